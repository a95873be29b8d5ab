#!/bin/sh
# Each public header compiles alone, as C17 and as C++17, and declares its functions for both.
set -eu
cd "$(dirname "$0")/.."
status=0
for header in include/dealwright/*.h; do
    name=dealwright/${header##*/}
    for compiler in "cc -x c -std=c17 -pedantic" "clang++ -x c++ -std=c++17"; do
        # Twice, for its guard; the declaration because C wants one and limits.h has none.
        printf '#include <%s>\n#include <%s>\nextern int any;\n' "$name" "$name" |
            $compiler -Iinclude -Wall -Wextra -Werror -fsyntax-only - || {
            echo "$header: does not compile alone with $compiler" >&2
            status=1
        }
    done
    if grep -Eq '^[a-z].*\bdw_[a-z_]+\(' "$header" && ! grep -q 'extern "C"' "$header"; then
        echo "$header: declares functions without extern \"C\" for C++" >&2
        status=1
    fi
done
exit $status
