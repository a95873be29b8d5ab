/* The names that playbook, deal file, engine and faces share.
 *
 * A playbook holds the knowledge; this header holds the words it may be written in: what the engine
 * can measure on a deal, which plan sections there are, which numbers a playbook must give and which
 * variables its texts may use. Every enum has a table of names in the same order. */
#ifndef DEALWRIGHT_VOCABULARY_H
#define DEALWRIGHT_VOCABULARY_H

#include "dealwright/base.h"
#include "dealwright/limits.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a factor or a plan entry speaks of: the deal, or each item of a kind. */
typedef enum dw_scope {
    DW_SCOPE_DEAL,
    DW_SCOPE_ISSUE,        /* each negotiable issue */
    DW_SCOPE_DEADLINE,     /* each deadline */
    DW_SCOPE_OURS,         /* each of our people */
    DW_SCOPE_THEIRS,       /* each of theirs */
    DW_SCOPE_ANCHOR,       /* each candidate anchor */
    DW_SCOPE_STEP,         /* each step of the concession ladder */
    DW_SCOPE_TRADE,        /* each proposed trade of a give for a get */
    DW_SCOPE_TACTIC,       /* each tactic the team plans */
    DW_SCOPE_MISSING_KIND, /* each usual trade variable that the deal lacks */
    DW_SCOPE_EVENT,        /* each event of the record that counts, oldest first */
    DW_SCOPE_COUNT
} dw_scope;

/* Sections of a plan, in the order of the page; then those of the coach, which the record calls for. */
typedef enum dw_section {
    DW_SECTION_STRATEGY,
    DW_SECTION_SITUATION,
    DW_SECTION_STAKEHOLDERS,
    DW_SECTION_ISSUES,
    DW_SECTION_ALTERNATIVES,
    DW_SECTION_POWER,
    DW_SECTION_OPENING,
    DW_SECTION_THEIR_ANCHOR,
    DW_SECTION_PACKAGES,
    DW_SECTION_LADDER,
    DW_SECTION_TRADES,
    DW_SECTION_SEQUENCE,
    DW_SECTION_MOMENTUM,
    DW_SECTION_PACING,
    DW_SECTION_CALENDAR,
    DW_SECTION_DEADLINES,
    DW_SECTION_TACTICS,
    DW_SECTION_ESCALATION,
    DW_SECTION_ADAPTATION,
    DW_SECTION_ALIGNMENT,
    DW_SECTION_QUESTIONS,
    DW_SECTION_APPROVALS,
    DW_SECTION_AFTER,
    DW_SECTION_PLAN_COUNT,
    DW_SECTION_MEANING = DW_SECTION_PLAN_COUNT, /* what happened last, and what it means */
    DW_SECTION_NEXT_MOVE,                       /* what to do now */
    DW_SECTION_ALERTS,                          /* red flags and anti-patterns on the record */
    DW_SECTION_CONDUCT,                         /* what we did against the archetype that leads */
    DW_SECTION_REASSESSMENT,                    /* what changed, and the pivot it calls for */
    DW_SECTION_REQUESTS,                        /* approvals asked for, given and missing */
    DW_SECTION_TEAM,                            /* what our people want and were told */
    DW_SECTION_PRECEDENTS,                      /* terms that others would see */
    DW_SECTION_EXECUTIVE,                       /* the brief of whoever is brought in */
    DW_SECTION_DEBRIEF,                         /* what came out, and what to keep of it */
    DW_SECTION_COUNT
} dw_section;

/* The five usual phases, in order. */
typedef enum dw_phase {
    DW_PHASE_FIT,
    DW_PHASE_SCOPE,
    DW_PHASE_COMMERCIAL,
    DW_PHASE_CONTRACT,
    DW_PHASE_FINALISE,
    DW_PHASE_COUNT
} dw_phase;

/* Place of an issue in the cash cluster, whose terms are valued together by discounting. */
typedef enum dw_cash_role {
    DW_CASH_NONE,
    DW_CASH_PRICE,               /* annual price, minor units */
    DW_CASH_TERM_YEARS,          /* committed years, whole */
    DW_CASH_PAYMENT_DAYS,        /* days after the payment is due */
    DW_CASH_ESCALATOR,           /* yearly rise of the price, share */
    DW_CASH_FIRST_YEAR_DISCOUNT, /* share off in the first year */
    DW_CASH_RAMP_YEARS,          /* years until the full price is paid, whole */
    DW_CASH_RENEWAL_RISE,        /* rise of the price at each renewal, share */
    DW_CASH_COUNT
} dw_cash_role;

/* What a date of somebody's is for: steps of the calendar keep before or after it. */
typedef enum dw_deadline_kind {
    DW_DEADLINE_OTHER,
    DW_DEADLINE_QUARTER_END,
    DW_DEADLINE_BUDGET,
    DW_DEADLINE_BOARD,
    DW_DEADLINE_LAUNCH,
    DW_DEADLINE_REGULATORY,
    DW_DEADLINE_CONTRACT_END,
    DW_DEADLINE_EVALUATION,
    DW_DEADLINE_OFFER_EXPIRY,
    DW_DEADLINE_KIND_COUNT
} dw_deadline_kind;

/* Whose presence a step of the calendar needs. Nobody is asked for where the deal names nobody. */
typedef enum dw_presence {
    DW_PRESENCE_THEIR_DECIDER, /* each of theirs who decides */
    DW_PRESENCE_THEIR_PEOPLE,  /* each of theirs */
    DW_PRESENCE_OUR_LEAD,      /* each of ours in the role */
    DW_PRESENCE_OUR_SPONSOR,
    DW_PRESENCE_OUR_APPROVER,
    DW_PRESENCE_COUNT
} dw_presence;

/* When a plan in the making can take a measure. */
typedef enum dw_stage {
    DW_STAGE_EARLY, /* read off the deal alone */
    DW_STAGE_LATE,  /* when stakes, openings, deadlines and the record have been weighed */
    DW_STAGE_LAST   /* when the ladder, the next offer and the belief about the buyer are there */
} dw_stage;

/* What the engine reads off a deal. Numbers are cut by a factor's thresholds; named measures give
 * the level by name (dw_measure_info lists the names). A measure that cannot be taken leaves its
 * factor unknown. Measures of a later stage need the trade engine or earlier decisions: decisions that
 * the assessment makes cannot use them, plan entries and later decisions can. */
