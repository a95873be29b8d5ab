#include "brief/clearances.h"
#include "brief/house_no.h"
#include "brief/package_words.h"

/* ---- Packages by name -------------------------------------------------------------------------- */

static void clear_named(void *named)
{
    g_free(((brief_named_package *)named)->name);
}

GArray *brief_named_packages(void)
{
    GArray *named = g_array_new(FALSE, FALSE, sizeof(brief_named_package));
    g_array_set_clear_func(named, clear_named);
    return named;
}

void brief_name_package(GArray *named, const dw_package *package, char *name)
{
    const brief_named_package one = {package, name};
    g_array_append_val(named, one);
}

char *brief_package_number(const dw_playbook *book, size_t number)
{
    g_autofree char *digits = g_strdup_printf("%zu", number);
    return brief_fill(book, DW_PHRASE_PACKAGE_NUMBERED, digits, NULL);
}

GArray *brief_named_alone(const brief_composer *composer, const dw_package *package, dw_phrase name)
{
    GArray *named = brief_named_packages();
    brief_name_package(named, package, g_strdup(brief_word(composer->book, name)));
    return named;
}

GArray *brief_named_proposals(const brief_composer *composer, bool next)
{
    const dw_proposals *made = &composer->plan->proposals;
    GArray *named = brief_named_packages();
    size_t number = 0;
    if (next && made->exists && brief_package_visible(composer, &made->next))
        brief_name_package(named, &made->next,
                           g_strdup(brief_word(composer->book, DW_PHRASE_THE_NEXT_OFFER)));
    for (size_t p = 0; p < made->n_packages; p++)
        if (brief_package_visible(composer, &made->package[p]))
            brief_name_package(named, &made->package[p],
                               brief_package_number(composer->book, ++number));
    return named;
}

/* ---- What is the same for some of them --------------------------------------------------------- */

/* What stands between a package and the buyer. Packages with equal ones are named together. */
typedef struct state {
    dw_clearance clearance;
    size_t authority;        /* of what needs a yes, else DW_NONE */
    const dw_ruling *grant;  /* whose words it has to keep, or NULL */
    const dw_ruling *ruling; /* that covers or refuses it, or NULL */
} state;

static state state_of(const dw_plan *plan, const dw_package *package)
{
    const dw_approvals *approvals = &plan->approvals;
    state s = {.clearance = dw_approvals_clear(approvals, &plan->worth, package),
               .authority = DW_NONE,
               .grant = dw_approvals_condition(approvals, &plan->worth, package),
               .ruling = dw_approvals_ruling(approvals, &plan->worth, package)};
    /* What waits for another answer of who said no waits for nobody else's; what says no tells of it. */
    const dw_ruling *denial = dw_approvals_denial(approvals, &plan->worth, package);
    if (denial && denial != s.ruling)
        return (state){.clearance = DW_CLEARANCE_NONE, .authority = DW_NONE};
    const bool needs_nobody = package->authority == 0 || package->authority == DW_NONE;
    if (s.clearance == DW_CLEARANCE_UNASKED || s.clearance == DW_CLEARANCE_ASKED)
        s.authority = package->authority;
    /* What the first authority may do anyway is covered by whatever was granted beyond it. */
    if (s.clearance == DW_CLEARANCE_COVERED && !s.grant && needs_nobody)
        s = (state){.clearance = DW_CLEARANCE_OWN, .authority = DW_NONE};
    return s;
}

static bool same_state(const state *a, const state *b)
{
    return a->clearance == b->clearance && a->authority == b->authority && a->grant == b->grant &&
           a->ruling == b->ruling;
}

static const brief_named_package *named_at(const GArray *named, size_t at)
{
    return &g_array_index(named, brief_named_package, at);
}

/* The names of all from `first` on that are in the same state as it; NULL where an earlier one is. */
static char *names_like(const dw_plan *plan, const GArray *named, size_t first, const state *of)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t p = 0; p < named->len; p++) {
        const state other = state_of(plan, named_at(named, p)->package);
        if (!same_state(&other, of))
            continue;
        if (p < first)
            return NULL;
        g_ptr_array_add(names, named_at(named, p)->name);
    }
    return brief_phrase_list((const char *const *)names->pdata, names->len,
                             brief_word(plan->playbook, DW_PHRASE_LIST_AND));
}

