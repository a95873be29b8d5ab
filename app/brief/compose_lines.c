/* Lines of the playbook and their sources. */
#include "brief/compose.h"

#include <string.h>

char *brief_line_words(const dw_text *picked, const dw_texts *all, const brief_place *place)
{
    if (picked == NULL)
        return NULL;
    char *words = brief_phrase_text(picked, place);
    return words != NULL ? words : brief_phrase_texts(all, place);
}

static bool same_words(const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0;
}

int brief_compose_note(brief_composer *composer, const dw_basis *basis)
{
    if (basis->source == NULL || composer->style->lines_most > 0 ||
        (basis->shared && !composer->style->explain))
        return 0;
    for (guint i = 0; i < composer->notes->len; i++) {
        const dw_basis *known = g_ptr_array_index(composer->notes, i);
        if (same_words(known->source, basis->source) && same_words(known->limits, basis->limits))
            return (int)i + 1;
    }
    g_ptr_array_add(composer->notes, (gpointer)basis);
    return (int)composer->notes->len;
}

int brief_compose_explained(brief_composer *composer, const dw_basis *basis)
{
    return composer->style->explain ? brief_compose_note(composer, basis) : 0;
}

/* What all of a section rests on is noted at its heading. */
static int line_note(brief_composer *composer, const dw_entry *entry)
{
    const dw_basis *section = &composer->book->section_basis[entry->section];
    const dw_basis *basis = &entry->basis;
    const bool at_heading = basis->shared && same_words(basis->source, section->source) &&
                            same_words(basis->limits, section->limits);
    return at_heading ? 0 : brief_compose_note(composer, basis);
}

/* The playbook's word for one of its strengths, named in phrases as strength_NAME. */
static const char *strength_word(const brief_composer *composer, const char *strength)
{
    for (unsigned p = DW_PHRASE_STRENGTH_STRONG; p <= DW_PHRASE_STRENGTH_OURS; p++)
        if (g_str_has_suffix(dw_phrase_info_of(p)->name, strength))
            return brief_word(composer->book, p);
    return strength;
}

void brief_compose_notes(brief_composer *composer)
{
    if (composer->notes->len == 0 || composer->style->lines_most > 0)
        return;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_SOURCES);
    for (guint i = 0; i < composer->notes->len; i++) {
        const dw_basis *basis = g_ptr_array_index(composer->notes, i);
        g_autoptr(GString) text = g_string_new(basis->source);
        if (basis->strength != NULL)
            g_string_append_printf(text, " (%s)", strength_word(composer, basis->strength));
        if (basis->limits != NULL)
            g_string_append_printf(text, ": %s", basis->limits);
        brief_add(composer->document, BRIEF_NOTE, NULL, text->str)->number = (int)i + 1;
    }
}

/* ---- One line -------------------------------------------------------------------------------------- */

typedef struct spoken {
    char *text, *say, *then;
} spoken;

/* A text that announces words which then cannot be said announces nothing. */
static void drop_announcement(spoken *words)
{
    if (words->text != NULL && words->say == NULL && words->then == NULL &&
        g_str_has_suffix(words->text, ":"))
        g_clear_pointer(&words->text, g_free);
}

/* Of several lines of one entry about events, the words and what to do stand with the newest. */
static void drop_repeated(const dw_lines *lines, size_t l, spoken *words)
{
    const dw_entry *entry = lines->line[l].entry;
    if (entry->scope != DW_SCOPE_EVENT || words->text == NULL || l + 1 >= lines->n_lines ||
        lines->line[l + 1].entry != entry)
        return;
    g_clear_pointer(&words->say, g_free);
    g_clear_pointer(&words->then, g_free);
}

static spoken speak(const brief_composer *composer, const dw_line *line)
{
    const dw_entry *entry = line->entry;
    const brief_place place = brief_composer_place(composer, entry->scope, line->item);
    spoken words = {.text = brief_line_words(line->text, &entry->text, &place),
                    .say = brief_line_words(line->say, &entry->say, &place),
                    .then = brief_line_words(line->then, &entry->then, &place)};
    drop_announcement(&words);
    /* What to do better next is no advice once the talks are over. */
    if (entry->section == DW_SECTION_CONDUCT && brief_has_ended(composer->plan)) {
        g_clear_pointer(&words.say, g_free);
        g_clear_pointer(&words.then, g_free);
    }
    return words;
}

