/* The ledger against a naive recomputation of every offer from the record up to it, and by what must be
 * true of any record. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/recorded.h"

#include "dealwright/record.h"
#include "trade/standing.h"

#include <math.h>
#include <string.h>

/* ---- Records -------------------------------------------------------------------------------- */

static void random_terms(dw_event *added, dw_random *random)
{
    const size_t n = deal.deal.n_issues;
    size_t issue = dw_random_below(random, (uint32_t)n);
    for (size_t t = 0; t < RECORD_TERMS && dw_random_below(random, 3) > 0; t++) {
        const size_t option = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
        if (issue == dw_deal_issue(&deal.deal, "price"))
            record_add_price(added,
                             (double)deal.deal.value.floor_price * (0.8 + dw_random_unit(random)));
        else
            record_add_term(added, issue, option);
        issue = (issue + 1) % n;
    }
}

static void random_record(dw_random *random)
{
    static const dw_event_kind kind[] = {DW_EVENT_OFFER,  DW_EVENT_OFFER,  DW_EVENT_CONCESSION,
                                         DW_EVENT_ACCEPT, DW_EVENT_REFUSE, DW_EVENT_SESSION,
                                         DW_EVENT_NOTE};
    record_begin();
    deal_random_terms(&deal, random);
    const size_t n = dw_random_below(random, RECORD_EVENTS);
    for (size_t e = 0; e < n; e++) {
        dw_event *const added = record_add(
            dw_random_below(random, 2) ? DW_SIDE_US : DW_SIDE_THEM,
            kind[dw_random_below(random, sizeof kind / sizeof kind[0])], (dw_day)(100 + e / 2));
        if (dw_event_is_offer(added) ||
            (added->kind == DW_EVENT_ACCEPT && dw_random_below(random, 2)))
            random_terms(added, random);
        if (dw_random_below(random, 4) == 0)
            added->reason = "a reason";
    }
    deal.deal.day = n > 0 ? event[n - 1].day + 7 : DW_DAY_NONE;
}

/* ---- Naive ---------------------------------------------------------------------------------- */

typedef struct naive_stand {
    bool exists;
    size_t option[DW_ISSUES_MAX];
    double price;
} naive_stand;

/* What a side has on the table after the first n events. */
static naive_stand stand_after(size_t n, dw_side side)
{
    naive_stand stand = {0};
    const size_t n_events = deal.deal.n_events;
    deal.deal.n_events = n;
    stand.exists = dw_standing_offer(&model, side, stand.option, &stand.price);
    deal.deal.n_events = n_events;
    return stand;
}

/* Have they named the issue in an offer or a refusal of the first n events, or was it agreed? */
static bool is_named(size_t n, size_t issue)
{
    bool exists[DW_SIDE_COUNT] = {false}, named = false;
    for (size_t e = 0; e < n; e++) {
        const dw_side by = event[e].by, other = by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
        exists[by] |= dw_event_is_offer(&event[e]);
        if (event[e].kind == DW_EVENT_ACCEPT && (exists[other] || event[e].n_terms > 0))
            named = exists[DW_SIDE_US] = exists[DW_SIDE_THEM] = true;
        if (by == DW_SIDE_THEM &&
            (dw_event_is_offer(&event[e]) || event[e].kind == DW_EVENT_REFUSE))
            for (size_t t = 0; t < event[e].n_terms; t++)
                named |= event[e].term[t].issue == issue;
    }
    return named;
}

static bool is_row(size_t e)
{
    if (dw_event_is_offer(&event[e]))
        return true;
    const dw_side other = event[e].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    return event[e].kind == DW_EVENT_ACCEPT &&
           (event[e].n_terms > 0 || stand_after(e, other).exists);
}

static naive_stand taken_from(naive_stand offered, naive_stand own)
{
    const size_t price = dw_deal_issue(&deal.deal, "price");
    if (isnan(offered.price) && !isnan(own.price)) {
        offered.price = own.price;
        offered.option[price] = own.option[price];
    }
    return offered;
}

static naive_stand package_of(size_t e)
{
    const dw_side other = event[e].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    if (event[e].kind == DW_EVENT_ACCEPT)
        return taken_from(stand_after(e + 1, other), stand_after(e, event[e].by));
    return stand_after(e + 1, event[e].by);
}

