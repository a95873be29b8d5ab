/* Words without KEY=VALUE: what they are, and how they should stand where that cannot be told. */
#include "text/words_tree.h"

#include "text/event_read.h"
#include "text/lenient.h"
#include "text/meant.h"
#include "text/number.h"
#include "text/part.h"

#include <string.h>

/* ---- What leads an event --------------------------------------------------------------------- */

/* What the first and the second word alone mean. */
static const struct {
    const char *first, *second;
} lead[DW_EVENT_KIND_COUNT] = {
    [DW_EVENT_STATEMENT] = {"statement", NULL},
    [DW_EVENT_SIGNAL] = {"signal", NULL},
    [DW_EVENT_JOINED] = {"person.name", "person.title"},
    [DW_EVENT_LEFT] = {"who", NULL},
    [DW_EVENT_COMPETITOR] = {"action", "competitor"},
    [DW_EVENT_DEADLINE] = {"action", "deadline.what"},
    [DW_EVENT_ESCALATION] = {"action", NULL},
    [DW_EVENT_APPROVAL] = {"action", "authority"},
    [DW_EVENT_PLAN] = {"version", "digest"},
    [DW_EVENT_ACKNOWLEDGEMENT] = {"objective", NULL},
    [DW_EVENT_PIVOT] = {"archetype", "reason"},
    [DW_EVENT_DISMISSAL] = {"alert", "reason"},
    [DW_EVENT_OUTCOME] = {"outcome", "reason"},
    [DW_EVENT_DEBRIEF] = {"rating", NULL},
    [DW_EVENT_CORRECTION] = {"corrects", "reason"},
    [DW_EVENT_NOTE] = {"note", NULL},
};

/* Is it named by a word of its own, "--reason=price", wherever that stands? */
static bool is_named(const text_words_writer *w, const char *key)
{
    const size_t length = strlen(key);
    for (size_t i = 0; i < w->words->n_words; i++) {
        const char *const word = w->words->word[i];
        const char *const name = word + (g_str_has_prefix(word, "--") ? 2 : 0);
        if (strncmp(name, key, length) == 0 && name[length] == '=')
            return true;
    }
    return false;
}

static bool is_filled(const text_words_writer *w, const char *key)
{
    const char *const point = strchr(key, '.');
    if (!point)
        return text_words_is_given(w, WORDS_EVENT, key);
    return text_words_is_given(w, key[0] == 'p' ? WORDS_PERSON : WORDS_DEADLINE, point + 1);
}

/* The action of the kind that a word means, or is a slip of; NULL for none. */
static const char *meant_action(const text_words_writer *w, const char *word)
{
    g_autofree char *meant = text_meant(TEXT_MEANT_ACTION, word);
    text_nearest nearest = text_nearest_start(word);
    for (unsigned a = 1; a < DW_ACTION_COUNT; a++) {
        const char *const name = dw_action_name((dw_action)a);
        if (!dw_event_allows(w->kind, (dw_action)a))
            continue;
        if (g_ascii_strcasecmp(name, word) == 0 || (meant && strcmp(name, meant) == 0))
            return name;
        text_nearest_offer(&nearest, name);
    }
    return nearest.name;
}

static bool looks_like_a_date(const char *word)
{
    dw_day day;
    g_autofree char *hint = text_date_hint(word);
    return *hint || text_date_read(word, &day) == NULL;
}

static const char *place_for(const text_words_writer *w, const char *word)
{
    const char *const first = lead[w->kind].first, *const second = lead[w->kind].second;
    const bool may_skip = first && second && strcmp(first, "action") == 0 && !meant_action(w, word);
    /* A sentence is none of the few words that these lead with. */
    const bool is_sentence =
        (w->kind == DW_EVENT_STATEMENT || w->kind == DW_EVENT_SIGNAL) && strchr(word, ' ');
    if (is_sentence && !text_words_is_given(w, WORDS_EVENT, "note"))
        return "note";
    if (w->kind == DW_EVENT_ACKNOWLEDGEMENT && strspn(word, "0123456789") == strlen(word))
        return "version";
    if (w->kind == DW_EVENT_DEADLINE && looks_like_a_date(word) && !is_filled(w, "deadline.date"))
        return "deadline.date";
    if (first && !may_skip && !is_filled(w, first))
        return first;
    const bool has_reason = second && strcmp(second, "reason") == 0 && is_named(w, second);
    if (second && !has_reason && !is_filled(w, second))
        return second;
    return strchr(word, ' ') && !text_words_is_given(w, WORDS_EVENT, "note") ? "note" : NULL;
}

