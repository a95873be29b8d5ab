/* dealwright plan FILE, and the other pages of a plan: assess, advise, ledger, brief, debrief */
#include "cli/cli.h"

typedef char *make_page(const desk_answer *answer, desk_format format, const desk_style *style);

static cli_exit answer_page(const cli_call *call, make_page *make)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_request request = {.deal = call->operand[0],
                                  .playbook = call->value[CLI_PLAYBOOK],
                                  .day = call->day,
                                  .today = cli_today(),
                                  .beside = call->list[CLI_BESIDE]};
    desk_answer answer;
    desk_plan(&request, &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = make(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}

cli_exit cli_plan(const cli_call *call)
{
    return answer_page(call, desk_plan_page);
}

cli_exit cli_assess(const cli_call *call)
{
    return answer_page(call, desk_assessment_page);
}

cli_exit cli_advise(const cli_call *call)
{
    return answer_page(call, desk_coach_page);
}

cli_exit cli_brief(const cli_call *call)
{
    return answer_page(call, desk_executive_page);
}

cli_exit cli_debrief(const cli_call *call)
{
    return answer_page(call, desk_debrief_page);
}

cli_exit cli_ledger(const cli_call *call)
{
    return answer_page(call, desk_ledger_page);
}
