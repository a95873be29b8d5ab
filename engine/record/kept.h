/* Which promises of terms are kept by what their side puts on the table. */
#ifndef ENGINE_RECORD_KEPT_H
#define ENGINE_RECORD_KEPT_H

#include "dealwright/promise.h"

#include "../trade/standing.h"

/* What a term of promises wants, and who waits for it. */
typedef struct dw_wanted dw_wanted;

/* Who waits for a price, and how easily it is met. */
typedef struct dw_price_wanted {
    double ease;
    size_t promise;
} dw_price_wanted;

/* Follows a record event by event. Each open promise waits for one of its terms that is not met, so that
 * an offer looks only at those that wait for what it changes. */
typedef struct dw_kept {
    const dw_worth_model *model;
    dw_arena *arena;
    dw_promise *promise; /* [promises] the caller's */
    dw_standing side[DW_SIDE_COUNT];
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* their options */
    size_t seen[DW_SIDE_COUNT]
               [DW_ISSUES_MAX]; /* when the promises of the side were looked at last */
    dw_wanted ***wanted;        /* [promises][terms] */
    /* Of each option what promises of the side want that name it, and all of them in a row; NULL for none. */
    dw_wanted **of_option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_wanted *of_issue[DW_SIDE_COUNT][DW_ISSUES_MAX];
    const dw_worth
        *worth[DW_ISSUES_MAX];  /* [options], by dw_terms_alone; NULL until it is needed */
    size_t *next;               /* [promises] that waits for the same; DW_NONE for none */
    size_t made[DW_SIDE_COUNT]; /* the first since the side's last offer, likewise */
    dw_price_wanted *price[DW_SIDE_COUNT]; /* a heap, the easiest first */
    size_t n_price[DW_SIDE_COUNT];
} dw_kept;

/* Before any event, of a record that makes n promises; false when the arena is full. */
bool dw_kept_start(const dw_worth_model *model, dw_promise *promise, size_t n, dw_arena *arena,
                   dw_kept *kept) DW_MUST_USE;

/* The event leaves both sides on the table; what an offer or a yes keeps is answered by event e. O(issues *
 * (options that promises name) + those that wait for what it changes * terms), with prices their logarithm
 * more. */
void dw_kept_follow(dw_kept *kept, const dw_event *event, size_t e);

/* The promise, whose event has been followed, waits from now on; one of theirs that stands on their table
 * already, and names no price, is answered by itself. False when the arena is full. O(terms * options), and
 * once for each issue O(options * (issues + horizon)). */
bool dw_kept_add(dw_kept *kept, size_t promise) DW_MUST_USE;

#endif
