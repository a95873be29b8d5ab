/* What is believed of simulated buyers who answer our offers with their own: the chance that they would
 * take a package in the end, against whether they would (Brier and log score), the error of the price at
 * which they stop, and how often that lies in the range said of it. Six example deals; six conducts, most
 * of which the bank does not assume; a seller who concedes at one of three paces. The buyer answers an
 * offer that falls short of the own next one with that one, and takes it otherwise, which ends the talk.
 *
 * Beside it, on the same packages: the best constant, which knows how many were taken; the prior, which is
 * the persona of the deal file without the record; and how often packages of a like price were taken in
 * other simulated talks of the same deal and set, which nobody has of a real buyer. Held-out conducts stand
 * apart, and so do the same deals without what tells of the buyer's alternatives. */
#include "bench.h"

#include "dealwright/assess.h"
#include "dealwright/belief.h"
#include "dealwright/offer.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

#include <math.h>
#include <string.h>

#define MEMORY ((size_t)1 << 30)
enum { SEED = 20261128, TALKS = 150, ROUNDS = 8, PROBES = 5, DAYS = 40 };

typedef enum conduct {
    POLYNOMIAL,
    STAIRS,
    MIRROR,
    NOISY,
    TESTING,
    NO_DEADLINE,
    CONDUCTS,
    /* Held out: no setting and no form was chosen with these at hand. */
    EXPONENTIAL = CONDUCTS, /* concedes ever faster, or ever slower, by powers of e */
    LATE,                   /* nothing until most of the time has gone, then all of it */
    SULKING,                /* gives back less than a third, and takes a step back now and then */
    ROUGH,                  /* each target off by a quarter of the room */
    FAR_DEADLINE,           /* half as long as is known, or eight times */
    CONDUCTS_ALL
} conduct;

static const char *const conduct_name[] = {"polynomial", "stairs",      "tit-for-tat", "noisy",
                                           "testing",    "no deadline", "exponential", "late",
                                           "sulking",    "rough",       "far deadline"};

/* Rows that are counted together. */
typedef struct row_set {
    const char *name;
    conduct first, end;
    bool is_bare; /* what tells of their alternatives is taken out of the deal */
} row_set;

enum { BINS = 12 };

/* How often packages were taken, by the place of their price between floor and list. */
typedef struct frequency {
    double taken[BINS], n[BINS];
    bool learns;
} frequency;

typedef struct scores {
    double brier, log_score, n; /* of chances at the end */
    double said, taken;         /* their mean, and the share that was taken */
    double sure, sure_taken, no, no_taken;
    double error, covered, above, n_limits;
    double prior_brier, prior_log, frequency_brier, frequency_log;
} scores;

typedef struct talk {
    dw_worth_model model;
    dw_deal deal;
    dw_event event[2 * ROUNDS];
    dw_term term[2 * ROUNDS][DW_ISSUES_MAX];
    double factor[DW_ISSUES_MAX]; /* what an issue counts for them, 1 by the deal file */
    double stop, start;           /* worth to them */
    double stop_price;            /* of standard terms */
    conduct how;
    double exponent, length;
} talk;

static dw_random chance;
static frequency often;

static double uniform(double low, double high)
{
    return low + (high - low) * dw_random_unit(&chance);
}

static double normal(void)
{
    const double u = 1 - dw_random_unit(&chance), v = dw_random_unit(&chance);
    return sqrt(-2 * log(u)) * cos(6.28318530717958648 * v);
}

/* ---- The buyer ------------------------------------------------------------------------------ */

static double worth(const talk *t, const size_t *option, double price)
{
    double sum = dw_worth_at_price(&t->model, option, price).them;
    for (size_t i = 0; i < t->deal.n_issues; i++)
        if (t->model.playbook->issue_kind[t->deal.issue[i].kind].cash == DW_CASH_NONE &&
            t->deal.issue[i].valued)
            sum +=
                (t->factor[i] - 1) * dw_worth_of_option(&t->deal.issue[i].option[option[i]]).them;
    return sum;
}

