#!/usr/bin/env bash
# Installs what bench/run.sh compares Epicentra with:
#
#   bench/peers/install.sh
#
#   from Debian      python3-torch and an OpenBLAS for its threads, python3-sklearn, python3-scipy, where absent (as root)
#   from PyPI        scikit-learn, faiss and JAX for processors, into a virtual environment: target/bench/peers/python
#   from Maven       LibTorch with its Java bindings (bench/peers/libtorch/pom.xml): target/bench/peers/libtorch
#
# They take 800 MB below target/, and PyTorch with all that Debian's package needs 1 GB more. PyTorch from PyPI is not
# among them: there, its build for Linux brings several gigabytes for graphics cards. What is installed already is left
# as it is. One that cannot be installed is named at the end, exit code 1; the others are there all the same.
set -euo pipefail

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd)
peers=$home/target/bench/peers
debian=(python3-torch libopenblas0-openmp python3-sklearn python3-scipy)
pypi=(scikit-learn==1.9.1 faiss-cpu==1.15.1 jax==0.10.2 jaxlib==0.10.2)
failed=()

say() { echo "install.sh: $*"; }

# Debian's packages.
absent=()
for package in "${debian[@]}"; do
  [[ $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || absent+=("$package")
done
install="apt-get install --no-install-recommends ${absent[*]}"
if ((${#absent[@]} == 0)); then
  say "Debian's ${debian[*]} are installed"
elif ! command -v apt-get >/dev/null; then
  say "there is no apt-get, so no ${absent[*]}: they are Debian's and Ubuntu's packages" >&2
  failed+=("${absent[@]}")
elif ((EUID != 0)); then
  say "not root; run: sudo $install" >&2
  failed+=("${absent[@]}")
elif { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install -y -qq; } >/dev/null; then
  say "installed ${absent[*]} from Debian"
else
  say "$install failed, for the reason above" >&2
  failed+=("${absent[@]}")
fi

# PyPI's, all anew where one is absent or of another version.
python=$peers/python/bin/python
wanted=$(printf '%s\n' "${pypi[@]}" | sort)
held=$("$python" -m pip freeze 2>/dev/null || true)
if [[ $(grep -Fx "$wanted" <<<"$held" | sort) == "$wanted" ]]; then
  say "PyPI's ${pypi[*]} are in $peers/python"
elif { python3 -m venv --clear "$peers/python" &&
  "$python" -m pip install -q --disable-pip-version-check "${pypi[@]}"; }; then
  say "installed ${pypi[*]} from PyPI into $peers/python"
else
  say "no ${pypi[*]} from PyPI, for the reason above; python3 must be 3.11 or newer, with its module venv" >&2
  failed+=("${pypi[@]}")
fi

# Maven's, copied anew where the pom is newer.
if [[ -f $peers/libtorch/installed && ! $home/bench/peers/libtorch/pom.xml -nt $peers/libtorch/installed ]]; then
  say "LibTorch is in $peers/libtorch"
elif rm -rf -- "$peers/libtorch" && mvn -q -B -Dstyle.color=never -f "$home/bench/peers/libtorch/pom.xml" \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$peers/libtorch"; then
  touch -- "$peers/libtorch/installed"
  say "installed LibTorch from Maven's central repository into $peers/libtorch"
else
  say "no LibTorch from Maven's central repository, for the reason above" >&2
  failed+=(LibTorch)
fi

if ((${#failed[@]} > 0)); then
  say "not installed: ${failed[*]}" >&2
  exit 1
fi
