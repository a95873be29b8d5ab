/* Measures over what our own people said, asked for and promised. */
#include "measures.h"

#include "../record/approvals.h"

/* ---- Pressure ---------------------------------------------------------------------------------- */

/* Does something that is proven end on the day that the event names? */
static bool names_a_proven_day(const dw_deal *deal, const dw_event *event)
{
    for (size_t d = 0; event->until != DW_DAY_NONE && d < deal->n_deadlines; d++)
        if (deal->deadline[d].evidence && deal->deadline[d].day == event->until)
            return true;
    return event->evidence != NULL;
}

/* A deadline that we write down for ourselves presses nobody; the end of an offer is one that they are
 * told. */
static bool presses(const dw_event *event)
{
    const dw_deadline *const set = event->kind == DW_EVENT_DEADLINE ? event->deadline : NULL;
    return event->by == DW_SIDE_US &&
           (event->statement == DW_STATEMENT_ULTIMATUM ||
            (set && event->action == DW_ACTION_SET && set->owner == DW_OWNER_OURS &&
             set->kind == DW_DEADLINE_OFFER_EXPIRY && !set->evidence));
}

bool dw_our_artificial_pressure(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (!presses(event) || !dw_judges(plan, e) || names_a_proven_day(deal, event))
            continue;
        ++*value;
        dw_mark(behind, e);
    }
    return true;
}

static bool is_our_act(const dw_event *event)
{
    return event->by == DW_SIDE_US &&
           (dw_event_is_offer(event) || event->kind == DW_EVENT_STATEMENT ||
            (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_REQUEST));
}

/* A signal of theirs is what we read into them, and no act. */
static bool is_their_act(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && event->kind != DW_EVENT_SIGNAL;
}

/* The longest row; the first of those as long. */
bool dw_our_acts_in_a_row(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const int days = (int)dw_playbook_setting(plan->playbook, DW_SETTING_CHASE_DAYS);
    size_t from = 0, n = 0, longest = 0, longest_from = 0, longest_to = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        if (is_their_act(&deal->event[e])) {
            from = e + 1;
            n = 0;
        }
        if (!is_our_act(&deal->event[e]))
            continue;
        n++;
        for (; dw_day_difference(deal->event[from].day, deal->event[e].day) > days; from++)
            n -= is_our_act(&deal->event[from]);
        if (n > longest) {
            longest = n;
            longest_from = from;
            longest_to = e;
        }
    }
    for (size_t e = longest_from; longest > 0 && e <= longest_to; e++)
        if (is_our_act(&deal->event[e]))
            dw_mark(behind, e);
    *value = (double)longest;
    return true;
}

/* How often working level has been tried before the event, as far as that is asked, up to `enough`: each step
 * of either side after its first offer, and once we have put something to them each talk and each no of
 * theirs. */
static double tries_before(const dw_plan *plan, size_t event, double enough)
{
    double n = 0;
    bool is_offered = false;
    for (size_t e = 0; e < event && n < enough; e++) {
        const dw_event *const at = &plan->deal->event[e];
        const size_t m = plan->ledger.move_of[e];
        is_offered |= at->by == DW_SIDE_US && m != DW_NONE;
        if (m != DW_NONE)
            n += plan->ledger.move[m].kind > DW_MOVE_FIRST;
        else
            n += is_offered && (at->kind == DW_EVENT_SESSION ||
                                (at->kind == DW_EVENT_REFUSE && at->by == DW_SIDE_THEM));
    }
    return n;
}

static bool is_early(const dw_plan *plan, size_t event)
{
    const double enough = dw_playbook_setting(plan->playbook, DW_SETTING_EARLY_MOVES);
    return tries_before(plan, event, enough) < enough;
}

bool dw_early_to_escalate(const dw_plan *plan, bool *behind, double *value)
{
    (void)behind;
    *value = is_early(plan, plan->deal->n_events);
    return true;
}

/* A talk that nobody had asked for begins an escalation as a request does. */
bool dw_escalations_requested_early(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    bool is_asked = false;
    *value = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->kind != DW_EVENT_ESCALATION)
            continue;
        const bool asks = event->action == DW_ACTION_REQUEST;
        const bool meets = event->action == DW_ACTION_MEETING;
        if (event->by == DW_SIDE_US && (asks || (meets && !is_asked)) && dw_judges(plan, e) &&
            is_early(plan, e)) {
            ++*value;
            dw_mark(behind, e);
        }
        is_asked = asks || (is_asked && !meets);
    }
    return true;
}

