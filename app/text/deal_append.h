/* Events put at the end of a deal file's record, every other byte of the file as it was. */
#ifndef TEXT_DEAL_APPEND_H
#define TEXT_DEAL_APPEND_H

#include "text/event.h"

/* A deal file as it was read. */
typedef struct text_deal_source {
    const char *data;
    size_t size;
    const char *label; /* JSON when it ends in ".json" */
    text_event_of of;  /* what it was read to */
} text_deal_source;

/* The text with the n events after the last of its record, in the style in which the others stand: each
 * on a line of its own with the indentation of the list, or inside brackets. A file without a record gets
 * one. The new text was read again and gives the same deal with exactly these events more. NULL and a
 * problem where there is no place for them. g_free it. O(n * size). */
char *text_deal_append(const text_deal_source *source, const dw_event *event, size_t n,
                       text_problems *problems);

#endif
