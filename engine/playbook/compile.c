/* Checks a filled playbook and makes its indexes. */
#include "dealwright/playbook.h"

#include "compile.h"
#include "rule_index.h"

#include <float.h>
#include <math.h>
#include <string.h>

static dw_status check_limits(const dw_compiler *c)
{
    const dw_playbook *const p = c->playbook;
    const struct {
        const char *what;
        size_t n, least, most;
    } size[] = {{"factor", p->n_factors, 1, DW_FACTORS_MAX},
                {"decision", p->n_decisions, 1, DW_FACTORS_MAX},
                {"archetype", p->n_archetypes, 2, DW_ARCHETYPES_MAX},
                {"issue_kind", p->n_issue_kinds, 1, UINT16_MAX},
                {"authority", p->n_authorities, 1, DW_LEVELS_MAX},
                {"tactic", p->n_tactics, 0, UINT16_MAX},
                {"buyer_limit", p->n_buyer_limits, 0, DW_BUYER_LIMITS_MAX},
                {"entry", p->n_entries, 0, DW_ENTRIES_MAX}};
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++)
        if (size[i].n < size[i].least || size[i].n > size[i].most)
            return dw_fail(c->err, DW_E_LIMIT, size[i].what, size[i].n, (double)size[i].most);
    return DW_OK;
}

/* Scores are compared with their thresholds as 32-bit hundredths. */
static bool thresholds_are_usable(const dw_factor *factor)
{
    const double most = factor->kind == DW_FACTOR_SCORED ? (double)INT32_MAX : DBL_MAX;
    for (size_t l = 0; l + 1 < factor->n_levels; l++)
        if (!(fabs(factor->threshold[l]) <= most) ||
            (l > 0 && !(factor->threshold[l - 1] < factor->threshold[l])))
            return false;
    return true;
}

static bool levels_are(const dw_factor *factor, const char *const *names, size_t n)
{
    if (factor->n_levels != n)
        return false;
    for (size_t l = 0; l < n; l++)
        if (strcmp(factor->level[l].name, names[l]) != 0)
            return false;
    return true;
}

static size_t count_names(const char *const *names)
{
    size_t n = 0;
    while (names[n])
        n++;
    return n;
}

/* A measure either names the levels, all of them in its order, or is a number to be cut. */
static bool measure_fits(const dw_factor *factor)
{
    const dw_measure_info *const measure = dw_measure_info_of(factor->measure);
    if (factor->measure == DW_MEASURE_NONE || factor->scope != measure->scope)
        return false;
    return measure->levels ? !factor->threshold &&
                                 levels_are(factor, measure->levels, count_names(measure->levels))
                           : factor->threshold != NULL;
}

static bool market_places_are_shares(const dw_factor *factor)
{
    for (size_t l = 0; l < factor->n_levels; l++) {
        const dw_level *const level = &factor->level[l];
        if (level->has_market_place && !(level->market_place >= 0 && level->market_place <= 1))
            return false;
    }
    return true;
}

static bool prior_is_usable(const dw_factor *factor)
{
    double sum = 0;
    for (size_t l = 0; l < factor->n_levels; l++) {
        if (!(factor->prior[l] > 0) || !isfinite(factor->prior[l]))
            return false;
        sum += factor->prior[l];
    }
    return isfinite(sum);
}

static dw_status check_factor(const dw_compiler *c, size_t f)
{
    const dw_factor *const factor = &c->playbook->factor[f];
    const bool derived = factor->kind == DW_FACTOR_SCORED || factor->kind == DW_FACTOR_CHOSEN;
    bool good = factor->n_levels >= 2 && factor->n_levels <= DW_LEVELS_MAX &&
                factor->scope < DW_SCOPE_COUNT && (!factor->prior || prior_is_usable(factor)) &&
                market_places_are_shares(factor) &&
                (!factor->threshold || thresholds_are_usable(factor));
    if (factor->kind == DW_FACTOR_MEASURED)
        good = good && measure_fits(factor);
    if (derived)
        good = good && factor->decision < c->playbook->n_decisions &&
               c->playbook->decision[factor->decision].factor == f;
    if (factor->kind == DW_FACTOR_SCORED)
        good = good && factor->threshold;
    return good ? DW_OK : dw_fail(c->err, DW_E_RANGE, "factor", f, 0);
}

