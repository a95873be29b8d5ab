/* An event with its number, for lists of events. */
#include "brief/difference_parts.h"
#include "brief/event_line.h"

/* What is logged as an acceptance and takes nothing that is on the table is said as what it counts as; what
 * came after the end, where nothing is on it, as what it was. */
static void show_as_taken(const dw_deal *state, const dw_event *logged, dw_event *shown)
{
    for (size_t e = 0; logged->kind == DW_EVENT_ACCEPT && e < state->n_events; e++)
        if (state->event[e].number == logged->number && dw_deal_after_end(state, e) == NULL) {
            shown->kind = state->event[e].kind;
            shown->term = state->event[e].term;
            shown->n_terms = state->event[e].n_terms;
        }
}

char *brief_event_words(const brief_composer *composer, const dw_event *event)
{
    g_autofree char *number = g_strdup_printf("#%zu", event->number);
    g_autofree char *day = brief_phrase_day(composer->book, event->day);
    dw_event shown = brief_event_shown(event, composer->style);
    show_as_taken(composer->plan->deal, event, &shown);
    g_autofree char *what = brief_event_what(composer->plan, &shown);
    const char *side = event->by == DW_SIDE_US ? brief_word(composer->book, DW_PHRASE_EVENT_US)
                                               : composer->plan->deal->account;
    return brief_fill(composer->book, DW_PHRASE_EVENT_LINE, number, day,
                      event->who != NULL ? event->who : side, what, NULL);
}
