/* The opening, the answer to theirs, the concession ladder. */
#include "brief/accepting.h"
#include "brief/clearances.h"
#include "brief/compose.h"
#include "brief/package_words.h"

#include <math.h>

#define BIT(scope) (1U << (scope))

/* ---- Opening --------------------------------------------------------------------------------------- */

/* "150,000 + 85 % of 100,000": the arithmetic behind a candidate anchor. */
static char *arithmetic(const dw_plan *plan, const dw_anchor *anchor)
{
    const dw_playbook *book = plan->playbook;
    const char *competitor = plan->deal->value.competitor;
    const int digits = plan->deal->currency_digits;
    if (!dw_money_known(anchor->price))
        return NULL;
    g_autofree char *share = brief_phrase_share(anchor->share);
    g_autofree char *from = brief_phrase_amount(anchor->from, digits);
    g_autofree char *to = brief_phrase_amount(anchor->to, digits);
    switch (anchor->frame) {
    case DW_FRAME_VALUE: return brief_fill(book, DW_PHRASE_ANCHOR_VALUE, share, to, NULL);
    case DW_FRAME_MARKET: return brief_fill(book, DW_PHRASE_ANCHOR_MARKET, share, from, to, NULL);
    case DW_FRAME_COMPETITIVE:
        return brief_fill(book, DW_PHRASE_ANCHOR_COMPETITIVE, from, to,
                          competitor != NULL ? competitor
                                             : brief_word(book, DW_PHRASE_THE_COMPETITOR),
                          share, NULL);
    case DW_FRAME_LIST: return g_strdup(brief_word(book, DW_PHRASE_ANCHOR_LIST));
    case DW_FRAME_COUNT: break;
    }
    return NULL;
}

static const brief_tone state_tones[DW_ANCHOR_STATE_COUNT] = {BRIEF_GOOD, BRIEF_PLAIN,
                                                              BRIEF_CAREFUL, BRIEF_DIM};

static void compose_anchors(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ANCHOR, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_YEARLY, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_HOW, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STATE, BRIEF_LEFT);
    for (size_t f = 0; f < DW_FRAME_COUNT; f++) {
        const dw_anchor *anchor = &plan->opening.anchor[f];
        if (anchor->state == DW_ANCHOR_UNSUPPORTED)
            continue;
        brief_table_row(table);
        brief_table_cell_text(table, anchor->state == DW_ANCHOR_CHOSEN ? BRIEF_STRONG : BRIEF_PLAIN,
                              brief_word_at(composer->book, DW_PHRASE_FRAME_VALUE, f));
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_sum(plan, anchor->price));
        brief_table_cell(table, BRIEF_PLAIN, arithmetic(plan, anchor));
        brief_table_cell_text(table, state_tones[anchor->state],
                              brief_word_at(composer->book, DW_PHRASE_STATE_CHOSEN, anchor->state));
    }
}

/* At least one candidate with a number? Else the table would only say what is missing. */
static bool any_supported(const dw_opening *opening)
{
    for (size_t f = 0; f < DW_FRAME_COUNT; f++)
        if (opening->anchor[f].state != DW_ANCHOR_UNSUPPORTED)
            return true;
    return false;
}

static void compose_yearly(brief_composer *composer, dw_phrase phrase, dw_money price)
{
    g_autofree char *words = brief_phrase_sum(composer->plan, price);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, phrase, words, NULL))
        ->tone = BRIEF_STRONG;
}

/* Has the last day of what we have there passed? */
static bool has_lapsed(const dw_plan *plan)
{
    const dw_event *put = plan->stands.offer[DW_SIDE_US];
    return put != NULL && dw_event_is_offer(put) && dw_event_is_past(put, plan->day);
}

/* Have they said no to what we have there? */
static bool is_refused(const dw_plan *plan)
{
    double refused = 0;
    return dw_plan_record_measure(plan, DW_MEASURE_OUR_OFFER_REFUSED, &refused) && refused != 0;
}

/* What was agreed, where it stands; of terms that are agreed nothing is on the table any more. */
static dw_money agreed_price(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    return dw_agreed_package(&plan->worth, option, &price) ? dw_money_round(price) : DW_MONEY_NONE;
}

