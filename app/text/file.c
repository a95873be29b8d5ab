#include "text/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/limits.h"

enum { FIRST_READ = 16384 };

const char *text_file_label(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

static void G_GNUC_PRINTF(3, 4)
    note(text_problems *problems, const char *path, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    text_problem_add(problems, TEXT_PROBLEM_FILE, (text_place){.file = text_file_label(path)}, "",
                     "%s", text);
}

static void note_size(text_problems *problems, const char *path, size_t limit)
{
    note(problems, path, "is larger than %zu KiB, the most that is read", limit / 1024);
}

/* Reads to the end, or until one byte more than the limit is there. */
static char *read_all(int file, size_t expected, size_t limit, size_t *size)
{
    size_t capacity = MIN(expected, limit) + 2;
    char *data = g_malloc(capacity);
    *size = 0;
    while (*size <= limit) {
        if (capacity - *size < 2) {
            capacity = MIN(2 * capacity, limit + 2);
            data = g_realloc(data, capacity);
        }
        const ssize_t n = read(file, data + *size, capacity - *size - 1);
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            g_free(data);
            return NULL;
        }
        *size += (size_t)n;
    }
    data[*size] = '\0';
    return data;
}

static char *read_open(int file, const char *path, size_t limit, size_t *size,
                       text_problems *problems)
{
    struct stat status;
    if (fstat(file, &status) != 0) {
        note(problems, path, "cannot be read: %s", g_strerror(errno));
        return NULL;
    }
    if (S_ISDIR(status.st_mode)) {
        note(problems, path, "is a folder, not a file");
        return NULL;
    }
    const bool is_regular = S_ISREG(status.st_mode);
    if (is_regular && (uint64_t)status.st_size > limit) {
        note_size(problems, path, limit);
        return NULL;
    }
    char *const data =
        read_all(file, is_regular ? (size_t)status.st_size : FIRST_READ, limit, size);
    if (!data) {
        note(problems, path, "cannot be read: %s", g_strerror(errno));
        return NULL;
    }
    if (*size > limit) {
        note_size(problems, path, limit);
        g_free(data);
        return NULL;
    }
    return data;
}

/* A file that must be there; -1 and a problem otherwise. */
static int open_there(const char *path, text_problems *problems)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0 && errno == ENOENT)
        note(problems, path, "does not exist");
    else if (file < 0)
        note(problems, path, "cannot be read: %s", g_strerror(errno));
    return file;
}

char *text_file_read(const char *path, size_t limit, size_t *size, text_problems *problems)
{
    if (strcmp(path, "-") == 0)
        return read_open(STDIN_FILENO, path, limit, size, problems);
    const int file = open_there(path, problems);
    if (file < 0)
        return NULL;
    char *const data = read_open(file, path, limit, size, problems);
    close(file);
    return data;
}

text_place text_file_place(const char *data, const char *at, const char *label)
{
    text_place place = {.file = label, .line = 1, .column = 1};
    for (const char *c = data; c < at; c++) {
        if (*c == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)*c & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

bool text_file_check(const char *data, size_t size, const char *label, text_problems *problems)
{
    const char *const zero = memchr(data, '\0', size);
    if (zero) {
        text_problem_add(problems, TEXT_PROBLEM_INPUT, text_file_place(data, zero, label), "",
                         "is not a text file: it holds a zero byte");
        return false;
    }
    const char *end;
    if (g_utf8_validate(data, (gssize)size, &end))
        return true;
    text_problem_add(problems, TEXT_PROBLEM_INPUT, text_file_place(data, end, label), "",
                     "is not UTF-8 text: byte 0x%02X does not belong here", (unsigned char)*end);
    return false;
}

/* ---- Writing --------------------------------------------------------------------------------- */

bool text_write_bytes(int file, const char *data, size_t size)
{
    while (size) {
        const ssize_t n = write(file, data, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data += n;
        size -= (size_t)n;
    }
    return true;
}

static bool write_directly(const char *path, const text_filling *filling, text_problems *problems)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    bool done = file >= 0 && filling->fill(file, filling->context);
    const int error = errno;
    if (file >= 0)
        done = close(file) == 0 && done;
    if (!done)
        note(problems, path, "cannot be written: %s", g_strerror(error));
    return done;
}

/* A new file in the folder, whose name nothing else has; open() applies the umask. */
static int open_temporary(const char *folder, mode_t mode, char **name)
{
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        *name = g_strdup_printf("%s/.dealwright-%ld-%u.tmp", folder, (long)getpid(), attempt);
        const int file = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file >= 0 || errno != EEXIST)
            return file;
        g_free(*name);
        *name = NULL;
    }
    return -1;
}

