/* The bank: what is believed at first, and what an offer or an answer changes. */
#include "bank.h"

#include <math.h>
#include <string.h>

/* Two for each pace: between them lie the curves that the literature calls conceder (exponents 0.25 to
 * 0.5), linear (1) and Boulware (4 to 5), and what is asked of a class does not rest on one curve. */
static const double exponents[DW_BANK_EXPONENTS] = {0.25, 0.5, 0.8, 1.25, 2.5, 6};
static const double scales[DW_BANK_SCALES_MAX] = {1, 2, 5};
static const double ROOT_TWO_PI = 2.50662827463100050242;
/* Below this log of a weight against the largest one it is nothing until more is seen; below the second it
 * is given up, since no record of talks makes that good. */
static const double NO_WEIGHT = -50, GIVEN_UP = -100;
/* The covariance is left alone where a cut would take less than this share of a variance. */
static const double LEAST_CUT = 1e-9;

const char *dw_pace_name(dw_pace pace)
{
    static const char *const name[] = {"conceding", "steady", "firm"};
    return name[pace];
}

double dw_pace_way_gone(const double chance[DW_PACE_COUNT], double time, bool is_deadline_known)
{
    const size_t n_scales = is_deadline_known ? 1 : DW_BANK_SCALES_MAX;
    const size_t each = DW_BANK_EXPONENTS / DW_PACE_COUNT;
    double gone = 0;
    for (size_t e = 0; e < DW_BANK_EXPONENTS; e++)
        for (size_t s = 0; s < n_scales; s++)
            gone += chance[e / each] * pow(fmin(1, time / scales[s]), exponents[e]);
    return gone / (double)(each * n_scales);
}

/* ---- Prior ---------------------------------------------------------------------------------- */

static bool is_amount(double value)
{
    return value >= 0 && isfinite(value);
}

static dw_status check_aims(const dw_bank_prior *prior, dw_error *err)
{
    double aims = 0, paces = 0;
    if (prior->n_aims < 1 || prior->n_aims > DW_BANK_AIMS_MAX)
        return dw_fail(err, DW_E_RANGE, "aims", prior->n_aims, 0);
    for (size_t a = 0; a < prior->n_aims; a++) {
        const dw_bank_aim *const aim = &prior->aim[a];
        if (!is_amount(aim->weight) || !isfinite(aim->reservation) ||
            !is_amount(aim->start - aim->reservation))
            return dw_fail(err, DW_E_RANGE, "aims", a, aim->start);
        aims += aim->weight;
    }
    for (size_t p = 0; p < DW_PACE_COUNT; p++) {
        if (!is_amount(prior->pace[p]))
            return dw_fail(err, DW_E_RANGE, "pace", p, prior->pace[p]);
        paces += prior->pace[p];
    }
    if (!(aims > 0))
        return dw_fail(err, DW_E_RANGE, "aims", 0, 0);
    return paces > 0 ? DW_OK : dw_fail(err, DW_E_RANGE, "pace", 0, 0);
}

static dw_status check_prior(const dw_bank_prior *prior, dw_error *err)
{
    if (prior->n_features < 1 || prior->n_features > DW_BANK_FEATURES_MAX)
        return dw_fail(err, DW_E_RANGE, "features", prior->n_features, 0);
    for (size_t i = 0; i < prior->n_features; i++)
        if (!isfinite(prior->mean[i]) || (!prior->covariance && !is_amount(prior->deviation[i])))
            return dw_fail(err, DW_E_RANGE, "features", i, prior->mean[i]);
    if (!(prior->noise > 0) || !isfinite(prior->noise))
        return dw_fail(err, DW_E_RANGE, "noise", 0, prior->noise);
    if (!is_amount(prior->usual_deviation) || !isfinite(prior->usual_worth))
        return dw_fail(err, DW_E_RANGE, "usual", 0, prior->usual_deviation);
    return check_aims(prior, err);
}

