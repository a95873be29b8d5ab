/* dealwright frontier FILE
 * dealwright frontier --genius | --geniusweb DOMAIN PROFILE_A PROFILE_B */
#include "cli/cli.h"

static bool is_domain(const cli_call *call)
{
    return call->flag[CLI_GENIUS] || call->flag[CLI_GENIUSWEB];
}

/* The operands and options a call has depend on what it is about. CLI_EXIT_OK when they fit. */
static cli_exit check_call(const cli_call *call)
{
    static const char *const domain_operand[] = {"DOMAIN", "PROFILE_A", "PROFILE_B"};
    if (call->flag[CLI_GENIUS] && call->flag[CLI_GENIUSWEB])
        return cli_usage_error(call->name, "--genius and --geniusweb exclude each other");
    if (!is_domain(call) && call->operand[1])
        return cli_usage_error(call->name, "a deal is one FILE; for the files of a domain say "
                                           "--genius or --geniusweb");
    if (is_domain(call) && call->value[CLI_DATE])
        return cli_usage_error(call->name, "--date is for deals; a domain has no dates");
    for (size_t i = 1; is_domain(call) && i < G_N_ELEMENTS(domain_operand); i++)
        if (!call->operand[i])
            return cli_usage_error(call->name, "%s is missing", domain_operand[i]);
    return cli_output_is_input(call) ? CLI_EXIT_USAGE : CLI_EXIT_OK;
}

static void answer_domain(const cli_call *call, desk_answer *answer)
{
    const desk_frontier_request request = {.format = call->flag[CLI_GENIUS] ? DESK_GENIUS
                                                                            : DESK_GENIUSWEB,
                                           .domain = call->operand[0],
                                           .profile = {call->operand[1], call->operand[2]},
                                           .playbook = call->value[CLI_PLAYBOOK],
                                           .epsilon = call->epsilon,
                                           .hide_walk_away = call->style.hide_walk_away};
    desk_frontier(&request, answer);
}

static void answer_deal(const cli_call *call, desk_answer *answer)
{
    const desk_deal_frontier_request request = {.deal = {.deal = call->operand[0],
                                                         .store = call->store,
                                                         .playbook = call->value[CLI_PLAYBOOK],
                                                         .day = call->day,
                                                         .today = cli_today()},
                                                .epsilon = call->epsilon,
                                                .hide_walk_away = call->style.hide_walk_away};
    desk_deal_frontier(&request, answer);
}

cli_exit cli_frontier(const cli_call *call)
{
    cli_exit code = check_call(call);
    if (code != CLI_EXIT_OK)
        return code;
    desk_answer answer;
    if (is_domain(call))
        answer_domain(call, &answer);
    else
        answer_deal(call, &answer);
    code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = desk_frontier_page(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}
