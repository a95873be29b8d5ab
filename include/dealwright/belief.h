/* What the record tells about the buyer: what they value, what makes them stop, how they concede.
 *
 * A bank (bank.h) in the deal's present money. The worth of a package to them, beyond what they have
 * without us and what they expect, is
 *
 *     what is known + base + sum over issues of multiplier * what the model says it brings them
 *
 * The base is how far we misjudge all of it together; it has the variance that dw_package_weigh gives
 * to their value, their alternative and their claim. A multiplier is how much an issue counts for them
 * against what the deal file says: 1 on average, with the deviation of the file's range, and more where
 * amounts are single figures or estimates (settings), as far as that leaves the chance of any package
 * before the first offer within DW_BELIEF_PRIOR_TOLERANCE of dw_package_weigh's. Price is what all
 * else is measured in and has no multiplier. A commercial term's part is the difference that it makes
 * after the terms of roles before it. What single options of an issue may be off beyond its multiplier
 * is not learned and stays with the package as a variance of its own.
 *
 * What makes them stop is higher where they may have a better alternative: each of the model's (dw_expect)
 * is a set of hypotheses of its own, with its chance, spread out where it is less well known than the best
 * known one, whose variance the base has.
 *
 * Where nothing says what they have without us it is a price around ours, or their budget
 * (dw_outside_is_known).
 *
 * They start above what makes them stop by the room they have: what of dw_gain_range the setting
 * buyer_claim leaves, and a deviation of the base (where that is only assumed, the larger of the two); or
 * by the setting opening_spread times more or less (one deviation of a lognormal). No rival's price is in
 * that, nor in the variance of the base: a better alternative moves what they expect and nothing else, and
 * makes no package more likely to be taken. They come down at the pace that the playbook's buyer_pace gives
 * chances to; an offer lies off their target by the setting offer_noise's share of the room (one deviation),
 * and by as far as it goes back behind what they had come to.
 *
 * Time runs from their first offer (the first event without one) to close_by; without that, over the
 * setting talks_days, which may be 1, 2 or 5 times as many. */
#ifndef DEALWRIGHT_BELIEF_H
#define DEALWRIGHT_BELIEF_H

#include "dealwright/bank.h"
#include "dealwright/trade.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How far the chance of a package by a belief that has seen nothing may be from dw_package_weigh's. */
#define DW_BELIEF_PRIOR_TOLERANCE 0.025

/* Private members but for the counts; read only. */
typedef struct dw_belief {
    size_t aims_before[DW_ALTERNATIVES_MAX]; /* of the bank: those of an alternative end here */
    const dw_bank *bank; /* NULL: the deal has no price, and nothing can be said */
    size_t n_features;
    const size_t *coefficient;       /* [n_issues] of its multiplier; DW_NONE for none */
    const double *range_variance;    /* [n_issues] of the multiplier, by the file's ranges alone */
    double base_mean, base_variance; /* of what commercial terms bring them beyond their worth */
    double pace[DW_PACE_COUNT];      /* chances before the record */
    bool is_deadline_known;
    dw_day first, close; /* time 0 and 1 */
    /* What of the record it rests on. */
    size_t n_offers, n_acceptances, n_refusals;
    size_t n_counters; /* of the offers: those that answered one of ours */
    /* To them: the best package for them that they have refused as a whole (a refusal without terms or with
     * a price, an ultimatum with a price) and not come back to since; NAN for none. dw_package_weigh says no
     * more of a package that is no better for them than the setting refused_taken; of a better one it may
     * say more, the further it lies beyond what tells offers apart. */
    double refused_worth;
    const dw_event *refused; /* with which they did so; NULL for none */
    /* [n_issues] what they have on the table in the end, at its price: of it and of what is in no term
     * worse for them that no says nothing. NULL where it has run out or they have taken it back, and where
     * what they have refused is in no term worse for them. */
    const size_t *stood_by;
    double stood_by_price;
    double noise; /* deviation of an offer of theirs from their target, minor units */
} dw_belief;

/* How many events it rests on: with none it is the prior. */
size_t dw_belief_seen(const dw_belief *belief);

