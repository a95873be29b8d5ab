#!/bin/sh
# The same deal gives the same bytes, whichever compiler made the binary; one TAP test per deal.
#   tools/determinism.sh BINARY BINARY...
set -eu
cd "$(dirname "$0")/.."
[ $# -ge 2 ] || { echo "usage: tools/determinism.sh BINARY BINARY..." >&2; exit 2; }
reference=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

answer() { # BINARY NAME COMMAND FORMAT DEAL: the output is in $folder/NAME
    "$1" "$3" "$5" --format "$4" --date 2026-11-23 >"$folder/$2" 2>"$folder/error" </dev/null || {
        echo "# $1 $3 $5 --format $4 fails: $(head -n 1 "$folder/error")"
        return 1
    }
}

same() { # COMMAND FORMAT DEAL BINARY...
    command=$1 format=$2 deal=$3
    shift 3
    answer "$reference" expected "$command" "$format" "$deal" || return 1
    for binary in "$@"; do
        answer "$binary" actual "$command" "$format" "$deal" || return 1
        cmp -s "$folder/expected" "$folder/actual" || {
            echo "# $command $deal --format $format: $reference and $binary differ:"
            diff "$folder/expected" "$folder/actual" | head -n 6 | sed 's/^/#   /'
            return 1
        }
    done
}

number=0
status=0
check() { # DEAL QUESTION... -- BINARY...
    deal=$1
    shift
    questions=
    while [ "$1" != -- ]; do
        questions="$questions $1"
        shift
    done
    shift
    number=$((number + 1))
    verdict=ok
    for question in $questions; do
        same "${question%:*}" "${question#*:}" "$deal" "$@" || verdict="not ok"
    done
    echo "$verdict $number - ${deal#examples/}"
    [ "$verdict" = ok ] || status=1
}

for deal in examples/*.yaml; do
    check "$deal" plan:text plan:markdown plan:json assess:text assess:json advise:text advise:json -- "$@"
done
for deal in examples/negotiations/*.yaml; do
    [ -f "$deal" ] || continue
    check "$deal" replay:text replay:json advise:json ledger:json brief:text debrief:json -- "$@"
done
echo "1..$number"
exit $status
