/* What is logged as it stands, and doubted aloud: it is likely a slip, and may be true. */
#include <glib.h>

#include <math.h>
#include <string.h>

#include "desk/logging.h"
#include "text/event.h"
#include "text/number.h"
#include "text/problem.h"

/* ---- Prices ---------------------------------------------------------------------------------- */

/* A buyer who offers more than we ask is a slip as a rule: a sum over years, a digit too many. */
static void doubt_bid(const dw_deal *deal, const dw_event *event, const dw_term *term,
                      desk_answer *answer)
{
    const dw_money asked = dw_deal_first_price(deal, answer->playbook, DW_SIDE_US);
    const dw_money list = deal->value.list_price;
    const dw_money most = dw_money_known(asked) ? MAX(asked, list) : list;
    if (event->by == DW_SIDE_THEM && dw_event_is_offer(event) && term->number > (double)most)
        desk_doubt_event(
            answer, "price",
            g_strdup("is more than we have ever asked; if that is a slip, 'dealwright undo' "
                     "takes it back"));
}

/* 155 where 155k is meant, or a zero too many, would be logged as it stands: our own price says what is
 * likely. */
static void doubt_far_price(const dw_deal *deal, double price, desk_answer *answer)
{
    enum { FACTOR = 5 };
    const double list = (double)deal->value.list_price;
    const bool small = price * FACTOR < list;
    if (dw_money_known(deal->value.list_price) && (small || price > list * FACTOR))
        desk_doubt_event(answer, "price",
                         g_strdup_printf("is %s the list price; if that is a slip, 'dealwright "
                                         "undo' takes it back",
                                         small ? "less than a fifth of" : "more than five times"));
}

static bool is_whole(const dw_deal *deal, double price, desk_answer *answer)
{
    enum { FACTOR = 50 };
    const dw_money list = deal->value.list_price;
    if (!dw_money_known(list) || price * FACTOR >= (double)list)
        return true;
    return desk_refuse_event(answer, "price",
                             g_strdup("is less than a fiftieth of the list price; write the whole "
                                      "figure, or thousands as 190k; --yes logs it as it stands"));
}

bool desk_price_is_whole(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    const size_t price = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_PRICE);
    const dw_term *const term = price != DW_NONE ? dw_event_term(event, price) : NULL;
    return (!term || is_whole(deal, term->number, answer)) &&
           (!dw_money_known(event->competitor_price) ||
            is_whole(deal, (double)event->competitor_price, answer));
}

static void doubt_size(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    const dw_money list = deal->value.list_price;
    const size_t price = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_PRICE);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        if (!dw_money_known(list) || term->issue != price)
            continue;
        doubt_bid(deal, event, term, answer);
        doubt_far_price(deal, term->number, answer);
    }
    if (dw_money_known(event->competitor_price))
        doubt_far_price(deal, (double)event->competitor_price, answer);
}

/* Is it one of the words of the text, whatever the case of its letters? */
static bool has_word(const char *text, const char *word)
{
    g_autofree char *pattern = g_regex_escape_string(word, -1);
    g_autofree char *whole = g_strdup_printf("\\b%s\\b", pattern);
    return g_regex_match_simple(whole, text, G_REGEX_CASELESS, 0);
}

/* With evidence a rival's price is taken as told, and the plan turns on it. */
static void doubt_evidence(const dw_event *event, desk_answer *answer)
{
    if (event->kind != DW_EVENT_COMPETITOR || !event->evidence)
        return;
    g_auto(GStrv) mark = g_strsplit(answer->playbook->phrase[DW_PHRASE_HEARSAY_MARKS], ",", -1);
    for (char **word = mark; *word; word++)
        if (has_word(event->evidence, g_strstrip(*word))) {
            desk_doubt_event(
                answer, "evidence",
                g_strdup_printf("says '%s', and is taken as proof: evidence is what can be shown; "
                                "what was only heard goes into --note; 'dealwright undo' takes it "
                                "back",
                                *word));
            return;
        }
}

/* A figure that stands in the words alone: "floor is around 250", "200k"; but for the year. */
static bool has_figure(const char *note)
{
    enum { DIGITS = 3 };
    for (const char *at = note; *at;) {
        const char *end = at;
        while (g_ascii_isdigit(*end) || (end > at && *end == ',' && g_ascii_isdigit(end[1])))
            end++;
        const bool is_year = end - at == 4 && g_str_has_prefix(at, "20");
        if ((end - at >= DIGITS && !is_year) || (end > at && g_ascii_tolower(*end) == 'k'))
            return true;
        at = end > at ? end : at + 1;
    }
    return false;
}

/* Only a term can be compared with what they name next. */
static void doubt_figure(const dw_event *event, desk_answer *answer)
{
    if (event->by == DW_SIDE_US && event->statement == DW_STATEMENT_DISCLOSURE &&
        event->n_terms == 0 && event->note && has_figure(event->note))
        desk_doubt_event(answer, "note",
                         g_strdup_printf("names a figure, and no price of theirs is held against "
                                         "words; if it was a price, log it once more with "
                                         "price=... and --correct %zu",
                                         event->number));
}

