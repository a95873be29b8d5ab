/* The arithmetic of one package, line by line. */
#include "brief/package_words.h"

#include <math.h>

/* ---- Cells ------------------------------------------------------------------------------------- */

static void amount_cell(const brief_composer *composer, brief_table *table, brief_tone tone,
                        double amount)
{
    brief_table_cell(table, tone, amount == 0 ? NULL : brief_whole_amount(composer->plan, amount));
}

static void factor_cell(brief_table *table, double factor)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    brief_table_cell_text(table, BRIEF_PLAIN,
                          g_ascii_formatd(digits, sizeof digits, "%.4f", factor));
}

static void columns(const brief_composer *composer, brief_table *table, const dw_phrase *title,
                    size_t n)
{
    for (size_t i = 0; i < n; i++)
        brief_compose_column(composer, table, title[i], BRIEF_RIGHT);
}

/* ---- Years ------------------------------------------------------------------------------------- */

static char *days_words(const dw_plan *plan, const dw_package *package)
{
    const double days = dw_worth_terms(&plan->worth, package->option).payment_days;
    g_autofree char *number = brief_phrase_number(days, 0, false);
    return brief_fill(plan->playbook, days == 1 ? DW_PHRASE_OPTION_DAY : DW_PHRASE_OPTION_DAYS,
                      number, NULL);
}

static void compose_our_years(brief_composer *composer, const brief_choice *choice)
{
    static const dw_phrase title[] = {
        DW_PHRASE_COLUMN_YEAR,       DW_PHRASE_COLUMN_PRICE, DW_PHRASE_COLUMN_OFF,
        DW_PHRASE_COLUMN_PAID,       DW_PHRASE_COLUMN_LATE,  DW_PHRASE_COLUMN_SERVING,
        DW_PHRASE_COLUMN_DISCOUNTED, DW_PHRASE_COLUMN_RUNS,  DW_PHRASE_COLUMN_NOW};
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_YEARS_US);
    brief_table *table = brief_add_table(composer->document);
    columns(composer, table, title, G_N_ELEMENTS(title));
    for (size_t y = 0; y < choice->n_years; y++) {
        const dw_cash_year *year = &choice->year[y];
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, g_strdup_printf("%zu", y + 1));
        amount_cell(composer, table, BRIEF_PLAIN, year->price);
        amount_cell(composer, table, BRIEF_PLAIN, year->payment - year->price);
        amount_cell(composer, table, BRIEF_PLAIN, year->payment);
        amount_cell(composer, table, BRIEF_PLAIN, year->payment * (year->delay_us - 1));
        amount_cell(composer, table, BRIEF_PLAIN, -year->cost_to_serve);
        factor_cell(table, year->present_us);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_share(year->chance));
        amount_cell(composer, table, BRIEF_STRONG, year->us);
    }
    brief_table_prune(table);
    g_autofree char *days = days_words(composer->plan, &choice->package);
    g_autofree char *rate = brief_phrase_share(composer->plan->worth.cash.our_rate);
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_YEARS_US_MEANS, days, rate, NULL));
}

static void compose_their_years(brief_composer *composer, const brief_choice *choice)
{
    static const dw_phrase title[] = {DW_PHRASE_COLUMN_YEAR,        DW_PHRASE_COLUMN_VALUE,
                                      DW_PHRASE_COLUMN_PAID,        DW_PHRASE_COLUMN_LATE,
                                      DW_PHRASE_COLUMN_OVER_BUDGET, DW_PHRASE_COLUMN_FLEXIBILITY,
                                      DW_PHRASE_COLUMN_DISCOUNTED,  DW_PHRASE_COLUMN_NOW};
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_YEARS_THEM);
    brief_table *table = brief_add_table(composer->document);
    columns(composer, table, title, G_N_ELEMENTS(title));
    for (size_t y = 0; y < choice->n_years; y++) {
        const dw_cash_year *year = &choice->year[y];
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, g_strdup_printf("%zu", y + 1));
        amount_cell(composer, table, BRIEF_PLAIN, year->value);
        amount_cell(composer, table, BRIEF_PLAIN, -year->payment);
        amount_cell(composer, table, BRIEF_PLAIN, year->payment * (1 - year->delay_them));
        amount_cell(composer, table, BRIEF_PLAIN, -year->excess_cost);
        amount_cell(composer, table, BRIEF_PLAIN, -year->flexibility_cost);
        factor_cell(table, year->present_them);
        amount_cell(composer, table, BRIEF_STRONG, year->them);
    }
    brief_table_prune(table);
    g_autofree char *days = days_words(composer->plan, &choice->package);
    g_autofree char *rate = brief_phrase_share(composer->plan->worth.cash.their_rate);
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_YEARS_THEM_MEANS, days, rate, NULL));
}

