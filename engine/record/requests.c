/* What is asked for, and what answers it: requests, grants, refusals and delegations of a record. */
#include "replay.h"
#include "ruling_index.h"

#include <string.h>

/* ---- Requests ------------------------------------------------------------------------------- */

static void settle(dw_replay *r, dw_request *request, dw_request_status status)
{
    request->status = status;
    request->answer = r->at;
    r->event[r->at].is_answer = true;
    request->since = r->deal->event[r->at].day;
}

/* What we normally offer, and already do: no request that does not name it asks for it. */
static bool is_usual(const dw_replay *r, const dw_request *request, const size_t *standard,
                     size_t issue)
{
    return issue != r->model->cash_issue[DW_CASH_PRICE] &&
           request->package.option[issue] == standard[issue] &&
           !dw_event_term(&r->deal->event[request->event], issue);
}

static void mark_asked(const dw_replay *r, const dw_request *request, bool *asked, bool *open,
                       bool *back)
{
    const dw_package table = dw_replay_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(r->model, standard);
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        const dw_package *const than = grant ? &grant->package : &table;
        asked[i] = !is_usual(r, request, standard, i) &&
                   !dw_approvals_as_good(r->made, r->model, &request->package, than, i);
        open[i] = asked[i];
        back[i] =
            !asked[i] && !dw_approvals_as_good(r->made, r->model, &table, &request->package, i);
    }
}

/* The issues that an event names. NULL when memory ends. */
static bool *mark_named_by(const dw_replay *r, const dw_event *event)
{
    bool *const named = dw_replay_marks(r);
    for (size_t t = 0; named && t < event->n_terms; t++)
        named[event->term[t].issue] = true;
    return named;
}

/* What the request asks for: what is worse for us than what was granted or on the table then; where it asks
 * for what they have from us already, what it names. NULL when memory ends. */
static const bool *mark_put(const dw_replay *r, const dw_request *request)
{
    for (size_t i = 0; i < r->deal->n_issues; i++)
        if (request->asked[i])
            return request->asked;
    return mark_named_by(r, &r->deal->event[request->event]);
}

/* What has been asked for without what needs an answer: that stands as it was granted before, or was on
 * the table when it was asked. */
static dw_package take_base(const dw_replay *r, const dw_request *request)
{
    const dw_package table = dw_replay_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    const dw_package *const before = grant ? &grant->package : &table;
    const size_t price = r->model->cash_issue[DW_CASH_PRICE];
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < r->deal->n_issues; i++)
        option[i] = request->asked[i] ? before->option[i] : request->package.option[i];
    const bool asks_price = price != DW_NONE && request->asked[price];
    return dw_replay_terms(r, option, asks_price ? before->price : request->package.price);
}

/* The newest grant that covers the package, whatever was refused since; or NULL. */
static const dw_ruling *newest_covering(const dw_replay *r, const dw_package *package)
{
    const size_t k = dw_ruling_index_newest_grant(r->made, r->model, package);
    return k == DW_NONE ? NULL : &r->ruling[k];
}

/* What is asked for, weighed: a page lists each request with what it is worth. */
static dw_package take_asked(const dw_replay *r)
{
    const dw_package asked = dw_replay_named(r);
    return asked.option ? dw_package_weigh(r->model, asked.option, asked.price) : asked;
}

bool dw_replay_request(dw_replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    const size_t n = r->deal->n_issues;
    bool *const asked = DW_TAKE(r->arena, n, bool);
    bool *const open = DW_TAKE(r->arena, n, bool);
    bool *const back = DW_TAKE(r->arena, n, bool);
    dw_request request = {.event = r->at,
                          .package = take_asked(r),
                          .named = event->authority,
                          .asked = asked,
                          .open = open,
                          .back = back,
                          .answer = DW_NONE,
                          .rest_answer = DW_NONE,
                          .since = event->day};
    if (!asked || !open || !back || !request.package.option)
        return false;
    const size_t needed = dw_higher_authority(request.package.authority, event->needs);
    r->event[r->at].authority = needed;
    request.authority = dw_higher_authority(needed, request.named);
    request.named_low = request.named != DW_NONE && needed != DW_NONE && request.named < needed;
    mark_asked(r, &request, asked, open, back);
    request.put = mark_put(r, &request);
    r->part[r->made->n_requests] = take_base(r, &request);
    if (!request.put || !r->part[r->made->n_requests].option)
        return false;
    if (dw_approvals_waiting(r->made))
        settle(r, &r->request[r->made->n_requests - 1], DW_REQUEST_SUPERSEDED);
    const dw_ruling *const before = newest_covering(r, &request.package);
    if (before) {
        request.status = DW_REQUEST_GRANTED;
        request.answer = before->event;
    }
    r->event[r->at].request = r->made->n_requests;
    r->request_by[event->number] = r->made->n_requests + 1;
    r->open[r->made->n_requests] = open;
    r->request[r->made->n_requests++] = request;
    return true;
}

