/* Issue kinds and plan entries, and the root of a playbook. */
#include "text/limits.h"
#include "text/playbook_estimates.h"

#include <string.h>

/* ---- Issue kinds ----------------------------------------------------------------------------- */

static const char *cash_at(const void *context, size_t i)
{
    (void)context;
    return dw_cash_role_name((dw_cash_role)i);
}
static const text_names cash_names = {cash_at, NULL, DW_CASH_COUNT};

static const char *phase_at(const void *context, size_t i)
{
    (void)context;
    return dw_phase_name((dw_phase)i);
}
static const text_names phase_names = {phase_at, NULL, DW_PHASE_COUNT};

/* A text that is said for each item of a scope, whatever the rest of the record is said for. */
static void read_texts_for(text_reader *reader, const text_node *node, const text_path *path,
                           void *member, dw_scope scope)
{
    text_playbook_context *const context = reader->context;
    const dw_scope outer = context->scope;
    context->scope = scope;
    text_custom_texts.read(reader, node, path, member);
    context->scope = outer;
}

static void read_issue_texts(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    read_texts_for(reader, node, path, member, DW_SCOPE_ISSUE);
}

static void read_missing_texts(text_reader *reader, const text_node *node, const text_path *path,
                               void *member)
{
    read_texts_for(reader, node, path, member, DW_SCOPE_MISSING_KIND);
}

static json_t *schema_texts(text_schema_maker *maker)
{
    return text_custom_texts.schema(maker);
}

static const text_custom issue_texts = {read_issue_texts, schema_texts, NULL};
static const text_custom missing_texts = {read_missing_texts, schema_texts, NULL};

#define KIND(member) .offset = offsetof(dw_issue_kind, member)
static const text_field kind_fields[] = {
    {"label", TEXT_TYPE_LINE, KIND(label), .means = "As a person reads it."},
    {"cash", TEXT_TYPE_CHOICE, KIND(cash), .names = &cash_names, .none = DW_CASH_NONE,
     .means = "Its place among the terms that are valued together."},
    {"phase", TEXT_TYPE_CHOICE, .required = true, KIND(phase), .names = &phase_names,
     .none = DW_PHASE_CONTRACT, .means = "When it is usually talked about."},
    {"usual", TEXT_TYPE_FLAG, KIND(usual),
     .means = "A usual trade variable: proposed where a deal lacks it."},
    {"risk", TEXT_TYPE_FLAG, KIND(risk), .means = "Carries liability: a must-have by nature."},
    {"give", TEXT_TYPE_CUSTOM, KIND(give), .custom = &issue_texts,
     .means = "Wording of moving it their way; {option} is where to."},
    {"release", TEXT_TYPE_CUSTOM, KIND(release), .custom = &issue_texts,
     .means =
         "Wording of a give that only lets go of what we asked: of the way back to the standard."},
    {"get", TEXT_TYPE_CUSTOM, KIND(get), .custom = &issue_texts,
     .means = "Wording of moving it our way; {option} is where to."},
    {"ask_when", TEXT_TYPE_CUSTOM, KIND(ask_when), .custom = &text_custom_when,
     .means = "Facts that must certainly hold for it to be asked back where nobody has named it."},
    {"not_beside", TEXT_TYPE_LINES, KIND(not_beside),
     .count_offset = offsetof(dw_issue_kind, n_not_beside), .limit = DW_NOT_BESIDE_MAX,
     .means =
         "Kinds that its get contradicts: not asked back beside a package that moves one of them."},
    {"propose", TEXT_TYPE_CUSTOM, KIND(propose), .custom = &missing_texts,
     .means = "How to put it on the table when the deal lacks it."},
    TEXT_BASIS(dw_issue_kind, basis),
    {"estimate", TEXT_TYPE_CUSTOM, KIND(estimate), .custom = &text_custom_estimate,
     .means = "What stands in where a deal says little of such an issue."},
};
static const text_shape shape_kind = {.name = "issue_kind",
                                      .size = sizeof(dw_issue_kind),
                                      TEXT_FIELDS(kind_fields),
                                      .means = "What is known of an issue by its name."};

static const char other_kind[] = "other";

/* The kind of any other name is the last, wherever an extending playbook adds its own. */
static void put_other_last(dw_issue_kind *kind, size_t n)
{
    size_t other = 0;
    while (other < n && strcmp(kind[other].name, other_kind) != 0)
        other++;
    if (other == n)
        return;
    const dw_issue_kind last = kind[other];
    memmove(&kind[other], &kind[other + 1], (n - other - 1) * sizeof *kind);
    kind[n - 1] = last;
}

