/* The head of the page, the strategy and what would change it, effort. */
#include "brief/compose.h"

#include <string.h>

/* ---- Head ------------------------------------------------------------------------------------------ */

/* What may be agreed on for the length of the contract: "1, 2 or 3 years". */
static char *term_words(const dw_plan *plan)
{
    const size_t issue = plan->worth.cash_issue[DW_CASH_TERM_YEARS];
    if (issue == DW_NONE)
        return NULL;
    const dw_issue *row = &plan->deal->issue[issue];
    g_autoptr(GPtrArray) years = g_ptr_array_new_with_free_func(g_free);
    for (size_t o = 0; o < row->n_options; o++)
        if (dw_issue_offers(row, o))
            g_ptr_array_add(years, brief_phrase_number(row->option[o].number, 0, false));
    if (years->len == 0)
        return NULL;
    g_autofree char *list = brief_phrase_list((const char *const *)years->pdata, years->len,
                                              brief_word(plan->playbook, DW_PHRASE_LIST_OR));
    return brief_fill(plan->playbook, g_str_equal(list, "1") ? DW_PHRASE_TERM_ONE : DW_PHRASE_TERM,
                      list, NULL);
}

static char *close_words(const dw_plan *plan)
{
    const dw_deal *deal = plan->deal;
    if (deal->close_by == DW_DAY_NONE)
        return NULL;
    g_autofree char *day = brief_phrase_day(plan->playbook, deal->close_by);
    if (plan->day == DW_DAY_NONE)
        return g_steal_pointer(&day);
    if (deal->close_by < plan->day)
        return brief_fill(plan->playbook, DW_PHRASE_CLOSE_PAST, day, NULL);
    const int left = dw_day_working_between(plan->day, deal->close_by, &plan->playbook->holidays);
    g_autofree char *days = g_strdup_printf("%d", left);
    return brief_fill(plan->playbook, left == 1 ? DW_PHRASE_CLOSE_IN_ONE : DW_PHRASE_CLOSE_IN, day,
                      days, NULL);
}

/* "2, published on 18 November 2026; 3 events since, so 3 is due"; NULL while nothing is logged. */
static char *version_words(const dw_plan *plan)
{
    const dw_version *v = &plan->version;
    if (v->event == 0)
        return plan->deal->n_events > 0
                   ? g_strdup(brief_word(plan->playbook, DW_PHRASE_VERSION_NONE))
                   : NULL;
    g_autofree char *number = g_strdup_printf("%d", v->number);
    g_autofree char *day = brief_phrase_day(plan->playbook, v->day);
    g_autofree char *next = g_strdup_printf("%d", v->pending);
    g_autofree char *count = g_strdup_printf("%zu", v->n_since);
    if (v->n_since == 0 || brief_has_ended(plan)) /* nothing is due after the end */
        return brief_fill(plan->playbook, DW_PHRASE_VERSION_PUBLISHED, number, day, NULL);
    return brief_fill(plan->playbook,
                      v->n_since == 1 ? DW_PHRASE_VERSION_DUE_ONE : DW_PHRASE_VERSION_DUE, number,
                      day, next, count, NULL);
}

bool brief_has_ended(const dw_plan *plan)
{
    return dw_deal_ended(plan->deal) != DW_OUTCOME_NONE;
}

/* Have they offered at least as much since the agreement? */
static bool is_bettered(const dw_plan *plan)
{
    enum { BETTER = 2 };
    double value = 0;
    return dw_plan_record_measure(plan, DW_MEASURE_REOPENED, &value) && value == BETTER;
}

bool brief_is_contested(const dw_plan *plan)
{
    enum { SAID = 4 };
    double value = 0;
    return dw_plan_record_measure(plan, DW_MEASURE_REOPENED, &value) && value == SAID;
}

/* Was an end taken back, and nothing said of the terms since? */
static bool is_opened_again(const dw_plan *plan)
{
    enum { YES = 1 };
    double value = 0;
    return dw_plan_record_measure(plan, DW_MEASURE_OPENED_AGAIN, &value) && value == YES;
}

