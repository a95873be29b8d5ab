/* The command line: what commands and options there are, and what they share.
 *
 * Commands and options are const tables; help, completion scripts and the manual page are made from
 * them, so none of the three can drift from what the program does. A command translates its call to
 * a request to the desk and the answer to a page; it decides nothing itself. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "desk/deals.h"
#include "desk/desk.h"
#include "desk/interview.h"
#include "desk/log.h"

/* What a process ends with; the meanings are in cli_exit_meaning. */
typedef enum cli_exit {
    CLI_EXIT_OK,
    CLI_EXIT_PROBLEMS,
    CLI_EXIT_USAGE,
    CLI_EXIT_FILE,
    CLI_EXIT_INTERNAL,
    CLI_EXIT_COUNT
} cli_exit;

typedef enum cli_option_id {
    CLI_FORMAT,
    CLI_DATE,
    CLI_PLAYBOOK,
    CLI_OUTPUT,
    CLI_WIDTH,
    CLI_COLOR,
    CLI_EXPLAIN,
    CLI_SHORT,
    CLI_HIDE_WALK_AWAY,
    CLI_INTERACTIVE,
    CLI_FORCE,
    CLI_GENIUS,
    CLI_GENIUSWEB,
    CLI_EPSILON,
    CLI_PACKAGE,
    CLI_COUNT,
    CLI_ALL,
    CLI_STORE,
    CLI_NAME,
    CLI_HEAD,
    CLI_AT,
    CLI_WHO,
    CLI_NOTE,
    CLI_REASON,
    CLI_EVIDENCE,
    CLI_CHANNEL,
    CLI_SIGNAL,
    CLI_UNTIL,
    CLI_ANSWERS,
    CLI_CORRECT,
    CLI_AUTHOR,
    CLI_SOURCE,
    CLI_DRY_RUN,
    CLI_YES,
    CLI_ASK,
    CLI_QUIET,
    CLI_PUBLISH,
    CLI_BESIDE,
    CLI_DIFF,
    CLI_SINCE,
    CLI_PLAN_VERSION,
    CLI_FROM,
    CLI_TO,
    CLI_LAST,
    CLI_HELP,
    CLI_VERSION,
    CLI_OPTION_COUNT
} cli_option_id;

#define CLI_BIT(option) (UINT64_C(1) << (option))

/* What an option's value or an operand is: how it is checked and completed. */
typedef enum cli_value_kind {
    CLI_VALUE_NONE, /* a flag */
    CLI_VALUE_WORD, /* one of a list */
    CLI_VALUE_FILE,
    CLI_VALUE_FILES, /* an option that may be given several times, a file each; in cli_call.list */
    CLI_VALUE_DATE,
    CLI_VALUE_NUMBER, /* CLI_WIDTH_LOW .. CLI_WIDTH_HIGH: the page's width is the only one */
    CLI_VALUE_COUNT,  /* CLI_PACKAGES_LOW .. CLI_PACKAGES_HIGH */
    CLI_VALUE_SHARE,  /* 0 .. 1 */
    CLI_VALUE_NAME,   /* free text, as the name of a factor */
    CLI_VALUE_COMMAND /* the name of a command */
} cli_value_kind;

/* What --width may be, and what a page has without it: a terminal's own width within bounds that
 * read well, or the usual one. */
#define CLI_WIDTH_LOW 72
#define CLI_WIDTH_HIGH 120
#define CLI_WIDTH_TERMINAL_LOW 72
#define CLI_WIDTH_TERMINAL_HIGH 100
#define CLI_WIDTH_USUAL 88

/* What --count may be. */
#define CLI_PACKAGES_LOW 2
#define CLI_PACKAGES_HIGH DW_DIFFERING_MAX

typedef struct cli_option {
    const char *name; /* without the dashes */
    char letter;      /* 0 for none */
    cli_value_kind kind;
    const char *value_name;   /* NULL for a flag */
    const char *const *words; /* NULL-terminated; NULL where each command has its own */
    const char *summary;
} cli_option;

/* "; did you mean 'WORD'?" for a word that is none of a list; NULL when it is not known. g_free it. */
typedef char *cli_hint(const char *word);

/* Is a word that is none of a list taken for one of them? */
typedef bool cli_takes(const char *word);

typedef struct cli_operand {
    const char *name; /* as in the usage line: FILE */
    cli_value_kind kind;
    bool required;
    const char *const *words; /* of a CLI_VALUE_WORD; the first is the default of an optional one */
} cli_operand;

typedef struct cli_example {
    const char *line; /* what to type */
    const char *says; /* what it does, one sentence without a full stop */
} cli_example;

