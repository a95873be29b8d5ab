#include "brief/debriefs.h"

#include <math.h>
#include <string.h>

#include "brief/json.h"
#include "dealwright/debrief.h"

/* ---- Reading --------------------------------------------------------------------------------- */

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static dw_money money_at(const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    return json_is_integer(value) ? (dw_money)json_integer_value(value) : DW_MONEY_NONE;
}

static int64_t count_at(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

/* The worth of what was agreed, against itself and what was left for us. */
static double share_of(dw_money worth, const json_t *better)
{
    const dw_money left = money_at(better, "most_us");
    if (!dw_money_known(worth) || !dw_money_known(left) || worth <= 0)
        return (double)NAN;
    return (double)worth / ((double)worth + (double)left);
}

static void read_lessons(brief_debrief_row *row, const json_t *list)
{
    row->n_lessons = json_array_size(list);
    row->lesson = g_new0(const char *, row->n_lessons + 1);
    for (size_t i = 0; i < row->n_lessons; i++) {
        const char *const lesson = json_string_value(json_array_get(list, i));
        row->lesson[i] = lesson ? lesson : "";
    }
}

bool brief_debrief_row_read(brief_debrief_row *row, const char *page)
{
    json_t *const root = json_loads(page, 0, NULL);
    const json_t *const agreed = json_object_get(root, "agreed");
    const json_t *const counts = json_object_get(root, "counts");
    if (!text_at(root, "outcome") || !text_at(root, "currency") || !json_is_object(counts)) {
        json_decref(root);
        return false;
    }
    row->document = root;
    row->account = text_at(root, "account");
    row->currency = text_at(root, "currency");
    row->digits = (int)count_at(root, "currency_digits");
    row->strategy = text_at(root, "strategy");
    row->outcome = text_at(root, "outcome");
    row->result = text_at(root, "result");
    row->last = text_at(root, "last");
    row->worth = money_at(json_object_get(agreed, "worth"), "us");
    row->price_over_target = money_at(root, "price_over_target");
    row->worth_over_target = money_at(root, "worth_over_target");
    row->over_walk_away = money_at(root, "over_walk_away");
    row->share = share_of(row->worth, json_object_get(root, "better"));
    row->alerts = count_at(counts, "alerts");
    row->conduct = count_at(counts, "conduct");
    row->unreturned = count_at(json_object_get(root, "ledger"), "unreturned");
    row->relationship = count_at(root, "relationship");
    read_lessons(row, json_object_get(root, "lessons"));
    return true;
}

void brief_debrief_row_clear(brief_debrief_row *row)
{
    g_free(row->lesson);
    json_decref(row->document);
    *row = (brief_debrief_row){0};
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* To a reader without walk-aways it is below the target, which it is as well. */
static const char *result_for(const brief_debrief_row *row, bool walk_aways)
{
    const bool tells =
        row->result && strcmp(row->result, dw_result_name(DW_RESULT_BELOW_WALK_AWAY)) == 0;
    return tells && !walk_aways ? dw_result_name(DW_RESULT_BELOW_TARGET) : row->result;
}

static json_t *lessons_of(const brief_debrief_row *row)
{
    json_t *list = json_array();
    for (size_t i = 0; i < row->n_lessons; i++)
        json_array_append_new(list, json_string(row->lesson[i]));
    return list;
}

static json_t *object_of(const brief_debrief_row *row, bool walk_aways)
{
    json_t *object = json_object();
    brief_json_set(object, "id", json_integer(row->id));
    brief_json_set(object, "deal", json_string(row->deal));
    brief_json_set(object, "account", brief_json_text(row->account));
    brief_json_set(object, "currency", json_string(row->currency));
    brief_json_set(object, "currency_digits", json_integer(row->digits));
    brief_json_set(object, "strategy", brief_json_text(row->strategy));
    brief_json_set(object, "outcome", json_string(row->outcome));
    brief_json_set(object, "last", brief_json_text(row->last));
    brief_json_set(object, "result", brief_json_text(result_for(row, walk_aways)));
    brief_json_set(object, "worth", brief_json_money(row->worth));
    brief_json_set(object, "price_over_target", brief_json_money(row->price_over_target));
    brief_json_set(object, "worth_over_target", brief_json_money(row->worth_over_target));
    if (walk_aways)
        brief_json_set(object, "over_walk_away", brief_json_money(row->over_walk_away));
    brief_json_set(object, "frontier_share", brief_json_number(row->share, 4));
    brief_json_set(object, "alerts", json_integer(row->alerts));
    brief_json_set(object, "conduct", json_integer(row->conduct));
    brief_json_set(object, "unreturned", json_integer(row->unreturned));
    brief_json_set(object, "relationship",
                   row->relationship > 0 ? json_integer(row->relationship) : json_null());
    brief_json_set(object, "lessons", lessons_of(row));
    if (walk_aways)
        brief_json_set(object, "debrief", json_incref(row->document));
    return object;
}

char *brief_debriefs_json(const brief_debrief_row *row, size_t n, bool walk_aways)
{
    json_t *const list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, object_of(&row[i], walk_aways));
    return brief_json_finish(list);
}
