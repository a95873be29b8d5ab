/* Readers of what belongs to a deal and stands apart from it: a package, one event. */
#ifndef TEXT_PART_H
#define TEXT_PART_H

#include "text/deal_read.h"

/* Reads as if the part stood in the file of the deal: its issues, its currency, its playbook. The deal
 * passes dw_deal_check; nothing of it is changed. Do not copy: the reader points into it. */
typedef struct text_part {
    text_reader reader;
    text_deal_context context;
    dw_deal deal;
} text_part;

/* `label` stands for the path in messages. False and a problem when memory is out. */
bool text_part_begin(text_part *part, const dw_deal *deal, const dw_playbook *playbook,
                     const char *label, dw_arena *arena, text_problems *problems);

#endif
