#!/usr/bin/env bash
# Trains the reference autoencoder with each peer that is installed, one after the other, each at its best:
#
#   bench/peers/vae.sh TRAIN-IMAGES TEST-IMAGES EPOCHS BATCH-SIZES CORES FOLDER
#
# The best of a peer is the setting, of those listed below, whose median of 100 steps at batch size 100 is least. A
# setting that some processors do not have, or that does not end in 15 seconds, is passed over. FOLDER gets a file for
# each peer: its name, then the lines that its program prints, or one line that says why there are none.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
training=$1 test=$2 epochs=$3 batches=$4 cores=$5 folder=$6
peers=$home/target/bench/peers
rm -rf -- "$folder"
mkdir -p -- "$folder"

# What a program that trains is given; the number of threads comes after it.
trial=("$training" "$test" 0 100)
arguments=("$training" "$test" "$epochs" "$batches")

missing() { # file, name, reason
  printf '%s\n' "$2" "$3" >"$folder/$1.txt"
  echo "bench/peers/vae.sh: $2: $3" >&2
}

# file, name, program (words in one string), settings: "THREADS VARIABLE=VALUE ..."
train() {
  local file=$1 name=$2 words=$3 setting threads variables ms best='' fastest=''
  shift 3
  local -a program environment
  read -r -a program <<<"$words"
  for setting in "$@"; do
    read -r threads variables <<<"$setting"
    read -r -a environment <<<"$variables"
    ms=$(timeout --foreground 15 env "${environment[@]}" "${program[@]}" "${trial[@]}" "$threads" 2>/dev/null) || continue
    if [[ -z $fastest ]] || awk "BEGIN { exit !($ms < $fastest) }"; then
      fastest=$ms best=$setting
    fi
  done
  if [[ -z $fastest ]]; then
    missing "$file" "$name" "no setting ended in time"
    return
  fi
  read -r threads variables <<<"$best"
  read -r -a environment <<<"$variables"
  echo "bench/peers/vae.sh: $name: $fastest ms per step at batch 100 with threads=$threads $variables" >&2
  variables=${variables/"LD_PRELOAD=$openmp"/"Debian's OpenBLAS for OpenMP"}
  echo "$name, threads=$threads${variables:+ $variables}" >"$folder/$file.txt"
  timeout --foreground $((60 + 60 * epochs)) env "${environment[@]}" "${program[@]}" "${arguments[@]}" "$threads" \
    >>"$folder/$file.txt" 2>/dev/null || missing "$file" "$name" "the training did not end, or not in time"
}

openmp=/usr/lib/$(uname -m)-linux-gnu/openblas-openmp/libopenblas.so.0
version() { "$1" -c "import $2; print($2.__version__)" 2>/dev/null; }
install='not installed: bench/peers/install.sh'

# PyTorch of Debian: its OpenBLAS with or without threads of its own, told to treat the processor as a Zen or as one with
# AVX-512, or replaced by the OpenBLAS that shares PyTorch's threads.
if found=$(version /usr/bin/python3 torch); then
  settings=()
  for threads in $(printf '%s\n' 1 "$cores" | sort -u); do
    for type in '' OPENBLAS_CORETYPE=ZEN OPENBLAS_CORETYPE=SKYLAKEX; do
      settings+=("$threads OPENBLAS_NUM_THREADS=1 $type")
    done
  done
  settings+=("1 OPENBLAS_NUM_THREADS=$cores" "1 OPENBLAS_NUM_THREADS=$cores OPENBLAS_CORETYPE=SKYLAKEX")
  if [[ -f $openmp ]]; then
    settings+=("$cores LD_PRELOAD=$openmp" "$cores LD_PRELOAD=$openmp OPENBLAS_CORETYPE=SKYLAKEX")
  fi
  train pytorch "PyTorch ${found%.*} of Debian" "/usr/bin/python3 $home/bench/peers/vae_pytorch.py" "${settings[@]}"
else
  missing pytorch "PyTorch of Debian" "$install"
fi

# JAX of PyPI.
if found=$(version "$peers/python/bin/python" jax); then
  train jax "JAX $found" "$peers/python/bin/python $home/bench/peers/vae_jax.py" 1 "$cores"
else
  missing jax JAX "$install"
fi

# LibTorch: LibTorch's own threads or those of its OpenBLAS, never both, which would spin and wait for each other.
classes=$peers/libtorch/classes
if [[ ! -f $peers/libtorch/installed ]]; then
  missing libtorch LibTorch "$install"
elif ! javac -proc:none -nowarn -d "$classes" -cp "$peers/libtorch/*" "$home"/bench/peers/libtorch/*.java; then
  missing libtorch LibTorch "its programs do not compile here, for the reason above"
else
  settings=()
  for step in autograd derived onednn; do
    settings+=("1 VAE_STEP=$step OPENBLAS_NUM_THREADS=$cores"
      "$cores VAE_STEP=$step OPENBLAS_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE")
  done
  settings+=("$cores VAE_STEP=onednn OPENBLAS_NUM_THREADS=1")
  found=$(basename -- "$peers"/libtorch/pytorch-*-linux-x86_64.jar)
  found=${found#pytorch-}
  train libtorch "LibTorch ${found%%-*}" \
    "java -cp $classes:$home/bench/peers/libtorch:$peers/libtorch/* VaeLibTorch" "${settings[@]}"
fi
