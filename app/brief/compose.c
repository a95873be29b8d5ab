/* The order of the pages. */
#include "brief/compose.h"

typedef struct section {
    const char *title;
    void (*compose)(brief_composer *composer); /* NULL: lines of the playbook only */
    dw_section lines;
    bool can_wait; /* left out of a short page */
} section;

/* Page one: what to decide. */
static const section decide[] = {
    {"Strategy", brief_compose_strategy, DW_SECTION_STRATEGY, false},
    {"Their situation", brief_compose_situation, DW_SECTION_SITUATION, false},
    {"Their people", brief_compose_stakeholders, DW_SECTION_STAKEHOLDERS, false},
    {"Issues", brief_compose_issues, DW_SECTION_ISSUES, false},
    {"Alternatives", brief_compose_alternatives, DW_SECTION_ALTERNATIVES, false},
    {"Power", brief_compose_power, DW_SECTION_POWER, false},
    {"The package as one number", brief_compose_package, DW_SECTION_COUNT, false},
};

/* Page two: what to do. */
static const section act[] = {
    {"Opening", brief_compose_opening, DW_SECTION_OPENING, false},
    {"Their opening", brief_compose_their_anchor, DW_SECTION_THEIR_ANCHOR, false},
    {"Packages", NULL, DW_SECTION_PACKAGES, false},
    {"Concession ladder", brief_compose_ladder, DW_SECTION_LADDER, false},
    {"Gives and gets", brief_compose_trades, DW_SECTION_TRADES, false},
    {"Sequence", brief_compose_sequence, DW_SECTION_SEQUENCE, true},
    {"Momentum", NULL, DW_SECTION_MOMENTUM, true},
    {"Pace", brief_compose_pacing, DW_SECTION_PACING, true},
    {"Calendar", brief_compose_calendar, DW_SECTION_CALENDAR, false},
    {"Deadlines", brief_compose_deadlines, DW_SECTION_DEADLINES, true},
    {"Tactics", brief_compose_tactics, DW_SECTION_TACTICS, true},
    {"Our side, one message", brief_compose_alignment, DW_SECTION_ALIGNMENT, true},
    {"Escalation", brief_compose_escalation, DW_SECTION_ESCALATION, true},
    {"Red flags and pivots", NULL, DW_SECTION_ADAPTATION, false},
    {"Ask next", brief_compose_questions, DW_SECTION_QUESTIONS, false},
    {"Approvals", brief_compose_approvals, DW_SECTION_APPROVALS, false},
    {"After the deal", NULL, DW_SECTION_AFTER, true},
};

static const section assessment[] = {
    {"Strategy", brief_compose_strategy, DW_SECTION_STRATEGY, false},
    {"Why not the others", brief_compose_others, DW_SECTION_COUNT, false},
    {"Ask next", brief_compose_questions, DW_SECTION_QUESTIONS, false},
    {"Effort", brief_compose_effort, DW_SECTION_COUNT, false},
    {"Power", brief_compose_power, DW_SECTION_POWER, false},
};

/* A section that finds nothing to say leaves no heading behind. */
static void compose_sections(brief_composer *composer, const section *list, size_t n)
{
    for (size_t s = 0; s < n; s++) {
        if (list[s].can_wait && composer->style->lines_most > 0)
            continue;
        const guint n_notes = composer->notes->len;
        brief_block *heading = brief_add(composer->document, BRIEF_HEADING, NULL, list[s].title);
        if (list[s].lines != DW_SECTION_COUNT)
            heading->note = brief_compose_note(
                composer, &composer->plan->playbook->section_basis[list[s].lines]);
        const guint n_blocks = composer->document->block->len;
        if (list[s].compose != NULL)
            list[s].compose(composer);
        else
            brief_compose_lines(composer, list[s].lines, 0);
        brief_drop_empty_heading(composer->document);
        if (composer->document->block->len < n_blocks)
            g_ptr_array_set_size(composer->notes, (int)n_notes);
    }
}

static brief_composer begin(const dw_plan *plan, const brief_style *style)
{
    return (brief_composer){
        .plan = plan, .style = style, .document = brief_document_new(), .notes = g_ptr_array_new()};
}

static brief_document *finish(brief_composer *composer)
{
    brief_compose_notes(composer);
    g_ptr_array_unref(composer->notes);
    return composer->document;
}

brief_document *brief_plan_document(const dw_plan *plan, const brief_style *style)
{
    brief_composer composer = begin(plan, style);
    brief_compose_header(&composer);
    brief_add(composer.document, BRIEF_PART, NULL, "Page one: decide");
    compose_sections(&composer, decide, G_N_ELEMENTS(decide));
    brief_add(composer.document, BRIEF_PART, NULL, "Page two: do");
    compose_sections(&composer, act, G_N_ELEMENTS(act));
    return finish(&composer);
}

brief_document *brief_assessment_document(const dw_plan *plan, const brief_style *style)
{
    brief_composer composer = begin(plan, style);
    brief_compose_header(&composer);
    compose_sections(&composer, assessment, G_N_ELEMENTS(assessment));
    return finish(&composer);
}

static int page_width(const brief_style *style)
{
    return style->width <= 0 ? BRIEF_WIDTH_USUAL
                             : CLAMP(style->width, BRIEF_WIDTH_MIN, BRIEF_WIDTH_MAX);
}

char *brief_plan_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_plan_document(plan, style);
    return brief_document_text(document, page_width(style), style->colour);
}

char *brief_plan_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_plan_document(plan, style);
    return brief_document_markdown(document);
}

char *brief_assessment_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_assessment_document(plan, style);
    return brief_document_text(document, page_width(style), style->colour);
}

char *brief_assessment_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_assessment_document(plan, style);
    return brief_document_markdown(document);
}
