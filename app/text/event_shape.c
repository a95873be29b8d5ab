/* The shape table of an event: the one list of its keys, and which kinds of event have them. */
#include "text/deal_read.h"
#include "text/event_read.h"
#include "text/limits.h"

#include <string.h>

TEXT_NAMES_OF(side, DW_SIDE_COUNT)
TEXT_NAMES_OF(event_kind, DW_EVENT_KIND_COUNT)
TEXT_NAMES_OF(signal, DW_SIGNAL_COUNT)
TEXT_NAMES_OF(statement, DW_STATEMENT_COUNT)
TEXT_NAMES_OF(action, DW_ACTION_COUNT)
TEXT_NAMES_OF(capacity, DW_CAPACITY_COUNT)
TEXT_NAMES_OF(objective, DW_OBJECTIVE_COUNT)
TEXT_NAMES_OF(deal_outcome, DW_OUTCOME_COUNT)

_Static_assert(sizeof(dw_action) == sizeof(int) && sizeof(dw_signal) == sizeof(int),
               "enums are read and written as ints");

/* ---- Time ------------------------------------------------------------------------------------ */

/* Into *minute; false when the text is no time of day such as 09:30. */
static bool read_clock(const char *text, int *minute)
{
    const bool digits = strlen(text) == 5 && text[2] == ':' && g_ascii_isdigit(text[0]) &&
                        g_ascii_isdigit(text[1]) && g_ascii_isdigit(text[3]) &&
                        g_ascii_isdigit(text[4]);
    if (!digits)
        return false;
    const int hour = (text[0] - '0') * 10 + text[1] - '0';
    const int rest = (text[3] - '0') * 10 + text[4] - '0';
    *minute = hour * 60 + rest;
    return hour < 24 && rest < 60;
}

static void read_at(text_reader *reader, const text_node *node, const text_path *path, void *member)
{
    enum { DATE_LENGTH = 10 };
    dw_event *const event = member;
    event->day = DW_DAY_NONE;
    event->minute = DW_MINUTE_NONE;
    const char *const text = node ? text_read_scalar(reader, node, path, "a date") : NULL;
    if (!text)
        return;
    const char *const mark = strlen(text) > DATE_LENGTH ? text + DATE_LENGTH : NULL;
    g_autofree char *date = mark ? g_strndup(text, DATE_LENGTH) : g_strdup(text);
    dw_day day;
    const char *const problem = text_date_read(date, &day);
    if (problem ||
        (mark && ((*mark != 'T' && *mark != ' ') || !read_clock(mark + 1, &event->minute)))) {
        g_autofree char *hint = text_date_hint(text);
        event->minute = DW_MINUTE_NONE;
        text_read_problem(reader, node, path, "'%s' %s%s", text_show(text).text,
                          problem ? problem : "is not a date with a time like 2026-11-23T14:30",
                          hint);
        return;
    }
    event->day = day;
}

static json_t *schema_at(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:s}", "type", "string", "pattern",
                     "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2})?$");
}

static json_t *write_at(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_event *const event = member;
    char text[TEXT_DATE_SIZE];
    if (event->day == DW_DAY_NONE)
        return NULL;
    text_date_write(event->day, text);
    return event->minute == DW_MINUTE_NONE
               ? json_string(text)
               : json_sprintf("%sT%02d:%02d", text, event->minute / 60, event->minute % 60);
}

static const text_custom custom_at = {read_at, schema_at, write_at};

/* ---- Numbers of other events ----------------------------------------------------------------- */

static void read_number(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    int number = 0;
    if (node && text_read_whole(reader, node, path, 1, DW_EVENTS_MAX, &number))
        *(size_t *)member = (size_t)number;
    else
        *(size_t *)member = 0;
}

static json_t *schema_number(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:i,s:i}", "type", "integer", "minimum", 1, "maximum", DW_EVENTS_MAX);
}

static json_t *write_number(const text_writer *writer, const void *member)
{
    (void)writer;
    const size_t number = *(const size_t *)member;
    return number > 0 ? json_integer((json_int_t)number) : NULL;
}

static const text_custom custom_number = {read_number, schema_number, write_number};

/* ---- Records inside an event ----------------------------------------------------------------- */

static const void *read_inner(text_reader *reader, const text_shape *shape, const text_node *node,
                              const text_path *path)
{
    void *const record = node ? text_read_take(reader, 1, shape->size) : NULL;
    if (record)
        text_read_record(reader, shape, node, path, record);
    return record;
}

/* Whose person it is says `by`, which stands before it in the table. */
static const text_shape *person_shape(const dw_event *event)
{
    return event->by == DW_SIDE_US ? &text_shape_of_ours : &text_shape_of_theirs;
}

