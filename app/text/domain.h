/* Domain files of negotiation research: what is negotiated, and what it is worth to two sides.
 *
 * Two formats are read, each as one domain file and one profile per side:
 *
 *   GENIUS XML      a utility is min(1, sum of weight * evaluation / best evaluation of the issue),
 *                   weights as written; the reservation value is a number
 *   GeniusWeb JSON  a utility is the sum of weight * utility of the value; the reservation value is
 *                   the utility of a bid */
#ifndef TEXT_DOMAIN_H
#define TEXT_DOMAIN_H

#include "dealwright/frontier.h"
#include "text/arena.h"
#include "text/problem.h"

enum { TEXT_SIDES = 2 };

typedef struct text_domain_issue {
    const char *name;
    const char **option; /* [n_options] names, in the order of the domain file */
    size_t n_options;    /* 1 .. DW_ISSUE_OPTIONS_MAX */
} text_domain_issue;

/* What one side wants. */
typedef struct text_profile {
    const char *name;
    double *weight;      /* [n_issues] as written, >= 0 */
    double **evaluation; /* [n_issues][n_options] as written, >= 0 */
    double *best;        /* [n_issues] what the evaluations of an issue are divided by */
    double reservation;  /* utility of no agreement; 0 when the profile gives none */
    double discount;     /* share of a utility left at the deadline; 1 when it gives none */
    bool gives_reservation;
} text_profile;

typedef struct text_domain {
    const char *name;
    text_domain_issue *issue; /* [n_issues] in the order of the domain file */
    size_t n_issues;          /* 1 .. DW_ISSUES_MAX */
    text_profile side[TEXT_SIDES];
    dw_space
        space; /* cluster i is issue i, its choices are the options; ours are those of side 0 */
} text_domain;

/* The three files of a domain; "-" is standard input, for one of them. */
typedef struct text_domain_paths {
    const char *domain;
    const char *profile[TEXT_SIDES];
} text_domain_paths;

/* Reads and checks the three files. Profiles are matched with the domain by the names of issues and
 * values, whatever their order; all that does not fit is noted. A file that is not well-formed but
 * can mean one thing only is read with a warning. Real-valued issues and utilities that are not
 * linear are refused. NULL exactly when an error was added to the problems. O(bytes). */
const text_domain *text_genius_load(const text_domain_paths *paths, dw_arena *arena,
                                    text_problems *problems);
const text_domain *text_geniusweb_load(const text_domain_paths *paths, dw_arena *arena,
                                       text_problems *problems);

/* The same for texts in memory, their labels standing for the paths. */
typedef struct text_domain_source {
    const char *data, *label;
    size_t size;
} text_domain_source;

/* source [1 + TEXT_SIDES]: domain, profile of side 0, profile of side 1. */
const text_domain *text_genius_parse(const text_domain_source *source, dw_arena *arena,
                                     text_problems *problems);
const text_domain *text_geniusweb_parse(const text_domain_source *source, dw_arena *arena,
                                        text_problems *problems);

#endif
