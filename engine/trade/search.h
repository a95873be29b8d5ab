/* What the files of the search for packages share.
 *
 * Clusters become stages, the one with most choices first. Held utilities count from the least
 * choice of their cluster, so that what is added is never negative; all utilities are whole numbers
 * of steps, whose sums are exact in doubles.
 *
 *   search.c            steps, stages, bounds             -> dw_search
 *   search_band.c       bounds for one band               -> dw_search_band
 *   search_list.c       packages in order                 -> dw_search_list
 *   search_best.c       best-first search                 -> dw_search_run, dw_search_best
 *   search_dive.c       packages led away from others     -> dw_search_dive
 *   search_differing.c  packages that differ              -> dw_search_differing */
#ifndef ENGINE_TRADE_SEARCH_H
#define ENGINE_TRADE_SEARCH_H

#include "dealwright/search.h"

typedef struct dw_search_choice {
    double held, sought; /* steps */
    size_t cell;         /* nearest multiple of the cell's width to `held` */
    size_t index;        /* in the cluster */
} dw_search_choice;

/* Choices of one cell. The first of them is all that a bound needs. */
typedef struct dw_search_group {
    size_t first, end;  /* positions in the stage's choices */
    double least, most; /* held */
} dw_search_group;

typedef struct dw_search_stage {
    size_t cluster;
    const dw_search_choice *choice; /* [n_choices] by cell, then sought descending, then index */
    size_t n_choices;
    const dw_search_group *group; /* [n_groups] by index of the first choice, descending */
    size_t n_groups;
    /* The rest: this stage and all after it. Most sought by cell of held, -INFINITY for none; of
     * the first stage nobody asks. */
    const double *rest; /* [n_cells] */
    size_t n_cells;
    double most;        /* held that the rest can add */
    double joint;       /* held and sought, weighted as in dw_search, that the rest can add */
    double under, over; /* how far the held utility of the rest may lie below or above its cell */
} dw_search_stage;

struct dw_search {
    const dw_space *space;
    const dw_search_stage *stage; /* [n_stages + 1]; the rest of the last one is empty */
    size_t n_stages;
    dw_side held;
    double same;                     /* held utilities this far apart are the same */
    double held_steps, sought_steps; /* steps in a unit of utility */
    double held_least;               /* steps of the least choices together */
    double held_ceiling, sought_ceiling;
    /* What turns both utilities into the finer of their steps; 0 when these are too far apart. */
    double held_weight, sought_weight;
    double cell;   /* width in steps */
    double margin; /* steps by which rounding may move a package across a limit, at most */
};

/* ---- One band ------------------------------------------------------------------------------- */

typedef struct dw_search_band {
    const dw_search *search;
    double low, high;     /* utilities, as asked */
    double from, to;      /* steps, the margin included */
    const double **reach; /* [n_stages + 1][n_reach] see search_band.c */
    size_t *n_reach;
} dw_search_band;

dw_status dw_search_band_check(double low, double high, dw_error *err);

/* False when memory ends. */
bool dw_search_band_make(const dw_search *search, double low, double high, dw_arena *arena,
                         dw_search_band *band);

/* The most that the stages from `t` on can add to the sought utility, so that a held utility of
 * `least` .. `most`, no further apart than a cell, ends in the band. -INFINITY when none can. */
double dw_search_band_reach(const dw_search_band *band, size_t t, double least, double most);

/* Does the package of this many held steps lie in the band? */
bool dw_search_band_holds(const dw_search_band *band, double held, const size_t *choice);

/* ---- Packages in order ---------------------------------------------------------------------- */

typedef struct dw_search_package {
    double sought, held; /* steps under their ceilings */
    size_t *choice;      /* [n_clusters] */
} dw_search_package;

typedef struct dw_search_list {
    const dw_search_band *band;
    dw_search_package *package; /* [max] in the order of dw_search_best */
    size_t n, max;
    size_t *spare; /* choices of the next candidate */
} dw_search_list;

/* An empty list; the band may be made later. False when memory ends. */
bool dw_search_list_make(const dw_search *search, const dw_search_band *band, size_t max,
                         dw_arena *arena, dw_search_list *list);

/* Takes the candidate in `spare` if the band holds it and it is among the best. One that is listed
 * already is listed twice. */
void dw_search_list_offer(dw_search_list *list, double held, double sought);

dw_candidate dw_search_package_publish(const dw_search *search, const size_t *choice);

static inline const dw_search_package *dw_search_list_last(const dw_search_list *list)
{
    return &list->package[list->n - 1];
}

/* ---- Best-first ----------------------------------------------------------------------------- */

typedef struct dw_search_question {
    double slack; /* steps below the best that are of interest */
    bool ties;    /* which of the packages tied with the last are listed matters */
    size_t n_nodes_max;
} dw_search_question;

/* Fills the list. When n_nodes_max ends the search, *complete is false and the list holds what was
 * found and where the best nodes lead. False when memory ends. */
bool dw_search_run(dw_search_list *list, dw_search_question question, dw_arena *arena,
                   bool *complete);

/* ---- Dives ---------------------------------------------------------------------------------- */

typedef struct dw_search_guide {
    const dw_cluster_issues *issues; /* [n_clusters] */
    const size_t *const *taken;      /* [n_taken] choices of the packages to differ from */
    size_t n_taken;                  /* >= 1 */
    double best, floor; /* sought steps: of the best package; of the worst within slack */
} dw_search_guide;

/* Offers the list a package that differs from those taken, if the dive ends in one. */
void dw_search_dive(dw_search_list *list, const dw_search_guide *guide, dw_random *random);

/* Choices of the package of the list that differs most from the nearest of those taken, the first on
 * ties. */
const size_t *dw_search_guide_furthest(const dw_search_guide *guide, const dw_search_list *list);

#endif