/* One figure is a sign, the other read off all that they did: both are said, and what each rests on. */
static void compose_seen_limit(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_belief_limit *seen = &plan->belief_limit;
    if (!dw_money_known(plan->opening.their_limit) || plan->belief == NULL ||
        plan->belief->n_offers == 0 || isnan(seen->price) || seen->price >= seen->price_most)
        return;
    g_autofree char *price = brief_phrase_estimate(plan, dw_money_estimate(seen->price));
    g_autofree char *low = brief_phrase_estimate(plan, dw_money_estimate(seen->price_low));
    g_autofree char *high = brief_phrase_estimate(plan, dw_money_estimate(seen->price_high));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_THEIR_LIMIT_SEEN, price, low, high, NULL));
}

/* The number itself: what we open with or, once an offer is out, what is on the table or agreed. */
static void compose_number(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_opening *opening = &plan->opening;
    const dw_money latest = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    const dw_money agreed = agreed_price(plan);
    g_autofree char *limit = brief_phrase_sum(plan, opening->their_limit);
    /* What was agreed and has ended is no number of ours: the lines below name it. */
    const bool ended = dw_stands_ended(&plan->stands, DW_SIDE_US);
    if (dw_money_known(agreed))
        compose_yearly(composer, DW_PHRASE_AGREED_NUMBER, agreed);
    else if (!ended && dw_money_known(latest))
        compose_yearly(composer,
                       is_refused(plan)   ? DW_PHRASE_REFUSED_NUMBER
                       : has_lapsed(plan) ? DW_PHRASE_LAPSED_NUMBER
                                          : DW_PHRASE_ON_THE_TABLE,
                       latest);
    else if (!ended && dw_money_known(opening->price))
        compose_yearly(composer, DW_PHRASE_OUR_NUMBER, opening->price);
    if (dw_money_known(opening->their_limit))
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_THEIR_LIMIT, limit,
                                  composer->book->buyer_limit[opening->limit_basis].label, NULL));
    compose_seen_limit(composer);
    if (!ended && dw_money_known(latest) && !dw_money_known(agreed))
        brief_compose_not_yet(composer, DW_PHRASE_OPENING_AFTER, DW_PHRASE_OPENING_AFTER_SETTLE);
}

static unsigned measured(const dw_plan *plan, dw_measure measure)
{
    double value = 0;
    (void)dw_deal_measure(plan->deal, plan->playbook, measure, 0, &value);
    return (unsigned)value;
}

dw_side brief_opener(const dw_plan *plan)
{
    if (measured(plan, DW_MEASURE_NUMBER_NAMED) != DW_NUMBER_BY_BOTH)
        return DW_SIDE_COUNT;
    return measured(plan, DW_MEASURE_FIRST_NUMBER) == DW_NUMBER_BY_US ? DW_SIDE_US : DW_SIDE_THEM;
}

/* Have they named a number, and we none? */
static bool have_they_alone(const dw_plan *plan)
{
    enum { BY_THEM = 2 };
    return measured(plan, DW_MEASURE_NUMBER_NAMED) == BY_THEM;
}

/* Who named a number first is no choice any more once both sides have, or they. */
static bool compose_opened(brief_composer *composer)
{
    static const dw_phrase words[DW_SIDE_COUNT] = {
        [DW_SIDE_US] = DW_PHRASE_OPENED_BY_US, [DW_SIDE_THEM] = DW_PHRASE_OPENED_BY_THEM};
    const dw_side opener = brief_opener(composer->plan);
    const bool alone = have_they_alone(composer->plan);
    if (opener == DW_SIDE_COUNT && !alone)
        return false;
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book,
                              alone ? DW_PHRASE_OPENED_BY_THEM_ALONE : words[opener],
                              composer->plan->deal->account, NULL));
    return true;
}

void brief_compose_opening(brief_composer *composer)
{
    compose_number(composer);
    if (!compose_opened(composer))
        brief_compose_decision(composer, DW_KEY_WHO_ANCHORS, DW_PHRASE_COUNT);
    if (any_supported(&composer->plan->opening))
        compose_anchors(composer);
    brief_compose_lines(composer, DW_SECTION_OPENING, 0);
}

