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

extern dw_reader *const dw_deal_readers[DW_VAR_COUNT];
extern dw_reader *const dw_price_readers[DW_VAR_COUNT];
extern dw_reader *const dw_people_readers[DW_VAR_COUNT];
extern dw_reader *const dw_item_readers[DW_VAR_COUNT];
extern dw_reader *const dw_house_readers[DW_VAR_COUNT];
extern dw_reader *const dw_record_readers[DW_VAR_COUNT];
extern dw_reader *const dw_house_readers[DW_VAR_COUNT];
extern dw_reader *const dw_talks_readers[DW_VAR_COUNT]; /* values_talks.c */

#endif
