/* Alerts over the whole of a record: what was raised, what was set aside, what is left. */
#ifndef BRIEF_FLAGS_H
#define BRIEF_FLAGS_H

#include <glib.h>

#include <dealwright/dealwright.h>

/* Each time an alert stands that did not at the event looked at before counts, and so does each time one
 * is set aside. */
typedef struct brief_flags {
    size_t raised, dismissed;
    size_t open;        /* that stood at the newest event before which the deal had not ended */
    size_t read, total; /* events that were looked at, of those that count */
} brief_flags;

typedef struct brief_flag_counter {
    brief_flags flags;
    GHashTable *standing, *dismissed; /* keys at the event before: char * */
} brief_flag_counter;

void brief_flag_counter_init(brief_flag_counter *counter, size_t total);
void brief_flag_counter_clear(brief_flag_counter *counter);

/* Goes on with the plan of the next event. */
void brief_flag_counter_add(brief_flag_counter *counter, const dw_plan *plan);

/* How many were open when the deal ended, which closes them; while it goes on those that stand now. */
size_t brief_flags_open(const brief_flags *flags, const dw_plan *plan);

/* What an alert is about: it stays the same from event to event, where it stands in a list may not. To be
 * g_free'd. */
char *brief_alert_key(const dw_plan *plan, const dw_line *line);

#endif
