/* The contract: many writers at once, threads and processes: nothing is lost and numbers have no gaps.
 * And a writer that is killed: what it acknowledged is there. */
#include "contract.h"
#include "support.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dealwright/base.h"

enum { SEED = 20261123 };

static const contract_opener *opener;

/* A store that nobody has opened yet: processes are forked before. */
typedef struct place {
    char *url;
} place;

static int start(void **state)
{
    place *const p = g_new0(place, 1);
    p->url = opener->make();
    *state = p;
    return 0;
}

static int end(void **state)
{
    place *const p = *state;
    opener->drop(p->url);
    g_free(p);
    return 0;
}

/* ---- Threads ---------------------------------------------------------------------------------- */

enum { THREADS = 16, EACH = 40 };

typedef struct worker {
    deal_store *store;
    int number;
    int64_t deal;
    int64_t taken[EACH]; /* the numbers its events got */
    bool good;
} worker;

/* Half appends blindly, half says how many it has seen and tries again when somebody was faster. */
static void *work(void *context)
{
    worker *const w = context;
    int64_t seen = 0;
    w->good = true;
    for (int i = 0; i < EACH; i++) {
        g_autofree char *body = g_strdup_printf("%d/%d", w->number, i);
        const char *const one = body;
        const bool blind = w->number % 2;
        store_status status;
        do
            status = store_append(w->store, w->deal, blind ? STORE_ANY : seen, &one, 1, &test_stamp,
                                  &seen, NULL);
        while (status == STORE_CONFLICT);
        w->good = w->good && status == STORE_OK;
        w->taken[i] = seen;
    }
    return NULL;
}

static bool note_body(const store_entry *entry, void *context)
{
    GHashTable *const bodies = context;
    g_hash_table_insert(bodies, g_strdup(entry->body), GSIZE_TO_POINTER((gsize)entry->number));
    return true;
}

static void threads_get_their_own_numbers(void **state)
{
    place *const p = *state;
    deal_store *const store = open_store(p->url, STORE_WRITE);
    worker each[THREADS] = {0};
    GThread *thread[THREADS];
    add_deal(store, "A");
    add_deal(store, "B");
    for (int t = 0; t < THREADS; t++) {
        each[t] = (worker){.store = store, .number = t, .deal = 1 + t / (THREADS / 2)};
        thread[t] = g_thread_new("worker", work, &each[t]);
    }
    for (int t = 0; t < THREADS; t++)
        g_thread_join(thread[t]);
    for (int64_t deal = 1; deal <= 2; deal++) {
        g_autoptr(GHashTable) bodies = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        assert_stored(store_events(store, deal, 1, note_body, bodies, &error));
        assert_int_equal(g_hash_table_size(bodies), THREADS / 2 * EACH);
        for (int t = 0; t < THREADS; t++)
            for (int i = 0; i < EACH && each[t].deal == deal; i++) {
                g_autofree char *body = g_strdup_printf("%d/%d", t, i);
                assert_true(each[t].good);
                assert_int_equal(GPOINTER_TO_SIZE(g_hash_table_lookup(bodies, body)),
                                 each[t].taken[i]);
            }
    }
    assert_sound(store);
    store_close(store);
}

/* Requests that share a commit with one that fails are not touched by it. */
static void *fail_often(void *context)
{
    worker *const w = context;
    w->good = true;
    for (int i = 0; i < EACH; i++) {
        const store_new_deal deal = {.name = "A", .account = "", .owner = "", .body = "{}"};
        int64_t id = 0;
        w->good = w->good && store_add(w->store, &deal, &test_stamp, &id, NULL) == STORE_EXISTS &&
                  id == 1;
    }
    return NULL;
}

static void a_request_that_fails_takes_no_other_with_it(void **state)
{
    place *const p = *state;
    deal_store *const store = open_store(p->url, STORE_WRITE);
    worker each[THREADS] = {0};
    GThread *thread[THREADS];
    add_deal(store, "A");
    for (int t = 0; t < THREADS; t++) {
        each[t] = (worker){.store = store, .number = t, .deal = 1};
        thread[t] = g_thread_new("worker", t % 2 ? work : fail_often, &each[t]);
    }
    for (int t = 0; t < THREADS; t++) {
        g_thread_join(thread[t]);
        assert_true(each[t].good);
    }
    assert_int_equal(head_of(store).entries, 1 + THREADS / 2 * EACH);
    assert_sound(store);
    store_close(store);
}

