/* Other deals that may see the terms of the one that is asked for: files that the request names, and,
 * where the deal is a stored one, its neighbours in the store. */
#include <glib.h>
#include <string.h>

#include "desk/answer.h"
#include "desk/source.h"
#include "text/deal.h"

typedef struct others {
    desk_answer *answer;
    const desk_request *request;
    const dw_deal **deal; /* [DW_OTHERS_MAX] */
    size_t n;
} others;

/* Another deal as its record leaves it on the day of the plan. */
static bool add(others *o, const dw_deal *read)
{
    dw_deal logged = *read;
    logged.day = o->answer->deal->day;
    const dw_deal *const state = desk_answer_state(o->answer, &logged);
    if (state)
        o->deal[o->n++] = state;
    return state != NULL;
}

/* ---- Files --------------------------------------------------------------------------------------- */

/* What is wrong with a file that was named is counted for it. */
static bool add_file(others *o, const char *path)
{
    desk_answer *const answer = o->answer;
    const char *const subject = answer->subject;
    answer->subject = path;
    const dw_deal *const read = text_deal_load(path, answer->playbook, o->request->today,
                                               &answer->arena, &answer->problems);
    if (desk_answer_settle(answer) != DESK_OK || !read || !add(o, read))
        return false;
    answer->subject = subject;
    return true;
}

/* ---- The store ----------------------------------------------------------------------------------- */

/* Deals of the same account first, then the newest. */
static gint compare_neighbours(gconstpointer a, gconstpointer b, gpointer account)
{
    const store_deal *const x = *(store_deal *const *)a, *const y = *(store_deal *const *)b;
    const bool same_x = strcmp(x->account, account) == 0, same_y = strcmp(y->account, account) == 0;
    if (same_x != same_y)
        return same_x ? -1 : 1;
    return x->id > y->id ? -1 : x->id < y->id;
}

/* Nobody named it, so a neighbour that cannot be read is left out, and said. */
static bool add_stored(others *o, deal_store *store, const store_deal *about)
{
    g_auto(desk_stored) stored = {0};
    g_auto(desk_source) source = {0};
    g_auto(text_problems) problems;
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, about->id);
    text_problems_init(&problems);
    if (desk_stored_find(store, id, &stored, NULL) != STORE_OK)
        return true;
    desk_source_take_stored(&stored, &source);
    const dw_deal *const read =
        text_deal_parse(source.text, source.size, source.label, o->answer->playbook,
                        o->request->today, &o->answer->arena, &problems);
    if (read && problems.n_errors == 0)
        return add(o, read);
    text_problem_add(&o->answer->problems, TEXT_PROBLEM_WARNING, (text_place){.file = about->name},
                     "", "has problems and is left out of the precedents");
    return true;
}

static bool add_neighbours(others *o)
{
    const char *const name = o->request->deal;
    g_autoptr(deal_store) store = NULL;
    g_autoptr(store_deal) own = NULL;
    g_autoptr(GPtrArray) deals = NULL;
    /* The deal itself was read already: what cannot be opened now is a file's business. */
    if (!o->request->store || desk_source_is_file(name) ||
        store_open(o->request->store, STORE_READ, &store, NULL) != STORE_OK ||
        store_find(store, name, &own, NULL) != STORE_OK ||
        store_deals(store, &deals, NULL) != STORE_OK)
        return true;
    g_ptr_array_sort_with_data(deals, compare_neighbours, own->account);
    for (guint i = 0; i < deals->len && o->n < DW_OTHERS_MAX; i++) {
        const store_deal *const about = g_ptr_array_index(deals, i);
        if (about->id != own->id && !add_stored(o, store, about))
            return false;
    }
    return true;
}

/* ---- Both ---------------------------------------------------------------------------------------- */

bool desk_answer_others(desk_answer *answer, const desk_request *request, dw_plan_options *options)
{
    others o = {.answer = answer,
                .request = request,
                .deal = DW_TAKE(&answer->arena, DW_OTHERS_MAX, const dw_deal *)};
    if (!o.deal) {
        desk_answer_refused(answer, DW_E_NOMEM, &(dw_error){0});
        return false;
    }
    for (char *const *path = request->beside; path && *path && o.n < DW_OTHERS_MAX; path++)
        if (!add_file(&o, *path))
            return false;
    if (!add_neighbours(&o))
        return false;
    options->other = o.deal;
    options->n_others = o.n;
    return true;
}
