/* Why an offer of theirs makes it less likely that they take ours, or likelier. */
#include "brief/coach.h"
#include "brief/compose.h"

#include <math.h>

/* Below this share of what it was a limit lies nearer; what differs less reads as the same. */
static const double NEARER = 0.995;

static char *price_words(const dw_plan *plan, double price)
{
    return brief_phrase_estimate(plan, dw_money_estimate(price));
}

/* Is it their first offer? Then there is no step, and no time has gone. */
static bool is_first(const brief_composer *composer)
{
    return composer->coaching->newest.before->belief->n_offers == 0;
}

static char *passed_words(const brief_composer *composer, const dw_chance_fall *fall)
{
    if (isnan(fall->time) || is_first(composer))
        return g_strdup(brief_word(composer->book, DW_PHRASE_CHANCE_PASSED_UNDATED));
    g_autofree char *share = brief_phrase_chance(fmin(1, fall->time));
    return brief_fill(composer->book, DW_PHRASE_CHANCE_PASSED, share, NULL);
}

/* Their step fell short of what was to be expected, or it leaves less to come. */
static char *step_words(const brief_composer *composer, const dw_chance_fall *fall)
{
    if (!(fall->price < NEARER * fall->expected))
        return g_strdup(brief_word(composer->book, is_first(composer) ? DW_PHRASE_CHANCE_FIRST
                                                                      : DW_PHRASE_CHANCE_NEAR));
    g_autofree char *expected = price_words(composer->plan, fall->expected);
    g_autofree char *price = price_words(composer->plan, fall->price);
    return brief_fill(composer->book, DW_PHRASE_CHANCE_SHORT, expected, price, NULL);
}

/* Their own words, not an offer. */
static char *said_words(const brief_composer *composer, dw_phrase phrase)
{
    const dw_deal *deal = composer->plan->deal;
    g_autofree char *number = g_strdup_printf("%zu", deal->event[deal->n_events - 1].number);
    return brief_fill(composer->book, phrase, number, NULL);
}

/* Why it fell, as the beginning of a sentence. */
static char *fall_reasons(const brief_composer *composer, const dw_chance_fall *fall)
{
    if (fall->by_word)
        return brief_phrase_raise(said_words(composer, DW_PHRASE_CHANCE_WORD));
    g_autofree char *passed = fall->by_passing ? passed_words(composer, fall) : NULL;
    g_autofree char *step = fall->by_step ? step_words(composer, fall) : NULL;
    return brief_phrase_raise(passed != NULL && step != NULL
                                  ? g_strdup_printf("%s; %s", passed, step)
                                  : g_strdup(passed != NULL ? passed : step));
}

static char *fall_words(const brief_composer *composer, const dw_chance_fall *fall)
{
    const dw_playbook *book = composer->book;
    g_autofree char *reasons = fall_reasons(composer, fall);
    g_autofree char *before = brief_phrase_taken(composer->book, fall->before);
    g_autofree char *now = brief_phrase_taken(composer->book, fall->after);
    return brief_fill(book, DW_PHRASE_CHANCE_FELL, composer->plan->deal->account, before, now,
                      reasons, NULL);
}

/* They came further than was to be expected, or leave more to come; of a first offer, that it is one. */
static char *rise_reasons(const brief_composer *composer, const dw_chance_fall *fall)
{
    const dw_playbook *book = composer->book;
    if (fall->by_word)
        return brief_phrase_raise(said_words(composer, DW_PHRASE_CHANCE_WORD_ROSE));
    g_autofree char *expected = price_words(composer->plan, fall->expected);
    g_autofree char *price = price_words(composer->plan, fall->price);
    g_autofree char *far = fall->expected < NEARER * fall->price
                               ? brief_fill(book, DW_PHRASE_CHANCE_SHORT, expected, price, NULL)
                               : NULL;
    const char *one = is_first(composer) ? brief_word(book, DW_PHRASE_CHANCE_ONE_OFFER) : NULL;
    const char *more = brief_word(book, DW_PHRASE_CHANCE_MORE);
    return brief_phrase_raise(far != NULL && one != NULL ? g_strdup_printf("%s; %s", far, one)
                                                         : g_strdup(far != NULL   ? far
                                                                    : one != NULL ? one
                                                                                  : more));
}

static char *rise_words(const brief_composer *composer, const dw_chance_fall *fall)
{
    const dw_playbook *book = composer->book;
    g_autofree char *reasons = rise_reasons(composer, fall);
    g_autofree char *before = brief_phrase_taken(book, fall->before);
    g_autofree char *now = brief_phrase_taken(book, fall->after);
    return brief_fill(book, DW_PHRASE_CHANCE_ROSE, composer->plan->deal->account, before, now,
                      reasons, NULL);
}

/* What they may pay on the terms of our offer: less, or known more closely. NULL where nothing says that it
 * ends below what is asked, or it reads the same. */