/* ---- Their anchor ---------------------------------------------------------------------------------- */

void brief_compose_their_anchor(brief_composer *composer)
{
    static const dw_phrase verdicts[] = {[DW_THEIRS_REASONABLE] = DW_PHRASE_VERDICT_REASONABLE,
                                         [DW_THEIRS_AGGRESSIVE] = DW_PHRASE_VERDICT_AGGRESSIVE,
                                         [DW_THEIRS_UNPROVEN] = DW_PHRASE_VERDICT_UNPROVEN};
    static const brief_tone tones[] = {BRIEF_PLAIN, BRIEF_GOOD, BRIEF_BAD, BRIEF_CAREFUL};
    const dw_plan *plan = composer->plan;
    const dw_their_anchor *theirs = &plan->their_anchor;
    if (theirs->verdict != DW_THEIRS_NONE) {
        brief_table *fields = brief_add_fields(composer->document);
        g_autofree char *price = brief_phrase_sum(plan, theirs->price);
        const bool under =
            theirs->verdict == DW_THEIRS_REASONABLE && theirs->price < theirs->band_low;
        const char *verdict =
            brief_word(composer->book, under ? DW_PHRASE_VERDICT_UNDER : verdicts[theirs->verdict]);
        brief_compose_field(
            composer, fields, DW_PHRASE_ROW_THEY_OPENED, tones[theirs->verdict],
            brief_fill(composer->book, DW_PHRASE_THEY_OPENED, price, verdict, NULL));
        if (dw_money_known(theirs->stands) && theirs->stands != theirs->price)
            brief_compose_field(composer, fields, DW_PHRASE_ROW_THEY_STAND, BRIEF_PLAIN,
                                brief_phrase_sum(plan, theirs->stands));
        g_autofree char *low = brief_phrase_sum(plan, theirs->band_low);
        g_autofree char *high = brief_phrase_sum(plan, theirs->band_high);
        if (dw_money_known(theirs->band_low))
            brief_compose_field(composer, fields, DW_PHRASE_ROW_EVIDENCE, BRIEF_PLAIN,
                                theirs->band_low == theirs->band_high
                                    ? g_strdup(low)
                                    : brief_fill(composer->book, DW_PHRASE_RANGE, low, high, NULL));
    }
    brief_compose_lines(composer, DW_SECTION_THEIR_ANCHOR, 0);
}

/* ---- Ladder ---------------------------------------------------------------------------------------- */

static double off_target(const dw_plan *plan, size_t s)
{
    return fabs(plan->step[s].concession.package.worth.us - (double)plan->package_target);
}

/* Of small steps several are at it as nearly as it is told: the nearest is named. */
static bool is_the_target(const dw_plan *plan, size_t s)
{
    size_t nearest = s;
    for (size_t other = 1; other < plan->n_steps; other++)
        if (plan->step[other].at_target && off_target(plan, other) < off_target(plan, nearest))
            nearest = other;
    return plan->step[s].at_target && nearest == s;
}

static const char *step_name(const dw_plan *plan, size_t s)
{
    if (s == 0 && dw_stands_ended(&plan->stands, DW_SIDE_US))
        return brief_word(plan->playbook, DW_PHRASE_PLACE_WAS_AGREED);
    if (s == 0 && (plan->starts_at_word || plan->starts_promised))
        return brief_word(plan->playbook, DW_PHRASE_PLACE_SAID);
    if (s == 0 && is_refused(plan))
        return brief_word(plan->playbook, DW_PHRASE_PLACE_REFUSED);
    if (s == 0 && has_lapsed(plan))
        return brief_word(plan->playbook, DW_PHRASE_PLACE_LAPSED);
    if (s == 0)
        return brief_word(plan->playbook, dw_money_known(dw_deal_latest_price(
                                              plan->deal, plan->playbook, DW_SIDE_US))
                                              ? DW_PHRASE_PLACE_ON_THE_TABLE
                                              : DW_PHRASE_PLACE_OPENING);
    if (is_the_target(plan, s))
        return brief_word(plan->playbook, DW_PHRASE_PLACE_TARGET);
    return plan->ends_at_walk_away && s + 1 == plan->n_steps
               ? brief_word(plan->playbook, DW_PHRASE_PLACE_WALK_AWAY)
               : "";
}

