/* What a wrong deal file is answered with, word by word. */
#include "support.h"

#define HEAD "name: a\naccount: b\ncurrency: USD\n"

static void names_what_is_required(void **state)
{
    assert_problems(*state, "owner: ana\n",
                    "deal.yaml:1:1: 'name' is required\n"
                    "deal.yaml:1:1: 'account' is required\n");
    assert_problems(*state, "name:\naccount: ''\n",
                    "deal.yaml:1:1: 'name' is required\n"
                    "deal.yaml:2:10: account: expected a text, found only blanks\n");
    assert_problems(*state,
                    HEAD "people: {ours: [{name: x}], theirs: [{title: y}]}\n"
                         "deadlines: [{date: 2026-12-31}]\n"
                         "record: [{note: x}]\n"
                         "strategy: {archetype: partnership}\n",
                    "deal.yaml:4:17: people.ours[0]: 'role' is required\n"
                    "deal.yaml:4:38: people.theirs[0]: 'name' is required\n"
                    "deal.yaml:5:13: deadlines[0]: 'what' is required\n"
                    "deal.yaml:5:13: deadlines[0]: 'owner' is required\n"
                    "deal.yaml:6:10: record[0]: 'at' is required\n"
                    "deal.yaml:6:10: record[0]: 'by' is required\n"
                    "deal.yaml:6:10: record[0]: 'event' is required\n"
                    "deal.yaml:7:11: strategy: 'reason' is required\n");
}

static void names_the_nearest_known_key(void **state)
{
    assert_problems(
        *state,
        HEAD "acount: x\nfacts: {horizn: repeat}\nvalue: {lst: 1}\n"
             "people: {ours: [{name: x, role: lead, titel: y}]}\n<<: {owner: z}\n",
        "deal.yaml:4:1: unknown key 'acount'; did you mean 'account'?\n"
        "deal.yaml:5:9: facts: unknown key 'horizn'; did you mean 'horizon'?\n"
        "deal.yaml:6:9: value: unknown key 'lst'; known are list_price, target_price, "
        "floor_price, "
        "cost_to_serve, our_alternative, buyer_value, market, competitor, our_cost_of_capital, "
        "their_cost_of_capital, renewal_probability, their_budget\n"
        "deal.yaml:7:39: people.ours[0]: unknown key 'titel'; did you mean 'title'?\n"
        "deal.yaml:8:1: unknown key '<<'; merge keys are not supported\n");
}

static void assert_listed(bench *b, const char *expected)
{
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, expected);
    text_problems_clear(&b->problems);
}

static void doubts_a_name_near_a_kind_of_issue(void **state)
{
    static const char amounts[] = "{us: {a: 0, b: -9}, them: {a: 0, b: 7}}";
    g_autofree char *good =
        g_strdup_printf(HEAD "issues: {other: [a, b], colour: [a, b], liability: %s}\n", amounts);
    good_deal(*state, good);
    good_deal(*state, HEAD "issues: {liability_cap: [a, b], liability: [c, d]}\n");
    read_deal_as(*state, HEAD "issues:\n  liability: [a, b]\n  colour: [a, b]\n", "deal.yaml");
    assert_listed(*state, "deal.yaml:5:3: warning: issues.liability: is no kind of issue that the "
                          "playbook knows and is taken as 'other'; did you mean 'liability_cap'? "
                          "Else give its amounts of both sides, 'us' and 'them'\n");
}

static void names_duplicate_keys(void **state)
{
    assert_problems(*state, HEAD "facts: {horizon: repeat}\nfacts: {horizon: one_time}\n",
                    "deal.yaml:5:1: duplicate key 'facts'; first given in line 4\n");
}

