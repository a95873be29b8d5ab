/* The factors of a playbook, in order, and the decisions behind them. */
#include "text/limits.h"
#include "text/playbook_read.h"

#include <string.h>

/* A factor as it stands in the file. */
typedef struct draft {
    const char *label, *group;
    const text_node *question, *levels, *prior, *thresholds, *score, *options, *rules;
    int measure, scope; /* measure_names' index, -1 for none; dw_scope */
    bool segment, helper, ask_us;
    dw_basis basis;
} draft;

/* ---- Names of the vocabulary ----------------------------------------------------------------- */

static const char *scope_at(const void *context, size_t i)
{
    (void)context;
    return dw_scope_name((dw_scope)i);
}
static const text_names scope_names = {scope_at, NULL, DW_SCOPE_COUNT};

/* Measure 0 is none; nobody asks for it. */
static const char *measure_at(const void *context, size_t i)
{
    (void)context;
    return dw_measure_info_of((dw_measure)(i + 1))->name;
}
static const text_names measure_names = {measure_at, NULL, DW_MEASURE_COUNT - 1};

/* ---- Shapes: parts are kept as nodes and read when the factors before are known -------------- */

#define NO_MARKET_PLACE (-1.0)

typedef struct level_draft {
    const char *label;
    dw_texts means;
    double market_place;
    bool no_renewal, no_rival, one_rival;
} level_draft;

static const text_field level_fields[] = {
    {"label", TEXT_TYPE_LINE, .offset = offsetof(level_draft, label),
     .means = "As a person reads it; the name with blanks when missing."},
    {"means", TEXT_TYPE_CUSTOM, .offset = offsetof(level_draft, means),
     .custom = &text_custom_texts, .means = "What this level means in this deal."},
    {"market_place", TEXT_TYPE_NUMBER, .offset = offsetof(level_draft, market_place), .high = 1,
     .none = NO_MARKET_PLACE,
     .means = "Where a deal at this level stands in the range of market prices: 0 low, 1 high."},
    {"no_renewal", TEXT_TYPE_FLAG, .offset = offsetof(level_draft, no_renewal),
     .means = "A deal that is stated at this level counts no renewal unless it gives a "
              "probability; of a stated factor."},
    {"no_rival", TEXT_TYPE_FLAG, .offset = offsetof(level_draft, no_rival),
     .means = "It says that there is no other supplier: a rival that the deal or its record names "
              "rules it out."},
    {"one_rival", TEXT_TYPE_FLAG, .offset = offsetof(level_draft, one_rival),
     .means = "It says that there is one other supplier: once none is left of those that the deal "
              "and its record name, it is not known any more."},
};
static const text_shape shape_level = {.name = "level",
                                       .size = sizeof(level_draft),
                                       TEXT_FIELDS(level_fields),
                                       .means = "A level of a factor."};

static json_t *schema_of_levels(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_level));
}

static json_t *schema_of_prior(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_map(json_pack("{s:s,s:i}", "type", "number", "exclusiveMinimum", 0));
}

static json_t *schema_of_thresholds(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_list(json_pack("{s:s}", "type", "number"), DW_LEVELS_MAX - 1);
}

static const text_custom levels_node = {text_keep_node, schema_of_levels, NULL};
static const text_custom prior_node = {text_keep_node, schema_of_prior, NULL};
static const text_custom thresholds_node = {text_keep_node, schema_of_thresholds, NULL};
static const text_custom score_node = {text_keep_node, text_schema_score, NULL};
static const text_custom options_node = {text_keep_node, text_schema_options, NULL};
static const text_custom rules_node = {text_keep_node, text_schema_rules, NULL};

static json_t *schema_of_question(text_schema_maker *maker)
{
    return text_custom_texts.schema(maker);
}
static const text_custom question_node = {text_keep_node, schema_of_question, NULL};

