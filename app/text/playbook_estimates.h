/* Estimates of issue kinds. */
#ifndef TEXT_PLAYBOOK_ESTIMATES_H
#define TEXT_PLAYBOOK_ESTIMATES_H

#include "text/playbook_read.h"

/* The member is a dw_issue_estimate. */
extern const text_custom text_custom_estimate;

/* Notes what a kind may not estimate because formulas value it; `node` is the kind's. */
void text_check_estimate(text_reader *reader, const text_node *node, const text_path *path,
                         const dw_issue_kind *kind);

#endif
