#include "text/part.h"

#include <string.h>

bool text_part_begin(text_part *part, const dw_deal *deal, const dw_playbook *playbook,
                     const char *label, dw_arena *arena, text_problems *problems)
{
    *part = (text_part){.deal = *deal,
                        .reader = {.arena = arena,
                                   .problems = problems,
                                   .label = label,
                                   .playbook = playbook,
                                   .currency = deal->currency,
                                   .currency_digits = deal->currency_digits}};
    /* Only looked at: the issues belong to the deal. */
    dw_issue *const issue = text_read_take(&part->reader, deal->n_issues + 1, sizeof *issue);
    if (issue && deal->n_issues > 0)
        memcpy(issue, deal->issue, deal->n_issues * sizeof *issue);
    part->context = (text_deal_context){.deal = &part->deal, .issue = issue};
    part->reader.context = &part->context;
    return issue != NULL;
}
