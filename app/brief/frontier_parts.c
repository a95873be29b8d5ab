#include "brief/frontier_parts.h"

#include "brief/phrase.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const char *brief_solution_name(const brief_frontier *view, brief_solution_id id)
{
    return brief_word_at(view->book, DW_PHRASE_SOLUTION_NASH, id);
}

const dw_solution *brief_solution_of(const dw_solutions *solutions, brief_solution_id id)
{
    static const size_t offset[BRIEF_SOLUTION_COUNT] = {
        [BRIEF_NASH] = offsetof(dw_solutions, nash),
        [BRIEF_EGALITARIAN] = offsetof(dw_solutions, egalitarian),
        [BRIEF_KALAI_SMORODINSKY] = offsetof(dw_solutions, kalai_smorodinsky),
        [BRIEF_EQUAL_UTILITY] = offsetof(dw_solutions, equal_utility),
        [BRIEF_WELFARE] = offsetof(dw_solutions, welfare),
    };
    return (const dw_solution *)((const char *)solutions + offset[id]);
}

bool brief_solution_shown(const brief_frontier *view, brief_solution_id id)
{
    return view->walk_aways || id == BRIEF_WELFARE;
}

/* ---- Chosen points --------------------------------------------------------------------------- */

static void choose(brief_chosen_list *list, size_t point, const char *name)
{
    size_t at = 0;
    while (at < list->n && list->item[at].point < point)
        at++;
    if (at < list->n && list->item[at].point == point) {
        char *names = g_strconcat(list->item[at].names, ", ", name, NULL);
        g_free(list->item[at].names);
        list->item[at].names = names;
        return;
    }
    for (size_t i = list->n++; i > at; i--)
        list->item[i] = list->item[i - 1];
    list->item[at] = (brief_chosen){.point = point, .names = g_strdup(name)};
}

brief_chosen_list brief_frontier_chosen(const brief_frontier *view)
{
    brief_chosen_list list = {.n = 0};
    for (int id = 0; id < BRIEF_SOLUTION_COUNT; id++) {
        const dw_solution *solution = brief_solution_of(view->solutions, (brief_solution_id)id);
        if (solution->exists && brief_solution_shown(view, (brief_solution_id)id))
            choose(&list, solution->point, brief_solution_name(view, (brief_solution_id)id));
    }
    if (view->walk_aways && view->solutions->nearest_miss.exists)
        choose(&list, view->solutions->nearest_miss.point,
               brief_word(view->book, DW_PHRASE_SOLUTION_NEAREST_MISS));
    for (size_t i = 0; i < list.n; i++) {
        list.item[i].letter[0] = (char)('A' + i);
        list.item[i].names = brief_phrase_raise(list.item[i].names);
    }
    return list;
}

void brief_chosen_list_clear(brief_chosen_list *list)
{
    for (size_t i = 0; i < list->n; i++)
        g_free(list->item[i].names);
    list->n = 0;
}

/* ---- Figures and words ----------------------------------------------------------------------- */

dw_utilities brief_frontier_at(const brief_frontier *view, size_t point)
{
    return (dw_utilities){view->frontier->ours[point], view->frontier->theirs[point]};
}

dw_utilities brief_frontier_lowest(const dw_frontier *frontier)
{
    return (dw_utilities){frontier->ours[frontier->n_points - 1], frontier->theirs[0]};
}

bool brief_frontier_exact(const brief_frontier *view)
{
    return !(view->frontier->epsilon_ours > 0) && !(view->frontier->epsilon_theirs > 0);
}

char *brief_frontier_many(const brief_frontier *view, dw_phrase one, const char *count)
{
    const bool several = strcmp(count, "1") != 0;
    return brief_fill(view->book, several ? (dw_phrase)(one + 1) : one, count, NULL);
}

double brief_frontier_measure(const brief_frontier *view, double utility)
{
    return view->currency ? utility / pow(10, view->currency_digits) : utility;
}

/* Without the minor units, which would claim more than is known. */
static dw_money whole_amount(const brief_frontier *view, double utility)
{
    const dw_money unit = (dw_money)pow(10, view->currency_digits);
    const dw_money amount = dw_money_round(brief_frontier_measure(view, utility));
    return dw_money_known(amount) ? amount * unit : amount;
}

