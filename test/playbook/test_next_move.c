/* The default playbook advises on short records what a good negotiator would do next.
 *
 * Each row is a record in the words of a deal file, over one deal: list 240, target 215, floor 180, a
 * competitor at 224 and their value known, so that every figure can be worked out. */
#include "app/support/default_book.h"

static dw_plan plan;

/* ---- A deal ---------------------------------------------------------------------------------- */

#define KNOWN                                                                                 \
    "complexity: complex, contract: simple, risk_exposure: low, importance: standard, "       \
    "needs: standard, procurement: professional, experience: repeat, buyer_focus: balanced, " \
    "decision_culture: mixed, buyer_risk: balanced, buyer_conduct: neutral, "                 \
    "competition: head_to_head, position: challenger, expansion: medium, "                    \
    "reference_value: some, our_alternative: moderate, their_alternative: moderate, "         \
    "our_urgency: low, their_urgency: medium, market_information: good, value_case: proven"

static const char head[] =
    "name: A deal\n"
    "account: Buyer\n"
    "currency: USD\n"
    "date: 2026-11-23\n"
    "close_by: 2027-01-29\n"
    "value:\n"
    "  list_price: 240000\n"
    "  renewal_probability: 0.85\n"
    "  target_price: 215000\n"
    "  floor_price: 180000\n"
    "  cost_to_serve: 70000\n"
    "  our_alternative: 0\n"
    "  buyer_value: {low: 600000, likely: 800000, high: 900000, evidence: pilot}\n"
    "  market: {low: 150000, high: 250000, evidence: quotes}\n"
    "  competitor: {name: Globex, price: 224000, evidence: a quote}\n"
    "issues:\n"
    "  price: {from: 150000, to: 240000, step: 5000}\n"
    "  term_years: [1, 2, 3]\n"
    "  payment_days: [30, 45, 60, 90]\n"
    "  service_level: {us: {standard: 0, premium: -22000}, them: {standard: 0, premium: 48000}}\n"
    "  case_study: {us: {none: 0, written: 15000}, them: {none: 0, written: -2000}}\n"
    "  liability_cap: {us: {capped: 0, uncapped: -150000}, them: {capped: 0, uncapped: 30000}}\n"
    "must: {liability_cap: capped}\n"
    "people:\n"
    "  ours: [{name: Ana, role: lead}, {name: Sam, role: sponsor}]\n"
    "  theirs: [{name: Meyer, authority: decides}]\n";

typedef struct row {
    const char *what;   /* the situation */
    const char *facts;  /* on top of KNOWN, which has neither value nor horizon */
    const char *record; /* events, a line each */
    const char *move;
} row;

#define LASTING "value: 640000, horizon: strategic, " KNOWN
#define ONCE "value: 640000, horizon: one_time, " KNOWN
#define SMALL "value: 30000, horizon: one_time, " KNOWN

#define EVENT(day, by, rest) "  - {at: 2026-11-" day ", by: " by ", event: " rest "}\n"
#define OUR_235 \
    EVENT("16", "us", "offer, package: {price: 235000, term_years: 1, payment_days: 30}")
#define THEIR_190 EVENT("18", "them", "offer, package: {price: 190000, payment_days: 60}")
#define OUR_228 EVENT("19", "us", "offer, package: {price: 228000}")
#define THEIR_195 EVENT("19", "them", "offer, package: {price: 195000}")
#define OUR_LAST EVENT("19", "us", "offer, package: {price: 220000, service_level: premium}")
#define SIGNAL(day, signal) EVENT(day, "them", "signal, signal: " signal)
#define SESSION(day) EVENT(day, "us", "session")
#define REFUSE(day, by) EVENT(day, by, "refuse")

