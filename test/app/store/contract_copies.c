/* The contract: audit, export and import, backups. */
#include "contract_place.h"

#include "store/chain.h"
#include "store/limits.h"

/* ---- Trust -------------------------------------------------------------------------------------- */

static void an_audit_gives_the_head_and_knows_earlier_ones(void **state)
{
    place *const p = *state;
    store_finding finding;
    const store_head empty = head_of(p->store);
    assert_int_equal(empty.entries, 0);
    add_deal(p->store, "A");
    const store_head early = head_of(p->store);
    append_event(p->store, 1, "{}");
    add_deal(p->store, "B");
    const store_head *const earlier[] = {NULL, &empty, &early, &finding.head};
    finding.head = head_of(p->store);
    for (size_t i = 0; i < G_N_ELEMENTS(earlier); i++) {
        const store_head asked = earlier[i] ? *earlier[i] : empty;
        assert_stored(store_audit(p->store, earlier[i] ? &asked : NULL, &finding, &error));
        assert_int_equal(finding.head.entries, 3);
        assert_int_equal(finding.deals, 2);
        assert_int_equal(finding.has_earlier, earlier[i] != NULL);
    }
    store_head other = early;
    other.hash[0] = other.hash[0] == 'a' ? 'b' : 'a';
    assert_refused(store_audit(p->store, &other, &finding, &error), STORE_DAMAGED,
                   "its entry 1 is not the one of that head");
    other = (store_head){.entries = 4};
    assert_refused(store_audit(p->store, &other, &finding, &error), STORE_DAMAGED,
                   "the end is missing: there were 4 entries, now there are 3");
}

static void a_head_is_read_back_as_written(void **state)
{
    place *const p = *state;
    add_deal(p->store, "A");
    const store_head head = head_of(p->store);
    store_head read;
    g_autofree char *text = store_head_format(&head);
    assert_true(store_head_parse(text, &read));
    assert_int_equal(read.entries, 1);
    assert_string_equal(read.hash, head.hash);
    static const char *const bad[] = {
        "",
        ":",
        "1",
        "1:",
        "1:abc",
        "-1:",
        "x:0000000000000000000000000000000000000000000000000000000000000000",
        "1:000000000000000000000000000000000000000000000000000000000000000G",
        "1:000000000000000000000000000000000000000000000000000000000000000A",
        "1:00000000000000000000000000000000000000000000000000000000000000000"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        assert_false(store_head_parse(bad[i], &read));
}

static void hashes_depend_on_every_field(void **state)
{
    place *const p = *state;
    /* The same characters parted in other places, and one field changed at a time. */
    const struct {
        store_new_deal deal;
        store_stamp stamp;
    } row[] = {
        {{.name = "ab", .account = "c", .owner = "d", .body = "e"}, {1, "f", "g"}},
        {{.name = "a", .account = "bc", .owner = "d", .body = "e"}, {1, "f", "g"}},
        {{.name = "ab", .account = "", .owner = "cd", .body = "e"}, {1, "f", "g"}},
        {{.name = "ab", .account = "c", .owner = "d", .body = "e"}, {1, "fg", ""}},
        {{.name = "ab", .account = "c", .owner = "d", .body = "e"}, {2, "f", "g"}},
        {{.name = "ab", .account = "c", .owner = "d", .body = "E"}, {1, "f", "g"}},
        {{"ab", "c", "d", "e", (const char *const[]){""}, 1, NULL}, {1, "f", "g"}},
        {{"ab", "c", "d", "e", NULL, 0, ""}, {1, "f", "g"}},
    };
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        char *url = opener->make();
        deal_store *const store = open_store(url, STORE_WRITE);
        int64_t id;
        assert_stored(store_add(store, &row[i].deal, &row[i].stamp, &id, &error));
        const store_head head = head_of(store);
        assert_true(g_hash_table_add(seen, g_strdup(head.hash)));
        store_close(store);
        opener->drop(url);
    }
    (void)p;
}

/* ---- Export and import ----------------------------------------------------------------------------- */

static void fill(deal_store *store)
{
    const store_revision revision = {"Ω \"quoted\" \\ account", "",
                                     "{\n \"b\": \"\xF0\x9F\x98\x80\"}", NULL, 0};
    const char *const event = "";
    const store_act plan = {&event, 1, "{}", "0a1b", "{\"outcome\": \"won\"}", 2};
    int64_t n;
    add_deal(store, "Rollout \"east\"");
    append_event(store, 1, "{\"note\":\"a\\u0001b\"}");
    add_deal(store, "Retrofit");
    assert_stored(store_revise(store, 1, STORE_ANY, &revision, &test_stamp, &n, &error));
    assert_stored(store_log(store, 1, STORE_ANY, &plan, &test_stamp, &n, &error));
    append_event(store, 1, "{}");
}

