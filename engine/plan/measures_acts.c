/* Measures over what they said and did, and of our own breaks. */
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>

/* ---- Their answers ----------------------------------------------------------------------------- */

/* Has their offer or yes ended the row? */
static bool ends_refusals(const dw_plan *plan, size_t e)
{
    const size_t m = plan->ledger.move_of[e];
    return plan->deal->event[e].by == DW_SIDE_THEM && m != DW_NONE &&
           (plan->ledger.move[m].accepts || plan->ledger.move[m].kind != DW_MOVE_NONE);
}

/* Who does not want what we would give refuses nothing that we ask. */
static bool is_refusal(const dw_plan *plan, const dw_event *event)
{
    return event->by == DW_SIDE_THEM && event->kind == DW_EVENT_REFUSE &&
           dw_measure_no(plan, event, DW_NONE, true) != DW_NO_DECLINED;
}

/* Has an offer of ours since changed a term that the no names? */
static bool is_met(const dw_plan *plan, size_t refused)
{
    const dw_event *const no = &plan->deal->event[refused];
    for (size_t m = plan->ledger.n_moves; m-- > 0 && plan->ledger.move[m].event > refused;) {
        const dw_move *const move = &plan->ledger.move[m];
        for (size_t t = 0; move->by == DW_SIDE_US && t < move->n_terms; t++)
            if (dw_event_term(no, move->term[t].to.issue))
                return true;
    }
    return false;
}

/* Have they asked for a term themselves since that the no names? Then the no to it stands no more. */
static bool is_asked_since(const dw_plan *plan, size_t refused)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const no = &deal->event[refused];
    for (size_t e = refused + 1; e < deal->n_events; e++)
        for (size_t t = 0; t < no->n_terms; t++)
            if (deal->event[e].by == DW_SIDE_THEM && dw_event_is_word(&deal->event[e]) &&
                dw_event_names_same(deal, &deal->event[e], &no->term[t]))
                return true;
    return false;
}

static bool is_over(const dw_plan *plan, size_t refused)
{
    return is_met(plan, refused) || is_asked_since(plan, refused);
}

/* A no to a term that we have changed since, or they have asked for, is over. A no that is told twice on a
 * day, with no offer of ours between, is one. While a newer offer of ours waits for their word the row is
 * not theirs to answer for. */
bool dw_refusals_in_a_row(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    dw_day counted = DW_DAY_NONE;
    *value = 0;
    for (size_t e = deal->n_events; e-- > 0 && !ends_refusals(plan, e);) {
        const dw_event *const event = &deal->event[e];
        if (event->by == DW_SIDE_US && dw_event_is_offer(event)) {
            if (*value == 0 && plan->ledger.move[plan->ledger.move_of[e]].kind != DW_MOVE_NONE)
                return true;
            counted = DW_DAY_NONE;
        }
        if (!is_refusal(plan, event) || is_over(plan, e))
            continue;
        *value += counted == DW_DAY_NONE || counted != event->day;
        counted = event->day;
        dw_mark(behind, e);
    }
    return true;
}

size_t dw_newest_refusal(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    double n;
    if (!dw_refusals_in_a_row(plan, NULL, &n) || n < 1)
        return DW_NONE;
    size_t e = deal->n_events - 1;
    while (!is_refusal(plan, &deal->event[e]) || is_over(plan, e))
        e--;
    return e;
}

bool dw_refusal_reason(const dw_plan *plan, bool *behind, double *value)
{
    enum { NONE, UNSAID, GIVEN };
    const size_t refused = dw_newest_refusal(plan);
    *value = refused == DW_NONE ? NONE : plan->deal->event[refused].reason ? GIVEN : UNSAID;
    if (refused != DW_NONE)
        dw_mark(behind, refused);
    return true;
}

/* ---- What was taken back, and what was asked ------------------------------------------------------ */

/* A talk is where it would have been answered; what we read into them answers nothing. */
static bool may_answer(const dw_event *event)
{
    return event->kind == DW_EVENT_SESSION || event->kind == DW_EVENT_OUTCOME ||
           (event->by == DW_SIDE_THEM &&
            (dw_event_is_on_terms(event) || event->kind == DW_EVENT_STATEMENT ||
             event->kind == DW_EVENT_ESCALATION));
}

