#include "text/acceptance.h"
#include "text/deal.h"

#include "text/deal_read.h"
#include "text/file.h"
#include "text/limits.h"

#include <string.h>

/* ---- What the engine finds between the fields ------------------------------------------------ */

typedef struct finding_context {
    text_reader *reader;
    const text_node *root;
    const dw_deal *deal;
} finding_context;

/* Is one path a part of the other? Then one of two problems says it already. */
static bool paths_overlap(const char *a, const char *b)
{
    const size_t n = MIN(strlen(a), strlen(b));
    if (strncmp(a, b, n) != 0)
        return false;
    const char after = a[n] ? a[n] : b[n];
    return after == '\0' || after == '.' || after == '[';
}

static bool is_said_already(const text_problems *problems, const char *path)
{
    for (size_t i = 0; i < text_problems_count(problems); i++) {
        const text_problem *const problem = g_ptr_array_index(problems->kept, i);
        if (problem->path[0] && paths_overlap(problem->path, path))
            return true;
    }
    return false;
}

/* Follows "value.floor_price" from the root as far as it goes. */
static const text_node *follow(const text_node *node, const char *field)
{
    g_auto(GStrv) key = g_strsplit(field, ".", -1);
    for (size_t i = 0; key[i]; i++) {
        const text_node *const next = text_node_get(node, key[i]);
        if (!next)
            break;
        node = next;
    }
    return node;
}

static void note_finding(void *data, const char *field, size_t index, const char *problem)
{
    const finding_context *const context = data;
    const text_node *node = follow(context->root, field);
    GString *const path = g_string_new(field);
    const bool by_issue = strcmp(field, "issues") == 0 || strcmp(field, "must") == 0;
    if (by_issue && index < context->deal->n_issues) {
        const char *const name = context->deal->issue[index].name;
        const text_node *const value = text_node_get(node, name);
        node = value ? value : node;
        g_string_append_printf(path, ".%s", text_show(name).text);
    } else if (node->kind == TEXT_LIST && index < node->n_items) {
        node = node->item[index];
        g_string_append_printf(path, "[%zu]", index);
    }
    if (!is_said_already(context->reader->problems, path->str))
        text_problem_add(context->reader->problems, TEXT_PROBLEM_INPUT, text_node_place(node),
                         path->str, "%s", problem);
    g_string_free(path, TRUE);
}

/* ---- Reading --------------------------------------------------------------------------------- */

/* A slip in a year is seen where days run backwards; what is logged late does so rightly. What has an author
 * was logged, and doubted then. */
static void warn_of_order(text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const record = text_node_given(root, "record");
    dw_day before =
        DW_DAY_NONE; /* of the event before that is no correction: these come late by nature */
    for (size_t e = 0; record && record->kind == TEXT_LIST && e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->day == DW_DAY_NONE || event->corrects > 0)
            continue;
        const bool is_in_order = before == DW_DAY_NONE || event->day >= before;
        before = event->day;
        if (is_in_order || event->author)
            continue;
        g_autofree char *path = g_strdup_printf("record[%zu]", e);
        text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(record->item[e]),
                         path, "is earlier than the event before it; it is taken at its date");
    }
}

/* What says that there is no other supplier, beside one that the same file names, is read as not known. */
static void warn_of_rival(text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const facts = text_node_given(root, "facts");
    const dw_playbook *const playbook = reader->playbook;
    const bool is_there = deal->value.competitor || dw_money_known(deal->value.competitor_price);
    for (size_t f = 0; is_there && facts && deal->fact && f < playbook->n_factors; f++) {
        dw_fact none = 0;
        for (size_t l = 0; l < playbook->factor[f].n_levels; l++)
            none |= playbook->factor[f].level[l].no_rival ? UINT32_C(1) << l : 0;
        const text_node *const fact = text_node_get(facts, playbook->factor[f].name);
        if (!fact || (deal->fact[f] & ~none) != 0)
            continue;
        g_autofree char *path = g_strdup_printf("facts.%s", playbook->factor[f].name);
        text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(fact), path,
                         "says that there is no other supplier, and 'value.competitor' that there "
                         "is one; until one of them changes it counts as not known");
    }
}

