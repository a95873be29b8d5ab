/* Small things every face needs, passed on from the readers and writers below. */
#include <glib.h>
#include <string.h>

#include "desk/desk.h"
#include "text/file.h"
#include "text/nearest.h"
#include "text/number.h"

char *desk_page_save(const char *path, const char *page, bool replace)
{
    if (!replace &&
        (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK)))
        return g_strdup_printf("%s: is there already", path);
    g_auto(text_problems) problems;
    text_problems_init(&problems);
    if (text_write_file(path, page, strlen(page), &problems))
        return NULL;
    return text_problem_format(text_problems_at(&problems, 0));
}

const char *desk_day_read(const char *text, dw_day *day)
{
    return text_date_read(text, day);
}

char *desk_day_hint(const char *text)
{
    return text_date_hint(text);
}

const char *desk_share_read(const char *text, double *share)
{
    double read = 0;
    const char *const fault = text_double_read(text, &read);
    if (fault || read < 0 || read > 1)
        return fault ? fault : "is not a share from 0 to 1";
    *share = read;
    return NULL;
}

const char *desk_nearest(const char *word, const char *const *words)
{
    text_nearest nearest = text_nearest_start(word);
    for (; *words; words++)
        text_nearest_offer(&nearest, *words);
    return nearest.name;
}
