/* What of a plan a reader without walk-aways is not told. */
#include "brief/compose.h"
#include "brief/house_no.h"

/* What only those who may see walk-aways are told. */
static const dw_variable walk_away_variables[] = {
    DW_VAR_FLOOR_PRICE,
    DW_VAR_PACKAGE_WALK_AWAY,
    DW_VAR_OUR_ALTERNATIVE,
    DW_VAR_FLOOR_DISCOUNT,
    DW_VAR_FLOOR_APPROVER,
    DW_VAR_PRICE_ROOM,
    DW_VAR_LADDER_STEPS,
    DW_VAR_LADDER_END,
    DW_VAR_LADDER_END_CHANCE,
    DW_VAR_GOING_ON,
    DW_VAR_ROOM_LEFT,
    DW_VAR_STANDS_BELOW,
    DW_VAR_THEIR_TERMS_PRICE,
    /* Words of an approver, and whose yes is needed, may say down to which price. */
    DW_VAR_NEXT_CONDITION,
    DW_VAR_THEIR_CONDITION,
    DW_VAR_OUR_CONDITION,
    DW_VAR_EVENT_CONDITION,
    DW_VAR_THEIR_OFFER_AUTHORITY,
    DW_VAR_THEIR_OFFER_ANSWERER,
    DW_VAR_OUR_TERMS_AUTHORITY,
    DW_VAR_OUR_TERMS_ANSWERER,
    DW_VAR_OUR_TERMS_REFUSAL_REASON,
    DW_VAR_OUR_WORD_REFUSAL_REASON,
    DW_VAR_TRADE_REFUSAL_REASON,
    DW_VAR_NEXT_REFUSAL_REASON,
    DW_VAR_THEIR_REFUSAL_REASON,
    DW_VAR_EVENT_REFUSAL_REASON,
};

bool brief_weights_visible(const brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    for (size_t i = 0; !composer->style->walk_aways && i < deal->n_issues; i++)
        if (deal->issue[i].implied)
            return false;
    return true;
}

static void withhold(brief_place *place, const dw_variable *variable, size_t n)
{
    for (size_t v = 0; v < n; v++)
        dw_variable_set_add(&place->withheld, variable[v]);
}

/* What was granted or refused of an offer, where the offer itself was said aloud. */
static void withhold_rulings(const brief_composer *composer, brief_place *place)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    const dw_event_approval *event = &approvals->event[place->item];
    if (event->granted_as.option && !brief_package_visible(composer, &event->granted_as))
        dw_variable_set_add(&place->withheld, DW_VAR_EVENT_GRANTED);
    if (event->refusal != DW_NONE &&
        !brief_package_visible(composer, &approvals->ruling[event->refusal].package))
        dw_variable_set_add(&place->withheld, DW_VAR_EVENT_REFUSED);
}

/* What our own house has said no to, and what of it it has granted. */
static void withhold_denials(const brief_composer *composer, brief_place *place)
{
    static const dw_variable next[] = {DW_VAR_NEXT_DENIED, DW_VAR_NEXT_REFUSED, DW_VAR_NEXT_CUT,
                                       DW_VAR_NEXT_CUT_TO};
    static const dw_variable theirs[] = {DW_VAR_THEIR_DENIED, DW_VAR_THEIR_REFUSED,
                                         DW_VAR_THEIR_CUT, DW_VAR_THEIR_CUT_TO};
    const dw_plan *plan = composer->plan;
    if (!brief_denial_visible(composer, plan->next_denial.ruling) ||
        (plan->next_denial.ruling && !brief_package_visible(composer, &plan->next_denial.package)))
        withhold(place, next, G_N_ELEMENTS(next));
    if (!brief_denial_visible(composer, plan->their_denial.ruling))
        withhold(place, theirs, G_N_ELEMENTS(theirs));
}

/* Terms at our floor price that so far only our own house has heard of. */
static void withhold_unseen(const brief_composer *composer, brief_place *place)
{
    static const dw_variable request[] = {DW_VAR_REQUEST_TERMS, DW_VAR_REQUEST_BACK,
                                          DW_VAR_REQUEST_AUTHORITY};
    static const dw_variable next[] = {DW_VAR_NEXT_TERMS, DW_VAR_NEXT_BACK, DW_VAR_NEXT_AUTHORITY};
    static const dw_variable event[] = {DW_VAR_EVENT_TERMS, DW_VAR_EVENT_AUTHORITY,
                                        DW_VAR_EVENT_GRANTED, DW_VAR_EVENT_MISSING,
                                        DW_VAR_EVENT_ROOM};
    static const dw_variable part[] = {DW_VAR_UNGRANTED_TERMS};
    static const dw_variable words[] = {DW_VAR_EVENT_REASON, DW_VAR_EVENT_NOTE};
    const dw_plan *plan = composer->plan;
    const dw_approvals *approvals = &plan->approvals;
    if (approvals->newest_open != DW_NONE &&
        !brief_package_visible(composer, &approvals->request[approvals->newest_open].package))
        withhold(place, request, G_N_ELEMENTS(request));
    if (approvals->newest_part != DW_NONE &&
        !brief_package_visible(composer, &approvals->request[approvals->newest_part].package))
        withhold(place, part, G_N_ELEMENTS(part));
    if (plan->proposals.exists && !brief_package_visible(composer, &plan->proposals.next))
        withhold(place, next, G_N_ELEMENTS(next));
    const size_t asked =
        place->scope == DW_SCOPE_EVENT ? approvals->event[place->item].request : DW_NONE;
    if (asked != DW_NONE && !brief_package_visible(composer, &approvals->request[asked].package))
        withhold(place, event, G_N_ELEMENTS(event));
    if (place->scope == DW_SCOPE_EVENT)
        withhold_rulings(composer, place);
    if (place->scope == DW_SCOPE_EVENT && plan->deal->event[place->item].kind == DW_EVENT_APPROVAL)
        withhold(place, words, G_N_ELEMENTS(words));
    /* Below the floor price the last authority decides: whose yes an offer needed tells where it lies. */
    if (place->scope == DW_SCOPE_EVENT && approvals->event[place->item].offer != DW_CLEARANCE_NONE)
        dw_variable_set_add(&place->withheld, DW_VAR_EVENT_AUTHORITY);
}

