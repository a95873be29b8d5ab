/* Approvals on the record: what was asked, who has to answer, what is granted, what is not. */
#include "brief/compose.h"
#include "brief/package_words.h"
#include "dealwright/limits.h"

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
    const dw_phrase nobody = request->too_high && brief_package_visible(composer, &request->package)
                                 ? DW_PHRASE_REQUEST_TOO_HIGH
                                 : DW_PHRASE_REQUEST_WITH_NOBODY;
    char *with = request->answerer
                     ? brief_fill(composer->book, DW_PHRASE_REQUEST_WITH, request->answerer, NULL)
                     : g_strdup(brief_word(composer->book, nobody));
    if (request->days_waiting < 2)
        return with;
    g_autofree char *state = with;
    g_autofree char *count = brief_phrase_count(request->days_waiting);
    return brief_fill(composer->book, DW_PHRASE_REQUEST_WAITING, state, count, NULL);
}

/* Which of the terms that a grant names the state says, beside or in place of what was asked for. */
typedef struct grant_marks {
    bool part[DW_ISSUES_MAX];   /* of a part of the request: what is granted */
    bool tie[DW_ISSUES_MAX];    /* not asked for, and no less for us */
    bool beyond[DW_ISSUES_MAX]; /* worse for us than what was asked for */
} grant_marks;

static void mark_grant(const dw_plan *plan, const dw_request *request, const dw_ruling *grant,
                       grant_marks *marks)
{
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    *marks = (grant_marks){{false}, {false}, {false}};
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const bool tied = grant->no[i] && !request->open[i];
        const bool same = i == price ? grant->package.price == request->package.price
                                     : grant->package.option[i] == request->package.option[i];
        marks->tie[i] = tied;
        marks->part[i] = request->open[i] || (request->asked[i] && same);
        marks->part[i] = marks->part[i] && grant->on[i] && request->status == DW_REQUEST_PARTLY;
        marks->beyond[i] = grant->on[i] && !tied && !marks->part[i] && !same;
    }
}

static char *with_marked(const brief_composer *composer, dw_phrase phrase, char *state,
                         const dw_package *package, const bool *marked)
{
    g_autofree char *terms = brief_package_terms(composer->plan, package, marked);
    if (terms == NULL || *terms == '\0')
        return state;
    g_autofree char *plain = state;
    return brief_fill(composer->book, phrase, plain, terms, NULL);
}

/* What a grant gives of a part, what it is tied to beside what was asked for, and what more it gives. */
static char *with_terms(const brief_composer *composer, const dw_request *request, char *state)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *grant = dw_approvals_ruling_of(&plan->approvals, request->answer);
    grant_marks marks;
    if (grant == NULL || !brief_package_visible(composer, &grant->package))
        return state;
    mark_grant(plan, request, grant, &marks);
    state = with_marked(composer, DW_PHRASE_REQUEST_PART_OF, state, &grant->package, marks.part);
    state =
        with_marked(composer, DW_PHRASE_REQUEST_GRANTED_WITH, state, &grant->package, marks.tie);
    return with_marked(composer, DW_PHRASE_REQUEST_BEYOND, state, &grant->package, marks.beyond);
}

/* "refused 24 November 2026 by Tom Feld". */
static char *with_speaker(const brief_composer *composer, char *state, size_t answer)
{
    const char *who = composer->plan->deal->event[answer].who;
    if (who == NULL)
        return state;
    g_autofree char *plain = state;
    return brief_fill(composer->book, DW_PHRASE_REQUEST_ANSWERED_BY, plain, who, NULL);
}

/* "…: “no cap”", where that is written and the reader is told. */
static char *with_words(const brief_composer *composer, char *state, const char *words)
{
    if (words == NULL || !composer->style->walk_aways)
        return state;
    g_autofree char *plain = state;
    return brief_fill(composer->book, DW_PHRASE_REQUEST_WORDS, plain, words, NULL);
}

/* "granted 24 November 2026 by Tom Feld, with contract term 4 years: “if they sign this month”". */
static char *granted_words(const brief_composer *composer, const dw_request *request)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    const size_t condition = approvals->event[request->answer].condition;
    g_autofree char *date = brief_phrase_day(composer->book, request->since);
    char *state = brief_fill(composer->book,
                             request->status == DW_REQUEST_PARTLY ? DW_PHRASE_REQUEST_PARTLY
                                                                  : DW_PHRASE_REQUEST_GRANTED,
                             date, NULL);
    state = with_speaker(composer, state, request->answer);
    state = with_terms(composer, request, state);
    if (condition == DW_NONE || composer->style->walk_aways)
        return with_words(composer, state,
                          condition == DW_NONE ? NULL : approvals->ruling[condition].words);
    g_autofree char *plain = state;
    return brief_fill(composer->book, DW_PHRASE_REQUEST_CONDITION, plain,
                      composer->plan->deal->event[request->answer].who, NULL);
}

