#include "brief/replay.h"

#include "brief/coach.h"
#include "brief/compose.h"
#include "brief/event_line.h"
#include "brief/flags.h"
#include "brief/json.h"
#include "brief/replay_json.h"

struct brief_replay {
    const dw_plan *whole;
    const brief_style *style;
    brief_form form; /* only what it shows is put into words */
    brief_composer composer;
    json_t *events;
    GHashTable *alerts; /* those of the event before: char * */
    GHashTable *moves;  /* what was said to do next there: char * */
    size_t lead;        /* at the event before, or DW_NONE */
};

brief_replay *brief_replay_new(const dw_plan *whole, const brief_style *style, brief_form form)
{
    brief_replay *replay = g_new0(brief_replay, 1);
    *replay = (brief_replay){.whole = whole,
                             .style = style,
                             .form = form,
                             .composer = brief_compose_begin(whole, style),
                             .events = json_array(),
                             .alerts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             .moves = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                             .lead = DW_NONE};
    brief_compose_header(&replay->composer);
    brief_compose_word(&replay->composer, BRIEF_HEADING, DW_PHRASE_HEADING_REPLAY);
    return replay;
}

void brief_replay_free(brief_replay *replay)
{
    if (replay == NULL)
        return;
    brief_document_free(replay->composer.document);
    g_clear_pointer(&replay->composer.notes, g_ptr_array_unref);
    json_decref(replay->events);
    g_hash_table_unref(replay->alerts);
    g_hash_table_unref(replay->moves);
    g_free(replay);
}

/* ---- Alerts ------------------------------------------------------------------------------------ */

typedef struct new_alerts {
    const brief_replay *replay;
    const dw_plan *plan;
} new_alerts;

static bool is_new(const dw_line *line, const void *context)
{
    const new_alerts *about = context;
    g_autofree char *key = brief_alert_key(about->plan, line);
    return !g_hash_table_contains(about->replay->alerts, key);
}

static void remember_alerts(brief_replay *replay, const dw_plan *plan)
{
    const dw_lines *lines = &plan->section[DW_SECTION_ALERTS];
    g_hash_table_remove_all(replay->alerts);
    for (size_t i = 0; i < lines->n_lines; i++)
        g_hash_table_add(replay->alerts, brief_alert_key(plan, &lines->line[i]));
}

/* ---- What to do next --------------------------------------------------------------------------- */

/* The line in its words, with the figures of the day. */
static char *move_key(const brief_composer *composer, const dw_line *line)
{
    const dw_entry *entry = line->entry;
    const brief_place place = brief_composer_place(composer, entry->scope, line->item);
    g_autofree char *text = brief_line_words(line->text, &entry->text, &place);
    g_autofree char *say = brief_line_words(line->say, &entry->say, &place);
    return g_strdup_printf("%s\n%s\n%s", entry->id, text != NULL ? text : "",
                           say != NULL ? say : "");
}

static bool is_new_move(const dw_line *line, const void *context)
{
    const brief_replay *replay = context;
    g_autofree char *key = move_key(&replay->composer, line);
    return !g_hash_table_contains(replay->moves, key);
}

static void remember_moves(brief_replay *replay, const dw_plan *plan)
{
    const dw_lines *lines = &plan->section[DW_SECTION_NEXT_MOVE];
    g_hash_table_remove_all(replay->moves);
    for (size_t i = 0; i < lines->n_lines; i++)
        g_hash_table_add(replay->moves, move_key(&replay->composer, &lines->line[i]));
}

/* The move by its name, and whether it hangs on what is not known yet. */
static char *move_lead(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_playbook *book = composer->book;
    const dw_factor *factor = &book->factor[book->decision[book->key[DW_KEY_NEXT_MOVE]].factor];
    const double fair = dw_playbook_setting(book, DW_SETTING_FAIR_CONFIDENCE);
    g_autofree char *move = brief_phrase_lower(factor->level[brief_move(plan)].label);
    return brief_fill(
        book, plan->move_confidence < fair ? DW_PHRASE_REPLAY_NEXT_UNSURE : DW_PHRASE_REPLAY_NEXT,
        move, NULL);
}

/* Only what is said anew; where nothing is, that the advice stands, or what is left of it. */
static void say_moves(brief_replay *replay, const dw_plan *plan)
{
    brief_composer *composer = &replay->composer;
    const size_t n = plan->section[DW_SECTION_NEXT_MOVE].n_lines;
    g_autofree char *lead = move_lead(composer);
    const size_t shown =
        brief_compose_led_lines(composer, DW_SECTION_NEXT_MOVE, lead, is_new_move, replay);
    if (shown == 0 && n > 0 && n == g_hash_table_size(replay->moves))
        brief_add(composer->document, BRIEF_BULLET, lead,
                  brief_word(composer->book, DW_PHRASE_REPLAY_STANDS));
    else if (shown == 0)
        brief_compose_led_lines(composer, DW_SECTION_NEXT_MOVE, lead, NULL, NULL);
}

/* ---- One event --------------------------------------------------------------------------------- */

/* Who leads now, where that is another than at the event before: a decision changes what the team works
 * by, what is learnt only what the facts speak for. */
