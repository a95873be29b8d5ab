/* What pages about packages share. */
#ifndef BRIEF_PACKAGE_WORDS_H
#define BRIEF_PACKAGE_WORDS_H

#include "brief/compose.h"
#include "brief/package.h"

/* One term of a package as its issue writes it; a price that is on no grid as well. */
char *brief_package_option(const dw_plan *plan, const dw_package *package, size_t issue);

/* "payment terms 60 days"; a word that the issue ends and the option begins with is said once: "reference
 * case study". */
char *brief_term(const dw_playbook *book, const char *issue, const char *option);

/* "price USD 215,000; term years 3 years; …", of the issues marked (NULL: of all). NULL for none. */
char *brief_package_terms(const dw_plan *plan, const dw_package *package, const bool *marked);

/* The same of those that somebody has named as the package has them, by now or by the first n events, and of
 * those that nobody has (dw_plan_find_unnamed). */
char *brief_named_terms(const dw_plan *plan, const dw_package *package);
char *brief_named_terms_after(const dw_plan *plan, const dw_package *package, size_t n_events);
char *brief_unnamed_terms(const dw_plan *plan, const dw_package *package);

/* The issue of a term, and the option that it names there: a number that is none of the options is the only
 * one of it, kept in `named`, so that it is written as one would be. */
dw_issue brief_term_issue(const dw_plan *plan, const dw_term *term, dw_option *named,
                          size_t *option);

/* The same of the terms that an event names; numbers may be none of the options. */
char *brief_offer_terms(const dw_plan *plan, const dw_term *term, size_t n_terms);

/* Do the packages differ on the issue? */
bool brief_package_differs(const dw_plan *plan, const dw_package *a, const dw_package *b,
                           size_t issue);

/* "price from USD 215,000 to USD 212,400; …": from one package to another; NULL when they are the
 * same. */
char *brief_package_changes(const dw_plan *plan, const dw_package *from, const dw_package *to);

/* An amount in whole units of the currency, without and with its name. */
char *brief_whole_amount(const dw_plan *plan, double amount);
char *brief_whole_sum(const dw_plan *plan, double amount);

/* The same to four figures. */
char *brief_about(const dw_plan *plan, double amount);

/* An amount of what was given or got: where it is below nothing, the phrase with what it is the other way. */
typedef char *brief_amount_words(const dw_plan *plan, double amount);
char *brief_or_nothing(const dw_plan *plan, double amount, dw_phrase nothing,
                       brief_amount_words *words);

/* What a package brings us beyond the walk-away that pages name; NAN when that is not known. */
double brief_gain_us(const dw_plan *plan, const dw_package *package);

/* What a package brings them beyond doing without us; NAN when that is not known. */
double brief_gain_them(const dw_plan *plan, const dw_package *package);

/* The same over all that they may have, where that is in doubt: beside the best of it and beside the
 * worst. */
typedef struct brief_gain {
    double low, high; /* equal where nothing is in doubt; NAN as above */
} brief_gain;
brief_gain brief_gain_range(const dw_plan *plan, const dw_package *package);

/* "USD 81,070", "USD −68,270 to USD 430,000"; NULL when it is not known. */
char *brief_gain_words(const dw_plan *plan, const dw_package *package);

/* That they are better off without us, for certain or with the best that they may have; NULL where not. */
char *brief_loss_words(const dw_plan *plan, const dw_package *package);

/* How far below list, "3.2 %", or "1.4 % above list"; NULL where it is not known. */
char *brief_discount_words(const dw_plan *plan, double discount);

/* The label of an authority; NULL without one. */
const char *brief_authority_label(const dw_plan *plan, size_t authority);

/* May this reader see that the issue has a hard limit? One on the price is a walk-away. */
bool brief_limit_visible(const brief_composer *composer, size_t issue);

/* Is it worth less to us than walking away? Not where both read the same as they are shown. */
bool brief_package_is_below(const dw_plan *plan, const dw_package *package);

/* Fields: worths, gains, chance, discount, approval. */
void brief_compose_measures(brief_composer *composer, const dw_package *package);

/* Up to five packages better for both, each with what changes. */
void brief_compose_better(brief_composer *composer, const dw_package *than,
                          const dw_better *better);

/* Figures the deal lacks to weigh packages, the most telling first; nothing where it has all. */
void brief_compose_lacking(brief_composer *composer);

/* What is lacking of the whole deal: fills `lacking` [BRIEF_LACKING_MAX] and returns how many. */
#define BRIEF_LACKING_MAX 6
size_t brief_lacking_list(const dw_plan *plan, dw_phrase *lacking);

#endif
