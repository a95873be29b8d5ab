/* Events in the words of a seller. */
#include "said.h"

static void terms_facts_and_bare_words_become_an_event(void **state)
{
    bench *const b = *state;
    assert_said(
        b, "them|offer|price=0.633k|payment_days=90d|term_years=3y|escalator=3%",
        "\"by\":\"them\",\"event\":\"offer\",\"package\":{\"price\":633,\"payment_days\":90,"
        "\"term_years\":3,\"escalator\":0.03}");
    assert_said(
        b, "we|concession|service level=dark blue|price=617",
        "\"by\":\"us\",\"event\":\"concession\",\"package\":{\"service level\":\"dark blue\","
        "\"price\":617}");
    assert_said(b, "they|fact|horizon=repeat,strategic|value=1.2m",
                "\"by\":\"them\",\"event\":\"fact\",\"facts\":{\"value\":1200000,"
                "\"horizon\":[\"repeat\",\"strategic\"]}");
    assert_said(b, "them|signal|withdrawing",
                "\"by\":\"them\",\"event\":\"signal\",\"signal\":\"withdrawing\"");
    assert_said(b, "them|statement|demand|price=617",
                "\"by\":\"them\",\"event\":\"statement\",\"package\":{\"price\":617},"
                "\"statement\":\"demand\"");
    assert_said(
        b, "us|approval|grant|cfo|price=617",
        "\"by\":\"us\",\"event\":\"approval\",\"action\":\"grant\",\"package\":{\"price\":617},"
        "\"authority\":\"cfo\"");
    assert_said(b, "them|left|J. Meyer", "\"by\":\"them\",\"who\":\"J. Meyer\",\"event\":\"left\"");
    assert_said(b, "us|pivot|competitive|reason=a new buyer",
                "\"by\":\"us\",\"event\":\"pivot\",\"archetype\":\"competitive\","
                "\"reason\":\"a new buyer\"");
    assert_said(b, "us|correction|1", "\"by\":\"us\",\"event\":\"correction\",\"corrects\":1");
}

static void names_may_be_written_as_pages_write_them(void **state)
{
    bench *const b = *state;
    assert_said(b, "them|offer|Payment-Days=30|service_level=Dark_Blue|PRICE=$0.633k",
                "\"by\":\"them\",\"event\":\"offer\",\"package\":{\"payment_days\":30,"
                "\"service level\":\"dark blue\",\"price\":633}");
    assert_said(b, "them|offer|term years=3|Payment days=61",
                "\"by\":\"them\",\"event\":\"offer\",\"package\":{\"term_years\":3,"
                "\"payment_days\":61}");
    assert_said(
        b, "us|acknowledgement|who=Ana|ranking=[payment days, price]",
        "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"acknowledgement\",\"ranking\":[\"payment_days\","
        "\"price\"]");
}

static void people_deadlines_and_competitors_have_their_own_keys(void **state)
{
    bench *const b = *state;
    assert_said(
        b, "them|joined|J. Meyer|Head of Procurement|authority=decides|person.stance=opposed",
        "\"by\":\"them\",\"event\":\"joined\",\"person\":{\"name\":\"J. Meyer\","
        "\"title\":\"Head of Procurement\",\"authority\":\"decides\",\"stance\":\"opposed\"}");
    assert_said(
        b, "us|joined|Li|role=sponsor",
        "\"by\":\"us\",\"event\":\"joined\",\"person\":{\"name\":\"Li\",\"role\":\"sponsor\"}");
    assert_said(b, "them|deadline|set|board review|date=2027-01-15|owner=buyer|cost=6k",
                "\"by\":\"them\",\"event\":\"deadline\",\"action\":\"set\",\"deadline\":{\"date\":"
                "\"2027-01-15\",\"what\":\"board review\",\"owner\":\"buyer\",\"cost\":6000}");
    assert_said(
        b, "them|competitor|Globex|price=605,070.5",
        "\"by\":\"them\",\"event\":\"competitor\",\"action\":\"move\",\"competitor\":\"Globex\","
        "\"price\":605070.5");
    assert_said(b, "us|debrief|4|lesson=ask first|lesson=then rest",
                "\"by\":\"us\",\"event\":\"debrief\",\"rating\":4,\"lessons\":[\"ask first\","
                "\"then rest\"]");
    assert_said(b, "us|debrief|lessons=ask first|lesson=x",
                "\"by\":\"us\",\"event\":\"debrief\",\"lessons\":[\"ask first\",\"x\"]");
    assert_said(b, "us|acknowledgement|speed|who=Ana|ranking=price,term_years",
                "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"acknowledgement\",\"ranking\":["
                "\"price\",\"term_years\"],"
                "\"objective\":\"speed\"");
    assert_said(
        b, "us|acknowledgement|who=Ana|ranking=price",
        "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"acknowledgement\",\"ranking\":[\"price\"]");
}

static void options_are_keys_even_where_an_issue_has_the_name(void **state)
{
    bench *const b = *state;
    assert_noted(b, "us|offer|note=b|--note=opened high|--who=Ana",
                 "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"offer\",\"package\":{\"note\":\"b\"}",
                 "opened high");
    assert_noted(b, "us|note|we rang = they said no", "\"by\":\"us\",\"event\":\"note\"",
                 "we rang = they said no");
}

static void a_sentence_alone_is_the_note(void **state)
{
    bench *const b = *state;
    assert_noted(b, "them|signal|engaging|came back with a smile",
                 "\"by\":\"them\",\"event\":\"signal\",\"signal\":\"engaging\"",
                 "came back with a smile");
}

