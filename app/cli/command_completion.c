/* dealwright completion bash|zsh|fish: scripts made from the tables. */
#include <string.h>

#include "cli/cli.h"

cli_exit cli_completion(const cli_call *call)
{
    static const struct {
        const char *shell;
        char *(*make)(void);
    } script[] = {
        {"bash", cli_completion_bash}, {"zsh", cli_completion_zsh}, {"fish", cli_completion_fish}};
    for (size_t i = 0; i < G_N_ELEMENTS(script); i++) {
        if (strcmp(script[i].shell, call->operand[0]) != 0)
            continue;
        g_autofree char *text = script[i].make();
        return cli_stdout_write(text);
    }
    return CLI_EXIT_INTERNAL;
}
