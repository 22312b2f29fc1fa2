#!/usr/bin/env bash
# Trains the autoencoder by the set-up of docs/EVIDENCE.md and measures log p(x) of the test digits: bench/run.sh digits.
#
#   bench/digits.sh TRAINING-IMAGES TEST-IMAGES EPOCHS SEEDS CORES [PYTHON]
#
# Prints a line of a table for each of the comma-separated seeds: of Epicentra and, given a Python with PyTorch, of an
# independent program with the same settings.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
training=$1 test=$2 epochs=$3 seeds=$4 cores=$5 python=${6:-}
unset SPARK_HOME SPARK_CONF_DIR LOG4J_CONFIGURATION_FILE
work=$(mktemp -d "${TMPDIR:-/tmp}/epicentra-bench-XXXXXX")
trap 'rm -rf -- "$work"' EXIT
export LC_ALL=C

# The first 50,000 digits train, the last 10,000 choose the epoch. A file of images has its magic number, its number of
# images, 28 and 28 in four bytes each, then 784 bytes an image.
gzip -dc -- "$training" >"$work/all"
{ printf '\0\0\10\3\0\0\303\120\0\0\0\34\0\0\0\34'; head -c $((16 + 784 * 50000)) "$work/all" | tail -c +17; } >"$work/training"
{ printf '\0\0\10\3\0\0\47\20\0\0\0\34\0\0\0\34'; tail -c $((784 * 10000)) "$work/all"; } >"$work/validation"

epicentra() {
  "$home/submit.sh" --master "local[$cores]" "$@" --json >"$work/out" 2>"$work/err" || {
    cat -- "$work/err" >&2
    return 1
  }
}
# name: its number in the JSON that was printed
number() { grep -o "\"$1\" *: *[-+0-9.eE]*" "$work/out" | grep -o '[-+0-9.eE]*$'; }
row() { printf '| %d | %s | %d | %.2f | %.2f | %.2f |\n' "$@"; }

echo "| seed | by | epoch kept | KL | bound | log p(x) |"
echo "|---:|---|---:|---:|---:|---:|"
for seed in ${seeds//,/ }; do
  rm -rf -- "$work/model"
  epicentra vae train --images "$work/training" --validation "$work/validation" --hidden 400 --latent 40 \
    --activation relu --learning-rate 1e-4 --learning-rate-steps 200,350 --learning-rate-factor 0.6309573444801932 \
    --epochs "$epochs" --patience "$epochs" --batch-size 100 --binarize static --seed "$seed" --model "$work/model"
  kept=$(number bestEpoch)
  epicentra vae evaluate --model "$work/model" --images "$test" --importance-samples 200 --seed "$seed"
  kl=$(number kl) bound=$(number elbo)
  probability=$(number logLikelihood)
  row "$seed" Epicentra "$kept" "$kl" "$bound" "$probability"
  if [[ -n $python ]]; then
    read -r kept bound kl probability < <(OMP_NUM_THREADS=$cores \
      "$python" "$home/bench/peers/vae_static.py" "$training" "$test" "$epochs" "$seed")
    row "$seed" "PyTorch $("$python" -c 'import torch; print(torch.__version__)')" "$kept" "$kl" "$bound" "$probability"
  fi
done
