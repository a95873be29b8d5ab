/* A deal as a space of outcomes. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

/* What making a table fills, in the arena. */
typedef struct table_maker {
    const dw_worth_model *model;
    dw_table_limits limits;
    dw_arena *arena;
    dw_table_cluster *cluster;
    dw_cluster *choices;
    dw_cluster_issues *issues;
    size_t n_clusters;
    const size_t *standard;
    double enough
        [DW_ISSUES_MAX]; /* worth to them, no more of the issue is given; INFINITY for no limit */
    bool thinned;
} table_maker;

/* ---- Options -------------------------------------------------------------------------------- */

static bool is_price(const table_maker *m, size_t issue)
{
    return issue == m->model->cash_issue[DW_CASH_PRICE];
}

/* The lowest price stays, so that there is one. */
static double lowest_price(const dw_issue *issue)
{
    double lowest = INFINITY;
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_issue_allows(issue, o))
            lowest = fmin(lowest, issue->option[o].number);
    return lowest;
}

/* Is there an allowed price within both limits? */
static bool has_price_within(const table_maker *m, const dw_issue *issue, double most)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_issue_allows(issue, o) && issue->option[o].number <= most &&
            issue->option[o].number >= m->limits.price_least)
            return true;
    return false;
}

static bool is_price_in(const table_maker *m, const dw_issue *issue, double number)
{
    const double most = fmax(m->limits.price_most, lowest_price(issue));
    return number <= most && (number >= m->limits.price_least || !has_price_within(m, issue, most));
}

/* An issue whose allowed options are all refused keeps the one that was refused last, or all of them. */
static bool is_refused(const table_maker *m, size_t issue, size_t option)
{
    const dw_issue *const i = &m->model->deal->issue[issue];
    const dw_offered *const offered = m->limits.offered;
    if (!offered || !dw_offered_is_out(offered, issue, option))
        return false;
    const dw_said *const last = &offered->no[issue];
    return dw_offered_leaves_any(m->model, offered, issue) ||
           (last->event && dw_issue_allows(i, last->option) && option != last->option);
}

/* Is it in our offer, or taken up? What only the record names is in no other package of ours. */
static bool stands(const table_maker *m, size_t issue, size_t option)
{
    const dw_offered *const offered = m->limits.offered;
    return (m->limits.taken && m->limits.taken[issue] == option) ||
           (offered && offered->exists[DW_SIDE_US] && offered->option[DW_SIDE_US][issue] == option);
}

static bool is_barred(const table_maker *m, size_t issue, size_t option)
{
    return m->limits.leaves_barred && dw_model_bars(m->model, issue, option);
}

/* Would we ask for less than we take up of theirs? */
static bool asks_less(const table_maker *m, size_t issue, size_t o)
{
    const size_t taken = m->limits.taken ? m->limits.taken[issue] : DW_NONE;
    size_t option[DW_ISSUES_MAX];
    if (taken == DW_NONE || taken == o)
        return false;
    memcpy(option, m->limits.taken_at, m->model->deal->n_issues * sizeof *option);
    option[issue] = taken;
    return dw_worth_of_taking(m->model, option, m->limits.taken_price, issue, o) < -DW_WORTH_SAME;
}

static double given(const table_maker *m, size_t issue, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, m->limits.given_at, m->model->deal->n_issues * sizeof *option);
    option[issue] = o;
    return dw_worth_asked(m->model, option, m->limits.given_price).them;
}

/* Would we give more of the issue than they ask for, and than stands? */
static bool gives_more(const table_maker *m, size_t issue, size_t o)
{
    return isfinite(m->enough[issue]) && given(m, issue, o) > m->enough[issue];
}

static bool is_open(const table_maker *m, size_t issue, size_t option)
{
    const dw_issue *const i = &m->model->deal->issue[issue];
    const size_t settled = m->limits.settled ? m->limits.settled[issue] : DW_NONE;
    if (!dw_issue_allows(i, option))
        return false;
    if (is_price(m, issue))
        return is_price_in(m, i, i->option[option].number);
    if (settled != DW_NONE && dw_issue_allows(i, settled))
        return option == settled;
    if ((i->option[option].named || is_barred(m, issue, option)) && !stands(m, issue, option))
        return false;
    return !is_refused(m, issue, option) && !asks_less(m, issue, option) &&
           !gives_more(m, issue, option);
}

/* Is the option worth less to them than what we have promised of the issue, which is there to be given? */
static bool takes_promised(const table_maker *m, size_t issue, size_t option)
{
    const dw_offered *const offered = m->limits.offered;
    const size_t promised = offered ? dw_promised_option(&offered->promised, issue) : DW_NONE;
    return promised != DW_NONE && is_open(m, issue, promised) &&
           offered->worth_to_them[issue][option] <
               offered->worth_to_them[issue][promised] - DW_WORTH_SAME;
}

