/* Clusters of choices: checks, sums and the number of outcomes. */
#include "dealwright/frontier.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

/* ---- Checks --------------------------------------------------------------------------------- */

static double largest(const double *utility, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, fabs(utility[i]));
    return most;
}

/* How far sums may lie from 0: what the rounding of a sum is a share of. */
static dw_utilities reach(const dw_space *space)
{
    dw_utilities sum = {0, 0};
    for (size_t c = 0; c < space->n_clusters; c++) {
        const dw_cluster *const cluster = &space->cluster[c];
        sum.ours += largest(cluster->ours, cluster->n_choices);
        sum.theirs += largest(cluster->theirs, cluster->n_choices);
    }
    return sum;
}

dw_utilities dw_space_same(const dw_space *space)
{
    const dw_utilities sum = reach(space);
    return (dw_utilities){DW_SAME_UTILITY * sum.ours, DW_SAME_UTILITY * sum.theirs};
}

static dw_status check_cluster(const dw_cluster *cluster, size_t index, dw_error *err)
{
    if (cluster->n_choices == 0)
        return dw_fail(err, DW_E_RANGE, "choices", index, 0);
    if (cluster->n_choices > DW_CHOICES_MAX)
        return dw_fail(err, DW_E_LIMIT, "choices", index, (double)cluster->n_choices);
    for (size_t i = 0; i < cluster->n_choices; i++) {
        if (!isfinite(cluster->ours[i]))
            return dw_fail(err, DW_E_RANGE, "ours", index, cluster->ours[i]);
        if (!isfinite(cluster->theirs[i]))
            return dw_fail(err, DW_E_RANGE, "theirs", index, cluster->theirs[i]);
    }
    return DW_OK;
}

dw_status dw_space_check(const dw_space *space, dw_error *err)
{
    if (space->n_clusters == 0)
        return dw_fail(err, DW_E_RANGE, "clusters", 0, 0);
    if (space->n_clusters > DW_CLUSTERS_MAX)
        return dw_fail(err, DW_E_LIMIT, "clusters", 0, (double)space->n_clusters);
    if (isnan(space->ceiling_ours))
        return dw_fail(err, DW_E_RANGE, "ceiling_ours", 0, space->ceiling_ours);
    if (isnan(space->ceiling_theirs))
        return dw_fail(err, DW_E_RANGE, "ceiling_theirs", 0, space->ceiling_theirs);
    for (size_t c = 0; c < space->n_clusters; c++) {
        const dw_status status = check_cluster(&space->cluster[c], c, err);
        if (status != DW_OK)
            return status;
    }
    /* Twice the reach is the longest distance between two sums. */
    const dw_utilities sum = reach(space);
    if (!isfinite(2 * sum.ours))
        return dw_fail(err, DW_E_RANGE, "ours", 0, sum.ours);
    if (!isfinite(2 * sum.theirs))
        return dw_fail(err, DW_E_RANGE, "theirs", 0, sum.theirs);
    return DW_OK;
}

/* ---- Sums ----------------------------------------------------------------------------------- */

dw_utilities dw_space_utilities(const dw_space *space, const size_t *choice)
{
    dw_utilities sum = {0, 0};
    for (size_t c = 0; c < space->n_clusters; c++) {
        sum.ours += space->cluster[c].ours[choice[c]];
        sum.theirs += space->cluster[c].theirs[choice[c]];
    }
    if (sum.ours > space->ceiling_ours)
        sum.ours = space->ceiling_ours;
    if (sum.theirs > space->ceiling_theirs)
        sum.theirs = space->ceiling_theirs;
    return sum;
}

/* ---- The number of outcomes ----------------------------------------------------------------- */

/* Digits in groups of nine, the lowest first; a product of a group and a count fits 64 bits. */
enum { GROUP = 1000000000, GROUP_DIGITS = 9 };

/* Each factor adds less than one group, as DW_CHOICES_MAX is smaller than GROUP. */
enum { GROUPS_MAX = DW_CLUSTERS_MAX + 1 };

static size_t multiply(uint32_t *group, size_t n, uint64_t factor)
{
    uint64_t carry = 0;
    for (size_t g = 0; g < n; g++) {
        const uint64_t product = group[g] * factor + carry;
        group[g] = (uint32_t)(product % GROUP);
        carry = product / GROUP;
    }
    if (carry > 0)
        group[n++] = (uint32_t)carry;
    return n;
}

/* Without leading zeros; text [n * GROUP_DIGITS + 1]. */
static void write_digits(const uint32_t *group, size_t n, char *text)
{
    char *end = text;
    for (size_t g = n; g-- > 0;)
        for (uint32_t unit = GROUP / 10; unit > 0; unit /= 10) {
            const char digit = (char)('0' + group[g] / unit % 10);
            if (digit != '0' || end > text)
                *end++ = digit;
        }
    *end = '\0';
}

dw_status dw_space_count(const dw_space *space, dw_arena *arena, const char **count, dw_error *err)
{
    uint32_t group[GROUPS_MAX] = {1};
    size_t n = 1;
    for (size_t c = 0; c < space->n_clusters; c++)
        n = multiply(group, n, space->cluster[c].n_choices);
    char *const text = DW_TAKE(arena, n * GROUP_DIGITS + 1, char);
    if (!text)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    write_digits(group, n, text);
    *count = text;
    return DW_OK;
}