/* And what of the rest was refused later. */
static char *partly_words(const brief_composer *composer, const dw_request *request)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *refusal = request->rest_answer == DW_NONE
                                   ? NULL
                                   : dw_approvals_ruling_of(&plan->approvals, request->rest_answer);
    char *state = granted_words(composer, request);
    if (refusal == NULL || !brief_package_visible(composer, &refusal->package))
        return state;
    g_autofree char *granted = state;
    g_autofree char *terms = brief_package_terms(plan, &refusal->package, refusal->no);
    g_autofree char *date = brief_phrase_day(composer->book, plan->deal->event[refusal->event].day);
    state = brief_fill(composer->book, DW_PHRASE_REQUEST_REST_REFUSED, granted, terms, date, NULL);
    state = with_speaker(composer, state, refusal->event);
    return with_words(composer, state, refusal->words);
}

static char *refused_words(const brief_composer *composer, const dw_request *request)
{
    const dw_ruling *refusal = dw_approvals_ruling_of(&composer->plan->approvals, request->answer);
    g_autofree char *date = brief_phrase_day(composer->book, request->since);
    char *const state = brief_fill(composer->book, DW_PHRASE_REQUEST_REFUSED, date, NULL);
    return with_words(composer, with_speaker(composer, state, request->answer),
                      refusal ? refusal->words : NULL);
}

static char *state_words(const brief_composer *composer, const dw_request *request)
{
    g_autofree char *date = brief_phrase_day(composer->book, request->since);
    switch (request->status) {
    case DW_REQUEST_PARTLY: return partly_words(composer, request);
    case DW_REQUEST_GRANTED: return granted_words(composer, request);
    case DW_REQUEST_REFUSED: return refused_words(composer, request);
    case DW_REQUEST_SUPERSEDED:
        return brief_fill(composer->book, DW_PHRASE_REQUEST_SUPERSEDED, date, NULL);
    case DW_REQUEST_OPEN:
    case DW_REQUEST_STATUS_COUNT: break;
    }
    return waiting_words(composer, request);
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
                     visible ? brief_package_terms(plan, &request->package, request->put) : NULL);
    brief_table_cell(table, BRIEF_PLAIN,
                     visible ? g_strdup(brief_authority_label(plan, request->authority)) : NULL);
    brief_table_cell(table, tone_of(request->status), state_words(composer, request));
    brief_table_cell(table, BRIEF_PLAIN,
                     visible && request->status == DW_REQUEST_PARTLY
                         ? brief_package_terms(plan, &request->package, request->open)
                         : NULL);
}

/* Marks in shown [n_requests] the newest of those that wait, or of the others, as far as there is room.
 * Returns how many there are then. */
static size_t show_newest(const dw_approvals *approvals, bool waiting, bool *shown, size_t n_shown)
{
    for (size_t i = approvals->n_requests; i-- > 0 && n_shown < DW_REQUESTS_SHOWN_MAX;)
        if (dw_request_waits(&approvals->request[i]) == waiting) {
            shown[i] = true;
            n_shown++;
        }
    return n_shown;
}

static void compose_table(brief_composer *composer, const bool *shown)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_REQUEST, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ASKED_FOR, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_NEEDS, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_REQUEST_STATE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STILL_OPEN, BRIEF_LEFT);
    for (size_t i = 0; i < approvals->n_requests; i++)
        if (shown[i])
            compose_request(composer, table, &approvals->request[i]);
    brief_table_prune(table);
}

/* The newest, those that wait first; programs get all of them. */
static void compose_newest(brief_composer *composer)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    g_autofree bool *shown = g_new0(bool, approvals->n_requests);
    size_t n_shown = show_newest(approvals, true, shown, 0);
    n_shown = show_newest(approvals, false, shown, n_shown);
    compose_table(composer, shown);
    if (n_shown == approvals->n_requests)
        return;
    g_autofree char *count = brief_phrase_count((int64_t)(approvals->n_requests - n_shown));
    g_autofree char *total = brief_phrase_count((int64_t)approvals->n_requests);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_REQUESTS_MORE, count, total, NULL))
        ->tone = BRIEF_DIM;
}

void brief_compose_requests(brief_composer *composer)
{
    if (composer->plan->approvals.n_requests > 0)
        compose_newest(composer);
    brief_compose_lines(composer, DW_SECTION_REQUESTS, 0);
}
