/* The parts of dw_deal_complete. */
#ifndef ENGINE_DEAL_COMPLETE_H
#define ENGINE_DEAL_COMPLETE_H

#include "dealwright/deal.h"

/* implied.c: the price issue that the deal's price figures imply; `issue` has no options when they
 * imply none. Fails with DW_E_NOMEM. */
dw_status dw_issue_implied(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_issue *issue, dw_error *err) DW_MUST_USE;

#endif
