/* Precedents, for programs. */
#include "brief/json.h"

static void set_terms(const dw_plan *plan, const dw_precedent *precedent, json_t *row)
{
    const dw_issue *issue =
        &plan->other[precedent->other]->issue[precedent->is_price ? 0 : precedent->other_issue];
    if (!precedent->is_price) {
        brief_json_set(row, "there", brief_json_option_of(plan, issue, precedent->option));
        brief_json_set(row, "matched",
                       brief_json_option_of(plan, issue, precedent->matched_option));
        return;
    }
    brief_json_set(row, "there", brief_json_amount(precedent->price_there));
    brief_json_set(row, "matched", brief_json_amount(precedent->matched));
    brief_json_set(row, "off_list_there", brief_json_number(precedent->there, 4));
    brief_json_set(row, "off_list_here", brief_json_number(precedent->here, 4));
}

void brief_json_precedents(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t i = 0; i < plan->precedents.n_precedents; i++) {
        const dw_precedent *precedent = &plan->precedents.precedent[i];
        const dw_deal *other = plan->other[precedent->other];
        json_t *row = json_object();
        brief_json_set(row, "deal", json_string(other->name));
        brief_json_set(row, "account", json_string(other->account));
        brief_json_set(row, "same_account", json_boolean(precedent->same_account));
        brief_json_set(row, "renewal", json_boolean(precedent->renewal));
        brief_json_set(row, "date", brief_json_day(precedent->day));
        brief_json_set(row, "issue", json_string(plan->deal->issue[precedent->issue].name));
        set_terms(plan, precedent, row);
        brief_json_set(row, "cost", brief_json_amount(precedent->cost));
        brief_json_set(row, "yearly", json_boolean(precedent->is_price));
        json_array_append_new(list, row);
    }
    brief_json_set(object, "precedents", list);
    brief_json_set(object, "deals", json_integer((json_int_t)plan->precedents.n_deals));
}
