/* The store as an SQLite file: what it looks like, what else may stand there, and when the disk is full. */
#include "sqlite_place.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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
    assert_int_equal(number_of(p, "PRAGMA user_version"), 2);
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

/* What migration 1 made, before there were debriefs. */
#define VERSION_1                                                                                \
    "CREATE TABLE older (entry INTEGER PRIMARY KEY, "                                            \
    "kind TEXT NOT NULL CHECK (kind IN ('deal', 'event', 'plan')), "                             \
    "deal INTEGER NOT NULL REFERENCES deal (id), number INTEGER NOT NULL, at INTEGER NOT NULL, " \
    "author TEXT NOT NULL, source TEXT NOT NULL, account TEXT NOT NULL, owner TEXT NOT NULL, "   \
    "digest TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL CHECK (length(hash) = 64), "   \
    "UNIQUE (deal, kind, number)) STRICT; INSERT INTO older SELECT * FROM entry; "               \
    "DROP TABLE entry; ALTER TABLE older RENAME TO entry; DROP TRIGGER migration_stays; "        \
    "DELETE FROM migration WHERE number = 2; CREATE TRIGGER migration_stays BEFORE DELETE ON "   \
    "migration BEGIN SELECT raise(ABORT, 'migrations are never removed'); END; "                 \
    "CREATE TRIGGER entry_stays BEFORE DELETE ON entry "                                         \
    "BEGIN SELECT raise(ABORT, 'entries are never removed'); END; PRAGMA user_version = 1"

static void a_store_of_the_version_before_becomes_one_of_this(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *store = open_store(p->url, STORE_READ);
    const store_head before = head_of(store);
    g_autofree char *text = export_of(store);
    store_close(store);
    tamper(p, VERSION_1);
    store = open_store(p->url, STORE_WRITE);
    g_autofree char *again = export_of(store);
    assert_string_equal(again, text);
    static const char *const event = "{}";
    const store_act act = {.event = &event, .n_events = 1, .debrief = "{}", .revisions = 2};
    int64_t n = 0;
    assert_stored(store_log(store, 1, 2, &act, &test_stamp, &n, &error));
    store_finding finding;
    assert_stored(store_audit(store, &before, &finding, &error));
    assert_int_equal(finding.head.entries, before.entries + 2);
    store_close(store);
    assert_int_equal(number_of(p, "PRAGMA user_version"), 2);
}

static void is_refused_when_a_newer_program_wrote_it(void **state)
{
    place *const p = *state;
    make_store(p);
    deal_store *store = NULL;
    tamper(p, "PRAGMA user_version = 3");
    assert_refused(store_open(p->url, STORE_WRITE, &store, &error), STORE_NEWER,
                   "was written by a newer version of the program (its tables have version 3, this "
                   "program knows 2)");
    tamper(p, "PRAGMA user_version = 2; DROP TRIGGER migration_is_kept; "
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

static void *append_in_thread(void *store)
{
    const char *const body = "{}";
    int64_t events = 0;
    const store_status status = store_append(store, 1, 2, &body, 1, &test_stamp, &events, NULL);
    return GINT_TO_POINTER(status == STORE_OK ? (int)events : -(int)status);
}

static void waits_while_another_program_writes_and_reads_meanwhile(void **state)
{
    place *const p = *state;
    make_store(p);
    sqlite3 *db = NULL;
    deal_store *const store = open_store(p->url, STORE_WRITE);
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    GThread *const thread = g_thread_new("append", append_in_thread, store);
    g_usleep(100000);
    assert_int_equal(head_of(store).entries, 7);
    assert_sound(store);
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(GPOINTER_TO_INT(g_thread_join(thread)), 3);
    sqlite3_close(db);
    store_close(store);
}

/* Appends as another process does, as soon as it is told to, and so may be the last that closes. */
static pid_t append_when_told(const char *url, int told)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child != 0)
        return child;
    char word;
    deal_store *store = NULL;
    const char *const body = "{}";
    int64_t events = 0;
    store_status status = STORE_FAILED;
    if (read(told, &word, 1) == 1)
        status = store_open(url, STORE_WRITE, &store, NULL);
    if (status == STORE_OK)
        status = store_append(store, 1, STORE_ANY, &body, 1, &test_stamp, &events, NULL);
    store_close(store);
    _exit(status == STORE_OK ? 0 : 1);
}

static void a_second_look_leaves_the_locks_of_the_first(void **state)
{
    place *const p = *state;
    make_store(p);
    int told[2], status = 0;
    assert_int_equal(pipe(told), 0);
    const pid_t child = append_when_told(p->url, told[0]);
    deal_store *const store = open_store(p->url, STORE_WRITE);
    append_event(store, 1, "{}");
    store_close(open_store(p->url, STORE_READ));
    assert_int_equal(write(told[1], "", 1), 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    close(told[0]);
    close(told[1]);
    /* The last one to close takes the log of writes away: the other process was not the last. */
    g_autofree char *log = g_strconcat(p->path, "-wal", NULL);
    assert_int_equal(access(log, F_OK), 0);
    append_event(store, 1, "{}");
    assert_int_equal(head_of(store).entries, 10);
    assert_sound(store);
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

/* ---- The disk -------------------------------------------------------------------------------- */

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
        IN_PLACE(a_store_of_the_version_before_becomes_one_of_this),
        IN_PLACE(is_refused_when_a_newer_program_wrote_it),
        IN_PLACE(names_what_stands_in_the_way),
        IN_PLACE(is_never_its_own_backup),
        IN_PLACE(waits_while_another_program_writes_and_reads_meanwhile),
        IN_PLACE(a_second_look_leaves_the_locks_of_the_first),
        IN_PLACE(refuses_every_statement_that_takes_away),
        IN_PLACE(a_full_disk_loses_nothing_that_was_acknowledged),
        IN_PLACE(leaves_no_file_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
