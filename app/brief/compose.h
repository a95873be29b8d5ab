/* Makes the document of a plan: which blocks stand on the page, in which order. One file per group
 * of sections; each section is written only when it has something to say about this deal. */
#ifndef BRIEF_COMPOSE_H
#define BRIEF_COMPOSE_H

#include "brief/brief.h"
#include "brief/document.h"
#include "brief/phrase.h"

typedef struct brief_composer {
    const dw_plan *plan;
    const dw_playbook *book; /* the plan's */
    const brief_style *style;
    brief_document *document;
    const struct dw_coaching *coaching; /* of the coach's pages; NULL on others */
    const struct brief_flags *flags;    /* of a debrief; NULL on other pages */
    GPtrArray *notes;                   /* const dw_basis, in the order of their numbers */
    bool executive;                     /* only lines that stand on the page for an executive */
} brief_composer;

/* A section of a page. */
typedef struct brief_section {
    dw_phrase title;
    void (*compose)(brief_composer *composer); /* NULL: lines of the playbook only */
    dw_section lines;                          /* DW_SECTION_COUNT for none */
    bool can_wait;                             /* left out of a short page */
} brief_section;

/* Sections in their order; one that finds nothing to say leaves no heading behind. (compose.c) */
void brief_compose_sections(brief_composer *composer, const brief_section *list, size_t n);

/* The heading of a section of the plan. (compose.c) */
dw_phrase brief_section_title(dw_section section);

/* Does the page of the plan still have the section? After the end nothing of what was to be done is. */
bool brief_section_kept(const dw_plan *plan, dw_section section);

/* That the talks are over, where they are, in a phrase about the account. */
void brief_compose_ended(brief_composer *composer, dw_phrase phrase);

/* The whole plan, and the assessment alone. To be freed with brief_document_free. */
brief_document *brief_plan_document(const dw_plan *plan, const brief_style *style);
brief_document *brief_assessment_document(const dw_plan *plan, const brief_style *style);

/* An empty document to be composed; the whole one, its sources at the end. (compose.c) */
brief_composer brief_compose_begin(const dw_plan *plan, const brief_style *style);
brief_document *brief_compose_finish(brief_composer *composer);

/* Columns of a text page. (compose.c) */
int brief_page_width(const brief_style *style);

/* A column or a row headed by a phrase. (compose.c) */
void brief_compose_column(const brief_composer *composer, brief_table *table, dw_phrase title,
                          brief_align align);
void brief_compose_field(const brief_composer *composer, brief_table *fields, dw_phrase name,
                         brief_tone tone, char *value);

/* A block that says a phrase without variables. (compose.c) */
brief_block *brief_compose_word(const brief_composer *composer, brief_block_kind kind,
                                dw_phrase phrase);

/* ---- Lines of the playbook (compose_lines.c) ------------------------------------------------------- */

/* May the shares of what is at stake be seen? Where the price runs from the floor because nothing else
 * says where it runs, they give the floor away. */
bool brief_weights_visible(const brief_composer *composer);

/* The place of an item, with the values withheld that this reader may not see. */
brief_place brief_composer_place(const brief_composer *composer, dw_scope scope, size_t item);

/* May this reader see what a factor, or a condition, tells? Some bracket the walk-away. */
bool brief_factor_visible(const brief_composer *composer, size_t factor);
bool brief_when_visible(const brief_composer *composer, const dw_when *when);

/* May this reader see the package? One at our floor price would tell it. */
bool brief_package_visible(const brief_composer *composer, const dw_package *package);

/* May this reader see the line at all? Steps under the target lead down to the walk-away. */
bool brief_line_visible(const brief_composer *composer, const dw_line *line);

/* The alternative the engine picked, or another one where this reader may not see its values; NULL
 * when nothing was picked or nothing may be said. */
char *brief_line_words(const dw_text *picked, const dw_texts *all, const brief_place *place);

/* A section's lines about the deal and about items of every scope not in `but` (bits of dw_scope),
 * under their headings. What is said alike of several items is said once, with their names. */
void brief_compose_lines(brief_composer *composer, dw_section section, unsigned but);

/* The same in two parts: lines without a heading, lines under one. */
void brief_compose_plain_lines(brief_composer *composer, dw_section section, unsigned but);
void brief_compose_headed_lines(brief_composer *composer, dw_section section, unsigned but);

/* Lines of a section under a lead such as "Next": those that are wanted (NULL: all). Returns how many. */
typedef bool brief_wants_line(const dw_line *line, const void *context);
size_t brief_compose_led_lines(brief_composer *composer, dw_section section, const char *lead,
                               brief_wants_line *wants, const void *context);
/* "event 3 (13 November 2026, Dana Whitlow) and …": the newest of the events marked and how many more
 * there are; NULL for none. (coach_alerts.c) */
