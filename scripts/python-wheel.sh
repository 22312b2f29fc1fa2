#!/usr/bin/env bash
# Builds the Python package, from a copy of python/ with the jar, conf and submit.sh:
#
#   scripts/python-wheel.sh JAR
#
# The wheel goes to target/python. mvn -Ppython package runs it. Needs python3 with its module venv, and PyPI for setuptools.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
fail() { echo "python-wheel.sh: $1" >&2; exit 1; }

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$home/python/pyproject.toml")
(($# == 1)) || fail "name one jar, not $#: remove those of earlier builds"
[[ ${1##*/} == "epicentra-$version.jar" ]] || fail "$1 is not of version $version, as python/pyproject.toml has it"

target=$home/target/python
rm -rf -- "$target"
mkdir -p -- "$target/source"
trap 'rm -rf -- "$target/builder" "$target/source"' EXIT
cp -r -- "$home"/python/{pyproject.toml,README.md,src} "$target/source/"
held=$target/source/src/epicentra/home
mkdir -p -- "$held"/{conf,target}
cp -- "$1" "$held/target/"
cp -- "$home"/conf/*.* "$held/conf/"
cp -- "$home/submit.sh" "$held/"
cp -- "$home"/{LICENSE,NOTICE} "$target/source/"
python3 -m venv "$target/builder"
"$target/builder/bin/python" -m pip wheel -q --disable-pip-version-check --no-deps -w "$target" "$target/source"
