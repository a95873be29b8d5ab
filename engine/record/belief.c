/* The belief about the buyer: its prior from the deal file, then the record, event by event. */
#include "dealwright/belief.h"

#include "dealwright/assess.h"

#include "../deal/stands.h"
#include "../trade/estimate.h"
#include "../trade/standing.h"
#include "refused.h"

#include <math.h>
#include <string.h>

/* The doubt about single figures may add at most this share to the variance of a package: the largest
 * gap between two normals whose deviations are as 1 to the root of 1.15 is 0.017. Parts of commercial
 * terms depend on each other and are measured at two places only, so the rest of
 * DW_BELIEF_PRIOR_TOLERANCE is for what a third place would add. */
static const double DOUBT_MOST = 0.15;
/* How far above what makes them stop they start: a lognormal, as so many points out to so many
 * deviations. Their steps, a third of the amount, are finer than the doubt about the base. */
enum { AIMS = 16 };
/* Where it is in doubt what they have without us: fewer, and as many places where an alternative that is
 * less well known than the best known one makes them stop. */
enum { AIMS_IN_DOUBT = 8, STOPS = 7 };
/* What differs by less than this share of the variance is as well known. */
static const double LEAST_BEYOND = 0.01;
static const double AIM_REACH = 2;
_Static_assert(AIMS *DW_ALTERNATIVES_MAX <= DW_BANK_AIMS_MAX, "a bank has room for them");

typedef struct believer {
    const dw_worth_model *model;
    dw_arena *arena;
    dw_error *err;
    dw_belief belief;
    size_t *coefficient;
    double *range_variance;
    double *doubt;         /* [n_issues] deviation of a multiplier beyond its range */
    double *largest;       /* [n_issues] most that an option's part is worth to them, either way */
    double *mean, *spread; /* [n_features] */
    dw_bank *bank;
    dw_standing side[DW_SIDE_COUNT];
    dw_standing refused; /* what belief.refused says no to */
    bool is_answered;    /* have they answered what we have on the table? */
    double less;         /* of stopped_less, at the event at hand */
    double put_less;     /* the same, when they last named terms */
    double come_to; /* what their offers have come down to, as worth to them as things stood then */
    const dw_event *last_no; /* the no of theirs that may be their last word; NULL for none */
} believer;

static double setting(const believer *b, dw_setting name)
{
    return dw_playbook_setting(b->model->playbook, name);
}

static dw_cash_role role_of(const believer *b, size_t issue)
{
    return b->model->playbook->issue_kind[b->model->deal->issue[issue].kind].cash;
}

/* ---- Multipliers ---------------------------------------------------------------------------- */

/* The variance of a multiplier that no range of an option goes below, and the largest worth. */
static void measure_options(believer *b, size_t i)
{
    const dw_issue *const issue = &b->model->deal->issue[i];
    double least = INFINITY;
    for (size_t o = 0; o < issue->n_options; o++) {
        const double worth = dw_worth_of_option(&issue->option[o]).them;
        if (worth == 0)
            continue;
        b->largest[i] = fmax(b->largest[i], fabs(worth));
        least = fmin(least, dw_estimate_of_option(&issue->option[o]).variance / (worth * worth));
    }
    b->range_variance[i] = isfinite(least) ? least : 0;
}

/* The commercial terms on the table at which a term's part is largest: the highest price, the longest
 * of all others. */
static dw_cash_terms fullest_terms(const believer *b)
{
    dw_cash_terms terms = b->model->standard;
    for (unsigned r = DW_CASH_PRICE; r < DW_CASH_COUNT; r++) {
        const size_t i = b->model->cash_issue[r];
        double largest = -INFINITY;
        for (size_t o = 0; i != DW_NONE && o < b->model->deal->issue[i].n_options; o++)
            largest = fmax(largest, b->model->deal->issue[i].option[o].number);
        if (largest > -INFINITY)
            dw_cash_terms_set(&terms, (dw_cash_role)r, largest);
    }
    return terms;
}

/* The largest part of a commercial term, the others standard or at their fullest. */
static void measure_term(believer *b, size_t i)
{
    const dw_issue *const issue = &b->model->deal->issue[i];
    const dw_cash_role role = role_of(b, i);
    const dw_cash_terms fullest = fullest_terms(b);
    for (size_t o = 0; o < 2 * issue->n_options; o++) {
        double part[DW_CASH_COUNT];
        dw_cash_terms terms = o % 2 ? fullest : b->model->standard;
        dw_cash_terms_set(&terms, role, issue->option[o / 2].number);
        (void)dw_cash_parts(b->model, &terms, part);
        b->largest[i] = fmax(b->largest[i], fabs(part[role]));
    }
}

