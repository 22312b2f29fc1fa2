#!/usr/bin/env bash
# Trains the autoencoder on a standalone cluster of two workers of one core each, on this machine: bench/run.sh cluster.
#
#   bench/cluster.sh IMAGES EPOCHS BATCHES
#
# Prints a line of a table for each way: one stage per epoch, whose executors exchange their gradients; a job per
# minibatch; one process of two cores. EPOCHS is 2 or more; seconds are those that `vae train` tells of each.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
images=$1 epochs=$2 batches=$3
((epochs >= 2)) || { echo "bench/run.sh: --epochs is $epochs; the first epoch of a cluster tells nothing, so take 2 or more" >&2; exit 2; }
unset SPARK_HOME SPARK_CONF_DIR LOG4J_CONFIGURATION_FILE
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d "${TMPDIR:-/tmp}/epicentra-bench-XXXXXX")
daemons=()
# shellcheck disable=SC2317 # called by the trap
clean() {
  ((${#daemons[@]} == 0)) || kill -- "${daemons[@]}" 2>/dev/null || true
  wait
  rm -rf -- "$work"
}
trap clean EXIT
export LC_ALL=C SPARK_LOCAL_IP=127.0.0.1

# name, class, its options: a process of the cluster, whose log is $work/NAME.log
daemon() {
  local name=$1
  shift
  : >"$work/$name.log"
  SPARK_HOME=$home/target/spark SPARK_SCALA_VERSION=2.13 "$java" -Xmx256m -cp "$home/target/spark/jars/*" "$@" \
    >"$work/$name.log" 2>&1 &
  daemons+=($!)
}

# text, times: waits until the master's log has it so often
await() {
  local i found
  for ((i = 0; i < 600; i++)); do
    found=$(grep -c -- "$1" "$work/master.log" || true)
    ((found < $2)) || return 0
    sleep 0.1
  done
  echo "bench/cluster.sh: waited a minute in vain for '$1' of the master:" >&2
  cat -- "$work"/*.log >&2
  return 1
}

daemon master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 0 --webui-port 0
await 'Starting Spark master at' 1
master=$(grep -om1 'spark://127.0.0.1:[0-9]*' "$work/master.log")
for worker in 1 2; do
  daemon "worker-$worker" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 --cores 1 --memory 3g \
    --work-dir "$work/worker-$worker" "$master"
done
await 'Registering worker' 2

# what it is, batch size, master, options of vae train: a line of the table
row() {
  local what=$1 batch=$2 where=$3
  shift 3
  rm -rf -- "$work/model"
  "$home/submit.sh" --master "$where" --executor-memory 2g --conf spark.cores.max=2 \
    --conf spark.scheduler.minRegisteredResourcesRatio=1 --conf spark.scheduler.maxRegisteredResourcesWaitingTime=60s \
    vae train --images "$images" --epochs "$epochs" --batch-size "$batch" --model "$work/model" "$@" --json \
    >"$work/out" 2>"$work/err" || {
    echo "bench/cluster.sh: $what failed:" >&2
    cat -- "$work/err" >&2
    return 1
  }
  local -a seconds later
  mapfile -t seconds < <(numbers seconds | head -n "$epochs" | xargs printf '%.2f\n')
  mapfile -t later < <(printf '%s\n' "${seconds[@]:1}" | sort -n)
  awk -v what="$what" -v batch="$batch" -v all="${seconds[*]}" -v images="$(numbers rows)" \
    -v low="${later[((epochs - 2) / 2)]}" -v high="${later[((epochs - 1) / 2)]}" 'BEGIN {
      gsub(" ", ", ", all)
      median = (low + high) / 2
      printf "| %d | %s | %s | %.2f | %.1f |\n", batch, what, all, median, 1000 * median / int((images + batch - 1) / batch)
    }'
}
# name: its numbers in the JSON that was printed, one a line
numbers() { grep -o "\"$1\" *: *[0-9.]*" "$work/out" | grep -o '[0-9.]*$'; }

echo "| batch | by | s of each epoch | median after the first | ms a minibatch, all included |"
echo "|---:|---|---|---:|---:|"
for batch in ${batches//,/ }; do
  row "two executors of one core, \`--sync allreduce\`" "$batch" "$master" --sync allreduce
  row "the same, \`--sync job\`" "$batch" "$master" --sync job
  row "one process of two cores, \`--sync shared\`" "$batch" 'local[2]' --sync shared
done
