/* What changed between two plans of a deal, as data.
 *
 * A plan is read as parts: tables whose rows are found again in the other plan by what they are (an
 * issue, a person, a date), and whose cells are values as texts have them (plan.h). Two cells differ
 * when their values do; what a reader may see of it, and how it is said, is for the shell. */
#ifndef DEALWRIGHT_COACH_H
#define DEALWRIGHT_COACH_H

#include "dealwright/plan.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Parts of a plan ------------------------------------------------------------------------ */

/* A part has one row for each item; rows of the parts marked "one" are the plan itself. */
typedef enum dw_part {
    DW_PART_DEAL,     /* one: value, closing day */
    DW_PART_STRATEGY, /* one: lead, guard, what the facts speak for, confidence */
    DW_PART_DECISION, /* by dw_key: the other decisions about the deal that the engine acts on */
    DW_PART_THEIR_PEOPLE,   /* found again by name */
    DW_PART_ISSUES,         /* in the order of the sequence; found again by issue */
    DW_PART_ALTERNATIVES,   /* one: theirs, the competitor */
    DW_PART_PACKAGE,        /* one: target and walk-away of the whole */
    DW_PART_OPENING,        /* one: the price, their limit */
    DW_PART_THEIR_OFFER,    /* one: their first and newest price */
    DW_PART_STANDING,       /* one: both standing offers, and what going on is worth */
    DW_PART_NEXT_OFFER,     /* one */
    DW_PART_EQUAL_PACKAGES, /* by their place */
    DW_PART_STEPS,          /* of the ladder, by their place */
    DW_PART_TRADES,         /* found again by both issues */
    DW_PART_CALENDAR,       /* found again by step, deadline or absence */
    DW_PART_DEADLINES,      /* found again by owner and text */
    DW_PART_TACTICS,        /* found again by tactic */
    DW_PART_OUR_PEOPLE,     /* found again by name */
    DW_PART_COUNT
} dw_part;

typedef enum dw_cell {
    DW_CELL_VALUE, /* of the contract */
    DW_CELL_CLOSE_BY,
    DW_CELL_LEAD,
    DW_CELL_GUARD,
    DW_CELL_RECOMMENDED,
    DW_CELL_CONFIDENCE,
    DW_CELL_OUTCOME, /* of a decision */
    DW_CELL_TITLE,
    DW_CELL_INTEREST,
    DW_CELL_AUTHORITY,
    DW_CELL_STANCE,
    DW_CELL_PLACE, /* in the sequence, from 1 */
    DW_CELL_OPEN,
    DW_CELL_TARGET,
    DW_CELL_WALK_AWAY,
    DW_CELL_THEIR_ALTERNATIVE,
    DW_CELL_COMPETITOR,
    DW_CELL_PRICE,
    DW_CELL_THEIR_LIMIT,
    DW_CELL_FIRST_PRICE,
    DW_CELL_NEWEST_PRICE,
    DW_CELL_WORTH, /* to us */
    DW_CELL_CHANCE,
    DW_CELL_APPROVER,
    DW_CELL_GIVES,
    DW_CELL_GETS,
    DW_CELL_DATE,
    DW_CELL_STANDING,
    DW_CELL_EVIDENCE,
    DW_CELL_FIT,
    DW_CELL_ROLE,
    DW_CELL_OBJECTIVE,
    DW_CELL_CONFIRMED,
    DW_CELL_THEIR_WORTH, /* of their standing offer, to us */
    DW_CELL_OUR_CHANCE,  /* that they take ours */
    DW_CELL_GOING_ON,    /* worth to us of going on: not for every reader */
    DW_CELL_OPTION,      /* of one issue, in a package: the last cells of its row */
    DW_CELL_COUNT
} dw_cell;

const char *dw_part_name(dw_part part);
const char *dw_cell_name(dw_cell cell);

/* The section of the plan that the row stands in. */
dw_section dw_part_section(dw_part part, size_t row);

size_t dw_part_rows(const dw_plan *plan, dw_part part);

/* Columns of the part, the same for every row and for every plan of one deal: the fixed ones, and in
 * packages one for each issue but the price. */
size_t dw_part_columns(const dw_plan *plan, dw_part part);
dw_cell dw_part_cell(dw_part part, size_t column);

/* The issue of a column whose cell is DW_CELL_OPTION, else DW_NONE. */
size_t dw_part_issue(dw_part part, size_t column);

/* Value of a cell; kind DW_VALUE_NONE when this plan has none. No value is a list of names. */
dw_value dw_part_value(const dw_plan *plan, dw_part part, size_t row, size_t column);

/* Row of the part in `other` that is the same thing, or DW_NONE. O(rows). */
size_t dw_part_find(const dw_plan *plan, dw_part part, size_t row, const dw_plan *other);

/* Do two values say the same? Texts and lists of names are compared as texts, packages by their marked terms.
 * `plan` is that of either: both are of one deal, with the same issues. O(issues). */
bool dw_value_same(const dw_value *a, const dw_value *b, const dw_plan *plan);

/* ---- Differences ---------------------------------------------------------------------------- */

typedef enum dw_change_kind {
    DW_CHANGE_ADDED,
    DW_CHANGE_REMOVED,
    DW_CHANGE_CHANGED,
    DW_CHANGE_COUNT
} dw_change_kind;

const char *dw_change_kind_name(dw_change_kind kind);

typedef struct dw_row_change {
    dw_part part;
    dw_change_kind kind;
    size_t before, after; /* rows; DW_NONE where there is none */
} dw_row_change;

