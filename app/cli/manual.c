/* The manual page, made from the tables, in the man(7) language. */
#include "brief/wrap.h"
#include "cli/cli.h"

/* The day its wording last changed. */
#define MANUAL_DATE "2026-11-23"

#define SOURCE_WIDTH 70

/* Text as roff wants it: no character at the start of a line or after a backslash may act. */
static void add_text(GString *page, const char *text)
{
    if (*text == '.' || *text == '\'')
        g_string_append(page, "\\&");
    for (; *text; text++) {
        if (*text == '\\')
            g_string_append(page, "\\e");
        else if (*text == '-')
            g_string_append(page, "\\-");
        else if (*text == '~')
            g_string_append(page, "\\(ti");
        else if (*text == '\'')
            g_string_append(page, "\\(aq");
        else
            g_string_append_c(page, *text);
    }
}

static void add_line(GString *page, const char *macro, const char *text)
{
    g_string_append_printf(page, "%s ", macro);
    add_text(page, text);
    g_string_append_c(page, '\n');
}

/* Lines of the source are kept short: they are read in diffs. */
static void add_sentence(GString *page, const char *text)
{
    g_autoptr(GPtrArray) lines = brief_wrap(text, SOURCE_WIDTH, SOURCE_WIDTH);
    for (guint i = 0; i < lines->len; i++) {
        add_text(page, g_ptr_array_index(lines, i));
        g_string_append_c(page, '\n');
    }
}

static void add_option(GString *page, const cli_command *command, cli_option_id id)
{
    const cli_option *option = &cli_option_table[id];
    const char *const *words = command ? cli_option_words(command, id) : option->words;
    g_string_append(page, ".TP\n.B ");
    if (option->letter)
        g_string_append_printf(page, "\\-%c\\fR, \\fB", option->letter);
    g_string_append(page, "\\-\\-");
    add_text(page, option->name);
    if (option->value_name) {
        g_string_append(page, " \\fI");
        add_text(page, option->value_name);
        g_string_append(page, "\\fR");
    }
    g_string_append_c(page, '\n');
    g_autofree char *list = words ? cli_words_join(words, ", ") : g_strdup("");
    g_autofree char *sentence = g_strconcat(option->summary, words ? ": " : "", list, NULL);
    add_sentence(page, sentence);
}

static void add_examples(GString *page, const cli_example *example)
{
    for (; example->line; example++) {
        add_line(page, ".TP\n.B", example->line);
        add_sentence(page, example->says);
    }
}

static void add_command(GString *page, const cli_command *command, const char *parent)
{
    g_autofree char *name = g_strconcat(parent, command->name, NULL);
    g_autofree char *usage = cli_usage_line(command, name);
    if (command->subcommands) {
        g_autofree char *prefix = g_strconcat(name, " ", NULL);
        for (const cli_command *sub = command->subcommands; sub->name; sub++)
            add_command(page, sub, prefix);
        return;
    }
    add_line(page, ".SS", usage);
    g_autofree char *summary = g_strdup_printf("%s.", command->summary);
    summary[0] = g_ascii_toupper(summary[0]);
    add_sentence(page, summary);
    g_auto(GStrv) paragraph = g_strsplit(command->description, "\n\n", -1);
    for (size_t i = 0; paragraph[i]; i++) {
        g_string_append(page, i > 0 ? ".PP\n" : "");
        add_sentence(page, paragraph[i]);
    }
    for (size_t i = 0; i < CLI_OPERANDS_MAX && command->operand[i].name; i++) {
        const cli_operand *operand = &command->operand[i];
        if (!operand->words)
            continue;
        g_autofree char *list = cli_words_join(operand->words, ", ");
        g_string_append_printf(page, ".I %s\n", operand->name);
        g_autofree char *sentence = g_strdup_printf(
            "%s: %s.", cli_operand_repeats(command, i) ? "may be" : "is one of", list);
        add_sentence(page, sentence);
    }
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (id != CLI_HELP && cli_command_takes(command, (cli_option_id)id))
            add_option(page, command, (cli_option_id)id);
    if (command->examples) {
        g_string_append(page, ".PP\nExamples:\n");
        add_examples(page, command->examples);
    }
}

static void add_exit_codes(GString *page)
{
    g_string_append(page, ".SH EXIT STATUS\n");
    for (int code = 0; code < CLI_EXIT_COUNT; code++) {
        g_string_append_printf(page, ".TP\n.B %d\n", code);
        add_sentence(page, cli_exit_meaning[code]);
    }
}

static void add_environment(GString *page)
{
    g_string_append(page, ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\n");
    add_sentence(page, "when set and not empty, pages are not coloured unless --color says always");
    g_string_append(page, ".TP\n.B TERM\n");
    add_sentence(page, "when it is dumb, the same");
    g_string_append(page, ".TP\n.B DEALWRIGHT_STORE\n");
    add_sentence(page, "the store of deals, as --store names it, for calls without that option");
    g_string_append(page, ".TP\n.B XDG_DATA_HOME\n");
    add_sentence(page, "the data folder that has the store dealwright/deals.db when nothing else "
                       "names one; without it ~/.local/share");
}

char *cli_manual(void)
{
    GString *page = g_string_new(".\\\" Written by 'dealwright manual'.\n"
                                 ".TH DEALWRIGHT 1 \"" MANUAL_DATE
                                 "\" \"dealwright " DEALWRIGHT_VERSION "\" \"User Commands\"\n"
                                 ".SH NAME\n"
                                 "dealwright \\- strategy and negotiation plan from one deal file\n"
                                 ".SH SYNOPSIS\n"
                                 ".B dealwright\n.I COMMAND\n"
                                 "[\\fIARGUMENT\\fR]... [\\fIOPTION\\fR]...\n"
                                 ".SH DESCRIPTION\n");
    add_sentence(page,
                 "Reads what is known of a deal from one YAML or JSON file, chooses the strategy "
                 "that fits it and makes the whole negotiation plan. What is missing in the "
                 "file is unknown: the plan says which missing piece would help most.");
    g_string_append(page, ".PP\n");
    add_sentence(page, "The same file, playbook and day give the same plan, byte for byte. Nothing "
                       "leaves the machine.");
    g_string_append(page, ".SH COMMANDS\n");
    for (const cli_command *command = cli_command_table; command->name; command++)
        if (!command->hidden)
            add_command(page, command, "");
    g_string_append(page, ".SH OPTIONS\n");
    add_option(page, NULL, CLI_HELP);
    add_option(page, NULL, CLI_VERSION);
    add_exit_codes(page);
    add_environment(page);
    g_string_append(page, ".SH EXAMPLES\n");
    add_examples(page, cli_program_examples);
    return g_string_free(page, FALSE);
}

cli_exit cli_manual_print(const cli_call *call)
{
    (void)call;
    g_autofree char *page = cli_manual();
    return cli_stdout_write(page);
}
