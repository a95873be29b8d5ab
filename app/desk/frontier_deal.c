/* The frontier of a deal's packages, in money. What can be combined and what it is worth is the plan's;
 * here it is put into words for the pages. */
#include <glib.h>
#include <math.h>

#include "brief/clearances.h"
#include "brief/compose.h"
#include "brief/frontier_parts.h"
#include "brief/phrase.h"
#include "desk/answer.h"
#include "desk/frontier_parts.h"
#include "text/file.h"

#define NOTES_MAX (8 + BRIEF_SOLUTION_COUNT + 1)
#define MARKS_MAX 5

/* What the view of a deal points to. */
typedef struct deal_parts {
    frontier_parts shown; /* its view is the answer's */
    const dw_plan *plan;
    dw_deal deal; /* as this reader may see it */
    dw_worth_model model;
    dw_table table;
    size_t *issue; /* [view.n_issues] of the deal */
    brief_mark mark[MARKS_MAX];
    const char *note[NOTES_MAX];
    dw_arena *arena;
    bool full; /* of memory */
} deal_parts;

static size_t option_of(const void *context, const size_t *choice, size_t issue)
{
    const deal_parts *const parts = context;
    size_t option[DW_ISSUES_MAX];
    dw_table_options(&parts->table, choice, option);
    return option[parts->issue[issue]];
}

/* ---- What the reader may see ------------------------------------------------------------------ */

/* The lowest price of a page without walk-aways: of those below the target, the last that is offered
 * could be the floor. The highest price stays. */
static double least_price_shown(const dw_deal *deal, const dw_issue *price)
{
    const dw_deal_value *const value = &deal->value;
    double highest = -INFINITY;
    for (size_t o = 0; o < price->n_options; o++)
        if (dw_issue_allows(price, o))
            highest = fmax(highest, price->option[o].number);
    double least = -INFINITY;
    if (dw_money_known(value->floor_price))
        least = (double)value->floor_price + 1;
    if (dw_money_known(value->target_price))
        least = fmax(least, (double)value->target_price);
    return fmin(least, highest);
}

static bool has_choice(const dw_space *space)
{
    for (size_t c = 0; c < space->n_clusters; c++)
        if (space->cluster[c].n_choices > 1)
            return true;
    return false;
}

/* What can be combined, as the plan has it, but for prices the reader may not see. */
static dw_status make_table(deal_parts *parts, bool hide, dw_error *err)
{
    const dw_plan *const plan = parts->plan;
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    parts->deal = *plan->deal;
    parts->model = plan->worth;
    parts->table = plan->table;
    if (!hide || price == DW_NONE)
        return DW_OK;
    dw_issue *const issue = DW_TAKE(parts->arena, parts->deal.n_issues, dw_issue);
    if (!issue)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t i = 0; i < parts->deal.n_issues; i++)
        issue[i] = parts->deal.issue[i];
    issue[price].must_at_least =
        fmax(issue[price].must_at_least, least_price_shown(&parts->deal, &issue[price]));
    parts->deal.issue = issue;
    parts->model.deal = &parts->deal;
    return dw_table_make(&parts->model, INFINITY, parts->arena, &parts->table, err);
}

/* ---- Names ------------------------------------------------------------------------------------ */

static const char *keep(deal_parts *parts, char *text)
{
    const char *const kept = desk_keep(parts->arena, text);
    g_free(text);
    parts->full = parts->full || !kept;
    return kept;
}

static bool name_issue(deal_parts *parts, size_t issue, brief_frontier_issue *named)
{
    const dw_issue *const row = &parts->deal.issue[issue];
    const char **const option = DW_TAKE(parts->arena, row->n_options, const char *);
    double *const number = DW_TAKE(parts->arena, row->n_options, double);
    if (!option || !number)
        return false;
    for (size_t o = 0; o < row->n_options; o++) {
        option[o] = row->numeric ? keep(parts, brief_phrase_option(parts->plan, issue, o))
                                 : keep(parts, brief_phrase_words(row->option[o].name));
        number[o] = row->option[o].number;
    }
    *named = (brief_frontier_issue){.key = row->name,
                                    .name = keep(parts, brief_phrase_issue(parts->plan, issue)),
                                    .option = option,
                                    .number = row->numeric ? number : NULL};
    return !parts->full;
}

static bool name_issues(deal_parts *parts)
{
    brief_frontier *const view = &parts->shown.view;
    const size_t n = parts->deal.n_issues;
    brief_frontier_issue *const named = DW_TAKE(parts->arena, n, brief_frontier_issue);
    parts->issue = DW_TAKE(parts->arena, n, size_t);
    if (!named || !parts->issue)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!dw_issue_is_weighed(&parts->model, i))
            continue;
        if (!name_issue(parts, i, &named[view->n_issues]))
            return false;
        parts->issue[view->n_issues++] = i;
    }
    view->issue = named;
    return true;
}

