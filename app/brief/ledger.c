/* The ledger of gives and gets: a row for every offer, and both sides side by side. */
#include "brief/coach.h"
#include "brief/compose.h"
#include "brief/package_words.h"

#include <math.h>

/* ---- Moves ------------------------------------------------------------------------------------- */

static const dw_event *event_of(const dw_plan *plan, const dw_move *move)
{
    return &plan->deal->event[move->event];
}

static char *who_words(const brief_composer *composer, const dw_move *move)
{
    const char *who = event_of(composer->plan, move)->who;
    return g_strdup(who != NULL
                        ? who
                        : brief_word(composer->book, move->by == DW_SIDE_US ? DW_PHRASE_MOVE_WE
                                                                            : DW_PHRASE_MOVE_THEY));
}

/* The terms that the event itself names; an acceptance that names none takes all that is there. */
static char *named_terms(const dw_plan *plan, const dw_move *move)
{
    const dw_event *event = event_of(plan, move);
    const dw_package package = {.option = move->option, .price = move->price};
    bool marked[DW_ISSUES_MAX] = {false};
    if (move->accepts && event->n_terms == 0) /* what the other side had there */
        return brief_named_terms_after(plan, &package, (size_t)(event - plan->deal->event) + 1);
    for (size_t t = 0; t < event->n_terms; t++)
        marked[event->term[t].issue] = true;
    return brief_package_terms(plan, &package, marked);
}

typedef char *terms_of_move(const dw_plan *plan, const dw_move *move);

static char *moved_words(const brief_composer *composer, const dw_move *move,
                         terms_of_move *terms_of)
{
    const dw_plan *plan = composer->plan;
    const bool first = move->kind == DW_MOVE_FIRST;
    g_autofree char *terms = first ? named_terms(plan, move) : terms_of(plan, move);
    if (move->accepts)
        return brief_fill(composer->book, DW_PHRASE_MOVE_ACCEPTS,
                          terms != NULL ? terms : BRIEF_DASH, NULL);
    if (terms == NULL)
        return g_strdup(brief_word(composer->book, DW_PHRASE_MOVE_NONE));
    return first ? brief_fill(composer->book, DW_PHRASE_MOVE_FIRST, terms, NULL)
                 : g_steal_pointer(&terms);
}

static char *back_words(const brief_composer *composer, const dw_move *move)
{
    const dw_plan *plan = composer->plan;
    if (move->fell)
        return g_strdup(brief_word(composer->book, DW_PHRASE_RETURN_FELL));
    if (move->came_back == DW_RETURN_RETURNED && move->answer != DW_NONE) {
        const dw_move *answer = &plan->ledger.move[move->answer];
        /* What they take in the same breath came to them. */
        g_autofree char *what = moved_words(composer, answer, brief_phrase_given);
        g_autofree char *date = brief_phrase_day_short(composer->book, event_of(plan, answer)->day);
        return brief_fill(composer->book, DW_PHRASE_RETURN_RETURNED, what, date, NULL);
    }
    if (move->came_back == DW_RETURN_RETURNED && move->said != DW_NONE) {
        const dw_event *said = &plan->deal->event[move->said];
        g_autofree char *terms = brief_offer_terms(plan, said->term, said->n_terms);
        g_autofree char *date = brief_phrase_day_short(composer->book, said->day);
        return brief_fill(composer->book, DW_PHRASE_BACK_IN_WORDS, terms, date, NULL);
    }
    if (move->came_back == DW_RETURN_EXCUSED)
        return brief_fill(composer->book, DW_PHRASE_RETURN_EXCUSED, event_of(plan, move)->reason,
                          NULL);
    return g_strdup(brief_word_at(composer->book, DW_PHRASE_RETURN_NONE, move->came_back));
}

