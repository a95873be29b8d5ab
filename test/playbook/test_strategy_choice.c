/* The default playbook chooses as its source article says.
 *
 * Each archetype's "when to use" list and each factor's list is a row: the situation, told in facts
 * with all else unknown, must lead to that archetype; and moving one fact toward what favours an
 * archetype must never lower its fit, whatever the other facts are. */
#include "app/support/default_book.h"

static const dw_decision *lead_decision(void)
{
    return &playbook->decision[playbook->key[DW_KEY_ARCHETYPE]];
}

static size_t archetype(const char *name)
{
    for (size_t a = 0; a < playbook->n_archetypes; a++)
        if (strcmp(playbook->archetype[a].name, name) == 0)
            return a;
    fail_msg("no archetype %s", name);
    return 0;
}

static size_t factor(const char *name)
{
    const size_t f = dw_playbook_factor(playbook, name);
    if (f == playbook->n_factors)
        fail_msg("no factor %s", name);
    return f;
}

static size_t level(size_t f, const char *name)
{
    for (size_t l = 0; l < playbook->factor[f].n_levels; l++)
        if (strcmp(playbook->factor[f].level[l].name, name) == 0)
            return l;
    fail_msg("factor %s has no level %s", playbook->factor[f].name, name);
    return 0;
}

static void know_nothing(dw_fact *facts)
{
    for (size_t f = 0; f < playbook->n_factors; f++)
        facts[f] = dw_factor_unknown(&playbook->factor[f]);
}

/* ---- When to use ----------------------------------------------------------------------------- */

typedef struct situation {
    const char *words, *facts, *lead;
} situation;

static const situation situations[] = {
    /* partnership */
    {"an account worth much over its life", "horizon=strategic expansion=high", "partnership"},
    {"a complex deal that needs a partner for years", "complexity=complex horizon=strategic",
     "partnership"},
    {"their success drives ours", "importance=mission_critical expansion=high horizon=strategic",
     "partnership"},
    {"a relationship with referral value", "reference_value=high", "partnership"},
    /* competitive */
    {"a single transaction with little to follow", "horizon=one_time expansion=low", "competitive"},
    {"strong leverage on a single sale",
     "our_alternative=strong their_alternative=weak competition=sole_source", "competitive"},
    {"a transactional buyer", "buyer_focus=price importance=tactical horizon=one_time",
     "competitive"},
    {"a market in which every point counts",
     "competition=crowded buyer_focus=price horizon=one_time", "competitive"},
    /* defensive */
    {"skilled procurement", "procurement=professional", "defensive"},
    {"a complex contract with much at risk", "contract=complex risk_exposure=high", "defensive"},
    {"standard terms that matter", "needs=standard horizon=repeat", "defensive"},
    {"pressure would backfire",
     "our_alternative=weak their_alternative=strong our_urgency=high procurement=professional",
     "defensive"},
    /* creative */
    {"many negotiable dimensions", "complexity=complex contract=complex", "creative"},
    {"needs beyond the standard offering", "needs=beyond_standard", "creative"},
    {"relationship and economics both matter",
     "horizon=repeat buyer_focus=balanced expansion=medium", "creative"},
    {"head to head, where structure must win it",
     "competition=head_to_head position=challenger needs=beyond_standard", "creative"},
    /* the factors' own lists, one fact at a time */
    {"a sole source can be assertive", "competition=sole_source", "competitive"},
    {"against one strong rival structure helps", "competition=head_to_head", "creative"},
    {"a field of many presses on price", "competition=crowded", "defensive"},
    {"a leader defends its price", "position=leader", "defensive"},
    {"a challenger needs creative terms", "position=challenger", "creative"},
    {"consensus wants collaboration", "decision_culture=consensus", "partnership"},
    {"top down allows a direct approach", "decision_culture=top_down", "competitive"},
    {"the risk averse want to be accompanied", "buyer_risk=averse", "partnership"},
    {"without procurement the relationship counts", "procurement=none", "partnership"},
    {"an adversary is met with reserve", "buyer_conduct=adversarial", "defensive"},
    {"a complex contract has much to protect", "contract=complex", "defensive"},
    {"a small simple purchase is closed efficiently",
     "complexity=simple importance=tactical needs=standard", "competitive"},
};

