/* A playbook as a document: the parts that `playbook show` shows one by one and that the reference
 * page puts together. Each function adds its part to the document. */
#ifndef DESK_SHOW_H
#define DESK_SHOW_H

#include "brief/document.h"
#include "dealwright/playbook.h"

/* All about one. */
void desk_show_factor(brief_document *page, const dw_playbook *playbook, size_t factor);
void desk_show_archetype(brief_document *page, const dw_playbook *playbook, size_t archetype);
void desk_show_rule(brief_document *page, const dw_playbook *playbook, const dw_decision *decision,
                    const dw_rule *rule);
void desk_show_entry(brief_document *page, const dw_playbook *playbook, const dw_entry *entry);
void desk_show_tactic(brief_document *page, const dw_playbook *playbook, size_t tactic);
void desk_show_setting(brief_document *page, const dw_playbook *playbook, size_t setting);
void desk_show_issue_kind(brief_document *page, const dw_playbook *playbook, size_t kind);
void desk_show_authority(brief_document *page, const dw_playbook *playbook, size_t authority);

/* A section: what it rests on, then its entries, each with what it rests on if that differs. */
void desk_show_section(brief_document *page, const dw_playbook *playbook, size_t section);
void desk_show_limit(brief_document *page, const dw_playbook *playbook, size_t limit);
void desk_show_phrase(brief_document *page, const dw_playbook *playbook, size_t phrase);

/* How a decision is made: base points, weights, rules, basis. */
void desk_show_decision(brief_document *page, const dw_playbook *playbook,
                        const dw_decision *decision);

/* Lists of all of a kind. */
void desk_show_factors(brief_document *page, const dw_playbook *playbook);
void desk_show_archetypes(brief_document *page, const dw_playbook *playbook);
void desk_show_rules(brief_document *page, const dw_playbook *playbook);
void desk_show_tactics(brief_document *page, const dw_playbook *playbook);
void desk_show_settings(brief_document *page, const dw_playbook *playbook);
void desk_show_limits(brief_document *page, const dw_playbook *playbook);
void desk_show_phrases(brief_document *page, const dw_playbook *playbook);
void desk_show_issue_kinds(brief_document *page, const dw_playbook *playbook);
/* What stands in where a deal says little of an issue of a kind. */
void desk_show_estimates(brief_document *page, const dw_playbook *playbook);
void desk_show_authorities(brief_document *page, const dw_playbook *playbook);
void desk_show_holidays(brief_document *page, const dw_playbook *playbook);
void desk_show_currencies(brief_document *page, const dw_playbook *playbook);
void desk_show_sections(brief_document *page, const dw_playbook *playbook);

/* ---- Words (show_words.c): strings to be g_free'd -------------------------------------------------- */

/* "Horizon is strategic or repeat; Competition is not sole source", or "always". */
char *desk_show_when(const dw_playbook *playbook, const dw_when *when);

/* Hundredths as points with their sign: "+1.5", a dash for none. */
char *desk_show_points(dw_points points);

/* The first, best alternative with its placeholders as written; "" for none. */
const char *desk_show_text(const dw_texts *texts);

/* The labels of the archetypes whose bits are set, or a dash. */
char *desk_show_archetype_names(const dw_playbook *playbook, uint32_t bits);

/* A figure without needless decimals. */
char *desk_show_number(double number);

/* "Source: …. Strength: …. Limits: …." of what is given; "" for nothing. */
char *desk_show_basis_words(const dw_basis *basis);

/* The same as a paragraph; none when nothing is given. */
void desk_show_basis(brief_document *page, const dw_basis *basis);

/* All alternatives of a text, each on its own line, under a label. */
void desk_show_texts(brief_document *page, const char *label, const dw_texts *texts);

#endif
