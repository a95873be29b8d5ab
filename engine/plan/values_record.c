/* Values of variables that the record gives. */
#include "measures.h"
#include "values.h"

#include <math.h>
#include <string.h>

static const dw_ledger_side *ours(const dw_asked *asked)
{
    return &asked->plan->ledger.side[DW_SIDE_US];
}

/* An amount of nothing is nothing to speak of. */
static dw_value amount(double minor_units)
{
    return minor_units > 0 ? dw_money_value(dw_money_estimate(minor_units)) : dw_no_value();
}

/* Both are of the whole record: beside what was done under one of several that led, no sum of it. */
static dw_value given(const dw_asked *asked)
{
    return asked->plan->judged ? dw_no_value() : amount(ours(asked)->given);
}

static dw_value got(const dw_asked *asked)
{
    return asked->plan->judged ? dw_no_value() : amount(ours(asked)->got);
}

static dw_value unreturned_cost(const dw_asked *asked)
{
    const dw_ledger *const ledger = &asked->plan->ledger;
    double cost = 0;
    for (size_t m = 0; m < ledger->n_moves; m++)
        if (dw_move_is_unreturned(ledger, &ledger->move[m]))
            cost += dw_move_cost(&ledger->move[m]);
    return amount(cost);
}

static dw_value bettered_cost(const dw_asked *asked)
{
    return amount(dw_bettered_cost(asked->plan));
}

static dw_value count_of(const dw_asked *asked, dw_record_measure *measure)
{
    double value;
    return measure(asked->plan, NULL, &value) ? dw_number_value(DW_VALUE_COUNT, value)
                                              : dw_no_value();
}

static dw_value days_without_move(const dw_asked *asked)
{
    return count_of(asked, dw_days_since_move);
}

static dw_value days_quiet(const dw_asked *asked)
{
    const dw_value days = count_of(asked, dw_days_quiet);
    return days.number > 1 ? days : dw_no_value();
}

static dw_value reopened_terms(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return s->n_reopened > 0
               ? (dw_value){.kind = DW_VALUE_OFFER, .term = s->reopened, .n_terms = s->n_reopened}
               : dw_no_value();
}

static dw_value reopened_musts(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t option[DW_ISSUES_MAX], n = 0;
    double price;
    if (plan->standing.n_reopened == 0 ||
        !dw_standing_offer(&plan->worth, DW_SIDE_THEM, option, &price))
        return dw_no_value();
    for (size_t t = 0; t < plan->standing.n_reopened; t++) {
        const dw_term *const asked_for = &plan->standing.reopened[t];
        if (asked_for->option != DW_NONE)
            option[asked_for->issue] = asked_for->option;
        if (asked_for->issue == plan->worth.cash_issue[DW_CASH_PRICE])
            price = asked_for->number;
    }
    const dw_package package = {.option = option, .price = price};
    for (size_t t = 0; t < plan->standing.n_reopened; t++) {
        const size_t issue = plan->standing.reopened[t].issue;
        if (dw_issue_has_limit(&plan->deal->issue[issue]) &&
            !dw_package_allowed(&plan->worth, &package, issue))
            asked->names[n++] = plan->issue_label[issue];
    }
    return dw_names_value(asked, n);
}

static dw_value sessions_without_move(const dw_asked *asked)
{
    const dw_value sessions = count_of(asked, dw_sessions_without_move);
    return sessions.number > 1 ? sessions : dw_no_value();
}

static dw_value concession_from_end(const dw_asked *asked, size_t back)
{
    const size_t newest = dw_plan_newest_concession(asked->plan);
    return newest != DW_NONE && newest >= back ? amount(ours(asked)->size[newest - back])
                                               : dw_no_value();
}

static dw_value latest_concession(const dw_asked *asked)
{
    return concession_from_end(asked, 0);
}

static dw_value concession_before(const dw_asked *asked)
{
    return concession_from_end(asked, 1);
}

static dw_value met_price(const dw_asked *asked)
{
    return dw_money_value(dw_money_round(dw_met_price(asked->plan)));
}

/* ---- The plan it is held against --------------------------------------------------------------- */

static const dw_archetype_numbers *lead_numbers(const dw_asked *asked)
{
    return &asked->plan->playbook->archetype[asked->plan->assessment.lead].numbers;
}

static dw_value lead_ratio(const dw_asked *asked)
{
    const dw_ledger_side *const sum = ours(asked);
    double share;
    const double planned = dw_concession_share(asked->plan, NULL, &share)
                               ? sum->ratio[dw_plan_newest_concession(asked->plan)] / share
                               : lead_numbers(asked)->concession_ratio;
    /* After a trifle the ladder began afresh: that is no measure of a step. */
    return planned <= 1 ? dw_number_value(DW_VALUE_SHARE, planned) : dw_no_value();
}