/* Of an agreement that has ended while the deal is open. */
static char *past_words(const dw_plan *plan)
{
    const brief_past_agreement was = brief_was_agreed(plan);
    if (was.agreement == NULL)
        return NULL;
    g_autofree char *agreed = brief_phrase_day(plan->playbook, was.agreement->day);
    g_autofree char *ended = brief_phrase_day(plan->playbook, was.end->day);
    g_autofree char *who = brief_ender_words(plan, was.end);
    return brief_fill(plan->playbook, DW_PHRASE_STATE_BROKEN, agreed, who, ended, NULL);
}

char *brief_state_words(const dw_plan *plan)
{
    const dw_deal *deal = plan->deal;
    const size_t agreement = dw_deal_agreement(deal, deal->n_events);
    const size_t reopened = dw_deal_reopened(deal);
    if (brief_has_ended(plan)) {
        g_autofree char *day =
            brief_phrase_day(plan->playbook, deal->event[plan->debrief.event].day);
        return brief_fill(plan->playbook, DW_PHRASE_STATE_ENDED,
                          brief_word_at(plan->playbook, DW_PHRASE_EVENT_OUTCOME_WON,
                                        dw_deal_ended(deal) - DW_OUTCOME_WON),
                          day, NULL);
    }
    if (agreement == DW_NONE)
        return past_words(plan);
    g_autofree char *day = brief_phrase_day(plan->playbook, deal->event[agreement].day);
    if (is_opened_again(plan)) {
        g_autofree char *opened =
            brief_phrase_day(plan->playbook, deal->event[plan->debrief.event].day);
        return brief_fill(plan->playbook, DW_PHRASE_STATE_OPEN_AGAIN, day, opened, NULL);
    }
    if (brief_is_contested(plan)) {
        g_autofree char *said = brief_phrase_day(plan->playbook, plan->stands.contested->day);
        return brief_fill(plan->playbook, DW_PHRASE_STATE_CONTESTED, day, deal->account, said,
                          NULL);
    }
    if (reopened == DW_NONE)
        return brief_fill(plan->playbook, DW_PHRASE_STATE_AGREED, day, NULL);
    g_autofree char *since = brief_phrase_day(plan->playbook, deal->event[reopened].day);
    return brief_fill(plan->playbook,
                      is_bettered(plan) ? DW_PHRASE_STATE_BETTERED : DW_PHRASE_STATE_REOPENED, day,
                      deal->account, since, NULL);
}

void brief_compose_state(brief_composer *composer, brief_table *fields)
{
    char *words = brief_state_words(composer->plan);
    if (words != NULL)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_STATE, BRIEF_STRONG, words);
}

void brief_compose_header(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_deal *deal = plan->deal;
    brief_addf(composer->document, BRIEF_TITLE, "%s: %s", deal->account, deal->name);
    brief_table *fields = brief_add_fields(composer->document);
    brief_compose_state(composer, fields);
    if (dw_money_known(deal->contract_value))
        brief_compose_field(composer, fields, DW_PHRASE_ROW_VALUE, BRIEF_PLAIN,
                            brief_phrase_sum(plan, deal->contract_value));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_TERM, BRIEF_PLAIN, term_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_CLOSE_BY, BRIEF_PLAIN, close_words(plan));
    if (plan->day != DW_DAY_NONE)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_PLANNED_FROM, BRIEF_PLAIN,
                            brief_phrase_day(plan->playbook, plan->day));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_VERSION, BRIEF_PLAIN, version_words(plan));
    if (deal->owner != NULL)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_OWNER, BRIEF_PLAIN,
                            g_strdup(deal->owner));
    const char *effort = brief_key_label(plan, DW_KEY_EFFORT);
    if (effort != NULL)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_EFFORT, BRIEF_PLAIN, g_strdup(effort));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_CONFIDENTIAL,
                        composer->style->walk_aways ? BRIEF_CAREFUL : BRIEF_PLAIN,
                        g_strdup(brief_word(composer->book, composer->style->walk_aways
                                                                ? DW_PHRASE_CONFIDENTIAL_SHOWN
                                                                : DW_PHRASE_CONFIDENTIAL_HIDDEN)));
}

