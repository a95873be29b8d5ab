/* The state of a deal after some events: what they change of it. */
#include "states.h"

static void facts_change_and_the_last_one_stands(void **state)
{
    (void)state;
    const size_t horizon = book_factor(&book, "horizon");
    const dw_fact_change first = {horizon, ((dw_fact)1 << 0)},
                         second = {horizon, ((dw_fact)1 << 1)};
    deal_fact(&deal, "horizon=strategic");
    dw_event *event = log_event(DW_EVENT_FACT, 8, DW_MINUTE_NONE, 0);
    event->fact = &second;
    event->n_facts = 1;
    event->contract_value = UNITS(617);
    event = log_event(DW_EVENT_FACT, 7, DW_MINUTE_NONE, 0); /* logged late */
    event->fact = &first;
    event->n_facts = 1;
    const dw_deal now = state_now();
    assert_int_equal(now.fact[horizon], second.levels);
    assert_int_equal(now.contract_value, UNITS(617));
    assert_false(dw_money_known(deal.deal.contract_value));
}

static void people_join_leave_and_are_replaced(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_USES);
    deal_theirs(&deal, "Voss", DW_PERSON_USES);
    const dw_person li = {.name = "Li"}, meyer = {.name = "Meyer", .authority = DW_PERSON_DECIDES};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &meyer;
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "Voss";
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "nobody we know";
    const dw_deal joined = state_after(2), left = state_now();
    assert_int_equal(joined.n_theirs, 3);
    assert_int_equal(joined.theirs[0].authority, DW_PERSON_DECIDES);
    assert_int_equal(left.n_theirs, 2);
    assert_string_equal(left.theirs[0].name, "Meyer");
    assert_string_equal(left.theirs[1].name, "Li");
    assert_int_equal(left.n_ours, 0);
    assert_int_equal(deal.theirs[0].authority, DW_PERSON_USES);
}

/* What an event does not say of somebody who is there was lost with it. */
static void bug_who_is_described_anew_lost_what_was_known(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_DECIDES);
    const dw_absence away = {7, 9};
    const dw_person all = {.name = "Meyer",
                           .title = "CFO",
                           .interest = "risk",
                           .stance = DW_STANCE_NEUTRAL,
                           .away = &away,
                           .n_away = 1},
                    turned = {.name = "Meyer", .stance = DW_STANCE_OPPOSED};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &all;
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &turned;
    const dw_deal now = state_now();
    assert_int_equal(now.n_theirs, 1);
    assert_int_equal(now.theirs[0].authority, DW_PERSON_DECIDES);
    assert_int_equal(now.theirs[0].stance, DW_STANCE_OPPOSED);
    assert_string_equal(now.theirs[0].title, "CFO");
    assert_string_equal(now.theirs[0].interest, "risk");
    assert_int_equal(now.theirs[0].n_away, 1);
}

static void a_state_tells_what_its_events_changed_of_people(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_USES);
    const dw_person li = {.name = "Li", .stance = DW_STANCE_SUPPORTIVE},
                    turned = {.name = "Li", .stance = DW_STANCE_OPPOSED};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    log_event(DW_EVENT_NOTE, 7, DW_MINUTE_NONE, 0);
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &turned;
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "Li";
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "nobody we know";
    const dw_deal now = state_now();
    const dw_effect *const came = dw_deal_effect(&now, 0), *const changed = dw_deal_effect(&now, 2),
                           *const left = dw_deal_effect(&now, 3);
    assert_false(came->was_there);
    assert_int_equal(came->stance_after, DW_STANCE_SUPPORTIVE);
    assert_null(dw_deal_effect(&now, 1));
    assert_true(changed->was_there);
    assert_int_equal(changed->stance_before, DW_STANCE_SUPPORTIVE);
    assert_int_equal(changed->stance_after, DW_STANCE_OPPOSED);
    assert_int_equal(left->stance_before, DW_STANCE_OPPOSED);
    assert_int_equal(left->day_before, DW_DAY_NONE);
    assert_null(dw_deal_effect(&now, 4));
    assert_null(dw_deal_effect(&deal.deal, 0));
}

