#include "text/event.h"

#include "text/event_read.h"
#include "text/json.h"
#include "text/part.h"

#include <stdlib.h>
#include <string.h>

typedef struct finding_context {
    text_reader *reader;
    const text_node *root;
    size_t number; /* index of the event */
} finding_context;

static void note_finding(void *data, const char *field, size_t index, const char *problem)
{
    const finding_context *const context = data;
    if (strcmp(field, "record") == 0 && index == context->number)
        text_read_problem(context->reader, context->root, NULL, "%s", problem);
}

/* What the engine checks of a record that ends with the event. */
static void check_in_record(text_part *part, const text_node *root, const dw_event *event)
{
    dw_deal *const deal = &part->deal;
    const size_t n = deal->n_events;
    if (n >= DW_EVENTS_MAX) {
        text_read_problem(&part->reader, root, NULL, "the record has %d events, the most there are",
                          DW_EVENTS_MAX);
        return;
    }
    dw_event *const record = text_read_take(&part->reader, n + 1, sizeof *record);
    if (!record)
        return;
    if (n > 0)
        memcpy(record, deal->event, n * sizeof *record);
    record[n] = *event;
    deal->event = record;
    deal->n_events = n + 1;
    finding_context context = {&part->reader, root, n};
    dw_deal_check(deal, part->reader.playbook, note_finding, &context);
}

bool text_event_read(const text_node *root, const text_event_of *of, dw_arena *arena,
                     text_problems *problems, dw_event *event)
{
    const size_t n_errors = problems->n_errors;
    text_part part;
    dw_event read;
    if (!text_part_begin(&part, of->deal, of->playbook, root->file, arena, problems))
        return false;
    text_read_record(&part.reader, &text_shape_of_event, root, NULL, &read);
    read.number = of->deal->n_events + 1;
    if (problems->n_errors == n_errors)
        check_in_record(&part, root, &read);
    if (problems->n_errors > n_errors)
        return false;
    *event = read;
    return true;
}

bool text_event_parse(const char *data, const char *label, const text_event_of *of, dw_arena *arena,
                      text_problems *problems, dw_event *event)
{
    const size_t n_errors = problems->n_errors;
    const text_node *const root = text_node_parse(data, strlen(data), label, arena, problems);
    return root && problems->n_errors == n_errors &&
           text_event_read(root, of, arena, problems, event);
}

json_t *text_event_to_json(const dw_event *event, const text_event_of *of)
{
    const text_writer writer = {of->deal, of->playbook};
    return text_write_record(&writer, &text_shape_of_event, event);
}

char *text_event_dump(const dw_event *event, const text_event_of *of)
{
    return text_json_dump(text_event_to_json(event, of));
}

char *text_term_text(const dw_term *term, const text_event_of *of)
{
    dw_event event;
    dw_event_init(&event, DW_EVENT_OFFER, DW_SIDE_US);
    event.term = term;
    event.n_terms = 1;
    json_t *const object = text_event_to_json(&event, of);
    const json_t *const value =
        json_object_get(json_object_get(object, "package"), of->deal->issue[term->issue].name);
    char *const dumped = json_dumps(value, JSON_ENCODE_ANY | TEXT_JSON_REALS);
    char *const text = g_strdup(json_is_string(value) ? json_string_value(value) : dumped);
    free(dumped);
    json_decref(object);
    return text;
}
