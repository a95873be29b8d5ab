/* One step down a ladder: gets come on top of what is conceded, what a get brings us is kept, and the
 * concession is what pays for it. Worth is linear in price, so for any choice of other terms one price makes
 * the concession: the search is over those terms alone. */
#include "walker.h"

#include <math.h>
#include <string.h>

/* ---- Gets ----------------------------------------------------------------------------------- */

static bool is_price(const dw_walker *w, size_t issue)
{
    return issue == w->model->cash_issue[DW_CASH_PRICE];
}

static bool is_let_go(const dw_walker *w, size_t issue)
{
    return w->let_go && w->let_go[issue] != w->start[issue];
}

static bool is_closed(const dw_walker *w, size_t issue)
{
    return (w->takes && w->proposed[issue] == w->stake[issue].best_us) ||
           (w->rules->closed && w->rules->closed[issue]) || w->was_get[issue] ||
           w->was_give[issue] || is_let_go(w, issue);
}

static dw_term term_at(const dw_walker *w, size_t issue, size_t option)
{
    return (dw_term){issue, option, w->model->deal->issue[issue].option[option].number};
}

static dw_worth worth_with(dw_walker *w, size_t issue, size_t option)
{
    const size_t now = w->option[issue];
    w->option[issue] = option;
    const dw_worth worth = dw_worth_at_price(w->model, w->option, w->price);
    w->option[issue] = now;
    return worth;
}

/* The get that is worth most to us among those that cost them less than they bring us. What both want
 * needs no concession to be had, and what was given is not asked back. */
static bool best_get(dw_walker *w, dw_term *get)
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

static void ask_gets(dw_walker *w, size_t n, dw_concession *step)
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

/* ---- What they have proposed ------------------------------------------------------------------ */

static bool asks(const dw_concession *step, size_t issue)
{
    bool any = false;
    for (size_t g = 0; g < step->n_gets; g++)
        any |= step->get[g].issue == issue;
    return any;
}

/* What they have proposed and brings us something beside the step, which does not ask more of it; what brings
 * us most for what it costs them first. The walker is past the step. */
static size_t list_proposed(dw_walker *w, const dw_concession *step, dw_term *proposed)
{
    double margin[DW_ISSUES_MAX];
    size_t n = 0;
    for (size_t i = 0; w->proposed && i < w->model->deal->n_issues; i++) {
        if (w->proposed[i] == DW_NONE || is_let_go(w, i) || asks(step, i))
            continue;
        const dw_worth then = worth_with(w, i, w->proposed[i]);
        const double own = then.us - w->worth.us + then.them - w->worth.them;
        size_t at = n;
        if (then.us - w->worth.us <= DW_WORTH_SAME)
            continue;
        for (n++; at > 0 && margin[at - 1] < own; at--) {
            margin[at] = margin[at - 1];
            proposed[at] = proposed[at - 1];
        }
        margin[at] = own;
        proposed[at] = term_at(w, i, w->proposed[i]);
    }
    return n;
}

static void take_up(dw_walker *w, const dw_term *proposed, size_t n)
{
    for (size_t t = 0; t < n; t++) {
        w->taken[t] = proposed[t];
        w->was_get[proposed[t].issue] = true;
        w->option[proposed[t].issue] = proposed[t].option;
    }
    const dw_worth then = dw_worth_at_price(w->model, w->option, w->price);
    w->n_taken = n;
    w->credit += then.us - w->worth.us;
    w->worth = then;
}

/* ---- Gives and price ------------------------------------------------------------------------ */

static double round_price(const dw_walker *w, double price)
{
    return round(price / w->unit) * w->unit;
}

/* Fills the price that brings these terms to the level. False when it would have to rise, and when,
 * prices being round, the step would not be smaller than the one before. */
static bool price_move(dw_walker *w, double level, dw_walker_move *m)
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

static bool is_better(const dw_walker_move *a, const dw_walker_move *b)
{
    return a->shrinks != b->shrinks ? a->shrinks : a->worth.them > b->worth.them;
}

static void consider(dw_walker *w, double level, const dw_term *give, size_t n_gives,
                     dw_walker_move *best, bool *found)
{
    dw_walker_move m = {.n_gives = n_gives};
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

/* Would it give them more of the issue than they ask for? */
static bool is_more_than_asked(dw_walker *w, size_t issue, double them)
{
    const size_t asked = w->rules->asked ? w->rules->asked[issue] : DW_NONE;
    return asked != DW_NONE && them > worth_with(w, issue, asked).them + DW_WORTH_SAME;
}

/* Single changes that bring them something and cost us something, at the price on the table. */
static size_t list_gives(dw_walker *w, dw_term *give, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < w->model->deal->n_issues; i++) {
        const dw_issue *const issue = &w->model->deal->issue[i];
        if (is_price(w, i) || w->was_get[i] || is_let_go(w, i) ||
            w->stake[i].type == DW_ISSUE_UNKNOWN)
            continue;
        for (size_t o = 0; o < issue->n_options && n < room; o++) {
            if (o == w->option[i] || !dw_model_offers(w->model, i, o))
                continue;
            const dw_worth then = worth_with(w, i, o);
            const double cost = w->worth.us - then.us, gain = then.them - w->worth.them;
            if (cost > DW_WORTH_SAME && gain > DW_WORTH_SAME &&
                !is_more_than_asked(w, i, then.them) &&
                dw_may_give(w->model, i, w->rules->rigidity, cost, gain))
                give[n++] = term_at(w, i, o);
        }
    }
    return n;
}

