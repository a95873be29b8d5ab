#include "brief/event_line.h"

#include "brief/package_words.h"

/* ---- Parts of a line --------------------------------------------------------------------------- */

typedef struct line {
    const dw_plan *plan;
    const dw_playbook *book;
    GString *parts;
} line;

/* Takes the words over; NULL adds nothing. */
static void add(line *l, char *words)
{
    if (words != NULL)
        g_string_append_printf(l->parts, "%s%s", l->parts->len > 0 ? "; " : "", words);
    g_free(words);
}

/* A phrase with one value; no value adds nothing. */
static void add_said(line *l, dw_phrase phrase, const char *value)
{
    if (value != NULL)
        add(l, brief_fill(l->book, phrase, value, NULL));
}

static void add_taken(line *l, dw_phrase phrase, char *value)
{
    add_said(l, phrase, value);
    g_free(value);
}

static void add_word(line *l, dw_phrase first, size_t n)
{
    add(l, g_strdup(brief_word_at(l->book, first, n)));
}

static void add_number(line *l, dw_phrase phrase, size_t number)
{
    if (number > 0)
        add_taken(l, phrase, g_strdup_printf("%zu", number));
}

static void add_day(line *l, dw_phrase phrase, dw_day day)
{
    if (day != DW_DAY_NONE)
        add_taken(l, phrase, brief_phrase_day(l->book, day));
}

/* A number that is none of the issue's options is written like one. */
static char *term_option(const dw_plan *plan, const dw_term *term)
{
    if (term->option != DW_NONE)
        return brief_phrase_option(plan, term->issue, term->option);
    const dw_option option = {.name = "", .number = term->number};
    dw_issue issue = plan->deal->issue[term->issue];
    issue.option = &option;
    issue.n_options = 1;
    return brief_phrase_option_of(plan, &issue, 0);
}

static void add_terms(line *l, const dw_event *event)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        g_autofree char *issue = brief_phrase_issue(l->plan, event->term[t].issue);
        g_autofree char *option = term_option(l->plan, &event->term[t]);
        add(l, brief_term(l->book, issue, option));
    }
}

static void add_facts(line *l, const dw_event *event)
{
    if (dw_money_known(event->contract_value))
        add_taken(l, DW_PHRASE_EVENT_VALUE, brief_phrase_sum(l->plan, event->contract_value));
    for (size_t f = 0; f < event->n_facts; f++) {
        const dw_factor *factor = &l->book->factor[event->fact[f].factor];
        g_autofree char *level = brief_phrase_levels(l->book, factor, event->fact[f].levels);
        add(l, brief_fill(l->book, DW_PHRASE_EVENT_FACT, factor->label, level, NULL));
    }
}

static void add_deadline(line *l, const dw_deadline *deadline)
{
    g_autofree char *day = brief_phrase_day(l->book, deadline->day);
    add(l, brief_fill(l->book, DW_PHRASE_EVENT_DEADLINE, deadline->what, day, NULL));
}

static void add_ranking(line *l, const dw_event *event)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < event->n_rankings; i++)
        g_ptr_array_add(names, brief_phrase_issue(l->plan, event->ranking[i]));
    if (names->len > 0)
        add_taken(l, DW_PHRASE_EVENT_RANKING,
                  brief_phrase_list((const char *const *)names->pdata, names->len,
                                    brief_word(l->book, DW_PHRASE_LIST_AND)));
}

/* A deadline that is set to another day is moved. */
static bool moves_deadline(const dw_plan *plan, const dw_event *event)
{
    const dw_deal *const deal = plan->deal;
    if (event->kind != DW_EVENT_DEADLINE || event->action != DW_ACTION_SET || !event->deadline)
        return false;
    for (size_t e = 0; e < deal->n_events; e++) {
        if (deal->event[e].number != event->number)
            continue;
        const dw_effect *const effect = dw_deal_effect(deal, e);
        return effect && effect->was_there && effect->day_before != event->deadline->day;
    }
    return false;
}

/* Words of the enums that say what the kind is about. */
static void add_choices(line *l, const dw_event *event)
{
    const dw_action action = moves_deadline(l->plan, event) ? DW_ACTION_MOVE : event->action;
    if (action != DW_ACTION_NONE)
        add_word(l, DW_PHRASE_EVENT_ACTION_REQUEST, action - DW_ACTION_REQUEST);
    if (event->statement != DW_STATEMENT_NONE)
        add_word(l, DW_PHRASE_EVENT_STATEMENT_POSITION, event->statement - DW_STATEMENT_POSITION);
    if (event->kind == DW_EVENT_OUTCOME && event->outcome == DW_OUTCOME_NONE)
        add_word(l, DW_PHRASE_EVENT_OUTCOME_NONE, 0);
    if (event->outcome != DW_OUTCOME_NONE)
        add_word(l, DW_PHRASE_EVENT_OUTCOME_WON, event->outcome - DW_OUTCOME_WON);
    if (event->signal != DW_SIGNAL_NONE && event->kind == DW_EVENT_SIGNAL)
        add_word(l, DW_PHRASE_EVENT_SIGNAL_ENGAGING, event->signal - DW_SIGNAL_ENGAGING);
}

