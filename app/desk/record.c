#include "desk/record.h"

#include <string.h>

#include "desk/answer.h"
#include "text/deal_append.h"
#include "text/file.h"

static bool open_file(const char *path, desk_answer *answer, desk_record *record)
{
    if (strcmp(path, "-") == 0) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_FILE,
                         (text_place){.file = text_file_label(path)}, "",
                         "cannot be added to; name a file or a stored deal");
        return false;
    }
    record->path = path;
    record->lock = text_file_lock(path, &answer->problems);
    return record->lock >= 0 && desk_source_read_file(path, &record->source, &answer->problems);
}

bool desk_record_open(const desk_request *request, desk_answer *answer, desk_record *record)
{
    *record = (desk_record){.lock = -1};
    bool done = false;
    switch (desk_source_find(request->deal, request->store, STORE_WRITE, &record->store,
                             &record->stored, &answer->problems)) {
    case DESK_PLACE_FILE: done = open_file(request->deal, answer, record); break;
    case DESK_PLACE_STORE:
        desk_source_take_stored(&record->stored, &record->source);
        done = true;
        break;
    case DESK_PLACE_NONE: break;
    }
    desk_answer_settle(answer);
    return done;
}

void desk_record_close(desk_record *record)
{
    desk_source_clear(&record->source);
    desk_stored_clear(&record->stored);
    g_clear_pointer(&record->store, store_close);
    text_file_unlock(record->lock);
    record->lock = -1;
}

static desk_appended append_to_file(desk_record *record, const desk_act *act, desk_answer *answer)
{
    const text_deal_source source = {.data = record->source.text,
                                     .size = record->source.size,
                                     .label = record->source.label,
                                     .of = act->of};
    g_autofree char *text = text_deal_append(&source, act->event, act->n, &answer->problems);
    const bool done = text && text_write_file(record->path, text, strlen(text), &answer->problems);
    desk_answer_settle(answer);
    return done ? DESK_APPENDED : DESK_NOT_APPENDED;
}

static desk_appended append_to_store(desk_record *record, const desk_act *act,
                                     const store_stamp *stamp, desk_answer *answer)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) body = g_ptr_array_new_with_free_func(g_free);
    for (size_t e = 0; e < act->n; e++)
        g_ptr_array_add(body, text_event_dump(&act->event[e], &act->of));
    const store_act kept = {.event = (const char *const *)body->pdata,
                            .n_events = act->n,
                            .plan = record->plan,
                            .digest = act->event[act->n - 1].digest,
                            .debrief = record->debrief};
    const store_status status =
        desk_stored_log(record->store, &record->stored, &kept, stamp, &error);
    if (status == STORE_OK)
        return DESK_APPENDED;
    if (status == STORE_CONFLICT)
        return DESK_APPEND_AGAIN;
    desk_store_refused(answer, error);
    return DESK_NOT_APPENDED;
}

desk_appended desk_record_append(desk_record *record, const desk_act *act, const store_stamp *stamp,
                                 desk_answer *answer)
{
    return record->path ? append_to_file(record, act, answer)
                        : append_to_store(record, act, stamp, answer);
}
