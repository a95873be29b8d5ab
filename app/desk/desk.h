/* Use cases: what a person or a program may ask of Dealwright, whatever the face.
 *
 * Each function reads like the case: load, ask the engine, answer. An answer holds everything that
 * was read and made, and all that was wrong with it; it is given back with desk_answer_clear
 * whatever the status. Nothing here prints, and nothing reads a clock: today is an argument. */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>

#include "dealwright/plan.h"
#include "text/problem.h"

/* How a request ended. */
typedef enum desk_status {
    DESK_OK,
    DESK_PROBLEMS,     /* deal or playbook have problems */
    DESK_NO_SUCH_NAME, /* what was asked for by name is not there */
    DESK_FILE,         /* a file cannot be read or written */
    DESK_INTERNAL,     /* out of memory, or a fault of ours */
    DESK_STATUS_COUNT
} desk_status;

typedef enum desk_format { DESK_TEXT, DESK_MARKDOWN, DESK_JSON, DESK_SVG } desk_format;

/* How a page is to look. */
typedef struct desk_style {
    int width; /* columns of a text page */
    bool colour;
    bool explain;        /* say under each line which facts brought it in */
    bool brief;          /* only the first lines under each heading */
    bool hide_walk_away; /* the reader may not see our reservation values */
    bool all;            /* list everything, however long */
} desk_style;

typedef struct desk_request {
    const char *deal;     /* a deal file ("-" is standard input) or a stored deal (source.h) */
    const char *store;    /* URL of the store it may stand in; NULL for files only */
    const char *playbook; /* path; NULL is the built-in one */
    dw_day day;           /* to plan from; DW_DAY_NONE: the file's date, else today */
    dw_day today;
    size_t packages; /* equal packages to find, 2 .. DW_DIFFERING_MAX; 0: as the playbook says */
    char *const *beside; /* paths of other deals that may see its terms, closed by NULL, at most
                            DW_OTHERS_MAX; NULL for none */
} desk_request;

typedef struct desk_answer {
    desk_status status;
    text_problems problems; /* warnings may stand here even when all is well */
    const char *subject; /* what the problems are counted for: a path; borrowed from the request */
    const char
        *stored_as; /* what the request calls the deal, when it is one of a store; else NULL */
    dw_arena arena; /* holds all below */
    const dw_playbook *playbook;
    const dw_deal *deal;
    const dw_event *logged; /* [n_logged] of desk_log: the events of the act, in their order */
    size_t n_logged;
    dw_plan plan;                              /* of desk_plan, when the status is DESK_OK */
    const struct brief_choice *choice;         /* of desk_choice, when the status is DESK_OK */
    const struct brief_offers *offers;         /* of desk_packages, when the status is DESK_OK */
    const struct brief_frontier *frontier;     /* of desk_frontier, when the status is DESK_OK */
    const struct dw_coaching *coaching;        /* of desk_coach, when the status is DESK_OK */
    const struct brief_comparison *comparison; /* of desk_difference, when the status is DESK_OK */
    struct brief_flags *flags;                 /* of desk_debrief, when the status is DESK_OK */
} desk_answer;

/* Gives everything back; the answer is then valid and empty. Twice is safe. */
void desk_answer_clear(desk_answer *answer);

/* ---- Deals --------------------------------------------------------------------------------------- */

/* The plan of a deal, its assessment inside. Returns answer->status. */
desk_status desk_plan(const desk_request *request, desk_answer *answer);

/* The pages of an answer whose status is DESK_OK, as UTF-8 that ends with a line feed; g_free them.
 * What the reader may not see is left out here, for every face. */
char *desk_plan_page(const desk_answer *answer, desk_format format, const desk_style *style);
char *desk_assessment_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* SHA-256, in hexadecimal, of the JSON page of such a plan with everything in it: what a `plan` event
 * keeps of the version it publishes. g_free it. */
char *desk_plan_digest(const dw_plan *plan);

/* What changed between an earlier plan of the deal and its plan now: since the last published version,
 * as it left the deal on its day, or the one before while nothing has happened since; without one, since
 * before the newest event. `since` picks another, the
 * number of an event or a day, both included; NULL does not. One that is not on the record is a problem.
 * The answer has the plan as well. Returns answer->status. */
desk_status desk_difference(const desk_request *request, const char *since, desk_answer *answer);

/* Its pages. As desk_plan_page. */
char *desk_difference_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* The plan, with what the newest event of its record changed and what a pivot would change. Returns
 * answer->status. */
desk_status desk_coach(const desk_request *request, desk_answer *answer);

/* The coach's advice of such an answer. As desk_plan_page. */
char *desk_coach_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* The ledger of gives and gets of that record. As desk_plan_page. */
char *desk_ledger_page(const desk_answer *answer, desk_format format, const desk_style *style);
/* The page for an executive who is brought in. As desk_plan_page. */
char *desk_executive_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* The plan, with the alerts that were raised on the way to the deal's end. Returns answer->status. */
desk_status desk_debrief(const desk_request *request, desk_answer *answer);

