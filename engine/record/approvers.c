/* Who may answer a request for approval, and who has to. */
#include "approvals.h"

#include "../base/letters.h"

#include <string.h>

bool dw_same_person(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* ---- Roles and titles ----------------------------------------------------------------------- */

static bool has_title(const dw_authority *authority, const char *title)
{
    for (size_t t = 0; t < authority->n_titles; t++)
        if (dw_same_letters(title, authority->title[t]))
            return true;
    return dw_same_letters(title, authority->role) || dw_same_letters(title, authority->label);
}

/* The authority that the title names, or DW_NONE. */
static size_t authority_of_title(const dw_playbook *playbook, const char *title)
{
    for (size_t a = 0; title && a < playbook->n_authorities; a++)
        if (has_title(&playbook->authority[a], title))
            return a;
    return DW_NONE;
}

/* The authority that somebody with the title is held to have. */
static size_t held_authority(const dw_playbook *playbook, const char *title)
{
    const size_t found = authority_of_title(playbook, title);
    const size_t below = (size_t)dw_playbook_setting(playbook, DW_SETTING_UNTITLED_BELOW);
    const size_t n = playbook->n_authorities;
    if (found != DW_NONE)
        return found;
    return below < n ? n - 1 - below : 0;
}

static bool approves(dw_role role)
{
    return role == DW_ROLE_APPROVER || role == DW_ROLE_SPONSOR;
}

static const dw_person *find_ours(const dw_deal *deal, const char *name)
{
    for (size_t p = 0; p < deal->n_ours; p++)
        if (dw_same_person(deal->ours[p].name, name))
            return &deal->ours[p];
    return NULL;
}

bool dw_is_move_of_ours(const dw_event *event)
{
    return event->by == DW_SIDE_US &&
           (event->kind == DW_EVENT_LEFT || (event->kind == DW_EVENT_JOINED && event->person));
}

/* The newest event before (or the first one after) that lets the person join or leave. */
static const dw_event *find_move(const dw_approvers *approvers, const char *name, size_t event,
                                 bool after)
{
    const dw_event *found = NULL;
    for (size_t m = 0; m < approvers->n_moves; m++) {
        const size_t e = approvers->move[m];
        const dw_event *const at = &approvers->deal->event[e];
        const bool is_joined = at->kind == DW_EVENT_JOINED;
        if (!dw_same_person(is_joined ? at->person->name : at->who, name))
            continue;
        if (after && e > event)
            return at;
        if (!after && e < event)
            found = at;
    }
    return found;
}

/* One of ours as he was known when the event happened: as an event before it let him join, else as the
 * deal file names him. NULL: not known, or gone. */
static const dw_person *person_at(const dw_approvers *approvers, const char *name, size_t event)
{
    const dw_event *const before = find_move(approvers, name, event, false);
    if (before)
        return before->kind == DW_EVENT_JOINED ? before->person : NULL;
    const dw_deal *const deal = approvers->deal;
    return find_ours(deal->logged ? deal->logged : deal, name);
}

/* By role, on the day of the event, as the list of people and who joined and left say. */
static bool has_role(const dw_approvers *approvers, const char *name, size_t event)
{
    const dw_person *const person = person_at(approvers, name, event);
    if (find_move(approvers, name, event, false) || (person && approvers->deal->logged))
        return person && approves(person->role);
    const dw_event *const after = find_move(approvers, name, event, true);
    if (after)
        return after->kind == DW_EVENT_LEFT;
    return person && approves(person->role);
}

/* May who answers or delegates by the event do so by his own role? What it says itself holds. */
static bool has_own_right(const dw_approvers *approvers, size_t event)
{
    const dw_event *const at = &approvers->deal->event[event];
    if (at->capacity == DW_CAPACITY_UNKNOWN)
        return at->who && has_role(approvers, at->who, event);
    return at->capacity == DW_CAPACITY_APPROVER || at->capacity == DW_CAPACITY_SPONSOR;
}

/* The title that who answers or delegates by the event had at another one, or at the same. */
static const char *title_at(const dw_approvers *approvers, size_t by, size_t event)
{
    const dw_event *const at = &approvers->deal->event[by];
    if (at->capacity != DW_CAPACITY_UNKNOWN)
        return at->title;
    const dw_person *const person = person_at(approvers, at->who, event);
    return person ? person->title : NULL;
}

/* ---- Delegates ------------------------------------------------------------------------------ */

static bool holds(const dw_delegation *delegation, dw_day day)
{
    return delegation->until == DW_DAY_NONE || day == DW_DAY_NONE || day <= delegation->until;
}

/* By which the person stands in for somebody when the event happened; NULL for nobody. */
static const dw_delegation *delegation_to(const dw_approvers *approvers, const char *name,
                                          size_t event)
{
    for (size_t d = approvers->n_delegations; d-- > 0;) {
        const dw_delegation *const delegation = &approvers->delegation[d];
        if (delegation->event < event && holds(delegation, approvers->deal->event[event].day) &&
            dw_same_person(delegation->to, name))
            return delegation;
    }
    return NULL;
}

bool dw_may_approve(const dw_approvers *approvers, size_t event)
{
    const char *const name = approvers->deal->event[event].who;
    return name && (has_own_right(approvers, event) || delegation_to(approvers, name, event));
}

bool dw_approves_by_list(const dw_approvers *approvers, size_t event)
{
    const char *const name = approvers->deal->event[event].who;
    const dw_delegation *const delegation =
        has_own_right(approvers, event) ? NULL : delegation_to(approvers, name, event);
    const dw_event *const by = &approvers->deal->event[delegation ? delegation->event : event];
    return by->capacity == DW_CAPACITY_UNKNOWN && person_at(approvers, by->who, event) &&
           !find_move(approvers, by->who, event, false);
}

/* ---- Answers -------------------------------------------------------------------------------- */

size_t dw_authority_at(const dw_approvers *approvers, size_t event)
{
    const dw_playbook *const playbook = approvers->playbook;
    const dw_delegation *const delegation =
        delegation_to(approvers, approvers->deal->event[event].who, event);
    size_t own = 0, lent = 0;
    if (has_own_right(approvers, event))
        own = held_authority(playbook, title_at(approvers, event, event));
    if (delegation)
        lent = held_authority(playbook, title_at(approvers, delegation->event, event));
    return own > lent ? own : lent;
}

static bool is_below(size_t authority, size_t needed)
{
    return authority != DW_NONE && needed != DW_NONE && authority < needed;
}

dw_answer_standing dw_answer_weigh(const dw_approvers *approvers, size_t event, const char *asker,
                                   size_t authority)
{
    const dw_event *const answer = &approvers->deal->event[event];
    if (dw_same_person(answer->who, asker))
        return DW_ANSWER_BY_ASKER;
    if (!dw_may_approve(approvers, event))
        return DW_ANSWER_BY_OTHER;
    /* Anybody who may approve at all may refuse. */
    if (answer->action == DW_ACTION_GRANT &&
        (is_below(answer->authority, authority) ||
         is_below(dw_authority_at(approvers, event), authority)))
        return DW_ANSWER_TOO_LOW;
    return DW_ANSWER_COUNTS;
}

/* ---- Who has to answer ---------------------------------------------------------------------- */

static bool is_away(const dw_person *person, dw_day day)
{
    for (size_t a = 0; day != DW_DAY_NONE && a < person->n_away; a++)
        if (person->away[a].from <= day && day <= person->away[a].to)
            return true;
    return false;
}

/* `asker` NULL: somebody who could not answer himself. */
static bool could_answer(const dw_person *person, const char *asker)
{
    return approves(person->role) && !dw_same_person(person->name, asker);
}

/* What is asked for, by whom. */
typedef struct question {
    const char *asker; /* or NULL */
    size_t authority;  /* that it needs, or DW_NONE */
} question;

/* How well the person suits what is asked; 0 not at all. Approvers before sponsors, then the lowest
 * authority that is enough, then who has it by title. */
static size_t suits(const dw_approvers *approvers, const dw_person *person, const question *asked)
{
    const dw_playbook *const playbook = approvers->playbook;
    const size_t n = playbook->n_authorities;
    const size_t held = held_authority(playbook, person->title);
    if (!could_answer(person, asked->asker) || is_below(held, asked->authority))
        return 0;
    const size_t nearness = 2 * (n - held) + (authority_of_title(playbook, person->title) == held);
    return nearness + (person->role == DW_ROLE_APPROVER ? 2 * n + 2 : 0);
}

static const dw_person *best_approver(const dw_approvers *approvers, const question *asked,
                                      const dw_person *but)
{
    const dw_deal *const deal = approvers->deal;
    const dw_person *best = NULL;
    size_t most = 0;
    for (size_t p = 0; p < deal->n_ours; p++) {
        const dw_person *const person = &deal->ours[p];
        const size_t suit = suits(approvers, person, asked);
        if (person == but || suit <= most || (but && is_away(person, deal->day)))
            continue;
        most = suit;
        best = person;
    }
    return best;
}

/* Who answers for the person on the deal's day; not the one who asked. */
static const char *delegate_of(const dw_approvers *approvers, const char *name, const char *asker)
{
    for (size_t d = approvers->n_delegations; d-- > 0;) {
        const dw_delegation *const delegation = &approvers->delegation[d];
        if (dw_same_person(delegation->from, name) && !dw_same_person(delegation->to, asker) &&
            holds(delegation, approvers->deal->day))
            return delegation->to;
    }
    return NULL;
}

/* Who has passed it on is asked no more, but for the days before an absence that it was passed on for. */
static const char *stands_in_for(const dw_approvers *approvers, const dw_person *person,
                                 const char *asker)
{
    const dw_day day = approvers->deal->day;
    bool is_ahead = false;
    for (size_t a = 0; day != DW_DAY_NONE && a < person->n_away; a++)
        is_ahead |= person->away[a].from > day;
    return is_ahead && !is_away(person, day) ? NULL : delegate_of(approvers, person->name, asker);
}

const char *dw_answerer_of(const dw_approvers *approvers, size_t authority)
{
    const question asked = {.authority = authority};
    const dw_person *const person = best_approver(approvers, &asked, NULL);
    const char *const delegate = person ? stands_in_for(approvers, person, NULL) : NULL;
    if (!person || delegate || !is_away(person, approvers->deal->day))
        return !person ? NULL : delegate ? delegate : person->name;
    const dw_person *const other = best_approver(approvers, &asked, person);
    return other ? other->name : NULL;
}

void dw_request_address(const dw_approvers *approvers, dw_request *request)
{
    const dw_event *const event = &approvers->deal->event[request->event];
    const question asked = {.asker = event->who, .authority = request->authority};
    const dw_person *person = find_ours(approvers->deal, event->to);
    if (!person || suits(approvers, person, &asked) == 0)
        person = best_approver(approvers, &asked, NULL);
    for (size_t p = 0; !person && p < approvers->deal->n_ours; p++)
        request->too_high |= could_answer(&approvers->deal->ours[p], asked.asker);
    if (!person)
        return;
    const char *const delegate = stands_in_for(approvers, person, asked.asker);
    request->answerer = delegate ? delegate : person->name;
    if (delegate || !is_away(person, approvers->deal->day))
        return;
    request->absent = person->name;
    const dw_person *const other = best_approver(approvers, &asked, person);
    request->stand_in = other ? other->name : NULL;
}