#define DRAFT(member) .offset = offsetof(draft, member)
static const text_field factor_fields[] = {
    {"label", TEXT_TYPE_LINE, DRAFT(label),
     .means = "As a person reads it; the name with blanks when missing."},
    {"group", TEXT_TYPE_LINE, DRAFT(group), .means = "Heading it is listed under."},
    {"for", TEXT_TYPE_CHOICE, DRAFT(scope), .names = &scope_names, .none = DW_SCOPE_DEAL,
     .means = "What it is known of: the deal, or each item of a kind."},
    {"measure", TEXT_TYPE_CHOICE, DRAFT(measure), .names = &measure_names, .none = -1,
     .means = "What the engine reads off the deal; makes it a measured factor."},
    {"question", TEXT_TYPE_CUSTOM, DRAFT(question), .custom = &question_node,
     .means = "What to ask to learn it."},
    {"levels", TEXT_TYPE_CUSTOM, DRAFT(levels), .custom = &levels_node,
     .means = "Its levels by name, ascending where there is an order."},
    {"prior", TEXT_TYPE_CUSTOM, DRAFT(prior), .custom = &prior_node,
     .means = "How likely each level is while it is unknown; equal when missing."},
    {"thresholds", TEXT_TYPE_CUSTOM, DRAFT(thresholds), .custom = &thresholds_node,
     .means = "Where the second, third … level begins: of a measured number, or points."},
    {"score", TEXT_TYPE_CUSTOM, DRAFT(score), .custom = &score_node,
     .means = "Points of earlier facts; makes it a scored factor."},
    {"options", TEXT_TYPE_CUSTOM, DRAFT(options), .custom = &options_node,
     .means = "Options, the one with most points is chosen; makes it a chosen factor."},
    {"rules", TEXT_TYPE_CUSTOM, DRAFT(rules), .custom = &rules_node,
     .means = "Points for the options when facts come together."},
    {"segment", TEXT_TYPE_FLAG, DRAFT(segment),
     .means = "Deals of one segment are at the same level of it: they hear of each other's terms."},
    {"ask_us", TEXT_TYPE_FLAG, DRAFT(ask_us),
     .means = "The question is one to our own house: no page gives it as words to the buyer."},
    {"helper", TEXT_TYPE_FLAG, DRAFT(helper),
     .means =
         "Decisions and texts rest on it, and its change is no news by itself: pages do not list "
         "it among what an event changed."},
    TEXT_BASIS(draft, basis),
};
static const text_shape shape_factor = {.name = "factor",
                                        .size = sizeof(draft),
                                        TEXT_FIELDS(factor_fields),
                                        .means = "Something a deal is at one level of."};

/* ---- Levels ---------------------------------------------------------------------------------- */

static void read_levels(text_reader *reader, const text_node *node, const text_path *path,
                        dw_factor *factor)
{
    dw_level *const level = text_take_levels(reader, node, path, factor, DW_LEVELS_MAX);
    for (size_t l = 0; level && l < factor->n_levels; l++) {
        level_draft read = {.market_place = NO_MARKET_PLACE};
        const text_node *const value = text_node_is_null(node->item[l]) ? NULL : node->item[l];
        text_read_record(reader, &shape_level, value, &(text_path){path, level[l].name, 0}, &read);
        level[l].label = read.label ? read.label : text_label_of(reader, level[l].name);
        level[l].means = read.means;
        level[l].has_market_place = read.market_place >= 0;
        level[l].market_place = level[l].has_market_place ? read.market_place : 0;
        level[l].no_renewal = read.no_renewal;
        level[l].no_rival = read.no_rival;
        level[l].one_rival = read.one_rival;
        if (factor->kind == DW_FACTOR_STATED && strcmp(level[l].name, "unknown") == 0)
            text_read_problem(reader, node->key[l], path,
                              "'unknown' is no level: it says in a deal that nothing is known");
    }
}

/* The names that a measure gives must be the levels, in its order. */
static void check_measured_levels(text_reader *reader, const text_node *node, const text_path *path,
                                  const dw_factor *factor)
{
    const dw_measure_info *const info = dw_measure_info_of(factor->measure);
    size_t n = 0;
    while (info->levels[n])
        n++;
    bool same = factor->n_levels == n;
    for (size_t l = 0; same && l < n; l++)
        same = strcmp(info->levels[l], factor->level[l].name) == 0;
    if (same || factor->n_levels == 0)
        return;
    g_autofree char *names = g_strjoinv(", ", (char **)(uintptr_t)info->levels);
    text_read_problem(reader, node, path, "must be those of the measure, in its order: %s", names);
}

