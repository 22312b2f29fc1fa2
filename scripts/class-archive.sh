#!/usr/bin/env bash
# Archives the classes that commands load from Spark's jars, so that a command starts some seconds sooner:
#
#   scripts/class-archive.sh
#
# Java maps target/spark/classes.jsa into its memory and need not read, check and link those classes one by one (class
# data sharing). The build runs this after it has placed Spark; it takes half a minute, and nothing where there is an
# archive of the same jars and the same Java. One that does not fit is not used: Java tells by itself.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
spark=$home/target/spark
archive=$spark/classes.jsa
week=$home/src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
inputs=$("$java" -version 2>&1 && find "$spark/jars" -name '*.jar' -printf '%f %s %T@\n' | sort)
if [[ -f $archive && -f $archive.inputs && $inputs == "$(<"$archive.inputs")" ]]; then
  exit
fi

work=$(mktemp -d "$spark/archive-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
rm -f -- "$archive" "$archive.inputs"
unset SPARK_HOME SPARK_CONF_DIR HADOOP_CONF_DIR YARN_CONF_DIR
# Moved when it is whole: Java would crash on a part of one.
if SPARK_LOCAL_IP=127.0.0.1 SPARK_SUBMIT_OPTS="-XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit='$work/classes.jsa'" \
  "$home/submit.sh" --master 'local[2]' catalog import "$week" --output "$work/catalog" >"$work/out" 2>&1 &&
  [[ -s $work/classes.jsa ]]; then
  printf '%s\n' "$inputs" >"$archive.inputs"
  mv -- "$work/classes.jsa" "$archive"
else
  echo "class-archive.sh: there is no archive of classes, so commands start as slowly as Spark by itself:" >&2
  tail -n 5 -- "$work/out" >&2
fi
