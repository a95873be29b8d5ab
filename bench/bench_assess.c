/* Assessments of random deals under the default playbook, one thread, from memory.
 *
 * Whole assessments (ranking, confidence, reasons, flips, questions) with none, three and eight
 * unknown facts: the median of the rounds, and undisturbed by other work on the machine the sum of
 * the shortest times of batches. Leads only, of fully known deals: rows, columns, and as a plain
 * baseline the definition: every weight looked up and every condition of every rule walked over. */
#include "bench.h"

#include "text/arena.h"
#include "text/playbook.h"

#include <dealwright/dealwright.h>
#include <glib.h>
#include <string.h>

enum {
    N_DEALS = 2000,
    BATCH = 100,
    N_BATCHES = N_DEALS / BATCH,
    N_LEADS = 200000,
    ROUNDS = 7,
    SEED = 20261123
};

static const dw_decision *lead_decision(const dw_playbook *playbook)
{
    return &playbook->decision[playbook->key[DW_KEY_ARCHETYPE]];
}

static bool is_root(const dw_playbook *playbook, size_t factor)
{
    return dw_factor_set_has(&lead_decision(playbook)->roots, factor);
}

/* ---- Whole assessments ---------------------------------------------------------------------- */

static void draw_facts(const dw_playbook *playbook, size_t n_unknown, dw_random *random,
                       dw_fact *facts)
{
    size_t roots[DW_FACTORS_MAX], n = 0;
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const dw_factor *const factor = &playbook->factor[f];
        facts[f] = dw_factor_unknown(factor);
        if (factor->kind != DW_FACTOR_STATED)
            continue;
        facts[f] = UINT32_C(1) << dw_random_below(random, (uint32_t)factor->n_levels);
        if (is_root(playbook, f))
            roots[n++] = f;
    }
    for (size_t i = 0; i < n_unknown && i < n; i++) {
        const size_t pick = i + dw_random_below(random, (uint32_t)(n - i));
        const size_t f = roots[pick];
        roots[pick] = roots[i];
        facts[f] = dw_factor_unknown(&playbook->factor[f]);
    }
}

/* Seconds of one batch of deals. */
static double time_batch(const dw_playbook *playbook, dw_arena *arena, const dw_fact *facts,
                         uint64_t *check)
{
    const dw_assess_options options = {.seed = SEED};
    const double start = bench_seconds();
    for (size_t i = 0; i < BATCH; i++) {
        const dw_arena_mark mark = dw_arena_here(arena);
        dw_deal deal;
        dw_deal_init(&deal, "bench", "bench");
        deal.contract_value = 12345678;
        memcpy(deal.currency, "USD", 4);
        deal.fact = facts + i * playbook->n_factors;
        dw_assessment assessment;
        if (dw_assess(playbook, &deal, &options, arena, &assessment, NULL) != DW_OK)
            exit(1);
        *check += assessment.lead + assessment.n_flips;
        dw_arena_rewind(arena, mark);
    }
    return bench_seconds() - start;
}

/* Seconds of all deals; `least` [N_BATCHES] keeps the shortest time of each batch. */
static double time_assessments(const dw_playbook *playbook, dw_arena *arena, const dw_fact *facts,
                               double *least, uint64_t *check)
{
    double sum = 0;
    for (size_t b = 0; b < N_BATCHES; b++) {
        const double time =
            time_batch(playbook, arena, facts + b * BATCH * playbook->n_factors, check);
        least[b] = least[b] > 0 && least[b] < time ? least[b] : time;
        sum += time;
    }
    return sum;
}

static void bench_assessments(const dw_playbook *playbook, dw_arena *arena)
{
    static const size_t n_unknown[] = {0, 3, 8};
    for (size_t u = 0; u < G_N_ELEMENTS(n_unknown); u++) {
        dw_random random;
        dw_random_init(&random, SEED, u);
        g_autofree dw_fact *facts = g_new(dw_fact, N_DEALS * playbook->n_factors);
        for (size_t i = 0; i < N_DEALS; i++)
            draw_facts(playbook, n_unknown[u], &random, facts + i * playbook->n_factors);
        double sample[ROUNDS], least[N_BATCHES] = {0}, undisturbed = 0;
        uint64_t check = 0;
        for (size_t r = 0; r < ROUNDS; r++)
            sample[r] = time_assessments(playbook, arena, facts, least, &check);
        for (size_t b = 0; b < N_BATCHES; b++)
            undisturbed += least[b];
        printf(
            "assessment, %zu unknown facts       %9.2f us, undisturbed %7.2f us   (check %llu)\n",
            n_unknown[u], bench_median(sample, ROUNDS) / N_DEALS * 1e6, undisturbed / N_DEALS * 1e6,
            (unsigned long long)check);
    }
}

/* ---- Leads only --------------------------------------------------------------------------------- */

