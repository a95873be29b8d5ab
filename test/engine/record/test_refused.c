/* What they have refused as a whole: no chance of it, or of what is no better for them, is above the share of
 * the setting, until they come back to it. */
#include "engine/support/believed.h"
#include "engine/support/check.h"

#include <math.h>

enum { SEED = 20261129, ROUNDS = 400, EVENTS = 9 };

static const double TAKEN = 0.35; /* of the small playbook */

static dw_event *put(dw_side by, double price)
{
    deal_offer(&deal, by, (dw_money)price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->day = test_day(2026, 11, 2 + (int)deal.deal.n_events);
    return event;
}

static dw_event *say(dw_statement statement, double price)
{
    dw_event *const event = put(DW_SIDE_THEM, price);
    event->kind = DW_EVENT_STATEMENT;
    event->statement = statement;
    return event;
}

static dw_package standard_at(double price)
{
    static size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    model.belief = belief;
    const dw_package package = dw_package_weigh(&model, option, price);
    model.belief = NULL;
    return package;
}

/* A buyer who gains far more than any price on the table. */
static void rich_deal(void)
{
    simple_deal();
    deal.deal.value.competitor_price = UNITS(200000);
}

static void a_no_to_the_whole_bounds_what_is_no_better_for_them(void **state)
{
    (void)state;
    rich_deal();
    put(DW_SIDE_US, UNITS(105000));
    put(DW_SIDE_THEM, UNITS(90000));
    believe();
    check(isnan(belief->refused_worth) && !belief->refused);
    check(standard_at(UNITS(105000)).acceptance > 0.9);
    their_answer(20, DW_EVENT_REFUSE);
    believe();
    check(belief->refused == &deal.event[2]);
    check_near(standard_at(UNITS(105000)).acceptance, TAKEN, 1e-9);
    check_near(standard_at(UNITS(110000)).acceptance, TAKEN, 1e-9);
    const double hardly = standard_at(UNITS(104900)).acceptance;
    check(hardly > TAKEN && hardly < TAKEN + 0.05);
    check(standard_at(UNITS(90000)).acceptance > hardly);
}

static void what_they_come_back_to_is_refused_no_more(void **state)
{
    (void)state;
    for (int k = 0; k < 4; k++) {
        rich_deal();
        put(DW_SIDE_US, UNITS(105000));
        their_answer(4, DW_EVENT_REFUSE);
        if (k < 2)
            put(DW_SIDE_THEM, k == 0 ? UNITS(104000) : UNITS(105000));
        else
            say(k == 2 ? DW_STATEMENT_POSITION : DW_STATEMENT_DEMAND, UNITS(105000));
        believe();
        const double chance = standard_at(UNITS(105000)).acceptance;
        check(k == 0 ? chance <= TAKEN : chance > TAKEN && !belief->refused);
    }
}

/* With the training, or without. */
static dw_event *put_with(dw_side by, double price, size_t training)
{
    dw_event *const event = put(by, price);
    deal.term[deal.n_terms++] = (dw_term){1, training, 0};
    event->n_terms++;
    return event;
}

/* The chance of a package that gives the training. */
static double trained_at(double price)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    option[1] = 1;
    model.belief = belief;
    const double chance = dw_package_weigh(&model, option, price).acceptance;
    model.belief = NULL;
    return chance;
}

static void bug_a_no_to_a_better_package_fell_on_what_they_offer_themselves(void **state)
{
    (void)state;
    for (int k = 0; k < 3;
         k++) { /* their offer stands, has run out, was refused in a lower price */
        rich_deal();
        dw_event *const theirs = put_with(DW_SIDE_THEM, UNITS(105000), 1);
        theirs->until = k == 1 ? test_day(2026, 11, 20) : DW_DAY_NONE;
        put_with(DW_SIDE_US, k == 2 ? UNITS(103100) : UNITS(98300), k == 2);
        their_answer(6, DW_EVENT_REFUSE);
        believe();
        check(belief->refused == &deal.event[2]);
        check(k == 0 ? trained_at(UNITS(105000)) > 0.9 && trained_at(UNITS(104300)) > 0.9
                     : trained_at(UNITS(105000)) <= TAKEN + 1e-9);
        check(trained_at(UNITS(105600)) <= TAKEN + 1e-9);
        check(k == 2 || standard_at(UNITS(99100)).acceptance <= TAKEN + 1e-9);
    }
}

