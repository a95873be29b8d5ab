/* A value on one line of YAML, as people write it. */
#ifndef TEXT_FLOW_H
#define TEXT_FLOW_H

#include <jansson.h>

/* "{at: 2026-11-18, by: them, event: offer, package: {price: 190000}, note: opened hard}": in quotes
 * stands only what would be read as something else. g_free it. */
char *text_flow_write(const json_t *value);

#endif
