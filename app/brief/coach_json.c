/* The coach's advice as one JSON object: a key per section. */
#include "brief/coach.h"
#include "brief/json.h"

json_t *brief_json_advice(const dw_coaching *coaching, const brief_style *style)
{
    const dw_plan *plan = coaching->now;
    const brief_composer composer = {
        .plan = plan, .book = plan->playbook, .style = style, .coaching = coaching};
    json_t *root = brief_json_head(plan);
    for (size_t s = DW_SECTION_PLAN_COUNT; s < DW_SECTION_COUNT; s++)
        brief_json_set(root, dw_section_name((dw_section)s),
                       brief_json_section(&composer, (dw_section)s));
    return root;
}

char *brief_coach_json(const dw_coaching *coaching, const brief_style *style)
{
    return brief_json_finish(brief_json_advice(coaching, style));
}
