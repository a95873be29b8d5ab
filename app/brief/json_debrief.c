/* The debrief as one object: what a portfolio keeps of a deal that ended. */
#include "brief/coach.h"
#include "brief/json.h"

static void set_result(const brief_composer *composer, json_t *root)
{
    const dw_plan *plan = composer->plan;
    const dw_debrief *debrief = &plan->debrief;
    const bool walk_aways = composer->style->walk_aways;
    /* To a reader without walk-aways it is below the target, which it is as well. */
    const bool tells = debrief->result == DW_RESULT_BELOW_WALK_AWAY && !walk_aways;
    brief_json_set(root, "opening",
                   debrief->has_opening ? brief_json_package(plan, &debrief->opening)
                                        : json_null());
    brief_json_set(root, "agreed",
                   debrief->has_agreed ? brief_json_package(plan, &debrief->agreed) : json_null());
    brief_json_set(root, "named_by", brief_json_named_by(plan));
    brief_json_set(root, "result",
                   json_string(dw_result_name(tells ? DW_RESULT_BELOW_TARGET : debrief->result)));
    brief_json_set(root, "target_price", brief_json_money(plan->deal->value.target_price));
    brief_json_set(root, "price_over_target", brief_json_amount(debrief->price_over_target));
    brief_json_set(root, "target_worth", brief_json_money(plan->package_target));
    brief_json_set(root, "worth_over_target", brief_json_amount(debrief->worth_over_target));
    if (walk_aways) {
        brief_json_set(root, "walk_away", brief_json_money(plan->package_walk_away));
        brief_json_set(root, "over_walk_away", brief_json_amount(debrief->over_walk_away));
        brief_json_set(root, "conceded", brief_json_number(debrief->conceded, 4));
    }
    brief_json_set(root, "gives", brief_json_terms(plan, debrief->give, debrief->n_gives));
    brief_json_set(root, "gets", brief_json_terms(plan, debrief->get, debrief->n_gets));
    brief_json_set(root, "taken_back",
                   brief_json_terms(plan, debrief->taken_back, debrief->n_taken_back));
    brief_json_set(root, "unwanted",
                   brief_json_terms(plan, debrief->unwanted, debrief->n_unwanted));
}

static json_t *better_object(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_better *better = &plan->debrief.better;
    if (!plan->debrief.has_better)
        return json_null();
    json_t *list = json_array();
    for (size_t p = 0; p < better->n_packages; p++)
        if (brief_package_visible(composer, &better->package[p]))
            json_array_append_new(list, brief_json_package(plan, &better->package[p]));
    json_t *object = json_object();
    brief_json_set(object, "efficient", json_boolean(better->n_points == 0));
    brief_json_set(object, "most_us", brief_json_amount(better->ours));
    brief_json_set(object, "most_them", brief_json_amount(better->theirs));
    brief_json_set(object, "packages", list);
    return object;
}

static json_t *counts_object(const brief_composer *composer, const brief_flags *flags)
{
    const dw_plan *plan = composer->plan;
    const dw_debrief *debrief = &plan->debrief;
    const struct {
        const char *key;
        size_t n;
    } counts[] = {{"our_offers", debrief->our_offers},
                  {"their_offers", debrief->their_offers},
                  {"sessions", debrief->n_sessions},
                  {"breaks", debrief->n_breaks},
                  {"pivots", debrief->n_pivots},
                  {"granted", plan->approvals.n_granted},
                  {"granted_in_part", plan->approvals.n_granted_in_part},
                  {"refused", plan->approvals.n_denied},
                  {"unapproved_offers", plan->approvals.n_unapproved},
                  {"refused_offered", plan->approvals.n_refused},
                  {"alerts_raised", flags->raised},
                  {"alerts_dismissed", flags->dismissed},
                  {"alerts_read", flags->read},
                  {"alerts", brief_flags_open(flags, plan)},
                  {"conduct", brief_conduct_against(plan)}};
    json_t *object = json_object();
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
        brief_json_set(object, counts[i].key, json_integer((json_int_t)counts[i].n));
    brief_json_set(
        object, "condition",
        brief_json_condition(composer, debrief->has_agreed ? plan->our_condition : NULL));
    return object;
}

