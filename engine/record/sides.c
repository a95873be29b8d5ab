/* How each side's concessions go on: sizes, pattern, pace. */
#include "ledger.h"

#include "../deal/stands.h"

#include <math.h>

static bool is_concession(const dw_move *move, dw_side side)
{
    return move->by == side && !move->accepts && move->gives && dw_move_cost(move) >= DW_WORTH_SAME;
}

/* -1 smaller than the one before, 0 the same, 1 larger. */
static int compare(double size, double before, double tolerance)
{
    if (fabs(size - before) <= tolerance * fmax(size, before))
        return 0;
    return size < before ? -1 : 1;
}

static dw_move_pattern pattern_of(const dw_ledger_side *side, double tolerance)
{
    static const dw_move_pattern pattern[] = {DW_PATTERN_SHRINKING, DW_PATTERN_EQUAL,
                                              DW_PATTERN_GROWING};
    if (side->n_concessions < 2)
        return side->n_concessions == 0 ? DW_PATTERN_NONE : DW_PATTERN_SINGLE;
    const int first = compare(side->size[1], side->size[0], tolerance);
    for (size_t i = 2; i < side->n_concessions; i++)
        if (compare(side->size[i], side->size[i - 1], tolerance) != first)
            return DW_PATTERN_MIXED;
    return pattern[first + 1];
}

static bool list_concessions(const dw_ledger *ledger, dw_side side, dw_arena *arena,
                             dw_ledger_side *sum)
{
    size_t n = 0;
    for (size_t m = 0; m < ledger->n_moves; m++)
        n += is_concession(&ledger->move[m], side);
    size_t *const concession = DW_TAKE(arena, n, size_t);
    double *const size = DW_TAKE(arena, n, double);
    double *const ratio = DW_TAKE(arena, n, double);
    if (!concession || !size || !ratio)
        return false;
    n = 0;
    for (size_t m = 0; m < ledger->n_moves; m++) {
        if (!is_concession(&ledger->move[m], side))
            continue;
        concession[n] = m;
        size[n] = dw_move_cost(&ledger->move[m]);
        ratio[n] = n > 0 ? size[n] / size[n - 1] : (double)NAN;
        if (sum->largest == DW_NONE || size[n] > size[sum->largest])
            sum->largest = n;
        n++;
    }
    sum->concession = concession;
    sum->size = size;
    sum->ratio = ratio;
    sum->n_concessions = n;
    return true;
}

/* A first offer moved from nothing, and words are no move: what they brought is in no sum. */
static bool is_answered_only(const dw_ledger *ledger, const dw_move *move)
{
    return move->came_back == DW_RETURN_RETURNED &&
           (move->answer == DW_NONE || ledger->move[move->answer].kind == DW_MOVE_FIRST);
}

/* What they offered since an agreement, and we turned down, or let lapse, or signed without. What they took
 * back themselves by a yes to what was agreed counts, as that yes does: the two sum to nothing. */
void dw_ledger_mark_fallen(const dw_deal *deal, const dw_ledger *ledger, dw_move *move)
{
    const size_t agreement = dw_deal_agreement(deal, deal->n_events);
    const dw_stands stands = dw_stands_after(deal, deal->n_events);
    const dw_deal_outcome ended = dw_deal_ended(deal);
    const bool waits = ended == DW_OUTCOME_NONE
                           ? dw_stands_offered(&stands, DW_SIDE_THEM, deal->day)
                           : ended != DW_OUTCOME_WON;
    if (agreement == DW_NONE || waits)
        return;
    for (size_t m = ledger->n_moves; m-- > 0 && move[m].event > agreement && !move[m].accepts;)
        move[m].fell = move[m].by == DW_SIDE_THEM;
}

static void add_moves(const dw_ledger *ledger, dw_side side, dw_ledger_side *sum)
{
    for (size_t m = 0; m < ledger->n_moves; m++) {
        const dw_move *const move = &ledger->move[m];
        if (move->by != side) {
            sum->got += move->fell ? 0 : dw_move_worth(move);
            continue;
        }
        sum->given += move->fell ? 0 : dw_move_cost(move);
        sum->accepted += move->accepts ? dw_move_cost(move) : 0;
        sum->n_offers += !move->accepts;
        sum->n_moves += !move->accepts && move->kind > DW_MOVE_FIRST;
        sum->n_unreturned += move->came_back == DW_RETURN_UNRETURNED;
        sum->n_excused += move->came_back == DW_RETURN_EXCUSED;
        sum->n_answered += is_answered_only(ledger, move);
        if (move->accepts || move->kind != DW_MOVE_NONE)
            sum->last = m;
    }
}

/* From the first offer to the newest one; an acceptance is no step. */
static void add_rate(const dw_deal *deal, const dw_ledger *ledger, dw_side side, size_t first,
                     dw_ledger_side *sum)
{
    size_t newest = first;
    double given = 0;
    for (size_t m = first; m < ledger->n_moves; m++) {
        const dw_move *const move = &ledger->move[m];
        if (move->by != side || move->accepts)
            continue;
        given += dw_move_cost(move);
        newest = move->kind == DW_MOVE_NONE ? newest : m;
    }
    const int days = dw_day_difference(deal->event[ledger->move[first].event].day,
                                       deal->event[ledger->move[newest].event].day);
    if (days > 0)
        sum->rate = given / days;
}

/* Days and sessions up to now, and the pace from the first offer on. */
static void add_times(const dw_deal *deal, const dw_ledger *ledger, dw_side side,
                      dw_ledger_side *sum)
{
    const size_t last = sum->last == DW_NONE ? DW_NONE : ledger->move[sum->last].event;
    for (size_t e = last == DW_NONE ? 0 : last + 1; e < deal->n_events; e++)
        sum->n_sessions_since += deal->event[e].kind == DW_EVENT_SESSION;
    if (last == DW_NONE)
        return;
    const dw_day now = deal->day != DW_DAY_NONE ? deal->day : deal->event[deal->n_events - 1].day;
    sum->days_since = dw_day_difference(deal->event[last].day, now);
    size_t first = 0;
    while (ledger->move[first].by != side)
        first++;
    add_rate(deal, ledger, side, first, sum);
}

bool dw_ledger_sum(const dw_worth_model *model, const dw_ledger *ledger, dw_side side,
                   dw_arena *arena, dw_ledger_side *sum)
{
    *sum = (dw_ledger_side){.largest = DW_NONE, .last = DW_NONE, .rate = (double)NAN};
    if (!list_concessions(ledger, side, arena, sum))
        return false;
    sum->pattern = pattern_of(sum, dw_playbook_setting(model->playbook, DW_SETTING_MOVE_TOLERANCE));
    add_moves(ledger, side, sum);
    add_times(model->deal, ledger, side, sum);
    return true;
}
