/* The tables of commands under `deal` and `playbook`. */
#include "cli/command_parts.h"

static const char *const show_words[] = {"factor",  "archetype",  "rule",      "tactic",
                                         "setting", "issue_kind", "authority", "section",
                                         "limit",   "phrase",     NULL};
static const char *const schema_words[] = {"deal", "playbook", NULL};

/* ---- deal ------------------------------------------------------------------------------------ */

static const cli_example deal_add_examples[] = {
    {"dealwright deal add deal.yaml", "stores the deal under the name in the file"},
    {"dealwright deal add deal.yaml --name northwind", "stores it under a short name"},
    {0}};

static const cli_example deal_list_examples[] = {
    {"dealwright deal list", "lists the deals in your store"},
    {"dealwright deal list --store sqlite:team.db --format json",
     "gives those of another store to a program"},
    {0}};

static const cli_example deal_show_examples[] = {
    {"dealwright deal show northwind", "shows people and latest events"},
    {"dealwright deal show 3", "shows the deal with the id 3"},
    {0}};

static const cli_example deal_export_examples[] = {
    {"dealwright deal export northwind -o northwind.json", "writes a file to edit or to hand on"},
    {0}};

static const cli_example deal_update_examples[] = {
    {"dealwright deal update northwind northwind.json", "stores what was edited as a new revision"},
    {0}};

const cli_command cli_deal_commands[] = {
    {.name = "add",
     .summary = "store a deal file, its record with it",
     .description = "The file is checked as for a plan. The deal is kept under its name, which no "
                    "other stored deal may have; its record becomes the first events.",
     .options = CLI_BIT(CLI_NAME) | CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE),
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = deal_add_examples,
     .run = cli_deal_add},
    {.name = "list",
     .summary = "list the stored deals",
     .description = "Id, name, account, owner, how many events, and the day of the last.",
     .options = CLI_BIT(CLI_FORMAT) | CLI_BIT(CLI_STORE) | CLI_PAGE_OPTIONS,
     .formats = cli_data_formats,
     .examples = deal_list_examples,
     .run = cli_deal_list},
    {.name = "show",
     .summary = "show what there is of a deal",
     .description = "DEAL is the id or name of a stored deal, or a deal file. As text: what there "
                    "is of it, its people and its latest events; as JSON its deal file.",
     .options = CLI_BIT(CLI_FORMAT) | CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE) | CLI_PAGE_OPTIONS,
     .formats = cli_data_formats,
     .operand = {{"DEAL", CLI_VALUE_FILE, true, NULL}},
     .examples = deal_show_examples,
     .run = cli_deal_show},
    {.name = "export",
     .summary = "write a deal as a deal file in JSON",
     .description = "DEAL is the id or name of a stored deal, or a deal file. What is written is "
                    "JSON, has the record in it, and gives the same plan.",
     .options = CLI_BIT(CLI_OUTPUT) | CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE),
     .operand = {{"DEAL", CLI_VALUE_FILE, true, NULL}},
     .examples = deal_export_examples,
     .run = cli_deal_export},
    {.name = "update",
     .summary = "change what is stored of a deal to what a file says",
     .description =
         "DEAL is its id or name. The file becomes the next revision of the deal; earlier "
         "ones are kept. The record stays as it is: one in the file must be how the "
         "stored one begins. The name stays, too.",
     .options = CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE),
     .operand = {{"DEAL", CLI_VALUE_NAME, true, NULL}, {"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = deal_update_examples,
     .run = cli_deal_update},
    {0}};

/* ---- playbook -------------------------------------------------------------------------------- */

static const cli_example check_examples[] = {
    {"dealwright playbook check ours.yaml", "lists every problem of a playbook at once"},
    {"dealwright playbook check", "checks the built-in playbook"},
    {0}};

static const cli_example show_examples[] = {
    {"dealwright playbook show", "gives an overview"},
    {"dealwright playbook show factor", "lists the factors"},
    {"dealwright playbook show factor horizon", "shows what one factor does to each strategy"},
    {"dealwright playbook show setting value_share", "shows a number with its source and limits"},
    {0}};

static const cli_example try_examples[] = {
    {"dealwright playbook try ours.yaml", "shows what it would change in deals that have ended"},
    {0}};

static const cli_example schema_examples[] = {
    {"dealwright playbook schema deal -o deal.schema.json", "lets an editor check deal files"},
    {"dealwright playbook schema playbook", "shows what a playbook may hold"},
    {0}};

static const cli_example reference_examples[] = {
    {"dealwright playbook reference -o playbook.md", "writes the reference page of the playbook"},
    {"dealwright playbook reference --playbook ours.yaml", "shows that of another playbook"},
    {0}};

const cli_command cli_playbook_commands[] = {
    {.name = "check",
     .summary = "check a playbook and list all its problems",
     .description = "Without FILE the built-in playbook is checked.",
     .operand = {{"FILE", CLI_VALUE_FILE, false, NULL}},
     .examples = check_examples,
     .run = cli_playbook_check},
    {.name = "show",
     .summary = "show what a playbook holds",
     .description =
         "Without KIND an overview; with KIND the list of that kind; with NAME all about "
         "one, with its source, strength and limits. Rules are those of decisions and the "
         "entries of the plan's sections.",
     .options = CLI_BIT(CLI_PLAYBOOK) | CLI_PAGE_OPTIONS,
     .operand = {{"KIND", CLI_VALUE_WORD, false, show_words},
                 {"NAME", CLI_VALUE_NAME, false, NULL}},
     .examples = show_examples,
     .run = cli_playbook_show},
    {.name = "try",
     .summary = "try a changed playbook on the deals that have ended",
     .description =
         "For each stored deal with an outcome: who would have led before the first event and "
         "after "
         "the last by today's playbook and by FILE, and after how many events the next move would "
         "have been another. Before a change is adopted this shows where it bites; --format json "
         "gives the numbers of the events.",
     .options = CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_STORE) | CLI_BIT(CLI_FORMAT) | CLI_PAGE_OPTIONS,
     .formats = cli_plan_formats,
     .operand = {{"FILE", CLI_VALUE_FILE, true, NULL}},
     .examples = try_examples,
     .run = cli_playbook_try},
    {.name = "schema",
     .summary = "print the JSON Schema of deal files or of playbooks",
     .description = "Without a word the schema of deal files, with the factors and levels of the "
                    "playbook.",
     .options = CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_OUTPUT),
     .operand = {{"WHAT", CLI_VALUE_WORD, false, schema_words}},
     .examples = schema_examples,
     .run = cli_playbook_schema},
    {.name = "reference",
     .summary = "print the reference page of a playbook as Markdown",
     .description =
         "Every factor, archetype, rule, tactic, decision, issue kind, authority, setting, limit, "
         "phrase and section of the plan, with source, strength and limits.",
     .options = CLI_BIT(CLI_PLAYBOOK) | CLI_BIT(CLI_OUTPUT),
     .examples = reference_examples,
     .run = cli_playbook_reference},
    {0}};
