/* The page of a difference: what happened, which facts changed, then section by section. */
#include "brief/difference.h"

#include "brief/accepting.h"
#include "brief/difference_parts.h"

/* ---- Head -------------------------------------------------------------------------------------- */

static char *since_words(const brief_composer *composer, const brief_comparison *c)
{
    const dw_playbook *book = composer->book;
    g_autofree char *number =
        g_strdup_printf("%zu", c->since == BRIEF_SINCE_VERSION ? (size_t)c->version : c->number);
    g_autofree char *day = brief_phrase_day(book, c->day);
    switch (c->since) {
    case BRIEF_SINCE_VERSION: return brief_fill(book, DW_PHRASE_SINCE_VERSION, number, day, NULL);
    case BRIEF_SINCE_NEWEST: return brief_fill(book, DW_PHRASE_SINCE_NEWEST, number, day, NULL);
    case BRIEF_SINCE_EVENT: return brief_fill(book, DW_PHRASE_SINCE_EVENT, number, day, NULL);
    case BRIEF_SINCE_DAY: return brief_fill(book, DW_PHRASE_SINCE_DATE, day, NULL);
    case BRIEF_SINCE_NOTHING: break;
    }
    return g_strdup(brief_word(book, DW_PHRASE_SINCE_NOTHING));
}

static void compose_head(brief_composer *composer, const brief_comparison *c)
{
    brief_compose_header(composer);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, since_words(composer, c))->tone =
        BRIEF_STRONG;
    brief_compose_ended(composer, DW_PHRASE_ENDED_DIFFERENCE);
    if (!c->made_otherwise)
        return;
    g_autofree char *version = g_strdup_printf("%d", c->version);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_VERSION_MADE_OTHERWISE, version, NULL))
        ->tone = BRIEF_CAREFUL;
}

/* Why: the events in between and the facts they changed. */
static void compose_why(brief_pair *pair, const dw_difference *d)
{
    brief_composer *composer = &pair->after;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_WHY);
    for (size_t e = 0; e < d->n_events; e++)
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_event_words(composer, d->event[e]));
    brief_compose_facts(pair, d, brief_compose_changes(composer, DW_PHRASE_COLUMN_FACT));
    brief_drop_empty_heading(composer->document);
}

/* ---- Sections ---------------------------------------------------------------------------------- */

/* That a yes is advised now: it takes the place of what the packages were. */
static void compose_yes(brief_pair *pair)
{
    if (!brief_accepts(pair->after.plan) || brief_accepts(pair->before.plan))
        return;
    char *advice = brief_advice_words(pair->after.plan, pair->after.style);
    if (advice != NULL)
        brief_add_take(pair->after.document, BRIEF_PARAGRAPH, NULL, advice);
}

static void compose_rows(brief_pair *pair, const dw_difference *d, dw_section section)
{
    if (section == DW_SECTION_PACKAGES)
        compose_yes(pair);
    brief_table *table = brief_compose_changes(&pair->after, DW_PHRASE_COLUMN_WHAT);
    for (size_t r = 0; r < d->n_rows; r++) {
        const dw_row_change *row = &d->row[r];
        const size_t at = row->after == DW_NONE ? row->before : row->after;
        if (dw_part_section(row->part, at) == section && !brief_row_is_past(pair, row))
            brief_compose_row(pair, table, row);
    }
}

/* ---- Lines ------------------------------------------------------------------------------------- */

typedef struct spoken {
    char *text, *say;
} spoken;

static spoken speak(const brief_composer *composer, const dw_line *line)
{
    if (line == NULL || !brief_line_visible(composer, line))
        return (spoken){NULL, NULL};
    const dw_entry *entry = line->entry;
    const brief_place place = brief_composer_place(composer, entry->scope, line->item);
    return (spoken){brief_line_words(line->text, &entry->text, &place),
                    brief_line_words(line->say, &entry->say, &place)};
}

static void quote(brief_composer *composer, const char *say)
{
    if (say != NULL)
        brief_add_take(composer->document, BRIEF_QUOTE, NULL,
                       brief_fill(composer->book, DW_PHRASE_QUOTE, say, NULL));
}

