/* Records by their shapes. */
#include "text/limits.h"
#include "text/read.h"

#include <string.h>

enum { FIELDS_MAX = 48 };

static const char *field_name(const void *context, size_t i)
{
    const text_shape *const shape = context;
    return shape->field[i].name;
}

size_t text_shape_field(const text_shape *shape, const char *name)
{
    size_t i = 0;
    while (i < shape->n_fields && strcmp(shape->field[i].name, name) != 0)
        i++;
    return i;
}

/* ---- What is not given ----------------------------------------------------------------------- */

static void set_none(text_reader *reader, const text_field *field, const text_path *path,
                     char *record)
{
    void *const member = record + field->offset;
    const int none = (int)field->none;
    switch (field->type) {
    case TEXT_TYPE_MONEY: *(dw_money *)member = DW_MONEY_NONE; break;
    case TEXT_TYPE_DATE: *(dw_day *)member = DW_DAY_NONE; break;
    case TEXT_TYPE_NUMBER: *(double *)member = field->none; break;
    case TEXT_TYPE_WHOLE:
    case TEXT_TYPE_CHOICE: memcpy(member, &none, sizeof none); break;
    case TEXT_TYPE_FLAG: *(bool *)member = false; break;
    case TEXT_TYPE_RECORD: text_read_record(reader, field->shape, NULL, path, member); break;
    case TEXT_TYPE_CUSTOM: field->custom->read(reader, NULL, path, member); break;
    case TEXT_TYPE_LINE:
    case TEXT_TYPE_PROSE: memcpy(member, &(const char *){NULL}, sizeof(char *)); break;
    case TEXT_TYPE_RECORDS:
    case TEXT_TYPE_LINES:
    case TEXT_TYPE_AMOUNTS:
        memcpy(member, &(void *){NULL}, sizeof(void *));
        *(size_t *)(void *)(record + field->count_offset) = 0;
        break;
    }
}

/* ---- Lists ----------------------------------------------------------------------------------- */

void text_read_records(text_reader *reader, const text_shape *shape, const text_node *node,
                       const text_path *path, size_t limit, const void **record, size_t *n_records)
{
    *record = NULL;
    *n_records = 0;
    if (!text_read_is_list(reader, node, path, limit))
        return;
    char *const array = text_read_take(reader, node->n_items, shape->size);
    if (!array)
        return;
    for (size_t i = 0; i < node->n_items; i++)
        text_read_record(reader, shape, node->item[i], &(text_path){path, NULL, i},
                         array + i * shape->size);
    *record = array;
    *n_records = node->n_items;
}

static void *read_lines(text_reader *reader, const text_node *node, const text_path *path)
{
    const char **const line = text_read_take(reader, node->n_items, sizeof *line);
    for (size_t i = 0; line && i < node->n_items; i++)
        line[i] = text_read_prose(reader, node->item[i], &(text_path){path, NULL, i});
    return line;
}

static void *read_amounts(text_reader *reader, const text_node *node, const text_path *path)
{
    dw_money *const amount = text_read_take(reader, node->n_items, sizeof *amount);
    for (size_t i = 0; amount && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        if (text_read_money(reader, node->item[i], &here, &amount[i]) && amount[i] < 0)
            text_read_problem(reader, node->item[i], &here, "'%s' is below zero",
                              node->item[i]->text);
    }
    return amount;
}

static void read_list(text_reader *reader, const text_field *field, const text_node *node,
                      const text_path *path, char *record)
{
    size_t *const count = (size_t *)(void *)(record + field->count_offset);
    const void *list = NULL;
    *count = 0;
    if (field->type == TEXT_TYPE_RECORDS) {
        text_read_records(reader, field->shape, node, path, field->limit, &list, count);
    } else if (text_read_is_list(reader, node, path, field->limit)) {
        list = field->type == TEXT_TYPE_LINES ? read_lines(reader, node, path)
                                              : read_amounts(reader, node, path);
        *count = list ? node->n_items : 0;
    }
    memcpy(record + field->offset, &list, sizeof list);
}

