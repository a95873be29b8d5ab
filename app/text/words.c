/* An event in the words of a seller, turned into the mapping that its file would hold. */
#include "text/deal_read.h"
#include "text/event_read.h"
#include "text/meant.h"
#include "text/number.h"
#include "text/words_tree.h"

#include <string.h>

/* ---- KEY=VALUE ------------------------------------------------------------------------------- */

/* A person who joins and a deadline are described by their own keys. */
static text_words_map inner_map(dw_event_kind kind)
{
    return kind == DW_EVENT_JOINED     ? WORDS_PERSON
           : kind == DW_EVENT_DEADLINE ? WORDS_DEADLINE
                                       : WORDS_MAP_COUNT;
}

static const text_shape *inner_shape(const text_words_writer *w, text_words_map map)
{
    if (map == WORDS_DEADLINE)
        return &text_shape_of_deadline;
    return g_ascii_strcasecmp(w->words->word[0], "them") == 0 ||
                   g_ascii_strcasecmp(w->words->word[0], "they") == 0
               ? &text_shape_of_theirs
               : &text_shape_of_ours;
}

static bool is_inner_key(const text_words_writer *w, const char *key)
{
    const text_words_map map = inner_map(w->kind);
    if (map == WORDS_MAP_COUNT)
        return false;
    const text_shape *const shape = inner_shape(w, map);
    return text_shape_field(shape, key) < shape->n_fields;
}

static void offer_fields(text_nearest *nearest, const text_shape *shape)
{
    for (size_t f = 0; f < shape->n_fields; f++)
        text_nearest_offer(nearest, shape->field[f].name);
}

size_t text_words_meant_issue(const text_words_writer *w, const char *key)
{
    const dw_deal *const deal = w->of->deal;
    g_autofree char *meant = text_meant(TEXT_MEANT_ISSUE, key);
    for (size_t i = 0; meant && i < deal->n_issues; i++)
        if (strcmp(deal->issue[i].name, meant) == 0 ||
            strcmp(w->of->playbook->issue_kind[deal->issue[i].kind].name, meant) == 0)
            return i;
    return DW_NONE;
}

/* Does the name of an issue begin with the whole words: "delivery" of delivery_weeks? */
static bool begins_with(const char *name, const char *words)
{
    const size_t length = strlen(words);
    g_autofree char *start = g_strndup(name, length);
    return length > 0 && text_words_alike(start, words) && strlen(name) > length &&
           strchr("_- ", name[length]);
}

/* Is it a kind of issue that the playbook knows by its name? */
static bool has_own_kind(const text_words_writer *w, size_t issue)
{
    const dw_issue *const at = &w->of->deal->issue[issue];
    return strcmp(w->of->playbook->issue_kind[at->kind].name, at->name) == 0;
}

/* The one issue that the key is short for; DW_NONE where there are more, or it is a word for another one. */
static size_t short_issue(const text_words_writer *w, const char *key)
{
    const dw_deal *const deal = w->of->deal;
    g_autofree char *meant = text_meant(TEXT_MEANT_ISSUE, key);
    size_t found = DW_NONE;
    for (size_t i = 0; i < deal->n_issues; i++) {
        if (!begins_with(deal->issue[i].name, key))
            continue;
        if (found != DW_NONE)
            return DW_NONE;
        found = i;
    }
    const size_t other = text_words_meant_issue(w, key);
    /* "reference" is a case study where there is one, and else begins another issue of the playbook. */
    const bool is_other = found != DW_NONE && meant &&
                          !text_words_alike(deal->issue[found].name, meant) && other != found &&
                          (other != DW_NONE || !has_own_kind(w, found));
    return is_other ? DW_NONE : found;
}

