/* Domain files of negotiation research: read as their own programs read them, repaired where they can
 * mean one thing only, refused with everything that is wrong. */
#include "support.h"

#include "text/domain.h"

#include <math.h>

typedef const text_domain *parser(const text_domain_source *source, dw_arena *arena,
                                  text_problems *problems);

/* Three files in memory, which tests change before they are read. */
typedef struct files {
    char *text[1 + TEXT_SIDES];
    const char *label[1 + TEXT_SIDES];
    parser *parse;
} files;

enum { DOMAIN, A, B };

static files load(parser *parse, const char *const *name)
{
    files f = {.parse = parse};
    for (size_t i = 0; i < G_N_ELEMENTS(f.text); i++) {
        g_autofree char *path = g_strconcat("test/app/text/data/", name[i], NULL);
        assert_true(g_file_get_contents(path, &f.text[i], NULL, NULL));
        f.label[i] = name[i];
    }
    return f;
}

static files ferry(void)
{
    static const char *const name[] = {"ferry_domain.xml", "ferry_town.xml", "ferry_operator.xml"};
    return load(text_genius_parse, name);
}

static files market(void)
{
    static const char *const name[] = {"market.json", "market_grower.json", "market_town.json"};
    return load(text_geniusweb_parse, name);
}

static void clear(files *f)
{
    for (size_t i = 0; i < G_N_ELEMENTS(f->text); i++)
        g_free(f->text[i]);
}

static void change(files *f, size_t which, const char *old, const char *new)
{
    char *const changed = text_with(f->text[which], old, new);
    g_free(f->text[which]);
    f->text[which] = changed;
}

/* Reads the files and gives them up; what is said about them goes to *said. */
static const text_domain *read(bench *b, files f, char **said)
{
    text_domain_source source[1 + TEXT_SIDES];
    for (size_t i = 0; i < G_N_ELEMENTS(source); i++)
        source[i] = (text_domain_source){f.text[i], f.label[i], strlen(f.text[i])};
    text_problems_clear(&b->problems);
    const text_domain *const domain = f.parse(source, &b->arena, &b->problems);
    *said = text_problems_format(&b->problems);
    assert_true((domain == NULL) == (b->problems.n_errors > 0));
    clear(&f);
    return domain;
}

static const text_domain *good(bench *b, files f, const char *warnings)
{
    g_autofree char *said = NULL;
    const text_domain *const domain = read(b, f, &said);
    assert_string_equal(said, warnings);
    assert_non_null(domain);
    return domain;
}

static void assert_near(double a, double b)
{
    if (!(fabs(a - b) < 1e-12))
        fail_msg("%.17g is not %.17g", a, b);
}

static void assert_worths(const double *found, const double *expected, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_near(found[i], expected[i]);
}

/* ---- GENIUS ---------------------------------------------------------------------------------- */

static void reads_issues_and_values_in_the_order_of_the_domain(void **state)
{
    const text_domain *const d = good(*state, ferry(), "");
    assert_string_equal(d->name, "ferry");
    assert_string_equal(d->side[0].name, "town");
    assert_string_equal(d->side[1].name, "operator");
    assert_int_equal(d->n_issues, 3);
    assert_string_equal(d->issue[1].name, "Bikes & dogs");
    assert_string_equal(d->issue[0].option[2], "19 EUR");
    assert_int_equal(d->issue[2].n_options, 4);
    assert_string_equal(d->issue[2].option[0], "4");
    assert_string_equal(d->issue[2].option[3], "7");
}

static void weighs_evaluations_against_the_best_of_the_issue(void **state)
{
    static const double fare[] = {0.47, 0.47 * 5 / 7, 0.47 / 7}, bikes[] = {0.19, 0.19 * 2 / 3};
    static const double their_fare[] = {0.61 * 23 / 80, 0.61 * 52 / 80, 0.61};
    const text_domain *const d = good(*state, ferry(), "");
    assert_worths(d->space.cluster[0].ours, fare, 3);
    assert_worths(d->space.cluster[1].ours, bikes, 2);
    assert_worths(d->space.cluster[0].theirs, their_fare, 3);
    assert_near(d->space.cluster[1].theirs[1], 0.260031);
    assert_near(d->side[1].weight[1], 0.260031);
    assert_near(d->side[1].evaluation[0][1], 52);
}

