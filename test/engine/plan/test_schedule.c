/* When the steps of a calendar are due, beside a naive definition that goes through pairs of steps
 * and single days. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "plan/schedule.h"

#include <string.h>

enum { STEPS_MAX = 9, CASES = 5000, CLOSE = DW_DEADLINE_KIND_COUNT };

static dw_arena arena;
static dw_deal deal;
static dw_deadline deadline[6];
static dw_person ours[3], theirs[3];
static dw_absence away[6];
static dw_annual_day annual[2];
static dw_day dated[4];
static dw_holidays holidays;
static dw_timing step[STEPS_MAX];
static dw_span before[STEPS_MAX][2], after[STEPS_MAX][2];
static const dw_timing *timing[STEPS_MAX];
static size_t n;
static dw_slot slot[STEPS_MAX];
static dw_squeeze squeeze[DW_DEADLINE_KIND_COUNT + 7];
static size_t n_squeezes;

static int make_arena(void **state)
{
    (void)state;
    test_arena_init(&arena);
    return 0;
}

static int clear_arena(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    return 0;
}

static void reset(dw_day day, dw_day close)
{
    dw_deal_init(&deal, "deal", "account");
    deal.day = day;
    deal.close_by = close;
    deal.deadline = deadline;
    deal.ours = ours;
    deal.theirs = theirs;
    memset(ours, 0, sizeof ours);
    memset(theirs, 0, sizeof theirs);
    holidays = (dw_holidays){annual, 0, dated, 0};
    n = 0;
}

static dw_timing *add_step(int days_before_close, dw_phase phase)
{
    timing[n] = &step[n];
    step[n] = (dw_timing){.days_before_close = days_before_close,
                          .phase = phase,
                          .before = before[n],
                          .after = after[n]};
    return &step[n++];
}

static void add_deadline(dw_deadline_kind kind, dw_day day)
{
    deadline[deal.n_deadlines++] =
        (dw_deadline){.day = day, .what = "date", .owner = DW_OWNER_BUYER, .kind = kind};
}

static void run(void)
{
    dw_arena_clear(&arena);
    n_squeezes = 99;
    check(dw_schedule(&deal, &holidays, timing, n, &arena, slot, squeeze, &n_squeezes) == DW_OK);
}

/* ---- The naive definition ------------------------------------------------------------------- */

static bool naive_works(dw_day day)
{
    const dw_date date = dw_day_to_date(day);
    bool works = dw_day_weekday(day) < 5;
    for (size_t i = 0; i < holidays.n_annual; i++)
        works = works && !(annual[i].month == date.month && annual[i].day == date.day);
    for (size_t i = 0; i < holidays.n_dated; i++)
        works = works && dated[i] != day;
    return works;
}

static dw_day naive_back(dw_day day, int count)
{
    while (!naive_works(day))
        day--;
    while (count-- > 0)
        do
            day--;
        while (!naive_works(day));
    return day;
}

static dw_day naive_on(dw_day day, int count)
{
    const bool worked = naive_works(day);
    while (!naive_works(day))
        day++;
    for (int i = worked ? 0 : 1; i < count; i++)
        do
            day++;
        while (!naive_works(day));
    return day;
}

static int naive_between(dw_day from, dw_day to)
{
    int count = 0;
    for (dw_day day = from + 1; day <= to; day++)
        count += naive_works(day);
    return count;
}

static dw_day first_day(void)
{
    dw_day day = deal.day;
    while (!naive_works(day))
        day++;
    return day;
}

static bool counts(const dw_deadline *d)
{
    return d->owner != DW_OWNER_OURS && d->day >= first_day() && d->day <= deal.close_by;
}

/* The close, or the last deadline of a kind that counts. */
static dw_day date_of(size_t a)
{
    if (a == CLOSE)
        return deal.close_by >= first_day() ? deal.close_by : DW_DAY_NONE;
    dw_day last = DW_DAY_NONE;
    for (size_t d = 0; d < deal.n_deadlines; d++)
        if (deadline[d].kind == (dw_deadline_kind)a && counts(&deadline[d]) &&
            (last == DW_DAY_NONE || deadline[d].day > last))
            last = deadline[d].day;
    return last;
}

static int own(size_t i, size_t a)
{
    bool by_deadline = false;
    for (size_t b = 0; b < step[i].n_before; b++) {
        by_deadline = by_deadline || date_of(step[i].before[b].kind) != DW_DAY_NONE;
        if (step[i].before[b].kind == (dw_deadline_kind)a && date_of(a) != DW_DAY_NONE)
            return step[i].before[b].days;
    }
    return a == CLOSE && !by_deadline && date_of(CLOSE) != DW_DAY_NONE ? step[i].days_before_close
                                                                       : -1;
}