/* The key that was most likely meant, of all that the kind of event takes. */
static const char *nearest_key(const text_words_writer *w, const char *key)
{
    const dw_deal *const deal = w->of->deal;
    const dw_playbook *const playbook = w->of->playbook;
    const bool may_have_terms = text_event_may_have("package", w->kind);
    const size_t meant = may_have_terms ? text_words_meant_issue(w, key) : DW_NONE;
    if (meant != DW_NONE)
        return deal->issue[meant].name;
    g_autofree char *other = text_meant(TEXT_MEANT_KEY, key);
    if (other && text_event_may_have(other, w->kind))
        return text_shape_of_event.field[text_shape_field(&text_shape_of_event, other)].name;
    text_nearest nearest = text_read_nearest(&w->reader, key);
    for (size_t i = 0; i < deal->n_issues && may_have_terms; i++)
        text_nearest_offer(&nearest, deal->issue[i].name);
    for (size_t f = 0; f < playbook->n_factors && w->kind == DW_EVENT_FACT; f++)
        if (playbook->factor[f].kind == DW_FACTOR_STATED)
            text_nearest_offer(&nearest, playbook->factor[f].name);
    const text_words_map map = inner_map(w->kind);
    if (map != WORDS_MAP_COUNT)
        offer_fields(&nearest, inner_shape(w, map));
    for (size_t f = 0; f < text_shape_of_event.n_fields; f++)
        if (text_event_may_have(text_shape_of_event.field[f].name, w->kind))
            text_nearest_offer(&nearest, text_shape_of_event.field[f].name);
    return nearest.name;
}

/* "; the issues are price, term_years", the first of many. g_free it. */
static char *list_issues(const dw_deal *deal)
{
    enum { LISTED = 8 };
    g_autoptr(GString) list = g_string_new("; the issues are ");
    for (size_t i = 0; i < deal->n_issues && i < LISTED; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
                               text_show(deal->issue[i].name).text);
    if (deal->n_issues > LISTED)
        g_string_append(list, " …");
    return g_string_free(g_steal_pointer(&list), FALSE);
}

static void report_key(text_words_writer *w, const char *key)
{
    const char *const near = nearest_key(w, key);
    const char *const takes = w->kind == DW_EVENT_FACT                  ? "no fact and no key"
                              : text_event_may_have("package", w->kind) ? "no issue and no key"
                                                                        : "no key";
    const bool is_discount = g_ascii_strcasecmp(key, "discount") == 0;
    g_autofree char *hint = near ? g_strdup_printf("; did you mean '%s'?", near)
                            : text_event_must_have("package", w->kind) && w->of->deal->n_issues > 0
                                ? list_issues(w->of->deal)
                                : g_strdup("");
    text_words_complain(w, "'%s' is %s of event '%s'%s%s", text_show(key).text, takes,
                        dw_event_kind_name(w->kind), hint,
                        is_discount ? "; what is taken off the price is logged as the price that "
                                      "is left"
                                    : "");
}

bool text_words_put_dotted(text_words_writer *w, const char *key, const char *text)
{
    const char *const point = strchr(key, '.');
    for (text_words_map map = WORDS_PACKAGE; point && map < WORDS_MAP_COUNT; map++) {
        const size_t length = strlen(text_words_map_key[map]);
        if ((size_t)(point - key) != length || strncmp(key, text_words_map_key[map], length) != 0)
            continue;
        const size_t issue = map == WORDS_PACKAGE ? text_words_issue(w, point + 1) : DW_NONE;
        if (issue != DW_NONE)
            text_words_put_term(w, issue, text);
        else
            text_words_put_inner(w, map, point + 1, text);
        return true;
    }
    return false;
}

static void put_lesson(text_words_writer *w, const char *text)
{
    const text_node *const lesson = text_words_new_scalar(w, text);
    if (lesson)
        g_ptr_array_add(w->lesson, (gpointer)(uintptr_t)lesson);
}

/* Each lesson is a word of its own; the list has the name of many. */
static bool is_lesson(const text_words_writer *w, const char *key)
{
    return (strcmp(key, "lesson") == 0 || strcmp(key, "lessons") == 0) &&
           text_event_may_have("lessons", w->kind);
}

/* A factor of the playbook that nobody states. */
static bool is_no_stated_fact(const text_words_writer *w, const char *key)
{
    return w->kind == DW_EVENT_FACT &&
           dw_playbook_factor(w->of->playbook, key) < w->of->playbook->n_factors;
}

