#include "text/write.h"

#include <math.h>
#include <string.h>

json_t *text_write_decimal(text_decimal decimal)
{
    return decimal.scale == 0 ? json_integer(decimal.digits)
                              : json_real(text_decimal_double(decimal));
}

json_t *text_write_number(double number)
{
    static const double exact = 9007199254740992; /* whole numbers are, up to here */
    if (number == floor(number) && fabs(number) <= exact)
        return json_integer((json_int_t)number);
    return json_real(number);
}

json_t *text_write_money(const text_writer *writer, dw_money money)
{
    text_decimal decimal = {money, writer->deal->currency_digits};
    while (decimal.scale > 0 && decimal.digits % 10 == 0) {
        decimal.digits /= 10;
        decimal.scale--;
    }
    return text_write_decimal(decimal);
}

static json_t *write_text(const void *member)
{
    const char *text;
    memcpy(&text, member, sizeof text);
    return text ? json_string(text) : NULL;
}

static json_t *write_date(dw_day day)
{
    char text[TEXT_DATE_SIZE];
    return day == DW_DAY_NONE ? NULL : json_string(text_date_write(day, text));
}

/* A choice that was not made is left out, unless it had to be made. */
static json_t *write_choice(const text_field *field, const void *member)
{
    int choice;
    memcpy(&choice, member, sizeof choice);
    if (!field->required && choice == (int)field->none)
        return NULL;
    return json_string(field->names->name(field->names->context, (size_t)choice));
}

static json_t *write_whole(const text_field *field, const void *member)
{
    int whole;
    memcpy(&whole, member, sizeof whole);
    return !field->required && whole == (int)field->none ? NULL : json_integer(whole);
}

static json_t *write_element(const text_writer *writer, const text_field *field, const char *list,
                             size_t i)
{
    if (field->type == TEXT_TYPE_RECORDS)
        return text_write_record(writer, field->shape, list + i * field->shape->size);
    if (field->type == TEXT_TYPE_LINES)
        return write_text(list + i * sizeof(char *));
    dw_money amount;
    memcpy(&amount, list + i * sizeof amount, sizeof amount);
    return text_write_money(writer, amount);
}

static json_t *write_list(const text_writer *writer, const text_field *field, const char *record)
{
    const char *list;
    size_t n;
    memcpy(&list, record + field->offset, sizeof list);
    memcpy(&n, record + field->count_offset, sizeof n);
    if (n == 0)
        return NULL;
    json_t *const array = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(array, write_element(writer, field, list, i));
    return array;
}

static json_t *unless_empty(json_t *object)
{
    if (json_object_size(object) > 0)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *write_field(const text_writer *writer, const text_field *field, const char *record)
{
    const char *const member = record + field->offset;
    dw_money money;
    dw_day day;
    double number;
    bool flag;
    switch (field->type) {
    case TEXT_TYPE_LINE:
    case TEXT_TYPE_PROSE: return write_text(member);
    case TEXT_TYPE_MONEY:
        memcpy(&money, member, sizeof money);
        return dw_money_known(money) ? text_write_money(writer, money) : NULL;
    case TEXT_TYPE_DATE: memcpy(&day, member, sizeof day); return write_date(day);
    case TEXT_TYPE_NUMBER:
        memcpy(&number, member, sizeof number);
        return !field->required && !(number > field->none || number < field->none)
                   ? NULL
                   : text_write_number(number);
    case TEXT_TYPE_WHOLE: return write_whole(field, member);
    case TEXT_TYPE_FLAG: memcpy(&flag, member, sizeof flag); return flag ? json_true() : NULL;
    case TEXT_TYPE_CHOICE: return write_choice(field, member);
    case TEXT_TYPE_RECORD: return unless_empty(text_write_record(writer, field->shape, member));
    case TEXT_TYPE_CUSTOM:
        return field->custom->write ? field->custom->write(writer, member) : NULL;
    case TEXT_TYPE_RECORDS:
    case TEXT_TYPE_LINES:
    case TEXT_TYPE_AMOUNTS: return write_list(writer, field, record);
    }
    return NULL;
}

json_t *text_write_record(const text_writer *writer, const text_shape *shape, const void *record)
{
    json_t *const object = json_object();
    for (size_t f = 0; f < shape->n_fields; f++) {
        json_t *const value = write_field(writer, &shape->field[f], record);
        if (value)
            json_object_set_new(object, shape->field[f].name, value);
    }
    return object;
}