/* How the deal of such an answer ended. As desk_plan_page. */
char *desk_debrief_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* ---- Packages ------------------------------------------------------------------------------------- */

typedef struct desk_choice_request {
    desk_request plan;
    /* Terms over the standard package at the target price, as a YAML or JSON mapping such as
     * "{price: 215000, term_years: 3}"; NULL for none. */
    const char *package;
    bool hide_walk_away; /* the reader may not see whose approval our floor price asks for */
} desk_choice_request;

/* One package of a deal: what it is worth, and what would be better for both. */
desk_status desk_choice(const desk_choice_request *request, desk_answer *answer);

/* Its pages: the arithmetic line by line; how good it is. As desk_plan_page. */
char *desk_worth_page(const desk_answer *answer, desk_format format, const desk_style *style);
char *desk_score_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* What to offer: the next offer, equal packages, the nearest miss where nothing is acceptable, what
 * would have been better for both where an offer was accepted. */
desk_status desk_packages(const desk_request *request, desk_answer *answer);
char *desk_packages_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* All problems of an answer, a line each, then "N problems in FILE". g_free it; "" for none. */
char *desk_problems_text(desk_answer *answer);

/* ---- Frontiers ------------------------------------------------------------------------------------ */

/* Formats of negotiation research: one domain file, one profile of each side. */
typedef enum desk_domain_format { DESK_GENIUS, DESK_GENIUSWEB } desk_domain_format;

typedef struct desk_frontier_request {
    desk_domain_format format;
    const char *domain, *profile[2]; /* paths; "-" is standard input, for one of them */
    const char *playbook; /* whose words the pages have; path, NULL is the built-in one */
    double epsilon; /* share of what the first side can gain that may be lost for speed; 0: none */
    bool hide_walk_away; /* the reader may not see reservation values, nor what follows from them */
} desk_frontier_request;

/* The frontier of a domain and the bargaining solutions on it. What the reader may not see is left
 * out already here: solutions that depend on it are not even found. Returns answer->status. */
desk_status desk_frontier(const desk_frontier_request *request, desk_answer *answer);

typedef struct desk_deal_frontier_request {
    desk_request deal;
    double epsilon; /* share of what we can gain that may be lost for speed; 0: none */
    /* The reader may not see our walk-away, nor what follows from it: prices under the target, which
     * lead down to it, are left out of what can be combined. */
    bool hide_walk_away;
} desk_deal_frontier_request;

/* The frontier of a deal's packages, in money: what can be combined of its issues, as its plan weighs
 * them. Ours is what we walk away below, theirs what they have without us; where that is not known,
 * no solution that rests on it is found. A deal with nothing to combine is a problem of its file. The
 * answer has the plan as well. Returns answer->status. */
desk_status desk_deal_frontier(const desk_deal_frontier_request *request, desk_answer *answer);

/* The page of either frontier; as for plans, but what the reader may see was said by the request. */
char *desk_frontier_page(const desk_answer *answer, desk_format format, const desk_style *style);

/* ---- Playbooks -------------------------------------------------------------------------------------- */

/* Loads a playbook and finds all that is wrong with it; NULL is the built-in one. */
desk_status desk_playbook(const char *path, desk_answer *answer);

/* One line that says what a good playbook holds. g_free it. */
char *desk_playbook_summary(const desk_answer *answer);

/* What `playbook show` shows: an overview when `kind` is NULL, the list of a kind (factor, archetype,
 * rule, tactic, setting, limit, phrase) when `name` is NULL, else all about one. NULL, with *nearest
 * the name most likely meant or NULL, when there is none of that name. g_free it. */
char *desk_playbook_page(const desk_answer *answer, const char *kind, const char *name,
                         const desk_style *style, const char **nearest);

/* The whole playbook as a Markdown page. g_free it. */
char *desk_playbook_reference(const desk_answer *answer);

/* JSON Schema of deal files under this playbook, and of playbooks. g_free them. */
char *desk_deal_schema(const desk_answer *answer);
char *desk_playbook_schema(void);

/* ---- Small things faces need ---------------------------------------------------------------------- */

/* Saves a page under a name: whole or not at all. Without `replace` a file that is there is kept.
 * NULL when it worked, else the sentence that says why not; g_free it. */
char *desk_page_save(const char *path, const char *page, bool replace);

/* Reads a day like 2026-12-18. NULL when it is one, else the end of the sentence "'TEXT' …". */
const char *desk_day_read(const char *text, dw_day *day);

/* "; did you mean 2026-12-18?" for a day in another order, such as 18.12.2026; else "". g_free it. */
char *desk_day_hint(const char *text);

/* Reads a share from 0 to 1 such as 0.05. NULL when it is one, else the end of the sentence
 * "'TEXT' …". */
const char *desk_share_read(const char *text, double *share);

/* The one of the words (NULL-terminated) that was most likely meant, or NULL. */
const char *desk_nearest(const char *word, const char *const *words);

#endif
