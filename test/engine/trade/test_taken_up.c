/* What of theirs is taken up, against all they have said. */
#include "drawn.h"

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
        cmocka_unit_test(what_they_proposed_last_may_be_taken_up),
        cmocka_unit_test(what_they_said_no_to_since_is_not_taken_up),
        cmocka_unit_test(takes_up_all_that_brings_us_something_with_the_rest),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
