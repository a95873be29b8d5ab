/* A changed playbook on the deals that have ended. */
#include <string.h>

#include "brief/trials.h"
#include "dealwright/record.h"
#include "desk/answer.h"
#include "desk/deals.h"
#include "desk/deals_page.h"
#include "desk/debrief.h"
#include "desk/limits.h"
#include "desk/plans.h"
#include "desk/source.h"
#include "text/deal.h"

/* ---- One deal under one playbook ------------------------------------------------------------------ */

typedef struct reading {
    const char *first, *ended; /* archetypes */
    const char **move; /* [n_events] of the log: the next move; NULL where the event counts not */
    size_t n_events;   /* of the log */
} reading;

static const char *archetype_at(const dw_playbook *playbook, size_t archetype)
{
    return playbook->archetype[archetype].name;
}

static void take_plan(const dw_plan *plan, size_t number, void *context)
{
    reading *const r = context;
    const dw_playbook *const p = plan->playbook;
    const size_t factor = p->decision[p->key[DW_KEY_NEXT_MOVE]].factor;
    r->move[number - 1] = p->factor[factor].level[dw_fact_level(plan->facts[factor])].name;
    r->ended = archetype_at(p, plan->assessment.recommended);
}

static dw_status read_first(const dw_deal *read, desk_answer *answer, reading *r, dw_error *err)
{
    dw_deal before;
    dw_assessment assessment;
    const dw_assess_options options = {.seed = DESK_SEED};
    dw_status status = dw_record_state(read, answer->playbook, 0, &answer->arena, &before, err);
    if (status == DW_OK)
        status = dw_assess(answer->playbook, &before, &options, &answer->arena, &assessment, err);
    if (status == DW_OK)
        r->first = r->ended = archetype_at(answer->playbook, assessment.recommended);
    return status;
}

static dw_status read_moves(const dw_deal *read, desk_answer *answer, reading *r, dw_error *err)
{
    dw_deal whole = *read, state;
    whole.day = DW_DAY_NONE;
    r->n_events = read->n_events;
    r->move = DW_TAKE(&answer->arena, read->n_events, const char *);
    if (!r->move)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    memset(r->move, 0, read->n_events * sizeof *r->move);
    const dw_status status =
        dw_record_state(&whole, answer->playbook, whole.n_events, &answer->arena, &state, err);
    if (status != DW_OK)
        return status;
    size_t n;
    g_autofree size_t *number = desk_events_counting(&state, read->n_events, &n);
    const desk_plans plans = {.read = read,
                              .playbook = answer->playbook,
                              .number = number,
                              .n = n,
                              .sections = DW_SECTION_BIT(DW_SECTION_NEXT_MOVE),
                              .take = take_plan,
                              .context = r};
    return n > 0 ? desk_plans_make(&plans, err) : DW_OK;
}