/* ---- Term by term ------------------------------------------------------------------------------ */

static char *marked(bool estimated, char *words)
{
    char *result = g_strconcat(estimated ? "~" : "", words, NULL);
    g_free(words);
    return result;
}

static void worth_cells(const brief_composer *composer, brief_table *table, brief_tone tone,
                        const dw_worth *worth, bool estimated_us, bool estimated_them)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *low = brief_whole_amount(plan, worth->them_low);
    g_autofree char *high = brief_whole_amount(plan, worth->them_high);
    brief_table_cell(table, tone, marked(estimated_us, brief_whole_amount(plan, worth->us)));
    brief_table_cell(table, tone, marked(estimated_them, brief_whole_amount(plan, worth->them)));
    brief_table_cell(table, BRIEF_DIM,
                     worth->them_low == worth->them_high
                         ? NULL
                         : brief_fill(composer->book, DW_PHRASE_RANGE, low, high, NULL));
}

static void commercial_row(brief_composer *composer, brief_table *table, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    dw_cash_terms terms = dw_worth_terms(&plan->worth, package->option);
    terms.price = package->price;
    const dw_worth worth = dw_worth_of_cash(&plan->worth, &terms);
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, brief_word(composer->book, DW_PHRASE_ROW_COMMERCIAL));
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_sum(plan, dw_money_round(package->price)));
    worth_cells(composer, table, BRIEF_PLAIN, &worth, false, false);
}

static bool is_added(const dw_plan *plan, size_t issue)
{
    const dw_issue *row = &plan->deal->issue[issue];
    return row->valued && plan->playbook->issue_kind[row->kind].cash == DW_CASH_NONE;
}

static void compose_terms(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *us =
        brief_fill(composer->book, DW_PHRASE_COLUMN_TO_US, plan->deal->currency, NULL);
    g_autofree char *them =
        brief_fill(composer->book, DW_PHRASE_COLUMN_TO_THEM, plan->deal->currency, NULL);
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_TERMS);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_OPTION, BRIEF_LEFT);
    brief_table_column(table, us, BRIEF_RIGHT);
    brief_table_column(table, them, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_RANGE, BRIEF_RIGHT);
    if (plan->worth.priced)
        commercial_row(composer, table, package);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const dw_issue *issue = &plan->worth.deal->issue[i];
        if (!is_added(plan, i))
            continue;
        const dw_worth worth = dw_worth_of_option(&issue->option[package->option[i]]);
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, i));
        brief_table_cell(table, BRIEF_PLAIN, brief_package_option(plan, package, i));
        worth_cells(composer, table, BRIEF_PLAIN, &worth, issue->estimated_us,
                    issue->estimated_them);
    }
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_STRONG, brief_word(composer->book, DW_PHRASE_ROW_SUM));
    brief_table_cell_text(table, BRIEF_PLAIN, "");
    worth_cells(composer, table, BRIEF_STRONG, &package->worth, false, false);
    brief_table_prune(table);
    brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_TERMS_MEAN);
    brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_YEARS_ROUNDING);
}

/* ---- The page ---------------------------------------------------------------------------------- */

static void compose_measured(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_MEASURED);
    brief_compose_measures(composer, package);
    g_autofree char *claim = brief_about(plan, plan->worth.claim);
    if (isfinite(package->acceptance))
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_CHANCE_RESTS, claim, NULL));
}

static brief_document *worth_document(const dw_plan *plan, const brief_choice *choice,
                                      const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    const dw_package *package = &choice->package;
    brief_compose_header(&composer);
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_CHOSEN);
    brief_compose_word(&composer, BRIEF_PARAGRAPH,
                       choice->standard ? DW_PHRASE_CHOSEN_STANDARD : DW_PHRASE_CHOSEN_NAMED);
    brief_add_take(composer.document, BRIEF_BULLET, NULL, brief_package_terms(plan, package, NULL));
    if (choice->n_years > 0) {
        compose_our_years(&composer, choice);
        compose_their_years(&composer, choice);
    }
    compose_terms(&composer, package);
    compose_measured(&composer, package);
    brief_compose_lacking(&composer);
    return brief_compose_finish(&composer);
}

char *brief_worth_text(const dw_plan *plan, const brief_choice *choice, const brief_style *style)
{
    g_autoptr(brief_document) document = worth_document(plan, choice, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_worth_markdown(const dw_plan *plan, const brief_choice *choice,
                           const brief_style *style)
{
    g_autoptr(brief_document) document = worth_document(plan, choice, style);
    return brief_document_markdown(document);
}
