#include "text/domain_read.h"

#include "text/file.h"
#include "text/limits.h"
#include "text/nearest.h"
#include "text/number.h"

#include "dealwright/deal.h"
#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

/* Weights of a profile sum to 1, give or take what was lost in rounding them. */
#define WEIGHT_SLACK 0.01
enum { VALUES_NAMED = 5 };

void *domain_take(domain_reader *reader, size_t count, size_t size)
{
    void *const memory = reader->out_of_memory ? NULL : dw_arena_take(reader->arena, count, size);
    if (!memory && !reader->out_of_memory) {
        reader->out_of_memory = true;
        text_problem_add(reader->problems, TEXT_PROBLEM_MEMORY, (text_place){.file = reader->label},
                         "", "out of memory while reading");
    }
    return memory;
}

/* What is missing after memory ended may only have found no room. */
static void note(domain_reader *reader, text_problem_kind kind, text_place place, const char *where,
                 const char *sentence)
{
    if (!reader->out_of_memory)
        text_problem_add(reader->problems, kind, place, where ? text_show(where).text : "", "%s",
                         sentence);
}

void domain_problem(domain_reader *reader, text_place place, const char *where, const char *format,
                    ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    note(reader, TEXT_PROBLEM_INPUT, place, where, sentence);
}

void domain_warning(domain_reader *reader, text_place place, const char *where, const char *format,
                    ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    note(reader, TEXT_PROBLEM_WARNING, place, where, sentence);
}

/* ---- Names ----------------------------------------------------------------------------------- */

static const char *keep(domain_reader *reader, const char *text)
{
    const size_t size = strlen(text) + 1;
    char *const kept = domain_take(reader, size, 1);
    return kept ? memcpy(kept, text, size) : NULL;
}

const char *domain_name(domain_reader *reader, text_place place, const char *what, const char *text)
{
    g_auto(GStrv) word = g_strsplit_set(text ? text : "", " \t\r\n", -1);
    g_autoptr(GString) name = g_string_new(NULL);
    for (size_t i = 0; word[i]; i++)
        if (word[i][0])
            g_string_append_printf(name, "%s%s", name->len ? " " : "", word[i]);
    if (name->len == 0) {
        domain_problem(reader, place, NULL, "%s without a name", what);
        return NULL;
    }
    if (g_utf8_strlen(name->str, -1) > TEXT_LINE_MAX) {
        domain_problem(reader, place, NULL, "the name of %s has more than %d characters", what,
                       TEXT_LINE_MAX);
        return NULL;
    }
    return keep(reader, name->str);
}

/* The file's name without folder and ending, words parted by blanks. */
static char *stem_of(const char *label)
{
    char *stem = g_path_get_basename(label);
    char *const dot = strrchr(stem, '.');
    if (dot && dot > stem)
        *dot = '\0';
    return g_strstrip(g_strdelimit(stem, "_", ' '));
}

const char *domain_title_of(domain_reader *reader, const char *label)
{
    static const char word[] = "domain";
    g_autofree char *stem = stem_of(label);
    const size_t length = strlen(stem), tail = sizeof word - 1;
    if (length > tail && g_ascii_strcasecmp(stem + length - tail, word) == 0 &&
        strchr(" -", stem[length - tail - 1]))
        stem[length - tail - 1] = '\0';
    return domain_name(reader, (text_place){.file = label}, "a file", stem);
}

const char *domain_side_of(domain_reader *reader, const char *label, const char *domain)
{
    g_autofree char *stem = stem_of(label);
    const size_t length = domain ? strlen(domain) : 0;
    const char *side = stem;
    if (length && g_ascii_strncasecmp(stem, domain, length) == 0 && stem[length] &&
        strchr(" -", stem[length]) && stem[length + 1])
        side += length + 1;
    return domain_name(reader, (text_place){.file = label}, "a file", side);
}

/* ---- The domain ------------------------------------------------------------------------------ */

static size_t lookup(GHashTable *table, const char *name)
{
    const size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(table, name));
    return found ? found - 1 : DW_NONE;
}