static void evaluates_whole_numbers_by_a_line_within_0_and_1(void **state)
{
    static const double ours[] = {0.34 * 0.13, 0.34 * 0.42, 0.34 * 0.71, 0.34};
    static const double theirs[] = {0.13, 0.13 * 0.63, 0.13 * 0.26, 0};
    const text_domain *const d = good(*state, ferry(), "");
    assert_worths(d->space.cluster[2].ours, ours, 4);
    assert_worths(d->space.cluster[2].theirs, theirs, 4);
}

static void counts_no_utility_above_1(void **state)
{
    const text_domain *const d = good(*state, ferry(), "");
    const size_t best_for_them[] = {2, 1, 0};
    assert_near(dw_space_utilities(&d->space, best_for_them).theirs, 1);
    assert_near(dw_space_utilities(&d->space, best_for_them).ours, 0.47 / 7 + 0.38 / 3 + 0.0442);
}

static void finds_reservation_and_discount_before_and_after_the_objective(void **state)
{
    files f = ferry();
    const text_domain *d = good(*state, f, "");
    assert_near(d->side[0].reservation, 0.31);
    assert_near(d->side[0].discount, 1);
    assert_near(d->side[1].reservation, 0.22);
    assert_near(d->side[1].discount, 0.83);
    f = ferry();
    change(&f, A, "<reservation value=\"0.31\"/>", "");
    d = good(*state, f, "");
    assert_false(d->side[0].gives_reservation);
    assert_true(d->side[1].gives_reservation);
    assert_near(d->side[0].reservation, 0);
}

static void an_issue_without_a_good_value_is_worth_nothing(void **state)
{
    files f = ferry();
    change(&f, B, "evaluation=\"1\"", "evaluation=\"0\"");
    change(&f, B, "evaluation=\"4\"", "evaluation=\"0.000009\"");
    const text_domain *const d = good(*state, f, "");
    assert_near(d->space.cluster[1].theirs[0], 0);
    assert_near(d->space.cluster[1].theirs[1], 0);
}

/* A change to one file, and all that is then said. */
typedef struct slip {
    size_t file;
    const char *old, *new, *said;
} slip;

