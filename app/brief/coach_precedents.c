/* What other deals would see of the terms on this table. */
#include "brief/compose.h"

/* The other deal's own issue, written in its words; money is in the currency both share. */
static char *option_words(const dw_plan *plan, const dw_precedent *precedent, size_t option)
{
    const dw_deal *other = plan->other[precedent->other];
    return brief_phrase_option_of(plan, &other->issue[precedent->other_issue], option);
}

static char *price_words(const dw_plan *plan, double price, double share)
{
    g_autofree char *sum = brief_phrase_sum(plan, dw_money_round(price));
    g_autofree char *off = brief_phrase_share(share);
    return brief_fill(plan->playbook, DW_PHRASE_PRECEDENT_OFF, sum, off, NULL);
}

static char *deal_words(const dw_plan *plan, const dw_precedent *precedent)
{
    const dw_deal *other = plan->other[precedent->other];
    if (precedent->day == DW_DAY_NONE)
        return brief_fill(plan->playbook, DW_PHRASE_PRECEDENT_UNDATED, other->name, other->account,
                          NULL);
    g_autofree char *date = brief_phrase_day(plan->playbook, precedent->day);
    return brief_fill(plan->playbook,
                      precedent->renewal ? DW_PHRASE_PRECEDENT_RENEWAL : DW_PHRASE_PRECEDENT_OPEN,
                      other->name, other->account, date, NULL);
}

static char *cost_words(const dw_plan *plan, const dw_precedent *precedent)
{
    g_autofree char *cost = brief_phrase_estimate(plan, dw_money_round(precedent->cost));
    return precedent->is_price ? brief_fill(plan->playbook, DW_PHRASE_PRECEDENT_YEARLY, cost, NULL)
                               : g_steal_pointer(&cost);
}

static void compose_row(brief_composer *composer, brief_table *table, const dw_precedent *precedent)
{
    const dw_plan *plan = composer->plan;
    const bool is_price = precedent->is_price;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, deal_words(plan, precedent));
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, precedent->issue));
    brief_table_cell(table, BRIEF_PLAIN,
                     is_price ? price_words(plan, precedent->price_there, precedent->there)
                              : option_words(plan, precedent, precedent->option));
    brief_table_cell(table, BRIEF_PLAIN,
                     is_price ? price_words(plan, precedent->matched, precedent->here)
                              : option_words(plan, precedent, precedent->matched_option));
    brief_table_cell(table, BRIEF_CAREFUL, cost_words(plan, precedent));
}

void brief_compose_precedents(brief_composer *composer)
{
    const dw_precedents *precedents = &composer->plan->precedents;
    if (precedents->n_precedents > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_OTHER_DEAL, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_SEEN_TERM, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_THERE, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_MATCHED, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_COSTS, BRIEF_RIGHT);
        for (size_t i = 0; i < precedents->n_precedents; i++)
            compose_row(composer, table, &precedents->precedent[i]);
        brief_table_prune(table);
    }
    brief_compose_lines(composer, DW_SECTION_PRECEDENTS, 0);
}
