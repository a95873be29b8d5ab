/* Opening, their anchor, packages, ladder, approvals as JSON. */
#include "brief/accepting.h"
#include "brief/clearances.h"
#include "brief/json.h"
#include "brief/package_words.h"

json_t *brief_json_authority(const dw_plan *plan, size_t index)
{
    return index == DW_NONE ? json_null() : json_string(plan->playbook->authority[index].role);
}

static json_t *authority_basis(const dw_plan *plan, size_t index)
{
    if (index == DW_NONE)
        return json_null();
    json_t *object = json_object();
    brief_json_basis(object, &plan->playbook->authority[index].basis);
    return object;
}

static json_t *frame_name(dw_frame frame)
{
    return frame == DW_FRAME_COUNT ? json_null() : json_string(dw_frame_name(frame));
}

/* The playbook's sign that decided their limit. */
static json_t *limit_basis(const dw_plan *plan)
{
    const size_t basis = plan->opening.limit_basis;
    return json_string(basis == DW_NONE ? "unknown" : plan->playbook->buyer_limit[basis].id);
}

void brief_json_opening(const brief_composer *composer, json_t *object)
{
    const dw_opening *opening = &composer->plan->opening;
    json_t *anchors = json_array();
    for (size_t f = 0; f < DW_FRAME_COUNT; f++) {
        const dw_anchor *anchor = &opening->anchor[f];
        const bool known = dw_money_known(anchor->price);
        json_t *row = json_object();
        brief_json_set(row, "frame", frame_name(anchor->frame));
        brief_json_set(row, "state", json_string(dw_anchor_state_name(anchor->state)));
        brief_json_set(row, "price", brief_json_money(anchor->price));
        brief_json_set(row, "from", known ? brief_json_money(anchor->from) : json_null());
        brief_json_set(row, "to", known ? brief_json_money(anchor->to) : json_null());
        brief_json_set(row, "share", known ? brief_json_number(anchor->share, 4) : json_null());
        json_array_append_new(anchors, row);
    }
    brief_json_set(object, "price", brief_json_money(opening->price));
    brief_json_set(object, "frame", frame_name(opening->chosen));
    brief_json_set(object, "said", brief_json_money(opening->said));
    brief_json_set(object, "named", json_boolean(opening->named));
    const dw_plan *plan = composer->plan;
    brief_json_set(
        object, "on_the_table",
        dw_stands_ended(&plan->stands, DW_SIDE_US) || dw_deal_agreed(plan->deal)
            ? json_null()
            : brief_json_money(dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US)));
    brief_json_set(object, "their_limit", brief_json_money(opening->their_limit));
    brief_json_set(object, "their_limit_basis", limit_basis(composer->plan));
    brief_json_set(object, "anchors", anchors);
}

void brief_json_their_anchor(const brief_composer *composer, json_t *object)
{
    const dw_their_anchor *theirs = &composer->plan->their_anchor;
    brief_json_set(object, "verdict", json_string(dw_their_opening_name(theirs->verdict)));
    brief_json_set(object, "price", brief_json_money(theirs->price));
    brief_json_set(object, "latest", brief_json_money(theirs->latest));
    brief_json_set(object, "stands_at", brief_json_money(theirs->stands));
    brief_json_set(object, "evidence_low", brief_json_money(theirs->band_low));
    brief_json_set(object, "evidence_high", brief_json_money(theirs->band_high));
    brief_json_set(object, "reanchor", frame_name(theirs->reanchor));
}

void brief_json_alternatives(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    if (composer->style->walk_aways)
        brief_json_set(object, "ours", brief_json_money(plan->deal->value.our_alternative));
    brief_json_set(object, "theirs", brief_json_money(plan->their_alternative));
}

/* The options by the names of the issues, the price as it is asked: it may lie off the grid. */
static json_t *package_terms(const dw_plan *plan, const dw_package *package)
{
    json_t *object = json_object();
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        brief_json_set(object, plan->deal->issue[i].name,
                       i == plan->worth.cash_issue[DW_CASH_PRICE]
                           ? brief_json_money(dw_money_round(package->price))
                           : brief_json_option(plan, i, package->option[i]));
    return object;
}

json_t *brief_json_package(const dw_plan *plan, const dw_package *package)
{
    json_t *object = json_object();
    brief_json_set(object, "package", package_terms(plan, package));
    brief_json_set(object, "worth", brief_json_worth(&package->worth));
    brief_json_set(object, "acceptance", brief_json_number(package->acceptance, 4));
    brief_json_set(object, "discount", brief_json_number(package->discount, 4));
    brief_json_set(object, "authority", brief_json_authority(plan, package->authority));
    return object;
}

static json_t *said_of(const dw_plan *plan, const dw_term *term, const dw_event *event)
{
    json_t *row = json_object();
    brief_json_set(row, "issue", json_string(plan->deal->issue[term->issue].name));
    brief_json_set(row, "option", brief_json_option(plan, term->issue, term->option));
    brief_json_set(row, "event", json_integer((json_int_t)event->number));
    brief_json_set(row, "date", brief_json_day(event->day));
    return row;
}

/* What they ask for may be none of the options. */
static json_t *asked_option(const dw_plan *plan, const dw_term *term)
{
    dw_option named;
    size_t option;
    const dw_issue issue = brief_term_issue(plan, term, &named, &option);
    return brief_json_option_of(plan, &issue, option);
}

static json_t *out_options(const dw_plan *plan, const dw_plan_no *no)
{
    json_t *list = json_array();
    for (size_t o = 0; o < no->n_out; o++)
        json_array_append_new(list, brief_json_option(plan, no->out[o].issue, no->out[o].option));
    return list;
}