/* A small gain on one term hides no larger step back on others. */
static bool goes_back(const dw_move *move)
{
    return !move->accepts &&
           (move->kind == DW_MOVE_TAKE_BACK ||
            (move->kind == DW_MOVE_MIXED && dw_move_worth(move) <= -DW_WORTH_SAME));
}

const dw_move *dw_move_taken_back(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    bool is_heard = false;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const size_t m = plan->ledger.move_of[e];
        /* It has our answer, was talked about, or was asked about and something of theirs followed. */
        is_heard |= may_answer(event);
        if (event->kind == DW_EVENT_SESSION ||
            (event->by == DW_SIDE_US && event->statement == DW_STATEMENT_QUESTION && is_heard) ||
            (event->by == DW_SIDE_US && (m != DW_NONE || event->kind == DW_EVENT_REFUSE)))
            return NULL;
        if (event->by == DW_SIDE_THEM && m != DW_NONE) {
            const dw_move *const move = &plan->ledger.move[m];
            return goes_back(move) && dw_move_asks(move) == DW_ASKS_NAMED ? move : NULL;
        }
    }
    return NULL;
}

bool dw_taken_back(const dw_plan *plan, bool *behind, double *value)
{
    const dw_move *const move = dw_move_taken_back(plan);
    *value = move != NULL;
    if (move)
        dw_mark(behind, move->event);
    return true;
}

bool dw_answers_our_question(const dw_deal *deal, size_t event)
{
    const dw_event *const said = &deal->event[event];
    if (said->by != DW_SIDE_THEM || said->kind != DW_EVENT_STATEMENT ||
        said->statement == DW_STATEMENT_QUESTION)
        return false;
    for (size_t e = event; e-- > 0;) {
        const dw_event *const before = &deal->event[e];
        const bool is_question =
            before->by == DW_SIDE_US && before->statement == DW_STATEMENT_QUESTION;
        if (is_question && (said->answers == 0 || said->answers == before->number))
            return true;
        if (said->answers == 0 && (may_answer(before) || dw_event_is_offer(before)))
            return false;
    }
    return false;
}

size_t dw_open_question(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        if (event->by == DW_SIDE_US && event->statement == DW_STATEMENT_QUESTION)
            return e;
        if (may_answer(event) || (event->by == DW_SIDE_US && dw_event_is_offer(event)))
            return DW_NONE;
    }
    return DW_NONE;
}

bool dw_our_question(const dw_plan *plan, bool *behind, double *value)
{
    const size_t asked = dw_open_question(plan->deal);
    *value = -1;
    if (asked == DW_NONE)
        return true;
    const dw_day on = plan->deal->event[asked].day;
    *value = plan->day == DW_DAY_NONE ? 0 : dw_day_difference(on, plan->day);
    dw_mark(behind, asked);
    return true;
}

/* Of a question that names nothing only a reason is an answer about what was said last: a figure may be about
 * anything. */
static bool explains(const dw_event *told, const dw_event *question, size_t number)
{
    if (told->answers == number)
        return true;
    return question && (told->answers == 0 || told->answers == question->number) &&
           (question->answers == number || told->statement == DW_STATEMENT_INTEREST);
}

size_t dw_told_why_of(const dw_deal *deal, size_t about)
{
    const size_t number = deal->event[about].number;
    const dw_event *question = NULL;
    for (size_t e = about + 1; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const bool tells =
            event->by == DW_SIDE_THEM && (event->statement == DW_STATEMENT_INTEREST ||
                                          event->statement == DW_STATEMENT_DISCLOSURE);
        if (event->by == DW_SIDE_US && event->statement == DW_STATEMENT_QUESTION &&
            (event->answers == 0 || event->answers == number))
            question = event;
        else if (tells && explains(event, question, number))
            return e;
    }
    return DW_NONE;
}

