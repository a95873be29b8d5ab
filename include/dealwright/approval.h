/* Who has to approve what, what has been asked and answered, and what was offered without.
 *
 * All of it is computed from the record: events of kind approval, and our offers. What an event names
 * is laid over our standing offer of that moment (the standard package before the first one), so a
 * request names only what changes. An issue of one package is at least as good for us as that of
 * another by the worth of its option to us, all else at standard (dw_terms_alone), and the price by the
 * price; options without amounts only when they are the same. */
#ifndef DEALWRIGHT_APPROVAL_H
#define DEALWRIGHT_APPROVAL_H

#include "dealwright/offer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dw_request_status {
    DW_REQUEST_OPEN,
    DW_REQUEST_GRANTED,
    DW_REQUEST_PARTLY, /* some of what was asked is granted, and the rest is not */
    DW_REQUEST_REFUSED,
    DW_REQUEST_SUPERSEDED, /* a later request came before its answer */
    DW_REQUEST_STATUS_COUNT
} dw_request_status;

/* What a grant or a refusal is worth. */
typedef enum dw_answer_standing {
    DW_ANSWER_NONE, /* the event is no such answer */
    DW_ANSWER_COUNTS,
    DW_ANSWER_BY_ASKER, /* nobody grants his own request */
    DW_ANSWER_BY_OTHER, /* by somebody who may not approve, or nobody is named */
    DW_ANSWER_TOO_LOW, /* his authority, or the one that is named, is below what the package needs */
    DW_ANSWER_TO_NOTHING, /* nothing is open, and no package is named */
    DW_ANSWER_STANDING_COUNT
} dw_answer_standing;

/* May a package be offered? */
typedef enum dw_clearance {
    DW_CLEARANCE_NONE,    /* there is no package */
    DW_CLEARANCE_OWN,     /* it needs nobody above the first authority, or nobody can tell */
    DW_CLEARANCE_COVERED, /* by a grant that no later refusal took back */
    DW_CLEARANCE_ASKED,   /* an open request would cover it */
    DW_CLEARANCE_UNASKED,
    DW_CLEARANCE_REFUSED, /* it, or a package no worse for us, has been refused since, and no newer
                             grant covers what was refused */
    DW_CLEARANCE_COUNT
} dw_clearance;

typedef struct dw_request {
    size_t event;       /* index into the deal's events */
    dw_package package; /* what is asked for, as a whole */
    size_t authority;   /* needed; DW_NONE when nobody can tell and none is named */
    size_t named;       /* the authority that the event names, or DW_NONE */
    bool named_low;     /* that is less than the package needs */
    /* [n_issues] issues that are worse for us than the newest grant (without one: than our standing
     * offer); of these, the ones not granted yet; and of the others those in which the package is
     * better for us than our standing offer: what we get back. */
    const bool *asked, *open, *back;
    const bool *put; /* [n_issues] `asked`; where that is nothing, what the request names */
    dw_request_status status;
    size_t answer; /* index of the event that answered, or DW_NONE */
    size_t
        rest_answer; /* where a part is granted: of the event that refused other terms of it later */
    dw_day since;    /* of the request while it waits, else of the answer */
    int days_waiting;     /* working days, while it is open; else 0 */
    const char *answerer; /* who has to answer: a person or a delegate; NULL when nobody is named */
    const char *absent; /* who would have to and is away on the day, nobody standing in; or NULL */
    const char *stand_in; /* who else could answer then, or NULL */
    bool too_high; /* nobody is to answer: who of ours approves at all has too low an authority */
} dw_request;

/* A package that was granted, or refused. */
typedef struct dw_ruling {
    dw_package
        package; /* options and price, and no more but, of a grant, whose approval it needs, of a
                     refusal, of what authority the next answer is to be: that of who refused, or what
                     had been asked for needed, whichever is higher */
    bool granted;
    const bool
        *on; /* [n_issues] what is granted of that: the rest is as it was; NULL of a refusal */
    /* [n_issues] what it says no to: of a refusal the terms that it refuses; of a grant those of the
     * request that it leaves ungranted, beyond what it grants of them, and those of its own that it ties
     * the rest to. */
    const bool *no;
    const char
        *words;   /* what is written with the answer, reason and note; NULL: nothing. Those of a
                          grant may set a condition; no figure checks what is only said. Of a grant that
                          says no more than yes (DW_PHRASE_WORDS_OF_A_YES), NULL. */
    size_t event; /* index of the answer */
    size_t
        again; /* of what authority the next answer is to be: that of who ruled, or what had been asked
                     for needed, whichever is higher; DW_NONE when nobody can tell */
} dw_ruling;