static bool best_move(dw_walker *w, double level, const dw_term *give, size_t n,
                      dw_walker_move *best)
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
static void let_go(dw_walker *w)
{
    for (size_t i = 0; w->let_go && i < w->model->deal->n_issues; i++)
        if (is_let_go(w, i))
            w->option[i] = w->let_go[i];
    w->worth = dw_worth_at_price(w->model, w->option, w->price);
}

/* What is let go, then what else is given; false when the arena is full. */
static bool keep_gives(dw_walker *w, const dw_walker_move *m, dw_arena *arena, dw_concession *step)
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

/* False when the arena is full. */
static bool keep_taken(const dw_walker *w, dw_arena *arena, dw_concession *step)
{
    dw_term *const taken = DW_TAKE(arena, w->n_taken, dw_term);
    if (!taken)
        return false;
    memcpy(taken, w->taken, w->n_taken * sizeof *taken);
    step->taken = taken;
    step->n_taken = w->n_taken;
    step->paid = w->paid;
    return true;
}

bool dw_walker_keep(dw_walker *w, const dw_walker_move *m, dw_arena *arena, dw_concession *step)
{
    const size_t n_issues = w->model->deal->n_issues;
    size_t *const option = DW_TAKE(arena, n_issues, size_t);
    if (!option || !keep_gives(w, m, arena, step) || !keep_taken(w, arena, step))
        return false;
    /* Later steps may bring them what this one would have without. */
    w->gain = fmax(m->worth.them - w->before, w->plain);
    w->before = m->worth.them;
    w->level_step = w->level - (m->worth.us - w->credit);
    w->level = m->worth.us - w->credit;
    w->price = m->price;
    w->worth = m->worth;
    memcpy(option, w->option, n_issues * sizeof *option);
    step->package = dw_package_weigh(w->model, option, w->price);
    return true;
}

/* What the move leaves of the terms taken up is paid for by the price: what they miss of `least`. False where
 * that is more than these terms bring us. */
static bool pay(dw_walker *w, double least, double most, dw_walker_move *m)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, w->option, w->model->deal->n_issues * sizeof *option);
    for (size_t g = 0; g < m->n_gives; g++)
        option[m->give[g].issue] = m->give[g].option;
    const double price = dw_price_that_leaves(w->model, option, least, w->price_least, m->price);
    if (isnan(price))
        return false;
    const dw_worth worth = dw_worth_at_price(w->model, option, price);
    w->paid = m->worth.us - worth.us;
    w->credit -= w->paid;
    m->price = price;
    m->worth = worth;
    return w->paid < most;
}

/* False where no way to make it leaves them what it is to leave them. */
static bool try_step(dw_walker *w, const dw_walker_wish *wished, dw_walker_move *best,
                     dw_concession *step)
{
    *step = (dw_concession){0};
    let_go(w);
    const double before = w->credit;
    take_up(w, wished->taken, wished->n_taken);
    const double most = w->credit - before;
    ask_gets(w, wished->n_gets, step);
    const size_t n_gives = list_gives(w, wished->give, wished->room);
    return best_move(w, wished->level, wished->give, n_gives, best) &&
           (best->worth.them >= wished->least ||
            (wished->n_taken > 0 && pay(w, wished->least, most, best)));
}

/* In place of the step as it is: one that asks for nothing that they propose, with as much of that as leaves
 * them its share of the step, and no less than the step as it is where that is less. The walker and the step
 * are past it afterwards, or as they were where it brings us nothing. */
static void take_proposed(dw_walker *w, const dw_walker *before, const dw_walker_wish *wished,
                          dw_walker_move *best, dw_concession *step)
{
    const dw_walker as_is = *w;
    const dw_walker_move own = *best;
    const dw_concession own_step = *step;
    dw_term proposed[DW_ISSUES_MAX];
    dw_walker_wish with = *wished;
    *w = *before;
    w->takes = true;
    const dw_walker taking = *w;
    if (try_step(w, &with, best, step)) {
        const double plain = best->worth.them - before->before;
        const double share = fmin(w->rules->taken_share * plain, own.worth.them - before->before);
        with.least = before->before + fmax(DW_WALKER_LEAST_GAIN, share);
        with.taken = proposed;
        with.n_taken = list_proposed(w, step, proposed);
        for (; with.n_taken > 0; with.n_taken--) {
            *w = taking;
            if (!try_step(w, &with, best, step) || best->worth.us <= own.worth.us)
                continue;
            w->plain = plain;
            return;
        }
    }
    *w = as_is;
    *best = own;
    *step = own_step;
}

bool dw_walker_step(dw_walker *w, const dw_walker_wish *wished, dw_walker_move *best,
                    dw_concession *step)
{
    const dw_walker before = *w;
    dw_walker_wish now = *wished;
    for (now.n_gets = wished->n_gets + 1; now.n_gets-- > 0;) {
        *w = before;
        if (!try_step(w, &now, best, step))
            continue;
        if (w->proposed)
            take_proposed(w, &before, &now, best, step);
        return true;
    }
    *w = before;
    return false;
}
