#include "kept.h"

#include <math.h>

/* Of one term: who promises an option keeps it with any that is no worse for the other side
 * (dw_terms_alone); with the price, whoever goes as far. */
struct dw_wanted {
    size_t issue;
    double price;         /* NAN of any other issue */
    dw_option_set enough; /* empty of the price */
    size_t waiting;       /* the first promise; DW_NONE for none */
    dw_wanted *next;      /* of the issue and side */
};

bool dw_kept_start(const dw_worth_model *model, dw_promise *promise, size_t n, dw_arena *arena,
                   dw_kept *kept)
{
    *kept = (dw_kept){.model = model, .arena = arena, .promise = promise};
    kept->wanted = DW_TAKE(arena, n, dw_wanted **);
    kept->next = DW_TAKE(arena, n, size_t);
    bool taken = kept->wanted && kept->next;
    for (unsigned s = 0; taken && s < DW_SIDE_COUNT; s++) {
        kept->made[s] = DW_NONE;
        kept->price[s] = DW_TAKE(arena, n, dw_price_wanted);
        kept->side[s].option = kept->room[s];
        dw_standing_start(model, &kept->side[s]);
        taken = kept->price[s] != NULL;
    }
    return taken;
}

static const dw_event *event_of(const dw_kept *k, size_t p)
{
    return &k->model->deal->event[k->promise[p].event];
}

/* ---- What is wanted ----------------------------------------------------------------------------- */

static dw_worth worth_alone(const dw_worth_model *model, const size_t *standard, size_t issue,
                            size_t option)
{
    const dw_issue *const row = &model->deal->issue[issue];
    const dw_cash_terms at = dw_worth_terms(model, standard);
    const dw_cash_terms terms = dw_terms_alone(
        model, &at, model->playbook->issue_kind[row->kind].cash, row->option[option].number);
    const bool is_cash = dw_issue_is_cash(model, issue);
    if (is_cash ? !model->priced : !row->valued)
        return (dw_worth){0};
    return is_cash ? dw_worth_of_cash(model, &terms) : dw_worth_of_option(&row->option[option]);
}

static const dw_worth *worths_of(dw_kept *k, size_t issue)
{
    const size_t n_options = k->model->deal->issue[issue].n_options;
    size_t standard[DW_ISSUES_MAX];
    if (k->worth[issue])
        return k->worth[issue];
    dw_worth *const worth = DW_TAKE(k->arena, n_options, dw_worth);
    dw_standard_package(k->model, standard);
    for (size_t o = 0; worth && o < n_options; o++)
        worth[o] = worth_alone(k->model, standard, issue, o);
    k->worth[issue] = worth;
    return worth;
}

static bool find_enough(dw_kept *k, dw_side by, size_t named, dw_wanted *want)
{
    const dw_issue *const issue = &k->model->deal->issue[want->issue];
    const bool is_weighed =
        dw_issue_is_cash(k->model, want->issue) ? k->model->priced : (bool)issue->valued;
    const dw_worth *const worth = worths_of(k, want->issue);
    for (size_t o = 0; worth && o < issue->n_options; o++) {
        const double more =
            by == DW_SIDE_US ? worth[o].them - worth[named].them : worth[o].us - worth[named].us;
        if (o == named || (is_weighed && more >= -DW_WORTH_SAME))
            dw_option_set_add(&want->enough, o);
    }
    return worth != NULL;
}

/* Promises of the same option want the same. NULL when the arena is full. */
static dw_wanted *want_option(dw_kept *k, dw_side by, size_t issue, size_t named)
{
    dw_wanted **const of =
        k->of_option[by][issue]
            ? k->of_option[by][issue]
            : DW_TAKE(k->arena, k->model->deal->issue[issue].n_options, dw_wanted *);
    k->of_option[by][issue] = of;
    if (!of || of[named])
        return of ? of[named] : NULL;
    dw_wanted *const want = DW_TAKE(k->arena, 1, dw_wanted);
    if (!want)
        return NULL;
    *want = (dw_wanted){
        .issue = issue, .price = (double)NAN, .waiting = DW_NONE, .next = k->of_issue[by][issue]};
    if (!find_enough(k, by, named, want))
        return NULL;
    of[named] = k->of_issue[by][issue] = want;
    return want;
}

static dw_wanted *want_price(dw_kept *k, size_t issue, double price)
{
    dw_wanted *const want = DW_TAKE(k->arena, 1, dw_wanted);
    if (want)
        *want = (dw_wanted){.issue = issue, .price = price, .waiting = DW_NONE};
    return want;
}

static dw_wanted *want_of(dw_kept *k, dw_side by, const dw_term *term)
{
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    dw_package_lay(k->model, &(dw_event){.term = term, .n_terms = 1}, option, &price);
    return isnan(price) ? want_option(k, by, term->issue, option[term->issue])
                        : want_price(k, term->issue, price);
}

/* The higher, the sooner the side meets the price. */
static double ease_of(dw_side by, double price)
{
    return by == DW_SIDE_US ? price : -price;
}

static bool goes_as_far(const dw_standing *now, dw_side by, double ease)
{
    return ease - ease_of(by, now->price) >= -DW_WORTH_SAME;
}