static void wait_for(dw_decision *decision, dw_stage stage)
{
    if (stage > decision->stage)
        decision->stage = stage;
}

/* Adds a factor to what a decision uses; false when it may not be used there. */
static bool add_input(const dw_compiler *c, dw_decision *decision, size_t input)
{
    const dw_playbook *const p = c->playbook;
    if (input >= decision->factor)
        return false;
    const dw_factor *const factor = &p->factor[input];
    if (factor->scope != DW_SCOPE_DEAL && factor->scope != p->factor[decision->factor].scope)
        return false;
    dw_factor_set_add(&decision->inputs, input);
    if (factor->kind == DW_FACTOR_MEASURED)
        wait_for(decision, dw_measure_info_of(factor->measure)->stage);
    if (factor->kind == DW_FACTOR_STATED || factor->kind == DW_FACTOR_MEASURED) {
        dw_factor_set_add(&decision->roots, input);
        return true;
    }
    const dw_decision *const other = &p->decision[factor->decision];
    for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
        decision->roots.bits[w] |= other->roots.bits[w];
    wait_for(decision, other->stage);
    return true;
}

static bool points_in_range(const dw_points *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (points[i] > DW_POINTS_MAX || points[i] < -DW_POINTS_MAX)
            return false;
    return true;
}

static bool when_is_sound(const dw_playbook *p, const dw_when *when)
{
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_condition *const condition = &when->condition[c];
        if (condition->factor >= p->n_factors || condition->levels == 0 ||
            (condition->levels & ~dw_factor_unknown(&p->factor[condition->factor])) != 0 ||
            (c > 0 && condition->factor <= condition[-1].factor))
            return false;
    }
    return true;
}

static dw_status check_rules(const dw_compiler *c, dw_decision *decision, size_t d)
{
    if (decision->n_rules > DW_RULES_MAX)
        return dw_fail(c->err, DW_E_LIMIT, "decision", d, DW_RULES_MAX);
    for (size_t r = 0; r < decision->n_rules; r++) {
        const dw_rule *const rule = &decision->rule[r];
        if (!when_is_sound(c->playbook, &rule->when) ||
            !points_in_range(rule->points, decision->n_options))
            return dw_fail(c->err, DW_E_RANGE, "decision", d, (double)r);
        for (size_t i = 0; i < rule->when.n_conditions; i++)
            if (!add_input(c, decision, rule->when.condition[i].factor))
                return dw_fail(c->err, DW_E_ORDER, "decision", d, rule->when.condition[i].factor);
    }
    return DW_OK;
}

static dw_status check_weights(const dw_compiler *c, dw_decision *decision, size_t d)
{
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        if (!add_input(c, decision, weight->factor))
            return dw_fail(c->err, DW_E_ORDER, "decision", d, weight->factor);
        const size_t n_levels = c->playbook->factor[weight->factor].n_levels;
        if ((i > 0 && weight->factor <= weight[-1].factor) ||
            !points_in_range(weight->points, n_levels * decision->n_options))
            return dw_fail(c->err, DW_E_RANGE, "decision", d, weight->factor);
    }
    return DW_OK;
}

/* Decisions stand in the order of their factors, so those of the inputs come complete. */
static dw_status make_support(const dw_compiler *c, dw_decision *decision, size_t d)
{
    uint16_t *const support = DW_TAKE(c->arena, d, uint16_t);
    if (!support)
        return dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
    bool needed[DW_FACTORS_MAX] = {false};
    for (size_t e = d; e-- > 0;) {
        const dw_decision *const earlier = &c->playbook->decision[e];
        needed[e] = needed[e] || dw_factor_set_has(&decision->inputs, earlier->factor);
        for (size_t i = 0; needed[e] && i < earlier->n_support; i++)
            needed[earlier->support[i]] = true;
    }
    for (size_t e = 0; e < d; e++)
        if (needed[e])
            support[decision->n_support++] = (uint16_t)e;
    decision->support = support;
    return DW_OK;
}