/* ---- Strategy -------------------------------------------------------------------------------------- */

static double setting(const brief_composer *composer, dw_setting setting)
{
    return dw_playbook_setting(composer->plan->playbook, setting);
}

static const char *archetype_label(const brief_composer *composer, size_t archetype)
{
    return composer->plan->playbook->archetype[archetype].label;
}

static char *choice_words(const dw_playbook *book, const char *lead, const char *guard,
                          bool by_hand)
{
    if (guard != NULL)
        return brief_fill(book,
                          by_hand ? DW_PHRASE_CHOICE_GUARDED_BY_HAND : DW_PHRASE_CHOICE_GUARDED,
                          lead, guard, NULL);
    return by_hand ? brief_fill(book, DW_PHRASE_CHOICE_BY_HAND, lead, NULL) : g_strdup(lead);
}

/* "Partnership, guarded by defensive": in words of its own where it was set by hand. */
static void compose_choice(brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const dw_deal *deal = composer->plan->deal;
    const char *lead = archetype_label(composer, assessment->lead);
    g_autofree char *guard = assessment->guard == DW_NONE
                                 ? NULL
                                 : brief_phrase_lower(archetype_label(composer, assessment->guard));
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   choice_words(composer->book, lead, guard, deal->strategy != DW_NONE))
        ->tone = BRIEF_STRONG;
    if (deal->strategy == DW_NONE)
        return;
    g_autofree char *recommended =
        brief_phrase_lower(archetype_label(composer, assessment->recommended));
    const bool agrees = assessment->lead == assessment->recommended;
    const char *reason = deal->strategy_reason;
    g_autofree char *facts =
        brief_fill(composer->book, agrees ? DW_PHRASE_OVERRIDE_AGREES : DW_PHRASE_OVERRIDE_DIFFERS,
                   recommended, NULL);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   reason == NULL
                       ? g_steal_pointer(&facts)
                       : brief_fill(composer->book, DW_PHRASE_OVERRIDE_REASON, facts, reason, NULL))
        ->tone = agrees ? BRIEF_GOOD : BRIEF_CAREFUL;
}

static void compose_drivers(brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    if (assessment->drivers.n_reasons == 0)
        return;
    g_autofree char *other = brief_phrase_lower(archetype_label(composer, assessment->runner_up));
    g_autofree char *lead = brief_phrase_lower(archetype_label(composer, assessment->lead));
    brief_add_take(composer->document, BRIEF_SUBHEADING, NULL,
                   brief_fill(composer->book, DW_PHRASE_DRIVERS, lead, other, NULL));
    for (size_t i = 0; i < assessment->drivers.n_reasons; i++) {
        const dw_reason *reason = &assessment->drivers.reason[i];
        g_autofree char *words = brief_reason_sentence(composer, reason, &place);
        g_autofree char *points = brief_phrase_number(reason->points, 1, true);
        if (words != NULL)
            brief_addf(composer->document, BRIEF_BULLET, "%s" BRIEF_GLUE "(%s)", words, points);
    }
}

/* Fits that lie near each other are a close call, however sure the facts are. */
static void compose_close_call(brief_composer *composer)
{
    const dw_fit *ranking = composer->plan->assessment.ranking;
    if (ranking[0].fit - ranking[1].fit < setting(composer, DW_SETTING_CLOSE_FIT))
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_CLOSE_CALL,
                                  archetype_label(composer, ranking[1].archetype), NULL));
}

/* How the confidence was found. */
static char *confidence_words(const brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const dw_playbook *book = composer->book;
    g_autofree char *share = brief_phrase_share(assessment->confidence);
    g_autofree char *open = g_strdup_printf("%zu", assessment->n_asks);
    g_autofree char *facts =
        brief_fill(book, assessment->n_asks == 1 ? DW_PHRASE_OPEN_FACTS_ONE : DW_PHRASE_OPEN_FACTS,
                   open, NULL);
    g_autofree char *count = brief_phrase_count((int64_t)assessment->n_assignments);
    g_autofree char *ways = brief_fill(
        book, assessment->exact ? DW_PHRASE_WAYS_ALL : DW_PHRASE_WAYS_SAMPLE, count, NULL);
    return brief_fill(book, DW_PHRASE_CONFIDENCE_MEANS,
                      archetype_label(composer, assessment->recommended), share, facts, ways, NULL);
}

