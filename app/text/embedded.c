#include "text/embedded.h"

/* The generated header, not the one of this folder. */
#include <embedded.h>

const char *text_embedded_playbook(size_t *size)
{
    *size = dw_embedded_default_playbook_size;
    return (const char *)dw_embedded_default_playbook;
}
