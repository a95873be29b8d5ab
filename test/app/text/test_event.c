/* Events of every kind: read, written back and read again the same, and what each refuses. */
#include "support.h"

#include "text/event.h"

#include "dealwright/record.h"

static const char deal_text[] =
    "name: x\naccount: y\ncurrency: USD\n"
    "issues:\n"
    "  price: [617, 717]\n"
    "  colour: {us: {red: 0, blue: 5}, them: {red: 0, blue: 7}}\n"
    "  payment_days: [30, 61]\n"
    "people:\n"
    "  ours: [{name: Ana, role: lead}]\n"
    "record:\n"
    "  - {at: 2026-11-16, by: us, event: offer, package: {price: 717}}\n"
    "  - {at: 2026-11-17, by: them, event: note, note: rang}\n";

static text_event_of record_of(bench *b)
{
    return (text_event_of){good_deal(b, deal_text), b->playbook};
}

/* ---- What is read is written back ------------------------------------------------------------ */

/* One event of each kind with all that it may have. */
static const char *const good[DW_EVENT_KIND_COUNT] = {
    [DW_EVENT_OFFER] =
        "{at: 2026-11-18, by: them, event: offer, package: {price: 633.5, colour: blue, "
        "payment_days: 90}, until: 2026-12-01, answers: 1, note: opened hard}",
    [DW_EVENT_CONCESSION] = "{at: 2026-11-18T00:00, by: us, who: Ana, event: concession, "
                            "package: {price: 617}, needs: seller, reason: for the colour}",
    [DW_EVENT_ACCEPT] = "{at: 2026-11-18, by: them, event: accept, package: {colour: red}}",
    [DW_EVENT_REFUSE] =
        "{at: 2026-11-18, by: us, event: refuse, package: {colour: red}, reason: no}",
    [DW_EVENT_STATEMENT] = "{at: 2026-11-18, by: them, event: statement, statement: ultimatum, "
                           "package: {payment_days: 61}, to: Ana, channel: mail}",
    [DW_EVENT_SIGNAL] = "{at: 2026-11-18T23:59, by: them, event: signal, signal: spinning}",
    [DW_EVENT_SESSION] =
        "{at: 2026-11-18, by: us, event: session, channel: visit, signal: progress}",
    [DW_EVENT_BREAK] = "{at: 2026-11-18, by: us, event: break, until: 2026-11-30}",
    [DW_EVENT_FACT] = "{at: 2026-11-18, by: them, event: fact, facts: {value: 4500.25, horizon: "
                      "[repeat, strategic]}, evidence: said so}",
    [DW_EVENT_JOINED] = "{at: 2026-11-18, by: them, event: joined, person: {name: J. Meyer, title: "
                        "Head, authority: decides, stance: opposed}}",
    [DW_EVENT_LEFT] = "{at: 2026-11-18, by: them, who: J. Meyer, event: left}",
    [DW_EVENT_COMPETITOR] =
        "{at: 2026-11-18, by: them, event: competitor, action: enter, competitor: "
        "Globex, price: 605.07, evidence: a letter}",
    [DW_EVENT_DEADLINE] =
        "{at: 2026-11-18, by: them, event: deadline, action: drop, deadline: {date: "
        "2026-12-15, what: board, owner: buyer, kind: board, cost: 12}}",
    [DW_EVENT_ESCALATION] = "{at: 2026-11-18, by: us, event: escalation, action: promise, to: Ana, "
                            "note: a man on site}",
    [DW_EVENT_APPROVAL] =
        "{at: 2026-11-18, by: us, event: approval, action: delegate, authority: cfo, "
        "needs: cfo, as: sponsor, title: Head, to: Ana, until: 2026-12-24, package: {price: 617}}",
    [DW_EVENT_PLAN] = "{at: 2026-11-18, by: us, event: plan, version: 3, digest: 4f0c}",
    [DW_EVENT_ACKNOWLEDGEMENT] =
        "{at: 2026-11-18, by: us, who: Ana, event: acknowledgement, version: 3, "
        "ranking: [colour, price], objective: speed}",
    [DW_EVENT_PIVOT] =
        "{at: 2026-11-18, by: us, event: pivot, archetype: competitive, reason: new buyer}",
    [DW_EVENT_DISMISSAL] = NULL, /* the small playbook has no alerts; test/cli/test_log.py */
    [DW_EVENT_OUTCOME] = "{at: 2026-11-18, by: them, event: outcome, outcome: no_decision, "
                         "package: {price: 617}, reason: money}",
    [DW_EVENT_DEBRIEF] =
        "{at: 2026-11-18, by: us, event: debrief, rating: 4, lessons: [ask first, rest]}",
    [DW_EVENT_CORRECTION] = "{at: 2026-11-18, by: us, event: correction, corrects: 2, author: ana, "
                            "source: the CRM}",
    [DW_EVENT_NOTE] = "{at: 2026-11-18, by: us, event: note, note: 'a: b, {c} # d'}",
};

