/* Which rulings of a long record speak of a package, against going through all of them. */
#include "approvals.h"

#include <math.h>

enum { CASES = 10, EVENTS = 400, TERMS = 2, PACKAGES = 200, MANY = 70 };

static dw_event event[EVENTS];
static dw_term term[EVENTS][TERMS];

/* ---- Deals ----------------------------------------------------------------------------------- */

/* More options than a set is kept for; one of ten without an amount. */
static void begin_wide(void)
{
    static dw_option option[MANY];
    begin();
    for (size_t o = 0; o < MANY; o++) {
        option[o] = deal.option[LAUNCH][o % 2];
        option[o].us = o % 10 == 9 ? DW_MONEY_NONE : (dw_money)(o * 7 % MANY) * 1731;
    }
    deal.issue[LAUNCH].option = option;
    deal.issue[LAUNCH].n_options = MANY;
}

static void (*const begins[])(void) = {begin, begin_wide};

/* ---- Records --------------------------------------------------------------------------------- */

static dw_term draw_term(dw_random *random, size_t issue)
{
    const size_t o = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
    return (dw_term){issue, o,
                     issue == PRICE ? UNITS(180000) + 100000.0 * dw_random_below(random, 560)
                                    : deal.issue[issue].option[o].number};
}

static void draw_event(dw_random *random, size_t e)
{
    static const dw_action actions[] = {DW_ACTION_REQUEST, DW_ACTION_REQUEST, DW_ACTION_GRANT,
                                        DW_ACTION_REFUSE};
    static const size_t *const issues[] = {&PRICE, &TRAINING, &LAUNCH};
    dw_event *const made_event = &event[e];
    const bool offers = dw_random_below(random, 6) == 0;
    dw_event_init(made_event, offers ? DW_EVENT_OFFER : DW_EVENT_APPROVAL, DW_SIDE_US);
    made_event->number = e + 1;
    made_event->day = test_day(2026, 11, 2);
    made_event->action = offers ? DW_ACTION_NONE : actions[dw_random_below(random, 4)];
    made_event->who = offers || made_event->action == DW_ACTION_REQUEST ? "Ana" : "Sam";
    made_event->note = dw_random_below(random, 2) ? "in writing first" : NULL;
    made_event->term = term[e];
    const bool names =
        offers || made_event->action == DW_ACTION_REQUEST || dw_random_below(random, 2) == 0;
    const size_t first = dw_random_below(random, 3);
    for (size_t t = 0; names && t < 1 + dw_random_below(random, TERMS); t++)
        term[e][made_event->n_terms++] = draw_term(random, *issues[(first + t) % 3]);
}

static void draw_mixed(dw_random *random)
{
    for (size_t e = 0; e < EVENTS; e++)
        draw_event(random, e);
}

static void log_drawn(size_t e, dw_action action, const dw_term *named)
{
    dw_event_init(&event[e], DW_EVENT_APPROVAL, DW_SIDE_US);
    event[e].number = e + 1;
    event[e].day = test_day(2026, 11, 2);
    event[e].action = action;
    event[e].who = action == DW_ACTION_REQUEST ? "Ana" : "Sam";
    event[e].term = term[e];
    if (named)
        term[e][event[e].n_terms++] = *named;
}

/* The same is granted again and again, unasked; at times with words, an offer or a refusal between. */
static void draw_same_grants(dw_random *random)
{
    const dw_term same = {PRICE, DW_NONE, UNITS(200000)};
    for (size_t e = 0; e < EVENTS; e++) {
        log_drawn(e, DW_ACTION_GRANT, &same);
        if (dw_random_below(random, 20) == 0)
            draw_event(random, e);
        else if (dw_random_below(random, 3) == 0)
            event[e].note = "in writing first";
    }
}

/* Each request asks for a little less than the one before, in minor units around what is rounding, and is
 * refused; at times granted, or something else happens. */
static void draw_falling_requests(dw_random *random)
{
    for (size_t e = 0; e < EVENTS; e++) {
        const dw_term lower = {PRICE, DW_NONE, UNITS(210000) - 0.2 * (double)(e * e)};
        const bool asks = e % 2 == 0, grants = dw_random_below(random, 50) == 0;
        log_drawn(e,
                  asks     ? DW_ACTION_REQUEST
                  : grants ? DW_ACTION_GRANT
                           : DW_ACTION_REFUSE,
                  asks ? &lower : NULL);
        if (asks && dw_random_below(random, 50) == 0)
            draw_event(random, e);
    }
}

static void (*const draws[])(dw_random *) = {draw_mixed, draw_same_grants, draw_falling_requests};

/* ---- By definition --------------------------------------------------------------------------- */

