/* The next move: what, how sure, why, and what it puts on the table. */
#include "brief/coach.h"
#include "brief/compose.h"
#include "brief/executive.h"

size_t brief_move(const dw_plan *plan)
{
    const dw_playbook *book = plan->playbook;
    return dw_fact_level(plan->facts[book->decision[book->key[DW_KEY_NEXT_MOVE]].factor]);
}

static bool is_later(const dw_plan *plan)
{
    const size_t move = brief_move(plan);
    return plan->deal->n_events > 0 && move != BRIEF_MOVE_OFFER && move != BRIEF_MOVE_TRADE &&
           move != BRIEF_MOVE_ACCEPT;
}

char *brief_unsettled_people(const dw_plan *plan)
{
    const brief_place place = brief_place_deal(plan);
    return is_later(plan) && !brief_is_settled(plan)
               ? brief_phrase_variable(&place, DW_VAR_CONTRADICTING)
               : NULL;
}

char *brief_not_yet_words(const dw_plan *plan, dw_phrase after, dw_phrase settle)
{
    if (!is_later(plan))
        return NULL;
    if (brief_move(plan) == BRIEF_MOVE_WALK_AWAY)
        return brief_fill(plan->playbook, DW_PHRASE_WALK_AFTER, plan->deal->account, NULL);
    const dw_factor *factor = brief_key_factor(plan, DW_KEY_NEXT_MOVE);
    g_autofree char *name = brief_phrase_lower(factor->level[brief_move(plan)].label);
    g_autofree char *people = brief_unsettled_people(plan);
    return people ? brief_fill(plan->playbook, settle, name, people, NULL)
                  : brief_fill(plan->playbook, after, name, NULL);
}

void brief_compose_not_yet(brief_composer *composer, dw_phrase after, dw_phrase settle)
{
    char *words = brief_not_yet_words(composer->plan, after, settle);
    if (words != NULL)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, words)->tone = BRIEF_CAREFUL;
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
    if (brief_move(composer->plan) != BRIEF_MOVE_OFFER)
        return;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_MOVE_PACKAGES);
    brief_compose_package_table(composer);
    brief_drop_empty_subheading(composer->document);
}
