/* What every part of the engine shares: status and error, arena, random numbers, civil days, money.
 *
 * Nothing here, or anywhere in the engine, does input or output, reads a clock, keeps a global or
 * depends on the locale. Randomness and time are arguments. */
#ifndef DEALWRIGHT_BASE_H
#define DEALWRIGHT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DW_MUST_USE __attribute__((warn_unused_result))
#else
#define DW_MUST_USE
#endif

/* ---- Status and error ----------------------------------------------------------------------- */

typedef enum dw_status {
    DW_OK = 0,
    DW_E_RANGE,    /* a value is outside what it may be */
    DW_E_LIMIT,    /* more items than limits.h allows */
    DW_E_NOMEM,    /* the arena's limit, or its allocator, refused */
    DW_E_CONFLICT, /* two values contradict each other */
    DW_E_ORDER,    /* something is used before it is defined */
    DW_STATUS_COUNT
} dw_status;

/* What went wrong, as data: the shell makes the sentence of it. */
typedef struct dw_error {
    dw_status status;
    const char *what; /* name of the argument or field, in the product's words; static storage */
    size_t index;     /* which element of it; 0 for a single value */
    double value;     /* the offending value; 0 when there is none */
} dw_error;

/* Fills *err (when not NULL) and returns `status`, so that a function can end with it. */
dw_status dw_fail(dw_error *err, dw_status status, const char *what, size_t index, double value);

/* ---- Arena ---------------------------------------------------------------------------------- */

/* Memory that is freed all at once. The engine allocates from an arena that the caller passes and
 * from nothing else; the arena grows through the caller's allocator up to `limit` bytes. */
typedef struct dw_allocator {
    void *(*allocate)(void *context, size_t size); /* NULL when it cannot; aligned as by malloc */
    void (*release)(void *context, void *memory);
    void *context;
} dw_allocator;

typedef struct dw_arena_block dw_arena_block;

typedef struct dw_arena {
    dw_allocator allocator;
    size_t limit;          /* bytes taken from the allocator at most */
    size_t reserved;       /* bytes taken from it now */
    dw_arena_block *block; /* newest block, links to the older ones */
} dw_arena;

/* A place in an arena to go back to. */
typedef struct dw_arena_mark {
    dw_arena_block *block;
    size_t used;
} dw_arena_mark;

void dw_arena_init(dw_arena *arena, dw_allocator allocator, size_t limit);

/* Gives every block back to the allocator. The arena is then valid and empty; twice is safe. */
void dw_arena_clear(dw_arena *arena);

/* `count` zeroed elements of `size` bytes, aligned for any type; NULL when the arena cannot give
 * them or the product overflows. Zero elements give a valid pointer. Amortised O(bytes). */
void *dw_arena_take(dw_arena *arena, size_t count, size_t size) DW_MUST_USE;

#define DW_TAKE(arena, count, type) ((type *)dw_arena_take((arena), (count), sizeof(type)))

/* Everything taken after the mark is given up by rewinding to it. */
dw_arena_mark dw_arena_here(const dw_arena *arena);
void dw_arena_rewind(dw_arena *arena, dw_arena_mark mark);

/* ---- Random numbers ------------------------------------------------------------------------- */

/* xoshiro256** seeded through splitmix64: the seed is always explicit, equal seeds give equal
 * sequences everywhere. Source: Blackman & Vigna, ACM TOMS 47(4), 2021. */
typedef struct dw_random {
    uint64_t state[4];
} dw_random;

void dw_random_init(dw_random *random, uint64_t seed, uint64_t stream);
uint64_t dw_random_next(dw_random *random);
double dw_random_unit(dw_random *random);                    /* uniform in [0, 1), 53 bits */
uint32_t dw_random_below(dw_random *random, uint32_t bound); /* uniform in [0, bound), bound > 0 */

/* ---- Civil days ----------------------------------------------------------------------------- */

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t dw_day;

#define DW_DAY_NONE INT32_MIN

typedef struct dw_date {
    int year, month, day;
} dw_date;

/* DW_DAY_NONE when there is no such date (month 13, 30 February); years 1 .. 9999. O(1). */
dw_day dw_day_from_date(dw_date date);
dw_date dw_day_to_date(dw_day day);
int dw_day_weekday(dw_day day); /* 0 Monday .. 6 Sunday */
/* Days on which nobody works beside Saturdays and Sundays. NULL where a function asks for them is
 * none. Twice the same day, or one on a weekend, is counted once. */
typedef struct dw_annual_day {
    int month, day; /* 29 February is a holiday in leap years */
} dw_annual_day;

typedef struct dw_holidays {
    const dw_annual_day *annual; /* [n_annual] of every year; 0 .. DW_ANNUAL_HOLIDAYS_MAX */
    size_t n_annual;
    const dw_day *dated; /* [n_dated], ascending; 0 .. DW_DATED_HOLIDAYS_MAX */
    size_t n_dated;
} dw_holidays;

/* Is there such a day in a leap year? */
bool dw_annual_day_exists(dw_annual_day annual);

/* Monday to Friday and no holiday. O(holidays). */
bool dw_day_is_working(dw_day day, const dw_holidays *holidays);

/* The working day `count` working days before `day`; `day` itself first moves back to a working
 * day. `count` >= 0. O(1) without holidays, else O(holidays * (holidays hit + years)). */
dw_day dw_day_working_before(dw_day day, int count, const dw_holidays *holidays);

/* The first working day at or after `day`. O(holidays * days passed over). */
dw_day dw_day_working_from(dw_day day, const dw_holidays *holidays);

/* Working days from `from` (exclusive) to `to` (inclusive); 0 when to <= from. O(1) without
 * holidays, else O(holidays * years). */
int dw_day_working_between(dw_day from, dw_day to, const dw_holidays *holidays);

/* Calendar days from one day to another, negative when it is earlier; 0 where one is not given. */
static inline int dw_day_difference(dw_day from, dw_day to)
{
    return from == DW_DAY_NONE || to == DW_DAY_NONE ? 0 : to - from;
}

/* Last day of the fiscal quarter that contains `day`; `first_month` (1 .. 12) starts the year. */
dw_day dw_day_quarter_end(dw_day day, int first_month);

/* ---- Money ---------------------------------------------------------------------------------- */

/* Integer minor units (cents) of the currency it stands beside. */
typedef int64_t dw_money;

#define DW_MONEY_NONE INT64_MIN

/* Rounds half away from zero, the one place where a double becomes money. NaN and values beyond
 * limits.h's DW_MONEY_MAX give DW_MONEY_NONE. */
dw_money dw_money_round(double minor_units);

/* An estimate as it may be said: rounded to four figures, so that no amount looks more certain than
 * the evidence behind it. DW_MONEY_NONE as for dw_money_round. */
dw_money dw_money_estimate(double minor_units);

/* How far an amount lies above an estimate that has been named: 0 where both read the same, so that no page
 * calls what reads the same above or below. NAN for NAN. */
double dw_money_over(double minor_units, double estimate);

static inline bool dw_money_known(dw_money money)
{
    return money != DW_MONEY_NONE;
}

#ifdef __cplusplus
}
#endif
#endif