static bool name_view(deal_parts *parts, bool walk_aways)
{
    const dw_plan *const plan = parts->plan;
    const dw_deal *const deal = plan->deal;
    parts->shown.view = (brief_frontier){
        .book = plan->playbook,
        .title = keep(parts, g_strdup_printf("%s: %s", deal->account, deal->name)),
        .side = {brief_word(plan->playbook, DW_PHRASE_SIDE_US), deal->account},
        .option_of = option_of,
        .context = parts,
        .currency = deal->currency,
        .currency_digits = deal->currency_digits,
        .space = &parts->table.space,
        .walk_aways = walk_aways && parts->model.outside != DW_OUTSIDE_UNKNOWN,
        .reservation = {isnan(plan->walk_away_worth) ? 0 : plan->walk_away_worth,
                        dw_worth_outside(&parts->model)},
        .mark = parts->mark,
        .note = parts->note,
    };
    return !parts->full && name_issues(parts);
}

/* ---- Solutions -------------------------------------------------------------------------------- */

/* What the solutions may rest on: of a side whose figure is hidden or not known, the least it has in
 * any point. Where no point gives us ours, they are those of all points. */
static dw_utilities reservation_of(const deal_parts *parts, bool hide)
{
    const brief_frontier *const view = &parts->shown.view;
    const dw_utilities lowest = brief_frontier_lowest(view->frontier);
    if (view->walk_aways)
        return view->reservation;
    const dw_utilities least = {view->reservation.ours, lowest.theirs};
    return hide || isnan(parts->plan->walk_away_worth) ||
                   dw_frontier_at_least(view->frontier, least).n == 0
               ? lowest
               : least;
}

/* From what each side has without an agreement, or the least in any point, to the most it can have. */
static void measure_opposition(brief_frontier *view)
{
    const dw_frontier *const frontier = view->frontier;
    const dw_utilities most = {frontier->ours[0], frontier->theirs[frontier->n_points - 1]};
    const bool rational = view->walk_aways && view->solutions->rational.n > 0;
    if (view->walk_aways && !rational)
        return;
    view->opposition = dw_frontier_opposition(
        frontier, rational ? view->reservation : brief_frontier_lowest(frontier),
        rational ? view->solutions->ideal : most);
}

/* ---- Marks ------------------------------------------------------------------------------------ */

/* What stands at the same place is one mark. */
static void add_mark(deal_parts *parts, dw_phrase label, dw_worth worth)
{
    brief_frontier *const view = &parts->shown.view;
    const char *const words = brief_word(view->book, label);
    for (size_t i = 0; i < view->n_marks; i++) {
        brief_mark *const other = &parts->mark[i];
        if (other->at.ours != worth.us || other->at.theirs != worth.them)
            continue;
        other->label = keep(parts, g_strconcat(other->label, ", ", words, NULL));
        return;
    }
    parts->mark[view->n_marks++] = (brief_mark){words, {worth.us, worth.them}};
}

static void mark_offer(deal_parts *parts, dw_side side, dw_phrase label)
{
    const dw_worth_model *const model = &parts->plan->worth;
    size_t option[DW_ISSUES_MAX];
    double price;
    if (dw_standing_offer(model, side, option, &price))
        add_mark(parts, label, dw_package_weigh(model, option, price).worth);
}

/* The terms of the plan's issues at a price: where we open, or what we aim at. */
static void mark_terms(deal_parts *parts, bool open, dw_money price, dw_phrase label)
{
    const dw_plan *const plan = parts->plan;
    size_t option[DW_ISSUES_MAX];
    if (!dw_money_known(price) || !plan->worth.priced)
        return;
    dw_standard_package(&plan->worth, option);
    for (size_t i = 0; i < plan->n_issues; i++) {
        const size_t chosen = open ? plan->issue[i].open : plan->issue[i].target;
        if (chosen != DW_NONE)
            option[plan->issue[i].issue] = chosen;
    }
    add_mark(parts, label, dw_worth_at_price(&plan->worth, option, (double)price));
}

static void add_marks(deal_parts *parts, bool hide)
{
    const dw_plan *const plan = parts->plan;
    const dw_money floor = plan->deal->value.floor_price;
    const dw_package *const next = &plan->proposals.next;
    mark_offer(parts, DW_SIDE_US, DW_PHRASE_MARK_OUR_OFFER);
    mark_offer(parts, DW_SIDE_THEM, DW_PHRASE_MARK_THEIR_OFFER);
    mark_terms(parts, true, plan->opening.price, DW_PHRASE_MARK_OPENING);
    mark_terms(parts, false, plan->deal->value.target_price, DW_PHRASE_MARK_TARGET);
    if (plan->proposals.exists &&
        (!hide || !dw_money_known(floor) || dw_money_round(next->price) > floor))
        add_mark(parts, DW_PHRASE_MARK_NEXT, next->worth);
}

