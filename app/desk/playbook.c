/* Playbooks: loaded and checked, shown part by part, documented as a whole. */
#include <string.h>

#include "brief/document.h"
#include "brief/phrase.h"
#include "desk/answer.h"
#include "desk/show.h"
#include "text/nearest.h"

desk_status desk_playbook(const char *path, desk_answer *answer)
{
    desk_answer_init(answer, path ? path : DESK_BUILT_IN);
    desk_answer_playbook(answer, path);
    return answer->status;
}

static size_t count_rules(const dw_playbook *playbook)
{
    size_t n = playbook->n_entries;
    for (size_t d = 0; d < playbook->n_decisions; d++)
        n += playbook->decision[d].n_rules;
    return n;
}

char *desk_playbook_summary(const desk_answer *answer)
{
    const dw_playbook *playbook = answer->playbook;
    return g_strdup_printf(
        "%s: good: %zu factors, %zu archetypes, %zu rules, %zu tactics, %d settings\n",
        answer->subject, playbook->n_factors, playbook->n_archetypes, count_rules(playbook),
        playbook->n_tactics, DW_SETTING_COUNT);
}

/* ---- Finding a part by its name ---------------------------------------------------------------------- */

typedef bool find_and_show(brief_document *page, const dw_playbook *playbook, const char *name,
                           text_nearest *nearest);

static bool is_named(const char *name, const char *candidate, text_nearest *nearest)
{
    text_nearest_offer(nearest, candidate);
    return strcmp(name, candidate) == 0;
}

static bool find_factor(brief_document *page, const dw_playbook *playbook, const char *name,
                        text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_factors; i++) {
        const dw_factor *factor = &playbook->factor[i];
        if (!is_named(name, factor->name, nearest))
            continue;
        if (factor->kind == DW_FACTOR_SCORED || factor->kind == DW_FACTOR_CHOSEN)
            desk_show_decision(page, playbook, &playbook->decision[factor->decision]);
        else
            desk_show_factor(page, playbook, i);
        return true;
    }
    return false;
}

static bool find_archetype(brief_document *page, const dw_playbook *playbook, const char *name,
                           text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_archetypes; i++)
        if (is_named(name, playbook->archetype[i].name, nearest)) {
            desk_show_archetype(page, playbook, i);
            return true;
        }
    return false;
}

/* Rules of different decisions may share a name; all are shown. */
static bool find_rule(brief_document *page, const dw_playbook *playbook, const char *name,
                      text_nearest *nearest)
{
    bool found = false;
    for (size_t d = 0; d < playbook->n_decisions; d++) {
        const dw_decision *decision = &playbook->decision[d];
        for (size_t r = 0; r < decision->n_rules; r++)
            if (is_named(name, decision->rule[r].id, nearest)) {
                desk_show_rule(page, playbook, decision, &decision->rule[r]);
                found = true;
            }
    }
    for (size_t e = 0; e < playbook->n_entries; e++)
        if (is_named(name, playbook->entry[e].id, nearest)) {
            desk_show_entry(page, playbook, &playbook->entry[e]);
            found = true;
        }
    return found;
}

