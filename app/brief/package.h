/* Pages about packages: what one is worth line by line, how good it is, which to offer.
 *
 * What is shown is a plan and what was asked of it. Nothing here decides anything. */
#ifndef BRIEF_PACKAGE_H
#define BRIEF_PACKAGE_H

#include "brief/brief.h"

/* One package that was asked about. */
typedef struct brief_choice {
    dw_package package;
    bool standard; /* nothing was named: the terms we would offer first, at the target price */
    const bool *assumed;      /* [n_issues] not named, beside others that were */
    const dw_cash_year *year; /* [n_years]; none where the deal has no price */
    size_t n_years;
    dw_better better; /* than it, for both */
} brief_choice;

/* What stands beside the offers of a plan. */
typedef struct brief_offers {
    bool misses;                 /* no package gives both sides what they have without the other */
    dw_package miss;             /* in which the side that falls short most falls short least */
    double short_us, short_them; /* minor units; 0 or below for a side that does not fall short */
    bool agreed;
    dw_package agreement; /* the offer that was accepted */
    dw_better better;     /* than the agreement, for both */
} brief_offers;

/* The arithmetic of one package, for whoever has to believe it. Ownership as of brief_plan_text. */
char *brief_worth_text(const dw_plan *plan, const brief_choice *choice, const brief_style *style);
char *brief_worth_markdown(const dw_plan *plan, const brief_choice *choice,
                           const brief_style *style);
char *brief_worth_json(const dw_plan *plan, const brief_choice *choice, const brief_style *style);

/* How good one package is, and what would be better for both. */
char *brief_score_text(const dw_plan *plan, const brief_choice *choice, const brief_style *style);
char *brief_score_markdown(const dw_plan *plan, const brief_choice *choice,
                           const brief_style *style);
char *brief_score_json(const dw_plan *plan, const brief_choice *choice, const brief_style *style);

/* The next offer, equal packages, trades, gives and gets, the ladder. */
char *brief_packages_text(const dw_plan *plan, const brief_offers *offers,
                          const brief_style *style);
char *brief_packages_markdown(const dw_plan *plan, const brief_offers *offers,
                              const brief_style *style);
char *brief_packages_json(const dw_plan *plan, const brief_offers *offers,
                          const brief_style *style);

#endif
