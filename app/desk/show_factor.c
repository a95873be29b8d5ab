/* Factors and the decisions that scored and chosen ones are made by. */
#include <string.h>

#include "brief/phrase.h"
#include "desk/show.h"

static const char *const kind_name[] = {
    [DW_FACTOR_STATED] = "stated",
    [DW_FACTOR_MEASURED] = "measured",
    [DW_FACTOR_SCORED] = "scored",
    [DW_FACTOR_CHOSEN] = "chosen",
};

static char *kind_sentence(const dw_factor *factor)
{
    switch (factor->kind) {
    case DW_FACTOR_STATED:
        return g_strdup_printf("Stated in the deal file as facts.%s.", factor->name);
    case DW_FACTOR_MEASURED: {
        const dw_measure_info *measure = dw_measure_info_of(factor->measure);
        return measure->unit
                   ? g_strdup_printf("Measured on the deal: %s, %s.", measure->name, measure->unit)
                   : g_strdup_printf("Measured on the deal: %s.", measure->name);
    }
    case DW_FACTOR_SCORED: return g_strdup("Scored: points of the facts below, cut into levels.");
    case DW_FACTOR_CHOSEN:
        return g_strdup("Chosen: the option with the most points; of equals the first.");
    }
    return NULL;
}

/* The weight that a decision gives to a factor, or NULL. */
static const dw_weight *weight_of(const dw_decision *decision, size_t factor)
{
    for (size_t i = 0; i < decision->n_weights; i++)
        if (decision->weight[i].factor == factor)
            return &decision->weight[i];
    return NULL;
}

static void add_prior(brief_table *table, const dw_factor *factor, size_t level)
{
    double sum = 0;
    for (size_t l = 0; l < factor->n_levels; l++)
        sum += factor->prior[l];
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_share(factor->prior[level] / sum));
}

/* A level a row: name, where it begins, meaning, prior, points for each archetype. */
static void add_levels(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_factor *factor = &playbook->factor[index];
    const dw_decision *lead = &playbook->decision[playbook->key[DW_KEY_ARCHETYPE]];
    const dw_weight *weight = factor->scope == DW_SCOPE_DEAL ? weight_of(lead, index) : NULL;
    const bool points = factor->kind == DW_FACTOR_SCORED;
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "level", BRIEF_LEFT);
    brief_table_column(table, "from", BRIEF_RIGHT);
    brief_table_column(table, "prior", BRIEF_RIGHT);
    for (size_t a = 0; weight && a < playbook->n_archetypes; a++)
        brief_table_column(table, playbook->archetype[a].label, BRIEF_RIGHT);
    for (size_t l = 0; l < factor->n_levels; l++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, factor->level[l].name);
        const bool from = factor->threshold && l > 0;
        brief_table_cell(table, BRIEF_PLAIN,
                         from ? desk_show_number(factor->threshold[l - 1] / (points ? 100 : 1))
                              : NULL);
        if (factor->prior)
            add_prior(table, factor, l);
        else
            brief_table_cell(table, BRIEF_PLAIN, NULL);
        for (size_t a = 0; weight && a < playbook->n_archetypes; a++)
            brief_table_cell(table, BRIEF_PLAIN,
                             desk_show_points(weight->points[l * lead->n_options + a]));
    }
    brief_table_prune(table);
}

static void add_meanings(brief_document *page, const dw_factor *factor)
{
    for (size_t l = 0; l < factor->n_levels; l++) {
        const dw_level *level = &factor->level[l];
        const char *text = desk_show_text(&level->means);
        if (!*text)
            continue;
        g_autofree char *name = strcmp(level->name, level->label) == 0
                                    ? g_strdup(level->name)
                                    : g_strdup_printf("%s (%s)", level->name, level->label);
        brief_add(page, BRIEF_BULLET, name, text);
    }
}

void desk_show_factor(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_factor *factor = &playbook->factor[index];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", factor->label, factor->name);
    brief_add_take(page, BRIEF_PARAGRAPH, NULL, kind_sentence(factor));
    if (factor->scope != DW_SCOPE_DEAL)
        brief_addf(page, BRIEF_PARAGRAPH, "For each item of kind %s.",
                   dw_scope_name(factor->scope));
    desk_show_texts(page, "Question", &factor->question);
    add_levels(page, playbook, index);
    add_meanings(page, factor);
    desk_show_basis(page, &factor->basis);
}

/* ---- Decisions -------------------------------------------------------------------------------------- */

static void add_option_columns(brief_table *table, const dw_playbook *playbook,
                               const dw_decision *decision)
{
    const dw_factor *factor = &playbook->factor[decision->factor];
    for (size_t o = 0; o < decision->n_options; o++)
        brief_table_column(table, decision->n_options == 1 ? "points" : factor->level[o].label,
                           BRIEF_RIGHT);
}

static void add_point_row(brief_table *table, const char *label, const dw_points *points, size_t n)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, label);
    for (size_t o = 0; o < n; o++)
        brief_table_cell(table, BRIEF_PLAIN, desk_show_points(points[o]));
}

static bool any_points(const dw_points *points, size_t n)
{
    for (size_t o = 0; o < n; o++)
        if (points[o] != 0)
            return true;
    return false;
}

/* Base points and every level that gives points, a row each. */
static void add_weights(brief_document *page, const dw_playbook *playbook,
                        const dw_decision *decision)
{
    const size_t n = decision->n_options;
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "fact", BRIEF_LEFT);
    add_option_columns(table, playbook, decision);
    if (decision->base)
        add_point_row(table, "(base)", decision->base, n);
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_factor *factor = &playbook->factor[decision->weight[i].factor];
        for (size_t l = 0; l < factor->n_levels; l++) {
            const dw_points *points = decision->weight[i].points + l * n;
            if (!any_points(points, n))
                continue;
            g_autofree char *label =
                g_strdup_printf("%s: %s", factor->label, factor->level[l].label);
            add_point_row(table, label, points, n);
        }
    }
}

void desk_show_decision(brief_document *page, const dw_playbook *playbook,
                        const dw_decision *decision)
{
    const dw_factor *factor = &playbook->factor[decision->factor];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", factor->label, decision->name);
    brief_add_take(page, BRIEF_PARAGRAPH, NULL, kind_sentence(factor));
    if (factor->threshold)
        add_levels(page, playbook, decision->factor);
    add_meanings(page, factor);
    add_weights(page, playbook, decision);
    for (size_t i = 0; i < decision->n_rules; i++)
        desk_show_rule(page, playbook, decision, &decision->rule[i]);
    desk_show_basis(page, &decision->basis);
}

void desk_show_factors(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "factor", BRIEF_LEFT);
    brief_table_column(table, "kind", BRIEF_LEFT);
    brief_table_column(table, "for", BRIEF_LEFT);
    brief_table_column(table, "levels", BRIEF_LEFT);
    for (size_t i = 0; i < playbook->n_factors; i++) {
        const dw_factor *factor = &playbook->factor[i];
        g_autoptr(GString) levels = g_string_new(NULL);
        for (size_t l = 0; l < factor->n_levels; l++)
            g_string_append_printf(levels, "%s%s", l > 0 ? ", " : "", factor->level[l].name);
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, factor->name);
        brief_table_cell_text(table, BRIEF_PLAIN, kind_name[factor->kind]);
        brief_table_cell_text(table, BRIEF_PLAIN, dw_scope_name(factor->scope));
        brief_table_cell_text(table, BRIEF_PLAIN, levels->str);
    }
}
