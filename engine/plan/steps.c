/* The concession ladder: packages from what is on the table to the walk-away. */
#include "compose.h"
#include "measures.h"

#include <math.h>
#include <string.h>

/* Where the ladder runs, in worth to us. */
typedef struct stretch {
    size_t option[DW_ISSUES_MAX]; /* of the package it starts from */
    size_t left[DW_ISSUES_MAX];   /* the same, less what they have said no to */
    double price;
    double start, target, stop; /* without what is got on the way */
    double theirs, their_price; /* worth to us of what they have on the table; -INFINITY for none */
    bool offered;               /* it starts from an offer of ours */
    bool lets_go;               /* that has something in it which they have said no to */
    bool closed[DW_ISSUES_MAX]; /* nothing is asked back on these */
    size_t proposed[DW_ISSUES_MAX]; /* what they have proposed, else DW_NONE */
    size_t asked[DW_ISSUES_MAX];    /* the same of what they ask for */
    double off_middle, granted;     /* prices that the first step does not go below; 0 for none */
    double newest;                  /* what our newest concession before cost us; 0 for none */
    const dw_archetype_numbers *numbers; /* of what leads, or led then */
    double price_least;
    bool stops_at_walk_away;
} stretch;

static size_t authority_at(const dw_composer *c, dw_money price)
{
    const double list = (double)c->deal->value.list_price;
    return dw_money_known(price)
               ? dw_authority_for(c->deal, c->playbook, 1 - (double)price / list, (double)price)
               : DW_NONE;
}

static const dw_archetype_numbers *numbers_of(const dw_composer *c)
{
    return &c->playbook->archetype[c->plan.assessment.lead].numbers;
}

/* Worth to us of what they have on the table, less what they have said no to since they accepted or named it.
 * The options are laid over. */
static double worth_of_theirs(const dw_composer *c, const dw_offered *offered, double price,
                              size_t *option)
{
    dw_leave_refused(&c->plan.worth, offered, price, option);
    return dw_worth_at_price(&c->plan.worth, option, price).us;
}

double dw_compose_their_offer(const dw_composer *c, double *price)
{
    size_t option[DW_ISSUES_MAX];
    return dw_standing_offer(&c->plan.worth, DW_SIDE_THEM, option, price) && !isnan(*price)
               ? worth_of_theirs(c, &c->offered, *price, option)
               : -INFINITY;
}

/* The least an opening is worth to us: part of the room above the target, and above what they offer,
 * stays for the ladder, the more the less we care for what they gain. */
static double least_opening(const dw_composer *c, double opening_price)
{
    size_t standard[DW_ISSUES_MAX];
    double price;
    dw_standard_package(&c->plan.worth, standard);
    const double most = dw_worth_at_price(&c->plan.worth, standard, opening_price).us;
    const double base = fmax(c->target_worth, dw_compose_their_offer(c, &price));
    return base + fmax(0, most - base) * (1 - numbers_of(c)->relationship_weight);
}

static void leave_refused(const dw_worth_model *model, const dw_offered *offered, stretch *s)
{
    memcpy(s->left, s->option, sizeof s->left);
    s->lets_go = dw_leave_refused(model, offered, s->price, s->left);
}

/* The price that we have said since our offer, where it is less, with the terms said beside it: they hold us
 * to it. Not where they offer more than it asks: nobody comes back to such a word. */
static bool starts_at_word(const dw_composer *c, size_t *option, double *price)
{
    const dw_price_word *const word = &c->plan.word;
    if (!word->event || dw_event_is_past(word->event, c->deal->day) ||
        !((double)word->price < *price) || dw_word_undercuts(&c->plan))
        return false;
    dw_package_lay(&c->plan.worth, word->event, option, price);
    return true;
}

