#include "brief/package_words.h"
#include "brief/package_notes.h"
#include "brief/clearances.h"
#include "brief/house_no.h"

#include <math.h>
#include <string.h>

/* ---- Terms ------------------------------------------------------------------------------------- */

char *brief_package_option(const dw_plan *plan, const dw_package *package, size_t issue)
{
    return issue == plan->worth.cash_issue[DW_CASH_PRICE]
               ? brief_phrase_sum(plan, dw_money_round(package->price))
               : brief_phrase_option(plan, issue, package->option[issue]);
}

char *brief_term(const dw_playbook *book, const char *issue, const char *option)
{
    const char *const blank = strrchr(issue, ' '), *const last = blank ? blank + 1 : issue;
    const size_t length = strlen(last);
    const bool twice = g_ascii_strncasecmp(option, last, length) == 0 && option[length] == ' ';
    return brief_fill(book, DW_PHRASE_PACKAGE_TERM, issue, option + (twice ? length + 1 : 0), NULL);
}

/* Takes the words over. */
static void append(GString *list, char *words)
{
    g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "", words);
    g_free(words);
}

static char *list_end(GString *list)
{
    return g_string_free(list, list->len == 0);
}

char *brief_package_terms(const dw_plan *plan, const dw_package *package, const bool *marked)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (marked && !marked[i])
            continue;
        g_autofree char *issue = brief_phrase_issue(plan, i);
        g_autofree char *option = brief_package_option(plan, package, i);
        append(list, brief_term(plan->playbook, issue, option));
    }
    return list_end(list);
}

static char *terms_where(const dw_plan *plan, const dw_package *package, size_t n_events,
                         bool is_unnamed)
{
    bool marked[DW_ISSUES_MAX];
    dw_plan_find_unnamed(plan, package->option, n_events, marked);
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        marked[i] = marked[i] == is_unnamed;
    return brief_package_terms(plan, package, marked);
}

char *brief_named_terms(const dw_plan *plan, const dw_package *package)
{
    return brief_named_terms_after(plan, package, plan->deal->n_events);
}

char *brief_named_terms_after(const dw_plan *plan, const dw_package *package, size_t n_events)
{
    return terms_where(plan, package, n_events, false);
}

char *brief_unnamed_terms(const dw_plan *plan, const dw_package *package)
{
    return terms_where(plan, package, plan->deal->n_events, true);
}

dw_issue brief_term_issue(const dw_plan *plan, const dw_term *term, dw_option *named,
                          size_t *option)
{
    dw_issue issue = plan->deal->issue[term->issue];
    *named = (dw_option){.number = term->number};
    *option = term->option;
    if (term->option == DW_NONE) {
        issue.option = named;
        issue.n_options = 1;
        *option = 0;
    }
    return issue;
}

static char *term_words(const dw_plan *plan, const dw_term *term)
{
    dw_option named;
    size_t option;
    const dw_issue issue = brief_term_issue(plan, term, &named, &option);
    return brief_phrase_option_of(plan, &issue, option);
}

enum { OPTIONS_SAID = 4 };

/* Terms of one issue: "3 years or 5 years", the first of more. */
static char *options_words(const dw_plan *plan, const dw_term *term, size_t n)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const size_t n_said = n > OPTIONS_SAID ? OPTIONS_SAID - 1 : n;
    for (size_t t = 0; t < n_said; t++)
        g_ptr_array_add(words, term_words(plan, &term[t]));
    g_autofree char *count = g_strdup_printf("%zu", n - n_said);
    if (n > n_said)
        g_ptr_array_add(words, brief_fill(plan->playbook, DW_PHRASE_MOVED_MORE, count, NULL));
    return brief_phrase_list((const char *const *)words->pdata, words->len,
                             brief_word(plan->playbook, DW_PHRASE_LIST_OR));
}

