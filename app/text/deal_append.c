#include "text/deal_append.h"

#include "text/arena.h"
#include "text/file.h"
#include "text/flow.h"
#include "text/json.h"
#include "text/limits.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* ---- Where things stand ---------------------------------------------------------------------- */

typedef enum value_kind {
    VALUE_MISSING,
    VALUE_EMPTY,
    VALUE_NULL,
    VALUE_LIST,
    VALUE_OTHER
} value_kind;

/* What a change of the file has to know of it. Marks count lines and characters from 0. */
typedef struct layout {
    bool root_flow;           /* the deal stands in braces */
    yaml_mark_t root_start;   /* of its first key or brace */
    yaml_mark_t key_start;    /* of its last key */
    yaml_mark_t last_end;     /* of its last value */
    yaml_mark_t close;        /* of its closing brace */
    yaml_mark_t document_end; /* of "..." */
    bool document_ends;
    value_kind record;
    bool record_flow; /* the list stands in brackets */
    size_t n_items;
    yaml_mark_t record_start, record_end;
    yaml_mark_t item_start; /* of the last item */
    yaml_mark_t item_end;   /* of what shows of it */
    bool item_is_block;     /* it is a block scalar: its end lies behind its line */
} layout;

typedef struct surveyor {
    layout found;
    bool flow[TEXT_DEPTH_MAX + 2]; /* of the lists and mappings that are open */
    size_t depth;
    bool expects_value;  /* of the deal: a key came before */
    bool at_record;      /* that key was `record` */
    size_t record_depth; /* of the list; 0 outside it */
} surveyor;

/* A value of the deal begins. */
static void begin_value(surveyor *s, const yaml_event_t *event, value_kind kind)
{
    if (s->depth == 1 && s->at_record) {
        s->found.record = kind;
        s->found.record_start = event->start_mark;
        s->found.record_end = event->end_mark;
    }
    if (s->record_depth > 0 && s->depth == s->record_depth) {
        s->found.n_items++;
        s->found.item_start = event->start_mark;
    }
}

/* Something that shows ends at the event's end. */
static void show_end(surveyor *s, const yaml_event_t *event, bool is_block)
{
    s->found.last_end = event->end_mark;
    if (s->record_depth > 0) {
        s->found.item_end = event->end_mark;
        s->found.item_is_block = is_block;
    }
}

/* A whole value of the deal is over: the next is a key. */
static void end_value(surveyor *s)
{
    if (s->depth == 1) {
        s->expects_value = false;
        s->at_record = false;
    }
}

static void open_value(surveyor *s, const yaml_event_t *event, bool is_list, bool flow)
{
    if (s->depth == 0) {
        s->found.root_flow = flow;
        s->found.root_start = event->start_mark;
    }
    begin_value(s, event, is_list ? VALUE_LIST : VALUE_OTHER);
    if (s->depth == 1 && s->at_record && is_list) {
        s->found.record_flow = flow;
        s->record_depth = 2;
    }
    if (s->depth <= TEXT_DEPTH_MAX)
        s->flow[++s->depth] = flow;
}

static void close_value(surveyor *s, const yaml_event_t *event)
{
    const bool flow = s->flow[s->depth];
    const bool is_record = s->depth == s->record_depth;
    if (is_record) {
        s->record_depth = 0;
        s->found.record_end = event->end_mark;
    }
    s->depth--;
    if (s->depth == 0)
        s->found.close = event->start_mark;
    else if (flow)
        show_end(s, event, false);
    end_value(s);
}

static void add_scalar(surveyor *s, const yaml_event_t *event)
{
    const char *const text = (const char *)event->data.scalar.value;
    const yaml_scalar_style_t style = event->data.scalar.style;
    const bool is_block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    const bool plain = style == YAML_PLAIN_SCALAR_STYLE;
    if (s->depth == 1 && !s->expects_value) {
        s->expects_value = true;
        s->at_record = strcmp(text, "record") == 0;
        s->found.key_start = event->start_mark;
        show_end(s, event, false);
        return;
    }
    const bool is_null = plain && (strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
    begin_value(s, event, plain && !*text ? VALUE_EMPTY : is_null ? VALUE_NULL : VALUE_OTHER);
    if (!plain || *text)
        show_end(s, event, is_block);
    end_value(s);
}

static void survey_event(surveyor *s, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: add_scalar(s, event); break;
    case YAML_ALIAS_EVENT:
        begin_value(s, event, VALUE_OTHER);
        show_end(s, event, false);
        end_value(s);
        break;
    case YAML_SEQUENCE_START_EVENT:
        open_value(s, event, true, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        break;
    case YAML_MAPPING_START_EVENT:
        open_value(s, event, false, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: close_value(s, event); break;
    case YAML_DOCUMENT_END_EVENT:
        s->found.document_ends = !event->data.document_end.implicit;
        s->found.document_end = event->start_mark;
        break;
    default: break;
    }
}

/* The file was read before, so that what is wrong with it was said: here it is well-formed. */
static bool survey(const char *data, size_t size, layout *found)
{
    surveyor s = {0};
    yaml_parser_t parser;
    bool ended = false;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)data, size);
    while (!ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event))
            break;
        survey_event(&s, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    *found = s.found;
    return ended;
}

