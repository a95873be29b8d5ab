#include "desk/source.h"

#include <string.h>

#include "desk/stored.h"
#include "text/file.h"
#include "text/limits.h"

bool desk_source_is_file(const char *operand)
{
    static const char *const ending[] = {".yaml", ".yml", ".json"};
    bool is_file = strcmp(operand, "-") == 0 || strchr(operand, '/');
    for (size_t i = 0; i < G_N_ELEMENTS(ending); i++)
        is_file = is_file || g_str_has_suffix(operand, ending[i]);
    return is_file;
}

/* Opened to write only once it is known to be there: a store is not made by a wrong name. */
static store_status open_store(const char *url, store_access access, deal_store **store,
                               GError **error)
{
    const store_status status = store_open(url, STORE_READ, store, error);
    if (status != STORE_OK || access == STORE_READ)
        return status;
    store_close(*store);
    return store_open(url, access, store, error);
}

desk_place desk_source_find(const char *operand, const char *url, store_access access,
                            deal_store **store, desk_stored *stored, text_problems *problems)
{
    *store = NULL;
    if (!url || desk_source_is_file(operand))
        return DESK_PLACE_FILE;
    g_autoptr(GError) error = NULL;
    store_status status = open_store(url, access, store, &error);
    /* Where there is no store yet, a deal is a file; its message says what is missing. */
    if (status == STORE_NOT_FOUND)
        return DESK_PLACE_FILE;
    if (status == STORE_OK)
        status = desk_stored_find(*store, operand, stored, &error);
    if (status == STORE_OK)
        return DESK_PLACE_STORE;
    g_clear_pointer(store, store_close);
    if (status == STORE_NOT_FOUND && g_file_test(operand, G_FILE_TEST_EXISTS))
        return DESK_PLACE_FILE;
    if (status == STORE_NOT_FOUND)
        text_problem_add(problems, TEXT_PROBLEM_FILE, (text_place){.file = operand}, "",
                         "is no file, and in %s %s", url, error->message);
    else
        text_problem_add(problems, TEXT_PROBLEM_FILE, (text_place){.file = url}, "", "%s",
                         error->message);
    return DESK_PLACE_NONE;
}

bool desk_source_read_file(const char *path, desk_source *source, text_problems *problems)
{
    source->text = text_file_read(path, TEXT_DEAL_BYTES_MAX, &source->size, problems);
    if (source->text)
        source->label = g_strdup(text_file_label(path));
    return source->text != NULL;
}

void desk_source_take_stored(const desk_stored *stored, desk_source *source)
{
    source->text = desk_stored_text(stored);
    source->size = strlen(source->text);
    source->label = g_strdup(stored->about->name);
    source->stored = true;
}

bool desk_source_read(const char *operand, const char *url, desk_source *source,
                      text_problems *problems)
{
    *source = (desk_source){0};
    g_autoptr(deal_store) store = NULL;
    g_auto(desk_stored) stored = {0};
    switch (desk_source_find(operand, url, STORE_READ, &store, &stored, problems)) {
    case DESK_PLACE_FILE: return desk_source_read_file(operand, source, problems);
    case DESK_PLACE_STORE: desk_source_take_stored(&stored, source); return true;
    case DESK_PLACE_NONE: break;
    }
    return false;
}

void desk_source_clear(desk_source *source)
{
    g_clear_pointer(&source->text, g_free);
    g_clear_pointer(&source->label, g_free);
}
