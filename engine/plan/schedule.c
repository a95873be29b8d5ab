#include "schedule.h"

/* A date to count back from: the last deadline of each kind, by kind, and then the close. */
enum { CLOSE = DW_DEADLINE_KIND_COUNT, DATES };

typedef struct date {
    dw_day day; /* DW_DAY_NONE when there is none */
    size_t deadline;
    int left; /* working days from the first possible day on */
} date;

typedef struct step {
    const dw_timing *timing;
    dw_slot *slot;
    int own[DATES];  /* working days before each date that its timing asks for; -1 for none */
    int far[DATES];  /* the same with what later steps need, then cut */
    int share, of;   /* distances are cut to share / of by waiting */
    dw_day earliest; /* what it waits for, and what the steps before it wait for */
    dw_day seen;     /* the last day waited for, by it or by the steps before it */
} step;

typedef struct schedule {
    const dw_deal *deal;
    const dw_holidays *holidays;
    dw_day first; /* the first working day to plan for; DW_DAY_NONE without a planning day */
    date date[DATES];
    step *step; /* [n] the chain, then the steps without a phase */
    size_t n, n_chain;
    dw_squeeze *squeeze;
    size_t n_squeezes;
} schedule;

static void add_squeeze(schedule *s, dw_squeeze_kind kind, size_t deadline, int wanted, int left)
{
    for (size_t i = 0; i < s->n_squeezes; i++)
        if (s->squeeze[i].kind == kind && s->squeeze[i].deadline == deadline)
            return;
    s->squeeze[s->n_squeezes++] = (dw_squeeze){kind, deadline, wanted, left};
}

/* ---- Dates ---------------------------------------------------------------------------------- */

static dw_day first_day(const dw_deal *deal, const dw_holidays *holidays)
{
    return deal->day == DW_DAY_NONE ? DW_DAY_NONE : dw_day_working_from(deal->day, holidays);
}

static bool counts(const dw_deal *deal, dw_day first, const dw_deadline *deadline)
{
    return deadline->owner != DW_OWNER_OURS && (first == DW_DAY_NONE || deadline->day >= first) &&
           (deal->close_by == DW_DAY_NONE || deadline->day <= deal->close_by);
}

bool dw_timing_is_due(const dw_timing *timing, const dw_deal *deal, const dw_holidays *holidays)
{
    if (timing->days_before_close >= 0 || timing->n_before == 0)
        return true;
    const dw_day first = first_day(deal, holidays);
    for (size_t d = 0; d < deal->n_deadlines; d++)
        for (size_t b = 0; b < timing->n_before; b++)
            if (timing->before[b].kind == deal->deadline[d].kind &&
                counts(deal, first, &deal->deadline[d]))
                return true;
    return false;
}

static void find_dates(schedule *s)
{
    for (size_t a = 0; a < DATES; a++)
        s->date[a] = (date){DW_DAY_NONE, DW_NONE, 0};
    for (size_t d = 0; d < s->deal->n_deadlines; d++) {
        const dw_deadline *const deadline = &s->deal->deadline[d];
        date *const last = &s->date[deadline->kind];
        if (counts(s->deal, s->first, deadline) &&
            (last->day == DW_DAY_NONE || deadline->day > last->day))
            *last = (date){deadline->day, d, 0};
    }
    const dw_day close = s->deal->close_by;
    if (close != DW_DAY_NONE && (s->first == DW_DAY_NONE || close >= s->first))
        s->date[CLOSE].day = close;
    for (size_t a = 0; s->first != DW_DAY_NONE && a < DATES; a++)
        if (s->date[a].day != DW_DAY_NONE)
            s->date[a].left = dw_day_working_between(s->first, s->date[a].day, s->holidays);
}

/* ---- Distances ------------------------------------------------------------------------------ */

/* What a step's timing asks for; false when the deal has no date for it. */
static bool take_own(const schedule *s, step *at)
{
    bool dated = false;
    for (size_t a = 0; a < DATES; a++)
        at->own[a] = -1;
    for (size_t b = 0; b < at->timing->n_before; b++) {
        const dw_span *const span = &at->timing->before[b];
        if (s->date[span->kind].day == DW_DAY_NONE)
            continue;
        at->own[span->kind] = span->days;
        dated = true;
    }
    if (dated || at->timing->days_before_close < 0 || s->date[CLOSE].day == DW_DAY_NONE)
        return dated;
    at->own[CLOSE] = at->timing->days_before_close;
    return true;
}

static bool is_ordered(const step *at)
{
    return at->timing->phase != DW_PHASE_COUNT;
}

static bool comes_before(const step *a, const step *b)
{
    if (!is_ordered(a) || !is_ordered(b))
        return is_ordered(a) && !is_ordered(b);
    if (a->timing->phase != b->timing->phase)
        return a->timing->phase < b->timing->phase;
    return a->timing->days_before_close > b->timing->days_before_close;
}