/* What the record says of the buyer of the model's deal. `range` is dw_gain_range; `facts` [n_factors] are
 * those the decision buyer_pace uses. Offers of theirs are packages that they have on the table then, an
 * issue they have never named at standard; one that never named a price tells nothing where price is an
 * issue. Acceptances and refusals of theirs are of what we have on the table then, with the terms that
 * they name. The first offer of theirs after one of ours answers it: unless they have refused it already,
 * or give us no less than it asks, it is a refusal of ours at that time as well, which says that they
 * aimed higher then and no more. What they have on the table in the end leaves them no less than what makes
 * them stop, since we might take it. Without a price in the deal there is no bank. In the
 * arena; untouched on failure. Fails with DW_E_NOMEM. O(events * (features^2 + issues + horizon)). */
dw_status dw_belief_of_deal(const dw_worth_model *model, double range, const dw_fact *facts,
                            dw_arena *arena, const dw_belief **belief, dw_error *err) DW_MUST_USE;

/* ---- Readings ------------------------------------------------------------------------------- */

/* Chance of each alternative of the model (dw_expect), after the record: chance [model->n_alternatives].
 * What they refuse and how far they come tells a buyer who has an offer from one who goes on as they are.
 * The deal file's own chances without a bank. O(hypotheses). */
void dw_belief_alternatives(const dw_worth_model *model, const dw_belief *belief, double *chance);

/* Time of a day: 0 at their first offer and before, 1 at the close. O(1). */
double dw_belief_time(const dw_belief *belief, dw_day day);

/* Share of the way to what makes them stop that they are gone at `time`, by the pace before the record:
 * 0 at their first offer, 1 at a close that is known. There without a bank, too. O(1). */
double dw_belief_way_gone(const dw_belief *belief, double time);

/* Chance that they take the package at `time`; NAN without a bank. INFINITY asks for the end, when only
 * what makes them stop is left, as dw_package_weigh does with a belief that has seen something; at a
 * time before, they hold out for their target then. NAN as price takes the price option's own. */
double dw_belief_acceptance(const dw_worth_model *model, const dw_belief *belief,
                            const size_t *option, double price, double time);

/* The same at the end, had they passed the package over at `time`, with an offer of their own or a word.
 * NAN without a bank. Uses the arena. Untouched on failure, which is DW_E_NOMEM ("arena").
 * O(features^2 + hypotheses * features). */
dw_status dw_belief_if_passed_over(const dw_worth_model *model, const dw_belief *belief,
                                   const size_t *option, double price, double time, dw_arena *arena,
                                   double *chance, dw_error *err) DW_MUST_USE;

/* The price a year that this share of the buyers they may be would still pay at `time` on the terms of the
 * package: with a half what was to be expected of them then. From 0 to dw_belief_limit's price_most; NAN
 * without a bank or a price. O(60 * (features^2 + hypotheses)). */
double dw_belief_price_taken(const dw_worth_model *model, const dw_belief *belief,
                             const size_t *option, double share, double time);

/* How much an issue counts for them. */
typedef struct dw_belief_issue {
    size_t issue;
    double share;       /* of what is at stake for them in all issues, 0 .. 1 */
    double low, high;   /* 80 %, to first order, issues taken as independent */
    double prior_share; /* by the deal file */
    double multiplier;  /* mean; 1 is what the deal file says, below 0 the other end is theirs */
    bool moved;         /* 1 lies outside the multiplier's 80 % */
} dw_belief_issue;

/* Issues by share, largest first; ties by issue. Those with nothing at stake for them are left out.
 * stake [n_issues] is dw_stakes'. row [*n_rows] in the arena; none without a bank. Fails with
 * DW_E_NOMEM. O(issues * hypotheses). */
dw_status dw_belief_issues(const dw_worth_model *model, const dw_belief *belief,
                           const dw_stake *stake, dw_arena *arena, const dw_belief_issue **row,
                           size_t *n_rows, dw_error *err) DW_MUST_USE;

/* The least that they take, what they expect included. */
typedef struct dw_belief_limit {
    double worth, worth_low, worth_high; /* to them; mean and 80 % */
    /* A year, on the terms of their latest offer (standard ones without): taken at the end by 50, 90 and
     * 10 % of the buyers they may be. NAN when the deal has no price. */
    double price, price_low, price_high;
    /* The list price, or the highest option without one, or what a side has offered above that: nobody
     * would pay more than is asked, so the three stand between what they have offered and this. */
    double price_most;
} dw_belief_limit;

/* All NAN without a bank. O(60 * (features^2 + hypotheses)). */
dw_belief_limit dw_belief_limit_of(const dw_worth_model *model, const dw_belief *belief);

#ifdef __cplusplus
}
#endif
#endif
