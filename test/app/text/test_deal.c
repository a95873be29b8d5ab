/* Deal files become deals, and deals become the same files again. */
#include "support.h"

#include <math.h>

static const char full[] =
    "name: Control tower\n"
    "account: Fern Freight\n"
    "currency: USD\n"
    "date: 2026-11-20\n"
    "close_by: 2026-12-18\n"
    "owner: ana\n"
    "situation: >-\n"
    "  They lost two\n"
    "    carriers.\n"
    "facts:\n"
    "  value: 641230.75\n"
    "  horizon: [repeat, strategic]\n"
    "  buyer_focus: value\n"
    "value:\n"
    "  list_price: 241300\n"
    "  target_price: 215700.5\n"
    "  floor_price: 180900\n"
    "  cost_to_serve: 71000\n"
    "  our_alternative: -1300\n"
    "  buyer_value: {low: 610000, likely: 823000, high: 901000, evidence: a pilot}\n"
    "  market: {low: 153000, high: 257000}\n"
    "  competitor: {name: Globex, price: 224000, evidence: their CFO}\n"
    "  our_cost_of_capital: 0.097\n"
    "  renewal_probability: 0.85\n"
    "  their_budget: [150000, 240000.25]\n"
    "issues:\n"
    "  price: {from: 180900, to: 241300, step: 15100}\n"
    "  term_years: [3, 1, 2]\n"
    "  escalator: [0, 0.03]\n"
    "  case_study:\n"
    "    us: {none: 0, written: 15300}\n"
    "    them: {written: [-9100, -6200.5, -4300], none: 0}\n"
    "  warranty_months: {us: {12: 0, 24: -5100}}\n"
    "  seats: [10, 25]\n"
    "  ramp_years: [0, 2]\n"
    "  renewal_rise: [0, 0.035]\n"
    "  go_live: {options: [may, march], importance: {us: low, them: high}}\n"
    "  visits: {options: {from: 1, to: 3, step: 1}, importance: {them: medium}}\n"
    "  spare_parts: {us: {none: 0, depot: -4700}, importance: {them: medium}}\n"
    "  liability_cap: [capped, uncapped]\n"
    "must: {liability_cap: capped, term_years: {at_most: 2}, price: {at_least: 180899.5}}\n"
    "tactics: [share_information, anchor_high]\n"
    "strategy: {archetype: competitive, reason: agreed with the CRO}\n"
    "people:\n"
    "  ours:\n"
    "    - {name: Ana Ruiz, role: lead, title: AE, objective: relationship,\n"
    "       away: [{from: 2026-12-21, to: 2027-01-04}]}\n"
    "  theirs:\n"
    "    - {name: J. Meyer, interest: price, authority: decides, stance: opposed}\n"
    "    - {name: Someone}\n"
    "deadlines:\n"
    "  - {date: 2026-12-31, what: our quarter end, owner: ours, kind: quarter_end,\n"
    "     evidence: calendar, cost: 6100.01}\n"
    "record:\n"
    "  - {at: 2026-11-16, by: us, who: Ana Ruiz, event: offer,\n"
    "     package: {price: 235000, case_study: written, seats: 12}}\n"
    "  - {at: 2026-11-18, by: them, event: signal, signal: withdrawing, note: hard}\n";

static void reads_names_dates_and_texts(void **state)
{
    const dw_deal *const deal = good_deal(*state, full);
    assert_string_equal(deal->name, "Control tower");
    assert_string_equal(deal->account, "Fern Freight");
    assert_string_equal(deal->owner, "ana");
    assert_string_equal(deal->situation, "They lost two carriers.");
    assert_string_equal(deal->currency, "USD");
    assert_int_equal(deal->currency_digits, 2);
    assert_int_equal(deal->day, TODAY - 3);
    assert_int_equal(deal->close_by, TODAY + 25);
}

static void reads_facts_as_masks(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal = good_deal(b, full);
    assert_int_equal(deal->contract_value, 64123075);
    assert_int_equal(deal->fact[dw_playbook_factor(b->playbook, "horizon")], 6);
    assert_int_equal(deal->fact[dw_playbook_factor(b->playbook, "buyer_focus")], 4);
    assert_int_equal(deal->fact[dw_playbook_factor(b->playbook, "size")], 7);
    assert_int_equal(deal->fact[dw_playbook_factor(b->playbook, "archetype")], 3);
}

