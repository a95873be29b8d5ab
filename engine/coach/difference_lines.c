/* What changed in the lines of two plans. */
#include "difference.h"
#include "parts.h"

#define FNV_PRIME UINT64_C(1099511628211)

/* ---- Lines ---------------------------------------------------------------------------------- */

/* Where the later plan has each event, by its number. False when memory ends. */
static bool place_events(dw_comparer *c)
{
    const dw_deal *const after = c->after->deal;
    for (size_t e = 0; e < after->n_events; e++)
        if (after->event[e].number >= c->n_numbers)
            c->n_numbers = after->event[e].number + 1;
    c->event_at = DW_TAKE(c->arena, c->n_numbers, size_t);
    if (!c->event_at)
        return false;
    for (size_t n = 0; n < c->n_numbers; n++)
        c->event_at[n] = DW_NONE;
    for (size_t e = after->n_events; e-- > 0;)
        c->event_at[after->event[e].number] = e;
    return true;
}

static size_t find_event(const dw_comparer *c, size_t number)
{
    return number < c->n_numbers ? c->event_at[number] : DW_NONE;
}

/* What a line is about in the other plan, or DW_NONE; issues, frames, tactics and steps keep their
 * places. */
static size_t find_item(const dw_comparer *c, const dw_line *line)
{
    const dw_deal *const after = c->after->deal;
    const size_t item = line->item;
    switch (line->entry->scope) {
    case DW_SCOPE_THEIRS: return dw_part_find(c->before, DW_PART_THEIR_PEOPLE, item, c->after);
    case DW_SCOPE_OURS: return dw_part_find(c->before, DW_PART_OUR_PEOPLE, item, c->after);
    case DW_SCOPE_TRADE: return dw_part_find(c->before, DW_PART_TRADES, item, c->after);
    case DW_SCOPE_DEADLINE: {
        const dw_deadline *const deadline = &c->before->deal->deadline[item];
        for (size_t d = 0; d < after->n_deadlines; d++)
            if (after->deadline[d].owner == deadline->owner &&
                dw_same_text(after->deadline[d].what, deadline->what))
                return d;
        return DW_NONE;
    }
    case DW_SCOPE_EVENT: return find_event(c, c->before->deal->event[item].number);
    default: return item;
    }
}

static bool has_bit(const uint64_t *bits, size_t at)
{
    return bits[at / 64] >> (at % 64) & 1;
}

static bool same_value(const dw_comparer *c, const dw_line *before, const dw_line *after,
                       dw_variable variable)
{
    const char *names[2][DW_PLAN_NAMES_MAX];
    const dw_scope scope = before->entry->scope;
    const dw_value a = dw_plan_value(c->before, scope, before->item, variable, names[0]);
    const dw_value b = dw_plan_value(c->after, scope, after->item, variable, names[1]);
    return dw_value_same(&a, &b, c->after);
}

/* Is the same wording said, with the same values in it? Two entries may have the same one. */
static bool same_words(const dw_comparer *c, const dw_line *before, const dw_line *after,
                       const dw_text *one, const dw_text *two)
{
    if (!one || !two || !dw_same_text(one->pattern, two->pattern))
        return one == two;
    for (unsigned v = 0; v < DW_VAR_COUNT; v++)
        if (has_bit(one->needs.bits, v) && !same_value(c, before, after, (dw_variable)v))
            return false;
    for (size_t f = 0; f < c->after->playbook->n_factors; f++)
        if (has_bit(one->needs.factors.bits, f) && c->before->facts[f] != c->after->facts[f])
            return false;
    return true;
}

static bool same_line(const dw_comparer *c, const dw_line *before, const dw_line *after)
{
    return same_words(c, before, after, before->text, after->text) &&
           same_words(c, before, after, before->say, after->say) &&
           same_words(c, before, after, before->then, after->then);
}

/* Lines of one entry in one section; an entry's lines stand together. */
typedef struct run {
    const dw_line *line;
    size_t n;
} run;

static run run_from(const dw_lines *lines, size_t first)
{
    run r = {lines->line + first, 0};
    while (first + r.n < lines->n_lines && r.line[r.n].entry == r.line->entry)
        r.n++;
    return r;
}

static void add_line(dw_comparer *c, dw_line_change *list, const dw_line *before,
                     const dw_line *after)
{
    const dw_change_kind kind = !before  ? DW_CHANGE_ADDED
                                : !after ? DW_CHANGE_REMOVED
                                         : DW_CHANGE_CHANGED;
    const dw_entry *const entry = (before ? before : after)->entry;
    list[c->made.n_lines++] = (dw_line_change){entry->section, kind, before, after};
}

/* `place` [items of the later plan] is DW_NONE everywhere before and after. */
static void compare_runs(dw_comparer *c, const run *before, const run *after, size_t *place,
                         dw_line_change *list)
{
    for (size_t i = 0; i < after->n; i++)
        place[after->line[i].item] = i;
    for (size_t i = 0; i < before->n; i++) {
        const size_t item = find_item(c, &before->line[i]);
        const size_t at = item == DW_NONE ? DW_NONE : place[item];
        const dw_line *const found = at == DW_NONE ? NULL : &after->line[at];
        if (!found || !same_line(c, &before->line[i], found))
            add_line(c, list, &before->line[i], found);
        if (found)
            place[item] = DW_NONE;
    }
    for (size_t i = 0; i < after->n; i++) {
        if (place[after->line[i].item] != DW_NONE)
            add_line(c, list, NULL, &after->line[i]);
        place[after->line[i].item] = DW_NONE;
    }
}