static void repairs_what_can_mean_one_thing_only(void **state)
{
    static const slip slips[] = {
        {DOMAIN, "Bikes &amp; dogs", "Bikes & dogs",
         "ferry_domain.xml:10:86: warning: a single '&' is read as '&amp;'\n"},
        {A, "value=\"12 EUR\" eval", "value=\"12 EUR\"eval",
         "ferry_town.xml:5:37: warning: a blank is missing between two attributes\n"},
        {B, "<utility_space>", "<utility_space number='3'type=\"any\"a=\"1\">",
         "ferry_operator.xml:1:26: warning: a blank is missing between two attributes, here and in "
         "1 more place\n"},
        {DOMAIN, "<?xml", "Überfahrt, saved on 3 May\n<?xml",
         "ferry_domain.xml:1:1: warning: text before the first tag is left out\n"},
        {DOMAIN, "<?xml", "\n\n <?xml", ""},
        {DOMAIN, "<?xml", "\xEF\xBB\xBF<?xml", ""},
        {DOMAIN, "free\"", "free\" note=\"a&b &amp &; &#1x; &#; &9;\"",
         "ferry_domain.xml:11:45: warning: a single '&' is read as '&amp;', here and in 5 more "
         "places\n"},
        {DOMAIN, "<range", "<!-- a & b=\"c\"d --><![CDATA[&]]><?x & ?><range", ""},
        {DOMAIN, "free\"", "free\" note='&#38;&#x26;&lt;'", ""},
        {A, "Bikes &amp; dogs", " Bikes  &#38;\n dogs ", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
        files f = ferry();
        change(&f, slips[i].file, slips[i].old, slips[i].new);
        const text_domain *const d = good(*state, f, slips[i].said);
        assert_string_equal(d->issue[1].name, "Bikes & dogs");
        assert_int_equal(d->issue[1].n_options, 2);
    }
}

static void reads_other_encodings_that_are_declared(void **state)
{
    files f = ferry();
    change(&f, DOMAIN, "UTF-8", "iso-8859-1");
    change(&f, DOMAIN, "Ferry", "F\xE4hre");
    good(*state, f, "");
}

/* Places behind a repair are those of the file as it is. */
static void knows_places_behind_a_repair(void **state)
{
    files f = ferry();
    g_autofree char *said = NULL;
    change(&f, A, "Bikes &amp; dogs\">", "Bikes & dögs\"> &");
    assert_null(read(*state, f, &said));
    assert_string_equal(said,
                        "ferry_town.xml:3:3: Bikes & dogs: the profile lacks this issue of the "
                        "domain\n"
                        "ferry_town.xml:9:5: Bikes & dögs: the domain has no issue of that name; "
                        "did you mean 'Bikes & dogs'?\n"
                        "ferry_town.xml:9:84: warning: a single '&' is read as '&amp;', here and "
                        "in 1 more place\n");
}

static void assert_refused(bench *b, files (*make)(void), const slip *slips, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        files f = make();
        g_autofree char *said = NULL;
        change(&f, slips[i].file, slips[i].old, slips[i].new);
        assert_null(read(b, f, &said));
        assert_string_equal(said, slips[i].said);
    }
}

static void refuses_what_is_not_a_domain(void **state)
{
    static const slip slips[] = {
        {DOMAIN, "</objective>", "",
         "ferry_domain.xml:18:19: is not well-formed XML: Opening and ending tag mismatch: "
         "objective line 4 and utility_space\n"},
        {DOMAIN, "value=\"free\"", "value=\"<free\"",
         "ferry_domain.xml:11:32: is not well-formed XML: Unescaped '<' not allowed in attributes "
         "values\n"},
        {A, "<utility_space>", "<!DOCTYPE x><utility_space>",
         "ferry_town.xml:1:12: a document type is not supported; take it out\n"},
        {A, "<objective", "<goal",
         "ferry_town.xml:20:15: is not well-formed XML: Opening and ending tag mismatch: goal line "
         "3 and objective\n"},
        {DOMAIN, "<issue index=\"1\"", "<objective/><issue index=\"1\"",
         "ferry_domain.xml:5:7: an objective inside an objective cannot be read\n"},
        {B, "<utility_space>", "<utility_space type=\"nonlinear\">",
         "ferry_operator.xml:1:1: a nonlinear utility space cannot be read, only weighted sums\n"},
        {DOMAIN, "etype=\"integer\"", "etype=\"real\"",
         "ferry_domain.xml:14:7: Crossings: a real-valued issue has no options; give it as a "
         "discrete one\n"},
        {DOMAIN, "etype=\"integer\"", "etype=\"fuzzy\"",
         "ferry_domain.xml:14:7: Crossings: the issue is neither discrete nor integer\n"},
        {DOMAIN, "<range lowerbound=\"4\"", "<range lowerbound=\"8\"",
         "ferry_domain.xml:14:7: Crossings: the issue has no values\n"},
        {DOMAIN, "<range lowerbound=\"4\"", "<range lowerbound=\"-1e3\"",
         "ferry_domain.xml:14:7: Crossings: 'lowerbound' is not a whole number: '-1e3'\n"},
        {DOMAIN, "<range lowerbound=\"4\" upperbound=\"7\"",
         "<range lowerbound=\"4\" upperbound=\"1005\"",
         "ferry_domain.xml:14:7: Crossings: has 1002 values, more than the 1001 that are read\n"},
        {DOMAIN, "\"15 EUR\"", "\"12 EUR\"",
         "ferry_domain.xml:7:9: Fare: the value '12 EUR' stands there twice\n"},
        {DOMAIN, "\"Fare\"", "\" \"", "ferry_domain.xml:5:7: an issue without a name\n"},
        {DOMAIN, "\"Crossings\"", "\"Fare\"",
         "ferry_domain.xml:14:7: Fare: there is an issue of that name already\n"},
    };
    assert_refused(*state, ferry, slips, G_N_ELEMENTS(slips));
}

