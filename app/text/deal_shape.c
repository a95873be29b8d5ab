/* The shape tables of a deal: the one list of its keys. */
#include "text/deal_read.h"
#include "text/limits.h"

/* ---- Names ----------------------------------------------------------------------------------- */

TEXT_NAMES_OF(role, DW_ROLE_COUNT)
TEXT_NAMES_OF(objective, DW_OBJECTIVE_COUNT)
TEXT_NAMES_OF(person_authority, DW_PERSON_AUTHORITY_COUNT)
TEXT_NAMES_OF(stance, DW_STANCE_COUNT)
TEXT_NAMES_OF(deadline_owner, DW_OWNER_COUNT)
TEXT_NAMES_OF(deadline_kind, DW_DEADLINE_KIND_COUNT)

/* Members that are enums are read and written as ints. */
_Static_assert(sizeof(dw_role) == sizeof(int) && sizeof(dw_stance) == sizeof(int),
               "enums are ints");

/* ---- Value ----------------------------------------------------------------------------------- */

static void check_range(text_reader *reader, const text_node *node, const text_path *path,
                        void *record)
{
    dw_money_range *const range = record;
    const bool low = dw_money_known(range->low), high = dw_money_known(range->high);
    if (!low && !high && dw_money_known(range->likely))
        range->low = range->high = range->likely;
    else if (!low && !text_node_given(node, "low"))
        text_read_problem(reader, node, path, "'low' is required");
    else if (!high && !text_node_given(node, "high"))
        text_read_problem(reader, node, path, "'high' is required");
}

static const text_field estimate_fields[] = {
    {"low", TEXT_TYPE_MONEY, .offset = offsetof(dw_money_range, low), .high = DW_MONEY_MAX,
     .means = "The least it may be."},
    {"likely", TEXT_TYPE_MONEY, .offset = offsetof(dw_money_range, likely), .high = DW_MONEY_MAX,
     .means = "What is most likely; alone it stands for all three."},
    {"high", TEXT_TYPE_MONEY, .offset = offsetof(dw_money_range, high), .high = DW_MONEY_MAX,
     .means = "The most it may be."},
    {"evidence", TEXT_TYPE_PROSE, .offset = offsetof(dw_money_range, evidence),
     .means = "Where the figures come from."},
};
static const text_shape shape_estimate = {.name = "estimate",
                                          .size = sizeof(dw_money_range),
                                          TEXT_FIELDS(estimate_fields),
                                          .check = check_range,
                                          .means = "An amount that is not known exactly."};

static const text_field competitor_fields[] = {
    {"name", TEXT_TYPE_LINE, .required = true, .offset = offsetof(dw_deal_value, competitor),
     .means = "Who competes."},
    {"price", TEXT_TYPE_MONEY, .offset = offsetof(dw_deal_value, competitor_price),
     .high = DW_MONEY_MAX, .means = "Their price, a year."},
    {"evidence", TEXT_TYPE_PROSE, .offset = offsetof(dw_deal_value, competitor_evidence),
     .means = "How we know."},
};
static const text_shape shape_competitor = {.name = "competitor",
                                            .size = sizeof(dw_deal_value),
                                            TEXT_FIELDS(competitor_fields),
                                            .means = "The strongest competitor."};

#define VALUE(member) .offset = offsetof(dw_deal_value, member)
static const text_field value_fields[] = {
    {"list_price", TEXT_TYPE_MONEY, VALUE(list_price), .high = DW_MONEY_MAX,
     .means = "List price, a year."},
    {"target_price", TEXT_TYPE_MONEY, VALUE(target_price), .high = DW_MONEY_MAX,
     .means = "The price we aim at, a year."},
    {"floor_price", TEXT_TYPE_MONEY, VALUE(floor_price), .high = DW_MONEY_MAX,
     .means = "The walk-away if price were all, a year."},
    {"cost_to_serve", TEXT_TYPE_MONEY, VALUE(cost_to_serve), .high = DW_MONEY_MAX,
     .means = "What serving them costs us, a year."},
    {"our_alternative", TEXT_TYPE_MONEY, VALUE(our_alternative),
     .means = "What no deal is worth to us, in present money over the horizon."},
    {"buyer_value", TEXT_TYPE_RECORD, VALUE(buyer_value), .shape = &shape_estimate,
     .means = "What it is worth to the buyer, a year."},
    {"market", TEXT_TYPE_RECORD, VALUE(market), .shape = &shape_estimate,
     .means = "Prices seen in the market, a year."},
    {"competitor", TEXT_TYPE_RECORD, .offset = 0, .shape = &shape_competitor,
     .means = "The strongest competitor."},
    {"our_cost_of_capital", TEXT_TYPE_NUMBER, VALUE(our_cost_of_capital), .high = 1,
     .none = DW_RATE_NONE, .means = "Our cost of capital, a share a year."},
    {"their_cost_of_capital", TEXT_TYPE_NUMBER, VALUE(their_cost_of_capital), .high = 1,
     .none = DW_RATE_NONE, .means = "The buyer's cost of capital, a share a year."},
    {"renewal_probability", TEXT_TYPE_NUMBER, VALUE(renewal_probability), .high = 1,
     .none = DW_RATE_NONE, .means = "Probability of a renewal at the end of a term."},
    {"their_budget", TEXT_TYPE_AMOUNTS, VALUE(their_budget),
     .count_offset = offsetof(dw_deal_value, n_their_budget), .limit = TEXT_BUDGET_YEARS_MAX,
     .means = "The buyer's budget by year, from the first."},
};
static const text_shape shape_value = {.name = "value",
                                       .size = sizeof(dw_deal_value),
                                       TEXT_FIELDS(value_fields),
                                       .means = "Money, of a year where it says so."};

