/* Facts, tactics, archetypes and the currency of a deal: values whose names the playbook gives. */
#include "text/deal_read.h"
#include "text/limits.h"
#include "text/money.h"

#include <string.h>

static const char value_key[] = "value";
static const char unknown_word[] = "unknown";

/* ---- Currency -------------------------------------------------------------------------------- */

static void report_currency(text_reader *reader, const text_node *node, const text_path *path)
{
    g_autofree char *capitals = g_ascii_strup(node->text, -1);
    text_nearest nearest = text_nearest_start(capitals);
    text_currency_offer(&nearest);
    if (nearest.name)
        text_read_problem(reader, node, path,
                          "'%s' is not a currency of ISO 4217; did you mean '%s'?",
                          text_show(node->text).text, nearest.name);
    else
        text_read_problem(reader, node, path,
                          "'%s' is not a currency of ISO 4217, such as USD or EUR",
                          text_show(node->text).text);
}

static void read_currency(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    dw_deal *const deal = member;
    const char *const code = node ? text_read_scalar(reader, node, path, "a currency") : NULL;
    if (!code)
        return;
    const text_currency *const currency = text_currency_find(code);
    /* After a wrong code amounts are read on, with as many digits as any currency has. */
    reader->currency = currency ? currency->code : "any currency";
    reader->currency_digits = currency ? currency->digits : 4;
    if (!currency) {
        report_currency(reader, node, path);
        return;
    }
    memcpy(deal->currency, currency->code, sizeof deal->currency);
    deal->currency_digits = currency->digits;
}

static json_t *schema_currency(text_schema_maker *maker)
{
    (void)maker;
    size_t n;
    const text_currency *const currency = text_currencies(&n);
    json_t *const codes = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(codes, json_string(currency[i].code));
    return json_pack("{s:s,s:o}", "type", "string", "enum", codes);
}

static json_t *write_currency(const text_writer *writer, const void *member)
{
    (void)writer;
    const dw_deal *const deal = member;
    return deal->currency[0] ? json_string(deal->currency) : NULL;
}

const text_custom text_custom_currency = {read_currency, schema_currency, write_currency};

/* ---- Facts ----------------------------------------------------------------------------------- */

static bool is_stated(const dw_factor *factor)
{
    return factor->kind == DW_FACTOR_STATED && factor->scope == DW_SCOPE_DEAL;
}

static text_names level_names(const dw_factor *factor, text_array *array)
{
    *array = (text_array){factor->level, sizeof(dw_level), offsetof(dw_level, name)};
    return (text_names){text_array_name, array, factor->n_levels};
}

static dw_fact read_level(text_reader *reader, const text_node *node, const text_path *path,
                          const dw_factor *factor)
{
    text_array array;
    const size_t level = text_read_choice(reader, node, path, level_names(factor, &array));
    return level < factor->n_levels ? UINT32_C(1) << level : 0;
}

static dw_fact read_levels(text_reader *reader, const text_node *node, const text_path *path,
                           const dw_factor *factor)
{
    dw_fact fact = 0;
    if (node->n_items == 0)
        text_read_problem(reader, node, path, "needs the levels that are still possible, or %s",
                          unknown_word);
    for (size_t i = 0; i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        const dw_fact level = read_level(reader, node->item[i], &here, factor);
        if (fact & level)
            text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                              node->item[i]->text);
        fact |= level;
    }
    return fact;
}

/* A level, a list of those still possible, or unknown. */
static dw_fact read_fact(text_reader *reader, const text_node *node, const text_path *path,
                         const dw_factor *factor)
{
    if (text_node_is_null(node) ||
        (node->kind == TEXT_SCALAR && strcmp(node->text, unknown_word) == 0))
        return dw_factor_unknown(factor);
    const dw_fact fact = node->kind == TEXT_LIST ? read_levels(reader, node, path, factor)
                                                 : read_level(reader, node, path, factor);
    return fact ? fact : dw_factor_unknown(factor);
}

/* Why a factor of the playbook cannot stand in a deal's facts. */
static void report_derived(text_reader *reader, const text_node *key, const text_path *path,
                           const dw_factor *factor)
{
    const text_path here = {path, key->text, 0};
    if (factor->scope != DW_SCOPE_DEAL)
        text_read_problem(reader, key, &here, "cannot be stated: the plan finds it for each %s",
                          dw_scope_name(factor->scope));
    else if (factor->kind == DW_FACTOR_MEASURED && factor->measure == DW_MEASURE_VALUE)
        text_read_problem(reader, key, &here,
                          "cannot be stated: it follows from the contract value; give 'value'");
    else if (factor->kind == DW_FACTOR_MEASURED)
        text_read_problem(reader, key, &here, "cannot be stated: it is measured on the deal (%s)",
                          dw_measure_info_of(factor->measure)->name);
    else
        text_read_problem(reader, key, &here,
                          "cannot be stated: the playbook's rules decide it from other facts");
}

