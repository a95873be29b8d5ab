/* Our newest offer against what they offer, or have asked for in words: does it ask for less? */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>
#include <string.h>

typedef struct asked {
    size_t event; /* with which they asked for it; DW_NONE for nothing */
    bool outside; /* some of it is outside our hard limits */
    size_t option[DW_ISSUES_MAX];
    double price;
} asked;

/* ---- What they offer --------------------------------------------------------------------------- */

static asked their_offer(const dw_plan *plan)
{
    asked a = {.event = DW_NONE};
    if (dw_standing_offer(&plan->worth, DW_SIDE_THEM, a.option, &a.price) &&
        dw_stands_offered(&plan->stands, DW_SIDE_THEM, plan->day))
        a.event = (size_t)(plan->stands.offer[DW_SIDE_THEM] - plan->deal->event);
    return a;
}

/* ---- What they have asked for in words --------------------------------------------------------- */

static bool is_their_word(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && dw_event_is_word(event) && event->n_terms > 0;
}

static bool is_their_offer(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && dw_event_is_offer(event);
}

/* Have they offered something else since on all that the word names? */
static bool is_replaced(const dw_deal *deal, size_t word)
{
    for (size_t t = 0; t < deal->event[word].n_terms; t++) {
        bool named = false;
        for (size_t e = word + 1; e < deal->n_events; e++)
            named |= is_their_offer(&deal->event[e]) &&
                     dw_event_term(&deal->event[e], deal->event[word].term[t].issue);
        if (!named)
            return false;
    }
    return true;
}

/* Does what they asked for in words before it stand no more? A promise of theirs is in the place of what
 * they demanded. */
static bool settles_words(const dw_event *event)
{
    return event->kind == DW_EVENT_ACCEPT ||
           (event->kind == DW_EVENT_REFUSE && event->by == DW_SIDE_US) ||
           (event->by == DW_SIDE_THEM && dw_event_is_promise(event));
}

static size_t newest_word(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    size_t e = deal->n_events;
    while (e > 0 && !is_their_word(&deal->event[e - 1]) && !settles_words(&deal->event[e - 1]))
        e--;
    if (e == 0 || !is_their_word(&deal->event[e - 1]))
        return DW_NONE;
    return dw_event_is_past(&deal->event[e - 1], plan->day) || is_replaced(deal, e - 1) ? DW_NONE
                                                                                        : e - 1;
}

/* What they had heard of us before the event: what they name changes that. */
static void lay_ours(const dw_plan *plan, size_t event, asked *a)
{
    dw_standard_package(&plan->worth, a->option);
    a->price = (double)NAN;
    for (size_t m = plan->ledger.n_moves; m-- > 0;) {
        const dw_move *const move = &plan->ledger.move[m];
        if (move->event > event || (move->by != DW_SIDE_US && !move->accepts))
            continue;
        memcpy(a->option, move->option, plan->deal->n_issues * sizeof *a->option);
        a->price = move->price;
        return;
    }
}

/* Lays over `a` what they have named since an acceptance, in offers and in words that stand. */
static void lay_theirs(const dw_plan *plan, asked *a)
{
    const dw_deal *const deal = plan->deal;
    size_t from = a->event, settled = a->event;
    while (settled > 0 && !settles_words(&deal->event[settled - 1]))
        settled--;
    while (from > 0 && deal->event[from - 1].kind != DW_EVENT_ACCEPT)
        from--;
    for (size_t e = from; e < deal->n_events; e++)
        if (is_their_offer(&deal->event[e]) || (e >= settled && is_their_word(&deal->event[e]) &&
                                                !dw_event_is_past(&deal->event[e], plan->day)))
            dw_package_lay(&plan->worth, &deal->event[e], a->option, &a->price);
}

/* A word names what is to change, not a whole package: of the rest what they have named themselves stands,
 * else what we had offered. */
