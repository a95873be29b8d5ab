/* Reading a compiled playbook: facts, rules, levels, names. */
#include "dealwright/playbook.h"

#include "../base/bits.h"

#include <string.h>

size_t dw_playbook_factor(const dw_playbook *playbook, const char *name)
{
    size_t f = 0;
    while (f < playbook->n_factors && strcmp(playbook->factor[f].name, name) != 0)
        f++;
    return f;
}

double dw_playbook_setting(const dw_playbook *playbook, dw_setting setting)
{
    return playbook->setting[setting].value;
}

dw_fact dw_factor_unknown(const dw_factor *factor)
{
    return factor->n_levels >= DW_LEVELS_MAX ? UINT32_MAX : (UINT32_C(1) << factor->n_levels) - 1;
}

size_t dw_fact_level(dw_fact fact)
{
    if (fact == 0 || (fact & (fact - 1)) != 0)
        return DW_LEVELS_MAX;
    return dw_lowest_bit(fact);
}

size_t dw_factor_level_of(const dw_factor *factor, double value)
{
    size_t level = 0;
    while (level + 1 < factor->n_levels && value >= factor->threshold[level])
        level++;
    return level;
}

dw_fact dw_factor_observed(const dw_factor *factor, double value)
{
    const size_t level = factor->threshold ? dw_factor_level_of(factor, value) : (size_t)value;
    return UINT32_C(1) << level;
}

dw_truth dw_when_holds(const dw_when *when, const dw_fact *facts)
{
    dw_truth truth = DW_TRUE;
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_fact fact = facts[when->condition[c].factor];
        const dw_fact levels = when->condition[c].levels;
        if ((fact & levels) == 0)
            return DW_FALSE;
        if ((fact & ~levels) != 0)
            truth = DW_MAYBE;
    }
    return truth;
}
