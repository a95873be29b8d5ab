/* Alerts over the whole of a record: what was raised, what was set aside, what is left. */
#ifndef BRIEF_FLAGS_H
#define BRIEF_FLAGS_H

#include <glib.h>

#include <dealwright/dealwright.h>

/* Each time an alert stands that did not at the event looked at before counts, and so does each time one
 * is set aside. */
typedef struct brief_flag {
    char *alert;          /* id of the playbook's entry */
    size_t number;        /* of the event at which it was raised */
    GArray *behind;       /* size_t: numbers of the events behind it then */
    size_t dismissed;     /* number of the event that set it aside; 0 for none */
    bool tells_walk_away; /* not for a reader who may see none */
} brief_flag;

typedef struct brief_flags {
    size_t raised, dismissed;
    size_t open;        /* that stood at the newest event before which the deal had not ended */
    size_t read, total; /* events that were looked at, of those that count */
    GPtrArray *flag;    /* brief_flag *, `raised` of them in their order; NULL for none */
} brief_flags;

/* Frees what the flags list. */
void brief_flags_clear(brief_flags *flags);

/* Of those that the reader may see the last of each id, and how often it was raised, as words; NULL for none.
 * To be g_free'd. */
char *brief_flags_words(const brief_flags *flags, const dw_playbook *book, bool walk_aways);

typedef struct brief_flag_counter {
    brief_flags flags;
    GHashTable *standing, *dismissed; /* keys at the event before: char * */
    GHashTable *newest; /* of each key the newest flag: char * to brief_flag * of `flags` */
} brief_flag_counter;

void brief_flag_counter_init(brief_flag_counter *counter, size_t total);
/* The flags counted are the caller's. */
void brief_flag_counter_clear(brief_flag_counter *counter);

/* Goes on with the plan of the next event. */
void brief_flag_counter_add(brief_flag_counter *counter, const dw_plan *plan);

/* How many were open when the deal ended, which closes them; while it goes on those that stand now. */
size_t brief_flags_open(const brief_flags *flags, const dw_plan *plan);

/* What an alert is about: it stays the same from event to event, where it stands in a list may not. To be
 * g_free'd. */
char *brief_alert_key(const dw_plan *plan, const dw_line *line);

#endif
