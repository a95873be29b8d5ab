/* What to offer next, and other packages that are worth the same to us. */
#include "apart.h"

#include <math.h>
#include <string.h>

/* Points weighed at a time: enough to see the best stretch of a frontier. */
enum { SAMPLE = 256 };

typedef struct proposer {
    const dw_table *table;
    const dw_proposal_rules *rules;
    const dw_frontier *frontier;
    double outside; /* worth to them of doing without us */
    bool is_outside_known;
    size_t *choice; /* [n_clusters] scratch */
    size_t *option; /* [n_issues] scratch */
} proposer;

/* ---- What stands ------------------------------------------------------------------------------ */

/* Would the options in the scratch take back what we have moved their way on the issue? */
static bool takes_back(const proposer *p, size_t issue)
{
    const dw_proposal_rules *const r = p->rules;
    const bool is_theirs = r->taken && r->taken[issue] == p->option[issue];
    if (!r->closed || !r->closed[issue] || r->ours[issue] == p->option[issue] || is_theirs)
        return false;
    size_t option[DW_ISSUES_MAX];
    memcpy(option, r->ours, p->table->model->deal->n_issues * sizeof *option);
    const double now = dw_worth_asked(p->table->model, option, r->our_price).them;
    option[issue] = p->option[issue];
    return dw_worth_asked(p->table->model, option, r->our_price).them < now;
}

/* Of the options in the scratch. */
static bool keeps_what_is_settled(const proposer *p)
{
    const size_t *const settled = p->rules->settled;
    for (size_t i = 0; i < p->table->model->deal->n_issues; i++)
        if ((settled && settled[i] != DW_NONE && settled[i] != p->option[i]) || takes_back(p, i))
            return false;
    return true;
}

/* ---- Next offer ----------------------------------------------------------------------------- */

static dw_package package_at(const proposer *p, size_t point)
{
    dw_frontier_outcome(p->frontier, point, p->choice);
    dw_table_options(p->table, p->choice, p->option);
    return dw_package_weigh(p->table->model, p->option, (double)NAN);
}

/* What is left where they refuse: the talks end, or go on to what is worth `later`. */
static double after_a_refusal(const dw_proposal_rules *r, double later)
{
    return (1 - r->break_risk) * later + r->break_risk * r->walk_away;
}

typedef double package_value(const proposer *p, const dw_package *package);

/* What the package is worth as the last word: where they refuse, we have the reservation. */
static double last_word(const proposer *p, const dw_package *package)
{
    return package->acceptance * package->worth.us +
           (1 - package->acceptance) * after_a_refusal(p->rules, p->rules->reservation);
}

/* What offering the package is worth, as far as it can be said. */
static double expectation(const proposer *p, const dw_package *package)
{
    const dw_proposal_rules *const r = p->rules;
    const double ours = package->worth.us - r->reservation;
    const double theirs = fmax(0, package->worth.them - p->outside);
    const double going_on = (1 - r->break_risk) * fmax(0, r->target - r->reservation);
    return package->acceptance * (ours + r->numbers->relationship_weight * theirs) +
           (1 - package->acceptance) * going_on;
}

/* An offer that takes back what stands is none while another is left. */
static double kept_expectation(const proposer *p, const dw_package *package)
{
    return keeps_what_is_settled(p) ? expectation(p, package) : -INFINITY;
}

/* What the frontier has for them, from its first point to its last. */
static double breadth(const proposer *p)
{
    const dw_frontier *const f = p->frontier;
    return f->theirs[f->n_points - 1] - f->theirs[0];
}

/* Points worth at least this much to either side. */
static dw_point_range acceptable(const proposer *p, double ours, double theirs)
{
    return dw_frontier_at_least(p->frontier, (dw_utilities){ours, theirs});
}

