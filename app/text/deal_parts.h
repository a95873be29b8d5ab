/* A deal file in the parts that a store keeps: the deal without its record, and each event of it.
 *
 * Both are JSON texts as text_deal_to_json writes them; put together again they are a deal file that
 * text_deal_parse reads. An event is the object that stands in the file's `record`. */
#ifndef TEXT_DEAL_PARTS_H
#define TEXT_DEAL_PARTS_H

#include "dealwright/deal.h"

#include <glib.h>

typedef struct text_deal_parts {
    char *body;       /* {"name": …}, without `record` */
    GPtrArray *event; /* of char *: {"at": …}, oldest first */
} text_deal_parts;

/* The parts of a deal; all of it that its file says. */
void text_deal_split(const dw_deal *deal, const dw_playbook *playbook, text_deal_parts *parts);
void text_deal_parts_clear(text_deal_parts *parts);

/* The file of a body and n events. g_free it. O(size). */
char *text_deal_join(const char *body, const char *const *event, size_t n);

/* The same JSON text for people: indented, a line feed at its end; as it is when it is no JSON. g_free
 * it. */
char *text_json_indent(const char *json);

/* What a line about an event says. */
typedef struct text_event_line {
    char *day, *by, *event; /* as they stand in the object; "" where there is none */
    char *rest;             /* all its other keys: "price 190000, payment_days 90, opened hard" */
} text_event_line;

text_event_line text_event_line_of(const char *json);
void text_event_line_clear(text_event_line *line);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(text_deal_parts, text_deal_parts_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(text_event_line, text_event_line_clear)

#endif