/* How sure, in words and as a share, and how that was found. */
static void compose_confidence(brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    if (assessment->n_asks == 0 && assessment->exact && assessment->n_assignments <= 1) {
        brief_add(composer->document, BRIEF_PARAGRAPH,
                  brief_word(composer->book, DW_PHRASE_CONFIDENCE_FULL),
                  brief_word(composer->book, DW_PHRASE_CONFIDENCE_FULL_MEANS));
        return;
    }
    const double confidence = assessment->confidence;
    const double settled = setting(composer, DW_SETTING_SETTLED_CONFIDENCE);
    const double fair = setting(composer, DW_SETTING_FAIR_CONFIDENCE);
    const dw_phrase label = confidence >= settled ? DW_PHRASE_CONFIDENCE_HIGH
                            : confidence >= fair  ? DW_PHRASE_CONFIDENCE_FAIR
                                                  : DW_PHRASE_CONFIDENCE_LOW;
    brief_add_take(composer->document, BRIEF_PARAGRAPH, brief_word(composer->book, label),
                   confidence_words(composer))
        ->tone = confidence >= settled ? BRIEF_PLAIN : BRIEF_CAREFUL;
}

static void compose_ranking(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_assessment *assessment = &plan->assessment;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STRATEGY, BRIEF_LEFT);
    brief_table_column(table, "", BRIEF_METER);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_FIT, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_COULD_BE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_BEST_IN, BRIEF_RIGHT);
    for (size_t r = 0; r < plan->playbook->n_archetypes; r++) {
        const dw_fit *fit = &assessment->ranking[r];
        const bool open = fit->fit_high - fit->fit_low > 0.05;
        g_autofree char *low = brief_phrase_number(fit->fit_low, 0, false);
        g_autofree char *high = brief_phrase_number(fit->fit_high, 0, false);
        brief_table_row(table);
        brief_table_cell_text(table,
                              fit->archetype == assessment->lead ? BRIEF_STRONG : BRIEF_PLAIN,
                              archetype_label(composer, fit->archetype));
        brief_table_cell(table, BRIEF_PLAIN, g_strdup_printf("%d", (int)(fit->fit + 0.5)));
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_number(fit->fit, 0, false));
        brief_table_cell(table, BRIEF_DIM,
                         open ? brief_fill(composer->book, DW_PHRASE_RANGE, low, high, NULL)
                              : NULL);
        brief_table_cell(table, BRIEF_DIM,
                         assessment->n_assignments > 1 ? brief_phrase_share(fit->probability)
                                                       : NULL);
    }
    brief_table_prune(table);
}

/* "horizon is repeat or one-time, not strategic" */
static char *change_words(const brief_composer *composer, const dw_change *change, dw_fact to)
{
    const dw_factor *factor = &composer->plan->playbook->factor[change->factor];
    g_autofree char *name = brief_phrase_lower(factor->label);
    g_autofree char *from = brief_phrase_levels(composer->book, factor, change->from);
    g_autofree char *levels = brief_phrase_levels(composer->book, factor, to);
    return brief_fill(composer->book, DW_PHRASE_CHANGE, name, levels, from, NULL);
}

/* All levels of the flip's one fact that bring the same lead; 0 when an earlier flip has said so. */
static dw_fact levels_alike(const dw_assessment *assessment, size_t f)
{
    const dw_flip *flip = &assessment->flip[f];
    dw_fact levels = 0;
    for (size_t i = 0; i < assessment->n_flips; i++) {
        const dw_flip *other = &assessment->flip[i];
        if (other->n_changes != 1 || other->lead != flip->lead ||
            other->change[0].factor != flip->change[0].factor)
            continue;
        if (i < f)
            return 0;
        levels |= UINT32_C(1) << other->change[0].to;
    }
    return levels;
}

