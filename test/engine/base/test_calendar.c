/* Civil days against a calendar that counts day by day, 1900 to 2100 and at the ends. */
#include "engine/support/check.h"

#include "dealwright/base.h"

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int length_of(int year, int month)
{
    switch (month) {
    case 2: return is_leap(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    default: return 31;
    }
}

static dw_date day_after(dw_date date)
{
    if (++date.day > length_of(date.year, date.month)) {
        date.day = 1;
        if (++date.month > 12) {
            date.month = 1;
            date.year++;
        }
    }
    return date;
}

static dw_day day_of(int year, int month, int day)
{
    return dw_day_from_date((dw_date){year, month, day});
}

static void counts_every_day_of_two_centuries(void **state)
{
    (void)state;
    dw_date date = {1900, 1, 1};
    int weekday = 0; /* 1 January 1900 was a Monday */
    for (dw_day day = -25567; date.year <= 2100; day++) {
        assert_int_equal(dw_day_from_date(date), day);
        const dw_date back = dw_day_to_date(day);
        assert_int_equal(back.year, date.year);
        assert_int_equal(back.month, date.month);
        assert_int_equal(back.day, date.day);
        assert_int_equal(dw_day_weekday(day), weekday);
        assert_int_equal(dw_day_is_working(day, NULL), weekday < 5);
        date = day_after(date);
        weekday = (weekday + 1) % 7;
    }
}

static void knows_dates_from_history(void **state)
{
    (void)state;
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_of(2000, 2, 29), 11016);
    assert_int_equal(day_of(2038, 1, 19), 24855);              /* 2^31 seconds end that day */
    assert_int_equal(dw_day_weekday(day_of(1969, 7, 20)), 6);  /* the Moon: a Sunday */
    assert_int_equal(dw_day_weekday(day_of(1582, 10, 15)), 4); /* first Gregorian day: a Friday */
    assert_int_equal(dw_day_weekday(day_of(2026, 12, 18)), 4);
}

static void goes_there_and_back_over_all_years(void **state)
{
    (void)state;
    for (dw_day day = day_of(1, 1, 1); day <= day_of(9999, 12, 31); day += 97)
        assert_int_equal(dw_day_from_date(dw_day_to_date(day)), day);
    assert_int_equal(day_of(1, 1, 1), -719162);
    assert_int_equal(day_of(9999, 12, 31), 2932896);
}

