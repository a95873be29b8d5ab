/* The list of what a changed playbook would have advised. */
#include <string.h>

#include "brief/document.h"
#include "brief/markdown.h"
#include "desk/deals_page.h"

/* "partnership", "partnership → defensive". */
static char *lead_text(const char *const lead[2])
{
    return strcmp(lead[0], lead[1]) == 0 ? g_strdup(lead[0])
                                         : g_strdup_printf("%s \xE2\x86\x92 %s", lead[0], lead[1]);
}

static char *spaced(const char *id)
{
    return g_strdelimit(g_strdup(id), "_", ' ');
}

static void add_row(brief_table *table, const brief_trial *trial)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_STRONG, trial->deal);
    brief_table_cell(table, BRIEF_PLAIN, spaced(trial->outcome));
    brief_table_cell(table, BRIEF_PLAIN, g_strdup(trial->last));
    if (trial->problem) {
        brief_table_cell_text(table, BRIEF_PLAIN, "cannot be read with it");
        brief_table_cell_text(table, BRIEF_PLAIN, "");
        brief_table_cell_text(table, BRIEF_PLAIN, "");
        return;
    }
    brief_table_cell(table, BRIEF_PLAIN, lead_text(trial->first));
    brief_table_cell(table, BRIEF_PLAIN, lead_text(trial->ended));
    brief_table_cell(table, BRIEF_PLAIN,
                     g_strdup_printf("%zu of %zu", trial->n_differing, trial->n_events));
}

static void add_rows(brief_document *page, const brief_trial *trial, size_t n)
{
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "Deal", BRIEF_LEFT);
    brief_table_column(table, "Outcome", BRIEF_LEFT);
    brief_table_column(table, "Ended", BRIEF_LEFT);
    brief_table_column(table, "Leads at first", BRIEF_LEFT);
    brief_table_column(table, "Leads at the end", BRIEF_LEFT);
    brief_table_column(table, "Other next move", BRIEF_RIGHT);
    for (size_t i = 0; i < n; i++)
        add_row(table, &trial[i]);
}

static void add_sum(brief_document *page, const brief_trial *trial, size_t n)
{
    size_t n_read = 0, n_differing = 0, n_events = 0, n_other = 0;
    for (size_t i = 0; i < n; i++) {
        n_read += trial[i].problem == NULL;
        n_differing += brief_trial_differs(&trial[i]);
        n_events += trial[i].problem ? 0 : trial[i].n_events;
        n_other += trial[i].n_differing;
    }
    g_autofree char *sum = g_strdup_printf(
        "It changes something in %zu of %zu deals that it can read, and the next move after %zu of "
        "%zu events.",
        n_differing, n_read, n_other, n_events);
    brief_add(page, BRIEF_PARAGRAPH, NULL, sum);
    brief_add(
        page, BRIEF_BECAUSE, NULL,
        "Leads: who leads by the facts, before the first event and after the last; before and "
        "after the change. Other next move: events after which the advice differs. What would "
        "have come of it nobody can say: read the deals behind the rows.");
}

char *desk_trials_page(const brief_trial *trial, size_t n, desk_format format,
                       const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    if (n == 0) {
        brief_add(page, BRIEF_PARAGRAPH, NULL, "No stored deal has ended.");
    } else {
        add_rows(page, trial, n);
        add_sum(page, trial, n);
    }
    return format == DESK_MARKDOWN ? brief_document_markdown(page)
                                   : brief_document_text(page, style->width, style->colour);
}