static dw_status compile_decision(const dw_compiler *c, size_t d)
{
    dw_decision *const decision = &c->decision[d];
    const dw_playbook *const p = c->playbook;
    decision->inputs = decision->roots = (dw_factor_set){0};
    decision->n_support = 0;
    decision->stage = DW_STAGE_EARLY;
    if (decision->factor >= p->n_factors || p->factor[decision->factor].decision != d ||
        (d > 0 && decision->factor <= decision[-1].factor))
        return dw_fail(c->err, DW_E_ORDER, "decision", d, decision->factor);
    const dw_factor *const factor = &p->factor[decision->factor];
    const size_t n_options = factor->kind == DW_FACTOR_SCORED ? 1 : factor->n_levels;
    if (decision->n_options != n_options || n_options > DW_OPTIONS_MAX ||
        !points_in_range(decision->base, n_options))
        return dw_fail(c->err, DW_E_RANGE, "decision", d, (double)decision->n_options);
    dw_status status = check_weights(c, decision, d);
    if (status == DW_OK)
        status = check_rules(c, decision, d);
    if (status == DW_OK)
        status = make_support(c, decision, d);
    if (status != DW_OK)
        return status;
    decision->index = dw_rule_index_make(p, decision, c->arena);
    return decision->index ? DW_OK : dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
}

static bool in_unit(double x)
{
    return x >= 0 && x <= 1;
}

static dw_status check_archetypes(const dw_compiler *c)
{
    for (size_t a = 0; a < c->playbook->n_archetypes; a++) {
        const dw_archetype_numbers *const n = &c->playbook->archetype[a].numbers;
        if (!(in_unit(n->relationship_weight) && in_unit(n->aspiration) &&
              n->opening_stance >= -1 && n->opening_stance <= 1 && n->concession_ratio > 0 &&
              n->concession_ratio < 1 && in_unit(n->disclosure) && n->reciprocity >= 0 &&
              isfinite(n->reciprocity) && in_unit(n->must_have_rigidity)))
            return dw_fail(c->err, DW_E_RANGE, "archetype", a, 0);
    }
    return DW_OK;
}

static dw_status check_settings(const dw_compiler *c)
{
    const dw_setting_value *const setting = c->playbook->setting;
    for (unsigned s = 0; s < DW_SETTING_COUNT; s++) {
        const dw_setting_info *const info = dw_setting_info_of((dw_setting)s);
        if (!(setting[s].value >= info->low && setting[s].value <= info->high))
            return dw_fail(c->err, DW_E_RANGE, "setting", s, setting[s].value);
    }
    static const dw_setting pair[][2] = {
        {DW_SETTING_LADDER_STEPS_MIN, DW_SETTING_LADDER_STEPS_MAX},
        {DW_SETTING_LADDER_RATIO_MIN, DW_SETTING_LADDER_RATIO_MAX},
        {DW_SETTING_QUARTER_END_COST_LOW, DW_SETTING_QUARTER_END_COST_HIGH},
        {DW_SETTING_IMPORTANCE_LOW, DW_SETTING_IMPORTANCE_MEDIUM},
        {DW_SETTING_IMPORTANCE_MEDIUM, DW_SETTING_IMPORTANCE_HIGH}};
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
        if (setting[pair[i][0]].value > setting[pair[i][1]].value)
            return dw_fail(c->err, DW_E_CONFLICT, "setting", pair[i][1], 0);
    return DW_OK;
}

/* Index of the first condition on another scope's factor, or n_conditions. */
static size_t first_out_of_scope(const dw_playbook *p, const dw_when *when, dw_scope scope)
{
    size_t i = 0;
    for (; i < when->n_conditions; i++) {
        const dw_scope own = p->factor[when->condition[i].factor].scope;
        if (own != DW_SCOPE_DEAL && own != scope)
            break;
    }
    return i;
}

static dw_status check_buyer_limits(const dw_compiler *c)
{
    for (size_t l = 0; l < c->playbook->n_buyer_limits; l++) {
        const dw_buyer_limit *const sign = &c->playbook->buyer_limit[l];
        if (sign->figure >= DW_LIMIT_FIGURE_COUNT || sign->effect >= DW_LIMIT_EFFECT_COUNT)
            return dw_fail(c->err, DW_E_RANGE, "buyer_limit", l, 0);
    }
    return DW_OK;
}

static bool is_share(double share)
{
    return share >= -DW_ESTIMATE_MAX && share <= DW_ESTIMATE_MAX;
}

static bool estimate_is_sound(const dw_issue_kind *kind)
{
    const dw_issue_estimate *const e = &kind->estimate;
    if (e->n_options > DW_ISSUE_OPTIONS_MAX ||
        (kind->cash != DW_CASH_NONE && (e->valued || (e->n_options > 0 && !e->numeric))))
        return false;
    return !e->valued || (is_share(e->us) && is_share(e->them[0]) && is_share(e->them[2]) &&
                          e->them[0] <= e->them[1] && e->them[1] <= e->them[2]);
}

