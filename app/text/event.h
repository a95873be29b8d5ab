/* One event of a deal's record: from a YAML or JSON mapping, from words, and back to JSON. */
#ifndef TEXT_EVENT_H
#define TEXT_EVENT_H

#include "text/deal.h"

/* The record that the event is to join. */
typedef struct text_event_of {
    const dw_deal *deal; /* as logged; passes dw_deal_check */
    const dw_playbook *playbook;
} text_event_of;

/* Reads an event that is to stand after the last of the deal's record, with the checks that it would
 * have there. `label` stands for the path in messages; one that ends in ".json" makes it JSON. The
 * event is in the arena and borrows from the deal. Untouched on failure: false, and a problem was
 * added. O(size + events). */
bool text_event_parse(const char *data, const char *label, const text_event_of *of, dw_arena *arena,
                      text_problems *problems, dw_event *event);

/* The event in the form of the deal file; dumped with TEXT_JSON_REALS and read again it is the same.
 * New reference. */
json_t *text_event_to_json(const dw_event *event, const text_event_of *of);

/* The same as one line of JSON; g_free it. */
char *text_event_dump(const dw_event *event, const text_event_of *of);

/* A term's option as a deal file writes it: "190000", "premium". g_free it. */
char *text_term_text(const dw_term *term, const text_event_of *of);

/* What a seller types:
 *
 *   us | them   KIND   then in any order
 *   ISSUE=OPTION        a term, of a kind of event that has a package
 *   FACT=LEVEL[,LEVEL]  of a fact
 *   WORD                what the kind of event leads with: its signal, statement, action, outcome …
 *   "a sentence"        a note
 *   KEY=VALUE           any other key of the event; of a person who joins and of a deadline theirs as
 *                       well; person.KEY and deadline.KEY always; lesson=TEXT once for each
 *   --KEY=VALUE         the same, even where an issue or a fact has the key's name
 *
 * Terms may be said without ISSUE= as well: "190 at net 90", "195k net90", "price 190k", "3 years" (see
 * words_terms.c for what each may be).
 *
 * Numbers may be written as 190k, 190k/year, 1.2m, 190,000, 12%, 90d, net90, 3y and 36m where an amount, a
 * share, days or years stand. Words stand in any case of their letters. What is no word of an event is told
 * with what was meant by it (text/meant.h). */
typedef struct text_words {
    const char *const *word; /* UTF-8 or not: nothing is taken for granted */
    size_t n_words;
    const char *at;     /* the time of an event that names none: "2026-11-27T14:05" */
    const char *author; /* likewise; NULL for none */
    const char *source; /* likewise: cli, api */
} text_words;

/* As text_event_parse, of words: what is wrong with one is said of that word. */
bool text_event_from_words(const text_words *words, const text_event_of *of, dw_arena *arena,
                           text_problems *problems, dw_event *event);

/* Do events of some kind have the key? */
bool text_event_is_key(const char *key);

#endif