/* ---- Notes ------------------------------------------------------------------------------------ */

static void note(deal_parts *parts, char *text)
{
    if (text && !desk_frontier_note(&parts->shown.view, parts->note, parts->arena, text))
        parts->full = true;
}

/* What their reservation rests on. */
static char *outside_note(const deal_parts *parts)
{
    const brief_frontier *const view = &parts->shown.view;
    const dw_deal *const deal = parts->plan->deal;
    g_autofree char *price =
        brief_phrase_sum(parts->plan, dw_money_round(parts->model.outside_price));
    g_autofree char *ours = brief_frontier_amount(view, view->reservation.ours);
    const dw_utilities least = {view->reservation.ours, -INFINITY};
    switch (parts->model.outside) {
    case DW_OUTSIDE_COMPETITOR:
        return brief_fill(view->book, DW_PHRASE_NOTE_OUTSIDE_COMPETITOR, deal->account,
                          deal->value.competitor, price, NULL);
    case DW_OUTSIDE_STATUS_QUO:
        return brief_fill(view->book, DW_PHRASE_NOTE_OUTSIDE_STATUS_QUO, deal->account, NULL);
    case DW_OUTSIDE_MARKET:
        return brief_fill(view->book, DW_PHRASE_NOTE_OUTSIDE_MARKET, deal->account, price, NULL);
    case DW_OUTSIDE_UNKNOWN:
    case DW_OUTSIDE_COUNT: break;
    }
    if (isnan(parts->plan->walk_away_worth))
        return brief_fill(view->book, DW_PHRASE_NOTE_NEITHER_KNOWN, deal->account, NULL);
    return brief_fill(view->book,
                      dw_frontier_at_least(view->frontier, least).n
                          ? DW_PHRASE_NOTE_OUTSIDE_UNKNOWN
                          : DW_PHRASE_NOTE_OUTSIDE_NONE_OURS,
                      deal->account, ours, NULL);
}

/* Of a nearest miss: the package, and who misses how much. */
static char *miss_note(const deal_parts *parts)
{
    const brief_frontier *const view = &parts->shown.view;
    const dw_solution *const miss = &view->solutions->nearest_miss;
    if (!view->walk_aways || !miss->exists)
        return NULL;
    const dw_utilities at = brief_frontier_at(view, miss->point);
    const double less[] = {view->reservation.ours - at.ours, view->reservation.theirs - at.theirs};
    const double same[] = {view->frontier->same.ours, view->frontier->same.theirs};
    char *part[2] = {NULL, NULL};
    size_t n = 0;
    for (size_t s = 0; s < 2; s++) {
        g_autofree char *figure = brief_frontier_amount(view, less[s]);
        if (less[s] > same[s])
            part[n++] = brief_fill(view->book, DW_PHRASE_NOTE_MISS_OF, figure, view->side[s], NULL);
    }
    g_autofree char *misses =
        brief_phrase_list((const char *const *)part, n, brief_word(view->book, DW_PHRASE_LIST_AND));
    g_autofree char *package = brief_frontier_package(view, miss->point);
    g_free(part[0]);
    g_free(part[1]);
    return brief_fill(view->book, DW_PHRASE_NOTE_MISS, package, misses, NULL);
}

typedef bool is_listed(const deal_parts *parts, size_t issue);

static bool is_estimated(const deal_parts *parts, size_t issue)
{
    const dw_issue *const row = &parts->deal.issue[issue];
    return dw_issue_is_weighed(&parts->model, issue) && (row->estimated_us || row->estimated_them);
}

static bool is_unweighed(const deal_parts *parts, size_t issue)
{
    return !dw_issue_is_weighed(&parts->model, issue);
}

/* A phrase about the issues of a kind; NULL when there are none. */
static char *issues_note(const deal_parts *parts, is_listed *listed, dw_phrase phrase)
{
    const dw_playbook *const book = parts->plan->playbook;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < parts->deal.n_issues; i++)
        if (listed(parts, i))
            g_ptr_array_add(names, brief_phrase_issue(parts->plan, i));
    if (names->len == 0)
        return NULL;
    g_autofree char *list = brief_phrase_list((const char *const *)names->pdata, names->len,
                                              brief_word(book, DW_PHRASE_LIST_AND));
    return brief_fill(book, phrase, list, NULL);
}