static size_t best_of(const proposer *p, dw_point_range range, package_value *value_of)
{
    size_t best = range.first, stride;
    do {
        const size_t first = range.first, last = range.first + range.n - 1;
        double most = -INFINITY;
        stride = (range.n + SAMPLE - 1) / SAMPLE;
        for (size_t i = first;; i = last - i > stride ? i + stride : last) {
            const dw_package package = package_at(p, i);
            const double value = value_of(p, &package);
            if (value > most) {
                most = value;
                best = i;
            }
            if (i == last)
                break;
        }
        range.first = best - first > stride ? best - stride : first;
        range.n = (last - best > stride ? best + stride : last) - range.first + 1;
    } while (stride > 1);
    return best;
}

/* Points that leave us what we wish and them `theirs`; where there is none, the one that leaves us most
 * of those that leave us the reservation. */
static dw_point_range between(const proposer *p, double wished, double theirs)
{
    dw_point_range range = acceptable(p, wished, theirs);
    if (range.n == 0) {
        range = acceptable(p, p->rules->reservation, theirs);
        range.n = range.n > 0;
    }
    return range;
}

/* The one best for them of those that take nothing back; the last where each does. */
static size_t last_kept(const proposer *p, dw_point_range range)
{
    const size_t last = range.first + range.n - 1;
    for (size_t point = range.first + range.n; point-- > range.first;) {
        package_at(p, point);
        if (keeps_what_is_settled(p))
            return point;
    }
    return last;
}

static void search_next(const proposer *p, dw_proposals *made)
{
    const dw_proposal_rules *const r = p->rules;
    const double room = fmax(0, r->start - r->reservation);
    const double wished = fmax(r->target, r->reservation + r->numbers->aspiration * room);
    /* A package that leaves them worse off than without us is no offer while another is left. */
    const double fair = fmax(r->their_least, p->is_outside_known ? p->outside : -INFINITY);
    dw_point_range range = between(p, wished, fair);
    if (range.n == 0)
        range = between(p, wished, r->their_least);
    made->exists = range.n > 0;
    if (!made->exists)
        return;
    /* The last of them leaves us least, and is best for them. */
    const size_t last = range.first + range.n - 1;
    const bool by_chance = !isnan(package_at(p, last).acceptance);
    made->next =
        package_at(p, by_chance ? best_of(p, range, kept_expectation) : last_kept(p, range));
}

/* ---- Along the ladder ----------------------------------------------------------------------- */

/* The price option of a point, from the scratch of its options; a ladder has a price. */
static double price_at(const proposer *p, size_t point)
{
    const dw_worth_model *const model = p->table->model;
    const size_t price = model->cash_issue[DW_CASH_PRICE];
    dw_frontier_outcome(p->frontier, point, p->choice);
    dw_table_options(p->table, p->choice, p->option);
    return model->deal->issue[price].option[p->option[price]].number;
}

/* The one best for them of those in the range that ask no lower a price and take nothing back. */
static bool best_kept(const proposer *p, dw_point_range range, double price, dw_package *found)
{
    for (size_t point = range.first + range.n; point-- > range.first;)
        if (price_at(p, point) >= price && keeps_what_is_settled(p)) {
            *found = package_at(p, point);
            return true;
        }
    return false;
}

/* What the step is worth to us, as the package that is best for them: of the efficient ones whose price
 * falls no further, if it is worth noticeably more to them than the step's own. */
static dw_package due(const proposer *p, size_t i)
{
    const dw_package own = p->rules->ahead[i].package;
    const double least = own.worth.them + p->rules->tolerance * breadth(p);
    const dw_point_range range = acceptable(p, own.worth.us, fmax(least, p->rules->their_least));
    dw_package found;
    return best_kept(p, range, own.price, &found) ? found : own;
}

/* As figures are said: what reads the same as the walk-away is not below it. */
static bool is_below_walk_away(const proposer *p, double ours)
{
    return dw_money_estimate(ours) < dw_money_estimate(p->rules->walk_away);
}

