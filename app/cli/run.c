/* From the arguments to the command they name. */
#include <string.h>

#include "cli/cli.h"

#ifndef DEALWRIGHT_VERSION
#error "the build gives DEALWRIGHT_VERSION"
#endif

static bool is_option(const char *word, cli_option_id option)
{
    const cli_option *about = &cli_option_table[option];
    if (word[0] == '-' && word[1] == about->letter && !word[2])
        return true;
    return word[0] == '-' && word[1] == '-' && strcmp(word + 2, about->name) == 0;
}

static bool option_exists(const char *word)
{
    g_autofree char *name = g_strndup(word, strcspn(word, "="));
    for (int option = 0; option < CLI_OPTION_COUNT; option++)
        if (is_option(name, (cli_option_id)option))
            return true;
    return false;
}

/* An option where a command must stand. */
static cli_exit misplaced_option(const char *word)
{
    if (option_exists(word))
        return cli_usage_error(NULL, "option '%s' comes after the command", word);
    const char *const words[] = {"help", "version", NULL};
    g_autofree char *hint = cli_nearest_hint(word + strspn(word, "-"), words, "--");
    return cli_usage_error(NULL, "unknown option '%s'%s", word, hint);
}

static cli_exit unknown_command(const cli_command *table, const char *parent, const char *word)
{
    g_autofree const char **names = cli_command_names(table);
    g_autofree char *hint = cli_nearest_hint(word, names, "");
    return cli_usage_error(parent, "unknown command '%s%s%s'%s", parent ? parent : "",
                           parent ? " " : "", word, hint);
}

/* Steps down from a command to the subcommand its arguments name. */
static cli_exit descend(const cli_command **command, char **name, int *argc, char ***argv)
{
    while ((*command)->subcommands && *argc > 0) {
        const char *word = (*argv)[0];
        if (is_option(word, CLI_HELP))
            return CLI_EXIT_OK;
        const cli_command *found = cli_command_find((*command)->subcommands, word);
        if (!found && word[0] == '-' && word[1])
            return cli_usage_error(*name, "option '%s' comes after the command", word);
        if (!found)
            return unknown_command((*command)->subcommands, *name, word);
        char *path = g_strconcat(*name, " ", found->name, NULL);
        g_free(*name);
        *name = path;
        *command = found;
        (*argc)--;
        (*argv)++;
    }
    return CLI_EXIT_OK;
}

static cli_exit run_command(const cli_command *command, const char *name, int argc, char **argv)
{
    cli_call call = {0};
    cli_exit code = cli_call_parse(command, name, argc, argv, &call);
    if (code == CLI_EXIT_OK && call.flag[CLI_HELP]) {
        g_autofree char *page = cli_help_command(command, name);
        code = cli_stdout_write(page);
    } else if (code == CLI_EXIT_OK && !command->run) {
        g_autofree const char **names = cli_command_names(command->subcommands);
        g_autofree char *list = cli_words_join(names, ", ");
        code = cli_usage_error(name, "'%s' needs one of: %s", name, list);
    } else if (code == CLI_EXIT_OK) {
        code = command->run(&call);
    }
    cli_call_clear(&call);
    return code;
}

cli_exit cli_run(int argc, char **argv)
{
    if (argc < 2)
        return cli_usage_error(NULL, "say what to do: a command is missing");
    const char *word = argv[1];
    if (is_option(word, CLI_HELP)) {
        g_autofree char *page = cli_help_program();
        return cli_stdout_write(page);
    }
    if (is_option(word, CLI_VERSION))
        return cli_stdout_write("dealwright " DEALWRIGHT_VERSION "\n");
    if (word[0] == '-' && word[1])
        return misplaced_option(word);
    const cli_command *command = cli_command_find(cli_command_table, word);
    if (!command)
        return unknown_command(cli_command_table, NULL, word);
    g_autofree char *name = g_strdup(command->name);
    argc -= 2;
    argv += 2;
    const cli_exit code = descend(&command, &name, &argc, &argv);
    return code == CLI_EXIT_OK ? run_command(command, name, argc, argv) : code;
}