/* A record of prices alone. */
static void draw_record(dw_random *random)
{
    for (int e = 0; e < EVENTS; e++) {
        const double price = (double)UNITS(85000 + 1000 * dw_random_below(random, 25));
        switch (dw_random_below(random, 6)) {
        case 0:
        case 1: put(DW_SIDE_US, price); break;
        case 2: put(DW_SIDE_THEM, price); break;
        case 3: say(DW_STATEMENT_ULTIMATUM, price); break;
        case 4: say(DW_STATEMENT_POSITION, price); break;
        default: their_answer(3 + e, DW_EVENT_REFUSE); break;
        }
    }
}

/* What of ours stood before the event; 0 for nothing. */
static double asked_before(size_t event)
{
    for (size_t e = event; e-- > 0;)
        if (deal.event[e].by == DW_SIDE_US)
            return deal.event[e].term[0].number;
    return 0;
}

static bool came_back(size_t from, double price)
{
    for (size_t e = from; e < deal.deal.n_events; e++)
        if (deal.event[e].by == DW_SIDE_THEM && deal.event[e].n_terms > 0 &&
            deal.event[e].term[0].number >= price)
            return true;
    return false;
}

/* By its definition: the lowest price of ours that they said no to and have not named or passed since. */
static double lowest_refused(void)
{
    double lowest = INFINITY;
    for (size_t e = 0; e < deal.deal.n_events; e++) {
        const double price = asked_before(e);
        const bool no = deal.event[e].kind == DW_EVENT_REFUSE ||
                        deal.event[e].statement == DW_STATEMENT_ULTIMATUM;
        if (no && price > 0 && !came_back(e, price))
            lowest = fmin(lowest, price);
    }
    return lowest;
}

static void no_chance_is_above_what_a_no_leaves_of_it(void **state)
{
    (void)state;
    dw_random random;
    size_t n_bounded = 0, option[DW_ISSUES_MAX];
    dw_random_init(&random, SEED, 3);
    for (int round = 0; round < ROUNDS; round++) {
        rich_deal();
        draw_record(&random);
        believe();
        const double refused = lowest_refused();
        check(isfinite(refused) ? fabs(belief->refused_worth - standard_at(refused).worth.them) < 1
                                : isnan(belief->refused_worth));
        double before = 1;
        for (double price = (double)UNITS(80000); price <= (double)UNITS(115000);
             price += (double)UNITS(617)) {
            const dw_package package = standard_at(price);
            dw_standard_package(&model, option);
            const double alone = dw_belief_seen(belief) > 0
                                     ? dw_belief_acceptance(&model, belief, option, price, INFINITY)
                                     : package.acceptance;
            check(package.acceptance <= alone && package.acceptance <= before + 1e-9);
            check(price < refused || package.acceptance <= TAKEN + 1e-9);
            check(isfinite(refused) || package.acceptance == alone);
            n_bounded += package.acceptance < alone;
            before = package.acceptance;
        }
    }
    check(n_bounded > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_no_to_the_whole_bounds_what_is_no_better_for_them, fresh),
        cmocka_unit_test_setup(what_they_come_back_to_is_refused_no_more, fresh),
        cmocka_unit_test_setup(bug_a_no_to_a_better_package_fell_on_what_they_offer_themselves,
                               fresh),
        cmocka_unit_test_setup(no_chance_is_above_what_a_no_leaves_of_it, fresh),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