/* The price at which the terms are worth that to them. */
static double price_for(const talk *t, const size_t *option, double wanted)
{
    double low = 0, high = 4 * t->model.standard.price;
    for (int i = 0; i < 50; i++) {
        const double middle = (low + high) / 2;
        if (worth(t, option, middle) > wanted)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static double pick(double a, double b, double c)
{
    const uint32_t k = dw_random_below(&chance, 3);
    return k == 0 ? a : k == 1 ? b : c;
}

static void draw_buyer(talk *t)
{
    size_t option[DW_ISSUES_MAX];
    const double floor = (double)t->deal.value.floor_price, list = (double)t->deal.value.list_price;
    for (size_t i = 0; i < t->deal.n_issues; i++)
        t->factor[i] = exp(0.5 * normal());
    dw_standard_package(&t->model, option);
    t->stop_price = uniform(floor - 0.2 * (list - floor), list + 0.1 * (list - floor));
    t->stop = worth(t, option, t->stop_price);
    t->start = worth(t, option, t->stop_price * uniform(0.7, 0.95));
    t->exponent = t->how == EXPONENTIAL ? pick(-4, 2, 5) : pick(0.4, 1, 3);
    t->length = t->how == NO_DEADLINE    ? pick(1, 2, 4)
                : t->how == FAR_DEADLINE ? pick(0.5, 8, 8)
                                         : 1;
}

/* Where they aim in a round; what they ask for may be off. */
static double aim(const talk *t, int round, double given)
{
    const double time = fmin(1, round / (double)ROUNDS / t->length);
    double left = 1 - pow(time, t->exponent);
    if (t->how == STAIRS)
        left = 1 - floor(3 * time) / 3;
    if (t->how == EXPONENTIAL)
        left = 1 - (exp(t->exponent * time) - 1) / (exp(t->exponent) - 1);
    if (t->how == LATE)
        left = time < 0.7 ? 1 : (1 - time) / 0.3;
    if (t->how == MIRROR)
        return fmax(t->stop, t->start - given);
    if (t->how == SULKING)
        return fmax(t->stop,
                    t->start - 0.3 * given + (round % 3 == 2 ? 0.15 : 0) * (t->start - t->stop));
    return t->stop + (t->start - t->stop) * left;
}

static double off(const talk *t)
{
    const double room = t->start - t->stop;
    if (t->how == NOISY || t->how == ROUGH)
        return (t->how == NOISY ? 0.1 : 0.25) * room * normal();
    return t->how == TESTING ? 0.3 * room * dw_random_unit(&chance) : 0;
}

/* ---- The record ----------------------------------------------------------------------------- */

static void log_offer(talk *t, dw_side by, int round, const size_t *option, double price)
{
    const size_t e = t->deal.n_events++;
    dw_event_init(&t->event[e], DW_EVENT_OFFER, by);
    t->event[e].number = e + 1;
    t->event[e].day = t->deal.day + round * DAYS / ROUNDS;
    for (size_t i = 0; i < t->deal.n_issues; i++) {
        const bool is_price = i == t->model.cash_issue[DW_CASH_PRICE];
        t->term[e][i] = is_price
                            ? (dw_term){i, DW_NONE, price}
                            : (dw_term){i, option[i], t->deal.issue[i].option[option[i]].number};
    }
    t->event[e].term = t->term[e];
    t->event[e].n_terms = t->deal.n_issues;
}

/* Standard, or one of the options beside, of an issue that is no cash term. */
static void draw_terms(const talk *t, size_t *option)
{
    dw_standard_package(&t->model, option);
    for (size_t i = 0; i < t->deal.n_issues; i++)
        if (t->model.playbook->issue_kind[t->deal.issue[i].kind].cash == DW_CASH_NONE &&
            dw_random_below(&chance, 2))
            option[i] = dw_random_below(&chance, (uint32_t)t->deal.issue[i].n_options);
}

/* ---- Measure -------------------------------------------------------------------------------- */

static void add_error(double *brier, double *log_score, double said, bool taken)
{
    const double right = taken ? said : 1 - said;
    *brier += (1 - right) * (1 - right);
    *log_score -= log(fmax(right, 0.001));
}

static size_t bin_of(const talk *t, double price)
{
    const double floor = (double)t->deal.value.floor_price, list = (double)t->deal.value.list_price;
    const double place = BINS / 2.0 * ((price - floor) / (list - floor) + 0.5);
    return (size_t)fmin(fmax(0, place), BINS - 1);
}

/* One more than was seen on either side, so that nothing is for sure. */
static double frequency_at(size_t bin)
{
    return (often.taken[bin] + 1) / (often.n[bin] + 2);
}

static void learn(const talk *t, const size_t *ours, double price)
{
    for (int k = 0; k < PROBES; k++) {
        const double lower = price * (1 - 0.03 * k);
        often.n[bin_of(t, lower)]++;
        often.taken[bin_of(t, lower)] += worth(t, ours, lower) >= t->stop;
    }
}

static void score_chance(scores *s, double said, bool taken)
{
    add_error(&s->brier, &s->log_score, said, taken);
    s->said += said;
    s->taken += taken;
    s->n++;
    s->sure += said >= 0.9;
    s->sure_taken += said >= 0.9 && taken;
    s->no += said <= 0.1;
    s->no_taken += said <= 0.1 && taken;
}

static void judge(const talk *t, const dw_belief *belief, const size_t *ours, double price,
                  scores *s)
{
    size_t theirs[DW_ISSUES_MAX];
    double asked;
    for (int k = 0; k < PROBES; k++) {
        const double lower = price * (1 - 0.03 * k);
        const double said = dw_belief_acceptance(&t->model, belief, ours, lower, INFINITY);
        const bool taken = worth(t, ours, lower) >= t->stop;
        score_chance(s, said, taken);
        add_error(&s->prior_brier, &s->prior_log,
                  dw_package_weigh(&t->model, ours, lower).acceptance, taken);
        add_error(&s->frequency_brier, &s->frequency_log, frequency_at(bin_of(t, lower)), taken);
    }
    (void)dw_standing_offer(&t->model, DW_SIDE_THEM, theirs, &asked);
    const dw_belief_limit limit = dw_belief_limit_of(&t->model, belief);
    const double truth = fmin(price_for(t, theirs, t->stop), limit.price_most);
    s->error += fabs(limit.price - truth) / t->model.standard.price;
    s->covered += truth >= limit.price_low && truth <= limit.price_high;
    s->above += limit.price - truth > 0;
    s->n_limits++;
}

static bool believe(talk *t, double room, const dw_fact *facts, dw_arena *arena,
                    const dw_belief **belief)
{
    dw_error err;
    return dw_belief_of_deal(&t->model, room, facts, arena, belief, &err) == DW_OK &&
           (*belief)->bank;
}

static bool negotiate(talk *t, double room, const dw_fact *facts, dw_arena *arena, scores *s)
{
    const double list = (double)t->deal.value.list_price, floor = (double)t->deal.value.floor_price;
    const double pace = pick(0.3, 1, 2);
    size_t ours[DW_ISSUES_MAX], theirs[DW_ISSUES_MAX];
    double first = 0, given = 0;
    for (int round = 0; round < ROUNDS; round++) {
        const double price = list - 0.9 * (list - floor) * pow(round / (double)ROUNDS, pace);
        draw_terms(t, ours);
        const double offered = worth(t, ours, price);
        first = round ? first : offered;
        given = fmax(given, uniform(0.5, 1.2) * (offered - first));
        const double next = aim(t, round, given);
        if (offered >= next)
            return true; /* taken */
        log_offer(t, DW_SIDE_US, round, ours, price);
        draw_terms(t, theirs);
        log_offer(t, DW_SIDE_THEM, round, theirs, price_for(t, theirs, next + off(t)));
        if (round > 0 && often.learns)
            learn(t, ours, price);
        if (round == 0 || often.learns)
            continue;
        const dw_arena_mark mark = dw_arena_here(arena);
        const dw_belief *belief;
        if (!believe(t, room, facts, arena, &belief))
            return false;
        judge(t, belief, ours, price, s);
        dw_arena_rewind(arena, mark);
    }
    return true;
}

static void print_row(const char *name, const scores *s)
{
    printf("  %-12s %6.4f %6.4f   %5.3f %5.3f   %5.3f %5.3f   %6.4f %5.3f %5.3f  (%.0f)\n", name,
           s->brier / s->n, s->log_score / s->n, s->said / s->n, s->taken / s->n,
           s->sure_taken / s->sure, s->no_taken / s->no, s->error / s->n_limits,
           s->covered / s->n_limits, s->above / s->n_limits, s->n);
}

/* The same packages by what knows less: Brier and log score, and the belief's as a share of them. */
static void print_baselines(const char *name, const scores *s)
{
    const double rate = s->taken / s->n;
    const double brier[] = {rate * (1 - rate), s->prior_brier / s->n, s->frequency_brier / s->n};
    const double log_score[] = {-rate * log(rate) - (1 - rate) * log(1 - rate), s->prior_log / s->n,
                                s->frequency_log / s->n};
    printf("  %-24s %.4f %.4f  ", name, s->brier / s->n, s->log_score / s->n);
    for (int b = 0; b < 3; b++)
        printf("  %.4f %.4f (%.2f %.2f)", brier[b], log_score[b], s->brier / s->n / brier[b],
               s->log_score / s->n / log_score[b]);
    printf("\n");
}

static void add(scores *sum, const scores *s)
{
    double *const to = (double *)sum;
    const double *const from = (const double *)s;
    for (size_t i = 0; i < sizeof *s / sizeof(double); i++)
        to[i] += from[i];
}

/* The deal as it is known before a talk, and what the belief about its buyer needs. */
static bool prepare(const dw_deal *deal, const dw_playbook *playbook, conduct how,
                    double substitute, talk *t, double *range, dw_arena *arena)
{
    static const dw_frontier_options options = {.points_max = 4000};
    size_t option[DW_ISSUES_MAX];
    dw_table table;
    dw_frontier frontier;
    dw_error err;
    *t = (talk){.deal = *deal, .how = how};
    t->deal.event = t->event;
    t->deal.n_events = 0;
    t->deal.close_by = how == NO_DEADLINE ? DW_DAY_NONE : deal->day + DAYS;
    dw_worth_model_init(&t->model, &t->deal, playbook);
    if (dw_table_make(&t->model, INFINITY, arena, &table, &err) != DW_OK ||
        dw_frontier_make(&table.space, &options, arena, &frontier, &err) != DW_OK)
        return false;
    dw_standard_package(&t->model, option);
    const double least = dw_worth_at_price(&t->model, option, (double)deal->value.floor_price).us;
    dw_expect(&t->model, &frontier, least, substitute);
    *range = dw_gain_range(&t->model, &frontier, least);
    return true;
}

static bool measure_row(const dw_deal *deal, const dw_playbook *playbook, conduct how,
                        dw_arena *arena, scores *s, uint64_t seed)
{
    static talk t;
    dw_fact facts[DW_FACTORS_MAX];
    double alternative[2];
    const size_t decision = playbook->key[DW_KEY_BUYER_ALTERNATIVE];
    dw_deal_observe(deal, playbook, facts);
    if (dw_decision_chances(playbook, &playbook->decision[decision], facts, arena, alternative,
                            NULL) != DW_OK)
        return false;
    dw_random_init(&chance, seed, (uint64_t)how);
    for (int k = 0; k < TALKS; k++) {
        const dw_arena_mark mark = dw_arena_here(arena);
        double range;
        if (!prepare(deal, playbook, how, alternative[1], &t, &range, arena))
            return false;
        draw_buyer(&t);
        if (!negotiate(&t, range, facts, arena, s))
            return false;
        dw_arena_rewind(arena, mark);
    }
    return true;
}

static bool measure_set(const row_set *set, const dw_deal *deal, const dw_playbook *playbook,
                        dw_arena *arena, scores *all)
{
    often = (frequency){.learns = true};
    for (conduct how = set->first; how < set->end; how++)
        if (!measure_row(deal, playbook, how, arena, NULL, SEED + 1))
            return false;
    often.learns = false;
    for (conduct how = set->first; how < set->end; how++) {
        scores s = {0};
        if (!measure_row(deal, playbook, how, arena, &s, SEED))
            return false;
        print_row(conduct_name[how], &s);
        add(all, &s);
    }
    print_row("all", all);
    return true;
}

static bool measure_deal(const char *path, const row_set *set, dw_arena *arena, scores *every)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_playbook *playbook = text_playbook_load(NULL, arena, &problems);
    const dw_deal *deal = playbook ? text_deal_load(path, playbook, 0, arena, &problems) : NULL;
    text_problems_clear(&problems);
    if (!deal)
        return false;
    dw_deal known = *deal;
    if (set->is_bare) {
        const dw_money_range none = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
        known.value.buyer_value = known.value.market = none;
        known.value.competitor_price = known.value.rumoured_price = DW_MONEY_NONE;
        known.value.competitor_evidence = NULL;
    }
    scores all = {0};
    printf("%s, %s\n  %-12s %6s %6s   %5s %5s   %5s %5s   %6s %5s %5s\n", path, set->name, "",
           "Brier", "log", "said", "taken", ">.9", "<.1", "error", "in", "above");
    const bool good = measure_set(set, &known, playbook, arena, &all);
    add(every, &all);
    return good;
}

int main(void)
{
    static const char *const path[] = {"examples/pellworth.yaml",  "examples/northwind.yaml",
                                       "examples/brackwater.yaml", "examples/hallgarten.yaml",
                                       "examples/ternhill.yaml",   "examples/vestmark.yaml"};
    static const row_set set[] = {{"conducts as ever", POLYNOMIAL, CONDUCTS, false},
                                  {"held out", CONDUCTS, CONDUCTS_ALL, false},
                                  {"nothing known", POLYNOMIAL, CONDUCTS, true},
                                  {"nothing known, held out", CONDUCTS, CONDUCTS_ALL, true}};
    enum { SETS = sizeof set / sizeof set[0] };
    dw_arena arena;
    bool good = true;
    scores every[SETS] = {{0}};
    text_arena_init(&arena, MEMORY);
    for (size_t k = 0; k < SETS; k++)
        for (size_t d = 0; good && d < sizeof path / sizeof path[0]; d++)
            good = measure_deal(path[d], &set[k], &arena, &every[k]);
    if (!good)
        fputs("a deal cannot be read\n", stderr);
    for (size_t k = 0; good && k < SETS; k++)
        print_row(set[k].name, &every[k]);
    if (good)
        printf("  every deal: belief; best constant, prior, frequency of other talks (ratios)\n");
    for (size_t k = 0; good && k < SETS; k++)
        print_baselines(set[k].name, &every[k]);
    if (good)
        printf("above: limits said too high; %d talks a row of up to %d rounds, seed %d\n", TALKS,
               ROUNDS, SEED);
    dw_arena_clear(&arena);
    return !good;
}
