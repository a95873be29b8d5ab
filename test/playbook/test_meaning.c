/* What the default playbook says of days that pass and move, of supporters and of a meeting of executives
 * that was held: each line on a record that calls for it, and not on one like it that does not. */
#include "meaning.h"

#include "text/number.h"

/* ---- Rows ------------------------------------------------------------------------------------ */

typedef struct row {
    const char *id;
    const char *day, *said; /* the page's, and a record that calls for the line */
    const char *other_day, *calm;
} row;

#define ON_18 "2026-12-18"
#define ON_21 "2026-12-21"
#define AGREES LATE("us, event: accept")
#define TURNS(day)                                                                          \
    E("us, event: plan, version: 1")                                                        \
    "  - {at: 2026-12-" day ", by: them, event: session, signal: spinning}\n"               \
    "  - {at: 2026-12-" day ", by: them, event: session, signal: spinning}\n"               \
    "  - {at: 2026-12-" day ", by: them, event: fact, facts: {buyer_conduct: adversarial, " \
    "horizon: one_time, complexity: simple}}\n"
#define ENDS LATE("them, event: outcome, outcome: lost")
/* At our own list price, which needs nobody's yes. */
#define SAYS_LESS LATE("us, event: statement, statement: position, package: {price: 231000}")
#define TAKEN PRICED("us", "240000") LATE("them, event: accept")
#define SIGNS LATE("them, event: outcome, outcome: won")
#define OPENS LATE("them, event: outcome, outcome: none")
#define PRICED(by, price) LATE(by ", event: offer, package: {price: " price "}")
#define UNTIL_3(by, price) E(by ", event: offer, package: {price: " price "}, until: 2026-12-03")
#define REOPENS AGREES PRICED("them", "184000")
#define REFUSES LATE("us, event: refuse, reason: agreed is agreed")
#define CONFIRMS LATE("them, event: accept")

#define REFUSED_FOR E("them, event: refuse, reason: too dear")
#define ASKS(by) E(by ", event: statement, statement: question, note: what is in the quote")
#define BETTERS E("us, event: offer, package: {price: 225000}")
#define OWES E("them, event: statement, statement: promise, until: 2026-12-04, note: a decision")
#define TRAINS_FOR_3                                                \
    E("us, event: offer, package: {term_years: 3, training: full}") \
    E("them, event: refuse, package: {term_years: 3}")              \
    "  - {at: 2026-12-01, by: us, event: offer, package: "
#define MUSTS "must: {payment_days: {at_most: 60}}\n"
#define TAKABLE OFFERS("price: 236000, payment_days: 30")

