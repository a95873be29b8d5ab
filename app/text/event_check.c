/* Which kinds of event have which keys, and what must hold in one event. */
#include "text/deal_read.h"
#include "text/event_read.h"
#include "text/number.h"
#include "text/read.h"

#include <string.h>

#define KIND(name) (UINT32_C(1) << DW_EVENT_##name)
#define ANY_KIND ((UINT32_C(1) << DW_EVENT_KIND_COUNT) - 1)
#define OFFERS (KIND(OFFER) | KIND(CONCESSION))

typedef struct key_rule {
    const char *key;
    uint32_t kinds, required; /* kinds of event that may, and must, have it */
} key_rule;

static const key_rule key_rules[] = {
    {"package",
     OFFERS | KIND(ACCEPT) | KIND(REFUSE) | KIND(STATEMENT) | KIND(APPROVAL) | KIND(OUTCOME),
     OFFERS},
    {"statement", KIND(STATEMENT), 0},
    {"signal", ANY_KIND, KIND(SIGNAL)},
    {"facts", KIND(FACT), KIND(FACT)},
    {"person", KIND(JOINED), KIND(JOINED)},
    {"who", ANY_KIND, KIND(LEFT) | KIND(ACKNOWLEDGEMENT)},
    {"action", KIND(ESCALATION) | KIND(APPROVAL) | KIND(DEADLINE) | KIND(COMPETITOR), 0},
    {"deadline", KIND(DEADLINE), KIND(DEADLINE)},
    {"competitor", KIND(COMPETITOR), 0},
    {"price", KIND(COMPETITOR), 0},
    {"authority", KIND(APPROVAL), 0},
    {"needs",
     OFFERS | KIND(ACCEPT) | KIND(APPROVAL) | KIND(STATEMENT) | KIND(ESCALATION) | KIND(OUTCOME),
     0},
    {"as", KIND(APPROVAL), 0},
    {"title", KIND(APPROVAL), 0},
    {"until", OFFERS | KIND(BREAK) | KIND(APPROVAL) | KIND(STATEMENT) | KIND(ESCALATION), 0},
    {"version", KIND(PLAN) | KIND(ACKNOWLEDGEMENT), KIND(PLAN)},
    {"digest", KIND(PLAN), 0},
    {"archetype", KIND(PIVOT), KIND(PIVOT)},
    {"reason", ANY_KIND, KIND(PIVOT) | KIND(DISMISSAL)},
    {"ranking", KIND(ACKNOWLEDGEMENT), 0},
    {"objective", KIND(ACKNOWLEDGEMENT), 0},
    {"alert", KIND(DISMISSAL), KIND(DISMISSAL)},
    {"outcome", KIND(OUTCOME), KIND(OUTCOME)},
    {"rating", KIND(DEBRIEF), 0},
    {"lessons", KIND(DEBRIEF), 0},
    {"corrects", ANY_KIND, KIND(CORRECTION)},
};

static const key_rule *rule_of(const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(key_rules); i++)
        if (strcmp(key_rules[i].key, key) == 0)
            return &key_rules[i];
    return NULL;
}

bool text_event_is_key(const char *key)
{
    return text_shape_field(&text_shape_of_event, key) < text_shape_of_event.n_fields;
}

bool text_event_may_have(const char *key, dw_event_kind kind)
{
    const key_rule *const rule = rule_of(key);
    return !rule || rule->kinds >> kind & 1;
}

bool text_event_must_have(const char *key, dw_event_kind kind)
{
    const key_rule *const rule = rule_of(key);
    return rule && rule->required >> kind & 1;
}

static char *kinds_list(uint32_t kinds)
{
    GString *const list = g_string_new(NULL);
    for (unsigned k = 0; k < DW_EVENT_KIND_COUNT; k++)
        if (kinds >> k & 1)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "",
                                   dw_event_kind_name((dw_event_kind)k));
    return g_string_free(list, FALSE);
}

