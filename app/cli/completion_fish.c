/* The completion script of fish: one line for each thing that can be typed, with its condition. */
#include "cli/cli.h"

static void add_line(GString *script, const char *condition, const char *what, const char *summary)
{
    g_string_append_printf(script, "complete -c dealwright -n '%s' %s -d '", condition, what);
    for (; *summary; summary++) {
        if (*summary == '\'' || *summary == '\\')
            g_string_append_c(script, '\\');
        g_string_append_c(script, *summary);
    }
    g_string_append(script, "'\n");
}

static void add_options(GString *script, const cli_command *command, const char *condition)
{
    for (int id = 0; id < CLI_OPTION_COUNT; id++) {
        const cli_option *option = &cli_option_table[id];
        if (!cli_command_takes(command, (cli_option_id)id))
            continue;
        g_autoptr(GString) what = g_string_new(NULL);
        g_string_append_printf(what, "-f -l %s", option->name);
        if (option->letter)
            g_string_append_printf(what, " -s %c", option->letter);
        const char *const *words = cli_option_words(command, (cli_option_id)id);
        g_autofree char *list = words ? cli_words_join(words, " ") : NULL;
        if (list)
            g_string_append_printf(what, " -x -a '%s'", list);
        else if (option->kind == CLI_VALUE_FILE || option->kind == CLI_VALUE_FILES)
            g_string_append(what, " -r -F");
        else if (option->kind != CLI_VALUE_NONE)
            g_string_append(what, " -x");
        add_line(script, condition, what->str, option->summary);
    }
    for (size_t i = 0; i < CLI_OPERANDS_MAX && command->operand[i].name; i++) {
        const cli_operand *operand = &command->operand[i];
        g_autofree char *list = cli_operand_list(operand);
        g_autofree char *what = list ? g_strdup_printf("-f -a '%s'", list) : g_strdup("-F");
        if (list || operand->kind == CLI_VALUE_FILE)
            add_line(script, condition, what, operand->name);
    }
}

static void add_table(GString *script, const cli_command *table, const char *parent)
{
    g_autofree const char **names = cli_command_names(table);
    g_autofree char *list = cli_words_join(names, " ");
    g_autofree char *none = parent ? g_strdup_printf("__fish_seen_subcommand_from %s; and not "
                                                     "__fish_seen_subcommand_from %s",
                                                     parent, list)
                                   : g_strdup("__fish_use_subcommand");
    for (const cli_command *command = table; command->name; command++) {
        if (command->hidden)
            continue;
        g_autofree char *what = g_strdup_printf("-f -a %s", command->name);
        add_line(script, none, what, command->summary);
        if (command->subcommands) {
            add_table(script, command->subcommands, command->name);
            continue;
        }
        g_autofree char *condition =
            parent ? g_strdup_printf("__fish_seen_subcommand_from %s; and "
                                     "__fish_seen_subcommand_from %s",
                                     parent, command->name)
                   : g_strdup_printf("__fish_seen_subcommand_from %s", command->name);
        add_options(script, command, condition);
    }
}

char *cli_completion_fish(void)
{
    GString *script = g_string_new("# Completion of dealwright for fish; written by "
                                   "'dealwright completion fish'.\ncomplete -c dealwright -f\n");
    add_line(script, "__fish_use_subcommand", "-l help -s h", cli_option_table[CLI_HELP].summary);
    add_line(script, "__fish_use_subcommand", "-l version -s V",
             cli_option_table[CLI_VERSION].summary);
    add_table(script, cli_command_table, NULL);
    return g_string_free(script, FALSE);
}
