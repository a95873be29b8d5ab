/* The playbook: all strategy knowledge, as data.
 *
 * A fact is the set of levels a factor may still have, as a bit mask; unknown is all ones. A rule is
 * a mask per factor. fact ⊆ mask is true, disjoint is false, anything else is maybe. Every decision
 * of the engine is made with this one primitive, so every decision can name the facts behind it.
 *
 * Factors stand in an order in which each depends only on earlier ones:
 *   stated    a person says it in the deal file
 *   measured  the engine reads it off the deal (a number cut by thresholds, or a named observation)
 *   scored    points of earlier facts, cut by thresholds: size of effort, power
 *   chosen    the option with the most points: the archetype, who anchors, the sequence
 *
 * Texts are patterns with {variables}; the engine only knows which variables a text needs and picks
 * the first alternative whose needs the deal can meet. The words are put in by the shell.
 *
 * A reader fills these structs (see dw_playbook_compile for what it must have done) and they are not
 * changed afterwards. All pointers are borrowed from the arena the playbook was built in. */
#ifndef DEALWRIGHT_PLAYBOOK_H
#define DEALWRIGHT_PLAYBOOK_H

#include "dealwright/base.h"
#include "dealwright/limits.h"
#include "dealwright/phrases.h"
#include "dealwright/vocabulary.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bit l set: the factor may still be at level l. Never zero. */
typedef uint32_t dw_fact;

/* Bit f % 64 of word f / 64 stands for factor f. */
typedef struct dw_factor_set {
    uint64_t bits[DW_FACTORS_MAX / 64];
} dw_factor_set;

typedef enum dw_truth { DW_FALSE = 0, DW_MAYBE = 1, DW_TRUE = 2 } dw_truth;

/* ---- Texts and their basis ------------------------------------------------------------------ */

typedef struct dw_variable_set {
    uint64_t bits[DW_VARIABLES_MAX / 64]; /* variables of vocabulary.h */
    dw_factor_set factors;                /* {fact:NAME}: factors whose one known level is named */
} dw_variable_set;

typedef struct dw_text {
    const char *pattern;   /* UTF-8, with {variable} and {fact:factor} in it */
    dw_variable_set needs; /* what must be known for it to be said */
} dw_text;

/* Alternatives, best first; the first one whose needs are met is said, none if none is. */
typedef struct dw_texts {
    const dw_text *text; /* [n_texts] */
    size_t n_texts;
} dw_texts;

/* Where a default comes from, how strong that is, and where it ends (B14). */
typedef struct dw_basis {
    const char *source, *strength, *limits; /* NULL when not given */
    bool shared; /* said once for a group, a section or several, and not by the part itself */
} dw_basis;

/* ---- Rules ---------------------------------------------------------------------------------- */

typedef struct dw_condition {
    uint16_t factor;
    dw_fact levels; /* the condition holds at these */
} dw_condition;

/* All conditions must hold; none at all always holds. At most one condition per factor. */
typedef struct dw_when {
    const dw_condition *condition; /* [n_conditions], ascending factor */
    size_t n_conditions;
} dw_when;

/* ---- Factors -------------------------------------------------------------------------------- */

typedef enum dw_factor_kind {
    DW_FACTOR_STATED,
    DW_FACTOR_MEASURED,
    DW_FACTOR_SCORED,
    DW_FACTOR_CHOSEN
} dw_factor_kind;

typedef struct dw_level {
    const char *name;      /* as in the deal file */
    const char *label;     /* as a person reads it */
    dw_texts means;        /* one sentence: what this level means in this deal */
    bool has_market_place; /* does the level say where we stand in a range of market prices? */
    double market_place;   /* 0 its low end .. 1 its high end */
    bool no_renewal;       /* at it no renewal is expected unless the deal gives a probability */
    bool no_rival;         /* it says that there is no other supplier */
    bool one_rival;        /* it says that there is one other supplier */
} dw_level;

