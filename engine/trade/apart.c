#include "apart.h"

#include <math.h>
#include <string.h>

/* What making it works with. */
typedef struct apart_maker {
    const dw_worth_model *model;
    double standard; /* worth to them of the standard package */
    size_t *option;  /* [n_issues] the standard package, to be changed in one issue and back */
} apart_maker;

static bool is_price(const dw_worth_model *model, size_t issue)
{
    return model->priced && issue == model->cash_issue[DW_CASH_PRICE];
}

static double *list_worths(apart_maker *m, size_t issue, dw_arena *arena)
{
    const size_t n = m->model->deal->issue[issue].n_options, own = m->option[issue];
    double *const worth = DW_TAKE(arena, n, double);
    for (size_t o = 0; worth && o < n; o++) {
        m->option[issue] = o;
        worth[o] =
            is_price(m->model, issue) ? 0 : dw_worth_of(m->model, m->option).them - m->standard;
    }
    m->option[issue] = own;
    return worth;
}

/* Between the best and the worst of the options that are on the table. */
static double stake_of(const dw_table_cluster *cluster, size_t i, const double *worth)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t o = 0; o < cluster->n_options[i]; o++) {
        least = fmin(least, worth[cluster->option[i][o]]);
        most = fmax(most, worth[cluster->option[i][o]]);
    }
    return most > least ? most - least : 0;
}

/* The cluster's issues with the worths of their options; false when memory ends. */
static bool weigh_cluster(apart_maker *m, const dw_table *table, size_t c, const double **theirs,
                          dw_arena *arena, dw_cluster_issues *issues, double *stake)
{
    const dw_table_cluster *const cluster = &table->cluster[c];
    const double **const worth = DW_TAKE(arena, cluster->n_issues, const double *);
    *issues = table->issues[c];
    if (!worth)
        return false;
    for (size_t i = 0; i < cluster->n_issues; i++) {
        const size_t issue = cluster->issue[i];
        worth[i] = theirs[issue] = list_worths(m, issue, arena);
        if (!worth[i])
            return false;
        *stake += stake_of(cluster, i, worth[i]);
    }
    issues->worth = cluster->n_issues > 0 ? worth : NULL;
    return true;
}

bool dw_apart_make(const dw_table *table, dw_arena *arena, dw_apart *apart)
{
    const dw_worth_model *const model = table->model;
    const size_t n = model->deal->n_issues, n_clusters = table->space.n_clusters;
    apart_maker m = {.model = model,
                     .standard = dw_worth_of(model, table->standard).them,
                     .option = DW_TAKE(arena, n, size_t)};
    const double **const theirs = DW_TAKE(arena, n, const double *);
    dw_cluster_issues *const issues = DW_TAKE(arena, n_clusters, dw_cluster_issues);
    double stake = 0;
    if (!m.option || !theirs || !issues)
        return false;
    memcpy(m.option, table->standard, n * sizeof *m.option);
    for (size_t i = 0; i < n; i++)
        theirs[i] = NULL;
    for (size_t c = 0; c < n_clusters; c++)
        if (!weigh_cluster(&m, table, c, theirs, arena, &issues[c], &stake))
            return false;
    *apart = (dw_apart){.table = table, .issues = issues, .theirs = theirs, .stake = stake};
    return true;
}

static double worth_of(const dw_apart *apart, const dw_package *package, size_t issue)
{
    return apart->theirs[issue][package->option[issue]];
}

size_t dw_apart_issues(const dw_apart *apart)
{
    size_t n = 0;
    for (size_t c = 0; c < apart->table->space.n_clusters; c++)
        n += apart->table->issues[c].n_issues;
    return n;
}

void dw_apart_worths(const dw_apart *apart, const dw_package *package, double *worth)
{
    for (size_t c = 0; c < apart->table->space.n_clusters; c++) {
        const dw_table_cluster *const cluster = &apart->table->cluster[c];
        for (size_t i = 0; i < cluster->n_issues; i++)
            *worth++ = worth_of(apart, package, cluster->issue[i]);
        if (cluster->n_issues == 0)
            *worth++ = 0;
    }
}

double dw_apart_between(const dw_apart *apart, const dw_package *a, const dw_package *b)
{
    double sum = 0;
    for (size_t i = 0; i < apart->table->model->deal->n_issues; i++)
        if (apart->theirs[i])
            sum += fabs(worth_of(apart, a, i) - worth_of(apart, b, i));
    return sum;
}
