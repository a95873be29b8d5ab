#include "book.h"

#include "check.h"
#include "memory.h"

#include <stdio.h>
#include <string.h>

enum { RULES_MAX = 64, CONDITIONS_MAX = 8, ALTERNATIVES_MAX = 4 };

static void *take(test_book *book, size_t count, size_t size)
{
    void *const memory = dw_arena_take(&book->arena, count, size);
    check(memory != NULL);
    return memory;
}

static char *copy(test_book *book, const char *text, size_t length)
{
    char *const own = take(book, length + 1, 1);
    memcpy(own, text, length);
    return own;
}

static const double setting[DW_SETTING_COUNT] = {[DW_SETTING_FIT_SCALE] = 6,
                                                 [DW_SETTING_SETTLED_CONFIDENCE] = 0.9,
                                                 [DW_SETTING_VALUE_SHARE] = 0.20,
                                                 [DW_SETTING_MARKET_PLACE] = 0.5,
                                                 [DW_SETTING_STANCE_REACH] = 0.25,
                                                 [DW_SETTING_ANCHOR_TOLERANCE] = 0.15,
                                                 [DW_SETTING_NARROW_ROOM] = 0.05,
                                                 [DW_SETTING_LADDER_STEPS_MIN] = 3,
                                                 [DW_SETTING_LADDER_STEPS_MAX] = 5,
                                                 [DW_SETTING_LADDER_RATIO_MIN] = 0.3,
                                                 [DW_SETTING_LADDER_RATIO_MAX] = 0.7,
                                                 [DW_SETTING_HORIZON_YEARS] = 3,
                                                 [DW_SETTING_OUR_COST_OF_CAPITAL] = 0.1,
                                                 [DW_SETTING_THEIR_COST_OF_CAPITAL] = 0.08,
                                                 [DW_SETTING_RENEWAL_PROBABILITY] = 0.85,
                                                 [DW_SETTING_FLEXIBILITY_COST] = 0.03,
                                                 [DW_SETTING_BUDGET_EXCESS_COST] = 0.25,
                                                 [DW_SETTING_TRADE_RATIO] = 1.5,
                                                 [DW_SETTING_FISCAL_YEAR_START] = 1,
                                                 [DW_SETTING_QUARTER_END_COST_LOW] = 0.06,
                                                 [DW_SETTING_QUARTER_END_COST_HIGH] = 0.08,
                                                 [DW_SETTING_EASY_ISSUE_WEIGHT] = 0.1,
                                                 [DW_SETTING_EASY_ISSUES_MAX] = 3,
                                                 [DW_SETTING_QUARTER_END_DAYS] = 10,
                                                 [DW_SETTING_PROMISE_DAYS] = 4,
                                                 [DW_SETTING_DAYS_AFTER_CLOSE] = 30,
                                                 [DW_SETTING_STANDARD_PAYMENT_DAYS] = 30,
                                                 [DW_SETTING_TRADES_MAX] = 4,
                                                 [DW_SETTING_DRIVERS_MAX] = 5,
                                                 [DW_SETTING_FLIPS_MAX] = 8,
                                                 [DW_SETTING_FLIPS_SHOWN] = 4,
                                                 [DW_SETTING_QUESTIONS_SHOWN] = 6,
                                                 [DW_SETTING_ANSWER_WORTH_SHOWN] = 0.005,
                                                 [DW_SETTING_FAIR_CONFIDENCE] = 0.7,
                                                 [DW_SETTING_CLOSE_FIT] = 5,
                                                 [DW_SETTING_POWER_REASONS_SHOWN] = 5,
                                                 [DW_SETTING_DECISION_REASONS_FOR] = 3,
                                                 [DW_SETTING_DECISION_REASONS_AGAINST] = 2,
                                                 [DW_SETTING_STRATEGY_REASONS_SHOWN] = 3,
                                                 [DW_SETTING_EFFORT_REASONS_FOR] = 4,
                                                 [DW_SETTING_EFFORT_REASONS_AGAINST] = 3,
                                                 [DW_SETTING_SHORT_LINES] = 2,
                                                 [DW_SETTING_IMPORTANCE_LOW] = 0.011,
                                                 [DW_SETTING_IMPORTANCE_MEDIUM] = 0.034,
                                                 [DW_SETTING_IMPORTANCE_HIGH] = 0.083,
                                                 [DW_SETTING_ALTERNATIVE_SPREAD] = 0.07,
                                                 [DW_SETTING_UNKNOWN_LIMIT_SPREAD] = 0.23,
                                                 [DW_SETTING_RIVAL_CREDENCE] = 0.45,
                                                 [DW_SETTING_PACKAGES_COUNT] = 3,
                                                 [DW_SETTING_PACKAGES_TOLERANCE] = 0.02,
                                                 [DW_SETTING_PACKAGES_DIFFERENCE] = 0.1,
                                                 [DW_SETTING_BUYER_CLAIM] = 0.25,
                                                 [DW_SETTING_BREAK_RISK] = 0.1,
                                                 [DW_SETTING_AMOUNT_SPREAD] = 0.3,
                                                 [DW_SETTING_ESTIMATE_SPREAD] = 0.8,
                                                 [DW_SETTING_OFFER_NOISE] = 0.1,
                                                 [DW_SETTING_OPENING_SPREAD] = 3,
                                                 [DW_SETTING_TALKS_DAYS] = 60,
                                                 [DW_SETTING_MEETING_SHARE] = 0.5,
                                                 [DW_SETTING_MOVE_TOLERANCE] = 0.05,
                                                 [DW_SETTING_SPLIT_TOLERANCE] = 0.1,
                                                 [DW_SETTING_CONTRADICTION_DAYS] = 14,
                                                 [DW_SETTING_CHASE_DAYS] = 7,
                                                 [DW_SETTING_EARLY_MOVES] = 2,
                                                 [DW_SETTING_EVENTS_SHOWN] = 4,
                                                 [DW_SETTING_UNTITLED_BELOW] = 1,
                                                 [DW_SETTING_ACCEPT_TOLERANCE] = 0.001,
                                                 [DW_SETTING_REFUSED_TAKEN] = 0.35,
                                                 [DW_SETTING_STEP_LEAST] = 0.005,
                                                 [DW_SETTING_TRADE_LEAST] = 0.003};
