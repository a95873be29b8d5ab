#include "stands.h"

static void end_agreement(dw_stands *stands, const dw_event *event)
{
    if (stands->agreement) {
        stands->broken = stands->agreement;
        stands->ended = event;
    }
    stands->agreement = stands->reopened = stands->contested = stands->held = NULL;
}

static void offer(dw_stands *stands, const dw_event *event)
{
    stands->offer[event->by] = event;
    stands->refused[event->by] = NULL;
    if (event->by == DW_SIDE_US)
        end_agreement(stands, event);
    else if (stands->agreement)
        stands->reopened = event;
}

static void accept(dw_stands *stands, const dw_event *event)
{
    if (!stands->agreement || (stands->reopened && event->by == DW_SIDE_US))
        stands->agreement = event;
    stands->reopened = stands->broken = stands->ended = stands->contested = stands->held = NULL;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        stands->offer[s] = event;
        stands->refused[s] = NULL;
    }
}

/* Is it the no of a buyer whose newest word on the terms was a yes, though one that counts as an offer? */
static bool takes_yes_back(const dw_stands *stands, const dw_event *event)
{
    const dw_event *const ours = stands->offer[DW_SIDE_US];
    const dw_event *const theirs = stands->offer[DW_SIDE_THEM];
    return event->by == DW_SIDE_THEM && theirs && dw_event_is_offer(theirs) && theirs->said_yes &&
           (!ours || ours < theirs);
}

static void refuse(dw_stands *stands, const dw_event *event)
{
    const dw_side other = dw_side_other(event->by);
    if (stands->offer[other])
        stands->refused[other] = event;
    if (stands->reopened && event->by == DW_SIDE_US)
        return;
    /* What they have offered since is their own word, and their no is none to that. */
    if (stands->agreement && !stands->reopened)
        stands->refused[event->by] = event;
    if (takes_yes_back(stands, event))
        stands->refused[DW_SIDE_THEM] = event;
    end_agreement(stands, event);
}

/* Is our no beside the terms one to what they have asked for in words? */
static bool is_to_words(const dw_event *no, const dw_event *word)
{
    bool names = no->n_terms == 0;
    for (size_t t = 0; !names && t < no->n_terms; t++)
        names = dw_event_term(word, no->term[t].issue) != NULL;
    return names;
}

static void contest(dw_stands *stands, const dw_event *event)
{
    if (!stands->agreement)
        return;
    if (event->by == DW_SIDE_THEM && dw_event_is_word(event) && event->n_terms > 0) {
        stands->contested = event;
        stands->held = NULL;
    }
    if (event->by == DW_SIDE_US && event->kind == DW_EVENT_REFUSE && stands->contested &&
        is_to_words(event, stands->contested))
        stands->held = event;
}

void dw_stands_follow(dw_stands *stands, const dw_event *event)
{
    if (dw_event_is_offer(event))
        offer(stands, event);
    else if (event->kind == DW_EVENT_ACCEPT)
        accept(stands, event);
    else if (dw_event_refuses_offer(event))
        refuse(stands, event);
    else
        contest(stands, event);
}

bool dw_stands_expired(const dw_stands *stands, dw_side side, dw_day day)
{
    const dw_event *const put = stands->offer[side];
    return put && dw_event_is_offer(put) && dw_event_is_past(put, day);
}

bool dw_stands_ended(const dw_stands *stands, dw_side side)
{
    const dw_event *const put = stands->offer[side];
    return stands->broken && put && put->kind == DW_EVENT_ACCEPT;
}

bool dw_stands_offered(const dw_stands *stands, dw_side side, dw_day day)
{
    return stands->offer[side] && !stands->refused[side] && !dw_stands_expired(stands, side, day);
}

dw_stands dw_stands_after(const dw_deal *deal, size_t n_events)
{
    dw_stands stands = {.agreement = NULL};
    for (size_t e = 0; e < n_events; e++)
        dw_stands_follow(&stands, &deal->event[e]);
    return stands;
}
