/* Whole deals of a store. */
#include "desk/deals.h"

#include <string.h>

#include "desk/answer.h"
#include "desk/deals_page.h"
#include "desk/debrief.h"
#include "desk/logging.h"
#include "desk/source.h"
#include "desk/stored.h"
#include "text/deal.h"
#include "text/deal_parts.h"
#include "text/file.h"

static store_stamp stamp_of(const desk_store_request *request)
{
    return (store_stamp){request->now, request->author, request->source};
}

/* ---- Deal files ------------------------------------------------------------------------------ */

/* A deal read from a text, its day left open when it gives none; NULL with the status set. */
static const dw_deal *parse(const desk_source *source, desk_answer *answer)
{
    const dw_deal *const deal =
        text_deal_parse(source->text, source->size, source->label, answer->playbook, DW_DAY_NONE,
                        &answer->arena, &answer->problems);
    return desk_answer_settle(answer) == DESK_OK ? deal : NULL;
}

/* Reads a deal file that must make a plan. What the plan warns of concerns the day it is made. */
static bool read_deal(const desk_store_request *request, const char *file, desk_answer *answer,
                      dw_deal *deal)
{
    g_auto(desk_source) source = {0};
    desk_answer_init(answer, file);
    if (!desk_answer_playbook(answer, request->playbook))
        return false;
    if (!desk_source_read(file, NULL, &source, &answer->problems)) {
        desk_answer_settle(answer);
        return false;
    }
    const desk_request plan = {.deal = file, .day = DW_DAY_NONE, .today = request->today};
    if (desk_plan_source(&plan, &source, answer) != DESK_OK)
        return false;
    text_problems_clear(&answer->problems);
    const dw_deal *const read = parse(&source, answer);
    if (read)
        *deal = *read;
    return read != NULL;
}

/* ---- Adding and changing ---------------------------------------------------------------------- */

static char *added_page(int64_t id, const char *name, guint events)
{
    return g_strdup_printf("Stored as deal %" G_GINT64_FORMAT ": %s, %u event%s.\n", id, name,
                           events, events == 1 ? "" : "s");
}

desk_status desk_deal_add(const desk_store_request *request, const char *file, const char *name,
                          desk_answer *answer, char **page)
{
    dw_deal deal;
    if (!read_deal(request, file, answer, &deal))
        return answer->status;
    g_auto(text_deal_parts) parts;
    text_deal_split(&deal, answer->playbook, &parts);
    g_autofree char *debrief = NULL;
    if (!desk_debrief_whole(answer, &debrief))
        return answer->status;
    const store_new_deal added = {.name = name ? name : deal.name,
                                  .account = deal.account,
                                  .owner = deal.owner ? deal.owner : "",
                                  .body = parts.body,
                                  .event = (const char *const *)parts.event->pdata,
                                  .n_events = parts.event->len,
                                  .debrief = debrief};
    const store_stamp stamp = stamp_of(request);
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    int64_t id = 0;
    answer->subject = request->store;
    if (!desk_store_open(answer, STORE_WRITE, &store))
        return answer->status;
    if (store_add(store, &added, &stamp, &id, &error) != STORE_OK)
        return desk_store_refused(answer, error);
    *page = added_page(id, added.name, parts.event->len);
    if (desk_source_is_file(added.name))
        text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                         (text_place){.file = text_file_label(file)}, "name",
                         "'%s' reads like a file: say %" G_GINT64_FORMAT
                         " for it, or store it with another --name",
                         text_show(added.name).text, id);
    return answer->status;
}

/* The stored record as this program writes it; NULL when it cannot be read any more. */
static const dw_deal *parse_stored(const desk_stored *stored, desk_answer *answer)
{
    g_auto(desk_source)
        source = {.text = desk_stored_text(stored), .label = g_strdup(stored->about->name)};
    source.size = strlen(source.text);
    return parse(&source, answer);
}

/* A record in the file must be how the stored one begins: it is kept, and nothing of the file lost. */
static bool record_is_kept(const text_deal_parts *file, const desk_stored *stored, const char *path,
                           desk_answer *answer)
{
    if (file->event->len == 0)
        return true;
    const dw_deal *const deal = parse_stored(stored, answer);
    if (!deal)
        return false;
    g_auto(text_deal_parts) parts;
    text_deal_split(deal, answer->playbook, &parts);
    guint same = 0;
    while (same < MIN(file->event->len, parts.event->len) &&
           strcmp(file->event->pdata[same], parts.event->pdata[same]) == 0)
        same++;
    if (same == file->event->len)
        return true;
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, (text_place){.file = path}, "record",
                     "event %u is not the one stored: a record is only added to, and an update "
                     "leaves it as it is; take it out of the file",
                     same + 1);
    desk_answer_settle(answer);
    return false;
}

