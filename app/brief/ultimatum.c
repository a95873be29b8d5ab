/* The days of an ultimatum and of a demand of theirs that run. */
#include "brief/ultimatum.h"
#include "brief/package_words.h"

static const dw_event *pressing(const dw_plan *plan, dw_calendar_kind kind)
{
    for (size_t i = 0; i < plan->n_calendar; i++)
        if (plan->calendar[i].kind == kind)
            return &plan->deal->event[plan->calendar[i].index];
    return NULL;
}

const dw_event *brief_ultimatum(const dw_plan *plan)
{
    return pressing(plan, DW_CALENDAR_ULTIMATUM);
}

const dw_event *brief_demand(const dw_plan *plan)
{
    return pressing(plan, DW_CALENDAR_DEMAND);
}

const char *brief_ultimatum_who(const dw_plan *plan, const dw_event *said)
{
    return said->who ? said->who : plan->deal->account;
}

/* What it asks for; its words where it names no terms. NULL without either. */
static char *asked_words(const dw_plan *plan, const dw_event *said)
{
    char *terms = brief_offer_terms(plan, said->term, said->n_terms);
    return terms == NULL && said->note != NULL
               ? brief_fill(plan->playbook, DW_PHRASE_QUOTE, said->note, NULL)
               : terms;
}

static char *pressing_words(const dw_plan *plan, const dw_event *said)
{
    if (said == NULL)
        return NULL;
    const char *who = brief_ultimatum_who(plan, said);
    g_autofree char *until = brief_phrase_day(plan->playbook, said->until);
    g_autofree char *date = brief_phrase_day(plan->playbook, said->day);
    g_autofree char *asked = asked_words(plan, said);
    return asked == NULL
               ? brief_fill(plan->playbook, DW_PHRASE_ULTIMATUM_SET, until, who, date, NULL)
               : brief_fill(plan->playbook, DW_PHRASE_ULTIMATUM_ASKS, until, who, date, asked,
                            NULL);
}

char *brief_ultimatum_words(const dw_plan *plan)
{
    return pressing_words(plan, brief_ultimatum(plan));
}

char *brief_demand_words(const dw_plan *plan)
{
    return pressing_words(plan, brief_demand(plan));
}

/* On the day itself no number goes out, and while they have the next word none is due. */
static bool is_to_be_answered(const dw_plan *plan, const dw_event *said)
{
    const size_t move = brief_move(plan);
    return said != NULL && said->until > plan->day &&
           (move == BRIEF_MOVE_ASK || move == BRIEF_MOVE_TRADE || move == BRIEF_MOVE_OFFER);
}

char *brief_before_ultimatum_words(const dw_plan *plan)
{
    const dw_event *said = brief_ultimatum(plan);
    if (!is_to_be_answered(plan, said))
        return NULL;
    g_autofree char *until = brief_phrase_day(plan->playbook, said->until);
    return brief_fill(plan->playbook, DW_PHRASE_NEXT_BEFORE, brief_ultimatum_who(plan, said), until,
                      NULL);
}

void brief_compose_before_ultimatum(brief_composer *composer)
{
    char *words = brief_before_ultimatum_words(composer->plan);
    if (words != NULL)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, words)->tone = BRIEF_CAREFUL;
}
