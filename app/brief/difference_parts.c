/* Rows and cells of a difference as words, and what a reader may see of them. */
#include "brief/difference_parts.h"

/* ---- What may be seen -------------------------------------------------------------------------- */

static bool visible_in(const brief_composer *composer, dw_part part, size_t row)
{
    const dw_plan *plan = composer->plan;
    if (row == DW_NONE || composer->style->walk_aways)
        return true;
    switch (part) {
    case DW_PART_STEPS: return !plan->step[row].below_target;
    case DW_PART_NEXT_OFFER: return brief_package_visible(composer, &plan->proposals.next);
    case DW_PART_EQUAL_PACKAGES:
        return brief_package_visible(composer, &plan->proposals.package[row]);
    default: return true;
    }
}

brief_pair brief_pair_of(const brief_composer *composer, const dw_difference *difference)
{
    brief_pair pair = {.before = *composer, .after = *composer};
    pair.before.plan = difference->before;
    pair.after.plan = difference->after;
    return pair;
}

bool brief_row_visible(const brief_pair *pair, const dw_row_change *row)
{
    return visible_in(&pair->before, row->part, row->before) &&
           visible_in(&pair->after, row->part, row->after);
}

bool brief_cell_visible(const brief_pair *pair, dw_part part, size_t column)
{
    return pair->after.style->walk_aways || (dw_part_cell(part, column) != DW_CELL_WALK_AWAY &&
                                             dw_part_cell(part, column) != DW_CELL_GOING_ON);
}

bool brief_fact_visible(const brief_pair *pair, const dw_fact_difference *fact)
{
    return brief_factor_visible(&pair->after, fact->factor);
}

/* ---- Names ------------------------------------------------------------------------------------- */

static char *trade_name(const dw_plan *plan, const dw_trade *trade)
{
    g_autofree char *give = brief_phrase_issue(plan, trade->give_issue);
    g_autofree char *get = brief_phrase_issue(plan, trade->get_issue);
    return brief_fill(plan->playbook, DW_PHRASE_TRADE, get, give, NULL);
}

static char *key_name(const dw_plan *plan, size_t key)
{
    return g_strdup(brief_key_factor(plan, (dw_key)key)->label);
}

static char *package_name(const brief_composer *composer, size_t row)
{
    g_autofree char *number = g_strdup_printf("%zu", row + 1);
    return brief_fill(composer->book, DW_PHRASE_COLUMN_EQUAL, number, NULL);
}

char *brief_row_name(const brief_composer *composer, dw_part part, size_t row)
{
    const dw_plan *plan = composer->plan;
    switch (part) {
    case DW_PART_DECISION: return key_name(plan, row);
    case DW_PART_THEIR_PEOPLE: return g_strdup(plan->deal->theirs[row].name);
    case DW_PART_OUR_PEOPLE: return g_strdup(plan->deal->ours[row].name);
    case DW_PART_ISSUES:
        return brief_phrase_raise(brief_phrase_issue(plan, plan->issue[row].issue));
    case DW_PART_NEXT_OFFER:
        return g_strdup(brief_word(composer->book, DW_PHRASE_COLUMN_NEXT_OFFER));
    case DW_PART_EQUAL_PACKAGES: return package_name(composer, row);
    case DW_PART_STEPS: return brief_phrase_raise(brief_item_name(plan, DW_SCOPE_STEP, row));
    case DW_PART_TRADES: return trade_name(plan, &plan->trade[row]);
    case DW_PART_CALENDAR: return brief_calendar_words(composer, &plan->calendar[row]);
    case DW_PART_DEADLINES:
        return g_strdup(plan->deal->deadline[plan->deadline[row].deadline].what);
    case DW_PART_TACTICS: return g_strdup(plan->playbook->tactic[plan->deal->tactic[row]].label);
    default: return g_strdup("");
    }
}

