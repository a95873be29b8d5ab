/* A negotiation plan: decisions, numbers, dates, and the ids of what to say about them.
 *
 * The plan holds no prose. Lines name playbook entries; their texts are filled with the values that
 * dw_plan_value gives. So every sentence can be traced to a rule and the facts behind it, and a
 * company can reword or translate a plan without touching the engine. */
#ifndef DEALWRIGHT_PLAN_H
#define DEALWRIGHT_PLAN_H

#include "dealwright/approval.h"
#include "dealwright/assess.h"
#include "dealwright/belief.h"
#include "dealwright/ledger.h"
#include "dealwright/debrief.h"
#include "dealwright/offer.h"
#include "dealwright/precedent.h"
#include "dealwright/promise.h"
#include "dealwright/record.h"
#include "dealwright/team.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Anchors -------------------------------------------------------------------------------- */

typedef enum dw_frame {
    DW_FRAME_VALUE,
    DW_FRAME_MARKET,
    DW_FRAME_COMPETITIVE,
    DW_FRAME_LIST,
    DW_FRAME_COUNT
} dw_frame;

typedef enum dw_anchor_state {
    DW_ANCHOR_CHOSEN,
    DW_ANCHOR_USABLE,
    DW_ANCHOR_BELOW_TARGET, /* the evidence supports less than the target: not to be opened with */
    DW_ANCHOR_UNSUPPORTED,  /* its figures or evidence are missing */
    DW_ANCHOR_STATE_COUNT
} dw_anchor_state;

/* A price that one way of framing the deal supports. */
typedef struct dw_anchor {
    dw_frame frame;
    dw_anchor_state state;
    dw_money price; /* a year; DW_MONEY_NONE when unsupported */
    /* The arithmetic: price = from + share * (to - from); for value, share of `to` with from 0; for
     * competitive, `to` is the competitor's price and share its lead over ours (0.4: 40 % dearer). */
    dw_money from, to;
    double share;
} dw_anchor;

typedef struct dw_opening {
    dw_anchor anchor[DW_FRAME_COUNT]; /* by frame */
    dw_frame chosen;                  /* DW_FRAME_COUNT when none is usable */
    dw_money price;                   /* the opening; DW_MONEY_NONE without one */
    dw_money planned;     /* what we would open with had nobody named a price, by what led when we
                             named one, else by what leads; DW_MONEY_NONE */
    dw_money their_limit; /* the most they would plausibly pay, a year; unknown is none */
    size_t limit_basis;   /* the playbook's buyer_limit that decided it; DW_NONE without a limit */
    dw_money
        said; /* the price, where we said it in words before any offer of ours and it is below the one
                    * planned; DW_MONEY_NONE */
    bool we_anchor;
    bool named; /* the price is the first one we named in an offer, on the record */
} dw_opening;

typedef enum dw_their_opening {
    DW_THEIRS_NONE,
    DW_THEIRS_REASONABLE,
    DW_THEIRS_AGGRESSIVE,
    DW_THEIRS_UNPROVEN
} dw_their_opening;

/* Their first price against the evidence: the band runs over market range and competitor's
 * price, as far as known; a price that their value supports may raise its upper end. */
typedef struct dw_their_anchor {
    dw_their_opening verdict;
    dw_money price, latest;
    dw_money
        stands; /* where they are now: what was agreed, else their latest; NONE after the end */
    dw_money band_low, band_high; /* DW_MONEY_NONE without evidence */
    dw_frame reanchor;            /* best usable other frame, or DW_FRAME_COUNT */
} dw_their_anchor;

/* ---- Rows of the tables --------------------------------------------------------------------- */

typedef struct dw_plan_issue {
    size_t issue;
    dw_stake stake;
    /* Where we open, aim and stop on it, as options; DW_NONE when it is not valued. We open as the package
     * says that we opened with, else the one that the ladder begins with; without both open is the best for
     * us of the issue, and the option nearest to the opening price. */
    size_t open, target, walk_away;
    dw_phase phase;
    double priority; /* points of issue_priority; the order of the sequence */
    dw_reasons reasons;
} dw_plan_issue;

