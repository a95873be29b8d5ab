/* What a refusal leaves on the table: it may be about a term or a word beside it. */
#include "acceptances.h"

enum { SEED = 20261129, ROUNDS = 4000, KINDS = 4 };

static const dw_event *settled(size_t e)
{
    settle();
    return &state.event[e];
}

static void begin_with_offers(void)
{
    begin();
    at_price(add(DW_SIDE_US, DW_EVENT_OFFER), 103.617);
    at_price(add(DW_SIDE_THEM, DW_EVENT_OFFER), 90.3);
}

static void a_no_to_a_term_that_we_do_not_offer_leaves_our_offer(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_offers();
    with(add(DW_SIDE_THEM, DW_EVENT_REFUSE), colour, 1, 0);
    assert_true(settled(2)->is_aside);
    assert_false(event[2].is_aside);
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
    /* The usual colour stands in an offer that names none; so does one that it names. */
    event[2].n_terms = 0;
    with(&event[2], colour, 0, 0);
    assert_false(settled(2)->is_aside);
    with(&event[0], colour, 1, 0);
    assert_true(settled(2)->is_aside);
    /* Who names the price means the whole. */
    at_price(&event[2], 99);
    assert_false(settled(2)->is_aside);
}

static void our_no_to_a_word_leaves_their_offer(void **test)
{
    dw_unaccepted found;
    (void)test;
    begin_with_offers();
    at_price(add(DW_SIDE_THEM, DW_EVENT_STATEMENT), 94)->statement = DW_STATEMENT_ULTIMATUM;
    dw_event *const no = add(DW_SIDE_US, DW_EVENT_REFUSE);
    assert_false(settled(3)->is_aside);
    no->answers = 3;
    assert_true(settled(3)->is_aside);
    add(DW_SIDE_US, DW_EVENT_ACCEPT);
    assert_int_equal(unaccepted(&found), 0);
    assert_true(dw_deal_agreed(&state));
    /* Its terms say as much as its number. */
    no->answers = 0;
    at_price(no, 94);
    assert_true(settled(3)->is_aside);
    /* An answer to the offer, and to a word that says what is offered, is one to that. */
    no->n_terms = 0;
    no->answers = 2;
    assert_false(settled(3)->is_aside);
    no->answers = 3;
    term[2][0].number = 90.3;
    assert_false(settled(3)->is_aside);
    event[2].n_terms = 0;
    assert_true(settled(3)->is_aside);
}

static void their_no_to_our_price_in_words_is_one_to_our_offer(void **test)
{
    (void)test;
    begin_with_offers();
    at_price(add(DW_SIDE_US, DW_EVENT_STATEMENT), 101)->statement = DW_STATEMENT_POSITION;
    add(DW_SIDE_THEM, DW_EVENT_REFUSE)->answers = 3;
    assert_false(settled(3)->is_aside);
    event[2].n_terms = 0;
    with(&event[2], colour, 1, 0);
    assert_true(settled(3)->is_aside);
}

static void what_was_agreed_outlives_a_no_to_something_else(void **test)
{
    (void)test;
    begin_with_offers();
    add(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    with(add(DW_SIDE_THEM, DW_EVENT_REFUSE), colour, 1, 0);
    settle();
    assert_true(dw_deal_agreed(&state));
    event[3].n_terms = 0;
    settle();
    assert_false(dw_deal_agreed(&state));
}

/* ---- The naive definition: nobody accepts ------------------------------------------------------- */

/* Is the term what the side named last, by offers or by statements; `usual` where it named none? */
static bool is_last(size_t n, dw_side side, bool offers, const dw_term *own, bool usual)
{
    for (size_t e = n; e-- > 0;) {
        const dw_event *const past = &event[e];
        if (past->by != side ||
            !(offers ? dw_event_is_offer(past) : past->kind == DW_EVENT_STATEMENT))
            continue;
        for (size_t t = 0; t < past->n_terms; t++)
            if (past->term[t].issue == own->issue)
                return past->term[t].option == own->option && past->term[t].number == own->number;
    }
    return usual && own->issue == colour && own->option == 0;
}

static bool naive_aside(size_t e)
{
    const dw_event *const no = &event[e];
    const bool ours = no->by == DW_SIDE_US;
    const dw_side other = ours ? DW_SIDE_THEM : DW_SIDE_US;
    bool exists = false, in_words = true, priced = false;
    for (size_t i = 0; i < e; i++)
        exists |= event[i].by == other && dw_event_is_offer(&event[i]);
    const dw_event *const word = no->answers > 0 ? &event[no->answers - 1] : no;
    const dw_event *const about = no->n_terms > 0 ? no : word;
    size_t n = 0;
    for (size_t t = 0; t < about->n_terms; t++) {
        n += is_last(e, other, true, &about->term[t], exists);
        in_words &= is_last(e, other, false, &about->term[t], false);
        priced |= about->term[t].issue == price;
    }
    if (no->n_terms > 0)
        return n == 0 && (ours ? in_words : !priced);
    if (word == no || word->kind != DW_EVENT_STATEMENT || word->by == no->by)
        return false;
    return (ours || !priced) && (word->n_terms == 0 || n < word->n_terms);
}

static void draw(dw_random *random)
{
    static const dw_event_kind kind[KINDS] = {DW_EVENT_OFFER, DW_EVENT_STATEMENT, DW_EVENT_REFUSE,
                                              DW_EVENT_REFUSE};
    begin();
    for (size_t n = 1 + dw_random_below(random, EVENTS - 1); n > 0; n--) {
        const size_t before = deal.deal.n_events;
        dw_event *const added = add(dw_random_below(random, 2) ? DW_SIDE_US : DW_SIDE_THEM,
                                    kind[dw_random_below(random, KINDS)]);
        if (added->kind == DW_EVENT_REFUSE && before > 0 && dw_random_below(random, 2))
            added->answers = 1 + dw_random_below(random, (uint32_t)before);
        if (dw_random_below(random, 3) == 0 || dw_event_is_offer(added))
            at_price(added, 100 + (double)dw_random_below(random, 2) * 0.617);
        if (dw_random_below(random, 3) == 0)
            with(added, colour, dw_random_below(random, 2), 0);
    }
    settle();
}

static void agrees_with_looking_back_from_each_refusal(void **test)
{
    size_t n_aside = 0, n_whole = 0;
    dw_random random;
    (void)test;
    dw_random_init(&random, SEED, 1);
    print_message("# seed %d\n", SEED);
    for (int round = 0; round < ROUNDS; round++) {
        draw(&random);
        for (size_t e = 0; e < deal.deal.n_events; e++) {
            const bool refuses = event[e].kind == DW_EVENT_REFUSE;
            check(state.event[e].is_aside == (refuses && naive_aside(e)));
            n_aside += state.event[e].is_aside;
            n_whole += refuses && !state.event[e].is_aside;
        }
    }
    assert_true(n_aside > ROUNDS / 4 && n_whole > ROUNDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_no_to_a_term_that_we_do_not_offer_leaves_our_offer),
        cmocka_unit_test(our_no_to_a_word_leaves_their_offer),
        cmocka_unit_test(their_no_to_our_price_in_words_is_one_to_our_offer),
        cmocka_unit_test(what_was_agreed_outlives_a_no_to_something_else),
        cmocka_unit_test(agrees_with_looking_back_from_each_refusal),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
