/* Where a double becomes money: to the unit, or to what an estimate can bear. */
#include "dealwright/base.h"
#include "dealwright/limits.h"

#include <math.h>

dw_money dw_money_round(double minor_units)
{
    if (!(fabs(minor_units) <= (double)DW_MONEY_MAX))
        return DW_MONEY_NONE;
    return (dw_money)round(minor_units);
}

dw_money dw_money_estimate(double minor_units)
{
    if (!(fabs(minor_units) <= (double)DW_MONEY_MAX))
        return DW_MONEY_NONE;
    double unit = 1;
    while (fabs(minor_units) / unit >= 10000)
        unit *= 10;
    return dw_money_round(minor_units / unit) * (dw_money)unit;
}

double dw_money_over(double minor_units, double estimate)
{
    const double over = minor_units - estimate;
    return dw_money_estimate(minor_units) == dw_money_estimate(estimate) && !isnan(over) ? 0 : over;
}