static void says_all_that_does_not_fit_the_domain(void **state)
{
    static const slip slips[] = {
        {A, "\"Fare\"", "\"Fair\"",
         "ferry_town.xml:3:3: Fare: the profile lacks this issue of the domain\n"
         "ferry_town.xml:4:5: Fair: the domain has no issue of that name; did you mean 'Fare'?\n"},
        {A, "15 EUR", "16 EUR",
         "ferry_town.xml:3:3: Fare: no evaluation of '15 EUR'\n"
         "ferry_town.xml:6:7: Fare: the domain has no value '16 EUR' of it; did you mean '12 "
         "EUR'?\n"},
        {A, "<weight index=\"2\" value=\"0.19\"/>", "",
         "ferry_town.xml:3:3: Bikes & dogs: has no weight\n"},
        {A, "<weight index=\"2\"", "<weight index=\"3\"",
         "ferry_town.xml:3:3: Bikes & dogs: has no weight\n"
         "ferry_town.xml:19:5: Crossings: has two weights\n"},
        {A, "evaluation=\"5\"", "",
         "ferry_town.xml:6:7: Fare: the value '15 EUR' has no evaluation\n"},
        {A, "evaluation=\"5\"", "evaluation=\"-5\"",
         "ferry_town.xml:6:7: Fare: evaluation: '-5' is below 0\n"},
        {A, "\"15 EUR\" evaluation=\"5\"", "\"12 EUR\" evaluation=\"5\"",
         "ferry_town.xml:3:3: Fare: no evaluation of '15 EUR'\n"
         "ferry_town.xml:6:7: Fare: the value '12 EUR' is evaluated twice\n"},
        {A, "0.47", "half", "ferry_town.xml:17:5: Fare: weight: 'half' is not a number\n"},
        {A, "0.31", "1.31", "ferry_town.xml:2:3: reservation: '1.31' is above 1\n"},
        {B, "0.83", "-0.83", "ferry_operator.xml:19:3: discount_factor: '-0.83' is below 0\n"},
        {A, "<range lowerbound=\"4\"", "<range lowerbound=\"5\"",
         "ferry_town.xml:13:5: Crossings: goes from 5 to 7, in the domain from 4 to 7\n"},
        {A, "slope=\"0.29\"", "parameter1=\"0.29\"",
         "ferry_town.xml:15:7: Crossings: an integer issue needs an <evaluator> with 'slope' and "
         "'offset'\n"},
    };
    assert_refused(*state, ferry, slips, G_N_ELEMENTS(slips));
}

static void warns_of_weights_far_from_1(void **state)
{
    files f = ferry();
    change(&f, A, "0.47", "0.97");
    good(*state, f,
         "ferry_town.xml:3:3: warning: the weights sum to 1.5, not to 1; used as written\n");
}

/* ---- GeniusWeb --------------------------------------------------------------------------------- */

static void reads_geniusweb_values_and_ranges(void **state)
{
    const text_domain *const d = good(*state, market(), "");
    assert_string_equal(d->name, "market");
    assert_string_equal(d->side[0].name, "grower");
    assert_int_equal(d->n_issues, 3);
    assert_int_equal(d->issue[1].n_options, 4);
    assert_string_equal(d->issue[1].option[0], "20.5");
    assert_string_equal(d->issue[1].option[1], "21");
    assert_string_equal(d->issue[1].option[3], "22");
    assert_true(isinf(d->space.ceiling_ours));
}

