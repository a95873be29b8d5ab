#include "brief/deals.h"
#include "brief/json.h"

static json_t *text_or_null(const char *text)
{
    return text[0] ? json_string(text) : json_null();
}

char *brief_deals_json(const brief_deal_row *row, size_t n)
{
    json_t *const list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *const deal = json_object();
        brief_json_set(deal, "id", json_integer(row[i].id));
        brief_json_set(deal, "name", json_string(row[i].name));
        brief_json_set(deal, "account", text_or_null(row[i].account));
        brief_json_set(deal, "owner", text_or_null(row[i].owner));
        brief_json_set(deal, "revisions", json_integer(row[i].revisions));
        brief_json_set(deal, "events", json_integer(row[i].events));
        brief_json_set(deal, "plans", json_integer(row[i].plans));
        brief_json_set(deal, "last_event", text_or_null(row[i].last_event));
        json_array_append_new(list, deal);
    }
    return brief_json_finish(list);
}
