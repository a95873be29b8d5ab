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

/* ---- What they have not named ------------------------------------------------------------------- */

static void say(size_t e, dw_event_kind kind, dw_side by, size_t issue, size_t option)
{
    dw_event_init(&event[e], kind, by);
    event[e].term = term[e];
    if (issue != DW_NONE)
        term[e][event[e].n_terms++] = (dw_term){issue, option, deal.option[issue][option].number};
    deal.deal.event = event;
    deal.deal.n_events = e + 1;
}

static size_t theirs(size_t issue)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    check(dw_standing_offer(&model, DW_SIDE_THEM, option, &price));
    return option[issue];
}

/* An option of the issue that is worth more, or less, to them than the standard; DW_NONE for none. */
static size_t beside_standard(size_t issue, bool more, size_t *standard)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    const double worth = dw_worth_of(&model, option).them;
    *standard = option[issue];
    for (size_t o = 0; o < deal.issue[issue].n_options; o++) {
        option[issue] = o;
        const double change = dw_worth_of(&model, option).them - worth;
        if (more ? change > 1 : change < -1)
            return o;
    }
    return DW_NONE;
}

static void their_price_keeps_what_we_gave_and_takes_nothing_that_we_asked(void **state)
{
    (void)state;
    dw_random random;
    size_t n_gifts = 0, n_asks = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw(&random);
        const size_t price = model.cash_issue[DW_CASH_PRICE];
        const size_t issue = dw_random_below(&random, (uint32_t)deal.deal.n_issues);
        size_t standard;
        const size_t given = beside_standard(issue, true, &standard);
        const size_t asked = beside_standard(issue, false, &standard);
        if (!model.priced || issue == price || given == DW_NONE || asked == DW_NONE)
            continue;
        say(0, DW_EVENT_OFFER, DW_SIDE_US, issue, given);
        say(1, DW_EVENT_OFFER, DW_SIDE_THEM, price, 0);
        check(theirs(issue) == given);
        n_gifts++;
        say(2, DW_EVENT_OFFER, DW_SIDE_US, issue, asked);
        check(theirs(issue) == given); /* as it was when they offered */
        say(3, DW_EVENT_OFFER, DW_SIDE_THEM, price, 0);
        check(theirs(issue) == standard);
        n_asks++;
        say(4, DW_EVENT_OFFER, DW_SIDE_US, issue, given);
        say(5, DW_EVENT_OFFER, DW_SIDE_THEM, DW_NONE, 0);
        say(6, DW_EVENT_ACCEPT, DW_SIDE_US, DW_NONE, 0);
        check(theirs(issue) == given);
        say(6, DW_EVENT_REFUSE, DW_SIDE_THEM, issue, given); /* they do not want it */
        check(theirs(issue) == standard);
    }
    check(n_gifts > 10 && n_asks > 10);
}

/* ---- What was named ------------------------------------------------------------------------------ */

/* By the definition: the newest event of the side that says anything of the issue, or DW_NONE. */
static size_t newest_of(dw_side side, size_t issue, size_t n)
{
    size_t newest = DW_NONE;
    for (size_t e = 0; e < n; e++)
        if (event[e].by == side && dw_event_term(&event[e], issue))
            newest = e;
    return newest;
}

static bool names(size_t e, size_t issue, size_t option)
{
    const dw_term *const said = e == DW_NONE ? NULL : dw_event_term(&event[e], issue);
    return said && (said->option == option) == (event[e].kind != DW_EVENT_REFUSE);
}

static void what_is_named_is_what_either_side_said_last(void **state)
{
    (void)state;
    dw_random random;
    size_t n_agreed = 0, n_unnamed = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw(&random);
        dw_option_set named[DW_ISSUES_MAX];
        const size_t n = dw_random_below(&random, (uint32_t)(deal.deal.n_events % 12) + 1);
        const size_t agreement = dw_deal_agreement(&deal.deal, n);
        const size_t until = agreement == DW_NONE ? n : agreement + 1;
        size_t theirs_at = 0;
        for (size_t e = 0; e < until; e++)
            if (event[e].by == DW_SIDE_THEM && dw_event_is_offer(&event[e]))
                theirs_at = e;
        dw_options_named(&model, n, named);
        n_agreed += agreement != DW_NONE;
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                bool is_named = names(newest_of(DW_SIDE_US, i, until), i, o) ||
                                names(newest_of(DW_SIDE_US, i, theirs_at), i, o) ||
                                names(newest_of(DW_SIDE_THEM, i, until), i, o);
                for (size_t e = until; e < n; e++)
                    is_named |= event[e].kind != DW_EVENT_REFUSE && names(e, i, o);
                check(dw_option_set_has(&named[i], o) == is_named);
                n_unnamed += !is_named;
            }
    }
    check(n_agreed > 10 && n_unnamed > 10);
}

