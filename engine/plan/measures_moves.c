/* Measures over the ledger: what was given, for what, in which steps. */
#include "measures.h"

#include <math.h>
#include <string.h>

static const dw_ledger_side *ours(const dw_plan *plan)
{
    return &plan->ledger.side[DW_SIDE_US];
}

bool dw_move_is_unreturned(const dw_ledger *ledger, const dw_move *move)
{
    return move->by == DW_SIDE_US && move->came_back == DW_RETURN_UNRETURNED &&
           !dw_move_is_met(ledger, move);
}

bool dw_unreciprocated_gives(const dw_plan *plan, bool *behind, double *value)
{
    *value = 0;
    for (size_t m = 0; m < plan->ledger.n_moves; m++)
        if (dw_move_is_unreturned(&plan->ledger, &plan->ledger.move[m])) {
            ++*value;
            dw_mark(behind, plan->ledger.move[m].event);
        }
    return true;
}

static bool puts_something(const dw_move *move)
{
    return move->kind != DW_MOVE_NONE || move->accepts;
}

/* Have they put a term against what lies with them: in words that name one anew or in an ultimatum, which is
 * heard however often it is said, or by a no to one beside the price? A no to our price names nothing of
 * theirs. */
static bool puts_against(const dw_plan *plan, size_t e)
{
    const dw_event *const event = &plan->deal->event[e];
    if (plan->ledger.word[e].is_news)
        return true;
    if (event->statement == DW_STATEMENT_ULTIMATUM)
        return event->n_terms > 0;
    for (size_t t = 0; event->kind == DW_EVENT_REFUSE && t < event->n_terms; t++)
        if (event->term[t].issue != plan->worth.cash_issue[DW_CASH_PRICE])
            return true;
    return false;
}

/* The first event after the newest with which they put something, in an offer, in words or in a no to a term,
 * or agreed; 0 when there is none. */
static size_t since_their_word(const dw_plan *plan)
{
    const dw_ledger *const ledger = &plan->ledger;
    for (size_t e = plan->deal->n_events; e-- > 0;) {
        const size_t m = ledger->move_of[e];
        if (plan->deal->event[e].by == DW_SIDE_THEM &&
            (m != DW_NONE ? puts_something(&ledger->move[m]) : puts_against(plan, e)))
            return e + 1;
    }
    return 0;
}

/* Against the offer that lies with them now: what they have answered is no news. *cost of the moves. */
static size_t count_bettered(const dw_plan *plan, bool *behind, double *cost)
{
    const dw_ledger *const ledger = &plan->ledger;
    const size_t since = since_their_word(plan);
    bool is_with_them = false;
    size_t n = 0;
    *cost = 0;
    for (size_t m = 0; m < ledger->n_moves; m++) {
        const dw_move *const move = &ledger->move[m];
        if (move->by != DW_SIDE_US || move->event < since)
            continue;
        if (is_with_them && dw_move_is_gift(move) && !move->accepts) {
            n++;
            *cost += dw_move_cost(move);
            dw_mark(behind, move->event);
        }
        is_with_them = !move->accepts;
    }
    return n;
}

bool dw_moves_without_answer(const dw_plan *plan, bool *behind, double *value)
{
    double cost;
    *value = (double)count_bettered(plan, behind, &cost);
    return true;
}

double dw_bettered_cost(const dw_plan *plan)
{
    double cost;
    (void)count_bettered(plan, NULL, &cost);
    return cost;
}

static bool pattern(const dw_plan *plan, dw_side side, bool *behind, double *value)
{
    const dw_ledger_side *const sum = &plan->ledger.side[side];
    *value = sum->pattern;
    for (size_t i = 0; i < sum->n_concessions; i++)
        dw_mark(behind, plan->ledger.move[sum->concession[i]].event);
    return true;
}

bool dw_our_concession_pattern(const dw_plan *plan, bool *behind, double *value)
{
    return pattern(plan, DW_SIDE_US, behind, value);
}

bool dw_their_concession_pattern(const dw_plan *plan, bool *behind, double *value)
{
    return pattern(plan, DW_SIDE_THEM, behind, value);
}

bool dw_their_moves(const dw_plan *plan, bool *behind, double *value)
{
    *value = (double)plan->ledger.side[DW_SIDE_THEM].n_moves;
    /* Words that come our way are a move, in whatever form they are put. */
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (plan->deal->event[e].by == DW_SIDE_THEM && plan->ledger.word[e].us >= DW_WORTH_SAME) {
            ++*value;
            dw_mark(behind, e);
        }
    for (size_t m = 0; behind && m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by == DW_SIDE_THEM && !move->accepts && move->kind > DW_MOVE_FIRST)
            dw_mark(behind, move->event);
    }
    return true;
}

