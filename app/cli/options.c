/* One call's options and operands: read by GOption from the tables, then checked. */
#include <string.h>

#include "cli/cli.h"
#include "desk/log.h"

bool cli_command_takes(const cli_command *command, cli_option_id option)
{
    return option == CLI_HELP || (command->options & CLI_BIT(option)) != 0;
}

const char *const *cli_option_words(const cli_command *command, cli_option_id option)
{
    return option == CLI_FORMAT ? command->formats : cli_option_table[option].words;
}

/* The entries GOption wants: values are taken as they stand, since it would convert "strings" from
 * the locale's encoding. */
static void fill_entries(const cli_command *command, cli_call *call, GOptionEntry *entry)
{
    for (int id = 0; id < CLI_OPTION_COUNT; id++) {
        const cli_option *option = &cli_option_table[id];
        if (!cli_command_takes(command, (cli_option_id)id))
            continue;
        const bool flag = option->kind == CLI_VALUE_NONE, many = option->kind == CLI_VALUE_FILES;
        *entry++ = (GOptionEntry){
            .long_name = option->name,
            .short_name = option->letter,
            .arg = flag   ? G_OPTION_ARG_NONE
                   : many ? G_OPTION_ARG_FILENAME_ARRAY
                          : G_OPTION_ARG_FILENAME,
            .arg_data = flag   ? (gpointer)&call->flag[id]
                        : many ? (gpointer)&call->list[id]
                               : (gpointer)&call->value[id],
        };
    }
}

/* Says what GOption stumbled over; its own sentences name no neighbour. */
static cli_exit option_error(const cli_command *command, const char *name, const GError *error)
{
    const char *word = strchr(error->message, '-');
    if (!word)
        return cli_usage_error(name, "%s", error->message);
    if (g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE))
        return cli_usage_error(name, "option '%s' needs a value", word);
    g_autofree char *plain = g_strndup(word, strcspn(word, "="));
    g_autofree const char **names = g_new0(const char *, CLI_OPTION_COUNT + 1);
    size_t n = 0;
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (cli_command_takes(command, (cli_option_id)id))
            names[n++] = cli_option_table[id].name;
    const char *key = plain + strspn(plain, "-");
    const bool is_key = command->run == cli_log && desk_event_has_key(key);
    g_autofree char *hint = is_key ? g_strdup_printf("; what an event says besides stands without "
                                                     "the dashes: '%s=...'",
                                                     key)
                            : plain[1] != '-'
                                ? g_strdup("; the names of options have two dashes, as in --who")
                                : cli_nearest_hint(key, names, "--");
    return cli_usage_error(name, "unknown option '%s'%s", plain, hint);
}

/* The position of a word in a list; says the mistake and gives -1 when it is not there. Words that people
 * say in many ways have a hint: they stand in any case. */
static int word_index(const char *name, const char *what, const char *word,
                      const char *const *words, cli_hint *hint_of)
{
    for (int i = 0; words[i]; i++)
        if (hint_of ? g_ascii_strcasecmp(words[i], word) == 0 : strcmp(words[i], word) == 0)
            return i;
    g_autofree char *list = cli_words_join(words, ", ");
    g_autofree char *meant = hint_of ? hint_of(word) : NULL;
    g_autofree char *hint = meant ? NULL : cli_nearest_hint(word, words, "");
    cli_usage_error(name, "%s is one of %s, not '%s'%s", what, list, word, meant ? meant : hint);
    return -1;
}

static bool check_format(cli_call *call)
{
    static const char *const all[] = {[DESK_TEXT] = "text",
                                      [DESK_MARKDOWN] = "markdown",
                                      [DESK_JSON] = "json",
                                      [DESK_SVG] = "svg",
                                      NULL};
    if (!call->value[CLI_FORMAT])
        return true;
    const int i =
        word_index(call->name, "--format", call->value[CLI_FORMAT], call->command->formats, NULL);
    if (i < 0)
        return false;
    const char *word = call->command->formats[i];
    for (int format = 0; all[format]; format++)
        if (strcmp(all[format], word) == 0)
            call->format = (desk_format)format;
    return true;
}