/* ---- Bytes ----------------------------------------------------------------------------------- */

/* Bytes of the line break that stands here, 0 for none. */
static size_t break_length(const char *at)
{
    static const char *const breaks[] = {"\r\n",     "\n",           "\r",
                                         "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < G_N_ELEMENTS(breaks); i++)
        if (g_str_has_prefix(at, breaks[i]))
            return strlen(breaks[i]);
    return 0;
}

/* The byte at a mark. `data` ends in a zero byte. */
static size_t byte_at(const char *data, yaml_mark_t mark)
{
    const char *at = data;
    for (size_t line = 0; line < mark.line && *at;) {
        const size_t length = break_length(at);
        line += length > 0;
        at += length > 0 ? length : 1;
    }
    for (size_t column = 0; column < mark.column && *at; column++)
        at = g_utf8_next_char(at);
    return (size_t)(at - data);
}

static size_t line_start(const char *data, size_t at)
{
    while (at > 0 && data[at - 1] != '\n' && data[at - 1] != '\r')
        at--;
    return at;
}

static size_t line_end(const char *data, size_t at)
{
    return at + strcspn(data + at, "\r\n");
}

/* The end of the line on which a value ends. That of a block scalar lies behind its line. */
static size_t end_of_value_line(const char *data, yaml_mark_t end, bool is_block)
{
    size_t at = byte_at(data, end);
    while (is_block && at > 0 && g_ascii_isspace(data[at - 1]))
        at--;
    return line_end(data, at);
}

/* The blanks that a line begins with, when the value at `at` stands first on it; else NULL. */
static char *own_line_blanks(const char *data, size_t at)
{
    const size_t start = line_start(data, at);
    const size_t blanks = strspn(data + start, " \t");
    return start + blanks == at ? g_strndup(data + start, blanks) : NULL;
}

static const char *usual_break(const char *data)
{
    const char *const first = strchr(data, '\n');
    return first && first > data && first[-1] == '\r' ? "\r\n" : "\n";
}

/* ---- The change ------------------------------------------------------------------------------ */

/* `cut` bytes at `at` give way to `text`. */
typedef struct change {
    size_t at, cut;
    GString *text;
} change;

static void add_blanks(GString *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append_c(text, ' ');
}

/* One more item under the others. */
static void add_line(const char *data, const layout *found, const char *event, change *c)
{
    c->at = end_of_value_line(data, found->item_end, found->item_is_block);
    g_string_append(c->text, usual_break(data));
    add_blanks(c->text, found->record_start.column);
    g_string_append_printf(c->text, "- %s", event);
}

/* After a value inside braces or brackets: on a line of its own where that value has one. */
static void add_after(const char *data, size_t start, size_t end, change *c)
{
    g_autofree char *blanks = own_line_blanks(data, start);
    c->at = end;
    g_string_append_c(c->text, ',');
    if (blanks)
        g_string_append_printf(c->text, "%s%s", usual_break(data), blanks);
    else
        g_string_append_c(c->text, ' ');
}

static void add_in_brackets(const char *data, const layout *found, const char *event, change *c)
{
    const size_t start = byte_at(data, found->record_start);
    if (found->n_items > 0) {
        add_after(data, byte_at(data, found->item_start), byte_at(data, found->item_end), c);
        g_string_append(c->text, event);
        return;
    }
    c->at = start;
    c->cut = byte_at(data, found->record_end) - start;
    g_string_append_printf(c->text, "[%s]", event);
}

/* A record in place of one that says nothing. */
static void add_list(const char *data, const layout *found, const char *event, change *c)
{
    c->at = byte_at(data, found->record_start);
    if (found->record == VALUE_EMPTY && !found->root_flow) {
        c->at = line_end(data, c->at);
        g_string_append(c->text, usual_break(data));
        add_blanks(c->text, found->root_start.column + 2);
        g_string_append_printf(c->text, "- %s", event);
        return;
    }
    c->cut = byte_at(data, found->record_end) - c->at;
    g_string_append_printf(c->text, "%s[%s]", c->cut ? "" : " ", event);
}

/* Where the last value of a deal in braces ends. Marks of JSON stand for the text as YAML reads it, in
 * which a string may end earlier; but there only blanks come before the brace. */
static size_t end_of_values(const char *data, const layout *found, bool is_json)
{
    size_t at = byte_at(data, is_json ? found->close : found->last_end);
    while (is_json && at > 0 && g_ascii_isspace(data[at - 1]))
        at--;
    return at;
}

static void add_record(const char *data, const layout *found, const char *event, bool is_json,
                       change *c)
{
    if (found->root_flow) {
        add_after(data, byte_at(data, found->key_start), end_of_values(data, found, is_json), c);
        g_string_append_printf(c->text, "\"record\": [%s]", event);
        return;
    }
    const char *const end = usual_break(data);
    c->at = found->document_ends ? byte_at(data, found->document_end) : strlen(data);
    if (c->at > 0 && data[c->at - 1] != '\n')
        g_string_append(c->text, end);
    add_blanks(c->text, found->root_start.column);
    g_string_append_printf(c->text, "record:%s", end);
    add_blanks(c->text, found->root_start.column + 2);
    g_string_append_printf(c->text, "- %s%s", event, end);
}

static bool plan_change(const char *data, const layout *found, const char *event, bool is_json,
                        change *c)
{
    switch (found->record) {
    case VALUE_LIST:
        if (found->record_flow)
            add_in_brackets(data, found, event, c);
        else
            add_line(data, found, event, c);
        return true;
    case VALUE_EMPTY:
    case VALUE_NULL: add_list(data, found, event, c); return true;
    case VALUE_MISSING: add_record(data, found, event, is_json, c); return true;
    case VALUE_OTHER: break;
    }
    return false;
}

/* ---- Reading it again ------------------------------------------------------------------------ */

static bool is_same_deal(const text_deal_source *source, const char *text, const dw_event *event,
                         size_t n)
{
    const dw_deal *const deal = source->of.deal;
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, TEXT_DEAL_MEMORY_MAX);
    const dw_deal *const again = text_deal_parse(text, strlen(text), source->label,
                                                 source->of.playbook, deal->day, &arena, &problems);
    json_t *const wanted = text_deal_to_json(deal, source->of.playbook);
    if (!json_object_get(wanted, "record"))
        json_object_set_new(wanted, "record", json_array());
    for (size_t e = 0; e < n; e++)
        json_array_append_new(json_object_get(wanted, "record"),
                              text_event_to_json(&event[e], &source->of));
    json_t *const found = again ? text_deal_to_json(again, source->of.playbook) : NULL;
    const bool same = found && json_equal(wanted, found);
    json_decref(wanted);
    json_decref(found);
    return same;
}

