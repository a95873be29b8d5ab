/* What the files that read playbooks share. */
#ifndef TEXT_PLAYBOOK_READ_H
#define TEXT_PLAYBOOK_READ_H

#include "text/read.h"
#include "text/schema_maker.h"

#include "dealwright/deal.h"

/* The whole playbook; its record is a dw_playbook, reader->context a text_playbook_context. */
extern const text_shape text_shape_of_playbook;

/* The playbook while it is read; the engine's structs point to constants. */
typedef struct text_playbook_context {
    dw_playbook *playbook;
    size_t n_errors;   /* before this playbook */
    dw_factor *factor; /* names, kinds and scopes of all from the start; levels so far */
    dw_decision *decision;
    size_t n_usable;    /* conditions and weights may use the factors before this one */
    dw_scope scope;     /* of the texts and conditions that are read */
    text_names options; /* of the decision that is read; n is 1 for a score */
    bool is_score;
    const text_node **archetype;         /* [n_archetypes] nodes, for their points */
    const text_node *factors, *settings; /* for messages; NULL when missing */
    GPtrArray *rule_ids, *entry_ids;     /* nodes of all ids, to find duplicates */
    GArray *entries;                     /* of dw_entry: all sections */
    GPtrArray *entry_nodes;              /* in the same order */
    GPtrArray *bases;                    /* root nodes of all files, the extended one first */
    GArray *basis;                       /* of text_basis: what their `bases` say */
} text_playbook_context;

/* Members: dw_texts; dw_when; const char * of a name; dw_factor_… the dw_playbook. */
extern const text_custom text_custom_texts, text_custom_when, text_custom_bases,
    text_custom_settings, text_custom_authorities, text_custom_currencies, text_custom_archetypes,
    text_custom_buyer_limits, text_custom_factors, text_custom_tactics_of_playbook,
    text_custom_issue_kinds, text_custom_phrases, text_custom_plan, text_custom_holidays;

/* Members: a dw_timing for the days, a uint32_t of dw_presence bits. */
extern const text_custom text_custom_days_before, text_custom_days_after, text_custom_present;

/* Are these keys for an entry of the section, and for one another? */
void text_check_timing(text_reader *reader, const text_node *node, const text_path *path,
                       dw_section section);

/* Reads a member that is the node itself, for later. */
void text_keep_node(text_reader *reader, const text_node *node, const text_path *path,
                    void *member);

/* The scope that a node names; the deal when it is NULL or no scope. */
dw_scope text_peek_scope(const text_node *node);

/* ---- Factors and decisions ------------------------------------------------------------------- */

/* Room for the levels that a mapping's keys name; NULL after a problem. */
dw_level *text_take_levels(text_reader *reader, const text_node *node, const text_path *path,
                           dw_factor *factor, size_t most);

/* Reads the decision behind factor f: a score, or a choice among options. */
void text_score_read(text_reader *reader, const text_node *node, const text_path *path, size_t f);
void text_choice_read(text_reader *reader, const text_node *options, const text_node *rules,
                      const text_path *path, size_t f);

json_t *text_schema_score(text_schema_maker *maker);
json_t *text_schema_options(text_schema_maker *maker);

/* Points before any fact and by factor, as custom fields: of an option, a score, an archetype. Kept
 * ones and weights are read later: those of archetypes with the factor that chooses among them. */
extern const text_custom text_custom_base, text_custom_kept_base, text_custom_weights;

/* ---- What a part rests on -------------------------------------------------------------------- */

extern const text_custom text_custom_strength, text_custom_basis_name;

