/* What we did beside the numbers of the archetype that led then, and where the two part. */
#include "brief/coach.h"
#include "brief/compose.h"

const dw_archetype *brief_lead_of(const dw_plan *plan)
{
    return &plan->playbook->archetype[plan->assessment.lead];
}

static void row(const brief_composer *composer, brief_table *table, dw_phrase name, char *planned,
                char *done)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, brief_word(composer->book, name));
    brief_table_cell(table, BRIEF_PLAIN, planned);
    brief_table_cell(table, BRIEF_STRONG, done);
}

static void compose_opening(const brief_composer *composer, brief_table *table)
{
    const dw_plan *plan = composer->plan;
    double above;
    if (dw_plan_record_measure(plan, DW_MEASURE_OPENING_AGAINST_PLAN, &above))
        row(composer, table, DW_PHRASE_CONDUCT_OPENING,
            brief_phrase_sum(plan, plan->opening.planned),
            brief_phrase_sum(plan, dw_deal_first_price(plan->deal, plan->playbook, DW_SIDE_US)));
}

static void compose_numbers(const brief_composer *composer, brief_table *table)
{
    const dw_archetype_numbers *numbers = &brief_lead_of(composer->plan)->numbers;
    const dw_ledger_side *ours = &composer->plan->ledger.side[DW_SIDE_US];
    const dw_gets gets = dw_plan_gets(composer->plan);
    double share;
    if (dw_plan_record_measure(composer->plan, DW_MEASURE_CONCESSION_SHARE, &share)) {
        const double done = ours->ratio[dw_plan_newest_concession(composer->plan)];
        /* After a trifle the ladder began afresh: no step is measured by that. */
        if (done / share <= 1)
            row(composer, table, DW_PHRASE_CONDUCT_RATIO, brief_phrase_share(done / share),
                brief_phrase_multiple(done));
    }
    if (gets.planned > 0)
        row(composer, table, DW_PHRASE_CONDUCT_GETS,
            brief_phrase_number(gets.planned / (double)gets.gives, 1, false),
            brief_phrase_number((double)gets.got / (double)gets.gives, 1, false));
    if (dw_plan_record_measure(composer->plan, DW_MEASURE_DISCLOSURE_EXCESS, &share))
        row(composer, table, DW_PHRASE_CONDUCT_TOLD, brief_phrase_share(numbers->disclosure),
            brief_phrase_share(share + numbers->disclosure));
}

bool brief_is_drift(const dw_line *line)
{
    return line->entry->then.n_texts > 0;
}

size_t brief_conduct_against(const dw_plan *plan)
{
    size_t n_parts, n = 0;
    const dw_plan *part = dw_plan_conduct(plan, &n_parts);
    for (size_t c = 0; c < n_parts; c++)
        for (size_t l = 0; l < part[c].section[DW_SECTION_CONDUCT].n_lines; l++)
            n += brief_is_drift(&part[c].section[DW_SECTION_CONDUCT].line[l]);
    return n;
}

/* ---- What led when ------------------------------------------------------------------------------- */

static char *span_words(const brief_composer *composer, size_t s)
{
    const dw_plan *plan = composer->plan;
    const char *lead = composer->book->archetype[plan->lead_span[s].lead].label;
    if (s + 1 == plan->n_lead_spans)
        return brief_fill(composer->book, DW_PHRASE_CONDUCT_LED_SINCE, lead, NULL);
    const dw_day until = plan->deal->event[plan->lead_span[s + 1].event].day;
    g_autofree char *date = brief_phrase_day(composer->book, until);
    return brief_fill(composer->book, DW_PHRASE_CONDUCT_LED_UNTIL, lead, date, NULL);
}

/* The newest of them, and how many there are before. */
static void compose_leads(brief_composer *composer)
{
    const size_t n = composer->plan->n_lead_spans, most = brief_events_shown(composer->book);
    const size_t first = n > most ? n - most : 0;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    if (n < 2)
        return;
    for (size_t s = first; s < n; s++)
        g_ptr_array_add(words, span_words(composer, s));
    char *leads = brief_phrase_list((const char *const *)words->pdata, words->len,
                                    brief_word(composer->book, DW_PHRASE_LIST_AND));
    if (first > 0) {
        g_autofree char *newest = leads;
        g_autofree char *count = brief_phrase_count((int64_t)first);
        leads = brief_fill(composer->book, DW_PHRASE_CONDUCT_LED_BEFORE, count, newest, NULL);
    }
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_CONDUCT_LED, leads, NULL));
    g_free(leads);
}

static void compose_part(brief_composer *composer)
{
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_CONDUCT, BRIEF_LEFT);
    brief_table_column(table, brief_lead_of(composer->plan)->label, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_OURS, BRIEF_RIGHT);
    compose_opening(composer, table);
    compose_numbers(composer, table);
    brief_compose_lines(composer, DW_SECTION_CONDUCT, 0);
}

void brief_compose_conduct(brief_composer *composer)
{
    const dw_plan *const whole = composer->plan;
    size_t n;
    const dw_plan *part = dw_plan_conduct(whole, &n);
    compose_leads(composer);
    for (size_t c = 0; c < n; c++) {
        composer->plan = &part[c];
        compose_part(composer);
    }
    composer->plan = whole;
}