char *brief_events_words(const brief_composer *composer, const bool *behind);

/* How many events a page names of one alert. (coach_alerts.c) */
size_t brief_events_shown(const dw_playbook *book);

/* Is the line about an event that enough newer ones follow, of which the same is said? */
bool brief_line_is_old(const brief_composer *composer, const dw_lines *lines, size_t l);

/* Which events are behind a line of the alerts or of conduct, under it. (coach_alerts.c) */
void brief_compose_behind(brief_composer *composer, const dw_line *line);

/* What the record says of the buyer, once the buyer has made an offer or answered one. (coach_belief.c) */
void brief_compose_belief(brief_composer *composer);
/* What they may have without us, where that is in doubt. (coach_belief.c) */
void brief_compose_doubt(brief_composer *composer);
bool brief_compose_alternatives_change(
    brief_composer *composer); /* by what was logged of a rival */
char *brief_alternative_words(const dw_plan *plan, size_t alternative); /* with its chance now */

/* Of an alternative that is a rival's price as told: who it is, what there is to show for it, and the event
 * that told it. NULL where nobody said; the plan's. (alternatives.c) */
const char *brief_rival_name(const dw_plan *plan, const dw_alternative *told);
const char *brief_rival_evidence(const dw_plan *plan, const dw_alternative *told);
const dw_event *brief_rival_event(const dw_plan *plan, const dw_alternative *told);

/* The lead's numbers beside what we did, then where the two part. (coach_conduct.c) */
void brief_compose_conduct(brief_composer *composer);

/* The alerts that stand, then those that were set aside. (coach_alerts.c) */
void brief_compose_alerts(brief_composer *composer);

/* The lines of the calendar that have no date of their own. */
void brief_compose_undated_lines(brief_composer *composer);

/* A person's name and title. (compose_people.c) */
char *brief_person_words(const dw_person *person);

/* What is on the day, in words. (compose_time.c) */
char *brief_calendar_words(const brief_composer *composer, const dw_calendar_item *item);
char *brief_squeeze_words(const brief_composer *composer, const dw_squeeze *squeeze);

/* Text of the first line of the section about the item, or NULL: for a cell of a table. */
char *brief_item_text(const brief_composer *composer, dw_section section, dw_scope scope,
                      size_t item);

/* The exact words that the section's first line about the item has for the room, or NULL. */
char *brief_item_say(const brief_composer *composer, dw_section section, dw_scope scope,
                     size_t item);

/* Number of the source, noted on first use; 0 without one. What stands for several parts, such as
 * that of a section, is noted only where the page explains itself. */
int brief_compose_note(brief_composer *composer, const dw_basis *basis);

/* The same for parts that are named on many pages (tactics, authority, kinds of issue): 0 unless the
 * page explains itself. */
int brief_compose_explained(brief_composer *composer, const dw_basis *basis);

/* The sources at the end of the page. */
void brief_compose_notes(brief_composer *composer);

/* ---- Facts and decisions (compose_reason.c) --------------------------------------------------------- */

/* "horizon: strategic; competition: head-to-head": what made a condition true. NULL for none. */
char *brief_when_words(const dw_plan *plan, const dw_when *when);

/* May this reader see the reason? */
bool brief_reason_visible(const brief_composer *composer, const dw_reason *reason);

/* A reason as a sentence (the level's meaning or the rule's text), or as "horizon: strategic". */
char *brief_reason_sentence(const brief_composer *composer, const dw_reason *reason,
                            const brief_place *place);
char *brief_reason_short(const brief_composer *composer, const dw_reason *reason,
                         const brief_place *place);

/* "A (+3), B (+2)": reasons for (or against) the option, as many as the setting says, or NULL. */
char *brief_reasons_words(const brief_composer *composer, const dw_reasons *reasons, size_t option,
                          bool against, dw_setting count, const brief_place *place);

/* The decision with a key: its outcome in bold (after the phrase and a colon, unless that is
 * DW_PHRASE_COUNT), what it means in this deal, the reasons beneath. */
void brief_compose_decision(brief_composer *composer, dw_key key, dw_phrase name);

/* What an item is called: its issue, deadline, person, tactic, "Step 2". */
char *brief_item_name(const dw_plan *plan, dw_scope scope, size_t item);

/* Factor of a key, and the label of its level in this plan; a NULL label while it is open. */
const dw_factor *brief_key_factor(const dw_plan *plan, dw_key key);
const char *brief_key_label(const dw_plan *plan, dw_key key);

/* First letter in lower case, unless the word is an acronym. */
char *brief_phrase_lower(const char *label);

/* ---- Sections ------------------------------------------------------------------------------------------ */

