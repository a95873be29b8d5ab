/* The moves of a record: each offer as a whole package, against the side's own offer before. */
#include "ledger.h"

#include "../playbook/words.h"
#include "../trade/standing.h"

#include <math.h>
#include <string.h>

typedef struct writer {
    const dw_worth_model *model;
    dw_arena *arena;
    size_t option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing side[DW_SIDE_COUNT]; /* their options are those above */
    bool named[DW_SIDE_COUNT][DW_ISSUES_MAX];
    /* What each side last offered or said, and whether it has spoken of the issue. */
    size_t said_option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing said[DW_SIDE_COUNT];
    bool spoken[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_option_set promised[DW_ISSUES_MAX]; /* by us, beside the price */
    dw_offered offered;                    /* before the event at hand */
    /* What our moves before the one at hand had, and their highest price. */
    dw_option_set put[DW_ISSUES_MAX];
    double put_price;
    dw_worth
        cash_before; /* of the move at hand: the commercial terms before it, as its terms need it */
    bool has_cash_before;
    dw_move_term term[DW_ISSUES_MAX]; /* of the move at hand */
    dw_move *move;
    size_t n_moves;
    const dw_move *newest[DW_SIDE_COUNT]; /* before the one at hand; NULL for none */
} writer;

/* ---- What a change is worth ----------------------------------------------------------------- */

static dw_cash_terms cash_of(const dw_worth_model *model, const dw_standing *side)
{
    dw_cash_terms terms = dw_worth_terms(model, side->option);
    if (!isnan(side->price))
        terms.price = side->price;
    return terms;
}

/* What one term changes by itself. */
static void value_term(writer *w, const dw_standing *before, dw_move_term *term)
{
    const dw_worth_model *const model = w->model;
    const size_t issue = term->to.issue;
    const dw_issue *const row = &model->deal->issue[issue];
    dw_worth from = {0}, to = {0};
    if (!dw_issue_is_cash(model, issue)) {
        if (row->valued) {
            from = dw_worth_of_option(&row->option[term->from.option]);
            to = dw_worth_of_option(&row->option[term->to.option]);
        }
    } else if (model->priced) {
        dw_cash_terms terms = cash_of(model, before);
        if (!w->has_cash_before)
            w->cash_before = dw_worth_of_cash(model, &terms);
        w->has_cash_before = true;
        from = w->cash_before;
        dw_cash_terms_set(&terms, model->playbook->issue_kind[row->kind].cash, term->to.number);
        to = dw_worth_of_cash(model, &terms);
    }
    term->us = to.us - from.us;
    term->them = to.them - from.them;
}

static dw_direction direction_of(dw_side by, double us, double them)
{
    const double other = by == DW_SIDE_US ? them : us;
    const double own = by == DW_SIDE_US ? us : them;
    if (fabs(other) >= DW_WORTH_SAME)
        return other > 0 ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
    if (fabs(own) >= DW_WORTH_SAME)
        return own < 0 ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
    return DW_DIRECTION_OPEN;
}

/* ---- What moved ----------------------------------------------------------------------------- */

/* A price has a number of its own, any other issue that of its option. */
static dw_term term_of(const dw_worth_model *model, const dw_standing *side, size_t issue)
{
    const size_t option = side->option[issue];
    const bool priced = issue == model->cash_issue[DW_CASH_PRICE] && !isnan(side->price);
    return (dw_term){.issue = issue,
                     .option = option,
                     .number =
                         priced ? side->price : model->deal->issue[issue].option[option].number};
}

/* What had not been named cannot have moved: a price, and what they keep of ours. option [n_issues] is the
 * result's. */
static dw_standing start_of(const dw_worth_model *model, dw_side by, const dw_standing *before,
                            const dw_standing *after, size_t *option)
{
    dw_standing start = {option, before->price, before->exists, before->named, {.issues = 0}};
    const size_t price = model->cash_issue[DW_CASH_PRICE];
    memcpy(option, before->option, model->deal->n_issues * sizeof *option);
    if (price != DW_NONE && isnan(before->price) && !isnan(after->price)) {
        start.price = after->price;
        start.option[price] = after->option[price];
    }
    for (size_t i = 0; by == DW_SIDE_THEM && i < model->deal->n_issues; i++)
        if (!(after->named >> i & 1))
            start.option[i] = after->option[i];
    return start;
}

static bool differs(const dw_worth_model *model, const dw_standing *a, const dw_standing *b,
                    size_t issue)
{
    if (issue == model->cash_issue[DW_CASH_PRICE] && !isnan(a->price) && !isnan(b->price))
        return a->price != b->price;
    return a->option[issue] != b->option[issue];
}

static dw_move_kind kind_of(const dw_move *move)
{
    size_t n[DW_DIRECTION_COUNT] = {0};
    for (size_t t = 0; t < move->n_terms; t++)
        n[move->term[t].direction]++;
    if (move->n_terms == 0)
        return DW_MOVE_NONE;
    if (n[DW_DIRECTION_GIVE] > 0 && n[DW_DIRECTION_TAKE] == 0)
        return DW_MOVE_GIVE;
    return n[DW_DIRECTION_TAKE] > 0 && n[DW_DIRECTION_GIVE] == 0 ? DW_MOVE_TAKE_BACK
                                                                 : DW_MOVE_MIXED;
}

/* Mostly the package that the side moved to last, and then worth the same. */
static dw_worth worth_before(const writer *w, const dw_standing *start, dw_side by)
{
    const dw_move *const last = w->newest[by];
    const size_t bytes = w->model->deal->n_issues * sizeof *start->option;
    return last && last->price == start->price && memcmp(last->option, start->option, bytes) == 0
               ? last->worth
               : dw_worth_asked(w->model, start->option, start->price);
}

/* Sums of terms would miss how commercial terms work together: the change is that of the whole. */
static void value_move(const writer *w, const dw_standing *start, dw_move *move)
{
    const dw_worth before = worth_before(w, start, move->by);
    move->us = move->worth.us - before.us;
    move->them = move->worth.them - before.them;
    for (size_t t = 0; t < move->n_terms; t++)
        move->is_weighed |=
            fabs(move->term[t].us) >= DW_WORTH_SAME || fabs(move->term[t].them) >= DW_WORTH_SAME;
    move->kind = kind_of(move);
    move->gives = move->kind == DW_MOVE_GIVE ||
                  (move->kind == DW_MOVE_MIXED && dw_move_worth(move) >= DW_WORTH_SAME);
}

/* Has the other side on the table, or said last, what the side now has there? */
static bool is_offered(const writer *w, dw_side by, const dw_standing *after, size_t issue)
{
    const dw_side whose = dw_side_other(by);
    const dw_standing *const other = &w->side[whose];
    return (other->exists && !differs(w->model, other, after, issue)) ||
           (w->spoken[whose][issue] && !differs(w->model, &w->said[whose], after, issue)) ||
           (whose == DW_SIDE_US && dw_option_set_has(&w->promised[issue], after->option[issue]));
}

static void note_promised(writer *w, const dw_event *event)
{
    for (size_t t = 0; t < event->n_terms && dw_event_is_promise(event); t++)
        if (event->by == DW_SIDE_US && event->term[t].option != DW_NONE &&
            event->term[t].issue != w->model->cash_issue[DW_CASH_PRICE])
            dw_option_set_add(&w->promised[event->term[t].issue], event->term[t].option);
}

/* Have we offered the term before, or a price as high? */
static bool was_put(const writer *w, const dw_term *term)
{
    return term->issue == w->model->cash_issue[DW_CASH_PRICE]
               ? w->put_price >= term->number
               : dw_option_set_has(&w->put[term->issue], term->option);
}

static void note_put(writer *w, const dw_move *move)
{
    for (size_t i = 0; i < w->model->deal->n_issues; i++)
        dw_option_set_add(&w->put[i], move->option[i]);
    w->put_price = fmax(w->put_price, move->price);
}

/* Is the term let go because they have said no to it? */
static bool lets_go_refused(const writer *w, const dw_move_term *term)
{
    const dw_option_set *const refused = &w->offered.refused[term->from.issue];
    return dw_option_set_has(refused, term->from.option) &&
           !dw_option_set_has(refused, term->to.option);
}

/* Their own no asked for it: it betters nothing that they have not answered. */
static bool answers_no(const writer *w, const dw_move *move)
{
    size_t n = 0;
    for (size_t t = 0; t < move->n_terms; t++) {
        if (move->term[t].direction != DW_DIRECTION_GIVE)
            continue;
        n++;
        if (!lets_go_refused(w, &move->term[t]))
            return false;
    }
    return n > 0 && move->by == DW_SIDE_US;
}

static bool write_terms(writer *w, const dw_standing *before, const dw_standing *after,
                        dw_move *move)
{
    size_t option[DW_ISSUES_MAX], n = 0;
    const dw_standing start = start_of(w->model, move->by, before, after, option);
    w->has_cash_before = false;
    for (size_t i = 0; i < w->model->deal->n_issues; i++) {
        if (!differs(w->model, &start, after, i))
            continue;
        dw_move_term *const term = &w->term[n++];
        term->from = term_of(w->model, &start, i);
        term->to = term_of(w->model, after, i);
        value_term(w, &start, term);
        term->direction = direction_of(move->by, term->us, term->them);
        if (term->direction == DW_DIRECTION_OPEN && move->by == DW_SIDE_US &&
            lets_go_refused(w, term))
            term->direction = DW_DIRECTION_GIVE; /* their no tells what no worth does */
        term->was_named = w->named[move->by][i];
        term->is_offered = is_offered(w, move->by, after, i);
        term->was_put = move->by == DW_SIDE_US && was_put(w, &term->to);
        term->declined = move->by == DW_SIDE_US && w->model->declined &&
                         dw_option_set_has(&w->model->declined[i], term->to.option);
    }
    dw_move_term *const kept = DW_TAKE(w->arena, n, dw_move_term);
    if (!kept)
        return false;
    memcpy(kept, w->term, n * sizeof *kept);
    move->term = kept;
    move->n_terms = n;
    value_move(w, &start, move);
    move->answers_no = answers_no(w, move);
    return true;
}

/* ---- Events to moves ------------------------------------------------------------------------ */

static bool write_move(writer *w, size_t e, const dw_standing *before, const dw_standing *after)
{
    const dw_event *const event = &w->model->deal->event[e];
    const size_t n_issues = w->model->deal->n_issues;
    size_t *const option = DW_TAKE(w->arena, n_issues, size_t);
    if (!option)
        return false;
    memcpy(option, after->option, n_issues * sizeof *option);
    dw_move *const move = &w->move[w->n_moves++];
    *move = (dw_move){.event = e,
                      .by = event->by,
                      .kind = DW_MOVE_FIRST,
                      .accepts = event->kind == DW_EVENT_ACCEPT,
                      .option = option,
                      .price = after->price,
                      .worth = dw_worth_asked(w->model, option, after->price),
                      .answer = DW_NONE,
                      .said = DW_NONE};
    if (before->exists && !write_terms(w, before, after, move))
        return false;
    if (move->by == DW_SIDE_US)
        note_put(w, move);
    return true;
}

/* What is agreed is a word of both. */
static void note_named(writer *w, const dw_event *event)
{
    for (size_t t = 0; t < event->n_terms; t++)
        w->named[event->by][event->term[t].issue] = true;
    for (size_t i = 0; event->kind == DW_EVENT_ACCEPT && i < w->model->deal->n_issues; i++)
        w->named[DW_SIDE_US][i] = w->named[DW_SIDE_THEM][i] = true;
}

/* An acceptance of nothing moves nothing. */
static bool is_move(const writer *w, const dw_event *event)
{
    return dw_event_is_offer(event) ||
           (event->kind == DW_EVENT_ACCEPT &&
            (event->n_terms > 0 || w->side[dw_side_other(event->by)].exists));
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* Does the term stand otherwise now, or is it spoken of for the first time? */
static bool is_said_anew(const writer *w, const dw_event *event, const dw_standing *before)
{
    const dw_standing *const now = &w->said[event->by];
    bool anew = false;
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t issue = event->term[t].issue;
        anew |= !w->spoken[event->by][issue] || differs(w->model, before, now, issue);
    }
    return anew;
}

static void weigh_word(const writer *w, const dw_event *event, const dw_standing *before,
                       dw_word *word)
{
    size_t option[DW_ISSUES_MAX];
    const dw_standing *const now = &w->said[event->by];
    word->is_news = is_said_anew(w, event, before);
    word->is_first = !before->exists;
    if (word->is_first || !word->is_news)
        return;
    const dw_standing start = start_of(w->model, event->by, before, now, option);
    const dw_worth from = dw_worth_asked(w->model, start.option, start.price);
    const dw_worth to = dw_worth_asked(w->model, now->option, now->price);
    word->us = to.us - from.us;
    word->them = to.them - from.them;
}

/* Against the offer of its side; what the side has never offered it takes from nobody. */
static double behind_offer(const writer *w, const dw_event *event)
{
    size_t option[DW_ISSUES_MAX];
    const dw_standing *const offer = &w->side[event->by];
    dw_standing asked = {option, offer->price, offer->exists, offer->named, {.issues = 0}};
    memcpy(option, offer->option, w->model->deal->n_issues * sizeof *option);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_event one = {.term = &event->term[t], .n_terms = 1};
        if (w->named[event->by][event->term[t].issue])
            dw_standing_take(w->model, &one, &asked);
    }
    if (!offer->exists || (w->model->priced && (isnan(offer->price) || isnan(asked.price))))
        return 0;
    const dw_worth from = dw_worth_asked(w->model, offer->option, offer->price);
    const dw_worth to = dw_worth_asked(w->model, option, asked.price);
    const double less = event->by == DW_SIDE_THEM ? from.us - to.us : from.them - to.them;
    return less >= DW_WORTH_SAME ? less : 0;
}

