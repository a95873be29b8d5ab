/* Playbooks become what the engine decides by; one may lie over another. */
#include "support.h"

#include <glib/gstdio.h>

static const dw_playbook *parse(bench *b, const char *text)
{
    const dw_playbook *const playbook =
        text_playbook_parse(text, strlen(text), "mine.yaml", &b->arena, &b->problems);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    return playbook;
}

static const dw_factor *factor_of(const dw_playbook *playbook, const char *name)
{
    const size_t f = dw_playbook_factor(playbook, name);
    assert_true(f < playbook->n_factors);
    return &playbook->factor[f];
}

static const dw_decision *decision_of(const dw_playbook *playbook, const char *name)
{
    return &playbook->decision[factor_of(playbook, name)->decision];
}

static const dw_entry *entry_of(const dw_playbook *playbook, const char *id)
{
    for (size_t e = 0; e < playbook->n_entries; e++)
        if (strcmp(playbook->entry[e].id, id) == 0)
            return &playbook->entry[e];
    return NULL;
}

static void reads_settings_with_their_basis(void **state)
{
    const dw_playbook *const p = ((bench *)*state)->playbook;
    assert_string_equal(p->name, "small");
    const dw_setting_value *const share = &p->setting[DW_SETTING_VALUE_SHARE];
    assert_true(share->value == 0.23);
    assert_string_equal(share->basis.source, "a worked example");
    assert_string_equal(share->basis.strength, "weak");
    assert_string_equal(share->basis.limits, "one case");
    assert_string_equal(p->setting[DW_SETTING_NARROW_ROOM].basis.source,
                        "what we have always done");
}

static void reads_phrases_ready_to_be_said(void **state)
{
    bench *const b = *state;
    assert_string_equal(b->playbook->phrase[DW_PHRASE_RANGE], "range {low} {high}");
    g_autofree char *small = small_text();
    g_autofree char *text = text_with(small, "  past: past\n", "  past: \"{{past}} \\_ gone\"\n");
    const dw_playbook *const p =
        text_playbook_parse(text, strlen(text), "p", &b->arena, &b->problems);
    assert_non_null(p);
    assert_string_equal(p->phrase[DW_PHRASE_PAST], "{past} \xc2\xa0 gone");
}

/* Both are false where nothing is said. */
static void reads_what_makes_a_segment_and_an_executive_s_page(void **state)
{
    bench *const b = *state;
    const dw_playbook *const small = b->playbook;
    for (size_t f = 0; f < small->n_factors; f++)
        assert_false(small->factor[f].segment);
    for (size_t e = 0; e < small->n_entries; e++)
        assert_false(small->entry[e].executive);
    dw_arena_clear(&b->arena);
    text_problems_clear(&b->problems);
    text_problems_init(&b->problems);
    const dw_playbook *const usual = text_playbook_load(NULL, &b->arena, &b->problems);
    assert_non_null(usual);
    assert_true(factor_of(usual, "size")->segment && factor_of(usual, "procurement")->segment);
    assert_false(factor_of(usual, "horizon")->segment);
    assert_true(entry_of(usual, "brief_role_listen")->executive);
    assert_false(entry_of(usual, "invite_once")->executive);
}

static void reads_the_four_kinds_of_factors(void **state)
{
    const dw_playbook *const p = ((bench *)*state)->playbook;
    const dw_factor *const horizon = factor_of(p, "horizon");
    assert_int_equal(horizon->kind, DW_FACTOR_STATED);
    assert_string_equal(horizon->label, "Horizon");
    assert_string_equal(horizon->level[0].label, "one time");
    assert_string_equal(horizon->level[0].means.text[0].pattern, "{account} buys once.");
    assert_string_equal(horizon->question.text[0].pattern, "Will {account} buy again?");
    assert_true(horizon->prior[1] == 2.3);
    assert_string_equal(horizon->basis.limits, "laboratory numbers");
    const dw_factor *const size = factor_of(p, "size");
    assert_int_equal(size->kind, DW_FACTOR_MEASURED);
    assert_int_equal(size->measure, DW_MEASURE_VALUE);
    assert_true(size->threshold[1] == 513000);
    assert_null(size->prior);
    assert_null(factor_of(p, "signal")->threshold);
    const dw_factor *const effort = factor_of(p, "effort");
    assert_int_equal(effort->kind, DW_FACTOR_SCORED);
    assert_true(effort->threshold[1] == 275);
    assert_string_equal(effort->level[2].label, "white glove");
    assert_int_equal(factor_of(p, "guard")->kind, DW_FACTOR_CHOSEN);
    assert_int_equal(factor_of(p, "issue_priority")->scope, DW_SCOPE_ISSUE);
    assert_string_equal(factor_of(p, "archetype")->level[1].name, "competitive");
    assert_string_equal(factor_of(p, "archetype")->level[0].means.text[0].pattern,
                        "Both sides win over years.");
}

