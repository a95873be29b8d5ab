/* The list of what a changed playbook would have advised. */
#include <string.h>

#include "brief/phrase.h"
#include "desk/deals_page.h"
#include "desk/list_page.h"

/* A trial, and the playbook whose words the page has. */
typedef struct trial_row {
    const brief_trial *trial;
    const dw_playbook *book;
} trial_row;

/* ---- Cells ----------------------------------------------------------------------------------- */

static const brief_trial *of(const void *row)
{
    return ((const trial_row *)row)->trial;
}

static char *deal(const void *row)
{
    return g_strdup(of(row)->deal);
}

static char *outcome(const void *row)
{
    return desk_cell_id(of(row)->outcome);
}

static char *ended(const void *row)
{
    return g_strdup(of(row)->last);
}

/* "partnership", "partnership → defensive". */
static char *lead_text(const char *const lead[2])
{
    return strcmp(lead[0], lead[1]) == 0 ? g_strdup(lead[0])
                                         : g_strdup_printf("%s \xE2\x86\x92 %s", lead[0], lead[1]);
}

static char *lead_first(const void *row)
{
    return of(row)->problem
               ? g_strdup(brief_word(((const trial_row *)row)->book, DW_PHRASE_TRIAL_UNREADABLE))
               : lead_text(of(row)->first);
}

static char *lead_ended(const void *row)
{
    return of(row)->problem ? NULL : lead_text(of(row)->ended);
}

static char *other_moves(const void *row)
{
    const brief_trial *const trial = of(row);
    g_autofree char *part = desk_cell_count((int64_t)trial->n_differing);
    g_autofree char *whole = desk_cell_count((int64_t)trial->n_events);
    return trial->problem ? NULL
                          : brief_fill(((const trial_row *)row)->book, DW_PHRASE_TRIAL_PART, part,
                                       whole, NULL);
}

/* ---- The page -------------------------------------------------------------------------------- */

static void add_rows(brief_document *page, const dw_playbook *book, const brief_trial *trial,
                     size_t n, const desk_style *style)
{
    const desk_column column[] = {
        {.heading = brief_word(book, DW_PHRASE_TRIAL_DEAL), .cell = deal, .tone = BRIEF_STRONG},
        {.heading = brief_word(book, DW_PHRASE_ROW_OUTCOME), .cell = outcome},
        {.heading = brief_word(book, DW_PHRASE_TRIAL_ENDED), .cell = ended},
        {.heading = brief_word(book, DW_PHRASE_TRIAL_FIRST), .cell = lead_first},
        {.heading = brief_word(book, DW_PHRASE_TRIAL_LAST), .cell = lead_ended},
        {.heading = brief_word(book, DW_PHRASE_TRIAL_MOVES),
         .cell = other_moves,
         .align = BRIEF_RIGHT},
    };
    g_autofree trial_row *row = g_new(trial_row, n);
    for (size_t i = 0; i < n; i++)
        row[i] = (trial_row){&trial[i], book};
    const desk_list list = {column, G_N_ELEMENTS(column), row, n, sizeof *row, NULL};
    desk_list_add(page, &list, style);
}

static void add_sum(brief_document *page, const dw_playbook *book, const brief_trial *trial,
                    size_t n)
{
    size_t n_read = 0, n_differing = 0, n_events = 0, n_other = 0;
    for (size_t i = 0; i < n; i++) {
        n_read += trial[i].problem == NULL;
        n_differing += brief_trial_differs(&trial[i]);
        n_events += trial[i].problem ? 0 : trial[i].n_events;
        n_other += trial[i].n_differing;
    }
    g_autofree char *changed = desk_cell_count((int64_t)n_differing);
    g_autofree char *read = desk_cell_count((int64_t)n_read);
    g_autofree char *moves = desk_cell_count((int64_t)n_other);
    g_autofree char *events = desk_cell_count((int64_t)n_events);
    brief_add_take(page, BRIEF_PARAGRAPH, NULL,
                   brief_fill(book, DW_PHRASE_TRIALS_CHANGE, changed, read, moves, events, NULL));
    brief_add(page, BRIEF_BECAUSE, NULL, brief_word(book, DW_PHRASE_TRIALS_MEAN));
}

char *desk_trials_page(const dw_playbook *book, const brief_trial *trial, size_t n,
                       desk_format format, const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    if (n == 0) {
        brief_add(page, BRIEF_PARAGRAPH, NULL, brief_word(book, DW_PHRASE_TRIALS_NONE));
    } else {
        add_rows(page, book, trial, n, style);
        add_sum(page, book, trial, n);
    }
    return desk_list_write(page, format, style);
}
