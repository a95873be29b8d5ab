/* The ledger of gives and gets as JSON, and the events behind alerts. */
#include "brief/coach.h"
#include "brief/json.h"

static json_t *number_of(const dw_plan *plan, size_t event)
{
    return json_integer((json_int_t)plan->deal->event[event].number);
}

/* ---- Moves ------------------------------------------------------------------------------------- */

static json_t *term_value(const dw_plan *plan, const dw_term *term)
{
    return term->issue == plan->worth.cash_issue[DW_CASH_PRICE]
               ? brief_json_amount(term->number)
               : brief_json_option(plan, term->issue, term->option);
}

static json_t *changes(const dw_plan *plan, const dw_move *move)
{
    json_t *list = json_array();
    for (size_t t = 0; t < move->n_terms; t++) {
        const dw_move_term *term = &move->term[t];
        json_t *row = json_object();
        brief_json_set(row, "issue", json_string(plan->deal->issue[term->to.issue].name));
        brief_json_set(row, "from", term_value(plan, &term->from));
        brief_json_set(row, "to", term_value(plan, &term->to));
        brief_json_set(row, "direction", json_string(dw_direction_name(term->direction)));
        brief_json_set(row, "us", brief_json_amount(term->us));
        brief_json_set(row, "them", brief_json_amount(term->them));
        brief_json_set(row, "declined", json_boolean(term->declined));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *package(const dw_plan *plan, const dw_move *move)
{
    json_t *object = json_object();
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        brief_json_set(object, plan->deal->issue[i].name,
                       i != price        ? brief_json_option(plan, i, move->option[i])
                       : move->price > 0 ? brief_json_amount(move->price)
                                         : json_null());
    return object;
}

static json_t *move_json(const dw_plan *plan, const dw_move *move)
{
    const dw_event *event = &plan->deal->event[move->event];
    json_t *row = json_object();
    brief_json_set(row, "event", number_of(plan, move->event));
    brief_json_set(row, "date", brief_json_day(event->day));
    brief_json_set(row, "by", json_string(dw_side_name(move->by)));
    brief_json_set(row, "who", brief_json_text(event->who));
    brief_json_set(row, "kind", json_string(dw_move_kind_name(move->kind)));
    brief_json_set(row, "accepts", json_boolean(move->accepts));
    brief_json_set(row, "package", package(plan, move));
    brief_json_set(row, "worth", brief_json_worth(&move->worth));
    brief_json_set(row, "changes", changes(plan, move));
    brief_json_set(row, "weighed", json_boolean(move->is_weighed));
    brief_json_set(row, "gives", json_boolean(move->gives));
    brief_json_set(row, "us", brief_json_amount(move->us));
    brief_json_set(row, "them", brief_json_amount(move->them));
    brief_json_set(row, "fell", json_boolean(move->fell));
    brief_json_set(row, "came_back", json_string(dw_return_name(move->came_back)));
    brief_json_set(row, "answer",
                   move->answer == DW_NONE
                       ? json_null()
                       : number_of(plan, plan->ledger.move[move->answer].event));
    brief_json_set(row, "said", move->said == DW_NONE ? json_null() : number_of(plan, move->said));
    brief_json_set(row, "back", brief_json_amount(move->back));
    brief_json_set(row, "reason", brief_json_text(event->reason));
    return row;
}

/* ---- Sides ------------------------------------------------------------------------------------- */

static json_t *concessions(const dw_plan *plan, const dw_ledger_side *side)
{
    json_t *list = json_array();
    for (size_t i = 0; i < side->n_concessions; i++) {
        json_t *row = json_object();
        brief_json_set(row, "event", number_of(plan, plan->ledger.move[side->concession[i]].event));
        brief_json_set(row, "size", brief_json_amount(side->size[i]));
        brief_json_set(row, "ratio", brief_json_number(side->ratio[i], 4));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *side_json(const dw_plan *plan, const dw_ledger_side *side)
{
    json_t *object = json_object();
    brief_json_set(object, "offers", json_integer((json_int_t)side->n_offers));
    brief_json_set(object, "moves", json_integer((json_int_t)side->n_moves));
    brief_json_set(object, "given", brief_json_amount(side->given));
    brief_json_set(object, "accepted", brief_json_amount(side->accepted));
    brief_json_set(object, "got", brief_json_amount(side->got));
    brief_json_set(object, "concessions", concessions(plan, side));
    brief_json_set(object, "pattern", json_string(dw_move_pattern_name(side->pattern)));
    brief_json_set(object, "rate", brief_json_amount(side->rate));
    brief_json_set(object, "unreturned", json_integer((json_int_t)side->n_unreturned));
    brief_json_set(object, "excused", json_integer((json_int_t)side->n_excused));
    brief_json_set(object, "last",
                   side->last == DW_NONE ? json_null()
                                         : number_of(plan, plan->ledger.move[side->last].event));
    brief_json_set(object, "days_since",
                   side->last == DW_NONE ? json_null() : json_integer(side->days_since));
    brief_json_set(object, "sessions_since", json_integer((json_int_t)side->n_sessions_since));
    return object;
}

char *brief_ledger_json(const dw_plan *plan, const brief_style *style)
{
    (void)style;
    json_t *root = brief_json_head(plan);
    json_t *list = json_array();
    for (size_t m = 0; m < plan->ledger.n_moves; m++)
        json_array_append_new(list, move_json(plan, &plan->ledger.move[m]));
    brief_json_set(root, "horizon_years", json_integer(plan->worth.cash.horizon_years));
    brief_json_set(root, "moves", list);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        brief_json_set(root, dw_side_name((dw_side)s), side_json(plan, &plan->ledger.side[s]));
    return brief_json_finish(root);
}

/* ---- Behind alerts ----------------------------------------------------------------------------- */

json_t *brief_json_events(const dw_plan *plan, const dw_line *line)
{
    g_autofree bool *behind = g_new0(bool, plan->deal->n_events + 1);
    json_t *list = json_array();
    dw_plan_line_events(plan, line, behind);
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (behind[e])
            json_array_append_new(list, number_of(plan, e));
    return list;
}

void brief_json_alerts(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t d = 0; d < plan->dismissed.n_lines; d++) {
        const dw_line *line = &plan->dismissed.line[d];
        const dw_event *by = &plan->deal->event[plan->dismissal[d]];
        if (!brief_line_visible(composer, line))
            continue;
        json_t *row = brief_json_line(composer, line);
        brief_json_set(row, "dismissed_by", json_integer((json_int_t)by->number));
        brief_json_set(row, "who", brief_json_text(by->who));
        brief_json_set(row, "date", brief_json_day(by->day));
        brief_json_set(row, "reason", brief_json_text(by->reason));
        json_array_append_new(list, row);
    }
    brief_json_set(object, "dismissed", list);
}