/* ---- Openness ---------------------------------------------------------------------------------- */

/* An answer tells as well, and so does what one of them says of a rival. */
static bool tells(const dw_deal *deal, size_t e)
{
    const dw_event *const event = &deal->event[e];
    if (event->by == DW_SIDE_US)
        return event->statement == DW_STATEMENT_DISCLOSURE;
    return event->statement == DW_STATEMENT_DISCLOSURE ||
           event->statement == DW_STATEMENT_INTEREST ||
           (event->kind == DW_EVENT_COMPETITOR && event->who) || dw_answers_our_question(deal, e);
}

/* What came late came back. */
bool dw_disclosures_without_return(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].by == DW_SIDE_THEM && tells(deal, e))
            return true;
    for (size_t e = 0; e < deal->n_events; e++)
        if (tells(deal, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

bool dw_disclosure_excess(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    double n[DW_SIDE_COUNT] = {0};
    for (size_t e = 0; e < deal->n_events; e++) {
        if (!dw_judges(plan, e) || !tells(deal, e))
            continue;
        n[deal->event[e].by]++;
        if (deal->event[e].by == DW_SIDE_US)
            dw_mark(behind, e);
    }
    if (n[DW_SIDE_US] == 0)
        return false;
    *value = n[DW_SIDE_US] / (n[DW_SIDE_US] + n[DW_SIDE_THEM]) -
             plan->playbook->archetype[plan->assessment.lead].numbers.disclosure;
    return true;
}

/* ---- One message ------------------------------------------------------------------------------- */

/* What our people last said of an issue. */
typedef struct naming {
    size_t event; /* DW_NONE while nobody has */
    dw_term term;
} naming;

static bool names_terms(const dw_event *event)
{
    return event->by == DW_SIDE_US && event->who && event->n_terms > 0 &&
           (dw_event_is_offer(event) || event->kind == DW_EVENT_STATEMENT);
}

static bool same_term(const dw_deal *deal, const dw_term *a, const dw_term *b)
{
    if (deal->issue[a->issue].numeric)
        return a->number == b->number;
    return a->option == b->option;
}

/* An offer that answers theirs moves on from what was said before. */
static bool contradicts(const dw_deal *deal, const naming *before, size_t e, const dw_term *term,
                        size_t their_newest)
{
    if (before->event == DW_NONE || same_term(deal, &before->term, term) ||
        dw_same_person(deal->event[before->event].who, deal->event[e].who))
        return false;
    return !dw_event_is_offer(&deal->event[e]) || their_newest == DW_NONE ||
           their_newest < before->event;
}

/* Which word of the issue stands, the lead says, an offer of us all, or the two when they say the same. */
static bool settles(const dw_plan *plan, const naming *before, size_t e, const dw_term *term)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const event = &deal->event[e];
    if (event->by != DW_SIDE_US)
        return false;
    if (!event->who)
        return dw_event_is_offer(event);
    if (!names_terms(event))
        return false;
    return plan->team.event[e].speaker == DW_SPEAKER_LEAD ||
           (before->event != DW_NONE && same_term(deal, &before->term, term) &&
            !dw_same_person(deal->event[before->event].who, event->who));
}

/* Two words of ours on one issue that differ, and how many such pairs were found before them. */
typedef struct pair {
    size_t earlier, later, place;
} pair;

/* What was said of each issue up to an event. */
typedef struct talks {
    naming last[DW_ISSUES_MAX];
    size_t n_open[DW_ISSUES_MAX];  /* pairs, and nobody has said which word stands */
    pair newest[DW_ISSUES_MAX];    /* of these, where there are any */
    size_t settled[DW_ISSUES_MAX]; /* event + 1; 0 while nobody has */
    size_t n_pairs;                /* of all issues, settled or not */
    size_t their_newest;           /* offer; DW_NONE without one */
} talks;

static void start_talks(const dw_deal *deal, talks *now)
{
    now->their_newest = DW_NONE;
    now->n_pairs = 0;
    for (size_t i = 0; i < deal->n_issues; i++) {
        now->last[i] = (naming){.event = DW_NONE};
        now->n_open[i] = now->settled[i] = 0;
    }
}

static void settle(talks *now, size_t issue, size_t e)
{
    now->n_open[issue] = 0;
    now->settled[issue] = e + 1;
}

/* Follows one term of ours; is it another than the one that they have heard of us? A word that says which of
 * two stands adds no third. */
static bool follow_term(const dw_plan *plan, size_t e, const dw_term *term, talks *now)
{
    const dw_event *const event = &plan->deal->event[e];
    const int days = (int)dw_playbook_setting(plan->playbook, DW_SETTING_CONTRADICTION_DAYS);
    naming *const last = &now->last[term->issue];
    const naming before = *last;
    if (names_terms(event))
        *last = (naming){e, *term};
    if (now->n_open[term->issue] > 0 && settles(plan, &before, e, term)) {
        settle(now, term->issue, e);
        return false;
    }
    if (!names_terms(event) || !contradicts(plan->deal, &before, e, term, now->their_newest) ||
        dw_day_difference(plan->deal->event[before.event].day, event->day) > days)
        return false;
    now->n_open[term->issue]++;
    now->newest[term->issue] = (pair){before.event, e, now->n_pairs++};
    return true;
}

/* Nobody settles a word with who has left: what he said is no more said by one of us. */
static void forget(const dw_deal *deal, size_t left, talks *now)
{
    const char *const who = deal->event[left].who;
    for (size_t i = 0; i < deal->n_issues; i++) {
        const pair *const open = now->n_open[i] > 0 ? &now->newest[i] : NULL;
        if (open && (dw_same_person(deal->event[open->earlier].who, who) ||
                     dw_same_person(deal->event[open->later].who, who)))
            settle(now, i, left);
        if (now->last[i].event != DW_NONE &&
            dw_same_person(deal->event[now->last[i].event].who, who))
            now->last[i] = (naming){.event = DW_NONE};
    }
}

/* Talks that start anew. `settled` [n_issues], of a walk before: the pairs after it are marked. */
static void walk_talks(const dw_plan *plan, const size_t *settled, bool *behind, talks *now)
{
    const dw_deal *const deal = plan->deal;
    start_talks(deal, now);
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->by == DW_SIDE_THEM && dw_event_is_offer(event))
            now->their_newest = e;
        if (event->kind == DW_EVENT_LEFT && event->by == DW_SIDE_US)
            forget(deal, e, now);
        for (size_t t = 0; event->by == DW_SIDE_US && t < event->n_terms; t++) {
            const size_t issue = event->term[t].issue;
            if (!follow_term(plan, e, &event->term[t], now) || !settled || e < settled[issue])
                continue;
            dw_mark(behind, now->newest[issue].earlier);
            dw_mark(behind, e);
        }
        /* What is agreed or at its end is said by both sides. */
        const bool ends = event->kind == DW_EVENT_ACCEPT || event->kind == DW_EVENT_OUTCOME;
        for (size_t i = 0; ends && i < deal->n_issues; i++)
            settle(now, i, e);
    }
}

