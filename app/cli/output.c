/* What the program says, and where. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

void cli_streams_prepare(void)
{
    signal(SIGPIPE, SIG_IGN);
    /* Opened the wrong way round: reading from the one and writing to the others fails as it would on
     * a closed stream. */
    for (int stream = 0; stream <= 2; stream++)
        if (fcntl(stream, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
}

cli_exit cli_stdout_write(const char *text)
{
    return cli_stdout_write_bytes(text, strlen(text));
}

cli_exit cli_stdout_write_bytes(const char *text, size_t left)
{
    while (left > 0) {
        const ssize_t written = write(STDOUT_FILENO, text, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            cli_complain("cannot write to standard output: %s", g_strerror(errno));
            return CLI_EXIT_FILE;
        }
        text += written;
        left -= (size_t)written;
    }
    return CLI_EXIT_OK;
}

static bool is_same_file(const struct stat *file, const char *path)
{
    struct stat other;
    return path && stat(path, &other) == 0 && file->st_dev == other.st_dev &&
           file->st_ino == other.st_ino;
}

bool cli_output_is_input(const cli_call *call)
{
    struct stat out;
    if (!call->value[CLI_OUTPUT] || stat(call->value[CLI_OUTPUT], &out) != 0 ||
        !S_ISREG(out.st_mode))
        return false;
    const char *read = call->store ? cli_store_file(call->store) : NULL;
    bool is_input = is_same_file(&out, read);
    for (size_t i = 0; !is_input && i < CLI_OPERANDS_MAX; i++) {
        read = call->operand[i];
        is_input = is_same_file(&out, read);
    }
    if (is_input)
        cli_usage_error(call->name, "--output would replace the file '%s' that is read", read);
    return is_input;
}

cli_exit cli_page_write(const cli_call *call, const char *page)
{
    const char *path = call->value[CLI_OUTPUT];
    if (!path || strcmp(path, "-") == 0)
        return cli_stdout_write(page);
    g_autofree char *problem = desk_page_save(path, page, true);
    if (!problem)
        return CLI_EXIT_OK;
    cli_complain("%s", problem);
    return CLI_EXIT_FILE;
}

void cli_complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "dealwright: %s\n", text);
}

cli_exit cli_usage_error(const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fprintf(stderr, "dealwright: %s\nTry 'dealwright%s%s --help'.\n", text, name ? " " : "",
            name ? name : "");
    return CLI_EXIT_USAGE;
}

char *cli_nearest_hint(const char *word, const char *const *words, const char *prefix)
{
    const char *nearest = desk_nearest(word, words);
    return nearest ? g_strdup_printf("; did you mean '%s%s'?", prefix, nearest) : g_strdup("");
}

cli_exit cli_answer_report(desk_answer *answer)
{
    static const cli_exit code[DESK_STATUS_COUNT] = {
        [DESK_OK] = CLI_EXIT_OK,
        [DESK_PROBLEMS] = CLI_EXIT_PROBLEMS,
        [DESK_NO_SUCH_NAME] = CLI_EXIT_USAGE,
        [DESK_FILE] = CLI_EXIT_FILE,
        [DESK_INTERNAL] = CLI_EXIT_INTERNAL,
    };
    g_autofree char *problems = desk_problems_text(answer);
    fputs(problems, stderr);
    return code[answer->status];
}

int cli_width(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return CLI_WIDTH_USUAL;
    return CLAMP((int)size.ws_col, CLI_WIDTH_TERMINAL_LOW, CLI_WIDTH_TERMINAL_HIGH);
}

bool cli_colour(const char *word, bool to_file)
{
    if (word && strcmp(word, "auto") != 0)
        return strcmp(word, "always") == 0;
    const char *no_color = g_getenv("NO_COLOR");
    const char *terminal = g_getenv("TERM");
    return !to_file && isatty(STDOUT_FILENO) && !(no_color && no_color[0]) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}