static dw_status check_issue_kinds(const dw_compiler *c)
{
    for (size_t k = 0; k < c->playbook->n_issue_kinds; k++) {
        const dw_when *const when = &c->playbook->issue_kind[k].ask_when;
        if (!estimate_is_sound(&c->playbook->issue_kind[k]) || !when_is_sound(c->playbook, when) ||
            first_out_of_scope(c->playbook, when, DW_SCOPE_DEAL) < when->n_conditions)
            return dw_fail(c->err, DW_E_RANGE, "issue_kind", k, 0);
    }
    return DW_OK;
}

static dw_status check_phrases(const dw_compiler *c)
{
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p++)
        if (!c->playbook->phrase[p])
            return dw_fail(c->err, DW_E_RANGE, "phrase", p, 0);
    return DW_OK;
}

static bool spans_are_sound(const dw_span *span, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span[i].kind >= DW_DEADLINE_KIND_COUNT || span[i].days < 0 ||
            span[i].days > DW_LEAD_DAYS_MAX || (i > 0 && span[i].kind <= span[i - 1].kind))
            return false;
    return true;
}

static bool timing_is_sound(const dw_timing *timing)
{
    return timing->days_before_close >= -1 && timing->days_before_close <= DW_LEAD_DAYS_MAX &&
           timing->least_days >= 0 && timing->least_days <= DW_LEAD_DAYS_MAX &&
           spans_are_sound(timing->before, timing->n_before) &&
           spans_are_sound(timing->after, timing->n_after) &&
           (timing->phase == DW_PHASE_COUNT ||
            (timing->phase < DW_PHASE_COUNT && timing->days_before_close >= 0)) &&
           timing->present < UINT32_C(1) << DW_PRESENCE_COUNT;
}

static dw_status check_entries(const dw_compiler *c)
{
    const dw_playbook *const p = c->playbook;
    for (size_t e = 0; e < p->n_entries; e++) {
        const dw_entry *const entry = &p->entry[e];
        if (entry->section >= DW_SECTION_COUNT || entry->scope >= DW_SCOPE_COUNT ||
            !when_is_sound(p, &entry->when) || !timing_is_sound(&entry->timing))
            return dw_fail(c->err, DW_E_RANGE, "entry", e, 0);
        const size_t wrong = first_out_of_scope(p, &entry->when, entry->scope);
        if (wrong < entry->when.n_conditions)
            return dw_fail(c->err, DW_E_ORDER, "entry", e, entry->when.condition[wrong].factor);
    }
    return DW_OK;
}

/* What the engine relies on of a decision it acts on. */
typedef struct key_shape {
    dw_factor_kind kind;
    dw_scope scope;
    bool early;             /* made by the assessment: may not depend on late measures */
    const char *levels[11]; /* NULL-terminated; none: they follow from elsewhere */
} key_shape;