static void says_which_type_was_expected(void **state)
{
    assert_problems(*state,
                    "name: [a]\naccount: {}\ncurrency: [USD]\ndate: {}\nfacts: 3\nvalue: x\n"
                    "issues: []\nmust: 1\ntactics: x\nstrategy: []\npeople: 2\ndeadlines: {}\n"
                    "record: x\n",
                    "deal.yaml:1:7: name: expected a text, found a list\n"
                    "deal.yaml:2:10: account: expected a text, found a mapping\n"
                    "deal.yaml:3:11: currency: expected a currency, found a list\n"
                    "deal.yaml:4:7: date: expected a date, found a mapping\n"
                    "deal.yaml:5:8: facts: expected a mapping of keys, found a value\n"
                    "deal.yaml:6:8: value: expected a mapping of keys, found a value\n"
                    "deal.yaml:7:9: issues: expected a mapping of keys, found a list\n"
                    "deal.yaml:8:7: must: expected a mapping of keys, found a value\n"
                    "deal.yaml:9:10: tactics: expected a list, found a value\n"
                    "deal.yaml:10:11: strategy: expected a mapping of keys, found a list\n"
                    "deal.yaml:11:9: people: expected a mapping of keys, found a value\n"
                    "deal.yaml:12:12: deadlines: expected a list, found a mapping\n"
                    "deal.yaml:13:9: record: expected a list, found a value\n");
    assert_problems(*state, "- name\n",
                    "deal.yaml:1:1: expected a mapping of keys, found a list\n");
}

static void refuses_amounts_that_are_not_exact(void **state)
{
    assert_problems(
        *state,
        HEAD "value:\n"
             "  list_price: 12.345\n"
             "  target_price: 1_000\n"
             "  floor_price: 010\n"
             "  cost_to_serve: 10abc\n"
             "  our_alternative: 90000000000001\n"
             "  competitor: {name: x, price: '7'}\n"
             "  market: {low: -3, high: 1e400}\n"
             "  their_budget: [-1, .nan, {}]\n",
        "deal.yaml:5:15: value.list_price: '12.345' has 3 digits behind the point, an amount in "
        "USD "
        "has 2; write 12345\n"
        "deal.yaml:6:17: value.target_price: '1_000' is not a number; write it without separators\n"
        "deal.yaml:7:16: value.floor_price: '010' is not a number; a number does not begin with 0\n"
        "deal.yaml:8:18: value.cost_to_serve: '10abc' is not a number\n"
        "deal.yaml:9:20: value.our_alternative: '90000000000001' is too large\n"
        "deal.yaml:10:32: value.competitor.price: expected an amount, found a text in quotes\n"
        "deal.yaml:11:17: value.market.low: '-3' is below zero\n"
        "deal.yaml:11:27: value.market.high: '1e400' is too large\n"
        "deal.yaml:12:18: value.their_budget[0]: '-1' is below zero\n"
        "deal.yaml:12:22: value.their_budget[1]: '.nan' is not a number\n"
        "deal.yaml:12:28: value.their_budget[2]: expected an amount, found a mapping\n");
    assert_problems(*state, "name: a\naccount: b\ncurrency: JPY\nfacts: {value: 1200.5}\n",
                    "deal.yaml:4:16: facts.value: '1200.5' has 1 digit behind the point, an amount "
                    "in JPY has 0\n");
}

static void refuses_rates_out_of_range(void **state)
{
    assert_problems(
        *state,
        HEAD "value: {renewal_probability: 85, our_cost_of_capital: -0.1, "
             "their_cost_of_capital: 1200}\n",
        "deal.yaml:4:30: value.renewal_probability: '85' is not within 0 to 1; write 0.85 "
        "for 85 %\n"
        "deal.yaml:4:55: value.our_cost_of_capital: '-0.1' is not within 0 to 1\n"
        "deal.yaml:4:84: value.their_cost_of_capital: '1200' is not within 0 to 1\n");
}

static void asks_for_the_currency_of_an_amount(void **state)
{
    assert_problems(*state, "name: a\naccount: b\nfacts:\n  value: 85000\n",
                    "deal.yaml:1:1: 'currency' is required, because line 4 gives an amount\n");
    assert_problems(*state, "name: a\naccount: b\nissues: {price: [1, 2]}\n",
                    "deal.yaml:1:1: 'currency' is required, because line 3 gives an amount\n");
    assert_problems(*state, "name: a\naccount: b\ncurrency: usd\nfacts: {value: 3}\n",
                    "deal.yaml:3:11: currency: 'usd' is not a currency of ISO 4217; did you mean "
                    "'USD'?\n");
    assert_problems(
        *state, "name: a\naccount: b\ncurrency: Dollars\n",
        "deal.yaml:3:11: currency: 'Dollars' is not a currency of ISO 4217, such as USD "
        "or EUR\n");
}

