/* What is checked when a whole playbook is there. */
#include "text/playbook_read.h"

#include <stdlib.h>
#include <string.h>

/* ---- Ids ------------------------------------------------------------------------------------- */

static gint compare_ids(gconstpointer a, gconstpointer b)
{
    const text_node *const x = *(const text_node *const *)a;
    const text_node *const y = *(const text_node *const *)b;
    int order = strcmp(x->text, y->text);
    if (order == 0)
        order = strcmp(x->file, y->file);
    if (order == 0)
        order = (x->line > y->line) - (x->line < y->line);
    return order ? order : (x->column > y->column) - (x->column < y->column);
}

static void check_ids(text_reader *reader, GPtrArray *ids, const char *what)
{
    g_ptr_array_sort(ids, compare_ids);
    const text_node *first = NULL;
    for (guint i = 0; i < ids->len; i++) {
        const text_node *const id = g_ptr_array_index(ids, i);
        if (!first || strcmp(first->text, id->text) != 0)
            first = id;
        else
            text_read_problem(reader, id, NULL, "another %s has the id '%s': %s:%u", what, id->text,
                              first->file, first->line);
    }
}

/* ---- What the engine acts on ----------------------------------------------------------------- */

static const char *const key_needs[] = {
    [DW_KEY_EFFORT] = "a score with the levels fast_track, balanced, white_glove",
    [DW_KEY_POWER] = "a score with the levels buyer, balanced, seller",
    [DW_KEY_ARCHETYPE] = "a choice with 'options: archetypes'",
    [DW_KEY_GUARD] = "a choice with the options none and then the archetypes in their order",
    [DW_KEY_WHO_ANCHORS] = "a choice with the options us, them",
    [DW_KEY_ANCHOR_FRAME] = "a choice with the options value, market, competitive, list",
    [DW_KEY_SEQUENCE] = "a choice with the options easy_first, hardest_first, package",
    [DW_KEY_PACING] = "a choice with the options fast, measured, slow",
    [DW_KEY_ESCALATION] = "a choice with the options now, prepare, no",
    [DW_KEY_ISSUE_PRIORITY] = "a score with 'for: issue'",
    [DW_KEY_DEADLINE_STANDING] =
        "a choice with 'for: deadline' and the options legitimate, buyer, artificial",
    [DW_KEY_BUYER_PACE] = "a choice with the options conceding, steady, firm",
    [DW_KEY_BUYER_ALTERNATIVE] = "a choice with the options status_quo, substitute",
    [DW_KEY_ESCALATION_VERDICT] = "a choice with the options right, not_yet, wrong",
    [DW_KEY_NEXT_MOVE] =
        ("a choice with the options hold, ask, trade, offer, break, pivot, escalate, "
         "walk_away, close, accept"),
};
_Static_assert(sizeof key_needs / sizeof key_needs[0] == DW_KEY_COUNT, "a sentence for each");

static void check_keys(text_reader *reader)
{
    const text_playbook_context *const context = reader->context;
    const text_path factors = {NULL, "factors", 0};
    if (!context->factors)
        return;
    for (unsigned k = 0; k < DW_KEY_COUNT; k++)
        if (!text_node_get(context->factors, dw_key_name((dw_key)k)))
            text_read_problem(reader, context->factors, &factors, "'%s' is required: %s",
                              dw_key_name((dw_key)k), key_needs[k]);
}

/* ---- What the engine finds ------------------------------------------------------------------- */

static void report_factor(text_reader *reader, size_t f, const char *problem)
{
    const text_playbook_context *const context = reader->context;
    const text_path factors = {NULL, "factors", 0};
    const text_path path = {&factors, context->factor[f].name, 0};
    text_read_problem(reader, context->factors->item[f], &path, "%s", problem);
}

static void report_key(text_reader *reader, const dw_error *err)
{
    const text_playbook_context *const context = reader->context;
    const char *const name = dw_key_name((dw_key)err->index);
    const size_t f = dw_playbook_factor(context->playbook, name);
    g_autofree char *text = err->status == DW_E_ORDER
                                ? g_strdup("depends on what is measured only after the assessment")
                                : g_strdup_printf("must be %s", key_needs[err->index]);
    report_factor(reader, f, text);
}

static void report_entry(text_reader *reader, const dw_error *err)
{
    const text_playbook_context *const context = reader->context;
    const text_node *const node = g_ptr_array_index(context->entry_nodes, err->index);
    text_read_problem(reader, node, NULL, "entry '%s' is not usable",
                      context->playbook->entry[err->index].id);
}

static void report_setting(text_reader *reader, const dw_error *err)
{
    const text_playbook_context *const context = reader->context;
    const char *const name = dw_setting_info_of((dw_setting)err->index)->name;
    const text_node *const value = text_node_get(context->settings, name);
    const text_path settings = {NULL, "settings", 0};
    text_read_problem(reader, value ? value : context->settings, &(text_path){&settings, name, 0},
                      err->status == DW_E_CONFLICT ? "is below the setting it is the upper end of"
                                                   : "is out of range");
}

static bool is_about(const dw_error *err, const char *what)
{
    return strcmp(err->what, what) == 0;
}

/* The reader's own checks leave little for the engine to find; it is told where it is as far as
 * that is known. */
static void report_error(text_reader *reader, const text_node *root, const dw_error *err)
{
    const text_playbook_context *const context = reader->context;
    const dw_playbook *const playbook = context->playbook;
    if (err->status == DW_E_NOMEM)
        (void)!text_read_take(reader, SIZE_MAX, 1);
    else if (is_about(err, "key"))
        report_key(reader, err);
    else if (is_about(err, "holiday"))
        text_read_problem(reader, root, NULL, "holiday '%s' is not usable",
                          playbook->holiday[err->index].name);
    else if (is_about(err, "setting"))
        report_setting(reader, err);
    else if (is_about(err, "entry") && err->status != DW_E_LIMIT)
        report_entry(reader, err);
    else if (is_about(err, "factor") && err->status != DW_E_LIMIT)
        report_factor(reader, err->index, "is not usable");
    else if (is_about(err, "decision") && err->index < playbook->n_decisions)
        report_factor(reader, playbook->decision[err->index].factor,
                      err->status == DW_E_ORDER ? "uses a factor that is not before it"
                                                : "is not usable");
    else if (err->status == DW_E_LIMIT)
        text_read_problem(reader, root, NULL, "%s: %zu is not a number of them that is allowed",
                          err->what, err->index);
    else
        text_read_problem(reader, root, NULL, "%s %zu is not usable", err->what, err->index);
}

void text_playbook_finish(text_reader *reader, const text_node *root)
{
    text_playbook_context *const context = reader->context;
    check_ids(reader, context->rule_ids, "rule");
    check_ids(reader, context->entry_ids, "entry");
    check_keys(reader);
    text_basis_check_groups(reader);
    dw_error err;
    if (reader->problems->n_errors == context->n_errors &&
        dw_playbook_compile(context->playbook, reader->arena, &err) != DW_OK)
        report_error(reader, root, &err);
}