static void times_and_authors_are_taken_where_none_is_said(void **state)
{
    bench *const b = *state;
    g_autofree char *timed = say(b, "us|note|x|--at=09:30|--author=li");
    assert_string_equal(timed, "{\"at\":\"2026-11-23T09:30\",\"by\":\"us\",\"event\":\"note\","
                               "\"author\":\"li\",\"note\":\"x\"}");
    g_autofree char *dated = say(b, "us|note|x|at=2026-11-20");
    assert_string_equal(dated, "{\"at\":\"2026-11-20\",\"by\":\"us\",\"event\":\"note\","
                               "\"author\":\"ana\",\"note\":\"x\"}");
    g_autofree char *before = say(b, "us|note|x|--at=yesterday");
    assert_string_equal(before, "{\"at\":\"2026-11-22\",\"by\":\"us\",\"event\":\"note\","
                                "\"author\":\"ana\",\"note\":\"x\"}");
}

static void mistakes_name_the_word_and_the_nearest_right_one(void **state)
{
    bench *const b = *state;
    assert_refused(b, "thm|offer|price=1",
                   "thm: says whose act it was: us or them; did you mean 'them'?\n");
    assert_refused(b, "us", "us: say what happened: us or them, then offer, signal, note …\n");
    assert_refused(
        b, "us|ofer|price=1",
        "ofer: is no kind of event; did you mean 'offer'?; 'dealwright log --help' lists "
        "them\n");
    assert_refused(
        b, "us|offer|prise=1",
        "prise=1: 'prise' is no issue and no key of event 'offer'; did you mean 'price'?\n");
    assert_refused(b, "us|fact|horizn=repeat",
                   "horizn=repeat: 'horizn' is no fact and no key of event 'fact'; did you mean "
                   "'horizon'?\n");
    assert_refused(
        b, "us|fact|horizon=never",
        "horizon=never: facts.horizon: 'never' is not one of one_time, repeat, strategic\n");
    assert_refused(
        b, "us|offer|service level=dark bleu",
        "service level=dark bleu: package.service level: 'dark bleu' is not one of red, dark "
        "blue; did you mean 'dark blue'?\n");
    assert_refused(b, "us|offer|price=cheap",
                   "price=cheap: package.price: 'cheap' is not a number\n");
    assert_refused(
        b, "us|offer|price=190.000",
        "price=190.000: '190.000' has 3 digits behind the point, an amount in USD has 2; "
        "write 190000 or 190\n");
    assert_refused(b, "us|offer|price=1,5m",
                   "price=1,5m: '1,5m' is no amount in USD; did you mean '1.5m'?\n");
    assert_refused(
        b, "them|competitor|Globex|price=€6",
        "price=€6: '€6' is no amount in USD; '€' is another currency: write what that is in "
        "USD\n");
    assert_refused(b, "us|offer|price=1|price=2", "price=2: 'price' is given twice\n");
    assert_refused(b, "us|offer|price=", "price=: has no value\n");
    assert_refused(
        b, "us|offer|17",
        "17: stands alone; write a term as ISSUE=OPTION, such as price=717, or a note as "
        "--note '17'\n");
    assert_refused(b, "us|fact|repeat",
                   "repeat: stands alone; write a fact as FACT=LEVEL, such as horizon=one_time\n");
    assert_refused(b, "us|joined|Sam Li|Head of Sales|quick",
                   "quick: stands alone; write KEY=VALUE, or as a note --note 'quick'\n");
    assert_refused(b, "us|offer", "offer: says no term; add ISSUE=OPTION, such as price=717\n");
    assert_refused(b, "us|fact", "fact: says no fact; add FACT=LEVEL, such as horizon=one_time\n");
    assert_refused(b, "us|note", "note: says nothing; add the note in quotes\n");
    assert_refused(
        b, "them|competitor|mvoe|Globex",
        "mvoe: 'mvoe' is no action of event 'competitor'; it has enter, move, leave; did you mean "
        "'move'?\n");
    assert_refused(b, "us|note|x|rating=3",
                   "note: 'rating' does not belong to event 'note'; it belongs to debrief\n");
    assert_refused(b, "us|joined|Li|rol=lead",
                   "rol=lead: 'rol' is no key of event 'joined'; did you mean 'role'?\n");
    assert_refused(b, "us|offer|price=1|--nots=x",
                   "--nots=x: unknown key 'nots'; did you mean 'note'?\n");
    assert_refused(b, "us|note|x|--at=25:00",
                   "--at=25:00: at: '2026-11-23T25:00' is not a date with a time like "
                   "2026-11-23T14:30\n");
    assert_refused(b, "us|correction|1|corrects=2", "corrects=2: 'corrects' is given twice\n");
    assert_refused(b, "us|correction|7",
                   "correction: corrects event 7, and the record has events 1 to 1\n");
    assert_refused(b, "them|refuse|--answers=2",
                   "refuse: answers event 2, and the record has events 1 to 1\n");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    bench *const b = *state;
    assert_refused(b, "us|note|\xFF\xFE",
                   "event: word 3 is no UTF-8 text without control characters\n");
    assert_refused(b, "us|note|a\x01z",
                   "event: word 3 is no UTF-8 text without control characters\n");
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(terms_facts_and_bare_words_become_an_event),
        EMPTY(names_may_be_written_as_pages_write_them),
        EMPTY(people_deadlines_and_competitors_have_their_own_keys),
        EMPTY(options_are_keys_even_where_an_issue_has_the_name),
        EMPTY(a_sentence_alone_is_the_note),
        EMPTY(times_and_authors_are_taken_where_none_is_said),
        EMPTY(mistakes_name_the_word_and_the_nearest_right_one),
        EMPTY(bytes_that_are_no_text_are_refused),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
