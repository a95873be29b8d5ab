/* The table of commands, and what is read off it. */
#include <string.h>

#include "cli/command_parts.h"

const char *const cli_plan_formats[] = {"text", "markdown", "json", NULL};
const char *const cli_data_formats[] = {"text", "json", NULL};
static const char *const frontier_formats[] = {"text", "markdown", "json", "svg", NULL};
static const char *const shell_words[] = {"bash", "zsh", "fish", NULL};

static const char *const side_words[] = {"us", "them", "we", "they", NULL};
static const char *const event_words[] = {
    "offer",   "concession",      "accept",   "refuse",     "statement",
    "signal",  "session",         "break",    "fact",       "joined",
    "left",    "competitor",      "deadline", "escalation", "approval",
    "plan",    "acknowledgement", "pivot",    "dismissal",  "outcome",
    "debrief", "correction",      "note",     NULL};
/* What leads an event of some kind. */
static const char *const lead_words[] = {
    "engaging",    "withdrawing", "resonance", "resistance",  "progress",  "spinning",
    "adversarial", "position",    "promise",   "demand",      "ultimatum", "interest",
    "disclosure",  "question",    "request",   "brief",       "meeting",   "grant",
    "refuse",      "delegate",    "set",       "drop",        "enter",     "move",
    "leave",       "won",         "lost",      "no_decision", "withdrawn", NULL};

const cli_example cli_program_examples[] = {
    {"dealwright new deal.yaml", "starts a deal file with every question in it"},
    {"dealwright plan deal.yaml", "shows the plan of that deal"},
    {"dealwright assess deal.yaml --format json", "gives the choice of strategy to a program"},
    {0}};

static const cli_example plan_examples[] = {
    {"dealwright plan deal.yaml", "shows the plan on the terminal"},
    {"dealwright plan deal.yaml --format markdown -o plan.md", "writes it as a document"},
    {"dealwright plan deal.yaml --date 2026-12-01", "shows the plan as of 1 December 2026"},
    {"dealwright plan deal.yaml --short", "shows what to read in the last five minutes"},
    {"dealwright plan deal.yaml --explain",
     "shows which facts brought each line in, and its source"},
    {"dealwright plan deal.yaml --hide-walk-away -o plan.txt", "writes a plan to hand around"},
    {"dealwright plan deal.yaml --publish", "logs the plan as the next version, and shows it"},
    {"dealwright plan deal.yaml --diff", "shows what changed since the last published version"},
    {0}};

static const cli_example assess_examples[] = {
    {"dealwright assess deal.yaml",
     "shows which strategy fits, how surely, and what would change it"},
    {"dealwright assess deal.yaml --format json", "gives the same to another program"},
    {0}};

static const cli_example advise_examples[] = {
    {"dealwright advise deal.yaml", "says what happened last, what it means and what to do"},
    {"dealwright advise deal.yaml --beside renewal.yaml --beside other.yaml",
     "also says which of these terms two other deals would ask for"},
    {"dealwright advise deal.yaml --format json", "gives the same to another program"},
    {0}};

static const cli_example log_examples[] = {
    {"dealwright log deal.yaml them offer price=190k payment_days=90 --note 'opened hard'",
     "logs their counter-offer and says what it means"},
    {"dealwright log northwind they countered 190 at net 90",
     "the same as it is said; answers: read as EUR 190,000"},
    {"dealwright log northwind them signal withdrawing --who 'J. Meyer'",
     "logs a signal to a stored deal"},
    {"dealwright log northwind us fact their_urgency=high --evidence 'their board calendar'",
     "logs what was learnt"},
    {"dealwright log northwind us concession price=205k term_years=3 --at 14:30 --dry-run",
     "shows how it would be understood"},
    {"dealwright log northwind us dismissal alert=no_progress --reason 'they are on holiday'",
     "sets an alert aside"},
    {0}};

static const cli_example undo_examples[] = {
    {"dealwright undo deal.yaml", "withdraws the newest event"},
    {"dealwright undo northwind 7 --reason 'it was another account'", "withdraws event 7"},
    {0}};