static void enter(GHashTable *table, const char *name, size_t index)
{
    g_hash_table_insert(table, (gpointer)(uintptr_t)name, GSIZE_TO_POINTER(index + 1));
}

bool domain_issues(domain_reader *reader, text_place place, size_t n_issues)
{
    if (n_issues == 0)
        domain_problem(reader, place, NULL, "the domain has no issues");
    else if (n_issues > DW_ISSUES_MAX)
        domain_problem(reader, place, NULL, "has %zu issues, more than the %d that are read",
                       n_issues, DW_ISSUES_MAX);
    if (n_issues == 0 || n_issues > DW_ISSUES_MAX || reader->out_of_memory)
        return false;
    reader->domain->issue = domain_take(reader, n_issues, sizeof *reader->domain->issue);
    return reader->domain->issue;
}

text_domain_issue *domain_issue_add(domain_reader *reader, text_place place, const char *name,
                                    size_t n_options)
{
    const size_t index = reader->domain->n_issues;
    if (n_options == 0)
        domain_problem(reader, place, name, "the issue has no values");
    if (n_options > DW_ISSUE_OPTIONS_MAX)
        domain_problem(reader, place, name, "has %zu values, more than the %d that are read",
                       n_options, DW_ISSUE_OPTIONS_MAX);
    if (lookup(reader->issue, name) != DW_NONE) {
        domain_problem(reader, place, name, "there is an issue of that name already");
        return NULL;
    }
    const char **const option =
        domain_take(reader, MIN(n_options, DW_ISSUE_OPTIONS_MAX), sizeof *option);
    if (!option || n_options == 0 || n_options > DW_ISSUE_OPTIONS_MAX)
        return NULL;
    reader->option[index] = g_hash_table_new(g_str_hash, g_str_equal);
    enter(reader->issue, name, index);
    text_domain_issue *const issue = &reader->domain->issue[reader->domain->n_issues++];
    *issue = (text_domain_issue){.name = name, .option = option};
    return issue;
}

void domain_option_add(domain_reader *reader, text_place place, text_domain_issue *issue,
                       const char *name)
{
    GHashTable *const known = reader->option[issue - reader->domain->issue];
    if (lookup(known, name) != DW_NONE) {
        domain_problem(reader, place, issue->name, "the value '%s' stands there twice",
                       text_show(name).text);
        return;
    }
    enter(known, name, issue->n_options);
    issue->option[issue->n_options++] = name;
}

/* ---- A profile ------------------------------------------------------------------------------- */

bool domain_profile_start(domain_reader *reader, size_t side)
{
    const text_domain *const domain = reader->domain;
    const size_t n = domain->n_issues;
    text_profile *const profile = &reader->domain->side[side];
    *profile = (text_profile){.discount = 1,
                              .weight = domain_take(reader, n, sizeof(double)),
                              .best = domain_take(reader, n, sizeof(double)),
                              .evaluation = domain_take(reader, n, sizeof(double *))};
    reader->weighted = domain_take(reader, n, sizeof(bool));
    reader->met = domain_take(reader, n, sizeof(bool));
    reader->evaluated = domain_take(reader, n, sizeof(bool *));
    for (size_t i = 0; !reader->out_of_memory && i < n; i++) {
        profile->best[i] = 1;
        profile->evaluation[i] = domain_take(reader, domain->issue[i].n_options, sizeof(double));
        reader->evaluated[i] = domain_take(reader, domain->issue[i].n_options, sizeof(bool));
    }
    reader->side = profile;
    reader->n_errors = reader->problems->n_errors;
    return !reader->out_of_memory;
}

/* "; did you mean 'NAME'?", or "". Once no more problems are kept, it costs nothing. g_free it. */
static char *hint(const domain_reader *reader, const char *word, const char *const *name, size_t n,
                  size_t stride)
{
    text_nearest nearest = text_nearest_start(word);
    for (size_t i = 0; i < n && reader->problems->n_found < TEXT_PROBLEMS_MAX; i++)
        text_nearest_offer(&nearest, *(const char *const *)((const char *)name + i * stride));
    return nearest.name ? g_strdup_printf("; did you mean '%s'?", text_show(nearest.name).text)
                        : g_strdup("");
}