static char *flip_words(const brief_composer *composer, size_t f)
{
    const dw_flip *flip = &composer->plan->assessment.flip[f];
    if (flip->n_changes == 1) {
        const dw_fact to = levels_alike(&composer->plan->assessment, f);
        return to == 0 ? NULL : change_words(composer, &flip->change[0], to);
    }
    g_autofree char *first =
        change_words(composer, &flip->change[0], UINT32_C(1) << flip->change[0].to);
    g_autofree char *second =
        change_words(composer, &flip->change[1], UINT32_C(1) << flip->change[1].to);
    return brief_fill(composer->book, DW_PHRASE_CHANGES, first, second, NULL);
}

static void compose_flips(brief_composer *composer)
{
    const dw_assessment *assessment = &composer->plan->assessment;
    const size_t most = (size_t)setting(composer, DW_SETTING_FLIPS_SHOWN);
    if (assessment->n_flips == 0 || most == 0)
        return;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_FLIPS);
    size_t n = 0;
    for (size_t f = 0; f < assessment->n_flips && n < most; f++) {
        g_autofree char *words = flip_words(composer, f);
        if (words == NULL)
            continue;
        g_autofree char *lead =
            brief_phrase_lower(archetype_label(composer, assessment->flip[f].lead));
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_FLIP, lead, words, NULL));
        n++;
    }
}

void brief_compose_strategy(brief_composer *composer)
{
    compose_choice(composer);
    brief_compose_plain_lines(composer, DW_SECTION_STRATEGY, 0);
    compose_drivers(composer);
    compose_confidence(composer);
    compose_close_call(composer);
    compose_ranking(composer);
    compose_flips(composer);
    brief_compose_headed_lines(composer, DW_SECTION_STRATEGY, 0);
}

/* ---- The rest of an assessment --------------------------------------------------------------------- */

/* What speaks against a strategy, then what speaks for it; either may be NULL. */
static char *two_sides(const dw_playbook *book, const char *against, const char *in_favour)
{
    g_autofree char *no =
        against == NULL ? NULL : brief_fill(book, DW_PHRASE_STRATEGY_AGAINST, against, NULL);
    g_autofree char *yes =
        in_favour == NULL ? NULL : brief_fill(book, DW_PHRASE_STRATEGY_FOR, in_favour, NULL);
    return no == NULL || yes == NULL ? g_strconcat(no != NULL ? no : yes, NULL)
                                     : g_strconcat(no, " ", yes, NULL);
}

void brief_compose_others(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    for (size_t r = 0; r < plan->playbook->n_archetypes; r++) {
        const size_t archetype = plan->assessment.ranking[r].archetype;
        if (archetype == plan->assessment.lead)
            continue;
        const dw_reasons *reasons = &plan->assessment.reasons;
        g_autofree char *against = brief_reasons_words(composer, reasons, archetype, true,
                                                       DW_SETTING_STRATEGY_REASONS_SHOWN, &place);
        g_autofree char *in_favour = brief_reasons_words(composer, reasons, archetype, false,
                                                         DW_SETTING_STRATEGY_REASONS_SHOWN, &place);
        if (against == NULL && in_favour == NULL)
            continue;
        brief_add_take(composer->document, BRIEF_BULLET, archetype_label(composer, archetype),
                       two_sides(composer->book, against, in_favour));
    }
}

void brief_compose_effort(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    const dw_score *effort = &plan->assessment.effort;
    const dw_level *level = &plan->playbook->factor[effort->factor].level[effort->level];
    g_autofree char *means = brief_phrase_texts(&level->means, &place);
    g_autofree char *label = brief_phrase_raise(g_strdup_printf("%s.", level->label));
    brief_add(composer->document, BRIEF_PARAGRAPH, label, means);
    g_autofree char *up = brief_reasons_words(composer, &effort->reasons, 0, false,
                                              DW_SETTING_EFFORT_REASONS_FOR, &place);
    g_autofree char *down = brief_reasons_words(composer, &effort->reasons, 0, true,
                                                DW_SETTING_EFFORT_REASONS_AGAINST, &place);
    if (up != NULL)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_EFFORT_MORE, up, NULL));
    if (down != NULL)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_EFFORT_LESS, down, NULL));
}