/* How the deal ended with the new body, in *debrief; false when its record does not fit it. */
static bool debrief_with(const desk_store_request *request, const char *body,
                         const desk_stored *stored, desk_answer *answer, char **debrief)
{
    g_auto(desk_source) source = {.label = g_strdup(stored->about->name)};
    source.text =
        text_deal_join(body, (const char *const *)stored->event->pdata, stored->event->len);
    source.size = strlen(source.text);
    const desk_request plan = {.deal = source.label, .day = DW_DAY_NONE, .today = request->today};
    if (desk_plan_source(&plan, &source, answer) != DESK_OK)
        return false;
    text_problems_clear(&answer->problems);
    return desk_debrief_whole(answer, debrief);
}

desk_status desk_deal_update(const desk_store_request *request, const char *operand,
                             const char *file, desk_answer *answer, char **page)
{
    dw_deal deal;
    if (!read_deal(request, file, answer, &deal))
        return answer->status;
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    g_auto(desk_stored) stored = {0};
    answer->subject = request->store;
    if (!desk_store_open(answer, STORE_WRITE, &store))
        return answer->status;
    if (desk_stored_find(store, operand, &stored, &error) != STORE_OK)
        return desk_store_refused(answer, error);
    g_auto(text_deal_parts) parts;
    text_deal_split(&deal, answer->playbook, &parts);
    answer->subject = file;
    if (!record_is_kept(&parts, &stored, text_file_label(file), answer))
        return answer->status;
    g_autofree char *debrief = NULL;
    if (!debrief_with(request, parts.body, &stored, answer, &debrief))
        return answer->status;
    answer->subject = request->store;
    const store_revision revision = {.account = deal.account,
                                     .owner = deal.owner ? deal.owner : "",
                                     .body = parts.body,
                                     .debrief = debrief,
                                     .events = stored.event->len};
    const store_stamp stamp = stamp_of(request);
    int64_t revisions = 0;
    if (store_revise(store, stored.about->id, stored.body->number, &revision, &stamp, &revisions,
                     &error) != STORE_OK)
        return desk_store_refused(answer, error);
    *page = g_strdup_printf("Stored as revision %" G_GINT64_FORMAT " of deal %" G_GINT64_FORMAT
                            ": %s.\n",
                            revisions, stored.about->id, stored.about->name);
    return answer->status;
}

/* ---- Showing ---------------------------------------------------------------------------------- */

static bool note_day(const store_entry *entry, void *context)
{
    brief_deal_row *const row = context;
    g_auto(text_event_line) line = text_event_line_of(entry->body);
    g_free(row->last_event);
    row->last_event = g_steal_pointer(&line.day);
    return true;
}

static void clear_row(void *row)
{
    g_free(((brief_deal_row *)row)->last_event);
}

static bool add_row(deal_store *store, const store_deal *deal, desk_answer *answer, void *context)
{
    g_autoptr(GError) error = NULL;
    brief_deal_row row = {.id = deal->id,
                          .name = deal->name,
                          .account = deal->account,
                          .owner = deal->owner,
                          .revisions = deal->revisions,
                          .events = deal->events,
                          .plans = deal->plans,
                          .last_event = g_strdup("")};
    const bool done = deal->events == 0 || store_events(store, deal->id, deal->events, note_day,
                                                        &row, &error) == STORE_OK;
    g_array_append_val((GArray *)context, row);
    if (!done)
        desk_store_refused(answer, error);
    return done;
}

desk_status desk_deal_list(const desk_store_request *request, desk_format format,
                           const desk_style *style, desk_answer *answer, char **page)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(brief_deal_row));
    g_array_set_clear_func(rows, clear_row);
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return answer->status;
    g_autoptr(GPtrArray) deals = desk_store_each(store, answer, add_row, rows);
    if (!deals)
        return answer->status;
    const brief_deal_row *const row = (const brief_deal_row *)(void *)rows->data;
    *page = format == DESK_JSON ? brief_deals_json(row, rows->len)
                                : desk_deals_list_page(row, rows->len, style);
    return answer->status;
}

