/* Each alert and each line on conduct of the default playbook is raised by a record that calls for it, and
 * not by one like it that does not; it names the events behind it. */
#include "alerts.h"

/* Numbers of the events behind the line, as "1 3 ". */
static char *events_of(const dw_line *line)
{
    g_autofree bool *behind = g_new0(bool, plan.deal->n_events + 1);
    GString *list = g_string_new(NULL);
    dw_plan_line_events(&plan, line, behind);
    for (size_t e = 0; e < plan.deal->n_events; e++)
        if (behind[e])
            g_string_append_printf(list, "%zu ", plan.deal->event[e].number);
    return g_string_free(list, FALSE);
}

typedef struct row {
    const char *id, *facts;
    const char *raised, *calm; /* records */
    const char *events;        /* behind it */
} row;

static const row rows[] = {
    /* A reason takes it back no more than a figure; a new position does. */
    {"ultimatum", "",
     ULTIMATUM("27") SAYS("03", "them", "interest") SAYS("04", "them", "disclosure"),
     ULTIMATUM("27") SAYS("03", "them", "interest") SAYS("04", "them", "position"), "1 "},
    {"ultimatum", "", SAYS("02", "them", "ultimatum"), SAYS("02", "them", "demand"), "1 "},
    {"ultimatum", "", ULTIMATUM("24"), ULTIMATUM("23"), "1 "},
    {"ultimatum", "", ULTIMATUM("24") BREAK, ULTIMATUM("24") SAYS("03", "us", "position"), "1 "},
    /* Asked about, or explained, it is not asked about again. */
    {"ultimatum_asked_about", "", ULTIMATUM("27") SAYS("03", "us", "question"), ULTIMATUM("27"),
     "1 "},
    {"ultimatum_explained", "",
     ULTIMATUM("27") SAYS("03", "us", "question") SAYS("04", "them", "interest"),
     ULTIMATUM("27") SAYS("03", "us", "question"), "1 "},
    {"ultimatum_unanswered", "", DEMANDS_190("27") SAYS("05", "them", "demand"),
     DEMANDS_190("27") OURS("04", "225000") SAYS("05", "them", "demand"), "1 "},
    {"ultimatum_beside_a_yes", "",
     OURS("02", "235000") THEIRS("03", "236000") SAYS("04", "them", "ultimatum"),
     OURS("02", "235000") THEIRS("03", "206000") SAYS("04", "them", "ultimatum"), "3 "},
    {"ultimatum_today", "", ULTIMATUM("23") BREAK, ULTIMATUM("24"), "1 "},
    /* Our answer that does not meet it ends nothing; their own other number does, and what meets it. */
    {"ultimatum_runs_on", "", DEMANDS_190("27") OURS("05", "225000"),
     DEMANDS_190("27") OURS("05", "225000") THEIRS("06", "191000"), "1 "},
    {"ultimatum_runs_on", "", DEMANDS_190("27") OURS("05", "191000"),
     DEMANDS_190("27") OURS("05", "190000"), "1 "},
    {"ultimatum_runs_out_today", "", DEMANDS_190("23") OURS("05", "225000"),
     DEMANDS_190("24") OURS("05", "225000"), "1 "},
    {"ultimatum_passed", "", ULTIMATUM("20") SIGNAL("20", "withdrawing"), ULTIMATUM("23"), "1 "},
    {"ultimatum_passed", "", ULTIMATUM("20") SESSION("19"), ULTIMATUM("20") SESSION("20"), "1 "},
    {"ultimatum_empty", "", ULTIMATUM("20") SESSION("20"), ULTIMATUM("20") THEIRS("20", "191000"),
     "1 "},
    {"outside_our_limits", "",
     E("at: 2026-11-02, by: us, event: offer, package: {price: 235000, payment_days: 90}"),
     E("at: 2026-11-02, by: us, event: offer, package: {price: 235000, payment_days: 60}"), "1 "},
    {"terms_worse_than_no_deal", "",
     OURS("02", "235000") THEIRS("03", "150000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept"),
     OURS("02", "235000") THEIRS("03", "230000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept"),
     "3 "},
    /* Ended since. */
    {"terms_worse_than_no_deal", "",
     OURS("02", "235000") THEIRS("03", "150000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept"),
     OURS("02", "235000") THEIRS("03", "150000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept")
             E("at: 2026-11-05, by: them, event: refuse"),
     "3 "},
    {"granted_worse_than_no_deal", "",
     OURS("02", "235000") THEIRS("03", "150000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept")
             E("at: 2026-11-04, by: us, who: Bo, event: approval, action: grant, as: approver, "
               "title: CFO, package: {price: 150000}"),
     OURS("02", "235000") THEIRS("03", "150000")
         E("at: 2026-11-04, by: us, who: Ana, event: accept"),
     "3 "},
    {"signed_worse_than_no_deal", "",
     OURS("02", "235000") THEIRS("03", "190000")
         E("at: 2026-11-04, by: us, event: outcome, outcome: won, package: {price: 150000}"),
     OURS("02", "235000") THEIRS("03", "190000")
         E("at: 2026-11-04, by: us, event: outcome, outcome: won, package: {price: 230000}"),
     "3 "},
    {"below_walk_away", "", OURS("02", "155000"), OURS("02", "225000"), "1 "},
    {"below_walk_away", "",
     OURS("02", "235000") E(
         "at: 2026-11-03, by: us, event: statement, statement: promise, package: {price: 155000}"),
     OURS("02", "235000") E(
         "at: 2026-11-03, by: us, event: statement, statement: promise, package: {price: 225000}"),
     "2 "},
    {"outside_our_limits", "",
     OURS("02", "235000") E("at: 2026-11-03, by: us, event: statement, statement: position, "
                            "package: {payment_days: 90}"),
     OURS("02", "235000") E("at: 2026-11-03, by: us, event: statement, statement: demand, package: "
                            "{payment_days: 90}"),
     "2 "},
    {"agreement_reopened", "",
     OURS("02", "235000") THEIRS("03", "190000") E("at: 2026-11-04, by: us, event: accept")
         THEIRS("05", "184000"),
     OURS("02", "235000") THEIRS("03", "190000") E("at: 2026-11-04, by: us, event: accept"),
     "3 4 "},
    {"agreement_pressed", "",
     OURS("02", "235000") E("at: 2026-11-03, by: them, event: accept")
         E("at: 2026-11-04, by: them, event: statement, statement: ultimatum, package: {price: "
           "184000}, until: 2026-11-25"),
     OURS("02", "235000") E("at: 2026-11-03, by: them, event: accept"), "3 "},
    {"two_messages", "",
     OPENED OURS("05", "225000")
         E("at: 2026-11-06, by: us, who: Bo, event: statement, package: {price: 235000}"),
     OPENED OURS("05", "225000")
         E("at: 2026-11-06, by: us, who: Bo, event: statement, package: {price: 225000}"),
     "3 4 "},
    {"two_messages", "", OURS("02", "235000") LEAKS("03", "221000"),
     OURS("02", "235000") LEAKS("03", "221000") OURS("04", "229000"), "1 2 "},
    {"two_messages", "", OURS("02", "235000") LEAKS("03", "221000") SESSION("04"),
     OURS("02", "235000") LEAKS("03", "221000") E("at: 2026-11-04, by: them, event: accept"),
     "1 2 "},
    {"two_messages", "",
     OURS("02", "235000")
         E("at: 2026-11-03, by: us, who: Bo, event: offer, package: {price: 225000}"),
     OURS("02", "235000") THEIRS("03", "190000")
         E("at: 2026-11-03, by: us, who: Bo, event: offer, package: {price: 225000}"),
     "1 2 "},
    {"two_messages_beside_a_yes", "",
     OURS("02", "235000") LEAKS("03", "221000") THEIRS("04", "236000"),
     OURS("02", "235000") LEAKS("03", "221000") THEIRS("04", "206000"), "1 2 "},
    {"our_figure_was_met_beside_a_yes", "",
     OPENED LEAKS("04", "206000") THEIRS("05", "206000") THEIRS("06", "236000"),
     OPENED LEAKS("04", "206000") THEIRS("05", "206000"), "3 4 "},
    {"came_to_our_figure", "", OPENED LEAKS("04", "206000") THEIRS("05", "206000"),
     OPENED LEAKS("04", "206000") THEIRS("05", "203000"), "3 4 "},
    {"said_yes_to_our_figure", "",
     OPENED LEAKS(
         "04",
         "206000") "  - {at: 2026-11-05, by: them, event: accept, package: {price: 206000}}\n",
     OPENED LEAKS("04", "206000") THEIRS("05", "206000"), "3 4 "},
    {"came_to_our_figure", "", OPENED LEAKS("04", "206000") NAMES("05", "206000"),
     OPENED LEAKS("04", "206000") THEIRS("05", "206000") OURS("06", "221000"), "3 4 "},
    {"came_near_our_figure", "", OPENED LEAKS("04", "206000") THEIRS("05", "203000"),
     OPENED LEAKS("04", "206000") THEIRS("05", "201000"), "3 4 "},
    {"came_near_our_figure", "", OPENED LEAKS("04", "206000") THEIRS("05", "203000"),
     OPENED THEIRS("05", "203000") LEAKS("06", "206000"), "3 4 "},
    /* So is a no to a term beside the price, and an ultimatum each time that it is said. */
    {"against_ourselves", "", OPENED OURS("05", "225000") NO_PRICE OURS("08", "220000"),
     OPENED OURS("05", "225000") NO_REVIEW OURS("08", "220000"), "5 "},
    {"against_ourselves", "", DEMANDS_190("27") OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000") E("at: 2026-11-06, by: them, event: statement, statement: "
                                   "ultimatum, package: {price: 190000}") OURS("08", "220000"),
     "3 "},
    {"give_without_return", "", OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000") THEIRS("06", "195000") OURS("08", "220000"), "3 "},
    {"give_without_return", "",
     OPENED OURS("05", "225000") E("at: 2026-11-06, by: them, event: refuse"),
     OPENED E("at: 2026-11-05, by: us, event: offer, package: {price: 225000}, "
              "reason: agreed with the sponsor") E("at: 2026-11-06, by: them, event: refuse"),
     "3 "},
    /* Late is not never. */
    {"give_without_return", "", OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000") OURS("08", "220000") THEIRS("09", "195000"), "3 "},
    {"gives_pile_up", "", OPENED OURS("05", "225000") OURS("08", "220000") OURS("09", "217000"),
     OPENED OURS("05", "225000") OURS("08", "220000") THEIRS("09", "195000"), "3 4 "},
    {"against_ourselves", "", OURS("02", "235000") OURS("05", "225000"),
     OPENED OURS("05", "225000"), "2 "},
    /* What they have answered is no news; what was agreed lies with nobody. */
    {"against_ourselves", "", OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000") OURS("08", "220000") THEIRS("09", "191000"), "4 "},
    {"against_ourselves", "", OURS("02", "235000") OURS("05", "225000"),
     OPENED E("at: 2026-11-04, by: us, event: accept")
         E("at: 2026-11-05, by: us, event: offer, package: {price: 188000}"),
     "2 "},
    {"steps_grow", "", OPENED OURS("04", "230000") THEIRS("05", "191000") OURS("06", "208000"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "221000"), "3 5 "},
    /* Whatever came before: a large step after small ones. */
    {"steps_grow", "",
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "221000") THEIRS("07", "192000")
         OURS("08", "205000"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "221000") THEIRS("07", "192000")
         OURS("08", "219500"),
     "5 7 "},
    {"little_room", "", OPENED OURS("05", "182000"), OPENED OURS("05", "205000"), "3 "},
    /* A word that names a price anew is an answer; the same said again is none. */
    {"against_ourselves", "",
     OPENED OURS("05", "225000") NAMES("06", "190000") OURS("08", "220000"),
     OPENED OURS("05", "225000") NAMES("06", "197000") OURS("08", "220000"), "5 "},
    {"give_without_return", "",
     OPENED OURS("05", "225000") NAMES("06", "190000") OURS("08", "220000"),
     OPENED OURS("05", "225000") NAMES("06", "197000") OURS("08", "220000"), "3 "},
    {"steps_alike", "", OPENED OURS("04", "230000") THEIRS("05", "191000") OURS("06", "225000"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "221000"), "3 5 "},
    {"middle_by_habit", "", OPENED OURS("04", "212500") THEIRS("05", "195000") OURS("06", "204000"),
     OPENED OURS("04", "212500") THEIRS("05", "195000") OURS("06", "211000"), "3 5 "},
    {"middle_of_a_hard_opening", "",
     OURS("02", "235000") THEIRS("03", "100000") OURS("04", "168000"),
     OURS("02", "235000") THEIRS("03", "100000") OURS("04", "225000"), "3 "},
    {"risk_given_away", "",
     OURS("02", "235000")
         E("at: 2026-11-04, by: us, event: offer, package: {liability_cap: uncapped}"),
     OURS("02", "235000") E("at: 2026-11-04, by: us, event: offer, package: {payment_days: 60}"),
     "2 "},
    {"chasing", "facts: {our_urgency: high}\n",
     OURS("02", "235000") SAYS("03", "us", "demand") SAYS("04", "us", "position"),
     OURS("02", "235000") SAYS("03", "them", "demand") SAYS("04", "us", "position"), "1 2 3 "},
    {"chasing", "facts: {our_urgency: high}\n",
     OURS("02", "235000") SAYS("03", "us", "demand") SAYS("04", "us", "position"),
     OURS("02", "235000") SAYS("08", "us", "demand") SAYS("14", "us", "position"), "1 2 3 "},
    {"gift_under_pressure",
     "facts: {our_urgency: high, our_alternative: weak, their_alternative: strong, "
     "their_urgency: low}\n",
     OPENED OURS("05", "225000") OURS("08", "220000"), OPENED OURS("05", "225000"), "3 "},
    {"date_without_reason", "", OUR_BOARD("") PRESSES_UNTIL("2026-12-01"),
     OUR_BOARD(", evidence: price list of 2026") PRESSES_UNTIL("2026-12-01"), "2 "},
    /* Only the day that it names excuses it; a deadline of ours that nobody is told of presses nobody. */
    {"date_without_reason", "",
     OUR_BOARD(", evidence: price list of 2026") PRESSES_UNTIL("2026-12-04"), OUR_BOARD(""), "2 "},
    {"date_without_reason", "", OURS("02", "235000") OUR_BOARD(", kind: offer_expiry"),
     OURS("02", "235000") OUR_BOARD(", kind: offer_expiry, evidence: price list of 2026"), "2 "},
    {"open_hand_met_with_hostility", "", SAYS("02", "us", "disclosure") SIGNAL("03", "adversarial"),
     SIGNAL("02", "adversarial") SAYS("03", "us", "disclosure"), "1 2 "},
    {"open_hand_met_with_hostility", "", SAYS("02", "us", "disclosure") SIGNAL("05", "adversarial"),
     SAYS("02", "us", "disclosure") SAYS("03", "us", "position") SIGNAL("05", "adversarial"),
     "1 2 "},
    {"hostility_repeats", "", SIGNAL("02", "adversarial") SIGNAL("03", "adversarial"),
     SIGNAL("02", "adversarial") SAYS("02", "us", "interest") SIGNAL("03", "adversarial"), "1 2 "},
    {"told_to_an_opponent", "facts: {buyer_conduct: adversarial}\n", SAYS("02", "us", "disclosure"),
     SAYS("02", "them", "interest") SAYS("03", "us", "disclosure"), "1 "},
    {"no_progress", "", OPENED SESSION("05") SESSION("09"),
     OPENED SESSION("05") OURS("06", "225000") SESSION("09"), "3 4 "},
    {"they_stand_still", "", OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000") THEIRS("06", "191000") OURS("08", "220000"), "3 "},
    {"refused_again", "",
     E("at: 2026-11-02, by: them, event: refuse") E("at: 2026-11-04, by: them, event: refuse"),
     E("at: 2026-11-02, by: them, event: refuse") THEIRS("03", "190000")
         E("at: 2026-11-04, by: them, event: refuse"),
     "1 2 "},
    /* A no that we have met is no reason for the next one. */
    {"refused_again", "",
     OPENED E("at: 2026-11-04, by: them, event: refuse, package: {payment_days: 30}")
         OURS("05", "225000") E("at: 2026-11-06, by: them, event: refuse"),
     OPENED E("at: 2026-11-04, by: them, event: refuse, package: {payment_days: 30}")
         E("at: 2026-11-05, by: us, event: offer, package: {price: 225000, payment_days: 60}")
             E("at: 2026-11-06, by: them, event: refuse"),
     "3 5 "},
    /* What one of them says of a rival, or answers, tells as well. */
    {"told_to_an_opponent", "facts: {buyer_conduct: adversarial}\n", SAYS("02", "us", "disclosure"),
     SAYS("02", "us", "disclosure") SAYS("03", "us", "question") SAYS("04", "them", "position"),
     "1 "},
    {"told_to_an_opponent", "facts: {buyer_conduct: adversarial}\n", SAYS("02", "us", "disclosure"),
     E("at: 2026-11-02, by: them, who: Dov, event: competitor, competitor: Globex, price: 190000")
         SAYS("03", "us", "disclosure"),
     "1 "},
    {"bad_signs_in_a_row", "", SIGNAL("02", "resistance") SIGNAL("03", "spinning"),
     SIGNAL("02", "resistance") SIGNAL("03", "progress") SIGNAL("04", "spinning"), "1 2 "},
    {"pulling_back", "", SIGNAL("02", "withdrawing"),
     SIGNAL("02", "withdrawing") SIGNAL("03", "engaging"), "1 "},
    {"new_face", "",
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}") SESSION("03"),
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}")
         E("at: 2026-11-03, by: us, event: session, note: met Eli"),
     "1 "},
    {"new_face", "", E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}"),
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}")
         E("at: 2026-11-03, by: them, event: joined, person: {name: Eli, interest: going live}"),
     "1 "},
    {"new_face", "", E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}"),
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}")
         E("at: 2026-11-03, by: them, who: Eli, event: session"),
     "1 "},
    {"new_face", "",
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}")
         E("at: 2026-11-03, by: us, event: pivot, archetype: creative, reason: a new face"),
     E("at: 2026-11-02, by: them, event: joined, person: {name: Eli}")
         E("at: 2026-11-03, by: us, event: session, to: Eli"),
     "1 "},
    {"competition_changed", "",
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000"),
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000")
         E("at: 2026-11-03, by: them, event: competitor, action: leave, competitor: Globex"),
     "1 "},
    /* Talked about, or answered with an offer of ours, it is settled; an offer of theirs settles nothing. */
    {"competition_changed", "",
     OPENED E("at: 2026-11-04, by: them, event: competitor, competitor: Globex, price: 224000")
         THEIRS("05", "191000"),
     OPENED E("at: 2026-11-04, by: them, event: competitor, competitor: Globex, price: 224000")
         OURS("05", "228000"),
     "3 "},
    {"competition_changed", "",
     OPENED E("at: 2026-11-04, by: them, event: competitor, competitor: Globex, price: 224000"),
     OPENED E("at: 2026-11-04, by: them, event: competitor, competitor: Globex, price: 224000")
         SESSION("05"),
     "3 "},
    {"competitor_out", "",
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000")
         E("at: 2026-11-03, by: them, event: competitor, action: leave, competitor: Globex"),
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000"), "2 "},
    {"competition_changed", "",
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000"),
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000")
         E("at: 2026-11-03, by: us, event: pivot, archetype: creative, reason: a rival came"),
     "1 "},
    {"competition_changed", "",
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000")
         E("at: 2026-11-03, by: us, event: fact, facts: {complexity: complex}"),
     E("at: 2026-11-02, by: them, event: competitor, competitor: Globex, price: 224000")
         E("at: 2026-11-03, by: us, event: fact, facts: {competition: head_to_head}"),
     "1 "},
    {"power_shifted", "",
     E("at: 2026-11-02, by: them, event: fact, facts: {their_alternative: strong}"),
     E("at: 2026-11-02, by: them, event: fact, facts: {complexity: complex}"), "1 "},
    {"nothing_moves", "", OURS("02", "235000"), OURS("16", "235000"), "1 "},
    {"supporter_lost", "",
     JOINS("02", "supportive") E("at: 2026-11-03, by: them, event: left, who: Lena"),
     JOINS("02", "neutral") E("at: 2026-11-03, by: them, event: left, who: Lena"), "2 "},
    {"supporter_against", "", JOINS("02", "supportive") JOINS("03", "opposed"),
     JOINS("02", "supportive") JOINS("03", "opposed") JOINS("04", "supportive"), "2 "},
    {"supporter_lost_agreed", "",
     JOINS("02", "supportive") E("at: 2026-11-03, by: them, event: left, who: Lena")
         OURS("04", "235000") E("at: 2026-11-05, by: them, event: accept"),
     JOINS("02", "supportive") E("at: 2026-11-03, by: them, event: left, who: Lena")
         OURS("04", "235000"),
     "2 "},
    {"supporter_against_agreed", "",
     JOINS("02", "supportive") JOINS("03", "opposed") OURS("04", "235000")
         E("at: 2026-11-05, by: them, event: accept"),
     JOINS("02", "supportive") JOINS("03", "opposed") OURS("04", "235000"), "2 "},
    {"promise_not_kept", "", SAYS("02", "us", "promise"),
     SAYS("02", "us", "promise") E("at: 2026-11-03, by: us, event: note, answers: 1, note: sent"),
     "1 "},
    {"promise_not_kept", "",
     E("at: 2026-11-20, by: us, event: statement, statement: promise, until: 2026-11-22"),
     E("at: 2026-11-02, by: us, event: escalation, action: promise, until: 2026-11-23, note: a "
       "word"),
     "1 "},
    {"promise_not_kept", "", SAYS("13", "us", "promise"), SAYS("16", "us", "promise"), "1 "},
    {"their_promise_due", "", PROMISES("statement, statement: promise", "23"),
     PROMISES("statement, statement: promise", "24"), "1 "},
    {"their_promise_due", "", PROMISES("statement, statement: promise", "20"),
     PROMISES("statement, statement: promise", "20")
         E("at: 2026-11-19, by: them, event: note, answers: 1, note: done"),
     "1 "},
    {"their_promise_due", "", SAYS("13", "them", "promise"), SAYS("16", "them", "promise"), "1 "},
    {"ultimatum_is_enough", "",
     OPENED OURS("04", "226000")
         E("at: 2026-11-05, by: them, event: statement, statement: ultimatum, until: 2026-11-24, "
           "package: {price: 225990}"),
     OPENED OURS("04", "226000")
         E("at: 2026-11-05, by: them, event: statement, statement: ultimatum, until: 2026-11-24, "
           "package: {price: 184000}"),
     "4 "},
    {"demand_passed", "",
     E("at: 2026-11-02, by: them, who: Dov, event: statement, statement: demand, until: "
       "2026-11-20, "
       "package: {price: 190000}"),
     E("at: 2026-11-02, by: them, who: Dov, event: statement, statement: demand, until: "
       "2026-11-24, "
       "package: {price: 190000}"),
     "1 "},
    {"our_ultimatum_passed", "",
     E("at: 2026-11-02, by: us, event: statement, statement: ultimatum, until: 2026-11-20"),
     E("at: 2026-11-02, by: us, event: statement, statement: ultimatum, until: 2026-11-20")
         SAYS("21", "us", "position"),
     "1 "},
    {"our_ultimatum_passed", "",
     E("at: 2026-11-02, by: us, event: statement, statement: ultimatum, until: 2026-11-20"),
     E("at: 2026-11-02, by: us, event: statement, statement: ultimatum, until: 2026-11-24"), "1 "},
    {"their_ultimatum_silent", "", ULTIMATUM("20") OURS("05", "225000"),
     ULTIMATUM("24") OURS("05", "225000"), "1 "},
    {"their_promise_above_due", "", PROMISES("escalation, action: promise", "20"),
     E("at: 2026-11-02, by: us, event: escalation, action: promise, until: 2026-11-20, note: a "
       "word"),
     "1 "},
    {"early_escalation", "", OPENED E("at: 2026-11-04, by: us, event: escalation, action: request"),
     OPENED OURS("04", "230000") THEIRS("05", "191000")
         E("at: 2026-11-06, by: us, event: escalation, action: request"),
     "3 "},
    {"early_escalation", "",
     OPENED E("at: 2026-11-04, by: them, event: refuse")
         E("at: 2026-11-06, by: us, event: escalation, action: request"),
     OPENED SESSION("04") SESSION("05")
         E("at: 2026-11-06, by: us, event: escalation, action: request"),
     "4 "},
    /* conduct */
    {"pressed_with_a_date", LEAD("partnership"), SAYS("02", "us", "ultimatum"),
     SAYS("02", "us", "demand"), "1 "},
    {"opened_below_plan", LEAD("competitive"), OURS("02", "185000"), OURS("02", "230000"), "1 "},
    {"opened_above_plan", LEAD("partnership"), OURS("02", "240000"), OURS("02", "210000"), "1 "},
    {"steps_larger_than_planned", LEAD("defensive"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "216000"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "220000"), "3 5 "},
    {"steps_as_planned", LEAD("defensive"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "220000"),
     OPENED OURS("04", "225000") THEIRS("05", "191000") OURS("06", "216000"), "3 5 "},
    {"too_few_gets", LEAD("competitive"), OPENED OURS("04", "225000"),
     OPENED E("at: 2026-11-04, by: us, event: offer, package: {price: 225000, term_years: 3}")
         THEIRS("05", "199000"),
     "3 "},
    /* What was given and is taken back is no get. */
    {"too_few_gets", LEAD("defensive"),
     OPENED E("at: 2026-11-04, by: us, event: offer, package: {price: 225000, payment_days: 60}")
         E("at: 2026-11-06, by: us, event: offer, package: {price: 228000, payment_days: 30}"),
     OPENED E("at: 2026-11-04, by: us, event: offer, package: {price: 225000, term_years: 3}")
         THEIRS("05", "199000"),
     "3 "},
    {"gets_as_planned", LEAD("competitive"),
     OPENED E("at: 2026-11-04, by: us, event: offer, package: {price: 225000, term_years: 3}")
         THEIRS("05", "199000"),
     OPENED OURS("04", "225000"), "3 "},
    {"told_more_than_planned", LEAD("competitive"), SAYS("02", "us", "disclosure"),
     SAYS("02", "them", "interest") SAYS("02", "them", "interest") SAYS("03", "us", "disclosure"),
     "1 "},
    {"told_without_return", LEAD("partnership"), SAYS("02", "us", "disclosure"),
     SAYS("02", "us", "disclosure") SAYS("03", "them", "interest"), "1 "},
    {"took_back", LEAD("creative"), OURS("02", "225000") OURS("04", "235000"),
     OURS("02", "235000") OURS("04", "225000"), "2 "},
    {"gift_against_the_lead", LEAD("defensive"), OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000"), "3 "},
    {"broke_our_break", "",
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") OURS("13", "230000"),
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") OURS("14", "230000"),
     "4 "},
    {"broke_our_break", "",
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") OURS("05", "230000"),
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") THEIRS("05", "191000")
         OURS("06", "230000"),
     "4 "},
    {"broke_our_break", "",
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") OURS("05", "230000"),
     OPENED E("at: 2026-11-04, by: them, event: break, until: 2026-11-13") OURS("05", "230000"),
     "4 "},
    {"gave_for_nothing", LEAD("defensive"),
     OPENED E("at: 2026-11-05, by: us, who: Ana, event: offer, package: {review: quarterly}"),
     OPENED E("at: 2026-11-05, by: us, who: Ana, event: offer, package: {review: quarterly}")
         THEIRS("06", "195000"),
     "3 "},
    {"get_not_answered", LEAD("defensive"),
     OPENED E("at: 2026-11-05, by: us, event: offer, package: {price: 195000, term_years: 2}")
         E("at: 2026-11-06, by: them, event: refuse"),
     OPENED OURS("05", "225000") E("at: 2026-11-06, by: them, event: refuse"), "3 "},
    {"gift_in_trust", LEAD("partnership"), OPENED OURS("05", "225000") OURS("08", "220000"),
     OPENED OURS("05", "225000"), "3 "},
    {"large_step", LEAD("defensive"), OPENED OURS("05", "205000"), OPENED OURS("05", "232000"),
     "3 "},
    /* The ladder goes nearly to the middle there; they have moved since; an acceptance is no step. */
    {"large_step", LEAD("defensive"), OPENED OURS("05", "205000"), OPENED OURS("05", "226000"),
     "3 "},
    {"large_step", LEAD("defensive"), OPENED OURS("05", "205000"),
     OPENED OURS("05", "205000") THEIRS("06", "195000"), "3 "},
    {"large_step", LEAD("defensive"), OPENED OURS("05", "205000"),
     OPENED E("at: 2026-11-05, by: us, event: accept"), "3 "},
    {"split_against_the_lead", LEAD("defensive"), OPENED OURS("04", "212500"),
     OPENED OURS("04", "225000"), "3 "},
    /* A large step of theirs brings the middle to where the ladder goes anyway; a term asked with it makes a
     * trade; who halves again and again takes small steps as well. */
    {"split_against_the_lead", LEAD("defensive"), OPENED OURS("04", "212500"),
     OPENED OURS("04", "225000") THEIRS("05", "215000") OURS("06", "220000"), "3 "},
    {"split_against_the_lead", LEAD("defensive"), OPENED OURS("04", "212500"),
     OPENED E("at: 2026-11-04, by: us, event: offer, package: {price: 212500, term_years: 3}"),
     "3 "},
    {"split_against_the_lead", LEAD("defensive"), OPENED OURS("04", "212500"),
     OPENED OURS("04", "223000") THEIRS("05", "217000") OURS("06", "220000"), "3 "},
    {"middle_by_habit", LEAD("defensive"),
     OPENED OURS("04", "212500") THEIRS("05", "200000") OURS("06", "206250"),
     OPENED OURS("04", "225000") THEIRS("05", "215000") OURS("06", "220000"), "3 5 "},
    {"limits_not_held", "",
     E("at: 2026-11-02, by: us, event: offer, package: {price: 235000, payment_days: 90}"),
     E("at: 2026-11-02, by: us, event: offer, package: {price: 235000, payment_days: 60}"), "1 "},
    {"pressure_without_evidence", "", SAYS("02", "us", "ultimatum"),
     SAYS("02", "them", "ultimatum"), "1 "},
    {"escalated_early", "", OPENED E("at: 2026-11-04, by: us, event: escalation, action: request"),
     OPENED E("at: 2026-11-04, by: us, event: escalation, action: brief"), "3 "},
    {"escalated_early", "", OPENED E("at: 2026-11-04, by: us, event: escalation, action: meeting"),
     OPENED E("at: 2026-11-04, by: them, event: escalation, action: request")
         E("at: 2026-11-05, by: us, event: escalation, action: meeting"),
     "3 "},
    {"yes_in_our_break", "",
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13")
         E("at: 2026-11-05, by: us, event: accept"),
     OPENED E("at: 2026-11-04, by: us, event: break, until: 2026-11-13") THEIRS("05", "191000")
         E("at: 2026-11-06, by: us, event: accept"),
     "4 "},
};

static void a_record_that_calls_for_it_raises_it_and_names_the_events(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        make(rows[r].facts, PEOPLE, rows[r].raised);
        const dw_line *const line = find(rows[r].id);
        if (!line)
            fail_msg("%s is not raised by row %zu", rows[r].id, r);
        if (!line->text)
            fail_msg("%s has nothing to say in row %zu", rows[r].id, r);
        g_autofree char *events = events_of(line);
        if (strcmp(events, rows[r].events) != 0)
            fail_msg("%s in row %zu names %s, not %s", rows[r].id, r, events, rows[r].events);
    }
}

