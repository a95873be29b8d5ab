/* JSON Schemas (2020-12) of the files that are read, for editors and for those who write them. */
#ifndef TEXT_SCHEMA_H
#define TEXT_SCHEMA_H

#include "dealwright/playbook.h"

#include <jansson.h>

/* The schema of a deal file whose facts are levels of the playbook's factors. New reference. */
json_t *text_schema_deal(const dw_playbook *playbook);

/* The schema of a playbook, or of one that extends another. New reference. */
json_t *text_schema_playbook(void);

#endif
