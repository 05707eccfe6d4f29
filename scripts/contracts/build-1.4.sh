#!/usr/bin/env bash
# Builds a contract crate on the casper-contract 1.4 line (casper-contract 1.4.4, casper-types 1.5.0).
#
#   scripts/contracts/build-1.4.sh CRATE_DIR [OUT_DIR]
#
# Compiler: rustc 1.63, the one that Debian 12 ships (`apt-get install rustc cargo libstd-rust-dev-wasm32 lld`). Another
# one of that age serves as well: point RUSTC_1_4 and CARGO_1_4 at it; it needs the wasm32-unknown-unknown target.
# Newer compilers do not build this line: its panic and allocation handlers use language items that changed since.
#
# A cargo of that age cannot read today's registry index, so a recent cargo (CARGO, default `cargo`) resolves and vendors
# the dependencies, and the old one builds from the vendored sources. The crate's Cargo.toml says rust-version = "1.63".
#
# The .wasm files are copied to OUT_DIR, if one is given, without custom sections.
set -euo pipefail
crate=$(cd "$1" && pwd)
out=${2:+$(mkdir -p "$2" && cd "$2" && pwd)}
cargo_new=${CARGO:-cargo}
cargo_old=${CARGO_1_4:-/usr/bin/cargo}
rustc_old=${RUSTC_1_4:-/usr/bin/rustc}
cd "$crate"

if [ ! -f Cargo.lock ]; then
  CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback "$cargo_new" generate-lockfile
  # The newest releases that still compile with 1.63 and say so nowhere.
  "$cargo_new" update -q -p serde_json --precise 1.0.90
  "$cargo_new" update -q -p serde_bytes --precise 0.11.9
  "$cargo_new" update -q -p zeroize_derive --precise 1.3.3
  "$cargo_new" update -q -p serde --precise 1.0.152
  "$cargo_new" update -q -p serde_derive --precise 1.0.152
  sed -i 's/^version = 4$/version = 3/' Cargo.lock
fi
[ -d vendor ] || "$cargo_new" vendor -q --locked >/dev/null

# Paths would otherwise get into the data section by way of panic locations.
flags="--remap-path-prefix=$crate=. -C link-arg=--strip-all"
CARGO_HOME=${CARGO_HOME_1_4:-$crate/target/cargo-home} RUSTC=$rustc_old RUSTC_BOOTSTRAP=1 RUSTFLAGS="$flags" \
  "$cargo_old" build --release --offline --locked --target wasm32-unknown-unknown --target-dir target \
  --config 'source.crates-io.replace-with="vendored"' --config 'source.vendored.directory="vendor"'
[ -z "$out" ] || cp target/wasm32-unknown-unknown/release/*.wasm "$out/"
