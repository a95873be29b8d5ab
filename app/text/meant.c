#include "text/meant.h"

#include "dealwright/event.h"

#include <glib.h>
#include <string.h>

/* What is meant, and the words for it. */
typedef struct row {
    const char *meant, *words[16];
} row;

static const row sides[] = {
    {"us", {"me", "i", "my", "our", "ours", "seller", "vendor", "supplier", "sales"}},
    {"them",
     {"their", "theirs", "he", "she", "buyer", "customer", "client", "prospect", "procurement",
      "purchasing"}},
};

static const row events[] = {
    {"offer",
     {"counter", "countered", "counteroffer", "counter_offer", "offered", "bid", "propose",
      "proposed", "proposal", "quote", "quoted", "price", "reopen", "reopened"}},
    {"concession", {"concede", "conceded", "give", "gave", "gives", "move", "moved"}},
    {"accept",
     {"acceptance", "accepted", "accepts", "agree", "agreed", "agrees", "agreement", "yes", "ok"}},
    {"refuse",
     {"refusal", "refused", "reject", "rejected", "rejection", "decline", "declined", "no"}},
    {"statement demand", {"demanded", "demands", "ask", "asks", "asked", "wants", "wanted"}},
    {"statement promise", {"promised", "promises"}},
    {"statement", {"said", "says", "say", "told", "claim", "claimed", "stated", "state"}},
    {"signal engaging", {"positive", "warm", "friendly", "interested", "keen"}},
    {"signal withdrawing", {"silent", "silence", "quiet", "ghosted", "cold"}},
    {"signal adversarial", {"hostile", "aggressive", "angry", "threatening"}},
    {"signal spinning", {"stalling", "stalled", "stuck"}},
    {"session", {"meeting", "met", "call", "called", "workshop", "talk", "talked", "visit"}},
    {"break", {"pause", "paused", "recess", "wait"}},
    {"fact", {"facts", "learned", "learnt", "know"}},
    {"joined", {"join", "joins", "new", "met_with", "stakeholder"}},
    {"left", {"leave", "leaves", "gone", "departed"}},
    {"competitor", {"rival", "competition", "competing"}},
    {"deadline", {"date", "due", "expiry"}},
    {"escalation", {"escalate", "escalated", "escalates", "executive"}},
    {"approval request", {"request", "requested"}},
    {"approval grant", {"approve", "approved", "approves", "granted", "grant"}},
    {"acknowledgement",
     {"acknowledge", "acknowledged", "acknowledges", "acknowledgment", "ack", "read"}},
    {"pivot", {"pivoted", "switch", "switched"}},
    {"dismissal", {"dismiss", "dismissed", "ignore", "snooze"}},
    {"outcome", {"end", "ended", "result", "close", "closed"}},
    {"outcome won", {"win", "signed", "sign"}},
    {"outcome lost", {"lose", "loss"}},
    {"debrief", {"debriefed", "retrospective", "rating"}},
    {"correction", {"correct", "corrected", "fix"}},
    {"note", {"comment", "remark", "memo", "noted"}},
    {"dealwright undo DEAL", {"undo", "undone", "cancel", "delete", "remove", "revert"}},
    {"dealwright plan DEAL --publish", {"publish", "published"}},
};

static const row actions[] = {
    {"enter", {"joined", "joins", "entered", "enters", "new", "appeared"}},
    {"move", {"moved", "moves", "lowered", "raised", "cut", "changed"}},
    {"leave", {"left", "leaves", "gone", "out", "withdrew", "withdrawn"}},
    {"request", {"ask", "asked", "requested", "asks"}},
    {"grant", {"granted", "approved", "approve", "yes", "ok"}},
    {"refuse", {"refused", "rejected", "reject", "denied", "deny", "no"}},
    {"delegate", {"delegated", "delegates"}},
    {"meeting", {"met", "meet", "call"}},
    {"promise", {"promised", "promises"}},
    {"brief", {"briefed", "briefing"}},
    {"drop", {"dropped", "drops", "removed", "remove", "cancel", "cancelled"}},
};

static const row issues[] = {
    {"price", {"amount", "annual", "fee", "fees", "cost", "acv", "arr", "rate"}},
    {"term_years",
     {"term", "terms", "years", "duration", "length", "commitment", "contract", "contract_term",
      "months"}},
    {"payment_days", {"payment", "pay", "net", "days", "payment_terms", "paid"}},
    {"escalator", {"uplift", "indexation", "increase", "cpi", "rise", "index", "inflation"}},
    {"first_year_discount", {"discount", "rebate", "ramp_discount"}},
    {"renewal_rise", {"renewal", "renewal_cap", "renewal_increase"}},
    {"ramp_years", {"ramp"}},
    {"service_level", {"sla", "slas", "service", "support", "uptime"}},
    {"case_study", {"reference", "case", "casestudy"}},
    {"liability_cap", {"liability", "cap"}},
    {"implementation_timeline", {"rollout", "timeline", "go_live", "golive", "implementation"}},
};

static const row keys[] = {
    {"rating", {"relationship", "score", "grade", "stars", "mark"}},
    {"who", {"by_whom", "member"}},
    {"note", {"comment", "text", "remark", "quote"}},
    {"evidence", {"proof"}},
    {"until", {"by_when", "due"}},
};

static const char *find(const row *table, size_t n, const char *word)
{
    for (size_t r = 0; r < n; r++)
        for (size_t w = 0; w < G_N_ELEMENTS(table[r].words) && table[r].words[w]; w++)
            if (strcmp(table[r].words[w], word) == 0)
                return table[r].meant;
    return NULL;
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
    static const struct {
        const row *row;
        size_t n;
    } table[] = {[TEXT_MEANT_SIDE] = {sides, G_N_ELEMENTS(sides)},
                 [TEXT_MEANT_EVENT] = {events, G_N_ELEMENTS(events)},
                 [TEXT_MEANT_ACTION] = {actions, G_N_ELEMENTS(actions)},
                 [TEXT_MEANT_ISSUE] = {issues, G_N_ELEMENTS(issues)},
                 [TEXT_MEANT_KEY] = {keys, G_N_ELEMENTS(keys)}};
    g_autofree char *plain = g_strdelimit(g_ascii_strdown(word, -1), "- ", '_');
    char *const lead = of == TEXT_MEANT_EVENT ? find_lead(plain) : NULL;
    return lead ? lead : g_strdup(find(table[of].row, table[of].n, plain));
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
    if (of == TEXT_MEANT_SIDE && is_kind(word))
        return g_strdup("; the order is the deal, whose act it was, what happened");
    g_autofree char *meant = text_meant(of, word);
    if (!meant)
        return NULL;
    return g_str_has_prefix(meant, "dealwright ") ? g_strdup_printf("; that is '%s'", meant)
                                                  : g_strdup_printf("; did you mean '%s'?", meant);
}
