#!/bin/sh
# Runs every test in every build and ends with `N passed, N failed[, N skipped]`.
#   tools/test.sh            everything
#   tools/test.sh CONFIG...  only these builds of tools/build.sh
set -u
cd "$(dirname "$0")/.." || exit 1
mkdir -p build
rm -f build/total.txt
passed=0 failed=0 skipped=0

add() { # TITLE PASSED FAILED SKIPPED SECONDS
    note=
    [ "$4" -eq 0 ] || note=", $4 skipped"
    printf '%-34s %5d passed, %d failed%s  (%d s)\n' "$1" "$2" "$3" "$note" "$5"
    passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
}

seconds() { date +%s; }

run_build() { # TITLE CONFIG MESON-TEST-ARGUMENTS...
    title=$1 config=$2
    shift 2
    start=$(seconds)
    log=build/$config/meson-logs/testlog.json
    if ! tools/build.sh "$config"; then
        add "$title: does not build" 0 1 0 $(($(seconds) - start))
        return
    fi
    rm -f "$log"
    meson test -C "build/$config" --no-rebuild "$@" >"build/$config.test.log" 2>&1 </dev/null
    status=$?
    if [ ! -s "$log" ]; then
        cat "build/$config.test.log" >&2
        add "$title: tests do not start" 0 1 0 $(($(seconds) - start))
        return
    fi
    counts=$(python3 tools/tally.py "$log")
    # Meson fails and no test of its log did: its own complaint counts as one.
    case "$status $counts" in
    0\ *) ;;
    *\ *\ 0\ *)
        cat "build/$config.test.log" >&2
        counts=$(echo "$counts" | { read -r p f s; echo "$p 1 $s"; })
        ;;
    esac
    add "$title" $counts $(($(seconds) - start))
}

run_determinism() {
    start=$(seconds)
    tools/determinism.sh build/release/dealwright build/coverage/dealwright \
        build/clang/dealwright >build/determinism.txt 2>&1 </dev/null
    status=$?
    counts=$(python3 tools/tally.py build/determinism.txt)
    case "$status $counts" in
    0\ 0\ 0\ *) counts="0 1 0" && echo "determinism: nothing compared" >&2 ;;
    0\ *) ;;
    *\ *\ 0\ *) counts="0 1 0" && cat build/determinism.txt >&2 ;;
    esac
    add "determinism, gcc -O3 -O0 and clang" $counts $(($(seconds) - start))
}

report_coverage() {
    gcovr --root . --filter 'engine/' --exclude-unreachable-branches --exclude-throw-branches \
        --print-summary --txt build/coverage/engine.txt build/coverage >build/coverage.txt 2>&1 || {
        cat build/coverage.txt >&2
        add "coverage report" 0 1 0 0
        return
    }
    sed -n 's/^\([a-z]*\): \(.*\)/engine coverage, \1: \2/p' build/coverage.txt
}

run_config() {
    case $1 in
    release)  run_build "gcc, release" release ;;
    debug)    run_build "gcc, debug" debug ;;
    clang)    run_build "clang, release" clang --no-suite rules ;;
    sanitize) run_build "clang, address and undefined" sanitize --no-suite rules -t 5 ;;
    coverage)
        # The counters of the last run would add up.
        find build/coverage -name '*.gcda' -delete 2>/dev/null
        run_build "gcc, -O0, engine and playbook" coverage --suite engine --suite playbook
        report_coverage
        ;;
    *) echo "test: unknown build '$1'" >&2; exit 2 ;;
    esac
}

if [ $# -gt 0 ]; then
    for config in "$@"; do run_config "$config"; done
else
    for config in release clang sanitize coverage; do run_config $config; done
    run_determinism
fi

total="$passed passed, $failed failed"
[ $skipped -eq 0 ] || total="$total, $skipped skipped"
echo "$total" | tee build/total.txt
[ $failed -eq 0 ] && [ $passed -gt 0 ]