static void assert_read(bench *b, const text_event_of *of, const char *text, const char *label,
                        dw_event *event)
{
    const bool read = text_event_parse(text, label, of, &b->arena, &b->problems, event);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    assert_true(read);
}

static void every_kind_is_read_written_and_read_again_the_same(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    for (unsigned k = 0; k < DW_EVENT_KIND_COUNT; k++) {
        dw_event event, again;
        if (!good[k])
            continue;
        assert_read(b, &of, good[k], "event.yaml", &event);
        assert_int_equal(event.kind, k);
        assert_int_equal(event.number, 3);
        g_autofree char *json = text_event_dump(&event, &of);
        assert_read(b, &of, json, "event.json", &again);
        g_autofree char *twice = text_event_dump(&again, &of);
        assert_string_equal(json, twice);
    }
}

static void a_file_with_every_kind_gives_the_same_file(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new(deal_text);
    for (unsigned k = 0; k < DW_EVENT_KIND_COUNT; k++)
        if (good[k])
            g_string_append_printf(text, "  - %s\n", good[k]);
    const dw_deal *const deal = good_deal(b, text->str);
    assert_int_equal(deal->n_events, 2 + DW_EVENT_KIND_COUNT - 1);
    json_t *const json = text_deal_to_json(deal, b->playbook);
    char *const dumped = json_dumps(json, TEXT_JSON_REALS);
    json_t *const again = text_deal_to_json(good_deal(b, dumped), b->playbook);
    assert_true(json_equal(json, again));
    json_decref(json);
    json_decref(again);
    free(dumped);
}

static void what_an_event_does_not_say_is_none(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event, none;
    assert_read(b, &of, "{at: 2026-11-18, by: them, event: note}", "e", &event);
    dw_event_init(&none, DW_EVENT_NOTE, DW_SIDE_THEM);
    none.day = TODAY - 5;
    none.number = 3;
#define SAME(member) assert_memory_equal(&event.member, &none.member, sizeof none.member)
    SAME(number), SAME(corrects), SAME(answers), SAME(day), SAME(minute), SAME(by), SAME(kind);
    SAME(action), SAME(signal), SAME(statement), SAME(outcome), SAME(objective), SAME(who),
        SAME(to);
    SAME(channel), SAME(author), SAME(source), SAME(evidence), SAME(reason), SAME(note),
        SAME(n_terms);
    SAME(n_facts), SAME(contract_value), SAME(person), SAME(deadline), SAME(competitor);
    SAME(competitor_price), SAME(authority), SAME(needs), SAME(capacity), SAME(title), SAME(until),
        SAME(archetype), SAME(version), SAME(digest);
    SAME(n_rankings), SAME(rating), SAME(n_lessons), SAME(alert);
#undef SAME
}

static void a_person_has_the_shape_of_the_side_it_joins(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of,
                "{at: 2026-11-18, by: us, event: joined, person: {name: Li, role: sponsor}}", "e",
                &event);
    assert_int_equal(event.person->role, DW_ROLE_SPONSOR);
    assert_read(b, &of,
                "{at: 2026-11-18, by: them, event: joined, person: {name: Li, stance: opposed}}",
                "e", &event);
    assert_int_equal(event.person->stance, DW_STANCE_OPPOSED);
}

static void actions_that_are_not_said_are_the_usual_ones(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of, "{at: 2026-11-18, by: us, event: escalation}", "e", &event);
    assert_int_equal(event.action, DW_ACTION_REQUEST);
    assert_read(b, &of, "{at: 2026-11-18, by: us, event: approval, authority: cfo}", "e", &event);
    assert_int_equal(event.action, DW_ACTION_REQUEST);
    assert_read(b, &of, "{at: 2026-11-18, by: them, event: competitor, competitor: G}", "e",
                &event);
    assert_int_equal(event.action, DW_ACTION_MOVE);
    assert_read(b, &of,
                "{at: 2026-11-18, by: them, event: deadline, deadline: {date: 2026-12-01, what: w, "
                "owner: buyer}}",
                "e", &event);
    assert_int_equal(event.action, DW_ACTION_SET);
}

