/* Puts the values of a plan into a pattern. */
#include "brief/phrase.h"

#include "brief/package_words.h"

#include <stdarg.h>
#include <string.h>

brief_place brief_place_deal(const dw_plan *plan)
{
    return (brief_place){.plan = plan, .scope = DW_SCOPE_DEAL, .issue = DW_NONE, .option = DW_NONE};
}

static bool withheld(const brief_place *place, dw_variable variable)
{
    return place->withheld.bits[variable / 64] >> (variable % 64) & 1U;
}

/* Names that are written as their owners write them, even at the start of a sentence. */
static bool is_proper_name(dw_variable variable)
{
    return variable == DW_VAR_ACCOUNT || variable == DW_VAR_DEAL || variable == DW_VAR_COMPETITOR ||
           variable == DW_VAR_PERSON;
}

static dw_variable variable_named(const char *name, size_t length)
{
    for (int v = 0; v < DW_VAR_COUNT; v++) {
        const char *known = dw_variable_name((dw_variable)v);
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return (dw_variable)v;
    }
    return DW_VAR_COUNT;
}

static char *names_words(const dw_plan *plan, const dw_value *value)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < value->n_names; i++)
        g_ptr_array_add(words, brief_phrase_words(value->name[i]));
    return brief_phrase_list((const char *const *)words->pdata, words->len,
                             brief_word(plan->playbook, DW_PHRASE_LIST_AND));
}

/* An issue without a label of its own is called by its name in the file, made readable. */
static char *own_words(const dw_plan *plan, const char *text)
{
    for (size_t i = 0; i < plan->n_issues; i++)
        if (plan->issue_label[i] == text)
            return brief_phrase_words(text);
    return g_strdup(text);
}

/* A text of an issue kind, said of one of its issues; of a kind the deal lacks, issue is none. */
static char *clause_words(const dw_plan *plan, const dw_value *value)
{
    brief_place place = brief_place_deal(plan);
    if (value->issue != DW_NONE) {
        place.scope = DW_SCOPE_ISSUE;
        place.item = value->issue;
    }
    place.issue = value->issue;
    place.option = value->option;
    return brief_phrase_text(value->clause, &place);
}

/* Gives or gets, each in the words of its kind of issue. */
static char *terms_words(const dw_plan *plan, const dw_value *value)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t t = 0; t < value->n_terms; t++) {
        const dw_term *term = &value->term[t];
        const dw_issue_kind *kind =
            &plan->playbook->issue_kind[plan->deal->issue[term->issue].kind];
        brief_place place = brief_place_deal(plan);
        place.scope = DW_SCOPE_ISSUE;
        place.item = place.issue = term->issue;
        place.option = term->option;
        char *clause = brief_phrase_texts(
            value->is_give ? dw_plan_give_texts(plan, term) : &kind->get, &place);
        if (clause != NULL)
            g_ptr_array_add(words, clause);
    }
    return words->len > 0 ? brief_phrase_list((const char *const *)words->pdata, words->len,
                                              brief_word(plan->playbook, DW_PHRASE_LIST_AND))
                          : NULL;
}

/* A term as 'dealwright log' reads it. */
static char *typed_words(const dw_plan *plan, const dw_value *value)
{
    const dw_issue *issue = &plan->deal->issue[value->issue];
    const dw_option *option = &issue->option[value->option];
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.10g", option->number);
    const char *words = issue->numeric ? number : option->name;
    const char *quote = strpbrk(words, " \t'\"$`\\!&;|<>()*?[]#~") != NULL ? "\"" : "";
    return g_strconcat(issue->name, "=", quote, words, quote, NULL);
}

