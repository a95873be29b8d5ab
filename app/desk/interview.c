#include "desk/interview.h"

#include <glib.h>
#include <string.h>

#include "brief/phrase.h"
#include "desk/deal_file.h"
#include "desk/limits.h"
#include "text/arena.h"
#include "text/limits.h"
#include "text/money.h"
#include "text/number.h"

struct desk_interview {
    const dw_playbook *playbook;
    dw_day today;
    char *field[DESK_FIELD_COUNT];
    dw_money value;
    dw_day close_by;
    dw_fact *fact; /* [n_factors] */
    size_t *asked; /* [n_factors] factors in the order they were asked */
    size_t n_asked;
    desk_question question;
    /* The deal as it stands, and its plan: made anew for each question. */
    dw_arena arena;
    dw_deal deal;
    dw_plan plan;
    bool planned;
};

desk_interview *desk_interview_new(const dw_playbook *playbook, dw_day today)
{
    desk_interview *interview = g_new0(desk_interview, 1);
    interview->playbook = playbook;
    interview->today = today;
    interview->value = DW_MONEY_NONE;
    interview->close_by = DW_DAY_NONE;
    interview->fact = g_new(dw_fact, playbook->n_factors);
    interview->asked = g_new0(size_t, playbook->n_factors);
    for (size_t i = 0; i < playbook->n_factors; i++)
        interview->fact[i] = dw_factor_unknown(&playbook->factor[i]);
    text_arena_init(&interview->arena, DESK_STEP_MEMORY_MAX);
    return interview;
}

static void clear_question(desk_interview *interview)
{
    desk_question *question = &interview->question;
    for (size_t l = 0; question->means && l < question->factor->n_levels; l++)
        g_free(question->means[l]);
    g_clear_pointer(&question->means, g_free);
    g_clear_pointer(&question->text, g_free);
    question->factor = NULL;
}

void desk_interview_free(desk_interview *interview)
{
    if (!interview)
        return;
    clear_question(interview);
    for (int field = 0; field < DESK_FIELD_COUNT; field++)
        g_free(interview->field[field]);
    g_free(interview->fact);
    g_free(interview->asked);
    dw_arena_clear(&interview->arena);
    g_free(interview);
}

/* ---- Fields ---------------------------------------------------------------------------------------- */

static int currency_digits(const char *code)
{
    const text_currency *currency = text_currency_find(code);
    return currency ? currency->digits : -1;
}

static const char *currency_of(const desk_interview *interview)
{
    return interview->field[DESK_CURRENCY] ? interview->field[DESK_CURRENCY] : DESK_CURRENCY_USUAL;
}

static const char *read_value(desk_interview *interview, const char *text)
{
    text_decimal decimal;
    const char *problem = text_decimal_read(text, &decimal);
    if (problem)
        return problem;
    dw_money value = 0;
    const int digits = currency_digits(currency_of(interview));
    problem = text_decimal_scaled(decimal, digits, DW_MONEY_MAX, &value);
    if (!problem && value <= 0)
        problem = "is not above zero";
    if (!problem)
        interview->value = value;
    return problem;
}

static const char *check_field(desk_interview *interview, desk_field field, const char *text)
{
    switch (field) {
    case DESK_CURRENCY:
        return currency_digits(text) < 0 ? "is no currency; write three letters such as USD" : NULL;
    case DESK_VALUE: return read_value(interview, text);
    case DESK_CLOSE_BY: return text_date_read(text, &interview->close_by);
    case DESK_ACCOUNT:
    case DESK_NAME:
        if (!g_utf8_validate(text, -1, NULL))
            return "is not UTF-8 text";
        return g_utf8_strlen(text, -1) > TEXT_LINE_MAX ? "is too long" : NULL;
    case DESK_FIELD_COUNT: break;
    }
    return NULL;
}

const char *desk_interview_set(desk_interview *interview, desk_field field, const char *text)
{
    g_autofree char *plain =
        g_strstrip(field == DESK_CURRENCY ? g_ascii_strup(text, -1) : g_strdup(text));
    const char *problem = plain[0] ? check_field(interview, field, plain) : NULL;
    if (problem)
        return problem;
    g_free(interview->field[field]);
    interview->field[field] = plain[0] ? g_steal_pointer(&plain) : NULL;
    interview->planned = false;
    return NULL;
}

const char *desk_interview_field(const desk_interview *interview, desk_field field)
{
    return interview->field[field];
}

