/* What stands as agreed once something was accepted: what confirms it, reopens it and takes it back. */
#include "acceptances.h"

static void an_acceptance_after_the_agreement_confirms_it(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 90);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(dw_deal_agreement(&state, 4), 2);
    assert_true(dw_deal_confirms(&state, 3) && !dw_deal_confirms(&state, 2));
    /* It does not take the older offer of ours. */
    event[3].n_terms = 0;
    at_price(&event[3], 103);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(found.offered.number == 90);
}

static void an_offer_of_theirs_reopens_what_stands(void **test)
{
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    settle();
    assert_int_equal(dw_deal_reopened(&state), DW_NONE);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 88);
    settle();
    assert_true(dw_deal_agreed(&state));
    assert_int_equal(dw_deal_reopened(&state), 3);
    /* They come back to it. */
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    settle();
    assert_int_equal(dw_deal_agreement(&state, 5), 2);
    assert_int_equal(dw_deal_reopened(&state), DW_NONE);
    /* We go along. */
    event[4].by = DW_SIDE_US;
    settle();
    assert_int_equal(dw_deal_agreement(&state, 5), 4);
    /* Our no to the new offer holds to what was agreed; theirs ends it. */
    event[4].kind = DW_EVENT_REFUSE;
    settle();
    assert_int_equal(dw_deal_agreement(&state, 5), 2);
    assert_int_equal(dw_deal_reopened(&state), DW_NONE);
    event[4].by = DW_SIDE_THEM;
    settle();
    assert_false(dw_deal_agreed(&state));
    event[4].by = DW_SIDE_US;
    event[4].kind = DW_EVENT_OFFER;
    at_price(&event[4], 95);
    settle();
    assert_false(dw_deal_agreed(&state));
}

static void what_was_agreed_and_taken_back_stands_on_neither_side(void **test)
{
    dw_unaccepted found;
    (void)test;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        const dw_side by = (dw_side)s, other = by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
        begin();
        at_price(add(other, DW_EVENT_OFFER), 97);
        add(by, DW_EVENT_ACCEPT);
        add(by, DW_EVENT_REFUSE);
        add(other, DW_EVENT_ACCEPT);
        assert_int_equal(unaccepted(&found), 1);
        assert_int_equal(found.refused, 3);
        assert_false(dw_deal_agreed(&state));
        /* Counted as an offer of what was agreed, it can be accepted. */
        add(by, DW_EVENT_ACCEPT);
        assert_int_equal(unaccepted(&found), 1);
        assert_int_equal(dw_deal_agreement(&state, 5), 4);
    }
}

static void who_offers_anew_and_then_refuses_stands_by_the_newer_offer(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 97.617);
    add(DW_SIDE_THEM, DW_EVENT_REFUSE);
    settle();
    assert_false(dw_deal_agreed(&state));
    /* Their no is one to what was agreed, not to their own offer. */
    at_price(add(DW_SIDE_US, DW_EVENT_ACCEPT), 97.617);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(dw_deal_agreement(&state, 5), 4);
    /* They cannot take what was agreed any more: it is gone from our side. */
    event[4].by = DW_SIDE_THEM;
    event[4].n_terms = 0;
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.refused, 4);
}

static void what_they_offered_after_the_agreement_reopens_it_to_its_last_day(void **test)
{
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    dw_event *const anew = at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 97);
    anew->until = deal.deal.day = anew->day + 3;
    settle();
    assert_int_equal(dw_deal_reopened(&state), 2);
    deal.deal.day++;
    settle();
    assert_int_equal(dw_deal_reopened(&state), DW_NONE);
    assert_int_equal(dw_deal_agreement(&state, 3), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_acceptance_after_the_agreement_confirms_it),
        cmocka_unit_test(an_offer_of_theirs_reopens_what_stands),
        cmocka_unit_test(what_was_agreed_and_taken_back_stands_on_neither_side),
        cmocka_unit_test(who_offers_anew_and_then_refuses_stands_by_the_newer_offer),
        cmocka_unit_test(what_they_offered_after_the_agreement_reopens_it_to_its_last_day),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
