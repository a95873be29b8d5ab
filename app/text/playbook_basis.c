/* What the parts of a playbook rest on: their own words, or what is said once for several. */
#include "text/playbook_read.h"

#include <string.h>

/* ---- The block ------------------------------------------------------------------------------- */

static const text_field basis_fields[] = {
    {"source", TEXT_TYPE_PROSE, .required = true, .offset = offsetof(dw_basis, source),
     .means = "Where it comes from."},
    {"strength", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(dw_basis, strength),
     .custom = &text_custom_strength, .means = "How strong that is."},
    {"limits", TEXT_TYPE_PROSE, .required = true, .offset = offsetof(dw_basis, limits),
     .means = "Where it ends."},
};
static const text_shape shape_basis = {.name = "basis",
                                       .size = sizeof(dw_basis),
                                       TEXT_FIELDS(basis_fields),
                                       .means = "Where a default comes from and where it ends."};

static json_t *schema_of_basis(text_schema_maker *maker)
{
    return text_schema_reference(maker, &shape_basis);
}

static json_t *schema_of_named(text_schema_maker *maker)
{
    return text_schema_map(text_schema_reference(maker, &shape_basis));
}

static json_t *schema_of_sections(text_schema_maker *maker)
{
    json_t *const properties = json_object();
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        json_object_set_new(properties, dw_section_name((dw_section)s),
                            text_schema_reference(maker, &shape_basis));
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

static const text_custom basis_node = {text_keep_node, schema_of_basis, NULL};
static const text_custom named_node = {text_keep_node, schema_of_named, NULL};
static const text_custom sections_node = {text_keep_node, schema_of_sections, NULL};

/* By text_basis_kind. */
typedef struct bases_draft {
    const text_node *of[TEXT_BASIS_SHARED + 1];
} bases_draft;

#define OF(kind) .offset = offsetof(bases_draft, of[kind])
static const text_field bases_fields[] = {
    {"all", TEXT_TYPE_CUSTOM, OF(TEXT_BASIS_ALL), .custom = &basis_node,
     .means = "Every part of this file."},
    {"factors", TEXT_TYPE_CUSTOM, OF(TEXT_BASIS_FACTORS), .custom = &named_node,
     .means = "The factors of this file, by their group."},
    {"plan", TEXT_TYPE_CUSTOM, OF(TEXT_BASIS_PLAN), .custom = &sections_node,
     .means = "The entries of this file, by their section."},
    {"shared", TEXT_TYPE_CUSTOM, OF(TEXT_BASIS_SHARED), .custom = &named_node,
     .means = "By a name that parts give as their 'basis'."},
};
static const text_shape shape_bases = {.name = "bases",
                                       .size = sizeof(bases_draft),
                                       TEXT_FIELDS(bases_fields),
                                       .means = "What several parts of a file rest on."};

static void read_basis(text_reader *reader, const text_node *node, const text_path *path,
                       text_basis_kind kind, const char *name)
{
    const text_playbook_context *const context = reader->context;
    text_basis basis = {.kind = kind, .name = name, .at = node};
    text_read_record(reader, &shape_basis, node, path, &basis.basis);
    basis.basis.shared = true;
    g_array_append_val(context->basis, basis);
}

static const char *section_at(const void *context, size_t i)
{
    (void)context;
    return dw_section_name((dw_section)i);
}
static const text_names section_names = {section_at, NULL, DW_SECTION_COUNT};

static void read_named(text_reader *reader, const text_node *node, const text_path *path,
                       text_basis_kind kind)
{
    if (!text_read_is_map(reader, node, path, DW_ENTRIES_MAX))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const text_path here = {path, node->key[i]->text, 0};
        size_t s = 0;
        while (s < section_names.n && strcmp(section_at(NULL, s), here.key) != 0)
            s++;
        if (kind == TEXT_BASIS_PLAN && s == section_names.n)
            text_read_unknown_key(reader, node->key[i], path, section_names);
        else
            read_basis(reader, node->item[i], &here, kind, here.key);
    }
}

