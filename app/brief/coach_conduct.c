/* What we did beside the numbers of the archetype that leads, and where the two part. */
#include "brief/coach.h"
#include "brief/compose.h"

static const dw_archetype *lead_of(const dw_plan *plan)
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
    const dw_archetype_numbers *numbers = &lead_of(composer->plan)->numbers;
    const dw_ledger_side *ours = &composer->plan->ledger.side[DW_SIDE_US];
    const dw_gets gets = dw_plan_gets(composer->plan);
    double share;
    if (dw_plan_record_measure(composer->plan, DW_MEASURE_CONCESSION_SHARE, &share)) {
        const double done = ours->ratio[ours->n_concessions - 1];
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

size_t brief_conduct_against(const dw_plan *plan)
{
    const dw_lines *conduct = &plan->section[DW_SECTION_CONDUCT];
    size_t n = 0;
    for (size_t l = 0; l < conduct->n_lines; l++)
        n += conduct->line[l].entry->then.n_texts > 0;
    return n;
}

void brief_compose_conduct(brief_composer *composer)
{
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_CONDUCT, BRIEF_LEFT);
    brief_table_column(table, lead_of(composer->plan)->label, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_OURS, BRIEF_RIGHT);
    compose_opening(composer, table);
    compose_numbers(composer, table);
    brief_compose_lines(composer, DW_SECTION_CONDUCT, 0);
}