static void reads_points_in_hundredths(void **state)
{
    const dw_playbook *const p = ((bench *)*state)->playbook;
    const dw_decision *const effort = decision_of(p, "effort");
    assert_int_equal(effort->n_options, 1);
    assert_int_equal(effort->base[0], 25);
    assert_int_equal(effort->n_weights, 1);
    assert_int_equal(effort->weight[0].factor, dw_playbook_factor(p, "size"));
    assert_int_equal(effort->weight[0].points[0], 0);
    assert_int_equal(effort->weight[0].points[2], 325);
    assert_int_equal(effort->rule[0].points[0], 175);
    assert_string_equal(effort->rule[0].text.text[0].pattern, "{account} is to stay.");
    const dw_decision *const lead = decision_of(p, "archetype");
    assert_int_equal(lead->n_options, 2);
    assert_int_equal(lead->base[1], 15);
    assert_int_equal(lead->n_weights, 2);
    assert_int_equal(lead->weight[0].points[2 * 2 + 0], 325);
    assert_int_equal(lead->weight[0].points[0 * 2 + 0], -275);
    assert_int_equal(lead->weight[0].points[2 * 2 + 1], 0);
    assert_int_equal(lead->weight[1].points[0 * 2 + 1], 185);
    assert_int_equal(lead->rule[0].points[0], 0);
    assert_int_equal(lead->rule[0].points[1], 145);
}

static void reads_conditions_as_masks_in_the_order_of_factors(void **state)
{
    const dw_playbook *const p = ((bench *)*state)->playbook;
    const dw_when *const when = &decision_of(p, "guard")->rule[0].when;
    assert_int_equal(when->n_conditions, 2);
    assert_int_equal(when->condition[0].factor, dw_playbook_factor(p, "buyer_focus"));
    assert_int_equal(when->condition[0].levels, 3);
    assert_int_equal(when->condition[1].factor, dw_playbook_factor(p, "archetype"));
    assert_int_equal(when->condition[1].levels, 1);
}

static void reads_packs_kinds_and_entries(void **state)
{
    const dw_playbook *const p = ((bench *)*state)->playbook;
    assert_int_equal(p->n_archetypes, 2);
    assert_string_equal(p->archetype[0].risks[0], "being used");
    assert_true(p->archetype[0].numbers.must_have_rigidity == 0.57);
    assert_string_equal(p->archetype[1].label, "competitive");
    assert_int_equal(p->tactic[0].supports, 2);
    assert_int_equal(p->tactic[0].contradicts, 1);
    assert_string_equal(p->issue_kind[p->n_issue_kinds - 1].name, "other");
    assert_string_equal(p->issue_kind[0].name, "price");
    assert_int_equal(p->issue_kind[0].cash, DW_CASH_PRICE);
    assert_true(p->issue_kind[1].usual && p->issue_kind[7].risk);
    assert_string_equal(p->authority[1].label, "CFO");
    assert_int_equal(p->authority[0].n_titles, 0);
    assert_int_equal(p->authority[1].n_titles, 2);
    assert_string_equal(p->authority[1].title[1], "Owner");
    assert_true(p->currency_scale[1].units == 147);
    assert_int_equal(p->n_buyer_limits, 2);
    assert_string_equal(p->buyer_limit[0].label, "the price of the rival");
    assert_int_equal(p->buyer_limit[1].figure, DW_LIMIT_THEIR_OFFER);
    assert_int_equal(p->buyer_limit[1].effect, DW_LIMIT_AT_LEAST);
    const dw_entry *const open = entry_of(p, "we_open");
    assert_int_equal(open->section, DW_SECTION_OPENING);
    assert_int_equal(open->text.n_texts, 2);
    assert_true(
        dw_factor_set_has(&open->text.text[1].needs.factors, dw_playbook_factor(p, "who_anchors")));
    assert_string_equal(open->heading, "First offer");
    assert_string_equal(open->basis.source, "a meta-analysis");
    assert_int_equal(open->timing.days_before_close, -1);
    assert_int_equal(entry_of(p, "ask_for_date")->timing.days_before_close, 13);
    assert_int_equal(entry_of(p, "show_evidence")->scope, DW_SCOPE_DEADLINE);
}

