/* The team, for programs. */
#include "brief/json.h"

static json_t *issue_name(const dw_plan *plan, size_t issue)
{
    return issue == DW_NONE ? json_null() : json_string(plan->deal->issue[issue].name);
}

static json_t *member_object(const dw_plan *plan, size_t p)
{
    const dw_member *member = &plan->team.member[p];
    json_t *ranking = json_array();
    for (size_t r = 0; r < member->n_rankings; r++)
        json_array_append_new(ranking, issue_name(plan, member->ranking[r]));
    json_t *object = json_object();
    brief_json_set(object, "name", json_string(plan->deal->ours[p].name));
    brief_json_set(object, "role", json_string(dw_role_name(plan->deal->ours[p].role)));
    brief_json_set(object, "objective",
                   json_string(dw_objective_name(plan->deal->ours[p].objective)));
    brief_json_set(object, "confirmed", json_boolean(member->confirmed));
    brief_json_set(object, "version",
                   member->version > 0 ? json_integer(member->version) : json_null());
    brief_json_set(object, "ranking", ranking);
    brief_json_set(object, "distance", brief_json_number(member->distance, 4));
    return object;
}

/* The share of pairs that want different things most, and which they are; null without a pair. */
static json_t *objectives_object(const dw_plan *plan)
{
    const dw_deal *deal = plan->deal;
    const dw_team *team = &plan->team;
    if (team->n_objective_pairs == 0)
        return json_null();
    json_t *apart = json_array();
    for (size_t p = 0; p < deal->n_ours; p++)
        for (size_t q = p + 1; q < deal->n_ours; q++) {
            const dw_objective a = deal->ours[p].objective, b = deal->ours[q].objective;
            if (a == DW_OBJECTIVE_UNKNOWN || b == DW_OBJECTIVE_UNKNOWN || a == b)
                continue;
            json_t *pair = json_object();
            brief_json_set(pair, "first", json_string(deal->ours[p].name));
            brief_json_set(pair, "second", json_string(deal->ours[q].name));
            brief_json_set(pair, "first_wants", json_string(dw_objective_name(a)));
            brief_json_set(pair, "second_wants", json_string(dw_objective_name(b)));
            json_array_append_new(apart, pair);
        }
    json_t *object = json_object();
    brief_json_set(
        object, "distance",
        brief_json_number((double)team->n_objectives_apart / (double)team->n_objective_pairs, 4));
    brief_json_set(object, "pairs", json_integer((json_int_t)team->n_objective_pairs));
    brief_json_set(object, "apart", apart);
    return object;
}

void brief_json_team(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_team *team = &plan->team;
    json_t *members = json_array();
    for (size_t p = 0; p < plan->deal->n_ours; p++)
        json_array_append_new(members, member_object(plan, p));
    json_t *pairs = json_array();
    for (size_t i = 0; i < team->n_pairs; i++) {
        json_t *pair = json_object();
        brief_json_set(pair, "first", json_string(plan->deal->ours[team->pair[i].a].name));
        brief_json_set(pair, "second", json_string(plan->deal->ours[team->pair[i].b].name));
        brief_json_set(pair, "distance", brief_json_number(team->pair[i].distance, 4));
        brief_json_set(pair, "issue", issue_name(plan, team->pair[i].issue));
        json_array_append_new(pairs, pair);
    }
    brief_json_set(object, "version",
                   team->version > 0 ? json_integer(team->version) : json_null());
    brief_json_set(object, "published", brief_json_day(team->published));
    brief_json_set(object, "members", members);
    brief_json_set(object, "pairs", pairs);
    brief_json_set(object, "objectives", objectives_object(plan));
    brief_json_set(object, "on_break", json_boolean(team->break_event != DW_NONE));
}
