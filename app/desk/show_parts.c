/* Archetypes, tactics, settings, issue kinds, authorities, holidays, currencies. */
#include "brief/phrase.h"
#include "desk/show.h"

/* ---- Archetypes ------------------------------------------------------------------------------------- */

static void add_list(brief_document *page, const char *title, const char *const *text, size_t n)
{
    if (n > 0)
        brief_add(page, BRIEF_PARAGRAPH, NULL, title)->tone = BRIEF_STRONG;
    for (size_t i = 0; i < n; i++)
        brief_add(page, BRIEF_BULLET, NULL, text[i]);
}

static void add_numbers(brief_document *page, const dw_archetype_numbers *numbers)
{
    const struct {
        const char *name;
        double value;
    } row[] = {
        {"relationship_weight", numbers->relationship_weight},
        {"aspiration", numbers->aspiration},
        {"opening_stance", numbers->opening_stance},
        {"concession_ratio", numbers->concession_ratio},
        {"disclosure", numbers->disclosure},
        {"reciprocity", numbers->reciprocity},
        {"must_have_rigidity", numbers->must_have_rigidity},
    };
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "number", BRIEF_LEFT);
    brief_table_column(table, "value", BRIEF_RIGHT);
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, row[i].name);
        brief_table_cell(table, BRIEF_PLAIN, desk_show_number(row[i].value));
    }
}

void desk_show_archetype(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_archetype *archetype = &playbook->archetype[index];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", archetype->label, archetype->name);
    if (archetype->summary)
        brief_add(page, BRIEF_PARAGRAPH, NULL, archetype->summary);
    add_list(page, "Characteristics", archetype->characteristics, archetype->n_characteristics);
    add_list(page, "When to use it", archetype->when, archetype->n_when);
    add_list(page, "Risks", archetype->risks, archetype->n_risks);
    add_list(page, "Benefits", archetype->benefits, archetype->n_benefits);
    add_numbers(page, &archetype->numbers);
    desk_show_basis(page, &archetype->basis);
}

void desk_show_archetypes(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "archetype", BRIEF_LEFT);
    brief_table_column(table, "label", BRIEF_LEFT);
    brief_table_column(table, "summary", BRIEF_LEFT);
    for (size_t a = 0; a < playbook->n_archetypes; a++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->archetype[a].name);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->archetype[a].label);
        const char *summary = playbook->archetype[a].summary;
        brief_table_cell_text(table, BRIEF_PLAIN, summary ? summary : "");
    }
}

/* ---- Tactics ----------------------------------------------------------------------------------------- */

void desk_show_tactic(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_tactic *tactic = &playbook->tactic[index];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", tactic->label, tactic->id);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "Supports", BRIEF_PLAIN,
                desk_show_archetype_names(playbook, tactic->supports));
    brief_field(table, "Contradicts", BRIEF_PLAIN,
                desk_show_archetype_names(playbook, tactic->contradicts));
    desk_show_texts(page, "How", &tactic->text);
    desk_show_texts(page, "Instead, where it contradicts", &tactic->instead);
    desk_show_basis(page, &tactic->basis);
}

void desk_show_tactics(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "tactic", BRIEF_LEFT);
    brief_table_column(table, "supports", BRIEF_LEFT);
    brief_table_column(table, "contradicts", BRIEF_LEFT);
    for (size_t t = 0; t < playbook->n_tactics; t++) {
        const dw_tactic *tactic = &playbook->tactic[t];
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, tactic->id);
        brief_table_cell(table, BRIEF_PLAIN, desk_show_archetype_names(playbook, tactic->supports));
        brief_table_cell(table, BRIEF_PLAIN,
                         desk_show_archetype_names(playbook, tactic->contradicts));
    }
}

/* ---- Settings ---------------------------------------------------------------------------------------- */

static char *range_words(const dw_setting_info *about)
{
    g_autofree char *low = desk_show_number(about->low);
    g_autofree char *high = desk_show_number(about->high);
    return g_strdup_printf("%s to %s", low, high);
}

