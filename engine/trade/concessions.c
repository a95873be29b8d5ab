/* A ladder of packages: from what is on the table down to where we stop.
 *
 * dw_ladder_make gives the levels of what we concede, in worth to us. Gets come on top: what a get
 * brings us is kept, and the concession is what pays for it. Worth is linear in price, so for any
 * choice of other terms one price makes the concession: the search is over those terms alone. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

typedef struct walker {
    const dw_worth_model *model;
    const dw_stake *stake;
    const dw_concession_rules *rules;
    size_t option[DW_ISSUES_MAX]; /* of the package on the table */
    double price;
    dw_worth worth;
    double unit;             /* prices are said in multiples of it */
    double price_least;      /* of the step at hand */
    double credit;           /* what the gets so far have brought us */
    double level;            /* worth to us without them, after the step before */
    double before;           /* worth to them after the step before */
    double gain, level_step; /* theirs and ours of the step before; INFINITY at first */
    bool was_get[DW_ISSUES_MAX], was_give[DW_ISSUES_MAX];
    const size_t *start; /* [n_issues] options of the start */
    const size_t
        *let_go; /* [n_issues] the same, less what the step at hand lets go; NULL: nothing */
} walker;

/* A way to make one step. */
typedef struct move {
    dw_term give[DW_GIVES_MAX];
    size_t n_gives;
    double price;
    dw_worth worth;
    bool shrinks; /* they gain no more by it than by the step before */
} move;

/* ---- Gets ----------------------------------------------------------------------------------- */

static bool is_price(const walker *w, size_t issue)
{
    return issue == w->model->cash_issue[DW_CASH_PRICE];
}

static bool is_let_go(const walker *w, size_t issue)
{
    return w->let_go && w->let_go[issue] != w->start[issue];
}

static bool is_closed(const walker *w, size_t issue)
{
    return (w->rules->closed && w->rules->closed[issue]) || w->was_get[issue] ||
           w->was_give[issue] || is_let_go(w, issue);
}

static dw_term term_at(const walker *w, size_t issue, size_t option)
{
    return (dw_term){issue, option, w->model->deal->issue[issue].option[option].number};
}

static dw_worth worth_with(walker *w, size_t issue, size_t option)
{
    const size_t now = w->option[issue];
    w->option[issue] = option;
    const dw_worth worth = dw_worth_at_price(w->model, w->option, w->price);
    w->option[issue] = now;
    return worth;
}

/* The get that is worth most to us among those that cost them less than they bring us. What both want
 * needs no concession to be had, and what was given is not asked back. */
static bool best_get(walker *w, dw_term *get)
{
    bool found = false;
    double most = 0;
    for (size_t i = 0; i < w->model->deal->n_issues; i++) {
        const dw_stake *const stake = &w->stake[i];
        if (is_price(w, i) || is_closed(w, i) || stake->type == DW_ISSUE_UNKNOWN ||
            stake->type == DW_ISSUE_COMPATIBLE)
            continue;
        const dw_worth then = worth_with(w, i, stake->best_us);
        const double ours = then.us - w->worth.us;
        if (ours < 1 || ours <= w->worth.them - then.them || (found && ours <= most))
            continue;
        *get = term_at(w, i, stake->best_us);
        most = ours;
        found = true;
    }
    return found;
}

static void ask_gets(walker *w, size_t n, dw_concession *step)
{
    while (step->n_gets < n && step->n_gets < DW_GETS_MAX &&
           best_get(w, &step->get[step->n_gets])) {
        const dw_term get = step->get[step->n_gets++];
        w->was_get[get.issue] = true;
        w->option[get.issue] = get.option;
        const dw_worth then = dw_worth_at_price(w->model, w->option, w->price);
        w->credit += then.us - w->worth.us;
        w->worth = then;
    }
}

/* ---- Gives and price ------------------------------------------------------------------------ */

static double round_price(const walker *w, double price)
{
    return round(price / w->unit) * w->unit;
}

/* Fills the price that brings these terms to the level. False when it would have to rise, and when,
 * prices being round, the step would not be smaller than the one before. */
static bool price_move(walker *w, double level, move *m)
{
    const double exact = dw_price_for_worth(w->model, w->option, level + w->credit);
    if (exact > w->price + w->unit / 2)
        return false;
    m->price = fmin(fmax(round_price(w, exact), w->price_least), w->price);
    m->worth = dw_worth_at_price(w->model, w->option, m->price);
    m->shrinks = m->worth.them - w->before <= w->gain;
    const double step = w->level - (m->worth.us - w->credit);
    return step > 0 && step < w->level_step;
}

static bool is_better(const move *a, const move *b)
{
    return a->shrinks != b->shrinks ? a->shrinks : a->worth.them > b->worth.them;
}

