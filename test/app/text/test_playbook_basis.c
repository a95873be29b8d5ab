/* Every part of a playbook rests on something, and says on what. */
#include "support.h"

/* ---- The default playbook -------------------------------------------------------------------- */

static void assert_complete(const dw_basis *basis, const char *kind, const char *name)
{
    const char *const part[] = {basis->source, basis->strength, basis->limits};
    for (size_t p = 0; p < G_N_ELEMENTS(part); p++)
        if (!part[p] || !part[p][0])
            fail_msg("%s '%s' rests on nothing", kind, name);
}

static void every_part_of_the_default_rests_on_something(void **state)
{
    bench *const b = *state;
    const dw_playbook *const p = text_playbook_load(NULL, &b->arena, &b->problems);
    for (size_t i = 0; i < p->n_factors; i++)
        assert_complete(&p->factor[i].basis, "factor", p->factor[i].name);
    for (size_t i = 0; i < p->n_decisions; i++)
        assert_complete(&p->decision[i].basis, "decision", p->decision[i].name);
    for (size_t i = 0; i < p->n_archetypes; i++)
        assert_complete(&p->archetype[i].basis, "archetype", p->archetype[i].name);
    for (size_t i = 0; i < p->n_tactics; i++)
        assert_complete(&p->tactic[i].basis, "tactic", p->tactic[i].id);
    for (size_t i = 0; i < p->n_issue_kinds; i++)
        assert_complete(&p->issue_kind[i].basis, "issue kind", p->issue_kind[i].name);
    for (size_t i = 0; i < p->n_authorities; i++)
        assert_complete(&p->authority[i].basis, "authority", p->authority[i].role);
    for (size_t i = 0; i < p->n_entries; i++)
        assert_complete(&p->entry[i].basis, "entry", p->entry[i].id);
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        assert_complete(&p->section_basis[s], "section", dw_section_name((dw_section)s));
    for (unsigned s = 0; s < DW_SETTING_COUNT; s++)
        assert_complete(&p->setting[s].basis, "setting", dw_setting_info_of((dw_setting)s)->name);
}

static bool same_basis(const dw_basis *a, const dw_basis *b)
{
    return strcmp(a->source, b->source) == 0 && strcmp(a->limits, b->limits) == 0;
}