static char *limit_words(const brief_composer *composer, const dw_chance_fall *fall)
{
    const dw_plan *plan = composer->plan;
    const dw_playbook *book = composer->book;
    if (!(fall->limit_after < fall->most))
        return NULL;
    g_autofree char *price = price_words(plan, fall->limit_after);
    g_autofree char *before = price_words(plan, fall->limit_before);
    g_autofree char *high = price_words(plan, fall->high_after);
    g_autofree char *high_before = price_words(plan, fall->high_before);
    if (fall->limit_before >= fall->most)
        return brief_fill(book, DW_PHRASE_CHANCE_LIMIT_NEW, price, before, NULL);
    if (fall->limit_after < NEARER * fall->limit_before ||
        (fall->rises && fall->limit_before < NEARER * fall->limit_after))
        return brief_fill(book, DW_PHRASE_CHANCE_LIMIT, price, before, NULL);
    if (fall->high_after < fall->high_before && g_strcmp0(high, high_before) != 0)
        return brief_fill(book, DW_PHRASE_CHANCE_LIMIT_CLOSER, price, high, high_before, NULL);
    return NULL;
}

/* What their offer makes much likelier of what they may have without us; NULL for nothing. */
static char *alternative_words(const brief_composer *composer)
{
    const double least = 0.05;
    const dw_plan *now = composer->plan, *before = composer->coaching->newest.before;
    const size_t n = now->worth.n_alternatives;
    size_t most = DW_NONE;
    for (size_t a = 0; a < n && before->worth.n_alternatives == n; a++) {
        const double more = now->belief_alternative[a] - before->belief_alternative[a];
        if (more >= least && (most == DW_NONE || more > now->belief_alternative[most] -
                                                            before->belief_alternative[most]))
            most = a;
    }
    if (most == DW_NONE)
        return NULL;
    g_autofree char *alternative = brief_alternative_words(now, most);
    g_autofree char *chance = brief_phrase_chance(before->belief_alternative[most]);
    return brief_fill(composer->book, DW_PHRASE_CHANCE_ALTERNATIVE, alternative, chance, NULL);
}

void brief_compose_chance_fall(brief_composer *composer)
{
    const dw_chance_fall *fall = &composer->coaching->fall;
    g_autofree char *before = brief_phrase_taken(composer->book, fall->before);
    g_autofree char *now = brief_phrase_taken(composer->book, fall->after);
    if (!fall->exists || g_strcmp0(before, now) == 0)
        return;
    g_autofree char *why = fall->rises ? rise_words(composer, fall) : fall_words(composer, fall);
    g_autofree char *share =
        brief_phrase_share(dw_playbook_setting(composer->book, DW_SETTING_REFUSED_TAKEN));
    g_autofree char *limit = fall->is_bounded
                                 ? brief_fill(composer->book, DW_PHRASE_CHANCE_AT_MOST, share, NULL)
                                 : limit_words(composer, fall);
    g_autofree char *alternative = alternative_words(composer);
    g_autoptr(GString) words = g_string_new(why);
    if (limit != NULL)
        g_string_append_printf(words, " %s", limit);
    if (alternative != NULL)
        g_string_append_printf(words, " %s", alternative);
    brief_add(composer->document, BRIEF_BULLET, NULL, words->str);
}

/* Is it the same as said, and near enough? */
static bool differs(const dw_playbook *book, double before, double now)
{
    g_autofree char *was = brief_phrase_taken(book, before);
    g_autofree char *is = brief_phrase_taken(book, now);
    return fabs(now - before) >= DW_NEXT_CHANCE_LEAST && g_strcmp0(was, is) != 0;
}

static char *next_words(const brief_composer *composer, dw_phrase phrase, double now, double before)
{
    const dw_event *const *event = composer->coaching->newest.event;
    const size_t n = composer->coaching->newest.n_events;
    g_autofree char *is = brief_phrase_taken(composer->book, now);
    g_autofree char *was = brief_phrase_taken(composer->book, before);
    g_autofree char *number = g_strdup_printf("%zu", event[n - 1]->number);
    return brief_fill(composer->book, phrase, is, was, number, NULL);
}

void brief_compose_next_chance(brief_composer *composer, bool is_same_told)
{
    const dw_next_chance *next = &composer->coaching->next;
    const dw_playbook *book = composer->book;
    if (!next->exists || composer->coaching->newest.n_events == 0 ||
        !differs(book, next->before, next->after))
        return;
    if (!is_same_told && differs(book, next->before, next->same))
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       next_words(composer, DW_PHRASE_NEXT_CHANCE_SAME, next->same, next->before));
    if (differs(book, next->same, next->after))
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       next_words(composer, DW_PHRASE_NEXT_CHANCE_OTHER, next->after, next->same));
}
