/* Names of the deal's enums, as written in the deal file. */
#include "dealwright/deal.h"

#include "../playbook/words.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

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