static void set_facts(const char *words, dw_fact *facts)
{
    g_auto(GStrv) pairs = g_strsplit(words, " ", -1);
    for (size_t i = 0; pairs[i]; i++) {
        g_auto(GStrv) pair = g_strsplit(pairs[i], "=", 2);
        const size_t f = factor(pair[0]);
        facts[f] = UINT32_C(1) << level(f, pair[1]);
    }
}

static void each_situation_leads_to_its_archetype(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(situations); i++) {
        dw_fact facts[DW_FACTORS_MAX];
        know_nothing(facts);
        set_facts(situations[i].facts, facts);
        dw_deal deal;
        dw_deal_init(&deal, "deal", "account");
        deal.fact = facts;
        dw_assessment assessment;
        assert_int_equal(dw_assess(playbook, &deal, &(dw_assess_options){.seed = 1}, &book_arena,
                                   &assessment, NULL),
                         DW_OK);
        const char *const lead = playbook->archetype[assessment.lead].name;
        if (strcmp(lead, situations[i].lead) != 0) {
            print_message("%s: %s, not %s\n", situations[i].words, lead, situations[i].lead);
            n_wrong++;
        }
    }
    assert_int_equal(n_wrong, 0);
}

/* ---- Effort and power -------------------------------------------------------------------------- */

static const dw_score *assessed(const char *words, bool effort, double value, dw_assessment *result)
{
    static dw_fact facts[DW_FACTORS_MAX];
    know_nothing(facts);
    set_facts(words, facts);
    dw_deal deal;
    dw_deal_init(&deal, "deal", "account");
    memcpy(deal.currency, "USD", 4);
    deal.contract_value = value > 0 ? dw_money_round(value * 100) : DW_MONEY_NONE;
    deal.fact = facts;
    assert_int_equal(
        dw_assess(playbook, &deal, &(dw_assess_options){.seed = 1}, &book_arena, result, NULL),
        DW_OK);
    return effort ? &result->effort : &result->power;
}

static void effort_follows_size_and_complexity(void **state)
{
    (void)state;
    static const struct {
        const char *facts, *effort;
        double value;
    } cases[] = {
        {"complexity=simple contract=simple importance=tactical", "fast_track", 49999.99},
        {"complexity=moderate importance=standard", "balanced", 50000},
        {"complexity=moderate importance=standard", "balanced", 499999.99},
        {"complexity=complex horizon=strategic importance=mission_critical", "white_glove", 500000},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        dw_assessment result;
        const dw_score *const score = assessed(cases[i].facts, true, cases[i].value, &result);
        assert_string_equal(playbook->factor[score->factor].level[score->level].name,
                            cases[i].effort);
    }
}

/* Each fact that strengthens our hand, from the level that weakens it most. */
static void power_grows_with_what_strengthens_our_hand(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"our_alternative=weak", "our_alternative=strong"},
        {"their_alternative=strong", "their_alternative=weak"},
        {"our_urgency=high", "our_urgency=low"},
        {"their_urgency=low", "their_urgency=high"},
        {"competition=crowded", "competition=sole_source"},
        {"value_case=unproven", "value_case=proven"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        dw_assessment weak, strong;
        assert_true(assessed(pairs[i][0], false, 0, &weak)->points <
                    assessed(pairs[i][1], false, 0, &strong)->points);
    }
    dw_assessment result;
    const dw_score *const all = assessed(
        "our_alternative=strong their_alternative=weak their_urgency=high", false, 0, &result);
    assert_string_equal(playbook->factor[all->factor].level[all->level].name, "seller");
}

/* ---- Monotony ---------------------------------------------------------------------------------- */

typedef struct tendency {
    const char *factor, *from, *to, *favours;
} tendency;

