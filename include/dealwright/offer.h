/* What to put on the table: packages with their worth, what they need, and how to move.
 *
 * A package picks one option per issue and names a price a year, which need not lie on the price
 * issue's grid. Whatever is computed here is a question to the worth model of trade.h; the chosen
 * archetype's numbers shape the answers. */
#ifndef DEALWRIGHT_OFFER_H
#define DEALWRIGHT_OFFER_H

#include "dealwright/frontier.h"
#include "dealwright/search.h"
#include "dealwright/trade.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Packages ------------------------------------------------------------------------------- */

typedef struct dw_package {
    const size_t *option; /* [n_issues] of the deal */
    double price;         /* a year, minor units; NAN when the deal has no price */
    dw_worth worth;
    /* Chance that they take it, 0 .. 1; NAN unknown. By the model's belief where that has seen an offer
     * or an answer of theirs. */
    double acceptance;
    /* What all its payments together are below those at list price on standard terms, as a share;
     * negative above it; NAN without a list price. */
    double discount;
    size_t authority; /* whose approval it needs, index into the playbook's authorities; DW_NONE
                         without a list price */
} dw_package;

/* Weighs the package that takes option[i] of issue i at `price` a year; NAN takes the price option's
 * own. The options stay the caller's. O(issues + horizon). */
dw_package dw_package_weigh(const dw_worth_model *model, const size_t *option, double price);

/* Is the package within our hard limits on the issue? A price is judged as asked. */
bool dw_package_allowed(const dw_worth_model *model, const dw_package *package, size_t issue);

/* Is it within all of them? A price that nobody has named is. O(issues). */
bool dw_package_within_limits(const dw_worth_model *model, const dw_package *package);

/* The most that dw_package_weigh says of a package worth `them` to them, 0 .. 1: the setting refused_taken
 * where it is no better for them than what they have refused as a whole (dw_belief), more the further it is
 * better, measured by what tells offers of theirs apart (the chance that a normal of that deviation lies
 * nearer); 1 where they have refused nothing, and where it is in no term worse for them than what they stand
 * by. Before terms that they have refused. O(issues * horizon). */
double dw_most_taken(const dw_worth_model *model, const size_t *option, double price, double them);

/* Prices are said in about four figures, in multiples of this: 100 for prices from 150,000 to
 * 1,500,000, in minor units as well. O(log price). */
double dw_price_unit(double price);

/* Index of the first authority that may approve this discount from the list price: its share and what
 * it comes to a year. A price below the floor price is for the last of them alone. DW_NONE without a
 * list price. O(authorities). */
size_t dw_authority_for(const dw_deal *deal, const dw_playbook *playbook, double discount,
                        double price);

/* The price kept within the hard limits of the price issue, where the deal has such. O(1). */
double dw_price_within(const dw_worth_model *model, double price);

/* Index of the authority that the package needs, as of dw_package_weigh; a `price` of NAN is the price
 * option's own. What breaks a hard limit is for the last authority alone; else dw_authority_for its
 * discount says it, and what our house has refused at a lower price needs its answer again.
 * O(issues + horizon). */
size_t dw_package_authority(const dw_worth_model *model, const size_t *option, double price);

/* The same for a reader who is not to learn where we walk away: neither the floor price nor hard limits on
 * the price count. Of a package that has been weighed. O(issues + authorities). */
size_t dw_package_authority_told(const dw_worth_model *model, const dw_package *package);

/* The lowest authority whose share of the list price the discount of a package stays within, where that is
 * more a year than the amount that this authority may give: *most receives the amount, in minor units of the
 * deal's currency. DW_NONE, and *most as it was, where the amount stops nobody.
 * O(authorities + currencies). */
size_t dw_package_beyond_amount(const dw_worth_model *model, const dw_package *package,
                                double *most);

/* Lays the terms that an event names over a package: a number that is none of the options is taken at
 * the nearest one, a price as it is, in *price, too. option [n_issues]. O(terms * options). */
void dw_package_lay(const dw_worth_model *model, const dw_event *event, size_t *option,
                    double *price);

