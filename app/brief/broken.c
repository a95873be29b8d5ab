/* An agreement that was taken back before the one that was signed. */
#include "brief/broken.h"
#include "brief/package_words.h"

#include <math.h>

bool brief_broken_find(const dw_plan *plan, brief_broken *found)
{
    const dw_deal *deal = plan->deal;
    const dw_event *agreement = NULL;
    size_t option[DW_ISSUES_MAX], end = DW_NONE;
    double price, ended_price = (double)NAN;
    bool agreed = false;
    for (size_t e = 0; plan->debrief.has_agreed && e < deal->n_events; e++) {
        const bool still = dw_agreed_after(&plan->worth, e + 1, option, &price);
        if (agreed && !still && deal->event[e].kind != DW_EVENT_OUTCOME) {
            end = e;
            found->agreement = agreement;
        }
        if (still && !agreed)
            agreement = &deal->event[e];
        agreed = still;
    }
    if (end == DW_NONE || !dw_agreed_after(&plan->worth, end, found->option, &ended_price))
        return false;
    found->end = &deal->event[end];
    found->package = dw_package_weigh(&plan->worth, found->option, ended_price);
    return true;
}

static char *agreed_words(const dw_plan *plan, const brief_broken *was)
{
    g_autofree char *terms = brief_named_terms(plan, &was->package);
    g_autofree char *who = brief_ender_words(plan, was->agreement);
    g_autofree char *date = brief_phrase_day(plan->playbook, was->agreement->day);
    g_autofree char *number = g_strdup_printf("%zu", was->agreement->number);
    return brief_fill(plan->playbook, DW_PHRASE_BROKEN_AGREED, terms ? terms : "", date, who,
                      number, NULL);
}

static char *ended_words(const dw_plan *plan, const brief_broken *was)
{
    g_autofree char *who = brief_ender_words(plan, was->end);
    g_autofree char *date = brief_phrase_day(plan->playbook, was->end->day);
    g_autofree char *number = g_strdup_printf("%zu", was->end->number);
    return brief_fill(plan->playbook, DW_PHRASE_BROKEN_ENDED, who, date, number, NULL);
}

char *brief_broken_words(const dw_plan *plan)
{
    brief_broken was;
    if (!brief_broken_find(plan, &was))
        return NULL;
    g_autofree char *agreed = agreed_words(plan, &was);
    g_autofree char *ended = ended_words(plan, &was);
    char *words = brief_fill(plan->playbook, DW_PHRASE_BROKEN_AGREEMENT, agreed, ended, NULL);
    const double more = was.package.worth.us - plan->debrief.agreed.worth.us;
    if (!plan->worth.priced || isnan(more))
        return words;
    g_autofree char *plain = words;
    g_autofree char *worth = brief_about(plan, was.package.worth.us);
    g_autofree char *difference = brief_about(plan, fabs(more));
    return brief_fill(plan->playbook,
                      more >= 0 ? DW_PHRASE_BROKEN_WORTH : DW_PHRASE_BROKEN_WORTH_LESS, plain,
                      worth, difference, NULL);
}
