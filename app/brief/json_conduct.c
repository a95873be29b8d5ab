/* Conduct as JSON: what led when, its numbers beside ours, and the lines by what judges them. */
#include "brief/coach.h"
#include "brief/json.h"

#include <math.h>

static json_t *pair(json_t *planned, json_t *done)
{
    json_t *object = json_object();
    brief_json_set(object, "planned", planned);
    brief_json_set(object, "done", done);
    return object;
}

static json_t *opening(const dw_plan *part)
{
    double above;
    if (part->judged && !dw_plan_record_measure(part, DW_MEASURE_OPENING_AGAINST_PLAN, &above))
        return pair(json_null(), json_null());
    const dw_money done = dw_deal_first_price(part->deal, part->playbook, DW_SIDE_US);
    return pair(brief_json_money(part->opening.planned), brief_json_money(done));
}

/* The judge's numbers and what we did, a key each; null where the record does not tell. */
static void set_numbers(const dw_plan *part, json_t *object)
{
    const dw_archetype_numbers *n = &brief_lead_of(part)->numbers;
    const dw_ledger_side *ours = &part->ledger.side[DW_SIDE_US];
    const dw_gets gets = dw_plan_gets(part);
    const double gives = gets.gives > 0 ? (double)gets.gives : (double)NAN;
    double share = 1, told = (double)NAN;
    const double ratio = dw_plan_record_measure(part, DW_MEASURE_CONCESSION_SHARE, &share)
                             ? ours->ratio[dw_plan_newest_concession(part)]
                             : (double)NAN;
    (void)dw_plan_record_measure(part, DW_MEASURE_DISCLOSURE_EXCESS, &told);
    brief_json_set(object, "archetype", json_string(brief_lead_of(part)->name));
    brief_json_set(object, "opening", opening(part));
    brief_json_set(object, "concession_ratio",
                   pair(brief_json_number(isnan(ratio) ? n->concession_ratio : ratio / share, 4),
                        brief_json_number(ratio, 4)));
    brief_json_set(
        object, "reciprocity",
        pair(brief_json_number(gets.gives > 0 ? gets.planned / gives : n->reciprocity, 4),
             brief_json_number((double)gets.got / gives, 4)));
    brief_json_set(
        object, "disclosure",
        pair(brief_json_number(n->disclosure, 4), brief_json_number(told + n->disclosure, 4)));
}

/* The days from and to which each led; null at either end. */
static json_t *led_list(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t s = 0; s < plan->n_lead_spans; s++) {
        const dw_lead_span *span = &plan->lead_span[s];
        const dw_event *from = s > 0 ? &plan->deal->event[span->event] : NULL;
        const dw_event *to = s + 1 < plan->n_lead_spans ? &plan->deal->event[span[1].event] : NULL;
        json_t *row = json_object();
        brief_json_set(row, "archetype", json_string(plan->playbook->archetype[span->lead].name));
        brief_json_set(row, "event", from ? json_integer((json_int_t)from->number) : json_null());
        brief_json_set(row, "from", from ? brief_json_day(from->day) : json_null());
        brief_json_set(row, "until", to ? brief_json_day(to->day) : json_null());
        json_array_append_new(list, row);
    }
    return list;
}

void brief_json_conduct(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const size_t now = plan->lead_span[plan->n_lead_spans - 1].lead;
    json_t *others = json_array();
    size_t n;
    const dw_plan *part = dw_plan_conduct(plan, &n);
    for (size_t c = 0; c < n; c++) {
        json_t *other = part[c].assessment.lead == now ? NULL : json_object();
        set_numbers(&part[c], other ? other : object);
        if (other)
            json_array_append_new(others, other);
    }
    brief_json_set(object, "led", led_list(plan));
    brief_json_set(object, "others", others);
}

json_t *brief_json_conduct_lines(const brief_composer *composer, bool drift)
{
    json_t *list = json_array();
    size_t n;
    const dw_plan *part = dw_plan_conduct(composer->plan, &n);
    for (size_t c = 0; c < n; c++) {
        const dw_lines *lines = &part[c].section[DW_SECTION_CONDUCT];
        brief_composer own = *composer;
        own.plan = &part[c];
        for (size_t l = 0; l < lines->n_lines; l++) {
            const bool is_drift = brief_is_drift(&lines->line[l]);
            if (!brief_line_visible(&own, &lines->line[l]) || (drift && !is_drift))
                continue;
            json_t *row = brief_json_line(&own, &lines->line[l]);
            brief_json_set(row, "archetype", json_string(brief_lead_of(&part[c])->name));
            brief_json_set(row, "drift", json_boolean(is_drift));
            json_array_append_new(list, row);
        }
    }
    return list;
}
