/* The order of the pages. */
#include "brief/compose.h"

/* Page one: what to decide. */
static const brief_section decide[] = {
    {DW_PHRASE_HEADING_STRATEGY, brief_compose_strategy, DW_SECTION_STRATEGY, false},
    {DW_PHRASE_HEADING_SITUATION, brief_compose_situation, DW_SECTION_SITUATION, false},
    {DW_PHRASE_HEADING_STAKEHOLDERS, brief_compose_stakeholders, DW_SECTION_STAKEHOLDERS, false},
    {DW_PHRASE_HEADING_ISSUES, brief_compose_issues, DW_SECTION_ISSUES, false},
    {DW_PHRASE_HEADING_ALTERNATIVES, brief_compose_alternatives, DW_SECTION_ALTERNATIVES, false},
    {DW_PHRASE_HEADING_POWER, brief_compose_power, DW_SECTION_POWER, false},
    {DW_PHRASE_HEADING_PACKAGE, brief_compose_package, DW_SECTION_COUNT, false},
};

/* Page two: what to do. */
static const brief_section act[] = {
    {DW_PHRASE_HEADING_OPENING, brief_compose_opening, DW_SECTION_OPENING, false},
    {DW_PHRASE_HEADING_THEIR_ANCHOR, brief_compose_their_anchor, DW_SECTION_THEIR_ANCHOR, false},
    {DW_PHRASE_HEADING_PACKAGES, brief_compose_packages, DW_SECTION_PACKAGES, false},
    {DW_PHRASE_HEADING_LADDER, brief_compose_ladder, DW_SECTION_LADDER, false},
    {DW_PHRASE_HEADING_TRADES, brief_compose_trades, DW_SECTION_TRADES, false},
    {DW_PHRASE_HEADING_SEQUENCE, brief_compose_sequence, DW_SECTION_SEQUENCE, true},
    {DW_PHRASE_HEADING_MOMENTUM, NULL, DW_SECTION_MOMENTUM, true},
    {DW_PHRASE_HEADING_PACING, brief_compose_pacing, DW_SECTION_PACING, true},
    {DW_PHRASE_HEADING_CALENDAR, brief_compose_calendar, DW_SECTION_CALENDAR, false},
    {DW_PHRASE_HEADING_DEADLINES, brief_compose_deadlines, DW_SECTION_DEADLINES, true},
    {DW_PHRASE_HEADING_TACTICS, brief_compose_tactics, DW_SECTION_TACTICS, true},
    {DW_PHRASE_HEADING_ALIGNMENT, brief_compose_alignment, DW_SECTION_ALIGNMENT, true},
    {DW_PHRASE_HEADING_ESCALATION, brief_compose_escalation, DW_SECTION_ESCALATION, true},
    {DW_PHRASE_HEADING_ADAPTATION, NULL, DW_SECTION_ADAPTATION, false},
    {DW_PHRASE_HEADING_QUESTIONS, brief_compose_questions, DW_SECTION_QUESTIONS, false},
    {DW_PHRASE_HEADING_APPROVALS, brief_compose_approvals, DW_SECTION_APPROVALS, false},
    {DW_PHRASE_HEADING_AFTER, NULL, DW_SECTION_AFTER, true},
};

/* What is left to do once the talks are over. */
static const brief_section after[] = {
    {DW_PHRASE_HEADING_AFTER, NULL, DW_SECTION_AFTER, false},
};

static const brief_section assessment[] = {
    {DW_PHRASE_HEADING_STRATEGY, brief_compose_strategy, DW_SECTION_STRATEGY, false},
    {DW_PHRASE_HEADING_OTHERS, brief_compose_others, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_QUESTIONS, brief_compose_questions, DW_SECTION_QUESTIONS, false},
    {DW_PHRASE_HEADING_EFFORT, brief_compose_effort, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_POWER, brief_compose_power, DW_SECTION_POWER, false},
};

