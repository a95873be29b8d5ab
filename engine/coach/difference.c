/* What changed between two plans: facts, rows of the tables, lines. */
#include "parts.h"

/* ---- Values --------------------------------------------------------------------------------- */

static bool same_names(const dw_value *a, const dw_value *b)
{
    bool same = a->n_names == b->n_names;
    for (size_t i = 0; same && i < a->n_names; i++)
        same = dw_same_text(a->name[i], b->name[i]);
    return same;
}

/* Numbers that are both none are the same. */
static bool same_number(double a, double b)
{
    return !(a < b) && !(a > b);
}

static bool same_terms(const dw_value *a, const dw_value *b)
{
    bool same = a->n_terms == b->n_terms && a->is_give == b->is_give;
    for (size_t t = 0; same && t < a->n_terms; t++)
        same = a->term[t].issue == b->term[t].issue && a->term[t].option == b->term[t].option &&
               same_number(a->term[t].number, b->term[t].number);
    return same;
}

static bool same_moves(const dw_move *a, const dw_move *b)
{
    bool same = a->n_terms == b->n_terms;
    for (size_t t = 0; same && t < a->n_terms; t++)
        same = a->term[t].from.issue == b->term[t].from.issue &&
               a->term[t].from.number == b->term[t].from.number &&
               a->term[t].from.option == b->term[t].from.option &&
               a->term[t].to.number == b->term[t].to.number &&
               a->term[t].to.option == b->term[t].to.option;
    return same;
}

/* What they say: the marked terms. */
static bool same_packages(const dw_value *a, const dw_value *b, const dw_plan *plan)
{
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    bool same = true;
    for (size_t i = 0; same && i < plan->deal->n_issues; i++)
        same = a->marked[i] == b->marked[i] &&
               (!a->marked[i] || (i == price ? same_number(a->package.price, b->package.price)
                                             : a->package.option[i] == b->package.option[i]));
    return same;
}

bool dw_value_same(const dw_value *a, const dw_value *b, const dw_plan *plan)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case DW_VALUE_NONE: return true;
    case DW_VALUE_TEXT: return dw_same_text(a->text, b->text);
    case DW_VALUE_NAMES: return same_names(a, b);
    case DW_VALUE_MONEY: return a->money == b->money;
    case DW_VALUE_DAY: return a->day == b->day;
    case DW_VALUE_OPTION: return a->issue == b->issue && a->option == b->option;
    case DW_VALUE_CLAUSE:
        return a->clause == b->clause && a->issue == b->issue && a->option == b->option;
    case DW_VALUE_TERMS:
    case DW_VALUE_OFFER: return same_terms(a, b);
    case DW_VALUE_PACKAGE: return same_packages(a, b, plan);
    case DW_VALUE_FACTS: return a->fact == b->fact;
    case DW_VALUE_SAID: return a->clause == b->clause;
    case DW_VALUE_MOVE: return same_moves(a->move, b->move);
    case DW_VALUE_LEVELS: return a->factor == b->factor && a->levels == b->levels;
    default: return same_number(a->number, b->number);
    }
}

/* ---- Events and facts ----------------------------------------------------------------------- */

typedef struct comparer {
    const dw_plan *before, *after;
    dw_arena *arena;
    dw_error *err;
    dw_difference made;
} comparer;

static dw_status full(const comparer *c)
{
    return dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
}

/* Events that were logged when the earlier plan was made. */
static size_t logged_before(const comparer *c)
{
    const dw_deal *const before = c->before->deal, *const after = c->after->deal;
    return before->n_logged < after->n_logged ? before->n_logged : after->n_logged;
}

static dw_status list_events(comparer *c)
{
    const dw_deal *const logged = c->after->deal->logged;
    const size_t first = logged_before(c), end = c->after->deal->n_logged;
    const dw_event **const event = DW_TAKE(c->arena, end - first, const dw_event *);
    if (!event)
        return full(c);
    for (size_t e = first; e < end; e++)
        if (dw_event_is_known(&logged->event[e], c->after->day))
            event[c->made.n_events++] = &logged->event[e];
    c->made.event = event;
    return DW_OK;
}