typedef enum dw_measure {
    DW_MEASURE_NONE,
    /* of the deal */
    DW_MEASURE_VALUE,         /* contract value, currency units */
    DW_MEASURE_DAYS_TO_CLOSE, /* working days from the planning day to close_by */
    DW_MEASURE_ISSUE_COUNT,
    DW_MEASURE_OUR_OFFERS, /* that name a price, where the deal has one */
    DW_MEASURE_THEIR_OFFERS,
    DW_MEASURE_OUR_POSITION,     /* none holding below_target below_floor: our newest price */
    DW_MEASURE_WALK_AWAY,        /* missing set: the floor price */
    DW_MEASURE_AGREEMENT,        /* none reached: an offer was accepted and nothing followed */
    DW_MEASURE_VALUE_EVIDENCE,   /* none claimed given: figures, and what they rest on */
    DW_MEASURE_MARKET_EVIDENCE,  /* none claimed given */
    DW_MEASURE_COMPETITOR_PRICE, /* unknown below_ours above_ours, against the target price */
    DW_MEASURE_COMPETITOR_NAMED, /* none named: by its name, whatever it asks */
    DW_MEASURE_PRICE_FIGURES,    /* none some all: list, target and floor price */
    DW_MEASURE_DECISION_MAKER,   /* unknown known */
    DW_MEASURE_FINAL_SAY,        /* unknown one several: of theirs, whose yes it needs */
    DW_MEASURE_OUR_LEAD,         /* missing named */
    DW_MEASURE_OUR_SPONSOR,      /* missing named */
    DW_MEASURE_OUR_APPROVER,     /* missing named */
    DW_MEASURE_OUR_TEAM,         /* nobody one several */
    DW_MEASURE_ACKNOWLEDGEMENT,  /* none partial all */
    DW_MEASURE_OBJECTIVES,       /* unknown shared different */
    DW_MEASURE_LATEST_SIGNAL, /* dw_signal; a bad one until they have offered or accepted after it */
    DW_MEASURE_CLOSE_AT_QUARTER_END, /* no yes: close_by shortly before our quarter's end */
    DW_MEASURE_BUDGET_SHAPE,         /* unknown flat tight_first_year */
    DW_MEASURE_BUYER_DEADLINES,      /* deadlines of theirs */
    /* of the deal, late */
    DW_MEASURE_THEIR_OPENING,        /* none reasonable aggressive unproven */
    DW_MEASURE_PRICE_ROOM,           /* unknown none narrow wide */
    DW_MEASURE_OPENING_REACH,        /* unknown within beyond: their plausible limit */
    DW_MEASURE_TARGET_DISCOUNT,      /* share off list at the target price */
    DW_MEASURE_FLOOR_DISCOUNT,       /* share off list at the floor price */
    DW_MEASURE_STRATEGY_OVERRIDE,    /* none agrees differs */
    DW_MEASURE_TACTIC_CONFLICT,      /* none some */
    DW_MEASURE_TRADE_ISSUES,         /* number of issues of type trade */
    DW_MEASURE_COMPATIBLE_ISSUES,    /* number of issues of type compatible */
    DW_MEASURE_ARTIFICIAL_DEADLINES, /* deadlines whose standing is artificial */
    /* of the record, late; each knows the events behind it (dw_plan_line_events) */
    DW_MEASURE_UNRECIPROCATED_GIVES,   /* gives of ours that nothing came back for, unexcused */
    DW_MEASURE_MOVES_WITHOUT_ANSWER,   /* gives of ours right after another offer of ours */
    DW_MEASURE_OUR_CONCESSION_PATTERN, /* the patterns of ledger.h */
    DW_MEASURE_THEIR_CONCESSION_PATTERN,
    DW_MEASURE_THEIR_MOVES,             /* offers of theirs that moved something */
    DW_MEASURE_OFFERS_SINCE_THEIR_STEP, /* of ours since their first offer or last concession */
    DW_MEASURE_SESSIONS_WITHOUT_MOVE,   /* since either side moved last */
    DW_MEASURE_DAYS_SINCE_MOVE,         /* calendar days since either side moved last */
    DW_MEASURE_REFUSALS_IN_A_ROW,       /* of theirs since they moved or accepted last */
    DW_MEASURE_SPLIT_DIFFERENCE, /* offers of ours in the middle of both positions that ask nothing back;
                                           a single one that is no larger than planned is none */
    DW_MEASURE_OFFERS_BELOW_FLOOR,   /* offers of ours worth less than the walk-away */
    DW_MEASURE_MUST_BROKEN,          /* offers of ours, or acceptances, outside our hard limits */
    DW_MEASURE_TERRIBLE_TERMS,       /* none offered accepted: either of the two */
    DW_MEASURE_GIVES_ON_RISK_TERMS,  /* moves of ours that give on a term that carries risk */
    DW_MEASURE_GETS_SHARE,           /* as a share of what the ladder asked with our gives */
    DW_MEASURE_CONCESSION_SHARE,     /* our newest concession to the one before, as a
                                           share of the lead's */
    DW_MEASURE_OPENING_AGAINST_PLAN, /* our first price above the planned one, share of it */
    DW_MEASURE_ADVERSARIAL_SIGNALS,
    DW_MEASURE_ADVERSARIAL_ANSWERS, /* such signals and ultimatums after a give or disclosure */
    DW_MEASURE_NEGATIVE_SIGNALS_IN_A_ROW,
    DW_MEASURE_STAKEHOLDER_CHANGES, /* on their side, and nobody has spoken with them since */
    DW_MEASURE_COMPETITOR_CHANGES, /* since the last plan, pivot or fact about what else they have */
    DW_MEASURE_FACT_CHANGES,       /* of facts behind the power balance, since the same */
    DW_MEASURE_OUR_ARTIFICIAL_PRESSURE, /* dates we set or pressed with and have no evidence for */
    DW_MEASURE_DISCLOSURES_WITHOUT_RETURN, /* of ours before they told anything */
    DW_MEASURE_DISCLOSURE_EXCESS, /* our share of what both told, less the lead's disclosure */
    DW_MEASURE_OUR_ACTS_IN_A_ROW, /* within chase_days, without one of theirs between */
    DW_MEASURE_ESCALATIONS_REQUESTED_EARLY, /* and talks of executives that nobody had asked for */
    DW_MEASURE_CONTRADICTIONS,              /* terms that two of us named differently */
    DW_MEASURE_PROMISES_OPEN,               /* of ours, that nothing answers */
    DW_MEASURE_PROMISES_OVERDUE,            /* those whose day has passed */
    DW_MEASURE_WHOSE_TURN, /* nobody us them: the other side of who moved last; theirs where a promise has
                                    taken the place of their demand */
    DW_MEASURE_DAYS_WAITING, /* working days since our newest move, or since they last said again
                                  * where they stand, while it is their turn */
    DW_MEASURE_BREAK_STATE,  /* none running over acted: the newest break while
                                    nobody has spoken; acted where they have done else in it */
    DW_MEASURE_ESCALATIONS,  /* requests of ours for one, and meetings held */
    DW_MEASURE_ESCALATION_STATE, /* none requested briefed met promised */
    DW_MEASURE_PEER_ASKED, /* yes no: have they asked for somebody above us, and no talk was held since? */
    DW_MEASURE_THEIR_STATEMENT, /* none and the statements of event.h: unanswered by us */
    DW_MEASURE_OFFER_GAP,       /* unknown none price terms both: what parts both offers */
    /* of the deal, last */
    DW_MEASURE_OFFER_ON_TABLE, /* none outside below_walk_away short good: theirs */
    DW_MEASURE_NEXT_OFFER,     /* unknown none same_as_ours available */
    DW_MEASURE_EQUAL_PACKAGES, /* that can be laid side by side */
    DW_MEASURE_OPEN_TRADES,    /* trades that neither standing offer holds already */
    DW_MEASURE_LADDER_TIME, /* unknown enough short none: exchanges until the close, for its steps */
    DW_MEASURE_COMMON_GROUND,     /* unknown none some: packages acceptable to both */
    DW_MEASURE_OPEN_QUESTIONS,    /* open facts that the choice of strategy depends on */
    DW_MEASURE_LEAD_CHANGE,       /* none changed pivoted: since the version in hand */
    DW_MEASURE_CONFIDENCE_CHANGE, /* none fell: below what is called fair */
    DW_MEASURE_POWER_CHANGE,      /* none to_them to_us */
    /* of an issue, late */
    DW_MEASURE_ISSUE_TYPE,          /* the types of trade.h */
    DW_MEASURE_ISSUE_PHASE,         /* fit scope commercial contract finalise */
    DW_MEASURE_ISSUE_CASH,          /* none and the cash roles */
    DW_MEASURE_ISSUE_MUST,          /* no yes */
    DW_MEASURE_ISSUE_RISK,          /* no yes */
    DW_MEASURE_ISSUE_WEIGHT_OURS,   /* share of all issues' stakes to us, 0 .. 1 */
    DW_MEASURE_ISSUE_WEIGHT_THEIRS, /* the same to them */
    /* of a deadline */
    DW_MEASURE_DEADLINE_OWNER,       /* ours buyer competitor other */
    DW_MEASURE_DEADLINE_EVIDENCE,    /* none given */
    DW_MEASURE_DEADLINE_KIND,        /* the kinds of deal.h */
    DW_MEASURE_DEADLINE_DAYS_LEFT,   /* working days from the planning day; 0 when past */
    DW_MEASURE_DEADLINE_AFTER_CLOSE, /* no yes: falls after close_by */
    /* of people */
    DW_MEASURE_OUR_ROLE,         /* the roles of deal.h */
    DW_MEASURE_OUR_ACKNOWLEDGED, /* no yes */
    DW_MEASURE_THEIR_AUTHORITY,  /* unknown and the authorities of deal.h */
    DW_MEASURE_THEIR_STANCE,     /* unknown and the stances of deal.h */
    /* of a candidate anchor, late */
    DW_MEASURE_ANCHOR_FRAME, /* value market competitive list */
    DW_MEASURE_ANCHOR_STATE, /* chosen usable below_target unsupported */
    /* of a ladder step, late */
    DW_MEASURE_STEP_PLACE,    /* opening above_target target below_target walk_away */
    DW_MEASURE_STEP_APPROVAL, /* own others: whose yes the package needs */
    /* of a planned tactic, late */
    DW_MEASURE_TACTIC_FIT, /* supports neutral contradicts */
    /* of an event of the record */
    DW_MEASURE_EVENT_KIND,      /* the kinds of event.h */
    DW_MEASURE_EVENT_BY,        /* us them */
    DW_MEASURE_EVENT_ACTION,    /* the actions of event.h */
    DW_MEASURE_EVENT_SIGNAL,    /* none and the signals of event.h */
    DW_MEASURE_EVENT_STATEMENT, /* none and the statements of event.h */
    DW_MEASURE_EVENT_LATEST,    /* no yes: of the record, logged last */
    DW_MEASURE_EVENT_REASON,    /* none given: a reason is written down */
    /* of an event of the record, late */
    DW_MEASURE_EVENT_MOVE, /* the kinds of move of ledger.h */
    DW_MEASURE_EVENT_ANSWERED, /* what came back for it, as ledger.h names it; later: nothing before the side
                                * moved again, and the other has moved its way since */
    DW_MEASURE_EVENT_MOVE_SIZE, /* cost of our move, share of the way from our first offer to target */
    /* of the deal, from its record */
    DW_MEASURE_OUTCOME,      /* none and the outcomes of event.h */
    DW_MEASURE_DEBRIEFED,    /* none given: a debrief is on the record */
    DW_MEASURE_RELATIONSHIP, /* rating of the newest debrief, 1 .. 5 */
    /* of the deal, from its record, late */
    DW_MEASURE_OPEN_REQUESTS,     /* approvals that are asked for and wait */
    DW_MEASURE_UNAPPROVED_OFFERS, /* offers of ours that needed an approval and had none */
    DW_MEASURE_REFUSED_OFFERED,   /* offers of ours against a refusal */
    DW_MEASURE_VOID_ANSWERS,      /* answers to requests that do not count */
    DW_MEASURE_APPROVER_AWAY, /* none stand_in nobody: who has to answer the newest request is away */
    DW_MEASURE_REQUEST_REACH, /* none named too_high nobody: may one of ours grant the newest request? */
    DW_MEASURE_PLAN_PUBLISHED, /* no yes */
    DW_MEASURE_UNCONFIRMED,    /* of ours who have not confirmed the newest plan published */
    DW_MEASURE_OUR_LEADS,      /* of ours who lead */
    DW_MEASURE_TEAM_DISTANCE,  /* of the two rankings furthest apart, 0 .. 1 */
    DW_MEASURE_PLAN_DISTANCE,  /* of the ranking furthest from the plan's weights */
    /* of the deal, from its record, last */
    DW_MEASURE_NEXT_OFFER_NEEDS,  /* none own covered asked unasked refused */
    DW_MEASURE_THEIR_OFFER_NEEDS, /* the same of what they have on the table */
    DW_MEASURE_PRECEDENTS,        /* other deals that would see terms on this table */
    DW_MEASURE_AGREED_PLACE,      /* none below_walk_away below_target at_target above_target */
    DW_MEASURE_LEFT_FOR_BOTH, /* none efficient inside: is a package better for both than the agreed one? */
    /* of an event of the record, late */
    DW_MEASURE_EVENT_OFFER, /* what approval our offer had: none own covered asked unasked refused */
    DW_MEASURE_EVENT_REQUEST,     /* none open granted partly refused superseded */
    DW_MEASURE_EVENT_ANSWER,      /* none counts by_asker by_other too_low to_nothing */
    DW_MEASURE_EVENT_SPEAKER,     /* none lead named unnamed: in what part our person acted */
    DW_MEASURE_EVENT_INFORMED,    /* yes no: had our person acknowledged the newest plan? */
    DW_MEASURE_EVENT_NAMES_PRICE, /* no yes */
    DW_MEASURE_EVENT_NAMED_LOW,   /* no yes: the request names less than it needs */
    DW_MEASURE_FRESH_HOSTILITY,   /* acts since the newest move or friendlier signal */
    DW_MEASURE_FRESH_COMPETITION, /* moves of competitors since the newest move, session or break */
    DW_MEASURE_EVENT_KEEPS_PROMISE, /* no yes: it answers a promise of ours */
    DW_MEASURE_EVENT_BY_PEOPLE, /* no yes: the newest answer that counts by the people of the deal alone */
    DW_MEASURE_EVENT_CORRECTS, /* no yes: it takes the place of an earlier event */
    DW_MEASURE_EVENT_CONFIRMS, /* no yes: an acceptance of what was agreed before */
    DW_MEASURE_REOPENED, /* no yes better refused: they have offered since the agreement, and at least as
                                  much as was agreed, or we have said no to it */
    /* of the deal */
    DW_MEASURE_DAYS_PAST_CLOSE, /* calendar days since close_by; 0 until it has passed */
    /* of the record, late */
    DW_MEASURE_SUPPORTERS_LOST, /* people of theirs, not won back, and no talk since */
    /* of an event of the record */
    DW_MEASURE_EVENT_PERSON,        /* none came changed left: what becomes of a person */
    DW_MEASURE_EVENT_STANCE_BEFORE, /* unknown and the stances of deal.h, of who was there before */
    DW_MEASURE_EVENT_STANCE_AFTER,  /* the same, of who is there after it */
    DW_MEASURE_EVENT_DEADLINE_OWNER, /* ours buyer competitor other: of the deadline it is about */
    DW_MEASURE_EVENT_DEADLINE_MOVE,  /* none new same earlier later: of one that is set */
    DW_MEASURE_EVENT_IN_OUR_BREAK, /* no yes: an offer or a yes of ours before a break of ours was over */
    /* of the deal, last */
    DW_MEASURE_MEETS_OURS, /* no yes: they have on the table what we ask, or too near to argue */
    /* of the record, late */
    DW_MEASURE_EVENT_DUE, /* none ahead today silent acted: the day that a demand, an ultimatum or a promise
                             names, while nothing answers it; silent and acted once it has passed */
    DW_MEASURE_ULTIMATUM_DAY,          /* the same, of their ultimatum that stands */
    DW_MEASURE_THEIR_PROMISES_OVERDUE, /* promises of theirs whose day has passed */
    DW_MEASURE_EVENT_ASKS, /* none offered anew named: what the offer asks more than the one before, which the
                              other side offers, which it had not named yet, which it takes back */
    DW_MEASURE_EVENT_NEWS, /* none same open known: what facts say that was not known: nothing, that they
                              are open again, or something */
    DW_MEASURE_EVENT_PAST_CLOSE,     /* no yes: of a deadline that is set */
    DW_MEASURE_DAYS_QUIET,           /* calendar days since either side spoke to the other */
    DW_MEASURE_STALLS_SINCE_MEETING, /* sessions and refusals without a move since executives talked */
    /* of an event, late */
    DW_MEASURE_EVENT_SETTLED, /* no yes: our offer without approval needs none any more */
    DW_MEASURE_SIGNED_PLACE, /* none unsaid named as_agreed below_agreed above_agreed: what was signed */
    DW_MEASURE_LAST_OFFER_PLACE, /* none below_walk_away above_walk_away: theirs, at an end not won */
    /* of the record, late */
    /* no yes nothing with_words our_no our_offer: an end taken back, and no offer or answer since; nothing:
     * there was none; with_words: theirs came after it and before that; the last two: only ours did, the
     * newest of them a refusal, or an offer */
    DW_MEASURE_OPENED_AGAIN,
    DW_MEASURE_THEIR_OFFER_LEFT, /* calendar days until the last one of what they offer, below 0 after it */
    DW_MEASURE_OUR_OFFER_LEFT, /* the same of what we offer */
    DW_MEASURE_AGREEMENT_LEFT, /* no below other anew denied given: our newest offer has ended an agreement */
    DW_MEASURE_EVENT_PROMISED, /* no yes: it is a talk of executives, and a promise follows it before the
                                * next step of an escalation */
    DW_MEASURE_SUPPORTERS_GONE,   /* of the lost supporters, who left */
    DW_MEASURE_SUPPORTERS_TURNED, /* and who are still there */
    DW_MEASURE_WITHDRAWN,     /* none pivot other: what the newest entry of the log takes back */
    DW_MEASURE_EVENT_UNASKED, /* no yes: a grant that counts and answers no request that waited */
    DW_MEASURE_COMPETITORS_LEFT, /* since the last plan, pivot or fact about what else they have */
    DW_MEASURE_EVENT_RIVAL, /* none news proven repeated left beside left_beside: what a competitor's event
                             * brings; proven: evidence for a price that was known without; beside: it
                             * leaves what they may fall back on as it was, though its price is news */
    DW_MEASURE_HARD_LIMITS, /* none kept passed: by what they have on the table, the price aside */
    DW_MEASURE_SUPPORTERS_MISSING, /* of the whole record: lost, and nobody has come in their place */
    DW_MEASURE_UNNAMED_TERMS,      /* terms that nobody has named while an offer is on the record */
    DW_MEASURE_NEWEST_STEP, /* none smaller same larger: our newest concession, by the one before */
    DW_MEASURE_ROOM_LEFT, /* of the way from our first offer to the walk-away, what our newest leaves */
    DW_MEASURE_UNTRIED_PIVOTS,   /* since the newest exchange between the two sides */
    DW_MEASURE_NUMBER_NAMED,     /* none us them both: in an offer or a statement */
    DW_MEASURE_AGREEMENT_BROKEN, /* no they we: who has ended an agreement that none has followed */
    /* of the deal, last */
    DW_MEASURE_OFFER_AT_LIMITS, /* none below_walk_away short good: theirs, with what is outside our hard
                                 * limits put where these end; none where nothing of it is */
    DW_MEASURE_UNDERBID, /* no yes at_limits in_words: our newest word is an offer worth less to us than what
                          * they offer, offer but for terms outside our hard limits, or ask for in words */
    /* of the record, late */
    DW_MEASURE_TAKEN_BACK, /* no yes: their newest offer takes back what they had named, unanswered */
    DW_MEASURE_REFUSAL_REASON, /* none unsaid given: of the newest no of theirs in refusals_in_a_row */
    DW_MEASURE_OUR_QUESTION, /* calendar days since our newest question that nothing of theirs has followed;
                                  -1 without one */
    DW_MEASURE_EVENT_NO, /* none refused declined: their newest no to a term that is still out, dw_offered; of
                          * several the first */
    DW_MEASURE_ISSUE_NO, /* none refused declined: what they have said no to on the issue, dw_offered */
    /* of an event, early */
    DW_MEASURE_EVENT_AFTER_END, /* no yes: an offer, an answer or a concession that the end has made a note */
    DW_MEASURE_SILENT_SINCE_END, /* none us them both: who has offered nothing since an agreement ended */
    /* of an event, late */
    DW_MEASURE_EVENT_FIGURE, /* how far a price of theirs lies from a figure that we told them since their
                              * last, as a share of it; -1 without one, or where they stood as near before */
    /* of the record, late */
    DW_MEASURE_PAST_ULTIMATUM, /* none silent away back met: what they did since the day that their newest
                                * ultimatum named has passed; met: nothing, and our offer meets it */
    /* of the deal, last */
    DW_MEASURE_OUTSIDE_ASKED, /* none no some waiting again: have we told them that what is outside our hard
                               * limits cannot be, and have they named it again since? */
    /* of the deal, from its record */
    DW_MEASURE_FIRST_NUMBER, /* none us them: who named a number first, as number_named counts it */
    DW_MEASURE_TOLD_FIGURE,  /* none kept below: the lowest price that one of us has said to them in
                              * words, below the target and all that we have offered? */
    /* of an event, late */
    DW_MEASURE_EVENT_BEHIND, /* no yes: words that ask more than the side's own offer at that time */
    /* of the record, late */
    DW_MEASURE_UNSETTLED_PEOPLE, /* of stakeholder_changes, those of which no alert has been set aside */
    /* of the deal, last */
    DW_MEASURE_SMALL_STEPS, /* none apart joined: does the ladder end in several steps that each move price
                             * by less than step_least, and are they together less than what came before? */
    DW_MEASURE_LADDER_CHANCE, /* that they take the last step of the ladder in the end */
    /* of the record, late */
    DW_MEASURE_EARLY_TO_ESCALATE, /* no yes: working level has been tried fewer times than early_moves says */
    /* of the deal, from its record, late */
    DW_MEASURE_OUR_TERMS_NEED, /* none own covered asked unasked refused: what is agreed, else our offer that
                                * they may take */
    DW_MEASURE_PROMISE_NEEDS, /* the same of the promise of ours that is named as owed; unwanted: nobody's
                               * yes is missing, and they have said no to a term of it */
    /* none more less lapsed refused behind unapproved undercuts first: a price that we have said after our
     * offer, against it; lapsed: less, and its last day has passed; refused: less, by our own house;
     * unapproved: less, and a yes of our own house is missing; behind: one said before it, less, that no
     * offer of ours has reached; undercuts: less than what they have on the table; first: before any offer
     * of ours, and less than we would open with */
    DW_MEASURE_OUR_WORD,
    /* of an event of the record, late */
    DW_MEASURE_EVENT_OFFER_NOW, /* the same of an offer of ours that had no approval, by the record of now */
    DW_MEASURE_EVENT_RULED, /* none asks grants refuses: what an approval does to what already binds us */
    DW_MEASURE_EVENT_REPLACES, /* none own covered asked unasked refused: our offer before that one */
    DW_MEASURE_EVENT_COSTS, /* no yes: our move costs us something; let_go: no, and all that it gives is
                                * to let go what they had refused */
    /* of the deal, last */
    DW_MEASURE_TRADE_NEEDS, /* none own covered asked unasked refused: the first trade over our offer; also
                             * refused where what it gives was refused without what it asks */
    DW_MEASURE_NEXT_OFFER_DENIED, /* none refused cut tied: has our own house said no to something in it,
                                   * granted less of it than was asked for, or tied what it granted to what it
                                   * lacks? */
    DW_MEASURE_THEIR_OFFER_DENIED, /* the same of what they have on the table */
    DW_MEASURE_EVENT_SAID_YES, /* no yes: an acceptance of what was not on the table, counted as an offer */
    DW_MEASURE_EVENT_PASSED, /* no yes: ours, before what was agreed, which is something else */
    DW_MEASURE_EVENT_PRESSES, /* no yes unanswered: an ultimatum of theirs whose day has not passed, which
                               * neither what we have on the table meets nor they have taken back; our answer
                               * is no end. unanswered: nothing of ours but questions has come after it */
    /* of the record, late */
    DW_MEASURE_TOLD_WHY, /* none demand refusal both: we have asked what is behind their demand or ultimatum
                          * that stands, or their newest no, and they have told us */
    /* of an issue, last */
    DW_MEASURE_ISSUE_STANDS, /* between ours theirs asked given still: in what we offer, else open with: both
                              * can move; at standard, nothing to get, or to give; beside it the same;
                              * neither can */
    DW_MEASURE_ULTIMATUM_RUNS, /* none ahead today, as of event_due: the day of their newest ultimatum, while
                                * that waits for an answer or presses on after one */
    DW_MEASURE_DEMAND_RUNS, /* the same of their newest demand; silent acted as well while that waits */
    DW_MEASURE_OUR_ULTIMATUM, /* none passed bettered: the day of our newest ultimatum has passed, and we have
                               * said nothing since; or have put other terms than those it names */
    /* of the deal, last */
    DW_MEASURE_ULTIMATUM_PLACE, /* of what their ultimatum that runs asks for, as offer_on_table */
    DW_MEASURE_OUR_OFFER_BELOW, /* no yes: what they can take of ours is worth less to us than walking away */
    /* of the deal, late */
    DW_MEASURE_OUR_OFFER_REFUSED, /* no yes: they have said no to our newest offer */
    DW_MEASURE_COUNT
} dw_measure;