/* What stands below the walk-away is not put again: in its place only what takes nothing of it back. */
static void find_next(const proposer *p, dw_proposals *made)
{
    const dw_proposal_rules *const r = p->rules;
    if (r->n_ahead == 0) {
        search_next(p, made);
        return;
    }
    const dw_package own = r->ahead[0].package;
    made->exists = true;
    made->next = r->opens ? own : due(p, 0);
    if (is_below_walk_away(p, own.worth.us))
        made->below = own.worth.us;
    if (is_below_walk_away(p, made->next.worth.us))
        made->exists =
            best_kept(p, acceptable(p, r->walk_away, r->their_least), own.price, &made->next);
}

/* ---- Equal packages ------------------------------------------------------------------------- */

/* What equal packages are worth to us: about the level, and none of them less than the least. */
typedef struct equal_worth {
    double level, least;
} equal_worth;

/* Below the level lies the next step of the ladder: a package that leaves us less would give more than that
 * step does. At its end there is nothing below, and no package leaves us less. */
static double least_of_equals(const dw_proposal_rules *r, double level)
{
    double least = -INFINITY;
    for (size_t i = 1; i < r->n_ahead; i++)
        if (r->ahead[i].package.worth.us < level)
            least = fmax(least, r->ahead[i].package.worth.us);
    if (r->n_ahead > 0 && least == -INFINITY)
        least = level;
    return fmax(least, fmin(r->reservation, level));
}

static double price_allowed(const proposer *p, double price)
{
    return fmin(fmax(price, p->rules->price_least), p->rules->price_most);
}

/* The options of a package, kept; its price set so that it is worth the level to us, as prices are said. */
static bool keep(const proposer *p, const equal_worth *worth, const size_t *choice, dw_arena *arena,
                 dw_package *package)
{
    const dw_worth_model *const model = p->table->model;
    size_t *const option = DW_TAKE(arena, model->deal->n_issues, size_t);
    if (!option)
        return false;
    dw_table_options(p->table, choice, option);
    double price = dw_price_for_worth(model, option, worth->level);
    if (!isnan(price)) {
        const double unit = dw_price_unit(price);
        price = price_allowed(p, round(price / unit) * unit);
        if (dw_worth_at_price(model, option, price).us < worth->least)
            price = price_allowed(p, price + unit);
    }
    *package = dw_package_weigh(model, option, price);
    return true;
}

/* Issues in which two packages differ, the price as it is asked. */
static size_t differences(const dw_worth_model *model, const dw_package *a, const dw_package *b)
{
    size_t n = !isnan(a->price) && a->price != b->price;
    for (size_t i = 0; i < model->deal->n_issues; i++)
        n += i != model->cash_issue[DW_CASH_PRICE] && a->option[i] != b->option[i];
    return n;
}

/* Would the buyer's pick of one of the two tell us something? */
static bool tells(const proposer *p, const dw_apart *apart, const dw_package *a,
                  const dw_package *b)
{
    return differences(p->table->model, a, b) > 0 &&
           (apart->stake <= 0 ||
            dw_apart_between(apart, a, b) > p->rules->difference * apart->stake);
}

/* Is the newest of n + 1 packages unlike the next offer and all before it? The search told packages apart by
 * their prices on the grid; those are set anew afterwards. */
static bool is_new(const proposer *p, const dw_apart *apart, const dw_proposals *made,
                   const dw_package *package, size_t n)
{
    bool is = tells(p, apart, &made->next, &package[n]);
    for (size_t k = 0; k < n; k++)
        is = is && tells(p, apart, &package[k], &package[n]);
    return is;
}

/* With the price that it has in the end: not less to us than the least, nor to them than what they have been
 * offered. */
static bool is_enough(const proposer *p, const equal_worth *worth, const dw_package *package)
{
    return package->worth.us >= worth->least - DW_WORTH_SAME &&
           package->worth.them >= p->rules->their_least - DW_WORTH_SAME;
}

