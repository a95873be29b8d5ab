/* Values of variables: approvals, team, promises, precedents and the end of a deal. */
#include "values.h"

#include "measures.h"

static dw_value count_from_two(size_t n)
{
    return n > 1 ? dw_number_value(DW_VALUE_COUNT, (double)n) : dw_no_value();
}

/* ---- Approvals ------------------------------------------------------------------------------ */

static const dw_request *waiting(const dw_asked *asked)
{
    const dw_approvals *const approvals = &asked->plan->approvals;
    return approvals->newest_open == DW_NONE ? NULL : &approvals->request[approvals->newest_open];
}

static dw_value request_terms(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return request ? dw_package_value(asked->plan, &request->package, request->open)
                   : dw_no_value();
}

/* Of the newest request, where only a part of it is granted. */
static dw_value ungranted_terms(const dw_asked *asked)
{
    const dw_approvals *const approvals = &asked->plan->approvals;
    if (approvals->newest_part == DW_NONE)
        return dw_no_value();
    const dw_request *const request = &approvals->request[approvals->newest_part];
    return dw_package_value(asked->plan, &request->package, request->open);
}

static dw_value request_back(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return request ? dw_package_value(asked->plan, &request->package, asked->plan->request_back)
                   : dw_no_value();
}

static dw_value request_authority(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return dw_authority_value(asked->plan, request ? request->authority : DW_NONE);
}

static dw_value request_answerer(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return dw_text_value(request ? request->answerer : NULL);
}

static dw_value request_date(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return dw_day_value(request ? request->since : DW_DAY_NONE);
}

static dw_value request_days(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return count_from_two(request ? (size_t)request->days_waiting : 0);
}

static dw_value request_absent(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return dw_text_value(request ? request->absent : NULL);
}

static dw_value request_stand_in(const dw_asked *asked)
{
    const dw_request *const request = waiting(asked);
    return dw_text_value(request ? request->stand_in : NULL);
}

static dw_value next_terms(const dw_asked *asked)
{
    return dw_package_value(asked->plan, &asked->plan->proposals.next, asked->plan->next_worse);
}

static dw_value unsaid_terms(const dw_asked *asked)
{
    return dw_package_value(asked->plan, &asked->plan->proposals.next, asked->plan->next_unsaid);
}

static dw_value next_back(const dw_asked *asked)
{
    return dw_package_value(asked->plan, &asked->plan->proposals.next, asked->plan->next_back);
}

static dw_value next_authority(const dw_asked *asked)
{
    const dw_proposals *const proposals = &asked->plan->proposals;
    return dw_authority_value(asked->plan, proposals->exists ? proposals->next.authority : DW_NONE);
}

/* ---- Grants with words ---------------------------------------------------------------------- */

static dw_value words_of(const dw_ruling *grant)
{
    return dw_text_value(grant ? grant->words : NULL);
}

static dw_value granter_of(const dw_asked *asked, const dw_ruling *grant)
{
    return dw_text_value(grant ? asked->plan->deal->event[grant->event].who : NULL);
}

static dw_value grant_day(const dw_asked *asked, const dw_ruling *grant)
{
    return dw_day_value(grant ? asked->plan->deal->event[grant->event].day : DW_DAY_NONE);
}

static dw_value next_condition(const dw_asked *asked)
{
    return words_of(asked->plan->next_condition);
}

static dw_value next_granter(const dw_asked *asked)
{
    return granter_of(asked, asked->plan->next_condition);
}

static dw_value next_grant_date(const dw_asked *asked)
{
    return grant_day(asked, asked->plan->next_condition);
}

static dw_value their_condition(const dw_asked *asked)
{
    return words_of(asked->plan->their_condition);
}

static dw_value their_granter(const dw_asked *asked)
{
    return granter_of(asked, asked->plan->their_condition);
}

static dw_value their_grant_date(const dw_asked *asked)
{
    return grant_day(asked, asked->plan->their_condition);
}

static dw_value their_offer_authority(const dw_asked *asked)
{
    return dw_authority_value(asked->plan, asked->plan->their_authority);
}

static dw_value their_offer_answerer(const dw_asked *asked)
{
    const size_t authority = asked->plan->their_authority;
    return dw_text_value(authority == DW_NONE ? NULL : asked->plan->approvals.answerer[authority]);
}

