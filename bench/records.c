/* Records of named mixes of events. What they draw passes the engine's check of a deal; not every event is
 * one that `dealwright log` would take after those before it. */
#include "records.h"

#include <stdio.h>
#include <string.h>

#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

#define MIX(mix_name, says, names_terms, ...)                                        \
    {                                                                                \
        .name = mix_name, .what = says, .terms = names_terms, .kind = {__VA_ARGS__}, \
        .n_kinds = sizeof((dw_event_kind[]){__VA_ARGS__}) / sizeof(dw_event_kind)    \
    }

const bench_mix bench_mixes[] = {
    MIX("talk", "offers, noes, statements, signals, meetings, notes", false, DW_EVENT_OFFER,
        DW_EVENT_OFFER, DW_EVENT_REFUSE, DW_EVENT_STATEMENT, DW_EVENT_SIGNAL, DW_EVENT_SESSION,
        DW_EVENT_NOTE, DW_EVENT_FACT),
    MIX("approvals", "requests, grants, refusals, delegations; offers", false, DW_EVENT_APPROVAL,
        DW_EVENT_APPROVAL, DW_EVENT_OFFER),
    MIX("alerts", "alerts dismissed, plans published and read; offers, signals", false,
        DW_EVENT_DISMISSAL, DW_EVENT_PLAN, DW_EVENT_ACKNOWLEDGEMENT, DW_EVENT_OFFER,
        DW_EVENT_SIGNAL),
    MIX("ends", "acceptances, noes after them, outcomes; offers", true, DW_EVENT_ACCEPT,
        DW_EVENT_REFUSE, DW_EVENT_OUTCOME, DW_EVENT_OFFER, DW_EVENT_OFFER),
    MIX("noes", "noes and statements with terms, acceptances; offers", true, DW_EVENT_REFUSE,
        DW_EVENT_REFUSE, DW_EVENT_STATEMENT, DW_EVENT_STATEMENT, DW_EVENT_OFFER, DW_EVENT_OFFER,
        DW_EVENT_ACCEPT),
    MIX("rivals", "rivals that enter, move and leave; offers, noes", false, DW_EVENT_COMPETITOR,
        DW_EVENT_COMPETITOR, DW_EVENT_OFFER, DW_EVENT_REFUSE),
    MIX("people", "people join and leave, executives talk; offers, signals", false, DW_EVENT_JOINED,
        DW_EVENT_LEFT, DW_EVENT_ESCALATION, DW_EVENT_OFFER, DW_EVENT_SIGNAL),
    MIX("days", "deadlines set, moved and dropped, breaks; offers, meetings", false,
        DW_EVENT_DEADLINE, DW_EVENT_DEADLINE, DW_EVENT_BREAK, DW_EVENT_OFFER, DW_EVENT_SESSION),
    MIX("promises", "promises, answers to what was said before; offers, meetings", false,
        DW_EVENT_STATEMENT, DW_EVENT_ESCALATION, DW_EVENT_NOTE, DW_EVENT_SESSION, DW_EVENT_OFFER),
    MIX("mended", "corrections and replacements of a mix of offers and talk", true,
        DW_EVENT_CORRECTION, DW_EVENT_OFFER, DW_EVENT_OFFER, DW_EVENT_STATEMENT, DW_EVENT_REFUSE),
    MIX("all", "every kind of event", true, DW_EVENT_OFFER, DW_EVENT_CONCESSION, DW_EVENT_ACCEPT,
        DW_EVENT_REFUSE, DW_EVENT_STATEMENT, DW_EVENT_SIGNAL, DW_EVENT_SESSION, DW_EVENT_BREAK,
        DW_EVENT_FACT, DW_EVENT_JOINED, DW_EVENT_LEFT, DW_EVENT_COMPETITOR, DW_EVENT_DEADLINE,
        DW_EVENT_ESCALATION, DW_EVENT_APPROVAL, DW_EVENT_PLAN, DW_EVENT_ACKNOWLEDGEMENT,
        DW_EVENT_PIVOT, DW_EVENT_DISMISSAL, DW_EVENT_OUTCOME, DW_EVENT_DEBRIEF, DW_EVENT_CORRECTION,
        DW_EVENT_NOTE),
    MIX("grants", "the same is granted again and again, unasked", false, DW_EVENT_APPROVAL),
    MIX("refusals", "requests at a falling price, each refused", false, DW_EVENT_APPROVAL),
    MIX("asked", "requests, then their answers, each naming its request", false, DW_EVENT_APPROVAL),
    MIX("numbers", "offers, demands and noes at numbers of their own", true, DW_EVENT_OFFER,
        DW_EVENT_OFFER, DW_EVENT_STATEMENT, DW_EVENT_REFUSE),
    MIX("words", "promises of terms, then as many offers", true, DW_EVENT_STATEMENT),
};
const size_t bench_n_mixes = sizeof bench_mixes / sizeof bench_mixes[0];

