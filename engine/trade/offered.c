/* What a record's offers have put on the table and named, and what they have refused, event by event. */
#include "standing.h"

#include <math.h>

void dw_offered_start(const dw_worth_model *model, dw_offered *offered)
{
    *offered = (dw_offered){0};
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        dw_standard_package(model, offered->option[s]);
        offered->price[s] = (double)NAN;
    }
}

static void note_named(const dw_event *event, dw_offered *offered)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t issue = event->term[t].issue;
        offered->named[event->by][issue] = true;
        if (event->by == DW_SIDE_US)
            dw_option_set_add(&offered->was_ours[issue], offered->option[DW_SIDE_US][issue]);
    }
}

/* ---- What they have said no to ------------------------------------------------------------------ */

/* What the option is worth to them, all else at standard. */
static double worth_to_them(const dw_worth_model *model, size_t issue, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(model, option);
    option[issue] = o;
    return dw_worth_asked(model, option, (double)NAN).them;
}

/* Does the option ask more of them than the standard does? */
static bool asks(const dw_worth_model *model, size_t issue, size_t option)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    return worth_to_them(model, issue, option) < worth_to_them(model, issue, standard[issue]) - 0.5;
}

static void note_no(const dw_event *event, size_t issue, size_t option, dw_offered *offered)
{
    offered->no[issue] = (dw_no){event, option};
}

/* Only what asks something of them is given up for a word, and with it what asks more still. */
static void refuse(const dw_worth_model *model, const dw_event *event, size_t issue, size_t option,
                   dw_offered *offered)
{
    if (!asks(model, issue, option))
        return;
    const double worth = worth_to_them(model, issue, option);
    note_no(event, issue, option, offered);
    dw_option_set_add(&offered->refused[issue], option);
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (worth_to_them(model, issue, o) < worth - 0.5)
            dw_option_set_add(&offered->refused[issue], o);
}

static void decline(const dw_worth_model *model, const dw_event *event, size_t issue, size_t option,
                    dw_offered *offered)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    const dw_issue *const row = &model->deal->issue[issue];
    if (!row->valued || dw_issue_is_cash(model, issue) || option == standard[issue] ||
        !dw_issue_allows(row, standard[issue]))
        return;
    note_no(event, issue, option, offered);
    dw_option_set_add(&offered->declined[issue], option);
}

bool dw_offered_has_out(const dw_offered *offered, size_t issue)
{
    return !dw_option_set_is_empty(&offered->refused[issue]) ||
           !dw_option_set_is_empty(&offered->declined[issue]);
}

/* What they put on the table themselves they take, and what asks less of them. */
static void take_back_no(const dw_worth_model *model, size_t issue, dw_offered *offered)
{
    if (!dw_offered_has_out(offered, issue))
        return;
    const size_t named = offered->option[DW_SIDE_THEM][issue];
    const double worth = worth_to_them(model, issue, named);
    dw_option_set_remove(&offered->declined[issue], named);
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (worth_to_them(model, issue, o) >= worth - 0.5)
            dw_option_set_remove(&offered->refused[issue], o);
    size_t *const said = &offered->no[issue].option;
    if (!dw_offered_has_out(offered, issue))
        offered->no[issue] = (dw_no){0};
    else if (!dw_offered_is_out(offered, issue, *said))
        for (*said = 0; !dw_offered_is_out(offered, issue, *said);)
            ++*said;
}

/* Who names a price refuses the whole, and no term of it by itself. Who names only what would be given to
 * them does not want that. */
static void hear_no(const dw_worth_model *model, const dw_event *event, const size_t *option,
                    dw_offered *offered)
{
    bool asked = false;
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue;
        if (i == model->cash_issue[DW_CASH_PRICE])
            return;
        asked |= asks(model, i, option[i]);
    }
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue;
        if (asked)
            refuse(model, event, i, option[i], offered);
        else
            decline(model, event, i, option[i], offered);
    }
}

/* A demand or an ultimatum that names another option refuses the one that our offer asks. */
static void hear_demand(const dw_worth_model *model, const dw_event *event, const size_t *option,
                        dw_offered *offered)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue, ours = offered->option[DW_SIDE_US][i];
        if (i != model->cash_issue[DW_CASH_PRICE] && offered->named[DW_SIDE_US][i] &&
            option[i] != ours && worth_to_them(model, i, option[i]) > worth_to_them(model, i, ours))
            refuse(model, event, i, ours, offered);
    }
}

/* A position may move, and refuses nothing. */
static void follow_no(const dw_worth_model *model, const dw_event *event, dw_offered *offered)
{
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    if (event->kind == DW_EVENT_ACCEPT)
        for (size_t i = 0; i < model->deal->n_issues; i++)
            take_back_no(model, i, offered);
    if (event->by != DW_SIDE_THEM || event->n_terms == 0)
        return;
    dw_package_lay(model, event, option, &price);
    if (dw_event_is_offer(event))
        for (size_t t = 0; t < event->n_terms; t++)
            take_back_no(model, event->term[t].issue, offered);
    else if (event->kind == DW_EVENT_REFUSE)
        hear_no(model, event, option, offered);
    else if (dw_event_is_word(event) && event->statement != DW_STATEMENT_POSITION)
        hear_demand(model, event, option, offered);
}

/* What is put to the other side; an approval is asked for in our own house. */
static void note_said(const dw_event *event, dw_offered *offered)
{
    if (event->kind == DW_EVENT_APPROVAL)
        return;
    for (size_t t = 0; t < event->n_terms; t++)
        offered->said[event->by][event->term[t].issue] = true;
}

void dw_offered_follow(const dw_worth_model *model, const dw_event *event, dw_offered *offered)
{
    dw_standing side[DW_SIDE_COUNT];
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        side[s] = (dw_standing){offered->option[s], offered->price[s], offered->exists[s]};
    dw_standing_follow(model, event, side);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        offered->price[s] = side[s].price;
        offered->exists[s] = side[s].exists;
    }
    if (dw_event_is_offer(event))
        note_named(event, offered);
    note_said(event, offered);
    follow_no(model, event, offered);
}