/* ---- Who has to say yes ------------------------------------------------------------------------ */

/* "package 1 and package 3 (sales manager: ask Tom Feld)"; NULL where they need nobody. */
static char *needs_words(const dw_plan *plan, const char *names, const state *s)
{
    const dw_playbook *book = plan->playbook;
    const char *label = brief_authority_label(plan, s->authority);
    const char *who = s->authority == DW_NONE ? NULL : plan->approvals.answerer[s->authority];
    if (s->clearance == DW_CLEARANCE_ASKED)
        return brief_fill(book, DW_PHRASE_NEEDS_YES_ASKED, names, label, NULL);
    if (s->clearance == DW_CLEARANCE_UNASKED)
        return who ? brief_fill(book, DW_PHRASE_NEEDS_YES_ASK, names, label, who, NULL)
                   : brief_fill(book, DW_PHRASE_NEEDS_YES_NOBODY, names, label, NULL);
    if (s->clearance != DW_CLEARANCE_REFUSED)
        return NULL;
    const dw_event *refusal = &plan->deal->event[s->ruling->event];
    g_autofree char *date = brief_phrase_day(book, refusal->day);
    return brief_fill(book, DW_PHRASE_NEEDS_YES_REFUSED, names, refusal->who, date, NULL);
}

static void add_needs(GPtrArray *sentences, const dw_plan *plan, const GArray *named,
                      dw_phrase lead)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t p = 0; p < named->len; p++) {
        const state s = state_of(plan, named_at(named, p)->package);
        g_autofree char *names = names_like(plan, named, p, &s);
        g_autofree char *words = names ? needs_words(plan, names, &s) : NULL;
        if (words)
            g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", words);
    }
    if (list->len > 0)
        g_ptr_array_add(sentences,
                        brief_fill(plan->playbook, lead, plan->deal->account, list->str, NULL));
}

/* ---- What our own house has said no to ---------------------------------------------------------- */

/* The names of the packages that the ruling says no to, those aside that are refused by it as a whole: whose
 * yes they need says that already. NULL for none. */
static char *names_denied(const dw_plan *plan, const GArray *named, const dw_ruling *ruling)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (size_t p = 0; p < named->len; p++) {
        const dw_package *package = named_at(named, p)->package;
        const dw_ruling *by[DW_ISSUES_MAX];
        bool denied = false;
        (void)dw_approvals_denials(&plan->approvals, &plan->worth, package, by);
        for (size_t i = 0; i < plan->deal->n_issues; i++)
            denied = denied || by[i] == ruling;
        if (denied && dw_approvals_ruling(&plan->approvals, &plan->worth, package) != ruling)
            g_ptr_array_add(names, named_at(named, p)->name);
    }
    return names->len == 0 ? NULL
                           : brief_phrase_list((const char *const *)names->pdata, names->len,
                                               brief_word(plan->playbook, DW_PHRASE_LIST_AND));
}

/* The newest first. */
static void add_denials(GPtrArray *sentences, const brief_composer *composer, const GArray *named)
{
    const dw_approvals *approvals = &composer->plan->approvals;
    for (size_t k = approvals->n_rulings; k-- > 0;) {
        const dw_ruling *ruling = &approvals->ruling[k];
        g_autofree char *names = names_denied(composer->plan, named, ruling);
        if (!names)
            continue;
        g_autofree char *denial = brief_denial_words(composer, ruling);
        g_ptr_array_add(sentences,
                        brief_phrase_raise(brief_fill(composer->book,
                                                      ruling->granted ? DW_PHRASE_PACKAGES_BEYOND
                                                                      : DW_PHRASE_PACKAGES_DENIED,
                                                      names, denial, NULL)));
    }
}

/* ---- Why an authority does not reach -------------------------------------------------------------- */

