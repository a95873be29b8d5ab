/* A difference as one JSON object: events and facts first, then a key per section that changed. */
#include "brief/difference.h"
#include "brief/difference_parts.h"
#include "brief/json.h"

static json_t *value_json(const dw_plan *plan, const dw_value *value)
{
    switch (value->kind) {
    case DW_VALUE_NONE: return json_null();
    case DW_VALUE_MONEY: return brief_json_money(value->money);
    case DW_VALUE_DAY: return brief_json_day(value->day);
    case DW_VALUE_COUNT: return json_integer((json_int_t)value->number);
    case DW_VALUE_SHARE:
    case DW_VALUE_RATIO:
    case DW_VALUE_CHANCE:
    case DW_VALUE_TAKEN: return brief_json_number(value->number, 4);
    case DW_VALUE_OPTION: return brief_json_option(plan, value->issue, value->option);
    case DW_VALUE_TERMS: return brief_json_terms(plan, value->term, value->n_terms);
    case DW_VALUE_LEVELS:
        return brief_json_levels(&plan->playbook->factor[value->factor], value->levels);
    default: return brief_json_take(brief_phrase_value(plan, value));
    }
}

static json_t *cell_json(const brief_composer *composer, dw_part part, size_t row, size_t column)
{
    if (row == DW_NONE)
        return json_null();
    const dw_value value = dw_part_value(composer->plan, part, row, column);
    return value_json(composer->plan, &value);
}

static json_t *cells_json(const brief_pair *pair, const dw_row_change *row)
{
    json_t *list = json_array();
    const size_t n = dw_part_columns(pair->after.plan, row->part);
    for (size_t column = 0; column < n; column++) {
        if (!brief_cell_visible(pair, row->part, column))
            continue;
        json_t *before = cell_json(&pair->before, row->part, row->before, column);
        json_t *after = cell_json(&pair->after, row->part, row->after, column);
        if (json_equal(before, after)) {
            json_decref(before);
            json_decref(after);
            continue;
        }
        const size_t issue = dw_part_issue(row->part, column);
        json_t *cell = json_object();
        brief_json_set(cell, "cell", json_string(dw_cell_name(dw_part_cell(row->part, column))));
        if (issue != DW_NONE)
            brief_json_set(cell, "issue", json_string(pair->after.plan->deal->issue[issue].name));
        brief_json_set(cell, "before", before);
        brief_json_set(cell, "after", after);
        json_array_append_new(list, cell);
    }
    return list;
}

/* An empty name is that of the plan itself. */
static json_t *name_json(const brief_composer *composer, dw_part part, size_t row)
{
    g_autofree char *name = brief_row_name(composer, part, row);
    return name == NULL || name[0] == '\0' ? json_null() : brief_json_text(name);
}

/* NULL where there is nothing to be seen of it. */
static json_t *row_json(const brief_pair *pair, const dw_row_change *row)
{
    const bool is_gone = row->after == DW_NONE;
    if (!brief_row_visible(pair, row))
        return NULL;
    json_t *cells = cells_json(pair, row);
    if (row->kind == DW_CHANGE_CHANGED && json_array_size(cells) == 0) {
        json_decref(cells);
        return NULL;
    }
    json_t *object = json_object();
    brief_json_set(object, "part", json_string(dw_part_name(row->part)));
    brief_json_set(object, "item",
                   name_json(is_gone ? &pair->before : &pair->after, row->part,
                             is_gone ? row->before : row->after));
    brief_json_set(object, "change", json_string(dw_change_kind_name(row->kind)));
    brief_json_set(object, "cells", cells);
    return object;
}

static json_t *rows_json(const brief_pair *pair, const dw_difference *d, dw_section section)
{
    json_t *list = json_array();
    for (size_t r = 0; r < d->n_rows; r++) {
        const dw_row_change *change = &d->row[r];
        const size_t at = change->after == DW_NONE ? change->before : change->after;
        json_t *row = dw_part_section(change->part, at) == section ? row_json(pair, change) : NULL;
        if (row != NULL)
            json_array_append_new(list, row);
    }
    return list;
}

