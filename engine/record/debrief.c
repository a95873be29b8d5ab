/* How a deal ended. */
#include "dealwright/debrief.h"

#include "../deal/stands.h"
#include "../playbook/words.h"
#include "../trade/standing.h"

#include <math.h>
#include <string.h>

enum { BETTER_MAX = 3 };

/* ---- What happened -------------------------------------------------------------------------- */

static void count_events(const dw_deal *deal, dw_debrief *made)
{
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const bool offer = dw_event_is_offer(event);
        made->our_offers += offer && event->by == DW_SIDE_US;
        made->their_offers += offer && event->by == DW_SIDE_THEM;
        made->n_sessions += event->kind == DW_EVENT_SESSION;
        made->n_breaks += event->kind == DW_EVENT_BREAK;
        made->n_pivots += event->kind == DW_EVENT_PIVOT;
        if (event->kind == DW_EVENT_OUTCOME) {
            made->event = e;
            made->outcome = event->outcome;
        }
        if (event->kind == DW_EVENT_DEBRIEF) {
            made->n_debriefs++;
            made->n_lessons += event->n_lessons;
            made->rating = event->rating > 0 ? event->rating : made->rating;
        }
    }
}

/* The outcome's day; without one that of the newest acceptance. */
static void find_days(const dw_deal *deal, const dw_holidays *holidays, dw_debrief *made)
{
    size_t end = made->outcome == DW_OUTCOME_NONE ? DW_NONE : made->event;
    for (size_t e = deal->n_events; end == DW_NONE && e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_ACCEPT)
            end = e;
    if (end == DW_NONE)
        return;
    made->first = deal->event[0].day;
    made->last = deal->event[end].day;
    if (made->first != DW_DAY_NONE && made->last != DW_DAY_NONE)
        made->days = dw_day_working_between(made->first, made->last, holidays);
}

/* ---- What was agreed ------------------------------------------------------------------------ */

static const dw_event *first_offer(const dw_deal *deal, dw_side by)
{
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].by == by && dw_event_is_offer(&deal->event[e]))
            return &deal->event[e];
    return NULL;
}

static dw_signed how_signed(const dw_event *outcome, bool has_agreed)
{
    if (has_agreed)
        return DW_SIGNED_AS_AGREED;
    return outcome->n_terms > 0 ? DW_SIGNED_NAMED : DW_SIGNED_UNSAID;
}

/* Worth to us of the package with the terms over it. */
static double worth_with(const dw_worth_model *model, const dw_event *terms, const size_t *option,
                         double price)
{
    size_t with[DW_ISSUES_MAX];
    memcpy(with, option, model->deal->n_issues * sizeof *with);
    dw_package_lay(model, terms, with, &price);
    return dw_package_weigh(model, with, price).worth.us;
}

/* The terms of the outcome against what had been agreed: as a whole, and each by itself. */
static bool compare_signed(const dw_worth_model *model, const dw_event *outcome,
                           const size_t *agreed, double price, dw_arena *arena, dw_debrief *made)
{
    const double before = dw_package_weigh(model, agreed, price).worth.us;
    dw_term *const give = DW_TAKE(arena, outcome->n_terms + 1, dw_term);
    if (!give)
        return false;
    for (size_t t = 0; t < outcome->n_terms; t++) {
        const dw_event one = {.term = &outcome->term[t], .n_terms = 1};
        if (worth_with(model, &one, agreed, price) < before - DW_WORTH_SAME)
            give[made->n_signed_gives++] = outcome->term[t];
    }
    made->signed_give = give;
    made->signed_gap = before - worth_with(model, outcome, agreed, price);
    if (!isnan(made->signed_gap) && !dw_deal_is_nothing(model->deal, made->signed_gap))
        made->signed_as = made->signed_gap > 0 ? DW_SIGNED_BELOW_AGREED : DW_SIGNED_ABOVE_AGREED;
    return true;
}

/* What was signed against the offers before it, where nobody had accepted one. */
static void weigh_signed(const dw_worth_model *model, dw_debrief *made)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        if (dw_standing_offer(model, (dw_side)s, option, &price) && !isnan(price))
            made->signed_under[s] = dw_worth_asked(model, option, price).us - made->agreed.worth.us;
}

/* Our first offer, what it does not name at standard; option [n_issues] is kept. */
static void find_opening(const dw_worth_model *model, size_t *option, dw_debrief *made)
{
    const dw_event *const offer = first_offer(model->deal, DW_SIDE_US);
    double price = (double)NAN;
    if (!offer)
        return;
    dw_standard_package(model, option);
    dw_package_lay(model, offer, option, &price);
    made->opening = dw_package_weigh(model, option, price);
    made->has_opening = true;
    made->opening_event = (size_t)(offer - model->deal->event);
}