/* What an approval does to what already binds us. */
typedef enum dw_ruled {
    DW_RULED_NOTHING,
    DW_RULED_ASKS,          /* the request that waits covers it */
    DW_RULED_GRANTS,        /* it is what was put or accepted before, and covers it now */
    DW_RULED_REFUSES,       /* it refuses what was put or accepted before */
    DW_RULED_ASKS_BEYOND,   /* as ASKS, and it asks for more */
    DW_RULED_GRANTS_BEYOND, /* as GRANTS, and it grants more */
    DW_RULED_COUNT
} dw_ruled;

/* What binds us: what is agreed, else our offer that is neither refused by them nor lapsed. */
typedef struct dw_bound {
    size_t
        event; /* index of our offer or acceptance; DW_NONE: nothing binds us, or the deal is over */
    dw_clearance clearance;  /* by the record of now; NONE where nothing binds us */
    size_t authority;        /* needed; DW_NONE */
    const dw_ruling *ruling; /* the newest that speaks of it, or NULL */
    /* Is what that grants, or what the request that waits asks for, worse for us on an issue? */
    bool beyond;
} dw_bound;

/* What an event means for approvals. */
typedef struct dw_event_approval {
    dw_clearance offer; /* of an offer of ours, when it was made: never ASKED, what has only been
                                  asked for counts as UNASKED */
    dw_answer_standing answer; /* of a grant, refusal or delegation */
    size_t request;            /* of a request and of an answer: index into the list, or DW_NONE */
    /* What the terms of an offer of ours, a request or a grant of terms of its own need, or DW_NONE. */
    size_t authority;
    /* Of an offer of ours without approval, of whose issues the newest grant of then, or for the one
     * that stands the newest of all, speaks: the offer, and its issues [n_issues] that the grant speaks
     * of and
     * that it does not cover, both where it grants less of one; of a grant of a part of a request: the
     * request's
     * package, what is granted, and what of it is not; else both NULL. Of packages options and price. */
    dw_package package;
    const bool *granted, *missing;
    dw_package granted_as; /* with `granted`: the package as it was granted; else no options */
    size_t
        refusal; /* of an offer against a refusal, or refused since: index of the ruling; of a grant of what
                    somebody else of ours had refused before: of that refusal; else DW_NONE */
    size_t
        refused_since; /* of an offer against a refusal: of a newer one, after it; else DW_NONE */
    /* Of an offer that is covered: index of the grant that dw_approvals_condition gives for it; of one
     * with `granted`: of the grant where words are written with it; of a grant with words that counts: its
     * own; else DW_NONE. */
    size_t condition;
    /* Of an offer of ours without approval or against a refusal: has a later answer granted all of it, has
     * an offer or an acceptance of ours taken its place, does nothing of ours stand any more (words aside),
     * may what was agreed since be signed, or is the deal over? What was promised no offer replaces. */
    bool settled;
    dw_clearance now; /* of the same: what the record says of its terms now; else NONE */
    dw_ruled ruled;   /* of an approval: what it does to what binds us now */
    bool by_people;   /* the answer counts, and only the people of the deal say that he may */
    bool is_answer;   /* to some request, though a later one may have come to it */
} dw_event_approval;

typedef struct dw_ruling_index dw_ruling_index; /* the engine's own */

typedef struct dw_approvals {
    const dw_request *request; /* [n_requests] in the order they were made */
    size_t n_requests;
    const dw_ruling *ruling;    /* [n_rulings] in the order they were made */
    size_t n_rulings, n_grants; /* the others refuse */
    /* What came of it in the end: requests, and answers that no request had asked for, by what they ended
     * in. A request is one whatever was said to it before, and none where an earlier grant covers it. */
    size_t n_granted, n_granted_in_part, n_denied;
    size_t newest_grant;            /* index into them, or DW_NONE */
    const dw_ruling_index *index;   /* which of them speak of a package */
    const dw_event_approval *event; /* [n_events] */
    size_t n_open;                  /* requests that wait */
    size_t newest_open;             /* index of the newest of these, or DW_NONE */
    size_t newest_part; /* index of the newest request, where a part of it is granted; or DW_NONE */
    size_t n_unapproved, n_refused; /* offers of ours made without approval, against a refusal */
    bool signed_without;            /* what was signed was neither offered nor had its yes */
    dw_bound bound;
    size_t n_void;              /* answers and delegations that do not count */
    size_t newest_by_people;    /* index of the newest event that is by_people, or DW_NONE */
    const double *const *worth; /* [n_issues][n_options] to us, all else standard; NAN unknown */
    /* [n_authorities] who has to answer what somebody of ours without a right to approve asks for on the
     * deal's day and needs the authority; for somebody away his delegate or who else could; NULL: nobody. */
    const char *const *answerer;
} dw_approvals;

