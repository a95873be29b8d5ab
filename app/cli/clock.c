/* The one place where the program reads a clock. */
#include "cli/cli.h"

dw_day cli_moment(int *minute)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    *minute = DW_MINUTE_NONE;
    if (!now)
        return DW_DAY_NONE;
    dw_date date = {0};
    g_date_time_get_ymd(now, &date.year, &date.month, &date.day);
    *minute = g_date_time_get_hour(now) * 60 + g_date_time_get_minute(now);
    return dw_day_from_date(date);
}

dw_day cli_today(void)
{
    int minute;
    return cli_moment(&minute);
}

int64_t cli_now(void)
{
    return g_get_real_time();
}