static void sync_folder(const char *folder)
{
    /* The data is safe already; a file system that cannot sync a folder is no reason to fail. */
    const int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    (void)!fsync(file);
    close(file);
}

/* Writes, syncs and closes; errno tells why when it fails. */
static bool finish(int file, const struct stat *old, const text_filling *filling)
{
    bool done = filling->fill(file, filling->context);
    if (done && old)
        done = fchmod(file, old->st_mode & 07777) == 0;
    done = done && fsync(file) == 0;
    const int error = errno;
    if (close(file) != 0 && done)
        return false;
    errno = error;
    return done;
}

static bool replace_file(const char *path, const struct stat *old, const text_filling *filling)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *temporary = NULL;
    const int file = open_temporary(folder, filling->mode, &temporary);
    if (file < 0)
        return false;
    if (!finish(file, old, filling) || rename(temporary, path) != 0) {
        const int error = errno;
        unlink(temporary);
        errno = error;
        return false;
    }
    sync_folder(folder);
    return true;
}

bool text_write_file_by(const char *path, const text_filling *filling, text_problems *problems)
{
    struct stat old;
    const bool exists = stat(path, &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) {
        note(problems, path, "cannot be written: it is a folder");
        return false;
    }
    if (exists && !S_ISREG(old.st_mode))
        return write_directly(path, filling, problems);
    if (exists && access(path, W_OK) != 0) {
        note(problems, path, "cannot be written: %s", g_strerror(errno));
        return false;
    }
    /* Renaming over a symbolic link would replace the link. */
    char *const target = exists ? realpath(path, NULL) : NULL;
    const bool done = replace_file(target ? target : path, exists ? &old : NULL, filling);
    if (!done)
        note(problems, path, "cannot be written: %s", g_strerror(errno));
    free(target);
    return done;
}

typedef struct bytes {
    const char *data;
    size_t size;
} bytes;

static bool fill_bytes(int file, void *context)
{
    const bytes *const all = context;
    return text_write_bytes(file, all->data, all->size);
}

bool text_write_file(const char *path, const char *data, size_t size, text_problems *problems)
{
    bytes all = {data, size};
    const text_filling filling = {fill_bytes, &all, 0666};
    return text_write_file_by(path, &filling, problems);
}

/* ---- Holding --------------------------------------------------------------------------------- */

enum { LOCK_PAUSE_MS = 5 };

/* Has the file still its name, or did somebody put a new one in its place? */
static bool has_name(int file, const char *path)
{
    struct stat held, named;
    return fstat(file, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

int text_file_lock(const char *path, text_problems *problems)
{
    for (int waited = 0; waited <= TEXT_LOCK_WAIT_MS; waited += LOCK_PAUSE_MS) {
        const int file = open_there(path, problems);
        if (file < 0)
            return -1;
        const bool locked = flock(file, LOCK_EX | LOCK_NB) == 0;
        const int error = errno;
        if (locked && has_name(file, path))
            return file;
        close(file);
        if (!locked && error != EWOULDBLOCK && error != EINTR) {
            note(problems, path, "cannot be locked: %s", g_strerror(error));
            return -1;
        }
        if (!locked)
            g_usleep(LOCK_PAUSE_MS * G_TIME_SPAN_MILLISECOND);
    }
    note(problems, path, "is being changed by somebody else; nothing was written");
    return -1;
}

void text_file_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}