static void put_pair(text_words_writer *w, const char *key, const char *text)
{
    const bool may_have_terms = text_event_may_have("package", w->kind);
    const size_t issue = may_have_terms ? dw_deal_issue(w->of->deal, key) : DW_NONE;
    const size_t alike = may_have_terms ? text_words_issue(w, key) : DW_NONE;
    const size_t in_short = may_have_terms && alike == DW_NONE ? short_issue(w, key) : DW_NONE;
    if (issue != DW_NONE)
        text_words_put_term(w, issue, text);
    else if (text_words_fact(w, key))
        text_words_put_inner(w, WORDS_FACTS, text_words_fact(w, key), text);
    else if (text_event_is_key(key) && text_event_may_have(key, w->kind) && !is_lesson(w, key))
        text_words_put_key(w, key, text);
    else if (is_inner_key(w, key))
        text_words_put_inner(w, inner_map(w->kind), key, text);
    else if (is_lesson(w, key))
        put_lesson(w, text);
    else if (may_have_terms && strcmp(key, "price") == 0)
        text_words_complain(w, "'price' is no issue of the deal; add it to 'issues' of its file, "
                               "such as price: {from: 180000, to: 240000, step: 5000}");
    else if (!may_have_terms && w->kind != DW_EVENT_FACT &&
             (strcmp(key, "price") == 0 || dw_deal_issue(w->of->deal, key) != DW_NONE))
        text_words_complain(w,
                            "is a term, and event '%s' has none; what was named is logged as "
                            "'offer', or as 'statement demand'",
                            dw_event_kind_name(w->kind));
    else if (text_event_is_key(key) && w->kind != DW_EVENT_FACT)
        text_words_put_key(w, key, text); /* the reader says to which kinds it belongs */
    else if (alike != DW_NONE)
        text_words_put_term(w, alike, text);
    else if (in_short != DW_NONE)
        text_words_put_term(w, in_short, text);
    else if (is_no_stated_fact(w, key))
        text_words_put_inner(w, WORDS_FACTS, key, text); /* the reader says what it follows from */
    else if (!text_words_put_dotted(w, key, text))
        report_key(w, key);
}

/* ---- All words ------------------------------------------------------------------------------- */

static bool is_clean(const char *word)
{
    if (!g_utf8_validate(word, -1, NULL))
        return false;
    for (const char *at = word; *at; at = g_utf8_next_char(at)) {
        /* Marks of byte order and what is no character cannot stand in a file. */
        const gunichar c = g_utf8_get_char(at);
        if ((g_unichar_iscntrl(c) && c != '\n' && c != '\t') || c == 0xFEFF || c == 0xFFFE ||
            c == 0xFFFF)
            return false;
    }
    return true;
}

/* "a longer word…", in the arena: words stand for places in messages. */
static const char *shown(text_words_writer *w, const char *word)
{
    const text_shown short_word = text_show(word);
    char *const own = text_read_take(&w->reader, strlen(short_word.text) + 1, 1);
    if (own)
        memcpy(own, short_word.text, strlen(short_word.text) + 1);
    return own ? own : "";
}

/* How many words were read. */
static size_t read_word(text_words_writer *w, size_t at)
{
    const char *const word = w->words->word[at];
    w->word = shown(w, word);
    const bool is_option = g_str_has_prefix(word, "--");
    const char *const key = word + (is_option ? 2 : 0);
    const char *const equals = strchr(key, '=');
    g_autofree char *name = equals ? g_strndup(key, (gsize)(equals - key)) : NULL;
    const char *const value = equals ? equals + 1 + strspn(equals + 1, " ") : "";
    /* A sentence may hold the sign; an issue may have blanks in its name, and around the sign. */
    const bool is_pair = name && *g_strstrip(name) &&
                         (is_option || !strchr(name, ' ') || text_words_fact(w, name) ||
                          text_words_issue(w, name) != DW_NONE);
    if (!is_pair || (!*value && !is_option))
        return text_words_put_alone(w, at);
    if (!*value)
        text_words_complain(w, "has no value");
    else if (is_option)
        text_words_put_key(w, name, value);
    else
        put_pair(w, name, value);
    return 1;
}

