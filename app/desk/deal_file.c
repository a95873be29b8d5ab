#include "desk/deal_file.h"

#include <glib.h>
#include <string.h>

#include "brief/phrase.h"
#include "brief/wrap.h"
#include "desk/interview.h"

#define LINE_WIDTH 98
/* Where the comment beside a fact begins. */
#define COMMENT_COLUMN 34

static const char head[] =
    "# A deal for Dealwright. What is not known stays as it is: the plan works with what there is\n"
    "# and says which missing piece would help most.\n"
    "#\n"
    "# Lines with a key behind the # are examples: take the # away, and that of the line above "
    "that\n"
    "# it belongs to, and put your own figures in.\n";

static const char *const field_key[DESK_FIELD_COUNT] = {
    [DESK_ACCOUNT] = "account", [DESK_NAME] = "name",         [DESK_CURRENCY] = "currency",
    [DESK_VALUE] = "value",     [DESK_CLOSE_BY] = "close_by",
};

/* Words that YAML, or the deal file, takes for something else than a text. */
static bool is_reserved(const char *text)
{
    static const char *const words[] = {"null", "true", "false", "yes",     "no", "on",
                                        "off",  "y",    "n",     "unknown", NULL};
    for (size_t i = 0; words[i]; i++)
        if (g_ascii_strcasecmp(words[i], text) == 0)
            return true;
    return false;
}

/* A text as a YAML scalar: plain where that is safe for certain, else in double quotes. */
static void add_scalar(GString *file, const char *text)
{
    static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _.-";
    if (g_ascii_isalpha(text[0]) && strspn(text, safe) == strlen(text) && !is_reserved(text)) {
        g_string_append(file, text);
        return;
    }
    g_string_append_c(file, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_printf(file, "\\%c", *c);
        else if ((unsigned char)*c < ' ' || *c == 0x7f)
            g_string_append_printf(file, "\\x%02x", (unsigned)(unsigned char)*c);
        else
            g_string_append_c(file, *c);
    }
    g_string_append_c(file, '"');
}

static void add_comment(GString *file, const char *indent, const char *text)
{
    const int width = LINE_WIDTH - (int)strlen(indent) - 2;
    g_autoptr(GPtrArray) lines = brief_wrap(text, width, width);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(file, "%s# %s\n", indent, (const char *)g_ptr_array_index(lines, i));
}

static void pad_to(GString *file, gsize start, int column)
{
    const int used = (int)(file->len - start);
    brief_spaces(file, used < column - 1 ? column - used : 2);
}

/* "key: value   # comment"; without a value the line is an example, or left to be filled in. */
static void add_field(GString *file, char *const *field, desk_field which, const char *example,
                      const char *comment)
{
    const gsize start = file->len;
    const char *value = field[which];
    g_string_append_printf(file, "%s%s%s: ", which == DESK_VALUE ? "  " : "",
                           value || !example ? "" : "#", field_key[which]);
    if (value && (which == DESK_VALUE || which == DESK_CLOSE_BY))
        g_string_append(file, value);
    else if (value)
        add_scalar(file, value);
    else if (example)
        g_string_append(file, example);
    pad_to(file, start, COMMENT_COLUMN);
    g_string_append_printf(file, "# %s\n", comment);
}

/* ---- Facts --------------------------------------------------------------------------------------------- */

static void add_levels(GString *file, const dw_factor *factor, dw_fact fact)
{
    if (fact == dw_factor_unknown(factor)) {
        g_string_append(file, "unknown");
        return;
    }
    const bool one = (fact & (fact - 1)) == 0;
    const char *between = one ? "" : "[";
    for (size_t l = 0; l < factor->n_levels; l++)
        if (fact >> l & 1u) {
            g_string_append_printf(file, "%s%s", between, factor->level[l].name);
            between = ", ";
        }
    g_string_append(file, one ? "" : "]");
}

static void add_fact(GString *file, const dw_plan *plan, size_t index, dw_fact fact)
{
    const dw_factor *factor = &plan->playbook->factor[index];
    const brief_place place = brief_place_deal(plan);
    g_autofree char *question = brief_phrase_texts(&factor->question, &place);
    add_comment(file, "  ", question ? brief_release(question) : factor->label);
    const gsize start = file->len;
    g_string_append_printf(file, "  %s: ", factor->name);
    add_levels(file, factor, fact);
    pad_to(file, start, COMMENT_COLUMN);
    for (size_t l = 0; l < factor->n_levels; l++)
        g_string_append_printf(file, "%s%s", l > 0 ? " | " : "# ", factor->level[l].name);
    g_string_append_c(file, '\n');
}

static bool is_stated(const dw_factor *factor)
{
    return factor->kind == DW_FACTOR_STATED && factor->scope == DW_SCOPE_DEAL;
}

/* The stated factors group by group, groups as they first appear. */
static void add_facts(GString *file, const dw_plan *plan, const dw_fact *fact)
{
    const dw_playbook *playbook = plan->playbook;
    g_autofree bool *done = g_new0(bool, playbook->n_factors);
    for (size_t i = 0; i < playbook->n_factors; i++) {
        const char *group = playbook->factor[i].group;
        if (done[i] || !is_stated(&playbook->factor[i]))
            continue;
        g_string_append_printf(file, "\n  # ---- %s\n", group ? group : "other");
        for (size_t j = i; j < playbook->n_factors; j++) {
            if (!is_stated(&playbook->factor[j]) ||
                g_strcmp0(playbook->factor[j].group, group) != 0)
                continue;
            add_fact(file, plan, j, fact[j]);
            done[j] = true;
        }
    }
}

