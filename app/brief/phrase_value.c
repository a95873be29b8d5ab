/* Numbers, dates and names as words. */
#include "brief/phrase.h"

#include <math.h>
#include <string.h>

char *brief_phrase_count(int64_t count)
{
    char digits[32];
    const uint64_t size = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    const int n = g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, (guint64)size);
    GString *out = g_string_new(count < 0 ? BRIEF_MINUS : "");
    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
    return g_string_free(out, FALSE);
}

static int64_t power_of_ten(int digits)
{
    int64_t power = 1;
    for (int i = 0; i < digits && i < 6; i++)
        power *= 10;
    return power;
}

char *brief_phrase_amount(dw_money money, int digits)
{
    if (!dw_money_known(money))
        return g_strdup(BRIEF_DASH);
    const int64_t unit = power_of_ten(digits);
    const int64_t size = money < 0 ? -money : money;
    g_autofree char *whole = brief_phrase_count(size / unit);
    const char *sign = money < 0 ? BRIEF_MINUS : "";
    if (size % unit == 0)
        return g_strconcat(sign, whole, NULL);
    return g_strdup_printf("%s%s.%0*" G_GINT64_FORMAT, sign, whole, digits, (gint64)(size % unit));
}

char *brief_phrase_money(dw_money money, const char *currency, int digits)
{
    char *amount = brief_phrase_amount(money, digits);
    if (!dw_money_known(money) || currency[0] == '\0')
        return amount;
    char *whole = g_strconcat(currency, BRIEF_GLUE, amount, NULL);
    g_free(amount);
    return whole;
}

char *brief_phrase_sum(const dw_plan *plan, dw_money money)
{
    return brief_phrase_money(money, plan->deal->currency, plan->deal->currency_digits);
}

char *brief_phrase_estimate(const dw_plan *plan, dw_money money)
{
    if (!dw_money_known(money))
        return brief_phrase_sum(plan, money);
    const int64_t size = money < 0 ? -money : money;
    int64_t unit = power_of_ten(plan->deal->currency_digits);
    while (size / unit >= 10000)
        unit *= 10;
    const int64_t rounded = (size + unit / 2) / unit * unit;
    return brief_phrase_sum(plan, money < 0 ? -rounded : rounded);
}

char *brief_phrase_number(double number, int decimals, bool sign)
{
    if (isnan(number))
        return g_strdup(BRIEF_DASH);
    const double unit = pow(10, decimals);
    const double rounded = round(fabs(number) * unit) / unit;
    char format[8], digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd(digits, (int)sizeof digits, format, rounded);
    char *point = strchr(digits, '.');
    if (point != NULL) {
        char *end = digits + strlen(digits);
        while (end > point && (end[-1] == '0' || end[-1] == '.'))
            *--end = '\0';
    }
    const bool zero = rounded < 0.5 / unit;
    const char *front = zero ? "" : number < 0 ? BRIEF_MINUS : sign ? "+" : "";
    return g_strconcat(front, digits, NULL);
}

char *brief_phrase_share(double share)
{
    g_autofree char *number = brief_phrase_number(share * 100, 1, false);
    return isnan(share) ? g_strdup(BRIEF_DASH) : g_strconcat(number, BRIEF_GLUE "%", NULL);
}

char *brief_phrase_multiple(double share)
{
    if (!(share >= 2))
        return brief_phrase_share(share);
    g_autofree char *number = brief_phrase_number(share, share < 10 ? 1 : 0, false);
    return g_strconcat(number, BRIEF_GLUE "×", NULL);
}

char *brief_phrase_chance(double chance)
{
    const double percent = round(chance * 100);
    const double kept = percent < 1 ? 1 : percent > 99 ? 99 : percent;
    const char *bound = percent < 1 ? "<" BRIEF_GLUE : percent > 99 ? ">" BRIEF_GLUE : "";
    g_autofree char *number = brief_phrase_number(kept, 0, false);
    return isnan(chance) ? g_strdup(BRIEF_DASH) : g_strconcat(bound, number, BRIEF_GLUE "%", NULL);
}

static char *bounded(double chance, double doubt)
{
    const bool above = chance > 1 - doubt;
    g_autofree char *number =
        brief_phrase_number(round((above ? 1 - doubt : doubt) * 100), 0, false);
    return g_strconcat(above ? ">" BRIEF_GLUE : "<" BRIEF_GLUE, number, BRIEF_GLUE "%", NULL);
}

