/* Limits of what one request may use, with the reason beside each. */
#ifndef DESK_LIMITS_H
#define DESK_LIMITS_H

#include <stddef.h>

/* Memory of one answer: a deal and a playbook at their largest, and the plan of them. */
#define DESK_MEMORY_MAX ((size_t)512 << 20)
/* Memory of one step of an interview, which starts afresh with each question. */
#define DESK_STEP_MEMORY_MAX ((size_t)64 << 20)

/* The one seed of what is sampled: the same deal gives the same plan everywhere. */
#define DESK_SEED 20261123u

#endif