static void check_keys(text_reader *reader, const text_node *node, const text_path *path,
                       dw_event_kind kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(key_rules); i++) {
        const key_rule *const rule = &key_rules[i];
        const bool given = text_node_given(node, rule->key) != NULL;
        if (!given && rule->required >> kind & 1)
            text_read_problem(reader, node, path, "'%s' is required with event '%s'", rule->key,
                              dw_event_kind_name(kind));
        if (!given || rule->kinds >> kind & 1)
            continue;
        g_autofree char *kinds = kinds_list(rule->kinds);
        text_read_problem(reader, node, path,
                          "'%s' does not belong to event '%s'; it belongs to %s", rule->key,
                          dw_event_kind_name(kind), kinds);
    }
}

/* What an event of the kind does when it does not say. */
static dw_action usual_action(dw_event_kind kind)
{
    switch (kind) {
    case DW_EVENT_ESCALATION:
    case DW_EVENT_APPROVAL: return DW_ACTION_REQUEST;
    case DW_EVENT_DEADLINE: return DW_ACTION_SET;
    case DW_EVENT_COMPETITOR: return DW_ACTION_MOVE;
    default: return DW_ACTION_NONE;
    }
}

static void check_action(text_reader *reader, const text_node *node, const text_path *path,
                         dw_event *event)
{
    const text_node *const given = text_node_given(node, "action");
    if (!given || event->action == DW_ACTION_NONE) {
        event->action = usual_action(event->kind);
        return;
    }
    if (dw_event_allows(event->kind, event->action))
        return;
    GString *const list = g_string_new(NULL);
    for (unsigned a = 1; a < DW_ACTION_COUNT; a++)
        if (dw_event_allows(event->kind, (dw_action)a))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "",
                                   dw_action_name((dw_action)a));
    if (list->len)
        text_read_problem(reader, given, &(text_path){path, "action", 0},
                          "'%s' is no action of event '%s'; it has %s", given->text,
                          dw_event_kind_name(event->kind), list->str);
    g_string_free(list, TRUE);
}

/* Of what is said, a promise, a demand and an ultimatum have a last day. */
static void check_last_day(text_reader *reader, const text_node *node, const text_path *path,
                           const dw_event *event)
{
    const text_node *const until = text_node_given(node, "until");
    const bool is_said = event->kind == DW_EVENT_STATEMENT || event->kind == DW_EVENT_ESCALATION;
    const bool asks =
        event->statement == DW_STATEMENT_DEMAND || event->statement == DW_STATEMENT_ULTIMATUM;
    if (until && is_said && !asks && !dw_event_is_promise(event))
        text_read_problem(reader, until, &(text_path){path, "until", 0},
                          "is the last day of a promise, a demand or an ultimatum, and event '%s' "
                          "is none here",
                          dw_event_kind_name(event->kind));
}

/* Only we change our strategy, approve our offers and read our plan. */
static void check_side(text_reader *reader, const text_node *node, const text_path *path,
                       const dw_event *event)
{
    static const char *const ours_alone[DW_EVENT_KIND_COUNT] = {
        [DW_EVENT_APPROVAL] =
            "an approval is asked for and given in our own house; log it as ours, "
            "and what they agreed to as an acceptance or a statement",
        [DW_EVENT_ACKNOWLEDGEMENT] =
            "an acknowledgement says who of ours has read the plan; log it "
            "as ours",
        [DW_EVENT_PIVOT] = "a pivot changes our strategy; log it as ours, and what they did as a "
                           "signal or a statement",
    };
    const text_node *const by = text_node_given(node, "by");
    if (by && event->by == DW_SIDE_THEM && ours_alone[event->kind])
        text_read_problem(reader, by, &(text_path){path, "by", 0}, "%s", ours_alone[event->kind]);
}

/* What ends before it begins is a slip of the year or the month. */
static void check_order(text_reader *reader, const text_node *node, const text_path *path,
                        const dw_event *event)
{
    char until[TEXT_DATE_SIZE], day[TEXT_DATE_SIZE];
    const text_node *const given = text_node_given(node, "until");
    if (given && event->until != DW_DAY_NONE && event->day != DW_DAY_NONE &&
        event->until < event->day)
        text_read_problem(reader, given, &(text_path){path, "until", 0},
                          "is %s, and the event is of %s; write a day from then on",
                          text_date_write(event->until, until), text_date_write(event->day, day));
}