static json_t *lines_json(const brief_pair *pair, const dw_difference *d, dw_section section)
{
    json_t *list = json_array();
    for (size_t l = 0; l < d->n_lines; l++) {
        const dw_line_change *line = &d->line[l];
        if (line->section != section)
            continue;
        json_t *before = brief_json_line(&pair->before, line->before);
        json_t *after = brief_json_line(&pair->after, line->after);
        if (json_equal(before, after)) {
            json_decref(before);
            json_decref(after);
            continue;
        }
        json_t *object = json_object();
        brief_json_set(object, "change", json_string(dw_change_kind_name(line->kind)));
        brief_json_set(object, "before", before);
        brief_json_set(object, "after", after);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *events_json(const brief_pair *pair, const dw_difference *d)
{
    json_t *list = json_array();
    for (size_t e = 0; e < d->n_events; e++) {
        const dw_event *event = d->event[e];
        json_t *object = json_object();
        brief_json_set(object, "number", json_integer((json_int_t)event->number));
        brief_json_set(object, "at", brief_json_day(event->day));
        brief_json_set(object, "by", json_string(dw_side_name(event->by)));
        brief_json_set(object, "event", json_string(dw_event_kind_name(event->kind)));
        brief_json_set(object, "text", brief_json_take(brief_event_words(&pair->after, event)));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *facts_json(const brief_pair *pair, const dw_difference *d)
{
    json_t *list = json_array();
    for (size_t f = 0; f < d->n_facts; f++) {
        const dw_fact_difference *fact = &d->fact[f];
        const dw_factor *factor = &pair->after.book->factor[fact->factor];
        if (!brief_fact_visible(pair, fact))
            continue;
        json_t *object = json_object();
        brief_json_set(object, "factor", json_string(factor->name));
        brief_json_set(object, "before", brief_json_levels(factor, fact->before));
        brief_json_set(object, "after", brief_json_levels(factor, fact->after));
        brief_json_set(object, "event",
                       fact->event > 0 ? json_integer((json_int_t)fact->event) : json_null());
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *since_json(const brief_comparison *c)
{
    static const char *const names[] = {"nothing", "version", "newest_event", "event", "date"};
    json_t *object = json_object();
    brief_json_set(object, "what", json_string(names[c->since]));
    brief_json_set(object, "version",
                   c->since == BRIEF_SINCE_VERSION ? json_integer(c->version) : json_null());
    brief_json_set(object, "event",
                   c->number > 0 ? json_integer((json_int_t)c->number) : json_null());
    brief_json_set(object, "date", brief_json_day(c->day));
    brief_json_set(object, "made_otherwise", json_boolean(c->made_otherwise));
    return object;
}

static json_t *sections_json(const brief_pair *pair, const dw_difference *d)
{
    json_t *sections = json_object();
    for (unsigned s = 0; s < DW_SECTION_PLAN_COUNT; s++) {
        json_t *rows = rows_json(pair, d, (dw_section)s);
        json_t *lines = lines_json(pair, d, (dw_section)s);
        json_t *object = json_object();
        const bool changed = brief_section_kept(d->after, (dw_section)s) &&
                             (json_array_size(rows) > 0 || json_array_size(lines) > 0);
        brief_json_set(object, "rows", rows);
        brief_json_set(object, "lines", lines);
        if (changed)
            brief_json_set(sections, dw_section_name((dw_section)s), object);
        else
            json_decref(object);
    }
    return sections;
}

char *brief_difference_json(const brief_comparison *comparison, const brief_style *style)
{
    const dw_difference *d = comparison->difference;
    const brief_pair pair = {
        .before = {.plan = d->before, .book = d->before->playbook, .style = style},
        .after = {.plan = d->after, .book = d->after->playbook, .style = style}};
    json_t *root = brief_json_head(d->after);
    brief_json_set(root, "since", since_json(comparison));
    brief_json_set(root, "events", events_json(&pair, d));
    brief_json_set(root, "facts", facts_json(&pair, d));
    brief_json_set(root, "sections", sections_json(&pair, d));
    return brief_json_finish(root);
}

/* ---- For the coach ----------------------------------------------------------------------------- */

static json_t *change_json(const brief_composer *composer, const dw_difference *d,
                           bool (*is_said)(const dw_row_change *row))
{
    if (d->before == NULL)
        return json_null();
    const brief_pair pair = {
        .before = {.plan = d->before, .book = composer->book, .style = composer->style},
        .after = {.plan = d->after, .book = composer->book, .style = composer->style}};
    json_t *rows = json_array();
    for (size_t r = 0; r < d->n_rows; r++) {
        if (is_said != NULL && !is_said(&d->row[r]))
            continue;
        json_t *row = row_json(&pair, &d->row[r]);
        if (row != NULL)
            json_array_append_new(rows, row);
    }
    json_t *object = json_object();
    brief_json_set(object, "events", events_json(&pair, d));
    brief_json_set(object, "facts", facts_json(&pair, d));
    brief_json_set(object, "rows", rows);
    return object;
}

void brief_json_meaning(const brief_composer *composer, json_t *object)
{
    if (composer->coaching == NULL)
        return;
    brief_json_set(object, "newest",
                   change_json(composer, &composer->coaching->newest, brief_is_telling));
    brief_json_set(object, "chance_fall", brief_json_chance_fall(composer->coaching));
    brief_json_set(object, "next_chance", brief_json_next_chance(composer->coaching));
}

void brief_json_reassessment(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_reassessment *earlier = &plan->earlier;
    const dw_archetype *archetype = plan->playbook->archetype;
    brief_json_set(object, "lead_before",
                   earlier->exists ? json_string(archetype[earlier->lead].name) : json_null());
    brief_json_set(object, "confidence_before",
                   earlier->exists ? brief_json_number(earlier->confidence, 4) : json_null());
    brief_json_set(object, "pivot_to", json_string(archetype[earlier->pivot].name));
    if (composer->coaching != NULL)
        brief_json_set(object, "pivot", change_json(composer, &composer->coaching->pivot, NULL));
}