/* False: the deal has problems under this playbook. */
static bool read_with(const desk_source *source, dw_day today, desk_answer *answer, reading *r)
{
    g_auto(text_problems) problems;
    dw_error err = {0};
    text_problems_init(&problems);
    const dw_deal *const read = text_deal_parse(source->text, source->size, source->label,
                                                answer->playbook, today, &answer->arena, &problems);
    if (!read)
        return false;
    dw_status status = read_first(read, answer, r, &err);
    if (status == DW_OK)
        status = read_moves(read, answer, r, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return status == DW_OK;
}

/* ---- Under both ------------------------------------------------------------------------------------ */

static void compare(const reading *now, const reading *changed, brief_trial *trial)
{
    trial->differing = g_new(size_t, now->n_events);
    trial->first[0] = now->first;
    trial->first[1] = changed->first;
    trial->ended[0] = now->ended;
    trial->ended[1] = changed->ended;
    for (size_t e = 0; e < now->n_events; e++) {
        if (!now->move[e] || !changed->move[e])
            continue;
        trial->n_events++;
        if (strcmp(now->move[e], changed->move[e]) != 0)
            trial->differing[trial->n_differing++] = e + 1;
    }
}

static bool try_deal(const desk_source *source, dw_day today, desk_answer *answer,
                     desk_answer *changed, brief_trial *trial)
{
    reading r[2];
    if (!read_with(source, today, answer, &r[0])) {
        if (answer->status == DESK_OK)
            trial->problem = "has problems under the playbook of today";
        return answer->status == DESK_OK;
    }
    if (!read_with(source, today, changed, &r[1])) {
        if (changed->status == DESK_OK)
            trial->problem = "has problems under the changed playbook";
        return changed->status == DESK_OK;
    }
    compare(&r[0], &r[1], trial);
    return true;
}

/* ---- All that have ended --------------------------------------------------------------------------- */

static void clear_trial(void *data)
{
    brief_trial *const trial = data;
    g_free(trial->deal);
    g_free(trial->outcome);
    g_free(trial->last);
    g_free(trial->differing);
}

/* The head of the row, off what was kept of how the deal ended. */
static store_status begin_trial(deal_store *store, const store_deal *deal, brief_trial *trial,
                                GError **error)
{
    brief_debrief_row row;
    const store_status status = desk_debrief_row(store, deal, &row, error);
    if (status != STORE_OK)
        return status;
    *trial = (brief_trial){.id = deal->id,
                           .deal = g_strdup(deal->name),
                           .outcome = g_strdup(row.outcome),
                           .last = g_strdup(row.last)};
    brief_debrief_row_clear(&row);
    return STORE_OK;
}

/* What a trial of all deals works with. */
typedef struct trial_run {
    dw_day today;
    desk_answer *changed; /* of the changed playbook */
    GArray *trials;       /* brief_trial */
} trial_run;

static bool add_trial(deal_store *store, const store_deal *deal, desk_answer *answer, void *context)
{
    const trial_run *const run = context;
    g_auto(desk_stored) stored = {0};
    g_auto(desk_source) source = {0};
    g_autoptr(GError) error = NULL;
    g_autofree char *id = g_strdup_printf("%" G_GINT64_FORMAT, deal->id);
    brief_trial trial;
    if (deal->debrief == 0)
        return true;
    if (begin_trial(store, deal, &trial, &error) != STORE_OK) {
        desk_store_refused(answer, error);
        return false;
    }
    g_array_append_val(run->trials, trial);
    brief_trial *const at = &((brief_trial *)(void *)run->trials->data)[run->trials->len - 1];
    if (desk_stored_find(store, id, &stored, &error) != STORE_OK) {
        desk_store_refused(answer, error);
        return false;
    }
    desk_source_take_stored(&stored, &source);
    /* What one deal took is not needed for the next: names are the playbooks'. */
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_arena_mark other = dw_arena_here(&run->changed->arena);
    const bool done = try_deal(&source, run->today, answer, run->changed, at);
    dw_arena_rewind(&answer->arena, mark);
    dw_arena_rewind(&run->changed->arena, other);
    return done;
}

/* What the changed playbook's answer found is the answer. */
static desk_status hand_over(desk_answer *answer, desk_answer *changed)
{
    desk_answer_clear(answer);
    *answer = *changed;
    return answer->status;
}

desk_status desk_try_playbook(const desk_store_request *request, const char *file,
                              desk_format format, const desk_style *style, desk_answer *answer,
                              char **page)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GArray) trials = g_array_new(FALSE, FALSE, sizeof(brief_trial));
    desk_answer changed;
    g_autoptr(GPtrArray) deals = NULL;
    trial_run run = {request->today, &changed, trials};
    g_array_set_clear_func(trials, clear_trial);
    desk_answer_init(answer, request->store);
    desk_answer_init(&changed, file);
    if (!desk_answer_playbook(&changed, file))
        return hand_over(answer, &changed);
    if (desk_answer_playbook(answer, request->playbook) &&
        desk_store_open(answer, STORE_READ, &store))
        deals = desk_store_each(store, answer, add_trial, &run);
    if (deals) {
        const brief_trial *const trial = (const brief_trial *)(void *)trials->data;
        *page = format == DESK_JSON
                    ? brief_trials_json(trial, trials->len)
                    : desk_trials_page(answer->playbook, trial, trials->len, format, style);
    }
    if (answer->status == DESK_OK && changed.status != DESK_OK)
        return hand_over(answer, &changed);
    desk_answer_clear(&changed);
    return answer->status;
}