void desk_show_setting(brief_document *page, const dw_playbook *playbook, size_t setting)
{
    const dw_setting_info *about = dw_setting_info_of((dw_setting)setting);
    const dw_setting_value *value = &playbook->setting[setting];
    brief_add(page, BRIEF_SUBHEADING, NULL, about->name);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "Meaning", BRIEF_PLAIN, g_strdup(about->meaning));
    brief_field(table, "Value", BRIEF_STRONG, desk_show_number(value->value));
    brief_field(table, "May be", BRIEF_PLAIN, range_words(about));
    desk_show_basis(page, &value->basis);
}

void desk_show_settings(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "setting", BRIEF_LEFT);
    brief_table_column(table, "value", BRIEF_RIGHT);
    brief_table_column(table, "meaning", BRIEF_LEFT);
    for (size_t s = 0; s < DW_SETTING_COUNT; s++) {
        const dw_setting_info *about = dw_setting_info_of((dw_setting)s);
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, about->name);
        brief_table_cell(table, BRIEF_PLAIN, desk_show_number(playbook->setting[s].value));
        brief_table_cell_text(table, BRIEF_PLAIN, about->meaning);
    }
}

/* ---- Issue kinds, authorities, currencies ------------------------------------------------------------ */

void desk_show_issue_kind(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_issue_kind *kind = &playbook->issue_kind[index];
    const bool cash = kind->cash != DW_CASH_NONE;
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", kind->label, kind->name);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "Phase", BRIEF_PLAIN, g_strdup(dw_phase_name(kind->phase)));
    brief_field(table, "Cash term", BRIEF_PLAIN,
                cash ? g_strdup(dw_cash_role_name(kind->cash)) : NULL);
    brief_field(table, "Proposed when missing", BRIEF_PLAIN, g_strdup(kind->usual ? "yes" : "no"));
    brief_field(table, "Carries risk", BRIEF_PLAIN, g_strdup(kind->risk ? "yes" : "no"));
    brief_field(table, "Asked back unlisted when", BRIEF_PLAIN,
                desk_show_when(playbook, &kind->ask_when));
    add_list(page, "Not asked back beside", kind->not_beside, kind->n_not_beside);
    desk_show_texts(page, "Give", &kind->give);
    desk_show_texts(page, "Let go", &kind->release);
    desk_show_texts(page, "Get", &kind->get);
    desk_show_texts(page, "Propose", &kind->propose);
    desk_show_basis(page, &kind->basis);
}

void desk_show_issue_kinds(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "issue", BRIEF_LEFT);
    brief_table_column(table, "phase", BRIEF_LEFT);
    brief_table_column(table, "cash term", BRIEF_LEFT);
    brief_table_column(table, "proposed when missing", BRIEF_LEFT);
    brief_table_column(table, "carries risk", BRIEF_LEFT);
    for (size_t k = 0; k < playbook->n_issue_kinds; k++) {
        const dw_issue_kind *kind = &playbook->issue_kind[k];
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, kind->name);
        brief_table_cell_text(table, BRIEF_PLAIN, dw_phase_name(kind->phase));
        brief_table_cell_text(table, BRIEF_PLAIN,
                              kind->cash == DW_CASH_NONE ? "" : dw_cash_role_name(kind->cash));
        brief_table_cell_text(table, BRIEF_PLAIN, kind->usual ? "yes" : "");
        brief_table_cell_text(table, BRIEF_PLAIN, kind->risk ? "yes" : "");
    }
}

/* The limit in the units that thresholds are written in; nothing where there is none. */
static char *amount_words(const dw_authority *authority)
{
    return authority->amount > 0 ? brief_phrase_count((int64_t)authority->amount) : NULL;
}

void desk_show_authority(brief_document *page, const dw_playbook *playbook, size_t index)
{
    const dw_authority *authority = &playbook->authority[index];
    brief_addf(page, BRIEF_SUBHEADING, "%s (%s)", authority->label, authority->role);
    brief_table *table = brief_add_fields(page);
    brief_field(table, "May approve off list", BRIEF_STRONG,
                brief_phrase_share(authority->discount));
    brief_field(table, "and at most, a year", BRIEF_STRONG, amount_words(authority));
    add_list(page, "Titles that have it", authority->title, authority->n_titles);
    desk_show_basis(page, &authority->basis);
}

