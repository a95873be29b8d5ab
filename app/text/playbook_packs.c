/* What a playbook lists beside factors and plan: settings, authority, currencies, archetypes,
 * tactics. */
#include "text/limits.h"
#include "text/money.h"
#include "text/playbook_read.h"

#include <string.h>

/* ---- Settings -------------------------------------------------------------------------------- */

static const text_field setting_fields[] = {
    {"value", TEXT_TYPE_NUMBER, .required = true, .offset = offsetof(dw_setting_value, value),
     .means = "The number."},
    TEXT_BASIS(dw_setting_value, basis),
};
static const text_shape shape_setting = {.name = "setting",
                                         .size = sizeof(dw_setting_value),
                                         TEXT_FIELDS(setting_fields),
                                         .means = "A number the engine works with."};

static const char *setting_at(const void *context, size_t i)
{
    (void)context;
    return dw_setting_info_of((dw_setting)i)->name;
}
static const text_names setting_names = {setting_at, NULL, DW_SETTING_COUNT};

static void read_setting(text_reader *reader, const text_node *node, const text_path *path,
                         size_t s, dw_setting_value *setting)
{
    const dw_setting_info *const info = dw_setting_info_of((dw_setting)s);
    text_read_record(reader, &shape_setting, node, path, setting);
    text_basis_resolve(reader, node, path, TEXT_BASIS_ALL, NULL, &setting->basis);
    const text_node *const value = text_node_given(node, "value");
    if (value && !(setting->value >= info->low && setting->value <= info->high))
        text_read_problem(reader, value, &(text_path){path, "value", 0},
                          "'%s' is not within %g to %g (%s)", text_show(value->text).text,
                          info->low, info->high, info->meaning);
}

static void read_settings(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    dw_playbook *const playbook = member;
    text_playbook_context *const context = reader->context;
    bool given[DW_SETTING_COUNT] = {false};
    if (!node || !text_read_is_map(reader, node, path, SIZE_MAX))
        return;
    context->settings = node;
    for (size_t i = 0; i < node->n_items; i++) {
        const char *const name = node->key[i]->text;
        size_t s = 0;
        while (s < DW_SETTING_COUNT && strcmp(setting_at(NULL, s), name) != 0)
            s++;
        if (s == DW_SETTING_COUNT) {
            text_read_unknown_key(reader, node->key[i], path, setting_names);
            continue;
        }
        given[s] = true;
        read_setting(reader, node->item[i], &(text_path){path, name, 0}, s, &playbook->setting[s]);
    }
    for (size_t s = 0; s < DW_SETTING_COUNT; s++)
        if (!given[s])
            text_read_problem(reader, node, path, "'%s' is required (%s)", setting_at(NULL, s),
                              dw_setting_info_of((dw_setting)s)->meaning);
}

