/* Which options of each issue the two have named, as a record leaves them. */
#include "standing.h"

#include <string.h>

/* What one side has said of an issue last: an option, or its no to one. */
typedef struct naming {
    bool exists, is_no;
    size_t option;
} naming;

/* An approval is asked for in our own house. */
static bool is_said(const dw_event *event)
{
    return event->kind != DW_EVENT_APPROVAL && event->n_terms > 0;
}

static void hear(const dw_worth_model *model, const dw_event *event, naming *said)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!is_said(event))
        return;
    dw_package_lay(model, event, option, &price);
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue;
        said[i] = (naming){true, event->kind == DW_EVENT_REFUSE, option[i]};
    }
}

static void add(const dw_issue *issue, const naming *said, dw_option_set *named)
{
    for (size_t o = 0; said->exists && o < issue->n_options; o++)
        if ((o == said->option) != said->is_no)
            dw_option_set_add(named, o);
}

void dw_options_named(const dw_worth_model *model, size_t n_events, dw_option_set *named)
{
    const dw_deal *const deal = model->deal;
    const size_t agreement = dw_deal_agreement(deal, n_events);
    const size_t until = agreement == DW_NONE ? n_events : agreement + 1;
    naming said[DW_SIDE_COUNT][DW_ISSUES_MAX] = {{{false, false, 0}}};
    naming kept[DW_ISSUES_MAX] = {
        {false, false, 0}}; /* of ours, when they made their newest offer */
    for (size_t e = 0; e < until; e++) {
        const dw_event *const event = &deal->event[e];
        hear(model, event, said[event->by]);
        if (event->by == DW_SIDE_THEM && dw_event_is_offer(event))
            memcpy(kept, said[DW_SIDE_US], sizeof kept);
    }
    for (size_t i = 0; i < deal->n_issues; i++) {
        named[i] = (dw_option_set){0};
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
            add(&deal->issue[i], &said[s][i], &named[i]);
        add(&deal->issue[i], &kept[i], &named[i]);
    }
    for (size_t e = until; e < n_events; e++) {
        naming since[DW_ISSUES_MAX] = {{false, false, 0}};
        hear(model, &deal->event[e], since);
        for (size_t i = 0; is_said(&deal->event[e]) && i < deal->n_issues; i++)
            if (!since[i].is_no)
                add(&deal->issue[i], &since[i], &named[i]);
    }
}
