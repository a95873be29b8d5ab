/* The events behind alerts and conduct, and the alerts that were set aside. */
#include "brief/coach.h"
#include "brief/compose.h"

/* Events named with one line; what is older is counted. */
#define EVENTS_SHOWN 4

static char *event_words(const brief_composer *composer, size_t e)
{
    const dw_event *event = &composer->plan->deal->event[e];
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    g_autofree char *date = brief_phrase_day(composer->book, event->day);
    return event->who != NULL
               ? brief_fill(composer->book, DW_PHRASE_ALERT_EVENT, number, date, event->who, NULL)
               : brief_fill(composer->book, DW_PHRASE_ALERT_EVENT_ON, number, date, NULL);
}

/* The newest of them in the order they happened, and how many there are. */
static size_t list_newest(const dw_plan *plan, const bool *behind, size_t *newest, size_t *n_shown)
{
    size_t n = 0;
    *n_shown = 0;
    for (size_t e = plan->deal->n_events; e-- > 0;) {
        n += behind[e];
        if (behind[e] && *n_shown < EVENTS_SHOWN)
            newest[(*n_shown)++] = e;
    }
    return n;
}

char *brief_events_words(const brief_composer *composer, const bool *behind)
{
    size_t newest[EVENTS_SHOWN], n_shown;
    const size_t n = list_newest(composer->plan, behind, newest, &n_shown);
    if (n == 0)
        return NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = n_shown; i-- > 0;)
        g_ptr_array_add(words, event_words(composer, newest[i]));
    g_autofree char *list = brief_phrase_list((const char *const *)words->pdata, words->len,
                                              brief_word(composer->book, DW_PHRASE_LIST_AND));
    if (n == n_shown)
        return g_steal_pointer(&list);
    g_autofree char *count = brief_phrase_count((int64_t)(n - n_shown));
    return brief_fill(composer->book, DW_PHRASE_ALERT_EARLIER, count, list, NULL);
}

void brief_compose_behind(brief_composer *composer, const dw_line *line)
{
    const dw_section section = line->entry->section;
    if (section != DW_SECTION_ALERTS && section != DW_SECTION_CONDUCT)
        return;
    g_autofree bool *behind = g_new0(bool, composer->plan->deal->n_events + 1);
    dw_plan_line_events(composer->plan, line, behind);
    g_autofree char *events = brief_events_words(composer, behind);
    if (events != NULL)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_ALERT_EVENTS, events, NULL));
}

/* ---- Set aside --------------------------------------------------------------------------------- */

static char *dismissal_words(const brief_composer *composer, const dw_event *dismissal)
{
    const char *reason = dismissal->reason != NULL ? dismissal->reason : BRIEF_DASH;
    g_autofree char *date = brief_phrase_day(composer->book, dismissal->day);
    return dismissal->who != NULL
               ? brief_fill(composer->book, DW_PHRASE_DISMISSED_BY, dismissal->who, date, reason,
                            NULL)
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
