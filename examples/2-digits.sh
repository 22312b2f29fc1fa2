#!/usr/bin/env bash
# A small autoencoder of 600 handwritten digits, bundled with Epicentra.
#   examples/2-digits.sh [FOLDER]     FOLDER (default example-digits) must not exist yet
set -euo pipefail

home=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
images=$home/src/main/resources/org/epicentra/sample/mnist-test-600-images-idx3-ubyte.gz
folder=${1:-example-digits}

# Train, keeping a checkpoint after each epoch ...
"$home/submit.sh" vae train --images "$images" --hidden 128 --latent 16 --batch-size 50 \
  --epochs 5 --model "$folder/first" --checkpoint "$folder/checkpoint"

# ... and go on from it for five more: the same weights as of ten epochs in one run.
"$home/submit.sh" vae train --images "$images" --hidden 128 --latent 16 --batch-size 50 \
  --epochs 10 --model "$folder/model" --checkpoint "$folder/checkpoint" --resume

# The bound, its two terms, and an importance-weighted estimate of log p(x).
"$home/submit.sh" vae evaluate --model "$folder/model" --images "$images" --importance-samples 50

# New digits, a walk from one digit to another, and digits beside their reconstructions.
"$home/submit.sh" vae generate --model "$folder/model" --output "$folder/digits.png"
"$home/submit.sh" vae generate --model "$folder/model" --interpolate 8 --output "$folder/walk.png"
"$home/submit.sh" vae reconstruct --model "$folder/model" --images "$images" \
  --output "$folder/pairs.png"
