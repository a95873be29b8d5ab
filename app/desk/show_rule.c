/* Rules of decisions and entries of plan sections: both bring something in when facts come together. */
#include "brief/phrase.h"
#include "desk/show.h"

void desk_show_rule(brief_document *page, const dw_playbook *playbook, const dw_decision *decision,
                    const dw_rule *rule)
{
    const dw_factor *outcome = &playbook->factor[decision->factor];
    g_autofree char *when = desk_show_when(playbook, &rule->when);
    g_autoptr(GString) effect = g_string_new(NULL);
    for (size_t o = 0; o < decision->n_options; o++) {
        if (rule->points[o] == 0)
            continue;
        g_autofree char *points = desk_show_points(rule->points[o]);
        g_string_append_printf(effect, "%s%s %s", effect->len ? ", " : "", points,
                               decision->n_options == 1 ? "points" : outcome->level[o].label);
    }
    g_autofree char *label = g_strdup_printf("%s %s", decision->name, rule->id);
    g_autofree char *text =
        g_strdup_printf("when %s: %s. %s", when, effect->str, desk_show_text(&rule->text));
    brief_add(page, BRIEF_BULLET, label, text);
}

static void show_spans(GString *text, const char *word, const dw_span *span, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(text, ", %d %s %s", span[i].days, word,
                               dw_deadline_kind_name(span[i].kind));
}

/* ", 9 working days before the close, 3 before board, 1 after evaluation" and what goes with it. */
static void show_timing(GString *text, const dw_timing *timing)
{
    if (timing->days_before_close >= 0)
        g_string_append_printf(text, ", %d working days before the close",
                               timing->days_before_close);
    show_spans(text, timing->days_before_close >= 0 ? "before" : "working days before",
               timing->before, timing->n_before);
    show_spans(text, "after", timing->after, timing->n_after);
    if (timing->least_days > 0)
        g_string_append_printf(text, " if that leaves %d", timing->least_days);
    if (timing->phase != DW_PHASE_COUNT)
        g_string_append_printf(text, ", phase %s", dw_phase_name(timing->phase));
    for (unsigned p = 0, n = 0; p < DW_PRESENCE_COUNT; p++)
        if (timing->present >> p & 1u)
            g_string_append_printf(text, "%s%s", n++ ? " and " : ", with ",
                                   dw_presence_name((dw_presence)p));
}

static bool rests_on_section(const dw_playbook *playbook, const dw_entry *entry)
{
    const dw_basis *section = &playbook->section_basis[entry->section];
    return entry->basis.shared && g_strcmp0(entry->basis.source, section->source) == 0 &&
           g_strcmp0(entry->basis.limits, section->limits) == 0;
}

static void show_entry(brief_document *page, const dw_playbook *playbook, const dw_entry *entry,
                       bool basis)
{
    g_autofree char *when = desk_show_when(playbook, &entry->when);
    g_autofree char *label = g_strdup_printf("%s %s", dw_section_name(entry->section), entry->id);
    g_autoptr(GString) text = g_string_new("when ");
    g_string_append(text, when);
    if (entry->scope != DW_SCOPE_DEAL)
        g_string_append_printf(text, ", for each %s", dw_scope_name(entry->scope));
    show_timing(text, &entry->timing);
    brief_add(page, BRIEF_BULLET, label, text->str);
    const struct {
        const char *label;
        const dw_texts *texts;
    } part[] = {{"Text", &entry->text}, {"Say", &entry->say}, {"Then", &entry->then}};
    for (size_t p = 0; p < G_N_ELEMENTS(part); p++)
        for (size_t i = 0; i < part[p].texts->n_texts; i++)
            brief_add(page, BRIEF_BULLET, i == 0 ? part[p].label : "or",
                      part[p].texts->text[i].pattern)
                ->depth = 1;
    g_autofree char *words = basis ? desk_show_basis_words(&entry->basis) : g_strdup("");
    if (words[0])
        brief_add(page, BRIEF_BULLET, NULL, words)->depth = 1;
}

void desk_show_entry(brief_document *page, const dw_playbook *playbook, const dw_entry *entry)
{
    show_entry(page, playbook, entry, true);
}

void desk_show_section(brief_document *page, const dw_playbook *playbook, size_t section)
{
    brief_addf(page, BRIEF_PART, "Plan: %s", dw_section_name((dw_section)section));
    desk_show_basis(page, &playbook->section_basis[section]);
    for (size_t e = 0; e < playbook->n_entries; e++)
        if (playbook->entry[e].section == section)
            show_entry(page, playbook, &playbook->entry[e],
                       !rests_on_section(playbook, &playbook->entry[e]));
}

void desk_show_sections(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "section", BRIEF_LEFT);
    brief_table_column(table, "entries", BRIEF_RIGHT);
    brief_table_column(table, "basis", BRIEF_LEFT);
    for (size_t s = 0; s < DW_SECTION_COUNT; s++) {
        int64_t n = 0;
        for (size_t e = 0; e < playbook->n_entries; e++)
            n += playbook->entry[e].section == s;
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, dw_section_name((dw_section)s));
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_count(n));
        brief_table_cell(table, BRIEF_DIM, desk_show_basis_words(&playbook->section_basis[s]));
    }
}

static void add_row(brief_table *table, const char *id, const char *of, char *when)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, id);
    brief_table_cell_text(table, BRIEF_PLAIN, of);
    brief_table_cell(table, BRIEF_PLAIN, when);
}

void desk_show_rules(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "rule", BRIEF_LEFT);
    brief_table_column(table, "of", BRIEF_LEFT);
    brief_table_column(table, "when", BRIEF_LEFT);
    for (size_t d = 0; d < playbook->n_decisions; d++) {
        const dw_decision *decision = &playbook->decision[d];
        for (size_t r = 0; r < decision->n_rules; r++)
            add_row(table, decision->rule[r].id, decision->name,
                    desk_show_when(playbook, &decision->rule[r].when));
    }
    for (size_t e = 0; e < playbook->n_entries; e++)
        add_row(table, playbook->entry[e].id, dw_section_name(playbook->entry[e].section),
                desk_show_when(playbook, &playbook->entry[e].when));
}
