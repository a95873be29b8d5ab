/* Limits of what a store takes, with the reason beside each. */
#ifndef STORE_LIMITS_H
#define STORE_LIMITS_H

#include "dealwright/limits.h"

/* Deals of one store: all are listed in memory, at 300 bytes each. */
#define STORE_DEALS_MAX 100000
/* Revisions of a deal, and plan versions: a change every hour for a year. */
#define STORE_REVISIONS_MAX 10000
/* Events of a deal: what the engine takes. */
#define STORE_EVENTS_MAX DW_EVENTS_MAX
/* Bytes of a deal's body: what a deal file may be (TEXT_DEAL_BYTES_MAX). */
#define STORE_DEAL_BYTES_MAX ((size_t)4 << 20)
/* Bytes of an event: a note of 10,000 characters of four bytes, and a package of every issue. */
#define STORE_EVENT_BYTES_MAX ((size_t)64 << 10)
/* Bytes of a published plan: twenty times the largest of the examples. */
#define STORE_PLAN_BYTES_MAX ((size_t)4 << 20)
/* Bytes of a debrief: a part of what a plan says, and the lessons of all that were held. */
#define STORE_DEBRIEF_BYTES_MAX ((size_t)4 << 20)
/* Debriefs of a deal: one with each of its events and revisions. */
#define STORE_DEBRIEFS_MAX (STORE_EVENTS_MAX + STORE_REVISIONS_MAX)
/* Bytes of a name, account, owner or author: 200 characters (TEXT_LINE_MAX) of four bytes. */
#define STORE_LINE_BYTES_MAX 800
/* Bytes of a source or digest: a word, or a hash with its name before it. */
#define STORE_WORD_BYTES_MAX 128
/* Bytes of a line of an export: the largest body with every byte written as \u0001, and its fields. */
#define STORE_EXPORT_LINE_MAX (6 * STORE_DEAL_BYTES_MAX + ((size_t)64 << 10))

/* Requests that share one commit: their entries are all in memory until then. */
#define STORE_GROUP_MAX 256
/* Read connections kept open while nobody uses them: as many as read at once on a usual machine. */
#define STORE_IDLE_READERS_MAX 8
/* How long to wait for other processes, in steps: they commit in milliseconds, an import takes
 * seconds. */
#define STORE_BUSY_STEP_US 500
#define STORE_BUSY_STEPS_MAX 40000

#endif
