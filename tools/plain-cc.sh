#!/bin/sh
# The engine builds with nothing but a C17 compiler, and the examples link with what comes out.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

(cd "$folder" && cc -std=c17 -I"$root/include" -c "$root"/engine/*/*.c)
for source in examples/*.c; do
    [ -e "$source" ] || continue
    cc -std=c17 -Iinclude "$source" "$folder"/*.o -lm -o "$folder/example"
    "$folder/example" >/dev/null || {
        echo "$source: fails" >&2
        exit 1
    }
done
