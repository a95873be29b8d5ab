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

/* ---- What they have refused -------------------------------------------------------------------- */

/* What the option is worth to them, all else at standard. */
static double worth_to_them(const dw_worth_model *model, size_t issue, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(model, option);
    option[issue] = o;
    return dw_worth_asked(model, option, (double)NAN).them;
}

/* Only what asks more of them than the standard does is given up for a word, and with it what asks more
 * still. */
static void refuse(const dw_worth_model *model, size_t issue, size_t option, dw_offered *offered)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    const double worth = worth_to_them(model, issue, option);
    if (!(worth < worth_to_them(model, issue, standard[issue]) - 0.5))
        return;
    dw_option_set_add(&offered->refused[issue], option);
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (worth_to_them(model, issue, o) < worth - 0.5)
            dw_option_set_add(&offered->refused[issue], o);
}

/* What they put on the table themselves they take, and what asks less of them. */
static void take_back_refusal(const dw_worth_model *model, size_t issue, dw_offered *offered)
{
    const double worth = worth_to_them(model, issue, offered->option[DW_SIDE_THEM][issue]);
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (worth_to_them(model, issue, o) >= worth - 0.5)
            dw_option_set_remove(&offered->refused[issue], o);
}

/* A refusal names the option itself; a demand or an ultimatum that names another refuses the one that our
 * offer asks. A position may move, and refuses nothing. */
static void follow_refusals(const dw_worth_model *model, const dw_event *event, dw_offered *offered)
{
    const bool names = event->kind == DW_EVENT_REFUSE;
    const bool demands = dw_event_is_word(event) && event->statement != DW_STATEMENT_POSITION;
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    if (event->kind == DW_EVENT_ACCEPT)
        for (size_t i = 0; i < model->deal->n_issues; i++)
            if (!dw_option_set_is_empty(&offered->refused[i]))
                take_back_refusal(model, i, offered);
    if (event->by != DW_SIDE_THEM || !(names || demands || dw_event_is_offer(event)))
        return;
    dw_package_lay(model, event, option, &price);
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue, ours = offered->option[DW_SIDE_US][i];
        if (i == model->cash_issue[DW_CASH_PRICE])
            continue;
        if (dw_event_is_offer(event) && !dw_option_set_is_empty(&offered->refused[i]))
            take_back_refusal(model, i, offered);
        else if (names)
            refuse(model, i, option[i], offered);
        else if (demands && offered->named[DW_SIDE_US][i] && option[i] != ours &&
                 worth_to_them(model, i, option[i]) > worth_to_them(model, i, ours))
            refuse(model, i, ours, offered);
    }
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
    follow_refusals(model, event, offered);
}
