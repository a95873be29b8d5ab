/* What our own house has said no to, in words. */
#include "brief/house_no.h"
#include "brief/accepting.h"
#include "brief/package_words.h"

#include <math.h>

static char *refused_words(const brief_composer *composer, const dw_ruling *denial,
                           const dw_event *answer, const char *date)
{
    const dw_plan *plan = composer->plan;
    const dw_playbook *book = composer->book;
    g_autofree char *terms = brief_package_terms(plan, &denial->package, denial->no);
    if (!terms)
        return brief_fill(book, DW_PHRASE_HOUSE_NO, answer->who, date, NULL);
    /* The words of an approver may say down to which price. */
    return answer->reason && composer->style->walk_aways
               ? brief_fill(book, DW_PHRASE_HOUSE_REFUSED, answer->who, terms, date, answer->reason,
                            NULL)
               : brief_fill(book, DW_PHRASE_HOUSE_REFUSED_PLAIN, answer->who, terms, date, NULL);
}

static char *cut_words(const brief_composer *composer, const dw_ruling *denial,
                       const dw_event *answer, const char *date)
{
    const dw_plan *plan = composer->plan;
    const dw_playbook *book = composer->book;
    const dw_event_approval *made = &plan->approvals.event[denial->event];
    g_autofree char *granted = brief_package_terms(plan, &denial->package, denial->on);
    if (!granted)
        return brief_fill(book, DW_PHRASE_HOUSE_NO, answer->who, date, NULL);
    g_autofree char *missing =
        made->missing ? brief_package_terms(plan, &made->package, made->missing) : NULL;
    return missing
               ? brief_fill(book, DW_PHRASE_HOUSE_CUT, answer->who, granted, date, missing, NULL)
               : brief_fill(book, DW_PHRASE_HOUSE_TIED, answer->who, granted, date, NULL);
}

bool brief_denial_visible(const brief_composer *composer, const dw_ruling *denial)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    if (!denial)
        return true;
    const dw_event_approval *made = &approvals->event[denial->event];
    return brief_package_visible(composer, &denial->package) &&
           (!denial->granted || !made->missing || brief_package_visible(composer, &made->package));
}

char *brief_denial_words(const brief_composer *composer, const dw_ruling *denial)
{
    const dw_event *answer = &composer->plan->deal->event[denial->event];
    g_autofree char *date = brief_phrase_day(composer->book, answer->day);
    if (!brief_denial_visible(composer, denial))
        return brief_fill(composer->book, DW_PHRASE_HOUSE_NO, answer->who, date, NULL);
    return denial->granted ? cut_words(composer, denial, answer, date)
                           : refused_words(composer, denial, answer, date);
}

char *brief_approval_words(const dw_plan *plan, const dw_package *package)
{
    const dw_ruling *denial = dw_approvals_denial(&plan->approvals, &plan->worth, package);
    return denial ? brief_fill(plan->playbook, DW_PHRASE_APPROVAL_DENIED,
                               plan->deal->event[denial->event].who, NULL)
                  : g_strdup(brief_authority_label(plan, package->authority));
}

static void compose_denied(brief_composer *composer, dw_phrase phrase, const char *term,
                           const dw_ruling *denial)
{
    g_autofree char *words = brief_denial_words(composer, denial);
    brief_add_take(composer->document, BRIEF_BULLET, NULL,
                   brief_phrase_raise(brief_fill(composer->book, phrase, term, words, NULL)))
        ->tone = BRIEF_CAREFUL;
}

void brief_compose_denied_price(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *denial = plan->price_no;
    if (!denial || !brief_denial_visible(composer, denial))
        return;
    const dw_package *put =
        denial->granted ? &plan->approvals.event[denial->event].package : &denial->package;
    bool marked[DW_ISSUES_MAX] = {false};
    marked[plan->worth.cash_issue[DW_CASH_PRICE]] = true;
    g_autofree char *term = brief_package_terms(plan, put, marked);
    compose_denied(composer, DW_PHRASE_GIVE_DENIED, term, denial);
}

void brief_compose_denied_give(brief_composer *composer, size_t issue, size_t option)
{
    const dw_plan *plan = composer->plan;
    const bool again = dw_model_asks_again(&plan->worth, issue, option);
    const dw_ruling *denial = dw_approvals_denied_option(
        &plan->approvals, &plan->worth, issue, option, again ? (double)NAN : plan->price_open);
    if (!denial)
        return;
    const dw_term given = {.issue = issue, .option = option};
    g_autofree char *term = brief_offer_terms(plan, &given, 1);
    compose_denied(composer, again ? DW_PHRASE_GIVE_AGAIN : DW_PHRASE_GIVE_DENIED, term, denial);
}

bool brief_is_traded(const dw_plan *plan, size_t issue, size_t option)
{
    const size_t n_trades = brief_is_settling(plan) ? 0 : plan->n_trades;
    for (size_t t = 0; t < n_trades; t++)
        if (plan->trade[t].give_issue == issue && plan->trade[t].give_option == option)
            return true;
    return false;
}