static void check_cash(text_reader *reader, const text_node *node, const text_path *path,
                       const dw_issue_kind *kind, size_t n)
{
    size_t first[DW_CASH_COUNT];
    for (size_t c = 0; c < DW_CASH_COUNT; c++)
        first[c] = SIZE_MAX;
    for (size_t k = 0; k < n; k++) {
        const dw_cash_role cash = kind[k].cash;
        if (cash != DW_CASH_NONE && first[cash] != SIZE_MAX)
            text_read_problem(reader, node->key[k], &(text_path){path, kind[k].name, 0},
                              "has the same 'cash' as '%s'", kind[first[cash]].name);
        first[cash] = k;
    }
}

static void check_kind(text_reader *reader, const text_node *kinds, const text_node *name,
                       const text_path *path)
{
    if (name->kind != TEXT_SCALAR || text_node_get(kinds, name->text))
        return;
    text_nearest nearest = text_read_nearest(reader, name->text);
    for (size_t k = 0; k < kinds->n_items; k++)
        text_nearest_offer(&nearest, kinds->key[k]->text);
    g_autofree char *hint =
        nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name) : g_strdup("");
    text_read_problem(reader, name, path, "'%s' is no kind of issue%s", text_show(name->text).text,
                      hint);
}

static void check_not_beside(text_reader *reader, const text_node *kinds, const text_path *path,
                             size_t k)
{
    const text_path here = {path, kinds->key[k]->text, 0}, list = {&here, "not_beside", 0};
    const text_node *const names = text_node_get(kinds->item[k], "not_beside");
    for (size_t n = 0; names && names->kind == TEXT_LIST && n < names->n_items; n++)
        check_kind(reader, kinds, names->item[n], &(text_path){&list, NULL, n});
}

static void read_kinds(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    dw_playbook *const playbook = member;
    if (!node || !text_read_is_map(reader, node, path, UINT16_MAX))
        return;
    dw_issue_kind *const kind = text_read_take(reader, node->n_items, sizeof *kind);
    for (size_t k = 0; kind && k < node->n_items; k++) {
        const char *const name = node->key[k]->text;
        const text_path here = {path, name, 0};
        (void)!text_read_identifier(reader, node->key[k], path);
        text_read_record(reader, &shape_kind, node->item[k], &here, &kind[k]);
        text_basis_resolve(reader, node->item[k], &here, TEXT_BASIS_ALL, NULL, &kind[k].basis);
        kind[k].name = name;
        if (!kind[k].label)
            kind[k].label = text_label_of(reader, name);
        text_check_estimate(reader, node->item[k], &(text_path){path, name, 0}, &kind[k]);
        check_not_beside(reader, node, path, k);
    }
    if (!kind)
        return;
    check_cash(reader, node, path, kind, node->n_items);
    const text_node *const other = text_node_get(node, other_kind);
    if (!other)
        text_read_problem(reader, node, path, "'%s' is required: the kind of any other issue",
                          other_kind);
    put_other_last(kind, node->n_items);
    playbook->issue_kind = kind;
    playbook->n_issue_kinds = node->n_items;
    if (other && kind[node->n_items - 1].cash != DW_CASH_NONE)
        text_read_problem(reader, other, &(text_path){path, other_kind, 0},
                          "may not have a 'cash'");
}

static json_t *schema_kinds(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_kind));
}

const text_custom text_custom_issue_kinds = {read_kinds, schema_kinds, NULL};

/* ---- Entries --------------------------------------------------------------------------------- */

static const char *scope_at(const void *context, size_t i)
{
    (void)context;
    return dw_scope_name((dw_scope)i);
}
static const text_names scope_names = {scope_at, NULL, DW_SCOPE_COUNT};

static void read_entry_id(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    const text_playbook_context *const context = reader->context;
    const char *const id = node && text_read_identifier(reader, node, path) ? node->text : NULL;
    memcpy(member, &id, sizeof id);
    if (id)
        g_ptr_array_add(context->entry_ids, (gpointer)(uintptr_t)node);
}

static json_t *schema_id(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:s}", "type", "string", "pattern", "^[a-z][a-z0-9_]*$");
}

static const text_custom entry_id = {read_entry_id, schema_id, NULL};

