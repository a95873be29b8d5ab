/* A playbook and deals with every text in other letters: what is Latin on a page comes from neither. */
#ifndef TEST_APP_SUPPORT_FOREIGN_H
#define TEST_APP_SUPPORT_FOREIGN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include <dealwright/dealwright.h>

typedef struct foreign_bench {
    dw_arena arena;
    const dw_playbook *playbook; /* the default one in other letters */
    GStringChunk *strings;
} foreign_bench;

/* Before and after a test: its state is a foreign_bench. */
int start_foreign(void **state);
int end_foreign(void **state);

/* Latin letters as Cyrillic ones, but what stands in braces. g_free it. */
char *foreign(const char *text);

/* Changes the letters of one text in place; NULL stays. */
void make_foreign(foreign_bench *b, const char *const *text);

/* Reads a deal and changes its letters. */
const dw_deal *foreign_deal(foreign_bench *b, const char *path);

/* A Latin word on the page other than the deal's currency, or NULL. g_free it. */
char *latin_word(const char *page, const char *currency);

#endif
