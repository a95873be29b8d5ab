#include "app/support/foreign.h"

#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

#define MEMORY ((size_t)256 << 20)

/* ---- Other letters --------------------------------------------------------------------------- */

/* Latin letters as Cyrillic ones, but what stands in braces. */
char *foreign(const char *text)
{
    GString *out = g_string_new(NULL);
    bool name = false;
    for (const char *c = text; *c != '\0'; c++) {
        if ((*c == '{' || *c == '}') && c[1] == *c) { /* a brace, not a name */
            g_string_append_len(out, c++, 2);
            continue;
        }
        name = name ? *c != '}' : *c == '{';
        if (name || !g_ascii_isalpha(*c))
            g_string_append_c(out, *c);
        else
            g_string_append_unichar(out, g_ascii_islower(*c) ? 0x430u + (gunichar)(*c - 'a')
                                                             : 0x410u + (gunichar)(*c - 'A'));
    }
    return g_string_free(out, FALSE);
}

/* The structs are constant to all but who filled them: the arena they lie in is ours. */
void make_foreign(foreign_bench *b, const char *const *text)
{
    if (*text == NULL)
        return;
    g_autofree char *other = foreign(*text);
    *(const char **)(uintptr_t)text = g_string_chunk_insert(b->strings, other);
}

static void change_texts(foreign_bench *b, const dw_texts *texts)
{
    for (size_t i = 0; i < texts->n_texts; i++)
        make_foreign(b, &texts->text[i].pattern);
}

static void change_basis(foreign_bench *b, const dw_basis *basis)
{
    make_foreign(b, &basis->source);
    make_foreign(b, &basis->limits);
}

static void change_factors(foreign_bench *b, const dw_playbook *p)
{
    for (size_t f = 0; f < p->n_factors; f++) {
        const dw_factor *factor = &p->factor[f];
        make_foreign(b, &factor->label);
        change_texts(b, &factor->question);
        for (size_t l = 0; l < factor->n_levels; l++) {
            make_foreign(b, &factor->level[l].label);
            change_texts(b, &factor->level[l].means);
        }
    }
    for (size_t d = 0; d < p->n_decisions; d++) {
        change_basis(b, &p->decision[d].basis);
        for (size_t r = 0; r < p->decision[d].n_rules; r++)
            change_texts(b, &p->decision[d].rule[r].text);
    }
}

static void change_packs(foreign_bench *b, const dw_playbook *p)
{
    for (size_t a = 0; a < p->n_archetypes; a++)
        make_foreign(b, &p->archetype[a].label);
    /* Pages print the ids of alerts, which a dismissal names. */
    for (size_t e = 0; e < p->n_entries; e++)
        make_foreign(b, &p->entry[e].id);
    for (size_t t = 0; t < p->n_tactics; t++) {
        make_foreign(b, &p->tactic[t].label);
        change_texts(b, &p->tactic[t].text);
        change_texts(b, &p->tactic[t].instead);
        change_basis(b, &p->tactic[t].basis);
    }
    for (size_t k = 0; k < p->n_issue_kinds; k++) {
        make_foreign(b, &p->issue_kind[k].label);
        change_texts(b, &p->issue_kind[k].give);
        change_texts(b, &p->issue_kind[k].get);
        change_texts(b, &p->issue_kind[k].propose);
        change_basis(b, &p->issue_kind[k].basis);
        const dw_issue_estimate *estimate = &p->issue_kind[k].estimate;
        change_basis(b, &estimate->basis);
        for (size_t o = 0; o < estimate->n_options && !estimate->numeric; o++)
            make_foreign(b, &estimate->option[o].name);
    }
    for (size_t a = 0; a < p->n_authorities; a++) {
        make_foreign(b, &p->authority[a].label);
        change_basis(b, &p->authority[a].basis);
    }
    for (size_t l = 0; l < p->n_buyer_limits; l++) {
        make_foreign(b, &p->buyer_limit[l].label);
        change_basis(b, &p->buyer_limit[l].basis);
    }
    for (size_t s = 0; s < DW_SECTION_COUNT; s++)
        change_basis(b, &p->section_basis[s]);
    for (size_t h = 0; h < p->n_holidays; h++)
        change_basis(b, &p->holiday[h].basis);
    for (size_t e = 0; e < p->n_entries; e++) {
        make_foreign(b, &p->entry[e].heading);
        change_texts(b, &p->entry[e].text);
        change_texts(b, &p->entry[e].say);
        change_texts(b, &p->entry[e].then);
        change_basis(b, &p->entry[e].basis);
    }
}