static json_t *schema_settings(text_schema_maker *maker)
{
    json_t *const properties = json_object();
    for (size_t s = 0; s < DW_SETTING_COUNT; s++) {
        const dw_setting_info *const info = dw_setting_info_of((dw_setting)s);
        json_t *const schema = text_schema_reference(maker, &shape_setting);
        json_object_set_new(schema, "description", json_string(info->meaning));
        json_object_set_new(
            schema, "properties",
            json_pack("{s:{s:f,s:f}}", "value", "minimum", info->low, "maximum", info->high));
        json_object_set_new(properties, info->name, schema);
    }
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

const text_custom text_custom_settings = {read_settings, schema_settings, NULL};

/* ---- Authority ------------------------------------------------------------------------------- */

static const text_field authority_fields[] = {
    {"role", TEXT_TYPE_LINE, .required = true, .offset = offsetof(dw_authority, role),
     .means = "Who approves."},
    {"label", TEXT_TYPE_LINE, .offset = offsetof(dw_authority, label),
     .means = "As a person reads it; the role when missing."},
    {"titles", TEXT_TYPE_LINES, .offset = offsetof(dw_authority, title),
     .count_offset = offsetof(dw_authority, n_titles), .limit = DW_TITLES_MAX,
     .means = "Titles of people that have this authority, beside its role and its label."},
    {"discount", TEXT_TYPE_NUMBER, .required = true, .high = 1,
     .offset = offsetof(dw_authority, discount),
     .means = "The largest discount from list they may approve, a share."},
    {"amount", TEXT_TYPE_NUMBER, .high = 1e12, .offset = offsetof(dw_authority, amount),
     .means = "The most a year that such a discount may come to, currency units; no limit when "
              "missing."},
    TEXT_BASIS(dw_authority, basis),
};
static const text_shape shape_authority = {.name = "authority",
                                           .size = sizeof(dw_authority),
                                           TEXT_FIELDS(authority_fields),
                                           .means = "Who may approve which discount."};

static void read_authorities(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    dw_playbook *const playbook = member;
    const void *drafts = NULL;
    size_t n = 0;
    if (!node)
        return;
    text_read_records(reader, &shape_authority, node, path, DW_LEVELS_MAX, &drafts, &n);
    const dw_authority *const draft = drafts;
    dw_authority *const authority = text_read_take(reader, n, sizeof *authority);
    for (size_t i = 0; authority && i < n; i++) {
        authority[i] = draft[i];
        if (!authority[i].label)
            authority[i].label = authority[i].role;
        text_basis_resolve(reader, node->item[i], &(text_path){path, NULL, i}, TEXT_BASIS_ALL, NULL,
                           &authority[i].basis);
        if (i > 0 && authority[i].discount <= authority[i - 1].discount)
            text_read_problem(reader, node->item[i], &(text_path){path, NULL, i},
                              "'discount' is not above that of the role before");
    }
    playbook->authority = authority;
    playbook->n_authorities = authority ? n : 0;
}

static json_t *schema_authorities(text_schema_maker *maker)
{
    return text_schema_list(text_schema_reference(maker, &shape_authority), DW_LEVELS_MAX);
}

const text_custom text_custom_authorities = {read_authorities, schema_authorities, NULL};

/* ---- Currencies ------------------------------------------------------------------------------ */

static void read_currencies(text_reader *reader, const text_node *node, const text_path *path,
                            void *member)
{
    dw_playbook *const playbook = member;
    if (!node || !text_read_is_map(reader, node, path, TEXT_CURRENCIES_MAX))
        return;
    dw_currency_scale *const scale = text_read_take(reader, node->n_items, sizeof *scale);
    for (size_t i = 0; scale && i < node->n_items; i++) {
        const char *const code = node->key[i]->text;
        const text_path here = {path, code, 0};
        if (!text_currency_find(code))
            text_read_problem(reader, node->key[i], path, "'%s' is not a currency of ISO 4217",
                              text_show(code).text);
        else if (text_read_number(reader, node->item[i], &here, 0.000001, 1e9, &scale[i].units))
            memcpy(scale[i].currency, code, sizeof scale[i].currency);
    }
    playbook->currency_scale = scale;
    playbook->n_currency_scales = scale ? node->n_items : 0;
}

static json_t *schema_currencies(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_map(json_pack("{s:s,s:i}", "type", "number", "exclusiveMinimum", 0));
}

const text_custom text_custom_currencies = {read_currencies, schema_currencies, NULL};

/* ---- Archetypes ------------------------------------------------------------------------------ */

#define NUMBER(member, least, most, text)                                                       \
    {                                                                                           \
#member, TEXT_TYPE_NUMBER,                                                              \
            .required = true, .offset = offsetof(dw_archetype_numbers, member), .low = (least), \
            .high = (most), .means = (text)                                                     \
    }
static const text_field numbers_fields[] = {
    NUMBER(relationship_weight, 0, 1, "Worth to us of one unit of their surplus."),
    NUMBER(aspiration, 0, 1, "Share of the surplus aimed at."),
    NUMBER(opening_stance, -1, 1, "Where in the evidence's range we open; 0 is its middle."),
    NUMBER(concession_ratio, 0.01, 0.99, "Each concession as a share of the one before."),
    NUMBER(disclosure, 0, 1, "Share of our interests told before theirs are known."),
    NUMBER(reciprocity, 0, 10, "Gets asked per give."),
    NUMBER(must_have_rigidity, 0, 1,
           "A term that carries liability is given only for 1 + 2 times this what it costs."),
};
static const text_shape shape_numbers = {.name = "archetype_numbers",
                                         .size = sizeof(dw_archetype_numbers),
                                         TEXT_FIELDS(numbers_fields),
                                         .means = "The numbers of an archetype."};

typedef struct archetype_draft {
    dw_archetype archetype;
    const text_node *base, *weights;
} archetype_draft;

#define PACK(member) .offset = offsetof(archetype_draft, archetype.member)
#define PACK_LINES(key, text)                                            \
    {                                                                    \
#key, TEXT_TYPE_LINES, PACK(key),                                \
            .limit = TEXT_ALTERNATIVES_MAX, .means = (text),             \
            .count_offset = offsetof(archetype_draft, archetype.n_##key) \
    }

static const text_field archetype_fields[] = {
    {"label", TEXT_TYPE_LINE, PACK(label), .means = "As a person reads it."},
    {"summary", TEXT_TYPE_PROSE, .required = true, PACK(summary), .means = "It in one sentence."},
    PACK_LINES(characteristics, "What it is like."),
    PACK_LINES(when, "When it fits."),
    PACK_LINES(risks, "What may go wrong with it."),
    PACK_LINES(benefits, "What it brings."),
    {"numbers", TEXT_TYPE_RECORD, .required = true, PACK(numbers), .shape = &shape_numbers,
     .means = "Its numbers."},
    {"base", TEXT_TYPE_CUSTOM, .offset = offsetof(archetype_draft, base),
     .custom = &text_custom_kept_base, .means = "Points before any fact."},
    {"weights", TEXT_TYPE_CUSTOM, .offset = offsetof(archetype_draft, weights),
     .custom = &text_custom_weights, .means = "Points by factor and level."},
    TEXT_BASIS(archetype_draft, archetype.basis),
};
static const text_shape shape_archetype = {.name = "archetype",
                                           .size = sizeof(archetype_draft),
                                           TEXT_FIELDS(archetype_fields),
                                           .means = "A strategy and all that belongs to it."};

static void read_archetypes(text_reader *reader, const text_node *node, const text_path *path,
                            void *member)
{
    dw_playbook *const playbook = member;
    text_playbook_context *const context = reader->context;
    if (!node || !text_read_is_map(reader, node, path, DW_ARCHETYPES_MAX))
        return;
    dw_archetype *const archetype = text_read_take(reader, node->n_items, sizeof *archetype);
    context->archetype = text_read_take(reader, node->n_items, sizeof *context->archetype);
    if (!archetype || !context->archetype)
        return;
    for (size_t a = 0; a < node->n_items; a++) {
        archetype_draft read = {0};
        const char *const name = node->key[a]->text;
        const text_path here = {path, name, 0};
        (void)!text_read_identifier(reader, node->key[a], path);
        text_read_record(reader, &shape_archetype, node->item[a], &here, &read);
        archetype[a] = read.archetype;
        text_basis_resolve(reader, node->item[a], &here, TEXT_BASIS_ALL, NULL, &archetype[a].basis);
        archetype[a].name = name;
        if (!archetype[a].label)
            archetype[a].label = text_label_of(reader, name);
        context->archetype[a] = node->item[a];
    }
    playbook->archetype = archetype;
    playbook->n_archetypes = node->n_items;
}

static json_t *schema_archetypes(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_archetype));
}

