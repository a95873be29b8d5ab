/* Who may grant what: as the record says, whatever is edited since; by title; and whom a request goes to. */
#include "approvals.h"

#include <string.h>

static const dw_event_approval *of_event(size_t index)
{
    return &made.event[index];
}

/* ---- What the record says, and what is edited ------------------------------------------------- */

static dw_event *log_written(dw_action action, const char *who, dw_capacity capacity,
                             const char *title)
{
    dw_event *const event = log_answer(action, who);
    event->capacity = capacity;
    event->title = title;
    return event;
}

static void bug_a_role_that_was_edited_made_a_void_grant_count(void **state)
{
    (void)state;
    begin();
    deal_ours(&deal, "Priya", DW_ROLE_SUPPORT);
    log_request(205000);
    log_written(DW_ACTION_GRANT, "Priya", DW_CAPACITY_OTHER, "Solution Architect");
    deal.ours[3].role = DW_ROLE_APPROVER;
    deal.ours[3].title = "CFO";
    compute_state();
    assert_int_equal(of_event(1)->answer, DW_ANSWER_BY_OTHER);
    assert_int_equal(made.request[0].status, DW_REQUEST_OPEN);
}

static void what_is_written_down_counts_though_the_people_are_edited(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_written(DW_ACTION_GRANT, "Tom", DW_CAPACITY_APPROVER, "Sales Manager");
    deal.ours[1].role = DW_ROLE_OBSERVER;
    compute_state();
    assert_int_equal(of_event(1)->answer, DW_ANSWER_COUNTS);
    assert_false(of_event(1)->by_people);
    assert_int_equal(made.newest_by_people, DW_NONE);
    /* A title that is raised later raises no answer that was given before. */
    deal.event[1].title = "seller";
    deal.ours[1].role = DW_ROLE_APPROVER;
    deal.ours[1].title = "CFO";
    compute_state();
    assert_int_equal(of_event(1)->answer, DW_ANSWER_TOO_LOW);
    /* A sponsor by what is written; without a title he has what an unlisted one has. */
    deal.event[1].capacity = DW_CAPACITY_SPONSOR;
    deal.event[1].title = NULL;
    compute_state();
    assert_int_equal(of_event(1)->answer, DW_ANSWER_COUNTS);
}

static void a_refusal_holds_though_its_author_is_edited(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_written(DW_ACTION_REFUSE, "Tom", DW_CAPACITY_APPROVER, NULL);
    log_offer(205000);
    deal.ours[1].role = DW_ROLE_SUPPORT;
    compute_state();
    assert_int_equal(last()->offer, DW_CLEARANCE_REFUSED);
}

static void an_answer_without_it_goes_by_the_people_and_says_so(void **state)
{
    (void)state;
    static const dw_person tom = {.name = "Tom", .role = DW_ROLE_APPROVER};
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_answer(DW_ACTION_REFUSE, "Ana");
    compute_state();
    assert_true(of_event(1)->by_people);
    assert_false(of_event(2)->by_people); /* it does not count */
    assert_int_equal(made.newest_by_people, 1);
    /* Who joined by an event is on the record. */
    deal.event[0] = *log_event(DW_EVENT_JOINED, DW_ACTION_NONE, NULL);
    deal.event[0].person = &tom;
    deal.deal.n_events = 1;
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom");
    compute_state();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    assert_false(last()->by_people);
}

static void a_delegation_holds_as_it_was_given(void **state)
{
    (void)state;
    begin();
    log_written(DW_ACTION_DELEGATE, "Tom", DW_CAPACITY_APPROVER, "Sales Manager")->to = "Priya";
    log_request(205000);
    log_written(DW_ACTION_GRANT, "Priya", DW_CAPACITY_OTHER, NULL);
    deal.ours[1].role = DW_ROLE_SUPPORT;
    deal.ours[1].title = "seller";
    compute_state();
    assert_int_equal(of_event(0)->answer, DW_ANSWER_COUNTS);
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    assert_false(last()->by_people);
    /* One that was given without a right does not come to hold. */
    deal.event[0].capacity = DW_CAPACITY_OTHER;
    deal.ours[1].role = DW_ROLE_APPROVER;
    compute_state();
    assert_int_equal(of_event(0)->answer, DW_ANSWER_BY_OTHER);
    assert_int_equal(last()->answer, DW_ANSWER_BY_OTHER);
    /* Priya writes it down, and who delegated to her is known from the list alone. */
    deal.event[0].capacity = DW_CAPACITY_UNKNOWN;
    deal.ours[1].title = NULL;
    compute_state();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    assert_true(last()->by_people);
}

static void a_delegate_has_his_own_authority_or_the_one_that_is_lent(void **state)
{
    (void)state;
    begin();
    deal.ours[1].title = "Sales Manager";
    log_answer(DW_ACTION_DELEGATE, "Sam")->to = "Tom";
    log_request(187300); /* 22 % off: the CFO's */
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    deal.ours[2].title = "seller";
    deal.ours[1].title = "CFO";
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    deal.ours[1].title = "Sales Manager";
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_TOO_LOW);
}

