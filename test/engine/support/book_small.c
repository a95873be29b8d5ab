/* A playbook small enough to follow by hand, with every name the engine asks for. */
#include "book.h"

#include <string.h>

static void add_archetypes(test_book *book)
{
    static const char *const name[] = {"partnership", "competitive", "defensive", "creative"};
    static const dw_archetype_numbers numbers[] = {{0.5, 0.6, 0, 0.6, 0.6, 1, 0.6},
                                                   {0.1, 0.9, 0.8, 0.4, 0.2, 1.5, 0.8},
                                                   {0.2, 0.4, -0.4, 0.5, 0.3, 1, 0.9},
                                                   {0.4, 0.7, 0.2, 0.55, 0.5, 1.2, 0.3}};
    for (size_t a = 0; a < 4; a++)
        book->archetype[a] =
            (dw_archetype){.name = name[a], .label = name[a], .numbers = numbers[a]};
    book->playbook.n_archetypes = 4;
    book->tactic[0] =
        (dw_tactic){.id = "anchor_high", .label = "anchor high", .supports = 2, .contradicts = 1};
    book->tactic[1] = (dw_tactic){.id = "open_books", .label = "open books", .supports = 1 | 8};
    book->playbook.n_tactics = 2;
}

static void add_kind(test_book *book, const char *name, dw_cash_role cash, dw_phase phase,
                     bool usual)
{
    book->issue_kind[book->playbook.n_issue_kinds++] =
        (dw_issue_kind){.name = name,
                        .label = name,
                        .cash = cash,
                        .phase = phase,
                        .usual = usual,
                        .risk = strcmp(name, "liability") == 0,
                        .give = book_texts(book, "we move {issue} to {option}|we move {issue}"),
                        .get = book_texts(book, "you move {issue} to {option}|you move {issue}")};
}

static void add_kinds(test_book *book)
{
    add_kind(book, "price", DW_CASH_PRICE, DW_PHASE_COMMERCIAL, false);
    add_kind(book, "term_years", DW_CASH_TERM_YEARS, DW_PHASE_COMMERCIAL, true);
    add_kind(book, "payment_days", DW_CASH_PAYMENT_DAYS, DW_PHASE_COMMERCIAL, true);
    add_kind(book, "escalator", DW_CASH_ESCALATOR, DW_PHASE_COMMERCIAL, false);
    add_kind(book, "first_year_discount", DW_CASH_FIRST_YEAR_DISCOUNT, DW_PHASE_COMMERCIAL, false);
    add_kind(book, "ramp_years", DW_CASH_RAMP_YEARS, DW_PHASE_COMMERCIAL, false);
    add_kind(book, "renewal_rise", DW_CASH_RENEWAL_RISE, DW_PHASE_COMMERCIAL, false);
    add_kind(book, "training", DW_CASH_NONE, DW_PHASE_SCOPE, true);
    add_kind(book, "reference", DW_CASH_NONE, DW_PHASE_FINALISE, true);
    dw_issue_kind *const reference = &book->issue_kind[book->playbook.n_issue_kinds - 1];
    reference->get = book_texts(book, "you move {issue} to {option}|you speak for us");
    reference->propose = book_texts(book, "a call with {account}");
    add_kind(book, "liability", DW_CASH_NONE, DW_PHASE_CONTRACT, false);
    add_kind(book, "other", DW_CASH_NONE, DW_PHASE_CONTRACT, false);
}

static void add_facts(test_book *book)
{
    static const double size[] = {50000, 500000}, one[] = {1};
    book_stated(book, "horizon", "one_time ongoing strategic");
    book_stated(book, "competition", "none some crowded");
    book_stated(book, "position", "niche challenger leader");
    static const double place[] = {0.65, 0.5, 0.75};
    book_market_places(book, "position", place);
    book_stated(book, "urgency", "theirs neither ours");
    book_measured(book, "size", DW_MEASURE_VALUE, "small mid large", size);
    book_measured(book, "decision_maker", DW_MEASURE_DECISION_MAKER, NULL, NULL);
    book_measured(book, "buyer_deadlines", DW_MEASURE_BUYER_DEADLINES, "none some", one);
}