/* ---- What an event of each kind says ------------------------------------------------------------- */

/* What an event is drawn from, and room for what it says. */
typedef struct bench_draw {
    const dw_deal *deal;
    const dw_playbook *playbook;
    const bench_mix *mix;
    dw_term *term; /* [DW_ISSUES_MAX] or more */
    dw_person *person;
    dw_deadline *deadline;
} bench_draw;

static dw_random chance;

static size_t below(size_t n)
{
    return (size_t)dw_random_below(&chance, (uint32_t)n);
}

static bool one_in(size_t n)
{
    return below(n) == 0;
}

#define DRAWN(list) ((list)[below(sizeof(list) / sizeof((list)[0]))])

/* The first issue, which is the price, and of the others one of three. */
static void name_terms(const bench_draw *from, dw_event *event, bool price)
{
    const dw_deal *const deal = from->deal;
    size_t n = 0;
    for (size_t i = price ? 0 : 1; i < deal->n_issues; i++) {
        if (i > 0 && !one_in(3))
            continue;
        const size_t option = below(deal->issue[i].n_options);
        from->term[n++] = (dw_term){i, option, deal->issue[i].option[option].number};
    }
    event->term = from->term;
    event->n_terms = n;
}

/* One term, or two; one of six times the price. */
static void name_some_terms(const bench_draw *from, dw_event *event)
{
    const dw_deal *const deal = from->deal;
    const size_t first = one_in(6) ? 0 : 1 + below(deal->n_issues - 1);
    const size_t second = 1 + below(deal->n_issues - 1);
    event->term = from->term;
    event->n_terms = one_in(2) && second != first ? 2 : 1;
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = t == 0 ? first : second, option = below(deal->issue[i].n_options);
        from->term[t] = (dw_term){i, option, deal->issue[i].option[option].number};
    }
}

static void draw_offer(const bench_draw *from, dw_event *event)
{
    name_terms(from, event, true);
}

static void draw_answer(const bench_draw *from, dw_event *event)
{
    if (from->mix->terms && one_in(2))
        name_some_terms(from, event);
}

static void draw_statement(const bench_draw *from, dw_event *event)
{
    event->statement = (dw_statement)(1 + below(DW_STATEMENT_COUNT - 1));
    if (from->mix->terms)
        draw_answer(from, event);
}

static void draw_signal(const bench_draw *from, dw_event *event)
{
    (void)from;
    event->signal = (dw_signal)(1 + below(DW_SIGNAL_COUNT - 1));
}

static const char *const ours[] = {"Ana Ruiz", "Priya Nair", "Tom Feld", "Sam Okoye"};
static const char *const theirs[] = {"J. Meyer",     "Carla Voss", "Lena Hartog", "Idris Bell",
                                     "Piet Aalders", "Maud Brink", "Noor Visser", "Kai Sorel"};

static const char *somebody(dw_side by)
{
    return by == DW_SIDE_US ? DRAWN(ours) : DRAWN(theirs);
}

/* Four of ten ask, and five answer, most often who may. */
static void draw_approval(const bench_draw *from, dw_event *event)
{
    static const dw_action actions[] = {DW_ACTION_REQUEST, DW_ACTION_REQUEST, DW_ACTION_REQUEST,
                                        DW_ACTION_REQUEST, DW_ACTION_GRANT,   DW_ACTION_GRANT,
                                        DW_ACTION_GRANT,   DW_ACTION_REFUSE,  DW_ACTION_REFUSE,
                                        DW_ACTION_DELEGATE};
    event->by = DW_SIDE_US;
    event->action = DRAWN(actions);
    event->who = event->action == DW_ACTION_REQUEST || one_in(8) ? ours[0] : ours[2 + below(2)];
    if (event->action == DW_ACTION_DELEGATE) {
        event->to = ours[1];
        event->until = event->day + 5;
    }
    if (event->action == DW_ACTION_REQUEST)
        name_terms(from, event, one_in(2));
    else if (event->action != DW_ACTION_DELEGATE && one_in(3))
        name_some_terms(from, event);
    if (one_in(2))
        event->note = NULL;
}

