/* Where the talks stand: what parts both offers, what is left to trade; turns.c tells whose turn it is. */
#include "compose.h"

#include "measures.h"
#include "../deal/stands.h"
#include "../record/withdrawn.h"

#include <math.h>
#include <string.h>

/* ---- What parts both offers ----------------------------------------------------------------- */

typedef struct offer {
    bool exists;
    size_t option[DW_ISSUES_MAX];
    double price;
} offer;

/* Their newest no to a term of what they have there: nobody can take that as it is. */
static const dw_event *taken_back(const dw_composer *c)
{
    const dw_event *newest = NULL;
    if (!dw_deal_is_open(c->deal))
        return NULL;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const dw_event *const no = c->offered.no[i].event;
        if (dw_takes_back(&c->offered, i) && (!newest || no > newest))
            newest = no;
    }
    return newest;
}

static offer offer_of(const dw_composer *c, dw_side side)
{
    offer o;
    o.exists = dw_standing_offer(&c->plan.worth, side, o.option, &o.price);
    if (side == DW_SIDE_THEM && o.exists)
        o.exists = !taken_back(c);
    return o;
}

static bool parts(const dw_composer *c, const offer *ours, const offer *theirs, size_t issue)
{
    if (issue != c->plan.worth.cash_issue[DW_CASH_PRICE])
        return ours->option[issue] != theirs->option[issue];
    return !isnan(ours->price) && !isnan(theirs->price) && ours->price != theirs->price;
}

static double offer_gap(const dw_composer *c)
{
    const offer ours = offer_of(c, DW_SIDE_US), theirs = offer_of(c, DW_SIDE_THEM);
    bool price = false, terms = false;
    if (!ours.exists || !theirs.exists)
        return 0;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const bool is_price = i == c->plan.worth.cash_issue[DW_CASH_PRICE];
        const bool apart = parts(c, &ours, &theirs, i);
        price = price || (is_price && apart);
        terms = terms || (!is_price && apart);
    }
    return price && terms ? 4 : terms ? 3 : price ? 2 : 1;
}

static double limits_state(const dw_composer *c)
{
    enum { NONE, KEPT, PASSED };
    const offer theirs = offer_of(c, DW_SIDE_THEM);
    double state = NONE;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const dw_issue *const issue = &c->deal->issue[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || !dw_issue_has_limit(issue))
            continue;
        if (theirs.exists && !dw_issue_allows(issue, theirs.option[i]))
            return PASSED;
        state = KEPT;
    }
    return state;
}

static double count_unnamed(const dw_plan *plan)
{
    double n = 0;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        n += dw_plan_unnamed(plan, i);
    return n;
}

bool dw_measure_standing(const dw_composer *c, dw_measure measure, double *value)
{
    const dw_plan *const plan = &c->plan;
    switch (measure) {
    case DW_MEASURE_OFFER_GAP: *value = offer_gap(c); return true;
    case DW_MEASURE_HARD_LIMITS: *value = limits_state(c); return true;
    case DW_MEASURE_UNNAMED_TERMS: *value = count_unnamed(plan); return true;
    default: return dw_measure_turns(plan, measure, value);
    }
}

/* ---- Readings ------------------------------------------------------------------------------- */

/* Is what we offer what they have named last on the issue, be it in words? */
static bool is_met(const dw_composer *c, const offer *ours, size_t issue)
{
    const dw_said *const said = &c->offered.proposed[issue];
    return issue != c->plan.worth.cash_issue[DW_CASH_PRICE] && said->event &&
           said->option == ours->option[issue];
}

static dw_status find_gap(dw_composer *c, const offer *ours, const offer *theirs)
{
    size_t *const gap = DW_TAKE(c->arena, c->deal->n_issues, size_t);
    if (!gap)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; ours->exists && theirs->exists && i < c->plan.n_issues; i++)
        if (parts(c, ours, theirs, c->plan.issue[i].issue) &&
            !is_met(c, ours, c->plan.issue[i].issue))
            gap[c->plan.standing.n_gap++] = c->plan.issue[i].issue;
    c->plan.standing.gap = gap;
    return DW_OK;
}

/* Is the option better for them than the one we have on the table? By their worth, else by ours; none
 * of both where it is the same to either, such as a rise at a renewal that no longer comes. */
static dw_direction direction_of(const dw_composer *c, const size_t *from, size_t issue, size_t to)
{
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < c->deal->n_issues; i++)
        option[i] = from[i];
    const dw_worth before = dw_worth_of(&c->plan.worth, option);
    option[issue] = to;
    const dw_worth after = dw_worth_of(&c->plan.worth, option);
    if (after.them != before.them)
        return after.them > before.them ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
    if (after.us == before.us)
        return DW_DIRECTION_OPEN;
    return after.us < before.us ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
}

