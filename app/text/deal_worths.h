/* Issues that are mappings: options, amounts, importance. */
#ifndef TEXT_DEAL_WORTHS_H
#define TEXT_DEAL_WORTHS_H

#include "text/deal_options.h"

extern const text_shape text_shape_issue;

/* Sets options, amounts and importance of an issue that is no cash term. */
void text_read_worths(text_reader *reader, const text_node *node, const text_path *path,
                      dw_issue *issue);

/* As in the file: without what is estimated. New reference. */
json_t *text_write_issue(const text_writer *writer, const dw_issue *issue);

#endif
