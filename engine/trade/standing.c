/* What a side has on the table, read off the record. */
#include "standing.h"

#include <math.h>
#include <string.h>

static size_t option_of(const dw_issue *issue, const dw_term *term)
{
    if (term->option != DW_NONE)
        return term->option;
    size_t nearest = 0;
    double least = INFINITY;
    for (size_t o = 0; o < issue->n_options; o++) {
        const double off = fabs(issue->option[o].number - term->number);
        if (off < least) {
            least = off;
            nearest = o;
        }
    }
    return nearest;
}

void dw_package_lay(const dw_worth_model *model, const dw_event *event, size_t *option,
                    double *price)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        option[term->issue] = option_of(&model->deal->issue[term->issue], term);
        if (term->issue == model->cash_issue[DW_CASH_PRICE])
            *price = term->number;
    }
}

void dw_standing_start(const dw_worth_model *model, dw_standing *standing)
{
    dw_standard_package(model, standing->option);
    standing->price = (double)NAN;
    standing->exists = false;
    standing->named = 0;
    standing->promised.issues = 0;
}

static void name_terms(const dw_event *event, uint64_t *named)
{
    for (size_t t = 0; t < event->n_terms; t++)
        *named |= UINT64_C(1) << event->term[t].issue;
}

void dw_standing_take(const dw_worth_model *model, const dw_event *event, dw_standing *standing)
{
    standing->exists = true;
    name_terms(event, &standing->named);
    dw_package_lay(model, event, standing->option, &standing->price);
}

void dw_standing_copy(const dw_worth_model *model, const dw_standing *from, dw_standing *to)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        to->option[i] = from->option[i];
    to->price = from->price;
    to->exists = from->exists;
    to->named = from->named;
    to->promised = from->promised;
}

/* ---- What they have not named -------------------------------------------------------------------- */

double dw_option_worth_to_them(const dw_worth_model *model, const dw_cash_terms *standard,
                               size_t issue, size_t option)
{
    const dw_issue *const row = &model->deal->issue[issue];
    const dw_cash_role role = model->playbook->issue_kind[row->kind].cash;
    if (role == DW_CASH_NONE)
        return row->valued ? dw_worth_of_option(&row->option[option]).them : 0;
    if (!model->priced || issue != model->cash_issue[role])
        return 0;
    const dw_cash_terms terms = dw_terms_alone(model, standard, role, row->option[option].number);
    return dw_cash_worth_to_them(&model->cash, &terms);
}

static bool is_gift(const dw_worth_model *model, const size_t *standard, size_t issue,
                    size_t option)
{
    if (issue == model->cash_issue[DW_CASH_PRICE] || option == standard[issue])
        return false;
    const dw_cash_terms terms = dw_worth_terms(model, standard);
    return dw_option_worth_to_them(model, &terms, issue, option) >=
           dw_option_worth_to_them(model, &terms, issue, standard[issue]) - DW_WORTH_SAME;
}

bool dw_is_our_gift(const dw_worth_model *model, size_t issue, size_t option)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    return is_gift(model, standard, issue, option);
}

bool dw_no_term_worse(const dw_worth_model *model, const size_t *option, double price,
                      const size_t *other, double other_price)
{
    bool none = !(price > other_price);
    for (size_t i = 0; none && i < model->deal->n_issues; i++)
        none = option[i] == other[i] || i == model->cash_issue[DW_CASH_PRICE] ||
               dw_option_worth_to_them(model, &model->standard, i, option[i]) >=
                   dw_option_worth_to_them(model, &model->standard, i, other[i]) - DW_WORTH_SAME;
    return none;
}

static bool is_all_named(const dw_worth_model *model, const dw_standing *standing)
{
    const size_t n = model->deal->n_issues;
    const uint64_t all = n == DW_ISSUES_MAX ? UINT64_MAX : (UINT64_C(1) << n) - 1;
    return (all & ~standing->named) == 0;
}

/* Of an offer of theirs: what it has of issues that they have not named. */
static void keep_gifts(const dw_worth_model *model, const dw_standing *ours, dw_standing *theirs)
{
    size_t standard[DW_ISSUES_MAX];
    if (is_all_named(model, theirs))
        return;
    dw_standard_package(model, standard);
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (!(theirs->named >> i & 1) && i != model->cash_issue[DW_CASH_PRICE])
            theirs->option[i] = ours->exists && is_gift(model, standard, i, ours->option[i])
                                    ? ours->option[i]
                                    : standard[i];
}

/* ---- What we have promised ------------------------------------------------------------------------ */

/* Who promises what is worth no less to them than the standard, or than what we have on the table, gives a
 * term, or asks for it no more. */