static char *list_of(const dw_plan *plan, const GPtrArray *words)
{
    return words->len > 0 ? brief_phrase_list((const char *const *)words->pdata, words->len,
                                              brief_word(plan->playbook, DW_PHRASE_LIST_AND))
                          : NULL;
}

/* What only lets go of an ask of ours is no gift. */
static char *given_issue(const dw_plan *plan, const dw_term *term)
{
    g_autofree char *issue = brief_phrase_issue(plan, term->issue);
    return dw_plan_releases(plan, term)
               ? brief_fill(plan->playbook, DW_PHRASE_NOT_ASKED, issue, NULL)
               : g_steal_pointer(&issue);
}

static char *gives_words(const dw_plan *plan, const dw_concession *made)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t t = 0; t < made->n_gives; t++)
        g_ptr_array_add(words, given_issue(plan, &made->give[t]));
    return list_of(plan, words);
}

/* What they have proposed themselves, the issues that are asked, by name, and a kind of issue that has to be
 * brought to the table. */
static char *gets_words(const dw_plan *plan, const dw_plan_step *step)
{
    const dw_concession *made = &step->concession;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t t = 0; t < made->n_taken; t++) {
        g_autofree char *issue = brief_phrase_issue(plan, made->taken[t].issue);
        g_ptr_array_add(words, brief_fill(plan->playbook, DW_PHRASE_STEP_TAKEN, issue, NULL));
    }
    for (size_t t = 0; t < made->n_gets; t++)
        g_ptr_array_add(words, brief_phrase_issue(plan, made->get[t].issue));
    if (step->get_kind != DW_NONE)
        g_ptr_array_add(words, g_strdup(plan->playbook->issue_kind[step->get_kind].label));
    return list_of(plan, words);
}

/* "10.8 %, sales manager": how far below list, and whose yes that needs. */
static char *approval_words(const dw_plan *plan, const dw_package *package)
{
    if (isnan(package->discount) || package->authority == DW_NONE)
        return NULL;
    g_autofree char *share = brief_discount_words(plan, package->discount);
    return brief_fill(plan->playbook, DW_PHRASE_OFF_LIST_BY, share,
                      plan->playbook->authority[package->authority].label, NULL);
}

static void ladder_row(brief_composer *composer, brief_table *table, size_t s)
{
    const dw_plan *plan = composer->plan;
    const dw_plan_step *step = &plan->step[s];
    const dw_concession *made = &step->concession;
    const dw_package *package = &made->package;
    const int digits = plan->deal->currency_digits;
    char *get = gets_words(plan, step);
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, g_strdup_printf("%zu %s", s, step_name(plan, s)));
    brief_table_cell(table, BRIEF_STRONG, brief_phrase_amount(step->price, digits));
    brief_table_cell(table, BRIEF_PLAIN, approval_words(plan, package));
    brief_table_cell(table, BRIEF_PLAIN,
                     brief_phrase_amount(dw_money_estimate(package->worth.us), digits));
    brief_table_cell(table, BRIEF_PLAIN,
                     isnan(package->acceptance)
                         ? NULL
                         : brief_phrase_taken(composer->book, package->acceptance));
    brief_table_cell(table, BRIEF_PLAIN, gives_words(plan, made));
    brief_table_cell(table, get == NULL ? BRIEF_CAREFUL : BRIEF_PLAIN,
                     get != NULL ? get
                     : s > 0     ? g_strdup(brief_word(composer->book, DW_PHRASE_NO_GET))
                                 : NULL);
}

/* Steps this reader may see: none under the target without walk-aways. */
static size_t steps_shown(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    size_t shown = plan->n_steps;
    while (!composer->style->walk_aways && shown > 0 && plan->step[shown - 1].below_target)
        shown--;
    return shown;
}

static bool any_chance(const dw_plan *plan, size_t shown)
{
    for (size_t s = 0; s < shown; s++)
        if (!isnan(plan->step[s].concession.package.acceptance))
            return true;
    return false;
}