size_t dw_approvals_newest_part(const dw_approvals *made)
{
    const size_t n = made->n_requests;
    const dw_request *const newest = n > 0 ? &made->request[n - 1] : NULL;
    return newest && newest->status == DW_REQUEST_PARTLY && newest->rest_answer == DW_NONE
               ? n - 1
               : DW_NONE;
}

/* The request that an event answers: the one it names, else the newest that waits, else the newest of all
 * where a part of it was granted; or DW_NONE. */
static size_t answered(const dw_replay *r)
{
    const size_t number = r->deal->event[r->at].answers;
    if (number > 0)
        return number <= r->last_number ? r->request_by[number] - 1
                                        : DW_NONE; /* 0 - 1 is DW_NONE */
    return dw_approvals_waiting(r->made) ? r->made->n_requests - 1
                                         : dw_approvals_newest_part(r->made);
}

/* ---- Answers -------------------------------------------------------------------------------- */

static size_t word_length(const char *text)
{
    size_t n = 0;
    while (text[n] && !strchr(" ,.;:!?-\n\t", text[n]))
        n++;
    return n;
}

static bool is_same_word(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char lower = a[i] >= 'A' && a[i] <= 'Z' ? (char)(a[i] - 'A' + 'a') : a[i];
        if (lower != b[i])
            return false;
    }
    return true;
}

/* Is each word of the text one of the list, small letters parted by blanks? */
static bool is_made_of(const char *text, const char *list)
{
    for (size_t n = 0; *text; text += n > 0 ? n : 1) {
        n = word_length(text);
        const char *word = list;
        while (n > 0 && *word && !(word_length(word) == n && is_same_word(text, word, n)))
            word += word_length(word) + (word[word_length(word)] != '\0');
        if (n > 0 && !*word)
            return false;
    }
    return true;
}

/* Only the words of a yes set no condition: "yes, go". */
static const char *condition_in(const dw_replay *r, const char *words)
{
    const char *const yes = r->model->playbook->phrase[DW_PHRASE_WORDS_OF_A_YES];
    return words && is_made_of(words, yes) ? NULL : words;
}

/* The reason and the note of the event, as one text: either may set a condition. False when memory ends. */
static bool take_words(const dw_replay *r, const char **words)
{
    static const char between[] = "; ";
    const dw_event *const event = &r->deal->event[r->at];
    *words = event->reason ? event->reason : event->note;
    if (!event->reason || !event->note)
        return true;
    const size_t first = strlen(event->reason), second = strlen(event->note);
    char *const both = DW_TAKE(r->arena, first + sizeof between + second, char);
    if (!both)
        return false;
    memcpy(both, event->reason, first);
    memcpy(both + first, between, sizeof between - 1);
    memcpy(both + first + sizeof between - 1, event->note, second + 1);
    *words = both;
    return true;
}

/* The ruling on the package so far, where it is a refusal by somebody else; else DW_NONE. */
static size_t refused_by_another(const dw_replay *r, const dw_package *package)
{
    const dw_ruling *const before = dw_approvals_ruling(r->made, r->model, package);
    if (!before || before->granted)
        return DW_NONE;
    const char *const refuser = r->deal->event[before->event].who;
    const char *const granter = r->deal->event[r->at].who;
    return refuser && granter && strcmp(refuser, granter) != 0 ? (size_t)(before - r->made->ruling)
                                                               : DW_NONE;
}