static bool comes_first(size_t i, size_t j)
{
    if (i == j || step[i].phase == DW_PHASE_COUNT || step[j].phase == DW_PHASE_COUNT)
        return false;
    if (step[i].phase != step[j].phase)
        return step[i].phase < step[j].phase;
    if (step[i].days_before_close != step[j].days_before_close)
        return step[i].days_before_close > step[j].days_before_close;
    return i < j;
}

static bool has_date(size_t i)
{
    for (size_t a = 0; a <= CLOSE; a++)
        if (own(i, a) >= 0)
            return true;
    return false;
}

/* Answers are kept for the case at hand: the definition asks for the same again and again. */
enum { NOT_ASKED = -2 };
static int kept_reach[STEPS_MAX][CLOSE + 1], kept_fitted[STEPS_MAX][CLOSE + 1];

static int find_reach(size_t i, size_t a);

/* How far before a date a step is, for itself and for what comes after it. */
static int reach(size_t i, size_t a)
{
    if (kept_reach[i][a] == NOT_ASKED)
        kept_reach[i][a] = find_reach(i, a);
    return kept_reach[i][a];
}

static int find_reach(size_t i, size_t a)
{
    int far = own(i, a);
    for (size_t j = 0; has_date(i) && j < n; j++) {
        if (!comes_first(i, j) || reach(j, a) < 0)
            continue;
        const int more = step[i].days_before_close - step[j].days_before_close;
        if (own(j, a) >= 0 && own(j, a) + more > far)
            far = own(j, a) + more;
        if (reach(j, a) > far)
            far = reach(j, a);
    }
    return far;
}

static int find_fitted(size_t i, size_t a)
{
    int longest = 0;
    for (size_t j = 0; j < n; j++)
        longest = reach(j, a) > longest ? reach(j, a) : longest;
    const int far = reach(i, a);
    const int left = far < 0 ? 0 : naive_between(first_day(), date_of(a));
    if (far <= 0 || longest <= left)
        return far;
    const int near = (int)((double)far * left / longest + 0.5);
    return near < 1 && left > 0 ? 1 : near;
}

/* After the cut for the time that is left. */
static int fitted(size_t i, size_t a)
{
    if (kept_fitted[i][a] == NOT_ASKED)
        kept_fitted[i][a] = find_fitted(i, a);
    return kept_fitted[i][a];
}

static void forget(void)
{
    for (size_t i = 0; i < STEPS_MAX; i++)
        for (size_t a = 0; a <= CLOSE; a++)
            kept_reach[i][a] = kept_fitted[i][a] = NOT_ASKED;
}

static dw_day day_by(int (*distance)(size_t i, size_t a), size_t i)
{
    dw_day day = DW_DAY_NONE;
    for (size_t a = 0; a <= CLOSE; a++) {
        if (distance(i, a) < 0)
            continue;
        const dw_day due = naive_back(date_of(a), distance(i, a));
        day = day == DW_DAY_NONE || due < day ? due : day;
    }
    return day;
}

static bool may_wait(size_t i, dw_day until)
{
    for (size_t a = 0; a <= CLOSE; a++) {
        const int far = fitted(i, a);
        const int least = a == CLOSE && step[i].least_days > 1 ? step[i].least_days : 1;
        if (far >= 0 &&
            (until > date_of(a) || naive_between(until, date_of(a)) < (far < least ? far : least)))
            return false;
    }
    return true;
}

/* The day until which a step itself waits, and for which deadline. */
static dw_day waits_until(size_t i, size_t *which)
{
    dw_day until = DW_DAY_NONE;
    *which = DW_NONE;
    for (size_t d = 0; d < deal.n_deadlines; d++)
        for (size_t k = 0; k < step[i].n_after; k++) {
            if (step[i].after[k].kind != deadline[d].kind || !counts(&deadline[d]))
                continue;
            const dw_day day = naive_on(deadline[d].day, step[i].after[k].days);
            if ((until == DW_DAY_NONE || day > until) && may_wait(i, day)) {
                until = day;
                *which = d;
            }
        }
    return until;
}

static dw_day earliest(size_t i)
{
    dw_day day = first_day();
    size_t which;
    for (size_t j = 0; j < n; j++)
        if ((i == j || comes_first(j, i)) && has_date(j) && waits_until(j, &which) > day)
            day = waits_until(j, &which);
    return day;
}

