/* What the files that read deals share. */
#ifndef TEXT_DEAL_READ_H
#define TEXT_DEAL_READ_H

#include "text/read.h"
#include "text/schema_maker.h"
#include "text/write.h"

#include "dealwright/deal.h"

/* The names of one of the engine's enums as text_names. */
#define TEXT_NAMES_OF(noun, count)                                   \
    static const char *noun##_name_at(const void *context, size_t i) \
    {                                                                \
        (void)context;                                               \
        return dw_##noun##_name((dw_##noun)i);                       \
    }                                                                \
    static const text_names noun##_names = {noun##_name_at, NULL, count};

/* The whole deal; its record is a dw_deal, reader->context a text_deal_context. An event's number is its
 * place in the list it is read from, from 1. */
extern const text_shape text_shape_of_deal, text_shape_of_ours, text_shape_of_theirs,
    text_shape_of_deadline, text_shape_of_event;

typedef struct text_deal_context {
    dw_deal *deal;
    dw_issue *issue; /* the deal's issues, to be completed by `must` */
} text_deal_context;

/* Parts of a deal that are read by their own functions; the member of each is the dw_deal, of
 * text_custom_package and text_custom_event_facts the dw_event, of text_custom_archetype the index. */
extern const text_custom text_custom_currency, text_custom_facts, text_custom_issues,
    text_custom_must, text_custom_tactics, text_custom_package, text_custom_archetype,
    text_custom_event_facts;

/* What numbers an issue's options may be; `read` puts one into the unit of dw_option.number. */
typedef struct text_option_range {
    double low, high;
    bool whole;
    const char *means;
} text_option_range;
const text_option_range *text_option_range_of(dw_cash_role role);
bool text_read_option_number(text_reader *reader, const text_node *node, const text_path *path,
                             dw_cash_role role, double *number);
bool text_check_option_number(text_reader *reader, const text_node *node, const text_path *path,
                              dw_cash_role role, text_decimal decimal, double *number);

dw_cash_role text_issue_role(const dw_playbook *playbook, const dw_issue *issue);

/* Index of the option with the number, or DW_NONE. */
size_t text_option_with_number(const dw_issue *issue, double number);

/* An option's number as in the file: of a price in currency units. New reference. */
json_t *text_write_option_number(const text_writer *writer, const dw_issue *issue, double number);

/* Warns of issues of a deal without problems whose name is near a kind that they do not have; `root` is the
 * deal. (deal_issues.c) */
void text_warn_of_kinds(text_reader *reader, const text_node *root);

/* The issue that a key names, or DW_NONE after noting what was probably meant. */
size_t text_read_issue_key(text_reader *reader, const text_node *key, const text_path *path);

#endif
