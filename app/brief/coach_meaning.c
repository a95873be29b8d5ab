/* What the newest event means; what to reassess, and what a pivot would change. */
#include "brief/accepting.h"
#include "brief/coach.h"
#include "brief/compose.h"
#include "brief/difference_parts.h"

bool brief_is_telling(const dw_row_change *row)
{
    switch (row->part) {
    case DW_PART_STRATEGY:
    case DW_PART_DECISION:
    case DW_PART_PACKAGE:
    case DW_PART_ALTERNATIVES:
    case DW_PART_OPENING:
    case DW_PART_STANDING:
    case DW_PART_NEXT_OFFER: return true;
    default: return false;
    }
}

/* Nothing that tells how the talks stand: the sections of the plan that change all the same. */
static void compose_elsewhere(brief_composer *composer, const brief_pair *pair,
                              const dw_difference *d)
{
    g_autofree char *titles = brief_changed_sections(pair, d);
    if (titles == NULL) {
        brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_NEWEST_NO_CHANGE);
        return;
    }
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_NEWEST_ELSEWHERE, titles, NULL));
}

static void compose_changes(brief_composer *composer, const dw_difference *d)
{
    brief_pair pair = brief_pair_of(composer, d);
    brief_table *table = brief_compose_changes(composer, DW_PHRASE_COLUMN_WHAT);
    brief_compose_facts(&pair, d, table);
    for (size_t r = 0; r < d->n_rows; r++)
        if (brief_is_telling(&d->row[r]) && !brief_row_is_past(&pair, &d->row[r]))
            brief_compose_row(&pair, table, &d->row[r]);
    if (table->row->len == 0)
        compose_elsewhere(composer, &pair, d);
}

void brief_compose_meaning(brief_composer *composer)
{
    const dw_difference *d = &composer->coaching->newest;
    if (d->before == NULL) {
        brief_compose_lines(composer, DW_SECTION_MEANING, 0);
        return;
    }
    for (size_t e = 0; e < d->n_events; e++) {
        g_autofree char *words = brief_event_words(composer, d->event[e]);
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, DW_PHRASE_NEWEST_EVENT, words, NULL))
            ->tone = BRIEF_STRONG;
    }
    brief_compose_lines(composer, DW_SECTION_MEANING, 0);
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_NEWEST_CHANGES);
    compose_changes(composer, d);
    brief_compose_chance_fall(composer);
    brief_compose_going_on(composer);
    const bool is_by_rival = brief_compose_alternatives_change(composer);
    brief_compose_next_chance(composer, is_by_rival);
}

/* ---- Reassessment ------------------------------------------------------------------------------ */

/* Enough to see what kind of plan it would be. */
enum { ROWS_MOST = 8 };

static void compose_pivot(brief_composer *composer, const dw_difference *d)
{
    const dw_archetype *archetype = composer->book->archetype;
    g_autofree char *to = brief_phrase_lower(archetype[d->after->assessment.lead].label);
    g_autofree char *from = brief_phrase_lower(archetype[d->before->assessment.lead].label);
    brief_add_take(composer->document, BRIEF_SUBHEADING, NULL,
                   brief_fill(composer->book, DW_PHRASE_PIVOT_CHANGES, to, from, NULL));
    brief_pair pair = brief_pair_of(composer, d);
    brief_table *table = brief_compose_changes(composer, DW_PHRASE_COLUMN_WHAT);
    size_t r = 0;
    for (; r < d->n_rows && table->row->len < ROWS_MOST; r++)
        brief_compose_row(&pair, table, &d->row[r]);
    const size_t n_left = d->n_rows - r + d->n_lines;
    if (n_left == 0)
        return;
    g_autofree char *count = g_strdup_printf("%zu", n_left);
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_PIVOT_MORE, count, NULL));
}

void brief_compose_reassessment(brief_composer *composer)
{
    brief_compose_lines(composer, DW_SECTION_REASSESSMENT, 0);
    if (composer->coaching->pivot.before != NULL)
        compose_pivot(composer, &composer->coaching->pivot);
}