static bool find_packages(const dw_worth_model *model, dw_arena *arena, dw_debrief *made)
{
    const dw_deal *const deal = model->deal;
    size_t *const agreed = DW_TAKE(arena, deal->n_issues + 1, size_t);
    size_t *const opening = DW_TAKE(arena, deal->n_issues + 1, size_t);
    if (!agreed || !opening)
        return false;
    find_opening(model, opening, made);
    const bool is_won = made->outcome == DW_OUTCOME_WON;
    const dw_event *const outcome = is_won ? &deal->event[made->event] : NULL;
    double price = (double)NAN;
    made->has_agreed = dw_agreed_package(model, agreed, &price);
    made->signed_as = is_won ? how_signed(outcome, made->has_agreed) : DW_SIGNED_NONE;
    if (made->signed_as == DW_SIGNED_AS_AGREED &&
        !compare_signed(model, outcome, agreed, price, arena, made))
        return false;
    if (outcome && outcome->n_terms > 0) {
        if (!made->has_agreed)
            (void)dw_standing_offer(model, DW_SIDE_US, agreed, &price);
        dw_package_lay(model, outcome, agreed, &price);
        made->has_agreed = true;
    }
    made->has_agreed = made->has_agreed && (is_won || made->outcome == DW_OUTCOME_NONE);
    if (made->has_agreed)
        made->agreed = dw_package_weigh(model, agreed, price);
    if (made->signed_as == DW_SIGNED_NAMED)
        weigh_signed(model, made);
    made->agreed.acceptance = (double)NAN; /* they have taken it */
    return true;
}

/* The last agreement that ended otherwise than by an outcome. False when the arena is full. */
static bool find_broken(const dw_worth_model *model, dw_arena *arena, dw_debrief *made)
{
    const dw_deal *const deal = model->deal;
    dw_stands stands = {.agreement = NULL};
    double price = (double)NAN;
    for (size_t e = 0; made->has_agreed && e < deal->n_events; e++) {
        const dw_event *const agreement = stands.agreement;
        dw_stands_follow(&stands, &deal->event[e]);
        if (agreement && !stands.agreement && deal->event[e].kind != DW_EVENT_OUTCOME) {
            made->broken = agreement;
            made->ended = &deal->event[e];
        }
    }
    if (!made->broken)
        return true;
    size_t *const option = DW_TAKE(arena, deal->n_issues + 1, size_t);
    if (!option)
        return false;
    (void)dw_agreed_after(model, (size_t)(made->ended - deal->event), option, &price);
    made->broken_package = dw_package_weigh(model, option, price);
    return true;
}

/* The price where the package has it, not where the grid does. */
static dw_term term_of(const dw_worth_model *model, const dw_package *package, size_t issue)
{
    const dw_option *const option = &model->deal->issue[issue].option[package->option[issue]];
    const bool is_price = issue == model->cash_issue[DW_CASH_PRICE];
    const bool on_grid = !is_price || package->price == option->number;
    return (dw_term){issue, on_grid ? package->option[issue] : DW_NONE,
                     is_price ? package->price : option->number};
}

/* Worth to us of what was agreed but for one issue, which stays as in the package. */
static double worth_but(const dw_worth_model *model, const dw_debrief *made, size_t issue,
                        const size_t *as, double as_price)
{
    const bool is_price = issue == model->cash_issue[DW_CASH_PRICE];
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < model->deal->n_issues; i++)
        option[i] = i == issue ? as[i] : made->agreed.option[i];
    return dw_worth_asked(model, option, is_price ? as_price : made->agreed.price).us;
}

/* Did their first offer have the term as good for us already? Then it came back for nothing of ours. */
static bool was_theirs(const dw_worth_model *model, const dw_debrief *made, size_t issue)
{
    const dw_event *const offer = first_offer(model->deal, DW_SIDE_THEM);
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    if (!offer || !dw_event_term(offer, issue))
        return false;
    dw_standard_package(model, option);
    dw_package_lay(model, offer, option, &price);
    return worth_but(model, made, issue, option, price) > made->agreed.worth.us - DW_WORTH_SAME;
}

typedef enum way_back { CAME_BACK, TAKEN_BACK, UNWANTED } way_back;

/* Did they say no to the option itself, from event `from` on? */
static bool says_no(const dw_worth_model *model, size_t from, size_t issue, size_t was)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    bool any = false;
    for (size_t e = from; !any && e < model->deal->n_events; e++) {
        const dw_event *const event = &model->deal->event[e];
        if (event->by != DW_SIDE_THEM || event->kind != DW_EVENT_REFUSE ||
            !dw_event_term(event, issue))
            continue;
        dw_package_lay(model, event, option, &price);
        any = option[issue] == was;
    }
    return any;
}

/* Less of a gift than we opened with: who was the first to say so, and how? A get is what they gave up, and
 * nobody gives up by an offer what he does not want. */
static way_back way_of(const dw_worth_model *model, const dw_debrief *made, size_t issue)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    const size_t was = made->opening.option[issue], is = made->agreed.option[issue];
    dw_standard_package(model, option);
    if (!dw_is_our_gift(model, issue, was) ||
        (is != option[issue] && !dw_is_our_gift(model, issue, is)))
        return CAME_BACK;
    for (size_t e = made->opening_event + 1; e < model->deal->n_events; e++) {
        const dw_event *const event = &model->deal->event[e];
        const bool is_demand = dw_event_is_word(event) && event->statement != DW_STATEMENT_POSITION;
        if (event->kind == DW_EVENT_APPROVAL || !dw_event_term(event, issue))
            continue;
        dw_package_lay(model, event, option, &price);
        if (event->kind != DW_EVENT_REFUSE && option[issue] == was)
            continue;
        if (event->by == DW_SIDE_US)
            return event->kind == DW_EVENT_REFUSE ? CAME_BACK : TAKEN_BACK;
        return event->kind == DW_EVENT_REFUSE || is_demand || says_no(model, e, issue, was)
                   ? UNWANTED
                   : CAME_BACK;
    }
    return CAME_BACK;
}