static void add_multipliers(believer *b)
{
    for (size_t i = 0; i < b->model->deal->n_issues; i++) {
        const dw_issue *const issue = &b->model->deal->issue[i];
        const dw_cash_role role = role_of(b, i);
        b->coefficient[i] = DW_NONE;
        if (role == DW_CASH_PRICE || !issue->valued ||
            (role != DW_CASH_NONE && b->model->cash_issue[role] != i))
            continue;
        if (role == DW_CASH_NONE)
            measure_options(b, i);
        else
            measure_term(b, i);
        if (b->largest[i] == 0)
            continue;
        b->doubt[i] = setting(b, issue->estimated_them ? DW_SETTING_ESTIMATE_SPREAD
                                                       : DW_SETTING_AMOUNT_SPREAD);
        b->coefficient[i] = b->belief.n_features++;
    }
}

/* What all doubts together add to the variance of a package is kept below its limit. */
static double doubt_scale(const believer *b)
{
    double added = 0;
    for (size_t i = 0; i < b->model->deal->n_issues; i++) {
        const double most = b->doubt[i] * b->largest[i];
        added += most * most;
    }
    const double allowed = DOUBT_MOST * b->belief.base_variance;
    return added > allowed ? allowed / added : 1;
}

static void set_coefficients(believer *b)
{
    const double scale = doubt_scale(b);
    b->mean[DW_FEATURE_KNOWN] = 1;
    b->spread[DW_FEATURE_BASE] = sqrt(b->belief.base_variance);
    for (size_t i = 0; i < b->model->deal->n_issues; i++) {
        const size_t c = b->coefficient[i];
        if (c == DW_NONE)
            continue;
        b->mean[c] = 1;
        b->spread[c] = sqrt(b->range_variance[i] + scale * b->doubt[i] * b->doubt[i]);
    }
}

/* ---- Prior ---------------------------------------------------------------------------------- */

static dw_status set_pace(believer *b, const dw_fact *facts)
{
    const dw_playbook *const playbook = b->model->playbook;
    const size_t decision = playbook->key[DW_KEY_BUYER_PACE];
    return dw_decision_chances(playbook, &playbook->decision[decision], facts, b->arena,
                               b->belief.pace, b->err);
}

static bool is_their_offer(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && dw_event_is_offer(event) && event->n_terms > 0;
}

/* Time starts with their first offer: whatever their pace, it is where they start. */
static void set_time(believer *b)
{
    const dw_deal *const deal = b->model->deal;
    b->belief.first = deal->n_events > 0 ? deal->event[0].day : deal->day;
    for (size_t e = deal->n_events; e-- > 0;)
        if (is_their_offer(&deal->event[e]))
            b->belief.first = deal->event[e].day;
    b->belief.is_deadline_known = deal->close_by != DW_DAY_NONE && deal->close_by > b->belief.first;
    b->belief.close = b->belief.is_deadline_known
                          ? deal->close_by
                          : b->belief.first + (dw_day)setting(b, DW_SETTING_TALKS_DAYS);
}

/* How far they could go is no better known than what they expect; but where what makes them stop is only
 * assumed, how little we know of it is no room of theirs: with it their first offer, wherever it lay, would
 * speak for a limit far above. */
static double room_of(const believer *b, double range, double variance)
{
    const double way = (1 - setting(b, DW_SETTING_BUYER_CLAIM)) * range;
    return dw_outside_is_known(b->model) ? way + sqrt(variance) : fmax(way, sqrt(variance));
}

/* The doubt that an alternative has beyond the base's, as so many equally likely places where it makes
 * them stop: the means of the slices of a normal. */
static size_t set_stops(const believer *b, const dw_alternative *alternative, double *stop)
{
    static const double slice[STOPS] = {-1.579516, -0.799823, -0.368376, 0,
                                        0.368376,  0.799823,  1.579516};
    const double beyond =
        b->model->n_alternatives > 1 ? alternative->variance - b->belief.base_variance : 0;
    if (beyond <= LEAST_BEYOND * b->belief.base_variance) {
        stop[0] = alternative->more;
        return 1;
    }
    for (size_t s = 0; s < STOPS; s++)
        stop[s] = alternative->more + sqrt(beyond) * slice[s];
    return STOPS;
}