static bool is_to_their_good(const dw_worth_model *model, const dw_standing *ours, size_t issue,
                             size_t option)
{
    const dw_cash_terms *const terms = &model->standard;
    const size_t standard = dw_standard_option(model, issue);
    return issue != model->cash_issue[DW_CASH_PRICE] &&
           dw_option_worth_to_them(model, terms, issue, option) >=
               fmin(dw_option_worth_to_them(model, terms, issue, standard),
                    dw_option_worth_to_them(model, terms, issue, ours->option[issue])) -
                   DW_WORTH_SAME;
}

static void follow_promised(const dw_worth_model *model, const dw_event *event, dw_standing *ours)
{
    const bool promises = event->by == DW_SIDE_US && dw_event_is_promise(event);
    const bool offers = event->by == DW_SIDE_US && dw_event_is_offer(event);
    const bool refused = event->by == DW_SIDE_THEM && event->kind == DW_EVENT_REFUSE;
    for (size_t t = 0; (promises || offers || refused) && t < event->n_terms; t++) {
        const size_t issue = event->term[t].issue;
        const size_t option = option_of(&model->deal->issue[issue], &event->term[t]);
        if (!refused || dw_promised_option(&ours->promised, issue) == option)
            ours->promised.issues &= ~(UINT64_C(1) << issue);
        if (!promises || !is_to_their_good(model, ours, issue, option))
            continue;
        ours->promised.issues |= UINT64_C(1) << issue;
        ours->promised.option[issue] = (uint16_t)option;
    }
}

/* They take with our offer what we have promised beside it. */
static void take_promised(const dw_worth_model *model, dw_standing *ours)
{
    for (size_t i = 0; ours->exists && i < model->deal->n_issues; i++) {
        const size_t promised = dw_promised_option(&ours->promised, i);
        if (promised != DW_NONE)
            ours->option[i] = promised;
    }
}

/* What they say no to was not theirs. */
static void refuse(const dw_worth_model *model, const dw_event *event, dw_standing *own)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t issue = event->term[t].issue;
        if (!(own->named >> issue & 1))
            own->option[issue] = dw_standard_option(model, issue);
    }
    name_terms(event, &own->named);
}

/* Where the other side has named no price, the one of who accepts is agreed on. What is agreed both have
 * named. */
static void accept(const dw_worth_model *model, const dw_event *event, dw_standing *own,
                   dw_standing *other)
{
    const size_t issue = model->cash_issue[DW_CASH_PRICE];
    if (event->n_terms > 0)
        dw_standing_take(model, event, other);
    if (!other->exists)
        return;
    if (isnan(other->price) && !isnan(own->price)) {
        other->price = own->price;
        other->option[issue] = own->option[issue];
    }
    other->named = UINT64_MAX;
    dw_standing_copy(model, other, own);
}

void dw_standing_follow(const dw_worth_model *model, const dw_event *event,
                        dw_standing side[DW_SIDE_COUNT])
{
    if (dw_event_is_offer(event))
        dw_standing_take(model, event, &side[event->by]);
    if (dw_event_is_offer(event) && event->by == DW_SIDE_THEM)
        keep_gifts(model, &side[DW_SIDE_US], &side[DW_SIDE_THEM]);
    follow_promised(model, event, &side[DW_SIDE_US]);
    if (event->kind == DW_EVENT_ACCEPT && event->by == DW_SIDE_THEM)
        take_promised(model, &side[DW_SIDE_US]);
    if (event->kind == DW_EVENT_ACCEPT)
        side[DW_SIDE_US].promised.issues = 0;
    if (event->kind == DW_EVENT_ACCEPT)
        accept(model, event, &side[event->by], &side[dw_side_other(event->by)]);
    if (event->kind == DW_EVENT_REFUSE)
        refuse(model, event, &side[event->by]);
}

void dw_standing_say(const dw_worth_model *model, dw_side side, const dw_standing *offer,
                     dw_standing *said)
{
    const dw_deal *const deal = model->deal;
    size_t e = deal->n_events;
    dw_standing_copy(model, offer, said);
    while (e > 0 && deal->event[e - 1].kind != DW_EVENT_ACCEPT)
        e--;
    for (; e < deal->n_events;
         e++) { /* an offer replaces what was said of the issues that it names */
        const dw_event *const event = &deal->event[e];
        if (event->by == side && (dw_event_says_terms(event) || dw_event_is_offer(event)))
            dw_package_lay(model, event, said->option, &said->price);
    }
}

