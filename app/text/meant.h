/* What sellers mean by words that events do not have: taken where they can mean nothing else, and for "did
 * you mean". */
#ifndef TEXT_MEANT_H
#define TEXT_MEANT_H

/* Which word of an event it was. */
typedef enum text_meant_of {
    TEXT_MEANT_SIDE,   /* "buyer": them */
    TEXT_MEANT_EVENT,  /* "demand": statement demand; "undo": dealwright undo DEAL */
    TEXT_MEANT_ACTION, /* "joined" of a competitor: enter */
    TEXT_MEANT_ISSUE,  /* "sla": service_level, whether or not the deal has it */
    TEXT_MEANT_KEY,    /* "relationship" of a debrief: rating */
} text_meant_of;

/* What was meant by a word, in any case of its letters; NULL when it is not known. g_free it. */
char *text_meant(text_meant_of of, const char *word);

/* The same where the word can mean nothing else ("won": outcome won), so that it is taken for it; else
 * NULL. */
const char *text_meant_taken(text_meant_of of, const char *word);

/* What the word may mean as well; NULL for nothing. */
const char *text_meant_other(text_meant_of of, const char *word);

/* The same as the end of a message: "; did you mean 'approval grant'?", or NULL. What is no side and
 * looks like a name is told how a person is named. g_free it. */
char *text_meant_hint(text_meant_of of, const char *word);

#endif