enum { WARNINGS_MAX = 16 }; /* of a kind; more say nothing new */

static void warn_of_answer(text_reader *reader, const text_node *record, const dw_deal *deal,
                           const dw_unaccepted *answer)
{
    const text_event_of of = {deal, reader->playbook};
    const size_t e = answer->event - 1;
    const dw_side by = deal->event[e].by;
    g_autofree char *words = text_unaccepted_words(answer, by, &of);
    g_autofree char *path = g_strdup_printf("record[%zu]", e);
    if (deal->event[e].kind == DW_EVENT_REFUSE)
        text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(record->item[e]),
                         path,
                         "refuses what is not on the table: %s; it counts as a refusal of that "
                         "and of all that is",
                         words);
    else
        text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(record->item[e]),
                         path, "is no acceptance: %s; it counts as %s", words,
                         text_unaccepted_as(answer, by));
}

/* What was logged as an acceptance and is none is read as what it counts as, and so is a refusal of something
 * else than what is on the table. */
static void warn_of_answers(text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const record = text_node_given(root, "record");
    const dw_arena_mark mark = dw_arena_here(reader->arena);
    dw_unaccepted list[2 * WARNINGS_MAX];
    dw_deal whole = *deal, state;
    size_t n = 0, n_no = 0;
    whole.day = DW_DAY_NONE;
    if (dw_record_state(&whole, reader->playbook, deal->n_events, reader->arena, &state, NULL) ==
            DW_OK &&
        dw_record_unaccepted(&state, reader->playbook, reader->arena, list, WARNINGS_MAX, &n) &&
        dw_record_unrefused(&state, reader->playbook, reader->arena, &list[n], WARNINGS_MAX, &n_no))
        n += n_no;
    for (size_t i = 0; record && i < n; i++)
        warn_of_answer(reader, record, deal, &list[i]);
    dw_arena_rewind(reader->arena, mark);
}

/* A deal ends once, and only what has ended is opened again; the last word on it is taken. */
static void warn_of_outcome(text_reader *reader, const text_node *record, const dw_deal *state,
                            size_t event)
{
    const size_t ended = dw_deal_ends_again(state, event);
    const size_t index = state->event[event].number - 1;
    g_autofree char *path = g_strdup_printf("record[%zu]", index);
    if (ended != DW_NONE)
        text_problem_add(
            reader->problems, TEXT_PROBLEM_WARNING, text_node_place(record->item[index]), path,
            "is a second outcome: the deal has ended with event %zu (%s), and nothing "
            "corrects that or opens the deal again (outcome: none); this one is taken",
            state->event[ended].number, dw_deal_outcome_name(state->event[ended].outcome));
    else
        text_problem_add(reader->problems, TEXT_PROBLEM_WARNING,
                         text_node_place(record->item[index]), path,
                         "opens a deal that had not ended, and changes nothing");
}

/* What is said of the terms after the end counts for nothing: the first is named, the others are counted. */
static void warn_of_late_terms(text_reader *reader, const text_node *record, const dw_deal *state,
                               size_t event)
{
    size_t n_others = 0;
    for (size_t e = event + 1; e < state->n_events; e++)
        n_others += dw_deal_after_end(state, e) != NULL;
    g_autofree char *others =
        n_others > 0 ? g_strdup_printf("; so is it with %zu after it", n_others) : g_strdup("");
    const size_t index = state->event[event].number - 1;
    const dw_event *end = &state->event[dw_deal_end_before(state, state->n_events)];
    g_autofree char *path = g_strdup_printf("record[%zu]", index);
    text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(record->item[index]),
                     path,
                     "comes after the deal ended with event %zu (%s) and counts for nothing until "
                     "an outcome of none opens it again%s",
                     end->number, dw_deal_outcome_name(end->outcome), others);
}