/* ---- Figures that are edited ------------------------------------------------------------------ */

static void bug_a_lower_list_price_cleared_an_offer_that_had_needed_a_yes(void **state)
{
    (void)state;
    begin();
    log_offer(205000)->needs = 1;
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    log_event(DW_EVENT_ACCEPT, DW_ACTION_NONE, "Ana")->needs = 1;
    deal.deal.value.list_price = UNITS(206000);
    compute();
    assert_int_equal(of_event(0)->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(of_event(0)->authority, 1);
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(made.n_unapproved, 2);
    /* Records from before have no note of it. */
    deal.event[0].needs = deal.event[2].needs = DW_NONE;
    compute();
    assert_int_equal(made.n_unapproved, 0);
}

static void what_was_written_down_makes_nothing_less(void **state)
{
    (void)state;
    begin();
    log_offer(187300)->needs = 1;
    compute();
    assert_int_equal(last()->authority, 2);
    /* A grant covers what it covers, whatever is written down with the offer. */
    deal.deal.n_events = deal.n_terms = 0;
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_offer(205000)->needs = 2;
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
}

static void a_request_and_a_grant_of_terms_keep_what_they_needed(void **state)
{
    (void)state;
    begin();
    log_request(187300)->needs = 2;
    deal.event[0].authority = 1;
    log_answer(DW_ACTION_GRANT, "Tom")->needs = 2;
    name_price(189000);
    deal.deal.value.list_price = UNITS(200000); /* now both are nearly at list */
    compute();
    assert_int_equal(made.request[0].authority, 2);
    assert_true(made.request[0].named_low);
    assert_int_equal(of_event(0)->authority, 2);
    assert_int_equal(last()->answer, DW_ANSWER_TOO_LOW);
    assert_int_equal(last()->authority, 2);
    deal.event[1].needs = DW_NONE;
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
}

/* ---- Titles ----------------------------------------------------------------------------------- */

static void bug_a_title_that_no_authority_lists_granted_what_only_the_last_may(void **state)
{
    (void)state;
    static const char *const titles[] = {"Deal Desk", "Head of Finance"};
    begin();
    deal.ours[1].title = "Deal Desk";
    log_request(187300);
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_TOO_LOW);
    deal.ours[1].title = NULL;
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_TOO_LOW);
    book.authority[2].title = titles;
    book.authority[2].n_titles = 2;
    deal.ours[1].title = "head of finance";
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    book.authority[2].n_titles = 1;
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_TOO_LOW);
    book.authority[2].n_titles = 0;
}

static dw_answer_standing standing_below(double below)
{
    book.playbook.setting[DW_SETTING_UNTITLED_BELOW].value = below;
    compute();
    book.playbook.setting[DW_SETTING_UNTITLED_BELOW].value = 1;
    return last()->answer;
}

static void the_playbook_says_what_who_is_not_listed_may_grant(void **state)
{
    (void)state;
    begin();
    log_request(187300);
    log_answer(DW_ACTION_GRANT, "Tom");
    assert_int_equal(standing_below(0), DW_ANSWER_COUNTS);
    assert_int_equal(standing_below(1), DW_ANSWER_TOO_LOW);
    deal.term[0].number = 20500000;
    assert_int_equal(standing_below(1), DW_ANSWER_COUNTS);
    assert_int_equal(standing_below(2), DW_ANSWER_TOO_LOW);
    assert_int_equal(standing_below(7), DW_ANSWER_TOO_LOW);
}

/* ---- Whom a request goes to ------------------------------------------------------------------- */

static const char *answerer(void)
{
    compute();
    return made.request[0].answerer;
}

static void bug_a_request_went_to_the_sponsor_though_an_approver_may_grant_it(void **state)
{
    (void)state;
    begin();
    deal.ours[1].title = "CFO";
    deal.ours[2].title = "sales manager"; /* just enough, and a sponsor */
    log_request(205000);
    assert_string_equal(answerer(), "Tom");
    /* Among approvers the lowest that is enough, who has it by title first. */
    deal_ours(&deal, "Uli", DW_ROLE_APPROVER)->title = "Deal Desk";
    assert_string_equal(answerer(), "Uli");
    deal_ours(&deal, "Vera", DW_ROLE_APPROVER)->title = "Sales Manager";
    assert_string_equal(answerer(), "Vera");
    deal.ours[4].title = "seller";
    deal.ours[3].title = "seller";
    assert_string_equal(answerer(), "Tom");
    deal.ours[1].title = "seller";
    assert_string_equal(answerer(), "Sam");
    deal.ours[2].title = "seller";
    assert_null(answerer());
    assert_true(made.request[0].too_high);
    deal.ours[1].role = deal.ours[3].role = deal.ours[4].role = DW_ROLE_SUPPORT;
    deal.event[0].who = "Sam"; /* who asks is no help either */
    assert_null(answerer());
    assert_false(made.request[0].too_high);
}

/* The choice against its definition: nobody of ours is passed over who suits better. */
static bool better(const dw_person *a, size_t held_a, const dw_person *b, size_t held_b)
{
    if (a->role != b->role)
        return a->role == DW_ROLE_APPROVER;
    return held_a < held_b;
}

