/* The tables of names behind vocabulary.h. */
#include "dealwright/vocabulary.h"

#include "words.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

const char *const dw_words_role[] = {"lead", "support", "observer", "sponsor", "approver", NULL};
const char *const dw_words_person_authority[] = {"unknown", "decides", "approves", "influences",
                                                 "uses",    "blocks",  NULL};
const char *const dw_words_stance[] = {"unknown", "supportive", "neutral", "opposed", NULL};
const char *const dw_words_deadline_owner[] = {"ours", "buyer", "competitor", "other", NULL};
const char *const dw_words_deadline_kind[] = {
    "other",      "quarter_end",  "budget",     "board",        "launch",
    "regulatory", "contract_end", "evaluation", "offer_expiry", NULL};
const char *const dw_words_signal[] = {"none",      "engaging",    "withdrawing",
                                       "resonance", "resistance",  "progress",
                                       "spinning",  "adversarial", NULL};
const char *const dw_words_issue_type[] = {"unknown", "indifferent", "distributive",
                                           "trade",   "compatible",  NULL};
const char *const dw_words_frame[] = {"value", "market", "competitive", "list", NULL};
const char *const dw_words_anchor_state[] = {"chosen", "usable", "below_target", "unsupported",
                                             NULL};
const char *const dw_words_their_opening[] = {"none", "reasonable", "aggressive", "unproven", NULL};

const char *const dw_words_move_kind[] = {"none", "first", "give", "take_back", "mixed", NULL};
const char *const dw_words_direction[] = {"open", "give", "take", NULL};
const char *const dw_words_return[] = {"none",    "pending", "returned", "unreturned",
                                       "excused", "later",   NULL};
const char *const dw_words_move_pattern[] = {"none",    "single", "shrinking", "equal",
                                             "growing", "mixed",  NULL};

static const char *const yes_no_words[] = {"no", "yes", NULL};
static const char *const costs_words[] = {"no", "yes", "let_go", NULL};
static const char *const presses_words[] = {"no", "yes", "unanswered", NULL};
static const char *const denied_words[] = {"none", "refused", "cut", "tied", NULL};
static const char *const given_words[] = {"none", "given", NULL};
static const char *const figure_words[] = {"none", "claimed", "given", NULL};
static const char *const position_words[] = {"none", "holding", "below_target", "below_floor",
                                             NULL};
static const char *const set_words[] = {"missing", "set", NULL};
static const char *const agreement_words[] = {"none", "reached", NULL};
static const char *const named_words[] = {"missing", "named", NULL};
static const char *const phase_words[] = {"fit",      "scope",    "commercial",
                                          "contract", "finalise", NULL};
static const char *const cash_role_words[] = {"none",         "price",        "term_years",
                                              "payment_days", "escalator",    "first_year_discount",
                                              "ramp_years",   "renewal_rise", NULL};
static const char *const competitor_price_words[] = {"unknown", "below_ours", "above_ours", NULL};
static const char *const named_rival_words[] = {"none", "named", NULL};
static const char *const ladder_time_words[] = {"unknown", "enough", "short", "none", NULL};
static const char *const price_figures_words[] = {"none", "some", "all", NULL};
static const char *const decision_maker_words[] = {"unknown", "known", NULL};
static const char *const final_say_words[] = {"unknown", "one", "several", NULL};
static const char *const team_words[] = {"nobody", "one", "several", NULL};
static const char *const acknowledgement_words[] = {"none", "partial", "all", NULL};
static const char *const objectives_words[] = {"unknown", "shared", "different", NULL};
static const char *const budget_shape_words[] = {"unknown", "flat", "tight_first_year", NULL};
static const char *const price_room_words[] = {"unknown", "none", "narrow", "wide", NULL};
static const char *const opening_reach_words[] = {"unknown", "within", "beyond", NULL};
static const char *const override_words[] = {"none", "agrees", "differs", NULL};
static const char *const conflict_words[] = {"none", "some", NULL};
static const char *const step_place_words[] = {"opening",      "above_target", "target",
                                               "below_target", "walk_away",    NULL};
static const char *const approval_words[] = {"own", "others", NULL};
static const char *const tactic_fit_words[] = {"supports", "neutral", "contradicts", NULL};

static const char *const terrible_words[] = {"none", "offered", "accepted", NULL};
const char *const dw_words_request[] = {"open", "granted", "partly", "refused", "superseded", NULL};
const char *const dw_words_answer[] = {"none",    "counts",     "by_asker", "by_other",
                                       "too_low", "to_nothing", NULL};
const char *const dw_words_ruled[] = {"none",        "asks",          "grants", "refuses",
                                      "asks_beyond", "grants_beyond", NULL};
const char *const dw_words_clearance[] = {"none",    "own",     "covered", "asked",
                                          "unasked", "refused", NULL};
const char *const dw_words_speaker[] = {"none", "lead", "named", "unnamed", NULL};
static const char *const rival_event_words[] = {"none", "news",   "proven",      "repeated",
                                                "left", "beside", "left_beside", NULL};
const char *const dw_words_result[] = {"none",      "below_walk_away", "below_target",
                                       "at_target", "above_target",    NULL};
static const char *const request_words[] = {"none",    "open",       "granted", "partly",
                                            "refused", "superseded", NULL};
static const char *const reach_words[] = {"none", "named", "too_high", "nobody", NULL};
static const char *const away_words[] = {"none", "stand_in", "nobody", NULL};
static const char *const informed_words[] = {"yes", "no", NULL};
static const char *const left_words[] = {"none", "efficient", "inside", NULL};
static const char *const turn_words[] = {"nobody", "us", "them", NULL};
static const char *const break_words[] = {"none", "running", "over", "acted", NULL};
static const char *const escalation_state_words[] = {"none", "requested", "briefed",
                                                     "met",  "promised",  NULL};
static const char *const withdrawn_words[] = {"none", "pivot", "other", NULL};
static const char *const step_words[] = {"none", "smaller", "same", "larger", NULL};
static const char *const limits_words[] = {"none", "kept", "passed", NULL};
static const char *const gap_words[] = {"unknown", "none", "price", "terms", "both", NULL};
static const char *const on_table_words[] = {"none",  "outside", "below_walk_away",
                                             "short", "good",    NULL};
static const char *const reopened_words[] = {"no", "yes", "better", "refused", "said", NULL};
static const char *const signed_words[] = {"none",         "unsaid",       "named", "as_agreed",
                                           "below_agreed", "above_agreed", NULL};
static const char *const stands_words[] = {"between", "ours",  "theirs", "asked",
                                           "given",   "still", NULL};
static const char *const no_words[] = {"none", "refused", "declined", NULL};
static const char *const refusal_reason_words[] = {"none", "unsaid", "given", NULL};
static const char *const below_words[] = {"no", "yes", "at_limits", "in_words", NULL};
static const char *const at_limits_words[] = {"none", "below_walk_away", "short", "good", NULL};
static const char *const last_offer_words[] = {"none", "below_walk_away", "above_walk_away", NULL};
static const char *const opened_again_words[] = {"no",     "yes",       "nothing", "with_words",
                                                 "our_no", "our_offer", NULL};
static const char *const number_named_words[] = {"none", "us", "them", "both", NULL};
static const char *const first_number_words[] = {"none", "us", "them", NULL};
static const char *const small_steps_words[] = {"none", "apart", "joined", NULL};
static const char *const promise_needs_words[] = {"none",    "own",     "covered",  "asked",
                                                  "unasked", "refused", "unwanted", NULL};
static const char *const our_word_words[] = {"none",    "more",   "less",       "lapsed",
                                             "refused", "behind", "unapproved", "undercuts",
                                             "first",   NULL};
static const char *const told_figure_words[] = {"none", "kept", "below", NULL};
static const char *const broken_words[] = {"no", "they", "we", NULL};
static const char *const agreement_left_words[] = {"no",     "below", "other",   "anew",
                                                   "denied", "given", "refused", NULL};
static const char *const next_offer_words[] = {"unknown", "none", "same_as_ours", "available",
                                               NULL};
static const char *const ground_words[] = {"unknown", "none", "some", NULL};
static const char *const lead_change_words[] = {"none", "changed", "pivoted", NULL};
static const char *const confidence_change_words[] = {"none", "fell", NULL};
static const char *const power_change_words[] = {"none", "to_them", "to_us", "narrowed", NULL};
static const char *const person_words[] = {"none", "came", "changed", "left", NULL};
static const char *const deadline_move_words[] = {"none", "new", "same", "earlier", "later", NULL};
static const char *const asks_words[] = {"none", "offered", "anew", "named", "agreed", NULL};
static const char *const news_words[] = {"none", "same", "open", "known", NULL};
static const char *const past_ultimatum_words[] = {"none", "silent", "away", "back", "met", NULL};
static const char *const outside_words[] = {"none", "no", "some", "waiting", "again", NULL};
static const char *const our_ultimatum_words[] = {"none", "passed", "bettered", NULL};
static const char *const due_words[] = {"none", "ahead", "today", "silent", "acted", NULL};
static const char *const told_words[] = {"none", "demand", "refusal", "both", NULL};

static const char *const scope_names[] = {"deal",   "issue",        "deadline", "ours",
                                          "theirs", "anchor",       "step",     "trade",
                                          "tactic", "missing_kind", "event"};
_Static_assert(LENGTH(scope_names) == DW_SCOPE_COUNT, "a name for each");

