/* Names of the deal's enums, as written in the deal file. */
#include "dealwright/deal.h"

#include "../playbook/words.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static const char *const objective_names[] = {"unknown", "price",     "speed", "relationship",
                                              "terms",   "reference", NULL};
_Static_assert(LENGTH(objective_names) == DW_OBJECTIVE_COUNT + 1, "a name for each");

static const char *const side_names[] = {"us", "them"};
_Static_assert(LENGTH(side_names) == DW_SIDE_COUNT, "a name for each");

static const char *const event_names[] = {"offer",      "accept",          "refuse",
                                          "statement",  "signal",          "break",
                                          "escalation", "acknowledgement", "note"};
_Static_assert(LENGTH(event_names) == DW_EVENT_KIND_COUNT, "a name for each");

const char *dw_importance_name(dw_importance importance)
{
    static const char *const name[] = {"none", "low", "medium", "high"};
    _Static_assert(LENGTH(name) == DW_IMPORTANCE_COUNT, "a name for each");
    return name[importance];
}

const char *dw_role_name(dw_role role)
{
    return dw_words_role[role];
}

const char *dw_objective_name(dw_objective objective)
{
    return objective_names[objective];
}

const char *dw_person_authority_name(dw_person_authority authority)
{
    return dw_words_person_authority[authority];
}

const char *dw_stance_name(dw_stance stance)
{
    return dw_words_stance[stance];
}

const char *dw_deadline_owner_name(dw_deadline_owner owner)
{
    return dw_words_deadline_owner[owner];
}

const char *dw_deadline_kind_name(dw_deadline_kind kind)
{
    return dw_words_deadline_kind[kind];
}

const char *dw_side_name(dw_side side)
{
    return side_names[side];
}

const char *dw_event_kind_name(dw_event_kind kind)
{
    return event_names[kind];
}

const char *dw_signal_name(dw_signal signal)
{
    return dw_words_signal[signal];
}
