#include "default_book.h"

enum { BOOK_MEMORY = 1 << 30, PLAN_MEMORY = 64 << 20 };

dw_arena book_arena;
const dw_playbook *playbook;
static dw_arena plan_arena;

int load_default_playbook(void **state)
{
    (void)state;
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&book_arena, BOOK_MEMORY);
    text_arena_init(&plan_arena, PLAN_MEMORY);
    playbook = text_playbook_load(NULL, &book_arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    if (!playbook)
        print_message("%s\n", found);
    text_problems_clear(&problems);
    return playbook ? 0 : -1;
}

int free_playbook(void **state)
{
    (void)state;
    dw_arena_clear(&plan_arena);
    dw_arena_clear(&book_arena);
    return 0;
}

char *short_deal(const char *rows)
{
    return g_strconcat(
        "name: A\naccount: B\ncurrency: USD\ndate: 2026-11-23\n"
        "value: {list_price: 240000, target_price: 215000, floor_price: 180000}\n"
        "issues: {price: {from: 180000, to: 240000, step: 5000}, term_years: [1, 2, 3]}\n"
        "record:\n",
        rows, NULL);
}

const dw_deal *read_deal(const char *text, dw_arena *arena)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_deal *const deal =
        text_deal_parse(text, strlen(text), "deal", playbook, DW_DAY_NONE, arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    if (!deal)
        fail_msg("%s\n%s", text, found);
    text_problems_clear(&problems);
    return deal;
}

void plan_text(const char *text, dw_plan *plan)
{
    const dw_plan_options options = {.seed = 1};
    dw_arena_clear(&plan_arena);
    const dw_deal *const deal = read_deal(text, &plan_arena);
    dw_deal *const state = DW_TAKE(&plan_arena, 1, dw_deal);
    assert_non_null(state);
    assert_int_equal(dw_record_state(deal, playbook, deal->n_events, &plan_arena, state, NULL),
                     DW_OK);
    assert_int_equal(dw_plan_make(playbook, state, &options, &plan_arena, plan, NULL), DW_OK);
}

const char *decided_in(const dw_plan *plan, dw_key key)
{
    const size_t f = playbook->decision[playbook->key[key]].factor;
    return playbook->factor[f].level[dw_fact_level(plan->facts[f])].name;
}
