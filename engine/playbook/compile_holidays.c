/* The holidays of a playbook: their check, and the lists that days are looked up in. */
#include "compile.h"

static dw_status check_holidays(const dw_compiler *c, size_t *n_annual, size_t *n_dated)
{
    *n_annual = *n_dated = 0;
    for (size_t h = 0; h < c->playbook->n_holidays; h++) {
        const dw_holiday *const holiday = &c->playbook->holiday[h];
        if (holiday->n_annual > DW_ANNUAL_HOLIDAYS_MAX - *n_annual ||
            holiday->n_dated > DW_DATED_HOLIDAYS_MAX - *n_dated)
            return dw_fail(c->err, DW_E_LIMIT, "holiday", h, 0);
        *n_annual += holiday->n_annual;
        *n_dated += holiday->n_dated;
        for (size_t i = 0; i < holiday->n_annual; i++)
            if (!dw_annual_day_exists(holiday->annual[i]))
                return dw_fail(c->err, DW_E_RANGE, "holiday", h, (double)i);
        for (size_t i = 0; i < holiday->n_dated; i++)
            if (holiday->dated[i] == DW_DAY_NONE)
                return dw_fail(c->err, DW_E_RANGE, "holiday", h, (double)i);
    }
    return DW_OK;
}

dw_status dw_compile_holidays(const dw_compiler *c)
{
    dw_playbook *const p = c->playbook;
    size_t n_annual, n_dated;
    const dw_status status = check_holidays(c, &n_annual, &n_dated);
    if (status != DW_OK)
        return status;
    dw_annual_day *const annual = DW_TAKE(c->arena, n_annual, dw_annual_day);
    dw_day *const dated = DW_TAKE(c->arena, n_dated, dw_day);
    if (!annual || !dated)
        return dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
    p->holidays = (dw_holidays){.annual = annual, .dated = dated};
    for (size_t h = 0; h < p->n_holidays; h++) {
        const dw_holiday *const holiday = &p->holiday[h];
        for (size_t i = 0; i < holiday->n_annual; i++)
            annual[p->holidays.n_annual++] = holiday->annual[i];
        for (size_t i = 0; i < holiday->n_dated; i++) {
            size_t place = p->holidays.n_dated++;
            for (; place > 0 && dated[place - 1] > holiday->dated[i]; place--)
                dated[place] = dated[place - 1];
            dated[place] = holiday->dated[i];
        }
    }
    return DW_OK;
}
