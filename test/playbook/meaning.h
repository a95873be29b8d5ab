/* The deal that the tests of meanings are about, its record in short words, and what its plan says. */
#ifndef TEST_PLAYBOOK_MEANING_H
#define TEST_PLAYBOOK_MEANING_H

#include "app/support/default_book.h"

static dw_plan plan;

static const char head[] =
    "name: Looms\naccount: Rowan Mills\ncurrency: USD\nclose_by: 2026-12-18\n"
    "facts: {horizon: strategic, value: 1200000, procurement: professional, complexity: complex}\n"
    "value: {list_price: 240000, target_price: 215000, floor_price: 180000, cost_to_serve: 61700,\n"
    "  market: {low: 170000, high: 250000, evidence: three quotes}}\n"
    "issues: {price: {from: 150000, to: 240000, step: 5000}, term_years: [1, 2, 3],\n"
    "  payment_days: [30, 60, 90], training: {us: {none: 0, full: -9100},\n"
    "  them: {none: 0, full: 18300}},\n"
    "  review: {us: {none: 0, yearly: 0}, them: {none: 0, yearly: 3000}}}\n"
    "people:\n"
    "  ours: [{name: Ana, role: lead}, {name: Bo, role: sponsor}]\n"
    "  theirs:\n"
    "    - {name: Dov, authority: decides, stance: neutral}\n"
    "    - {name: Lena, title: CFO, authority: approves, stance: supportive}\n"
    "    - {name: Kit, stance: opposed}\n"
    "deadlines:\n"
    "  - {date: 2026-12-10, what: Board review, owner: buyer, kind: board, evidence: said by Dov}\n"
    "  - {date: 2026-12-15, what: our fair, owner: ours}\n";

static const char offers[] =
    "record:\n"
    "  - {at: 2026-11-24, by: us, event: offer, package: {price: 235000, term_years: 1}}\n"
    "  - {at: 2026-11-26, by: them, event: offer, package: {price: 190000, payment_days: 90}}\n";

#define ON_1 "2026-12-01"

#define E(text) "  - {at: 2026-12-01, by: " text "}\n"
#define LATE(text) "  - {at: 2026-12-21, by: " text "}\n"
#define MEETS E("us, who: Bo, event: escalation, action: meeting")
#define JOINS(rest) E("them, event: joined, person: {" rest "}")
#define RIVAL(rest) E("them, event: competitor, competitor: Globex, " rest)
#define LEAVES(name) E("them, event: left, who: " name)
#define SETS(day, what, owner) \
    E("them, event: deadline, deadline: {date: 2026-12-" day ", what: " what ", owner: " owner "}")

#define OFFERS(package) E("them, who: Dov, event: offer, package: {" package "}")
#define TEACHES E("us, event: offer, package: {price: 235000, training: full}")
#define KNOWS(level) E("them, event: fact, facts: {competition: " level "}")
#define ALARMS \
    E("them, event: signal, signal: adversarial") E("them, event: signal, signal: adversarial")
#define BREAKS E("us, event: break, until: 2026-12-04")
#define PRESSES E("them, who: Dov, event: statement, statement: ultimatum, until: 2026-12-03")
#define SAID(words) E("them, who: Dov, event: statement, statement: " words)
#define PROMISED(day) \
    E("them, who: Ed, event: escalation, action: promise, until: 2026-12-" day ", note: a word")
#define SEES(side, sign) E(side ", who: Ana, event: session, signal: " sign)

static inline void make(const char *day, const char *record)
{
    g_autofree char *text = g_strconcat(head, "date: ", day, "\n", offers, record, NULL);
    plan_text(text, &plan);
}

static inline bool is_said(const char *id)
{
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        for (size_t l = 0; l < plan.section[s].n_lines; l++)
            if (strcmp(plan.section[s].line[l].entry->id, id) == 0)
                return true;
    return false;
}

static inline const char *decided(dw_key key)
{
    return decided_in(&plan, key);
}

#endif
