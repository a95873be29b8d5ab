/* Why an offer of theirs makes it less likely that they take ours, or likelier. */
#include "parts.h"

#include <math.h>

/* A cause that makes less of the fall is not named. */
static const double LEAST_SHARE = 0.25;
/* Chances nearer than this are the same. */
static const double SAME_CHANCE = 1e-9;
/* Of the buyers they may be: the middle, and one in ten. */
static const double HALF = 0.5, ONE_IN_TEN = 0.1;

/* What they have said of terms, when it is all that one plan has more than the other. */
static const dw_event *newest_said(const dw_plan *before, const dw_plan *after)
{
    const size_t n = before->deal->n_events;
    if (after->deal->n_events != n + 1)
        return NULL;
    const dw_event *const event = &after->deal->event[n];
    const bool says =
        dw_event_is_offer(event) || dw_event_says_terms(event) || event->kind == DW_EVENT_REFUSE;
    return event->by == DW_SIDE_THEM && says && event->corrects == 0 ? event : NULL;
}

static bool is_believed(const dw_plan *plan)
{
    return plan->belief && plan->belief->bank;
}

/* Is it what may be said of it at most after a no of theirs? */
static bool is_bounded(const dw_plan *plan, const dw_package *package)
{
    const double most =
        dw_most_taken(&plan->worth, package->option, package->price, package->worth.them);
    return most < 1 && package->acceptance >= most - SAME_CHANCE;
}

/* Both beliefs on the terms of the later plan: a number that the newest event names may be an option that the
 * earlier one does not have. */
static void set_prices(const dw_plan *before, const dw_plan *after, const size_t *ours, double time,
                       dw_chance_fall *fall)
{
    const dw_worth_model *const worth = &after->worth;
    size_t option[DW_ISSUES_MAX];
    fall->most = after->belief_limit.price_most;
    fall->limit_before = dw_belief_price_taken(worth, before->belief, ours, HALF, INFINITY);
    fall->limit_after = dw_belief_price_taken(worth, after->belief, ours, HALF, INFINITY);
    fall->high_before = dw_belief_price_taken(worth, before->belief, ours, ONE_IN_TEN, INFINITY);
    fall->high_after = dw_belief_price_taken(worth, after->belief, ours, ONE_IN_TEN, INFINITY);
    fall->price = fall->expected = (double)NAN;
    if (dw_standing_offer(worth, DW_SIDE_THEM, option, &fall->price))
        fall->expected = dw_belief_price_taken(worth, before->belief, option, HALF, time);
}

dw_status dw_chance_fall_make(const dw_plan *before, const dw_plan *after, dw_arena *arena,
                              dw_chance_fall *fall, dw_error *err)
{
    const dw_event *const event = newest_said(before, after);
    size_t option[2][DW_ISSUES_MAX];
    double price[2];
    if (!event || !is_believed(before) || !is_believed(after) ||
        !dw_our_offer_waits(before, option[0], &price[0]) ||
        !dw_our_offer_waits(after, option[1], &price[1]))
        return DW_OK;
    const dw_package now = dw_package_weigh(&after->worth, option[1], price[1]);
    dw_chance_fall made = {.before =
                               dw_package_weigh(&before->worth, option[0], price[0]).acceptance,
                           .after = now.acceptance};
    made.rises = made.after - made.before >= DW_CHANCE_RISE_LEAST;
    if (!made.rises && !(made.before - made.after >= DW_CHANCE_FALL_LEAST))
        return DW_OK;
    const double time = dw_belief_time(after->belief, event->day);
    made.passed_over = made.before;
    made.is_bounded = is_bounded(after, &now);
    dw_status status = DW_OK;
    if (!made.rises && after->belief->n_counters > before->belief->n_counters)
        status = dw_belief_if_passed_over(&before->worth, before->belief, option[0], price[0], time,
                                          arena, &made.passed_over, err);
    if (status != DW_OK)
        return status;
    const double least = LEAST_SHARE * (made.before - made.after);
    made.exists = true;
    made.by_word = !dw_event_is_offer(event);
    made.by_passing = !made.rises && !made.by_word && made.before - made.passed_over >= least;
    made.by_step = !made.rises && !made.by_word && made.passed_over - made.after >= least;
    made.time = after->belief->is_deadline_known ? time : (double)NAN;
    set_prices(before, after, option[1], time, &made);
    *fall = made;
    return DW_OK;
}

/* ---- The next offer ------------------------------------------------------------------------- */

/* Where the later deal has the options of the earlier one; a number that an event named may have come between
 * them. False where it has one no more. */
static bool find_options(const dw_deal *before, const size_t *was, const dw_deal *after,
                         size_t price_issue, size_t *option)
{
    for (size_t i = 0; i < after->n_issues; i++) {
        const dw_issue *const issue = &after->issue[i];
        const dw_option *const old = &before->issue[i].option[was[i]];
        size_t o = 0;
        while (o < issue->n_options &&
               (issue->numeric ? issue->option[o].number != old->number
                               : !dw_same_text(issue->option[o].name, old->name)))
            o++;
        if (o == issue->n_options && i != price_issue)
            return false;
        option[i] = o < issue->n_options ? o : 0; /* a price may lie between the options */
    }
    return true;
}

dw_next_chance dw_next_chance_make(const dw_plan *before, const dw_plan *after)
{
    const dw_next_chance none = {.exists = false};
    const dw_package *const was = &before->proposals.next, *const is = &after->proposals.next;
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!before->proposals.exists || !after->proposals.exists ||
        dw_our_offer_waits(after, option, &price) ||
        !(fabs(is->acceptance - was->acceptance) >= DW_NEXT_CHANCE_LEAST) ||
        !find_options(before->deal, was->option, after->deal,
                      after->worth.cash_issue[DW_CASH_PRICE], option))
        return none;
    const double same = dw_package_weigh(&after->worth, option, was->price).acceptance;
    return (dw_next_chance){
        .exists = !isnan(same), .before = was->acceptance, .after = is->acceptance, .same = same};
}
