/* The completion script of bash: a list of words for each place, from the tables. */
#include "cli/cli.h"

static void add_words(GString *script, const char *const *words)
{
    for (; *words; words++)
        g_string_append_printf(script, "%s ", *words);
}

/* What an operand or an option's value may be, as a statement that fills COMPREPLY. */
static void add_reply(GString *script, cli_value_kind kind, const char *list)
{
    if (list) {
        g_string_append_printf(script, "words='%s'", list);
    } else if (kind == CLI_VALUE_FILE || kind == CLI_VALUE_FILES) {
        g_string_append(script, "files=1");
    } else {
        g_string_append(script, ":");
    }
}

/* Options and operands of one command, found by its name and the number of operands before. */
static void add_command(GString *script, const cli_command *command, const char *parent)
{
    g_autofree char *name = g_strconcat(parent, command->name, NULL);
    g_string_append_printf(script, "    '%s')\n        options='", name);
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (cli_command_takes(command, (cli_option_id)id))
            g_string_append_printf(script, "--%s ", cli_option_table[id].name);
    g_string_append(script, "'\n        case $previous in\n");
    for (int id = 0; id < CLI_OPTION_COUNT; id++) {
        const cli_option *option = &cli_option_table[id];
        if (!cli_command_takes(command, (cli_option_id)id) || option->kind == CLI_VALUE_NONE)
            continue;
        g_string_append_printf(script, "        --%s", option->name);
        if (option->letter)
            g_string_append_printf(script, "|-%c", option->letter);
        g_string_append(script, ") options= value=1; ");
        const char *const *words = cli_option_words(command, (cli_option_id)id);
        g_autofree char *list = words ? cli_words_join(words, " ") : NULL;
        add_reply(script, option->kind, list);
        g_string_append(script, " ;;\n");
    }
    g_string_append(script, "        *) case $operands in\n");
    for (size_t i = 0; i < CLI_OPERANDS_MAX && command->operand[i].name; i++) {
        if (cli_operand_repeats(command, i))
            g_string_append(script, "            *) ");
        else
            g_string_append_printf(script, "            %zu) ", i);
        g_autofree char *list = cli_operand_list(&command->operand[i]);
        add_reply(script, command->operand[i].kind, list);
        g_string_append(script, " ;;\n");
    }
    g_string_append(script, "            esac ;;\n        esac ;;\n");
}

static void add_commands(GString *script, const cli_command *table, const char *parent)
{
    for (const cli_command *command = table; command->name; command++) {
        if (command->hidden)
            continue;
        if (!command->subcommands) {
            add_command(script, command, parent);
            continue;
        }
        g_autofree const char **names = cli_command_names(command->subcommands);
        g_string_append_printf(script, "    '%s')\n        options='--help' words='",
                               command->name);
        add_words(script, names);
        g_string_append(script, "' ;;\n");
        g_autofree char *prefix = g_strconcat(command->name, " ", NULL);
        add_commands(script, command->subcommands, prefix);
    }
}

/* Which words are a command of two, "plan publish". */
static void add_subcommands(GString *script)
{
    for (const cli_command *command = cli_command_table; command->name; command++)
        for (const cli_command *sub = command->subcommands; sub && sub->name; sub++)
            g_string_append_printf(script, "        '%s %s') command='%s %s' ;;\n", command->name,
                                   sub->name, command->name, sub->name);
}

/* The options whose next word is their value, as a pattern. */
static void add_valued_options(GString *script)
{
    for (int id = 0, first = 1; id < CLI_OPTION_COUNT; id++) {
        const cli_option *option = &cli_option_table[id];
        if (option->kind == CLI_VALUE_NONE)
            continue;
        g_string_append_printf(script, first ? "--%s" : "|--%s", option->name);
        if (option->letter)
            g_string_append_printf(script, "|-%c", option->letter);
        first = 0;
    }
}

char *cli_completion_bash(void)
{
    g_autofree const char **names = cli_command_names(cli_command_table);
    GString *script =
        g_string_new("# Completion of dealwright for bash; written by "
                     "'dealwright completion bash'.\n"
                     "_dealwright() {\n"
                     "    local current=${COMP_WORDS[COMP_CWORD]}\n"
                     "    local previous=${COMP_WORDS[COMP_CWORD-1]}\n"
                     "    local command='' operands=0 options='' words='' files= value= i\n"
                     "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                     "        case \"$command ${COMP_WORDS[i]}\" in\n"
                     "        ' '*) command=${COMP_WORDS[i]} ;;\n");
    add_subcommands(script);
    g_string_append(script, "        *\\ -*) ;;\n"
                            "        *) case ${COMP_WORDS[i-1]} in\n            ");
    add_valued_options(script);
    g_string_append(script,
                    ") ;;\n            *) operands=$((operands + 1)) ;;\n            esac ;;\n"
                    "        esac\n    done\n"
                    "    case $command in\n"
                    "    '') options='--help --version' words='");
    add_words(script, names);
    g_string_append(script, "' ;;\n");
    add_commands(script, cli_command_table, "");
    g_string_append(script, "    esac\n"
                            "    COMPREPLY=()\n"
                            "    if [[ $current == -* && -z $value ]]; then\n"
                            "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
                            "    elif [[ -n $words ]]; then\n"
                            "        COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                            "    elif [[ -n $files ]]; then\n"
                            "        compopt -o filenames 2>/dev/null\n"
                            "        local IFS=$'\\n'\n"
                            "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
                            "    fi\n"
                            "}\n"
                            "complete -F _dealwright dealwright\n");
    return g_string_free(script, FALSE);
}
