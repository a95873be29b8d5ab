/* How a deal ended: against opening, target and walk-away, and what to learn from it. */
#include "brief/broken.h"
#include "brief/coach.h"

#include "brief/compose.h"
#include "brief/package_words.h"

#include <math.h>

/* ---- Result -------------------------------------------------------------------------------------- */

/* The label of the level that measures the outcome; where there is none, what an agreement stands at. */
static char *outcome_words(const dw_plan *plan)
{
    char *const open = plan->debrief.outcome == DW_OUTCOME_NONE ? brief_state_words(plan) : NULL;
    if (open)
        return open;
    for (size_t f = 0; f < plan->playbook->n_factors; f++) {
        const dw_factor *factor = &plan->playbook->factor[f];
        if (factor->kind == DW_FACTOR_MEASURED && factor->measure == DW_MEASURE_OUTCOME)
            return g_strdup(factor->level[plan->debrief.outcome].label);
    }
    return NULL;
}

/* "USD 4,200 above the target price, USD 215,000". */
static char *against(const dw_plan *plan, double amount, double aimed_at, bool at, dw_phrase named,
                     brief_amount_words *words)
{
    const dw_playbook *book = plan->playbook;
    g_autofree char *sum = words(plan, aimed_at);
    g_autofree char *aim = brief_fill(book, named, sum, NULL);
    if (at)
        return brief_fill(book, DW_PHRASE_AT_TARGET, aim, NULL);
    g_autofree char *by = words(plan, fabs(amount - aimed_at));
    return brief_fill(book, amount < aimed_at ? DW_PHRASE_BELOW_BY : DW_PHRASE_ABOVE_BY, by, aim,
                      NULL);
}

/* Prices are as they were named. */
static char *price_sum(const dw_plan *plan, double price)
{
    return brief_phrase_sum(plan, dw_money_round(price));
}

/* The price that was agreed, against the target price: it says nothing of the terms beside it. */
static char *price_words(const dw_plan *plan)
{
    const dw_debrief *debrief = &plan->debrief;
    const double over = debrief->price_over_target;
    return isnan(over) ? NULL
                       : against(plan, debrief->agreed.price, debrief->agreed.price - over,
                                 fabs(over) < DW_WORTH_SAME, DW_PHRASE_AIM_PRICE, price_sum);
}

static char *worth_words(const dw_plan *plan)
{
    const dw_debrief *debrief = &plan->debrief;
    const double worth = debrief->agreed.worth.us, over = debrief->worth_over_target;
    return isnan(over) ? NULL
                       : against(plan, worth, worth - over, debrief->result == DW_RESULT_AT_TARGET,
                                 DW_PHRASE_AIM_WORTH, brief_about);
}

static char *walk_away_words(const dw_plan *plan)
{
    const double over = plan->debrief.over_walk_away;
    const double worth = plan->debrief.agreed.worth.us;
    return against(plan, worth, worth - over, over == 0, DW_PHRASE_AIM_WALK_AWAY, brief_about);
}

static char *time_words(const dw_plan *plan)
{
    const dw_debrief *debrief = &plan->debrief;
    if (debrief->first == DW_DAY_NONE)
        return NULL;
    g_autofree char *count = brief_phrase_count(debrief->days);
    g_autofree char *from = brief_phrase_day(plan->playbook, debrief->first);
    g_autofree char *to = brief_phrase_day(plan->playbook, debrief->last);
    return brief_fill(plan->playbook, DW_PHRASE_TIME_TAKEN, count, from, to, NULL);
}

static char *exchange_words(const dw_plan *plan)
{
    g_autofree char *ours = brief_phrase_count((int64_t)plan->debrief.our_offers);
    g_autofree char *theirs = brief_phrase_count((int64_t)plan->debrief.their_offers);
    g_autofree char *sessions = brief_phrase_count((int64_t)plan->debrief.n_sessions);
    return brief_fill(plan->playbook, DW_PHRASE_EXCHANGE, ours, theirs, sessions, NULL);
}