/* A line of one of the sections of the plan; the coach has its own before and after. */
typedef struct dw_line_change {
    dw_section section;
    dw_change_kind kind;
    const dw_line *before, *after; /* NULL where there is none */
} dw_line_change;

/* A fact about the deal that is known otherwise now; what was decided is in the parts. */
typedef struct dw_fact_difference {
    size_t factor;
    dw_fact before, after;
    size_t event; /* number of the newest event in between that stated it; 0: it was read off */
} dw_fact_difference;

typedef struct dw_difference {
    const dw_plan *before, *after;
    const dw_event *const
        *event; /* [n_events] logged in between and in time, corrections included */
    size_t n_events;
    const dw_fact_difference *fact; /* [n_facts] by factor */
    size_t n_facts;
    const dw_row_change
        *row; /* [n_rows] by part; removed and changed ones as before, then added ones */
    size_t n_rows;
    const dw_line_change *line; /* [n_lines] by section and entry */
    size_t n_lines;
} dw_difference;

/* Compares two plans of one deal under one playbook, both of states of the same log (dw_record_state),
 * `before` of fewer or as many of its events. A line is the same when its entry and its item are; it has
 * changed when another wording is said of it or a value in its words is another. Everything is in the
 * arena. Untouched on failure, which is DW_E_NOMEM ("arena").
 * O(events + rows^2 * cells + lines * (variables + events)). */
dw_status dw_difference_make(const dw_plan *before, const dw_plan *after, dw_arena *arena,
                             dw_difference *difference, dw_error *err) DW_MUST_USE;

/* ---- Chances -------------------------------------------------------------------------------- */

/* Why what we have on the table is less likely to be taken after an offer of theirs, though they may have
 * come nearer: they passed ours over, or their step says that less is to come. Or why it is likelier. After
 * a demand, an ultimatum, a position or a no to a term it is by these words. */
typedef struct dw_chance_fall {
    bool exists;
    bool rises;           /* then of what it is by nothing is said, and `passed_over` is `before` */
    double before, after; /* chance that they take it at the end */
    double passed_over;   /* the same had they answered with a no in place of an own offer */
    bool by_word;         /* what they said was no offer; then it is by neither of the next two */
    bool by_passing;      /* a quarter of the fall or more is from `before` to `passed_over` */
    bool by_step;         /* a quarter or more is from there to `after` */
    bool is_bounded;      /* `after` is dw_most_taken: what they said no to says no more */
    double time;          /* of their offer, as dw_belief_time; NAN where no close is known */
    /* Prices a year; NAN when the deal has none, or they named none. */
    double price, expected; /* theirs; the middle of what was to be expected on its terms then */
    double limit_before, limit_after; /* on the terms of ours: what half would pay at the end */
    double high_before, high_after;   /* the same for one in ten */
    double most;                      /* the most that is asked: the four stand at or below it */
} dw_chance_fall;

/* A fall of less than this, of all chances, is none; and so is a rise of less than this. */
#define DW_CHANCE_FALL_LEAST 0.005
#define DW_CHANCE_RISE_LEAST 0.1

/* `before` and `after` are the plans around the newest event; does not exist unless that is an offer, a word
 * or a no of theirs, not a correction, and ours waits for an answer in both. Untouched on failure, which is
 * DW_E_NOMEM ("arena"). O(300 * (features^2 + hypotheses)). */
dw_status dw_chance_fall_make(const dw_plan *before, const dw_plan *after, dw_arena *arena,
                              dw_chance_fall *fall, dw_error *err) DW_MUST_USE;

/* Why the next offer is taken with another chance than the one before the newest event, where none of ours
 * waits for an answer: the same package is, or it is another package. */
typedef struct dw_next_chance {
    bool exists;
    double before, after; /* chance that they take the one that was next, and the one that is */
    double same;          /* of the one that was next, by what is known after the event */
} dw_next_chance;

/* A change of less than this, of all chances, is none. */
#define DW_NEXT_CHANCE_LEAST 0.05

/* `before` and `after` as above; does not exist where either has no next offer or no chance of it, an option
 * of the one before is none any more, or an offer of ours waits. O(issues * options). */
dw_next_chance dw_next_chance_make(const dw_plan *before, const dw_plan *after);

/* ---- Coaching ------------------------------------------------------------------------------- */

/* A plan with what the newest event changed, and with what a pivot would change. */
typedef struct dw_coaching {
    const dw_plan *now;
    /* From the plan without the newest act of the log (dw_record_act: an event, or a pivot and the version
     * published with it), made for the same day, to the one with it.
     * `before` is NULL while nothing is on the record. */
    dw_difference newest;
    dw_chance_fall fall; /* of the chance of our offer, with the newest event */
    dw_next_chance next; /* of the chance of the next offer, likewise */
    /* Where the newest act publishes a version: from the version that the team had until then, as it was
     * published, to the one now; from before the act where it had none. `before` is NULL otherwise. */
    dw_difference published;
    /* From what the team has in hand to the plan after the pivot that is proposed: from the version as it was
     * published, or, without one, from this plan led by what it started with. `before` is NULL when none is
     * proposed, because nothing speaks for one. */
    dw_difference pivot;
} dw_coaching;

/* A pivot is proposed when the next move is one, or when what the version in hand follows is no longer
 * what the facts speak for. Everything is in the arena; the plan must outlive it. Untouched on failure.
 * Fails as dw_record_state, dw_plan_make and dw_difference_make. Costs one plan,
 * one more where a version is published, and one or two more with a pivot. */
dw_status dw_coach_make(const dw_plan *now, const dw_plan_options *options, dw_arena *arena,
                        dw_coaching *coaching, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
