/* Their situation and people, our people, who approves. */
#include "brief/compose.h"

#define BIT(scope) (1U << (scope))

static bool needs(const dw_line *line, dw_variable variable)
{
    return line->text != NULL && (line->text->needs.bits[variable / 64] >> (variable % 64) & 1U);
}

static bool mentions(const dw_lines *lines, dw_variable variable)
{
    for (size_t i = 0; i < lines->n_lines; i++)
        if (needs(&lines->line[i], variable))
            return true;
    return false;
}

void brief_compose_situation(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->deal->situation != NULL &&
        !mentions(&plan->section[DW_SECTION_SITUATION], DW_VAR_SITUATION))
        brief_add(composer->document, BRIEF_PARAGRAPH, NULL, plan->deal->situation);
    brief_compose_lines(composer, DW_SECTION_SITUATION, 0);
}

/* The word for the value of an enum whose first value means that it is not known. */
static char *known_word(const brief_composer *composer, dw_phrase first, unsigned value)
{
    return value == 0 ? NULL : g_strdup(brief_word_at(composer->book, first, value - 1));
}

static brief_tone tone_of_stance(dw_stance stance)
{
    static const brief_tone tones[DW_STANCE_COUNT] = {
        [DW_STANCE_SUPPORTIVE] = BRIEF_GOOD, [DW_STANCE_OPPOSED] = BRIEF_BAD};
    return tones[stance];
}

char *brief_person_words(const dw_person *person)
{
    return person->title == NULL ? g_strdup(person->name)
                                 : g_strdup_printf("%s, %s", person->name, person->title);
}

/* Is each person's interest answered by a line of its own? The table need not repeat it then. */
static bool interests_answered(const dw_plan *plan)
{
    const dw_lines *lines = &plan->section[DW_SECTION_STAKEHOLDERS];
    for (size_t p = 0; p < plan->deal->n_theirs; p++) {
        bool answered = plan->deal->theirs[p].interest == NULL;
        for (size_t i = 0; i < lines->n_lines && !answered; i++)
            answered = lines->line[i].entry->scope == DW_SCOPE_THEIRS && lines->line[i].item == p &&
                       needs(&lines->line[i], DW_VAR_INTEREST);
        if (!answered)
            return false;
    }
    return true;
}

static void compose_their_people(brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    if (deal->n_theirs == 0)
        return;
    const bool answered = interests_answered(composer->plan);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHO, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PART, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STANCE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_INTEREST, BRIEF_LEFT);
    for (size_t p = 0; p < deal->n_theirs; p++) {
        const dw_person *person = &deal->theirs[p];
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_person_words(person));
        brief_table_cell(table, BRIEF_PLAIN,
                         known_word(composer, DW_PHRASE_AUTHORITY_DECIDES, person->authority));
        brief_table_cell(table, tone_of_stance(person->stance),
                         known_word(composer, DW_PHRASE_STANCE_SUPPORTIVE, person->stance));
        brief_table_cell(table, BRIEF_PLAIN, answered ? NULL : g_strdup(person->interest));
    }
    brief_table_prune(table);
}

void brief_compose_stakeholders(brief_composer *composer)
{
    compose_their_people(composer);
    brief_compose_lines(composer, DW_SECTION_STAKEHOLDERS, 0);
}

static void compose_our_people(brief_composer *composer)
{
    const dw_deal *deal = composer->plan->deal;
    if (deal->n_ours == 0)
        return;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHO, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ROLE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WANTS, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_CONFIRMED, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_DOES, BRIEF_LEFT);
    for (size_t p = 0; p < deal->n_ours; p++) {
        const dw_person *person = &deal->ours[p];
        const bool confirmed = composer->plan->team.member[p].confirmed;
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_person_words(person));
        brief_table_cell_text(table, BRIEF_PLAIN,
                              brief_word_at(composer->book, DW_PHRASE_ROLE_LEAD, person->role));
        brief_table_cell(table, BRIEF_PLAIN,
                         known_word(composer, DW_PHRASE_OBJECTIVE_PRICE, person->objective));
        brief_table_cell_text(
            table, confirmed ? BRIEF_GOOD : BRIEF_CAREFUL,
            brief_word(composer->book, confirmed ? DW_PHRASE_CONFIRMED : DW_PHRASE_NOT_CONFIRMED));
        brief_table_cell(table, BRIEF_PLAIN,
                         brief_item_text(composer, DW_SECTION_ALIGNMENT, DW_SCOPE_OURS, p));
    }
    brief_table_prune(table);
}

void brief_compose_alignment(brief_composer *composer)
{
    compose_our_people(composer);
    brief_compose_lines(composer, DW_SECTION_ALIGNMENT, BIT(DW_SCOPE_OURS));
}

static void approval(brief_composer *composer, brief_table *fields, dw_phrase name, dw_money price,
                     size_t authority)
{
    const dw_plan *plan = composer->plan;
    if (authority == DW_NONE || !dw_money_known(price))
        return;
    const dw_authority *who = &plan->playbook->authority[authority];
    const int note = brief_compose_explained(composer, &who->basis);
    g_autofree char *mark = note ? g_strdup_printf(BRIEF_GLUE "[%d]", note) : g_strdup("");
    const double discount = 1 - (double)price / (double)plan->deal->value.list_price;
    g_autofree char *sum = brief_phrase_sum(plan, price);
    g_autofree char *share = brief_phrase_share(discount);
    g_autofree char *words =
        brief_fill(composer->book, DW_PHRASE_APPROVAL, sum, share, who->label, NULL);
    brief_compose_field(composer, fields, name, BRIEF_PLAIN, g_strconcat(words, mark, NULL));
}

void brief_compose_approvals(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_table *fields = brief_add_fields(composer->document);
    approval(composer, fields, DW_PHRASE_ROW_TARGET, plan->deal->value.target_price,
             plan->target_authority);
    if (composer->style->walk_aways)
        approval(composer, fields, DW_PHRASE_ROW_WALK_AWAY, plan->deal->value.floor_price,
                 plan->floor_authority);
    brief_compose_lines(composer, DW_SECTION_APPROVALS, 0);
}
