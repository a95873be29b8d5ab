/* Which entries of the playbook this deal calls for, and in which wording. */
#include "compose.h"
#include "item_index.h"
#include "schedule.h"

/* Of an item, what is its own: what is known of the deal is asked once. */
static void add_known(const dw_plan *plan, dw_scope scope, size_t item, dw_variable_set *known)
{
    const char *names[DW_PLAN_NAMES_MAX];
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        const dw_variable variable = (dw_variable)v;
        const bool is_own = scope == DW_SCOPE_DEAL || dw_variable_scope(variable) != DW_SCOPE_DEAL;
        if (is_own && dw_variable_allowed(variable, scope) &&
            dw_plan_value(plan, scope, item, variable, names).kind != DW_VALUE_NONE)
            dw_variable_set_add(known, variable);
    }
}

static void add_known_facts(const dw_playbook *playbook, const dw_fact *facts,
                            dw_variable_set *known)
{
    for (size_t f = 0; f < playbook->n_factors; f++)
        if (dw_fact_level(facts[f]) != DW_LEVELS_MAX)
            dw_factor_set_add(&known->factors, f);
}

/* The items of a scope in the order they are shown in. */
static size_t item_at(const dw_plan *plan, dw_scope scope, size_t place)
{
    if (scope == DW_SCOPE_ISSUE)
        return plan->issue[place].issue;
    if (scope == DW_SCOPE_DEADLINE)
        return plan->deadline[place].deadline;
    return place;
}

typedef struct writer {
    dw_composer *composer;
    dw_line *line;
    size_t n;
    dw_variable_set *known[DW_SCOPE_COUNT]; /* [items of the scope] */
    bool *is_learned[DW_SCOPE_COUNT];       /* [items]: few of many events have anything to say */
    dw_item_index events;                   /* there may be thousands, and most entries fit few */
} writer;

static bool take_known(writer *w, dw_scope scope)
{
    dw_composer *const c = w->composer;
    const size_t n = dw_plan_item_count(&c->plan, scope);
    w->known[scope] = DW_TAKE(c->arena, n, dw_variable_set);
    w->is_learned[scope] = DW_TAKE(c->arena, n, bool);
    return w->known[scope] && w->is_learned[scope];
}

static const dw_variable_set *known_of(writer *w, dw_scope scope, size_t item)
{
    dw_composer *const c = w->composer;
    dw_variable_set *const known = &w->known[scope][item];
    if (!w->is_learned[scope][item]) {
        if (scope != DW_SCOPE_DEAL)
            *known = *known_of(w, DW_SCOPE_DEAL, 0);
        add_known(&c->plan, scope, item, known);
        add_known_facts(c->playbook, dw_facts_of(c, scope, item), known);
        w->is_learned[scope][item] = true;
    }
    return known;
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
    const dw_variable_set *const known = known_of(w, entry->scope, item);
    const dw_line line = {.entry = entry,
                          .item = item,
                          .text = dw_texts_pick(&entry->text, known),
                          .say = dw_texts_pick(&entry->say, known),
                          .then = dw_texts_pick(&entry->then, known)};
    if (line.text || (line.say && entry->text.n_texts == 0))
        w->line[w->n++] = line;
}

dw_status dw_compose_lines(dw_composer *c)
{
    writer w = {.composer = c};
    dw_status status = DW_OK;
    for (unsigned s = 0; status == DW_OK && s < DW_SCOPE_COUNT; s++) {
        if (s != DW_SCOPE_DEAL)
            status = dw_compose_items(c, (dw_scope)s);
        if (status == DW_OK && !take_known(&w, (dw_scope)s))
            status = DW_COMPOSER_FULL(c);
    }
    if (status != DW_OK)
        return status;
    status = dw_item_index_make(c, DW_SCOPE_EVENT, &w.events);
    if (status != DW_OK)
        return status;
    w.line = DW_TAKE(c->arena, count_lines(&w), dw_line);
    if (!w.line)
        return DW_COMPOSER_FULL(c);
    c->plan.known = *known_of(&w, DW_SCOPE_DEAL, 0);
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
