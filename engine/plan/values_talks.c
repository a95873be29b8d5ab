/* Values of variables: the talks, what was last done in them, and the version in hand. */
#include "measures.h"
#include "values.h"

/* ---- The talks ------------------------------------------------------------------------------ */

/* The first of the open facts that has a question: of any, or for one of the two to ask. */
static const dw_factor *first_asked(const dw_plan *plan, bool any, bool us, const dw_text **text)
{
    for (size_t a = 0; a < plan->assessment.n_asks; a++) {
        const dw_factor *const factor = &plan->playbook->factor[plan->assessment.ask[a].factor];
        *text = dw_texts_pick(&factor->question, &plan->known);
        if (*text && (any || factor->ask_us == us))
            return factor;
    }
    return NULL;
}

static dw_value said(const dw_text *text)
{
    return (dw_value){.kind = DW_VALUE_SAID, .clause = text};
}

static dw_value top_question(const dw_asked *asked)
{
    const dw_text *text;
    return first_asked(asked->plan, false, false, &text) ? said(text) : dw_no_value();
}

static dw_value top_errand(const dw_asked *asked)
{
    const dw_text *text;
    const dw_factor *const factor = first_asked(asked->plan, true, true, &text);
    return factor && factor->ask_us ? said(text) : dw_no_value();
}

static dw_value days_waiting(const dw_asked *asked)
{
    double days;
    return dw_said_again(asked->plan) == DW_NONE && dw_days_waiting(asked->plan, &days) && days > 1
               ? dw_number_value(DW_VALUE_COUNT, days)
               : dw_no_value();
}

static const dw_event *marked(const dw_asked *asked, size_t event)
{
    return event == DW_NONE ? NULL : &asked->plan->deal->event[event];
}

static dw_value break_until(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.break_event);
    return dw_day_value(event ? event->until : DW_DAY_NONE);
}

static dw_value escalation_date(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.escalation_event);
    return dw_day_value(event ? event->day : DW_DAY_NONE);
}

static dw_value escalation_who(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.escalation_event);
    return dw_text_value(event ? event->who : NULL);
}

/* The newest meeting of the executives, or where none was logged the promise of one of ours; DW_NONE. */
static size_t newest_talk(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const size_t newest = asked->plan->standing.escalation_event;
    size_t at = newest;
    if (newest == DW_NONE || (deal->event[newest].action != DW_ACTION_MEETING &&
                              !dw_event_is_promise(&deal->event[newest])))
        return DW_NONE;
    for (size_t e = newest + 1; e-- > 0;) {
        if (deal->event[e].kind != DW_EVENT_ESCALATION)
            continue;
        if (deal->event[e].action == DW_ACTION_MEETING)
            at = e;
        if (deal->event[e].action != DW_ACTION_PROMISE)
            break;
    }
    return at;
}

static dw_value talk_date(const dw_asked *asked, bool met)
{
    const size_t talk = newest_talk(asked);
    if (talk == DW_NONE)
        return dw_no_value();
    const dw_event *const event = &asked->plan->deal->event[talk];
    return (event->action == DW_ACTION_MEETING) == met ? dw_day_value(event->day) : dw_no_value();
}

static dw_value meeting_date(const dw_asked *asked)
{
    return talk_date(asked, true);
}

/* Who promises has talked with somebody; that the executives met is nowhere. */
static dw_value word_date(const dw_asked *asked)
{
    return talk_date(asked, false);
}

/* Who was in it, and answers for what was promised there, whoever logged that. */
static dw_value talk_holder(const dw_asked *asked)
{
    const size_t talk = newest_talk(asked);
    return dw_text_value(talk == DW_NONE ? NULL : asked->plan->deal->event[talk].who);
}

static dw_value move_confidence(const dw_asked *asked)
{
    return dw_number_value(DW_VALUE_CHANCE, asked->plan->move_confidence);
}

static dw_value next_move(const dw_asked *asked)
{
    const dw_playbook *const p = asked->plan->playbook;
    const size_t factor = p->decision[p->key[DW_KEY_NEXT_MOVE]].factor;
    const size_t level = dw_fact_level(asked->plan->facts[factor]);
    return dw_text_value(level < p->factor[factor].n_levels ? p->factor[factor].level[level].label
                                                            : NULL);
}

/* ---- The version in hand -------------------------------------------------------------------- */

static dw_value earlier_lead(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan,
                              asked->plan->earlier.exists ? asked->plan->earlier.lead : DW_NONE);
}

static dw_value earlier_confidence(const dw_asked *asked)
{
    return asked->plan->earlier.exists
               ? dw_number_value(DW_VALUE_CHANCE, asked->plan->earlier.confidence)
               : dw_no_value();
}

static dw_value earlier_power(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_factor *const power = &plan->playbook->factor[plan->assessment.power.factor];
    return dw_text_value(plan->earlier.exists ? power->level[plan->earlier.power].label : NULL);
}

static dw_value power_possible(const dw_asked *asked)
{
    const dw_score *const power = &asked->plan->assessment.power;
    return (dw_value){.kind = DW_VALUE_LEVELS, .factor = power->factor, .levels = power->possible};
}

static dw_value pivot_to(const dw_asked *asked)
{
    return dw_archetype_value(asked->plan,
                              asked->plan->earlier.exists ? asked->plan->earlier.pivot : DW_NONE);
}

static dw_value pivot_date(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.pivot_event);
    return dw_day_value(event ? event->day : DW_DAY_NONE);
}

static dw_value pivot_who(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.pivot_event);
    return dw_text_value(event ? event->who : NULL);
}

static dw_value pivot_reason(const dw_asked *asked)
{
    const dw_event *const event = marked(asked, asked->plan->standing.pivot_event);
    return dw_text_value(event ? event->reason : NULL);
}

static dw_value plan_version(const dw_asked *asked)
{
    return asked->plan->version.event > 0
               ? dw_number_value(DW_VALUE_COUNT, asked->plan->version.number)
               : dw_no_value();
}

dw_reader *const dw_talks_readers[DW_VAR_COUNT] = {
    [DW_VAR_TOP_QUESTION] = top_question,
    [DW_VAR_TOP_ERRAND] = top_errand,
    [DW_VAR_DAYS_WAITING] = days_waiting,
    [DW_VAR_BREAK_UNTIL] = break_until,
    [DW_VAR_ESCALATION_DATE] = escalation_date,
    [DW_VAR_ESCALATION_WHO] = escalation_who,
    [DW_VAR_MEETING_DATE] = meeting_date,
    [DW_VAR_WORD_DATE] = word_date,
    [DW_VAR_TALK_HOLDER] = talk_holder,
    [DW_VAR_NEXT_MOVE] = next_move,
    [DW_VAR_MOVE_CONFIDENCE] = move_confidence,
    [DW_VAR_EARLIER_LEAD] = earlier_lead,
    [DW_VAR_EARLIER_CONFIDENCE] = earlier_confidence,
    [DW_VAR_EARLIER_POWER] = earlier_power,
    [DW_VAR_POWER_POSSIBLE] = power_possible,
    [DW_VAR_PIVOT_TO] = pivot_to,
    [DW_VAR_PIVOT_DATE] = pivot_date,
    [DW_VAR_PIVOT_WHO] = pivot_who,
    [DW_VAR_PIVOT_REASON] = pivot_reason,
    [DW_VAR_PLAN_VERSION] = plan_version,
};
