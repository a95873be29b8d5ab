/* What the readers of domain files share: the domain as it grows, and what does not fit in it. */
#ifndef TEXT_DOMAIN_READ_H
#define TEXT_DOMAIN_READ_H

#include "text/domain.h"

typedef struct domain_reader {
    dw_arena *arena;
    text_problems *problems;
    const char *label; /* of the file that is being read */
    bool out_of_memory;
    text_domain *domain;
    GHashTable *issue;   /* name: index + 1 */
    GHashTable **option; /* [DW_ISSUES_MAX] of the same; NULL for a range until it is asked */
    text_profile *side;  /* that is being read */
    size_t n_errors;     /* before it */
    bool *weighted;      /* [n_issues] has it a weight yet? */
    bool *met;           /* [n_issues] did the profile speak of it? */
    bool **evaluated;    /* [n_issues][n_options] */
} domain_reader;

/* Memory of the arena, zeroed; NULL after noting once that there is no more. */
void *domain_take(domain_reader *reader, size_t count, size_t size);

/* Notes a problem; `where` names the issue or value it is about, NULL for the whole. */
void domain_problem(domain_reader *reader, text_place place, const char *where, const char *format,
                    ...) G_GNUC_PRINTF(4, 5);
void domain_warning(domain_reader *reader, text_place place, const char *where, const char *format,
                    ...) G_GNUC_PRINTF(4, 5);

/* A name as it is kept: blanks at its ends left out, runs of them one. NULL after noting that there
 * is none, or that it is too long. `what`: "an issue". */
const char *domain_name(domain_reader *reader, text_place place, const char *what,
                        const char *text);

/* What files are called: "dir/Party_domain.xml" gives "Party", and for a profile of that domain
 * "Party_buyer.xml" gives "buyer". */
const char *domain_title_of(domain_reader *reader, const char *label);
const char *domain_side_of(domain_reader *reader, const char *label, const char *domain);

/* ---- The domain --------------------------------------------------------------------------------- */

/* Makes room for at most `n_issues`; false when that is none or too many. */
bool domain_issues(domain_reader *reader, text_place place, size_t n_issues);

/* Adds an issue with room for `n_options`; NULL when it cannot be added. */
text_domain_issue *domain_issue_add(domain_reader *reader, text_place place, const char *name,
                                    size_t n_options);
void domain_option_add(domain_reader *reader, text_place place, text_domain_issue *issue,
                       const char *name);

/* ---- A profile ---------------------------------------------------------------------------------- */

/* Starts the profile of side 0 or 1 of the finished domain; false when there is no memory. */
bool domain_profile_start(domain_reader *reader, size_t side);

/* Indices by name, or DW_NONE after noting that the domain has none such. */
size_t domain_issue_index(domain_reader *reader, text_place place, const char *name);
size_t domain_option_index(domain_reader *reader, text_place place, size_t issue, const char *name);

/* Reads a number within two bounds, each 0, 1 or infinite; false after noting that it is none. */
bool domain_number(domain_reader *reader, text_place place, const char *where, const char *what,
                   const char *text, double least, double most, double *number);

void domain_set_weight(domain_reader *reader, text_place place, size_t issue, double weight);
void domain_set_evaluation(domain_reader *reader, text_place place, size_t issue, size_t option,
                           double evaluation);

/* What is wrong with the evaluations of an issue is said already. */
void domain_skip_issue(domain_reader *reader, size_t issue);

/* Notes the issues, values and weights of the domain that the profile did not give. */
void domain_profile_end(domain_reader *reader, text_place place);

/* ---- The files of a format -------------------------------------------------------------------- */

typedef struct domain_format {
    /* The root of a file, or NULL after noting a problem. */
    const void *(*parse)(const char *data, size_t size, const char *label, dw_arena *arena,
                         text_problems *problems);
    void (*read_domain)(domain_reader *reader, const void *root);
    void (*read_profile)(domain_reader *reader, const void *root);
    double ceiling; /* of the utilities */
} domain_format;

/* Reads the domain and, when nothing is wrong with it, compares the profiles with it. */
const text_domain *domain_parse(const domain_format *format, const text_domain_source *source,
                                dw_arena *arena, text_problems *problems);
const text_domain *domain_load(const domain_format *format, const text_domain_paths *paths,
                               dw_arena *arena, text_problems *problems);

#endif
