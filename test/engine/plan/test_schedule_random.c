/* Days of random calendars beside a naive definition that goes through pairs of steps and single
 * days. */
#include "engine/support/calendar.h"
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

enum { CASES = 5000, CLOSE = DW_DEADLINE_KIND_COUNT };

/* ---- The naive definition ------------------------------------------------------------------- */

static bool naive_works(dw_day day)
{
    const dw_date date = dw_day_to_date(day);
    bool works = dw_day_weekday(day) < 5;
    for (size_t i = 0; i < at.holidays.n_annual; i++)
        works = works && !(at.annual[i].month == date.month && at.annual[i].day == date.day);
    for (size_t i = 0; i < at.holidays.n_dated; i++)
        works = works && at.dated[i] != day;
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
    dw_day day = at.deal.day;
    while (!naive_works(day))
        day++;
    return day;
}

static bool counts(const dw_deadline *d)
{
    return d->owner != DW_OWNER_OURS && d->day >= first_day() && d->day <= at.deal.close_by;
}

/* The close, or the last deadline of a kind that counts. */
static dw_day date_of(size_t a)
{
    if (a == CLOSE)
        return at.deal.close_by >= first_day() ? at.deal.close_by : DW_DAY_NONE;
    dw_day last = DW_DAY_NONE;
    for (size_t d = 0; d < at.deal.n_deadlines; d++)
        if (at.deadline[d].kind == (dw_deadline_kind)a && counts(&at.deadline[d]) &&
            (last == DW_DAY_NONE || at.deadline[d].day > last))
            last = at.deadline[d].day;
    return last;
}

static int own(size_t i, size_t a)
{
    bool by_deadline = false;
    for (size_t b = 0; b < at.step[i].n_before; b++) {
        by_deadline = by_deadline || date_of(at.step[i].before[b].kind) != DW_DAY_NONE;
        if (at.step[i].before[b].kind == (dw_deadline_kind)a && date_of(a) != DW_DAY_NONE)
            return at.step[i].before[b].days;
    }
    return a == CLOSE && !by_deadline && date_of(CLOSE) != DW_DAY_NONE
               ? at.step[i].days_before_close
               : -1;
}

static bool comes_first(size_t i, size_t j)
{
    if (i == j || at.step[i].phase == DW_PHASE_COUNT || at.step[j].phase == DW_PHASE_COUNT)
        return false;
    if (at.step[i].phase != at.step[j].phase)
        return at.step[i].phase < at.step[j].phase;
    if (at.step[i].days_before_close != at.step[j].days_before_close)
        return at.step[i].days_before_close > at.step[j].days_before_close;
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
    for (size_t j = 0; has_date(i) && j < at.n; j++) {
        if (!comes_first(i, j) || reach(j, a) < 0)
            continue;
        const int more = at.step[i].days_before_close - at.step[j].days_before_close;
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
    for (size_t j = 0; j < at.n; j++)
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
        const int least = a == CLOSE && at.step[i].least_days > 1 ? at.step[i].least_days : 1;
        if (far >= 0 &&
            (until > date_of(a) || naive_between(until, date_of(a)) < (far < least ? far : least)))
            return false;
    }
    return true;
}

