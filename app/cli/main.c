/* The program: one command from its arguments to its exit code. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    cli_streams_prepare();
    return (int)cli_run(argc, argv);
}
