/* One page for whoever is brought in: where it stands, why now, what to give and to bring back. */
#include "brief/coach.h"
#include "brief/executive.h"
#include "brief/package_words.h"
#include <string.h>

/* Sentences of the situation, and people of theirs, that fit a page beside all else. */
enum { SENTENCES = 3, PEOPLE = 4 };
/* Lines of a page of text. */
enum { PAGE_LINES = 66 };

/* ---- Context ------------------------------------------------------------------------------------- */

/* The first sentences of a text; a full stop inside a number or a name's initial ends none. */
static char *first_sentences(const char *text)
{
    const char *end = text;
    for (int n = 0; n < SENTENCES && *end != '\0'; n++) {
        const char *stop = end;
        do {
            stop = strpbrk(stop + 1, ".!?");
        } while (stop && (stop[1] != ' ' || g_ascii_isupper(stop[-1])));
        end = stop ? stop + 1 : end + strlen(end);
    }
    return g_strndup(text, (gsize)(end - text));
}

static void compose_context(brief_composer *composer)
{
    const char *situation = composer->plan->deal->situation;
    if (situation)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, first_sentences(situation));
    else
        brief_compose_lines(composer, DW_SECTION_SITUATION, 0);
}

/* ---- Their people -------------------------------------------------------------------------------- */

/* Who decides first, then who approves, then who blocks; of the others an executive knows who speaks for them
 * or against us, and where there is room who is for us. */
static const dw_person_authority met[] = {DW_PERSON_DECIDES, DW_PERSON_APPROVES, DW_PERSON_BLOCKS};

static bool is_met(const dw_person *person)
{
    for (size_t a = 0; a < G_N_ELEMENTS(met); a++)
        if (person->authority == met[a])
            return true;
    return false;
}

/* Who made their newest offer; NULL where nobody is named. */
static const char *their_voice(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].by == DW_SIDE_THEM && dw_event_is_offer(&deal->event[e]))
            return deal->event[e].who;
    return NULL;
}

static void compose_person(brief_composer *composer, brief_table *table, const dw_person *person)
{
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_person_words(person));
    brief_table_cell(table, BRIEF_PLAIN,
                     person->authority == DW_PERSON_UNKNOWN
                         ? NULL
                         : g_strdup(brief_word_at(composer->book, DW_PHRASE_AUTHORITY_DECIDES,
                                                  person->authority - 1U)));
    brief_table_cell(table, BRIEF_PLAIN,
                     person->stance == DW_STANCE_UNKNOWN
                         ? NULL
                         : g_strdup(brief_word_at(composer->book, DW_PHRASE_STANCE_SUPPORTIVE,
                                                  person->stance - 1U)));
    brief_table_cell_text(table, BRIEF_PLAIN, person->interest);
}

static void compose_people(brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    brief_table *table = brief_add_table(composer->document);
    const char *voice = their_voice(deal);
    int n = 0;
    bool wide = false; /* what they want takes several lines each */
    for (size_t p = 0; p < deal->n_theirs; p++)
        wide = wide || deal->theirs[p].interest != NULL;
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHO, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PART, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STANCE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_INTEREST, BRIEF_LEFT);
    for (size_t a = 0; a < G_N_ELEMENTS(met); a++)
        for (size_t p = 0; p < deal->n_theirs && n < PEOPLE; p++)
            if (deal->theirs[p].authority == met[a]) {
                compose_person(composer, table, &deal->theirs[p]);
                n++;
            }
    for (size_t p = 0; p < deal->n_theirs && n < PEOPLE; p++) {
        const dw_person *person = &deal->theirs[p];
        if (is_met(person) ||
            (person->stance != DW_STANCE_OPPOSED && g_strcmp0(voice, person->name) != 0))
            continue;
        compose_person(composer, table, person);
        n++;
    }
    for (size_t p = 0; p < deal->n_theirs && n < PEOPLE; p++) {
        const dw_person *person = &deal->theirs[p];
        if (is_met(person) || person->stance != DW_STANCE_SUPPORTIVE || wide ||
            g_strcmp0(voice, person->name) == 0)
            continue;
        compose_person(composer, table, person);
        n++;
    }
    brief_table_prune(table);
}

/* ---- Promises ------------------------------------------------------------------------------------ */

static void compose_promise(brief_composer *composer, brief_table *table, const dw_promise *promise)
{
    const dw_deal *deal = composer->plan->deal;
    const dw_event *event = &deal->event[promise->event];
    const bool ours = event->by == DW_SIDE_US;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_day(composer->book, event->day));
    brief_table_cell_text(table, BRIEF_PLAIN,
                          event->who ? event->who
                          : ours     ? deal->owner
                                     : deal->account);
    brief_table_cell(table, BRIEF_PLAIN,
                     event->note ? g_strdup(event->note)
                                 : brief_offer_terms(composer->plan, event->term, event->n_terms));
    brief_table_cell(table, promise->overdue ? BRIEF_BAD : BRIEF_PLAIN,
                     brief_phrase_day(composer->book, event->until));
    brief_table_cell(table, promise->answer == DW_NONE ? BRIEF_CAREFUL : BRIEF_GOOD,
                     promise->answer == DW_NONE
                         ? g_strdup(brief_word(composer->book, DW_PHRASE_PROMISE_OPEN))
                         : brief_phrase_day(composer->book, deal->event[promise->answer].day));
}