/* ---- People ---------------------------------------------------------------------------------- */

static void check_absence(text_reader *reader, const text_node *node, const text_path *path,
                          void *record)
{
    const dw_absence *const absence = record;
    if (absence->from != DW_DAY_NONE && absence->to != DW_DAY_NONE && absence->from > absence->to)
        text_read_problem(reader, node, path, "'to' is before 'from'");
}

static const text_field absence_fields[] = {
    {"from", TEXT_TYPE_DATE, .required = true, .offset = offsetof(dw_absence, from),
     .means = "First day away."},
    {"to", TEXT_TYPE_DATE, .required = true, .offset = offsetof(dw_absence, to),
     .means = "Last day away."},
};
static const text_shape shape_absence = {.name = "absence",
                                         .size = sizeof(dw_absence),
                                         TEXT_FIELDS(absence_fields),
                                         .check = check_absence,
                                         .means = "Days on which a person cannot be reached."};

#define PERSON(member) .offset = offsetof(dw_person, member)
#define AWAY                                                                      \
    {                                                                             \
        "away", TEXT_TYPE_RECORDS, PERSON(away),                                  \
            .count_offset = offsetof(dw_person, n_away), .shape = &shape_absence, \
            .limit = DW_ABSENCES_MAX, .means = "When they cannot be reached."     \
    }
static const text_field ours_fields[] = {
    {"name", TEXT_TYPE_LINE, .required = true, PERSON(name), .means = "The person's name."},
    {"role", TEXT_TYPE_CHOICE, .required = true, PERSON(role), .names = &role_names,
     .none = DW_ROLE_SUPPORT, .means = "What they do in this negotiation."},
    {"title", TEXT_TYPE_LINE, PERSON(title), .means = "Their position."},
    {"interest", TEXT_TYPE_PROSE, PERSON(interest), .means = "What they want of the deal."},
    {"objective", TEXT_TYPE_CHOICE, PERSON(objective), .names = &objective_names,
     .means = "What they want most, in one word."},
    AWAY,
};
const text_shape text_shape_of_ours = {.name = "our_person",
                                       .size = sizeof(dw_person),
                                       TEXT_FIELDS(ours_fields),
                                       .means = "A member of our team."};

static const text_field theirs_fields[] = {
    {"name", TEXT_TYPE_LINE, .required = true, PERSON(name), .means = "The person's name."},
    {"title", TEXT_TYPE_LINE, PERSON(title), .means = "Their position."},
    {"interest", TEXT_TYPE_PROSE, PERSON(interest), .means = "What they want of the deal."},
    {"authority", TEXT_TYPE_CHOICE, PERSON(authority), .names = &person_authority_names,
     .means = "Their part in the decision."},
    {"stance", TEXT_TYPE_CHOICE, PERSON(stance), .names = &stance_names,
     .means = "How they stand towards us."},
    AWAY,
};
const text_shape text_shape_of_theirs = {.name = "their_person",
                                         .size = sizeof(dw_person),
                                         TEXT_FIELDS(theirs_fields),
                                         .means = "A stakeholder of the buyer."};

#define DEAL(member) .offset = offsetof(dw_deal, member)
static const text_field people_fields[] = {
    {"ours", TEXT_TYPE_RECORDS, DEAL(ours), .count_offset = offsetof(dw_deal, n_ours),
     .shape = &text_shape_of_ours, .limit = DW_PEOPLE_MAX, .means = "Our team."},
    {"theirs", TEXT_TYPE_RECORDS, DEAL(theirs), .count_offset = offsetof(dw_deal, n_theirs),
     .shape = &text_shape_of_theirs, .limit = DW_PEOPLE_MAX, .means = "The buyer's side."},
};
static const text_shape shape_people = {.name = "people",
                                        .size = sizeof(dw_deal),
                                        TEXT_FIELDS(people_fields),
                                        .means = "Who negotiates, decides and is concerned."};

