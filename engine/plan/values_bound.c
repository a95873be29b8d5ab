/* Values of variables: what is agreed, else our offer that they may take, what we have said beside it, the
 * trade to put next, and whose yes these need. */
#include "values.h"

#include "../deal/stands.h"
#include "measures.h"

#include <math.h>

static dw_value our_terms_authority(const dw_asked *asked)
{
    return dw_authority_value(asked->plan, asked->plan->approvals.bound.authority);
}

static dw_value our_terms_answerer(const dw_asked *asked)
{
    const dw_approvals *const approvals = &asked->plan->approvals;
    const size_t authority = approvals->bound.authority;
    return dw_text_value(authority == DW_NONE ? NULL : approvals->answerer[authority]);
}

/* Whose yes those terms need that are out below the walk-away or outside a limit, by the same rule as any
 * other: nobody's where the seller may give them alone, or they are granted. */
static dw_value low_authority(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const size_t newest = dw_newest_beyond_limits(plan);
    const size_t event = newest == DW_NONE ? plan->approvals.bound.event : newest;
    if (event == DW_NONE)
        return dw_no_value();
    const dw_event_approval *const made = &plan->approvals.event[event];
    const bool is_granted =
        made->offer == DW_CLEARANCE_COVERED || made->now == DW_CLEARANCE_COVERED;
    return made->authority == 0 || is_granted ? dw_no_value()
                                              : dw_authority_value(plan, made->authority);
}

/* The refusal of it; NULL for none. */
static const dw_event *our_terms_refusal(const dw_asked *asked)
{
    const dw_bound *const bound = &asked->plan->approvals.bound;
    return bound->clearance == DW_CLEARANCE_REFUSED
               ? &asked->plan->deal->event[bound->ruling->event]
               : NULL;
}

static dw_value our_terms_refuser(const dw_asked *asked)
{
    const dw_event *const refusal = our_terms_refusal(asked);
    return dw_text_value(refusal ? refusal->who : NULL);
}

static dw_value our_terms_refusal_date(const dw_asked *asked)
{
    const dw_event *const refusal = our_terms_refusal(asked);
    return dw_day_value(refusal ? refusal->day : DW_DAY_NONE);
}

static dw_value our_terms_refusal_reason(const dw_asked *asked)
{
    const dw_event *const refusal = our_terms_refusal(asked);
    return dw_text_value(refusal ? refusal->reason : NULL);
}

/* ---- What we have said beside it ------------------------------------------------------------ */

/* Not where they have heard less from us since. */
static dw_value our_standing(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_money ours = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    const bool is_less = plan->word.event && plan->word.price < ours;
    const bool stands = dw_stands_offered(&plan->stands, DW_SIDE_US, plan->day) && !is_less;
    return stands ? dw_money_value(ours) : dw_no_value();
}

static const dw_price_word *our_word(const dw_asked *asked)
{
    return asked->plan->word.event ? &asked->plan->word : &asked->plan->word_behind;
}

static dw_value our_word_price(const dw_asked *asked)
{
    return dw_money_value(our_word(asked)->price);
}

static dw_value our_word_date(const dw_asked *asked)
{
    const dw_event *const word = our_word(asked)->event;
    return dw_day_value(word ? word->day : DW_DAY_NONE);
}

static dw_value our_word_who(const dw_asked *asked)
{
    const dw_event *const word = our_word(asked)->event;
    return dw_text_value(word ? word->who : NULL);
}

static dw_value our_word_until(const dw_asked *asked)
{
    const dw_event *const word = our_word(asked)->event;
    return dw_day_value(word ? word->until : DW_DAY_NONE);
}

static dw_value word_before_yes(const dw_asked *asked)
{
    return dw_money_value(asked->plan->word_before_yes.price);
}

static dw_value word_before_yes_date(const dw_asked *asked)
{
    const dw_event *const word = asked->plan->word_before_yes.event;
    return dw_day_value(word ? word->day : DW_DAY_NONE);
}

static dw_value our_word_refuser(const dw_asked *asked)
{
    const dw_event *const refusal = dw_our_word_refusal(asked->plan);
    return dw_text_value(refusal ? refusal->who : NULL);
}

