/* A plan as tables: strategy, decisions, terms, packages. */
#include "parts.h"

#include <string.h>

/* ---- The plan itself ------------------------------------------------------------------------ */

static dw_value value_of_contract(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->deal->contract_value);
}

static dw_value close_by(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_day_value(plan->deal->close_by);
}

static dw_value archetype_value(const dw_plan *plan, size_t archetype)
{
    return dw_text_value(archetype == DW_NONE ? NULL : plan->playbook->archetype[archetype].label);
}

static dw_value lead(const dw_plan *plan, size_t row)
{
    (void)row;
    return archetype_value(plan, plan->assessment.lead);
}

static dw_value guard(const dw_plan *plan, size_t row)
{
    (void)row;
    return archetype_value(plan, plan->assessment.guard);
}

static dw_value recommended(const dw_plan *plan, size_t row)
{
    (void)row;
    return archetype_value(plan, plan->assessment.recommended);
}

static dw_value confidence(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_number_value(DW_VALUE_CHANCE, plan->assessment.confidence);
}

static dw_value their_alternative(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->their_alternative);
}

static dw_value competitor(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_text_value(plan->deal->value.competitor);
}

static dw_value competitor_price(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->deal->value.competitor_price);
}

static dw_value package_target(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->package_target);
}

static dw_value package_walk_away(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->package_walk_away);
}

static dw_value opening_price(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->opening.price);
}

static dw_value their_limit(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->opening.their_limit);
}

static dw_value their_first(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->their_anchor.price);
}

static dw_value their_newest(const dw_plan *plan, size_t row)
{
    (void)row;
    return dw_money_value(plan->their_anchor.stands);
}

/* ---- Decisions ------------------------------------------------------------------------------ */

static size_t count_keys(const dw_plan *plan)
{
    (void)plan;
    return DW_KEY_COUNT;
}

/* The likeliest of what they may have without us, as the chances count it; of equal ones the first. */
static dw_value likeliest_alternative(const dw_plan *plan, size_t factor)
{
    enum { STATUS_QUO, SUBSTITUTE };
    size_t likeliest = 0;
    for (size_t a = 1; a < plan->worth.n_alternatives; a++)
        if (plan->belief_alternative[a] > plan->belief_alternative[likeliest])
            likeliest = a;
    const dw_alternative *const most = &plan->worth.alternative[likeliest];
    if (most->is_told)
        return dw_text_value(most->is_rumour ? plan->deal->value.rumoured
                                             : plan->deal->value.competitor);
    const unsigned level = most->outside == DW_OUTSIDE_STATUS_QUO ? STATUS_QUO : SUBSTITUTE;
    return most->outside == DW_OUTSIDE_MARKET ? dw_no_value()
                                              : (dw_value){.kind = DW_VALUE_LEVELS,
                                                           .factor = factor,
                                                           .levels = UINT32_C(1) << level};
}

static dw_value outcome(const dw_plan *plan, size_t key)
{
    const size_t f = plan->playbook->decision[plan->playbook->key[key]].factor;
    const bool is_shown = key != DW_KEY_ARCHETYPE && key != DW_KEY_GUARD &&
                          plan->playbook->factor[f].scope == DW_SCOPE_DEAL;
    if (key == DW_KEY_BUYER_ALTERNATIVE && plan->worth.n_alternatives > 0)
        return likeliest_alternative(plan, f);
    return is_shown ? (dw_value){.kind = DW_VALUE_LEVELS, .factor = f, .levels = plan->facts[f]}
                    : dw_no_value();
}

/* ---- Issues, trades, tactics ---------------------------------------------------------------- */

static size_t count_issues(const dw_plan *plan)
{
    return plan->n_issues;
}

static bool same_issue(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return plan->issue[a].issue == other->issue[b].issue;
}

static dw_value place(const dw_plan *plan, size_t row)
{
    (void)plan;
    return dw_number_value(DW_VALUE_COUNT, (double)row + 1);
}

static dw_value option_value(size_t issue, size_t option)
{
    return option == DW_NONE
               ? dw_no_value()
               : (dw_value){.kind = DW_VALUE_OPTION, .issue = issue, .option = option};
}

static dw_value issue_open(const dw_plan *plan, size_t row)
{
    return option_value(plan->issue[row].issue, plan->issue[row].open);
}

