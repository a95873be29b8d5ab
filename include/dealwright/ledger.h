/* The ledger of gives and gets: what every offer on the record moved, what that was worth to both, and
 * what came back for it. */
#ifndef DEALWRIGHT_LEDGER_H
#define DEALWRIGHT_LEDGER_H

#include "dealwright/offer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Moves ---------------------------------------------------------------------------------- */

/* An offer against the side's own offer before. */
typedef enum dw_move_kind {
    DW_MOVE_NONE,      /* nothing moved: the offer stands */
    DW_MOVE_FIRST,     /* the side's first offer: there is nothing it could have moved from */
    DW_MOVE_GIVE,      /* all that moved is better for the other side */
    DW_MOVE_TAKE_BACK, /* all that moved is worse for the other side: asked, or taken back */
    DW_MOVE_MIXED,     /* both; or nothing tells which way it went */
    DW_MOVE_KIND_COUNT
} dw_move_kind;

typedef enum dw_direction {
    DW_DIRECTION_OPEN, /* no worth to either side tells */
    DW_DIRECTION_GIVE, /* better for the other side, or of no worth to it and a cost to who moves; ours of
                          no worth to either side, too, where it lets go what they had refused */
    DW_DIRECTION_TAKE,
    DW_DIRECTION_COUNT
} dw_direction;

/* One issue of a move. */
typedef struct dw_move_term {
    dw_term from, to; /* of the same issue; an option that is the same on both sides stands for a
                         number between options */
    dw_direction direction;
    double us, them; /* change of worth when this alone moves, the rest as before; minor units */
    bool was_named;  /* the side had named the issue before, or it was agreed */
    bool is_offered; /* the other side has it on the table like this, or has said so */
    bool was_put;    /* by us: we had offered it like this before, or a price as high */
    bool declined;   /* given by us, and they have said since that they do not want it */
} dw_move_term;

/* What came back for a give, up to the side's own next move. */
typedef enum dw_return {
    DW_RETURN_NONE, /* the move gives nothing, takes in itself what pays for it, or is an acceptance; or
                             it costs its side nothing, or answers a step of the other side that had paid
                             for nothing yet, and nothing came back */
    DW_RETURN_PENDING,  /* nothing yet, and it is the side's newest move */
    DW_RETURN_RETURNED, /* a first offer, an offer that gives, an acceptance, or words that do so */
    DW_RETURN_UNRETURNED, /* nothing before the side moved again or the deal ended, or a refusal and nothing
                             since */
    DW_RETURN_EXCUSED, /* the same, and the event says why */
    DW_RETURN_COUNT
} dw_return;

typedef struct dw_move {
    size_t event; /* of the deal: an offer, a concession, or an acceptance */
    dw_side by;
    dw_move_kind kind;
    bool accepts;
    /* What the side has on the table after it, as dw_standing_offer says; of an acceptance what was
     * agreed, as dw_agreed_package says. The price is NAN while none has been named. */
    const size_t *option; /* [n_issues] */
    double price;
    dw_worth worth;
    const dw_move_term *term; /* [n_terms] by issue; none of a first offer */
    size_t n_terms;
    double us, them; /* change of worth to either side; minor units, 0 for a first offer */
    bool is_weighed; /* some of it has a worth to a side */
    bool gives;      /* worth more to the other side than what was there, as far as can be told */
    bool
        answers_no; /* ours, and all that it gives is to let go terms that they had refused by name */
    bool
        fell; /* theirs beside what was agreed, which stands without it, and which no yes of theirs took
                  back since: it counts in no sum */
    dw_return came_back;
    size_t answer; /* the move of the other side that came back first; DW_NONE */
    size_t said;   /* the event with which it first came back in words; DW_NONE */
    double back; /* what came back is worth to who gave, minor units; of words where no move did */
} dw_move;

/* What a demand, an ultimatum or a position that names terms puts beside what its side last put. */
typedef struct dw_word {
    bool is_news;  /* it names a term as the side had not named it last; false of any other event */
    bool is_first; /* the side had put nothing before */
    double us, them; /* change of worth to either side; minor units, 0 where it is the first */
    /* What it is worth less to the other side than what its side offers at that time, of what it has named in
     * offers itself; minor units, 0 where it is worth no less: then it goes back on its own offer. */
    double behind;
} dw_word;