typedef struct dw_factor {
    const char *name, *label;
    const char *group; /* heading it is listed under: deal, buyer, competition, relationship … */
    dw_factor_kind kind;
    dw_scope scope;        /* DW_SCOPE_DEAL, or the kind of item it is measured on */
    const dw_level *level; /* [n_levels] in ascending order where there is one */
    size_t n_levels;
    const double *prior; /* [n_levels] weights > 0 of the levels while unknown; NULL is uniform */
    dw_texts question;   /* what to ask the buyer, or ourselves */
    dw_measure measure;  /* DW_FACTOR_MEASURED only */
    /* Level l is reached at threshold[l - 1] and above; NULL when the measure itself names the
     * level. In the measure's unit; points (hundredths) for a scored factor. */
    const double *threshold; /* [n_levels - 1], ascending */
    size_t decision;         /* index of the dw_decision behind a scored or chosen factor */
    bool helper;  /* a change of it is no news by itself: decisions and texts rest on it */
    bool ask_us;  /* the question is one to our own house, no words to the buyer */
    bool segment; /* deals of one segment are at the same level of it; stated or measured early */
    dw_basis basis;
} dw_factor;

/* ---- Decisions ------------------------------------------------------------------------------ */

/* Points are integer hundredths, so sums are exact and ties are ties. */
typedef int32_t dw_points;

/* Points that each level of one factor gives to each option. */
typedef struct dw_weight {
    uint16_t factor;
    const dw_points *points; /* [n_levels of the factor][n_options] */
} dw_weight;

/* Points given on top when several facts come together. */
typedef struct dw_rule {
    const char *id;
    dw_when when;
    const dw_points *points; /* [n_options] */
    dw_texts text;           /* why */
} dw_rule;

typedef struct dw_option_text {
    const char *name, *label;
    dw_texts text; /* what choosing it means in this deal */
} dw_option_text;

/* A choice among options by points. A scored factor is a decision with one option whose points are
 * cut by the factor's thresholds. */
typedef struct dw_decision {
    const char *name;
    uint16_t factor;         /* the factor that holds its outcome */
    size_t n_options;        /* levels of that factor; 1 for a scored factor */
    const dw_points *base;   /* [n_options] points before any fact */
    const dw_weight *weight; /* [n_weights], ascending factor */
    size_t n_weights;
    const dw_rule *rule; /* [n_rules] */
    size_t n_rules;
    dw_basis basis;
    /* Made by dw_playbook_compile: */
    const struct dw_rule_index *index; /* private to the engine */
    dw_factor_set inputs;              /* factors used directly */
    dw_factor_set roots;               /* stated and measured factors it depends on in the end */
    const uint16_t *support;           /* [n_support] decisions it depends on, in order */
    size_t n_support;
    dw_stage stage; /* the latest of the measures it depends on */
} dw_decision;

/* ---- Archetypes and tactics ----------------------------------------------------------------- */

/* The numbers of an archetype; each is used by the trade engine, the coach and the lab. */
typedef struct dw_archetype_numbers {
    double relationship_weight; /* λ: worth to us of one unit of their surplus, 0 .. 1 */
    double aspiration;          /* share of the surplus aimed at, 0 .. 1 */
    double opening_stance;     /* where in the evidence's range we open, -1 .. 1; 0 is its middle */
    double concession_ratio;   /* each step as a share of the one before, 0 .. 1 */
    double disclosure;         /* share of our interests told before theirs are known, 0 .. 1 */
    double reciprocity;        /* gets asked per give, >= 0 */
    double must_have_rigidity; /* r: giving on liability must bring 1 + 2r times its cost, 0 .. 1 */
} dw_archetype_numbers;

typedef struct dw_archetype {
    const char *name, *label;
    const char *summary;
    const char *const *characteristics, *const *when, *const *risks, *const *benefits;
    size_t n_characteristics, n_when, n_risks, n_benefits;
    dw_archetype_numbers numbers;
    dw_basis basis;
} dw_archetype;

typedef struct dw_tactic {
    const char *id, *label;
    uint32_t supports;    /* bit a: belongs to archetype a */
    uint32_t contradicts; /* bit a: works against archetype a */
    dw_texts text;        /* how to do it in this deal */
    dw_texts instead;     /* what to do instead where it contradicts */
    dw_basis basis;
} dw_tactic;

/* ---- Issue kinds, authority ----------------------------------------------------------------- */

/* One of the options that issues of a kind usually have. */
typedef struct dw_usual_option {
    const char *name;
    double number; /* of a numeric kind */
} dw_usual_option;

/* What stands in for an issue of which a seller has named little: its usual options, and what going
 * from the first to the last is worth, in shares of a year's price; below 0 it costs that side. */
typedef struct dw_issue_estimate {
    const dw_usual_option *option; /* [n_options], the usual first offer leading */
    size_t n_options;
    bool numeric;   /* the options are numbers */
    bool valued;    /* us and them are given; never of a cash kind, which formulas value */
    double us;      /* finite, within -DW_ESTIMATE_MAX .. DW_ESTIMATE_MAX, as them */
    double them[3]; /* low <= likely <= high */
    dw_basis basis;
} dw_issue_estimate;