char *brief_phrase_value(const dw_plan *plan, const dw_value *value)
{
    switch (value->kind) {
    case DW_VALUE_NONE: break;
    case DW_VALUE_TEXT: return own_words(plan, value->text);
    case DW_VALUE_NAMES: return value->n_names > 0 ? names_words(plan, value) : NULL;
    case DW_VALUE_MONEY:
        return dw_money_known(value->money) ? brief_phrase_sum(plan, value->money) : NULL;
    case DW_VALUE_SHARE: return brief_phrase_share(value->number);
    case DW_VALUE_COUNT: return brief_phrase_count((int64_t)value->number);
    case DW_VALUE_RATIO: return brief_phrase_number(value->number, 1, false);
    case DW_VALUE_DAY:
        return value->day != DW_DAY_NONE ? brief_phrase_day(plan->playbook, value->day) : NULL;
    case DW_VALUE_OPTION: return brief_phrase_option(plan, value->issue, value->option);
    case DW_VALUE_CLAUSE: return clause_words(plan, value);
    case DW_VALUE_TERMS: return terms_words(plan, value);
    case DW_VALUE_MOVE: return brief_phrase_move(plan, value->move);
    case DW_VALUE_STEP_BACK: return brief_phrase_step_back(plan, value->move);
    case DW_VALUE_PACKAGE: return brief_package_terms(plan, &value->package, value->marked);
    case DW_VALUE_OFFER: return brief_offer_terms(plan, value->term, value->n_terms);
    case DW_VALUE_SAID: {
        const brief_place deal = brief_place_deal(plan);
        return brief_phrase_text(value->clause, &deal);
    }
    case DW_VALUE_FACTS: return brief_phrase_facts(plan, value->fact, value->n_facts);
    case DW_VALUE_CHANCE: return brief_phrase_chance(value->number);
    case DW_VALUE_TAKEN: return brief_phrase_taken(plan->playbook, value->number);
    case DW_VALUE_LEVELS:
        return brief_phrase_levels(plan->playbook, &plan->playbook->factor[value->factor],
                                   value->levels);
    case DW_VALUE_TYPED: return typed_words(plan, value);
    }
    return NULL;
}

/* Amounts that the engine works out, from estimates as often as not. */
static bool is_estimate(dw_variable variable)
{
    static const dw_variable estimates[] = {
        DW_VAR_PACKAGE_TARGET,
        DW_VAR_PACKAGE_WALK_AWAY,
        DW_VAR_ISSUE_STAKE_OURS,
        DW_VAR_ISSUE_STAKE_THEIRS,
        DW_VAR_GIVE_COST,
        DW_VAR_GIVE_WORTH,
        DW_VAR_GET_WORTH,
        DW_VAR_GET_COST,
        DW_VAR_STEP_WORTH,
        DW_VAR_GIVEN,
        DW_VAR_GOT,
        DW_VAR_UNRETURNED_COST,
        DW_VAR_LATEST_CONCESSION,
        DW_VAR_CONCESSION_BEFORE,
        DW_VAR_EVENT_COST,
        DW_VAR_EVENT_WORTH,
        DW_VAR_THEIR_OFFER_WORTH,
        DW_VAR_THEIR_OFFER_SHORT,
        DW_VAR_GOING_ON,
        DW_VAR_BETTER_OURS,
        DW_VAR_BETTER_THEIRS,
        DW_VAR_BETTERED_COST,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(estimates); i++)
        if (estimates[i] == variable)
            return true;
    return false;
}

char *brief_phrase_variable(const brief_place *place, dw_variable variable)
{
    const dw_plan *plan = place->plan;
    if (withheld(place, variable))
        return NULL;
    if (variable == DW_VAR_ISSUE && place->issue != DW_NONE)
        return brief_phrase_issue(plan, place->issue);
    if (variable == DW_VAR_OPTION && place->issue != DW_NONE)
        return place->option == DW_NONE ? NULL
                                        : brief_phrase_option(plan, place->issue, place->option);
    const char *names[DW_PLAN_NAMES_MAX];
    const dw_value value = dw_plan_value(plan, place->scope, place->item, variable, names);
    if (value.kind == DW_VALUE_SAID) {
        brief_place deal = *place;
        deal.scope = DW_SCOPE_DEAL;
        deal.item = 0;
        return brief_phrase_text(value.clause, &deal);
    }
    if (value.kind == DW_VALUE_MONEY && is_estimate(variable))
        return brief_phrase_estimate(plan, value.money);
    /* A kind of issue the deal lacks: it has to be brought to the table first. */
    if (value.kind == DW_VALUE_TEXT && variable == DW_VAR_STEP_GET)
        return brief_fill(plan->playbook, DW_PHRASE_STEP_GET, value.text, NULL);
    return brief_phrase_value(plan, &value);
}

/* The label of the level a factor is known to have; NULL when it may have several. */
static char *fact_words(const brief_place *place, const char *name)
{
    const dw_playbook *playbook = place->plan->playbook;
    const size_t f = dw_playbook_factor(playbook, name);
    if (f >= playbook->n_factors)
        return NULL;
    const dw_fact fact = place->plan->facts[f];
    return dw_fact_level(fact) != DW_LEVELS_MAX
               ? brief_phrase_levels(playbook, &playbook->factor[f], fact)
               : NULL;
}