/* The day until which a step itself waits, and for which at.deadline. */
static dw_day waits_until(size_t i, size_t *which)
{
    dw_day until = DW_DAY_NONE;
    *which = DW_NONE;
    for (size_t d = 0; d < at.deal.n_deadlines; d++)
        for (size_t k = 0; k < at.step[i].n_after; k++) {
            if (at.step[i].after[k].kind != at.deadline[d].kind || !counts(&at.deadline[d]))
                continue;
            const dw_day day = naive_on(at.deadline[d].day, at.step[i].after[k].days);
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
    for (size_t j = 0; j < at.n; j++)
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
    for (size_t p = 0; p < at.deal.n_ours + at.deal.n_theirs; p++) {
        const bool is_ours = p < at.deal.n_ours;
        const dw_person *const person = is_ours ? &at.ours[p] : &at.theirs[p - at.deal.n_ours];
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
    at.deal.n_ours = (size_t)below(random, 4);
    at.deal.n_theirs = (size_t)below(random, 4);
    for (size_t p = 0; p < 6; p++) {
        dw_person *const person = p < 3 ? &at.ours[p] : &at.theirs[p - 3];
        const dw_day start = from + below(random, span);
        at.away[p] = (dw_absence){start, start + below(random, 15)};
        *person = (dw_person){.role = role[p % 3],
                              .authority = p == 3 ? DW_PERSON_DECIDES : DW_PERSON_USES,
                              .away = &at.away[p],
                              .n_away = (size_t)below(random, 2)};
    }
}

/* A planning day in the first months of 2026, a close up to `span` days later. */
static void random_case(dw_random *random, bool waiting, bool people)
{
    const dw_day day = test_day(2026, 1, 1) + below(random, 90);
    const int span = 1 + below(random, 80);
    calendar_reset(&at, day, day + below(random, span));
    at.annual[0] = (dw_annual_day){1 + below(random, 12), 1 + below(random, 28)};
    at.annual[1] = (dw_annual_day){2, 1 + below(random, 29)};
    at.holidays.n_annual = (size_t)below(random, 3);
    at.dated[0] = day + below(random, 9);
    for (size_t i = 1; i < 4; i++)
        at.dated[i] = at.dated[i - 1] + below(random, 20);
    at.holidays.n_dated = (size_t)below(random, 5);
    for (int d = below(random, 6); d > 0; d--) {
        calendar_date(&at, below(random, 2) ? DW_DEADLINE_EVALUATION : DW_DEADLINE_BOARD,
                      day - 5 + below(random, span + 9));
        at.deadline[at.deal.n_deadlines - 1].owner =
            below(random, 5) ? DW_OWNER_COMPETITOR : DW_OWNER_OURS;
        if (below(random, 4) == 0)
            at.deadline[at.deal.n_deadlines - 1].kind = DW_DEADLINE_BUDGET;
    }
    for (int s = 1 + below(random, STEPS_MAX); s > 0; s--) {
        const bool free_step = below(random, 4) == 0;
        dw_timing *const add =
            calendar_step(&at, below(random, 40), free_step ? DW_PHASE_COUNT : below(random, 5));
        add->n_before = random_spans(random, at.before[at.n - 1], 7);
        add->n_after = waiting ? random_spans(random, at.after[at.n - 1], 3) : 0;
        add->least_days = below(random, 7);
        add->present = people ? (uint32_t)below(random, 32) : 0;
        if (free_step && add->n_before > 0 && below(random, 2))
            add->days_before_close = -1;
    }
    if (people)
        random_people(random, day - 10, span + 10);
}

/* ---- Properties ----------------------------------------------------------------------------- */

/* Latest days of the naive definition, where nobody is waited for and nobody is at.away. */
static void agrees_with_the_naive_definition(void **state)
{
    (void)state;
    dw_random random;
    size_t n_short = 0, n_fits = 0;
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        random_case(&random, false, false);
        forget();
        calendar_run(&at);
        for (size_t i = 0; i < at.n; i++) {
            check(at.slot[i].day == day_by(fitted, i));
            check(at.slot[i].usual == day_by(reach, i));
        }
        n_short += at.n_squeezes > 0;
        n_fits += at.n_squeezes == 0;
    }
    assert_true(n_short > CASES / 10 && n_fits > CASES / 10);
}

static void check_waiting(size_t i, bool *waited)
{
    size_t which;
    const dw_day until = waits_until(i, &which);
    check(at.slot[i].waits == which);
    if (until != DW_DAY_NONE)
        check(at.slot[i].day >= until);
    *waited = *waited || until != DW_DAY_NONE;
}

static void check_people(size_t i, bool *missed)
{
    const uint32_t present = at.step[i].present;
    if (at.slot[i].absent == DW_NONE) {
        check(!lacks_somebody(present, at.slot[i].day, DW_NONE));
        return;
    }
    *missed = true;
    check(lacks_somebody(present, at.slot[i].day, at.slot[i].absent));
    for (dw_day day = earliest(i); day <= at.slot[i].day; day++)
        check(!naive_works(day) || lacks_somebody(present, day, DW_NONE));
}

static void check_dates(size_t i)
{
    check(naive_works(at.slot[i].day));
    check(at.slot[i].day >= first_day());
    check(at.slot[i].day <= at.deal.close_by);
    for (size_t a = 0; a <= CLOSE; a++)
        if (own(i, a) >= 0) {
            check(at.slot[i].day <= date_of(a));
            check(at.slot[i].day <= naive_back(date_of(a), own(i, a)) || at.n_squeezes > 0);
        }
    check(at.slot[i].day <= at.slot[i].usual || at.n_squeezes > 0);
}

static void check_order(void)
{
    for (size_t i = 0; i < at.n; i++)
        for (size_t j = 0; j < at.n; j++)
            if (comes_first(i, j) && has_date(i) && has_date(j)) {
                check(at.slot[i].day <= at.slot[j].day);
                check(at.slot[i].place < at.slot[j].place);
                check(at.slot[i].day < at.slot[j].day || !at.slot[i].after_date ||
                      at.slot[j].after_date);
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
        calendar_run(&at);
        bool waited = false, missed = false;
        for (size_t i = 0; i < at.n; i++) {
            check((at.slot[i].day != DW_DAY_NONE) == has_date(i));
            if (at.slot[i].day == DW_DAY_NONE)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_naive_definition),
        cmocka_unit_test(keeps_order_dates_and_people),
    };
    return cmocka_run_group_tests(tests, calendar_begin, calendar_end);
}