static const key_shape key_shapes[] = {
    [DW_KEY_EFFORT] = {DW_FACTOR_SCORED,
                       DW_SCOPE_DEAL,
                       true,
                       {"fast_track", "balanced", "white_glove"}},
    [DW_KEY_POWER] = {DW_FACTOR_SCORED, DW_SCOPE_DEAL, true, {"buyer", "balanced", "seller"}},
    [DW_KEY_ARCHETYPE] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, true, {NULL}},
    [DW_KEY_GUARD] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, true, {NULL}},
    [DW_KEY_WHO_ANCHORS] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, true, {"us", "them"}},
    [DW_KEY_ANCHOR_FRAME] = {DW_FACTOR_CHOSEN,
                             DW_SCOPE_DEAL,
                             true,
                             {"value", "market", "competitive", "list"}},
    [DW_KEY_SEQUENCE] = {DW_FACTOR_CHOSEN,
                         DW_SCOPE_DEAL,
                         false,
                         {"easy_first", "hardest_first", "package"}},
    [DW_KEY_PACING] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, false, {"fast", "measured", "slow"}},
    [DW_KEY_ESCALATION] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, false, {"now", "prepare", "no"}},
    [DW_KEY_ISSUE_PRIORITY] = {DW_FACTOR_SCORED, DW_SCOPE_ISSUE, false, {NULL}},
    [DW_KEY_DEADLINE_STANDING] = {DW_FACTOR_CHOSEN,
                                  DW_SCOPE_DEADLINE,
                                  false,
                                  {"legitimate", "buyer", "artificial"}},
    [DW_KEY_BUYER_PACE] = {DW_FACTOR_CHOSEN, DW_SCOPE_DEAL, false, {"conceding", "steady", "firm"}},
    [DW_KEY_BUYER_ALTERNATIVE] = {DW_FACTOR_CHOSEN,
                                  DW_SCOPE_DEAL,
                                  false,
                                  {"status_quo", "substitute"}},
    [DW_KEY_ESCALATION_VERDICT] = {DW_FACTOR_CHOSEN,
                                   DW_SCOPE_DEAL,
                                   false,
                                   {"right", "not_yet", "wrong"}},
    [DW_KEY_NEXT_MOVE] = {DW_FACTOR_CHOSEN,
                          DW_SCOPE_DEAL,
                          false,
                          {"hold", "ask", "trade", "offer", "break", "pivot", "escalate",
                           "walk_away", "close", "accept"}},
};
_Static_assert(sizeof key_shapes / sizeof key_shapes[0] == DW_KEY_COUNT, "a shape for each key");

static bool levels_follow_archetypes(const dw_playbook *p, const dw_factor *factor, size_t skip)
{
    if (factor->n_levels != p->n_archetypes + skip)
        return false;
    for (size_t a = 0; a < p->n_archetypes; a++)
        if (strcmp(factor->level[a + skip].name, p->archetype[a].name) != 0)
            return false;
    return true;
}

static bool key_levels_fit(const dw_playbook *p, dw_key key, const dw_factor *factor)
{
    const key_shape *const shape = &key_shapes[key];
    if (key == DW_KEY_ARCHETYPE)
        return levels_follow_archetypes(p, factor, 0);
    if (key == DW_KEY_GUARD)
        return levels_follow_archetypes(p, factor, 1);
    const size_t n = count_names(shape->levels);
    return n == 0 || levels_are(factor, shape->levels, n);
}

static dw_status find_keys(const dw_compiler *c)
{
    dw_playbook *const p = c->playbook;
    for (unsigned k = 0; k < DW_KEY_COUNT; k++) {
        const size_t f = dw_playbook_factor(p, dw_key_name((dw_key)k));
        const key_shape *const shape = &key_shapes[k];
        if (f == p->n_factors || p->factor[f].kind != shape->kind ||
            p->factor[f].scope != shape->scope || !key_levels_fit(p, (dw_key)k, &p->factor[f]))
            return dw_fail(c->err, DW_E_RANGE, "key", k, 0);
        p->key[k] = p->factor[f].decision;
        if (shape->early && p->decision[p->key[k]].stage != DW_STAGE_EARLY)
            return dw_fail(c->err, DW_E_ORDER, "key", k, 0);
    }
    return DW_OK;
}

static dw_status check_factors(const dw_compiler *c)
{
    dw_status status = DW_OK;
    for (size_t f = 0; status == DW_OK && f < c->playbook->n_factors; f++)
        status = check_factor(c, f);
    return status;
}

static dw_status compile_decisions(const dw_compiler *c)
{
    dw_status status = DW_OK;
    for (size_t d = 0; status == DW_OK && d < c->playbook->n_decisions; d++)
        status = compile_decision(c, d);
    return status;
}

dw_status dw_playbook_compile(dw_playbook *playbook, dw_arena *arena, dw_error *err)
{
    static dw_status (*const step[])(const dw_compiler *) = {
        check_factors,      compile_decisions, check_archetypes, check_settings,
        check_buyer_limits, check_issue_kinds, check_phrases,    dw_compile_holidays,
        check_entries,      find_keys};
    dw_decision *const decision = DW_TAKE(arena, playbook->n_decisions, dw_decision);
    if (!decision)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    const dw_compiler c = {playbook, decision, arena, err};
    dw_status status = check_limits(&c);
    if (status != DW_OK)
        return status;
    memcpy(decision, playbook->decision, playbook->n_decisions * sizeof *decision);
    playbook->decision = decision;
    for (size_t i = 0; status == DW_OK && i < sizeof step / sizeof step[0]; i++)
        status = step[i](&c);
    return status;
}
