/* Values of variables: people of both sides, and who agreed on what was ended since. */
#include "measures.h"
#include "values.h"

#include "../record/approvals.h"

#include <math.h>
#include <string.h>

static const dw_person *first_with_role(const dw_plan *plan, dw_role role)
{
    for (size_t p = 0; p < plan->deal->n_ours; p++)
        if (plan->deal->ours[p].role == role)
            return &plan->deal->ours[p];
    return NULL;
}

static const dw_person *first_with_authority(const dw_plan *plan, dw_person_authority authority)
{
    for (size_t p = 0; p < plan->deal->n_theirs; p++)
        if (plan->deal->theirs[p].authority == authority)
            return &plan->deal->theirs[p];
    return NULL;
}

static const dw_person *first_with_stance(const dw_plan *plan, dw_stance stance)
{
    for (size_t p = 0; p < plan->deal->n_theirs; p++)
        if (plan->deal->theirs[p].stance == stance)
            return &plan->deal->theirs[p];
    return NULL;
}

static dw_value name_of(const dw_person *person)
{
    return dw_text_value(person ? person->name : NULL);
}

static dw_value our_lead(const dw_asked *asked)
{
    return name_of(first_with_role(asked->plan, DW_ROLE_LEAD));
}

static dw_value sponsor(const dw_asked *asked)
{
    return name_of(first_with_role(asked->plan, DW_ROLE_SPONSOR));
}

static dw_value approver(const dw_asked *asked)
{
    return name_of(first_with_role(asked->plan, DW_ROLE_APPROVER));
}

static dw_value decision_maker(const dw_asked *asked)
{
    return name_of(first_with_authority(asked->plan, DW_PERSON_DECIDES));
}

static dw_value decision_maker_title(const dw_asked *asked)
{
    const dw_person *const person = first_with_authority(asked->plan, DW_PERSON_DECIDES);
    return dw_text_value(person ? person->title : NULL);
}

/* A second one who decides often comes in later, and from above. */
static dw_value other_decider(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const dw_person *const first = first_with_authority(asked->plan, DW_PERSON_DECIDES);
    for (size_t p = deal->n_theirs; p-- > 0 && &deal->theirs[p] != first;)
        if (deal->theirs[p].authority == DW_PERSON_DECIDES)
            return name_of(&deal->theirs[p]);
    return dw_no_value();
}

/* The first listed whose no is enough, whoever decides. */
static dw_value other_refuser(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const dw_person *const first = first_with_authority(asked->plan, DW_PERSON_DECIDES);
    for (size_t p = 0; p < deal->n_theirs; p++) {
        const dw_person *const person = &deal->theirs[p];
        if (person != first &&
            (person->authority == DW_PERSON_DECIDES || person->authority == DW_PERSON_APPROVES ||
             person->authority == DW_PERSON_BLOCKS))
            return name_of(person);
    }
    return dw_no_value();
}

static dw_value their_blocker(const dw_asked *asked)
{
    const dw_person *const blocks = first_with_authority(asked->plan, DW_PERSON_BLOCKS);
    return name_of(blocks ? blocks : first_with_stance(asked->plan, DW_STANCE_OPPOSED));
}

static dw_value their_supporter(const dw_asked *asked)
{
    return name_of(first_with_stance(asked->plan, DW_STANCE_SUPPORTIVE));
}

static dw_value peer_asker(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const size_t event = dw_record_peer_asked(deal);
    if (event == DW_NONE)
        return dw_no_value();
    return dw_text_value(deal->event[event].who ? deal->event[event].who : deal->account);
}

static dw_value unacknowledged(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    size_t n = 0;
    for (size_t p = 0; p < plan->deal->n_ours; p++) {
        double yes;
        if (dw_deal_measure(plan->deal, plan->playbook, DW_MEASURE_OUR_ACKNOWLEDGED, p, &yes) &&
            !(yes > 0))
            asked->names[n++] = plan->deal->ours[p].name;
    }
    return dw_names_value(asked, n);
}

