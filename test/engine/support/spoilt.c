#include "spoilt.h"

#include "check.h"

void expect_refused(test_spoil *spoil, dw_status status, const char *what)
{
    static test_book spoilt;
    book_small(&spoilt);
    const size_t index = spoil(&spoilt);
    dw_error err = {0};
    assert_int_equal(dw_playbook_compile(&spoilt.playbook, &spoilt.arena, &err), status);
    assert_int_equal(err.status, status);
    assert_string_equal(err.what, what);
    assert_int_equal(err.index, index);
    book_clear(&spoilt);
}
