/* Turns a plan into something a person reads or a program takes in.
 *
 * A plan leaves the engine as decisions, numbers and the names of texts. Here the playbook's texts
 * are put round them: as a terminal page, as Markdown, or as JSON. Text and Markdown are two
 * renderings of one document (document.h), so no section is written twice; JSON is made from the
 * plan itself and loses nothing. Nothing here decides anything. */
#ifndef BRIEF_BRIEF_H
#define BRIEF_BRIEF_H

#include "dealwright/plan.h"

#define BRIEF_WIDTH_MIN 60
#define BRIEF_WIDTH_MAX 120
#define BRIEF_WIDTH_USUAL 92

typedef struct brief_style {
    int width;   /* columns of a text page; 0 means BRIEF_WIDTH_USUAL; kept within min and max */
    bool colour; /* ANSI colours; for a terminal only */
    bool walk_aways; /* may this reader see reservation values? Else they are left out everywhere */
    bool explain;    /* say under each line which facts brought it in */
    const char
        *stored_as; /* the deal's name in commands when it stands in a store; NULL: in a file */
    /* A short page: at most so many lines of the playbook under each heading, without the sections
     * that can wait and without sources; 0 means the whole. */
    int lines_most;
} brief_style;

/* The whole plan. The result is UTF-8, ends with a line feed and is the caller's to g_free. Equal
 * plans and styles give equal bytes. */
char *brief_plan_text(const dw_plan *plan, const brief_style *style);
char *brief_plan_markdown(const dw_plan *plan, const brief_style *style);
char *brief_plan_json(const dw_plan *plan, const brief_style *style);

/* A kept page of brief_plan_json, which was made before its plan was published, with the version that it then
 * became; NULL when it is none. g_free it. */
char *brief_plan_json_published(const char *page, const dw_version *published);

/* Strategy, effort and power alone, of the assessment inside a plan: which strategy, why, why not
 * the others, what would change it, what to ask next. Ownership as above. */
char *brief_assessment_text(const dw_plan *plan, const brief_style *style);
char *brief_assessment_markdown(const dw_plan *plan, const brief_style *style);
char *brief_assessment_json(const dw_plan *plan, const brief_style *style);

#endif
