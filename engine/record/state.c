/* The state of a deal after some events of its record. */
#include "dealwright/record.h"

#include "acceptance.h"
#include "added_options.h"
#include "rivals.h"
#include "../base/letters.h"

#include <string.h>

/* ---- Which events count, in which order ----------------------------------------------------- */

/* An event's place in time. */
typedef struct moment {
    dw_day day;
    int minute;
    size_t order; /* its number, or that of the event it replaces */
    size_t event; /* index in the log */
} moment;

static bool is_before(const moment *a, const moment *b)
{
    if (a->day != b->day)
        return a->day < b->day;
    if (a->minute != b->minute)
        return a->minute < b->minute;
    return a->order != b->order ? a->order < b->order : a->event < b->event;
}

static bool is_sorted(const moment *list, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (is_before(&list[i], &list[i - 1]))
            return false;
    return true;
}

/* Merges runs of twice the width until all is one; `other` [n] is room to work in. Gives the sorted one
 * of the two. Most records are in order as they were logged. */
static moment *sort_moments(moment *list, moment *other, size_t n)
{
    if (is_sorted(list, n))
        return list;
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t from = 0; from < n; from += 2 * width) {
            const size_t middle = from + width < n ? from + width : n;
            const size_t end = middle + width < n ? middle + width : n;
            size_t a = from, b = middle;
            for (size_t to = from; to < end; to++) {
                const bool second = a == middle || (b < end && is_before(&list[b], &list[a]));
                other[to] = list[second ? b++ : a++];
            }
        }
        moment *const sorted = other;
        other = list;
        list = sorted;
    }
    return list;
}

/* Does it take back what `target` did to others: is one of the two a correction? */
static bool takes_back(const dw_event *event, const dw_event *target)
{
    return event->kind == DW_EVENT_CORRECTION || target->kind == DW_EVENT_CORRECTION;
}

void dw_record_void(const dw_event *event, size_t n, bool *is_void)
{
    /* First only those that do nothing to others any more: later ones decide about earlier ones. */
    for (size_t e = 0; e < n; e++)
        is_void[e] = false;
    for (size_t e = n; e-- > 0;)
        if (!is_void[e] && event[e].corrects > 0 &&
            takes_back(&event[e], &event[event[e].corrects - 1]))
            is_void[event[e].corrects - 1] = true;
    /* Then all: what is set from here on stands before e, where it was looked at already. */
    for (size_t e = 0; e < n; e++)
        if (!is_void[e] && event[e].corrects > 0)
            is_void[event[e].corrects - 1] = true;
}

/* The time and place of an event among those of its day that were logged before it, of which the last
 * one stands at `minute`. A replacement of one of them stands where that stood, and nothing after it. */
static int set_moment(const dw_event *event, moment *when, size_t e, int minute)
{
    const size_t replaced = event[e].corrects;
    when[e] = (moment){event[e].day, event[e].minute, e, e};
    if (replaced > 0 && event[replaced - 1].day == event[e].day) {
        when[e].order = when[replaced - 1].order;
        if (event[e].minute == DW_MINUTE_NONE)
            when[e].minute = when[replaced - 1].minute;
        return minute;
    }
    if (event[e].minute == DW_MINUTE_NONE)
        when[e].minute = minute;
    return when[e].minute;
}

/* when [n] of all events; `list` and `other` [n] are room to work in. */
static void set_moments(const dw_event *event, size_t n, moment *list, moment *other, moment *when)
{
    for (size_t e = 0; e < n; e++)
        list[e] = (moment){event[e].day, 0, e, e};
    const moment *const by_day = sort_moments(list, other, n);
    int minute = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && by_day[i].day != by_day[i - 1].day)
            minute = 0;
        minute = set_moment(event, when, by_day[i].event, minute);
    }
}

static bool counts(const dw_deal *deal, const dw_event *event, bool is_void)
{
    return !is_void && event->kind != DW_EVENT_CORRECTION &&
           (deal->day == DW_DAY_NONE || event->day <= deal->day);
}

