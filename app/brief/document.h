/* What a page says, as a list of blocks: built once from a plan (compose.h), then rendered as text
 * or Markdown. A document knows nothing of negotiation, the renderers nothing of plans. */
#ifndef BRIEF_DOCUMENT_H
#define BRIEF_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>

typedef enum brief_tone {
    BRIEF_PLAIN,
    BRIEF_STRONG,
    BRIEF_DIM,
    BRIEF_GOOD,    /* green */
    BRIEF_CAREFUL, /* yellow */
    BRIEF_BAD      /* red */
} brief_tone;

typedef enum brief_block_kind {
    BRIEF_TITLE,   /* of the document */
    BRIEF_PART,    /* "Page one: decide" */
    BRIEF_HEADING, /* of a section */
    BRIEF_SUBHEADING,
    BRIEF_PARAGRAPH,
    BRIEF_BULLET,
    BRIEF_NUMBERED,
    BRIEF_QUOTE,   /* words to be said aloud */
    BRIEF_THEN,    /* what to do when the line before it happens */
    BRIEF_BECAUSE, /* the facts behind the line before it */
    BRIEF_TABLE,
    BRIEF_FIELDS,  /* a table of names and values, without headings */
    BRIEF_PICTURE, /* drawn in characters */
    BRIEF_NOTE     /* a source, under its number */
} brief_block_kind;

typedef enum brief_align {
    BRIEF_LEFT,
    BRIEF_RIGHT,
    BRIEF_METER /* a number 0 .. 100 as a bar */
} brief_align;

typedef struct brief_cell {
    char *text; /* of a meter: the number */
    brief_tone tone;
} brief_cell;

typedef struct brief_column {
    char *title;
    brief_align align;
} brief_column;

typedef struct brief_table {
    GArray *column; /* brief_column */
    GPtrArray *row; /* GArray of brief_cell, as many as there are columns */
} brief_table;

typedef struct brief_block {
    brief_block_kind kind;
    brief_tone tone;
    int number;  /* of a numbered item or a note */
    int note;    /* number of the source it rests on; 0 for none */
    int depth;   /* a block under another: 0, 1 */
    char *label; /* leads the text in bold; NULL for none */
    char *text;
    brief_table *table;
    struct brief_drawing *drawing; /* of a picture (drawing.h) */
} brief_block;

typedef struct brief_document {
    GPtrArray *block; /* brief_block */
} brief_document;

brief_document *brief_document_new(void);
void brief_document_free(brief_document *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(brief_document, brief_document_free)

/* Adds a block and returns it, to set note, number, tone or depth. `text` is copied, control
 * characters taken out; `label` may be NULL. An empty text without a label adds nothing that shows. */
brief_block *brief_add(brief_document *document, brief_block_kind kind, const char *label,
                       const char *text);

/* The same from a format. */
brief_block *brief_addf(brief_document *document, brief_block_kind kind, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Takes the text over; NULL adds nothing and returns NULL. */
brief_block *brief_add_take(brief_document *document, brief_block_kind kind, const char *label,
                            char *text);

/* Takes the drawing over. */
void brief_add_picture(brief_document *document, struct brief_drawing *drawing);

/* A table; its columns first, then its rows cell by cell. */
brief_table *brief_add_table(brief_document *document);
brief_table *brief_add_fields(brief_document *document);
void brief_table_column(brief_table *table, const char *title, brief_align align);
void brief_table_row(brief_table *table);

/* Next cell of the newest row; takes the text over, NULL is an empty cell. */
void brief_table_cell(brief_table *table, brief_tone tone, char *text);
void brief_table_cell_text(brief_table *table, brief_tone tone, const char *text);

/* A row of a table of fields. Takes the value over; NULL adds nothing. */
void brief_field(brief_table *table, const char *name, brief_tone tone, char *value);

/* Takes out columns (but the first) in which every cell is empty or a dash: they say nothing. */
void brief_table_prune(brief_table *table);

const brief_cell *brief_table_at(const brief_table *table, size_t row, size_t column);

/* Is there anything to see of it? A table without rows has nothing. */
bool brief_block_shows(const brief_block *block);

/* Takes back what the document ends with and that shows nothing: headings without anything under
 * them, tables without a row. */
void brief_drop_empty_heading(brief_document *document);

/* The same up to the heading of the section, which may still get something under it. */
void brief_drop_empty_subheading(brief_document *document);

/* Renderers: the whole document as a string to be g_free'd. */
char *brief_document_text(const brief_document *document, int width, bool colour);
char *brief_document_markdown(const brief_document *document);

#endif