static char *event_text(const text_deal_source *source, const dw_event *event, bool as_json)
{
    json_t *const value = text_event_to_json(event, &source->of);
    char *text;
    if (as_json) {
        char *const dumped = json_dumps(value, TEXT_JSON_REALS);
        text = g_strdup(dumped);
        free(dumped);
    } else {
        text = text_flow_write(value);
    }
    json_decref(value);
    return text;
}

/* A byte order mark is no part of what YAML reads. */
static size_t mark_length(const char *data)
{
    return g_str_has_prefix(data, "\xEF\xBB\xBF") ? 3 : 0;
}

/* The text with the change made, or NULL where there is no place for the event. */
static GString *make_change(const text_deal_source *source, const dw_event *event,
                            text_problems *problems)
{
    const size_t skipped = mark_length(source->data);
    const char *const data = source->data + skipped;
    const bool is_json = g_str_has_suffix(source->label, ".json");
    size_t size = source->size - skipped;
    layout found;
    g_autofree char *yaml = is_json ? text_json_to_yaml(data, size, source->label, &size, problems)
                                    : g_strndup(data, size);
    g_autoptr(GString) text = g_string_new(NULL);
    change c = {.text = text};
    if (!yaml || !survey(yaml, size, &found))
        return NULL;
    g_autofree char *written = event_text(source, event, found.root_flow);
    if (!plan_change(data, &found, written, is_json, &c))
        return NULL;
    GString *const whole = g_string_new_len(source->data, (gssize)source->size);
    g_string_erase(whole, (gssize)(skipped + c.at), (gssize)c.cut);
    return g_string_insert(whole, (gssize)(skipped + c.at), text->str);
}

/* The text with one event after the other; each stands behind what the one before made. */
static GString *make_changes(const text_deal_source *source, const dw_event *event, size_t n,
                             text_problems *problems)
{
    GString *whole = g_string_new_len(source->data, (gssize)source->size);
    for (size_t e = 0; whole && e < n; e++) {
        text_deal_source so_far = *source;
        so_far.data = whole->str;
        so_far.size = whole->len;
        GString *const next = make_change(&so_far, &event[e], problems);
        g_string_free(whole, TRUE);
        whole = next;
    }
    return whole;
}

char *text_deal_append(const text_deal_source *source, const dw_event *event, size_t n,
                       text_problems *problems)
{
    const text_place place = {.file = source->label};
    GString *const whole = make_changes(source, event, n, problems);
    if (whole && whole->len > TEXT_DEAL_BYTES_MAX)
        text_problem_add(
            problems, TEXT_PROBLEM_INPUT, place, "record",
            "has no room: with the event the file is larger than %zu KiB, the most that "
            "is read",
            TEXT_DEAL_BYTES_MAX / 1024);
    else if (whole && is_same_deal(source, whole->str, event, n))
        return g_string_free(whole, FALSE);
    else
        text_problem_add(
            problems, TEXT_PROBLEM_INPUT, place, "record",
            "cannot be added to as it is written; make it a list of its own at the end "
            "of the file, one event under the other");
    if (whole)
        g_string_free(whole, TRUE);
    return NULL;
}