/* What was meant instead goes into *hint, to be g_free'd. */
static size_t find_name(const char *word, text_names names, text_meant_of of, char **hint)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    text_nearest nearest = text_nearest_start(lower);
    for (size_t i = 0; i < names.n; i++) {
        if (g_ascii_strcasecmp(names.name(names.context, i), word) == 0)
            return i;
        text_nearest_offer(&nearest, names.name(names.context, i));
    }
    char *const meant = text_meant_hint(of, word);
    *hint = meant          ? meant
            : nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name)
                           : g_strdup("");
    return names.n;
}

static const char *kind_name(const void *context, size_t i)
{
    (void)context;
    return dw_event_kind_name((dw_event_kind)i);
}

static const char *side_word(const void *context, size_t i)
{
    static const char *const word[] = {"us", "them", "we", "they"};
    (void)context;
    return word[i];
}

/* Whose act it was, and what: the first two words. */
static bool read_head(text_words_writer *w)
{
    enum { SIDE_WORDS = 4 };
    const text_words *const words = w->words;
    g_autofree char *hint = NULL;
    w->word = words->n_words > 0 ? shown(w, words->word[0]) : "event";
    if (words->n_words < 2) {
        text_words_complain(w, "say what happened: us or them, then offer, signal, note …");
        return false;
    }
    const size_t side = find_name(words->word[0], (text_names){side_word, NULL, SIDE_WORDS},
                                  TEXT_MEANT_SIDE, &hint);
    if (side == SIDE_WORDS) {
        text_words_complain(w, "says whose act it was: us or them%s", hint);
        return false;
    }
    const text_node *const by = text_words_new_scalar(w, side_word(NULL, side % 2));
    w->word = shown(w, words->word[1]);
    const char *const meant = text_meant_taken(TEXT_MEANT_EVENT, words->word[1]);
    g_autofree char *first = meant ? g_strndup(meant, strcspn(meant, " ")) : NULL;
    const size_t kind =
        find_name(first ? first : words->word[1],
                  (text_names){kind_name, NULL, DW_EVENT_KIND_COUNT}, TEXT_MEANT_EVENT, &hint);
    if (kind == DW_EVENT_KIND_COUNT) {
        text_words_complain(w, "is no kind of event%s; 'dealwright log --help' lists them", hint);
        return false;
    }
    w->kind = (dw_event_kind)kind;
    text_words_put(w, WORDS_EVENT, "by", by);
    text_words_put(w, WORDS_EVENT, "event", text_words_new_scalar(w, dw_event_kind_name(w->kind)));
    /* "won" says the kind, outcome, and which one it was. */
    if (meant && strchr(meant, ' '))
        text_words_put_key(w, first, strchr(meant, ' ') + 1);
    return true;
}

/* What an event of its kind is nothing without. */
static void ask_for_content(text_words_writer *w)
{
    const dw_deal *const deal = w->of->deal;
    g_autofree char *example = text_words_example(w);
    if (text_event_must_have("package", w->kind) && w->key[WORDS_PACKAGE]->len == 0)
        text_words_complain(w,
                            deal->n_issues > 0
                                ? "says no term; add ISSUE=OPTION, such as %s"
                                : "says no term, and the deal has none to name: add them to "
                                  "'issues' of its file%s",
                            deal->n_issues > 0 ? example : "");
    if (w->kind == DW_EVENT_FACT && w->key[WORDS_FACTS]->len == 0)
        text_words_complain(w, "says no fact; add FACT=LEVEL, such as horizon=one_time");
    if (w->kind == DW_EVENT_DEADLINE && !text_words_is_given(w, WORDS_DEADLINE, "owner"))
        text_words_complain(w, "does not say whose it is; add owner=buyer, ours, competitor or "
                               "other");
    if (w->kind == DW_EVENT_ACKNOWLEDGEMENT && !text_words_is_given(w, WORDS_EVENT, "who"))
        text_words_complain(w, "does not say who has read the plan; add --who '%s'",
                            deal->n_ours > 0 ? deal->ours[0].name : "NAME");
    if (w->kind == DW_EVENT_NOTE && !text_words_is_given(w, WORDS_EVENT, "note"))
        text_words_complain(w, "says nothing; add the note in quotes");
}