static const dw_buyer_limit limit[] = {
    {.id = "competitor", .figure = DW_LIMIT_COMPETITOR_PRICE, .effect = DW_LIMIT_AT_MOST},
    {.id = "value", .figure = DW_LIMIT_VALUE_LOW, .effect = DW_LIMIT_AT_MOST},
    {.id = "market", .figure = DW_LIMIT_MARKET_HIGH, .effect = DW_LIMIT_OTHERWISE},
    {.id = "offer", .figure = DW_LIMIT_THEIR_OFFER, .effect = DW_LIMIT_AT_LEAST}};

void book_init(test_book *book)
{
    memset(book, 0, sizeof *book);
    test_arena_init(&book->arena);
    book->authority[0] = (dw_authority){.role = "seller", .label = "seller", .discount = 0.10};
    book->authority[1] =
        (dw_authority){.role = "manager", .label = "sales manager", .discount = 0.20};
    book->authority[2] = (dw_authority){.role = "cfo", .label = "CFO", .discount = 1};
    book->currency_scale[0] = (dw_currency_scale){"USD", 1};
    book->currency_scale[1] = (dw_currency_scale){"JPY", 150};
    book->playbook = (dw_playbook){.name = "test",
                                   .factor = book->factor,
                                   .decision = book->decision,
                                   .archetype = book->archetype,
                                   .tactic = book->tactic,
                                   .issue_kind = book->issue_kind,
                                   .authority = book->authority,
                                   .n_authorities = 3,
                                   .buyer_limit = limit,
                                   .n_buyer_limits = 4,
                                   .currency_scale = book->currency_scale,
                                   .n_currency_scales = 2,
                                   .entry = book->entry};
    for (unsigned s = 0; s < DW_SETTING_COUNT; s++)
        book->playbook.setting[s].value = setting[s];
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p++)
        book->playbook.phrase[p] = dw_phrase_info_of((dw_phrase)p)->name;
    book->playbook.phrase[DW_PHRASE_ROLE_APPROVER] = "who signs";
    book->playbook.phrase[DW_PHRASE_OBJECTIVE_PRICE] = "a high price";
}

void book_clear(test_book *book)
{
    dw_arena_clear(&book->arena);
}

void book_compile(test_book *book)
{
    dw_error err = {0};
    if (dw_playbook_compile(&book->playbook, &book->arena, &err) != DW_OK)
        print_error("%s %zu: status %d, %g\n", err.what, err.index, err.status, err.value);
    check(err.status == DW_OK);
}

/* ---- Factors -------------------------------------------------------------------------------- */

static size_t add_factor(test_book *book, const char *name, dw_factor_kind kind, dw_scope scope,
                         const char *levels)
{
    const size_t f = book->playbook.n_factors++;
    dw_level *const level = take(book, DW_LEVELS_MAX, sizeof *level);
    size_t n = 0;
    for (const char *at = levels; *at; n++) {
        const size_t length = strcspn(at, " ");
        level[n].name = level[n].label = copy(book, at, length);
        at += length + (at[length] == ' ');
    }
    book->factor[f] = (dw_factor){.name = copy(book, name, strlen(name)),
                                  .label = name,
                                  .group = "deal",
                                  .kind = kind,
                                  .scope = scope,
                                  .level = level,
                                  .n_levels = n};
    return f;
}

