/* Numbers as options of an issue. */
#ifndef TEXT_DEAL_OPTIONS_H
#define TEXT_DEAL_OPTIONS_H

#include "text/deal_read.h"

/* {from, to, step}. */
extern const text_shape text_shape_steps;

/* An option of unknown worth. */
dw_option text_option_named(const char *name);

/* The schema of one number of such an issue. New reference. */
json_t *text_schema_option_number(dw_cash_role role);

/* Would the node be read as a number? */
bool text_is_number(const text_node *node);

/* Sets the issue's options: numbers of a list, or those of {from, to, step}. */
void text_read_option_numbers(text_reader *reader, const text_node *node, const text_path *path,
                              dw_cash_role role, dw_issue *issue);
void text_read_option_steps(text_reader *reader, const text_node *node, const text_path *path,
                            dw_cash_role role, dw_issue *issue);

#endif