const text_custom text_custom_archetypes = {read_archetypes, schema_archetypes, NULL};

/* ---- Tactics --------------------------------------------------------------------------------- */

/* A list of archetypes as a bit mask. */
static void read_archetype_set(text_reader *reader, const text_node *node, const text_path *path,
                               void *member)
{
    const text_playbook_context *const context = reader->context;
    const dw_playbook *const playbook = context->playbook;
    const text_array array = {playbook->archetype, sizeof(dw_archetype),
                              offsetof(dw_archetype, name)};
    const text_names names = {text_array_name, &array, playbook->n_archetypes};
    uint32_t *const set = member;
    *set = 0;
    if (!node || !text_read_is_list(reader, node, path, DW_ARCHETYPES_MAX))
        return;
    for (size_t i = 0; i < node->n_items && names.n; i++) {
        const size_t a =
            text_read_choice(reader, node->item[i], &(text_path){path, NULL, i}, names);
        if (a < names.n)
            *set |= UINT32_C(1) << a;
    }
}

static json_t *schema_archetype_set(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_list(json_pack("{s:s}", "type", "string"), DW_ARCHETYPES_MAX);
}

static const text_custom archetype_set = {read_archetype_set, schema_archetype_set, NULL};

#define TACTIC(member) .offset = offsetof(dw_tactic, member)
static const text_field tactic_fields[] = {
    {"label", TEXT_TYPE_LINE, TACTIC(label), .means = "As a person reads it."},
    {"supports", TEXT_TYPE_CUSTOM, TACTIC(supports), .custom = &archetype_set,
     .means = "Archetypes it belongs to."},
    {"contradicts", TEXT_TYPE_CUSTOM, TACTIC(contradicts), .custom = &archetype_set,
     .means = "Archetypes it works against."},
    {"text", TEXT_TYPE_CUSTOM, TACTIC(text), .custom = &text_custom_texts,
     .means = "How to do it in this deal."},
    {"instead", TEXT_TYPE_CUSTOM, TACTIC(instead), .custom = &text_custom_texts,
     .means = "What to do where it contradicts the strategy."},
    TEXT_BASIS(dw_tactic, basis),
};
static const text_shape shape_tactic = {.name = "tactic",
                                        .size = sizeof(dw_tactic),
                                        TEXT_FIELDS(tactic_fields),
                                        .means = "Something a team may do."};

static void read_tactics(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_playbook *const playbook = member;
    text_playbook_context *const context = reader->context;
    if (!node || !text_read_is_map(reader, node, path, UINT16_MAX))
        return;
    dw_tactic *const tactic = text_read_take(reader, node->n_items, sizeof *tactic);
    context->scope = DW_SCOPE_TACTIC;
    for (size_t t = 0; tactic && t < node->n_items; t++) {
        const char *const id = node->key[t]->text;
        const text_path here = {path, id, 0};
        (void)!text_read_identifier(reader, node->key[t], path);
        text_read_record(reader, &shape_tactic, node->item[t], &here, &tactic[t]);
        text_basis_resolve(reader, node->item[t], &here, TEXT_BASIS_ALL, NULL, &tactic[t].basis);
        tactic[t].id = id;
        if (!tactic[t].label)
            tactic[t].label = text_label_of(reader, id);
        if (tactic[t].supports & tactic[t].contradicts)
            text_read_problem(reader, node->key[t], &here,
                              "supports and contradicts the same archetype");
    }
    context->scope = DW_SCOPE_DEAL;
    playbook->tactic = tactic;
    playbook->n_tactics = tactic ? node->n_items : 0;
}

static json_t *schema_tactics(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_tactic));
}

const text_custom text_custom_tactics_of_playbook = {read_tactics, schema_tactics, NULL};
