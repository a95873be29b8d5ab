/* What stands after each event of a record, by going back from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dealwright/base.h"
#include "deal/stands.h"

#include "engine/support/check.h"
#include "engine/support/stood.h"

enum { EVENTS = 14, SEED = 20261128, ROUNDS = 20000 };

static dw_event event[EVENTS];
static dw_deal deal;

static void begin(void)
{
    dw_deal_init(&deal, "stands", "account");
    deal.event = event;
}

static dw_event *add(dw_side by, dw_event_kind kind)
{
    dw_event *const added = &event[deal.n_events++];
    dw_event_init(added, kind, by);
    added->day = (dw_day)(100 + deal.n_events);
    return added;
}

/* ---- The naive definition ---------------------------------------------------------------------- */

/* Their newest offer after the agreement and all that confirms it. */
static const dw_event *reopened_by(size_t n)
{
    for (size_t e = n; stood_agreement(event, n) && e-- > 0 && event[e].kind != DW_EVENT_ACCEPT;)
        if (dw_event_is_offer(&event[e]))
            return &event[e];
    return NULL;
}

static void check_side(const dw_stands *stands, size_t n, dw_side side)
{
    const dw_event *const put = stood_put(event, n, side);
    check(stands->offer[side] == put);
    check((stands->refused[side] != NULL) == stood_refused(event, n, side));
    check(dw_stands_ended(stands, side) ==
          (put && put->kind == DW_EVENT_ACCEPT && !stood_agreement(event, n)));
    for (dw_day day = 100; day < 100 + EVENTS; day++) {
        const bool over =
            put && dw_event_is_offer(put) && put->until != DW_DAY_NONE && day > put->until;
        check(dw_stands_expired(stands, side, day) == over);
        check(dw_stands_offered(stands, side, day) ==
              (put && !over && !stood_refused(event, n, side)));
    }
    check(!dw_stands_expired(stands, side, DW_DAY_NONE));
}

static void agrees_with_going_back_after_every_event(void **test)
{
    static const dw_event_kind kind[] = {DW_EVENT_OFFER, DW_EVENT_CONCESSION, DW_EVENT_ACCEPT,
                                         DW_EVENT_REFUSE, DW_EVENT_NOTE};
    size_t n_agreed = 0, n_reopened = 0, n_refused = 0;
    dw_random random;
    (void)test;
    dw_random_init(&random, SEED, 1);
    print_message("# seed %d\n", SEED);
    for (int round = 0; round < ROUNDS; round++) {
        begin();
        for (size_t n = dw_random_below(&random, EVENTS) + 1; n > 0; n--) {
            dw_event *const added = add(dw_random_below(&random, 2) ? DW_SIDE_US : DW_SIDE_THEM,
                                        kind[dw_random_below(&random, 5)]);
            if (dw_event_is_offer(added) && dw_random_below(&random, 3) == 0)
                added->until = added->day + (dw_day)dw_random_below(&random, 4);
        }
        for (size_t n = 0; n <= deal.n_events; n++) {
            const dw_stands stands = dw_stands_after(&deal, n);
            const size_t agreement = dw_deal_agreement(&deal, n);
            check(stands.agreement == stood_agreement(event, n));
            check(stands.agreement == (agreement == DW_NONE ? NULL : &event[agreement]));
            check(stands.reopened == reopened_by(n));
            for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
                check_side(&stands, n, (dw_side)s);
            n_agreed += stands.agreement != NULL;
            n_reopened += stands.reopened != NULL;
            n_refused += stands.refused[DW_SIDE_THEM] != NULL;
        }
    }
    assert_true(n_agreed > ROUNDS && n_reopened > ROUNDS / 10 && n_refused > ROUNDS);
}

static void nothing_stands_before_the_first_word(void **test)
{
    (void)test;
    begin();
    add(DW_SIDE_US, DW_EVENT_REFUSE);
    const dw_stands stands = dw_stands_after(&deal, 1);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        assert_null(stands.refused[s]);
        assert_false(dw_stands_offered(&stands, (dw_side)s, 100));
    }
}

static void keeps_the_agreement_that_was_ended_until_the_next(void **test)
{
    (void)test;
    begin();
    add(DW_SIDE_US, DW_EVENT_OFFER);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    add(DW_SIDE_THEM, DW_EVENT_OFFER);
    add(DW_SIDE_US, DW_EVENT_REFUSE); /* holds them to it */
    assert_null(dw_stands_after(&deal, 4).broken);
    add(DW_SIDE_THEM, DW_EVENT_REFUSE);
    add(DW_SIDE_US, DW_EVENT_OFFER);
    for (size_t n = 5; n <= 6; n++) {
        const dw_stands stands = dw_stands_after(&deal, n);
        assert_null(stands.agreement);
        assert_ptr_equal(stands.broken, &deal.event[1]);
        assert_ptr_equal(stands.ended, &deal.event[4]);
    }
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    assert_null(dw_stands_after(&deal, 7).broken);
    assert_null(dw_stands_after(&deal, 7).ended);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_going_back_after_every_event),
        cmocka_unit_test(nothing_stands_before_the_first_word),
        cmocka_unit_test(keeps_the_agreement_that_was_ended_until_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
