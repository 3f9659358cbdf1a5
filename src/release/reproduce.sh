#!/usr/bin/env bash
# Makes the release of this commit twice, as two people would: in folders of different names, from different homes, with
# different languages, time zones and permissions, on many cores and on one. Fails when a byte differs, or when a path
# of this machine is left in a file.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
top=$PWD
commit=$(git rev-parse --short HEAD)
cargo_home=${CARGO_HOME:-$HOME/.cargo}
export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
unset CARGO_TARGET_DIR

mkdir -p "$work/home/.cargo"
ln -s "$cargo_home/registry" "$work/home/.cargo/registry"

git clone -q "$top" "$work/a"
git clone -q "$top" "$work/in a folder/of another name"
(cd "$work/a" && node src/release/build.mjs)
(
  export HOME="$work/home" CARGO_HOME="$work/home/.cargo" USER=another LC_ALL=C TZ=Asia/Kathmandu CARGO_BUILD_JOBS=1
  umask 077
  cd "$work/in a folder/of another name" && node src/release/build.mjs
)

diff "$work/a/dist.sha256" "$work/in a folder/of another name/dist.sha256"
if grep -rlaF -e "$work" -e "$HOME/" -e "$cargo_home" -e "$RUSTUP_HOME" "$work/a/dist"; then
  echo "A path of this machine is in the files above." >&2
  exit 1
fi
echo "Two releases of $commit are the same to the byte."