/* Those that the reader may see: where it was raised, what was behind it then, what set it aside. */
static json_t *alert_list(const brief_flags *flags, bool walk_aways)
{
    json_t *list = json_array();
    for (guint i = 0; flags->flag != NULL && i < flags->flag->len; i++) {
        const brief_flag *flag = g_ptr_array_index(flags->flag, i);
        json_t *events = json_array();
        for (guint b = 0; b < flag->behind->len; b++)
            json_array_append_new(events,
                                  json_integer((json_int_t)g_array_index(flag->behind, size_t, b)));
        json_t *row = json_object();
        brief_json_set(row, "id", json_string(flag->alert));
        brief_json_set(row, "raised_at", json_integer((json_int_t)flag->number));
        brief_json_set(row, "events", events);
        brief_json_set(row, "dismissed_by",
                       flag->dismissed > 0 ? json_integer((json_int_t)flag->dismissed)
                                           : json_null());
        if (walk_aways || !flag->tells_walk_away)
            json_array_append(list, row);
        json_decref(row);
    }
    return list;
}

static json_t *ledger_object(const dw_plan *plan)
{
    const dw_ledger_side *ours = &plan->ledger.side[DW_SIDE_US];
    const dw_debrief *debrief = &plan->debrief;
    json_t *object = json_object();
    brief_json_set(object, "given", brief_json_amount(ours->given));
    brief_json_set(object, "got", brief_json_amount(ours->got));
    brief_json_set(object, "signed_under_ours",
                   brief_json_amount(debrief->signed_under[DW_SIDE_US]));
    brief_json_set(object, "signed_under_theirs",
                   brief_json_amount(debrief->signed_under[DW_SIDE_THEM]));
    brief_json_set(object, "unreturned", json_integer((json_int_t)ours->n_unreturned));
    brief_json_set(object, "excused", json_integer((json_int_t)ours->n_excused));
    brief_json_set(object, "pattern", json_string(dw_move_pattern_name(ours->pattern)));
    return object;
}

static json_t *lesson_list(const dw_deal *deal)
{
    json_t *list = json_array();
    for (size_t e = 0; e < deal->n_events; e++)
        for (size_t l = 0; deal->event[e].kind == DW_EVENT_DEBRIEF && l < deal->event[e].n_lessons;
             l++)
            json_array_append_new(list, json_string(deal->event[e].lesson[l]));
    return list;
}

/* An agreement that was taken back before the one that was signed; null without. */
static json_t *broken_object(const dw_plan *plan)
{
    const dw_event *was = plan->debrief.broken, *end = plan->debrief.ended;
    if (!was)
        return json_null();
    json_t *object = json_object();
    brief_json_set(object, "package", brief_json_package(plan, &plan->debrief.broken_package));
    brief_json_set(object, "event", json_integer((json_int_t)was->number));
    brief_json_set(object, "date", brief_json_day(was->day));
    brief_json_set(object, "ended_event", json_integer((json_int_t)end->number));
    brief_json_set(object, "ended", brief_json_day(end->day));
    brief_json_set(object, "ended_by", json_string(dw_side_name(end->by)));
    return object;
}

char *brief_debrief_json(const dw_plan *plan, const brief_flags *flags, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    const dw_debrief *debrief = &plan->debrief;
    json_t *root = brief_json_head(plan);
    brief_json_set(root, "strategy",
                   json_string(plan->playbook->archetype[plan->assessment.lead].name));
    brief_json_set(root, "outcome",
                   debrief->exists ? json_string(dw_deal_outcome_name(debrief->outcome))
                                   : json_null());
    brief_json_set(root, "reason",
                   brief_json_text(debrief->event == DW_NONE
                                       ? NULL
                                       : plan->deal->event[debrief->event].reason));
    set_result(&composer, root);
    brief_json_set(root, "better", better_object(&composer));
    brief_json_set(root, "first", brief_json_day(debrief->first));
    brief_json_set(root, "last", brief_json_day(debrief->last));
    brief_json_set(root, "days",
                   debrief->first == DW_DAY_NONE ? json_null() : json_integer(debrief->days));
    brief_json_set(root, "ledger", ledger_object(plan));
    brief_json_set(root, "counts", counts_object(&composer, flags));
    brief_json_set(root, "conduct", brief_json_conduct_lines(&composer, true));
    brief_json_set(root, "alerts", alert_list(flags, style->walk_aways));
    brief_json_set(root, "agreed_before", broken_object(plan));
    brief_json_set(root, "relationship",
                   debrief->rating > 0 ? json_integer(debrief->rating) : json_null());
    brief_json_set(root, "lessons", lesson_list(plan->deal));
    brief_json_set(root, "lines", brief_json_lines(&composer, DW_SECTION_DEBRIEF));
    return brief_json_finish(root);
}