static void check_move(const dw_move *move)
{
    const naive_stand after = package_of(move->event);
    naive_stand before = stand_after(move->event, move->by);
    check(memcmp(move->option, after.option, deal.deal.n_issues * sizeof *move->option) == 0);
    check(move->price == after.price || (isnan(move->price) && isnan(after.price)));
    check((move->kind == DW_MOVE_FIRST) == !before.exists);
    const dw_package to = dw_package_weigh(&model, after.option, after.price);
    check_near(move->worth.us, to.worth.us, 1e-9 * (1 + fabs(to.worth.us)));
    if (!before.exists)
        return;
    const size_t price = dw_deal_issue(&deal.deal, "price");
    if (isnan(before.price)) {
        before.price = after.price;
        before.option[price] = after.option[price];
    }
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        if (move->by == DW_SIDE_THEM && !move->accepts && !is_named(move->event + 1, i))
            before.option[i] = after.option[i]; /* what they keep of ours does not move */
    const dw_package from = dw_package_weigh(&model, before.option, before.price);
    check_near(move->us, to.worth.us - from.worth.us, 1e-9 * (1 + fabs(to.worth.us)));
    check_near(move->them, to.worth.them - from.worth.them, 1e-9 * (1 + fabs(to.worth.them)));
    size_t n = 0;
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        n += i == price && !isnan(before.price) ? before.price != after.price
                                                : before.option[i] != after.option[i];
    check(move->n_terms == n);
}

static bool is_gift(const dw_move *move)
{
    return move->gives && dw_move_cost(move) >= 0.5;
}

static bool moves_anything(const dw_move *move)
{
    return move->kind != DW_MOVE_NONE || move->accepts;
}

/* By going back from the give to the newest move of its side before it. */
static bool naive_answers(size_t m)
{
    const dw_move *const give = &ledger.move[m];
    double brought = 0;
    for (size_t before = m; before-- > 0;) {
        const dw_move *const move = &ledger.move[before];
        if (move->by != give->by)
            brought += move->accepts ? 0 : dw_move_worth(move);
        else if (moves_anything(move)) {
            const bool waited =
                !move->accepts && (is_gift(move) || (move->kind == DW_MOVE_GIVE && move->gives));
            return brought >= 0.5 &&
                   (!waited || brought > dw_move_cost(move) + dw_move_cost(give) - 0.5);
        }
    }
    return brought >= 0.5;
}

/* By going on from each give until its side moves again. */
static dw_return naive_return(size_t m)
{
    const dw_move *const give = &ledger.move[m];
    const size_t n_events = deal.deal.n_events;
    if (give->accepts || (!is_gift(give) && (give->kind != DW_MOVE_GIVE || !give->gives)))
        return DW_RETURN_NONE;
    bool refused = false, returned = false, gave = false, weighed = false;
    double back = 0;
    size_t e = give->event + 1;
    for (; e < n_events; e++) {
        refused |= event[e].kind == DW_EVENT_REFUSE && event[e].by != give->by;
        if (ledger.move_of[e] == DW_NONE)
            continue;
        const dw_move *const next = &ledger.move[ledger.move_of[e]];
        if (next->kind == DW_MOVE_NONE && !next->accepts)
            continue;
        if (next->by == give->by)
            break;
        if (next->kind == DW_MOVE_NONE)
            continue;
        back += dw_move_worth(next);
        gave |= next->gives;
        weighed |= next->is_weighed;
        returned |= next->accepts || next->kind == DW_MOVE_FIRST;
        returned |= gave && (back >= 0.5 || !weighed);
    }
    if (returned)
        return DW_RETURN_RETURNED;
    if (!is_gift(give))
        return DW_RETURN_NONE;
    if (e == n_events && !refused)
        return DW_RETURN_PENDING;
    if (naive_answers(m))
        return DW_RETURN_NONE;
    return event[give->event].reason ? DW_RETURN_EXCUSED : DW_RETURN_UNRETURNED;
}

static void moves_agree_with_recomputing_each_from_the_record(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 3000; test_case++) {
        const dw_arena_mark mark = dw_arena_here(&arena);
        random_record(&random);
        make_ledger();
        size_t n = 0;
        for (size_t e = 0; e < deal.deal.n_events; e++) {
            check(is_row(e) == (ledger.move_of[e] != DW_NONE));
            if (ledger.move_of[e] == DW_NONE)
                continue;
            check(ledger.move_of[e] == n && ledger.move[n].event == e);
            check_move(&ledger.move[n]);
            check(ledger.move[n].came_back == naive_return(n));
            n++;
        }
        check(ledger.n_moves == n);
        dw_arena_rewind(&arena, mark);
    }
}

