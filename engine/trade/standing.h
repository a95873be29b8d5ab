/* What a side has on the table, event by event. */
#ifndef ENGINE_TRADE_STANDING_H
#define ENGINE_TRADE_STANDING_H

#include "dealwright/offer.h"

typedef struct dw_standing {
    size_t *option; /* [n_issues] the caller's */
    double price;   /* NAN when none was named */
    bool exists;    /* has the side put anything on the table? */
    /* Bit i: an offer or a refusal of the side has named issue i, or it was agreed. */
    uint64_t named;
    dw_promised promised; /* of ours: beside what is on the table; of theirs nothing */
} dw_standing;

_Static_assert(DW_ISSUES_MAX <= 64, "a set of issues is one word");

/* Into the options of `to`. O(issues). */
void dw_standing_copy(const dw_worth_model *model, const dw_standing *from, dw_standing *to);

/* Nothing yet: the standard package. */
void dw_standing_start(const dw_worth_model *model, dw_standing *standing);

/* What the event leaves of both sides on the table: an offer lays its terms over those of its side, and one
 * of theirs keeps our gifts (dw_is_our_gift) of that moment on issues that they have not named in an offer or
 * a refusal; an acceptance puts what the other side has there on both, and
 * one of theirs with it what we have promised. O(terms * options + issues), of their
 * offer O(issues * horizon). */
void dw_standing_follow(const dw_worth_model *model, const dw_event *event,
                        dw_standing side[DW_SIDE_COUNT]);

/* Would the option be given to them? It is worth no less to them than the standard (dw_terms_alone):
 * who answers with a price alone keeps what was given with it, and has agreed to nothing that was asked.
 * Never of the price, nor of the standard. O(issues + horizon). */
bool dw_is_our_gift(const dw_worth_model *model, size_t issue, size_t option);

/* What the option is worth to them against others of the issue, all else by `standard` (dw_terms_alone):
 * without what that adds to each of them. O(horizon). */
double dw_option_worth_to_them(const dw_worth_model *model, const dw_cash_terms *standard,
                               size_t issue, size_t option);

/* Is the package no worse for them than the other in any term? A price that is not known is no worse.
 * O(issues * horizon). */
bool dw_no_term_worse(const dw_worth_model *model, const size_t *option, double price,
                      const size_t *other, double other_price);

/* Puts the event's terms on the table, whatever kind of event it is. O(terms * options). */
void dw_standing_take(const dw_worth_model *model, const dw_event *event, dw_standing *standing);

/* The offer of a side with what that side has said in words since an acceptance, in demands, ultimatums and
 * positions, of issues that no later offer of its names. `said` has room for the options. O(events since +
 * issues). */
void dw_standing_say(const dw_worth_model *model, dw_side side, const dw_standing *offer,
                     dw_standing *said);

#endif