#define ENTRY(member) .offset = offsetof(dw_entry, member)
static const text_field entry_fields[] = {
    {"id", TEXT_TYPE_CUSTOM, .required = true, ENTRY(id), .custom = &entry_id,
     .means = "Name of the entry, one in the playbook."},
    {"for", TEXT_TYPE_CHOICE, ENTRY(scope), .names = &scope_names, .none = DW_SCOPE_DEAL,
     .means = "Said once for the deal, or for each item of a kind."},
    {"when", TEXT_TYPE_CUSTOM, ENTRY(when), .custom = &text_custom_when,
     .means = "Facts that must certainly hold; always said when missing."},
    {"heading", TEXT_TYPE_LINE, ENTRY(heading), .means = "Sub-heading it stands under."},
    {"executive", TEXT_TYPE_FLAG, ENTRY(executive),
     .means = "Of the escalation: stands on the page for the executive as well."},
    {"red_flag", TEXT_TYPE_FLAG, ENTRY(red_flag),
     .means =
         "Of an alert: it calls for a new look at the strategy. Of the reassessment: said while "
         "such an alert stands that nobody has set aside, and only then."},
    {"text", TEXT_TYPE_CUSTOM, .required = true, ENTRY(text), .custom = &text_custom_texts,
     .means = "The statement; of alternatives the first whose variables are known."},
    {"say", TEXT_TYPE_CUSTOM, ENTRY(say), .custom = &text_custom_texts,
     .means = "Exact words to use."},
    {"then", TEXT_TYPE_CUSTOM, ENTRY(then), .custom = &text_custom_texts,
     .means = "What to do when it happens."},
    {"days_before_close", TEXT_TYPE_WHOLE, ENTRY(timing.days_before_close), .low = 0,
     .high = DW_LEAD_DAYS_MAX, .none = -1,
     .means = "Working days before close_by; makes it a step of the calendar."},
    {"days_before", TEXT_TYPE_CUSTOM, ENTRY(timing), .custom = &text_custom_days_before,
     .means = "Working days before the last deadline of a kind that is not ours; where the deal "
              "has one, instead of days_before_close."},
    {"days_after", TEXT_TYPE_CUSTOM, ENTRY(timing), .custom = &text_custom_days_after,
     .means = "Working days after a deadline of a kind that is not ours: the step waits for it."},
    {"least_days", TEXT_TYPE_WHOLE, ENTRY(timing.least_days), .low = 0, .high = DW_LEAD_DAYS_MAX,
     .means = "Working days before close_by that waiting must leave; 1 when missing."},
    {"phase", TEXT_TYPE_CHOICE, ENTRY(timing.phase), .names = &phase_names, .none = DW_PHASE_COUNT,
     .means = "No step of a later phase comes before it; within a phase by days_before_close."},
    {"present", TEXT_TYPE_CUSTOM, ENTRY(timing.present), .custom = &text_custom_present,
     .means = "Who has to be there on the day."},
    TEXT_BASIS(dw_entry, basis),
};
static const text_shape shape_entry = {.name = "entry",
                                       .size = sizeof(dw_entry),
                                       TEXT_FIELDS(entry_fields),
                                       .means = "One thing a plan may say or do."};

static void read_section(text_reader *reader, const text_node *node, const text_path *path,
                         dw_section section)
{
    text_playbook_context *const context = reader->context;
    if (!text_read_is_list(reader, node, path, DW_ENTRIES_MAX))
        return;
    if (node->n_items > 0)
        text_basis_of_section(reader, node, path, section,
                              &context->playbook->section_basis[section]);
    for (size_t e = 0; e < node->n_items; e++) {
        const text_path here = {path, NULL, e};
        dw_entry entry = {0};
        context->scope = text_peek_scope(text_node_given(node->item[e], "for"));
        text_read_record(reader, &shape_entry, node->item[e], &here, &entry);
        text_basis_resolve(reader, node->item[e], &here, TEXT_BASIS_PLAN, dw_section_name(section),
                           &entry.basis);
        entry.section = section;
        text_check_timing(reader, node->item[e], &here, section);
        g_array_append_val(context->entries, entry);
        g_ptr_array_add(context->entry_nodes, (gpointer)(uintptr_t)node->item[e]);
    }
    context->scope = DW_SCOPE_DEAL;
}

/* Some neighbouring sections, under one key. */
typedef struct section_range {
    unsigned from, to;
} section_range;

static const section_range plan_sections = {0, DW_SECTION_PLAN_COUNT};
static const section_range coach_sections = {DW_SECTION_PLAN_COUNT, DW_SECTION_COUNT};

static const char *section_in(const void *context, size_t i)
{
    const section_range *const range = context;
    return dw_section_name((dw_section)(range->from + i));
}

/* All entries that have been read so far. */
static void keep_entries(text_reader *reader, const text_node *node, const text_path *path,
                         dw_playbook *playbook)
{
    const text_playbook_context *const context = reader->context;
    const size_t n = context->entries->len;
    if (n > DW_ENTRIES_MAX)
        text_read_problem(reader, node, path, "has %zu entries, the most is %d", n, DW_ENTRIES_MAX);
    dw_entry *const entry = text_read_take(reader, n, sizeof *entry);
    if (entry && n)
        memcpy(entry, context->entries->data, n * sizeof *entry);
    playbook->entry = entry;
    playbook->n_entries = entry ? n : 0;
}