/* ---- What is refused ------------------------------------------------------------------------- */

static void assert_refused(bench *b, const char *text, const char *expected)
{
    const text_event_of of = record_of(b);
    dw_event event;
    memset(&event, 0xA5, sizeof event);
    const dw_event before = event;
    assert_false(text_event_parse(text, "event", &of, &b->arena, &b->problems, &event));
    assert_memory_equal(&event, &before, sizeof event);
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, expected);
    text_problems_clear(&b->problems);
}

#define BASE "{at: 2026-11-18, by: us, event: "

/* What a kind is nothing without. */
static void each_kind_names_what_it_needs(void **state)
{
    bench *const b = *state;
    static const struct {
        const char *kind, *key;
    } needs[] = {
        {"offer", "package"},       {"concession", "package"},  {"signal", "signal"},
        {"fact", "facts"},          {"joined", "person"},       {"left", "who"},
        {"deadline", "deadline"},   {"plan", "version"},        {"outcome", "outcome"},
        {"correction", "corrects"}, {"acknowledgement", "who"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        g_autofree char *text = g_strdup_printf(BASE "%s}", needs[i].kind);
        g_autofree char *expected = g_strdup_printf("event:1:1: '%s' is required with event '%s'\n",
                                                    needs[i].key, needs[i].kind);
        assert_refused(b, text, expected);
    }
    assert_refused(b, BASE "pivot}",
                   "event:1:1: 'archetype' is required with event 'pivot'\n"
                   "event:1:1: 'reason' is required with event 'pivot'\n");
    assert_refused(b, BASE "dismissal}",
                   "event:1:1: 'reason' is required with event 'dismissal'\n"
                   "event:1:1: 'alert' is required with event 'dismissal'\n");
}

/* Words that YAML takes for nothing, and numbers, in the place of a name. */
static void what_is_no_word_for_it_is_told_with_what_was_expected(void **state)
{
    bench *const b = *state;
#define SIGNALS "engaging, withdrawing, resonance, resistance, progress, spinning, adversarial\n"
    static const char *const cases[][2] = {
        {"signal, signal: none}", "event:1:49: signal: 'none' is not one of " SIGNALS},
        {"signal, signal: 'null'}", "event:1:49: signal: 'null' is not one of " SIGNALS},
        {"signal, signal: 12}", "event:1:49: signal: '12' is not one of " SIGNALS},
        {"signal, signal: []}", "event:1:49: signal: expected a name, found a list\n"},
        {"note, signal: null, who: 12}",
         "event:1:58: who: '12' is no name; write who it was, such as 'Mira Holt'\n"},
        {"left, who: none}",
         "event:1:44: who: 'none' is no name; write who it was, such as 'Mira Holt'\n"},
        {"joined, person: {name: 2026-11-18, role: lead}}",
         "event:1:56: person.name: '2026-11-18' is no name; write who it was, such as 'Mira "
         "Holt'\n"},
        {"joined, person: {name: 'null', role: lead}}",
         "event:1:56: person.name: 'null' is no name; write who it was, such as 'Mira Holt'\n"},
        {"offer, package: {price: 'null'}}",
         "event:1:57: package.price: expected a number, found 'null'\n"},
        {"offer, package: {price: '617'}}",
         "event:1:57: package.price: expected a number, found a text in quotes\n"},
        {"escalation, action: promise}",
         "event:1:1: event 'escalation' promises nothing; write in its note what was promised\n"},
        {"escalation, action: promise, note: ~, until: 2026-12-01}",
         "event:1:1: event 'escalation' promises nothing; write in its note what was promised\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(BASE, cases[i][0], NULL);
        assert_refused(b, text, cases[i][1]);
    }
}

/* It would stand on the record as if something had happened. */
static void an_event_that_says_nothing_is_refused(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    static const char *const empty[] = {"statement}",  "statement, statement: none, who: Li}",
                                        "approval}",   "approval, action: request}",
                                        "competitor}", "competitor, action: move, who: Li}",
                                        "debrief}",    "debrief, who: Li}"};
    static const char *const full[] = {
        "statement, statement: demand}", "statement, note: n}",
        "approval, authority: cfo}",     "approval, note: n}",
        "approval, action: grant}",      "competitor, action: leave}",
        "competitor, competitor: G}",    "competitor, evidence: n}",
        "debrief, lessons: [l]}",        "debrief, note: n}"};
    dw_event event;
    for (size_t i = 0; i < G_N_ELEMENTS(empty); i++) {
        g_autofree char *text = g_strconcat(BASE, empty[i], NULL);
        assert_false(text_event_parse(text, "e", &of, &b->arena, &b->problems, &event));
        assert_int_equal(b->problems.n_errors, 1);
        g_autofree char *found = text_problems_format(&b->problems);
        assert_true(strstr(found, "; give ") || strstr(found, "; name "));
        text_problems_clear(&b->problems);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(full); i++) {
        g_autofree char *text = g_strconcat(BASE, full[i], NULL);
        assert_read(b, &of, text, "e", &event);
    }
}

/* Every key stands once with an event of a kind that it does not belong to. */
static void keys_of_other_kinds_are_refused_with_those_they_belong_to(void **state)
{
    bench *const b = *state;
    static const struct {
        const char *text, *key, *kinds;
    } wrong[] = {
        {"package: {price: 617}", "package",
         "offer, concession, accept, refuse, statement, approval, outcome"},
        {"statement: demand", "statement", "statement"},
        {"facts: {horizon: repeat}", "facts", "fact"},
        {"person: {name: x, role: lead}", "person", "joined"},
        {"action: set", "action", "competitor, deadline, escalation, approval"},
        {"deadline: {date: 2026-12-01, what: w, owner: ours}", "deadline", "deadline"},
        {"competitor: G", "competitor", "competitor"},
        {"price: 5", "price", "competitor"},
        {"authority: cfo", "authority", "approval"},
        {"needs: cfo", "needs",
         "offer, concession, accept, statement, escalation, approval, outcome"},
        {"as: sponsor", "as", "approval"},
        {"title: CFO", "title", "approval"},
        {"until: 2026-12-01", "until", "offer, concession, statement, break, escalation, approval"},
        {"version: 2", "version", "plan, acknowledgement"},
        {"digest: x", "digest", "plan"},
        {"archetype: competitive", "archetype", "pivot"},
        {"ranking: [price]", "ranking", "acknowledgement"},
        {"objective: price", "objective", "acknowledgement"},
        {"alert: stalled", "alert", "dismissal"},
        {"outcome: won", "outcome", "outcome"},
        {"rating: 3", "rating", "debrief"},
        {"lessons: [a]", "lessons", "debrief"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strdup_printf(BASE "note, %s}", wrong[i].text);
        g_autofree char *expected =
            g_strdup_printf("event:1:1: '%s' does not belong to event 'note'; it belongs to %s\n",
                            wrong[i].key, wrong[i].kinds);
        assert_refused(b, text, expected);
    }
}

static void wrong_values_are_named_with_what_they_may_be(void **state)
{
    bench *const b = *state;
    assert_refused(b, "{by: we, event: ofer}",
                   "event:1:1: 'at' is required\n"
                   "event:1:6: by: 'we' is not one of us, them\n"
                   "event:1:17: event: 'ofer' is not known here; did you mean 'offer'?\n");
    assert_refused(b, BASE "offer, package: {prise: 1}}",
                   "event:1:50: package: 'prise' is no issue of the deal; did you mean 'price'?\n");
    assert_refused(b, BASE "offer, package: {}}",
                   "event:1:49: package: needs at least one issue\n");
    assert_refused(b, BASE "signal, signal: engagin}",
                   "event:1:49: signal: 'engagin' is not one of engaging, withdrawing, resonance, "
                   "resistance, progress, spinning, adversarial; did you mean 'engaging'?\n");
    assert_refused(
        b, BASE "escalation, action: grant}",
        "event:1:53: action: 'grant' is no action of event 'escalation'; it has request, "
        "brief, meeting, promise\n");
    assert_refused(
        b, BASE "approval, authority: seler}",
        "event:1:54: authority: 'seler' is not one of seller, cfo; did you mean 'seller'?\n");
    assert_refused(b, BASE "accept, needs: cfoo}",
                   "event:1:48: needs: 'cfoo' is not one of seller, cfo; did you mean 'cfo'?\n");
    assert_refused(b, BASE "approval, as: lead, note: n}",
                   "event:1:47: as: 'lead' is not one of unknown, approver, sponsor, other\n");
    assert_refused(b, BASE "approval, title: [CFO], note: n}",
                   "event:1:50: title: expected a text, found a list\n");
    assert_refused(b, BASE "competitor, price: -5}", "event:1:52: price: '-5' is below zero\n");
    assert_refused(
        b, BASE "dismissal, alert: stallde, reason: x}",
        "event:1:51: alert: 'stallde' is no alert of the playbook; did you mean 'stalled'?\n");
    assert_refused(b, BASE "debrief, rating: 6}", "event:1:50: rating: '6' is not within 1 to 5\n");
    assert_refused(b, BASE "plan, version: 1.5}",
                   "event:1:48: version: '1.5' is not a whole number\n");
    assert_refused(b, BASE "acknowledgement, who: Ana, ranking: [price, price]}",
                   "event:1:77: ranking[1]: 'price' stands twice in the list\n");
    assert_refused(
        b, BASE "fact, facts: {horizon: never}}",
        "event:1:56: facts.horizon: 'never' is not one of one_time, repeat, strategic\n");
    assert_refused(b, BASE "statement, statement: position, until: 2026-11-20}",
                   "event:1:72: until: is the last day of a promise, a demand or an ultimatum, "
                   "and event 'statement' is none here\n");
    assert_refused(b, BASE "escalation, action: brief, until: 2026-11-20}",
                   "event:1:67: until: is the last day of a promise, a demand or an ultimatum, "
                   "and event 'escalation' is none here\n");
    assert_refused(b, BASE "note, nots: x}",
                   "event:1:39: unknown key 'nots'; did you mean 'note'?\n");
    assert_refused(b, "[note]", "event:1:1: expected a mapping of keys, found a list\n");
    assert_refused(b, "", "event: is empty\n");
}

/* A slip in an action was answered with those of all kinds. */
static void bug_a_wrong_action_was_told_with_those_of_other_kinds(void **state)
{
    bench *const b = *state;
    static const struct {
        const char *text, *problem;
    } wrong[] = {
        {"approval, action: grnt}",
         "51: action: 'grnt' is not one of request, grant, refuse, delegate; did you mean "
         "'grant'?\n"},
        {"escalation, action: x}",
         "53: action: 'x' is not one of request, brief, meeting, promise\n"},
        {"deadline, action: x, deadline: {date: 2026-12-01, what: w, owner: ours}}",
         "51: action: 'x' is not one of set, drop\n"},
        {"competitor, action: [x]}", "53: action: expected a name, found a list\n"},
        {"note, action: x}",
         "1: 'action' does not belong to event 'note'; it belongs to competitor, "
         "deadline, escalation, approval\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strconcat(BASE, wrong[i].text, NULL);
        g_autofree char *expected = g_strconcat("event:1:", wrong[i].problem, NULL);
        assert_refused(b, text, expected);
    }
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of, BASE "approval, action: none, note: n}", "e", &event);
    assert_int_equal(event.action, DW_ACTION_REQUEST);
}

static void what_only_we_do_is_not_theirs(void **state)
{
    bench *const b = *state;
    assert_refused(b, "{at: 2026-11-18, by: them, event: approval, action: grant}",
                   "event:1:22: by: an approval is asked for and given in our own house; log it as "
                   "ours, and what they agreed to as an acceptance or a statement\n");
    assert_refused(b, "{at: 2026-11-18, by: them, who: Li, event: acknowledgement}",
                   "event:1:22: by: an acknowledgement says who of ours has read the plan; log it "
                   "as ours\n");
    assert_refused(
        b, "{at: 2026-11-18, by: them, event: pivot, archetype: competitive, reason: x}",
        "event:1:22: by: a pivot changes our strategy; log it as ours, and what they did "
        "as a signal or a statement\n");
}

static void nothing_ends_before_its_own_day(void **state)
{
    bench *const b = *state;
    static const char *const kinds[] = {
        "break", "offer, package: {price: 617}", "statement, statement: promise",
        "escalation, action: promise, note: hm", "approval, action: delegate"};
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        const text_event_of of = record_of(b);
        dw_event event;
        g_autofree char *day = g_strconcat(BASE, kinds[k], ", until: 2026-11-18}", NULL);
        g_autofree char *before = g_strconcat(BASE, kinds[k], ", until: 2026-11-17}", NULL);
        g_autofree char *expected = g_strdup_printf(
            "event:1:%zu: until: is 2026-11-17, and the event is of 2026-11-18; write a day from "
            "then on\n",
            strlen(before) - strlen("2026-11-17}") + 1);
        assert_read(b, &of, day, "e", &event);
        assert_refused(b, before, expected);
    }
}

/* An outcome of none was written without it, and could not be read any more. */
static void bug_a_deal_could_not_be_opened_again(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of, BASE "outcome, outcome: none}", "e", &event);
    g_autofree char *written = text_event_dump(&event, &of);
    assert_read(b, &of, written, "e", &event);
    assert_int_equal(event.outcome, DW_OUTCOME_NONE);
}

static void times_are_days_with_or_without_a_time(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of, "{at: '2026-11-18 07:05', by: us, event: note}", "e", &event);
    assert_int_equal(event.day, TODAY - 5);
    assert_int_equal(event.minute, 7 * 60 + 5);
    static const char *const wrong[] = {"2026-11-18T24:00", "2026-11-18T12:60", "2026-11-18T1:00",
                                        "2026-11-18T12:00:30", "2026-11-18X12:00"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *text = g_strdup_printf("{at: '%s', by: us, event: note}", wrong[i]);
        g_autofree char *expected = g_strdup_printf(
            "event:1:6: at: '%s' is not a date with a time like 2026-11-23T14:30\n", wrong[i]);
        assert_refused(b, text, expected);
    }
    assert_refused(b, "{at: 2026-11-31, by: us, event: note}",
                   "event:1:6: at: '2026-11-31' does not exist: November has 30 days\n");
}