/* The approvals of the model's deal, a state of dw_record_state that dw_deal_complete completed.
 *
 * Who may answer: one of our people with role approver or sponsor who was there on the day, not the
 * one who asked; or whom such a person delegated to, from that event until its day, with the authority of
 * that person. Whose title is one
 * of a playbook's authority (its role, its label or among its titles, in capitals or not) has that one;
 * others have the one that stands DW_SETTING_UNTITLED_BELOW below the last. An answer that names an
 * authority has no more than that. Role and title are those of the day of the answer: as the event itself
 * says (what logs an answer or a delegation writes them down, desk_log), else as an event before it let
 * the person join, else as the deal file has them (deal->logged). Who has left since and was never listed
 * is taken at his word. An answer without the number of a request is one to the newest open one,
 * and where none is, to the newest of all, if that was granted in part.
 *
 * Who has to answer: whom the request names, if he may grant it; else the approver with the lowest
 * authority that is enough, before him who has it by no title, and a sponsor only where no approver may.
 * Where he has delegated, his delegate answers until the day that is named: at once, or where an absence of
 * his lies ahead from its first day.
 *
 * A grant covers the package asked for, or with terms of its own only these: laid over the package that
 * was asked for, in which the issues that are still open stand as at the request, by the newest grant of
 * then or else our offer of then. Where the request asks for no less, its issue is granted; the rest is
 * not, and waits for nothing: the request has its answer, and who wants to offer more asks anew. What we
 * offer or are granted between request and answer is no part of it. A grant to no request covers what it
 * names over our standing offer.
 * A refusal refuses the package, with terms of its own the package with these. A request that asks for
 * nothing beyond the newest grant is granted by it. A later request supersedes those that still wait.
 *
 * The needed authority is the highest of what the request names, what it needed when it was logged
 * (event->needs) and what the package, as it was asked for, needs by the figures of the deal; that of an
 * offer or an acceptance of ours, and of a grant of terms of its own, the higher of the latter two. Events
 * change neither list nor floor price: figures that were edited since cannot make it less than was written
 * down then, and what logs such an event writes it down (desk_log). A refusal holds for the terms, whatever
 * the figures are.
 *
 * In the arena; untouched on failure, which is DW_E_NOMEM. O(events * (issues + horizon) + (our offers +
 * requests + rulings) * the cost of dw_approvals_ruling + rulings * options of all issues). */
dw_status dw_approvals_make(const dw_worth_model *model, dw_arena *arena, dw_approvals *approvals,
                            dw_error *err) DW_MUST_USE;

/* May the package be offered now? As dw_approvals_ruling, and O(horizon). */
dw_clearance dw_approvals_clear(const dw_approvals *approvals, const dw_worth_model *model,
                                const dw_package *package);

/* The ruling that the event made; NULL where it made none. O(rulings). */
const dw_ruling *dw_approvals_ruling_of(const dw_approvals *approvals, size_t event);

/* The newest ruling that speaks of the package: a grant that covers it, or a refusal of it or of one that
 * is no worse for us, unless a newer grant covers what was refused. NULL for none.
 *
 * O(rulings / 64 * (issues + log 64)), whatever the rulings are; and at most O(rulings * issues) where an
 * issue has more than 64 options, or the package has no price. */
const dw_ruling *dw_approvals_ruling(const dw_approvals *approvals, const dw_worth_model *model,
                                     const dw_package *package);

