/* Who may answer a request for approval. */
#ifndef ENGINE_RECORD_APPROVALS_H
#define ENGINE_RECORD_APPROVALS_H

#include "dealwright/approval.h"

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
} dw_approvers;

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
