#!/usr/bin/env bash
# Measures Epicentra on this machine:
#   bench/run.sh all --catalog FILE [options]   all that docs/BENCHMARKS.md has tables of, and writes them: see bench/all.sh
#   bench/run.sh cavi [options]    an iteration against MLlib's, scikit-learn's and faiss's, and one of each model: two
#                                  tables
#   bench/run.sh scale [options]   whole fits of many events, of small files, of one large partition and in little memory:
#                                  seconds of each stage and peak memory; and what tasks cost: two tables
#   bench/run.sh vae [options]     epochs of the autoencoder and its loss against PyTorch's, JAX's and LibTorch's: a table
#   bench/run.sh cluster [options] epochs of the autoencoder on a cluster of two executors of one core: a table
#   bench/run.sh commands --catalog FILE [options]   whole commands against an empty session, and what events cost: two
#                                  tables
#   bench/run.sh gradients [options]   trainings that differ in the gradient's estimator alone: a table and a chart
#   bench/run.sh digits [options]  log p(x) of the test digits by a published set-up, against PyTorch: a table
#   bench/run.sh promotions [options]  the promotion rule of retrain on simulated gains: two tables
#   bench/run.sh held-out --catalog PARQUET [options]   each model of the mixture on events that it has not seen, and the
#                                  passes of plain and accelerated ascents: two tables
#   bench/run.sh san-jacinto --catalog FILE [options]   the benchmark of EarthquakeNPP: places of events of 2016 and 2017
#   bench/run.sh coverage [options]  how often 95 % intervals of the mixture hold a simulated truth: a table
#
#   --rows N            events (default 1000000; scale: 100000000; commands: 20000000, generated beside the catalog;
#                       held-out: a sample of so many, by default all)
#   --components LIST   numbers of components (default 10,50,1000,10000; scale: 50; held-out: one, by default 20)
#   --family LIST       cavi: numbers of components for the table of models (default 50; none: no table)
#   --warm-up SECONDS   cavi: the warm-up ends after so many without a gain, or after four times as many (default 15)
#   --iterations I      timed iterations, after a warm-up (default 20)
#   --cores C           cores (default all)
#   --memory SIZE       heap (default 8g; scale: 16g; held-out: 6g; vae, gradients, san-jacinto: 4g;
#                       coverage, promotions: 1g; commands, cluster, digits: that of conf/spark-defaults.conf)
#   --no-peers          this project alone; the peers are those that bench/peers/install.sh installs
#   --images FOLDER     vae, cluster, gradients, digits: MNIST as scripts/fetch-mnist.sh brings it (default mnist)
#   --epochs E          the same: epochs (default 15; cluster: 5; gradients: 10; digits: 500)
#   --batches LIST      vae, cluster: batch sizes (default 100,1000; cluster: 100)
#   --seeds LIST        gradients: one training for each seed and estimator; digits: for each seed (default 1,2,3)
#   --output FILE.png   gradients: the chart (default gradients-training.png)
#   --catalog PATH      held-out: a catalog that catalog import wrote; san-jacinto: the benchmark's CSV file; commands: a
#                       catalog as its source gives it, that of Southern California in docs/BENCHMARKS.md
#   --strength EXPR     held-out: the count of an event (default station_count where it is there; commands: phases)
#   --projection NAME   held-out: azimuthal (default) or geocentric
#   --rounds N          promotions: simulated comparisons (default 10000); coverage: catalogs (default 300);
#                       held-out: fifths of the catalog that are held out in turn (default 1); commands: runs of each,
#                       of which the fastest counts (default 2)
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
cores=$(nproc) peers=true iterations=20
case ${1:-} in
  all) shift; exec "$home/bench/all.sh" "$@" ;;
  commands) main=EmptySession memory='' catalog='' strength=phases rounds=2 components=200 rows=20000000 ;;
  cavi) main=CaviBenchmark memory=8g rows=1000000 components=10,50,1000,10000 family=50 warm_up=15 ;;
  scale) main=LargeFit memory=16g rows=100000000 components=50 peers=false ;;
  vae) main=VaeBenchmark memory=4g images=mnist epochs=15 batches=100,1000 ;;
  cluster) main=cluster memory='' images=mnist epochs=5 batches=100 peers=false ;;
  gradients)
    main=EstimatorTraining memory=4g images=mnist epochs=10 seeds=1,2,3 output=gradients-training.png peers=false
    ;;
  digits) main=digits memory='' images=mnist epochs=500 seeds=1,2,3 ;;
  promotions) main=PromotionSimulation memory=1g rounds=10000 peers=false ;;
  coverage) main=CoverageStudy memory=1g rounds=300 peers=false ;;
  san-jacinto) main=SanJacinto memory=4g catalog='' ;;
  held-out) main=HeldOut memory=6g rows=0 components=20 rounds=1 catalog='' strength=- projection=azimuthal ;;
  *) sed -n '2,/^[^#]/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