static void say_lead(brief_replay *replay, const dw_plan *plan, const dw_event *event)
{
    const dw_archetype *archetype = plan->playbook->archetype;
    const size_t lead = plan->assessment.lead;
    brief_composer *composer = &replay->composer;
    const bool decided = event->kind == DW_EVENT_PIVOT;
    if (lead == replay->lead && !decided)
        return;
    const size_t before = decided && plan->earlier.exists ? plan->earlier.lead : replay->lead;
    g_autofree char *was = before == DW_NONE ? NULL : brief_phrase_lower(archetype[before].label);
    char *words =
        was == NULL
            ? brief_fill(composer->book, DW_PHRASE_REPLAY_LEAD, archetype[lead].label, NULL)
            : brief_fill(composer->book, decided ? DW_PHRASE_REPLAY_PIVOT : DW_PHRASE_REPLAY_TURN,
                         archetype[lead].label, was, NULL);
    brief_add_take(composer->document, BRIEF_BULLET, NULL, words)->tone = BRIEF_CAREFUL;
}

static void say_event(brief_replay *replay, const dw_plan *plan, const dw_event *event)
{
    brief_composer *composer = &replay->composer;
    const dw_playbook *book = composer->book;
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    g_autofree char *day = brief_phrase_day(book, event->day);
    g_autofree char *by = brief_event_by(plan, event);
    const new_alerts about = {replay, plan};
    const dw_event shown = brief_event_shown(event, composer->style);
    composer->plan = plan;
    brief_add_take(composer->document, BRIEF_SUBHEADING, NULL,
                   brief_fill(book, DW_PHRASE_REPLAY_EVENT, number, day, by, NULL));
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_phrase_raise(brief_event_what(plan, &shown)));
    say_lead(replay, plan, event);
    brief_compose_led_lines(composer, DW_SECTION_MEANING,
                            brief_word(book, DW_PHRASE_REPLAY_MEANING), NULL, NULL);
    brief_compose_led_lines(composer, DW_SECTION_ALERTS, brief_word(book, DW_PHRASE_REPLAY_ALERT),
                            is_new, &about);
    say_moves(replay, plan);
}

void brief_replay_follow(brief_replay *replay, const dw_plan *plan)
{
    replay->composer.plan = plan;
    remember_alerts(replay, plan);
    if (replay->form != BRIEF_FORM_JSON)
        remember_moves(replay, plan);
    replay->lead = plan->assessment.lead;
    replay->composer.plan = replay->whole;
}

void brief_replay_part(brief_replay *replay, size_t first, size_t last)
{
    brief_composer *composer = &replay->composer;
    g_autofree char *from = g_strdup_printf("%zu", first);
    g_autofree char *to = g_strdup_printf("%zu", last);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_REPLAY_PART, from, to, NULL))
        ->tone = BRIEF_DIM;
}

/* What came after the end counts as a note, and is told as what it was. */
static dw_event as_it_was(const dw_deal *deal, size_t e)
{
    const dw_event *logged = dw_deal_after_end(deal, e);
    dw_event event = deal->event[e];
    if (logged != NULL) {
        event.kind = logged->kind;
        event.term = logged->term;
        event.n_terms = logged->n_terms;
    }
    return event;
}

void brief_replay_add(brief_replay *replay, const dw_plan *plan, size_t number)
{
    const dw_deal *deal = plan->deal;
    size_t e = deal->n_events - 1; /* nearly always the newest */
    while (e > 0 && deal->event[e].number != number)
        e--;
    const dw_event event = as_it_was(deal, e);
    const new_alerts about = {replay, plan};
    replay->composer.plan = plan;
    if (replay->form == BRIEF_FORM_JSON)
        json_array_append_new(replay->events,
                              brief_json_replayed(&replay->composer, &event, is_new, &about));
    else
        say_event(replay, plan, &event);
    brief_replay_follow(replay, plan);
}

/* ---- The end ----------------------------------------------------------------------------------- */

static const dw_event *outcome_of(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_OUTCOME)
            return &deal->event[e];
    return NULL;
}

static void say_end(brief_replay *replay, const dw_event *outcome)
{
    brief_composer *composer = &replay->composer;
    g_autofree char *day = outcome != NULL ? brief_phrase_day(composer->book, outcome->day) : NULL;
    const bool ended = outcome != NULL && outcome->outcome != DW_OUTCOME_NONE;
    g_autofree char *n =
        g_strdup_printf("%zu", ended ? outcome->number : replay->whole->deal->n_events);
    char *words = ended ? brief_fill(composer->book, DW_PHRASE_REPLAY_ENDED, day, n,
                                     brief_word_at(composer->book, DW_PHRASE_EVENT_OUTCOME_WON,
                                                   outcome->outcome - DW_OUTCOME_WON),
                                     NULL)
                        : brief_fill(composer->book, DW_PHRASE_REPLAY_OPEN, n, NULL);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, words)->tone = BRIEF_STRONG;
}

char *brief_replay_finish(brief_replay *replay)
{
    const dw_event *outcome = outcome_of(replay->whole->deal);
    if (replay->form == BRIEF_FORM_JSON)
        return brief_json_replay(replay->whole, replay->events, outcome);
    say_end(replay, outcome);
    const brief_document *document = brief_compose_finish(&replay->composer);
    return replay->form == BRIEF_FORM_MARKDOWN
               ? brief_document_markdown(document)
               : brief_document_text(document, brief_page_width(replay->style),
                                     replay->style->colour);
}
