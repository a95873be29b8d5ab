/* dealwright frontier --genius | --geniusweb DOMAIN PROFILE_A PROFILE_B */
#include "cli/cli.h"

cli_exit cli_frontier(const cli_call *call)
{
    const bool genius = call->flag[CLI_GENIUS], geniusweb = call->flag[CLI_GENIUSWEB];
    if (genius == geniusweb)
        return cli_usage_error(call->name, genius ? "--genius and --geniusweb exclude each other"
                                                  : "say what the files are: --genius or "
                                                    "--geniusweb");
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_frontier_request request = {.format = genius ? DESK_GENIUS : DESK_GENIUSWEB,
                                           .domain = call->operand[0],
                                           .profile = {call->operand[1], call->operand[2]},
                                           .epsilon = call->epsilon};
    desk_answer answer;
    desk_frontier(&request, &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = desk_frontier_page(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}
