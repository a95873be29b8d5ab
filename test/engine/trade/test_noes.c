/* What a no of theirs is to: the term and what is worse, a gift, or the whole offer. */
#include "drawn.h"

static double worth_to_them(size_t issue, size_t option)
{
    return naive_alone(issue, option).them;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_no_is_to_the_term_and_what_is_worse_or_to_a_gift),
        cmocka_unit_test(who_names_the_price_says_no_to_the_whole),
        cmocka_unit_test(what_is_declined_is_worth_to_them_what_the_standard_is),
        cmocka_unit_test(a_demand_says_no_to_what_asks_more_and_a_position_to_nothing),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
