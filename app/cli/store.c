/* Which store a call is about, and who calls. */
#include <string.h>

#include "cli/cli.h"

char *cli_store_url(const char *option)
{
    const char *const variable = g_getenv("DEALWRIGHT_STORE");
    if (option || (variable && variable[0]))
        return g_strdup(option ? option : variable);
    g_autofree char *path = g_build_filename(g_get_user_data_dir(), "dealwright", "deals.db", NULL);
    return g_strconcat("sqlite:", path, NULL);
}

const char *cli_store_file(const char *url)
{
    static const char scheme[] = "sqlite:";
    return g_str_has_prefix(url, scheme) ? url + strlen(scheme) : NULL;
}

/* The user's name where it is UTF-8, as everything in a store is. */
static const char *author(void)
{
    const char *const name = g_get_user_name();
    return name && g_utf8_validate(name, -1, NULL) ? name : "";
}

desk_store_request cli_store_request(const cli_call *call)
{
    return (desk_store_request){.store = call->store,
                                .playbook = call->value[CLI_PLAYBOOK],
                                .today = cli_today(),
                                .now = cli_now(),
                                .author = author(),
                                .source = "cli"};
}