static const cli_example replay_examples[] = {
    {"dealwright replay deal.yaml", "shows the negotiation from the first event to the last"},
    {"dealwright replay northwind --last 10", "shows the newest ten events"},
    {"dealwright replay northwind --from 2026-11-01 --to 2026-11-30", "shows a month"},
    {"dealwright replay northwind --format markdown -o review.md", "writes it for a review"},
    {0}};

static const cli_example ledger_examples[] = {
    {"dealwright ledger deal.yaml", "shows what each move cost, brought and got back"},
    {"dealwright ledger deal.yaml --format json", "gives the same to another program"},
    {0}};

static const cli_example brief_examples[] = {
    {"dealwright brief deal.yaml", "makes the page for the executive who is to be brought in"},
    {"dealwright brief deal.yaml --hide-walk-away -o brief.txt", "makes it without our walk-away"},
    {0}};

static const cli_example debrief_examples[] = {
    {"dealwright debrief deal.yaml", "says how the deal ended and what to learn from it"},
    {"dealwright debrief northwind --format json", "the same of a stored deal, for programs"},
    {"dealwright debrief", "lists how all stored deals ended that did, as it was kept then"},
    {0}};

static const cli_example worth_examples[] = {
    {"dealwright worth deal.yaml", "shows the arithmetic of the target, line by line"},
    {"dealwright worth deal.yaml --package '{price: 215000, term_years: 3}'",
     "shows that of other terms"},
    {0}};

static const cli_example packages_examples[] = {
    {"dealwright packages deal.yaml", "shows what to offer next, and packages worth the same"},
    {"dealwright packages deal.yaml --count 4", "finds four equal packages"},
    {"dealwright packages deal.yaml --ask 2", "logs the request for the yes that package 2 needs"},
    {0}};

static const cli_example score_examples[] = {
    {"dealwright score deal.yaml --package '{price: 205000, payment_days: 60}'",
     "says how good these terms are, and what would be better for both"},
    {0}};

static const cli_example frontier_examples[] = {
    {"dealwright frontier deal.yaml",
     "shows which packages of a deal waste nothing, and the fair ones among them"},
    {"dealwright frontier deal.yaml --hide-walk-away --format svg -o frontier.svg",
     "draws that for readers who need not know the walk-away"},
    {"dealwright frontier --genius party_domain.xml party1.xml party2.xml",
     "shows the frontier and the bargaining solutions of a GENIUS domain"},
    {"dealwright frontier --geniusweb domain.json a.json b.json --format json",
     "gives every point with its package to a program"},
    {"dealwright frontier --genius domain.xml a.xml b.xml --format svg -o frontier.svg",
     "draws it"},
    {0}};

static const cli_example new_examples[] = {
    {"dealwright new", "asks for the deal on the terminal"},
    {"dealwright new deal.yaml", "writes a commented deal file to fill in"},
    {"dealwright new deal.yaml --interactive", "asks, and writes the answers to the file"},
    {0}};

static const cli_example audit_examples[] = {
    {"dealwright audit", "checks the store and gives the head to keep elsewhere"},
    {"dealwright audit --head 3:4f0c…", "checks as well that nothing known to that head is gone"},
    {0}};

static const cli_example backup_examples[] = {
    {"dealwright backup /mnt/safe/deals-2026-11-27.db", "copies the store while others use it"},
    {0}};

static const cli_example restore_examples[] = {
    {"dealwright restore deals-2026-11-27.db --store sqlite:new.db", "fills a new store"},
    {"dealwright restore deals-2026-11-27.db --force", "replaces all that your store holds"},
    {0}};

static const cli_example export_examples[] = {
    {"dealwright export -o deals.jsonl", "writes a line for each entry of the store"}, {0}};

static const cli_example import_examples[] = {
    {"dealwright import deals.jsonl", "appends what the file has and the store has not"},
    {"ssh office dealwright export | dealwright import -", "follows the store of another machine"},
    {0}};

static const cli_example completion_examples[] = {
    {"source <(dealwright completion bash)", "completes in this shell"},
    {"dealwright completion zsh > ~/.zfunc/_dealwright", "completes in every zsh from now on"},
    {"dealwright completion fish > ~/.config/fish/completions/dealwright.fish",
     "completes in every fish from now on"},
    {0}};

