/* A random deal, the offers of both drawn for it, and where they stand laid one over the other. */
#ifndef TEST_ENGINE_TRADE_DRAWN_H
#define TEST_ENGINE_TRADE_DRAWN_H

#include "engine/support/check.h"
#include "engine/support/priced.h"

#include <math.h>
#include <string.h>

enum { CASES = 900, OFFERS = 5, TERMS = 3 };

static size_t standing[DW_SIDE_COUNT][DW_ISSUES_MAX];
static bool is_named[DW_SIDE_COUNT][DW_ISSUES_MAX];
/* Was the issue at the option in an offer of ours, or at standard? */
static bool was_ours[DW_ISSUES_MAX][TEST_OPTIONS_MAX];
static double price;

/* An offer of up to TERMS issues, each at any of its options. */
static inline void draw_offer(dw_random *random, dw_side by)
{
    dw_event *const event = deal_event(&deal, by, DW_EVENT_OFFER);
    event->term = &deal.term[deal.n_terms];
    event->n_terms = dw_random_below(random, TERMS + 1);
    const size_t first = dw_random_below(random, (uint32_t)deal.deal.n_issues);
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t issue = (first + t) % deal.deal.n_issues;
        const size_t o = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
        deal.term[deal.n_terms++] = (dw_term){issue, o, deal.option[issue][o].number};
        standing[by][issue] = o;
        is_named[by][issue] = true;
        if (by == DW_SIDE_US)
            was_ours[issue][o] = true;
        if (by == DW_SIDE_US && issue == 0)
            price = deal.option[issue][o].number;
    }
}

static inline void draw(dw_random *random)
{
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    make_stakes();
    memset(is_named, 0, sizeof is_named);
    memset(was_ours, 0, sizeof was_ours);
    price = (double)NAN;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        dw_standard_package(&model, standing[s]);
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        was_ours[i][standing[DW_SIDE_US][i]] = true;
    for (size_t n = dw_random_below(random, OFFERS + 1); n > 0; n--)
        draw_offer(random, dw_random_below(random, 2) ? DW_SIDE_US : DW_SIDE_THEM);
}

static inline dw_offered read_offers(void)
{
    dw_offered offered;
    check(dw_offered_start(&model, &arena, &offered));
    for (size_t e = 0; e < deal.deal.n_events; e++)
        dw_offered_follow(&model, &deal.event[e], &offered);
    return offered;
}

static inline size_t standard_of(size_t issue)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    return standard[issue];
}

/* A word of theirs on one issue, after all that was drawn. */
static inline dw_offered offered_after(dw_event_kind kind, dw_statement statement, size_t issue,
                                       size_t option)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, kind);
    event->statement = statement;
    event->term = &deal.term[deal.n_terms];
    event->n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){issue, option, deal.option[issue][option].number};
    return read_offers();
}

#endif