static char *count_approvals(const dw_plan *plan)
{
    const dw_approvals *approvals = &plan->approvals;
    const size_t without = approvals->n_unapproved, in_part = approvals->n_granted_in_part;
    if (approvals->n_rulings == 0 && without == 0)
        return NULL;
    g_autofree char *granted = brief_phrase_count((int64_t)approvals->n_granted);
    g_autofree char *part = brief_phrase_count((int64_t)in_part);
    g_autofree char *refused = brief_phrase_count((int64_t)approvals->n_denied);
    g_autofree char *offers = brief_phrase_count((int64_t)without);
    if (in_part > 0)
        return brief_fill(plan->playbook, DW_PHRASE_APPROVALS_IN_PART, granted, part, refused,
                          offers, NULL);
    return brief_fill(plan->playbook, DW_PHRASE_APPROVALS_USED, granted, refused, offers, NULL);
}

/* With what was put against a no of our own house. */
static char *used_words(const dw_plan *plan)
{
    char *counts = count_approvals(plan);
    if (plan->approvals.n_refused == 0)
        return counts;
    g_autofree char *used = counts;
    g_autofree char *against = brief_phrase_count((int64_t)plan->approvals.n_refused);
    return brief_fill(plan->playbook, DW_PHRASE_APPROVALS_AGAINST, used, against, NULL);
}

/* With the words of the grant that what was agreed rests on. */
static char *approvals_words(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *grant = plan->debrief.has_agreed ? plan->our_condition : NULL;
    char *counts = used_words(plan);
    if (!grant)
        return counts;
    g_autofree char *used = counts;
    const char *who = plan->deal->event[grant->event].who;
    return composer->style->walk_aways
               ? brief_fill(plan->playbook, DW_PHRASE_APPROVALS_CONDITION, used, who, grant->words,
                            NULL)
               : brief_fill(plan->playbook, DW_PHRASE_APPROVALS_RESTS, used, who, NULL);
}

static void add_part(GString *words, char *part)
{
    g_autofree char *own = part;
    g_string_append_printf(words, "; %s", own);
}

static void add_count(GString *words, const dw_plan *plan, dw_phrase phrase, size_t n)
{
    g_autofree char *count = brief_phrase_count((int64_t)n);
    if (n > 0)
        add_part(words, brief_fill(plan->playbook, phrase, count, NULL));
}

/* Against the newest offer of either side, where what was signed had been accepted by nobody. */
static void add_signed(GString *words, const dw_plan *plan)
{
    static const dw_phrase phrase[DW_SIDE_COUNT][2] = {
        [DW_SIDE_US] = {DW_PHRASE_GIVEN_OVER_OURS, DW_PHRASE_GIVEN_UNDER_OURS},
        [DW_SIDE_THEM] = {DW_PHRASE_GIVEN_OVER_THEIRS, DW_PHRASE_GIVEN_UNDER_THEIRS}};
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        const double under = plan->debrief.signed_under[s];
        if (isnan(under) || dw_deal_is_nothing(plan->deal, under))
            continue;
        g_autofree char *sum = brief_about(plan, fabs(under));
        add_part(words, brief_fill(plan->playbook, phrase[s][under > 0], sum, NULL));
    }
}

/* The step to what was signed is no move of the ledger; its sums count what was agreed and ended as well. */
static void add_ends(GString *words, const dw_plan *plan)
{
    add_signed(words, plan);
    const double gap = plan->debrief.signed_gap;
    if (!isnan(gap) && !dw_deal_is_nothing(plan->deal, gap)) {
        g_autofree char *sum = brief_about(plan, fabs(gap));
        add_part(words,
                 brief_fill(plan->playbook,
                            gap > 0 ? DW_PHRASE_GIVEN_SIGNED_LESS : DW_PHRASE_GIVEN_SIGNED_MORE,
                            sum, NULL));
    }
    if (plan->debrief.broken)
        add_part(words, brief_fill(plan->playbook, DW_PHRASE_GIVEN_ENDED, NULL));
}