static void refuses_dates_that_do_not_exist(void **state)
{
    assert_problems(
        *state,
        HEAD
        "date: 2026-02-30\nclose_by: 18.12.2026\n"
        "people: {ours: [{name: x, role: lead, away: [{from: 2027-01-04, to: 2026-12-21}]}]}\n",
        "deal.yaml:4:7: date: '2026-02-30' does not exist: February has 28 days in that year\n"
        "deal.yaml:5:11: close_by: '18.12.2026' is not a date; write it as YYYY-MM-DD; did you "
        "mean "
        "2026-12-18?\n"
        "deal.yaml:6:46: people.ours[0].away[0]: 'to' is before 'from'\n");
}

static void refuses_levels_the_playbook_does_not_know(void **state)
{
    assert_problems(
        *state, HEAD "facts:\n  horizon: strategc\n  buyer_focus: [price, price, valeu]\n",
        "deal.yaml:5:12: facts.horizon: 'strategc' is not one of one_time, repeat, strategic; did "
        "you mean 'strategic'?\n"
        "deal.yaml:6:24: facts.buyer_focus[1]: 'price' stands twice in the list\n"
        "deal.yaml:6:31: facts.buyer_focus[2]: 'valeu' is not one of price, balanced, value; did "
        "you "
        "mean 'value'?\n");
    assert_problems(*state, HEAD "facts: {horizon: [], buyer_focus: {a: b}}\n",
                    "deal.yaml:4:18: facts.horizon: needs the levels that are still possible, or "
                    "unknown\n"
                    "deal.yaml:4:35: facts.buyer_focus: expected a name, found a mapping\n");
}

static void refuses_facts_that_are_not_stated(void **state)
{
    assert_problems(
        *state, HEAD "facts: {size: small, signal: none, power: buyer, issue_type: trade}\n",
        "deal.yaml:4:9: facts.size: cannot be stated: it follows from the contract value; give "
        "'value'\n"
        "deal.yaml:4:22: facts.signal: cannot be stated: it is measured on the deal "
        "(latest_signal)\n"
        "deal.yaml:4:36: facts.power: cannot be stated: the playbook's rules decide it from other "
        "facts\n"
        "deal.yaml:4:50: facts.issue_type: cannot be stated: the plan finds it for each issue\n");
}

static void refuses_names_the_playbook_does_not_have(void **state)
{
    assert_problems(*state,
                    HEAD "tactics: [anchor_hihg, share_information, share_information]\n"
                         "strategy: {archetype: partnrship, reason: x}\n",
                    "deal.yaml:4:11: tactics[0]: 'anchor_hihg' is not one of anchor_high, "
                    "share_information; did you mean 'anchor_high'?\n"
                    "deal.yaml:4:43: tactics[2]: 'share_information' stands twice in the list\n"
                    "deal.yaml:5:23: strategy.archetype: 'partnrship' is not one of partnership, "
                    "competitive; did you mean 'partnership'?\n");
}

