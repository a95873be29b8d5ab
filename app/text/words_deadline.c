/* A deadline told by its name: dropped or moved as the deal and its record know it. */
#include "text/number.h"
#include "text/words_tree.h"

static void fill(text_words_writer *w, const char *key, const char *text)
{
    if (text && !text_words_is_given(w, WORDS_DEADLINE, key))
        text_words_put(w, WORDS_DEADLINE, key, text_words_new_scalar(w, text));
}

/* What is known of a name. */
typedef struct known_of {
    const dw_deadline *found; /* the newest of them; NULL for none */
    bool several;             /* not all have the same owner */
    const char *nearest;      /* another name that may be meant, or NULL */
} known_of;

/* `owner`: of those only, or NULL. */
static known_of find(const dw_deal *deal, const char *what, const char *owner)
{
    known_of known = {0};
    text_nearest nearest = text_nearest_start(what);
    for (size_t d = 0; d < deal->n_deadlines + deal->n_events; d++) {
        const dw_deadline *const deadline = d < deal->n_deadlines
                                                ? &deal->deadline[d]
                                                : deal->event[d - deal->n_deadlines].deadline;
        if (!deadline)
            continue;
        if (g_ascii_strcasecmp(deadline->what, what) != 0) {
            text_nearest_offer(&nearest, deadline->what);
            continue;
        }
        if (owner && g_ascii_strcasecmp(dw_deadline_owner_name(deadline->owner), owner) != 0)
            continue;
        known.several = known.several || (known.found && known.found->owner != deadline->owner);
        known.found = deadline;
    }
    known.nearest = nearest.name;
    return known;
}

static void complain_unknown(text_words_writer *w, const char *what, const char *near)
{
    if (near)
        text_words_complain(w, "no deadline is called '%s'; did you mean '%s'?",
                            text_show(what).text, text_show(near).text);
    else
        text_words_complain(w, "no deadline is called '%s'%s", text_show(what).text,
                            w->moves ? "; 'deadline set' makes one" : "");
}

/* Of another owner it would be one more deadline, and the one that was meant would stay. */
static void complain_of_owner(text_words_writer *w, const char *what, const dw_deadline *theirs)
{
    text_words_complain(w,
                        "the deadline '%s' has owner=%s; 'deadline set' makes one of another owner",
                        text_show(what).text, dw_deadline_owner_name(theirs->owner));
}

/* The day is the news; what else was known of it stays, but for the evidence of the day before. */
static void fill_moved(text_words_writer *w, const char *what, const dw_deadline *found)
{
    if (!text_words_is_given(w, WORDS_DEADLINE, "date"))
        text_words_complain(w, "does not say to which day '%s' moves; add date=2027-01-15",
                            text_show(what).text);
    if (found->kind != DW_DEADLINE_OTHER)
        fill(w, "kind", dw_deadline_kind_name(found->kind));
}

void text_words_fill_deadline(text_words_writer *w)
{
    const char *const action = text_words_given(w, WORDS_EVENT, "action");
    const char *const what = text_words_given(w, WORDS_DEADLINE, "what");
    const char *const owner = text_words_given(w, WORDS_DEADLINE, "owner");
    const bool drops = action && strcmp(action, dw_action_name(DW_ACTION_DROP)) == 0;
    if (!what || (!drops && !w->moves))
        return;
    const known_of any = find(w->of->deal, what, NULL);
    const known_of of_owner = owner ? find(w->of->deal, what, owner) : any;
    if (!any.found)
        complain_unknown(w, what, any.nearest);
    else if (w->moves && !of_owner.found)
        complain_of_owner(w, what, any.found);
    if (!of_owner.found || of_owner.several)
        return;
    char date[TEXT_DATE_SIZE];
    if (w->moves)
        fill_moved(w, what, of_owner.found);
    else
        fill(w, "date", text_date_write(of_owner.found->day, date));
    fill(w, "owner", dw_deadline_owner_name(of_owner.found->owner));
}
