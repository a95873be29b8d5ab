/* Where the talks stand, for whoever is brought in: what either side offers, what had been agreed. */
#include "brief/accepting.h"
#include "brief/executive.h"
#include "brief/package_words.h"
#include "brief/ultimatum.h"

#include <math.h>

const dw_event *brief_newest_offer(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (dw_event_is_offer(&deal->event[e]))
            return &deal->event[e];
    return NULL;
}

static size_t newest_acceptance(const dw_deal *deal)
{
    size_t e = deal->n_events;
    while (e > 0 && deal->event[e - 1].kind != DW_EVENT_ACCEPT)
        e--;
    return e > 0 ? e - 1 : DW_NONE;
}

/* Did they go back on it before its last day? */
static bool is_ended(const dw_plan *plan, dw_side side)
{
    const char *names[DW_PLAN_NAMES_MAX];
    return side == DW_SIDE_THEM &&
           dw_plan_value(plan, DW_SCOPE_DEAL, 0, DW_VAR_THEIR_OFFER_ENDED, names).kind !=
               DW_VALUE_NONE;
}

/* Until when the side's offer stands, or stood. */
static char *with_last_day(const dw_plan *plan, dw_side side, char *terms)
{
    const dw_event *put = plan->stands.offer[side];
    if (terms == NULL || put == NULL || !dw_event_is_offer(put) || put->until == DW_DAY_NONE ||
        is_ended(plan, side))
        return terms;
    g_autofree char *offered = terms;
    g_autofree char *date = brief_phrase_day(plan->playbook, put->until);
    return brief_fill(plan->playbook,
                      dw_event_is_past(put, plan->day) ? DW_PHRASE_OFFER_STOOD
                                                       : DW_PHRASE_OFFER_STANDS,
                      offered, date, NULL);
}

static bool is_same(const dw_term *a, const dw_term *b)
{
    return a->option == b->option && a->number == b->number;
}

/* Has the offer, made after the no, the term itself in it? */
static bool is_offered_since(const dw_event *offer, const dw_event *no, const dw_term *term)
{
    const dw_term *own = offer != NULL && offer > no ? dw_event_term(offer, term->issue) : NULL;
    return own != NULL && is_same(own, term);
}

/* Has the side asked for it in words since, whoever of it? */
static bool is_asked_since(const dw_plan *plan, const dw_event *no, const dw_term *term)
{
    const dw_event *const end = plan->deal->event + plan->deal->n_events;
    for (const dw_event *said = no + 1; said < end; said++) {
        const dw_term *asked = dw_event_term(said, term->issue);
        if (said->by == no->by && dw_event_says_terms(said) && asked != NULL &&
            is_same(asked, term))
            return true;
    }
    return false;
}

/* The terms that the side has said no to, and has neither offered itself nor asked for since. */
static size_t still_refused(const dw_plan *plan, const dw_event *no, dw_term *still)
{
    size_t n = 0;
    for (size_t t = 0; t < no->n_terms; t++)
        if (!is_offered_since(plan->stands.offer[no->by], no, &no->term[t]) &&
            !is_asked_since(plan, no, &no->term[t]))
            still[n++] = no->term[t];
    return n;
}

/* What the side has on the table, and that the other has said no to it, or they to part of their own. */
static char *with_refusal(const dw_plan *plan, dw_side side, char *terms)
{
    const dw_event *no = plan->stands.refused[side];
    const bool is_own = side == DW_SIDE_THEM && no != NULL && no->by == side;
    const dw_event *refused = is_own ? NULL : no;
    const dw_event *back = is_own ? no : side == DW_SIDE_THEM ? plan->standing.taken_back : NULL;
    dw_term still[DW_ISSUES_MAX];
    const size_t n_still = refused != NULL ? still_refused(plan, refused, still) : 0;
    if ((refused == NULL && back == NULL) || terms == NULL ||
        (refused != NULL && refused->n_terms > 0 && n_still == 0))
        return terms;
    g_autofree char *offered = terms;
    g_autofree char *date =
        brief_phrase_day(plan->playbook, refused != NULL ? refused->day : back->day);
    if (refused != NULL && refused->n_terms > 0) {
        g_autofree char *named = brief_offer_terms(plan, still, n_still);
        return brief_fill(plan->playbook,
                          side == DW_SIDE_US ? DW_PHRASE_OFFER_THEY_REFUSED_TERMS
                                             : DW_PHRASE_OFFER_WE_REFUSED_TERMS,
                          offered, named, date, NULL);
    }
    return brief_fill(plan->playbook,
                      side == DW_SIDE_US ? DW_PHRASE_OFFER_THEY_REFUSED
                      : refused != NULL  ? DW_PHRASE_OFFER_WE_REFUSED
                                         : DW_PHRASE_OFFER_TAKEN_BACK,
                      offered, date, NULL);
}

