#include "desk/answer.h"

#include <glib.h>

#include "brief/flags.h"
#include "dealwright/record.h"
#include "desk/limits.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/file.h"
#include "text/playbook.h"

void desk_answer_init(desk_answer *answer, const char *subject)
{
    *answer = (desk_answer){.subject = subject};
    text_problems_init(&answer->problems);
    text_arena_init(&answer->arena, DESK_MEMORY_MAX);
}

void desk_answer_clear(desk_answer *answer)
{
    text_problems_clear(&answer->problems);
    dw_arena_clear(&answer->arena);
    answer->playbook = NULL;
    answer->deal = NULL;
    answer->frontier = NULL;
    answer->choice = NULL;
    answer->offers = NULL;
    answer->logged = NULL;
    answer->comparison = NULL;
    answer->coaching = NULL;
    if (answer->flags)
        brief_flags_clear(answer->flags);
    g_clear_pointer(&answer->flags, g_free);
}

bool desk_answer_playbook(desk_answer *answer, const char *path)
{
    answer->playbook = text_playbook_load(path, &answer->arena, &answer->problems);
    if (!answer->playbook)
        answer->subject = path ? path : DESK_BUILT_IN;
    return desk_answer_settle(answer) == DESK_OK && answer->playbook;
}

const dw_deal *desk_answer_state(desk_answer *answer, const dw_deal *logged)
{
    dw_deal *const state = DW_TAKE(&answer->arena, 2, dw_deal);
    dw_deal *const kept = state + 1; /* the state refers to it */
    dw_error err = {0};
    dw_status status = state ? DW_OK : DW_E_NOMEM;
    if (status == DW_OK) {
        *kept = *logged;
        status =
            dw_record_state(kept, answer->playbook, kept->n_events, &answer->arena, state, &err);
    }
    if (status == DW_OK)
        return state;
    desk_answer_refused(answer, status, &err);
    return NULL;
}

void desk_answer_refused(desk_answer *answer, dw_status status, const dw_error *err)
{
    const text_place place = {.file = text_file_label(answer->subject)};
    if (status == DW_E_NOMEM)
        text_problem_add(&answer->problems, TEXT_PROBLEM_MEMORY, place, "", "out of memory");
    else if (!text_deal_note_limit(err, place, &answer->problems))
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, err->what ? err->what : "",
                         "is not within what can be planned (element %zu, value %g)", err->index,
                         err->value);
    desk_answer_settle(answer);
}

desk_status desk_answer_settle(desk_answer *answer)
{
    static const desk_status status[] = {
        [TEXT_PROBLEM_WARNING] = DESK_OK,
        [TEXT_PROBLEM_INPUT] = DESK_PROBLEMS,
        [TEXT_PROBLEM_FILE] = DESK_FILE,
        [TEXT_PROBLEM_MEMORY] = DESK_INTERNAL,
    };
    answer->status = answer->problems.n_errors ? status[answer->problems.worst] : DESK_OK;
    return answer->status;
}

char *desk_problems_text(desk_answer *answer)
{
    text_problems *problems = &answer->problems;
    GString *text = g_string_new(NULL);
    g_autofree char *lines = text_problems_format(problems);
    g_string_append(text, lines);
    const size_t n = problems->n_errors;
    if (n > 0 && problems->worst == TEXT_PROBLEM_INPUT)
        g_string_append_printf(text, "%zu problem%s in %s\n", n, n == 1 ? "" : "s",
                               text_file_label(answer->subject));
    return g_string_free(text, FALSE);
}