static dw_value lead_reciprocity(const dw_asked *asked)
{
    const dw_gets gets = dw_plan_gets(asked->plan);
    return dw_number_value(DW_VALUE_RATIO, gets.gives > 0 ? gets.planned / (double)gets.gives
                                                          : lead_numbers(asked)->reciprocity);
}

static dw_value our_gets(const dw_asked *asked)
{
    const dw_gets gets = dw_plan_gets(asked->plan);
    return gets.gives > 0 ? dw_number_value(DW_VALUE_RATIO, (double)gets.got / (double)gets.gives)
                          : dw_no_value();
}

static dw_value our_first_price(const dw_asked *asked)
{
    return dw_money_value(
        dw_deal_first_price(asked->plan->deal, asked->plan->playbook, DW_SIDE_US));
}

static dw_value planned_opening(const dw_asked *asked)
{
    return dw_money_value(asked->plan->opening.planned);
}

static dw_value broken_musts(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const uint64_t broken = dw_musts_broken(plan);
    size_t n = 0;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (broken >> i & 1)
            asked->names[n++] = plan->issue_label[i];
    return dw_names_value(asked, n);
}

/* ---- People and facts -------------------------------------------------------------------------- */

static dw_value contradicting(const dw_asked *asked)
{
    size_t earlier, later;
    if (!dw_record_contradiction(asked->plan, &earlier, &later))
        return dw_no_value();
    asked->names[0] = asked->plan->deal->event[earlier].who;
    asked->names[1] = asked->plan->deal->event[later].who;
    return dw_names_value(asked, 2);
}

static size_t told(const dw_asked *asked, dw_money *price)
{
    return dw_deal_told_price(asked->plan->deal, asked->plan->playbook, price);
}

static dw_value told_price(const dw_asked *asked)
{
    dw_money price;
    return dw_money_value(told(asked, &price) == DW_NONE ? DW_MONEY_NONE : price);
}

static dw_value told_who(const dw_asked *asked)
{
    dw_money price;
    const size_t e = told(asked, &price);
    return dw_text_value(e == DW_NONE ? NULL : asked->plan->deal->event[e].who);
}

static dw_value told_date(const dw_asked *asked)
{
    dw_money price;
    const size_t e = told(asked, &price);
    return dw_day_value(e == DW_NONE ? DW_DAY_NONE : asked->plan->deal->event[e].day);
}

/* A name in the list is not named twice. */
static size_t add_name(const dw_asked *asked, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(asked->names[i], name) == 0)
            return n;
    if (n < DW_PLAN_NAMES_MAX)
        asked->names[n++] = name;
    return n;
}

static dw_value changed_people(const dw_asked *asked, dw_event_kind kind)
{
    const dw_deal *const deal = asked->plan->deal;
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const char *const name =
            kind == DW_EVENT_JOINED && event->person ? event->person->name : event->who;
        if (event->kind == kind && name && dw_record_changes_people(deal, e))
            n = add_name(asked, n, name);
    }
    return dw_names_value(asked, n);
}

static dw_value new_people(const dw_asked *asked)
{
    return changed_people(asked, DW_EVENT_JOINED);
}

static dw_value gone_people(const dw_asked *asked)
{
    return changed_people(asked, DW_EVENT_LEFT);
}

static dw_value supporters(const dw_asked *asked, unsigned how)
{
    const dw_deal *const deal = asked->plan->deal;
    size_t n = 0;
    for (size_t i = 0; i < deal->n_effects; i++) {
        const char *const name = dw_record_missed_supporter(deal, deal->effect[i].event, how);
        if (name)
            n = add_name(asked, n, name);
    }
    return dw_names_value(asked, n);
}

static dw_value lost_supporters(const dw_asked *asked)
{
    return supporters(asked, DW_LOST_GONE | DW_LOST_TURNED);
}

static dw_value gone_supporters(const dw_asked *asked)
{
    return supporters(asked, DW_LOST_GONE);
}

static dw_value turned_supporters(const dw_asked *asked)
{
    return supporters(asked, DW_LOST_TURNED);
}

static dw_value missing_supporters(const dw_asked *asked)
{
    return supporters(asked, DW_LOST_GONE | DW_LOST_TURNED | DW_LOST_LONG);
}

static dw_value power_facts(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    size_t n = 0, factor;
    for (size_t e = dw_record_since(deal, true); e < deal->n_events; e++)
        if (dw_record_moves_power(deal, asked->plan->playbook, e, &factor))
            n = add_name(asked, n, asked->plan->playbook->factor[factor].label);
    return dw_names_value(asked, n);
}

