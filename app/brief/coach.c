/* The coach's pages: its sections in their order. */
#include "brief/coach.h"

#include "brief/compose.h"
#include "brief/json.h"

static const brief_section advice[] = {
    {DW_PHRASE_HEADING_MEANING, brief_compose_meaning, DW_SECTION_MEANING, false},
    {DW_PHRASE_HEADING_NEXT_MOVE, brief_compose_next_move, DW_SECTION_NEXT_MOVE, false},
    {DW_PHRASE_HEADING_BELIEF, brief_compose_belief, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_ALERTS, brief_compose_alerts, DW_SECTION_ALERTS, false},
    {DW_PHRASE_HEADING_CONDUCT, brief_compose_conduct, DW_SECTION_CONDUCT, false},
    {DW_PHRASE_HEADING_REASSESSMENT, brief_compose_reassessment, DW_SECTION_REASSESSMENT, false},
    {DW_PHRASE_HEADING_REQUESTS, brief_compose_requests, DW_SECTION_REQUESTS, true},
    {DW_PHRASE_HEADING_TEAM, brief_compose_team, DW_SECTION_TEAM, true},
    {DW_PHRASE_HEADING_PRECEDENTS, brief_compose_precedents, DW_SECTION_PRECEDENTS, true},
};

void brief_compose_advice(brief_composer *composer, const dw_coaching *coaching)
{
    composer->coaching = coaching;
    brief_compose_header(composer);
    brief_compose_sections(composer, advice, G_N_ELEMENTS(advice));
}

static brief_document *coach_document(const dw_coaching *coaching, const brief_style *style)
{
    brief_composer composer = brief_compose_begin(coaching->now, style);
    brief_compose_advice(&composer, coaching);
    return brief_compose_finish(&composer);
}

char *brief_coach_text(const dw_coaching *coaching, const brief_style *style)
{
    g_autoptr(brief_document) document = coach_document(coaching, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_coach_markdown(const dw_coaching *coaching, const brief_style *style)
{
    g_autoptr(brief_document) document = coach_document(coaching, style);
    return brief_document_markdown(document);
}
