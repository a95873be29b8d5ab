/* Measures that need the ladder, the next offer and the belief about the buyer. */
#include "compose.h"

bool dw_measure_last(const dw_composer *c, dw_measure measure, double *value)
{
    return dw_measure_house(c, measure, value);
}