static bool is_enough(const dw_wanted *want, dw_side by, const dw_standing *now)
{
    return isnan(want->price) ? dw_option_set_has(&want->enough, now->option[want->issue])
                              : goes_as_far(now, by, ease_of(by, want->price));
}

/* The first of its terms that its side has not on the table; NULL where all are met. Term by term: what else
 * has moved beside it is another matter. */
static dw_wanted *unmet(const dw_kept *k, size_t p)
{
    const dw_event *const promised = event_of(k, p);
    for (size_t t = 0; t < promised->n_terms; t++)
        if (!is_enough(k->wanted[p][t], promised->by, &k->side[promised->by]))
            return k->wanted[p][t];
    return NULL;
}

/* ---- Who waits for what ------------------------------------------------------------------------- */

static void wait_for_price(dw_kept *k, dw_side by, double price, size_t p)
{
    const dw_price_wanted added = {ease_of(by, price), p};
    dw_price_wanted *const heap = k->price[by];
    size_t at = k->n_price[by]++;
    for (; at > 0 && heap[(at - 1) / 2].ease < added.ease; at = (at - 1) / 2)
        heap[at] = heap[(at - 1) / 2];
    heap[at] = added;
}

/* The promise whose price is met first waits no more. */
static size_t take_price(dw_kept *k, dw_side by)
{
    dw_price_wanted *const heap = k->price[by];
    const size_t first = heap[0].promise, n = --k->n_price[by];
    const dw_price_wanted last = heap[n];
    size_t at = 0;
    for (size_t below = 1; below < n; below = 2 * at + 1) {
        below += below + 1 < n && heap[below + 1].ease > heap[below].ease;
        if (heap[below].ease <= last.ease)
            break;
        heap[at] = heap[below];
        at = below;
    }
    heap[at] = last;
    return first;
}

/* Event e keeps the promise, or it waits for what is missing. What was answered waits for nothing. */
static void look_at(dw_kept *k, size_t p, size_t e)
{
    const dw_side by = event_of(k, p)->by;
    if (k->promise[p].answer != DW_NONE)
        return;
    dw_wanted *const missing = unmet(k, p);
    if (!missing) {
        k->promise[p].answer = e;
    } else if (!isnan(missing->price)) {
        wait_for_price(k, by, missing->price, p);
    } else {
        k->next[p] = missing->waiting;
        missing->waiting = p;
    }
}

static void look_at_all(dw_kept *k, size_t *first, size_t e)
{
    size_t p = *first;
    *first = DW_NONE;
    while (p != DW_NONE) {
        const size_t next = k->next[p];
        look_at(k, p, e);
        p = next;
    }
}

/* At what the side has put on the table. */
static void look(dw_kept *k, dw_side by, size_t e)
{
    const dw_standing *const now = &k->side[by];
    look_at_all(k, &k->made[by], e);
    while (k->n_price[by] > 0 && goes_as_far(now, by, k->price[by][0].ease))
        look_at(k, take_price(k, by), e);
    for (size_t i = 0; i < k->model->deal->n_issues; i++) {
        if (k->seen[by][i] == now->option[i])
            continue;
        k->seen[by][i] = now->option[i];
        for (dw_wanted *want = k->of_issue[by][i]; want; want = want->next)
            if (want->waiting != DW_NONE && is_enough(want, by, now))
                look_at_all(k, &want->waiting, e);
    }
}

/* ---- Event by event ----------------------------------------------------------------------------- */

void dw_kept_follow(dw_kept *kept, const dw_event *event, size_t e)
{
    const bool agrees = event->kind == DW_EVENT_ACCEPT;
    dw_standing_follow(kept->model, event, kept->side);
    if (agrees || dw_event_is_offer(event))
        look(kept, event->by, e);
    if (agrees)
        look(kept, dw_side_other(event->by), e);
}

/* A price is a word of its own: what it says beside an offer that asks less is told elsewhere. */
static bool names_price(const dw_kept *k, const dw_event *promised)
{
    return dw_event_term(promised, k->model->cash_issue[DW_CASH_PRICE]) != NULL;
}

/* What they have on the table already they are not asked for again; ours is a word that somebody of us keeps:
 * our next offer. */
bool dw_kept_add(dw_kept *kept, size_t promise)
{
    const dw_event *const promised = event_of(kept, promise);
    const dw_side by = promised->by;
    if (promised->n_terms == 0)
        return true;
    dw_wanted **const wanted = DW_TAKE(kept->arena, promised->n_terms, dw_wanted *);
    if (!wanted)
        return false;
    for (size_t t = 0; t < promised->n_terms; t++) {
        wanted[t] = want_of(kept, by, &promised->term[t]);
        if (!wanted[t])
            return false;
    }
    kept->wanted[promise] = wanted;
    if (by == DW_SIDE_THEM && kept->side[by].exists && !names_price(kept, promised) &&
        !unmet(kept, promise))
        kept->promise[promise].answer = kept->promise[promise].event;
    kept->next[promise] = kept->made[by];
    kept->made[by] = promise;
    return true;
}
