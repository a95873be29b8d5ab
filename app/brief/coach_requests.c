/* Approvals on the record: what was asked, who has to answer, what is granted, what is open. */
#include "brief/json.h"
#include "brief/package_words.h"

static char *request_words(const brief_composer *composer, const dw_request *request)
{
    const dw_event *event = &composer->plan->deal->event[request->event];
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    g_autofree char *date = brief_phrase_day(composer->book, event->day);
    return event->who
               ? brief_fill(composer->book, DW_PHRASE_REQUEST_BY, number, date, event->who, NULL)
               : brief_fill(composer->book, DW_PHRASE_REQUEST_NUMBER, number, date, NULL);
}

/* "with Tom Feld, 3 working days"; one day or none is not worth a word. */
static char *waiting_words(const brief_composer *composer, const dw_request *request)
{
    char *with = request->answerer
                     ? brief_fill(composer->book, DW_PHRASE_REQUEST_WITH, request->answerer, NULL)
                     : g_strdup(brief_word(composer->book, DW_PHRASE_REQUEST_WITH_NOBODY));
    if (request->days_waiting < 2)
        return with;
    g_autofree char *state = with;
    g_autofree char *count = brief_phrase_count(request->days_waiting);
    return brief_fill(composer->book, DW_PHRASE_REQUEST_WAITING, state, count, NULL);
}

static char *state_words(const brief_composer *composer, const dw_request *request)
{
    g_autofree char *date = brief_phrase_day(composer->book, request->since);
    g_autofree char *waiting = waiting_words(composer, request);
    switch (request->status) {
    case DW_REQUEST_PARTLY: {
        g_autofree char *part = brief_fill(composer->book, DW_PHRASE_REQUEST_PARTLY, date, NULL);
        return g_strdup_printf("%s; %s", part, waiting);
    }
    case DW_REQUEST_GRANTED:
        return brief_fill(composer->book, DW_PHRASE_REQUEST_GRANTED, date, NULL);
    case DW_REQUEST_REFUSED:
        return brief_fill(composer->book, DW_PHRASE_REQUEST_REFUSED, date, NULL);
    case DW_REQUEST_SUPERSEDED:
        return brief_fill(composer->book, DW_PHRASE_REQUEST_SUPERSEDED, date, NULL);
    case DW_REQUEST_OPEN:
    case DW_REQUEST_STATUS_COUNT: break;
    }
    return g_steal_pointer(&waiting);
}

static brief_tone tone_of(dw_request_status status)
{
    static const brief_tone tones[DW_REQUEST_STATUS_COUNT] = {
        [DW_REQUEST_OPEN] = BRIEF_CAREFUL,   [DW_REQUEST_GRANTED] = BRIEF_GOOD,
        [DW_REQUEST_PARTLY] = BRIEF_CAREFUL, [DW_REQUEST_REFUSED] = BRIEF_BAD,
        [DW_REQUEST_SUPERSEDED] = BRIEF_DIM,
    };
    return tones[status];
}

static bool is_waiting(const dw_request *request)
{
    return request->status == DW_REQUEST_OPEN || request->status == DW_REQUEST_PARTLY;
}

static void compose_request(brief_composer *composer, brief_table *table, const dw_request *request)
{
    const dw_plan *plan = composer->plan;
    const bool visible = brief_package_visible(composer, &request->package);
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, request_words(composer, request));
    brief_table_cell(table, BRIEF_PLAIN,
                     visible ? brief_package_terms(plan, &request->package, request->asked) : NULL);
    brief_table_cell(table, BRIEF_PLAIN,
                     visible ? g_strdup(brief_authority_label(plan, request->authority)) : NULL);
    brief_table_cell(table, tone_of(request->status), state_words(composer, request));
    brief_table_cell(table, BRIEF_PLAIN,
                     visible && request->status == DW_REQUEST_PARTLY
                         ? brief_package_terms(plan, &request->package, request->open)
                         : NULL);
}

void brief_compose_requests(brief_composer *composer)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    if (approvals->n_requests > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_REQUEST, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_ASKED_FOR, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_NEEDS, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_REQUEST_STATE, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_STILL_OPEN, BRIEF_LEFT);
        for (size_t i = 0; i < approvals->n_requests; i++)
            compose_request(composer, table, &approvals->request[i]);
        brief_table_prune(table);
    }
    brief_compose_lines(composer, DW_SECTION_REQUESTS, 0);
}

/* ---- JSON ---------------------------------------------------------------------------------------- */

static json_t *marked_issues(const dw_plan *plan, const bool *marked)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (marked[i])
            json_array_append_new(list, json_string(plan->deal->issue[i].name));
    return list;
}

static json_t *event_number(const dw_plan *plan, size_t event)
{
    return event == DW_NONE ? json_null()
                            : json_integer((json_int_t)plan->deal->event[event].number);
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
    brief_json_set(object, "named", brief_json_authority(plan, request->named));
    brief_json_set(object, "named_low", json_boolean(request->named_low));
    brief_json_set(object, "asked", marked_issues(plan, request->asked));
    brief_json_set(object, "open",
                   is_waiting(request) ? marked_issues(plan, request->open) : json_array());
    brief_json_set(object, "back", marked_issues(plan, request->back));
    brief_json_set(object, "answer", event_number(plan, request->answer));
    brief_json_set(object, "since", brief_json_day(request->since));
    brief_json_set(object, "days_waiting", json_integer(request->days_waiting));
    brief_json_set(object, "answerer", brief_json_text(request->answerer));
    brief_json_set(object, "absent", brief_json_text(request->absent));
    brief_json_set(object, "stand_in", brief_json_text(request->stand_in));
    return object;
}

/* Our offers that needed somebody, and answers that do not count. */
static json_t *flag_list(const dw_plan *plan)
{
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
        json_array_append_new(list, row);
    }
    return list;
}

void brief_json_requests(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t i = 0; i < plan->approvals.n_requests; i++)
        json_array_append_new(list, request_object(composer, &plan->approvals.request[i]));
    brief_json_set(object, "requests", list);
    brief_json_set(object, "flags", flag_list(plan));
    brief_json_set(object, "next_offer", json_string(dw_clearance_name(plan->next_clearance)));
}