void book_market_places(test_book *book, const char *factor, const double *place)
{
    dw_factor *const own = &book->factor[book_factor(book, factor)];
    dw_level *const level = take(book, DW_LEVELS_MAX, sizeof *level);
    memcpy(level, own->level, own->n_levels * sizeof *level);
    for (size_t l = 0; l < own->n_levels; l++) {
        level[l].has_market_place = place != NULL;
        level[l].market_place = place ? place[l] : 0;
    }
    own->level = level;
}

static void set_thresholds(test_book *book, size_t f, const double *thresholds)
{
    const size_t n = book->factor[f].n_levels - 1;
    double *const own = take(book, n, sizeof *own);
    memcpy(own, thresholds, n * sizeof *own);
    book->factor[f].threshold = own;
}

static void add_decision(test_book *book, size_t f, size_t n_options)
{
    const size_t d = book->playbook.n_decisions++;
    book->factor[f].decision = d;
    book->decision[d] = (dw_decision){.name = book->factor[f].name,
                                      .factor = (uint16_t)f,
                                      .n_options = n_options,
                                      .base = take(book, n_options, sizeof(dw_points)),
                                      .weight = take(book, DW_FACTORS_MAX, sizeof(dw_weight)),
                                      .rule = take(book, RULES_MAX, sizeof(dw_rule))};
}

size_t book_stated(test_book *book, const char *name, const char *levels)
{
    return add_factor(book, name, DW_FACTOR_STATED, DW_SCOPE_DEAL, levels);
}

size_t book_measured(test_book *book, const char *name, dw_measure measure, const char *levels,
                     const double *thresholds)
{
    const dw_measure_info *const info = dw_measure_info_of(measure);
    char named[512] = "";
    for (size_t l = 0; !thresholds && info->levels[l]; l++)
        snprintf(named + strlen(named), sizeof named - strlen(named), l ? " %s" : "%s",
                 info->levels[l]);
    const size_t f =
        add_factor(book, name, DW_FACTOR_MEASURED, info->scope, thresholds ? levels : named);
    book->factor[f].measure = measure;
    if (thresholds)
        set_thresholds(book, f, thresholds);
    return f;
}

size_t book_scored(test_book *book, const char *name, dw_scope scope, const char *levels,
                   const double *thresholds)
{
    const size_t f = add_factor(book, name, DW_FACTOR_SCORED, scope, levels);
    set_thresholds(book, f, thresholds);
    add_decision(book, f, 1);
    return f;
}

size_t book_chosen(test_book *book, const char *name, dw_scope scope, const char *options)
{
    const size_t f = add_factor(book, name, DW_FACTOR_CHOSEN, scope, options);
    add_decision(book, f, book->factor[f].n_levels);
    return f;
}

size_t book_factor(const test_book *book, const char *name)
{
    const size_t f = dw_playbook_factor(&book->playbook, name);
    if (f == book->playbook.n_factors)
        print_error("no factor %s\n", name);
    check(f < book->playbook.n_factors);
    return f;
}

size_t book_level(const test_book *book, size_t factor, const char *level)
{
    for (size_t l = 0; l < book->factor[factor].n_levels; l++)
        if (strcmp(book->factor[factor].level[l].name, level) == 0)
            return l;
    print_error("%s has no level %s\n", book->factor[factor].name, level);
    check(false);
    return 0;
}

dw_decision *book_decision(test_book *book, size_t factor)
{
    return &book->decision[book->factor[factor].decision];
}

/* ---- Points --------------------------------------------------------------------------------- */

void book_base(test_book *book, size_t decided, size_t option, dw_points points)
{
    ((dw_points *)book_decision(book, decided)->base)[option] = points;
}

void book_weight(test_book *book, size_t decided, size_t input, size_t level, size_t option,
                 dw_points points)
{
    dw_decision *const decision = book_decision(book, decided);
    dw_weight *const weight = (dw_weight *)decision->weight;
    size_t w = 0;
    while (w < decision->n_weights && weight[w].factor < input)
        w++;
    if (w == decision->n_weights || weight[w].factor != input) {
        memmove(&weight[w + 1], &weight[w], (decision->n_weights++ - w) * sizeof *weight);
        weight[w] = (dw_weight){
            (uint16_t)input,
            take(book, book->factor[input].n_levels * decision->n_options, sizeof(dw_points))};
    }
    ((dw_points *)weight[w].points)[level * decision->n_options + option] = points;
}