static void the_default_playbook_is_without_problems(void **state)
{
    bench *const b = *state;
    const dw_playbook *const p = text_playbook_load(NULL, &b->arena, &b->problems);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    assert_non_null(p);
    assert_int_equal(p->n_archetypes, 4);
    for (unsigned k = 0; k < DW_KEY_COUNT; k++)
        assert_string_equal(p->decision[p->key[k]].name, dw_key_name((dw_key)k));
}

static void changes_single_things_of_the_default(void **state)
{
    bench *const b = *state;
    const dw_playbook *const base = text_playbook_load(NULL, &b->arena, &b->problems);
    const dw_playbook *const p = parse(
        b, "playbook: ours\n"
           "extends: default\n"
           "settings:\n"
           "  value_share: {value: 0.27, source: our own deals, strength: weak, limits: few}\n"
           "bases: {all: {source: us, strength: ours, limits: few}}\n"
           "factors:\n"
           "  horizon: {question: \"Again, {account}?\"}\n"
           "  weather: {levels: {fair: {label: fine}, foul: {}}}\n");
    assert_string_equal(p->name, "ours");
    assert_int_equal(p->n_factors, base->n_factors + 1);
    /* A fact stands before the decisions it may speak in. */
    const size_t weather = dw_playbook_factor(p, "weather");
    assert_true(weather < p->decision[0].factor);
    const dw_factor *const horizon = factor_of(p, "horizon");
    assert_string_equal(horizon->question.text[0].pattern, "Again, {account}?");
    assert_string_equal(horizon->label, factor_of(base, "horizon")->label);
    assert_int_equal(horizon->n_levels, factor_of(base, "horizon")->n_levels);
    const dw_setting_value *const share = &p->setting[DW_SETTING_VALUE_SHARE];
    assert_true(share->value == 0.27);
    assert_string_equal(share->basis.source, "our own deals");
    assert_string_equal(share->basis.strength, "weak");
    assert_int_equal(p->n_entries, base->n_entries);
}

static void reads_when_steps_are_due(void **state)
{
    bench *const b = *state;
    const dw_playbook *const p = parse(
        b,
        "playbook: ours\nextends: default\nbases: {all: {source: us, strength: ours, limits: "
        "few}}\n"
        "plan:\n  calendar:\n"
        "    - {id: a, text: Go., days_before_close: 17, days_before: {evaluation: 4, budget: 7},\n"
        "       days_after: {launch: 0}, least_days: 6, phase: scope,\n"
        "       present: [our_approver, their_decider]}\n"
        "    - {id: b, text: Go., days_before: {board: 3}}\n");
    const dw_timing *const a = &entry_of(p, "a")->timing;
    assert_int_equal(a->days_before_close, 17);
    assert_int_equal(a->n_before, 2); /* ascending by kind */
    assert_int_equal(a->before[0].kind, DW_DEADLINE_BUDGET);
    assert_int_equal(a->before[0].days, 7);
    assert_int_equal(a->before[1].kind, DW_DEADLINE_EVALUATION);
    assert_int_equal(a->before[1].days, 4);
    assert_int_equal(a->n_after, 1);
    assert_int_equal(a->after[0].kind, DW_DEADLINE_LAUNCH);
    assert_int_equal(a->after[0].days, 0);
    assert_int_equal(a->least_days, 6);
    assert_int_equal(a->phase, DW_PHASE_SCOPE);
    assert_int_equal(a->present, 1u << DW_PRESENCE_OUR_APPROVER | 1u << DW_PRESENCE_THEIR_DECIDER);
    const dw_timing *const plain = &entry_of(p, "b")->timing;
    assert_int_equal(plain->days_before_close, -1);
    assert_int_equal(plain->phase, DW_PHASE_COUNT);
    assert_int_equal(plain->n_after, 0);
    assert_int_equal(plain->present, 0);
}

