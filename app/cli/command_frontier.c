/* dealwright frontier --genius | --geniusweb DOMAIN PROFILE_A PROFILE_B */
#include "cli/cli.h"

/* The operands a call needs depend on its options. CLI_EXIT_OK when it has them. */
static cli_exit check_call(const cli_call *call)
{
    const bool genius = call->flag[CLI_GENIUS], geniusweb = call->flag[CLI_GENIUSWEB];
    if (genius && geniusweb)
        return cli_usage_error(call->name, "--genius and --geniusweb exclude each other");
    if (!genius && !geniusweb)
        return cli_usage_error(call->name, "say what the files are: --genius or --geniusweb");
    for (size_t i = 1; i < CLI_OPERANDS_MAX; i++)
        if (!call->operand[i])
            return cli_usage_error(call->name, "%s is missing", call->command->operand[i].name);
    return cli_output_is_input(call) ? CLI_EXIT_USAGE : CLI_EXIT_OK;
}

cli_exit cli_frontier(const cli_call *call)
{
    cli_exit code = check_call(call);
    if (code != CLI_EXIT_OK)
        return code;
    const desk_frontier_request request = {.format = call->flag[CLI_GENIUS] ? DESK_GENIUS
                                                                            : DESK_GENIUSWEB,
                                           .domain = call->operand[0],
                                           .profile = {call->operand[1], call->operand[2]},
                                           .playbook = call->value[CLI_PLAYBOOK],
                                           .epsilon = call->epsilon,
                                           .hide_walk_away = call->style.hide_walk_away};
    desk_answer answer;
    desk_frontier(&request, &answer);
    code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = desk_frontier_page(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}