static const row rows[] = {
    {"nobody has spoken, we know the market", LASTING, "", "offer"},
    {"nobody has spoken and little is known", "value: 640000", "", "ask"},
    {"our offer went out today", LASTING,
     OUR_235 EVENT("23", "us", "offer, package: {price: 228000}"), "hold"},
    {"our offer is out for three days", LASTING,
     OUR_235 THEIR_190 EVENT("18", "us", "offer, package: {price: 228000}"), "hold"},
    {"our offer is out for two weeks", LASTING,
     "  - {at: 2026-11-05, by: us, event: offer, package: {price: 235000}}\n", "ask"},
    {"they countered", ONCE, OUR_235 THEIR_190, "offer"},
    /* Packages of one worth would differ in payment days alone, and teach nothing. */
    {"they moved again and we are asked", LASTING,
     OUR_235 THEIR_190 OUR_228 EVENT("20", "them", "offer, package: {price: 200000}"), "offer"},
    {"they told us why", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them",
                             "statement, statement: interest, note: cash flow this year"),
     "trade"},
    {"only the price parts us", LASTING,
     EVENT("16", "us", "offer, package: {price: 235000}")
         EVENT("18", "them", "offer, package: {price: 195000}"),
     "trade"},
    {"somebody new sits there after we had offered", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them", "joined, person: {name: Roth, authority: decides}"),
     "ask"},
    {"a rival moves, and it is our turn", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them",
                             "competitor, action: move, competitor: Globex, price: 205000"),
     "ask"},
    {"a rival moved, and we have talked about it since", LASTING,
     OUR_235 THEIR_190 EVENT(
         "19", "them", "competitor, action: move, competitor: Globex, price: 205000") SESSION("20"),
     "offer"},
    {"an ultimatum, and we take a break", LASTING,
     OUR_235 THEIR_190 OUR_228 EVENT("19", "them", "statement, statement: ultimatum")
         EVENT("20", "us", "break, until: 2026-11-27"),
     "hold"},
    {"a colleague has told another figure", ONCE,
     EVENT("16", "us, who: Ana", "offer, package: {price: 235000, payment_days: 30}")
         THEIR_190 EVENT("20", "us, who: Gil",
                         "statement, statement: disclosure, package: {price: 221000}"),
     "hold"},
    {"and the lead has said since which one stands", ONCE,
     EVENT("16", "us, who: Ana", "offer, package: {price: 235000, payment_days: 30}")
         EVENT("17", "us, who: Gil", "statement, statement: disclosure, package: {price: 221000}")
             EVENT("18", "us, who: Ana", "statement, statement: position, package: {price: 233000}")
                 THEIR_190,
     "offer"},
    {"a demand, and then they move", ONCE,
     OUR_235 THEIR_190 EVENT("19", "them", "statement, statement: demand")
         EVENT("20", "them", "offer, package: {price: 196000}"),
     "offer"},
    {"their offer is above the target", LASTING,
     OUR_235 EVENT("18", "them",
                   "offer, package: {price: 232000, payment_days: 30, term_years: 3}"),
     "accept"},
    {"their offer is what we asked", LASTING,
     OUR_235 EVENT("18", "them",
                   "offer, package: {price: 235000, term_years: 1, payment_days: 30}"),
     "accept"},
    {"a good offer that breaks a hard limit", ONCE,
     OUR_235 EVENT("18", "them", "offer, package: {price: 235000, liability_cap: uncapped}"),
     "ask"},
    {"as good at our limit as what we ask, and nothing better is left to put", LASTING,
     OUR_235 OUR_LAST EVENT(
         "20", "them",
         "offer, package: {price: 216000, service_level: standard, liability_cap: uncapped}"),
     "ask"},
    {"the same inside the limit", LASTING,
     OUR_235 OUR_LAST EVENT("20", "them",
                            "offer, package: {price: 216000, service_level: standard}"),
     "accept"},
    {"worth no deal at our limit either, and nothing is left to put", LASTING,
     OUR_235 EVENT("19", "us",
                   "offer, package: {price: 180000, service_level: premium, "
                   "payment_days: 90}")
         EVENT("20", "them", "offer, package: {price: 81700, liability_cap: uncapped}"),
     "walk_away"},
    {"an offer outside a hard limit that is short of ours", ONCE,
     OUR_235 EVENT("18", "them", "offer, package: {price: 190000, liability_cap: uncapped}"),
     "offer"},
    {"a good offer that ours has just answered", ONCE,
     OUR_235 EVENT("18", "them", "offer, package: {price: 215000}")
         EVENT("20", "us", "offer, package: {price: 230000}"),
     "hold"},
    {"a good offer that has run out", ONCE,
     OUR_235 EVENT("17", "them", "offer, package: {price: 235000}, until: 2026-11-19"), "offer"},
    {"an offer that we have refused", LASTING,
     OUR_235 EVENT("17", "them", "offer, package: {price: 235000}") EVENT("18", "us", "refuse"),
     "hold"},
    {"they accepted", LASTING, OUR_235 THEIR_190 EVENT("20", "them", "accept"), "close"},
    {"we accepted", LASTING, OUR_235 THEIR_190 EVENT("20", "us", "accept"), "close"},
    {"we accepted what is worse than no deal", LASTING,
     OUR_235 EVENT("18", "them", "offer, package: {price: 90000}") EVENT("20", "us", "accept"),
     "hold"},
    {"they confirmed what we accepted", LASTING,
     OUR_235 THEIR_190 EVENT("20", "us", "accept") EVENT("21", "them", "accept"), "close"},
    {"they reopened what we had agreed on", LASTING,
     OUR_235 THEIR_190 EVENT("20", "us", "accept")
         EVENT("23", "them", "offer, package: {price: 184000}"),
     "ask"},
    {"they reopened what they had accepted", ONCE,
     OUR_235 THEIR_190 EVENT("20", "them", "accept")
         EVENT("23", "them", "offer, package: {price: 220000}, note: procurement says so"),
     "ask"},
    {"they asked for less in words after they had accepted", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them", "accept")
         EVENT("23", "them", "statement, statement: demand, package: {price: 220000}"),
     "ask"},
    {"they reopened it and came back to it", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("20", "them", "offer, package: {price: 184000}") EVENT("23", "them", "accept"),
     "close"},
    {"we asked for less than was agreed", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("23", "us", "offer, package: {price: 186000}"),
     "ask"},
    {"we said no to what they reopened it with", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("20", "them", "offer, package: {price: 184000}") REFUSE("23", "us"),
     "ask"},
    {"it was signed and the signature taken back", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept") EVENT("20", "them", "outcome, outcome: won")
         EVENT("23", "them", "outcome, outcome: none"),
     "ask"},
    {"they reopened it and we went along", ONCE,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("20", "them", "offer, package: {price: 184000}")
             EVENT("23", "us", "offer, package: {price: 188000}"),
     "hold"},
    {"their first counter is within a hair of ours", LASTING,
     OUR_235 EVENT("23", "them", "offer, package: {price: 234950, payment_days: 30}"), "accept"},
    {"they bettered what we had accepted", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("23", "them", "offer, package: {price: 197000, payment_days: 60}"),
     "accept"},
    {"they said again what we had accepted", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("23", "them", "offer, package: {price: 190000, payment_days: 60}"),
     "accept"},
    {"they bettered it outside a hard limit", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("23", "them", "offer, package: {price: 400000, liability_cap: uncapped}"),
     "ask"},
    {"they bettered it until last week", LASTING,
     OUR_235 THEIR_190 EVENT("19", "us", "accept")
         EVENT("19", "them", "offer, package: {price: 197000}, until: 2026-11-20"),
     "close"},
    {"we accepted what we had refused", LASTING,
     OUR_235 THEIR_190 REFUSE("19", "us") EVENT("20", "us", "accept"), "hold"},
    {"they accepted what they had refused", LASTING,
     OUR_235 THEIR_190 OUR_228 REFUSE("20", "them") EVENT("21", "them", "accept"), "accept"},
    {"won", LASTING,
     OUR_235 EVENT("18", "them", "accept") EVENT("20", "us", "outcome, outcome: won"), "close"},
    {"lost", LASTING, OUR_235 EVENT("20", "us", "outcome, outcome: lost"), "close"},
    {"they refused once", LASTING, OUR_235 REFUSE("18", "them"), "ask"},
    {"they refused twice", LASTING, OUR_235 REFUSE("17", "them") OUR_228 REFUSE("20", "them"),
     "ask"},
    {"they withdraw", LASTING, OUR_235 THEIR_190 SIGNAL("20", "withdrawing"), "ask"},
    {"they turned hostile", LASTING, OUR_235 THEIR_190 SIGNAL("20", "adversarial"), "break"},
    {"the talks spin", ONCE, OUR_235 THEIR_190 SESSION("19") SESSION("20") SIGNAL("20", "spinning"),
     "break"},
    {"the talks spin at a strategic account", LASTING,
     OUR_235 THEIR_190 OUR_228 THEIR_195 EVENT("19", "us", "offer, package: {price: 225000}")
         SESSION("19") SESSION("20") REFUSE("20", "them") REFUSE("21", "them")
             SIGNAL("21", "spinning"),
     "escalate"},
    {"the same, and the executive is asked already", LASTING,
     OUR_235 THEIR_190 SESSION("19") SESSION("20") SIGNAL("20", "spinning")
         EVENT("21", "us", "escalation, action: request, who: Ana"),
     "break"},
    {"a break is running", LASTING, OUR_235 THEIR_190 EVENT("20", "us", "break, until: 2026-11-27"),
     "hold"},
    {"the break is over", LASTING, OUR_235 THEIR_190 EVENT("18", "us", "break, until: 2026-11-20"),
     "ask"},
    {"an ultimatum", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them",
                             "statement, statement: ultimatum, note: Friday or never"),
     "ask"},
    {"an ultimatum, and a pivot of ours", ONCE,
     OUR_235 THEIR_190 EVENT("20", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("21", "us", "pivot, archetype: competitive, reason: they press"),
     "ask"},
    {"an ultimatum, and a promise in its place", ONCE,
     OUR_235 EVENT("18", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("20", "them", "statement, statement: promise, note: the board looks at it again"),
     "hold"},
    {"an ultimatum over their offer, and the promise of another one", ONCE,
     OUR_235 THEIR_190 EVENT("19", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("20", "them",
               "escalation, action: promise, until: 2026-12-04, note: a new offer by then"),
     "hold"},
    {"the promise that took its place is not kept", ONCE,
     OUR_235 EVENT("16", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("17", "them", "statement, statement: promise, until: 2026-11-20, note: a figure"),
     "ask"},
    {"the promise is kept, and they offer", ONCE,
     OUR_235 EVENT("16", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("17", "them", "statement, statement: promise, until: 2026-11-20, note: a figure")
             EVENT("19", "them", "offer, package: {price: 190000}, answers: 3"),
     "trade"},
    {"our offer is out for long, and they have named the day of their answer", LASTING,
     "  - {at: 2026-11-05, by: us, event: offer, package: {price: 235000}}\n" EVENT(
         "06", "them", "statement, statement: promise, until: 2026-11-27, note: the board's word"),
     "hold"},
    {"their offer, and a promise of something beside it", ONCE,
     OUR_235 THEIR_190 EVENT("20", "them", "statement, statement: promise, note: two references"),
     "offer"},
    {"they took the agreement back", LASTING,
     OUR_235 THEIR_190 OUR_228 EVENT("20", "them", "accept") EVENT("21", "them", "refuse"), "ask"},
    {"we asked about their ultimatum, and they owe the answer", LASTING,
     OUR_235 THEIR_190 EVENT("19", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("20", "us", "statement, statement: question, note: why Friday"),
     "hold"},
    {"they have told us something, and their ultimatum stands", LASTING,
     OUR_235 THEIR_190 EVENT("19", "them", "statement, statement: ultimatum, note: Friday or never")
         EVENT("20", "us", "statement, statement: question, note: why Friday")
             EVENT("20", "them", "statement, statement: disclosure, note: the board meets"),
     "ask"},
    {"what we asked has waited for more than a week", ONCE,
     EVENT("09", "us", "offer, package: {price: 235000}")
         EVENT("10", "them", "offer, package: {price: 190000}")
             EVENT("12", "us", "statement, statement: question, note: why 190"),
     "ask"},
    {"we offer less than they have on the table", LASTING,
     OUR_235 EVENT("18", "them", "offer, package: {price: 215000}")
         EVENT("20", "us", "offer, package: {price: 205000}"),
     "accept"},
    {"we offer a lower price than theirs that is worth more to us", LASTING,
     OUR_235 EVENT("18", "them", "offer, package: {price: 190000, payment_days: 90}")
         EVENT("20", "us", "offer, package: {price: 189500, term_years: 3, payment_days: 30}"),
     "hold"},
    {"they went back on their own offer", ONCE,
     OUR_235 THEIR_195 EVENT("20", "them", "offer, package: {price: 190000}"), "ask"},
    {"they went back on it, and we have talked about it", ONCE,
     OUR_235 THEIR_195 EVENT("20", "them", "offer, package: {price: 190000}") SESSION("20"),
     "trade"},
    {"the day of their promise has passed, and we had promised something ourselves", ONCE,
     OUR_235 EVENT("16", "them", "statement, statement: promise, until: 2026-11-20, note: a figure")
         EVENT("17", "us", "statement, statement: promise, note: a parts list"),
     "ask"},
    {"the talk goes on after the end", LASTING,
     OUR_235 EVENT("20", "them", "outcome, outcome: lost")
         EVENT("21", "us", "offer, package: {price: 200000}"),
     "close"},
    {"a demand", LASTING,
     OUR_235 THEIR_190 EVENT("20", "them", "statement, statement: demand, note: ten per cent"),
     "ask"},
    {"progress", ONCE, OUR_235 THEIR_190 SIGNAL("20", "progress"), "offer"},
    {"the facts have moved on", LASTING,
     EVENT("10", "us", "plan, version: 1")
         OUR_235 THEIR_190 EVENT("20", "them",
                                 "fact, facts: {horizon: one_time, buyer_focus: price, expansion: "
                                 "low, reference_value: none}, evidence: said"),
     "pivot"},
    {"a small deal that spins", SMALL,
     OUR_235 THEIR_190 SESSION("19") SESSION("20") SIGNAL("20", "resistance"), "ask"},
};

static const char *decided(const row *r, dw_key key)
{
    g_autofree char *text = g_strconcat(head, "facts: {", r->facts, "}\n",
                                        r->record[0] ? "record:\n" : "", r->record, NULL);
    plan_text(text, &plan);
    return decided_in(&plan, key);
}

static void print_reasons(void)
{
    const dw_reasons *const reasons = &plan.decision_reasons[DW_KEY_NEXT_MOVE];
    for (size_t i = 0; i < reasons->n_reasons; i++)
        print_message("    %+.2f %s\n", reasons->reason[i].points,
                      reasons->reason[i].rule ? reasons->reason[i].rule->id
                                              : playbook->factor[reasons->reason[i].factor].name);
}

static void advises_what_a_good_negotiator_would_do(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *const move = decided(&rows[i], DW_KEY_NEXT_MOVE);
        if (strcmp(move, rows[i].move) == 0)
            continue;
        n_wrong++;
        print_message("%s: %s, not %s\n", rows[i].what, move, rows[i].move);
        print_reasons();
    }
    assert_int_equal(n_wrong, 0);
}

static bool is_said(const char *id)
{
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        for (size_t l = 0; l < plan.section[s].n_lines; l++)
            if (strcmp(plan.section[s].line[l].entry->id, id) == 0)
                return true;
    return false;
}

static void what_breaks_a_limit_is_asked_for_inside_it(void **state)
{
    (void)state;
    static const struct {
        const char *offer, *then, *said;
    } last[] = {
        {"price: 216000, service_level: standard, liability_cap: uncapped", "",
         "ask_for_theirs_inside"},
        {"price: 216000, service_level: standard", "", "accept_how"},
        {"price: 190000, liability_cap: uncapped",
         EVENT("20", "them", "joined, person: {name: Roth, authority: decides}"), "ask_inside"},
        {"price: 190000, liability_cap: uncapped",
         EVENT("20", "us", "statement, statement: position, package: {liability_cap: capped}")
             EVENT("20", "them", "statement, statement: demand, note: the budget")
                 EVENT("20", "them", "joined, person: {name: Roth, authority: decides}"),
         "ask_inside_waits"},
        {"price: 190000, liability_cap: uncapped",
         EVENT("20", "us", "statement, statement: question, package: {liability_cap: uncapped}")
             EVENT("20", "them", "statement, statement: demand, package: {liability_cap: uncapped}")
                 EVENT("20", "them", "joined, person: {name: Roth, authority: decides}"),
         "ask_inside_again"},
    };
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
        g_autofree char *record =
            g_strconcat(OUR_235 OUR_LAST "  - {at: 2026-11-20, by: them, event: offer, package: {",
                        last[i].offer, "}}\n", last[i].then, NULL);
        const row r = {"outside", LASTING, record, ""};
        (void)decided(&r, DW_KEY_NEXT_MOVE);
        if (!is_said(last[i].said))
            fail_msg("%s: %s, and %s is not said", last[i].then,
                     decided_in(&plan, DW_KEY_NEXT_MOVE), last[i].said);
        assert_false(is_said("walk_why"));
        assert_false(is_said("ask_the_price"));
    }
}

static void never_betters_an_offer_that_nobody_has_answered(void **state)
{
    (void)state;
    static const char *const between[] = {
        "",
        SIGNAL("20", "progress"),
        SIGNAL("20", "adversarial"),
        SESSION("20"),
        EVENT("20", "us", "note, note: they will think about it"),
        EVENT("20", "them", "statement, statement: promise, note: an answer on Friday")};
    static const char *const facts[] = {LASTING, ONCE, SMALL, "value: 640000"};
    for (size_t f = 0; f < sizeof facts / sizeof facts[0]; f++)
        for (size_t b = 0; b < sizeof between / sizeof between[0]; b++) {
            g_autofree char *record = g_strconcat(OUR_235 THEIR_190 OUR_228, between[b], NULL);
            const row r = {"unanswered", facts[f], record, "offer"};
            const char *const move = decided(&r, DW_KEY_NEXT_MOVE);
            if (strcmp(move, "offer") == 0 || strcmp(move, "trade") == 0)
                fail_msg("facts %zu, event %zu: %s", f, b, move);
        }
}

#define OUR_225 EVENT("19", "us", "offer, package: {price: 225000}")

static void what_has_just_moved_them_is_no_stall(void **state)
{
    (void)state;
    static const row resisted[] = {
        {"two offers, no step", ONCE, OUR_235 THEIR_190 OUR_228 OUR_225 SIGNAL("20", "adversarial"),
         "now"},
        {"one offer, one hostile word", LASTING, OUR_235 SIGNAL("18", "adversarial"), "prepare"},
        {"a step after two offers", ONCE,
         OUR_235 OUR_228 THEIR_190 OUR_225 THEIR_195 SIGNAL("20", "adversarial"), "prepare"},
        {"what they ask for has grown", ONCE,
         OUR_235 THEIR_195 OUR_228 OUR_225 EVENT("19", "them", "offer, package: {price: 190000}")
             SIGNAL("20", "adversarial"),
         "now"},
    };
    for (size_t i = 0; i < sizeof resisted / sizeof resisted[0]; i++)
        assert_string_equal(decided(&resisted[i], DW_KEY_ESCALATION), resisted[i].move);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advises_what_a_good_negotiator_would_do),
        cmocka_unit_test(what_has_just_moved_them_is_no_stall),
        cmocka_unit_test(what_breaks_a_limit_is_asked_for_inside_it),
        cmocka_unit_test(never_betters_an_offer_that_nobody_has_answered),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
