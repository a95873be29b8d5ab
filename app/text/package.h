/* A package as a person names it: "{price: 215000, term_years: 3}". */
#ifndef TEXT_PACKAGE_H
#define TEXT_PACKAGE_H

#include "text/problem.h"

#include "dealwright/deal.h"

/* Reads the terms of a package, a YAML or JSON mapping from issues of the deal to their options: as the
 * packages on the record, but only a price may be none of its issue's options. `label` stands for a
 * file in messages. False exactly when a problem was added. O(size * issues). */
bool text_package_parse(const char *data, const char *label, const dw_deal *deal,
                        const dw_playbook *playbook, dw_arena *arena, text_problems *problems,
                        const dw_term **term, size_t *n_terms);

#endif