static void warn_of_outcomes(text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const record = text_node_given(root, "record");
    const dw_arena_mark mark = dw_arena_here(reader->arena);
    dw_deal whole = *deal, state = {0};
    whole.day = DW_DAY_NONE;
    if (dw_record_state(&whole, reader->playbook, deal->n_events, reader->arena, &state, NULL) !=
        DW_OK)
        state.n_events = 0;
    bool is_said = false;
    for (size_t e = 0, n = 0; record && e < state.n_events && n < WARNINGS_MAX; e++) {
        const bool is_late = dw_deal_after_end(&state, e) != NULL;
        if (is_late && is_said)
            continue;
        is_said = is_said || is_late;
        if (is_late)
            warn_of_late_terms(reader, record, &state, e);
        else if (dw_deal_ends_again(&state, e) != DW_NONE || dw_deal_opens_nothing(&state, e))
            warn_of_outcome(reader, record, &state, e);
        else
            continue;
        n++;
    }
    dw_arena_rewind(reader->arena, mark);
}

/* Publishing numbers versions upwards; one by hand that does not rise stands for a plan that nobody can name.
 * A version that was withdrawn leaves its number to the next. */
static void warn_of_versions(text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const record = text_node_given(root, "record");
    g_autofree bool *is_void = g_new0(bool, deal->n_events + 1);
    dw_record_void(deal->event, deal->n_events, is_void);
    int newest = 0;
    for (size_t e = 0, n = 0; record && e < deal->n_events && n < WARNINGS_MAX; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->kind != DW_EVENT_PLAN || is_void[e])
            continue;
        if (event->version <= newest) {
            g_autofree char *path = g_strdup_printf("record[%zu].version", e);
            n++;
            text_problem_add(reader->problems, TEXT_PROBLEM_WARNING,
                             text_node_place(record->item[e]), path,
                             "is %d after version %d; 'dealwright plan DEAL --publish' numbers "
                             "versions upwards",
                             event->version, newest);
        }
        newest = MAX(newest, event->version);
    }
}

static size_t count_kind(const dw_deal *deal, dw_event_kind kind)
{
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += deal->event[e].kind == kind;
    return n;
}

static bool has_answer(const dw_deal *deal)
{
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_ACCEPT ||
            (deal->event[e].kind == DW_EVENT_REFUSE && deal->event[e].n_terms > 0))
            return true;
    return false;
}

static const dw_deal *read_deal(text_reader *reader, const text_node *root, dw_day today)
{
    dw_deal *const deal = text_read_take(reader, 1, sizeof *deal);
    if (!deal)
        return NULL;
    text_deal_context context = {.deal = deal};
    reader->context = &context;
    dw_deal_init(deal, "", "");
    text_read_record(reader, &text_shape_of_deal, root, NULL, deal);
    if (deal->day == DW_DAY_NONE)
        deal->day = today;
    if (reader->first_money)
        text_read_problem(reader, root, NULL,
                          "'currency' is required, because line %u gives an amount",
                          reader->first_money->line);
    warn_of_order(reader, root, deal);
    warn_of_rival(reader, root, deal);
    if (!reader->out_of_memory) {
        finding_context findings = {reader, root, deal};
        dw_deal_check(deal, reader->playbook, note_finding, &findings);
    }
    return deal;
}

/* ---- What a record makes too many of --------------------------------------------------------- */

