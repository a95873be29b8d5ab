/* What the record says of the buyer, and why it makes our offer less likely to be taken, as JSON objects. */
#include "brief/coach.h"
#include "brief/json.h"

static json_t *issue_rows(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plan->n_belief_issues; i++) {
        const dw_belief_issue *from = &plan->belief_issue[i];
        json_t *row = json_object();
        brief_json_set(row, "issue", json_string(plan->deal->issue[from->issue].name));
        brief_json_set(row, "share", brief_json_number(from->share, 4));
        brief_json_set(row, "low", brief_json_number(from->low, 4));
        brief_json_set(row, "high", brief_json_number(from->high, 4));
        brief_json_set(row, "prior_share", brief_json_number(from->prior_share, 4));
        brief_json_set(row, "multiplier", brief_json_number(from->multiplier, 4));
        brief_json_set(row, "moved", json_boolean(from->moved));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *estimate(double minor_units)
{
    return brief_json_money(dw_money_estimate(minor_units));
}

static json_t *limit_object(const dw_belief_limit *limit)
{
    json_t *object = json_object();
    brief_json_set(object, "worth", estimate(limit->worth));
    brief_json_set(object, "worth_low", estimate(limit->worth_low));
    brief_json_set(object, "worth_high", estimate(limit->worth_high));
    brief_json_set(object, "price", estimate(limit->price));
    brief_json_set(object, "price_low", estimate(limit->price_low));
    brief_json_set(object, "price_high", estimate(limit->price_high));
    brief_json_set(object, "price_most", estimate(limit->price_most));
    return object;
}

json_t *brief_json_belief(const dw_plan *plan)
{
    const dw_belief *belief = plan->belief;
    if (belief == NULL || belief->bank == NULL)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "offers", json_integer((json_int_t)belief->n_offers));
    brief_json_set(object, "counters", json_integer((json_int_t)belief->n_counters));
    brief_json_set(object, "acceptances", json_integer((json_int_t)belief->n_acceptances));
    brief_json_set(object, "refusals", json_integer((json_int_t)belief->n_refusals));
    brief_json_set(object, "assumed", json_boolean(dw_belief_seen(belief) == 0));
    brief_json_set(object, "issues", issue_rows(plan));
    brief_json_set(object, "limit", limit_object(&plan->belief_limit));
    json_t *pace = json_object();
    for (unsigned p = 0; p < DW_PACE_COUNT; p++)
        brief_json_set(pace, dw_pace_name((dw_pace)p), brief_json_number(plan->belief_pace[p], 4));
    brief_json_set(object, "pace", pace);
    return object;
}

json_t *brief_json_next_chance(const dw_coaching *coaching)
{
    const dw_next_chance *next = &coaching->next;
    if (!next->exists)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "before", brief_json_number(next->before, 4));
    brief_json_set(object, "same", brief_json_number(next->same, 4));
    brief_json_set(object, "after", brief_json_number(next->after, 4));
    return object;
}

json_t *brief_json_chance_fall(const dw_coaching *coaching)
{
    const dw_chance_fall *fall = &coaching->fall;
    if (!fall->exists)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "rises", json_boolean(fall->rises));
    brief_json_set(object, "before", brief_json_number(fall->before, 4));
    brief_json_set(object, "passed_over", brief_json_number(fall->passed_over, 4));
    brief_json_set(object, "after", brief_json_number(fall->after, 4));
    brief_json_set(object, "by_word", json_boolean(fall->by_word));
    brief_json_set(object, "by_passing", json_boolean(fall->by_passing));
    brief_json_set(object, "by_step", json_boolean(fall->by_step));
    brief_json_set(object, "time", brief_json_number(fall->time, 4));
    brief_json_set(object, "price", estimate(fall->price));
    brief_json_set(object, "expected_price", estimate(fall->expected));
    brief_json_set(object, "limit_before", estimate(fall->limit_before));
    brief_json_set(object, "limit", estimate(fall->limit_after));
    brief_json_set(object, "limit_high_before", estimate(fall->high_before));
    brief_json_set(object, "limit_high", estimate(fall->high_after));
    return object;
}