/* What is known of a negotiable dimension by its name. */
typedef struct dw_issue_kind {
    const char *name, *label;
    dw_cash_role cash;  /* its place in the cash cluster, or DW_CASH_NONE */
    dw_phase phase;     /* when it is usually talked about */
    bool usual;         /* one of the usual trade variables beyond price: proposed when missing */
    bool risk;          /* a term that carries liability: a must-have by nature */
    dw_texts give, get; /* wording of moving it their way, our way; {option} is where to */
    dw_texts
        release; /* of a give that only lets go of what we asked: dw_plan_releases; none: `give` */
    dw_when ask_when; /* must hold for it to be asked back though nobody has put it on the table */
    /* [n_not_beside] kinds that its get would contradict: not asked so beside a package that moves one, or
     * has it at so many days */
    const char *const *not_beside;
    size_t n_not_beside;
    dw_texts propose; /* how to put it on the table when the deal lacks it */
    dw_basis basis;
    dw_issue_estimate estimate;
} dw_issue_kind;

/* Who may approve a discount from list of at most `discount` that gives away at most `amount` a year.
 * Ascending; the last has none above and approves whatever is left. */
typedef struct dw_authority {
    const char *role, *label;
    const char *const *title; /* [n_titles] titles of people that have it beside role and label */
    size_t n_titles;
    double discount; /* 0 .. 1 */
    double amount;   /* units of the playbook's thresholds, a year; 0 for no limit */
    dw_basis basis;
} dw_authority;

/* A sign of the most the buyer would plausibly pay. Signs are read in the playbook's order, each
 * changing what those before it gave; a figure the deal lacks changes nothing. */
typedef struct dw_buyer_limit {
    const char *id;
    const char *label; /* what the limit rests on, where this sign decided it */
    dw_limit_figure figure;
    dw_limit_effect effect;
    dw_basis basis;
} dw_buyer_limit;

typedef struct dw_currency_scale {
    char currency[4];
    double units; /* thresholds are multiplied by this for a deal in the currency */
} dw_currency_scale;

/* A public holiday, or a day on which the company is closed. */
typedef struct dw_holiday {
    const char *name;
    const dw_annual_day *annual;
    size_t n_annual;
    const dw_day *dated;
    size_t n_dated;
    dw_basis basis;
} dw_holiday;

/* ---- Plan entries --------------------------------------------------------------------------- */

/* Working days before or after the deadlines of a kind. */
typedef struct dw_span {
    dw_deadline_kind kind;
    int days;
} dw_span;

/* When a step of the calendar is due; engine/plan/schedule.h says how. */
typedef struct dw_timing {
    int days_before_close; /* working days before close_by; -1 for none */
    const dw_span *before; /* [n_before], ascending kind: instead of the close where there is one */
    size_t n_before;
    const dw_span *after; /* [n_after], ascending kind: what it waits for */
    size_t n_after;
    int least_days;   /* waiting brings it no nearer to the close than this */
    dw_phase phase;   /* no step of a later one comes before it; DW_PHASE_COUNT for none */
    uint32_t present; /* bit p: dw_presence p is needed on the day */
} dw_timing;

/* One thing a plan may say or do, with the rule that brings it in. */
typedef struct dw_entry {
    const char *id;
    dw_section section;
    dw_scope scope; /* said once, or for each issue, deadline, person … */
    dw_when when;
    dw_texts text;       /* the statement */
    dw_texts say;        /* exact words to use with the buyer or the team */
    dw_texts then;       /* what to do when it happens: the pivot of a red flag */
    const char *heading; /* sub-heading it stands under; NULL for none */
    bool executive;      /* stands on the page for an executive as well */
    bool
        red_flag; /* an alert: it calls for a new look; of the reassessment: said while one stands */
    dw_timing timing; /* calendar steps */
    dw_basis basis;
} dw_entry;

typedef struct dw_setting_value {
    double value;
    dw_basis basis;
} dw_setting_value;

/* ---- The playbook --------------------------------------------------------------------------- */