dw_phrase brief_section_title(dw_section section)
{
    for (size_t s = 0; s < G_N_ELEMENTS(decide); s++)
        if (decide[s].lines == section)
            return decide[s].title;
    for (size_t s = 0; s < G_N_ELEMENTS(act); s++)
        if (act[s].lines == section)
            return act[s].title;
    return DW_PHRASE_HEADING_STRATEGY;
}

void brief_compose_column(const brief_composer *composer, brief_table *table, dw_phrase title,
                          brief_align align)
{
    brief_table_column(table, brief_word(composer->book, title), align);
}

void brief_compose_field(const brief_composer *composer, brief_table *fields, dw_phrase name,
                         brief_tone tone, char *value)
{
    brief_field(fields, brief_word(composer->book, name), tone, value);
}

brief_block *brief_compose_word(const brief_composer *composer, brief_block_kind kind,
                                dw_phrase phrase)
{
    return brief_add(composer->document, kind, NULL, brief_word(composer->book, phrase));
}

void brief_compose_sections(brief_composer *composer, const brief_section *list, size_t n)
{
    for (size_t s = 0; s < n; s++) {
        if (list[s].can_wait && composer->style->lines_most > 0)
            continue;
        const guint n_notes = composer->notes->len;
        brief_block *heading = brief_compose_word(composer, BRIEF_HEADING, list[s].title);
        if (list[s].lines != DW_SECTION_COUNT)
            heading->note =
                brief_compose_note(composer, &composer->book->section_basis[list[s].lines]);
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

brief_composer brief_compose_begin(const dw_plan *plan, const brief_style *style)
{
    return (brief_composer){.plan = plan,
                            .book = plan->playbook,
                            .style = style,
                            .document = brief_document_new(),
                            .notes = g_ptr_array_new()};
}

brief_document *brief_compose_finish(brief_composer *composer)
{
    brief_compose_notes(composer);
    g_clear_pointer(&composer->notes, g_ptr_array_unref);
    return composer->document;
}

static bool is_in(const brief_section *list, size_t n, dw_section section)
{
    bool found = false;
    for (size_t s = 0; s < n && !found; s++)
        found = list[s].lines == section;
    return found;
}

bool brief_section_kept(const dw_plan *plan, dw_section section)
{
    return !brief_has_ended(plan) || is_in(decide, G_N_ELEMENTS(decide), section) ||
           is_in(after, G_N_ELEMENTS(after), section);
}

void brief_compose_ended(brief_composer *composer, dw_phrase phrase)
{
    const dw_plan *plan = composer->plan;
    if (brief_has_ended(plan))
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, phrase, plan->deal->account, NULL))
            ->tone = BRIEF_STRONG;
}

brief_document *brief_plan_document(const dw_plan *plan, const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    brief_compose_header(&composer);
    brief_compose_ended(&composer, DW_PHRASE_ENDED_PLAN);
    brief_compose_word(&composer, BRIEF_PART, DW_PHRASE_PART_DECIDE);
    brief_compose_sections(&composer, decide, G_N_ELEMENTS(decide));
    brief_compose_word(&composer, BRIEF_PART, DW_PHRASE_PART_ACT);
    brief_compose_sections(&composer, brief_has_ended(plan) ? after : act,
                           brief_has_ended(plan) ? G_N_ELEMENTS(after) : G_N_ELEMENTS(act));
    return brief_compose_finish(&composer);
}

brief_document *brief_assessment_document(const dw_plan *plan, const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    brief_compose_header(&composer);
    brief_compose_sections(&composer, assessment, G_N_ELEMENTS(assessment));
    return brief_compose_finish(&composer);
}

int brief_page_width(const brief_style *style)
{
    return style->width <= 0 ? BRIEF_WIDTH_USUAL
                             : CLAMP(style->width, BRIEF_WIDTH_MIN, BRIEF_WIDTH_MAX);
}

char *brief_plan_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_plan_document(plan, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_plan_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_plan_document(plan, style);
    return brief_document_markdown(document);
}

char *brief_assessment_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_assessment_document(plan, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_assessment_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = brief_assessment_document(plan, style);
    return brief_document_markdown(document);
}
