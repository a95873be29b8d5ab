/* What counts as an acceptance: what takes what the other side has on the table, and nothing else. */
#include "acceptances.h"

enum { SEED = 20261123, ROUNDS = 3000 };

static void what_names_what_is_offered_is_an_acceptance(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    with(at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103.617), colour, 1, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 103.617);
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
}

static void what_names_another_price_is_an_offer(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103.617);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 103.6);
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.event, 2);
    assert_true(found.is_offered && found.is_named);
    assert_true(found.term->number == 103.6 && found.offered.number == 103.617);
    assert_false(dw_deal_agreed(&state));
    assert_int_equal(state.event[1].kind, DW_EVENT_OFFER);
    assert_int_equal(event[1].kind, DW_EVENT_ACCEPT);
    /* It is then what they have on the table, for us to accept. */
    at_price(add(DW_SIDE_US, DW_EVENT_ACCEPT), 103.6);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(dw_deal_agreed(&state));
}

static void another_option_is_an_offer_and_an_unnamed_one_must_be_the_usual(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90);
    with(add(DW_SIDE_US, DW_EVENT_ACCEPT), colour, 0, 0);
    assert_int_equal(unaccepted(&found), 0);
    event[1].n_terms = 0;
    with(&event[1], colour, 1, 0);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(found.is_offered && !found.is_named);
    assert_int_equal(found.offered.option, 0);
    /* A price that nobody has named is on no table, not even our target. */
    begin();
    with(add(DW_SIDE_THEM, DW_EVENT_OFFER), colour, 1, 0);
    with(add(DW_SIDE_US, DW_EVENT_ACCEPT), price, 1, 110);
    assert_int_equal(unaccepted(&found), 1);
    assert_false(found.is_named);
}

static void without_an_offer_there_is_nothing_to_accept(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 1);
    assert_null(found.term);
    assert_false(found.is_offered);
    assert_int_equal(state.event[1].kind, DW_EVENT_NOTE);
    assert_false(dw_deal_agreed(&state));
    begin();
    with(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), colour, 0, 0);
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(state.event[0].kind, DW_EVENT_OFFER);
}

static void what_was_refused_is_offered_anew(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    with(add(DW_SIDE_US, DW_EVENT_OFFER), colour, 1, 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90.617);
    add(DW_SIDE_US, DW_EVENT_REFUSE);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.event, 4);
    assert_int_equal(found.refused, 3);
    assert_null(found.term);
    assert_false(dw_deal_agreed(&state));
    /* On their terms, which leave the colour as it usually is. */
    assert_int_equal(state.event[3].kind, DW_EVENT_OFFER);
    assert_int_equal(state.event[3].n_terms, 2);
    for (size_t t = 0; t < 2; t++) {
        const dw_term *const own = &state.event[3].term[t];
        assert_true(own->issue == price ? own->number == 90.617 : own->option == 0);
    }
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 1);
    assert_true(dw_deal_agreed(&state));
    /* Theirs of ours, too, and what is offered again stands again. */
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_THEM, DW_EVENT_REFUSE);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 103);
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.refused, 2);
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_THEM, DW_EVENT_REFUSE);
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
}

static dw_status settle_within(void *context, dw_arena *within, dw_error *err)
{
    (void)context;
    state.n_events = 617;
    const dw_status status =
        dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, within, &state, err);
    check(status == DW_OK || state.n_events == 617);
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **test)
{
    (void)test;
    begin();
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90.617);
    add(DW_SIDE_US, DW_EVENT_REFUSE);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_true(test_memory_exhaust(settle_within, NULL, 16) > 10);
}

static void what_has_run_out_is_offered_anew(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    dw_event *const offered = at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 97);
    dw_event *const accepted = add(DW_SIDE_US, DW_EVENT_ACCEPT);
    offered->until = accepted->day;
    assert_int_equal(unaccepted(&found), 0);
    offered->until = accepted->day - 1;
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.expired, offered->until);
    assert_int_equal(found.refused, 0);
    assert_int_equal(state.event[1].kind, DW_EVENT_OFFER);
    assert_true(state.event[1].term[0].number == 97);
}

static void a_corrected_offer_decides_anew(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 103);
    assert_int_equal(unaccepted(&found), 0);
    dw_event *const corrected = at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 105);
    corrected->corrects = 1;
    corrected->day = event[0].day;
    assert_int_equal(unaccepted(&found), 1);
    assert_int_equal(found.event, 2);
    assert_false(dw_deal_agreed(&state));
    add(DW_SIDE_US, DW_EVENT_CORRECTION)->corrects = 3;
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
}