static const row rows[] = {
    /* the day to close by */
    {"day_passed", ON_21, LATE("us, event: session"), ON_18, E("us, event: session")},
    {"day_passed", "2026-12-19", "", ON_21, ENDS},
    {"day_passed_unsigned", ON_21, AGREES, ON_18, E("us, event: accept")},
    {"move_past_day", ON_21, LATE("us, event: offer, package: {price: 225000}"), ON_18,
     E("us, event: offer, package: {price: 225000}")},
    {"ask_new_day", ON_21, LATE("them, event: statement, statement: demand"), ON_18,
     E("them, event: statement, statement: demand")},
    {"stop_past_day", ON_21, TURNS("21"), "2026-12-17", TURNS("17")},
    {"close_late", ON_21, AGREES, ON_18, E("us, event: accept")},
    {"close_day_passed", ON_21, "", ON_21, ENDS},
    /* what was asked, refused, taken back */
    {"they_refused_for", ON_1, REFUSED_FOR, ON_1, E("them, event: refuse")},
    {"they_refused", ON_1, E("them, event: refuse"), ON_1, REFUSED_FOR},
    {"they_refused_term", ON_1, E("them, event: refuse, package: {term_years: 3}"), ON_1,
     E("them, event: refuse, package: {price: 235000, term_years: 3}")},
    {"they_declined", ON_1, E("them, event: refuse, package: {training: full}"), ON_1,
     E("them, event: refuse, package: {term_years: 3, training: full}")},
    {"ask_about_the_reason", ON_1, REFUSED_FOR, ON_1, E("them, event: refuse")},
    {"ask_after_refusal", ON_1, E("them, event: refuse"), ON_1, REFUSED_FOR},
    {"they_refused", ON_1, E("them, event: refuse, package: {term_years: 3}, note: no"), ON_1,
     E("them, event: refuse, package: {training: full}, note: we train ourselves")},
    {"ask_after_refusal", ON_1, E("them, event: refuse, package: {term_years: 3}"), ON_1,
     E("them, event: refuse, package: {training: full}")},
    {"give_without_its_get", ON_1, TRAINS_FOR_3 "{price: 231000, term_years: 1}}\n", ON_1,
     TRAINS_FOR_3 "{price: 231000, term_years: 1, training: none}}\n"},
    {"give_without_its_get", ON_1, TRAINS_FOR_3 "{price: 231000, term_years: 2}}\n", ON_1,
     TRAINS_FOR_3 "{price: 231000}}\n"},
    /* They refused more than it was put there for, and that stays. */
    {"give_without_its_get", ON_1, TRAINS_FOR_3 "{price: 231000, term_years: 2}}\n", ON_1,
     E("us, event: offer, package: {term_years: 2, training: full}")
         E("us, event: offer, package: {price: 232000, term_years: 3}")
             E("them, event: refuse, package: {term_years: 3}")
                 E("us, event: offer, package: {price: 231000, term_years: 2}")},
    {"our_promise_owed", ON_1,
     E("us, who: Ana, event: statement, statement: promise, until: 2026-12-03, note: a draft"),
     ON_1, E("them, event: statement, statement: promise, until: 2026-12-03, note: a draft")},
    {"hold_but_settle", ON_1,
     E("us, who: Ana, event: offer, package: {price: 231000}")
         E("us, who: Bo, event: statement, statement: disclosure, package: {price: 203000}"),
     ON_1,
     E("us, who: Ana, event: offer, package: {price: 231000}") E(
         "us, who: Bo, event: statement, statement: disclosure, package: {price: 203000}") BREAKS},
    {"settle_in_the_break", ON_1,
     E("us, who: Ana, event: offer, package: {price: 231000}")
         E("us, who: Bo, event: statement, statement: disclosure, package: {price: 203000}") BREAKS,
     ON_1, BREAKS},
    {"we_disclosed_another_figure", ON_1,
     E("us, who: Ana, event: offer, package: {price: 231000}")
         E("us, who: Bo, event: statement, statement: disclosure, package: {price: 203000}"),
     ON_1,
     E("us, who: Ana, event: offer, package: {price: 231000}")
         E("us, who: Ana, event: statement, statement: disclosure, package: {price: 203000}")},
    {"we_disclosed_a_figure", ON_1,
     E("us, who: Ana, event: statement, statement: disclosure, package: {price: 203000}"), ON_1,
     E("us, event: statement, statement: disclosure, note: our costs")},
    {"we_disclosed", ON_1, E("us, event: statement, statement: disclosure, note: our costs"), ON_1,
     E("us, event: statement, statement: disclosure, package: {price: 203000}")},
    {"we_asked", ON_1, ASKS("us"), ON_1, ASKS("them")},
    {"they_asked", ON_1, ASKS("them"), ON_1, ASKS("us")},
    {"hold_asked", ON_1, PRESSES ASKS("us"), ON_1,
     PRESSES ASKS("us") E("them, event: statement, statement: disclosure, note: a figure")},
    {"ultimatum_asked_about", ON_1, PRESSES ASKS("us"), ON_1,
     PRESSES E("us, event: statement, statement: interest")},
    {"ask_again", "2026-12-10", ASKS("us"), ON_1, ASKS("us")},
    {"ask_their_demand", ON_1, PRESSES SAID("disclosure, note: a figure"), ON_1,
     PRESSES ASKS("us") SAID("interest, note: a figure")},
    {"ask_refusal_explained", ON_1,
     REFUSED_FOR ASKS("us") SAID("interest, note: our policy") JOINS("name: Mia"), ON_1,
     REFUSED_FOR SAID("interest, note: our policy") JOINS("name: Mia")},
    {"ask_about_the_reason", ON_1, REFUSED_FOR SAID("interest, note: our policy"), ON_1,
     REFUSED_FOR ASKS("us") SAID("interest, note: our policy")},
    {"answer_beside_holding", ON_1, E("us, event: offer, package: {price: 231000}") ASKS("them"),
     ON_1, E("us, event: offer, package: {price: 231000}")},
    {"ask_taken_back", ON_1, OFFERS("price: 184000"), ON_1,
     OFFERS("price: 184000") E("us, event: session")},
    /* On the last day of a break our question is the restart. */
    {"hold_break", ON_1, E("us, event: break, until: 2026-12-01"), ON_1,
     E("us, event: break, until: 2026-12-01") E("us, event: statement, statement: question")},
    /* What was asked and answered is not asked again. */
    {"ask_taken_back", ON_1, OFFERS("price: 184000"), ON_1,
     OFFERS("price: 184000") E("us, event: statement, statement: question")
         E("them, event: refuse, reason: a cap")},
    /* Their demand with a day stands on beside what they tell us, and is not asked for its reason again. */
    {"ask_demand_explained", ON_1,
     E("them, event: statement, statement: demand, until: 2026-12-04, package: {price: 185000}")
         E("us, event: statement, statement: question")
             E("them, event: statement, statement: interest"),
     ON_1,
     E("them, event: statement, statement: demand, package: {price: 185000}")
         E("us, event: statement, statement: question")
             E("them, event: statement, statement: interest")},
    {"ask_unanswered", ON_21, BETTERS LATE("us, event: session"), ON_21, BETTERS},
    {"ask_silence", ON_21, BETTERS, ON_21, BETTERS LATE("us, event: session")},
    {"ask_for_what_was_promised", ON_21, BETTERS OWES E("us, event: statement, statement: promise"),
     ON_1, BETTERS OWES E("us, event: statement, statement: promise")},
    /* our own offer below theirs, after the end, inside a break */
    {"we_underbid", ON_1, OFFERS("price: 225000") E("us, event: offer, package: {price: 215000}"),
     ON_1, OFFERS("price: 225000") E("us, event: offer, package: {price: 230000}")},
    {"we_underbid_at_limits", ON_1,
     OFFERS("price: 225000") E("us, event: offer, package: {price: 215000}") MUSTS, ON_1,
     OFFERS("price: 225000") E("us, event: offer, package: {price: 215000}")},
    /* an agreement that is worse than none */
    {"accepted_worse_than_no_deal", ON_1, OFFERS("price: 160000") E("us, event: accept"), ON_1,
     E("us, event: accept")},
    {"accepted_outside_limits", ON_1, E("us, event: accept") MUSTS, ON_1, E("us, event: accept")},
    {"accepted_can_be_better", ON_1, E("us, event: accept"), ON_1,
     OFFERS("price: 160000") E("us, event: accept")},
    {"we_underbid_in_words", ON_1,
     E("them, event: statement, statement: demand, package: {price: 225000}")
         E("us, event: offer, package: {price: 215000}"),
     ON_1,
     E("them, event: statement, statement: demand, package: {price: 225000}")
         E("us, event: offer, package: {price: 226000}")},
    {"accept_underbid", ON_1,
     OFFERS("price: 225000") E("us, event: offer, package: {price: 215000}"), ON_1, TAKABLE},
    {"accept_ends_our_break", ON_1, TAKABLE BREAKS, ON_1, TAKABLE},
    {"break_on_a_good_offer", ON_1, TAKABLE BREAKS, ON_1, BREAKS},
    {"break_taken", ON_1, BREAKS, ON_1, TAKABLE BREAKS},
    {"we_offered_after_the_end", ON_21, ENDS PRICED("us", "200000"), ON_21, PRICED("us", "200000")},
    {"we_offered_after_the_end", ON_21, ENDS LATE("them, event: accept"), ON_21,
     ENDS OPENS LATE("them, event: accept")},
    {"is_open_again_with_words", ON_21, ENDS PRICED("them", "200000") OPENS, ON_21, ENDS OPENS},
    {"it_is_open_again", ON_21, ENDS OPENS, ON_21, ENDS PRICED("us", "200000") OPENS},
    {"is_open_again_after_offer", ON_21, ENDS PRICED("us", "200000") OPENS, ON_21,
     ENDS PRICED("them", "200000") OPENS},
    {"ask_opened_after_offer", ON_21, ENDS PRICED("us", "200000") OPENS, ON_21, ENDS OPENS},
    {"is_open_again_after_no", ON_21, ENDS LATE("us, event: refuse") OPENS, ON_21, ENDS OPENS},
    {"ask_opened_after_no", ON_21, ENDS LATE("us, event: refuse") OPENS, ON_21,
     ENDS PRICED("us", "200000") OPENS},
    {"ask_opened", ON_21, ENDS OPENS, ON_21, ENDS LATE("us, event: refuse") OPENS},
    {"they_refused_no_term", ON_1,
     OFFERS("price: 184000") E("us, event: offer, package: {price: 231000, term_years: 3}")
         E("them, event: refuse"),
     ON_1,
     OFFERS("price: 184000") E("us, event: offer, package: {price: 231000, term_years: 3}")
         E("them, event: refuse, package: {term_years: 3}")},
    {"we_gave_without_get", ON_21, PRICED("us", "225000"), ON_21, ENDS PRICED("us", "225000")},
    {"lost_supporter", ON_1, LEAVES("Lena"), ON_1, BREAKS LEAVES("Lena")},
    /* supporters */
    {"supporter_left", ON_1, LEAVES("Lena"), ON_1, LEAVES("Dov")},
    {"supporter_turned", ON_1, JOINS("name: Lena, stance: neutral"), ON_1,
     JOINS("name: Lena, title: board member")},
    {"supporter_stays", ON_1, JOINS("name: Lena, title: board member"), ON_1,
     JOINS("name: Lena, stance: opposed")},
    {"supporter_won", ON_1, JOINS("name: Dov, stance: supportive"), ON_1,
     JOINS("name: Lena, stance: supportive")},
    {"supporter_came", ON_1, JOINS("name: Mia, stance: supportive"), ON_1,
     JOINS("name: Dov, stance: supportive")},
    {"opponent_made", ON_1, JOINS("name: Dov, stance: opposed"), ON_1,
     JOINS("name: Kit, stance: opposed")},
    {"opponent_new", ON_1, JOINS("name: Mia, stance: opposed"), ON_1,
     JOINS("name: Dov, stance: opposed")},
    {"opponent_left", ON_1, LEAVES("Kit"), ON_1, LEAVES("Lena")},
    {"opponent_turned", ON_1, JOINS("name: Kit, stance: neutral"), ON_1,
     JOINS("name: Dov, stance: neutral")},
    {"opponent_stays", ON_1, JOINS("name: Kit, title: CIO"), ON_1, JOINS("name: Dov, title: CIO")},
    {"face_changed_there", ON_1, JOINS("name: Dov, title: CIO"), ON_1, JOINS("name: Mia")},
    {"new_face_there", ON_1, JOINS("name: Mia"), ON_1, JOINS("name: Dov, title: CIO")},
    {"new_face", ON_1, JOINS("name: Mia"), ON_1, JOINS("name: Dov, title: CIO")},
    {"new_face_here", ON_1, E("us, event: joined, person: {name: Mia, role: support}"), ON_1,
     E("us, event: joined, person: {name: Bo, role: approver}")},
    {"lost_supporter", ON_1, LEAVES("Lena"), ON_1,
     LEAVES("Lena") JOINS("name: Lena, stance: supportive")},
    {"lost_supporter", ON_1, LEAVES("Lena"), ON_1,
     LEAVES("Lena") JOINS("name: Mia, authority: decides, stance: supportive")},
    {"supporter_lost", ON_1, LEAVES("Lena"), ON_1, JOINS("name: Lena, stance: opposed")},
    {"supporter_lost", ON_1, LEAVES("Lena") JOINS("name: Mia, stance: neutral"), ON_1,
     LEAVES("Lena") JOINS("name: Dov, stance: supportive")},
    {"turned_supporter", ON_1, JOINS("name: Lena, stance: opposed"), ON_1, LEAVES("Lena")},
    {"supporter_against", ON_1, JOINS("name: Lena, stance: opposed"), ON_1,
     JOINS("name: Lena, stance: opposed") E("us, event: session, to: Lena")},
    {"supporter_against", ON_1, JOINS("name: Lena, stance: opposed"), ON_1, LEAVES("Lena")},
    /* rivals */
    {"competitor_entered", ON_1, RIVAL("action: move, price: 201000"), ON_1,
     RIVAL("action: move, price: 201000") RIVAL("action: move, price: 201000")},
    {"competitor_proven", ON_1,
     RIVAL("action: move, price: 201000") RIVAL("action: move, price: 201000, evidence: a quote"),
     ON_1,
     RIVAL("action: move, price: 201000, evidence: a quote")
         RIVAL("action: move, price: 201000, evidence: a quote")},
    {"competitor_repeated", ON_1,
     RIVAL("action: move, price: 201000, evidence: a quote") RIVAL("action: move, price: 201000"),
     ON_1,
     RIVAL("action: move, price: 201000") RIVAL("action: leave")
         RIVAL("action: move, price: 201000")},
    {"ask_about_rival", ON_1, RIVAL("action: move, price: 201000"), ON_1,
     RIVAL("action: move, price: 201000") RIVAL("action: leave")},
    {"ask_about_rival", ON_1, RIVAL("action: move, price: 201000"), ON_1,
     RIVAL("action: move, price: 201000") E("us, event: statement, statement: question")
         E("them, event: statement, statement: disclosure")},
    {"we_pivoted_unpublished", ON_1, E("us, event: pivot, archetype: creative, reason: trial"),
     ON_1,
     E("us, event: plan, version: 1, digest: "
       "5e4c855f0d1a516aec21c5d870cd23525c3a723fb722cbb0fd31fe414b0a9cf4")
         E("us, event: pivot, archetype: creative, reason: trial")},
    {"power_narrowed", ON_1,
     E("us, event: fact, facts: {their_alternative: strong, our_urgency: high, their_urgency: low, "
       "competition: crowded}"),
     ON_1, ""},
    /* an escalation that is under way */
    {"early_escalation", ON_1, E("us, event: escalation, action: request"), ON_1,
     E("us, event: escalation, action: request") E("us, event: escalation, action: brief")},
    /* what is taken back */
    {"pivot_withdrawn", ON_1,
     E("us, event: pivot, archetype: creative, reason: trial")
         E("us, event: correction, corrects: 3"),
     ON_1, E("us, event: session") E("us, event: correction, corrects: 3")},
    {"entry_withdrawn", ON_1, E("us, event: session") E("us, event: correction, corrects: 3"), ON_1,
     E("us, event: session") E("us, event: correction, corrects: 3") E("us, event: session")},
    /* deadlines */
    {"deadline_later_theirs", ON_1, SETS("17", "board review", "buyer"), ON_1,
     SETS("17", "a pilot", "buyer")},
    {"deadline_earlier_theirs", ON_1, SETS("08", "board review", "buyer"), ON_1,
     SETS("17", "board review", "buyer")},
    {"deadline_later_ours", ON_1, SETS("17", "our fair", "ours"), ON_1,
     SETS("08", "our fair", "ours")},
    {"deadline_earlier_ours", ON_1, SETS("08", "our fair", "ours"), ON_1,
     SETS("08", "our fair", "buyer")},
    {"deadline_later_other", ON_1, SETS("08", "a law", "other") SETS("09", "a law", "other"), ON_1,
     SETS("08", "a law", "other") SETS("09", "a law", "buyer")},
    {"deadline_earlier_other", ON_1,
     SETS("09", "a rival", "competitor") SETS("08", "a rival", "competitor"), ON_1,
     SETS("09", "a rival", "competitor") SETS("10", "a rival", "competitor")},
    {"deadline_moved_unproven", ON_1, SETS("17", "board review", "buyer"), ON_1,
     SETS("10", "board review", "buyer")},
    {"deadline_theirs", ON_1, SETS("17", "a pilot", "buyer"), ON_1,
     SETS("17", "board review", "buyer")},
    {"deadline_theirs", ON_1,
     "  - {at: 2026-12-01, by: them, event: deadline, action: drop, deadline: {date: 2026-12-10, "
     "what: board review, owner: buyer}}\n" SETS("17", "board review", "buyer"),
     ON_1, SETS("17", "board review", "buyer")},
    /* executives */
    {"met_role", ON_1, MEETS, ON_1, E("us, event: escalation, action: brief")},
    {"after_unlogged", ON_1, MEETS, ON_1,
     MEETS E("us, event: escalation, action: promise, note: a word")},
    {"after_promised", ON_1, MEETS E("us, event: escalation, action: promise, note: a word"), ON_1,
     MEETS},
    /* Whoever was there may promise in a statement as well; another of ours promised nothing there. */
    {"after_promised", ON_1,
     E("us, who: Bo, event: escalation, action: meeting")
         E("us, who: Bo, event: statement, statement: promise"),
     ON_1,
     E("us, who: Bo, event: escalation, action: meeting")
         E("us, who: Ana, event: statement, statement: promise")},
    {"after_open", ON_1, MEETS, ON_1, MEETS E("us, event: escalation, action: request")},
    {"after_now", ON_1, MEETS, ON_1, ""},
    {"esc_prep_sponsor", ON_1, E("us, event: escalation, action: brief"), ON_1, MEETS},
    {"brief_thresholds", ON_1, MEETS E("us, event: escalation, action: request"), ON_1, MEETS},
    {"escalation_promised", ON_1,
     E("us, who: Bo, event: escalation, action: promise, note: a word"), ON_1,
     E("them, who: Ed, event: escalation, action: promise, note: a word")},
    {"escalation_promised_by_them", ON_1,
     E("them, event: escalation, action: promise, note: a word"), ON_1,
     E("us, event: escalation, action: promise, note: a word")},
    {"escalation_met_in_break", ON_1, BREAKS MEETS, "2026-12-07", BREAKS MEETS},
    {"after_theirs_due", "2026-12-04", PROMISED("03"), "2026-12-03", PROMISED("03")},
    /* words against their own offer: 190,000 and 90 days, the case study of nobody */
    {"they_went_back_in_words", ON_1, SAID("ultimatum, package: {price: 185000}"), ON_1,
     SAID("ultimatum, package: {price: 195000}")},
    {"they_went_back_in_words", ON_1, SAID("position, package: {price: 185000}"), ON_1,
     SAID("demand, package: {price: 190000}")},
    {"they_went_back_in_terms", ON_1,
     OFFERS("review: yearly, term_years: 3") SAID("demand, package: {term_years: 1}"), ON_1,
     SAID("demand, package: {training: full}")},
    /* signals */
    {"signal_resistance", ON_1, SEES("them", "resistance"), ON_1, SEES("us", "resistance")},
    {"signal_resistance_in_ours", ON_1, SEES("us", "resistance"), ON_1, SEES("them", "resistance")},
    {"signal_engaging_in_ours", ON_1, SEES("us", "engaging"), ON_1, SEES("them", "engaging")},
    {"signal_withdrawing_in_ours", ON_1, SEES("us", "withdrawing"), ON_1,
     SEES("them", "withdrawing")},
    {"signal_resonance_in_ours", ON_1, SEES("us", "resonance"), ON_1, SEES("them", "resonance")},
    {"signal_adversarial_in_ours", ON_1, SEES("us", "adversarial"), ON_1,
     SEES("them", "adversarial")},
    /* the day of an ultimatum, and breaks */
    {"ask_their_demand", "2026-12-02", PRESSES, "2026-12-03", PRESSES},
    {"ask_ultimatum_today", "2026-12-03", PRESSES, "2026-12-02", PRESSES},
    {"ask_ultimatum_passed", "2026-12-04", PRESSES, "2026-12-03", PRESSES},
    {"ask_ultimatum_empty", "2026-12-04",
     PRESSES "  - {at: 2026-12-03, by: them, event: signal, signal: progress}\n", "2026-12-04",
     PRESSES "  - {at: 2026-12-03, by: them, event: signal, signal: spinning}\n"},
    {"move_in_the_break", ON_1, BREAKS JOINS("name: Mia"), ON_1, JOINS("name: Mia") BREAKS},
    /* offers */
    {"they_took_back", ON_1, OFFERS("price: 190000, payment_days: 90") OFFERS("price: 185000"),
     ON_1, OFFERS("price: 190000, term_years: 1")},
    {"they_left_what_we_had_ended", ON_1,
     E("them, event: accept") BETTERS OFFERS("price: 184600, payment_days: 30"), ON_1,
     E("them, event: accept") REFUSED_FOR OFFERS("price: 184600, payment_days: 30")},
    {"they_asked_anew", ON_1, OFFERS("training: full"), ON_1, OFFERS("price: 185000")},
    {"they_took_up_ours", ON_1,
     E("us, event: statement, statement: promise, package: {training: full}, until: 2026-12-01, "
       "note: training with it") OFFERS("training: full"),
     ON_1, OFFERS("training: full")},
    {"they_took_up_ours", ON_1, TEACHES OFFERS("training: full"), ON_1, OFFERS("training: full")},
    {"they_took_up_ours", ON_1, TEACHES OFFERS("price: 200000, training: full"), ON_1,
     OFFERS("price: 200000, training: full")},
    {"they_took_back_more", ON_1,
     OFFERS("price: 190000, payment_days: 30") OFFERS("price: 190600, payment_days: 90"), ON_1,
     OFFERS("price: 190000, payment_days: 30") OFFERS("price: 201000, payment_days: 90")},
    {"they_moved_both_ways", ON_1, OFFERS("price: 200000, training: full"), ON_1,
     TEACHES OFFERS("price: 200000, training: full")},
    /* facts */
    {"fact_learned", ON_1, KNOWS("head_to_head"), ON_1, KNOWS("unknown")},
    {"fact_open_again", ON_1, KNOWS("head_to_head") KNOWS("unknown"), ON_1, KNOWS("unknown")},
    {"fact_repeated", ON_1, KNOWS("unknown"), ON_1, KNOWS("head_to_head")},
    {"power_shifted", ON_1, KNOWS("head_to_head"), ON_1, KNOWS("unknown")},
    {"deadline_past_close", ON_1, SETS("21", "board review", "buyer"), ON_1,
     SETS("18", "board review", "buyer")},
    {"deadline_past_close", ON_1, SETS("21", "board review", "buyer"), ON_1,
     SETS("21", "our fair", "ours")},
    /* faces */
    {"new_face", ON_1, JOINS("name: Mia") E("them, who: Dov, event: refuse"), ON_1,
     JOINS("name: Mia") E("them, who: Mia, event: refuse")},
    {"new_face", ON_1, LEAVES("Dov"), ON_1, JOINS("name: Mia") LEAVES("Mia")},
    {"new_face", ON_1, LEAVES("Dov"), ON_1, LEAVES("Dov") OFFERS("price: 191000")},
    {"new_face", ON_1, JOINS("name: Mia") E("us, event: session, to: Dov"), ON_1,
     JOINS("name: Mia") E("us, event: session, to: Mia")},
    /* days */
    {"nothing_moves", "2026-12-16", "", "2026-12-16",
     "  - {at: 2026-12-15, by: us, who: Bo, event: escalation, action: meeting}\n"},
    /* impasse */
    {"refused_again", "2026-12-02",
     E("them, event: refuse") "  - {at: 2026-12-02, by: them, event: refuse}\n", ON_1,
     E("them, event: refuse") E("them, event: refuse")},
    {"refused_again", "2026-12-02",
     E("them, event: refuse") "  - {at: 2026-12-02, by: them, event: refuse}\n", "2026-12-02",
     E("them, event: refuse") "  - {at: 2026-12-02, by: them, event: refuse}\n"
                              "  - {at: 2026-12-02, by: us, event: offer, package: {price: "
                              "230000}}\n"},
    {"move_impasse", ON_1,
     ALARMS E("us, event: offer, package: {price: 230000}") E("them, event: refuse"), ON_1,
     ALARMS OFFERS("price: 208000")},
    {"wrong_habit", ON_1, MEETS E("us, event: escalation, action: request"), ON_1,
     E("us, event: escalation, action: request") E("us, event: escalation, action: brief")
         MEETS E("us, event: escalation, action: promise, note: a word")},
    {"wrong_habit", ON_1, MEETS MEETS, ON_1,
     E("us, event: escalation, action: request") E("us, event: escalation, action: request")},
    {"ultimatum_runs", ON_1, E("them, who: Dov, event: statement, statement: ultimatum"), ON_1,
     E("them, who: Dov, event: statement, statement: ultimatum")
         E("them, event: offer, package: {price: 195000}")},
    {"their_no", ON_1, E("them, event: refuse, reason: dear"), ON_1,
     E("us, event: refuse, reason: dear")},
    {"supporters_gone", ON_1, LEAVES("Lena"), ON_1, LEAVES("Dov")},
    {"supporters_gone", ON_1, LEAVES("Lena") E("us, event: plan, version: 1"), ON_1,
     LEAVES("Lena") E("us, event: plan, version: 1") JOINS("name: Mia, stance: supportive")},
    {"supporter_lost", ON_1, LEAVES("Lena") E("us, event: plan, version: 1"), ON_1,
     LEAVES("Lena") E("us, event: session")},
    {"talk_before", ON_1, MEETS E("us, event: escalation, action: request"), ON_1, MEETS},
    {"talk_before_unlogged", ON_1, MEETS E("us, event: escalation, action: request"), ON_1,
     MEETS E("us, event: escalation, action: promise, note: a word")
         E("us, event: escalation, action: request")},
    {"talk_before_promised", ON_1,
     MEETS E("us, event: escalation, action: promise, note: a word")
         E("us, event: escalation, action: request"),
     ON_1, MEETS E("us, event: escalation, action: promise, note: a word")},
    /* outcomes */
    {"it_is_open_again", ON_21, ENDS LATE("them, event: outcome, outcome: none"), ON_21, ENDS},
    {"agreed_is_open_again", ON_21, AGREES SIGNS OPENS, ON_21, ENDS OPENS},
    {"ask_opened_agreed", ON_21, AGREES SIGNS OPENS, ON_21, AGREES SIGNS OPENS CONFIRMS},
    {"ask_opened", ON_21, ENDS OPENS, ON_21, ENDS OPENS PRICED("us", "230000")},
    {"it_opens_nothing", ON_21, OPENS, ON_21, ENDS OPENS},
    {"outcome_open_again", ON_21, AGREES SIGNS OPENS, ON_21, AGREES},
    {"outcome_unlogged", ON_21, TAKEN, ON_21, TAKEN SIGNS OPENS},
    {"won_unsaid", ON_21, SIGNS, ON_21, AGREES SIGNS},
    {"signed_unsaid", ON_21, SIGNS, ON_21,
     LATE("them, event: outcome, outcome: won, package: {price: 201000}")},
    {"won_below_agreed", ON_21,
     AGREES LATE("them, event: outcome, outcome: won, package: {price: 185000}"), ON_21,
     AGREES SIGNS},
    {"signed_below_agreed", ON_21,
     AGREES LATE("them, event: outcome, outcome: won, package: {price: 185000}"), ON_21,
     AGREES LATE("them, event: outcome, outcome: won, package: {price: 195000}")},
    {"stood_apart", ON_21, ENDS, ON_21, AGREES SIGNS},
    {"stood_above_walk_away", ON_21, PRICED("them", "214000") ENDS, ON_21,
     PRICED("them", "101000") ENDS},
    /* agreements */
    {"we_held_to_it", ON_21, REOPENS REFUSES, ON_21, REFUSES},
    {"we_refused", ON_21, REFUSES, ON_21, REOPENS REFUSES},
    {"they_ended_it", ON_21, REOPENS REFUSES LATE("them, event: refuse"), ON_21, REOPENS REFUSES},
    {"agreement_was_ended", ON_21, REOPENS REFUSES LATE("them, event: refuse"), ON_21,
     REOPENS REFUSES},
    {"agreed_and_ended", ON_21, REOPENS REFUSES LATE("them, event: refuse") ENDS, ON_21,
     REOPENS REFUSES ENDS},
    {"ask_confirmed", ON_21, REOPENS REFUSES, ON_21, REOPENS REFUSES CONFIRMS},
    {"they_accepted_beside_our_word", ON_21,
     PRICED("us", "240000") SAYS_LESS LATE("them, event: accept"), ON_21, TAKEN},
    {"close_which_price", ON_21, PRICED("us", "240000") SAYS_LESS LATE("them, event: accept"),
     ON_21,
     PRICED("us", "240000") SAYS_LESS LATE("us, event: offer, package: {price: 231000}")
         LATE("them, event: accept")},
    {"close_write_unapproved", ON_21, REOPENS REFUSES CONFIRMS, ON_21, REOPENS REFUSES},
    {"we_undercut", ON_21, AGREES PRICED("us", "186000"), ON_21, AGREES PRICED("us", "196000")},
    {"ask_undercut", ON_21, AGREES PRICED("us", "186000"), ON_21,
     AGREES PRICED("us", "186000") CONFIRMS},
    {"they_refused_in_place_of_agreed", ON_21,
     AGREES PRICED("us", "196000") LATE("them, event: refuse"), ON_21,
     AGREES LATE("them, event: refuse")},
    {"ask_left_refused", ON_21, AGREES PRICED("us", "196000") LATE("them, event: refuse"), ON_21,
     AGREES PRICED("us", "196000")},
    /* last days */
    {"their_offer_dies", ON_1, UNTIL_3("them", "205000"), "2026-12-04", UNTIL_3("them", "205000")},
    {"their_offer_dies", "2026-12-03", UNTIL_3("them", "205000"), ON_1,
     E("them, event: offer, package: {price: 205000}, until: 2026-12-04")},
    {"their_offer_dies", "2026-12-03", UNTIL_3("them", "205000"), "2026-12-03",
     UNTIL_3("them", "101000")},
    {"their_offer_lapsed", "2026-12-04", UNTIL_3("them", "205000"), "2026-12-03",
     UNTIL_3("them", "205000")},
    {"our_offer_lapsed", "2026-12-04", UNTIL_3("us", "228000"), "2026-12-03",
     UNTIL_3("us", "228000")},
    /* what we did */
    {"we_took_back", ON_1, E("us, event: offer, package: {price: 238000}"), ON_1,
     E("us, event: offer, package: {price: 231000}")},
    {"we_repeated", ON_1, E("us, event: offer, package: {price: 235000}"), ON_1,
     E("us, event: offer, package: {price: 231000}")},
    {"we_let_go_at_no_cost", ON_1,
     E("us, event: offer, package: {review: none}")
         E("them, event: refuse, package: {review: none}")
             E("us, event: offer, package: {review: yearly}"),
     ON_1, E("us, event: offer, package: {review: yearly}")},
    {"we_gave_at_no_cost", ON_1, E("us, event: offer, package: {review: yearly}"), ON_1,
     E("us, event: offer, package: {price: 231000}")},
    {"we_set_ultimatum", ON_1, E("us, event: statement, statement: ultimatum"), ON_1,
     E("us, event: statement, statement: demand")},
    {"it_is_over", ON_21, ENDS, ON_21, ENDS LATE("them, event: outcome, outcome: none")},
};