static void read_prior(text_reader *reader, const text_node *node, const text_path *path,
                       dw_factor *factor)
{
    if (!text_read_is_map(reader, node, path, DW_LEVELS_MAX))
        return;
    double *const prior = text_read_take(reader, factor->n_levels, sizeof *prior);
    const text_array array = {factor->level, sizeof(dw_level), offsetof(dw_level, name)};
    const text_names names = {text_array_name, &array, factor->n_levels};
    for (size_t i = 0; prior && i < node->n_items; i++) {
        const size_t l = text_read_choice(reader, node->key[i], path, names);
        const text_path here = {path, node->key[i]->text, 0};
        double weight;
        if (l == names.n || !text_read_number(reader, node->item[i], &here, 0, 0, &weight))
            continue;
        if (weight > 0)
            prior[l] = weight;
        else
            text_read_problem(reader, node->item[i], &here, "'%s' is not above 0",
                              node->item[i]->text);
    }
    for (size_t l = 0; prior && l < names.n; l++)
        if (!text_node_get(node, factor->level[l].name))
            text_read_problem(reader, node, path, "level '%s' is missing", factor->level[l].name);
    factor->prior = prior;
}

static void read_thresholds(text_reader *reader, const text_node *node, const text_path *path,
                            dw_factor *factor)
{
    if (!text_read_is_list(reader, node, path, DW_LEVELS_MAX) || factor->n_levels == 0)
        return;
    if (node->n_items != factor->n_levels - 1) {
        text_read_problem(reader, node, path,
                          "has %zu numbers, %zu levels need %zu: where each but the first begins",
                          node->n_items, factor->n_levels, factor->n_levels - 1);
        return;
    }
    double *const threshold = text_read_take(reader, node->n_items, sizeof *threshold);
    const bool in_points = factor->kind == DW_FACTOR_SCORED;
    for (size_t i = 0; threshold && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        dw_points points = 0;
        if (in_points ? !text_read_points(reader, node->item[i], &here, &points)
                      : !text_read_number(reader, node->item[i], &here, 0, 0, &threshold[i]))
            return;
        threshold[i] = in_points ? points : threshold[i];
        if (i > 0 && threshold[i] <= threshold[i - 1])
            text_read_problem(reader, node->item[i], &here, "is not above the one before it");
    }
    factor->threshold = threshold;
}

/* ---- Factors --------------------------------------------------------------------------------- */

/* Is it a number that thresholds cut into levels? */
static bool is_cut(const draft *read, const dw_factor *factor)
{
    if (factor->kind == DW_FACTOR_MEASURED && read->measure >= 0)
        return !dw_measure_info_of((dw_measure)(read->measure + 1))->levels;
    return factor->kind == DW_FACTOR_SCORED;
}

/* Keys that the kind of factor does not have would be ignored. */
static void check_keys(text_reader *reader, const text_node *node, const text_path *path,
                       const draft *read, const dw_factor *factor)
{
    const bool derived = read->score || read->options;
    const bool no_measure = factor->kind == DW_FACTOR_MEASURED && read->measure < 0;
    if ((read->measure >= 0) + (read->score != NULL) + (read->options != NULL) > 1)
        text_read_problem(reader, node, path, "has more than one of measure, score and options");
    if (factor->kind == DW_FACTOR_STATED && factor->scope != DW_SCOPE_DEAL)
        text_read_problem(reader, node, path,
                          "a factor that is stated is of the deal; 'for' needs a measure, a score "
                          "or options");
    if (read->options && read->levels)
        text_read_problem(reader, read->levels, path, "the options are its levels; drop 'levels'");
    if (!read->options && !read->levels)
        text_read_problem(reader, node, path, "'levels' is required");
    if (read->rules && !read->options)
        text_read_problem(reader, read->rules, path, "'rules' needs options%s",
                          read->score ? "; those of a score stand inside 'score'" : "");
    if (read->prior && derived)
        text_read_problem(reader, read->prior, path,
                          "'prior' is for what is stated or measured; this is decided");
    if (read->thresholds && !is_cut(read, factor) && !no_measure)
        text_read_problem(reader, read->thresholds, path,
                          "'thresholds' needs a measured number or a score");
    if (!read->thresholds && is_cut(read, factor))
        text_read_problem(reader, node, path, "'thresholds' is required");
}

static void read_measured(text_reader *reader, const text_node *node, const text_path *path,
                          const draft *read, dw_factor *factor)
{
    factor->measure = (dw_measure)(read->measure + 1);
    const dw_measure_info *const info = dw_measure_info_of(factor->measure);
    if (info->scope != factor->scope)
        text_read_problem(reader, node, path, "measure '%s' needs 'for: %s'", info->name,
                          dw_scope_name(info->scope));
    if (info->levels && read->levels)
        check_measured_levels(reader, read->levels, &(text_path){path, "levels", 0}, factor);
}