/* What is agreed both have said. */
static void agree_in_words(writer *w)
{
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        memcpy(w->said_option[s], w->option[s], w->model->deal->n_issues * sizeof *w->option[s]);
        w->said[s].price = w->side[s].price;
        w->said[s].exists = w->side[s].exists;
    }
}

/* Offers are said as well; a word with terms stands until the side names them otherwise. */
static void hear_words(writer *w, const dw_event *event, dw_word *word)
{
    size_t option[DW_ISSUES_MAX];
    dw_standing *const now = &w->said[event->by];
    const bool is_word = dw_event_says_terms(event) && event->n_terms > 0;
    *word = (dw_word){0};
    note_promised(w, event);
    if (event->kind == DW_EVENT_ACCEPT)
        agree_in_words(w);
    if (!is_word && !dw_event_is_offer(event))
        return;
    const dw_standing before = {option, now->price, now->exists, now->named, {.issues = 0}};
    memcpy(option, now->option, w->model->deal->n_issues * sizeof *option);
    dw_standing_take(w->model, event, now);
    if (is_word) {
        weigh_word(w, event, &before, word);
        word->behind = behind_offer(w, event);
    }
    for (size_t t = 0; t < event->n_terms; t++)
        w->spoken[event->by][event->term[t].issue] = true;
}

