/* What the targets about events share: a small deal whose record they join. */
#ifndef TEST_FUZZ_EVENT_H
#define TEST_FUZZ_EVENT_H

#include "text/deal_append.h"
#include "text/playbook.h"

#include <stdlib.h>
#include <string.h>

enum { FUZZ_MEMORY_MAX = 64 << 20, FUZZ_TODAY = 20780 };

static const char fuzz_deal_text[] =
    "name: x\naccount: y\ncurrency: USD\n"
    "issues:\n"
    "  price: {from: 180000, to: 240000, step: 5000}\n"
    "  term_years: [1, 2, 3]\n"
    "  payment_days: [30, 60]\n"
    "  escalator: [0, 0.03]\n"
    "  service level: {us: {red: 0, dark blue: 5}, them: {red: 0, dark blue: 7}}\n"
    "people: {ours: [{name: Ana, role: lead}], theirs: [{name: Li}]}\n"
    "record:\n"
    "  - {at: 2026-11-16, by: us, event: offer, package: {price: 235000}}\n"
    "  - {at: 2026-11-17, by: them, event: note, note: rang}\n";

/* Read once: doing it again for every input would take all the time there is. */
static inline const text_event_of *fuzz_record(void)
{
    static dw_arena arena;
    static text_event_of of;
    if (of.deal)
        return &of;
    g_auto(text_problems) problems;
    text_problems_init(&problems);
    text_arena_init(&arena, FUZZ_MEMORY_MAX);
    of.playbook = text_playbook_load(NULL, &arena, &problems);
    of.deal = of.playbook ? text_deal_parse(fuzz_deal_text, strlen(fuzz_deal_text), "deal.yaml",
                                            of.playbook, FUZZ_TODAY, &arena, &problems)
                          : NULL;
    if (!of.deal)
        abort();
    return &of;
}

/* An event that was read is the same when it is written and read again, and finds its place in the file
 * of the deal. */
static inline void fuzz_check_event(const dw_event *event)
{
    const text_event_of *const of = fuzz_record();
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, FUZZ_MEMORY_MAX);
    dw_event again;
    g_autofree char *json = text_event_dump(event, of);
    if (!text_event_parse(json, "again.json", of, &arena, &problems, &again))
        abort();
    g_autofree char *twice = text_event_dump(&again, of);
    if (strcmp(json, twice) != 0)
        abort();
    const text_deal_source source = {fuzz_deal_text, strlen(fuzz_deal_text), "deal.yaml", *of};
    g_autofree char *file = text_deal_append(&source, event, 1, &problems);
    if (!file)
        abort();
}

#endif