static void read_person(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_event *const event = member;
    event->person = read_inner(reader, person_shape(event), node, path);
}

static json_t *schema_person(text_schema_maker *maker)
{
    return text_schema_either(text_schema_reference(maker, &text_shape_of_ours),
                              text_schema_reference(maker, &text_shape_of_theirs));
}

static json_t *write_person(const text_writer *writer, const void *member)
{
    const dw_event *const event = member;
    return event->person ? text_write_record(writer, person_shape(event), event->person) : NULL;
}

static const text_custom custom_person = {read_person, schema_person, write_person};

static void read_deadline(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    *(const void **)member = read_inner(reader, &text_shape_of_deadline, node, path);
}

static json_t *schema_deadline(text_schema_maker *maker)
{
    return text_schema_reference(maker, &text_shape_of_deadline);
}

static json_t *write_deadline(const text_writer *writer, const void *member)
{
    const dw_deadline *const deadline = *(const dw_deadline *const *)member;
    return deadline ? text_write_record(writer, &text_shape_of_deadline, deadline) : NULL;
}

static const text_custom custom_deadline = {read_deadline, schema_deadline, write_deadline};

/* ---- Authority ------------------------------------------------------------------------------- */

static text_names authority_names(const dw_playbook *playbook, text_array *array)
{
    *array = (text_array){playbook->authority, sizeof(dw_authority), offsetof(dw_authority, role)};
    return (text_names){text_array_name, array, playbook->n_authorities};
}

static void read_authority(text_reader *reader, const text_node *node, const text_path *path,
                           void *member)
{
    text_array array;
    const text_names names = authority_names(reader->playbook, &array);
    const size_t found = node ? text_read_choice(reader, node, path, names) : names.n;
    *(size_t *)member = found < names.n ? found : DW_NONE;
}

static json_t *schema_authority(text_schema_maker *maker)
{
    text_array array;
    return text_schema_names(authority_names(maker->playbook, &array));
}

static json_t *write_authority(const text_writer *writer, const void *member)
{
    const size_t authority = *(const size_t *)member;
    return authority == DW_NONE ? NULL : json_string(writer->playbook->authority[authority].role);
}

static const text_custom custom_authority = {read_authority, schema_authority, write_authority};

/* ---- Alerts ---------------------------------------------------------------------------------- */

static bool is_alert(const dw_playbook *playbook, const char *id, text_nearest *nearest)
{
    for (size_t e = 0; e < playbook->n_entries; e++) {
        if (playbook->entry[e].section != DW_SECTION_ALERTS)
            continue;
        if (strcmp(playbook->entry[e].id, id) == 0)
            return true;
        text_nearest_offer(nearest, playbook->entry[e].id);
    }
    return false;
}

static void read_alert(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    dw_event *const event = member;
    event->alert = node ? text_read_scalar(reader, node, path, "the id of an alert") : NULL;
    if (!event->alert)
        return;
    text_nearest nearest = text_read_nearest(reader, event->alert);
    if (is_alert(reader->playbook, event->alert, &nearest))
        return;
    text_read_problem(reader, node, path, "'%s' is no alert of the playbook; %s%s%s",
                      text_show(event->alert).text, nearest.name ? "did you mean '" : "",
                      nearest.name ? nearest.name
                                   : "'dealwright playbook show section alerts' lists them",
                      nearest.name ? "'?" : "");
    event->alert = NULL;
}

static json_t *schema_alert(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s}", "type", "string");
}

static json_t *write_alert(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_event *const event = member;
    return event->alert ? json_string(event->alert) : NULL;
}

static const text_custom custom_alert = {read_alert, schema_alert, write_alert};

/* ---- Ranking --------------------------------------------------------------------------------- */

static void read_ranking(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_event *const event = member;
    const text_deal_context *const context = reader->context;
    event->ranking = NULL;
    event->n_rankings = 0;
    if (!node || !text_read_is_list(reader, node, path, DW_ISSUES_MAX))
        return;
    const text_array array = {context->issue, sizeof(dw_issue), offsetof(dw_issue, name)};
    const text_names names = {text_array_name, &array, context->deal->n_issues};
    size_t *const ranking = text_read_take(reader, node->n_items, sizeof *ranking);
    for (size_t i = 0; ranking && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        const size_t issue = text_read_choice(reader, node->item[i], &here, names);
        bool is_new = issue < names.n;
        for (size_t j = 0; is_new && j < event->n_rankings; j++)
            is_new = ranking[j] != issue;
        if (is_new)
            ranking[event->n_rankings++] = issue;
        else if (issue < names.n)
            text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                              node->item[i]->text);
    }
    event->ranking = ranking;
}

