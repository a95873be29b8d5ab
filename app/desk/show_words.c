#include <math.h>
#include <string.h>

#include "brief/phrase.h"
#include "desk/show.h"

/* A condition that leaves out fewer levels than it names reads better the other way round. */
static char *condition_words(const dw_playbook *playbook, const dw_condition *condition)
{
    const dw_factor *factor = &playbook->factor[condition->factor];
    const dw_fact others = dw_factor_unknown(factor) & ~condition->levels;
    const bool negated = __builtin_popcount(others) < __builtin_popcount(condition->levels);
    g_autofree char *levels =
        brief_phrase_levels(playbook, factor, negated ? others : condition->levels);
    return g_strdup_printf("%s is %s%s", factor->label, negated ? "not " : "", levels);
}

char *desk_show_when(const dw_playbook *playbook, const dw_when *when)
{
    if (when->n_conditions == 0)
        return g_strdup("always");
    GString *words = g_string_new(NULL);
    for (size_t i = 0; i < when->n_conditions; i++) {
        g_autofree char *condition = condition_words(playbook, &when->condition[i]);
        g_string_append_printf(words, "%s%s", i > 0 ? "; " : "", condition);
    }
    return g_string_free(words, FALSE);
}

char *desk_show_points(dw_points points)
{
    return points == 0 ? g_strdup(BRIEF_DASH) : brief_phrase_number(points / 100.0, 2, true);
}

const char *desk_show_text(const dw_texts *texts)
{
    return texts->n_texts > 0 ? texts->text[0].pattern : "";
}

char *desk_show_archetype_names(const dw_playbook *playbook, uint32_t bits)
{
    const char *names[DW_ARCHETYPES_MAX];
    size_t n = 0;
    for (size_t a = 0; a < playbook->n_archetypes; a++)
        if (bits >> a & 1u)
            names[n++] = playbook->archetype[a].label;
    return n > 0 ? brief_phrase_list(names, n, "and") : g_strdup(BRIEF_DASH);
}

char *desk_show_number(double number)
{
    return fabs(number) >= 1e6 && number == floor(number) ? brief_phrase_count((int64_t)number)
                                                          : brief_phrase_number(number, 4, false);
}

/* Appends a sentence, with the full stop that the playbook leaves out. */
static void add_sentence(GString *words, const char *label, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(words, "%s%s: %s", words->len ? " " : "", label, text);
    if (!strchr(".?!", words->str[words->len - 1]))
        g_string_append_c(words, '.');
}

char *desk_show_basis_words(const dw_basis *basis)
{
    GString *words = g_string_new(NULL);
    add_sentence(words, "Source", basis->source);
    add_sentence(words, "Strength", basis->strength);
    add_sentence(words, "Limits", basis->limits);
    return g_string_free(words, FALSE);
}

void desk_show_basis(brief_document *page, const dw_basis *basis)
{
    g_autofree char *words = desk_show_basis_words(basis);
    if (words[0])
        brief_add(page, BRIEF_PARAGRAPH, NULL, words)->tone = BRIEF_DIM;
}

void desk_show_texts(brief_document *page, const char *label, const dw_texts *texts)
{
    for (size_t i = 0; i < texts->n_texts; i++)
        brief_add(page, BRIEF_BULLET, i == 0 ? label : "or", texts->text[i].pattern);
}