static dw_value our_word_refusal_date(const dw_asked *asked)
{
    const dw_event *const refusal = dw_our_word_refusal(asked->plan);
    return dw_day_value(refusal ? refusal->day : DW_DAY_NONE);
}

static dw_value our_word_refusal_reason(const dw_asked *asked)
{
    const dw_event *const refusal = dw_our_word_refusal(asked->plan);
    return dw_text_value(refusal ? refusal->reason : NULL);
}

/* ---- The trade to put next ------------------------------------------------------------------ */

static dw_value trade_authority(const dw_asked *asked)
{
    return dw_authority_value(asked->plan, asked->plan->trade_needs.authority);
}

static dw_value trade_answerer(const dw_asked *asked)
{
    const size_t authority = asked->plan->trade_needs.authority;
    return dw_text_value(authority == DW_NONE ? NULL : asked->plan->approvals.answerer[authority]);
}

static const dw_event *trade_refusal(const dw_asked *asked)
{
    const dw_ruling *const refusal = asked->plan->trade_needs.refusal;
    return refusal ? &asked->plan->deal->event[refusal->event] : NULL;
}

static dw_value trade_refuser(const dw_asked *asked)
{
    const dw_event *const refusal = trade_refusal(asked);
    return dw_text_value(refusal ? refusal->who : NULL);
}

static dw_value trade_refusal_date(const dw_asked *asked)
{
    const dw_event *const refusal = trade_refusal(asked);
    return dw_day_value(refusal ? refusal->day : DW_DAY_NONE);
}

static dw_value trade_refusal_reason(const dw_asked *asked)
{
    const dw_event *const refusal = trade_refusal(asked);
    return dw_text_value(refusal ? refusal->reason : NULL);
}

/* ---- Below the walk-away ------------------------------------------------------------------------ */

static dw_value stands_below(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const double worth = plan->proposals.below;
    return dw_money_known(plan->on_the_table) && isfinite(worth)
               ? dw_money_value(dw_money_estimate(worth))
               : dw_no_value();
}

/* As prices are said, and no less than it takes. */
static dw_value their_terms_price(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_deal_is_open(plan->deal) || isnan(plan->walk_away_worth) ||
        !dw_standing_offer(&plan->worth, DW_SIDE_THEM, option, &price))
        return dw_no_value();
    const double enough = dw_price_for_worth(&plan->worth, option, plan->walk_away_worth);
    if (isnan(price) || !(enough > price))
        return dw_no_value();
    const double unit = dw_price_unit(enough);
    return dw_money_value(dw_money_round(ceil(enough / unit) * unit));
}

/* ---- A give without its get -------------------------------------------------------------------- */

static dw_value unpaid_gives(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return dw_terms_value(plan->unpaid_give, plan->n_unpaid_gives, DW_VALUE_OFFER, true);
}

static dw_value lost_gets(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return dw_terms_value(plan->lost_get, plan->n_lost_gets, DW_VALUE_OFFER, false);
}

/* ---- What our own house has said no to -------------------------------------------------------- */

static const dw_event *answer_of(const dw_asked *asked, const dw_plan_denial *denial)
{
    return denial->ruling ? &asked->plan->deal->event[denial->ruling->event] : NULL;
}

static dw_value denier(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_event *const answer = answer_of(asked, denial);
    return dw_text_value(answer ? answer->who : NULL);
}

static dw_value denial_date(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_event *const answer = answer_of(asked, denial);
    return dw_day_value(answer ? answer->day : DW_DAY_NONE);
}

static dw_value denied(const dw_asked *asked, const dw_plan_denial *denial)
{
    return denial->ruling ? dw_package_value(asked->plan, &denial->package, denial->denied)
                          : dw_no_value();
}

/* Of a refusal, the terms that it names. */
static dw_value refused(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_ruling *const ruling = denial->ruling;
    return ruling && !ruling->granted ? dw_package_value(asked->plan, &ruling->package, ruling->no)
                                      : dw_no_value();
}

static dw_value refusal_reason(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_ruling *const ruling = denial->ruling;
    return dw_text_value(ruling && !ruling->granted ? answer_of(asked, denial)->reason : NULL);
}

/* Of a grant, what of the request it leaves. */
static dw_value cut(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_ruling *const ruling = denial->ruling;
    const dw_event_approval *const made =
        ruling && ruling->granted ? &asked->plan->approvals.event[ruling->event] : NULL;
    return made && made->missing ? dw_package_value(asked->plan, &made->package, made->missing)
                                 : dw_no_value();
}