static void what_sides_give_is_the_sum_of_their_moves(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 1000; test_case++) {
        const dw_arena_mark mark = dw_arena_here(&arena);
        random_record(&random);
        make_ledger();
        double us[DW_SIDE_COUNT] = {0}, them[DW_SIDE_COUNT] = {0};
        double accepted = 0;
        for (size_t m = 0; m < ledger.n_moves; m++) {
            if (ledger.move[m].by == DW_SIDE_US && ledger.move[m].accepts)
                accepted -= ledger.move[m].us;
            if (ledger.move[m].fell) {
                check(ledger.move[m].by == DW_SIDE_THEM && !ledger.move[m].accepts);
                check(dw_deal_agreed(&deal.deal) &&
                      ledger.move[m].event > dw_deal_agreement(&deal.deal, deal.deal.n_events));
                continue;
            }
            us[ledger.move[m].by] += ledger.move[m].us;
            them[ledger.move[m].by] += ledger.move[m].them;
        }
        const dw_ledger_side *const ours = &ledger.side[DW_SIDE_US];
        const dw_ledger_side *const theirs = &ledger.side[DW_SIDE_THEM];
        check_near(ours->given, -us[DW_SIDE_US], 1e-6);
        check_near(ours->accepted, accepted, 1e-6);
        check_near(ours->got, us[DW_SIDE_THEM], 1e-6);
        check_near(theirs->given, -them[DW_SIDE_THEM], 1e-6);
        check_near(theirs->got, them[DW_SIDE_US], 1e-6);
        for (size_t i = 0; i < ours->n_concessions; i++) {
            check(ours->size[i] > 0);
            check(ours->size[i] <= ours->size[ours->largest]);
        }
        dw_arena_rewind(&arena, mark);
    }
}

/* ---- Properties ----------------------------------------------------------------------------- */

static void moving_there_and_back_sums_to_nothing(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 1000; test_case++) {
        const dw_arena_mark mark = dw_arena_here(&arena);
        record_begin();
        deal_random_terms(&deal, &random);
        dw_event *const first = record_add(DW_SIDE_US, DW_EVENT_OFFER, 100);
        record_add_price(first, 10000617);
        size_t issue = dw_random_below(&random, (uint32_t)deal.deal.n_issues);
        issue += issue == dw_deal_issue(&deal.deal, "price");
        issue %= deal.deal.n_issues;
        const size_t n = deal.issue[issue].n_options;
        record_add_term(first, issue, dw_random_below(&random, (uint32_t)n));
        record_add_price(record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), issue,
                                         dw_random_below(&random, (uint32_t)n)),
                         8300617);
        dw_event *const back = record_add(DW_SIDE_US, DW_EVENT_OFFER, 102);
        back->term = first->term;
        back->n_terms = first->n_terms;
        make_ledger();
        check_near(ledger.side[DW_SIDE_US].given, 0, 1e-6);
        check_near(ledger.side[DW_SIDE_THEM].got, 0, 1e-6);
        check_near(ledger.move[1].us, -ledger.move[2].us, 1e-6);
        dw_arena_rewind(&arena, mark);
    }
}

/* Amounts alone, no commercial terms: with sides and worths exchanged everything is exchanged. */
static void sides_mirror_each_other(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < 1000; test_case++) {
        const dw_arena_mark mark = dw_arena_here(&arena);
        record_begin();
        for (size_t i = 0; i < 4; i++) {
            const size_t issue = deal_issue(&deal, "joint launch");
            for (size_t o = 0; o < 3; o++)
                deal_option(&deal, issue, "option", (dw_money)dw_random_below(&random, 90000),
                            (dw_money)dw_random_below(&random, 90000));
            deal.issue[issue].must_option = 0; /* both start from the same one */
        }
        const size_t n = 2 + dw_random_below(&random, RECORD_EVENTS - 2);
        /* Of what one side leaves unnamed they differ. */
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
            dw_event *const first = record_add((dw_side)s, DW_EVENT_OFFER, 0);
            for (size_t i = 0; i < 4; i++)
                record_add_term(first, i, dw_random_below(&random, 3));
        }
        for (size_t e = 2; e < n; e++)
            record_add_term(record_add(dw_random_below(&random, 2) ? DW_SIDE_US : DW_SIDE_THEM,
                                       DW_EVENT_OFFER, (dw_day)e),
                            dw_random_below(&random, 4), dw_random_below(&random, 3));
        make_ledger();
        const dw_ledger was = ledger;
        for (size_t e = 0; e < n; e++)
            event[e].by = event[e].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
        for (size_t i = 0; i < 4; i++)
            for (size_t o = 0; o < 3; o++) {
                dw_option *const option = &deal.option[i][o];
                const dw_money us = option->us;
                option->us = option->them.likely;
                option->them = (dw_money_range){us, us, us, NULL};
            }
        make_ledger();
        for (size_t m = 0; m < ledger.n_moves; m++) {
            check(ledger.move[m].kind == was.move[m].kind);
            check(ledger.move[m].came_back == was.move[m].came_back);
            check_near(ledger.move[m].us, was.move[m].them, 1e-9);
        }
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
            const dw_ledger_side *const now = &ledger.side[s], *const then = &was.side[!s];
            check_near(now->given, then->given, 1e-9);
            check(now->pattern == then->pattern && now->n_moves == then->n_moves);
            check(now->n_unreturned == then->n_unreturned && now->largest == then->largest);
        }
        dw_arena_rewind(&arena, mark);
    }
}

