/* Whole files: read within a limit, written all or nothing. */
#ifndef TEXT_FILE_H
#define TEXT_FILE_H

#include "text/problem.h"

#include <stdbool.h>
#include <stddef.h>

/* The bytes of a file, or of standard input for the path "-", followed by a zero byte that *size
 * does not count. g_free them. A file above `limit` is refused by its size without being read; of a
 * pipe no more than `limit` + 1 bytes are read. NULL and a problem when it is missing, a folder,
 * unreadable or too large. */
char *text_file_read(const char *path, size_t limit, size_t *size, text_problems *problems);

/* What messages call the file. */
const char *text_file_label(const char *path);

/* Is it UTF-8 text without zero bytes? Else notes the problem with its place. O(size). */
bool text_file_check(const char *data, size_t size, const char *label, text_problems *problems);

/* The place of a byte of the text that begins at `data`. O(at - data). */
text_place text_file_place(const char *data, const char *at, const char *label);

/* Writes a file so that a reader sees the old bytes or all the new ones: a temporary name in the
 * same folder, fsync, rename. An existing file keeps its mode, a symbolic link stays one; a pipe or
 * device is written to directly. False and a problem on failure; the file is as before then. */
bool text_write_file(const char *path, const char *data, size_t size, text_problems *problems);

/* The same of bytes that come bit by bit: `fill` writes them to the open file; false, with errno, when
 * it cannot. A new file gets the mode, less the umask. */
typedef struct text_filling {
    bool (*fill)(int file, void *context);
    void *context;
    unsigned mode;
} text_filling;
bool text_write_file_by(const char *path, const text_filling *filling, text_problems *problems);

/* Holds a file against others that hold it the same way, through being replaced by text_write_file too:
 * who waits meanwhile holds the new one. Gives a handle for text_file_unlock, or -1 and a problem: when
 * it is missing, a folder, or held by somebody else for too long. */
int text_file_lock(const char *path, text_problems *problems);
void text_file_unlock(int lock);

/* Writes all bytes to an open file; false, with errno, when it cannot. */
bool text_write_bytes(int file, const char *data, size_t size);

#endif