/* A price that we have said in words after our offer: they will hold us to it. */
static char *with_word(const dw_plan *plan, dw_side side, char *terms)
{
    const char *names[DW_PLAN_NAMES_MAX];
    const dw_value price = dw_plan_value(plan, DW_SCOPE_DEAL, 0, DW_VAR_OUR_WORD_PRICE, names);
    const dw_value day = dw_plan_value(plan, DW_SCOPE_DEAL, 0, DW_VAR_OUR_WORD_DATE, names);
    if (side != DW_SIDE_US || terms == NULL || price.kind == DW_VALUE_NONE ||
        day.kind == DW_VALUE_NONE)
        return terms;
    g_autofree char *offered = terms;
    g_autofree char *sum = brief_phrase_sum(plan, price.money);
    g_autofree char *date = brief_phrase_day(plan->playbook, day.day);
    return brief_fill(plan->playbook, DW_PHRASE_OFFER_AND_WORD, offered, sum, date, NULL);
}

/* Which terms of what the side has there offers have named: of the side, and before an acceptance of either.
 * What was accepted is what somebody had named of it, whatever came of it. */
static void mark_named(const dw_plan *plan, dw_side side, const size_t *option,
                       bool named[DW_ISSUES_MAX])
{
    const dw_deal *deal = plan->deal;
    bool unnamed[DW_ISSUES_MAX];
    const size_t accepted = newest_acceptance(deal);
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *event = &deal->event[e];
        const bool counts = dw_event_is_offer(event)
                                ? event->by == side || (accepted != DW_NONE && e < accepted)
                                : event->kind == DW_EVENT_ACCEPT;
        for (size_t t = 0; counts && t < event->n_terms; t++)
            named[event->term[t].issue] = true;
    }
    if (accepted == DW_NONE)
        return;
    dw_plan_find_unnamed(plan, option, deal->n_events, unnamed);
    for (size_t i = 0; i < deal->n_issues; i++)
        named[i] = named[i] && !unnamed[i];
}

/* ---- What had been agreed ------------------------------------------------------------------------ */

brief_past_agreement brief_was_agreed(const dw_plan *plan)
{
    const dw_deal *deal = plan->deal;
    const dw_stands *stands = &plan->stands;
    const dw_deal_outcome outcome = dw_deal_ended(deal);
    if (outcome != DW_OUTCOME_NONE && outcome != DW_OUTCOME_WON && stands->agreement != NULL)
        return (brief_past_agreement){stands->agreement, &deal->event[plan->debrief.event]};
    return (brief_past_agreement){stands->broken, stands->ended};
}

/* Has the side put anything forward that is not what had been agreed? Where another offer of ours
 * ended it, what they said yes to is still theirs. */
static bool has_own(const dw_plan *plan, dw_side side)
{
    const dw_event *put = plan->stands.offer[side];
    const brief_past_agreement was = brief_was_agreed(plan);
    return was.agreement == NULL || put == NULL || dw_event_is_offer(put) ||
           (side == DW_SIDE_THEM && was.end->by == DW_SIDE_US && dw_event_is_offer(was.end));
}

char *brief_ender_words(const dw_plan *plan, const dw_event *end)
{
    return g_strdup(end->who                  ? end->who
                    : end->by == DW_SIDE_THEM ? plan->deal->account
                                              : brief_word(plan->playbook, DW_PHRASE_SIDE_US));
}

/* When it was agreed and what became of it, where the state of the deal says another end. */
static char *with_its_end(const dw_plan *plan, const brief_past_agreement *was, char *terms)
{
    if (terms == NULL || !brief_has_ended(plan))
        return terms;
    g_autofree char *offered = terms;
    g_autofree char *agreed = brief_phrase_day(plan->playbook, was->agreement->day);
    g_autofree char *ended = brief_phrase_day(plan->playbook, was->end->day);
    g_autofree char *who = brief_ender_words(plan, was->end);
    return was->end->kind == DW_EVENT_OUTCOME
               ? brief_fill(plan->playbook, DW_PHRASE_AGREED_UNSIGNED, offered, agreed, NULL)
               : brief_fill(plan->playbook, DW_PHRASE_AGREED_ENDED, offered, agreed, who, ended,
                            NULL);
}

