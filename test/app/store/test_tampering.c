/* Whoever changes the file of a store is found out, and a broken file ends in a message. */
#include "sqlite_place.h"

#define NO_TRIGGERS                                                                   \
    "DROP TRIGGER deal_is_kept; DROP TRIGGER deal_stays; DROP TRIGGER deal_is_next; " \
    "DROP TRIGGER entry_is_kept; DROP TRIGGER entry_stays; DROP TRIGGER entry_is_next; "

/* ---- Tampering ---------------------------------------------------------------------------------- */

static void every_kind_of_tampering_is_found(void **state)
{
    static const struct {
        const char *sql;
        int64_t entry; /* that does not fit; 0: the chain is sound, the rest is not */
        const char *words;
    } row[] = {
        {"UPDATE entry SET body = '{\"note\":\"One\"}' WHERE entry = 2", 2, "entry 2 does not fit"},
        {"UPDATE entry SET at = at + 1 WHERE entry = 3", 3, "entry 3 does not fit"},
        {"UPDATE entry SET author = 'Ben' WHERE entry = 7", 7, "entry 7 does not fit"},
        {"UPDATE entry SET source = 'api' WHERE entry = 1", 1, "entry 1 does not fit"},
        {"UPDATE entry SET account = owner, owner = account WHERE entry = 7", 7,
         "entry 7 does not"},
        {"UPDATE entry SET digest = 'x' WHERE entry = 5", 5, "entry 5 does not fit"},
        {"UPDATE entry SET number = 3 WHERE entry = 3", 3, "entry 3 does not fit"},
        {"UPDATE entry SET kind = 'plan', number = 1 WHERE entry = 6", 6, "entry 6 does not fit"},
        {"PRAGMA ignore_check_constraints = ON; UPDATE entry SET kind = 'x' WHERE entry = 6", 6,
         "entry 6 does not fit"},
        {"UPDATE entry SET deal = 1, number = 3 WHERE entry = 5", 5, "entry 5 does not fit"},
        {"UPDATE entry SET hash = (SELECT hash FROM entry WHERE entry = 2) WHERE entry = 3", 3,
         "entry 3 does not fit"},
        {"UPDATE entry SET body = CAST(x'7B7D0041' AS TEXT) WHERE entry = 4", 0,
         "entry 4 does not fit: it holds a zero byte"},
        {"UPDATE deal SET name = 'C' WHERE id = 2", 4, "entry 4 does not fit"},
        {"DELETE FROM deal WHERE id = 2", 4, "entry 4 does not fit"},
        {"DELETE FROM entry WHERE entry = 3", 3, "entry 3 is missing; the next is 4"},
        {"DELETE FROM entry WHERE entry = 1", 1, "entry 1 is missing; the next is 2"},
        /* Removed and closed up, swapped, slipped in between, doubled, added at the end. */
        {"DELETE FROM entry WHERE entry = 3; UPDATE entry SET entry = entry - 1 WHERE entry = 4; "
         "UPDATE entry SET entry = entry - 1 WHERE entry = 5; "
         "UPDATE entry SET entry = entry - 1 WHERE entry = 6; "
         "UPDATE entry SET entry = entry - 1 WHERE entry = 7",
         3, "entry 3 does not fit"},
        {"UPDATE entry SET entry = 99 WHERE entry = 2; UPDATE entry SET entry = 2 WHERE entry = 3; "
         "UPDATE entry SET entry = 3 WHERE entry = 99",
         2, "entry 2 does not fit"},
        {"UPDATE entry SET entry = 8 WHERE entry = 7; INSERT INTO entry SELECT 7, kind, 2, 3, at, "
         "author, "
         "source, account, owner, digest, body, hash FROM entry WHERE entry = 6",
         7, "entry 7 does not fit"},
        {"INSERT INTO entry SELECT 8, kind, 2, 3, at, author, source, account, owner, digest, "
         "body, "
         "hash FROM entry WHERE entry = 6",
         8, "entry 8 does not fit"},
        {"INSERT INTO deal VALUES (3, 'C')", 0, "deal 3 stands there without any entry"},
    };
    place *const p = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        make_store(p);
        g_autofree char *sql =
            g_strconcat("PRAGMA foreign_keys = OFF; ", NO_TRIGGERS, row[i].sql, NULL);
        tamper(p, sql);
        deal_store *const store = open_store(p->url, STORE_READ);
        store_finding finding;
        assert_refused(store_audit(store, NULL, &finding, &error), STORE_DAMAGED, row[i].words);
        assert_int_equal(finding.entry, row[i].entry);
        if (row[i].entry)
            assert_int_equal(finding.head.entries, row[i].entry - 1);
        store_close(store);
        assert_int_equal(g_unlink(p->path), 0);
    }
}

