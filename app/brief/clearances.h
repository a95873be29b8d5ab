/* Whose yes packages need before they are shown, and in which words it was given. */
#ifndef BRIEF_CLEARANCES_H
#define BRIEF_CLEARANCES_H

#include "brief/compose.h"

/* A package by the name that its page gives it: "package 2". */
typedef struct brief_named_package {
    const dw_package *package;
    char *name;
} brief_named_package;

/* Packages of a page, each under a name: g_array_unref it. The array frees the names. */
GArray *brief_named_packages(void);

/* Takes the name. */
void brief_name_package(GArray *named, const dw_package *package, char *name);

/* "package 2". */
char *brief_package_number(const dw_playbook *book, size_t number);

/* The next offer and the equal packages, as far as this reader may see them, by the names that the tables
 * of packages give them; without `next` only the latter. */
GArray *brief_named_proposals(const brief_composer *composer, bool next);

/* Only one. */
GArray *brief_named_alone(const brief_composer *composer, const dw_package *package,
                          dw_phrase name);

/* Sentences, to be freed with the array: who has to say yes to which of the packages before they are shown,
 * which rest on a grant with words, each grant with its own, and which are granted without. None where
 * nothing of it is so. Of packages this reader may see; who may not see walk-aways is told whom to ask for
 * the words of a grant. `lead` (an account, packages) says before what. */
GPtrArray *brief_clearance_sentences(const brief_composer *composer, const GArray *named,
                                     dw_phrase lead);

/* The same on the page; before they are shown. */
void brief_compose_clearances_as(brief_composer *composer, const GArray *named, dw_phrase lead);
void brief_compose_clearances(brief_composer *composer, const GArray *named);

/* On the page, only those that rest on a grant with words. */
void brief_compose_conditions(brief_composer *composer, const GArray *named);

/* The same of the steps of the ladder, after what is on the table, that this reader may see. */
void brief_compose_step_conditions(brief_composer *composer);

#endif