/* ---- Options --------------------------------------------------------------------------------- */

/* "30, 45, 60, 90"; of many the ends only. */
static char *options_text(const dw_issue *issue)
{
    enum { LISTED = 8 };
    const size_t n = issue->n_options;
    if (n > LISTED)
        return g_strdup_printf("the %zu from %s to %s", n, issue->option[0].name,
                               issue->option[n - 1].name);
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t o = 0; o < n; o++)
        g_string_append_printf(list, "%s%s", o ? ", " : "", issue->option[o].name);
    return g_string_free(g_steal_pointer(&list), FALSE);
}

/* The option that the number is a hundred times of: 3 typed for 3 %. */
static const char *meant_share(const dw_issue *issue, double number)
{
    static const double tolerance = 1e-9;
    for (size_t o = 0; o < issue->n_options && number > 0; o++)
        if (fabs(issue->option[o].number * 100 - number) < tolerance)
            return issue->option[o].name;
    return NULL;
}

/* Worths count no more years than the longest term of the deal file: what more would add is not in them. */
static char *years_counted(const dw_deal *deal, const desk_answer *answer, double years)
{
    dw_worth_model model;
    dw_worth_model_init(&model, deal, answer->playbook);
    const int counted = model.cash.horizon_years;
    return years > counted ? g_strdup_printf(", and counts as %d years (a longer term among the "
                                             "options would count whole)",
                                             counted)
                           : g_strdup("");
}

/* Either side may name what is none of our options; a price may be any. Whether the range of prices has ours
 * is not said: its end may be our limit. */
static void doubt_options(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    const text_event_of of = {deal, answer->playbook};
    const size_t price = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_PRICE);
    const size_t years = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_TERM_YEARS);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        const dw_issue *const issue = &deal->issue[term->issue];
        if (term->option != DW_NONE || term->issue == price || !issue->numeric)
            continue;
        g_autofree char *written = text_term_text(term, &of);
        g_autofree char *options = options_text(issue);
        const char *const share = meant_share(issue, term->number);
        g_autofree char *meant =
            share ? g_strdup_printf(" (did you mean %s?)", share) : g_strdup("");
        g_autofree char *counted =
            term->issue == years ? years_counted(deal, answer, term->number) : g_strdup("");
        desk_doubt_event(
            answer, issue->name,
            g_strdup_printf(
                "%s is none of %s%s; logged as it stands%s, 'dealwright undo' takes it back",
                written, options, meant, counted));
    }
}

/* ---- Dates ------------------------------------------------------------------------------------ */

static void doubt_deadline(const dw_event *event, desk_answer *answer)
{
    if (event->deadline && event->action == DW_ACTION_SET && event->deadline->day < event->day)
        desk_doubt_event(
            answer, "deadline",
            g_strdup("has passed on the day of the event; if that is a slip, 'dealwright undo' "
                     "takes it back"));
}

/* A wrong year is a slip that nobody sees: the event would count from a day to come. */
static void doubt_day(const desk_request *request, const dw_event *event, desk_answer *answer)
{
    char day[TEXT_DATE_SIZE], today[TEXT_DATE_SIZE];
    const dw_day now = request->day != DW_DAY_NONE ? request->day : request->today;
    if (event->day > now)
        desk_doubt_event(answer, "at",
                         g_strdup_printf("is %s, after %s; it counts from that day on",
                                         text_date_write(event->day, day),
                                         text_date_write(now, today)));
}

/* What is logged late comes before others; so does a slip in the year. A correction is late by nature. */
static void doubt_order(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    char day[TEXT_DATE_SIZE];
    size_t newest = deal->n_events;
    while (newest > 0 && deal->event[newest - 1].corrects > 0)
        newest--;
    if (newest > 0 && event->corrects == 0 && event->day < deal->event[newest - 1].day)
        desk_doubt_event(answer, "at",
                         g_strdup_printf("is earlier than event %zu before it (%s); it is taken at "
                                         "its date",
                                         newest,
                                         text_date_write(deal->event[newest - 1].day, day)));
}

/* ---- What was logged already ------------------------------------------------------------------ */

static bool is_same_term(const dw_term *a, const dw_term *b)
{
    return a->issue == b->issue && a->option == b->option &&
           (a->option != DW_NONE || fabs(a->number - b->number) == 0);
}

/* Does the offer name the term's issue, and the same of it? */
static bool names_issue(const dw_event *offer, const dw_term *term, bool *same)
{
    const dw_term *const own = dw_event_term(offer, term->issue);
    if (own)
        *same = is_same_term(own, term);
    return own != NULL;
}

/* The newest event of the day in which the side put the term on the table, and nobody of the other side has
 * answered since; NULL where it did not, or has put something else there. */