static void a_corrected_offer_leaves_as_if_never_logged(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 80);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 113);
    make_ledger();
    const dw_ledger was = ledger;
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 103), 91);
    record_add(DW_SIDE_US, DW_EVENT_CORRECTION, 104)->corrects = 4;
    dw_deal left;
    check(dw_record_state(&deal.deal, &book.playbook, 5, &arena, &left, NULL) == DW_OK);
    deal.deal = left;
    make_ledger();
    check(ledger.n_moves == was.n_moves);
    check_near(ledger.side[DW_SIDE_US].given, was.side[DW_SIDE_US].given, 0);
    check(ledger.move[2].came_back == was.move[2].came_back);
}

/* What of ours their offer keeps. */
static void naive_gifts(size_t n, const naive_stand *ours, naive_stand *theirs)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        if (i != dw_deal_issue(&deal.deal, "price") && !is_named(n, i))
            theirs->option[i] = ours->exists && dw_is_our_gift(&model, i, ours->option[i])
                                    ? ours->option[i]
                                    : standard[i];
}

/* What both sides have on the table after the first n events, followed one by one. */
static void naive_table(size_t n, naive_stand side[DW_SIDE_COUNT])
{
    const size_t price = dw_deal_issue(&deal.deal, "price");
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        side[s] = (naive_stand){.price = (double)NAN};
        dw_standard_package(&model, side[s].option);
    }
    for (size_t e = 0; e < n; e++) {
        naive_stand *const own = &side[event[e].by];
        naive_stand *const other = &side[event[e].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US];
        naive_stand *const laid = event[e].kind == DW_EVENT_ACCEPT ? other : own;
        if (laid == own && !dw_event_is_offer(&event[e]))
            continue;
        laid->exists = laid->exists || laid == own || event[e].n_terms > 0;
        dw_package_lay(&model, &event[e], laid->option, &laid->price);
        if (laid == own && event[e].by == DW_SIDE_THEM)
            naive_gifts(e + 1, &side[DW_SIDE_US], own);
        if (laid == own || !other->exists)
            continue;
        if (isnan(other->price) && !isnan(own->price)) {
            other->price = own->price;
            other->option[price] = own->option[price];
        }
        *own = *other;
    }
}

static void what_is_on_the_table_is_what_both_said_in_their_order(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    for (test_case = 0; test_case < 2000; test_case++) {
        const dw_arena_mark mark = dw_arena_here(&arena);
        random_record(&random);
        make_ledger();
        naive_stand side[DW_SIDE_COUNT];
        naive_table(deal.deal.n_events, side);
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
            const naive_stand found = stand_after(deal.deal.n_events, (dw_side)s);
            check(found.exists == side[s].exists);
            check(found.price == side[s].price || (isnan(found.price) && isnan(side[s].price)));
            check(memcmp(found.option, side[s].option, deal.deal.n_issues * sizeof *found.option) ==
                  0);
        }
        dw_arena_rewind(&arena, mark);
    }
}

/* ---- Memory --------------------------------------------------------------------------------- */

static dw_status make_in(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_ledger made;
    test_bytes_mark(&made, sizeof made);
    const dw_status status = dw_ledger_make(&model, limited, &made, err);
    if (status != DW_OK)
        check(test_bytes_marked(&made, sizeof made));
    return status;
}

static void wherever_memory_ends_it_fails_cleanly(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), 113);
    make_model();
    check(test_memory_exhaust(make_in, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_agree_with_recomputing_each_from_the_record),
        cmocka_unit_test(what_sides_give_is_the_sum_of_their_moves),
        cmocka_unit_test(moving_there_and_back_sums_to_nothing),
        cmocka_unit_test(sides_mirror_each_other),
        cmocka_unit_test(a_corrected_offer_leaves_as_if_never_logged),
        cmocka_unit_test(what_is_on_the_table_is_what_both_said_in_their_order),
        cmocka_unit_test(wherever_memory_ends_it_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