/* Keeps each different package once; false when the arena is full. */
static bool keep_all(const proposer *p, const dw_apart *apart, const equal_worth *worth,
                     const dw_differing *found, dw_arena *arena, dw_proposals *made)
{
    dw_package *const package = DW_TAKE(arena, found->n_packages, dw_package);
    size_t n = 0;
    for (size_t i = 0; package && i < found->n_packages && n < p->rules->count; i++) {
        if (!keep(p, worth, found->package[i].choice, arena, &package[n]))
            return false;
        n += is_enough(p, worth, &package[n]) && is_new(p, apart, made, package, n);
    }
    made->package = package;
    made->n_packages = n > 1 ? n : 0;
    made->n_issues_least = 0;
    for (size_t a = 0; a < made->n_packages; a++)
        for (size_t b = 0; b < a; b++) {
            const size_t n_differing = differences(p->table->model, &package[a], &package[b]);
            if (made->n_issues_least == 0 || n_differing < made->n_issues_least)
                made->n_issues_least = n_differing;
        }
    return package != NULL;
}

/* What one step of the price options is worth to either side, on average; 0 without a price. */
static dw_worth price_step(const proposer *p)
{
    const dw_worth_model *const model = p->table->model;
    const size_t i = model->cash_issue[DW_CASH_PRICE];
    if (!model->priced || i == DW_NONE || model->deal->issue[i].n_options < 2)
        return (dw_worth){.us = 0};
    const dw_issue *const price = &model->deal->issue[i];
    double low = price->option[0].number, high = low;
    for (size_t o = 1; o < price->n_options; o++) {
        low = fmin(low, price->option[o].number);
        high = fmax(high, price->option[o].number);
    }
    const dw_worth cheap = dw_worth_at_price(model, p->table->standard, low);
    const dw_worth dear = dw_worth_at_price(model, p->table->standard, high);
    const double n_steps = (double)(price->n_options - 1);
    return (dw_worth){.us = (dear.us - cheap.us) / n_steps,
                      .them = (cheap.them - dear.them) / n_steps};
}

/* How far a package may stay below the best for them: the tolerance's share of what the frontier has
 * for them. Prices between the options come later: a step of them is no difference. Nor are packages that
 * have to differ in as much as `apart` all within less of the best. */
static double slack_of(const proposer *p, double apart)
{
    return fmax(fmax(p->rules->tolerance * breadth(p), price_step(p).them), apart);
}

/* Some of those found turn out like another, or less than enough, when their price is set. */
enum { SPARE = 3 };

static size_t found_most(const dw_proposal_rules *r)
{
    return r->count + SPARE < DW_DIFFERING_MAX ? r->count + SPARE : DW_DIFFERING_MAX;
}

/* Beside an opening there is often nothing of its worth. What is laid beside it then answers the first
 * objection, and leaves us the aspiration's share of what lies above the target. */
static double level_beside_an_opening(const dw_proposal_rules *r, const dw_package *next)
{
    return next->worth.us - (1 - r->numbers->aspiration) * fmax(0, next->worth.us - r->target);
}

static dw_status find_equals(const proposer *p, double level, dw_arena *arena, dw_proposals *made,
                             dw_error *err)
{
    const dw_proposal_rules *const r = p->rules;
    const double band = r->tolerance * fabs(level);
    const equal_worth worth = {.level = level, .least = least_of_equals(r, level)};
    /* A price may rise between two options. */
    const double low = fmax(level - band, worth.least - price_step(p).us);
    dw_apart apart;
    if (!dw_apart_make(p->table, arena, &apart))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    double *const beside = DW_TAKE(arena, dw_apart_issues(&apart), double);
    if (!beside)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_apart_worths(&apart, &made->next, beside);
    const dw_differing_request request = {.low = low,
                                          .high = level + band,
                                          .slack = slack_of(p, r->difference * apart.stake),
                                          .count = found_most(r),
                                          .issues = apart.issues,
                                          .apart = r->difference * apart.stake,
                                          .beside = beside};
    const dw_search *search;
    dw_differing found;
    dw_status status =
        dw_search_prepare(&p->table->space, DW_SIDE_US, DW_SEARCH_CELLS, arena, &search, err);
    if (status == DW_OK)
        status = dw_search_differing(search, &request, arena, &found, err);
    if (status != DW_OK)
        return status;
    if (!keep_all(p, &apart, &worth, &found, arena, made))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    made->complete = found.complete;
    return DW_OK;
}