static const dw_phrase cell_phrases[DW_CELL_COUNT] = {
    [DW_CELL_VALUE] = DW_PHRASE_ROW_VALUE,
    [DW_CELL_CLOSE_BY] = DW_PHRASE_ROW_CLOSE_BY,
    [DW_CELL_LEAD] = DW_PHRASE_CELL_LEAD,
    [DW_CELL_GUARD] = DW_PHRASE_CELL_GUARD,
    [DW_CELL_RECOMMENDED] = DW_PHRASE_CELL_RECOMMENDED,
    [DW_CELL_CONFIDENCE] = DW_PHRASE_CELL_CONFIDENCE,
    [DW_CELL_TITLE] = DW_PHRASE_CELL_TITLE,
    [DW_CELL_INTEREST] = DW_PHRASE_COLUMN_INTEREST,
    [DW_CELL_AUTHORITY] = DW_PHRASE_COLUMN_PART,
    [DW_CELL_STANCE] = DW_PHRASE_COLUMN_STANCE,
    [DW_CELL_PLACE] = DW_PHRASE_LABEL_ORDER,
    [DW_CELL_OPEN] = DW_PHRASE_COLUMN_OPEN,
    [DW_CELL_TARGET] = DW_PHRASE_COLUMN_TARGET,
    [DW_CELL_WALK_AWAY] = DW_PHRASE_COLUMN_WALK_AWAY,
    [DW_CELL_THEIR_ALTERNATIVE] = DW_PHRASE_CELL_NO_DEAL_THEIRS,
    [DW_CELL_COMPETITOR] = DW_PHRASE_CELL_COMPETITOR,
    [DW_CELL_PRICE] = DW_PHRASE_COLUMN_PRICE,
    [DW_CELL_THEIR_LIMIT] = DW_PHRASE_CELL_THEIR_LIMIT,
    [DW_CELL_FIRST_PRICE] = DW_PHRASE_ROW_THEY_OPENED,
    [DW_CELL_NEWEST_PRICE] = DW_PHRASE_ROW_THEY_STAND,
    [DW_CELL_WORTH] = DW_PHRASE_ROW_WORTH_TO_US,
    [DW_CELL_CHANCE] = DW_PHRASE_ROW_THEY_TAKE_IT,
    [DW_CELL_APPROVER] = DW_PHRASE_ROW_NEEDS,
    [DW_CELL_GIVES] = DW_PHRASE_CELL_GIVES,
    [DW_CELL_GETS] = DW_PHRASE_CELL_GETS,
    [DW_CELL_DATE] = DW_PHRASE_COLUMN_DATE,
    [DW_CELL_STANDING] = DW_PHRASE_COLUMN_STANDING,
    [DW_CELL_EVIDENCE] = DW_PHRASE_COLUMN_EVIDENCE,
    [DW_CELL_ROLE] = DW_PHRASE_COLUMN_ROLE,
    [DW_CELL_OBJECTIVE] = DW_PHRASE_COLUMN_WANTS,
    [DW_CELL_CONFIRMED] = DW_PHRASE_COLUMN_CONFIRMED,
    [DW_CELL_THEIR_WORTH] = DW_PHRASE_CELL_THEIR_WORTH,
    [DW_CELL_OUR_CHANCE] = DW_PHRASE_CELL_OUR_CHANCE,
    [DW_CELL_GOING_ON] = DW_PHRASE_CELL_GOING_ON,
};

/* Whose price it is, where the row has no name of its own. */
static dw_phrase cell_phrase(dw_part part, dw_cell cell)
{
    if (cell == DW_CELL_PRICE && part == DW_PART_ALTERNATIVES)
        return DW_PHRASE_CELL_COMPETITOR_ASKS;
    if (cell == DW_CELL_PRICE && part == DW_PART_OPENING)
        return DW_PHRASE_CELL_WE_OPEN_AT;
    return cell_phrases[cell];
}

/* The one cell of a row needs no name beside the row's. */
static bool is_alone(dw_cell cell)
{
    return cell == DW_CELL_OUTCOME || cell == DW_CELL_FIT;
}

char *brief_cell_name(const brief_composer *composer, dw_part part, size_t row, size_t column)
{
    const dw_cell cell = dw_part_cell(part, column);
    g_autofree char *name = brief_row_name(composer, part, row);
    if (is_alone(cell))
        return g_steal_pointer(&name);
    g_autofree char *label = cell == DW_CELL_OPTION
                                 ? brief_phrase_issue(composer->plan, dw_part_issue(part, column))
                                 : g_strdup(brief_word(composer->book, cell_phrase(part, cell)));
    if (name[0] == '\0')
        return g_steal_pointer(&label);
    g_autofree char *lower = brief_phrase_lower(label);
    return brief_fill(composer->book, DW_PHRASE_CELL_OF, name, lower, NULL);
}

/* The market's price is nobody's offer, and no option of the decision. */
static char *market_words(const dw_plan *plan)
{
    const dw_alternative *only = &plan->worth.alternative[0];
    if (plan->worth.n_alternatives != 1 || only->outside != DW_OUTSIDE_MARKET)
        return NULL;
    g_autofree char *price = brief_phrase_sum(plan, dw_money_round(only->price));
    return brief_fill(plan->playbook, DW_PHRASE_MARKET_ONLY, price, NULL);
}

char *brief_cell_words(const brief_composer *composer, dw_part part, size_t row, size_t column)
{
    if (row == DW_NONE)
        return NULL;
    if (part == DW_PART_DECISION && row == DW_KEY_BUYER_ALTERNATIVE) {
        char *market = market_words(composer->plan);
        if (market != NULL)
            return market;
    }
    const dw_value value = dw_part_value(composer->plan, part, row, column);
    return brief_phrase_value(composer->plan, &value);
}

/* ---- Lines ------------------------------------------------------------------------------------- */

bool brief_line_in_table(const dw_line_change *line)
{
    const dw_entry *entry = (line->before != NULL ? line->before : line->after)->entry;
    return line->section == DW_SECTION_CALENDAR &&
           (entry->timing.days_before_close >= 0 || entry->timing.n_before > 0);
}
