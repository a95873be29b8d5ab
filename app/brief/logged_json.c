/* What was just logged, and the advice on it, as JSON. */
#include "brief/event_line.h"
#include "brief/json.h"
#include "brief/logged.h"
#include "text/event.h"

char *brief_logged_json(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style)
{
    const dw_plan *plan = coaching->now;
    const text_event_of of = {plan->deal, plan->playbook};
    const dw_event shown = brief_event_shown(logged->event, style);
    json_t *event = json_object();
    brief_json_set(event, "number", json_integer((json_int_t)logged->event->number));
    brief_json_set(event, "dry_run", json_boolean(logged->dry_run));
    brief_json_set(event, "event", text_event_to_json(&shown, &of));
    brief_json_set(event, "text", brief_json_take(brief_event_line(plan, &shown)));
    json_t *root = json_object();
    brief_json_set(root, "logged", event);
    brief_json_set(root, "advice", brief_json_advice(coaching, style));
    return brief_json_finish(root);
}
