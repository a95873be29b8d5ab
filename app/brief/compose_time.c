/* Pace, dates and deadlines. */
#include "brief/accepting.h"
#include "brief/compose.h"
#include "brief/ultimatum.h"

#define BIT(scope) (1U << (scope))

void brief_compose_pacing(brief_composer *composer)
{
    if (!brief_is_settling(composer->plan))
        brief_compose_decision(composer, DW_KEY_PACING, DW_PHRASE_LABEL_PACE);
    brief_compose_lines(composer, DW_SECTION_PACING, 0);
}

/* ---- Calendar -------------------------------------------------------------------------------------- */

static const char *owner_word(const brief_composer *composer, dw_deadline_owner owner)
{
    return brief_word_at(composer->book, DW_PHRASE_OWNER_OURS, owner);
}

static const dw_person *person_at(const dw_deal *deal, size_t index)
{
    return index < deal->n_ours ? &deal->ours[index] : &deal->theirs[index - deal->n_ours];
}

char *brief_calendar_words(const brief_composer *composer, const dw_calendar_item *item)
{
    const dw_deal *deal = composer->plan->deal;
    switch (item->kind) {
    case DW_CALENDAR_STEP: {
        const dw_line *line = &composer->plan->section[DW_SECTION_CALENDAR].line[item->line];
        const brief_place place = brief_composer_place(composer, line->entry->scope, line->item);
        return line->text == NULL ? NULL : brief_phrase_text(line->text, &place);
    }
    case DW_CALENDAR_DEADLINE:
        return brief_phrase_raise(brief_fill(
            composer->book, DW_PHRASE_CALENDAR_DEADLINE, deal->deadline[item->index].what,
            owner_word(composer, deal->deadline[item->index].owner), NULL));
    case DW_CALENDAR_CLOSE: return g_strdup(brief_word(composer->book, DW_PHRASE_CALENDAR_CLOSE));
    case DW_CALENDAR_QUARTER_END:
        return g_strdup(brief_word(composer->book, DW_PHRASE_CALENDAR_QUARTER_END));
    case DW_CALENDAR_ULTIMATUM:
    case DW_CALENDAR_DEMAND:
        return brief_fill(composer->book,
                          item->kind == DW_CALENDAR_DEMAND ? DW_PHRASE_CALENDAR_DEMAND
                                                           : DW_PHRASE_CALENDAR_ULTIMATUM,
                          brief_ultimatum_who(composer->plan, &deal->event[item->index]), NULL);
    case DW_CALENDAR_ABSENCE: {
        g_autofree char *until = brief_phrase_day(composer->book, item->until);
        return brief_fill(composer->book, DW_PHRASE_CALENDAR_ABSENCE,
                          person_at(deal, item->index)->name, until, NULL);
    }
    }
    return NULL;
}

/* The words of a row, and who is missing where a step could not move out of an absence. */
static char *row_words(const brief_composer *composer, const dw_calendar_item *item)
{
    char *words = brief_calendar_words(composer, item);
    if (words == NULL || item->kind != DW_CALENDAR_STEP || item->absent == DW_NONE)
        return words;
    g_autofree char *step = words;
    return brief_fill(composer->book, DW_PHRASE_ABSENT, step,
                      person_at(composer->plan->deal, item->absent)->name, NULL);
}

static void calendar_row(const brief_composer *composer, brief_table *table,
                         const dw_calendar_item *item)
{
    static const brief_tone tones[] = {
        [DW_CALENDAR_CLOSE] = BRIEF_STRONG,      [DW_CALENDAR_DEADLINE] = BRIEF_CAREFUL,
        [DW_CALENDAR_ULTIMATUM] = BRIEF_CAREFUL, [DW_CALENDAR_DEMAND] = BRIEF_CAREFUL,
        [DW_CALENDAR_ABSENCE] = BRIEF_DIM,       [DW_CALENDAR_QUARTER_END] = BRIEF_DIM};
    char *words = row_words(composer, item);
    if (words == NULL)
        return;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_day_short(composer->book, item->day));
    const bool unattended = item->kind == DW_CALENDAR_STEP && item->absent != DW_NONE;
    brief_table_cell(table,
                     unattended                                 ? BRIEF_BAD
                     : (size_t)item->kind < G_N_ELEMENTS(tones) ? tones[item->kind]
                                                                : BRIEF_PLAIN,
                     words);
}