size_t domain_issue_index(domain_reader *reader, text_place place, const char *name)
{
    const size_t index = lookup(reader->issue, name);
    if (index != DW_NONE) {
        reader->met[index] = true;
        return index;
    }
    g_autofree char *meant = hint(reader, name, &reader->domain->issue->name,
                                  reader->domain->n_issues, sizeof(text_domain_issue));
    domain_problem(reader, place, name, "the domain has no issue of that name%s", meant);
    return DW_NONE;
}

size_t domain_option_index(domain_reader *reader, text_place place, size_t issue, const char *name)
{
    const size_t index = lookup(reader->option[issue], name);
    const text_domain_issue *const about = &reader->domain->issue[issue];
    if (index != DW_NONE)
        return index;
    g_autofree char *meant =
        hint(reader, name, about->option, about->n_options, sizeof(const char *));
    domain_problem(reader, place, about->name, "the domain has no value '%s' of it%s",
                   text_show(name).text, meant);
    return DW_NONE;
}

bool domain_number(domain_reader *reader, text_place place, const char *where, const char *what,
                   const char *text, double least, double most, double *number)
{
    double found = 0;
    const char *const fault = text_double_read(text, &found);
    if (fault)
        domain_problem(reader, place, where, "%s: '%s' %s", what, text_show(text).text, fault);
    else if (found < least || found > most)
        domain_problem(reader, place, where, "%s: '%s' is %s %.0f", what, text_show(text).text,
                       found < least ? "below" : "above", found < least ? least : most);
    else
        *number = found;
    return !fault && found >= least && found <= most;
}

void domain_set_weight(domain_reader *reader, text_place place, size_t issue, double weight)
{
    if (reader->weighted[issue])
        domain_problem(reader, place, reader->domain->issue[issue].name, "has two weights");
    reader->weighted[issue] = true;
    reader->side->weight[issue] = weight;
}

void domain_set_evaluation(domain_reader *reader, text_place place, size_t issue, size_t option,
                           double evaluation)
{
    if (reader->evaluated[issue][option])
        domain_problem(reader, place, reader->domain->issue[issue].name,
                       "the value '%s' is evaluated twice",
                       text_show(reader->domain->issue[issue].option[option]).text);
    reader->evaluated[issue][option] = true;
    reader->side->evaluation[issue][option] = evaluation;
}

void domain_skip_issue(domain_reader *reader, size_t issue)
{
    memset(reader->evaluated[issue], 1, reader->domain->issue[issue].n_options * sizeof(bool));
}

static void check_values(domain_reader *reader, text_place place, size_t issue)
{
    const text_domain_issue *const about = &reader->domain->issue[issue];
    g_autoptr(GString) names = g_string_new(NULL);
    size_t n = 0;
    for (size_t o = 0; o < about->n_options; o++)
        if (!reader->evaluated[issue][o] && n++ < VALUES_NAMED)
            g_string_append_printf(names, "%s'%s'", names->len ? ", " : "",
                                   text_show(about->option[o]).text);
    if (n > VALUES_NAMED)
        g_string_append_printf(names, " and %zu more", n - VALUES_NAMED);
    if (n > 0)
        domain_problem(reader, place, about->name, "no evaluation of %s", names->str);
}

void domain_profile_end(domain_reader *reader, text_place place)
{
    double sum = 0;
    for (size_t i = 0; i < reader->domain->n_issues; i++) {
        const char *const name = reader->domain->issue[i].name;
        sum += reader->side->weight[i];
        if (!reader->met[i]) {
            domain_problem(reader, place, name, "the profile lacks this issue of the domain");
            continue;
        }
        if (!reader->weighted[i])
            domain_problem(reader, place, name, "has no weight");
        check_values(reader, place, i);
    }
    if (reader->problems->n_errors == reader->n_errors && fabs(sum - 1) > WEIGHT_SLACK) {
        char shown[G_ASCII_DTOSTR_BUF_SIZE];
        domain_warning(reader, place, NULL, "the weights sum to %s, not to 1; used as written",
                       g_ascii_formatd(shown, sizeof shown, "%.6g", sum));
    }
}