static void draw_version(const bench_draw *from, dw_event *event)
{
    (void)from;
    event->by = DW_SIDE_US;
    event->who = DRAWN(ours);
    event->version = 1 + (int)(event->number / 10);
    if (event->kind == DW_EVENT_ACKNOWLEDGEMENT)
        event->objective = (dw_objective)below(DW_OBJECTIVE_COUNT);
    else
        event->digest = "drawn";
}

static void draw_dismissal(const bench_draw *from, dw_event *event)
{
    const dw_playbook *const playbook = from->playbook;
    event->by = DW_SIDE_US;
    event->reason = "we know it, and go on";
    const dw_entry *entry;
    do
        entry = &playbook->entry[below(playbook->n_entries)];
    while (entry->section != DW_SECTION_ALERTS);
    event->alert = entry->id;
}

/* Four of five do not end the deal: after an end most of what follows is a note. */
static void draw_outcome(const bench_draw *from, dw_event *event)
{
    event->by = DW_SIDE_US;
    event->outcome =
        one_in(5) ? (dw_deal_outcome)(1 + below(DW_OUTCOME_COUNT - 1)) : DW_OUTCOME_NONE;
    event->reason = "as things stood";
    if (event->outcome == DW_OUTCOME_WON)
        draw_answer(from, event);
}

static void draw_competitor(const bench_draw *from, dw_event *event)
{
    static const char *const names[] = {"Globex",   "Initech", "Umbra",  "Hooli",
                                        "Vandelay", "Acme",    "Tyrell", "Cyber",
                                        "Stark",    "Soylent", "Wonka",  "Duff"};
    static const dw_action actions[] = {DW_ACTION_ENTER, DW_ACTION_MOVE, DW_ACTION_MOVE,
                                        DW_ACTION_LEAVE};
    (void)from;
    event->by = DW_SIDE_THEM;
    event->action = DRAWN(actions);
    event->competitor = DRAWN(names);
    if (event->action != DW_ACTION_LEAVE && !one_in(4))
        event->competitor_price = 190000 + (dw_money)below(50) * 1000;
    event->evidence = one_in(2) ? "their offer was shown to us" : NULL;
}

static void draw_person(const bench_draw *from, dw_event *event)
{
    event->who = somebody(event->by);
    if (event->kind == DW_EVENT_LEFT)
        return;
    *from->person = (dw_person){.name = event->who,
                                .role = event->by == DW_SIDE_US && one_in(2) ? DW_ROLE_APPROVER
                                                                             : DW_ROLE_SUPPORT,
                                .title = one_in(2) ? "Head of Transport" : NULL,
                                .stance = (dw_stance)below(DW_STANCE_COUNT)};
    event->person = from->person;
}

static void draw_deadline(const bench_draw *from, dw_event *event)
{
    static const char *const what[] = {"board review", "committee",     "tender starts",
                                       "final answer", "budget frozen", "carrier change",
                                       "pilot ends",   "audit",         "summer stop"};
    *from->deadline = (dw_deadline){.day = event->day + (dw_day)below(60),
                                    .what = DRAWN(what),
                                    .evidence = one_in(2) ? "said by J. Meyer" : NULL,
                                    .cost = DW_MONEY_NONE};
    event->deadline = from->deadline;
    event->action = one_in(4) ? DW_ACTION_DROP : DW_ACTION_SET;
}

static void draw_break(const bench_draw *from, dw_event *event)
{
    (void)from;
    event->until = event->day + (dw_day)below(10);
}

static void draw_escalation(const bench_draw *from, dw_event *event)
{
    static const dw_action actions[] = {DW_ACTION_REQUEST, DW_ACTION_BRIEF, DW_ACTION_MEETING,
                                        DW_ACTION_PROMISE};
    (void)from;
    event->action = DRAWN(actions);
    event->who = somebody(event->by);
}