brief_place brief_composer_place(const brief_composer *composer, dw_scope scope, size_t item)
{
    brief_place place = brief_place_deal(composer->plan);
    place.scope = scope;
    place.item = item;
    if (composer->style->walk_aways)
        return place;
    withhold(&place, walk_away_variables, G_N_ELEMENTS(walk_away_variables));
    withhold_unseen(composer, &place);
    withhold_denials(composer, &place);
    if (!brief_weights_visible(composer)) {
        dw_variable_set_add(&place.withheld, DW_VAR_ISSUE_STAKE_OURS);
        dw_variable_set_add(&place.withheld, DW_VAR_ISSUE_STAKE_THEIRS);
    }
    return place;
}

/* A factor whose level brackets the walk-away tells of it; a hard limit on the price is one. */
static bool tells_walk_away(const dw_plan *plan, const dw_factor *factor)
{
    static const dw_measure tell[] = {
        DW_MEASURE_FLOOR_DISCOUNT,   DW_MEASURE_PRICE_ROOM,      DW_MEASURE_OFFERS_BELOW_FLOOR,
        DW_MEASURE_TERRIBLE_TERMS,   DW_MEASURE_AGREED_PLACE,    DW_MEASURE_OFFER_ON_TABLE,
        DW_MEASURE_COMMON_GROUND,    DW_MEASURE_OUR_POSITION,    DW_MEASURE_REOPENED,
        DW_MEASURE_LAST_OFFER_PLACE, DW_MEASURE_OFFER_AT_LIMITS, DW_MEASURE_ROOM_LEFT,
        DW_MEASURE_OUR_OFFER_BELOW,  DW_MEASURE_ULTIMATUM_PLACE};
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    if (factor->kind != DW_FACTOR_MEASURED)
        return false;
    for (size_t m = 0; m < G_N_ELEMENTS(tell); m++)
        if (factor->measure == tell[m])
            return true;
    return factor->measure == DW_MEASURE_MUST_BROKEN && price != DW_NONE &&
           dw_issue_has_limit(&plan->deal->issue[price]);
}

bool brief_factor_visible(const brief_composer *composer, size_t factor)
{
    return composer->style->walk_aways || factor == DW_NONE ||
           !tells_walk_away(composer->plan, &composer->plan->playbook->factor[factor]);
}

static bool has(dw_fact levels, unsigned level)
{
    return (levels & (dw_fact)1 << level) != 0;
}

/* What is good is above the walk-away as well; below and short of it stand next to each other. */
static bool parts_offers(dw_fact levels, unsigned below)
{
    return has(levels, below) != has(levels, below + 1) ||
           (has(levels, below + 2) && !has(levels, below));
}

/* A condition that holds on both sides of the walk-away, such as "not below the target", tells nothing. */
static bool parts_at_walk_away(const dw_factor *factor, dw_fact levels)
{
    /* Levels of our_position; of offer_on_table and ultimatum_place; of offer_at_limits; of reopened. */
    enum { BELOW_TARGET = 2, BELOW_FLOOR = 3 };
    enum { TABLE_BELOW = 2, LIMITS_BELOW = 1 };
    enum { NOT_REOPENED, WORSE, BETTER };
    switch (factor->measure) {
    case DW_MEASURE_OUR_POSITION: return has(levels, BELOW_TARGET) != has(levels, BELOW_FLOOR);
    case DW_MEASURE_OFFER_ON_TABLE:
    case DW_MEASURE_ULTIMATUM_PLACE: return parts_offers(levels, TABLE_BELOW);
    case DW_MEASURE_OFFER_AT_LIMITS: return parts_offers(levels, LIMITS_BELOW);
    case DW_MEASURE_REOPENED:
        return !has(levels, NOT_REOPENED) && has(levels, WORSE) != has(levels, BETTER);
    default: return true;
    }
}

bool brief_when_visible(const brief_composer *composer, const dw_when *when)
{
    const dw_playbook *book = composer->plan->playbook;
    for (size_t c = 0; c < when->n_conditions; c++)
        if (!brief_factor_visible(composer, when->condition[c].factor) &&
            parts_at_walk_away(&book->factor[when->condition[c].factor], when->condition[c].levels))
            return false;
    return true;
}

bool brief_line_visible(const brief_composer *composer, const dw_line *line)
{
    const dw_plan *plan = composer->plan;
    if (!brief_when_visible(composer, &line->entry->when))
        return false;
    return composer->style->walk_aways || line->entry->scope != DW_SCOPE_STEP ||
           !plan->step[line->item].below_target;
}

bool brief_package_visible(const brief_composer *composer, const dw_package *package)
{
    const dw_money floor = composer->plan->deal->value.floor_price;
    return composer->style->walk_aways || !dw_money_known(floor) ||
           dw_money_round(package->price) > floor;
}