static dw_value cut_to(const dw_asked *asked, const dw_plan_denial *denial)
{
    const dw_ruling *const ruling = denial->ruling;
    return ruling && ruling->granted ? dw_package_value(asked->plan, &ruling->package, ruling->on)
                                     : dw_no_value();
}

/* The same of the next offer and of theirs. */
#define DENIAL_READERS(read)                            \
    static dw_value next_##read(const dw_asked *asked)  \
    {                                                   \
        return read(asked, &asked->plan->next_denial);  \
    }                                                   \
    static dw_value their_##read(const dw_asked *asked) \
    {                                                   \
        return read(asked, &asked->plan->their_denial); \
    }

DENIAL_READERS(denier)
DENIAL_READERS(denial_date)
DENIAL_READERS(denied)
DENIAL_READERS(refused)
DENIAL_READERS(refusal_reason)
DENIAL_READERS(cut)
DENIAL_READERS(cut_to)

dw_reader *const dw_bound_readers[DW_VAR_COUNT] = {
    [DW_VAR_OUR_TERMS_AUTHORITY] = our_terms_authority,
    [DW_VAR_OUR_TERMS_ANSWERER] = our_terms_answerer,
    [DW_VAR_OUR_STANDING] = our_standing,
    [DW_VAR_OUR_WORD_PRICE] = our_word_price,
    [DW_VAR_OUR_WORD_DATE] = our_word_date,
    [DW_VAR_OUR_WORD_WHO] = our_word_who,
    [DW_VAR_OUR_WORD_UNTIL] = our_word_until,
    [DW_VAR_WORD_BEFORE_YES] = word_before_yes,
    [DW_VAR_WORD_BEFORE_YES_DATE] = word_before_yes_date,
    [DW_VAR_TRADE_AUTHORITY] = trade_authority,
    [DW_VAR_TRADE_ANSWERER] = trade_answerer,
    [DW_VAR_TRADE_REFUSER] = trade_refuser,
    [DW_VAR_TRADE_REFUSAL_DATE] = trade_refusal_date,
    [DW_VAR_TRADE_REFUSAL_REASON] = trade_refusal_reason,
    [DW_VAR_OUR_WORD_REFUSER] = our_word_refuser,
    [DW_VAR_OUR_WORD_REFUSAL_DATE] = our_word_refusal_date,
    [DW_VAR_OUR_WORD_REFUSAL_REASON] = our_word_refusal_reason,
    [DW_VAR_OUR_TERMS_REFUSER] = our_terms_refuser,
    [DW_VAR_OUR_TERMS_REFUSAL_DATE] = our_terms_refusal_date,
    [DW_VAR_OUR_TERMS_REFUSAL_REASON] = our_terms_refusal_reason,
    [DW_VAR_UNPAID_GIVES] = unpaid_gives,
    [DW_VAR_LOST_GETS] = lost_gets,
    [DW_VAR_NEXT_DENIER] = next_denier,
    [DW_VAR_NEXT_DENIAL_DATE] = next_denial_date,
    [DW_VAR_NEXT_DENIED] = next_denied,
    [DW_VAR_NEXT_REFUSED] = next_refused,
    [DW_VAR_NEXT_REFUSAL_REASON] = next_refusal_reason,
    [DW_VAR_NEXT_CUT] = next_cut,
    [DW_VAR_NEXT_CUT_TO] = next_cut_to,
    [DW_VAR_THEIR_DENIER] = their_denier,
    [DW_VAR_THEIR_DENIAL_DATE] = their_denial_date,
    [DW_VAR_THEIR_DENIED] = their_denied,
    [DW_VAR_THEIR_REFUSED] = their_refused,
    [DW_VAR_THEIR_REFUSAL_REASON] = their_refusal_reason,
    [DW_VAR_THEIR_CUT] = their_cut,
    [DW_VAR_THEIR_CUT_TO] = their_cut_to,
    [DW_VAR_STANDS_BELOW] = stands_below,
    [DW_VAR_THEIR_TERMS_PRICE] = their_terms_price,
    [DW_VAR_LOW_AUTHORITY] = low_authority,
};
