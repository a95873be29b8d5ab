/* Measures of what rivals did: what each event of one brings, read in one pass, and what of it is news. */
#include "measures.h"

#include "../base/letters.h"
#include "../record/rivals.h"

/* ---- What each event brings ----------------------------------------------------------------------- */

/* What was last heard of a rival of that name. */
typedef struct known_rival {
    const char *name;
    bool is_heard; /* a price or that it left; else the deal file tells */
    bool has_left, has_evidence;
    dw_money price;
    size_t newest_leave; /* of the whole record; DW_NONE for none */
} known_rival;

typedef struct reader {
    const dw_deal *deal;
    const dw_deal_value *file;
    dw_rivals rivals; /* before the event at hand */
    dw_deal_value value;
    known_rival *known; /* [n_known] */
    size_t n_known;
} reader;

/* Of the name, NULL for a rival without one: what is said of it is compared with nothing. */
static known_rival *find_known(reader *r, const char *name)
{
    if (!name)
        return NULL;
    for (size_t k = 0; k < r->n_known; k++)
        if (dw_same_letters(r->known[k].name, name))
            return &r->known[k];
    known_rival *const added = &r->known[r->n_known++];
    *added = (known_rival){.name = name, .newest_leave = DW_NONE};
    if (r->file->competitor && dw_same_letters(r->file->competitor, name)) {
        added->price = r->file->competitor_price;
        added->has_evidence = r->file->competitor_evidence != NULL;
    } else {
        added->price = DW_MONEY_NONE;
    }
    return added;
}

/* Against what was known of the same rival. */
static dw_rival_event compare(const dw_event *event, const known_rival *known)
{
    if (!known || known->has_left || !dw_money_known(known->price) ||
        known->price != event->competitor_price)
        return DW_RIVAL_EVENT_NEWS;
    return event->evidence && !known->has_evidence ? DW_RIVAL_EVENT_PROVEN
                                                   : DW_RIVAL_EVENT_REPEATED;
}

static void learn(known_rival *known, const dw_event *event, size_t e)
{
    if (!known)
        return;
    const bool leaves = event->action == DW_ACTION_LEAVE;
    if (leaves)
        known->newest_leave = e;
    if (!leaves && !dw_money_known(event->competitor_price))
        return;
    known->has_left = leaves;
    known->price = event->competitor_price;
    known->has_evidence = event->evidence != NULL;
}

static bool has_price(const dw_rivals *rivals, const dw_event *event)
{
    if (event->action != DW_ACTION_LEAVE)
        return dw_money_known(event->competitor_price);
    const dw_rival *const rival = dw_rivals_find(rivals, event->competitor);
    return rival && (dw_money_known(rival->shown) || dw_money_known(rival->heard));
}

/* One that was not there cannot leave: whoever named it then first has told nothing of what they have. */
static bool leaves_unnamed(const dw_rivals *rivals, const dw_event *event)
{
    return event->action == DW_ACTION_LEAVE && event->competitor &&
           !dw_rivals_find(rivals, event->competitor);
}

/* Does it change what they may fall back on, of all the rivals that are there? Of one whose price nobody
 * knows it may. Afterwards the event has happened. */
static bool counts_for_rivals(reader *r, const dw_event *event)
{
    const dw_deal_value before = r->value;
    const bool priced = has_price(&r->rivals, event) || leaves_unnamed(&r->rivals, event);
    dw_rivals_change(&r->rivals, event);
    dw_rivals_settle(&r->rivals, &r->value);
    return !priced || before.competitor_price != r->value.competitor_price ||
           before.rumoured_price != r->value.rumoured_price ||
           !before.competitor_evidence != !r->value.competitor_evidence ||
           !before.competitor != !r->value.competitor;
}

static dw_rival_event read_event(reader *r, size_t e)
{
    const dw_event *const event = &r->deal->event[e];
    const bool left = event->action == DW_ACTION_LEAVE;
    known_rival *const known = find_known(r, event->competitor);
    const dw_rival_event brings = left ? DW_RIVAL_EVENT_LEFT : compare(event, known);
    const bool counts = counts_for_rivals(r, event);
    learn(known, event, e);
    if (brings == DW_RIVAL_EVENT_REPEATED || counts)
        return brings;
    return left ? DW_RIVAL_EVENT_LEFT_BESIDE : DW_RIVAL_EVENT_BESIDE;
}

/* What a rival that is out did before is no competition. */
static void mark_gone(reader *r, dw_plan_rival *made)
{
    for (size_t e = 0; e < r->deal->n_events; e++) {
        if (r->deal->event[e].kind != DW_EVENT_COMPETITOR)
            continue;
        const known_rival *const known = find_known(r, r->deal->event[e].competitor);
        made[e].is_gone = known && known->newest_leave != DW_NONE && known->newest_leave > e;
    }
}