/* ---- Questions --------------------------------------------------------------------------------------- */

/* Makes the plan of what is known so far; its words are what questions are asked in. */
static bool make_plan(desk_interview *interview)
{
    if (interview->planned)
        return true;
    dw_arena_clear(&interview->arena);
    dw_deal *deal = &interview->deal;
    const char *account = interview->field[DESK_ACCOUNT];
    const char *name = interview->field[DESK_NAME];
    dw_deal_init(deal, name ? name : "this deal", account ? account : "the buyer");
    g_strlcpy(deal->currency, currency_of(interview), sizeof deal->currency);
    deal->currency_digits = currency_digits(deal->currency);
    deal->day = interview->today;
    deal->close_by = interview->field[DESK_CLOSE_BY] ? interview->close_by : DW_DAY_NONE;
    deal->contract_value = interview->field[DESK_VALUE] ? interview->value : DW_MONEY_NONE;
    deal->fact = interview->fact;
    const dw_plan_options options = {.seed = DESK_SEED};
    dw_error err;
    interview->planned = dw_plan_make(interview->playbook, deal, &options, &interview->arena,
                                      &interview->plan, &err) == DW_OK;
    return interview->planned;
}

static bool was_asked(const desk_interview *interview, size_t factor)
{
    for (size_t i = 0; i < interview->n_asked; i++)
        if (interview->asked[i] == factor)
            return true;
    return false;
}

static bool is_settled(const desk_interview *interview)
{
    return interview->plan.assessment.confidence >=
           dw_playbook_setting(interview->playbook, DW_SETTING_SETTLED_CONFIDENCE);
}

/* The stated fact that is worth most to know and was not asked, or DW_NONE. One that is worth nothing
 * alone may decide together with another, so it is asked as well while the choice is not settled. */
static size_t next_factor(const desk_interview *interview)
{
    const dw_assessment *assessment = &interview->plan.assessment;
    for (size_t i = 0; i < assessment->n_asks; i++) {
        const size_t factor = assessment->ask[i].factor;
        if (interview->playbook->factor[factor].kind == DW_FACTOR_STATED &&
            !was_asked(interview, factor))
            return factor;
    }
    return DW_NONE;
}

const desk_question *desk_interview_next(desk_interview *interview)
{
    clear_question(interview);
    if (!make_plan(interview) || is_settled(interview))
        return NULL;
    const size_t index = next_factor(interview);
    if (index == DW_NONE)
        return NULL;
    const dw_factor *factor = &interview->playbook->factor[index];
    const brief_place place = brief_place_deal(&interview->plan);
    desk_question *question = &interview->question;
    question->factor = factor;
    question->number = interview->n_asked + 1;
    question->text = brief_phrase_texts(&factor->question, &place);
    if (!question->text)
        question->text = g_strconcat(factor->label, "?", NULL);
    question->means = g_new0(char *, factor->n_levels);
    for (size_t l = 0; l < factor->n_levels; l++)
        question->means[l] = brief_phrase_texts(&factor->level[l].means, &place);
    question->lead = desk_interview_lead(interview, &question->confidence, NULL);
    question->settled = dw_playbook_setting(interview->playbook, DW_SETTING_SETTLED_CONFIDENCE);
    return question;
}

void desk_interview_answer(desk_interview *interview, dw_fact levels)
{
    const size_t index = (size_t)(interview->question.factor - interview->playbook->factor);
    interview->fact[index] = levels & dw_factor_unknown(interview->question.factor);
    interview->asked[interview->n_asked++] = index;
    interview->planned = false;
}

bool desk_interview_back(desk_interview *interview)
{
    if (interview->n_asked == 0)
        return false;
    const size_t index = interview->asked[--interview->n_asked];
    interview->fact[index] = dw_factor_unknown(&interview->playbook->factor[index]);
    interview->planned = false;
    return true;
}

const char *desk_interview_lead(desk_interview *interview, double *confidence, bool *settled)
{
    if (!make_plan(interview))
        return NULL;
    *confidence = interview->plan.assessment.confidence;
    if (settled)
        *settled = is_settled(interview);
    return interview->playbook->archetype[interview->plan.assessment.recommended].label;
}

char *desk_interview_file(desk_interview *interview)
{
    if (!make_plan(interview))
        return NULL;
    return desk_deal_file_write(&interview->plan, interview->fact, interview->field);
}
