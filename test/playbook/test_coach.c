/* The example negotiations, coached event by event: what the newest event changed is what two plans made
 * apart differ in, and a pivot is proposed before it is made. */
#include "app/support/default_book.h"

enum { TODAY = 20780, SEED = 71 };

static const char *const path[] = {
    "examples/negotiations/ashgrove.yaml", "examples/negotiations/corbel.yaml",
    "examples/negotiations/halvard.yaml",  "examples/negotiations/orchard.yaml",
    "examples/negotiations/skarholm.yaml", "examples/negotiations/tannet.yaml"};
enum { PATHS = sizeof path / sizeof path[0] };

/* ---- Steps ------------------------------------------------------------------------------------ */

/* One event of a negotiation as it was coached on its day. */
typedef struct step {
    dw_arena arena;
    dw_deal logged, state;
    dw_plan plan;
    dw_coaching coaching;
} step;

static const dw_deal *load(const char *file, dw_arena *arena)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_deal *const deal = text_deal_load(file, playbook, TODAY, arena, &problems);
    text_problems_clear(&problems);
    assert_non_null(deal);
    return deal;
}

static const dw_plan_options options = {.seed = SEED};

static void make_plan(const dw_deal *logged, size_t n, dw_arena *arena, dw_deal *state,
                      dw_plan *plan)
{
    dw_error err;
    assert_int_equal(dw_record_state(logged, playbook, n, arena, state, &err), DW_OK);
    assert_int_equal(dw_plan_make(playbook, state, &options, arena, plan, &err), DW_OK);
}

/* After the first n events, n > 0. */
static void take_step(const dw_deal *deal, size_t n, step *s)
{
    dw_error err;
    text_arena_init(&s->arena, (size_t)256 << 20);
    s->logged = *deal;
    s->logged.day = deal->event[n - 1].day;
    make_plan(&s->logged, n, &s->arena, &s->state, &s->plan);
    assert_int_equal(dw_coach_make(&s->plan, &options, &s->arena, &s->coaching, &err), DW_OK);
}

static size_t next_move(const dw_plan *plan)
{
    return dw_fact_level(plan->facts[playbook->decision[playbook->key[DW_KEY_NEXT_MOVE]].factor]);
}

static size_t find_pivot(const dw_deal *deal)
{
    size_t e = 0;
    while (e < deal->n_events && deal->event[e].kind != DW_EVENT_PIVOT)
        e++;
    return e;
}

/* ---- Tests ------------------------------------------------------------------------------------ */

static void what_the_newest_act_changed_is_the_difference_of_two_plans(void **state)
{
    (void)state;
    for (size_t p = 0; p < PATHS; p++) {
        dw_arena arena;
        text_arena_init(&arena, (size_t)64 << 20);
        const dw_deal *const deal = load(path[p], &arena);
        for (size_t n = 1; n <= deal->n_events; n++) {
            step s;
            take_step(deal, n, &s);
            const dw_plan *const before = s.coaching.newest.before;
            dw_deal apart_state;
            dw_plan apart;
            assert_non_null(before);
            make_plan(&s.logged, dw_record_act(deal->event, n - 1), &s.arena, &apart_state, &apart);
            assert_int_equal(before->assessment.lead, apart.assessment.lead);
            assert_int_equal(next_move(before), next_move(&apart));
            assert_int_equal(before->deal->n_events, apart_state.n_events);
            assert_int_equal(before->opening.price, apart.opening.price);
            dw_arena_clear(&s.arena);
        }
        dw_arena_clear(&arena);
    }
}

static void a_record_gives_the_same_advice_again(void **state)
{
    (void)state;
    for (size_t p = 0; p < PATHS; p++) {
        dw_arena arena;
        text_arena_init(&arena, (size_t)64 << 20);
        const dw_deal *const deal = load(path[p], &arena);
        step once, again;
        take_step(deal, deal->n_events / 2, &once);
        take_step(deal, deal->n_events / 2, &again);
        const size_t bytes = playbook->n_factors * sizeof *once.plan.facts;
        assert_memory_equal(once.plan.facts, again.plan.facts, bytes);
        assert_true(once.plan.move_confidence == again.plan.move_confidence);
        for (unsigned i = 0; i < DW_SECTION_COUNT; i++) {
            assert_int_equal(once.plan.section[i].n_lines, again.plan.section[i].n_lines);
            for (size_t l = 0; l < once.plan.section[i].n_lines; l++)
                assert_string_equal(once.plan.section[i].line[l].entry->id,
                                    again.plan.section[i].line[l].entry->id);
        }
        dw_arena_clear(&once.arena);
        dw_arena_clear(&again.arena);
        dw_arena_clear(&arena);
    }
}

static void a_pivot_is_proposed_before_it_is_made_and_then_followed(void **state)
{
    (void)state;
    size_t n_pivots = 0;
    for (size_t p = 0; p < PATHS; p++) {
        dw_arena arena;
        text_arena_init(&arena, (size_t)64 << 20);
        const dw_deal *const deal = load(path[p], &arena);
        const size_t e = find_pivot(deal);
        if (e < deal->n_events) {
            step before, after;
            take_step(deal, e, &before);
            assert_non_null(before.coaching.pivot.before);
            assert_int_equal(before.coaching.pivot.after->assessment.lead,
                             before.plan.earlier.pivot);
            assert_true(before.coaching.pivot.before->assessment.lead != before.plan.earlier.pivot);
            take_step(deal, e + 1, &after);
            assert_int_equal(after.plan.assessment.lead, deal->event[e].archetype);
            dw_arena_clear(&before.arena);
            dw_arena_clear(&after.arena);
            n_pivots++;
        }
        dw_arena_clear(&arena);
    }
    assert_int_equal(n_pivots, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_newest_act_changed_is_the_difference_of_two_plans),
        cmocka_unit_test(a_record_gives_the_same_advice_again),
        cmocka_unit_test(a_pivot_is_proposed_before_it_is_made_and_then_followed),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