static const char *const section_names[] = {
    "strategy",   "situation",    "stakeholders", "issues",       "alternatives", "power",
    "opening",    "their_anchor", "packages",     "ladder",       "trades",       "sequence",
    "momentum",   "pacing",       "calendar",     "deadlines",    "tactics",      "escalation",
    "adaptation", "alignment",    "questions",    "approvals",    "after",        "meaning",
    "next_move",  "alerts",       "conduct",      "reassessment", "requests",     "team",
    "precedents", "executive",    "debrief"};
_Static_assert(LENGTH(section_names) == DW_SECTION_COUNT, "a name for each");

static const char *const presence_names[] = {"their_decider", "their_people", "our_lead",
                                             "our_sponsor", "our_approver"};
_Static_assert(LENGTH(presence_names) == DW_PRESENCE_COUNT, "a name for each");

static const char *const key_names[] = {"effort",
                                        "power",
                                        "archetype",
                                        "guard",
                                        "who_anchors",
                                        "anchor_frame",
                                        "sequence",
                                        "pacing",
                                        "escalation",
                                        "issue_priority",
                                        "deadline_standing",
                                        "buyer_pace",
                                        "buyer_alternative",
                                        "escalation_verdict",
                                        "next_move"};
_Static_assert(LENGTH(key_names) == DW_KEY_COUNT, "a name for each");

static const char *const limit_figure_names[] = {"competitor_price", "value_low",   "value_likely",
                                                 "value_high",       "market_low",  "market_high",
                                                 "list_price",       "their_offer", "their_word"};
_Static_assert(LENGTH(limit_figure_names) == DW_LIMIT_FIGURE_COUNT, "a name for each");

static const char *const limit_effect_names[] = {"at_most", "otherwise", "at_least"};
_Static_assert(LENGTH(limit_effect_names) == DW_LIMIT_EFFECT_COUNT, "a name for each");

#define EARLY DW_STAGE_EARLY
#define LATE DW_STAGE_LATE
#define LAST DW_STAGE_LAST

