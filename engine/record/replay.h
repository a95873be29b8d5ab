/* The replay of a record for its approvals, and what its files share of it:
 *
 *   replay.c     packages of an event
 *   requests.c   what is asked for, and what answers it
 *   approvals.c  our offers; all of it */
#ifndef ENGINE_RECORD_REPLAY_H
#define ENGINE_RECORD_REPLAY_H

#include "approvals.h"

#include "../trade/standing.h"

typedef struct dw_replay {
    const dw_worth_model *model;
    const dw_deal *deal;
    dw_arena *arena;
    dw_approvers approvers;
    dw_approvals *made;
    dw_request *request;
    size_t *
        request_by; /* [last_number + 1] one more than the request of the event with the number; 0: none */
    size_t last_number; /* the highest number of an event */
    bool **open;        /* of each request, the list it shows */
    dw_package *part;   /* of each request, what a grant of terms of its own is laid over */
    dw_ruling *ruling;
    dw_ruling_index *index; /* of these */
    dw_event_approval *event;
    const char **answerer; /* of each authority */
    size_t option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing table[DW_SIDE_COUNT]; /* what each side has on the table, in the options above */
    size_t at;                        /* the event */
} dw_replay;

/* With options of its own, its price said, not weighed: what others are compared with. NULL options when
 * memory ends. */
dw_package dw_replay_terms(const dw_replay *replay, const size_t *option, double price);

/* The same; without a price where the deal has none: what is answered or offered. */
dw_package dw_replay_package(const dw_replay *replay, const size_t *option, double price);

/* Such a package: the event's terms over others, [n_issues] and a price. */
dw_package dw_replay_laid(const dw_replay *replay, const size_t *over, double price);

/* Such a package: the event's terms over what we have on the table. */
dw_package dw_replay_named(const dw_replay *replay);

/* What we have on the table, not weighed: its options are the replay's. */
dw_package dw_replay_table(const dw_replay *replay);

/* Marks [n_issues], none set; NULL when memory ends. */
bool *dw_replay_marks(const dw_replay *replay);

/* DW_NONE is below every authority. */
size_t dw_higher_authority(size_t a, size_t b);

/* What an event of ours that is an approval does. False when memory ends. */
bool dw_replay_request(dw_replay *replay);
bool dw_replay_answer(dw_replay *replay);
void dw_replay_delegate(dw_replay *replay);

/* The newest request, where a part of it was granted: who asks for more of it asks anew. Else DW_NONE. */
size_t dw_approvals_newest_part(const dw_approvals *made);

#endif
