/* The state of random records beside a naive definition. */
#include "states.h"

enum { RANDOM_EVENTS = TEST_LIST_MAX };

/* Does the event still do what it does to the one it corrects? */
static bool naive_stands(const dw_event *event, size_t n, size_t e)
{
    for (size_t later = e + 1; later < n; later++)
        if (event[later].corrects == e + 1 && naive_stands(event, n, later) &&
            (event[later].kind == DW_EVENT_CORRECTION || event[e].kind == DW_EVENT_CORRECTION))
            return false;
    return true;
}

static bool naive_void(const dw_event *event, size_t n, size_t e)
{
    for (size_t later = e + 1; later < n; later++)
        if (event[later].corrects == e + 1 && naive_stands(event, n, later))
            return true;
    return false;
}

static bool replaces_on_its_day(const dw_event *event, size_t e)
{
    return event[e].corrects > 0 && event[event[e].corrects - 1].day == event[e].day;
}

static size_t naive_order(const dw_event *event, size_t e)
{
    return replaces_on_its_day(event, e) ? naive_order(event, event[e].corrects - 1) : e;
}

static int naive_minute(const dw_event *event, size_t e)
{
    if (event[e].minute != DW_MINUTE_NONE)
        return event[e].minute;
    if (replaces_on_its_day(event, e))
        return naive_minute(event, event[e].corrects - 1);
    for (size_t before = e; before-- > 0;)
        if (event[before].day == event[e].day && !replaces_on_its_day(event, before))
            return naive_minute(event, before);
    return 0;
}

static bool naive_before(const dw_event *event, size_t a, size_t b)
{
    if (event[a].day != event[b].day)
        return event[a].day < event[b].day;
    const int x = naive_minute(event, a), y = naive_minute(event, b);
    if (x != y)
        return x < y;
    const size_t p = naive_order(event, a), q = naive_order(event, b);
    return p != q ? p < q : a < b;
}