typedef struct dw_measure_info {
    const char *name;
    dw_scope scope;
    dw_stage stage;
    const char *const *levels; /* NULL-terminated names in order; NULL when it is a number */
    const char *unit;          /* of a number; NULL for a named measure */
} dw_measure_info;

/* Decisions and scores every playbook must have, because the engine acts on their outcome. */
typedef enum dw_key {
    DW_KEY_EFFORT,            /* scored: fast_track balanced white_glove */
    DW_KEY_POWER,             /* scored: buyer balanced seller, in this order */
    DW_KEY_ARCHETYPE,         /* chosen: the lead */
    DW_KEY_GUARD,             /* chosen: none, then the archetypes in their order */
    DW_KEY_WHO_ANCHORS,       /* chosen: us them */
    DW_KEY_ANCHOR_FRAME,      /* chosen: value market competitive list */
    DW_KEY_SEQUENCE,          /* chosen: easy_first hardest_first package */
    DW_KEY_PACING,            /* chosen: fast measured slow */
    DW_KEY_ESCALATION,        /* chosen: now prepare no */
    DW_KEY_ISSUE_PRIORITY,    /* scored, issue: the higher, the earlier it is negotiated */
    DW_KEY_DEADLINE_STANDING, /* chosen, deadline: legitimate buyer artificial */
    DW_KEY_BUYER_PACE,        /* chosen: conceding steady firm */
    DW_KEY_BUYER_ALTERNATIVE, /* chosen: status_quo substitute, where no price of a rival is known */
    DW_KEY_ESCALATION_VERDICT, /* chosen: right not_yet wrong */
    DW_KEY_NEXT_MOVE, /* chosen: hold ask trade offer break pivot escalate walk_away close accept */
    DW_KEY_COUNT
} dw_key;

