#include "text/xml_repair.h"

#include "text/file.h"

#include <string.h>

typedef struct repairer {
    const char *at, *end;
    text_xml_repaired *out;
} repairer;

static void note(repairer *r, text_xml_slip slip)
{
    if (r->out->n[slip]++ == 0)
        r->out->first[slip] = r->at;
}

static void insert(repairer *r, const char *bytes)
{
    const text_xml_insertion insertion = {r->out->text->len, strlen(bytes)};
    g_array_append_val(r->out->insertion, insertion);
    g_string_append(r->out->text, bytes);
}

static void copy(repairer *r, size_t length)
{
    g_string_append_len(r->out->text, r->at, (gssize)length);
    r->at += length;
}

/* A blank for each character but line ends, so that all else keeps its line and column. */
static void blank_out(repairer *r, const char *until)
{
    for (; r->at < until; r->at = g_utf8_next_char(r->at))
        g_string_append_c(r->out->text, *r->at == '\n' ? '\n' : ' ');
}

static bool starts(const repairer *r, const char *bytes)
{
    const size_t length = strlen(bytes);
    return (size_t)(r->end - r->at) >= length && memcmp(r->at, bytes, length) == 0;
}

/* ---- References ------------------------------------------------------------------------------ */

static bool is_name(char c)
{
    return g_ascii_isalnum(c) || strchr("_-.:", c) || (unsigned char)c >= 0x80;
}

/* Does a reference such as &lt; &#38; &#x26; begin here? */
static bool is_reference(const repairer *r)
{
    const char *c = r->at + 1;
    const char *const start = c;
    if (c < r->end && *c == '#') {
        c++;
        const bool hex = c < r->end && *c == 'x';
        c += hex;
        const char *const digits = c;
        while (c < r->end && (hex ? g_ascii_isxdigit(*c) : g_ascii_isdigit(*c)))
            c++;
        return c > digits && c < r->end && *c == ';';
    }
    if (c >= r->end || !(g_ascii_isalpha(*c) || *c == '_'))
        return false;
    while (c < r->end && *c && is_name(*c))
        c++;
    return c > start && c < r->end && *c == ';';
}

static void copy_ampersand(repairer *r)
{
    const bool raw = !is_reference(r);
    if (raw)
        note(r, TEXT_XML_RAW_AMPERSAND);
    copy(r, 1);
    if (raw)
        insert(r, "amp;");
}

/* ---- Tags ------------------------------------------------------------------------------------ */

/* Copies to the end of the next `mark`, or of the text. */
static void copy_past(repairer *r, const char *mark)
{
    const char *const found = g_strstr_len(r->at, r->end - r->at, mark);
    copy(r, found ? (size_t)(found - r->at) + strlen(mark) : (size_t)(r->end - r->at));
}

/* An attribute's value from its opening quote on. False when it does not end. */
static bool copy_value(repairer *r)
{
    const char quote = *r->at;
    if (!memchr(r->at + 1, quote, (size_t)(r->end - r->at) - 1))
        return false;
    copy(r, 1);
    while (*r->at != quote)
        if (*r->at == '&')
            copy_ampersand(r);
        else
            copy(r, 1);
    copy(r, 1);
    return true;
}

/* From "<" to ">". Outside quotes nothing but names, blanks and "=" is expected; what else there is
 * belongs to the parser. */
static void copy_tag(repairer *r)
{
    copy(r, 1);
    while (r->at < r->end && *r->at != '>' && *r->at != '<') {
        if (*r->at != '"' && *r->at != '\'') {
            copy(r, 1);
            continue;
        }
        if (!copy_value(r))
            return;
        if (r->at < r->end && (g_ascii_isalpha(*r->at) || *r->at == '_')) {
            note(r, TEXT_XML_NO_BLANK);
            insert(r, " ");
        }
    }
}

static void copy_markup(repairer *r)
{
    if (starts(r, "<!--"))
        copy_past(r, "-->");
    else if (starts(r, "<![CDATA["))
        copy_past(r, "]]>");
    else if (starts(r, "<?"))
        copy_past(r, "?>");
    else
        copy_tag(r);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static bool is_declaration(const repairer *r)
{
    return starts(r, "<?xml") && (r->end - r->at) > 5 && g_ascii_isspace(r->at[5]);
}

static void repair_start(repairer *r)
{
    const char *const tag = memchr(r->at, '<', (size_t)(r->end - r->at));
    if (!tag)
        return;
    while (g_ascii_isspace(*r->at))
        copy(r, 1);
    if (r->at < tag)
        note(r, TEXT_XML_TEXT_BEFORE);
    blank_out(r, tag);
    const char *const end = is_declaration(r) ? g_strstr_len(r->at, r->end - r->at, "?>") : NULL;
    if (end)
        blank_out(r, end + 2);
}

text_xml_repaired text_xml_repair(const char *text, size_t size)
{
    text_xml_repaired repaired = {
        .text = g_string_sized_new(size + size / 8),
        .insertion = g_array_new(FALSE, FALSE, sizeof(text_xml_insertion)),
    };
    repairer r = {.at = text, .end = text + size, .out = &repaired};
    repair_start(&r);
    while (r.at < r.end)
        if (*r.at == '<')
            copy_markup(&r);
        else if (*r.at == '&')
            copy_ampersand(&r);
        else
            copy(&r, 1);
    return repaired;
}

void text_xml_repaired_warn(const text_xml_repaired *repaired, const char *text, const char *label,
                            text_problems *problems)
{
    static const char *const sentence[TEXT_XML_SLIP_COUNT] = {
        [TEXT_XML_TEXT_BEFORE] = "text before the first tag is left out",
        [TEXT_XML_RAW_AMPERSAND] = "a single '&' is read as '&amp;'",
        [TEXT_XML_NO_BLANK] = "a blank is missing between two attributes",
    };
    for (size_t s = 0; s < TEXT_XML_SLIP_COUNT; s++) {
        const size_t n = repaired->n[s];
        g_autofree char *more =
            n > 1 ? g_strdup_printf(", here and in %zu more place%s", n - 1, n == 2 ? "" : "s")
                  : g_strdup("");
        if (n > 0)
            text_problem_add(problems, TEXT_PROBLEM_WARNING,
                             text_file_place(text, repaired->first[s], label), "", "%s%s",
                             sentence[s], more);
    }
}

void text_xml_repaired_clear(text_xml_repaired *repaired)
{
    if (repaired->text)
        g_string_free(repaired->text, TRUE);
    if (repaired->insertion)
        g_array_free(repaired->insertion, TRUE);
    *repaired = (text_xml_repaired){0};
}