typedef struct dw_plan_step {
    dw_money price;           /* after the step, a year */
    dw_money size;            /* of the step in price; 0 for the first */
    dw_concession concession; /* the package after the step, what it gives and asks */
    size_t get_kind; /* where nothing on the table is left to ask: a kind of issue that is not on it
                        yet; or DW_NONE */
    bool at_target;  /* worth to us what we aim at, within a hundredth */
    bool below_target; /* worth less to us than the target: not for every reader */
} dw_plan_step;

typedef struct dw_plan_deadline {
    size_t deadline;
    size_t standing; /* level of the deadline_standing factor */
    int days_left;   /* working days; 0 when past */
    bool past;
    dw_reasons reasons;
} dw_plan_deadline;

typedef enum dw_calendar_kind {
    DW_CALENDAR_STEP,
    DW_CALENDAR_DEADLINE,
    DW_CALENDAR_CLOSE,
    DW_CALENDAR_QUARTER_END,
    DW_CALENDAR_ABSENCE,
    DW_CALENDAR_ULTIMATUM, /* the last day of one of theirs that runs */
    DW_CALENDAR_DEMAND     /* the same of a demand */
} dw_calendar_kind;

typedef struct dw_calendar_item {
    dw_day day, until; /* until = day but for an absence */
    dw_calendar_kind kind;
    size_t line;  /* DW_CALENDAR_STEP: index into the plan's lines */
    size_t index; /* of the deadline; of the person (ours first, then theirs); of the event */
    bool late;    /* a deadline or the close is past; a step never is */
    /* DW_CALENDAR_STEP: */
    dw_day usual;  /* where the playbook alone would put it; later than that it is squeezed */
    size_t waits;  /* the deadline it comes after, DW_NONE */
    size_t absent; /* a person who is needed and away (ours first, then theirs), DW_NONE */
} dw_calendar_item;

/* Steps that have less time than the playbook gives them. */
typedef enum dw_squeeze_kind {
    DW_SQUEEZE_BEFORE, /* the time up to a date is short */
    DW_SQUEEZE_AFTER,  /* what is waited for leaves little time */
    DW_SQUEEZE_PAST    /* no working day is left up to the close: the steps have no day */
} dw_squeeze_kind;

typedef struct dw_squeeze {
    dw_squeeze_kind kind;
    size_t deadline;  /* the date, or what is waited for; DW_NONE for the close */
    int wanted, left; /* working days */
} dw_squeeze;

/* ---- Lines ---------------------------------------------------------------------------------- */

/* An entry of the playbook that applies to this deal. */
typedef struct dw_line {
    const dw_entry *entry;
    /* Of the entry's scope: index of the deal's issue, deadline, person or tactic, of the plan's
     * anchor, step, trade or missing kind; 0 for the deal. */
    size_t item;
    const dw_text *text, *say, *then; /* NULL where the entry has none that can be said */
} dw_line;

typedef struct dw_lines {
    const dw_line *line;
    size_t n_lines;
} dw_lines;

/* ---- The plan ------------------------------------------------------------------------------- */

/* What our newest offer asks less than: less than its worth to us. */
typedef enum dw_below {
    DW_BELOW_NOTHING,
    DW_BELOW_OFFER,     /* what they have on the table */
    DW_BELOW_AT_LIMITS, /* the same, with its terms outside our hard limits put where these end */
    DW_BELOW_WORDS /* what they have asked for in words: a position, a demand or an ultimatum */
} dw_below;