/* We ask, they answer with a price alone, and we take it: the standard is agreed by nobody. */
static void what_we_asked_and_they_passed_over_is_named_by_nobody(void **state)
{
    (void)state;
    dw_random random;
    size_t n = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw(&random);
        const size_t price = model.cash_issue[DW_CASH_PRICE];
        const size_t issue = dw_random_below(&random, (uint32_t)deal.deal.n_issues);
        size_t standard, option[DW_ISSUES_MAX];
        double agreed;
        dw_option_set named[DW_ISSUES_MAX];
        const size_t asked = beside_standard(issue, false, &standard);
        if (!model.priced || issue == price || asked == DW_NONE)
            continue;
        say(0, DW_EVENT_OFFER, DW_SIDE_US, issue, asked);
        say(1, DW_EVENT_OFFER, DW_SIDE_THEM, price, 0);
        say(2, DW_EVENT_ACCEPT, DW_SIDE_US, DW_NONE, 0);
        check(dw_agreed_package(&model, option, &agreed) && option[issue] == standard);
        dw_options_named(&model, 3, named);
        check(!dw_option_set_has(&named[issue], standard));
        say(3, DW_EVENT_STATEMENT, DW_SIDE_THEM, issue, asked); /* after it: not what was agreed */
        dw_options_named(&model, 4, named);
        check(!dw_option_set_has(&named[issue], standard));
        say(4, DW_EVENT_STATEMENT, DW_SIDE_US, issue, standard); /* and confirmed */
        dw_options_named(&model, 5, named);
        check(dw_option_set_has(&named[issue], standard));
        n++;
    }
    check(n > 10);
}

/* Is the package worth less to them with the second than with the first, in a contract of any length? */
static bool is_less(size_t issue, size_t first, size_t second)
{
    size_t package[DW_ISSUES_MAX];
    dw_standard_package(&model, package);
    package[issue] = first;
    dw_cash_terms before = dw_worth_terms(&model, package);
    package[issue] = second;
    dw_cash_terms after = dw_worth_terms(&model, package);
    bool less = false;
    for (int years = 1; years <= model.cash.horizon_years; years++) {
        before.term_years = after.term_years = years;
        less |=
            dw_worth_of_cash(&model, &after).them < dw_worth_of_cash(&model, &before).them - 0.5;
    }
    return less;
}

static void a_rise_is_a_gift_where_it_is_no_worse_in_a_contract_of_any_length(void **state)
{
    (void)state;
    static const dw_cash_role rises[] = {DW_CASH_ESCALATOR, DW_CASH_RENEWAL_RISE};
    dw_random random;
    size_t n_gifts = 0, n_asked = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw(&random);
        for (size_t r = 0; model.priced && r < 2; r++) {
            const size_t i = model.cash_issue[rises[r]];
            for (size_t o = 0; i != DW_NONE && o < deal.issue[i].n_options; o++) {
                const size_t standard = dw_standard_option(&model, i);
                const bool is_gift = dw_is_our_gift(&model, i, o);
                check(is_gift == (o != standard && !is_less(i, standard, o)));
                n_gifts += is_gift;
                n_asked += o != standard && !is_gift;
            }
        }
    }
    check(n_gifts > 10 && n_asked > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_is_what_following_the_whole_record_leaves),
        cmocka_unit_test(their_price_keeps_what_we_gave_and_takes_nothing_that_we_asked),
        cmocka_unit_test(a_rise_is_a_gift_where_it_is_no_worse_in_a_contract_of_any_length),
        cmocka_unit_test(what_is_named_is_what_either_side_said_last),
        cmocka_unit_test(what_we_asked_and_they_passed_over_is_named_by_nobody),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