/* Where they start above what makes them stop. */
static size_t add_aims(const believer *b, double stop, double room, double chance, size_t points,
                       dw_bank_aim *aim)
{
    const double spread = setting(b, DW_SETTING_OPENING_SPREAD);
    double all = 0;
    for (size_t a = 0; a < points; a++) {
        const double deviations = AIM_REACH * (2.0 * (double)a / (double)(points - 1) - 1);
        aim[a] = (dw_bank_aim){.start = stop + room * pow(spread, deviations),
                               .reservation = stop,
                               .weight = exp(-deviations * deviations / 2)};
        all += aim[a].weight;
    }
    for (size_t a = 0; a < points; a++)
        aim[a].weight *= chance / all;
    return points;
}

/* For each alternative that they may have: where it makes them stop, and where they start then. */
static size_t set_aims(believer *b, double range, dw_bank_aim *aim)
{
    const dw_worth_model *const model = b->model;
    const size_t points = model->n_alternatives > 1 ? AIMS_IN_DOUBT : AIMS;
    size_t n = 0;
    for (size_t k = 0; k < model->n_alternatives; k++) {
        const dw_alternative *const alternative = &model->alternative[k];
        double stop[STOPS];
        const size_t n_stops = set_stops(b, alternative, stop);
        for (size_t s = 0; s < n_stops; s++)
            n += add_aims(b, stop[s], room_of(b, range, alternative->variance),
                          alternative->chance / (double)n_stops, points, aim + n);
        b->belief.aims_before[k] = n;
    }
    return n;
}

static dw_status make_bank(believer *b, double range)
{
    const double room = room_of(b, range, b->belief.base_variance);
    b->belief.noise = setting(b, DW_SETTING_OFFER_NOISE) * room;
    dw_bank_aim aim[DW_BANK_AIMS_MAX];
    dw_bank_prior prior = {.n_features = b->belief.n_features,
                           .mean = b->mean,
                           .deviation = b->spread,
                           .noise = b->belief.noise,
                           .aim = aim,
                           .n_aims = set_aims(b, range, aim),
                           .is_deadline_known = b->belief.is_deadline_known};
    memcpy(prior.pace, b->belief.pace, sizeof prior.pace);
    const dw_status status = dw_bank_make(&prior, b->arena, &b->bank, b->err);
    b->belief.bank = b->bank;
    return status;
}

static dw_status take_room(believer *b)
{
    const size_t n = b->model->deal->n_issues, n_features = DW_FEATURE_FIRST_ISSUE + n;
    b->coefficient = DW_TAKE(b->arena, n, size_t);
    b->range_variance = DW_TAKE(b->arena, n, double);
    b->doubt = DW_TAKE(b->arena, n, double);
    b->largest = DW_TAKE(b->arena, n, double);
    b->mean = DW_TAKE(b->arena, n_features, double);
    b->spread = DW_TAKE(b->arena, n_features, double);
    b->side[DW_SIDE_US].option = DW_TAKE(b->arena, n, size_t);
    b->side[DW_SIDE_THEM].option = DW_TAKE(b->arena, n, size_t);
    b->refused.option = DW_TAKE(b->arena, n, size_t);
    const bool full = !b->coefficient || !b->range_variance || !b->doubt || !b->largest ||
                      !b->mean || !b->spread || !b->side[DW_SIDE_US].option ||
                      !b->side[DW_SIDE_THEM].option || !b->refused.option;
    b->belief.coefficient = b->coefficient;
    b->belief.range_variance = b->range_variance;
    return full ? dw_fail(b->err, DW_E_NOMEM, "arena", 0, 0) : DW_OK;
}

static dw_status make_prior(believer *b, double range)
{
    b->belief.n_features = DW_FEATURE_FIRST_ISSUE;
    for (size_t i = 0; i < b->model->deal->n_issues; i++)
        b->coefficient[i] = DW_NONE;
    if (!dw_gain_is_known(b->model))
        return DW_OK;
    const dw_estimate gain = dw_cash_gain_of(b->model, &b->model->standard);
    b->belief.base_variance = gain.variance;
    for (size_t k = 0; b->model->n_alternatives > 1 && k < b->model->n_alternatives; k++)
        b->belief.base_variance = fmin(b->belief.base_variance, b->model->alternative[k].variance);
    if (!(room_of(b, range, b->belief.base_variance) > 0))
        return DW_OK;
    b->belief.base_mean = gain.mean - dw_cash_worth_to_them(&b->model->cash, &b->model->standard);
    add_multipliers(b);
    set_coefficients(b);
    return make_bank(b, range);
}

/* ---- Record --------------------------------------------------------------------------------- */