void brief_compose_header(brief_composer *composer); /* compose_strategy.c */
void brief_compose_strategy(brief_composer *composer);
void brief_compose_others(brief_composer *composer); /* why not the other archetypes */
void brief_compose_effort(brief_composer *composer);
void brief_compose_power(brief_composer *composer); /* compose_power.c */
void brief_compose_alternatives(brief_composer *composer);
void brief_compose_package(brief_composer *composer);
void brief_compose_situation(brief_composer *composer); /* compose_people.c */
void brief_compose_stakeholders(brief_composer *composer);
void brief_compose_alignment(brief_composer *composer);
void brief_compose_approvals(brief_composer *composer);
void brief_compose_issues(brief_composer *composer); /* compose_terms.c */
void brief_compose_trades(brief_composer *composer);
void brief_compose_sequence(brief_composer *composer);
void brief_compose_opening(brief_composer *composer); /* compose_price.c */
/* Who named a number first, once both sides have; else DW_SIDE_COUNT. */
dw_side brief_opener(const dw_plan *plan);
void brief_compose_their_anchor(brief_composer *composer);
void brief_compose_packages(brief_composer *composer);
void brief_compose_package_table(brief_composer *composer); /* the next offer and equal packages */
void brief_compose_ladder(brief_composer *composer);
void brief_compose_pacing(brief_composer *composer); /* compose_time.c */
void brief_compose_calendar(brief_composer *composer);
void brief_compose_deadlines(brief_composer *composer);
void brief_compose_tactics(brief_composer *composer); /* compose_conduct.c */
void brief_compose_escalation(brief_composer *composer);
void brief_compose_questions(brief_composer *composer);
void brief_compose_requests(brief_composer *composer);    /* coach_requests.c */
void brief_compose_team(brief_composer *composer);        /* coach_team.c */
void brief_compose_precedents(brief_composer *composer);  /* coach_precedents.c */
void brief_compose_chance_fall(brief_composer *composer); /* coach_chance.c */

/* Why the next offer is taken with another chance where none of ours waits: not the same package's where that
 * is told already. */
void brief_compose_next_chance(brief_composer *composer, bool is_same_told);

/* Why going on is worth noticeably more or less than before the newest event; nothing for whom it is
 * withheld, and where it is neither. (coach_going_on.c) */
void brief_compose_going_on(brief_composer *composer);
void brief_compose_meaning(brief_composer *composer); /* coach_meaning.c */
void brief_compose_reassessment(brief_composer *composer);
void brief_compose_next_move(brief_composer *composer); /* coach_move.c */

/* Options of next_move that pages follow: one asks, two put something on the table, one leaves it, one
 * takes what is there. */
enum {
    BRIEF_MOVE_ASK = 1,
    BRIEF_MOVE_TRADE = 2,
    BRIEF_MOVE_OFFER = 3,
    BRIEF_MOVE_WALK_AWAY = 7,
    BRIEF_MOVE_ACCEPT = 9
};
size_t brief_move(const dw_plan *plan);

/* Those of ours whose different terms are settled before an offer goes out; NULL where nothing is. */
char *brief_unsettled_people(const dw_plan *plan);

/* Where the talks run and another move comes before an offer: that, by `after` (move), or by `settle` (move,
 * people) where our own terms are settled first; that none goes out where we walk away. NULL where an offer,
 * a trade or a yes is due. */
char *brief_not_yet_words(const dw_plan *plan, dw_phrase after, dw_phrase settle);
void brief_compose_not_yet(brief_composer *composer, dw_phrase after, dw_phrase settle);

/* Has an outcome ended the deal? */
bool brief_has_ended(const dw_plan *plan); /* compose_strategy.c */

/* Is something agreed, and have they asked for other terms in words since? (compose_strategy.c) */
bool brief_is_contested(const dw_plan *plan);

/* An agreement that is over: the acceptance by which it stood, and the refusal, the offer of ours or the
 * outcome other than a contract that ended it. Both NULL where there is none, or each side has put something
 * else on the table since. */
typedef struct brief_past_agreement {
    const dw_event *agreement, *end;
} brief_past_agreement;

brief_past_agreement brief_was_agreed(const dw_plan *plan); /* position.c */

/* Who ended it, by name or by side. To be g_free'd. (position.c) */
char *brief_ender_words(const dw_plan *plan, const dw_event *end);

/* How the deal has ended, what is agreed, or was and is not any more; NULL while it is just open. To be
 * g_free'd. The field says so. */
char *brief_state_words(const dw_plan *plan);
void brief_compose_state(brief_composer *composer, brief_table *fields);

/* The coach's page: header and sections. (coach.c) */
void brief_compose_advice(brief_composer *composer, const struct dw_coaching *coaching);

#endif
