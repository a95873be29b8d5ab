/* Measures over what they said and did, and over what changed around the talks. */
#include "measures.h"

#include <math.h>
#include <string.h>

size_t dw_record_since(const dw_deal *deal, bool plans)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_PIVOT ||
            (plans && deal->event[e].kind == DW_EVENT_PLAN))
            return e + 1;
    return 0;
}

/* Counts the events from `from` on that a question is true of. */
static bool count(const dw_plan *plan, size_t from,
                  bool (*is)(const dw_playbook *playbook, const dw_event *event), bool *behind,
                  double *value)
{
    *value = 0;
    for (size_t e = from; e < plan->deal->n_events; e++)
        if (is(plan->playbook, &plan->deal->event[e])) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* ---- Their answers ----------------------------------------------------------------------------- */

bool dw_refusals_in_a_row(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t since = dw_record_since(deal, false);
    *value = 0;
    for (size_t e = deal->n_events; e-- > since;) {
        const size_t m = plan->ledger.move_of[e];
        if (deal->event[e].by == DW_SIDE_THEM && m != DW_NONE &&
            (plan->ledger.move[m].accepts || plan->ledger.move[m].kind != DW_MOVE_NONE))
            return true;
        if (deal->event[e].by == DW_SIDE_THEM && deal->event[e].kind == DW_EVENT_REFUSE) {
            ++*value;
            dw_mark(behind, e);
        }
    }
    return true;
}

bool dw_within_limits(const dw_worth_model *model, const dw_package *package)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (!dw_package_allowed(model, package, i))
            return false;
    return true;
}

/* Present money below a minor unit is rounding. */
static bool is_as_good(const dw_package *package, const dw_package *agreed)
{
    return package->worth.us >= agreed->worth.us - 0.5;
}

/* Is what they have offered since the agreement at least as good for us as that, and to be taken at all? */
static bool is_bettered(const dw_plan *plan)
{
    const dw_worth_model *const model = &plan->worth;
    size_t agreed[DW_ISSUES_MAX], offered[DW_ISSUES_MAX];
    double price, new_price;
    if (!dw_agreed_package(model, agreed, &price) ||
        !dw_standing_offer(model, DW_SIDE_THEM, offered, &new_price) ||
        (model->priced && (isnan(price) || isnan(new_price))))
        return false;
    const dw_package before = dw_package_weigh(model, agreed, price);
    const dw_package now = dw_package_weigh(model, offered, new_price);
    const double least = plan->walk_away_worth;
    return is_as_good(&now, &before) && dw_within_limits(model, &now) &&
           (isnan(least) || now.worth.us >= least);
}

/* The agreement, and what they have offered since. */
bool dw_reopened(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, YES, BETTER };
    const dw_deal *const deal = plan->deal;
    const size_t newest = dw_deal_reopened(deal);
    *value = NO;
    if (newest == DW_NONE)
        return true;
    *value = is_bettered(plan) ? BETTER : YES;
    dw_mark(behind, dw_deal_agreement(deal, deal->n_events));
    dw_mark(behind, newest);
    return true;
}

static bool is_adversarial(const dw_playbook *playbook, const dw_event *event)
{
    (void)playbook;
    return event->signal == DW_SIGNAL_ADVERSARIAL;
}

bool dw_adversarial_signals(const dw_plan *plan, bool *behind, double *value)
{
    return count(plan, dw_record_since(plan->deal, false), is_adversarial, behind, value);
}

/* An act of ours that offers to work together. */
static bool reaches_out(const dw_plan *plan, size_t e)
{
    const dw_event *const event = &plan->deal->event[e];
    const size_t m = plan->ledger.move_of[e];
    return event->by == DW_SIDE_US && (event->statement == DW_STATEMENT_DISCLOSURE ||
                                       event->statement == DW_STATEMENT_INTEREST ||
                                       (m != DW_NONE && plan->ledger.move[m].gives));
}

bool dw_adversarial_answers(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    size_t reached = DW_NONE;
    *value = 0;
    for (size_t e = dw_record_since(deal, false); e < deal->n_events; e++) {
        if (reaches_out(plan, e))
            reached = e;
        const bool is_hard = deal->event[e].signal == DW_SIGNAL_ADVERSARIAL ||
                             (deal->event[e].by == DW_SIDE_THEM &&
                              deal->event[e].statement == DW_STATEMENT_ULTIMATUM);
        if (!is_hard || reached == DW_NONE)
            continue;
        ++*value;
        dw_mark(behind, reached);
        dw_mark(behind, e);
    }
    return true;
}

bool dw_negative_signals_in_a_row(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t since = dw_record_since(deal, false);
    *value = 0;
    for (size_t e = deal->n_events; e-- > since;) {
        const dw_signal signal = deal->event[e].signal;
        if (signal == DW_SIGNAL_NONE)
            continue;
        if (!dw_signal_is_negative(signal))
            return true;
        ++*value;
        dw_mark(behind, e);
    }
    return true;
}

