/* What to put on the table: packages with their worth, what they need, and how to move.
 *
 * A package picks one option per issue and names a price a year, which need not lie on the price
 * issue's grid. Whatever is computed here is a question to the worth model of trade.h; the chosen
 * archetype's numbers shape the answers. */
#ifndef DEALWRIGHT_OFFER_H
#define DEALWRIGHT_OFFER_H

#include "dealwright/frontier.h"
#include "dealwright/trade.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Packages ------------------------------------------------------------------------------- */

typedef struct dw_package {
    const size_t *option; /* [n_issues] of the deal */
    double price;         /* a year, minor units; NAN when the deal has no price */
    dw_worth worth;
    double acceptance; /* chance that it beats what they have without us, 0 .. 1; NAN unknown */
    /* What all its payments together are below those at list price on standard terms, as a share;
     * negative above it; NAN without a list price. */
    double discount;
    size_t authority; /* whose approval it needs, index into the playbook's authorities; DW_NONE
                         without a list price */
} dw_package;

/* Weighs the package that takes option[i] of issue i at `price` a year; NAN takes the price option's
 * own. The options stay the caller's. O(issues + horizon). */
dw_package dw_package_weigh(const dw_worth_model *model, const size_t *option, double price);

/* Index of the first authority that may approve this discount from the list price: its share and what
 * it comes to a year. A price below the floor price is for the last of them alone. DW_NONE without a
 * list price. O(authorities). */
size_t dw_authority_for(const dw_deal *deal, const dw_playbook *playbook, double discount,
                        double price);

/* What a side has on the table: each term as its newest offers on the record name it, the rest at
 * standard; a number that is none of the options is taken at the nearest one, a price as it is.
 * *price is NAN when no offer names one. False when the side has made no offer. option [n_issues].
 * O(events * issues). */
bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price);

/* ---- What can be combined ------------------------------------------------------------------- */

/* Issues of one cluster; a choice numbers their allowed options, the first issue leading. */
typedef struct dw_table_cluster {
    const size_t *issue;         /* [n_issues] of the deal */
    const size_t *n_options;     /* [n_issues] allowed ones */
    const size_t *const *option; /* [n_issues][n_options] of the deal's issue */
    size_t n_issues;
} dw_table_cluster;

/* A deal as a space of outcomes: the commercial terms as one cluster, every other valued issue as one
 * of its own. What cannot be weighed for both sides stays at its standard option. */
typedef struct dw_table {
    const dw_worth_model *model;
    dw_space space; /* likely worths of both sides, minor units; the ceilings are INFINITY */
    const dw_table_cluster *cluster; /* [space.n_clusters] */
    const size_t *standard;          /* [n_issues] dw_standard_package */
    bool thinned; /* the commercial terms were too many: options between the ends were left out */
} dw_table;

/* Clusters stand in the order of their first issue in the deal. Fails with DW_E_NOMEM. O(outcomes of
 * the commercial terms * horizon), at most DW_CASH_CHOICES_MAX of them. */
dw_status dw_table_make(const dw_worth_model *model, dw_arena *arena, dw_table *table,
                        dw_error *err) DW_MUST_USE;

/* The options of an outcome: choice [n_clusters] -> option [n_issues]. */
void dw_table_options(const dw_table *table, const size_t *choice, size_t *option);

/* ---- Opening -------------------------------------------------------------------------------- */

/* The terms to open with beside the price, from the standard package on: what both want; gives whose
 * worth to them, times the archetype's relationship weight, is above what they cost us; and of the
 * gets the share that its opening stance says (none of a stance below 0), the poorest trades first,
 * so that the best remain to be asked for concessions. Gives are taken back, the least dear to them
 * first, until the package is worth at least `least` to us or none is left. Ties: lowest option.
 * option [n_issues]. O(issues^2 * options * (issues + horizon)). */
void dw_opening_options(const dw_worth_model *model, const dw_stake *stake, double price,
                        const dw_archetype_numbers *numbers, double least, size_t *option);

/* ---- Concessions ---------------------------------------------------------------------------- */

/* Terms that one step may ask for at most. */
#define DW_GETS_MAX 4
/* Terms beside the price that one step may move their way at most. */
#define DW_GIVES_MAX 2

/* One step of a ladder of packages. */
typedef struct dw_concession {
    dw_package package;
    dw_term give[DW_GIVES_MAX], get[DW_GETS_MAX]; /* beside the price: where they move to */
    size_t n_gives, n_gets;
} dw_concession;

typedef struct dw_concession_rules {
    dw_ladder_shape shape;
    double reciprocity; /* gets asked per step, on average; at most DW_GETS_MAX */
    size_t
        gives_max; /* terms beside the price that one step may move their way, 0 .. DW_GIVES_MAX */
    double price_least; /* no step goes below it, minor units a year */
} dw_concession_rules;

typedef struct dw_concessions {
    const dw_concession *step; /* [n_steps], the start first */
    size_t n_steps;
    dw_ladder ladder;   /* the levels that the steps aim at: worth to us without the gets */
    size_t target_step; /* DW_NONE when none lands on the target */
    bool reaches_stop;
} dw_concessions;

/* Packages from the start to the target and on to where we stop. What we concede, in worth to us,
 * falls to the levels of a ladder with ever smaller steps; what the gets bring us comes on top. Each
 * package is worth more to them than the one before.
 *
 * A step first asks its gets: of what is left, those worth most to us that cost them less than they
 * bring us; fewer where they would take more from them than the step gives. Then, of the ways to move
 * up to gives_max other terms and the price so that the concession comes to its level, it takes the
 * one worth most to them, but where that can be no more than the step before was. Terms
 * with a hard limit move within it; what was a get is not given, what was given not asked back.
 * Prices are rounded to about four figures. The ladder ends early where no smaller step is left that
 * brings them more.
 *
 *   start         [n_issues] options of what is on the table, at start_price a year
 *   target, stop  worth to us without gets, start's worth >= target >= stop
 *
 * Fails with DW_E_RANGE ("target", "stop", "price" when the deal has none) or DW_E_NOMEM.
 * O(steps * options^2 * (issues + horizon)) over the options of all issues. */
dw_status dw_concessions_make(const dw_worth_model *model, const dw_stake *stake,
                              const size_t *start, double start_price, double target, double stop,
                              const dw_concession_rules *rules, dw_arena *arena,
                              dw_concessions *concessions, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
