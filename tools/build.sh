#!/bin/sh
# Configures build/CONFIG when needed and builds it: tools/build.sh CONFIG. Quiet unless it fails.
set -eu
cd "$(dirname "$0")/.."
config=${1:?usage: tools/build.sh release|debug|clang|sanitize|coverage|fuzz}

sanitizers="-Doptimization=1 -Ddebug=true -Db_sanitize=address,undefined -Db_lundef=false"
case $config in
release)  compiler=gcc   options="--buildtype=release" ;;
debug)    compiler=gcc   options="--buildtype=debug" ;;
clang)    compiler=clang options="--buildtype=release" ;;
sanitize) compiler=clang options="$sanitizers" ;;
coverage) compiler=gcc   options="--buildtype=debug -Db_coverage=true" ;;
fuzz)     compiler=clang options="$sanitizers -Dfuzz=true" ;;
*) echo "build: unknown configuration '$config'" >&2; exit 2 ;;
esac

for tool in meson ninja "$compiler"; do
    command -v $tool >/dev/null || {
        echo "build: $tool is not installed; run tools/setup.sh" >&2
        exit 1
    }
done

folder=build/$config
log=$folder.log
mkdir -p build
# Two builds of one folder at a time would spoil it.
exec 9>$folder.lock
flock 9
run() { "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; exit 1; }; }

# Meson ignores new options and defaults for a configured folder: a change of them starts afresh.
wanted="$compiler $options $(sed -n '/default_options/,/\]/p' meson.build | cksum)"
if [ ! -f $folder/build.ninja ] || [ "$(cat $folder/options 2>/dev/null)" != "$wanted" ]; then
    rm -rf $folder
    run env CC=$compiler meson setup $folder $options
    echo "$wanted" >$folder/options
fi
run ninja -C $folder --quiet
