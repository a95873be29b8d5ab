/* A text in the place of a word that leads its kind: a note or a reason, a person who is named without --who,
 * a time without --at. */
#include "text/words_tree.h"

#include "text/event_read.h"
#include "text/number.h"

#include <string.h>

static bool is_digits(const char *word)
{
    return *word && strspn(word, "0123456789") == strlen(word);
}

/* Is the key given by any word, before this one or after it? */
static bool is_said(const text_words_writer *w, const char *key)
{
    for (size_t i = 0; i < w->words->n_words; i++) {
        const char *const word = w->words->word[i];
        const char *const from = word + (g_str_has_prefix(word, "--") ? 2 : 0);
        const size_t length = strlen(key);
        if (g_ascii_strncasecmp(from, key, length) == 0 && from[length] == '=')
            return true;
    }
    return false;
}

/* The first key of the two that nothing is said for; NULL, and a problem noted, for none. */
static const char *free_key(text_words_writer *w, const char *key)
{
    if (!is_said(w, key) && !text_words_is_given(w, WORDS_EVENT, key))
        return key;
    text_words_complain(w, "is a second %s; say both in one", key);
    return NULL;
}

/* ---- People ----------------------------------------------------------------------------------- */

/* The one of ours who is called so, or has the word in the name; NULL for none. */
static const char *name_of_ours(const text_words_writer *w, const char *word)
{
    const dw_deal *const deal = w->of->deal;
    for (size_t i = 0; i < deal->n_ours; i++) {
        g_auto(GStrv) part = g_strsplit(deal->ours[i].name, " ", -1);
        bool is_name = text_words_alike(deal->ours[i].name, word);
        for (size_t p = 0; part[p]; p++)
            is_name = is_name || g_ascii_strcasecmp(part[p], word) == 0;
        if (is_name)
            return deal->ours[i].name;
    }
    return NULL;
}

/* "Paul Adler" and "J. Meyer", whoever that is. */
static bool looks_like_a_name(const char *word)
{
    enum { NAMES = 3 };
    g_auto(GStrv) part = g_strsplit(word, " ", -1);
    const guint n = g_strv_length(part);
    for (guint p = 0; p < n; p++)
        if (!g_unichar_isupper(g_utf8_get_char(part[p])))
            return false;
    return n > 1 && n <= NAMES;
}

static bool is_authority(const text_words_writer *w, const char *word)
{
    const dw_playbook *const playbook = w->of->playbook;
    for (size_t a = 0; a < playbook->n_authorities; a++)
        if (text_words_alike(playbook->authority[a].role, word))
            return true;
    return false;
}

/* ---- By the key whose place it is --------------------------------------------------------------- */

/* Who has read the plan is told by an option, and the word that leads is what the deal is to reach. */
static const char *not_objective(text_words_writer *w, const char *word)
{
    const char *const name = name_of_ours(w, word);
    if (!name && !strchr(word, ' '))
        return "objective";
    if (!name && is_said(w, "who") && !looks_like_a_name(word))
        return free_key(w, "note");
    text_words_complain(w, "is no objective; of who has read the plan write --who '%s'%s",
                        text_show(name ? name : word).text, name ? "" : ", of a note --note");
    return NULL;
}

static const char *not_authority(text_words_writer *w, const char *word)
{
    const char *const action = text_words_given(w, WORDS_EVENT, "action");
    const char *const name = name_of_ours(w, word);
    const bool refuses = action && strcmp(action, dw_action_name(DW_ACTION_REFUSE)) == 0;
    if (is_authority(w, word))
        return "authority";
    if (name || looks_like_a_name(word)) {
        text_words_complain(w, "is no authority; whose act it was is said with --who '%s'",
                            text_show(name ? name : word).text);
        return NULL;
    }
    return strchr(word, ' ') ? free_key(w, refuses ? "reason" : "note") : "authority";
}

static const char *not_rating(text_words_writer *w, const char *word)
{
    if (is_digits(word) && !is_said(w, "rating"))
        return "rating";
    if (strchr(word, ' '))
        return free_key(w, "note");
    text_words_complain(w,
                        "is no rating: it is a number from 1 (poor) to 5 (excellent); what it was "
                        "like is said with --note '%s'",
                        text_show(word).text);
    return NULL;
}

/* What a session or a break was about; a time is when it was. */
static const char *bare_note(text_words_writer *w, const char *word)
{
    dw_day day;
    g_autofree char *hint = text_date_hint(word);
    const bool is_time = *hint || text_date_read(word, &day) == NULL || strchr(word, ':') ||
                         g_ascii_strcasecmp(word, "today") == 0 ||
                         g_ascii_strcasecmp(word, "yesterday") == 0;
    if (!is_time && !is_digits(word))
        return free_key(w, "note");
    text_words_complain(w, "stands alone; when it was is said with --at %s%s", text_show(word).text,
                        w->kind == DW_EVENT_BREAK ? ", its last day with --until" : "");
    return NULL;
}

const char *text_words_key_for(text_words_writer *w, const char *key, const char *word)
{
    if (!key)
        return bare_note(w, word);
    /* What is said with a no is why. */
    if (w->kind == DW_EVENT_REFUSE && strcmp(key, "note") == 0 && !is_said(w, "reason") &&
        !text_words_is_given(w, WORDS_EVENT, "reason"))
        return "reason";
    if (strcmp(key, "objective") == 0)
        return not_objective(w, word);
    if (strcmp(key, "authority") == 0)
        return not_authority(w, word);
    return strcmp(key, "rating") == 0 ? not_rating(w, word) : key;
}
