/* What a deal shows by itself: the measures that need neither the trade engine nor a decision. */
#include "named.h"

#include <math.h>
#include <string.h>

typedef struct view {
    const dw_deal *deal;
    const dw_playbook *playbook;
} view;

/* ---- Numbers -------------------------------------------------------------------------------- */

double dw_deal_units(const dw_deal *deal, const dw_playbook *playbook, double minor_units)
{
    for (size_t i = 0; i < playbook->n_currency_scales; i++) {
        const dw_currency_scale *const scale = &playbook->currency_scale[i];
        if (strcmp(scale->currency, deal->currency) != 0)
            continue;
        double units = minor_units;
        for (int digit = 0; digit < deal->currency_digits; digit++)
            units /= 10;
        return units / scale->units;
    }
    return (double)NAN;
}

static bool contract_value(const view *v, double *value)
{
    if (!dw_money_known(v->deal->contract_value))
        return false;
    const double units = dw_deal_units(v->deal, v->playbook, (double)v->deal->contract_value);
    if (!isnan(units))
        *value = units;
    return !isnan(units);
}

static bool days_to_close(const view *v, double *value)
{
    if (v->deal->close_by == DW_DAY_NONE || v->deal->day == DW_DAY_NONE)
        return false;
    *value = dw_day_working_between(v->deal->day, v->deal->close_by, &v->playbook->holidays);
    return true;
}

static bool days_past_close(const view *v, double *value)
{
    if (v->deal->close_by == DW_DAY_NONE || v->deal->day == DW_DAY_NONE)
        return false;
    const int past = dw_day_difference(v->deal->close_by, v->deal->day);
    *value = past > 0 ? past : 0;
    return true;
}

static double count_buyer_deadlines(const dw_deal *deal)
{
    double n = 0;
    for (size_t d = 0; d < deal->n_deadlines; d++)
        n += deal->deadline[d].owner == DW_OWNER_BUYER;
    return n;
}

/* ---- Named ---------------------------------------------------------------------------------- */

static double evidence_of(const dw_money_range *range)
{
    if (!dw_money_known(range->low))
        return 0;
    return range->evidence ? 2 : 1;
}

static bool our_position(const view *v, double *value)
{
    const dw_money target = v->deal->value.target_price;
    const dw_money latest = dw_deal_latest_price(v->deal, v->playbook, DW_SIDE_US);
    if (!dw_money_known(latest)) {
        *value = 0;
        return true;
    }
    const dw_money floor_at = v->deal->value.floor_price;
    const bool below_floor = dw_money_known(floor_at) && latest < floor_at;
    *value = below_floor ? 3 : latest < target ? 2 : 1;
    return below_floor || dw_money_known(target);
}

static double competitor_price(const dw_deal_value *value)
{
    const dw_money ours =
        dw_money_known(value->target_price) ? value->target_price : value->list_price;
    if (!dw_money_known(value->competitor_price) || !dw_money_known(ours))
        return 0;
    return value->competitor_price < ours ? 1 : 2;
}

static double price_figures(const dw_deal_value *value)
{
    const int known = dw_money_known(value->list_price) + dw_money_known(value->target_price) +
                      dw_money_known(value->floor_price);
    return known == 0 ? 0 : known == 3 ? 2 : 1;
}

static bool decision_maker_known(const dw_deal *deal)
{
    for (size_t p = 0; p < deal->n_theirs; p++)
        if (deal->theirs[p].authority == DW_PERSON_DECIDES)
            return true;
    return false;
}

/* Who decides, and whoever may refuse beside them: nobody named who decides, one alone, or several. */
static double final_say(const dw_deal *deal)
{
    size_t n = 0;
    for (size_t p = 0; p < deal->n_theirs; p++)
        n += deal->theirs[p].authority == DW_PERSON_DECIDES ||
             deal->theirs[p].authority == DW_PERSON_APPROVES ||
             deal->theirs[p].authority == DW_PERSON_BLOCKS;
    return !decision_maker_known(deal) ? 0 : n == 1 ? 1 : 2;
}