static bool find_tactic(brief_document *page, const dw_playbook *playbook, const char *name,
                        text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_tactics; i++)
        if (is_named(name, playbook->tactic[i].id, nearest)) {
            desk_show_tactic(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_setting(brief_document *page, const dw_playbook *playbook, const char *name,
                         text_nearest *nearest)
{
    for (size_t i = 0; i < DW_SETTING_COUNT; i++)
        if (is_named(name, dw_setting_info_of((dw_setting)i)->name, nearest)) {
            desk_show_setting(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_issue_kind(brief_document *page, const dw_playbook *playbook, const char *name,
                            text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_issue_kinds; i++)
        if (is_named(name, playbook->issue_kind[i].name, nearest)) {
            desk_show_issue_kind(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_authority(brief_document *page, const dw_playbook *playbook, const char *name,
                           text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_authorities; i++)
        if (is_named(name, playbook->authority[i].role, nearest)) {
            desk_show_authority(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_section(brief_document *page, const dw_playbook *playbook, const char *name,
                         text_nearest *nearest)
{
    for (size_t i = 0; i < DW_SECTION_COUNT; i++)
        if (is_named(name, dw_section_name((dw_section)i), nearest)) {
            desk_show_section(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_limit(brief_document *page, const dw_playbook *playbook, const char *name,
                       text_nearest *nearest)
{
    for (size_t i = 0; i < playbook->n_buyer_limits; i++)
        if (is_named(name, playbook->buyer_limit[i].id, nearest)) {
            desk_show_limit(page, playbook, i);
            return true;
        }
    return false;
}

static bool find_phrase(brief_document *page, const dw_playbook *playbook, const char *name,
                        text_nearest *nearest)
{
    for (size_t i = 0; i < DW_PHRASE_COUNT; i++)
        if (is_named(name, dw_phrase_info_of((dw_phrase)i)->name, nearest)) {
            desk_show_phrase(page, playbook, i);
            return true;
        }
    return false;
}

static const struct {
    const char *name, *title;
    find_and_show *find;
    void (*list)(brief_document *page, const dw_playbook *playbook);
} kind_table[] = {
    {"factor", "Factors", find_factor, desk_show_factors},
    {"archetype", "Archetypes", find_archetype, desk_show_archetypes},
    {"rule", "Rules", find_rule, desk_show_rules},
    {"tactic", "Tactics", find_tactic, desk_show_tactics},
    {"setting", "Settings", find_setting, desk_show_settings},
    {"issue_kind", "Issue kinds", find_issue_kind, desk_show_issue_kinds},
    {"authority", "Authority", find_authority, desk_show_authorities},
    {"section", "Plan sections", find_section, desk_show_sections},
    {"limit", "Buyer limits", find_limit, desk_show_limits},
    {"phrase", "Phrases", find_phrase, desk_show_phrases},
};

static void add_overview(brief_document *page, const dw_playbook *playbook)
{
    const size_t count[G_N_ELEMENTS(kind_table)] = {
        playbook->n_factors,     playbook->n_archetypes,   count_rules(playbook),
        playbook->n_tactics,     DW_SETTING_COUNT,         playbook->n_issue_kinds,
        playbook->n_authorities, (size_t)DW_SECTION_COUNT, playbook->n_buyer_limits,
        DW_PHRASE_COUNT};
    brief_addf(page, BRIEF_TITLE, "Playbook %s", playbook->name);
    brief_table *table = brief_add_fields(page);
    for (size_t k = 0; k < G_N_ELEMENTS(kind_table); k++)
        brief_field(table, kind_table[k].title, BRIEF_PLAIN, brief_phrase_count((int64_t)count[k]));
    desk_show_archetypes(page, playbook);
    brief_add(page, BRIEF_PARAGRAPH, NULL,
              "dealwright playbook show KIND lists the parts of a kind, KIND NAME shows one: "
              "factor, archetype, rule, tactic, setting, issue_kind, authority, section, limit or "
              "phrase.");
}

/* A part's name stands under the heading of its kind, and higher on a page of its own. */
static void raise_headings(brief_document *page, brief_block_kind kind)
{
    for (guint i = 0; i < page->block->len; i++) {
        brief_block *block = g_ptr_array_index(page->block, i);
        if (block->kind == BRIEF_SUBHEADING)
            block->kind = kind;
    }
}

char *desk_playbook_page(const desk_answer *answer, const char *kind, const char *name,
                         const desk_style *style, const char **nearest)
{
    g_autoptr(brief_document) page = brief_document_new();
    *nearest = NULL;
    if (!kind) {
        add_overview(page, answer->playbook);
        return brief_document_text(page, style->width, style->colour);
    }
    size_t k = 0;
    while (k < G_N_ELEMENTS(kind_table) && strcmp(kind_table[k].name, kind) != 0)
        k++;
    if (k == G_N_ELEMENTS(kind_table))
        return NULL;
    if (name) {
        text_nearest search = text_nearest_start(name);
        if (!kind_table[k].find(page, answer->playbook, name, &search)) {
            *nearest = search.name;
            return NULL;
        }
        raise_headings(page, BRIEF_TITLE);
    } else {
        brief_add(page, BRIEF_HEADING, NULL, kind_table[k].title);
        kind_table[k].list(page, answer->playbook);
    }
    return brief_document_text(page, style->width, style->colour);
}

/* ---- The whole ----------------------------------------------------------------------------------------- */

static bool in_group(const dw_factor *factor, const char *group)
{
    return factor->kind != DW_FACTOR_SCORED && factor->kind != DW_FACTOR_CHOSEN &&
           g_strcmp0(factor->group, group) == 0;
}

/* Stated and measured factors under the heading of their group, groups as they first appear. */
static void add_factors(brief_document *page, const dw_playbook *playbook)
{
    for (size_t i = 0; i < playbook->n_factors; i++) {
        const char *group = playbook->factor[i].group;
        bool first = in_group(&playbook->factor[i], group);
        for (size_t j = 0; first && j < i; j++)
            first = !in_group(&playbook->factor[j], group);
        if (!first)
            continue;
        brief_addf(page, BRIEF_PART, "Factors: %s", group ? group : "other");
        for (size_t j = i; j < playbook->n_factors; j++)
            if (in_group(&playbook->factor[j], group))
                desk_show_factor(page, playbook, j);
    }
}

/* What is decided, traded and answered. */
static void add_choices(brief_document *page, const dw_playbook *playbook)
{
    brief_add(page, BRIEF_PART, NULL, "Decisions");
    for (size_t d = 0; d < playbook->n_decisions; d++)
        desk_show_decision(page, playbook, &playbook->decision[d]);
    brief_add(page, BRIEF_PART, NULL, "Tactics");
    for (size_t t = 0; t < playbook->n_tactics; t++)
        desk_show_tactic(page, playbook, t);
    brief_add(page, BRIEF_PART, NULL, "Issue kinds");
    for (size_t k = 0; k < playbook->n_issue_kinds; k++)
        desk_show_issue_kind(page, playbook, k);
    brief_add(page, BRIEF_PART, NULL, "Estimates of issues");
    brief_add(page, BRIEF_PARAGRAPH, NULL,
              "What stands in where a deal says little: usual options, and what going from the "
              "first to the last is worth, in shares of a year's price.");
    desk_show_estimates(page, playbook);
}

/* What a company sets for itself, and where it reads the buyer's limit. */
static void add_figures(brief_document *page, const dw_playbook *playbook)
{
    brief_add(page, BRIEF_PART, NULL, "Authority");
    desk_show_authorities(page, playbook);
    brief_add(page, BRIEF_PART, NULL, "Currencies");
    desk_show_currencies(page, playbook);
    brief_add(page, BRIEF_PART, NULL, "Holidays");
    desk_show_holidays(page, playbook);
    brief_add(page, BRIEF_PART, NULL, "Settings");
    for (size_t s = 0; s < DW_SETTING_COUNT; s++)
        desk_show_setting(page, playbook, s);
    brief_add(page, BRIEF_PART, NULL, "Buyer limits");
    for (size_t l = 0; l < playbook->n_buyer_limits; l++)
        desk_show_limit(page, playbook, l);
}

static void add_words(brief_document *page, const dw_playbook *playbook)
{
    brief_add(page, BRIEF_PART, NULL, "Phrases");
    desk_show_phrases(page, playbook);
    for (size_t s = 0; s < DW_SECTION_COUNT; s++)
        desk_show_section(page, playbook, s);
}

char *desk_playbook_reference(const desk_answer *answer)
{
    const dw_playbook *playbook = answer->playbook;
    g_autoptr(brief_document) page = brief_document_new();
    brief_addf(page, BRIEF_TITLE, "Playbook %s", playbook->name);
    brief_add(
        page, BRIEF_PARAGRAPH, NULL,
        "Written by 'dealwright playbook reference'. All that the strategy and the plan of a "
        "deal rest on: what is asked of a deal, what each answer speaks for, and where every "
        "default comes from. A playbook of your own may extend this one and replace any part.");
    brief_add(page, BRIEF_PART, NULL, "Archetypes");
    for (size_t a = 0; a < playbook->n_archetypes; a++)
        desk_show_archetype(page, playbook, a);
    add_factors(page, playbook);
    add_choices(page, playbook);
    add_figures(page, playbook);
    add_words(page, playbook);
    raise_headings(page, BRIEF_HEADING);
    return brief_document_markdown(page);
}
