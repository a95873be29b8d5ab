/* Looking after a store: audit, copies, export and import. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "desk/answer.h"
#include "desk/deals.h"
#include "desk/stored.h"
#include "text/file.h"

/* What concerns another file than the store begins with its path. */
static desk_status refused_about(desk_answer *answer, const char *path, GError *error)
{
    g_autofree char *prefix = g_strconcat(path, ": ", NULL);
    if (!g_str_has_prefix(error->message, prefix))
        return desk_store_refused(answer, error);
    answer->subject = path;
    memmove(error->message, error->message + strlen(prefix),
            strlen(error->message + strlen(prefix)) + 1);
    desk_store_refused(answer, error);
    if (answer->status == DESK_NO_SUCH_NAME || error->code == STORE_EXISTS)
        answer->status = DESK_FILE;
    return answer->status;
}

static char *entries_text(int64_t n)
{
    return g_strdup_printf("%" G_GINT64_FORMAT " entr%s", n, n == 1 ? "y" : "ies");
}

/* ---- Audit ------------------------------------------------------------------------------------ */

static char *audit_page(const store_finding *finding)
{
    g_autofree char *entries = entries_text(finding->head.entries);
    g_autofree char *head = store_head_format(&finding->head);
    return g_strdup_printf(
        "Sound: %s about %" G_GINT64_FORMAT " deal%s%s.\nhead %s\n", entries, finding->deals,
        finding->deals == 1 ? "" : "s",
        finding->has_earlier ? ", and the head that was given is part of it" : "", head);
}

desk_status desk_audit(const desk_store_request *request, const char *head, desk_answer *answer,
                       char **page)
{
    store_head earlier;
    store_finding finding;
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return answer->status;
    if (head && !store_head_parse(head, &earlier)) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = "--head"}, "",
                         "'%s' is no head: an audit gives one as COUNT:HASH", text_show(head).text);
        return answer->status = DESK_NO_SUCH_NAME;
    }
    if (store_audit(store, head ? &earlier : NULL, &finding, &error) != STORE_OK)
        return desk_store_refused(answer, error);
    *page = audit_page(&finding);
    return answer->status;
}

/* ---- Copies ----------------------------------------------------------------------------------- */

desk_status desk_backup(const desk_store_request *request, const char *file, bool replace,
                        desk_answer *answer, char **page)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return answer->status;
    if (store_backup(store, file, replace, &error) != STORE_OK)
        return refused_about(answer, file, error);
    *page = g_strdup_printf("Backed up to %s.\n", file);
    return answer->status;
}

desk_status desk_restore(const desk_store_request *request, const char *file, bool replace,
                         desk_answer *answer, char **page)
{
    store_head head;
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_begin(answer, request->store, STORE_WRITE, &store))
        return answer->status;
    if (store_restore(store, file, replace, &error) != STORE_OK ||
        store_head_read(store, &head, &error) != STORE_OK)
        return refused_about(answer, file, error);
    g_autofree char *entries = entries_text(head.entries);
    *page = g_strdup_printf("Restored from %s: %s.\n", file, entries);
    return answer->status;
}

/* ---- Export ----------------------------------------------------------------------------------- */

desk_status desk_store_export(const desk_store_request *request, desk_write *write, void *context,
                              desk_answer *answer)
{
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_begin(answer, request->store, STORE_READ, &store) ||
        store_export(store, write, context, &error) == STORE_OK)
        return answer->status;
    if (error->message[0])
        return desk_store_refused(answer, error);
    return answer->status = DESK_FILE;
}

typedef struct file_export {
    deal_store *store;
    GError *error;
    int file;
} file_export;

static bool write_to_file(const char *data, size_t size, void *context)
{
    return text_write_bytes(((file_export *)context)->file, data, size);
}

static bool fill_export(int file, void *context)
{
    file_export *const export = context;
    export->file = file;
    return store_export(export->store, write_to_file, export, &export->error) == STORE_OK;
}

desk_status desk_store_export_file(const desk_store_request *request, const char *file,
                                   desk_answer *answer)
{
    g_autoptr(deal_store) store = NULL;
    if (!desk_store_begin(answer, request->store, STORE_READ, &store))
        return answer->status;
    file_export export = {.store = store};
    /* Walk-aways are in it, as in the store. */
    const text_filling filling = {fill_export, &export, 0600};
    g_auto(text_problems) problems;
    text_problems_init(&problems);
    const bool written = text_write_file_by(file, &filling, &problems);
    if (!written && export.error && export.error->message[0])
        desk_store_refused(answer, export.error);
    else if (!written)
        text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = file}, "", "%s",
                         text_problems_at(&problems, 0)->text);
    g_clear_error(&export.error);
    if (!written && answer->status == DESK_OK)
        desk_answer_settle(answer);
    return answer->status;
}

/* ---- Import ----------------------------------------------------------------------------------- */

typedef struct file_import {
    int file;
    int error; /* errno of a read that failed */
} file_import;

static gssize read_from_file(char *data, size_t size, void *context)
{
    file_import *const import = context;
    ssize_t n;
    do
        n = read(import->file, data, size);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        import->error = errno;
    return n;
}

static desk_status import_open_file(file_import *import, const char *label, desk_answer *answer,
                                    char **page)
{
    int64_t appended = 0;
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    if (!desk_store_open(answer, STORE_WRITE, &store))
        return answer->status;
    const store_status status = store_import(store, read_from_file, import, &appended, &error);
    if (status == STORE_OK) {
        g_autofree char *entries = entries_text(appended);
        *page = g_strdup_printf("Imported %s from %s.\n", entries, label);
        return answer->status;
    }
    if (import->error) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = label}, "",
                         "cannot be read: %s", g_strerror(import->error));
        return desk_answer_settle(answer);
    }
    if (status == STORE_DAMAGED || status == STORE_NEWER)
        answer->subject = label;
    return desk_store_refused(answer, error);
}

desk_status desk_store_import(const desk_store_request *request, const char *file,
                              desk_answer *answer, char **page)
{
    const bool is_input = strcmp(file, "-") == 0;
    desk_answer_init(answer, request->store);
    file_import import = {.file = is_input ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)};
    if (import.file < 0) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = file}, "", "%s",
                         errno == ENOENT ? "does not exist" : g_strerror(errno));
        return desk_answer_settle(answer);
    }
    import_open_file(&import, text_file_label(file), answer, page);
    if (!is_input)
        close(import.file);
    return answer->status;
}