static void refuses_options_that_make_no_issue(void **state)
{
    assert_problems(
        *state,
        HEAD "issues:\n"
             "  price: {from: 100, to: 110, step: 3}\n"
             "  term_years: [1, 1.5, 0, 1]\n"
             "  payment_days: {us: {a: 1}}\n"
             "  escalator: []\n"
             "  first_year_discount: [0, 20]\n"
             "  a: {us: {none: 0, written: 5}, them: {none: 0, writen: 3}}\n"
             "  b: {}\n"
             "  c: [x, x]\n"
             "  d: {us: {x: 1}, them: {x: [1, 2]}}\n"
             "  e: {from: 1, to: 2}\n"
             "  f: 3\n"
             "  g: {options: [x, y], importance: {us: hihg, theem: low}}\n"
             "  h: {us: {x: 1}, importance: {us: low}}\n"
             "  i: {options: 3}\n"
             "  j: {options: [x, y], us: {x: 0, z: 1}}\n"
             "  k: {options: [x, y], importance: high}\n"
             "  ramp_years: [0, 1.5, 31]\n"
             "  renewal_rise: [-1]\n"
             "  l:\n",
        "deal.yaml:5:10: issues.price: steps from 'from' do not meet 'to'\n"
        "deal.yaml:6:19: issues.term_years[1]: '1.5' is not a whole number\n"
        "deal.yaml:6:24: issues.term_years[2]: '0' is not within 1 to 30\n"
        "deal.yaml:6:27: issues.term_years[3]: '1' stands twice in the list\n"
        "deal.yaml:7:17: issues.payment_days: expected a list of numbers, or from, to and step, "
        "found "
        "a mapping\n"
        "deal.yaml:8:14: issues.escalator: needs at least one option\n"
        "deal.yaml:9:28: issues.first_year_discount[1]: '20' is not within 0 to 1\n"
        "deal.yaml:10:40: issues.a.them: option 'written' is missing; 'us' has it\n"
        "deal.yaml:10:50: issues.a.them: unknown key 'writen'; did you mean 'written'?\n"
        "deal.yaml:11:6: issues.b: needs options: 'us' and 'them', 'options', or a list\n"
        "deal.yaml:12:10: issues.c[1]: 'x' stands twice in the list\n"
        "deal.yaml:13:29: issues.d.them.x: expected [low, likely, high], found 2 amounts\n"
        "deal.yaml:14:6: issues.e: 'step' is required\n"
        "deal.yaml:15:6: issues.f: expected options with their worth, or a list of options, found "
        "a "
        "value\n"
        "deal.yaml:16:41: issues.g.importance.us: 'hihg' is not one of low, medium, high; did you "
        "mean 'high'?\n"
        "deal.yaml:16:47: issues.g.importance: unknown key 'theem'; did you mean 'them'?\n"
        "deal.yaml:17:36: issues.h.importance.us: stands beside amounts of 'us'; importance is for "
        "a side without them\n"
        "deal.yaml:18:16: issues.i.options: expected a list of options, or from, to and step; "
        "found "
        "a value\n"
        "deal.yaml:19:28: issues.j.us: option 'y' is missing; 'options' has it\n"
        "deal.yaml:19:35: issues.j.us: unknown key 'z'; known are x, y\n"
        "deal.yaml:20:36: issues.k.importance: expected a mapping of keys, found a value\n"
        "deal.yaml:21:19: issues.ramp_years[1]: '1.5' is not a whole number\n"
        "deal.yaml:21:24: issues.ramp_years[2]: '31' is not within 0 to 30\n"
        "deal.yaml:22:18: issues.renewal_rise[0]: '-1' is not within -0.99 to 10\n"
        "deal.yaml:23:5: issues.l: expected options with their worth, or a list of options, found "
        "nothing\n");
    assert_problems(
        *state, HEAD "issues: {price: {from: 1, to: 5000, step: 0.5}}\n",
        "deal.yaml:4:17: issues.price: makes more than 1001 options, the most there may "
        "be\n");
    assert_problems(*state, HEAD "issues: {price: {from: 3, to: 1, step: 1}}\n",
                    "deal.yaml:4:17: issues.price: 'to' is below 'from'\n");
    assert_problems(*state, HEAD "issues: {price: {from: 1, to: 3, step: 0}}\n",
                    "deal.yaml:4:17: issues.price: 'step' must be above 0\n");
    assert_problems(
        *state, HEAD "issues: {price: {from: 1, to: 1.005, step: 0.001}}\n",
        "deal.yaml:4:31: issues.price.to: '1.005' has 3 digits behind the point, an amount "
        "in USD has 2; write 1005\n"
        "deal.yaml:4:44: issues.price.step: '0.001' has 3 digits behind the point, an amount "
        "in USD has 2\n");
}

/* To half of Europe 198.730 is a hundred and ninety-eight thousand; it passed as 198.73 where a price is an
 * option. */
static void bug_a_price_with_a_point_for_thousands_was_read_as_a_small_one(void **state)
{
    static const char *const places[][2] = {
        {"issues: {price: [198.730, 200000]}\n", "deal.yaml:4:18: issues.price[0]"},
        {"issues: {price: {from: 198.730, to: 200000, step: 1}}\n",
         "deal.yaml:4:24: issues.price.from"},
        {"issues: {price: [1, 2]}\nmust: {price: {at_least: 198.730}}\n",
         "deal.yaml:5:26: must.price.at_least"},
        {"issues: {price: [1, 2]}\nrecord:\n"
         "  - {at: 2026-11-16, by: us, event: offer, package: {price: 198.730}}\n",
         "deal.yaml:6:61: record[0].package.price"},
        {"issues: {extra: {us: {no: 0, yes: 198.730}, them: {no: 0, yes: 1}}}\n",
         "deal.yaml:4:35: issues.extra.us.yes"},
        {"value: {list_price: 198.730}\n", "deal.yaml:4:21: value.list_price"},
        {"facts: {value: 198.730}\n", "deal.yaml:4:16: facts.value"}};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *text = g_strconcat(HEAD, places[i][0], NULL);
        g_autofree char *expected = g_strdup_printf(
            "%s: '198.730' has 3 digits behind the point, an amount in USD has 2; write 198730 or "
            "198.73\n",
            places[i][1]);
        assert_problems(*state, text, expected);
    }
}