static dw_value issue_target(const dw_plan *plan, size_t row)
{
    return option_value(plan->issue[row].issue, plan->issue[row].target);
}

static dw_value issue_walk_away(const dw_plan *plan, size_t row)
{
    return option_value(plan->issue[row].issue, plan->issue[row].walk_away);
}

static size_t count_trades(const dw_plan *plan)
{
    return plan->n_trades;
}

static bool same_trade(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return plan->trade[a].give_issue == other->trade[b].give_issue &&
           plan->trade[a].get_issue == other->trade[b].get_issue;
}

static dw_value trade_give(const dw_plan *plan, size_t row)
{
    return option_value(plan->trade[row].give_issue, plan->trade[row].give_option);
}

static dw_value trade_get(const dw_plan *plan, size_t row)
{
    return option_value(plan->trade[row].get_issue, plan->trade[row].get_option);
}

static size_t count_tactics(const dw_plan *plan)
{
    return plan->deal->n_tactics;
}

static bool same_tactic(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return plan->deal->tactic[a] == other->deal->tactic[b];
}

static dw_value tactic_fit(const dw_plan *plan, size_t row)
{
    return dw_measured_value(plan, DW_MEASURE_TACTIC_FIT, plan->tactic_fit[row]);
}

/* ---- All of them ---------------------------------------------------------------------------- */

static const dw_part_table part_table[DW_PART_COUNT] = {
    [DW_PART_DEAL] = {"deal",
                      DW_SECTION_SITUATION,
                      NULL,
                      NULL,
                      {{DW_CELL_VALUE, value_of_contract}, {DW_CELL_CLOSE_BY, close_by}},
                      NULL},
    [DW_PART_STRATEGY] = {"strategy",
                          DW_SECTION_STRATEGY,
                          NULL,
                          NULL,
                          {{DW_CELL_LEAD, lead},
                           {DW_CELL_GUARD, guard},
                           {DW_CELL_RECOMMENDED, recommended},
                           {DW_CELL_CONFIDENCE, confidence}},
                          NULL},
    [DW_PART_DECISION] =
        {"decision", DW_SECTION_STRATEGY, count_keys, NULL, {{DW_CELL_OUTCOME, outcome}}, NULL},
    [DW_PART_ISSUES] = {"issue",
                        DW_SECTION_ISSUES,
                        count_issues,
                        same_issue,
                        {{DW_CELL_PLACE, place},
                         {DW_CELL_OPEN, issue_open},
                         {DW_CELL_TARGET, issue_target},
                         {DW_CELL_WALK_AWAY, issue_walk_away}},
                        NULL},
    [DW_PART_ALTERNATIVES] = {"alternatives",
                              DW_SECTION_ALTERNATIVES,
                              NULL,
                              NULL,
                              {{DW_CELL_THEIR_ALTERNATIVE, their_alternative},
                               {DW_CELL_COMPETITOR, competitor},
                               {DW_CELL_PRICE, competitor_price}},
                              NULL},
    [DW_PART_PACKAGE] = {"package",
                         DW_SECTION_PACKAGES,
                         NULL,
                         NULL,
                         {{DW_CELL_TARGET, package_target}, {DW_CELL_WALK_AWAY, package_walk_away}},
                         NULL},
    [DW_PART_OPENING] = {"opening",
                         DW_SECTION_OPENING,
                         NULL,
                         NULL,
                         {{DW_CELL_PRICE, opening_price}, {DW_CELL_THEIR_LIMIT, their_limit}},
                         NULL},
    [DW_PART_THEIR_OFFER] = {"their_offer",
                             DW_SECTION_THEIR_ANCHOR,
                             NULL,
                             NULL,
                             {{DW_CELL_FIRST_PRICE, their_first},
                              {DW_CELL_NEWEST_PRICE, their_newest}},
                             NULL},
    [DW_PART_TRADES] = {"trade",
                        DW_SECTION_TRADES,
                        count_trades,
                        same_trade,
                        {{DW_CELL_GIVES, trade_give}, {DW_CELL_GETS, trade_get}},
                        NULL},
    [DW_PART_TACTICS] = {"tactic",
                         DW_SECTION_TACTICS,
                         count_tactics,
                         same_tactic,
                         {{DW_CELL_FIT, tactic_fit}},
                         NULL},
};