static char *days_words(const dw_playbook *book, int days)
{
    g_autofree char *number = g_strdup_printf("%d", days);
    return brief_fill(book, days == 1 ? DW_PHRASE_WORKING_DAY : DW_PHRASE_WORKING_DAYS, number,
                      NULL);
}

char *brief_squeeze_words(const brief_composer *composer, const dw_squeeze *squeeze)
{
    const dw_deal *deal = composer->plan->deal;
    const dw_playbook *book = composer->book;
    g_autofree char *wanted = days_words(book, squeeze->wanted);
    g_autofree char *left = g_strdup_printf("%d", squeeze->left);
    const char *what = squeeze->deadline == DW_NONE ? brief_word(book, DW_PHRASE_THE_CLOSE)
                                                    : deal->deadline[squeeze->deadline].what;
    if (squeeze->kind == DW_SQUEEZE_PAST)
        return brief_fill(book, DW_PHRASE_NO_DAY_LEFT, wanted, NULL);
    return brief_fill(book,
                      squeeze->kind == DW_SQUEEZE_AFTER ? DW_PHRASE_SQUEEZED_AFTER
                                                        : DW_PHRASE_SQUEEZED_BEFORE,
                      what, wanted, left, NULL);
}

static void compose_squeezes(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    for (size_t i = 0; i < plan->n_squeezes; i++) {
        g_autofree char *words = brief_squeeze_words(composer, &plan->squeeze[i]);
        brief_add(composer->document, BRIEF_BULLET, NULL, words)->tone = BRIEF_CAREFUL;
    }
}

void brief_compose_calendar(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->n_calendar > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHEN, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHAT, BRIEF_LEFT);
        for (size_t i = 0; i < plan->n_calendar; i++)
            calendar_row(composer, table, &plan->calendar[i]);
    }
    compose_squeezes(composer);
    brief_compose_undated_lines(composer);
}

/* ---- Deadlines ------------------------------------------------------------------------------------- */

static char *days_left_words(const brief_composer *composer, const dw_plan_deadline *row)
{
    return row->past ? g_strdup(brief_word(composer->book, DW_PHRASE_PAST))
                     : g_strdup_printf("%d", row->days_left);
}

static void deadline_row(brief_composer *composer, brief_table *table, const dw_plan_deadline *row)
{
    /* By level of deadline_standing: legitimate, the buyer's, artificial. */
    static const brief_tone tones[] = {BRIEF_GOOD, BRIEF_PLAIN, BRIEF_BAD};
    const dw_plan *plan = composer->plan;
    const dw_deadline *deadline = &plan->deal->deadline[row->deadline];
    const dw_factor *standing = brief_key_factor(plan, DW_KEY_DEADLINE_STANDING);
    const bool known = row->standing < standing->n_levels;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_day_short(composer->book, deadline->day));
    brief_table_cell(table, BRIEF_PLAIN, days_left_words(composer, row));
    brief_table_cell_text(table, BRIEF_PLAIN, deadline->what);
    brief_table_cell_text(table, BRIEF_PLAIN, owner_word(composer, deadline->owner));
    brief_table_cell_text(
        table, known && row->standing < G_N_ELEMENTS(tones) ? tones[row->standing] : BRIEF_PLAIN,
        known ? standing->level[row->standing].label : "");
    brief_table_cell(table, BRIEF_PLAIN,
                     dw_money_known(deadline->cost) ? brief_phrase_sum(plan, deadline->cost)
                                                    : NULL);
    brief_table_cell_text(table, deadline->evidence == NULL ? BRIEF_CAREFUL : BRIEF_PLAIN,
                          deadline->evidence == NULL
                              ? brief_word(composer->book, DW_PHRASE_NO_EVIDENCE)
                              : deadline->evidence);
}

void brief_compose_deadlines(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->deal->n_deadlines > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_DATE, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_DAYS, BRIEF_RIGHT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHAT, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHOSE, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_STANDING, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_COSTS_US, BRIEF_RIGHT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_EVIDENCE, BRIEF_LEFT);
        for (size_t d = 0; d < plan->deal->n_deadlines; d++)
            deadline_row(composer, table, &plan->deadline[d]);
        brief_table_prune(table);
    }
    brief_compose_lines(composer, DW_SECTION_DEADLINES, 0);
}