/* An action of another kind, or of none, is told with those of its own. */
static bool is_right_action(text_words_writer *w, const char *word)
{
    const char *const meant = meant_action(w, word);
    const char *const taken = text_meant_taken(TEXT_MEANT_ACTION, word);
    if (meant && (g_ascii_strcasecmp(meant, word) == 0 || (taken && strcmp(meant, taken) == 0)))
        return true;
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned a = 1; a < DW_ACTION_COUNT; a++)
        if (dw_event_allows(w->kind, (dw_action)a))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "",
                                   dw_action_name((dw_action)a));
    text_words_complain(w, "'%s' is no action of event '%s'; it has %s%s%s%s", text_show(word).text,
                        dw_event_kind_name(w->kind), list->str, meant ? "; did you mean '" : "",
                        meant ? meant : "", meant ? "'?" : "");
    return false;
}

/* To move a deadline is to set it to another day, and only one that is known. */
static bool is_move(const text_words_writer *w, const char *word)
{
    static const char *const moves[] = {"move",      "moved",      "moves",      "extend",
                                        "extended",  "extends",    "postpone",   "postponed",
                                        "postpones", "reschedule", "rescheduled"};
    bool found = false;
    for (size_t m = 0; m < G_N_ELEMENTS(moves); m++)
        found = found || g_ascii_strcasecmp(moves[m], word) == 0;
    return found && w->kind == DW_EVENT_DEADLINE && !is_filled(w, "action");
}

/* "push 'board review'" is no deadline called push: the text that follows would be lost as a note. */
static bool is_doubtful_what(text_words_writer *w, size_t at)
{
    const text_words *const words = w->words;
    const char *const word = words->word[at];
    bool text_follows = false;
    for (size_t i = at + 1; i < words->n_words; i++)
        text_follows =
            text_follows || (strchr(words->word[i], ' ') && !strchr(words->word[i], '='));
    if (!text_follows || strchr(word, ' ') || is_filled(w, "action"))
        return false;
    text_words_complain(w,
                        "is no action of event 'deadline': it has set, move and drop; where it is "
                        "the name of the deadline, write 'what=%s', and the note as --note",
                        text_show(word).text);
    return true;
}

/* What a meaning says of the kind: "won" of "outcome won"; NULL where it is of another. */
static const char *of_kind(const text_words_writer *w, const char *meant)
{
    const char *const kind = dw_event_kind_name(w->kind);
    const size_t length = strlen(kind);
    const bool is_it = meant && strncmp(meant, kind, length) == 0 && meant[length] == ' ';
    return is_it ? meant + length + 1 : NULL;
}

/* "signal stalling" is told by its word: spinning. */
static bool is_right_lead(text_words_writer *w, const char *word)
{
    g_autofree char *meant = text_meant(TEXT_MEANT_EVENT, word);
    const char *const right = of_kind(w, meant);
    const char *const other = text_meant_other(TEXT_MEANT_EVENT, word);
    if (!right || strcmp(right, word) == 0 || of_kind(w, text_meant_taken(TEXT_MEANT_EVENT, word)))
        return true;
    text_words_complain(w, "is no %s; did you mean '%s'%s%s%s?", dw_event_kind_name(w->kind), right,
                        other ? " or '" : "", other ? other : "", other ? "'" : "");
    return false;
}

/* Of "joined J. Meyer" without quotes the second word may be a title or the rest of the name. */
static bool is_doubtful_title(text_words_writer *w, const char *word)
{
    const char *const name = text_words_given(w, WORDS_PERSON, "name");
    if (!name || strchr(name, ' ') || strchr(word, ' '))
        return false;
    text_words_complain(w,
                        "may be a title or the rest of the name; write 'title=%s', or the whole "
                        "name in quotes: '%s %s'",
                        text_show(word).text, text_show(name).text, text_show(word).text);
    return true;
}

