/* What a record's offers have put on the table and named, and what they have refused, event by event. */
#include "standing.h"

#include <math.h>
#include <string.h>

/* Each no compares all options of its issue. */
static bool weigh_options(const dw_worth_model *model, dw_arena *arena, dw_offered *offered)
{
    const dw_deal *const deal = model->deal;
    const dw_cash_terms terms = dw_worth_terms(model, offered->standard);
    for (size_t i = 0; i < deal->n_issues; i++) {
        double *const worth = DW_TAKE(arena, deal->issue[i].n_options, double);
        if (!worth)
            return false;
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            worth[o] = dw_option_worth_to_them(model, &terms, i, o);
        offered->worth_to_them[i] = worth;
    }
    return true;
}

bool dw_offered_start(const dw_worth_model *model, dw_arena *arena, dw_offered *offered)
{
    *offered = (dw_offered){0};
    dw_standard_package(model, offered->standard);
    memcpy(offered->wanted, offered->standard, sizeof offered->standard);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        memcpy(offered->option[s], offered->standard, sizeof offered->standard);
        offered->price[s] = (double)NAN;
    }
    return weigh_options(model, arena, offered);
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

static void note_no(const dw_event *event, size_t issue, size_t option, dw_offered *offered)
{
    offered->no[issue] = (dw_said){event, option};
}

/* What is worth less to them than `worth`; the best for them of it, or DW_NONE. */
static size_t refuse_below(const dw_worth_model *model, size_t issue, double worth,
                           dw_offered *offered)
{
    size_t best = DW_NONE;
    double most = -INFINITY;
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++) {
        const double own = offered->worth_to_them[issue][o];
        if (own >= worth - DW_WORTH_SAME)
            continue;
        dw_option_set_add(&offered->refused[issue], o);
        if (best == DW_NONE || own > most) {
            best = o;
            most = own;
        }
    }
    return best;
}

/* The option, and what is worse for them. */
static void refuse(const dw_worth_model *model, const dw_event *event, size_t issue, size_t option,
                   dw_offered *offered)
{
    note_no(event, issue, option, offered);
    dw_option_set_add(&offered->refused[issue], option);
    (void)refuse_below(model, issue, offered->worth_to_them[issue][option], offered);
}

/* Would the option be given to them, by the deal file? Of commercial terms what is worth more to them is
 * never unwanted, and where they have asked for more themselves it is too little. */
static bool is_gift(const dw_worth_model *model, size_t issue, size_t option,
                    const dw_offered *offered)
{
    const dw_issue *const row = &model->deal->issue[issue];
    const size_t standard = offered->standard[issue];
    const double worth = offered->worth_to_them[issue][option];
    const dw_said *const said = &offered->asked[issue];
    const bool asked_more =
        (offered->named[DW_SIDE_THEM][issue] &&
         offered->worth_to_them[issue][offered->option[DW_SIDE_THEM][issue]] >
             worth + DW_WORTH_SAME) ||
        (said->event && offered->worth_to_them[issue][said->option] > worth + DW_WORTH_SAME);
    return row->valued && !dw_issue_is_cash(model, issue) && option != standard &&
           dw_issue_allows(row, standard) && !asked_more &&
           worth >= offered->worth_to_them[issue][standard] - DW_WORTH_SAME;
}

/* What they have asked for last on the issue themselves; the standard for nothing. */
static size_t asked_last(const dw_offered *offered, size_t issue)
{
    const dw_said *const said = &offered->proposed[issue];
    return said->event ? said->option : offered->option[DW_SIDE_THEM][issue];
}

/* Who does not want one of what would be given does not want another, but for `wanted`, the standard or what
 * they ask for that is less. */
static void decline(const dw_worth_model *model, const dw_event *event, size_t issue, size_t option,
                    size_t wanted, dw_offered *offered)
{
    const size_t standard = offered->standard[issue];
    const double worth =
        fmax(offered->worth_to_them[issue][standard], offered->worth_to_them[issue][wanted]);
    note_no(event, issue, option, offered);
    offered->wanted[issue] = wanted;
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (o != standard &&
            (o == option || offered->worth_to_them[issue][o] > worth + DW_WORTH_SAME))
            dw_option_set_add(&offered->declined[issue], o);
}

bool dw_offered_leaves_any(const dw_worth_model *model, const dw_offered *offered, size_t issue)
{
    const dw_issue *const row = &model->deal->issue[issue];
    bool any = false;
    for (size_t o = 0; o < row->n_options; o++)
        any |= dw_model_offers(model, issue, o) && !dw_offered_is_out(offered, issue, o);
    return any;
}

bool dw_offered_has_out(const dw_offered *offered, size_t issue)
{
    return !dw_option_set_is_empty(&offered->refused[issue]) ||
           !dw_option_set_is_empty(&offered->declined[issue]);
}

/* Of the next n options, of which 64 count, a bit for each that is worth so much. */
static uint64_t worth_at_least(const double *worth, size_t n, double least)
{
    uint64_t bits = 0;
    for (size_t o = 0; o < n && o < 64; o++)
        bits |= (uint64_t)(worth[o] >= least) << o;
    return bits;
}

