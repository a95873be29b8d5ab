/* What the buyer may have without us: what is shown, what is only heard and from whom. */
#include "brief/coach.h"
#include "brief/compose.h"

#include <string.h>

const char *brief_rival_name(const dw_plan *plan, const dw_alternative *told)
{
    const dw_deal_value *value = &plan->deal->value;
    return told->is_rumour ? value->rumoured : value->competitor;
}

const char *brief_rival_evidence(const dw_plan *plan, const dw_alternative *told)
{
    return told->is_rumour ? NULL : plan->deal->value.competitor_evidence;
}

const dw_event *brief_rival_event(const dw_plan *plan, const dw_alternative *told)
{
    const dw_deal *deal = plan->deal;
    const size_t number = told->is_rumour ? deal->value.rumour_event : deal->value.competitor_event;
    for (size_t e = 0; number > 0 && e < deal->n_events; e++)
        if (deal->event[e].number == number)
            return &deal->event[e];
    return NULL;
}

/* From whom it was heard, where nobody has shown anything for it. */
static char *heard_words(const dw_plan *plan, const dw_event *event)
{
    if (event == NULL)
        return g_strdup(brief_word(plan->playbook, DW_PHRASE_HEARD_SOMEWHERE));
    g_autofree char *date = brief_phrase_day(plan->playbook, event->day);
    const bool theirs = event->by == DW_SIDE_THEM;
    if (event->who == NULL && !theirs)
        return brief_fill(plan->playbook, DW_PHRASE_HEARD_ON, date, NULL);
    return brief_fill(plan->playbook, theirs ? DW_PHRASE_HEARD_FROM : DW_PHRASE_HEARD_BY,
                      event->who ? event->who : plan->deal->account, date, NULL);
}

static char *rival_words(const dw_plan *plan, const dw_alternative *told, const char *price,
                         const char *chance)
{
    const dw_playbook *book = plan->playbook;
    const char *name = brief_rival_name(plan, told);
    const char *evidence = brief_rival_evidence(plan, told);
    if (name == NULL)
        name = brief_word(book, DW_PHRASE_RIVAL_UNNAMED);
    if (evidence != NULL)
        return brief_fill(book, DW_PHRASE_ALTERNATIVE_SHOWN, name, price, evidence, chance, NULL);
    g_autofree char *heard = heard_words(plan, brief_rival_event(plan, told));
    return brief_fill(book, DW_PHRASE_ALTERNATIVE_TOLD, name, price, heard, chance, NULL);
}

char *brief_alternative_words(const dw_plan *plan, size_t a)
{
    const dw_alternative *alternative = &plan->worth.alternative[a];
    const dw_playbook *book = plan->playbook;
    g_autofree char *chance = brief_phrase_chance(plan->belief_alternative[a]);
    g_autofree char *price = brief_phrase_sum(plan, dw_money_round(alternative->price));
    if (alternative->is_told)
        return rival_words(plan, alternative, price, chance);
    if (alternative->outside == DW_OUTSIDE_MARKET)
        return brief_fill(book, DW_PHRASE_ALTERNATIVE_MARKET, price, chance, NULL);
    return brief_fill(book,
                      alternative->outside == DW_OUTSIDE_STATUS_QUO
                          ? DW_PHRASE_ALTERNATIVE_STATUS_QUO
                          : DW_PHRASE_ALTERNATIVE_SUBSTITUTE,
                      chance, NULL);
}

/* One that nothing else is counted beside: it has no chance of its own to be said. */
static char *only_words(const dw_plan *plan, const dw_alternative *only)
{
    const dw_playbook *book = plan->playbook;
    const char *name = brief_rival_name(plan, only), *evidence = brief_rival_evidence(plan, only);
    g_autofree char *price = brief_phrase_sum(plan, dw_money_round(only->price));
    if (only->is_told)
        return brief_fill(book, DW_PHRASE_ALTERNATIVE_ONLY,
                          name ? name : brief_word(book, DW_PHRASE_RIVAL_UNNAMED), price, evidence,
                          NULL);
    if (only->outside == DW_OUTSIDE_UNKNOWN)
        return g_strdup(brief_word(book, DW_PHRASE_NOTHING_KNOWN));
    return only->outside == DW_OUTSIDE_MARKET
               ? brief_fill(book, DW_PHRASE_MARKET_ONLY, price, NULL)
               : g_strdup(brief_word(book, only->outside == DW_OUTSIDE_STATUS_QUO
                                               ? DW_PHRASE_STATUS_QUO_ONLY
                                               : DW_PHRASE_SUBSTITUTE_ONLY));
}

/* All that they may have; NULL for nothing known. */
static char *alternatives_words(const dw_plan *plan)
{
    const size_t n = plan->worth.n_alternatives;
    const dw_alternative *first = &plan->worth.alternative[0];
    const bool heard = n == 1 && first->is_told && brief_rival_evidence(plan, first) == NULL;
    if (n < 2 && !heard)
        return n == 0 ? NULL : only_words(plan, first);
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t a = 0; a < n; a++)
        g_ptr_array_add(words, brief_alternative_words(plan, a));
    return brief_phrase_list((const char *const *)words->pdata, n,
                             brief_word(plan->playbook, DW_PHRASE_LIST_AND));
}

/* That they have nothing else is assumed: it matters where the one they have is dear. */
static void compose_assumed(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *list = alternatives_words(plan);
    if (list != NULL && dw_outside_is_dear(&plan->worth))
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_ALTERNATIVE_ASSUMED,
                                  plan->deal->account, list, NULL));
}

/* Where nothing is known, what stands in its place. */
static void compose_unknown(brief_composer *composer)
{
    const dw_worth_model *model = &composer->plan->worth;
    g_autofree char *share =
        brief_phrase_share(dw_playbook_setting(composer->book, DW_SETTING_UNKNOWN_LIMIT_SPREAD));
    const char *basis =
        brief_word(composer->book, dw_limit_is_by_budget(model) ? DW_PHRASE_LIMIT_BY_BUDGET
                                                                : DW_PHRASE_LIMIT_BY_OUR_PRICE);
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_LIMIT_UNKNOWN,
                              composer->plan->deal->account, basis, share, NULL));
}

void brief_compose_doubt(brief_composer *composer)
{
    if (composer->plan->worth.priced && !dw_outside_is_known(&composer->plan->worth)) {
        compose_unknown(composer);
        return;
    }
    g_autofree char *list = alternatives_words(composer->plan);
    if (composer->plan->worth.n_alternatives > 1)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_ALTERNATIVES_IN_DOUBT, list, NULL));
    else
        compose_assumed(composer);
}

/* Is the newest word one of a rival? */
static bool is_of_rival(const brief_composer *composer)
{
    const dw_difference *d = &composer->coaching->newest;
    bool any = false;
    for (size_t e = 0; e < d->n_events; e++)
        any = any || d->event[e]->kind == DW_EVENT_COMPETITOR;
    return any && d->before != NULL;
}

bool brief_compose_alternatives_change(brief_composer *composer)
{
    if (!is_of_rival(composer))
        return false;
    g_autofree char *now = alternatives_words(composer->plan);
    g_autofree char *before = alternatives_words(composer->coaching->newest.before);
    if (now == NULL || before == NULL || strcmp(now, before) == 0)
        return false;
    brief_add_take(composer->document, BRIEF_BULLET, NULL,
                   brief_fill(composer->book, DW_PHRASE_ALTERNATIVES_CHANGED,
                              composer->plan->deal->account, now, before, NULL));
    return true;
}
