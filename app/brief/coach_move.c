/* The next move: what, how sure, why, and what it puts on the table. */
#include "brief/coach.h"
#include "brief/compose.h"

size_t brief_move(const dw_plan *plan)
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
    if (brief_move(composer->plan) != BRIEF_MOVE_OFFER)
        return;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_MOVE_PACKAGES);
    brief_compose_package_table(composer);
    brief_drop_empty_subheading(composer->document);
}
