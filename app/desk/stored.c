#include "desk/stored.h"

#include <string.h>

#include "desk/answer.h"
#include "text/deal_parts.h"
#include "text/nearest.h"

/* ---- Answers --------------------------------------------------------------------------------- */

/* What a store's status is to a person: a wrong name, something to put right, or a file that cannot be
 * used. */
static desk_status status_of(store_status status)
{
    switch (status) {
    case STORE_OK: return DESK_OK;
    case STORE_NOT_FOUND: return DESK_NO_SUCH_NAME;
    case STORE_INVALID:
    case STORE_EXISTS:
    case STORE_CONFLICT:
    case STORE_LIMIT:
    case STORE_DAMAGED: return DESK_PROBLEMS;
    case STORE_FOREIGN:
    case STORE_NEWER:
    case STORE_BUSY:
    case STORE_FAILED: return DESK_FILE;
    }
    return DESK_INTERNAL;
}

desk_status desk_store_refused(desk_answer *answer, const GError *error)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = answer->subject},
                     "", "%s", error->message);
    answer->status = status_of((store_status)error->code);
    return answer->status;
}

bool desk_store_open(desk_answer *answer, store_access access, deal_store **store)
{
    g_autoptr(GError) error = NULL;
    const store_status status = store_open(answer->subject, access, store, &error);
    if (status == STORE_OK)
        return true;
    desk_store_refused(answer, error);
    /* No deal is missing but the file of all. */
    if (status == STORE_NOT_FOUND)
        answer->status = DESK_FILE;
    return false;
}

bool desk_store_begin(desk_answer *answer, const char *url, store_access access, deal_store **store)
{
    desk_answer_init(answer, url);
    return desk_store_open(answer, access, store);
}

GPtrArray *desk_store_each(deal_store *store, desk_answer *answer, desk_take_deal *take,
                           void *context)
{
    g_autoptr(GPtrArray) deals = NULL;
    g_autoptr(GError) error = NULL;
    if (store_deals(store, &deals, &error) != STORE_OK) {
        desk_store_refused(answer, error);
        return NULL;
    }
    for (guint i = 0; i < deals->len; i++)
        if (!take(store, deals->pdata[i], answer, context))
            return NULL;
    return g_steal_pointer(&deals);
}

/* ---- Deals ----------------------------------------------------------------------------------- */

/* Adds the nearest name to a message that there is no such deal. */
static void hint(deal_store *store, const char *name, GError *error)
{
    g_autoptr(GPtrArray) deals = NULL;
    if (store_deals(store, &deals, NULL) != STORE_OK)
        return;
    text_nearest nearest = text_nearest_start(name);
    for (guint i = 0; i < deals->len; i++)
        text_nearest_offer(&nearest, ((store_deal *)deals->pdata[i])->name);
    if (!nearest.name)
        return;
    g_autofree char *said = error->message;
    error->message = g_strdup_printf("%s; did you mean '%s'?", said, nearest.name);
}

static bool keep_event(const store_entry *entry, void *context)
{
    g_ptr_array_add(context, g_strdup(entry->body));
    return true;
}

store_status desk_stored_find(deal_store *store, const char *id_or_name, desk_stored *stored,
                              GError **error)
{
    *stored = (desk_stored){.event = g_ptr_array_new_with_free_func(g_free)};
    GError *fault = NULL;
    store_status status = store_find(store, id_or_name, &stored->about, &fault);
    if (status == STORE_NOT_FOUND)
        hint(store, id_or_name, fault);
    if (status == STORE_OK)
        status = store_body(store, stored->about->id, 0, &stored->body, &fault);
    if (status == STORE_OK)
        status = store_events(store, stored->about->id, 1, keep_event, stored->event, &fault);
    if (status == STORE_OK)
        return STORE_OK;
    g_propagate_error(error, fault);
    desk_stored_clear(stored);
    return status;
}

void desk_stored_clear(desk_stored *stored)
{
    g_clear_pointer(&stored->about, store_deal_free);
    g_clear_pointer(&stored->body, store_entry_free);
    g_clear_pointer(&stored->event, g_ptr_array_unref);
}

char *desk_stored_text(const desk_stored *stored)
{
    return text_deal_join(stored->body->body, (const char *const *)stored->event->pdata,
                          stored->event->len);
}

store_status desk_stored_log(deal_store *store, const desk_stored *stored, const store_act *act,
                             const store_stamp *stamp, GError **error)
{
    int64_t events = 0;
    store_act of_loaded = *act;
    of_loaded.revisions = stored->body->number;
    return store_log(store, stored->about->id, stored->event->len, &of_loaded, stamp, &events,
                     error);
}

store_status desk_stored_plan(deal_store *store, const desk_stored *stored, const char *digest,
                              store_entry **plan, GError **error)
{
    for (int64_t n = stored->about->plans; n > 0; n--) {
        g_autoptr(store_entry) found = NULL;
        const store_status status = store_plan(store, stored->about->id, n, &found, error);
        if (status != STORE_OK)
            return status;
        if (g_ascii_strcasecmp(found->digest, digest) == 0) {
            *plan = g_steal_pointer(&found);
            return STORE_OK;
        }
    }
    g_set_error_literal(error, STORE_ERROR, STORE_NOT_FOUND, "keeps no plan of that digest");
    return STORE_NOT_FOUND;
}
