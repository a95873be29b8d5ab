/* Is our team on one strategy: who has read the plan, what each holds important, who speaks for us. */
#ifndef DEALWRIGHT_TEAM_H
#define DEALWRIGHT_TEAM_H

#include "dealwright/trade.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One of our people. */
typedef struct dw_member {
    bool confirmed; /* has acknowledged the newest plan that was published; without one, any */
    int version;    /* newest version that he has acknowledged; 0 for none */
    dw_day day;     /* of that acknowledgement; DW_DAY_NONE */
    const size_t *ranking; /* [n_rankings] his newest ranking of issues, the most important first */
    size_t n_rankings;
    /* From the plan's own order, the stakes of the issues to us; NAN where there is nothing to compare. */
    double distance;
} dw_member;

/* Two rankings compared; a member's index, or DW_NONE for the plan's own order. */
typedef struct dw_ranking_pair {
    size_t a, b;
    double distance; /* 0 the same order .. 1 the reverse */
    size_t issue;    /* on whose place they differ most, or DW_NONE */
} dw_ranking_pair;

/* In what part a person of ours spoke or acted. */
typedef enum dw_speaker {
    DW_SPEAKER_NONE, /* the event is not ours, or names nobody */
    DW_SPEAKER_LEAD,
    DW_SPEAKER_NAMED,   /* one of our people with another role */
    DW_SPEAKER_UNNAMED, /* nobody of the people who are named */
    DW_SPEAKER_COUNT
} dw_speaker;

/* What an event says of our alignment. */
typedef struct dw_event_team {
    dw_speaker speaker;
    bool
        uninformed; /* its person puts terms on the table, accepts, or states something to them, and
                        has not acknowledged the newest plan that was published by then */
} dw_event_team;

typedef struct dw_team {
    const dw_member *member;    /* [n_ours] of the deal */
    const dw_event_team *event; /* [n_events] */
    const dw_ranking_pair
        *pair; /* [n_pairs] of two members, the furthest apart first; ties by index */
    size_t n_pairs;
    /* Of two members who have each named what they want most: how many there are, and how many want
     * different things. */
    size_t n_objective_pairs, n_objectives_apart;
    dw_ranking_pair
        plan;         /* the member furthest from the plan's own order; distance NAN without one */
    int version;      /* newest plan published; 0 for none */
    dw_day published; /* DW_DAY_NONE */
    size_t n_unconfirmed; /* people of ours who have not acknowledged it */
    size_t n_leads;
    size_t break_event; /* the break that runs on the day, or DW_NONE */
} dw_team;

/* The team of a deal that is a state of dw_record_state, on deal->day.
 *
 *   stake  [n_issues] of dw_stakes
 *
 * An acknowledgement is of the version it names, else of the newest one published before it. The
 * distance of two rankings is Kendall's: of the pairs of issues that both put into an order, the share
 * that they put into opposite orders. Issues that somebody leaves out come after those he ranks, in no
 * order among themselves, and what both leave out is not compared (Fagin, Kumar and Sivakumar 2003,
 * "Comparing top k lists", with penalty 0); equal stakes are in no order. The issue they differ on most
 * is the one whose places lie furthest apart, the first one on a tie; what is left out has the place
 * after the last. A break runs until its day; without one, until either side acts.
 *
 * In the arena; untouched on failure, which is DW_E_NOMEM. O(people^2 * issues^2 + events * people). */
dw_status dw_team_make(const dw_deal *deal, const dw_stake *stake, dw_arena *arena, dw_team *team,
                       dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
