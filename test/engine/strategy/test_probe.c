/* One fact or two changed: the same bits as with everything worked out anew, and the bound on what
 * two changes can do together. */
#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include "strategy/probe.h"

#include <math.h>
#include <string.h>

enum { CHANCES_MAX = 1024 };

typedef struct trial {
    dw_fact facts[DW_FACTORS_MAX];
    dw_chances chances;
    double points[DW_OPTIONS_MAX];
    dw_probe probe;
    dw_probed changed[2];
    double chance[2][CHANCES_MAX];
    double alone[2][DW_OPTIONS_MAX], both[DW_OPTIONS_MAX], most[DW_OPTIONS_MAX];
} trial;

static trial t;

static void prepare(dw_chances *chances, const dw_fact *facts)
{
    check(dw_chances_init(chances, &book.playbook, facts, test_case, &arena, NULL) == DW_OK);
    dw_chances_prepare(chances, lead_decision());
}

/* A level that another one follows from is given now and then, as a decision made before would be. */
static void give_a_derived_level(dw_random *random)
{
    static const char *const derived[] = {"effort", "power", "mood"};
    const size_t f = book_factor(&book, derived[dw_random_below(random, 3)]);
    if (dw_random_below(random, 4) == 0)
        t.facts[f] = UINT32_C(1) << dw_random_below(random, (uint32_t)book.factor[f].n_levels);
}

/* `unknown_too`: any root, as in a question; else a known one, as in a flip. */
static bool draw_change(dw_random *random, bool unknown_too, size_t other, dw_change *change)
{
    const size_t f = dw_random_below(random, (uint32_t)book.playbook.n_factors);
    const size_t to = dw_random_below(random, (uint32_t)book.factor[f].n_levels);
    *change = (dw_change){.factor = f, .from = t.facts[f], .to = to};
    return f != other && dw_factor_set_has(&lead_decision()->roots, f) &&
           (unknown_too || dw_fact_level(t.facts[f]) != DW_LEVELS_MAX);
}

/* False, with nothing left over, when the lead does not hang on two such facts. */
static bool begin_trial(dw_random *random, bool unknown_too)
{
    const size_t n_stated = 3 + dw_random_below(random, 8), n_unknown = dw_random_below(random, 5);
    make_case_of(random, &(test_shape){.n_stated = n_stated, .with_priors = true}, n_unknown);
    dw_deal_observe(&deal.deal, &book.playbook, t.facts);
    give_a_derived_level(random);
    prepare(&t.chances, t.facts);
    dw_expected_points(&t.chances, lead_decision(), t.points);
    check(dw_probe_init(&t.probe, &t.chances, lead_decision(), t.points, &arena, NULL) == DW_OK);
    check(t.probe.n_chances <= CHANCES_MAX);
    size_t other = DW_NONE;
    for (size_t i = 0; i < 2; i++) {
        size_t n_tries = 0;
        while (!draw_change(random, unknown_too, other, &t.changed[i].change) && n_tries < 500)
            n_tries++;
        if (n_tries == 500) {
            clear_case();
            return false;
        }
        t.changed[i].chance = t.chance[i];
        other = t.changed[i].change.factor;
    }
    return true;
}

static void add_difference(double after, double before, const dw_points *points, double *sum)
{
    for (size_t o = 0; after - before != 0 && o < 3; o++)
        sum[o] += (after - before) * points[o];
}

/* All points with the changes: what the chances of the changed facts, of the decisions and of the
 * rules have become, in this order. */
static void by_definition(const dw_change *change, size_t n_changes, double *points)
{
    const dw_decision *const lead = lead_decision();
    dw_fact facts[DW_FACTORS_MAX];
    uint16_t order[DW_FACTORS_MAX];
    dw_chances after;
    memcpy(facts, t.facts, sizeof facts);
    for (size_t i = 0; i < n_changes; i++) {
        facts[change[i].factor] = UINT32_C(1) << change[i].to;
        order[i] = (uint16_t)change[i].factor;
    }
    for (size_t s = 0; s < lead->n_support; s++)
        order[n_changes + s] = book.playbook.decision[lead->support[s]].factor;
    prepare(&after, facts);
    memcpy(points, t.points, sizeof t.points);
    for (size_t i = 0; i < n_changes + lead->n_support; i++)
        for (size_t w = 0; w < lead->n_weights; w++)
            for (size_t l = 0;
                 lead->weight[w].factor == order[i] && l < book.factor[order[i]].n_levels; l++)
                add_difference(after.level[order[i]][l], t.chances.level[order[i]][l],
                               lead->weight[w].points + l * 3, points);
    for (size_t r = 0; r < lead->n_rules; r++)
        add_difference(dw_chances_of_rule(&after, &lead->rule[r].when),
                       dw_chances_of_rule(&t.chances, &lead->rule[r].when), lead->rule[r].points,
                       points);
}