static bool is_their_answer(const dw_event *event)
{
    return event->by == DW_SIDE_THEM &&
           (event->kind == DW_EVENT_ACCEPT || dw_event_refuses_offer(event));
}

/* The features of what stands; false when its price is open. */
static bool features_of(const believer *b, const dw_standing *standing, double *value,
                        dw_features *features)
{
    if (isnan(standing->price) && b->model->cash_issue[DW_CASH_PRICE] != DW_NONE)
        return false;
    dw_cash_terms terms = dw_worth_terms(b->model, standing->option);
    if (!isnan(standing->price))
        terms.price = standing->price;
    *features = dw_features_of(b->model, &b->belief, standing->option, &terms, value);
    value[DW_FEATURE_KNOWN] += b->less;
    return true;
}

static void hear_refusal(believer *b, const dw_event *event, const dw_features *package)
{
    const double last = event == b->last_no ? 1 - setting(b, DW_SETTING_REFUSED_TAKEN) : 0;
    b->is_answered = true;
    dw_bank_refusal(b->bank, package, dw_belief_time(&b->belief, event->day), last);
    b->belief.n_refusals++;
}

/* A demand or an ultimatum for less than we ask is a no to what we have on the table; a demand only where
 * nothing of theirs has answered it. */
static void hear_demand(believer *b, const dw_event *event)
{
    double value[DW_BANK_FEATURES_MAX];
    dw_features package;
    const bool is_demand = event->statement == DW_STATEMENT_DEMAND;
    if (event->by != DW_SIDE_THEM || !dw_event_is_word(event) ||
        event->statement == DW_STATEMENT_POSITION || (is_demand && b->is_answered) ||
        !(dw_price_named(b->model, event) < b->side[DW_SIDE_US].price) ||
        !b->side[DW_SIDE_US].exists || !features_of(b, &b->side[DW_SIDE_US], value, &package))
        return;
    hear_refusal(b, event, &package);
}

static void hear_answer(believer *b, const dw_event *event)
{
    double value[DW_BANK_FEATURES_MAX];
    dw_features package;
    size_t option[DW_ISSUES_MAX];
    const dw_standing answered = dw_answered_by(b->model, event, &b->side[DW_SIDE_US], option);
    if (!answered.exists || !features_of(b, &answered, value, &package))
        return;
    if (event->kind == DW_EVENT_REFUSE) {
        hear_refusal(b, event, &package);
        return;
    }
    b->is_answered = true;
    dw_bank_answer(b->bank, &package, dw_belief_time(&b->belief, event->day), true);
    b->belief.n_acceptances++;
}

static double worth_to_us(const believer *b, const dw_standing *standing)
{
    return dw_worth_asked(b->model, standing->option, standing->price).us;
}

/* How much better for them this offer of theirs is than what they had come to: nobody of whom the bank knows
 * goes back, and of those who do not the firm would be the nearest. So an offer that does lies off their
 * target by as much, and says as little. Half of it is what they have come to then: who stays means it. */
static double step_back(believer *b)
{
    const dw_standing *const theirs = &b->side[DW_SIDE_THEM];
    const double worth = dw_worth_asked(b->model, theirs->option, theirs->price).them + b->less;
    const double back = b->belief.n_offers > 0 ? fmax(0, worth - b->come_to) : 0;
    b->come_to = worth - back / 2;
    return back;
}

/* Who answers our offer with an own one has not taken ours: at that moment they aimed at more than it
 * brings them. What they concede later moves the hypotheses on, so that an early counter weighs less. Who
 * gives no less than we ask passes nothing over; and an offer is answered once. */
static void hear_counter(believer *b, const dw_event *event)
{
    double value[DW_BANK_FEATURES_MAX];
    dw_features package;
    if (!b->side[DW_SIDE_US].exists || b->is_answered ||
        !features_of(b, &b->side[DW_SIDE_US], value, &package) ||
        worth_to_us(b, &b->side[DW_SIDE_THEM]) >= worth_to_us(b, &b->side[DW_SIDE_US]))
        return;
    dw_bank_answer(b->bank, &package, dw_belief_time(&b->belief, event->day), false);
    b->is_answered = true;
    b->belief.n_counters++;
}

/* What they have said since they would take as well: it counts in place of their offer where it is more. */
static void lay_their_words(believer *b)
{
    size_t option[DW_ISSUES_MAX];
    dw_standing *const theirs = &b->side[DW_SIDE_THEM], said = {.option = option};
    dw_standing_say(b->model, DW_SIDE_THEM, theirs, &said);
    if (worth_to_us(b, &said) > worth_to_us(b, theirs))
        dw_standing_copy(b->model, &said, theirs);
}

