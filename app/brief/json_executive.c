/* The brief for an executive, for programs. */
#include "brief/accepting.h"
#include "brief/coach.h"
#include "brief/executive.h"
#include "brief/json.h"
#include "brief/ultimatum.h"

/* What had been agreed and is over; null without. */
static json_t *was_agreed(const brief_composer *composer)
{
    const brief_past_agreement was = brief_was_agreed(composer->plan);
    if (was.agreement == NULL)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "terms", brief_json_take(brief_was_agreed_words(composer)));
    brief_json_set(object, "date", brief_json_day(was.agreement->day));
    brief_json_set(object, "event", json_integer((json_int_t)was.agreement->number));
    brief_json_set(object, "ended", brief_json_day(was.end->day));
    brief_json_set(object, "ended_by", json_string(dw_side_name(was.end->by)));
    brief_json_set(object, "ended_event", json_integer((json_int_t)was.end->number));
    return object;
}

/* Of what runs until a day: who said it, when, until when, and how pages say it. */
static json_t *pressing_object(const dw_event *said, char *words)
{
    json_t *object = json_object();
    brief_json_set(object, "event", json_integer((json_int_t)said->number));
    brief_json_set(object, "date", brief_json_day(said->day));
    brief_json_set(object, "until", brief_json_day(said->until));
    brief_json_set(object, "who", brief_json_text(said->who));
    brief_json_set(object, "text", brief_json_take(words));
    return object;
}

json_t *brief_json_demand(const dw_plan *plan)
{
    const dw_event *said = brief_demand(plan);
    return said == NULL ? json_null() : pressing_object(said, brief_demand_words(plan));
}

json_t *brief_json_ultimatum(const dw_plan *plan)
{
    const dw_event *said = brief_ultimatum(plan);
    if (said == NULL)
        return json_null();
    json_t *object = pressing_object(said, brief_ultimatum_words(plan));
    brief_json_set(object, "before", brief_json_take(brief_before_ultimatum_words(plan)));
    return object;
}

static json_t *position_object(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    json_t *object = json_object();
    static const char *const side[DW_SIDE_COUNT] = {"us", "them"};
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        json_t *row = json_object();
        brief_json_set(row, "terms", brief_json_take(brief_table_words(composer, (dw_side)s)));
        brief_json_set(
            row, "first_price",
            brief_json_money(dw_deal_first_price(plan->deal, plan->playbook, (dw_side)s)));
        brief_json_set(
            row, "latest_price",
            brief_json_money(dw_deal_latest_price(plan->deal, plan->playbook, (dw_side)s)));
        brief_json_set(object, side[s], row);
    }
    brief_json_set(object, "was_agreed", was_agreed(composer));
    brief_json_set(object, "ultimatum", brief_json_ultimatum(plan));
    brief_json_set(object, "demand", brief_json_demand(plan));
    brief_json_set(object, "rivals",
                   brief_has_ended(plan) ? json_null() : brief_json_take(brief_rivals_words(plan)));
    brief_json_set(object, "named_by", brief_json_named_by(plan));
    const dw_event *newest = brief_newest_offer(plan->deal);
    brief_json_set(object, "last_offer", brief_json_day(newest ? newest->day : DW_DAY_NONE));
    return object;
}

void brief_json_promises(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t i = 0; i < plan->promises.n_promises; i++) {
        const dw_promise *promise = &plan->promises.promise[i];
        const dw_event *event = &plan->deal->event[promise->event];
        json_t *row = json_object();
        brief_json_set(row, "event", json_integer((json_int_t)event->number));
        brief_json_set(row, "date", brief_json_day(event->day));
        brief_json_set(row, "by", json_string(dw_side_name(event->by)));
        brief_json_set(row, "who", brief_json_text(event->who));
        brief_json_set(row, "to", brief_json_text(event->to));
        brief_json_set(row, "text", brief_json_text(event->note));
        brief_json_set(row, "until", brief_json_day(event->until));
        brief_json_set(row, "overdue", json_boolean(promise->overdue));
        brief_json_set(row, "executive", json_boolean(promise->by_executive));
        brief_json_set(row, "answer",
                       promise->answer == DW_NONE
                           ? json_null()
                           : json_integer((json_int_t)plan->deal->event[promise->answer].number));
        json_array_append_new(list, row);
    }
    brief_json_set(object, "promises", list);
}

char *brief_executive_json(const dw_plan *plan, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    json_t *root = brief_json_head(plan);
    brief_json_set(root, "situation", brief_json_section(&composer, DW_SECTION_SITUATION));
    brief_json_set(root, "position", position_object(&composer));
    brief_json_set(root, "stakeholders", brief_json_section(&composer, DW_SECTION_STAKEHOLDERS));
    const bool settled = brief_is_settled(plan);
    brief_json_set(root, "state", brief_json_take(brief_state_words(plan)));
    brief_json_set(root, "advice", brief_json_take(brief_advice_words(plan, style)));
    brief_json_set(root, "accept", brief_json_accept(&composer));
    brief_json_set(root, "requests",
                   settled && dw_deal_ended(plan->deal) == DW_OUTCOME_NONE
                       ? brief_json_section(&composer, DW_SECTION_REQUESTS)
                       : json_null());
    brief_json_promises(&composer, root);
    brief_json_set(root, "escalation",
                   settled ? json_null() : brief_json_section(&composer, DW_SECTION_ESCALATION));
    brief_json_set(root, "executive",
                   settled ? json_null() : brief_json_section(&composer, DW_SECTION_EXECUTIVE));
    return brief_json_finish(root);
}