static void adds_holidays_and_takes_them_away(void **state)
{
    bench *const b = *state;
    const dw_playbook *const base = text_playbook_load(NULL, &b->arena, &b->problems);
    const dw_day christmas = dw_day_from_date((dw_date){2026, 12, 25});
    const dw_day new_year = dw_day_from_date((dw_date){2027, 1, 1});
    assert_false(dw_day_is_working(christmas, &base->holidays));
    assert_string_equal(base->holiday[1].name, "christmas");
    assert_non_null(base->holiday[1].basis.limits);
    const dw_playbook *const p =
        parse(b, "playbook: ours\nextends: default\n"
                 "bases: {all: {source: us, strength: ours, limits: few}}\n"
                 "holidays:\n  christmas: null\n"
                 "  new_year: {days: [01-01, 01-04]}\n"
                 "  closed: {days: [2026-12-29, 2026-12-28, 02-29], source: our board,\n    "
                 "strength: ours, limits: one site}\n");
    assert_true(dw_day_is_working(christmas, &p->holidays));
    assert_false(dw_day_is_working(new_year, &p->holidays));
    assert_false(dw_day_is_working(new_year + 3, &p->holidays));
    assert_false(dw_day_is_working(christmas + 3, &p->holidays));
    assert_int_equal(p->n_holidays, base->n_holidays);
    assert_string_equal(p->holiday[0].basis.source, "us"); /* ours now: it was given again */
    assert_int_equal(p->holidays.n_dated, 2);
    assert_true(p->holidays.dated[0] < p->holidays.dated[1]);
    assert_int_equal(p->holidays.n_annual, 4);
}

/* ---- Files that extend each other ------------------------------------------------------------- */

static char *folder;

static void put(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static int make_folder(void **state)
{
    folder = g_dir_make_tmp("dealwright-XXXXXX", NULL);
    g_autofree char *small = small_text();
    put("base.yaml", small);
    return bench_clear(state);
}

static int remove_folder(void **state)
{
    (void)state;
    GDir *const dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        (void)!g_remove(path);
    }
    g_dir_close(dir);
    (void)!g_rmdir(folder);
    g_free(folder);
    return 0;
}

static const dw_playbook *load(bench *b, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return text_playbook_load(path, &b->arena, &b->problems);
}

/* The problems without the folder's name. g_free it. */
static char *problems_of(bench *b)
{
    g_autofree char *text = text_problems_format(&b->problems);
    g_autofree char *start = g_strconcat(folder, "/", NULL);
    g_auto(GStrv) parts = g_strsplit(text, start, -1);
    return g_strjoinv("", parts);
}

static void merges_lists_by_id_and_keeps_the_order(void **state)
{
    bench *const b = *state;
    put("mine.yaml", "playbook: mine\n"
                     "extends: base.yaml\n"
                     "bases: {all: {source: us, strength: ours, limits: few}}\n"
                     "factors:\n"
                     "  effort:\n"
                     "    score:\n"
                     "      weights: {size: {mid: 1.25}, buyer_focus: {value: 0.5}}\n"
                     "      rules:\n"
                     "        - {id: added, when: {horizon: repeat}, points: 0.5, text: More.}\n"
                     "        - {id: strategic_account, remove: true}\n"
                     "plan:\n"
                     "  opening:\n"
                     "    - {id: first_words, text: Hello.}\n"
                     "    - {id: we_open, text: Changed.}\n"
                     "  calendar:\n"
                     "    - {id: ask_for_date, remove: true}\n"
                     "issue_kinds:\n"
                     "  training: {phase: scope}\n"
                     "authority: [{role: board, discount: 1}]\n");
    const dw_playbook *const p = load(b, "mine.yaml");
    g_autofree char *problems = problems_of(b);
    assert_string_equal(problems, "");
    const dw_decision *const effort = decision_of(p, "effort");
    assert_int_equal(effort->n_rules, 1);
    assert_string_equal(effort->rule[0].id, "added");
    assert_int_equal(effort->n_weights, 2);
    assert_int_equal(effort->weight[1].points[1], 125);
    assert_int_equal(effort->weight[1].points[2], 325);
    assert_null(entry_of(p, "ask_for_date"));
    assert_string_equal(entry_of(p, "we_open")->text.text[0].pattern, "Changed.");
    assert_null(entry_of(p, "we_open")->heading);
    assert_ptr_equal(entry_of(p, "we_open") + 1, entry_of(p, "first_words"));
    assert_string_equal(p->issue_kind[p->n_issue_kinds - 1].name, "other");
    assert_string_equal(p->issue_kind[p->n_issue_kinds - 2].name, "training");
    assert_int_equal(p->n_authorities, 1);
}

