#!/usr/bin/env bash
# Times whole commands, as a user runs them, against empty sessions that count 1,000 rows: bench/run.sh commands.
#
#   bench/commands.sh CATALOG STRENGTH COMPONENTS ROUNDS CORES JAR CLASSES EVENTS
#
# Prints two tables. Each round runs every command once, so that what else the machine does falls on all alike; of the
# rounds the one with the fewest seconds counts, for each command by itself.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
catalog=$1 strength=$2 components=$3 rounds=$4 cores=$5 jar=$6 classes=$7
[[ -f $catalog ]] || { echo "bench/run.sh: --catalog needs the file of a catalog, as its source gives it" >&2; exit 2; }
few=20000 some=$(($8 / 4)) many=$8 # generated events
((some > few)) || { echo "bench/run.sh: --rows is $many; commands needs more than $((4 * few + 3))" >&2; exit 2; }
week=$home/src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz
work=$(mktemp -d "${TMPDIR:-/tmp}/epicentra-bench-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
export LC_ALL=C # seconds with a point, as awk reads them

declare -A wall processor # by name: seconds of the fastest run, and processor seconds of that run

# name, command: its output goes to $work/out.
measure() {
  local name=$1 real user system TIMEFORMAT='%R %U %S'
  shift
  { time "$@" >"$work/out" 2>"$work/err"; } 2>"$work/time" || {
    echo "bench/commands.sh: '$name' failed:" >&2
    cat -- "$work/err" >&2
    return 1
  }
  read -r real user system <"$work/time"
  if [[ -z ${wall[$name]:-} ]] || awk "BEGIN { exit !($real < ${wall[$name]}) }"; then
    wall[$name]=$real processor[$name]=$(awk "BEGIN { print $user + $system }")
  fi
}

submit() { "$home/submit.sh" --master "local[$cores]" "$@"; }

# An empty session starts the same two programs as submit.sh: Spark's launcher, and the java that it names. With an
# argument it gets the same archive of classes, which holds only where nothing else is on the class path.
session=$work/empty-session.jar
jar --create --file "$session" -C "$classes" .
empty_session() {
  local spark=$home/target/spark word
  local -a command=()
  if (($# > 0)); then
    local -x SPARK_SUBMIT_OPTS="-XX:SharedArchiveFile='$spark/classes.jsa' -Xlog:cds*=off"
  fi
  while IFS= read -r -d '' word; do
    command+=("${word#$'\n'}")
  done < <(SPARK_HOME=$spark SPARK_SCALA_VERSION=2.13 java -Xmx128m -XX:TieredStopAtLevel=1 -cp "$spark/jars/*" org.apache.spark.launcher.Main \
    org.apache.spark.deploy.SparkSubmit --properties-file "$home/conf/spark-defaults.conf" --load-spark-defaults \
    --master "local[$cores]" --jars "$jar" --class org.epicentra.bench.EmptySession "$session")
  SPARK_HOME=$spark LOG4J_CONFIGURATION_FILE=$home/conf/log4j2.properties "${command[@]:1}"
}

for ((round = 1; round <= rounds; round++)); do
  rm -rf -- "${work:?}"/{catalog,model,scored,week,week-model}
  measure plain empty_session
  measure empty empty_session with-archive
  measure import submit catalog import "$catalog" --output "$work/catalog" --json
  records=$(grep -om1 '"read" *: *[0-9]*' "$work/out" | grep -o '[0-9]*$' || true)
  measure fit submit cavi fit --catalog "$work/catalog" --strength "$strength" --components "$components" --model "$work/model"
  measure evaluate submit cavi evaluate --catalog "$work/catalog" --model "$work/model" --json
  events=$(grep -om1 '"events" *: *[0-9]*' "$work/out" | grep -o '[0-9]*$' || true)
  measure predict submit cavi predict --catalog "$work/catalog" --model "$work/model" --output "$work/scored"
  submit catalog import "$week" --output "$work/week" >/dev/null 2>&1
  measure week submit cavi fit --catalog "$work/week" --components 15 --model "$work/week-model"
  measure help "$home/submit.sh" --help
done

# What events cost once a command has started: the same commands on many generated events and on few, in turns.
for size in $few $some $many; do
  submit catalog generate --rows "$size" --components 50 --output "$work/$size/generated" >/dev/null
done
submit cavi fit --catalog "$work/$few/generated" --strength strength --components 50 --model "$work/generated-model" \
  >/dev/null
for ((round = 1; round <= rounds; round++)); do
  for size in $few $some $many; do
    rm -rf -- "$work/scored"
    given=(--catalog "$work/$size/generated" --model "$work/generated-model")
    measure "evaluate $size" submit cavi evaluate "${given[@]}"
    measure "predict $size" submit cavi predict "${given[@]}" --output "$work/scored"
  done
done

# name, what it is, its events or records where their number per second is meaningful
row() {
  awk -v what="$2" -v wall="${wall[$1]}" -v processor="${processor[$1]}" -v plain="${wall[plain]}" -v empty="${wall[empty]}" -v count="${3:-0}" -v cores="$cores" '
    BEGIN {
      beyond = wall - empty
      more = beyond > 0 ? sprintf("%.1f", beyond) : "-"
      speed = count > 0 && beyond > 0 ? sprintf("%d", count / beyond / cores) : "-"
      printf "| %s | %.1f | %.1f | %.2f | %s | %s |\n", what, wall, processor, wall / plain, more, speed
    }'
}
echo "| command | s | processor s | of Spark's empty session | s beyond the one with the archive | events/s and core beyond that |"
echo "|---|---:|---:|---:|---:|---:|"
row plain "an empty session of Spark, 1,000 rows counted"
row empty "the same with the archive of classes"
row import "\`catalog import\` of the catalog${records:+, $records records}" "$records"
row fit "\`cavi fit\` of it, K = $components"
row evaluate "\`cavi evaluate\`${events:+, $events events}" "$events"
row predict "\`cavi predict\`" "$events"
row week "\`cavi fit\` of the bundled week, K = 15"
row help "\`--help\`"

echo
echo "| command | s, $few generated events | s, $some | s, $many | events/s and core of the first difference | of the second |"
echo "|---|---:|---:|---:|---:|---:|"
for command in evaluate predict; do
  awk -v command="$command" -v first="${wall[$command $few]}" -v second="${wall[$command $some]}" \
    -v third="${wall[$command $many]}" -v few="$few" -v some="$some" -v many="$many" -v cores="$cores" '
    function speed(events, seconds) { return seconds > 0 ? sprintf("%d", events / seconds / cores) : "-" }
    BEGIN {
      printf "| `cavi %s` | %.1f | %.1f | %.1f | %s | %s |\n", command, first, second, third,
        speed(some - few, second - first), speed(many - some, third - second)
    }'
done
