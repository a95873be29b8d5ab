/* The team: who has confirmed the plan, what each holds important, how far apart they are. */
#include "brief/compose.h"
#include "dealwright/record.h"

#include <math.h>

/* Issues of a ranking that a table shows. */
enum { RANKS_SHOWN = 3 };

static char *rank_words(const dw_plan *plan, const size_t *ranking, size_t n)
{
    GString *list = g_string_new(NULL);
    for (size_t r = 0; r < MIN(n, RANKS_SHOWN); r++) {
        g_autofree char *issue = brief_phrase_issue(plan, ranking[r]);
        g_string_append_printf(list, "%s%s", r > 0 ? ", " : "", issue);
    }
    return g_string_free(list, list->len == 0);
}

/* The issues with the largest stakes to us. */
static char *plan_words(const dw_plan *plan)
{
    size_t ranking[RANKS_SHOWN], n = 0;
    for (; n < RANKS_SHOWN; n++) {
        const dw_plan_issue *best = NULL;
        for (size_t i = 0; i < plan->n_issues; i++) {
            bool taken = plan->issue[i].stake.us <= 0;
            for (size_t r = 0; r < n && !taken; r++)
                taken = ranking[r] == plan->issue[i].issue;
            if (!taken && (!best || plan->issue[i].stake.us > best->stake.us))
                best = &plan->issue[i];
        }
        if (!best)
            break;
        ranking[n] = best->issue;
    }
    return rank_words(plan, ranking, n);
}

static char *confirmed_words(const brief_composer *composer, const dw_member *member)
{
    if (!member->confirmed)
        return g_strdup(brief_word(composer->book, DW_PHRASE_NOT_CONFIRMED));
    g_autofree char *number = g_strdup_printf("%d", member->version);
    g_autofree char *date = brief_phrase_day(composer->book, member->day);
    return member->version > 0
               ? brief_fill(composer->book, DW_PHRASE_TEAM_VERSION, number, date, NULL)
               : g_strdup(brief_word(composer->book, DW_PHRASE_CONFIRMED));
}

/* Has something just been said of the plan by one of us, or of who is one of us? */
static bool is_of_the_team(const dw_plan *plan)
{
    const size_t newest = dw_record_newest(plan->deal);
    const dw_event *event = newest != DW_NONE ? &plan->deal->logged->event[newest] : NULL;
    return event != NULL && event->by == DW_SIDE_US &&
           (event->kind == DW_EVENT_ACKNOWLEDGEMENT || event->kind == DW_EVENT_PLAN ||
            event->kind == DW_EVENT_PIVOT || event->kind == DW_EVENT_JOINED ||
            event->kind == DW_EVENT_LEFT);
}

/* Who has confirmed what is no news once all have, and none at all once the talks are over. */
static bool has_something_to_show(const dw_plan *plan)
{
    const dw_team *team = &plan->team;
    bool ranked = false;
    for (size_t p = 0; p < plan->deal->n_ours; p++)
        ranked = ranked || team->member[p].n_rankings > 0;
    return plan->deal->n_ours > 0 && !brief_has_ended(plan) && (team->version > 0 || ranked) &&
           (team->n_unconfirmed > 0 || is_of_the_team(plan));
}

static void compose_member(brief_composer *composer, brief_table *table, size_t p)
{
    const dw_plan *plan = composer->plan;
    const dw_member *member = &plan->team.member[p];
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, plan->deal->ours[p].name);
    brief_table_cell_text(
        table, BRIEF_PLAIN,
        brief_word_at(composer->book, DW_PHRASE_ROLE_LEAD, plan->deal->ours[p].role));
    brief_table_cell(table, member->confirmed ? BRIEF_GOOD : BRIEF_CAREFUL,
                     confirmed_words(composer, member));
    brief_table_cell(table, BRIEF_PLAIN, rank_words(plan, member->ranking, member->n_rankings));
    brief_table_cell(table, BRIEF_PLAIN,
                     isnan(member->distance) ? NULL : brief_phrase_share(member->distance));
}

static void compose_table(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHO, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ROLE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_CONFIRMED, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_RANKS, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_FROM_PLAN, BRIEF_RIGHT);
    for (size_t p = 0; p < plan->deal->n_ours; p++)
        compose_member(composer, table, p);
    if (!isnan(plan->team.plan.distance) && brief_weights_visible(composer)) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_DIM, brief_word(composer->book, DW_PHRASE_TEAM_PLAN));
        brief_table_cell(table, BRIEF_PLAIN, NULL);
        brief_table_cell(table, BRIEF_PLAIN, NULL);
        brief_table_cell(table, BRIEF_PLAIN, plan_words(plan));
        brief_table_cell(table, BRIEF_PLAIN, NULL);
    }
    brief_table_prune(table);
    if (!isnan(plan->team.plan.distance))
        brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_TEAM_BASIS);
}

/* How far apart they are in what they want: who it is stands in the line about it. */
static void compose_objectives(brief_composer *composer)
{
    const dw_team *team = &composer->plan->team;
    if (team->n_objective_pairs == 0 || brief_has_ended(composer->plan))
        return;
    g_autofree char *share =
        brief_phrase_share((double)team->n_objectives_apart / (double)team->n_objective_pairs);
    g_autofree char *apart = brief_phrase_count((int64_t)team->n_objectives_apart);
    g_autofree char *pairs = brief_phrase_count((int64_t)team->n_objective_pairs);
    brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        brief_fill(composer->book, DW_PHRASE_TEAM_OBJECTIVES, share, apart, pairs, NULL));
}

void brief_compose_team(brief_composer *composer)
{
    const bool is_shown = has_something_to_show(composer->plan);
    if (is_shown)
        compose_table(composer);
    if (is_shown || composer->plan->team.n_objectives_apart > 0)
        compose_objectives(composer);
    brief_compose_lines(composer, DW_SECTION_TEAM, 0);
}