static const dw_measure_info measures[] = {
    {"none", DW_SCOPE_DEAL, EARLY, NULL, NULL},
    {"value", DW_SCOPE_DEAL, EARLY, NULL, "currency units"},
    {"days_to_close", DW_SCOPE_DEAL, EARLY, NULL, "working days"},
    {"issue_count", DW_SCOPE_DEAL, EARLY, NULL, "issues"},
    {"our_offers", DW_SCOPE_DEAL, EARLY, NULL, "offers"},
    {"their_offers", DW_SCOPE_DEAL, EARLY, NULL, "offers"},
    {"our_position", DW_SCOPE_DEAL, EARLY, position_words, NULL},
    {"walk_away", DW_SCOPE_DEAL, EARLY, set_words, NULL},
    {"agreement", DW_SCOPE_DEAL, EARLY, agreement_words, NULL},
    {"value_evidence", DW_SCOPE_DEAL, EARLY, figure_words, NULL},
    {"market_evidence", DW_SCOPE_DEAL, EARLY, figure_words, NULL},
    {"competitor_price", DW_SCOPE_DEAL, EARLY, competitor_price_words, NULL},
    {"competitor_named", DW_SCOPE_DEAL, EARLY, named_rival_words, NULL},
    {"price_figures", DW_SCOPE_DEAL, EARLY, price_figures_words, NULL},
    {"decision_maker", DW_SCOPE_DEAL, EARLY, decision_maker_words, NULL},
    {"final_say", DW_SCOPE_DEAL, EARLY, final_say_words, NULL},
    {"our_lead", DW_SCOPE_DEAL, EARLY, named_words, NULL},
    {"our_sponsor", DW_SCOPE_DEAL, EARLY, named_words, NULL},
    {"our_approver", DW_SCOPE_DEAL, EARLY, named_words, NULL},
    {"our_team", DW_SCOPE_DEAL, EARLY, team_words, NULL},
    {"acknowledgement", DW_SCOPE_DEAL, EARLY, acknowledgement_words, NULL},
    {"objectives", DW_SCOPE_DEAL, EARLY, objectives_words, NULL},
    {"latest_signal", DW_SCOPE_DEAL, EARLY, dw_words_signal, NULL},
    {"close_at_quarter_end", DW_SCOPE_DEAL, EARLY, yes_no_words, NULL},
    {"budget_shape", DW_SCOPE_DEAL, EARLY, budget_shape_words, NULL},
    {"buyer_deadlines", DW_SCOPE_DEAL, EARLY, NULL, "deadlines"},
    {"their_opening", DW_SCOPE_DEAL, LATE, dw_words_their_opening, NULL},
    {"price_room", DW_SCOPE_DEAL, LATE, price_room_words, NULL},
    {"opening_reach", DW_SCOPE_DEAL, LATE, opening_reach_words, NULL},
    {"target_discount", DW_SCOPE_DEAL, LATE, NULL, "share of list"},
    {"floor_discount", DW_SCOPE_DEAL, LATE, NULL, "share of list"},
    {"strategy_override", DW_SCOPE_DEAL, LATE, override_words, NULL},
    {"tactic_conflict", DW_SCOPE_DEAL, LATE, conflict_words, NULL},
    {"trade_issues", DW_SCOPE_DEAL, LATE, NULL, "issues"},
    {"compatible_issues", DW_SCOPE_DEAL, LATE, NULL, "issues"},
    {"artificial_deadlines", DW_SCOPE_DEAL, LATE, NULL, "deadlines"},
    {"unreciprocated_gives", DW_SCOPE_DEAL, LATE, NULL, "moves"},
    {"moves_without_answer", DW_SCOPE_DEAL, LATE, NULL, "moves"},
    {"our_concession_pattern", DW_SCOPE_DEAL, LATE, dw_words_move_pattern, NULL},
    {"their_concession_pattern", DW_SCOPE_DEAL, LATE, dw_words_move_pattern, NULL},
    {"their_moves", DW_SCOPE_DEAL, LATE, NULL, "moves"},
    {"offers_since_their_step", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"sessions_without_move", DW_SCOPE_DEAL, LATE, NULL, "sessions"},
    {"days_since_move", DW_SCOPE_DEAL, LATE, NULL, "calendar days"},
    {"refusals_in_a_row", DW_SCOPE_DEAL, LATE, NULL, "refusals"},
    {"split_difference", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"offers_below_floor", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"must_broken", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"terrible_terms", DW_SCOPE_DEAL, LATE, terrible_words, NULL},
    {"gives_on_risk_terms", DW_SCOPE_DEAL, LATE, NULL, "moves"},
    {"gets_share", DW_SCOPE_DEAL, LATE, NULL, "share of the gets that the ladder asked"},
    {"concession_share", DW_SCOPE_DEAL, LATE, NULL, "share of the ladder's step"},
    {"opening_against_plan", DW_SCOPE_DEAL, LATE, NULL, "share of the planned price"},
    {"adversarial_signals", DW_SCOPE_DEAL, LATE, NULL, "signals"},
    {"adversarial_answers", DW_SCOPE_DEAL, LATE, NULL, "answers"},
    {"negative_signals_in_a_row", DW_SCOPE_DEAL, LATE, NULL, "signals"},
    {"stakeholder_changes", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"competitor_changes", DW_SCOPE_DEAL, LATE, NULL, "events"},
    {"fact_changes", DW_SCOPE_DEAL, LATE, NULL, "events"},
    {"our_artificial_pressure", DW_SCOPE_DEAL, LATE, NULL, "events"},
    {"disclosures_without_return", DW_SCOPE_DEAL, LATE, NULL, "statements"},
    {"disclosure_excess", DW_SCOPE_DEAL, LATE, NULL, "share of what both told"},
    {"our_acts_in_a_row", DW_SCOPE_DEAL, LATE, NULL, "acts"},
    {"escalations_requested_early", DW_SCOPE_DEAL, LATE, NULL, "requests"},
    {"contradictions", DW_SCOPE_DEAL, LATE, NULL, "terms"},
    {"promises_open", DW_SCOPE_DEAL, LATE, NULL, "promises"},
    {"promises_overdue", DW_SCOPE_DEAL, LATE, NULL, "promises"},
    {"whose_turn", DW_SCOPE_DEAL, LATE, turn_words, NULL},
    {"days_waiting", DW_SCOPE_DEAL, LATE, NULL, "working days"},
    {"break_state", DW_SCOPE_DEAL, LATE, break_words, NULL},
    {"escalations", DW_SCOPE_DEAL, LATE, NULL, "escalations"},
    {"escalation_state", DW_SCOPE_DEAL, LATE, escalation_state_words, NULL},
    {"peer_asked", DW_SCOPE_DEAL, LATE, yes_no_words, NULL},
    {"their_statement", DW_SCOPE_DEAL, LATE, dw_words_statement, NULL},
    {"offer_gap", DW_SCOPE_DEAL, LATE, gap_words, NULL},
    {"offer_on_table", DW_SCOPE_DEAL, LAST, on_table_words, NULL},
    {"next_offer", DW_SCOPE_DEAL, LAST, next_offer_words, NULL},
    {"equal_packages", DW_SCOPE_DEAL, LAST, NULL, "packages"},
    {"open_trades", DW_SCOPE_DEAL, LAST, NULL, "trades"},
    {"ladder_time", DW_SCOPE_DEAL, LAST, ladder_time_words, NULL},
    {"common_ground", DW_SCOPE_DEAL, LAST, ground_words, NULL},
    {"open_questions", DW_SCOPE_DEAL, LAST, NULL, "facts"},
    {"lead_change", DW_SCOPE_DEAL, LAST, lead_change_words, NULL},
    {"confidence_change", DW_SCOPE_DEAL, LAST, confidence_change_words, NULL},
    {"power_change", DW_SCOPE_DEAL, LAST, power_change_words, NULL},
    {"issue_type", DW_SCOPE_ISSUE, LATE, dw_words_issue_type, NULL},
    {"issue_phase", DW_SCOPE_ISSUE, LATE, phase_words, NULL},
    {"issue_cash", DW_SCOPE_ISSUE, LATE, cash_role_words, NULL},
    {"issue_must", DW_SCOPE_ISSUE, LATE, yes_no_words, NULL},
    {"issue_risk", DW_SCOPE_ISSUE, LATE, yes_no_words, NULL},
    {"issue_weight_ours", DW_SCOPE_ISSUE, LATE, NULL, "share"},
    {"issue_weight_theirs", DW_SCOPE_ISSUE, LATE, NULL, "share"},
    {"deadline_owner", DW_SCOPE_DEADLINE, EARLY, dw_words_deadline_owner, NULL},
    {"deadline_evidence", DW_SCOPE_DEADLINE, EARLY, given_words, NULL},
    {"deadline_kind", DW_SCOPE_DEADLINE, EARLY, dw_words_deadline_kind, NULL},
    {"deadline_days_left", DW_SCOPE_DEADLINE, EARLY, NULL, "working days"},
    {"deadline_after_close", DW_SCOPE_DEADLINE, EARLY, yes_no_words, NULL},
    {"our_role", DW_SCOPE_OURS, EARLY, dw_words_role, NULL},
    {"our_acknowledged", DW_SCOPE_OURS, EARLY, yes_no_words, NULL},
    {"their_authority", DW_SCOPE_THEIRS, EARLY, dw_words_person_authority, NULL},
    {"their_stance", DW_SCOPE_THEIRS, EARLY, dw_words_stance, NULL},
    {"anchor_frame", DW_SCOPE_ANCHOR, LATE, dw_words_frame, NULL},
    {"anchor_state", DW_SCOPE_ANCHOR, LATE, dw_words_anchor_state, NULL},
    {"step_place", DW_SCOPE_STEP, LATE, step_place_words, NULL},
    {"step_approval", DW_SCOPE_STEP, LATE, approval_words, NULL},
    {"tactic_fit", DW_SCOPE_TACTIC, LATE, tactic_fit_words, NULL},
    {"event_kind", DW_SCOPE_EVENT, EARLY, dw_words_event_kind, NULL},
    {"event_by", DW_SCOPE_EVENT, EARLY, dw_words_side, NULL},
    {"event_action", DW_SCOPE_EVENT, EARLY, dw_words_action, NULL},
    {"event_signal", DW_SCOPE_EVENT, EARLY, dw_words_signal, NULL},
    {"event_statement", DW_SCOPE_EVENT, EARLY, dw_words_statement, NULL},
    {"event_latest", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"event_reason", DW_SCOPE_EVENT, EARLY, given_words, NULL},
    {"event_move", DW_SCOPE_EVENT, LATE, dw_words_move_kind, NULL},
    {"event_answered", DW_SCOPE_EVENT, LATE, dw_words_return, NULL},
    {"event_move_size", DW_SCOPE_EVENT, LATE, NULL,
     "share of the way from first offer to target; 0 of a step the ladder had"},
    {"outcome", DW_SCOPE_DEAL, EARLY, dw_words_outcome, NULL},
    {"debriefed", DW_SCOPE_DEAL, EARLY, given_words, NULL},
    {"relationship", DW_SCOPE_DEAL, EARLY, NULL, "of 5"},
    {"open_requests", DW_SCOPE_DEAL, LATE, NULL, "requests"},
    {"unapproved_offers", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"refused_offered", DW_SCOPE_DEAL, LATE, NULL, "offers"},
    {"void_answers", DW_SCOPE_DEAL, LATE, NULL, "answers"},
    {"approver_away", DW_SCOPE_DEAL, LATE, away_words, NULL},
    {"request_reach", DW_SCOPE_DEAL, LATE, reach_words, NULL},
    {"plan_published", DW_SCOPE_DEAL, LATE, yes_no_words, NULL},
    {"unconfirmed", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"our_leads", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"team_distance", DW_SCOPE_DEAL, LATE, NULL, "share of pairs"},
    {"plan_distance", DW_SCOPE_DEAL, LATE, NULL, "share of pairs"},
    {"next_offer_needs", DW_SCOPE_DEAL, LAST, dw_words_clearance, NULL},
    {"their_offer_needs", DW_SCOPE_DEAL, LAST, dw_words_clearance, NULL},
    {"precedents", DW_SCOPE_DEAL, LAST, NULL, "deals"},
    {"agreed_place", DW_SCOPE_DEAL, LAST, dw_words_result, NULL},
    {"left_for_both", DW_SCOPE_DEAL, LAST, left_words, NULL},
    {"event_offer", DW_SCOPE_EVENT, LATE, dw_words_clearance, NULL},
    {"event_request", DW_SCOPE_EVENT, LATE, request_words, NULL},
    {"event_answer", DW_SCOPE_EVENT, LATE, dw_words_answer, NULL},
    {"event_speaker", DW_SCOPE_EVENT, LATE, dw_words_speaker, NULL},
    {"event_informed", DW_SCOPE_EVENT, LATE, informed_words, NULL},
    {"event_names_price", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"event_named_low", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"fresh_hostility", DW_SCOPE_DEAL, LATE, NULL, "acts"},
    {"fresh_competition", DW_SCOPE_DEAL, LATE, NULL, "moves of competitors"},
    {"event_keeps_promise", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"event_by_people", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"event_corrects", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"event_confirms", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"reopened", DW_SCOPE_DEAL, LATE, reopened_words, NULL},
    {"days_past_close", DW_SCOPE_DEAL, EARLY, NULL, "days"},
    {"supporters_lost", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"event_person", DW_SCOPE_EVENT, EARLY, person_words, NULL},
    {"event_stance_before", DW_SCOPE_EVENT, EARLY, dw_words_stance, NULL},
    {"event_stance_after", DW_SCOPE_EVENT, EARLY, dw_words_stance, NULL},
    {"event_deadline_owner", DW_SCOPE_EVENT, EARLY, dw_words_deadline_owner, NULL},
    {"event_deadline_move", DW_SCOPE_EVENT, EARLY, deadline_move_words, NULL},
    {"event_in_our_break", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"meets_ours", DW_SCOPE_DEAL, LAST, yes_no_words, NULL},
    {"event_due", DW_SCOPE_EVENT, LATE, due_words, NULL},
    {"ultimatum_day", DW_SCOPE_DEAL, LATE, due_words, NULL},
    {"their_promises_overdue", DW_SCOPE_DEAL, LATE, NULL, "promises"},
    {"event_asks", DW_SCOPE_EVENT, LATE, asks_words, NULL},
    {"event_news", DW_SCOPE_EVENT, LATE, news_words, NULL},
    {"event_past_close", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"days_quiet", DW_SCOPE_DEAL, LATE, NULL, "days"},
    {"stalls_since_meeting", DW_SCOPE_DEAL, LATE, NULL, "sessions and refusals"},
    {"event_settled", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"signed_place", DW_SCOPE_DEAL, LAST, signed_words, NULL},
    {"last_offer_place", DW_SCOPE_DEAL, LAST, last_offer_words, NULL},
    {"opened_again", DW_SCOPE_DEAL, LATE, opened_again_words, NULL},
    {"their_offer_left", DW_SCOPE_DEAL, LATE, NULL, "days"},
    {"our_offer_left", DW_SCOPE_DEAL, LATE, NULL, "days"},
    {"agreement_left", DW_SCOPE_DEAL, LATE, agreement_left_words, NULL},
    {"event_promised", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"supporters_gone", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"supporters_turned", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"withdrawn", DW_SCOPE_DEAL, EARLY, withdrawn_words, NULL},
    {"event_unasked", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"competitors_left", DW_SCOPE_DEAL, LATE, NULL, "events"},
    {"event_rival", DW_SCOPE_EVENT, LATE, rival_event_words, NULL},
    {"hard_limits", DW_SCOPE_DEAL, LATE, limits_words, NULL},
    {"supporters_missing", DW_SCOPE_DEAL, LATE, NULL, "people"},
    {"unnamed_terms", DW_SCOPE_DEAL, LATE, NULL, "terms"},
    {"newest_step", DW_SCOPE_DEAL, LATE, step_words, NULL},
    {"room_left", DW_SCOPE_DEAL, LATE, NULL, "share"},
    {"untried_pivots", DW_SCOPE_DEAL, LATE, NULL, "pivots"},
    {"number_named", DW_SCOPE_DEAL, EARLY, number_named_words, NULL},
    {"agreement_broken", DW_SCOPE_DEAL, LATE, broken_words, NULL},
    {"offer_at_limits", DW_SCOPE_DEAL, LAST, at_limits_words, NULL},
    {"underbid", DW_SCOPE_DEAL, LAST, below_words, NULL},
    {"taken_back", DW_SCOPE_DEAL, LATE, yes_no_words, NULL},
    {"refusal_reason", DW_SCOPE_DEAL, LATE, refusal_reason_words, NULL},
    {"our_question", DW_SCOPE_DEAL, LATE, NULL, "days"},
    {"event_no", DW_SCOPE_EVENT, LATE, no_words, NULL},
    {"issue_no", DW_SCOPE_ISSUE, LATE, no_words, NULL},
    {"event_after_end", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"silent_since_end", DW_SCOPE_DEAL, LATE, number_named_words, NULL},
    {"event_figure", DW_SCOPE_EVENT, LATE, NULL, "share"},
    {"past_ultimatum", DW_SCOPE_DEAL, LATE, past_ultimatum_words, NULL},
    {"outside_asked", DW_SCOPE_DEAL, LAST, outside_words, NULL},
    {"first_number", DW_SCOPE_DEAL, EARLY, first_number_words, NULL},
    {"told_figure", DW_SCOPE_DEAL, EARLY, told_figure_words, NULL},
    {"event_behind", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"unsettled_people", DW_SCOPE_DEAL, LATE, NULL, "events"},
    {"small_steps", DW_SCOPE_DEAL, LAST, small_steps_words, NULL},
    {"ladder_chance", DW_SCOPE_DEAL, LAST, NULL, "chance"},
    {"early_to_escalate", DW_SCOPE_DEAL, LATE, yes_no_words, NULL},
    {"our_terms_need", DW_SCOPE_DEAL, LATE, dw_words_clearance, NULL},
    {"promise_needs", DW_SCOPE_DEAL, LATE, promise_needs_words, NULL},
    {"our_word", DW_SCOPE_DEAL, LATE, our_word_words, NULL},
    {"event_offer_now", DW_SCOPE_EVENT, LATE, dw_words_clearance, NULL},
    {"event_ruled", DW_SCOPE_EVENT, LATE, dw_words_ruled, NULL},
    {"event_replaces", DW_SCOPE_EVENT, LATE, dw_words_clearance, NULL},
    {"event_costs", DW_SCOPE_EVENT, LATE, costs_words, NULL},
    {"trade_needs", DW_SCOPE_DEAL, LAST, dw_words_clearance, NULL},
    {"next_offer_denied", DW_SCOPE_DEAL, LAST, denied_words, NULL},
    {"their_offer_denied", DW_SCOPE_DEAL, LAST, denied_words, NULL},
    {"event_said_yes", DW_SCOPE_EVENT, EARLY, yes_no_words, NULL},
    {"event_passed", DW_SCOPE_EVENT, LATE, yes_no_words, NULL},
    {"event_presses", DW_SCOPE_EVENT, LATE, presses_words, NULL},
    {"told_why", DW_SCOPE_DEAL, LATE, told_words, NULL},
    {"issue_stands", DW_SCOPE_ISSUE, LAST, stands_words, NULL},
    {"ultimatum_runs", DW_SCOPE_DEAL, LATE, due_words, NULL},
    {"demand_runs", DW_SCOPE_DEAL, LATE, due_words, NULL},
    {"our_ultimatum", DW_SCOPE_DEAL, LATE, our_ultimatum_words, NULL},
    {"ultimatum_place", DW_SCOPE_DEAL, LAST, on_table_words, NULL},
    {"our_offer_below", DW_SCOPE_DEAL, LAST, yes_no_words, NULL},
    {"our_offer_refused", DW_SCOPE_DEAL, LATE, yes_no_words, NULL},
};
_Static_assert(LENGTH(measures) == DW_MEASURE_COUNT, "a row for each");

