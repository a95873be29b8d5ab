/* One deal as data: facts, values, issues, people, deadlines, record.
 *
 * Everything but name and account may be missing; missing is unknown, never zero. Strings are UTF-8
 * and borrowed. Money is in minor units of the deal's currency. */
#ifndef DEALWRIGHT_DEAL_H
#define DEALWRIGHT_DEAL_H

#include "dealwright/event.h"
#include "dealwright/playbook.h"

#ifdef __cplusplus
extern "C" {
#endif

#define DW_RATE_NONE (-1.0) /* a rate or share that is not given */

typedef struct dw_money_range {
    dw_money low, likely, high; /* low <= likely <= high; likely may be unknown */
    const char *evidence;       /* NULL when there is none */
} dw_money_range;

/* Prices, costs and values are a year's. */
typedef struct dw_deal_value {
    dw_money list_price, target_price, floor_price;
    dw_money cost_to_serve;
    dw_money our_alternative; /* present money over the horizon: what no deal is worth to us */
    dw_money_range buyer_value, market;
    const char *competitor, *competitor_evidence;
    dw_money competitor_price;
    /* In a state: a price told without evidence beside one that has some, of the same rival or another;
     * NULL and unknown for none. */
    const char *rumoured;
    dw_money rumoured_price;
    /* In a state: the numbers of the events that told either price; 0 for the deal file or none. */
    size_t competitor_event, rumour_event;
    double our_cost_of_capital, their_cost_of_capital, renewal_probability; /* DW_RATE_NONE */
    const dw_money *their_budget; /* [n_their_budget] by year, from the first */
    size_t n_their_budget;
} dw_deal_value;

/* One value of an issue. */
typedef struct dw_option {
    const char *name;    /* as written in the file */
    double number;       /* of a numeric issue; a price in minor units */
    dw_money us;         /* worth to us, present money; unknown for cash terms */
    dw_money_range them; /* worth to them */
    bool named;          /* none of ours: only the record names it (dw_record_state) */
} dw_option;

/* How much an issue matters to a side, where nobody has put an amount to it. */
typedef enum dw_importance {
    DW_IMPORTANCE_NONE, /* not said */
    DW_IMPORTANCE_LOW,
    DW_IMPORTANCE_MEDIUM,
    DW_IMPORTANCE_HIGH,
    DW_IMPORTANCE_COUNT
} dw_importance;

typedef struct dw_issue {
    const char *name;
    size_t kind;             /* index into the playbook's issue kinds */
    const dw_option *option; /* [n_options], the one we would normally offer first leading */
    size_t n_options;
    bool numeric; /* options are numbers */
    bool valued;  /* options carry amounts of one side at least, or the issue is a cash term */
    /* Hard limit: packages outside are never offered. */
    size_t must_option;                 /* DW_NONE when there is no such limit */
    double must_at_least, must_at_most; /* -INFINITY, INFINITY when there is no such limit */
    dw_importance importance_us, importance_them; /* of a side without amounts */
    /* Made by dw_deal_complete: the amounts of a side are estimates; the whole issue is. */
    bool estimated_us, estimated_them, implied;
} dw_issue;

typedef enum dw_role {
    DW_ROLE_LEAD,
    DW_ROLE_SUPPORT,
    DW_ROLE_OBSERVER,
    DW_ROLE_SPONSOR,
    DW_ROLE_APPROVER,
    DW_ROLE_COUNT
} dw_role;

typedef enum dw_person_authority {
    DW_PERSON_UNKNOWN,
    DW_PERSON_DECIDES,
    DW_PERSON_APPROVES,
    DW_PERSON_INFLUENCES,
    DW_PERSON_USES,
    DW_PERSON_BLOCKS,
    DW_PERSON_AUTHORITY_COUNT
} dw_person_authority;

typedef enum dw_stance {
    DW_STANCE_UNKNOWN,
    DW_STANCE_SUPPORTIVE,
    DW_STANCE_NEUTRAL,
    DW_STANCE_OPPOSED,
    DW_STANCE_COUNT
} dw_stance;

typedef struct dw_absence {
    dw_day from, to; /* both included */
} dw_absence;

struct dw_person {
    const char *name, *title, *interest; /* title and interest may be NULL */
    dw_role role;                        /* ours */
    dw_objective objective;              /* ours */
    dw_person_authority authority;       /* theirs */
    dw_stance stance;                    /* theirs */
    const dw_absence *away;
    size_t n_away;
};

typedef enum dw_deadline_owner {
    DW_OWNER_OURS,
    DW_OWNER_BUYER,
    DW_OWNER_COMPETITOR,
    DW_OWNER_OTHER,
    DW_OWNER_COUNT
} dw_deadline_owner;

struct dw_deadline {
    dw_day day;
    const char *what;
    dw_deadline_owner owner;
    dw_deadline_kind kind;
    const char *evidence; /* NULL when there is none */
    dw_money cost;        /* what it costs us; DW_MONEY_NONE when not said */
};

/* What an event of a state changed of the people and the deadlines that were known before it. */
typedef struct dw_effect {
    size_t event;                          /* index: joined, left, deadline */
    bool was_there;                        /* the person, or the deadline, before it */
    dw_stance stance_before, stance_after; /* of a person of theirs */
    dw_day day_before; /* of the deadline; DW_DAY_NONE where it was not there, or of a person */
    bool decided,
        led; /* somebody of theirs who decided, of ours who led, before it and not after */
} dw_effect;

typedef struct dw_deal {
    const char *name, *account, *owner, *situation; /* owner and situation may be NULL */
    char currency[4];                               /* ISO 4217 */
    int currency_digits;                            /* minor digits: 2 for USD, 0 for JPY */
    dw_day day;                                     /* the day to plan from */
    dw_day close_by;
    dw_money contract_value; /* facts.value: total over the term */
    const dw_fact *fact;     /* [playbook's n_factors]; derived and measured ones all ones */
    dw_deal_value value;
    const dw_issue *issue;
    size_t n_issues;
    const size_t *tactic; /* indices into the playbook's tactics */
    size_t n_tactics;
    size_t strategy; /* archetype set by hand, or DW_NONE */
    const char *strategy_reason;
    const dw_person *ours, *theirs;
    size_t n_ours, n_theirs;
    const dw_deadline *deadline;
    size_t n_deadlines;
    const dw_event *event; /* in the order they were logged, until dw_record_state */
    size_t n_events;
    /* Of a state that dw_record_state made: the log it was made from, and how many events of it. */
    const struct dw_deal *logged; /* NULL otherwise */
    size_t n_logged;
    bool is_closed; /* of a state: its newest outcome has ended it, the event closed_by */
    size_t closed_by;
    const dw_effect *effect; /* what its events changed of people and deadlines, in their order */
    size_t n_effects;
} dw_deal;

/* A deal of which nothing is known but its names: every optional amount, date and rate is "none". */
void dw_deal_init(dw_deal *deal, const char *name, const char *account);

/* Called for each thing wrong with a deal; `field` is its path in the deal file ("value.floor_price",
 * "issues.NAME" by index, "record"), `index` the element where there is one, `problem` says what
 * was expected in a fixed sentence. */
typedef void dw_deal_finding(void *context, const char *field, size_t index, const char *problem);

/* Checks everything that spans fields: prices in order (floor <= target <= list), ranges in order,
 * amounts and rates in range, budgets not negative, events in time order, musts that leave at least
 * one option, limits.h. Returns the number of findings; report may be NULL. O(size of the deal). */
size_t dw_deal_check(const dw_deal *deal, const dw_playbook *playbook, dw_deal_finding *report,
                     void *context);

/* May a number stand for the cash term: an amount not below 0, whole years, a share, days? */
bool dw_cash_number_fits(dw_cash_role role, double number);

/* Do our hard limits allow the option? */
bool dw_issue_allows(const dw_issue *issue, size_t option);

/* And is it one of those that we would offer of our own accord, not one that only the record names? */
bool dw_issue_offers(const dw_issue *issue, size_t option);

/* The first option that we would offer; 0 where there is none. O(options). */
size_t dw_issue_first_allowed(const dw_issue *issue);

/* Of an issue with numbers the option that may be offered nearest to this one, the earlier of two as near; 0
 * where none may. O(options). */
size_t dw_issue_nearest_allowed(const dw_issue *issue, double number);

/* The same beside an option: itself where our limits allow it, of numbers the nearest, else the first that
 * they do. O(options). */
size_t dw_issue_allowed_beside(const dw_issue *issue, size_t option);

/* The option that talks start from: where options have names, the allowed one that is worth nothing to
 * either side; else the first allowed one. O(options). */
size_t dw_issue_standard(const dw_issue *issue);

/* Does a hard limit rule any option out? O(options). */
bool dw_issue_has_limit(const dw_issue *issue);

/* How a person reads the issue: by the label of its kind, or of the playbook's last kind, which stands for
 * any other name, by its own name. Never NULL; the playbook's or the deal's. */
const char *dw_issue_label(const dw_deal *deal, const dw_playbook *playbook, size_t issue);

/* Index of the named issue, or DW_NONE. */
size_t dw_deal_issue(const dw_deal *deal, const char *name);

/* Index of the issue with the cash role, or DW_NONE. */
size_t dw_deal_cash_issue(const dw_deal *deal, const dw_playbook *playbook, dw_cash_role role);

/* How many issues the deal itself names: all but an implied one. O(issues). */
size_t dw_deal_named_issues(const dw_deal *deal);

/* Around which price a year the deal turns: the target, else list, else floor, else the middle option
 * of its price issue, else the contract value over the longest term on the table (one year without
 * any); DW_MONEY_NONE when none is known. O(issues + options). */
dw_money dw_deal_year_price(const dw_deal *deal, const dw_playbook *playbook);

/* The price in the newest (or first) offer of a side that names one, or DW_MONEY_NONE. An acceptance puts the
 * newest of the other side on both, where that has named one. O(events). */
dw_money dw_deal_latest_price(const dw_deal *deal, const dw_playbook *playbook, dw_side side);
dw_money dw_deal_first_price(const dw_deal *deal, const dw_playbook *playbook, dw_side side);

/* The statement of ours that named them the lowest price, of several the first; DW_NONE without one. Then
 * *price is that price, a year, in minor units; else it is untouched. O(events). */
size_t dw_deal_told_price(const dw_deal *deal, const dw_playbook *playbook, dw_money *price);

/* The newest word of ours that holds us to a price, and whose last day has not passed: a demand, an
 * ultimatum, a position, a promise; DW_NONE without one, and where an offer of ours names a price. *price
 * likewise. O(events). */
size_t dw_deal_opening_word(const dw_deal *deal, const dw_playbook *playbook, dw_money *price);

/* Likewise the demand, ultimatum, position or promise of theirs that named the highest price. */
size_t dw_deal_word_price(const dw_deal *deal, const dw_playbook *playbook, dw_money *price);

/* Index of the acceptance by which an agreement stands after the first n events; DW_NONE without one. It
 * stands until an offer of ours, or a refusal by either. An offer of theirs reopens it and ends nothing: we
 * hold them to it until we move, or accept what they offer then; a refusal of ours after it turns that offer
 * down, and the agreement stands on. Any other acceptance after it confirms
 * it. In a state (dw_record_state) an acceptance of something else than what is on the table is none.
 * O(events since the newest offer of ours or refusal of theirs). */
size_t dw_deal_agreement(const dw_deal *deal, size_t n_events);

/* Is there such an agreement after all events? Cost as above. */
bool dw_deal_agreed(const dw_deal *deal);

/* Is the event an acceptance that confirms an earlier one? Cost as above. */
bool dw_deal_confirms(const dw_deal *deal, size_t event);

/* What an event of a state (dw_record_state) changed; NULL where it changed nobody and no deadline, and of
 * what is no state. O(log events). */
const dw_effect *dw_deal_effect(const dw_deal *deal, size_t event);

/* Index of their newest offer after the agreement that stands and all that confirms it, where we have not
 * refused it and it has not run out on the deal's day; DW_NONE for none. Cost as above. */
size_t dw_deal_reopened(const dw_deal *deal);

/* How the deal has ended, by the newest outcome on its record; none while it is open. O(events). */
dw_deal_outcome dw_deal_ended(const dw_deal *deal);

/* Is there something between the two that can still be offered, answered or taken: has the deal neither ended
 * nor been agreed? While an agreement stands it is not open, even where they have offered something since:
 * we hold them to what was agreed, and what that offer is worth is a question of its own
 * (dw_deal_reopened). O(events). */
bool dw_deal_is_open(const dw_deal *deal);

/* Is nothing between the two any more: has the deal ended, or is it agreed, and they have offered nothing
 * since that still stands? A deal that is neither open nor settled is agreed, and they have reopened it.
 * O(events). */
bool dw_deal_is_settled(const dw_deal *deal);

/* Index of the outcome by which the deal had ended when the event, an outcome other than none, ended it once
 * more; DW_NONE where the deal was open, and of any other event. O(events). */
size_t dw_deal_ends_again(const dw_deal *deal, size_t event);

/* Index of the outcome by which the deal had ended before the event; DW_NONE where it was open. O(events). */
size_t dw_deal_end_before(const dw_deal *deal, size_t event);

/* What came after the end: in a state (dw_record_state) the event as it was logged, where that is an offer, a
 * concession, an acceptance or a refusal, the deal had ended before it, and no outcome follows. In the state
 * it is a note. NULL for any other event, and in what is no state. O(events) for a note, else O(1). */
const dw_event *dw_deal_after_end(const dw_deal *deal, size_t event);

/* Does the event take back an end that there was not: an outcome of none of an open deal? O(events). */
bool dw_deal_opens_nothing(const dw_deal *deal, size_t event);

/* An amount of the deal's minor units in the units that the playbook's thresholds are written in. NAN
 * in a currency the playbook does not know: it is not guessed. O(currencies). */
double dw_deal_units(const dw_deal *deal, const dw_playbook *playbook, double minor_units);

/* Does an amount come to less than half a unit of the deal's currency? It would read as 0: nothing is worth
 * so much more or less. False for NAN. */
bool dw_deal_is_nothing(const dw_deal *deal, double minor_units);
/* ---- What stands between the two ------------------------------------------------------------- */

/* What offers, acceptances and refusals leave after some events of a record. NULL: there is none. */
typedef struct dw_stands {
    /* What put there what the side has on the table: its newest offer, or an acceptance by either. */
    const dw_event *offer[DW_SIDE_COUNT];
    const dw_event *refused[DW_SIDE_COUNT]; /* the refusal after which that stands no more */
    const dw_event *agreement;              /* the acceptance by which an agreement stands */
    const dw_event *reopened;               /* their newest offer since, refused or not */
    const dw_event *contested; /* their newest word since that names terms, answered or not */
    const dw_event *held;      /* our no to that word; NULL where they have said another since */
    /* Where an agreement has ended and nobody has accepted anything since: the acceptance by which it stood,
     * and what has ended it. */
    const dw_event *broken, *ended;
} dw_stands;

/* Is what the side put forward last what was agreed and has ended since? Then it is nobody's offer. O(1). */
bool dw_stands_ended(const dw_stands *stands, dw_side side);

/* Levels of the measures number_named and first_number (never both): who has named a number. */
typedef enum dw_number_named {
    DW_NUMBER_BY_NOBODY,
    DW_NUMBER_BY_US,
    DW_NUMBER_BY_THEM,
    DW_NUMBER_BY_BOTH
} dw_number_named;

/* ---- What a deal leaves open ---------------------------------------------------------------- */

/* A copy of the deal in which what its issues leave open is estimated. Nothing given is changed, and
 * completing twice changes nothing more. The copy borrows from `deal`, the rest is in the arena.
 *
 * A side of an issue without any amount (cash terms, which formulas value, aside) is filled on a
 * straight line by option: 0 on the first, a share of dw_deal_year_price on the last. The share is
 * the kind's estimate; where the side's importance is said, the setting of that importance with the
 * estimate's sign, and of them with the estimate's spread as well; without an estimate, moving from
 * the first option to the last counts as a give of ours. Where the other side has amounts of its own
 * these decide which way the line runs: from the end at which they are 0 (the first where both ends
 * or none are), rising where they say so. Amounts are whole minor units of at most four figures.
 * A side stays unvalued without estimate and importance, without a year's price, or beyond
 * DW_MONEY_MAX. Filled sides have estimated_us or estimated_them set.
 *
 * A deal with two different of list, target and floor price but no price issue gets one at the end,
 * `implied`: from the lowest to the highest, both and the target exact, between them every multiple
 * of the 1, 2 or 5 times a power of ten that makes the number of steps nearest to twelve, but for
 * those within half a step of the exact ones. Not when the deal has DW_ISSUES_MAX issues.
 *
 * Untouched on failure, which is DW_E_NOMEM. The deal passes dw_deal_check. O(issues * options). */
dw_status dw_deal_complete(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_deal *complete, dw_error *err) DW_MUST_USE;

/* The price issue that a deal's price figures imply, as above; without options where they imply none, which
 * is so of a deal that has it already. Its name and options are in the arena. Fails with DW_E_NOMEM.
 * O(options + issues). */
dw_status dw_issue_implied(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_issue *issue, dw_error *err) DW_MUST_USE;

/* The issue that names a kind and nothing else: its usual options, without any where the kind has
 * none, and estimated amounts as above. `year_price` may be DW_MONEY_NONE. Untouched on failure,
 * which is DW_E_NOMEM. O(options). */
dw_status dw_issue_usual(const dw_playbook *playbook, size_t kind, dw_money year_price,
                         dw_arena *arena, dw_issue *issue, dw_error *err) DW_MUST_USE;

/* ---- What a deal shows ---------------------------------------------------------------------- */

/* The known facts of the deal and all it shows by itself: stated facts, and every measured factor of
 * deal scope that is not late. facts [n_factors]; the rest are left unknown. O(factors + events). */
void dw_deal_observe(const dw_deal *deal, const dw_playbook *playbook, dw_fact *facts);

/* Takes one measure that is not late on item `item` of its scope. *value is the number, or the index
 * of the named level. False when it cannot be taken. */
bool dw_deal_measure(const dw_deal *deal, const dw_playbook *playbook, dw_measure measure,
                     size_t item, double *value);

const char *dw_importance_name(dw_importance importance);
const char *dw_role_name(dw_role role);
const char *dw_person_authority_name(dw_person_authority authority);
const char *dw_stance_name(dw_stance stance);
const char *dw_deadline_owner_name(dw_deadline_owner owner);
const char *dw_deadline_kind_name(dw_deadline_kind kind);

#ifdef __cplusplus
}
#endif
#endif
