#!/usr/bin/env bash
# Runs Epicentra through spark-submit:   ./submit.sh [spark-submit options] <command> [options]
#
# Options before the command go to spark-submit (--master, --conf, --executor-memory, ...), the rest to Epicentra.
# With SPARK_HOME set, $SPARK_HOME/bin/spark-submit runs; without it, the Spark that the build placed under target/spark.
# The jar is that of the build, or with --packages org.epicentra:epicentra-spark-4.1_2.13:VERSION that of a repository.
# The exit code is the command's: see ./submit.sh --help.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)

fail() { echo "submit.sh: $2" >&2; exit "$1"; }

# Leading options belong to spark-submit; all but the flags take a value.
known=' --master --remote --deploy-mode --name --jars --packages --exclude-packages --repositories --files --archives
 --py-files --conf -c --properties-file --driver-memory --driver-cores --driver-java-options --driver-library-path
 --driver-class-path --executor-memory --executor-cores --num-executors --total-executor-cores --proxy-user --principal
 --keytab --queue '
masters='^(local(\[[0-9*, ]+\])?$|local-cluster\[|yarn$|spark://|k8s://)'
spark_options=()
own_properties=false published=false
while (($# > 0)); do
  case $1 in
    -h | --help | -V | --version) break ;;
    --verbose | -v | --supervise | --load-spark-defaults) spark_options+=("$1"); shift; continue ;;
    -*) name=${1%%=*} ;;
    *) break ;;
  esac
  [[ ${known//$'\n'/} == *" $name "* ]] ||
    fail 2 "$name is no option of spark-submit; the options of a command stand after it. See: ./submit.sh --help"
  if [[ $1 == *=* ]]; then
    set -- "$name" "${1#*=}" "${@:2}"
  fi
  (($# > 1)) || fail 2 "$name needs a value, and a command after it. See: ./submit.sh --help"
  [[ $name != --master || $2 =~ $masters ]] ||
    fail 2 "--master is '$2'; it must be local[N], local[*], spark://HOST:PORT, yarn or k8s://HOST"
  [[ $name != --conf && $name != -c || $2 == *=* ]] || fail 2 "--conf is '$2'; it must be KEY=VALUE"
  [[ $name != --properties-file ]] || own_properties=true
  [[ $name != --packages || ,$2 != *,org.epicentra:epicentra-spark-* ]] || published=true
  spark_options+=("$name" "$2")
  shift 2
done

find_jar() {
  find "$home/target" -maxdepth 1 -name 'epicentra-*.jar' 2>/dev/null | sort -V | tail -n 1 || true
}
jar=$(find_jar)
if $published; then
  jar=spark-internal # no jar of one's own: the main class is in one of the packages
  [[ -n ${SPARK_HOME:-} || -d $home/target/spark/jars ]] || fail 3 "--packages needs a Spark: set SPARK_HOME"
elif [[ -z $jar || -z ${SPARK_HOME:-} && ! -d $home/target/spark/jars ]]; then
  echo "submit.sh: building Epicentra once (mvn -DskipTests package); this takes a few minutes the first time" >&2
  (cd "$home" && mvn -q -B -DskipTests package >&2) || fail 1 "the build failed"
  jar=$(find_jar)
fi

export EPICENTRA_HOME=$home LOG4J_CONFIGURATION_FILE=${LOG4J_CONFIGURATION_FILE:-$home/conf/log4j2.properties}
arguments=("${spark_options[@]}" --class org.epicentra.cli.Main "$jar" "$@")
# The cluster's own defaults stay in force below ours.
if ! $own_properties; then
  arguments=(--properties-file "$home/conf/spark-defaults.conf" --load-spark-defaults "${arguments[@]}")
fi

# Java's warning of the incubating vector module, which Spark always loads, is left out of standard error; all else
# passes. The command waits for this filter before it ends: see StandardErrorFilter.
without_warning() {
  trap '' INT TERM
  local warning='WARNING: Using incubator modules: ' start rest
  IFS= read -r -N ${#warning} start || true
  if [[ $start == "$warning" ]]; then
    IFS= read -r rest || true
  else
    printf '%s' "$start"
  fi
  exec cat
}
run() {
  [[ -t 2 ]] || export TERM=dumb # no line of progress that rewrites itself
  exec 2> >(without_warning >&2)
  export EPICENTRA_STDERR_FILTER=$!
  exec "$@"
}

# Help and the registry need no cluster: Java runs them at once, with Hadoop's settings and Spark's jars. Settings of Hadoop
# among those of Spark, and what spark-env.sh sets, are known to spark-submit alone.
needs_spark_submit() {
  ((${#spark_options[@]} == 0)) || return 0
  local word
  for word; do
    [[ $word != -h && $word != --help && $word != -V && $word != --version ]] || return 1
  done
  [[ ${1:-registry} == registry ]] || return 0
  [[ ! -e $conf/spark-env.sh ]] || return 0
  grep -qsE '^[[:space:]]*spark\.hadoop\.' "$home/conf/spark-defaults.conf" "$conf/spark-defaults.conf"
}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
spark=${SPARK_HOME:-$home/target/spark}
conf=${SPARK_CONF_DIR:-$spark/conf}
if [[ -d $spark/jars ]] && ! needs_spark_submit "$@"; then
  run "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --add-modules=jdk.incubator.vector \
    -cp "$conf:${HADOOP_CONF_DIR:+$HADOOP_CONF_DIR:}${YARN_CONF_DIR:+$YARN_CONF_DIR:}$jar:$spark/jars/*" org.epicentra.cli.Main "$@"
fi

if [[ -n ${SPARK_HOME:-} ]]; then
  [[ -x $SPARK_HOME/bin/spark-submit ]] ||
    fail 3 "SPARK_HOME is $SPARK_HOME, which has no bin/spark-submit: name the folder of a Spark, or unset it"
  run "$SPARK_HOME/bin/spark-submit" "${arguments[@]}"
fi

# The same two steps as bin/spark-class: Spark's launcher prints the java command, NUL after each word, which is then run.
export SPARK_HOME=$spark SPARK_SCALA_VERSION=2.13
# Classes that Java need not load one by one: see scripts/class-archive.sh. Where they do not fit, it says nothing.
if [[ -f $spark/classes.jsa && $spark != *\'* && ${SPARK_SUBMIT_OPTS:-} != *[:+]@(ArchiveClassesAtExit|SharedArchiveFile)* ]]; then
  export SPARK_SUBMIT_OPTS="-XX:SharedArchiveFile='$spark/classes.jsa' -Xlog:cds*=off ${SPARK_SUBMIT_OPTS:-}"
fi
command=()
while IFS= read -r -d '' word; do
  command+=("${word#$'\n'}")
done < <("$java" -Xmx128m -XX:TieredStopAtLevel=1 -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \
  org.apache.spark.deploy.SparkSubmit "${arguments[@]}")
wait $! || fail 1 "Java, as Spark's launcher, ended with code $?, for the reason above (open files allowed: $(ulimit -n))"
# The first word is empty; when the launcher refuses the options it has said why, and there is nothing after it.
((${#command[@]} > 1)) || exit 2
run "${command[@]:1}"
