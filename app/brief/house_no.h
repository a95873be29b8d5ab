/* What our own house has said no to, in words. */
#ifndef BRIEF_HOUSE_NO_H
#define BRIEF_HOUSE_NO_H

#include "brief/compose.h"

/* May this reader see the terms of a denial? NULL is none. */
bool brief_denial_visible(const brief_composer *composer, const dw_ruling *denial);

/* "Tom Feld refused service level premium on 24 November 2026 (“no capacity”)", "Sam Okoye granted
 * price USD 200,000 on 24 November 2026 and not price USD 190,000": a ruling of
 * dw_approvals_denials. Who may not see walk-aways is told neither reasons nor terms at one. */
char *brief_denial_words(const brief_composer *composer, const dw_ruling *denial);

/* Who has to approve the package, as the playbook labels it; or whose no it waits for to change. NULL where
 * nobody can tell. */
char *brief_approval_words(const dw_plan *plan, const dw_package *package);

/* On the page: of the price below which our own house leaves none, what was put to who said no; nothing where
 * nobody said no, or the reader may not see it. */
void brief_compose_denied_price(brief_composer *composer);

/* On the page: the same of a give, an option of an issue other than the price; nothing where nobody
 * said no. */
void brief_compose_denied_give(brief_composer *composer, size_t issue, size_t option);

/* Is the give part of a trade that pages list? They say it there. */
bool brief_is_traded(const dw_plan *plan, size_t issue, size_t option);

#endif