/* What we have offered or said cannot be taken back; without an offer we start with the opening. */
static bool find_start(dw_composer *c, stretch *s)
{
    const dw_worth_model *const model = &c->plan.worth;
    const bool offered = dw_compose_ours(c, s->option, &s->price);
    const bool opens = !offered || isnan(s->price);
    if (opens) {
        if (!dw_money_known(c->plan.opening.price))
            return false;
        s->price = dw_price_within(model, (double)c->plan.opening.price);
    }
    if (!offered)
        dw_opening_options(model, c->stake, s->price, numbers_of(c), least_opening(c, s->price),
                           s->option);
    if (offered)
        c->plan.on_the_table = dw_money_estimate(dw_worth_at_price(model, s->option, s->price).us);
    c->plan.starts_at_word = !opens && starts_at_word(c, s->option, &s->price);
    c->plan.starts_promised = dw_lay_promised(model, &c->offered, s->option) && offered;
    dw_leave_declined(model, &c->offered, s->option);
    if (!offered)
        dw_leave_barred(model, &c->offered, s->price, s->option);
    leave_refused(model, &c->offered, s);
    dw_proposed_options(model, &c->offered, c->deal->day, s->proposed);
    dw_asked_options(model, &c->offered, s->asked);
    if (opens) { /* without what they have said no to, and with what they propose */
        dw_take_up_all(model, s->proposed, s->price, s->left);
        memcpy(s->option, s->left, sizeof s->option);
    }
    s->start = dw_worth_at_price(model, s->option, s->price).us;
    s->offered = offered;
    return true;
}

double dw_compose_their_word(const dw_composer *c)
{
    dw_money price;
    const size_t word = dw_deal_word_price(c->deal, c->playbook, &price);
    return word != DW_NONE && c->deal->event[word].n_terms == 1 ? (double)price : 0;
}

/* Nobody goes below what the buyer has put on the table, or said that it would pay; nor to a price that our
 * own house has said no to. */
static void find_stop(const dw_composer *c, stretch *s)
{
    const dw_worth_model *const model = &c->plan.worth;
    const double said = fmin(dw_compose_their_word(c), s->price);
    const double barred = fmin(c->plan.price_open, s->price);
    s->price_least = fmax(dw_price_within(model, (double)c->deal->value.floor_price), said);
    s->stop = fmax(c->walk_away_worth, dw_worth_at_price(model, s->left, s->price_least).us);
    s->stops_at_walk_away = true;
    if (barred > s->price_least) {
        s->price_least = barred;
        s->stop = fmax(s->stop, dw_worth_at_price(model, s->left, barred).us);
        s->stops_at_walk_away = false;
    }
    if (s->theirs == -INFINITY)
        return;
    s->price_least = fmax(s->price_least, s->their_price);
    if (s->theirs > s->stop) {
        s->stop = s->theirs;
        s->stops_at_walk_away = false;
    }
    const double off = dw_price_off_middle(
        s->price, s->their_price, dw_playbook_setting(c->playbook, DW_SETTING_SPLIT_TOLERANCE));
    if (!isnan(off) && s->offered)
        s->off_middle = off;
}

static bool has_ends(const dw_composer *c)
{
    return dw_money_known(c->deal->value.target_price) &&
           dw_money_known(c->deal->value.floor_price);
}

/* From its start, and what they have on the table, to where it ends; false where that is no way. */
static bool find_ends(const dw_composer *c, stretch *s)
{
    s->off_middle = s->granted = 0;
    find_stop(c, s);
    const double target = (double)c->deal->value.target_price;
    s->target = dw_worth_at_price(&c->plan.worth, s->left, target).us;
    /* Where our price is as good as at the target, what we have got beside it leaves room above. */
    const double same =
        dw_playbook_setting(c->playbook, DW_SETTING_PACKAGES_TOLERANCE) * fabs(s->start);
    if (s->offered && s->start - s->target <= same)
        s->target = fmin(s->target, c->target_worth);
    s->target = fmin(s->start, fmax(s->target, s->stop));
    return s->start > s->stop && (s->price > s->price_least || (s->offered && s->lets_go));
}

