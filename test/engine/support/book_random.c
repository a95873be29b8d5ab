/* Random playbooks: stated factors f0, f1 …, and every decision the engine asks for with weights and
 * rules drawn. Points are multiples of 57 hundredths from a small range, so that ties and sums that
 * meet a threshold are common. */
#include "book.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

typedef struct maker {
    test_book *book;
    const test_shape *shape;
    dw_random *random;
} maker;

static size_t below(const maker *m, size_t n)
{
    return dw_random_below(m->random, (uint32_t)n);
}

static dw_points some_points(const maker *m)
{
    return ((dw_points)below(m, 9) - 4) * 57;
}

static size_t n_levels(const maker *m, size_t factor)
{
    return m->book->factor[factor].n_levels;
}

static void draw_weights(const maker *m, size_t decided, const size_t *input, size_t n_inputs)
{
    const size_t n_options = book_decision(m->book, decided)->n_options;
    for (size_t i = 0; i < n_inputs; i++)
        for (size_t l = 0; below(m, 3) > 0 && l < n_levels(m, input[i]); l++)
            for (size_t o = 0; o < n_options; o++)
                book_weight(m->book, decided, input[i], l, o, some_points(m));
}

/* Rules of one to three conditions over the inputs, in their order. */
static void draw_rules(const maker *m, size_t decided, const size_t *input, size_t n_inputs,
                       size_t n_rules)
{
    const size_t n_options = book_decision(m->book, decided)->n_options;
    for (size_t r = 0; r < n_rules; r++) {
        char when[256] = "";
        size_t n_conditions = 0;
        for (size_t i = 0; i < n_inputs && n_conditions < 3; i++) {
            if (below(m, n_inputs) > 2)
                continue;
            const dw_factor *const factor = &m->book->factor[input[i]];
            snprintf(when + strlen(when), sizeof when - strlen(when), "%s=%s%s ", factor->name,
                     below(m, 3) == 0 ? "!" : "", factor->level[below(m, factor->n_levels)].name);
            n_conditions++;
        }
        char id[32];
        snprintf(id, sizeof id, "rule_%zu", r);
        for (size_t o = 0; o < n_options; o++)
            book_rule(m->book, decided, id, book_when(m->book, when), o, some_points(m));
    }
}

static void draw_prior(const maker *m, size_t factor)
{
    double *const prior = DW_TAKE(&m->book->arena, n_levels(m, factor), double);
    for (size_t l = 0; l < n_levels(m, factor); l++)
        prior[l] = 1 + (double)below(m, 4);
    m->book->factor[factor].prior = prior;
}

static void draw_stated(const maker *m)
{
    static const char *const levels[] = {"a b", "a b c", "a b c d"};
    for (size_t f = 0; f < m->shape->n_stated; f++) {
        char name[32];
        snprintf(name, sizeof name, "f%zu", f);
        book_stated(m->book, name, levels[below(m, 3)]);
        if (m->shape->with_priors && below(m, 2))
            draw_prior(m, f);
    }
}

static size_t draw_scored(const maker *m, const char *name, const char *levels, const size_t *input,
                          size_t n)
{
    const double low = (double)some_points(m);
    const double threshold[] = {low, low + 57 * (1 + (double)below(m, 4))};
    const size_t f = book_scored(m->book, name, DW_SCOPE_DEAL, levels, threshold);
    draw_weights(m, f, input, n);
    draw_rules(m, f, input, n, below(m, 3));
    return f;
}

static void draw_chosen(const maker *m, const char *name, const char *options, const size_t *input,
                        size_t n)
{
    draw_weights(m, book_chosen(m->book, name, DW_SCOPE_DEAL, options), input, n);
}

static void draw_lead(const maker *m, size_t *input, size_t n)
{
    const size_t lead = book_chosen(m->book, "archetype", DW_SCOPE_DEAL, "p q r");
    draw_weights(m, lead, input, m->shape->plain ? m->shape->n_stated : n);
    for (size_t o = 0; o < 3; o++)
        book_base(m->book, lead, o, some_points(m));
    if (!m->shape->plain)
        draw_rules(m, lead, input, n, below(m, 6));
    input[n] = lead;
    const size_t guard = book_chosen(m->book, "guard", DW_SCOPE_DEAL, "none p q r");
    draw_weights(m, guard, input, n);
    draw_rules(m, guard, input, n + 1, 3);
}

static void add_names(test_book *book)
{
    static const char *const name[] = {"p", "q", "r"};
    for (size_t a = 0; a < 3; a++)
        book->archetype[a] =
            (dw_archetype){.name = name[a], .label = name[a], .numbers = {.concession_ratio = 0.5}};
    book->playbook.n_archetypes = 3;
    book->issue_kind[0] = (dw_issue_kind){.name = "other", .label = "other"};
    book->playbook.n_issue_kinds = 1;
}

void book_random(test_book *book, const test_shape *shape, dw_random *random)
{
    const maker m = {book, shape, random};
    size_t input[32];
    size_t n = shape->n_stated;
    book_init(book);
    add_names(book);
    draw_stated(&m);
    for (size_t i = 0; i < n; i++)
        input[i] = i;
    input[n] = book_measured(book, "team", DW_MEASURE_OUR_TEAM, NULL, NULL);
    n++;
    input[n] = draw_scored(&m, "effort", "fast_track balanced white_glove", input, n);
    n++;
    input[n] = draw_scored(&m, "power", "buyer balanced seller", input, n);
    n++;
    draw_chosen(&m, "mood", "sour sweet", input, n);
    input[n] = book_factor(book, "mood");
    n++;
    draw_lead(&m, input, n);
    draw_chosen(&m, "who_anchors", "us them", input, n);
    draw_chosen(&m, "anchor_frame", "value market competitive list", input, n);
    draw_chosen(&m, "sequence", "easy_first hardest_first package", input, n);
    draw_chosen(&m, "pacing", "fast measured slow", input, n);
    draw_chosen(&m, "escalation", "now prepare no", input, n);
    draw_chosen(&m, "escalation_verdict", "right not_yet wrong", input, n);
    draw_chosen(&m, "next_move", "hold ask trade offer break pivot escalate walk_away close accept",
                input, n);
    const double middle[] = {57};
    book_scored(book, "issue_priority", DW_SCOPE_ISSUE, "later early", middle);
    book_chosen(book, "deadline_standing", DW_SCOPE_DEADLINE, "legitimate buyer artificial");
    book_chosen(book, "buyer_pace", DW_SCOPE_DEAL, "conceding steady firm");
    book_chosen(book, "buyer_alternative", DW_SCOPE_DEAL, "status_quo substitute");
}