static dw_value our_condition(const dw_asked *asked)
{
    return words_of(asked->plan->our_condition);
}

static dw_value our_granter(const dw_asked *asked)
{
    return granter_of(asked, asked->plan->our_condition);
}

static dw_value our_grant_date(const dw_asked *asked)
{
    return grant_day(asked, asked->plan->our_condition);
}

/* ---- Team ----------------------------------------------------------------------------------- */

static dw_value plan_date(const dw_asked *asked)
{
    return dw_day_value(asked->plan->team.published);
}

static dw_value unconfirmed(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t n = 0;
    for (size_t p = 0; plan->team.version > 0 && p < plan->deal->n_ours; p++)
        if (!plan->team.member[p].confirmed)
            asked->names[n++] = plan->deal->ours[p].name;
    return dw_names_value(asked, n);
}

static dw_value leads(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    size_t n = 0;
    for (size_t p = 0; p < deal->n_ours; p++)
        if (deal->ours[p].role == DW_ROLE_LEAD)
            asked->names[n++] = deal->ours[p].name;
    return n > 1 ? dw_names_value(asked, n) : dw_no_value();
}

/* The two furthest apart, where they are apart at all. */
static const dw_ranking_pair *apart(const dw_asked *asked)
{
    const dw_team *const team = &asked->plan->team;
    return team->n_pairs > 0 && team->pair[0].distance > 0 ? &team->pair[0] : NULL;
}

static const dw_ranking_pair *astray(const dw_asked *asked)
{
    const dw_ranking_pair *const plan = &asked->plan->team.plan;
    return plan->distance > 0 ? plan : NULL;
}

static dw_value member_name(const dw_asked *asked, const dw_ranking_pair *pair, bool second)
{
    return dw_text_value(pair ? asked->plan->deal->ours[second ? pair->b : pair->a].name : NULL);
}

static dw_value pair_share(const dw_ranking_pair *pair)
{
    return pair ? dw_number_value(DW_VALUE_SHARE, pair->distance) : dw_no_value();
}

static dw_value apart_first(const dw_asked *asked)
{
    return member_name(asked, apart(asked), false);
}

static dw_value apart_second(const dw_asked *asked)
{
    return member_name(asked, apart(asked), true);
}

static dw_value apart_share(const dw_asked *asked)
{
    return pair_share(apart(asked));
}

static dw_value apart_issue(const dw_asked *asked)
{
    const dw_ranking_pair *const pair = apart(asked);
    return dw_issue_value(asked->plan, pair ? pair->issue : DW_NONE);
}

static dw_value astray_name(const dw_asked *asked)
{
    return member_name(asked, astray(asked), false);
}

static dw_value astray_share(const dw_asked *asked)
{
    return pair_share(astray(asked));
}

static dw_value astray_issue(const dw_asked *asked)
{
    const dw_ranking_pair *const pair = astray(asked);
    return dw_issue_value(asked->plan, pair ? pair->issue : DW_NONE);
}

/* ---- Promises ------------------------------------------------------------------------------- */

static const dw_event *promised(const dw_asked *asked)
{
    return dw_promise_owed(asked->plan);
}

static dw_value promise(const dw_asked *asked)
{
    const dw_event *const event = promised(asked);
    return dw_text_value(event ? event->note : NULL);
}

static dw_value promise_by(const dw_asked *asked)
{
    const dw_event *const event = promised(asked);
    return dw_text_value(event ? event->who : NULL);
}

static dw_value promise_date(const dw_asked *asked)
{
    const dw_event *const event = promised(asked);
    return dw_day_value(event ? event->day : DW_DAY_NONE);
}

static dw_value promise_due(const dw_asked *asked)
{
    const dw_event *const event = promised(asked);
    return dw_day_value(event ? event->until : DW_DAY_NONE);
}

/* Their newest no to one of its terms. */
static dw_value promise_no_date(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_event *const event = promised(asked);
    dw_day day = DW_DAY_NONE;
    for (size_t n = 0; event && n < plan->n_no; n++)
        if (dw_event_term(event, plan->no_term[n].issue) && plan->no[n].event < event &&
            (day == DW_DAY_NONE || plan->no[n].event->day > day))
            day = plan->no[n].event->day;
    return dw_day_value(day);
}

