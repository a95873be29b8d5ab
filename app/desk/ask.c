/* Asks our own house for the approval that a package still needs. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "desk/source.h"
#include "text/event.h"
#include "text/problem.h"

/* What messages call the package that is asked for. */
#define ASK_LABEL "--ask"

/* The next offer is `next`, the equal packages have the numbers of their page; NULL, and a problem noted, for
 * any other. */
static const dw_package *find_package(const dw_plan *plan, const char *which, desk_answer *answer)
{
    enum { DECIMAL = 10 };
    const dw_proposals *const made = &plan->proposals;
    const text_place place = {.file = ASK_LABEL};
    guint64 number = 0;
    if (strcmp(which, "next") == 0 && made->exists)
        return &made->next;
    if (g_ascii_string_to_unsigned(which, DECIMAL, 1, G_MAXINT, &number, NULL) &&
        number <= made->n_packages)
        return &made->package[number - 1];
    if (!made->exists && made->n_packages == 0)
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "",
                         "there is no package to ask for");
    else
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "",
                         "'%s' is no package of the page; say next, or a number from 1 to %zu",
                         text_show(which).text, made->n_packages);
    answer->subject = ASK_LABEL;
    return NULL;
}

/* Adds the term as a word. */
static void add_term(GPtrArray *words, const dw_plan *plan, const dw_term *term)
{
    const text_event_of of = {plan->deal, plan->playbook};
    g_autofree char *written = text_term_text(term, &of);
    g_ptr_array_add(words, g_strdup_printf("%s=%s", plan->deal->issue[term->issue].name, written));
}

/* Adds of whom it is asked for, where anybody may say so. */
static void add_answerer(GPtrArray *words, const dw_plan *plan, size_t authority)
{
    if (authority != DW_NONE && plan->approvals.answerer[authority])
        g_ptr_array_add(words, g_strdup_printf("to=%s", plan->approvals.answerer[authority]));
}

/* What it asks for beyond what is granted or on the table, what it gets back for that, and of whom. */
static GPtrArray *ask_words(const dw_plan *plan, const dw_package *package)
{
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    bool worse[DW_ISSUES_MAX] = {false}, better[DW_ISSUES_MAX] = {false};
    (void)dw_approvals_worse(&plan->approvals, &plan->worth, package, worse);
    (void)dw_approvals_better(&plan->approvals, &plan->worth, package, better);
    GPtrArray *const words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const size_t option = package->option[i];
        const dw_term own = {.issue = i, .option = DW_NONE, .number = package->price};
        const dw_term term = {i, option, plan->deal->issue[i].option[option].number};
        if (i == price ? !isnan(package->price) : worse[i] || better[i])
            add_term(words, plan, i == price ? &own : &term);
    }
    add_answerer(words, plan, package->authority);
    return words;
}

/* Why nothing is asked; NULL where it is still to be asked for. */
static const char *settled_words(dw_clearance clearance)
{
    switch (clearance) {
    case DW_CLEARANCE_ASKED: return "has been asked for already, and waits for its answer";
    case DW_CLEARANCE_COVERED: return "is granted already";
    case DW_CLEARANCE_OWN: return "needs nobody's yes";
    case DW_CLEARANCE_REFUSED:
        return "has been refused; what has changed since is asked for with "
               "'dealwright log DEAL us approval request …' and its reason";
    default: return NULL;
    }
}

static bool may_ask(const dw_plan *plan, const dw_package *package, desk_answer *answer)
{
    const dw_clearance clearance = dw_approvals_clear_all(&plan->approvals, &plan->worth, package);
    const char *const why = settled_words(clearance);
    if (why)
        text_problem_add(&answer->problems,
                         clearance == DW_CLEARANCE_REFUSED ? TEXT_PROBLEM_INPUT
                                                           : TEXT_PROBLEM_WARNING,
                         (text_place){.file = ASK_LABEL}, "", "%s; nothing is logged", why);
    answer->subject = why ? ASK_LABEL : answer->subject;
    return !why;
}

static bool ask(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                void *context, desk_draft *draft)
{
    if (!desk_plan_alone(request, logged, desk_planning_day(logged, &request->plan), answer))
        return false;
    const dw_plan *const plan = &answer->plan;
    const dw_package *const package = find_package(plan, context, answer);
    if (!package || !may_ask(plan, package, answer))
        return false;
    g_autoptr(GPtrArray) asked = ask_words(plan, package);
    GPtrArray *const words = desk_draft_event(draft);
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_APPROVAL)));
    g_ptr_array_add(words, g_strdup(dw_action_name(DW_ACTION_REQUEST)));
    for (guint i = 0; i < asked->len; i++)
        g_ptr_array_add(words, g_strdup(asked->pdata[i]));
    for (size_t i = 0; i < request->n_words; i++)
        g_ptr_array_add(words, g_strdup(request->word[i]));
    return true;
}

desk_status desk_ask(const desk_log_request *request, const char *which, desk_answer *answer)
{
    return desk_log_made(request, ask, (void *)(uintptr_t)which, answer);
}

/* ---- An offer that went out without its yes ----------------------------------------------------- */

static void add_quoted(GString *line, const char *word)
{
    static const char safe[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=-";
    g_autofree char *quoted =
        strspn(word, safe) == strlen(word) ? g_strdup(word) : g_shell_quote(word);
    g_string_append_printf(line, " %s", quoted);
}

void desk_doubt_unasked(const desk_request *request, desk_answer *answer)
{
    const dw_plan *const plan = &answer->plan;
    const dw_event *const ours = plan->stands.offer[DW_SIDE_US];
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!ours || ours->number != answer->logged[0].number ||
        !dw_standing_offer(&plan->worth, DW_SIDE_US, option, &price))
        return;
    const dw_package package = dw_package_weigh(&plan->worth, option, price);
    if (dw_approvals_clear_all(&plan->approvals, &plan->worth, &package) != DW_CLEARANCE_UNASKED ||
        package.authority == DW_NONE)
        return;
    g_autoptr(GString) line = g_string_new("dealwright log");
    add_quoted(line, request->deal);
    g_string_append(line, " us approval request");
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t t = 0; t < ours->n_terms; t++)
        add_term(words, plan, &ours->term[t]);
    add_answerer(words, plan, package.authority);
    for (guint w = 0; w < words->len; w++)
        add_quoted(line, words->pdata[w]);
    desk_doubt_event(answer, dw_event_kind_name(ours->kind),
                     g_strdup_printf("needs the yes of the %s, and none is on the record; ask for "
                                     "it with: %s",
                                     plan->playbook->authority[package.authority].label,
                                     line->str));
}
