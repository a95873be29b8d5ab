/* A plan as JSON: the contract for programs. Keys stand in a fixed order. Money is an integer of
 * minor units of the `currency` at the top, fits have one decimal, points two, shares four. */
#ifndef BRIEF_JSON_H
#define BRIEF_JSON_H

#include "brief/compose.h"

#include <jansson.h>

/* ---- Values (json_value.c); all give new references --------------------------------------------- */

json_t *brief_json_package(const dw_plan *plan, const dw_package *package);
json_t *brief_json_said_no(
    const dw_plan *plan);                      /* what is in no package since they said no to it */
json_t *brief_json_taken(const dw_plan *plan); /* what of the next offer they have proposed */
/* With its approval. */
json_t *brief_json_offered(const brief_composer *composer, const dw_package *package);

/* What they offer, where the advice is to take it; null where it is not. (json_package.c) */
json_t *brief_json_accept(const brief_composer *composer);
/* Why the next offer is not due, as the pages say it; null where it is, and without one. */
json_t *brief_json_not_yet(const dw_plan *plan);

/* The sentences of the page on whose yes the next offer and the equal packages need; none where the advice is
 * to accept. */
json_t *brief_json_proposal_approvals(const brief_composer *composer);
json_t *brief_json_demand(const dw_plan *plan);    /* the same of a demand that names a day */
json_t *brief_json_ultimatum(const dw_plan *plan); /* of theirs that runs; null without */
json_t *brief_json_named_by(const dw_plan *plan);  /* issue to the sides that have spoken of it */
json_t *brief_json_worth(const dw_worth *worth);   /* minor units to both sides */
json_t *brief_json_number(double number, int decimals); /* null for NAN and infinities */
json_t *brief_json_money(dw_money money);               /* null when unknown */
json_t *brief_json_amount(double minor_units);          /* rounded; null for NAN and infinities */
json_t *brief_json_day(dw_day day);                     /* "2026-12-18", or null */
json_t *brief_json_text(const char *text); /* null for NULL; no-break spaces become plain */
json_t *brief_json_take(char *text);       /* the same, and frees the text */
json_t *brief_json_option(const dw_plan *plan, size_t issue,
                          size_t option); /* number, name, null */
json_t *brief_json_option_of(const dw_plan *plan, const dw_issue *issue, size_t option);
json_t *brief_json_levels(const dw_factor *factor, dw_fact levels); /* a name, or a list of them */

/* The role of an authority, null for DW_NONE; a list of {issue, option}. (json_price.c) */
json_t *brief_json_authority(const dw_plan *plan, size_t index);
json_t *brief_json_terms(const dw_plan *plan, const dw_term *term, size_t n_terms);

/* The deal's name, account, currency and dates; the whole as text, to be g_free'd. Takes the reference.
 * (json_plan.c) */
json_t *brief_json_head(const dw_plan *plan);
char *brief_json_finish(json_t *root);

/* Adds a member and gives up the reference. */
void brief_json_set(json_t *object, const char *key, json_t *value);

/* Adds the members source, strength and limits. */
void brief_json_basis(json_t *object, const dw_basis *basis);

/* ---- Parts ------------------------------------------------------------------------------------------ */

/* [{factor, level | rule, archetype, points, text}]; `archetypes`: the option of a reason is one. */
json_t *brief_json_reasons(const brief_composer *composer, const dw_reasons *reasons,
                           bool archetypes, const brief_place *place);

/* The lines of a section: [{id, heading, item, text, say, then, facts, source, strength, limits}]. */
json_t *brief_json_lines(const brief_composer *composer, dw_section section);

/* One of them; null for NULL and for what this reader may not see. */
json_t *brief_json_line(const brief_composer *composer, const dw_line *line);

/* Numbers of the events behind a line; the alerts that were set aside. (ledger_json.c) */
json_t *brief_json_events(const dw_plan *plan, const dw_line *line);
void brief_json_alerts(const brief_composer *composer, json_t *object);

/* What led when, its numbers and ours; the lines, or those of them that are drift, each with the archetype
 * that judges it. (json_conduct.c) */
void brief_json_conduct(const brief_composer *composer, json_t *object);
json_t *brief_json_conduct_lines(const brief_composer *composer, bool drift);

json_t *brief_json_strategy(const brief_composer *composer);
json_t *brief_json_effort(const brief_composer *composer);
json_t *brief_json_power(const brief_composer *composer);

/* The object of one section of the plan, its lines included. */
json_t *brief_json_section(const brief_composer *composer, dw_section section);

/* Sections made in json_people.c and json_price.c. */
void brief_json_stakeholders(const brief_composer *composer, json_t *object);
void brief_json_alignment(const brief_composer *composer, json_t *object);
void brief_json_calendar(const brief_composer *composer, json_t *object);
void brief_json_deadlines(const brief_composer *composer, json_t *object);
void brief_json_opening(const brief_composer *composer, json_t *object);
void brief_json_their_anchor(const brief_composer *composer, json_t *object);
void brief_json_ladder(const brief_composer *composer, json_t *object);
void brief_json_approvals(const brief_composer *composer, json_t *object);
void brief_json_alternatives(const brief_composer *composer, json_t *object);
void brief_json_packages(const brief_composer *composer, json_t *object);
void brief_json_requests(const brief_composer *composer, json_t *object); /* json_requests.c */

/* May the package be shown: {state, needs, ask, for, condition}; and the grant with words, {event, who, date,
 * words}, or null. The words are null for who may not see walk-aways. (json_requests.c) */
json_t *brief_json_clearance(const brief_composer *composer, const dw_package *package);
json_t *brief_json_condition(const brief_composer *composer, const dw_ruling *grant);

void brief_json_team(const brief_composer *composer, json_t *object);       /* json_team.c */
void brief_json_precedents(const brief_composer *composer, json_t *object); /* json_precedents.c */
void brief_json_promises(const brief_composer *composer, json_t *object);   /* json_executive.c */

/* The coach's advice, a key per section. (coach_json.c) */
json_t *brief_json_advice(const struct dw_coaching *coaching, const brief_style *style);

/* Of the coach (difference_json.c, coach_json.c): what the newest event changed, what a pivot would; how
 * sure the move is and what it puts on the table. */
void brief_json_meaning(const brief_composer *composer, json_t *object);
void brief_json_reassessment(const brief_composer *composer, json_t *object);
void brief_json_move(const brief_composer *composer, json_t *object);

/* Why our offer is less likely to be taken after theirs; null when it is not. (coach_belief_json.c) */
json_t *brief_json_chance_fall(const struct dw_coaching *coaching);
json_t *brief_json_next_chance(const struct dw_coaching *coaching);

/* What the record says of the buyer; null where nothing can be said. (coach_belief_json.c) */
json_t *brief_json_belief(const dw_plan *plan);

#endif