/* From the last step back. What they did not take at a step, they take at the next with the chance that
 * lies between the two. */
static double worth_of_the_ladder(const proposer *p, const dw_package *next)
{
    const dw_proposal_rules *const r = p->rules;
    double worth = r->reservation;
    dw_package step = r->n_ahead > 1 ? due(p, r->n_ahead - 1) : *next;
    for (size_t i = r->n_ahead; i-- > 0;) {
        const dw_package before = i > 1 ? due(p, i - 1) : *next;
        const double refused = i > 0 ? before.acceptance : 0;
        const double chance = refused < 1 ? fmax(0, step.acceptance - refused) / (1 - refused) : 1;
        worth = chance * step.worth.us + (1 - chance) * after_a_refusal(r, worth);
        step = before;
    }
    return worth;
}

/* We need not take step after step: the best of all last words is there from the start. */
static double worth_of_a_last_word(const proposer *p)
{
    const dw_point_range range = acceptable(p, p->rules->reservation, p->rules->their_least);
    if (range.n == 0)
        return -INFINITY;
    const dw_package best = package_at(p, best_of(p, range, last_word));
    return last_word(p, &best);
}

/* Without chances: what we aim at, or what they have on the table and are still likely to add to it. */
static double worth_of_waiting(const dw_proposal_rules *r)
{
    return fmax(fmax(r->target, r->reservation),
                after_a_refusal(r, r->reservation + r->their_room));
}

static double worth_of_going_on(const proposer *p, const dw_proposals *made)
{
    const dw_proposal_rules *const r = p->rules;
    if (!made->exists)
        return r->walk_away;
    if (r->n_ahead > 0 && !isnan(made->next.acceptance))
        return fmax(worth_of_the_ladder(p, &made->next), worth_of_a_last_word(p));
    if (isnan(made->next.acceptance))
        return worth_of_waiting(r);
    const double later = fmax(r->target, r->reservation);
    return made->next.acceptance * made->next.worth.us +
           (1 - made->next.acceptance) * after_a_refusal(r, later);
}

/* The scratch is used again for other packages. */
static bool keep_options(const proposer *p, dw_arena *arena, dw_package *package)
{
    const size_t n = p->table->model->deal->n_issues;
    size_t *const option = DW_TAKE(arena, n, size_t);
    if (!option)
        return false;
    memcpy(option, package->option, n * sizeof *option);
    package->option = option;
    return true;
}

dw_status dw_proposals_make(const dw_table *table, const dw_frontier *frontier,
                            const dw_proposal_rules *rules, dw_arena *arena,
                            dw_proposals *proposals, dw_error *err)
{
    dw_proposals made = {.below = (double)NAN};
    proposer p = {.table = table,
                  .rules = rules,
                  .frontier = frontier,
                  .outside = dw_worth_outside(table->model),
                  .is_outside_known = dw_outside_is_known(table->model),
                  .choice = DW_TAKE(arena, table->space.n_clusters, size_t),
                  .option = DW_TAKE(arena, table->model->deal->n_issues, size_t)};
    if (!p.choice || !p.option)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    find_next(&p, &made);
    if (made.exists && !keep_options(&p, arena, &made.next))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    made.going_on = worth_of_going_on(&p, &made);
    dw_status status = DW_OK;
    if (made.exists) {
        made.level = made.next.worth.us;
        status = find_equals(&p, made.level, arena, &made, err);
    }
    if (status == DW_OK && rules->opens && made.exists && made.n_packages == 0) {
        made.level = level_beside_an_opening(rules, &made.next);
        status = find_equals(&p, made.level, arena, &made, err);
    }
    if (status == DW_OK)
        *proposals = made;
    return status;
}