/* The events that count, in their order. */
static dw_event *list_events(const dw_deal *deal, size_t n_events, dw_arena *arena,
                             size_t *n_listed)
{
    dw_event *const listed = DW_TAKE(arena, n_events, dw_event);
    const dw_arena_mark mark = dw_arena_here(arena);
    moment *const when = DW_TAKE(arena, n_events, moment);
    moment *const kept = DW_TAKE(arena, n_events, moment);
    moment *const other = DW_TAKE(arena, n_events, moment);
    bool *const is_void = DW_TAKE(arena, n_events, bool);
    if (!listed || !when || !kept || !other || !is_void)
        return NULL;
    dw_record_void(deal->event, n_events, is_void);
    set_moments(deal->event, n_events, kept, other, when);
    size_t n = 0;
    for (size_t e = 0; e < n_events; e++)
        if (counts(deal, &deal->event[e], is_void[e]))
            kept[n++] = when[e];
    const moment *const sorted = sort_moments(kept, other, n);
    for (size_t i = 0; i < n; i++) {
        listed[i] = deal->event[sorted[i].event];
        listed[i].corrects = 0;
        if (listed[i].number == 0)
            listed[i].number = sorted[i].event + 1;
    }
    dw_arena_rewind(arena, mark);
    *n_listed = n;
    return listed;
}

/* Nothing is on the table after the end: a word on terms there is a note, until an outcome of none opens the
 * deal again. Then it was open all along, and what was said counts. */
static void close_after_end(dw_deal *state, dw_event *event)
{
    const size_t end = dw_deal_end_before(state, state->n_events);
    state->is_closed = end != DW_NONE;
    state->closed_by = end;
    for (size_t e = end == DW_NONE ? state->n_events : end + 1; e < state->n_events; e++)
        if (dw_event_is_on_terms(&event[e])) {
            event[e].kind = DW_EVENT_NOTE;
            event[e].term = NULL;
            event[e].n_terms = 0;
        }
}

/* ---- What they change ----------------------------------------------------------------------- */

typedef struct replay {
    dw_deal *state;
    const dw_playbook *playbook;
    dw_fact *fact;
    dw_person *ours, *theirs; /* [DW_PEOPLE_MAX] */
    dw_deadline *deadline;    /* [DW_DEADLINES_MAX] */
    dw_effect *effect;        /* [events that change people or deadlines] */
    dw_rivals rivals;
    dw_error *err;
} replay;

static dw_status change_facts(replay *r, const dw_event *event)
{
    for (size_t i = 0; i < event->n_facts; i++)
        r->fact[event->fact[i].factor] = event->fact[i].levels;
    if (dw_money_known(event->contract_value))
        r->state->contract_value = event->contract_value;
    return DW_OK;
}

static size_t find_person(const dw_person *person, size_t n, const char *name)
{
    for (size_t p = 0; name && p < n; p++)
        if (strcmp(person[p].name, name) == 0)
            return p;
    return n;
}

static void note_effect(replay *r, const dw_event *event, dw_effect effect)
{
    effect.event = (size_t)(event - r->state->event);
    r->effect[r->state->n_effects++] = effect;
}

/* Somebody who is there is described anew: what is not said of them stays as it was known. */
static dw_person described_anew(const dw_person *known, const dw_person *said)
{
    dw_person person = *said;
    person.title = said->title ? said->title : known->title;
    person.interest = said->interest ? said->interest : known->interest;
    if (said->objective == DW_OBJECTIVE_UNKNOWN)
        person.objective = known->objective;
    if (said->authority == DW_PERSON_UNKNOWN)
        person.authority = known->authority;
    if (said->stance == DW_STANCE_UNKNOWN)
        person.stance = known->stance;
    if (said->n_away == 0) {
        person.away = known->away;
        person.n_away = known->n_away;
    }
    return person;
}

static bool decides(const dw_event *event, const dw_person *person)
{
    return event->by == DW_SIDE_THEM && person->authority == DW_PERSON_DECIDES;
}

static bool leads(const dw_event *event, const dw_person *person)
{
    return event->by == DW_SIDE_US && person->role == DW_ROLE_LEAD;
}