typedef struct cli_call cli_call;
typedef struct cli_command cli_command;

#define CLI_OPERANDS_MAX 4

struct cli_command {
    const char *name;
    const char *summary;                   /* one line in the list of commands */
    const char *description;               /* paragraphs, parted by an empty line */
    uint64_t options;                      /* CLI_BIT of each it takes; --help is always taken */
    const char *const *formats;            /* words of --format, the default first */
    cli_operand operand[CLI_OPERANDS_MAX]; /* ends at the first without a name */
    cli_hint
        *hint[CLI_OPERANDS_MAX]; /* of operands whose words people say in many ways, in any case */
    cli_takes *takes[CLI_OPERANDS_MAX];    /* of operands that take more words than they list */
    bool repeats;                          /* the last operand, as often as wanted; its `words` are
                                              then some that it may be */
    const char *operands;                  /* in the usage line; NULL: made of `operand` */
    const cli_command *subcommands;        /* ends at the first without a name; NULL for none */
    const cli_example *examples;           /* ends at the first without a line */
    cli_exit (*run)(const cli_call *call); /* NULL where a subcommand must be named */
    bool hidden;
};

/* One call of one command, its options checked. */
struct cli_call {
    const cli_command *command;
    const char *name;              /* "playbook check" */
    char *value[CLI_OPTION_COUNT]; /* as written; NULL when not given */
    char **list[CLI_OPTION_COUNT]; /* of an option that may be given several times; NULL for none */
    gboolean flag[CLI_OPTION_COUNT];
    const char *operand[CLI_OPERANDS_MAX]; /* NULL when not given */
    GPtrArray *repeated;                   /* const char *: of the repeated operand */
    dw_day day;                            /* of --date, or DW_DAY_NONE */
    size_t count;                          /* of --count, or 0 */
    double epsilon;                        /* of --epsilon, or 0 */
    desk_format format;
    desk_style style;
    char *store; /* URL of the store; of commands that take --store */
};

extern const cli_option cli_option_table[CLI_OPTION_COUNT];
extern const cli_command cli_command_table[]; /* ends at the first without a name */
extern const cli_example cli_program_examples[];
extern const char *const cli_exit_meaning[CLI_EXIT_COUNT];

/* Runs the program: finds the command, checks its options, runs it. */
cli_exit cli_run(int argc, char **argv);

/* The command of that name in a table, or NULL. */
const cli_command *cli_command_find(const cli_command *table, const char *name);

/* Names of the commands that are not hidden, NULL-terminated; g_free the array, not the names. */
const char **cli_command_names(const cli_command *table);

/* May the i-th operand be given as often as wanted? */
bool cli_operand_repeats(const cli_command *command, size_t i);

/* The words an operand may be, parted by blanks, to be g_free'd; NULL when it is free. */
char *cli_operand_list(const cli_operand *operand);

/* The words (NULL-terminated) in one string, to be g_free'd. */
char *cli_words_join(const char *const *words, const char *separator);

/* "dealwright plan FILE [OPTION]...", g_free'd by the caller. */
char *cli_usage_line(const cli_command *command, const char *name);

/* ---- Options (options.c) ----------------------------------------------------------------------- */

/* Fills a zeroed call from what follows the command's name; argv is used up. On a mistake says on
 * standard error what is wrong and how to go on, and returns CLI_EXIT_USAGE. With --help nothing is
 * checked. Free what it holds with cli_call_clear. */
cli_exit cli_call_parse(const cli_command *command, const char *name, int argc, char **argv,
                        cli_call *call);
void cli_call_clear(cli_call *call);

/* Does the command take the option? */
bool cli_command_takes(const cli_command *command, cli_option_id option);

/* The words an option's value may be for a command; NULL when it is free. */
const char *const *cli_option_words(const cli_command *command, cli_option_id option);

/* ---- Output (output.c) ------------------------------------------------------------------------- */

/* Makes the three standard streams safe to use: one that is closed fails on use, instead of
 * becoming the next file that is opened; a reader that went away is an error, not the end. */
void cli_streams_prepare(void);

/* Writes a page to --output, or to standard output. A failure is said and is CLI_EXIT_FILE. */
cli_exit cli_page_write(const cli_call *call, const char *page);

/* Writes to standard output. A failure is said and is CLI_EXIT_FILE. */
cli_exit cli_stdout_write(const char *text);
cli_exit cli_stdout_write_bytes(const char *text, size_t size);

