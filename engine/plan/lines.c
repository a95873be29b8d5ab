/* Which entries of the playbook this deal calls for, and in which wording. */
#include "compose.h"
#include "item_index.h"
#include "schedule.h"

#include "../base/bits.h"

typedef struct writer {
    dw_composer *composer;
    dw_line *line;
    size_t n;
    dw_variable_set own[DW_SCOPE_COUNT]; /* variables that are asked of each item of the scope */
    dw_item_index events; /* there may be thousands, and most entries fit few; none where unasked */
} writer;

/* ---- What is known -------------------------------------------------------------------------- */

static void list_own(dw_scope scope, dw_variable_set *own)
{
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        const dw_variable variable = (dw_variable)v;
        const bool is_own = scope == DW_SCOPE_DEAL || dw_variable_scope(variable) != DW_SCOPE_DEAL;
        if (is_own && dw_variable_allowed(variable, scope))
            dw_variable_set_add(own, variable);
    }
}

/* Adds the variables of a set that have a value. */
static void add_known(const dw_plan *plan, dw_scope scope, size_t item, const uint64_t *asked,
                      dw_variable_set *known)
{
    const char *names[DW_PLAN_NAMES_MAX];
    for (size_t w = 0; w < DW_VARIABLES_MAX / 64; w++)
        for (uint64_t bits = asked[w]; bits != 0; bits &= bits - 1) {
            const dw_variable variable = (dw_variable)(w * 64 + dw_lowest_bit(bits));
            if (dw_plan_value(plan, scope, item, variable, names).kind != DW_VALUE_NONE)
                dw_variable_set_add(known, variable);
        }
}

static void learn_deal(writer *w)
{
    dw_composer *const c = w->composer;
    dw_variable_set *const known = &c->plan.known;
    *known = (dw_variable_set){0};
    add_known(&c->plan, DW_SCOPE_DEAL, 0, w->own[DW_SCOPE_DEAL].bits, known);
    for (size_t f = 0; f < c->playbook->n_factors; f++)
        if (dw_fact_level(c->facts[f]) != DW_LEVELS_MAX)
            dw_factor_set_add(&known->factors, f);
}

static void add_needs(const dw_texts *texts, const dw_variable_set *own, uint64_t *asked)
{
    for (size_t t = 0; t < texts->n_texts; t++)
        for (size_t w = 0; w < DW_VARIABLES_MAX / 64; w++)
            asked[w] |= texts->text[t].needs.bits[w] & own->bits[w];
}

/* What is known of an item as far as the entry asks, beside what is known of the deal. */
static dw_variable_set known_of(const writer *w, const dw_entry *entry, size_t item)
{
    const dw_composer *const c = w->composer;
    const dw_item_facts *const list = &c->item_facts[entry->scope];
    const dw_variable_set *const own = &w->own[entry->scope];
    dw_variable_set known = c->plan.known;
    uint64_t asked[DW_VARIABLES_MAX / 64] = {0};
    if (entry->scope == DW_SCOPE_DEAL)
        return known;
    add_needs(&entry->text, own, asked);
    add_needs(&entry->say, own, asked);
    add_needs(&entry->then, own, asked);
    add_known(&c->plan, entry->scope, item, asked, &known);
    for (size_t i = 0; i < list->n_factors; i++)
        if (dw_fact_level(list->fact[item * list->n_factors + i]) != DW_LEVELS_MAX)
            dw_factor_set_add(&known.factors, list->factor[i]);
    return known;
}

/* ---- Which entries apply -------------------------------------------------------------------- */

/* The items of a scope in the order they are shown in. */
static size_t item_at(const dw_plan *plan, dw_scope scope, size_t place)
{
    if (scope == DW_SCOPE_ISSUE)
        return plan->issue[place].issue;
    if (scope == DW_SCOPE_DEADLINE)
        return plan->deadline[place].deadline;
    return place;
}