/* Of each file by itself, whatever the merged one says. */
static void read_bases(text_reader *reader, const text_node *merged, const text_path *path,
                       void *member)
{
    (void)merged, (void)member;
    const text_playbook_context *const context = reader->context;
    for (guint f = 0; f < context->bases->len; f++) {
        const text_node *const node =
            text_node_given(g_ptr_array_index(context->bases, f), "bases");
        bases_draft read = {{NULL}};
        if (!node)
            continue;
        text_read_record(reader, &shape_bases, node, path, &read);
        for (unsigned k = TEXT_BASIS_ALL; k <= TEXT_BASIS_SHARED; k++) {
            const text_path here = {path, bases_fields[k].name, 0};
            if (read.of[k] && k == TEXT_BASIS_ALL)
                read_basis(reader, read.of[k], &here, TEXT_BASIS_ALL, NULL);
            else if (read.of[k])
                read_named(reader, read.of[k], &here, (text_basis_kind)k);
        }
    }
}

static json_t *schema_bases(text_schema_maker *maker)
{
    return text_schema_reference(maker, &shape_bases);
}

const text_custom text_custom_bases = {read_bases, schema_bases, NULL};

/* ---- The key of a part ----------------------------------------------------------------------- */

/* Read with the basis as a whole. */
static void read_basis_name(text_reader *reader, const text_node *node, const text_path *path,
                            void *member)
{
    (void)reader, (void)node, (void)path, (void)member;
}

static json_t *schema_basis_name(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s}", "type", "string");
}

const text_custom text_custom_basis_name = {read_basis_name, schema_basis_name, NULL};

/* ---- Finding one ----------------------------------------------------------------------------- */

static const text_basis *basis_at(const text_playbook_context *context, guint i)
{
    return &g_array_index(context->basis, text_basis, i);
}

static bool is_of(const text_basis *basis, text_basis_kind kind, const char *name)
{
    return basis->kind == kind && (kind == TEXT_BASIS_ALL || strcmp(basis->name, name) == 0);
}

/* Labels are made once per file. A part that was merged keeps the keys of the file it changes. */
static bool comes_from(const text_node *part, const char *file)
{
    bool found = part->file == file;
    for (size_t i = 0; i < part->n_items && !found; i++)
        found = part->key[i]->file == file;
    return found;
}

/* Of the first file that the part comes from and that has one. */
static const text_basis *find_inherited(const text_playbook_context *context, const text_node *part,
                                        text_basis_kind kind, const char *name)
{
    for (guint f = 0; f < context->bases->len; f++) {
        const text_node *const root = g_ptr_array_index(context->bases, f);
        const text_basis *found = NULL;
        if (!comes_from(part, root->file))
            continue;
        for (guint i = 0; i < context->basis->len; i++) {
            const text_basis *const basis = basis_at(context, i);
            if (basis->at->file != root->file)
                continue;
            if (is_of(basis, kind, name))
                return basis;
            if (basis->kind == TEXT_BASIS_ALL)
                found = basis;
        }
        if (found)
            return found;
    }
    return NULL;
}

static const text_basis *find_shared(text_reader *reader, const text_node *node,
                                     const text_path *path)
{
    const text_playbook_context *const context = reader->context;
    const char *const name = text_read_scalar(reader, node, path, "a name");
    if (!name)
        return NULL;
    text_nearest nearest = text_read_nearest(reader, name);
    for (guint i = context->basis->len; i-- > 0;) {
        const text_basis *const basis = basis_at(context, i);
        if (is_of(basis, TEXT_BASIS_SHARED, name))
            return basis;
        if (basis->kind == TEXT_BASIS_SHARED)
            text_nearest_offer(&nearest, basis->name);
    }
    g_autofree char *hint =
        nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name) : g_strdup("");
    text_read_problem(reader, node, path, "'%s' is not in 'bases: shared'%s", text_show(name).text,
                      hint);
    return NULL;
}

/* ---- Resolving ------------------------------------------------------------------------------- */

