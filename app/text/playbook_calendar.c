/* Days of a playbook: public holidays, and when the steps of the calendar are due. */
#include "text/limits.h"
#include "text/playbook_read.h"

#include <string.h>

/* ---- Holidays -------------------------------------------------------------------------------- */

typedef struct holiday_draft {
    dw_holiday holiday;
    const text_node *days;
} holiday_draft;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_annual_form(const char *text)
{
    return strlen(text) == 5 && is_digit(text[0]) && is_digit(text[1]) && text[2] == '-' &&
           is_digit(text[3]) && is_digit(text[4]);
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + (text[1] - '0');
}

static const char holiday_day[] = "a day as MM-DD or a date as YYYY-MM-DD";

/* One day into the list it belongs to. */
static void read_day(text_reader *reader, const text_node *node, const text_path *path,
                     dw_annual_day *annual, dw_day *dated, dw_holiday *holiday)
{
    const char *const text = text_read_scalar(reader, node, path, holiday_day);
    if (!text)
        return;
    if (!has_annual_form(text)) {
        if (strlen(text) == 10)
            holiday->n_dated += text_read_date(reader, node, path, &dated[holiday->n_dated]);
        else
            text_read_problem(reader, node, path, "'%s' is not %s", text_show(text).text,
                              holiday_day);
        return;
    }
    const dw_annual_day day = {two_digits(text), two_digits(text + 3)};
    if (dw_annual_day_exists(day))
        annual[holiday->n_annual++] = day;
    else
        text_read_problem(reader, node, path, "'%s' is no day of any year", text_show(text).text);
}

static void read_days(text_reader *reader, const text_node *node, const text_path *path,
                      dw_holiday *holiday)
{
    const bool list = node->kind == TEXT_LIST;
    const size_t n = list ? node->n_items : 1;
    if (list && !text_read_is_list(reader, node, path, DW_DATED_HOLIDAYS_MAX))
        return;
    dw_annual_day *const annual = text_read_take(reader, n, sizeof *annual);
    dw_day *const dated = text_read_take(reader, n, sizeof *dated);
    if (!annual || !dated)
        return;
    for (size_t i = 0; i < n; i++) {
        const text_path element = {path, NULL, i};
        read_day(reader, list ? node->item[i] : node, list ? &element : path, annual, dated,
                 holiday);
    }
    holiday->annual = annual;
    holiday->dated = dated;
}

static json_t *schema_days(text_schema_maker *maker)
{
    (void)maker;
    json_t *const day =
        json_pack("{s:s,s:s}", "type", "string", "pattern", "^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$");
    json_t *const list = text_schema_list(json_copy(day), DW_DATED_HOLIDAYS_MAX);
    return text_schema_either(day, list);
}

static const text_custom holiday_days = {text_keep_node, schema_days, NULL};

static const text_field holiday_fields[] = {
    {"days", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(holiday_draft, days),
     .custom = &holiday_days, .means = "MM-DD for every year, or YYYY-MM-DD; one or a list."},
    TEXT_BASIS(holiday_draft, holiday.basis),
};
static const text_shape shape_holiday = {.name = "holiday",
                                         .size = sizeof(holiday_draft),
                                         TEXT_FIELDS(holiday_fields),
                                         .means = "A day on which nobody works."};

/* Where a day stands in the playbook, to name the first of two that are the same. */
typedef struct day_place {
    int key; /* of a date the day; of every year a key below all dates */
    size_t holiday;
} day_place;

static int annual_key(dw_annual_day day)
{
    return INT32_MIN + 1 + day.month * 32 + day.day;
}

static void check_day(text_reader *reader, const text_node *node, const text_path *path,
                      GArray *seen, day_place day, const dw_holiday *holiday)
{
    for (guint i = 0; i < seen->len; i++) {
        const day_place *const other = &g_array_index(seen, day_place, i);
        if (other->key != day.key)
            continue;
        text_read_problem(reader, node, path, "names a day that '%s' names already",
                          holiday[other->holiday].name);
        return;
    }
    g_array_append_val(seen, day);
}

static void check_days(text_reader *reader, const text_node *node, const text_path *path,
                       const dw_holiday *holiday, size_t n)
{
    GArray *const seen = g_array_new(FALSE, FALSE, sizeof(day_place));
    size_t n_annual = 0;
    for (size_t h = 0; h < n; h++) {
        const text_path here = {path, holiday[h].name, 0};
        const text_node *const at = text_node_get(node, holiday[h].name);
        n_annual += holiday[h].n_annual;
        for (size_t i = 0; i < holiday[h].n_annual; i++)
            check_day(reader, at, &here, seen, (day_place){annual_key(holiday[h].annual[i]), h},
                      holiday);
        for (size_t i = 0; i < holiday[h].n_dated; i++)
            check_day(reader, at, &here, seen, (day_place){holiday[h].dated[i], h}, holiday);
        if (seen->len > DW_DATED_HOLIDAYS_MAX || n_annual > DW_ANNUAL_HOLIDAYS_MAX) {
            text_read_problem(reader, at, &here,
                              "is beyond %d days of every year and %d in all, the most there may "
                              "be",
                              DW_ANNUAL_HOLIDAYS_MAX, DW_DATED_HOLIDAYS_MAX);
            break;
        }
    }
    g_array_free(seen, TRUE);
}

