/* Use cases of a record: log what happened, take it back, publish a plan, read it again.
 *
 * As in desk.h, each function fills an answer (give it back with desk_answer_clear, whatever the
 * status) and returns its status. */
#ifndef DESK_LOG_H
#define DESK_LOG_H

#include <stdint.h>

#include "desk/desk.h"

typedef struct desk_log_request {
    desk_request plan;  /* the deal; its day is that of an event that names none, without a time */
    int minute;         /* of today: the time of an event that names none, where no day is given */
    int64_t now;        /* microseconds since 1970 UTC; only a store keeps it */
    const char *author; /* of an event that names none; "" for nobody */
    const char *source; /* of an event that names none, and of its entry in a store: cli, api */
    const char *const *word; /* as text/event.h lists them; [n_words] */
    size_t n_words;
    bool dry_run; /* nothing is written */
    bool is_sure; /* of a price however small */
} desk_log_request;

/* Appends the event that the words say to the record of a deal, in its file or in the store, whole or
 * not at all: others who log at the same time lose nothing. A pivot of ours publishes the plan that
 * follows it in the same act, as desk_publish does, where that is not the version in hand already. The
 * answer is the plan with the events in it, on the deal's day or, when that is earlier, theirs;
 * answer->logged are the events. */
desk_status desk_log(const desk_log_request *request, desk_answer *answer);

/* What was meant by a word that is no side ("buyer") and no kind of event ("demand"), as the end of a
 * message: "; did you mean 'them'?"; NULL when it is not known. g_free it. */
char *desk_side_hint(const char *word);
char *desk_event_hint(const char *word);

/* Is the word, which is no kind of event, taken for one: "won" for outcome won? */
bool desk_event_is_taken(const char *word);

/* Is the word a key that events have, as in KEY=VALUE? */
bool desk_event_has_key(const char *word);

/* Withdraws an event of the record by a correction: the one numbered `number` ("3"), NULL is the
 * newest that still counts and is more than a correction. A pivot takes the version with it that was
 * published with it, as long as no other was published since; NULL takes the pivot with the version as
 * well: the version before is then in hand again. A correction that is withdrawn brings back what it
 * withdrew. The request's words are options of the corrections, such as "--reason=a slip". As desk_log. */
desk_status desk_undo(const desk_log_request *request, const char *number, desk_answer *answer);

/* Publishes the plan of a deal: an event with the next version, and a digest that tells whether the plan
 * is the same later; a store keeps its JSON page as well. DESK_PROBLEMS, and nothing logged, when it is as
 * the last version left it. As desk_log. */
desk_status desk_publish(const desk_log_request *request, desk_answer *answer);

/* Logs the request for the approval that a package of desk_packages still needs: what it asks for
 * beyond what is granted or on the table, of whom it has to be asked for. `which` is "next" for the
 * next offer or the number of an equal package. DESK_OK, and nothing logged (n_logged is 0), where
 * it needs nobody, is granted or has been asked for; a warning says so. As desk_log. */
desk_status desk_ask(const desk_log_request *request, const char *which, desk_answer *answer);

/* The page of a published version, `version` its number, as it was then: made again where playbook and
 * file still give the plan that the digest tells, else what the store has kept of it, which is its whole
 * page as JSON. Its `version` is the one it became, whatever the bytes of the digest say, which are of the
 * plan before. DESK_PROBLEMS when there is no such version, and when it is another plan now and nothing
 * that this reader may see was kept. Where the status is DESK_OK, *page is what to show; g_free it. */
desk_status desk_version(const desk_request *request, const char *version, desk_format format,
                         const desk_style *style, desk_answer *answer, char **page);

/* What was logged, and the coach's advice on it; as desk_plan_page. `dry_run` says it is only what would
 * be. */
char *desk_logged_page(const desk_answer *answer, bool dry_run, desk_format format,
                       const desk_style *style);

/* Which events a transcript shows: each the number of an event or a day, NULL for the first and the last;
 * `last` is a number of events that count, NULL for all. */
typedef struct desk_range {
    const char *from, *to, *last;
} desk_range;

/* The negotiation as a transcript: each event that counts with what it meant and the next move on its
 * day, as the plan of that day had it. Of a range, what is shown is word for word that part of the whole;
 * only its own plans are made, and one before them. Where the status is DESK_OK, *page is what to show;
 * g_free it. */
desk_status desk_replay(const desk_request *request, const desk_range *range, desk_format format,
                        const desk_style *style, desk_answer *answer, char **page);

#endif