static void refuses_limits_that_fit_no_issue(void **state)
{
    assert_problems(
        *state,
        HEAD "issues: {price: [100, 200], cap: [low, high]}\n"
             "must: {pice: 100, cap: hihg}\n",
        "deal.yaml:5:8: must: 'pice' is no issue of the deal; did you mean 'price'?\n"
        "deal.yaml:5:24: must.cap: 'hihg' is not one of low, high; did you mean 'high'?\n");
    assert_problems(
        *state,
        HEAD "issues: {price: [100, 200], cap: [low, high]}\n"
             "must: {price: 150, cap: {at_most: 3}}\n",
        "deal.yaml:5:15: must.price: '150' is none of the issue's options\n"
        "deal.yaml:5:25: must.cap: at_least and at_most need an issue whose options are "
        "numbers\n");
    assert_problems(*state, HEAD "issues: {price: [100, 200]}\nmust: {price: {at_most: 99}}\n",
                    "deal.yaml:5:15: must.price: leaves no option of this issue\n");
    assert_problems(*state,
                    HEAD "issues: {price: [100, 200]}\nmust: {price: {at_least: 3, at_most: 2}}\n",
                    "deal.yaml:5:15: must.price: at_least is above at_most\n");
}

static void refuses_events_that_do_not_add_up(void **state)
{
    assert_problems(
        *state,
        HEAD "issues: {price: [100, 200], cap: [low, high]}\n"
             "record:\n"
             "  - {at: 2026-11-16, by: us, event: offer}\n"
             "  - {at: 2026-11-15, by: them, event: signal}\n"
             "  - {at: 2026-11-17, by: we, event: note, package: {cap: low}}\n"
             "  - {at: 2026-11-18, by: us, event: offer, package: {cap: lwo, pric: 1}}\n"
             "  - {at: 2026-11-19, by: us, event: accept, package: {}}\n"
             "  - {at: 2026-11-20, by: us, event: offer, package: {price: -5}}\n",
        "deal.yaml:6:5: record[0]: 'package' is required with event 'offer'\n"
        "deal.yaml:7:5: record[1]: 'signal' is required with event 'signal'\n"
        "deal.yaml:7:5: warning: record[1]: is earlier than the event before it; it is taken at "
        "its "
        "date\n"
        "deal.yaml:8:5: record[2]: 'package' does not belong to event 'note'; it belongs to offer, "
        "concession, accept, refuse, statement, approval, outcome\n"
        "deal.yaml:8:26: record[2].by: 'we' is not one of us, them\n"
        "deal.yaml:9:59: record[3].package.cap: 'lwo' is not one of low, high; did you "
        "mean 'low'?\n"
        "deal.yaml:9:64: record[3].package: 'pric' is no issue of the deal; did you mean "
        "'price'?\n"
        "deal.yaml:10:54: record[4].package: needs at least one issue\n"
        "deal.yaml:11:61: record[5].package.price: a price must not be below zero\n");
}

static void what_was_logged_late_is_not_doubted_again(void **state)
{
    assert_problems(*state,
                    HEAD "record:\n"
                         "  - {at: 2026-11-16, by: us, event: note}\n"
                         "  - {at: 2026-11-15, by: us, event: note, author: rob}\n"
                         "  - {at: 2026-11-17, by: we, event: note}\n",
                    "deal.yaml:7:26: record[2].by: 'we' is not one of us, them\n");
}

static void passes_on_what_the_engine_finds(void **state)
{
    assert_problems(
        *state,
        HEAD "value:\n  list_price: 100\n  target_price: 130\n  floor_price: 170\n"
             "  buyer_value: {low: 3, likely: 2, high: 5}\n"
             "record:\n"
             "  - {at: 2026-11-16, by: us, event: note}\n"
             "  - {at: 2026-11-15, by: us, event: note}\n",
        "deal.yaml:6:17: value.target_price: is above list_price; a target must not be above list\n"
        "deal.yaml:7:16: value.floor_price: is above target_price; the walk-away must not be above "
        "the target\n"
        "deal.yaml:8:16: value.buyer_value: must be in order: low <= likely <= high\n"
        "deal.yaml:11:5: warning: record[1]: is earlier than the event before it; it is taken at "
        "its "
        "date\n");
}