/* What an extending playbook sets to null is no holiday. */
static void read_holidays(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    dw_playbook *const playbook = member;
    if (!node || !text_read_is_map(reader, node, path, DW_DATED_HOLIDAYS_MAX))
        return;
    dw_holiday *const holiday = text_read_take(reader, node->n_items, sizeof *holiday);
    size_t n = 0;
    for (size_t i = 0; holiday && i < node->n_items; i++) {
        const text_path here = {path, node->key[i]->text, 0};
        holiday_draft draft = {0};
        if (text_node_is_null(node->item[i]) || !text_read_identifier(reader, node->key[i], path))
            continue;
        text_read_record(reader, &shape_holiday, node->item[i], &here, &draft);
        draft.holiday.name = node->key[i]->text;
        text_basis_resolve(reader, node->item[i], &here, TEXT_BASIS_ALL, NULL,
                           &draft.holiday.basis);
        if (draft.days)
            read_days(reader, draft.days, &(text_path){&here, "days", 0}, &draft.holiday);
        holiday[n++] = draft.holiday;
    }
    if (holiday)
        check_days(reader, node, path, holiday, n);
    playbook->holiday = holiday;
    playbook->n_holidays = holiday ? n : 0;
}

static json_t *schema_holidays(text_schema_maker *maker)
{
    return text_schema_map(text_schema_either(text_schema_reference(maker, &shape_holiday),
                                              json_pack("{s:s}", "type", "null")));
}

const text_custom text_custom_holidays = {read_holidays, schema_holidays, NULL};

/* ---- Days before and after deadlines --------------------------------------------------------- */

static const char *kind_at(const void *context, size_t i)
{
    (void)context;
    return dw_deadline_kind_name((dw_deadline_kind)i);
}
static const text_names kind_names = {kind_at, NULL, DW_DEADLINE_KIND_COUNT};

static const dw_span *read_spans(text_reader *reader, const text_node *node, const text_path *path,
                                 size_t *n)
{
    *n = 0;
    if (!text_read_is_map(reader, node, path, SIZE_MAX))
        return NULL;
    for (size_t i = 0; i < node->n_items; i++) {
        size_t k = 0;
        while (k < kind_names.n && strcmp(kind_at(NULL, k), node->key[i]->text) != 0)
            k++;
        if (k == kind_names.n)
            text_read_unknown_key(reader, node->key[i], path, kind_names);
    }
    dw_span *const span = text_read_take(reader, kind_names.n, sizeof *span);
    for (size_t k = 0; span && k < kind_names.n; k++) {
        const char *const name = kind_at(NULL, k);
        const text_node *const given = text_node_given(node, name);
        if (given && text_read_whole(reader, given, &(text_path){path, name, 0}, 0,
                                     DW_LEAD_DAYS_MAX, &span[*n].days))
            span[(*n)++].kind = (dw_deadline_kind)k;
    }
    return span;
}

static void read_before(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_timing *const timing = member;
    if (node)
        timing->before = read_spans(reader, node, path, &timing->n_before);
}

static void read_after(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    dw_timing *const timing = member;
    if (node)
        timing->after = read_spans(reader, node, path, &timing->n_after);
}

static json_t *schema_spans(text_schema_maker *maker)
{
    (void)maker;
    json_t *const properties = json_object();
    for (size_t k = 0; k < kind_names.n; k++)
        json_object_set_new(properties, kind_at(NULL, k),
                            json_pack("{s:s,s:i,s:i}", "type", "integer", "minimum", 0, "maximum",
                                      DW_LEAD_DAYS_MAX));
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

const text_custom text_custom_days_before = {read_before, schema_spans, NULL};
const text_custom text_custom_days_after = {read_after, schema_spans, NULL};

/* ---- Who has to be there --------------------------------------------------------------------- */

static const char *presence_at(const void *context, size_t i)
{
    (void)context;
    return dw_presence_name((dw_presence)i);
}
static const text_names presence_names = {presence_at, NULL, DW_PRESENCE_COUNT};

static void read_present(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    uint32_t *const present = member;
    if (!node || !text_read_is_list(reader, node, path, DW_PRESENCE_COUNT))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const text_path element = {path, NULL, i};
        const size_t p = text_read_choice(reader, node->item[i], &element, presence_names);
        if (p < presence_names.n && (*present >> p & 1) != 0)
            text_read_problem(reader, node->item[i], &element, "'%s' stands there twice",
                              presence_at(NULL, p));
        if (p < presence_names.n)
            *present |= UINT32_C(1) << p;
    }
}

static json_t *schema_present(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_list(text_schema_names(presence_names), DW_PRESENCE_COUNT);
}

const text_custom text_custom_present = {read_present, schema_present, NULL};

/* ---- What must hold between them ------------------------------------------------------------- */

void text_check_timing(text_reader *reader, const text_node *node, const text_path *path,
                       dw_section section)
{
    enum { ALONE, WITH_DATE, WITH_CLOSE };
    static const struct {
        const char *key;
        int needs;
    } rule[] = {{"days_before_close", ALONE}, {"days_before", ALONE}, {"days_after", WITH_DATE},
                {"present", WITH_DATE},       {"phase", WITH_CLOSE},  {"least_days", WITH_CLOSE}};
    const bool by_close = text_node_given(node, "days_before_close") != NULL;
    const bool dated = by_close || text_node_given(node, "days_before");
    for (size_t r = 0; r < G_N_ELEMENTS(rule); r++) {
        if (!text_node_given(node, rule[r].key))
            continue;
        if (section != DW_SECTION_CALENDAR)
            text_read_problem(reader, node, path, "'%s' is for entries of the calendar",
                              rule[r].key);
        else if ((rule[r].needs == WITH_CLOSE && !by_close) ||
                 (rule[r].needs == WITH_DATE && !dated))
            text_read_problem(reader, node, path, "'%s' is for a step with 'days_before_close'%s",
                              rule[r].key, rule[r].needs == WITH_DATE ? " or 'days_before'" : "");
    }
}
