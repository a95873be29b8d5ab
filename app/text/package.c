#include "text/package.h"

#include "text/deal_options.h"
#include "text/part.h"

#include <string.h>

/* Whoever weighs a package wants it as named, so what cannot be taken at its word is a problem. */
static void check_terms(text_reader *reader, const text_node *root, const dw_event *event)
{
    const text_deal_context *const context = reader->context;
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        const dw_issue *const issue = &context->issue[term->issue];
        const text_node *const node = text_node_get(root, issue->name);
        if (term->option != DW_NONE || !node ||
            text_issue_role(reader->playbook, issue) == DW_CASH_PRICE)
            continue;
        text_read_problem(reader, node, &(text_path){NULL, issue->name, 0},
                          "'%s' is none of the issue's options", text_show(node->text).text);
    }
}

bool text_package_parse(const char *data, const char *label, const dw_deal *deal,
                        const dw_playbook *playbook, dw_arena *arena, text_problems *problems,
                        const dw_term **term, size_t *n_terms)
{
    const size_t n_errors = problems->n_errors;
    const text_node *const root = text_node_parse(data, strlen(data), label, arena, problems);
    if (!root)
        return false;
    text_part part;
    if (!text_part_begin(&part, deal, playbook, label, arena, problems))
        return false;
    dw_event event = {0};
    text_custom_package.read(&part.reader, root, NULL, &event);
    check_terms(&part.reader, root, &event);
    *term = event.term;
    *n_terms = event.n_terms;
    return problems->n_errors == n_errors;
}
