/* Who walks down a ladder: what is on the table, and how one step from it is made. */
#ifndef ENGINE_TRADE_WALKER_H
#define ENGINE_TRADE_WALKER_H

#include "dealwright/offer.h"

/* What a step brings them at least, in worth to them. */
#define DW_WALKER_LEAST_GAIN DW_WORTH_SAME

typedef struct dw_walker {
    const dw_worth_model *model;
    const dw_stake *stake;
    const dw_concession_rules *rules;
    size_t option[DW_ISSUES_MAX]; /* of the package on the table */
    double price;
    dw_worth worth;
    double unit;             /* prices are said in multiples of it */
    double price_least;      /* of the step at hand */
    double credit;           /* what the gets so far have brought us */
    double level;            /* worth to us without them, after the step before */
    double before;           /* worth to them after the step before */
    double gain, level_step; /* theirs and ours of the step before; INFINITY at first */
    bool was_get[DW_ISSUES_MAX], was_give[DW_ISSUES_MAX];
    const size_t *start; /* [n_issues] options of the start */
    const size_t
        *let_go; /* [n_issues] the same, less what the step at hand lets go; NULL: nothing */
    const size_t *proposed; /* [n_issues] what it may take up; NULL: nothing */
    bool takes;             /* the step at hand asks for nothing that they propose at our best */
    dw_term taken[DW_ISSUES_MAX]; /* [n_taken] by the step at hand */
    size_t n_taken;
    double paid;  /* for that, by the price */
    double plain; /* what the step at hand would have brought them without */
} dw_walker;

/* A way to make one step. */
typedef struct dw_walker_move {
    dw_term give[DW_GIVES_MAX];
    size_t n_gives;
    double price;
    dw_worth worth;
    bool shrinks; /* they gain no more by it than by the step before */
} dw_walker_move;

/* What a step is to come to. */
typedef struct dw_walker_wish {
    double level;         /* in worth to us, without what is got and taken up */
    double least;         /* in worth to them */
    size_t n_gets;        /* at most */
    const dw_term *taken; /* [n_taken] of theirs */
    size_t n_taken;
    dw_term *give; /* [room] scratch */
    size_t room;
} dw_walker_wish;

/* The step with as many of the wished gets as leave it worth more to them, and with what is taken up; the
 * walker is then past them, and *best is the rest of the step. False where there is none; the walker is then
 * where it was. O(options^2 * (issues + horizon)) for each number of gets and of terms to take up. */
bool dw_walker_step(dw_walker *w, const dw_walker_wish *wished, dw_walker_move *best,
                    dw_concession *step);

/* Goes to the end of the move, and fills what the step is; false when the arena is full. */
bool dw_walker_keep(dw_walker *w, const dw_walker_move *m, dw_arena *arena, dw_concession *step);

#endif