/* Of what needs a yes that the share of its discount would not. */
static void add_amounts(GPtrArray *sentences, const brief_composer *composer, const GArray *named)
{
    const dw_plan *plan = composer->plan;
    for (size_t p = 0; p < named->len; p++) {
        const dw_package *package = named_at(named, p)->package;
        const state s = state_of(plan, package);
        double most;
        const size_t stopped = s.authority == DW_NONE
                                   ? DW_NONE
                                   : dw_package_beyond_amount(&plan->worth, package, &most);
        if (stopped == DW_NONE)
            continue;
        g_autofree char *off =
            brief_whole_sum(plan, package->discount * (double)plan->deal->value.list_price);
        g_autofree char *limit = brief_whole_sum(plan, most);
        g_ptr_array_add(sentences,
                        brief_phrase_raise(brief_fill(
                            composer->book, DW_PHRASE_BEYOND_AMOUNT, named_at(named, p)->name, off,
                            brief_authority_label(plan, stopped), limit, NULL)));
    }
}

/* ---- What is granted --------------------------------------------------------------------------- */

static char *grant_words(const brief_composer *composer, const char *names, const state *s)
{
    const dw_plan *plan = composer->plan;
    const dw_ruling *grant = s->grant ? s->grant : s->ruling;
    const dw_event *answer = &plan->deal->event[grant->event];
    g_autofree char *date = brief_phrase_day(plan->playbook, answer->day);
    if (s->grant && composer->style->walk_aways)
        return brief_fill(plan->playbook, DW_PHRASE_RESTS_ON_WORDS, names, answer->who, date,
                          grant->words, NULL);
    return brief_fill(plan->playbook,
                      s->grant ? DW_PHRASE_RESTS_ON_CONDITION : DW_PHRASE_RESTS_ON_GRANT, names,
                      answer->who, date, NULL);
}

/* Of what is granted; without `all` only where words are written with it. */
static void add_grants(GPtrArray *sentences, const brief_composer *composer, const GArray *named,
                       bool all)
{
    const dw_plan *plan = composer->plan;
    for (size_t p = 0; p < named->len; p++) {
        const state s = state_of(plan, named_at(named, p)->package);
        if (s.clearance != DW_CLEARANCE_COVERED || (!s.grant && !all))
            continue;
        g_autofree char *names = names_like(plan, named, p, &s);
        if (names)
            g_ptr_array_add(sentences, brief_phrase_raise(grant_words(composer, names, &s)));
    }
}

/* ---- On the page ------------------------------------------------------------------------------- */

GPtrArray *brief_clearance_sentences(const brief_composer *composer, const GArray *named,
                                     dw_phrase lead)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
    add_needs(sentences, composer->plan, named, lead);
    add_amounts(sentences, composer, named);
    add_denials(sentences, composer, named);
    add_grants(sentences, composer, named, true);
    return sentences;
}

static void compose(brief_composer *composer, const GPtrArray *sentences)
{
    for (size_t i = 0; i < sentences->len; i++)
        brief_add(composer->document, BRIEF_BULLET, NULL, g_ptr_array_index(sentences, i))->tone =
            BRIEF_CAREFUL;
}

void brief_compose_clearances_as(brief_composer *composer, const GArray *named, dw_phrase lead)
{
    g_autoptr(GPtrArray) sentences = brief_clearance_sentences(composer, named, lead);
    compose(composer, sentences);
}

void brief_compose_clearances(brief_composer *composer, const GArray *named)
{
    brief_compose_clearances_as(composer, named, DW_PHRASE_NEEDS_YES);
}

void brief_compose_conditions(brief_composer *composer, const GArray *named)
{
    g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func(g_free);
    add_grants(sentences, composer, named, false);
    compose(composer, sentences);
}

void brief_compose_step_conditions(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    g_autoptr(GArray) named = brief_named_packages();
    for (size_t s = 1; s < plan->n_steps; s++) {
        g_autofree char *digits = g_strdup_printf("%zu", s);
        if (composer->style->walk_aways || !plan->step[s].below_target)
            brief_name_package(named, &plan->step[s].concession.package,
                               brief_fill(composer->book, DW_PHRASE_STEP_NUMBERED, digits, NULL));
    }
    brief_compose_conditions(composer, named);
}
