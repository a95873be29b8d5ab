/* What the tables of commands share (commands.c, subcommands.c). */
#ifndef CLI_COMMAND_PARTS_H
#define CLI_COMMAND_PARTS_H

#include "cli/cli.h"

/* What a page takes. */
#define CLI_PAGE_OPTIONS (CLI_BIT(CLI_WIDTH) | CLI_BIT(CLI_COLOR) | CLI_BIT(CLI_OUTPUT))

/* Words of --format: of pages, and of what is for people or for programs. */
extern const char *const cli_plan_formats[];
extern const char *const cli_data_formats[];

/* Commands under another one; each ends at the first without a name. */
extern const cli_command cli_deal_commands[];
extern const cli_command cli_playbook_commands[];

#endif