/* ---- Processes --------------------------------------------------------------------------------- */

enum { PROCESSES = 4, PROCESS_EACH = 60 };

/* Looks at the store in a session of its own, as who asks for a deal's neighbours does. */
static bool look_beside(const char *url)
{
    deal_store *beside = NULL;
    g_autoptr(GPtrArray) deals = NULL;
    const bool good = store_open(url, STORE_READ, &beside, NULL) == STORE_OK &&
                      store_deals(beside, &deals, NULL) == STORE_OK && deals->len == 1;
    store_close(beside);
    return good;
}

/* Appends to the deal that the first process made; every `beside`-th time with a second session open. */
static bool append_to_shared(const char *url, int beside)
{
    deal_store *store = NULL;
    const store_new_deal deal = {.name = "A", .account = "", .owner = "", .body = "{}"};
    int64_t id = 0, events = 0;
    store_status status = store_open(url, STORE_WRITE, &store, NULL);
    if (status == STORE_OK)
        status = store_add(store, &deal, &test_stamp, &id, NULL);
    bool good = (status == STORE_OK || status == STORE_EXISTS) && id == 1;
    const char *const body = "{}";
    for (int i = 0; good && i < PROCESS_EACH; i++)
        good = (!beside || i % beside != 0 || look_beside(url)) &&
               store_append(store, 1, STORE_ANY, &body, 1, &test_stamp, &events, NULL) == STORE_OK;
    store_close(store);
    return good;
}