static void each_line_is_said_of_a_record_that_calls_for_it(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        make(rows[r].day, rows[r].said);
        if (is_said(rows[r].id))
            continue;
        n_wrong++;
        print_message("row %zu: %s is not said; next move %s\n", r, rows[r].id,
                      decided(DW_KEY_NEXT_MOVE));
    }
    assert_int_equal(n_wrong, 0);
}

static void none_is_said_of_one_like_it_that_does_not(void **state)
{
    (void)state;
    size_t n_wrong = 0;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        make(rows[r].other_day, rows[r].calm);
        n_wrong += is_said(rows[r].id);
        if (is_said(rows[r].id))
            print_message("row %zu: %s is said\n", r, rows[r].id);
    }
    assert_int_equal(n_wrong, 0);
}

/* ---- What they are about ----------------------------------------------------------------------- */

static void a_moved_deadline_names_both_days_and_what_lies_between(void **state)
{
    (void)state;
    const char *names[DW_PLAN_NAMES_MAX];
    make(ON_1, SETS("17", "board review", "buyer"));
    const dw_value before =
        dw_plan_value(&plan, DW_SCOPE_EVENT, 2, DW_VAR_EVENT_DEADLINE_BEFORE, names);
    const dw_value days =
        dw_plan_value(&plan, DW_SCOPE_EVENT, 2, DW_VAR_EVENT_DEADLINE_DAYS, names);
    char text[TEXT_DATE_SIZE];
    assert_int_equal(before.kind, DW_VALUE_DAY);
    assert_string_equal(text_date_write(before.day, text), "2026-12-10");
    assert_int_equal(days.number, 5);
}