/* What a better number would pay them for. */
static bool is_hostile(const dw_event *event)
{
    return event->signal == DW_SIGNAL_ADVERSARIAL || event->signal == DW_SIGNAL_WITHDRAWING ||
           (event->by == DW_SIDE_THEM && event->statement == DW_STATEMENT_ULTIMATUM);
}

bool dw_fresh_hostility(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t since = dw_record_since(deal, false);
    *value = 0;
    for (size_t e = deal->n_events; e-- > since;) {
        const dw_event *const event = &deal->event[e];
        const bool hostile = is_hostile(event);
        const bool friendlier =
            event->signal != DW_SIGNAL_NONE && !dw_signal_is_negative(event->signal);
        if (hostile) {
            ++*value;
            dw_mark(behind, e);
        }
        if (friendlier || dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT)
            return true;
    }
    return true;
}

/* ---- What changed since we last took stock ------------------------------------------------------ */

bool dw_record_changes_people(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    if (at->by != DW_SIDE_THEM || at->kind != DW_EVENT_JOINED)
        return at->by == DW_SIDE_THEM && at->kind == DW_EVENT_LEFT;
    const dw_effect *const effect = dw_deal_effect(deal, event);
    return !effect || !effect->was_there;
}

static bool supports_us(const dw_deal *deal, const char *name)
{
    for (size_t p = 0; p < deal->n_theirs; p++)
        if (strcmp(deal->theirs[p].name, name) == 0)
            return deal->theirs[p].stance == DW_STANCE_SUPPORTIVE;
    return false;
}

const char *dw_record_lost_supporter(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    const char *const name = at->person ? at->person->name : at->who;
    if (at->by != DW_SIDE_THEM || !name ||
        (at->kind != DW_EVENT_JOINED && at->kind != DW_EVENT_LEFT))
        return NULL;
    const dw_effect *const effect = dw_deal_effect(deal, event);
    return effect && effect->stance_before == DW_STANCE_SUPPORTIVE && !supports_us(deal, name)
               ? name
               : NULL;
}

bool dw_supporters_lost(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = dw_record_since(deal, true); e < deal->n_events; e++)
        if (dw_record_lost_supporter(deal, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

static bool changes_competition(const dw_playbook *playbook, const dw_event *event)
{
    (void)playbook;
    return event->kind == DW_EVENT_COMPETITOR;
}

bool dw_record_moves_power(const dw_playbook *playbook, const dw_event *event, size_t *factor)
{
    const dw_decision *const power = &playbook->decision[playbook->key[DW_KEY_POWER]];
    for (size_t i = 0; event->kind == DW_EVENT_FACT && i < event->n_facts; i++) {
        *factor = event->fact[i].factor;
        if (dw_factor_set_has(&power->roots, *factor))
            return true;
    }
    return false;
}

static bool changes_power(const dw_playbook *playbook, const dw_event *event)
{
    size_t factor;
    return dw_record_moves_power(playbook, event, &factor);
}

bool dw_stakeholder_changes(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = dw_record_since(deal, true); e < deal->n_events; e++)
        if (dw_record_changes_people(deal, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* Once we have spoken, offered or stepped back since, a rival's move is no news. */
static bool makes_old(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_SESSION || event->kind == DW_EVENT_BREAK;
}

bool dw_fresh_competition(const dw_plan *plan, bool *behind, double *value)
{
    size_t since = dw_record_since(plan->deal, false);
    for (size_t e = since; e < plan->deal->n_events; e++)
        if (makes_old(&plan->deal->event[e]))
            since = e + 1;
    return count(plan, since, changes_competition, behind, value);
}

bool dw_competitor_changes(const dw_plan *plan, bool *behind, double *value)
{
    return count(plan, dw_record_since(plan->deal, true), changes_competition, behind, value);
}

bool dw_fact_changes(const dw_plan *plan, bool *behind, double *value)
{
    return count(plan, dw_record_since(plan->deal, true), changes_power, behind, value);
}

/* ---- Our own breaks ------------------------------------------------------------------------------ */

/* A break ends on its last day, or with whatever comes after it between the two. */
bool dw_in_our_break(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    if (at->by != DW_SIDE_US || !dw_event_is_offer(at))
        return false;
    for (size_t e = event; e-- > 0;) {
        const dw_event *const before = &deal->event[e];
        if (before->kind == DW_EVENT_BREAK)
            return before->by == DW_SIDE_US && before->until != DW_DAY_NONE &&
                   at->day <= before->until;
        if (dw_event_is_offer(before) || before->kind == DW_EVENT_ACCEPT ||
            before->kind == DW_EVENT_SESSION)
            return false;
    }
    return false;
}
