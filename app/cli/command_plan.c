/* dealwright plan FILE, dealwright assess FILE */
#include <sys/stat.h>

#include "cli/cli.h"

/* Would the page replace the deal file it is made from? */
static bool overwrites_input(const cli_call *call)
{
    struct stat in, out;
    return call->value[CLI_OUTPUT] && stat(call->operand[0], &in) == 0 &&
           stat(call->value[CLI_OUTPUT], &out) == 0 && in.st_dev == out.st_dev &&
           in.st_ino == out.st_ino && S_ISREG(in.st_mode);
}

typedef char *make_page(const desk_answer *answer, desk_format format, const desk_style *style);

static cli_exit answer_page(const cli_call *call, make_page *make)
{
    if (overwrites_input(call))
        return cli_usage_error(call->name, "--output would replace the deal file '%s'",
                               call->operand[0]);
    const desk_request request = {.deal = call->operand[0],
                                  .playbook = call->value[CLI_PLAYBOOK],
                                  .day = call->day,
                                  .today = cli_today()};
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