/* What a side has on the table: each term as its newest offers say on the record, the rest at standard; a
 * number that is none of the options is taken at the nearest one, a price as it is. In theirs a term that
 * neither an offer nor a refusal of theirs has named stands as we had offered it when they made their newest
 * one, where that is worth no less to them than the standard (decision 0030). An acceptance puts
 * what the other side has there on both, whatever terms it names, at the price of who accepts where the
 * other has named none. *price is NAN when nobody names one. False when there is nothing of the side.
 * option [n_issues]. O(events * issues). */
bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price);

/* What was agreed on, by the acceptance that dw_deal_agreement names: who accepts takes what the other
 * side has on the table then. Arguments as above; false unless dw_deal_agreed. O(events * issues). */
bool dw_agreed_package(const dw_worth_model *model, size_t *option, double *price);

/* Options of one issue: bit o % 64 of word o / 64 stands for option o. */
typedef struct dw_option_set {
    uint64_t bits[DW_ISSUE_OPTIONS_MAX / 64 + 1];
} dw_option_set;

static inline bool dw_option_set_has(const dw_option_set *set, size_t option)
{
    return set->bits[option / 64] >> (option % 64) & 1;
}

static inline void dw_option_set_add(dw_option_set *set, size_t option)
{
    set->bits[option / 64] |= UINT64_C(1) << (option % 64);
}

static inline void dw_option_set_remove(dw_option_set *set, size_t option)
{
    set->bits[option / 64] &= ~(UINT64_C(1) << (option % 64));
}

static inline bool dw_option_set_is_empty(const dw_option_set *set)
{
    uint64_t any = 0;
    for (size_t w = 0; w < DW_ISSUE_OPTIONS_MAX / 64 + 1; w++)
        any |= set->bits[w];
    return any == 0;
}

/* Has our own house said no to it at a lower price, so that it has to answer again? O(1). */
bool dw_model_asks_again(const dw_worth_model *model, size_t issue, size_t option);

/* Has our own house, or have we ourselves, said no to it? O(1). */
bool dw_model_bars(const dw_worth_model *model, size_t issue, size_t option);

/* Would we offer the option of our own accord (dw_issue_offers), and has nobody of ours said no to it?
 * O(1). */
bool dw_model_offers(const dw_worth_model *model, size_t issue, size_t option);

/* What was said last of one issue, for or against an option. */
typedef struct dw_said {
    const dw_event *event; /* NULL for none */
    size_t option;
} dw_said;

/* What we have promised them since our offers named the issue, and neither side has accepted nor they refused
 * it since, where it is worth no less to them than the standard, or than what we had on the table: what is
 * given, or asked no more. Never of the price. */
typedef struct dw_promised {
    uint64_t issues; /* bit i: issue i */
    uint16_t option[DW_ISSUES_MAX];
} dw_promised;

_Static_assert(DW_ISSUES_MAX <= 64 && DW_ISSUE_OPTIONS_MAX <= UINT16_MAX,
               "a promise is a bit and 16 more");

/* What is promised of the issue; DW_NONE for nothing. O(1). */
static inline size_t dw_promised_option(const dw_promised *promised, size_t issue)
{
    return promised->issues >> issue & 1 ? promised->option[issue] : DW_NONE;
}

