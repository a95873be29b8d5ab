/* The plan as one JSON object: a key per section, in the order of the page. */
#include "brief/json.h"

/* ---- Lines ----------------------------------------------------------------------------------------- */

/* Which issue, person … a line is about; null for the deal as a whole. */
static json_t *item_name(const dw_plan *plan, dw_scope scope, size_t item)
{
    const dw_deal *deal = plan->deal;
    switch (scope) {
    case DW_SCOPE_ISSUE: return json_string(deal->issue[item].name);
    case DW_SCOPE_DEADLINE: return json_string(deal->deadline[item].what);
    case DW_SCOPE_OURS: return json_string(deal->ours[item].name);
    case DW_SCOPE_THEIRS: return json_string(deal->theirs[item].name);
    case DW_SCOPE_ANCHOR: return json_string(dw_frame_name((dw_frame)item));
    case DW_SCOPE_STEP:
    case DW_SCOPE_TRADE: return json_integer((json_int_t)item);
    case DW_SCOPE_TACTIC: return json_string(plan->playbook->tactic[deal->tactic[item]].id);
    case DW_SCOPE_MISSING_KIND:
        return json_string(plan->playbook->issue_kind[plan->missing_kind[item]].name);
    case DW_SCOPE_EVENT: return json_integer((json_int_t)deal->event[item].number);
    case DW_SCOPE_DEAL:
    case DW_SCOPE_COUNT: break;
    }
    return json_null();
}

/* Those on where the walk-away is stay out for who does not see it, though a line that holds on both of its
 * sides is told. */
static json_t *conditions(const brief_composer *composer, const dw_when *when)
{
    json_t *list = json_array();
    for (size_t c = 0; c < when->n_conditions; c++) {
        if (!brief_factor_visible(composer, when->condition[c].factor))
            continue;
        const dw_factor *factor = &composer->book->factor[when->condition[c].factor];
        json_t *row = json_object();
        brief_json_set(row, "factor", json_string(factor->name));
        json_t *levels = brief_json_levels(factor, when->condition[c].levels);
        brief_json_set(row, "levels", json_is_array(levels) ? levels : json_pack("[o]", levels));
        json_array_append_new(list, row);
    }
    return list;
}

json_t *brief_json_line(const brief_composer *composer, const dw_line *row)
{
    if (row == NULL || !brief_line_visible(composer, row))
        return json_null();
    const dw_entry *entry = row->entry;
    const brief_place place = brief_composer_place(composer, entry->scope, row->item);
    json_t *object = json_object();
    brief_json_set(object, "id", json_string(entry->id));
    brief_json_set(object, "heading", brief_json_text(entry->heading));
    brief_json_set(object, "item", item_name(composer->plan, entry->scope, row->item));
    brief_json_set(object, "text",
                   brief_json_take(brief_line_words(row->text, &entry->text, &place)));
    brief_json_set(object, "say", brief_json_take(brief_line_words(row->say, &entry->say, &place)));
    brief_json_set(object, "then",
                   brief_json_take(brief_line_words(row->then, &entry->then, &place)));
    brief_json_set(object, "facts", conditions(composer, &entry->when));
    if (entry->section >= DW_SECTION_PLAN_COUNT)
        brief_json_set(object, "events", brief_json_events(composer->plan, row));
    brief_json_basis(object, &entry->basis);
    return object;
}

json_t *brief_json_lines(const brief_composer *composer, dw_section section)
{
    const dw_lines *lines = &composer->plan->section[section];
    json_t *list = json_array();
    for (size_t i = 0; i < lines->n_lines; i++)
        if (brief_line_visible(composer, &lines->line[i]))
            json_array_append_new(list, brief_json_line(composer, &lines->line[i]));
    return list;
}

/* ---- Sections -------------------------------------------------------------------------------------- */

static void situation(const brief_composer *composer, json_t *object)
{
    brief_json_set(object, "situation", brief_json_text(composer->plan->deal->situation));
}

/* A price as the deal names it: the options need not have it. */
static json_t *position(const dw_plan *plan, const dw_plan_issue *row, dw_money price,
                        size_t option)
{
    return row->issue == plan->worth.cash_issue[DW_CASH_PRICE] && dw_money_known(price)
               ? brief_json_money(price)
               : brief_json_option(plan, row->issue, option);
}