static void an_export_comes_back_the_same(void **state)
{
    place *const p = *state;
    fill(p->store);
    g_autofree char *text = export_of(p->store);
    static const size_t step[] = {1, 7, SIZE_MAX};
    for (size_t i = 0; i < G_N_ELEMENTS(step); i++) {
        char *url = opener->make();
        deal_store *const store = open_store(url, STORE_WRITE);
        int64_t n = 0;
        assert_stored(import_text(store, text, step[i], &n, &error));
        assert_int_equal(n, 8);
        g_autofree char *again = export_of(store);
        assert_string_equal(again, text);
        assert_sound(store);
        assert_int_equal(append_event(store, 1, "{}"), 4);
        assert_sound(store);
        store_close(store);
        opener->drop(url);
    }
    assert_true(g_str_has_prefix(
        text, "{\"format\":\"dealwright-store\",\"version\":1,\"entries\":8,\"head\":\""));
}

static void an_empty_store_has_an_export_too(void **state)
{
    place *const p = *state;
    g_autofree char *text = export_of(p->store);
    int64_t n = 5;
    assert_stored(import_text(p->store, text, SIZE_MAX, &n, &error));
    assert_int_equal(n, 0);
}

static void an_import_appends_what_is_new(void **state)
{
    place *const p = *state;
    fill(p->store);
    deal_store *const copy = open_store(p->other_url, STORE_WRITE);
    g_autofree char *early = export_of(p->store);
    int64_t n = 0;
    assert_stored(import_text(copy, early, SIZE_MAX, &n, &error));
    append_event(p->store, 2, "{\"more\":1}");
    g_autofree char *late = export_of(p->store);
    assert_stored(import_text(copy, late, SIZE_MAX, &n, &error));
    assert_int_equal(n, 1);
    assert_stored(import_text(copy, late, SIZE_MAX, &n, &error));
    assert_int_equal(n, 0);
    g_autofree char *again = export_of(copy);
    assert_string_equal(again, late);
    assert_refused(import_text(copy, early, SIZE_MAX, &n, &error), STORE_CONFLICT,
                   "the store holds more: it has 9 entries, the export 8");
    append_event(copy, 1, "{\"mine\":1}");
    append_event(p->store, 1, "{\"theirs\":1}");
    g_autofree char *other = export_of(p->store);
    assert_refused(import_text(copy, other, SIZE_MAX, &n, &error), STORE_CONFLICT,
                   "they part at entry 10");
    assert_int_equal(head_of(copy).entries, 10);
    store_close(copy);
}

static void refuses_a_broken_export_whole(void **state)
{
    place *const p = *state;
    fill(p->store);
    g_autofree char *good = export_of(p->store);
    deal_store *const copy = open_store(p->other_url, STORE_WRITE);
    const struct {
        const char *old, *new, *words;
    } row[] = {
        {"\"author\":\"Ana Ruiz\",\"source\":\"cli\",\"body\":\"\"",
         "\"author\":\"Ana Ruis\",\"source\":\"cli\",\"body\":\"\"",
         "line 6: entry 5 does not fit: its hash"},
        {"\"entry\":3,", "\"entry\":4,", "line 4: entry 3 is missing; the next is 4"},
        {"\"kind\":\"plan\"", "\"kind\":\"plans\"",
         "line 7: 'kind' is none of deal, event, plan, debrief"},
        {"\"deal\":2", "\"deal\":\"2\"", "line 4: 'deal' must be a whole number"},
        {"\"digest\":\"0a1b\"", "\"digest\":9", "line 7: 'digest' must be a text"},
        {"\"digest\":", "\"digest2\":", "line 7: 'digest' must be a text"},
        {"{\"kind\":\"plan\",", "{\"kind\":\"plan\",\"x\":1,",
         "line 7: has a key that no plan has"},
        {"{\"kind\":\"plan\",", "{\"kind\":\"plan\",,", "line 7: is no JSON object"},
        {"{\"kind\":\"plan\",", "{\"kind\":\"plan\",\"deal\":1,", "line 7: is no JSON object"},
        {"dealwright-store", "dealwright", "line 1: is not the header"},
        {"\"entries\":8", "\"entries\":9", "8 entries of 9"},
        {"\"number\":2,\"at\"", "\"number\":20000,\"at\"", "line 5: is more than a store takes"},
    };
    int64_t n = 3;
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_auto(GStrv) part = g_strsplit(good, row[i].old, 2);
        if (!part[0] || !part[1])
            fail_msg("'%s' is not in the export", row[i].old);
        g_autofree char *bad = g_strjoinv(row[i].new, part);
        assert_refused(import_text(copy, bad, SIZE_MAX, &n, &error), STORE_DAMAGED, row[i].words);
    }
    g_autofree char *cut = g_strndup(good, strlen(good) - 400);
    g_autofree char *newer = g_strdup("{\"format\":\"dealwright-store\",\"version\":2}\n");
    char *const last_line = g_strrstr_len(good, (gssize)strlen(good) - 1, "\n");
    g_autofree char *short_one = g_strndup(good, (gsize)(last_line + 1 - good));
    assert_refused(import_text(copy, "", SIZE_MAX, &n, &error), STORE_DAMAGED, "is empty");
    assert_refused(import_text(copy, cut, SIZE_MAX, &n, &error), STORE_DAMAGED,
                   "is no JSON object");
    assert_refused(import_text(copy, short_one, SIZE_MAX, &n, &error), STORE_DAMAGED,
                   "7 entries of 8");
    assert_refused(import_text(copy, newer, SIZE_MAX, &n, &error), STORE_NEWER,
                   "this program reads version 1");
    assert_int_equal(n, 3);
    assert_int_equal(head_of(copy).entries, 0);
    store_close(copy);
}