static const tendency tendencies[] = {
    {"horizon", "one_time", "strategic", "partnership"},
    {"expansion", "low", "high", "partnership"},
    {"reference_value", "none", "high", "partnership"},
    {"complexity", "simple", "complex", "partnership"},
    {"size", "small", "large", "partnership"},
    {"importance", "tactical", "mission_critical", "partnership"},
    {"decision_culture", "top_down", "consensus", "partnership"},
    {"buyer_risk", "tolerant", "averse", "partnership"},
    {"buyer_conduct", "adversarial", "cooperative", "partnership"},
    {"buyer_focus", "price", "value", "partnership"},
    {"procurement", "professional", "none", "partnership"},
    {"horizon", "strategic", "one_time", "competitive"},
    {"expansion", "high", "low", "competitive"},
    {"our_alternative", "weak", "strong", "competitive"},
    {"their_alternative", "strong", "weak", "competitive"},
    {"buyer_focus", "value", "price", "competitive"},
    {"decision_culture", "consensus", "top_down", "competitive"},
    {"complexity", "complex", "simple", "competitive"},
    {"procurement", "none", "professional", "defensive"},
    {"contract", "simple", "complex", "defensive"},
    {"risk_exposure", "low", "high", "defensive"},
    {"buyer_conduct", "cooperative", "adversarial", "defensive"},
    {"complexity", "simple", "complex", "creative"},
    {"contract", "simple", "complex", "creative"},
    {"needs", "standard", "beyond_standard", "creative"},
    {"position", "leader", "challenger", "creative"},
    {"competition", "sole_source", "head_to_head", "creative"},
    {"our_urgency", "high", "low", "competitive"},
    {"their_urgency", "low", "high", "competitive"},
    {"size", "small", "large", "creative"},
};

enum { CONTEXTS = 300, SEED = 7919 };

static void draw_context(dw_random *random, dw_fact *facts)
{
    know_nothing(facts);
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const dw_factor *const drawn = &playbook->factor[f];
        /* One fact in five stays unknown. */
        if ((drawn->kind == DW_FACTOR_STATED || strcmp(drawn->name, "size") == 0) &&
            dw_random_below(random, 5) != 0)
            facts[f] = UINT32_C(1) << dw_random_below(random, (uint32_t)drawn->n_levels);
    }
}

static double points_of(const dw_fact *facts, size_t option)
{
    double points[DW_OPTIONS_MAX];
    assert_int_equal(
        dw_decision_points(playbook, lead_decision(), facts, &book_arena, points, NULL), DW_OK);
    return points[option];
}

static size_t count_falls(const tendency *t, dw_random *random)
{
    const size_t f = factor(t->factor), favoured = archetype(t->favours);
    const size_t from = level(f, t->from), to = level(f, t->to);
    size_t n_falls = 0;
    for (size_t i = 0; i < CONTEXTS; i++) {
        dw_fact facts[DW_FACTORS_MAX];
        draw_context(random, facts);
        for (size_t l = from; l != to; l = to > from ? l + 1 : l - 1) {
            facts[f] = UINT32_C(1) << l;
            const double before = points_of(facts, favoured);
            facts[f] = UINT32_C(1) << (to > from ? l + 1 : l - 1);
            n_falls += points_of(facts, favoured) < before - 1e-9;
        }
    }
    return n_falls;
}

static void a_fact_that_favours_an_archetype_never_lowers_its_fit(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(tendencies); i++) {
        dw_random random;
        dw_random_init(&random, SEED, i);
        const size_t n_falls = count_falls(&tendencies[i], &random);
        if (n_falls > 0) {
            print_message("%s from %s to %s lowers %s in %zu steps of %d contexts\n",
                          tendencies[i].factor, tendencies[i].from, tendencies[i].to,
                          tendencies[i].favours, n_falls, CONTEXTS);
            n_wrong++;
        }
    }
    assert_int_equal(n_wrong, 0);
}

static void no_archetype_leads_by_much_when_nothing_is_known(void **state)
{
    (void)state;
    dw_fact facts[DW_FACTORS_MAX];
    know_nothing(facts);
    double points[DW_OPTIONS_MAX], least = 1e9, most = -1e9;
    assert_int_equal(
        dw_decision_points(playbook, lead_decision(), facts, &book_arena, points, NULL), DW_OK);
    for (size_t a = 0; a < playbook->n_archetypes; a++) {
        least = points[a] < least ? points[a] : least;
        most = points[a] > most ? points[a] : most;
    }
    assert_true(most - least < 1.05);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_situation_leads_to_its_archetype),
        cmocka_unit_test(effort_follows_size_and_complexity),
        cmocka_unit_test(power_grows_with_what_strengthens_our_hand),
        cmocka_unit_test(a_fact_that_favours_an_archetype_never_lowers_its_fit),
        cmocka_unit_test(no_archetype_leads_by_much_when_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
