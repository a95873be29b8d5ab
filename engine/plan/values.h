/* One reader for each variable a text may use. A reader answers for one plan and item; kind
 * DW_VALUE_NONE says that this deal has no such thing. */
#ifndef ENGINE_PLAN_VALUES_H
#define ENGINE_PLAN_VALUES_H

#include "dealwright/plan.h"

#include <math.h>

typedef struct dw_asked {
    const dw_plan *plan;
    dw_scope scope;
    size_t item;
    const char **names; /* [DW_PLAN_NAMES_MAX] */
} dw_asked;

typedef dw_value dw_reader(const dw_asked *asked);

static inline dw_value dw_no_value(void)
{
    return (dw_value){.kind = DW_VALUE_NONE};
}

static inline dw_value dw_text_value(const char *text)
{
    return text ? (dw_value){.kind = DW_VALUE_TEXT, .text = text} : dw_no_value();
}

static inline dw_value dw_money_value(dw_money money)
{
    return dw_money_known(money) ? (dw_value){.kind = DW_VALUE_MONEY, .money = money}
                                 : dw_no_value();
}

static inline dw_value dw_number_value(dw_value_kind kind, double number)
{
    return isfinite(number) ? (dw_value){.kind = kind, .number = number} : dw_no_value();
}

static inline dw_value dw_day_value(dw_day day)
{
    return day != DW_DAY_NONE ? (dw_value){.kind = DW_VALUE_DAY, .day = day} : dw_no_value();
}

static inline dw_value dw_names_value(const dw_asked *asked, size_t n)
{
    return n > 0 ? (dw_value){.kind = DW_VALUE_NAMES, .name = asked->names, .n_names = n}
                 : dw_no_value();
}

/* The label of an issue of the deal; DW_NONE has none. */
static inline dw_value dw_issue_value(const dw_plan *plan, size_t issue)
{
    return dw_text_value(issue == DW_NONE ? NULL : plan->issue_label[issue]);
}

/* The labels of what the playbook has by number; DW_NONE has none. */
static inline dw_value dw_authority_value(const dw_plan *plan, size_t authority)
{
    return dw_text_value(authority == DW_NONE ? NULL : plan->playbook->authority[authority].label);
}

static inline dw_value dw_archetype_value(const dw_plan *plan, size_t archetype)
{
    return dw_text_value(archetype == DW_NONE ? NULL : plan->playbook->archetype[archetype].label);
}

static inline dw_value dw_terms_value(const dw_term *term, size_t n, dw_value_kind kind,
                                      bool is_give)
{
    return n > 0 ? (dw_value){.kind = kind, .term = term, .n_terms = n, .is_give = is_give}
                 : dw_no_value();
}

/* The marked terms of a package, where there are any. O(issues). */
static inline dw_value dw_package_value(const dw_plan *plan, const dw_package *package,
                                        const bool *marked)
{
    for (size_t i = 0; marked && i < plan->deal->n_issues; i++)
        if (marked[i])
            return (dw_value){.kind = DW_VALUE_PACKAGE, .package = *package, .marked = marked};
    return dw_no_value();
}

extern dw_reader *const dw_deal_readers[DW_VAR_COUNT];   /* values.c */
extern dw_reader *const dw_price_readers[DW_VAR_COUNT];  /* values_price.c */
extern dw_reader *const dw_people_readers[DW_VAR_COUNT]; /* values_people.c */
extern dw_reader *const dw_item_readers[DW_VAR_COUNT];   /* values_items.c */
extern dw_reader *const dw_house_readers[DW_VAR_COUNT];  /* values_house.c */
extern dw_reader *const dw_bound_readers[DW_VAR_COUNT];  /* values_bound.c */
extern dw_reader *const dw_record_readers[DW_VAR_COUNT]; /* values_record.c */
extern dw_reader *const dw_offer_readers[DW_VAR_COUNT];  /* values_offers.c */
extern dw_reader *const dw_talks_readers[DW_VAR_COUNT];  /* values_talks.c */
extern dw_reader *const dw_event_readers[DW_VAR_COUNT];  /* values_events.c */

#endif
