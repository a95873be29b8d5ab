#include "text/meant.h"

#include "dealwright/event.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "text/nearest.h"
#include "text/problem.h"

/* What is meant, and the words for it: those that can mean nothing else, and those that may. */
typedef struct row {
    const char *meant, *taken[10], *words[16];
    const char *other; /* what the latter may mean as well, or NULL */
} row;

static const row sides[] = {
    {"us", .words = {"me", "i", "my", "our", "ours", "seller", "vendor", "supplier", "sales"}},
    {"them", .words = {"their", "theirs", "he", "she", "buyer", "customer", "client", "prospect",
                       "procurement", "purchasing"}},
};

static const row events[] = {
    {"offer", .taken = {"counter", "countered", "counteroffer", "counter_offer", "offered"},
     .words = {"bid", "propose", "proposed", "proposal", "quote", "quoted", "price"}},
    {"outcome none", .words = {"reopen", "reopened", "reopens"}, .other = "offer"},
    {"concession", .taken = {"concede", "conceded"},
     .words = {"give", "gave", "gives", "move", "moved"}},
    {"accept", .taken = {"acceptance", "accepted", "accepts"},
     .words = {"agree", "agreed", "agrees", "agreement", "yes", "ok"}},
    {"refuse", .taken = {"refusal", "refused", "refuses", "rejected", "rejection"},
     .words = {"reject", "decline", "declined", "no"}},
    {"statement demand", .taken = {"demand", "demanded", "demands"}, .words = {"wants", "wanted"}},
    {"statement demand", .words = {"ask", "asks", "asked"}, .other = "statement question"},
    {"statement question", .taken = {"question", "questions", "inquiry"}},
    {"statement promise", .taken = {"promise", "promised", "promises"}},
    {"statement ultimatum", .taken = {"ultimatum"}},
    {"statement", .words = {"said", "says", "say", "told", "claim", "claimed", "stated", "state"}},
    {"signal engaging", .taken = {"engaged"},
     .words = {"positive", "warm", "friendly", "interested", "keen"}},
    {"signal withdrawing", .words = {"silent", "silence", "quiet", "ghosted", "cold"}},
    {"signal adversarial",
     .words = {"hostile", "aggressive", "angry", "threatening", "pressure", "pressing"},
     .other = "statement ultimatum"},
    {"signal spinning", .words = {"stalling", "stalled", "stuck"}},
    {"session", .taken = {"call", "called", "meeting"},
     .words = {"met", "workshop", "talk", "talked", "visit"}},
    {"break", .words = {"pause", "paused", "recess", "wait"}},
    {"fact", .words = {"facts", "learned", "learnt", "know"}},
    {"joined", .words = {"join", "joins", "new", "met_with", "stakeholder"}},
    {"left", .words = {"leave", "leaves", "gone", "departed"}},
    {"competitor", .taken = {"rival"}, .words = {"competition", "competing"}},
    {"deadline", .words = {"date", "due", "expiry"}},
    {"escalation", .taken = {"escalate", "escalated", "escalates"}, .words = {"executive"}},
    {"approval request", .words = {"request", "requested"}},
    {"approval grant", .words = {"approve", "approved", "approves", "granted", "grant"}},
    {"acknowledgement", .taken = {"acknowledge", "acknowledged", "acknowledges", "acknowledgment"},
     .words = {"ack", "read"}},
    {"pivot", .words = {"pivoted", "switch", "switched"}},
    {"dismissal", .words = {"dismiss", "dismissed", "ignore", "snooze"}},
    {"outcome", .words = {"end", "ended", "result", "close", "closed"}},
    {"outcome won", .taken = {"won", "signed"}, .words = {"win", "sign"}},
    {"outcome lost", .taken = {"lost"}, .words = {"lose", "loss"}},
    {"debrief", .words = {"debriefed", "retrospective", "rating"}},
    {"correction", .words = {"correct", "corrected", "fix"}},
    {"note", .words = {"comment", "remark", "memo", "noted"}},
    {"note",
     .words = {"email", "emailed", "mail", "mailed", "letter", "message", "wrote", "sent", "text",
               "texted", "phoned", "rang"},
     .other = "statement"},
    {"dealwright undo DEAL", .words = {"undo", "undone", "cancel", "delete", "remove", "revert"}},
    {"dealwright plan DEAL --publish", .words = {"publish", "published"}},
};