/* ---- What stands alone ------------------------------------------------------------------------ */

/* Says how a word of an event of facts should stand; how many words that was about. */
static size_t complain_of_fact(text_words_writer *w, size_t at)
{
    const text_words *const words = w->words;
    const char *const fact = text_words_fact(w, words->word[at]);
    const char *const next = at + 1 < words->n_words ? words->word[at + 1] : "-";
    if (fact && !strpbrk(next, "-= ")) {
        text_words_complain(w, "is a fact in pieces; write it as one word: %s=%s", fact,
                            text_show(next).text);
        return 2;
    }
    text_words_complain(w, "stands alone; write a fact as FACT=LEVEL, such as horizon=one_time");
    return 1;
}

/* Can the word not be what its place is for? Says so. */
static bool is_misplaced(text_words_writer *w, size_t at, const char *key)
{
    const char *const word = w->words->word[at];
    if (strcmp(key, "action") == 0)
        return !is_right_action(w, word);
    if (strcmp(key, dw_event_kind_name(w->kind)) == 0)
        return !is_right_lead(w, word);
    if (strcmp(key, "person.title") == 0)
        return is_doubtful_title(w, word);
    return strcmp(key, "deadline.what") == 0 && is_doubtful_what(w, at);
}

/* The word as its key takes it: "granted" is grant, "signed" is won. */
static const char *taken_as(const text_words_writer *w, const char *key, const char *word)
{
    const char *const taken = of_kind(w, text_meant_taken(TEXT_MEANT_EVENT, word));
    if (strcmp(key, "action") == 0)
        return meant_action(w, word);
    return taken && strcmp(key, dw_event_kind_name(w->kind)) == 0 ? taken : word;
}

static void put_in_place(text_words_writer *w, size_t at, const char *place)
{
    const char *const word = w->words->word[at];
    if (place && is_misplaced(w, at, place))
        return;
    const char *const key = text_words_key_for(w, place, word);
    if (key && !text_words_put_dotted(w, key, word))
        text_words_put_key(w, key, taken_as(w, key, word));
}

static bool leads_with_nothing(const text_words_writer *w)
{
    return !lead[w->kind].first && !text_event_may_have("package", w->kind) &&
           w->kind != DW_EVENT_FACT;
}

/* Is it a term where a reason or an authority could stand? */
static bool is_term_there(const text_words_writer *w, const char *key, const char *word)
{
    return key && (strcmp(key, "reason") == 0 || strcmp(key, "authority") == 0) &&
           text_words_is_term(w, word);
}

size_t text_words_put_alone(text_words_writer *w, size_t at)
{
    const char *const word = w->words->word[at];
    const bool has_terms = text_event_may_have("package", w->kind) && w->of->deal->n_issues > 0;
    const bool has_sign = g_str_has_suffix(word, "=");
    if (is_move(w, word)) {
        w->moves = true;
        text_words_put_key(w, "action", dw_action_name(DW_ACTION_SET));
        return 1;
    }
    const bool is_named = has_terms && text_words_begins_term(w, at);
    const char *key = is_named || has_sign ? NULL : place_for(w, word);
    if (has_terms && is_term_there(w, key, word))
        key = NULL;
    const size_t n = has_terms && !key ? text_words_put_said(w, at) : 0;
    if (n > 0)
        return n;
    if (key || (leads_with_nothing(w) && !has_sign)) {
        put_in_place(w, at, key);
        return 1;
    }
    if (has_terms)
        return text_words_complain_of_term(w, at);
    if (has_sign)
        text_words_complain(w, "has no value");
    else if (w->kind == DW_EVENT_FACT)
        return complain_of_fact(w, at);
    else if (w->kind == DW_EVENT_COMPETITOR && text_words_is_amount(w, word))
        text_words_put_key(w, "price", word);
    else
        text_words_complain(w, "stands alone; write KEY=VALUE, or as a note --note '%s'",
                            text_show(word).text);
    return 1;
}