/* What authority has to say yes to more than the answer gives. */
static size_t take_answerer(const dw_replay *r, const dw_request *request)
{
    return dw_higher_authority(request ? request->authority : DW_NONE,
                               dw_authority_at(&r->approvers, r->at));
}

/* `on`: what is granted of it; NULL: it is refused. `no`: what is not. */
static bool rule(dw_replay *r, dw_package package, const bool *on, const bool *no)
{
    dw_ruling *const made = &r->ruling[r->made->n_rulings];
    const size_t request = r->event[r->at].request;
    *made =
        (dw_ruling){.package = package,
                    .granted = on != NULL,
                    .on = on,
                    .no = no,
                    .event = r->at,
                    .again = take_answerer(r, request == DW_NONE ? NULL : &r->request[request])};
    if (!no || !package.option || !take_words(r, &made->words))
        return false;
    if (made->granted)
        made->words = condition_in(r, made->words);
    if (made->granted && made->words)
        r->event[r->at].condition = r->made->n_rulings;
    if (made->granted) {
        r->event[r->at].refusal = refused_by_another(r, &package);
        r->made->newest_grant = r->made->n_rulings;
        r->made->n_grants++;
    }
    r->made->n_rulings++;
    dw_ruling_index_add(r->index, r->made, r->model);
    return true;
}

/* What a grant of terms of its own leaves granted: these over what the request leaves without its open
 * issues; without a request over what is on the table. */
static dw_package take_part(const dw_replay *r, size_t request)
{
    if (request == DW_NONE)
        return dw_replay_named(r);
    return dw_replay_laid(r, r->part[request].option, r->part[request].price);
}

static bool *mark_named(const dw_replay *r)
{
    return mark_named_by(r, &r->deal->event[r->at]);
}

/* Does a term that a grant names tie the rest? Beside a request, where it was not asked for and gives us no
 * less; without one, where it gives us more than what we have on the table. */
static bool is_tie(const dw_replay *r, const dw_package *granted, size_t at, size_t issue)
{
    const dw_package table = dw_replay_table(r);
    if (at == DW_NONE)
        return !dw_approvals_as_good(r->made, r->model, &table, granted, issue);
    const dw_request *const request = &r->request[at];
    return !request->asked[issue] &&
           dw_approvals_as_good(r->made, r->model, granted, &request->package, issue);
}

/* NULL when memory ends. */
static bool *mark_ties(const dw_replay *r, const dw_package *granted, size_t at)
{
    bool *const ties = mark_named(r);
    for (size_t i = 0; ties && i < r->deal->n_issues; i++)
        ties[i] = ties[i] && is_tie(r, granted, at, i);
    return ties;
}

/* Of the terms that a refusal of a package names those that are worse for us than what we have on the table,
 * or where none is all of them. NULL when memory ends. */
static bool *mark_refused(const dw_replay *r, const dw_package *refused)
{
    const dw_package table = dw_replay_table(r);
    bool *const named = mark_named(r), *const worse = mark_named(r);
    size_t n = 0;
    for (size_t i = 0; named && worse && i < r->deal->n_issues; i++) {
        worse[i] = worse[i] && !dw_approvals_as_good(r->made, r->model, refused, &table, i);
        n += worse[i];
    }
    return n > 0 ? worse : named;
}

/* What of the request a grant gives and what it does not. */
static bool note_part(dw_replay *r, size_t at, const dw_package *as, const bool *on)
{
    dw_event_approval *const made = &r->event[r->at];
    bool *const missing = dw_replay_marks(r);
    if (!missing)
        return false;
    memcpy(missing, r->open[at], r->deal->n_issues * sizeof *missing);
    made->package = r->request[at].package;
    made->granted = on;
    made->granted_as = *as;
    made->missing = missing;
    return true;
}

