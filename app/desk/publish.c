/* Publishes the plan of a deal as its next version. */
#include <glib.h>

#include "brief/brief.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"
#include "dealwright/record.h"

/* Events about the plan, not about the deal: it is the same plan with and without them. */
static bool is_about_plan(const dw_event *event)
{
    return event->kind == DW_EVENT_PLAN || event->kind == DW_EVENT_ACKNOWLEDGEMENT ||
           event->kind == DW_EVENT_NOTE;
}

/* The deal as its record leaves it, without the events about its plan. */
static dw_status state_of(const dw_deal *logged, const dw_playbook *playbook, dw_arena *arena,
                          dw_deal *state, dw_error *err)
{
    dw_status status = dw_record_state(logged, playbook, logged->n_events, arena, state, err);
    dw_event *const kept = status == DW_OK ? DW_TAKE(arena, state->n_events, dw_event) : NULL;
    if (!kept)
        return status == DW_OK ? dw_fail(err, DW_E_NOMEM, "arena", 0, 0) : status;
    size_t n = 0;
    for (size_t e = 0; e < state->n_events; e++)
        if (!is_about_plan(&state->event[e]))
            kept[n++] = state->event[e];
    state->event = kept;
    state->n_events = n;
    return DW_OK;
}

/* The digest of the deal's plan, to be g_free'd; NULL when there is none. */
static char *digest_of(const dw_deal *logged, desk_answer *answer)
{
    static const brief_style whole = {.walk_aways = true};
    static const dw_plan_options options = {.seed = DESK_SEED};
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    dw_error err = {0};
    dw_deal state;
    dw_plan plan;
    dw_status status = state_of(logged, answer->playbook, &answer->arena, &state, &err);
    if (status == DW_OK)
        status = dw_plan_make(answer->playbook, &state, &options, &answer->arena, &plan, &err);
    char *digest = NULL;
    if (status == DW_OK) {
        g_autofree char *json = brief_plan_json(&plan, &whole);
        digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, json, -1);
    } else {
        desk_answer_refused(answer, status, &err);
    }
    dw_arena_rewind(&answer->arena, mark);
    return digest;
}

/* The newest version that counts, or NULL. */
static const dw_event *last_version(const dw_deal *logged)
{
    g_autofree bool *is_void = g_new0(bool, logged->n_events + 1);
    dw_record_void(logged->event, logged->n_events, is_void);
    const dw_event *last = NULL;
    for (size_t e = 0; e < logged->n_events; e++)
        if (!is_void[e] && logged->event[e].kind == DW_EVENT_PLAN &&
            (!last || logged->event[e].version >= last->version))
            last = &logged->event[e];
    return last;
}

static bool make_version(const desk_log_request *request, const dw_deal *logged,
                         desk_answer *answer, void *context, GPtrArray *words)
{
    (void)context;
    dw_deal deal = *logged;
    if (request->plan.day != DW_DAY_NONE)
        deal.day = request->plan.day;
    g_autofree char *digest = digest_of(&deal, answer);
    const dw_event *const last = last_version(&deal);
    if (!digest)
        return false;
    if (last && g_strcmp0(last->digest, digest) == 0) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                         (text_place){.file = answer->subject}, "plan",
                         "is the same as version %d; there is nothing to publish", last->version);
        return false;
    }
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_PLAN)));
    g_ptr_array_add(words, g_strdup_printf("--version=%d", last ? last->version + 1 : 1));
    g_ptr_array_add(words, g_strdup_printf("--digest=%s", digest));
    for (size_t i = 0; i < request->n_words; i++)
        g_ptr_array_add(words, g_strdup(request->word[i]));
    return true;
}

desk_status desk_publish(const desk_log_request *request, desk_answer *answer)
{
    return desk_log_made(request, make_version, NULL, answer);
}