static void reads_value_in_minor_units(void **state)
{
    const dw_deal_value *const v = &good_deal(*state, full)->value;
    assert_int_equal(v->list_price, 24130000);
    assert_int_equal(v->target_price, 21570050);
    assert_int_equal(v->our_alternative, -130000);
    assert_int_equal(v->buyer_value.likely, 82300000);
    assert_string_equal(v->buyer_value.evidence, "a pilot");
    assert_int_equal(v->market.likely, DW_MONEY_NONE);
    assert_int_equal(v->market.high, 25700000);
    assert_string_equal(v->competitor, "Globex");
    assert_int_equal(v->competitor_price, 22400000);
    assert_true(v->our_cost_of_capital == 0.097);
    assert_true(v->their_cost_of_capital == DW_RATE_NONE);
    assert_int_equal(v->n_their_budget, 2);
    assert_int_equal(v->their_budget[1], 24000025);
}

static void reads_issues_of_every_form(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal = good_deal(b, full);
    assert_int_equal(deal->n_issues, 12);
    const dw_issue *const price = &deal->issue[0];
    assert_string_equal(b->playbook->issue_kind[price->kind].name, "price");
    assert_int_equal(price->n_options, 5);
    assert_true(price->numeric && price->valued);
    assert_true(price->option[2].number == 21110000);
    assert_string_equal(price->option[2].name, "211100");
    assert_int_equal(price->option[2].us, DW_MONEY_NONE);
    assert_true(price->must_at_least == 18089950);
    assert_true(deal->issue[1].option[0].number == 3);
    assert_true(deal->issue[1].must_at_most == 2);
    assert_true(deal->issue[2].option[1].number == 0.03);
    const dw_issue *const study = &deal->issue[3];
    assert_string_equal(b->playbook->issue_kind[study->kind].name, "other");
    assert_true(study->valued && !study->numeric);
    assert_int_equal(study->option[1].us, 1530000);
    assert_int_equal(study->option[1].them.low, -910000);
    assert_int_equal(study->option[1].them.likely, -620050);
    assert_int_equal(study->option[0].them.high, 0);
    assert_true(deal->issue[4].numeric && deal->issue[4].valued);
    assert_true(deal->issue[4].option[1].number == 24);
    assert_int_equal(deal->issue[4].option[1].them.low, DW_MONEY_NONE);
    assert_true(deal->issue[5].numeric && !deal->issue[5].valued);
    assert_false(deal->issue[11].numeric || deal->issue[11].valued);
    assert_int_equal(deal->issue[11].must_option, 0);
    assert_int_equal(deal->issue[5].must_option, DW_NONE);
    assert_true(isinf(deal->issue[5].must_at_most));
}

static void reads_how_much_an_issue_matters(void **state)
{
    const dw_deal *const deal = good_deal(*state, full);
    assert_true(deal->issue[6].valued && deal->issue[6].option[1].number == 2);
    assert_true(deal->issue[7].valued && deal->issue[7].option[1].number == 0.035);
    const dw_issue *const start = &deal->issue[8];
    assert_string_equal(start->option[1].name, "march");
    assert_int_equal(start->importance_us, DW_IMPORTANCE_LOW);
    assert_int_equal(start->importance_them, DW_IMPORTANCE_HIGH);
    assert_false(start->valued || start->numeric);
    assert_int_equal(start->option[1].us, DW_MONEY_NONE);
    const dw_issue *const visits = &deal->issue[9];
    assert_int_equal(visits->n_options, 3);
    assert_true(visits->numeric && visits->option[2].number == 3);
    assert_int_equal(visits->importance_us, DW_IMPORTANCE_NONE);
    assert_int_equal(visits->importance_them, DW_IMPORTANCE_MEDIUM);
    const dw_issue *const parts = &deal->issue[10];
    assert_true(parts->valued);
    assert_int_equal(parts->option[1].us, -470000);
    assert_int_equal(parts->option[1].them.low, DW_MONEY_NONE);
    assert_int_equal(parts->importance_them, DW_IMPORTANCE_MEDIUM);
}

static void takes_the_usual_options_where_none_are_named(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal =
        good_deal(b, "name: a\naccount: b\nissues:\n  payment_days:\n"
                     "  liability_cap: {importance: {us: high}}\nmust: {liability_cap: capped}\n");
    assert_int_equal(deal->issue[0].n_options, 2);
    assert_true(deal->issue[0].valued && deal->issue[0].option[1].number == 75);
    assert_string_equal(deal->issue[1].option[1].name, "uncapped");
    assert_int_equal(deal->issue[1].importance_us, DW_IMPORTANCE_HIGH);
    assert_int_equal(deal->issue[1].must_option, 0);
}

