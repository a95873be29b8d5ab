/* The assessment as JSON. */
#include "brief/json.h"

static const char *archetype_name(const brief_composer *composer, size_t archetype)
{
    return composer->plan->playbook->archetype[archetype].name;
}

json_t *brief_json_reasons(const brief_composer *composer, const dw_reasons *reasons,
                           bool archetypes, const brief_place *place)
{
    const dw_playbook *playbook = composer->plan->playbook;
    json_t *list = json_array();
    for (size_t i = 0; i < reasons->n_reasons; i++) {
        if (!brief_reason_visible(composer, &reasons->reason[i]))
            continue;
        const dw_reason *reason = &reasons->reason[i];
        json_t *row = json_object();
        if (reason->rule != NULL) {
            brief_json_set(row, "rule", brief_json_text(reason->rule->id));
        } else {
            const dw_factor *factor = &playbook->factor[reason->factor];
            brief_json_set(row, "factor", json_string(factor->name));
            brief_json_set(row, "level", json_string(factor->level[reason->level].name));
        }
        if (archetypes)
            brief_json_set(row, "archetype", json_string(archetype_name(composer, reason->option)));
        brief_json_set(row, "points", brief_json_number(reason->points, 2));
        brief_json_set(row, "text",
                       brief_json_take(brief_reason_sentence(composer, reason, place)));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *ranking(const brief_composer *composer)
{
    json_t *list = json_array();
    for (size_t r = 0; r < composer->plan->playbook->n_archetypes; r++) {
        const dw_fit *fit = &composer->plan->assessment.ranking[r];
        json_t *row = json_object();
        brief_json_set(row, "archetype", json_string(archetype_name(composer, fit->archetype)));
        brief_json_set(row, "fit", brief_json_number(fit->fit, 1));
        brief_json_set(row, "fit_low", brief_json_number(fit->fit_low, 1));
        brief_json_set(row, "fit_high", brief_json_number(fit->fit_high, 1));
        brief_json_set(row, "points", brief_json_number(fit->points, 2));
        brief_json_set(row, "probability", brief_json_number(fit->probability, 4));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *flips(const brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    json_t *list = json_array();
    for (size_t f = 0; f < assessment->n_flips; f++) {
        const dw_flip *flip = &assessment->flip[f];
        json_t *changes = json_array();
        for (size_t c = 0; c < flip->n_changes; c++) {
            const dw_factor *factor = &composer->plan->playbook->factor[flip->change[c].factor];
            json_t *change = json_object();
            brief_json_set(change, "factor", json_string(factor->name));
            brief_json_set(change, "from", brief_json_levels(factor, flip->change[c].from));
            brief_json_set(change, "to", json_string(factor->level[flip->change[c].to].name));
            json_array_append_new(changes, change);
        }
        json_t *row = json_object();
        brief_json_set(row, "changes", changes);
        brief_json_set(row, "lead", json_string(archetype_name(composer, flip->lead)));
        brief_json_set(row, "margin", brief_json_number(flip->margin, 2));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *ask_next(const brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    json_t *list = json_array();
    for (size_t a = 0; a < assessment->n_asks; a++) {
        const dw_ask *ask = &assessment->ask[a];
        const dw_factor *factor = &composer->plan->playbook->factor[ask->factor];
        json_t *row = json_object();
        brief_json_set(row, "factor", json_string(factor->name));
        brief_json_set(row, "to",
                       json_string(dw_side_name(factor->ask_us ? DW_SIDE_US : DW_SIDE_THEM)));
        brief_json_set(row, "worth", brief_json_number(ask->worth, 2));
        brief_json_set(row, "swing", brief_json_number(ask->swing, 2));
        brief_json_set(row, "question",
                       brief_json_take(brief_phrase_texts(&factor->question, &place)));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t * override(const brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    if (deal->strategy == DW_NONE)
        return json_null();
    json_t *row = json_object();
    brief_json_set(row, "archetype", json_string(archetype_name(composer, deal->strategy)));
    brief_json_set(row, "reason", brief_json_text(deal->strategy_reason));
    return row;
}

json_t *brief_json_strategy(const brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    const bool guarded = assessment->guard != DW_NONE;
    json_t *object = json_object();
    brief_json_set(object, "lead", json_string(archetype_name(composer, assessment->lead)));
    brief_json_set(object, "guard",
                   guarded ? json_string(archetype_name(composer, assessment->guard))
                           : json_null());
    brief_json_set(object, "confidence", brief_json_number(assessment->confidence, 4));
    brief_json_set(object, "recommended",
                   json_string(archetype_name(composer, assessment->recommended)));
    brief_json_set(object, "runner_up",
                   json_string(archetype_name(composer, assessment->runner_up)));
    brief_json_set(object, "override", override(composer));
    brief_json_set(object, "method", json_string(assessment->exact ? "exact" : "sampled"));
    brief_json_set(object, "assignments", json_integer((json_int_t)assessment->n_assignments));
    brief_json_set(object, "ranking", ranking(composer));
    brief_json_set(object, "reasons",
                   brief_json_reasons(composer, &assessment->reasons, true, &place));
    brief_json_set(object, "drivers",
                   brief_json_reasons(composer, &assessment->drivers, true, &place));
    brief_json_set(object, "guard_reasons",
                   guarded ? brief_json_reasons(composer, &assessment->guard_reasons, false, &place)
                           : json_array());
    brief_json_set(object, "flips", flips(composer));
    brief_json_set(object, "ask_next", ask_next(composer));
    return object;
}

static json_t *level_of(const brief_composer *composer, const dw_score *score)
{
    return json_string(composer->plan->playbook->factor[score->factor].level[score->level].name);
}

json_t *brief_json_effort(const brief_composer *composer)
{
    return level_of(composer, &composer->plan->assessment.effort);
}

json_t *brief_json_power(const brief_composer *composer)
{
    const dw_score *power = &composer->plan->assessment.power;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    json_t *object = json_object();
    brief_json_set(object, "holder", level_of(composer, power));
    brief_json_set(object, "score", brief_json_number(power->score, 2));
    brief_json_set(
        object, "possible",
        brief_json_levels(&composer->plan->playbook->factor[power->factor], power->possible));
    brief_json_set(object, "reasons", brief_json_reasons(composer, &power->reasons, false, &place));
    brief_json_set(object, "lines", brief_json_lines(composer, DW_SECTION_POWER));
    return object;
}
