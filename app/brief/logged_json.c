/* What was just logged, and the advice on it, as JSON. */
#include "brief/event_line.h"
#include "brief/json.h"
#include "brief/logged.h"
#include "text/event.h"

static void set_event(json_t *object, const dw_plan *plan, const dw_event *event,
                      const brief_style *style)
{
    const text_event_of of = {plan->deal, plan->playbook};
    const dw_event shown = brief_event_shown(event, style);
    brief_json_set(object, "event", text_event_to_json(&shown, &of));
    brief_json_set(object, "text", brief_json_take(brief_event_line(plan, &shown)));
}

/* The events that came with the first one. */
static json_t *others(const dw_plan *plan, const brief_logged *logged, const brief_style *style)
{
    json_t *list = json_array();
    for (size_t e = 1; e < logged->n_events; e++) {
        json_t *object = json_object();
        brief_json_set(object, "number", json_integer((json_int_t)logged->event[e].number));
        set_event(object, plan, &logged->event[e], style);
        json_array_append_new(list, object);
    }
    return list;
}

/* The version that the first event published. */
static json_t *published(const dw_coaching *coaching, const brief_logged *logged)
{
    const dw_event *const version = brief_logged_version(logged);
    const dw_difference *const d = &coaching->published;
    const dw_archetype *const archetype = coaching->now->playbook->archetype;
    if (!version || !d->before)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "version", json_integer(version->version));
    brief_json_set(object, "number", json_integer((json_int_t)version->number));
    brief_json_set(object, "lead", json_string(archetype[d->after->assessment.lead].name));
    brief_json_set(object, "lead_before", json_string(archetype[d->before->assessment.lead].name));
    brief_json_set(object, "changes", json_integer((json_int_t)(d->n_rows + d->n_lines)));
    return object;
}

char *brief_logged_json(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style)
{
    const dw_plan *plan = coaching->now;
    json_t *event = json_object();
    brief_json_set(event, "number", json_integer((json_int_t)logged->event->number));
    brief_json_set(event, "dry_run", json_boolean(logged->dry_run));
    set_event(event, plan, logged->event, style);
    brief_json_set(event, "with", others(plan, logged, style));
    brief_json_set(event, "published", published(coaching, logged));
    json_t *root = json_object();
    brief_json_set(root, "logged", event);
    brief_json_set(root, "advice", brief_json_advice(coaching, style));
    return brief_json_finish(root);
}