/* Estimates are never written as if somebody had given them. */
static void writes_a_completed_deal_as_it_was_given(void **state)
{
    bench *const b = *state;
    g_autofree char *text =
        text_with(full, "  price: {from: 180900, to: 241300, step: 15100}\n", "");
    g_autofree char *without_must = text_with(text, ", price: {at_least: 180899.5}", "");
    const dw_deal *const deal = good_deal(b, without_must); /* whose offers name the price */
    dw_deal complete;
    dw_error err = {0};
    assert_int_equal(dw_deal_complete(deal, b->playbook, &b->arena, &complete, &err), DW_OK);
    assert_true(deal->issue[deal->n_issues - 1].implied);
    assert_int_equal(complete.n_issues, deal->n_issues);
    json_t *const given = text_deal_to_json(deal, b->playbook);
    json_t *const written = text_deal_to_json(&complete, b->playbook);
    assert_true(json_equal(given, written));
    json_decref(given);
    json_decref(written);
}

static void reads_people_deadlines_and_the_record(void **state)
{
    const dw_deal *const deal = good_deal(*state, full);
    assert_int_equal(deal->n_ours, 1);
    assert_int_equal(deal->ours[0].role, DW_ROLE_LEAD);
    assert_int_equal(deal->ours[0].objective, DW_OBJECTIVE_RELATIONSHIP);
    assert_int_equal(deal->ours[0].n_away, 1);
    assert_int_equal(deal->ours[0].away[0].to, TODAY + 42);
    assert_int_equal(deal->n_theirs, 2);
    assert_int_equal(deal->theirs[0].authority, DW_PERSON_DECIDES);
    assert_int_equal(deal->theirs[0].stance, DW_STANCE_OPPOSED);
    assert_int_equal(deal->theirs[1].stance, DW_STANCE_UNKNOWN);
    assert_null(deal->theirs[1].title);
    assert_int_equal(deal->deadline[0].kind, DW_DEADLINE_QUARTER_END);
    assert_int_equal(deal->deadline[0].cost, 610001);
    assert_int_equal(deal->n_events, 2);
    assert_int_equal(deal->event[0].n_terms, 3);
    assert_true(deal->event[0].term[0].number == 23500000);
    assert_int_equal(deal->event[0].term[0].option, DW_NONE);
    assert_int_equal(deal->event[0].term[1].option, 1);
    assert_true(deal->event[0].term[2].number == 12);
    assert_int_equal(deal->event[1].signal, DW_SIGNAL_WITHDRAWING);
    assert_int_equal(deal->tactic[0], 1);
    assert_int_equal(deal->strategy, 1);
    assert_string_equal(deal->strategy_reason, "agreed with the CRO");
}

static void leaves_unknown_what_is_not_said(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal =
        good_deal(b, "name: a\naccount: b\nowner:\nfacts: {horizon: unknown}\n"
                     "close_by: ~\n");
    assert_null(deal->owner);
    assert_int_equal(deal->day, TODAY);
    assert_int_equal(deal->close_by, DW_DAY_NONE);
    assert_string_equal(deal->currency, "");
    assert_int_equal(deal->contract_value, DW_MONEY_NONE);
    assert_int_equal(deal->value.list_price, DW_MONEY_NONE);
    assert_true(deal->value.renewal_probability == DW_RATE_NONE);
    assert_int_equal(deal->fact[0], 7);
    assert_int_equal(deal->strategy, DW_NONE);
    assert_int_equal(deal->n_issues + deal->n_events + deal->n_ours + deal->n_tactics, 0);
}

static void takes_a_likely_value_for_all_three(void **state)
{
    const dw_deal *const deal = good_deal(
        *state, "name: a\naccount: b\ncurrency: JPY\nvalue: {buyer_value: {likely: 777}}\n");
    assert_int_equal(deal->value.buyer_value.low, 777);
    assert_int_equal(deal->value.buyer_value.high, 777);
}

