#include "brief/json.h"

#include <math.h>

json_t *brief_json_number(double number, int decimals)
{
    if (!isfinite(number))
        return json_null();
    const double unit = pow(10, decimals);
    const double rounded = round(number * unit) / unit;
    return json_real(rounded == 0 ? 0 : rounded);
}

json_t *brief_json_money(dw_money money)
{
    return dw_money_known(money) ? json_integer(money) : json_null();
}

json_t *brief_json_amount(double minor_units)
{
    return brief_json_money(dw_money_round(minor_units));
}

json_t *brief_json_worth(const dw_worth *worth)
{
    json_t *object = json_object();
    brief_json_set(object, "us", brief_json_money(dw_money_round(worth->us)));
    brief_json_set(object, "them_low", brief_json_money(dw_money_round(worth->them_low)));
    brief_json_set(object, "them", brief_json_money(dw_money_round(worth->them)));
    brief_json_set(object, "them_high", brief_json_money(dw_money_round(worth->them_high)));
    return object;
}

json_t *brief_json_day(dw_day day)
{
    return brief_json_take(brief_phrase_iso_day(day));
}

json_t *brief_json_text(const char *text)
{
    return text == NULL ? json_null() : brief_json_take(g_strdup(text));
}

json_t *brief_json_take(char *text)
{
    if (text == NULL)
        return json_null();
    json_t *string = json_string(brief_release(text));
    g_free(text);
    return string;
}

json_t *brief_json_option(const dw_plan *plan, size_t issue, size_t option)
{
    if (option == DW_NONE)
        return json_null();
    return brief_json_option_of(plan, &plan->deal->issue[issue], option);
}

json_t *brief_json_option_of(const dw_plan *plan, const dw_issue *row, size_t option)
{
    const double number = row->option[option].number;
    if (!row->numeric)
        return json_string(row->option[option].name);
    const bool money = plan->playbook->issue_kind[row->kind].cash == DW_CASH_PRICE;
    if (money || number == floor(number))
        return json_integer((json_int_t)dw_money_round(number));
    return brief_json_number(number, 6);
}

json_t *brief_json_levels(const dw_factor *factor, dw_fact levels)
{
    const size_t level = dw_fact_level(levels);
    if (level != DW_LEVELS_MAX)
        return json_string(factor->level[level].name);
    json_t *names = json_array();
    for (size_t l = 0; l < factor->n_levels; l++)
        if (levels >> l & 1U)
            json_array_append_new(names, json_string(factor->level[l].name));
    return names;
}

json_t *brief_json_named_by(const dw_plan *plan)
{
    json_t *object = json_object();
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        json_t *sides = json_array();
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
            if (plan->said[s][i])
                json_array_append_new(sides, json_string(dw_side_name((dw_side)s)));
        brief_json_set(object, plan->deal->issue[i].name, sides);
    }
    return object;
}

void brief_json_set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

void brief_json_basis(json_t *object, const dw_basis *basis)
{
    brief_json_set(object, "source", brief_json_text(basis->source));
    brief_json_set(object, "strength", brief_json_text(basis->strength));
    brief_json_set(object, "limits", brief_json_text(basis->limits));
}