static bool is_told_why(const dw_plan *plan, size_t about, bool *behind)
{
    const size_t told = dw_told_why_of(plan->deal, about);
    if (told != DW_NONE)
        dw_mark(behind, told);
    return told != DW_NONE;
}

bool dw_told_why(const dw_plan *plan, bool *behind, double *value)
{
    enum { DEMAND = 1, REFUSAL = 2 };
    const size_t said = dw_record_their_statement(plan->deal);
    const size_t refused = dw_newest_refusal(plan);
    const bool presses =
        said != DW_NONE && (plan->deal->event[said].statement == DW_STATEMENT_DEMAND ||
                            plan->deal->event[said].statement == DW_STATEMENT_ULTIMATUM);
    *value = 0;
    if (presses && is_told_why(plan, said, behind))
        *value += DEMAND;
    if (refused != DW_NONE && is_told_why(plan, refused, behind))
        *value += REFUSAL;
    return true;
}

/* ---- Limits, agreements, hostility ---------------------------------------------------------------- */

/* Present money below a minor unit is rounding. */
static bool is_as_good(const dw_package *package, const dw_package *agreed)
{
    return package->worth.us >= agreed->worth.us - DW_WORTH_SAME;
}

/* Is what they have offered since the agreement at least as good for us as that, and to be taken at all? */
static bool is_bettered(const dw_plan *plan)
{
    const dw_worth_model *const model = &plan->worth;
    size_t agreed[DW_ISSUES_MAX], offered[DW_ISSUES_MAX];
    double price, new_price;
    if (!dw_agreed_package(model, agreed, &price) ||
        !dw_standing_offer(model, DW_SIDE_THEM, offered, &new_price) ||
        (model->priced && (isnan(price) || isnan(new_price))))
        return false;
    const dw_package before = dw_package_weigh(model, agreed, price);
    const dw_package now = dw_package_weigh(model, offered, new_price);
    const double least = plan->walk_away_worth;
    return is_as_good(&now, &before) && dw_package_within_limits(model, &now) &&
           (isnan(least) || now.worth.us >= least);
}

/* The agreement, and what they have offered or asked for since: the offer as long as it can be taken. */
bool dw_reopened(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, YES, BETTER, REFUSED, SAID };
    const dw_deal *const deal = plan->deal;
    const dw_stands *const stands = &plan->stands;
    const size_t newest = dw_deal_reopened(deal);
    *value = NO;
    if (stands->agreement && stands->reopened && stands->refused[DW_SIDE_THEM]) {
        *value = REFUSED;
        dw_mark(behind, (size_t)(stands->agreement - deal->event));
        dw_mark(behind, (size_t)(stands->refused[DW_SIDE_THEM] - deal->event));
    }
    if (stands->held) {
        *value = REFUSED;
        dw_mark(behind, dw_deal_agreement(deal, deal->n_events));
        dw_mark(behind, (size_t)(stands->held - deal->event));
    }
    const size_t said = dw_plan_contested(plan);
    if (said != DW_NONE && (newest == DW_NONE || (said > newest && is_bettered(plan)))) {
        *value = SAID;
        dw_mark(behind, dw_deal_agreement(deal, deal->n_events));
        dw_mark(behind, said);
        return true;
    }
    if (newest == DW_NONE)
        return true;
    *value = is_bettered(plan) ? BETTER : YES;
    dw_mark(behind, dw_deal_agreement(deal, deal->n_events));
    dw_mark(behind, newest);
    return true;
}

/* The event after their newest step toward us, in an offer or in words: it answers what was hostile before.
 * 0 without one. */
static size_t since_their_step(const dw_plan *plan)
{
    for (size_t e = plan->deal->n_events; e-- > 0;) {
        const dw_event *const event = &plan->deal->event[e];
        const size_t m = plan->ledger.move_of[e];
        const bool is_step = m != DW_NONE
                                 ? plan->ledger.move[m].accepts || plan->ledger.move[m].gives
                                 : plan->ledger.word[e].us >= DW_WORTH_SAME;
        if (event->by == DW_SIDE_THEM && event->statement != DW_STATEMENT_ULTIMATUM && is_step)
            return e + 1;
    }
    return 0;
}