static dw_status join(replay *r, const dw_event *event)
{
    dw_person *const person = event->by == DW_SIDE_US ? r->ours : r->theirs;
    size_t *const n = event->by == DW_SIDE_US ? &r->state->n_ours : &r->state->n_theirs;
    const size_t p = event->person ? find_person(person, *n, event->person->name) : 0;
    if (!event->person)
        return DW_OK;
    if (p == DW_PEOPLE_MAX)
        return dw_fail(r->err, DW_E_LIMIT, "people", event->number, DW_PEOPLE_MAX);
    const bool was_there = p < *n;
    const dw_person before = was_there ? person[p] : *event->person;
    person[p] = was_there ? described_anew(&person[p], event->person) : *event->person;
    *n += !was_there;
    note_effect(r, event,
                (dw_effect){.was_there = was_there,
                            .stance_before = was_there ? before.stance : DW_STANCE_UNKNOWN,
                            .stance_after = person[p].stance,
                            .day_before = DW_DAY_NONE,
                            .decided = decides(event, &before) && !decides(event, &person[p]),
                            .led = leads(event, &before) && !leads(event, &person[p])});
    return DW_OK;
}

static dw_status leave(replay *r, const dw_event *event)
{
    dw_person *const person = event->by == DW_SIDE_US ? r->ours : r->theirs;
    size_t *const n = event->by == DW_SIDE_US ? &r->state->n_ours : &r->state->n_theirs;
    const size_t p = find_person(person, *n, event->who);
    if (p == *n)
        return DW_OK;
    note_effect(r, event,
                (dw_effect){.was_there = true,
                            .stance_before = person[p].stance,
                            .stance_after = DW_STANCE_UNKNOWN,
                            .day_before = DW_DAY_NONE,
                            .decided = decides(event, &person[p]),
                            .led = leads(event, &person[p])});
    memmove(&person[p], &person[p + 1], (*n - p - 1) * sizeof *person);
    --*n;
    return DW_OK;
}

static void drop_deadline(replay *r, size_t d)
{
    const size_t n = --r->state->n_deadlines;
    memmove(&r->deadline[d], &r->deadline[d + 1], (n - d) * sizeof r->deadline[0]);
}

/* Levels of the factor that say that there is no rival, or that there is one; none of what nobody states. */
static dw_fact levels_of_rivals(const dw_factor *factor, bool one)
{
    dw_fact levels = 0;
    for (size_t l = 0; factor->kind == DW_FACTOR_STATED && l < factor->n_levels; l++) {
        const dw_level *const level = &factor->level[l];
        levels |= (one ? level->one_rival : level->no_rival) ? UINT32_C(1) << l : 0;
    }
    return levels;
}

/* A rival that is there rules out what says that there is none; what it is instead is not known by that. */
static void rule_out_no_rival(replay *r)
{
    for (size_t f = 0; f < r->playbook->n_factors; f++) {
        const dw_factor *const factor = &r->playbook->factor[f];
        const dw_fact none = levels_of_rivals(factor, false), left = r->fact[f] & ~none;
        if (none != 0)
            r->fact[f] = left != 0 ? left : dw_factor_unknown(factor) & ~none;
    }
}

/* Once none is left, what said that there is one is not known any more, nor is what one that was there ruled
 * out; and no date of theirs is a date. */
static void forget_rival(replay *r)
{
    for (size_t f = 0; f < r->playbook->n_factors; f++) {
        const dw_factor *const factor = &r->playbook->factor[f];
        const dw_fact one = levels_of_rivals(factor, true), none = levels_of_rivals(factor, false);
        const dw_fact unknown = dw_factor_unknown(factor);
        if ((one | none) != 0 && ((r->fact[f] & ~one) == 0 || r->fact[f] == (unknown & ~none)))
            r->fact[f] = unknown;
    }
    for (size_t d = r->state->n_deadlines; d-- > 0;)
        if (r->deadline[d].owner == DW_OWNER_COMPETITOR)
            drop_deadline(r, d);
}

