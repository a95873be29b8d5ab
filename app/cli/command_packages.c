/* dealwright worth FILE, dealwright score FILE, dealwright packages FILE */
#include "cli/cli.h"

typedef char *make_page(const desk_answer *answer, desk_format format, const desk_style *style);

static desk_request request_of(const cli_call *call)
{
    return (desk_request){.deal = call->operand[0],
                          .store = call->store,
                          .playbook = call->value[CLI_PLAYBOOK],
                          .day = call->day,
                          .today = cli_today(),
                          .packages = call->count};
}

static cli_exit answer_page(const cli_call *call, desk_answer *answer, make_page *make)
{
    cli_exit code = cli_answer_report(answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = make(answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(answer);
    return code;
}

static cli_exit answer_choice(const cli_call *call, make_page *make)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_choice_request request = {.plan = request_of(call),
                                         .package = call->value[CLI_PACKAGE],
                                         .hide_walk_away = call->style.hide_walk_away};
    desk_answer answer;
    desk_choice(&request, &answer);
    return answer_page(call, &answer, make);
}

cli_exit cli_worth(const cli_call *call)
{
    return answer_choice(call, desk_worth_page);
}

cli_exit cli_score(const cli_call *call)
{
    if (!call->value[CLI_PACKAGE])
        return cli_usage_error(call->name, "say which package: --package '{price: 215000}'");
    return answer_choice(call, desk_score_page);
}

/* The first option that is given and is of a request only; NULL for none. */
static const char *option_of_request(const cli_call *call)
{
    static const cli_option_id of_request[] = {CLI_AUTHOR, CLI_WHO,     CLI_REASON,
                                               CLI_NOTE,   CLI_DRY_RUN, CLI_QUIET};
    for (size_t i = 0; i < G_N_ELEMENTS(of_request); i++)
        if (call->value[of_request[i]] || call->flag[of_request[i]])
            return cli_option_table[of_request[i]].name;
    return NULL;
}

cli_exit cli_packages(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const char *const only = call->value[CLI_ASK] ? NULL : option_of_request(call);
    if (only)
        return cli_usage_error(call->name, "--%s goes with --ask only", only);
    if (call->value[CLI_ASK])
        return cli_packages_ask(call);
    const desk_request request = request_of(call);
    desk_answer answer;
    desk_packages(&request, &answer);
    return answer_page(call, &answer, desk_packages_page);
}