static void spoken_clear(spoken *words)
{
    g_free(words->text);
    g_free(words->say);
    g_free(words->then);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(spoken, spoken_clear)

static bool same_spoken(const spoken *a, const spoken *b)
{
    return same_words(a->text, b->text) && same_words(a->say, b->say) &&
           same_words(a->then, b->then);
}

static void set_depth(brief_block *block, int depth)
{
    if (block != NULL)
        block->depth = depth;
}

static void compose_spoken(brief_composer *composer, const dw_entry *entry, const spoken *words,
                           const char *label, int depth)
{
    brief_document *document = composer->document;
    g_autofree char *because =
        composer->style->explain ? brief_when_words(composer->plan, &entry->when) : NULL;
    if (words->text != NULL || label != NULL) {
        brief_block *block = brief_add(document, BRIEF_BULLET, label, words->text);
        block->note = line_note(composer, entry);
        block->depth = depth;
    }
    if (because != NULL && words->text != NULL)
        set_depth(brief_add_take(document, BRIEF_BECAUSE, NULL,
                                 brief_fill(composer->book, DW_PHRASE_BECAUSE, because, NULL)),
                  depth);
    if (words->say != NULL)
        set_depth(brief_add_take(document, BRIEF_QUOTE, NULL,
                                 brief_fill(composer->book, DW_PHRASE_QUOTE, words->say, NULL)),
                  depth);
    if (words->then != NULL)
        set_depth(brief_add(document, BRIEF_THEN, NULL, words->then), depth);
}

/* ---- Lines about items ----------------------------------------------------------------------------- */

/* Does the line itself say which item it is about? */
static bool names_its_item(const dw_line *line)
{
    static const dw_variable names[DW_SCOPE_COUNT] = {
        [DW_SCOPE_ISSUE] = DW_VAR_ISSUE,   [DW_SCOPE_DEADLINE] = DW_VAR_DEADLINE,
        [DW_SCOPE_OURS] = DW_VAR_PERSON,   [DW_SCOPE_THEIRS] = DW_VAR_PERSON,
        [DW_SCOPE_TACTIC] = DW_VAR_TACTIC, [DW_SCOPE_MISSING_KIND] = DW_VAR_ISSUE,
    };
    const dw_scope scope = line->entry->scope;
    if (scope == DW_SCOPE_DEAL || scope == DW_SCOPE_ANCHOR || scope == DW_SCOPE_EVENT ||
        line->text == NULL)
        return true;
    const dw_variable name = names[scope];
    return name != 0 && (line->text->needs.bits[name / 64] >> (name % 64) & 1U);
}

/* The items of all lines from `first` on that say the same, as the lead of one line for them all;
 * NULL where the line names its item by itself. */
static char *shared_label(const brief_composer *composer, const dw_lines *lines, size_t first,
                          const spoken *words)
{
    const dw_line *line = &lines->line[first];
    if (names_its_item(line))
        return NULL;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = first; i < lines->n_lines; i++) {
        const dw_line *other = &lines->line[i];
        if (other->entry != line->entry)
            continue;
        g_auto(spoken) same = speak(composer, other);
        if (same_spoken(&same, words))
            g_ptr_array_add(names,
                            brief_item_name(composer->plan, line->entry->scope, other->item));
    }
    return brief_phrase_raise(brief_phrase_list((const char *const *)names->pdata, names->len,
                                                brief_word(composer->book, DW_PHRASE_LIST_AND)));
}

/* Lines of one entry stand together, those about events the oldest first. */
bool brief_line_is_old(const brief_composer *composer, const dw_lines *lines, size_t l)
{
    const dw_entry *entry = lines->line[l].entry;
    const size_t newer = brief_events_shown(composer->book);
    return entry->scope == DW_SCOPE_EVENT && l + newer < lines->n_lines &&
           lines->line[l + newer].entry == entry;
}

/* Was the same said before, of another item? */
static bool said_before(const brief_composer *composer, const dw_lines *lines, size_t l,
                        const spoken *words)
{
    for (size_t i = l; i-- > 0 && lines->line[i].entry == lines->line[l].entry;) {
        if (brief_line_is_old(composer, lines, i))
            return false;
        g_auto(spoken) before = speak(composer, &lines->line[i]);
        if (same_spoken(&before, words))
            return true;
    }
    return false;
}

/* The label of a line that is led by a word: whom or what it is about stands behind that. */
static char *led_label(const brief_composer *composer, const dw_line *line, const char *lead)
{
    if (names_its_item(line) || line->entry->scope == DW_SCOPE_EVENT)
        return g_strdup(lead);
    g_autofree char *item = brief_item_name(composer->plan, line->entry->scope, line->item);
    return g_strdup_printf("%s (%s)", lead, item);
}

/* Puts the line on the page, under a lead unless that is NULL; false when there is nothing (new) to
 * say. */