bool dw_offers_since_their_step(const dw_plan *plan, bool *behind, double *value)
{
    size_t since = 0;
    *value = 0;
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by == DW_SIDE_THEM && (move->kind == DW_MOVE_FIRST || move->gives))
            since = m + 1;
        else if (move->by == DW_SIDE_US && move->said != DW_NONE)
            since = m + 1;
    }
    for (size_t m = since; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by != DW_SIDE_US || move->accepts)
            continue;
        ++*value;
        dw_mark(behind, move->event);
    }
    return true;
}

/* ---- Standstill ------------------------------------------------------------------------------ */

/* The newest move of either side; DW_NONE when nobody has put anything on the table. */
static size_t newest_move(const dw_plan *plan)
{
    const size_t us = ours(plan)->last, them = plan->ledger.side[DW_SIDE_THEM].last;
    return us == DW_NONE ? them : them == DW_NONE ? us : us > them ? us : them;
}

bool dw_sessions_without_move(const dw_plan *plan, bool *behind, double *value)
{
    const size_t newest = newest_move(plan);
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = newest == DW_NONE ? 0 : plan->ledger.move[newest].event + 1; e < deal->n_events;
         e++)
        if (deal->event[e].kind == DW_EVENT_SESSION) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

bool dw_days_since_move(const dw_plan *plan, bool *behind, double *value)
{
    const size_t newest = newest_move(plan);
    if (newest == DW_NONE)
        return false;
    const dw_move *const move = &plan->ledger.move[newest];
    *value = plan->ledger.side[move->by].days_since;
    dw_mark(behind, move->event);
    return true;
}

static bool gives_on_risk(const dw_plan *plan, const dw_move *move)
{
    for (size_t t = 0; t < move->n_terms; t++) {
        const dw_issue *const issue = &plan->deal->issue[move->term[t].to.issue];
        if (move->term[t].direction == DW_DIRECTION_GIVE &&
            plan->playbook->issue_kind[issue->kind].risk)
            return true;
    }
    return false;
}

bool dw_gives_on_risk_terms(const dw_plan *plan, bool *behind, double *value)
{
    *value = 0;
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by != DW_SIDE_US || !gives_on_risk(plan, move))
            continue;
        ++*value;
        dw_mark(behind, move->event);
    }
    return true;
}

/* ---- Against the ladder and the lead's numbers ---------------------------------------------------- */

/* Prices are said in round figures: a step is as the ladder has it within this share of it. */
#define AS_DUE 0.01

bool dw_move_is_due(const dw_plan *plan, size_t m)
{
    return dw_move_cost(&plan->ledger.move[m]) <= plan->due[m].size * (1 + AS_DUE);
}

/* What we have offered before is taken back, and nothing is asked. */
static bool is_asked(const dw_move_term *term)
{
    return term->direction == DW_DIRECTION_TAKE && !term->was_put;
}

/* Terms that the move of ours asks for with what it gives. */
static size_t asked_with(const dw_move *move)
{
    size_t n = 0;
    for (size_t t = 0; t < move->n_terms; t++)
        n += is_asked(&move->term[t]);
    return n;
}

/* Nothing is owed for what only answers a no of theirs. */
static bool is_paid_give(const dw_move *move)
{
    return move->by == DW_SIDE_US && move->gives && !move->accepts && !move->answers_no;
}

/* Issues that are new to the list and go the direction, by their number. */
static size_t count_new(const dw_move *move, bool *counted)
{
    size_t n = 0;
    for (size_t t = 0; t < move->n_terms; t++) {
        const size_t issue = move->term[t].to.issue;
        const bool counts = move->by == DW_SIDE_US ? is_asked(&move->term[t])
                                                   : move->term[t].direction == DW_DIRECTION_GIVE;
        n += counts && !counted[issue];
        counted[issue] |= counts;
    }
    return n;
}

/* What we asked with a give and then got is one get; with our next give it is counted afresh. What they move
 * belongs to the give before it. */
dw_gets dw_plan_gets(const dw_plan *plan)
{
    bool counted[DW_ISSUES_MAX] = {false};
    bool is_ours = dw_judges(plan, 0);
    dw_gets gets = {0};
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        const dw_due_step *const due = &plan->due[m];
        if (is_paid_give(move))
            is_ours = dw_judges(plan, move->event);
        if (is_paid_give(move) && is_ours) {
            const double reciprocity = dw_numbers_at(plan, move->event)->reciprocity;
            memset(counted, 0, sizeof counted);
            gets.gives++;
            gets.planned += due->size > 0 ? fmin((double)due->n_gets, reciprocity) : reciprocity;
        }
        if (is_ours && (is_paid_give(move) || move->by == DW_SIDE_THEM))
            gets.got += count_new(move, counted);
    }
    return gets;
}

/* Did we ask something with the give, or did it bring something? */
static bool has_get(const dw_move *move)
{
    return asked_with(move) > 0 || move->came_back == DW_RETURN_RETURNED;
}