shift

while (($# > 0)); do
  case $1 in
    --no-peers) peers=false; shift; continue ;;
    --rows | --components | --family | --warm-up | --iterations | --cores | --memory | --images | --epochs | --batches | --seeds | --output | --rounds | --catalog \
      | --strength | --projection) ;;
    *) echo "bench/run.sh: unknown option $1" >&2; exit 2 ;;
  esac
  (($# > 1)) || { echo "bench/run.sh: $1 needs a value" >&2; exit 2; }
  name=${1#--}
  declare "${name//-/_}=$2"
  shift 2
done

# The peers' libraries start a thread for each core they see: nobody is to see more cores than asked for.
if ((cores < $(nproc))) && type taskset >/dev/null 2>&1; then
  taskset -pc "0-$((cores - 1))" $$ >/dev/null
fi

# The jar, built anew where a source is newer: these programs are compiled against it.
jar=$(find "$home/target" -maxdepth 1 -name 'epicentra-*.jar' 2>/dev/null | sort -V | tail -n 1)
if [[ -z $jar || ! -d $home/target/spark/jars ]] ||
  [[ -n $(find "$home/src/main" "$home/pom.xml" -newer "$jar" -print -quit) ]]; then
  echo "bench/run.sh: building Epicentra (mvn -DskipTests package): there is no jar, or a source is newer" >&2
  (cd "$home" && mvn -q -B -DskipTests package >&2)
  jar=$(find "$home/target" -maxdepth 1 -name 'epicentra-*.jar' | sort -V | tail -n 1)
fi
classes=$home/target/bench/classes
mkdir -p "$classes"
javac -proc:none -nowarn -d "$classes" -cp "$jar:$home/target/spark/jars/*" "$home"/bench/java/org/epicentra/bench/*.java

# What scikit-learn and faiss printed: a line for each shape and K.
peer=$home/target/bench/peer.txt
: >"$peer"
has() { $peers && /usr/bin/python3 -c "import $1" 2>/dev/null; }

if [[ $main == VaeBenchmark || $main == EstimatorTraining || $main == cluster || $main == digits ]]; then
  training=$images/train-images-idx3-ubyte.gz test=$images/t10k-images-idx3-ubyte.gz
  [[ -f $training && -f $test ]] || {
    echo "bench/run.sh: no $training and $test; fetch them with scripts/fetch-mnist.sh $images" >&2
    exit 2
  }
fi
if [[ $main == VaeBenchmark ]]; then
  arguments=("$training" "$test" "$epochs" "$batches")
  if $peers; then
    "$home/bench/peers/vae.sh" "${arguments[@]}" "$cores" "$home/target/bench/vae-peers"
    arguments+=("$home/target/bench/vae-peers")
  fi
elif [[ $main == EmptySession ]]; then
  exec "$home/bench/commands.sh" "$catalog" "$strength" "$components" "$rounds" "$cores" "$jar" "$classes" "$rows"
elif [[ $main == cluster ]]; then
  exec "$home/bench/cluster.sh" "$training" "$epochs" "$batches"
elif [[ $main == digits ]]; then
  python=''
  if has torch; then
    python=/usr/bin/python3
  elif $peers; then
    echo "Missing: PyTorch of Debian, not installed: bench/peers/install.sh"
    echo
  fi
  exec "$home/bench/digits.sh" "$training" "$test" "$epochs" "$seeds" "$cores" "$python"
elif [[ $main == EstimatorTraining ]]; then
  arguments=("$training" "$test" "$epochs" "$seeds" "$output")
elif [[ $main == LargeFit ]]; then
  : # its arguments differ from line to line: see below
elif [[ $main == PromotionSimulation || $main == CoverageStudy ]]; then
  arguments=("$rounds")
elif [[ $main == SanJacinto ]]; then
  [[ -f $catalog ]] || { echo "bench/run.sh: --catalog needs the benchmark's CSV file" >&2; exit 2; }
  arguments=("$catalog" "$home/target/bench/san-jacinto")
  if has sklearn; then
    arguments+=(/usr/bin/python3 "$home/bench/peers/san_jacinto.py")
  fi
elif [[ $main == HeldOut ]]; then
  [[ -d $catalog ]] || { echo "bench/run.sh: --catalog needs a folder that 'catalog import' wrote" >&2; exit 2; }
  arguments=("$catalog" "$components" "$strength" "$projection" "$rows" "$rounds" "$peer")
  if has sklearn; then
    arguments+=(/usr/bin/python3 "$home/bench/peers/heldout_sklearn.py")
  fi
else
  scikit='scikit-learn, which is not installed: bench/peers/install.sh' fastest=''
  for python in /usr/bin/python3 "$home/target/bench/peers/python/bin/python"; do
    # Debian's or PyPI's, whichever is faster on few events.
    $peers || break
    seconds=$("$python" "$home/bench/peers/mixture_sklearn.py" 50000 10 2>/dev/null) || continue
    seconds=${seconds##* }
    if [[ -z $fastest ]] || awk "BEGIN { exit !($seconds < $fastest) }"; then
      fastest=$seconds best=$python scikit="scikit-learn $("$python" -c 'import sklearn; print(sklearn.__version__)')"
    fi
  done
  if [[ -n $fastest ]]; then
    "$best" "$home/bench/peers/mixture_sklearn.py" "$rows" "$components" >"$peer"
  fi
  python=$home/target/bench/peers/python/bin/python
  if $peers && "$python" -c 'import faiss' 2>/dev/null; then
    "$python" "$home/bench/peers/mixture_faiss.py" "$rows" "$components" >>"$peer"
    scikit+=", and faiss $("$python" -c 'import faiss; print(faiss.__version__)')"
  else
    scikit+=', and faiss, which is not installed: bench/peers/install.sh'
  fi
  arguments=("$rows" "$components" "$iterations" "$peers" "$peer")
  if [[ $main == CaviBenchmark ]]; then
    arguments+=("$scikit" "$warm_up" "$family")
  fi
fi

# What spark-submit gives a driver on Java 17.
opens=()
for package in lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic; do
  opens+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
for package in sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar jdk.internal.ref; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
# The settings of a submitted run.
settings=()
while read -r name value; do
  case $name in
    spark.driver.extraJavaOptions) settings+=("$value") ;;
    spark.driver.memory | spark.executor.*) ;;
    spark.*) settings+=("-D$name=$value") ;;
  esac
done <"$home/conf/spark-defaults.conf"
program=(--add-modules=jdk.incubator.vector "${opens[@]}" "${settings[@]}"
  -Dspark.master="local[$cores]" -Dspark.ui.enabled=false -Dspark.ui.showConsoleProgress=false
  -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1
  -Dlog4j2.configurationFile="file:$home/conf/log4j2.properties"
  -cp "$classes:$jar:$home/target/spark/jars/*" "org.epicentra.bench.$main")
if [[ $main != LargeFit ]]; then
  exec java -Xms"$memory" -Xmx"$memory" "${program[@]}" "${arguments[@]}"
fi

# A line for each shape of the input, each in a JVM of its own; then what tasks cost.
work=$(mktemp -d "${TMPDIR:-/tmp}/epicentra-bench-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
line() { # what it is, heap, shape, events
  printf '| %s | %s |' "$1" "$2"
  java -Xms"$2" -Xmx"$2" "${program[@]}" "$3" "$4" "$components" "$iterations" "$work/files"
}
echo "K = $components, $cores cores, $iterations iterations of the default model."
echo
echo "| input | heap | events | partitions read | s to write it | s to draw or read, check and cache | s to start, the first pass included | s an iteration, median | s of the fit | GB of heap at most, after a collection | GB resident at most | bound |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
line 'even partitions' "$memory" plain "$rows"
line 'the same in little memory' 1g plain "$rows"
line 'a partition with 90 % of the rows' "$memory" uneven "$((rows / 5))"
line 'a Parquet file for each 1,000 events' "$memory" files "$((rows / 10))"
echo
program[-1]=org.epicentra.bench.TaskCost
java -Xms4g -Xmx4g "${program[@]}" "$((rows / 100))" "$iterations" "$((rows < 100000000 ? 1 : 10))"