/* An export of entries whose chain is sound, whatever else they are. g_free it. */
static char *forged_export(store_entry *entry, size_t n)
{
    GString *const text = g_string_new(NULL);
    char hash[STORE_HASH_SIZE];
    memcpy(hash, store_chain_start, STORE_HASH_SIZE);
    for (size_t i = 0; i < n; i++) {
        entry[i].entry = (int64_t)i + 1;
        entry[i].author = entry[i].source = entry[i].digest = "";
        store_chain_hash(hash, &entry[i], hash);
        g_string_append_printf(text,
                               "{\"kind\":\"%s\",\"entry\":%d,\"deal\":%d,\"number\":%d,\"at\":0,"
                               "\"author\":\"\",\"source\":\"\",",
                               entry[i].kind == STORE_DEAL ? "deal" : "event", (int)i + 1,
                               (int)entry[i].deal, (int)entry[i].number);
        if (entry[i].kind == STORE_DEAL)
            g_string_append_printf(text, "\"name\":\"%s\",\"account\":\"%s\",\"owner\":\"\",",
                                   entry[i].name, entry[i].account);
        g_string_append_printf(text, "\"body\":\"%s\",\"hash\":\"%s\"}\n", entry[i].body, hash);
    }
    g_autofree char *head = g_strdup_printf(
        "{\"format\":\"dealwright-store\",\"version\":1,\"entries\":%d,\"head\":\"%s\"}\n", (int)n,
        hash);
    g_string_prepend(text, head);
    return g_string_free(text, FALSE);
}

static void refuses_an_export_of_what_no_store_appends(void **state)
{
    place *const p = *state;
    g_autofree char *long_event = g_strnfill(STORE_EVENT_BYTES_MAX + 1, 'x');
    g_autofree char *long_line = g_strnfill(STORE_LINE_BYTES_MAX + 1, 'x');
#define ENTRY(kind, deal, number, name, account, body)                    \
    {                                                                     \
        0, kind, deal, number, 0, "", "", name, account, "", "", body, "" \
    }
    struct {
        store_entry entry[2];
        const char *words;
    } row[] = {
        {{ENTRY(STORE_DEAL, 1, 1, "42", "", "{}")}, "line 2: a deal cannot be named '42'"},
        {{ENTRY(STORE_DEAL, 1, 1, "", "", "{}")}, "line 2: a deal needs a name"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", long_line, "{}")}, "line 2: the account is longer"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"), ENTRY(STORE_DEAL, 1, 2, "B", "", "{}")},
         "line 3: only the first revision of a deal has its name"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"), ENTRY(STORE_EVENT, 1, 1, "", "", long_event)},
         "line 3: the event takes more than 64 KiB"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"), ENTRY(STORE_EVENT, 1, 2, "", "", "{}")},
         "line 3: entry 2 does not fit: event 2 of deal 1 does not follow"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"), ENTRY(STORE_EVENT, 2, 1, "", "", "{}")},
         "line 3: entry 2 does not fit: event 1 of deal 2 does not follow"},
        {{ENTRY(STORE_DEAL, 2, 1, "A", "", "{}")},
         "line 2: entry 1 does not fit: deal 1 of deal 2"},
        {{ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"), ENTRY(STORE_DEAL, 2, 1, "A", "", "{}")},
         "does not take what should fit"},
    };
    int64_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_autofree char *text = forged_export(row[i].entry, row[i].entry[1].body ? 2 : 1);
        assert_refused(import_text(p->store, text, SIZE_MAX, &n, &error), STORE_DAMAGED,
                       row[i].words);
        assert_int_equal(head_of(p->store).entries, 0);
    }
    store_entry good[] = {ENTRY(STORE_DEAL, 1, 1, "A", "", "{}"),
                          ENTRY(STORE_EVENT, 1, 1, "", "", "{}")};
    g_autofree char *text = forged_export(good, 2);
    assert_stored(import_text(p->store, text, SIZE_MAX, &n, &error));
    assert_sound(p->store);
}

