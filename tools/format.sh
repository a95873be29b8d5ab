#!/bin/sh
# Formats the C files in place; with --check, names the files that are not formatted and fails.
set -eu
cd "$(dirname "$0")/.."

files() { find include engine app test bench examples -name '*.[ch]' -print0; }

if [ "${1:-}" != --check ]; then
    files | xargs -0 -r -n 20 -P 2 clang-format -i --style=file
    exit
fi
status=0
files | xargs -0 -r -n 20 -P 2 clang-format --dry-run -Werror --style=file 2>&1 |
    sed -n 's/^\([^ :]*\):[0-9]*:[0-9]*: error: .*/\1: not formatted; run make format/p' |
    sort -u | grep . && status=1
exit $status