/* A number that no event has yet: the record says which there are. */
static void check_number(text_words_writer *w, const char *key)
{
    const char *const text = text_words_given(w, WORDS_EVENT, key);
    const size_t n = w->of->deal->n_events;
    guint64 number = 0;
    if (!text || !g_ascii_string_to_unsigned(text, 10, 1, DW_EVENTS_MAX, &number, NULL) ||
        number <= n)
        return;
    if (n > 0)
        text_words_complain(w, "%s event %s, and the record has events 1 to %zu", key, text, n);
    else
        text_words_complain(w, "%s event %s, and the record has none yet", key, text);
}

static void read_all(text_words_writer *w)
{
    const text_words *const words = w->words;
    const size_t n_errors = w->reader.problems->n_errors;
    for (size_t i = 0; i < words->n_words; i++)
        if (!is_clean(words->word[i])) {
            w->word = shown(w, "event");
            text_words_complain(w, "word %zu is no UTF-8 text without control characters", i + 1);
            return;
        }
    if (!read_head(w))
        return;
    for (size_t i = 2; i < words->n_words;)
        i += read_word(w, i);
    w->word = shown(w, words->word[1]);
    if (w->kind == DW_EVENT_DEADLINE)
        text_words_fill_deadline(w);
    check_number(w, "answers");
    check_number(w, "corrects");
    if (w->reader.problems->n_errors == n_errors)
        ask_for_content(w);
    if (!text_words_is_given(w, WORDS_EVENT, "at"))
        text_words_put(w, WORDS_EVENT, "at", text_words_new_scalar(w, words->at));
    if (words->author && !text_words_is_given(w, WORDS_EVENT, "author"))
        text_words_put(w, WORDS_EVENT, "author", text_words_new_scalar(w, words->author));
    if (words->source && !text_words_is_given(w, WORDS_EVENT, "source"))
        text_words_put(w, WORDS_EVENT, "source", text_words_new_scalar(w, words->source));
}

static const text_node *finish(text_words_writer *w)
{
    for (text_words_map map = WORDS_PACKAGE; map < WORDS_MAP_COUNT; map++)
        if (w->key[map]->len > 0)
            text_words_put(w, WORDS_EVENT, text_words_map_key[map], text_words_new_map(w, map));
    if (w->lesson->len > 0)
        text_words_put(w, WORDS_EVENT, "lessons", text_words_new_list(w, w->lesson));
    return text_words_new_map(w, WORDS_EVENT);
}

bool text_event_from_words(const text_words *words, const text_event_of *of, dw_arena *arena,
                           text_problems *problems, dw_event *event)
{
    const size_t n_errors = problems->n_errors;
    text_words_writer w = {.words = words, .of = of, .word = "event", .lesson = g_ptr_array_new()};
    w.reader = (text_reader){.arena = arena, .problems = problems, .label = "event"};
    for (text_words_map map = 0; map < WORDS_MAP_COUNT; map++) {
        w.key[map] = g_ptr_array_new();
        w.value[map] = g_ptr_array_new();
    }
    read_all(&w);
    const text_node *const root = problems->n_errors == n_errors ? finish(&w) : NULL;
    for (text_words_map map = 0; map < WORDS_MAP_COUNT; map++) {
        g_ptr_array_free(w.key[map], TRUE);
        g_ptr_array_free(w.value[map], TRUE);
    }
    g_ptr_array_free(w.lesson, TRUE);
    return root && problems->n_errors == n_errors &&
           text_event_read(root, of, arena, problems, event);
}