/* Number of the newest event in between that states the factor and still counts; 0 for none. */
static size_t event_of(const comparer *c, size_t factor)
{
    const size_t n_before = logged_before(c);
    const dw_deal *const deal = c->after->deal;
    for (size_t e = deal->n_events; e-- > 0;)
        for (size_t i = 0; deal->event[e].number > n_before && i < deal->event[e].n_facts; i++)
            if (deal->event[e].fact[i].factor == factor)
                return deal->event[e].number;
    return 0;
}

static dw_status list_facts(comparer *c)
{
    const dw_playbook *const p = c->after->playbook;
    dw_fact_difference *const fact = DW_TAKE(c->arena, p->n_factors, dw_fact_difference);
    if (!fact)
        return full(c);
    for (size_t f = 0; f < p->n_factors; f++) {
        const dw_fact before = c->before->facts[f], after = c->after->facts[f];
        const bool is_found =
            p->factor[f].kind == DW_FACTOR_STATED || p->factor[f].kind == DW_FACTOR_MEASURED;
        if (is_found && p->factor[f].scope == DW_SCOPE_DEAL && before != after)
            fact[c->made.n_facts++] = (dw_fact_difference){f, before, after, event_of(c, f)};
    }
    c->made.fact = fact;
    return DW_OK;
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static bool same_row(const comparer *c, dw_part part, size_t before, size_t after)
{
    const size_t n_columns = dw_part_columns(c->after, part);
    for (size_t column = 0; column < n_columns; column++) {
        const dw_value a = dw_part_value(c->before, part, before, column);
        const dw_value b = dw_part_value(c->after, part, after, column);
        if (!dw_value_same(&a, &b, c->after))
            return false;
    }
    return true;
}

static void add_row(comparer *c, dw_row_change *row, dw_part part, size_t before, size_t after)
{
    const dw_change_kind kind = before == DW_NONE  ? DW_CHANGE_ADDED
                                : after == DW_NONE ? DW_CHANGE_REMOVED
                                                   : DW_CHANGE_CHANGED;
    row[c->made.n_rows++] = (dw_row_change){part, kind, before, after};
}

static dw_status list_rows(comparer *c)
{
    size_t most = 0;
    for (unsigned p = 0; p < DW_PART_COUNT; p++)
        most += dw_part_rows(c->before, (dw_part)p) + dw_part_rows(c->after, (dw_part)p);
    dw_row_change *const row = DW_TAKE(c->arena, most, dw_row_change);
    if (!row)
        return full(c);
    for (unsigned p = 0; p < DW_PART_COUNT; p++) {
        const dw_part part = (dw_part)p;
        for (size_t r = 0; r < dw_part_rows(c->before, part); r++) {
            const size_t after = dw_part_find(c->before, part, r, c->after);
            if (after == DW_NONE || !same_row(c, part, r, after))
                add_row(c, row, part, r, after);
        }
        for (size_t r = 0; r < dw_part_rows(c->after, part); r++)
            if (dw_part_find(c->after, part, r, c->before) == DW_NONE)
                add_row(c, row, part, DW_NONE, r);
    }
    c->made.row = row;
    return DW_OK;
}

/* ---- Lines ---------------------------------------------------------------------------------- */

/* What a line is about in the other plan, or DW_NONE; issues, frames, tactics and steps keep their
 * places. */
static size_t find_item(const comparer *c, const dw_line *line)
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
    case DW_SCOPE_EVENT:
        for (size_t e = 0; e < after->n_events; e++)
            if (after->event[e].number == c->before->deal->event[item].number)
                return e;
        return DW_NONE;
    default: return item;
    }
}

static bool has_bit(const uint64_t *bits, size_t at)
{
    return bits[at / 64] >> (at % 64) & 1;
}

