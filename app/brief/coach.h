/* Pages of the coach: what the record means, what to do next, what to mind. */
#ifndef BRIEF_COACH_H
#define BRIEF_COACH_H

#include "brief/brief.h"
#include "brief/flags.h"
#include "dealwright/coach.h"

/* The coach's advice on a plan's record. Ownership and bytes as for plans (brief.h). */
char *brief_coach_text(const dw_coaching *coaching, const brief_style *style);
char *brief_coach_markdown(const dw_coaching *coaching, const brief_style *style);
char *brief_coach_json(const dw_coaching *coaching, const brief_style *style);

/* The ledger of gives and gets of a plan's record. As above. */
char *brief_ledger_text(const dw_plan *plan, const brief_style *style);
char *brief_ledger_markdown(const dw_plan *plan, const brief_style *style);
char *brief_ledger_json(const dw_plan *plan, const brief_style *style);
/* The page for an executive who is brought in: one page of text. As above. */
char *brief_executive_text(const dw_plan *plan, const brief_style *style);
char *brief_executive_markdown(const dw_plan *plan, const brief_style *style);
char *brief_executive_json(const dw_plan *plan, const brief_style *style);

/* Lines of the playbook under each heading of that page. */
#define BRIEF_EXECUTIVE_LINES 4

/* How the deal ended, or what is missing to say so, with the alerts on its way. As above. */
char *brief_debrief_text(const dw_plan *plan, const brief_flags *flags, const brief_style *style);
char *brief_debrief_markdown(const dw_plan *plan, const brief_flags *flags,
                             const brief_style *style);
char *brief_debrief_json(const dw_plan *plan, const brief_flags *flags, const brief_style *style);

/* The archetype that leads the plan; of a part of the conduct, that which judges it (dw_plan_conduct). */
const dw_archetype *brief_lead_of(const dw_plan *plan);

/* Does a line on conduct ask for something? What was done as planned asks for nothing. */
bool brief_is_drift(const dw_line *line);

/* How many such lines the plan's conduct has, under all that led. */
size_t brief_conduct_against(const dw_plan *plan);

#endif