static dw_status change_competitor(replay *r, const dw_event *event)
{
    if (event->action != DW_ACTION_LEAVE)
        rule_out_no_rival(r);
    dw_rivals_change(&r->rivals, event);
    dw_rivals_settle(&r->rivals, &r->state->value);
    if (event->action == DW_ACTION_LEAVE && r->rivals.n == 0)
        forget_rival(r);
    return DW_OK;
}

static size_t find_deadline(const replay *r, const dw_deadline *deadline)
{
    size_t d = 0;
    while (d < r->state->n_deadlines && (r->deadline[d].owner != deadline->owner ||
                                         !dw_same_letters(r->deadline[d].what, deadline->what)))
        d++;
    return d;
}

/* In a full list the earliest that has passed on the day makes room. */
static bool make_room(replay *r, dw_day day)
{
    const size_t n = r->state->n_deadlines;
    size_t earliest = 0;
    for (size_t d = 1; d < n; d++)
        if (r->deadline[d].day < r->deadline[earliest].day)
            earliest = d;
    if (day == DW_DAY_NONE || r->deadline[earliest].day >= day)
        return false;
    drop_deadline(r, earliest);
    return true;
}

static dw_status change_deadline(replay *r, const dw_event *event)
{
    if (!event->deadline)
        return DW_OK;
    size_t d = find_deadline(r, event->deadline);
    const bool is_new = d == r->state->n_deadlines;
    note_effect(
        r, event,
        (dw_effect){.was_there = !is_new, .day_before = is_new ? DW_DAY_NONE : r->deadline[d].day});
    if (event->action == DW_ACTION_DROP) {
        if (!is_new)
            drop_deadline(r, d);
        return DW_OK;
    }
    if (d == DW_DEADLINES_MAX) {
        if (!make_room(r, event->day))
            return dw_fail(r->err, DW_E_LIMIT, "deadlines", event->number, DW_DEADLINES_MAX);
        d--;
    }
    r->deadline[d] = *event->deadline;
    if (!event->deadline->evidence) /* what the event rests on is how we know of its deadline */
        r->deadline[d].evidence = event->evidence;
    r->state->n_deadlines += d == r->state->n_deadlines;
    return DW_OK;
}

static dw_status acknowledge(replay *r, const dw_event *event)
{
    const size_t p = find_person(r->ours, r->state->n_ours, event->who);
    if (event->by == DW_SIDE_US && p < r->state->n_ours && event->objective != DW_OBJECTIVE_UNKNOWN)
        r->ours[p].objective = event->objective;
    return DW_OK;
}

static dw_status pivot(replay *r, const dw_event *event)
{
    if (event->archetype != DW_NONE) {
        r->state->strategy = event->archetype;
        r->state->strategy_reason = event->reason;
    }
    return DW_OK;
}

static dw_status (*const change[DW_EVENT_KIND_COUNT])(replay *, const dw_event *) = {
    [DW_EVENT_FACT] = change_facts,
    [DW_EVENT_JOINED] = join,
    [DW_EVENT_LEFT] = leave,
    [DW_EVENT_COMPETITOR] = change_competitor,
    [DW_EVENT_DEADLINE] = change_deadline,
    [DW_EVENT_ACKNOWLEDGEMENT] = acknowledge,
    [DW_EVENT_PIVOT] = pivot,
};

/* ---- Replaying ------------------------------------------------------------------------------ */

static void *copy(dw_arena *arena, const void *list, size_t n, size_t room, size_t size)
{
    void *const own = dw_arena_take(arena, room, size);
    if (own && n > 0)
        memcpy(own, list, n * size);
    return own;
}

static size_t count_effects(const dw_event *event, size_t n)
{
    size_t n_effects = 0;
    for (size_t e = 0; e < n; e++)
        n_effects += event[e].kind == DW_EVENT_JOINED || event[e].kind == DW_EVENT_LEFT ||
                     event[e].kind == DW_EVENT_DEADLINE;
    return n_effects;
}

