#include "desk/plans.h"

#include <glib.h>

#include "dealwright/record.h"
#include "desk/limits.h"
#include "text/arena.h"

/* One plan at a time, with what it refers to. */
typedef struct slot {
    size_t number;
    dw_arena arena;
    dw_arena_mark empty; /* to go back to: one block that held the largest plan so far, kept */
    dw_deal logged, state;
    dw_plan plan;
    dw_status status;
    dw_error err;
    bool done;
} slot;

/* The workers share it; the lock guards `done`. */
typedef struct workshop {
    const desk_plans *plans;
    GThreadPool *pool; /* NULL: the caller works alone */
    slot *slots;
    size_t n_slots;
    GMutex lock;
    GCond made;
} workshop;

static dw_status make_plan(const desk_plans *plans, slot *at)
{
    const dw_plan_options options = {.seed = DESK_SEED, .sections = plans->sections};
    at->logged = *plans->read;
    at->logged.day = at->logged.event[at->number - 1].day;
    at->err = (dw_error){0};
    const dw_status status =
        dw_record_state(&at->logged, plans->playbook, at->number, &at->arena, &at->state, &at->err);
    return status == DW_OK ? dw_plan_make(plans->playbook, &at->state, &options, &at->arena,
                                          &at->plan, &at->err)
                           : status;
}

static void work(void *data, void *user_data)
{
    slot *const at = data;
    workshop *const shop = user_data;
    at->status = make_plan(shop->plans, at);
    g_mutex_lock(&shop->lock);
    at->done = true;
    g_cond_broadcast(&shop->made);
    g_mutex_unlock(&shop->lock);
}

static void begin(workshop *shop, size_t i)
{
    slot *const at = &shop->slots[i % shop->n_slots];
    at->number = shop->plans->number[i];
    at->done = false;
    if (shop->pool == NULL)
        work(at, shop);
    else
        g_thread_pool_push(shop->pool, at, NULL); /* its threads are there: it cannot fail */
}

static slot *wait_for(workshop *shop, size_t i)
{
    slot *const at = &shop->slots[i % shop->n_slots];
    g_mutex_lock(&shop->lock);
    while (!at->done)
        g_cond_wait(&shop->made, &shop->lock);
    g_mutex_unlock(&shop->lock);
    return at;
}

/* Memory that is given back and taken again for each plan would cost more than the plan. */
static void clear_slot(slot *at)
{
    if (at->arena.block != at->empty.block) {
        const size_t reserved = at->arena.reserved;
        dw_arena_clear(&at->arena);
        at->empty = (dw_arena_mark){0};
        if (dw_arena_take(&at->arena, 1, reserved))
            at->empty.block = at->arena.block;
    }
    dw_arena_rewind(&at->arena, at->empty);
}

/* Plans are begun as far ahead as there are slots, and each slot again once its plan was taken. */
static dw_status give_all(workshop *shop, dw_error *err)
{
    const desk_plans *const plans = shop->plans;
    for (size_t i = 0; i < shop->n_slots; i++)
        begin(shop, i);
    for (size_t i = 0; i < plans->n; i++) {
        slot *const at = wait_for(shop, i);
        if (at->status != DW_OK) {
            *err = at->err;
            return at->status;
        }
        plans->take(&at->plan, at->number, plans->context);
        clear_slot(at);
        if (i + shop->n_slots < plans->n)
            begin(shop, i + shop->n_slots);
    }
    return DW_OK;
}

size_t *desk_events_counting(const dw_deal *state, size_t n_logged, size_t *n)
{
    g_autofree bool *counts = g_new0(bool, n_logged + 1);
    size_t *const number = g_new0(size_t, n_logged);
    *n = 0;
    for (size_t e = 0; e < state->n_events; e++)
        counts[state->event[e].number] = true;
    for (size_t i = 1; i <= n_logged; i++)
        if (counts[i])
            number[(*n)++] = i;
    return number;
}

dw_status desk_plans_make(const desk_plans *plans, dw_error *err)
{
    const size_t n_threads = MIN((size_t)g_get_num_processors(), DESK_THREADS_MAX);
    /* One more than work: while the caller takes a plan nobody waits for a slot. */
    workshop shop = {.plans = plans, .n_slots = MIN(plans->n, n_threads + 1)};
    shop.slots = g_new0(slot, shop.n_slots);
    g_mutex_init(&shop.lock);
    g_cond_init(&shop.made);
    for (size_t i = 0; i < shop.n_slots; i++)
        text_arena_init(&shop.slots[i].arena, DESK_MEMORY_MAX);
    if (n_threads > 1 && plans->n > 1)
        shop.pool = g_thread_pool_new(work, &shop, (int)n_threads, TRUE, NULL);
    if (shop.pool == NULL)
        shop.n_slots = MIN(plans->n, 1);
    const dw_status status = give_all(&shop, err);
    if (shop.pool != NULL)
        g_thread_pool_free(shop.pool, TRUE, TRUE); /* what was begun ahead ends first */
    for (size_t i = 0; i < MIN(plans->n, n_threads + 1); i++)
        dw_arena_clear(&shop.slots[i].arena);
    g_cond_clear(&shop.made);
    g_mutex_clear(&shop.lock);
    g_free(shop.slots);
    return status;
}