static bool lacks_somebody(uint32_t present, dw_day day, size_t who)
{
    static const struct {
        dw_presence presence;
        dw_role role;
    } asked[] = {{DW_PRESENCE_OUR_LEAD, DW_ROLE_LEAD},
                 {DW_PRESENCE_OUR_SPONSOR, DW_ROLE_SPONSOR},
                 {DW_PRESENCE_OUR_APPROVER, DW_ROLE_APPROVER}};
    for (size_t p = 0; p < deal.n_ours + deal.n_theirs; p++) {
        const bool is_ours = p < deal.n_ours;
        const dw_person *const person = is_ours ? &ours[p] : &theirs[p - deal.n_ours];
        bool needed =
            !is_ours &&
            (present >> DW_PRESENCE_THEIR_PEOPLE & 1 ||
             (present >> DW_PRESENCE_THEIR_DECIDER & 1 && person->authority == DW_PERSON_DECIDES));
        for (size_t k = 0; is_ours && k < 3; k++)
            needed = needed || (present >> asked[k].presence & 1 && person->role == asked[k].role);
        for (size_t w = 0; needed && w < person->n_away; w++)
            if (day >= person->away[w].from && day <= person->away[w].to &&
                (who == DW_NONE || who == p))
                return true;
    }
    return false;
}

/* ---- Random instances ----------------------------------------------------------------------- */

static int below(dw_random *random, int bound)
{
    return (int)dw_random_below(random, (uint32_t)bound);
}

static size_t random_spans(dw_random *random, dw_span *span, int most_days)
{
    const dw_deadline_kind kind[] = {DW_DEADLINE_BUDGET, DW_DEADLINE_BOARD, DW_DEADLINE_EVALUATION};
    size_t count = 0;
    for (size_t k = 0; k < 3 && count < 2; k++)
        if (below(random, 3) == 0)
            span[count++] = (dw_span){kind[k], below(random, most_days)};
    return count;
}

static void random_people(dw_random *random, dw_day from, int span)
{
    const dw_role role[] = {DW_ROLE_LEAD, DW_ROLE_SPONSOR, DW_ROLE_APPROVER};
    deal.n_ours = (size_t)below(random, 4);
    deal.n_theirs = (size_t)below(random, 4);
    for (size_t p = 0; p < 6; p++) {
        dw_person *const person = p < 3 ? &ours[p] : &theirs[p - 3];
        const dw_day start = from + below(random, span);
        away[p] = (dw_absence){start, start + below(random, 15)};
        *person = (dw_person){.role = role[p % 3],
                              .authority = p == 3 ? DW_PERSON_DECIDES : DW_PERSON_USES,
                              .away = &away[p],
                              .n_away = (size_t)below(random, 2)};
    }
}

/* A planning day in the first months of 2026, a close up to `span` days later. */
static void random_case(dw_random *random, bool waiting, bool people)
{
    const dw_day day = test_day(2026, 1, 1) + below(random, 90);
    const int span = 1 + below(random, 80);
    reset(day, day + below(random, span));
    annual[0] = (dw_annual_day){1 + below(random, 12), 1 + below(random, 28)};
    annual[1] = (dw_annual_day){2, 1 + below(random, 29)};
    holidays.n_annual = (size_t)below(random, 3);
    dated[0] = day + below(random, 9);
    for (size_t i = 1; i < 4; i++)
        dated[i] = dated[i - 1] + below(random, 20);
    holidays.n_dated = (size_t)below(random, 5);
    for (int d = below(random, 6); d > 0; d--) {
        add_deadline(below(random, 2) ? DW_DEADLINE_EVALUATION : DW_DEADLINE_BOARD,
                     day - 5 + below(random, span + 9));
        deadline[deal.n_deadlines - 1].owner =
            below(random, 5) ? DW_OWNER_COMPETITOR : DW_OWNER_OURS;
        if (below(random, 4) == 0)
            deadline[deal.n_deadlines - 1].kind = DW_DEADLINE_BUDGET;
    }
    for (int s = 1 + below(random, STEPS_MAX); s > 0; s--) {
        const bool free_step = below(random, 4) == 0;
        dw_timing *const add =
            add_step(below(random, 40), free_step ? DW_PHASE_COUNT : below(random, 5));
        add->n_before = random_spans(random, before[n - 1], 7);
        add->n_after = waiting ? random_spans(random, after[n - 1], 3) : 0;
        add->least_days = below(random, 7);
        add->present = people ? (uint32_t)below(random, 32) : 0;
        if (free_step && add->n_before > 0 && below(random, 2))
            add->days_before_close = -1;
    }
    if (people)
        random_people(random, day - 10, span + 10);
}