static void the_state_of_a_state_is_itself(void **test)
{
    dw_unaccepted found, again;
    dw_deal twice;
    size_t n;
    (void)test;
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103);
    at_price(add(DW_SIDE_THEM, DW_EVENT_ACCEPT), 101);
    assert_int_equal(unaccepted(&found), 1);
    check(dw_record_state(&state, &book.playbook, 2, &arena, &twice, NULL) == DW_OK);
    assert_int_equal(twice.event[1].kind, DW_EVENT_OFFER);
    check(dw_record_unaccepted(&twice, &book.playbook, &arena, &again, 1, &n) && n == 1);
    assert_int_equal(again.event, found.event);
}

/* The refusals of what is not on the table; *first is the first. */
static size_t unrefused(dw_unaccepted *first)
{
    dw_unaccepted list[EVENTS];
    size_t n;
    settle();
    check(dw_record_unrefused(&state, &book.playbook, &arena, list, EVENTS, &n));
    if (n > 0)
        *first = list[0];
    return n;
}

static void a_refusal_names_what_is_on_the_table(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90.617);
    with(at_price(add(DW_SIDE_US, DW_EVENT_REFUSE), 90.617), colour, 0, 0);
    add(DW_SIDE_US, DW_EVENT_REFUSE);
    assert_int_equal(unrefused(&found), 0);
    at_price(add(DW_SIDE_US, DW_EVENT_REFUSE), 90.6);
    assert_int_equal(unrefused(&found), 1);
    assert_int_equal(found.event, 4);
    assert_true(found.is_offered && found.is_named);
    assert_true(found.term->number == 90.6 && found.offered.number == 90.617);
    /* An offer of our own is none of theirs, and what nobody has named stands as it usually does. */
    event[3].n_terms = 0;
    with(&event[3], colour, 1, 0);
    assert_int_equal(unrefused(&found), 1);
    assert_true(found.is_offered && !found.is_named);
    /* Their no to a term may come before we offer it, one to a price not. */
    event[3].by = DW_SIDE_THEM;
    assert_int_equal(unrefused(&found), 0);
    at_price(&event[3], 97.3);
    assert_int_equal(unrefused(&found), 1);
    assert_false(found.is_offered);
}

/* A demand is refused as an offer is; what was agreed is on the table of both. */
static void a_refusal_names_what_was_said_or_agreed(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin();
    at_price(add(DW_SIDE_THEM, DW_EVENT_STATEMENT), 88.3)->statement = DW_STATEMENT_DEMAND;
    at_price(add(DW_SIDE_US, DW_EVENT_REFUSE), 88.3);
    assert_int_equal(unrefused(&found), 0);
    at_price(add(DW_SIDE_THEM, DW_EVENT_REFUSE), 88.3);
    assert_int_equal(unrefused(&found), 1);
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103.617);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    at_price(add(DW_SIDE_US, DW_EVENT_REFUSE), 103.617);
    assert_int_equal(unrefused(&found), 0);
}

/* ---- The naive definition ---------------------------------------------------------------------- */

/* What the side has on the table of the issue after the first n events of the state, by going back from the
 * newest; NULL for nothing. */
static const dw_term *last_named(size_t n, dw_side side, size_t issue)
{
    const dw_side other = side == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    for (size_t e = n; e-- > 0;) {
        const dw_event *const past = &state.event[e];
        const bool accepts = past->kind == DW_EVENT_ACCEPT;
        const bool offers = past->by == side && dw_event_is_offer(past);
        for (size_t t = 0; (accepts || offers) && t < past->n_terms; t++)
            if (past->term[t].issue == issue)
                return &past->term[t];
        if (!accepts)
            continue;
        const dw_term *const taken = last_named(e, past->by == side ? other : side, issue);
        return taken || issue != price ? taken : last_named(e, past->by, issue);
    }
    return NULL;
}

static dw_event_kind taken_for(size_t e)
{
    const dw_side other = event[e].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    bool offered = false, same = true;
    for (size_t i = 0; i < e; i++)
        offered = offered ||
                  (state.event[i].n_terms > 0 &&
                   ((event[i].by == other && dw_event_is_offer(&state.event[i])) ||
                    state.event[i].kind == DW_EVENT_ACCEPT)) ||
                  (state.event[i].kind == DW_EVENT_ACCEPT && event[i].by == other);
    for (size_t t = 0; t < event[e].n_terms; t++) {
        const dw_term *const own = &event[e].term[t], *const said =
                                                          last_named(e, other, own->issue);
        const bool usual = !said && own->issue == colour && own->option == 0;
        same =
            same && (usual || (said && said->option == own->option && said->number == own->number));
    }
    if (!offered || !same)
        return event[e].n_terms > 0 ? DW_EVENT_OFFER : DW_EVENT_NOTE;
    return stood_refused(state.event, e, other) ? DW_EVENT_OFFER : DW_EVENT_ACCEPT;
}

