/* What no offer of ours newly has, against going back over the record for each option; and the least price
 * that our own house leaves, against what it says of every price. */
#include "approvals.h"

#include <math.h>

enum { EVENTS = 9, PRICES = 4, ACTS = 7, SERVICE_OPTIONS = 4 };

/* ---- Prices ---------------------------------------------------------------------------------- */

/* The options of the deal. */
static double price_of(size_t at)
{
    static const double price[PRICES] = {180000, 199000, 215000, 235000};
    return price[at];
}

static void draw_record(dw_random *random)
{
    begin();
    for (size_t e = 0; e < EVENTS; e++) {
        const uint32_t kind = dw_random_below(random, 3);
        const double price = price_of(dw_random_below(random, PRICES));
        if (kind == 0)
            log_request(price);
        else
            log_answer(kind == 1 ? DW_ACTION_GRANT : DW_ACTION_REFUSE, "Tom");
        if (kind != 0 && dw_random_below(random, 2))
            name_price(price);
    }
}

static bool is_denied(double price)
{
    size_t standard[DW_ISSUES_MAX];
    const dw_ruling *by[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    const dw_package package = {.option = standard, .price = price * 100, .authority = DW_NONE};
    (void)dw_approvals_denials(&made, &model, &package, by);
    return by[PRICE] != NULL;
}

static void what_is_said_no_to_is_below_the_least_price(void **state)
{
    (void)state;
    dw_random random;
    size_t n_denied = 0;
    for (test_case = 0; test_case < 3000; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw_record(&random);
        compute();
        const dw_ruling *by;
        const double least = dw_approvals_price_least(&made, &model, &by);
        check((by != NULL) == (least > 0));
        bool denied = false;
        for (size_t at = 0; at < PRICES; at++) {
            denied |= is_denied(price_of(at));
            check(is_denied(price_of(at)) == (price_of(at) * 100 < least - 0.5));
        }
        check(denied || least <= price_of(0) * 100 + 0.5);
        n_denied += denied;
    }
    check(n_denied > 300);
}

/* ---- Options --------------------------------------------------------------------------------- */

static size_t SERVICE;

/* Worth less and less to us, though not in the order in which they are listed. */
static void begin_service(void)
{
    static const double us[SERVICE_OPTIONS] = {0, -11900, -3700, -7300};
    static const char *const label[] = {"office hours", "all hours", "evenings", "weekends"};
    begin();
    SERVICE = deal_issue(&deal, "service");
    for (size_t o = 0; o < SERVICE_OPTIONS; o++)
        deal_option(&deal, SERVICE, label[o], UNITS(us[o]), UNITS(-1.3 * us[o]));
}

static void ask_and_answer(dw_action answer, size_t issue, size_t option)
{
    const uint64_t asked = log_event(DW_EVENT_APPROVAL, DW_ACTION_REQUEST, "Ana")->number;
    name_term(issue, option, 0);
    log_answer(answer, "Tom")->answers = asked;
}

static void draw_act(dw_random *random)
{
    const size_t issues[] = {TRAINING, LAUNCH, SERVICE, SERVICE};
    const size_t issue = issues[dw_random_below(random, 4)];
    const size_t option = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
    const uint32_t act = dw_random_below(random, 15);
    if (act == 0) {
        deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 20);
        return;
    }
    if (act < 7) {
        ask_and_answer(act < 3 ? DW_ACTION_GRANT : DW_ACTION_REFUSE, issue, option);
        return;
    }
    dw_event *const event = log_event(act < 8    ? DW_EVENT_OFFER
                                      : act < 10 ? DW_EVENT_STATEMENT
                                                 : DW_EVENT_REFUSE,
                                      DW_ACTION_NONE, "Ana");
    event->statement = act == 8   ? DW_STATEMENT_POSITION
                       : act == 9 ? DW_STATEMENT_PROMISE
                                  : DW_STATEMENT_NONE;
    name_term(issue, option, 0);
    /* Who names a price as well refuses the whole, and no term of it. */
    if (act > 9 && dw_random_below(random, 5) == 0)
        name_price(217300);
}

static bool is_as_good(size_t issue, size_t a, size_t b)
{
    return deal.option[issue][a].us >= deal.option[issue][b].us;
}

/* The option of the issue that the event names, or grants; DW_NONE. */
static size_t option_named(size_t e, size_t issue)
{
    for (size_t k = 0; k < made.n_rulings; k++) {
        const dw_ruling *const ruling = &made.ruling[k];
        if (ruling->event == e && ruling->granted && ruling->on[issue])
            return ruling->package.option[issue];
    }
    const dw_term *const term = dw_event_term(&deal.event[e], issue);
    return term && deal.event[e].kind != DW_EVENT_APPROVAL ? term->option : DW_NONE;
}

