/* Facts, reasons and decisions as words. */
#include "brief/compose.h"

#include <string.h>

char *brief_phrase_lower(const char *label)
{
    const char *second = g_utf8_next_char(label);
    const bool acronym = label[0] != '\0' && g_unichar_isupper(g_utf8_get_char(second));
    if (acronym || label[0] == '\0')
        return g_strdup(label);
    GString *out = g_string_new(NULL);
    g_string_append_unichar(out, g_unichar_tolower(g_utf8_get_char(label)));
    g_string_append(out, second);
    return g_string_free(out, FALSE);
}

char *brief_when_words(const dw_plan *plan, const dw_when *when)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < when->n_conditions; i++) {
        const dw_condition *condition = &when->condition[i];
        const dw_factor *factor = &plan->playbook->factor[condition->factor];
        const dw_fact fact = plan->facts[condition->factor];
        g_autofree char *name = brief_phrase_lower(factor->label);
        g_autofree char *levels =
            brief_phrase_levels(plan->playbook, factor,
                                dw_fact_level(fact) != DW_LEVELS_MAX ? fact : condition->levels);
        g_ptr_array_add(parts, g_strdup_printf("%s: %s", name, levels));
    }
    if (parts->len == 0)
        return NULL;
    g_ptr_array_add(parts, NULL);
    return g_strjoinv("; ", (char **)parts->pdata);
}

/* A rule's text as part of a sentence; a value it begins with keeps its case. */
static char *rule_words(const dw_rule *rule, const brief_place *place)
{
    for (size_t i = 0; i < rule->text.n_texts; i++) {
        g_autofree char *words = brief_phrase_text(&rule->text.text[i], place);
        if (words != NULL)
            return rule->text.text[i].pattern[0] == '{' ? g_steal_pointer(&words)
                                                        : brief_phrase_lower(words);
    }
    return NULL;
}

char *brief_reason_short(const brief_composer *composer, const dw_reason *reason,
                         const brief_place *place)
{
    if (reason->rule != NULL) {
        char *words = rule_words(reason->rule, place);
        return words != NULL ? words : brief_when_words(composer->plan, &reason->rule->when);
    }
    const dw_factor *factor = &composer->plan->playbook->factor[reason->factor];
    g_autofree char *name = brief_phrase_lower(factor->label);
    return g_strdup_printf("%s: %s", name, factor->level[reason->level].label);
}

char *brief_reason_sentence(const brief_composer *composer, const dw_reason *reason,
                            const brief_place *place)
{
    const dw_playbook *playbook = composer->plan->playbook;
    const dw_texts *texts = reason->rule != NULL
                                ? &reason->rule->text
                                : &playbook->factor[reason->factor].level[reason->level].means;
    for (size_t i = 0; i < texts->n_texts; i++) {
        g_autofree char *words = brief_phrase_text(&texts->text[i], place);
        if (words != NULL)
            return texts->text[i].pattern[0] == '{' ? g_steal_pointer(&words)
                                                    : brief_phrase_raise(g_steal_pointer(&words));
    }
    return brief_reason_short(composer, reason, place);
}

/* A sentence as a part of another one. */
static char *clause(char *sentence)
{
    const size_t n = strlen(sentence);
    if (n > 0 && sentence[n - 1] == '.')
        sentence[n - 1] = '\0';
    return sentence;
}

bool brief_reason_visible(const brief_composer *composer, const dw_reason *reason)
{
    return reason->rule ? brief_when_visible(composer, &reason->rule->when)
                        : brief_factor_visible(composer, reason->factor);
}

char *brief_reasons_words(const brief_composer *composer, const dw_reasons *reasons, size_t option,
                          bool against, dw_setting count, const brief_place *place)
{
    const size_t most = (size_t)dw_playbook_setting(composer->plan->playbook, count);
    g_autoptr(GString) out = g_string_new(NULL);
    size_t n = 0;
    for (size_t i = 0; i < reasons->n_reasons && n < most; i++) {
        const dw_reason *reason = &reasons->reason[i];
        if (reason->points == 0 || (reason->points < 0) != against ||
            (option != DW_NONE && reason->option != option) ||
            !brief_reason_visible(composer, reason))
            continue;
        g_autofree char *words = brief_reason_short(composer, reason, place);
        g_autofree char *points = brief_phrase_number(reason->points, 2, true);
        if (words == NULL)
            continue;
        g_string_append_printf(out, "%s%s" BRIEF_GLUE "(%s)", n++ > 0 ? "; " : "", clause(words),
                               points);
    }
    return n > 0 ? g_strdup(out->str) : NULL;
}