/* Followed from some event on, of what came before which nothing is known. */
typedef struct stretch {
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing both[DW_SIDE_COUNT];          /* exists: certainly */
    bool known[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* options, and with that of the price the price */
} stretch;

static void know_terms(const dw_event *event, bool *known)
{
    for (size_t t = 0; t < event->n_terms; t++)
        known[event->term[t].issue] = true;
}

/* Before the event is followed: what is known after it. Who accepts has what the other side has, where that
 * has anything. */
static void know(const dw_worth_model *model, const dw_event *event, stretch *s)
{
    const size_t bytes = model->deal->n_issues * sizeof s->known[0][0];
    const dw_side other = dw_side_other(event->by);
    if (dw_event_is_offer(event))
        know_terms(event, s->known[event->by]);
    if (event->kind != DW_EVENT_ACCEPT)
        return;
    know_terms(event, s->known[other]);
    if (s->both[other].exists || event->n_terms > 0)
        memcpy(s->known[event->by], s->known[other], bytes);
    else
        memset(s->known[event->by], 0, bytes);
}

static bool is_known(const dw_worth_model *model, const stretch *s, dw_side side)
{
    bool known = s->both[side].exists;
    for (size_t i = 0; known && i < model->deal->n_issues; i++)
        known = s->known[side][i];
    return known;
}

/* False where what came before event `from` may matter. */
static bool follow_from(const dw_worth_model *model, size_t from, size_t n_events, dw_side side,
                        stretch *s)
{
    for (unsigned i = 0; i < DW_SIDE_COUNT; i++) {
        s->both[i].option = s->room[i];
        dw_standing_start(model, &s->both[i]);
    }
    memset(s->known, 0, sizeof s->known);
    for (size_t e = from; e < n_events; e++) {
        know(model, &model->deal->event[e], s);
        dw_standing_follow(model, &model->deal->event[e], s->both);
    }
    return from == 0 || is_known(model, s, side);
}

/* What the side has on the table after the first n events: followed from far enough back. */
static dw_standing standing_after(const dw_worth_model *model, size_t n_events, dw_side side,
                                  size_t *option)
{
    enum { FIRST = 64, MORE = 16 };
    stretch s;
    size_t back = FIRST;
    while (!follow_from(model, back < n_events ? n_events - back : 0, n_events, side, &s))
        back *= MORE;
    dw_standing result = {.option = option};
    dw_standing_copy(model, &s.both[side], &result);
    return result;
}

/* What the side has on the table after the first *n events. From the newest event back: what was named last
 * stands, and a long record is not read to its start, but where an acceptance makes it a matter of both
 * sides. Afterwards *n counts the events up to its newest offer, 0 where an acceptance came after that; what
 * such an offer keeps of ours is not in it. */
static dw_standing named_offer(const dw_worth_model *model, dw_side side, size_t *n, size_t *option)
{
    const dw_deal *const deal = model->deal;
    dw_standing found = {.named = 0};
    bool is_named[DW_ISSUES_MAX] = {false};
    size_t n_open = deal->n_issues, named[DW_ISSUES_MAX], e = *n;
    double named_price = (double)NAN;
    *n = 0;
    for (; (n_open > 0 || !found.exists) && e > 0 && deal->event[e - 1].kind != DW_EVENT_ACCEPT;
         e--) {
        const dw_event *const event = &deal->event[e - 1];
        const bool offers = event->by == side && dw_event_is_offer(event);
        if (event->by == side && (offers || event->kind == DW_EVENT_REFUSE))
            name_terms(event, &found.named);
        if (!offers)
            continue;
        *n = found.exists ? *n : e;
        found.exists = true;
        for (size_t t = event->n_terms; t-- > 0;) {
            const dw_term *const term = &event->term[t];
            if (is_named[term->issue])
                continue;
            is_named[term->issue] = true;
            n_open--;
            named[term->issue] = option_of(&deal->issue[term->issue], term);
            if (term->issue == model->cash_issue[DW_CASH_PRICE])
                named_price = term->number;
        }
    }
    const dw_standing before =
        standing_after(model, n_open > 0 || !found.exists ? e : 0, side, option);
    for (size_t i = 0; i < deal->n_issues; i++)
        if (is_named[i])
            option[i] = named[i];
    return (dw_standing){option,
                         isnan(named_price) ? before.price : named_price,
                         found.exists || before.exists,
                         found.named | before.named,
                         {.issues = 0}};
}

bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price)
{
    size_t given[DW_ISSUES_MAX], n = model->deal->n_events;
    dw_standing found = named_offer(model, side, &n, option);
    if (side == DW_SIDE_THEM && n > 0 && !is_all_named(model, &found)) {
        const dw_standing ours = named_offer(model, DW_SIDE_US, &n, given);
        keep_gifts(model, &ours, &found);
    }
    *price = found.price;
    return found.exists;
}

bool dw_agreed_after(const dw_worth_model *model, size_t n_events, size_t *option, double *price)
{
    const size_t agreement = dw_deal_agreement(model->deal, n_events);
    if (agreement == DW_NONE)
        return false;
    const dw_standing agreed =
        standing_after(model, agreement + 1, model->deal->event[agreement].by, option);
    *price = agreed.price;
    return agreed.exists;
}

bool dw_agreed_package(const dw_worth_model *model, size_t *option, double *price)
{
    return dw_agreed_after(model, model->deal->n_events, option, price);
}