static json_t *schema_ranking(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_list(json_pack("{s:s}", "type", "string"), DW_ISSUES_MAX);
}

static json_t *write_ranking(const text_writer *writer, const void *member)
{
    const dw_event *const event = member;
    if (event->n_rankings == 0)
        return NULL;
    json_t *const list = json_array();
    for (size_t i = 0; i < event->n_rankings; i++)
        json_array_append_new(list, json_string(writer->deal->issue[event->ranking[i]].name));
    return list;
}

static const text_custom custom_ranking = {read_ranking, schema_ranking, write_ranking};

/* ---- Words of some kinds alone ---------------------------------------------------------------- */

/* The actions that a kind of event has, by their place among them. */
static size_t action_of(const dw_event_kind *kind, size_t i)
{
    size_t n = 0;
    for (size_t a = DW_ACTION_NONE + 1; a < DW_ACTION_COUNT; a++)
        if (dw_event_allows(*kind, (dw_action)a) && n++ == i)
            return a;
    return DW_ACTION_COUNT;
}

static const char *name_of_action(const void *context, size_t i)
{
    return dw_action_name((dw_action)action_of(context, i));
}

/* `event` stands before it in the table. An action of another kind, and any with a kind that has none, is
 * told by the check of the event. */
static void read_action(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_event *const event = member;
    text_names own = {name_of_action, &event->kind, 0};
    event->action = DW_ACTION_NONE;
    for (unsigned a = 0; node && node->kind == TEXT_SCALAR && a < DW_ACTION_COUNT; a++)
        if (strcmp(dw_action_name((dw_action)a), node->text) == 0) {
            event->action = (dw_action)a;
            return;
        }
    while (action_of(&event->kind, own.n) < DW_ACTION_COUNT)
        own.n++;
    if (node && own.n > 0)
        (void)!text_read_choice(reader, node, path, own);
}

static json_t *schema_action(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_names(action_names);
}

static json_t *write_action(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_event *const event = member;
    return event->action == DW_ACTION_NONE ? NULL : json_string(dw_action_name(event->action));
}

static const text_custom custom_action = {read_action, schema_action, write_action};

static void read_outcome(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_event *const event = member;
    const size_t outcome =
        node ? text_read_choice(reader, node, path, deal_outcome_names) : DW_OUTCOME_COUNT;
    event->outcome = outcome < DW_OUTCOME_COUNT ? (dw_deal_outcome)outcome : DW_OUTCOME_NONE;
}

static json_t *schema_outcome(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_names(deal_outcome_names);
}

/* An outcome of none says that the deal is open again: it is written like the others. */
static json_t *write_outcome(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_event *const event = member;
    return event->kind == DW_EVENT_OUTCOME ? json_string(dw_deal_outcome_name(event->outcome))
                                           : NULL;
}

static const text_custom custom_outcome = {read_outcome, schema_outcome, write_outcome};

static const char *name_of_shown(const void *context, size_t i)
{
    (void)context;
    return dw_signal_name((dw_signal)(DW_SIGNAL_NONE + 1 + i));
}

/* Of an event that is a signal none is none; `event` stands before it in the table. */
static const text_names shown_names = {name_of_shown, NULL, DW_SIGNAL_COUNT - 1};

static void read_signal(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_event *const event = member;
    const bool is_one = event->kind == DW_EVENT_SIGNAL;
    const text_names names = is_one ? shown_names : signal_names;
    const size_t found = node ? text_read_choice(reader, node, path, names) : names.n;
    event->signal =
        found < names.n ? (dw_signal)(found + (is_one ? DW_SIGNAL_NONE + 1 : 0)) : DW_SIGNAL_NONE;
}

static json_t *schema_signal(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_names(signal_names);
}

static json_t *write_signal(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_event *const event = member;
    return event->signal == DW_SIGNAL_NONE ? NULL : json_string(dw_signal_name(event->signal));
}

static const text_custom custom_signal = {read_signal, schema_signal, write_signal};

/* ---- The table ------------------------------------------------------------------------------- */

