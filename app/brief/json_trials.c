#include "brief/trials.h"

#include <string.h>

#include "brief/json.h"

static bool same(const char *const lead[2])
{
    return strcmp(lead[0], lead[1]) == 0;
}

bool brief_trial_differs(const brief_trial *trial)
{
    return trial->problem == NULL &&
           (trial->n_differing > 0 || !same(trial->first) || !same(trial->ended));
}

static json_t *pair(const char *const lead[2])
{
    return json_pack("{s:s, s:s}", "now", lead[0], "changed", lead[1]);
}

static json_t *numbers(const brief_trial *trial)
{
    json_t *const list = json_array();
    for (size_t i = 0; i < trial->n_differing; i++)
        json_array_append_new(list, json_integer((json_int_t)trial->differing[i]));
    return list;
}

static json_t *object_of(const brief_trial *trial)
{
    json_t *const object = json_object();
    brief_json_set(object, "id", json_integer(trial->id));
    brief_json_set(object, "deal", json_string(trial->deal));
    brief_json_set(object, "outcome", json_string(trial->outcome));
    brief_json_set(object, "last", json_string(trial->last));
    if (trial->problem) {
        brief_json_set(object, "problem", json_string(trial->problem));
        return object;
    }
    brief_json_set(object, "first", pair(trial->first));
    brief_json_set(object, "end", pair(trial->ended));
    brief_json_set(object, "events", json_integer((json_int_t)trial->n_events));
    brief_json_set(object, "differing", numbers(trial));
    return object;
}

char *brief_trials_json(const brief_trial *trial, size_t n)
{
    json_t *const list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, object_of(&trial[i]));
    return brief_json_finish(list);
}