/* Where the talks stand: readings of the record, the offers and the version in hand. */
typedef struct dw_standing {
    size_t break_event, escalation_event,
        pivot_event;               /* the newest of each, of the deal; DW_NONE */
    double their_worth, our_worth; /* to us, of what they and we have on the table; NAN without, or
                                   without its price; theirs once it was refused, both once run
                                   out */
    const size_t *gap;             /* [n_gap] issues on which both standing offers differ */
    size_t n_gap;
    const dw_term *next_give, *next_get; /* what the next offer moves from ours, the price aside */
    size_t n_next_gives, n_next_gets;
    /* Those of its gives on a term that nobody has named: they have not heard where it stands. */
    const dw_term *next_give_unnamed, *next_give_standard; /* and where they stand, at standard */
    size_t n_next_gives_unnamed;
    const dw_term
        *unnamed; /* terms that stand unnamed, at standard: dw_plan_unnamed; none before an offer */
    size_t n_unnamed;
    /* What their standing offer keeps of ours, which they have not named (decision 0030); and what we gave
     * that it kept before the newest event, an offer of theirs, and keeps no more: we had taken it back. */
    const dw_term *their_kept, *no_more_kept;
    size_t n_their_kept, n_no_more_kept;
    const dw_term
        *reopened; /* [n_reopened] what they ask after the agreement and it had otherwise */
    size_t n_reopened;
    const dw_term *their_outside,
        *hard_limit; /* terms of their standing offer outside our hard limits, and
                                                * where these end; the price aside, in order of issues */
    size_t n_their_outside, n_hard_limits;
    /* Those of their_outside on which they have heard from us since they named them (an offer or words
     * inside the limit, a no or a question to them), and the others. */
    const dw_term *outside_asked, *outside_unasked;
    size_t n_outside_asked, n_outside_unasked;
    size_t outside_told;        /* the newest event with which we did; DW_NONE */
    bool outside_waits;         /* some of it they have not named again since */
    const dw_term *their_limit; /* [n_their_outside] the nearest to each of them that is allowed */
    double
        their_limited_worth; /* their_worth with those, and a price, at our limits; NAN without one */
    dw_better better;        /* what both could still gain on an agreement; no points without one */
    dw_below below;     /* of our offer, where it is newer than what it is held against; a price of
                                 theirs counts as they said it */
    size_t below_event; /* their offer, or word; DW_NONE: it is below nothing */
    double below_worth; /* to us, of what it is below; NAN without */
    /* Their newest no to a term that they have on the table themselves: it stands no more; else NULL. */
    const dw_event *taken_back;
    size_t words_event; /* the newest word of theirs that names terms and stands; DW_NONE */
    double
        words_worth; /* to us, of what they have named themselves with it, of the rest as we offered;
                                 NAN without a word or a price */
    bool words_outside; /* some of it is outside our hard limits */
} dw_standing;

/* The version in hand against now. Without a version it is the deal before its first event. */
typedef struct dw_reassessment {
    bool exists;        /* something is on the record */
    size_t lead, guard; /* that it followed; guard may be DW_NONE */
    size_t recommended; /* what the facts spoke for */
    double confidence;
    size_t power;           /* level of the power factor */
    dw_fact power_possible; /* levels that it could have then */
    size_t
        pivot; /* archetype that a pivot would go to: what the facts speak for now where that is not
                     what leads, else the guard, else the runner-up */
} dw_reassessment;

/* What led from an event of the record on, to the one where the next begins. */
typedef struct dw_lead_span {
    size_t event; /* that changed it; 0 for the first */
    size_t lead;  /* archetype */
} dw_lead_span;

/* The time that exchanges of offers take, against the steps of the ladder. */
typedef struct dw_exchanges {
    size_t n; /* offers of ours that they answered */
    double
        days_each; /* working days from our first offer on, at least 1; NAN with fewer than two */
    size_t left;   /* whole ones until close_by; DW_NONE when unknown, past, agreed, ended */
    size_t
        steps_left; /* of the ladder, to the first that is as good as taken (setting chance_doubt), and
                          without one that ends at the walk-away */
    size_t
        step; /* of `concessions`: put next, it leaves an exchange for each step after it. DW_NONE where
                    the next one does so, or nothing can be said */
} dw_exchanges;

