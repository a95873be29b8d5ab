/* dealwright playbook check | try | show | schema | reference */
#include <string.h>

#include "cli/cli.h"

cli_exit cli_playbook_check(const cli_call *call)
{
    desk_answer answer;
    desk_playbook(call->operand[0], &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *summary = desk_playbook_summary(&answer);
        code = cli_stdout_write(summary);
    }
    desk_answer_clear(&answer);
    return code;
}

/* Loads the playbook of the call, makes a page of it and writes that. */
static cli_exit write_page(const cli_call *call,
                           char *(*make)(const cli_call *call, const desk_answer *answer))
{
    desk_answer answer;
    desk_playbook(call->value[CLI_PLAYBOOK], &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = make(call, &answer);
        code = page ? cli_page_write(call, page) : CLI_EXIT_USAGE;
    }
    desk_answer_clear(&answer);
    return code;
}

static char *make_shown(const cli_call *call, const desk_answer *answer)
{
    const char *nearest = NULL;
    char *page =
        desk_playbook_page(answer, call->operand[0], call->operand[1], &call->style, &nearest);
    if (page)
        return page;
    g_autofree char *hint =
        nearest ? g_strdup_printf("; did you mean '%s'?", nearest) : g_strdup("");
    cli_usage_error(call->name, "the playbook has no %s '%s'%s", call->operand[0], call->operand[1],
                    hint);
    return NULL;
}

static char *make_schema(const cli_call *call, const desk_answer *answer)
{
    const char *what = call->operand[0];
    return what && strcmp(what, "playbook") == 0 ? desk_playbook_schema()
                                                 : desk_deal_schema(answer);
}

static char *make_reference(const cli_call *call, const desk_answer *answer)
{
    (void)call;
    return desk_playbook_reference(answer);
}

static desk_status try_playbook(const cli_call *call, const desk_store_request *request,
                                desk_answer *answer, char **page)
{
    return desk_try_playbook(request, call->operand[0], call->format, &call->style, answer, page);
}

cli_exit cli_playbook_try(const cli_call *call)
{
    return cli_store_answer(call, try_playbook);
}

cli_exit cli_playbook_show(const cli_call *call)
{
    return write_page(call, make_shown);
}

cli_exit cli_playbook_schema(const cli_call *call)
{
    return write_page(call, make_schema);
}

cli_exit cli_playbook_reference(const cli_call *call)
{
    return write_page(call, make_reference);
}
