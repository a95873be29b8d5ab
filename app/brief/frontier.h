/* Turns a frontier into something a person looks at or a program takes in.
 *
 * What is shown is a view: the engine's space, frontier and solutions with the names of what they
 * are about, whether they come from a deal, in money, or from a research domain, in points. Its words
 * are phrases of the playbook. Nothing here decides anything. */
#ifndef BRIEF_FRONTIER_H
#define BRIEF_FRONTIER_H

#include "brief/brief.h"

#include "dealwright/frontier.h"

typedef struct brief_frontier_issue {
    const char *key;           /* in JSON */
    const char *name;          /* on the page */
    const char *const *option; /* [n_options] on the page */
    const double *number;      /* [n_options] in JSON; NULL: the words of `option` */
} brief_frontier_issue;

typedef enum brief_solution_id {
    BRIEF_NASH,
    BRIEF_EGALITARIAN,
    BRIEF_KALAI_SMORODINSKY,
    BRIEF_EQUAL_UTILITY,
    BRIEF_WELFARE,
    BRIEF_SOLUTION_COUNT
} brief_solution_id;

/* The engine's answer for a solution. */
const dw_solution *brief_solution_of(const dw_solutions *solutions, brief_solution_id id);

/* Other outcomes that a solution cannot tell from the one it names. */
typedef struct brief_ties {
    const size_t *choice; /* [n * n_clusters] */
    size_t n;
    bool has_more;
} brief_ties;

/* Something else to show in the picture, such as the offer on the table. Every reader sees it. */
typedef struct brief_mark {
    const char *label;
    dw_utilities at;
} brief_mark;

typedef struct brief_frontier {
    const dw_playbook *book; /* whose phrases the pages are worded with */
    const char *title;
    const char *side[2];               /* who is meant by ours and theirs */
    const brief_frontier_issue *issue; /* [n_issues] */
    size_t n_issues;
    /* The option of an issue in an outcome of the space. */
    size_t (*option_of)(const void *context, const size_t *choice, size_t issue);
    const void *context;

    const char *currency; /* of utilities in money; NULL: they are points from 0 to 1 */
    int currency_digits;

    const dw_space *space;
    const char *n_outcomes; /* in decimal digits */
    const dw_frontier *frontier;
    /* May the reader see what each side has without an agreement, and what follows from it? If not,
     * the reservation values are not looked at, and of the solutions only the welfare: they are then
     * those of the whole frontier (brief_frontier_lowest). The opposition and the notes have to do
     * without them as well. */
    bool walk_aways;
    dw_utilities reservation;
    const dw_solutions *solutions;
    brief_ties ties[BRIEF_SOLUTION_COUNT];
    double opposition; /* NAN: not known */

    const dw_utilities *cloud; /* [n_cloud] outcomes for the background of the picture */
    size_t n_cloud;
    const brief_mark *mark; /* [n_marks] */
    size_t n_marks;
    const char *const *note; /* [n_notes] what a reader should know of the figures */
    size_t n_notes;
} brief_frontier;

typedef struct brief_frontier_style {
    int width; /* of a text page; kept within BRIEF_WIDTH_MIN and BRIEF_WIDTH_MAX */
    bool colour;
    bool all_points; /* list every point of the frontier; else at most BRIEF_POINTS_LISTED */
} brief_frontier_style;

#define BRIEF_POINTS_LISTED 20

/* The least each side has in any point: as reservation values they leave no point out. */
dw_utilities brief_frontier_lowest(const dw_frontier *frontier);

/* The page in each form: UTF-8 that ends with a line feed, to be g_free'd. Equal views and styles
 * give equal bytes. JSON and SVG do not depend on the style; JSON has all points. */
char *brief_frontier_text(const brief_frontier *view, const brief_frontier_style *style);
char *brief_frontier_markdown(const brief_frontier *view, const brief_frontier_style *style);
char *brief_frontier_json(const brief_frontier *view, const brief_frontier_style *style);
char *brief_frontier_svg(const brief_frontier *view, const brief_frontier_style *style);

#endif