/* Of the first so many moves; 0 for none. */
static double newest_concession(const dw_composer *c, size_t n_moves)
{
    const dw_ledger_side *const ours = &c->plan.ledger.side[DW_SIDE_US];
    size_t n = ours->n_concessions;
    while (n > 0 && ours->concession[n - 1] >= n_moves)
        n--;
    return n > 0 ? ours->size[n - 1] : 0;
}

/* An archetype that tells more of its interests can move more terms at a time. */
static size_t gives_max(const dw_archetype_numbers *numbers)
{
    const size_t most = (size_t)(1 + 2 * numbers->disclosure);
    return most < DW_GIVES_MAX ? most : DW_GIVES_MAX;
}

/* Each concession is a share of the one before, from offer to offer: what we gave last limits what we
 * give next. 0 before the first one. */
static double next_most(const stretch *s)
{
    return s->newest * s->numbers->concession_ratio;
}

static dw_concession_rules rules_of(const dw_composer *c, const stretch *s)
{
    const dw_playbook *const p = c->playbook;
    const dw_archetype_numbers *const numbers = s->numbers;
    return (dw_concession_rules){
        .shape = {.steps_min = (size_t)dw_playbook_setting(p, DW_SETTING_LADDER_STEPS_MIN),
                  .steps_max = (size_t)dw_playbook_setting(p, DW_SETTING_LADDER_STEPS_MAX),
                  .ratio = numbers->concession_ratio,
                  .ratio_min = dw_playbook_setting(p, DW_SETTING_LADDER_RATIO_MIN),
                  .ratio_max = dw_playbook_setting(p, DW_SETTING_LADDER_RATIO_MAX),
                  .first_most = next_most(s)},
        .reciprocity = fmin(numbers->reciprocity, DW_GETS_MAX),
        .gives_max = gives_max(numbers),
        .price_least = s->price_least,
        .first_price_least = fmax(s->off_middle, s->granted),
        .closed = s->closed,
        .first = s->offered && s->lets_go ? s->left : NULL,
        .proposed = s->offered ? s->proposed : NULL,
        .taken_share = numbers->relationship_weight,
        .asked = s->asked,
        .rigidity = numbers->must_have_rigidity};
}

/* ---- Gets that are on no table yet ---------------------------------------------------------- */

/* What can be asked for although nobody has put it on the table: a kind of issue whose get can be
 * said without naming an option. Terms that carry liability are no currency. */
static bool can_be_asked(const dw_composer *c, size_t k)
{
    const dw_issue_kind *const kind = &c->playbook->issue_kind[k];
    const dw_variable_set nothing = {0};
    return kind->cash == DW_CASH_NONE && !kind->risk && dw_texts_pick(&kind->get, &nothing) &&
           dw_when_holds(&kind->ask_when, c->facts) == DW_TRUE &&
           !dw_kind_on_the_table(c->deal, c->playbook, k);
}

/* Neither the step nor one after it gives what the kind's get would contradict. */
static bool fits_from(const dw_composer *c, size_t k, size_t step)
{
    const dw_concessions *const made = &c->plan.concessions;
    bool fits = true;
    for (size_t s = step; s < made->n_steps; s++)
        fits = fits && !dw_kind_contradicts(&c->plan.worth, &c->playbook->issue_kind[k],
                                            made->step[s].package.option);
    return fits;
}

/* The next kind to ask for with the step, from *next on. */
static size_t next_kind(const dw_composer *c, size_t step, size_t *next)
{
    while (*next + 1 < c->playbook->n_issue_kinds &&
           !(can_be_asked(c, *next) && fits_from(c, *next, step)))
        ++*next;
    return *next + 1 < c->playbook->n_issue_kinds ? (*next)++ : DW_NONE;
}

/* ---- Steps ---------------------------------------------------------------------------------- */

/* What was got on the way may leave a step well above the worth its concession would lead to. */
static bool is_at(double worth, double level)
{
    return fabs(worth - level) <= 0.01 * fabs(level);
}

