/* What changed between two plans: facts, rows of the tables; their lines in difference_lines.c. */
#include "difference.h"
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
    case DW_VALUE_TYPED:
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

/* Events that were logged when the earlier plan was made. */
static size_t logged_before(const dw_comparer *c)
{
    const dw_deal *const before = c->before->deal, *const after = c->after->deal;
    return before->n_logged < after->n_logged ? before->n_logged : after->n_logged;
}

static dw_status list_events(dw_comparer *c)
{
    const dw_deal *const logged = c->after->deal->logged;
    const size_t first = logged_before(c), end = c->after->deal->n_logged;
    const dw_event **const event = DW_TAKE(c->arena, end - first, const dw_event *);
    if (!event)
        return dw_comparer_full(c);
    for (size_t e = first; e < end; e++)
        if (dw_event_is_known(&logged->event[e], c->after->day))
            event[c->made.n_events++] = &logged->event[e];
    c->made.event = event;
    return DW_OK;
}

/* Number of the newest event in between that states the factor and still counts; 0 for none. */
static size_t event_of(const dw_comparer *c, size_t factor)
{
    const size_t n_before = logged_before(c);
    const dw_deal *const deal = c->after->deal;
    for (size_t e = deal->n_events; e-- > 0;)
        for (size_t i = 0; deal->event[e].number > n_before && i < deal->event[e].n_facts; i++)
            if (deal->event[e].fact[i].factor == factor)
                return deal->event[e].number;
    return 0;
}

static dw_status list_facts(dw_comparer *c)
{
    const dw_playbook *const p = c->after->playbook;
    dw_fact_difference *const fact = DW_TAKE(c->arena, p->n_factors, dw_fact_difference);
    if (!fact)
        return dw_comparer_full(c);
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

static bool same_row(const dw_comparer *c, dw_part part, size_t before, size_t after)
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

static void add_row(dw_comparer *c, dw_row_change *row, dw_part part, size_t before, size_t after)
{
    const dw_change_kind kind = before == DW_NONE  ? DW_CHANGE_ADDED
                                : after == DW_NONE ? DW_CHANGE_REMOVED
                                                   : DW_CHANGE_CHANGED;
    row[c->made.n_rows++] = (dw_row_change){part, kind, before, after};
}

static dw_status list_rows(dw_comparer *c)
{
    size_t most = 0;
    for (unsigned p = 0; p < DW_PART_COUNT; p++)
        most += dw_part_rows(c->before, (dw_part)p) + dw_part_rows(c->after, (dw_part)p);
    dw_row_change *const row = DW_TAKE(c->arena, most, dw_row_change);
    if (!row)
        return dw_comparer_full(c);
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

/* ---- The difference ------------------------------------------------------------------------- */

dw_status dw_difference_make(const dw_plan *before, const dw_plan *after, dw_arena *arena,
                             dw_difference *difference, dw_error *err)
{
    dw_comparer c = {.before = before,
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
        status = dw_compare_lines(&c);
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