/* Says "dealwright: …" on standard error. */
void cli_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Says a mistake in the call and where to read on; returns CLI_EXIT_USAGE. `name` is the command's,
 * NULL for the program. */
cli_exit cli_usage_error(const char *name, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "; did you mean 'WORD'?" for the nearest of the words, or "" when none is near. g_free it. */
char *cli_nearest_hint(const char *word, const char *const *words, const char *prefix);

/* Would the page of --output replace the store or one of the operands that are files? Says so. */
bool cli_output_is_input(const cli_call *call);

/* Says all problems of an answer on standard error, their number last, and returns the exit code of
 * its status. */
cli_exit cli_answer_report(desk_answer *answer);

/* Columns of the terminal behind standard output within bounds; CLI_WIDTH_USUAL when it is none. */
int cli_width(void);

/* May the page be coloured? `word` is auto, always or never; NULL is auto. */
bool cli_colour(const char *word, bool to_file);

/* The local civil day, and the minute of it; microseconds since 1970 UTC. */
dw_day cli_today(void);
dw_day cli_moment(int *minute);
int64_t cli_now(void);

/* ---- The store (store.c) -------------------------------------------------------------------------- */

/* The URL of the store: --store, else DEALWRIGHT_STORE, else a file in the user's data folder. g_free
 * it. */
char *cli_store_url(const char *option);

/* The file of a store that is one; NULL for any other. A part of the URL. */
const char *cli_store_file(const char *url);

/* A request about the store of the call, by the user. */
desk_store_request cli_store_request(const cli_call *call);

/* A use case of the store: fills the answer, and *page where it is good. */
typedef desk_status cli_store_use(const cli_call *call, const desk_store_request *request,
                                  desk_answer *answer, char **page);

/* Runs it for a call, reports its answer and, when that is good, writes the page. (command_store.c) */
cli_exit cli_store_answer(const cli_call *call, cli_store_use *use);

/* What is asked of the deal that the first operand names. (command_plan.c) */
desk_request cli_plan_request(const cli_call *call);

/* ---- Pages about the program itself ------------------------------------------------------------- */

/* All g_free'd by the caller. */
char *cli_help_program(void);
char *cli_help_command(const cli_command *command, const char *name);
char *cli_manual(void);
char *cli_completion_bash(void);
char *cli_completion_zsh(void);
char *cli_completion_fish(void);

/* ---- Commands, one file each --------------------------------------------------------------------- */

cli_exit cli_plan(const cli_call *call);
cli_exit cli_assess(const cli_call *call);
cli_exit cli_advise(const cli_call *call);
cli_exit cli_ledger(const cli_call *call);
cli_exit cli_brief(const cli_call *call);
cli_exit cli_debrief(const cli_call *call);
cli_exit cli_worth(const cli_call *call);
cli_exit cli_score(const cli_call *call);
cli_exit cli_packages(const cli_call *call);
cli_exit cli_frontier(const cli_call *call);
cli_exit cli_playbook_check(const cli_call *call);
cli_exit cli_playbook_try(const cli_call *call);
cli_exit cli_playbook_show(const cli_call *call);
cli_exit cli_playbook_schema(const cli_call *call);
cli_exit cli_playbook_reference(const cli_call *call);
cli_exit cli_log(const cli_call *call);
cli_exit cli_undo(const cli_call *call);
cli_exit cli_replay(const cli_call *call);
cli_exit cli_plan_publish(const cli_call *call);
cli_exit cli_packages_ask(const cli_call *call);
cli_exit cli_deal_add(const cli_call *call);
cli_exit cli_deal_list(const cli_call *call);
cli_exit cli_deal_show(const cli_call *call);
cli_exit cli_deal_export(const cli_call *call);
cli_exit cli_deal_update(const cli_call *call);
cli_exit cli_audit(const cli_call *call);
cli_exit cli_backup(const cli_call *call);
cli_exit cli_restore(const cli_call *call);
cli_exit cli_export(const cli_call *call);
cli_exit cli_import(const cli_call *call);
cli_exit cli_new(const cli_call *call);
cli_exit cli_help(const cli_call *call);
cli_exit cli_completion(const cli_call *call);
cli_exit cli_manual_print(const cli_call *call);

/* Asks for a deal on the terminal (interview.c): a line on standard error for each question, answers
 * from standard input, until the choice is settled, nothing that matters is left, or the person ends
 * it. False when it was broken off before account and name were given. */
bool cli_interview(desk_interview *interview);

/* Asks one thing: shows the prompt, reads a line. NULL at the end of the input; g_free it. */
char *cli_ask(const char *format, ...) G_GNUC_PRINTF(1, 2);

#endif