static bool is_taken(const dw_taken *taken, size_t issue)
{
    bool any = false;
    for (size_t t = 0; t < taken->n; t++)
        any |= taken->term[t].issue == issue;
    return any;
}

/* What the next offer moves from what we have on the table, and have promised beside it; from the standard
 * package without. What they have on the table themselves is not asked for. */
static dw_status find_next_terms(dw_composer *c, const offer *ours, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    dw_term *const give = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const get = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const unheard = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const standard = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!give || !get || !unheard || !standard)
        return DW_COMPOSER_FULL(c);
    size_t stands[DW_ISSUES_MAX];
    memcpy(stands, ours->option, c->deal->n_issues * sizeof *stands);
    (void)dw_lay_promised(&c->plan.worth, &c->offered, stands);
    for (size_t i = 0; c->plan.proposals.exists && i < c->deal->n_issues; i++) {
        const size_t to = c->plan.proposals.next.option[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || to == stands[i])
            continue;
        const dw_term term = {i, to, c->deal->issue[i].option[to].number};
        const dw_direction direction = direction_of(c, stands, i, to);
        if (direction == DW_DIRECTION_GIVE && dw_plan_unnamed(&c->plan, i)) {
            const size_t from = stands[i];
            standard[s->n_next_gives_unnamed] =
                (dw_term){i, from, c->deal->issue[i].option[from].number};
            unheard[s->n_next_gives_unnamed++] = term;
        } else if (direction == DW_DIRECTION_GIVE) {
            give[s->n_next_gives++] = term;
        }
        if (direction == DW_DIRECTION_TAKE && !(theirs->exists && theirs->option[i] == to) &&
            !is_taken(&c->plan.taken, i))
            get[s->n_next_gets++] = term;
    }
    s->next_give = give;
    s->next_give_unnamed = unheard;
    s->next_give_standard = standard;
    s->next_get = get;
    return DW_OK;
}

bool dw_plan_unnamed(const dw_plan *plan, size_t issue)
{
    return plan->ledger.n_moves > 0 && (plan->unnamed >> issue & 1) != 0;
}

void dw_plan_find_unnamed(const dw_plan *plan, const size_t *option, size_t n_events, bool *unnamed)
{
    dw_option_set named[DW_ISSUES_MAX];
    dw_options_named(&plan->worth, n_events, named);
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        unnamed[i] = plan->ledger.n_moves > 0 && i != plan->worth.cash_issue[DW_CASH_PRICE] &&
                     !dw_option_set_has(&named[i], option[i]);
}

static dw_status find_unnamed(dw_composer *c)
{
    size_t at[DW_ISSUES_MAX];
    double price;
    dw_standing *const s = &c->plan.standing;
    dw_term *const unnamed = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!unnamed)
        return DW_COMPOSER_FULL(c);
    if (!dw_agreed_package(&c->plan.worth, at, &price))
        dw_standard_package(&c->plan.worth, at);
    for (size_t i = 0; i < c->deal->n_issues; i++)
        if (dw_plan_unnamed(&c->plan, i))
            unnamed[s->n_unnamed++] = (dw_term){i, at[i], c->deal->issue[i].option[at[i]].number};
    s->unnamed = unnamed;
    return DW_OK;
}

static dw_term option_term(const dw_composer *c, size_t issue, size_t option)
{
    return (dw_term){issue, option, c->deal->issue[issue].option[option].number};
}

static dw_status find_kept(dw_composer *c)
{
    dw_standing *const s = &c->plan.standing;
    const dw_offered *const offered = &c->offered;
    const size_t n = c->deal->n_events, *const now = offered->option[DW_SIDE_THEM];
    const bool is_theirs = n > 0 && dw_event_is_offer(&c->deal->event[n - 1]) &&
                           c->deal->event[n - 1].by == DW_SIDE_THEM;
    dw_term *const kept = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const lost = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!kept || !lost)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; offered->exists[DW_SIDE_THEM] && i < c->deal->n_issues; i++) {
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || offered->names[DW_SIDE_THEM] >> i & 1)
            continue;
        if (now[i] != offered->standard[i])
            kept[s->n_their_kept++] = option_term(c, i, now[i]);
        if (is_theirs && c->their_before[i] != now[i] && c->their_before[i] != offered->standard[i])
            lost[s->n_no_more_kept++] = option_term(c, i, c->their_before[i]);
    }
    s->their_kept = kept;
    s->no_more_kept = lost;
    return DW_OK;
}

/* As it was said: a price between the options is none of them. */
static dw_term offered_term(const dw_composer *c, const offer *from, size_t issue)
{
    const size_t option = from->option[issue];
    const double number = c->deal->issue[issue].option[option].number;
    const bool is_said = issue == c->plan.worth.cash_issue[DW_CASH_PRICE] && !isnan(from->price) &&
                         fabs(from->price - number) >= DW_WORTH_SAME;
    return is_said ? (dw_term){issue, DW_NONE, from->price} : (dw_term){issue, option, number};
}

