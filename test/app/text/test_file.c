/* Files are read within limits and written all or nothing. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct place {
    char *folder, *file;
    text_problems problems;
} place;

static int make_place(void **state)
{
    place *const p = g_new0(place, 1);
    p->folder = g_dir_make_tmp("dealwright-XXXXXX", NULL);
    p->file = g_build_filename(p->folder, "plan.txt", NULL);
    text_problems_init(&p->problems);
    *state = p;
    return p->folder ? 0 : -1;
}

static size_t count_files(const char *folder)
{
    GDir *const dir = g_dir_open(folder, 0, NULL);
    size_t n = 0;
    while (g_dir_read_name(dir))
        n++;
    g_dir_close(dir);
    return n;
}

static int remove_place(void **state)
{
    place *const p = *state;
    GDir *const dir = g_dir_open(p->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(p->folder, name, NULL);
        (void)!g_remove(path);
    }
    g_dir_close(dir);
    (void)!g_rmdir(p->folder);
    text_problems_clear(&p->problems);
    g_free(p->folder);
    g_free(p->file);
    g_free(p);
    return 0;
}

/* The only problem, whose text this is after the file's name. */
static void assert_problem(place *p, const char *path, const char *text)
{
    assert_int_equal(text_problems_count(&p->problems), 1);
    assert_int_equal(p->problems.worst, TEXT_PROBLEM_FILE);
    g_autofree char *expected = g_strdup_printf("%s: %s", path, text);
    g_autofree char *found = text_problem_format(text_problems_at(&p->problems, 0));
    assert_string_equal(found, expected);
    text_problems_clear(&p->problems);
}

static void reads_a_file_up_to_the_limit(void **state)
{
    place *const p = *state;
    size_t size = 0;
    assert_true(g_file_set_contents(p->file, "seventeen letters", 17, NULL));
    g_autofree char *data = text_file_read(p->file, 17, &size, &p->problems);
    assert_non_null(data);
    assert_int_equal(size, 17);
    assert_string_equal(data, "seventeen letters");
    assert_null(text_file_read(p->file, 16, &size, &p->problems));
    assert_problem(p, p->file, "is larger than 0 KiB, the most that is read");
}

static void refuses_what_is_no_readable_file(void **state)
{
    place *const p = *state;
    size_t size;
    assert_null(text_file_read(p->file, 100, &size, &p->problems));
    assert_problem(p, p->file, "does not exist");
    assert_null(text_file_read(p->folder, 100, &size, &p->problems));
    assert_problem(p, p->folder, "is a folder, not a file");
    g_autofree char *inside = g_build_filename(p->file, "x", NULL);
    assert_true(g_file_set_contents(p->file, "x", 1, NULL));
    assert_null(text_file_read(inside, 100, &size, &p->problems));
    assert_problem(p, inside, "cannot be read: Not a directory");
    if (geteuid() != 0) {
        assert_int_equal(g_chmod(p->file, 0), 0);
        assert_null(text_file_read(p->file, 100, &size, &p->problems));
        assert_problem(p, p->file, "cannot be read: Permission denied");
    }
}

static void refuses_a_large_file_without_reading_it(void **state)
{
    place *const p = *state;
    size_t size;
    const int file = open(p->file, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(file, 100 << 20), 0);
    close(file);
    assert_null(text_file_read(p->file, (size_t)1 << 20, &size, &p->problems));
    assert_problem(p, p->file, "is larger than 1024 KiB, the most that is read");
}

static void stops_reading_a_source_without_end(void **state)
{
    place *const p = *state;
    size_t size;
    assert_null(text_file_read("/dev/zero", (size_t)1 << 20, &size, &p->problems));
    assert_problem(p, "/dev/zero", "is larger than 1024 KiB, the most that is read");
}

static void finds_the_place_of_what_is_no_text(void **state)
{
    place *const p = *state;
    assert_true(text_file_check("näme: ü\n", 10, "a.yaml", &p->problems));
    assert_false(text_file_check("näme\nüb\0c", 11, "a.yaml", &p->problems));
    assert_false(text_file_check("n\xc3\xa4\xffz", 5, "b.yaml", &p->problems));
    g_autofree char *found = text_problems_format(&p->problems);
    assert_string_equal(found, "a.yaml:2:3: is not a text file: it holds a zero byte\n"
                               "b.yaml:1:3: is not UTF-8 text: byte 0xFF does not belong here\n");
}