/* ---- Precedents ----------------------------------------------------------------------------- */

static const dw_precedent *dearest(const dw_asked *asked)
{
    const dw_precedents *const precedents = &asked->plan->precedents;
    return precedents->n_precedents > 0 ? &precedents->precedent[0] : NULL;
}

static dw_value precedent_deal(const dw_asked *asked)
{
    const dw_precedent *const first = dearest(asked);
    return dw_text_value(first ? asked->plan->other[first->other]->name : NULL);
}

static dw_value precedent_account(const dw_asked *asked)
{
    const dw_precedent *const first = dearest(asked);
    return dw_text_value(first ? asked->plan->other[first->other]->account : NULL);
}

static dw_value precedent_term(const dw_asked *asked)
{
    const dw_precedent *const first = dearest(asked);
    return dw_issue_value(asked->plan, first ? first->issue : DW_NONE);
}

static dw_value precedent_cost(const dw_asked *asked)
{
    const dw_precedent *const first = dearest(asked);
    return dw_money_value(first ? dw_money_estimate(first->cost) : DW_MONEY_NONE);
}

static dw_value precedent_count(const dw_asked *asked)
{
    return count_from_two(asked->plan->precedents.n_deals);
}

/* ---- The end -------------------------------------------------------------------------------- */

static const dw_debrief *agreed(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return debrief->has_better ? debrief : NULL;
}

static dw_value about(double amount)
{
    return dw_money_value(dw_money_estimate(amount));
}

static dw_value agreed_price(const dw_asked *asked)
{
    const dw_debrief *const debrief = agreed(asked);
    return dw_money_value(debrief ? dw_money_round(debrief->agreed.price) : DW_MONEY_NONE);
}

static dw_value agreed_worth(const dw_asked *asked)
{
    const dw_debrief *const debrief = agreed(asked);
    return debrief ? about(debrief->agreed.worth.us) : dw_no_value();
}

static dw_value agreed_gap(const dw_asked *asked)
{
    return about(fabs(asked->plan->debrief.worth_over_target));
}

static dw_value agreed_gives(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return dw_terms_value(debrief->give, debrief->n_gives, DW_VALUE_OFFER, true);
}

static dw_value agreed_gets(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return dw_terms_value(debrief->came, debrief->n_came, DW_VALUE_OFFER, false);
}

static dw_value agreed_taken_back(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return dw_terms_value(debrief->taken_back, debrief->n_taken_back, DW_VALUE_OFFER, false);
}

static dw_value agreed_unwanted(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return dw_terms_value(debrief->unwanted, debrief->n_unwanted, DW_VALUE_OFFER, false);
}

static dw_value signed_gap(const dw_asked *asked)
{
    return about(fabs(asked->plan->debrief.signed_gap));
}

static dw_value signed_gives(const dw_asked *asked)
{
    const dw_debrief *const debrief = &asked->plan->debrief;
    return dw_terms_value(debrief->signed_give, debrief->n_signed_gives, DW_VALUE_OFFER, false);
}

static dw_value left(const dw_asked *asked, bool ours)
{
    const dw_debrief *const debrief = agreed(asked);
    if (!debrief || debrief->better.n_points == 0)
        return dw_no_value();
    const double most = ours ? debrief->better.ours : debrief->better.theirs;
    return dw_plan_gain_counts(asked->plan, most) ? about(most) : dw_no_value();
}

static dw_value left_ours(const dw_asked *asked)
{
    return left(asked, true);
}

static dw_value left_theirs(const dw_asked *asked)
{
    return left(asked, false);
}

static dw_value days_taken(const dw_asked *asked)
{
    return asked->plan->debrief.exists ? count_from_two((size_t)asked->plan->debrief.days)
                                       : dw_no_value();
}

static dw_value outcome_reason(const dw_asked *asked)
{
    const size_t event = asked->plan->debrief.event;
    return dw_text_value(event == DW_NONE ? NULL : asked->plan->deal->event[event].reason);
}

static dw_value offers_made(const dw_asked *asked)
{
    return count_from_two(asked->plan->debrief.our_offers);
}