static bool find_moves(const dw_worth_model *model, dw_arena *arena, dw_debrief *made)
{
    const size_t n = model->deal->n_issues;
    dw_term *const give = DW_TAKE(arena, n, dw_term);
    dw_term *const get = DW_TAKE(arena, n, dw_term);
    dw_term *const taken_back = DW_TAKE(arena, n, dw_term);
    dw_term *const unwanted = DW_TAKE(arena, n, dw_term);
    dw_term *const came = DW_TAKE(arena, n, dw_term);
    if (!give || !get || !taken_back || !unwanted || !came)
        return false;
    for (size_t i = 0; made->has_opening && made->has_agreed && i < n; i++) {
        const double change = made->agreed.worth.us -
                              worth_but(model, made, i, made->opening.option, made->opening.price);
        if (change < -DW_WORTH_SAME)
            give[made->n_gives++] = term_of(model, &made->agreed, i);
        if (!(change > DW_WORTH_SAME))
            continue;
        const way_back way = way_of(model, made, i);
        if (way == TAKEN_BACK)
            taken_back[made->n_taken_back++] = term_of(model, &made->opening, i);
        else if (way == UNWANTED)
            unwanted[made->n_unwanted++] = term_of(model, &made->opening, i);
        else
            get[made->n_gets++] = term_of(model, &made->agreed, i);
        if (way == CAME_BACK && !was_theirs(model, made, i))
            came[made->n_came++] = term_of(model, &made->agreed, i);
    }
    made->give = give;
    made->get = get;
    made->came = came;
    made->taken_back = taken_back;
    made->unwanted = unwanted;
    return true;
}

/* ---- Against the plan ----------------------------------------------------------------------- */

static dw_result result_of(double worth, const dw_debrief_aims *aims)
{
    const double hundredth = 0.01;
    if (dw_money_over(worth, aims->walk_away) < 0)
        return DW_RESULT_BELOW_WALK_AWAY;
    if (isnan(aims->target))
        return DW_RESULT_NONE;
    if (fabs(worth - aims->target) <= hundredth * fabs(aims->target))
        return DW_RESULT_AT_TARGET;
    return worth < aims->target ? DW_RESULT_BELOW_TARGET : DW_RESULT_ABOVE_TARGET;
}

static double price_over_target(const dw_deal *deal, const dw_debrief *made)
{
    const dw_money target = deal->value.target_price;
    return made->has_agreed && dw_money_known(target) ? made->agreed.price - (double)target
                                                      : (double)NAN;
}

static void judge(const dw_debrief_aims *aims, bool priced, dw_debrief *made)
{
    if (!made->has_agreed || !priced)
        return;
    const double worth = made->agreed.worth.us;
    made->result = result_of(worth, aims);
    made->worth_over_target = worth - aims->target;
    made->over_walk_away = dw_money_over(worth, aims->walk_away);
    const double way = made->has_opening ? made->opening.worth.us - aims->walk_away : (double)NAN;
    if (way > 0)
        made->conceded = (made->opening.worth.us - worth) / way;
}

dw_status dw_debrief_make(const dw_table *table, const dw_frontier *frontier,
                          const dw_debrief_aims *aims, dw_arena *arena, dw_debrief *debrief,
                          dw_error *err)
{
    const dw_worth_model *const model = table->model;
    dw_debrief made = {.event = DW_NONE,
                       .first = DW_DAY_NONE,
                       .last = DW_DAY_NONE,
                       .price_over_target = (double)NAN,
                       .worth_over_target = (double)NAN,
                       .over_walk_away = (double)NAN,
                       .conceded = (double)NAN,
                       .signed_gap = (double)NAN,
                       .signed_under = {(double)NAN, (double)NAN}};
    count_events(model->deal, &made);
    made.exists = made.outcome != DW_OUTCOME_NONE || dw_deal_agreed(model->deal);
    if (made.exists) {
        find_days(model->deal, &model->playbook->holidays, &made);
        if (!find_packages(model, arena, &made) || !find_broken(model, arena, &made) ||
            !find_moves(model, arena, &made))
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
        made.price_over_target = price_over_target(model->deal, &made);
        judge(aims, model->priced, &made);
    }
    made.has_better = made.has_agreed && model->priced;
    if (made.has_better) {
        const dw_status status =
            dw_packages_better(table, frontier, made.agreed.option, made.agreed.price, BETTER_MAX,
                               arena, &made.better, err);
        if (status != DW_OK)
            return status;
    }
    *debrief = made;
    return DW_OK;
}

const char *dw_result_name(dw_result result)
{
    return dw_words_result[result];
}
