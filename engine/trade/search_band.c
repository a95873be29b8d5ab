/* Bounds for one band.
 *
 * With held utility h so far, the stages from t on must add between from - h and to - h. In cells of
 * the rest of t that is a window of fixed size, so one pass over the rest gives the most sought of
 * every window, and a question is one look-up:
 *
 *   reach[t][p] = max of rest[t][j] over p - size < j <= p,  p = floor((to - h + under) / width) */
#include "search.h"

#include <math.h>
#include <string.h>

dw_status dw_search_band_check(double low, double high, dw_error *err)
{
    if (!(low <= high))
        return dw_fail(err, DW_E_RANGE, "band", 0, low);
    return DW_OK;
}

/* ---- Windows -------------------------------------------------------------------------------- */

/* From windows that end at p = 0 .. n - 1 to windows longer by `more` <= n. */
static size_t lengthen(double *restrict out, const double *restrict in, size_t n, size_t more)
{
    memcpy(out, in, more * sizeof *in);
    for (size_t p = more; p < n; p++)
        out[p] = in[p] > in[p - more] ? in[p] : in[p - more];
    memcpy(out + n, in + n - more, more * sizeof *in);
    return n + more;
}

/* Doubles the windows up to `size`; `spare` is as long as `reach`. */
static void slide(double *reach, double *spare, const double *rest, size_t n, size_t size)
{
    double *in = spare, *out = reach;
    memcpy(in, rest, n * sizeof *rest);
    for (size_t length = 1; length < size;) {
        const size_t more = length < size - length ? length : size - length;
        n = lengthen(out, in, n, more);
        length += more;
        double *const longer = out;
        out = in;
        in = longer;
    }
    if (in != reach)
        memcpy(reach, in, n * sizeof *in);
}

static size_t window_size(const dw_search_band *band, const dw_search_stage *stage)
{
    const double length = band->to - band->from + stage->over + stage->under;
    return (size_t)(length / band->search->cell) + 1;
}

/* The limits in steps, from 0 to the most there is, and the margin. */
static void set_limits(dw_search_band *band)
{
    const dw_search *const search = band->search;
    const double most = search->stage[0].most, ceiling = search->held_ceiling;
    double from = band->low * search->held_steps - search->held_least;
    double to = band->high * search->held_steps - search->held_least;
    /* What counts as the ceiling may be anything above it. */
    if (to >= ceiling - search->margin)
        to = most;
    if (from > ceiling + search->margin)
        from = INFINITY;
    from = fmin(fmax(from, 0), most + 3 * search->margin) - search->margin;
    to = fmax(fmin(to, most) + search->margin, from);
    /* Held utilities are whole steps, and whole cells where none is off its cell. */
    const dw_search_stage *const all = search->stage;
    const double whole = all->under == 0 && all->over == 0 ? search->cell : 1;
    from = ceil(from / whole) * whole;
    to = fmax(floor(to / whole) * whole, from);
    band->from = from;
    band->to = to;
}

bool dw_search_band_make(const dw_search *search, double low, double high, dw_arena *arena,
                         dw_search_band *band)
{
    *band = (dw_search_band){.search = search, .low = low, .high = high};
    set_limits(band);
    band->reach = DW_TAKE(arena, search->n_stages + 1, const double *);
    band->n_reach = DW_TAKE(arena, search->n_stages + 1, size_t);
    if (!band->reach || !band->n_reach)
        return false;
    const size_t n_spare = search->stage[1].n_cells + window_size(band, &search->stage[1]);
    double *const spare = DW_TAKE(arena, n_spare, double);
    if (!spare)
        return false;
    for (size_t t = 1; t <= search->n_stages; t++) {
        const dw_search_stage *const stage = &search->stage[t];
        const size_t size = window_size(band, stage);
        double *const reach = DW_TAKE(arena, stage->n_cells + size - 1, double);
        if (!reach)
            return false;
        slide(reach, spare, stage->rest, stage->n_cells, size);
        band->reach[t] = reach;
        band->n_reach[t] = stage->n_cells + size - 1;
    }
    return true;
}

/* ---- Questions ------------------------------------------------------------------------------ */

static double look_up(const dw_search_band *band, size_t t, double held)
{
    const double end = band->to - held + band->search->stage[t].under;
    if (end < 0)
        return -INFINITY;
    const size_t p = (size_t)(end / band->search->cell);
    return p < band->n_reach[t] ? band->reach[t][p] : -INFINITY;
}

double dw_search_band_reach(const dw_search_band *band, size_t t, double least, double most)
{
    const double reach = look_up(band, t, most);
    if (least == most)
        return reach;
    const double other = look_up(band, t, least);
    return other > reach ? other : reach;
}

bool dw_search_band_holds(const dw_search_band *band, double held, const size_t *choice)
{
    if (held < band->from || held > band->to)
        return false;
    const dw_search *const search = band->search;
    const dw_utilities utilities = dw_space_utilities(search->space, choice);
    const double utility = search->held == DW_SIDE_US ? utilities.ours : utilities.theirs;
    return utility >= band->low - search->same && utility <= band->high + search->same;
}
