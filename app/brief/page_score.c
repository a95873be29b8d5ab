/* How good one package is, and what would be better for both. */
#include "brief/clearances.h"
#include "brief/package_words.h"

#include <math.h>

/* "payment days must not be 90 days": the hard limits it breaks; NULL for none. */
static char *broken_terms(const brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (dw_package_allowed(&plan->worth, package, i) || !brief_limit_visible(composer, i))
            continue;
        g_autofree char *issue = brief_phrase_issue(plan, i);
        g_autofree char *option = brief_package_option(plan, package, i);
        g_autofree char *words =
            brief_fill(composer->book, DW_PHRASE_VERDICT_BREAKS_TERM, issue, option, NULL);
        g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", words);
    }
    return g_string_free(list, list->len == 0);
}

static void verdict(brief_composer *composer, brief_tone tone, char *words)
{
    brief_block *block = brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, words);
    if (block)
        block->tone = tone;
}

/* What forbids it. True when something does. */
static bool compose_outside(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    const bool below = composer->style->walk_aways && brief_package_is_below(plan, package);
    const size_t last = plan->playbook->n_authorities - 1;
    g_autofree char *broken = broken_terms(composer, package);
    g_autofree char *short_us = brief_about(plan, below ? -brief_gain_us(plan, package) : 0);
    if (broken)
        verdict(composer, BRIEF_BAD,
                brief_fill(composer->book, DW_PHRASE_VERDICT_BREAKS, broken,
                           brief_authority_label(plan, last), NULL));
    if (below)
        verdict(composer, BRIEF_BAD,
                brief_fill(composer->book, DW_PHRASE_VERDICT_BELOW, short_us, NULL));
    verdict(composer, BRIEF_CAREFUL, brief_loss_words(plan, package));
    return broken || below;
}

static void compose_efficiency(brief_composer *composer, const brief_choice *choice, bool outside)
{
    const dw_plan *plan = composer->plan;
    const dw_better *better = &choice->better;
    if (better->n_points == 0) {
        if (!outside)
            verdict(composer, BRIEF_GOOD,
                    g_strdup(brief_word(composer->book, DW_PHRASE_VERDICT_EFFICIENT)));
        return;
    }
    g_autofree char *ours = brief_about(plan, better->ours);
    g_autofree char *theirs = brief_about(plan, better->theirs);
    g_autofree char *distance = brief_about(plan, better->distance);
    verdict(composer, BRIEF_CAREFUL,
            brief_fill(composer->book, DW_PHRASE_VERDICT_INSIDE, ours, theirs, NULL));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_BETTER_DISTANCE, distance, NULL));
}

/* A package is weighed whole: what was not named is said, as a logged offer goes on from the one before. */
static void compose_assumed(brief_composer *composer, const brief_choice *choice)
{
    g_autofree char *terms = brief_package_terms(composer->plan, &choice->package, choice->assumed);
    if (!choice->standard && terms && *terms)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_SCORE_ASSUMED, terms, NULL));
}

static brief_document *score_document(const dw_plan *plan, const brief_choice *choice,
                                      const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    const dw_package *package = &choice->package;
    brief_compose_header(&composer);
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_CHOSEN);
    brief_add_take(composer.document, BRIEF_PARAGRAPH, NULL,
                   brief_package_terms(plan, package, NULL));
    compose_assumed(&composer, choice);
    const bool outside = compose_outside(&composer, package);
    if (plan->worth.priced)
        compose_efficiency(&composer, choice, outside);
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_MEASURED);
    brief_compose_measures(&composer, package);
    g_autoptr(GArray) named = brief_named_alone(&composer, package, DW_PHRASE_THIS_PACKAGE);
    if (style->walk_aways) /* how far down something is granted tells of the walk-away */
        brief_compose_clearances(&composer, named);
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_BETTER);
    brief_compose_better(&composer, package, &choice->better);
    brief_drop_empty_heading(composer.document);
    brief_compose_lacking(&composer);
    return brief_compose_finish(&composer);
}

char *brief_score_text(const dw_plan *plan, const brief_choice *choice, const brief_style *style)
{
    g_autoptr(brief_document) document = score_document(plan, choice, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_score_markdown(const dw_plan *plan, const brief_choice *choice,
                           const brief_style *style)
{
    g_autoptr(brief_document) document = score_document(plan, choice, style);
    return brief_document_markdown(document);
}
