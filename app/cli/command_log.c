/* dealwright log, dealwright undo, dealwright replay, dealwright plan --publish */
#include "cli/cli.h"

/* Options that say something of the event: its key is theirs but for one. */
static const struct {
    cli_option_id option;
    const char *key;
} event_options[] = {
    {CLI_AT, "at"},
    {CLI_WHO, "who"},
    {CLI_NOTE, "note"},
    {CLI_REASON, "reason"},
    {CLI_EVIDENCE, "evidence"},
    {CLI_CHANNEL, "channel"},
    {CLI_SIGNAL, "signal"},
    {CLI_UNTIL, "until"},
    {CLI_ANSWERS, "answers"},
    {CLI_CORRECT, "corrects"},
    {CLI_AUTHOR, "author"},
    {CLI_SOURCE, "source"},
};

/* The words of the event: the operands from `first` on, then what options say. */
static GPtrArray *event_words(const cli_call *call, size_t first)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = first;
         i < CLI_OPERANDS_MAX && call->operand[i] && !cli_operand_repeats(call->command, i); i++)
        g_ptr_array_add(words, g_strdup(call->operand[i]));
    for (guint i = 0; i < call->repeated->len; i++)
        g_ptr_array_add(words, g_strdup(g_ptr_array_index(call->repeated, i)));
    for (size_t i = 0; i < G_N_ELEMENTS(event_options); i++)
        if (call->value[event_options[i].option])
            g_ptr_array_add(words, g_strdup_printf("--%s=%s", event_options[i].key,
                                                   call->value[event_options[i].option]));
    return words;
}

static desk_log_request log_request(const cli_call *call, const GPtrArray *words)
{
    const desk_store_request user = cli_store_request(call);
    desk_log_request request = {.plan = {.deal = call->operand[0],
                                         .store = call->store,
                                         .playbook = call->value[CLI_PLAYBOOK],
                                         .day = call->day},
                                .now = user.now,
                                .author = user.author,
                                .source = user.source,
                                .word = (const char *const *)words->pdata,
                                .n_words = words->len,
                                .dry_run = call->flag[CLI_DRY_RUN] != FALSE,
                                .is_sure = call->flag[CLI_YES] != FALSE};
    request.plan.today = cli_moment(&request.minute);
    return request;
}

/* A number for each event; the version that was published with the first one. */
static char *quiet_page(const desk_answer *answer)
{
    GString *const page = g_string_new(NULL);
    for (size_t e = 0; e < answer->n_logged; e++) {
        const dw_event *const event = &answer->logged[e];
        g_string_append_printf(page, "%zu", event->number);
        if (event->kind == DW_EVENT_PLAN && e > 0)
            g_string_append_printf(page, " version %d", event->version);
        g_string_append_c(page, '\n');
    }
    return g_string_free(page, FALSE);
}

static cli_exit write_logged(const cli_call *call, desk_answer *answer)
{
    cli_exit code = cli_answer_report(answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = call->flag[CLI_QUIET]
                                    ? quiet_page(answer)
                                    : desk_logged_page(answer, call->flag[CLI_DRY_RUN] != FALSE,
                                                       call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(answer);
    return code;
}

cli_exit cli_log(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    g_autoptr(GPtrArray) words = event_words(call, 1);
    const desk_log_request request = log_request(call, words);
    desk_answer answer;
    desk_log(&request, &answer);
    return write_logged(call, &answer);
}

/* What needs no request has been said; the page is that of a log. */
cli_exit cli_packages_ask(const cli_call *call)
{
    g_autoptr(GPtrArray) words = event_words(call, 1);
    desk_log_request request = log_request(call, words);
    request.plan.packages = call->count;
    desk_answer answer;
    if (desk_ask(&request, call->value[CLI_ASK], &answer) == DESK_OK && answer.n_logged == 0) {
        const cli_exit code = cli_answer_report(&answer);
        desk_answer_clear(&answer);
        return code;
    }
    return write_logged(call, &answer);
}

cli_exit cli_undo(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    g_autoptr(GPtrArray) words = event_words(call, 2);
    const desk_log_request request = log_request(call, words);
    desk_answer answer;
    desk_undo(&request, call->operand[1], &answer);
    return write_logged(call, &answer);
}

cli_exit cli_plan_publish(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    g_autoptr(GPtrArray) words = event_words(call, 1);
    const desk_log_request request = log_request(call, words);
    desk_answer answer;
    desk_publish(&request, &answer);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK) {
        g_autofree char *page = desk_plan_page(&answer, call->format, &call->style);
        code = cli_page_write(call, page);
    }
    desk_answer_clear(&answer);
    return code;
}

cli_exit cli_replay(const cli_call *call)
{
    if (cli_output_is_input(call))
        return CLI_EXIT_USAGE;
    const desk_request request = cli_plan_request(call);
    desk_answer answer;
    g_autofree char *page = NULL;
    const desk_range range = {call->value[CLI_FROM], call->value[CLI_TO], call->value[CLI_LAST]};
    desk_replay(&request, &range, call->format, &call->style, &answer, &page);
    cli_exit code = cli_answer_report(&answer);
    if (code == CLI_EXIT_OK)
        code = cli_page_write(call, page);
    desk_answer_clear(&answer);
    return code;
}