static brief_tone back_tone(dw_return came_back)
{
    static const brief_tone tone[DW_RETURN_COUNT] = {
        [DW_RETURN_NONE] = BRIEF_DIM,      [DW_RETURN_PENDING] = BRIEF_CAREFUL,
        [DW_RETURN_RETURNED] = BRIEF_GOOD, [DW_RETURN_UNRETURNED] = BRIEF_BAD,
        [DW_RETURN_EXCUSED] = BRIEF_PLAIN,
    };
    return tone[came_back];
}

/* Of four figures: both sides' worths are worked out. */
static char *about_amount(const dw_plan *plan, double amount)
{
    return brief_phrase_amount(dw_money_estimate(amount), plan->deal->currency_digits);
}

static char *weighed_words(const dw_plan *plan, const dw_move *move, double amount,
                           dw_phrase nothing)
{
    return move->is_weighed ? brief_or_nothing(plan, amount, nothing, about_amount) : NULL;
}

static void compose_move(const brief_composer *composer, brief_table *table, const dw_move *move)
{
    const dw_plan *plan = composer->plan;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN,
                     brief_phrase_day_short(composer->book, event_of(plan, move)->day));
    brief_table_cell(table, move->by == DW_SIDE_US ? BRIEF_STRONG : BRIEF_PLAIN,
                     who_words(composer, move));
    brief_table_cell(table, BRIEF_PLAIN, moved_words(composer, move, brief_phrase_move));
    brief_table_cell(table, BRIEF_PLAIN,
                     weighed_words(plan, move, dw_move_cost(move), DW_PHRASE_MOVE_NO_COST));
    brief_table_cell(table, BRIEF_PLAIN,
                     weighed_words(plan, move, dw_move_worth(move), DW_PHRASE_MOVE_NO_WORTH));
    brief_table_cell(table, back_tone(move->came_back), back_words(composer, move));
}

/* A column headed by a phrase that names the currency. */
static void money_column(const brief_composer *composer, brief_table *table, dw_phrase title)
{
    g_autofree char *words =
        brief_fill(composer->book, title, composer->plan->deal->currency, NULL);
    brief_table_column(table, words, BRIEF_RIGHT);
}

static void compose_moves(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_LEDGER);
    if (plan->ledger.n_moves == 0) {
        brief_compose_word(composer, BRIEF_PARAGRAPH, DW_PHRASE_LEDGER_EMPTY);
        return;
    }
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_DATE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHO, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_MOVED, BRIEF_LEFT);
    money_column(composer, table, DW_PHRASE_COLUMN_MOVE_COST);
    money_column(composer, table, DW_PHRASE_COLUMN_MOVE_WORTH);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_BACK, BRIEF_LEFT);
    for (size_t m = 0; m < plan->ledger.n_moves; m++)
        compose_move(composer, table, &plan->ledger.move[m]);
    brief_table_prune(table);
    g_autofree char *years = g_strdup_printf("%d", plan->worth.cash.horizon_years);
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_LEDGER_MEANS, years, NULL));
}

/* ---- Sides ------------------------------------------------------------------------------------- */

typedef char *side_words(const brief_composer *composer, const dw_ledger_side *side);

static char *count_words(size_t n)
{
    return brief_phrase_count((int64_t)n);
}

static char *offers(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return count_words(side->n_offers);
}

static char *moves(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return count_words(side->n_moves);
}

static char *given(const brief_composer *composer, const dw_ledger_side *side)
{
    return brief_or_nothing(composer->plan, side->given, DW_PHRASE_GAVE_NOTHING, about_amount);
}

static char *accepted(const brief_composer *composer, const dw_ledger_side *side)
{
    return fabs(side->accepted) < 1 ? NULL : about_amount(composer->plan, side->accepted);
}

static char *got(const brief_composer *composer, const dw_ledger_side *side)
{
    return brief_or_nothing(composer->plan, side->got, DW_PHRASE_GOT_NOTHING, about_amount);
}

static char *joined(GPtrArray *words)
{
    g_ptr_array_add(words, NULL);
    return words->len > 1 ? g_strjoinv(" · ", (char **)words->pdata) : NULL;
}

