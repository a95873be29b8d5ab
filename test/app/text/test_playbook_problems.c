/* What a wrong playbook is answered with: one thing of the small one is changed at a time. */
#include "support.h"

typedef struct change {
    const char *old, *new, *problems;
} change;

/* Settings and phrases stand last in the small playbook and move with every part that is added before
 * them: a problem names its line as p:settings+N or p:phrases+N. */
static size_t line_of(const char *text, const char *key)
{
    const char *const end = strstr(text, key);
    size_t line = 1;
    assert_non_null(end);
    for (const char *at = text; at <= end; at++)
        line += *at == '\n';
    return line;
}

static char *with_lines(const char *problems, const char *text)
{
    static const char *const key[] = {"\nsettings:", "\nphrases:"};
    static const char *const mark[] = {"p:settings+", "p:phrases+"};
    GString *const out = g_string_new(NULL);
    while (*problems) {
        size_t k = 0;
        while (k < G_N_ELEMENTS(mark) && !g_str_has_prefix(problems, mark[k]))
            k++;
        if (k == G_N_ELEMENTS(mark)) {
            g_string_append_c(out, *problems++);
            continue;
        }
        char *rest;
        const size_t line = strtoul(problems + strlen(mark[k]), &rest, 10);
        g_string_append_printf(out, "p:%zu", line_of(text, key[k]) + line);
        problems = rest;
    }
    return g_string_free(out, FALSE);
}

static void assert_change(bench *b, const change *c)
{
    g_autofree char *small = small_text();
    g_autofree char *text = text_with(small, c->old, c->new);
    const dw_playbook *const playbook =
        text_playbook_parse(text, strlen(text), "p", &b->arena, &b->problems);
    g_autofree char *problems = text_problems_format(&b->problems);
    g_autofree char *expected = with_lines(c->problems, text);
    assert_string_equal(problems, expected);
    assert_null(playbook);
    text_problems_clear(&b->problems);
    dw_arena_clear(&b->arena);
}

static void assert_changes(bench *b, const change *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_change(b, &list[i]);
}

#define ASSERT_CHANGES(state, list) assert_changes(*(state), list, sizeof(list) / sizeof(list)[0])

