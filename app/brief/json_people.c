/* People and dates as JSON. */
#include "brief/json.h"

static json_t *absences(const dw_person *person)
{
    json_t *list = json_array();
    for (size_t a = 0; a < person->n_away; a++) {
        json_t *away = json_object();
        brief_json_set(away, "from", brief_json_day(person->away[a].from));
        brief_json_set(away, "to", brief_json_day(person->away[a].to));
        json_array_append_new(list, away);
    }
    return list;
}

void brief_json_stakeholders(const brief_composer *composer, json_t *object)
{
    const dw_deal *deal = composer->plan->deal;
    json_t *people = json_array();
    for (size_t p = 0; p < deal->n_theirs; p++) {
        const dw_person *person = &deal->theirs[p];
        json_t *row = json_object();
        brief_json_set(row, "name", json_string(person->name));
        brief_json_set(row, "title", brief_json_text(person->title));
        brief_json_set(row, "interest", brief_json_text(person->interest));
        brief_json_set(row, "authority", json_string(dw_person_authority_name(person->authority)));
        brief_json_set(row, "stance", json_string(dw_stance_name(person->stance)));
        brief_json_set(row, "away", absences(person));
        json_array_append_new(people, row);
    }
    brief_json_set(object, "people", people);
}

void brief_json_alignment(const brief_composer *composer, json_t *object)
{
    const dw_deal *deal = composer->plan->deal;
    json_t *people = json_array();
    for (size_t p = 0; p < deal->n_ours; p++) {
        const dw_person *person = &deal->ours[p];
        json_t *row = json_object();
        brief_json_set(row, "name", json_string(person->name));
        brief_json_set(row, "title", brief_json_text(person->title));
        brief_json_set(row, "role", json_string(dw_role_name(person->role)));
        brief_json_set(row, "objective", json_string(dw_objective_name(person->objective)));
        brief_json_set(row, "acknowledged", json_boolean(composer->plan->team.member[p].confirmed));
        brief_json_set(row, "away", absences(person));
        json_array_append_new(people, row);
    }
    brief_json_set(object, "people", people);
}

static const char *person_name(const dw_deal *deal, size_t person)
{
    return person < deal->n_ours ? deal->ours[person].name
                                 : deal->theirs[person - deal->n_ours].name;
}

static void set_step(const dw_deal *deal, const dw_calendar_item *item, json_t *row)
{
    brief_json_set(row, "usual", brief_json_day(item->usual));
    brief_json_set(row, "squeezed", json_boolean(item->day > item->usual));
    if (item->waits != DW_NONE)
        brief_json_set(row, "waits_for", json_string(deal->deadline[item->waits].what));
    if (item->absent != DW_NONE)
        brief_json_set(row, "absent", json_string(person_name(deal, item->absent)));
}

static json_t *calendar_item(const brief_composer *composer, const dw_calendar_item *item)
{
    const dw_plan *plan = composer->plan;
    json_t *row = json_object();
    brief_json_set(row, "date", brief_json_day(item->day));
    if (item->until != item->day)
        brief_json_set(row, "until", brief_json_day(item->until));
    brief_json_set(row, "kind", json_string(dw_calendar_kind_name(item->kind)));
    if (item->kind == DW_CALENDAR_STEP)
        brief_json_set(row, "line",
                       json_string(plan->section[DW_SECTION_CALENDAR].line[item->line].entry->id));
    if (item->kind == DW_CALENDAR_ULTIMATUM || item->kind == DW_CALENDAR_DEMAND)
        brief_json_set(row, "event",
                       json_integer((json_int_t)plan->deal->event[item->index].number));
    brief_json_set(row, "late", json_boolean(item->late));
    brief_json_set(row, "text", brief_json_take(brief_calendar_words(composer, item)));
    if (item->kind == DW_CALENDAR_STEP)
        set_step(plan->deal, item, row);
    return row;
}

static json_t *squeeze_item(const brief_composer *composer, const dw_squeeze *squeeze)
{
    const dw_deal *deal = composer->plan->deal;
    json_t *row = json_object();
    brief_json_set(row, "kind", json_string(dw_squeeze_kind_name(squeeze->kind)));
    brief_json_set(row, "deadline",
                   squeeze->deadline == DW_NONE
                       ? json_null()
                       : json_string(deal->deadline[squeeze->deadline].what));
    brief_json_set(row, "wanted", json_integer(squeeze->wanted));
    brief_json_set(row, "left", json_integer(squeeze->left));
    brief_json_set(row, "text", brief_json_take(brief_squeeze_words(composer, squeeze)));
    return row;
}

void brief_json_calendar(const brief_composer *composer, json_t *object)
{
    json_t *items = json_array();
    for (size_t i = 0; i < composer->plan->n_calendar; i++)
        json_array_append_new(items, calendar_item(composer, &composer->plan->calendar[i]));
    brief_json_set(object, "items", items);
    json_t *squeezes = json_array();
    for (size_t i = 0; i < composer->plan->n_squeezes; i++)
        json_array_append_new(squeezes, squeeze_item(composer, &composer->plan->squeeze[i]));
    brief_json_set(object, "squeezes", squeezes);
}

void brief_json_deadlines(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_factor *standing = brief_key_factor(plan, DW_KEY_DEADLINE_STANDING);
    json_t *list = json_array();
    for (size_t d = 0; d < plan->deal->n_deadlines; d++) {
        const dw_plan_deadline *row = &plan->deadline[d];
        const dw_deadline *deadline = &plan->deal->deadline[row->deadline];
        const brief_place place = brief_composer_place(composer, DW_SCOPE_DEADLINE, row->deadline);
        const bool known = row->standing < standing->n_levels;
        json_t *item = json_object();
        brief_json_set(item, "date", brief_json_day(deadline->day));
        brief_json_set(item, "what", json_string(deadline->what));
        brief_json_set(item, "owner", json_string(dw_deadline_owner_name(deadline->owner)));
        brief_json_set(item, "kind", json_string(dw_deadline_kind_name(deadline->kind)));
        brief_json_set(item, "standing",
                       known ? json_string(standing->level[row->standing].name) : json_null());
        brief_json_set(item, "days_left", json_integer(row->days_left));
        brief_json_set(item, "past", json_boolean(row->past));
        brief_json_set(item, "evidence", brief_json_text(deadline->evidence));
        brief_json_set(item, "cost", brief_json_money(deadline->cost));
        brief_json_set(item, "reasons", brief_json_reasons(composer, &row->reasons, false, &place));
        json_array_append_new(list, item);
    }
    brief_json_set(object, "deadlines", list);
}
