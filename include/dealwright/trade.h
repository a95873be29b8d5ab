/* Everything has a worth in money to each side.
 *
 * A package picks one option per issue. Its worth to each side is in present money over one common
 * horizon of H years, the longest term on the table and at least the setting horizon_years. The
 * coupled commercial terms (annual price, term, escalator, payment days, first-year discount, ramp,
 * renewal rise) are valued together by discounting; every other issue adds its amounts. Doubles in
 * here are minor units of money; they become dw_money by dw_money_round only. */
#ifndef DEALWRIGHT_TRADE_H
#define DEALWRIGHT_TRADE_H

#include "dealwright/deal.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Worth ---------------------------------------------------------------------------------- */

/* Commercial terms of one package, as numbers. */
typedef struct dw_cash_terms {
    double price;               /* first year's annual price before its discount, minor units */
    int term_years;             /* committed */
    double payment_days;        /* after the payment is due at the start of each year */
    double escalator;           /* yearly rise within the committed term, share */
    double first_year_discount; /* share off in the first year */
    int ramp_years;             /* committed year y below it pays (y + 1) / (ramp_years + 1) */
    double renewal_rise;        /* rise of the price at each renewal, share */
} dw_cash_terms;

/* Sets the term of a role to the number of an option; a role that is none changes nothing. */
void dw_cash_terms_set(dw_cash_terms *terms, dw_cash_role role, double number);

/* What is left of a payment that comes so many days late, a factor, at each side's rate. */
typedef struct dw_cash_delay {
    double days, us, them;
} dw_cash_delay;

/* A term of payment has few options; of one with more the others are worked out when they are asked for. */
#define DW_CASH_DELAYS_MAX 8

/* What the valuation needs to know besides the terms. */
typedef struct dw_cash_model {
    int horizon_years;
    double our_rate, their_rate; /* costs of capital, a year */
    double renewal_probability;  /* per renewal */
    double cost_to_serve;        /* a year, at its start */
    double buyer_value;        /* a year; dw_worth_model_init takes the price where none is known */
    double flexibility_cost;   /* share of the price per committed year beyond the first */
    double budget_excess_cost; /* per unit of payment beyond that year's budget */
    const dw_money *budget;    /* [n_budget] by year; later years have no limit */
    size_t n_budget;
    dw_cash_delay delay[DW_CASH_DELAYS_MAX]; /* [n_delays] of dw_cash_add_days; there may be none */
    size_t n_delays;
} dw_cash_model;

/* Works out, at the rates that the model has from here on, what payments so late leave: terms with these days
 * are then valued faster, and the same. Nothing where there is no room. */
void dw_cash_add_days(dw_cash_model *model, double days);

/* Worth to us: payments P(1+g)^y, in the first committed years the ramp's part of it, less the
 * first-year discount, received payment_days late and discounted at our rate, less the cost to serve;
 * after the term, until the horizon, the last committed year's full price, raised at each renewal,
 * times renewal_probability per renewal of term_years. ramp_years >= 0. O(horizon). */
double dw_cash_worth_to_us(const dw_cash_model *model, const dw_cash_terms *terms);

/* Worth to them: buyer_value for every year of the horizon, less the same payments at their rate, less
 * the price of lost flexibility and of exceeding their budgets. Years after the term count in full:
 * whether to renew is theirs to choose, and who leaves has something as good, so a commitment by
 * itself is no gift to them. O(horizon). */
double dw_cash_worth_to_them(const dw_cash_model *model, const dw_cash_terms *terms);

/* The same were the deal worth value[i] a year to them instead of buyer_value: worth [n]. What it costs them
 * is computed once for all. O(horizon * n). */
void dw_cash_worths_to_them(const dw_cash_model *model, const dw_cash_terms *terms,
                            const double *value, size_t n, double *worth);

/* One year of a package as both sides see it, minor units. */
typedef struct dw_cash_year {
    double price;   /* with escalator and renewal rises */
    double payment; /* what of it is due at the start of the year, after ramp and discount */
    bool committed;
    double chance;                   /* that the contract still runs, 0 .. 1 */
    double delay_us, delay_them;     /* what late payment leaves of a payment, a factor */
    double present_us, present_them; /* what being so far off leaves of an amount, a factor */
    double cost_to_serve;
    double us;     /* chance * present_us * (payment * delay_us - cost_to_serve) */
    double value;  /* buyer_value */
    double excess; /* of the payment over that year's budget */
    double excess_cost, flexibility_cost;
    /* present_them * (value - payment * delay_them - excess_cost - flexibility_cost) */
    double them;
} dw_cash_year;

