/* The signs of a buyer's limit, and the words around a plan's texts. */
#include "brief/phrase.h"
#include "desk/show.h"

/* ---- Signs of the buyer's limit --------------------------------------------------------------------- */

void desk_show_limit(brief_document *page, const dw_playbook *playbook, size_t limit)
{
    const dw_buyer_limit *sign = &playbook->buyer_limit[limit];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", sign->label, sign->id);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "Figure", BRIEF_PLAIN, g_strdup(dw_limit_figure_name(sign->figure)));
    brief_field(table, "Effect", BRIEF_PLAIN, g_strdup(dw_limit_effect_name(sign->effect)));
    brief_field(table, "Read", BRIEF_PLAIN,
                g_strdup_printf("as number %zu of %zu", limit + 1, playbook->n_buyer_limits));
    desk_show_basis(page, &sign->basis);
}

void desk_show_limits(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "limit", BRIEF_LEFT);
    brief_table_column(table, "figure", BRIEF_LEFT);
    brief_table_column(table, "effect", BRIEF_LEFT);
    brief_table_column(table, "rests on", BRIEF_LEFT);
    for (size_t l = 0; l < playbook->n_buyer_limits; l++) {
        const dw_buyer_limit *sign = &playbook->buyer_limit[l];
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, sign->id);
        brief_table_cell_text(table, BRIEF_PLAIN, dw_limit_figure_name(sign->figure));
        brief_table_cell_text(table, BRIEF_PLAIN, dw_limit_effect_name(sign->effect));
        brief_table_cell_text(table, BRIEF_PLAIN, sign->label);
    }
}

/* ---- Phrases ------------------------------------------------------------------------------------------- */

/* "{low}, {high}", or nothing. */
static char *variables_words(dw_phrase phrase)
{
    GString *out = g_string_new(NULL);
    for (size_t v = 0; v < dw_phrase_variables(phrase); v++)
        g_string_append_printf(out, "%s{%s}", v > 0 ? ", " : "",
                               dw_phrase_info_of(phrase)->variable[v]);
    return g_string_free(out, FALSE);
}

void desk_show_phrase(brief_document *page, const dw_playbook *playbook, size_t phrase)
{
    g_autofree char *may = variables_words((dw_phrase)phrase);
    brief_add(page, BRIEF_SUBHEADING, NULL, dw_phrase_info_of((dw_phrase)phrase)->name);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "Text", BRIEF_STRONG, g_strdup(playbook->phrase[phrase]));
    if (may[0] != '\0')
        brief_field(table, "May use", BRIEF_PLAIN, g_steal_pointer(&may));
}

void desk_show_phrases(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "phrase", BRIEF_LEFT);
    brief_table_column(table, "text", BRIEF_LEFT);
    brief_table_column(table, "may use", BRIEF_LEFT);
    for (size_t p = 0; p < DW_PHRASE_COUNT; p++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, dw_phrase_info_of((dw_phrase)p)->name);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->phrase[p]);
        brief_table_cell(table, BRIEF_PLAIN, variables_words((dw_phrase)p));
    }
}