static bool check_date(cli_call *call)
{
    const char *text = call->value[CLI_DATE];
    const char *problem = text ? desk_day_read(text, &call->day) : NULL;
    g_autofree char *hint = problem ? desk_day_hint(text) : NULL;
    if (problem)
        cli_usage_error(call->name, "--date: '%s' %s%s", text, problem, hint);
    return !problem;
}

static bool check_width(cli_call *call)
{
    const char *text = call->value[CLI_WIDTH];
    gint64 width = 0;
    if (!text) {
        call->style.width = call->value[CLI_OUTPUT] ? CLI_WIDTH_USUAL : cli_width();
        return true;
    }
    if (!g_ascii_string_to_signed(text, 10, CLI_WIDTH_LOW, CLI_WIDTH_HIGH, &width, NULL)) {
        cli_usage_error(call->name, "--width is a number of columns from %d to %d, not '%s'",
                        CLI_WIDTH_LOW, CLI_WIDTH_HIGH, text);
        return false;
    }
    call->style.width = (int)width;
    return true;
}

static bool check_color(cli_call *call)
{
    const char *word = call->value[CLI_COLOR];
    if (word &&
        word_index(call->name, "--color", word, cli_option_table[CLI_COLOR].words, NULL) < 0)
        return false;
    call->style.colour = cli_colour(word, call->value[CLI_OUTPUT] != NULL);
    return true;
}

static bool check_epsilon(cli_call *call)
{
    const char *text = call->value[CLI_EPSILON];
    const char *problem = text ? desk_share_read(text, &call->epsilon) : NULL;
    if (problem)
        cli_usage_error(call->name, "--epsilon: '%s' %s", text, problem);
    return !problem;
}

static bool check_count(cli_call *call)
{
    const char *text = call->value[CLI_COUNT];
    guint64 count = 0;
    if (text &&
        !g_ascii_string_to_unsigned(text, 10, CLI_PACKAGES_LOW, CLI_PACKAGES_HIGH, &count, NULL)) {
        cli_usage_error(call->name, "--count is a number of packages from %d to %d, not '%s'",
                        CLI_PACKAGES_LOW, CLI_PACKAGES_HIGH, text);
        return false;
    }
    call->count = (size_t)count;
    return true;
}

static bool check_list(const cli_call *call, cli_option_id id)
{
    const guint n = call->list[id] ? g_strv_length(call->list[id]) : 0;
    if (n > DW_OTHERS_MAX)
        cli_usage_error(call->name, "--%s may be given %d times, not %u", cli_option_table[id].name,
                        DW_OTHERS_MAX, n);
    for (guint i = 0; i < n; i++)
        if (!call->list[id][i][0]) {
            cli_usage_error(call->name, "option '--%s' has an empty value",
                            cli_option_table[id].name);
            return false;
        }
    return n <= DW_OTHERS_MAX;
}

/* An empty file name is a shell variable that was not set. */
static bool check_names(const cli_call *call)
{
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (call->value[id] && !call->value[id][0]) {
            cli_usage_error(call->name, "option '--%s' has an empty value",
                            cli_option_table[id].name);
            return false;
        }
    for (size_t i = 0; i < CLI_OPERANDS_MAX; i++)
        if (call->operand[i] && !call->operand[i][0]) {
            cli_usage_error(call->name, "%s is empty", call->command->operand[i].name);
            return false;
        }
    return true;
}

/* One argument in the place of the n-th operand; false when it has none there. */
static bool take_operand(cli_call *call, size_t n, const char *word)
{
    const cli_operand *operand = n < CLI_OPERANDS_MAX ? &call->command->operand[n] : NULL;
    if (!operand || !operand->name) {
        cli_usage_error(call->name, "unexpected argument '%s'", word);
        return false;
    }
    cli_takes *const takes = call->command->takes[n];
    if (cli_operand_repeats(call->command, n))
        g_ptr_array_add(call->repeated, (gpointer)(uintptr_t)word);
    else if (operand->words && !(takes && takes(word)) &&
             word_index(call->name, operand->name, word, operand->words, call->command->hint[n]) <
                 0)
        return false;
    if (!call->operand[n])
        call->operand[n] = word;
    return true;
}

