/* dealwright help [COMMAND [SUBCOMMAND]] */
#include "cli/cli.h"

cli_exit cli_help(const cli_call *call)
{
    const cli_command *table = cli_command_table;
    const cli_command *command = NULL;
    g_autoptr(GString) name = g_string_new(NULL);
    for (size_t i = 0; i < CLI_OPERANDS_MAX && call->operand[i]; i++) {
        const char *word = call->operand[i];
        command = table ? cli_command_find(table, word) : NULL;
        if (!command) {
            g_autofree const char **names =
                table ? cli_command_names(table) : g_new0(const char *, 1);
            g_autofree char *hint = cli_nearest_hint(word, names, "");
            return cli_usage_error(NULL, "there is no command '%s%s'%s", name->str, word, hint);
        }
        table = command->subcommands;
        g_string_append_printf(name, "%s ", command->name);
    }
    if (name->len)
        g_string_truncate(name, name->len - 1);
    g_autofree char *page = command ? cli_help_command(command, name->str) : cli_help_program();
    return cli_stdout_write(page);
}
