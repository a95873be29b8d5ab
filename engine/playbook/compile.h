/* How a filled playbook is checked and completed. */
#ifndef ENGINE_PLAYBOOK_COMPILE_H
#define ENGINE_PLAYBOOK_COMPILE_H

#include "dealwright/playbook.h"

typedef struct dw_compiler {
    dw_playbook *playbook;
    dw_decision *decision; /* the playbook's own array, to be completed */
    dw_arena *arena;
    dw_error *err;
} dw_compiler;

/* compile_holidays.c: all days off as one list each, of every year and of one, the latter by date.
 * O(days^2). */
dw_status dw_compile_holidays(const dw_compiler *compiler);

#endif