/* Does the newest of ours that speaks of the option say no to it, or to what is no worse for us? */
static bool have_we_refused(size_t issue, size_t option)
{
    for (size_t e = deal.deal.n_events; e-- > 0;) {
        const dw_event *const event = &deal.event[e];
        const size_t named = option_named(e, issue);
        const bool refuses = event->kind == DW_EVENT_REFUSE;
        if (event->kind == DW_EVENT_ACCEPT)
            return false;
        if (named == DW_NONE || (refuses && dw_event_term(event, PRICE)))
            continue;
        if (refuses ? is_as_good(issue, named, option) : is_as_good(issue, option, named))
            return refuses;
    }
    return false;
}

/* By the rulings as they are: refused, or worse for us than what was, with no newer grant that goes as far as
 * either. */
static bool has_house_refused(size_t issue, size_t option)
{
    size_t furthest = DW_NONE;
    for (size_t k = made.n_rulings; k-- > 0;) {
        const dw_ruling *const ruling = &made.ruling[k];
        const size_t put = ruling->package.option[issue];
        const bool is_granted = furthest != DW_NONE && is_as_good(issue, put, furthest);
        if (!ruling->granted && ruling->no[issue] && is_as_good(issue, put, option) && !is_granted)
            return true;
        if (!ruling->granted || !ruling->on[issue])
            continue;
        if (is_as_good(issue, option, put))
            return false;
        furthest = is_granted ? furthest : put;
    }
    return false;
}

static bool naive_barred(size_t issue, size_t option)
{
    return issue != PRICE && (have_we_refused(issue, option) || has_house_refused(issue, option));
}

static bool naive_leaves_any(size_t issue)
{
    for (size_t o = 0; o < deal.issue[issue].n_options; o++)
        if (!naive_barred(issue, o))
            return true;
    return false;
}

static void what_we_or_our_house_said_no_to_last_is_barred(void **state)
{
    (void)state;
    dw_random random;
    size_t n_barred = 0, n_ours = 0, n_left = 0;
    for (test_case = 0; test_case < 3000; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        begin_service();
        for (size_t n = dw_random_below(&random, ACTS + 1); n > 0; n--)
            draw_act(&random);
        compute();
        dw_option_set barred[DW_ISSUES_MAX];
        const bool any = dw_approvals_barred(&made, &model, (double)NAN, barred);
        bool found = false;
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const bool leaves = naive_leaves_any(i);
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                const bool bars = leaves && naive_barred(i, o);
                check(dw_option_set_has(&barred[i], o) == bars);
                found |= bars;
                n_barred += bars;
                n_ours += bars && !has_house_refused(i, o);
            }
            n_left += !leaves;
        }
        check(any == found);
    }
    check(n_barred > 3000 && n_ours > 300 && n_left > 100);
}

/* It is refused at that price and below. */
static void a_term_refused_with_a_price_may_be_had_at_a_higher_one(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_REFUSE, "Tom");
    compute();
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19900000));
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 18123400));
    assert_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19987600));
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, (double)NAN));
    dw_option_set again[DW_ISSUES_MAX], barred[DW_ISSUES_MAX];
    const dw_ruling *by;
    size_t authority;
    const double least = dw_approvals_price_least(&made, &model, &by);
    assert_ptr_equal(by, &made.ruling[0]);
    dw_approvals_again(&made, &model, least, again, &authority);
    assert_true(dw_option_set_has(&again[TRAINING], 1));
    assert_int_equal(authority, made.ruling[0].package.authority);
    (void)dw_approvals_barred(&made, &model, least, barred);
    assert_false(dw_option_set_has(&barred[TRAINING], 1));
    /* Where we are below that price already, there is none. */
    (void)dw_approvals_barred(&made, &model, 18123400, barred);
    assert_true(dw_option_set_has(&barred[TRAINING], 1));
    /* Who singles the term out refuses it at any price. */
    log_answer(DW_ACTION_REFUSE, "Tom");
    name_term(TRAINING, 1, 0);
    compute();
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19987600));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_we_or_our_house_said_no_to_last_is_barred),
        cmocka_unit_test(what_is_said_no_to_is_below_the_least_price),
        cmocka_unit_test(a_term_refused_with_a_price_may_be_had_at_a_higher_one),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