static asked their_words(const dw_plan *plan)
{
    asked a = {.event = newest_word(plan)};
    if (a.event == DW_NONE)
        return a;
    lay_ours(plan, a.event, &a);
    lay_theirs(plan, &a);
    return a;
}

/* The same, as they said it, of the rest what they have on the table, else the standard: what we ask for, and
 * they may have refused, is not what they want. NAN where they have named no price. */
static asked wanted_by_them(const dw_plan *plan)
{
    asked a = {.event = newest_word(plan), .price = (double)NAN};
    if (a.event == DW_NONE)
        return a;
    if (!dw_standing_offer(&plan->worth, DW_SIDE_THEM, a.option, &a.price)) {
        dw_standard_package(&plan->worth, a.option);
        a.price = (double)NAN;
    }
    lay_theirs(plan, &a);
    return a;
}

/* ---- Against ours ------------------------------------------------------------------------------- */

/* Terms outside our hard limits are nothing that we could have taken: they are put where these end. A price
 * is not: they have offered no more than they said. */
static void put_inside(const dw_plan *plan, asked *a)
{
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (i == plan->worth.cash_issue[DW_CASH_PRICE])
            continue;
        const size_t allowed = dw_issue_allowed_beside(&plan->deal->issue[i], a->option[i]);
        a->outside |= allowed != a->option[i];
        a->option[i] = allowed;
    }
}

/* Below a minor unit is rounding. */
static bool is_less(const dw_plan *plan, asked *a, double *worth)
{
    const dw_event *const ours = plan->stands.offer[DW_SIDE_US];
    if (a->event == DW_NONE || ours < &plan->deal->event[a->event] ||
        (plan->worth.priced && isnan(a->price)))
        return false;
    put_inside(plan, a);
    *worth = dw_worth_asked(&plan->worth, a->option, a->price).us;
    return plan->standing.our_worth < *worth - DW_WORTH_SAME;
}

/* Whether we could agree to it or not. */
static void weigh_words(dw_composer *c)
{
    const asked words = wanted_by_them(&c->plan);
    const bool known = words.event != DW_NONE && !(c->plan.worth.priced && isnan(words.price));
    c->plan.standing.words_event = words.event;
    const dw_package package = dw_package_weigh(&c->plan.worth, words.option, words.price);
    c->plan.standing.words_worth =
        known ? dw_worth_asked(&c->plan.worth, words.option, words.price).us : (double)NAN;
    c->plan.standing.words_outside = known && !dw_package_within_limits(&c->plan.worth, &package);
}

void dw_compose_below(dw_composer *c)
{
    const dw_plan *const plan = &c->plan;
    dw_standing *const s = &c->plan.standing;
    double offer_worth = (double)NAN, words_worth = (double)NAN;
    s->below = DW_BELOW_NOTHING;
    s->below_event = DW_NONE;
    s->below_worth = (double)NAN;
    weigh_words(c);
    if (!plan->stands.offer[DW_SIDE_US] || !dw_deal_is_open(plan->deal))
        return;
    asked offer = their_offer(plan), words = their_words(plan);
    const bool below_offer = is_less(plan, &offer, &offer_worth);
    const bool below_words = is_less(plan, &words, &words_worth);
    if (!below_offer && !below_words)
        return;
    /* What they have said themselves goes before what they would have to say first. */
    const bool is_words = below_words && (!below_offer || offer.outside);
    s->below = is_words ? DW_BELOW_WORDS : offer.outside ? DW_BELOW_AT_LIMITS : DW_BELOW_OFFER;
    s->below_event = is_words ? words.event : offer.event;
    s->below_worth = is_words ? words_worth : offer_worth;
}

bool dw_underbid(const dw_plan *plan, bool *behind, double *value)
{
    const dw_standing *const s = &plan->standing;
    *value = s->below;
    if (s->below == DW_BELOW_NOTHING)
        return true;
    dw_mark(behind, s->below_event);
    dw_mark(behind, (size_t)(plan->stands.offer[DW_SIDE_US] - plan->deal->event));
    return true;
}
