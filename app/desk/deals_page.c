#include "desk/deals_page.h"

#include <string.h>

#include "brief/document.h"
#include "brief/phrase.h"
#include "desk/limits.h"
#include "text/deal_parts.h"
#include "text/number.h"

#define DAY_US INT64_C(86400000000)

static char *count_text(int64_t count)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, count);
}

/* "2 events", "1 plan". */
static char *counted(int64_t n, const char *what)
{
    return g_strdup_printf("%" G_GINT64_FORMAT " %s%s", n, what, n == 1 ? "" : "s");
}

/* The UTC day of a time. */
static char *day_text(int64_t microseconds)
{
    char text[TEXT_DATE_SIZE];
    const int64_t rest = (microseconds % DAY_US + DAY_US) % DAY_US;
    return g_strdup(text_date_write((dw_day)((microseconds - rest) / DAY_US), text));
}

static char *text_or_null(const char *text)
{
    return text && text[0] ? g_strdup(text) : NULL;
}

/* ---- The list -------------------------------------------------------------------------------- */

char *desk_deals_list_page(const brief_deal_row *row, size_t n, const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    if (n == 0)
        brief_add(page, BRIEF_PARAGRAPH, NULL, "No deals are stored.");
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "Id", BRIEF_RIGHT);
    brief_table_column(table, "Deal", BRIEF_LEFT);
    brief_table_column(table, "Account", BRIEF_LEFT);
    brief_table_column(table, "Owner", BRIEF_LEFT);
    brief_table_column(table, "Events", BRIEF_RIGHT);
    brief_table_column(table, "Last event", BRIEF_LEFT);
    for (size_t i = 0; i < n; i++) {
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, count_text(row[i].id));
        brief_table_cell_text(table, BRIEF_STRONG, row[i].name);
        brief_table_cell_text(table, BRIEF_PLAIN, row[i].account);
        brief_table_cell_text(table, BRIEF_PLAIN, row[i].owner);
        brief_table_cell(table, BRIEF_PLAIN, count_text(row[i].events));
        brief_table_cell_text(table, BRIEF_PLAIN, row[i].last_event);
    }
    brief_table_prune(table);
    return brief_document_text(page, style->width, style->colour);
}

/* ---- One deal -------------------------------------------------------------------------------- */

/* Publishing is an event of the record. */
static int64_t count_published(const dw_deal *deal)
{
    int64_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += deal->event[e].kind == DW_EVENT_PLAN;
    return n;
}

static void add_head(brief_document *page, const desk_stored *stored, const dw_deal *deal)
{
    const store_deal *const about = stored->about;
    brief_add(page, BRIEF_TITLE, NULL, about->name);
    brief_table *const table = brief_add_fields(page);
    g_autofree char *revisions = counted(about->revisions, "revision");
    g_autofree char *events = counted(stored->event->len, "event");
    g_autofree char *plans = counted(count_published(deal->logged), "published plan");
    brief_field(table, "Id", BRIEF_PLAIN, count_text(about->id));
    brief_field(table, "Deal", BRIEF_PLAIN,
                strcmp(deal->name, about->name) != 0 ? g_strdup(deal->name) : NULL);
    brief_field(table, "Account", BRIEF_PLAIN, text_or_null(about->account));
    brief_field(table, "Owner", BRIEF_PLAIN, text_or_null(about->owner));
    brief_field(table, "Stored", BRIEF_PLAIN, day_text(about->created));
    brief_field(table, "Changed", BRIEF_PLAIN,
                about->revisions > 1 ? day_text(stored->body->at) : NULL);
    brief_field(table, "Holds", BRIEF_PLAIN,
                g_strdup_printf("%s, %s, %s", revisions, events, plans));
}

static void add_person(brief_table *table, const char *side, const dw_person *person,
                       const char *part)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, side);
    brief_table_cell_text(table, BRIEF_STRONG, person->name);
    brief_table_cell_text(table, BRIEF_PLAIN, person->title ? person->title : "");
    brief_table_cell_text(table, BRIEF_PLAIN, part);
}

static void add_people(brief_document *page, const dw_deal *deal)
{
    brief_add(page, BRIEF_HEADING, NULL, "People");
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "Side", BRIEF_LEFT);
    brief_table_column(table, "Name", BRIEF_LEFT);
    brief_table_column(table, "Title", BRIEF_LEFT);
    brief_table_column(table, "Part", BRIEF_LEFT);
    for (size_t i = 0; i < deal->n_ours; i++)
        add_person(table, "ours", &deal->ours[i], dw_role_name(deal->ours[i].role));
    for (size_t i = 0; i < deal->n_theirs; i++) {
        const dw_person *const person = &deal->theirs[i];
        const bool known = person->authority != DW_PERSON_UNKNOWN;
        add_person(table, "theirs", person,
                   known ? dw_person_authority_name(person->authority) : "");
    }
    brief_table_prune(table);
    brief_drop_empty_heading(page);
}

static void add_events(brief_document *page, const desk_stored *stored)
{
    const guint n = stored->event->len;
    const guint first = n > DESK_EVENTS_SHOWN ? n - DESK_EVENTS_SHOWN : 0;
    brief_add(page, BRIEF_HEADING, NULL, first ? "Latest events" : "Events");
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "", BRIEF_RIGHT);
    brief_table_column(table, "Day", BRIEF_LEFT);
    brief_table_column(table, "By", BRIEF_LEFT);
    brief_table_column(table, "Event", BRIEF_LEFT);
    brief_table_column(table, "What", BRIEF_LEFT);
    for (guint i = first; i < n; i++) {
        g_auto(text_event_line) line = text_event_line_of(stored->event->pdata[i]);
        brief_table_row(table);
        brief_table_cell(table, BRIEF_DIM, count_text(i + 1));
        brief_table_cell_text(table, BRIEF_PLAIN, line.day);
        brief_table_cell_text(table, BRIEF_PLAIN, line.by);
        brief_table_cell_text(table, BRIEF_PLAIN, line.event);
        brief_table_cell_text(table, BRIEF_PLAIN, line.rest);
    }
    brief_drop_empty_heading(page);
}

char *desk_deals_show_page(const desk_stored *stored, const dw_deal *deal, const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    add_head(page, stored, deal);
    add_people(page, deal);
    add_events(page, stored);
    return brief_document_text(page, style->width, style->colour);
}
