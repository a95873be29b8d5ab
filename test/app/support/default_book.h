/* What tests of the default playbook share: the playbook, read once for a program, and deals read from
 * text. */
#ifndef TEST_APP_SUPPORT_DEFAULT_BOOK_H
#define TEST_APP_SUPPORT_DEFAULT_BOOK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"

#include <dealwright/dealwright.h>

extern dw_arena book_arena;
extern const dw_playbook *playbook;

/* Before and after a group of tests. */
int load_default_playbook(void **state);
int free_playbook(void **state);

/* The text of a short deal about price and term, with these rows of a record. g_free it. */
char *short_deal(const char *rows);

/* Reads a deal file, which must have no errors. */
const dw_deal *read_deal(const char *text, dw_arena *arena);

/* Reads a deal file, replays its record and plans. The plan holds until the next one. */
void plan_text(const char *text, dw_plan *plan);

/* The name of the option that a decision took in the plan. */
const char *decided_in(const dw_plan *plan, dw_key key);

#endif