static void numbers_point_at_earlier_events(void **state)
{
    bench *const b = *state;
    const text_event_of of = record_of(b);
    dw_event event;
    assert_read(b, &of, BASE "note, corrects: 2, answers: 1}", "e", &event);
    assert_int_equal(event.corrects, 2);
    assert_int_equal(event.answers, 1);
    assert_refused(b, BASE "note, corrects: 3}",
                   "event:1:1: corrects an event that does not stand before it\n");
    assert_refused(b, BASE "note, answers: 4}",
                   "event:1:1: answers an event that does not stand before it\n");
    assert_refused(b, BASE "note, answers: 0}",
                   "event:1:48: answers: '0' is not within 1 to 10000\n");
}

static void a_full_record_takes_no_more(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal = good_deal(b, deal_text);
    dw_deal full = *deal;
    dw_event *const event = g_new(dw_event, DW_EVENTS_MAX);
    for (size_t e = 0; e < DW_EVENTS_MAX; e++)
        event[e] = deal->event[1];
    full.event = event;
    full.n_events = DW_EVENTS_MAX;
    const text_event_of of = {&full, b->playbook};
    dw_event read;
    assert_false(text_event_parse(BASE "note}", "event", &of, &b->arena, &b->problems, &read));
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, "event:1:1: the record has 10000 events, the most there are\n");
    g_free(event);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(every_kind_is_read_written_and_read_again_the_same),
        EMPTY(a_file_with_every_kind_gives_the_same_file),
        EMPTY(what_an_event_does_not_say_is_none),
        EMPTY(a_person_has_the_shape_of_the_side_it_joins),
        EMPTY(actions_that_are_not_said_are_the_usual_ones),
        EMPTY(each_kind_names_what_it_needs),
        EMPTY(what_is_no_word_for_it_is_told_with_what_was_expected),
        EMPTY(an_event_that_says_nothing_is_refused),
        EMPTY(keys_of_other_kinds_are_refused_with_those_they_belong_to),
        EMPTY(wrong_values_are_named_with_what_they_may_be),
        EMPTY(bug_a_wrong_action_was_told_with_those_of_other_kinds),
        EMPTY(what_only_we_do_is_not_theirs),
        EMPTY(nothing_ends_before_its_own_day),
        EMPTY(bug_a_deal_could_not_be_opened_again),
        EMPTY(times_are_days_with_or_without_a_time),
        EMPTY(numbers_point_at_earlier_events),
        EMPTY(a_full_record_takes_no_more),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
