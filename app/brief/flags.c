#include "brief/flags.h"

char *brief_alert_key(const dw_plan *plan, const dw_line *line)
{
    const bool of_event = line->entry->scope == DW_SCOPE_EVENT;
    return g_strdup_printf("%s %zu", line->entry->id,
                           of_event ? plan->deal->event[line->item].number : line->item);
}

static GHashTable *new_keys(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void brief_flag_counter_init(brief_flag_counter *counter, size_t total)
{
    *counter = (brief_flag_counter){
        .flags = {.total = total}, .standing = new_keys(), .dismissed = new_keys()};
}

void brief_flag_counter_clear(brief_flag_counter *counter)
{
    g_clear_pointer(&counter->standing, g_hash_table_unref);
    g_clear_pointer(&counter->dismissed, g_hash_table_unref);
}

/* How many of the lines are new; *keys becomes theirs. */
static size_t count_new(const dw_plan *plan, const dw_lines *lines, GHashTable **keys)
{
    GHashTable *const now = new_keys();
    size_t n = 0;
    for (size_t l = 0; l < lines->n_lines; l++) {
        char *key = brief_alert_key(plan, &lines->line[l]);
        n += !g_hash_table_contains(*keys, key);
        g_hash_table_add(now, key);
    }
    g_hash_table_unref(*keys);
    *keys = now;
    return n;
}

void brief_flag_counter_add(brief_flag_counter *counter, const dw_plan *plan)
{
    brief_flags *const flags = &counter->flags;
    flags->raised += count_new(plan, &plan->section[DW_SECTION_ALERTS], &counter->standing);
    flags->dismissed += count_new(plan, &plan->dismissed, &counter->dismissed);
    flags->read++;
    if (dw_deal_ended(plan->deal) == DW_OUTCOME_NONE)
        flags->open = plan->section[DW_SECTION_ALERTS].n_lines;
}

size_t brief_flags_open(const brief_flags *flags, const dw_plan *plan)
{
    const bool is_over = dw_deal_ended(plan->deal) != DW_OUTCOME_NONE && flags->read > 0;
    return is_over ? flags->open : plan->section[DW_SECTION_ALERTS].n_lines;
}