/* What a record's offers have put on the table and named, and what was said no to, event by event. */
typedef struct dw_offered {
    size_t standard[DW_ISSUES_MAX]; /* the standard package, with which it begins */
    /* Of each option of the issues what it is worth to them, all else at standard (dw_terms_alone), without
     * what that adds to each of the issue. */
    const double *worth_to_them[DW_ISSUES_MAX];
    /* What each side has on the table, as dw_standing_offer gives it. */
    size_t option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    double price[DW_SIDE_COUNT];
    bool exists[DW_SIDE_COUNT];
    uint64_t names[DW_SIDE_COUNT]; /* bit i: issue i in an offer or a refusal, or by an agreement */
    bool named[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* by an offer of the side */
    /* By an offer, an acceptance, a refusal, a statement or an outcome of the side: it has been spoken of. */
    bool said[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_option_set was_ours[DW_ISSUES_MAX]; /* that an offer of ours named */
    /* They have said no to the option, and have not named it since, in an offer or in words. In a refusal
     * that names no price: to what it names and all that is worth less to them; in a demand or an
     * ultimatum: to what asks more of them than the standard and than what it names. Never of the price. */
    dw_option_set refused[DW_ISSUES_MAX];
    /* They do not want what would be given to them by the deal file, worth no less to them than the standard:
     * they have refused one of such options, or demanded the standard in place of ours, and have not named
     * it since. Where they ask for less than what they refuse that is not declined. Never of commercial
     * terms, nor where they ask for more than what they refuse. */
    dw_option_set declined[DW_ISSUES_MAX];
    size_t wanted
        [DW_ISSUES_MAX]; /* of what is declined in its place: the standard, or what they ask for */
    dw_said asked[DW_ISSUES_MAX]; /* what they named of it in words last */
    dw_said proposed
        [DW_ISSUES_MAX]; /* in an offer or in words; none after an acceptance of either side */
    dw_said no[DW_ISSUES_MAX]; /* of those issues that have such an option now */
    dw_promised promised;
} dw_offered;

/* Before any event; its worths stand in the arena. False when that is full. O(options of all issues *
 * horizon). */
bool dw_offered_start(const dw_worth_model *model, dw_arena *arena,
                      dw_offered *offered) DW_MUST_USE;

/* What an event adds, in the order of the record, by the model it was started with. O(terms * options +
 * issues), of their offer O(issues * horizon). */
void dw_offered_follow(const dw_worth_model *model, const dw_event *event, dw_offered *offered);

/* Lays what we have promised over what we have on the table: it is given, with whatever we offer next; false
 * where that changes nothing. option [n_issues]. O(issues). */
bool dw_lay_promised(const dw_worth_model *model, const dw_offered *offered, size_t *option);

/* Have they said no to the option, refused or declined it? O(1). */
static inline bool dw_offered_is_out(const dw_offered *offered, size_t issue, size_t option)
{
    return dw_option_set_has(&offered->refused[issue], option) ||
           dw_option_set_has(&offered->declined[issue], option);
}

/* Would we offer an option of the issue (dw_model_offers) that they have not said no to? O(options). */
bool dw_offered_leaves_any(const dw_worth_model *model, const dw_offered *offered, size_t issue);

/* Have they said no to any option of the issue? O(options). */
bool dw_offered_has_out(const dw_offered *offered, size_t issue);

/* Moves each option that the model has barred to the one of the others that we would offer and that they have
 * not said no to which is worth most to them, all else as it stands at `price` (NAN: that of its option).
 * Ties: lowest option; where there is no other it stays. option [n_issues]. O(options of those issues *
 * (issues + horizon)). */
void dw_leave_barred(const dw_worth_model *model, const dw_offered *offered, double price,
                     size_t *option);

/* What of `option` they have declined, at what they want instead; where our hard limits exclude that, the
 * standard. option [n_issues]. O(issues). */
void dw_leave_declined(const dw_worth_model *model, const dw_offered *offered, size_t *option);

/* Lets go what they have said no to: each such option of `option` moves to the one of the others that we
 * would offer (dw_model_offers), and that is worth no less to them, which is worth most to us, all else as it
 * stands at `price` (NAN: that of its option). Ties: lowest option; where there is no other it stays. Is any
 * let go? option [n_issues]. O(options of those issues * (issues + horizon)). */
bool dw_leave_refused(const dw_worth_model *model, const dw_offered *offered, double price,
                      size_t *option);

/* What they have declined is worth to them what they want instead is (the standard as a rule): a copy of
 * the model's deal, in the arena, where that is so; with `undelivered` to us as well, since it will not be
 * delivered. The deal itself where nothing is declined. NULL when the arena is full. O(options of all
 * issues). */
const dw_deal *dw_deal_without_declined(const dw_worth_model *model, const dw_offered *offered,
                                        bool undelivered, dw_arena *arena);

/* Options that are settled: both sides have named the issue in an offer, it stands the same in both, and they
 * have not said no to it since.
 * DW_NONE for the others and the price. settled [n_issues]. O(issues). */
void dw_settled_options(const dw_worth_model *model, const dw_offered *offered, size_t *settled);

/* Issues on which we ask nothing back, where we stand at `option` and `price` (NAN: that of its option):
 * those that are settled, that stand as we have promised, or on which they have refused what we asked, and
 * those that we have moved their way, where an option that an offer of ours named, or the standard one, would
 * be worth more to us than what stands, all else as it stands. Never the price. option, closed [n_issues].
 * O(options of all issues * (issues + horizon)). */
void dw_closed_issues(const dw_worth_model *model, const dw_offered *offered, const size_t *option,
                      double price, bool *closed);

/* Of each issue beside the price what they have proposed last and our hard limits allow; DW_NONE for the
 * others. What they have said no to since is not, nor an offer of theirs whose last day has passed on `day`.
 * proposed [n_issues]. O(issues). */
void dw_proposed_options(const dw_worth_model *model, const dw_offered *offered, dw_day day,
                         size_t *proposed);

/* Of each issue beside the price what they have asked for last: in an offer or in words, else what their
 * offer has of it that an offer of theirs named; DW_NONE for the others. Nobody gives more than they ask.
 * asked [n_issues]. O(issues). */
void dw_asked_options(const dw_worth_model *model, const dw_offered *offered, size_t *asked);

/* What having `taken` on the issue brings us, all else as in `option` at `price` (NAN: as its option). option
 * [n_issues] is as before afterwards. O(issues + horizon). */
double dw_worth_of_taking(const dw_worth_model *model, size_t *option, double price, size_t issue,
                          size_t taken);

/* Lays over `option` all of `proposed` that brings us something, each with the others taken up. Both
 * [n_issues]. O(issues^2 * (issues + horizon)). */
void dw_take_up_all(const dw_worth_model *model, const size_t *proposed, double price,
                    size_t *option);

/* Lays over `option` what of `proposed` brings us something although the price, not below price_least, makes
 * up for what it costs them: they are left no worse off. One issue after the other, each beside those before.
 * *price becomes the price that is left; where it is NAN, or the deal has none, nothing is taken up. What the
 * price gives for it, in worth to us. O(issues * log price * (issues + horizon)). */
double dw_take_up_paid(const dw_worth_model *model, const size_t *proposed, double price_least,
                       size_t *option, double *price);

/* The highest price from `least` to `most` at which the package is worth `them` to them: `most`, or a
 * multiple of dw_price_unit(most). What they get of a price falls as it rises, but not in a line: a price
 * above the one they have without us counts on into later years. NAN where there is none, or no price.
 * O(log price * (issues + horizon)). */
double dw_price_that_leaves(const dw_worth_model *model, const size_t *option, double them,
                            double least, double most);

/* The least price of ours that does not split the difference between our standing price and theirs: a
 * multiple of dw_price_unit(ours) on our side of the middle, further from it than `tolerance` times what lies
 * between the two, and below ours. NAN where there is none: they stand at ours or above, or too near for
 * another answer. O(log price). */
double dw_price_off_middle(double ours, double theirs, double tolerance);

/* The same, as it stood after the first n events of the deal. */
bool dw_agreed_after(const dw_worth_model *model, size_t n_events, size_t *option, double *price);

/* The options of each issue that somebody has named, after the first n events: what either side has said of
 * it last in an offer, an acceptance, words or an outcome, all but the one that it has refused last; and what
 * we had said last when they made their newest offer, which may keep it. With an agreement what was said
 * until then, and any that has been named since. A package may well have another: the standard, where they
 * answer what we ask with a price alone. named [n_issues]. O(events * terms * options +
 * issues * options). */
void dw_options_named(const dw_worth_model *model, size_t n_events, dw_option_set *named);

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
    const dw_cluster_issues *issues; /* [space.n_clusters] the same for the search */
    const size_t *standard;          /* [n_issues] dw_standard_package */
    bool thinned; /* the commercial terms were too many: options between the ends were left out */
} dw_table;

/* What is left out of a table beside what our hard limits forbid. Settled goes before refused; an option
 * that the hard limits forbid is never settled; an issue whose options are all refused keeps the one refused
 * last, or all where that is forbidden. */
typedef struct dw_table_limits {
    double price_most;  /* INFINITY for no limit; the lowest price stays */
    double price_least; /* 0 for no limit; where no option lies within both, it is no limit */
    const size_t
        *settled; /* [n_issues] the one option that is left, DW_NONE for all; NULL for none */
    const dw_offered *offered; /* what they have said no to in it is out; NULL for nothing */
    bool leaves_barred;        /* what the model has barred is out, but for what is in our offer */
    /* [n_issues] what we take up, DW_NONE for none: what is worth less to us, all else as in the options
     * `taken_at` at taken_price, is out; NULL for none at all. */
    const size_t *taken, *taken_at;
    double taken_price;
    /* [n_issues] what they ask for, DW_NONE for nothing: what is worth more to them than that, and than what
     * stands in the options `given_at` at given_price, is out, unless nothing is left; NULL for nothing. */
    const size_t *asked, *given_at;
    double given_price;
} dw_table_limits;

/* As dw_table_make. */
dw_status dw_table_within(const dw_worth_model *model, const dw_table_limits *limits,
                          dw_arena *arena, dw_table *table, dw_error *err) DW_MUST_USE;

/* Clusters stand in the order of their first issue in the deal. Prices above price_most (INFINITY for
 * no limit) are left out, all but the lowest one. Fails with DW_E_NOMEM. O(outcomes of the commercial
 * terms * horizon), at most DW_CASH_CHOICES_MAX of them. */
dw_status dw_table_make(const dw_worth_model *model, double price_most, dw_arena *arena,
                        dw_table *table, dw_error *err) DW_MUST_USE;

/* The most that a package worth at least `reservation` to us could bring them beyond what they have
 * without us, as claimed in nothing. 0 when what they have without us is not known or nothing could
 * bring them more. O(log points). */
double dw_gain_most(const dw_worth_model *model, const dw_frontier *frontier, double reservation);

/* What lies for them between the package that is best for us and the one that leaves us the reservation:
 * the stretch that is negotiated, whatever they have without us. 0 when the deal has no price or no package
 * leaves us that much. O(log points). */
double dw_gain_range(const dw_worth_model *model, const dw_frontier *frontier, double reservation);

/* What they expect to gain beyond doing without us: the setting buyer_claim's share of
 * dw_gain_most. O(log points). */
double dw_claim_of(const dw_worth_model *model, const dw_frontier *frontier, double reservation);

/* Sets what makes them stop, as far as the deal file tells:
 *
 * - the claim, dw_claim_of;
 * - how far it may be off, one standard deviation: half of it, a competitor taken to ask what we do, since a
 *   rival's price is no measure of how well the buyer is known;
 * - the alternatives they may have. A competitor's price that somebody wrote evidence for is taken as told,
 *   and so are the market's prices. One without evidence is as told with the chance of the setting
 *   rival_credence; otherwise they have what they would have if it had not been named: the market's, or, with
 *   no price known, a substitute that asks what we do with the chance `substitute` (0 .. 1), and else they go
 *   on as they are. An alternative that makes them stop where another does counts as that one.
 *
 * O(log points + horizon). */
void dw_expect(dw_worth_model *model, const dw_frontier *frontier, double reservation,
               double substitute);

/* The options of an outcome: choice [n_clusters] -> option [n_issues]. O(issues). */
void dw_table_options(const dw_table *table, const size_t *choice, size_t *option);

/* May a term that carries liability be given for what it brings? Its cost to us counts 1 + 2 * rigidity
 * times: at a rigidity of 1 it must bring three times what it costs. Other terms may always. */
bool dw_may_give(const dw_worth_model *model, size_t issue, double rigidity, double cost,
                 double gain);

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
/* Terms beside the price that one step may move their way at most, beside what it lets go. */
#define DW_GIVES_MAX 2

/* One step of a ladder of packages. */
typedef struct dw_concession {
    dw_package package;
    const dw_term *give;      /* [n_gives] beside the price: where they move to */
    dw_term get[DW_GETS_MAX]; /* [n_gets] the same */
    const dw_term *taken;     /* [n_taken] what they have proposed themselves, taken up */
    size_t n_gives, n_gets, n_taken;
    double paid; /* by the price for what is taken up, in worth to us; 0: it comes for nothing */
} dw_concession;

typedef struct dw_concession_rules {
    dw_ladder_shape shape;
    double reciprocity; /* gets asked per step, on average; at most DW_GETS_MAX */
    size_t
        gives_max; /* terms beside the price that one step may move their way, 0 .. DW_GIVES_MAX */
    double price_least;       /* no step goes below it, minor units a year */
    double first_price_least; /* nor the first step below this one; 0 for no such limit */
    double rigidity;          /* of must-haves, 0 .. 1: see dw_may_give */
    const bool
        *closed; /* [n_issues] no step asks anything on these: dw_closed_issues; NULL for none */
    /* [n_issues] the start's options, less what the first step lets go: dw_leave_refused; NULL: nothing */
    const size_t *first;
    const size_t
        *proposed; /* [n_issues] what the first step takes up: dw_better_proposed; NULL: nothing */
    /* What taking up leaves them at least of what the first step would bring them without, 0 .. 1. */
    double taken_share;
    const size_t
        *asked;   /* [n_issues] no step gives more of it: dw_asked_options; NULL: nothing is */
    size_t steps; /* only the first so many of the ladder are made; 0 for all */
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
 * with a hard limit move within it; what was a get is not given, what was given not asked back, on the ladder
 * or before it; of what they have asked for no more is given than that.
 * What is let go goes with the first step, before anything else is given. Where that alone costs more than
 * the first level, it is the first step, and the levels go on from there, the next no larger than its share
 * of it; where it would go below `stop` there is no step.
 * What they have proposed themselves is taken up by the first step beside its gets, as long as it leaves
 * them the `taken_share` of what the step would bring them without. Where it does not, the price falls by
 * what is missing, as long as taking up still brings us something; else what brings us least for what it
 * costs them is left where it is. Like gets, it comes on top of the level, and is not given back.
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

/* ---- What to offer next --------------------------------------------------------------------- */

typedef struct dw_proposal_rules {
    const dw_archetype_numbers *numbers; /* of the chosen archetype */
    double start;                        /* worth to us of what we have on the table or open with */
    double target;                       /* worth to us that we aim at */
    double reservation; /* worth to us below which nothing is offered: the walk-away, or
                                            what they have on the table where that is more */
    double walk_away;   /* worth to us of ending without them */
    double
        their_room; /* >= 0: worth to us of what they are still likely to move, where no chance that
                          they take a package is known */
    double their_least;             /* worth to them of what we have on the table: nothing less is
                                            offered; -INFINITY for no offer */
    double price_least, price_most; /* a year, minor units */
    double break_risk;              /* chance that the talks end at an offer they refuse */
    double tolerance;               /* share by which equal packages may differ to us */
    /* Share of what is at stake for them beside the price, in which equal packages have to differ. */
    double difference;
    const dw_concession *ahead; /* [n_ahead] steps of the ladder from the next offer on */
    size_t n_ahead;             /* 0 without a ladder */
    const size_t *settled; /* [n_issues] options that both sides have named last, DW_NONE for the
                              others: the next offer keeps them; NULL for none */
    const size_t
        *taken; /* [n_issues] options that they have proposed and we take up, DW_NONE for the
                            others: the next offer may ask them whatever we have offered; NULL for none */
    const size_t
        *ours; /* [n_issues] options of what we have on the table or open with, at our_price */
    double our_price;
    const bool *closed; /* [n_issues] on these the next offer is worth no less to them than `ours`:
                           dw_closed_issues; NULL for none, both */
    bool opens;         /* the first of them is the opening: it is offered as it is */
    size_t count;       /* of equal packages, 2 .. DW_DIFFERING_MAX */
} dw_proposal_rules;

typedef struct dw_proposals {
    bool
        exists; /* there is a step ahead, or some efficient package that is acceptable to us and not
                    less than we offered */
    dw_package next; /* never worth less to us than walking away */
    double below;    /* worth to us of the step ahead where that is less; NAN where it is not */
    /* Worth to us of not taking what is on the table, but going on with the next offer. In a plan it is
     * never more than what we have offered is worth to us: they can take that. */
    double going_on;
    double level;              /* worth to us of the equal packages */
    const dw_package *package; /* [n_packages] */
    size_t n_packages;
    size_t n_issues_least; /* in which any two of them differ at least, the price as it is asked */
    bool complete;         /* as of dw_search_differing */
} dw_proposals;

/* `frontier` is that of the table's space.
 *
 * With a ladder the next offer is worth to us what the first step ahead is: one concession at a time, each
 * smaller than the one before. It is the efficient package of that worth, at no lower a price, where one
 * is worth more to them than the step's own by the tolerance's share of what is at stake for them; else
 * the step's own, as is an opening. Where that is worth less to us than walking away, as figures are said,
 * the next offer is the efficient package best for them of those worth the walk-away that take nothing back
 * of it, at no lower a price; often there is none. Going on is then worth what the ladder is likely to
 * bring: at each step they take it with the chance that it is enough for them given that the one before was
 * not, or refuse it; then the talks end with the break risk, which leaves us the walk-away, or the next step
 * follows. After the last one we have the reservation. It is never worth less than the best last word:
 * the efficient package with the largest P its worth + (1 - P) (what a refusal leaves).
 *
 * Without a ladder the next offer is, of the efficient packages that leave us the target and the
 * archetype's aspiration (that share of the way from the reservation to the start), and them no less
 * than what they have without us and than what we have offered, the one with the largest expectation.
 * Where there is none, it is the one that leaves us most above the reservation; where none leaves them
 * what they have without us, that is not asked. The expectation is
 *
 *     P (ours + relationship weight * theirs) + (1 - P) (value of going on)
 *
 * where P is the chance that they take it, ours and theirs are the gains over the reservation and
 * over what they have without us, and going on is worth the target's gain unless the talks break. Of
 * many points, 257 and then those around the best are weighed. Without a chance to go by it is the
 * one best for them of those that leave us the aspiration. Going on is worth P its worth + (1 - P) (what
 * we get where the talks do not break, the target or the reservation, whichever is more; the walk-away
 * where they do), the walk-away where there is no next offer. Where no
 * chance is known it is the target or the reservation, along a ladder too.
 *
 * The equal packages are worth as much to us as the next offer; beside an opening that does not have its
 * like they stand between it and the target, at the archetype's aspiration of the way. They are within
 * the tolerance on the grid of options; then their prices are set so that they are, rounded as prices are
 * said. Along a ladder none of them leaves us less than the step that follows on that worth, nor than that
 * worth where none follows: whoever lays a package out gives no more than the ladder would. They differ from
 * each other and from the next offer in more than the `difference`: the sum, over the issues beside the
 * price, of how far apart what each option alone is worth to the buyer lies, as a share of what lies between
 * the best and the worst of each. A pick between packages that differ in less tells nothing; there are
 * rather fewer packages. Of the others those are taken that differ in as many issues as can be, none of them
 * far below the best for them: no further than the tolerance's share of what the frontier has for them, than
 * one step of the price options, or than as much as they have to differ in, whichever is most. There are
 * none where fewer than two are found. Fails with DW_E_NOMEM, or as dw_search_differing. O(frontier +
 * search). */
dw_status dw_proposals_make(const dw_table *table, const dw_frontier *frontier,
                            const dw_proposal_rules *rules, dw_arena *arena,
                            dw_proposals *proposals, dw_error *err) DW_MUST_USE;

/* ---- What would be better for both ---------------------------------------------------------- */

/* Efficient packages that are at least as good for both sides as a given one, and better for one. */
typedef struct dw_better {
    const dw_package *package; /* [n_packages] best for us first, evenly spread over all of them */
    size_t n_packages;
    size_t n_points;     /* how many there are; 0: none better is on the table */
    double ours, theirs; /* the most either side can gain without the other losing, minor units */
    double distance;     /* from the nearest point of the frontier, minor units; 0 without points */
} dw_better;

/* `frontier` is that of the table's space; options the table does not combine stay as given. At most
 * `max` >= 1 packages. In the arena. Fails with DW_E_NOMEM. O(frontier + max * (issues + horizon)). */
dw_status dw_packages_better(const dw_table *table, const dw_frontier *frontier,
                             const size_t *option, double price, size_t max, dw_arena *arena,
                             dw_better *better, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