static void draw_pivot(const bench_draw *from, dw_event *event)
{
    event->by = DW_SIDE_US;
    event->archetype = below(from->playbook->n_archetypes);
    event->reason = "the other way did not work";
}

static void draw_debrief(const bench_draw *from, dw_event *event)
{
    (void)from;
    event->by = DW_SIDE_US;
    event->rating = 1 + (int)below(5);
}

/* One of the last twenty events, which it withdraws. */
static void draw_correction(const bench_draw *from, dw_event *event)
{
    (void)from;
    const size_t back = 1 + below(20);
    event->corrects = event->number > back ? event->number - back : 0;
    if (event->corrects == 0)
        event->kind = DW_EVENT_NOTE;
}

static void (*const draw[DW_EVENT_KIND_COUNT])(const bench_draw *, dw_event *) = {
    [DW_EVENT_OFFER] = draw_offer,
    [DW_EVENT_CONCESSION] = draw_offer,
    [DW_EVENT_ACCEPT] = draw_answer,
    [DW_EVENT_REFUSE] = draw_answer,
    [DW_EVENT_STATEMENT] = draw_statement,
    [DW_EVENT_SIGNAL] = draw_signal,
    [DW_EVENT_BREAK] = draw_break,
    [DW_EVENT_JOINED] = draw_person,
    [DW_EVENT_LEFT] = draw_person,
    [DW_EVENT_COMPETITOR] = draw_competitor,
    [DW_EVENT_DEADLINE] = draw_deadline,
    [DW_EVENT_ESCALATION] = draw_escalation,
    [DW_EVENT_APPROVAL] = draw_approval,
    [DW_EVENT_PLAN] = draw_version,
    [DW_EVENT_ACKNOWLEDGEMENT] = draw_version,
    [DW_EVENT_PIVOT] = draw_pivot,
    [DW_EVENT_DISMISSAL] = draw_dismissal,
    [DW_EVENT_OUTCOME] = draw_outcome,
    [DW_EVENT_DEBRIEF] = draw_debrief,
    [DW_EVENT_CORRECTION] = draw_correction,
};

/* ---- Records --------------------------------------------------------------------------------- */

/* Of the mix of promises, half of what is said promises, and half of the rest answers one of the last
 * events. */
static void answer_some(const bench_draw *from, dw_event *event)
{
    if (strcmp(from->mix->name, "promises") != 0 || one_in(2))
        return;
    if (event->kind == DW_EVENT_STATEMENT)
        event->statement = DW_STATEMENT_PROMISE;
    else if (event->kind != DW_EVENT_ESCALATION && event->number > 20)
        event->answers = event->number - 1 - below(19);
}

/* A quarter of the other events of a mix with corrections replaces one of the last. */
static void replace_some(const bench_draw *from, dw_event *event)
{
    bool mends = false;
    for (size_t k = 0; k < from->mix->n_kinds; k++)
        mends |= from->mix->kind[k] == DW_EVENT_CORRECTION;
    if (mends && event->kind != DW_EVENT_CORRECTION && one_in(4) && event->number > 20)
        event->corrects = event->number - 1 - below(19);
}

/* Of the mix of grants, each event grants the same; of the mix of refusals, each second one refuses what the
 * one before asks for. */
static void rule_again(const bench_draw *from, dw_event *event)
{
    const bool grants = strcmp(from->mix->name, "grants") == 0;
    const bool asks = !grants && event->number % 2 == 1;
    if (!grants && strcmp(from->mix->name, "refusals") != 0)
        return;
    event->action = grants ? DW_ACTION_GRANT : asks ? DW_ACTION_REQUEST : DW_ACTION_REFUSE;
    event->who = asks ? ours[0] : ours[2];
    event->to = NULL;
    event->until = DW_DAY_NONE;
    event->n_terms = grants || asks ? 1 : 0;
    event->term = from->term;
    from->term[0] = (dw_term){0, DW_NONE, 20000000 - (grants ? 0 : 100 * (double)event->number)};
}

/* Of the mix of what is asked, the first half asks at a falling price, and the second answers in the same
 * order. */