/* The limits of a tactic, a kind of issue, a section or an authority are about that one alone. */
static void no_two_of_a_kind_have_the_same_words(void **state)
{
    bench *const b = *state;
    const dw_playbook *const p = text_playbook_load(NULL, &b->arena, &b->problems);
    for (size_t i = 0; i < p->n_tactics; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(p->tactic[i].basis.limits, p->tactic[j].basis.limits);
    for (size_t i = 0; i < p->n_issue_kinds; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(p->issue_kind[i].basis.limits, p->issue_kind[j].basis.limits);
    for (size_t i = 0; i < p->n_authorities; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(p->authority[i].basis.limits, p->authority[j].basis.limits);
    for (size_t i = 0; i < DW_SECTION_COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(same_basis(&p->section_basis[i], &p->section_basis[j]));
}

/* ---- Where it comes from --------------------------------------------------------------------- */

static const dw_entry *entry_of(const dw_playbook *playbook, const char *id)
{
    for (size_t e = 0; e < playbook->n_entries; e++)
        if (strcmp(playbook->entry[e].id, id) == 0)
            return &playbook->entry[e];
    fail_msg("no entry '%s'", id);
    return NULL;
}

static const dw_factor *factor_of(const dw_playbook *playbook, const char *name)
{
    return &playbook->factor[dw_playbook_factor(playbook, name)];
}

static void assert_source(const dw_basis *basis, const char *source, bool shared)
{
    assert_string_equal(basis->source, source);
    assert_int_equal(basis->shared, shared);
}

static const dw_playbook *parse(bench *b, const char *text)
{
    const dw_playbook *const playbook =
        text_playbook_parse(text, strlen(text), "mine.yaml", &b->arena, &b->problems);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    return playbook;
}

static void a_part_rests_on_its_own_or_on_what_is_nearest(void **state)
{
    bench *const b = *state;
    g_autofree char *small = small_text();
    g_autofree char *text = text_with(small,
                                      "    prior: {one_time: 1.7, repeat: 2.3, strategic: 0.9}\n"
                                      "    source: an article\n    strength: moderate\n"
                                      "    limits: laboratory numbers\n",
                                      "");
    const dw_playbook *const p = parse(b, text);
    assert_source(&entry_of(p, "we_open")->basis, "a meta-analysis", false);
    assert_source(&p->archetype[0].basis, "a rule of evidence", true);
    assert_source(&entry_of(p, "ask_for_date")->basis, "our own lead times", true);
    assert_source(&factor_of(p, "horizon")->basis, "a survey of accounts", true);
    assert_source(&entry_of(p, "show_evidence")->basis, "what we have always done", true);
    assert_source(&p->tactic[0].basis, "what we have always done", true);
    assert_source(&p->issue_kind[0].basis, "what we have always done", true);
    assert_source(&p->authority[0].basis, "common practice", false);
    assert_source(&p->section_basis[DW_SECTION_CALENDAR], "our own lead times", true);
    assert_source(&p->section_basis[DW_SECTION_OPENING], "what we have always done", true);
    assert_string_equal(p->section_basis[DW_SECTION_CALENDAR].limits, "small deals, no lawyers");
    /* Nothing is said in a section without entries. */
    assert_null(p->section_basis[DW_SECTION_AFTER].source);
}

/* ---- Playbooks that extend ------------------------------------------------------------------- */

static void what_is_added_does_not_borrow_the_sources_of_the_base(void **state)
{
    bench *const b = *state;
    const dw_playbook *const base = text_playbook_load(NULL, &b->book_arena, &b->problems);
    const dw_playbook *const p =
        parse(b, "playbook: ours\nextends: default\n"
                 "bases:\n"
                 "  all: {source: our deal desk, strength: moderate, limits: 140 deals in Europe}\n"
                 "  plan:\n"
                 "    opening: {source: our openings, strength: weak, limits: 31 deals}\n"
                 "factors:\n"
                 "  complexity: {question: How many teams?}\n"
                 "  council: {levels: {absent: {}, involved: {}}}\n"
                 "tactics:\n"
                 "  silence: {text: Count to eight.}\n"
                 "  tea: {supports: [partnership], text: Have tea.}\n"
                 "plan:\n"
                 "  opening:\n"
                 "    - {id: ours_open, text: Hello.}\n"
                 "    - {id: form_precise, text: Say it.}\n"
                 "    - {id: ours_honest, text: Be true., basis: honesty}\n"
                 "  power:\n"
                 "    - {id: ours_power, text: Stand.}\n");
    assert_source(&entry_of(p, "ours_open")->basis, "our openings", true);
    assert_source(&entry_of(p, "form_precise")->basis, "our openings", true);
    assert_source(&entry_of(p, "ours_power")->basis, "our deal desk", true);
    assert_source(&factor_of(p, "council")->basis, "our deal desk", true);
    assert_source(&p->tactic[p->n_tactics - 1].basis, "our deal desk", true);
    /* A name of the base may be given; a part that is changed in one thing keeps its source. */
    assert_string_equal(entry_of(p, "ours_honest")->basis.source,
                        entry_of(base, "dont_c_lie")->basis.source);
    assert_string_equal(factor_of(p, "complexity")->basis.source,
                        factor_of(base, "complexity")->basis.source);
    assert_string_equal(entry_of(p, "first_mover")->basis.source,
                        entry_of(base, "first_mover")->basis.source);
    for (size_t t = 0; t < base->n_tactics; t++)
        assert_true(same_basis(&p->tactic[t].basis, &base->tactic[t].basis));
    assert_source(&p->section_basis[DW_SECTION_OPENING], "our openings", true);
    assert_string_equal(p->section_basis[DW_SECTION_POWER].source,
                        base->section_basis[DW_SECTION_POWER].source);
}

/* ---- What is refused ------------------------------------------------------------------------- */

static void assert_refused(bench *b, const char *text, const char *expected)
{
    assert_null(text_playbook_parse(text, strlen(text), "p", &b->arena, &b->problems));
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, expected);
    text_problems_clear(&b->problems);
    dw_arena_clear(&b->arena);
}

static void refuses_what_rests_on_nothing(void **state)
{
    bench *const b = *state;
    assert_refused(b,
                   "playbook: x\nextends: default\nsettings: {trade_ratio: {value: 1.9}}\n"
                   "plan: {opening: [{id: x, text: Hello.}]}\n",
                   "p:3:25: settings.trade_ratio: rests on nothing: give it 'source', 'strength' "
                   "and 'limits', or give them once in 'bases'\n"
                   "p:4:18: plan.opening[62]: rests on nothing: give it 'source', 'strength' and "
                   "'limits', or give them once in 'bases'\n");
}

static void refuses_a_section_without_a_basis(void **state)
{
    bench *const b = *state;
    g_autofree char *small = small_text();
    g_autofree char *text = text_with(small, "\n  all: {", "\n  shared: {all: {");
    g_autofree char *closed = text_with(text, "never written down}", "never written down}}");
    g_autofree char *once =
        text_with(closed, "\n  shared:\n    proof: {", "\n  plan2:\n    proof: {");
    text_playbook_parse(once, strlen(once), "p", &b->arena, &b->problems);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_non_null(strstr(problems, "p:42:5: plan.situation: is a section without a basis: give "
                                     "'source', 'strength' and 'limits' under 'bases: plan: "
                                     "situation'\n"));
    assert_non_null(strstr(problems, "p:42:7: plan.situation[0]: rests on nothing"));
    assert_null(strstr(problems, "plan.calendar"));
}

static void refuses_half_of_a_basis(void **state)
{
    bench *const b = *state;
    assert_refused(b,
                   "playbook: x\nextends: default\n"
                   "settings: {trade_ratio: {value: 1.9, source: us}}\n",
                   "p:3:25: settings.trade_ratio: 'strength' is required: source, strength and "
                   "limits go together\n");
    assert_refused(b, "playbook: x\nextends: default\ntactics: {silence: {source: us}}\n",
                   "p:3:29: tactics.silence: changes a part of what this rests on: source, "
                   "strength and limits go together\n");
    assert_refused(b,
                   "playbook: x\nextends: default\n"
                   "bases: {all: {source: us, limits: 31 deals}}\n",
                   "p:3:14: bases.all: 'strength' is required\n");
}

static void refuses_names_that_nobody_has(void **state)
{
    bench *const b = *state;
    assert_refused(b,
                   "playbook: x\nextends: default\nbases:\n"
                   "  factors: {buyr: {source: us, strength: ours, limits: 31 deals}}\n"
                   "  plan: {openings: {source: us, strength: ours, limits: 31 deals}}\n"
                   "plan: {opening: [{id: x, text: Hello., basis: honesti}]}\n",
                   "p:4:19: bases.factors.buyr: is the group of no factor; did you mean 'buyer'?\n"
                   "p:5:10: bases.plan: unknown key 'openings'; did you mean 'opening'?\n"
                   "p:6:47: plan.opening[62].basis: 'honesti' is not in 'bases: shared'; did you "
                   "mean 'honesty'?\n");
    assert_refused(b,
                   "playbook: x\nextends: default\nfactors:\n"
                   "  market_information: {source: us, strength: ours, limits: 31 deals}\n"
                   "bases: {al: 1}\n",
                   "p:5:9: bases: unknown key 'al'; did you mean 'all'?\n");
}

static void a_basis_of_its_own_takes_the_place_of_a_name(void **state)
{
    bench *const b = *state;
    static const char text[] = "playbook: x\nextends: default\nfactors:\n  market_information: "
                               "{source: us, strength: ours, limits: 31 deals%s}\n";
    g_autofree char *both = g_strdup_printf(text, ", basis: honesty");
    assert_refused(b, both,
                   "p:4:77: factors.market_information.basis: stands beside 'source'; one of the "
                   "two is enough\n");
    g_autofree char *own = g_strdup_printf(text, "");
    const dw_playbook *const p = parse(b, own);
    assert_source(&factor_of(p, "market_information")->basis, "us", false);
    const dw_playbook *const q =
        parse(b, "playbook: x\nextends: default\ntactics: {silence: {basis: honesty}}\n");
    for (size_t t = 0; t < q->n_tactics; t++)
        if (strcmp(q->tactic[t].id, "silence") == 0)
            assert_source(&q->tactic[t].basis, entry_of(q, "dont_c_lie")->basis.source, true);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(every_part_of_the_default_rests_on_something),
        EMPTY(no_two_of_a_kind_have_the_same_words),
        EMPTY(a_part_rests_on_its_own_or_on_what_is_nearest),
        EMPTY(what_is_added_does_not_borrow_the_sources_of_the_base),
        EMPTY(refuses_what_rests_on_nothing),
        EMPTY(refuses_a_section_without_a_basis),
        EMPTY(refuses_half_of_a_basis),
        EMPTY(refuses_names_that_nobody_has),
        EMPTY(a_basis_of_its_own_takes_the_place_of_a_name),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
