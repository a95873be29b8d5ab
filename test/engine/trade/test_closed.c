/* What is not asked back, against all offers laid one over the other; prices off the middle. */
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
static void draw_offer(dw_random *random, dw_side by)
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

static void draw(dw_random *random)
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

static dw_offered read_offers(void)
{
    dw_offered offered;
    check(dw_offered_start(&model, &arena, &offered));
    for (size_t e = 0; e < deal.deal.n_events; e++)
        dw_offered_follow(&model, &deal.event[e], &offered);
    return offered;
}

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

/* ---- What they have refused ---------------------------------------------------------------------- */

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

static double worth_to_them(size_t issue, size_t option)
{
    size_t package[DW_ISSUES_MAX];
    dw_standard_package(&model, package);
    package[issue] = option;
    return dw_worth_of(&model, package).them;
}

/* A word of theirs on one issue, after all that was drawn. */
static dw_offered offered_after(dw_event_kind kind, dw_statement statement, size_t issue,
                                size_t option)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, kind);
    event->statement = statement;
    event->term = &deal.term[deal.n_terms];
    event->n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){issue, option, deal.option[issue][option].number};
    return read_offers();
}

static size_t standard_of(size_t issue)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    return standard[issue];
}

static bool naive_gift(size_t i, size_t o)
{
    const size_t standard = standard_of(i), theirs = standing[DW_SIDE_THEM][i];
    const bool is_too_little =
        is_named[DW_SIDE_THEM][i] && worth_to_them(i, theirs) > worth_to_them(i, o) + 0.5;
    return deal.issue[i].valued && !dw_issue_is_cash(&model, i) && o != standard &&
           dw_issue_allows(&deal.issue[i], standard) && !is_too_little &&
           worth_to_them(i, o) >= worth_to_them(i, standard) - 0.5;
}

/* What they ask for where that is less than the option, else the standard. */
static size_t naive_wanted(size_t i, size_t o)
{
    const size_t theirs = standing[DW_SIDE_THEM][i];
    return worth_to_them(i, theirs) < worth_to_them(i, o) - 0.5 ? theirs : standard_of(i);
}

static bool naive_declined(size_t i, size_t o, size_t wanted, size_t option)
{
    const size_t standard = standard_of(i);
    const double most = fmax(worth_to_them(i, standard), worth_to_them(i, wanted));
    return option != standard && (option == o || worth_to_them(i, option) > most + 0.5);
}

static void check_no(const dw_offered *offered, size_t i, size_t o)
{
    const bool is_gift = naive_gift(i, o);
    for (size_t a = 0; a < deal.issue[i].n_options; a++) {
        const bool is_worse = worth_to_them(i, a) < worth_to_them(i, o) - 0.5;
        check(dw_option_set_has(&offered->declined[i], a) ==
              (is_gift && naive_declined(i, o, naive_wanted(i, o), a)));
        check(dw_option_set_has(&offered->refused[i], a) == (!is_gift && (a == o || is_worse)));
    }
    check(offered->no[i].event != NULL && offered->no[i].option == o);
}

static void a_no_is_to_the_term_and_what_is_worse_or_to_a_gift(void **state)
{
    (void)state;
    size_t n_declined = 0, n_refused = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const size_t i = 1 + dw_random_below(&random, (uint32_t)deal.deal.n_issues - 1);
        const size_t o = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        const dw_offered said = offered_after(DW_EVENT_REFUSE, DW_STATEMENT_NONE, i, o);
        check_no(&said, i, o);
        n_declined += naive_gift(i, o);
        n_refused += !naive_gift(i, o);
        /* What they name themselves they take, in an offer or in words. */
        const size_t word = dw_random_below(&random, 4);
        static const dw_statement words[] = {DW_STATEMENT_NONE, DW_STATEMENT_POSITION,
                                             DW_STATEMENT_DEMAND, DW_STATEMENT_ULTIMATUM};
        const dw_offered left =
            offered_after(word == 0 ? DW_EVENT_OFFER : DW_EVENT_STATEMENT, words[word], i, o);
        check(!dw_offered_is_out(&left, i, o));
    }
    check(n_refused > CASES / 4 && n_declined > CASES / 12);
}