/* Puts what is left of the arguments in the operands' places. */
static bool take_operands(cli_call *call, int argc, char **argv)
{
    const cli_operand *operand = call->command->operand;
    size_t n = 0;
    call->repeated = g_ptr_array_new();
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            continue;
        if (!take_operand(call, n, argv[i]))
            return false;
        n += !cli_operand_repeats(call->command, n);
    }
    if (n < CLI_OPERANDS_MAX && operand[n].name && operand[n].required) {
        cli_usage_error(call->name, "%s is missing", operand[n].name);
        return false;
    }
    return true;
}

/* GOption takes --flag=anything for the flag. Names the first such word, or NULL. */
static const char *flag_with_value(const cli_command *command, int argc, char **argv)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const size_t length = strcspn(argv[i], "=");
        if (!argv[i][length] || strncmp(argv[i], "--", 2) != 0)
            continue;
        for (int id = 0; id < CLI_OPTION_COUNT; id++) {
            const cli_option *option = &cli_option_table[id];
            if (cli_command_takes(command, (cli_option_id)id) && option->kind == CLI_VALUE_NONE &&
                strlen(option->name) == length - 2 &&
                strncmp(argv[i] + 2, option->name, length - 2) == 0)
                return option->name;
        }
    }
    return NULL;
}

/* GOption's list of arguments: it wants a program name first and takes out what it has read. */
static gboolean read_options(const cli_command *command, cli_call *call, int *argc, char ***argv,
                             GError **error)
{
    GOptionEntry entry[CLI_OPTION_COUNT + 1] = {0};
    fill_entries(command, call, entry);
    GOptionContext *context = g_option_context_new(NULL);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entry, NULL);
    const gboolean read = g_option_context_parse(context, argc, argv, error);
    g_option_context_free(context);
    return read;
}

cli_exit cli_call_parse(const cli_command *command, const char *name, int argc, char **argv,
                        cli_call *call)
{
    call->command = command;
    call->name = name;
    call->day = DW_DAY_NONE;
    const char *flag = flag_with_value(command, argc, argv);
    if (flag)
        return cli_usage_error(name, "option '--%s' takes no value", flag);
    char program[] = "dealwright";
    g_autofree char **list = g_new0(char *, (size_t)argc + 2);
    char **left = list;
    list[0] = program;
    for (int i = 0; i < argc; i++)
        list[i + 1] = argv[i];
    int n = argc + 1;
    g_autoptr(GError) error = NULL;
    if (!read_options(command, call, &n, &left, &error))
        return option_error(command, name, error);
    if (call->flag[CLI_HELP])
        return CLI_EXIT_OK;
    const bool right = take_operands(call, n, left) && check_names(call) && check_format(call) &&
                       check_date(call) && check_width(call) && check_color(call) &&
                       check_epsilon(call) && check_count(call) && check_list(call, CLI_BESIDE);
    if (cli_command_takes(command, CLI_STORE))
        call->store = cli_store_url(call->value[CLI_STORE]);
    call->style.hide_walk_away = call->flag[CLI_HIDE_WALK_AWAY] != FALSE;
    call->style.explain = call->flag[CLI_EXPLAIN] != FALSE;
    call->style.brief = call->flag[CLI_SHORT] != FALSE;
    call->style.all = call->flag[CLI_ALL] != FALSE;
    return right ? CLI_EXIT_OK : CLI_EXIT_USAGE;
}

void cli_call_clear(cli_call *call)
{
    for (int id = 0; id < CLI_OPTION_COUNT; id++) {
        g_clear_pointer(&call->value[id], g_free);
        g_clear_pointer(&call->list[id], g_strfreev);
    }
    g_clear_pointer(&call->store, g_free);
    g_clear_pointer(&call->repeated, g_ptr_array_unref);
}
