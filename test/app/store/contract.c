/* The contract: deals, events, and what callers get wrong. */
#include "contract_place.h"

#include "store/limits.h"

static void reopen(place *p, store_access access)
{
    store_close(p->store);
    p->store = open_store(p->url, access);
}

/* ---- Deals ------------------------------------------------------------------------------------ */

static void keeps_a_deal_with_its_first_events(void **state)
{
    place *const p = *state;
    const char *const event[] = {"{\"note\":\"one\"}", "{\"note\":\"zwei — Ø\"}"};
    const store_new_deal deal = {"Control tower", "Northwind", "ana", "{\"a\":1}", event, 2, NULL};
    int64_t id = 0;
    assert_stored(store_add(p->store, &deal, &test_stamp, &id, &error));
    assert_int_equal(id, 1);
    reopen(p, STORE_READ);
    g_autoptr(store_deal) found = NULL;
    assert_stored(store_find(p->store, "Control tower", &found, &error));
    assert_int_equal(found->id, 1);
    assert_string_equal(found->account, "Northwind");
    assert_string_equal(found->owner, "ana");
    assert_int_equal(found->created, test_stamp.at);
    assert_int_equal(found->last_event_at, test_stamp.at);
    assert_int_equal(found->revisions, 1);
    assert_int_equal(found->events, 2);
    assert_int_equal(found->plans, 0);
    g_autoptr(store_entry) body = NULL;
    assert_stored(store_body(p->store, 1, 0, &body, &error));
    assert_string_equal(body->body, "{\"a\":1}");
    assert_string_equal(body->author, "Ana Ruiz");
    assert_string_equal(body->source, "cli");
    assert_int_equal(body->entry, 1);
}

static void refuses_a_second_deal_of_a_name_and_tells_which_has_it(void **state)
{
    place *const p = *state;
    add_deal(p->store, "Rollout");
    const int64_t second = add_deal(p->store, "rollout");
    const store_new_deal deal = {.name = "rollout", .account = "", .owner = "", .body = "{}"};
    int64_t id = 77;
    assert_refused(store_add(p->store, &deal, &test_stamp, &id, &error), STORE_EXISTS,
                   "there is a deal 'rollout' already: it has the id 2");
    assert_int_equal(id, second);
    assert_int_equal(head_of(p->store).entries, 2);
}

static void finds_a_deal_by_id_and_by_name(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    add_deal(p->store, "2nd");
    g_autoptr(store_deal) by_id = NULL, by_name = NULL, none = NULL;
    assert_stored(store_find(p->store, "2", &by_id, &error));
    assert_stored(store_find(p->store, "2nd", &by_name, &error));
    assert_string_equal(by_id->name, "2nd");
    assert_int_equal(by_name->id, 2);
    assert_refused(store_find(p->store, "3", &none, &error), STORE_NOT_FOUND,
                   "no deal has the id '3'");
    assert_refused(store_find(p->store, "B", &none, &error), STORE_NOT_FOUND,
                   "no deal has the name 'B'");
    assert_null(none);
}

static void lists_deals_in_the_order_they_were_added(void **state)
{
    place *const p = *state;
    g_autoptr(GPtrArray) none = NULL, deals = NULL;
    assert_stored(store_deals(p->store, &none, &error));
    assert_int_equal(none->len, 0);
    add_deal(p->store, "Zeta");
    add_deal(p->store, "Alpha");
    append_event(p->store, 2, "{}");
    assert_stored(store_deals(p->store, &deals, &error));
    assert_int_equal(deals->len, 2);
    assert_string_equal(((store_deal *)deals->pdata[0])->name, "Zeta");
    assert_string_equal(((store_deal *)deals->pdata[1])->name, "Alpha");
    assert_int_equal(((store_deal *)deals->pdata[0])->events, 0);
    assert_int_equal(((store_deal *)deals->pdata[1])->events, 1);
}