static const row actions[] = {
    {"enter", .taken = {"entered", "enters"}, .words = {"joined", "joins", "new", "appeared"}},
    {"move", .taken = {"moved", "moves"}, .words = {"lowered", "raised", "cut", "changed"}},
    {"leave", .taken = {"left", "leaves"}, .words = {"gone", "out", "withdrew", "withdrawn"}},
    {"request", .taken = {"requested"}, .words = {"ask", "asked", "asks"}},
    {"grant", .taken = {"granted", "approved"}, .words = {"approve", "yes", "ok"}},
    {"refuse", .taken = {"refused", "rejected"}, .words = {"reject", "denied", "deny", "no"}},
    {"delegate", .taken = {"delegated", "delegates"}},
    {"meeting", .words = {"met", "meet", "call"}},
    {"promise", .taken = {"promised", "promises"}},
    {"brief", .taken = {"briefed"}, .words = {"briefing"}},
    {"drop", .taken = {"dropped", "drops"}, .words = {"removed", "remove", "cancel", "cancelled"}},
};

static const row issues[] = {
    {"price", .words = {"amount", "annual", "fee", "fees", "cost", "acv", "arr", "rate"}},
    {"term_years", .words = {"term", "terms", "years", "duration", "length", "commitment",
                             "contract", "contract_term", "months"}},
    {"payment_days", .words = {"payment", "pay", "net", "days", "payment_terms", "paid"}},
    {"escalator",
     .words = {"uplift", "indexation", "increase", "cpi", "rise", "index", "inflation"}},
    {"first_year_discount", .words = {"discount", "rebate", "ramp_discount"}},
    {"renewal_rise", .words = {"renewal", "renewal_cap", "renewal_increase"}},
    {"ramp_years", .words = {"ramp"}},
    {"service_level", .words = {"sla", "slas", "service", "support", "uptime"}},
    {"case_study", .words = {"reference", "case", "casestudy"}},
    {"liability_cap", .words = {"liability", "cap"}},
    {"implementation_timeline",
     .words = {"rollout", "timeline", "go_live", "golive", "implementation"}},
};

static const row keys[] = {
    {"rating", .words = {"relationship", "score", "grade", "stars", "mark"}},
    {"who", .words = {"by_whom", "member"}},
    {"note", .words = {"comment", "text", "remark", "quote"}},
    {"evidence", .words = {"proof"}},
    {"until", .words = {"by_when", "due"}},
};

static bool has(const char *const *words, size_t n, const char *word)
{
    for (size_t w = 0; w < n && words[w]; w++)
        if (strcmp(words[w], word) == 0)
            return true;
    return false;
}

static bool takes(const row *at, const char *word)
{
    return has(at->taken, G_N_ELEMENTS(at->taken), word);
}

static const row *find(text_meant_of of, const char *word)
{
    static const struct {
        const row *row;
        size_t n;
    } table[] = {[TEXT_MEANT_SIDE] = {sides, G_N_ELEMENTS(sides)},
                 [TEXT_MEANT_EVENT] = {events, G_N_ELEMENTS(events)},
                 [TEXT_MEANT_ACTION] = {actions, G_N_ELEMENTS(actions)},
                 [TEXT_MEANT_ISSUE] = {issues, G_N_ELEMENTS(issues)},
                 [TEXT_MEANT_KEY] = {keys, G_N_ELEMENTS(keys)}};
    for (size_t r = 0; r < table[of].n; r++) {
        const row *const at = &table[of].row[r];
        if (takes(at, word) || has(at->words, G_N_ELEMENTS(at->words), word))
            return at;
    }
    return NULL;
}