static void names_wrong_keys_and_what_is_missing(void **state)
{
    static const change list[] = {
        {"    group: relationship", "    grup: relationship",
         "p:64:19: bases.factors.relationship: is the group of no factor\n"
         "p:72:5: factors.horizon: unknown key 'grup'; did you mean 'group'?\n"},
        {"currencies:", "currency:", "p:6:1: unknown key 'currency'; did you mean 'currencies'?\n"},
        {"  opening:", "  openings:",
         "p:43:3: plan: unknown key 'openings'; did you mean 'opening'?\n"},
        {"  trade_ratio:", "  trade_rate:",
         "p:settings+1:3: settings: 'trade_ratio' is required (one side's stake this many times "
         "the "
         "other's makes an issue a trade)\n"
         "p:settings+21:3: settings: unknown key 'trade_rate'; did you mean 'trade_ratio'?\n"},
        {"  pacing:", "  pace:",
         "p:70:3: factors: 'pacing' is required: a choice with the options fast, measured, slow\n"},
        {"aspiration: 0.61, ", "",
         "p:15:14: archetypes.partnership.numbers: 'aspiration' is required\n"},
        {"  other: {label: other,", "  others: {label: other,",
         "p:31:3: issue_kinds: 'other' is required: the kind of any other issue\n"},
        {"article\n    strength: moderate", "article\n    strength: moderat",
         "p:80:15: factors.horizon.strength: 'moderat' is not one of strong, moderate, weak, ours; "
         "did you mean 'moderate'?\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_settings_and_packs(void **state)
{
    static const change list[] = {
        {"value: 0.23", "value: 23",
         "p:settings+3:24: settings.value_share.value: '23' is not within 0.01 to 1 (share of the "
         "buyer's "
         "annual value that we ask for)\n"},
        {"ladder_steps_max: {value: 5}", "ladder_steps_max: {value: 2}",
         "p:settings+12:21: settings.ladder_steps_max: is below the setting it is the upper end "
         "of\n"},
        {"discount: 0.12", "discount: 1",
         "p:5:5: authority[1]: 'discount' is not above that of the role before\n"},
        {"titles: [Head of Finance, Owner]", "titles: Owner",
         "p:5:37: authority[1].titles: expected a list, found a value\n"},
        {"titles: [Head of Finance, Owner]", "titles: [{a: b}]",
         "p:5:38: authority[1].titles[0]: expected a text, found a mapping\n"},
        {"untitled_below: {value: 1}", "untitled_below: {value: 8}",
         "p:settings+63:27: settings.untitled_below.value: '8' is not within 0 to 7 (authorities, "
         "from "
         "the last down, that an approver whose title none lists does not have)\n"},
        {"ramp_years, phase: commercial}",
         "ramp_years, phase: commercial, not_beside: [payment_day]}",
         "p:37:66: issue_kinds.ramp_years.not_beside[0]: 'payment_day' is no kind of issue; did "
         "you "
         "mean 'payment_days'?\n"},
        {"ramp_years, phase: commercial}", "ramp_years, phase: commercial, not_beside: [{a: b}]}",
         "p:37:66: issue_kinds.ramp_years.not_beside[0]: expected a text, found a mapping\n"},
        {"JPY: 147", "JPX: 147", "p:6:22: currencies: 'JPX' is not a currency of ISO 4217\n"},
        {"JPY: 147", "JPY: 0", "p:6:27: currencies.JPY: '0' is not within 1e-06 to 1000000000\n"},
        {"opening_stance: -0.07", "opening_stance: -1.07",
         "p:15:76: archetypes.partnership.numbers.opening_stance: '-1.07' is not within -1 to 1\n"},
        {"supports: [competitive]", "supports: [partnership, competitve]",
         "p:27:3: tactics.anchor_high: supports and contradicts the same archetype\n"
         "p:27:61: tactics.anchor_high.supports[1]: 'competitve' is not one of partnership, "
         "competitive; did you mean 'competitive'?\n"},
        {"cash: escalator", "cash: price",
         "p:35:3: issue_kinds.escalator: has the same 'cash' as 'price'\n"},
        {"usual: true", "usual: yes",
         "p:33:60: issue_kinds.term_years.usual: 'yes' is neither true nor false\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_the_signs_of_the_buyers_limit(void **state)
{
    static const change list[] = {
        {"id: rival, label: the price of the rival, ", "id: offer, ",
         "p:58:5: buyer_limits[0]: 'label' is required\n"
         "p:59:5: buyer_limits[1]: another sign has the id 'offer'\n"},
        {"figure: their_offer, effect: at_least", "figure: their_ofer, effect: atleast",
         "p:59:49: buyer_limits[1].figure: 'their_ofer' is not one of competitor_price, value_low, "
         "value_likely, value_high, market_low, market_high, list_price, their_offer, their_word; "
         "did you mean "
         "'their_offer'?\n"
         "p:59:69: buyer_limits[1].effect: 'atleast' is not one of at_most, otherwise, at_least; "
         "did you mean 'at_least'?\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_phrases_and_their_variables(void **state)
{
    static const change list[] = {
        {"  part_decide: part_decide\n", "", "p:phrases+1:3: phrases: 'part_decide' is required\n"},
        {"  part_act: part_act\n", "  part_act: part_act\n  part_akt: x\n",
         "p:phrases+3:3: phrases: unknown key 'part_akt'; did you mean 'part_act'?\n"},
        {"range {low} {high}", "range {low} {hihg}",
         "p:phrases+66:10: phrases.range: '{hihg}' is no variable of this phrase: it may use "
         "{low}, "
         "{high}\n"},
        {"  past: past\n", "  past: \"{date}\"\n",
         "p:phrases+206:9: phrases.past: '{date}' is no variable of this phrase: it has none\n"},
        {"  past: past\n", "  past: \"past {\"\n",
         "p:phrases+206:9: phrases.past: has a '{' without '}'; write '{{' for a brace\n"},
        {"  past: past\n", "  past: \" \"\n",
         "p:phrases+206:9: phrases.past: expected a text, found only blanks\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_names_levels_and_thresholds(void **state)
{
    static const change list[] = {
        {"  buyer_focus:\n", "  value:\n",
         "p:25:15: archetypes.competitive.weights: 'buyer_focus' is no factor of the playbook\n"
         "p:82:3: factors.value: is the contract value in a deal's facts; choose another name\n"
         "p:101:23: factors.power.score.weights: 'buyer_focus' is no factor of the playbook\n"
         "p:108:56: factors.archetype.rules[0].when: 'buyer_focus' is no factor of the playbook\n"
         "p:115:67: factors.guard.rules[0].when: 'buyer_focus' is no factor of the playbook\n"
         "p:118:87: factors.who_anchors.options.us.weights: 'buyer_focus' is no factor of the "
         "playbook\n"},
        {"repeat: {label: repeat}", "Unknown: {label: repeat}",
         "p:76:7: factors.horizon.levels: 'Unknown' is not a name: lower-case letters, digits and "
         "underscores, at most 63\n"
         "p:78:12: factors.horizon.prior: level 'Unknown' is missing\n"
         "p:78:28: factors.horizon.prior: 'repeat' is not one of one_time, Unknown, strategic\n"},
        {"[47000, 513000]", "[513000, 47000]",
         "p:87:26: factors.size.thresholds[1]: is not above the one before it\n"},
        {"[47000, 513000]", "[47000]",
         "p:87:17: factors.size.thresholds: has 1 numbers, 3 levels need 2: where each but the "
         "first begins\n"},
        {"    thresholds: [47000, 513000]\n", "",
         "p:85:5: factors.size: 'thresholds' is required\n"},
        {"progress: {}, spinning: {}", "spinning: {}, progress: {}",
         "p:91:13: factors.signal.levels: must be those of the measure, in its order: none, "
         "engaging, withdrawing, resonance, resistance, progress, spinning, adversarial\n"},
        {"measure: latest_signal", "measure: latest_signl",
         "p:90:14: factors.signal.measure: 'latest_signl' is not known here; did you mean "
         "'latest_signal'?\n"},
        {"    for: issue\n    measure", "    measure",
         "p:125:5: factors.issue_type: measure 'issue_type' needs 'for: issue'\n"},
        {"one_time: 1.7, repeat: 2.3", "one_time: 0, repaet: 2.3",
         "p:78:12: factors.horizon.prior: level 'repeat' is missing\n"
         "p:78:23: factors.horizon.prior.one_time: '0' is not above 0\n"
         "p:78:26: factors.horizon.prior: 'repaet' is not one of one_time, repeat, strategic; did "
         "you mean 'repeat'?\n"},
        {"    measure: latest_signal\n", "    measure: latest_signal\n    thresholds: [1]\n",
         "p:91:17: factors.signal: 'thresholds' needs a measured number or a score\n"},
        {"    thresholds: [0]\n", "    thresholds: [0]\n    rules: []\n",
         "p:132:12: factors.issue_priority: 'rules' needs options; those of a score stand inside "
         "'score'\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_what_a_decision_may_use(void **state)
{
    static const change list[] = {
        {"weights: {size:", "weights: {guard: {none: 1}, size:",
         "p:95:17: factors.effort.score.weights.guard: stands after this factor; a factor may only "
         "use those before it\n"},
        {"weights: {size:", "weights: {sise: {mid: 1}, size:",
         "p:95:17: factors.effort.score.weights: 'sise' is no factor of the playbook; did you mean "
         "'size'?\n"},
        {"{legitimate: {base: 1}", "{legitimate: {weights: {issue_type: {trade: 1}}}",
         "p:135:38: factors.deadline_standing.options.legitimate.weights.issue_type: is known only "
         "for each issue, this is decided for each deadline\n"},
        {"points: 1.75", "points: 1.755",
         "p:97:71: factors.effort.score.rules[0].points: '1.755' has more than two digits behind "
         "the point\n"},
        {"points: {competitive: 2.5}", "points: {competetive: 2.5}",
         "p:115:104: factors.guard.rules[0].points: 'competetive' is not one of none, partnership, "
         "competitive; did you mean 'competitive'?\n"},
        {"base: 0.5", "base: 1000.5",
         "p:118:72: factors.who_anchors.options.us.base: '1000.5' is not within -1000 to 1000\n"},
        {"when: {horizon: strategic}", "when: {horizon: strategc}",
         "p:97:51: factors.effort.score.rules[0].when.horizon: 'strategc' is not one of one_time, "
         "repeat, strategic; did you mean 'strategic'?\n"},
        {"when: {horizon: strategic}", "when: {horizon: []}",
         "p:97:51: factors.effort.score.rules[0].when.horizon: needs at least one level\n"},
        {"when: {horizon: strategic}", "when: {horizon: {nto: strategic}}",
         "p:97:51: factors.effort.score.rules[0].when.horizon: expected a level, a list of levels "
         "or {not: …}\n"},
        {"{not: [small, mid]}", "{not: [small, mid, large]}",
         "p:45:37: plan.opening[0].when.size: can never hold: it names no level\n"},
        {"{not: [small, mid]}", "[small, mid, large]",
         "p:45:37: plan.opening[0].when.size: says nothing: it names every level\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_the_variables_of_texts(void **state)
{
    static const change list[] = {
        {"text: \"{situation}\"", "text: \"{situaton}\"",
         "p:42:34: plan.situation[0].text: '{situaton}' is no variable; did you mean "
         "'{situation}'?\n"},
        {"text: \"{situation}\"", "text: \"{situation\"",
         "p:42:34: plan.situation[0].text: has a '{' without '}'; write '{{' for a brace\n"},
        {"text: \"{situation}\"", "text: \"situation}\"",
         "p:42:34: plan.situation[0].text: has a '}' without '{'; write '}}' for a brace\n"},
        {"{fact:who_anchors}", "{fact:who_anchor}",
         "p:47:50: plan.opening[0].text[1]: '{fact:who_anchor}' is no factor of the playbook; did "
         "you mean '{fact:who_anchors}'?\n"},
        {"text: \"{situation}\"", "text: \"{deadline} {fact:issue_type}\"",
         "p:42:34: plan.situation[0].text: '{deadline}' can only be said for each deadline, this "
         "is said for the deal\n"
         "p:42:34: plan.situation[0].text: '{fact:issue_type}' can only be said for each issue, "
         "this is said for the deal\n"},
        {"Drop {date}.", "Drop {issue}.",
         "p:56:14: plan.deadlines[0].then: '{issue}' can only be said for each issue, this is said "
         "for each deadline\n"},
        {"to {option}\", get", "to {optoin}\", get",
         "p:32:49: issue_kinds.price.give: '{optoin}' is no variable; did you mean '{option}'?\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_ids_and_entries(void **state)
{
    static const change list[] = {
        {"id: ask_for_date", "id: we_open", "p:53:12: another entry has the id 'we_open': p:44\n"},
        {"id: once_and_cheap", "id: strategic_account",
         "p:108:14: another rule has the id 'strategic_account': p:97\n"},
        {"id: ask_for_date", "id: Ask for date",
         "p:53:12: plan.calendar[0].id: 'Ask for date' is not a name: lower-case letters, digits "
         "and underscores, at most 63\n"},
        {"text: Ask for the date.,", "", "p:53:7: plan.calendar[0]: 'text' is required\n"},
        {"      heading: First offer\n", "      days_before_close: 3\n",
         "p:44:7: plan.opening[0]: 'days_before_close' is for entries of the calendar\n"},
        {"days_before_close: 13", "days_before_close: 1.3",
         "p:53:70: plan.calendar[0].days_before_close: '1.3' is not a whole number\n"},
        {"for: deadline, when", "for: deadlin, when",
         "p:55:32: plan.deadlines[0].for: 'deadlin' is not one of deal, issue, deadline, ours, "
         "theirs, anchor, step, trade, tactic, missing_kind, event; did you mean 'deadline'?\n"
         "p:55:48: plan.deadlines[0].when.deadline_standing: is known only for each deadline, this "
         "is decided for the deal\n"
         "p:55:86: plan.deadlines[0].text: '{deadline}' can only be said for each deadline, this "
         "is said for the deal\n"
         "p:56:14: plan.deadlines[0].then: '{date}' can only be said for each deadline, this is "
         "said for the deal\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_estimates_of_kinds(void **state)
{
    static const change list[] = {
        {"us: -0.29, them", "them",
         "p:39:58: issue_kinds.liability_cap.estimate: 'us' is required beside 'them'\n"},
        {"us: -0.29", "us: -29",
         "p:39:92: issue_kinds.liability_cap.estimate.us: '-29' is not within -10 to 10\n"},
        {"[0.013, 0.041, 0.17]", "[0.41, 0.041, 0.17]",
         "p:39:105: issue_kinds.liability_cap.estimate.them: must be in order: low <= likely <= "
         "high\n"},
        {"[0.013, 0.041, 0.17]", "[0.013, 0.041]",
         "p:39:105: issue_kinds.liability_cap.estimate.them: expected [low, likely, high], found 2 "
         "shares\n"},
        {"[capped, uncapped]", "[capped, capped]",
         "p:39:77: issue_kinds.liability_cap.estimate.options[1]: 'capped' stands twice in the "
         "list\n"},
        {"basis: {source", "basis: {sorce",
         "p:39:135: issue_kinds.liability_cap.estimate.basis: unknown key 'sorce'; did you mean "
         "'source'?\n"},
        {"{options: [30, 75]}", "{options: [30, 7500]}",
         "p:34:82: issue_kinds.payment_days.estimate.options[1]: '7500' is not within 0 to 3650\n"},
        {"{options: [30, 75]}", "{options: [30, 75], us: 0.1, them: 0.2}",
         "p:34:67: issue_kinds.payment_days.estimate: 'us' and 'them' are not for a kind with "
         "'cash': a formula values it\n"},
        {"price: {cash: price, ", "price: {cash: price, estimate: {options: [100, 200]}, ",
         "p:32:44: issue_kinds.price.estimate.options: a price has no usual options\n"},
    };
    ASSERT_CHANGES(state, list);
}

#define STEP "days_before_close: 13"

static void checks_when_steps_are_due(void **state)
{
    static const change list[] = {
        {STEP, STEP ", days_before: {boad: 3}",
         "p:53:88: plan.calendar[0].days_before: unknown key 'boad'; did you mean 'board'?\n"},
        {STEP, STEP ", days_before: [board]",
         "p:53:87: plan.calendar[0].days_before: expected a mapping of keys, found a list\n"},
        {STEP, STEP ", days_after: {board: -1, launch: 1001}",
         "p:53:94: plan.calendar[0].days_after.board: '-1' is not within 0 to 1000\n"
         "p:53:106: plan.calendar[0].days_after.launch: '1001' is not within 0 to 1000\n"},
        {STEP, STEP ", phase: comercial",
         "p:53:81: plan.calendar[0].phase: 'comercial' is not one of fit, scope, commercial, "
         "contract, finalise; did you mean 'commercial'?\n"},
        {STEP, STEP ", present: [their_decider, our_boss, their_decider]",
         "p:53:99: plan.calendar[0].present[1]: 'our_boss' is not one of their_decider, "
         "their_people, our_lead, our_sponsor, our_approver\n"
         "p:53:109: plan.calendar[0].present[2]: 'their_decider' stands there twice\n"},
        {STEP, STEP ", least_days: soon",
         "p:53:86: plan.calendar[0].least_days: 'soon' is not a number\n"},
        {STEP, "least_days: 3, phase: fit, present: [our_lead]",
         "p:53:7: plan.calendar[0]: 'present' is for a step with 'days_before_close' or "
         "'days_before'\n"
         "p:53:7: plan.calendar[0]: 'phase' is for a step with 'days_before_close'\n"
         "p:53:7: plan.calendar[0]: 'least_days' is for a step with 'days_before_close'\n"},
        {STEP, "days_before: {board: 3}, least_days: 3, phase: fit",
         "p:53:7: plan.calendar[0]: 'phase' is for a step with 'days_before_close'\n"
         "p:53:7: plan.calendar[0]: 'least_days' is for a step with 'days_before_close'\n"},
        {"      heading: First offer\n", "      days_after: {board: 1}\n",
         "p:44:7: plan.opening[0]: 'days_after' is for entries of the calendar\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_holidays(void **state)
{
    static const change list[] = {
        {"authority:\n", "holidays: {easter: {days: sunday}}\nauthority:\n",
         "p:3:27: holidays.easter.days: 'sunday' is not a day as MM-DD or a date as YYYY-MM-DD\n"},
        {"authority:\n", "holidays: {leap: {days: [02-29, 02-30, 13-01]}}\nauthority:\n",
         "p:3:33: holidays.leap.days[1]: '02-30' is no day of any year\n"
         "p:3:40: holidays.leap.days[2]: '13-01' is no day of any year\n"},
        {"authority:\n", "holidays: {a: {days: 2026-02-29}}\nauthority:\n",
         "p:3:22: holidays.a.days: '2026-02-29' does not exist: February has 28 days in that "
         "year\n"},
        {"authority:\n", "holidays: {a: {days: 12-25}, b: {days: [12-24, 12-25]}}\nauthority:\n",
         "p:3:33: holidays.b: names a day that 'a' names already\n"},
        {"authority:\n", "holidays: {a: {days: [2026-05-01, 2026-05-01]}}\nauthority:\n",
         "p:3:15: holidays.a: names a day that 'a' names already\n"},
        {"authority:\n", "holidays: {a: {}, No Name: {days: 12-25}}\nauthority:\n",
         "p:3:15: holidays.a: 'days' is required\n"
         "p:3:19: holidays: 'No Name' is not a name: lower-case letters, digits and underscores, "
         "at most 63\n"},
        {"authority:\n", "holidays: [12-25]\nauthority:\n",
         "p:3:11: holidays: expected a mapping of keys, found a list\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void checks_what_the_engine_acts_on(void **state)
{
    static const change list[] = {
        {"{fast: {}, measured: {base: 1}, slow: {}}", "{slow: {}, measured: {base: 1}, fast: {}}",
         "p:122:11: factors.pacing: must be a choice with the options fast, measured, slow\n"},
        {"      none: {base: 1}\n      partnership:\n",
         "      partnership: {base: 1}\n      none:\n",
         "p:110:5: factors.guard: must be a choice with the options none and then the archetypes "
         "in their order\n"},
    };
    ASSERT_CHANGES(state, list);
}

static void a_text_in_memory_extends_no_file(void **state)
{
    bench *const b = *state;
    static const char text[] = "playbook: x\nextends: /etc/passwd\n";
    assert_null(text_playbook_parse(text, sizeof text - 1, "p", &b->arena, &b->problems));
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems,
                        "p:2:10: extends: a playbook that is no file can only extend 'default'\n");
}

static void removes_only_what_the_base_has(void **state)
{
    bench *const b = *state;
    static const char text[] = "playbook: x\nextends: default\nplan:\n  opening:\n"
                               "  - {id: no_such_entry_at_all, remove: true}\n";
    assert_null(text_playbook_parse(text, sizeof text - 1, "p", &b->arena, &b->problems));
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "p:5:10: there is no 'no_such_entry_at_all' to remove in the "
                                  "playbook that this one extends\n");
}

/* Found by fuzzing: a null stands for a key that is not there, also where it names the kind. */
static void an_empty_options_key_makes_no_choice(void **state)
{
    static const change list[] = {
        {"  pacing: {options: {fast: {}, measured: {base: 1}, slow: {}}}",
         "  pacing: {options: ~, score: ~, measure: ~}",
         "p:122:11: factors.pacing: 'levels' is required\n"},
    };
    ASSERT_CHANGES(state, list);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(names_wrong_keys_and_what_is_missing),
        EMPTY(checks_settings_and_packs),
        EMPTY(checks_the_signs_of_the_buyers_limit),
        EMPTY(checks_phrases_and_their_variables),
        EMPTY(checks_names_levels_and_thresholds),
        EMPTY(checks_what_a_decision_may_use),
        EMPTY(checks_the_variables_of_texts),
        EMPTY(checks_ids_and_entries),
        EMPTY(checks_when_steps_are_due),
        EMPTY(checks_holidays),
        EMPTY(checks_what_the_engine_acts_on),
        EMPTY(checks_estimates_of_kinds),
        EMPTY(a_text_in_memory_extends_no_file),
        EMPTY(removes_only_what_the_base_has),
        EMPTY(an_empty_options_key_makes_no_choice),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