char *brief_was_agreed_words(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const brief_past_agreement was = brief_was_agreed(plan);
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    const size_t n = was.agreement ? (size_t)(was.end - plan->deal->event) : 0;
    if (was.agreement == NULL || !dw_agreed_after(&plan->worth, n, option, &package.price))
        return NULL;
    return with_its_end(plan, &was, brief_named_terms_after(plan, &package, n));
}

/* ---- What either side has on the table ----------------------------------------------------------- */

/* And what an offer of theirs keeps of ours that they have not named: it counts in its worth. */
static char *with_kept(const dw_plan *plan, dw_side side, char *terms)
{
    const dw_standing *standing = &plan->standing;
    g_autofree char *given =
        side == DW_SIDE_THEM && terms
            ? brief_offer_terms(plan, standing->their_kept, standing->n_their_kept)
            : NULL;
    if (given == NULL)
        return terms;
    g_autofree char *offered = terms;
    return brief_fill(plan->playbook, DW_PHRASE_OFFER_KEEPS, offered, given, NULL);
}

char *brief_table_words(const brief_composer *composer, dw_side side)
{
    const dw_plan *plan = composer->plan;
    bool named[DW_ISSUES_MAX] = {false};
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    if (!has_own(plan, side) || !dw_standing_offer(&plan->worth, side, option, &package.price))
        return NULL;
    mark_named(plan, side, option, named);
    if (side == DW_SIDE_US && !brief_package_visible(composer, &package))
        return NULL;
    char *terms = with_kept(plan, side, brief_package_terms(plan, &package, named));
    terms = with_last_day(plan, side, terms);
    return with_word(plan, side, with_refusal(plan, side, terms));
}

/* What the side's first offer came to, what it did not name at standard, and what its offers come to now.
 * Who accepted before any offer of its own began with what was agreed. */
typedef struct moved {
    size_t first[DW_ISSUES_MAX], last[DW_ISSUES_MAX];
    dw_money first_price, last_price;
    bool takes_less; /* a yes to less than the last offer of the side asked */
    bool is_said;    /* the last price is one that they have named in words since */
} moved;

/* As many terms beside the price as a row has room for. */
enum { TERMS_MOVED = 2 };

static void lay(const dw_event *event, size_t *option)
{
    for (size_t t = 0; t < event->n_terms; t++)
        option[event->term[t].issue] = event->term[t].option;
}

/* Where the agreement came before any offer of the side. */
static bool begins_agreed(const dw_plan *plan, dw_side side, moved *m)
{
    const dw_deal *deal = plan->deal;
    double price;
    size_t e = 0;
    while (e < deal->n_events && deal->event[e].kind != DW_EVENT_ACCEPT &&
           !(deal->event[e].by == side && dw_event_is_offer(&deal->event[e])))
        e++;
    if (e == deal->n_events || deal->event[e].kind != DW_EVENT_ACCEPT ||
        !dw_agreed_after(&plan->worth, e + 1, m->first, &price) || isnan(price))
        return false;
    m->first_price = dw_money_round(price);
    return true;
}

/* Have they agreed to less than their own last offer asked? A yes to that is no step back of theirs, and the
 * price they moved to is that of the offer. */
static bool takes_less(const dw_plan *plan, dw_side side, dw_money *price)
{
    const dw_deal *deal = plan->deal;
    const size_t issue = plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_term *own = NULL;
    if (side != DW_SIDE_THEM || plan->stands.agreement == NULL || issue == DW_NONE)
        return false;
    for (const dw_event *event = plan->stands.agreement; own == NULL && event-- > deal->event;)
        if (event->by == side && dw_event_is_offer(event))
            own = dw_event_term(event, issue);
    if (own == NULL || !dw_money_known(*price) || own->number <= (double)*price)
        return false;
    *price = dw_money_round(own->number);
    return true;
}

/* A word of theirs after their offer that comes our way on price is a move, whatever form it has. */
static void hear_price(const dw_plan *plan, moved *m)
{
    const dw_deal *deal = plan->deal;
    for (size_t e = deal->n_events; dw_money_known(m->last_price) && e-- > 0;) {
        const dw_event *event = &deal->event[e];
        const dw_term *term = dw_event_term(event, plan->worth.cash_issue[DW_CASH_PRICE]);
        const bool is_word = dw_event_is_word(event);
        if (event->by != DW_SIDE_THEM || term == NULL || !(is_word || dw_event_is_offer(event)))
            continue;
        m->is_said = is_word && dw_money_round(term->number) > m->last_price;
        if (m->is_said)
            m->last_price = dw_money_round(term->number);
        return;
    }
}