static void keeps_every_revision_of_a_body(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    const store_revision second = {"Northwind Group", "ben", "{\"b\":2}", NULL, 0};
    int64_t revisions = 0;
    assert_stored(store_revise(p->store, 1, 1, &second, &test_stamp, &revisions, &error));
    assert_int_equal(revisions, 2);
    assert_refused(store_revise(p->store, 1, 1, &second, &test_stamp, &revisions, &error),
                   STORE_CONFLICT, "somebody was faster: deal 1 has 2 revisions, not 1");
    g_autoptr(store_entry) first = NULL, newest = NULL, none = NULL;
    assert_stored(store_body(p->store, 1, 1, &first, &error));
    assert_stored(store_body(p->store, 1, 0, &newest, &error));
    assert_string_equal(first->body, "{\"name\":\"A\"}");
    assert_string_equal(first->name, "A");
    assert_string_equal(newest->body, "{\"b\":2}");
    assert_refused(store_body(p->store, 1, 3, &none, &error), STORE_NOT_FOUND,
                   "deal 1 has no revision 3: it has 2");
    assert_refused(store_body(p->store, 2, 0, &none, &error), STORE_NOT_FOUND,
                   "no deal has the id 2");
    g_autoptr(store_deal) deal = NULL;
    assert_stored(store_find(p->store, "A", &deal, &error));
    assert_string_equal(deal->account, "Northwind Group");
    assert_string_equal(deal->owner, "ben");
}

static bool collect(const store_entry *entry, void *context)
{
    g_string_append_printf(context, "%" G_GINT64_FORMAT "=%s;", entry->number, entry->body);
    return entry->number < 4;
}

static void keeps_published_plans_with_their_digest_and_the_event(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    static const char *const event[] = {"{\"e\":1}", "{\"e\":2}", "{\"e\":3}"};
    const store_act plan[] = {{&event[0], 1, "{\"plan\":1}", "abc", NULL, 0},
                              {&event[1], 2, "{\"plan\":2}", "def", NULL, 0}};
    int64_t events = 0;
    g_autoptr(GString) seen = g_string_new(NULL);
    g_autoptr(store_entry) none = NULL, first = NULL, newest = NULL;
    assert_refused(store_plan(p->store, 1, 0, &none, &error), STORE_NOT_FOUND, "no plan version");
    assert_stored(store_log(p->store, 1, 0, &plan[0], &test_stamp, &events, &error));
    assert_refused(store_log(p->store, 1, 0, &plan[1], &test_stamp, &events, &error),
                   STORE_CONFLICT, "deal 1 has 1 event, not 0");
    assert_stored(store_log(p->store, 1, events, &plan[1], &test_stamp, &events, &error));
    assert_int_equal(events, 3);
    assert_stored(store_events(p->store, 1, 1, collect, seen, &error));
    assert_string_equal(seen->str, "1={\"e\":1};2={\"e\":2};3={\"e\":3};");
    assert_stored(store_plan(p->store, 1, 1, &first, &error));
    assert_stored(store_plan(p->store, 1, 0, &newest, &error));
    assert_string_equal(first->digest, "abc");
    assert_string_equal(newest->body, "{\"plan\":2}");
    assert_int_equal(newest->number, 2);
}

static void publishes_all_that_belongs_to_an_act_or_nothing(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    const store_head before = head_of(p->store);
    g_autofree char *much = g_strnfill(STORE_PLAN_BYTES_MAX + 1, 'x');
    const char *const event[] = {"{\"pivot\":1}", "{\"plan\":1}"}, *const broken[] = {"{}", "\xff"};
    const store_act plan[] = {{event, 2, much, "abc", NULL, 0},
                              {event, 2, "\xff", "abc", NULL, 0},
                              {broken, 2, "{}", "abc", NULL, 0},
                              {event, 2, "{}", "a\nb", NULL, 0}};
    int64_t events = -1;
    for (size_t i = 0; i < G_N_ELEMENTS(plan); i++)
        assert_refused(store_log(p->store, 1, 0, &plan[i], &test_stamp, &events, &error),
                       STORE_INVALID, "");
    const store_act good = {event, 2, "{}", "abc", NULL, 0};
    assert_refused(store_log(p->store, 1, 1, &good, &test_stamp, &events, &error), STORE_CONFLICT,
                   "deal 1 has 0 events, not 1");
    assert_int_equal(head_of(p->store).entries, before.entries);
    assert_stored(store_log(p->store, 1, 0, &good, &test_stamp, &events, &error));
    assert_int_equal(events, 2);
    assert_int_equal(head_of(p->store).entries, before.entries + 3);
    assert_sound(p->store);
}

/* ---- Debriefs --------------------------------------------------------------------------------- */

static int64_t debrief_of(deal_store *store)
{
    g_autoptr(store_deal) deal = NULL;
    assert_stored(store_find(store, "A", &deal, &error));
    return deal->debrief;
}