char *brief_frontier_figure(const brief_frontier *view, double utility)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    if (view->currency)
        return brief_phrase_amount(whole_amount(view, utility), view->currency_digits);
    const double rounded = round(fabs(utility) * 1000) / 1000;
    g_ascii_formatd(text, sizeof text, "%.3f", rounded);
    return g_strconcat(utility < 0 && rounded > 0 ? BRIEF_MINUS : "", text, NULL);
}

char *brief_frontier_amount(const brief_frontier *view, double utility)
{
    return view->currency ? brief_phrase_money(whole_amount(view, utility), view->currency,
                                               view->currency_digits)
                          : brief_frontier_figure(view, utility);
}

char *brief_frontier_amounts(const brief_frontier *view, dw_utilities at)
{
    g_autofree char *ours = brief_frontier_amount(view, at.ours);
    g_autofree char *theirs = brief_frontier_amount(view, at.theirs);
    return g_strconcat(ours, ", ", theirs, NULL);
}

char *brief_frontier_count(const brief_frontier *view)
{
    GString *out = g_string_new(NULL);
    const size_t n = strlen(view->n_outcomes);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s%c", i > 0 && (n - i) % 3 == 0 ? "," : "",
                               view->n_outcomes[i]);
    return g_string_free(out, FALSE);
}

char *brief_frontier_package(const brief_frontier *view, size_t point)
{
    GString *text = g_string_new(NULL);
    g_autofree size_t *choice = g_new(size_t, view->space->n_clusters);
    dw_frontier_outcome(view->frontier, point, choice);
    for (size_t i = 0; i < view->n_issues; i++) {
        const size_t option = view->option_of(view->context, choice, i);
        g_string_append_printf(text, "%s%s: %s", i > 0 ? "; " : "", view->issue[i].name,
                               view->issue[i].option[option]);
    }
    return g_string_free(text, FALSE);
}

char *brief_frontier_side(const brief_frontier *view, size_t side)
{
    return view->currency ? brief_fill(view->book, DW_PHRASE_COLUMN_MONEY, view->side[side],
                                       view->currency, NULL)
                          : g_strdup(view->side[side]);
}

/* ---- Axes ------------------------------------------------------------------------------------ */

typedef struct span {
    double low, high;
} span;

static void widen(span *s, double value)
{
    if (!isfinite(value))
        return;
    s->low = MIN(s->low, value);
    s->high = MAX(s->high, value);
}

brief_frontier_axes brief_frontier_axes_of(const brief_frontier *view, bool with_cloud, int n_x,
                                           int n_y)
{
    const dw_frontier *frontier = view->frontier;
    const size_t last = frontier->n_points - 1;
    span ours = {frontier->ours[last], frontier->ours[0]};
    span theirs = {frontier->theirs[0], frontier->theirs[last]};
    if (view->walk_aways) {
        widen(&ours, view->reservation.ours);
        widen(&theirs, view->reservation.theirs);
    }
    for (size_t i = 0; i < view->n_marks; i++) {
        widen(&ours, view->mark[i].at.ours);
        widen(&theirs, view->mark[i].at.theirs);
    }
    for (size_t i = 0; with_cloud && i < view->n_cloud; i++) {
        widen(&ours, view->cloud[i].ours);
        widen(&theirs, view->cloud[i].theirs);
    }
    return (brief_frontier_axes){brief_axis_round(brief_frontier_measure(view, ours.low),
                                                  brief_frontier_measure(view, ours.high), n_x),
                                 brief_axis_round(brief_frontier_measure(view, theirs.low),
                                                  brief_frontier_measure(view, theirs.high), n_y)};
}

char *brief_frontier_tick(const brief_frontier *view, const brief_axis *axis, int i)
{
    const double most = fmax(fabs(axis->low), fabs(axis->high)), tick = brief_axis_tick(axis, i);
    const double unit = !view->currency ? 1 : most >= 1e6 ? 1e6 : most >= 1e4 ? 1e3 : 1;
    const brief_axis scaled = {axis->low / unit, axis->high / unit, axis->step / unit,
                               axis->n_ticks};
    g_autofree char *number = brief_axis_label(&scaled, tick / unit);
    if (unit == 1 || tick == 0)
        return tick == 0 && unit > 1 ? g_strdup("0") : g_steal_pointer(&number);
    return brief_fill(view->book, unit == 1e6 ? DW_PHRASE_AXIS_MILLIONS : DW_PHRASE_AXIS_THOUSANDS,
                      number, NULL);
}