char *brief_offer_terms(const dw_plan *plan, const dw_term *term, size_t n_terms)
{
    GString *list = g_string_new(NULL);
    for (size_t t = 0, n; t < n_terms; t += n) {
        for (n = 1; t + n < n_terms && term[t + n].issue == term[t].issue;)
            n++;
        g_autofree char *issue = brief_phrase_issue(plan, term[t].issue);
        g_autofree char *options = options_words(plan, &term[t], n);
        append(list, brief_term(plan->playbook, issue, options));
    }
    return list_end(list);
}

bool brief_package_differs(const dw_plan *plan, const dw_package *a, const dw_package *b,
                           size_t issue)
{
    return issue == plan->worth.cash_issue[DW_CASH_PRICE]
               ? dw_money_round(a->price) != dw_money_round(b->price)
               : a->option[issue] != b->option[issue];
}

char *brief_package_changes(const dw_plan *plan, const dw_package *from, const dw_package *to)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (!brief_package_differs(plan, from, to, i))
            continue;
        g_autofree char *issue = brief_phrase_issue(plan, i);
        g_autofree char *before = brief_package_option(plan, from, i);
        g_autofree char *after = brief_package_option(plan, to, i);
        append(list,
               brief_fill(plan->playbook, DW_PHRASE_BETTER_CHANGE, issue, before, after, NULL));
    }
    return list_end(list);
}

/* ---- Amounts ----------------------------------------------------------------------------------- */

static dw_money whole(const dw_plan *plan, double amount)
{
    const double unit = pow(10, plan->deal->currency_digits);
    return dw_money_round(round(amount / unit) * unit);
}

char *brief_whole_amount(const dw_plan *plan, double amount)
{
    return brief_phrase_amount(whole(plan, amount), plan->deal->currency_digits);
}

char *brief_whole_sum(const dw_plan *plan, double amount)
{
    return brief_phrase_sum(plan, whole(plan, amount));
}

char *brief_about(const dw_plan *plan, double amount)
{
    return brief_phrase_estimate(plan, dw_money_round(amount));
}

char *brief_or_nothing(const dw_plan *plan, double amount, dw_phrase nothing,
                       brief_amount_words *words)
{
    if (dw_money_estimate(amount) >= 0)
        return words(plan, amount);
    g_autofree char *other = words(plan, -amount);
    return brief_fill(plan->playbook, nothing, other, NULL);
}

double brief_gain_them(const dw_plan *plan, const dw_package *package)
{
    return dw_outside_is_known(&plan->worth) ? package->worth.them - dw_worth_outside(&plan->worth)
                                             : (double)NAN;
}

/* What reads as less than one in a hundred is as good as ruled out. */
static const double RULED_OUT = 0.01;

/* What the worst and the best of what they may have is worth to them. */
static void range_without_us(const dw_plan *plan, double *least, double *most)
{
    *least = INFINITY;
    *most = -INFINITY;
    for (size_t a = 0; a < plan->worth.n_alternatives; a++) {
        if (plan->belief_alternative[a] < RULED_OUT)
            continue;
        *least = fmin(*least, plan->worth.alternative[a].worth);
        *most = fmax(*most, plan->worth.alternative[a].worth);
    }
}

brief_gain brief_gain_range(const dw_plan *plan, const dw_package *package)
{
    const dw_worth_model *model = &plan->worth;
    const double named = brief_gain_them(plan, package);
    if (isnan(named) || model->n_alternatives < 2)
        return (brief_gain){named, named};
    double least, most;
    range_without_us(plan, &least, &most);
    return (brief_gain){package->worth.them - most, package->worth.them - least};
}

char *brief_gain_words(const dw_plan *plan, const dw_package *package)
{
    const brief_gain gain = brief_gain_range(plan, package);
    if (isnan(gain.low))
        return NULL;
    g_autofree char *low = brief_about(plan, gain.low);
    g_autofree char *high = brief_about(plan, gain.high);
    return g_str_equal(low, high) ? g_steal_pointer(&low)
                                  : brief_fill(plan->playbook, DW_PHRASE_RANGE, low, high, NULL);
}

