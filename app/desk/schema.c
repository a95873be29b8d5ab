/* The schemas of the files people write. */
#include <stdlib.h>

#include <glib.h>

#include "desk/desk.h"
#include "text/schema.h"

/* Takes the schema over. */
static char *schema_text(json_t *schema)
{
    char *dumped = json_dumps(schema, JSON_INDENT(2));
    json_decref(schema);
    char *text = dumped ? g_strconcat(dumped, "\n", NULL) : NULL;
    free(dumped);
    return text;
}

char *desk_deal_schema(const desk_answer *answer)
{
    return schema_text(text_schema_deal(answer->playbook));
}

char *desk_playbook_schema(void)
{
    return schema_text(text_schema_playbook());
}