/* The years of a package, in their order: year [horizon_years]. Their `us` add up to
 * dw_cash_worth_to_us, their `them` to dw_cash_worth_to_them, to the last bit. O(horizon). */
void dw_cash_years(const dw_cash_model *model, const dw_cash_terms *terms, dw_cash_year *year);

/* Worths are counted in minor units: what differs by less is the same. */
#define DW_WORTH_SAME 0.5

typedef struct dw_worth {
    double us;
    double them_low, them, them_high;
} dw_worth;

/* What their worth of doing without us rests on. */
typedef enum dw_outside {
    DW_OUTSIDE_UNKNOWN,
    DW_OUTSIDE_COMPETITOR, /* the named competitor at its price */
    DW_OUTSIDE_STATUS_QUO, /* going on as they do: the zero of buyer_value */
    DW_OUTSIDE_MARKET,     /* the middle of the market's prices */
    DW_OUTSIDE_COUNT
} dw_outside;

/* What they may have without us, where it is in doubt: an offer of a rival as it was told, the market's, no
 * offer at all, or one like ours that we do not know of. */
typedef struct dw_alternative {
    dw_outside outside;
    bool is_told;    /* a rival's price, as the deal says it */
    bool is_rumour;  /* that of rumoured_price, beside one with evidence */
    double price;    /* a year; 0 where they go on as they are */
    double chance;   /* > 0, by the deal file */
    double worth;    /* to them, over the horizon */
    double more;     /* what makes them stop, less what the model's own outside makes of it */
    double variance; /* of what the commercial terms bring them beyond that */
} dw_alternative;

enum { DW_ALTERNATIVES_MAX = 3 };

/* The deal's terms as one valuation. Private members; read only. */
typedef struct dw_worth_model {
    const dw_deal *deal;
    const dw_playbook *playbook;
    dw_cash_model cash;
    size_t cash_issue[DW_CASH_COUNT]; /* the deal's issue with each role, or DW_NONE */
    dw_cash_terms standard;           /* terms where the deal has no such issue */
    bool priced;                      /* a price is known, so the cash cluster has a worth */
    bool valued_by_them;              /* their value a year is known, so their worth is absolute */
    dw_outside outside;
    double outside_price; /* a year, of the competitor or the market; else 0 */
    double claim; /* what they expect to gain beyond doing without us; 0 until it is estimated */
    double claim_spread; /* one standard deviation of that */
    double
        gain_variance; /* of what commercial terms bring them, with that: the estimate of dw_expect */
    dw_alternative alternative[DW_ALTERNATIVES_MAX]; /* chances sum to 1 */
    size_t n_alternatives;          /* `outside` alone until they are estimated (dw_expect) */
    const struct dw_belief *belief; /* what the record says of them (belief.h); NULL until made */
    /* [n_issues] options that they have refused in words, each of which is taken after all with the chance of
     * the setting refused_taken, and those that they have declined (dw_offered); NULL for none. */
    const struct dw_option_set *refused, *declined;
    /* [n_issues] options that our own house, or we, have said no to (dw_approvals_barred), but for what they
     * have from us: no offer newly has them; NULL for none. */
    const struct dw_option_set *barred;
    /* [n_issues] options that our own house has said no to at a lower price: they need at least the
     * authority again_authority, whatever the figures say; NULL for none. */
    const struct dw_option_set *again;
    size_t again_authority;
    /* [n_events] by how much less than now what they had without us made them stop at the event, >= 0, minor
     * units: a rival's offer that was shown later says nothing of what they said before. NULL for 0. */
    const double *stopped_less;
} dw_worth_model;

/* Settings of the playbook stand in where the deal gives no rate; the standard price is that of
 * dw_deal_year_price. What they have without us is the named competitor at its price on standard
 * terms; without one, or where it is only said to ask no less than that, the middle of the market's
 * prices; but never less than going on as they do, which is all they have when no price is known.
 * Without any price in the deal the cash cluster is worth nothing to either side and `priced` is
 * false. O(issues * kinds + options). */
void dw_worth_model_init(dw_worth_model *model, const dw_deal *deal, const dw_playbook *playbook);

/* Worth to both of one option of an issue that is no cash term. O(1). */
dw_worth dw_worth_of_option(const dw_option *option);

/* Is the issue one of the commercial terms, which work on payments? O(1). */
bool dw_issue_is_cash(const dw_worth_model *model, size_t issue);

/* Do both sides' amounts stand on the issue, so that it can be traded? True of cash terms when the
 * deal has a price. O(options). */
