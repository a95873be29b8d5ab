#!/bin/sh
# Runs each fuzz target, or those named, for FUZZ_SECONDS (60) with libFuzzer: tools/fuzz.sh [NAME...]
# Finds are kept in build/fuzz-finds/NAME; one that was a bug belongs in test/fuzz/corpus/NAME.
set -eu
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-60}
tools/build.sh fuzz

if [ $# -eq 0 ]; then
    for source in test/fuzz/fuzz_*.c; do
        [ -e "$source" ] || continue
        name=${source##*/fuzz_}
        set -- "$@" "${name%.c}"
    done
fi
[ $# -gt 0 ] || echo "no fuzz targets in test/fuzz/"

status=0
for name in "$@"; do
    program=build/fuzz/test/fuzz/fuzz_$name
    [ -x "$program" ] || { echo "fuzz: no target '$name' in test/fuzz/" >&2; exit 2; }
    finds=build/fuzz-finds/$name
    grown=build/fuzz-corpus/$name
    log=build/fuzz-$name.log
    mkdir -p "$finds" "$grown"
    dictionary=
    [ ! -e "test/fuzz/$name.dict" ] || dictionary="-dict=test/fuzz/$name.dict"
    # The first folder takes what is new; the corpus in the tree only grows by hand.
    if ASAN_OPTIONS=allow_addr2line=1 UBSAN_OPTIONS=print_stacktrace=1:allow_addr2line=1 \
        G_SLICE=always-malloc "$program" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$finds/" $dictionary \
        "$grown" "test/fuzz/corpus/$name" >"$log" 2>&1 </dev/null; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "$name: $runs runs, no find"
    else
        tail -n 60 "$log"
        echo "$name: failed; the input is in $finds, the log is $log"
        status=1
    fi
done
exit $status