/* What stands between a pair of braces; *proper says that its case is its own. */
static char *placeholder_words(const brief_place *place, const char *name, size_t length,
                               bool *proper)
{
    if (length > 5 && memcmp(name, "fact:", 5) == 0) {
        g_autofree char *factor = g_strndup(name + 5, length - 5);
        return fact_words(place, factor);
    }
    const dw_variable variable = variable_named(name, length);
    if (variable == DW_VAR_COUNT)
        return NULL;
    *proper = is_proper_name(variable);
    return brief_phrase_variable(place, variable);
}

/* Runs of white space become one space. */
static char *tidied(const char *raw)
{
    GString *out = g_string_new(NULL);
    for (const char *c = raw; *c != '\0'; c++) {
        if (!g_ascii_isspace(*c))
            g_string_append_c(out, *c);
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

/* Joins a value to what the pattern goes on with. A value that is a sentence of its own brings a full
 * stop along: where the pattern has a mark there, one of the two is dropped, the value's stop or the
 * pattern's after "?" and "!". After an s the genitive is a bare apostrophe. Returns how many bytes of
 * the pattern to skip. */
static size_t append_value(GString *out, const char *value, const char *rest, bool proper)
{
    const size_t n = strlen(value);
    const char last = n > 0 ? value[n - 1] : '\0';
    g_string_append(out, value);
    if (last == '.' && !g_str_has_suffix(value, "..") &&
        (rest[0] == '.' || (!proper && rest[0] != '\0' && strchr(",;:)", rest[0]) != NULL)))
        g_string_truncate(out, out->len - 1);
    if (last == 's' && rest[0] == '\'' && rest[1] == 's' && !g_ascii_isalnum(rest[2])) {
        g_string_append_c(out, '\'');
        return 2;
    }
    return (last == '?' || last == '!') && rest[0] == '.' ? 1 : 0;
}

char *brief_phrase_text(const dw_text *text, const brief_place *place)
{
    g_autoptr(GString) out = g_string_new(NULL);
    bool proper = false, raise = text->pattern[0] == '{' && text->pattern[1] != '{';
    for (const char *c = text->pattern; *c != '\0'; c++) {
        if ((c[0] == '{' || c[0] == '}') && c[1] == c[0]) {
            g_string_append_c(out, *c++);
            continue;
        }
        const char *end = *c == '{' ? strchr(c, '}') : NULL;
        if (end == NULL) {
            g_string_append_c(out, *c);
            continue;
        }
        bool is_proper = false;
        g_autofree char *words = placeholder_words(place, c + 1, (size_t)(end - c - 1), &is_proper);
        if (words == NULL)
            return NULL;
        if (c == text->pattern)
            proper = is_proper;
        c = end + append_value(out, words, end + 1, is_proper);
    }
    char *tidy = tidied(out->str);
    return raise && !proper ? brief_phrase_raise(tidy) : tidy;
}

char *brief_phrase_texts(const dw_texts *texts, const brief_place *place)
{
    for (size_t i = 0; i < texts->n_texts; i++) {
        char *words = brief_phrase_text(&texts->text[i], place);
        if (words != NULL)
            return words;
    }
    return NULL;
}

/* ---- Phrases ---------------------------------------------------------------------------------------- */

const char *brief_word(const dw_playbook *playbook, dw_phrase phrase)
{
    return playbook->phrase[phrase];
}

const char *brief_word_at(const dw_playbook *playbook, dw_phrase first, size_t n)
{
    return playbook->phrase[(size_t)first + n];
}

char *brief_fill(const dw_playbook *playbook, dw_phrase phrase, ...)
{
    const char *value[DW_PHRASE_VARIABLES_MAX] = {NULL};
    const size_t n = dw_phrase_variables(phrase);
    va_list values;
    va_start(values, phrase);
    for (size_t v = 0; v < n; v++)
        value[v] = va_arg(values, const char *);
    va_end(values);
    GString *out = g_string_new(NULL);
    for (const char *c = playbook->phrase[phrase]; *c != '\0'; c++) {
        const char *end = c[0] == '{' && c[1] != '{' ? strchr(c, '}') : NULL;
        if (end == NULL) {
            g_string_append_c(out, *c);
            c += (*c == '{' || *c == '}') && c[1] == *c;
            continue;
        }
        const size_t v = dw_phrase_variable(phrase, c + 1, (size_t)(end - c) - 1);
        g_string_append(out, v < n ? value[v] : "");
        c = end;
    }
    return g_string_free(out, FALSE);
}