static bool has_offered(size_t n, dw_side side)
{
    for (size_t e = 0; e < n; e++)
        if ((state.event[e].by == side && dw_event_is_offer(&state.event[e])) ||
            state.event[e].kind == DW_EVENT_ACCEPT)
            return true;
    return false;
}

/* Does the refusal e name what the other side has not on the table? */
static bool is_slip(size_t e)
{
    const dw_event *const no = &state.event[e];
    const dw_side other = no->by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    for (size_t t = 0; t < no->n_terms; t++) {
        const dw_term *const own = &no->term[t], *const said = last_named(e, other, own->issue);
        const bool usual = !said && own->issue == colour && own->option == 0;
        const bool same = said && said->option == own->option && said->number == own->number;
        if (!same && !(usual && has_offered(e, other)))
            return true;
    }
    return false;
}

static bool names_price(const dw_event *said)
{
    bool named = false;
    for (size_t t = 0; t < said->n_terms; t++)
        named |= said->term[t].issue == price;
    return named;
}

static size_t count_slips(void)
{
    size_t n = 0;
    for (size_t e = 0; e < state.n_events; e++)
        n += state.event[e].kind == DW_EVENT_REFUSE && is_slip(e) &&
             (state.event[e].by == DW_SIDE_US || names_price(&state.event[e]));
    return n;
}

static void agrees_with_looking_back_from_each_acceptance(void **test)
{
    static const dw_event_kind kind[] = {DW_EVENT_OFFER, DW_EVENT_CONCESSION, DW_EVENT_ACCEPT,
                                         DW_EVENT_REFUSE};
    size_t n_accepted = 0, n_not = 0, n_slips = 0;
    dw_unaccepted found;
    dw_random random;
    (void)test;
    dw_random_init(&random, SEED, 1);
    print_message("# seed %d\n", SEED);
    for (int round = 0; round < ROUNDS; round++) {
        begin();
        for (size_t n = 1 + dw_random_below(&random, EVENTS - 1); n > 0; n--) {
            dw_event *const added = add(dw_random_below(&random, 2) ? DW_SIDE_US : DW_SIDE_THEM,
                                        kind[dw_random_below(&random, 4)]);
            if (added->kind == DW_EVENT_REFUSE && dw_random_below(&random, 2))
                continue;
            if (dw_random_below(&random, 2) || dw_event_is_offer(added))
                at_price(added, 100 + (double)dw_random_below(&random, 2) * 0.617);
            /* Their no to a term alone may take back their own: test_withdrawn.c. */
            const bool is_no = added->kind == DW_EVENT_REFUSE && added->by == DW_SIDE_THEM;
            if (dw_random_below(&random, 3) == 0 && (!is_no || added->n_terms > 0))
                with(added, colour, dw_random_below(&random, 2), 0);
        }
        const size_t n_found = unrefused(&found);
        check(n_found == count_slips());
        n_slips += n_found;
        for (size_t e = 0; e < deal.deal.n_events; e++) {
            const bool accepts = event[e].kind == DW_EVENT_ACCEPT;
            const dw_event_kind expected = accepts ? taken_for(e) : event[e].kind;
            check(state.event[e].kind == expected);
            check((dw_deal_agreement(&state, e + 1) != DW_NONE) ==
                  (stood_agreement(state.event, e + 1) != NULL));
            n_accepted += accepts && expected == DW_EVENT_ACCEPT;
            n_not += accepts && expected != DW_EVENT_ACCEPT;
        }
    }
    assert_true(n_accepted > ROUNDS / 10 && n_not > ROUNDS / 10 && n_slips > ROUNDS / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_names_what_is_offered_is_an_acceptance),
        cmocka_unit_test(what_names_another_price_is_an_offer),
        cmocka_unit_test(another_option_is_an_offer_and_an_unnamed_one_must_be_the_usual),
        cmocka_unit_test(without_an_offer_there_is_nothing_to_accept),
        cmocka_unit_test(what_was_refused_is_offered_anew),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(what_has_run_out_is_offered_anew),
        cmocka_unit_test(a_corrected_offer_decides_anew),
        cmocka_unit_test(the_state_of_a_state_is_itself),
        cmocka_unit_test(a_refusal_names_what_is_on_the_table),
        cmocka_unit_test(a_refusal_names_what_was_said_or_agreed),
        cmocka_unit_test(agrees_with_looking_back_from_each_acceptance),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