/* Loads one deal, to be read only. */
static bool load_for(const desk_store_request *request, const char *deal, desk_stored *stored,
                     desk_answer *answer)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return false;
    if (desk_stored_find(store, deal, stored, &error) == STORE_OK)
        return true;
    desk_store_refused(answer, error);
    return false;
}

static char *file_page(const desk_stored *stored)
{
    g_autofree char *text = desk_stored_text(stored);
    return text_json_indent(text);
}

/* The state as plans have it, with what is estimated; NULL, and the status set, when that fails. */
static const dw_deal *complete(const dw_deal *state, desk_answer *answer)
{
    dw_error err = {0};
    dw_deal *const deal = DW_TAKE(&answer->arena, 1, dw_deal);
    const dw_status status =
        deal ? dw_deal_complete(state, answer->playbook, &answer->arena, deal, &err) : DW_E_NOMEM;
    if (status == DW_OK)
        return deal;
    desk_answer_refused(answer, status, &err);
    return NULL;
}

/* Does the operand mean a file: by its name, or as no stored deal is called so? */
static bool means_file(const desk_store_request *request, const char *operand)
{
    g_autoptr(deal_store) store = NULL;
    g_auto(desk_stored) stored = {0};
    text_problems problems;
    text_problems_init(&problems);
    const desk_place place =
        desk_source_find(operand, request->store, STORE_READ, &store, &stored, &problems);
    text_problems_clear(&problems);
    return place == DESK_PLACE_FILE &&
           (desk_source_is_file(operand) || g_file_test(operand, G_FILE_TEST_EXISTS));
}

/* The deal of a file; NULL, and the status set, when it has problems. */
static const dw_deal *file_deal(const desk_store_request *request, const char *path,
                                desk_answer *answer)
{
    g_auto(desk_source) source = {0};
    desk_answer_init(answer, path);
    if (!desk_answer_playbook(answer, request->playbook))
        return NULL;
    if (desk_source_read_file(path, &source, &answer->problems))
        return parse(&source, answer);
    desk_answer_settle(answer);
    return NULL;
}

/* A deal of a file in the form that a stored one is exported in. */
static char *export_page(const dw_deal *deal, const dw_playbook *playbook)
{
    g_auto(text_deal_parts) parts;
    text_deal_split(deal, playbook, &parts);
    g_autofree char *text =
        text_deal_join(parts.body, (const char *const *)parts.event->pdata, parts.event->len);
    return text_json_indent(text);
}

/* `stored` is NULL for a deal of a file. */
static char *show_page(const desk_stored *stored, const dw_deal *deal, const desk_style *style,
                       desk_answer *answer)
{
    const dw_deal *const state = desk_follow_record(deal, answer);
    const dw_deal *const whole = state ? complete(state, answer) : NULL;
    return whole ? desk_deals_show_page(stored, whole, answer->playbook, style) : NULL;
}

static desk_status show_file(const desk_store_request *request, const char *path,
                             desk_format format, const desk_style *style, desk_answer *answer,
                             char **page)
{
    const dw_deal *const deal = file_deal(request, path, answer);
    if (deal)
        *page = format == DESK_JSON ? export_page(deal, answer->playbook)
                                    : show_page(NULL, deal, style, answer);
    return answer->status;
}

desk_status desk_deal_show(const desk_store_request *request, const char *operand,
                           desk_format format, const desk_style *style, desk_answer *answer,
                           char **page)
{
    if (means_file(request, operand))
        return show_file(request, operand, format, style, answer, page);
    g_auto(desk_stored) stored = {0};
    if (!load_for(request, operand, &stored, answer))
        return answer->status;
    if (format == DESK_JSON) {
        *page = file_page(&stored);
        return answer->status;
    }
    if (!desk_answer_playbook(answer, request->playbook))
        return answer->status;
    const dw_deal *const deal = parse_stored(&stored, answer);
    if (deal)
        *page = show_page(&stored, deal, style, answer);
    return answer->status;
}

desk_status desk_deal_export(const desk_store_request *request, const char *operand,
                             desk_answer *answer, char **page)
{
    if (means_file(request, operand))
        return show_file(request, operand, DESK_JSON, NULL, answer, page);
    g_auto(desk_stored) stored = {0};
    if (load_for(request, operand, &stored, answer))
        *page = file_page(&stored);
    return answer->status;
}
