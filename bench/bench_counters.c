/* What is believed of simulated buyers who answer our offers with their own: the chance that they would
 * take a package in the end, against whether they would (Brier and log score), the error of the price at
 * which they stop, and how often that lies in the range said of it. Six example deals; six conducts, most
 * of which the bank does not assume; a seller who concedes at one of three paces. The buyer answers an
 * offer that falls short of the own next one with that one, and takes it otherwise, which ends the talk. */
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

typedef enum conduct { POLYNOMIAL, STAIRS, MIRROR, NOISY, TESTING, NO_DEADLINE, CONDUCTS } conduct;

static const char *const conduct_name[] = {"polynomial", "stairs",  "tit-for-tat",
                                           "noisy",      "testing", "no deadline"};

typedef struct scores {
    double brier, log_score, n; /* of chances at the end */
    double said, taken;         /* their mean, and the share that was taken */
    double sure, sure_taken, no, no_taken;
    double error, covered, above, n_limits;
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
    t->exponent = pick(0.4, 1, 3);
    t->length = t->how == NO_DEADLINE ? pick(1, 2, 4) : 1;
}

/* Where they aim in a round; what they ask for may be off. */
static double aim(const talk *t, int round, double given)
{
    const double time = round / (double)ROUNDS / t->length;
    double left = 1 - pow(time, t->exponent);
    if (t->how == STAIRS)
        left = 1 - floor(3 * time) / 3;
    if (t->how == MIRROR)
        return fmax(t->stop, t->start - given);
    return t->stop + (t->start - t->stop) * left;
}

static double off(const talk *t)
{
    const double room = t->start - t->stop;
    if (t->how == NOISY)
        return 0.1 * room * normal();
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

static void score_chance(scores *s, double said, bool taken)
{
    const double right = taken ? said : 1 - said;
    s->brier += (1 - right) * (1 - right);
    s->log_score -= log(fmax(right, 0.001));
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
        score_chance(s, said, worth(t, ours, lower) >= t->stop);
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
        if (round == 0)
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
                        dw_arena *arena, scores *s)
{
    static talk t;
    dw_fact facts[DW_FACTORS_MAX];
    double alternative[2];
    const size_t decision = playbook->key[DW_KEY_BUYER_ALTERNATIVE];
    dw_deal_observe(deal, playbook, facts);
    if (dw_decision_chances(playbook, &playbook->decision[decision], facts, arena, alternative,
                            NULL) != DW_OK)
        return false;
    dw_random_init(&chance, SEED, (uint64_t)how);
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

static bool measure_deal(const char *path, dw_arena *arena, scores *every)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_playbook *playbook = text_playbook_load(NULL, arena, &problems);
    const dw_deal *deal = playbook ? text_deal_load(path, playbook, 0, arena, &problems) : NULL;
    text_problems_clear(&problems);
    scores all = {0};
    printf("%s\n  %-12s %6s %6s   %5s %5s   %5s %5s   %6s %5s %5s\n", path, "", "Brier", "log",
           "said", "taken", ">.9", "<.1", "error", "in", "above");
    for (int how = 0; deal && how < CONDUCTS; how++) {
        scores s = {0};
        if (!measure_row(deal, playbook, (conduct)how, arena, &s))
            return false;
        print_row(conduct_name[how], &s);
        add(&all, &s);
    }
    if (deal)
        print_row("all", &all);
    add(every, &all);
    return deal != NULL;
}

int main(void)
{
    static const char *const path[] = {"examples/pellworth.yaml",  "examples/northwind.yaml",
                                       "examples/brackwater.yaml", "examples/hallgarten.yaml",
                                       "examples/ternhill.yaml",   "examples/vestmark.yaml"};
    dw_arena arena;
    bool good = true;
    scores every = {0};
    text_arena_init(&arena, MEMORY);
    for (size_t d = 0; good && d < sizeof path / sizeof path[0]; d++)
        good = measure_deal(path[d], &arena, &every);
    if (!good)
        fputs("a deal cannot be read\n", stderr);
    else {
        print_row("every deal", &every);
        printf("above: limits said too high; %d talks a row of up to %d rounds, seed %d\n", TALKS,
               ROUNDS, SEED);
    }
    dw_arena_clear(&arena);
    return !good;
}