static void add_early_decisions(test_book *book)
{
    static const double effort[] = {0, 200}, power[] = {-57, 57};
    book_scored(book, "effort", DW_SCOPE_DEAL, "fast_track balanced white_glove", effort);
    book_gives(book, "effort", "size=small", "", -100);
    book_gives(book, "effort", "size=large", "", 200);
    book_gives(book, "effort", "horizon=strategic", "", 100);
    book_scored(book, "power", DW_SCOPE_DEAL, "buyer balanced seller", power);
    book_gives(book, "power", "competition=crowded", "", -157);
    book_gives(book, "power", "competition=none", "", 157);
    book_gives(book, "power", "urgency=theirs", "", 100);
    book_gives(book, "power", "urgency=ours", "", -100);
    book_chosen(book, "archetype", DW_SCOPE_DEAL, "partnership competitive defensive creative");
    book_gives(book, "archetype", "horizon=strategic", "partnership", 300);
    book_gives(book, "archetype", "horizon=one_time", "competitive", 200);
    book_gives(book, "archetype", "power=buyer", "defensive", 250);
    book_gives(book, "archetype", "power=seller", "competitive", 150);
    book_gives(book, "archetype", "position=niche", "creative", 117);
    book_adds(book, "archetype", "alone_and_lasting", "horizon=strategic power=!buyer",
              "partnership", 150);
    book_adds(book, "archetype", "crowded_small", "competition=crowded size=small", "creative",
              220);
    book_chosen(book, "buyer_pace", DW_SCOPE_DEAL, "conceding steady firm");
    book_chosen(book, "buyer_alternative", DW_SCOPE_DEAL, "status_quo substitute");
    book_gives(book, "buyer_pace", "urgency=theirs", "conceding", 100);
    book_gives(book, "buyer_pace", "position=niche", "firm", 50);
    book_chosen(book, "guard", DW_SCOPE_DEAL, "none partnership competitive defensive creative");
    book_base(book, book_factor(book, "guard"), 0, 100);
    book_adds(book, "guard", "trust_but", "archetype=partnership competition=crowded", "defensive",
              300);
    book_chosen(book, "who_anchors", DW_SCOPE_DEAL, "us them");
    book_gives(book, "who_anchors", "competition=crowded", "them", 100);
    book_chosen(book, "anchor_frame", DW_SCOPE_DEAL, "value market competitive list");
    book_base(book, book_factor(book, "anchor_frame"), 0, 400);
    book_base(book, book_factor(book, "anchor_frame"), 1, 300);
    book_base(book, book_factor(book, "anchor_frame"), 2, 200);
    book_chosen(book, "sequence", DW_SCOPE_DEAL, "easy_first hardest_first package");
    book_gives(book, "sequence", "archetype=creative", "package", 100);
    book_chosen(book, "pacing", DW_SCOPE_DEAL, "fast measured slow");
    book_gives(book, "pacing", "urgency=theirs", "slow", 100);
}

