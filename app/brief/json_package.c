/* Packages as JSON; money in minor units as in the plan's. */
#include "brief/accepting.h"
#include "brief/json.h"
#include "brief/package_notes.h"
#include "brief/package_words.h"

#include <math.h>

static json_t *year_object(const dw_cash_year *year, size_t number)
{
    json_t *object = json_object();
    brief_json_set(object, "year", json_integer((json_int_t)number));
    brief_json_set(object, "committed", json_boolean(year->committed));
    brief_json_set(object, "price", brief_json_amount(year->price));
    brief_json_set(object, "payment", brief_json_amount(year->payment));
    brief_json_set(object, "chance", brief_json_number(year->chance, 6));
    brief_json_set(object, "late_factor_us", brief_json_number(year->delay_us, 6));
    brief_json_set(object, "late_factor_them", brief_json_number(year->delay_them, 6));
    brief_json_set(object, "present_factor_us", brief_json_number(year->present_us, 6));
    brief_json_set(object, "present_factor_them", brief_json_number(year->present_them, 6));
    brief_json_set(object, "cost_to_serve", brief_json_amount(year->cost_to_serve));
    brief_json_set(object, "us", brief_json_amount(year->us));
    brief_json_set(object, "value", brief_json_amount(year->value));
    brief_json_set(object, "over_budget", brief_json_amount(year->excess));
    brief_json_set(object, "over_budget_cost", brief_json_amount(year->excess_cost));
    brief_json_set(object, "flexibility_cost", brief_json_amount(year->flexibility_cost));
    brief_json_set(object, "them", brief_json_amount(year->them));
    return object;
}

static json_t *issue_list(const dw_plan *plan, const dw_package *package)
{
    json_t *list = json_array();
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const dw_issue *issue = &plan->worth.deal->issue[i];
        if (!issue->valued || plan->playbook->issue_kind[issue->kind].cash != DW_CASH_NONE)
            continue;
        const dw_worth worth = dw_worth_of_option(&issue->option[package->option[i]]);
        json_t *object = json_object();
        brief_json_set(object, "issue", json_string(issue->name));
        brief_json_set(object, "option", brief_json_option(plan, i, package->option[i]));
        brief_json_set(
            object, "estimated",
            json_pack("{s:b,s:b}", "us", issue->estimated_us, "them", issue->estimated_them));
        brief_json_set(object, "worth", brief_json_worth(&worth));
        json_array_append_new(list, object);
    }
    return list;
}

/* The package with what it leaves both sides beside doing without each other. */
static json_t *measured(const brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    json_t *object = brief_json_package(plan, package);
    if (composer->style->walk_aways)
        brief_json_set(object, "gain_us", brief_json_amount(brief_gain_us(plan, package)));
    const brief_gain gain = brief_gain_range(plan, package);
    brief_json_set(object, "gain_them", brief_json_amount(brief_gain_them(plan, package)));
    brief_json_set(object, "gain_them_low", brief_json_amount(gain.low));
    brief_json_set(object, "gain_them_high", brief_json_amount(gain.high));
    return object;
}

/* The same with whose yes it needs: of any package only where the walk-away may be seen, since what was
 * granted down to which price would tell of it; of those that are offered always. */
static json_t *cleared(const brief_composer *composer, const dw_package *package, bool offered)
{
    json_t *object = measured(composer, package);
    if (offered || composer->style->walk_aways)
        brief_json_set(object, "approval", brief_json_clearance(composer, package));
    return object;
}

json_t *brief_json_not_yet(const dw_plan *plan)
{
    return plan->proposals.exists ? brief_json_take(brief_not_yet_words(
                                        plan, DW_PHRASE_NEXT_AFTER, DW_PHRASE_NEXT_AFTER_SETTLE))
                                  : json_null();
}

json_t *brief_json_accept(const brief_composer *composer)
{
    brief_accepted accepted;
    brief_accepted_fill(composer->plan, composer->style, &accepted);
    return accepted.exists ? cleared(composer, &accepted.package, true) : json_null();
}

static const char *outside_name(dw_outside outside)
{
    static const char *const name[DW_OUTSIDE_COUNT] = {"unknown", "competitor", "status_quo",
                                                       "market"};
    return name[outside];
}

/* By name: a rival's price as told, the market's, going on as they are, a substitute that asks what we do. */
static const char *alternative_name(const dw_alternative *alternative)
{
    const bool substitute = alternative->outside == DW_OUTSIDE_COMPETITOR && !alternative->is_told;
    return substitute ? "substitute" : outside_name(alternative->outside);
}

