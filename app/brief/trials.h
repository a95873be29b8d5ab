/* What a changed playbook would have advised in deals that have ended. */
#ifndef BRIEF_TRIALS_H
#define BRIEF_TRIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One deal under two playbooks: [0] today's, [1] the changed one. */
typedef struct brief_trial {
    int64_t id;
    char *deal;           /* what the store calls it */
    char *outcome;        /* by its id */
    char *last;           /* the day it ended */
    const char *problem;  /* why a playbook cannot read it, else NULL; the rest is then unset */
    const char *first[2]; /* who leads by the facts before the first event: ids of archetypes */
    const char *ended[2]; /* the same after the last one */
    size_t n_events;      /* that count */
    size_t *differing;    /* [n_differing] numbers of events with another next move after them */
    size_t n_differing;
} brief_trial;

/* Does the changed playbook change anything in the deal? */
bool brief_trial_differs(const brief_trial *trial);

/* [{id, deal, outcome, last, first, end, events, differing}] or with `problem`. g_free it. */
char *brief_trials_json(const brief_trial *trial, size_t n);

#endif
