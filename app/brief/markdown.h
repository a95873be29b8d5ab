/* Words of a deal inside Markdown. */
#ifndef BRIEF_MARKDOWN_H
#define BRIEF_MARKDOWN_H

/* The text with everything that Markdown would read as markup escaped, pipes of a table included;
 * no-break spaces become ordinary ones. To be g_free'd. */
char *brief_markdown_escape(const char *text);

#endif
