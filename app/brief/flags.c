#include "brief/flags.h"

#include "brief/compose.h"

#include <string.h>

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

static void free_flag(void *flag)
{
    brief_flag *const own = flag;
    g_free(own->alert);
    g_array_unref(own->behind);
    g_free(own);
}

void brief_flags_clear(brief_flags *flags)
{
    g_clear_pointer(&flags->flag, g_ptr_array_unref);
}

void brief_flag_counter_init(brief_flag_counter *counter, size_t total)
{
    *counter = (brief_flag_counter){
        .flags = {.total = total, .flag = g_ptr_array_new_with_free_func(free_flag)},
        .standing = new_keys(),
        .dismissed = new_keys(),
        .newest = new_keys()};
}

void brief_flag_counter_clear(brief_flag_counter *counter)
{
    g_clear_pointer(&counter->standing, g_hash_table_unref);
    g_clear_pointer(&counter->dismissed, g_hash_table_unref);
    g_clear_pointer(&counter->newest, g_hash_table_unref);
}

static GArray *numbers_behind(const dw_plan *plan, const dw_line *line)
{
    const dw_deal *const deal = plan->deal;
    GArray *const numbers = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree bool *behind = g_new0(bool, deal->n_events + 1);
    dw_plan_line_events(plan, line, behind);
    for (size_t e = 0; e < deal->n_events; e++)
        if (behind[e])
            g_array_append_val(numbers, deal->event[e].number);
    return numbers;
}

static size_t newest_number(const dw_plan *plan)
{
    size_t newest = 0;
    for (size_t e = 0; e < plan->deal->n_events; e++)
        newest = MAX(newest, plan->deal->event[e].number);
    return newest;
}

/* Takes the key over. */
static void raise_flag(brief_flag_counter *counter, const dw_plan *plan, const dw_line *line,
                       char *key)
{
    static const brief_style outside = {.walk_aways = false};
    const brief_composer reader = {.plan = plan, .book = plan->playbook, .style = &outside};
    brief_flag *const flag = g_new0(brief_flag, 1);
    *flag = (brief_flag){.alert = g_strdup(line->entry->id),
                         .number = newest_number(plan),
                         .behind = numbers_behind(plan, line),
                         .tells_walk_away = !brief_line_visible(&reader, line)};
    g_ptr_array_add(counter->flags.flag, flag);
    g_hash_table_replace(counter->newest, key, flag);
}

static void raise_new(brief_flag_counter *counter, const dw_plan *plan)
{
    const dw_lines *const lines = &plan->section[DW_SECTION_ALERTS];
    for (size_t l = 0; l < lines->n_lines; l++) {
        char *const key = brief_alert_key(plan, &lines->line[l]);
        if (g_hash_table_contains(counter->standing, key))
            g_free(key);
        else
            raise_flag(counter, plan, &lines->line[l], key);
    }
}

static void set_aside(brief_flag_counter *counter, const dw_plan *plan)
{
    for (size_t d = 0; d < plan->dismissed.n_lines; d++) {
        g_autofree char *key = brief_alert_key(plan, &plan->dismissed.line[d]);
        brief_flag *const flag = g_hash_table_lookup(counter->newest, key);
        if (flag != NULL)
            flag->dismissed = plan->deal->event[plan->dismissal[d]].number;
    }
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
    raise_new(counter, plan);
    set_aside(counter, plan);
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

/* ---- What was raised --------------------------------------------------------------------------- */

static const brief_flag *flag_at(const brief_flags *flags, size_t i)
{
    return g_ptr_array_index(flags->flag, i);
}

static size_t count_flags(const brief_flags *flags)
{
    return flags->flag != NULL ? flags->flag->len : 0;
}

static char *flag_words(const dw_playbook *book, const brief_flag *last, size_t n)
{
    g_autofree char *number = g_strdup_printf("%zu", last->number);
    g_autofree char *count = brief_phrase_count((int64_t)n);
    char *words = n > 1 ? brief_fill(book, DW_PHRASE_FLAG_AGAIN, last->alert, count, number, NULL)
                        : brief_fill(book, DW_PHRASE_FLAG_AT, last->alert, number, NULL);
    if (last->dismissed == 0)
        return words;
    g_autofree char *raised = words;
    g_autofree char *by = g_strdup_printf("%zu", last->dismissed);
    return brief_fill(book, DW_PHRASE_FLAG_ASIDE, raised, by, NULL);
}

char *brief_flags_words(const brief_flags *flags, const dw_playbook *book, bool walk_aways)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < count_flags(flags); i++) {
        const brief_flag *const first = flag_at(flags, i), *last = first;
        size_t n = 0;
        bool is_first = walk_aways || !first->tells_walk_away;
        for (size_t j = 0; is_first && j < count_flags(flags); j++) {
            const bool same = strcmp(flag_at(flags, j)->alert, first->alert) == 0;
            is_first = !same || j >= i;
            n += same;
            last = same ? flag_at(flags, j) : last;
        }
        if (is_first)
            g_ptr_array_add(words, flag_words(book, last, n));
    }
    return words->len == 0 ? NULL
                           : brief_phrase_list((const char *const *)words->pdata, words->len,
                                               brief_word(book, DW_PHRASE_LIST_AND));
}