static void a_state_tells_who_decided_and_led_until_its_events(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_DECIDES);
    deal_ours(&deal, "Ana", DW_ROLE_LEAD);
    const dw_person same = {.name = "Meyer"}, user = {.name = "Meyer", .authority = DW_PERSON_USES},
                    helps = {.name = "Ana", .role = DW_ROLE_SUPPORT};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &same;
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &user;
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "Meyer";
    dw_event *const ours = log_event(DW_EVENT_JOINED, 9, DW_MINUTE_NONE, 0);
    ours->by = DW_SIDE_US;
    ours->person = &helps;
    const dw_deal now = state_now();
    assert_false(dw_deal_effect(&now, 0)->decided);
    assert_true(dw_deal_effect(&now, 1)->decided);
    assert_false(dw_deal_effect(&now, 2)->decided);
    assert_false(dw_deal_effect(&now, 2)->led);
    assert_true(dw_deal_effect(&now, 3)->led);
    assert_false(dw_deal_effect(&now, 3)->decided);
}

static void a_state_tells_from_which_day_a_deadline_moves(void **state)
{
    (void)state;
    deal_deadline(&deal, "board", DW_OWNER_BUYER, 50);
    const dw_deadline moved = {.day = 60, .what = "Board", .owner = DW_OWNER_BUYER},
                      ours = {.day = 70, .what = "board", .owner = DW_OWNER_OURS};
    static const dw_action action[] = {DW_ACTION_SET, DW_ACTION_SET, DW_ACTION_DROP, DW_ACTION_SET};
    for (size_t e = 0; e < 4; e++) {
        dw_event *const event = log_event(DW_EVENT_DEADLINE, 7 + (dw_day)e, DW_MINUTE_NONE, 0);
        event->action = action[e];
        event->deadline = e == 1 ? &ours : &moved;
    }
    const dw_deal now = state_now();
    assert_int_equal(dw_deal_effect(&now, 0)->day_before, 50);
    assert_int_equal(dw_deal_effect(&now, 1)->day_before, DW_DAY_NONE);
    assert_false(dw_deal_effect(&now, 1)->was_there);
    assert_int_equal(dw_deal_effect(&now, 2)->day_before, 60);
    assert_false(dw_deal_effect(&now, 3)->was_there);
}

static void the_state_of_a_state_tells_the_same_changes(void **state)
{
    (void)state;
    const dw_person li = {.name = "Li"};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    const dw_deal now = state_now();
    dw_deal again;
    assert_int_equal(dw_record_state(&now, &book.playbook, 1, &arena, &again, NULL), DW_OK);
    assert_false(dw_deal_effect(&again, 0)->was_there);
}

