/* Files that travel inside the program. */
#ifndef TEXT_EMBEDDED_H
#define TEXT_EMBEDDED_H

#include <stddef.h>

/* The default playbook as YAML; static storage. A zero byte follows that *size does not count. */
const char *text_embedded_playbook(size_t *size);

#endif