static bool role_filled(const dw_deal *deal, dw_role role)
{
    for (size_t p = 0; p < deal->n_ours; p++)
        if (deal->ours[p].role == role)
            return true;
    return false;
}

/* Has the person acknowledged the newest plan that was published? Without one, any. */
static bool acknowledged(const dw_deal *deal, size_t person)
{
    int newest = 0, read = -1;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->kind == DW_EVENT_PLAN && event->version > newest)
            newest = event->version;
        else if (event->kind == DW_EVENT_ACKNOWLEDGEMENT && event->by == DW_SIDE_US && event->who &&
                 strcmp(event->who, deal->ours[person].name) == 0 &&
                 dw_event_version_read(event, newest) > read)
            read = dw_event_version_read(event, newest);
    }
    return read >= newest;
}

static double acknowledgement(const dw_deal *deal)
{
    size_t n = 0;
    for (size_t p = 0; p < deal->n_ours; p++)
        n += acknowledged(deal, p);
    return n == 0 ? 0 : n < deal->n_ours ? 1 : 2;
}

static double objectives(const dw_deal *deal)
{
    dw_objective first = DW_OBJECTIVE_UNKNOWN;
    size_t n_told = 0;
    for (size_t p = 0; p < deal->n_ours; p++) {
        const dw_objective own = deal->ours[p].objective;
        if (own == DW_OBJECTIVE_UNKNOWN)
            continue;
        if (n_told++ == 0)
            first = own;
        else if (own != first)
            return 2;
    }
    return n_told > 1 ? 1 : 0;
}

/* Who has offered or accepted since neither withdraws nor stands still: a bad signal is then over. */
static double latest_signal(const dw_deal *deal)
{
    bool moved = false;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        if (event->signal != DW_SIGNAL_NONE)
            return moved && dw_signal_is_negative(event->signal) ? DW_SIGNAL_NONE : event->signal;
        moved = moved || (event->by == DW_SIDE_THEM &&
                          (dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT));
    }
    return DW_SIGNAL_NONE;
}

static bool close_at_quarter_end(const view *v, double *value)
{
    const dw_day close = v->deal->close_by;
    if (close == DW_DAY_NONE)
        return false;
    const int month = (int)dw_playbook_setting(v->playbook, DW_SETTING_FISCAL_YEAR_START);
    *value = dw_day_quarter_end(close, month) - close <=
             dw_playbook_setting(v->playbook, DW_SETTING_QUARTER_END_DAYS);
    return true;
}

static double budget_shape(const dw_deal_value *value)
{
    if (value->n_their_budget < 2)
        return 0;
    for (size_t y = 1; y < value->n_their_budget; y++)
        if (value->their_budget[y] > value->their_budget[0])
            return 2;
    return 1;
}

/* ---- How it ended --------------------------------------------------------------------------- */

static const dw_event *newest(const dw_deal *deal, dw_event_kind kind)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == kind)
            return &deal->event[e];
    return NULL;
}

static bool relationship(const dw_deal *deal, double *value)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_DEBRIEF && deal->event[e].rating > 0) {
            *value = deal->event[e].rating;
            return true;
        }
    return false;
}

/* ---- Deadlines ------------------------------------------------------------------------------ */

static bool deadline_days_left(const view *v, size_t item, double *value)
{
    if (v->deal->day == DW_DAY_NONE)
        return false;
    *value =
        dw_day_working_between(v->deal->day, v->deal->deadline[item].day, &v->playbook->holidays);
    return true;
}

static bool deadline_after_close(const view *v, size_t item, double *value)
{
    if (v->deal->close_by == DW_DAY_NONE)
        return false;
    *value = v->deal->deadline[item].day > v->deal->close_by;
    return true;
}

/* ---- All of them ---------------------------------------------------------------------------- */

