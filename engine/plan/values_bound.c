/* Values of variables: what is agreed, else our offer that they may take, and whose yes it needs. */
#include "values.h"

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

dw_reader *const dw_bound_readers[DW_VAR_COUNT] = {
    [DW_VAR_OUR_TERMS_AUTHORITY] = our_terms_authority,
    [DW_VAR_OUR_TERMS_ANSWERER] = our_terms_answerer,
    [DW_VAR_OUR_TERMS_REFUSER] = our_terms_refuser,
    [DW_VAR_OUR_TERMS_REFUSAL_DATE] = our_terms_refusal_date,
    [DW_VAR_OUR_TERMS_REFUSAL_REASON] = our_terms_refusal_reason,
};
