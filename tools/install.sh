#!/bin/sh
# Run by `meson install`: installs the manual page and completions that the program itself makes.
#   tools/install.sh BINARY MAN-FOLDER DATA-FOLDER   folders relative to the prefix
set -eu
binary=$1
prefix=$MESON_INSTALL_DESTDIR_PREFIX
made() { # FILE COMMAND...
    file=$prefix/$1
    shift
    mkdir -p "${file%/*}"
    "$binary" "$@" >"$file"
}
made "$2/man1/dealwright.1" manual
made "$3/bash-completion/completions/dealwright" completion bash
made "$3/zsh/site-functions/_dealwright" completion zsh
made "$3/fish/vendor_completions.d/dealwright.fish" completion fish
