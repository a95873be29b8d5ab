/* Why going on is worth more or less after the newest event. */
#include "brief/coach.h"
#include "brief/compose.h"

#include <math.h>

/* What moves by less than this share is in the table, and needs no reason. */
static const double LEAST_MOVE = 0.05;
/* Of a chance, and of what the next offer brings: less is no reason. */
static const double LEAST_CHANCE = 0.05, LEAST_WORTH = 0.02;

static bool has_moved(const dw_plan *before, const dw_plan *now)
{
    const double was = before->proposals.going_on, is = now->proposals.going_on;
    return isfinite(was) && isfinite(is) && fabs(is - was) >= LEAST_MOVE * fabs(was);
}

static char *money(const dw_plan *plan, double minor_units)
{
    return brief_phrase_estimate(plan, dw_money_estimate(minor_units));
}

/* What both next offers are, how likely and how much to us: as far as that goes the same way. */
static void add_offer_reasons(const brief_composer *composer, const dw_plan *before,
                              GPtrArray *reasons)
{
    const dw_plan *now = composer->plan;
    const dw_package *was = &before->proposals.next, *is = &now->proposals.next;
    if (!before->proposals.exists || !now->proposals.exists)
        return;
    const double way = now->proposals.going_on > before->proposals.going_on ? 1 : -1;
    if (way * (is->acceptance - was->acceptance) >= LEAST_CHANCE) {
        g_autofree char *chance = brief_phrase_taken(composer->book, is->acceptance);
        g_autofree char *earlier = brief_phrase_taken(composer->book, was->acceptance);
        g_ptr_array_add(
            reasons, brief_fill(composer->book, DW_PHRASE_GOING_ON_CHANCE, chance, earlier, NULL));
    }
    if (way * (is->worth.us - was->worth.us) >= LEAST_WORTH * fabs(was->worth.us)) {
        g_autofree char *worth = money(now, is->worth.us);
        g_autofree char *earlier = money(now, was->worth.us);
        g_ptr_array_add(reasons,
                        brief_fill(composer->book, DW_PHRASE_GOING_ON_WORTH, worth, earlier, NULL));
    }
}

/* Our own offer is the most that it may be worth. */
static bool is_bounded(const dw_plan *plan)
{
    return fabs(plan->proposals.going_on - plan->standing.our_worth) < DW_WORTH_SAME;
}

void brief_compose_going_on(brief_composer *composer)
{
    const dw_plan *before = composer->coaching->newest.before, *now = composer->plan;
    if (!composer->style->walk_aways || before == NULL || !has_moved(before, now))
        return;
    g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
    add_offer_reasons(composer, before, reasons);
    const bool rises = now->proposals.going_on > before->proposals.going_on;
    if (is_bounded(now) && (!rises || reasons->len == 0))
        g_ptr_array_add(reasons, g_strdup(brief_word(composer->book, DW_PHRASE_GOING_ON_BOUNDED)));
    if (reasons->len == 0)
        return;
    const dw_phrase phrase = rises ? DW_PHRASE_GOING_ON_ROSE : DW_PHRASE_GOING_ON_FELL;
    g_autofree char *list = brief_phrase_list((const char *const *)reasons->pdata, reasons->len,
                                              brief_word(composer->book, DW_PHRASE_LIST_AND));
    brief_add_take(composer->document, BRIEF_BULLET, NULL,
                   brief_fill(composer->book, phrase, list, NULL));
}
