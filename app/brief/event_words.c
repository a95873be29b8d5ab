/* An event of the record in one line. */
#include "brief/difference_parts.h"

/* The label of a named observation of events, as the playbook's factor has it; its name without one. */
static char *label_of(const brief_composer *composer, dw_measure measure, size_t level)
{
    const dw_playbook *book = composer->book;
    for (size_t f = 0; f < book->n_factors; f++)
        if (book->factor[f].kind == DW_FACTOR_MEASURED && book->factor[f].measure == measure)
            return brief_phrase_lower(book->factor[f].level[level].label);
    return brief_phrase_words(dw_measure_info_of(measure)->levels[level]);
}

/* What a fact event says, with the contract value it may change. */
static char *facts_words(const brief_composer *composer, const dw_event *event)
{
    g_autofree char *facts = brief_phrase_facts(composer->plan, event->fact, event->n_facts);
    if (!dw_money_known(event->contract_value))
        return g_steal_pointer(&facts);
    g_autofree char *value = brief_phrase_sum(composer->plan, event->contract_value);
    return facts == NULL ? g_steal_pointer(&value) : g_strjoin(", ", facts, value, NULL);
}

static void add(GPtrArray *words, char *text)
{
    if (text != NULL)
        g_ptr_array_add(words, text);
}

static char *counted(const brief_composer *composer, dw_phrase phrase, size_t number)
{
    g_autofree char *digits = g_strdup_printf("%zu", number);
    return brief_fill(composer->book, phrase, digits, NULL);
}

/* Whom or what it is about, beside terms and facts. */
static void add_subject(const brief_composer *composer, const dw_event *event, GPtrArray *words)
{
    const dw_playbook *book = composer->book;
    if (event->person != NULL)
        add(words, g_strdup(event->person->name));
    if (event->competitor != NULL)
        add(words, g_strdup(event->competitor));
    if (dw_money_known(event->competitor_price))
        add(words, brief_phrase_sum(composer->plan, event->competitor_price));
    if (event->deadline != NULL) {
        add(words, g_strdup(event->deadline->what));
        if (event->deadline->day != DW_DAY_NONE)
            add(words, brief_phrase_day(book, event->deadline->day));
    }
    if (event->archetype != DW_NONE)
        add(words, brief_phrase_lower(book->archetype[event->archetype].label));
    if (event->version > 0)
        add(words, counted(composer, DW_PHRASE_EVENT_VERSION, (size_t)event->version));
    if (event->until != DW_DAY_NONE) {
        g_autofree char *day = brief_phrase_day(book, event->until);
        add(words, brief_fill(book, DW_PHRASE_EVENT_UNTIL, day, NULL));
    }
    if (event->corrects > 0)
        add(words, counted(composer,
                           event->kind == DW_EVENT_CORRECTION ? DW_PHRASE_EVENT_WITHDRAWS
                                                              : DW_PHRASE_EVENT_REPLACES,
                           event->corrects));
}

static char *what_words(const brief_composer *composer, const dw_event *event)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    add(words, label_of(composer, DW_MEASURE_EVENT_KIND, event->kind));
    if (event->action != DW_ACTION_NONE)
        add(words, label_of(composer, DW_MEASURE_EVENT_ACTION, event->action));
    if (event->statement != DW_STATEMENT_NONE)
        add(words, label_of(composer, DW_MEASURE_EVENT_STATEMENT, event->statement));
    if (event->signal != DW_SIGNAL_NONE)
        add(words, label_of(composer, DW_MEASURE_EVENT_SIGNAL, event->signal));
    add(words, brief_phrase_terms(composer->plan, event->term, event->n_terms));
    add(words, facts_words(composer, event));
    add_subject(composer, event, words);
    if (event->note != NULL || event->reason != NULL)
        add(words, brief_fill(composer->book, DW_PHRASE_EVENT_QUOTE,
                              event->note != NULL ? event->note : event->reason, NULL));
    g_ptr_array_add(words, NULL);
    return g_strjoinv(", ", (char **)words->pdata);
}

char *brief_event_words(const brief_composer *composer, const dw_event *event)
{
    g_autofree char *number = g_strdup_printf("#%zu", event->number);
    g_autofree char *day = brief_phrase_day(composer->book, event->day);
    g_autofree char *what = what_words(composer, event);
    const char *side = event->by == DW_SIDE_US ? brief_word(composer->book, DW_PHRASE_EVENT_US)
                                               : composer->plan->deal->account;
    return brief_fill(composer->book, DW_PHRASE_EVENT_LINE, number, day,
                      event->who != NULL ? event->who : side, what, NULL);
}
