#!/bin/sh
# Runs the benchmarks of the release build: tools/bench.sh [NAME...], where bench_NAME.c is the file.
set -eu
cd "$(dirname "$0")/.."
tools/build.sh release
DEALWRIGHT=$(pwd)/build/release/dealwright
export DEALWRIGHT

if [ $# -eq 0 ]; then
    for source in bench/bench_*.c; do
        [ -e "$source" ] || continue
        name=${source##*/bench_}
        set -- "$@" "${name%.c}"
    done
fi
[ $# -gt 0 ] || echo "no benchmarks in bench/"
for name in "$@"; do
    program=build/release/bench/bench_$name
    [ -x "$program" ] || { echo "bench: no benchmark '$name' in bench/" >&2; exit 2; }
    echo "== $name"
    "$program"
done