bool dw_contradictions(const dw_plan *plan, bool *behind, double *value)
{
    talks whole, again;
    walk_talks(plan, NULL, NULL, &whole);
    if (behind)
        walk_talks(plan, whole.settled, behind, &again);
    *value = 0;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        *value += (double)whole.n_open[i];
    return true;
}

bool dw_record_contradiction(const dw_plan *plan, size_t *earlier, size_t *later)
{
    talks whole;
    const pair *newest = NULL;
    walk_talks(plan, NULL, NULL, &whole);
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (whole.n_open[i] > 0 && (!newest || whole.newest[i].place > newest->place))
            newest = &whole.newest[i];
    if (!newest)
        return false;
    *earlier = newest->earlier;
    *later = newest->later;
    return true;
}

/* ---- Promises ---------------------------------------------------------------------------------- */

/* The price that we promised beside our offer is our word, and no work of ours. */
static double mark_promises(const dw_plan *plan, bool overdue, bool *behind)
{
    const dw_promises *const promises = &plan->promises;
    double n = 0;
    for (size_t p = 0; p < promises->n_promises; p++) {
        const dw_promise *const promise = &promises->promise[p];
        const dw_event *const event = &plan->deal->event[promise->event];
        if (promise->answer != DW_NONE || (overdue && !promise->overdue) ||
            event->by != DW_SIDE_US || event == plan->word.event)
            continue;
        dw_mark(behind, promise->event);
        n++;
    }
    return n;
}

bool dw_promises_overdue(const dw_plan *plan, bool *behind, double *value)
{
    *value = mark_promises(plan, true, behind);
    return true;
}

bool dw_promises_open(const dw_plan *plan, bool *behind, double *value)
{
    *value = mark_promises(plan, false, behind);
    return true;
}
