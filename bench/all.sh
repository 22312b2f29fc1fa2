#!/usr/bin/env bash
# Measures all that docs/BENCHMARKS.md has tables of, one after the other in one run, and writes them into that page:
#
#   bench/run.sh all --catalog FILE [options]
#
#   --catalog FILE      the catalog of Southern California as the SCEDC gives it: see docs/EVIDENCE.md
#   --images FOLDER     MNIST as scripts/fetch-mnist.sh brings it (default mnist)
#   --cores C           cores (default all)
#   --scale             the fits of up to 100 million events as well, which take 16 GB of heap and a quarter of an hour
#   --no-peers          this project alone
#   --quick             few events, iterations and epochs, to try this script: it needs --output
#   --output FILE       the page to write (default docs/BENCHMARKS.md); its text is that of docs/BENCHMARKS.md
#
# Run it on a machine with nothing else to do. Each measurement ends after a time limit; the page is written only if all
# of them succeed. What was measured is also kept in target/bench/tables, a file for each part of the page.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
page=$home/docs/BENCHMARKS.md
tables=$home/target/bench/tables
catalog='' images=mnist cores=$(nproc) scale=false quick=false output='' strength=phases
peers=() given=("$@")

fail() { echo "bench/run.sh all: $2" >&2; exit "$1"; }

while (($# > 0)); do
  case $1 in
    --scale | --quick) declare "${1#--}=true"; shift; continue ;;
    --no-peers) peers=(--no-peers); shift; continue ;;
    --catalog | --images | --cores | --output | --strength) ;;
    *) fail 2 "unknown option $1" ;;
  esac
  (($# > 1)) || fail 2 "$1 needs a value"
  declare "${1#--}=$2"
  shift 2
done
[[ -f $catalog ]] || fail 2 "--catalog needs the file of a catalog, as its source gives it: see docs/EVIDENCE.md"
[[ -f $images/train-images-idx3-ubyte.gz ]] ||
  fail 2 "no images in $images; fetch them with scripts/fetch-mnist.sh $images"
$quick && [[ -z $output ]] && fail 2 "--quick needs --output FILE: docs/BENCHMARKS.md holds full runs only"
output=${output:-$page}

# What differs between a full run and a quick one.
if $quick; then
  cavi=(--rows 50000 --components 10 --iterations 3 --warm-up 1 --memory 2g)
  many=(--rows 200000 --components 10 --family none --iterations 3 --warm-up 1 --memory 2g --no-peers)
  large=(--rows 500000 --iterations 3 --memory 2g)
  vae=(--epochs 1 --batches 1000)
  cluster=(--epochs 2 --batches 1000)
  commands=(--rounds 1 --components 20 --rows 400000)
else
  cavi=(--components "10,50,1000,10000" --family 50 --warm-up 10)
  many=(--rows 10000000 --components 50 --family none --warm-up 10 --no-peers)
  large=(--memory 16g)
  vae=(--epochs 6 --batches "100,1000")
  cluster=(--epochs 5 --batches 100)
  commands=(--rounds 2 --components 200)
fi

rm -rf -- "$tables"
mkdir -p -- "$tables"
failed=()

# name of the part, seconds allowed, options of bench/run.sh: what it prints, below the command, is the part.
measure() {
  local part=$1 limit=$2 start=$SECONDS
  shift 2
  echo "bench/run.sh all: $part" >&2
  if timeout "$limit" "$home/bench/run.sh" "$@" --cores "$cores" >"$tables/$part.txt"; then
    local shown="$*"
    shown=${shown/"--catalog $catalog"/--catalog FILE}
    { echo "    bench/run.sh ${shown/"--images $images"/--images mnist} --cores $cores"; echo; cat -- "$tables/$part.txt"; } >"$tables/$part.md"
  else
    failed+=("$part")
    echo "bench/run.sh all: $part failed, or did not end in $limit seconds" >&2
  fi
  echo "bench/run.sh all: $part took $((SECONDS - start)) s" >&2
}

# The machine, before anything is measured.
flags=$(grep -m1 '^flags' /proc/cpuinfo || true)
case " $flags " in
  *' avx512f '*) vectors='AVX-512 (eight doubles)' ;;
  *' avx2 '*) vectors='AVX2 (four doubles)' ;;
  *) vectors='no AVX2' ;;
esac
model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.version = //p')
spark=$(basename -- "$(find "$home/target/spark/jars" -name 'spark-core_*.jar')" .jar)
commit=$(git -C "$home" rev-parse --short HEAD)
[[ -z $(git -C "$home" status --porcelain) ]] || commit="$commit with changes"
{
  echo "| processor | vectors | cores used | memory | Java | Spark | load average before the run | date | commit |"
  echo "|---|---|---:|---:|---|---|---|---|---|"
  echo "| ${model:-unknown} | $vectors | $cores of $(nproc --all) |" \
    "$(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1e6 }' /proc/meminfo) | $java | ${spark##*-} |" \
    "$(cut -d ' ' -f 1-3 /proc/loadavg) | $(date -u +%F) | $commit |"
} >"$tables/machine.md"

measure cavi 1500 cavi "${cavi[@]}" "${peers[@]}"
# Two tables: that of the models has a part of its own.
if [[ -f $tables/cavi.md ]]; then
  sed -n '/^| *K | model/,$p' "$tables/cavi.md" >"$tables/family.md"
  sed -i '/^| *K | model/,$d' "$tables/cavi.md"
fi
measure ten-million 600 cavi "${many[@]}"
measure vae 1200 vae --images "$images" "${vae[@]}" "${peers[@]}"
measure cluster 600 cluster --images "$images" "${cluster[@]}"
measure commands 1800 commands --catalog "$catalog" --strength "$strength" "${commands[@]}"
if $scale; then
  measure scale 2700 scale "${large[@]}"
else
  echo "Not part of this run; \`bench/run.sh all --scale\` measures it." >"$tables/scale.md"
fi

((${#failed[@]} == 0)) || fail 1 "the page is not written, for these failed: ${failed[*]}; the others are in $tables"
java "$home/bench/java/org/epicentra/bench/PageTables.java" "$page" "$tables" "$output"
echo "bench/run.sh all ${given[*]}: wrote $output in $((SECONDS / 60)) minutes" >&2
