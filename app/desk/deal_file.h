/* A deal file to fill in or to go on with. */
#ifndef DESK_DEAL_FILE_H
#define DESK_DEAL_FILE_H

#include "dealwright/plan.h"

/* The currency of a deal that names none, as the deal file's reader has it. */
#define DESK_CURRENCY_USUAL "USD"

/* The file as YAML: what is answered stands in it, every other fact as unknown with its question and
 * levels in a comment, every other block as an example to take the # away from. The plan is of the
 * deal as answered: its words fill the questions. field [DESK_FIELD_COUNT], NULL where nothing was
 * said. g_free it. */
char *desk_deal_file_write(const dw_plan *plan, const dw_fact *fact, char *const *field);

#endif