json_t *brief_json_said_no(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t n = 0; n < plan->n_no; n++) {
        const dw_plan_no *no = &plan->no[n];
        json_t *row = said_of(plan, &plan->no_term[n], no->event);
        brief_json_set(row, "declined", json_boolean(no->declined));
        brief_json_set(row, "asks",
                       no->demanded ? asked_option(plan, &plan->no_asked[n]) : json_null());
        brief_json_set(row, "out", out_options(plan, no));
        json_array_append_new(list, row);
    }
    return list;
}

json_t *brief_json_taken(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t t = 0; t < plan->taken.n; t++)
        json_array_append_new(list, said_of(plan, &plan->taken.term[t], plan->taken.event[t]));
    json_t *object = json_object();
    brief_json_set(object, "terms", list);
    brief_json_set(object, "paid", brief_json_amount(plan->taken.paid));
    return object;
}

json_t *brief_json_offered(const brief_composer *composer, const dw_package *package)
{
    json_t *object = brief_json_package(composer->plan, package);
    brief_json_set(object, "approval", brief_json_clearance(composer, package));
    return object;
}

json_t *brief_json_proposal_approvals(const brief_composer *composer)
{
    g_autoptr(GArray) named = brief_named_proposals(composer, true);
    g_autoptr(GPtrArray) sentences =
        brief_clearance_sentences(composer, named, DW_PHRASE_NEEDS_YES);
    json_t *list = json_array();
    for (size_t i = 0; i < sentences->len && !brief_accepts(composer->plan); i++)
        json_array_append_new(list, brief_json_text(g_ptr_array_index(sentences, i)));
    return list;
}

void brief_json_packages(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_proposals *made = &plan->proposals;
    json_t *packages = json_array();
    for (size_t i = 0; i < made->n_packages; i++)
        if (brief_package_visible(composer, &made->package[i]))
            json_array_append_new(packages, brief_json_offered(composer, &made->package[i]));
    brief_json_set(object, "target", brief_json_money(plan->package_target));
    if (composer->style->walk_aways)
        brief_json_set(object, "walk_away", brief_json_money(plan->package_walk_away));
    brief_json_set(object, "next",
                   made->exists && brief_package_visible(composer, &made->next)
                       ? brief_json_offered(composer, &made->next)
                       : json_null());
    brief_json_set(object, "packages", packages);
    brief_json_set(object, "taken",
                   made->exists && brief_package_visible(composer, &made->next)
                       ? brief_json_taken(plan)
                       : json_null());
    brief_json_set(object, "accept", brief_json_accept(composer));
    brief_json_set(object, "not_yet", brief_json_not_yet(plan));
    brief_json_set(object, "said_no", brief_json_said_no(plan));
    brief_json_set(object, "approvals", brief_json_proposal_approvals(composer));
    brief_json_set(object, "issues_that_differ",
                   made->n_packages > 1 ? json_integer((json_int_t)made->n_issues_least)
                                        : json_null());
}

json_t *brief_json_terms(const dw_plan *plan, const dw_term *term, size_t n_terms)
{
    json_t *list = json_array();
    for (size_t t = 0; t < n_terms; t++) {
        json_t *row = json_object();
        brief_json_set(row, "issue", json_string(plan->deal->issue[term[t].issue].name));
        brief_json_set(row, "option", brief_json_option(plan, term[t].issue, term[t].option));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *step(const brief_composer *composer, size_t s)
{
    const dw_plan *plan = composer->plan;
    const dw_plan_step *row = &plan->step[s];
    const dw_package *package = &row->concession.package;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_STEP, s);
    json_t *gets = brief_json_terms(plan, row->concession.get, row->concession.n_gets);
    if (row->get_kind != DW_NONE) {
        json_t *get = json_object();
        brief_json_set(get, "kind", json_string(plan->playbook->issue_kind[row->get_kind].name));
        json_array_append_new(gets, get);
    }
    json_t *object = json_object();
    brief_json_set(object, "price", json_integer(row->price));
    brief_json_set(object, "size", json_integer(row->size));
    brief_json_set(object, "discount", brief_json_number(package->discount, 4));
    brief_json_set(object, "authority", brief_json_authority(plan, package->authority));
    brief_json_set(object, "worth", brief_json_worth(&package->worth));
    brief_json_set(object, "acceptance", brief_json_number(package->acceptance, 4));
    brief_json_set(object, "approval", brief_json_clearance(composer, package));
    brief_json_set(object, "gives",
                   brief_json_terms(plan, row->concession.give, row->concession.n_gives));
    brief_json_set(object, "gets", gets);
    brief_json_set(object, "taken",
                   brief_json_terms(plan, row->concession.taken, row->concession.n_taken));
    brief_json_set(object, "get_text",
                   brief_json_take(brief_phrase_variable(&place, DW_VAR_STEP_GET)));
    return object;
}

void brief_json_ladder(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *steps = json_array();
    for (size_t s = 0; s < plan->n_steps; s++)
        if (composer->style->walk_aways || !plan->step[s].below_target)
            json_array_append_new(steps, step(composer, s));
    if (plan->n_steps > 0)
        brief_json_set(object, "ratio", brief_json_number(plan->concessions.ladder.ratio, 4));
    brief_json_set(object, "steps", steps);
}

void brief_json_approvals(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    brief_json_set(object, "target", brief_json_authority(plan, plan->target_authority));
    brief_json_set(object, "target_basis", authority_basis(plan, plan->target_authority));
    if (!composer->style->walk_aways)
        return;
    brief_json_set(object, "walk_away", brief_json_authority(plan, plan->floor_authority));
    brief_json_set(object, "walk_away_basis", authority_basis(plan, plan->floor_authority));
}
