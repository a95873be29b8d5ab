/* A long record to measure with: drawn, of what a negotiation is made of, over the issues of a deal. */
#ifndef BENCH_RECORDS_H
#define BENCH_RECORDS_H

#include "dealwright/record.h"

enum { BENCH_RECORD_SEED = 4, BENCH_KINDS_MAX = 24 };

/* What happens in a record. Each event is of one of the kinds, drawn evenly, so that one that is to come
 * more often stands in the list more often. */
typedef struct bench_mix {
    const char *name, *what;
    dw_event_kind kind[BENCH_KINDS_MAX];
    size_t n_kinds;
    bool terms; /* noes, statements, acceptances and outcomes name terms */
} bench_mix;

extern const bench_mix bench_mixes[]; /* [bench_n_mixes] the first is talk and offers alone */
extern const size_t bench_n_mixes;

/* The same mix, number of events and seed give the same record. In the arena. */
void bench_draw_record(const dw_deal *deal, const dw_playbook *playbook, const bench_mix *mix,
                       size_t n, dw_arena *arena, dw_deal *logged);

/* The deal of examples/northwind.yaml under the built-in playbook; NULL, and said, when it cannot be read. */
const dw_deal *bench_load_deal(dw_arena *arena, const dw_playbook **playbook);

#endif