static void read_factor(text_reader *reader, const text_node *node, const text_path *path, size_t f)
{
    const text_playbook_context *const context = reader->context;
    dw_factor *const factor = &context->factor[f];
    const text_path prior = {path, "prior", 0}, thresholds = {path, "thresholds", 0};
    draft read;
    text_read_record(reader, &shape_factor, node, path, &read);
    if (node->kind != TEXT_MAP)
        return;
    check_keys(reader, node, path, &read, factor);
    factor->label = read.label ? read.label : text_label_of(reader, factor->name);
    factor->group = read.group;
    factor->segment = read.segment;
    factor->helper = read.helper;
    factor->ask_us = read.ask_us;
    factor->basis = read.basis;
    text_basis_resolve(reader, node, path, read.group ? TEXT_BASIS_FACTORS : TEXT_BASIS_ALL,
                       read.group, &factor->basis);
    if (read.levels && !read.options)
        read_levels(reader, read.levels, &(text_path){path, "levels", 0}, factor);
    if (read.question)
        text_custom_texts.read(reader, read.question, &(text_path){path, "question", 0},
                               &factor->question);
    if (read.prior)
        read_prior(reader, read.prior, &prior, factor);
    if (read.thresholds && is_cut(&read, factor))
        read_thresholds(reader, read.thresholds, &thresholds, factor);
    if (factor->kind == DW_FACTOR_MEASURED)
        read_measured(reader, node, path, &read, factor);
    else if (factor->kind == DW_FACTOR_SCORED)
        text_score_read(reader, read.score, &(text_path){path, "score", 0}, f);
    else if (factor->kind == DW_FACTOR_CHOSEN)
        text_choice_read(reader, read.options, read.rules, path, f);
}

/* Texts may name any factor, so names, kinds and scopes come first. */
static void declare(text_reader *reader, const text_node *key, const text_node *node,
                    const text_path *path, dw_factor *factor)
{
    const text_node *const scope = text_node_given(node, "for");
    const bool named = text_read_identifier(reader, key, path);
    factor->name = key->text;
    factor->kind = text_node_given(node, "options")   ? DW_FACTOR_CHOSEN
                   : text_node_given(node, "score")   ? DW_FACTOR_SCORED
                   : text_node_given(node, "measure") ? DW_FACTOR_MEASURED
                                                      : DW_FACTOR_STATED;
    factor->measure = DW_MEASURE_NONE;
    factor->scope = text_peek_scope(scope);
    if (named && factor->kind == DW_FACTOR_STATED && strcmp(factor->name, "value") == 0)
        text_read_problem(reader, key, &(text_path){path, "value", 0},
                          "is the contract value in a deal's facts; choose another name");
}

dw_scope text_peek_scope(const text_node *node)
{
    for (unsigned s = 0; node && node->kind == TEXT_SCALAR && s < DW_SCOPE_COUNT; s++)
        if (strcmp(dw_scope_name((dw_scope)s), node->text) == 0)
            return (dw_scope)s;
    return DW_SCOPE_DEAL;
}

static void read_factors(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_playbook *const playbook = member;
    text_playbook_context *const context = reader->context;
    if (!node || !text_read_is_map(reader, node, path, DW_FACTORS_MAX))
        return;
    dw_factor *const factor = text_read_take(reader, node->n_items, sizeof *factor);
    dw_decision *const decision = text_read_take(reader, node->n_items, sizeof *decision);
    if (!factor || !decision)
        return;
    for (size_t f = 0; f < node->n_items; f++)
        declare(reader, node->key[f], node->item[f], path, &factor[f]);
    context->factors = node;
    context->factor = factor;
    context->decision = decision;
    playbook->factor = factor;
    playbook->n_factors = node->n_items;
    playbook->decision = decision;
    for (size_t f = 0; f < node->n_items && !reader->out_of_memory; f++) {
        context->n_usable = f;
        context->scope = factor[f].scope;
        read_factor(reader, node->item[f], &(text_path){path, factor[f].name, 0}, f);
    }
    context->n_usable = node->n_items;
    context->scope = DW_SCOPE_DEAL;
}

static json_t *schema_factors(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_factor));
}

const text_custom text_custom_factors = {read_factors, schema_factors, NULL};
