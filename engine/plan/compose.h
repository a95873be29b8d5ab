/* How a plan is put together. The steps of dw_plan_make, each filling its part of the plan from the
 * parts before it; the order is in make.c. */
#ifndef ENGINE_PLAN_COMPOSE_H
#define ENGINE_PLAN_COMPOSE_H

#include "dealwright/plan.h"

/* What is known of each item of a scope: of a record's thousands of events only what is their own, and of
 * that only what is asked. */
typedef struct dw_item_facts {
    const uint16_t
        *factor; /* [n_factors] those of the scope, of the playbook; NULL until dw_compose_items */
    size_t n_factors;
    const uint16_t *place; /* [n_factors of the playbook] of a factor in that list, or n_factors */
    dw_fact **column; /* [n_factors] of a factor [n_items]; NULL where it is measured when asked */
} dw_item_facts;

typedef struct dw_composer {
    const dw_playbook *playbook;
    const dw_deal *deal;
    dw_arena *arena;
    dw_error *err;
    dw_fact *facts;                           /* [n_factors] of the deal, growing */
    dw_item_facts item_facts[DW_SCOPE_COUNT]; /* of dw_compose_items */
    dw_fact *merged;                          /* [n_factors] what dw_facts_of gives */
    dw_scope merged_scope;                    /* whose items it was last given for */
    const dw_stake *stake;                    /* [n_issues] */
    dw_offered offered;                       /* in the record: of dw_compose_worths on */
    size_t their_before[DW_ISSUES_MAX];   /* what they had on the table before the newest event */
    double target_worth, walk_away_worth; /* the plan's package worths, not rounded; NAN unknown */
    const dw_plan_options *options;
    size_t packages;                  /* equal ones to find; 0 for the setting's number */
    size_t our_option[DW_ISSUES_MAX]; /* what dw_compose_ours gives, of dw_compose_barred */
    double our_price;
    bool has_ours;
    double start_worth; /* to us, of what we have on the table or open with; NAN without a price */
    bool is_opened;     /* what we open with is known */
    dw_plan plan;
} dw_composer;

/* Expected points, whole, that are this near each other are equal: the rest is rounding. */
#define DW_SAME_POINTS 1e-8

#define DW_COMPOSER_FULL(composer) dw_fail((composer)->err, DW_E_NOMEM, "arena", 0, 0)

/* unpaid.c: after the ledger and what they have said no to. O(moves * issues * noes). */
dw_status dw_compose_unpaid(dw_composer *composer) DW_MUST_USE;

/* unlisted.c: has the deal an issue of the kind, or one with an option by its name, whatever the issue is
 * called? O(options). */
bool dw_kind_on_the_table(const dw_deal *deal, const dw_playbook *playbook, size_t kind);

/* Does what the kind's get asks for contradict what the package [n_issues] gives: has it one of
 * the kinds of `not_beside` elsewhere than at standard, or payment days at any number but 0? O(issues). */
bool dw_kind_contradicts(const dw_worth_model *model, const dw_issue_kind *kind,
                         const size_t *option);

const dw_decision *dw_composer_decision(const dw_composer *composer, dw_key key);

/* anchor.c: candidate anchors, the opening, their limit, their anchor. */
dw_status dw_compose_opening(dw_composer *composer);

/* worths.c: stakes, missing kinds, package worths; and trades, after the steps. */
dw_status dw_compose_worths(dw_composer *composer);
dw_status dw_compose_trades(dw_composer *composer);

/* worths.c: what the record's offers moved, by the same worth. */
dw_status dw_compose_ledger(dw_composer *composer);

/* measures_limits.c: what binds us, against our limits; after the ledger. O(events * issues). */
dw_status dw_compose_bindings(dw_composer *composer);

/* steps.c: the concession ladder with prices, authority and gets. */
dw_status dw_compose_steps(dw_composer *composer);

/* steps.c: what the ladder had next at each of our moves. */
dw_status dw_compose_due(dw_composer *composer);

/* Worth to us of what the buyer has on the table; -INFINITY when that names no price. */
double dw_compose_their_offer(const dw_composer *composer, double *price);

/* word.c: what we have said of the price beside our offer; after the promises. O(events). */
void dw_compose_words(dw_composer *composer);

/* The highest price that they have named in words which named nothing else, a year; 0 for none. */
double dw_compose_their_word(const dw_composer *composer);

/* offers.c: what can be combined and its frontier; the next offer and equal packages. */
dw_status dw_compose_table(dw_composer *composer);
dw_status dw_compose_proposals(dw_composer *composer);

/* ours.c: what no offer of ours newly has, and what dw_compose_ours gives; after the approvals. */
dw_status dw_compose_barred(dw_composer *composer) DW_MUST_USE;

/* ours.c: what we have on the table, as dw_standing_offer; where that stands no more, without what our own
 * house has said no to. */
bool dw_compose_ours(const dw_composer *composer, size_t *option, double *price);

/* records.c: approvals, team and promises; then what needs the next offer: whether it may be made,
 * what others would see, how the deal ended. */
dw_status dw_compose_record(dw_composer *composer);
dw_status dw_compose_exchanges(dw_composer *composer);
dw_status dw_compose_end(dw_composer *composer);

