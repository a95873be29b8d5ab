/* The next offer and equal packages, with the archetype's numbers. */
#include "compose.h"
#include "measures.h"

#include <math.h>
#include <string.h>

static const dw_frontier_options frontier_options = {.points_max = DW_PLAN_POINTS};

static double known_or(double worth, double otherwise)
{
    return isnan(worth) ? otherwise : worth;
}

/* What has been offered is not taken back: nothing worth less to them, and no higher price. */
static void keep_to_our_offer(const dw_composer *c, dw_proposal_rules *rules)
{
    const dw_worth_model *const model = &c->plan.worth;
    const dw_money floor = c->deal->value.floor_price;
    size_t option[DW_ISSUES_MAX];
    double price;
    rules->price_most =
        dw_money_known(c->plan.opening.price) ? (double)c->plan.opening.price : INFINITY;
    rules->their_least = -INFINITY;
    if (dw_compose_ours(c, option, &price)) {
        if (!isnan(price))
            rules->price_most = price;
        (void)dw_lay_promised(model, &c->offered, option);
        rules->their_least = dw_worth_asked(model, option, price).them;
    }
    rules->price_least =
        fmax(dw_money_known(floor) ? (double)floor : 0,
             fmin(fmax(dw_compose_their_word(c), c->plan.price_open), rules->price_most));
    if (c->plan.starts_at_word && c->plan.n_steps > 0)
        rules->price_most = fmin(rules->price_most, c->plan.step[0].concession.package.price);
    /* And nobody bids below what the buyer has offered. */
    const double theirs = dw_compose_their_offer(c, &price);
    if (theirs > -INFINITY) {
        rules->reservation = fmax(rules->reservation, theirs);
        rules->price_least = fmax(rules->price_least, price);
    }
    rules->price_least = dw_price_within(model, rules->price_least);
    rules->price_most = fmax(dw_price_within(model, rules->price_most), rules->price_least);
}

static bool has_our_price(const dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    return dw_standing_offer(&c->plan.worth, DW_SIDE_US, option, &price) &&
           (!c->plan.worth.priced || !isnan(price));
}

static bool has_choice(const dw_table *table)
{
    for (size_t i = 0; i < table->space.n_clusters; i++)
        if (table->space.cluster[i].n_choices > 1)
            return true;
    return false;
}

/* What they expect, then what the record says of them: both weigh every package from here on. */
static dw_status believe(dw_composer *c)
{
    dw_worth_model *const model = &c->plan.worth;
    const double reservation = known_or(c->walk_away_worth, 0);
    double alternative[2];
    dw_status status =
        dw_decision_chances(c->playbook, dw_composer_decision(c, DW_KEY_BUYER_ALTERNATIVE),
                            c->facts, c->arena, alternative, c->err);
    if (status != DW_OK)
        return status;
    dw_expect(model, &c->plan.frontier, reservation, alternative[1]);
    status = dw_compose_earlier(c, reservation, alternative[1]);
    if (status != DW_OK)
        return status;
    status = dw_belief_of_deal(model, dw_gain_range(model, &c->plan.frontier, reservation),
                               c->facts, c->arena, &c->plan.belief, c->err);
    if (status != DW_OK)
        return status;
    model->belief = c->plan.belief;
    c->plan.belief_limit = dw_belief_limit_of(model, c->plan.belief);
    if (c->plan.belief->bank)
        dw_bank_paces(c->plan.belief->bank, c->plan.belief_pace);
    dw_belief_alternatives(model, c->plan.belief, c->plan.belief_alternative);
    return dw_belief_issues(model, c->plan.belief, c->stake, c->arena, &c->plan.belief_issue,
                            &c->plan.n_belief_issues, c->err);
}

