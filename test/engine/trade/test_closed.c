/* What is not asked back, against all offers laid one over the other; prices off the middle. */
#include "drawn.h"

static double worth_to_us(size_t issue, size_t option)
{
    size_t package[DW_ISSUES_MAX];
    memcpy(package, standing[DW_SIDE_US], deal.deal.n_issues * sizeof *package);
    package[issue] = option;
    return isnan(price) ? dw_worth_of(&model, package).us
                        : dw_worth_at_price(&model, package, price).us;
}

static bool naive_settled(size_t i)
{
    return i != 0 && is_named[DW_SIDE_US][i] && is_named[DW_SIDE_THEM][i] &&
           standing[DW_SIDE_US][i] == standing[DW_SIDE_THEM][i];
}

static bool naive_closed(size_t i)
{
    bool closed = naive_settled(i);
    for (size_t o = 0; i != 0 && o < deal.issue[i].n_options; o++)
        closed = closed || (was_ours[i][o] &&
                            worth_to_us(i, o) > worth_to_us(i, standing[DW_SIDE_US][i]) + 0.5);
    return closed;
}

static void closes_what_is_settled_and_what_we_have_moved_their_way(void **state)
{
    (void)state;
    size_t n_settled = 0, n_closed = 0, n_open = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        size_t settled[DW_ISSUES_MAX];
        bool closed[DW_ISSUES_MAX];
        const dw_offered offered = read_offers();
        dw_settled_options(&model, &offered, settled);
        dw_closed_issues(&model, &offered, standing[DW_SIDE_US], price, closed);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check(settled[i] == (naive_settled(i) ? standing[DW_SIDE_US][i] : DW_NONE));
            check(closed[i] == naive_closed(i));
            n_settled += settled[i] != DW_NONE;
            n_closed += closed[i] && settled[i] == DW_NONE;
            n_open += !closed[i];
        }
    }
    check(n_settled > 50 && n_closed > CASES / 4 && n_open > CASES);
}

static void asks_nothing_on_closed_issues(void **state)
{
    (void)state;
    size_t n_gets = 0, n_trades = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        bool closed[DW_ISSUES_MAX];
        const double list = (double)deal.deal.value.list_price;
        const size_t *const ours = standing[DW_SIDE_US];
        const dw_offered offered = read_offers();
        dw_closed_issues(&model, &offered, ours, list, closed);
        const double least = dw_worth_at_price(&model, ours, 0.6 * list).us;
        const dw_concession_rules rules = {.shape = {3, 5, 0.5, 0.3, 0.7, 0},
                                           .reciprocity = 2,
                                           .gives_max = 1,
                                           .first_price_least = 0.93 * list,
                                           .closed = closed};
        dw_concessions made;
        check(dw_concessions_make(&model, stake, ours, list, least, least, &rules, &arena, &made,
                                  NULL) == DW_OK);
        check(made.n_steps < 2 || made.step[1].package.price >= 0.93 * list);
        for (size_t n = 1; n < made.n_steps; n++)
            for (size_t g = 0; g < made.step[n].n_gets; g++, n_gets++)
                check(!closed[made.step[n].get[g].issue]);
        const dw_trade_request request = {
            .stake = stake, .ours = ours, .price = list, .closed = closed, .max = 8};
        const dw_trade *trade;
        size_t n;
        check(dw_trades(&model, &request, &arena, &trade, &n, NULL) == DW_OK);
        for (size_t t = 0; t < n; t++, n_trades++)
            check(!closed[trade[t].get_issue]);
    }
    check(n_gets > CASES / 4 && n_trades > CASES / 8);
}

static void bug_options_beyond_the_thirty_second_were_taken_for_others(void **state)
{
    (void)state;
    static const struct {
        size_t first;
        bool closed;
    } named[] = {{97, true}, {33, false}, {1, false}};
    static dw_option many[101];
    for (test_case = 0; test_case < sizeof named / sizeof named[0]; test_case++) {
        deal_init(&deal, &book);
        const size_t days = deal_issue(&deal, "notice days");
        deal_option(&deal, days, "none", 0, 0);
        for (size_t o = 0; o < 101; o++) {
            many[o] = deal.option[days][0];
            many[o].us = UNITS(o);
            many[o].them.low = many[o].them.likely = many[o].them.high = UNITS(-17 * (double)o);
        }
        deal.issue[days].option = many;
        deal.issue[days].n_options = 101;
        make_model();
        const size_t offers[] = {named[test_case].first, 65};
        for (size_t n = 0; n < 2; n++) {
            dw_event *const event = deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER);
            event->term = &deal.term[deal.n_terms];
            event->n_terms = 1;
            deal.term[deal.n_terms++] = (dw_term){days, offers[n], (double)offers[n]};
        }
        const dw_offered offered = read_offers();
        bool closed[DW_ISSUES_MAX];
        dw_closed_issues(&model, &offered, offered.option[DW_SIDE_US], (double)NAN, closed);
        check(offered.option[DW_SIDE_US][days] == 65);
        check(closed[days] == named[test_case].closed);
    }
}

/* Every price that can be said, from theirs up to ours. */
static double naive_off_middle(double ours, double theirs, double tolerance)
{
    const double unit = dw_price_unit(ours);
    for (double p = floor(theirs / unit) * unit; p < ours; p += unit)
        if (p - (ours + theirs) / 2 > tolerance * (ours - theirs) + 1e-6)
            return p;
    return (double)NAN;
}

static void finds_the_least_price_off_the_middle(void **state)
{
    (void)state;
    size_t n_none = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < CASES; test_case++) {
        const double ours = 1e6 + dw_random_below(&random, 40000000);
        const double apart = dw_random_below(&random, test_case % 2 ? 60000 : 3000000);
        const double tolerance = 0.5 * dw_random_unit(&random);
        const double found = dw_price_off_middle(ours, ours - apart, tolerance);
        const double naive = naive_off_middle(ours, ours - apart, tolerance);
        check(isnan(naive) ? isnan(found) : found == naive);
        check(isnan(dw_price_off_middle(ours, ours + apart, tolerance)));
        n_none += isnan(naive);
    }
    check(n_none > 50 && n_none < CASES - 200);
    /* 900,000 against 890,000: the middle is 895,000, a tenth of the way from it 896,000. */
    check_near(dw_price_off_middle(90000000, 89000000, 0.1), 89610000, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closes_what_is_settled_and_what_we_have_moved_their_way),
        cmocka_unit_test(asks_nothing_on_closed_issues),
        cmocka_unit_test(bug_options_beyond_the_thirty_second_were_taken_for_others),
        cmocka_unit_test(finds_the_least_price_off_the_middle),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