static dw_bank *take_rooms(size_t n, size_t n_hypotheses, dw_arena *arena)
{
    dw_bank *const bank = DW_TAKE(arena, 1, dw_bank);
    if (!bank)
        return NULL;
    bank->n_hypotheses = n_hypotheses;
    bank->covariance = (dw_factored){.n = n,
                                     .upper = DW_TAKE(arena, n * (n - 1) / 2, double),
                                     .diagonal = DW_TAKE(arena, n, double)};
    bank->mean = DW_TAKE(arena, n_hypotheses * n, double);
    bank->log_weight = DW_TAKE(arena, n_hypotheses, double);
    bank->weight = DW_TAKE(arena, n_hypotheses, double);
    bank->alive = DW_TAKE(arena, n_hypotheses, uint16_t);
    bank->shift = DW_TAKE(arena, n_hypotheses, double);
    bank->target = DW_TAKE(arena, n_hypotheses, double);
    bank->target_time = (double)NAN;
    bank->left = DW_TAKE(arena, n_hypotheses, double);
    bank->gain = DW_TAKE(arena, n, double);
    bank->scratch = DW_TAKE(arena, n, double);
    const bool full = !bank->covariance.upper || !bank->covariance.diagonal || !bank->mean ||
                      !bank->log_weight || !bank->weight || !bank->alive || !bank->shift ||
                      !bank->target || !bank->left || !bank->gain || !bank->scratch;
    return full ? NULL : bank;
}

static dw_bank *take_bank(const dw_bank_prior *prior, dw_arena *arena)
{
    const size_t n_scales = prior->is_deadline_known ? 1 : DW_BANK_SCALES_MAX;
    dw_bank *const bank =
        take_rooms(prior->n_features, DW_BANK_EXPONENTS * prior->n_aims * n_scales, arena);
    if (!bank)
        return NULL;
    bank->n_aims = prior->n_aims;
    bank->n_scales = n_scales;
    bank->noise_variance = prior->noise * prior->noise;
    bank->usual_worth = prior->usual_worth;
    bank->usual_precision =
        prior->usual_deviation > 0 ? 1 / (prior->usual_deviation * prior->usual_deviation) : 0;
    return bank;
}

static void normalise(dw_bank *bank)
{
    double most = -INFINITY, sum = 0;
    size_t n_left = 0;
    for (size_t k = 0; k < bank->n_alive; k++)
        most = bank->log_weight[bank->alive[k]] > most ? bank->log_weight[bank->alive[k]] : most;
    for (size_t k = 0; k < bank->n_alive; k++) {
        const uint16_t h = bank->alive[k];
        bank->log_weight[h] -= most;
        bank->weight[h] = bank->log_weight[h] > NO_WEIGHT ? exp(bank->log_weight[h]) : 0;
        sum += bank->weight[h];
        if (bank->log_weight[h] < GIVEN_UP)
            bank->log_weight[h] = -INFINITY;
        else
            bank->alive[n_left++] = h;
    }
    bank->n_alive = n_left;
    for (size_t k = 0; k < n_left; k++)
        bank->weight[bank->alive[k]] /= sum;
}

static void set_hypotheses(dw_bank *bank, const dw_bank_prior *prior)
{
    const size_t n = prior->n_features;
    size_t h = 0;
    memcpy(bank->aim, prior->aim, prior->n_aims * sizeof *bank->aim);
    for (size_t e = 0; e < DW_BANK_EXPONENTS; e++)
        for (size_t a = 0; a < bank->n_aims; a++)
            for (size_t s = 0; s < bank->n_scales; s++, h++) {
                bank->log_weight[h] =
                    log(prior->pace[e * DW_PACE_COUNT / DW_BANK_EXPONENTS] * prior->aim[a].weight);
                memcpy(bank->mean + h * n, prior->mean, n * sizeof *bank->mean);
                bank->alive[bank->n_alive++] = (uint16_t)h;
            }
    normalise(bank);
}

static dw_status set_covariance(dw_bank *bank, const dw_bank_prior *prior, dw_arena *arena,
                                dw_error *err)
{
    const size_t n = prior->n_features;
    if (!prior->covariance) {
        for (size_t i = 0; i < n; i++)
            bank->covariance.diagonal[i] = prior->deviation[i] * prior->deviation[i];
        return DW_OK;
    }
    const dw_arena_mark mark = dw_arena_here(arena);
    double *const covariance = DW_TAKE(arena, n * n, double);
    if (!covariance)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    memcpy(covariance, prior->covariance, n * n * sizeof *covariance);
    const size_t wrong = dw_factored_from(&bank->covariance, covariance);
    dw_arena_rewind(arena, mark);
    return wrong == n ? DW_OK : dw_fail(err, DW_E_RANGE, "covariance", wrong, 0);
}