/* ---- Properties ----------------------------------------------------------------------------- */

/* Latest days of the naive definition, where nobody is waited for and nobody is away. */
static void agrees_with_the_naive_definition(void **state)
{
    (void)state;
    dw_random random;
    size_t n_short = 0, n_fits = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        random_case(&random, false, false);
        forget();
        run();
        for (size_t i = 0; i < n; i++) {
            check(slot[i].day == day_by(fitted, i));
            check(slot[i].usual == day_by(reach, i));
        }
        n_short += n_squeezes > 0;
        n_fits += n_squeezes == 0;
    }
    assert_true(n_short > CASES / 10 && n_fits > CASES / 10);
}

static void check_waiting(size_t i, bool *waited)
{
    size_t which;
    const dw_day until = waits_until(i, &which);
    check(slot[i].waits == which);
    if (until != DW_DAY_NONE)
        check(slot[i].day >= until);
    *waited = *waited || until != DW_DAY_NONE;
}

static void check_people(size_t i, bool *missed)
{
    const uint32_t present = step[i].present;
    if (slot[i].absent == DW_NONE) {
        check(!lacks_somebody(present, slot[i].day, DW_NONE));
        return;
    }
    *missed = true;
    check(lacks_somebody(present, slot[i].day, slot[i].absent));
    for (dw_day day = earliest(i); day <= slot[i].day; day++)
        check(!naive_works(day) || lacks_somebody(present, day, DW_NONE));
}

static void check_dates(size_t i)
{
    check(naive_works(slot[i].day));
    check(slot[i].day >= first_day());
    check(slot[i].day <= deal.close_by);
    for (size_t a = 0; a <= CLOSE; a++)
        if (own(i, a) >= 0) {
            check(slot[i].day <= date_of(a));
            check(slot[i].day <= naive_back(date_of(a), own(i, a)) || n_squeezes > 0);
        }
    check(slot[i].day <= slot[i].usual || n_squeezes > 0);
}

static void check_order(void)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (comes_first(i, j) && has_date(i) && has_date(j)) {
                check(slot[i].day <= slot[j].day);
                check(slot[i].place < slot[j].place);
                check(slot[i].day < slot[j].day || !slot[i].after_date || slot[j].after_date);
            }
}

static void keeps_order_dates_and_people(void **state)
{
    (void)state;
    dw_random random;
    size_t n_waited = 0, n_missed = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        random_case(&random, true, true);
        forget();
        run();
        bool waited = false, missed = false;
        for (size_t i = 0; i < n; i++) {
            check((slot[i].day != DW_DAY_NONE) == has_date(i));
            if (slot[i].day == DW_DAY_NONE)
                continue;
            check_dates(i);
            check_waiting(i, &waited);
            check_people(i, &missed);
        }
        check_order();
        n_waited += waited;
        n_missed += missed;
    }
    assert_true(n_waited > CASES / 10 && n_missed > CASES / 10);
}

static void says_when_memory_ends(void **state)
{
    (void)state;
    dw_arena none;
    dw_arena_init(&none, arena.allocator, 0);
    reset(test_day(2026, 11, 23), test_day(2026, 12, 18));
    (void)add_step(7, DW_PHASE_FIT);
    assert_int_equal(dw_schedule(&deal, &holidays, timing, n, &none, slot, squeeze, &n_squeezes),
                     DW_E_NOMEM);
}

/* ---- Cases by hand -------------------------------------------------------------------------- */

/* Monday 23 November to Friday 18 December 2026, final presentations on Tuesday the 8th, their
 * committee on Tuesday the 15th. */
static void make_deal(void)
{
    reset(test_day(2026, 11, 23), test_day(2026, 12, 18));
    add_deadline(DW_DEADLINE_EVALUATION, test_day(2026, 12, 8));
    add_deadline(DW_DEADLINE_BUDGET, test_day(2026, 12, 15));
}

static void puts_the_last_round_after_the_evaluation_it_waits_for(void **state)
{
    (void)state;
    make_deal();
    dw_timing *const last = add_step(12, DW_PHASE_COMMERCIAL);
    after[0][0] = (dw_span){DW_DEADLINE_EVALUATION, 1};
    last->n_after = 1;
    last->least_days = 6;
    (void)add_step(6, DW_PHASE_CONTRACT);
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 9));
    assert_int_equal(slot[0].usual, test_day(2026, 12, 2));
    assert_int_equal(slot[0].waits, 0);
    /* Seven of twelve days are left: three and a half of six. */
    assert_int_equal(slot[1].day, test_day(2026, 12, 14));
    assert_int_equal(n_squeezes, 1);
    assert_int_equal(squeeze[0].kind, DW_SQUEEZE_AFTER);
    assert_int_equal(squeeze[0].deadline, 0);
    assert_int_equal(squeeze[0].wanted, 12);
    assert_int_equal(squeeze[0].left, 7);
    last->least_days = 8;
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 2));
    assert_int_equal(slot[0].waits, DW_NONE);
    assert_int_equal(n_squeezes, 0);
}

