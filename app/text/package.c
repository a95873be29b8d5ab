#include "text/package.h"

#include "text/deal_options.h"
#include "text/lenient.h"
#include "text/number.h"
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

/* The number that people type for the issue, "412k" or "3 years"; NULL where it is none of its forms. */
static char *number_meant(const text_reader *reader, const dw_issue *issue, const char *text)
{
    const text_deal_context *const context = reader->context;
    switch (text_issue_role(reader->playbook, issue)) {
    case DW_CASH_PRICE: return text_lenient_amount(text, context->deal->currency);
    case DW_CASH_PAYMENT_DAYS: return text_lenient_days(text);
    case DW_CASH_TERM_YEARS:
    case DW_CASH_RAMP_YEARS: return text_lenient_years(text);
    default: return issue->numeric ? text_lenient_number(text, '\0', NULL) : NULL;
    }
}

/* The value in the strict form, where it is not in it yet. */
static const text_node *strict_value(text_reader *reader, const dw_issue *issue,
                                     const text_node *value)
{
    text_decimal decimal;
    if (value->kind != TEXT_SCALAR || text_decimal_read(value->text, &decimal) == NULL)
        return value;
    g_autofree char *number = number_meant(reader, issue, value->text);
    text_node *const made = number ? text_read_take(reader, 1, sizeof *made) : NULL;
    char *const text = made ? text_read_take(reader, strlen(number) + 1, 1) : NULL;
    if (!text)
        return value;
    memcpy(text, number, strlen(number) + 1);
    *made = *value;
    made->text = text;
    made->quoted = false;
    return made;
}

/* As log takes terms: numbers as people type them. */
static const text_node *as_typed(text_reader *reader, const text_node *root)
{
    const text_deal_context *const context = reader->context;
    text_node *const map = text_read_take(reader, 1, sizeof *map);
    const text_node **const item =
        root->kind == TEXT_MAP ? text_read_take(reader, root->n_items + 1, sizeof *item) : NULL;
    if (!map || !item)
        return root;
    *map = *root;
    map->item = item;
    for (size_t i = 0; i < root->n_items; i++) {
        const size_t issue = dw_deal_issue(context->deal, root->key[i]->text);
        item[i] = issue == DW_NONE ? root->item[i]
                                   : strict_value(reader, &context->issue[issue], root->item[i]);
    }
    return map;
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
    const text_node *const terms = as_typed(&part.reader, root);
    text_custom_package.read(&part.reader, terms, NULL, &event);
    check_terms(&part.reader, terms, &event);
    *term = event.term;
    *n_terms = event.n_terms;
    return problems->n_errors == n_errors;
}
