/* What is on the table after long records, against following each from its start. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "trade/standing.h"

#include <math.h>

enum { CASES = 600, EVENTS = 300, TERMS = 3 };

static dw_event event[EVENTS];
static dw_term term[EVENTS][TERMS];

/* An offer, an acceptance, with terms of its own or not, or something that puts nothing on the table. */
static void draw_event(dw_random *random, size_t e, uint32_t acceptances)
{
    static const dw_event_kind others[] = {DW_EVENT_OFFER, DW_EVENT_CONCESSION, DW_EVENT_REFUSE,
                                           DW_EVENT_STATEMENT};
    const bool accepts = dw_random_below(random, 100) < acceptances;
    dw_event_init(&event[e], accepts ? DW_EVENT_ACCEPT : others[dw_random_below(random, 4)],
                  dw_random_below(random, 3) ? DW_SIDE_US : DW_SIDE_THEM);
    event[e].term = term[e];
    if (accepts && dw_random_below(random, 3) > 0)
        return;
    const size_t first = dw_random_below(random, (uint32_t)deal.deal.n_issues);
    for (size_t t = dw_random_below(random, TERMS + 1); t > 0; t--) {
        const size_t issue = (first + t) % deal.deal.n_issues;
        const size_t o = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
        term[e][event[e].n_terms++] = (dw_term){issue, o, deal.option[issue][o].number};
    }
}

static void draw(dw_random *random)
{
    static const uint32_t acceptances[] = {0, 1, 10, 60};
    const uint32_t percent = acceptances[dw_random_below(random, 4)];
    const size_t silent = dw_random_below(random, 3) ? 0 : dw_random_below(random, EVENTS);
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    make_stakes();
    for (size_t e = 0; e < EVENTS; e++) {
        draw_event(random, e, percent);
        if (e < silent)
            event[e].kind = DW_EVENT_NOTE;
    }
    deal.deal.event = event;
    deal.deal.n_events = dw_random_below(random, EVENTS + 1);
}

/* After the first n events. */
static void follow(size_t n, dw_standing both[DW_SIDE_COUNT],
                   size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX])
{
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        both[s].option = room[s];
        dw_standing_start(&model, &both[s]);
    }
    for (size_t e = 0; e < n; e++)
        dw_standing_follow(&model, &event[e], both);
}

static void check_package(const size_t *option, double price, const dw_standing *expected)
{
    check(price == expected->price || (isnan(price) && isnan(expected->price)));
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        check(option[i] == expected->option[i]);
}

static void what_stands_is_what_following_the_whole_record_leaves(void **state)
{
    (void)state;
    dw_random random;
    size_t n_agreed = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX], option[DW_ISSUES_MAX];
        dw_standing both[DW_SIDE_COUNT];
        double price;
        dw_random_init(&random, test_seed(), test_case);
        draw(&random);
        follow(deal.deal.n_events, both, room);
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
            check(dw_standing_offer(&model, (dw_side)s, option, &price) == both[s].exists);
            check_package(option, price, &both[s]);
        }
        const size_t agreement = dw_deal_agreement(&deal.deal, deal.deal.n_events);
        if (agreement == DW_NONE || !dw_agreed_package(&model, option, &price))
            continue;
        follow(agreement + 1, both, room);
        check_package(option, price, &both[event[agreement].by]);
        n_agreed++;
    }
    check(n_agreed > CASES / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_is_what_following_the_whole_record_leaves),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
