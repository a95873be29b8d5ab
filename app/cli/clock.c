/* The one place where the program reads a clock. */
#include "cli/cli.h"

dw_day cli_today(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    if (!now)
        return DW_DAY_NONE;
    dw_date date = {0};
    g_date_time_get_ymd(now, &date.year, &date.month, &date.day);
    return dw_day_from_date(date);
}

int64_t cli_now(void)
{
    return g_get_real_time();
}