static void add_late_facts(test_book *book)
{
    static const double tenth[] = {0.1}, half[] = {0.5}, one[] = {1};
    book_measured(book, "their_opening", DW_MEASURE_THEIR_OPENING, NULL, NULL);
    book_measured(book, "price_room", DW_MEASURE_PRICE_ROOM, NULL, NULL);
    book_measured(book, "opening_reach", DW_MEASURE_OPENING_REACH, NULL, NULL);
    book_measured(book, "target_discount", DW_MEASURE_TARGET_DISCOUNT, "low high", tenth);
    book_measured(book, "floor_discount", DW_MEASURE_FLOOR_DISCOUNT, "low high", tenth);
    book_measured(book, "override", DW_MEASURE_STRATEGY_OVERRIDE, NULL, NULL);
    book_measured(book, "tactic_conflict", DW_MEASURE_TACTIC_CONFLICT, NULL, NULL);
    book_measured(book, "trade_issues", DW_MEASURE_TRADE_ISSUES, "none some", one);
    book_measured(book, "compatible_issues", DW_MEASURE_COMPATIBLE_ISSUES, "none some", one);
    book_measured(book, "artificial_deadlines", DW_MEASURE_ARTIFICIAL_DEADLINES, "none some", one);
    book_chosen(book, "escalation", DW_SCOPE_DEAL, "now prepare no");
    book_gives(book, "escalation", "price_room=none", "now", 300);
    book_gives(book, "escalation", "decision_maker=unknown", "prepare", 200);
    book_base(book, book_factor(book, "escalation"), 2, 100);
    book_chosen(book, "escalation_verdict", DW_SCOPE_DEAL, "right not_yet wrong");
    book_measured(book, "offer_on_table", DW_MEASURE_OFFER_ON_TABLE, NULL, NULL);
    book_chosen(book, "next_move", DW_SCOPE_DEAL,
                "hold ask trade offer break pivot escalate walk_away close accept");
    book_gives(book, "next_move", "offer_on_table=good", "accept", 900);
    book_gives(book, "next_move", "horizon=strategic", "ask", 100);
    book_measured(book, "issue_type", DW_MEASURE_ISSUE_TYPE, NULL, NULL);
    book_measured(book, "issue_phase", DW_MEASURE_ISSUE_PHASE, NULL, NULL);
    book_measured(book, "issue_cash", DW_MEASURE_ISSUE_CASH, NULL, NULL);
    book_measured(book, "issue_must", DW_MEASURE_ISSUE_MUST, NULL, NULL);
    book_measured(book, "issue_risk", DW_MEASURE_ISSUE_RISK, NULL, NULL);
    book_measured(book, "weight_ours", DW_MEASURE_ISSUE_WEIGHT_OURS, "light heavy", half);
    book_measured(book, "weight_theirs", DW_MEASURE_ISSUE_WEIGHT_THEIRS, "light heavy", half);
}

static void add_item_facts(test_book *book)
{
    static const double priority[] = {100}, week[] = {5};
    book_scored(book, "issue_priority", DW_SCOPE_ISSUE, "later early", priority);
    book_gives(book, "issue_priority", "issue_cash=price", "", -100);
    book_gives(book, "issue_priority", "issue_risk=yes", "", 150);
    book_gives(book, "issue_priority", "issue_type=compatible", "", 100);
    book_adds(book, "issue_priority", "hard_last", "issue_must=yes sequence=easy_first", "", -50);
    book_measured(book, "deadline_owner", DW_MEASURE_DEADLINE_OWNER, NULL, NULL);
    book_measured(book, "deadline_evidence", DW_MEASURE_DEADLINE_EVIDENCE, NULL, NULL);
    book_measured(book, "deadline_kind", DW_MEASURE_DEADLINE_KIND, NULL, NULL);
    book_measured(book, "deadline_days", DW_MEASURE_DEADLINE_DAYS_LEFT, "near far", week);
    book_measured(book, "deadline_after", DW_MEASURE_DEADLINE_AFTER_CLOSE, NULL, NULL);
    book_chosen(book, "deadline_standing", DW_SCOPE_DEADLINE, "legitimate buyer artificial");
    book_gives(book, "deadline_standing", "deadline_owner=buyer", "buyer", 100);
    book_gives(book, "deadline_standing", "deadline_evidence=given", "legitimate", 200);
    book_adds(book, "deadline_standing", "unproven", "deadline_owner=ours deadline_evidence=none",
              "artificial", 300);
    book_measured(book, "our_role", DW_MEASURE_OUR_ROLE, NULL, NULL);
    book_measured(book, "acknowledged", DW_MEASURE_OUR_ACKNOWLEDGED, NULL, NULL);
    book_measured(book, "their_authority", DW_MEASURE_THEIR_AUTHORITY, NULL, NULL);
    book_measured(book, "their_stance", DW_MEASURE_THEIR_STANCE, NULL, NULL);
    book_measured(book, "frame", DW_MEASURE_ANCHOR_FRAME, NULL, NULL);
    book_measured(book, "anchor_state", DW_MEASURE_ANCHOR_STATE, NULL, NULL);
    book_measured(book, "step_place", DW_MEASURE_STEP_PLACE, NULL, NULL);
    book_measured(book, "tactic_fit", DW_MEASURE_TACTIC_FIT, NULL, NULL);
}