static void counts_from_the_buyers_date_instead_of_the_close(void **state)
{
    (void)state;
    make_deal();
    dw_timing *const figure = add_step(19, DW_PHASE_COUNT);
    before[0][0] = (dw_span){DW_DEADLINE_BUDGET, 5};
    figure->n_before = 1;
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 8));
    deadline[1].owner = DW_OWNER_OURS;
    run();
    assert_int_equal(slot[0].day, test_day(2026, 11, 23));
    deadline[1].owner = DW_OWNER_BUYER;
    deadline[1].day = test_day(2026, 12, 21); /* after the close */
    run();
    assert_int_equal(slot[0].day, test_day(2026, 11, 23));
}

static void pulls_forward_what_has_to_come_first(void **state)
{
    (void)state;
    make_deal();
    (void)add_step(11, DW_PHASE_SCOPE);
    dw_timing *const page = add_step(8, DW_PHASE_COMMERCIAL);
    before[1][0] = (dw_span){DW_DEADLINE_EVALUATION, 2};
    page->n_before = 1;
    (void)add_step(11, DW_PHASE_COUNT);
    run();
    assert_int_equal(slot[1].day, test_day(2026, 12, 4));
    assert_int_equal(slot[0].day, test_day(2026, 12, 1)); /* three days before that */
    assert_int_equal(slot[2].day, test_day(2026, 12, 3)); /* free: eleven before the close */
}

static void moves_a_step_out_of_an_absence_or_says_who_is_away(void **state)
{
    (void)state;
    make_deal();
    away[0] = (dw_absence){test_day(2026, 12, 10), test_day(2026, 12, 17)};
    theirs[0] =
        (dw_person){.name = "Ada", .authority = DW_PERSON_DECIDES, .away = away, .n_away = 1};
    deal.n_theirs = 1;
    deal.n_ours = 2;
    (void)add_step(5, DW_PHASE_COMMERCIAL);
    add_step(3, DW_PHASE_FINALISE)->present = 1u << DW_PRESENCE_THEIR_DECIDER;
    run();
    assert_int_equal(slot[1].day, test_day(2026, 12, 9));
    assert_int_equal(slot[0].day, test_day(2026, 12, 9));
    assert_int_equal(slot[1].absent, DW_NONE);
    away[0].from = test_day(2026, 11, 20);
    run();
    assert_int_equal(slot[1].day, test_day(2026, 12, 15));
    assert_int_equal(slot[1].absent, 2); /* after two of ours */
    assert_int_equal(slot[0].day, test_day(2026, 12, 11));
}

static void keeps_off_holidays(void **state)
{
    (void)state;
    reset(test_day(2026, 12, 1), test_day(2026, 12, 31));
    (void)add_step(4, DW_PHASE_COUNT);
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 25));
    annual[0] = (dw_annual_day){12, 25};
    holidays.n_annual = 1;
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 24));
    dated[0] = test_day(2026, 12, 24);
    holidays.n_dated = 1;
    run();
    assert_int_equal(slot[0].day, test_day(2026, 12, 23));
}

static void needs_no_planning_day(void **state)
{
    (void)state;
    make_deal();
    deal.day = DW_DAY_NONE;
    (void)add_step(100, DW_PHASE_FIT);
    run();
    assert_int_equal(slot[0].day, dw_day_working_before(deal.close_by, 100, NULL));
    assert_int_equal(n_squeezes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_naive_definition),
        cmocka_unit_test(keeps_order_dates_and_people),
        cmocka_unit_test(says_when_memory_ends),
        cmocka_unit_test(puts_the_last_round_after_the_evaluation_it_waits_for),
        cmocka_unit_test(counts_from_the_buyers_date_instead_of_the_close),
        cmocka_unit_test(pulls_forward_what_has_to_come_first),
        cmocka_unit_test(moves_a_step_out_of_an_absence_or_says_who_is_away),
        cmocka_unit_test(keeps_off_holidays),
        cmocka_unit_test(needs_no_planning_day),
    };
    return cmocka_run_group_tests(tests, make_arena, clear_arena);
}
