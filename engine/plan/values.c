/* Values of variables: the dispatch, and those of the deal and its strategy. */
#include "values.h"

static dw_value account(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->account);
}

static dw_value deal_name(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->name);
}

static dw_value owner(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->owner);
}

static dw_value situation(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->situation);
}

static dw_value contract_value(const dw_asked *asked)
{
    return dw_money_value(asked->plan->deal->contract_value);
}

static dw_value close_by(const dw_asked *asked)
{
    return dw_day_value(asked->plan->deal->close_by);
}

static dw_value today(const dw_asked *asked)
{
    return dw_day_value(asked->plan->day);
}

static dw_value days_to_close(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    if (plan->deal->close_by == DW_DAY_NONE || plan->day == DW_DAY_NONE ||
        plan->deal->close_by < plan->day)
        return dw_no_value();
    return dw_number_value(DW_VALUE_COUNT, dw_day_working_between(plan->day, plan->deal->close_by,
                                                                  &plan->playbook->holidays));
}

static dw_value days_past_close(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    if (plan->deal->close_by == DW_DAY_NONE || plan->day == DW_DAY_NONE)
        return dw_no_value();
    const int past = dw_day_difference(plan->deal->close_by, plan->day);
    return past > 1 ? dw_number_value(DW_VALUE_COUNT, past) : dw_no_value();
}

static dw_value issue_count(const dw_asked *asked)
{
    return dw_number_value(DW_VALUE_COUNT, (double)dw_deal_named_issues(asked->plan->deal));
}

static dw_value lead(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan, asked->plan->assessment.lead);
}

static dw_value guard(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan, asked->plan->assessment.guard);
}

static dw_value recommended(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan, asked->plan->assessment.recommended);
}

static dw_value runner_up(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan, asked->plan->assessment.runner_up);
}

static dw_value confidence(const dw_asked *asked)
{
    return dw_number_value(DW_VALUE_SHARE, asked->plan->assessment.confidence);
}

static dw_value override_reason(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->strategy_reason);
}

/* ---- Issues --------------------------------------------------------------------------------- */

/* The issue of which `measure` is largest and above zero. */
static size_t issue_with_most(const dw_plan *plan, double (*measure)(const dw_plan_issue *row))
{
    size_t best = DW_NONE;
    double most = 0;
    for (size_t i = 0; i < plan->n_issues; i++)
        if (measure(&plan->issue[i]) > most) {
            best = plan->issue[i].issue;
            most = measure(&plan->issue[i]);
        }
    return best;
}

static double stake_ours(const dw_plan_issue *row)
{
    return row->stake.us;
}

static double stake_theirs(const dw_plan_issue *row)
{
    return row->stake.them;
}

static double compatible_stake(const dw_plan_issue *row)
{
    return row->stake.type == DW_ISSUE_COMPATIBLE ? row->stake.us + row->stake.them : 0;
}

static dw_value top_issue_ours(const dw_asked *asked)
{
    return dw_issue_value(asked->plan, issue_with_most(asked->plan, stake_ours));
}

static dw_value top_issue_theirs(const dw_asked *asked)
{
    return dw_issue_value(asked->plan, issue_with_most(asked->plan, stake_theirs));
}

static dw_value best_give(const dw_asked *asked)
{
    return dw_issue_value(asked->plan,
                          asked->plan->n_trades > 0 ? asked->plan->trade[0].give_issue : DW_NONE);
}

static dw_value best_get(const dw_asked *asked)
{
    return dw_issue_value(asked->plan,
                          asked->plan->n_trades > 0 ? asked->plan->trade[0].get_issue : DW_NONE);
}

static dw_value compatible_issue(const dw_asked *asked)
{
    return dw_issue_value(asked->plan, issue_with_most(asked->plan, compatible_stake));
}

static dw_value first_issue(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return dw_issue_value(plan, plan->n_issues > 0 ? plan->issue[0].issue : DW_NONE);
}

static dw_value last_issue(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return dw_issue_value(plan,
                          plan->n_issues > 1 ? plan->issue[plan->n_issues - 1].issue : DW_NONE);
}

static dw_value blocking_issue(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t blocking = DW_NONE;
    double most = -1;
    for (size_t i = 0; i < plan->n_issues; i++)
        if (dw_issue_has_limit(&plan->deal->issue[plan->issue[i].issue]) &&
            plan->issue[i].stake.them > most) {
            blocking = plan->issue[i].issue;
            most = plan->issue[i].stake.them;
        }
    return dw_issue_value(plan, blocking);
}

static bool is_easy(const dw_plan *plan, const dw_plan_issue *row)
{
    const double little = dw_playbook_setting(plan->playbook, DW_SETTING_EASY_ISSUE_WEIGHT);
    const bool small = row->stake.type != DW_ISSUE_UNKNOWN && row->stake.weight_us < little &&
                       row->stake.weight_them < little;
    /* A term that one side cares for more is to be traded, not settled early. */
    return !dw_issue_has_limit(&plan->deal->issue[row->issue]) &&
           (row->stake.type == DW_ISSUE_COMPATIBLE ||
            (small && row->stake.type == DW_ISSUE_DISTRIBUTIVE));
}

static dw_value easy_issues(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const size_t most = (size_t)dw_playbook_setting(plan->playbook, DW_SETTING_EASY_ISSUES_MAX);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_issues && n < most; i++)
        if (is_easy(plan, &plan->issue[i]))
            asked->names[n++] = plan->issue_label[plan->issue[i].issue];
    return dw_names_value(asked, n);
}