static const dw_setting_info settings[] = {
    {"fit_scale", 0.1, 100, "points at which fit is 75"},
    {"settled_confidence", 0.5, 1, "confidence at which no further question is needed"},
    {"value_share", 0.01, 1, "share of the buyer's annual value that we ask for"},
    {"market_place", 0, 1, "where in the market range we stand when no level of a factor says so"},
    {"stance_reach", 0, 1,
     "share of the market range that an opening stance of 1 moves the price by"},
    {"anchor_tolerance", 0, 1,
     "share by which their opening may miss the evidence and still be reasonable"},
    {"narrow_room", 0, 1, "price room below this share of the target price is narrow"},
    {"ladder_steps_min", 1, 12, "fewest steps of a concession ladder"},
    {"ladder_steps_max", 1, 12, "most steps of a concession ladder"},
    {"ladder_ratio_min", 0.05, 0.95, "smallest step as a share of the one before"},
    {"ladder_ratio_max", 0.05, 0.95, "largest step as a share of the one before"},
    {"horizon_years", 1, 30, "shortest horizon over which packages are valued, years"},
    {"our_cost_of_capital", 0, 1, "our cost of capital where the deal gives none, a year"},
    {"their_cost_of_capital", 0, 1, "their cost of capital where the deal gives none, a year"},
    {"renewal_probability", 0, 1, "probability of a renewal where the deal gives none"},
    {"flexibility_cost", 0, 1,
     "what a committed year beyond the first costs them, share of the price"},
    {"budget_excess_cost", 0, 10,
     "what a unit of payment beyond a year's budget costs them on top"},
    {"trade_ratio", 1, 100, "one side's stake this many times the other's makes an issue a trade"},
    {"fiscal_year_start", 1, 12, "month our fiscal year begins with"},
    {"quarter_end_cost_low", 0, 1,
     "least share of revenue that closing for our own quarter's end costs"},
    {"quarter_end_cost_high", 0, 1,
     "largest share of revenue that closing for our own quarter's end costs"},
    {"easy_issue_weight", 0, 1, "an issue below this share of the stakes of both sides is easy"},
    {"easy_issues_max", 1, DW_ISSUES_MAX, "most easy issues a text names"},
    {"quarter_end_days", 0, 92, "a close so many days before our quarter's end is at its end"},
    {"days_after_close", 0, 366,
     "days after the close in which a date still stands in the calendar"},
    {"standard_payment_days", 0, 365, "days to payment where the deal does not say"},
    {"trades_max", 1, DW_ISSUES_MAX, "most trades a plan proposes"},
    {"drivers_max", 1, DW_REASONS_SHOWN_MAX, "most facts that are said to speak for the lead"},
    {"flips_max", 1, 64, "most changes that are looked for that would flip the strategy"},
    {"flips_shown", 0, 64, "most of these changes that a page shows"},
    {"questions_shown", 1, DW_FACTORS_MAX, "most questions a page asks"},
    {"answer_worth_shown", 0, 10, "points from which the worth of an answer is written"},
    {"fair_confidence", 0, 1, "confidence that is called fair, not low"},
    {"close_fit", 0, 100, "strategies whose fits lie nearer than this are a close call"},
    {"power_reasons_shown", 0, DW_REASONS_SHOWN_MAX, "most reasons for the power of each side"},
    {"decision_reasons_for", 0, DW_REASONS_SHOWN_MAX, "most reasons for a decision"},
    {"decision_reasons_against", 0, DW_REASONS_SHOWN_MAX, "most reasons against a decision"},
    {"strategy_reasons_shown", 0, DW_REASONS_SHOWN_MAX,
     "most reasons for, and against, each of the other strategies"},
    {"effort_reasons_for", 0, DW_REASONS_SHOWN_MAX, "most reasons for more effort"},
    {"effort_reasons_against", 0, DW_REASONS_SHOWN_MAX, "most reasons for less effort"},
    {"short_lines", 1, 64, "most lines under each heading of a short page"},
    {"importance_low", 0, 10,
     "what is at stake on an issue of low importance, share of a year's price"},
    {"importance_medium", 0, 10, "the same for medium importance"},
    {"importance_high", 0, 10, "the same for high importance"},
    {"alternative_spread", 0, 1,
     "how far their price elsewhere may be off, as a share of it; one standard deviation"},
    {"unknown_limit_spread", 0.01, 1,
     "how far from our price, or their budget, they may stop where neither a price elsewhere nor "
     "their value is known, as a share of it; one standard deviation"},
    {"rival_credence", 0, 1,
     "chance that what a rival is said to ask is so, where no evidence of it is written down"},
    {"packages_count", 2, 5, "equivalent packages to offer at a time"},
    {"packages_tolerance", 0, 0.2,
     "how far the worth to us of equivalent packages may differ, as a share of it"},
    {"buyer_claim", 0, 1, "share of the most they could gain that a buyer expects to gain"},
    {"break_risk", 0, 1, "chance that the talks end at an offer they refuse"},
    {"amount_spread", 0, 2, "how far a single amount of theirs may be off, as a share of it"},
    {"estimate_spread", 0, 2,
     "how far an amount of theirs may be off that this playbook estimated, as a share of it"},
    {"offer_noise", 0.01, 1,
     "how far their offers lie off what they aim at, as a share of the most they could gain"},
    {"opening_spread", 1, 10,
     "how many times more, or less, than the most they could gain their opening asks for: one "
     "deviation"},
    {"meeting_share", 0, 1,
     "share of what lies between the offers of both sides that they still come"},
    {"chance_doubt", 0, 0.5,
     "nearer to certain than this no chance that they take a package is said"},
    {"talks_days", 1, 1000, "days that talks take where no day to close by is known"},
    {"move_tolerance", 0, 1, "share by which two concessions may differ and still be called equal"},
    {"split_tolerance", 0, 0.5,
     "how far from the middle of both positions an offer still splits the difference, share of it"},
    {"contradiction_days", 0, 366, "days in which two of ours must name the same terms"},
    {"chase_days", 0, 366, "days in which acts of ours in a row look like chasing"},
    {"early_moves", 0, 100, "tries at working level before which an escalation is early"},
    {"promise_days", 0, 366, "working days in which a promise that names no day is kept"},
    {"events_shown", 1, 64, "most events that a page names with an alert, the newest of them"},
    {"untitled_below", 0, 7,
     "authorities, from the last down, that an approver whose title none lists does not have"},
    {"accept_tolerance", 0, 0.1,
     "share of the worth of our own offer by which theirs may lie below it and be accepted"},
    {"packages_difference", 0, 0.5,
     "least by which equivalent packages differ for the buyer, as a share of what is at stake for "
     "it beside the price"},
    {"refused_taken", 0, 1, "chance that what they have refused in words is taken after all"},
    {"step_least", 0, 0.5,
     "share of the price below which a step is too small to be said by itself"},
    {"trade_least", 0, 0.5,
     "share of the target package's worth that a trade brings each side at least"},
};
_Static_assert(LENGTH(settings) == DW_SETTING_COUNT, "a row for each");