/* What our moves cost us and theirs brought us, over the whole record, as the ledger has it: what of it was
 * an acceptance, which waits for no return, and which returns brought nothing that is counted. */
static char *given_words(const dw_plan *plan)
{
    const dw_ledger_side *ours = &plan->ledger.side[DW_SIDE_US];
    const double *signed_under = plan->debrief.signed_under;
    if (ours->n_moves == 0 && ours->given == 0 && ours->got == 0 &&
        isnan(signed_under[DW_SIDE_US]) && isnan(signed_under[DW_SIDE_THEM]))
        return NULL;
    g_autofree char *given =
        brief_or_nothing(plan, ours->given, DW_PHRASE_GAVE_NOTHING, brief_about);
    g_autofree char *got = brief_or_nothing(plan, ours->got, DW_PHRASE_GOT_NOTHING, brief_about);
    g_autofree char *count = brief_phrase_count((int64_t)(ours->n_unreturned + ours->n_excused));
    g_autofree char *row = brief_fill(plan->playbook, DW_PHRASE_GIVEN_GOT, given, got, count, NULL);
    GString *words = g_string_new(row);
    add_count(words, plan, DW_PHRASE_GIVEN_EXCUSED, ours->n_excused);
    add_count(words, plan, DW_PHRASE_GIVEN_ANSWERED, ours->n_answered);
    if (!dw_deal_is_nothing(plan->deal, ours->accepted)) {
        g_autofree char *sum = brief_about(plan, ours->accepted);
        add_part(words, brief_fill(plan->playbook, DW_PHRASE_GIVEN_ACCEPTING, sum, NULL));
    }
    add_ends(words, plan);
    return g_string_free(words, FALSE);
}

/* Parts of the row, joined. */
static char *flag_words(const dw_plan *plan, const brief_flags *flags)
{
    const dw_playbook *book = plan->playbook;
    const size_t n_open = brief_flags_open(flags, plan);
    const size_t n_conduct = brief_conduct_against(plan);
    if (flags->raised + flags->dismissed + n_open + n_conduct == 0)
        return NULL;
    g_autofree char *raised = brief_phrase_count((int64_t)flags->raised);
    g_autofree char *dismissed = brief_phrase_count((int64_t)flags->dismissed);
    g_autofree char *open = brief_phrase_count((int64_t)n_open);
    g_autofree char *conduct = brief_phrase_count((int64_t)n_conduct);
    g_autofree char *alerts =
        brief_fill(book, DW_PHRASE_FLAGS_RAISED, raised, dismissed, open, NULL);
    g_autofree char *against = brief_fill(book, DW_PHRASE_FLAGS_CONDUCT, conduct, NULL);
    if (flags->read >= flags->total)
        return g_strdup_printf("%s; %s", alerts, against);
    g_autofree char *read = brief_phrase_count((int64_t)flags->read);
    g_autofree char *total = brief_phrase_count((int64_t)flags->total);
    g_autofree char *part = brief_fill(book, DW_PHRASE_FLAGS_PART, read, total, NULL);
    return g_strdup_printf("%s (%s); %s", alerts, part, against);
}

/* What our first offer said, and no more. */
static char *opening_words(const dw_plan *plan)
{
    const dw_event *const offer = &plan->deal->event[plan->debrief.opening_event];
    return brief_offer_terms(plan, offer->term, offer->n_terms);
}

static char *unnamed_words(const dw_plan *plan)
{
    g_autofree char *terms = brief_unnamed_terms(plan, &plan->debrief.agreed);
    return terms ? brief_fill(plan->playbook, DW_PHRASE_UNNAMED_ROW, terms, NULL) : NULL;
}

