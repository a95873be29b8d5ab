/* Values of variables: the issue, deadline, anchor, step, trade or tactic an entry is said for. */
#include "values.h"

/* A text of an issue kind, said of one option of the deal's issue. */
static dw_value clause_value(const dw_texts *texts, size_t issue, size_t option)
{
    dw_variable_set known = {0};
    dw_variable_set_add(&known, DW_VAR_ISSUE);
    if (option != DW_NONE)
        dw_variable_set_add(&known, DW_VAR_OPTION);
    const dw_text *const clause = dw_texts_pick(texts, &known);
    return clause ? (dw_value){.kind = DW_VALUE_CLAUSE,
                               .issue = issue,
                               .option = option,
                               .clause = clause}
                  : dw_no_value();
}

/* A text of an issue kind that is on no table yet: it names no issue and no option. */
static dw_value kind_clause(const dw_texts *texts)
{
    dw_variable_set known = {0};
    dw_variable_set_add(&known, DW_VAR_ACCOUNT);
    const dw_text *const clause = dw_texts_pick(texts, &known);
    return clause ? (dw_value){.kind = DW_VALUE_CLAUSE,
                               .issue = DW_NONE,
                               .option = DW_NONE,
                               .clause = clause}
                  : dw_no_value();
}

static const dw_issue_kind *kind_of(const dw_plan *plan, size_t issue)
{
    return &plan->playbook->issue_kind[plan->deal->issue[issue].kind];
}

bool dw_plan_releases(const dw_plan *plan, const dw_term *give)
{
    size_t standard[DW_ISSUES_MAX];
    if (dw_issue_is_cash(&plan->worth, give->issue))
        return false;
    dw_standard_package(&plan->worth, standard);
    return give->option == standard[give->issue];
}

const dw_texts *dw_plan_give_texts(const dw_plan *plan, const dw_term *give)
{
    const dw_issue_kind *const kind = kind_of(plan, give->issue);
    return kind->release.n_texts > 0 && dw_plan_releases(plan, give) ? &kind->release : &kind->give;
}

/* ---- Issue ---------------------------------------------------------------------------------- */

static const dw_plan_issue *row_of(const dw_asked *asked)
{
    for (size_t i = 0; asked->scope == DW_SCOPE_ISSUE && i < asked->plan->n_issues; i++)
        if (asked->plan->issue[i].issue == asked->item)
            return &asked->plan->issue[i];
    return NULL;
}

static dw_value issue(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    if (asked->scope == DW_SCOPE_ISSUE)
        return dw_issue_value(plan, asked->item);
    if (asked->scope == DW_SCOPE_MISSING_KIND)
        return dw_text_value(plan->playbook->issue_kind[plan->missing_kind[asked->item]].label);
    return dw_no_value();
}

/* The option our position on the issue aims at. */
static dw_value option(const dw_asked *asked)
{
    const dw_plan_issue *const row = row_of(asked);
    return row && row->target != DW_NONE
               ? (dw_value){.kind = DW_VALUE_OPTION, .issue = row->issue, .option = row->target}
               : dw_no_value();
}

static dw_value stake(const dw_plan_issue *row, double worth)
{
    return row && row->stake.type > DW_ISSUE_INDIFFERENT ? dw_money_value(dw_money_estimate(worth))
                                                         : dw_no_value();
}

static dw_value stake_ours(const dw_asked *asked)
{
    const dw_plan_issue *const row = row_of(asked);
    return stake(row, row ? row->stake.us : 0);
}

static dw_value stake_theirs(const dw_asked *asked)
{
    const dw_plan_issue *const row = row_of(asked);
    return stake(row, row ? row->stake.them : 0);
}

/* Their no on the issue; DW_NONE for none. */
static size_t no_of(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_plan_issue *const row = row_of(asked);
    size_t n = 0;
    while (row && n < plan->n_no && plan->no_term[n].issue != row->issue)
        n++;
    return row && n < plan->n_no ? n : DW_NONE;
}

static dw_value issue_no(const dw_asked *asked)
{
    const size_t n = no_of(asked);
    if (n == DW_NONE)
        return dw_no_value();
    const dw_term *const term = &asked->plan->no_term[n];
    return (dw_value){.kind = DW_VALUE_OPTION, .issue = term->issue, .option = term->option};
}

