/* Words that are not quite what the record has: taken where they can mean one thing only, else doubted. */
#include "said.h"

static void bug_a_text_beside_a_reason_was_told_as_a_second_reason(void **state)
{
    bench *const b = *state;
    assert_noted(b, "them|outcome|lost|to Rival|--reason=price",
                 "\"by\":\"them\",\"event\":\"outcome\",\"outcome\":\"lost\",\"reason\":\"price\"",
                 "to Rival");
    assert_said(
        b, "them|outcome|lost|to Rival",
        "\"by\":\"them\",\"event\":\"outcome\",\"outcome\":\"lost\",\"reason\":\"to Rival\"");
}

static void what_was_meant_by_a_word_is_said(void **state)
{
    bench *const b = *state;
    static const char *const kinds[][2] = {
        {"Wants", "statement demand"},
        {"ack", "acknowledgement"},
        {"agreed", "accept"},
        {"bid", "offer"},
        {"withdrawing", "signal withdrawing"},
        {"withdrawn", "outcome withdrawn"},
        {"loss", "outcome lost"},
        {"met", "session"},
        {"reject", "refuse"},
        {"approved", "approval grant"},
        {"stalling", "signal spinning"},
        {"reopen", "outcome none' or 'offer"},
        {"asked", "statement demand' or 'statement question"},
        {"email", "note' or 'statement"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *line = g_strdup_printf("them|%s|price=617", kinds[i][0]);
        g_autofree char *end = g_strdup_printf(
            "; did you mean '%s'?; 'dealwright log --help' lists them", kinds[i][1]);
        assert_hint(b, line, end);
    }
    assert_hint(b, "us|undo",
                "; that is 'dealwright undo DEAL'; 'dealwright log --help' lists them");
    assert_hint(b, "offer|them|price=617",
                "us or them; the order is the deal, whose act it was, what happened");
    assert_hint(b, "customer|offer|price=617", "us or them; did you mean 'them'?");
    assert_hint(b, "Nora|offer|price=617",
                "us or them; who it was is said with us … --who 'Nora' or them … --who 'Nora'");
    assert_hint(b, "Thm|offer|price=617", "us or them; did you mean 'them'?");
    assert_hint(b, "them|offer|duration=3", "; did you mean 'term_years'?");
    assert_hint(b, "them|offer|sla=red",
                "no issue and no key of event 'offer'; the issues are price, service level, "
                "payment_days, term_years, escalator, note");
    assert_hint(b, "them|offer|net=61", "; did you mean 'payment_days'?");
    assert_hint(b, "them|offer|discount=10%",
                "; what is taken off the price is logged as the price that is left");
    assert_hint(b, "them|offer|discount|5%",
                "discount: is no issue of the deal; what is taken off the price is logged as the "
                "price that is left");
    assert_hint(b, "them|signal|pressure",
                "pressure: is no signal; did you mean 'adversarial' or 'statement ultimatum'?");
    assert_hint(b, "them|signal|stalling", "stalling: is no signal; did you mean 'spinning'?");
    assert_hint(b, "them|outcome|sign", "sign: is no outcome; did you mean 'won'?");
    assert_hint(b, "them|competitor|joined|Globex",
                "it has enter, move, leave; did you mean 'enter'?");
    assert_hint(b, "us|approval|approve|price=617",
                "it has request, grant, refuse, delegate; did you mean 'grant'?");
    assert_hint(b, "us|debrief|relationship=4", "of event 'debrief'; did you mean 'rating'?");
    assert_hint(b, "us|acknowledgement|Lena Brandt",
                "is no objective; of who has read the plan write --who 'Lena Brandt', of a note "
                "--note");
    assert_hint(b, "us|acknowledgement|speed",
                "does not say who has read the plan; add --who 'NAME'");
    assert_hint(b, "us|approval|action=approve", "is not one of request, grant, refuse, delegate");
    assert_hint(b, "them|deadline|set|audit|date=20.11.|owner=buyer",
                "; did you mean YYYY-11-20, with its year?");
    assert_hint(b, "us|fact|price=617", "'price' is no fact and no key of event 'fact'");
}

static void a_word_that_can_mean_nothing_else_is_taken(void **state)
{
    bench *const b = *state;
    static const char *const taken[][3] = {
        {"won", "outcome", "\"outcome\":\"won\""},
        {"Signed", "outcome", "\"outcome\":\"won\""},
        {"lost", "outcome", "\"outcome\":\"lost\""},
        {"promise", "statement", "\"statement\":\"promise\""},
        {"ultimatum", "statement", "\"statement\":\"ultimatum\""},
        {"demanded", "statement", "\"statement\":\"demand\""},
        {"engaged", "signal", "\"signal\":\"engaging\""},
        {"rival|Globex", "competitor", "\"action\":\"move\",\"competitor\":\"Globex\""},
        {"escalate", "escalation", "\"action\":\"request\""},
        {"outcome|signed", "outcome", "\"outcome\":\"won\""},
        {"signal|Engaged", "signal", "\"signal\":\"engaging\""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(taken); i++) {
        g_autofree char *line = g_strdup_printf("them|%s", taken[i][0]);
        g_autofree char *said =
            g_strdup_printf("\"by\":\"them\",\"event\":\"%s\",%s", taken[i][1], taken[i][2]);
        assert_said(b, line, said);
    }
    assert_said(b, "them|counter-offer|price=617",
                "\"by\":\"them\",\"event\":\"offer\",\"package\":{\"price\":617}");
    assert_said(b, "them|accepted|price=717",
                "\"by\":\"them\",\"event\":\"accept\",\"package\":{\"price\":717}");
    assert_said(b, "us|call", "\"by\":\"us\",\"event\":\"session\"");
    assert_said(b, "us|approval|granted|cfo|price=617",
                "\"by\":\"us\",\"event\":\"approval\",\"action\":\"grant\",\"package\":{"
                "\"price\":617},\"authority\":\"cfo\"");
}

static void an_issue_may_be_told_by_how_its_name_begins(void **state)
{
    bench *const b = *state;
    assert_term(b, "term=3y", "\"term_years\":3");
    assert_term(b, "Payment=net30", "\"payment_days\":30");
    assert_term(b, "service=red", "\"service level\":\"red\"");
    assert_hint(b, "them|offer|pay=30", "; did you mean 'payment_days'?");
    static const char text[] =
        "name: x\naccount: y\ncurrency: USD\nissues:\n  payment_days: [30, 61]\n"
        "  payment_place: {us: {a: 0, b: 1}, them: {a: 0, b: 1}}\n"
        "  discount_cap: {us: {a: 0, b: 1}, them: {a: 0, b: 1}}\n"
        "  delivery_weeks: {us: {twelve: 0, thirty_six: 1, fast: 2}, them: {twelve: 0, thirty_six: "
        "1, fast: 2}}\n"
        "  answer_time: {us: {one_day: 0, four_hours: 1}, them: {one_day: 0, four_hours: 1}}\n"
        "  service_credits: {us: {a: 0, b: 1}, them: {a: 0, b: 1}}\n";
    static const char *const terms[][2] = {
        {"payment=30", NULL},         {"discount=a", NULL},
        {"delivery=12", "twelve"},    {"delivery_weeks=36 weeks", "thirty_six"},
        {"delivery=Fast", "fast"},    {"delivery=13", NULL},
        {"delivery=12 months", NULL}, {"deliver=12", NULL},
        {"answer=4h", "four_hours"},  {"answer=1d", "one_day"},
        {"answer=4d", NULL},          {"service=a", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
        const text_event_of of = {good_deal(b, text), b->playbook};
        const char *const word[] = {"them", "offer", terms[i][0]};
        const text_words words = {.word = word, .n_words = 3, .at = "2026-11-23"};
        dw_event event;
        const bool read = text_event_from_words(&words, &of, &b->arena, &b->problems, &event);
        text_problems_clear(&b->problems);
        assert_int_equal(read, terms[i][1] != NULL);
        if (read)
            assert_string_equal(
                of.deal->issue[event.term[0].issue].option[event.term[0].option].name, terms[i][1]);
    }
}

static void a_text_in_the_place_of_a_word_is_the_note_or_the_reason(void **state)
{
    bench *const b = *state;
    assert_noted(b, "us|break|holidays", "\"by\":\"us\",\"event\":\"break\"", "holidays");
    assert_hint(
        b, "us|break|2026-12-24",
        "stands alone; when it was is said with --at 2026-12-24, its last day with --until");
    assert_hint(b, "us|session|14:30", "stands alone; when it was is said with --at 14:30");
    assert_hint(b, "us|session|quick|--note=x", "quick: is a second note; say both in one");
    assert_noted(b, "us|acknowledgement|fine with me|--who=Ana",
                 "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"acknowledgement\"", "fine with me");
    assert_said(b, "us|approval|refuse|get the case study first|price=617",
                "\"by\":\"us\",\"event\":\"approval\",\"action\":\"refuse\",\"package\":{"
                "\"price\":617},\"reason\":\"get the case study first\"");
    assert_noted(b, "us|approval|grant|by phone only|price=617",
                 "\"by\":\"us\",\"event\":\"approval\",\"action\":\"grant\",\"package\":{"
                 "\"price\":617}",
                 "by phone only");
    assert_hint(b, "us|approval|grant|Paul Adler",
                "Paul Adler: is no authority; whose act it was is said with --who 'Paul Adler'");
    assert_said(b, "us|refuse|not below 270",
                "\"by\":\"us\",\"event\":\"refuse\",\"reason\":\"not below 270\"");
    assert_noted(b, "us|refuse|they laughed|--reason=not now",
                 "\"by\":\"us\",\"event\":\"refuse\",\"reason\":\"not now\"", "they laughed");
    assert_hint(b, "them|statement|ultimatum|final", "or a note as --note 'final'");
    assert_noted(b, "us|debrief|good deal|rating=4",
                 "\"by\":\"us\",\"event\":\"debrief\",\"rating\":4", "good deal");
    assert_hint(b, "us|debrief|rating=good",
                "'good' is no rating: it is a number from 1 (poor) to 5 (excellent)");
    assert_hint(
        b, "us|debrief|good",
        "good: is no rating: it is a number from 1 (poor) to 5 (excellent); what it was like is "
        "said with --note 'good'");
}

static void words_stand_in_any_case(void **state)
{
    bench *const b = *state;
    assert_said(b, "THEM|Offer|PRICE=0.6K",
                "\"by\":\"them\",\"event\":\"offer\",\"package\":{\"price\":600}");
    assert_said(b, "them|competitor|Move|Globex",
                "\"by\":\"them\",\"event\":\"competitor\",\"action\":\"move\","
                "\"competitor\":\"Globex\"");
    assert_said(b, "us|fact|Horizon = Repeat",
                "\"by\":\"us\",\"event\":\"fact\",\"facts\":{\"horizon\":\"repeat\"}");
    assert_said(b, "us|acknowledgement|3|who=Ana",
                "\"by\":\"us\",\"who\":\"Ana\",\"event\":\"acknowledgement\",\"version\":3");
    assert_said(b, "us|fact|horizon=One-Time",
                "\"by\":\"us\",\"event\":\"fact\",\"facts\":{\"horizon\":\"one_time\"}");
    assert_said(b, "us|approval|grant|CFO",
                "\"by\":\"us\",\"event\":\"approval\",\"action\":\"grant\","
                "\"authority\":\"cfo\"");
}

static void times_and_amounts_may_be_said_as_they_are_agreed(void **state)
{
    bench *const b = *state;
    static const char *const three[] = {"3", "3y", "3 yrs", "36m", "36 months", "36mo", "3 Years"};
    for (size_t i = 0; i < G_N_ELEMENTS(three); i++) {
        g_autofree char *term = g_strdup_printf("term_years=%s", three[i]);
        assert_term(b, term, "\"term_years\":3");
    }
    static const char *const days[] = {"61", "61d", "61 days", "net61", "net 61", "NET-61", "61,"};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autofree char *term = g_strdup_printf("payment_days=%s", days[i]);
        assert_term(b, term, "\"payment_days\":61");
    }
    static const char *const prices[] = {"617",        "617/year",   "617 per year", "$617 p.a.",
                                         "USD 617/yr", "617 a year", "617;"};
    for (size_t i = 0; i < G_N_ELEMENTS(prices); i++) {
        g_autofree char *term = g_strdup_printf("price=%s", prices[i]);
        assert_term(b, term, "\"price\":617");
    }
    assert_hint(b, "them|offer|term_years=18m",
                "'18m' is no number of whole years; write 3, 3y or 36m");
    assert_hint(b, "them|offer|payment_days=3m",
                "'3m' is no number of days; write 90, 90d or net90");
    assert_hint(b, "them|offer|term_years=2k",
                "'2k' is no number of whole years; write 3, 3y or 36m");
}

static void an_amount_that_is_none_says_why(void **state)
{
    bench *const b = *state;
    assert_hint(b, "them|offer|price=198.730", "write 198730 or 198.73");
    assert_hint(b, "them|offer|price=198.731", "write 198731");
    assert_hint(b, "them|offer|price=198.730,50", "; did you mean '198730.50'?");
    assert_hint(b, "them|offer|price=198,73", "; did you mean '198.73'?");
    assert_hint(b, "them|offer|price=1.198.730", "; did you mean '1198730'?");
    assert_hint(b, "them|offer|price=£190k",
                "; '£' is another currency: write what that is in USD");
    assert_hint(b, "them|offer|price=190k gbp",
                "; 'GBP' is another currency: write what that is in USD");
    assert_hint(b, "them|offer|price=-5%", "; a share is no amount: write what is left of it");
    assert_hint(b, "them|offer|price=570k/3y",
                "; a price is that of one year, and no more is said of it");
    assert_hint(b, "them|offer|price=617,payment_days=30",
                "; terms stand apart, each with its own ISSUE=OPTION");
}

static void bug_terms_as_they_are_said_were_refused(void **state)
{
    bench *const b = *state;
    static const char *const price[] = {"price|617",  "price|=|617", "price:617", "price:|617",
                                        "price=|617", "price|=617",  "Price|617", "price|at|617"};
    for (size_t i = 0; i < G_N_ELEMENTS(price); i++)
        assert_term(b, price[i], "\"price\":617");
    assert_term(b, "617", "\"price\":617");
    assert_term(b, "0.7k", "\"price\":700");
    assert_term(b, "0.7|k,|net|61", "\"price\":700,\"payment_days\":61");
    assert_term(b, "617|at|net|61", "\"price\":617,\"payment_days\":61");
    assert_term(b, "617,|net61", "\"price\":617,\"payment_days\":61");
    assert_term(b, "617|for|3|years,|with|61|days",
                "\"price\":617,\"term_years\":3,\"payment_days\":61");
    assert_term(b, "price=617|red|and|3y",
                "\"price\":617,\"service level\":\"red\",\"term_years\":3");
    assert_term(b, "payment|days|61", "\"payment_days\":61");
    assert_term(b, "service|level=red", "\"service level\":\"red\"");
}

static void a_figure_that_can_be_two_terms_or_none_is_refused(void **state)
{
    bench *const b = *state;
    assert_hint(b, "them|offer|617|717", "717: 'price' is given twice");
    assert_hint(b, "them|offer|617|and",
                "and: stands alone; write a term as ISSUE=OPTION, such as "
                "price=717, or a note as --note 'and'");
    assert_hint(b, "them|offer|payment|61",
                "payment: is a term in pieces; write it as one word: payment_days=61");
    assert_hint(b, "them|offer|price=190|k",
                "k: stands alone; write it behind its number, without a blank");
    assert_hint(b, "them|offer|price=", "price=: has no value");
    assert_hint(b, "them|offer|price=|--at=2026-11-24", "price=: has no value");
    assert_hint(b, "us|session|price=717",
                "price=717: is a term, and event 'session' has none; what was "
                "named is logged as 'offer', or as 'statement demand'");
    assert_hint(b, "us|fact|Horizon|repeat",
                "Horizon: is a fact in pieces; write it as one word: horizon=repeat");
    assert_term(b, "price = 617", "\"price\":617");
    assert_hint(b, "us|fact|horizon=", "horizon=: has no value");
}

static void people_and_deadlines_are_not_misread(void **state)
{
    bench *const b = *state;
    assert_hint(b, "them|joined|J.|Meyer",
                "Meyer: may be a title or the rest of the name; write 'title=Meyer', or the whole "
                "name in quotes: 'J. Meyer'");
    assert_said(b, "them|joined|Sam|title=CFO",
                "\"by\":\"them\",\"event\":\"joined\",\"person\":{\"name\":\"Sam\","
                "\"title\":\"CFO\"}");
    assert_said(b, "them|deadline|board|2027-01-15|owner=them",
                "\"by\":\"them\",\"event\":\"deadline\",\"action\":\"set\",\"deadline\":{\"date\":"
                "\"2027-01-15\",\"what\":\"board\",\"owner\":\"buyer\"}");
    assert_hint(b, "them|deadline|board|15.1.2027|owner=buyer", "; did you mean 2027-01-15?");
    assert_hint(b, "them|deadline|board|2027-01-15",
                "deadline: does not say whose it is; add owner=buyer, ours, competitor or other");
    assert_said(b, "us|deadline|drop|Our Quarter End",
                "\"by\":\"us\",\"event\":\"deadline\",\"action\":\"drop\",\"deadline\":{\"date\":"
                "\"2026-12-31\",\"what\":\"Our Quarter End\",\"owner\":\"ours\"}");
    assert_hint(b, "us|deadline|drop|quarter end",
                "no deadline is called 'quarter end'; did you mean 'our quarter end'?");
    assert_noted(b, "them|statement|we pay at net 90", "\"by\":\"them\",\"event\":\"statement\"",
                 "we pay at net 90");
}

static void a_known_deadline_is_moved_by_its_name(void **state)
{
    bench *const b = *state;
    static const char moved[] =
        "\"by\":\"us\",\"event\":\"deadline\",\"action\":\"set\",\"deadline\":{\"date\":"
        "\"2027-03-31\",\"what\":\"our quarter end\",\"owner\":\"ours\"}";
    assert_said(b, "us|deadline|move|our quarter end|date=2027-03-31|owner=ours", moved);
    assert_said(b, "us|deadline|date=2027-03-31|Postponed|our quarter end", moved);
    assert_said(b, "us|deadline|extended|our quarter end|2027-03-31", moved);
    assert_hint(b, "us|deadline|move|quarter end|date=2027-03-31",
                "no deadline is called 'quarter end'; did you mean 'our quarter end'?");
    assert_hint(b, "them|deadline|move|audit|date=2027-03-31|owner=buyer",
                "no deadline is called 'audit'; 'deadline set' makes one");
    assert_hint(
        b, "them|deadline|move|our quarter end|date=2027-03-31|owner=buyer",
        "the deadline 'our quarter end' has owner=ours; 'deadline set' makes one of another "
        "owner");
    assert_hint(b, "us|deadline|move|our quarter end",
                "does not say to which day 'our quarter end' moves; add date=2027-01-15");
}

static void a_word_before_a_text_is_no_name_of_a_deadline(void **state)
{
    bench *const b = *state;
    assert_hint(
        b, "them|deadline|push|our quarter end|date=2027-03-31|owner=buyer",
        "push: is no action of event 'deadline': it has set, move and drop; where it is the "
        "name of the deadline, write 'what=push', and the note as --note");
    assert_noted(b, "them|deadline|set|push|we wait for it|date=2027-03-31|owner=buyer",
                 "\"by\":\"them\",\"event\":\"deadline\",\"action\":\"set\",\"deadline\":{"
                 "\"date\":\"2027-03-31\",\"what\":\"push\",\"owner\":\"buyer\"}",
                 "we wait for it");
}

/* The first option of a price is often the walk-away. */
static void bug_an_example_gave_our_limit_away(void **state)
{
    bench *const b = *state;
    static const char head[] = "name: x\naccount: y\ncurrency: USD\n"
                               "issues: {price: [617, 717], payment_days: [30, 61]}\n";
    static const char *const rest[][2] = {
        {"value: {list_price: 733.5, floor_price: 617}\n", "price=733.5"},
        {"record: [{at: 2026-11-16, by: us, event: offer, package: {price: 717}}]\n", "price=717"},
        {"value: {floor_price: 617}\n", "payment_days=30"}};
    for (size_t i = 0; i < G_N_ELEMENTS(rest); i++) {
        g_autofree char *text = g_strconcat(head, rest[i][0], NULL);
        const text_event_of of = {good_deal(b, text), b->playbook};
        const char *const word[] = {"us", "offer", "cheap"};
        const text_words words = {.word = word, .n_words = 3, .at = "2026-11-23"};
        dw_event event;
        assert_false(text_event_from_words(&words, &of, &b->arena, &b->problems, &event));
        g_autofree char *found = text_problems_format(&b->problems);
        text_problems_clear(&b->problems);
        assert_non_null(strstr(found, rest[i][1]));
        assert_null(strstr(found, "617"));
    }
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(bug_a_text_beside_a_reason_was_told_as_a_second_reason),
        EMPTY(what_was_meant_by_a_word_is_said),
        EMPTY(a_word_that_can_mean_nothing_else_is_taken),
        EMPTY(an_issue_may_be_told_by_how_its_name_begins),
        EMPTY(a_text_in_the_place_of_a_word_is_the_note_or_the_reason),
        EMPTY(words_stand_in_any_case),
        EMPTY(times_and_amounts_may_be_said_as_they_are_agreed),
        EMPTY(an_amount_that_is_none_says_why),
        EMPTY(bug_terms_as_they_are_said_were_refused),
        EMPTY(a_figure_that_can_be_two_terms_or_none_is_refused),
        EMPTY(people_and_deadlines_are_not_misread),
        EMPTY(a_known_deadline_is_moved_by_its_name),
        EMPTY(a_word_before_a_text_is_no_name_of_a_deadline),
        EMPTY(bug_an_example_gave_our_limit_away),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