/* Lays what they offer on the table. An offer that names no price, and no less for us than what they had
 * there, says yes to terms: it is no number of theirs in place of ours, and false is returned. */
static bool lay_offer(believer *b, const dw_event *event)
{
    const dw_standing *const theirs = &b->side[DW_SIDE_THEM];
    const bool terms_alone =
        b->model->priced && !isnan(theirs->price) && isnan(dw_price_named(b->model, event));
    const double before = terms_alone ? worth_to_us(b, theirs) : (double)NAN;
    dw_standing_follow(b->model, event, b->side);
    return !terms_alone || worth_to_us(b, theirs) < before;
}

/* Their own word binds them more than their no to another package tells; not where the no is one to that word
 * as well. */
static void stand_by(believer *b)
{
    const dw_deal *const deal = b->model->deal;
    const dw_standing *const theirs = &b->side[DW_SIDE_THEM], *const no = &b->refused;
    const dw_stands stands = dw_stands_after(deal, deal->n_events);
    if (b->belief.refused && theirs->exists && !(b->model->priced && isnan(theirs->price)) &&
        dw_stands_offered(&stands, DW_SIDE_THEM, deal->day) &&
        !dw_no_term_worse(b->model, no->option, no->price, theirs->option, theirs->price)) {
        b->belief.stood_by = theirs->option;
        b->belief.stood_by_price = theirs->price;
    }
}

/* Who named terms before a better offer of a rival was shown had them compared with what there was then. */
static void note_less(believer *b, size_t e)
{
    const dw_event *const event = &b->model->deal->event[e];
    b->less = b->model->stopped_less ? b->model->stopped_less[e] : 0;
    if (event->by == DW_SIDE_THEM && event->n_terms > 0 &&
        (dw_event_is_offer(event) || dw_event_says_terms(event)))
        b->put_less = b->less;
}

static void follow_record(believer *b)
{
    double value[DW_BANK_FEATURES_MAX];
    dw_features package;
    dw_standing_start(b->model, &b->side[DW_SIDE_US]);
    dw_standing_start(b->model, &b->side[DW_SIDE_THEM]);
    for (size_t e = 0; e < b->model->deal->n_events; e++) {
        const dw_event *const event = &b->model->deal->event[e];
        note_less(b, e);
        if (event == b->belief.refused)
            b->refused = dw_answered_by(b->model, event, &b->side[DW_SIDE_US], b->refused.option);
        if (is_their_answer(event))
            hear_answer(b, event);
        hear_demand(b, event);
        if (event->by == DW_SIDE_US && dw_event_is_offer(event))
            b->is_answered = false;
        if (!is_their_offer(event)) {
            dw_standing_follow(b->model, event, b->side);
        } else if (lay_offer(b, event) && features_of(b, &b->side[DW_SIDE_THEM], value, &package)) {
            const double back = step_back(b);
            hear_counter(b, event);
            package.variance += back * back;
            dw_bank_offer(b->bank, &package, dw_belief_time(&b->belief, event->day));
            b->belief.n_offers++;
        }
    }
    /* What they have on the table leaves them at least what makes them stop: we might take it. Once, for
     * what they offered before was better for them. */
    lay_their_words(b);
    stand_by(b);
    b->less = b->put_less;
    if (b->belief.n_offers > 0 && features_of(b, &b->side[DW_SIDE_THEM], value, &package))
        dw_bank_answer(b->bank, &package, INFINITY, true);
}

dw_status dw_belief_of_deal(const dw_worth_model *model, double range, const dw_fact *facts,
                            dw_arena *arena, const dw_belief **belief, dw_error *err)
{
    believer b = {.model = model, .arena = arena, .err = err};
    dw_belief *const made = DW_TAKE(arena, 1, dw_belief);
    dw_status status = made ? take_room(&b) : dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (status == DW_OK)
        status = set_pace(&b, facts);
    if (status != DW_OK)
        return status;
    set_time(&b);
    status = make_prior(&b, range);
    if (status != DW_OK)
        return status;
    dw_refused refused = {.worth = (double)NAN};
    if (b.bank)
        status = dw_find_refused(model, arena, &refused, err);
    if (status != DW_OK)
        return status;
    b.belief.refused = refused.best;
    b.belief.refused_worth = refused.worth;
    b.last_no = refused.last_no;
    if (b.bank)
        follow_record(&b);
    *made = b.belief;
    *belief = made;
    return DW_OK;
}