static void report_unknown(text_reader *reader, const text_node *key, const text_path *path)
{
    const dw_playbook *const playbook = reader->playbook;
    const char *name[DW_FACTORS_MAX + 1] = {value_key};
    size_t n = 1;
    for (size_t f = 0; f < playbook->n_factors; f++)
        if (is_stated(&playbook->factor[f]))
            name[n++] = playbook->factor[f].name;
    const text_array array = {name, sizeof name[0], 0};
    text_read_unknown_key(reader, key, path, (text_names){text_array_name, &array, n});
}

/* Where facts that are given go: levels by factor, [n_factors], those not given left as they are. */
typedef struct fact_sink {
    dw_fact *levels;
    bool *is_given; /* [n_factors] or NULL */
    dw_money *contract_value;
} fact_sink;

static void read_given_facts(text_reader *reader, const text_node *node, const text_path *path,
                             const fact_sink *sink)
{
    const dw_playbook *const playbook = reader->playbook;
    for (size_t i = 0; i < node->n_items; i++) {
        const text_node *const key = node->key[i];
        const text_path here = {path, key->text, 0};
        const size_t f = dw_playbook_factor(playbook, key->text);
        if (strcmp(key->text, value_key) == 0) {
            if (!text_node_is_null(node->item[i]) &&
                !text_read_money(reader, node->item[i], &here, sink->contract_value))
                *sink->contract_value = DW_MONEY_NONE;
        } else if (f == playbook->n_factors) {
            report_unknown(reader, key, path);
        } else if (!is_stated(&playbook->factor[f])) {
            report_derived(reader, key, path, &playbook->factor[f]);
        } else {
            sink->levels[f] = read_fact(reader, node->item[i], &here, &playbook->factor[f]);
            if (sink->is_given)
                sink->is_given[f] = true;
        }
    }
}

static void read_facts(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    dw_deal *const deal = member;
    const dw_playbook *const playbook = reader->playbook;
    dw_fact *const fact = text_read_take(reader, playbook->n_factors, sizeof *fact);
    deal->contract_value = DW_MONEY_NONE;
    deal->fact = fact;
    for (size_t f = 0; fact && f < playbook->n_factors; f++)
        fact[f] = dw_factor_unknown(&playbook->factor[f]);
    if (fact && node && text_read_is_map(reader, node, path, SIZE_MAX))
        read_given_facts(reader, node, path,
                         &(fact_sink){.levels = fact, .contract_value = &deal->contract_value});
}

static json_t *schema_fact(const dw_factor *factor)
{
    text_array array;
    json_t *const level = text_schema_names(level_names(factor, &array));
    json_t *const levels = text_schema_list(json_incref(level), factor->n_levels);
    json_object_set_new(levels, "minItems", json_integer(1));
    json_t *const fact = text_schema_either(
        level, text_schema_either(levels, json_pack("{s:s}", "const", unknown_word)));
    json_object_set_new(fact, "title", json_string(factor->label));
    if (factor->question.n_texts)
        json_object_set_new(fact, "description", json_string(factor->question.text[0].pattern));
    return fact;
}