static void reads_the_same_deal_from_json(void **state)
{
    const dw_deal *const deal = read_deal_as(
        *state,
        "{\"name\": \"a\", \"account\": \"b\", \"currency\": \"KWD\", \"date\": \"2026-11-21\","
        "\"facts\": {\"horizon\": \"repeat\", \"value\": 1.5e3}, \"owner\": null,"
        "\"issues\": {\"term_years\": [1, 2], \"months\": {\"us\": {\"12\": 0, \"24\": 1}}}}",
        "deal.json");
    assert_non_null(deal);
    assert_int_equal(deal->contract_value, 1500000);
    assert_int_equal(deal->day, TODAY - 2);
    assert_int_equal(deal->fact[0], 2);
    assert_true(deal->issue[1].numeric);
    assert_null(deal->owner);
}

/* Reading what was written gives a deal that is written the same way. */
static void assert_round_trip(bench *b, const dw_deal *deal, const char *name)
{
    json_t *const first = text_deal_to_json(deal, b->playbook);
    char *const text = json_dumps(first, TEXT_JSON_REALS | JSON_INDENT(1));
    const dw_deal *const again = read_deal_as(b, text, "again.json");
    g_autofree char *problems = text_problems_format(&b->problems);
    if (problems[0])
        print_message("%s: %s", name, problems);
    assert_non_null(again);
    json_t *const second = text_deal_to_json(again, b->playbook);
    assert_true(json_equal(first, second));
    assert_int_equal(again->contract_value, deal->contract_value);
    assert_int_equal(again->day, deal->day);
    assert_memory_equal(again->fact, deal->fact, b->playbook->n_factors * sizeof(dw_fact));
    assert_int_equal(again->n_issues, deal->n_issues);
    for (size_t i = 0; i < deal->n_issues; i++) {
        assert_int_equal(again->issue[i].n_options, deal->issue[i].n_options);
        assert_int_equal(again->issue[i].valued, deal->issue[i].valued);
        assert_int_equal(again->issue[i].must_option, deal->issue[i].must_option);
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            assert_true(again->issue[i].option[o].number == deal->issue[i].option[o].number);
    }
    json_decref(first);
    json_decref(second);
    free(text);
}

static void writes_a_deal_that_reads_back_the_same(void **state)
{
    assert_round_trip(*state, good_deal(*state, full), "full");
}

static void writes_amounts_with_the_digits_they_were_read_with(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal =
        good_deal(b, "name: a\naccount: b\ncurrency: USD\nvalue: {list_price: 8.95,"
                     " cost_to_serve: 7, our_alternative: -9999999999999.99}\n");
    json_t *const json = text_deal_to_json(deal, b->playbook);
    char *const text = json_dumps(json_object_get(json, "value"), TEXT_JSON_REALS);
    assert_string_equal(text, "{\"list_price\": 8.95, \"cost_to_serve\": 7, "
                              "\"our_alternative\": -9999999999999.99}");
    json_decref(json);
    free(text);
}

/* The examples are read with the playbook that they are written for. */
static void reads_every_example(void **state)
{
    bench *const b = *state;
    const dw_playbook *const small = b->playbook;
    dw_arena arena;
    text_arena_init(&arena, MEMORY);
    b->playbook = text_playbook_load(NULL, &arena, &b->problems);
    g_autofree char *book_problems = text_problems_format(&b->problems);
    assert_string_equal(book_problems, "");
    GDir *const dir = g_dir_open("examples", 0, NULL);
    size_t n = 0;
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (!g_str_has_suffix(name, ".yaml"))
            continue;
        g_autofree char *path = g_build_filename("examples", name, NULL);
        const dw_deal *const deal =
            text_deal_load(path, b->playbook, TODAY, &b->arena, &b->problems);
        g_autofree char *problems = text_problems_format(&b->problems);
        assert_string_equal(problems, "");
        assert_round_trip(b, deal, name);
        n++;
    }
    g_dir_close(dir);
    assert_true(n >= 12);
    b->playbook = small;
    dw_arena_clear(&arena);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(reads_names_dates_and_texts),
        EMPTY(reads_facts_as_masks),
        EMPTY(reads_value_in_minor_units),
        EMPTY(reads_issues_of_every_form),
        EMPTY(reads_how_much_an_issue_matters),
        EMPTY(takes_the_usual_options_where_none_are_named),
        EMPTY(writes_a_completed_deal_as_it_was_given),
        EMPTY(reads_people_deadlines_and_the_record),
        EMPTY(leaves_unknown_what_is_not_said),
        EMPTY(takes_a_likely_value_for_all_three),
        EMPTY(reads_the_same_deal_from_json),
        EMPTY(writes_a_deal_that_reads_back_the_same),
        EMPTY(writes_amounts_with_the_digits_they_were_read_with),
        EMPTY(reads_every_example),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