static bool compose_line(brief_composer *composer, const dw_lines *lines, size_t l,
                         const char *lead)
{
    const dw_line *line = &lines->line[l];
    if (!brief_line_visible(composer, line) || brief_line_is_old(composer, lines, l))
        return false;
    g_auto(spoken) words = speak(composer, line);
    if ((words.text == NULL && words.say == NULL) || said_before(composer, lines, l, &words))
        return false;
    g_autofree char *label =
        lead != NULL ? led_label(composer, line, lead) : shared_label(composer, lines, l, &words);
    drop_repeated(lines, l, &words);
    compose_spoken(composer, line->entry, &words, label, 0);
    brief_compose_behind(composer, line);
    return true;
}

static bool is_enough(const brief_composer *composer, int n)
{
    return composer->style->lines_most > 0 && n >= composer->style->lines_most;
}

/* ---- Sections -------------------------------------------------------------------------------------- */

/* The headings of a section's lines in the order they first appear. */
static GPtrArray *headings_of(const dw_lines *lines, unsigned but)
{
    GPtrArray *headings = g_ptr_array_new();
    for (size_t i = 0; i < lines->n_lines; i++) {
        const dw_entry *entry = lines->line[i].entry;
        bool known = entry->heading == NULL || (but >> entry->scope & 1U);
        for (guint h = 0; h < headings->len && !known; h++)
            known = same_words(g_ptr_array_index(headings, h), entry->heading);
        if (!known)
            g_ptr_array_add(headings, (gpointer)entry->heading);
    }
    return headings;
}

static void compose_under(brief_composer *composer, dw_section section, unsigned but,
                          const char *heading)
{
    const dw_lines *lines = &composer->plan->section[section];
    int n = 0;
    for (size_t i = 0; i < lines->n_lines && !is_enough(composer, n); i++) {
        const dw_entry *entry = lines->line[i].entry;
        if (!(but >> entry->scope & 1U) && same_words(entry->heading, heading) &&
            (entry->executive || !composer->executive))
            n += compose_line(composer, lines, i, NULL);
    }
}

void brief_compose_plain_lines(brief_composer *composer, dw_section section, unsigned but)
{
    compose_under(composer, section, but, NULL);
}

void brief_compose_headed_lines(brief_composer *composer, dw_section section, unsigned but)
{
    g_autoptr(GPtrArray) headings = headings_of(&composer->plan->section[section], but);
    for (guint h = 0; h < headings->len; h++) {
        brief_add(composer->document, BRIEF_SUBHEADING, NULL, g_ptr_array_index(headings, h));
        compose_under(composer, section, but, g_ptr_array_index(headings, h));
        brief_drop_empty_subheading(composer->document);
    }
}

void brief_compose_lines(brief_composer *composer, dw_section section, unsigned but)
{
    brief_compose_plain_lines(composer, section, but);
    brief_compose_headed_lines(composer, section, but);
}

size_t brief_compose_led_lines(brief_composer *composer, dw_section section, const char *lead,
                               brief_wants_line *wants, const void *context)
{
    const dw_lines *lines = &composer->plan->section[section];
    size_t n = 0;
    for (size_t i = 0; i < lines->n_lines; i++)
        if (wants == NULL || wants(&lines->line[i], context))
            n += compose_line(composer, lines, i, lead);
    return n;
}

static bool has_day(const dw_plan *plan, size_t line)
{
    for (size_t i = 0; i < plan->n_calendar; i++)
        if (plan->calendar[i].kind == DW_CALENDAR_STEP && plan->calendar[i].line == line)
            return true;
    return false;
}

void brief_compose_undated_lines(brief_composer *composer)
{
    const dw_lines *lines = &composer->plan->section[DW_SECTION_CALENDAR];
    for (size_t i = 0; i < lines->n_lines; i++)
        if (!has_day(composer->plan, i))
            compose_line(composer, lines, i, NULL);
}

/* Of the section's lines about the item, the first that has such words. */
static char *item_words(const brief_composer *composer, dw_section section, dw_scope scope,
                        size_t item, char **words_of(spoken *words))
{
    const dw_lines *lines = &composer->plan->section[section];
    for (size_t i = 0; i < lines->n_lines; i++) {
        if (lines->line[i].entry->scope != scope || lines->line[i].item != item)
            continue;
        g_auto(spoken) words = speak(composer, &lines->line[i]);
        char **const wanted = words_of(&words);
        if (*wanted != NULL)
            return g_steal_pointer(wanted);
    }
    return NULL;
}

static char **say_of(spoken *words)
{
    return &words->say;
}

static char **text_of(spoken *words)
{
    return &words->text;
}

char *brief_item_say(const brief_composer *composer, dw_section section, dw_scope scope,
                     size_t item)
{
    return item_words(composer, section, scope, item, say_of);
}

char *brief_item_text(const brief_composer *composer, dw_section section, dw_scope scope,
                      size_t item)
{
    return item_words(composer, section, scope, item, text_of);
}
