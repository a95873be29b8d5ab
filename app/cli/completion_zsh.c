/* The completion script of zsh: one function for each table of commands. */
#include <string.h>

#include "cli/cli.h"

/* Text inside single quotes of a shell script, with `also` kept from acting by a backslash. */
static void add_quoted(GString *script, const char *text, const char *also)
{
    for (; *text; text++) {
        if (*text == '\'')
            g_string_append(script, "'\\''");
        else if (strchr(also, *text))
            g_string_append_printf(script, "\\%c", *text);
        else
            g_string_append_c(script, *text);
    }
}

static void add_action(GString *script, cli_value_kind kind, const char *list)
{
    if (list)
        g_string_append_printf(script, "(%s)", list);
    else
        g_string_append(script, kind == CLI_VALUE_FILE || kind == CLI_VALUE_FILES ? "_files" : " ");
}

static void add_option(GString *script, const cli_command *command, cli_option_id id)
{
    const cli_option *option = &cli_option_table[id];
    const bool flag = option->kind == CLI_VALUE_NONE;
    const char *const *words = cli_option_words(command, id);
    g_autofree char *list = words ? cli_words_join(words, " ") : NULL;
    for (int brief = 0; brief <= (option->letter ? 1 : 0); brief++) {
        g_string_append(script, " \\\n            '");
        if (brief)
            g_string_append_printf(script, "-%c%s[", option->letter, flag ? "" : "+");
        else
            g_string_append_printf(script, "%s--%s%s[", option->kind == CLI_VALUE_FILES ? "*" : "",
                                   option->name, flag ? "" : "=");
        add_quoted(script, option->summary, "[]:\\");
        g_string_append(script, "]");
        if (!flag) {
            g_string_append_printf(script, ":%s:", option->value_name);
            add_action(script, option->kind, list);
        }
        g_string_append_c(script, '\'');
    }
}

static void add_list(GString *script, const cli_command *table)
{
    for (const cli_command *command = table; command->name; command++) {
        if (command->hidden)
            continue;
        g_string_append_printf(script, " \\\n            '%s:", command->name);
        add_quoted(script, command->summary, ":\\");
        g_string_append_c(script, '\'');
    }
}

static void add_command(GString *script, const cli_command *command)
{
    g_string_append_printf(script, "    %s)\n        _arguments -s", command->name);
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (cli_command_takes(command, (cli_option_id)id))
            add_option(script, command, (cli_option_id)id);
    for (size_t i = 0; i < CLI_OPERANDS_MAX && command->operand[i].name; i++) {
        const cli_operand *operand = &command->operand[i];
        if (cli_operand_repeats(command, i))
            g_string_append_printf(script, " \\\n            '*:%s:", operand->name);
        else
            g_string_append_printf(script, " \\\n            '%zu:%s:", i + 1, operand->name);
        g_autofree char *list = cli_operand_list(operand);
        add_action(script, operand->kind, list);
        g_string_append_c(script, '\'');
    }
    g_string_append(script, " ;;\n");
}

/* One function for the commands of a table; each level takes its word off the line. */
static void add_function(GString *script, const cli_command *table, const char *name)
{
    for (const cli_command *command = table; command->name; command++)
        if (command->subcommands) {
            g_autofree char *sub = g_strdup_printf("%s_%s", name, command->name);
            add_function(script, command->subcommands, sub);
        }
    g_string_append_printf(script,
                           "%s() {\n    local -a commands\n    if (( CURRENT == 2 )); then\n"
                           "        commands=(",
                           name);
    add_list(script, table);
    g_string_append(script, ")\n        _describe command commands\n        return\n    fi\n"
                            "    shift words\n    (( CURRENT-- ))\n    case $words[1] in\n");
    for (const cli_command *command = table; command->name; command++) {
        if (command->subcommands)
            g_string_append_printf(script, "    %s) %s_%s ;;\n", command->name, name,
                                   command->name);
        else if (!command->hidden)
            add_command(script, command);
    }
    g_string_append(script, "    esac\n}\n");
}

char *cli_completion_zsh(void)
{
    GString *script =
        g_string_new("#compdef dealwright\n# Completion of dealwright for zsh; written by "
                     "'dealwright completion zsh'.\n");
    add_function(script, cli_command_table, "_dealwright");
    g_string_append(script,
                    "if [[ $funcstack[1] == _dealwright ]]; then\n    _dealwright \"$@\"\nelse\n"
                    "    compdef _dealwright dealwright\nfi\n");
    return g_string_free(script, FALSE);
}