/* ---- Sides ---------------------------------------------------------------------------------- */

/* How a side's concessions go on, each compared with the one before. Two are the same when they are
 * within the setting move_tolerance of the larger one. */
typedef enum dw_move_pattern {
    DW_PATTERN_NONE,
    DW_PATTERN_SINGLE,
    DW_PATTERN_SHRINKING, /* each is smaller */
    DW_PATTERN_EQUAL,
    DW_PATTERN_GROWING,
    DW_PATTERN_MIXED,
    DW_PATTERN_COUNT
} dw_move_pattern;

/* A concession is a move that gives and costs its side something; an acceptance, whose size is set by
 * what is left between the offers, is none. */
typedef struct dw_ledger_side {
    size_t n_offers;          /* acceptances not counted */
    size_t n_moves;           /* offers after the first that moved something */
    const size_t *concession; /* [n_concessions] moves of the ledger, the oldest first */
    const double *size;       /* [n_concessions] cost to the side, minor units, above 0 */
    const double *ratio;      /* [n_concessions] of each to the one before; the first is NAN */
    size_t n_concessions;
    dw_move_pattern pattern;
    size_t largest;  /* concession, the first on a tie; DW_NONE */
    double given;    /* what its moves cost it, net of what it took back; minor units,
                       below 0 where they brought it more than they cost */
    double accepted; /* what it gave by accepting; what it took back before may make `given` less */
    double got; /* what the other side's moves brought it, net; as in `given`, without what fell */
    double
        rate; /* given by its offers a day, from the first to the newest that moved something; NAN
                        within a day */
    size_t n_unreturned, n_excused;
    size_t n_answered; /* its gives that came back in a first offer or in words and in no move */
    size_t last;    /* newest offer that is its first or moved something, or acceptance; DW_NONE */
    int days_since; /* calendar days from then to the deal's day, or to the newest event */
    size_t n_sessions_since; /* sessions after it; all of them without one */
} dw_ledger_side;

typedef struct dw_ledger {
    const dw_move *move; /* [n_moves] in the order of the events */
    size_t n_moves;
    const size_t *move_of; /* [n_events] index of the event's move, or DW_NONE */
    const dw_word *word;   /* [n_events] */
    dw_ledger_side side[DW_SIDE_COUNT];
} dw_ledger;

/* The ledger of the model's deal, whose events are those that count (dw_record_state).
 *
 * A move is valued by what both sides' worths of the whole package change; the worth of the buyer is
 * its likely one. Terms that a side has not named are at standard, a price that it names for the first
 * time has not moved. An acceptance moves from what its side had on the table to what it accepts, at its
 * own price where that names none.
 *
 * Everything is in the arena. Untouched on failure, which is DW_E_NOMEM ("arena").
 * O(events + moves * (issues + moved terms * horizon)). */
dw_status dw_ledger_make(const dw_worth_model *model, dw_arena *arena, dw_ledger *ledger,
                         dw_error *err) DW_MUST_USE;

/* What the move cost the side that made it, and what it is worth to the other; minor units. */
double dw_move_cost(const dw_move *move);
double dw_move_worth(const dw_move *move);

/* Does it ask more on a term that its side had named, and that the other side neither offers nor has said?
 * Only that takes something back. O(terms). */
bool dw_move_takes_named(const dw_move *move);

/* Has the side moved so at any time? O(moves * terms). */
bool dw_ledger_takes_named(const dw_ledger *ledger, dw_side side);

/* What the word of the side is worth to the other; minor units. */
double dw_word_worth(const dw_word *word, dw_side by);

/* Does it give, at a cost that what it takes in the same move does not pay for: is there anything to wait
 * for? What only answers a no of theirs is no gift. */
bool dw_move_is_gift(const dw_move *move);

const char *dw_move_kind_name(dw_move_kind kind);
const char *dw_direction_name(dw_direction direction);
const char *dw_return_name(dw_return came_back);
const char *dw_move_pattern_name(dw_move_pattern pattern);

#ifdef __cplusplus
}
#endif
#endif
