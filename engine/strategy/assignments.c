/* Going through what the unknown facts may turn out to be. */
#include "strategy.h"

#include <string.h>

static uint8_t first_possible(const double *chance)
{
    uint8_t l = 0;
    while (!(chance[l] > 0))
        l++;
    return l;
}

static uint64_t count_possible(const dw_chances *chances, size_t factor)
{
    uint64_t n = 0;
    for (size_t l = 0; l < chances->playbook->factor[factor].n_levels; l++)
        n += chances->level[factor][l] > 0;
    return n;
}

void dw_assignments_init(dw_assignments *all, const dw_chances *chances, const dw_factor_set *roots)
{
    all->chances = chances;
    all->n_unknown = 0;
    all->n = 1;
    all->next = 0;
    memcpy(all->level, chances->first, chances->playbook->n_factors);
    dw_factor_set open = *roots;
    for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
        open.bits[w] &= chances->unknown.bits[w];
    for (size_t f = dw_factor_set_next(&open, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(&open, f + 1)) {
        all->unknown[all->n_unknown++] = (uint16_t)f;
        if (all->n <= DW_ENUMERATION_MAX)
            all->n *= count_possible(chances, f);
    }
    all->exact = all->n <= DW_ENUMERATION_MAX;
    if (!all->exact) {
        all->n = DW_SAMPLES;
        dw_random_init(&all->random, chances->seed, 0);
    }
}

/* The next level of one unknown fact; false when it starts again at its first. */
static bool advance(const dw_assignments *all, size_t factor, uint8_t *level)
{
    const double *const chance = all->chances->level[factor];
    const size_t n_levels = all->chances->playbook->factor[factor].n_levels;
    for (size_t l = *level + 1u; l < n_levels; l++)
        if (chance[l] > 0) {
            *level = (uint8_t)l;
            return true;
        }
    *level = first_possible(chance);
    return false;
}

static uint8_t draw(dw_random *random, const double *chance, size_t n_levels)
{
    double left = dw_random_unit(random);
    uint8_t drawn = first_possible(chance);
    for (size_t l = drawn; l < n_levels; l++) {
        if (!(chance[l] > 0))
            continue;
        drawn = (uint8_t)l;
        left -= chance[l];
        if (left < 0)
            break;
    }
    return drawn;
}

bool dw_assignments_next(dw_assignments *all)
{
    const dw_chances *const chances = all->chances;
    if (all->next == all->n)
        return false;
    if (!all->exact) {
        for (size_t u = 0; u < all->n_unknown; u++) {
            const size_t f = all->unknown[u];
            all->level[f] =
                draw(&all->random, chances->level[f], chances->playbook->factor[f].n_levels);
        }
        all->weight = 1.0 / (double)all->n;
    } else {
        for (size_t u = 0; all->next > 0 && u < all->n_unknown; u++)
            if (advance(all, all->unknown[u], &all->level[all->unknown[u]]))
                break;
        all->weight = 1;
        for (size_t u = 0; u < all->n_unknown; u++)
            all->weight *= chances->level[all->unknown[u]][all->level[all->unknown[u]]];
    }
    all->next++;
    return true;
}

void dw_settle(const dw_chances *chances, const dw_decision *decision, uint8_t *level)
{
    const dw_playbook *const playbook = chances->playbook;
    for (size_t s = 0; s < decision->n_support; s++) {
        const dw_decision *const needed = &playbook->decision[decision->support[s]];
        if (dw_factor_set_has(&chances->known, needed->factor))
            continue;
        dw_points points[DW_OPTIONS_MAX];
        dw_points_at(needed, level, points);
        level[needed->factor] = (uint8_t)dw_outcome(playbook, needed, points);
    }
}