static void log_one(deal_store *store, const char *debrief)
{
    static const char *const event = "{}";
    const store_act act = {.event = &event, .n_events = 1, .debrief = debrief, .revisions = 1};
    int64_t events = 0;
    assert_stored(store_log(store, 1, STORE_ANY, &act, &test_stamp, &events, &error));
}

static void a_debrief_counts_until_the_deal_goes_on(void **state)
{
    place *const p = *state;
    g_autoptr(store_entry) none = NULL, kept = NULL, first = NULL;
    add_deal(p->store, "A");
    assert_int_equal(debrief_of(p->store), 0);
    log_one(p->store, "{\"d\":1}");
    assert_int_equal(debrief_of(p->store), 1);
    log_one(p->store, "{\"d\":2}");
    assert_stored(store_debrief(p->store, 1, 0, &kept, &error));
    assert_string_equal(kept->body, "{\"d\":2}");
    assert_int_equal(kept->number, 2);
    assert_int_equal(kept->at, test_stamp.at);
    /* The outcome was taken back: what was kept stays, and counts no more. */
    log_one(p->store, NULL);
    assert_int_equal(debrief_of(p->store), 0);
    assert_refused(store_debrief(p->store, 1, 0, &none, &error), STORE_NOT_FOUND,
                   "deal 1 has no debrief of how it stands now");
    assert_stored(store_debrief(p->store, 1, 1, &first, &error));
    assert_string_equal(first->body, "{\"d\":1}");
    assert_refused(store_debrief(p->store, 1, 3, &none, &error), STORE_NOT_FOUND, "");
    assert_refused(store_debrief(p->store, 2, 0, &none, &error), STORE_NOT_FOUND,
                   "no deal has the id 2");
    log_one(p->store, "{\"d\":3}");
    assert_int_equal(debrief_of(p->store), 3);
    const store_revision other = {.account = "", .owner = "", .body = "{}"};
    int64_t n = 0;
    assert_stored(store_revise(p->store, 1, 1, &other, &test_stamp, &n, &error));
    assert_int_equal(debrief_of(p->store), 0);
    assert_sound(p->store);
}

static void a_debrief_comes_with_a_new_deal_and_with_a_revision(void **state)
{
    place *const p = *state;
    static const char *const event = "{}";
    const store_new_deal deal = {"A", "", "", "{}", &event, 1, "{\"d\":1}"};
    int64_t id = 0, n = 0;
    g_autoptr(store_entry) kept = NULL;
    assert_stored(store_add(p->store, &deal, &test_stamp, &id, &error));
    assert_int_equal(debrief_of(p->store), 1);
    const store_revision revision = {"", "", "{}", "{\"d\":2}", 1};
    assert_stored(store_revise(p->store, 1, 1, &revision, &test_stamp, &n, &error));
    assert_stored(store_debrief(p->store, 1, 0, &kept, &error));
    assert_string_equal(kept->body, "{\"d\":2}");
    assert_sound(p->store);
}

/* It is made of body and events: nothing is kept that was made of others. */
static void a_debrief_of_an_older_deal_is_refused(void **state)
{
    place *const p = *state;
    static const char *const event = "{}";
    add_deal(p->store, "A");
    log_one(p->store, NULL);
    const store_head before = head_of(p->store);
    const store_revision revision = {"", "", "{}", "{}", 0};
    const store_act act = {.event = &event, .n_events = 1, .debrief = "{}", .revisions = 2};
    g_autofree char *much = g_strnfill(STORE_DEBRIEF_BYTES_MAX + 1, 'x');
    const store_act large = {.event = &event, .n_events = 1, .debrief = much, .revisions = 1};
    const store_act broken = {.event = &event, .n_events = 1, .debrief = "\xff", .revisions = 1};
    int64_t n = 0;
    assert_refused(store_revise(p->store, 1, 1, &revision, &test_stamp, &n, &error), STORE_CONFLICT,
                   "deal 1 is not what its debrief was made of");
    assert_refused(store_log(p->store, 1, 1, &act, &test_stamp, &n, &error), STORE_CONFLICT,
                   "deal 1 is not what its debrief was made of");
    assert_refused(store_log(p->store, 1, 1, &large, &test_stamp, &n, &error), STORE_INVALID,
                   "the debrief takes more than");
    assert_refused(store_log(p->store, 1, 1, &broken, &test_stamp, &n, &error), STORE_INVALID,
                   "the body of the debrief is no UTF-8 text");
    assert_int_equal(head_of(p->store).entries, before.entries);
}

