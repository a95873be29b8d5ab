/* What the record and the people of a deal say of our alignment. */
#include "dealwright/team.h"

#include "../playbook/words.h"
#include "approvals.h"

#include <math.h>
#include <string.h>

/* ---- Rankings ------------------------------------------------------------------------------- */

/* The place of each issue in an order, and the place that those left out of it share; NAN for none. */
typedef struct order {
    double place[DW_ISSUES_MAX], left_out;
} order;

static void order_ranking(const dw_member *member, size_t n_issues, order *made)
{
    made->left_out = (double)member->n_rankings;
    for (size_t i = 0; i < n_issues; i++)
        made->place[i] = made->left_out;
    for (size_t r = 0; r < member->n_rankings; r++)
        made->place[member->ranking[r]] = (double)r;
}

/* How many issues have a larger stake to us; equal ones share a place. */
static void order_stakes(const dw_stake *stake, size_t n_issues, order *made)
{
    made->left_out = (double)NAN;
    for (size_t i = 0; i < n_issues; i++) {
        made->place[i] = 0;
        for (size_t j = 0; j < n_issues; j++)
            made->place[i] += stake[j].us > stake[i].us;
    }
}

static bool is_named(const order *a, const order *b, size_t issue)
{
    return !(a->place[issue] == a->left_out && b->place[issue] == b->left_out);
}

static double distance_of(const order *a, const order *b, size_t n)
{
    double ordered = 0, opposite = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n && is_named(a, b, i); j++) {
            const double first = a->place[i] - a->place[j], second = b->place[i] - b->place[j];
            if (!is_named(a, b, j))
                continue;
            ordered += first * second != 0;
            opposite += first * second < 0;
        }
    return ordered > 0 ? opposite / ordered : (double)NAN;
}

static size_t furthest_issue(const order *a, const order *b, size_t n)
{
    size_t issue = DW_NONE;
    double most = 0;
    for (size_t i = 0; i < n; i++)
        if (fabs(a->place[i] - b->place[i]) > most) {
            most = fabs(a->place[i] - b->place[i]);
            issue = i;
        }
    return issue;
}

static void insert_pair(dw_ranking_pair *pair, size_t n, dw_ranking_pair add)
{
    for (; n > 0 && pair[n - 1].distance < add.distance; n--)
        pair[n] = pair[n - 1];
    pair[n] = add;
}

static bool compare_rankings(const dw_deal *deal, const dw_stake *stake, dw_member *member,
                             dw_arena *arena, dw_team *team)
{
    const size_t n = deal->n_issues, n_ours = deal->n_ours;
    order own, a, b;
    dw_ranking_pair *const pair =
        DW_TAKE(arena, n_ours > 1 ? n_ours * (n_ours - 1) / 2 : 0, dw_ranking_pair);
    if (!pair)
        return false;
    order_stakes(stake, n, &own);
    team->plan = (dw_ranking_pair){DW_NONE, DW_NONE, (double)NAN, DW_NONE};
    for (size_t p = 0; p < n_ours; p++) {
        order_ranking(&member[p], n, &a);
        member[p].distance = member[p].n_rankings > 0 ? distance_of(&a, &own, n) : (double)NAN;
        if (!isnan(member[p].distance) && !(member[p].distance <= team->plan.distance))
            team->plan =
                (dw_ranking_pair){p, DW_NONE, member[p].distance, furthest_issue(&a, &own, n)};
        for (size_t q = p + 1; member[p].n_rankings > 0 && q < n_ours; q++) {
            order_ranking(&member[q], n, &b);
            const double distance = member[q].n_rankings > 0 ? distance_of(&a, &b, n) : (double)NAN;
            if (!isnan(distance))
                insert_pair(pair, team->n_pairs++,
                            (dw_ranking_pair){p, q, distance, furthest_issue(&a, &b, n)});
        }
    }
    team->pair = pair;
    return true;
}

static void compare_objectives(const dw_deal *deal, dw_team *team)
{
    for (size_t p = 0; p < deal->n_ours; p++)
        for (size_t q = 0; q < p; q++) {
            const dw_objective a = deal->ours[p].objective, b = deal->ours[q].objective;
            const bool said = a != DW_OBJECTIVE_UNKNOWN && b != DW_OBJECTIVE_UNKNOWN;
            team->n_objective_pairs += said;
            team->n_objectives_apart += said && a != b;
        }
}