dw_status dw_bank_make(const dw_bank_prior *prior, dw_arena *arena, dw_bank **bank, dw_error *err)
{
    const dw_status fits = check_prior(prior, err);
    if (fits != DW_OK)
        return fits;
    dw_bank *const made = take_bank(prior, arena);
    if (!made)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    set_hypotheses(made, prior);
    const dw_status status = set_covariance(made, prior, arena, err);
    if (status == DW_OK)
        *bank = made;
    return status;
}

dw_status dw_bank_copy(const dw_bank *bank, dw_arena *arena, dw_bank **copy, dw_error *err)
{
    const size_t n = bank->covariance.n;
    dw_bank *const made = take_rooms(n, bank->n_hypotheses, arena);
    if (!made)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_bank as_is = *bank;
    as_is.covariance = made->covariance;
    as_is.mean = memcpy(made->mean, bank->mean, bank->n_hypotheses * n * sizeof *bank->mean);
    as_is.log_weight =
        memcpy(made->log_weight, bank->log_weight, bank->n_hypotheses * sizeof *bank->log_weight);
    as_is.weight = memcpy(made->weight, bank->weight, bank->n_hypotheses * sizeof *bank->weight);
    as_is.alive = memcpy(made->alive, bank->alive, bank->n_alive * sizeof *bank->alive);
    as_is.shift = made->shift;
    as_is.target = made->target;
    as_is.target_time = made->target_time;
    as_is.left = made->left;
    as_is.gain = made->gain;
    as_is.scratch = made->scratch;
    memcpy(as_is.covariance.upper, bank->covariance.upper,
           n * (n - 1) / 2 * sizeof *bank->covariance.upper);
    memcpy(as_is.covariance.diagonal, bank->covariance.diagonal,
           n * sizeof *bank->covariance.diagonal);
    *made = as_is;
    *copy = made;
    return DW_OK;
}

/* ---- Updates -------------------------------------------------------------------------------- */

void dw_bank_targets(const dw_bank *bank, double time, double *target)
{
    size_t h = 0;
    for (size_t e = 0; e < DW_BANK_EXPONENTS; e++) {
        double left[DW_BANK_SCALES_MAX];
        for (size_t s = 0; s < bank->n_scales; s++)
            left[s] = 1 - pow(fmin(1, time / scales[s]), exponents[e]);
        for (size_t a = 0; a < bank->n_aims; a++)
            for (size_t s = 0; s < bank->n_scales; s++, h++)
                target[h] = bank->aim[a].reservation +
                            (bank->aim[a].start - bank->aim[a].reservation) * left[s];
    }
}

static void aim_at(dw_bank *bank, double time)
{
    if (time == bank->target_time)
        return;
    dw_bank_targets(bank, time, bank->target);
    bank->target_time = time;
}

double dw_bank_mean_by(const dw_bank *bank, size_t hypothesis, const double *value,
                       const dw_sparse *sparse)
{
    const double *const mean = bank->mean + hypothesis * bank->covariance.n;
    double sum = 0;
    for (size_t s = 0; s < sparse->n; s++)
        sum += mean[sparse->index[s]] * value[sparse->index[s]];
    return sum;
}

/* Moves the means along the gain, each hypothesis by its own shift. */
static void move_means(dw_bank *bank)
{
    const size_t n = bank->covariance.n;
    for (size_t k = 0; k < bank->n_alive; k++) {
        const size_t h = bank->alive[k];
        double *restrict const mean = bank->mean + h * n;
        const double *restrict const gain = bank->gain;
        const double shift = bank->shift[h];
        for (size_t i = 0; i < n; i++)
            mean[i] += gain[i] * shift;
    }
}

/* How much the choice of a package says of the target it was chosen for: the precision of usual worths,
 * times how unknown its own worth still is, as a share of theirs. The square of that share: what is half
 * known is chosen for itself. */
static double choice_precision(const dw_bank *bank, double variance)
{
    const double share = fmin(1, variance * bank->usual_precision);
    return share * share * bank->usual_precision;
}

