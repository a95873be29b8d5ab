/* The events behind alerts and conduct, and the alerts that were set aside. */
#include "brief/coach.h"
#include "brief/compose.h"

static char *event_words(const brief_composer *composer, size_t e)
{
    const dw_event *event = &composer->plan->deal->event[e];
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    g_autofree char *date = brief_phrase_day(composer->book, event->day);
    return event->who != NULL
               ? brief_fill(composer->book, DW_PHRASE_ALERT_EVENT, number, date, event->who, NULL)
               : brief_fill(composer->book, DW_PHRASE_ALERT_EVENT_ON, number, date, NULL);
}

size_t brief_events_shown(const dw_playbook *book)
{
    return (size_t)dw_playbook_setting(book, DW_SETTING_EVENTS_SHOWN);
}

/* The newest, and how many there are before them. Takes the newest over. */
static char *with_earlier(const brief_composer *composer, char *newest, size_t n_earlier)
{
    if (n_earlier == 0)
        return newest;
    g_autofree char *count = brief_phrase_count((int64_t)n_earlier);
    char *all = brief_fill(composer->book, DW_PHRASE_ALERT_EARLIER, newest, count, NULL);
    g_free(newest);
    return all;
}

char *brief_events_words(const brief_composer *composer, const bool *behind)
{
    const size_t most = brief_events_shown(composer->book);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    size_t n = 0;
    for (size_t e = composer->plan->deal->n_events; e-- > 0;) {
        n += behind[e];
        if (behind[e] && n <= most)
            g_ptr_array_insert(words, 0, event_words(composer, e));
    }
    if (n == 0)
        return NULL;
    return with_earlier(composer,
                        brief_phrase_list((const char *const *)words->pdata, words->len,
                                          brief_word(composer->book, DW_PHRASE_LIST_AND)),
                        n - words->len);
}

/* How many lines of the same entry, about earlier events, the page leaves out before this one. */
static size_t count_left_out(const brief_composer *composer, const dw_line *line)
{
    const dw_lines *lines = &composer->plan->section[line->entry->section];
    const size_t place = (size_t)(line - lines->line);
    size_t n = 0;
    if (place == 0 || !brief_line_is_old(composer, lines, place - 1))
        return 0;
    while (n < place && lines->line[place - 1 - n].entry == line->entry)
        n++;
    return n;
}

/* The line itself says the day and the person. */
static char *own_event_words(const brief_composer *composer, const dw_line *line)
{
    g_autofree char *number =
        g_strdup_printf("%zu", composer->plan->deal->event[line->item].number);
    return brief_fill(composer->book, DW_PHRASE_ALERT_EVENT_ITSELF, number, NULL);
}

static char *behind_words(const brief_composer *composer, const dw_line *line)
{
    if (line->entry->scope == DW_SCOPE_EVENT)
        return own_event_words(composer, line);
    g_autofree bool *behind = g_new0(bool, composer->plan->deal->n_events + 1);
    dw_plan_line_events(composer->plan, line, behind);
    return brief_events_words(composer, behind);
}

/* The id of an alert, by which it is set aside, stands there without an event, too. `events` is taken. */
static void add_behind(brief_composer *composer, const dw_line *line, char *events)
{
    if (events != NULL && line->entry->section == DW_SECTION_CONDUCT)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_CONDUCT_EVENTS, line->entry->id,
                                  brief_lead_of(composer->plan)->label, events, NULL));
    else if (events != NULL)
        brief_add_take(
            composer->document, BRIEF_BECAUSE, NULL,
            brief_fill(composer->book, DW_PHRASE_ALERT_EVENTS, line->entry->id, events, NULL));
    else if (line->entry->section == DW_SECTION_ALERTS)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_ALERT_ALONE, line->entry->id, NULL));
    g_free(events);
}

void brief_compose_behind(brief_composer *composer, const dw_line *line)
{
    const dw_section section = line->entry->section;
    if (section != DW_SECTION_ALERTS && section != DW_SECTION_CONDUCT)
        return;
    char *const events = behind_words(composer, line);
    add_behind(composer, line,
               line->entry->scope == DW_SCOPE_EVENT
                   ? with_earlier(composer, events, count_left_out(composer, line))
                   : events);
}

/* ---- Set aside --------------------------------------------------------------------------------- */

static char *dismissal_words(const brief_composer *composer, const dw_event *dismissal)
{
    const char *reason = dismissal->reason != NULL ? dismissal->reason : BRIEF_DASH;
    const char *who = dismissal->who != NULL ? dismissal->who : dismissal->author;
    g_autofree char *date = brief_phrase_day(composer->book, dismissal->day);
    return who != NULL ? brief_fill(composer->book, DW_PHRASE_DISMISSED_BY, who, date, reason, NULL)
                       : brief_fill(composer->book, DW_PHRASE_DISMISSED_ON, date, reason, NULL);
}

static void compose_dismissed(brief_composer *composer, size_t d)
{
    const dw_plan *plan = composer->plan;
    const dw_line *line = &plan->dismissed.line[d];
    const brief_place place = brief_composer_place(composer, line->entry->scope, line->item);
    if (!brief_line_visible(composer, line))
        return;
    g_autofree char *text = brief_line_words(line->text, &line->entry->text, &place);
    if (text == NULL)
        return;
    brief_add(composer->document, BRIEF_BULLET, NULL, text);
    add_behind(composer, line, behind_words(composer, line));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   dismissal_words(composer, &plan->deal->event[plan->dismissal[d]]));
}

void brief_compose_alerts(brief_composer *composer)
{
    const dw_lines *dismissed = &composer->plan->dismissed;
    brief_compose_lines(composer, DW_SECTION_ALERTS, 0);
    if (dismissed->n_lines == 0 || composer->style->lines_most > 0)
        return;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_HEADING_DISMISSED);
    for (size_t d = 0; d < dismissed->n_lines; d++)
        compose_dismissed(composer, d);
    brief_drop_empty_subheading(composer->document);
}
