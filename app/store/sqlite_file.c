/* The file of a store: is it one, and of which version? */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sqlite.h"

/* The generated header, not one of this folder. */
#include <embedded.h>

/* ---- The header of the file ---------------------------------------------------------------------- */

enum { HEADER_SIZE = 100, HEADER_ID = 68 };

static const char magic[16] = "SQLite format 3";

static store_status unreadable(GError **error)
{
    return store_fail(error, STORE_FAILED, "cannot be opened: %s", g_strerror(errno));
}

/* Creates file and folder when they are missing; the file's mode is also that of what SQLite puts
 * beside it. */
static store_status create(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return store_fail(error, STORE_FAILED, "the folder %s cannot be made: %s", folder,
                          g_strerror(errno));
    const int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST)
        return store_fail(error, STORE_FAILED, "cannot be made: %s", g_strerror(errno));
    if (file >= 0)
        close(file);
    return STORE_OK;
}

/* Reads the first bytes of a file, zeros where it is shorter, by the file layer of SQLite: a database
 * would touch what lies beside the file; and where this process has the store open already, a plain
 * close() would end the locks of that connection, as POSIX has it, and other processes would write
 * over it. */
static store_status read_header(const char *path, unsigned char header[HEADER_SIZE], GError **error)
{
    sqlite3_vfs *const vfs = sqlite3_vfs_find(NULL);
    const char *const name = sqlite3_create_filename(path, "", "", 0, NULL);
    sqlite3_file *const file = g_malloc0((gsize)vfs->szOsFile);
    int code = name ? vfs->xOpen(vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL)
                    : SQLITE_NOMEM;
    if (code == SQLITE_OK)
        code = file->pMethods->xRead(file, header, HEADER_SIZE, 0);
    const int fault = errno;
    if (file->pMethods)
        file->pMethods->xClose(file);
    g_free(file);
    sqlite3_free_filename(name);
    if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
        return STORE_OK;
    errno = fault;
    return unreadable(error);
}

/* *empty: there is nothing in the file yet. */
static store_status look(const char *path, bool *empty, GError **error)
{
    unsigned char header[HEADER_SIZE] = {0};
    struct stat about;
    if (stat(path, &about) != 0)
        return errno == ENOENT ? store_fail(error, STORE_NOT_FOUND, "there is no store")
                               : unreadable(error);
    if (!S_ISREG(about.st_mode))
        return store_fail(error, STORE_FOREIGN, "is no file");
    *empty = about.st_size == 0;
    if (*empty)
        return STORE_OK;
    const store_status status = read_header(path, header, error);
    if (status != STORE_OK)
        return status;
    if (about.st_size < HEADER_SIZE || memcmp(header, magic, sizeof magic) != 0)
        return store_fail(error, STORE_FOREIGN, "is no store: it is not an SQLite database");
    uint32_t id = 0;
    for (int i = 0; i < 4; i++)
        id = id << 8 | header[HEADER_ID + i];
    if (id != SQLITE_STORE_ID)
        return store_fail(error, STORE_FOREIGN,
                          "is no store: it is an SQLite database of another program");
    return STORE_OK;
}

/* ---- Migrations ---------------------------------------------------------------------------------- */

/* What brought the tables about, in order. A row is never changed: a store remembers its checksum. */
static const struct {
    const char *name;
    const unsigned char *text;
    const size_t *size;
} migration_table[] = {
    {"entries", dw_embedded_store_sqlite_001, &dw_embedded_store_sqlite_001_size},
    {"debriefs", dw_embedded_store_sqlite_002, &dw_embedded_store_sqlite_002_size},
};

enum { VERSION = G_N_ELEMENTS(migration_table) };

static char *checksum_of(int number)
{
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, migration_table[number - 1].text,
                                       *migration_table[number - 1].size);
}

static store_status prepare(sqlite_connection *connection, const char *sql,
                            sqlite3_stmt **statement, GError **error)
{
    if (sqlite3_prepare_v2(connection->db, sql, -1, statement, NULL) == SQLITE_OK)
        return STORE_OK;
    return sqlite_failed(connection, "be read", error);
}