/* ---- Deadlines ------------------------------------------------------------------------------- */

#define DEADLINE(member) .offset = offsetof(dw_deadline, member)
static const text_field deadline_fields[] = {
    {"date", TEXT_TYPE_DATE, .required = true, DEADLINE(day), .means = "The day."},
    {"what", TEXT_TYPE_PROSE, .required = true, DEADLINE(what), .means = "What happens then."},
    {"owner", TEXT_TYPE_CHOICE, .required = true, DEADLINE(owner), .names = &deadline_owner_names,
     .none = DW_OWNER_OTHER, .means = "Whose deadline it is."},
    {"kind", TEXT_TYPE_CHOICE, DEADLINE(kind), .names = &deadline_kind_names,
     .none = DW_DEADLINE_OTHER, .means = "What kind of deadline it is."},
    {"evidence", TEXT_TYPE_PROSE, DEADLINE(evidence), .means = "How we know of it."},
    {"cost", TEXT_TYPE_MONEY, DEADLINE(cost), .high = DW_MONEY_MAX,
     .means = "What keeping it costs us."},
};
const text_shape text_shape_of_deadline = {.name = "deadline",
                                           .size = sizeof(dw_deadline),
                                           TEXT_FIELDS(deadline_fields),
                                           .means = "A day that puts somebody under pressure."};

/* ---- The deal -------------------------------------------------------------------------------- */

static const text_field strategy_fields[] = {
    {"archetype", TEXT_TYPE_CUSTOM, .required = true, DEAL(strategy),
     .custom = &text_custom_archetype, .means = "The archetype to follow."},
    {"reason", TEXT_TYPE_PROSE, .required = true, DEAL(strategy_reason),
     .means = "Why the recommendation is set aside."},
};
static const text_shape shape_strategy = {.name = "strategy",
                                          .size = sizeof(dw_deal),
                                          TEXT_FIELDS(strategy_fields),
                                          .means = "A strategy set by hand."};

/* Custom fields at offset 0 get the deal itself. The currency stands before all amounts, the issues
 * before what speaks of them. */
static const text_field deal_fields[] = {
    {"name", TEXT_TYPE_LINE, .required = true, DEAL(name), .means = "What the deal is called."},
    {"account", TEXT_TYPE_LINE, .required = true, DEAL(account), .means = "The buying company."},
    {"currency", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_currency,
     .means = "ISO 4217 code of every amount; required with the first amount."},
    {"date", TEXT_TYPE_DATE, DEAL(day), .means = "The day to plan from; today when missing."},
    {"close_by", TEXT_TYPE_DATE, DEAL(close_by), .means = "The day to close by."},
    {"owner", TEXT_TYPE_LINE, DEAL(owner), .means = "Who owns the deal."},
    {"situation", TEXT_TYPE_PROSE, DEAL(situation), .means = "Their situation, in a sentence."},
    {"facts", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_facts,
     .means = "What is known: a level, a list of those still possible, or unknown."},
    {"value", TEXT_TYPE_RECORD, DEAL(value), .shape = &shape_value,
     .means = "Prices, costs, values and budgets."},
    {"issues", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_issues,
     .means = "What is negotiable, each issue with its options; the usual option first."},
    {"must", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_must,
     .means = "Hard limits by issue: an option, or at_least and at_most."},
    {"tactics", TEXT_TYPE_CUSTOM, .offset = 0, .custom = &text_custom_tactics,
     .means = "Tactics the team plans; checked against the strategy."},
    {"strategy", TEXT_TYPE_RECORD, .offset = 0, .shape = &shape_strategy,
     .means = "Only to override the recommendation."},
    {"people", TEXT_TYPE_RECORD, .offset = 0, .shape = &shape_people,
     .means = "People of both sides."},
    {"deadlines", TEXT_TYPE_RECORDS, DEAL(deadline), .count_offset = offsetof(dw_deal, n_deadlines),
     .shape = &text_shape_of_deadline, .limit = DW_DEADLINES_MAX,
     .means = "Deadlines of either side."},
    {"record", TEXT_TYPE_RECORDS, DEAL(event), .count_offset = offsetof(dw_deal, n_events),
     .shape = &text_shape_of_event, .limit = DW_EVENTS_MAX,
     .means = "What happened, in the order it was logged."},
};
const text_shape text_shape_of_deal = {
    .name = "deal", .size = sizeof(dw_deal), TEXT_FIELDS(deal_fields), .means = "One deal."};
