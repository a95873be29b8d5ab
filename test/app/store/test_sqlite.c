/* The store as an SQLite file: what it looks like, what else may stand there, and that tampering is
 * found. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct place {
    char *folder, *path, *url;
} place;

static int start(void **state)
{
    place *const p = g_new0(place, 1);
    p->folder = make_folder();
    p->path = g_build_filename(p->folder, "deals.db", NULL);
    p->url = g_strconcat("sqlite:", p->path, NULL);
    *state = p;
    return 0;
}

static int end(void **state)
{
    place *const p = *state;
    remove_folder(p->folder);
    g_free(p->path);
    g_free(p->url);
    g_free(p);
    return 0;
}

/* Two deals, two events each, one revision: entries 1 to 7. */
static void make_store(const place *p)
{
    deal_store *const store = open_store(p->url, STORE_WRITE);
    const store_revision revision = {"Halden Press", "ben", "{\"b\":2}"};
    int64_t n;
    add_deal(store, "A");
    append_event(store, 1, "{\"note\":\"one\"}");
    append_event(store, 1, "{\"note\":\"two\"}");
    add_deal(store, "B");
    append_event(store, 2, "{\"note\":\"uno\"}");
    append_event(store, 2, "{\"note\":\"due\"}");
    assert_stored(store_revise(store, 1, 1, &revision, &test_stamp, &n, &error));
    store_close(store);
}

static void tamper(const place *p, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

#define NO_TRIGGERS                                                                   \
    "DROP TRIGGER deal_is_kept; DROP TRIGGER deal_stays; DROP TRIGGER deal_is_next; " \
    "DROP TRIGGER entry_is_kept; DROP TRIGGER entry_stays; DROP TRIGGER entry_is_next; "

/* ---- The file ---------------------------------------------------------------------------------- */

static mode_t mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return about.st_mode & 07777;
}

static void nobody_else_may_read_it(void **state)
{
    place *const p = *state;
    g_autofree char *folder = g_build_filename(p->folder, "new", NULL);
    g_autofree char *path = g_build_filename(folder, "deals.db", NULL);
    g_autofree char *url = g_strconcat("sqlite:", path, NULL);
    g_autofree char *wal = g_strconcat(path, "-wal", NULL);
    g_autofree char *backup = g_build_filename(folder, "backup.db", NULL);
    const mode_t mask = umask(0);
    deal_store *const store = open_store(url, STORE_WRITE);
    add_deal(store, "A");
    assert_stored(store_backup(store, backup, false, &error));
    assert_int_equal(mode_of(folder), 0700);
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(wal), 0600);
    assert_int_equal(mode_of(backup), 0600);
    store_close(store);
    umask(mask);
}