bool dw_adversarial_signals(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = since_their_step(plan); e < deal->n_events; e++)
        if (deal->event[e].signal == DW_SIGNAL_ADVERSARIAL) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* An act of ours that offers to work together. */
static bool reaches_out(const dw_plan *plan, size_t e)
{
    const dw_event *const event = &plan->deal->event[e];
    const size_t m = plan->ledger.move_of[e];
    return event->by == DW_SIDE_US && (event->statement == DW_STATEMENT_DISCLOSURE ||
                                       event->statement == DW_STATEMENT_INTEREST ||
                                       (m != DW_NONE && plan->ledger.move[m].gives));
}

/* An ultimatum of theirs that no promise of theirs has taken the place of. */
static bool is_pressed(const dw_deal *deal, size_t e, size_t promised)
{
    return deal->event[e].by == DW_SIDE_THEM &&
           deal->event[e].statement == DW_STATEMENT_ULTIMATUM &&
           (promised == DW_NONE || promised < e);
}

/* What comes after it is no answer to our hand any more: they have moved toward us, or we have closed it. */
static bool ends_reach(const dw_plan *plan, size_t e)
{
    const dw_event *const event = &plan->deal->event[e];
    const size_t m = plan->ledger.move_of[e];
    if (event->by == DW_SIDE_US)
        return dw_event_is_word(event) || event->kind == DW_EVENT_REFUSE;
    return m != DW_NONE && (plan->ledger.move[m].accepts || plan->ledger.move[m].gives);
}

/* A pivot is the answer to it: the way that met the hostility is not the one we lead by any more. So is a
 * step of theirs toward us. */
bool dw_adversarial_answers(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t promised = dw_record_their_last_promise(deal);
    const size_t pivoted = dw_record_since(deal, false), stepped = since_their_step(plan);
    size_t reached = DW_NONE;
    *value = 0;
    for (size_t e = pivoted > stepped ? pivoted : stepped; e < deal->n_events; e++) {
        if (reaches_out(plan, e))
            reached = e;
        const bool is_hard =
            deal->event[e].signal == DW_SIGNAL_ADVERSARIAL || is_pressed(deal, e, promised);
        if (is_hard && reached != DW_NONE) {
            ++*value;
            dw_mark(behind, reached);
            dw_mark(behind, e);
        }
        if (ends_reach(plan, e))
            reached = DW_NONE;
    }
    return true;
}

bool dw_negative_signals_in_a_row(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_signal signal = deal->event[e].signal;
        if (signal == DW_SIGNAL_NONE)
            continue;
        if (!dw_signal_is_negative(signal))
            return true;
        ++*value;
        dw_mark(behind, e);
    }
    return true;
}

/* What a better number would pay them for. */
static bool is_hostile(const dw_event *event)
{
    return event->signal == DW_SIGNAL_ADVERSARIAL || event->signal == DW_SIGNAL_WITHDRAWING;
}

bool dw_fresh_hostility(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t promised = dw_record_their_last_promise(deal);
    *value = 0;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const bool hostile = is_hostile(event) || is_pressed(deal, e, promised);
        const bool friendlier =
            event->signal != DW_SIGNAL_NONE && !dw_signal_is_negative(event->signal);
        if (hostile) {
            ++*value;
            dw_mark(behind, e);
        }
        if (friendlier || dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT)
            return true;
    }
    return true;
}

/* ---- Our own breaks ------------------------------------------------------------------------------ */

/* A break ends on its last day, or with whatever comes after it between the two. */
bool dw_in_our_break(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    if (at->by != DW_SIDE_US || (!dw_event_is_offer(at) && at->kind != DW_EVENT_ACCEPT))
        return false;
    for (size_t e = event; e-- > 0;) {
        const dw_event *const before = &deal->event[e];
        if (before->kind == DW_EVENT_BREAK)
            return before->by == DW_SIDE_US && before->until != DW_DAY_NONE &&
                   at->day <= before->until;
        if (dw_event_is_offer(before) || before->kind == DW_EVENT_ACCEPT ||
            before->kind == DW_EVENT_SESSION)
            return false;
    }
    return false;
}