static char *hidden_prices_note(const deal_parts *parts)
{
    const size_t price = parts->model.cash_issue[DW_CASH_PRICE];
    const dw_money target = parts->deal.value.target_price;
    if (price == DW_NONE || !dw_money_known(target))
        return NULL;
    g_autofree char *least = brief_phrase_sum(parts->plan, target);
    return brief_fill(parts->plan->playbook, DW_PHRASE_NOTE_PRICES_FROM, least, NULL);
}

/* Whose yes the packages of the solutions need, by the letters that the page gives them. */
/* Only for who may see walk-aways. */
static void add_clearances(deal_parts *parts)
{
    const brief_frontier *const view = &parts->shown.view;
    g_auto(brief_chosen_list) chosen = brief_frontier_chosen(view);
    g_autoptr(GArray) named = brief_named_packages();
    g_autofree size_t *choice = g_new(size_t, view->space->n_clusters);
    g_autofree size_t *option = g_new(size_t, chosen.n * DW_ISSUES_MAX + 1);
    g_autofree dw_package *package = g_new(dw_package, chosen.n + 1);
    for (size_t i = 0; i < chosen.n; i++) {
        size_t *const own = option + i * DW_ISSUES_MAX;
        dw_frontier_outcome(view->frontier, chosen.item[i].point, choice);
        dw_table_options(&parts->table, choice, own);
        package[i] =
            dw_package_weigh(&parts->plan->worth, own, dw_worth_terms(&parts->model, own).price);
        brief_name_package(named, &package[i], g_strdup(chosen.item[i].letter));
    }
    const brief_style all = {.walk_aways = true};
    const brief_composer composer = {
        .plan = parts->plan, .book = parts->plan->playbook, .style = &all};
    g_autoptr(GPtrArray) sentences =
        brief_clearance_sentences(&composer, named, DW_PHRASE_NEEDS_YES);
    for (size_t i = 0; i < sentences->len; i++)
        note(parts, g_strdup(g_ptr_array_index(sentences, i)));
}

static bool add_notes(deal_parts *parts, bool hide)
{
    const dw_playbook *const book = parts->plan->playbook;
    note(parts, miss_note(parts));
    note(parts, hide ? hidden_prices_note(parts) : outside_note(parts));
    if (parts->shown.view.walk_aways && isnan(parts->plan->walk_away_worth))
        note(parts, g_strdup(brief_word(book, DW_PHRASE_NOTE_NO_WALK_AWAY)));
    note(parts, issues_note(parts, is_estimated, DW_PHRASE_NOTE_ESTIMATED));
    note(parts, issues_note(parts, is_unweighed, DW_PHRASE_NOTE_UNWEIGHED));
    if (parts->table.thinned)
        note(parts, g_strdup(brief_word(book, DW_PHRASE_NOTE_THINNED)));
    if (!hide && !parts->shown.view.solutions->nearest_miss.exists && !brief_has_ended(parts->plan))
        add_clearances(parts);
    return !parts->full;
}

/* ---- The answer ------------------------------------------------------------------------------- */

static dw_status make_view(deal_parts *parts, const desk_deal_frontier_request *request,
                           dw_error *err)
{
    const bool hide = request->hide_walk_away;
    dw_status status = make_table(parts, hide, err);
    if (status == DW_OK && !name_view(parts, !hide))
        status = dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (status == DW_OK)
        status = desk_frontier_draw(&parts->shown, request->epsilon, parts->arena, err);
    if (status == DW_OK)
        status = desk_frontier_solve(&parts->shown, reservation_of(parts, hide), parts->arena, err);
    if (status != DW_OK)
        return status;
    measure_opposition(&parts->shown.view);
    add_marks(parts, hide);
    return add_notes(parts, hide) ? DW_OK : dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
}

/* Says what a deal lacks that has nothing to combine. */
static desk_status refuse(const dw_plan *plan, desk_answer *answer)
{
    const text_place place = {.file = text_file_label(answer->subject)};
    if (!plan->worth.priced)
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "value",
                         "a frontier needs a price: give list_price, target_price or floor_price");
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "issues",
                     "a frontier needs an issue with two options or more that are worth something "
                     "to both sides");
    return desk_answer_settle(answer);
}

desk_status desk_deal_frontier(const desk_deal_frontier_request *request, desk_answer *answer)
{
    if (desk_plan(&request->deal, answer) != DESK_OK)
        return answer->status;
    if (!has_choice(&answer->plan.table.space))
        return refuse(&answer->plan, answer);
    dw_error err = {0};
    deal_parts *const parts = DW_TAKE(&answer->arena, 1, deal_parts);
    if (parts)
        *parts = (deal_parts){.plan = &answer->plan, .arena = &answer->arena};
    const dw_status status = parts ? make_view(parts, request, &err) : DW_E_NOMEM;
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    else
        answer->frontier = &parts->shown.view;
    return answer->status;
}