/* Figures of a deal that tell of the most the buyer would plausibly pay, all a year. */
typedef enum dw_limit_figure {
    DW_LIMIT_COMPETITOR_PRICE, /* what the named competitor asks */
    DW_LIMIT_VALUE_LOW,        /* the least they gain */
    DW_LIMIT_VALUE_LIKELY,
    DW_LIMIT_VALUE_HIGH,
    DW_LIMIT_MARKET_LOW,
    DW_LIMIT_MARKET_HIGH,
    DW_LIMIT_LIST_PRICE,
    DW_LIMIT_THEIR_OFFER, /* the newest price they offered */
    DW_LIMIT_THEIR_WORD,  /* the highest that they named in a demand, an ultimatum or a position */
    DW_LIMIT_FIGURE_COUNT
} dw_limit_figure;

/* How a figure changes the limit that those before it gave. */
typedef enum dw_limit_effect {
    DW_LIMIT_AT_MOST,   /* no more than the figure; the limit itself where there is none yet */
    DW_LIMIT_OTHERWISE, /* the limit where there is none yet */
    DW_LIMIT_AT_LEAST,  /* no less than the figure; nothing where there is none yet */
    DW_LIMIT_EFFECT_COUNT
} dw_limit_effect;

/* Numbers every playbook must give. */
typedef enum dw_setting {
    DW_SETTING_FIT_SCALE,          /* points at which fit is 75 */
    DW_SETTING_SETTLED_CONFIDENCE, /* confidence at which no further question is needed */
    DW_SETTING_VALUE_SHARE,        /* share of the buyer's annual value that we ask for */
    DW_SETTING_MARKET_PLACE, /* where in the market range we stand when no level says so, 0 .. 1 */
    DW_SETTING_STANCE_REACH, /* share of the market range that a stance of 1 moves it by */
    DW_SETTING_ANCHOR_TOLERANCE, /* their anchor may miss the evidence by this share of it */
    DW_SETTING_NARROW_ROOM,      /* price room below this share of the target is narrow */
    DW_SETTING_LADDER_STEPS_MIN,
    DW_SETTING_LADDER_STEPS_MAX,
    DW_SETTING_LADDER_RATIO_MIN,
    DW_SETTING_LADDER_RATIO_MAX,
    DW_SETTING_HORIZON_YEARS,       /* shortest horizon over which packages are valued */
    DW_SETTING_OUR_COST_OF_CAPITAL, /* where the deal file gives none */
    DW_SETTING_THEIR_COST_OF_CAPITAL,
    DW_SETTING_RENEWAL_PROBABILITY,
    DW_SETTING_FLEXIBILITY_COST, /* to them, share of the price per committed year after the first */
    DW_SETTING_BUDGET_EXCESS_COST, /* to them, per unit of payment beyond that year's budget */
    DW_SETTING_TRADE_RATIO,        /* one side's stake this many times the other's makes a trade */
    DW_SETTING_FISCAL_YEAR_START,  /* month our fiscal year begins with, 1 .. 12 */
    DW_SETTING_QUARTER_END_COST_LOW, /* share of revenue that closing for our quarter's end costs */
    DW_SETTING_QUARTER_END_COST_HIGH,
    DW_SETTING_EASY_ISSUE_WEIGHT, /* an issue below this share of both sides' stakes is easy */
    DW_SETTING_EASY_ISSUES_MAX,   /* easy issues that a text names */
    DW_SETTING_QUARTER_END_DAYS,  /* a close so many days before our quarter's end is at its end */
    DW_SETTING_DAYS_AFTER_CLOSE,  /* in which a date still stands in the calendar */
    DW_SETTING_STANDARD_PAYMENT_DAYS,    /* where the deal does not say */
    DW_SETTING_TRADES_MAX,               /* that a plan proposes */
    DW_SETTING_DRIVERS_MAX,              /* facts said to speak for the lead */
    DW_SETTING_FLIPS_MAX,                /* changes looked for that would flip the lead */
    DW_SETTING_FLIPS_SHOWN,              /* of these, on a page */
    DW_SETTING_QUESTIONS_SHOWN,          /* on a page */
    DW_SETTING_ANSWER_WORTH_SHOWN,       /* points from which the worth of an answer is written */
    DW_SETTING_FAIR_CONFIDENCE,          /* confidence that is called fair, not low */
    DW_SETTING_CLOSE_FIT,                /* fits nearer than this are a close call */
    DW_SETTING_POWER_REASONS_SHOWN,      /* for each side */
    DW_SETTING_DECISION_REASONS_FOR,     /* shown */
    DW_SETTING_DECISION_REASONS_AGAINST, /* shown */
    DW_SETTING_STRATEGY_REASONS_SHOWN,   /* for, and against, each of the others */
    DW_SETTING_EFFORT_REASONS_FOR,       /* shown, for more */
    DW_SETTING_EFFORT_REASONS_AGAINST,   /* shown, for less */
    DW_SETTING_SHORT_LINES,              /* under each heading of a short page */
    DW_SETTING_IMPORTANCE_LOW, /* stake of an issue of low importance, share of a year's price */
    DW_SETTING_IMPORTANCE_MEDIUM,
    DW_SETTING_IMPORTANCE_HIGH,
    DW_SETTING_ALTERNATIVE_SPREAD, /* how far their price elsewhere may be off, share of it */
    DW_SETTING_UNKNOWN_LIMIT_SPREAD, /* of their limit where only our own prices are known, share of it */
    DW_SETTING_RIVAL_CREDENCE,     /* chance that a price of a rival is as told, without evidence */
    DW_SETTING_PACKAGES_COUNT,     /* equivalent packages to offer at a time */
    DW_SETTING_PACKAGES_TOLERANCE, /* how far their worths to us may differ, share */
    DW_SETTING_BUYER_CLAIM,        /* share of their largest gain that a buyer expects */
    DW_SETTING_BREAK_RISK,         /* chance that the talks end at an offer they refuse */
    DW_SETTING_AMOUNT_SPREAD,      /* how far a single amount of theirs may be off, share of it */
    DW_SETTING_ESTIMATE_SPREAD,    /* the same of an amount that the playbook estimated */
    DW_SETTING_OFFER_NOISE,        /* how far offers are off their target, share of their room */
    DW_SETTING_OPENING_SPREAD,     /* how many times more or less than their room they open with */
    DW_SETTING_MEETING_SHARE,      /* of what lies between both first offers, which they come */
    DW_SETTING_CHANCE_DOUBT,       /* nearer to certain than this no chance of a package is said */
    DW_SETTING_TALKS_DAYS,         /* how long talks take where no day to close by is known */
    DW_SETTING_MOVE_TOLERANCE,     /* share by which two concessions may differ and be equal */
    DW_SETTING_SPLIT_TOLERANCE, /* how far from the middle an offer still splits the difference */
    DW_SETTING_CONTRADICTION_DAYS, /* in which two of ours must say the same */
    DW_SETTING_CHASE_DAYS,         /* in which acts of ours in a row look like chasing */
    DW_SETTING_EARLY_MOVES,        /* tries at working level before which an escalation is early */
    DW_SETTING_PROMISE_DAYS,       /* working days in which a promise without a day is kept */
    DW_SETTING_EVENTS_SHOWN,       /* newest ones, with an alert */
    DW_SETTING_UNTITLED_BELOW,     /* authorities, from the last, that no unlisted title has */
    DW_SETTING_ACCEPT_TOLERANCE,   /* share of what we ask that nobody argues about */
    DW_SETTING_PACKAGES_DIFFERENCE, /* in which they differ, share of the buyer's other stakes than price */
    DW_SETTING_REFUSED_TAKEN, /* chance that what they refused in words is taken after all */
    DW_SETTING_STEP_LEAST, /* share of the price below which a step is too small to be said by itself */
    DW_SETTING_TRADE_LEAST, /* share of the target package's worth that a trade brings each side at least */
    DW_SETTING_COUNT
} dw_setting;