static size_t mark_gives(const dw_plan *plan, bool with_get, bool *behind)
{
    size_t n = 0;
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (!is_paid_give(move) || !dw_judges(plan, move->event) || has_get(move) != with_get)
            continue;
        dw_mark(behind, move->event);
        n++;
    }
    return n;
}

/* Terms we asked back with our gives, and those that they moved our way. Behind as many as were planned
 * stand the gives that brought some, behind fewer those that did not; all where there is none of these. */
bool dw_gets_share(const dw_plan *plan, bool *behind, double *value)
{
    const dw_gets gets = dw_plan_gets(plan);
    if (gets.planned <= 0)
        return false;
    *value = (double)gets.got / gets.planned;
    if (mark_gives(plan, *value >= 1, behind) == 0)
        (void)mark_gives(plan, *value < 1, behind);
    return true;
}

size_t dw_opening_move(const dw_plan *plan)
{
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by == DW_SIDE_US && !move->accepts && !isnan(move->price))
            return m;
    }
    return DW_NONE;
}

bool dw_opening_against_plan(const dw_plan *plan, bool *behind, double *value)
{
    const dw_money planned = plan->opening.planned;
    const size_t m = dw_opening_move(plan);
    if (!dw_money_known(planned) || planned <= 0 || m == DW_NONE ||
        !dw_judges(plan, plan->ledger.move[m].event))
        return false;
    *value = plan->ledger.move[m].price / (double)planned - 1;
    dw_mark(behind, plan->ledger.move[m].event);
    return true;
}

/* ---- Meeting in the middle ------------------------------------------------------------------- */

/* What a move stands for on one scale: its price where all have one, else its worth to us. */
static double place_of(const dw_move *move, bool by_price)
{
    return by_price ? move->price : move->worth.us;
}

static bool lies_between(const dw_move *before, const dw_move *theirs, const dw_move *now,
                         double tolerance)
{
    const bool by_price = isfinite(before->price) && isfinite(theirs->price);
    const double own = place_of(before, by_price), other = place_of(theirs, by_price);
    /* So near each other that no price of ours would be off the middle, it is no habit to meet there. */
    if (by_price && own > other && isnan(dw_price_off_middle(own, other, tolerance)))
        return false;
    return fabs(own - other) >= DW_WORTH_SAME &&
           fabs(place_of(now, by_price) - (own + other) / 2) <= tolerance * fabs(own - other);
}

typedef struct splits {
    size_t n;              /* offers of ours in the middle */
    size_t n_due;          /* those of them that were no larger than planned */
    const dw_move *theirs; /* the move that the newest met; NULL without one */
} splits;

/* No larger than the ladder's step, or than what led then makes of the concession before it. */
static bool is_as_planned(const dw_plan *plan, size_t m)
{
    const dw_ledger_side *const sum = ours(plan);
    const double ratio = dw_numbers_at(plan, plan->ledger.move[m].event)->concession_ratio;
    for (size_t i = 1; i < sum->n_concessions; i++)
        if (sum->concession[i] == m && sum->size[i] <= ratio * sum->size[i - 1] * (1 + AS_DUE))
            return true;
    return dw_move_is_due(plan, m);
}

/* Offers of ours that met theirs in the middle and asked for nothing with it: who puts a number and a term
 * together trades. */
static splits find_splits(const dw_plan *plan, bool *behind)
{
    const double tolerance = dw_playbook_setting(plan->playbook, DW_SETTING_SPLIT_TOLERANCE);
    const dw_move *own = NULL, *theirs = NULL;
    splits found = {0};
    for (size_t m = 0; m < plan->ledger.n_moves; m++) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->by == DW_SIDE_THEM) {
            theirs = move;
            continue;
        }
        if (own && theirs && move->gives && !move->accepts && dw_judges(plan, move->event) &&
            asked_with(move) == 0 && lies_between(own, theirs, move, tolerance)) {
            found.n++;
            found.n_due += is_as_planned(plan, m);
            found.theirs = theirs;
            dw_mark(behind, move->event);
        }
        own = move;
    }
    return found;
}

/* A large step of theirs can bring the middle to where our plan takes us anyway: no larger than planned, one
 * such step is no splitting. Who halves again and again takes ever smaller steps, so more than one is. */
static bool is_by_chance(const splits *found)
{
    return found->n == 1 && found->n_due == 1;
}

bool dw_split_difference(const dw_plan *plan, bool *behind, double *value)
{
    const splits found = find_splits(plan, NULL);
    *value = is_by_chance(&found) ? 0 : (double)found.n;
    if (*value > 0)
        (void)find_splits(plan, behind);
    return true;
}

double dw_met_price(const dw_plan *plan)
{
    const splits found = find_splits(plan, NULL);
    return found.theirs && !is_by_chance(&found) ? found.theirs->price : (double)NAN;
}
