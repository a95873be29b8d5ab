#!/bin/sh
# Installs those packages of tools/packages.txt that are missing. Says nothing when there are none.
set -eu
list=$(dirname "$0")/packages.txt

if ! command -v dpkg-query >/dev/null; then
    echo "setup: not a Debian system; install the counterparts of tools/packages.txt by hand" >&2
    exit 0
fi

missing=
for package in $(sed 's/#.*//' "$list"); do
    # One line per architecture.
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

give_up() {
    echo "setup: $1; please install these packages:$missing" >&2
    exit 1
}

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || give_up "neither root nor sudo"
    as_root=sudo
fi

echo "setup: installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_missing() {
    $as_root apt-get -q update &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y --no-install-recommends install $missing
}
if ! install_missing >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    give_up "apt-get failed"
fi
