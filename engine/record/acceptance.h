/* Whether an acceptance takes what is on the table, and a refusal names what is. */
#ifndef ENGINE_RECORD_ACCEPTANCE_H
#define ENGINE_RECORD_ACCEPTANCE_H

#include "dealwright/record.h"

#include "../deal/stands.h"
#include "withdrawn.h"

/* What each side has on the table, as terms; its issue is DW_NONE where it has named none. */
typedef struct dw_named {
    dw_term term[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_term said[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* the newest in a statement, likewise */
    dw_stands stands; /* who has something there, and what of it stands no more */
    dw_withdrawn withdrawn;
    size_t price; /* the price issue, or DW_NONE */
    dw_term
        given[DW_ISSUES_MAX]; /* what we had offered when they made their newest offer, likewise */
    uint64_t
        closed; /* bit i: they have said no to issue i, or it was agreed: it is as they named it */
    const dw_deal *deal;
    const dw_playbook *playbook;
} dw_named;

/* Nothing yet, of the n events that follow; false when the arena is full. As dw_withdrawn_start. */
bool dw_named_start(const dw_deal *deal, const dw_playbook *playbook, const dw_event *event,
                    size_t n, dw_arena *arena, dw_named *named) DW_MUST_USE;

/* Does an acceptance take what the other side has on the table? Else *found says what it does instead,
 * but for its event. O(terms). */
bool dw_named_takes(const dw_named *named, const dw_deal *deal, const dw_event *event,
                    dw_unaccepted *found);

/* What an event that was settled leaves on the table. O(terms), of an acceptance O(issues). */
void dw_named_follow(dw_named *named, const dw_event *event);

/* Makes of acceptances of a record that are none what they count as, names in offers of theirs what they have
 * there of what they took back (dw_withdrawn_of), and marks the refusals that leave
 * what is on the table (is_aside): of theirs those that name terms without the price of which none stands
 * in our offer; of ours those whose terms they have asked for in words alone; of both those without terms
 * that answer a statement, but for one that says what is offered, and of theirs one of our price. False
 * when the arena is full. O(issues + events + terms + acceptances * issues + refusals * events). */
bool dw_answers_settle(const dw_deal *deal, const dw_playbook *playbook, dw_event *event,
                       size_t n_events, dw_arena *arena) DW_MUST_USE;

#endif