static bool is_in(const table_maker *m, size_t issue, size_t option)
{
    return is_open(m, issue, option) && !takes_promised(m, issue, option);
}

/* What they ask for, and what stands, is enough; but where nothing would be left. */
static void find_enough(table_maker *m)
{
    for (size_t i = 0; i < m->model->deal->n_issues; i++) {
        const size_t asked = m->limits.asked ? m->limits.asked[i] : DW_NONE;
        bool any = false;
        m->enough[i] = INFINITY;
        if (asked == DW_NONE || is_price(m, i))
            continue;
        m->enough[i] = fmax(given(m, i, asked), given(m, i, m->limits.given_at[i])) + DW_WORTH_SAME;
        for (size_t o = 0; !any && o < m->model->deal->issue[i].n_options; o++)
            any = is_in(m, i, o);
        if (!any)
            m->enough[i] = INFINITY;
    }
}

static size_t count_allowed(const table_maker *m, size_t issue)
{
    size_t n = 0;
    for (size_t o = 0; o < m->model->deal->issue[issue].n_options; o++)
        n += is_in(m, issue, o);
    return n;
}

/* `n` of the allowed options, evenly from the first to the last. */
static const size_t *list_options(table_maker *m, size_t issue, size_t n)
{
    size_t *const option = DW_TAKE(m->arena, n, size_t);
    const size_t n_allowed = count_allowed(m, issue);
    size_t seen = 0, taken = 0;
    for (size_t o = 0; option && o < m->model->deal->issue[issue].n_options && taken < n; o++) {
        if (!is_in(m, issue, o))
            continue;
        const size_t wanted = n > 1 ? taken * (n_allowed - 1) / (n - 1) : 0;
        if (seen++ == wanted)
            option[taken++] = o;
    }
    return option;
}

/* Halves the longest list until the product is within DW_CASH_CHOICES_MAX; the first and the last option
 * of each issue stay. */
static size_t thin(size_t *n_options, size_t n_issues, bool *thinned)
{
    for (;;) {
        size_t product = 1, longest = 0;
        for (size_t i = 0; i < n_issues; i++) {
            product = product > DW_CASH_CHOICES_MAX ? product : product * n_options[i];
            if (n_options[i] > n_options[longest])
                longest = i;
        }
        if (product <= DW_CASH_CHOICES_MAX)
            return product;
        n_options[longest] = n_options[longest] / 2 + 1;
        *thinned = true;
    }
}

/* ---- Clusters ------------------------------------------------------------------------------- */

static void decode(const dw_table_cluster *cluster, size_t choice, size_t *option)
{
    for (size_t i = cluster->n_issues; i-- > 0;) {
        option[cluster->issue[i]] = cluster->option[i][choice % cluster->n_options[i]];
        choice /= cluster->n_options[i];
    }
}

static dw_worth sum_of(dw_worth a, dw_worth b)
{
    return (dw_worth){a.us + b.us, a.them_low + b.them_low, a.them + b.them,
                      a.them_high + b.them_high};
}

/* What one side alone has given amounts for is worth what its standard option is, in any outcome. */
static dw_worth worth_of_the_rest(const dw_worth_model *model, const size_t *standard)
{
    dw_worth worth = {0};
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const dw_issue *const issue = &model->deal->issue[i];
        if (issue->valued && !dw_issue_is_cash(model, i) && !dw_issue_is_weighed(model, i))
            worth = sum_of(worth, dw_worth_of_option(&issue->option[standard[i]]));
    }
    return worth;
}

static dw_worth worth_of_choice(const table_maker *m, size_t issue, const size_t *option)
{
    if (issue != DW_NONE && !dw_issue_is_cash(m->model, issue))
        return dw_worth_of_option(&m->model->deal->issue[issue].option[option[issue]]);
    dw_worth worth = worth_of_the_rest(m->model, m->standard);
    if (m->model->priced) {
        const dw_cash_terms terms = dw_worth_terms(m->model, option);
        worth = sum_of(worth, dw_worth_of_cash(m->model, &terms));
    }
    return worth;
}

/* What each of the n choices of the cluster is worth to both, and its options. */
static void weigh_choices(const table_maker *m, const dw_table_cluster *cluster, size_t n,
                          uint16_t *numbers, double *ours, double *theirs)
{
    const size_t n_issues = cluster->n_issues;
    size_t chosen[DW_ISSUES_MAX];
    memcpy(chosen, m->standard, m->model->deal->n_issues * sizeof *chosen);
    for (size_t choice = 0; choice < n; choice++) {
        decode(cluster, choice, chosen);
        const dw_worth worth =
            worth_of_choice(m, n_issues > 0 ? cluster->issue[0] : DW_NONE, chosen);
        ours[choice] = worth.us;
        theirs[choice] = worth.them;
        for (size_t i = 0; i < n_issues; i++)
            numbers[choice * n_issues + i] = (uint16_t)chosen[cluster->issue[i]];
    }
}