static void refuses_dates_that_do_not_exist(void **state)
{
    (void)state;
    static const dw_date none[] = {{2026, 2, 29}, {2024, 2, 30}, {1900, 2, 29}, {2026, 13, 1},
                                   {2026, 0, 1},  {2026, 4, 31}, {2026, 1, 32}, {2026, 1, 0},
                                   {2026, -3, 4}, {2026, 5, -6}, {0, 12, 31},   {10000, 1, 1},
                                   {-5, 3, 4}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_int_equal(dw_day_from_date(none[i]), DW_DAY_NONE);
    assert_int_not_equal(day_of(2024, 2, 29), DW_DAY_NONE);
    assert_int_not_equal(day_of(2000, 2, 29), DW_DAY_NONE);
}

/* One day back at a time, counting working days only. */
static dw_day naive_before(dw_day day, int count)
{
    while (dw_day_weekday(day) > 4)
        day--;
    while (count > 0) {
        day--;
        count -= dw_day_weekday(day) < 5;
    }
    return day;
}

static void works_back_over_weekends(void **state)
{
    (void)state;
    for (dw_day day = day_of(2026, 1, 1); day < day_of(2026, 2, 1); day++)
        for (int count = 0; count < 60; count++)
            assert_int_equal(dw_day_working_before(day, count, NULL), naive_before(day, count));
    for (dw_day day = -40; day < 40; day++)
        assert_int_equal(dw_day_working_before(day, 23, NULL), naive_before(day, 23));
    /* Friday 18 December 2026 and three working days before it. */
    assert_int_equal(dw_day_working_before(day_of(2026, 12, 18), 3, NULL), day_of(2026, 12, 15));
    assert_int_equal(dw_day_working_before(day_of(2026, 12, 20), 0, NULL), day_of(2026, 12, 18));
    assert_int_equal(dw_day_working_before(day_of(2026, 12, 14), 1, NULL), day_of(2026, 12, 11));
}

static int naive_between(dw_day from, dw_day to)
{
    int n = 0;
    for (dw_day day = from + 1; day <= to; day++)
        n += dw_day_weekday(day) < 5;
    return n;
}

static void counts_working_days_between(void **state)
{
    (void)state;
    for (dw_day from = -20; from < 20; from++)
        for (dw_day to = from - 5; to < from + 50; to++)
            assert_int_equal(dw_day_working_between(from, to, NULL), naive_between(from, to));
    const dw_day start = day_of(1900, 1, 1);
    for (dw_day to = start; to < start + 3000; to += 11)
        assert_int_equal(dw_day_working_between(start, to, NULL), naive_between(start, to));
    assert_int_equal(dw_day_working_between(day_of(1, 1, 1), day_of(9999, 12, 31), NULL),
                     naive_between(day_of(1, 1, 1), day_of(9999, 12, 31)));
    assert_int_equal(dw_day_working_between(day_of(2026, 11, 2), day_of(2026, 12, 18), NULL), 34);
}

static void between_undoes_before(void **state)
{
    (void)state;
    for (dw_day day = day_of(2026, 3, 1); day < day_of(2026, 4, 1); day++)
        for (int count = 0; dw_day_is_working(day, NULL) && count < 300; count += 7)
            assert_int_equal(
                dw_day_working_between(dw_day_working_before(day, count, NULL), day, NULL), count);
}

/* ---- Holidays ------------------------------------------------------------------------------- */

static bool naive_works(dw_day day, const dw_holidays *holidays)
{
    const dw_date date = dw_day_to_date(day);
    for (size_t i = 0; i < holidays->n_annual; i++)
        if (holidays->annual[i].month == date.month && holidays->annual[i].day == date.day)
            return false;
    for (size_t i = 0; i < holidays->n_dated; i++)
        if (holidays->dated[i] == day)
            return false;
    return dw_day_weekday(day) < 5;
}

/* Two weeks at the turn of the year, leap days, the same day twice, some on weekends. */
static void respects_holidays_like_a_walk_day_by_day(void **state)
{
    (void)state;
    static const dw_annual_day annual[] = {{12, 25}, {1, 1}, {2, 29}, {12, 26}, {12, 25}, {7, 14}};
    dw_day dated[9];
    for (int i = 0; i < 9; i++)
        dated[i] = day_of(2026, 12, 21) + i - i / 4;
    const dw_holidays set[] = {
        {annual, 6, dated, 9}, {annual, 6, NULL, 0}, {NULL, 0, dated, 9}, {NULL, 0, NULL, 0}};
    for (size_t s = 0; s < sizeof set / sizeof set[0]; s++)
        for (dw_day day = day_of(2026, 11, 20); day < day_of(2027, 1, 20); day++) {
            assert_int_equal(dw_day_is_working(day, &set[s]), naive_works(day, &set[s]));
            dw_day back = day;
            while (!naive_works(back, &set[s]))
                back--;
            for (int count = 0; count < 300; count++) {
                assert_int_equal(dw_day_working_before(day, count, &set[s]), back);
                do
                    back--;
                while (!naive_works(back, &set[s]));
            }
            dw_day on = day;
            while (!naive_works(on, &set[s]))
                on++;
            assert_int_equal(dw_day_working_from(day, &set[s]), on);
        }
}

static void counts_no_holidays_between(void **state)
{
    (void)state;
    static const dw_annual_day annual[] = {{12, 25}, {2, 29}, {1, 1}, {12, 25}};
    const dw_day dated[] = {day_of(2023, 12, 25), day_of(2024, 5, 9), day_of(2024, 5, 9)};
    const dw_holidays holidays = {annual, 4, dated, 3};
    for (dw_day from = day_of(2023, 12, 18); from < day_of(2024, 1, 4); from++) {
        int n = 0;
        assert_int_equal(dw_day_working_between(from, from, &holidays), 0);
        assert_int_equal(dw_day_working_between(from, from - 9, &holidays), 0);
        for (dw_day to = from + 1; to < from + 3000; to++) {
            n += naive_works(to, &holidays);
            assert_int_equal(dw_day_working_between(from, to, &holidays), n);
        }
    }
}

static void knows_which_days_a_year_may_have(void **state)
{
    (void)state;
    static const dw_annual_day none[] = {{0, 1}, {13, 1}, {4, 31}, {2, 30}, {1, 0}, {5, -1}};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(dw_annual_day_exists(none[i]));
    assert_true(dw_annual_day_exists((dw_annual_day){2, 29}));
    assert_true(dw_annual_day_exists((dw_annual_day){12, 31}));
}

/* The last day of the month in which the number of months since the year's start is 2, 5, 8, 11. */
static dw_day naive_quarter_end(dw_day day, int first_month)
{
    dw_date date = dw_day_to_date(day);
    for (;;) {
        const dw_date next = day_after(date);
        if (next.day == 1 && (next.month - first_month + 12) % 3 == 0)
            return dw_day_from_date(date);
        date = next;
    }
}

static void finds_the_end_of_the_fiscal_quarter(void **state)
{
    (void)state;
    for (int first_month = 1; first_month <= 12; first_month++)
        for (dw_day day = day_of(2023, 11, 1); day < day_of(2025, 3, 1); day++)
            assert_int_equal(dw_day_quarter_end(day, first_month),
                             naive_quarter_end(day, first_month));
    assert_int_equal(dw_day_quarter_end(day_of(2026, 12, 18), 1), day_of(2026, 12, 31));
    assert_int_equal(dw_day_quarter_end(day_of(2026, 12, 18), 2), day_of(2027, 1, 31));
    assert_int_equal(dw_day_quarter_end(day_of(2023, 12, 1), 3), day_of(2024, 2, 29));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_every_day_of_two_centuries),
        cmocka_unit_test(knows_dates_from_history),
        cmocka_unit_test(goes_there_and_back_over_all_years),
        cmocka_unit_test(refuses_dates_that_do_not_exist),
        cmocka_unit_test(works_back_over_weekends),
        cmocka_unit_test(counts_working_days_between),
        cmocka_unit_test(between_undoes_before),
        cmocka_unit_test(respects_holidays_like_a_walk_day_by_day),
        cmocka_unit_test(counts_no_holidays_between),
        cmocka_unit_test(knows_which_days_a_year_may_have),
        cmocka_unit_test(finds_the_end_of_the_fiscal_quarter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
