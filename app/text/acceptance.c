#include "text/acceptance.h"

#include <stdlib.h>

#include "text/json.h"

/* A term's option as a deal file writes it. */
static char *option_text(const dw_term *term, const text_event_of *of)
{
    dw_event event;
    dw_event_init(&event, DW_EVENT_OFFER, DW_SIDE_US);
    event.term = term;
    event.n_terms = 1;
    json_t *const object = text_event_to_json(&event, of);
    const json_t *const value =
        json_object_get(json_object_get(object, "package"), of->deal->issue[term->issue].name);
    char *const dumped = json_dumps(value, JSON_ENCODE_ANY | TEXT_JSON_REALS);
    char *const text = g_strdup(json_is_string(value) ? json_string_value(value) : dumped);
    free(dumped);
    json_decref(object);
    return text;
}

const char *text_unaccepted_as(const dw_unaccepted *unaccepted, dw_side by)
{
    if (unaccepted->refused > 0)
        return by == DW_SIDE_US ? "a new offer of ours on their terms, for them to accept"
                                : "a new offer of theirs on our terms, for us to accept";
    return unaccepted->term ? "an offer" : "a note";
}

char *text_unaccepted_words(const dw_unaccepted *unaccepted, dw_side by, const text_event_of *of)
{
    const char *const whose = by == DW_SIDE_US ? "theirs" : "ours";
    if (unaccepted->refused > 0)
        return g_strdup_printf("%s was refused with event %zu and does not stand any more", whose,
                               unaccepted->refused);
    if (!unaccepted->term)
        return g_strdup_printf("no offer of %s is on the table", whose);
    const char *const issue = of->deal->issue[unaccepted->term->issue].name;
    g_autofree char *named = option_text(unaccepted->term, of);
    if (!unaccepted->is_offered)
        return g_strdup_printf("it names %s %s, and no offer of %s is on the table", issue, named,
                               whose);
    if (!unaccepted->is_named)
        return g_strdup_printf("it names %s %s, and no offer of %s names that", issue, named,
                               whose);
    g_autofree char *offered = option_text(&unaccepted->offered, of);
    return g_strdup_printf("it names %s %s, and %s is %s", issue, named, whose, offered);
}