bool dw_issue_is_weighed(const dw_worth_model *model, size_t issue);

/* Worth to both of the commercial terms alone. Meaningless unless the model is priced. O(horizon). */
dw_worth dw_worth_of_cash(const dw_worth_model *model, const dw_cash_terms *terms);

/* The same with the other issues of the package: what dw_worth_of gives, where `cash` is the worth of its
 * commercial terms (0 of a model that is not priced). O(issues). */
dw_worth dw_worth_beside_cash(const dw_worth_model *model, const size_t *option, dw_worth cash);

/* The commercial terms of the package that picks option[i] of issue i. O(1). */
dw_cash_terms dw_worth_terms(const dw_worth_model *model, const size_t *option);

/* The commercial terms at which a number of the role is compared with others of it: all else as in
 * `standard`, but a rise within the term in a contract of the whole horizon and a rise at renewals in one of
 * a year: where they count most. By a standard of one year all escalators would be worth the same. O(1). */
dw_cash_terms dw_terms_alone(const dw_worth_model *model, const dw_cash_terms *standard,
                             dw_cash_role role, double number);

/* Worth to them of doing without us over the horizon; 0 when `outside` is unknown and their worth
 * relative means nothing to compare with. O(horizon). */
double dw_worth_outside(const dw_worth_model *model);

/* Does the deal have a price, and say what they have without us: a price elsewhere, or their value a year?
 * Else what makes them stop is only assumed: around our price on standard terms, or their budget where that
 * is lower, with the spread of the setting unknown_limit_spread. O(1). */
bool dw_outside_is_known(const dw_worth_model *model);

/* Is it assumed from their budget? O(years). */
bool dw_limit_is_by_budget(const dw_worth_model *model);

/* The least and the most that they may have without us, over the alternatives. O(1). */
void dw_worth_outside_range(const dw_worth_model *model, double *least, double *most);

/* Is all that they may have a rival who asks more than they would be taken to have at hand without its price:
 * more than the middle of the market, else than we do? After dw_expect. O(1). */
bool dw_outside_is_dear(const dw_worth_model *model);

/* Worth of the package that picks option[i] of issue i. O(issues + horizon). */
dw_worth dw_worth_of(const dw_worth_model *model, const size_t *option);

/* Worth of the package with its price as asked: `price` a year, or that of its option where `price` is NAN.
 * O(issues + horizon). */
dw_worth dw_worth_asked(const dw_worth_model *model, const size_t *option, double price);

/* The package a seller starts from: the option nearest to the target price, of every other issue the
 * allowed option that is worth nothing to either side, else the first allowed one (list the one you
 * would normally offer first). option [n_issues]. O(options of all issues). */
void dw_standard_package(const dw_worth_model *model, size_t *option);

/* Its option of one issue. O(options of the issue). */
size_t dw_standard_option(const dw_worth_model *model, size_t issue);

/* Worth of that package at `price` a year instead of the price option: prices need not lie on the
 * issue's grid. O(issues + horizon). */
dw_worth dw_worth_at_price(const dw_worth_model *model, const size_t *option, double price);

/* The price a year at which the package is worth `us` to us; worth is linear in price. NAN when the
 * deal has no price. O(issues + horizon). */
double dw_price_for_worth(const dw_worth_model *model, const size_t *option, double us);

/* ---- What is at stake on each issue --------------------------------------------------------- */

typedef enum dw_issue_type {
    DW_ISSUE_UNKNOWN,      /* its options have no worth to compare */
    DW_ISSUE_INDIFFERENT,  /* as things stand neither side gains by moving it */
    DW_ISSUE_DISTRIBUTIVE, /* what one side gains the other loses, in like amounts */
    DW_ISSUE_TRADE,        /* sides are opposed, and one cares clearly more */
    DW_ISSUE_COMPATIBLE,   /* both prefer the same direction */
    DW_ISSUE_TYPE_COUNT
} dw_issue_type;

typedef struct dw_stake {
    dw_issue_type type;
    double us, them;               /* worth of the best option less the worst, to each side */
    double weight_us, weight_them; /* share of the sum over issues, 0 .. 1 */
    size_t best_us, best_them;     /* allowed options; lowest index on a tie */
    size_t standard;               /* option in the standard package */
    /* Moving from standard to their best: what it costs us (positive) and brings them. */
    double give_cost, give_worth;
    /* Moving from standard to our best: what it brings us and costs them. */
    double get_worth, get_cost;
} dw_stake;