static const char *const part_name[] = {"source", "strength", "limits"};
#define N_PARTS (sizeof part_name / sizeof part_name[0])

/* Half of one, or one of two files' halves, would say what nobody meant. */
static void check_own(text_reader *reader, const text_node *node, const text_path *path)
{
    const text_node *first = NULL;
    for (size_t p = 0; p < N_PARTS; p++) {
        const text_node *const part = text_node_given(node, part_name[p]);
        if (!part) {
            text_read_problem(reader, node, path,
                              "'%s' is required: source, strength and limits go together",
                              part_name[p]);
            return;
        }
        if (first && part->file != first->file) {
            text_read_problem(reader, part->file == node->file ? part : first, path,
                              "changes a part of what this rests on: source, strength and limits "
                              "go together");
            return;
        }
        first = part;
    }
    const text_node *const name = text_node_given(node, "basis");
    if (name && name->file == first->file)
        text_read_problem(reader, name, &(text_path){path, "basis", 0},
                          "stands beside 'source'; one of the two is enough");
}

/* Does the part say itself what it rests on, or is that replaced by a name in a file over it? */
static bool has_own(const text_node *node, const text_node *name)
{
    bool own = false, newer = !name || name->file != node->file;
    for (size_t p = 0; p < N_PARTS; p++) {
        const text_node *const part = text_node_given(node, part_name[p]);
        own |= part != NULL;
        newer |= part && part->file == node->file;
    }
    return own && newer;
}

void text_basis_resolve(text_reader *reader, const text_node *node, const text_path *path,
                        text_basis_kind kind, const char *name, dw_basis *basis)
{
    basis->shared = false;
    if (!node || node->kind != TEXT_MAP)
        return;
    const text_node *const reference = text_node_given(node, "basis");
    if (has_own(node, reference)) {
        check_own(reader, node, path);
        return;
    }
    const text_basis *const found =
        reference ? find_shared(reader, reference, &(text_path){path, "basis", 0})
                  : find_inherited(reader->context, node, kind, name);
    if (found)
        *basis = found->basis;
    else if (!reference)
        text_read_problem(reader, node, path,
                          "rests on nothing: give it 'source', 'strength' and 'limits', or give "
                          "them once in 'bases'");
}

void text_basis_of_section(text_reader *reader, const text_node *node, const text_path *path,
                           dw_section section, dw_basis *basis)
{
    const text_playbook_context *const context = reader->context;
    const text_basis *all = NULL;
    for (guint i = context->basis->len; i-- > 0;) {
        const text_basis *const candidate = basis_at(context, i);
        if (is_of(candidate, TEXT_BASIS_PLAN, dw_section_name(section))) {
            *basis = candidate->basis;
            return;
        }
        if (candidate->kind == TEXT_BASIS_ALL)
            all = candidate;
    }
    if (all)
        *basis = all->basis;
    else
        text_read_problem(reader, node, path,
                          "is a section without a basis: give 'source', 'strength' and 'limits' "
                          "under 'bases: plan: %s'",
                          dw_section_name(section));
}

void text_basis_check_groups(text_reader *reader)
{
    const text_playbook_context *const context = reader->context;
    const dw_playbook *const playbook = context->playbook;
    const text_path bases = {NULL, "bases", 0}, factors = {&bases, "factors", 0};
    for (guint i = 0; i < context->basis->len; i++) {
        const text_basis *const basis = basis_at(context, i);
        if (basis->kind != TEXT_BASIS_FACTORS)
            continue;
        text_nearest nearest = text_read_nearest(reader, basis->name);
        bool found = false;
        for (size_t f = 0; f < playbook->n_factors && !found; f++) {
            const char *const group = playbook->factor[f].group;
            found = group && strcmp(group, basis->name) == 0;
            if (group && !found)
                text_nearest_offer(&nearest, group);
        }
        g_autofree char *hint =
            nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name) : g_strdup("");
        if (!found)
            text_read_problem(reader, basis->at, &(text_path){&factors, basis->name, 0},
                              "is the group of no factor%s", hint);
    }
}
