/* Runs a fuzz target over the files of its corpus without libFuzzer, as one TAP test per file.
 * A file fails by stopping the program; its name stands in the comment printed before it runs. */
#include "fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* The bytes in a block of exactly their size, so that a sanitizer sees one byte too far. */
static bool run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    uint8_t *data = NULL;
    bool done = false;
    if (fseek(file, 0, SEEK_END) == 0) {
        const long length = ftell(file);
        const size_t size = length > 0 ? (size_t)length : 0;
        rewind(file);
        data = malloc(size > 0 ? size : 1);
        if (length >= 0 && data != NULL && fread(data, 1, size, file) == size) {
            LLVMFuzzerTestOneInput(data, size);
            done = true;
        }
    }
    free(data);
    fclose(file);
    return done;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
        return 2;
    }
    struct dirent **entries = NULL;
    const int count = scandir(argv[1], &entries, is_visible, alphasort);
    if (count <= 0) {
        fprintf(stderr, "%s: no corpus there\n", argv[1]);
        return 2;
    }
    printf("1..%d\n", count);
    int failed = 0;
    for (int i = 0; i < count; i++) {
        char path[4096];
        const char *name = entries[i]->d_name;
        const int length = snprintf(path, sizeof path, "%s/%s", argv[1], name);
        printf("# %s\n", name);
        fflush(stdout);
        const bool done = length > 0 && (size_t)length < sizeof path && run_file(path);
        printf("%s %d - %s\n", done ? "ok" : "not ok", i + 1, name);
        failed += done ? 0 : 1;
        free(entries[i]);
    }
    free(entries);
    return failed == 0 ? 0 : 1;
}