static void consider(walker *w, double level, const dw_term *give, size_t n_gives, move *best,
                     bool *found)
{
    move m = {.n_gives = n_gives};
    size_t before[DW_GIVES_MAX];
    for (size_t g = 0; g < n_gives; g++) {
        m.give[g] = give[g];
        before[g] = w->option[give[g].issue];
        w->option[give[g].issue] = give[g].option;
    }
    if (price_move(w, level, &m) && (!*found || is_better(&m, best))) {
        *best = m;
        *found = true;
    }
    for (size_t g = n_gives; g-- > 0;)
        w->option[give[g].issue] = before[g];
}

/* Single changes that bring them something and cost us something, at the price on the table. */
static size_t list_gives(walker *w, dw_term *give, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < w->model->deal->n_issues; i++) {
        const dw_issue *const issue = &w->model->deal->issue[i];
        if (is_price(w, i) || w->was_get[i] || is_let_go(w, i) ||
            w->stake[i].type == DW_ISSUE_UNKNOWN)
            continue;
        for (size_t o = 0; o < issue->n_options && n < room; o++) {
            if (o == w->option[i] || !dw_issue_allows(issue, o))
                continue;
            const dw_worth then = worth_with(w, i, o);
            const double cost = w->worth.us - then.us, gain = then.them - w->worth.them;
            if (cost > 0.5 && gain > 0.5 &&
                dw_may_give(w->model, i, w->rules->rigidity, cost, gain))
                give[n++] = term_at(w, i, o);
        }
    }
    return n;
}

static bool best_move(walker *w, double level, const dw_term *give, size_t n, move *best)
{
    bool found = false;
    consider(w, level, NULL, 0, best, &found);
    for (size_t a = 0; w->rules->gives_max >= 1 && a < n; a++) {
        consider(w, level, &give[a], 1, best, &found);
        for (size_t b = a + 1; w->rules->gives_max >= DW_GIVES_MAX && b < n; b++)
            if (give[a].issue != give[b].issue)
                consider(w, level, (const dw_term[]){give[a], give[b]}, DW_GIVES_MAX, best, &found);
    }
    return found;
}

/* ---- Steps ---------------------------------------------------------------------------------- */

/* Takes the options of the start's terms that are let go; they are given before any other. */
static void let_go(walker *w)
{
    for (size_t i = 0; w->let_go && i < w->model->deal->n_issues; i++)
        if (is_let_go(w, i))
            w->option[i] = w->let_go[i];
    w->worth = dw_worth_at_price(w->model, w->option, w->price);
}

/* What is let go, then what else is given; false when the arena is full. */
static bool keep_gives(walker *w, const move *m, dw_arena *arena, dw_concession *step)
{
    size_t room = m->n_gives, n = 0;
    for (size_t i = 0; i < w->model->deal->n_issues; i++)
        room += is_let_go(w, i);
    dw_term *const give = DW_TAKE(arena, room, dw_term);
    if (!give)
        return false;
    for (size_t i = 0; i < w->model->deal->n_issues; i++)
        if (is_let_go(w, i))
            give[n++] = term_at(w, i, w->let_go[i]);
    for (size_t g = 0; g < m->n_gives; g++) {
        w->option[m->give[g].issue] = m->give[g].option;
        give[n++] = m->give[g];
    }
    for (size_t g = 0; g < n; g++)
        w->was_give[give[g].issue] = true;
    step->give = give;
    step->n_gives = n;
    return true;
}

static bool keep(walker *w, const move *m, size_t n_issues, dw_arena *arena, dw_concession *step)
{
    size_t *const option = DW_TAKE(arena, n_issues, size_t);
    if (!option || !keep_gives(w, m, arena, step))
        return false;
    w->gain = m->worth.them - w->before;
    w->before = m->worth.them;
    w->level_step = w->level - (m->worth.us - w->credit);
    w->level = m->worth.us - w->credit;
    w->price = m->price;
    w->worth = m->worth;
    memcpy(option, w->option, n_issues * sizeof *option);
    step->package = dw_package_weigh(w->model, option, w->price);
    return true;
}

/* Gets to ask by the end of step i, `reciprocity` a step; the odd one early. */
static size_t gets_until(const dw_concession_rules *rules, size_t i)
{
    return (size_t)ceil(rules->reciprocity * (double)i - 1e-9);
}

/* The step with as many of the wished gets as leave it worth more to them; the walker is then past
 * its gets. */