typedef struct variable_info {
    const char *name;
    dw_scope scope;
    const char *meaning;
} variable_info;

static const variable_info variables[] = {
    {"account", DW_SCOPE_DEAL, "the buying company"},
    {"deal", DW_SCOPE_DEAL, "name of the deal"},
    {"owner", DW_SCOPE_DEAL, "who owns the deal"},
    {"situation", DW_SCOPE_DEAL, "their situation, as written in the deal"},
    {"value", DW_SCOPE_DEAL, "contract value over the term"},
    {"close_by", DW_SCOPE_DEAL, "day to close by"},
    {"today", DW_SCOPE_DEAL, "the planning day"},
    {"days_to_close", DW_SCOPE_DEAL, "working days left to close_by, until it has passed"},
    {"issue_count", DW_SCOPE_DEAL, "number of negotiable issues"},
    {"lead", DW_SCOPE_DEAL, "label of the lead archetype"},
    {"guard", DW_SCOPE_DEAL, "label of the guard"},
    {"recommended", DW_SCOPE_DEAL, "label of the archetype the facts speak for"},
    {"runner_up", DW_SCOPE_DEAL, "label of the next best archetype"},
    {"confidence", DW_SCOPE_DEAL, "probability that the recommendation stands"},
    {"override_reason", DW_SCOPE_DEAL, "why the strategy was set by hand"},
    {"list_price", DW_SCOPE_DEAL, "list price, a year"},
    {"target_price", DW_SCOPE_DEAL, "target price, a year"},
    {"floor_price", DW_SCOPE_DEAL, "walk-away price, a year"},
    {"buyer_value", DW_SCOPE_DEAL, "likely value to the buyer, a year"},
    {"buyer_value_low", DW_SCOPE_DEAL, "lowest value to the buyer, a year"},
    {"buyer_value_high", DW_SCOPE_DEAL, "highest value to the buyer, a year"},
    {"value_evidence", DW_SCOPE_DEAL, "where the value figures come from"},
    {"value_share", DW_SCOPE_DEAL, "share of the buyer's value that we ask for"},
    {"value_multiple", DW_SCOPE_DEAL, "the buyer's value as a multiple of the opening price"},
    {"market_low", DW_SCOPE_DEAL, "low end of market prices, a year"},
    {"market_high", DW_SCOPE_DEAL, "high end of market prices, a year"},
    {"market_evidence", DW_SCOPE_DEAL, "where the market range comes from"},
    {"competitor", DW_SCOPE_DEAL, "named competitor"},
    {"competitor_price", DW_SCOPE_DEAL, "their price, a year"},
    {"competitor_gap", DW_SCOPE_DEAL,
     "how far the competitor's price lies from ours, as a share of ours, without sign"},
    {"competitor_evidence", DW_SCOPE_DEAL, "where that price comes from"},
    {"their_limit", DW_SCOPE_DEAL, "the most they would plausibly pay, a year"},
    {"first_year_budget", DW_SCOPE_DEAL, "their budget in the first year"},
    {"later_budget", DW_SCOPE_DEAL, "their largest budget in a later year"},
    {"opening_price", DW_SCOPE_DEAL, "the opening price, a year"},
    {"opening_above_target", DW_SCOPE_DEAL, "how far the opening lies above the target, share"},
    {"range_high", DW_SCOPE_DEAL, "upper end of a range that starts at the target"},
    {"their_opening", DW_SCOPE_DEAL, "their first price, a year"},
    {"their_latest", DW_SCOPE_DEAL, "their newest price, a year"},
    {"our_latest", DW_SCOPE_DEAL, "our newest price, a year"},
    {"evidence_low", DW_SCOPE_DEAL, "low end of what the evidence supports, a year"},
    {"evidence_high", DW_SCOPE_DEAL, "high end of that evidence, a year, unless it is the low end"},
    {"reanchor_frame", DW_SCOPE_DEAL, "the other frame to re-anchor on"},
    {"reanchor_price", DW_SCOPE_DEAL, "the price that frame supports"},
    {"package_target", DW_SCOPE_DEAL, "worth to us of the package we aim at"},
    {"package_walk_away", DW_SCOPE_DEAL, "worth to us below which we walk away"},
    {"ladder_steps", DW_SCOPE_DEAL,
     "steps of the ladder after the first offer, where it has two or more"},
    {"our_alternative", DW_SCOPE_DEAL, "worth to us of no deal"},
    {"price_room", DW_SCOPE_DEAL, "their limit less our floor, a year"},
    {"target_discount", DW_SCOPE_DEAL, "discount from list at the target"},
    {"floor_discount", DW_SCOPE_DEAL, "discount from list at the floor"},
    {"target_approver", DW_SCOPE_DEAL, "who approves the target"},
    {"floor_approver", DW_SCOPE_DEAL, "who approves the floor"},
    {"break_even_volume", DW_SCOPE_DEAL,
     "extra volume that pays for the discount from list to target"},
    {"our_lead", DW_SCOPE_DEAL, "who leads for us"},
    {"sponsor", DW_SCOPE_DEAL, "our sponsor"},
    {"approver", DW_SCOPE_DEAL, "our approver"},
    {"decision_maker", DW_SCOPE_DEAL, "who decides on their side"},
    {"decision_maker_title", DW_SCOPE_DEAL, "title of who decides on their side"},
    {"unacknowledged", DW_SCOPE_DEAL, "members of our team who have not acknowledged the strategy"},
    {"objectives", DW_SCOPE_DEAL, "what the members of our team want, where they differ"},
    {"their_blocker", DW_SCOPE_DEAL, "who on their side blocks or opposes"},
    {"their_supporter", DW_SCOPE_DEAL, "who on their side supports us"},
    {"top_issue_ours", DW_SCOPE_DEAL, "issue with the largest stake to us"},
    {"top_issue_theirs", DW_SCOPE_DEAL, "issue with the largest stake to them"},
    {"best_give", DW_SCOPE_DEAL, "issue given in the best trade"},
    {"best_get", DW_SCOPE_DEAL, "issue got in the best trade"},
    {"compatible_issue", DW_SCOPE_DEAL, "an issue on which both want the same"},
    {"first_issue", DW_SCOPE_DEAL, "first issue of the sequence"},
    {"last_issue", DW_SCOPE_DEAL, "last issue of the sequence"},
    {"blocking_issue", DW_SCOPE_DEAL, "the must-have with the largest stake to them"},
    {"easy_issues", DW_SCOPE_DEAL, "issues planned as early wins"},
    {"must_issues", DW_SCOPE_DEAL, "issues with a hard limit"},
    {"estimated_issues", DW_SCOPE_DEAL, "issues with estimated amounts"},
    {"implied_issue", DW_SCOPE_DEAL, "the price, where only the price figures name it"},
    {"quarter_end", DW_SCOPE_DEAL, "end of our fiscal quarter around close_by"},
    {"quarter_end_cost", DW_SCOPE_DEAL,
     "share of revenue a quarter-end close tends to cost, lower figure"},
    {"next_buyer_deadline", DW_SCOPE_DEAL, "the buyer's next deadline"},
    {"next_buyer_deadline_date", DW_SCOPE_DEAL, "its date"},
    {"issue", DW_SCOPE_ISSUE, "the issue"},
    {"option", DW_SCOPE_ISSUE, "the option it is moved to"},
    {"issue_stake_ours", DW_SCOPE_ISSUE, "what is at stake on it for us"},
    {"issue_stake_theirs", DW_SCOPE_ISSUE, "what is at stake on it for them"},
    {"deadline", DW_SCOPE_DEADLINE, "the deadline"},
    {"date", DW_SCOPE_DEADLINE, "its date"},
    {"days_left", DW_SCOPE_DEADLINE, "working days left to it"},
    {"evidence", DW_SCOPE_DEADLINE, "the evidence for it"},
    {"cost", DW_SCOPE_DEADLINE, "what it costs us"},
    {"person", DW_SCOPE_THEIRS, "the person's name"},
    {"title", DW_SCOPE_THEIRS, "the person's title"},
    {"interest", DW_SCOPE_THEIRS, "what the person wants"},
    {"role", DW_SCOPE_OURS, "the person's role on our team"},
    {"anchor_price", DW_SCOPE_ANCHOR, "the price the frame supports, a year"},
    {"anchor_base", DW_SCOPE_ANCHOR, "the amount whose share the anchor is, a year"},
    {"step_price", DW_SCOPE_STEP, "the price after the step, a year"},
    {"step_size", DW_SCOPE_STEP, "the size of the step, a year"},
    {"step_approver", DW_SCOPE_STEP, "who may approve that price"},
    {"step_get", DW_SCOPE_STEP, "what we ask back for the step"},
    {"step_give", DW_SCOPE_STEP, "what the step gives beside the price"},
    {"step_worth", DW_SCOPE_STEP, "worth to us of the package after the step"},
    {"give", DW_SCOPE_TRADE, "our move, as a clause"},
    {"get", DW_SCOPE_TRADE, "their move, as a clause"},
    {"give_cost", DW_SCOPE_TRADE, "what our move costs us"},
    {"give_worth", DW_SCOPE_TRADE, "what our move is worth to them"},
    {"get_worth", DW_SCOPE_TRADE, "what their move is worth to us"},
    {"get_cost", DW_SCOPE_TRADE, "what their move costs them"},
    {"tactic", DW_SCOPE_TACTIC, "the planned tactic"},
    {"proposal", DW_SCOPE_MISSING_KIND, "how to put a missing variable on the table"},
    {"event_number", DW_SCOPE_EVENT, "the event's number in the record"},
    {"event_date", DW_SCOPE_EVENT, "the day of the event"},
    {"event_who", DW_SCOPE_EVENT, "the person of the event"},
    {"event_note", DW_SCOPE_EVENT, "what was noted with the event"},
    {"given", DW_SCOPE_DEAL, "what our moves on the record cost us"},
    {"got", DW_SCOPE_DEAL, "what their moves on the record brought us"},
    {"unreturned_cost", DW_SCOPE_DEAL, "what our gives that nothing came back for cost us"},
    {"days_without_move", DW_SCOPE_DEAL, "calendar days since either side moved"},
    {"sessions_without_move", DW_SCOPE_DEAL, "sessions since then, from two on"},
    {"latest_concession", DW_SCOPE_DEAL, "cost of our newest concession"},
    {"concession_before", DW_SCOPE_DEAL, "cost of the one before it"},
    {"lead_ratio", DW_SCOPE_DEAL, "each concession as a share of the one before, by the ladder"},
    {"lead_reciprocity", DW_SCOPE_DEAL, "gets that the ladder asked per give of ours"},
    {"our_first_price", DW_SCOPE_DEAL, "the first price we named, a year"},
    {"planned_opening", DW_SCOPE_DEAL, "what the plan would open with, a year"},
    {"contradicting", DW_SCOPE_DEAL, "those of ours who named different terms"},
    {"new_people", DW_SCOPE_DEAL, "who came to their side and has not spoken with us yet"},
    {"gone_people", DW_SCOPE_DEAL, "who left their side since then"},
    {"power_facts", DW_SCOPE_DEAL, "facts behind the power balance that changed since then"},
    {"broken_musts", DW_SCOPE_DEAL, "issues on which we went outside our hard limits"},
    {"event_moved", DW_SCOPE_EVENT, "what moved with the event, from where to where"},
    {"event_cost", DW_SCOPE_EVENT, "what the move cost who made it"},
    {"event_worth", DW_SCOPE_EVENT, "what the move is worth to the other side"},
    {"request_terms", DW_SCOPE_DEAL, "what the newest request that waits asks for and has not got"},
    {"request_back", DW_SCOPE_DEAL, "what we get back in it"},
    {"request_authority", DW_SCOPE_DEAL, "the authority it needs"},
    {"request_answerer", DW_SCOPE_DEAL, "who has to answer it"},
    {"request_date", DW_SCOPE_DEAL, "the day of it"},
    {"request_days", DW_SCOPE_DEAL, "working days that it waits, from two on"},
    {"request_absent", DW_SCOPE_DEAL, "who would have to answer it and is away"},
    {"request_stand_in", DW_SCOPE_DEAL, "who else could answer it"},
    {"next_terms", DW_SCOPE_DEAL,
     "what of the next offer is worse for us than the newest grant, or has no yes of our own "
     "house"},
    {"next_back", DW_SCOPE_DEAL, "what of the next offer is better for us than our standing offer"},
    {"next_authority", DW_SCOPE_DEAL, "the authority that the next offer needs"},
    {"plan_version", DW_SCOPE_DEAL, "the newest version of the plan that was published"},
    {"plan_date", DW_SCOPE_DEAL, "the day it was published"},
    {"unconfirmed", DW_SCOPE_DEAL, "members of our team who have not acknowledged it"},
    {"leads", DW_SCOPE_DEAL, "who leads for us, where several do"},
    {"apart_first", DW_SCOPE_DEAL, "one of the two whose rankings are furthest apart"},
    {"apart_second", DW_SCOPE_DEAL, "the other one"},
    {"apart_share", DW_SCOPE_DEAL, "how far apart they are, share of pairs in opposite order"},
    {"apart_issue", DW_SCOPE_DEAL, "the issue whose place they differ on most"},
    {"astray", DW_SCOPE_DEAL, "the member whose ranking is furthest from the plan's weights"},
    {"astray_share", DW_SCOPE_DEAL, "how far it is, share of pairs in opposite order"},
    {"astray_issue", DW_SCOPE_DEAL, "the issue whose place differs most"},
    {"break_until", DW_SCOPE_DEAL, "last day of the break that runs"},
    {"promise", DW_SCOPE_DEAL,
     "our promise that no event answers, as noted: the oldest overdue one, else the oldest"},
    {"promise_by", DW_SCOPE_DEAL, "who made it"},
    {"promise_date", DW_SCOPE_DEAL, "the day it was made"},
    {"promise_due", DW_SCOPE_DEAL, "the day until which it is to be kept, where it names one"},
    {"their_promise", DW_SCOPE_DEAL,
     "their newest promise, as noted, while it is neither kept nor left behind"},
    {"their_promise_due", DW_SCOPE_DEAL, "the day until which they keep it, where it names one"},
    {"precedent_deal", DW_SCOPE_DEAL, "the other deal whose precedent is the dearest"},
    {"precedent_account", DW_SCOPE_DEAL, "its account"},
    {"precedent_term", DW_SCOPE_DEAL, "the term of it"},
    {"precedent_cost", DW_SCOPE_DEAL, "what matching it there would cost"},
    {"precedent_count", DW_SCOPE_DEAL, "other deals that would see terms of this one, from two on"},
    {"agreed_price", DW_SCOPE_DEAL, "the price a year that was agreed"},
    {"agreed_worth", DW_SCOPE_DEAL, "worth to us of what was agreed"},
    {"agreed_gap", DW_SCOPE_DEAL,
     "how far that is from the worth of our target package, without sign"},
    {"agreed_gives", DW_SCOPE_DEAL, "what moved their way from our opening to what was agreed"},
    {"agreed_gets", DW_SCOPE_DEAL, "what moved our way and was not in their first offer"},
    {"left_ours", DW_SCOPE_DEAL, "the most we could have gained without their losing"},
    {"left_theirs", DW_SCOPE_DEAL, "the most they could have gained without our losing"},
    {"days_taken", DW_SCOPE_DEAL, "working days from the first event to the outcome"},
    {"outcome_reason", DW_SCOPE_DEAL, "why the deal ended so, as written"},
    {"offers_made", DW_SCOPE_DEAL, "offers of ours, from two on"},
    {"event_authority", DW_SCOPE_EVENT, "the authority that our offer, or the request, needs"},
    {"event_granted", DW_SCOPE_EVENT,
     "what of our offer or request is granted, where the rest is not"},
    {"event_missing", DW_SCOPE_EVENT,
     "what of our offer or request is not granted, where the rest is"},
    {"event_terms", DW_SCOPE_EVENT, "the terms of the event"},
    {"event_reason", DW_SCOPE_EVENT, "the reason that was written with the event"},
    {"event_evidence", DW_SCOPE_EVENT, "what the event rests on"},
    {"event_facts", DW_SCOPE_EVENT, "the facts that the event states"},
    {"event_person", DW_SCOPE_EVENT, "who joined"},
    {"event_to", DW_SCOPE_EVENT, "to whom it was said or passed"},
    {"event_competitor", DW_SCOPE_EVENT, "the competitor that moved"},
    {"event_competitor_price", DW_SCOPE_EVENT, "the price it asks, a year"},
    {"event_deadline", DW_SCOPE_EVENT, "the deadline that was set or dropped"},
    {"event_deadline_date", DW_SCOPE_EVENT, "its date"},
    {"event_until", DW_SCOPE_EVENT, "the last day of the break or the offer"},
    {"event_archetype", DW_SCOPE_EVENT, "label of the archetype pivoted to"},
    {"their_offer_worth", DW_SCOPE_DEAL, "worth to us of what they have on the table"},
    {"their_offer_short", DW_SCOPE_DEAL, "what their offer lacks to the package target"},
    {"going_on", DW_SCOPE_DEAL, "worth to us of going on instead of accepting"},
    {"next_price", DW_SCOPE_DEAL, "price of the next offer, a year"},
    {"next_give", DW_SCOPE_DEAL, "what the next offer moves their way beside the price"},
    {"next_get", DW_SCOPE_DEAL, "what the next offer moves our way beside the price"},
    {"next_chance", DW_SCOPE_DEAL, "chance that they take the next offer"},
    {"trade_give", DW_SCOPE_DEAL, "our move of the best trade still open, as a clause"},
    {"trade_get", DW_SCOPE_DEAL, "their move of it, as a clause"},
    {"gap_issues", DW_SCOPE_DEAL, "issues on which both offers still differ"},
    {"top_question", DW_SCOPE_DEAL, "the question to the buyer whose answer is worth most"},
    {"days_waiting", DW_SCOPE_DEAL, "working days that our newest move waits, from two on"},
    {"escalation_date", DW_SCOPE_DEAL, "day of the newest step of an escalation"},
    {"escalation_who", DW_SCOPE_DEAL, "who made it"},
    {"peer_asker", DW_SCOPE_DEAL,
     "who of theirs has asked for somebody above us since the last talk there"},
    {"talk_holder", DW_SCOPE_DEAL,
     "who of ours held the newest talk above working level, or promised something there"},
    {"better_ours", DW_SCOPE_DEAL,
     "the most we can still gain on what was agreed at no loss to them, where it counts"},
    {"better_theirs", DW_SCOPE_DEAL, "the same the other way round"},
    {"move_confidence", DW_SCOPE_DEAL, "probability that the next move stays the best"},
    {"earlier_lead", DW_SCOPE_DEAL, "label of the archetype that led the version in hand"},
    {"earlier_confidence", DW_SCOPE_DEAL, "confidence in it then"},
    {"earlier_power", DW_SCOPE_DEAL, "label of who held more power then"},
    {"pivot_to", DW_SCOPE_DEAL, "label of the archetype that a pivot would go to"},
    {"pivot_date", DW_SCOPE_DEAL, "day of the pivot that stands"},
    {"pivot_who", DW_SCOPE_DEAL, "who decided it"},
    {"pivot_reason", DW_SCOPE_DEAL, "why"},
    {"price_apart", DW_SCOPE_DEAL, "how far their latest price lies below ours"},
    {"exchange_days", DW_SCOPE_DEAL, "working days that an exchange of offers takes"},
    {"exchanges_left", DW_SCOPE_DEAL,
     "exchanges that the time until the close has room for, at least 1"},
    {"steps_left", DW_SCOPE_DEAL, "steps of the ladder that are still ours to take"},
    {"larger_step", DW_SCOPE_DEAL,
     "the price a year of the step that leaves time for those after it"},
    {"larger_step_chance", DW_SCOPE_DEAL, "chance that they take it"},
    {"days_past_close", DW_SCOPE_DEAL, "calendar days since close_by has passed, from two on"},
    {"lost_supporters", DW_SCOPE_DEAL,
     "who spoke for us on their side and no longer does, and no talk since"},
    {"meeting_date", DW_SCOPE_DEAL,
     "day on which the executives talked, where no newer step of an escalation follows it"},
    {"next_move", DW_SCOPE_DEAL, "label of the move that is advised next"},
    {"event_deadline_before", DW_SCOPE_EVENT, "the day on which the deadline stood before"},
    {"event_deadline_days", DW_SCOPE_EVENT,
     "working days by which the event moves the deadline, without sign, from two on"},
    {"our_offer_worth", DW_SCOPE_DEAL, "worth to us of what we have on the table"},
    {"ungranted_terms", DW_SCOPE_DEAL,
     "what of the newest request is not granted, where a part of it is"},
    {"reopened_terms", DW_SCOPE_DEAL,
     "what they ask after the agreement that was agreed otherwise"},
    {"reopened_musts", DW_SCOPE_DEAL, "issues on which that is outside a hard limit"},
    {"days_quiet", DW_SCOPE_DEAL,
     "calendar days since either side spoke to the other, from two on"},
    {"met_price", DW_SCOPE_DEAL,
     "their price that stood when an offer of ours last met it in the middle"},
    {"event_refused", DW_SCOPE_EVENT, "what had been refused, of an offer of ours against it"},
    {"event_refuser", DW_SCOPE_EVENT, "who had refused it"},
    {"event_refusal_date", DW_SCOPE_EVENT, "the day it was refused"},
    {"event_refuser_since", DW_SCOPE_EVENT, "who has refused it once more after the offer"},
    {"top_errand", DW_SCOPE_DEAL,
     "the question to our own house, where its answer is worth more than any of the buyer's"},
    {"signed_gap", DW_SCOPE_DEAL,
     "by how much what was signed is worth less to us than what was agreed, or more, without sign"},
    {"signed_gives", DW_SCOPE_DEAL, "what of it is worse for us than what was agreed"},
    {"their_offer_until", DW_SCOPE_DEAL, "the last day of what they offer, where it has one"},
    {"their_offer_ended", DW_SCOPE_DEAL,
     "the day on which they went back on part of what they offer, where its last day had not "
     "passed"},
    {"our_offer_until", DW_SCOPE_DEAL, "the last day of what we offer, where it has one"},
    {"left_price", DW_SCOPE_DEAL,
     "the price a year that had been agreed before our newest offer ended it"},
    {"their_outside", DW_SCOPE_DEAL,
     "terms of what they have on the table that are outside our hard limits, the price aside"},
    {"hard_limits", DW_SCOPE_DEAL, "the terms at which our hard limits end, the price aside"},
    {"gone_supporters", DW_SCOPE_DEAL, "those of the lost supporters who left"},
    {"turned_supporters", DW_SCOPE_DEAL, "those of the lost supporters who are still there"},
    {"power_possible", DW_SCOPE_DEAL, "who may hold more power, by what is known"},
    {"event_away", DW_SCOPE_EVENT, "first day after the event on which who made it is away"},
    {"bettered_cost", DW_SCOPE_DEAL, "what bettering the offer that lies with them cost us"},
    {"our_gets", DW_SCOPE_DEAL, "terms got, or asked for with it, per give of ours"},
    {"low_authority", DW_SCOPE_DEAL,
     "the authority that what we offered, said or signed last below the walk-away or outside a "
     "limit needs"},
    {"missing_supporters", DW_SCOPE_DEAL,
     "people of theirs who supported us, no longer do, and whose place nobody has taken"},
    {"unnamed_terms", DW_SCOPE_DEAL,
     "terms that nobody has named, at their standard, while an offer is on the record"},
    {"next_give_unnamed", DW_SCOPE_DEAL,
     "what our next offer gives beside the price on terms that nobody has named"},
    {"next_give_standard", DW_SCOPE_DEAL, "the standard at which these terms stand until then"},
    {"room_left", DW_SCOPE_DEAL, "what our newest offer is worth to us above the walk-away"},
    {"broken_who", DW_SCOPE_DEAL, "who accepted what was agreed and has been ended since"},
    {"broken_date", DW_SCOPE_DEAL, "the day of that acceptance"},
    {"broken_price", DW_SCOPE_DEAL, "the price a year that was agreed then"},
    {"ended_who", DW_SCOPE_DEAL, "who ended that agreement"},
    {"ended_date", DW_SCOPE_DEAL, "the day on which it was ended"},
    {"ended_reason", DW_SCOPE_DEAL, "the reason given for it"},
    {"their_limits", DW_SCOPE_DEAL,
     "where our hard limits end on the terms that their offer has outside them, the price aside"},
    {"their_limited_worth", DW_SCOPE_DEAL,
     "what their offer would be worth to us with those terms at our limits"},
    {"refusal_reason", DW_SCOPE_DEAL,
     "the reason of the newest no of theirs in a row, where one was given"},
    {"our_question", DW_SCOPE_DEAL, "our newest question that nothing of theirs has followed"},
    {"taken_back", DW_SCOPE_DEAL,
     "what their newest offer asks and we do not offer, where it takes back what they had named"},
    {"event_no", DW_SCOPE_EVENT, "the terms that they say no to with it"},
    {"issue_no", DW_SCOPE_ISSUE, "the option of it that they have said no to"},
    {"below_worth", DW_SCOPE_DEAL,
     "what they offer, or have asked for, is worth to us, where our newest offer is worth less"},
    {"below_terms", DW_SCOPE_DEAL, "the terms that they named with it"},
    {"event_condition", DW_SCOPE_EVENT,
     "the words of a grant: its own, or of the one that an offer of ours or a part of it rests on"},
    {"next_condition", DW_SCOPE_DEAL, "the words of the grant that the next offer rests on"},
    {"next_granter", DW_SCOPE_DEAL, "who gave that grant"},
    {"next_grant_date", DW_SCOPE_DEAL, "the day of that grant"},
    {"their_condition", DW_SCOPE_DEAL,
     "the words of the grant that a yes to what they have on the table rests on"},
    {"their_granter", DW_SCOPE_DEAL, "who gave that grant"},
    {"their_grant_date", DW_SCOPE_DEAL, "the day of that grant"},
    {"our_condition", DW_SCOPE_DEAL,
     "the words of the grant that what is agreed, else what we have on the table, rests on"},
    {"our_granter", DW_SCOPE_DEAL, "who gave that grant"},
    {"our_grant_date", DW_SCOPE_DEAL, "the day of that grant"},
    {"rumoured", DW_SCOPE_DEAL, "the rival whose price is only heard, beside one with evidence"},
    {"rumoured_price", DW_SCOPE_DEAL, "that price, a year"},
    {"event_figure", DW_SCOPE_EVENT, "the figure of ours that a price of theirs came to"},
    {"event_figure_who", DW_SCOPE_EVENT, "who had told them"},
    {"event_figure_date", DW_SCOPE_EVENT, "the day on which it was told"},
    {"event_figure_number", DW_SCOPE_EVENT, "the number of that event"},
    {"ultimatum_who", DW_SCOPE_DEAL,
     "who set their newest ultimatum, where it runs or its day has passed; else the account"},
    {"ultimatum_date", DW_SCOPE_DEAL, "the day on which it was set"},
    {"ultimatum_until", DW_SCOPE_DEAL, "the day that it named"},
    {"ultimatum_worth", DW_SCOPE_DEAL,
     "what their ultimatum that runs is worth to us with the terms that it names"},
    {"ultimatum_words", DW_SCOPE_DEAL, "the words of it"},
    {"ultimatum_after_date", DW_SCOPE_DEAL,
     "the day on which they came back to the talks since, else of their no or bad sign since"},
    {"ultimatum_after_terms", DW_SCOPE_DEAL, "the terms that they named then"},
    {"outside_asked", DW_SCOPE_DEAL,
     "terms of theirs outside our hard limits on which they have heard from us"},
    {"outside_unasked", DW_SCOPE_DEAL, "those on which they have not"},
    {"outside_asked_date", DW_SCOPE_DEAL, "the day on which they last did"},
    {"unsaid_terms", DW_SCOPE_DEAL, "those of next_terms that neither side has said to the other"},
    {"package_years", DW_SCOPE_DEAL, "years over which packages are valued, where more than one"},
    {"broken_theirs", DW_SCOPE_DEAL,
     "who of them offered or accepted what was agreed, and is not who ended it"},
    {"event_demand", DW_SCOPE_EVENT,
     "what they ask for with it of terms, where that is a demand or an ultimatum that says no to "
     "others"},
    {"event_out", DW_SCOPE_EVENT,
     "the terms that our packages leave out since, by it and by what they said no to before"},
    {"event_no_form", DW_SCOPE_EVENT,
     "of their first no that names no term: a term of our offer as one would type it, such as "
     "term_years=3"},
    {"issue_demand", DW_SCOPE_ISSUE,
     "what they ask for of it, where that says no to other options"},
    {"issue_out", DW_SCOPE_ISSUE, "its options that our packages leave out since their no"},
    {"their_offer_authority", DW_SCOPE_DEAL, "the authority that a yes to their offer needs"},
    {"their_offer_answerer", DW_SCOPE_DEAL, "who of ours is to be asked for that yes"},
    {"told_price", DW_SCOPE_DEAL, "the lowest price that one of us has said to them in words"},
    {"told_who", DW_SCOPE_DEAL, "who said it first"},
    {"told_date", DW_SCOPE_DEAL, "the day on which it was said first"},
    {"event_condition_who", DW_SCOPE_EVENT, "who gave the grant whose words event_condition are"},
    {"next_taken", DW_SCOPE_DEAL,
     "terms of the next offer that they have proposed themselves and that are better for us than "
     "ours"},
    {"step_taken", DW_SCOPE_STEP, "the same of a step, taken up with it"},
    {"refusal_terms", DW_SCOPE_DEAL, "the terms that their newest no names"},
    {"words_worth", DW_SCOPE_EVENT,
     "worth to us of what they offer, with what they ask for in words on it, where the event is "
     "the newest "
     "such word"},
    {"their_word_price", DW_SCOPE_DEAL,
     "the highest price they have named in words, where their newest offer after it is below"},
    {"their_word_date", DW_SCOPE_DEAL, "the day on which they named it"},
    {"step_price_moved", DW_SCOPE_STEP, "the price after a step that moves it, a year"},
    {"event_behind", DW_SCOPE_EVENT,
     "what words are worth less to the other side than the speaker's own offer at that time"},
    {"ladder_end", DW_SCOPE_DEAL, "the price a year of the last step of the ladder"},
    {"ladder_end_chance", DW_SCOPE_DEAL, "chance that they take that step in the end"},
    {"other_decider", DW_SCOPE_DEAL, "who decides on their side beside decision_maker, the newest"},
    {"other_refuser", DW_SCOPE_DEAL,
     "who on their side decides, approves or blocks beside decision_maker"},
    {"our_terms_authority", DW_SCOPE_DEAL,
     "the authority that what is agreed, else our offer that they may take, needs"},
    {"our_terms_answerer", DW_SCOPE_DEAL, "who of ours is to be asked for that yes"},
    {"our_terms_refuser", DW_SCOPE_DEAL, "who of ours has refused it"},
    {"our_terms_refusal_date", DW_SCOPE_DEAL, "when"},
    {"our_terms_refusal_reason", DW_SCOPE_DEAL, "and why"},
    {"our_standing", DW_SCOPE_DEAL, "our latest price, while they can take it"},
    {"our_word_price", DW_SCOPE_DEAL,
     "the price that we have said last since our newest offer, else before it, where it is less"},
    {"our_word_date", DW_SCOPE_DEAL, "when"},
    {"our_word_who", DW_SCOPE_DEAL, "who of ours said it"},
    {"our_word_until", DW_SCOPE_DEAL, "the last day of it, where it named one"},
    {"offer_over_rival", DW_SCOPE_DEAL,
     "what our standing offer asks a year over the rival's price, where it asks more"},
    {"our_word_refuser", DW_SCOPE_DEAL, "who of ours has refused the price that we have said"},
    {"our_word_refusal_date", DW_SCOPE_DEAL, "when"},
    {"our_word_refusal_reason", DW_SCOPE_DEAL, "and why"},
    {"promise_no_date", DW_SCOPE_DEAL, "when they said no to a term of what we owe by a promise"},
    {"trade_authority", DW_SCOPE_DEAL, "whose approval the trade to put next needs"},
    {"trade_answerer", DW_SCOPE_DEAL, "who of ours is to be asked for that yes"},
    {"trade_refuser", DW_SCOPE_DEAL, "who of ours has refused what it gives"},
    {"trade_refusal_date", DW_SCOPE_DEAL, "when"},
    {"trade_refusal_reason", DW_SCOPE_DEAL, "and why"},
    {"next_denier", DW_SCOPE_DEAL, "who of ours has said no last to something in the next offer"},
    {"next_denial_date", DW_SCOPE_DEAL, "when"},
    {"next_denied", DW_SCOPE_DEAL, "what in it that said no to"},
    {"next_refused", DW_SCOPE_DEAL, "what that refused, as a whole"},
    {"next_refusal_reason", DW_SCOPE_DEAL, "and why"},
    {"next_cut", DW_SCOPE_DEAL, "what of a request that left ungranted, where it was a grant"},
    {"next_cut_to", DW_SCOPE_DEAL, "what it granted"},
    {"their_denier", DW_SCOPE_DEAL, "who of ours has said no last to something that they offer"},
    {"their_denial_date", DW_SCOPE_DEAL, "when"},
    {"their_denied", DW_SCOPE_DEAL, "what in it that said no to"},
    {"their_refused", DW_SCOPE_DEAL, "what that refused, as a whole"},
    {"their_refusal_reason", DW_SCOPE_DEAL, "and why"},
    {"their_cut", DW_SCOPE_DEAL, "what of a request that left ungranted, where it was a grant"},
    {"their_cut_to", DW_SCOPE_DEAL, "what it granted"},
    {"agreed_taken_back", DW_SCOPE_DEAL,
     "what our opening gave and we took back ourselves before it was agreed"},
    {"agreed_unwanted", DW_SCOPE_DEAL, "what our opening gave and they did not want"},
    {"their_kept", DW_SCOPE_DEAL,
     "what their standing offer keeps of ours that they have not named"},
    {"no_more_kept", DW_SCOPE_DEAL,
     "what their newest offer keeps no more of ours, since we took it back"},
    {"event_room", DW_SCOPE_EVENT,
     "what a request asks for or an answer grants: its own terms, else what was asked for"},
    {"event_refusal_reason", DW_SCOPE_EVENT, "why that was refused"},
    {"unpaid_gives", DW_SCOPE_DEAL,
     "gives of ours that our newest offer keeps, whose gets it lets go because they were refused"},
    {"lost_gets", DW_SCOPE_DEAL, "these gets"},
    {"word_date", DW_SCOPE_DEAL,
     "day of the newest promise above working level, where no meeting of the executives is logged"},
    {"new_interest", DW_SCOPE_DEAL,
     "what the one of theirs wants who is new, as logged; unknown where several are"},
    {"event_interest", DW_SCOPE_EVENT, "what the person wants whom the event brings"},
    {"word_before_yes", DW_SCOPE_DEAL,
     "the lower price that we had said in words when they accepted our offer and named no price"},
    {"word_before_yes_date", DW_SCOPE_DEAL, "when we had said it"},
    {"stands_below", DW_SCOPE_DEAL, "worth to us of what they have from us, below the walk-away"},
    {"their_terms_price", DW_SCOPE_DEAL, "the price that makes their terms worth the walk-away"},
};
_Static_assert(LENGTH(variables) == DW_VAR_COUNT, "a row for each");
_Static_assert(DW_VAR_COUNT <= DW_VARIABLES_MAX, "a dw_variable_set holds them");

