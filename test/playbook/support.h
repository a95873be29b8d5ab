/* What the tests of the default playbook share: the playbook, read once for a program. */
#ifndef TEST_PLAYBOOK_SUPPORT_H
#define TEST_PLAYBOOK_SUPPORT_H

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

static dw_arena book_arena;
static const dw_playbook *playbook;

static inline int load_default_playbook(void **state)
{
    (void)state;
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&book_arena, (size_t)256 << 20);
    playbook = text_playbook_load(NULL, &book_arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    if (!playbook)
        print_message("%s\n", found);
    text_problems_clear(&problems);
    return playbook ? 0 : -1;
}

static inline int free_playbook(void **state)
{
    (void)state;
    dw_arena_clear(&book_arena);
    return 0;
}

/* Reads a deal file, replays its record and plans. The arena is emptied before. */
static inline void plan_text(const char *text, dw_arena *arena, dw_plan *plan)
{
    text_problems problems;
    text_problems_init(&problems);
    dw_arena_clear(arena);
    text_arena_init(arena, 64u << 20);
    const dw_deal *const deal =
        text_deal_parse(text, strlen(text), "deal", playbook, DW_DAY_NONE, arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    if (!deal)
        fail_msg("%s\n%s", text, found);
    dw_deal *const state = DW_TAKE(arena, 1, dw_deal);
    const dw_plan_options options = {.seed = 1};
    assert_int_equal(dw_record_state(deal, playbook, deal->n_events, arena, state, NULL), DW_OK);
    assert_int_equal(dw_plan_make(playbook, state, &options, arena, plan, NULL), DW_OK);
    text_problems_clear(&problems);
}

#endif