/* Stakes of every issue, all others at the standard package. stake [n_issues] in the arena. A trade
 * is an issue on which the larger of the two stakes is at least trade_ratio times the smaller.
 * Fails with DW_E_NOMEM. O(issues * options * (issues + horizon)). */
dw_status dw_stakes(const dw_worth_model *model, dw_arena *arena, const dw_stake **stake,
                    dw_error *err) DW_MUST_USE;

const char *dw_issue_type_name(dw_issue_type type);

/* What trades start from, and how many are wanted. */
typedef struct dw_trade_request {
    const dw_stake *stake; /* [n_issues] */
    const size_t
        *ours;    /* [n_issues] options that we have on the table; NULL: the standard package */
    double price; /* a year, with them; NAN: that of its option */
    const size_t *theirs; /* [n_issues] options that they have on the table; NULL for none */
    const bool *closed; /* [n_issues] nothing is asked on these: dw_closed_issues; NULL for none */
    const size_t
        *asked;      /* [n_issues] no more of it is given: dw_asked_options; NULL for no limit */
    double rigidity; /* 0 .. 1, see dw_may_give */
    double least;    /* net gain of each side, minor units; 0 for any */
    size_t max;
} dw_trade_request;

/* A give of ours for a get of theirs, on two different issues. */
typedef struct dw_trade {
    size_t give_issue, give_option; /* moved their way from what we have on the table */
    size_t get_issue, get_option;   /* moved our way */
    double ours, theirs;            /* net gain of each side, minor units */
    /* What each half changes when it alone moves, minor units, never below 0. */
    double give_cost, give_worth; /* to us, to them */
    double get_worth, get_cost;   /* to us, to them */
} dw_trade;

/* Trades that gain both sides something, and at least `least`, against what we have on the table, largest
 * joint gain first; ties by issue order. Of each pair of issues the options that gain most together are
 * taken, and an issue is given, or got, once. Price is never one of the two: it is what a trade saves.
 * Issues with a hard limit are never given, and a term that carries liability only as dw_may_give says. On an
 * issue on which they ask for more than the standard nothing is given past what they ask. Nothing is asked
 * that we have asked for or they have offered already, and nothing on a closed issue. At most `max`. trade
 * [*n_trades] in the arena.
 * Fails with DW_E_NOMEM. O(issues^2 * options^2 * (issues + horizon)). */
dw_status dw_trades(const dw_worth_model *model, const dw_trade_request *request, dw_arena *arena,
                    const dw_trade **trade, size_t *n_trades, dw_error *err) DW_MUST_USE;

/* ---- Concession ladder ---------------------------------------------------------------------- */

typedef struct dw_ladder_shape {
    size_t steps_min, steps_max; /* 1 .. DW_LADDER_STEPS_MAX */
    double ratio;                /* wished size of a step as a share of the one before */
    double ratio_min, ratio_max; /* 0 < min <= max < 1 */
    double first_most;           /* the first step is no larger; 0 for no such limit */
} dw_ladder_shape;

typedef struct dw_ladder {
    double level[DW_LADDER_STEPS_MAX + 1]; /* level[0] the opening, each next one lower */
    size_t n_steps;
    double
        ratio; /* of each step to the one before; one that ends at the walk-away may be smaller */
    size_t target_step;     /* step that lands on the target; DW_NONE when none does */
    bool reaches_walk_away; /* the last level is the walk-away */
} dw_ladder;

/* Levels from the opening through the target to the walk-away, each step the same share of the one
 * before, so that every concession is smaller and they add up to the way left.
 *
 * Of all step counts and places of the target whose ratio lies within the shape's bounds, the one
 * nearest the wished ratio is taken (fewer steps on a tie). Where none exists the walk-away is not
 * reached if the target lies too near the opening (the steps then run on at ratio_max), and the
 * target is no step if it lies too near the walk-away. With target equal to walk-away the ladder
 * ends at the target; with opening equal to target it has no steps before it.
 *
 * With a first step that is limited, only such ladders count that keep to it. Where none does, it runs
 * from a first step of that size (less where the target is nearer) to the target in as few steps as the
 * bounds of the ratio allow, and on at the same ratio; a last step that would pass the walk-away ends
 * there, smaller. Where shrinking steps from there cannot reach the target in steps_max, the limit is
 * dropped. Below the target it always holds.
 * Fails with DW_E_RANGE ("opening", "target", "walk_away") unless opening >= target >= walk_away are
 * finite. O(steps^2 * 60). */
dw_status dw_ladder_make(double opening, double target, double walk_away,
                         const dw_ladder_shape *shape, dw_ladder *ladder,
                         dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