bool text_deal_note_limit(const dw_error *err, text_place place, text_problems *problems)
{
    const bool deadlines = g_strcmp0(err->what, "deadlines") == 0;
    if (err->status != DW_E_LIMIT || (!deadlines && g_strcmp0(err->what, "people") != 0))
        return false;
    const char *const help = deadlines ? "drop one that is over first: event deadline, action drop"
                                       : "log first who has left: event left, who";
    const char *const what = deadlines ? "deadlines" : "people of one side";
    g_autofree char *path =
        err->index > 0 ? g_strdup_printf("record[%zu]", err->index - 1) : g_strdup("record");
    text_problem_add(problems, TEXT_PROBLEM_INPUT, place, path,
                     "event %zu is one too many: %.0f %s at a time are the most; %s", err->index,
                     err->value, what, help);
    return true;
}

static dw_status follow_record(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                               dw_error *err)
{
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_deal whole = *deal, state;
    whole.day = DW_DAY_NONE;
    const dw_status status = dw_record_state(&whole, playbook, whole.n_events, arena, &state, err);
    dw_arena_rewind(arena, mark);
    return status;
}

bool text_deal_follows(const dw_deal *deal, const dw_playbook *playbook, text_place place,
                       dw_arena *arena, text_problems *problems)
{
    dw_error err = {0};
    const dw_status status = follow_record(deal, playbook, arena, &err);
    if (status != DW_OK && !text_deal_note_limit(&err, place, problems))
        text_problem_add(problems, TEXT_PROBLEM_MEMORY, place, "", "out of memory");
    return status == DW_OK;
}

/* At its place in the file. */
static void check_record(const text_reader *reader, const text_node *root, const dw_deal *deal)
{
    const text_node *const record = text_node_given(root, "record");
    dw_error err = {0};
    if (!record || record->kind != TEXT_LIST || deal->n_events == 0)
        return;
    (void)!follow_record(deal, reader->playbook, reader->arena, &err);
    if (err.status == DW_E_LIMIT && err.index > 0 && err.index <= record->n_items)
        text_deal_note_limit(&err, text_node_place(record->item[err.index - 1]), reader->problems);
}

const dw_deal *text_deal_parse(const char *data, size_t size, const char *label,
                               const dw_playbook *playbook, dw_day today, dw_arena *arena,
                               text_problems *problems)
{
    const size_t n_errors = problems->n_errors;
    if (size > TEXT_DEAL_BYTES_MAX) {
        text_problem_add(problems, TEXT_PROBLEM_INPUT, (text_place){.file = label}, "",
                         "is larger than %zu KiB, the most that is read",
                         TEXT_DEAL_BYTES_MAX / 1024);
        return NULL;
    }
    const text_node *const root = text_node_parse(data, size, label, arena, problems);
    if (!root)
        return NULL;
    text_reader reader = {.arena = arena,
                          .problems = problems,
                          .label = label,
                          .playbook = playbook,
                          .currency_digits = TEXT_DIGITS_UNKNOWN};
    const dw_deal *const deal = read_deal(&reader, root, today);
    if (problems->n_errors == n_errors)
        check_record(&reader, root, deal);
    if (problems->n_errors > n_errors)
        return NULL;
    text_warn_of_kinds(&reader, root);
    if (has_answer(deal))
        warn_of_answers(&reader, root, deal);
    if (count_kind(deal, DW_EVENT_OUTCOME) > 0)
        warn_of_outcomes(&reader, root, deal);
    if (count_kind(deal, DW_EVENT_PLAN) > 1)
        warn_of_versions(&reader, root, deal);
    return deal;
}

const dw_deal *text_deal_load(const char *path, const dw_playbook *playbook, dw_day today,
                              dw_arena *arena, text_problems *problems)
{
    size_t size;
    g_autofree char *data = text_file_read(path, TEXT_DEAL_BYTES_MAX, &size, problems);
    if (!data)
        return NULL;
    return text_deal_parse(data, size, text_file_label(path), playbook, today, arena, problems);
}

json_t *text_deal_to_json(const dw_deal *deal, const dw_playbook *playbook)
{
    const text_writer writer = {deal, playbook};
    return text_write_record(&writer, &text_shape_of_deal, deal);
}
