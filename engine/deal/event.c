/* Events: what kinds there are and what they are called. */
#include "dealwright/event.h"

#include "../playbook/words.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

const char *const dw_words_side[] = {"us", "them", NULL};
_Static_assert(LENGTH(dw_words_side) == DW_SIDE_COUNT + 1, "a name for each");

const char *const dw_words_statement[] = {"none",       "position",  "promise",
                                          "demand",     "ultimatum", "interest",
                                          "disclosure", "question",  NULL};
_Static_assert(LENGTH(dw_words_statement) == DW_STATEMENT_COUNT + 1, "a name for each");

static const char *const objective_names[] = {"unknown",      "price", "speed",
                                              "relationship", "terms", "reference"};
_Static_assert(LENGTH(objective_names) == DW_OBJECTIVE_COUNT, "a name for each");

const char *const dw_words_action[] = {"none",  "request", "brief",    "meeting", "promise",
                                       "grant", "refuse",  "delegate", "set",     "drop",
                                       "enter", "move",    "leave",    NULL};
_Static_assert(LENGTH(dw_words_action) == DW_ACTION_COUNT + 1, "a name for each");

static const char *const capacity_names[] = {"unknown", "approver", "sponsor", "other"};
_Static_assert(LENGTH(capacity_names) == DW_CAPACITY_COUNT, "a name for each");

const char *const dw_words_outcome[] = {"none", "won", "lost", "no_decision", "withdrawn", NULL};
_Static_assert(LENGTH(dw_words_outcome) == DW_OUTCOME_COUNT + 1, "a name for each");

const char *const dw_words_event_kind[] = {
    "offer",   "concession",      "accept",   "refuse",     "statement",
    "signal",  "session",         "break",    "fact",       "joined",
    "left",    "competitor",      "deadline", "escalation", "approval",
    "plan",    "acknowledgement", "pivot",    "dismissal",  "outcome",
    "debrief", "correction",      "note",     NULL};
_Static_assert(LENGTH(dw_words_event_kind) == DW_EVENT_KIND_COUNT + 1, "a name for each");

#define ACTION(name) (UINT32_C(1) << DW_ACTION_##name)
static const uint32_t actions[DW_EVENT_KIND_COUNT] = {
    [DW_EVENT_ESCALATION] = ACTION(REQUEST) | ACTION(BRIEF) | ACTION(MEETING) | ACTION(PROMISE),
    [DW_EVENT_APPROVAL] = ACTION(REQUEST) | ACTION(GRANT) | ACTION(REFUSE) | ACTION(DELEGATE),
    [DW_EVENT_DEADLINE] = ACTION(SET) | ACTION(DROP),
    [DW_EVENT_COMPETITOR] = ACTION(ENTER) | ACTION(MOVE) | ACTION(LEAVE),
};

void dw_event_init(dw_event *event, dw_event_kind kind, dw_side by)
{
    *event = (dw_event){.day = DW_DAY_NONE,
                        .minute = DW_MINUTE_NONE,
                        .by = by,
                        .kind = kind,
                        .contract_value = DW_MONEY_NONE,
                        .competitor_price = DW_MONEY_NONE,
                        .authority = DW_NONE,
                        .needs = DW_NONE,
                        .until = DW_DAY_NONE,
                        .archetype = DW_NONE};
}

bool dw_signal_is_negative(dw_signal signal)
{
    return signal == DW_SIGNAL_WITHDRAWING || signal == DW_SIGNAL_RESISTANCE ||
           signal == DW_SIGNAL_SPINNING || signal == DW_SIGNAL_ADVERSARIAL;
}

bool dw_event_is_on_terms(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_REFUSE;
}

bool dw_event_is_known(const dw_event *event, dw_day day)
{
    return day == DW_DAY_NONE || event->day <= day || event->kind == DW_EVENT_CORRECTION;
}

bool dw_event_allows(dw_event_kind kind, dw_action action)
{
    return actions[kind] ? actions[kind] >> action & 1 : action == DW_ACTION_NONE;
}

const char *dw_side_name(dw_side side)
{
    return dw_words_side[side];
}

const char *dw_event_kind_name(dw_event_kind kind)
{
    return dw_words_event_kind[kind];
}

const char *dw_signal_name(dw_signal signal)
{
    return dw_words_signal[signal];
}

const char *dw_statement_name(dw_statement statement)
{
    return dw_words_statement[statement];
}

const char *dw_capacity_name(dw_capacity capacity)
{
    return capacity_names[capacity];
}

const char *dw_action_name(dw_action action)
{
    return dw_words_action[action];
}

const char *dw_objective_name(dw_objective objective)
{
    return objective_names[objective];
}

const char *dw_deal_outcome_name(dw_deal_outcome outcome)
{
    return dw_words_outcome[outcome];
}
