/* How a deal ended, against what was planned and what could have been. */
#ifndef DEALWRIGHT_DEBRIEF_H
#define DEALWRIGHT_DEBRIEF_H

#include "dealwright/offer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Where the worth to us of what was agreed lies, as a package: at the target is within a hundredth of what
 * the target package is worth. A price below the target price may be above it where terms made up for it. */
typedef enum dw_result {
    DW_RESULT_NONE, /* nothing was agreed, or it has no worth to compare */
    DW_RESULT_BELOW_WALK_AWAY,
    DW_RESULT_BELOW_TARGET,
    DW_RESULT_AT_TARGET,
    DW_RESULT_ABOVE_TARGET,
    DW_RESULT_COUNT
} dw_result;

/* What the outcome says was signed, by worth to us against what had been agreed before it. */
typedef enum dw_signed {
    DW_SIGNED_NONE,   /* nothing is signed */
    DW_SIGNED_UNSAID, /* neither an acceptance nor the outcome says what */
    DW_SIGNED_NAMED,  /* the outcome does, and no acceptance stood */
    DW_SIGNED_AS_AGREED,
    DW_SIGNED_BELOW_AGREED,
    DW_SIGNED_ABOVE_AGREED,
    DW_SIGNED_COUNT
} dw_signed;

typedef struct dw_debrief {
    bool exists;             /* the deal has ended, or an acceptance stands */
    dw_deal_outcome outcome; /* none where only an acceptance stands, or the deal is open again */
    size_t event;            /* index of the newest outcome event, or DW_NONE */
    bool has_agreed, has_opening;
    /* What was accepted, with the terms that an outcome won names over it; not of one that was not won. */
    dw_package agreed;
    /* The acceptance of the last agreement that was taken back before the one above, and what ended it; NULL
     * where nothing was agreed, or nothing before it. */
    const dw_event *broken, *ended;
    dw_package broken_package;
    dw_package opening; /* our first offer, what it did not name at standard */
    size_t opening_event;
    dw_result result;
    /* Minor units; NAN unknown. */
    double price_over_target; /* price that was agreed less the target price, a year */
    double worth_over_target; /* worth of what was agreed less that of the target package */
    double over_walk_away;    /* the same less the walk-away; 0 where both read the same */
    double
        conceded; /* share of the way from our opening to the walk-away that was gone, by worth to us;
                        NAN unknown, above 1 below the walk-away */
    bool has_better;  /* `better` was looked for: the agreed package has a price */
    dw_better better; /* what both left on the table */
    /* Terms that moved from our opening to what was agreed: their way, and ours. */
    const dw_term *give, *get;
    size_t n_gives, n_gets;
    /* Of the gets those that their first offer had not as good for us already. */
    const dw_term *came;
    size_t n_came;
    /* Gifts of our opening (worth no less to them than the standard) of which less or nothing was agreed, as
     * we opened with them: those that we took back ourselves first, and those that they refused or demanded
     * less of first. Neither is among the gets; what an offer of theirs had less of first is. */
    const dw_term *taken_back, *unwanted;
    size_t n_taken_back, n_unwanted;
    dw_signed signed_as;
    double
        signed_gap; /* worth to us of what was agreed less that of what was signed; NAN: neither or one */
    /* Where no acceptance stood: worth to us of what each side had offered last less that of what the outcome
     * says was signed; NAN: there is one, or no offer of that side to weigh. */
    double signed_under[DW_SIDE_COUNT];
    const dw_term *signed_give; /* terms of what was signed that are worse for us than agreed */
    size_t n_signed_gives;
    dw_day first, last;                    /* of the events up to the outcome; DW_DAY_NONE */
    int days;                              /* from the first to the last, working days */
    size_t our_offers, their_offers;       /* concessions included */
    size_t n_sessions, n_breaks, n_pivots; /* events of these kinds */
    int rating;                   /* of the relationship, by the newest debrief; 0 for none */
    size_t n_debriefs, n_lessons; /* lessons of all of them */
} dw_debrief;

typedef struct dw_debrief_aims {
    double target, walk_away; /* worth to us; NAN unknown */
} dw_debrief_aims;

/* The debrief of a deal that is a state of dw_record_state. `frontier` is that of the table's space. In
 * the arena; untouched on failure, which is DW_E_NOMEM. O(events * issues + frontier). */
dw_status dw_debrief_make(const dw_table *table, const dw_frontier *frontier,
                          const dw_debrief_aims *aims, dw_arena *arena, dw_debrief *debrief,
                          dw_error *err) DW_MUST_USE;

const char *dw_result_name(dw_result result);

#ifdef __cplusplus
}
#endif
#endif
