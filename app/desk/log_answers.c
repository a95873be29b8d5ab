/* Answers that are logged as they stand, and doubted aloud: they take or refuse more than they name. */
#include <glib.h>

#include "desk/logging.h"
#include "text/event.h"

/* ---- A yes to a part ------------------------------------------------------------------------- */

static bool is_past(const dw_event *past, const dw_event *event)
{
    return past->day <= event->day && past->number != event->corrects;
}

/* What the side has named of the issue last since an agreement, in an offer or with `in_words` in a statement
 * too; NULL for nothing. */
static const dw_term *named_last(const dw_deal *state, const dw_event *event, dw_side side,
                                 bool in_words, size_t issue)
{
    for (size_t e = state->n_events; e-- > 0;) {
        const dw_event *const past = &state->event[e];
        if (!is_past(past, event))
            continue;
        if (past->kind == DW_EVENT_ACCEPT)
            return NULL;
        const bool speaks = dw_event_is_offer(past) || (in_words && dw_event_is_word(past));
        const dw_term *const term = speaks && past->by == side ? dw_event_term(past, issue) : NULL;
        if (term)
            return term;
    }
    return NULL;
}

/* The event's terms as they are typed: "term_years=4 payment_days=30". */
static char *typed_terms(const dw_event *event, const text_event_of *of)
{
    g_autoptr(GString) typed = g_string_new(NULL);
    for (size_t t = 0; t < event->n_terms; t++) {
        g_autofree char *text = text_term_text(&event->term[t], of);
        g_string_append_printf(typed, "%s%s=%s", t ? " " : "",
                               of->deal->issue[event->term[t].issue].name, text);
    }
    return g_string_free(g_steal_pointer(&typed), FALSE);
}

/* What the yes takes beside what it names: in words, what its side has named of it, or that it is silent. */
static char *said_words(const dw_term *own, const text_event_of *of, dw_side by)
{
    const char *const who = by == DW_SIDE_US ? "we have" : "they have";
    if (own == NULL)
        return g_strdup_printf("of which %s named nothing", who);
    g_autofree char *named = text_term_text(own, of);
    return g_strdup_printf("where %s named %s", who, named);
}

/* A yes to one term is an offer that names it; logged as an acceptance it takes the whole. Who names terms
 * and no price has not spoken of the one that is taken; of other terms silence is as usual. */
static void doubt_part(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const text_event_of of = {state, answer->playbook};
    const dw_side by = event->by, other = dw_side_other(by);
    const size_t price = dw_deal_cash_issue(state, answer->playbook, DW_CASH_PRICE);
    for (size_t i = 0; event->n_terms > 0 && i < state->n_issues; i++) {
        const dw_term *const own = named_last(state, event, by, true, i);
        const bool counts = own || i == price;
        const dw_term *const taken = counts ? named_last(state, event, other, false, i) : NULL;
        if (!taken || dw_event_term(event, i))
            continue;
        g_autofree char *takes = text_term_text(taken, &of);
        g_autofree char *named = own ? text_term_text(own, &of) : NULL;
        g_autofree char *said = said_words(own, &of, by), *typed = typed_terms(event, &of);
        if (g_strcmp0(takes, named) == 0)
            continue;
        desk_doubt_event(
            answer, "accept",
            g_strdup_printf(
                "takes the whole offer, %s %s with it, %s; if the yes is to "
                "%s alone, 'dealwright undo' takes it back, and '%s offer %s' logs that",
                state->issue[i].name, takes, said, typed, dw_side_name(by), typed));
        return;
    }
}

/* ---- A no to a threat ------------------------------------------------------------------------- */

/* The newest demand or ultimatum of theirs that came after what they offer; NULL for none. */
static const dw_event *word_since_offer(const dw_deal *state, const dw_event *event)
{
    const dw_event *word = NULL;
    for (size_t e = state->n_events; e-- > 0;) {
        const dw_event *const past = &state->event[e];
        if (!is_past(past, event))
            continue;
        if (past->by == DW_SIDE_THEM && dw_event_is_offer(past))
            return word;
        if (past->kind == DW_EVENT_ACCEPT || (!word && dw_event_is_on_terms(past)))
            return NULL;
        if (!word && past->by == DW_SIDE_THEM &&
            (past->statement == DW_STATEMENT_DEMAND || past->statement == DW_STATEMENT_ULTIMATUM))
            word = past;
    }
    return NULL;
}

static void doubt_whole(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const bool is_bare = event->by == DW_SIDE_US && event->n_terms == 0 && event->answers == 0;
    const dw_event *const word = is_bare ? word_since_offer(state, event) : NULL;
    if (word)
        desk_doubt_event(
            answer, "refuse",
            g_strdup_printf(
                "refuses what they offer as well; if it is a no to their %s alone, log it "
                "once more with --answers %zu and --correct %zu",
                dw_statement_name(word->statement), word->number, event->number));
}

/* ---- A no to a term -------------------------------------------------------------------------- */

/* The options of the issue that are out with the one that is named, or without `out` those that are not. */
static char *options_beside(const dw_plan *plan, const dw_plan_no *no, const dw_term *named,
                            bool out)
{
    const dw_issue *const issue = &plan->deal->issue[named->issue];
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t o = 0; o < issue->n_options; o++) {
        bool is_out = false;
        for (size_t i = 0; i < no->n_out; i++)
            is_out = is_out || no->out[i].option == o;
        if (o != named->option && is_out == out && dw_issue_allows(issue, o))
            g_ptr_array_add(names, (char *)issue->option[o].name);
    }
    g_ptr_array_add(names, NULL);
    return g_strjoinv(", ", (char **)names->pdata);
}

/* "Two years is too short" rules out what is longer as well. */
void desk_doubt_ruled_out(desk_answer *answer)
{
    const dw_plan *const plan = &answer->plan;
    for (size_t n = 0; n < plan->n_no; n++) {
        const dw_plan_no *const no = &plan->no[n];
        const size_t issue = plan->no_term[n].issue;
        const dw_term *const named = dw_event_term(no->event, issue);
        if (no->event->number != answer->logged[0].number || no->event->kind != DW_EVENT_REFUSE ||
            no->declined || no->n_out == 0 || !named || named->option == DW_NONE)
            continue;
        const char *const name = plan->deal->issue[issue].name;
        g_autofree char *with = options_beside(plan, no, named, true);
        g_autofree char *left = options_beside(plan, no, named, false);
        g_auto(GStrv) first = g_strsplit(with, ", ", 2);
        if (*with)
            desk_doubt_event(
                answer, name,
                g_strdup_printf("takes %s out of our packages as well, which asks more of them; "
                                "%s is left. If they can take more, log what they name, such as "
                                "'them statement demand %s=%s'",
                                with, *left ? left : "nothing", name, first[0]));
    }
}

void desk_doubt_answer(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    if (event->kind != DW_EVENT_ACCEPT && event->kind != DW_EVENT_REFUSE)
        return;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(deal, answer);
    if (state && event->kind == DW_EVENT_ACCEPT)
        doubt_part(state, event, answer);
    else if (state)
        doubt_whole(state, event, answer);
    dw_arena_rewind(&answer->arena, mark);
}