static void expect_definition(const dw_change *change, size_t n_changes, const double *points)
{
    double expected[DW_OPTIONS_MAX];
    by_definition(change, n_changes, expected);
    check(memcmp(points, expected, 3 * sizeof *points) == 0);
}

static void changes_one_fact_as_if_all_were_worked_out_anew(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 20000; test_case++) {
        if (!begin_trial(&random, true))
            continue;
        const dw_change *const change = &t.changed[0].change;
        dw_probe_one(&t.probe, change, t.chance[0], t.alone[0]);
        expect_definition(change, 1, t.alone[0]);
        clear_case();
    }
}

/* The chances of levels stand one behind the other. */
static size_t n_levels(void)
{
    size_t n = 0;
    for (size_t f = 0; f < book.playbook.n_factors; f++)
        n += book.factor[f].n_levels;
    return n;
}

static void probe_both(void)
{
    for (size_t i = 0; i < 2; i++)
        dw_probe_one(&t.probe, &t.changed[i].change, t.chance[i], t.alone[i]);
    dw_probe_two(&t.probe, &t.changed[0], &t.changed[1], t.both);
}

static void changes_two_facts_as_if_all_were_worked_out_anew(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 20000; test_case++) {
        if (!begin_trial(&random, false))
            continue;
        probe_both();
        expect_definition((dw_change[]){t.changed[0].change, t.changed[1].change}, 2, t.both);
        clear_case();
    }
}

static void leaves_the_chances_as_they_were(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 1000; test_case++) {
        static double level[DW_FACTORS_MAX * DW_LEVELS_MAX];
        if (!begin_trial(&random, false))
            continue;
        const dw_chances before = t.chances;
        memcpy(level, before.level[0], n_levels() * sizeof *level);
        probe_both();
        check(memcmp(t.chances.level[0], level, n_levels() * sizeof *level) == 0);
        check(memcmp(&t.chances.unknown, &before.unknown, sizeof before.unknown) == 0);
        check(memcmp(&t.chances.known, &before.known, sizeof before.known) == 0);
        check(memcmp(t.chances.first, before.first, sizeof before.first) == 0);
        clear_case();
    }
}

/* How much nearer to the first option these points bring another one. */
static double nearer(const double *points, size_t option)
{
    return (points[option] - points[0]) - (t.points[option] - t.points[0]);
}

static void never_gains_more_from_two_changes_than_their_bound(void **state)
{
    (void)state;
    dw_random random;
    size_t n_related = 0, n_unrelated = 0, n_reached = 0;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 20000; test_case++) {
        if (!begin_trial(&random, false))
            continue;
        probe_both();
        dw_probe_most(&t.probe, &t.changed[0], &t.changed[1], 0, t.most);
        const size_t f = t.changed[0].change.factor, g = t.changed[1].change.factor;
        const bool related = dw_factor_set_has(&t.probe.related[f], g);
        for (size_t o = 1; o < 3; o++) {
            const double more = nearer(t.both, o) - nearer(t.alone[0], o) - nearer(t.alone[1], o);
            check(more <= t.most[o] + DW_POINTS_HAIR);
            check(related || (t.most[o] == 0 && fabs(more) < DW_POINTS_HAIR));
            n_reached += related && t.most[o] > 1 && more > t.most[o] - DW_POINTS_HAIR;
        }
        n_related += related;
        n_unrelated += !related;
        clear_case();
    }
    check(n_related > 1000 && n_unrelated > 1000 && n_reached > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_one_fact_as_if_all_were_worked_out_anew),
        cmocka_unit_test(changes_two_facts_as_if_all_were_worked_out_anew),
        cmocka_unit_test(leaves_the_chances_as_they_were),
        cmocka_unit_test(never_gains_more_from_two_changes_than_their_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
