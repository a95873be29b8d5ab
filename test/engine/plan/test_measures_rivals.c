/* What a rival's event brings: by hand, and on random records against each event read off the record before
 * it. */
#include "base/letters.h"
#include "engine/support/check.h"
#include "engine/support/planned.h"
#include "plan/measures.h"
#include "record/rivals.h"

static dw_event *rival(const char *name, dw_money price, int day)
{
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, day);
    event->action = DW_ACTION_MOVE;
    event->competitor = name;
    event->competitor_price = price;
    return event;
}

static dw_rival_event newest_rival(void)
{
    plan_record();
    return dw_record_rival(&plan, plan.deal->n_events - 1);
}

static void a_price_that_was_known_is_repeated_or_proven(void **state)
{
    (void)state;
    begin_record(); /* Halyard at 223000, with their quote */
    rival("Halyard", UNITS(223000), 3);
    check(newest_rival() == DW_RIVAL_EVENT_REPEATED);
    rival("HALYARD", UNITS(223000), 3);
    check(newest_rival() == DW_RIVAL_EVENT_REPEATED);
    rival("Halyard", UNITS(217300), 4);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    rival("Halyard", UNITS(217300), 5)->evidence = "their mail";
    check(newest_rival() == DW_RIVAL_EVENT_PROVEN);
    rival("Halyard", UNITS(217300), 6)->evidence = "their mail";
    check(newest_rival() == DW_RIVAL_EVENT_REPEATED);
    rival("Halyard", DW_MONEY_NONE, 7);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    log_on(DW_SIDE_THEM, DW_EVENT_NOTE, 8);
    check(newest_rival() == DW_RIVAL_EVENT_NONE);
}

static void a_price_of_somebody_else_is_news(void **state)
{
    (void)state;
    begin_record();
    rival("Tern", UNITS(222900), 3);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    rival(NULL, UNITS(222800), 4);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    deal.deal.value.competitor = NULL;
    rival("Halyard", UNITS(222700), 5);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
}

static void a_rival_who_is_no_better_for_them_changes_nothing(void **state)
{
    (void)state;
    begin_record(); /* Halyard at 223000, with their quote */
    rival("Tern", UNITS(223000), 3);
    check(newest_rival() == DW_RIVAL_EVENT_BESIDE);
    rival("Tern", UNITS(223100), 4)->evidence = "their list";
    check(newest_rival() == DW_RIVAL_EVENT_BESIDE);
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 0);
    rival("Tern", DW_MONEY_NONE, 5);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    rival("Tern", DW_MONEY_NONE, 6)->action = DW_ACTION_LEAVE;
    check(newest_rival() == DW_RIVAL_EVENT_LEFT_BESIDE);
    check(measure(DW_MEASURE_COMPETITORS_LEFT, NULL) == 0);
    rival("Gull", DW_MONEY_NONE, 7)->action = DW_ACTION_LEAVE; /* that nobody had named */
    check(newest_rival() == DW_RIVAL_EVENT_LEFT_BESIDE);
    check(measure(DW_MEASURE_COMPETITORS_LEFT, NULL) == 0);
    rival("Gull", DW_MONEY_NONE, 7)->action = DW_ACTION_ENTER;
    rival("Gull", DW_MONEY_NONE, 7)->action = DW_ACTION_LEAVE; /* whose price nobody knows */
    check(newest_rival() == DW_RIVAL_EVENT_LEFT);
    rival("Halyard", DW_MONEY_NONE, 8)->action = DW_ACTION_LEAVE;
    check(newest_rival() == DW_RIVAL_EVENT_LEFT);
}

static void a_rival_that_left_brings_news_when_it_is_back(void **state)
{
    (void)state;
    begin_record();
    rival("Halyard", UNITS(217300), 3);
    rival("Tern", UNITS(211000), 3);
    plan_record();
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 2);
    check(measure(DW_MEASURE_COMPETITORS_LEFT, NULL) == 0);
    rival("Halyard", DW_MONEY_NONE, 4)->action = DW_ACTION_LEAVE;
    check(newest_rival() == DW_RIVAL_EVENT_LEFT);
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 1);
    check(measure(DW_MEASURE_COMPETITORS_LEFT, NULL) == 1);
    rival("Halyard", UNITS(210300), 5);
    check(newest_rival() == DW_RIVAL_EVENT_NEWS);
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 2);
}

/* ---- Read off the record before it ------------------------------------------------------------- */

static bool is_same_rival(const char *one, const char *two)
{
    return one && two && dw_same_letters(one, two);
}

static dw_rival_event compare(const dw_event *event, dw_money price, bool has_evidence)
{
    if (!dw_money_known(price) || price != event->competitor_price)
        return DW_RIVAL_EVENT_NEWS;
    return event->evidence && !has_evidence ? DW_RIVAL_EVENT_PROVEN : DW_RIVAL_EVENT_REPEATED;
}