/* What they name themselves, in an offer or in words, they take, and what asks less of them. */
static void take_back_no(const dw_worth_model *model, size_t issue, size_t named,
                         dw_offered *offered)
{
    if (!dw_offered_has_out(offered, issue))
        return;
    const size_t n_options = model->deal->issue[issue].n_options;
    const double *const worths = offered->worth_to_them[issue];
    const double worth = worths[named];
    const dw_event *const no = offered->no[issue].event;
    size_t *const said = &offered->no[issue].option;
    /* A plain no to an option says more of it than what the deal file has it worth to them. */
    const bool is_plain = no && no->kind == DW_EVENT_REFUSE && *said != named &&
                          !dw_issue_is_cash(model, issue) &&
                          dw_option_set_has(&offered->refused[issue], *said);
    if (dw_option_set_has(&offered->declined[issue], named)) /* they want something of it */
        offered->declined[issue] = (dw_option_set){0};
    for (size_t o = 0; o < n_options; o += 64) {
        uint64_t *const refused = &offered->refused[issue].bits[o / 64];
        if (*refused != 0)
            *refused &= ~worth_at_least(worths + o, n_options - o, worth - DW_WORTH_SAME);
    }
    if (is_plain)
        dw_option_set_add(&offered->refused[issue], *said);
    if (!dw_offered_has_out(offered, issue))
        offered->no[issue] = (dw_said){0};
    else if (!dw_offered_is_out(offered, issue, *said))
        for (*said = 0; !dw_offered_is_out(offered, issue, *said);)
            ++*said;
}

/* Who names a price refuses the whole, and no term of it by itself. */
static void hear_no(const dw_worth_model *model, const dw_event *event, const size_t *option,
                    dw_offered *offered)
{
    if (dw_event_term(event, model->cash_issue[DW_CASH_PRICE]))
        return;
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue;
        const size_t asked = asked_last(offered, i);
        const bool asked_less =
            offered->worth_to_them[i][asked] < offered->worth_to_them[i][option[i]] - DW_WORTH_SAME;
        if (is_gift(model, i, option[i], offered))
            decline(model, event, i, option[i], asked_less ? asked : offered->standard[i], offered);
        else
            refuse(model, event, i, option[i], offered);
    }
}

/* A demand or an ultimatum says no to what asks more of them than what it names, and one for the standard to
 * what we have given beyond it. That they want more than the standard says no to no term of ours. */
static void hear_demand(const dw_worth_model *model, const dw_event *event, const size_t *option,
                        dw_offered *offered)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue, ours = offered->option[DW_SIDE_US][i];
        const size_t standard = offered->standard[i];
        if (i == model->cash_issue[DW_CASH_PRICE])
            continue;
        if (option[i] == standard && ours != standard && is_gift(model, i, ours, offered)) {
            decline(model, event, i, ours, standard, offered);
            continue;
        }
        const double worth =
            fmin(offered->worth_to_them[i][option[i]], offered->worth_to_them[i][standard]);
        const size_t best = refuse_below(model, i, worth, offered);
        const bool is_ours = dw_option_set_has(&offered->refused[i], ours);
        if (best != DW_NONE)
            note_no(event, i, is_ours ? ours : best, offered);
    }
}

static void note_proposed(const dw_event *event, const size_t *option, dw_offered *offered)
{
    const bool is_word = dw_event_says_terms(event);
    for (size_t t = 0; (is_word || dw_event_is_offer(event)) && t < event->n_terms; t++) {
        const size_t issue = event->term[t].issue;
        const dw_said said = {event, option[issue]};
        offered->proposed[issue] = said;
        if (is_word)
            offered->asked[issue] = said;
    }
}

/* A position may move, and refuses nothing. */
static void follow_no(const dw_worth_model *model, const dw_event *event, dw_offered *offered)
{
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    for (size_t i = 0; event->kind == DW_EVENT_ACCEPT && i < model->deal->n_issues; i++) {
        take_back_no(model, i, offered->option[DW_SIDE_THEM][i], offered);
        offered->proposed[i] = (dw_said){0};
    }
    if (event->by != DW_SIDE_THEM || event->n_terms == 0)
        return;
    dw_package_lay(model, event, option, &price);
    note_proposed(event, option, offered);
    for (size_t t = 0;
         (dw_event_is_offer(event) || dw_event_says_terms(event)) && t < event->n_terms; t++)
        take_back_no(model, event->term[t].issue, option[event->term[t].issue], offered);
    if (event->kind == DW_EVENT_REFUSE)
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

bool dw_lay_promised(const dw_worth_model *model, const dw_offered *offered, size_t *option)
{
    bool changes = false;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const size_t promised = dw_promised_option(&offered->promised, i);
        if (promised == DW_NONE || promised == option[i] || dw_offered_is_out(offered, i, promised))
            continue;
        option[i] = promised;
        changes = true;
    }
    return changes;
}

void dw_offered_follow(const dw_worth_model *model, const dw_event *event, dw_offered *offered)
{
    dw_standing side[DW_SIDE_COUNT];
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        side[s] = (dw_standing){offered->option[s],
                                offered->price[s],
                                offered->exists[s],
                                offered->names[s],
                                {.issues = 0}};
    side[DW_SIDE_US].promised = offered->promised;
    dw_standing_follow(model, event, side);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        offered->price[s] = side[s].price;
        offered->exists[s] = side[s].exists;
        offered->names[s] = side[s].named;
    }
    if (dw_event_is_offer(event))
        note_named(event, offered);
    note_said(event, offered);
    offered->promised = side[DW_SIDE_US].promised;
    follow_no(model, event, offered);
}
