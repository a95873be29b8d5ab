/* A ladder of packages: from what is on the table down to where we stop.
 *
 * dw_ladder_make gives the levels of what we concede, in worth to us; a walker makes the steps to them. */
#include "walker.h"

#include <math.h>
#include <string.h>

/* Gets to ask by the end of step i, `reciprocity` a step; the odd one early. */
static size_t gets_until(const dw_concession_rules *rules, size_t i)
{
    return (size_t)ceil(rules->reciprocity * (double)i - 1e-9);
}

/* What binds step n: the first lets go of what is not wanted, and takes up what they have proposed. */
static void begin_step(dw_walker *w, size_t n)
{
    const dw_concession_rules *const rules = w->rules;
    const bool first = n == 1;
    w->let_go = first ? rules->first : NULL;
    w->proposed = first ? rules->proposed : NULL;
    w->n_taken = 0;
    w->takes = false;
    w->paid = w->plain = 0;
    w->price_least =
        first ? fmax(rules->price_least, rules->first_price_least) : rules->price_least;
}

static dw_status walk(dw_walker *w, dw_arena *arena, dw_concession *step, dw_concessions *made,
                      dw_error *err)
{
    const size_t n_issues = w->model->deal->n_issues;
    size_t room = 0;
    for (size_t i = 0; i < n_issues; i++)
        room += w->model->deal->issue[i].n_options;
    dw_term *const give = DW_TAKE(arena, room, dw_term);
    if (!give || !dw_walker_keep(w, &(dw_walker_move){.price = w->price, .worth = w->worth}, arena,
                                 &step[0]))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    w->gain = w->level_step = INFINITY;
    const size_t wanted = w->rules->steps;
    const size_t last = wanted > 0 && wanted < made->ladder.n_steps ? wanted : made->ladder.n_steps;
    size_t n = 1;
    for (; n <= last; n++) {
        dw_walker_move best;
        begin_step(w, n);
        const dw_walker_wish wished = {.level = made->ladder.level[n],
                                       .least = w->before + DW_WALKER_LEAST_GAIN,
                                       .n_gets =
                                           gets_until(w->rules, n) - gets_until(w->rules, n - 1),
                                       .give = give,
                                       .room = room};
        if (!dw_walker_step(w, &wished, &best, &step[n]))
            break;
        if (!dw_walker_keep(w, &best, arena, &step[n]))
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    made->step = step;
    made->n_steps = n;
    made->target_step = made->ladder.target_step < n ? made->ladder.target_step : DW_NONE;
    made->reaches_stop = made->ladder.reaches_walk_away && n > made->ladder.n_steps;
    return DW_OK;
}

/* What letting go costs us; 0 without anything to let go. */
static double cost_of_letting_go(const dw_walker *w)
{
    return w->rules->first ? w->worth.us - dw_worth_at_price(w->model, w->rules->first, w->price).us
                           : 0;
}

/* The levels of what we concede. Where letting go takes us further than the first of them, it is a step by
 * itself, and the others go on from there, the first of them held to its share of it. */
static dw_status make_ladder(const dw_walker *w, double target, double stop, dw_ladder *ladder,
                             dw_error *err)
{
    const double start = w->worth.us, cost = cost_of_letting_go(w);
    dw_status status = dw_ladder_make(start, target, stop, &w->rules->shape, ladder, err);
    if (status != DW_OK || !w->rules->first || ladder->n_steps == 0 ||
        cost <= start - ladder->level[1] + DW_WORTH_SAME)
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
    dw_walker w = {
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