/* What the newest entry of the log takes back; a pivot goes with the version that it published. */
static double withdrawn(const dw_deal *deal)
{
    enum { NONE, PIVOT, OTHER };
    const dw_deal *const log = deal->logged;
    size_t n = log ? deal->n_logged : 0;
    while (n > 0 && !dw_event_is_known(&log->event[n - 1], deal->day))
        n--;
    if (n == 0 || log->event[n - 1].kind != DW_EVENT_CORRECTION || log->event[n - 1].corrects == 0)
        return NONE;
    const size_t taken = log->event[n - 1].corrects;
    const bool with_pivot = taken > 1 && log->event[taken - 1].kind == DW_EVENT_PLAN &&
                            log->event[taken - 2].kind == DW_EVENT_PIVOT && n > 1 &&
                            log->event[n - 2].corrects == taken - 1;
    return with_pivot || log->event[taken - 1].kind == DW_EVENT_PIVOT ? PIVOT : OTHER;
}

static bool measure_deal(const view *v, dw_measure measure, double *value)
{
    const dw_deal *const deal = v->deal;
    switch (measure) {
    case DW_MEASURE_VALUE: return contract_value(v, value);
    case DW_MEASURE_DAYS_TO_CLOSE: return days_to_close(v, value);
    case DW_MEASURE_WITHDRAWN: *value = withdrawn(deal); return true;
    case DW_MEASURE_DAYS_PAST_CLOSE: return days_past_close(v, value);
    case DW_MEASURE_CLOSE_AT_QUARTER_END: return close_at_quarter_end(v, value);
    case DW_MEASURE_ISSUE_COUNT: *value = (double)dw_deal_named_issues(deal); return true;
    case DW_MEASURE_OUR_OFFERS:
        *value = dw_named_offers(deal, v->playbook, DW_SIDE_US);
        return true;
    case DW_MEASURE_THEIR_OFFERS:
        *value = dw_named_offers(deal, v->playbook, DW_SIDE_THEM);
        return true;
    case DW_MEASURE_NUMBER_NAMED: *value = dw_named_by(deal, v->playbook); return true;
    case DW_MEASURE_FIRST_NUMBER: *value = dw_named_first(deal, v->playbook); return true;
    case DW_MEASURE_TOLD_FIGURE: *value = dw_named_in_words(deal, v->playbook); return true;
    case DW_MEASURE_WALK_AWAY: *value = dw_money_known(deal->value.floor_price); return true;
    case DW_MEASURE_AGREEMENT: *value = dw_deal_agreed(deal); return true;
    case DW_MEASURE_OUR_POSITION: return our_position(v, value);
    case DW_MEASURE_VALUE_EVIDENCE: *value = evidence_of(&deal->value.buyer_value); return true;
    case DW_MEASURE_MARKET_EVIDENCE: *value = evidence_of(&deal->value.market); return true;
    case DW_MEASURE_COMPETITOR_PRICE: *value = competitor_price(&deal->value); return true;
    case DW_MEASURE_COMPETITOR_NAMED: *value = deal->value.competitor != NULL; return true;
    case DW_MEASURE_PRICE_FIGURES: *value = price_figures(&deal->value); return true;
    case DW_MEASURE_DECISION_MAKER: *value = decision_maker_known(deal); return true;
    case DW_MEASURE_FINAL_SAY: *value = final_say(deal); return true;
    case DW_MEASURE_OUR_LEAD: *value = role_filled(deal, DW_ROLE_LEAD); return true;
    case DW_MEASURE_OUR_SPONSOR: *value = role_filled(deal, DW_ROLE_SPONSOR); return true;
    case DW_MEASURE_OUR_APPROVER: *value = role_filled(deal, DW_ROLE_APPROVER); return true;
    case DW_MEASURE_OUR_TEAM: *value = deal->n_ours > 1 ? 2 : (double)deal->n_ours; return true;
    case DW_MEASURE_ACKNOWLEDGEMENT: *value = acknowledgement(deal); return true;
    case DW_MEASURE_OBJECTIVES: *value = objectives(deal); return true;
    case DW_MEASURE_LATEST_SIGNAL: *value = latest_signal(deal); return true;
    case DW_MEASURE_BUDGET_SHAPE: *value = budget_shape(&deal->value); return true;
    case DW_MEASURE_BUYER_DEADLINES: *value = count_buyer_deadlines(deal); return true;
    case DW_MEASURE_OUTCOME: *value = dw_deal_ended(deal); return true;
    case DW_MEASURE_DEBRIEFED: *value = newest(deal, DW_EVENT_DEBRIEF) != NULL; return true;
    case DW_MEASURE_RELATIONSHIP: return relationship(deal, value);
    default: return false;
    }
}