/* What of the package our own house has said no to: by [n_issues] receives, of each issue, the
 * newest ruling that says so, unless a newer one grants there what the package has or what was put
 * to who said no, or all of the package; else NULL. A refusal speaks of what it refuses and of
 * what is worse for us, also where the rest of the package differs, but not at a higher price than it
 * was put with where one was named; a grant of what it leaves of
 * what was asked for, and of what lacks a term that it is tied to. Returns the newest of these, or
 * a refusal of the whole package where that is newer; NULL for none. The package is weighed
 * (dw_package_weigh): what is its seller's own is tied to nothing, nor is what another grant
 * covers. O(rulings * issues). */
const dw_ruling *dw_approvals_denials(const dw_approvals *approvals, const dw_worth_model *model,
                                      const dw_package *package, const dw_ruling **by);

/* As dw_approvals_clear; and REFUSED where dw_approvals_denials gives a refusal, or a grant that leaves what
 * the package has of what was asked for: it waits for another answer, whoever would have to approve it else.
 * O(rulings * issues). */
dw_clearance dw_approvals_clear_all(const dw_approvals *approvals, const dw_worth_model *model,
                                    const dw_package *package);

/* The ruling for which dw_approvals_clear_all is REFUSED by that; else NULL. O(rulings * issues). */
const dw_ruling *dw_approvals_denial(const dw_approvals *approvals, const dw_worth_model *model,
                                     const dw_package *package);

/* Does the grant leave some of the marked issues [n_issues] of what was asked for? What it is only tied to
 * nobody has said no to. O(issues). */
bool dw_approvals_leaves(const dw_approvals *approvals, const dw_worth_model *model,
                         const dw_ruling *grant, const bool *marked);

/* The newest ruling that says anything of an option of an issue other than the price at the price a year
 * (NAN: at any), where it says no to it; else NULL. O(rulings). */
const dw_ruling *dw_approvals_denied_option(const dw_approvals *approvals,
                                            const dw_worth_model *model, size_t issue,
                                            size_t option, double price);

/* What no offer of ours newly has: barred [n_issues] receives, of each issue beside the price, the options
 * that dw_approvals_denied_option says no to at price_open, the lowest price of such an offer; and
 * what we have said no to towards them in a refusal that names no price, with what is worse for us, unless
 * we have offered or promised as much since, a newer grant goes as far or somebody has accepted anything
 * since. Nothing of an issue that would have no option left.
 * Is there any? O(events * options + rulings * options of all issues). */
bool dw_approvals_barred(const dw_approvals *approvals, const dw_worth_model *model,
                         double price_open, dw_option_set *barred);

/* What our own house has said no to only at prices below price_open: again [n_issues] receives the options of
 * each issue beside the price, and *authority the highest that has to answer one of them again.
 * O(rulings * options of all issues). */
void dw_approvals_again(const dw_approvals *approvals, const dw_worth_model *model,
                        double price_open, dw_option_set *again, size_t *authority);

/* The least price a year that our own house has not said no to, all else at standard: what was granted, or
 * the first option of the price above what was refused; 0 where it has said no to none.
 * *by: the newest ruling that leaves no less, or NULL. O(rulings * issues). */
double dw_approvals_price_least(const dw_approvals *approvals, const dw_worth_model *model,
                                const dw_ruling **by);

/* The grant whose words the package has to keep, because it rests on it: the newest one that covers it, where
 * words are written with it. NULL where nothing covers it; where the package needs nobody above the first
 * authority and what is granted does; and where it rests on a grant without words that the newer one, with
 * its words, goes beyond: that room was there before. Words are never checked here.
 * As dw_approvals_ruling, and O(horizon). */
const dw_ruling *dw_approvals_condition(const dw_approvals *approvals, const dw_worth_model *model,
                                        const dw_package *package);

/* worse [n_issues]: in which issues the package is worse for us than the newest grant, or without one
 * than our standing offer. Returns how many there are. O(events + issues). */
size_t dw_approvals_worse(const dw_approvals *approvals, const dw_worth_model *model,
                          const dw_package *package, bool *worse);

/* The same of the issues in which it is better for us than our standing offer: what we get back. */
size_t dw_approvals_better(const dw_approvals *approvals, const dw_worth_model *model,
                           const dw_package *package, bool *better);

/* Has it no answer yet? A part that is granted is one. */
bool dw_request_waits(const dw_request *request);

const char *dw_request_status_name(dw_request_status status);
const char *dw_answer_standing_name(dw_answer_standing standing);
const char *dw_clearance_name(dw_clearance clearance);
const char *dw_ruled_name(dw_ruled ruled);

#ifdef __cplusplus
}
#endif
#endif