/* What the ladder had next when we moved, from what both sides then had on the table; by what is known now
 * of all else, and with the lead of now. */
typedef struct dw_due_step {
    double
        size; /* the concession, without what its gets bring; minor units, 0 where no step was left,
                      NAN where there was no ladder, of a move that gives nothing and of all but the newest
                      12 of the record */
    size_t n_gets; /* asked with it, of what is on the table */
} dw_due_step;

/* Terms that bind us: an offer of ours, what either side accepted, or words of ours that are no offer
 * (dw_event_binds_us), over what we had on the table. */
typedef struct dw_binding {
    size_t event;
    bool is_ours;
    bool is_agreed;  /* accepted or signed */
    double worth;    /* to us, minor units */
    uint64_t broken; /* issues whose hard limit they break, a bit each */
} dw_binding;

/* What they have proposed themselves and the next offer has. */
typedef struct dw_taken {
    const dw_event **event; /* [n] that proposed it, in the order of the issues */
    dw_term *term;          /* [n] */
    size_t n;
    /* By the price, in worth to us: what it costs them beyond what the step brings them. 0: it comes for
     * nothing; NAN where nothing is taken up, or the next offer is not the step's own package, and moves
     * other terms as well. */
    double paid;
} dw_taken;
/* What an event of a competitor brings; in the order of the levels of event_rival. */
typedef enum dw_rival_event {
    DW_RIVAL_EVENT_NONE, /* another kind of event */
    DW_RIVAL_EVENT_NEWS,
    DW_RIVAL_EVENT_PROVEN, /* evidence for a price that was known without */
    DW_RIVAL_EVENT_REPEATED,
    DW_RIVAL_EVENT_LEFT,
    DW_RIVAL_EVENT_BESIDE,      /* a price that changes nothing: what they have is as good */
    DW_RIVAL_EVENT_LEFT_BESIDE, /* one has left that nothing went by */
} dw_rival_event;

typedef struct dw_plan_rival {
    dw_rival_event brings;
    bool is_gone; /* a rival of its name has left since */
} dw_plan_rival;

/* An issue on which they have said no to an option: refused, or declined where it would have been given. */
typedef struct dw_plan_no {
    const dw_event *event; /* the newest that said so */
    const dw_term *out;    /* [n_out] what none of our packages has since: in the issue's order */
    size_t n_out;          /* 0 where it stays */
    bool demanded; /* by a demand or an ultimatum, which has said what they ask for in its place */
    bool declined;
    bool stays; /* our hard limits, or their other noes, leave nothing else on the issue */
} dw_plan_no;

/* What the first trade needs in our own house. */
typedef struct dw_trade_needs {
    dw_clearance clearance;   /* NONE without a trade, or without a price of ours */
    size_t authority;         /* needed; DW_NONE for nobody above the first */
    const dw_ruling *refusal; /* of it, or of what it gives without what it asks; NULL for none */
} dw_trade_needs;

/* What our own house has said no to in a package, by its newest ruling on it (dw_approvals_denials). */
typedef struct dw_plan_denial {
    const dw_ruling *ruling; /* NULL for none; the rest is as it was then */
    dw_package package;      /* its options and price */
    const bool *denied; /* [n_issues] in which that is so; may be none where it refuses the whole */
} dw_plan_denial;

/* A price that we have named in words, and that holds us to it. */
typedef struct dw_price_word {
    const dw_event *event; /* NULL for none */
    dw_money price;        /* DW_MONEY_NONE without */
} dw_price_word;

