/* GENIUS domains of any bytes: well-formed, repaired or refused. */
#define _GNU_SOURCE
#include "fuzz.h"

#include "domain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_domain(text_genius_parse, data, size);
    return 0;
}