/* ---- Fields ---------------------------------------------------------------------------------- */

static void read_choice(text_reader *reader, const text_field *field, const text_node *node,
                        const text_path *path, void *member)
{
    const size_t choice = text_read_choice(reader, node, path, *field->names);
    const int value = choice < field->names->n ? (int)choice : (int)field->none;
    memcpy(member, &value, sizeof value);
}

static void read_money(text_reader *reader, const text_field *field, const text_node *node,
                       const text_path *path, dw_money *money)
{
    if (!text_read_money(reader, node, path, money))
        *money = DW_MONEY_NONE;
    else if (field->high > 0 && field->low >= 0 && *money < 0)
        text_read_problem(reader, node, path, "'%s' is below zero", node->text);
}

static void read_field(text_reader *reader, const text_field *field, const text_node *node,
                       const text_path *path, char *record)
{
    void *const member = record + field->offset;
    const char *text;
    if (field->type != TEXT_TYPE_CUSTOM && field->type != TEXT_TYPE_RECORD)
        set_none(reader, field, path, record);
    switch (field->type) {
    case TEXT_TYPE_LINE:
        text = text_read_line(reader, node, path);
        memcpy(member, &text, sizeof text);
        break;
    case TEXT_TYPE_PROSE:
        text = text_read_prose(reader, node, path);
        memcpy(member, &text, sizeof text);
        break;
    case TEXT_TYPE_MONEY: read_money(reader, field, node, path, member); break;
    case TEXT_TYPE_DATE: (void)!text_read_date(reader, node, path, member); break;
    case TEXT_TYPE_NUMBER:
        (void)!text_read_number(reader, node, path, field->low, field->high, member);
        break;
    case TEXT_TYPE_WHOLE:
        (void)!text_read_whole(reader, node, path, field->low, field->high, member);
        break;
    case TEXT_TYPE_FLAG: (void)!text_read_flag(reader, node, path, member); break;
    case TEXT_TYPE_CHOICE: read_choice(reader, field, node, path, member); break;
    case TEXT_TYPE_RECORD: text_read_record(reader, field->shape, node, path, member); break;
    case TEXT_TYPE_CUSTOM: field->custom->read(reader, node, path, member); break;
    case TEXT_TYPE_RECORDS:
    case TEXT_TYPE_LINES:
    case TEXT_TYPE_AMOUNTS: read_list(reader, field, node, path, record); break;
    }
}

/* ---- Records --------------------------------------------------------------------------------- */

/* value[f] becomes the node of field f, or NULL; unknown keys are noted. */
static void match_keys(text_reader *reader, const text_shape *shape, const text_node *node,
                       const text_path *path, const text_node **value)
{
    for (size_t i = 0; i < node->n_items; i++) {
        const size_t f = text_shape_field(shape, node->key[i]->text);
        if (f == shape->n_fields)
            text_read_unknown_key(reader, node->key[i], path,
                                  (text_names){field_name, shape, shape->n_fields});
        else if (!value[f] && !text_node_is_null(node->item[i]))
            value[f] = node->item[i];
    }
}

void text_read_record(text_reader *reader, const text_shape *shape, const text_node *node,
                      const text_path *path, void *record)
{
    const text_node *value[FIELDS_MAX] = {NULL};
    g_assert(shape->n_fields <= FIELDS_MAX);
    const bool is_map = node && text_read_is_map(reader, node, path, SIZE_MAX);
    if (is_map)
        match_keys(reader, shape, node, path, value);
    for (size_t f = 0; f < shape->n_fields; f++) {
        const text_field *const field = &shape->field[f];
        const text_path here = {path, field->name, 0};
        if (value[f]) {
            read_field(reader, field, value[f], &here, record);
            continue;
        }
        set_none(reader, field, &here, record);
        if (is_map && field->required)
            text_read_problem(reader, node, path, "'%s' is required", field->name);
    }
    if (is_map && shape->check)
        shape->check(reader, node, path, record);
}