static void assert_processes_share(const place *p, int beside)
{
    pid_t child[PROCESSES];
    for (int c = 0; c < PROCESSES; c++) {
        child[c] = fork();
        assert_true(child[c] >= 0);
        if (child[c] == 0)
            _exit(append_to_shared(p->url, beside) ? 0 : 1);
    }
    for (int c = 0; c < PROCESSES; c++) {
        int status = 0;
        assert_int_equal(waitpid(child[c], &status, 0), child[c]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    deal_store *const store = open_store(p->url, STORE_READ);
    assert_int_equal(head_of(store).entries, 1 + PROCESSES * PROCESS_EACH);
    assert_sound(store);
    store_close(store);
}

static void processes_share_one_store_from_its_first_moment(void **state)
{
    assert_processes_share(*state, 0);
}

static void a_second_session_of_a_process_takes_nothing_from_its_first(void **state)
{
    assert_processes_share(*state, 3);
}

/* ---- Killed writers ------------------------------------------------------------------------------ */

enum { KILLS = 300 };

/* Appends and says each number that was acknowledged, until it is killed. */
static void append_until_killed(const place *p, int out)
{
    deal_store *store = NULL;
    if (store_open(p->url, STORE_WRITE, &store, NULL) != STORE_OK)
        _exit(1);
    static const char *const body[] = {"{\"note\":\"one\"}", "{\"note\":\"two\"}"};
    const store_act plan = {body, 2, "{}", "abc", "{}", 1};
    int64_t events = 0;
    for (size_t i = 0;; i++) {
        const store_status status =
            i % 3 == 2 ? store_log(store, 1, STORE_ANY, &plan, &test_stamp, &events, NULL)
                       : store_append(store, 1, STORE_ANY, body, 1, &test_stamp, &events, NULL);
        if (status != STORE_OK || write(out, &events, sizeof events) != sizeof events)
            _exit(1);
    }
}

static bool is_second(const store_entry *entry, void *context)
{
    *(int64_t *)context += strstr(entry->body, "two") != NULL;
    return true;
}

/* What is appended in one act, two events, a plan and a debrief, is there whole. */
static void assert_whole_acts(deal_store *store, const store_deal *deal)
{
    int64_t n = 0;
    assert_stored(store_events(store, deal->id, 1, is_second, &n, &error));
    assert_int_equal(n, deal->plans);
    g_autoptr(store_entry) last = NULL, more = NULL;
    if (n > 0)
        assert_stored(store_debrief(store, deal->id, n, &last, &error));
    assert_refused(store_debrief(store, deal->id, n + 1, &more, &error), STORE_NOT_FOUND, "");
}

/* The last number the child said before it was killed; -1 for none. The time runs from its start, or
 * from its first word, so that a slow machine kills writers at work too. */
static int64_t run_and_kill(const place *p, bool at_work, useconds_t after)
{
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(pipes[0]);
        append_until_killed(p, pipes[1]);
    }
    close(pipes[1]);
    int64_t said, last = -1;
    if (at_work && read(pipes[0], &said, sizeof said) == sizeof said)
        last = said;
    usleep(after);
    assert_int_equal(kill(child, SIGKILL), 0);
    while (read(pipes[0], &said, sizeof said) == sizeof said)
        last = said;
    close(pipes[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    return last;
}

static void what_a_killed_writer_acknowledged_is_there(void **state)
{
    place *const p = *state;
    dw_random random;
    dw_random_init(&random, SEED, 1);
    print_message("# seed %d\n", SEED);
    deal_store *store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    store_head head = head_of(store);
    store_close(store);
    int64_t acknowledged = 0;
    int spoke = 0;
    for (int i = 0; i < KILLS; i++) {
        const useconds_t after = (useconds_t)(dw_random_unit(&random) * 6000);
        const int64_t last = run_and_kill(p, i % 4 != 0, after);
        spoke += last >= 0;
        acknowledged = MAX(acknowledged, last);
        store = open_store(p->url, STORE_READ);
        g_autoptr(store_deal) deal = NULL;
        assert_stored(store_find(store, "A", &deal, &error));
        if (deal->events < acknowledged)
            fail_msg("%d events of %d are there", (int)deal->events, (int)acknowledged);
        acknowledged = deal->events;
        assert_whole_acts(store, deal);
        const store_head now = head_of(store);
        if (i % 20 == 19 || i == KILLS - 1) {
            store_finding finding;
            assert_stored(store_audit(store, &head, &finding, &error));
        }
        head = now;
        store_close(store);
        /* A deal takes so many; the next begins a new store. */
        if (acknowledged > 8000) {
            opener->drop(p->url);
            p->url = opener->make();
            store = open_store(p->url, STORE_WRITE);
            add_deal(store, "A");
            head = head_of(store);
            acknowledged = 0;
            store_close(store);
        }
    }
    assert_true(spoke >= KILLS * 3 / 4);
}

enum { BIRTHS = 60 };

/* Makes a store and its first deal; does not return. */
static void make_and_wait(const char *url)
{
    deal_store *store = NULL;
    const store_new_deal deal = {.name = "A", .account = "", .owner = "", .body = "{}"};
    int64_t id = 0;
    if (store_open(url, STORE_WRITE, &store, NULL) == STORE_OK)
        store_add(store, &deal, &test_stamp, &id, NULL);
    pause();
    _exit(0);
}

/* How long that takes on this machine, in microseconds. */
static double birth_time(void)
{
    char *const url = opener->make();
    const gint64 start_time = g_get_monotonic_time();
    deal_store *const store = open_store(url, STORE_WRITE);
    add_deal(store, "A");
    store_close(store);
    const double taken = (double)(g_get_monotonic_time() - start_time);
    opener->drop(url);
    return taken;
}

static void a_store_whose_maker_was_killed_is_made_by_the_next(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, SEED, 2);
    int early = 0;
    const double longest = 2 * birth_time();
    for (int i = 0; i < BIRTHS; i++) {
        char *const url = opener->make();
        const pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            make_and_wait(url);
        usleep((useconds_t)(dw_random_unit(&random) * longest));
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        deal_store *const store = open_store(url, STORE_WRITE);
        assert_sound(store);
        early += head_of(store).entries == 0;
        add_deal(store, "B");
        assert_sound(store);
        store_close(store);
        opener->drop(url);
    }
    print_message("# %d of %d were killed before their first deal\n", early, BIRTHS);
}

int store_contract_together(const contract_opener *of)
{
    opener = of;
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        IN_PLACE(threads_get_their_own_numbers),
        IN_PLACE(a_request_that_fails_takes_no_other_with_it),
        IN_PLACE(processes_share_one_store_from_its_first_moment),
        IN_PLACE(a_second_session_of_a_process_takes_nothing_from_its_first),
        IN_PLACE(what_a_killed_writer_acknowledged_is_there),
        IN_PLACE(a_store_whose_maker_was_killed_is_made_by_the_next),
    };
    return cmocka_run_group_tests_name(of->name, tests, NULL, NULL);
}