static void a_record_that_does_not_call_for_it_does_not(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        make(rows[r].facts, PEOPLE, rows[r].calm);
        if (find(rows[r].id))
            fail_msg("%s is raised by the calm record of row %zu", rows[r].id, r);
    }
}

/* Raised by who is missing, not by what happened. */
static void offers_with_nobody_behind_them_raise_alerts(void **state)
{
    (void)state;
    make("", "", OPENED);
    assert_non_null(find("nobody_leads_here"));
    assert_non_null(find("nobody_decides_there"));
    make("", PEOPLE, OPENED);
    assert_null(find("nobody_leads_here"));
    assert_null(find("nobody_decides_there"));
    make("", "", SIGNAL("02", "engaging"));
    assert_null(find("nobody_leads_here"));
}

static void every_entry_has_a_row(void **state)
{
    (void)state;
    for (size_t e = 0; e < playbook->n_entries; e++) {
        const dw_entry *const entry = &playbook->entry[e];
        if (entry->section != DW_SECTION_ALERTS && entry->section != DW_SECTION_CONDUCT)
            continue;
        /* Days pass without an event: test_meaning.c */
        bool found =
            g_str_has_prefix(entry->id, "nobody_") || strcmp(entry->id, "close_day_passed") == 0;
        for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
            found |= strcmp(entry->id, rows[r].id) == 0;
        if (!found)
            fail_msg("no row raises %s", entry->id);
    }
}