dw_reader *const dw_house_readers[DW_VAR_COUNT] = {
    [DW_VAR_REQUEST_TERMS] = request_terms,
    [DW_VAR_REQUEST_BACK] = request_back,
    [DW_VAR_REQUEST_AUTHORITY] = request_authority,
    [DW_VAR_REQUEST_ANSWERER] = request_answerer,
    [DW_VAR_REQUEST_DATE] = request_date,
    [DW_VAR_REQUEST_DAYS] = request_days,
    [DW_VAR_REQUEST_ABSENT] = request_absent,
    [DW_VAR_REQUEST_STAND_IN] = request_stand_in,
    [DW_VAR_NEXT_TERMS] = next_terms,
    [DW_VAR_UNSAID_TERMS] = unsaid_terms,
    [DW_VAR_NEXT_BACK] = next_back,
    [DW_VAR_NEXT_AUTHORITY] = next_authority,
    [DW_VAR_PLAN_DATE] = plan_date,
    [DW_VAR_UNCONFIRMED] = unconfirmed,
    [DW_VAR_LEADS] = leads,
    [DW_VAR_APART_FIRST] = apart_first,
    [DW_VAR_APART_SECOND] = apart_second,
    [DW_VAR_APART_SHARE] = apart_share,
    [DW_VAR_APART_ISSUE] = apart_issue,
    [DW_VAR_ASTRAY] = astray_name,
    [DW_VAR_ASTRAY_SHARE] = astray_share,
    [DW_VAR_ASTRAY_ISSUE] = astray_issue,
    [DW_VAR_PROMISE] = promise,
    [DW_VAR_PROMISE_BY] = promise_by,
    [DW_VAR_PROMISE_DATE] = promise_date,
    [DW_VAR_PROMISE_DUE] = promise_due,
    [DW_VAR_PROMISE_NO_DATE] = promise_no_date,
    [DW_VAR_PRECEDENT_DEAL] = precedent_deal,
    [DW_VAR_PRECEDENT_ACCOUNT] = precedent_account,
    [DW_VAR_PRECEDENT_TERM] = precedent_term,
    [DW_VAR_PRECEDENT_COST] = precedent_cost,
    [DW_VAR_PRECEDENT_COUNT] = precedent_count,
    [DW_VAR_AGREED_PRICE] = agreed_price,
    [DW_VAR_AGREED_WORTH] = agreed_worth,
    [DW_VAR_AGREED_GAP] = agreed_gap,
    [DW_VAR_AGREED_GIVES] = agreed_gives,
    [DW_VAR_AGREED_GETS] = agreed_gets,
    [DW_VAR_AGREED_TAKEN_BACK] = agreed_taken_back,
    [DW_VAR_AGREED_UNWANTED] = agreed_unwanted,
    [DW_VAR_SIGNED_GAP] = signed_gap,
    [DW_VAR_SIGNED_GIVES] = signed_gives,
    [DW_VAR_LEFT_OURS] = left_ours,
    [DW_VAR_LEFT_THEIRS] = left_theirs,
    [DW_VAR_DAYS_TAKEN] = days_taken,
    [DW_VAR_OUTCOME_REASON] = outcome_reason,
    [DW_VAR_OFFERS_MADE] = offers_made,
    [DW_VAR_UNGRANTED_TERMS] = ungranted_terms,
    [DW_VAR_NEXT_CONDITION] = next_condition,
    [DW_VAR_NEXT_GRANTER] = next_granter,
    [DW_VAR_NEXT_GRANT_DATE] = next_grant_date,
    [DW_VAR_THEIR_CONDITION] = their_condition,
    [DW_VAR_THEIR_GRANTER] = their_granter,
    [DW_VAR_THEIR_GRANT_DATE] = their_grant_date,
    [DW_VAR_THEIR_OFFER_AUTHORITY] = their_offer_authority,
    [DW_VAR_THEIR_OFFER_ANSWERER] = their_offer_answerer,
    [DW_VAR_OUR_CONDITION] = our_condition,
    [DW_VAR_OUR_GRANTER] = our_granter,
    [DW_VAR_OUR_GRANT_DATE] = our_grant_date,
};