static const dw_part_table *table_of(dw_part part)
{
    switch (part) {
    case DW_PART_THEIR_PEOPLE: return &dw_their_people_part;
    case DW_PART_OUR_PEOPLE: return &dw_our_people_part;
    case DW_PART_CALENDAR: return &dw_calendar_part;
    case DW_PART_DEADLINES: return &dw_deadlines_part;
    case DW_PART_STANDING: return &dw_standing_part;
    case DW_PART_NEXT_OFFER: return &dw_next_offer_part;
    case DW_PART_EQUAL_PACKAGES: return &dw_equal_packages_part;
    case DW_PART_STEPS: return &dw_steps_part;
    default: return &part_table[part];
    }
}

static size_t count_fixed(const dw_part_table *table)
{
    size_t n = 0;
    while (n < COLUMNS_MAX && table->column[n].read)
        n++;
    return n;
}

const char *dw_part_name(dw_part part)
{
    return table_of(part)->name;
}

dw_section dw_part_section(dw_part part, size_t row)
{
    static const dw_section of_key[DW_KEY_COUNT] = {
        [DW_KEY_POWER] = DW_SECTION_POWER,
        [DW_KEY_WHO_ANCHORS] = DW_SECTION_OPENING,
        [DW_KEY_ANCHOR_FRAME] = DW_SECTION_OPENING,
        [DW_KEY_SEQUENCE] = DW_SECTION_SEQUENCE,
        [DW_KEY_PACING] = DW_SECTION_PACING,
        [DW_KEY_ESCALATION] = DW_SECTION_ESCALATION,
        [DW_KEY_ESCALATION_VERDICT] = DW_SECTION_ESCALATION,
        [DW_KEY_NEXT_MOVE] = DW_SECTION_NEXT_MOVE,
    };
    return part == DW_PART_DECISION ? of_key[row] : table_of(part)->section;
}

size_t dw_part_rows(const dw_plan *plan, dw_part part)
{
    const dw_part_table *const table = table_of(part);
    return table->count ? table->count(plan) : 1;
}

size_t dw_part_columns(const dw_plan *plan, dw_part part)
{
    const dw_part_table *const table = table_of(part);
    return count_fixed(table) + (table->package ? plan->deal->n_issues : 0);
}

dw_cell dw_part_cell(dw_part part, size_t column)
{
    const dw_part_table *const table = table_of(part);
    return column < count_fixed(table) ? table->column[column].cell : DW_CELL_OPTION;
}

size_t dw_part_issue(dw_part part, size_t column)
{
    const size_t n_fixed = count_fixed(table_of(part));
    return column < n_fixed ? DW_NONE : column - n_fixed;
}

dw_value dw_part_value(const dw_plan *plan, dw_part part, size_t row, size_t column)
{
    const dw_part_table *const table = table_of(part);
    const size_t issue = dw_part_issue(part, column);
    if (issue == DW_NONE)
        return table->column[column].read(plan, row);
    if (issue == plan->worth.cash_issue[DW_CASH_PRICE])
        return dw_no_value();
    return option_value(issue, table->package(plan, row)->option[issue]);
}

size_t dw_part_find(const dw_plan *plan, dw_part part, size_t row, const dw_plan *other)
{
    const dw_part_table *const table = table_of(part);
    const size_t n = dw_part_rows(other, part);
    if (!table->same)
        return row < n ? row : DW_NONE;
    /* Two people may have one name: who stands in the same place comes first. */
    if (row < n && table->same(plan, row, other, row))
        return row;
    for (size_t r = 0; r < n; r++)
        if (table->same(plan, row, other, r))
            return r;
    return DW_NONE;
}

const char *dw_cell_name(dw_cell cell)
{
    static const char *const name[] = {
        "value",        "close_by",    "lead",        "guard",
        "recommended",  "confidence",  "outcome",     "title",
        "interest",     "authority",   "stance",      "place",
        "open",         "target",      "walk_away",   "their_alternative",
        "competitor",   "price",       "their_limit", "first_price",
        "newest_price", "worth",       "chance",      "approver",
        "gives",        "gets",        "date",        "standing",
        "evidence",     "fit",         "role",        "objective",
        "confirmed",    "their_worth", "our_chance",  "going_on",
        "option"};
    _Static_assert(sizeof name / sizeof name[0] == DW_CELL_COUNT, "a name for each");
    return name[cell];
}