static void compose_agreed(brief_composer *composer, brief_table *fields)
{
    const dw_plan *plan = composer->plan;
    const dw_debrief *debrief = &plan->debrief;
    if (debrief->has_opening)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_OPENED, BRIEF_PLAIN,
                            opening_words(plan));
    if (!debrief->has_agreed)
        return;
    brief_compose_field(composer, fields, DW_PHRASE_ROW_AGREED, BRIEF_STRONG,
                        brief_named_terms(plan, &debrief->agreed));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_UNNAMED, BRIEF_CAREFUL,
                        unnamed_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_PRICE_TO_TARGET, BRIEF_PLAIN,
                        price_words(plan));
    if (!plan->worth.priced)
        return;
    brief_compose_field(composer, fields, DW_PHRASE_ROW_WORTH_US, BRIEF_PLAIN,
                        brief_whole_sum(plan, debrief->agreed.worth.us));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_AGAINST_TARGET, BRIEF_PLAIN,
                        worth_words(plan));
    if (composer->style->walk_aways && !isnan(debrief->over_walk_away))
        brief_compose_field(composer, fields, DW_PHRASE_ROW_AGAINST_WALK_AWAY, BRIEF_PLAIN,
                            walk_away_words(plan));
    g_autofree char *share = brief_discount_words(plan, debrief->agreed.discount);
    if (share != NULL)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_OFF_LIST, BRIEF_PLAIN,
                            brief_fill(composer->book, DW_PHRASE_OFF_LIST_COUNTING, share, NULL));
}

static void compose_result(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (!plan->debrief.exists)
        return;
    brief_table *fields = brief_add_fields(composer->document);
    brief_compose_field(composer, fields, DW_PHRASE_ROW_OUTCOME, BRIEF_STRONG, outcome_words(plan));
    compose_agreed(composer, fields);
    brief_compose_field(composer, fields, DW_PHRASE_ROW_BROKEN, BRIEF_CAREFUL,
                        brief_broken_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_TIME_TAKEN, BRIEF_PLAIN, time_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_EXCHANGE, BRIEF_PLAIN,
                        exchange_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_GIVEN_GOT, BRIEF_PLAIN, given_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_APPROVALS_USED, BRIEF_PLAIN,
                        approvals_words(composer));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_FLAGS, BRIEF_PLAIN,
                        flag_words(plan, composer->flags));
    brief_compose_field(
        composer, fields, DW_PHRASE_ROW_RAISED, BRIEF_PLAIN,
        brief_flags_words(composer->flags, composer->book, composer->style->walk_aways));
    g_autofree char *rating = brief_phrase_count(plan->debrief.rating);
    if (plan->debrief.rating > 0)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_RELATIONSHIP, BRIEF_PLAIN,
                            brief_fill(composer->book, DW_PHRASE_RATING_OF, rating, NULL));
}

static void compose_moved(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_debrief *debrief = &plan->debrief;
    brief_table *fields = brief_add_fields(composer->document);
    brief_compose_field(composer, fields, DW_PHRASE_MOVED_THEIR_WAY, BRIEF_PLAIN,
                        brief_offer_terms(plan, debrief->give, debrief->n_gives));
    brief_compose_field(composer, fields, DW_PHRASE_MOVED_OUR_WAY, BRIEF_PLAIN,
                        brief_offer_terms(plan, debrief->get, debrief->n_gets));
    brief_compose_field(composer, fields, DW_PHRASE_MOVED_TAKEN_BACK, BRIEF_PLAIN,
                        brief_offer_terms(plan, debrief->taken_back, debrief->n_taken_back));
    brief_compose_field(composer, fields, DW_PHRASE_MOVED_UNWANTED, BRIEF_PLAIN,
                        brief_offer_terms(plan, debrief->unwanted, debrief->n_unwanted));
}

static void compose_better(brief_composer *composer)
{
    const dw_debrief *debrief = &composer->plan->debrief;
    if (debrief->has_better && dw_plan_better_counts(composer->plan, &debrief->better))
        brief_compose_better(composer, &debrief->agreed, &debrief->better);
}