static dw_value issue_demand(const dw_asked *asked)
{
    const size_t n = no_of(asked);
    return n != DW_NONE && asked->plan->no[n].demanded
               ? dw_terms_value(&asked->plan->no_asked[n], 1, DW_VALUE_OFFER, false)
               : dw_no_value();
}

static dw_value issue_out(const dw_asked *asked)
{
    const size_t n = no_of(asked);
    return n != DW_NONE ? dw_terms_value(asked->plan->no[n].out, asked->plan->no[n].n_out,
                                         DW_VALUE_OFFER, false)
                        : dw_no_value();
}

/* ---- Deadline ------------------------------------------------------------------------------- */

static const dw_deadline *deadline_at(const dw_asked *asked)
{
    return asked->scope == DW_SCOPE_DEADLINE ? &asked->plan->deal->deadline[asked->item] : NULL;
}

static dw_value deadline(const dw_asked *asked)
{
    const dw_deadline *const at = deadline_at(asked);
    return dw_text_value(at ? at->what : NULL);
}

static dw_value date(const dw_asked *asked)
{
    const dw_deadline *const at = deadline_at(asked);
    return dw_day_value(at ? at->day : DW_DAY_NONE);
}

static dw_value days_left(const dw_asked *asked)
{
    const dw_deadline *const at = deadline_at(asked);
    if (!at || asked->plan->day == DW_DAY_NONE || at->day < asked->plan->day)
        return dw_no_value();
    return dw_number_value(
        DW_VALUE_COUNT,
        dw_day_working_between(asked->plan->day, at->day, &asked->plan->playbook->holidays));
}

static dw_value evidence(const dw_asked *asked)
{
    const dw_deadline *const at = deadline_at(asked);
    return dw_text_value(at ? at->evidence : NULL);
}

static dw_value cost(const dw_asked *asked)
{
    const dw_deadline *const at = deadline_at(asked);
    return dw_money_value(at ? at->cost : DW_MONEY_NONE);
}

/* ---- Anchor, step, tactic ------------------------------------------------------------------- */

static dw_value anchor_price(const dw_asked *asked)
{
    return dw_money_value(asked->scope == DW_SCOPE_ANCHOR
                              ? asked->plan->opening.anchor[asked->item].price
                              : DW_MONEY_NONE);
}

static dw_value anchor_base(const dw_asked *asked)
{
    const bool is_share = asked->scope == DW_SCOPE_ANCHOR && asked->item == DW_FRAME_VALUE;
    return dw_money_value(is_share ? asked->plan->opening.anchor[asked->item].to : DW_MONEY_NONE);
}

static const dw_plan_step *step_at(const dw_asked *asked)
{
    return asked->scope == DW_SCOPE_STEP ? &asked->plan->step[asked->item] : NULL;
}

static dw_value step_price(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return dw_money_value(step ? step->price : DW_MONEY_NONE);
}

static dw_value step_price_moved(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return dw_money_value(step && step->size > 0 ? step->price : DW_MONEY_NONE);
}

static dw_value step_size(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return dw_money_value(step && step->size > 0 ? step->size : DW_MONEY_NONE);
}

static dw_value step_approver(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    const size_t authority = step ? step->concession.package.authority : DW_NONE;
    return dw_authority_value(asked->plan, authority);
}

static dw_value terms(const dw_term *term, size_t n_terms, bool is_give)
{
    return n_terms > 0 ? (dw_value){.kind = DW_VALUE_TERMS,
                                    .term = term,
                                    .n_terms = n_terms,
                                    .is_give = is_give}
                       : dw_no_value();
}

static dw_value step_get(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    if (step && step->get_kind != DW_NONE)
        return kind_clause(&asked->plan->playbook->issue_kind[step->get_kind].get);
    return step ? terms(step->concession.get, step->concession.n_gets, false) : dw_no_value();
}

static dw_value step_taken(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return step ? dw_terms_value(step->concession.taken, step->concession.n_taken, DW_VALUE_OFFER,
                                 false)
                : dw_no_value();
}

static dw_value step_give(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return step ? terms(step->concession.give, step->concession.n_gives, true) : dw_no_value();
}

