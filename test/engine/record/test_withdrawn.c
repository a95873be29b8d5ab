/* What they offer on where they have said no to a term of their own. */
#include "acceptances.h"

static dw_event *demand(size_t option)
{
    dw_event *const said = with(add(DW_SIDE_THEM, DW_EVENT_STATEMENT), colour, option, 0);
    said->statement = DW_STATEMENT_DEMAND;
    return said;
}

/* They offer 90 in blue. */
static void begin_with_blue(void)
{
    begin();
    with(at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90), colour, 1, 0);
}

static void the_next_offer_has_what_they_demanded_instead(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    demand(0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(state.event[2].n_terms, 2);
    assert_int_equal(dw_event_term(&state.event[2], colour)->option, 0);
    assert_true(dw_event_term(&state.event[2], price)->number == 95);
    assert_int_equal(event[2].n_terms, 1); /* the log is as it was */
    assert_true(dw_deal_agreed(&state));
}

static void after_a_bare_no_it_has_what_talks_start_from(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    with(add(DW_SIDE_THEM, DW_EVENT_REFUSE), colour, 1, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(dw_event_term(&state.event[2], colour)->option, 0);
}

static void where_that_is_refused_too_it_has_the_best_for_us_that_is_left(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    deal_option(&deal, colour, "green", 900, 700);
    with(at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90), colour, 1, 0);
    with(add(DW_SIDE_THEM, DW_EVENT_REFUSE), colour, 1, 0);
    with(add(DW_SIDE_THEM, DW_EVENT_REFUSE), colour, 0, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(dw_event_term(&state.event[3], colour)->option, 2);
}

static void what_they_name_again_stands(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    demand(0);
    with(add(DW_SIDE_THEM, DW_EVENT_OFFER), colour, 1, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(dw_event_term(&state.event[2], colour)->option, 1);
    assert_null(dw_event_term(&state.event[3], colour));
}

static void a_position_and_a_no_of_ours_take_nothing_back(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    demand(0)->statement = DW_STATEMENT_POSITION;
    with(add(DW_SIDE_US, DW_EVENT_REFUSE), colour, 1, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_int_equal(unaccepted(&found), 0);
    assert_int_equal(state.event[3].n_terms, 1);
}

static void accepting_before_they_offer_again_offers_what_is_left(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    demand(0);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(found.is_taken_back);
    assert_int_equal(found.refused, 2);
    assert_false(dw_deal_agreed(&state));
    assert_int_equal(state.event[2].kind, DW_EVENT_OFFER);
    assert_int_equal(dw_event_term(&state.event[2], colour)->option, 0);
    assert_true(dw_event_term(&state.event[2], price)->number == 90);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(dw_deal_agreed(&state));
}

static void a_demand_after_the_agreement_leaves_our_confirmation_one(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_blue();
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    demand(0);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
}

static dw_status made(void *context, dw_arena *limited, dw_error *err)
{
    dw_deal result;
    (void)context;
    return dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, limited, &result, err);
}

static void fails_cleanly_wherever_memory_ends(void **test)
{
    (void)test;
    begin_with_blue();
    demand(0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_true(test_memory_exhaust(made, NULL, 8) > 20);
}

static void the_state_of_a_state_is_itself(void **test)
{
    dw_unaccepted found;
    dw_deal again;
    (void)test;
    begin_with_blue();
    demand(0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 95);
    assert_int_equal(unaccepted(&found), 0);
    const dw_term *const terms = state.event[2].term;
    check(dw_record_state(&state, &book.playbook, state.n_events, &arena, &again, NULL) == DW_OK);
    assert_int_equal(again.event[2].n_terms, 2);
    assert_ptr_equal(again.event[2].term, terms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_offer_has_what_they_demanded_instead),
        cmocka_unit_test(after_a_bare_no_it_has_what_talks_start_from),
        cmocka_unit_test(where_that_is_refused_too_it_has_the_best_for_us_that_is_left),
        cmocka_unit_test(what_they_name_again_stands),
        cmocka_unit_test(a_position_and_a_no_of_ours_take_nothing_back),
        cmocka_unit_test(accepting_before_they_offer_again_offers_what_is_left),
        cmocka_unit_test(a_demand_after_the_agreement_leaves_our_confirmation_one),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(the_state_of_a_state_is_itself),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
