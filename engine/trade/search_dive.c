/* Packages led away from others.
 *
 * A dive goes once through the stages and keeps at each the choice that changes most issues against
 * the packages taken so far, among those from which the bounds still promise a package in the band
 * and above the floor. An issue changed early may use up the slack that later ones need, so a choice
 * is charged for what it takes of it, at a price that is drawn anew for each dive. */
#include "search.h"

#include <math.h>

/* Choices of a cluster that one dive looks at: a sample of a large one. */
enum { LOOKS = 64 };

typedef struct step {
    size_t stage;
    double held, sought; /* of the stages before */
    double price;        /* of a step of sought utility, in issues */
} step;

static size_t count_changes(const dw_cluster_issues *issues, size_t a, size_t b)
{
    if (!issues->option)
        return a != b;
    const uint16_t *const of_a = issues->option + a * issues->n_issues;
    const uint16_t *const of_b = issues->option + b * issues->n_issues;
    size_t n = 0;
    for (size_t i = 0; i < issues->n_issues; i++)
        n += of_a[i] != of_b[i];
    return n;
}

/* Issues changed by a choice of a cluster, on average over the packages taken. */
static double changes(const dw_search_guide *guide, size_t cluster, size_t choice)
{
    size_t n = 0;
    for (size_t i = 0; i < guide->n_taken; i++)
        n += count_changes(&guide->issues[cluster], guide->taken[i][cluster], choice);
    return (double)n / (double)guide->n_taken;
}

/* The choice with the best score; NULL when none is promising. */
static const dw_search_choice *choose(const dw_search_band *band, const dw_search_guide *guide,
                                      const step *at, dw_random *random)
{
    const dw_search_stage *const stage = &band->search->stage[at->stage];
    const size_t n = stage->n_choices < LOOKS ? stage->n_choices : LOOKS;
    const size_t first = dw_random_below(random, (uint32_t)stage->n_choices);
    const dw_search_choice *best = NULL;
    double most = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        const dw_search_choice *const choice =
            &stage->choice[(first + i * stage->n_choices / n) % stage->n_choices];
        const double held = at->held + choice->held;
        const double bound =
            at->sought + choice->sought + dw_search_band_reach(band, at->stage + 1, held, held);
        if (bound < guide->floor)
            continue;
        const double score = changes(guide, stage->cluster, choice->index) -
                             at->price * fmax(guide->best - bound, 0);
        if (score > most) {
            most = score;
            best = choice;
        }
    }
    return best;
}

void dw_search_dive(dw_search_list *list, const dw_search_guide *guide, dw_random *random)
{
    const dw_search *const search = list->band->search;
    const double slack = guide->best - guide->floor;
    const double price =
        slack > 0 ? 2 * dw_random_unit(random) * (double)search->n_stages / slack : 0;
    step at = {.price = price};
    for (; at.stage < search->n_stages; at.stage++) {
        const dw_search_choice *const choice = choose(list->band, guide, &at, random);
        if (!choice)
            return;
        list->spare[search->stage[at.stage].cluster] = choice->index;
        at.held += choice->held;
        at.sought += choice->sought;
    }
    dw_search_list_offer(list, at.held, at.sought);
}

static size_t distance(const dw_search_guide *guide, const size_t *choice, size_t n_clusters)
{
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < guide->n_taken; i++) {
        size_t n = 0;
        for (size_t c = 0; c < n_clusters; c++)
            n += count_changes(&guide->issues[c], guide->taken[i][c], choice[c]);
        least = n < least ? n : least;
    }
    return least;
}

const size_t *dw_search_guide_furthest(const dw_search_guide *guide, const dw_search_list *list)
{
    const size_t *furthest = list->package[0].choice;
    size_t most = 0;
    for (size_t i = 0; i < list->n; i++) {
        const size_t *const choice = list->package[i].choice;
        const size_t d = distance(guide, choice, list->band->search->n_stages);
        if (d > most) {
            most = d;
            furthest = choice;
        }
    }
    return furthest;
}