static void take_steps(schedule *s, const dw_timing *const *timing, size_t n, dw_slot *slot)
{
    for (size_t i = 0; i < n; i++) {
        slot[i] = (dw_slot){
            .day = DW_DAY_NONE, .usual = DW_DAY_NONE, .waits = DW_NONE, .absent = DW_NONE};
        step add = {
            .timing = timing[i], .slot = &slot[i], .share = 1, .of = 1, .seen = DW_DAY_NONE};
        if (!take_own(s, &add))
            continue;
        size_t place = s->n++;
        for (; place > 0 && comes_before(&add, &s->step[place - 1]); place--)
            s->step[place] = s->step[place - 1];
        s->step[place] = add;
        s->n_chain += is_ordered(&add);
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* From the end of the chain: as far as the next step, and as far as the usual distances to those
 * later ones that ask for the date themselves. */
static void reach_back(schedule *s, size_t a)
{
    int next = -1, shift = INT32_MIN;
    for (size_t i = s->n; i-- > 0;) {
        step *const at = &s->step[i];
        at->far[a] = at->own[a];
        if (i >= s->n_chain)
            continue;
        const int usual = at->timing->days_before_close;
        if (next >= 0)
            at->far[a] = larger(at->own[a], larger(next, usual + shift));
        if (at->own[a] >= 0)
            shift = larger(shift, at->own[a] - usual);
        next = at->far[a];
    }
}

/* days * share / of, to the nearest; a day at least while there is one. 0 <= share <= of. */
static int cut(int days, int share, int of)
{
    if (days <= 0 || share == 0)
        return 0;
    return larger(1, (int)(((int64_t)2 * days * share + of) / ((int64_t)2 * of)));
}

static dw_day day_of(const schedule *s, const step *at)
{
    dw_day day = DW_DAY_NONE;
    for (size_t a = 0; a < DATES; a++) {
        if (at->far[a] < 0)
            continue;
        const dw_day due =
            dw_day_working_before(s->date[a].day, cut(at->far[a], at->share, at->of), s->holidays);
        if (day == DW_DAY_NONE || due < day)
            day = due;
    }
    return day;
}

static void fit_before(schedule *s, size_t a)
{
    const date *const to = &s->date[a];
    int longest = -1;
    for (size_t i = 0; i < s->n; i++)
        longest = larger(longest, s->step[i].far[a]);
    if (s->first == DW_DAY_NONE || longest <= to->left)
        return;
    for (size_t i = 0; i < s->n; i++)
        if (s->step[i].far[a] >= 0)
            s->step[i].far[a] = cut(s->step[i].far[a], to->left, longest);
    add_squeeze(s, DW_SQUEEZE_BEFORE, to->deadline, longest, to->left);
}

/* ---- Waiting -------------------------------------------------------------------------------- */

static dw_day working_after(dw_day day, int count, const dw_holidays *holidays)
{
    dw_day at = dw_day_working_from(day, holidays);
    for (int i = at > day ? 1 : 0; i < count; i++)
        at = dw_day_working_from(at + 1, holidays);
    return at;
}

/* Whether a step that waits until `day` keeps its dates, and the share of its distances that is
 * then left: the smallest over the dates. */
static bool may_wait(const schedule *s, const step *at, dw_day day, int *share, int *of)
{
    *share = *of = 1;
    for (size_t a = 0; a < DATES; a++) {
        const int far = at->far[a];
        if (far < 0)
            continue;
        const int least = a == CLOSE ? larger(1, at->timing->least_days) : 1;
        const int left = dw_day_working_between(day, s->date[a].day, s->holidays);
        if (day > s->date[a].day || (left < far && left < least))
            return false;
        if ((int64_t)left * *of < (int64_t)*share * far) {
            *share = left;
            *of = far;
        }
    }
    return true;
}

static int days_after(const dw_timing *timing, dw_deadline_kind kind)
{
    for (size_t i = 0; i < timing->n_after; i++)
        if (timing->after[i].kind == kind)
            return timing->after[i].days;
    return -1;
}

static void wait_for(schedule *s, step *at)
{
    dw_day until = DW_DAY_NONE;
    int share = 1, of = 1;
    for (size_t d = 0; d < s->deal->n_deadlines; d++) {
        const dw_deadline *const deadline = &s->deal->deadline[d];
        const int days = days_after(at->timing, deadline->kind);
        if (days < 0 || !counts(s->deal, s->first, deadline))
            continue;
        const dw_day day = working_after(deadline->day, days, s->holidays);
        int new_share, new_of;
        if ((until != DW_DAY_NONE && day <= until) || !may_wait(s, at, day, &new_share, &new_of))
            continue;
        until = day;
        share = new_share;
        of = new_of;
        at->slot->waits = d;
    }
    if (until == DW_DAY_NONE)
        return;
    const dw_day seen = s->deal->deadline[at->slot->waits].day;
    at->seen = at->seen == DW_DAY_NONE || seen > at->seen ? seen : at->seen;
    at->earliest = at->earliest == DW_DAY_NONE || until > at->earliest ? until : at->earliest;
    if (day_of(s, at) >= until)
        return;
    add_squeeze(s, DW_SQUEEZE_AFTER, at->slot->waits, of, share);
    at->share = share;
    at->of = of;
}

static void wait_in_order(schedule *s)
{
    for (size_t i = 0; i < s->n; i++) {
        step *const at = &s->step[i];
        at->earliest = s->first;
        if (i > 0 && i < s->n_chain) {
            at->share = at[-1].share;
            at->of = at[-1].of;
            at->earliest = at[-1].earliest;
            at->seen = at[-1].seen;
        }
        wait_for(s, at);
    }
}

/* ---- People --------------------------------------------------------------------------------- */

static bool is_away(const dw_person *person, dw_day day)
{
    for (size_t w = 0; w < person->n_away; w++)
        if (person->away[w].from <= day && day <= person->away[w].to)
            return true;
    return false;
}

static bool needs(uint32_t present, dw_presence presence)
{
    return present >> presence & 1;
}

static bool needs_ours(uint32_t present, dw_role role)
{
    return (role == DW_ROLE_LEAD && needs(present, DW_PRESENCE_OUR_LEAD)) ||
           (role == DW_ROLE_SPONSOR && needs(present, DW_PRESENCE_OUR_SPONSOR)) ||
           (role == DW_ROLE_APPROVER && needs(present, DW_PRESENCE_OUR_APPROVER));
}

static bool needs_theirs(uint32_t present, dw_person_authority authority)
{
    return needs(present, DW_PRESENCE_THEIR_PEOPLE) ||
           (authority == DW_PERSON_DECIDES && needs(present, DW_PRESENCE_THEIR_DECIDER));
}

/* The first person who is needed and away on that day. */
static size_t who_is_away(const dw_deal *deal, uint32_t present, dw_day day)
{
    for (size_t p = 0; present && p < deal->n_ours; p++)
        if (needs_ours(present, deal->ours[p].role) && is_away(&deal->ours[p], day))
            return p;
    for (size_t p = 0; present && p < deal->n_theirs; p++)
        if (needs_theirs(present, deal->theirs[p].authority) && is_away(&deal->theirs[p], day))
            return deal->n_ours + p;
    return DW_NONE;
}

/* The search for a day with everybody there ends here where no planning day ends it. */
enum { DAYS_EARLIER_MAX = 366 };

static void settle(const schedule *s, const step *at, dw_day latest)
{
    const uint32_t present = at->timing->present;
    const dw_day earliest = at->earliest == DW_DAY_NONE ? latest - DAYS_EARLIER_MAX : at->earliest;
    dw_slot *const slot = at->slot;
    slot->day = latest;
    slot->absent = who_is_away(s->deal, present, latest);
    if (slot->absent == DW_NONE)
        return;
    for (dw_day day = latest - 1; day >= earliest; day--)
        if (dw_day_is_working(day, s->holidays) && who_is_away(s->deal, present, day) == DW_NONE) {
            slot->day = day;
            slot->absent = DW_NONE;
            return;
        }
}

static void settle_all(const schedule *s)
{
    for (size_t i = s->n; i-- > 0;) {
        const step *const at = &s->step[i];
        dw_day latest = day_of(s, at);
        if (i + 1 < s->n_chain && at[1].slot->day < latest)
            latest = at[1].slot->day;
        settle(s, at, latest);
        at->slot->place = i;
        at->slot->after_date = at->slot->day == at->seen;
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void note_past(schedule *s, const dw_timing *const *timing, size_t n)
{
    int wanted = -1;
    for (size_t i = 0; i < n; i++)
        wanted = larger(wanted, timing[i]->days_before_close);
    if (wanted >= 0 && s->deal->close_by != DW_DAY_NONE && s->date[CLOSE].day == DW_DAY_NONE)
        add_squeeze(s, DW_SQUEEZE_PAST, DW_NONE, wanted, 0);
}

dw_status dw_schedule(const dw_deal *deal, const dw_holidays *holidays,
                      const dw_timing *const *timing, size_t n, dw_arena *arena, dw_slot *slot,
                      dw_squeeze *squeeze, size_t *n_squeezes)
{
    schedule s = {.deal = deal,
                  .holidays = holidays,
                  .first = first_day(deal, holidays),
                  .step = DW_TAKE(arena, n, step),
                  .squeeze = squeeze};
    if (!s.step)
        return DW_E_NOMEM;
    find_dates(&s);
    take_steps(&s, timing, n, slot);
    note_past(&s, timing, n);
    for (size_t a = 0; a < DATES; a++)
        reach_back(&s, a);
    for (size_t i = 0; i < s.n; i++)
        s.step[i].slot->usual = day_of(&s, &s.step[i]);
    fit_before(&s, CLOSE);
    for (size_t a = 0; a < CLOSE; a++)
        fit_before(&s, a);
    wait_in_order(&s);
    settle_all(&s);
    *n_squeezes = s.n_squeezes;
    return DW_OK;
}