static bool applies(dw_composer *c, const dw_entry *entry, size_t item)
{
    return dw_when_holds(&entry->when, dw_facts_of(c, entry->scope, item)) == DW_TRUE &&
           dw_timing_is_due(&entry->timing, c->deal, &c->playbook->holidays);
}

static bool is_wanted(const dw_plan_options *options, dw_section section)
{
    return options->sections == 0 || (options->sections & DW_SECTION_BIT(section));
}

/* Has the scope an entry in a section that is asked for? What its items show, nobody else reads. */
static bool is_asked(const dw_composer *c, dw_scope scope)
{
    for (size_t e = 0; e < c->playbook->n_entries; e++)
        if (c->playbook->entry[e].scope == scope &&
            is_wanted(c->options, c->playbook->entry[e].section))
            return true;
    return false;
}

/* The places to look at for an entry: none where nobody asks for its section, or what is known of the
 * deal rules it out already. */
static dw_item_list candidates(const writer *w, const dw_entry *entry)
{
    const dw_composer *const c = w->composer;
    if (!is_wanted(c->options, entry->section) || dw_when_holds(&entry->when, c->facts) == DW_FALSE)
        return (dw_item_list){NULL, 0};
    if (entry->scope == DW_SCOPE_EVENT)
        return dw_item_index_find(&w->events, &entry->when);
    return (dw_item_list){NULL, dw_plan_item_count(&c->plan, entry->scope)};
}

static size_t place_at(const dw_item_list *list, size_t i)
{
    return list->item ? list->item[i] : i;
}

static size_t count_lines(const writer *w)
{
    dw_composer *const c = w->composer;
    size_t n = 0;
    for (size_t e = 0; e < c->playbook->n_entries; e++) {
        const dw_entry *const entry = &c->playbook->entry[e];
        const dw_item_list list = candidates(w, entry);
        for (size_t i = 0; i < list.n; i++)
            n += applies(c, entry, place_at(&list, i));
    }
    return n;
}

static void write_line(writer *w, const dw_entry *entry, size_t item)
{
    if (!applies(w->composer, entry, item))
        return;
    const dw_variable_set known = known_of(w, entry, item);
    const dw_line line = {.entry = entry,
                          .item = item,
                          .text = dw_texts_pick(&entry->text, &known),
                          .say = dw_texts_pick(&entry->say, &known),
                          .then = dw_texts_pick(&entry->then, &known)};
    if (line.text || (line.say && entry->text.n_texts == 0))
        w->line[w->n++] = line;
}

dw_status dw_compose_lines(dw_composer *c)
{
    writer w = {.composer = c};
    dw_status status = DW_OK;
    for (unsigned s = 0; status == DW_OK && s < DW_SCOPE_COUNT; s++) {
        list_own((dw_scope)s, &w.own[s]);
        if (s != DW_SCOPE_DEAL && is_asked(c, (dw_scope)s))
            status = dw_compose_items(c, (dw_scope)s);
    }
    if (status == DW_OK && is_asked(c, DW_SCOPE_EVENT))
        status = dw_item_index_make(c, DW_SCOPE_EVENT, &w.events);
    if (status != DW_OK)
        return status;
    w.line = DW_TAKE(c->arena, count_lines(&w), dw_line);
    if (!w.line)
        return DW_COMPOSER_FULL(c);
    learn_deal(&w);
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++) {
        const size_t from = w.n;
        for (size_t e = 0; e < c->playbook->n_entries; e++) {
            const dw_entry *const entry = &c->playbook->entry[e];
            const dw_item_list list =
                entry->section == (dw_section)s ? candidates(&w, entry) : (dw_item_list){NULL, 0};
            for (size_t i = 0; i < list.n; i++)
                write_line(&w, entry, item_at(&c->plan, entry->scope, place_at(&list, i)));
        }
        c->plan.section[s] = (dw_lines){w.line + from, w.n - from};
    }
    return DW_OK;
}