typedef struct dw_plan {
    const dw_deal *deal; /* the deal as dw_deal_complete leaves it */
    dw_stands stands;    /* after all events of its record, which they point to */
    const dw_playbook *playbook;
    dw_day day;
    dw_version version; /* what the team has in hand, and whether this plan differs from it */
    dw_assessment assessment;
    const dw_fact *facts; /* [n_factors] late ones included */
    dw_worth_model worth;
    dw_ledger ledger;          /* of the deal's record, by that worth */
    const dw_due_step *due;    /* [ledger.n_moves] */
    const dw_binding *binding; /* [n_bindings] in the order of the record */
    size_t n_bindings;
    dw_opening opening;
    dw_their_anchor their_anchor;
    const dw_plan_issue *issue; /* [n_issues] in the order of the sequence */
    size_t n_issues;
    const char *const *issue_label; /* [n_issues] by the deal's issue, as a person reads it */
    const dw_trade *trade;
    size_t n_trades;
    const dw_plan_step *step; /* [n_steps], what we open with or have offered first */
    size_t n_steps;
    size_t n_passed; /* of the record's first events, ours were put forward before what is agreed */
    dw_money on_the_table; /* worth to us of our standing offer; DW_MONEY_NONE without one */
    bool
        starts_at_word; /* the ladder starts from a price that we have said since, below our offer's: it
                            * is the next offer, as none of ours has it yet */
    bool starts_promised; /* it starts with what we have promised beside our offer */
    dw_table table;       /* what can be combined; its model is `worth` of this plan */
    dw_frontier frontier; /* of it */
    dw_table open_table;  /* the same without what they have refused in words (dw_offered) */
    dw_frontier open_frontier;
    dw_proposals
        proposals; /* `exists` is false without issues to combine, once an offer is accepted or the
                      deal has ended; there are no steps then either */
    /* What the record says of the buyer; has no bank where it can say nothing. Its readings: */
    const dw_belief *belief;
    const dw_belief_issue *belief_issue; /* [n_belief_issues], what counts most for them first */
    size_t n_belief_issues;
    dw_belief_limit belief_limit;
    double belief_pace[DW_PACE_COUNT];              /* chance of each; 0 without a bank */
    double belief_alternative[DW_ALTERNATIVES_MAX]; /* chance of each of worth.alternative, now */
    dw_concessions concessions; /* what the steps were made of; its step 0 is ours on the table */
    dw_exchanges exchanges;
    bool ends_at_walk_away; /* the last step is worth just what makes us walk away */
    size_t target_authority, floor_authority; /* DW_NONE when unknown */
    /* Worth to us at the target and the floor price, on the other terms we aim at (the issues'
     * targets); DW_MONEY_NONE without prices. The walk-away is never below our alternative. */
    dw_money package_target, package_walk_away;
    /* The least price a year that a new offer of ours has by our own house, which has said no to less; 0
     * where it has said no to none, and no more than what binds us already. */
    double price_open;
    const dw_ruling *price_no;  /* the ruling that leaves no lower one; NULL for none */
    double walk_away_worth;     /* the walk-away before it was rounded to be said; NAN unknown */
    dw_money their_alternative; /* worth to them of what they do without us; DW_MONEY_NONE */
    const dw_plan_deadline *deadline; /* [n_deadlines] by date */
    const dw_calendar_item *calendar; /* by date */
    size_t n_calendar;
    const dw_squeeze *squeeze; /* of the steps of the calendar */
    size_t n_squeezes;
    const size_t *missing_kind; /* usual trade variables the deal lacks, indices of issue kinds */
    size_t n_missing_kinds;
    /* [n_missing_kinds] the issues that would name them: usual options with what each is worth beside
     * the first, all else standard; no amounts where no price is known. */
    const dw_issue *missing;
    const uint8_t *tactic_fit;                 /* [n_tactics] level of measure tactic_fit */
    dw_reasons decision_reasons[DW_KEY_COUNT]; /* for the option chosen; none for item scopes */
    dw_standing standing;
    const dw_plan_no *no; /* [n_no] by event, then in the order of the issues */
    const dw_term
        *no_term; /* [n_no] what is said no to; in a demand the best for us of what it rules out */
    const dw_term
        *no_asked; /* [n_no] what they ask for, where it is demanded; its number may be no option */
    size_t n_no;
    /* Where the newest event is an offer of ours that lets go gets which they have refused: the gives that
     * were put for them and that it neither names nor changes, and these gets; both or neither. */
    const dw_term *unpaid_give; /* [n_unpaid_gives] in the order of the issues */
    const dw_term *lost_get;    /* [n_lost_gets] as they had been asked for */
    size_t n_unpaid_gives, n_lost_gets;
    dw_taken taken;
    bool said[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* who has spoken of the issue: dw_offered */
    uint64_t unnamed;                        /* bit i: of issue i dw_plan_unnamed, moves or not */
    const dw_plan_rival *rival; /* [deal->n_events]; NULL where no rival did anything */
    dw_reassessment earlier;
    const dw_lead_span *lead_span; /* [n_lead_spans] by event; at least one */
    size_t n_lead_spans;
    /* What was done under each archetype that led, where more than one did or another than leads now: this
     * plan as that one judges it, its section of the conduct with the lines; that of this plan is empty. */
    const struct dw_plan *conduct; /* [n_conduct] in the order in which they came to lead */
    size_t n_conduct;
    const bool
        *judged; /* [n_events] of such a plan: the events while its archetype led; else NULL */
    double
        move_confidence; /* chance that the next move stays best over what the open facts may be */
    dw_lines section[DW_SECTION_COUNT];
    /* What the record says beside the offers. */
    dw_approvals approvals;
    dw_team team;
    dw_promises promises;
    /* While the deal is open. The newest after our newest offer, by a position, demand, ultimatum or promise
     * that nothing answers; before any offer one whose day has not passed. */
    dw_price_word word;
    /* Where there is none such: the newest before that offer, below it, that no offer of ours has come down
     * to since and whose day has not passed. */
    dw_price_word word_behind;
    /* Where they have accepted and named no price: the newest after the offer that they accepted, below it,
     * whose day had not passed. */
    dw_price_word word_before_yes;
    dw_clearance next_clearance; /* of the next offer; NONE without one */
    dw_trade_needs trade_needs;
    dw_plan_denial next_denial,
        their_denial;             /* of the next offer, of what they have on the table */
    dw_clearance their_clearance; /* of our yes to what they have on the table; NONE without any */
    size_t their_authority;       /* that such a yes needs; DW_NONE for nobody above the first */
    /* [n_issues] in which the next offer is worse for us than the newest grant (without one: than our
     * standing offer), and of the others those in which it is better than our standing offer; NULL
     * without a next offer. */
    const bool *next_worse, *next_back;
    const bool *
        request_back; /* [n_issues] of dw_request.back of the newest request that waits what they have
                                 not said no to; NULL without one */
    const bool *
        next_unsaid; /* those of next_worse that neither side has said to the other; NULL likewise */
    /* dw_approvals_condition of the next offer, of our yes to what they have on the table, and of what is
     * agreed, without agreement of what we have on the table; each NULL where there is none. */
    const dw_ruling *next_condition, *their_condition, *our_condition;
    dw_debrief debrief;
    const dw_deal *const *other; /* [n_others] as given */
    size_t n_others;
    dw_precedents precedents;
    /* Alerts that a dismissal on the record sets aside; they are not in their section. */
    dw_lines dismissed;
    const size_t *dismissal; /* [dismissed.n_lines] the event that does so, of the deal */
    dw_variable_set known;   /* the variables dw_plan_value can give for the deal as a whole */
} dw_plan;

typedef struct dw_plan_options {
    uint64_t seed;
    size_t packages; /* equal packages to find, 2 .. DW_DIFFERING_MAX; 0: as the setting says */
    /* [n_others] deals that may see this one's terms, at most DW_OTHERS_MAX: states of
     * dw_record_state under the same playbook; they must outlive the plan. */
    const dw_deal *const *other;
    size_t n_others;
    /* The sections whose lines are wanted, DW_SECTION_BIT of each; 0: all. The others have none, and the
     * calendar without its section no steps. */
    uint64_t sections;
} dw_plan_options;

#define DW_SECTION_BIT(section) (UINT64_C(1) << (section))

/* Makes the plan of a deal for the day deal->day. What its issues leave open is estimated first
 * (dw_deal_complete); the assessment is of the deal as given. Everything in *plan is in the arena; deal and
 * playbook must outlive it. Untouched on failure. Fails with DW_E_NOMEM, or DW_E_RANGE when the deal
 * does not pass dw_deal_check. O(entries * items + issues^2 + assessment). */
dw_status dw_plan_make(const dw_playbook *playbook, const dw_deal *deal,
                       const dw_plan_options *options, dw_arena *arena, dw_plan *plan,
                       dw_error *err) DW_MUST_USE;

/* Has neither side spoken of the issue, while one has made an offer? It is counted at standard then, and
 * nobody has agreed to it. Where something is agreed: has neither named what the agreement has there
 * (dw_options_named)? Never the price. O(1). */
bool dw_plan_unnamed(const dw_plan *plan, size_t issue);

/* The same of what the package with these options [n_issues] has there, of the first n events: unnamed
 * [n_issues], all false while nobody has made an offer. O(events * terms * options + issues * options). */
void dw_plan_find_unnamed(const dw_plan *plan, const size_t *option, size_t n_events,
                          bool *unnamed);

/* Does a give that leads to the option only let go of what we asked on the issue: does it lead to the
 * standard? Never of the commercial terms. O(issues). */
bool dw_plan_releases(const dw_plan *plan, const dw_term *give);

/* The words of a give of ours: the kind's for letting go where it only does so and there are some. */
const dw_texts *dw_plan_give_texts(const dw_plan *plan, const dw_term *give);

/* ---- What is worth a word ---------------------------------------------------------------------- */

/* Is what one side could still gain worth a word? Not where it is less than what counts as equal
 * among packages (packages_tolerance), of the package target. */
bool dw_plan_gain_counts(const dw_plan *plan, double gain);

/* Are there packages better for both of which one side's gain is? */
bool dw_plan_better_counts(const dw_plan *plan, const dw_better *better);

/* ---- Events behind a line ------------------------------------------------------------------- */

/* Sets behind[e] of the events e that make the line apply: its own, of a line about an event; of one
 * about the deal, those that the measures of the record in its condition count. Leaves the others as
 * they are. behind [n_events]. O(conditions * events * issues). */
void dw_plan_line_events(const dw_plan *plan, const dw_line *line, bool *behind);

/* Takes a measure of the record, as its factor does. False when it cannot be taken, or is none of
 * those. O(events * issues). */
bool dw_plan_record_measure(const dw_plan *plan, dw_measure measure, double *value);

/* ---- Who led when ----------------------------------------------------------------------------- */

/* The archetype by which an act of ours is judged: the one that led when the event happened. A decision by
 * hand leads from its pivot on (in the deal itself from the start), without one what the plan of the version
 * in hand led with; before any version what the facts spoke for then, by the facts, people, rivals and
 * deadlines of the record up to the event; of its changes DW_LEADS_ASSESSED are looked at, and what leads now
 * holds from the last of the others on. O(log spans). */
size_t dw_plan_lead_at(const dw_plan *plan, size_t event);

/* A ladder has dozens of steps and a deal fewer facts: each look costs as much as a small assessment. */
#define DW_LEADS_ASSESSED 32

/* Plans to read the conduct from, each with `assessment.lead` as its judge: at least one, the plan itself
 * where nothing else ever led. *n of them. O(1). */
const dw_plan *dw_plan_conduct(const dw_plan *plan, size_t *n);

/* Our newest concession that the plan judges, of the ledger's side; DW_NONE without one. O(concessions). */
size_t dw_plan_newest_concession(const dw_plan *plan);

/* Our gives on the record, acceptances aside, and what came or was asked for them. */
typedef struct dw_gets {
    size_t gives;
    size_t got; /* terms that they moved our way, and those that we asked with a give and had not
                       offered before */
    double planned; /* asked with these gives by the ladder, of what was on the table, at most the
                       reciprocity of what led at each; that where there was no ladder */
} dw_gets;

/* Of the gives that the plan judges. O(moves * issues). */
dw_gets dw_plan_gets(const dw_plan *plan);

/* ---- Values of variables -------------------------------------------------------------------- */

typedef enum dw_value_kind {
    DW_VALUE_NONE,
    DW_VALUE_TEXT,   /* text: from the deal or the playbook */
    DW_VALUE_NAMES,  /* name [n_names]: to be joined with commas and "and" */
    DW_VALUE_MONEY,  /* money */
    DW_VALUE_SHARE,  /* number, 0.15 is 15 % */
    DW_VALUE_COUNT,  /* number, whole */
    DW_VALUE_RATIO,  /* number, one decimal: "3.1 times" */
    DW_VALUE_DAY,    /* day */
    DW_VALUE_OPTION, /* issue, option: how an option is written depends on its issue */
    DW_VALUE_CLAUSE, /* clause, issue, option: a text of an issue kind, said of that option */
    DW_VALUE_TERMS,  /* term [n_terms]: gives or gets, each said by the text of its issue's kind */
    DW_VALUE_CHANCE, /* number, 0 .. 1, in whole per cent */
    DW_VALUE_TAKEN,  /* number, 0 .. 1: the chance that they take a package, up to chance_doubt */
    DW_VALUE_SAID,   /* clause: a text said of the deal as a whole */
    DW_VALUE_PACKAGE, /* package: its issues that are marked [n_issues], each as its issue writes it */
    DW_VALUE_OFFER,  /* term [n_terms]: as an offer names them */
    DW_VALUE_FACTS,  /* fact [n_facts]: each with what it may be */
    DW_VALUE_MOVE,   /* move: each of its terms, from where to where */
    DW_VALUE_LEVELS, /* factor, levels: what a fact may be, by the labels of its levels */
    DW_VALUE_TYPED   /* issue, option: a term as it is typed, "term_years=3" */
} dw_value_kind;

typedef struct dw_value {
    dw_value_kind kind;
    const char *text;
    const char *const *name;
    size_t n_names;
    dw_money money;
    double number;
    dw_day day;
    size_t issue, option; /* option is DW_NONE where the clause speaks of no option */
    const dw_term *term;
    size_t n_terms;
    bool is_give; /* of the terms: ours to give, else theirs */
    const dw_move *move;
    bool is_asked; /* of the move: only what it asks and the other side does not offer */
    dw_package package;
    const bool *marked;
    const dw_text *clause; /* needs only the variables account, issue and option */
    const dw_fact_change *fact;
    size_t n_facts;
    size_t factor;
    dw_fact levels;
} dw_value;

/* The value of a variable for one item of a scope (DW_SCOPE_DEAL, 0 for the whole deal); kind
 * DW_VALUE_NONE when this deal has none. `names` [DW_PLAN_NAMES_MAX] receives name lists. */
#define DW_PLAN_NAMES_MAX 128
dw_value dw_plan_value(const dw_plan *plan, dw_scope scope, size_t item, dw_variable variable,
                       const char **names);

const char *dw_frame_name(dw_frame frame);
const char *dw_anchor_state_name(dw_anchor_state state);
const char *dw_their_opening_name(dw_their_opening verdict);
const char *dw_squeeze_kind_name(dw_squeeze_kind kind);
const char *dw_calendar_kind_name(dw_calendar_kind kind);

#ifdef __cplusplus
}
#endif
#endif