static bool wants_drift(const dw_line *line, const void *context)
{
    (void)context;
    return brief_is_drift(line);
}

static void compose_drift(brief_composer *composer)
{
    const dw_plan *const whole = composer->plan;
    size_t n;
    const dw_plan *part = dw_plan_conduct(whole, &n);
    for (size_t c = 0; whole->debrief.exists && c < n; c++) {
        composer->plan = &part[c];
        brief_compose_led_lines(composer, DW_SECTION_CONDUCT, NULL, wants_drift, NULL);
    }
    composer->plan = whole;
}

/* ---- Lessons ------------------------------------------------------------------------------------- */

static void compose_lessons(brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    for (size_t e = 0; e < deal->n_events; e++)
        for (size_t l = 0; deal->event[e].kind == DW_EVENT_DEBRIEF && l < deal->event[e].n_lessons;
             l++)
            brief_add(composer->document, BRIEF_BULLET, NULL, deal->event[e].lesson[l]);
}

/* The line of a command that logs it, for a deal whose record is in no file. */
static char *command_words(const brief_composer *composer, dw_phrase stored, const char *date)
{
    const char *const name = composer->style->stored_as;
    bool plain = *name;
    for (const char *at = name; *at; at++)
        plain = plain && (g_ascii_isalnum(*at) || *at == '_' || *at == '-' || *at == '.');
    g_autofree char *quoted = plain ? g_strdup(name) : g_shell_quote(name);
    return brief_fill(composer->book, stored, quoted, date, NULL);
}

/* What the record lacks, as a line to be completed. */
static void compose_to_log(brief_composer *composer)
{
    static const struct {
        dw_phrase file, stored;
    } lines[] = {{DW_PHRASE_LOG_DEBRIEF, DW_PHRASE_LOG_DEBRIEF_STORED},
                 {DW_PHRASE_LOG_OUTCOME, DW_PHRASE_LOG_OUTCOME_STORED},
                 {DW_PHRASE_LOG_END, DW_PHRASE_LOG_END_STORED}};
    const dw_plan *plan = composer->plan;
    const bool logged = plan->debrief.outcome != DW_OUTCOME_NONE;
    g_autofree char *date = plan->day == DW_DAY_NONE ? NULL : brief_phrase_iso_day(plan->day);
    if (!date || (logged && plan->debrief.n_debriefs > 0))
        return;
    /* Nobody has won what nobody has agreed to. */
    const size_t which = logged ? 0 : plan->debrief.has_agreed ? 1 : 2;
    char *const line = composer->style->stored_as
                           ? command_words(composer, lines[which].stored, date)
                           : brief_fill(composer->book, lines[which].file, date, NULL);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, line);
}

/* ---- The page ------------------------------------------------------------------------------------ */

static const brief_section page[] = {
    {DW_PHRASE_HEADING_RESULT, compose_result, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_CONDUCT, compose_drift, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_MOVED, compose_moved, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_DEBRIEF, NULL, DW_SECTION_DEBRIEF, false},
    {DW_PHRASE_HEADING_BETTER, compose_better, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_LESSONS, compose_lessons, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_TO_LOG, compose_to_log, DW_SECTION_COUNT, false},
};

static brief_document *debrief_document(const dw_plan *plan, const brief_flags *flags,
                                        const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    composer.flags = flags;
    brief_compose_header(&composer);
    brief_compose_sections(&composer, page, G_N_ELEMENTS(page));
    return brief_compose_finish(&composer);
}

char *brief_debrief_text(const dw_plan *plan, const brief_flags *flags, const brief_style *style)
{
    g_autoptr(brief_document) document = debrief_document(plan, flags, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_debrief_markdown(const dw_plan *plan, const brief_flags *flags,
                             const brief_style *style)
{
    g_autoptr(brief_document) document = debrief_document(plan, flags, style);
    return brief_document_markdown(document);
}