/* What they have asked since the agreement that was agreed otherwise: in an offer, or else in words. */
static dw_status find_reopened(dw_composer *c, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    const size_t said = dw_plan_contested(&c->plan);
    const bool offered = theirs->exists && dw_deal_reopened(c->deal) != DW_NONE;
    offer agreed, asked;
    agreed.exists = dw_agreed_package(&c->plan.worth, agreed.option, &agreed.price);
    if (!agreed.exists || (!offered && said == DW_NONE))
        return DW_OK;
    asked = offered ? *theirs : agreed;
    if (!offered)
        dw_package_lay(&c->plan.worth, &c->deal->event[said], asked.option, &asked.price);
    dw_term *const term = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!term)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < c->deal->n_issues; i++)
        if (parts(c, &agreed, &asked, i))
            term[s->n_reopened++] = offered_term(c, &asked, i);
    s->reopened = term;
    return DW_OK;
}

/* What both could still gain, of an offer that was accepted. */
static dw_status find_better(dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_agreed_package(&c->plan.worth, option, &price) ||
        (c->plan.worth.priced && isnan(price)))
        return DW_OK;
    return dw_packages_better(&c->plan.open_table, &c->plan.open_frontier, option, price, 1,
                              c->arena, &c->plan.standing.better, c->err);
}

/* The option at which a hard limit ends. */
static size_t limit_of(const dw_composer *c, const dw_plan_issue *row)
{
    const dw_issue *const issue = &c->deal->issue[row->issue];
    return issue->must_option != DW_NONE ? issue->must_option : row->walk_away;
}

static dw_status find_limits(dw_composer *c, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    dw_term *const outside = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const inside = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const limit = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!outside || !inside || !limit)
        return DW_COMPOSER_FULL(c);
    for (size_t r = 0; r < c->plan.n_issues; r++) {
        const size_t i = c->plan.issue[r].issue, at = limit_of(c, &c->plan.issue[r]);
        const dw_issue *const issue = &c->deal->issue[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || !dw_issue_has_limit(issue))
            continue;
        if (at != DW_NONE)
            limit[s->n_hard_limits++] = (dw_term){i, at, issue->option[at].number};
        if (!theirs->exists || dw_issue_allows(issue, theirs->option[i]))
            continue;
        const size_t asked = theirs->option[i];
        const size_t allowed = dw_issue_allowed_beside(issue, asked);
        inside[s->n_their_outside] = (dw_term){i, allowed, issue->option[allowed].number};
        outside[s->n_their_outside++] = (dw_term){i, asked, issue->option[asked].number};
    }
    s->their_outside = outside;
    s->their_limit = inside;
    s->hard_limit = limit;
    return DW_OK;
}

static double worth_to_us(const dw_composer *c, const offer *offered)
{
    const dw_worth_model *const model = &c->plan.worth;
    if (!model->priced)
        return dw_worth_of(model, offered->option).us;
    return isnan(offered->price) ? (double)NAN
                                 : dw_worth_at_price(model, offered->option, offered->price).us;
}

/* After find_limits. */
static double limited_worth(const dw_composer *c, offer theirs)
{
    const dw_standing *const s = &c->plan.standing;
    for (size_t t = 0; t < s->n_their_outside; t++)
        theirs.option[s->their_limit[t].issue] = s->their_limit[t].option;
    theirs.price = dw_price_within(&c->plan.worth, theirs.price);
    return worth_to_us(c, &theirs);
}

dw_status dw_compose_standing(dw_composer *c)
{
    const offer ours = offer_of(c, DW_SIDE_US), theirs = offer_of(c, DW_SIDE_THEM);
    const dw_stands *const stands = &c->plan.stands;
    c->plan.standing.taken_back = taken_back(c);
    if (theirs.exists && dw_stands_offered(stands, DW_SIDE_THEM, c->plan.day))
        c->plan.standing.their_worth = worth_to_us(c, &theirs);
    /* Their no to it does not make us ask for less. */
    if (ours.exists && !dw_stands_expired(stands, DW_SIDE_US, c->plan.day))
        c->plan.standing.our_worth = worth_to_us(c, &ours);
    dw_status status = find_gap(c, &ours, &theirs);
    if (status == DW_OK)
        status = find_next_terms(c, &ours, &theirs);
    if (status == DW_OK)
        status = find_unnamed(c);
    if (status == DW_OK)
        status = find_kept(c);
    if (status == DW_OK)
        status = find_reopened(c, &theirs);
    if (status == DW_OK)
        status = find_limits(c, &theirs);
    if (status == DW_OK && !isnan(c->plan.standing.their_worth))
        c->plan.standing.their_limited_worth = limited_worth(c, theirs);
    dw_compose_below(c);
    return status == DW_OK ? find_better(c) : status;
}