static void deadlines_are_set_moved_and_dropped(void **state)
{
    (void)state;
    deal_deadline(&deal, "board", DW_OWNER_BUYER, 50);
    const dw_deadline moved = {.day = 60, .what = "board", .owner = DW_OWNER_BUYER},
                      ours = {.day = 70, .what = "board", .owner = DW_OWNER_OURS};
    dw_event *event = log_event(DW_EVENT_DEADLINE, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_SET;
    event->deadline = &moved;
    event = log_event(DW_EVENT_DEADLINE, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_SET;
    event->deadline = &ours;
    event = log_event(DW_EVENT_DEADLINE, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_DROP;
    event->deadline = &moved;
    const dw_deal one = state_after(1), two = state_after(2), three = state_now();
    assert_int_equal(one.n_deadlines, 1);
    assert_int_equal(one.deadline[0].day, 60);
    assert_int_equal(two.n_deadlines, 2);
    assert_int_equal(three.n_deadlines, 1);
    assert_int_equal(three.deadline[0].day, 70);
}

static void bug_a_deadline_lost_the_evidence_of_its_event(void **state)
{
    (void)state;
    const dw_deadline bare = {.day = 60, .what = "board", .owner = DW_OWNER_BUYER},
                      own = {
                          .day = 61, .what = "board", .owner = DW_OWNER_BUYER, .evidence = "own"};
    const dw_deadline *const set[] = {&bare, &own, &bare};
    for (int e = 0; e < 3; e++) {
        dw_event *const event = log_event(DW_EVENT_DEADLINE, 7 + e, DW_MINUTE_NONE, 0);
        event->action = DW_ACTION_SET;
        event->deadline = set[e];
        event->evidence = e < 2 ? "mail of Ed Stone" : NULL;
    }
    const dw_deal one = state_after(1), two = state_after(2), three = state_now();
    assert_string_equal(one.deadline[0].evidence, "mail of Ed Stone");
    assert_string_equal(two.deadline[0].evidence, "own");
    assert_null(three.deadline[0].evidence);
}

static void a_competitor_moves_and_leaves(void **state)
{
    (void)state;
    deal.deal.value.competitor = "Globex";
    deal.deal.value.competitor_price = UNITS(300);
    deal.deal.value.competitor_evidence = "old";
    dw_event *event = log_event(DW_EVENT_COMPETITOR, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor_price = UNITS(287);
    event->evidence = "their mail";
    event = log_event(DW_EVENT_COMPETITOR, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_LEAVE;
    event->competitor = "another";
    event = log_event(DW_EVENT_COMPETITOR, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_LEAVE;
    const dw_deal moved = state_after(1), same = state_after(2), gone = state_now();
    assert_int_equal(moved.value.competitor_price, UNITS(287));
    assert_string_equal(moved.value.competitor_evidence, "their mail");
    assert_string_equal(same.value.competitor, "Globex");
    assert_null(gone.value.competitor);
    assert_false(dw_money_known(gone.value.competitor_price));
}

static void a_price_without_evidence_stands_beside_one_that_has_some(void **state)
{
    (void)state;
    deal.deal.value.competitor = "Globex";
    deal.deal.value.competitor_price = UNITS(430);
    deal.deal.value.competitor_evidence = "tender award";
    dw_event *event = log_event(DW_EVENT_COMPETITOR, 7, DW_MINUTE_NONE, 0);
    event->competitor = "Robotec";
    event->competitor_price = UNITS(372);
    event = log_event(DW_EVENT_COMPETITOR, 8, DW_MINUTE_NONE, 0);
    event->competitor = "globex"; /* the same once more is no rumour */
    event->competitor_price = UNITS(430);
    event = log_event(DW_EVENT_COMPETITOR, 9, DW_MINUTE_NONE, 0);
    event->competitor = "ROBOTEC";
    event->action = DW_ACTION_LEAVE;
    event = log_event(DW_EVENT_COMPETITOR, 10, DW_MINUTE_NONE, 0);
    event->competitor_price = UNITS(365);
    event = log_event(DW_EVENT_COMPETITOR, 11, DW_MINUTE_NONE, 0);
    event->competitor_price = UNITS(361);
    event->evidence = "their quote";
    const dw_deal heard = state_after(1), repeated = state_after(2), gone = state_after(3);
    const dw_deal nameless = state_after(4), shown = state_now();
    assert_string_equal(heard.value.competitor, "Globex");
    assert_int_equal(heard.value.competitor_price, UNITS(430));
    assert_string_equal(heard.value.rumoured, "Robotec");
    assert_int_equal(heard.value.rumoured_price, UNITS(372));
    assert_int_equal(repeated.value.rumoured_price, UNITS(372));
    assert_int_equal(heard.value.rumour_event, 1);
    assert_int_equal(repeated.value.rumour_event, 1);
    assert_int_equal(heard.value.competitor_event, 0); /* the deal file */
    assert_int_equal(gone.value.rumour_event, 0);
    assert_int_equal(nameless.value.rumour_event, 4);
    assert_int_equal(shown.value.rumour_event, 0);
    assert_int_equal(shown.value.competitor_event, 5);
    assert_null(gone.value.rumoured);
    assert_false(dw_money_known(gone.value.rumoured_price));
    assert_int_equal(gone.value.competitor_price, UNITS(430));
    assert_string_equal(nameless.value.rumoured, "Globex");
    assert_int_equal(nameless.value.competitor_price, UNITS(430));
    assert_int_equal(shown.value.competitor_price, UNITS(361));
    assert_string_equal(shown.value.competitor_evidence, "their quote");
    assert_false(dw_money_known(shown.value.rumoured_price));
}

/* The second rumour took the first one's place, and with it went all that was heard. */
static void bug_one_rival_who_left_took_another_along(void **state)
{
    (void)state;
    static const char *const name[] = {"Optiroute", "Fleetmax", "fleetmax", "Optiroute"};
    static const dw_money price[] = {UNITS(225), UNITS(305), DW_MONEY_NONE, DW_MONEY_NONE};
    for (int e = 0; e < 4; e++) {
        dw_event *const event = log_event(DW_EVENT_COMPETITOR, 7 + e, DW_MINUTE_NONE, 0);
        event->action = e < 2 ? DW_ACTION_ENTER : DW_ACTION_LEAVE;
        event->competitor = name[e];
        event->competitor_price = price[e];
    }
    const dw_deal two = state_after(2), one = state_after(3), none = state_now();
    const dw_deal *const with[] = {&two, &one};
    for (int i = 0; i < 2; i++) {
        assert_string_equal(with[i]->value.competitor, "Optiroute");
        assert_int_equal(with[i]->value.competitor_price, UNITS(225));
        assert_int_equal(with[i]->value.competitor_event, 1);
        assert_false(dw_money_known(with[i]->value.rumoured_price));
    }
    assert_null(none.value.competitor);
    assert_false(dw_money_known(none.value.competitor_price));
    dw_deal again;
    assert_int_equal(dw_record_state(&two, &book.playbook, two.n_events, &arena, &again, NULL),
                     DW_OK);
    assert_string_equal(again.value.competitor, "Optiroute");
    assert_int_equal(again.value.competitor_price, UNITS(225));
}

/* A second name without a figure would have taken over the first one's price. */
static void bug_a_price_passed_to_another_competitor(void **state)
{
    (void)state;
    deal.deal.value.competitor = "Globex";
    deal.deal.value.competitor_price = UNITS(300);
    dw_event *event = log_event(DW_EVENT_COMPETITOR, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_ENTER;
    event->competitor = "another";
    event = log_event(DW_EVENT_COMPETITOR, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor = "globex";
    event->competitor_price = UNITS(287);
    event = log_event(DW_EVENT_COMPETITOR, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor = "another";
    event->competitor_price = UNITS(291);
    const dw_deal entered = state_after(1), moved = state_after(2), taken = state_now();
    assert_string_equal(entered.value.competitor, "Globex");
    assert_int_equal(entered.value.competitor_price, UNITS(300));
    assert_int_equal(moved.value.competitor_price, UNITS(287));
    assert_string_equal(taken.value.competitor, "Globex"); /* it is the cheaper one still */
    assert_int_equal(taken.value.competitor_price, UNITS(287));
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    assert_string_equal(state_after(1).value.competitor, "another");
}

static void an_acknowledgement_says_what_a_member_of_ours_wants(void **state)
{
    (void)state;
    deal_ours(&deal, "Ana", DW_ROLE_LEAD)->objective = DW_OBJECTIVE_PRICE;
    dw_event *event = log_event(DW_EVENT_ACKNOWLEDGEMENT, 7, DW_MINUTE_NONE, 0);
    event->who = "Ana";
    event->objective = DW_OBJECTIVE_SPEED;
    const dw_deal theirs = state_now();
    assert_int_equal(theirs.ours[0].objective, DW_OBJECTIVE_PRICE);
    event->by = DW_SIDE_US;
    const dw_deal ours = state_now();
    assert_int_equal(ours.ours[0].objective, DW_OBJECTIVE_SPEED);
    event->objective = DW_OBJECTIVE_UNKNOWN;
    const dw_deal unsaid = state_now();
    assert_int_equal(unsaid.ours[0].objective, DW_OBJECTIVE_PRICE);
}

static void a_pivot_sets_the_archetype_with_its_reason(void **state)
{
    (void)state;
    dw_event *event = log_event(DW_EVENT_PIVOT, 7, DW_MINUTE_NONE, 0);
    event->archetype = 1;
    event->reason = "a new buyer";
    const dw_deal now = state_now();
    assert_int_equal(now.strategy, 1);
    assert_string_equal(now.strategy_reason, "a new buyer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLEAR(facts_change_and_the_last_one_stands),
        CLEAR(people_join_leave_and_are_replaced),
        CLEAR(bug_who_is_described_anew_lost_what_was_known),
        CLEAR(a_state_tells_what_its_events_changed_of_people),
        CLEAR(a_state_tells_who_decided_and_led_until_its_events),
        CLEAR(a_state_tells_from_which_day_a_deadline_moves),
        CLEAR(the_state_of_a_state_tells_the_same_changes),
        CLEAR(deadlines_are_set_moved_and_dropped),
        CLEAR(bug_a_deadline_lost_the_evidence_of_its_event),
        CLEAR(a_competitor_moves_and_leaves),
        CLEAR(a_price_without_evidence_stands_beside_one_that_has_some),
        CLEAR(bug_one_rival_who_left_took_another_along),
        CLEAR(bug_a_price_passed_to_another_competitor),
        CLEAR(an_acknowledgement_says_what_a_member_of_ours_wants),
        CLEAR(a_pivot_sets_the_archetype_with_its_reason),
    };
    return cmocka_run_group_tests(tests, start, end);
}
