/* Errors as data. */
#include "dealwright/base.h"

dw_status dw_fail(dw_error *err, dw_status status, const char *what, size_t index, double value)
{
    if (err)
        *err = (dw_error){.status = status, .what = what, .index = index, .value = value};
    return status;
}