/* Each term of a refusal by itself; with a price among them, none. */
static void who_names_the_price_says_no_to_the_whole(void **state)
{
    (void)state;
    size_t n_priced = 0, n_mixed = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const bool priced = dw_random_below(&random, 2);
        dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_REFUSE);
        event->term = &deal.term[deal.n_terms];
        size_t n_gifts = 0;
        for (size_t i = deal.deal.n_issues; i-- > !priced;) {
            if (i > 0 && dw_random_below(&random, 2))
                continue;
            const size_t o = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
            deal.term[deal.n_terms++] = (dw_term){i, o, deal.option[i][o].number};
            event->n_terms++;
            n_gifts += i > 0 && naive_gift(i, o);
        }
        const dw_offered offered = read_offers();
        for (size_t t = 0; t < event->n_terms; t++) {
            if (priced)
                check(!dw_offered_has_out(&offered, event->term[t].issue));
            else
                check_no(&offered, event->term[t].issue, event->term[t].option);
        }
        n_priced += priced;
        n_mixed += !priced && n_gifts > 0 && n_gifts < event->n_terms;
    }
    check(n_priced > CASES / 4 && n_mixed > CASES / 12);
}

static bool has_another(const dw_offered *offered, const size_t *option, size_t i, double worth)
{
    size_t other[DW_ISSUES_MAX];
    memcpy(other, option, deal.deal.n_issues * sizeof *option);
    for (size_t o = 0; o < deal.issue[i].n_options; o++) {
        other[i] = o;
        if (dw_issue_allows(&deal.issue[i], o) && !dw_offered_is_out(offered, i, o) &&
            dw_worth_asked(&model, other, price).them >= worth - 0.5)
            return true;
    }
    return false;
}

/* All but the newest change undone, the newest is the best for us of what costs them no more. */
static void lets_go_what_they_said_no_to_for_the_best_that_is_left(void **state)
{
    (void)state;
    size_t n_moved = 0, n_kept = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        dw_offered offered = read_offers();
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            const uint32_t all = UINT32_C(1) << deal.issue[i].n_options;
            offered.refused[i].bits[0] = dw_random_below(&random, all);
            offered.declined[i].bits[0] = dw_random_below(&random, all);
        }
        size_t left[DW_ISSUES_MAX], before[DW_ISSUES_MAX];
        memcpy(left, standing[DW_SIDE_US], sizeof left);
        const bool any = dw_leave_refused(&model, &offered, price, left);
        memcpy(before, standing[DW_SIDE_US], sizeof before);
        check(any == (memcmp(left, before, deal.deal.n_issues * sizeof *left) != 0));
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const dw_worth was = dw_worth_asked(&model, before, price);
            const bool out = dw_offered_is_out(&offered, i, before[i]);
            check(out || left[i] == before[i]);
            if (out && left[i] == before[i]) {
                check(!has_another(&offered, before, i, was.them));
                n_kept++;
                continue;
            }
            before[i] = left[i];
            const dw_worth is = dw_worth_asked(&model, before, price);
            for (size_t o = 0; out && o < deal.issue[i].n_options; o++) {
                size_t other[DW_ISSUES_MAX];
                memcpy(other, before, sizeof other);
                other[i] = o;
                const dw_worth then = dw_worth_asked(&model, other, price);
                check(!dw_issue_allows(&deal.issue[i], o) || dw_offered_is_out(&offered, i, o) ||
                      then.them < was.them - 0.5 || then.us <= is.us);
            }
            check(!out || (!dw_offered_is_out(&offered, i, left[i]) && is.them >= was.them - 0.5));
            n_moved += out;
        }
    }
    check(n_moved > CASES / 2 && n_kept > CASES);
}

