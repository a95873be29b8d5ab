/* Limits of what one request may use, with the reason beside each. */
#ifndef DESK_LIMITS_H
#define DESK_LIMITS_H

#include <stddef.h>

/* Memory of one answer: a deal and a playbook at their largest, and the plan of them. */
#define DESK_MEMORY_MAX ((size_t)512 << 20)
/* Memory of one step of an interview, which starts afresh with each question. */
#define DESK_STEP_MEMORY_MAX ((size_t)64 << 20)

/* Outcomes drawn behind a frontier: the picture stays below 100 KB. */
#define DESK_CLOUD_MAX 2000
/* Outcomes named that a solution cannot tell apart: more than that is a property of the domain. */
#define DESK_TIES_MAX 50

/* Packages better for both that are named: as many as a person compares. */
#define DESK_BETTER_MAX 5

/* Events of a stored deal that its page shows: the last few exchanges. */
#define DESK_EVENTS_SHOWN 10

/* Times that an event is tried to be appended to a stored deal while others are faster: each time one
 * of them gets through, so that many would have to log at once. */
#define DESK_LOG_ATTEMPTS_MAX 1000

/* Threads that make plans: each holds one, of some ten megabytes at the longest record. */
#define DESK_THREADS_MAX 16

/* Plans that a debrief looks back at: each event of nearly all deals, and a few seconds at 3,000 events. */
#define DESK_FLAGS_READ_MAX 120

/* The one seed of what is sampled: the same deal gives the same plan everywhere. */
#define DESK_SEED 20261123u

#endif