/* What leaves them best off without us. */
static size_t best_alternative(const dw_plan *plan)
{
    const dw_alternative *alternative = plan->worth.alternative;
    size_t best = DW_NONE;
    for (size_t a = 0; a < plan->worth.n_alternatives; a++)
        if (plan->belief_alternative[a] >= RULED_OUT &&
            (best == DW_NONE || alternative[a].worth > alternative[best].worth))
            best = a;
    return best;
}

char *brief_loss_words(const dw_plan *plan, const dw_package *package)
{
    const brief_gain gain = brief_gain_range(plan, package);
    if (!(gain.low < 0))
        return NULL;
    g_autofree char *loss = brief_about(plan, -gain.low);
    g_autofree char *least = brief_about(plan, -gain.high);
    if (gain.high < 0)
        return brief_fill(plan->playbook, DW_PHRASE_VERDICT_THEY_LOSE, least, NULL);
    g_autofree char *with = brief_alternative_words(plan, best_alternative(plan));
    return brief_fill(plan->playbook, DW_PHRASE_VERDICT_THEY_MAY_LOSE, loss, with, NULL);
}

const char *brief_authority_label(const dw_plan *plan, size_t authority)
{
    return authority == DW_NONE ? NULL : plan->playbook->authority[authority].label;
}

/* ---- Limits ------------------------------------------------------------------------------------ */

bool brief_limit_visible(const brief_composer *composer, size_t issue)
{
    return composer->style->walk_aways || issue != composer->plan->worth.cash_issue[DW_CASH_PRICE];
}

/* ---- Measures ---------------------------------------------------------------------------------- */

static char *outside_words(const dw_plan *plan)
{
    const dw_worth_model *model = &plan->worth;
    if (model->n_alternatives > 1) {
        double least, most;
        range_without_us(plan, &least, &most);
        g_autofree char *low = brief_about(plan, least);
        g_autofree char *high = brief_about(plan, most);
        if (strcmp(low, high) != 0)
            return brief_fill(plan->playbook, DW_PHRASE_WITHOUT_IN_DOUBT, low, high, NULL);
    }
    g_autofree char *money = brief_about(plan, dw_worth_outside(model));
    g_autofree char *price = brief_phrase_sum(plan, dw_money_round(plan->worth.outside_price));
    const dw_playbook *book = plan->playbook;
    switch (plan->worth.outside) {
    case DW_OUTSIDE_COMPETITOR:
        return brief_fill(book,
                          plan->deal->value.competitor_evidence ? DW_PHRASE_WITHOUT_COMPETITOR
                                                                : DW_PHRASE_WITHOUT_HEARSAY,
                          money, price, NULL);
    case DW_OUTSIDE_STATUS_QUO: return brief_fill(book, DW_PHRASE_WITHOUT_STATUS_QUO, money, NULL);
    case DW_OUTSIDE_MARKET: return brief_fill(book, DW_PHRASE_WITHOUT_MARKET, money, price, NULL);
    case DW_OUTSIDE_UNKNOWN:
    case DW_OUTSIDE_COUNT: break;
    }
    return g_strdup(brief_word(book, DW_PHRASE_WITHOUT_UNKNOWN));
}

static char *them_words(const dw_plan *plan, const dw_worth *worth)
{
    g_autofree char *likely = brief_about(plan, worth->them);
    g_autofree char *low = brief_about(plan, worth->them_low);
    g_autofree char *high = brief_about(plan, worth->them_high);
    return worth->them_low == worth->them_high
               ? g_steal_pointer(&likely)
               : brief_fill(plan->playbook, DW_PHRASE_MONEY_RANGE, likely, low, high, NULL);
}

