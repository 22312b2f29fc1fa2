#!/usr/bin/env bash
# Builds the Python package with the jar and Epicentra's Spark settings inside, from a copy of python/:
#
#   scripts/python-wheel.sh JAR
#
# The wheel goes to target/python. mvn -Ppython package runs it. Needs python3 with its module venv, and PyPI for setuptools.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
jar=$1 target=$home/target/python
rm -rf -- "$target"
mkdir -p -- "$target"
cp -r -- "$home/python" "$target/source"
package=$target/source/src/epicentra
mkdir -p -- "$package/jars" "$package/conf"
cp -- "$jar" "$package/jars/"
cp -- "$home"/conf/{spark-defaults.conf,log4j2.properties} "$package/conf/"
python3 -m venv "$target/builder"
"$target/builder/bin/python" -m pip wheel -q --disable-pip-version-check --no-deps -w "$target" "$target/source"
rm -rf -- "$target/builder" "$target/source"
ls -- "$target"