const char *dw_scope_name(dw_scope scope)
{
    return scope_names[scope];
}

const char *dw_section_name(dw_section section)
{
    return section_names[section];
}

const char *dw_phase_name(dw_phase phase)
{
    return phase_words[phase];
}

const char *dw_cash_role_name(dw_cash_role role)
{
    return cash_role_words[role];
}

const char *dw_presence_name(dw_presence presence)
{
    return presence_names[presence];
}

const char *dw_key_name(dw_key key)
{
    return key_names[key];
}

const char *dw_limit_figure_name(dw_limit_figure figure)
{
    return limit_figure_names[figure];
}

const char *dw_limit_effect_name(dw_limit_effect effect)
{
    return limit_effect_names[effect];
}

const char *dw_variable_name(dw_variable variable)
{
    return variables[variable].name;
}

dw_scope dw_variable_scope(dw_variable variable)
{
    return variables[variable].scope;
}

bool dw_variable_allowed(dw_variable variable, dw_scope scope)
{
    const dw_scope own = variables[variable].scope;
    if (own == DW_SCOPE_DEAL || own == scope)
        return true;
    /* People of both sides share their variables, and a missing variable is spoken of as an issue. */
    return (own == DW_SCOPE_THEIRS && scope == DW_SCOPE_OURS) ||
           (variable == DW_VAR_ISSUE && scope == DW_SCOPE_MISSING_KIND);
}

const char *dw_variable_meaning(dw_variable variable)
{
    return variables[variable].meaning;
}

const dw_measure_info *dw_measure_info_of(dw_measure measure)
{
    return &measures[measure];
}

const dw_setting_info *dw_setting_info_of(dw_setting setting)
{
    return &settings[setting];
}