static void compose_ours(brief_composer *composer, brief_table *fields, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    brief_compose_field(composer, fields, DW_PHRASE_ROW_WORTH_US, BRIEF_STRONG,
                        brief_whole_sum(plan, package->worth.us));
    if (!composer->style->walk_aways || !dw_money_known(plan->package_walk_away))
        return;
    brief_compose_field(composer, fields, DW_PHRASE_ROW_OUR_LEAST, BRIEF_PLAIN,
                        brief_phrase_estimate(plan, plan->package_walk_away));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_GAIN_US, BRIEF_PLAIN,
                        brief_about(plan, brief_gain_us(plan, package)));
}

static void compose_theirs(brief_composer *composer, brief_table *fields, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    brief_compose_field(composer, fields, DW_PHRASE_ROW_WORTH_THEM, BRIEF_PLAIN,
                        them_words(plan, &package->worth));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_WITHOUT_US, BRIEF_PLAIN,
                        outside_words(plan));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_GAIN_THEM, BRIEF_PLAIN,
                        brief_gain_words(plan, package));
}

/* What is nearer to list than this reads as 0. */
static const double LEAST_SHARE = 0.0005;

char *brief_discount_words(const dw_plan *plan, double discount)
{
    if (!isfinite(discount))
        return NULL;
    g_autofree char *share = brief_phrase_share(fabs(discount));
    return discount < -LEAST_SHARE ? brief_fill(plan->playbook, DW_PHRASE_ABOVE_LIST, share, NULL)
                                   : g_steal_pointer(&share);
}

double brief_gain_us(const dw_plan *plan, const dw_package *package)
{
    return dw_money_known(plan->package_walk_away)
               ? dw_money_over(package->worth.us, (double)plan->package_walk_away)
               : (double)NAN;
}

bool brief_package_is_below(const dw_plan *plan, const dw_package *package)
{
    return brief_gain_us(plan, package) < 0;
}

void brief_compose_measures(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    brief_table *fields = brief_add_fields(composer->document);
    g_autofree char *chance = brief_phrase_taken(composer->book, package->acceptance);
    g_autofree char *discount = brief_discount_words(plan, package->discount);
    compose_ours(composer, fields, package);
    compose_theirs(composer, fields, package);
    if (isfinite(package->acceptance))
        brief_compose_field(composer, fields, DW_PHRASE_ROW_CHANCE, BRIEF_PLAIN,
                            brief_fill(composer->book, DW_PHRASE_CHANCE_ABOUT, chance, NULL));
    if (discount != NULL)
        brief_compose_field(
            composer, fields, DW_PHRASE_ROW_OFF_LIST, BRIEF_PLAIN,
            brief_fill(composer->book, DW_PHRASE_OFF_LIST_COUNTING, discount, NULL));
    brief_compose_field(composer, fields, DW_PHRASE_ROW_APPROVAL, BRIEF_PLAIN,
                        brief_approval_words(plan, package));
    brief_compose_refused(composer, package);
    brief_compose_belied(composer, &package, 1);
    brief_compose_doubt(composer);
}

/* ---- Better for both --------------------------------------------------------------------------- */

/* Does one have a term that they said no to, where the other has none on that issue? */
static bool has_new_refused(const dw_plan *plan, const dw_package *one, const dw_package *than)
{
    for (size_t i = 0; plan->worth.refused != NULL && i < plan->deal->n_issues; i++)
        if (dw_option_set_has(&plan->worth.refused[i], one->option[i]) &&
            !dw_option_set_has(&plan->worth.refused[i], than->option[i]))
            return true;
    return false;
}

/* A chance that falls where they gain comes of the doubt about what terms are worth to them. */
static char *less_likely_words(const brief_composer *composer, const dw_package *than,
                               const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *before = brief_phrase_taken(composer->book, than->acceptance);
    g_autofree char *after = brief_phrase_taken(composer->book, package->acceptance);
    if (!(package->acceptance < than->acceptance) || strcmp(before, after) == 0 ||
        has_new_refused(plan, package, than))
        return NULL;
    return brief_fill(composer->book, DW_PHRASE_BETTER_LESS_LIKELY, plan->deal->account, NULL);
}

