/* dealwright plan FILE, and the other pages of a plan: assess, advise, ledger, brief, debrief */
#include "cli/cli.h"

typedef char *make_page(const desk_answer *answer, desk_format format, const desk_style *style);

typedef desk_status make_answer(const desk_request *request, const char *since,
                                desk_answer *answer);

static desk_status plan_alone(const desk_request *request, const char *since, desk_answer *answer)
{
    (void)since;
    return desk_plan(request, answer);
}

static desk_status coach(const desk_request *request, const char *since, desk_answer *answer)
{
    (void)since;
    return desk_coach(request, answer);
}

static desk_status debrief(const desk_request *request, const char *since, desk_answer *answer)
{
    (void)since;
    return desk_debrief(request, answer);
}

desk_request cli_plan_request(const cli_call *call)
{
    return (desk_request){.deal = call->operand[0],
                          .store = call->store,
                          .playbook = call->value[CLI_PLAYBOOK],
                          .day = call->day,
                          .today = cli_today(),
                          .beside = call->list[CLI_BESIDE]};
}

static cli_exit answer_page(const cli_call *call, make_answer *ask, make_page *make)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_request request = cli_plan_request(call);
    desk_answer answer;
    ask(&request, call->value[CLI_SINCE], &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = make(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}

static cli_exit published_page(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_request request = cli_plan_request(call);
    desk_answer answer;
    g_autofree char *page = NULL;
    desk_version(&request, call->value[CLI_PLAN_VERSION], call->format, &call->style, &answer,
                 &page);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK)
        code = cli_page_write(call, page);
    desk_answer_clear(&answer);
    return code;
}

cli_exit cli_plan(const cli_call *call)
{
    const bool version = call->value[CLI_PLAN_VERSION] != NULL;
    if (version + call->flag[CLI_PUBLISH] + call->flag[CLI_DIFF] > 1)
        return cli_usage_error(call->name, "--publish, --diff and --version exclude each other");
    if (call->value[CLI_SINCE] && !call->flag[CLI_DIFF])
        return cli_usage_error(call->name, "--since goes with --diff");
    if (call->flag[CLI_PUBLISH])
        return cli_plan_publish(call);
    if (version)
        return published_page(call);
    return call->flag[CLI_DIFF] ? answer_page(call, desk_difference, desk_difference_page)
                                : answer_page(call, plan_alone, desk_plan_page);
}

cli_exit cli_assess(const cli_call *call)
{
    return answer_page(call, plan_alone, desk_assessment_page);
}

cli_exit cli_advise(const cli_call *call)
{
    return answer_page(call, coach, desk_coach_page);
}

cli_exit cli_ledger(const cli_call *call)
{
    return answer_page(call, plan_alone, desk_ledger_page);
}

cli_exit cli_brief(const cli_call *call)
{
    return answer_page(call, plan_alone, desk_executive_page);
}

/* How all stored deals ended that did. */
static desk_status debriefs(const cli_call *call, const desk_store_request *request,
                            desk_answer *answer, char **page)
{
    return desk_debriefs(request, call->format, &call->style, answer, page);
}

cli_exit cli_debrief(const cli_call *call)
{
    if (!call->operand[0])
        return cli_store_answer(call, debriefs);
    return answer_page(call, debrief, desk_debrief_page);
}