#define EVENT(member) .offset = offsetof(dw_event, member)
static const text_field event_fields[] = {
    {"at", TEXT_TYPE_CUSTOM, .required = true, .offset = 0, .custom = &custom_at,
     .means = "The day it happened, with the time where it matters."},
    {"by", TEXT_TYPE_CHOICE, .required = true, EVENT(by), .names = &side_names,
     .means = "Whose act it was."},
    {"who", TEXT_TYPE_LINE, EVENT(who), .means = "The person."},
    {"event", TEXT_TYPE_CHOICE, .required = true, EVENT(kind), .names = &event_kind_names,
     .none = DW_EVENT_NOTE, .means = "What happened."},
    {"action", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_action,
     .means = "What exactly, of an escalation, approval, deadline or competitor."},
    {"package", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_package,
     .means = "The options on the table, by issue."},
    {"statement", TEXT_TYPE_CHOICE, EVENT(statement), .names = &statement_names,
     .none = DW_STATEMENT_NONE, .means = "What kind of statement it is."},
    {"signal", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_signal,
     .means = "What their conduct shows."},
    {"facts", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_event_facts,
     .means = "Facts that are known now, or have changed."},
    {"person", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_person,
     .means = "Who joined the side."},
    {"competitor", TEXT_TYPE_LINE, EVENT(competitor), .means = "Which competitor moved."},
    {"price", TEXT_TYPE_MONEY, EVENT(competitor_price), .high = DW_MONEY_MAX,
     .means = "The competitor's price, a year."},
    {"deadline", TEXT_TYPE_CUSTOM, EVENT(deadline), .custom = &custom_deadline,
     .means = "The deadline that is set, moved or dropped."},
    {"authority", TEXT_TYPE_CUSTOM, EVENT(authority), .custom = &custom_authority,
     .means = "Whose approval it is."},
    {"needs", TEXT_TYPE_CUSTOM, EVENT(needs), .custom = &custom_authority,
     .means = "Whose approval our terms needed when they were logged; 'dealwright log' writes it."},
    {"as", TEXT_TYPE_CHOICE, EVENT(capacity), .names = &capacity_names, .none = DW_CAPACITY_UNKNOWN,
     .means = "In which role who answered a request did so; 'dealwright log' writes it."},
    {"title", TEXT_TYPE_LINE, EVENT(title),
     .means = "The title of who answered a request; 'dealwright log' writes it."},
    {"until", TEXT_TYPE_DATE, EVENT(until),
     .means = "Last day of an offer, a break, a delegation, a promise, a demand or an ultimatum."},
    {"version", TEXT_TYPE_WHOLE, EVENT(version), .low = 1, .high = DW_EVENTS_MAX,
     .means = "Version of the plan."},
    {"digest", TEXT_TYPE_LINE, EVENT(digest), .means = "Digest of the plan as it was published."},
    {"archetype", TEXT_TYPE_CUSTOM, EVENT(archetype), .custom = &text_custom_archetype,
     .means = "The archetype that leads from here on."},
    {"ranking", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_ranking,
     .means = "Issues in the order in which they matter to the person."},
    {"objective", TEXT_TYPE_CHOICE, EVENT(objective), .names = &objective_names,
     .means = "What the person wants most, in one word."},
    {"alert", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_alert,
     .means = "Id of the alert that is dismissed."},
    {"outcome", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &custom_outcome,
     .means = "How the deal ended; none: it is open again."},
    {"rating", TEXT_TYPE_WHOLE, EVENT(rating), .low = 1, .high = 5,
     .means = "The relationship afterwards, 1 poor to 5 excellent."},
    {"lessons", TEXT_TYPE_LINES, EVENT(lesson), .count_offset = offsetof(dw_event, n_lessons),
     .limit = DW_LESSONS_MAX, .means = "What is to be done otherwise next time."},
    {"evidence", TEXT_TYPE_PROSE, EVENT(evidence), .means = "How we know."},
    {"reason", TEXT_TYPE_PROSE, EVENT(reason),
     .means = "Why: of a give without a get, a pivot, a dismissal, a refusal, an outcome; of a "
              "grant the condition."},
    {"to", TEXT_TYPE_LINE, EVENT(to), .means = "To whom it was said or passed."},
    {"channel", TEXT_TYPE_LINE, EVENT(channel), .means = "How: meeting, telephone, mail, portal."},
    {"answers", TEXT_TYPE_CUSTOM, EVENT(answers), .custom = &custom_number,
     .means = "Number of the event this one answers."},
    {"corrects", TEXT_TYPE_CUSTOM, EVENT(corrects), .custom = &custom_number,
     .means = "Number of the event this one replaces, or a correction withdraws."},
    {"author", TEXT_TYPE_LINE, EVENT(author), .means = "Who logged it."},
    {"source", TEXT_TYPE_LINE, EVENT(source), .means = "From where it was taken."},
    {"note", TEXT_TYPE_PROSE, EVENT(note), .means = "Anything worth remembering."},
};
const text_shape text_shape_of_event = {.name = "event",
                                        .size = sizeof(dw_event),
                                        TEXT_FIELDS(event_fields),
                                        .check = text_event_check,
                                        .means = "Something that happened; never changed later."};
