/* Dealwright's engine: everything a program needs.
 *
 *   base.h        status, arena, random numbers, civil days, money
 *   playbook.h    strategy knowledge as data, and the rule primitive: fact within mask
 *   event.h       one event of a record
 *   deal.h        one deal as data; its check
 *   record.h      what the events of a record leave
 *   approval.h    what needs whose approval, what was asked, granted, refused, offered without
 *   team.h        who knows the plan, what each of us holds important, who speaks for us
 *   promise.h     who promised what, and whether it was answered
 *   assess.h      dw_assess: which archetype, how sure, why, what would change it, what to ask
 *   trade.h       what terms are worth to each side, trades, the concession ladder
 *   search.h      the best packages for one side at a given worth to the other; several that differ
 *   frontier.h    what can be agreed on, what of it is efficient, bargaining solutions
 *   precedent.h   which terms other deals would ask for as well
 *   debrief.h     how a deal ended, against its plan and what could have been
 *   plan.h        dw_plan_make: the whole negotiation plan as structure
 *
 * All functions are pure: no input or output, clock, globals, locale or threads; equal arguments give
 * equal bytes. Memory comes from an arena the caller passes. A first program (examples/first_deal.c,
 * compiled and run by the tests) needs no playbook:
 *
 *     const dw_ladder_shape shape = {
 *         .steps_min = 3, .steps_max = 5, .ratio = 0.5, .ratio_min = 0.3, .ratio_max = 0.7};
 *     dw_ladder ladder;
 *     dw_error err;
 *     if (dw_ladder_make(235000, 215000, 180000, &shape, &ladder, &err) == DW_OK)
 *         for (size_t i = 0; i <= ladder.n_steps; i++)
 *             printf("%.0f\n", ladder.level[i]);
 */
#ifndef DEALWRIGHT_H
#define DEALWRIGHT_H

#include "dealwright/approval.h"
#include "dealwright/assess.h"
#include "dealwright/bank.h"
#include "dealwright/base.h"
#include "dealwright/belief.h"
#include "dealwright/coach.h"
#include "dealwright/deal.h"
#include "dealwright/debrief.h"
#include "dealwright/event.h"
#include "dealwright/frontier.h"
#include "dealwright/ledger.h"
#include "dealwright/limits.h"
#include "dealwright/offer.h"
#include "dealwright/phrases.h"
#include "dealwright/plan.h"
#include "dealwright/playbook.h"
#include "dealwright/precedent.h"
#include "dealwright/promise.h"
#include "dealwright/record.h"
#include "dealwright/search.h"
#include "dealwright/team.h"
#include "dealwright/trade.h"
#include "dealwright/vocabulary.h"

#endif