static void weighs_geniusweb_utilities_as_they_are(void **state)
{
    static const double stall[] = {0.27, 0.27 * 0.35};
    static const double rent[] = {0.48 * 0.9, 0.48 * 0.65, 0.48 * 0.4, 0.48 * 0.15};
    static const double their_rent[] = {0.052, 0.52 * 0.4, 0.52 * 0.7, 0.52};
    static const double their_days[] = {0.31 * 0.7, 0.31, 0.31 * 0.4};
    const text_domain *const d = good(*state, market(), "");
    assert_worths(d->space.cluster[0].ours, stall, 2);
    assert_worths(d->space.cluster[1].ours, rent, 4);
    assert_worths(d->space.cluster[1].theirs, their_rent, 4);
    assert_worths(d->space.cluster[2].theirs, their_days, 3);
}

static void a_reservation_bid_is_worth_what_it_says(void **state)
{
    files f = market();
    const text_domain *d = good(*state, f, "");
    assert_near(d->side[0].reservation, 0.27 * 0.35 + 0.48 * 0.4);
    assert_true(d->side[0].gives_reservation);
    assert_false(d->side[1].gives_reservation);
    f = market();
    change(&f, A, "\"stall\": \"middle\", \"rent\": 21.50", "\"rent\": \"22\"");
    d = good(*state, f, "");
    assert_near(d->side[0].reservation, 0.48 * 0.15);
}

static void reads_a_range_written_as_a_list(void **state)
{
    files f = market();
    change(&f, DOMAIN, "{\"low\": 20.5, \"high\": 22, \"step\": 0.5}",
           "[\"20.5\", \"22.0\", \"0.50\"]");
    assert_int_equal(good(*state, f, "")->issue[1].n_options, 4);
}

static void refuses_what_is_not_geniusweb(void **state)
{
    static const slip slips[] = {
        {DOMAIN, "\"middle\"]", "\"middle\",]",
         "market.json:4:45: is not valid JSON: unexpected token near ']'\n"},
        {DOMAIN, "issuesValues", "issues", "market.json:1:1: 'issuesValues' is missing\n"},
        {DOMAIN, "\"step\": 0.5", "\"step\": 0",
         "market.json:5:23: rent: 'range': needs a step above 0 and a high that is not below "
         "low\n"},
        {DOMAIN, "\"step\": 0.5", "\"step\": \"x\"",
         "market.json:5:57: rent: 'range': 'step' is no number; expected low, high and step\n"},
        {DOMAIN, "\"step\": 0.5", "\"step\": 0.001",
         "market.json:5:23: rent: has 1501 values, more than the 1001 that are read\n"},
        {DOMAIN, "\"middle\"", "\"corner\"",
         "market.json:4:36: stall: the value 'corner' stands there twice\n"},
        {DOMAIN, "{\"values\": [\"two\"", "{\"things\": [\"two\"",
         "market.json:6:13: days: 'values' or 'range' is missing\n"},
        {A, "LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace",
         "market_grower.json:1:1: 'SumOfGroupsUtilitySpace' cannot be read, only "
         "LinearAdditiveUtilitySpace\n"},
        {A, "NumberValueSetUtilities", "OtherUtilities",
         "market_grower.json:6:15: rent: 'OtherUtilities' cannot be read, only "
         "DiscreteValueSetUtilities and NumberValueSetUtilities\n"},
        {A, "\"five\": 1}", "\"five\": 1.5}",
         "market_grower.json:7:100: days: five: '1.5' is above 1\n"},
        {A, "\"highValue\": 22", "\"highValue\": 21",
         "market_grower.json:6:43: rent: 'lowValue' to 'highValue' is not the range of the domain, "
         "20.5 to 22\n"},
        {A, "\"lowUtility\": 0.9, ", "",
         "market_grower.json:6:43: rent: 'lowUtility': expected a number\n"},
    };
    assert_refused(*state, market, slips, G_N_ELEMENTS(slips));
}