static void follow(const dw_plan *plan, dw_side side, moved *m)
{
    const dw_deal *deal = plan->deal;
    double price;
    dw_standard_package(&plan->worth, m->first);
    m->first_price = dw_deal_first_price(deal, plan->playbook, side);
    m->last_price = dw_deal_latest_price(deal, plan->playbook, side);
    m->is_said = false;
    if (side == DW_SIDE_THEM)
        hear_price(plan, m);
    bool is_first = !begins_agreed(plan, side, m);
    memcpy(m->last, m->first, sizeof m->last);
    m->takes_less = takes_less(plan, side, &m->last_price);
    for (size_t e = 0; e < deal->n_events; e++) {
        if (deal->event[e].by != side || !dw_event_is_offer(&deal->event[e]))
            continue;
        lay(&deal->event[e], m->last);
        if (is_first)
            memcpy(m->first, m->last, sizeof m->first);
        is_first = false;
    }
    if (side == DW_SIDE_US) /* with what we have accepted; theirs may keep what is ours */
        (void)dw_standing_offer(&plan->worth, side, m->last, &price);
}

static void add_terms_moved(const dw_plan *plan, const moved *m, GPtrArray *words)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (i == plan->worth.cash_issue[DW_CASH_PRICE] || m->first[i] == m->last[i] ||
            m->first[i] == DW_NONE || m->last[i] == DW_NONE || n++ >= TERMS_MOVED)
            continue;
        g_ptr_array_add(words, brief_phrase_issue(plan, i));
    }
    if (n > TERMS_MOVED) {
        g_autofree char *more = brief_phrase_count((int64_t)(n - TERMS_MOVED));
        g_ptr_array_add(words, brief_fill(plan->playbook, DW_PHRASE_MOVED_MORE, more, NULL));
    }
}

/* Who has taken back more than it gave, and not come nearer in the price, has moved away. */
static dw_phrase moved_phrase(const dw_plan *plan, dw_side side, const moved *m)
{
    const bool is_nearer =
        side == DW_SIDE_US ? m->last_price < m->first_price : m->last_price > m->first_price;
    const bool is_back = plan->ledger.side[side].given < -DW_WORTH_SAME && !is_nearer &&
                         !m->takes_less && dw_ledger_takes_named(&plan->ledger, side);
    if (side == DW_SIDE_US)
        return is_back ? DW_PHRASE_ROW_WE_WENT_BACK : DW_PHRASE_ROW_WE_MOVED;
    return is_back ? DW_PHRASE_ROW_THEY_WENT_BACK : DW_PHRASE_ROW_THEY_MOVED;
}

static char *moved_words(const dw_plan *plan, const moved *m)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    if (dw_money_known(m->first_price) && m->first_price != m->last_price) {
        g_autofree char *from = brief_phrase_sum(plan, m->first_price);
        g_autofree char *to = brief_phrase_sum(plan, m->last_price);
        g_ptr_array_add(words,
                        brief_fill(plan->playbook,
                                   m->is_said ? DW_PHRASE_MOVED_PRICE_SAID : DW_PHRASE_MOVED_PRICE,
                                   from, to, NULL));
    }
    add_terms_moved(plan, m, words);
    if (words->len == 0)
        return dw_money_known(m->first_price)
                   ? g_strdup(brief_word(plan->playbook, DW_PHRASE_NOT_MOVED))
                   : NULL;
    g_ptr_array_add(words, NULL);
    return g_strjoinv("; ", (char **)words->pdata);
}

static void compose_moved(brief_composer *composer, brief_table *fields, dw_side side)
{
    moved m;
    follow(composer->plan, side, &m);
    brief_compose_field(composer, fields, moved_phrase(composer->plan, side, &m), BRIEF_PLAIN,
                        moved_words(composer->plan, &m));
}

/* ---- Rivals -------------------------------------------------------------------------------------- */

static bool is_known(const GPtrArray *names, const char *name)
{
    for (size_t i = 0; i < names->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(names, i), name) == 0)
            return true;
    return false;
}

/* A price without evidence is said to be one. */
static char *heard_words(const dw_plan *plan, const dw_event *event)
{
    g_autofree char *price = brief_phrase_sum(plan, event->competitor_price);
    g_autofree char *date = brief_phrase_day(plan->playbook, event->day);
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    return brief_fill(plan->playbook,
                      event->evidence ? DW_PHRASE_RIVAL_HEARD : DW_PHRASE_RIVAL_RUMOUR,
                      event->competitor, price, date, number, NULL);
}

