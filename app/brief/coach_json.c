/* The coach's advice as one JSON object: a key per section. */
#include "brief/coach.h"
#include "brief/json.h"

void brief_json_move(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_value theirs = dw_plan_value(plan, DW_SCOPE_DEAL, 0, DW_VAR_THEIR_OFFER_WORTH, NULL);
    const size_t move = brief_move(plan);
    brief_json_set(object, "confidence", brief_json_number(plan->move_confidence, 4));
    if (composer->style->walk_aways)
        brief_json_set(object, "going_on",
                       brief_json_money(dw_money_estimate(plan->proposals.going_on)));
    brief_json_set(object, "their_offer_worth",
                   brief_json_money(theirs.kind == DW_VALUE_MONEY ? theirs.money : DW_MONEY_NONE));
    json_t *trade = json_null();
    if (move == BRIEF_MOVE_TRADE && plan->n_trades > 0) {
        const dw_trade *open = &plan->trade[0];
        trade = json_object();
        brief_json_set(trade, "give", json_string(plan->deal->issue[open->give_issue].name));
        brief_json_set(trade, "give_option",
                       brief_json_option(plan, open->give_issue, open->give_option));
        brief_json_set(trade, "get", json_string(plan->deal->issue[open->get_issue].name));
        brief_json_set(trade, "get_option",
                       brief_json_option(plan, open->get_issue, open->get_option));
    }
    brief_json_set(object, "trade", trade);
    json_t *packages = json_array();
    for (size_t p = 0; move == BRIEF_MOVE_OFFER && p < plan->proposals.n_packages; p++)
        if (brief_package_visible(composer, &plan->proposals.package[p]))
            json_array_append_new(packages,
                                  brief_json_offered(composer, &plan->proposals.package[p]));
    brief_json_set(object, "packages", packages);
    brief_json_set(object, "approvals",
                   move == BRIEF_MOVE_OFFER ? brief_json_proposal_approvals(composer)
                                            : json_array());
}

json_t *brief_json_advice(const dw_coaching *coaching, const brief_style *style)
{
    const dw_plan *plan = coaching->now;
    const brief_composer composer = {
        .plan = plan, .book = plan->playbook, .style = style, .coaching = coaching};
    json_t *root = brief_json_head(plan);
    for (size_t s = DW_SECTION_PLAN_COUNT; s < DW_SECTION_COUNT; s++)
        brief_json_set(root, dw_section_name((dw_section)s),
                       brief_json_section(&composer, (dw_section)s));
    brief_json_set(root, "named_by", brief_json_named_by(plan));
    brief_json_set(root, "buyer", brief_json_belief(plan));
    return root;
}

char *brief_coach_json(const dw_coaching *coaching, const brief_style *style)
{
    return brief_json_finish(brief_json_advice(coaching, style));
}