/* records.c: measures of these, of the deal and of its events. False when it is none of them. */
bool dw_measure_house(const dw_composer *composer, dw_measure measure, double *value);
bool dw_measure_house_event(const dw_composer *composer, dw_measure measure, size_t item,
                            double *value);
/* measures_rivals.c: what each event of a rival brings. O(events + their events * (rivals + names)). */
dw_status dw_compose_rivals(dw_composer *composer);

/* turns.c: what the record says of the talks. */
void dw_compose_marks(dw_composer *composer);
bool dw_measure_turns(const dw_plan *plan, dw_measure measure, double *value);

/* below.c: after the worths of both offers. O(events + their words * events). */
void dw_compose_below(dw_composer *composer);

/* outside.c: what of theirs is outside our hard limits, against what we have told them. After
 * dw_compose_standing. O(events * terms outside). */
dw_status dw_compose_outside(dw_composer *composer);

/* In the order of the level names of outside_asked. */
double dw_outside_state(const dw_plan *plan);

/* Working days that our newest move waits for an answer; 0 when it does not. False without a day. */
bool dw_days_waiting(const dw_plan *plan, double *value);

/* talks.c: what parts both offers; measures of where the talks stand, those of turns.c with them. */
dw_status dw_compose_standing(dw_composer *composer);
bool dw_measure_standing(const dw_composer *composer, dw_measure measure, double *value);

/* leads.c: does the event do anything at the table that a strategy has a say in? O(1). */
bool dw_is_act(const dw_event *event);

/* leads.c: what led when; after the reassessment. O(events + DW_LEADS_ASSESSED assessments of the lead). */
dw_status dw_compose_leads(dw_composer *composer) DW_MUST_USE;

/* conduct.c: our acts by what led then, with its lines; after those of the rest. O(archetypes * events). */
dw_status dw_compose_conduct(dw_composer *composer) DW_MUST_USE;

/* reassess.c: the version in hand against now. */
dw_status dw_compose_reassessment(dw_composer *composer);

/* late.c: facts of the deal that a stage can measure, facts of items. */
void dw_compose_facts(dw_composer *composer, dw_stage stage);
size_t dw_plan_item_count(const dw_plan *plan, dw_scope scope);
dw_status dw_compose_items(dw_composer *composer, dw_scope scope);

/* Measures a factor of the scope, by its place in the list, of all items. O(items). */
dw_status dw_compose_column(dw_composer *composer, dw_scope scope, size_t place);

/* What is known of the item, by the factor's place in the list of the scope; measured, where there is no
 * column of it. */
dw_fact dw_item_fact(const dw_composer *composer, dw_scope scope, size_t place, size_t item);

/* Does `when` certainly hold of the item, with the deal's facts as they are now? O(conditions). */
bool dw_item_fits(const dw_composer *composer, dw_scope scope, size_t item, const dw_when *when);

/* The deal's facts as they are now with those of an item of the scope: [n_factors], until the next call
 * for any item. O(factors of the scope); for another scope than the last one O(factors). */
const dw_fact *dw_facts_of(dw_composer *composer, dw_scope scope, size_t item);

/* Which no of theirs stands to the issue (DW_NONE for none) or was said by the event (NULL for none), in the
 * order of the levels of event_no and issue_no: declined where nothing is refused. With `stays` also one that
 * leaves us nothing else to offer, else that is none. O(issues). */
enum { DW_NO_NONE, DW_NO_REFUSED, DW_NO_DECLINED };
double dw_measure_no(const dw_plan *plan, const dw_event *event, size_t issue, bool stays);

/* measures.c: measures of the deal over its record, marking the events behind them (`behind` may be
 * NULL), and of its events. */
bool dw_measure_record(const dw_plan *plan, dw_measure measure, bool *behind, double *value);
bool dw_is_record_measure(dw_measure measure);
bool dw_measure_event(const dw_composer *composer, dw_measure measure, size_t event, double *value);

/* alerts.c: takes dismissed alerts off the list. */
dw_status dw_compose_alerts(dw_composer *composer);

/* last.c: measures of the deal that need everything before. */
bool dw_measure_last(const dw_composer *composer, dw_measure measure, double *value);

/* rows.c: issues in sequence, deadlines by date. */
dw_status dw_compose_deadlines(dw_composer *composer);
dw_status dw_compose_issues(dw_composer *composer);
/* After the steps: what we open with on each, of the package that we open or have opened with. */
dw_status dw_compose_opened(dw_composer *composer);

/* earlier.c: the worth model's stopped_less, after dw_expect.
 * O(events + events of rivals * (issues + horizon)). */
dw_status dw_compose_earlier(dw_composer *composer, double reservation,
                             double substitute) DW_MUST_USE;

/* How the issue stands in what we offer, else would open with; false before that is known. */
bool dw_issue_stands(const dw_composer *composer, size_t issue, double *value);

/* lines.c: what the playbook says about all this. */
dw_status dw_compose_lines(dw_composer *composer);

/* agenda.c: everything with a date. */
dw_status dw_compose_calendar(dw_composer *composer);

#endif
