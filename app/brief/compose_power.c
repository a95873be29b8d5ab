/* What each side does without the other, who holds more power, and the package as one number. */
#include "brief/compose.h"

static void compose_balance(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_score *power = &plan->assessment.power;
    const dw_level *level = &plan->playbook->factor[power->factor].level[power->level];
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    g_autofree char *score = brief_phrase_number(power->score, 2, true);
    g_autofree char *means = brief_phrase_texts(&level->means, &place);
    g_autofree char *label =
        brief_fill(composer->book, DW_PHRASE_POWER_BALANCE, level->label, score, NULL);
    label = brief_phrase_raise(g_steal_pointer(&label));
    brief_add(composer->document, BRIEF_PARAGRAPH, label, means);
    g_autofree char *ours = brief_reasons_words(composer, &power->reasons, 0, false,
                                                DW_SETTING_POWER_REASONS_SHOWN, &place);
    g_autofree char *theirs = brief_reasons_words(composer, &power->reasons, 0, true,
                                                  DW_SETTING_POWER_REASONS_SHOWN, &place);
    if (ours != NULL)
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_POWER_OURS, ours, NULL));
    if (theirs != NULL)
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_POWER_THEIRS, theirs, NULL));
}

void brief_compose_power(brief_composer *composer)
{
    compose_balance(composer);
    brief_compose_lines(composer, DW_SECTION_POWER, 0);
}

void brief_compose_alternatives(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_deal_value *value = &plan->deal->value;
    brief_table *fields = brief_add_fields(composer->document);
    if (composer->style->walk_aways && dw_money_known(value->our_alternative))
        brief_compose_field(composer, fields, DW_PHRASE_ROW_NO_DEAL_OURS, BRIEF_PLAIN,
                            brief_phrase_sum(plan, value->our_alternative));
    if (dw_money_known(plan->their_alternative))
        brief_compose_field(composer, fields, DW_PHRASE_ROW_NO_DEAL_THEIRS, BRIEF_PLAIN,
                            brief_phrase_estimate(plan, plan->their_alternative));
    brief_compose_lines(composer, DW_SECTION_ALTERNATIVES, 0);
}

void brief_compose_package(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (!dw_money_known(plan->package_target))
        return;
    g_autofree char *target = brief_phrase_estimate(plan, plan->package_target);
    g_autofree char *walk_away = brief_phrase_estimate(plan, plan->package_walk_away);
    const bool shown = composer->style->walk_aways && dw_money_known(plan->package_walk_away);
    brief_add_take(
        composer->document, BRIEF_PARAGRAPH, NULL,
        shown ? brief_fill(composer->book, DW_PHRASE_PACKAGE_WALK_AWAY, target, walk_away, NULL)
              : brief_fill(composer->book, DW_PHRASE_PACKAGE, target, NULL))
        ->tone = BRIEF_STRONG;
    const bool cost_known = dw_money_known(plan->deal->value.cost_to_serve);
    g_autofree char *years = g_strdup_printf("%d", plan->worth.cash.horizon_years);
    brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        brief_fill(composer->book,
                   cost_known ? DW_PHRASE_PACKAGE_MEANS : DW_PHRASE_PACKAGE_MEANS_UNSERVED, years,
                   NULL));
}
