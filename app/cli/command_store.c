/* dealwright deal add | list | show | export | update
 * dealwright audit | backup | restore | export | import */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* Reports the answer; where there is no store yet, says what makes one. */
static cli_exit report(const cli_call *call, desk_answer *answer)
{
    const char *const file = cli_store_file(call->store);
    const cli_exit code = cli_answer_report(answer);
    const bool is_about_it = g_strcmp0(answer->subject, call->store) == 0;
    if (code == CLI_EXIT_FILE && is_about_it && file && !g_file_test(file, G_FILE_TEST_EXISTS))
        fputs("'dealwright deal add FILE' starts one.\n", stderr);
    return code;
}

cli_exit cli_store_answer(const cli_call *call, cli_store_use *use)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_store_request request = cli_store_request(call);
    desk_answer answer;
    char *page = NULL;
    use(call, &request, &answer, &page);
    g_autofree char *shown = page;
    cli_exit code = report(call, &answer);
    if (code == CLI_EXIT_OK)
        code = cli_page_write(call, shown);
    desk_answer_clear(&answer);
    return code;
}

/* ---- Deals ------------------------------------------------------------------------------------ */

static desk_status deal_add(const cli_call *call, const desk_store_request *request,
                            desk_answer *answer, char **page)
{
    return desk_deal_add(request, call->operand[0], call->value[CLI_NAME], answer, page);
}

cli_exit cli_deal_add(const cli_call *call)
{
    return cli_store_answer(call, deal_add);
}

static desk_status deal_list(const cli_call *call, const desk_store_request *request,
                             desk_answer *answer, char **page)
{
    return desk_deal_list(request, call->format, &call->style, answer, page);
}

cli_exit cli_deal_list(const cli_call *call)
{
    return cli_store_answer(call, deal_list);
}

static desk_status deal_show(const cli_call *call, const desk_store_request *request,
                             desk_answer *answer, char **page)
{
    return desk_deal_show(request, call->operand[0], call->format, &call->style, answer, page);
}

cli_exit cli_deal_show(const cli_call *call)
{
    return cli_store_answer(call, deal_show);
}

static desk_status deal_export(const cli_call *call, const desk_store_request *request,
                               desk_answer *answer, char **page)
{
    return desk_deal_export(request, call->operand[0], answer, page);
}

cli_exit cli_deal_export(const cli_call *call)
{
    return cli_store_answer(call, deal_export);
}

static desk_status deal_update(const cli_call *call, const desk_store_request *request,
                               desk_answer *answer, char **page)
{
    return desk_deal_update(request, call->operand[0], call->operand[1], answer, page);
}

cli_exit cli_deal_update(const cli_call *call)
{
    return cli_store_answer(call, deal_update);
}

/* ---- The store -------------------------------------------------------------------------------- */

static desk_status audit(const cli_call *call, const desk_store_request *request,
                         desk_answer *answer, char **page)
{
    return desk_audit(request, call->value[CLI_HEAD], answer, page);
}

cli_exit cli_audit(const cli_call *call)
{
    return cli_store_answer(call, audit);
}

static desk_status backup(const cli_call *call, const desk_store_request *request,
                          desk_answer *answer, char **page)
{
    return desk_backup(request, call->operand[0], call->flag[CLI_FORCE] != FALSE, answer, page);
}

cli_exit cli_backup(const cli_call *call)
{
    return cli_store_answer(call, backup);
}

static desk_status restore(const cli_call *call, const desk_store_request *request,
                           desk_answer *answer, char **page)
{
    return desk_restore(request, call->operand[0], call->flag[CLI_FORCE] != FALSE, answer, page);
}

cli_exit cli_restore(const cli_call *call)
{
    return cli_store_answer(call, restore);
}

static desk_status import(const cli_call *call, const desk_store_request *request,
                          desk_answer *answer, char **page)
{
    return desk_store_import(request, call->operand[0], answer, page);
}

cli_exit cli_import(const cli_call *call)
{
    return cli_store_answer(call, import);
}

/* ---- Export ----------------------------------------------------------------------------------- */

typedef struct stream {
    cli_exit code; /* CLI_EXIT_FILE once standard output failed, which was said */
} stream;

static bool write_stream(const char *data, size_t size, void *context)
{
    stream *const out = context;
    out->code = cli_stdout_write_bytes(data, size);
    return out->code == CLI_EXIT_OK;
}

cli_exit cli_export(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_store_request request = cli_store_request(call);
    const char *const path = call->value[CLI_OUTPUT];
    desk_answer answer;
    stream out = {CLI_EXIT_OK};
    if (path && strcmp(path, "-") != 0)
        desk_store_export_file(&request, path, &answer);
    else
        desk_store_export(&request, write_stream, &out, &answer);
    const cli_exit code = report(call, &answer);
    desk_answer_clear(&answer);
    return out.code == CLI_EXIT_OK ? code : out.code;
}