/* The fields of a dw_basis that is a member of the struct; text_basis_resolve does the rest. */
/* clang-format off */
#define TEXT_BASIS(type, member)                                                                   \
    {"source", TEXT_TYPE_PROSE, .offset = offsetof(type, member.source),                           \
     .means = "Where it comes from."},                                                             \
    {"strength", TEXT_TYPE_CUSTOM, .offset = offsetof(type, member.strength),                      \
     .custom = &text_custom_strength, .means = "How strong that is."},                             \
    {"limits", TEXT_TYPE_PROSE, .offset = offsetof(type, member.limits),                           \
     .means = "Where it ends."},                                                                   \
    {"basis", TEXT_TYPE_CUSTOM, .offset = offsetof(type, member),                                  \
     .custom = &text_custom_basis_name,                                                            \
     .means = "In place of these three: the name of one in 'bases: shared'."}
/* clang-format on */

/* Parts that share a basis where they have none of their own. */
typedef enum text_basis_kind {
    TEXT_BASIS_ALL,     /* every part of the file */
    TEXT_BASIS_FACTORS, /* the factors of a group */
    TEXT_BASIS_PLAN,    /* the entries of a section */
    TEXT_BASIS_SHARED   /* whoever names it */
} text_basis_kind;

/* One of them, as a file's `bases` say. */
typedef struct text_basis {
    text_basis_kind kind;
    const char *name;    /* NULL for all */
    const text_node *at; /* in the file it counts for */
    dw_basis basis;
} text_basis;

/* Completes the basis of a part that was read from the node: its own, else the shared one it names,
 * else that of its group or section (`kind` and `name`; TEXT_BASIS_ALL and NULL where there is
 * none), else that of the whole file. Only what stands in a file that the part comes from counts: a
 * company's entry does not rest on the sources of the playbook it extends, and a factor of which
 * it changes one thing still does. Notes a problem when there is none, or half of one. */
void text_basis_resolve(text_reader *reader, const text_node *node, const text_path *path,
                        text_basis_kind kind, const char *name, dw_basis *basis);

/* What the section rests on, of the newest file that says so; notes a problem when none does. */
void text_basis_of_section(text_reader *reader, const text_node *node, const text_path *path,
                           dw_section section, dw_basis *basis);

/* Notes the groups in `bases` that no factor has. */
void text_basis_check_groups(text_reader *reader);

/* A name that texts, conditions and deal files can use: lower-case letters, digits, underscores. */
bool text_read_identifier(text_reader *reader, const text_node *node, const text_path *path);

/* Is the mistake at `pattern[at]` a brace without its other? Notes the problem then. */
bool text_report_brace(text_reader *reader, const text_node *node, const text_path *path,
                       const char *pattern, size_t at);

/* The label that stands for a name without one: underscores become blanks. NULL without memory. */
const char *text_label_of(text_reader *reader, const char *name);

/* ---- Points ---------------------------------------------------------------------------------- */

/* One number of points, in hundredths. */
bool text_read_points(text_reader *reader, const text_node *node, const text_path *path,
                      dw_points *points);
json_t *text_schema_points(void);

/* A decision's points while its options are read: [n_factors] of [n_levels][n_options] or NULL. */
typedef struct text_weight_table {
    dw_points **of_factor;
    size_t n_options;
} text_weight_table;

bool text_weights_init(text_reader *reader, text_weight_table *table, size_t n_options);

/* Reads {factor: {level: points}} into one option's column. */
void text_weights_read(text_reader *reader, const text_node *node, const text_path *path,
                       const text_weight_table *table, size_t option);

/* The factors that have points, ascending. */
void text_weights_finish(text_reader *reader, const text_weight_table *table,
                         dw_decision *decision);

/* Reads the rules of the context's decision. */
void text_rules_read(text_reader *reader, const text_node *node, const text_path *path,
                     dw_decision *decision);

json_t *text_schema_weights(void);
json_t *text_schema_rules(text_schema_maker *maker);

/* The factor that a key names, n_factors after noting why it cannot be used here. */
size_t text_read_factor(text_reader *reader, const text_node *key, const text_path *path);

/* ---- The end --------------------------------------------------------------------------------- */

/* Names that must be there, ids that must differ, and what the engine finds. */
void text_playbook_finish(text_reader *reader, const text_node *root);

#endif
