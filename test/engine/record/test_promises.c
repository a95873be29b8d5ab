/* What keeps a promise of terms: random records against what is on the table after each event. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include "dealwright/promise.h"

#include <math.h>
#include <string.h>

enum { CASES = 3000 };

static dw_promises promises;

static void name_term(dw_event *event, size_t issue, size_t option, double number)
{
    dw_term *const term = &deal.term[deal.n_terms++];
    *term = (dw_term){issue, option, number};
    event->term = event->n_terms == 0 ? term : event->term;
    event->n_terms++;
}

/* Up to two terms; of a price one near those of its options. */
static void draw_terms(dw_random *random, dw_event *event)
{
    const size_t n_issues = deal.deal.n_issues;
    const size_t first = dw_random_below(random, (uint32_t)n_issues);
    const size_t n = 1 + dw_random_below(random, 2);
    for (size_t t = 0; t < n && deal.n_terms < TEST_LIST_MAX; t++) {
        const size_t issue = (first + t) % n_issues;
        const size_t option = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
        const double number = deal.option[issue][option].number;
        if (issue == model.cash_issue[DW_CASH_PRICE] && dw_random_below(random, 2))
            name_term(event, issue, DW_NONE, number + dw_random_below(random, 3) - 1);
        else
            name_term(event, issue, option, number);
    }
}

static void draw_event(dw_random *random)
{
    static const dw_event_kind kinds[] = {DW_EVENT_STATEMENT, DW_EVENT_STATEMENT, DW_EVENT_OFFER,
                                          DW_EVENT_OFFER,     DW_EVENT_OFFER,     DW_EVENT_REFUSE,
                                          DW_EVENT_NOTE,      DW_EVENT_ACCEPT};
    const dw_event_kind kind = kinds[dw_random_below(random, sizeof kinds / sizeof *kinds)];
    const dw_side by = dw_random_below(random, 2) ? DW_SIDE_US : DW_SIDE_THEM;
    dw_event *const event = deal_event(&deal, by, kind);
    event->number = deal.deal.n_events;
    if (kind == DW_EVENT_STATEMENT)
        event->statement = DW_STATEMENT_PROMISE;
    if (kind == DW_EVENT_NOTE && event->number > 1)
        event->answers = 1 + dw_random_below(random, (uint32_t)event->number - 1);
    if (kind == DW_EVENT_STATEMENT || dw_event_is_offer(event))
        draw_terms(random, event);
}

static void draw(dw_random *random)
{
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    make_model();
    for (size_t n = 4 + dw_random_below(random, TEST_LIST_MAX - 4); n > 0; n--)
        draw_event(random);
    make_model();
}

/* ---- By what stands after each event ------------------------------------------------------------ */

/* No worse for the other side than what was promised. */
static bool is_enough(dw_side by, const dw_term *term, size_t stands, double price)
{
    const size_t i = term->issue;
    if (i == model.cash_issue[DW_CASH_PRICE])
        return by == DW_SIDE_US ? term->number - price >= -0.5 : price - term->number >= -0.5;
    const dw_worth promised = naive_alone(i, term->option), now = naive_alone(i, stands);
    const double more = by == DW_SIDE_US ? now.them - promised.them : now.us - promised.us;
    const bool is_weighed = dw_issue_is_cash(&model, i) ? model.priced : deal.issue[i].valued;
    return stands == term->option || (is_weighed && more >= -0.5);
}

static bool stands_after(const dw_event *promised, size_t n_events, bool *exists)
{
    dw_worth_model after = model;
    dw_deal cut = deal.deal;
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    bool all = promised->n_terms > 0;
    cut.n_events = n_events;
    after.deal = &cut;
    *exists = dw_standing_offer(&after, promised->by, option, &price);
    for (size_t t = 0; t < promised->n_terms; t++) {
        const dw_term *const term = &promised->term[t];
        all = all && is_enough(promised->by, term, option[term->issue], price);
    }
    return all;
}

static size_t naive_answer(size_t p)
{
    const dw_event *const promised = &deal.event[p];
    const bool names_price = dw_event_term(promised, model.cash_issue[DW_CASH_PRICE]) != NULL;
    bool exists;
    for (size_t e = deal.deal.n_events; e-- > p + 1;)
        if (deal.event[e].answers == promised->number && deal.event[e].by == promised->by)
            return e;
    if (promised->by == DW_SIDE_THEM && !names_price && stands_after(promised, p + 1, &exists) &&
        exists)
        return p;
    for (size_t e = p + 1; e < deal.deal.n_events; e++) {
        const dw_event *const event = &deal.event[e];
        const bool puts = event->kind == DW_EVENT_ACCEPT ||
                          (dw_event_is_offer(event) && event->by == promised->by);
        if (puts && stands_after(promised, e + 1, &exists))
            return e;
    }
    const size_t agreed = dw_deal_agreement(&deal.deal, deal.deal.n_events);
    return agreed != DW_NONE && promised->n_terms > 0 && agreed > p ? agreed : DW_NONE;
}

static void is_kept_by_what_stands_as_promised(void **state)
{
    dw_random random;
    size_t n_kept = 0, n_open = 0;
    (void)state;
    dw_random_init(&random, 43, 0);
    for (int c = 0; c < CASES; c++) {
        draw(&random);
        check(dw_promises_make(&model, &arena, &promises, NULL) == DW_OK);
        for (size_t p = 0; p < promises.n_promises; p++) {
            const dw_promise *const promise = &promises.promise[p];
            check(promise->answer == naive_answer(promise->event));
            n_kept += promise->answer != DW_NONE;
            n_open += promise->answer == DW_NONE;
        }
    }
    check(n_kept > CASES / 2 && n_open > CASES / 2);
}

/* Prices are met in their own order, whatever order they were promised in. */
static void prices_are_kept_as_offers_come_to_them(void **state)
{
    static const double promised[] = {9700, 9100, 9500, 9900, 9300};
    (void)state;
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    dw_random random;
    dw_random_init(&random, 44, 0);
    deal_random_terms(&deal, &random);
    make_model();
    const size_t price = model.cash_issue[DW_CASH_PRICE];
    for (size_t p = 0; p < 5; p++) {
        dw_event *const said = deal_event(&deal, DW_SIDE_US, DW_EVENT_STATEMENT);
        said->statement = DW_STATEMENT_PROMISE;
        name_term(said, price, DW_NONE, promised[p]);
    }
    for (double offer = 9800; offer >= 9200; offer -= 200)
        name_term(deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER), price, DW_NONE, offer);
    make_model();
    check(dw_promises_make(&model, &arena, &promises, NULL) == DW_OK);
    const size_t answer[] = {6, DW_NONE, 7, 5, 8};
    for (size_t p = 0; p < 5; p++)
        assert_int_equal(promises.promise[p].answer, answer[p]);
}

static dw_status make(void *context, dw_arena *in, dw_error *err)
{
    dw_promises made;
    (void)context;
    test_bytes_mark(&made, sizeof made);
    const dw_status status = dw_promises_make(&model, in, &made, err);
    check(status == DW_OK || test_bytes_marked(&made, sizeof made));
    return status;
}

static void says_when_memory_runs_out(void **state)
{
    dw_random random;
    (void)state;
    dw_random_init(&random, 45, 0);
    draw(&random);
    check(test_memory_exhaust(make, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_kept_by_what_stands_as_promised),
        cmocka_unit_test(prices_are_kept_as_offers_come_to_them),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