static bool write_little(const char *data, size_t size, void *context)
{
    (void)data;
    size_t *const left = context;
    *left -= MIN(*left, size);
    return *left > 0;
}

static gssize read_failing(char *data, size_t size, void *context)
{
    (void)data;
    (void)size;
    (void)context;
    return -1;
}

static void ends_when_the_other_side_gives_up(void **state)
{
    place *const p = *state;
    fill(p->store);
    for (size_t left = 1; left < 500; left += 100) {
        size_t rest = left;
        assert_refused(store_export(p->store, write_little, &rest, &error), STORE_FAILED, "");
    }
    int64_t n = 0;
    assert_refused(store_import(p->store, read_failing, NULL, &n, &error), STORE_FAILED, "");
}

/* ---- Backups ---------------------------------------------------------------------------------------- */

static void a_backup_restores_to_the_same(void **state)
{
    place *const p = *state;
    char *const folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "backup", NULL);
    fill(p->store);
    g_autofree char *text = export_of(p->store);
    assert_stored(store_backup(p->store, path, false, &error));
    assert_refused(store_backup(p->store, path, false, &error), STORE_EXISTS, "is there already");
    append_event(p->store, 1, "{}");
    deal_store *const copy = open_store(p->other_url, STORE_WRITE);
    assert_stored(store_restore(copy, path, false, &error));
    g_autofree char *restored = export_of(copy);
    assert_string_equal(restored, text);
    assert_sound(copy);
    assert_refused(store_restore(copy, path, false, &error), STORE_CONFLICT, "has 8 entries");
    assert_stored(store_backup(p->store, path, true, &error));
    assert_stored(store_restore(copy, path, true, &error));
    assert_int_equal(head_of(copy).entries, 9);
    assert_int_equal(append_event(copy, 1, "{}"), 5);
    assert_sound(copy);
    store_close(copy);
    remove_folder(folder);
}

static void restores_nothing_from_what_is_no_backup(void **state)
{
    place *const p = *state;
    char *const folder = make_folder();
    g_autofree char *path = g_build_filename(folder, "backup", NULL);
    fill(p->store);
    assert_refused(store_restore(p->store, path, true, &error), STORE_NOT_FOUND,
                   "there is no store");
    assert_true(
        g_file_set_contents(path,
                            "just a text, longer than a header would be: "
                            "................................................................",
                            -1, NULL));
    assert_refused(store_restore(p->store, path, true, &error), STORE_FOREIGN, "is no store");
    assert_int_equal(head_of(p->store).entries, 8);
    assert_refused(store_backup(p->store, "/no/such/folder/backup", false, &error), STORE_FAILED,
                   "/no/such/folder/backup: cannot be written");
    remove_folder(folder);
}

int store_contract_copies(const contract_opener *of)
{
    opener = of;
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        IN_PLACE(an_audit_gives_the_head_and_knows_earlier_ones),
        IN_PLACE(a_head_is_read_back_as_written),
        IN_PLACE(hashes_depend_on_every_field),
        IN_PLACE(an_export_comes_back_the_same),
        IN_PLACE(an_empty_store_has_an_export_too),
        IN_PLACE(an_import_appends_what_is_new),
        IN_PLACE(refuses_a_broken_export_whole),
        IN_PLACE(refuses_an_export_of_what_no_store_appends),
        IN_PLACE(ends_when_the_other_side_gives_up),
        IN_PLACE(a_backup_restores_to_the_same),
        IN_PLACE(restores_nothing_from_what_is_no_backup),
    };
    return cmocka_run_group_tests_name(of->name, tests, NULL, NULL);
}