static void add_entries(test_book *book)
{
    book_entry(book, "follow", DW_SECTION_STRATEGY, DW_SCOPE_DEAL, "", "Lead with {lead}.");
    book_entry(book, "lasting", DW_SECTION_SITUATION, DW_SCOPE_DEAL, "horizon=strategic",
               "{account} is here to stay.");
    book_entry(book, "open", DW_SECTION_OPENING, DW_SCOPE_DEAL, "who_anchors=us",
               "Open at {opening_price} against {competitor}.|Open at {opening_price}.|Open late.");
    book_entry(book, "frames", DW_SECTION_OPENING, DW_SCOPE_ANCHOR, "anchor_state=chosen|usable",
               "{anchor_price} by this frame.");
    book_entry(book, "issues", DW_SECTION_ISSUES, DW_SCOPE_ISSUE, "",
               "{issue} aims at {option}.|{issue} is open.");
    book_entry(book, "heavy", DW_SECTION_ISSUES, DW_SCOPE_ISSUE, "weight_ours=heavy",
               "{issue} is what it is about: {issue_stake_ours}.");
    book_entry(book, "climb", DW_SECTION_LADDER, DW_SCOPE_STEP, "step_place=!opening",
               "To {step_price} for {step_get}, by {step_approver}.|To {step_price}.");
    book_entry(book, "swap", DW_SECTION_TRADES, DW_SCOPE_TRADE, "",
               "If {get}, then {give}: {give_cost} for {get_worth}.");
    book_entry(book, "watch", DW_SECTION_DEADLINES, DW_SCOPE_DEADLINE,
               "deadline_standing=artificial", "{deadline} is nobody's but ours.");
    book_entry(book, "kick_off", DW_SECTION_CALENDAR, DW_SCOPE_DEAL, "", "Meet the team.")
        ->timing.days_before_close = 15;
    book_entry(book, "send", DW_SECTION_CALENDAR, DW_SCOPE_DEAL, "", "Send the paper.")
        ->timing.days_before_close = 3;
    book_entry(book, "any_day", DW_SECTION_CALENDAR, DW_SCOPE_DEAL, "", "Keep calm.");
    book_entry(book, "people", DW_SECTION_STAKEHOLDERS, DW_SCOPE_THEIRS, "",
               "{person}, {title}.|{person}.");
    book_entry(book, "team", DW_SECTION_ALIGNMENT, DW_SCOPE_OURS, "acknowledged=no",
               "{person} as {role}.");
    book_entry(book, "unfit", DW_SECTION_TACTICS, DW_SCOPE_TACTIC, "tactic_fit=contradicts",
               "Leave out {tactic}.");
    book_entry(book, "propose", DW_SECTION_PACKAGES, DW_SCOPE_MISSING_KIND, "",
               "Put {issue} on the table.");
    dw_entry *const pivot = book_entry(book, "pivot", DW_SECTION_ADAPTATION, DW_SCOPE_DEAL,
                                       "price_room=none|unknown", "No room for {fact:horizon}.");
    pivot->say = book_texts(book, "{owner} says no.|No.");
    pivot->then = book_texts(book, "Go to {guard}.");
    book_entry(book, "said_only", DW_SECTION_QUESTIONS, DW_SCOPE_DEAL, "", "")->say =
        book_texts(book, "What would {account} do without us?");
}

void book_small(test_book *book)
{
    book_init(book);
    add_archetypes(book);
    add_kinds(book);
    add_facts(book);
    add_early_decisions(book);
    add_late_facts(book);
    add_item_facts(book);
    add_entries(book);
}