static const dw_decision *decision_of(const dw_plan *plan, dw_key key)
{
    return &plan->playbook->decision[plan->playbook->key[key]];
}

const dw_factor *brief_key_factor(const dw_plan *plan, dw_key key)
{
    return &plan->playbook->factor[decision_of(plan, key)->factor];
}

static const dw_level *key_level(const dw_plan *plan, dw_key key)
{
    const size_t level = dw_fact_level(plan->facts[decision_of(plan, key)->factor]);
    return level == DW_LEVELS_MAX ? NULL : &brief_key_factor(plan, key)->level[level];
}

const char *brief_key_label(const dw_plan *plan, dw_key key)
{
    const dw_level *level = key_level(plan, key);
    return level == NULL ? NULL : level->label;
}

void brief_compose_decision(brief_composer *composer, dw_key key, dw_phrase name)
{
    const dw_level *level = key_level(composer->plan, key);
    if (level == NULL)
        return;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    g_autofree char *means = brief_phrase_texts(&level->means, &place);
    g_autofree char *label =
        name == DW_PHRASE_COUNT
            ? g_strdup_printf("%s.", level->label)
            : g_strdup_printf("%s: %s.", brief_word(composer->book, name), level->label);
    label = brief_phrase_raise(g_steal_pointer(&label));
    brief_block *block = brief_add(composer->document, BRIEF_PARAGRAPH, label, means);
    block->note = brief_compose_note(composer, &decision_of(composer->plan, key)->basis);
    const dw_reasons *reasons = &composer->plan->decision_reasons[key];
    g_autofree char *in_favour = brief_reasons_words(composer, reasons, DW_NONE, false,
                                                     DW_SETTING_DECISION_REASONS_FOR, &place);
    g_autofree char *against = brief_reasons_words(composer, reasons, DW_NONE, true,
                                                   DW_SETTING_DECISION_REASONS_AGAINST, &place);
    if (in_favour != NULL)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_DECISION_FOR, in_favour, NULL));
    if (against != NULL)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_DECISION_AGAINST, against, NULL));
}

static char *numbered(const dw_plan *plan, dw_phrase phrase, size_t n)
{
    g_autofree char *number = g_strdup_printf("%zu", n);
    return brief_fill(plan->playbook, phrase, number, NULL);
}

char *brief_item_name(const dw_plan *plan, dw_scope scope, size_t item)
{
    const dw_deal *deal = plan->deal;
    switch (scope) {
    case DW_SCOPE_ISSUE: return brief_phrase_issue(plan, item);
    case DW_SCOPE_DEADLINE: return g_strdup(deal->deadline[item].what);
    case DW_SCOPE_OURS: return g_strdup(deal->ours[item].name);
    case DW_SCOPE_THEIRS: return g_strdup(deal->theirs[item].name);
    case DW_SCOPE_ANCHOR:
        return brief_phrase_lower(brief_word_at(plan->playbook, DW_PHRASE_FRAME_VALUE, item));
    case DW_SCOPE_STEP: return numbered(plan, DW_PHRASE_ITEM_STEP, item);
    case DW_SCOPE_TRADE: return numbered(plan, DW_PHRASE_ITEM_TRADE, item + 1);
    case DW_SCOPE_TACTIC: return g_strdup(plan->playbook->tactic[deal->tactic[item]].label);
    case DW_SCOPE_MISSING_KIND:
        return g_strdup(plan->playbook->issue_kind[plan->missing_kind[item]].label);
    case DW_SCOPE_EVENT: return numbered(plan, DW_PHRASE_ITEM_EVENT, deal->event[item].number);
    case DW_SCOPE_DEAL:
    case DW_SCOPE_COUNT: break;
    }
    return g_strdup(deal->name);
}