/* ---- The record ----------------------------------------------------------------------------- */

static size_t find_ours(const dw_deal *deal, const char *name)
{
    for (size_t p = 0; p < deal->n_ours; p++)
        if (dw_same_person(deal->ours[p].name, name))
            return p;
    return DW_NONE;
}

/* Does the person commit us, or speak to them? */
static bool acts(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_STATEMENT;
}

/* Or does he sit with them? */
static bool meets(const dw_event *event)
{
    return event->kind == DW_EVENT_SESSION ||
           (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_MEETING);
}

/* Who has left since was one of ours when he spoke. */
static dw_speaker speaker_before(const dw_deal *deal, const dw_event *event)
{
    for (size_t e = (size_t)(event - deal->event) + 1; e < deal->n_events; e++) {
        const dw_event *const left = &deal->event[e];
        if (left->kind != DW_EVENT_LEFT || left->by != DW_SIDE_US ||
            !dw_same_person(left->who, event->who))
            continue;
        const dw_effect *const effect = dw_deal_effect(deal, e);
        return effect && effect->led ? DW_SPEAKER_LEAD : DW_SPEAKER_NAMED;
    }
    return DW_SPEAKER_UNNAMED;
}

static dw_speaker speaker_of(const dw_deal *deal, const dw_event *event, size_t person)
{
    if (event->by != DW_SIDE_US || !event->who)
        return DW_SPEAKER_NONE;
    if (person == DW_NONE)
        return acts(event) ? speaker_before(deal, event) : DW_SPEAKER_UNNAMED;
    return deal->ours[person].role == DW_ROLE_LEAD ? DW_SPEAKER_LEAD : DW_SPEAKER_NAMED;
}

static void acknowledge(const dw_event *event, int published, dw_member *member)
{
    const int version = dw_event_version_read(event, published);
    if (version >= member->version) {
        member->version = version;
        member->day = event->day;
    }
    member->confirmed = true;
    if (event->n_rankings > 0) {
        member->ranking = event->ranking;
        member->n_rankings = event->n_rankings;
    }
}

static void read_record(const dw_deal *deal, dw_member *member, dw_event_team *made, dw_team *team)
{
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const size_t p = event->by == DW_SIDE_US ? find_ours(deal, event->who) : DW_NONE;
        made[e] = (dw_event_team){.speaker = speaker_of(deal, event, p)};
        if (event->kind == DW_EVENT_PLAN && event->version >= team->version) {
            team->version = event->version;
            team->published = event->day;
        }
        if (event->kind == DW_EVENT_ACKNOWLEDGEMENT && p != DW_NONE)
            acknowledge(event, team->version, &member[p]);
        made[e].uninformed = p != DW_NONE && team->version > 0 && (acts(event) || meets(event)) &&
                             member[p].version < team->version;
    }
}

/* A session, an offer or an acceptance ends a break without a day. */
static bool ends_break(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_SESSION || event->kind == DW_EVENT_OUTCOME;
}

static size_t running_break(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        if (event->kind == DW_EVENT_BREAK)
            return event->until == DW_DAY_NONE || deal->day == DW_DAY_NONE ||
                           deal->day <= event->until
                       ? e
                       : DW_NONE;
        if (ends_break(event))
            return DW_NONE;
    }
    return DW_NONE;
}

dw_status dw_team_make(const dw_deal *deal, const dw_stake *stake, dw_arena *arena, dw_team *team,
                       dw_error *err)
{
    dw_team made = {.published = DW_DAY_NONE, .break_event = running_break(deal)};
    dw_member *const member = DW_TAKE(arena, deal->n_ours, dw_member);
    dw_event_team *const event = DW_TAKE(arena, deal->n_events, dw_event_team);
    if (!member || !event)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t p = 0; p < deal->n_ours; p++)
        member[p] = (dw_member){.day = DW_DAY_NONE, .distance = (double)NAN};
    read_record(deal, member, event, &made);
    if (!compare_rankings(deal, stake, member, arena, &made))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    compare_objectives(deal, &made);
    for (size_t p = 0; p < deal->n_ours; p++) {
        member[p].confirmed = member[p].confirmed && member[p].version >= made.version;
        made.n_unconfirmed += !member[p].confirmed;
        made.n_leads += deal->ours[p].role == DW_ROLE_LEAD;
    }
    made.member = member;
    made.event = event;
    *team = made;
    return DW_OK;
}