/* What could still be agreed on: the table itself where nobody has refused anything. */
static dw_status leave_out_refused(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const dw_table_limits limits = {
        .price_most = INFINITY, .offered = &c->offered, .leaves_barred = true};
    plan->open_table = plan->table;
    plan->open_frontier = plan->frontier;
    if (plan->n_no == 0 && !plan->worth.barred)
        return DW_OK;
    const dw_status status =
        dw_table_within(&plan->worth, &limits, c->arena, &plan->open_table, c->err);
    return status == DW_OK ? dw_frontier_make(&plan->open_table.space, &frontier_options, c->arena,
                                              &plan->open_frontier, c->err)
                           : status;
}

dw_status dw_compose_table(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    dw_status status = dw_table_make(&plan->worth, INFINITY, c->arena, &plan->table, c->err);
    if (status == DW_OK)
        status = dw_frontier_make(&plan->table.space, &frontier_options, c->arena, &plan->frontier,
                                  c->err);
    if (status == DW_OK)
        status = leave_out_refused(c);
    return status == DW_OK ? believe(c) : status;
}

/* What we have on the table; the standard before that. */
static void before_next(const dw_composer *c, size_t *option)
{
    if (c->offered.exists[DW_SIDE_US])
        memcpy(option, c->offered.option[DW_SIDE_US], c->deal->n_issues * sizeof *option);
    else
        dw_standard_package(&c->plan.worth, option);
}

static dw_status propose(dw_composer *c, const dw_proposal_rules *rules)
{
    size_t asked[DW_ISSUES_MAX], stands[DW_ISSUES_MAX];
    dw_asked_options(&c->plan.worth, &c->offered, asked);
    before_next(c, stands);
    dw_table table;
    dw_frontier frontier;
    dw_table_limits limits = {.price_most = rules->price_most,
                              .price_least = rules->price_least,
                              .settled = rules->settled,
                              .offered = &c->offered,
                              .leaves_barred = true,
                              .asked = asked,
                              .given_at = stands,
                              .given_price =
                                  isfinite(rules->price_most) ? rules->price_most : (double)NAN};
    if (rules->n_ahead > 0) {
        limits.taken = rules->taken;
        limits.taken_at = rules->ahead[0].package.option;
        limits.taken_price = rules->ahead[0].package.price;
    }
    dw_status status = dw_table_within(&c->plan.worth, &limits, c->arena, &table, c->err);
    if (status == DW_OK)
        status = dw_frontier_make(&table.space, &frontier_options, c->arena, &frontier, c->err);
    return status == DW_OK
               ? dw_proposals_make(&table, &frontier, rules, c->arena, &c->plan.proposals, c->err)
               : status;
}

/* What we have on the table, as the one step of a ladder at its end; less what they have said no to, and
 * with what they have proposed. Where we cannot go without the former there is no such step: what else can be
 * had is looked for. */
static bool stay(const dw_composer *c, dw_proposal_rules *rules)
{
    const dw_worth_model *const model = &c->plan.worth;
    size_t proposed[DW_ISSUES_MAX];
    double price;
    dw_concession *const here = DW_TAKE(c->arena, 1, dw_concession);
    size_t *const option = DW_TAKE(c->arena, DW_ISSUES_MAX, size_t);
    if (!here || !option)
        return false;
    (void)dw_compose_ours(c, option, &price);
    if (c->plan.starts_at_word)
        dw_package_lay(model, c->plan.word.event, option, &price);
    (void)dw_lay_promised(model, &c->offered, option);
    const bool lets_go = dw_leave_refused(model, &c->offered, price, option);
    dw_proposed_options(model, &c->offered, c->deal->day, proposed);
    const double paid = dw_take_up_paid(model, proposed, rules->price_least, option, &price);
    *here = (dw_concession){.package = dw_package_weigh(model, option, price), .paid = paid};
    rules->ahead = here;
    rules->n_ahead = !lets_go || here->package.worth.us >= rules->reservation;
    return true;
}

/* The steps from here on: the opening where nothing has been offered; at the end of the ladder what we
 * have offered stands. None where nobody said how far we would go. */