static bool make_step(walker *w, double level, size_t wished, dw_term *give, size_t room,
                      move *best, dw_concession *step)
{
    const walker before = *w;
    for (size_t n_gets = wished + 1; n_gets-- > 0;) {
        *w = before;
        *step = (dw_concession){0};
        let_go(w);
        ask_gets(w, n_gets, step);
        const size_t n_gives = list_gives(w, give, room);
        if (best_move(w, level, give, n_gives, best) && best->worth.them > before.before + 0.5)
            return true;
    }
    *w = before;
    return false;
}

static dw_status walk(walker *w, dw_arena *arena, dw_concession *step, dw_concessions *made,
                      dw_error *err)
{
    const size_t n_issues = w->model->deal->n_issues;
    size_t room = 0;
    for (size_t i = 0; i < n_issues; i++)
        room += w->model->deal->issue[i].n_options;
    dw_term *const give = DW_TAKE(arena, room, dw_term);
    if (!give || !keep(w, &(move){.price = w->price, .worth = w->worth}, n_issues, arena, &step[0]))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    w->gain = w->level_step = INFINITY;
    const size_t wanted = w->rules->steps;
    const size_t last = wanted > 0 && wanted < made->ladder.n_steps ? wanted : made->ladder.n_steps;
    size_t n = 1;
    for (; n <= last; n++) {
        move best;
        w->let_go = n == 1 ? w->rules->first : NULL;
        w->price_least = n == 1 ? fmax(w->rules->price_least, w->rules->first_price_least)
                                : w->rules->price_least;
        const size_t wished = gets_until(w->rules, n) - gets_until(w->rules, n - 1);
        if (!make_step(w, made->ladder.level[n], wished, give, room, &best, &step[n]))
            break;
        if (!keep(w, &best, n_issues, arena, &step[n]))
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    made->step = step;
    made->n_steps = n;
    made->target_step = made->ladder.target_step < n ? made->ladder.target_step : DW_NONE;
    made->reaches_stop = made->ladder.reaches_walk_away && n > made->ladder.n_steps;
    return DW_OK;
}

/* What letting go costs us; 0 without anything to let go. */
static double cost_of_letting_go(const walker *w)
{
    return w->rules->first ? w->worth.us - dw_worth_at_price(w->model, w->rules->first, w->price).us
                           : 0;
}

/* The levels of what we concede. Where letting go takes us further than the first of them, it is a step by
 * itself, and the others go on from there, the first of them held to its share of it. */
static dw_status make_ladder(const walker *w, double target, double stop, dw_ladder *ladder,
                             dw_error *err)
{
    const double start = w->worth.us, cost = cost_of_letting_go(w);
    dw_status status = dw_ladder_make(start, target, stop, &w->rules->shape, ladder, err);
    if (status != DW_OK || !w->rules->first || ladder->n_steps == 0 ||
        cost <= start - ladder->level[1] + 0.5)
        return status;
    dw_ladder_shape shape = w->rules->shape;
    shape.first_most = cost * shape.ratio;
    const double from = start - cost;
    if (from < stop) {
        *ladder = (dw_ladder){.level = {start}, .target_step = DW_NONE};
        return DW_OK;
    }
    status = dw_ladder_make(from, fmin(target, from), stop, &shape, ladder, err);
    if (status != DW_OK)
        return status;
    if (ladder->n_steps == DW_LADDER_STEPS_MAX) {
        ladder->n_steps--;
        ladder->reaches_walk_away = false;
    }
    memmove(ladder->level + 1, ladder->level, (ladder->n_steps + 1) * sizeof *ladder->level);
    ladder->level[0] = start;
    ladder->n_steps++;
    ladder->target_step += ladder->target_step != DW_NONE;
    return DW_OK;
}

dw_status dw_concessions_make(const dw_worth_model *model, const dw_stake *stake,
                              const size_t *start, double start_price, double target, double stop,
                              const dw_concession_rules *rules, dw_arena *arena,
                              dw_concessions *concessions, dw_error *err)
{
    if (!model->priced || !isfinite(start_price))
        return dw_fail(err, DW_E_RANGE, "price", 0, start_price);
    walker w = {
        .model = model, .stake = stake, .rules = rules, .start = start, .price = start_price};
    memcpy(w.option, start, model->deal->n_issues * sizeof *start);
    w.worth = dw_worth_at_price(model, start, start_price);
    w.level = w.worth.us;
    w.before = w.worth.them;
    dw_concessions made = {0};
    dw_status status = make_ladder(&w, target, stop, &made.ladder, err);
    if (status != DW_OK)
        return status;
    w.unit = dw_price_unit(start_price);
    dw_concession *const step = DW_TAKE(arena, made.ladder.n_steps + 1, dw_concession);
    if (!step)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    status = walk(&w, arena, step, &made, err);
    if (status == DW_OK)
        *concessions = made;
    return status;
}