static void compose_steps(brief_composer *composer, size_t shown)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *title =
        brief_fill(composer->book, DW_PHRASE_COLUMN_CURRENCY_YEARLY, plan->deal->currency, NULL);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STEP, BRIEF_LEFT);
    brief_table_column(table, title, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_OFF_LIST, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WORTH_TO_US, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_THEY_TAKE_IT, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WE_GIVE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_FOR, BRIEF_LEFT);
    for (size_t s = 0; s < shown; s++)
        ladder_row(composer, table, s);
    brief_table_prune(table);
}

/* The words for each step; the table has said the rest of its line. */
static void compose_step_words(brief_composer *composer, size_t shown)
{
    for (size_t s = 0; s < shown; s++) {
        g_autofree char *said = brief_item_say(composer, DW_SECTION_LADDER, DW_SCOPE_STEP, s);
        g_autofree char *text = brief_item_text(composer, DW_SECTION_LADDER, DW_SCOPE_STEP, s);
        g_autofree char *number = g_strdup_printf("%zu", s);
        g_autofree char *label = brief_fill(composer->book, DW_PHRASE_LABEL_STEP, number, NULL);
        if (said != NULL)
            brief_add_take(composer->document, BRIEF_BULLET, label,
                           brief_fill(composer->book, DW_PHRASE_QUOTE, said, NULL));
        else if (text != NULL)
            brief_add(composer->document, BRIEF_BULLET, label, text);
    }
}

/* Where nothing is left to give because we have gone too far already. */
static void compose_overshoot(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (!composer->style->walk_aways || !dw_money_known(plan->on_the_table) ||
        !dw_money_known(plan->package_walk_away) || plan->on_the_table >= plan->package_walk_away)
        return;
    g_autofree char *worth = brief_phrase_estimate(plan, plan->on_the_table);
    g_autofree char *walk_away = brief_phrase_estimate(plan, plan->package_walk_away);
    brief_block *block = brief_add_take(
        composer->document, BRIEF_BULLET, NULL,
        brief_fill(composer->book, DW_PHRASE_LADDER_OFFER_BELOW, worth, walk_away, NULL));
    block->tone = BRIEF_CAREFUL;
}

/* Where what stands is likely taken as it is. */
static void compose_hold(brief_composer *composer, const dw_package *package)
{
    const dw_playbook *book = composer->book;
    if (!(package->acceptance >= dw_playbook_setting(book, DW_SETTING_SETTLED_CONFIDENCE)))
        return;
    g_autofree char *chance = brief_phrase_taken(book, package->acceptance);
    brief_add_take(composer->document, BRIEF_BULLET, NULL,
                   brief_fill(book, DW_PHRASE_LADDER_HOLD, chance, NULL));
}

void brief_compose_ladder(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    /* No step is taken where theirs is. */
    const size_t shown = brief_accepts(plan) ? 0 : steps_shown(composer);
    if (shown > 0) {
        brief_compose_not_yet(composer, DW_PHRASE_LADDER_AFTER, DW_PHRASE_LADDER_AFTER_SETTLE);
        compose_steps(composer, shown);
        brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_LADDER_MEANS);
        if (any_chance(plan, shown))
            brief_compose_word(composer, BRIEF_BECAUSE,
                               dw_outside_is_known(&plan->worth) ? DW_PHRASE_LADDER_CHANCE_MEANS
                                                                 : DW_PHRASE_THEY_TAKE_IT_MEANS);
    }
    if (shown == plan->n_steps && shown > 0 && !plan->concessions.reaches_stop &&
        composer->style->walk_aways)
        brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_LADDER_ENDS_ABOVE);
    const bool stands = !dw_stands_ended(&plan->stands, DW_SIDE_US);
    if (shown > 0 && stands)
        compose_hold(composer, &plan->step[0].concession.package);
    if (plan->n_steps == 0 && stands)
        compose_overshoot(composer);
    if (!brief_accepts(plan))
        brief_compose_step_conditions(composer);
    compose_step_words(composer, shown);
    brief_compose_lines(composer, DW_SECTION_LADDER, BIT(DW_SCOPE_STEP));
}