static void a_cut_off_end_is_found_by_an_earlier_head_only(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *store = open_store(p->url, STORE_READ);
    const store_head head = head_of(store);
    store_close(store);
    tamper(p, NO_TRIGGERS "DELETE FROM entry WHERE entry = 7");
    store = open_store(p->url, STORE_READ);
    store_finding finding;
    assert_sound(store);
    assert_refused(store_audit(store, &head, &finding, &error), STORE_DAMAGED,
                   "the end is missing: there were 7 entries, now there are 6");
    assert_int_equal(finding.head.entries, 6);
    store_close(store);
}

static void a_store_that_was_rewritten_whole_is_found_by_an_earlier_head(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *store = open_store(p->url, STORE_READ);
    const store_head head = head_of(store);
    store_close(store);
    assert_int_equal(g_unlink(p->path), 0);
    store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    for (int i = 0; i < 9; i++)
        append_event(store, 1, "{\"note\":\"one\"}");
    store_finding finding;
    assert_refused(store_audit(store, &head, &finding, &error), STORE_DAMAGED,
                   "its entry 7 is not the one of that head");
    store_close(store);
}

/* ---- Broken files ---------------------------------------------------------------------------------- */

static void fill(const place *p, int n)
{
    deal_store *const store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    for (int i = 0; i < n; i++)
        append_event(store, 1,
                     "{\"note\":\"a longer note, so that there are some pages to break\"}");
    store_close(store);
}

/* Opens and audits; the status, which must have a message when it is not STORE_OK. */
static store_status audit_anew(const place *p)
{
    deal_store *store = NULL;
    store_finding finding;
    g_autoptr(GError) error = NULL;
    store_status status = store_open(p->url, STORE_READ, &store, &error);
    if (status == STORE_OK)
        status = store_audit(store, NULL, &finding, &error);
    store_close(store);
    assert_int_equal(status == STORE_OK, error == NULL);
    if (error)
        assert_true(error->message[0]);
    return status;
}

static void a_broken_file_ends_in_a_message(void **state)
{
    place *const p = *state;
    fill(p, 300);
    g_autofree char *good = NULL;
    gsize size;
    assert_true(g_file_get_contents(p->path, &good, &size, NULL));
    assert_true(size > 10 * 4096);
    /* Cut off at any place. */
    for (gsize cut = 1; cut < size; cut += 1237) {
        assert_true(g_file_set_contents(p->path, good, (gssize)cut, NULL));
        const store_status status = audit_anew(p);
        assert_true(status == STORE_DAMAGED || status == STORE_FOREIGN);
    }
    /* A page of other bytes; those of page 1 decide what the file is. */
    for (gsize page = 1; page < size / 4096; page++) {
        g_autofree char *bad = g_memdup2(good, size);
        memset(bad + page * 4096 + 8, 0xA5, 2000);
        assert_true(g_file_set_contents(p->path, bad, (gssize)size, NULL));
        assert_int_equal(audit_anew(p), STORE_DAMAGED);
    }
    assert_true(g_file_set_contents(p->path, good, (gssize)size, NULL));
    assert_int_equal(audit_anew(p), STORE_OK);
}

static void one_flipped_bit_of_the_text_is_found(void **state)
{
    place *const p = *state;
    fill(p, 40);
    g_autofree char *good = NULL;
    gsize size;
    assert_true(g_file_get_contents(p->path, &good, &size, NULL));
    char *note = good;
    while (note < good + size - 11 && memcmp(note, "longer note", 11) != 0)
        note++;
    assert_memory_equal(note, "longer note", 11);
    note[0] ^= 1;
    assert_true(g_file_set_contents(p->path, good, (gssize)size, NULL));
    assert_int_equal(audit_anew(p), STORE_DAMAGED);
}

int main(void)
{
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        IN_PLACE(every_kind_of_tampering_is_found),
        IN_PLACE(a_cut_off_end_is_found_by_an_earlier_head_only),
        IN_PLACE(a_store_that_was_rewritten_whole_is_found_by_an_earlier_head),
        IN_PLACE(a_broken_file_ends_in_a_message),
        IN_PLACE(one_flipped_bit_of_the_text_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