/* Whose price it is, what it rests on and which event told it; no event where the deal file did. */
static void set_rival(const dw_plan *plan, const dw_alternative *told, json_t *object)
{
    const char *evidence = brief_rival_evidence(plan, told);
    const dw_event *event = brief_rival_event(plan, told);
    brief_json_set(object, "competitor", brief_json_text(brief_rival_name(plan, told)));
    brief_json_set(object, "known_by", json_string(evidence ? "evidence" : "hearsay"));
    brief_json_set(object, "evidence", brief_json_text(evidence));
    brief_json_set(object, "event", event ? json_integer((json_int_t)event->number) : json_null());
    brief_json_set(object, "date", brief_json_day(event ? event->day : DW_DAY_NONE));
    brief_json_set(object, "by", event ? json_string(dw_side_name(event->by)) : json_null());
    brief_json_set(object, "who", brief_json_text(event ? event->who : NULL));
}

static json_t *alternatives(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t a = 0; a < plan->worth.n_alternatives; a++) {
        const dw_alternative *alternative = &plan->worth.alternative[a];
        json_t *object = json_object();
        brief_json_set(object, "basis", json_string(alternative_name(alternative)));
        brief_json_set(object, "price",
                       alternative->price > 0 ? brief_json_amount(alternative->price)
                                              : json_null());
        if (alternative->is_told)
            set_rival(plan, alternative, object);
        brief_json_set(object, "worth", brief_json_amount(alternative->worth));
        brief_json_set(object, "chance", brief_json_number(alternative->chance, 4));
        brief_json_set(object, "now", brief_json_number(plan->belief_alternative[a], 4));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *without_us(const dw_plan *plan)
{
    const bool known = dw_outside_is_known(&plan->worth);
    json_t *object = json_object();
    brief_json_set(object, "basis", json_string(outside_name(plan->worth.outside)));
    brief_json_set(object, "price",
                   plan->worth.outside_price > 0 ? brief_json_amount(plan->worth.outside_price)
                                                 : json_null());
    brief_json_set(object, "worth",
                   known ? brief_json_amount(dw_worth_outside(&plan->worth)) : json_null());
    brief_json_set(object, "alternatives", alternatives(plan));
    brief_json_set(object, "claim", known ? brief_json_amount(plan->worth.claim) : json_null());
    return object;
}

/* What to write into the deal file. */
static const char *lacking_key(dw_phrase phrase)
{
    switch (phrase) {
    case DW_PHRASE_LACKING_PRICE: return "price";
    case DW_PHRASE_LACKING_THEIR_VALUE: return "value.buyer_value";
    case DW_PHRASE_LACKING_OUTSIDE: return "value.competitor";
    case DW_PHRASE_LACKING_TARGET: return "value.target_price";
    case DW_PHRASE_LACKING_FLOOR: return "value.floor_price";
    default: return "value.list_price";
    }
}

static json_t *lacking(const dw_plan *plan)
{
    dw_phrase what[BRIEF_LACKING_MAX];
    const size_t n = brief_lacking_list(plan, what);
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(lacking_key(what[i])));
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const dw_issue *issue = &plan->deal->issue[i];
        if (plan->playbook->issue_kind[issue->kind].cash == DW_CASH_NONE &&
            !dw_issue_is_weighed(&plan->worth, i))
            json_array_append_new(list, json_sprintf("issues.%s", issue->name));
    }
    return list;
}

static json_t *better_object(const brief_composer *composer, const dw_better *better)
{
    json_t *list = json_array();
    json_t *object = json_object();
    for (size_t p = 0; p < better->n_packages; p++)
        if (brief_package_visible(composer, &better->package[p]))
            json_array_append_new(list, cleared(composer, &better->package[p], true));
    brief_json_set(object, "points", json_integer((json_int_t)better->n_points));
    brief_json_set(object, "most_us", brief_json_amount(better->ours));
    brief_json_set(object, "most_them", brief_json_amount(better->theirs));
    brief_json_set(object, "distance", brief_json_amount(better->distance));
    brief_json_set(object, "packages", list);
    return object;
}