/* The first that is shown of many: the newest tell how it goes on. */
static size_t first_shown(const brief_composer *composer, const dw_ledger_side *side)
{
    const size_t most = brief_events_shown(composer->book);
    return side->n_concessions > most ? side->n_concessions - most : 0;
}

static char *sizes(const brief_composer *composer, const dw_ledger_side *side)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = first_shown(composer, side); i < side->n_concessions; i++)
        g_ptr_array_add(words, about_amount(composer->plan, side->size[i]));
    return joined(words);
}

static char *ratios(const brief_composer *composer, const dw_ledger_side *side)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = MAX(first_shown(composer, side), 1); i < side->n_concessions; i++)
        g_ptr_array_add(words, brief_phrase_multiple(side->ratio[i]));
    return joined(words);
}

static char *pattern(const brief_composer *composer, const dw_ledger_side *side)
{
    return g_strdup(brief_word_at(composer->book, DW_PHRASE_PATTERN_NONE, side->pattern));
}

static char *rate(const brief_composer *composer, const dw_ledger_side *side)
{
    return isfinite(side->rate) && side->rate >= 0 ? about_amount(composer->plan, side->rate)
                                                   : NULL;
}

static char *unreturned(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return count_words(side->n_unreturned + side->n_excused);
}

static char *excused(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return side->n_excused > 0 ? count_words(side->n_excused) : NULL;
}

static char *days_since(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return side->last == DW_NONE ? NULL : brief_phrase_count(side->days_since);
}

static char *sessions_since(const brief_composer *composer, const dw_ledger_side *side)
{
    (void)composer;
    return count_words(side->n_sessions_since);
}

static void compose_sides(brief_composer *composer)
{
    static const struct {
        dw_phrase name;
        side_words *words;
    } row[] = {{DW_PHRASE_ROW_OFFERS, offers},
               {DW_PHRASE_ROW_MOVES, moves},
               {DW_PHRASE_ROW_GIVEN, given},
               {DW_PHRASE_ROW_ACCEPTED, accepted},
               {DW_PHRASE_ROW_GOT, got},
               {DW_PHRASE_ROW_CONCESSIONS, sizes},
               {DW_PHRASE_ROW_PATTERN, pattern},
               {DW_PHRASE_ROW_RATIO, ratios},
               {DW_PHRASE_ROW_RATE, rate},
               {DW_PHRASE_ROW_UNRETURNED, unreturned},
               {DW_PHRASE_ROW_EXCUSED, excused},
               {DW_PHRASE_ROW_LAST, days_since},
               {DW_PHRASE_ROW_SESSIONS, sessions_since}};
    const dw_ledger *ledger = &composer->plan->ledger;
    if (ledger->n_moves == 0)
        return;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_LEDGER_SIDES);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_SUM, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_OURS, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_THEIRS, BRIEF_RIGHT);
    for (size_t r = 0; r < G_N_ELEMENTS(row); r++) {
        g_autofree char *us = row[r].words(composer, &ledger->side[DW_SIDE_US]);
        g_autofree char *them = row[r].words(composer, &ledger->side[DW_SIDE_THEM]);
        if (us == NULL && them == NULL)
            continue;
        brief_table_row(table);
        brief_table_cell(
            table, BRIEF_PLAIN,
            brief_fill(composer->book, row[r].name, composer->plan->deal->currency, NULL));
        brief_table_cell(table, BRIEF_PLAIN, g_steal_pointer(&us));
        brief_table_cell(table, BRIEF_PLAIN, g_steal_pointer(&them));
    }
}

/* ---- The page ---------------------------------------------------------------------------------- */

static brief_document *ledger_document(const dw_plan *plan, const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    brief_compose_header(&composer);
    compose_moves(&composer);
    compose_sides(&composer);
    return brief_compose_finish(&composer);
}

char *brief_ledger_text(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = ledger_document(plan, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_ledger_markdown(const dw_plan *plan, const brief_style *style)
{
    g_autoptr(brief_document) document = ledger_document(plan, style);
    return brief_document_markdown(document);
}
