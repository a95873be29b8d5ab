/* Small playbooks with one thing wrong, which do not compile. */
#ifndef TEST_ENGINE_SPOILT_H
#define TEST_ENGINE_SPOILT_H

#include "book.h"

/* Does one thing wrong and returns the index that the error must name. */
typedef size_t test_spoil(test_book *book);

/* Spoils a small playbook; it must be refused with this error. */
void expect_refused(test_spoil *spoil, dw_status status, const char *what);

#endif
