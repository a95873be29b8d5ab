/* Puts the values of a plan into the playbook's texts.
 *
 * Numbers are written the same way everywhere and without the locale: "USD 215,000", "12.5 %",
 * "18 December 2026". Parts that must not be torn apart at a line's end are joined by a no-break
 * space; the renderers print it as an ordinary one (see brief_release). Every returned string is
 * the caller's to g_free. */
#ifndef BRIEF_PHRASE_H
#define BRIEF_PHRASE_H

#include "dealwright/plan.h"

#include <glib.h>

/* U+00A0: holds a number and its unit on one line. */
#define BRIEF_GLUE "\xc2\xa0"
#define BRIEF_MINUS "\xe2\x88\x92"
#define BRIEF_DASH "\xe2\x80\x93"

/* Whom or what a text speaks of. */
typedef struct brief_place {
    const dw_plan *plan;
    dw_scope scope;
    size_t item;
    size_t issue, option; /* what {issue} and {option} mean here; DW_NONE: what the item says */
    dw_variable_set
        withheld; /* variables this reader may not see: texts that need them are unsayable */
} brief_place;

/* The deal as a whole, nothing withheld. */
brief_place brief_place_deal(const dw_plan *plan);

/* The text with its values in: first letter raised where the text begins with a value, runs of space
 * and doubled full stops taken out. NULL when a value is missing or withheld. */
char *brief_phrase_text(const dw_text *text, const brief_place *place);

/* The first of the alternatives that can be said, or NULL. */
char *brief_phrase_texts(const dw_texts *texts, const brief_place *place);

/* The playbook's words for a phrase without variables; the playbook's own. */
const char *brief_word(const dw_playbook *playbook, dw_phrase phrase);

/* The same for the n-th of phrases that stand in a row: an enum's words, months, weekdays. */
const char *brief_word_at(const dw_playbook *playbook, dw_phrase first, size_t n);

/* A phrase with a value for each of its variables, in their order; NULL after the last. */
char *brief_fill(const dw_playbook *playbook, dw_phrase phrase, ...) G_GNUC_NULL_TERMINATED;

/* One value as words; NULL for DW_VALUE_NONE. */
char *brief_phrase_value(const dw_plan *plan, const dw_value *value);

/* The value of a variable at a place as words; NULL when there is none or it is withheld. */
char *brief_phrase_variable(const brief_place *place, dw_variable variable);

/* ---- Numbers, dates, names ------------------------------------------------------------------------ */

/* "USD 215,000"; minor digits only when they are not zero: "USD 99.50". A dash when not known. */
char *brief_phrase_money(dw_money money, const char *currency, int digits);

/* The same without the currency, for a table whose heading names it. */
char *brief_phrase_amount(dw_money money, int digits);

/* The same in the currency of the plan's deal. */
char *brief_phrase_sum(const dw_plan *plan, dw_money money);

/* An amount that was worked out, not given: four figures of it, so that it claims no more than it
 * knows. */
char *brief_phrase_estimate(const dw_plan *plan, dw_money money);

/* A chance in whole per cent; what is not quite certain is never 0 % or 100 %. A dash for NAN. */
char *brief_phrase_chance(double chance);

/* The chance that they take a package. Nearer to certain than the playbook's chance_doubt it is only said to
 * be beyond that: the belief does not tell such chances apart. */
char *brief_phrase_taken(const dw_playbook *playbook, double chance);

/* "8 %", "12.5 %": at most one decimal. A dash for NAN. */
char *brief_phrase_share(double share);

/* One amount as a share of another that may be smaller: "60 %", from twice as much on "2.5 ×". */
char *brief_phrase_multiple(double share);

/* "3.1", "-0.4", "2": at most `decimals`, none that are zero; `sign` writes the plus as well. */
char *brief_phrase_number(double number, int decimals, bool sign);

/* Digits in groups of three. */
char *brief_phrase_count(int64_t count);

/* "18 December 2026", "Fri 18 Dec 2026" in tables. A dash when not known. */
char *brief_phrase_day(const dw_playbook *playbook, dw_day day);
char *brief_phrase_day_short(const dw_playbook *playbook, dw_day day);

/* "2026-12-18", as files write it; NULL when not known. */
char *brief_phrase_iso_day(dw_day day);

/* "Ana", "Ana and Li", "Ana, Sam and Li". */
char *brief_phrase_list(const char *const *name, size_t n_names, const char *conjunction);

/* Underscores to spaces. */
char *brief_phrase_words(const char *name);

/* The plan's label of an issue, in words. */
char *brief_phrase_issue(const dw_plan *plan, size_t issue);

/* An option as its issue writes it: money, "3 years", "60 days", "3 % a year", "20 % off the first
 * year", or its name in words. A dash for DW_NONE. */
char *brief_phrase_option(const dw_plan *plan, size_t issue, size_t option);
/* The same of a term of the record, whose price may be on no grid. */
char *brief_phrase_term(const dw_plan *plan, const dw_term *term);

/* "price from USD 126,000 to USD 114,000; …": what a move of the ledger changed. */
char *brief_phrase_move(const dw_plan *plan, const dw_move *move);

/* The same of what it gives the other side; NULL where it gives nothing. */
char *brief_phrase_given(const dw_plan *plan, const dw_move *move);

/* The same of what it asks or takes back. */
char *brief_phrase_step_back(const dw_plan *plan, const dw_move *move);

/* The same of an issue that is none of the deal's. */
char *brief_phrase_option_of(const dw_plan *plan, const dw_issue *issue, size_t option);

/* The label of a factor's known level; of several, "a or b". */
char *brief_phrase_levels(const dw_playbook *playbook, const dw_factor *factor, dw_fact levels);

/* "horizon one-time and their urgency low". NULL for none. */
char *brief_phrase_facts(const dw_plan *plan, const dw_fact_change *fact, size_t n_facts);

/* First letter in upper case; takes the string over and returns it or its replacement. */
char *brief_phrase_raise(char *text);

/* Ordinary spaces for no-break ones, control characters out; in place, returns its argument. */
char *brief_release(char *text);

#endif
