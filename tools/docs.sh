#!/bin/sh
# Writes the pages of docs/ that the program makes from its own tables.
#   tools/docs.sh BINARY           writes them
#   tools/docs.sh BINARY --check   fails when one is out of date, or the manual page is malformed
set -eu
cd "$(dirname "$0")/.."
binary=${1:?usage: tools/docs.sh BINARY [--check]}
mode=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
status=0

page() { # FILE COMMAND...
    file=$1
    shift
    "$binary" "$@" >"$folder/page"
    if [ "$mode" != --check ]; then
        mkdir -p "${file%/*}"
        cp "$folder/page" "$file"
    elif ! cmp -s "$folder/page" "$file"; then
        echo "$file: out of date; run make docs" >&2
        status=1
    fi
}

page docs/playbook.md playbook reference
page docs/man/dealwright.1 manual
ferry=test/app/text/data/ferry
page docs/frontier.svg frontier --genius ${ferry}_domain.xml ${ferry}_town.xml ${ferry}_operator.xml --format svg

if [ "$mode" = --check ]; then
    groff -man -ww -z -Kutf8 docs/man/dealwright.1 >"$folder/complaints" 2>&1 || status=1
    [ ! -s "$folder/complaints" ] || { cat "$folder/complaints" >&2; status=1; }
fi
exit $status