static dw_status list_steps(dw_composer *c, double target)
{
    const dw_concessions *const made = &c->plan.concessions;
    dw_plan_step *const step = DW_TAKE(c->arena, made->n_steps, dw_plan_step);
    if (!step)
        return DW_COMPOSER_FULL(c);
    size_t next = 0;
    for (size_t i = 0; i < made->n_steps; i++) {
        const dw_money price = dw_money_round(made->step[i].package.price);
        const bool asks_nothing = i > 0 && made->step[i].n_gets == 0;
        const bool below = made->target_step != DW_NONE
                               ? i > made->target_step
                               : i < made->ladder.n_steps && made->ladder.level[i] < target;
        step[i] =
            (dw_plan_step){.at_target = is_at(made->step[i].package.worth.us, c->target_worth),
                           .price = price,
                           .size = i > 0 ? step[i - 1].price - price : 0,
                           .concession = made->step[i],
                           .below_target = below,
                           .get_kind = asks_nothing ? next_kind(c, i, &next) : DW_NONE};
    }
    c->plan.step = step;
    c->plan.n_steps = made->n_steps;
    return DW_OK;
}

static double last_worth(const dw_concessions *made)
{
    return made->step[made->n_steps - 1].package.worth.us;
}

/* The granted price that the next step comes so near from below that both would call it the same step; it
 * need not be asked for. 0 for none. */
static double granted_beside(const dw_composer *c, const stretch *s)
{
    const dw_approvals *const approvals = &c->plan.approvals;
    const dw_concessions *const made = &c->plan.concessions;
    if (!dw_money_known(c->plan.on_the_table) || made->n_steps < 2)
        return 0;
    const dw_package *const next = &made->step[1].package;
    const double hair = fmax(dw_price_unit(next->price),
                             dw_playbook_setting(c->playbook, DW_SETTING_MOVE_TOLERANCE) *
                                 (s->price - next->price));
    for (size_t r = approvals->n_rulings; r-- > 0;) {
        const dw_ruling *const ruling = &approvals->ruling[r];
        const double price = ruling->package.price;
        if (!ruling->granted)
            continue;
        const dw_package there = dw_package_weigh(&c->plan.worth, next->option, price);
        return price > next->price && price < s->price && price - next->price <= hair &&
                       dw_approvals_clear(approvals, &c->plan.worth, &there) == DW_CLEARANCE_COVERED
                   ? price
                   : 0;
    }
    return 0;
}

static dw_status climb_down(dw_composer *c, const stretch *s)
{
    const dw_concession_rules rules = rules_of(c, s);
    return dw_concessions_make(&c->plan.worth, c->stake, s->option, s->price, s->target, s->stop,
                               &rules, c->arena, &c->plan.concessions, c->err);
}

dw_status dw_compose_steps(dw_composer *c)
{
    c->plan.target_authority = authority_at(c, c->deal->value.target_price);
    c->plan.floor_authority = authority_at(c, c->deal->value.floor_price);
    c->plan.on_the_table = DW_MONEY_NONE;
    stretch s;
    s.numbers = numbers_of(c);
    const bool started = c->plan.worth.priced && find_start(c, &s);
    c->start_worth = started ? s.start : (double)NAN;
    s.theirs = dw_compose_their_offer(c, &s.their_price);
    s.newest = newest_concession(c, c->plan.ledger.n_moves);
    if (!started || !has_ends(c) || !dw_deal_is_open(c->deal) || !find_ends(c, &s))
        return DW_OK;
    dw_closed_issues(&c->plan.worth, &c->offered, s.option, s.price, s.closed);
    dw_status status = climb_down(c, &s);
    s.granted = status == DW_OK ? granted_beside(c, &s) : 0;
    if (s.granted > 0)
        status = climb_down(c, &s);
    c->plan.ends_at_walk_away = status == DW_OK && c->plan.concessions.reaches_stop &&
                                s.stops_at_walk_away &&
                                is_at(last_worth(&c->plan.concessions), c->walk_away_worth);
    return status == DW_OK ? list_steps(c, s.target) : status;
}