static dw_status look_ahead(const dw_composer *c, dw_proposal_rules *rules)
{
    const dw_deal_value *const value = &c->deal->value;
    const dw_concessions *const made = &c->plan.concessions;
    const bool offered = has_our_price(c);
    rules->n_ahead = made->n_steps;
    rules->opens = !offered;
    if (rules->n_ahead > 0)
        rules->ahead = made->step;
    if (offered && made->n_steps > 1 && !c->plan.starts_at_word) {
        rules->ahead++;
        rules->n_ahead--;
    } else if (offered && !(c->plan.starts_at_word && made->n_steps > 0) && c->plan.worth.priced &&
               dw_money_known(value->target_price) && dw_money_known(value->floor_price) &&
               !stay(c, rules)) {
        return DW_COMPOSER_FULL(c);
    }
    return DW_OK;
}

/* What they have proposed that is better for us than what stands, and that the step has, or more: no package
 * asks less of it. */
static void keep_taken(const dw_composer *c, const dw_proposal_rules *rules, size_t *taken)
{
    const dw_worth_model *const model = &c->plan.worth;
    const dw_package *const step = rules->n_ahead > 0 ? &rules->ahead[0].package : NULL;
    size_t option[DW_ISSUES_MAX], stands[DW_ISSUES_MAX];
    dw_proposed_options(model, &c->offered, c->deal->day, taken);
    before_next(c, stands);
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const size_t proposed = taken[i];
        taken[i] = DW_NONE;
        if (!step || proposed == DW_NONE)
            continue;
        memcpy(option, step->option, c->deal->n_issues * sizeof *option);
        option[i] = proposed;
        if (dw_worth_of_taking(model, option, step->price, i, stands[i]) < -DW_WORTH_SAME &&
            dw_worth_of_taking(model, option, step->price, i, step->option[i]) >= -DW_WORTH_SAME)
            taken[i] = proposed;
    }
}

static double paid_for_taken(const dw_composer *c, const dw_proposal_rules *rules)
{
    const dw_package *const next = &c->plan.proposals.next;
    const dw_concession *const step = rules->n_ahead > 0 ? &rules->ahead[0] : NULL;
    const bool is_own =
        step && step->package.price == next->price &&
        memcmp(step->package.option, next->option, c->deal->n_issues * sizeof *next->option) == 0;
    return is_own ? step->paid : (double)NAN;
}

/* Names what of the next offer they have proposed themselves, where it is better for us than what we have
 * on the table. */
static dw_status name_taken(dw_composer *c, const dw_proposal_rules *rules)
{
    const dw_worth_model *const model = &c->plan.worth;
    const dw_package *const next = &c->plan.proposals.next;
    const size_t n = c->deal->n_issues;
    size_t proposed[DW_ISSUES_MAX], stands[DW_ISSUES_MAX], option[DW_ISSUES_MAX];
    dw_taken taken = {.event = DW_TAKE(c->arena, n, const dw_event *),
                      .term = DW_TAKE(c->arena, n, dw_term),
                      .paid = (double)NAN};
    if (!taken.event || !taken.term)
        return DW_COMPOSER_FULL(c);
    dw_proposed_options(model, &c->offered, c->deal->day, proposed);
    before_next(c, stands);
    memcpy(option, next->option, n * sizeof *option);
    for (size_t i = 0; i < n; i++) {
        if (proposed[i] == DW_NONE || option[i] != proposed[i] ||
            dw_worth_of_taking(model, option, next->price, i, stands[i]) >= -DW_WORTH_SAME)
            continue;
        taken.event[taken.n] = c->offered.proposed[i].event;
        taken.term[taken.n++] =
            (dw_term){i, proposed[i], c->deal->issue[i].option[proposed[i]].number};
    }
    if (taken.n > 0)
        taken.paid = paid_for_taken(c, rules);
    c->plan.taken = taken;
    return DW_OK;
}