/* ---- The space ------------------------------------------------------------------------------- */

static const double *worths(domain_reader *reader, const text_profile *side, size_t issue, size_t n)
{
    double *const worth = domain_take(reader, n, sizeof *worth);
    for (size_t o = 0; worth && o < n; o++)
        worth[o] = side->weight[issue] * (side->evaluation[issue][o] / side->best[issue]);
    return worth;
}

static bool build_space(domain_reader *reader, double ceiling)
{
    text_domain *const domain = reader->domain;
    dw_cluster *const cluster = domain_take(reader, domain->n_issues, sizeof *cluster);
    for (size_t i = 0; cluster && i < domain->n_issues; i++) {
        const size_t n = domain->issue[i].n_options;
        cluster[i].n_choices = n;
        cluster[i].ours = worths(reader, &domain->side[0], i, n);
        cluster[i].theirs = worths(reader, &domain->side[1], i, n);
    }
    domain->space = (dw_space){.cluster = cluster,
                               .n_clusters = domain->n_issues,
                               .ceiling_ours = ceiling,
                               .ceiling_theirs = ceiling};
    return !reader->out_of_memory;
}

/* ---- The files ------------------------------------------------------------------------------- */

static void read_roots(domain_reader *reader, const domain_format *format,
                       const text_domain_source *source, const void *const *root)
{
    const size_t n_errors = reader->problems->n_errors;
    reader->label = source[0].label;
    format->read_domain(reader, root[0]);
    /* Each slip in the domain would be told of both profiles again. */
    if (reader->problems->n_errors > n_errors)
        return;
    for (size_t side = 0; side < TEXT_SIDES; side++) {
        reader->label = source[1 + side].label;
        if (root[1 + side] && domain_profile_start(reader, side))
            format->read_profile(reader, root[1 + side]);
    }
    if (reader->problems->n_errors == n_errors && root[1] && root[2])
        build_space(reader, format->ceiling);
}

const text_domain *domain_parse(const domain_format *format, const text_domain_source *source,
                                dw_arena *arena, text_problems *problems)
{
    const size_t n_errors = problems->n_errors;
    const void *root[1 + TEXT_SIDES] = {NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(root) && problems->worst != TEXT_PROBLEM_MEMORY; i++)
        root[i] = format->parse(source[i].data, source[i].size, source[i].label, arena, problems);
    if (!root[0] || problems->worst == TEXT_PROBLEM_MEMORY)
        return NULL;
    domain_reader reader = {.arena = arena,
                            .problems = problems,
                            .label = source[0].label,
                            .issue = g_hash_table_new(g_str_hash, g_str_equal),
                            .option = g_new0(GHashTable *, DW_ISSUES_MAX)};
    reader.domain = domain_take(&reader, 1, sizeof *reader.domain);
    if (reader.domain)
        read_roots(&reader, format, source, root);
    for (size_t i = 0; i < DW_ISSUES_MAX; i++)
        g_clear_pointer(&reader.option[i], g_hash_table_destroy);
    g_free(reader.option);
    g_hash_table_destroy(reader.issue);
    return problems->n_errors == n_errors ? reader.domain : NULL;
}

const text_domain *domain_load(const domain_format *format, const text_domain_paths *paths,
                               dw_arena *arena, text_problems *problems)
{
    const size_t n_errors = problems->n_errors;
    const char *const path[1 + TEXT_SIDES] = {paths->domain, paths->profile[0], paths->profile[1]};
    text_domain_source source[1 + TEXT_SIDES];
    char *data[1 + TEXT_SIDES];
    for (size_t i = 0; i < G_N_ELEMENTS(path); i++) {
        data[i] = text_file_read(path[i], TEXT_DOMAIN_BYTES_MAX, &source[i].size, problems);
        source[i].data = data[i];
        source[i].label = text_file_label(path[i]);
    }
    const text_domain *const domain =
        problems->n_errors == n_errors ? domain_parse(format, source, arena, problems) : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(data); i++)
        g_free(data[i]);
    return domain;
}