static void says_all_that_does_not_fit_the_geniusweb_domain(void **state)
{
    static const slip slips[] = {
        {A, "\"name\": \"market\"", "\"name\": \"fair\"",
         "market_grower.json:11:15: is a profile of the domain 'fair', not of 'market'\n"},
        {A, "[\"two\", \"three\", \"five\"]", "[\"two\", \"three\"]",
         "market_grower.json:15:28: days: 2 values here, but 3 in the domain file\n"},
        {A, "\"corner\": 1.0", "\"cornre\": 1.0",
         "market_grower.json:2:33: stall: no evaluation of 'corner'\n"
         "market_grower.json:5:66: stall: the domain has no value 'cornre' of it; did you mean "
         "'corner'?\n"},
        {B, "\"rent\": 0.52, ", "", "market_town.json:2:33: rent: has no weight\n"},
        {B, "\"days\": 0.31", "\"day\": 0.31",
         "market_town.json:2:33: days: has no weight\n"
         "market_town.json:9:22: day: the domain has no issue of that name; did you mean "
         "'days'?\n"},
        {A, "\"rent\": 21.50", "\"rent\": 21.4",
         "market_grower.json:18:67: rent: the domain has no value '21.4' of it; did you mean "
         "'21.5'?\n"},
    };
    assert_refused(*state, market, slips, G_N_ELEMENTS(slips));
}

/* ---- Both -------------------------------------------------------------------------------------- */

static void tells_of_all_three_files_at_once(void **state)
{
    files f = ferry();
    g_autofree char *said = NULL;
    change(&f, DOMAIN, "</objective>", "");
    change(&f, A, "</objective>", "");
    change(&f, B, "</objective>", "");
    assert_null(read(*state, f, &said));
    bench *const b = *state;
    assert_int_equal(b->problems.n_errors, 3);
    f = ferry();
    g_free(said);
    change(&f, A, "15 EUR", "16 EUR");
    change(&f, B, "15 EUR", "16 EUR");
    assert_null(read(b, f, &said));
    assert_int_equal(b->problems.n_errors, 4);
}

static void loads_files_and_names_those_that_are_missing(void **state)
{
    bench *const b = *state;
    const text_domain_paths good_paths = {
        "test/app/text/data/market.json",
        {"test/app/text/data/market_grower.json", "test/app/text/data/market_town.json"}};
    assert_non_null(text_geniusweb_load(&good_paths, &b->arena, &b->problems));
    const text_domain_paths bad_paths = {"test/app/text/data/ferry_domain.xml",
                                         {"no/such.xml", "test/app"}};
    assert_null(text_genius_load(&bad_paths, &b->arena, &b->problems));
    g_autofree char *said = text_problems_format(&b->problems);
    assert_string_equal(said, "no/such.xml: does not exist\ntest/app: is a folder, not a file\n");
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(reads_issues_and_values_in_the_order_of_the_domain),
        EMPTY(weighs_evaluations_against_the_best_of_the_issue),
        EMPTY(evaluates_whole_numbers_by_a_line_within_0_and_1),
        EMPTY(counts_no_utility_above_1),
        EMPTY(finds_reservation_and_discount_before_and_after_the_objective),
        EMPTY(an_issue_without_a_good_value_is_worth_nothing),
        EMPTY(repairs_what_can_mean_one_thing_only),
        EMPTY(reads_other_encodings_that_are_declared),
        EMPTY(knows_places_behind_a_repair),
        EMPTY(refuses_what_is_not_a_domain),
        EMPTY(says_all_that_does_not_fit_the_domain),
        EMPTY(warns_of_weights_far_from_1),
        EMPTY(reads_geniusweb_values_and_ranges),
        EMPTY(weighs_geniusweb_utilities_as_they_are),
        EMPTY(a_reservation_bid_is_worth_what_it_says),
        EMPTY(reads_a_range_written_as_a_list),
        EMPTY(refuses_what_is_not_geniusweb),
        EMPTY(says_all_that_does_not_fit_the_geniusweb_domain),
        EMPTY(tells_of_all_three_files_at_once),
        EMPTY(loads_files_and_names_those_that_are_missing),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