static void issues(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    const dw_deal_value *value = &plan->deal->value;
    json_t *list = json_array();
    for (size_t i = 0; i < plan->n_issues; i++) {
        const dw_plan_issue *row = &plan->issue[i];
        const dw_issue *given = &plan->deal->issue[row->issue];
        const bool known = row->stake.type != DW_ISSUE_UNKNOWN && brief_weights_visible(composer);
        json_t *issue = json_object();
        brief_json_set(issue, "issue", json_string(given->name));
        brief_json_set(
            issue, "estimated",
            json_pack("{s:b,s:b}", "us", given->estimated_us, "them", given->estimated_them));
        brief_json_set(issue, "implied", json_boolean(given->implied));
        brief_json_set(issue, "type", json_string(dw_issue_type_name(row->stake.type)));
        brief_json_set(issue, "stake_us", known ? brief_json_amount(row->stake.us) : json_null());
        brief_json_set(issue, "stake_them",
                       known ? brief_json_amount(row->stake.them) : json_null());
        brief_json_set(issue, "weight_us",
                       known ? brief_json_number(row->stake.weight_us, 4) : json_null());
        brief_json_set(issue, "weight_them",
                       known ? brief_json_number(row->stake.weight_them, 4) : json_null());
        brief_json_set(issue, "open", position(plan, row, plan->opening.price, row->open));
        brief_json_set(issue, "target", position(plan, row, value->target_price, row->target));
        if (composer->style->walk_aways)
            brief_json_set(issue, "walk_away",
                           position(plan, row, value->floor_price, row->walk_away));
        const dw_issue_kind *kind = &plan->playbook->issue_kind[plan->deal->issue[row->issue].kind];
        brief_json_set(issue, "kind", json_string(kind->name));
        brief_json_basis(issue, &kind->basis);
        json_array_append_new(list, issue);
    }
    brief_json_set(object, "issues", list);
}

/* Usual variables the deal lacks: their usual options with what each could be worth. */
static json_t *missing(const dw_plan *plan)
{
    json_t *list = json_array();
    for (size_t k = 0; k < plan->n_missing_kinds; k++) {
        const dw_issue *issue = &plan->missing[k];
        json_t *options = json_array();
        for (size_t o = 0; o < issue->n_options; o++) {
            const dw_option *option = &issue->option[o];
            json_t *row = json_object();
            brief_json_set(row, "option", brief_json_option_of(plan, issue, o));
            brief_json_set(row, "us", brief_json_money(option->us));
            brief_json_set(row, "them_low", brief_json_money(option->them.low));
            brief_json_set(row, "them", brief_json_money(option->them.likely));
            brief_json_set(row, "them_high", brief_json_money(option->them.high));
            json_array_append_new(options, row);
        }
        json_t *row = json_object();
        brief_json_set(row, "issue", json_string(issue->name));
        brief_json_set(
            row, "estimated",
            json_pack("{s:b,s:b}", "us", issue->estimated_us, "them", issue->estimated_them));
        brief_json_set(row, "options", options);
        json_array_append_new(list, row);
    }
    return list;
}

static void trades(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t t = 0; t < plan->n_trades; t++) {
        const dw_trade *trade = &plan->trade[t];
        const brief_place place = brief_composer_place(composer, DW_SCOPE_TRADE, t);
        json_t *row = json_object();
        brief_json_set(row, "give", json_string(plan->deal->issue[trade->give_issue].name));
        brief_json_set(row, "give_option",
                       brief_json_option(plan, trade->give_issue, trade->give_option));
        brief_json_set(row, "give_text",
                       brief_json_take(brief_phrase_variable(&place, DW_VAR_GIVE)));
        brief_json_set(row, "get", json_string(plan->deal->issue[trade->get_issue].name));
        brief_json_set(row, "get_option",
                       brief_json_option(plan, trade->get_issue, trade->get_option));
        brief_json_set(row, "get_text", brief_json_take(brief_phrase_variable(&place, DW_VAR_GET)));
        brief_json_set(row, "gain_us", brief_json_amount(trade->ours));
        brief_json_set(row, "gain_them", brief_json_amount(trade->theirs));
        json_array_append_new(list, row);
    }
    brief_json_set(object, "trades", list);
    brief_json_set(object, "missing", missing(plan));
}

