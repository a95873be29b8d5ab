/* How we behave: planned tactics, escalation, what to ask. */
#include "brief/compose.h"

/* Levels of the measure tactic_fit. */
enum { SUPPORTS, NEUTRAL, CONTRADICTS };

/* The tactics that help, by name in one line; each that works against the strategy by itself, with
 * what to do in its place. */
void brief_compose_tactics(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *lead =
        brief_phrase_lower(plan->playbook->archetype[plan->assessment.lead].label);
    for (size_t t = 0; t < plan->deal->n_tactics; t++) {
        const dw_tactic *tactic = &plan->playbook->tactic[plan->deal->tactic[t]];
        const brief_place place = brief_composer_place(composer, DW_SCOPE_TACTIC, t);
        const bool against = plan->tactic_fit[t] == CONTRADICTS;
        g_autofree char *name = brief_phrase_raise(g_strdup(tactic->label));
        g_autofree char *label =
            against ? brief_fill(composer->book, DW_PHRASE_TACTIC_AGAINST, name, lead, NULL)
            : plan->tactic_fit[t] == SUPPORTS
                ? brief_fill(composer->book, DW_PHRASE_TACTIC_SERVES, name, lead, NULL)
                : brief_fill(composer->book, DW_PHRASE_TACTIC_NEUTRAL, name, NULL);
        char *text = brief_phrase_texts(against ? &tactic->instead : &tactic->text, &place);
        brief_block *block = brief_add(composer->document, BRIEF_BULLET, label, text);
        block->tone = against ? BRIEF_BAD : BRIEF_PLAIN;
        block->note = brief_compose_explained(composer, &tactic->basis);
        g_free(text);
    }
    brief_compose_lines(composer, DW_SECTION_TACTICS, 0);
}

void brief_compose_escalation(brief_composer *composer)
{
    brief_compose_decision(composer, DW_KEY_ESCALATION, DW_PHRASE_LABEL_ESCALATE);
    if (composer->plan->deal->n_events > 0)
        brief_compose_decision(composer, DW_KEY_ESCALATION_VERDICT, DW_PHRASE_LABEL_VERDICT);
    brief_compose_lines(composer, DW_SECTION_ESCALATION, 0);
}

/* The first `n` open facts that are for us (or for them) to answer, most worth first, each with its question;
 * answers how many of them tell something alone. */
static size_t compose_asks(brief_composer *composer, size_t n, bool us)
{
    const dw_plan *plan = composer->plan;
    const double least = dw_playbook_setting(plan->playbook, DW_SETTING_ANSWER_WORTH_SHOWN);
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    size_t n_telling = 0;
    int number = 0;
    for (size_t a = 0; a < n; a++) {
        const dw_ask *ask = &plan->assessment.ask[a];
        const dw_factor *factor = &plan->playbook->factor[ask->factor];
        if (factor->ask_us != us)
            continue;
        g_autofree char *question = brief_phrase_texts(&factor->question, &place);
        g_autofree char *worth = brief_phrase_number(ask->worth, 2, false);
        if (question == NULL)
            question = g_strdup(factor->label);
        const bool tells = ask->worth >= least;
        n_telling += tells;
        brief_addf(composer->document, BRIEF_NUMBERED, tells ? "%s" BRIEF_GLUE "(%s)" : "%s",
                   question, worth)
            ->number = ++number;
    }
    return n_telling;
}

/* How many of the first `n` are for us to answer. */
static size_t count_ours(const dw_plan *plan, size_t n)
{
    size_t n_ours = 0;
    for (size_t a = 0; a < n; a++)
        n_ours += plan->playbook->factor[plan->assessment.ask[a].factor].ask_us;
    return n_ours;
}

static void head_questions(brief_composer *composer, dw_phrase heading)
{
    brief_add_take(composer->document, BRIEF_SUBHEADING, NULL,
                   brief_fill(composer->book, heading, composer->plan->deal->account, NULL));
}

/* By whom to ask: what our own house has to answer is no question to the buyer. The section's lines are
 * words to the buyer. */
void brief_compose_questions(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (dw_deal_is_settled(plan->deal)) /* every question can only reopen it */
        return;
    const size_t most = (size_t)dw_playbook_setting(plan->playbook, DW_SETTING_QUESTIONS_SHOWN);
    const size_t n = MIN(plan->assessment.n_asks, most), n_ours = count_ours(plan, n);
    g_autofree char *count = g_strdup_printf("%zu", n);
    g_autofree char *total = g_strdup_printf("%zu", plan->assessment.n_asks);
    if (n > n_ours || plan->section[DW_SECTION_QUESTIONS].n_lines > 0)
        head_questions(composer, DW_PHRASE_QUESTIONS_THEM);
    size_t n_telling = compose_asks(composer, n, false);
    brief_compose_lines(composer, DW_SECTION_QUESTIONS, 0);
    if (n_ours > 0)
        head_questions(composer, DW_PHRASE_QUESTIONS_US);
    n_telling += compose_asks(composer, n, true);
    if (n > 0)
        brief_add_take(
            composer->document, BRIEF_BECAUSE, NULL,
            brief_fill(composer->book,
                       n_telling > 0 ? DW_PHRASE_QUESTIONS_POINTS : DW_PHRASE_QUESTIONS_TOGETHER,
                       count, total, NULL));
}