static dw_value must_issues(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t n = 0;
    for (size_t i = 0; i < plan->n_issues; i++)
        if (dw_issue_has_limit(&plan->deal->issue[plan->issue[i].issue]))
            asked->names[n++] = plan->issue_label[plan->issue[i].issue];
    return dw_names_value(asked, n);
}

static dw_value estimated_issues(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t n = 0;
    for (size_t i = 0; i < plan->n_issues; i++) {
        const dw_issue *const issue = &plan->deal->issue[plan->issue[i].issue];
        if (issue->estimated_us || issue->estimated_them)
            asked->names[n++] = plan->issue_label[plan->issue[i].issue];
    }
    return dw_names_value(asked, n);
}

static dw_value implied_issue(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    for (size_t i = 0; i < plan->n_issues; i++)
        if (plan->deal->issue[plan->issue[i].issue].implied)
            return dw_issue_value(plan, plan->issue[i].issue);
    return dw_no_value();
}

/* ---- Dates ---------------------------------------------------------------------------------- */

static dw_value quarter_end(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    if (plan->deal->close_by == DW_DAY_NONE)
        return dw_no_value();
    const int month = (int)dw_playbook_setting(plan->playbook, DW_SETTING_FISCAL_YEAR_START);
    return dw_day_value(dw_day_quarter_end(plan->deal->close_by, month));
}

static dw_value quarter_end_cost(const dw_asked *asked)
{
    return dw_number_value(DW_VALUE_SHARE, dw_playbook_setting(asked->plan->playbook,
                                                               DW_SETTING_QUARTER_END_COST_LOW));
}

static const dw_deadline *next_buyer_deadline(const dw_plan *plan)
{
    for (size_t i = 0; i < plan->deal->n_deadlines; i++) {
        const dw_deadline *const deadline = &plan->deal->deadline[plan->deadline[i].deadline];
        if (deadline->owner == DW_OWNER_BUYER && !plan->deadline[i].past)
            return deadline;
    }
    return NULL;
}

static dw_value buyer_deadline(const dw_asked *asked)
{
    const dw_deadline *const next = next_buyer_deadline(asked->plan);
    return dw_text_value(next ? next->what : NULL);
}

static dw_value buyer_deadline_date(const dw_asked *asked)
{
    const dw_deadline *const next = next_buyer_deadline(asked->plan);
    return dw_day_value(next ? next->day : DW_DAY_NONE);
}

dw_reader *const dw_deal_readers[DW_VAR_COUNT] = {
    [DW_VAR_ACCOUNT] = account,
    [DW_VAR_DEAL] = deal_name,
    [DW_VAR_OWNER] = owner,
    [DW_VAR_SITUATION] = situation,
    [DW_VAR_VALUE] = contract_value,
    [DW_VAR_CLOSE_BY] = close_by,
    [DW_VAR_TODAY] = today,
    [DW_VAR_DAYS_TO_CLOSE] = days_to_close,
    [DW_VAR_DAYS_PAST_CLOSE] = days_past_close,
    [DW_VAR_ISSUE_COUNT] = issue_count,
    [DW_VAR_LEAD] = lead,
    [DW_VAR_GUARD] = guard,
    [DW_VAR_RECOMMENDED] = recommended,
    [DW_VAR_RUNNER_UP] = runner_up,
    [DW_VAR_CONFIDENCE] = confidence,
    [DW_VAR_OVERRIDE_REASON] = override_reason,
    [DW_VAR_TOP_ISSUE_OURS] = top_issue_ours,
    [DW_VAR_TOP_ISSUE_THEIRS] = top_issue_theirs,
    [DW_VAR_BEST_GIVE] = best_give,
    [DW_VAR_BEST_GET] = best_get,
    [DW_VAR_COMPATIBLE_ISSUE] = compatible_issue,
    [DW_VAR_FIRST_ISSUE] = first_issue,
    [DW_VAR_LAST_ISSUE] = last_issue,
    [DW_VAR_BLOCKING_ISSUE] = blocking_issue,
    [DW_VAR_EASY_ISSUES] = easy_issues,
    [DW_VAR_MUST_ISSUES] = must_issues,
    [DW_VAR_ESTIMATED_ISSUES] = estimated_issues,
    [DW_VAR_IMPLIED_ISSUE] = implied_issue,
    [DW_VAR_QUARTER_END] = quarter_end,
    [DW_VAR_QUARTER_END_COST] = quarter_end_cost,
    [DW_VAR_NEXT_BUYER_DEADLINE] = buyer_deadline,
    [DW_VAR_NEXT_BUYER_DEADLINE_DATE] = buyer_deadline_date,
};

dw_value dw_plan_value(const dw_plan *plan, dw_scope scope, size_t item, dw_variable variable,
                       const char **names)
{
    static dw_reader *const *const tables[] = {
        dw_deal_readers,  dw_price_readers, dw_people_readers, dw_item_readers,  dw_record_readers,
        dw_house_readers, dw_talks_readers, dw_event_readers,  dw_bound_readers, dw_offer_readers};
    const dw_asked asked = {plan, scope, item, names};
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
        if (tables[t][variable])
            return tables[t][variable](&asked);
    return dw_no_value();
}
