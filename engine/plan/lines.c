/* Which entries of the playbook this deal calls for, and in which wording. */
#include "compose.h"
#include "item_index.h"
#include "schedule.h"

#include "../base/bits.h"

/* Where an entry is looked for. */
typedef struct places {
    dw_item_list list;
    size_t n_fitting; /* how many of them it applies to */
} places;

typedef struct writer {
    dw_composer *composer;
    places *places; /* [n_entries] */
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

static void add_needs(const dw_texts *texts, dw_variable_set *asked)
{
    for (size_t t = 0; t < texts->n_texts; t++) {
        for (size_t w = 0; w < DW_VARIABLES_MAX / 64; w++)
            asked->bits[w] |= texts->text[t].needs.bits[w];
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            asked->factors.bits[w] |= texts->text[t].needs.factors.bits[w];
    }
}

/* What is known of an item as far as the entry asks, beside what is known of the deal. */
static dw_variable_set known_of(const writer *w, const dw_entry *entry, size_t item)
{
    const dw_composer *const c = w->composer;
    const dw_item_facts *const list = &c->item_facts[entry->scope];
    dw_variable_set known = c->plan.known, asked = {0};
    if (entry->scope == DW_SCOPE_DEAL)
        return known;
    add_needs(&entry->text, &asked);
    add_needs(&entry->say, &asked);
    add_needs(&entry->then, &asked);
    for (size_t v = 0; v < DW_VARIABLES_MAX / 64; v++)
        asked.bits[v] &= w->own[entry->scope].bits[v];
    add_known(&c->plan, entry->scope, item, asked.bits, &known);
    for (size_t i = 0; i < list->n_factors; i++)
        if (dw_factor_set_has(&asked.factors, list->factor[i]) &&
            dw_fact_level(dw_item_fact(c, entry->scope, i, item)) != DW_LEVELS_MAX)
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

static bool applies(const dw_composer *c, const dw_entry *entry, size_t item)
{
    if (entry->scope == DW_SCOPE_DEAL)
        return dw_when_holds(&entry->when, c->facts) == DW_TRUE;
    return (entry->scope != DW_SCOPE_EVENT || !c->plan.judged || c->plan.judged[item]) &&
           dw_item_fits(c, entry->scope, item, &entry->when);
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

/* The places to look at for an entry: none where nobody asks for its section, it is not due, what is known of
 * the deal rules it out already, or it asks of a deal in which nothing is open any more. */
static dw_status find_candidates(writer *w, const dw_entry *entry, dw_item_list *list)
{
    const dw_composer *const c = w->composer;
    *list = (dw_item_list){NULL, 0};
    const bool is_over = entry->section == DW_SECTION_QUESTIONS && dw_deal_is_settled(c->deal);
    if (is_over || !is_wanted(c->options, entry->section) ||
        dw_when_holds(&entry->when, c->facts) == DW_FALSE ||
        !dw_timing_is_due(&entry->timing, c->deal, &c->playbook->holidays))
        return DW_OK;
    if (entry->scope == DW_SCOPE_EVENT)
        return dw_item_index_find(&w->events, &entry->when, list);
    list->n = dw_plan_item_count(&c->plan, entry->scope);
    return DW_OK;
}

static size_t place_at(const dw_item_list *list, size_t i)
{
    return list->item ? list->item[i] : i;
}

/* Of each entry the places to look at and how many of them apply; *n_lines of all. */
static dw_status find_places(writer *w, size_t *n_lines)
{
    const dw_composer *const c = w->composer;
    w->places = DW_TAKE(c->arena, c->playbook->n_entries, places);
    dw_status status = w->places ? DW_OK : DW_COMPOSER_FULL(c);
    *n_lines = 0;
    for (size_t e = 0; status == DW_OK && e < c->playbook->n_entries; e++) {
        const dw_entry *const entry = &c->playbook->entry[e];
        places *const found = &w->places[e];
        status = find_candidates(w, entry, &found->list);
        for (size_t i = 0; status == DW_OK && i < found->list.n; i++)
            found->n_fitting += applies(c, entry, place_at(&found->list, i));
        *n_lines += found->n_fitting;
    }
    return status;
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
    size_t n_lines = 0;
    if (status == DW_OK)
        status = find_places(&w, &n_lines);
    if (status != DW_OK)
        return status;
    w.line = DW_TAKE(c->arena, n_lines, dw_line);
    if (!w.line)
        return DW_COMPOSER_FULL(c);
    learn_deal(&w);
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++) {
        const size_t from = w.n;
        for (size_t e = 0; e < c->playbook->n_entries; e++) {
            const dw_entry *const entry = &c->playbook->entry[e];
            const places *const found = &w.places[e];
            if (entry->section != (dw_section)s || found->n_fitting == 0)
                continue;
            for (size_t i = 0; i < found->list.n; i++)
                write_line(&w, entry, item_at(&c->plan, entry->scope, place_at(&found->list, i)));
        }
        c->plan.section[s] = (dw_lines){w.line + from, w.n - from};
    }
    return DW_OK;
}
