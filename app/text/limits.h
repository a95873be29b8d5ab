/* Limits of what is read from files, with the reason beside each. */
#ifndef TEXT_LIMITS_H
#define TEXT_LIMITS_H

/* Bytes of a deal file: a record of 10,000 events takes 3 MB at 300 bytes each, a package and a line of
 * note; a store puts such a file together from what was logged one by one. */
#define TEXT_DEAL_BYTES_MAX ((size_t)4 << 20)
/* Bytes of a playbook: ten times the default one. */
#define TEXT_PLAYBOOK_BYTES_MAX ((size_t)4 << 20)
/* Bytes of one file of a negotiation domain: all issues with all options the engine takes, at 60
 * bytes an option. */
#define TEXT_DOMAIN_BYTES_MAX ((size_t)4 << 20)
/* Lists and mappings inside each other: the formats need 9; libyaml slows down quadratically and
 * readers recurse. */
#define TEXT_DEPTH_MAX 64
/* Values of one file with every alias written out, or elements of an XML file: a record of 10,000
 * events with a hundred values each, no alias bomb. */
#define TEXT_NODES_MAX 1048576
/* Anchors of one file: they are looked up one by one. */
#define TEXT_ANCHORS_MAX 256
/* Problems that are kept: nobody repairs more before reading the file again. */
#define TEXT_PROBLEMS_MAX 100
/* Characters of a name, title or other one-line text: it must fit into a table. */
#define TEXT_LINE_MAX 200
/* Characters of a free text: two printed pages. */
#define TEXT_PROSE_MAX 10000
/* Significant digits of a whole number: what 64 bits hold for certain. */
#define TEXT_DIGITS_MAX 18
/* Of a number with a fraction: a double gives so many back exactly, in JSON too. */
#define TEXT_FRACTION_DIGITS_MAX 15
/* Years a date may lie in: outside them it is a slip of the finger. */
#define TEXT_YEAR_MIN 1970
#define TEXT_YEAR_MAX 2199
/* Playbooks that extend each other: a company, a region, a team, with room. */
#define TEXT_EXTENDS_MAX 8
/* Alternatives of one text and lines of one list in a playbook: they stand on a page. */
#define TEXT_ALTERNATIVES_MAX 64
/* Years of a buyer's budget, the longest term. */
#define TEXT_BUDGET_YEARS_MAX 30
/* Currencies a playbook gives a scale for: there are fewer in the world. */
#define TEXT_CURRENCIES_MAX 200
/* Milliseconds that a writer waits for others of the same file: hundreds of events logged at once. */
#define TEXT_LOCK_WAIT_MS 20000
/* Memory for a deal file that is read again to be sure of it: thirty times what most take. */
#define TEXT_DEAL_MEMORY_MAX ((size_t)256 << 20)
/* Memory for one playbook and what is made of it, read from at most 4 MiB. */
#define TEXT_PLAYBOOK_MEMORY_MAX ((size_t)256 << 20)

#endif
