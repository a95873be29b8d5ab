/* Approvals on the record, for programs. */
#include "brief/json.h"

static json_t *marked_issues(const dw_plan *plan, const bool *marked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (marked && marked[i])
            json_array_append_new(list, json_string(plan->deal->issue[i].name));
    return list;
}

static json_t *event_number(const dw_plan *plan, size_t event)
{
    return event == DW_NONE ? json_null()
                            : json_integer((json_int_t)plan->deal->event[event].number);
}

/* Words of an approver may name what only who may see walk-aways is told. */
static json_t *told(const brief_composer *composer, const dw_ruling *ruling)
{
    return composer->style->walk_aways ? brief_json_text(ruling->words) : json_null();
}

/* Are words written with the grant, and which? `ruling` may be DW_NONE. */
static void set_words(const brief_composer *composer, json_t *object, size_t ruling)
{
    const bool none = ruling == DW_NONE;
    brief_json_set(object, "conditional", json_boolean(!none));
    brief_json_set(object, "words",
                   none ? json_null() : told(composer, &composer->plan->approvals.ruling[ruling]));
}

/* The grant whose words bind what rests on it; null for none. */
json_t *brief_json_condition(const brief_composer *composer, const dw_ruling *grant)
{
    if (!grant)
        return json_null();
    const dw_plan *plan = composer->plan;
    const dw_event *answer = &plan->deal->event[grant->event];
    json_t *object = json_object();
    brief_json_set(object, "event", event_number(plan, grant->event));
    brief_json_set(object, "who", brief_json_text(answer->who));
    brief_json_set(object, "date", brief_json_day(answer->day));
    brief_json_set(object, "words", told(composer, grant));
    return object;
}

json_t *brief_json_clearance(const brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    const dw_approvals *approvals = &plan->approvals;
    const dw_clearance clearance = dw_approvals_clear(approvals, &plan->worth, package);
    const bool asks = clearance == DW_CLEARANCE_UNASKED;
    bool worse[DW_ISSUES_MAX];
    if (asks)
        (void)dw_approvals_worse(approvals, &plan->worth, package, worse);
    json_t *object = json_object();
    brief_json_set(object, "state", json_string(dw_clearance_name(clearance)));
    brief_json_set(
        object, "needs",
        brief_json_authority(plan, package->authority == 0 ? DW_NONE : package->authority));
    brief_json_set(object, "ask",
                   asks ? brief_json_text(approvals->answerer[package->authority]) : json_null());
    brief_json_set(object, "for", marked_issues(plan, asks ? worse : NULL));
    brief_json_set(
        object, "condition",
        brief_json_condition(composer, dw_approvals_condition(approvals, &plan->worth, package)));
    return object;
}

/* Who said no, when, to which issues and why; null where nobody did. */
static json_t *refusal_object(const brief_composer *composer, size_t answer)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *refusal =
        answer == DW_NONE ? NULL : dw_approvals_ruling_of(&plan->approvals, answer);
    if (refusal == NULL || refusal->granted)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "event", event_number(plan, answer));
    brief_json_set(object, "who", brief_json_text(plan->deal->event[answer].who));
    brief_json_set(object, "date", brief_json_day(plan->deal->event[answer].day));
    brief_json_set(object, "issues", marked_issues(plan, refusal->no));
    brief_json_set(object, "reason", told(composer, refusal));
    return object;
}

/* What came of it: who answered, what a refusal said, what a grant is tied to. */
static void set_answer(const brief_composer *composer, json_t *object, const dw_request *request)
{
    const dw_plan *plan = composer->plan;
    const size_t answer = request->answer;
    const size_t newest = request->rest_answer == DW_NONE ? answer : request->rest_answer;
    brief_json_set(object, "answer", event_number(plan, answer));
    brief_json_set(object, "answered_by",
                   answer == DW_NONE ? json_null()
                                     : brief_json_text(plan->deal->event[answer].who));
    brief_json_set(object, "refusal", refusal_object(composer, newest));
    set_words(composer, object,
              answer == DW_NONE ? DW_NONE : plan->approvals.event[answer].condition);
}