/* What both have settled, and what we have moved their way, stays. */
static dw_status keep_what_stands(const dw_composer *c, dw_proposal_rules *rules)
{
    const size_t n = c->deal->n_issues;
    const dw_offered *const offered = &c->offered;
    size_t *const settled = DW_TAKE(c->arena, n, size_t);
    bool *const closed = DW_TAKE(c->arena, n, bool);
    if (!settled || !closed)
        return DW_COMPOSER_FULL(c);
    rules->our_price = offered->price[DW_SIDE_US];
    if (!offered->exists[DW_SIDE_US])
        return DW_OK;
    rules->ours = offered->option[DW_SIDE_US];
    dw_settled_options(&c->plan.worth, offered, settled);
    dw_closed_issues(&c->plan.worth, offered, rules->ours, rules->our_price, closed);
    rules->settled = settled;
    rules->closed = closed;
    return DW_OK;
}

/* What they have given from their first offer with a price on, in worth to us; *n_offers of them. */
static double given_by_them(const dw_composer *c, double theirs, size_t *n_offers)
{
    double first = theirs;
    *n_offers = 0;
    for (size_t m = 0; m < c->plan.ledger.n_moves; m++) {
        const dw_move *const move = &c->plan.ledger.move[m];
        if (move->by != DW_SIDE_THEM || move->accepts || isnan(move->price))
            continue;
        if ((*n_offers)++ == 0)
            first = move->worth.us;
    }
    return fmax(0, theirs - first);
}

/* What they are still likely to move where no chance is known: at most the setting meeting_share of what
 * lies between the offers; from their second offer on no more than all they would give if what they have
 * given were the share of the way that the pace expects by now; and of that what is left. */
static double their_room(const dw_composer *c, double start)
{
    size_t n_offers;
    double price;
    const double theirs = dw_compose_their_offer(c, &price);
    if (!(theirs < start) || theirs == -INFINITY)
        return 0;
    const double given = given_by_them(c, theirs, &n_offers);
    const double time = dw_belief_time(c->plan.belief, c->deal->day);
    const double gone = dw_belief_way_gone(c->plan.belief, time);
    double way = dw_playbook_setting(c->playbook, DW_SETTING_MEETING_SHARE) * (start - theirs);
    if (n_offers > 1 && gone > 0)
        way = fmin(way, given / gone);
    return (1 - gone) * way;
}

dw_status dw_compose_proposals(dw_composer *c)
{
    c->plan.proposals.going_on = c->plan.proposals.below = (double)NAN;
    /* Without a walk-away the best offer would be to give everything. */
    if (!dw_deal_is_open(c->deal) || !has_choice(&c->plan.table) || isnan(c->walk_away_worth))
        return DW_OK;
    const dw_playbook *const p = c->playbook;
    dw_proposal_rules rules = {
        .numbers = &p->archetype[c->plan.assessment.lead].numbers,
        .reservation = c->walk_away_worth,
        .walk_away = c->walk_away_worth,
        .break_risk = dw_playbook_setting(p, DW_SETTING_BREAK_RISK),
        .tolerance = dw_playbook_setting(p, DW_SETTING_PACKAGES_TOLERANCE),
        .difference = dw_playbook_setting(p, DW_SETTING_PACKAGES_DIFFERENCE),
        .count =
            c->packages ? c->packages : (size_t)dw_playbook_setting(p, DW_SETTING_PACKAGES_COUNT)};
    rules.target = known_or(c->target_worth, rules.reservation);
    rules.start = known_or(c->start_worth, rules.target);
    rules.their_room = their_room(c, rules.start);
    keep_to_our_offer(c, &rules);
    dw_status status = look_ahead(c, &rules);
    size_t taken[DW_ISSUES_MAX];
    keep_taken(c, &rules, taken);
    rules.taken = taken;
    if (status == DW_OK)
        status = keep_what_stands(c, &rules);
    if (status == DW_OK)
        status = propose(c, &rules);
    c->plan.taken.paid = (double)NAN;
    if (status == DW_OK && c->plan.proposals.exists)
        status = name_taken(c, &rules);
    /* What we have offered they can take: going on is worth no more than that to us. */
    if (status == DW_OK && has_our_price(c))
        c->plan.proposals.going_on = fmin(c->plan.proposals.going_on, rules.start);
    return status;
}
