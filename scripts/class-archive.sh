#!/usr/bin/env bash
# Archives classes of Spark's jars, so that a command starts some seconds sooner:
#
#   scripts/class-archive.sh
#
# Java maps target/spark/classes.jsa into its memory and need not read, check and link those classes one by one (class
# data sharing). The build runs this after it has placed Spark; it takes half a minute, and nothing where there is an
# archive of the same jars in the same folder and of the same Java. One that does not fit is not used: Java tells by
# itself. Exit code 1 when there is no archive, for the reason that is printed; everything works without one.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
spark=$home/target/spark
archive=$spark/classes.jsa
week=$home/src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz
work=''

# shellcheck disable=SC2317 # called by a trap
failed() {
  echo "class-archive.sh: there is no archive of classes, so commands start some seconds later than with one" >&2
  [[ ! -s $work/out ]] || tail -n 5 -- "$work/out" >&2
  exit 1
}
trap failed ERR
trap '[[ -z $work ]] || rm -rf -- "$work"' EXIT

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
inputs=$(printf '%s\n' "$spark" && "$java" -version 2>&1 && cd -- "$spark/jars" && LC_ALL=C ls -ln)
if [[ -f $archive && -f $archive.inputs && $inputs == "$(<"$archive.inputs")" ]]; then
  exit
fi

work=$(mktemp -d "$spark/archive-XXXXXX")
rm -f -- "$archive" "$archive.inputs"
unset SPARK_HOME SPARK_CONF_DIR HADOOP_CONF_DIR YARN_CONF_DIR
SPARK_LOCAL_IP=127.0.0.1 SPARK_SUBMIT_OPTS="-XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit='$work/classes.jsa'" \
  "$home/submit.sh" --master 'local[2]' catalog import "$week" --output "$work/catalog" >"$work/out" 2>&1
[[ -s $work/classes.jsa ]]
printf '%s\n' "$inputs" >"$archive.inputs"
# Moved when it is whole: Java would crash on a part of one.
mv -f -- "$work/classes.jsa" "$archive"