static void compose_better_one(brief_composer *composer, const dw_package *than,
                               const dw_package *package, int number)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *changes = brief_package_changes(plan, than, package);
    g_autofree char *ours = brief_about(plan, package->worth.us - than->worth.us);
    g_autofree char *theirs = brief_about(plan, package->worth.them - than->worth.them);
    g_autofree char *gains = brief_fill(composer->book, DW_PHRASE_BETTER_GAINS, ours, theirs, NULL);
    g_autofree char *approver = brief_approval_words(plan, package);
    if (!changes)
        return;
    brief_add_take(composer->document, BRIEF_NUMBERED, NULL,
                   brief_fill(composer->book, DW_PHRASE_BETTER_CHANGES, changes, NULL))
        ->number = number;
    g_autofree char *chance = brief_phrase_taken(composer->book, package->acceptance);
    g_autofree char *needs =
        approver && isfinite(package->acceptance)
            ? brief_fill(composer->book, DW_PHRASE_BETTER_CHANCE, chance, approver, NULL)
            : NULL;
    g_autofree char *why = needs ? less_likely_words(composer, than, package) : NULL;
    const char *all[] = {gains, needs, why, NULL}; /* ends at the first that there is not */
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL, g_strjoinv(" ", (char **)all));
}

void brief_compose_better(brief_composer *composer, const dw_package *than, const dw_better *better)
{
    g_autoptr(GArray) named = brief_named_packages();
    int shown = 0;
    for (size_t p = 0; p < better->n_packages; p++) {
        if (!brief_package_visible(composer, &better->package[p]))
            continue;
        compose_better_one(composer, than, &better->package[p], ++shown);
        brief_name_package(named, &better->package[p],
                           brief_package_number(composer->book, (size_t)shown));
    }
    if (!brief_has_ended(composer->plan)) /* what is over is shown to nobody */
        brief_compose_clearances(composer, named);
    g_autofree char *count = g_strdup_printf("%d", shown);
    g_autofree char *total = brief_phrase_count((int64_t)better->n_points);
    if ((size_t)shown < better->n_points && composer->style->walk_aways)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, DW_PHRASE_BETTER_SHOWN, count, total, NULL))
            ->tone = BRIEF_DIM;
}

/* ---- What is lacking --------------------------------------------------------------------------- */

size_t brief_lacking_list(const dw_plan *plan, dw_phrase *lacking)
{
    const dw_deal_value *value = &plan->deal->value;
    const struct {
        bool missing;
        dw_phrase phrase;
    } all[BRIEF_LACKING_MAX] = {
        {!plan->worth.priced, DW_PHRASE_LACKING_PRICE},
        {!plan->worth.valued_by_them, DW_PHRASE_LACKING_THEIR_VALUE},
        {plan->worth.outside == DW_OUTSIDE_UNKNOWN, DW_PHRASE_LACKING_OUTSIDE},
        {!dw_money_known(value->target_price), DW_PHRASE_LACKING_TARGET},
        {!dw_money_known(value->floor_price), DW_PHRASE_LACKING_FLOOR},
        {!dw_money_known(value->list_price), DW_PHRASE_LACKING_LIST}};
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i].missing)
            lacking[n++] = all[i].phrase;
    return n;
}

void brief_compose_lacking(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    dw_phrase lacking[BRIEF_LACKING_MAX];
    const size_t n = brief_lacking_list(plan, lacking);
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_LACKING);
    for (size_t i = 0; i < n; i++)
        brief_compose_word(composer, BRIEF_BULLET, lacking[i]);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const dw_issue_kind *kind = &plan->playbook->issue_kind[plan->deal->issue[i].kind];
        if (kind->cash != DW_CASH_NONE || dw_issue_is_weighed(&plan->worth, i))
            continue;
        g_autofree char *issue = brief_phrase_issue(plan, i);
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_LACKING_ISSUE, issue, NULL));
    }
    brief_drop_empty_heading(composer->document);
}