void book_rule(test_book *book, size_t decided, const char *id, dw_when when, size_t option,
               dw_points points)
{
    dw_decision *const decision = book_decision(book, decided);
    dw_rule *const rule = (dw_rule *)decision->rule;
    size_t r = 0;
    while (r < decision->n_rules && strcmp(rule[r].id, id) != 0)
        r++;
    check(r < RULES_MAX);
    if (r == decision->n_rules) {
        rule[r] = (dw_rule){.id = copy(book, id, strlen(id)),
                            .when = when,
                            .points = take(book, decision->n_options, sizeof(dw_points))};
        decision->n_rules++;
    }
    ((dw_points *)rule[r].points)[option] = points;
}

static size_t option_named(const test_book *book, size_t decided, const char *option)
{
    return book->factor[decided].kind == DW_FACTOR_SCORED ? 0 : book_level(book, decided, option);
}

void book_gives(test_book *book, const char *decided, const char *fact, const char *option,
                dw_points points)
{
    const dw_when when = book_when(book, fact);
    const size_t f = book_factor(book, decided);
    check(when.n_conditions == 1);
    for (size_t l = 0; l < DW_LEVELS_MAX; l++)
        if (when.condition[0].levels >> l & 1)
            book_weight(book, f, when.condition[0].factor, l, option_named(book, f, option),
                        points);
}

void book_adds(test_book *book, const char *decided, const char *id, const char *when,
               const char *option, dw_points points)
{
    const size_t f = book_factor(book, decided);
    book_rule(book, f, id, book_when(book, when), option_named(book, f, option), points);
}

/* ---- Conditions, texts, entries ------------------------------------------------------------- */

static dw_condition parse_condition(test_book *book, char *text)
{
    char *value = strchr(text, '=');
    check(value != NULL);
    *value++ = '\0';
    const bool negated = *value == '!';
    const size_t f = book_factor(book, text);
    dw_fact levels = 0;
    char *rest = NULL;
    for (char *level = strtok_r(value + negated, "|", &rest); level;
         level = strtok_r(NULL, "|", &rest))
        levels |= UINT32_C(1) << book_level(book, f, level);
    return (dw_condition){(uint16_t)f,
                          negated ? dw_factor_unknown(&book->factor[f]) & ~levels : levels};
}

dw_when book_when(test_book *book, const char *when)
{
    dw_condition *const condition = take(book, CONDITIONS_MAX, sizeof *condition);
    char *const text = copy(book, when, strlen(when));
    char *rest = NULL;
    size_t n = 0;
    for (char *part = strtok_r(text, " ", &rest); part; part = strtok_r(NULL, " ", &rest)) {
        const dw_condition add = parse_condition(book, part);
        size_t place = n++;
        for (; place > 0 && condition[place - 1].factor > add.factor; place--)
            condition[place] = condition[place - 1];
        condition[place] = add;
    }
    return (dw_when){condition, n};
}

static size_t factor_index(void *context, const char *name)
{
    const test_book *const book = context;
    const size_t f = dw_playbook_factor(&book->playbook, name);
    return f < book->playbook.n_factors ? f : SIZE_MAX;
}

dw_texts book_texts(test_book *book, const char *patterns)
{
    dw_text *const text = take(book, ALTERNATIVES_MAX, sizeof *text);
    size_t n = 0;
    for (const char *at = patterns; *at; n++) {
        const size_t length = strcspn(at, "|");
        check(n < ALTERNATIVES_MAX);
        text[n].pattern = copy(book, at, length);
        check(dw_text_needs(text[n].pattern, factor_index, book, &text[n].needs) == SIZE_MAX);
        at += length + (at[length] == '|');
    }
    return (dw_texts){text, n};
}

dw_entry *book_entry(test_book *book, const char *id, dw_section section, dw_scope scope,
                     const char *when, const char *patterns)
{
    dw_entry *const entry = &book->entry[book->playbook.n_entries++];
    *entry = (dw_entry){.id = id,
                        .section = section,
                        .scope = scope,
                        .when = book_when(book, when),
                        .text = book_texts(book, patterns),
                        .timing = {.days_before_close = -1, .phase = DW_PHASE_COUNT}};
    return entry;
}

const dw_entry *book_entry_named(const test_book *book, const char *id)
{
    for (size_t e = 0; e < book->playbook.n_entries; e++)
        if (strcmp(book->entry[e].id, id) == 0)
            return &book->entry[e];
    check_text("no such entry", id);
    return NULL;
}
