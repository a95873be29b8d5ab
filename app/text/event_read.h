/* What the files that read events share. */
#ifndef TEXT_EVENT_READ_H
#define TEXT_EVENT_READ_H

#include "text/event.h"
#include "text/node.h"
#include "text/read.h"

/* Reads an event from a tree; as text_event_parse. */
bool text_event_read(const text_node *root, const text_event_of *of, dw_arena *arena,
                     text_problems *problems, dw_event *event);

/* May an event of the kind have the key; must it? Of keys that there are. (event_check.c) */
bool text_event_may_have(const char *key, dw_event_kind kind);
bool text_event_must_have(const char *key, dw_event_kind kind);

/* Checks an event that was read from the node, a dw_event as `record`, and gives it the action that its
 * kind has when it says none. (event_check.c) */
void text_event_check(text_reader *reader, const text_node *node, const text_path *path,
                      void *record);

#endif