typedef struct dw_playbook {
    const char *name;
    const dw_factor *factor;
    size_t n_factors;
    const dw_decision *decision; /* in the order of their factors */
    size_t n_decisions;
    const dw_archetype *archetype; /* the options of decision `lead`, in its order */
    size_t n_archetypes;
    const dw_tactic *tactic;
    size_t n_tactics;
    const dw_issue_kind *issue_kind; /* the last is the kind of any other name */
    size_t n_issue_kinds;
    const dw_authority *authority;
    size_t n_authorities;
    const dw_buyer_limit *buyer_limit; /* in the order they are read */
    size_t n_buyer_limits;
    const dw_currency_scale *currency_scale;
    size_t n_currency_scales;
    const dw_holiday *holiday;
    size_t n_holidays;
    const dw_entry *entry; /* in the order a section shows them */
    size_t n_entries;
    dw_basis section_basis[DW_SECTION_COUNT]; /* of entries that name nothing of their own */
    dw_setting_value setting[DW_SETTING_COUNT];
    /* By dw_phrase: a pattern with the phrase's variables in braces; where the phrase has none, the
     * words themselves. */
    const char *phrase[DW_PHRASE_COUNT];
    /* Made by dw_playbook_compile: the decisions with the names of dw_key, the days of all holidays. */
    size_t key[DW_KEY_COUNT];
    dw_holidays holidays;
} dw_playbook;

/* Checks a filled playbook and makes the indexes the engine uses.
 *
 * The reader has resolved all names to indices and sorted conditions and weights by factor. Checked
 * here: 1 .. DW_LEVELS_MAX levels, masks inside their factor's levels and not empty, thresholds
 * ascending, every decision using only factors before its own and of the deal's or its own scope,
 * rules within DW_RULES_MAX, points within DW_POINTS_MAX, the numbers of archetypes and settings in
 * range, a text for every phrase, holidays that exist and are within limits.h, timings not negative
 * and only with a phase where they count from the close, every decision of dw_key there with the
 * options its comment names.
 *
 * Fails with err->what naming the list ("factor", "decision", "archetype", "setting", "buyer_limit",
 * "issue_kind", "holiday", "entry", "phrase", "key"), err->index the element: DW_E_RANGE, DW_E_LIMIT,
 * DW_E_ORDER (a decision uses a factor that is not before it, or of another scope; the assessment's
 * own decisions use a late measure) or DW_E_NOMEM. The playbook is unusable then. O(size of the
 * playbook). */
dw_status dw_playbook_compile(dw_playbook *playbook, dw_arena *arena, dw_error *err) DW_MUST_USE;

/* Index of the named factor, or n_factors. O(n). */
size_t dw_playbook_factor(const dw_playbook *playbook, const char *name);

/* Value of a setting; its range is in vocabulary.h. */
double dw_playbook_setting(const dw_playbook *playbook, dw_setting setting);

/* All levels of a factor: the fact that says nothing. */
dw_fact dw_factor_unknown(const dw_factor *factor);

/* The level a measured number falls into. */
size_t dw_factor_level_of(const dw_factor *factor, double value);

/* The fact that a measured value makes of a measured factor. */
dw_fact dw_factor_observed(const dw_factor *factor, double value);

static inline bool dw_factor_set_has(const dw_factor_set *set, size_t factor)
{
    return set->bits[factor / 64] >> (factor % 64) & 1;
}

static inline void dw_factor_set_add(dw_factor_set *set, size_t factor)
{
    set->bits[factor / 64] |= UINT64_C(1) << (factor % 64);
}

static inline void dw_variable_set_add(dw_variable_set *set, dw_variable variable)
{
    set->bits[(unsigned)variable / 64] |= UINT64_C(1) << ((unsigned)variable % 64);
}

/* The one level a fact still allows, or DW_LEVELS_MAX when there are several. */
size_t dw_fact_level(dw_fact fact);

/* Does the rule hold? facts [n_factors]. O(conditions). */
dw_truth dw_when_holds(const dw_when *when, const dw_fact *facts);

/* Reads the variables a pattern needs. `playbook_factor` is called with each {fact:NAME} and gives
 * the factor's index or SIZE_MAX. Returns the byte offset of the first mistake (an unknown variable,
 * an unclosed brace), or SIZE_MAX when there is none. "{{" and "}}" stand for braces. */
size_t dw_text_needs(const char *pattern, size_t (*factor_index)(void *context, const char *name),
                     void *context, dw_variable_set *needs);

/* The first text whose needs are within `known`, or NULL. */
const dw_text *dw_texts_pick(const dw_texts *texts, const dw_variable_set *known);

#ifdef __cplusplus
}
#endif
#endif