/* The last one logged, wherever it stands in time: what is entered late is the news. Where the newest entry
 * only takes something back, what is left is no news. */
static bool is_latest(const dw_deal *deal, size_t item)
{
    const size_t number = deal->event[item].number;
    if (withdrawn(deal) > 0)
        return false;
    if (number < deal->event[deal->n_events - 1].number)
        return false;
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].number > number || (deal->event[e].number == number && e > item))
            return false;
    return true;
}

/* Only the log says so: in the state of a deal what stands for another event is in its place. */
static bool corrects(const dw_deal *deal, const dw_event *event)
{
    const dw_deal *const log = deal->logged ? deal->logged : deal;
    const size_t number = deal->logged ? event->number : (size_t)(event - deal->event) + 1;
    return number > 0 && number <= log->n_events && log->event[number - 1].corrects > 0;
}

/* ---- What an event changed -------------------------------------------------------------------- */

const dw_effect *dw_deal_effect(const dw_deal *deal, size_t event)
{
    size_t low = 0, high = deal->n_effects;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (deal->effect[middle].event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return low < deal->n_effects && deal->effect[low].event == event ? &deal->effect[low] : NULL;
}

static bool is_about_person(const dw_event *event)
{
    return event->kind == DW_EVENT_JOINED || event->kind == DW_EVENT_LEFT;
}

static double event_person(const dw_deal *deal, size_t item)
{
    const dw_event *const event = &deal->event[item];
    const dw_effect *const effect = is_about_person(event) ? dw_deal_effect(deal, item) : NULL;
    if (!effect)
        return 0;
    return event->kind == DW_EVENT_LEFT ? 3 : effect->was_there ? 2 : 1;
}

static bool stance_before(const dw_deal *deal, size_t item, double *value)
{
    const dw_event *const event = &deal->event[item];
    const dw_effect *const effect = is_about_person(event) ? dw_deal_effect(deal, item) : NULL;
    if (!effect || event->by != DW_SIDE_THEM || !effect->was_there)
        return false;
    *value = effect->stance_before;
    return true;
}

static bool stance_after(const dw_deal *deal, size_t item, double *value)
{
    const dw_event *const event = &deal->event[item];
    const dw_effect *const effect =
        event->kind == DW_EVENT_JOINED ? dw_deal_effect(deal, item) : NULL;
    if (!effect || event->by != DW_SIDE_THEM)
        return false;
    *value = effect->stance_after;
    return true;
}

static double deadline_move(const dw_deal *deal, size_t item)
{
    enum { NEW = 1, SAME, EARLIER, LATER };
    const dw_event *const event = &deal->event[item];
    const bool sets = event->kind == DW_EVENT_DEADLINE && event->action == DW_ACTION_SET;
    const dw_effect *const effect = sets ? dw_deal_effect(deal, item) : NULL;
    if (!effect)
        return 0;
    if (!effect->was_there)
        return NEW;
    return event->deadline->day == effect->day_before  ? SAME
           : event->deadline->day < effect->day_before ? EARLIER
                                                       : LATER;
}

static double past_close(const dw_deal *deal, const dw_event *event)
{
    return event->kind == DW_EVENT_DEADLINE && event->action == DW_ACTION_SET && event->deadline &&
           deal->close_by != DW_DAY_NONE && event->deadline->day > deal->close_by;
}

static bool deadline_owner(const dw_event *event, double *value)
{
    if (event->kind != DW_EVENT_DEADLINE || !event->deadline)
        return false;
    *value = event->deadline->owner;
    return true;
}

static bool measure_item(const view *v, dw_measure measure, size_t item, double *value)
{
    const dw_deal *const deal = v->deal;
    switch (measure) {
    case DW_MEASURE_DEADLINE_OWNER: *value = deal->deadline[item].owner; return true;
    case DW_MEASURE_DEADLINE_EVIDENCE: *value = deal->deadline[item].evidence != NULL; return true;
    case DW_MEASURE_DEADLINE_KIND: *value = deal->deadline[item].kind; return true;
    case DW_MEASURE_DEADLINE_DAYS_LEFT: return deadline_days_left(v, item, value);
    case DW_MEASURE_DEADLINE_AFTER_CLOSE: return deadline_after_close(v, item, value);
    case DW_MEASURE_OUR_ROLE: *value = deal->ours[item].role; return true;
    case DW_MEASURE_OUR_ACKNOWLEDGED: *value = acknowledged(deal, item); return true;
    case DW_MEASURE_THEIR_AUTHORITY: *value = deal->theirs[item].authority; return true;
    case DW_MEASURE_THEIR_STANCE: *value = deal->theirs[item].stance; return true;
    case DW_MEASURE_EVENT_KIND: *value = deal->event[item].kind; return true;
    case DW_MEASURE_EVENT_BY: *value = deal->event[item].by; return true;
    case DW_MEASURE_EVENT_ACTION: *value = deal->event[item].action; return true;
    case DW_MEASURE_EVENT_SIGNAL: *value = deal->event[item].signal; return true;
    case DW_MEASURE_EVENT_STATEMENT: *value = deal->event[item].statement; return true;
    case DW_MEASURE_EVENT_LATEST: *value = is_latest(deal, item); return true;
    case DW_MEASURE_EVENT_CORRECTS: *value = corrects(deal, &deal->event[item]); return true;
    case DW_MEASURE_EVENT_SAID_YES: *value = deal->event[item].said_yes; return true;
    case DW_MEASURE_EVENT_CONFIRMS: *value = dw_deal_confirms(deal, item); return true;
    case DW_MEASURE_EVENT_REASON: *value = deal->event[item].reason != NULL; return true;
    case DW_MEASURE_EVENT_PERSON: *value = event_person(deal, item); return true;
    case DW_MEASURE_EVENT_STANCE_BEFORE: return stance_before(deal, item, value);
    case DW_MEASURE_EVENT_STANCE_AFTER: return stance_after(deal, item, value);
    case DW_MEASURE_EVENT_DEADLINE_OWNER: return deadline_owner(&deal->event[item], value);
    case DW_MEASURE_EVENT_DEADLINE_MOVE: *value = deadline_move(deal, item); return true;
    case DW_MEASURE_EVENT_AFTER_END: *value = dw_deal_after_end(deal, item) != NULL; return true;
    case DW_MEASURE_EVENT_PAST_CLOSE: *value = past_close(deal, &deal->event[item]); return true;
    default: return false;
    }
}

bool dw_deal_measure(const dw_deal *deal, const dw_playbook *playbook, dw_measure measure,
                     size_t item, double *value)
{
    const view v = {deal, playbook};
    return dw_measure_info_of(measure)->scope == DW_SCOPE_DEAL
               ? measure_deal(&v, measure, value)
               : measure_item(&v, measure, item, value);
}

void dw_deal_observe(const dw_deal *deal, const dw_playbook *playbook, dw_fact *facts)
{
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const dw_factor *const factor = &playbook->factor[f];
        double value;
        facts[f] = dw_factor_unknown(factor);
        if (factor->kind == DW_FACTOR_STATED && deal->fact)
            facts[f] = deal->fact[f];
        else if (factor->kind == DW_FACTOR_MEASURED && factor->scope == DW_SCOPE_DEAL &&
                 dw_deal_measure(deal, playbook, factor->measure, 0, &value))
            facts[f] = dw_factor_observed(factor, value);
    }
}
