/* One event of a deal's record: something that happened, was said or was decided.
 *
 * A record is an append-only list of events. Nothing in it is changed: what turns out wrong is withdrawn
 * or replaced by a later event that names its number. What is true at any time is computed from the
 * events up to then (record.h), always the same from the same record.
 *
 * Strings are UTF-8 and borrowed; what an event does not say is NULL, none, 0 or DW_NONE. */
#ifndef DEALWRIGHT_EVENT_H
#define DEALWRIGHT_EVENT_H

#include "dealwright/playbook.h"

#ifdef __cplusplus
extern "C" {
#endif

#define DW_NONE SIZE_MAX    /* an index that points at nothing */
#define DW_MINUTE_NONE (-1) /* a time of day that is not given */

typedef struct dw_person dw_person;     /* deal.h */
typedef struct dw_deadline dw_deadline; /* deal.h */

typedef enum dw_side { DW_SIDE_US, DW_SIDE_THEM, DW_SIDE_COUNT } dw_side;

static inline dw_side dw_side_other(dw_side side)
{
    return side == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
}

typedef enum dw_event_kind {
    DW_EVENT_OFFER,      /* a package, or a part of one; the rest of a side's offer stands */
    DW_EVENT_CONCESSION, /* an offer that is called a concession by who makes it */
    DW_EVENT_ACCEPT,     /* what the other side has on the table, or the package that is named */
    DW_EVENT_REFUSE,
    DW_EVENT_STATEMENT, /* a position, promise, demand or ultimatum */
    DW_EVENT_SIGNAL,
    DW_EVENT_SESSION, /* a meeting or call on the deal, with or without a move */
    DW_EVENT_BREAK,
    DW_EVENT_FACT,   /* facts are known now, or different */
    DW_EVENT_JOINED, /* a person comes in on the side */
    DW_EVENT_LEFT,
    DW_EVENT_COMPETITOR,
    DW_EVENT_DEADLINE, /* a deadline is set, moved or dropped */
    DW_EVENT_ESCALATION,
    DW_EVENT_APPROVAL,
    DW_EVENT_PLAN,            /* a version of the plan is published to the team */
    DW_EVENT_ACKNOWLEDGEMENT, /* a member of ours has read the plan, and says what matters */
    DW_EVENT_PIVOT,           /* another archetype leads from here on */
    DW_EVENT_DISMISSAL,       /* an alert is set aside, with a reason */
    DW_EVENT_OUTCOME,
    DW_EVENT_DEBRIEF,
    DW_EVENT_CORRECTION, /* withdraws an event */
    DW_EVENT_NOTE,
    DW_EVENT_KIND_COUNT
} dw_event_kind;

typedef enum dw_signal {
    DW_SIGNAL_NONE,
    DW_SIGNAL_ENGAGING,
    DW_SIGNAL_WITHDRAWING,
    DW_SIGNAL_RESONANCE,
    DW_SIGNAL_RESISTANCE,
    DW_SIGNAL_PROGRESS,
    DW_SIGNAL_SPINNING,
    DW_SIGNAL_ADVERSARIAL,
    DW_SIGNAL_COUNT
} dw_signal;

/* What kind of a statement it is. */
typedef enum dw_statement {
    DW_STATEMENT_NONE,
    DW_STATEMENT_POSITION, /* where the side stands on issues, beside its offers */
    DW_STATEMENT_PROMISE,  /* what the side will do; ours are to be kept */
    DW_STATEMENT_DEMAND,
    DW_STATEMENT_ULTIMATUM,  /* a demand with what follows otherwise */
    DW_STATEMENT_INTEREST,   /* why they want something */
    DW_STATEMENT_DISCLOSURE, /* something of the speaker's own interests, limits or figures */
    DW_STATEMENT_QUESTION, /* something asked: it answers nothing, and the other side owes the answer */
    DW_STATEMENT_COUNT
} dw_statement;

/* What exactly happens in an event of a kind that has stages; each kind has its own. */
typedef enum dw_action {
    DW_ACTION_NONE,
    DW_ACTION_REQUEST,  /* escalation: the wish for one; approval: what is asked for */
    DW_ACTION_BRIEF,    /* escalation: the executive has been briefed */
    DW_ACTION_MEETING,  /* escalation: the executives have talked */
    DW_ACTION_PROMISE,  /* escalation: an executive has promised something */
    DW_ACTION_GRANT,    /* approval, of all or, with a package, of that part */
    DW_ACTION_REFUSE,   /* approval */
    DW_ACTION_DELEGATE, /* approval: somebody else decides until a day */
    DW_ACTION_SET,      /* deadline; one with the same text moves */
    DW_ACTION_DROP,     /* deadline */
    DW_ACTION_ENTER,    /* competitor */
    DW_ACTION_MOVE,     /* competitor: another offer */
    DW_ACTION_LEAVE,    /* competitor */
    DW_ACTION_COUNT
} dw_action;

/* What a member of our team wants most of this deal. */
typedef enum dw_objective {
    DW_OBJECTIVE_UNKNOWN,
    DW_OBJECTIVE_PRICE,
    DW_OBJECTIVE_SPEED,
    DW_OBJECTIVE_RELATIONSHIP,
    DW_OBJECTIVE_TERMS,
    DW_OBJECTIVE_REFERENCE,
    DW_OBJECTIVE_COUNT
} dw_objective;

/* In which role of ours somebody answered a request for approval, as it was known then. */
typedef enum dw_capacity {
    DW_CAPACITY_UNKNOWN, /* it was not written down: the people of the deal tell */
    DW_CAPACITY_APPROVER,
    DW_CAPACITY_SPONSOR,
    DW_CAPACITY_OTHER, /* of another role, or none of ours: by role he approves nothing */
    DW_CAPACITY_COUNT
} dw_capacity;

typedef enum dw_deal_outcome {
    DW_OUTCOME_NONE,
    DW_OUTCOME_WON,
    DW_OUTCOME_LOST,        /* to somebody else */
    DW_OUTCOME_NO_DECISION, /* the buyer goes on as before */
    DW_OUTCOME_WITHDRAWN,   /* we walked away */
    DW_OUTCOME_COUNT
} dw_deal_outcome;

/* One issue's place in an offer. Offers of theirs may lie outside our options. */
typedef struct dw_term {
    size_t issue;
    size_t option; /* DW_NONE when the number is none of the issue's options */
    double number; /* of a numeric issue */
} dw_term;

/* A stated factor and what it may be from now on. */
typedef struct dw_fact_change {
    size_t factor;
    dw_fact levels;
} dw_fact_change;

typedef struct dw_event {
    size_t number;   /* 1 .. in the order of the log */
    size_t corrects; /* number of the earlier event that this one replaces, or withdraws as a
                        correction; 0 for none */
    size_t answers;  /* number of the earlier event that this one answers; 0 for none */
    dw_day day;
    int minute; /* of the day, 0 .. 1439, or DW_MINUTE_NONE */
    dw_side by;
    dw_event_kind kind;
    dw_action action;
    dw_signal signal;
    dw_statement statement;
    dw_deal_outcome outcome;
    dw_objective objective; /* acknowledgement */
    const char *who;        /* the person */
    const char *to;         /* to whom it is said or passed: a person */
    const char *channel;    /* how: by telephone, in the portal */
    const char *author;     /* who logged it */
    const char *source;     /* from where: the mail of the 4th, the CRM */
    const char *evidence;   /* what a fact or a competitor's move rests on */
    const char
        *reason; /* why: of a give without a get, a pivot, a dismissal, a refusal, an outcome; of a
                    grant it may say on which condition, as its note may */
    const char *note;
    const dw_term *term; /* the package or part of it */
    size_t n_terms;
    const dw_fact_change *fact;
    size_t n_facts;
    dw_money contract_value; /* fact: the total over the term */
    const dw_person *person; /* joined */
    const dw_deadline *deadline;
    const char *competitor;
    dw_money competitor_price; /* a year */
    size_t authority;          /* approval: index into the playbook's authorities, or DW_NONE */
    size_t needs; /* of an offer, acceptance or request of ours: the authority its terms needed when
                     it was logged; DW_NONE: none above the first, or not written down */
    dw_capacity capacity;  /* of who answered a request, or delegated */
    const char *title;     /* his title then; no title unless the capacity is written down */
    dw_day until;          /* last day: of a break, a delegation, an offer */
    size_t archetype;      /* pivot: index into the playbook's archetypes, or DW_NONE */
    int version;           /* plan, acknowledgement: of the plan; 0 for none */
    const char *digest;    /* plan: of its JSON */
    const size_t *ranking; /* acknowledgement: issues, the most important first */
    size_t n_rankings;
    int rating;                /* debrief: of the relationship, 1 .. 5; 0 for none */
    const char *const *lesson; /* debrief */
    size_t n_lessons;
    const char *alert; /* dismissal: id of the playbook's entry */
    bool
        is_aside; /* refusal, as dw_record_state finds: of terms or a word beside what the other side has on
                      the table, which stands */
    bool
        said_yes; /* offer, as dw_record_state finds: logged as an acceptance of what was not on the table */
} dw_event;

/* An event of which nothing is known but its kind and side. */
void dw_event_init(dw_event *event, dw_event_kind kind, dw_side by);

/* Does the signal speak against an agreement: withdrawing, resistance, spinning, adversarial? */
bool dw_signal_is_negative(dw_signal signal);

/* Does the event put terms on the table: an offer or a concession? */
static inline bool dw_event_is_offer(const dw_event *event)
{
    return event->kind == DW_EVENT_OFFER || event->kind == DW_EVENT_CONCESSION;
}

/* Does it say something about what is on the table: an offer, a concession, an acceptance or a refusal? */
bool dw_event_is_on_terms(const dw_event *event);

/* Does it refuse what the other side has on the table, and not only something beside that (is_aside)? */
static inline bool dw_event_refuses_offer(const dw_event *event)
{
    return event->kind == DW_EVENT_REFUSE && !event->is_aside;
}

/* Is something promised: by a statement of that kind, or in an escalation? */
static inline bool dw_event_is_promise(const dw_event *event)
{
    return (event->kind == DW_EVENT_STATEMENT && event->statement == DW_STATEMENT_PROMISE) ||
           (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_PROMISE);
}

/* Does the event bind us to the terms it names without being an offer or an acceptance: a position, a promise
 * or an ultimatum of ours in a statement, a promise of ours in an escalation, the outcome of a deal that was
 * won? */
static inline bool dw_event_binds_us(const dw_event *event)
{
    if (event->n_terms == 0)
        return false;
    if (event->kind == DW_EVENT_OUTCOME)
        return event->outcome == DW_OUTCOME_WON;
    return event->by == DW_SIDE_US &&
           (dw_event_is_promise(event) ||
            (event->kind == DW_EVENT_STATEMENT && (event->statement == DW_STATEMENT_POSITION ||
                                                   event->statement == DW_STATEMENT_ULTIMATUM)));
}

/* What the event names of the issue, NULL for nothing. O(terms). */
static inline const dw_term *dw_event_term(const dw_event *event, size_t issue)
{
    for (size_t t = 0; t < event->n_terms; t++)
        if (event->term[t].issue == issue)
            return &event->term[t];
    return NULL;
}

/* Has the last day that it names passed by the day? Not where it names none, nor on DW_DAY_NONE. */
static inline bool dw_event_is_past(const dw_event *event, dw_day day)
{
    return event->until != DW_DAY_NONE && day != DW_DAY_NONE && day > event->until;
}

/* Is it a word that asks for an answer: a demand, an ultimatum or a position? */
static inline bool dw_event_is_word(const dw_event *event)
{
    return event->kind == DW_EVENT_STATEMENT &&
           (event->statement == DW_STATEMENT_DEMAND || event->statement == DW_STATEMENT_ULTIMATUM ||
            event->statement == DW_STATEMENT_POSITION);
}

/* Does it say in words what its side wants or would take: such a word, or a promise of theirs that names
 * terms, which holds them to these no less than a position would? */
static inline bool dw_event_says_terms(const dw_event *event)
{
    return dw_event_is_word(event) ||
           (event->by == DW_SIDE_THEM && event->n_terms > 0 && dw_event_is_promise(event));
}

/* Is the event known on the day (DW_DAY_NONE: on any)? A correction always is: what it takes back was
 * never right, and counts on no day. */
bool dw_event_is_known(const dw_event *event, dw_day day);

/* Of an acknowledgement: which version of the plan it is of, where `newest` is the newest published before
 * it. Nobody has read what is not published yet. */
static inline int dw_event_version_read(const dw_event *event, int newest)
{
    return event->version > 0 && event->version < newest ? event->version : newest;
}

/* May an event of the kind have the action? Kinds without stages have DW_ACTION_NONE only. */
bool dw_event_allows(dw_event_kind kind, dw_action action);

const char *dw_side_name(dw_side side);
const char *dw_event_kind_name(dw_event_kind kind);
const char *dw_signal_name(dw_signal signal);
const char *dw_statement_name(dw_statement statement);
const char *dw_action_name(dw_action action);
const char *dw_objective_name(dw_objective objective);
const char *dw_capacity_name(dw_capacity capacity);
const char *dw_deal_outcome_name(dw_deal_outcome outcome);

#ifdef __cplusplus
}
#endif
#endif