static void add_person(line *l, const dw_event *event)
{
    const dw_person *const person = event->person;
    add(l, g_strdup(person->name));
    add(l, g_strdup(person->title));
    if (event->by == DW_SIDE_US) {
        add_word(l, DW_PHRASE_ROLE_LEAD, person->role);
        return;
    }
    if (person->authority != DW_PERSON_UNKNOWN)
        add_word(l, DW_PHRASE_AUTHORITY_DECIDES, person->authority - 1);
    if (person->stance != DW_STANCE_UNKNOWN)
        add_word(l, DW_PHRASE_STANCE_SUPPORTIVE, person->stance - 1);
    add(l, g_strdup(person->interest));
}

/* What the kinds lead with. */
static void add_lead(line *l, const dw_event *event)
{
    add_number(l,
               event->kind == DW_EVENT_CORRECTION ? DW_PHRASE_EVENT_WITHDRAWS
                                                  : DW_PHRASE_EVENT_REPLACES,
               event->corrects);
    if (event->archetype != DW_NONE)
        add(l, g_strdup(l->book->archetype[event->archetype].label));
    add(l, g_strdup(event->alert));
    if (event->person != NULL)
        add_person(l, event);
    if (event->deadline != NULL)
        add_deadline(l, event->deadline);
    add(l, g_strdup(event->competitor));
    if (dw_money_known(event->competitor_price))
        add_taken(l, DW_PHRASE_EVENT_PRICE, brief_phrase_sum(l->plan, event->competitor_price));
    if (event->authority != DW_NONE)
        add(l, g_strdup(l->book->authority[event->authority].label));
    if (event->needs != DW_NONE && event->kind == DW_EVENT_APPROVAL && event->authority == DW_NONE)
        add(l, g_strdup(l->book->authority[event->needs].label));
    if (event->version > 0)
        add_number(l, DW_PHRASE_EVENT_VERSION, (size_t)event->version);
}

static void add_rest(line *l, const dw_event *event)
{
    if (event->objective != DW_OBJECTIVE_UNKNOWN)
        add_said(l, DW_PHRASE_EVENT_WANTS,
                 brief_word_at(l->book, DW_PHRASE_OBJECTIVE_PRICE,
                               event->objective - DW_OBJECTIVE_PRICE));
    add_ranking(l, event);
    if (event->rating > 0)
        add_number(l, DW_PHRASE_EVENT_RATING, (size_t)event->rating);
    for (size_t i = 0; i < event->n_lessons; i++)
        add_said(l, DW_PHRASE_EVENT_LESSON, event->lesson[i]);
    if (event->signal != DW_SIGNAL_NONE && event->kind != DW_EVENT_SIGNAL)
        add_said(l, DW_PHRASE_EVENT_SIGNAL,
                 brief_word_at(l->book, DW_PHRASE_EVENT_SIGNAL_ENGAGING,
                               event->signal - DW_SIGNAL_ENGAGING));
    add_day(l, DW_PHRASE_EVENT_UNTIL, event->until);
    add_said(l, DW_PHRASE_EVENT_TO, event->to);
    add_said(l, DW_PHRASE_EVENT_CHANNEL, event->channel);
    add_number(l, DW_PHRASE_EVENT_ANSWERS, event->answers);
    add_said(l, DW_PHRASE_EVENT_EVIDENCE, event->evidence);
    add_said(l, DW_PHRASE_EVENT_REASON, event->reason);
    add_said(l, DW_PHRASE_QUOTE, event->note);
}

dw_event brief_event_shown(const dw_event *event, const brief_style *style)
{
    dw_event shown = *event;
    if (event->kind == DW_EVENT_APPROVAL && !style->walk_aways) {
        shown.n_terms = 0;
        shown.authority = DW_NONE;
        shown.reason = shown.note = NULL; /* they may say down to which price */
    }
    if (!style->walk_aways)
        shown.needs = DW_NONE;
    return shown;
}

/* ---- Lines ------------------------------------------------------------------------------------- */

char *brief_event_what(const dw_plan *plan, const dw_event *event)
{
    g_autoptr(GString) parts = g_string_new(NULL);
    line l = {plan, plan->playbook, parts};
    add_choices(&l, event);
    add_lead(&l, event);
    add_terms(&l, event);
    add_facts(&l, event);
    add_rest(&l, event);
    const char *kind = brief_word_at(plan->playbook, DW_PHRASE_EVENT_KIND_OFFER, event->kind);
    return parts->len > 0 ? brief_fill(plan->playbook, DW_PHRASE_EVENT_WHAT, kind, parts->str, NULL)
                          : g_strdup(kind);
}

char *brief_event_of(const dw_deal *deal, const dw_playbook *book, const dw_event *event)
{
    g_autofree const char **label = g_new(const char *, deal->n_issues + 1);
    for (size_t i = 0; i < deal->n_issues; i++)
        label[i] = dw_issue_label(deal, book, i);
    const dw_plan plan = {.deal = deal, .playbook = book, .issue_label = label};
    return brief_event_what(&plan, event);
}

char *brief_event_by(const dw_plan *plan, const dw_event *event)
{
    const char *side = brief_word_at(plan->playbook, DW_PHRASE_EVENT_BY_US, event->by);
    return event->who != NULL
               ? brief_fill(plan->playbook, DW_PHRASE_EVENT_PERSON, side, event->who, NULL)
               : g_strdup(side);
}

char *brief_event_line(const dw_plan *plan, const dw_event *event)
{
    g_autofree char *day = brief_phrase_day(plan->playbook, event->day);
    g_autofree char *by = brief_event_by(plan, event);
    g_autofree char *what = brief_event_what(plan, event);
    return brief_fill(plan->playbook, DW_PHRASE_EVENT_DATED, day, by, what, NULL);
}
