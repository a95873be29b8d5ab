/* Numbers as options of an issue. */
#ifndef TEXT_DEAL_OPTIONS_H
#define TEXT_DEAL_OPTIONS_H

#include "text/deal_read.h"

/* {from, to, step}. */
extern const text_shape text_shape_steps;

/* Options of either kind, for the schema. New reference. */
json_t *text_schema_issue_options(text_schema_maker *maker);

/* Has the mapping a key of steps? */
bool text_has_steps(const text_node *node);

/* Sets the issue's options: numbers where all are, or where the role is one of the cash terms. */
void text_read_option_list(text_reader *reader, const text_node *node, const text_path *path,
                           dw_cash_role role, dw_issue *issue);

/* Sets the options that issues of its kind usually have; false where the playbook names none. */
bool text_take_usual_options(text_reader *reader, dw_issue *issue);

/* The place of the option in the issue, or DW_NONE; found at once where the guess is right. */
size_t text_option_with_name(const dw_issue *issue, size_t guess, const char *name);

/* The options as a list. New reference. */
json_t *text_write_options(const text_writer *writer, const dw_issue *issue);

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
