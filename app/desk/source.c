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

static bool read_file(const char *path, desk_source *source, text_problems *problems)
{
    source->text = text_file_read(path, TEXT_DEAL_BYTES_MAX, &source->size, problems);
    if (source->text)
        source->label = g_strdup(text_file_label(path));
    return source->text != NULL;
}

static store_status read_stored(deal_store *store, const char *operand, desk_source *source,
                                GError **error)
{
    g_auto(desk_stored) stored = {0};
    const store_status status = desk_stored_find(store, operand, &stored, error);
    if (status != STORE_OK)
        return status;
    source->text = desk_stored_text(&stored);
    source->size = strlen(source->text);
    source->label = g_strdup(stored.about->name);
    return STORE_OK;
}

bool desk_source_read(const char *operand, const char *url, desk_source *source,
                      text_problems *problems)
{
    *source = (desk_source){0};
    if (!url || desk_source_is_file(operand))
        return read_file(operand, source, problems);
    g_autoptr(deal_store) store = NULL;
    g_autoptr(GError) error = NULL;
    store_status status = store_open(url, STORE_READ, &store, &error);
    /* Where there is no store yet, a deal is a file; its message says what is missing. */
    if (status == STORE_NOT_FOUND)
        return read_file(operand, source, problems);
    if (status == STORE_OK)
        status = read_stored(store, operand, source, &error);
    if (status == STORE_OK)
        return true;
    if (status == STORE_NOT_FOUND && g_file_test(operand, G_FILE_TEST_EXISTS))
        return read_file(operand, source, problems);
    if (status == STORE_NOT_FOUND)
        text_problem_add(problems, TEXT_PROBLEM_FILE, (text_place){.file = operand}, "",
                         "is no file, and in %s %s", url, error->message);
    else
        text_problem_add(problems, TEXT_PROBLEM_FILE, (text_place){.file = url}, "", "%s",
                         error->message);
    return false;
}

void desk_source_clear(desk_source *source)
{
    g_clear_pointer(&source->text, g_free);
    g_clear_pointer(&source->label, g_free);
}