static size_t count_events(const dw_deal *deal)
{
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += deal->event[e].kind == DW_EVENT_COMPETITOR;
    return n;
}

dw_status dw_compose_rivals(dw_composer *c)
{
    const dw_deal *const deal = c->deal;
    const size_t n = count_events(deal);
    if (n == 0)
        return DW_OK;
    reader r = {.deal = deal, .file = &(deal->logged ? deal->logged : deal)->value};
    dw_plan_rival *const made = DW_TAKE(c->arena, deal->n_events, dw_plan_rival);
    r.known = DW_TAKE(c->arena, n, known_rival);
    if (!made || !r.known)
        return DW_COMPOSER_FULL(c);
    r.value = *r.file;
    dw_rivals_begin(&r.rivals, r.file);
    dw_rivals_settle(&r.rivals, &r.value);
    for (size_t e = 0; e < deal->n_events; e++)
        made[e] = (dw_plan_rival){.brings = deal->event[e].kind == DW_EVENT_COMPETITOR
                                                ? read_event(&r, e)
                                                : DW_RIVAL_EVENT_NONE};
    mark_gone(&r, made);
    c->plan.rival = made;
    return DW_OK;
}

dw_rival_event dw_record_rival(const dw_plan *plan, size_t event)
{
    return plan->rival ? plan->rival[event].brings : DW_RIVAL_EVENT_NONE;
}

/* ---- What is news --------------------------------------------------------------------------------- */

static bool count_rivals(const dw_plan *plan, size_t from, dw_rival_event what, bool *behind,
                         double *value)
{
    *value = 0;
    for (size_t e = from; plan->rival && e < plan->deal->n_events; e++)
        if (plan->rival[e].brings == what && !plan->rival[e].is_gone) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* Once we have spoken, offered, asked and heard, or stepped back since, a rival's move is no news. */
static bool makes_old(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_SESSION || event->kind == DW_EVENT_BREAK;
}

/* An answer to a question that was asked after the news. */
static bool answers_since(const dw_plan *plan, size_t from, size_t event)
{
    const dw_deal *const deal = plan->deal;
    if (!plan->rival || !dw_answers_our_question(deal, event))
        return false;
    for (size_t e = event; e-- > from;) {
        if (deal->event[e].by == DW_SIDE_US && deal->event[e].statement == DW_STATEMENT_QUESTION)
            return true;
        if (plan->rival[e].brings == DW_RIVAL_EVENT_NEWS)
            return false;
    }
    return false;
}

bool dw_fresh_competition(const dw_plan *plan, bool *behind, double *value)
{
    size_t since = 0;
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (makes_old(&plan->deal->event[e]) || answers_since(plan, since, e))
            since = e + 1;
    *value = 0;
    for (size_t e = since; plan->rival && e < plan->deal->n_events; e++)
        if (plan->rival[e].brings == DW_RIVAL_EVENT_NEWS && !plan->rival[e].is_gone &&
            !dw_is_set_aside(plan, DW_MEASURE_COMPETITOR_CHANGES, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* The newest event after which what was heard of rivals is in the plan: a plan, a pivot, or a fact about
 * what they can turn to instead of us. */
static size_t weighed_until(const dw_plan *plan)
{
    const dw_playbook *const p = plan->playbook;
    const dw_decision *const alternative = &p->decision[p->key[DW_KEY_BUYER_ALTERNATIVE]];
    const dw_deal *const deal = plan->deal;
    const size_t since = dw_record_since(deal, true);
    for (size_t e = deal->n_events; e-- > since;)
        for (size_t i = 0; deal->event[e].kind == DW_EVENT_FACT && i < deal->event[e].n_facts; i++)
            if (dw_factor_set_has(&alternative->roots, deal->event[e].fact[i].factor))
                return e + 1;
    return since;
}

/* Who has talked with them since, or has put an offer to them, has weighed it; an offer of theirs has not. */
static bool weighs(const dw_event *event)
{
    return makes_old(event) && (event->kind == DW_EVENT_SESSION || event->by == DW_SIDE_US);
}

static size_t talked_until(const dw_plan *plan)
{
    size_t since = 0;
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (weighs(&plan->deal->event[e]) || answers_since(plan, since, e))
            since = e + 1;
    return since;
}

bool dw_competitor_changes(const dw_plan *plan, bool *behind, double *value)
{
    const size_t weighed = weighed_until(plan), talked = talked_until(plan);
    return count_rivals(plan, weighed > talked ? weighed : talked, DW_RIVAL_EVENT_NEWS, behind,
                        value);
}

bool dw_competitors_left(const dw_plan *plan, bool *behind, double *value)
{
    return count_rivals(plan, weighed_until(plan), DW_RIVAL_EVENT_LEFT, behind, value);
}