/* ---- Steps that were due when we moved ---------------------------------------------------------- */

/* A ladder for each of more moves would make the plan of a long record slow. */
enum { DUE_MOVES = 12 };

/* From what both sides had on the table before the move; false without a price to start from. */
static bool stand_before(const dw_composer *c, size_t m, const dw_offered *offered, stretch *s)
{
    const dw_worth_model *const model = &c->plan.worth;
    const double price = offered->price[DW_SIDE_US], theirs = offered->price[DW_SIDE_THEM];
    if (isnan(price))
        return false;
    memcpy(s->option, offered->option[DW_SIDE_US], c->deal->n_issues * sizeof *s->option);
    dw_leave_declined(model, offered, s->option);
    s->price = price;
    s->start = dw_worth_at_price(model, s->option, price).us;
    s->offered = true;
    leave_refused(model, offered, s);
    dw_proposed_options(model, offered, c->deal->event[c->plan.ledger.move[m].event].day,
                        s->proposed);
    dw_asked_options(model, offered, s->asked);
    s->their_price = theirs;
    size_t option[DW_ISSUES_MAX];
    memcpy(option, offered->option[DW_SIDE_THEM], c->deal->n_issues * sizeof *option);
    s->theirs = isnan(theirs) ? -INFINITY : worth_of_theirs(c, offered, theirs, option);
    s->newest = newest_concession(c, m);
    dw_closed_issues(model, offered, s->option, price, s->closed);
    return true;
}

/* What the ladder had next, by what is known now of the rest. */
static dw_status find_due(const dw_composer *c, size_t m, const dw_offered *offered,
                          dw_due_step *due)
{
    stretch s;
    s.numbers = dw_numbers_at(&c->plan, c->plan.ledger.move[m].event);
    if (!stand_before(c, m, offered, &s))
        return DW_OK;
    *due = (dw_due_step){0};
    if (!find_ends(c, &s))
        return DW_OK;
    dw_concession_rules rules = rules_of(c, &s);
    rules.steps = 1;
    const dw_arena_mark here = dw_arena_here(c->arena);
    dw_concessions made;
    const dw_status status = dw_concessions_make(&c->plan.worth, c->stake, s.option, s.price,
                                                 s.target, s.stop, &rules, c->arena, &made, c->err);
    if (status == DW_OK && made.n_steps > 1) {
        due->size = made.ladder.level[0] - made.ladder.level[1];
        due->n_gets = made.step[1].n_gets;
    }
    dw_arena_rewind(c->arena, here);
    return status;
}

static bool is_weighed(const dw_composer *c, size_t m)
{
    const dw_move *const move = &c->plan.ledger.move[m];
    return c->plan.worth.priced && has_ends(c) && move->by == DW_SIDE_US && move->gives &&
           m + DUE_MOVES > c->plan.ledger.n_moves;
}

/* Once the two sides have agreed there is no ladder. */
dw_status dw_compose_due(dw_composer *c)
{
    const dw_ledger *const ledger = &c->plan.ledger;
    dw_due_step *const due = DW_TAKE(c->arena, ledger->n_moves, dw_due_step);
    bool agreed = false;
    dw_status status = DW_OK;
    dw_offered before;
    size_t e = 0;
    if (!due || !dw_offered_start(&c->plan.worth, c->arena, &before))
        return DW_COMPOSER_FULL(c);
    for (size_t m = 0; status == DW_OK && m < ledger->n_moves; m++) {
        const dw_move *const move = &ledger->move[m];
        due[m] = (dw_due_step){.size = (double)NAN};
        agreed |= move->accepts;
        if (agreed || !is_weighed(c, m))
            continue;
        for (; e < move->event; e++)
            dw_offered_follow(&c->plan.worth, &c->deal->event[e], &before);
        status = find_due(c, m, &before, &due[m]);
    }
    c->plan.due = due;
    return status;
}
