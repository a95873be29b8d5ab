/* The next move: what, how sure, why, and what it puts on the table. */
#include "brief/coach.h"
#include "brief/compose.h"
#include "brief/json.h"

/* Options of next_move whose packages are shown beside them. */
enum { TRADE = 2, OFFER = 3 };

static size_t move_of(const dw_plan *plan)
{
    const dw_playbook *book = plan->playbook;
    return dw_fact_level(plan->facts[book->decision[book->key[DW_KEY_NEXT_MOVE]].factor]);
}

static void compose_confidence(brief_composer *composer)
{
    const double share = composer->plan->move_confidence;
    const double fair = dw_playbook_setting(composer->book, DW_SETTING_FAIR_CONFIDENCE);
    if (share >= 1) {
        brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_MOVE_CONFIDENCE_FULL);
        return;
    }
    g_autofree char *words = brief_phrase_chance(share);
    brief_block *block = brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        brief_fill(composer->book,
                   share < fair ? DW_PHRASE_MOVE_CONFIDENCE_LOW : DW_PHRASE_MOVE_CONFIDENCE, words,
                   NULL));
    block->tone = share < fair ? BRIEF_CAREFUL : block->tone;
}

void brief_compose_next_move(brief_composer *composer)
{
    brief_compose_decision(composer, DW_KEY_NEXT_MOVE, DW_PHRASE_LABEL_NEXT_MOVE);
    compose_confidence(composer);
    brief_compose_lines(composer, DW_SECTION_NEXT_MOVE, 0);
    if (move_of(composer->plan) != OFFER)
        return;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_MOVE_PACKAGES);
    brief_compose_package_table(composer);
    brief_drop_empty_subheading(composer->document);
}

void brief_json_move(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_standing *standing = &plan->standing;
    const size_t move = move_of(plan);
    brief_json_set(object, "confidence", brief_json_number(plan->move_confidence, 4));
    if (composer->style->walk_aways)
        brief_json_set(object, "going_on",
                       brief_json_money(dw_money_estimate(plan->proposals.going_on)));
    brief_json_set(object, "their_offer_worth",
                   brief_json_money(dw_money_estimate(standing->their_worth)));
    json_t *trade = json_null();
    if (move == TRADE && standing->open_trade != DW_NONE) {
        const dw_trade *open = &plan->trade[standing->open_trade];
        trade = json_object();
        brief_json_set(trade, "give", json_string(plan->deal->issue[open->give_issue].name));
        brief_json_set(trade, "give_option",
                       brief_json_option(plan, open->give_issue, open->give_option));
        brief_json_set(trade, "get", json_string(plan->deal->issue[open->get_issue].name));
        brief_json_set(trade, "get_option",
                       brief_json_option(plan, open->get_issue, open->get_option));
    }
    brief_json_set(object, "trade", trade);
    json_t *packages = json_array();
    for (size_t p = 0; move == OFFER && p < plan->proposals.n_packages; p++)
        if (brief_package_visible(composer, &plan->proposals.package[p]))
            json_array_append_new(packages, brief_json_package(plan, &plan->proposals.package[p]));
    brief_json_set(object, "packages", packages);
}