/* ---- Examples of the other blocks ---------------------------------------------------------------------- */

static const char value_block[] =
    "\n# Money; prices, costs and values are those of one year.\n"
    "#value:\n"
    "#  list_price: 240000\n"
    "#  target_price: 215000\n"
    "#  floor_price: 180000          # we walk away below it\n"
    "#  cost_to_serve: 70000\n"
    "#  our_alternative: 0           # what no deal is worth to us, present money\n"
    "#  buyer_value: {low: 600000, likely: 800000, high: 900000, evidence: pilot report}\n"
    "#  market: {low: 150000, high: 250000, evidence: three quotes}\n"
    "#  competitor: {name: Globex, price: 224000, evidence: stated by their CFO}\n"
    "#  our_cost_of_capital: 0.10\n"
    "#  their_cost_of_capital: 0.08\n"
    "#  renewal_probability: 0.85    # without it, a one_time horizon counts no renewal\n"
    "#  their_budget: [150000, 240000, 240000]   # by year\n";

static const char issue_block[] =
    "\n# What can be traded. Known issues are valued by formula; any other name lists its options "
    "with\n"
    "# their worth to each side in present money, as an amount or as [low, likely, high].\n"
    "#issues:\n"
    "#  price: {from: 180000, to: 240000, step: 5000}\n"
    "#  term_years: [1, 2, 3]\n"
    "#  payment_days: [30, 45, 60, 90]\n"
    "#  service_level:\n"
    "#    us:   {standard: 0, premium: -22000}\n"
    "#    them: {standard: 0, premium: [30000, 48000, 60000]}\n";

static const char must_block[] = "\n# Hard limits: nothing outside them is ever offered.\n"
                                 "#must: {payment_days: {at_most: 60}, service_level: standard}\n";

static const char people_block[] =
    "\n#people:\n"
    "#  ours:\n"
    "#    - {name: Ana Ruiz, role: lead}              # lead | support | observer | sponsor | "
    "approver\n"
    "#    - {name: Sam Okoye, role: sponsor, title: CRO, away: [{from: 2026-12-21, to: "
    "2027-01-01}]}\n"
    "#  theirs:\n"
    "#    - name: J. Meyer\n"
    "#      title: Head of Procurement\n"
    "#      interest: price and risk\n"
    "#      authority: decides                        # decides | approves | influences | uses | "
    "blocks\n"
    "#      stance: neutral                           # supportive | neutral | opposed\n";

static const char record_block[] =
    "\n#deadlines:\n"
    "#  - {date: 2026-12-31, what: our quarter end, owner: ours, evidence: fiscal calendar}\n"
    "#  - {date: 2027-01-15, what: board review, owner: buyer, evidence: said by J. Meyer}\n"
    "\n# What has happened so far, oldest first; only ever added to.\n"
    "#record:\n"
    "#  - {at: 2026-11-16, by: us, event: offer, package: {price: 235000, payment_days: 30}}\n"
    "#  - {at: 2026-11-18, by: them, event: offer, package: {price: 190000, payment_days: 60}}\n"
    "#  - {at: 2026-11-19, by: them, event: signal, signal: withdrawing}\n";

/* Two blocks whose names are the playbook's. */
static void add_strategy(GString *file, const dw_playbook *playbook)
{
    if (playbook->n_tactics > 0) {
        GString *all = g_string_new("What the team plans to do, checked against the strategy: ");
        for (size_t t = 0; t < playbook->n_tactics; t++)
            g_string_append_printf(all, "%s%s", t > 0 ? ", " : "", playbook->tactic[t].id);
        g_string_append_c(file, '\n');
        add_comment(file, "", all->str);
        g_string_append_printf(file, "#tactics: [%s]\n", playbook->tactic[0].id);
        g_string_free(all, TRUE);
    }
    g_string_append(file, "\n# Only to override the recommendation:");
    for (size_t a = 0; a < playbook->n_archetypes; a++)
        g_string_append_printf(file, "%s %s", a > 0 ? "," : "", playbook->archetype[a].name);
    g_string_append_printf(file, "\n#strategy: {archetype: %s, reason: agreed with the CRO}\n",
                           playbook->archetype[0].name);
}

char *desk_deal_file_write(const dw_plan *plan, const dw_fact *fact, char *const *field)
{
    GString *file = g_string_new(head);
    g_string_append_c(file, '\n');
    add_field(file, field, DESK_NAME, NULL, "of the deal");
    add_field(file, field, DESK_ACCOUNT, NULL, "the buyer");
    if (field[DESK_CURRENCY])
        add_field(file, field, DESK_CURRENCY, NULL, "of every amount below; ISO 4217");
    else
        g_string_append(file, "currency: " DESK_CURRENCY_USUAL
                              "                     # of every amount below; ISO 4217\n");
    add_field(file, field, DESK_CLOSE_BY, "2026-12-18", "when it has to be signed");
    g_string_append(file,
                    "#date: 2026-11-23                 # the day to plan from; without it, today\n"
                    "#owner: ana\n"
                    "#situation: What happened to them, and what they must show by when.\n"
                    "\n# What is known: one level, a list of [levels, still, possible], or "
                    "unknown.\nfacts:\n");
    add_field(file, field, DESK_VALUE, "640000", "contract value over the whole term");
    add_facts(file, plan, fact);
    g_string_append(file, value_block);
    g_string_append(file, issue_block);
    g_string_append(file, must_block);
    add_strategy(file, plan->playbook);
    g_string_append(file, people_block);
    g_string_append(file, record_block);
    return g_string_free(file, FALSE);
}