/* What an event of some kinds has to say: one of these keys, or words. */
static const struct {
    dw_event_kind kind;
    const char *key[4], *problem;
} contents[] = {
    {DW_EVENT_STATEMENT,
     {"statement", "package"},
     "says nothing; give its kind, the terms it names, or a note"},
    {DW_EVENT_APPROVAL,
     {"action", "package", "authority"},
     "asks for nothing; name the terms it is for, such as a price, or the authority that is asked"},
    {DW_EVENT_COMPETITOR,
     {"action", "competitor", "price"},
     "says nothing; give the competitor's name or its price a year, or that one has entered or "
     "left"},
    {DW_EVENT_DEBRIEF,
     {"rating", "lessons"},
     "says nothing; give the rating, 1 to 5, or what is to be done otherwise next time"},
};

/* What the kind does or says without the key is nothing new. */
static bool says(const text_node *node, const char *key, dw_event_kind kind)
{
    const text_node *const given = text_node_given(node, key);
    return given && (given->kind != TEXT_SCALAR ||
                     (strcmp(given->text, "none") != 0 &&
                      strcmp(given->text, dw_action_name(usual_action(kind))) != 0));
}

/* An empty event would stand on the record as if something had happened. */
static void check_content(text_reader *reader, const text_node *node, const text_path *path,
                          dw_event_kind kind)
{
    static const char *const words[] = {"note", "reason", "evidence", "signal"};
    for (size_t c = 0; c < G_N_ELEMENTS(contents); c++) {
        if (contents[c].kind != kind)
            continue;
        bool said = false;
        for (size_t k = 0; k < G_N_ELEMENTS(contents[c].key) && contents[c].key[k]; k++)
            said = said || says(node, contents[c].key[k], kind);
        for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
            said = said || says(node, words[k], kind);
        if (!said)
            text_read_problem(reader, node, path, "event '%s' %s", dw_event_kind_name(kind),
                              contents[c].problem);
    }
}

/* What an executive promised is kept or broken by its words. */
static void check_promise(text_reader *reader, const text_node *node, const text_path *path,
                          const dw_event *event)
{
    if (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_PROMISE &&
        !text_node_given(node, "note"))
        text_read_problem(reader, node, path,
                          "event 'escalation' promises nothing; write in its note what was "
                          "promised");
}

static bool is_name(const char *text)
{
    bool has_letter = false;
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        has_letter = has_letter || g_unichar_isalpha(g_utf8_get_char(at));
    return has_letter && strcmp(text, "none") != 0 && strcmp(text, "null") != 0;
}

/* What stands in the place of a name and is none: a number, or a word for nobody. */
static void check_name(text_reader *reader, const text_node *node, const text_path *path,
                       const char *key)
{
    const text_node *const given = text_node_given(node, key);
    if (given && given->kind == TEXT_SCALAR && *given->text && !is_name(given->text))
        text_read_problem(reader, given, &(text_path){path, key, 0},
                          "'%s' is no name; write who it was, such as 'Mira Holt'",
                          text_show(given->text).text);
}

static void check_names(text_reader *reader, const text_node *node, const text_path *path)
{
    const text_node *const person = text_node_given(node, "person");
    check_name(reader, node, path, "who");
    if (person && person->kind == TEXT_MAP)
        check_name(reader, person, &(text_path){path, "person", 0}, "name");
}

void text_event_check(text_reader *reader, const text_node *node, const text_path *path,
                      void *record)
{
    dw_event *const event = record;
    if (path && !path->key)
        event->number = path->index + 1;
    /* A kind that is missing or wrong has been complained about. */
    const text_node *const kind = text_node_given(node, "event");
    if (!kind || kind->kind != TEXT_SCALAR ||
        strcmp(kind->text, dw_event_kind_name(event->kind)) != 0)
        return;
    check_keys(reader, node, path, event->kind);
    check_action(reader, node, path, event);
    check_last_day(reader, node, path, event);
    check_side(reader, node, path, event);
    check_order(reader, node, path, event);
    check_content(reader, node, path, event->kind);
    check_promise(reader, node, path, event);
    check_names(reader, node, path);
}