static void names_the_file_in_which_a_problem_stands(void **state)
{
    bench *const b = *state;
    g_autofree char *small = small_text();
    g_autofree char *broken = text_with(small, "base: 0.25", "base: 0.255");
    put("base.yaml", broken);
    put("mine.yaml",
        "playbook: mine\nextends: base.yaml\nplan: {opening: [{id: x, basis: proof}]}\n");
    assert_null(load(b, "mine.yaml"));
    g_autofree char *problems = problems_of(b);
    assert_string_equal(
        problems, "base.yaml:94:13: factors.effort.score.base: '0.255' has more than two digits "
                  "behind the point\n"
                  "mine.yaml:3:18: plan.opening[1]: 'text' is required\n");
}

static void refuses_playbooks_that_extend_themselves(void **state)
{
    bench *const b = *state;
    put("a.yaml", "playbook: a\nextends: b.yaml\n");
    put("b.yaml", "playbook: b\nextends: ./a.yaml\n");
    assert_null(load(b, "a.yaml"));
    g_autofree char *problems = problems_of(b);
    assert_string_equal(
        problems, "b.yaml:2:10: extends: './a.yaml' is extended by itself, which never ends\n");
}

static void limits_how_many_playbooks_extend_each_other(void **state)
{
    bench *const b = *state;
    for (int i = 0; i < 12; i++) {
        g_autofree char *name = g_strdup_printf("p%d.yaml", i);
        g_autofree char *text = g_strdup_printf("playbook: p\nextends: p%d.yaml\n", i + 1);
        put(name, text);
    }
    assert_null(load(b, "p0.yaml"));
    g_autofree char *problems = problems_of(b);
    assert_string_equal(problems,
                        "p8.yaml:2:10: extends: more than 8 playbooks extend each other\n");
}

static void says_which_playbook_is_missing(void **state)
{
    bench *const b = *state;
    put("a.yaml", "playbook: a\nextends: none.yaml\n");
    assert_null(load(b, "a.yaml"));
    g_autofree char *problems = problems_of(b);
    assert_string_equal(problems, "a.yaml:2:10: extends: 'none.yaml' cannot be read\n"
                                  "none.yaml: does not exist\n");
    assert_int_equal(b->problems.worst, TEXT_PROBLEM_FILE);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(reads_settings_with_their_basis),
        EMPTY(reads_phrases_ready_to_be_said),
        EMPTY(reads_what_makes_a_segment_and_an_executive_s_page),
        EMPTY(reads_the_four_kinds_of_factors),
        EMPTY(reads_points_in_hundredths),
        EMPTY(reads_conditions_as_masks_in_the_order_of_factors),
        EMPTY(reads_packs_kinds_and_entries),
        EMPTY(the_default_playbook_is_without_problems),
        EMPTY(changes_single_things_of_the_default),
        EMPTY(reads_when_steps_are_due),
        EMPTY(adds_holidays_and_takes_them_away),
        IN_FOLDER(merges_lists_by_id_and_keeps_the_order),
        IN_FOLDER(names_the_file_in_which_a_problem_stands),
        IN_FOLDER(refuses_playbooks_that_extend_themselves),
        IN_FOLDER(limits_how_many_playbooks_extend_each_other),
        IN_FOLDER(says_which_playbook_is_missing),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
