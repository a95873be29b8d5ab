/* An agreement that was taken back before the one that was signed. */
#include "brief/broken.h"
#include "brief/package_words.h"

#include <math.h>

static char *agreed_words(const dw_plan *plan)
{
    const dw_event *was = plan->debrief.broken;
    g_autofree char *terms = brief_named_terms_after(plan, &plan->debrief.broken_package,
                                                     (size_t)(was - plan->deal->event) + 1);
    g_autofree char *who = brief_ender_words(plan, was);
    g_autofree char *date = brief_phrase_day(plan->playbook, was->day);
    g_autofree char *number = g_strdup_printf("%zu", was->number);
    return brief_fill(plan->playbook, DW_PHRASE_BROKEN_AGREED, terms ? terms : "", date, who,
                      number, NULL);
}

static char *ended_words(const dw_plan *plan)
{
    const dw_event *end = plan->debrief.ended;
    g_autofree char *who = brief_ender_words(plan, end);
    g_autofree char *date = brief_phrase_day(plan->playbook, end->day);
    g_autofree char *number = g_strdup_printf("%zu", end->number);
    return brief_fill(plan->playbook, DW_PHRASE_BROKEN_ENDED, who, date, number, NULL);
}

char *brief_broken_words(const dw_plan *plan)
{
    const dw_debrief *debrief = &plan->debrief;
    if (!debrief->broken)
        return NULL;
    g_autofree char *agreed = agreed_words(plan);
    g_autofree char *ended = ended_words(plan);
    char *words = brief_fill(plan->playbook, DW_PHRASE_BROKEN_AGREEMENT, agreed, ended, NULL);
    const double more = debrief->broken_package.worth.us - debrief->agreed.worth.us;
    if (!plan->worth.priced || isnan(more))
        return words;
    g_autofree char *plain = words;
    g_autofree char *worth = brief_whole_sum(plan, debrief->broken_package.worth.us);
    g_autofree char *difference = brief_about(plan, fabs(more));
    if (dw_deal_is_nothing(plan->deal, more))
        return brief_fill(plan->playbook, DW_PHRASE_BROKEN_WORTH_SAME, plain, worth, NULL);
    return brief_fill(plan->playbook,
                      more > 0 ? DW_PHRASE_BROKEN_WORTH : DW_PHRASE_BROKEN_WORTH_LESS, plain, worth,
                      difference, NULL);
}