static const cli_example help_examples[] = {{"dealwright help plan", "tells all about one command"},
                                            {0}};

#define DEAL_OPTIONS \
    (CLI_BIT(CLI_FORMAT) | CLI_BIT(CLI_DATE) | CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE))

#define LOG_OPTIONS                                                                      \
    (CLI_BIT(CLI_AT) | CLI_BIT(CLI_REASON) | CLI_BIT(CLI_AUTHOR) | CLI_BIT(CLI_SOURCE) | \
     CLI_BIT(CLI_DRY_RUN) | CLI_BIT(CLI_QUIET))

const cli_command cli_command_table[] = {
    {.name = "plan",
     .summary = "make the negotiation plan of a deal",
     .description =
         "Reads a deal file (YAML, or JSON; - is standard input) and prints the strategy "
         "that fits it and the whole plan: opening, trades, concessions, sequence, "
         "calendar, people and what to watch. With --diff it shows what the record has changed "
         "of an earlier plan, section by section, and the events behind it.\n\n"
         "FILE may be the id or name of a stored deal, here and wherever a command takes a deal "
         "file. What is -, has a slash or ends in .yaml, .yml or .json is a file.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_EXPLAIN) | CLI_BIT(CLI_SHORT) |
                CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_PUBLISH) | CLI_BIT(CLI_DIFF) |
                CLI_BIT(CLI_SINCE) | CLI_BIT(CLI_PLAN_VERSION) | CLI_BIT(CLI_BESIDE),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = plan_examples,
     .run = cli_plan},
    {.name = "assess",
     .summary = "show which strategy fits a deal and what would change that",
     .description = "The choice alone: fit of each archetype, reasons, confidence, the smallest "
                    "changes that would flip it, and what to ask next.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS,
     .formats = cli_data_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = assess_examples,
     .run = cli_assess},
    {.name = "advise",
     .summary = "say what the record of a deal means and what to do next",
     .description =
         "Reads the deal with its record and says what the newest event means, the next "
         "move with its wording, alerts with the events behind them, conduct against the "
         "strategy, and whether to reassess.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_EXPLAIN) | CLI_BIT(CLI_SHORT) |
                CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_BESIDE),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = advise_examples,
     .run = cli_advise},
    {.name = "log",
     .summary = "log what happened, and say what it means",
     .description =
         "Appends one event to the record of a deal, in its file or in the store, and says at once "
         "what 'advise' says. BY is whose act it was, EVENT its kind; then, in any order:\n\n"
         "ISSUE=OPTION for each term that was named, with the kinds that have a package; "
         "FACT=LEVEL, or FACT=LEVEL,LEVEL while either is possible, with a fact; the bare word "
         "that the kind leads with, such as the signal, the statement, the action or the outcome; "
         "KEY=VALUE for anything else an event may say (docs/deal-file.md), person.KEY of who "
         "joins, deadline.KEY of a deadline, lesson=TEXT for each lesson. What has blanks stands "
         "in "
         "quotes of the shell; a sentence alone is the note.\n\n"
         "Numbers may be written as 190k, 1.2m, 190,000, 12%, 90d, 3y or 36m. The event is shown "
         "as "
         "it was understood.\n\n"
         "Terms may be said without their issue, too: a figure alone is the price, 'net 90' and "
         "'90 days' are the payment terms, '3 years' the contract term, an option that one issue "
         "alone has is of that issue; 'at', 'with', 'for', 'and' and commas between them say "
         "nothing. A figure "
         "without k or m is a price in thousands where only that is near the list price, which is "
         "told; what may be two things is refused. A price below a fiftieth of the list price is "
         "not logged without --yes.\n\n"
         "A pivot of ours publishes the plan that follows it as the next version in the same act, "
         "where the team does not have it already.\n\n"
         "A deal is won (signed with us), lost (to somebody else), no_decision (they go on as "
         "before) "
         "or withdrawn (we walked away).\n\n"
         "An event without --at is one of now, or of the day that --date says. What was wrong is "
         "taken back with 'undo', or replaced by an event with --correct.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | LOG_OPTIONS | CLI_BIT(CLI_EXPLAIN) |
                CLI_BIT(CLI_SHORT) | CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_WHO) |
                CLI_BIT(CLI_NOTE) | CLI_BIT(CLI_EVIDENCE) | CLI_BIT(CLI_CHANNEL) |
                CLI_BIT(CLI_SIGNAL) | CLI_BIT(CLI_UNTIL) | CLI_BIT(CLI_ANSWERS) |
                CLI_BIT(CLI_CORRECT) | CLI_BIT(CLI_YES),
     .formats = cli_plan_formats,
     .operand = {{"DEAL", CLI_VALUE_FILE, true, NULL},
                 {"BY", CLI_VALUE_WORD, true, side_words},
                 {"EVENT", CLI_VALUE_WORD, true, event_words},
                 {"WORD", CLI_VALUE_NAME, false, lead_words}},
     .hint = {[1] = desk_side_hint, [2] = desk_event_hint},
     .takes = {[2] = desk_event_is_taken},
     .repeats = true,
     .examples = log_examples,
     .run = cli_log},
    {.name = "undo",
     .summary = "take back an event of the record",
     .description =
         "Logs a correction that withdraws the newest event that still counts, or the one with "
         "NUMBER; nothing is removed. A pivot and the version that was published with it go "
         "together, unless another was published since: the version before counts again. To "
         "undo a correction by its NUMBER brings the event back.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | LOG_OPTIONS | CLI_BIT(CLI_EXPLAIN) |
                CLI_BIT(CLI_SHORT) | CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_NOTE),
     .formats = cli_plan_formats,
     .operand = {{"DEAL", CLI_VALUE_FILE, true, NULL}, {"NUMBER", CLI_VALUE_NAME, false, NULL}},
     .examples = undo_examples,
     .run = cli_undo},
    {.name = "replay",
     .summary = "show a negotiation event by event, as it was advised then",
     .description =
         "The record as a transcript: each event that counts, what it meant and the next move on "
         "its day, alerts as they came up, versions of the plan and pivots, and how it ended. Each "
         "day's advice knows only what had happened by then. Of a long record --last, --from and "
         "--to "
         "show a part, word for word as in the whole, in a fraction of the time.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_FROM) |
                CLI_BIT(CLI_TO) | CLI_BIT(CLI_LAST),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = replay_examples,
     .run = cli_replay},
    {.name = "ledger",
     .summary = "show the gives and gets on the record of a deal",
     .description =
         "Every offer of the record against the own offer before: what moved, what it cost who "
         "moved, what it is worth to the other side, and what came back. Then both sides side by "
         "side: the sizes of their concessions, how they go on, and what was given for nothing.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_HIDE_WALK_AWAY),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = ledger_examples,
     .run = cli_ledger},
    {.name = "brief",
     .summary = "make the one-page brief for an executive who is brought in",
     .description =
         "Where the deal stands, who sits across the table, whether to escalate now and why, the "
         "executive's part, what not to give or say, the agenda, what to bring back, and the "
         "promises made so far.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_EXPLAIN) | CLI_BIT(CLI_SHORT) |
                CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_BESIDE),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = brief_examples,
     .run = cli_brief},
    {.name = "debrief",
     .summary = "say how a deal ended, against its plan, and what to learn",
     .description =
         "Outcome against opening, target and walk-away, what both left on the table, what moved "
         "which way, time, approvals and flags, questions for the team, lessons. Without an "
         "outcome on the record it says what to log.\n\n"
         "Without FILE it lists how all deals of the store ended that did, as the store has kept "
         "it "
         "since: outcome, what was agreed against target, walk-away and frontier, flags, "
         "relationship, lessons. A later event or update is kept anew.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_EXPLAIN) | CLI_BIT(CLI_SHORT) |
                CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_BIT(CLI_BESIDE),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, false, NULL}},
     .examples = debrief_examples,
     .run = cli_debrief},
    {.name = "worth",
     .summary = "show the arithmetic of a package, line by line",
     .description =
         "What a package is worth in present money to us and, estimated, to them: every year's "
         "payment, delay, discounting, cost to serve and chance of renewal, then every other "
         "issue. Without --package it is what we would offer first at the target price; named "
         "terms replace its own, and the price may be any.",
     .options =
         DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_PACKAGE) | CLI_BIT(CLI_HIDE_WALK_AWAY),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = worth_examples,
     .run = cli_worth},
    {.name = "packages",
     .summary = "show what to offer next, and packages worth the same to us",
     .description =
         "The next offer, equal packages side by side, what to give and to get, what never to "
         "give, and the ladder of concessions. Once an offer is accepted: whether a package "
         "better for both is left.\n\n"
         "With --ask the request for the approval that the next offer or an equal package needs is "
         "logged, with what it asks for beyond what is granted or on the table and whom it has to "
         "be asked of; what 'advise' says follows. Nothing is logged where it needs nobody, is "
         "granted, or waits for its answer already. --author, --who, --reason, --note, --dry-run "
         "and --quiet are for that request.",
     .options = DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_COUNT) | CLI_BIT(CLI_HIDE_WALK_AWAY) |
                CLI_BIT(CLI_ASK) | CLI_BIT(CLI_AUTHOR) | CLI_BIT(CLI_WHO) | CLI_BIT(CLI_REASON) |
                CLI_BIT(CLI_NOTE) | CLI_BIT(CLI_DRY_RUN) | CLI_BIT(CLI_QUIET),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = packages_examples,
     .run = cli_packages},
    {.name = "score",
     .summary = "say how good a package is, and what would be better for both",
     .description =
         "Worth to both sides, the chance that they take it, whose approval it needs, the hard "
         "limits it breaks, how far it stays from what both could have, and up to five packages "
         "that are better for both. Terms that are not named are those we would offer first, at "
         "the target price.",
     .options =
         DEAL_OPTIONS | CLI_PAGE_OPTIONS | CLI_BIT(CLI_PACKAGE) | CLI_BIT(CLI_HIDE_WALK_AWAY),
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = score_examples,
     .run = cli_score},
    {.name = "frontier",
     .summary = "show what two sides can agree on, and the bargaining solutions",
     .description =
         "Reads a deal file, or with --genius or --geniusweb a domain of negotiation research and "
         "the profiles of two sides, and gives the packages that cannot be made better for one "
         "side without making them worse for the other: exact, however many there are. With them "
         "the Nash, egalitarian, Kalai-Smorodinsky, equal-utility and welfare solutions among the "
         "packages that give each side what it has without an agreement.\n\n"
         "A deal's packages are weighed in money as its plan weighs them: what we walk away "
         "below is ours, what they have without us is theirs. Where that is not known only "
         "the welfare is given. Offers on the table, the opening, the target and the next offer "
         "are marked.\n\n"
         "Files of a domain that are not well-formed are read with a warning where they can mean "
         "one thing only. Utilities are those of an agreement at once: discounts are not "
         "applied.\n\n"
         "With --hide-walk-away the page has no walk-aways and of the solutions only the welfare, "
         "over all packages; those of a deal have no price below the target.",
     .options = DEAL_OPTIONS | CLI_BIT(CLI_GENIUS) | CLI_BIT(CLI_GENIUSWEB) | CLI_BIT(CLI_EPSILON) |
                CLI_BIT(CLI_ALL) | CLI_BIT(CLI_HIDE_WALK_AWAY) | CLI_PAGE_OPTIONS,
     .formats = frontier_formats,
     .operands = "FILE | DOMAIN PROFILE_A PROFILE_B",
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL},
                 {"PROFILE_A", CLI_VALUE_FILE, false, NULL},
                 {"PROFILE_B", CLI_VALUE_FILE, false, NULL}},
     .examples = frontier_examples,
     .run = cli_frontier},
    {.name = "playbook",
     .summary = "check, show and document playbooks",
     .description = "A playbook holds all strategy knowledge as data. One is built in; a company "
                    "writes its own that extends it.",
     .subcommands = cli_playbook_commands},
    {.name = "new",
     .summary = "start a deal file, empty or by questions",
     .description = "With FILE writes a commented deal file to fill in; - is standard output. "
                    "Without FILE, on a terminal, asks for the deal one question at a time and "
                    "stops when the strategy is settled. A file that is there is kept unless "
                    "--force is given.",
     .options = CLI_BIT(CLI_INTERACTIVE) | CLI_BIT(CLI_FORCE) | CLI_BIT(CLI_PLAYBOOK),
     .operand = {{"FILE", CLI_VALUE_FILE, false, NULL}},
     .examples = new_examples,
     .run = cli_new},
    {.name = "deal",
     .summary = "store deals, list, show, export and update them",
     .description = "A store keeps deals and their records: nothing in it is ever changed or taken "
                    "away. Every command that takes a deal file takes the id or name of a stored "
                    "deal as well.",
     .subcommands = cli_deal_commands},
    {.name = "audit",
     .summary = "check that nothing in the store was tampered with",
     .description =
         "Walks the chain of all entries: each carries a hash over what it holds and the entry "
         "before it. Names the first that does not fit, and why. Prints the head, which fixes all "
         "entries so far: keep it elsewhere, and --head finds later that the end was cut off.",
     .options = CLI_BIT(CLI_HEAD) | CLI_BIT(CLI_STORE),
     .examples = audit_examples,
     .run = cli_audit},
    {.name = "backup",
     .summary = "copy the store to a file",
     .description =
         "The copy passes the audit before it gets its name. Others may go on writing to "
         "the store. A file that is there is kept unless --force is given.",
     .options = CLI_BIT(CLI_FORCE) | CLI_BIT(CLI_STORE),
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = backup_examples,
     .run = cli_backup},
    {.name = "restore",
     .summary = "fill the store from a backup",
     .description =
         "The backup must pass the audit. A store with entries is kept unless --force is "
         "given: then what it holds is gone.",
     .options = CLI_BIT(CLI_FORCE) | CLI_BIT(CLI_STORE),
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = restore_examples,
     .run = cli_restore},
    {.name = "export",
     .summary = "write everything in the store as JSON Lines",
     .description = "A header, then one line for each entry in the order of the chain, with its "
                    "hash. The same store gives the same bytes.",
     .options = CLI_BIT(CLI_OUTPUT) | CLI_BIT(CLI_STORE),
     .examples = export_examples,
     .run = cli_export},
    {.name = "import",
     .summary = "append what an export has and the store has not",
     .description = "- is standard input. All of the store must be the beginning of the export, "
                    "whose every hash is checked; it is taken over whole or not at all.",
     .options = CLI_BIT(CLI_STORE),
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = import_examples,
     .run = cli_import},
    {.name = "completion",
     .summary = "print the completion script of a shell",
     .description = "Completes commands, options, their words, and files.",
     .operand = {{"SHELL", CLI_VALUE_WORD, true, shell_words}},
     .examples = completion_examples,
     .run = cli_completion},
    {.name = "help",
     .summary = "show help on the program or on one command",
     .description = "The same as --help after the command.",
     .operand = {{"COMMAND", CLI_VALUE_COMMAND, false, NULL},
                 {"SUBCOMMAND", CLI_VALUE_NAME, false, NULL}},
     .examples = help_examples,
     .run = cli_help},
    {.name = "manual",
     .summary = "print the manual page",
     .description = "In the man(7) language; docs/man/dealwright.1 is made by it.",
     .run = cli_manual_print,
     .hidden = true},
    {0}};

const cli_command *cli_command_find(const cli_command *table, const char *name)
{
    for (const cli_command *command = table; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

bool cli_operand_repeats(const cli_command *command, size_t i)
{
    return command->repeats && (i + 1 == CLI_OPERANDS_MAX || !command->operand[i + 1].name);
}

const char **cli_command_names(const cli_command *table)
{
    size_t n = 0;
    while (table[n].name)
        n++;
    const char **names = g_new0(const char *, n + 1);
    size_t shown = 0;
    for (size_t i = 0; i < n; i++)
        if (!table[i].hidden)
            names[shown++] = table[i].name;
    return names;
}

char *cli_words_join(const char *const *words, const char *separator)
{
    GString *list = g_string_new(NULL);
    for (size_t i = 0; words[i]; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? separator : "", words[i]);
    return g_string_free(list, FALSE);
}

char *cli_operand_list(const cli_operand *operand)
{
    if (operand->kind != CLI_VALUE_COMMAND)
        return operand->words ? cli_words_join(operand->words, " ") : NULL;
    g_autofree const char **names = cli_command_names(cli_command_table);
    return cli_words_join(names, " ");
}