/* The promise may be written down days later; it is the talk that has a day. */
static void a_promise_after_the_talk_leaves_its_day(void **state)
{
    (void)state;
    const char *names[DW_PLAN_NAMES_MAX];
    char text[TEXT_DATE_SIZE];
    make("2026-12-03", MEETS "  - {at: 2026-12-03, by: us, who: Bo, event: escalation, action: "
                             "promise, note: a word}\n");
    const dw_value day = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_MEETING_DATE, names);
    assert_int_equal(day.kind, DW_VALUE_DAY);
    assert_string_equal(text_date_write(day.day, text), ON_1);
    make(ON_1, MEETS E("us, event: escalation, action: request"));
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_MEETING_DATE, names).kind,
                     DW_VALUE_NONE);
}

static void terms_outside_our_limits_are_told_with_where_these_end(void **state)
{
    (void)state;
    const char *names[DW_PLAN_NAMES_MAX];
    make(ON_1, "");
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_HARD_LIMITS, names).kind,
                     DW_VALUE_NONE);
    make(ON_1, "must: {payment_days: {at_most: 60}, term_years: {at_least: 2}}\n");
    const dw_value asked = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_THEIR_OUTSIDE, names);
    const dw_value limits = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_HARD_LIMITS, names);
    assert_int_equal(limits.n_terms, 2);
    for (size_t t = 0; t < limits.n_terms; t++)
        assert_true(limits.term[t].number == 60 || limits.term[t].number == 2);
    assert_int_equal(asked.kind, DW_VALUE_OFFER);
    bool days = false;
    for (size_t t = 0; t < asked.n_terms; t++)
        days = days || asked.term[t].number == 90;
    assert_true(days);
}