static void what_is_declined_is_worth_to_them_what_the_standard_is(void **state)
{
    (void)state;
    size_t n_declined = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 7);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        dw_offered offered = read_offers();
        const bool undelivered = dw_random_below(&random, 2);
        check(dw_deal_without_declined(&model, &offered, undelivered, &arena) == model.deal);
        const size_t i = 1 + dw_random_below(&random, (uint32_t)deal.deal.n_issues - 1);
        const size_t o = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        if (!deal.issue[i].valued || dw_issue_is_cash(&model, i))
            continue;
        dw_option_set_add(&offered.declined[i], o);
        dw_worth_model without = model;
        without.deal = dw_deal_without_declined(&model, &offered, undelivered, &arena);
        size_t option[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
        dw_standard_package(&model, standard);
        memcpy(option, standing[DW_SIDE_US], sizeof option);
        for (size_t a = 0; a < deal.issue[i].n_options; a++) {
            option[i] = a;
            const dw_worth now = dw_worth_of(&without, option);
            const dw_worth asked = dw_worth_of(&model, option);
            option[i] = a == o ? standard[i] : a;
            const dw_worth then = dw_worth_of(&model, option);
            check_near(now.us, undelivered ? then.us : asked.us, 1e-6);
            check_near(now.them, then.them, 1e-6);
            check_near(now.them_low, then.them_low, 1e-6);
        }
        n_declined++;
    }
    check(n_declined > CASES / 4);
}

static void a_demand_says_no_to_what_asks_more_and_a_position_to_nothing(void **state)
{
    (void)state;
    size_t n_refused = 0, n_declined = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const size_t i = 1 + dw_random_below(&random, (uint32_t)deal.deal.n_issues - 1);
        const size_t standard = standard_of(i), ours = standing[DW_SIDE_US][i];
        const size_t o = dw_random_below(&random, 2)
                             ? standard
                             : dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        const dw_offered none = offered_after(DW_EVENT_STATEMENT, DW_STATEMENT_POSITION, i, o);
        check(!dw_offered_has_out(&none, i));
        const dw_offered said = offered_after(
            DW_EVENT_STATEMENT,
            dw_random_below(&random, 2) ? DW_STATEMENT_DEMAND : DW_STATEMENT_ULTIMATUM, i, o);
        const bool declines = o == standard && ours != standard && naive_gift(i, ours);
        const double least = fmin(worth_to_them(i, o), worth_to_them(i, standard));
        for (size_t a = 0; a < deal.issue[i].n_options; a++) {
            check(dw_option_set_has(&said.refused[i], a) ==
                  (!declines && worth_to_them(i, a) < least - 0.5));
            check(dw_option_set_has(&said.declined[i], a) ==
                  (declines && naive_declined(i, ours, standard, a)));
        }
        check((said.no[i].event != NULL) == dw_offered_has_out(&said, i));
        check(!said.no[i].event || dw_offered_is_out(&said, i, said.no[i].option));
        n_refused += !declines && dw_offered_has_out(&said, i);
        n_declined += declines;
    }
    check(n_refused > CASES / 8 && n_declined > CASES / 90);
}

/* The newest of their offers and words on the issue since an acceptance. */
static const dw_event *naive_proposal(size_t i, size_t *option)
{
    const dw_event *found = NULL;
    for (size_t e = 0; e < deal.deal.n_events; e++) {
        const dw_event *const event = &deal.event[e];
        if (event->kind == DW_EVENT_ACCEPT)
            found = NULL;
        const bool says = dw_event_is_offer(event) || event->kind == DW_EVENT_STATEMENT;
        for (size_t t = 0; event->by == DW_SIDE_THEM && says && t < event->n_terms; t++)
            if (event->term[t].issue == i) {
                found = event;
                *option = event->term[t].option;
            }
    }
    return found;
}

