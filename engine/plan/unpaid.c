/* Gives that stay in our offer although what was asked for with them is gone. */
#include "compose.h"

/* Our newest event, where it is an offer that moved something; NULL. */
static const dw_move *newest_offer(const dw_plan *plan)
{
    const size_t n = plan->deal->n_events;
    const size_t m = n > 0 ? plan->ledger.move_of[n - 1] : DW_NONE;
    const dw_move *const move = m != DW_NONE ? &plan->ledger.move[m] : NULL;
    return move && move->by == DW_SIDE_US && !move->accepts ? move : NULL;
}

/* Have they said no to it since, and not to more of it alone? */
static bool is_refused(const dw_composer *c, const dw_term *get, size_t since)
{
    const dw_plan *const plan = &c->plan;
    bool any = false;
    for (size_t n = 0; n < plan->n_no; n++)
        any |=
            plan->no_term[n].issue == get->issue && plan->no[n].event > &plan->deal->event[since];
    return any && get->option != DW_NONE &&
           dw_option_set_has(&c->offered.refused[get->issue], get->option);
}

static bool lets_go(const dw_move *move, const dw_term *get)
{
    for (size_t t = 0; t < move->n_terms; t++)
        if (move->term[t].from.issue == get->issue)
            return move->term[t].direction == DW_DIRECTION_GIVE &&
                   move->term[t].to.option != get->option;
    return false;
}

/* Does the newest offer keep it, without a word of it? */
static bool keeps(const dw_plan *plan, const dw_move *newest, const dw_move_term *give)
{
    const size_t issue = give->to.issue;
    return !give->declined && !dw_event_term(&plan->deal->event[newest->event], issue) &&
           newest->option[issue] == give->to.option &&
           !(issue == plan->worth.cash_issue[DW_CASH_PRICE] && newest->price != give->to.number);
}

/* Lists what the earlier offer gave and asked for in one sentence. */
static void list(dw_composer *c, const dw_move *newest, const dw_move *before, dw_term *give,
                 dw_term *get)
{
    dw_plan *const plan = &c->plan;
    size_t n_gives = 0, n_gets = 0;
    for (size_t t = 0; t < before->n_terms; t++) {
        const dw_move_term *const term = &before->term[t];
        if (term->direction == DW_DIRECTION_GIVE && keeps(plan, newest, term))
            give[n_gives++] = term->to;
        if (term->direction == DW_DIRECTION_TAKE && is_refused(c, &term->to, before->event) &&
            lets_go(newest, &term->to))
            get[n_gets++] = term->to;
    }
    if (n_gives == 0 || n_gets == 0)
        return;
    plan->unpaid_give = give;
    plan->lost_get = get;
    plan->n_unpaid_gives = n_gives;
    plan->n_lost_gets = n_gets;
}

dw_status dw_compose_unpaid(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const dw_move *const newest = newest_offer(plan);
    if (!newest || newest->n_terms == 0 || plan->n_no == 0)
        return DW_OK;
    dw_term *const give = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const get = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!give || !get)
        return DW_COMPOSER_FULL(c);
    for (size_t m = (size_t)(newest - plan->ledger.move); m-- > 0 && plan->n_lost_gets == 0;)
        if (plan->ledger.move[m].by == DW_SIDE_US && !plan->ledger.move[m].accepts)
            list(c, newest, &plan->ledger.move[m], give, get);
    return DW_OK;
}
