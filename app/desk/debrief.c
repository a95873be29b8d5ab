#include "desk/debrief.h"

#include <string.h>

#include "brief/brief.h"
#include "brief/coach.h"
#include "brief/debriefs.h"
#include "desk/answer.h"
#include "desk/deals.h"
#include "desk/deals_page.h"
#include "desk/flags.h"
#include "desk/logging.h"

/* ---- What is kept ---------------------------------------------------------------------------- */

/* The alerts on the way to the end, in *flags; zeros while there is none. */
static bool read_flags(desk_answer *answer, brief_flags *flags)
{
    dw_error err = {0};
    *flags = (brief_flags){0};
    if (!answer->plan.debrief.exists)
        return true;
    const dw_status status = desk_flags_of(&answer->plan, flags, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return status == DW_OK;
}

bool desk_debrief_whole(desk_answer *answer, char **page)
{
    const dw_debrief *const debrief = &answer->plan.debrief;
    const brief_style all = {.walk_aways = true};
    brief_flags flags;
    *page = NULL;
    if (debrief->event == DW_NONE || debrief->outcome == DW_OUTCOME_NONE)
        return true;
    if (!read_flags(answer, &flags))
        return false;
    *page = brief_debrief_json(&answer->plan, &flags, &all);
    brief_flags_clear(&flags);
    return true;
}

/* What was computed at the end stays, whatever the playbook says by then. */
static bool is_about_it_only(const dw_event *event)
{
    return event->kind == DW_EVENT_NOTE || event->kind == DW_EVENT_DISMISSAL ||
           event->kind == DW_EVENT_PLAN || event->kind == DW_EVENT_ACKNOWLEDGEMENT;
}

static bool stays(const desk_record *record, const dw_deal *logged, size_t n_before)
{
    bool stays = record->stored.about->debrief > 0;
    for (size_t e = n_before; e < logged->n_events; e++)
        stays = stays && is_about_it_only(&logged->event[e]);
    return stays;
}

static bool keep(const desk_record *record, desk_answer *answer, char **debrief)
{
    g_autoptr(store_entry) kept = NULL;
    g_autoptr(GError) error = NULL;
    if (store_debrief(record->store, record->stored.about->id, record->stored.about->debrief, &kept,
                      &error) != STORE_OK) {
        desk_store_refused(answer, error);
        return false;
    }
    *debrief = g_strdup(kept->body);
    return true;
}

static bool has_outcome(const dw_deal *logged)
{
    for (size_t e = 0; e < logged->n_events; e++)
        if (logged->event[e].kind == DW_EVENT_OUTCOME)
            return true;
    return false;
}

bool desk_debrief_of(const desk_log_request *request, const desk_record *record,
                     const dw_deal *logged, size_t n_before, desk_answer *answer, char **debrief)
{
    *debrief = NULL;
    if (!record->store || !has_outcome(logged))
        return true;
    if (stays(record, logged, n_before))
        return keep(record, answer, debrief);
    const dw_day day = desk_day_with(request, logged, n_before);
    if (!desk_plan_alone(request, logged, day, answer))
        return false;
    return desk_debrief_whole(answer, debrief);
}

/* ---- One deal -------------------------------------------------------------------------------- */

desk_status desk_debrief(const desk_request *request, desk_answer *answer)
{
    if (desk_plan(request, answer) != DESK_OK)
        return answer->status;
    brief_flags flags;
    if (read_flags(answer, &flags))
        answer->flags = g_memdup2(&flags, sizeof flags);
    return answer->status;
}

char *desk_debrief_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    typedef char *make_debrief(const dw_plan *plan, const brief_flags *flags,
                               const brief_style *style);
    static make_debrief *const make[] = {[DESK_TEXT] = brief_debrief_text,
                                         [DESK_MARKDOWN] = brief_debrief_markdown,
                                         [DESK_JSON] = brief_debrief_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, answer->flags, &page);
}

/* ---- All of a store -------------------------------------------------------------------------- */

static void clear_row(void *row)
{
    brief_debrief_row_clear(row);
}

store_status desk_debrief_row(deal_store *store, const store_deal *deal, brief_debrief_row *row,
                              GError **error)
{
    g_autoptr(store_entry) kept = NULL;
    const store_status status = store_debrief(store, deal->id, deal->debrief, &kept, error);
    if (status != STORE_OK)
        return status;
    *row = (brief_debrief_row){.id = deal->id, .deal = deal->name};
    if (brief_debrief_row_read(row, kept->body))
        return STORE_OK;
    g_set_error(error, STORE_ERROR, STORE_DAMAGED,
                "what is kept of how '%s' ended is none of this program's", deal->name);
    return STORE_DAMAGED;
}

static bool add_row(deal_store *store, const store_deal *deal, desk_answer *answer, void *context)
{
    g_autoptr(GError) error = NULL;
    brief_debrief_row row;
    if (deal->debrief == 0)
        return true;
    if (desk_debrief_row(store, deal, &row, &error) != STORE_OK) {
        desk_store_refused(answer, error);
        return false;
    }
    g_array_append_val((GArray *)context, row);
    return true;
}

desk_status desk_debriefs(const desk_store_request *request, desk_format format,
                          const desk_style *style, desk_answer *answer, char **page)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(brief_debrief_row));
    g_array_set_clear_func(rows, clear_row);
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return answer->status;
    g_autoptr(GPtrArray) deals = desk_store_each(store, answer, add_row, rows);
    if (!deals)
        return answer->status;
    const brief_debrief_row *const row = (const brief_debrief_row *)(void *)rows->data;
    *page = format == DESK_JSON ? brief_debriefs_json(row, rows->len, !style->hide_walk_away)
                                : desk_debriefs_page(row, rows->len, format, style);
    return answer->status;
}