static void what_they_proposed_last_may_be_taken_up(void **state)
{
    (void)state;
    size_t n_taken = 0, n_past = 0, n_accepted = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 8);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const size_t said = 1 + dw_random_below(&random, (uint32_t)deal.deal.n_issues - 1);
        const dw_day day = 20740;
        for (size_t e = 0; e < deal.deal.n_events; e++)
            deal.event[e].until = day - 3 + (dw_day)dw_random_below(&random, 9);
        const bool accepts = dw_random_below(&random, 5) == 0;
        if (accepts)
            deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT);
        const dw_offered offered =
            dw_random_below(&random, 2)
                ? read_offers()
                : offered_after(DW_EVENT_STATEMENT, DW_STATEMENT_POSITION, said,
                                dw_random_below(&random, (uint32_t)deal.issue[said].n_options));
        size_t proposed[DW_ISSUES_MAX], asked[DW_ISSUES_MAX];
        dw_proposed_options(&model, &offered, day, proposed);
        dw_asked_options(&model, &offered, asked);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            size_t option = DW_NONE;
            const dw_event *const last = naive_proposal(i, &option);
            const bool past = last && last->until != DW_DAY_NONE && last->until < day;
            const bool taken = last && i > 0 && !past && dw_issue_allows(&deal.issue[i], option);
            check(proposed[i] == (taken ? option : DW_NONE));
            check(accepts || asked[i] == (last && i > 0 ? option : DW_NONE));
            n_taken += taken;
            n_past += past;
        }
        n_accepted += accepts;
    }
    check(n_taken > CASES / 9 && n_past > CASES / 9 && n_accepted > CASES / 9);
}

static void what_they_said_no_to_since_is_not_taken_up(void **state)
{
    (void)state;
    size_t n_taken = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const size_t i = 1 + dw_random_below(&random, (uint32_t)deal.deal.n_issues - 1);
        const size_t o = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        size_t proposed[DW_ISSUES_MAX];
        dw_offered offered = offered_after(DW_EVENT_OFFER, DW_STATEMENT_NONE, i, o);
        dw_proposed_options(&model, &offered, DW_DAY_NONE, proposed);
        n_taken += proposed[i] == o;
        offered = offered_after(DW_EVENT_REFUSE, DW_STATEMENT_NONE, i, o);
        dw_proposed_options(&model, &offered, DW_DAY_NONE, proposed);
        check(proposed[i] == DW_NONE);
    }
    check(n_taken > CASES / 9);
}

/* Nothing that is taken up could be left out without a loss. */
static void takes_up_all_that_brings_us_something_with_the_rest(void **state)
{
    (void)state;
    size_t n_taken = 0, n_left = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 10);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        size_t proposed[DW_ISSUES_MAX], option[DW_ISSUES_MAX];
        const size_t *const own = standing[DW_SIDE_US];
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            proposed[i] = dw_random_below(&random, 2)
                              ? DW_NONE
                              : dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        memcpy(option, own, sizeof option);
        dw_take_up_all(&model, proposed, price, option);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check(option[i] == own[i] || option[i] == proposed[i]);
            const bool taken = option[i] != own[i];
            check(!taken || dw_worth_of_taking(&model, option, price, i, own[i]) <= -0.5);
            n_taken += taken;
            n_left += !taken && proposed[i] != DW_NONE && proposed[i] != own[i];
        }
        check(dw_worth_asked(&model, option, price).us >=
              dw_worth_asked(&model, own, price).us - 1e-6);
    }
    check(n_taken > CASES / 4 && n_left > CASES / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closes_what_is_settled_and_what_we_have_moved_their_way),
        cmocka_unit_test(bug_options_beyond_the_thirty_second_were_taken_for_others),
        cmocka_unit_test(asks_nothing_on_closed_issues),
        cmocka_unit_test(a_no_is_to_the_term_and_what_is_worse_or_to_a_gift),
        cmocka_unit_test(a_demand_says_no_to_what_asks_more_and_a_position_to_nothing),
        cmocka_unit_test(who_names_the_price_says_no_to_the_whole),
        cmocka_unit_test(lets_go_what_they_said_no_to_for_the_best_that_is_left),
        cmocka_unit_test(what_is_declined_is_worth_to_them_what_the_standard_is),
        cmocka_unit_test(what_they_proposed_last_may_be_taken_up),
        cmocka_unit_test(what_they_said_no_to_since_is_not_taken_up),
        cmocka_unit_test(takes_up_all_that_brings_us_something_with_the_rest),
        cmocka_unit_test(finds_the_least_price_off_the_middle),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