typedef struct dw_setting_info {
    const char *name;
    double low, high; /* allowed range, both included */
    const char *meaning;
} dw_setting_info;

/* What a text may speak of. A variable that the deal cannot give makes a text unsayable, so that no
 * plan has an empty sentence in it. */
typedef enum dw_variable {
    /* deal */
    DW_VAR_ACCOUNT,
    DW_VAR_DEAL,
    DW_VAR_OWNER,
    DW_VAR_SITUATION,
    DW_VAR_VALUE,
    DW_VAR_CLOSE_BY,
    DW_VAR_TODAY,
    DW_VAR_DAYS_TO_CLOSE,
    DW_VAR_ISSUE_COUNT,
    /* strategy */
    DW_VAR_LEAD,
    DW_VAR_GUARD,
    DW_VAR_RECOMMENDED,
    DW_VAR_RUNNER_UP,
    DW_VAR_CONFIDENCE,
    DW_VAR_OVERRIDE_REASON,
    /* price and evidence, a year */
    DW_VAR_LIST_PRICE,
    DW_VAR_TARGET_PRICE,
    DW_VAR_FLOOR_PRICE,
    DW_VAR_BUYER_VALUE,
    DW_VAR_BUYER_VALUE_LOW,
    DW_VAR_BUYER_VALUE_HIGH,
    DW_VAR_VALUE_EVIDENCE,
    DW_VAR_VALUE_SHARE,
    DW_VAR_VALUE_MULTIPLE,
    DW_VAR_MARKET_LOW,
    DW_VAR_MARKET_HIGH,
    DW_VAR_MARKET_EVIDENCE,
    DW_VAR_COMPETITOR,
    DW_VAR_COMPETITOR_PRICE,
    DW_VAR_COMPETITOR_GAP,
    DW_VAR_COMPETITOR_EVIDENCE,
    DW_VAR_THEIR_LIMIT,
    DW_VAR_FIRST_YEAR_BUDGET,
    DW_VAR_LATER_BUDGET,
    /* opening and their anchor */
    DW_VAR_OPENING_PRICE,
    DW_VAR_OPENING_ABOVE_TARGET,
    DW_VAR_RANGE_HIGH,
    DW_VAR_THEIR_OPENING,
    DW_VAR_THEIR_LATEST,
    DW_VAR_OUR_LATEST,
    DW_VAR_EVIDENCE_LOW,
    DW_VAR_EVIDENCE_HIGH,
    DW_VAR_REANCHOR_FRAME,
    DW_VAR_REANCHOR_PRICE,
    /* package, discounts */
    DW_VAR_PACKAGE_TARGET,
    DW_VAR_PACKAGE_WALK_AWAY,
    DW_VAR_LADDER_STEPS,
    DW_VAR_OUR_ALTERNATIVE,
    DW_VAR_PRICE_ROOM,
    DW_VAR_TARGET_DISCOUNT,
    DW_VAR_FLOOR_DISCOUNT,
    DW_VAR_TARGET_APPROVER,
    DW_VAR_FLOOR_APPROVER,
    DW_VAR_BREAK_EVEN_VOLUME,
    /* people */
    DW_VAR_OUR_LEAD,
    DW_VAR_SPONSOR,
    DW_VAR_APPROVER,
    DW_VAR_DECISION_MAKER,
    DW_VAR_DECISION_MAKER_TITLE,
    DW_VAR_UNACKNOWLEDGED,
    DW_VAR_OBJECTIVES,
    DW_VAR_THEIR_BLOCKER,
    DW_VAR_THEIR_SUPPORTER,
    /* issues */
    DW_VAR_TOP_ISSUE_OURS,
    DW_VAR_TOP_ISSUE_THEIRS,
    DW_VAR_BEST_GIVE,
    DW_VAR_BEST_GET,
    DW_VAR_COMPATIBLE_ISSUE,
    DW_VAR_FIRST_ISSUE,
    DW_VAR_LAST_ISSUE,
    DW_VAR_BLOCKING_ISSUE,
    DW_VAR_EASY_ISSUES,
    DW_VAR_MUST_ISSUES,
    DW_VAR_ESTIMATED_ISSUES,
    DW_VAR_IMPLIED_ISSUE,
    /* dates */
    DW_VAR_QUARTER_END,
    DW_VAR_QUARTER_END_COST,
    DW_VAR_NEXT_BUYER_DEADLINE,
    DW_VAR_NEXT_BUYER_DEADLINE_DATE,
    /* the item an entry is said for */
    DW_VAR_ISSUE,
    DW_VAR_OPTION,
    DW_VAR_ISSUE_STAKE_OURS,
    DW_VAR_ISSUE_STAKE_THEIRS,
    DW_VAR_DEADLINE,
    DW_VAR_DATE,
    DW_VAR_DAYS_LEFT,
    DW_VAR_EVIDENCE,
    DW_VAR_COST,
    DW_VAR_PERSON,
    DW_VAR_TITLE,
    DW_VAR_INTEREST,
    DW_VAR_ROLE,
    DW_VAR_ANCHOR_PRICE,
    DW_VAR_ANCHOR_BASE,
    DW_VAR_STEP_PRICE,
    DW_VAR_STEP_SIZE,
    DW_VAR_STEP_APPROVER,
    DW_VAR_STEP_GET,
    DW_VAR_STEP_GIVE,
    DW_VAR_STEP_WORTH,
    DW_VAR_GIVE,
    DW_VAR_GET,
    DW_VAR_GIVE_COST,
    DW_VAR_GIVE_WORTH,
    DW_VAR_GET_WORTH,
    DW_VAR_GET_COST,
    DW_VAR_TACTIC,
    DW_VAR_PROPOSAL,
    DW_VAR_EVENT_NUMBER,
    DW_VAR_EVENT_DATE,
    DW_VAR_EVENT_WHO,
    DW_VAR_EVENT_NOTE,
    /* the record */
    DW_VAR_GIVEN,
    DW_VAR_GOT,
    DW_VAR_UNRETURNED_COST,
    DW_VAR_DAYS_WITHOUT_MOVE,
    DW_VAR_SESSIONS_WITHOUT_MOVE,
    DW_VAR_LATEST_CONCESSION,
    DW_VAR_CONCESSION_BEFORE,
    DW_VAR_LEAD_RATIO,
    DW_VAR_LEAD_RECIPROCITY,
    DW_VAR_OUR_FIRST_PRICE,
    DW_VAR_PLANNED_OPENING,
    DW_VAR_CONTRADICTING,
    DW_VAR_NEW_PEOPLE,
    DW_VAR_GONE_PEOPLE,
    DW_VAR_POWER_FACTS,
    DW_VAR_BROKEN_MUSTS,
    DW_VAR_EVENT_MOVED,
    DW_VAR_EVENT_COST,
    DW_VAR_EVENT_WORTH,
    /* what the record leaves: approvals, team, promises, precedents, debrief */
    DW_VAR_REQUEST_TERMS,
    DW_VAR_REQUEST_BACK,
    DW_VAR_REQUEST_AUTHORITY,
    DW_VAR_REQUEST_ANSWERER,
    DW_VAR_REQUEST_DATE,
    DW_VAR_REQUEST_DAYS,
    DW_VAR_REQUEST_ABSENT,
    DW_VAR_REQUEST_STAND_IN,
    DW_VAR_NEXT_TERMS,
    DW_VAR_NEXT_BACK,
    DW_VAR_NEXT_AUTHORITY,
    DW_VAR_PLAN_VERSION,
    DW_VAR_PLAN_DATE,
    DW_VAR_UNCONFIRMED,
    DW_VAR_LEADS,
    DW_VAR_APART_FIRST,
    DW_VAR_APART_SECOND,
    DW_VAR_APART_SHARE,
    DW_VAR_APART_ISSUE,
    DW_VAR_ASTRAY,
    DW_VAR_ASTRAY_SHARE,
    DW_VAR_ASTRAY_ISSUE,
    DW_VAR_BREAK_UNTIL,
    DW_VAR_PROMISE,
    DW_VAR_PROMISE_BY,
    DW_VAR_PROMISE_DATE,
    DW_VAR_PROMISE_DUE,
    DW_VAR_THEIR_PROMISE,
    DW_VAR_THEIR_PROMISE_DUE,
    DW_VAR_PRECEDENT_DEAL,
    DW_VAR_PRECEDENT_ACCOUNT,
    DW_VAR_PRECEDENT_TERM,
    DW_VAR_PRECEDENT_COST,
    DW_VAR_PRECEDENT_COUNT,
    DW_VAR_AGREED_PRICE,
    DW_VAR_AGREED_WORTH,
    DW_VAR_AGREED_GAP,
    DW_VAR_AGREED_GIVES,
    DW_VAR_AGREED_GETS,
    DW_VAR_LEFT_OURS,
    DW_VAR_LEFT_THEIRS,
    DW_VAR_DAYS_TAKEN,
    DW_VAR_OUTCOME_REASON,
    DW_VAR_OFFERS_MADE,
    DW_VAR_EVENT_AUTHORITY,
    DW_VAR_EVENT_GRANTED,
    DW_VAR_EVENT_MISSING,
    DW_VAR_EVENT_TERMS,
    DW_VAR_EVENT_REASON,
    DW_VAR_EVENT_EVIDENCE,
    DW_VAR_EVENT_FACTS,
    DW_VAR_EVENT_PERSON,
    DW_VAR_EVENT_TO,
    DW_VAR_EVENT_COMPETITOR,
    DW_VAR_EVENT_COMPETITOR_PRICE,
    DW_VAR_EVENT_DEADLINE,
    DW_VAR_EVENT_DEADLINE_DATE,
    DW_VAR_EVENT_UNTIL,
    DW_VAR_EVENT_ARCHETYPE,
    /* where the talks stand */
    DW_VAR_THEIR_OFFER_WORTH,
    DW_VAR_THEIR_OFFER_SHORT,
    DW_VAR_GOING_ON,
    DW_VAR_NEXT_PRICE,
    DW_VAR_NEXT_GIVE,
    DW_VAR_NEXT_GET,
    DW_VAR_NEXT_CHANCE,
    DW_VAR_TRADE_GIVE,
    DW_VAR_TRADE_GET,
    DW_VAR_GAP_ISSUES,
    DW_VAR_TOP_QUESTION,
    DW_VAR_DAYS_WAITING,
    DW_VAR_ESCALATION_DATE,
    DW_VAR_ESCALATION_WHO,
    DW_VAR_PEER_ASKER,
    DW_VAR_TALK_HOLDER,
    DW_VAR_BETTER_OURS,
    DW_VAR_BETTER_THEIRS,
    DW_VAR_MOVE_CONFIDENCE,
    DW_VAR_EARLIER_LEAD,
    DW_VAR_EARLIER_CONFIDENCE,
    DW_VAR_EARLIER_POWER,
    DW_VAR_PIVOT_TO,
    DW_VAR_PIVOT_DATE,
    DW_VAR_PIVOT_WHO,
    DW_VAR_PIVOT_REASON,
    DW_VAR_PRICE_APART,
    DW_VAR_EXCHANGE_DAYS,
    DW_VAR_EXCHANGES_LEFT,
    DW_VAR_STEPS_LEFT,
    DW_VAR_LARGER_STEP,
    DW_VAR_LARGER_STEP_CHANCE,
    DW_VAR_DAYS_PAST_CLOSE,
    DW_VAR_LOST_SUPPORTERS,
    DW_VAR_MEETING_DATE,
    DW_VAR_NEXT_MOVE,
    DW_VAR_EVENT_DEADLINE_BEFORE,
    DW_VAR_EVENT_DEADLINE_DAYS,
    DW_VAR_OUR_OFFER_WORTH,
    DW_VAR_UNGRANTED_TERMS,
    DW_VAR_REOPENED_TERMS,
    DW_VAR_REOPENED_MUSTS,
    DW_VAR_DAYS_QUIET,
    DW_VAR_MET_PRICE,
    DW_VAR_EVENT_REFUSED,
    DW_VAR_EVENT_REFUSER,
    DW_VAR_EVENT_REFUSAL_DATE,
    DW_VAR_EVENT_REFUSER_SINCE,
    DW_VAR_TOP_ERRAND,
    DW_VAR_SIGNED_GAP,
    DW_VAR_SIGNED_GIVES,
    DW_VAR_THEIR_OFFER_UNTIL,
    DW_VAR_THEIR_OFFER_ENDED,
    DW_VAR_OUR_OFFER_UNTIL,
    DW_VAR_LEFT_PRICE,
    DW_VAR_THEIR_OUTSIDE,
    DW_VAR_HARD_LIMITS,
    DW_VAR_GONE_SUPPORTERS,
    DW_VAR_TURNED_SUPPORTERS,
    DW_VAR_POWER_POSSIBLE,
    DW_VAR_EVENT_AWAY,
    DW_VAR_BETTERED_COST,
    DW_VAR_OUR_GETS,
    DW_VAR_LOW_AUTHORITY,
    DW_VAR_MISSING_SUPPORTERS,
    DW_VAR_UNNAMED_TERMS,
    DW_VAR_NEXT_GIVE_UNNAMED,
    DW_VAR_NEXT_GIVE_STANDARD,
    DW_VAR_ROOM_LEFT,
    DW_VAR_BROKEN_WHO,
    DW_VAR_BROKEN_DATE,
    DW_VAR_BROKEN_PRICE,
    DW_VAR_ENDED_WHO,
    DW_VAR_ENDED_DATE,
    DW_VAR_ENDED_REASON,
    DW_VAR_THEIR_LIMITS,
    DW_VAR_THEIR_LIMITED_WORTH,
    DW_VAR_REFUSAL_REASON,
    DW_VAR_OUR_QUESTION,
    DW_VAR_TAKEN_BACK,
    DW_VAR_EVENT_NO,
    DW_VAR_ISSUE_NO,
    DW_VAR_BELOW_WORTH,
    DW_VAR_BELOW_TERMS,
    DW_VAR_EVENT_CONDITION,
    DW_VAR_NEXT_CONDITION,
    DW_VAR_NEXT_GRANTER,
    DW_VAR_NEXT_GRANT_DATE,
    DW_VAR_THEIR_CONDITION,
    DW_VAR_THEIR_GRANTER,
    DW_VAR_THEIR_GRANT_DATE,
    DW_VAR_OUR_CONDITION,
    DW_VAR_OUR_GRANTER,
    DW_VAR_OUR_GRANT_DATE,
    DW_VAR_RUMOURED,
    DW_VAR_RUMOURED_PRICE,
    DW_VAR_EVENT_FIGURE,
    DW_VAR_EVENT_FIGURE_WHO,
    DW_VAR_EVENT_FIGURE_DATE,
    DW_VAR_EVENT_FIGURE_NUMBER,
    DW_VAR_ULTIMATUM_WHO,
    DW_VAR_ULTIMATUM_DATE,
    DW_VAR_ULTIMATUM_UNTIL,
    DW_VAR_ULTIMATUM_WORTH,
    DW_VAR_ULTIMATUM_WORDS,
    DW_VAR_ULTIMATUM_AFTER_DATE,
    DW_VAR_ULTIMATUM_AFTER_TERMS,
    DW_VAR_OUTSIDE_ASKED,
    DW_VAR_OUTSIDE_UNASKED,
    DW_VAR_OUTSIDE_ASKED_DATE,
    DW_VAR_UNSAID_TERMS,
    DW_VAR_PACKAGE_YEARS,
    DW_VAR_BROKEN_THEIRS,
    DW_VAR_EVENT_DEMAND,
    DW_VAR_EVENT_OUT,
    DW_VAR_EVENT_NO_FORM,
    DW_VAR_ISSUE_DEMAND,
    DW_VAR_ISSUE_OUT,
    DW_VAR_THEIR_OFFER_AUTHORITY,
    DW_VAR_THEIR_OFFER_ANSWERER,
    DW_VAR_TOLD_PRICE,
    DW_VAR_TOLD_WHO,
    DW_VAR_TOLD_DATE,
    DW_VAR_EVENT_CONDITION_WHO,
    DW_VAR_NEXT_TAKEN,
    DW_VAR_STEP_TAKEN,
    DW_VAR_REFUSAL_TERMS,
    DW_VAR_WORDS_WORTH,
    DW_VAR_THEIR_WORD_PRICE,
    DW_VAR_THEIR_WORD_DATE,
    DW_VAR_STEP_PRICE_MOVED,
    DW_VAR_EVENT_BEHIND,
    DW_VAR_LADDER_END,
    DW_VAR_LADDER_END_CHANCE,
    DW_VAR_OTHER_DECIDER,
    DW_VAR_OTHER_REFUSER,
    DW_VAR_OUR_TERMS_AUTHORITY,
    DW_VAR_OUR_TERMS_ANSWERER,
    DW_VAR_OUR_TERMS_REFUSER,
    DW_VAR_OUR_TERMS_REFUSAL_DATE,
    DW_VAR_OUR_TERMS_REFUSAL_REASON,
    DW_VAR_OUR_STANDING,
    DW_VAR_OUR_WORD_PRICE,
    DW_VAR_OUR_WORD_DATE,
    DW_VAR_OUR_WORD_WHO,
    DW_VAR_OUR_WORD_UNTIL,
    DW_VAR_OFFER_OVER_RIVAL,
    DW_VAR_OUR_WORD_REFUSER,
    DW_VAR_OUR_WORD_REFUSAL_DATE,
    DW_VAR_OUR_WORD_REFUSAL_REASON,
    DW_VAR_PROMISE_NO_DATE,
    DW_VAR_TRADE_AUTHORITY,
    DW_VAR_TRADE_ANSWERER,
    DW_VAR_TRADE_REFUSER,
    DW_VAR_TRADE_REFUSAL_DATE,
    DW_VAR_TRADE_REFUSAL_REASON,
    DW_VAR_NEXT_DENIER,
    DW_VAR_NEXT_DENIAL_DATE,
    DW_VAR_NEXT_DENIED,
    DW_VAR_NEXT_REFUSED,
    DW_VAR_NEXT_REFUSAL_REASON,
    DW_VAR_NEXT_CUT,
    DW_VAR_NEXT_CUT_TO,
    DW_VAR_THEIR_DENIER,
    DW_VAR_THEIR_DENIAL_DATE,
    DW_VAR_THEIR_DENIED,
    DW_VAR_THEIR_REFUSED,
    DW_VAR_THEIR_REFUSAL_REASON,
    DW_VAR_THEIR_CUT,
    DW_VAR_THEIR_CUT_TO,
    DW_VAR_AGREED_TAKEN_BACK,
    DW_VAR_AGREED_UNWANTED,
    DW_VAR_THEIR_KEPT,
    DW_VAR_NO_MORE_KEPT,
    DW_VAR_EVENT_ROOM,
    DW_VAR_EVENT_REFUSAL_REASON,
    DW_VAR_UNPAID_GIVES,
    DW_VAR_LOST_GETS,
    DW_VAR_WORD_DATE,
    DW_VAR_NEW_INTEREST,
    DW_VAR_EVENT_INTEREST,
    DW_VAR_WORD_BEFORE_YES,
    DW_VAR_WORD_BEFORE_YES_DATE,
    DW_VAR_STANDS_BELOW,
    DW_VAR_THEIR_TERMS_PRICE,
    DW_VAR_COUNT
} dw_variable;

#define DW_VARIABLES_MAX 384 /* a set of them is one 64-bit word per 64 */

const char *dw_scope_name(dw_scope scope);
const char *dw_section_name(dw_section section);
const char *dw_phase_name(dw_phase phase);
const char *dw_cash_role_name(dw_cash_role role);
const char *dw_presence_name(dw_presence presence);
const char *dw_key_name(dw_key key);
const char *dw_limit_figure_name(dw_limit_figure figure);
const char *dw_limit_effect_name(dw_limit_effect effect);
const char *dw_variable_name(dw_variable variable);
dw_scope dw_variable_scope(dw_variable variable); /* DW_SCOPE_DEAL: may be used everywhere */
/* May a text of an entry of this scope use the variable? */
bool dw_variable_allowed(dw_variable variable, dw_scope scope);
const char *dw_variable_meaning(dw_variable variable);
const dw_measure_info *dw_measure_info_of(dw_measure measure);
const dw_setting_info *dw_setting_info_of(dw_setting setting);

#ifdef __cplusplus
}
#endif
#endif