/* `part`: what terms of its own leave granted; without, NULL. */
static bool grant(dw_replay *r, size_t at, const dw_package *part)
{
    bool *const on = mark_named(r);
    const dw_package *const package = part ? part : &r->request[at].package;
    bool *const no = mark_ties(r, package, at);
    if (!on || !no)
        return false;
    if (at == DW_NONE)
        return rule(r, *package, on, no);
    dw_request *const request = &r->request[at];
    size_t n_open = 0;
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        bool *const open = &r->open[at][i];
        *open = *open && !dw_approvals_as_good(r->made, r->model, &request->package, package, i);
        n_open += *open;
        on[i] = on[i] || (request->asked[i] && !*open);
        no[i] = no[i] || *open;
    }
    r->part[at] = *package;
    settle(r, request, n_open > 0 ? DW_REQUEST_PARTLY : DW_REQUEST_GRANTED);
    return rule(r, *package, on, no) && (n_open == 0 || note_part(r, at, package, on));
}

/* Does it refuse only what goes beyond the part that was granted? Then that stays granted. */
static bool refuses_rest(const dw_replay *r, size_t at, const dw_package *refused)
{
    const dw_event *const event = &r->deal->event[r->at];
    bool rest = r->request[at].status == DW_REQUEST_PARTLY && event->n_terms > 0;
    for (size_t t = 0; t < event->n_terms; t++)
        rest = rest && !dw_approvals_as_good(r->made, r->model, refused, &r->part[at],
                                             event->term[t].issue);
    return rest;
}

static bool refuse(dw_replay *r, size_t at)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_request *const request = at == DW_NONE ? NULL : &r->request[at];
    if (request && event->n_terms == 0) {
        settle(r, request, DW_REQUEST_REFUSED);
        dw_package whole = request->package;
        whole.authority = take_answerer(r, request);
        return rule(r, whole, NULL, request->put);
    }
    dw_package refused = request
                             ? dw_replay_laid(r, request->package.option, request->package.price)
                             : dw_replay_named(r);
    if (!refused.option)
        return false;
    if (request && refuses_rest(r, at, &refused)) {
        request->rest_answer = r->at;
        r->event[r->at].is_answer = true;
    } else if (request) {
        settle(r, request, DW_REQUEST_REFUSED);
    }
    refused.authority = take_answerer(r, request);
    return rule(r, refused, NULL, mark_refused(r, &refused));
}

static void note_by_list(dw_replay *r)
{
    r->event[r->at].by_people = dw_approves_by_list(&r->approvers, r->at);
    if (r->event[r->at].by_people)
        r->made->newest_by_people = r->at;
}

/* Where nobody is named, who logged it. */
static const char *asker_of(const dw_event *request)
{
    return request->who ? request->who : request->author;
}

bool dw_replay_answer(dw_replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_event_approval *const made = &r->event[r->at];
    made->request = answered(r);
    dw_request *const request = made->request == DW_NONE ? NULL : &r->request[made->request];
    if (!request && event->n_terms == 0) {
        made->answer = DW_ANSWER_TO_NOTHING;
        r->made->n_void++;
        return true;
    }
    const bool grants_part = event->n_terms > 0 && event->action == DW_ACTION_GRANT;
    dw_package part = {.authority = request ? request->authority : DW_NONE};
    if (grants_part) {
        part = take_part(r, made->request);
        if (!part.option)
            return false;
        part.authority = made->authority = dw_higher_authority(
            dw_package_authority(r->model, part.option, part.price), event->needs);
    }
    const char *const asker = request ? asker_of(&r->deal->event[request->event]) : NULL;
    made->answer = dw_answer_weigh(&r->approvers, r->at, asker, part.authority);
    if (made->answer != DW_ANSWER_COUNTS) {
        r->made->n_void++;
        return true;
    }
    note_by_list(r);
    return event->action == DW_ACTION_GRANT ? grant(r, made->request, grants_part ? &part : NULL)
                                            : refuse(r, made->request);
}

void dw_replay_delegate(dw_replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_approvers *const approvers = &r->approvers;
    /* Whom somebody else delegated to delegates no further. */
    dw_approvers by_role = *approvers;
    by_role.n_delegations = 0;
    if (!event->to || !dw_may_approve(&by_role, r->at)) {
        r->event[r->at].answer = DW_ANSWER_BY_OTHER;
        r->made->n_void++;
        return;
    }
    r->event[r->at].answer = DW_ANSWER_COUNTS;
    note_by_list(r);
    approvers->delegation[approvers->n_delegations++] =
        (dw_delegation){event->who, event->to, r->at, event->until};
}