/* ---- The whole record ------------------------------------------------------------------------- */

static bool write_offer(writer *w, size_t e, size_t *move_of, dw_word *word)
{
    const dw_event *const event = &w->model->deal->event[e];
    size_t option[DW_ISSUES_MAX];
    dw_standing *const own = &w->side[event->by];
    const dw_standing before = {option, own->price, own->exists, own->named, {.issues = 0}};
    memcpy(option, own->option, w->model->deal->n_issues * sizeof *option);
    dw_standing_follow(w->model, event, w->side);
    hear_words(w, event, word);
    *move_of = w->n_moves;
    if (!write_move(w, e, &before, own))
        return false;
    w->newest[event->by] = &w->move[w->n_moves - 1];
    note_named(w, event);
    return true;
}

static bool write_moves(writer *w, size_t *move_of, dw_word *word)
{
    const dw_deal *const deal = w->model->deal;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        move_of[e] = DW_NONE;
        if (dw_event_is_promise(event)) /* what they accept later has it */
            dw_standing_follow(w->model, event, w->side);
        if (!is_move(w, event))
            hear_words(w, event, &word[e]);
        else if (!write_offer(w, e, &move_of[e], &word[e]))
            return false;
        dw_offered_follow(w->model, event, &w->offered);
    }
    return true;
}

