/* Writes structs as JSON by their shapes; what is unknown is left out. */
#ifndef TEXT_WRITE_H
#define TEXT_WRITE_H

#include "text/number.h"
#include "text/shape.h"

#include "dealwright/deal.h"

struct text_writer {
    const dw_deal *deal;
    const dw_playbook *playbook;
};

/* The record as an object; without any member when nothing in it is known. New reference. */
json_t *text_write_record(const text_writer *writer, const text_shape *shape, const void *record);

/* An amount in currency units: a whole number where it is one. New reference. */
json_t *text_write_money(const text_writer *writer, dw_money money);

/* A number: whole where it is one. New reference. */
json_t *text_write_number(double number);
json_t *text_write_decimal(text_decimal decimal);

#endif