/* Sections in the page's order, whatever order the file has. */
static void read_sections(text_reader *reader, const text_node *node, const text_path *path,
                          const section_range *range, dw_playbook *playbook)
{
    if (!node || !text_read_is_map(reader, node, path, SIZE_MAX))
        return;
    for (unsigned s = range->from; s < range->to; s++) {
        const char *const name = dw_section_name((dw_section)s);
        const text_node *const section = text_node_given(node, name);
        if (section)
            read_section(reader, section, &(text_path){path, name, 0}, (dw_section)s);
    }
    for (size_t i = 0; i < node->n_items; i++) {
        unsigned s = range->from;
        while (s < range->to && strcmp(dw_section_name((dw_section)s), node->key[i]->text) != 0)
            s++;
        if (s == range->to)
            text_read_unknown_key(reader, node->key[i], path,
                                  (text_names){section_in, range, range->to - range->from});
    }
    keep_entries(reader, node, path, playbook);
}

static void read_plan(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    read_sections(reader, node, path, &plan_sections, member);
}

static void read_coach(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    read_sections(reader, node, path, &coach_sections, member);
}

static json_t *schema_sections(text_schema_maker *maker, const section_range *range)
{
    json_t *const properties = json_object();
    for (unsigned s = range->from; s < range->to; s++)
        json_object_set_new(
            properties, dw_section_name((dw_section)s),
            text_schema_list(text_schema_reference(maker, &shape_entry), DW_ENTRIES_MAX));
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

static json_t *schema_plan(text_schema_maker *maker)
{
    return schema_sections(maker, &plan_sections);
}

static json_t *schema_coach(text_schema_maker *maker)
{
    return schema_sections(maker, &coach_sections);
}

static const text_custom custom_coach = {read_coach, schema_coach, NULL};
const text_custom text_custom_plan = {read_plan, schema_plan, NULL};

/* ---- The playbook ---------------------------------------------------------------------------- */

/* Read before the tree was merged. */
static void read_extends(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    (void)reader, (void)node, (void)path, (void)member;
}

static void read_description(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    (void)member;
    if (node)
        (void)!text_read_prose(reader, node, path);
}

static json_t *schema_text(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s}", "type", "string");
}

static const text_custom extends = {read_extends, schema_text, NULL};
static const text_custom description = {read_description, schema_text, NULL};

/* Custom fields at offset 0 get the playbook. Archetypes stand before the factor that chooses among
 * them, factors before all that speaks of them. */
static const text_field playbook_fields[] = {
    {"playbook", TEXT_TYPE_LINE, .required = true, .offset = offsetof(dw_playbook, name),
     .means = "Its name."},
    {"description", TEXT_TYPE_CUSTOM, .custom = &description, .means = "It in one sentence."},
    {"extends", TEXT_TYPE_CUSTOM, .custom = &extends,
     .means = "The playbook it changes: default, or a path relative to this file."},
    {"bases", TEXT_TYPE_CUSTOM, .custom = &text_custom_bases,
     .means = "What parts of this file rest on that name nothing of their own."},
    {"settings", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_settings,
     .means = "Numbers the engine works with."},
    {"authority", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_authorities,
     .means = "Who may approve which discount, ascending."},
    {"currencies", TEXT_TYPE_CUSTOM, .custom = &text_custom_currencies,
     .means = "What thresholds in money are multiplied by, by currency."},
    {"buyer_limits", TEXT_TYPE_CUSTOM, .custom = &text_custom_buyer_limits,
     .means =
         "What tells of the most a buyer would plausibly pay, in the order it is read; without "
         "any, no limit is estimated."},
    {"holidays", TEXT_TYPE_CUSTOM, .custom = &text_custom_holidays,
     .means = "Days on which nobody works, by name; null takes one away."},
    {"archetypes", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_archetypes,
     .means = "The strategies to choose from."},
    {"factors", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_factors,
     .means = "What a deal is described by, and what is decided from it; each uses only those "
              "before it."},
    {"tactics", TEXT_TYPE_CUSTOM, .custom = &text_custom_tactics_of_playbook,
     .means = "What a team may do, and the strategies it belongs to."},
    {"issue_kinds", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_issue_kinds,
     .means = "What is known of an issue by its name; 'other' is any other name."},
    {"phrases", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_phrases,
     .means = "The words that stand around the texts of a plan: headings, columns, verdicts."},
    {"plan", TEXT_TYPE_CUSTOM, .required = true, .custom = &text_custom_plan,
     .means = "What a plan says, by section."},
    {"coach", TEXT_TYPE_CUSTOM, .custom = &custom_coach,
     .means = "What the coach says of the record, by section."},
};
const text_shape text_shape_of_playbook = {.name = "playbook",
                                           .size = sizeof(dw_playbook),
                                           TEXT_FIELDS(playbook_fields),
                                           .means = "Strategy knowledge as data."};
