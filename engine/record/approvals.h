/* How approvals are put together:
 *
 *   settled.c    offers without approval that need none any more
 *   replay.h     the replay of the record, with replay.c and requests.c
 *   approvals.c  our offers, event by event, and all of it
 *   clearance.c  which of two packages is better for us, and what the rulings say of one
 *   denials.c    what of one our own house has said no to
 *   ruling_index.h  which rulings speak of a package
 *   approvers.c  who may answer a request, and who has to */
#ifndef ENGINE_RECORD_APPROVALS_H
#define ENGINE_RECORD_APPROVALS_H

#include "dealwright/approval.h"

/* ---- Packages (clearance.c) ---- */

/* Worths [n_issues][n_options] to us, all else at standard (dw_terms_alone); NAN unknown. NULL when memory
 * ends. */
const double *const *dw_approvals_worths(const dw_worth_model *model, dw_arena *arena);

/* Is price `a`, in minor units and known, at least as good for us as price `b`? */
bool dw_approvals_price_as_good(double a, double b);

/* Is option `a` of the issue at least as good for us as option `b`? */
bool dw_approvals_option_as_good(const dw_approvals *made, size_t issue, size_t a, size_t b);

/* Is `a` at least as good for us as `b` on the issue? */
bool dw_approvals_as_good(const dw_approvals *made, const dw_worth_model *model,
                          const dw_package *a, const dw_package *b, size_t issue);
/* Is the package at least as good for us as the one granted on every issue? */
bool dw_approvals_covers(const dw_approvals *made, const dw_worth_model *model,
                         const dw_package *granted, const dw_package *package);

/* The request that waits for its answer, or NULL: only the newest can, since it supersedes those before. */
const dw_request *dw_approvals_waiting(const dw_approvals *made);

/* The newest grant, or NULL. */
const dw_ruling *dw_approvals_grant(const dw_approvals *made);

/* As dw_approvals_clear, of a package that needs the authority and of which `ruling` speaks
 * (dw_approvals_ruling). */
dw_clearance dw_approvals_clear_as(const dw_approvals *made, const dw_worth_model *model,
                                   const dw_package *package, size_t authority,
                                   const dw_ruling *ruling);

/* Of a package that needs a yes and has none: ASKED or UNASKED. */
dw_clearance dw_approvals_ungranted(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package);

/* As dw_approvals_clear_as, of what we have put to them: what needs nobody's yes by itself needs another
 * answer where a grant leaves some of it of what was asked for, and `authority` becomes that of who may
 * give it. O(rulings * issues). */
dw_clearance dw_approvals_clear_put(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package, size_t *authority,
                                    const dw_ruling *ruling);

/* As dw_approvals_condition, of the same. */
const dw_ruling *dw_approvals_condition_as(const dw_approvals *made, const dw_worth_model *model,
                                           const dw_package *package, size_t authority,
                                           const dw_ruling *ruling);

/* ---- Afterwards (settled.c) ---- */

/* Fills what binds us, and `settled`, `now` and `ruled` of all events [n_events] of the model's deal, once
 * everything else is there. */
void dw_approvals_settle(dw_approvals *made, const dw_worth_model *model, dw_event_approval *event);

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

/* Could the person of the event approve at all when it happened: by role, or as a delegate? */
bool dw_may_approve(const dw_approvers *approvers, size_t event);

/* Does only the deal's list of people say so, which can be edited, and no event? */
bool dw_approves_by_list(const dw_approvers *approvers, size_t event);

/* The authority that who may answer by the event had then: his own, or that of whom he stands in for,
 * whichever is higher. */
size_t dw_authority_at(const dw_approvers *approvers, size_t event);

/* What an answer is worth to a request by `asker` that needs the authority (DW_NONE: any). */
dw_answer_standing dw_answer_weigh(const dw_approvers *approvers, size_t event, const char *asker,
                                   size_t authority);

/* Who has to answer what needs the authority on the deal's day, asked by nobody who could; NULL: nobody. */
const char *dw_answerer_of(const dw_approvers *approvers, size_t authority);

/* Fills who has to answer the request on the deal's day, who is away, who else could. */
void dw_request_address(const dw_approvers *approvers, dw_request *request);

#endif