static size_t naive_list(const dw_event *event, size_t n, dw_day day, size_t *list)
{
    size_t n_listed = 0;
    for (size_t e = 0; e < n; e++) {
        if (naive_void(event, n, e) || event[e].kind == DW_EVENT_CORRECTION || event[e].day > day)
            continue;
        size_t at = n_listed++;
        for (; at > 0 && naive_before(event, e, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = e;
    }
    return n_listed;
}

static const dw_person people[] = {{.name = "Ana"}, {.name = "Li"}, {.name = "Sam"}};
static const dw_deadline deadlines[] = {{.what = "board", .owner = DW_OWNER_BUYER, .day = 3},
                                        {.what = "board", .owner = DW_OWNER_OURS, .day = 4}};
static dw_fact_change changes[RANDOM_EVENTS];

static void draw_event(dw_random *random, size_t e)
{
    static const dw_event_kind kinds[] = {DW_EVENT_NOTE,   DW_EVENT_CORRECTION, DW_EVENT_FACT,
                                          DW_EVENT_JOINED, DW_EVENT_LEFT,       DW_EVENT_DEADLINE,
                                          DW_EVENT_PIVOT};
    dw_event *const event =
        deal_event(&deal, (dw_side)dw_random_below(random, 2), kinds[dw_random_below(random, 7)]);
    if (e == 0 && event->kind == DW_EVENT_CORRECTION)
        event->kind = DW_EVENT_NOTE;
    event->day = 97 + (dw_day)dw_random_below(random, 5);
    event->minute = dw_random_below(random, 2) ? (int)dw_random_below(random, 3) : DW_MINUTE_NONE;
    if (e > 0 && (event->kind == DW_EVENT_CORRECTION || dw_random_below(random, 3) == 0))
        event->corrects = 1 + dw_random_below(random, (uint32_t)e);
    changes[e] =
        (dw_fact_change){book_factor(&book, "horizon"), (dw_fact)1 << dw_random_below(random, 3)};
    event->fact = &changes[e];
    event->n_facts = event->kind == DW_EVENT_FACT;
    event->person = event->kind == DW_EVENT_JOINED ? &people[dw_random_below(random, 3)] : NULL;
    event->who = people[dw_random_below(random, 3)].name;
    event->deadline = &deadlines[dw_random_below(random, 2)];
    if (event->kind == DW_EVENT_DEADLINE)
        event->action = dw_random_below(random, 2) ? DW_ACTION_SET : DW_ACTION_DROP;
    event->archetype = event->kind == DW_EVENT_PIVOT ? dw_random_below(random, 2) : DW_NONE;
}

/* Is the person there: did the last event about the name bring them in? */
static bool naive_present(const size_t *list, size_t n, dw_side side, const char *name)
{
    for (size_t i = n; i-- > 0;) {
        const dw_event *const event = &deal.event[list[i]];
        if (event->by != side)
            continue;
        if (event->kind == DW_EVENT_JOINED && strcmp(event->person->name, name) == 0)
            return true;
        if (event->kind == DW_EVENT_LEFT && strcmp(event->who, name) == 0)
            return false;
    }
    return false;
}

static bool present(const dw_person *person, size_t n, const char *name)
{
    size_t found = 0;
    for (size_t p = 0; p < n; p++)
        found += strcmp(person[p].name, name) == 0;
    assert_true(found <= 1);
    return found == 1;
}

static void assert_changes(const dw_deal *state, const size_t *list, size_t n)
{
    const size_t horizon = book_factor(&book, "horizon");
    dw_fact fact = deal.fact[horizon];
    size_t strategy = DW_NONE;
    bool set[2] = {false, false};
    for (size_t i = 0; i < n; i++) {
        const dw_event *const event = &deal.event[list[i]];
        if (event->kind == DW_EVENT_FACT)
            fact = event->fact->levels;
        if (event->kind == DW_EVENT_PIVOT)
            strategy = event->archetype;
        if (event->kind == DW_EVENT_DEADLINE)
            set[event->deadline == &deadlines[1]] = event->action == DW_ACTION_SET;
    }
    assert_int_equal(state->fact[horizon], fact);
    assert_int_equal(state->strategy, strategy);
    assert_int_equal(state->n_deadlines, (size_t)set[0] + set[1]);
    for (size_t p = 0; p < 3; p++) {
        assert_int_equal(present(state->ours, state->n_ours, people[p].name),
                         naive_present(list, n, DW_SIDE_US, people[p].name));
        assert_int_equal(present(state->theirs, state->n_theirs, people[p].name),
                         naive_present(list, n, DW_SIDE_THEM, people[p].name));
    }
}

/* The state of a state is itself. */
static void assert_settled(const dw_deal *state)
{
    dw_deal again;
    dw_error err = {0};
    assert_int_equal(dw_record_state(state, &book.playbook, state->n_events, &arena, &again, &err),
                     DW_OK);
    assert_int_equal(again.n_events, state->n_events);
    if (state->n_events > 0)
        assert_memory_equal(again.event, state->event, state->n_events * sizeof *state->event);
    assert_memory_equal(again.fact, state->fact, book.playbook.n_factors * sizeof(dw_fact));
    assert_int_equal(again.n_ours, state->n_ours);
    assert_int_equal(again.n_theirs, state->n_theirs);
    assert_int_equal(again.n_deadlines, state->n_deadlines);
    assert_int_equal(again.strategy, state->strategy);
}

static void random_records_agree_with_the_naive_definition(void **state)
{
    dw_random random;
    dw_random_init(&random, 20261127, 5);
    for (int round = 0; round < 3000; round++) {
        clear(state);
        const size_t n = dw_random_below(&random, RANDOM_EVENTS + 1);
        for (size_t e = 0; e < n; e++)
            draw_event(&random, e);
        const size_t part = dw_random_below(&random, (uint32_t)n + 1);
        size_t list[RANDOM_EVENTS];
        const size_t n_listed = naive_list(deal.event, part, deal.deal.day, list);
        const dw_deal found = state_after(part);
        if (found.n_events != n_listed)
            fail_msg("seed 20261127, round %d: %zu events, not %zu", round, found.n_events,
                     n_listed);
        for (size_t i = 0; i < n_listed; i++)
            if (found.event[i].number != list[i] + 1)
                fail_msg("seed 20261127, round %d: event %zu is %zu, not %zu", round, i,
                         found.event[i].number, list[i] + 1);
        assert_changes(&found, list, n_listed);
        assert_settled(&found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLEAR(random_records_agree_with_the_naive_definition),
    };
    return cmocka_run_group_tests(tests, start, end);
}