/* The outcome of a decision and what spoke for it. */
static void decided(const brief_composer *composer, json_t *object, const char *key_name,
                    dw_key key)
{
    const dw_factor *factor = brief_key_factor(composer->plan, key);
    const size_t level =
        dw_fact_level(composer->plan->facts[factor - composer->plan->playbook->factor]);
    const brief_place place = brief_composer_place(composer, DW_SCOPE_DEAL, 0);
    brief_json_set(object, key_name,
                   level == DW_LEVELS_MAX ? json_null() : json_string(factor->level[level].name));
    brief_json_set(
        object, "reasons",
        brief_json_reasons(composer, &composer->plan->decision_reasons[key], false, &place));
}

static void sequence(const brief_composer *composer, json_t *object)
{
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    decided(composer, object, "mode", DW_KEY_SEQUENCE);
    for (size_t i = 0; i < plan->n_issues; i++) {
        const dw_plan_issue *row = &plan->issue[i];
        const brief_place place = brief_composer_place(composer, DW_SCOPE_ISSUE, row->issue);
        json_t *issue = json_object();
        brief_json_set(issue, "issue", json_string(plan->deal->issue[row->issue].name));
        brief_json_set(issue, "phase", json_string(dw_phase_name(row->phase)));
        brief_json_set(issue, "priority", brief_json_number(row->priority, 2));
        brief_json_set(issue, "reasons",
                       brief_json_reasons(composer, &row->reasons, false, &place));
        json_array_append_new(list, issue);
    }
    brief_json_set(object, "issues", list);
}

static void pacing(const brief_composer *composer, json_t *object)
{
    decided(composer, object, "pace", DW_KEY_PACING);
}

static void escalation(const brief_composer *composer, json_t *object)
{
    decided(composer, object, "escalate", DW_KEY_ESCALATION);
    json_t *verdict = json_object();
    decided(composer, verdict, "outcome", DW_KEY_ESCALATION_VERDICT);
    brief_json_set(object, "verdict", verdict);
}

static void next_move(const brief_composer *composer, json_t *object)
{
    decided(composer, object, "move", DW_KEY_NEXT_MOVE);
    brief_json_move(composer, object);
}

static void opening(const brief_composer *composer, json_t *object)
{
    brief_json_opening(composer, object);
    const dw_side opener = brief_opener(composer->plan);
    decided(composer, object, "who", DW_KEY_WHO_ANCHORS);
    /* Once both sides have named a number, who did so first; the decision is past then. */
    brief_json_set(object, "opened_by",
                   opener == DW_SIDE_COUNT ? json_null() : json_string(dw_side_name(opener)));
}

static void tactics(const brief_composer *composer, json_t *object)
{
    static const char *const fits[] = {"supports", "neutral", "contradicts"};
    const dw_plan *plan = composer->plan;
    json_t *list = json_array();
    for (size_t t = 0; t < plan->deal->n_tactics; t++) {
        json_t *row = json_object();
        brief_json_set(row, "tactic",
                       json_string(plan->playbook->tactic[plan->deal->tactic[t]].id));
        brief_json_set(row, "fit", json_string(fits[MIN(plan->tactic_fit[t], 2)]));
        brief_json_basis(row, &plan->playbook->tactic[plan->deal->tactic[t]].basis);
        json_array_append_new(list, row);
    }
    brief_json_set(object, "tactics", list);
}