/* ---- Events ----------------------------------------------------------------------------------- */

static void numbers_the_events_of_each_deal_without_gaps(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    add_deal(p->store, "B");
    for (int i = 1; i <= 5; i++) {
        g_autofree char *body = g_strdup_printf("a%d", i);
        assert_int_equal(append_event(p->store, 1, body), i);
        assert_int_equal(append_event(p->store, 2, "b"), i);
    }
    g_autoptr(GString) seen = g_string_new(NULL);
    assert_stored(store_events(p->store, 1, 1, collect, seen, &error));
    assert_string_equal(seen->str, "1=a1;2=a2;3=a3;4=a4;");
    g_string_truncate(seen, 0);
    assert_stored(store_events(p->store, 1, 5, collect, seen, &error));
    assert_stored(store_events(p->store, 9, 1, collect, seen, &error));
    assert_string_equal(seen->str, "5=a5;");
}

static void tells_the_present_number_when_somebody_was_faster(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    append_event(p->store, 1, "{}");
    append_event(p->store, 1, "{}");
    const char *const body[] = {"x", "y", "z"};
    int64_t events = 0;
    const store_head before = head_of(p->store);
    assert_refused(store_append(p->store, 1, 1, body, 3, &test_stamp, &events, &error),
                   STORE_CONFLICT, "deal 1 has 2 events, not 1");
    assert_int_equal(events, 2);
    assert_memory_equal(before.hash, head_of(p->store).hash, STORE_HASH_SIZE);
    assert_stored(store_append(p->store, 1, 2, body, 3, &test_stamp, &events, &error));
    assert_int_equal(events, 5);
    assert_refused(store_append(p->store, 2, STORE_ANY, body, 3, &test_stamp, &events, &error),
                   STORE_NOT_FOUND, "no deal has the id 2");
    assert_sound(p->store);
}

static void takes_several_events_whole_or_not_at_all(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    g_autofree const char **body = g_new(const char *, STORE_EVENTS_MAX);
    for (size_t i = 0; i < STORE_EVENTS_MAX; i++)
        body[i] = "{\"note\":\"quiet day\"}";
    int64_t events = 0;
    assert_stored(
        store_append(p->store, 1, 0, body, STORE_EVENTS_MAX - 1, &test_stamp, &events, &error));
    assert_refused(store_append(p->store, 1, STORE_ANY, body, 2, &test_stamp, &events, &error),
                   STORE_LIMIT, "a deal takes 10000 events");
    g_autoptr(store_deal) deal = NULL;
    assert_stored(store_find(p->store, "1", &deal, &error));
    assert_int_equal(deal->events, STORE_EVENTS_MAX - 1);
    int64_t id = 0;
    assert_stored(store_append(p->store, 1, STORE_ANY, body, 1, &test_stamp, &events, &error));
    g_autofree const char **more = g_new(const char *, STORE_EVENTS_MAX + 1);
    for (size_t i = 0; i <= STORE_EVENTS_MAX; i++)
        more[i] = "{}";
    const store_new_deal too_long = {"B", "", "", "{}", more, STORE_EVENTS_MAX + 1, NULL};
    assert_refused(store_add(p->store, &too_long, &test_stamp, &id, &error), STORE_LIMIT,
                   "a deal takes 10000 events");
    assert_int_equal(add_deal(p->store, "B"), 2);
    assert_sound(p->store);
}

/* ---- What callers get wrong ---------------------------------------------------------------------- */

