/* Why our offer is less likely to be taken after one of theirs. */
#include "dealwright/coach.h"

#include "engine/support/believed.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static const dw_plan_options options = {.seed = 5};
static dw_deal state_now;
static dw_plan now;
static dw_coaching coached;

static void offer(dw_side by, dw_day day, dw_money price)
{
    deal_offer(&deal, by, price);
    deal.event[deal.deal.n_events - 1].day = day;
}

static void plan_now(void)
{
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
    deal.deal.day = test_day(2026, 12, 20);
    dw_error err;
    check(dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, &arena, &state_now,
                          &err) == DW_OK);
    check(dw_plan_make(&book.playbook, &state_now, &options, &arena, &now, &err) == DW_OK);
}

static void coach(void)
{
    dw_error err;
    plan_now();
    memset(&coached, 0, sizeof coached);
    check(dw_coach_make(&now, &options, &arena, &coached, &err) == DW_OK);
}

/* Two exchanges: 90,000 against our 115,000, then on that day this against our 108,000. */
static void talk_until(dw_day day, dw_money second)
{
    simple_deal();
    offer(DW_SIDE_US, test_day(2026, 11, 2), UNITS(115000));
    offer(DW_SIDE_THEM, test_day(2026, 11, 3), UNITS(90000));
    offer(DW_SIDE_US, test_day(2026, 11, 6), UNITS(108000));
    offer(DW_SIDE_THEM, day, second);
}

/* The chance that the page shows on the same row. */
static double shown_chance(const dw_plan *plan)
{
    for (size_t c = 0; c < dw_part_columns(plan, DW_PART_STANDING); c++)
        if (dw_part_cell(DW_PART_STANDING, c) == DW_CELL_OUR_CHANCE)
            return dw_part_value(plan, DW_PART_STANDING, 0, c).number;
    return (double)NAN;
}

static void a_small_late_step_says_that_they_stop_sooner(void **state)
{
    (void)state;
    talk_until(test_day(2026, 12, 18), UNITS(90700));
    coach();
    const dw_chance_fall *const fall = &coached.fall;
    check(fall->exists && fall->by_passing);
    check(fall->before == shown_chance(coached.newest.before));
    check(fall->after == shown_chance(&now));
    check(fall->passed_over < fall->before && fall->after < fall->before);
    check(fall->price == UNITS(90700) && fall->expected > fall->price);
    check(fall->limit_after < fall->limit_before && fall->high_after < fall->high_before);
    check(fall->time > 0.7 && fall->time < 1);
    check(fall->most == UNITS(120000));
}

static void a_large_step_says_what_was_to_be_expected(void **state)
{
    (void)state;
    talk_until(test_day(2026, 11, 9), UNITS(104000));
    coach();
    const dw_chance_fall *const fall = &coached.fall;
    check(fall->exists && fall->rises && !fall->by_passing && !fall->by_step);
    check(fall->passed_over == fall->before && fall->after >= fall->before + DW_CHANCE_RISE_LEAST);
    check(fall->price == UNITS(104000) && fall->expected < fall->price);
    check(shown_chance(&now) > shown_chance(coached.newest.before));
}

/* Of what was offered twice, only the first answer passed it over. */
static void who_moves_again_unasked_passes_nothing_over(void **state)
{
    (void)state;
    talk_until(test_day(2026, 11, 9), UNITS(91000));
    offer(DW_SIDE_THEM, test_day(2026, 12, 18), UNITS(91500));
    coach();
    check(coached.fall.exists && !coached.fall.by_passing && coached.fall.by_step);
    check(coached.fall.passed_over == coached.fall.before);
}

static void an_answer_in_words_needs_no_reason(void **state)
{
    (void)state;
    talk_until(test_day(2026, 11, 9), UNITS(92000));
    their_answer(28, DW_EVENT_REFUSE);
    coach();
    check(!coached.fall.exists);
    check(shown_chance(&now) < shown_chance(coached.newest.before));
}

/* A price in words, an ultimatum or a position, with our offer still waiting. */
static void say_price(dw_statement statement, dw_money price)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_STATEMENT);
    event->statement = statement;
    event->day = test_day(2026, 11, 28);
    event->term = &deal.term[deal.n_terms];
    event->n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){0, DW_NONE, (double)price};
}

static void words_that_say_no_to_ours_or_name_more_are_the_reason(void **state)
{
    (void)state;
    talk_until(test_day(2026, 11, 9), UNITS(97000));
    say_price(DW_STATEMENT_ULTIMATUM, UNITS(97300));
    coach();
    check(coached.fall.exists && coached.fall.by_word && !coached.fall.rises);
    check(!coached.fall.by_passing && !coached.fall.by_step);
    check_near(coached.fall.after, shown_chance(&now), 1e-9);
    talk_until(test_day(2026, 11, 9), UNITS(90000));
    say_price(DW_STATEMENT_POSITION, UNITS(105000));
    coach();
    check(coached.fall.exists && coached.fall.by_word && coached.fall.rises);
}

static void without_a_close_no_share_of_the_time_is_said(void **state)
{
    (void)state;
    talk_until(test_day(2026, 12, 18), UNITS(90700));
    deal.deal.close_by = DW_DAY_NONE;
    coach();
    check(coached.fall.exists && isnan(coached.fall.time));
}

/* Each part is one of the two that add up to the fall; what makes a quarter of it is named. */
static void the_parts_are_the_fall(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 7411, 3);
    size_t n_falls = 0;
    for (int round = 0; round < 60; round++) {
        talk_until(test_day(2026, 11, 7) + (dw_day)dw_random_below(&random, 42),
                   UNITS(90000) + (dw_money)dw_random_below(&random, 1500000));
        coach();
        const dw_chance_fall *const fall = &coached.fall;
        const double before = shown_chance(coached.newest.before), after = shown_chance(&now);
        check(fall->rises == (after - before >= DW_CHANCE_RISE_LEAST));
        check(fall->exists == (fall->rises || before - after >= DW_CHANCE_FALL_LEAST));
        if (!fall->exists || fall->rises)
            continue;
        n_falls++;
        check(fall->by_passing || fall->by_step);
        check(fall->by_passing == (fall->before - fall->passed_over >= (before - after) / 4));
        check(fall->by_step == (fall->passed_over - fall->after >= (before - after) / 4));
    }
    check(n_falls > 5 && n_falls < 60);
}

static dw_status coach_within(void *context, dw_arena *own, dw_error *err)
{
    (void)context;
    test_bytes_mark(&coached, sizeof coached);
    const dw_status status = dw_coach_make(&now, &options, own, &coached, err);
    if (status != DW_OK)
        check(test_bytes_marked(&coached, sizeof coached));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    talk_until(test_day(2026, 12, 18), UNITS(90700));
    plan_now();
    check(test_memory_exhaust(coach_within, NULL, 4096) > 0);
    check(coached.fall.exists);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_small_late_step_says_that_they_stop_sooner, fresh),
        cmocka_unit_test_setup(a_large_step_says_what_was_to_be_expected, fresh),
        cmocka_unit_test_setup(who_moves_again_unasked_passes_nothing_over, fresh),
        cmocka_unit_test_setup(an_answer_in_words_needs_no_reason, fresh),
        cmocka_unit_test_setup(words_that_say_no_to_ours_or_name_more_are_the_reason, fresh),
        cmocka_unit_test_setup(without_a_close_no_share_of_the_time_is_said, fresh),
        cmocka_unit_test_setup(the_parts_are_the_fall, fresh),
        cmocka_unit_test_setup(fails_cleanly_wherever_memory_ends, fresh),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