static dw_value step_worth(const dw_asked *asked)
{
    const dw_plan_step *const step = step_at(asked);
    return dw_money_value(step ? dw_money_estimate(step->concession.package.worth.us)
                               : DW_MONEY_NONE);
}

static dw_value proposal(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return asked->scope == DW_SCOPE_MISSING_KIND
               ? kind_clause(&plan->playbook->issue_kind[plan->missing_kind[asked->item]].propose)
               : dw_no_value();
}

static dw_value tactic(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return dw_text_value(asked->scope == DW_SCOPE_TACTIC
                             ? plan->playbook->tactic[plan->deal->tactic[asked->item]].label
                             : NULL);
}

/* ---- Trade ---------------------------------------------------------------------------------- */

static const dw_trade *trade_at(const dw_asked *asked)
{
    return asked->scope == DW_SCOPE_TRADE ? &asked->plan->trade[asked->item] : NULL;
}

static dw_value give(const dw_asked *asked)
{
    const dw_trade *const trade = trade_at(asked);
    if (!trade)
        return dw_no_value();
    const dw_term term = {trade->give_issue, trade->give_option, 0};
    return clause_value(dw_plan_give_texts(asked->plan, &term), term.issue, term.option);
}

static dw_value get(const dw_asked *asked)
{
    const dw_trade *const trade = trade_at(asked);
    return trade ? clause_value(&kind_of(asked->plan, trade->get_issue)->get, trade->get_issue,
                                trade->get_option)
                 : dw_no_value();
}

/* An amount of nothing is nothing to speak of. */
static dw_value trade_amount(double minor_units)
{
    const dw_money about = dw_money_estimate(minor_units);
    return about > 0 ? dw_money_value(about) : dw_no_value();
}

static dw_value give_cost(const dw_asked *asked)
{
    const dw_trade *const t = trade_at(asked);
    return t ? trade_amount(t->give_cost) : dw_no_value();
}

static dw_value give_worth(const dw_asked *asked)
{
    const dw_trade *const t = trade_at(asked);
    return t ? trade_amount(t->give_worth) : dw_no_value();
}

static dw_value get_worth(const dw_asked *asked)
{
    const dw_trade *const t = trade_at(asked);
    return t ? trade_amount(t->get_worth) : dw_no_value();
}

static dw_value get_cost(const dw_asked *asked)
{
    const dw_trade *const t = trade_at(asked);
    return t ? trade_amount(t->get_cost) : dw_no_value();
}

dw_reader *const dw_item_readers[DW_VAR_COUNT] = {
    [DW_VAR_ISSUE] = issue,
    [DW_VAR_OPTION] = option,
    [DW_VAR_ISSUE_STAKE_OURS] = stake_ours,
    [DW_VAR_ISSUE_STAKE_THEIRS] = stake_theirs,
    [DW_VAR_ISSUE_NO] = issue_no,
    [DW_VAR_ISSUE_DEMAND] = issue_demand,
    [DW_VAR_ISSUE_OUT] = issue_out,
    [DW_VAR_DEADLINE] = deadline,
    [DW_VAR_DATE] = date,
    [DW_VAR_DAYS_LEFT] = days_left,
    [DW_VAR_EVIDENCE] = evidence,
    [DW_VAR_COST] = cost,
    [DW_VAR_ANCHOR_PRICE] = anchor_price,
    [DW_VAR_ANCHOR_BASE] = anchor_base,
    [DW_VAR_STEP_PRICE] = step_price,
    [DW_VAR_STEP_PRICE_MOVED] = step_price_moved,
    [DW_VAR_STEP_SIZE] = step_size,
    [DW_VAR_STEP_APPROVER] = step_approver,
    [DW_VAR_STEP_GET] = step_get,
    [DW_VAR_STEP_TAKEN] = step_taken,
    [DW_VAR_STEP_GIVE] = step_give,
    [DW_VAR_STEP_WORTH] = step_worth,
    [DW_VAR_GIVE] = give,
    [DW_VAR_GET] = get,
    [DW_VAR_GIVE_COST] = give_cost,
    [DW_VAR_GIVE_WORTH] = give_worth,
    [DW_VAR_GET_WORTH] = get_worth,
    [DW_VAR_GET_COST] = get_cost,
    [DW_VAR_TACTIC] = tactic,
    [DW_VAR_PROPOSAL] = proposal,
};