static bool same_value(const comparer *c, const dw_line *before, const dw_line *after,
                       dw_variable variable)
{
    const char *names[2][DW_PLAN_NAMES_MAX];
    const dw_scope scope = before->entry->scope;
    const dw_value a = dw_plan_value(c->before, scope, before->item, variable, names[0]);
    const dw_value b = dw_plan_value(c->after, scope, after->item, variable, names[1]);
    return dw_value_same(&a, &b, c->after);
}

/* Is the same wording said, with the same values in it? Two entries may have the same one. */
static bool same_words(const comparer *c, const dw_line *before, const dw_line *after,
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

static bool same_line(const comparer *c, const dw_line *before, const dw_line *after)
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

static void add_line(comparer *c, dw_line_change *list, const dw_line *before, const dw_line *after)
{
    const dw_change_kind kind = !before  ? DW_CHANGE_ADDED
                                : !after ? DW_CHANGE_REMOVED
                                         : DW_CHANGE_CHANGED;
    const dw_entry *const entry = (before ? before : after)->entry;
    list[c->made.n_lines++] = (dw_line_change){entry->section, kind, before, after};
}

/* `place` [items of the later plan] is DW_NONE everywhere before and after. */
static void compare_runs(comparer *c, const run *before, const run *after, size_t *place,
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

static void compare_section(comparer *c, dw_section section, size_t *place, dw_line_change *list)
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

/* Where one entry has taken the place of another and says the same, nothing has changed for who reads it. */
static bool reads_the_same(const comparer *c, const dw_line_change *removed,
                           const dw_line_change *added)
{
    return removed->kind == DW_CHANGE_REMOVED && added->kind == DW_CHANGE_ADDED &&
           removed->section == added->section &&
           removed->before->entry->scope == added->after->entry->scope &&
           find_item(c, removed->before) == added->after->item &&
           same_line(c, removed->before, added->after);
}

static void drop_same_words(comparer *c, dw_line_change *list)
{
    size_t n = 0;
    for (size_t l = 0; l < c->made.n_lines; l++)
        for (size_t m = 0; m < c->made.n_lines; m++)
            if (reads_the_same(c, &list[l], &list[m])) {
                list[l].kind = list[m].kind = DW_CHANGE_COUNT;
                break;
            }
    for (size_t l = 0; l < c->made.n_lines; l++)
        if (list[l].kind != DW_CHANGE_COUNT)
            list[n++] = list[l];
    c->made.n_lines = n;
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

static dw_status list_lines(comparer *c)
{
    size_t n = 0;
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        n += c->before->section[s].n_lines + c->after->section[s].n_lines;
    const size_t n_items = most_items(c->before, c->after);
    dw_line_change *const list = DW_TAKE(c->arena, n, dw_line_change);
    size_t *const place = DW_TAKE(c->arena, n_items, size_t);
    if (!list || !place)
        return full(c);
    for (size_t i = 0; i < n_items; i++)
        place[i] = DW_NONE;
    for (unsigned s = 0; s < DW_SECTION_PLAN_COUNT; s++)
        compare_section(c, (dw_section)s, place, list);
    drop_same_words(c, list);
    c->made.line = list;
    return DW_OK;
}

/* ---- The difference ------------------------------------------------------------------------- */

dw_status dw_difference_make(const dw_plan *before, const dw_plan *after, dw_arena *arena,
                             dw_difference *difference, dw_error *err)
{
    comparer c = {.before = before,
                  .after = after,
                  .arena = arena,
                  .err = err,
                  .made = {.before = before, .after = after}};
    dw_status status = list_events(&c);
    if (status == DW_OK)
        status = list_facts(&c);
    if (status == DW_OK)
        status = list_rows(&c);
    if (status == DW_OK)
        status = list_lines(&c);
    if (status == DW_OK)
        *difference = c.made;
    return status;
}

const char *dw_change_kind_name(dw_change_kind kind)
{
    static const char *const name[] = {"added", "removed", "changed"};
    _Static_assert(sizeof name / sizeof name[0] == DW_CHANGE_COUNT, "a name for each");
    return name[kind];
}