/* ---- Of an event ------------------------------------------------------------------------------- */

static const dw_move *move_at(const dw_asked *asked)
{
    const size_t m =
        asked->scope == DW_SCOPE_EVENT ? asked->plan->ledger.move_of[asked->item] : DW_NONE;
    return m == DW_NONE ? NULL : &asked->plan->ledger.move[m];
}

static dw_value event_moved(const dw_asked *asked)
{
    const dw_move *const move = move_at(asked);
    return move && move->n_terms > 0 ? (dw_value){.kind = DW_VALUE_MOVE, .move = move}
                                     : dw_no_value();
}

static dw_value event_cost(const dw_asked *asked)
{
    const dw_move *const move = move_at(asked);
    return move ? amount(dw_move_cost(move)) : dw_no_value();
}

static dw_value event_worth(const dw_asked *asked)
{
    const dw_move *const move = move_at(asked);
    return move ? amount(dw_move_worth(move)) : dw_no_value();
}

/* ---- What holds of the talks ------------------------------------------------------------------ */

static dw_value last_day(const dw_asked *asked, dw_side side)
{
    const dw_event *const offer = dw_plan_dated_offer(asked->plan, side);
    return dw_day_value(offer ? offer->until : DW_DAY_NONE);
}

static dw_value their_offer_until(const dw_asked *asked)
{
    return last_day(asked, DW_SIDE_THEM);
}

static dw_value their_offer_ended(const dw_asked *asked)
{
    const dw_event *const offer = dw_plan_dated_offer(asked->plan, DW_SIDE_THEM);
    const dw_event *const no = asked->plan->standing.taken_back;
    return dw_day_value(offer && no && !dw_event_is_past(offer, no->day) ? no->day : DW_DAY_NONE);
}

static dw_value our_offer_until(const dw_asked *asked)
{
    return last_day(asked, DW_SIDE_US);
}

static dw_value left_price(const dw_asked *asked)
{
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    const size_t left = dw_plan_left_agreement(asked->plan);
    if (left == DW_NONE || !dw_agreed_after(&asked->plan->worth, left, option, &price) ||
        isnan(price))
        return dw_no_value();
    return dw_money_value(dw_money_round(price));
}

static const dw_event *promised_by_them(const dw_asked *asked)
{
    const size_t said = dw_record_their_statement(asked->plan->deal);
    const dw_promise *const made = said == DW_NONE ? NULL : dw_promise_at(asked->plan, said);
    return made && made->answer == DW_NONE ? &asked->plan->deal->event[said] : NULL;
}

static dw_value their_promise(const dw_asked *asked)
{
    const dw_event *const event = promised_by_them(asked);
    return dw_text_value(event ? event->note : NULL);
}

static dw_value their_promise_due(const dw_asked *asked)
{
    const dw_event *const event = promised_by_them(asked);
    return dw_day_value(event ? event->until : DW_DAY_NONE);
}

static dw_value refusal_reason(const dw_asked *asked)
{
    const size_t refused = dw_newest_refusal(asked->plan);
    return dw_text_value(refused == DW_NONE ? NULL : asked->plan->deal->event[refused].reason);
}

static dw_value refusal_terms(const dw_asked *asked)
{
    const size_t refused = dw_newest_refusal(asked->plan);
    if (refused == DW_NONE || asked->plan->deal->event[refused].n_terms == 0)
        return dw_no_value();
    const dw_event *const event = &asked->plan->deal->event[refused];
    return dw_terms_value(event->term, event->n_terms, DW_VALUE_OFFER, false);
}

static dw_value our_question(const dw_asked *asked)
{
    const size_t question = dw_open_question(asked->plan->deal);
    return dw_text_value(question == DW_NONE ? NULL : asked->plan->deal->event[question].note);
}

static dw_value taken_back(const dw_asked *asked)
{
    const dw_move *const move = dw_move_taken_back(asked->plan);
    return move ? (dw_value){.kind = DW_VALUE_MOVE, .move = move, .is_asked = true} : dw_no_value();
}

/* ---- An ultimatum that runs, or whose day has passed -------------------------------------------- */

static const dw_event *their_ultimatum(const dw_asked *asked)
{
    const size_t said = dw_told_ultimatum(asked->plan);
    return said == DW_NONE ? NULL : &asked->plan->deal->event[said];
}

static const dw_event *after_ultimatum(const dw_asked *asked)
{
    bool is_back;
    const size_t since = dw_after_ultimatum(asked->plan, &is_back);
    return since == DW_NONE ? NULL : &asked->plan->deal->event[since];
}

static dw_value ultimatum_who(const dw_asked *asked)
{
    const dw_event *const said = their_ultimatum(asked);
    return dw_text_value(!said ? NULL : said->who ? said->who : asked->plan->deal->account);
}

