/* Makes well-formed XML of what programs of the field have written as XML. */
#ifndef TEXT_XML_REPAIR_H
#define TEXT_XML_REPAIR_H

#include "text/problem.h"

/* Bytes that were put in, and where. */
typedef struct text_xml_insertion {
    size_t offset; /* of the first of them in the repaired text */
    size_t length;
} text_xml_insertion;

typedef enum text_xml_slip {
    TEXT_XML_TEXT_BEFORE,
    TEXT_XML_RAW_AMPERSAND,
    TEXT_XML_NO_BLANK,
    TEXT_XML_SLIP_COUNT
} text_xml_slip;

typedef struct text_xml_repaired {
    GString *text;
    GArray *insertion;                      /* text_xml_insertion, by offset */
    const char *first[TEXT_XML_SLIP_COUNT]; /* where in the given text a slip was met first */
    size_t n[TEXT_XML_SLIP_COUNT];          /* how often */
} text_xml_repaired;

/* Repairs:
 *
 *   text before the first tag   blanked out
 *   an XML declaration          blanked out: the text is UTF-8 by now
 *   a raw &                     written out as &amp;
 *   attributes without a blank between them: one is put in
 *
 * Nothing else is touched; a tag that is broken in another way is left to the parser. `text` is
 * UTF-8 without zero bytes. O(size). */
text_xml_repaired text_xml_repair(const char *text, size_t size);

/* Notes a warning for each kind of slip in the text that was repaired. */
void text_xml_repaired_warn(const text_xml_repaired *repaired, const char *text, const char *label,
                            text_problems *problems);

void text_xml_repaired_clear(text_xml_repaired *repaired);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(text_xml_repaired, text_xml_repaired_clear)

#endif