static void refuses_what_is_no_line_or_too_long(void **state)
{
    place *const p = *state;
    g_autofree char *long_line = g_strnfill(STORE_LINE_BYTES_MAX + 1, 'x');
    g_autofree char *long_event = g_strnfill(STORE_EVENT_BYTES_MAX + 1, 'x');
    const struct {
        store_new_deal deal;
        const char *words;
    } row[] = {
        {{.name = "", .account = "", .owner = "", .body = "{}"}, "a deal needs a name"},
        {{.name = "  ", .account = "", .owner = "", .body = "{}"}, "a deal needs a name"},
        {{.name = "42", .account = "", .owner = "", .body = "{}"},
         "a deal cannot be named '42': a number is the id of a deal"},
        {{.name = "a\nb", .account = "", .owner = "", .body = "{}"}, "name is no line"},
        {{.name = "a\xff", .account = "", .owner = "", .body = "{}"}, "name is no line"},
        {{.name = long_line, .account = "", .owner = "", .body = "{}"}, "name is longer than 800"},
        {{.name = "a", .account = "\t", .owner = "", .body = "{}"}, "account is no line"},
        {{.name = "a", .account = "", .owner = "\x7f", .body = "{}"}, "owner is no line"},
        {{.name = "a", .account = "", .owner = "", .body = "\xc3"}, "body of the deal is no UTF-8"},
        {{"a", "", "", "{}", (const char *const[]){long_event}, 1, NULL}, "takes more than 64 KiB"},
        {{.name = "a", .account = "", .owner = "", .body = "{}", .debrief = "\xc3"},
         "body of the debrief is no UTF-8"},
    };
    int64_t id = 5;
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++)
        assert_refused(store_add(p->store, &row[i].deal, &test_stamp, &id, &error), STORE_INVALID,
                       row[i].words);
    const store_stamp nobody = {0, "a\rb", "cli"};
    const store_new_deal good = {.name = "a", .account = "", .owner = "", .body = "{}"};
    assert_refused(store_add(p->store, &good, &nobody, &id, &error), STORE_INVALID, "author");
    assert_int_equal(id, 5);
    assert_int_equal(head_of(p->store).entries, 0);
}

static void appends_nothing_to_a_store_open_for_reading(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    reopen(p, STORE_READ);
    const char *const body = "{}";
    int64_t n = 0;
    assert_refused(store_append(p->store, 1, STORE_ANY, &body, 1, &test_stamp, &n, &error),
                   STORE_INVALID, "open for reading only");
    assert_refused(import_text(p->store, "", 9, &n, &error), STORE_INVALID,
                   "open for reading only");
    assert_refused(store_restore(p->store, "x", false, &error), STORE_INVALID,
                   "open for reading only");
    assert_sound(p->store);
}

static void names_the_schemes_there_are(void **state)
{
    (void)state;
    deal_store *store = NULL;
    static const char *const url[] = {"",        "deals.db",  "sqlite",
                                      "sqlite:", "sqlite3:x", "mysql://x"};
    for (size_t i = 0; i < G_N_ELEMENTS(url); i++)
        assert_refused(store_open(url[i], STORE_WRITE, &store, &error), STORE_INVALID,
                       "a store is named as sqlite:FILE, not as '");
    assert_null(store);
}

static void does_not_make_a_store_for_reading(void **state)
{
    place *const p = *state;
    deal_store *store = NULL;
    assert_refused(store_open(p->other_url, STORE_READ, &store, &error), STORE_NOT_FOUND,
                   "there is no store");
    assert_refused(store_open(p->other_url, STORE_READ, &store, &error), STORE_NOT_FOUND,
                   "there is no store");
    assert_null(store);
}

int store_contract_deals(const contract_opener *of)
{
    opener = of;
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        IN_PLACE(keeps_a_deal_with_its_first_events),
        IN_PLACE(refuses_a_second_deal_of_a_name_and_tells_which_has_it),
        IN_PLACE(finds_a_deal_by_id_and_by_name),
        IN_PLACE(lists_deals_in_the_order_they_were_added),
        IN_PLACE(keeps_every_revision_of_a_body),
        IN_PLACE(keeps_published_plans_with_their_digest_and_the_event),
        IN_PLACE(publishes_all_that_belongs_to_an_act_or_nothing),
        IN_PLACE(a_debrief_counts_until_the_deal_goes_on),
        IN_PLACE(a_debrief_comes_with_a_new_deal_and_with_a_revision),
        IN_PLACE(a_debrief_of_an_older_deal_is_refused),
        IN_PLACE(numbers_the_events_of_each_deal_without_gaps),
        IN_PLACE(tells_the_present_number_when_somebody_was_faster),
        IN_PLACE(takes_several_events_whole_or_not_at_all),
        IN_PLACE(refuses_what_is_no_line_or_too_long),
        IN_PLACE(appends_nothing_to_a_store_open_for_reading),
        IN_PLACE(names_the_schemes_there_are),
        IN_PLACE(does_not_make_a_store_for_reading),
    };
    return cmocka_run_group_tests_name(of->name, tests, NULL, NULL);
}