static store_status read_version(sqlite_connection *connection, int64_t *version, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = prepare(connection, "PRAGMA user_version", &statement, error);
    if (status == STORE_OK)
        status = sqlite_number(connection, statement, 0, version, error);
    sqlite3_finalize(statement);
    if (status == STORE_OK && *version > VERSION)
        return store_fail(error, STORE_NEWER,
                          "was written by a newer version of the program (its tables have version "
                          "%" G_GINT64_FORMAT ", this program knows %d)",
                          *version, VERSION);
    return status;
}

/* Are the migrations it went through those of this program? */
static store_status check_applied(sqlite_connection *connection, int64_t version, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status =
        prepare(connection, "SELECT checksum FROM migration ORDER BY number", &statement, error);
    if (status != STORE_OK)
        return status;
    int64_t n = 0;
    bool same = true;
    for (; same && sqlite3_step(statement) == SQLITE_ROW; n++) {
        g_autofree char *checksum = n < VERSION ? checksum_of((int)n + 1) : NULL;
        same = g_strcmp0(checksum, (const char *)sqlite3_column_text(statement, 0)) == 0;
    }
    if (sqlite3_finalize(statement) != SQLITE_OK)
        return sqlite_failed(connection, "be read", error);
    return same && n == version ? STORE_OK
                                : store_fail(error, STORE_DAMAGED,
                                             "its tables are not those that this program makes");
}

static store_status apply(sqlite_connection *connection, int number, GError **error)
{
    sqlite3_stmt *statement = NULL;
    const char *const text = (const char *)migration_table[number - 1].text;
    if (sqlite3_exec(connection->db, text, NULL, NULL, NULL) != SQLITE_OK)
        return sqlite_failed(connection, "be written", error);
    store_status status =
        prepare(connection, "INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)",
                &statement, error);
    if (status != STORE_OK)
        return status;
    g_autofree char *checksum = checksum_of(number);
    sqlite_bind_number(statement, 1, number);
    sqlite_bind_text(statement, 2, migration_table[number - 1].name);
    sqlite_bind_text(statement, 3, checksum);
    if (sqlite3_step(statement) != SQLITE_DONE)
        status = sqlite_failed(connection, "be written", error);
    sqlite3_finalize(statement);
    return status;
}

static store_status execute(sqlite_connection *connection, const char *sql, GError **error)
{
    return sqlite3_exec(connection->db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? STORE_OK
               : sqlite_failed(connection, "be written", error);
}

/* One transaction, in which a second process finds nothing left to do. A new file is not in WAL mode
 * yet, so what `look` checks stands in the file itself when it ends. */
static store_status migrate(sqlite_connection *connection, GError **error)
{
    int64_t version = 0;
    store_status status = execute(connection, "BEGIN EXCLUSIVE", error);
    if (status != STORE_OK)
        return status;
    status = read_version(connection, &version, error);
    while (status == STORE_OK && version < VERSION)
        status = apply(connection, (int)++version, error);
    if (status == STORE_OK) {
        g_autofree char *numbers = g_strdup_printf(
            "PRAGMA application_id = %d; PRAGMA user_version = %d", SQLITE_STORE_ID, VERSION);
        status = execute(connection, numbers, error);
    }
    if (status == STORE_OK)
        status = execute(connection, "COMMIT", error);
    if (status != STORE_OK)
        sqlite3_exec(connection->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

store_status sqlite_file_prepare(const char *path, store_access access, GError **error)
{
    bool empty = false;
    store_status status = access == STORE_WRITE ? create(path, error) : STORE_OK;
    if (status == STORE_OK)
        status = look(path, &empty, error);
    if (status == STORE_OK && empty && access == STORE_READ)
        status = store_fail(error, STORE_FOREIGN, "is no store: the file is empty");
    if (status != STORE_OK)
        return status;
    sqlite_connection connection;
    status = sqlite_connect(path, false, &connection, error);
    if (status != STORE_OK)
        return status;
    int64_t version = 0;
    status = read_version(&connection, &version, error);
    if (status == STORE_OK && version < VERSION)
        status = migrate(&connection, error);
    if (status == STORE_OK)
        status = check_applied(&connection, VERSION, error);
    sqlite_disconnect(&connection);
    return status;
}