json_t *brief_json_section(const brief_composer *composer, dw_section section)
{
    static void (*const makers[DW_SECTION_COUNT])(const brief_composer *, json_t *) = {
        [DW_SECTION_SITUATION] = situation,
        [DW_SECTION_STAKEHOLDERS] = brief_json_stakeholders,
        [DW_SECTION_ISSUES] = issues,
        [DW_SECTION_ALTERNATIVES] = brief_json_alternatives,
        [DW_SECTION_OPENING] = opening,
        [DW_SECTION_THEIR_ANCHOR] = brief_json_their_anchor,
        [DW_SECTION_PACKAGES] = brief_json_packages,
        [DW_SECTION_LADDER] = brief_json_ladder,
        [DW_SECTION_TRADES] = trades,
        [DW_SECTION_SEQUENCE] = sequence,
        [DW_SECTION_PACING] = pacing,
        [DW_SECTION_CALENDAR] = brief_json_calendar,
        [DW_SECTION_DEADLINES] = brief_json_deadlines,
        [DW_SECTION_TACTICS] = tactics,
        [DW_SECTION_ESCALATION] = escalation,
        [DW_SECTION_ALIGNMENT] = brief_json_alignment,
        [DW_SECTION_APPROVALS] = brief_json_approvals,
        [DW_SECTION_MEANING] = brief_json_meaning,
        [DW_SECTION_NEXT_MOVE] = next_move,
        [DW_SECTION_REASSESSMENT] = brief_json_reassessment,
        [DW_SECTION_ALERTS] = brief_json_alerts,
        [DW_SECTION_REQUESTS] = brief_json_requests,
        [DW_SECTION_TEAM] = brief_json_team,
        [DW_SECTION_PRECEDENTS] = brief_json_precedents,
        [DW_SECTION_EXECUTIVE] = brief_json_promises,
        [DW_SECTION_CONDUCT] = brief_json_conduct,
    };
    json_t *object = json_object();
    if (makers[section] != NULL)
        makers[section](composer, object);
    brief_json_set(object, "lines",
                   section == DW_SECTION_CONDUCT ? brief_json_conduct_lines(composer, false)
                                                 : brief_json_lines(composer, section));
    return object;
}

/* ---- Whole answers --------------------------------------------------------------------------------- */

/* The version in hand, and the number it would be published under now. */
static json_t *version(const dw_version *v)
{
    json_t *object = json_object();
    brief_json_set(object, "published", v->event > 0 ? json_integer(v->number) : json_null());
    brief_json_set(object, "date", brief_json_day(v->day));
    brief_json_set(object, "who", brief_json_text(v->who));
    brief_json_set(object, "events_since", json_integer((json_int_t)v->n_since));
    brief_json_set(object, "pending", json_integer(v->pending));
    return object;
}

json_t *brief_json_head(const dw_plan *plan)
{
    json_t *root = json_object();
    brief_json_set(root, "name", json_string(plan->deal->name));
    brief_json_set(root, "account", json_string(plan->deal->account));
    brief_json_set(root, "currency", brief_json_text(plan->deal->currency));
    brief_json_set(root, "currency_digits", json_integer(plan->deal->currency_digits));
    brief_json_set(root, "value", brief_json_money(plan->deal->contract_value));
    brief_json_set(root, "date", brief_json_day(plan->day));
    brief_json_set(root, "close_by", brief_json_day(plan->deal->close_by));
    brief_json_set(root, "version", version(&plan->version));
    brief_json_set(root, "owner", brief_json_text(plan->deal->owner));
    brief_json_set(root, "playbook", brief_json_text(plan->playbook->name));
    return root;
}

/* Fifteen digits give back every rounded number as it was written. */
char *brief_json_finish(json_t *root)
{
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(15));
    char *result = g_strconcat(text == NULL ? "null" : text, "\n", NULL);
    g_clear_pointer(&text, free);
    json_decref(root);
    return result;
}

char *brief_assessment_json(const dw_plan *plan, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    json_t *root = json_object();
    brief_json_set(root, "strategy", brief_json_strategy(&composer));
    brief_json_set(root, "effort", brief_json_effort(&composer));
    brief_json_set(root, "power", brief_json_power(&composer));
    return brief_json_finish(root);
}

char *brief_plan_json_published(const char *page, const dw_version *published)
{
    json_t *root = json_loads(page, 0, NULL);
    if (json_object_get(root, "version") == NULL) {
        json_decref(root);
        return NULL;
    }
    brief_json_set(root, "version", version(published)); /* stays in its place */
    return brief_json_finish(root);
}

char *brief_plan_json(const dw_plan *plan, const brief_style *style)
{
    const brief_composer composer = {.plan = plan, .book = plan->playbook, .style = style};
    json_t *root = brief_json_head(plan);
    brief_json_set(root, "strategy", brief_json_strategy(&composer));
    brief_json_set(json_object_get(root, "strategy"), "lines",
                   brief_json_lines(&composer, DW_SECTION_STRATEGY));
    brief_json_set(root, "effort", brief_json_effort(&composer));
    for (size_t s = DW_SECTION_STRATEGY + 1; s < DW_SECTION_PLAN_COUNT; s++)
        brief_json_set(root, dw_section_name((dw_section)s),
                       s == DW_SECTION_POWER ? brief_json_power(&composer)
                                             : brief_json_section(&composer, (dw_section)s));
    return brief_json_finish(root);
}
