/* Pace, dates and deadlines. */
#include "brief/compose.h"

#define BIT(scope) (1U << (scope))

void brief_compose_pacing(brief_composer *composer)
{
    brief_compose_decision(composer, DW_KEY_PACING, "Pace");
    brief_compose_lines(composer, DW_SECTION_PACING, 0);
}

/* ---- Calendar -------------------------------------------------------------------------------------- */

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
        return brief_phrase_raise(
            g_strdup_printf("%s (deadline, %s)", deal->deadline[item->index].what,
                            dw_deadline_owner_name(deal->deadline[item->index].owner)));
    case DW_CALENDAR_CLOSE: return g_strdup("Close");
    case DW_CALENDAR_QUARTER_END: return g_strdup("Our quarter ends: our deadline, not theirs");
    case DW_CALENDAR_ABSENCE: {
        g_autofree char *until = brief_phrase_day(item->until);
        return g_strdup_printf("%s away until %s", person_at(deal, item->index)->name, until);
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
    return g_strdup_printf("%s (%s is away)", step,
                           person_at(composer->plan->deal, item->absent)->name);
}

static void calendar_row(const brief_composer *composer, brief_table *table,
                         const dw_calendar_item *item)
{
    static const brief_tone tones[] = {[DW_CALENDAR_CLOSE] = BRIEF_STRONG,
                                       [DW_CALENDAR_DEADLINE] = BRIEF_CAREFUL,
                                       [DW_CALENDAR_ABSENCE] = BRIEF_DIM,
                                       [DW_CALENDAR_QUARTER_END] = BRIEF_DIM};
    char *words = row_words(composer, item);
    if (words == NULL)
        return;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_day_short(item->day));
    const bool unattended = item->kind == DW_CALENDAR_STEP && item->absent != DW_NONE;
    brief_table_cell(table,
                     unattended                                 ? BRIEF_BAD
                     : (size_t)item->kind < G_N_ELEMENTS(tones) ? tones[item->kind]
                                                                : BRIEF_PLAIN,
                     words);
}

static char *days_words(int days)
{
    return g_strdup_printf("%d working %s", days, days == 1 ? "day" : "days");
}

char *brief_squeeze_words(const brief_composer *composer, const dw_squeeze *squeeze)
{
    const dw_deal *deal = composer->plan->deal;
    g_autofree char *wanted = days_words(squeeze->wanted);
    const char *what =
        squeeze->deadline == DW_NONE ? "the close" : deal->deadline[squeeze->deadline].what;
    if (squeeze->kind == DW_SQUEEZE_PAST)
        return g_strdup_printf("No working day is left before the close, and the steps up to it "
                               "take %s: they have no day until it is moved.",
                               wanted);
    return g_strdup_printf("Squeezed %s %s: the steps usually take %s and have %d.",
                           squeeze->kind == DW_SQUEEZE_AFTER ? "after" : "before", what, wanted,
                           squeeze->left);
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
        brief_table_column(table, "When", BRIEF_LEFT);
        brief_table_column(table, "What", BRIEF_LEFT);
        for (size_t i = 0; i < plan->n_calendar; i++)
            calendar_row(composer, table, &plan->calendar[i]);
    }
    compose_squeezes(composer);
    brief_compose_undated_lines(composer);
}

/* ---- Deadlines ------------------------------------------------------------------------------------- */

static char *days_left_words(const dw_plan_deadline *row)
{
    return row->past ? g_strdup("past") : g_strdup_printf("%d", row->days_left);
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
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_day_short(deadline->day));
    brief_table_cell(table, BRIEF_PLAIN, days_left_words(row));
    brief_table_cell_text(table, BRIEF_PLAIN, deadline->what);
    brief_table_cell_text(table, BRIEF_PLAIN, dw_deadline_owner_name(deadline->owner));
    brief_table_cell_text(
        table, known && row->standing < G_N_ELEMENTS(tones) ? tones[row->standing] : BRIEF_PLAIN,
        known ? standing->level[row->standing].label : "");
    brief_table_cell(table, BRIEF_PLAIN,
                     dw_money_known(deadline->cost) ? brief_phrase_sum(plan, deadline->cost)
                                                    : NULL);
    brief_table_cell_text(table, deadline->evidence == NULL ? BRIEF_CAREFUL : BRIEF_PLAIN,
                          deadline->evidence == NULL ? "none" : deadline->evidence);
}

void brief_compose_deadlines(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->deal->n_deadlines > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_table_column(table, "Date", BRIEF_LEFT);
        brief_table_column(table, "Days", BRIEF_RIGHT);
        brief_table_column(table, "What", BRIEF_LEFT);
        brief_table_column(table, "Whose", BRIEF_LEFT);
        brief_table_column(table, "Standing", BRIEF_LEFT);
        brief_table_column(table, "Costs us", BRIEF_RIGHT);
        brief_table_column(table, "Evidence", BRIEF_LEFT);
        for (size_t d = 0; d < plan->deal->n_deadlines; d++)
            deadline_row(composer, table, &plan->deadline[d]);
        brief_table_prune(table);
    }
    brief_compose_lines(composer, DW_SECTION_DEADLINES, 0);
}
