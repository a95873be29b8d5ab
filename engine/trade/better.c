/* Packages that are better for both than a given one, such as the one agreed. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

/* What the table can move; everything else stays as the given package has it. */
static bool is_combined(const dw_table *table, size_t issue)
{
    for (size_t c = 0; c < table->space.n_clusters; c++)
        for (size_t i = 0; i < table->cluster[c].n_issues; i++)
            if (table->cluster[c].issue[i] == issue)
                return true;
    return false;
}

/* The package's utilities as the table counts: one side's amounts alone are not weighed. */
static dw_utilities utilities_of(const dw_table *table, const size_t *option, double price)
{
    const dw_worth_model *const model = table->model;
    size_t weighed[DW_ISSUES_MAX];
    for (size_t i = 0; i < model->deal->n_issues; i++)
        weighed[i] = dw_issue_is_weighed(model, i) ? option[i] : table->standard[i];
    const dw_worth worth =
        isnan(price) ? dw_worth_of(model, weighed) : dw_worth_at_price(model, weighed, price);
    return (dw_utilities){worth.us, worth.them};
}

static bool weigh_point(const dw_table *table, const dw_frontier *frontier, size_t point,
                        const size_t *given, dw_arena *arena, dw_package *package)
{
    const size_t n_issues = table->model->deal->n_issues;
    size_t choice[DW_CLUSTERS_MAX];
    size_t *const option = DW_TAKE(arena, n_issues, size_t);
    if (!option)
        return false;
    dw_frontier_outcome(frontier, point, choice);
    dw_table_options(table, choice, option);
    for (size_t i = 0; i < n_issues; i++)
        if (!is_combined(table, i) && !dw_issue_is_weighed(table->model, i))
            option[i] = given[i];
    *package = dw_package_weigh(table->model, option, (double)NAN);
    return true;
}

dw_status dw_packages_better(const dw_table *table, const dw_frontier *frontier,
                             const size_t *option, double price, size_t max, dw_arena *arena,
                             dw_better *better, dw_error *err)
{
    const dw_utilities own = utilities_of(table, option, price);
    const dw_point_range range = dw_frontier_better(frontier, own);
    const size_t n = range.n < max ? range.n : max;
    dw_package *const package = DW_TAKE(arena, n, dw_package);
    if (n > 0 && !package)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t p = 0; p < n; p++) {
        const size_t point = range.first + (n > 1 ? p * (range.n - 1) / (n - 1) : range.n / 2);
        if (!weigh_point(table, frontier, point, option, arena, &package[p]))
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    *better = (dw_better){.package = package, .n_packages = n, .n_points = range.n};
    if (range.n > 0) {
        better->ours = frontier->ours[range.first] - own.ours;
        better->theirs = frontier->theirs[range.first + range.n - 1] - own.theirs;
        better->distance = dw_frontier_distance(frontier, own);
    }
    return DW_OK;
}