void dw_bank_offer(dw_bank *bank, const dw_features *package, double time)
{
    dw_sparse sparse;
    dw_sparse_of(package->value, bank->covariance.n, &sparse);
    const double noise = bank->noise_variance + package->variance;
    const double sum = dw_factored_absorb(&bank->covariance, package->value, &sparse, noise,
                                          bank->gain, bank->scratch);
    const double choice = choice_precision(bank, sum - noise);
    aim_at(bank, time);
    for (size_t k = 0; k < bank->n_alive; k++) {
        const size_t h = bank->alive[k];
        const double surprise = bank->target[h] - dw_bank_mean_by(bank, h, package->value, &sparse);
        const double rare = bank->target[h] - bank->usual_worth;
        bank->log_weight[h] += rare * rare * choice / 2 - surprise * surprise / (2 * sum);
        bank->shift[h] = surprise / sum;
    }
    move_means(bank);
    normalise(bank);
}

/* A standard normal that lies above `edge`: the log of the chance of that, its mean, and how much of
 * its variance is left. */
typedef struct cut {
    double log_chance, mean, left;
} cut;

static cut cut_at(double edge)
{
    /* Beyond this many deviations the chance is too small for a double; by then the normal above the
     * edge is as good as exponential. */
    const double far = 35;
    const double log_density = -edge * edge / 2 - log(ROOT_TWO_PI);
    if (edge > far)
        return (cut){log_density - log(edge), edge + 1 / edge, 1 / (edge * edge)};
    const double chance = erfc(edge / sqrt(2)) / 2;
    const double mean = exp(log_density) / chance;
    return (cut){log(chance), mean, fmin(1, fmax(0, 1 - mean * (mean - edge)))};
}

/* One of two cuts, the second with that chance, by the moments of both together: what is left of the variance
 * may then be more than there was. */
static cut either(cut first, cut second, double chance)
{
    if (chance <= 0)
        return first;
    const double log_first = log(1 - chance) + first.log_chance;
    const double log_second = log(chance) + second.log_chance;
    const double most = fmax(log_first, log_second);
    const double both = exp(log_first - most) + exp(log_second - most);
    const double share = exp(log_second - most) / both;
    const double mean = (1 - share) * first.mean + share * second.mean;
    const double square = (1 - share) * (first.left + first.mean * first.mean) +
                          share * (second.left + second.mean * second.mean);
    return (cut){most + log(both), mean, fmax(0, square - mean * mean)};
}

/* What an answer leaves of the worth of one package. */
typedef struct answer {
    const dw_features *package;
    double time, sign; /* 1: it reaches the target, -1: it does not */
    double last;       /* chance that it does not even reach what makes them stop */
} answer;

static void hear(dw_bank *bank, const answer *a)
{
    dw_sparse sparse;
    double stop[DW_BANK_HYPOTHESES_MAX];
    const double *const value = a->package->value;
    dw_sparse_of(value, bank->covariance.n, &sparse);
    const double own = dw_factored_variance(&bank->covariance, value, &sparse);
    const double variance = own + bank->noise_variance + a->package->variance;
    const double deviation = sqrt(variance);
    double *const left = bank->left;
    aim_at(bank, a->time);
    if (a->last > 0)
        dw_bank_targets(bank, INFINITY, stop);
    for (size_t k = 0; k < bank->n_alive; k++) {
        const size_t h = bank->alive[k];
        const double mean = dw_bank_mean_by(bank, h, value, &sparse);
        cut kept = cut_at(a->sign * (bank->target[h] - mean) / deviation);
        if (a->last > 0)
            kept = either(kept, cut_at(a->sign * (stop[h] - mean) / deviation), a->last);
        bank->log_weight[h] += kept.log_chance;
        bank->shift[h] = a->sign * kept.mean / deviation;
        left[h] = kept.left;
    }
    normalise(bank);
    double cut_off = 1;
    for (size_t k = 0; k < bank->n_alive; k++)
        cut_off -= bank->weight[bank->alive[k]] * left[bank->alive[k]];
    if (cut_off < LEAST_CUT && a->last <= 0)
        return;
    /* An observation of this variance would cut off as much. */
    const double as_observed = variance / fmin(fmax(cut_off, LEAST_CUT), 1) - own;
    (void)dw_factored_absorb(&bank->covariance, value, &sparse, as_observed, bank->gain,
                             bank->scratch);
    move_means(bank);
}

void dw_bank_answer(dw_bank *bank, const dw_features *package, double time, bool accepted)
{
    hear(bank, &(answer){.package = package, .time = time, .sign = accepted ? 1 : -1});
}

void dw_bank_refusal(dw_bank *bank, const dw_features *package, double time, double last)
{
    hear(bank, &(answer){.package = package, .time = time, .sign = -1, .last = last});
}