static char *plain_word(const char *word)
{
    return g_strdelimit(g_ascii_strdown(word, -1), "- ", '_');
}

/* "withdrawing" says more than its kind of event, which is said first. */
static char *find_lead(const char *word)
{
    for (unsigned s = DW_SIGNAL_NONE + 1; s < DW_SIGNAL_COUNT; s++)
        if (strcmp(dw_signal_name((dw_signal)s), word) == 0)
            return g_strdup_printf("%s %s", dw_event_kind_name(DW_EVENT_SIGNAL), word);
    for (unsigned s = DW_STATEMENT_NONE + 1; s < DW_STATEMENT_COUNT; s++)
        if (strcmp(dw_statement_name((dw_statement)s), word) == 0)
            return g_strdup_printf("%s %s", dw_event_kind_name(DW_EVENT_STATEMENT), word);
    for (unsigned o = DW_OUTCOME_NONE + 1; o < DW_OUTCOME_COUNT; o++)
        if (strcmp(dw_deal_outcome_name((dw_deal_outcome)o), word) == 0)
            return g_strdup_printf("%s %s", dw_event_kind_name(DW_EVENT_OUTCOME), word);
    return NULL;
}

char *text_meant(text_meant_of of, const char *word)
{
    g_autofree char *plain = plain_word(word);
    char *const lead = of == TEXT_MEANT_EVENT ? find_lead(plain) : NULL;
    const row *const found = lead ? NULL : find(of, plain);
    return lead ? lead : found ? g_strdup(found->meant) : NULL;
}

const char *text_meant_taken(text_meant_of of, const char *word)
{
    g_autofree char *plain = plain_word(word);
    const row *const found = find(of, plain);
    return found && takes(found, plain) ? found->meant : NULL;
}

const char *text_meant_other(text_meant_of of, const char *word)
{
    g_autofree char *plain = plain_word(word);
    const row *const found = find(of, plain);
    return found ? found->other : NULL;
}

/* "Nora" is no side, and no slip of one. */
static bool may_be_name(const char *word)
{
    g_autofree char *lower = g_ascii_strdown(word, -1);
    text_nearest nearest = text_nearest_start(lower);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        text_nearest_offer(&nearest, dw_side_name((dw_side)s));
    return g_ascii_isupper(*word) && !nearest.name;
}

static bool is_kind(const char *word)
{
    for (unsigned k = 0; k < DW_EVENT_KIND_COUNT; k++)
        if (g_ascii_strcasecmp(dw_event_kind_name((dw_event_kind)k), word) == 0)
            return true;
    return false;
}

char *text_meant_hint(text_meant_of of, const char *word)
{
    if (of == TEXT_MEANT_EVENT && strchr(word, ' '))
        return g_strdup("; of a sentence the kind is said first: 'statement' of what was said, "
                        "'note' of anything else");
    if (of == TEXT_MEANT_SIDE && is_kind(word))
        return g_strdup("; the order is the deal, whose act it was, what happened");
    g_autofree char *meant = text_meant(of, word);
    if (!meant && of == TEXT_MEANT_SIDE && may_be_name(word)) {
        const text_shown name = text_show(word);
        return g_strdup_printf("; who it was is said with us … --who '%s' or them … --who '%s'",
                               name.text, name.text);
    }
    if (!meant)
        return NULL;
    const char *const other = text_meant_other(of, word);
    if (other)
        return g_strdup_printf("; did you mean '%s' or '%s'?", meant, other);
    return g_str_has_prefix(meant, "dealwright ") ? g_strdup_printf("; that is '%s'", meant)
                                                  : g_strdup_printf("; did you mean '%s'?", meant);
}