static void compose_line(brief_pair *pair, const dw_line_change *line)
{
    static const dw_phrase labels[DW_CHANGE_COUNT] = {[DW_CHANGE_ADDED] = DW_PHRASE_LINE_ADDED,
                                                      [DW_CHANGE_REMOVED] = DW_PHRASE_LINE_REMOVED,
                                                      [DW_CHANGE_CHANGED] = DW_PHRASE_LINE_CHANGED};
    brief_composer *composer = &pair->after;
    const spoken before = speak(&pair->before, line->before);
    const spoken after = speak(&pair->after, line->after);
    const bool same_text = g_strcmp0(before.text, after.text) == 0;
    const bool same_say = g_strcmp0(before.say, after.say) == 0;
    if (!same_text || !same_say) {
        const char *text = after.text != NULL || after.say != NULL ? after.text : before.text;
        const dw_change_kind kind = before.text == NULL && before.say == NULL ? DW_CHANGE_ADDED
                                    : after.text == NULL && after.say == NULL ? DW_CHANGE_REMOVED
                                                                              : DW_CHANGE_CHANGED;
        brief_add(composer->document, BRIEF_BULLET, brief_word(composer->book, labels[kind]),
                  text != NULL ? text : "");
        if (kind == DW_CHANGE_CHANGED && !same_text && before.text != NULL)
            brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                           brief_fill(composer->book, DW_PHRASE_LINE_BEFORE, before.text, NULL));
        quote(composer, same_say ? NULL : after.say);
    }
    g_free(before.text);
    g_free(before.say);
    g_free(after.text);
    g_free(after.say);
}

static void compose_lines(brief_pair *pair, const dw_difference *d, dw_section section)
{
    for (size_t l = 0; l < d->n_lines; l++)
        if (d->line[l].section == section && !brief_line_in_table(&d->line[l]))
            compose_line(pair, &d->line[l]);
}

/* ---- The page ---------------------------------------------------------------------------------- */

bool brief_section_changes(const brief_pair *pair, const dw_difference *d, dw_section section)
{
    if (!brief_section_kept(d->after, section))
        return false;
    g_autoptr(brief_document) scratch = brief_document_new();
    brief_pair own = *pair;
    own.before.document = own.after.document = scratch;
    compose_rows(&own, d, section);
    compose_lines(&own, d, section);
    bool says = false;
    for (guint b = 0; b < scratch->block->len; b++) {
        const brief_block *block = g_ptr_array_index(scratch->block, b);
        says = says || block->table == NULL || block->table->row->len > 0;
    }
    return says;
}

char *brief_changed_sections(const brief_pair *pair, const dw_difference *d)
{
    const dw_playbook *book = pair->after.book;
    const char *title[DW_SECTION_PLAN_COUNT];
    size_t n = 0;
    for (unsigned s = 0; s < DW_SECTION_PLAN_COUNT; s++)
        if (brief_section_changes(pair, d, (dw_section)s))
            title[n++] = brief_word(book, brief_section_title((dw_section)s));
    return n > 0 ? brief_phrase_list(title, n, brief_word(book, DW_PHRASE_LIST_AND)) : NULL;
}

static brief_document *difference_document(const brief_comparison *c, const brief_style *style)
{
    const dw_difference *d = c->difference;
    brief_pair pair = {.after = brief_compose_begin(d->after, style)};
    pair.before = pair.after;
    pair.before.plan = d->before;
    compose_head(&pair.after, c);
    compose_why(&pair, d);
    const guint n_blocks = pair.after.document->block->len;
    for (unsigned s = 0; s < DW_SECTION_PLAN_COUNT; s++) {
        if (!brief_section_kept(d->after, (dw_section)s))
            continue;
        brief_compose_word(&pair.after, BRIEF_HEADING, brief_section_title((dw_section)s));
        compose_rows(&pair, d, (dw_section)s);
        compose_lines(&pair, d, (dw_section)s);
        brief_drop_empty_heading(pair.after.document);
    }
    if (c->since != BRIEF_SINCE_NOTHING && !brief_has_ended(d->after) &&
        pair.after.document->block->len == n_blocks)
        brief_compose_word(&pair.after, BRIEF_PARAGRAPH, DW_PHRASE_NOTHING_CHANGED);
    return brief_compose_finish(&pair.after);
}

char *brief_difference_text(const brief_comparison *comparison, const brief_style *style)
{
    g_autoptr(brief_document) document = difference_document(comparison, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_difference_markdown(const brief_comparison *comparison, const brief_style *style)
{
    g_autoptr(brief_document) document = difference_document(comparison, style);
    return brief_document_markdown(document);
}
