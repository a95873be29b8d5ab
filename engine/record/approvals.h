/* How approvals are put together:
 *
 *   approvals.c  requests, answers and our offers, event by event
 *   clearance.c  which of two packages is better for us, and what the rulings say of one
 *   approvers.c  who may answer a request, and who has to */
#ifndef ENGINE_RECORD_APPROVALS_H
#define ENGINE_RECORD_APPROVALS_H

#include "dealwright/approval.h"

/* ---- Packages (clearance.c) ---- */

/* Worths [n_issues][n_options] to us, all else at standard; NAN unknown. NULL when memory ends. */
const double *const *dw_approvals_worths(const dw_worth_model *model, dw_arena *arena);

/* Is `a` at least as good for us as `b` on the issue? */
bool dw_approvals_as_good(const dw_approvals *made, const dw_worth_model *model,
                          const dw_package *a, const dw_package *b, size_t issue);
/* Is the package at least as good for us as the one granted on every issue? */
bool dw_approvals_covers(const dw_approvals *made, const dw_worth_model *model,
                         const dw_package *granted, const dw_package *package);

/* The package of the newest grant, or NULL. */
const dw_package *dw_approvals_grant(const dw_approvals *made);

/* ---- People (approvers.c) ---- */

/* A delegation that counts. */
typedef struct dw_delegation {
    const char *from, *to;
    size_t event; /* it holds from here */
    dw_day until; /* last day; DW_DAY_NONE: without end */
} dw_delegation;

/* The people of a deal with what is known of their right to approve. */
typedef struct dw_approvers {
    const dw_deal *deal;
    const dw_playbook *playbook;
    dw_delegation *delegation; /* [n_delegations] in the order of the record */
    size_t n_delegations;
    size_t *move; /* [n_moves] events that let somebody of ours join or leave, in their order */
    size_t n_moves;
} dw_approvers;

/* Does the event let somebody of ours join or leave? */
bool dw_is_move_of_ours(const dw_event *event);

/* Are they the same person? NULL is nobody. */
bool dw_same_person(const char *a, const char *b);

/* Could the named person approve at all when the event happened: by role, or as a delegate? */
bool dw_may_approve(const dw_approvers *approvers, const char *name, size_t event);

/* The authority that the person's title names, or DW_NONE. */
size_t dw_authority_of_title(const dw_playbook *playbook, const char *title);

/* What an answer is worth to a request by `asker` that needs the authority (DW_NONE: any). */
dw_answer_standing dw_answer_weigh(const dw_approvers *approvers, size_t event, const char *asker,
                                   size_t authority);

/* Fills who has to answer the request on the deal's day, who is away, who else could. */
void dw_request_address(const dw_approvers *approvers, dw_request *request);

#endif