static void replaces_a_file_and_keeps_its_mode(void **state)
{
    place *const p = *state;
    struct stat status;
    assert_true(g_file_set_contents(p->file, "old", 3, NULL));
    assert_int_equal(g_chmod(p->file, 0640), 0);
    assert_true(text_write_file(p->file, "a new text", 10, &p->problems));
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(p->file, &text, NULL, NULL));
    assert_string_equal(text, "a new text");
    assert_int_equal(stat(p->file, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_int_equal(count_files(p->folder), 1);
}

static void makes_a_new_file_with_the_usual_mode(void **state)
{
    place *const p = *state;
    struct stat status;
    const mode_t mask = umask(027);
    assert_true(text_write_file(p->file, "x", 1, &p->problems));
    umask(mask);
    assert_int_equal(stat(p->file, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
}

static void writes_through_a_symbolic_link(void **state)
{
    place *const p = *state;
    g_autofree char *link = g_build_filename(p->folder, "link", NULL);
    assert_true(g_file_set_contents(p->file, "old", 3, NULL));
    assert_int_equal(symlink(p->file, link), 0);
    assert_true(text_write_file(link, "new", 3, &p->problems));
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(p->file, &text, NULL, NULL));
    assert_string_equal(text, "new");
    assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}

static void writes_to_a_device_directly(void **state)
{
    place *const p = *state;
    assert_true(text_write_file("/dev/null", "x", 1, &p->problems));
    assert_false(text_write_file("/dev/full", "x", 1, &p->problems));
    assert_problem(p, "/dev/full", "cannot be written: No space left on device");
}

static void leaves_nothing_behind_when_it_fails(void **state)
{
    place *const p = *state;
    g_autofree char *missing = g_build_filename(p->folder, "missing", "plan.txt", NULL);
    assert_false(text_write_file(missing, "x", 1, &p->problems));
    assert_problem(p, missing, "cannot be written: No such file or directory");
    assert_false(text_write_file(p->folder, "x", 1, &p->problems));
    assert_problem(p, p->folder, "cannot be written: it is a folder");
    assert_int_equal(count_files(p->folder), 0);
}

/* A limit on file sizes stands for a full disk: it also strikes in the middle of the data. */
static void keeps_the_old_file_when_the_disk_is_full(void **state)
{
    place *const p = *state;
    assert_true(g_file_set_contents(p->file, "old", 3, NULL));
    g_autofree char *large = g_strnfill(100000, 'x');
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small = {8192, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const bool written = text_write_file(p->file, large, 100000, &p->problems);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(written);
    assert_problem(p, p->file, "cannot be written: File too large");
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(p->file, &text, NULL, NULL));
    assert_string_equal(text, "old");
    assert_int_equal(count_files(p->folder), 1);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

static bool fill_half(int file, void *context)
{
    (void)context;
    (void)!text_write_bytes(file, "half", 4);
    errno = EIO;
    return false;
}

static void keeps_the_old_file_when_the_bytes_do_not_come(void **state)
{
    place *const p = *state;
    g_autofree char *left = NULL;
    const text_filling filling = {fill_half, NULL, 0600};
    assert_true(text_write_file(p->file, "old", 3, &p->problems));
    assert_false(text_write_file_by(p->file, &filling, &p->problems));
    assert_problem(p, p->file, "cannot be written: Input/output error");
    assert_true(g_file_get_contents(p->file, &left, NULL, NULL));
    assert_string_equal(left, "old");
    assert_int_equal(count_files(p->folder), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(reads_a_file_up_to_the_limit),
        IN_PLACE(refuses_what_is_no_readable_file),
        IN_PLACE(refuses_a_large_file_without_reading_it),
        IN_PLACE(stops_reading_a_source_without_end),
        IN_PLACE(finds_the_place_of_what_is_no_text),
        IN_PLACE(replaces_a_file_and_keeps_its_mode),
        IN_PLACE(makes_a_new_file_with_the_usual_mode),
        IN_PLACE(writes_through_a_symbolic_link),
        IN_PLACE(writes_to_a_device_directly),
        IN_PLACE(leaves_nothing_behind_when_it_fails),
        IN_PLACE(keeps_the_old_file_when_the_disk_is_full),
        IN_PLACE(keeps_the_old_file_when_the_bytes_do_not_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