static size_t count_moves(const dw_deal *deal)
{
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += dw_event_is_offer(&deal->event[e]) || deal->event[e].kind == DW_EVENT_ACCEPT;
    return n;
}

dw_status dw_ledger_make(const dw_worth_model *model, dw_arena *arena, dw_ledger *ledger,
                         dw_error *err)
{
    const dw_deal *const deal = model->deal;
    writer *const w = DW_TAKE(arena, 1, writer);
    size_t *const move_of = DW_TAKE(arena, deal->n_events, size_t);
    dw_move *const move = DW_TAKE(arena, count_moves(deal), dw_move);
    dw_word *const word = DW_TAKE(arena, deal->n_events, dw_word);
    if (!w || !move_of || !move || !word)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *w = (writer){.model = model, .arena = arena, .move = move, .put_price = -INFINITY};
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        w->side[s].option = w->option[s];
        dw_standing_start(model, &w->side[s]);
        w->said[s].option = w->said_option[s];
        dw_standing_start(model, &w->said[s]);
    }
    if (!dw_offered_start(model, arena, &w->offered) || !write_moves(w, move_of, word))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_ledger made = {.move = move, .n_moves = w->n_moves, .move_of = move_of, .word = word};
    dw_ledger_pair(deal, &made, move);
    dw_ledger_mark_fallen(deal, &made, move);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        if (!dw_ledger_sum(model, &made, (dw_side)s, arena, &made.side[s]))
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *ledger = made;
    return DW_OK;
}