/* A tactic of the playbook that works against the lead is named where the record shows its act. */
static uint32_t contradicted_by(const char *tactic)
{
    for (size_t t = 0; tactic && t < playbook->n_tactics; t++)
        if (strcmp(playbook->tactic[t].id, tactic) == 0)
            return playbook->tactic[t].contradicts;
    return 0;
}

/* A tactic of the playbook that works against the lead is named where the record shows its act. */
static void conduct_agrees_with_what_tactics_contradict(void **state)
{
    static const struct {
        const char *entry, *tactic, *other;
    } act[] = {{"pressed_with_a_date", "use_time_pressure", "take_it_or_leave_it"},
               {"split_against_the_lead", "split_the_difference", NULL},
               {"took_back", "last_minute_demand", NULL},
               {"told_more_than_planned", "share_information", NULL}};
    (void)state;
    const size_t lead = playbook->decision[playbook->key[DW_KEY_ARCHETYPE]].factor;
    for (size_t a = 0; a < sizeof act / sizeof act[0]; a++)
        for (size_t e = 0; e < playbook->n_entries; e++) {
            const dw_when *const when = &playbook->entry[e].when;
            if (strcmp(playbook->entry[e].id, act[a].entry) != 0)
                continue;
            for (size_t c = 0; c < when->n_conditions; c++)
                if (when->condition[c].factor == lead)
                    assert_int_equal(when->condition[c].levels, contradicted_by(act[a].tactic) |
                                                                    contradicted_by(act[a].other));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_that_calls_for_it_raises_it_and_names_the_events),
        cmocka_unit_test(a_record_that_does_not_call_for_it_does_not),
        cmocka_unit_test(offers_with_nobody_behind_them_raise_alerts),
        cmocka_unit_test(every_entry_has_a_row),
        cmocka_unit_test(conduct_agrees_with_what_tactics_contradict),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
