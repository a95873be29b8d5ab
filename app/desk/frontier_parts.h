/* What the frontiers of domains and of deals share. */
#ifndef DESK_FRONTIER_PARTS_H
#define DESK_FRONTIER_PARTS_H

#include "brief/frontier.h"

/* What an answer's view points to. */
typedef struct frontier_parts {
    brief_frontier view;
    dw_frontier frontier;
    dw_solutions solutions;
} frontier_parts;

/* Makes the frontier of the view's space, counts its outcomes and draws the background. `epsilon` is a
 * share of what the first side can gain. The opposition is left unknown. */
dw_status desk_frontier_draw(frontier_parts *parts, double epsilon, dw_arena *arena,
                             dw_error *err) DW_MUST_USE;

/* The solutions over the outcomes that give both sides their reservation value, with their ties. */
dw_status desk_frontier_solve(frontier_parts *parts, dw_utilities reservation, dw_arena *arena,
                              dw_error *err) DW_MUST_USE;

/* A copy of the text in the arena, or NULL. */
const char *desk_keep(dw_arena *arena, const char *text);

/* Appends a note, which it g_frees, to the view's list, which has room for it. False without memory. */
bool desk_frontier_note(brief_frontier *view, const char **note, dw_arena *arena, char *text);

#endif
