/* Who offers what the plan has next is not told that it is too much, or that it asks too little. */
#include "alerts.h"

/* As an event that puts it to them. */
static void put(GString *record, int day, const dw_package *package)
{
    g_string_append_printf(
        record, "  - {at: 2026-11-%02d, by: us, who: Ana, event: offer, package: {", day);
    for (size_t i = 0; i < plan.deal->n_issues; i++) {
        const dw_issue *const issue = &plan.deal->issue[i];
        const char *const end = i + 1 < plan.deal->n_issues ? ", " : "}}\n";
        if (i == plan.worth.cash_issue[DW_CASH_PRICE])
            g_string_append_printf(record, "price: %.2f%s", package->price / 100, end);
        else if (issue->option[package->option[i]].name)
            g_string_append_printf(record, "%s: %s%s", issue->name,
                                   issue->option[package->option[i]].name, end);
        else
            g_string_append_printf(record, "%s: %g%s", issue->name,
                                   issue->option[package->option[i]].number, end);
    }
}

/* Does it ask all that the step of the ladder asks? */
static bool asks_its_gets(void)
{
    const dw_package *const next = &plan.proposals.next;
    if (plan.n_steps < 2)
        return false;
    const dw_concession *const step = &plan.step[1].concession;
    for (size_t g = 0; g < step->n_gets; g++)
        if (next->option[step->get[g].issue] != step->get[g].option)
            return false;
    return true;
}

/* Who puts what the plan has next is not told that it is too much, or that it asks too little. Each talk
 * goes on with the offers of the plan while they come our way. */
static size_t follow(const char *facts, int theirs, int by)
{
    static const char *const drift[] = {"large_step", "steps_larger_than_planned", "steps_grow"};
    g_autoptr(GString) record = g_string_new(OURS("02", "235000"));
    size_t n = 0;
    bool asks = true;
    for (int day = 3; day < 15; day += 2, theirs += by) {
        g_string_append_printf(
            record,
            "  - {at: 2026-11-%02d, by: them, who: Dov, event: offer, package: {price: %d}}\n", day,
            theirs);
        make(facts, PEOPLE, record->str);
        if (!plan.proposals.exists || plan.n_steps < 2)
            break;
        asks = asks && asks_its_gets();
        put(record, day + 1, &plan.proposals.next);
        make(facts, PEOPLE, record->str);
        for (size_t d = 0; d < G_N_ELEMENTS(drift); d++)
            if (find(drift[d]))
                fail_msg("%s is raised by the plan's own offer:\n%s%s", drift[d], facts,
                         record->str);
        if (asks && find("too_few_gets"))
            fail_msg("too_few_gets is raised by the plan's own offer:\n%s%s", facts, record->str);
        n += asks;
    }
    return n;
}

static void the_next_offer_of_the_plan_is_as_planned(void **state)
{
    static const char *const lead[] = {LEAD("competitive"), LEAD("partnership"), LEAD("defensive"),
                                       LEAD("creative")};
    size_t n = 0;
    (void)state;
    for (size_t l = 0; l < G_N_ELEMENTS(lead); l++)
        for (int theirs = 150000; theirs <= 200000; theirs += 21300)
            for (int by = 0; by <= 4600; by += 4600)
                n += follow(lead[l], theirs, by);
    assert_true(n > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_offer_of_the_plan_is_as_planned),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