char *brief_worth_json(const dw_plan *plan, const brief_choice *choice, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    json_t *root = brief_json_head(plan);
    json_t *years = json_array();
    for (size_t y = 0; y < choice->n_years; y++)
        json_array_append_new(years, year_object(&choice->year[y], y + 1));
    brief_json_set(root, "standard", json_boolean(choice->standard));
    brief_json_set(root, "package", measured(&composer, &choice->package));
    if (style->walk_aways)
        brief_json_set(root, "walk_away", brief_json_money(plan->package_walk_away));
    brief_json_set(root, "without_us", without_us(plan));
    brief_json_set(root, "our_rate", brief_json_number(plan->worth.cash.our_rate, 4));
    brief_json_set(root, "their_rate", brief_json_number(plan->worth.cash.their_rate, 4));
    brief_json_set(root, "years", years);
    brief_json_set(root, "issues", issue_list(plan, &choice->package));
    brief_json_set(root, "lacking", lacking(plan));
    return brief_json_finish(root);
}

char *brief_score_json(const dw_plan *plan, const brief_choice *choice, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    const dw_package *package = &choice->package;
    const bool below = brief_package_is_below(plan, package);
    json_t *root = brief_json_head(plan);
    json_t *broken = json_array();
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (!dw_package_allowed(&plan->worth, package, i) && brief_limit_visible(&composer, i))
            json_array_append_new(broken, json_string(plan->deal->issue[i].name));
    brief_json_set(root, "package", cleared(&composer, package, false));
    brief_json_set(root, "breaks", broken);
    if (style->walk_aways)
        brief_json_set(root, "below_walk_away", json_boolean(below));
    brief_json_set(root, "refused", json_boolean(brief_package_refused(plan, package)));
    brief_json_set(root, "efficient",
                   plan->worth.priced ? json_boolean(choice->better.n_points == 0) : json_null());
    brief_json_set(root, "better", better_object(&composer, &choice->better));
    brief_json_set(root, "without_us", without_us(plan));
    brief_json_set(root, "lacking", lacking(plan));
    return brief_json_finish(root);
}

static json_t *miss_object(const brief_composer *composer, const brief_offers *offers)
{
    if (!offers->misses || !composer->style->walk_aways)
        return json_null();
    json_t *object = measured(composer, &offers->miss);
    brief_json_set(object, "short_us", brief_json_amount(fmax(0, offers->short_us)));
    brief_json_set(object, "short_them", brief_json_amount(fmax(0, offers->short_them)));
    return object;
}

char *brief_packages_json(const dw_plan *plan, const brief_offers *offers, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    const dw_proposals *made = &plan->proposals;
    json_t *root = brief_json_head(plan);
    json_t *equal = json_array();
    json_t *agreement =
        offers->agreed ? cleared(&composer, &offers->agreement, false) : json_null();
    const bool next = made->exists && brief_package_visible(&composer, &made->next);
    for (size_t p = 0; p < made->n_packages; p++)
        if (brief_package_visible(&composer, &made->package[p]))
            json_array_append_new(equal, cleared(&composer, &made->package[p], true));
    brief_json_set(root, "next", next ? cleared(&composer, &made->next, true) : json_null());
    if (style->walk_aways)
        brief_json_set(root, "stands_below", brief_json_amount(made->below));
    brief_json_set(root, "packages", equal);
    brief_json_set(root, "taken", next ? brief_json_taken(plan) : json_null());
    brief_json_set(root, "said_no", brief_json_said_no(plan));
    brief_json_set(root, "approvals", brief_json_proposal_approvals(&composer));
    brief_json_set(root, "nearest_miss", miss_object(&composer, offers));
    brief_json_set(root, "agreement", agreement);
    brief_json_set(root, "accept", brief_json_accept(&composer));
    brief_json_set(root, "not_yet", brief_json_not_yet(plan));
    brief_json_set(root, "ultimatum", brief_json_ultimatum(plan));
    brief_json_set(root, "demand", brief_json_demand(plan));
    brief_json_set(root, "as_agreed", json_boolean(brief_next_is_as_agreed(plan)));
    brief_json_set(root, "named_by", brief_json_named_by(plan));
    if (offers->agreed)
        brief_json_set(root, "better", better_object(&composer, &offers->better));
    brief_json_set(root, "trades", brief_json_section(&composer, DW_SECTION_TRADES));
    brief_json_set(root, "ladder", brief_json_section(&composer, DW_SECTION_LADDER));
    brief_json_set(root, "without_us", without_us(plan));
    brief_json_set(root, "lacking", lacking(plan));
    return brief_json_finish(root);
}
