/* Civil days as a count since 1970-01-01.
 *
 * The conversion counts years from March, so that the leap day is the last of its year and months
 * have the lengths of one repeating pattern; eras of 400 years all have 146,097 days.
 * Method: Hinnant, "chrono-compatible low-level date algorithms", 2013. */
#include "dealwright/base.h"

enum { DAYS_PER_ERA = 146097, EPOCH_SHIFT = 719468 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const signed char length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return length[month - 1] + (month == 2 && is_leap(year));
}

dw_day dw_day_from_date(dw_date date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > month_length(date.year, date.month))
        return DW_DAY_NONE;
    const int year = date.year - (date.month <= 2);
    const int era = year / 400;
    const int year_of_era = year - era * 400;
    const int month_from_march = (date.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

dw_date dw_day_to_date(dw_day day)
{
    const int shifted = day + EPOCH_SHIFT;
    const int era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    const int day_of_era = shifted - era * DAYS_PER_ERA;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (dw_date){.year = year_of_era + era * 400 + (month <= 2),
                     .month = month,
                     .day = day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int dw_day_weekday(dw_day day)
{
    const int from_thursday = day % 7; /* 1970-01-01 was a Thursday */
    return (from_thursday + 3 + 7) % 7;
}

/* ---- Weekdays ------------------------------------------------------------------------------- */

static bool is_weekday(dw_day day)
{
    return dw_day_weekday(day) < 5;
}

static dw_day weekdays_before(dw_day day, int count)
{
    const int rest = count % 5;
    day -= count / 5 * 7;
    return dw_day_weekday(day) < rest ? day - rest - 2 : day - rest;
}

/* Weekdays since a fixed Monday long before year 1, the day itself included. */
static int weekdays_until(dw_day day)
{
    const int since_monday = day + 3 + 7 * 110000;
    const int weekday = since_monday % 7;
    return since_monday / 7 * 5 + (weekday < 5 ? weekday + 1 : 5);
}

/* ---- Holidays ------------------------------------------------------------------------------- */

bool dw_annual_day_exists(dw_annual_day annual)
{
    return annual.month >= 1 && annual.month <= 12 && annual.day >= 1 &&
           annual.day <= month_length(2000, annual.month);
}

/* Is it the day of one of the first `n` annual holidays? */
static bool is_annual(dw_day day, const dw_holidays *holidays, size_t n)
{
    const dw_date date = dw_day_to_date(day);
    for (size_t i = 0; i < n; i++)
        if (holidays->annual[i].month == date.month && holidays->annual[i].day == date.day)
            return true;
    return false;
}

static bool is_holiday(dw_day day, const dw_holidays *holidays)
{
    for (size_t i = 0; i < holidays->n_dated; i++)
        if (holidays->dated[i] == day)
            return true;
    return is_annual(day, holidays, holidays->n_annual);
}

static int count_annual(dw_day from, dw_day to, const dw_holidays *holidays)
{
    const int last = dw_day_to_date(to).year;
    int n = 0;
    for (int year = dw_day_to_date(from + 1).year; year <= last; year++)
        for (size_t i = 0; i < holidays->n_annual; i++) {
            const dw_day day = dw_day_from_date(
                (dw_date){year, holidays->annual[i].month, holidays->annual[i].day});
            n += day > from && day <= to && is_weekday(day) && !is_annual(day, holidays, i);
        }
    return n;
}

/* Holidays on weekdays from `from` (exclusive) to `to` (inclusive), from < to. */
static int count_holidays(dw_day from, dw_day to, const dw_holidays *holidays)
{
    int n = holidays->n_annual > 0 ? count_annual(from, to, holidays) : 0;
    for (size_t i = 0; i < holidays->n_dated; i++) {
        const dw_day day = holidays->dated[i];
        n += day > from && day <= to && is_weekday(day) &&
             (i == 0 || holidays->dated[i - 1] != day) &&
             !is_annual(day, holidays, holidays->n_annual);
    }
    return n;
}

/* ---- Working days --------------------------------------------------------------------------- */

bool dw_day_is_working(dw_day day, const dw_holidays *holidays)
{
    return is_weekday(day) && !(holidays && is_holiday(day, holidays));
}

/* Each holiday that is passed over asks for one more weekday, which may pass over another. */
dw_day dw_day_working_before(dw_day day, int count, const dw_holidays *holidays)
{
    while (!dw_day_is_working(day, holidays))
        day--;
    int passed = 0;
    for (;;) {
        const dw_day found = weekdays_before(day, count + passed);
        const int hit = holidays && found < day ? count_holidays(found - 1, day, holidays) : 0;
        if (hit == passed)
            return found;
        passed = hit;
    }
}

dw_day dw_day_working_from(dw_day day, const dw_holidays *holidays)
{
    while (!dw_day_is_working(day, holidays))
        day++;
    return day;
}

int dw_day_working_between(dw_day from, dw_day to, const dw_holidays *holidays)
{
    if (to <= from)
        return 0;
    const int weekdays = weekdays_until(to) - weekdays_until(from);
    return holidays ? weekdays - count_holidays(from, to, holidays) : weekdays;
}

dw_day dw_day_quarter_end(dw_day day, int first_month)
{
    const dw_date date = dw_day_to_date(day);
    const int month_of_quarter = (date.month - first_month + 12) % 3;
    const int last = date.month + 2 - month_of_quarter;
    const int year = date.year + (last > 12);
    const int month = last > 12 ? last - 12 : last;
    return dw_day_from_date(
        (dw_date){.year = year, .month = month, .day = month_length(year, month)});
}