static json_t *request_object(const brief_composer *composer, const dw_request *request)
{
    const dw_plan *plan = composer->plan;
    const bool visible = brief_package_visible(composer, &request->package);
    json_t *object = json_object();
    brief_json_set(object, "event", event_number(plan, request->event));
    brief_json_set(object, "status", json_string(dw_request_status_name(request->status)));
    brief_json_set(object, "package",
                   visible ? brief_json_package(plan, &request->package) : json_null());
    brief_json_set(object, "needs",
                   visible ? brief_json_authority(plan, request->authority) : json_null());
    brief_json_set(object, "named",
                   visible ? brief_json_authority(plan, request->named) : json_null());
    brief_json_set(object, "named_low", json_boolean(visible && request->named_low));
    brief_json_set(object, "asked", marked_issues(plan, request->asked));
    brief_json_set(object, "open",
                   dw_request_waits(request) ? marked_issues(plan, request->open) : json_array());
    brief_json_set(object, "not_granted",
                   request->status == DW_REQUEST_PARTLY ? marked_issues(plan, request->open)
                                                        : json_array());
    brief_json_set(object, "back", marked_issues(plan, request->back));
    set_answer(composer, object, request);
    brief_json_set(object, "since", brief_json_day(request->since));
    brief_json_set(object, "days_waiting", json_integer(request->days_waiting));
    brief_json_set(object, "answerer", brief_json_text(request->answerer));
    brief_json_set(object, "absent", brief_json_text(request->absent));
    brief_json_set(object, "stand_in", brief_json_text(request->stand_in));
    brief_json_set(object, "too_high", json_boolean(visible && request->too_high));
    return object;
}

/* Our offers that needed somebody, with whether that is settled since, as the page leaves out those that are;
 * and answers that do not count. */
static json_t *flag_list(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t e = 0; e < plan->deal->n_events; e++) {
        const dw_event_approval *event = &plan->approvals.event[e];
        const bool offer =
            event->offer == DW_CLEARANCE_UNASKED || event->offer == DW_CLEARANCE_REFUSED;
        const bool answer = event->answer != DW_ANSWER_NONE && event->answer != DW_ANSWER_COUNTS;
        if (!offer && !answer)
            continue;
        json_t *row = json_object();
        brief_json_set(row, "event", event_number(plan, e));
        brief_json_set(row, "offer", json_string(dw_clearance_name(event->offer)));
        brief_json_set(row, "answer", json_string(dw_answer_standing_name(event->answer)));
        brief_json_set(row, "now",
                       offer ? json_string(dw_clearance_name(event->now)) : json_null());
        brief_json_set(row, "refusal",
                       event->refusal == DW_NONE
                           ? json_null()
                           : event_number(plan, plan->approvals.ruling[event->refusal].event));
        brief_json_set(row, "settled", offer ? json_boolean(event->settled) : json_null());
        brief_json_set(row, "granted", marked_issues(plan, event->granted));
        brief_json_set(row, "missing", marked_issues(plan, event->missing));
        set_words(composer, row, event->condition);
        json_array_append_new(list, row);
    }
    return list;
}

/* Answers that count as long as the deal's list of people stays as it is: their events do not say in which
 * role they were given. */
static json_t *answers_by_people(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (plan->approvals.event[e].by_people)
            json_array_append_new(list, event_number(plan, e));
    return list;
}

/* Whose words bind what we say next, a yes to what they offer, and what we have on the table or agreed. */
static json_t *conditions_object(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    json_t *object = json_object();
    brief_json_set(object, "next_offer", brief_json_condition(composer, plan->next_condition));
    brief_json_set(object, "their_offer", brief_json_condition(composer, plan->their_condition));
    brief_json_set(object, "our_offer", brief_json_condition(composer, plan->our_condition));
    return object;
}

void brief_json_requests(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t i = 0; i < plan->approvals.n_requests; i++)
        json_array_append_new(list, request_object(composer, &plan->approvals.request[i]));
    brief_json_set(object, "requests", list);
    brief_json_set(object, "flags", flag_list(composer));
    brief_json_set(object, "by_people", answers_by_people(plan));
    brief_json_set(object, "next_offer", json_string(dw_clearance_name(plan->next_clearance)));
    brief_json_set(object, "accept", brief_json_accept(composer));
    brief_json_set(object, "conditions", conditions_object(composer));
}