static void change_people(foreign_bench *b, const dw_person *person, size_t n)
{
    for (size_t p = 0; p < n; p++) {
        make_foreign(b, &person[p].name);
        make_foreign(b, &person[p].title);
        make_foreign(b, &person[p].interest);
    }
}

static void change_deal(foreign_bench *b, const dw_deal *deal)
{
    make_foreign(b, &deal->name);
    make_foreign(b, &deal->account);
    make_foreign(b, &deal->owner);
    make_foreign(b, &deal->situation);
    make_foreign(b, &deal->strategy_reason);
    make_foreign(b, &deal->value.competitor);
    make_foreign(b, &deal->value.competitor_evidence);
    make_foreign(b, &deal->value.buyer_value.evidence);
    make_foreign(b, &deal->value.market.evidence);
    change_people(b, deal->ours, deal->n_ours);
    change_people(b, deal->theirs, deal->n_theirs);
    for (size_t i = 0; i < deal->n_issues; i++) {
        make_foreign(b, &deal->issue[i].name);
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            make_foreign(b, &deal->issue[i].option[o].name);
    }
    for (size_t d = 0; d < deal->n_deadlines; d++) {
        make_foreign(b, &deal->deadline[d].what);
        make_foreign(b, &deal->deadline[d].evidence);
    }
    for (size_t e = 0; e < deal->n_events; e++) {
        make_foreign(b, &deal->event[e].who);
        make_foreign(b, &deal->event[e].note);
        make_foreign(b, &deal->event[e].to);
        make_foreign(b, &deal->event[e].reason);
        make_foreign(b, &deal->event[e].alert);
        make_foreign(b, &deal->event[e].author);
        for (size_t l = 0; l < deal->event[e].n_lessons; l++)
            make_foreign(b, &deal->event[e].lesson[l]);
        make_foreign(b, &deal->event[e].competitor);
        if (deal->event[e].person != NULL)
            change_people(b, deal->event[e].person, 1);
    }
}

/* ---- A playbook that rewords every phrase ---------------------------------------------------- */

static char *translation(const dw_playbook *playbook)
{
    GString *yaml = g_string_new("playbook: foreign\nextends: default\nphrases:\n");
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p++) {
        g_autofree char *text = foreign(playbook->phrase[p]);
        g_string_append_printf(yaml, "  %s: \"%s\"\n", dw_phrase_info_of((dw_phrase)p)->name, text);
    }
    return g_string_free(yaml, FALSE);
}

int start_foreign(void **state)
{
    foreign_bench *b = g_new0(foreign_bench, 1);
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&b->arena, MEMORY);
    b->strings = g_string_chunk_new(4096);
    const dw_playbook *usual = text_playbook_load(NULL, &b->arena, &problems);
    g_autofree char *yaml = translation(usual);
    b->playbook = text_playbook_parse(yaml, strlen(yaml), "foreign.yaml", &b->arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    assert_string_equal(found, "");
    text_problems_clear(&problems);
    change_factors(b, b->playbook);
    change_packs(b, b->playbook);
    *state = b;
    return 0;
}

int end_foreign(void **state)
{
    foreign_bench *b = *state;
    dw_arena_clear(&b->arena);
    g_string_chunk_free(b->strings);
    g_free(b);
    return 0;
}

/* ---- Deals and pages -------------------------------------------------------------------------- */

const dw_deal *foreign_deal(foreign_bench *b, const char *path)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_deal *deal = text_deal_load(path, b->playbook, DW_DAY_NONE, &b->arena, &problems);
    text_problems_clear(&problems);
    assert_non_null(deal);
    change_deal(b, deal);
    return deal;
}

/* A Latin word on the page other than the deal's currency, or NULL. */
char *latin_word(const char *page, const char *currency)
{
    for (const char *c = page; *c != '\0'; c++) {
        if (!g_ascii_isalpha(*c))
            continue;
        size_t n = 0;
        while (g_ascii_isalpha(c[n]))
            n++;
        g_autofree char *word = g_strndup(c, n);
        if (!g_str_equal(word, currency))
            return g_steal_pointer(&word);
        c += n - 1;
    }
    return NULL;
}