static void whoever_answers_may_and_nobody_suits_better(void **state)
{
    (void)state;
    static const char *const title[] = {"seller", "sales manager", "CFO"};
    static const dw_role role[] = {DW_ROLE_APPROVER, DW_ROLE_SPONSOR, DW_ROLE_SUPPORT};
    static const char *const name[] = {"Uli", "Vera", "Wim", "Xenia"};
    static const double price[] = {231000, 205000, 187300}; /* whose: seller, manager, CFO */
    size_t n_none = 0, held[7] = {0};
    for (test_case = 0; test_case < 2000; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), test_case);
        begin();
        deal.deal.n_ours = 1;
        for (size_t p = 1; p < 5; p++) {
            held[p] = dw_random_below(&random, 3);
            deal_ours(&deal, name[p - 1], role[dw_random_below(&random, 3)])->title =
                title[held[p]];
        }
        const size_t needs = dw_random_below(&random, 3);
        log_request(price[needs]);
        const char *const who = answerer();
        size_t chosen = 0;
        for (size_t p = 1; who && p < 5; p++)
            if (strcmp(deal.ours[p].name, who) == 0)
                chosen = p;
        n_none += !who;
        for (size_t p = 1; p < 5; p++) {
            const bool may = deal.ours[p].role != DW_ROLE_SUPPORT && held[p] >= needs;
            check(!may || (chosen > 0 &&
                           !better(&deal.ours[p], held[p], &deal.ours[chosen], held[chosen])));
            check(may || chosen != p);
        }
    }
    assert_true(n_none > 50);
}

/* ---- Parts ------------------------------------------------------------------------------------ */

static void bug_a_part_that_is_granted_was_called_none(void **state)
{
    (void)state;
    begin();
    log_request(204000);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_offer(204000);
    name_term(TRAINING, 1, 0);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_true(last()->granted[PRICE] && !last()->granted[TRAINING] && !last()->granted[LAUNCH]);
    assert_true(last()->missing[TRAINING] && !last()->missing[PRICE] && !last()->missing[LAUNCH]);
    assert_true(last()->package.price == 20400000);
    assert_int_equal(last()->package.option[TRAINING], 1);
}

static void a_grant_that_nothing_of_the_offer_uses_is_no_part(void **state)
{
    (void)state;
    begin();
    log_request(215000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_offer(203000); /* no training in it */
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_null(last()->granted);
    assert_null(last()->missing);
    name_term(TRAINING, 1, 0);
    compute();
    assert_true(last()->granted[TRAINING] && last()->missing[PRICE]);
    /* What is covered, or refused, has no parts. */
    log_offer(216000);
    compute();
    assert_null(last()->granted);
}

static void what_a_grant_without_a_request_names_is_granted(void **state)
{
    (void)state;
    begin();
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(204000);
    log_offer(204000);
    name_term(TRAINING, 1, 0);
    compute();
    assert_true(last()->granted[PRICE] && last()->missing[TRAINING]);
}

/* ---- Memory ----------------------------------------------------------------------------------- */

static void makes_parts_or_fails_cleanly(void **state)
{
    (void)state;
    begin();
    log_answer(DW_ACTION_DELEGATE, "Tom")->to = "Priya";
    log_request(204000);
    log_written(DW_ACTION_GRANT, "Priya", DW_CAPACITY_OTHER, NULL);
    log_offer(204000);
    name_term(TRAINING, 1, 0);
    make_model();
    assert_true(test_memory_exhaust(make_in, NULL, 16) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bug_a_role_that_was_edited_made_a_void_grant_count),
        cmocka_unit_test(what_is_written_down_counts_though_the_people_are_edited),
        cmocka_unit_test(a_refusal_holds_though_its_author_is_edited),
        cmocka_unit_test(an_answer_without_it_goes_by_the_people_and_says_so),
        cmocka_unit_test(a_delegation_holds_as_it_was_given),
        cmocka_unit_test(a_delegate_has_his_own_authority_or_the_one_that_is_lent),
        cmocka_unit_test(bug_a_lower_list_price_cleared_an_offer_that_had_needed_a_yes),
        cmocka_unit_test(what_was_written_down_makes_nothing_less),
        cmocka_unit_test(a_request_and_a_grant_of_terms_keep_what_they_needed),
        cmocka_unit_test(bug_a_title_that_no_authority_lists_granted_what_only_the_last_may),
        cmocka_unit_test(the_playbook_says_what_who_is_not_listed_may_grant),
        cmocka_unit_test(bug_a_request_went_to_the_sponsor_though_an_approver_may_grant_it),
        cmocka_unit_test(whoever_answers_may_and_nobody_suits_better),
        cmocka_unit_test(bug_a_part_that_is_granted_was_called_none),
        cmocka_unit_test(a_grant_that_nothing_of_the_offer_uses_is_no_part),
        cmocka_unit_test(what_a_grant_without_a_request_names_is_granted),
        cmocka_unit_test(makes_parts_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
