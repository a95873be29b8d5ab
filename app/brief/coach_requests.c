/* Approvals on the record: what was asked, who has to answer, what is granted, what is open. */
#include "brief/compose.h"
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