static size_t naive_outcome(const dw_playbook *playbook, const dw_decision *decision,
                            uint8_t *level)
{
    dw_points points[DW_OPTIONS_MAX];
    for (size_t o = 0; o < decision->n_options; o++) {
        points[o] = decision->base[o];
        for (size_t w = 0; w < decision->n_weights; w++)
            points[o] += decision->weight[w]
                             .points[level[decision->weight[w].factor] * decision->n_options + o];
        for (size_t r = 0; r < decision->n_rules; r++) {
            bool holds = true;
            for (size_t c = 0; c < decision->rule[r].when.n_conditions; c++) {
                const dw_condition *const condition = &decision->rule[r].when.condition[c];
                holds = holds && (condition->levels >> level[condition->factor] & 1);
            }
            points[o] += holds ? decision->rule[r].points[o] : 0;
        }
    }
    const dw_factor *const factor = &playbook->factor[decision->factor];
    if (factor->kind == DW_FACTOR_SCORED)
        return dw_factor_level_of(factor, points[0]);
    size_t best = 0;
    for (size_t o = 1; o < decision->n_options; o++)
        best = points[o] > points[best] ? o : best;
    return best;
}

static void naive_leads(const dw_playbook *playbook, const uint8_t *levels, size_t n, uint8_t *lead)
{
    const dw_decision *const decision = lead_decision(playbook);
    for (size_t i = 0; i < n; i++) {
        uint8_t level[DW_FACTORS_MAX];
        memcpy(level, levels + i * playbook->n_factors, playbook->n_factors);
        for (size_t s = 0; s < decision->n_support; s++) {
            const dw_decision *const needed = &playbook->decision[decision->support[s]];
            level[needed->factor] = (uint8_t)naive_outcome(playbook, needed, level);
        }
        lead[i] = (uint8_t)naive_outcome(playbook, decision, level);
    }
}

static void bench_leads(const dw_playbook *playbook)
{
    const size_t n_factors = playbook->n_factors;
    g_autofree uint8_t *rows = g_new0(uint8_t, N_LEADS * n_factors);
    g_autofree uint8_t *columns = g_new0(uint8_t, N_LEADS * n_factors);
    g_autofree const uint8_t **column = g_new0(const uint8_t *, n_factors);
    dw_random random;
    dw_random_init(&random, SEED, 99);
    for (size_t i = 0; i < N_LEADS; i++)
        for (size_t f = 0; f < n_factors; f++) {
            const uint32_t n_levels = (uint32_t)playbook->factor[f].n_levels;
            rows[i * n_factors + f] = columns[f * N_LEADS + i] =
                (uint8_t)dw_random_below(&random, n_levels);
        }
    for (size_t f = 0; f < n_factors; f++)
        column[f] = columns + f * N_LEADS;
    g_autofree uint8_t *lead = g_new(uint8_t, N_LEADS);
    g_autofree uint8_t *expected = g_new(uint8_t, N_LEADS);
    double naive[ROUNDS], by_row[ROUNDS], by_column[ROUNDS];
    for (size_t r = 0; r < ROUNDS; r++) {
        const double t0 = bench_seconds();
        naive_leads(playbook, rows, N_LEADS, expected);
        const double t1 = bench_seconds();
        dw_lead_rows(playbook, rows, N_LEADS, lead);
        const double t2 = bench_seconds();
        if (memcmp(lead, expected, N_LEADS) != 0)
            exit(1);
        const double t3 = bench_seconds();
        dw_lead_columns(playbook, column, N_LEADS, lead);
        const double t4 = bench_seconds();
        if (memcmp(lead, expected, N_LEADS) != 0)
            exit(1);
        naive[r] = t1 - t0;
        by_row[r] = t2 - t1;
        by_column[r] = t4 - t3;
    }
    const double base = bench_median(naive, ROUNDS), row = bench_median(by_row, ROUNDS),
                 col = bench_median(by_column, ROUNDS);
    printf("leads, plain baseline             %9.2f million/s\n", N_LEADS / base * 1e-6);
    printf("leads, rows                       %9.2f million/s   %5.1f x baseline\n",
           N_LEADS / row * 1e-6, base / row);
    printf("leads, columns                    %9.2f million/s   %5.1f x baseline\n",
           N_LEADS / col * 1e-6, base / col);
}

int main(void)
{
    dw_arena arena;
    text_arena_init(&arena, 64u << 20);
    text_problems problems;
    text_problems_init(&problems);
    const dw_playbook *const playbook = text_playbook_load(NULL, &arena, &problems);
    text_problems_clear(&problems);
    if (!playbook)
        return 1;
    const dw_decision *const decision = lead_decision(playbook);
    printf("default playbook: %zu weights, %zu rules, %zu archetypes; %d deals, %d leads, seed %d, "
           "medians of %d\n",
           decision->n_weights, decision->n_rules, playbook->n_archetypes, N_DEALS, N_LEADS, SEED,
           ROUNDS);
    bench_assessments(playbook, &arena);
    bench_leads(playbook);
    dw_arena_clear(&arena);
    return 0;
}