static json_t *schema_facts(text_schema_maker *maker)
{
    json_t *const properties = json_object();
    json_object_set_new(properties, value_key,
                        json_pack("{s:s,s:i,s:s}", "type", "number", "minimum", 0, "description",
                                  "Total contract value over the term, in currency units."));
    for (size_t f = 0; f < maker->playbook->n_factors; f++)
        if (is_stated(&maker->playbook->factor[f]))
            json_object_set_new(properties, maker->playbook->factor[f].name,
                                schema_fact(&maker->playbook->factor[f]));
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

static json_t *write_fact(const dw_factor *factor, dw_fact fact)
{
    json_t *const levels = json_array();
    for (size_t l = 0; l < factor->n_levels; l++)
        if (fact >> l & 1)
            json_array_append_new(levels, json_string(factor->level[l].name));
    if (json_array_size(levels) != 1)
        return levels;
    json_t *const only = json_incref(json_array_get(levels, 0));
    json_decref(levels);
    return only;
}

static json_t *write_facts(const text_writer *writer, const void *member)
{
    const dw_deal *const deal = member;
    json_t *const facts = json_object();
    if (dw_money_known(deal->contract_value))
        json_object_set_new(facts, value_key, text_write_money(writer, deal->contract_value));
    for (size_t f = 0; f < writer->playbook->n_factors; f++) {
        const dw_factor *const factor = &writer->playbook->factor[f];
        if (is_stated(factor) && deal->fact[f] != dw_factor_unknown(factor))
            json_object_set_new(facts, factor->name, write_fact(factor, deal->fact[f]));
    }
    return facts;
}

const text_custom text_custom_facts = {read_facts, schema_facts, write_facts};

/* ---- Facts of an event ----------------------------------------------------------------------- */

static void read_event_facts(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    dw_event *const event = member;
    const size_t n_factors = reader->playbook->n_factors;
    dw_fact levels[DW_FACTORS_MAX];
    bool is_given[DW_FACTORS_MAX] = {false};
    event->fact = NULL;
    event->n_facts = 0;
    event->contract_value = DW_MONEY_NONE;
    if (!node || !text_read_is_map(reader, node, path, SIZE_MAX))
        return;
    if (node->n_items == 0)
        text_read_problem(reader, node, path, "needs at least one fact");
    read_given_facts(reader, node, path, &(fact_sink){levels, is_given, &event->contract_value});
    dw_fact_change *const change = text_read_take(reader, node->n_items, sizeof *change);
    for (size_t f = 0; change && f < n_factors; f++)
        if (is_given[f])
            change[event->n_facts++] = (dw_fact_change){f, levels[f]};
    event->fact = change;
}

static json_t *write_event_facts(const text_writer *writer, const void *member)
{
    const dw_event *const event = member;
    if (event->n_facts == 0 && !dw_money_known(event->contract_value))
        return NULL;
    json_t *const facts = json_object();
    if (dw_money_known(event->contract_value))
        json_object_set_new(facts, value_key, text_write_money(writer, event->contract_value));
    for (size_t i = 0; i < event->n_facts; i++) {
        const dw_factor *const factor = &writer->playbook->factor[event->fact[i].factor];
        json_object_set_new(facts, factor->name,
                            event->fact[i].levels == dw_factor_unknown(factor)
                                ? json_string(unknown_word)
                                : write_fact(factor, event->fact[i].levels));
    }
    return facts;
}

const text_custom text_custom_event_facts = {read_event_facts, schema_facts, write_event_facts};

/* ---- Tactics --------------------------------------------------------------------------------- */

static text_names tactic_names(const dw_playbook *playbook, text_array *array)
{
    *array = (text_array){playbook->tactic, sizeof(dw_tactic), offsetof(dw_tactic, id)};
    return (text_names){text_array_name, array, playbook->n_tactics};
}

static void read_tactics(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_deal *const deal = member;
    deal->tactic = NULL;
    deal->n_tactics = 0;
    if (!node || !text_read_is_list(reader, node, path, DW_TACTICS_MAX))
        return;
    size_t *const tactic = text_read_take(reader, node->n_items, sizeof *tactic);
    text_array array;
    const text_names names = tactic_names(reader->playbook, &array);
    for (size_t i = 0; tactic && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        const size_t t = text_read_choice(reader, node->item[i], &here, names);
        bool is_new = t < names.n;
        for (size_t j = 0; j < deal->n_tactics && t < names.n; j++)
            if (tactic[j] == t) {
                is_new = false;
                text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                                  node->item[i]->text);
            }
        if (is_new)
            tactic[deal->n_tactics++] = t;
    }
    deal->tactic = tactic;
}

static json_t *schema_tactics(text_schema_maker *maker)
{
    text_array array;
    return text_schema_list(text_schema_names(tactic_names(maker->playbook, &array)),
                            DW_TACTICS_MAX);
}

static json_t *write_tactics(const text_writer *writer, const void *member)
{
    const dw_deal *const deal = member;
    if (deal->n_tactics == 0)
        return NULL;
    json_t *const tactics = json_array();
    for (size_t t = 0; t < deal->n_tactics; t++)
        json_array_append_new(tactics, json_string(writer->playbook->tactic[deal->tactic[t]].id));
    return tactics;
}

const text_custom text_custom_tactics = {read_tactics, schema_tactics, write_tactics};

/* ---- Archetype ------------------------------------------------------------------------------- */

static text_names archetype_names(const dw_playbook *playbook, text_array *array)
{
    *array = (text_array){playbook->archetype, sizeof(dw_archetype), offsetof(dw_archetype, name)};
    return (text_names){text_array_name, array, playbook->n_archetypes};
}

static void read_archetype(text_reader *reader, const text_node *node, const text_path *path,
                           void *member)
{
    size_t *const archetype = member;
    text_array array;
    *archetype = DW_NONE;
    if (!node)
        return;
    const text_names names = archetype_names(reader->playbook, &array);
    const size_t found = text_read_choice(reader, node, path, names);
    *archetype = found < names.n ? found : DW_NONE;
}

static json_t *schema_archetype(text_schema_maker *maker)
{
    text_array array;
    return text_schema_names(archetype_names(maker->playbook, &array));
}

static json_t *write_archetype(const text_writer *writer, const void *member)
{
    const size_t *const archetype = member;
    return *archetype == DW_NONE ? NULL : json_string(writer->playbook->archetype[*archetype].name);
}

const text_custom text_custom_archetype = {read_archetype, schema_archetype, write_archetype};
