/* What the page and the JSON of a difference share. */
#ifndef BRIEF_DIFFERENCE_PARTS_H
#define BRIEF_DIFFERENCE_PARTS_H

#include "brief/compose.h"
#include "brief/difference.h"

/* Both plans as this reader may see them; `before` and `after` put what they say on one document. */
typedef struct brief_pair {
    brief_composer before, after;
} brief_pair;

/* The two plans of a difference for the reader of the composer's page. */
brief_pair brief_pair_of(const brief_composer *composer, const dw_difference *difference);

/* May the reader see the row in the plans it stands in, and this cell of it? */
bool brief_row_visible(const brief_pair *pair, const dw_row_change *row);
bool brief_cell_visible(const brief_pair *pair, dw_part part, size_t column);

/* May the reader see the fact? */
bool brief_fact_visible(const brief_pair *pair, const dw_fact_difference *fact);

/* What a row of a part is called in a plan: its issue, person, date; "" for the plan itself. */
char *brief_row_name(const brief_composer *composer, dw_part part, size_t row);

/* What a column is called: its phrase, or its issue. */
char *brief_cell_name(const brief_composer *composer, dw_part part, size_t row, size_t column);

/* The cell as words; NULL when there is nothing in it. */
char *brief_cell_words(const brief_composer *composer, dw_part part, size_t row, size_t column);

/* Is the row one that says what an event means: strategy, decisions, what is on the table, the next
 * offer, the whole package, their limit? */
bool brief_is_telling(const dw_row_change *row);

/* Columns for what something was and is. (difference_rows.c) */
brief_table *brief_compose_changes(brief_composer *composer, dw_phrase first);

/* Facts that changed, in such a table. */
void brief_compose_facts(brief_pair *pair, const dw_difference *difference, brief_table *table);

/* Is the row about an offer of ours that a yes takes the place of? */
bool brief_row_is_past(const brief_pair *pair, const dw_row_change *row);

/* What changed in a row, cell by cell; all of a row that is new or gone. Rows that this reader may not
 * see add nothing. */
void brief_compose_row(brief_pair *pair, brief_table *table, const dw_row_change *row);

/* Does the difference show anything under the heading of the section, to this reader? */
bool brief_section_changes(const brief_pair *pair, const dw_difference *difference,
                           dw_section section);

/* The headings of the sections that change, to this reader, as a list in words; NULL where none does. */
char *brief_changed_sections(const brief_pair *pair, const dw_difference *difference);

/* Is the line about something that a row of the tables shows already? */
bool brief_line_in_table(const dw_line_change *line);

/* What happened, in words: "#4, 18 November 2026, J. Meyer: offer, price USD 190,000 …". */
char *brief_event_words(const brief_composer *composer, const dw_event *event);

#endif
