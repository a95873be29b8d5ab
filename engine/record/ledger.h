/* How a ledger is put together:
 *
 *   ledger.c   events become moves, each against the side's offer before
 *   answers.c  what came back for each give
 *   sides.c    how each side's concessions go on */
#ifndef ENGINE_RECORD_LEDGER_H
#define ENGINE_RECORD_LEDGER_H

#include "dealwright/ledger.h"

/* Marks the moves that fell. O(events + moves). */
void dw_ledger_mark_fallen(const dw_deal *deal, const dw_ledger *ledger, dw_move *move);

/* Fills came_back, answer, said and back of the moves: move [n_moves] is that of the ledger. */
void dw_ledger_pair(const dw_deal *deal, const dw_ledger *ledger, dw_move *move);

/* Sums up the moves of one side. False when memory ends. */
bool dw_ledger_sum(const dw_worth_model *model, const dw_ledger *ledger, dw_side side,
                   dw_arena *arena, dw_ledger_side *sum);

#endif
