#include "deals.h"

#include "check.h"

#include <math.h>
#include <string.h>

dw_day test_day(int year, int month, int day)
{
    return dw_day_from_date((dw_date){year, month, day});
}

void deal_init(test_deal *d, test_book *book)
{
    memset(d, 0, sizeof *d);
    d->book = book;
    dw_deal_init(&d->deal, "renewal", "Northwind");
    memcpy(d->deal.currency, "USD", 4);
    for (size_t f = 0; f < book->playbook.n_factors; f++)
        d->fact[f] = dw_factor_unknown(&book->factor[f]);
    d->deal.fact = d->fact;
    d->deal.issue = d->issue;
    d->deal.ours = d->ours;
    d->deal.theirs = d->theirs;
    d->deal.deadline = d->deadline;
    d->deal.event = d->event;
    d->deal.tactic = d->tactic;
}

void deal_fact(test_deal *d, const char *fact)
{
    const dw_when when = book_when(d->book, fact);
    check(when.n_conditions == 1);
    d->fact[when.condition[0].factor] = when.condition[0].levels;
}

/* ---- Issues --------------------------------------------------------------------------------- */

size_t deal_issue(test_deal *d, const char *name)
{
    const dw_playbook *const p = &d->book->playbook;
    size_t kind = 0;
    while (kind + 1 < p->n_issue_kinds && strcmp(p->issue_kind[kind].name, name) != 0)
        kind++;
    const size_t i = d->deal.n_issues++;
    d->issue[i] = (dw_issue){.name = name,
                             .kind = kind,
                             .option = d->option[i],
                             .valued = true,
                             .must_option = DW_NONE,
                             .must_at_least = -INFINITY,
                             .must_at_most = INFINITY};
    return i;
}

static dw_option *add_option(test_deal *d, size_t issue)
{
    check(d->issue[issue].n_options < TEST_OPTIONS_MAX);
    dw_option *const option = &d->option[issue][d->issue[issue].n_options++];
    *option = (dw_option){.name = "option",
                          .us = DW_MONEY_NONE,
                          .them = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL}};
    return option;
}

size_t deal_option(test_deal *d, size_t issue, const char *name, dw_money us, dw_money them)
{
    dw_option *const option = add_option(d, issue);
    option->name = name;
    option->us = us;
    option->them = (dw_money_range){them, them, them, NULL};
    return issue;
}

