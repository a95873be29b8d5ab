/* The deal that the tests of alerts are about, its record in short words, and what its plan raises. */
#ifndef TEST_PLAYBOOK_ALERTS_H
#define TEST_PLAYBOOK_ALERTS_H

#include "app/support/default_book.h"

static dw_plan plan;

#define TERMS                                                                                    \
    "name: Looms\naccount: Rowan Mills\ncurrency: USD\ndate: 2026-11-23\nclose_by: 2026-12-18\n" \
    "value:\n  list_price: 240000\n  target_price: 215000\n  floor_price: 180000\n"              \
    "  cost_to_serve: 61700\n"                                                                   \
    "  market: {low: 170000, high: 250000, evidence: three quotes}\n"                            \
    "issues:\n  price: {from: 150000, to: 240000, step: 5000}\n  term_years: [1, 2, 3]\n"        \
    "  payment_days: [30, 60, 90]\n"                                                             \
    "  liability_cap:\n    us: {capped: 0, uncapped: -83000}\n"                                  \
    "    them: {capped: 0, uncapped: 21000}\n"                                                   \
    "  review:\n    us: {none: 0, quarterly: 0}\n    them: {none: 0, quarterly: 12000}\n"        \
    "must: {payment_days: {at_most: 60}}\n"

#define PEOPLE                                                                           \
    "people:\n  ours:\n    - {name: Ana, role: lead}\n    - {name: Bo, role: sponsor}\n" \
    "  theirs:\n    - {name: Dov, authority: decides}\n"

/* Reads, replays and plans; the text is one flow mapping per event. */
static inline void make(const char *facts, const char *people, const char *record)
{
    g_autofree char *text = g_strconcat(TERMS, facts, people, "record:\n", record, NULL);
    plan_text(text, &plan);
}

static inline const dw_line *find_line(const dw_lines *lines, const char *id)
{
    for (size_t l = 0; l < lines->n_lines; l++)
        if (strcmp(lines->line[l].entry->id, id) == 0)
            return &lines->line[l];
    return NULL;
}

static inline const dw_line *find(const char *id)
{
    const dw_line *const alert = find_line(&plan.section[DW_SECTION_ALERTS], id);
    size_t n_parts;
    const dw_plan *const part = dw_plan_conduct(&plan, &n_parts);
    const dw_line *line = NULL;
    for (size_t c = 0; !alert && !line && c < n_parts; c++)
        line = find_line(&part[c].section[DW_SECTION_CONDUCT], id);
    return alert ? alert : line;
}

/* ---- Events ---------------------------------------------------------------------------------- */

#define E(text) "  - {" text "}\n"
#define OURS(day, price) \
    E("at: 2026-11-" day ", by: us, who: Ana, event: offer, package: {price: " price "}")
#define THEIRS(day, price) \
    E("at: 2026-11-" day ", by: them, who: Dov, event: offer, package: {price: " price "}")
#define SAYS(day, side, kind) \
    E("at: 2026-11-" day ", by: " side ", event: statement, statement: " kind ", note: a word")
#define NAMES(day, price)                                                                \
    E("at: 2026-11-" day ", by: them, who: Dov, event: statement, statement: position, " \
      "package: {price: " price "}")
#define LEAKS(day, price)                                                               \
    E("at: 2026-11-" day ", by: us, who: Bo, event: statement, statement: disclosure, " \
      "package: {price: " price "}")
#define SIGNAL(day, name) E("at: 2026-11-" day ", by: them, event: signal, signal: " name)
#define JOINS(day, stance) \
    E("at: 2026-11-" day ", by: them, event: joined, person: {name: Lena, stance: " stance "}")
#define OUR_BOARD(evidence)                                                                      \
    E("at: 2026-11-02, by: us, event: deadline, deadline: {date: 2026-12-01, what: offer ends, " \
      "owner: ours" evidence "}")
#define PRESSES_UNTIL(day) \
    E("at: 2026-11-03, by: us, event: statement, statement: ultimatum, until: " day)
#define SESSION(day) E("at: 2026-11-" day ", by: us, event: session")
#define ULTIMATUM(until)                                                                    \
    E("at: 2026-11-02, by: them, who: Dov, event: statement, statement: ultimatum, until: " \
      "2026-11-" until)
#define DEMANDS_190(until)                                                                  \
    E("at: 2026-11-02, by: them, who: Dov, event: statement, statement: ultimatum, until: " \
      "2026-11-" until ", package: {price: 190000}")
#define NO_REVIEW E("at: 2026-11-06, by: them, event: refuse, package: {review: quarterly}")
#define NO_PRICE E("at: 2026-11-06, by: them, event: refuse, package: {price: 225000}")
#define BREAK E("at: 2026-11-03, by: us, event: break, until: 2026-11-06")
#define PROMISES(how, until)                                                                   \
    E("at: 2026-11-02, by: them, who: Dov, event: " how ", until: 2026-11-" until ", note: a " \
      "word")
#define OPENED OURS("02", "235000") THEIRS("03", "190000")

/* That lead the deal whatever else is known. */
#define LEAD(name) "strategy: {archetype: " name ", reason: for the test}\n"

#endif