static void asks_for_both_ends_of_a_range(void **state)
{
    assert_problems(*state, HEAD "value: {market: {low: 3}, buyer_value: {evidence: x}}\n",
                    "deal.yaml:4:17: value.market: 'high' is required\n"
                    "deal.yaml:4:40: value.buyer_value: 'low' is required\n");
}

static void limits_what_one_deal_may_hold(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new(HEAD "tactics: [");
    for (int i = 0; i < 65; i++)
        g_string_append(text, "anchor_high, ");
    g_string_append(text, "]\n");
    assert_problems(b, text->str, "deal.yaml:4:10: tactics: has 65 entries, the most is 64\n");
    g_autofree char *name = g_strnfill(201, 'x');
    g_autofree char *long_name = g_strdup_printf("name: %s\naccount: b\n", name);
    assert_problems(b, long_name, "deal.yaml:1:7: name: has 201 characters, the most is 200\n");
    g_autofree char *large = g_strnfill((4 << 20) + 1, '#');
    assert_problems(b, large, "deal.yaml: is larger than 4096 KiB, the most that is read\n");
}

/* The limit is generous: what it would catch is a search that grows with the square. */
static void answers_a_file_of_mistakes_quickly(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new(HEAD "facts:\n");
    for (int i = 0; i < 50000; i++)
        g_string_append_printf(text, " hozizon%05d: x\n", i);
    const gint64 start = g_get_monotonic_time();
    assert_null(read_deal_as(b, text->str, "deal.yaml"));
    assert_true(g_get_monotonic_time() - start < 3 * G_USEC_PER_SEC);
    assert_int_equal(b->problems.n_errors, 50000);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_true(g_str_has_suffix(problems, "\nand 49900 more\n"));
}

static void speaks_of_json_as_json(void **state)
{
    assert_problems_as(
        *state, "{\"name\": \"a\", \"acount\": \"b\", \"facts\": {\"value\": \"3\"}}", "deal.json",
        "deal.json:1:1: 'account' is required\n"
        "deal.json:1:15: unknown key 'acount'; did you mean 'account'?\n"
        "deal.json:1:49: facts.value: expected an amount, found a text in quotes\n");
}

static void tells_a_missing_file_from_a_wrong_one(void **state)
{
    bench *const b = *state;
    assert_null(text_deal_load("no/such.yaml", b->playbook, TODAY, &b->arena, &b->problems));
    assert_int_equal(b->problems.worst, TEXT_PROBLEM_FILE);
    text_problems_clear(&b->problems);
    assert_null(text_deal_load(SMALL, b->playbook, TODAY, &b->arena, &b->problems));
    assert_int_equal(b->problems.worst, TEXT_PROBLEM_INPUT);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(names_what_is_required),
        EMPTY(names_the_nearest_known_key),
        EMPTY(doubts_a_name_near_a_kind_of_issue),
        EMPTY(names_duplicate_keys),
        EMPTY(says_which_type_was_expected),
        EMPTY(refuses_amounts_that_are_not_exact),
        EMPTY(refuses_rates_out_of_range),
        EMPTY(asks_for_the_currency_of_an_amount),
        EMPTY(refuses_dates_that_do_not_exist),
        EMPTY(refuses_levels_the_playbook_does_not_know),
        EMPTY(refuses_facts_that_are_not_stated),
        EMPTY(refuses_names_the_playbook_does_not_have),
        EMPTY(refuses_options_that_make_no_issue),
        EMPTY(bug_a_price_with_a_point_for_thousands_was_read_as_a_small_one),
        EMPTY(refuses_limits_that_fit_no_issue),
        EMPTY(refuses_events_that_do_not_add_up),
        EMPTY(what_was_logged_late_is_not_doubted_again),
        EMPTY(passes_on_what_the_engine_finds),
        EMPTY(asks_for_both_ends_of_a_range),
        EMPTY(limits_what_one_deal_may_hold),
        EMPTY(answers_a_file_of_mistakes_quickly),
        EMPTY(speaks_of_json_as_json),
        EMPTY(tells_a_missing_file_from_a_wrong_one),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