double dw_move_cost(const dw_move *move)
{
    return move->by == DW_SIDE_US ? -move->us : -move->them;
}

double dw_move_worth(const dw_move *move)
{
    return move->by == DW_SIDE_US ? move->them : move->us;
}

bool dw_move_takes_named(const dw_move *move)
{
    bool any = false;
    for (size_t t = 0; t < move->n_terms; t++)
        any |= move->term[t].direction == DW_DIRECTION_TAKE && move->term[t].was_named &&
               !move->term[t].is_offered;
    return any;
}

bool dw_ledger_takes_named(const dw_ledger *ledger, dw_side side)
{
    size_t m = 0;
    while (m < ledger->n_moves &&
           !(ledger->move[m].by == side && dw_move_takes_named(&ledger->move[m])))
        m++;
    return m < ledger->n_moves;
}

double dw_word_worth(const dw_word *word, dw_side by)
{
    return by == DW_SIDE_US ? word->them : word->us;
}

bool dw_move_is_gift(const dw_move *move)
{
    return move->gives && !move->answers_no && dw_move_cost(move) >= DW_WORTH_SAME;
}

const char *dw_move_kind_name(dw_move_kind kind)
{
    return dw_words_move_kind[kind];
}

const char *dw_direction_name(dw_direction direction)
{
    return dw_words_direction[direction];
}

const char *dw_return_name(dw_return came_back)
{
    return dw_words_return[came_back];
}

const char *dw_move_pattern_name(dw_move_pattern pattern)
{
    return dw_words_move_pattern[pattern];
}
