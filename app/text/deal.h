/* Deal files: YAML or JSON to dw_deal, and back to JSON. */
#ifndef TEXT_DEAL_H
#define TEXT_DEAL_H

#include "text/arena.h"
#include "text/problem.h"

#include "dealwright/deal.h"

#include <jansson.h>

/* Reads the deal file at a path, or from standard input for "-", and checks it.
 *
 *   playbook   its factors are what facts may state, its tactics and archetypes what may be named;
 *              must outlive the deal
 *   today      the planning day of a deal that gives no date
 *   arena      holds the deal and its texts
 *   problems   receives every problem found, with its place
 *
 * A path that ends in ".json" must hold JSON; any other holds YAML, which JSON nearly always is.
 * NULL exactly when an error was added to the problems; the arena may have grown then. O(size). */
const dw_deal *text_deal_load(const char *path, const dw_playbook *playbook, dw_day today,
                              dw_arena *arena, text_problems *problems);

/* The same for a text in memory; `label` stands for the path in messages. */
const dw_deal *text_deal_parse(const char *data, size_t size, const char *label,
                               const dw_playbook *playbook, dw_day today, dw_arena *arena,
                               text_problems *problems);

/* Says which event of a record is one too many, by the DW_E_LIMIT of dw_record_state, and what helps;
 * false, and nothing said, when the error is another. */
bool text_deal_note_limit(const dw_error *err, text_place place, text_problems *problems);

/* Can the deal's record be followed to its end? False: a problem was noted at the place. The arena is
 * left as it was. O(events log events). */
bool text_deal_follows(const dw_deal *deal, const dw_playbook *playbook, text_place place,
                       dw_arena *arena, text_problems *problems);

/* How a deal's JSON must be dumped: amounts then have the digits they were read with. */
#define TEXT_JSON_REALS JSON_REAL_PRECISION(15)

/* The deal in the form of its file: dumped with TEXT_JSON_REALS and read again it gives the same
 * deal. New reference. */
json_t *text_deal_to_json(const dw_deal *deal, const dw_playbook *playbook);

#endif
