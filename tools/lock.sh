#!/bin/sh
# Writes requirements/base.txt and requirements/dev.txt anew from pyproject.toml: exact versions, hashes of every file.
# Run it after changing a dependency. It keeps the versions that still fit; `tools/lock.sh --upgrade` takes newer ones.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/tools/setup.sh"
prepare dev

# What stands in the head of the files: neither a path nor the options of one machine.
CUSTOM_COMPILE_COMMAND="tools/lock.sh"
export CUSTOM_COMPILE_COMMAND

lock() {
    "$python" -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options "$@"
}

# pip-compile does not read dependency groups: the group is written out as a list, beside the base it includes.
groups=requirements/dev.in
trap 'rm -f "$root/$groups"' EXIT INT TERM
cd "$root"

say "锁定运行依赖" "Locking what the product needs"
lock --build-deps-for editable --output-file requirements/base.txt "$@" pyproject.toml

say "锁定开发依赖" "Locking what its tests need"
"$python" - >"$groups" <<'PYTHON'
import tomllib

with open("pyproject.toml", "rb") as file:
    group = tomllib.load(file)["dependency-groups"]["dev"]
print("-r base.txt", *group, sep="\n")
PYTHON
lock --output-file requirements/dev.txt "$@" "$groups"