/* Lists of its own for what events may change. */
static bool take_lists(replay *r, const dw_deal *deal, dw_arena *arena)
{
    r->effect = DW_TAKE(arena, count_effects(r->state->event, r->state->n_events), dw_effect);
    r->fact = DW_TAKE(arena, r->playbook->n_factors, dw_fact);
    for (size_t f = 0; r->fact && f < r->playbook->n_factors; f++)
        r->fact[f] = deal->fact ? deal->fact[f] : dw_factor_unknown(&r->playbook->factor[f]);
    r->ours = copy(arena, deal->ours, deal->n_ours, DW_PEOPLE_MAX, sizeof(dw_person));
    r->theirs = copy(arena, deal->theirs, deal->n_theirs, DW_PEOPLE_MAX, sizeof(dw_person));
    r->deadline =
        copy(arena, deal->deadline, deal->n_deadlines, DW_DEADLINES_MAX, sizeof(dw_deadline));
    return r->effect && r->fact && r->ours && r->theirs && r->deadline;
}

/* Each event changes the state after the one before. */
static dw_status follow(replay *r)
{
    dw_status status = DW_OK;
    for (size_t e = 0; status == DW_OK && e < r->state->n_events; e++)
        if (change[r->state->event[e].kind])
            status = change[r->state->event[e].kind](r, &r->state->event[e]);
    return status;
}

/* What is there already where the deal is such a state was not there before. */
static void hand_over(const replay *r, const dw_deal *deal, dw_deal *state)
{
    state->fact = r->fact;
    state->ours = r->ours;
    state->theirs = r->theirs;
    state->deadline = r->deadline;
    state->effect = deal->logged ? deal->effect : r->effect;
    if (deal->logged)
        state->n_effects = deal->n_effects;
}

dw_status dw_record_state(const dw_deal *deal, const dw_playbook *playbook, size_t n_events,
                          dw_arena *arena, dw_deal *state, dw_error *err)
{
    if (n_events > deal->n_events)
        return dw_fail(err, DW_E_RANGE, "n_events", 0, (double)n_events);
    dw_deal made = *deal;
    replay r = {.state = &made, .playbook = playbook, .err = err};
    if (!deal->logged) {
        made.logged = deal;
        made.n_logged = n_events;
    }
    dw_event *const listed = list_events(deal, n_events, arena, &made.n_events);
    made.event = listed;
    made.n_effects = 0;
    if (!made.event || !take_lists(&r, deal, arena))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (!dw_options_add(deal, playbook, n_events, arena, listed, &made))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    close_after_end(&made, listed);
    if (!dw_answers_settle(&made, playbook, listed, made.n_events, arena))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_rivals_begin(&r.rivals, &(deal->logged ? deal->logged : deal)->value);
    if (r.rivals.n > 0 && !deal->logged)
        rule_out_no_rival(&r);
    const dw_status status = follow(&r);
    if (status != DW_OK)
        return status;
    hand_over(&r, deal, &made);
    *state = made;
    return DW_OK;
}

dw_status dw_record_follow(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                           dw_record_visitor *visit, void *context, dw_error *err)
{
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_deal then = *state;
    replay r = {.state = &then, .playbook = playbook, .err = err};
    if (!take_lists(&r, state->logged, arena))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    then.value = state->logged->value;
    then.contract_value = state->logged->contract_value;
    then.strategy = state->logged->strategy;
    then.strategy_reason = state->logged->strategy_reason;
    then.n_ours = state->logged->n_ours;
    then.n_theirs = state->logged->n_theirs;
    then.n_deadlines = state->logged->n_deadlines;
    then.fact = r.fact;
    then.ours = r.ours;
    then.theirs = r.theirs;
    then.deadline = r.deadline;
    then.effect = r.effect;
    then.n_events = then.n_effects = 0;
    dw_rivals_begin(&r.rivals, &state->logged->value);
    dw_status status = visit(context, &then);
    for (size_t e = 0; status == DW_OK && e < state->n_events; e++) {
        const dw_event *const event = &state->event[e];
        then.n_events = e + 1;
        then.day = event->day;
        if (change[event->kind])
            status = change[event->kind](&r, event);
        if (status == DW_OK && (change[event->kind] || event->kind == DW_EVENT_PLAN))
            status = visit(context, &then);
    }
    dw_arena_rewind(arena, mark);
    return status;
}
