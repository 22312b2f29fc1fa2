#!/usr/bin/env bash
# Measures the mixture on this machine:
#   bench/run.sh cavi [options]    an iteration against MLlib's and scikit-learn's, as a table
#   bench/run.sh scale [options]   a whole fit of many events: seconds and peak memory
#
#   --rows N            events (default 1000000; scale: 100000000)
#   --components LIST   numbers of components (default 10,50,1000; scale: 50)
#   --iterations I      timed iterations, after a warm-up (default 20)
#   --cores C           cores (default all)
#   --memory SIZE       heap (default 8g; scale: 16g)
#   --no-peers          this project alone
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
cores=$(nproc) peers=true iterations=20
case ${1:-} in
  cavi) main=CaviBenchmark memory=8g rows=1000000 components=10,50,1000 ;;
  scale) main=LargeFit memory=16g rows=100000000 components=50 peers=false ;;
  *) sed -n '2,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
shift

while (($# > 0)); do
  case $1 in
    --no-peers) peers=false; shift; continue ;;
    --rows | --components | --iterations | --cores | --memory) ;;
    *) echo "bench/run.sh: unknown option $1" >&2; exit 2 ;;
  esac
  (($# > 1)) || { echo "bench/run.sh: $1 needs a value" >&2; exit 2; }
  declare "${1#--}=$2"
  shift 2
done

jar=$(find "$home/target" -maxdepth 1 -name 'epicentra-*.jar' 2>/dev/null | sort | head -n 1)
if [[ -z $jar || ! -d $home/target/spark/jars ]]; then
  (cd "$home" && mvn -q -B -DskipTests package >&2)
  jar=$(find "$home/target" -maxdepth 1 -name 'epicentra-*.jar' | sort | head -n 1)
fi
classes=$home/target/bench/classes
mkdir -p "$classes"
javac -proc:none -nowarn -d "$classes" -cp "$jar:$home/target/spark/jars/*" "$home"/bench/java/org/epicentra/bench/*.java

# scikit-learn's time per iteration, one line for each K, where it is installed.
sklearn=$home/target/bench/sklearn.txt
: >"$sklearn"
if $peers && /usr/bin/python3 -c 'import sklearn' 2>/dev/null; then
  /usr/bin/python3 "$home/bench/peers/mixture_sklearn.py" "$rows" "$components" >"$sklearn"
fi

# What spark-submit gives a driver on Java 17.
opens=()
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  opens+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
for package in sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar jdk.internal.ref; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
exec java -Xms"$memory" -Xmx"$memory" --add-modules=jdk.incubator.vector "${opens[@]}" \
  -Dspark.master="local[$cores]" -Dspark.ui.enabled=false -Dspark.ui.showConsoleProgress=false \
  -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
  -Dlog4j2.configurationFile="file:$home/conf/log4j2.properties" \
  -cp "$classes:$jar:$home/target/spark/jars/*" \
  "org.epicentra.bench.$main" "$rows" "$components" "$iterations" "$peers" "$sklearn"