void deal_unvalue(test_deal *d, size_t issue)
{
    d->issue[issue].valued = false;
    for (size_t o = 0; o < d->issue[issue].n_options; o++) {
        d->option[issue][o].us = DW_MONEY_NONE;
        d->option[issue][o].them =
            (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    }
}

size_t deal_number(test_deal *d, size_t issue, double number)
{
    d->issue[issue].numeric = true;
    add_option(d, issue)->number = number;
    return issue;
}

size_t deal_numbers(test_deal *d, const char *name, const double *number, size_t n)
{
    const size_t issue = deal_issue(d, name);
    for (size_t o = 0; o < n; o++)
        deal_number(d, issue, number[o]);
    return issue;
}

/* ---- Record, people, dates ------------------------------------------------------------------ */

dw_event *deal_event(test_deal *d, dw_side by, dw_event_kind kind)
{
    check(d->deal.n_events < TEST_LIST_MAX);
    dw_event *const event = &d->event[d->deal.n_events++];
    dw_event_init(event, kind, by);
    return event;
}

void deal_offer(test_deal *d, dw_side by, dw_money price)
{
    check(d->n_terms < TEST_LIST_MAX);
    dw_term *const term = &d->term[d->n_terms++];
    *term = (dw_term){dw_deal_issue(&d->deal, "price"), DW_NONE, (double)price};
    check(term->issue != DW_NONE);
    dw_event *const event = deal_event(d, by, DW_EVENT_OFFER);
    event->term = term;
    event->n_terms = 1;
}

dw_deadline *deal_deadline(test_deal *d, const char *what, dw_deadline_owner owner, dw_day day)
{
    dw_deadline *const deadline = &d->deadline[d->deal.n_deadlines++];
    *deadline = (dw_deadline){.day = day, .what = what, .owner = owner, .cost = DW_MONEY_NONE};
    return deadline;
}

dw_person *deal_ours(test_deal *d, const char *name, dw_role role)
{
    dw_person *const person = &d->ours[d->deal.n_ours++];
    *person = (dw_person){.name = name, .role = role};
    return person;
}

dw_person *deal_theirs(test_deal *d, const char *name, dw_person_authority authority)
{
    dw_person *const person = &d->theirs[d->deal.n_theirs++];
    *person = (dw_person){.name = name, .authority = authority};
    return person;
}

void deal_away(test_deal *d, dw_person *person, dw_day from, dw_day to)
{
    dw_absence *const away = &d->away[d->n_away++];
    *away = (dw_absence){from, to};
    if (person->n_away++ == 0)
        person->away = away;
}

void deal_tactic(test_deal *d, const char *id)
{
    size_t t = 0;
    while (strcmp(d->book->tactic[t].id, id) != 0)
        t++;
    d->tactic[d->deal.n_tactics++] = t;
}

/* ---- A whole deal --------------------------------------------------------------------------- */

static void fill_value(test_deal *d)
{
    dw_deal_value *const v = &d->deal.value;
    v->list_price = UNITS(240000);
    v->target_price = UNITS(215000);
    v->floor_price = UNITS(180000);
    v->cost_to_serve = UNITS(61700);
    v->our_alternative = UNITS(31000);
    v->buyer_value = (dw_money_range){UNITS(600000), UNITS(800000), UNITS(1100000), "their pilot"};
    v->market = (dw_money_range){UNITS(170000), UNITS(210000), UNITS(270000), "two tenders"};
    v->competitor = "Halyard";
    v->competitor_evidence = "their quote";
    v->competitor_price = UNITS(223000);
    v->renewal_probability = 0.83;
    d->budget[0] = UNITS(190000);
    d->budget[1] = UNITS(231000);
    v->their_budget = d->budget;
    v->n_their_budget = 2;
}

static void fill_issues(test_deal *d)
{
    static const double price[] = {23500000, 21500000, 19900000, 18000000}, term[] = {1, 2, 3};
    static const double days[] = {30, 60, 90};
    deal_numbers(d, "price", price, 4);
    deal_numbers(d, "term_years", term, 3);
    deal_numbers(d, "payment_days", days, 3);
    const size_t training = deal_issue(d, "training");
    deal_option(d, training, "none", 0, 0);
    deal_option(d, training, "ten days", UNITS(-9100), UNITS(27300));
    const size_t liability = deal_issue(d, "liability");
    deal_option(d, liability, "capped", 0, 0);
    deal_option(d, liability, "uncapped", UNITS(-83000), UNITS(12100));
    d->issue[liability].must_option = 0;
    const size_t launch = deal_issue(d, "joint launch");
    deal_option(d, launch, "no", 0, 0);
    deal_option(d, launch, "yes", UNITS(17300), UNITS(6100));
    const size_t story = deal_issue(d, "case study");
    deal_option(d, story, "no", 0, 0);
    deal_option(d, story, "yes", UNITS(11300), UNITS(-2100));
}

static void fill_people(test_deal *d)
{
    dw_person *const lead = deal_ours(d, "Ada", DW_ROLE_LEAD);
    lead->objective = DW_OBJECTIVE_PRICE;
    deal_away(d, lead, test_day(2026, 11, 23), test_day(2026, 11, 27));
    deal_ours(d, "Bo", DW_ROLE_SPONSOR)->objective = DW_OBJECTIVE_SPEED;
    deal_ours(d, "Cy", DW_ROLE_APPROVER);
    dw_person *const decides = deal_theirs(d, "Dov", DW_PERSON_DECIDES);
    decides->title = "COO";
    decides->interest = "a calm winter";
    decides->stance = DW_STANCE_SUPPORTIVE;
    deal_theirs(d, "Eli", DW_PERSON_BLOCKS)->stance = DW_STANCE_OPPOSED;
}

void deal_full(test_deal *d, test_book *book)
{
    deal_init(d, book);
    d->deal.owner = "Ada";
    d->deal.situation = "their system ends in March";
    d->deal.day = test_day(2026, 11, 2);
    d->deal.close_by = test_day(2026, 12, 18);
    d->deal.contract_value = UNITS(645000);
    deal_fact(d, "horizon=strategic");
    deal_fact(d, "competition=some");
    deal_fact(d, "position=challenger");
    deal_fact(d, "urgency=theirs|neither");
    fill_value(d);
    fill_issues(d);
    fill_people(d);
    deal_deadline(d, "board", DW_OWNER_BUYER, test_day(2026, 12, 9))->evidence = "agenda";
    deal_deadline(d, "our quarter", DW_OWNER_OURS, test_day(2026, 12, 31));
    deal_deadline(d, "old offer", DW_OWNER_COMPETITOR, test_day(2026, 10, 30))->cost = UNITS(500);
    deal_event(d, DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT)->who = "Bo";
    deal_offer(d, DW_SIDE_THEM, UNITS(171000));
    deal_tactic(d, "anchor_high");
    deal_tactic(d, "open_books");
}

/* ---- Random --------------------------------------------------------------------------------- */

void deal_random_facts(test_deal *d, size_t most_unknown, dw_random *random)
{
    size_t n_unknown = 0;
    for (size_t f = 0; f < d->book->playbook.n_factors; f++) {
        const dw_factor *const factor = &d->book->factor[f];
        if (factor->kind != DW_FACTOR_STATED)
            continue;
        const dw_fact all = dw_factor_unknown(factor);
        dw_fact fact = 1 + dw_random_below(random, all);
        const bool known = n_unknown == most_unknown || dw_random_below(random, 2) == 0;
        if (known)
            fact = UINT32_C(1) << dw_random_below(random, (uint32_t)factor->n_levels);
        n_unknown += (fact & (fact - 1)) != 0;
        d->fact[f] = fact;
    }
    d->deal.n_ours = dw_random_below(random, 3);
    for (size_t p = 0; p < d->deal.n_ours; p++)
        d->ours[p] = (dw_person){.name = "someone"};
}

static dw_money amount(dw_random *random, int low, int high)
{
    return UNITS(low) + (dw_money)dw_random_below(random, (uint32_t)(high - low) * 100);
}

static void draw_value(test_deal *d, dw_random *random)
{
    dw_deal_value *const v = &d->deal.value;
    v->floor_price = amount(random, 80000, 200000);
    v->target_price = v->floor_price + amount(random, 0, 70000);
    v->list_price = v->target_price + amount(random, 0, 70000);
    v->cost_to_serve = amount(random, 0, 90000);
    v->renewal_probability = dw_random_unit(random);
    v->our_cost_of_capital = 0.3 * dw_random_unit(random);
    v->their_cost_of_capital = 0.3 * dw_random_unit(random);
    v->buyer_value.low = amount(random, 100000, 500000);
    v->buyer_value.likely = v->buyer_value.low + amount(random, 0, 90000);
    v->buyer_value.high = v->buyer_value.likely + amount(random, 0, 90000);
    v->market.low = amount(random, 90000, 200000);
    v->market.high = v->market.low + amount(random, 0, 90000);
    v->competitor_price = amount(random, 90000, 300000);
    v->buyer_value.evidence = v->market.evidence = v->competitor_evidence = "seen";
    v->n_their_budget = dw_random_below(random, 4);
    v->their_budget = d->budget;
    for (size_t y = 0; y < v->n_their_budget; y++)
        d->budget[y] = amount(random, 60000, 300000);
}

static void draw_limit(dw_issue *issue, dw_random *random)
{
    const size_t option = dw_random_below(random, (uint32_t)issue->n_options);
    const uint32_t kind = dw_random_below(random, 8);
    if (kind < 2)
        issue->must_option = option;
    else if (kind == 2 && issue->numeric)
        issue->must_at_most = issue->option[option].number;
    else if (kind == 3 && issue->numeric)
        issue->must_at_least = issue->option[option].number;
}

void deal_random_terms(test_deal *d, dw_random *random)
{
    static const char *const role[] = {"term_years",          "payment_days", "escalator",
                                       "first_year_discount", "ramp_years",   "renewal_rise"};
    static const double number[][3] = {{1, 2, 3},     {30, 60, 90}, {0, 0.03, 0.07},
                                       {0, 0.1, 0.2}, {0, 1, 2},    {0, 0.04, 0.09}};
    static const char *const other[] = {"training", "reference", "joint launch"};
    draw_value(d, random);
    const dw_deal_value *const v = &d->deal.value;
    const double price[] = {(double)v->list_price, (double)v->target_price, (double)v->floor_price};
    deal_numbers(d, "price", price, 3);
    for (size_t r = 0; r < sizeof role / sizeof role[0]; r++)
        if (dw_random_below(random, 2))
            draw_limit(&d->issue[deal_numbers(d, role[r], number[r], 3)], random);
    for (size_t i = 0; i < 3; i++) {
        const size_t issue = deal_issue(d, other[i]);
        const size_t n = 1 + dw_random_below(random, 4);
        for (size_t o = 0; o < n; o++)
            deal_option(d, issue, "option", amount(random, -40000, 40000),
                        amount(random, -40000, 40000));
        draw_limit(&d->issue[issue], random);
    }
}

void deal_random_package(const test_deal *d, size_t *option, dw_random *random)
{
    for (size_t i = 0; i < d->deal.n_issues; i++)
        option[i] = dw_random_below(random, (uint32_t)d->issue[i].n_options);
}