static bool is_among(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* What the members of the team want, each wish once. */
static dw_value objectives(const dw_asked *asked)
{
    size_t n = 0;
    for (size_t p = 0; p < asked->plan->deal->n_ours; p++) {
        const dw_objective objective = asked->plan->deal->ours[p].objective;
        if (objective == DW_OBJECTIVE_UNKNOWN)
            continue;
        const char *const name =
            asked->plan->playbook->phrase[DW_PHRASE_OBJECTIVE_PRICE + objective - 1];
        if (!is_among(name, asked->names, n))
            asked->names[n++] = name;
    }
    return n > 1 ? dw_names_value(asked, n) : dw_no_value();
}

/* ---- The person an entry is said for -------------------------------------------------------- */

static const dw_person *person_at(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    if (asked->scope == DW_SCOPE_OURS)
        return &deal->ours[asked->item];
    return asked->scope == DW_SCOPE_THEIRS ? &deal->theirs[asked->item] : NULL;
}

static dw_value person(const dw_asked *asked)
{
    return name_of(person_at(asked));
}

static dw_value title(const dw_asked *asked)
{
    const dw_person *const at = person_at(asked);
    return dw_text_value(at ? at->title : NULL);
}

static dw_value interest(const dw_asked *asked)
{
    const dw_person *const at = person_at(asked);
    return dw_text_value(at ? at->interest : NULL);
}

static dw_value role(const dw_asked *asked)
{
    const dw_person *const at = person_at(asked);
    return dw_text_value(at && asked->scope == DW_SCOPE_OURS
                             ? asked->plan->playbook->phrase[DW_PHRASE_ROLE_LEAD + at->role]
                             : NULL);
}

/* ---- An agreement that was ended --------------------------------------------------------------- */

static const dw_event *broken(const dw_asked *asked)
{
    return asked->plan->stands.broken;
}

static const dw_event *ended(const dw_asked *asked)
{
    return asked->plan->stands.broken ? asked->plan->stands.ended : NULL;
}

static dw_value broken_who(const dw_asked *asked)
{
    return dw_text_value(broken(asked) ? broken(asked)->who : NULL);
}

/* Of an acceptance of ours it is who made the offer that was accepted. */
static const dw_event *their_part(const dw_deal *deal, const dw_event *agreed)
{
    while (agreed > deal->event &&
           !(agreed->by == DW_SIDE_THEM &&
             (dw_event_is_offer(agreed) || agreed->kind == DW_EVENT_ACCEPT)))
        agreed--;
    return agreed->by == DW_SIDE_THEM ? agreed : NULL;
}

/* Nobody can vouch for what they have ended themselves. */
static dw_value broken_theirs(const dw_asked *asked)
{
    const dw_event *const end = ended(asked);
    const dw_event *const part = end ? their_part(asked->plan->deal, broken(asked)) : NULL;
    const char *const who = part ? part->who : NULL;
    return dw_text_value(who && end->who && !dw_same_person(who, end->who) ? who : NULL);
}

static dw_value broken_date(const dw_asked *asked)
{
    return dw_day_value(broken(asked) ? broken(asked)->day : DW_DAY_NONE);
}

static dw_value broken_price(const dw_asked *asked)
{
    const dw_event *const by = ended(asked);
    size_t option[DW_ISSUES_MAX];
    double price;
    const bool known =
        by && dw_agreed_after(&asked->plan->worth, (size_t)(by - asked->plan->deal->event), option,
                              &price);
    return dw_money_value(known && !isnan(price) ? dw_money_round(price) : DW_MONEY_NONE);
}

static dw_value ended_who(const dw_asked *asked)
{
    return dw_text_value(ended(asked) ? ended(asked)->who : NULL);
}

static dw_value ended_date(const dw_asked *asked)
{
    return dw_day_value(ended(asked) ? ended(asked)->day : DW_DAY_NONE);
}

static dw_value ended_reason(const dw_asked *asked)
{
    const dw_event *const by = ended(asked);
    return dw_text_value(!by ? NULL : by->reason ? by->reason : by->note);
}

/* Of several newcomers one interest would pass for that of all. */
static dw_value new_interest(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const dw_person *who = NULL;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->kind != DW_EVENT_JOINED || !event->person || !dw_record_changes_people(deal, e))
            continue;
        if (who)
            return dw_no_value();
        who = event->person;
    }
    return dw_text_value(who ? who->interest : NULL);
}

dw_reader *const dw_people_readers[DW_VAR_COUNT] = {
    [DW_VAR_OUR_LEAD] = our_lead,
    [DW_VAR_SPONSOR] = sponsor,
    [DW_VAR_APPROVER] = approver,
    [DW_VAR_DECISION_MAKER] = decision_maker,
    [DW_VAR_DECISION_MAKER_TITLE] = decision_maker_title,
    [DW_VAR_OTHER_DECIDER] = other_decider,
    [DW_VAR_OTHER_REFUSER] = other_refuser,
    [DW_VAR_PEER_ASKER] = peer_asker,
    [DW_VAR_UNACKNOWLEDGED] = unacknowledged,
    [DW_VAR_OBJECTIVES] = objectives,
    [DW_VAR_THEIR_BLOCKER] = their_blocker,
    [DW_VAR_THEIR_SUPPORTER] = their_supporter,
    [DW_VAR_PERSON] = person,
    [DW_VAR_TITLE] = title,
    [DW_VAR_INTEREST] = interest,
    [DW_VAR_ROLE] = role,
    [DW_VAR_NEW_INTEREST] = new_interest,
    [DW_VAR_BROKEN_WHO] = broken_who,
    [DW_VAR_BROKEN_THEIRS] = broken_theirs,
    [DW_VAR_BROKEN_DATE] = broken_date,
    [DW_VAR_BROKEN_PRICE] = broken_price,
    [DW_VAR_ENDED_WHO] = ended_who,
    [DW_VAR_ENDED_DATE] = ended_date,
    [DW_VAR_ENDED_REASON] = ended_reason,
};