static char *shares_words(const dw_issue_estimate *estimate)
{
    g_autofree char *low = brief_phrase_share(estimate->them[0]);
    g_autofree char *likely = brief_phrase_share(estimate->them[1]);
    g_autofree char *high = brief_phrase_share(estimate->them[2]);
    return g_strdup_printf("%s, %s, %s", low, likely, high);
}

void desk_show_estimates(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "issue", BRIEF_LEFT);
    brief_table_column(table, "usual options", BRIEF_LEFT);
    brief_table_column(table, "last to us", BRIEF_RIGHT);
    brief_table_column(table, "last to them: low, likely, high", BRIEF_RIGHT);
    brief_table_column(table, "what it rests on", BRIEF_LEFT);
    for (size_t k = 0; k < playbook->n_issue_kinds; k++) {
        const dw_issue_estimate *estimate = &playbook->issue_kind[k].estimate;
        if (estimate->n_options == 0 && !estimate->valued)
            continue;
        GString *options = g_string_new(NULL);
        for (size_t o = 0; o < estimate->n_options; o++)
            g_string_append_printf(options, "%s%s", o == 0 ? "" : ", ", estimate->option[o].name);
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->issue_kind[k].name);
        brief_table_cell(table, BRIEF_PLAIN, g_string_free(options, FALSE));
        brief_table_cell(table, BRIEF_PLAIN,
                         estimate->valued ? brief_phrase_share(estimate->us) : NULL);
        brief_table_cell(table, BRIEF_PLAIN, estimate->valued ? shares_words(estimate) : NULL);
        brief_table_cell(table, BRIEF_DIM, desk_show_basis_words(&estimate->basis));
    }
}

void desk_show_authorities(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "role", BRIEF_LEFT);
    brief_table_column(table, "may approve off list", BRIEF_RIGHT);
    brief_table_column(table, "and at most, a year", BRIEF_RIGHT);
    brief_table_column(table, "basis", BRIEF_LEFT);
    for (size_t a = 0; a < playbook->n_authorities; a++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->authority[a].label);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_share(playbook->authority[a].discount));
        brief_table_cell(table, BRIEF_PLAIN, amount_words(&playbook->authority[a]));
        brief_table_cell(table, BRIEF_DIM, desk_show_basis_words(&playbook->authority[a].basis));
    }
}

void desk_show_holidays(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "holiday", BRIEF_LEFT);
    brief_table_column(table, "on", BRIEF_LEFT);
    brief_table_column(table, "source", BRIEF_LEFT);
    for (size_t h = 0; h < playbook->n_holidays; h++) {
        const dw_holiday *holiday = &playbook->holiday[h];
        g_autoptr(GString) on = g_string_new(NULL);
        for (size_t i = 0; i < holiday->n_annual; i++)
            g_string_append_printf(on, "%s%02d-%02d", on->len ? ", " : "", holiday->annual[i].month,
                                   holiday->annual[i].day);
        for (size_t i = 0; i < holiday->n_dated; i++) {
            const dw_date date = dw_day_to_date(holiday->dated[i]);
            g_string_append_printf(on, "%s%04d-%02d-%02d", on->len ? ", " : "", date.year,
                                   date.month, date.day);
        }
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, holiday->name);
        brief_table_cell_text(table, BRIEF_PLAIN, on->str);
        brief_table_cell(table, BRIEF_DIM, desk_show_basis_words(&holiday->basis));
    }
}

void desk_show_currencies(brief_document *page, const dw_playbook *playbook)
{
    brief_table *table = brief_add_table(page);
    brief_table_column(table, "currency", BRIEF_LEFT);
    brief_table_column(table, "thresholds times", BRIEF_RIGHT);
    for (size_t c = 0; c < playbook->n_currency_scales; c++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_PLAIN, playbook->currency_scale[c].currency);
        brief_table_cell(table, BRIEF_PLAIN, desk_show_number(playbook->currency_scale[c].units));
    }
}