static void compare_section(dw_comparer *c, dw_section section, size_t *place, dw_line_change *list)
{
    const dw_lines *const one = &c->before->section[section], *const two =
                                                                  &c->after->section[section];
    const run none = {NULL, 0};
    for (size_t b = 0, a = 0; b < one->n_lines || a < two->n_lines;) {
        const run before = b < one->n_lines ? run_from(one, b) : none;
        const run after = a < two->n_lines ? run_from(two, a) : none;
        const bool first =
            before.n > 0 && (after.n == 0 || before.line->entry <= after.line->entry);
        const bool second =
            after.n > 0 && (before.n == 0 || after.line->entry <= before.line->entry);
        compare_runs(c, first ? &before : &none, second ? &after : &none, place, list);
        b += first ? before.n : 0;
        a += second ? after.n : 0;
    }
}

bool dw_reads_the_same(const dw_comparer *c, const dw_line_change *removed,
                       const dw_line_change *added)
{
    return removed->kind == DW_CHANGE_REMOVED && added->kind == DW_CHANGE_ADDED &&
           removed->section == added->section &&
           removed->before->entry->scope == added->after->entry->scope &&
           find_item(c, removed->before) == added->after->item &&
           same_line(c, removed->before, added->after);
}

/* Lines that can say the same share these, and hang in one list of a table. */
static uint64_t hash_of(const dw_line_change *change, size_t item)
{
    const dw_line *const line = change->before ? change->before : change->after;
    const dw_text *const text[] = {line->text, line->say, line->then};
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, 64 bits */
    const uint64_t of[] = {change->section, line->entry->scope, item};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        hash = (hash ^ of[i]) * FNV_PRIME;
    for (size_t t = 0; t < sizeof text / sizeof text[0]; t++) {
        hash = (hash ^ (text[t] ? 1U : 2U)) * FNV_PRIME;
        for (const char *at = text[t] ? text[t]->pattern : ""; *at; at++)
            hash = (hash ^ (unsigned char)*at) * FNV_PRIME;
    }
    return hash;
}

/* Added lines by what they say: the first of each list, and what comes after each; DW_NONE ends it. */
typedef struct said {
    size_t *first, *next;
    size_t mask; /* of the hash: one less than a power of two */
} said;

static bool take_table(dw_comparer *c, const dw_line_change *list, said *table)
{
    size_t size = 1;
    while (size < c->made.n_lines)
        size *= 2;
    *table = (said){DW_TAKE(c->arena, size, size_t), DW_TAKE(c->arena, c->made.n_lines, size_t),
                    size - 1};
    if (!table->first || !table->next)
        return false;
    for (size_t i = 0; i < size; i++)
        table->first[i] = DW_NONE;
    for (size_t l = c->made.n_lines; l-- > 0;) {
        if (list[l].kind != DW_CHANGE_ADDED)
            continue;
        size_t *const first = &table->first[hash_of(&list[l], list[l].after->item) & table->mask];
        table->next[l] = *first;
        *first = l;
    }
    return true;
}

/* Takes out the removed line and the first added one that reads the same; its place keeps no change. */
static void drop_with(const dw_comparer *c, const said *table, dw_line_change *list, size_t l)
{
    const size_t item = find_item(c, list[l].before);
    if (item == DW_NONE)
        return;
    size_t m = table->first[hash_of(&list[l], item) & table->mask];
    while (m != DW_NONE && !dw_reads_the_same(c, &list[l], &list[m]))
        m = table->next[m];
    if (m != DW_NONE)
        list[l].kind = list[m].kind = DW_CHANGE_COUNT;
}

dw_status dw_drop_same_words(dw_comparer *c, dw_line_change *list)
{
    said table;
    size_t n = 0;
    if (!take_table(c, list, &table))
        return dw_comparer_full(c);
    for (size_t l = 0; l < c->made.n_lines; l++)
        if (list[l].kind == DW_CHANGE_REMOVED)
            drop_with(c, &table, list, l);
    for (size_t l = 0; l < c->made.n_lines; l++)
        if (list[l].kind != DW_CHANGE_COUNT)
            list[n++] = list[l];
    c->made.n_lines = n;
    return DW_OK;
}

static size_t most_items(const dw_plan *before, const dw_plan *after)
{
    size_t most = 1;
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        for (unsigned p = 0; p < 2; p++) {
            const dw_lines *const lines = &(p ? after : before)->section[s];
            for (size_t l = 0; l < lines->n_lines; l++)
                most = lines->line[l].item >= most ? lines->line[l].item + 1 : most;
        }
    return most + before->deal->n_events + after->deal->n_events + DW_PEOPLE_MAX;
}

dw_status dw_compare_lines(dw_comparer *c)
{
    size_t n = 0;
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        n += c->before->section[s].n_lines + c->after->section[s].n_lines;
    const size_t n_items = most_items(c->before, c->after);
    dw_line_change *const list = DW_TAKE(c->arena, n, dw_line_change);
    size_t *const place = DW_TAKE(c->arena, n_items, size_t);
    if (!list || !place || !place_events(c))
        return dw_comparer_full(c);
    for (size_t i = 0; i < n_items; i++)
        place[i] = DW_NONE;
    for (unsigned s = 0; s < DW_SECTION_PLAN_COUNT; s++)
        compare_section(c, (dw_section)s, place, list);
    const dw_status status = dw_drop_same_words(c, list);
    c->made.line = list;
    return status;
}