static int64_t number_of(const place *p, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

static void says_in_its_header_whose_it_is(void **state)
{
    place *const p = *state;
    make_store(p);
    assert_int_equal(number_of(p, "PRAGMA application_id"), 0x44575254);
    assert_int_equal(number_of(p, "PRAGMA user_version"), 1);
    assert_int_equal(number_of(p,
                               "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND "
                               "name IN ('deal', 'entry', 'migration') AND strict"),
                     3);
    assert_int_equal(number_of(p, "SELECT (SELECT journal_mode FROM pragma_journal_mode) = 'wal'"),
                     1);
}

static void a_path_that_means_something_to_sqlite_is_a_path(void **state)
{
    place *const p = *state;
    g_autofree char *before = g_get_current_dir();
    assert_int_equal(g_chdir(p->folder), 0);
    static const char *const url[] = {"sqlite::memory:", "sqlite:file:x?mode=memory"};
    for (size_t i = 0; i < G_N_ELEMENTS(url); i++) {
        deal_store *const store = open_store(url[i], STORE_WRITE);
        add_deal(store, "A");
        store_close(store);
        assert_true(g_file_test(url[i] + strlen("sqlite:"), G_FILE_TEST_IS_REGULAR));
    }
    assert_int_equal(g_chdir(before), 0);
}

static void is_not_touched_when_it_is_something_else(void **state)
{
    place *const p = *state;
    g_autofree char *long_text = g_strnfill(5000, 'x');
    sqlite3 *db = NULL;
    g_autofree char *foreign = g_build_filename(p->folder, "foreign.db", NULL);
    assert_int_equal(sqlite3_open(foreign, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE deal (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    char *foreign_bytes;
    gsize foreign_size;
    assert_true(g_file_get_contents(foreign, &foreign_bytes, &foreign_size, NULL));
    const struct {
        const char *bytes;
        gsize size;
        const char *words;
    } row[] = {
        {"name: A\n", 8, "is no store: it is not an SQLite database"},
        {long_text, 5000, "is no store: it is not an SQLite database"},
        {"SQLite format 3", 16, "is no store: it is not an SQLite database"},
        {foreign_bytes, foreign_size, "is no store: it is an SQLite database of another program"}};
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++)
        for (store_access access = STORE_READ; access <= STORE_WRITE; access++) {
            deal_store *store = NULL;
            g_autofree char *after = NULL;
            gsize size;
            assert_true(g_file_set_contents(p->path, row[i].bytes, (gssize)row[i].size, NULL));
            assert_refused(store_open(p->url, access, &store, &error), STORE_FOREIGN, row[i].words);
            assert_true(g_file_get_contents(p->path, &after, &size, NULL));
            assert_int_equal(size, row[i].size);
            assert_memory_equal(after, row[i].bytes, size);
        }
    g_free(foreign_bytes);
}

static void an_empty_file_becomes_a_store_only_by_writing(void **state)
{
    place *const p = *state;
    deal_store *store = NULL;
    assert_true(g_file_set_contents(p->path, "", 0, NULL));
    assert_refused(store_open(p->url, STORE_READ, &store, &error), STORE_FOREIGN,
                   "the file is empty");
    store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    store_close(store);
}

static void is_refused_when_a_newer_program_wrote_it(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *store = NULL;
    tamper(p, "PRAGMA user_version = 2");
    assert_refused(store_open(p->url, STORE_WRITE, &store, &error), STORE_NEWER,
                   "was written by a newer version of the program (its tables have version 2, this "
                   "program knows 1)");
    tamper(p, "PRAGMA user_version = 1; DROP TRIGGER migration_is_kept; "
              "UPDATE migration SET checksum = 'x'");
    assert_refused(store_open(p->url, STORE_READ, &store, &error), STORE_DAMAGED,
                   "its tables are not those that this program makes");
    tamper(p, "DROP TABLE migration");
    assert_refused(store_open(p->url, STORE_READ, &store, &error), STORE_FAILED, "no such table");
}

static void names_what_stands_in_the_way(void **state)
{
    place *const p = *state;
    deal_store *store = NULL;
    g_autofree char *folder_url = g_strconcat("sqlite:", p->folder, NULL);
    g_autofree char *under = g_strconcat("sqlite:", p->path, "/deals.db", NULL);
    assert_refused(store_open(folder_url, STORE_READ, &store, &error), STORE_FOREIGN, "is no file");
    assert_refused(store_open("sqlite:/dev/null", STORE_WRITE, &store, &error), STORE_FOREIGN,
                   "is no file");
    assert_refused(store_open("sqlite:/proc/no/deals.db", STORE_WRITE, &store, &error),
                   STORE_FAILED, "the folder /proc/no cannot be made");
    assert_refused(store_open("sqlite:/proc/deals.db", STORE_WRITE, &store, &error), STORE_FAILED,
                   "cannot be made: ");
    assert_true(g_file_set_contents(p->path, "x", 1, NULL));
    assert_refused(store_open(under, STORE_WRITE, &store, &error), STORE_FAILED,
                   "cannot be made: Not a directory");
    if (geteuid() == 0)
        return; /* nothing is closed to root */
    assert_int_equal(g_chmod(p->path, 0), 0);
    assert_refused(store_open(p->url, STORE_READ, &store, &error), STORE_FAILED,
                   "cannot be opened");
    assert_int_equal(g_unlink(p->path), 0);
    make_store(p);
    assert_int_equal(g_chmod(p->path, 0400), 0);
    store = open_store(p->url, STORE_WRITE);
    const char *const body = "{}";
    int64_t n = 0;
    assert_refused(store_append(store, 1, STORE_ANY, &body, 1, &test_stamp, &n, &error),
                   STORE_FAILED, "read-only");
    store_close(store);
}

static void is_never_its_own_backup(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *const store = open_store(p->url, STORE_WRITE);
    append_event(store, 1, "{}");
    g_autofree char *wal = g_strconcat(p->path, "-wal", NULL);
    g_autofree char *link = g_build_filename(p->folder, "link", NULL);
    assert_int_equal(symlink("deals.db", link), 0);
    const char *const path[] = {p->path, wal, link};
    for (size_t i = 0; i < G_N_ELEMENTS(path); i++) {
        assert_refused(store_backup(store, path[i], true, &error), STORE_INVALID,
                       "is the store itself");
        assert_refused(store_restore(store, path[i], true, &error), STORE_INVALID,
                       "is the store itself");
    }
    assert_int_equal(head_of(store).entries, 8);
    store_close(store);
}

/* ---- Append only -------------------------------------------------------------------------------- */

static void refuses_every_statement_that_takes_away(void **state)
{
    place *const p = *state;
    make_store(p);
    static const char *const row[][2] = {
        {"UPDATE entry SET body = '{}' WHERE entry = 2", "entries are never changed"},
        {"DELETE FROM entry WHERE entry = 7", "entries are never removed"},
        {"UPDATE deal SET name = 'C' WHERE id = 1", "deals are never changed"},
        {"DELETE FROM deal WHERE id = 2", "deals are never removed"},
        {"UPDATE migration SET name = 'x'", "migrations are never changed"},
        {"DELETE FROM migration", "migrations are never removed"},
        {"REPLACE INTO deal VALUES (1, 'Z')", "deals are numbered without gaps"},
        {"INSERT INTO deal VALUES (4, 'Z')", "deals are numbered without gaps"},
        {"REPLACE INTO entry SELECT * FROM entry WHERE entry = 2",
         "entries are numbered without gaps"},
        {"INSERT INTO entry SELECT 9, kind, deal, 3, at, author, source, account, owner, digest, "
         "body, "
         "hash FROM entry WHERE entry = 2",
         "entries are numbered without gaps"},
        {"INSERT INTO entry SELECT 8, kind, deal, 4, at, author, source, account, owner, digest, "
         "body, "
         "hash FROM entry WHERE entry = 2",
         "entries are numbered without gaps"},
    };
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        assert_int_equal(sqlite3_exec(db, row[i][0], NULL, NULL, NULL), SQLITE_CONSTRAINT);
        assert_string_equal(sqlite3_errmsg(db), row[i][1]);
    }
    sqlite3_close(db);
    deal_store *const store = open_store(p->url, STORE_READ);
    assert_sound(store);
    store_close(store);
}

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

/* In a child, so that the limit ends with it: files may grow no further. The exit status is the number
 * of the first event that was refused, 255 when something else went wrong. */
static int write_until_full(const place *p)
{
    deal_store *store = NULL;
    if (store_open(p->url, STORE_WRITE, &store, NULL) != STORE_OK)
        return 255;
    const struct rlimit limit = {200000, 200000};
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 255;
    g_autofree char *body = g_strnfill(4000, 'x');
    const char *const one = body;
    for (int i = 1; i < 255; i++) {
        int64_t events = 0;
        g_autoptr(GError) error = NULL;
        const store_status status =
            store_append(store, 1, i - 1, &one, 1, &test_stamp, &events, &error);
        if (status == STORE_OK)
            continue;
        const bool clear = status == STORE_FAILED && strstr(error->message, "cannot be written");
        store_close(store);
        return clear ? i : 255;
    }
    return 255;
}

static void a_full_disk_loses_nothing_that_was_acknowledged(void **state)
{
    place *const p = *state;
    deal_store *store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    store_close(store);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(write_until_full(p));
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    const int refused = WEXITSTATUS(status);
    assert_true(refused > 1 && refused < 255);
    store = open_store(p->url, STORE_WRITE);
    assert_sound(store);
    assert_int_equal(head_of(store).entries, refused);
    assert_int_equal(append_event(store, 1, "{}"), refused);
    store_close(store);
}

static size_t open_files(void)
{
    GDir *const folder = g_dir_open("/proc/self/fd", 0, NULL);
    size_t n = 0;
    while (folder && g_dir_read_name(folder))
        n++;
    if (folder)
        g_dir_close(folder);
    return n;
}

static void leaves_no_file_open(void **state)
{
    place *const p = *state;
    make_store(p);
    const size_t before = open_files();
    for (int i = 0; i < 20; i++) {
        deal_store *const store = open_store(p->url, STORE_WRITE);
        append_event(store, 1, "{}");
        assert_sound(store);
        store_close(store);
        deal_store *none = NULL;
        assert_refused(store_open("sqlite:/dev/null", STORE_READ, &none, &error), STORE_FOREIGN,
                       "");
    }
    assert_int_equal(open_files(), before);
    g_autofree char *wal = g_strconcat(p->path, "-wal", NULL);
    assert_false(g_file_test(wal, G_FILE_TEST_EXISTS));
}

int main(void)
{
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        IN_PLACE(nobody_else_may_read_it),
        IN_PLACE(says_in_its_header_whose_it_is),
        IN_PLACE(a_path_that_means_something_to_sqlite_is_a_path),
        IN_PLACE(is_not_touched_when_it_is_something_else),
        IN_PLACE(an_empty_file_becomes_a_store_only_by_writing),
        IN_PLACE(is_refused_when_a_newer_program_wrote_it),
        IN_PLACE(names_what_stands_in_the_way),
        IN_PLACE(is_never_its_own_backup),
        IN_PLACE(refuses_every_statement_that_takes_away),
        IN_PLACE(every_kind_of_tampering_is_found),
        IN_PLACE(a_cut_off_end_is_found_by_an_earlier_head_only),
        IN_PLACE(a_store_that_was_rewritten_whole_is_found_by_an_earlier_head),
        IN_PLACE(a_broken_file_ends_in_a_message),
        IN_PLACE(one_flipped_bit_of_the_text_is_found),
        IN_PLACE(a_full_disk_loses_nothing_that_was_acknowledged),
        IN_PLACE(leaves_no_file_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
