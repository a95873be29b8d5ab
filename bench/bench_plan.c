/* `dealwright plan` on the example deal as a user runs it: whole process, wall time and peak memory,
 * beside a process that does nothing. */
#include "bench.h"

#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum { RUNS = 41 };

extern char **environ;

typedef struct run {
    double seconds[RUNS];
    long peak_kib;
} run;

static int spawn_quietly(const char *const *arguments, struct rusage *usage)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1 /* O_WRONLY */, 0);
    pid_t child;
    /* posix_spawn takes what it does not change as if it did. */
    char *const *const passed = (char *const *)(uintptr_t)arguments;
    const int failed = posix_spawnp(&child, arguments[0], &actions, NULL, passed, environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 1;
    return failed || wait4(child, &status, 0, usage) != child ? 1 : status;
}

static int measure(const char *const *arguments, run *result)
{
    result->peak_kib = 0;
    for (int r = 0; r < RUNS; r++) {
        struct rusage usage;
        const double start = bench_seconds();
        if (spawn_quietly(arguments, &usage) != 0) {
            fprintf(stderr, "%s failed\n", arguments[0]);
            return 1;
        }
        result->seconds[r] = bench_seconds() - start;
        if (usage.ru_maxrss > result->peak_kib)
            result->peak_kib = usage.ru_maxrss;
    }
    return 0;
}

int main(void)
{
    const char *const program = getenv("DEALWRIGHT");
    if (!program) {
        fputs("DEALWRIGHT must name the program\n", stderr);
        return 1;
    }
    const char *const formats[] = {"text", "markdown", "json"};
    const char *nothing[] = {"true", NULL};
    run result;
    if (measure(nothing, &result))
        return 1;
    printf("process that does nothing         %7.2f ms   %5.1f MB peak\n",
           bench_median(result.seconds, RUNS) * 1e3, (double)result.peak_kib / 1024);
    for (int f = 0; f < 3; f++) {
        const char *arguments[] = {program,    "plan",     "examples/northwind.yaml",
                                   "--format", formats[f], NULL};
        if (measure(arguments, &result))
            return 1;
        printf("plan examples/northwind.yaml, %-8s %5.2f ms   %5.1f MB peak\n", formats[f],
               bench_median(result.seconds, RUNS) * 1e3, (double)result.peak_kib / 1024);
    }
    printf("medians of %d runs\n", RUNS);
    return 0;
}