static bool covers(const dw_package *granted, const dw_package *package)
{
    for (size_t i = 0; i < deal.deal.n_issues; i++) {
        const size_t a = package->option[i], b = granted->option[i];
        const bool by_price = i == PRICE && !isnan(package->price) && !isnan(granted->price);
        const bool as_good = by_price ? package->price >= granted->price - 0.5
                                      : a == b || made.worth[i][a] >= made.worth[i][b] - 0.5;
        if (!as_good)
            return false;
    }
    return true;
}

static bool is_overtaken(size_t refusal)
{
    for (size_t r = refusal + 1; r < made.n_rulings; r++)
        if (made.ruling[r].granted &&
            covers(&made.ruling[r].package, &made.ruling[refusal].package))
            return true;
    return false;
}

static const dw_ruling *ruling_of(const dw_package *package)
{
    for (size_t r = made.n_rulings; r-- > 0;) {
        const dw_ruling *const ruling = &made.ruling[r];
        if (ruling->granted ? covers(&ruling->package, package)
                            : covers(package, &ruling->package) && !is_overtaken(r))
            return ruling;
    }
    return NULL;
}

static const dw_ruling *condition_of(const dw_package *package, size_t authority)
{
    const dw_ruling *const newest = ruling_of(package);
    if (!newest || !newest->granted || !newest->words ||
        (authority == 0 && newest->package.authority != 0))
        return NULL;
    for (size_t r = (size_t)(newest - made.ruling); r-- > 0;) {
        const dw_ruling *const older = &made.ruling[r];
        if (!older->granted && covers(package, &older->package))
            return newest;
        if (older->granted && !older->words && covers(&older->package, package) &&
            !covers(&older->package, &newest->package))
            return NULL;
    }
    return newest;
}

/* Of a request at its time: the newest grant before it that covers it. */
static void check_request(const dw_request *request)
{
    for (size_t r = made.n_rulings; r-- > 0;)
        if (made.ruling[r].event < request->event && made.ruling[r].granted &&
            covers(&made.ruling[r].package, &request->package)) {
            check(request->status == DW_REQUEST_GRANTED);
            check(request->answer == made.ruling[r].event);
            return;
        }
    check(request->answer == DW_NONE || request->answer > request->event);
}

static void check_package(const dw_package *package, size_t *n_found)
{
    const dw_ruling *const ruling = dw_approvals_ruling(&made, &model, package);
    check(ruling == ruling_of(package));
    check(dw_approvals_condition(&made, &model, package) ==
          condition_of(package, dw_package_authority(&model, package->option, package->price)));
    n_found[ruling ? 1 + ruling->granted : 0]++;
}

/* Any, one of four without a price, and each that was asked for, with the price a little up or down. */
static void check_packages(dw_random *random, size_t *n_found)
{
    size_t option[DW_ISSUES_MAX];
    for (size_t p = 0; p < PACKAGES; p++) {
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            option[i] = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
        const double price = UNITS(180000) + 100000.0 * dw_random_below(random, 560);
        const bool known = dw_random_below(random, 4) > 0;
        check_package(&(dw_package){.option = option, .price = known ? price : (double)NAN},
                      n_found);
    }
    for (size_t i = 0; i < made.n_requests; i++) {
        dw_package near = made.request[i].package;
        near.price += 0.25 * dw_random_below(random, 7) - 0.75;
        check_package(&near, n_found);
    }
}

static size_t newest_grant(void)
{
    for (size_t r = made.n_rulings; r-- > 0;)
        if (made.ruling[r].granted)
            return r;
    return DW_NONE;
}

static void check_record(void begin_deal(void), void draw_record(dw_random *), size_t *n_found)
{
    dw_random random;
    dw_random_init(&random, test_seed(), test_case);
    begin_deal();
    draw_record(&random);
    deal.deal.event = event;
    deal.deal.n_events = EVENTS;
    compute();
    check(made.n_rulings > 64); /* more than one word of a set */
    check(made.newest_grant == newest_grant());
    for (size_t i = 0; i < made.n_requests; i++)
        check_request(&made.request[i]);
    check_packages(&random, n_found);
}

static void a_ruling_is_found_as_by_going_through_all_of_them(void **state)
{
    (void)state;
    for (size_t b = 0; b < sizeof begins / sizeof *begins; b++)
        for (size_t d = 0; d < sizeof draws / sizeof *draws; d++) {
            size_t n_found[3] = {0};
            for (test_case = 0; test_case < CASES; test_case++)
                check_record(begins[b], draws[d], n_found);
            check(n_found[0] > 0 && n_found[1] > 0 && n_found[2] > 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ruling_is_found_as_by_going_through_all_of_them),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
