/* dealwright new [FILE] [--interactive] */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* A file name made of the buyer's: northwind-freight.yaml. */
static char *file_name_for(const char *account)
{
    GString *name = g_string_new(NULL);
    for (const char *c = account; *c; c++) {
        if (g_ascii_isalnum(*c))
            g_string_append_c(name, g_ascii_tolower(*c));
        else if (name->len && name->str[name->len - 1] != '-')
            g_string_append_c(name, '-');
    }
    while (name->len && name->str[name->len - 1] == '-')
        g_string_truncate(name, name->len - 1);
    g_string_append(name, name->len ? ".yaml" : "deal.yaml");
    return g_string_free(name, FALSE);
}

/* Asks where to save until it worked. At the end of the input the file is printed, not lost. */
static cli_exit save_where_told(const char *account, const char *file)
{
    g_autofree char *usual = file_name_for(account);
    for (;;) {
        g_autofree char *answer = cli_ask("Save as [%s]: ", usual);
        if (!answer)
            return cli_stdout_write(file);
        const char *path = answer[0] ? answer : usual;
        g_autofree char *problem = desk_page_save(path, file, false);
        if (!problem) {
            fprintf(stderr, "Saved. Next: dealwright plan %s\n", path);
            return CLI_EXIT_OK;
        }
        fprintf(stderr, "  %s\n", problem);
    }
}

static cli_exit save(const cli_call *call, const char *file)
{
    const char *path = call->operand[0];
    if (strcmp(path, "-") == 0)
        return cli_stdout_write(file);
    g_autofree char *problem = desk_page_save(path, file, call->flag[CLI_FORCE] != FALSE);
    if (!problem)
        return CLI_EXIT_OK;
    const bool there = !call->flag[CLI_FORCE] && g_file_test(path, G_FILE_TEST_EXISTS);
    cli_complain("%s%s", problem, there ? "; --force replaces it" : "");
    return CLI_EXIT_FILE;
}

/* Refused before the first question, so that no answer is lost. */
static bool is_in_the_way(const cli_call *call)
{
    const char *path = call->operand[0];
    if (!path || strcmp(path, "-") == 0 || call->flag[CLI_FORCE] ||
        !g_file_test(path, G_FILE_TEST_EXISTS))
        return false;
    cli_complain("%s: is there already; --force replaces it", path);
    return true;
}

static cli_exit make_file(const cli_call *call, const dw_playbook *playbook, bool asks)
{
    desk_interview *interview = desk_interview_new(playbook, cli_today());
    cli_exit code = CLI_EXIT_PROBLEMS;
    if (asks && !cli_interview(interview)) {
        cli_complain("nothing was written: a deal needs a buyer and a name");
    } else {
        g_autofree char *file = desk_interview_file(interview);
        if (!file) {
            cli_complain("the playbook gives no plan of an empty deal");
            code = CLI_EXIT_INTERNAL;
        } else if (call->operand[0]) {
            code = save(call, file);
        } else if (asks && isatty(STDOUT_FILENO)) {
            code = save_where_told(desk_interview_field(interview, DESK_ACCOUNT), file);
        } else {
            code = cli_stdout_write(file);
        }
    }
    desk_interview_free(interview);
    return code;
}

cli_exit cli_new(const cli_call *call)
{
    const bool terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    const bool asks = call->flag[CLI_INTERACTIVE] || (!call->operand[0] && terminal);
    if (asks && !terminal)
        return cli_usage_error(call->name, "--interactive needs a terminal");
    if (is_in_the_way(call))
        return CLI_EXIT_FILE;
    desk_answer answer;
    desk_playbook(call->value[CLI_PLAYBOOK], &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK)
        code = make_file(call, answer.playbook, asks);
    desk_answer_clear(&answer);
    return code;
}
