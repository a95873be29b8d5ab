/* What the files that read words share: the mapping in the making. */
#ifndef TEXT_WORDS_TREE_H
#define TEXT_WORDS_TREE_H

#include "text/event.h"
#include "text/node.h"
#include "text/read.h"

/* Mappings of an event that words fill. */
typedef enum text_words_map {
    WORDS_EVENT,
    WORDS_PACKAGE,
    WORDS_FACTS,
    WORDS_PERSON,
    WORDS_DEADLINE,
    WORDS_MAP_COUNT
} text_words_map;

/* Under which key of the event each of the others stands. */
extern const char *const text_words_map_key[WORDS_MAP_COUNT];

typedef struct text_words_writer {
    const text_words *words;
    const text_event_of *of;
    text_reader reader;
    const char *word; /* the one that is looked at; stands for the place in messages */
    dw_event_kind kind;
    bool moves; /* of a deadline: one that is known, to another day */
    GPtrArray *key[WORDS_MAP_COUNT], *value[WORDS_MAP_COUNT]; /* const text_node */
    GPtrArray *lesson;
} text_words_writer;

/* Nodes in the reader's arena; NULL when memory is out, which the reader has noted. */
const text_node *text_words_new_scalar(text_words_writer *w, const char *text);
const text_node *text_words_new_list(text_words_writer *w, const GPtrArray *items);
const text_node *text_words_new_map(text_words_writer *w, text_words_map map);

/* Notes a problem of the word that is looked at. */
void text_words_complain(text_words_writer *w, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The text that a key was given, NULL for none and for a list. */
const char *text_words_given(const text_words_writer *w, text_words_map map, const char *key);
bool text_words_is_given(const text_words_writer *w, text_words_map map, const char *key);

/* Adds a key with its value; a second of the same name is a problem. NULL adds nothing. */
void text_words_put(text_words_writer *w, text_words_map map, const char *key,
                    const text_node *value);

/* The issue of that name or of one that is written alike ("payment-days"), or the cash term that pages
 * call so; DW_NONE for none. */
size_t text_words_issue(const text_words_writer *w, const char *name);

/* The option of that name, of one that is written alike, or of the one that says it in words or figures
 * ("12", "12 weeks": twelve of delivery_weeks); else the text as it stands. (words_option.c) */
const char *text_words_option(const dw_issue *issue, const char *text);

/* Are two names the same as pages and sellers write them: "written and calls", Written_and_calls? */
bool text_words_alike(const char *a, const char *b);

/* Of an event of facts: the fact of that name, or of one that is written alike; NULL for none. */
const char *text_words_fact(const text_words_writer *w, const char *name);

/* The issue of the deal that sellers call so: "sla", "net"; DW_NONE for none. (words.c) */
size_t text_words_meant_issue(const text_words_writer *w, const char *name);

/* The same for a value that is still to be understood: of an issue, of a key of the event, of a key of
 * one of the mappings inside it. */
void text_words_put_term(text_words_writer *w, size_t issue, const char *text);
void text_words_put_key(text_words_writer *w, const char *key, const char *text);
void text_words_put_inner(text_words_writer *w, text_words_map map, const char *key,
                          const char *text);

/* person.name, deadline.date, package.ISSUE, facts.FACT; false for any other key. (words.c) */
bool text_words_put_dotted(text_words_writer *w, const char *key, const char *text);

/* What a deadline that is dropped or moved by its name alone leaves open, as the deal and its record have
 * it. (words_deadline.c) */
void text_words_fill_deadline(text_words_writer *w);

/* ---- Words alone (words_alone.c) -------------------------------------------------------------- */

/* A word that is no pair of key and value, or lacks its value, by its place among the words: what its kind
 * of event leads with, or a note. A problem says how it should stand. How many words that took. */
size_t text_words_put_alone(text_words_writer *w, size_t at);

/* The key for a word alone: `key`, whose place it is, or where it cannot be that, "note" or "reason". A key
 * of NULL is that of a kind that leads with nothing. NULL: a problem was noted. (words_note.c) */
const char *text_words_key_for(text_words_writer *w, const char *key, const char *word);

/* ---- Terms that are said (words_terms.c) ------------------------------------------------------ */

/* A term without its ISSUE=: "190k", "net 90", "3 years", "price 190k", an option that one issue
 * alone has; "at" and "with" between terms. A figure without a unit is the price, of a few digits
 * in thousands where only that is near what we ask: that is told. How many words that took; 0, and
 * nothing is said, where it is none. */
size_t text_words_put_said(text_words_writer *w, size_t at);

/* Says how a word of an event with terms should stand; how many words that was about. */
size_t text_words_complain_of_term(text_words_writer *w, size_t at);

/* Does the name of an issue begin there, its value behind it? */
bool text_words_begins_term(const text_words_writer *w, size_t at);

/* Is the word alone the value of a term of the deal; an amount by more than its digits? */
bool text_words_is_term(const text_words_writer *w, const char *word);
bool text_words_is_amount(const text_words_writer *w, const char *word);

/* A term of the deal as it is written, for messages: "price=240000". Never a limit of ours: a price is the
 * list price or one that they have been told. g_free it. */
char *text_words_example(const text_words_writer *w);

#endif