static const dw_event *said_already(const dw_deal *state, const dw_event *event,
                                    const dw_term *term)
{
    bool same = false;
    for (size_t e = state->n_events; e-- > 0;) {
        const dw_event *const before = &state->event[e];
        if (before->day > event->day || before->number == event->corrects)
            continue;
        if (before->day < event->day || before->by != event->by)
            return NULL;
        if (dw_event_is_offer(before) && names_issue(before, term, &same))
            return same && before->until == event->until ? before : NULL;
    }
    return NULL;
}

static void doubt_repeated_offer(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const dw_event *newest = NULL;
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_event *const before = said_already(state, event, &event->term[t]);
        if (!before)
            return;
        newest = newest && newest->number > before->number ? newest : before;
    }
    if (newest)
        desk_doubt_event(answer, dw_event_kind_name(event->kind),
                         g_strdup_printf("says what is on the table since event %zu of the same "
                                         "day; if that is a slip, 'dealwright undo' takes it back",
                                         newest->number));
}

/* ---- After the end, and below theirs ----------------------------------------------------------- */

/* It counts for nothing until the deal is open again. */
static void doubt_after_the_end(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    if (!dw_event_is_on_terms(event))
        return;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(deal, answer);
    const size_t end = state ? dw_deal_end_before(state, state->n_events) : DW_NONE;
    if (end != DW_NONE && state->event[end].number != event->corrects &&
        state->event[end].day <= event->day)
        desk_doubt_event(
            answer, dw_event_kind_name(event->kind),
            g_strdup_printf("comes after the deal ended with event %zu (%s) and counts for nothing "
                            "until 'outcome none' opens it again; 'dealwright undo' takes it back",
                            state->event[end].number,
                            dw_deal_outcome_name(state->event[end].outcome)));
    dw_arena_rewind(&answer->arena, mark);
}

/* What of theirs our offer asks less than, in words. */
static char *below_words(dw_below below, size_t number)
{
    if (below == DW_BELOW_WORDS)
        return g_strdup_printf("they have asked for themselves (event %zu)", number);
    return g_strdup_printf(
        "they offer already (event %zu)%s", number,
        below == DW_BELOW_AT_LIMITS ? ", but for what is outside our hard limits there" : "");
}

static void doubt_underbid(desk_answer *answer)
{
    const dw_plan *const plan = &answer->plan;
    const dw_event *const ours = plan->stands.offer[DW_SIDE_US];
    if (plan->standing.below == DW_BELOW_NOTHING || ours->number != answer->logged[0].number)
        return;
    const dw_event *const theirs = &plan->deal->event[plan->standing.below_event];
    g_autofree char *words = below_words(plan->standing.below, theirs->number);
    desk_doubt_event(answer, dw_event_kind_name(ours->kind),
                     g_strdup_printf("asks for less than %s, by what both are worth to us; if that "
                                     "is a slip, 'dealwright undo' takes it back",
                                     words));
}

void desk_doubt_planned(desk_answer *answer)
{
    doubt_underbid(answer);
    desk_doubt_ruled_out(answer);
}

/* The version that an acknowledgement in the place e of the state is of: the newest then where it names
 * none. */
static int version_read(const dw_deal *state, size_t e, const dw_event *event)
{
    int newest = 0;
    for (size_t p = 0; p < e && event->version == 0; p++)
        if (state->event[p].kind == DW_EVENT_PLAN)
            newest = MAX(newest, state->event[p].version);
    return event->version > 0 ? event->version : newest;
}

/* One that tells what somebody wants says more than that the plan was read. */
static void doubt_repeated_reading(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const int version = version_read(state, state->n_events, event);
    if (event->objective != DW_OBJECTIVE_UNKNOWN || event->n_rankings > 0)
        return;
    for (size_t e = 0; e < state->n_events; e++) {
        const dw_event *const before = &state->event[e];
        if (before->kind != event->kind || before->number == event->corrects || !before->who ||
            strcmp(before->who, event->who) != 0 || version_read(state, e, before) != version)
            continue;
        desk_doubt_event(answer, "who",
                         g_strdup_printf("'%s' has read the same plan with event %zu already; if "
                                         "that is a slip, 'dealwright undo' takes it back",
                                         text_show(event->who).text, before->number));
        return;
    }
}

/* Twice the same is a slip as a rule: a command that was called again. */
static void doubt_repeated(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    const bool is_reading = event->kind == DW_EVENT_ACKNOWLEDGEMENT && event->who;
    if (!is_reading && !dw_event_is_offer(event))
        return;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(deal, answer);
    if (state && is_reading)
        doubt_repeated_reading(state, event, answer);
    else if (state)
        doubt_repeated_offer(state, event, answer);
    dw_arena_rewind(&answer->arena, mark);
}

void desk_doubt(const desk_request *request, const dw_deal *deal, const dw_event *event,
                desk_answer *answer)
{
    doubt_day(request, event, answer);
    doubt_order(deal, event, answer);
    doubt_size(deal, event, answer);
    doubt_evidence(event, answer);
    doubt_figure(event, answer);
    doubt_options(deal, event, answer);
    doubt_deadline(event, answer);
    doubt_repeated(deal, event, answer);
    desk_doubt_answer(deal, event, answer);
    doubt_after_the_end(deal, event, answer);
}