static dw_rival_event compare_naively(const dw_deal *state, const dw_deal_value *file, size_t e)
{
    const dw_event *const at = &state->event[e];
    while (e-- > 0) {
        const dw_event *const before = &state->event[e];
        if (!is_same_rival(before->competitor, at->competitor))
            continue;
        if (before->action == DW_ACTION_LEAVE)
            return DW_RIVAL_EVENT_NEWS;
        if (dw_money_known(before->competitor_price))
            return compare(at, before->competitor_price, before->evidence != NULL);
    }
    return is_same_rival(file->competitor, at->competitor)
               ? compare(at, file->competitor_price, file->competitor_evidence != NULL)
               : DW_RIVAL_EVENT_NEWS;
}

/* All rivals that are there after the first n events. */
static dw_deal_value fall_back(const dw_deal *state, const dw_deal_value *file, size_t n,
                               dw_rivals *rivals)
{
    dw_deal_value value = *file;
    dw_rivals_begin(rivals, file);
    for (size_t e = 0; e < n; e++)
        if (state->event[e].kind == DW_EVENT_COMPETITOR)
            dw_rivals_change(rivals, &state->event[e]);
    dw_rivals_settle(rivals, &value);
    return value;
}

static bool counts_naively(const dw_deal *state, const dw_deal_value *file, size_t e)
{
    dw_rivals rivals, then;
    const dw_event *const at = &state->event[e];
    const dw_deal_value before = fall_back(state, file, e, &rivals);
    const dw_deal_value after = fall_back(state, file, e + 1, &then);
    const dw_rival *const known = dw_rivals_find(&rivals, at->competitor);
    const bool priced =
        at->action == DW_ACTION_LEAVE
            ? (!known && at->competitor) ||
                  (known && (dw_money_known(known->shown) || dw_money_known(known->heard)))
            : dw_money_known(at->competitor_price);
    return !priced || before.competitor_price != after.competitor_price ||
           before.rumoured_price != after.rumoured_price ||
           !before.competitor_evidence != !after.competitor_evidence ||
           !before.competitor != !after.competitor;
}

static dw_rival_event bring_naively(const dw_deal *state, size_t e)
{
    const dw_deal_value *const file = &state->logged->value;
    const dw_event *const at = &state->event[e];
    if (at->kind != DW_EVENT_COMPETITOR)
        return DW_RIVAL_EVENT_NONE;
    const bool left = at->action == DW_ACTION_LEAVE;
    const dw_rival_event brings = left ? DW_RIVAL_EVENT_LEFT : compare_naively(state, file, e);
    if (brings == DW_RIVAL_EVENT_REPEATED || counts_naively(state, file, e))
        return brings;
    return left ? DW_RIVAL_EVENT_LEFT_BESIDE : DW_RIVAL_EVENT_BESIDE;
}

static bool is_gone_naively(const dw_deal *state, size_t event)
{
    for (size_t e = event + 1; e < state->n_events; e++)
        if (state->event[e].kind == DW_EVENT_COMPETITOR &&
            state->event[e].action == DW_ACTION_LEAVE &&
            is_same_rival(state->event[e].competitor, state->event[event].competitor))
            return true;
    return false;
}

static void draw_rival(dw_random *random, int day)
{
    static const char *const names[] = {NULL, "Halyard", "HALYARD", "Tern", "Gull", "tern"};
    static const dw_money prices[] = {DW_MONEY_NONE, UNITS(223000), UNITS(222900), UNITS(217300)};
    dw_event *const event =
        rival(names[dw_random_below(random, 6)], prices[dw_random_below(random, 4)], day);
    event->evidence = dw_random_below(random, 2) ? "their mail" : NULL;
    if (dw_random_below(random, 4) == 0)
        event->action = DW_ACTION_LEAVE;
}

static void each_event_brings_what_the_record_before_it_says(void **state)
{
    (void)state;
    enum { RECORDS = 150, EVENTS = 12 };
    size_t seen[DW_RIVAL_EVENT_LEFT_BESIDE + 1] = {0};
    dw_random random;
    dw_random_init(&random, 91, 0);
    for (size_t r = 0; r < RECORDS; r++) {
        begin_record();
        if (r % 3 == 0)
            deal.deal.value.competitor_evidence = NULL;
        if (r % 5 == 0)
            deal.deal.value.competitor = NULL;
        for (int e = 0; e < EVENTS; e++)
            if (dw_random_below(&random, 5) == 0)
                log_on(DW_SIDE_THEM, DW_EVENT_SESSION, 1 + e);
            else
                draw_rival(&random, 1 + e);
        plan_record();
        for (size_t e = 0; e < plan.deal->n_events; e++) {
            const dw_rival_event brings = dw_record_rival(&plan, e);
            check(brings == bring_naively(plan.deal, e));
            check(brings == DW_RIVAL_EVENT_NONE ||
                  plan.rival[e].is_gone == is_gone_naively(plan.deal, e));
            seen[brings]++;
        }
    }
    for (size_t s = 0; s < sizeof seen / sizeof seen[0]; s++)
        check(seen[s] > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_price_that_was_known_is_repeated_or_proven),
        cmocka_unit_test(a_price_of_somebody_else_is_news),
        cmocka_unit_test(a_rival_who_is_no_better_for_them_changes_nothing),
        cmocka_unit_test(a_rival_that_left_brings_news_when_it_is_back),
        cmocka_unit_test(each_event_brings_what_the_record_before_it_says),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