static dw_value ultimatum_date(const dw_asked *asked)
{
    const dw_event *const said = their_ultimatum(asked);
    return dw_day_value(said ? said->day : DW_DAY_NONE);
}

static dw_value ultimatum_until(const dw_asked *asked)
{
    const dw_event *const said = their_ultimatum(asked);
    return dw_day_value(said ? said->until : DW_DAY_NONE);
}

static dw_value ultimatum_words(const dw_asked *asked)
{
    const dw_event *const said = their_ultimatum(asked);
    return dw_text_value(said ? said->note : NULL);
}

static dw_value ultimatum_after_date(const dw_asked *asked)
{
    const dw_event *const since = after_ultimatum(asked);
    return dw_day_value(since ? since->day : DW_DAY_NONE);
}

static dw_value ultimatum_after_terms(const dw_asked *asked)
{
    const dw_event *const since = after_ultimatum(asked);
    return since ? dw_terms_value(since->term, since->n_terms, DW_VALUE_OFFER, false)
                 : dw_no_value();
}

dw_reader *const dw_record_readers[DW_VAR_COUNT] = {
    [DW_VAR_GIVEN] = given,
    [DW_VAR_GOT] = got,
    [DW_VAR_UNRETURNED_COST] = unreturned_cost,
    [DW_VAR_DAYS_WITHOUT_MOVE] = days_without_move,
    [DW_VAR_SESSIONS_WITHOUT_MOVE] = sessions_without_move,
    [DW_VAR_LATEST_CONCESSION] = latest_concession,
    [DW_VAR_CONCESSION_BEFORE] = concession_before,
    [DW_VAR_LEAD_RATIO] = lead_ratio,
    [DW_VAR_LEAD_RECIPROCITY] = lead_reciprocity,
    [DW_VAR_OUR_FIRST_PRICE] = our_first_price,
    [DW_VAR_PLANNED_OPENING] = planned_opening,
    [DW_VAR_CONTRADICTING] = contradicting,
    [DW_VAR_TOLD_PRICE] = told_price,
    [DW_VAR_TOLD_WHO] = told_who,
    [DW_VAR_TOLD_DATE] = told_date,
    [DW_VAR_NEW_PEOPLE] = new_people,
    [DW_VAR_GONE_PEOPLE] = gone_people,
    [DW_VAR_POWER_FACTS] = power_facts,
    [DW_VAR_LOST_SUPPORTERS] = lost_supporters,
    [DW_VAR_GONE_SUPPORTERS] = gone_supporters,
    [DW_VAR_TURNED_SUPPORTERS] = turned_supporters,
    [DW_VAR_MISSING_SUPPORTERS] = missing_supporters,
    [DW_VAR_BROKEN_MUSTS] = broken_musts,
    [DW_VAR_DAYS_QUIET] = days_quiet,
    [DW_VAR_REOPENED_TERMS] = reopened_terms,
    [DW_VAR_REOPENED_MUSTS] = reopened_musts,
    [DW_VAR_THEIR_OFFER_UNTIL] = their_offer_until,
    [DW_VAR_THEIR_OFFER_ENDED] = their_offer_ended,
    [DW_VAR_OUR_OFFER_UNTIL] = our_offer_until,
    [DW_VAR_LEFT_PRICE] = left_price,
    [DW_VAR_EVENT_MOVED] = event_moved,
    [DW_VAR_EVENT_COST] = event_cost,
    [DW_VAR_EVENT_WORTH] = event_worth,
    [DW_VAR_MET_PRICE] = met_price,
    [DW_VAR_BETTERED_COST] = bettered_cost,
    [DW_VAR_OUR_GETS] = our_gets,
    [DW_VAR_THEIR_PROMISE] = their_promise,
    [DW_VAR_THEIR_PROMISE_DUE] = their_promise_due,
    [DW_VAR_REFUSAL_REASON] = refusal_reason,
    [DW_VAR_REFUSAL_TERMS] = refusal_terms,
    [DW_VAR_OUR_QUESTION] = our_question,
    [DW_VAR_TAKEN_BACK] = taken_back,
    [DW_VAR_ULTIMATUM_WHO] = ultimatum_who,
    [DW_VAR_ULTIMATUM_DATE] = ultimatum_date,
    [DW_VAR_ULTIMATUM_UNTIL] = ultimatum_until,
    [DW_VAR_ULTIMATUM_WORDS] = ultimatum_words,
    [DW_VAR_ULTIMATUM_AFTER_DATE] = ultimatum_after_date,
    [DW_VAR_ULTIMATUM_AFTER_TERMS] = ultimatum_after_terms,
};