static void answer_in_order(const bench_draw *from, dw_event *event, size_t n)
{
    if (strcmp(from->mix->name, "asked") != 0)
        return;
    const bool asks = event->number <= n / 2;
    event->action = asks                     ? DW_ACTION_REQUEST
                    : event->number % 2 == 1 ? DW_ACTION_GRANT
                                             : DW_ACTION_REFUSE;
    event->who = asks ? ours[0] : ours[2];
    event->to = NULL;
    event->until = DW_DAY_NONE;
    event->answers = asks ? 0 : event->number - n / 2;
    event->term = from->term;
    event->n_terms = 1;
    from->term[0] = (dw_term){0, DW_NONE, 20000000 - 100 * (double)event->number};
}

/* Of the mix of numbers, what has a number has one that is none of the options. */
static void name_numbers(const bench_draw *from, dw_event *event)
{
    if (strcmp(from->mix->name, "numbers") != 0)
        return;
    for (size_t t = 0; t < event->n_terms; t++) {
        dw_term *const term = &from->term[t];
        if (!from->deal->issue[term->issue].numeric)
            continue;
        term->option = DW_NONE;
        term->number =
            term->issue == 0 ? term->number + (double)event->number : (double)(event->number % 400);
    }
}

/* Of the mix of words, the first half promises terms, each with a last day, and the second offers. */
static void keep_words(const bench_draw *from, dw_event *event, size_t n)
{
    if (strcmp(from->mix->name, "words") != 0)
        return;
    if (event->number > n / 2) {
        event->kind = DW_EVENT_OFFER;
        event->statement = DW_STATEMENT_NONE;
        name_terms(from, event, true);
        return;
    }
    event->statement = DW_STATEMENT_PROMISE;
    event->until = event->day + 20;
    name_some_terms(from, event);
}

static dw_event draw_event(const bench_draw *from, size_t number, size_t n)
{
    const bench_mix *const mix = from->mix;
    dw_event event;
    dw_event_init(&event, mix->kind[below(mix->n_kinds)], below(2) ? DW_SIDE_US : DW_SIDE_THEM);
    event.number = number;
    event.day = from->deal->day - 400 + (dw_day)(number / 25);
    event.note = "said in passing";
    if (mix != &bench_mixes[0] && event.by == DW_SIDE_THEM)
        event.who = somebody(event.by);
    if (draw[event.kind])
        draw[event.kind](from, &event);
    answer_some(from, &event);
    replace_some(from, &event);
    rule_again(from, &event);
    answer_in_order(from, &event, n);
    keep_words(from, &event, n);
    name_numbers(from, &event);
    return event;
}

void bench_draw_record(const dw_deal *deal, const dw_playbook *playbook, const bench_mix *mix,
                       size_t n, dw_arena *arena, dw_deal *logged)
{
    dw_event *const event = DW_TAKE(arena, n, dw_event);
    dw_term *const term = DW_TAKE(arena, n * DW_ISSUES_MAX, dw_term);
    dw_person *const person = DW_TAKE(arena, n, dw_person);
    dw_deadline *const deadline = DW_TAKE(arena, n, dw_deadline);
    dw_random_init(&chance, BENCH_RECORD_SEED, n);
    /* The terms of an event stand beside those of the next, as in a record that was read. */
    size_t n_terms = 0;
    for (size_t e = 0; e < n; e++) {
        event[e] = draw_event(&(bench_draw){.deal = deal,
                                            .playbook = playbook,
                                            .mix = mix,
                                            .term = term + n_terms,
                                            .person = person + e,
                                            .deadline = deadline + e},
                              e + 1, n);
        n_terms += event[e].n_terms;
    }
    *logged = *deal;
    logged->event = event;
    logged->n_events = n;
}

const dw_deal *bench_load_deal(dw_arena *arena, const dw_playbook **playbook)
{
    text_problems problems;
    text_problems_init(&problems);
    *playbook = text_playbook_load(NULL, arena, &problems);
    const dw_deal *deal =
        *playbook ? text_deal_load("examples/northwind.yaml", *playbook, 0, arena, &problems)
                  : NULL;
    if (!deal)
        fputs("examples/northwind.yaml cannot be read\n", stderr);
    text_problems_clear(&problems);
    return deal;
}
