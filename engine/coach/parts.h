/* How a plan is read as tables: one row of readers for each part (parts.c, parts_packages.c,
 * parts_people.c). */
#ifndef ENGINE_COACH_PARTS_H
#define ENGINE_COACH_PARTS_H

#include "dealwright/coach.h"

#include "../plan/values.h"

#include <string.h>

enum { COLUMNS_MAX = 6 };

typedef struct dw_column {
    dw_cell cell;
    dw_value (*read)(const dw_plan *plan, size_t row);
} dw_column;

typedef struct dw_part_table {
    const char *name;
    dw_section section;
    size_t (*count)(const dw_plan *plan); /* NULL: one row */
    /* Is row `a` of one plan the same thing as row `b` of the other? NULL: the same place. */
    bool (*same)(const dw_plan *plan, size_t a, const dw_plan *other, size_t b);
    dw_column column[COLUMNS_MAX]; /* up to the first without a reader */
    const dw_package *(*package)(const dw_plan *plan, size_t row); /* its issues are columns too */
} dw_part_table;

extern const dw_part_table dw_their_people_part, dw_our_people_part, dw_calendar_part,
    dw_deadlines_part, dw_standing_part, dw_next_offer_part, dw_equal_packages_part, dw_steps_part;

/* Is there an offer of ours that they may still take, neither refused nor lapsed, with all that a price is
 * needed for? Then it is in option [n_issues] and price. */
bool dw_our_offer_waits(const dw_plan *plan, size_t *option, double *price);

static inline bool dw_same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* One level of a factor. */
static inline dw_value dw_level_value(size_t factor, size_t level)
{
    return (dw_value){.kind = DW_VALUE_LEVELS, .factor = factor, .levels = UINT32_C(1) << level};
}

/* A named observation by the label that the playbook's factor of the measure has for it. */
static inline dw_value dw_measured_value(const dw_plan *plan, dw_measure measure, size_t level)
{
    for (size_t f = 0; f < plan->playbook->n_factors; f++)
        if (plan->playbook->factor[f].kind == DW_FACTOR_MEASURED &&
            plan->playbook->factor[f].measure == measure)
            return dw_level_value(f, level);
    return dw_no_value();
}

#endif