/* Adds the cluster of these issues; none at all stands for commercial terms that are fixed. */
static bool add_cluster(table_maker *m, const size_t *issue, size_t n_issues)
{
    size_t *const own = DW_TAKE(m->arena, n_issues, size_t);
    size_t *const n_options = DW_TAKE(m->arena, n_issues, size_t);
    const size_t **const option = DW_TAKE(m->arena, n_issues, const size_t *);
    if (!own || !n_options || !option)
        return false;
    for (size_t i = 0; i < n_issues; i++) {
        own[i] = issue[i];
        n_options[i] = count_allowed(m, issue[i]);
    }
    const size_t n = thin(n_options, n_issues, &m->thinned);
    for (size_t i = 0; i < n_issues; i++) {
        option[i] = list_options(m, issue[i], n_options[i]);
        if (!option[i])
            return false;
    }
    double *const ours = DW_TAKE(m->arena, n, double), *const theirs = DW_TAKE(m->arena, n, double);
    uint16_t *const numbers = DW_TAKE(m->arena, n * n_issues, uint16_t);
    if (!ours || !theirs || !numbers)
        return false;
    const dw_table_cluster cluster = {own, n_options, option, n_issues};
    weigh_choices(m, &cluster, n, numbers, ours, theirs);
    m->cluster[m->n_clusters] = cluster;
    /* Commercial terms that are fixed are an issue with one option. */
    m->issues[m->n_clusters] = n_issues > 0
                                   ? (dw_cluster_issues){.n_issues = n_issues, .option = numbers}
                                   : (dw_cluster_issues){.n_issues = 1};
    m->choices[m->n_clusters++] = (dw_cluster){ours, theirs, n};
    return true;
}

/* The commercial terms stand where the first of them does, or last when the deal names none. */
static bool add_clusters(table_maker *m)
{
    const size_t n_issues = m->model->deal->n_issues;
    size_t cash[DW_CASH_COUNT], n_cash = 0;
    for (size_t i = 0; i < n_issues; i++)
        if (m->model->priced && dw_issue_is_cash(m->model, i))
            cash[n_cash++] = i;
    for (size_t i = 0; i < n_issues; i++) {
        if (n_cash > 0 && i == cash[0]) {
            if (!add_cluster(m, cash, n_cash))
                return false;
        } else if (!dw_issue_is_cash(m->model, i) && dw_issue_is_weighed(m->model, i) &&
                   !add_cluster(m, &i, 1)) {
            return false;
        }
    }
    return n_cash > 0 || add_cluster(m, NULL, 0);
}

dw_status dw_table_make(const dw_worth_model *model, double price_most, dw_arena *arena,
                        dw_table *table, dw_error *err)
{
    const dw_table_limits limits = {.price_most = price_most};
    return dw_table_within(model, &limits, arena, table, err);
}

dw_status dw_table_within(const dw_worth_model *model, const dw_table_limits *limits,
                          dw_arena *arena, dw_table *table, dw_error *err)
{
    const size_t n_issues = model->deal->n_issues;
    size_t *const standard = DW_TAKE(arena, n_issues, size_t);
    table_maker m = {.model = model,
                     .limits = *limits,
                     .arena = arena,
                     .cluster = DW_TAKE(arena, n_issues + 1, dw_table_cluster),
                     .choices = DW_TAKE(arena, n_issues + 1, dw_cluster),
                     .issues = DW_TAKE(arena, n_issues + 1, dw_cluster_issues),
                     .standard = standard};
    if (!standard || !m.cluster || !m.choices || !m.issues)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_standard_package(model, standard);
    find_enough(&m);
    if (!add_clusters(&m))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *table = (dw_table){.model = model,
                        .space = {.cluster = m.choices,
                                  .n_clusters = m.n_clusters,
                                  .ceiling_ours = INFINITY,
                                  .ceiling_theirs = INFINITY},
                        .cluster = m.cluster,
                        .issues = m.issues,
                        .standard = standard,
                        .thinned = m.thinned};
    return DW_OK;
}

void dw_table_options(const dw_table *table, const size_t *choice, size_t *option)
{
    for (size_t i = 0; i < table->model->deal->n_issues; i++)
        option[i] = table->standard[i];
    for (size_t c = 0; c < table->space.n_clusters; c++)
        decode(&table->cluster[c], choice[c], option);
}
