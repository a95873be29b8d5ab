#include "text/acceptance.h"

#include "text/number.h"

const char *text_unaccepted_as(const dw_unaccepted *unaccepted, dw_side by)
{
    if (unaccepted->refused > 0 || unaccepted->expired != DW_DAY_NONE)
        return by == DW_SIDE_US ? "a new offer of ours on their terms, for them to accept"
                                : "a new offer of theirs on our terms, for us to accept";
    return unaccepted->term ? "an offer" : "a note";
}

char *text_unaccepted_words(const dw_unaccepted *unaccepted, dw_side by, const text_event_of *of)
{
    const char *const whose = by == DW_SIDE_US ? "theirs" : "ours";
    if (unaccepted->is_taken_back)
        return g_strdup_printf("with event %zu they took back a term of it, and it does not stand "
                               "as it was",
                               unaccepted->refused);
    if (unaccepted->refused > 0)
        return g_strdup_printf("%s was refused with event %zu and does not stand any more", whose,
                               unaccepted->refused);
    char day[TEXT_DATE_SIZE];
    if (unaccepted->expired != DW_DAY_NONE)
        return g_strdup_printf("%s stood until %s and does not any more", whose,
                               text_date_write(unaccepted->expired, day));
    if (!unaccepted->term)
        return g_strdup_printf("no offer of %s is on the table", whose);
    const char *const issue = of->deal->issue[unaccepted->term->issue].name;
    g_autofree char *named = text_term_text(unaccepted->term, of);
    if (!unaccepted->is_offered)
        return g_strdup_printf("it names %s %s, and no offer of %s is on the table", issue, named,
                               whose);
    if (!unaccepted->is_named)
        return g_strdup_printf("it names %s %s, and no offer of %s names that", issue, named,
                               whose);
    g_autofree char *offered = text_term_text(&unaccepted->offered, of);
    return g_strdup_printf("it names %s %s, and %s is %s", issue, named, whose, offered);
}
