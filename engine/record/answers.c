/* What came back for each give: the moves and the words of the other side up to the side's own next move. */
#include "ledger.h"
#include "../trade/standing.h"

#include <math.h>

typedef struct waiting {
    dw_move *give; /* the side's newest give, until it moves again; NULL for none */
    bool refused, returned, is_weighed;
    bool answers; /* the give is the answer to what the other side had put before it */
    /* What the other side has put since the side's newest move, in offers and in words, is worth to it. */
    double offered, worded;
    double
        spoken; /* what they have said since is worth to the side, beside what they had offered or said */
} waiting;

static void settle(waiting *w, const dw_event *event, bool moves_on)
{
    if (!w->give)
        return;
    dw_move *const give = w->give;
    /* Words that were taken back are nothing. */
    const bool in_words = give->said != DW_NONE && w->spoken >= DW_WORTH_SAME;
    if (give->answer != DW_NONE || !in_words)
        give->said = DW_NONE;
    else
        give->back = w->spoken;
    if (w->returned || in_words)
        give->came_back = DW_RETURN_RETURNED;
    else if (!dw_move_is_gift(give))
        give->came_back = DW_RETURN_NONE;
    else if (!moves_on && !w->refused)
        give->came_back = DW_RETURN_PENDING;
    else if (w->answers)
        give->came_back = DW_RETURN_NONE;
    else
        give->came_back = event[give->event].reason ? DW_RETURN_EXCUSED : DW_RETURN_UNRETURNED;
    w->give = NULL;
}

/* What brings nothing on the whole is no return, but a first offer and an acceptance are. */
static void hear(waiting *w, const dw_move *move, size_t index)
{
    if (!w->give || move->kind == DW_MOVE_NONE)
        return;
    const bool by_itself = move->accepts || move->kind == DW_MOVE_FIRST || move->gives;
    if (by_itself && w->give->answer == DW_NONE)
        w->give->answer = index;
    w->give->back += dw_move_worth(move);
    w->is_weighed |= move->is_weighed;
    if (move->accepts || move->kind == DW_MOVE_FIRST)
        w->returned = true;
    else if (w->give->answer != DW_NONE)
        w->returned |= w->give->back >= DW_WORTH_SAME || !w->is_weighed;
}

/* Had the other side come its way before it? Of what came back for a give only what is beyond its cost. */
static bool answers_step(const waiting *own, const dw_move *move)
{
    const double brought = fmax(own->offered, own->worded);
    const double least = own->give ? dw_move_cost(own->give) + dw_move_cost(move) : 0;
    return brought >= DW_WORTH_SAME && brought > least - DW_WORTH_SAME;
}

/* A first word is a return as a first offer is; it moved from nothing, and has no worth. */
static void hear_word(waiting *w, const dw_word *word, dw_side by, size_t event)
{
    w->worded += dw_word_worth(word, by);
    if (!w->give || !word->is_news)
        return;
    w->spoken += word->is_first ? DW_WORTH_SAME : dw_word_worth(word, by);
    if (w->give->said == DW_NONE && w->spoken >= DW_WORTH_SAME)
        w->give->said = event;
}

/* Nothing is owed for what costs nothing, but what comes back for it is told. */
static bool is_free(const dw_move *move)
{
    return move->kind == DW_MOVE_GIVE && move->gives && !move->accepts;
}

static void pair_move(waiting *side, const dw_event *event, dw_move *move, size_t index)
{
    waiting *const other = &side[dw_side_other(move->by)];
    hear(other, move, index);
    if (!move->accepts)
        other->offered += dw_move_worth(move);
    if (move->kind == DW_MOVE_NONE && !move->accepts)
        return;
    waiting *const own = &side[move->by];
    const bool answers = answers_step(own, move);
    settle(own, event, true);
    const bool waits = !move->accepts && (dw_move_is_gift(move) || is_free(move));
    *own = (waiting){.give = waits ? move : NULL, .answers = waits && answers};
}

void dw_ledger_pair(const dw_deal *deal, const dw_ledger *ledger, dw_move *move)
{
    waiting side[DW_SIDE_COUNT] = {{0}};
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const size_t m = ledger->move_of[e];
        if (m != DW_NONE)
            pair_move(side, deal->event, &move[m], m);
        else if (dw_event_refuses_offer(event))
            side[dw_side_other(event->by)].refused = true;
        else
            hear_word(&side[dw_side_other(event->by)], &ledger->word[e], event->by, e);
    }
    /* Nothing more is to come where the deal is over. */
    const bool has_ended = dw_deal_ended(deal) != DW_OUTCOME_NONE;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        settle(&side[s], deal->event, has_ended);
}