static void compose_promises(brief_composer *composer)
{
    const dw_promises *promises = &composer->plan->promises;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_DATE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PROMISED_BY, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PROMISE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PROMISE_DUE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ANSWERED, BRIEF_LEFT);
    for (size_t i = 0; i < promises->n_promises; i++)
        compose_promise(composer, table, &promises->promise[i]);
    brief_table_prune(table);
}

/* ---- The page ------------------------------------------------------------------------------------ */

static void compose_why(brief_composer *composer)
{
    brief_compose_decision(composer, DW_KEY_ESCALATION, DW_PHRASE_LABEL_ESCALATE);
    brief_compose_decision(composer, DW_KEY_ESCALATION_VERDICT, DW_PHRASE_LABEL_VERDICT);
    composer->executive = true;
    brief_compose_headed_lines(composer, DW_SECTION_ESCALATION, 0);
    composer->executive = false;
}

/* What our own house has still to say, or has said, of what is agreed. */
static void compose_house(brief_composer *composer)
{
    if (dw_deal_ended(composer->plan->deal) == DW_OUTCOME_NONE)
        brief_compose_lines(composer, DW_SECTION_REQUESTS, 0);
}

/* Ended or agreed: what stands comes first. */
static const brief_section settled_page[] = {
    {DW_PHRASE_HEADING_POSITION, brief_compose_position, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_REQUESTS, compose_house, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_SITUATION, compose_context, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_STAKEHOLDERS, compose_people, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_PROMISES, compose_promises, DW_SECTION_COUNT, false},
};

/* What only open talks ask of an executive. */
static const brief_section open_page[] = {
    {DW_PHRASE_HEADING_SITUATION, compose_context, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_POSITION, brief_compose_position, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_STAKEHOLDERS, compose_people, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_ESCALATION, compose_why, DW_SECTION_COUNT, false},
    {DW_PHRASE_HEADING_EXECUTIVE, NULL, DW_SECTION_EXECUTIVE, false},
    {DW_PHRASE_HEADING_PROMISES, compose_promises, DW_SECTION_COUNT, false},
};

bool brief_is_settled(const dw_plan *plan)
{
    return dw_deal_is_settled(plan->deal) && !brief_is_contested(plan);
}

/* How much a full page leaves out: nothing, what is known of the account, all but the weightiest lines
 * under a heading; last the table of promises, which those lines speak of. */
enum { ALL, NO_SITUATION, THREE_LINES, TWO_LINES, NO_PROMISES };

static bool is_left_out(const brief_section *section, int level)
{
    return (level >= NO_PROMISES && section->title == DW_PHRASE_HEADING_PROMISES) ||
           (level >= NO_SITUATION && section->title == DW_PHRASE_HEADING_SITUATION);
}

static brief_document *executive_document(const dw_plan *plan, const brief_style *style, int level)
{
    brief_style own = *style;
    /* Notes cost lines that one page does not have. */
    if (!style->explain && style->lines_most == 0)
        own.lines_most = BRIEF_EXECUTIVE_LINES - (level >= THREE_LINES) - (level >= TWO_LINES);
    brief_composer composer = brief_compose_begin(plan, &own);
    brief_addf(composer.document, BRIEF_TITLE, "%s: %s", plan->deal->account, plan->deal->name);
    const bool settled = brief_is_settled(plan);
    const brief_section *page = settled ? settled_page : open_page;
    const size_t n = settled ? G_N_ELEMENTS(settled_page) : G_N_ELEMENTS(open_page);
    for (size_t i = 0; i < n; i++)
        if (!is_left_out(&page[i], level))
            brief_compose_sections(&composer, &page[i], 1);
    /* One page has no room for sources; --explain asks for them. */
    if (!style->explain)
        g_ptr_array_set_size(composer.notes, 0);
    return brief_compose_finish(&composer);
}

static int count_lines(const char *text)
{
    int n = 0;
    for (; *text != '\0'; text++)
        n += *text == '\n';
    return n;
}

/* The fullest that fits a page of text. */
static brief_document *fitting_document(const dw_plan *plan, const brief_style *style)
{
    for (int level = ALL;; level++) {
        brief_document *document = executive_document(plan, style, level);
        g_autofree char *page = brief_document_text(document, brief_page_width(style), false);
        if (style->explain || level == NO_PROMISES || count_lines(page) <= PAGE_LINES)
            return document;
        brief_document_free(document);
    }
}

char *brief_executive_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = fitting_document(plan, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_executive_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = fitting_document(plan, style);
    return brief_document_markdown(document);
}
