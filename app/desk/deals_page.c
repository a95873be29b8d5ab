#include "desk/deals_page.h"

#include <string.h>

#include "brief/event_line.h"
#include "desk/limits.h"
#include "desk/list_page.h"
#include "text/number.h"

#define DAY_US INT64_C(86400000000)

/* "2 events", "1 plan". */
static char *counted(int64_t n, const char *what)
{
    return g_strdup_printf("%" G_GINT64_FORMAT " %s%s", n, what, n == 1 ? "" : "s");
}

static char *text_or_null(const char *text)
{
    return text && text[0] ? g_strdup(text) : NULL;
}

/* The UTC day of a time. */
static char *day_text(int64_t microseconds)
{
    char text[TEXT_DATE_SIZE];
    const int64_t rest = (microseconds % DAY_US + DAY_US) % DAY_US;
    return g_strdup(text_date_write((dw_day)((microseconds - rest) / DAY_US), text));
}

/* ---- The list -------------------------------------------------------------------------------- */

static char *deal_id(const void *row)
{
    return desk_cell_count(((const brief_deal_row *)row)->id);
}

static char *deal_events(const void *row)
{
    return desk_cell_count(((const brief_deal_row *)row)->events);
}

char *desk_deals_list_page(const brief_deal_row *row, size_t n, const desk_style *style)
{
    static const desk_column column[] = {
        {.heading = "Id", .cell = deal_id, .align = BRIEF_RIGHT},
        {.heading = "Deal", .text = offsetof(brief_deal_row, name), .tone = BRIEF_STRONG},
        {.heading = "Account", .text = offsetof(brief_deal_row, account)},
        {.heading = "Owner", .text = offsetof(brief_deal_row, owner)},
        {.heading = "Events", .cell = deal_events, .align = BRIEF_RIGHT},
        {.heading = "Last event", .text = offsetof(brief_deal_row, last_event)},
    };
    g_autoptr(brief_document) page = brief_document_new();
    const desk_list list = {column, G_N_ELEMENTS(column), row, n, sizeof *row, NULL};
    if (n == 0)
        brief_add(page, BRIEF_PARAGRAPH, NULL, "No deals are stored.");
    brief_table_prune(desk_list_add(page, &list, style));
    return desk_list_write(page, DESK_TEXT, style);
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

static void add_holdings(brief_table *table, const dw_deal *deal, const char *revisions)
{
    g_autofree char *events = counted((int64_t)deal->logged->n_events, "event");
    g_autofree char *plans = counted(count_published(deal->logged), "published plan");
    brief_field(table, "Holds", BRIEF_PLAIN, g_strdup_printf("%s%s, %s", revisions, events, plans));
}

/* Of a deal in a file. */
static void add_file_head(brief_table *table, const dw_deal *deal)
{
    brief_field(table, "Account", BRIEF_PLAIN, text_or_null(deal->account));
    brief_field(table, "Owner", BRIEF_PLAIN, text_or_null(deal->owner));
    add_holdings(table, deal, "");
}

static void add_stored_head(brief_table *table, const desk_stored *stored, const dw_deal *deal)
{
    const store_deal *const about = stored->about;
    g_autofree char *n = counted(about->revisions, "revision");
    g_autofree char *revisions = g_strdup_printf("%s, ", n);
    brief_field(table, "Id", BRIEF_PLAIN, desk_cell_count(about->id));
    brief_field(table, "Deal", BRIEF_PLAIN,
                strcmp(deal->name, about->name) != 0 ? g_strdup(deal->name) : NULL);
    brief_field(table, "Account", BRIEF_PLAIN, text_or_null(about->account));
    brief_field(table, "Owner", BRIEF_PLAIN, text_or_null(about->owner));
    brief_field(table, "Stored", BRIEF_PLAIN, day_text(about->created));
    brief_field(table, "Changed", BRIEF_PLAIN,
                about->revisions > 1 ? day_text(stored->body->at) : NULL);
    add_holdings(table, deal, revisions);
}

typedef struct person_row {
    const char *side, *name, *title, *part;
} person_row;

static void add_people(brief_document *page, const dw_deal *deal, const desk_style *style)
{
    static const desk_column column[] = {
        {.heading = "Side", .text = offsetof(person_row, side)},
        {.heading = "Name", .text = offsetof(person_row, name), .tone = BRIEF_STRONG},
        {.heading = "Title", .text = offsetof(person_row, title)},
        {.heading = "Part", .text = offsetof(person_row, part)},
    };
    const size_t n = deal->n_ours + deal->n_theirs;
    g_autofree person_row *row = g_new0(person_row, n + 1);
    for (size_t i = 0; i < n; i++) {
        const bool ours = i < deal->n_ours;
        const dw_person *const person = ours ? &deal->ours[i] : &deal->theirs[i - deal->n_ours];
        const bool known = person->authority != DW_PERSON_UNKNOWN;
        row[i] = (person_row){ours ? "ours" : "theirs", person->name, person->title,
                              ours    ? dw_role_name(person->role)
                              : known ? dw_person_authority_name(person->authority)
                                      : NULL};
    }
    const desk_list list = {column, G_N_ELEMENTS(column), row, n, sizeof *row, NULL};
    brief_add(page, BRIEF_HEADING, NULL, "People");
    brief_table_prune(desk_list_add(page, &list, style));
    brief_drop_empty_heading(page);
}

typedef struct event_row {
    guint number;
    char day[TEXT_DATE_SIZE], *by, *what;
} event_row;

static void clear_event(void *row)
{
    g_free(((event_row *)row)->by);
    g_free(((event_row *)row)->what);
}

static char *event_number(const void *row)
{
    return desk_cell_count(((const event_row *)row)->number);
}

static char *event_day(const void *row)
{
    return g_strdup(((const event_row *)row)->day);
}

static event_row row_of(const dw_deal *deal, const dw_playbook *book, const dw_event *event)
{
    const dw_plan words = {.playbook = book};
    event_row row = {.number = (guint)event->number,
                     .by = brief_event_by(&words, event),
                     .what = brief_event_of(deal, book, event)};
    text_date_write(event->day, row.day);
    return row;
}

/* Of all that were logged, whether or not they count. */
static void add_events(brief_document *page, const dw_deal *deal, const dw_playbook *book,
                       const desk_style *style)
{
    static const desk_column column[] = {
        {.heading = "", .cell = event_number, .align = BRIEF_RIGHT, .tone = BRIEF_DIM},
        {.heading = "Day", .cell = event_day},
        {.heading = "By", .text = offsetof(event_row, by)},
        {.heading = "What", .text = offsetof(event_row, what)},
    };
    const dw_deal *const logged = deal->logged;
    const size_t n = logged->n_events;
    const size_t first = n > DESK_EVENTS_SHOWN ? n - DESK_EVENTS_SHOWN : 0;
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(event_row));
    g_array_set_clear_func(rows, clear_event);
    for (size_t e = first; e < n; e++) {
        const event_row row = row_of(deal, book, &logged->event[e]);
        g_array_append_val(rows, row);
    }
    const desk_list list = {column,    G_N_ELEMENTS(column), rows->data,
                            rows->len, sizeof(event_row),    NULL};
    brief_add(page, BRIEF_HEADING, NULL, first ? "Latest events" : "Events");
    desk_list_add(page, &list, style);
    brief_drop_empty_heading(page);
}

char *desk_deals_show_page(const desk_stored *stored, const dw_deal *deal, const dw_playbook *book,
                           const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    brief_add(page, BRIEF_TITLE, NULL, stored ? stored->about->name : deal->name);
    if (stored)
        add_stored_head(brief_add_fields(page), stored, deal);
    else
        add_file_head(brief_add_fields(page), deal);
    add_people(page, deal, style);
    add_events(page, deal, book, style);
    return desk_list_write(page, DESK_TEXT, style);
}
