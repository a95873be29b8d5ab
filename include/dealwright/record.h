/* A negotiation is its record: what is true at any time is computed from the events up to then. */
#ifndef DEALWRIGHT_RECORD_H
#define DEALWRIGHT_RECORD_H

#include "dealwright/deal.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The deal as the first `n_events` events of its record leave it, on deal->day.
 *
 * The state's own events are those that count: without what was withdrawn or replaced and without the
 * corrections, none later than deal->day (DW_DAY_NONE: all), in the order in which they happened. That
 * is the order of their days, then times of day, then numbers; an event without a time of day is taken
 * to have happened right after the one logged before it on its day, a replacement on the same day
 * stands where the event stood that it replaces. Withdrawing a withdrawal brings the event back; so does
 * withdrawing a replacement (dw_record_void). Events
 * keep their numbers; what they corrected is done and no longer said. Acceptances that are none
 * (dw_unaccepted) are what they count as. An offer of theirs names, beside what was said in it, what stands
 * there instead of a term of theirs that they have said no to since they named it: what they asked for last
 * in words; else the option that talks start from; where they have said no to that as well, the best for us
 * that is worth no less to them than what they took back. Offers, acceptances and refusals that came after
 * the newest outcome
 * are notes without terms where that has ended the deal (dw_deal_after_end): they change nothing, for
 * anybody who reads the state, until an outcome of none opens it again.
 * Applied to the deal, in that order, are:
 *
 *   fact             its levels, and the contract value
 *   joined, left     people of either side; a name that is there is described anew: what the event does
 *                    not say of the person stays
 *   competitor       of all rivals that have not left, each with its newest price: the lowest that has
 *                    evidence, and as a rumour beside it the lowest without where that is lower; where
 *                    none has evidence the lowest, and where none has a price the newest name. Of more
 *                    than DW_RIVALS_MAX the dearest are forgotten
 *   deadline         set (one of the same owner and text moves, whatever the case of its letters) and
 *                    dropped; where DW_DEADLINES_MAX are there, the earliest of those that have passed on
 *                    the event's day makes room
 *   acknowledgement  the member's objective, where it names one
 *   pivot            the archetype, as set by hand, with the reason
 *
 *   deal      passes dw_deal_check; its numbers may be 0, they are then those of its order
 *   n_events  0 .. deal->n_events, in the order of the log
 *   arena     holds the lists that differ from the deal's; the rest is borrowed from it, and the deal is
 *             named as the log of the state: it must outlive it
 *
 * The state of a state is itself. Untouched on failure. Fails with DW_E_RANGE ("n_events"),
 * DW_E_LIMIT ("people" or "deadlines" with the number of the event that is one too many as the index and
 * the most there may be as the value) or DW_E_NOMEM ("arena").
 * O(n log n + events that change a list * its length). */
dw_status dw_record_state(const dw_deal *deal, const dw_playbook *playbook, size_t n_events,
                          dw_arena *arena, dw_deal *state, dw_error *err) DW_MUST_USE;

/* Answers with anything but DW_OK to stop. `then` lives until it returns; what it takes from the arena as
 * well. */
typedef dw_status dw_record_visitor(void *context, const dw_deal *then);

/* Goes through the events of a state that has a log in their order: visits the deal before the first of them,
 * and after each that changes the deal or publishes a plan, on that one's day, with what the state knows of
 * them today (corrections are made, options added). O(events + events that change a list * its length). */
dw_status dw_record_follow(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                           dw_record_visitor *visit, void *context, dw_error *err) DW_MUST_USE;

/* An acceptance takes what the other side has on the table. It may name terms: each must be what the other
 * side has named last of that issue, a number exactly; of an issue that it has not named, the option that
 * talks start from (dw_issue_standard), and no price. Where one differs it is no acceptance: in a state it
 * stands as an offer of its side, and where it names nothing and nothing is on the table, as a note.
 *
 * What its side has refused since it was offered, and what was offered until a day before, does not stand
 * any more; nor does, of either side, what was agreed and then refused. Who accepts it then offers all of
 * it anew, on the other side's terms, and that side has to accept. After an agreement the other side's
 * acceptance confirms it (dw_deal_agreement): what was agreed on is on the table of both.
 *
 * Where they have said no to a term of their own offer, or demanded less of it than they offered, that offer
 * stands no more either, until they offer again: who accepts it before offers what is left of it. */
typedef struct dw_unaccepted {
    size_t event;       /* its number in the log */
    bool is_offered;    /* has the other side made an offer? */
    size_t refused;     /* number of the refusal after which what it takes does not stand; 0: it is
                            none for another reason */
    bool is_taken_back; /* that is their own no to a term of what they have offered */
    dw_day expired;     /* the last day of what it takes, where that has passed; else DW_DAY_NONE */
    const dw_term *term; /* the first that differs; NULL: none does */
    bool is_named;       /* has the other side named the issue of the term? */
    dw_term offered;     /* what it has on the table there */
} dw_unaccepted;

/* The acceptances of a state's log that are none, in the order of the state; at most `max`. *n is their
 * number; false when the arena is full. O(issues + events + terms). */
bool dw_record_unaccepted(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                          dw_unaccepted *list, size_t max, size_t *n) DW_MUST_USE;

/* The refusals of a state that name what the other side has not on the table, in the order of the state; at
 * most `max`, as above. Each term has to be what the other side has there, as of an acceptance, or has
 * named of the issue in its newest statement; a no of theirs to terms alone, without a price, may come before
 * we offer them. Such a refusal still refuses all that is on the table: of the
 * list say event, is_offered, term, is_named and offered what differs. O(issues + events + terms). */
bool dw_record_unrefused(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                         dw_unaccepted *list, size_t max, size_t *n) DW_MUST_USE;

/* Which of the first n events of a log do not count any more; is_void [n]. An event is void when a later
 * one that stands corrects it. A correction stands until an event corrects it, a replacement until a
 * correction withdraws it: one that is replaced in its turn still stands for what it replaced. O(n). */
void dw_record_void(const dw_event *event, size_t n, bool *is_void);
/* The version of the plan that the team has in hand, and whether another is due. */
typedef struct dw_version {
    int number;         /* of the newest `plan` event; its count where it says none; 0 for none */
    size_t event;       /* number of that event; 0 for none */
    dw_day day;         /* of that event; DW_DAY_NONE for none */
    const char *who;    /* who published it, or NULL */
    const char *digest; /* of the plan's JSON as it was published, or NULL */
    size_t n_since;     /* events logged after it that may change the plan */
    int pending; /* what the plan would be published as now: the number itself while nothing has
                           happened since */
} dw_version;

/* The version of a state's plan. Whatever was logged after the `plan` event counts, all withdrawals of
 * events up to it as one; but not notes, dismissed alerts, and acknowledgements that name no objective,
 * which are about the plan, nor pivots that lead where the version did by decision already: they leave it
 * as it is. `state` comes from dw_record_state. O(events). */
dw_version dw_record_version(const dw_deal *state);

/* Index, in the log, of the newest event that is known on the state's day; DW_NONE without one.
 * O(events). */
size_t dw_record_newest(const dw_deal *state);

/* Index, in a log, of the first event of the act that event e is part of: a version of ours that stands
 * right behind a pivot of ours was published with it, and is one act with it; so are the two corrections
 * that withdraw both, one behind the other. Any other event is an act of its own, e. O(1). */
size_t dw_record_act(const dw_event *event, size_t e);

#ifdef __cplusplus
}
#endif
#endif