char *brief_phrase_taken(const dw_playbook *playbook, double chance)
{
    const double doubt = dw_playbook_setting(playbook, DW_SETTING_CHANCE_DOUBT);
    const bool is_beyond =
        round(chance * 100) < doubt * 100 || round(chance * 100) > 100 - doubt * 100;
    return is_beyond ? bounded(chance, doubt) : brief_phrase_chance(chance);
}

char *brief_phrase_day(const dw_playbook *playbook, dw_day day)
{
    if (day == DW_DAY_NONE)
        return g_strdup(BRIEF_DASH);
    const dw_date date = dw_day_to_date(day);
    g_autofree char *number = g_strdup_printf("%d", date.day);
    g_autofree char *year = g_strdup_printf("%d", date.year);
    return brief_fill(playbook, DW_PHRASE_DATE, number,
                      brief_word_at(playbook, DW_PHRASE_MONTH_1, (size_t)date.month - 1), year,
                      NULL);
}

char *brief_phrase_iso_day(dw_day day)
{
    if (day == DW_DAY_NONE)
        return NULL;
    const dw_date date = dw_day_to_date(day);
    return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *brief_phrase_day_short(const dw_playbook *playbook, dw_day day)
{
    if (day == DW_DAY_NONE)
        return g_strdup(BRIEF_DASH);
    const dw_date date = dw_day_to_date(day);
    g_autofree char *number = g_strdup_printf("%d", date.day);
    g_autofree char *year = g_strdup_printf("%d", date.year);
    return brief_fill(
        playbook, DW_PHRASE_DATE_SHORT,
        brief_word_at(playbook, DW_PHRASE_WEEKDAY_1, (size_t)dw_day_weekday(day)), number,
        brief_word_at(playbook, DW_PHRASE_MONTH_SHORT_1, (size_t)date.month - 1), year, NULL);
}

char *brief_phrase_list(const char *const *name, size_t n_names, const char *conjunction)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < n_names; i++) {
        if (i > 0 && i + 1 == n_names)
            g_string_append_printf(out, " %s ", conjunction);
        else if (i > 0)
            g_string_append(out, ", ");
        g_string_append(out, name[i]);
    }
    return g_string_free(out, FALSE);
}

char *brief_phrase_words(const char *name)
{
    return g_strdelimit(g_strdup(name), "_", ' ');
}

char *brief_phrase_issue(const dw_plan *plan, size_t issue)
{
    return brief_phrase_words(plan->issue_label[issue]);
}

/* A term of the cash cluster in its unit. */
static char *cash_option(const dw_plan *plan, dw_cash_role role, double number)
{
    const dw_playbook *book = plan->playbook;
    g_autofree char *plain = brief_phrase_number(number, 2, false);
    g_autofree char *share = brief_phrase_share(number);
    const bool one = number == 1;
    switch (role) {
    case DW_CASH_PRICE: return brief_phrase_sum(plan, dw_money_round(number));
    case DW_CASH_TERM_YEARS:
        return brief_fill(book, one ? DW_PHRASE_OPTION_YEAR : DW_PHRASE_OPTION_YEARS, plain, NULL);
    case DW_CASH_PAYMENT_DAYS:
        return brief_fill(book, one ? DW_PHRASE_OPTION_DAY : DW_PHRASE_OPTION_DAYS, plain, NULL);
    case DW_CASH_ESCALATOR:
        return number == 0 ? g_strdup(brief_word(book, DW_PHRASE_OPTION_NONE))
                           : brief_fill(book, DW_PHRASE_OPTION_ESCALATOR, share, NULL);
    case DW_CASH_FIRST_YEAR_DISCOUNT:
        return number == 0 ? g_strdup(brief_word(book, DW_PHRASE_OPTION_NONE))
                           : brief_fill(book, DW_PHRASE_OPTION_FIRST_YEAR, share, NULL);
    case DW_CASH_RAMP_YEARS:
        return number == 0
                   ? g_strdup(brief_word(book, DW_PHRASE_OPTION_NONE))
                   : brief_fill(book,
                                one ? DW_PHRASE_OPTION_RAMP_YEAR : DW_PHRASE_OPTION_RAMP_YEARS,
                                plain, NULL);
    case DW_CASH_RENEWAL_RISE:
        return number == 0 ? g_strdup(brief_word(book, DW_PHRASE_OPTION_NONE))
                           : brief_fill(book, DW_PHRASE_OPTION_RENEWAL_RISE, share, NULL);
    case DW_CASH_NONE:
    case DW_CASH_COUNT: break;
    }
    return g_steal_pointer(&plain);
}

