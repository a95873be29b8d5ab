/* Reads nodes into structs, noting every problem and going on. */
#ifndef TEXT_READ_H
#define TEXT_READ_H

#include "text/nearest.h"
#include "text/number.h"
#include "text/shape.h"

#include "dealwright/playbook.h"

enum { TEXT_DIGITS_UNKNOWN = -1 };

struct text_reader {
    dw_arena *arena;
    text_problems *problems;
    const char *label;
    bool out_of_memory;
    const dw_playbook *playbook;  /* NULL while reading one */
    const char *currency;         /* of the amounts; NULL while it is not known */
    int currency_digits;          /* TEXT_DIGITS_UNKNOWN */
    const text_node *first_money; /* the first amount that was read without a known currency */
    void *context;                /* for custom fields */
};

/* Where in the file the reader is: a chain on the C stack, innermost first. */
struct text_path {
    const text_path *parent;
    const char *key; /* NULL: an element of a list */
    size_t index;
};

/* The path in dots and brackets; g_free it. */
char *text_path_string(const text_path *path);

/* Notes a problem at a node; the sentence begins where the path ends. */
void text_read_problem(text_reader *reader, const text_node *node, const text_path *path,
                       const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Starts the search for what a word was meant to be. It finds nothing, at no cost, once no more
 * problems are kept: a file of nothing but mistakes is answered as fast as a good one. */
text_nearest text_read_nearest(const text_reader *reader, const char *word);

/* Memory of the arena, zeroed; NULL after noting once that there is no more. */
void *text_read_take(text_reader *reader, size_t count, size_t size);

/* ---- Single values: each answers false after noting the problem ------------------------------ */

/* The text of a scalar; NULL when it is no scalar or says nothing. `expected`: "a date". */
const char *text_read_scalar(text_reader *reader, const text_node *node, const text_path *path,
                             const char *expected);
/* The same for values that may not stand in quotes. */
const char *text_read_plain(text_reader *reader, const text_node *node, const text_path *path,
                            const char *expected);

/* A text with single blanks, of at most `limit` characters; a line has no line end in it. */
const char *text_read_line(text_reader *reader, const text_node *node, const text_path *path);
const char *text_read_prose(text_reader *reader, const text_node *node, const text_path *path);

bool text_read_decimal(text_reader *reader, const text_node *node, const text_path *path,
                       text_decimal *decimal);
bool text_read_number(text_reader *reader, const text_node *node, const text_path *path, double low,
                      double high, double *number);
bool text_read_whole(text_reader *reader, const text_node *node, const text_path *path, double low,
                     double high, int *whole);
bool text_read_money(text_reader *reader, const text_node *node, const text_path *path,
                     dw_money *money);
/* Is an amount written without more digits behind the point than its currency has? A problem with both
 * readings when not (text/money.h). */
bool text_check_money_digits(text_reader *reader, const text_node *node, const text_path *path);
/* A number that was read already, as an amount. */
bool text_check_money(text_reader *reader, const text_node *node, const text_path *path,
                      text_decimal decimal, dw_money *money);
bool text_read_date(text_reader *reader, const text_node *node, const text_path *path, dw_day *day);
bool text_read_flag(text_reader *reader, const text_node *node, const text_path *path, bool *flag);

/* Index of the name, or names.n after noting what it may be and what was probably meant. */
size_t text_read_choice(text_reader *reader, const text_node *node, const text_path *path,
                        text_names names);

/* Notes that a key is none of the names. */
void text_read_unknown_key(text_reader *reader, const text_node *key, const text_path *path,
                           text_names names);

/* Is the node a list (a mapping) of at most `limit` entries? Notes the problem otherwise. */
bool text_read_is_list(text_reader *reader, const text_node *node, const text_path *path,
                       size_t limit);
bool text_read_is_map(text_reader *reader, const text_node *node, const text_path *path,
                      size_t limit);

/* ---- Records --------------------------------------------------------------------------------- */

/* Fills a whole record: what is not given is unknown (NULL, DW_MONEY_NONE, DW_DAY_NONE, the field's
 * `none`). The node may be NULL: then nothing is given, and nothing is required. */
void text_read_record(text_reader *reader, const text_shape *shape, const text_node *node,
                      const text_path *path, void *record);

/* A list of records; *record is in the arena, NULL for none. */
void text_read_records(text_reader *reader, const text_shape *shape, const text_node *node,
                       const text_path *path, size_t limit, const void **record, size_t *n_records);

/* The names of an array of structs whose member at `offset` is the name. */
typedef struct text_array {
    const void *array;
    size_t size, offset;
} text_array;
const char *text_array_name(const void *context, size_t i);

#endif
