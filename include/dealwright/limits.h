/* Every size a user controls has its limit here, with the reason beside it. */
#ifndef DEALWRIGHT_LIMITS_H
#define DEALWRIGHT_LIMITS_H

/* Levels of one factor: a fact is a bit mask in a 32-bit word. */
#define DW_LEVELS_MAX 32
/* Factors of a playbook, derived ones included: a set of factors is one 64-bit word per 64. */
#define DW_FACTORS_MAX 384
/* Options of one decision, archetypes included: points are summed in a fixed array. */
#define DW_OPTIONS_MAX 16
/* Archetypes: four in the field's literature, room for a company's variants. */
#define DW_ARCHETYPES_MAX DW_OPTIONS_MAX
/* Rules of one decision: their index is a bit set of this many bits, kept on the stack. */
#define DW_RULES_MAX 256
/* Entries of all plan sections together: ten times what the default playbook holds. */
#define DW_ENTRIES_MAX 4096
/* Negotiable issues of a deal; research domains go to 50. */
#define DW_ISSUES_MAX 64
/* Options of one issue: a price of 100 thousand in steps of 100. */
#define DW_ISSUE_OPTIONS_MAX 1001
/* Shares of a year's price that an issue may be estimated at: ten years of the whole price. */
#define DW_ESTIMATE_MAX 10
/* People of one side, deadlines and planned tactics: what fits on a plan a person reads. */
#define DW_PEOPLE_MAX 64
#define DW_DEADLINES_MAX 64
#define DW_RIVALS_MAX 32 /* at one buyer at a time */
#define DW_TACTICS_MAX 64
/* Absences of one person. */
#define DW_ABSENCES_MAX 16
/* Holidays of every year, and of single years: three times the public holidays of any country, over
 * ten years. Fewer than the weekdays of a year, so that a search for a working day ends. */
#define DW_ANNUAL_HOLIDAYS_MAX 64
#define DW_DATED_HOLIDAYS_MAX 512
/* Working days between a step of the calendar and the date it is counted from: four years. */
#define DW_LEAD_DAYS_MAX 1000
/* Events of a record: a two-year negotiation with twenty events a working day. */
#define DW_EVENTS_MAX 10000
/* Lessons of one debrief: what a team can act on. */
#define DW_LESSONS_MAX 32
#define DW_TITLES_MAX 64

/* Kinds of issue that one is not asked beside. They are few: what contradicts it. */
#define DW_NOT_BESIDE_MAX 16
/* Longest committed term in years: the horizon loop runs over it. */
#define DW_TERM_YEARS_MAX 30
/* Money in minor units: 90 trillion units of two digits; sums of thousands stay in 64 bits
 * and every amount is exact in a double. */
#define DW_MONEY_MAX 9000000000000000
/* Points of one weight in hundredths: 128 factors of them stay far inside 32 bits. */
#define DW_POINTS_MAX 100000
/* Assignments of unknown facts that are enumerated exactly before sampling takes over: at about
 * 50 ns each this stays near a millisecond. */
#define DW_ENUMERATION_MAX 20000
/* Assignments drawn when enumeration is too large: standard error of a share below 0.008. */
#define DW_SAMPLES 4096
/* Outcomes of the coupled commercial terms: at about a microsecond each a twentieth of a second. */
#define DW_CASH_CHOICES_MAX (1 << 16)
/* Reasons that a page gives for one thing: more is a list nobody reads. */
#define DW_REASONS_SHOWN_MAX 32
/* Requests for approval that a page lists: one waits at a time, and a month of a busy deal is settled in a
 * dozen; older ones are for programs. */
#define DW_REQUESTS_SHOWN_MAX 12
/* Signs of the buyer's limit: more than the figures there are to take one from. */
#define DW_BUYER_LIMITS_MAX 16
/* Clusters of a space: every issue of a deal may stand alone, with commercial terms that are fixed. */
#define DW_CLUSTERS_MAX (DW_ISSUES_MAX + 1)
/* Choices of one cluster: a price in 1001 steps with five terms, rises, delays and discounts is about
 * a million; utilities of both sides then take 16 MB. */
#define DW_CHOICES_MAX 2000000
/* Points of a frontier before it is laid on a grid, unless the caller says otherwise: fifty issues of
 * ten options then stay below half a second, and the loss below a thousandth of the range. */
#define DW_FRONTIER_POINTS 100000
/* Points of the frontier of a deal: more than any deal of a dozen terms has, and a plan of the largest
 * deals stays below a second or two. */
#define DW_PLAN_POINTS 2000
/* Points a caller may ask for: at 24 bytes and more each, with as much again while merging. */
#define DW_FRONTIER_POINTS_MAX 10000000
/* Sums looked at in one merge for each point of the budget: about half a second by default. */
#define DW_FRONTIER_SUMS_PER_POINT 2048
/* Choices tried in a search for outcomes: about a tenth of a second. */
#define DW_OUTCOME_STEPS_MAX 10000000
/* Steps of a concession ladder. */
#define DW_LADDER_STEPS_MAX 12
/* Cells of a search: its bounds take at most 64 clusters x 8 bytes a cell, 8 MB. */
#define DW_SEARCH_CELLS_MAX 16384
/* Nodes of one search: at 48 bytes and 0.1 to 0.3 us each, twice 6 MB and 15 to 40 ms. */
#define DW_SEARCH_NODES_MAX 131072
/* Packages of one answer, each with a choice of up to 64 clusters: 5 MB. */
#define DW_SEARCH_PACKAGES_MAX 10000
/* Other deals that a plan looks at for precedents: what a page can show. */
#define DW_OTHERS_MAX 16
/* Equivalent offers laid side by side; beyond three to five nobody compares them. */
#define DW_DIFFERING_MAX 8
/* Features of a bank: ten issues of ten options, each option for itself, and as much again and more; an
 * update takes time with the square of them. */
#define DW_BANK_FEATURES_MAX 256
/* Pairs of start and reservation in a bank; with six exponents and three time scales they make the
 * hypotheses, whose means cost as much as the covariance of twice as many features. */
#define DW_BANK_AIMS_MAX 168
#define DW_BANK_HYPOTHESES_MAX (6 * 3 * DW_BANK_AIMS_MAX)

#endif