char *brief_phrase_option(const dw_plan *plan, size_t issue, size_t option)
{
    if (issue == DW_NONE || option == DW_NONE)
        return g_strdup(BRIEF_DASH);
    return brief_phrase_option_of(plan, &plan->deal->issue[issue], option);
}

char *brief_phrase_term(const dw_plan *plan, const dw_term *term)
{
    return term->issue == plan->worth.cash_issue[DW_CASH_PRICE]
               ? brief_phrase_sum(plan, dw_money_round(term->number))
               : brief_phrase_option(plan, term->issue, term->option);
}

/* Without those of one direction, and then without what they have said no to; of DW_DIRECTION_OPEN all. */
static char *moved_terms(const dw_plan *plan, const dw_move *move, dw_direction without)
{
    GString *list = g_string_new(NULL);
    for (size_t t = 0; t < move->n_terms; t++) {
        const dw_move_term *term = &move->term[t];
        if (without != DW_DIRECTION_OPEN && (term->direction == without || term->declined))
            continue;
        g_autofree char *issue = brief_phrase_issue(plan, term->to.issue);
        g_autofree char *before = brief_phrase_term(plan, &term->from);
        g_autofree char *after = brief_phrase_term(plan, &term->to);
        g_autofree char *change =
            brief_fill(plan->playbook, DW_PHRASE_BETTER_CHANGE, issue, before, after, NULL);
        g_autofree char *declined =
            brief_fill(plan->playbook, DW_PHRASE_MOVE_DECLINED, change, NULL);
        g_string_append_printf(list, "%s%s", list->len > 0 ? "; " : "",
                               term->declined ? declined : change);
    }
    return g_string_free(list, list->len == 0);
}

char *brief_phrase_move(const dw_plan *plan, const dw_move *move)
{
    return moved_terms(plan, move, DW_DIRECTION_OPEN);
}

char *brief_phrase_given(const dw_plan *plan, const dw_move *move)
{
    return moved_terms(plan, move, DW_DIRECTION_TAKE);
}

char *brief_phrase_step_back(const dw_plan *plan, const dw_move *move)
{
    return moved_terms(plan, move, DW_DIRECTION_GIVE);
}

char *brief_phrase_option_of(const dw_plan *plan, const dw_issue *row, size_t option)
{
    if (!row->numeric)
        return brief_phrase_words(row->option[option].name);
    return cash_option(plan, plan->playbook->issue_kind[row->kind].cash,
                       row->option[option].number);
}

char *brief_phrase_levels(const dw_playbook *playbook, const dw_factor *factor, dw_fact levels)
{
    const char *label[DW_LEVELS_MAX];
    size_t n = 0;
    for (size_t l = 0; l < factor->n_levels; l++)
        if (levels >> l & 1U)
            label[n++] = factor->level[l].label;
    return brief_phrase_list(label, n, brief_word(playbook, DW_PHRASE_LIST_OR));
}

char *brief_phrase_raise(char *text)
{
    const gunichar first = g_utf8_get_char(text);
    const gunichar upper = g_unichar_toupper(first);
    if (first == upper)
        return text;
    GString *out = g_string_new(NULL);
    g_string_append_unichar(out, upper);
    g_string_append(out, g_utf8_next_char(text));
    g_free(text);
    return g_string_free(out, FALSE);
}

char *brief_release(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        const gunichar c = g_utf8_get_char(from);
        const char *next = g_utf8_next_char(from);
        if (c == 0xa0)
            *to++ = ' ';
        else if (!g_unichar_iscntrl(c) || c == '\n')
            while (from < next)
                *to++ = *from++;
        from = next;
    }
    *to = '\0';
    return text;
}

static char *listed(const dw_plan *plan, GPtrArray *words)
{
    return words->len == 0 ? NULL
                           : brief_phrase_list((const char *const *)words->pdata, words->len,
                                               brief_word(plan->playbook, DW_PHRASE_LIST_AND));
}

char *brief_phrase_facts(const dw_plan *plan, const dw_fact_change *fact, size_t n_facts)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n_facts; i++) {
        const dw_factor *factor = &plan->playbook->factor[fact[i].factor];
        g_autofree char *label = g_strdup(factor->label);
        label[0] = g_ascii_tolower(label[0]);
        g_autofree char *level = brief_phrase_levels(plan->playbook, factor, fact[i].levels);
        g_ptr_array_add(words,
                        brief_fill(plan->playbook, DW_PHRASE_EVENT_FACT, label, level, NULL));
    }
    return listed(plan, words);
}