/* The price that counts, where what was heard of the same rival since has nothing to show for it; what events
 * have shown they tell themselves. */
static char *shown_words(const dw_plan *plan, const dw_event *event)
{
    const dw_deal_value *value = &plan->deal->value;
    if (event->evidence || !value->competitor || !value->competitor_evidence ||
        !dw_money_known(value->competitor_price) ||
        g_ascii_strcasecmp(value->competitor, event->competitor) != 0)
        return NULL;
    g_autofree char *price = brief_phrase_sum(plan, value->competitor_price);
    return brief_fill(plan->playbook, DW_PHRASE_RIVAL_SHOWN, value->competitor, price,
                      value->competitor_evidence, NULL);
}

/* The price heard last, by the record, of each rival that has not left, newest first, after the one that
 * counts where that is another; NULL for none. */
char *brief_rivals_words(const dw_plan *plan)
{
    const dw_deal *deal = plan->deal;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *event = &deal->event[e];
        const bool leaves = event->action == DW_ACTION_LEAVE;
        if (event->kind != DW_EVENT_COMPETITOR || !event->competitor ||
            (!leaves && !dw_money_known(event->competitor_price)) ||
            is_known(names, event->competitor))
            continue;
        g_ptr_array_add(names, (char *)event->competitor);
        char *shown = leaves ? NULL : shown_words(plan, event);
        if (shown)
            g_ptr_array_add(words, shown);
        if (!leaves)
            g_ptr_array_add(words, heard_words(plan, event));
    }
    if (words->len == 0)
        return NULL;
    g_ptr_array_add(words, NULL);
    return g_strjoinv("; ", (char **)words->pdata);
}

static char *since_words(const dw_plan *plan, const dw_event *event)
{
    g_autofree char *date = brief_phrase_day(plan->playbook, event->day);
    const int days = plan->day == DW_DAY_NONE
                         ? 0
                         : dw_day_working_between(event->day, plan->day, &plan->playbook->holidays);
    if (days < 2)
        return brief_fill(plan->playbook, DW_PHRASE_SINCE_DAY, date, NULL);
    g_autofree char *count = brief_phrase_count(days);
    return brief_fill(plan->playbook, DW_PHRASE_SINCE_DAYS, date, count, NULL);
}

static char *unnamed_words(const dw_plan *plan)
{
    const dw_standing *standing = &plan->standing;
    return brief_offer_terms(plan, standing->unnamed, standing->n_unnamed);
}

void brief_compose_position(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_event *newest = brief_newest_offer(plan->deal);
    brief_table *fields = brief_add_fields(composer->document);
    brief_compose_state(composer, fields);
    brief_compose_field(composer, fields, DW_PHRASE_ROW_CLOSE_BY, BRIEF_PLAIN,
                        plan->deal->close_by == DW_DAY_NONE
                            ? NULL
                            : brief_phrase_day(plan->playbook, plan->deal->close_by));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_ULTIMATUM, BRIEF_CAREFUL,
                        brief_ultimatum_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_DEMAND, BRIEF_CAREFUL,
                        brief_demand_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_WAS_AGREED, BRIEF_CAREFUL,
                        brief_was_agreed_words(composer));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_ADVICE, BRIEF_STRONG,
                        brief_advice_words(plan, composer->style));
    const bool is_over = brief_has_ended(plan);
    brief_compose_field(composer, fields,
                        is_over ? DW_PHRASE_ROW_WE_OFFERED : DW_PHRASE_ROW_WE_OFFER, BRIEF_PLAIN,
                        brief_table_words(composer, DW_SIDE_US));
    brief_compose_field(composer, fields,
                        is_over ? DW_PHRASE_ROW_THEY_OFFERED : DW_PHRASE_ROW_THEY_OFFER,
                        BRIEF_PLAIN, brief_table_words(composer, DW_SIDE_THEM));
    if (dw_deal_agreed(plan->deal)) /* what is written down next; before that the seller's to say */
        brief_compose_field(composer, fields, DW_PHRASE_ROW_UNNAMED, BRIEF_CAREFUL,
                            unnamed_words(plan));
    compose_moved(composer, fields, DW_SIDE_US);
    compose_moved(composer, fields, DW_SIDE_THEM);
    if (!is_over)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_RIVALS, BRIEF_PLAIN,
                            brief_rivals_words(plan));
    if (newest)
        brief_compose_field(composer, fields, DW_PHRASE_ROW_LAST_OFFER, BRIEF_PLAIN,
                            since_words(plan, newest));
}
