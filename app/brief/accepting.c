/* Where the next move is to accept: what is on the table then, on every page alike. */
#include "brief/accepting.h"
#include "brief/clearances.h"
#include "brief/package_words.h"

#include <math.h>

bool brief_accepts(const dw_plan *plan)
{
    return brief_move(plan) == BRIEF_MOVE_ACCEPT;
}

bool brief_is_settling(const dw_plan *plan)
{
    return brief_accepts(plan) || plan->stands.agreement != NULL;
}

void brief_accepted_fill(const dw_plan *plan, const brief_style *style, brief_accepted *accepted)
{
    double price;
    accepted->exists = brief_accepts(plan) &&
                       dw_standing_offer(&plan->worth, DW_SIDE_THEM, accepted->option, &price);
    if (!accepted->exists)
        return;
    accepted->package = dw_package_weigh(&plan->worth, accepted->option, price);
    accepted->package.acceptance = (double)NAN; /* they have offered it */
    if (!style->walk_aways)
        accepted->package.authority = dw_package_authority_told(&plan->worth, &accepted->package);
}

/* What we would have put to them otherwise, where it asks for more than they offer; no yes of ours is
 * asked for it. */
static void compose_instead(brief_composer *composer, const dw_package *accepted)
{
    const dw_proposals *made = &composer->plan->proposals;
    if (!made->exists || !brief_package_visible(composer, &made->next) ||
        !(made->next.worth.us > accepted->worth.us))
        return;
    g_autofree char *terms = brief_package_terms(composer->plan, &made->next, NULL);
    g_autofree char *worth = brief_about(composer->plan, made->next.worth.us);
    if (terms)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_ACCEPT_INSTEAD, terms, worth, NULL));
}

bool brief_compose_accepting(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_accepted accepted;
    brief_accepted_fill(plan, composer->style, &accepted);
    if (!accepted.exists)
        return false;
    g_autofree char *terms = brief_named_terms(plan, &accepted.package);
    g_autofree char *unnamed = brief_unnamed_terms(plan, &accepted.package);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_ACCEPT_IS, plan->deal->account,
                              terms ? terms : "", NULL));
    if (unnamed)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, DW_PHRASE_UNNAMED_TERMS, unnamed, NULL))
            ->tone = BRIEF_CAREFUL;
    if (plan->worth.priced)
        brief_compose_measures(composer, &accepted.package);
    g_autoptr(GArray) named = brief_named_alone(composer, &accepted.package, DW_PHRASE_ACCEPT_YES);
    brief_compose_clearances_as(composer, named, DW_PHRASE_ACCEPT_NEEDS);
    compose_instead(composer, &accepted.package);
    return true;
}

static char *accepting_words(const dw_plan *plan, const brief_style *style)
{
    brief_accepted accepted;
    brief_accepted_fill(plan, style, &accepted);
    if (!accepted.exists)
        return NULL;
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    g_autofree char *worth = brief_about(plan, accepted.package.worth.us);
    g_autofree char *advice = plan->worth.priced
                                  ? brief_fill(plan->playbook, DW_PHRASE_ACCEPT_WORTH, worth, NULL)
                                  : g_strdup(brief_word(plan->playbook, DW_PHRASE_ACCEPT_ADVICE));
    g_autoptr(GArray) named = brief_named_alone(&composer, &accepted.package, DW_PHRASE_ACCEPT_YES);
    g_autoptr(GPtrArray) sentences =
        brief_clearance_sentences(&composer, named, DW_PHRASE_ACCEPT_NEEDS);
    g_ptr_array_insert(sentences, 0, g_steal_pointer(&advice));
    g_ptr_array_add(sentences, NULL);
    return g_strjoinv(" ", (char **)sentences->pdata);
}

char *brief_advice_words(const dw_plan *plan, const brief_style *style)
{
    g_autofree char *people = brief_unsettled_people(plan);
    return people ? brief_fill(plan->playbook, DW_PHRASE_SETTLE_FIRST, people, NULL)
                  : accepting_words(plan, style);
}