static void who_left_and_who_turned_are_told_apart(void **state)
{
    (void)state;
    const char *gone[DW_PLAN_NAMES_MAX], *turned[DW_PLAN_NAMES_MAX];
    make(ON_1,
         JOINS("name: Mia, stance: supportive") LEAVES("Lena") JOINS("name: Mia, stance: opposed"));
    const dw_value one = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_GONE_SUPPORTERS, gone);
    const dw_value two = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_TURNED_SUPPORTERS, turned);
    assert_int_equal(one.n_names, 1);
    assert_string_equal(one.name[0], "Lena");
    assert_int_equal(two.n_names, 1);
    assert_string_equal(two.name[0], "Mia");
}

/* What was agreed is no give to be paid back; what they ask since is named, limits and all. */
static void what_is_asked_after_the_agreement_is_named(void **state)
{
    (void)state;
    const char *names[DW_PLAN_NAMES_MAX];
    make(ON_1, E("us, event: accept") OFFERS("payment_days: 60"));
    const dw_value terms = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_REOPENED_TERMS, names);
    assert_int_equal(terms.n_terms, 1);
    assert_float_equal(terms.term[0].number, 60, 0);
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_REOPENED_MUSTS, names).kind,
                     DW_VALUE_NONE);
    make(ON_1, E("us, event: accept") OFFERS("price: 183000"));
    assert_float_equal(
        dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_REOPENED_TERMS, names).term[0].number,
        18300000, 0);
    make(ON_1, E("us, event: accept") OFFERS("price: 183000")
                   E("us, event: offer, package: {price: 189000}"));
    assert_false(is_said("give_without_return"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_is_said_of_a_record_that_calls_for_it),
        cmocka_unit_test(none_is_said_of_one_like_it_that_does_not),
        cmocka_unit_test(a_moved_deadline_names_both_days_and_what_lies_between),
        cmocka_unit_test(a_promise_after_the_talk_leaves_its_day),
        cmocka_unit_test(terms_outside_our_limits_are_told_with_where_these_end),
        cmocka_unit_test(who_left_and_who_turned_are_told_apart),
        cmocka_unit_test(what_is_asked_after_the_agreement_is_named),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
