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
        g_strdup_printf("%s, %s on a scale from " BRIEF_MINUS "1 (all theirs) to +1 (all ours).",
                        level->label, score);
    label = brief_phrase_raise(g_steal_pointer(&label));
    brief_add(composer->document, BRIEF_PARAGRAPH, label, means);
    g_autofree char *ours = brief_reasons_words(composer, &power->reasons, 0, false,
                                                DW_SETTING_POWER_REASONS_SHOWN, &place);
    g_autofree char *theirs = brief_reasons_words(composer, &power->reasons, 0, true,
                                                  DW_SETTING_POWER_REASONS_SHOWN, &place);
    if (ours != NULL)
        brief_addf(composer->document, BRIEF_BULLET, "With us: %s.", ours);
    if (theirs != NULL)
        brief_addf(composer->document, BRIEF_BULLET, "With them: %s.", theirs);
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
        brief_field(fields, "No deal is worth to us", BRIEF_PLAIN,
                    brief_phrase_sum(plan, value->our_alternative));
    if (dw_money_known(plan->their_alternative))
        brief_field(fields, "To them, estimated", BRIEF_PLAIN,
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
    brief_addf(composer->document, BRIEF_PARAGRAPH, "Target %s%s%s.", target,
               shown ? ", walk-away " : "", shown ? walk_away : "")
        ->tone = BRIEF_STRONG;
    const bool cost_known = dw_money_known(plan->deal->value.cost_to_serve);
    brief_addf(composer->document, BRIEF_BECAUSE,
               "Worth to us of the package with the issues at their targets: present money over %d "
               "years, %s.",
               plan->worth.cash.horizon_years,
               cost_known ? "cost to serve taken off"
                          : "before the cost to serve, which the deal does not give");
}
