/* A transcript as JSON. */
#include "brief/replay_json.h"

#include "brief/event_line.h"
#include "brief/json.h"
#include "text/event.h"

/* The lines of a section that are wanted. */
static json_t *lines_of(const brief_composer *composer, dw_section section, brief_wants_line *wants,
                        const void *context)
{
    const dw_lines *lines = &composer->plan->section[section];
    json_t *list = json_array();
    for (size_t i = 0; i < lines->n_lines; i++)
        if ((wants == NULL || wants(&lines->line[i], context)) &&
            brief_line_visible(composer, &lines->line[i]))
            json_array_append_new(list, brief_json_line(composer, &lines->line[i]));
    return list;
}

json_t *brief_json_replayed(const brief_composer *composer, const dw_event *event,
                            brief_wants_line *is_new, const void *context)
{
    const dw_plan *plan = composer->plan;
    const text_event_of of = {plan->deal, plan->playbook};
    const dw_event shown = brief_event_shown(event, composer->style);
    json_t *object = json_object();
    brief_json_set(object, "number", json_integer((json_int_t)event->number));
    brief_json_set(object, "day", brief_json_day(event->day));
    brief_json_set(object, "event", text_event_to_json(&shown, &of));
    brief_json_set(object, "text", brief_json_take(brief_event_line(plan, &shown)));
    brief_json_set(object, "lead",
                   json_string(plan->playbook->archetype[plan->assessment.lead].name));
    brief_json_set(object, "meaning", lines_of(composer, DW_SECTION_MEANING, NULL, NULL));
    brief_json_set(object, "new_alerts", lines_of(composer, DW_SECTION_ALERTS, is_new, context));
    brief_json_set(object, "next_move", lines_of(composer, DW_SECTION_NEXT_MOVE, NULL, NULL));
    return object;
}

char *brief_json_replay(const dw_plan *whole, json_t *events, const dw_event *outcome)
{
    json_t *root = brief_json_head(whole);
    brief_json_set(root, "events", json_incref(events));
    brief_json_set(root, "outcome",
                   outcome != NULL ? json_string(dw_deal_outcome_name(outcome->outcome))
                                   : json_null());
    return brief_json_finish(root);
}
