#!/usr/bin/env bash
# Builds a contract crate on the casper-contract 5 line (casper-contract 5.1.1, casper-types 6.1.0).
#
#   scripts/contracts/build-5.sh CRATE_DIR [OUT_DIR [CARGO_OPTION ...]]
#
# With rustup: any recent nightly with the component rust-src; say RUST_TOOLCHAIN=nightly-YYYY-MM-DD to choose it.
# Without rustup's wasm32 target, on Debian 12: RUST_WEB=DIR unpacks Debian's rustc-web packages (1.96) beside the system
# into DIR and uses them; `lld-22` and `libllvm22` are installed. The committed files were built that way.
#
# core and alloc are built from source with the features of the WebAssembly MVP only: the engine refuses bulk memory
# and the other extensions that compilers of today emit by default. A crate needs casper-contract without default
# features, its own panic handler and its own allocator: those of casper-contract do not compile any more.
#
# RUST_TARGET_CPU=generic has them nevertheless, for tests of what becomes of such files.
#
# The .wasm files are copied to OUT_DIR, if one is given, without custom sections.
set -euo pipefail
crate=$(cd "$1" && pwd)
out=${2:+$(mkdir -p "$2" && cd "$2" && pwd)}
cd "$crate"

if [ -n "${RUST_WEB:-}" ]; then
  if [ ! -x "$RUST_WEB/usr/bin/rustc" ]; then
    mkdir -p "$RUST_WEB/debs"
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends lld-22 libllvm22 >/dev/null
    (cd "$RUST_WEB/debs" && apt-get download -qq rustc-web cargo-web rust-web-src libstd-rust-web-dev libstd-rust-web-1.96)
    for deb in "$RUST_WEB"/debs/*.deb; do dpkg-deb -x "$deb" "$RUST_WEB"; done
  fi
  export LD_LIBRARY_PATH="$RUST_WEB/usr/lib/x86_64-linux-gnu" RUSTC="$RUST_WEB/usr/bin/rustc" RUSTC_BOOTSTRAP=1
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
  cargo=("$RUST_WEB/usr/bin/cargo")
else
  cargo=(cargo "+${RUST_TOOLCHAIN:-nightly}")
fi

# Paths would otherwise get into the data section by way of panic locations.
home=${CARGO_HOME:-$HOME/.cargo}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-C target-cpu=${RUST_TARGET_CPU:-mvp} -C panic=abort -C link-arg=--allow-undefined \
-C link-arg=--strip-all --remap-path-prefix=$crate=. --remap-path-prefix=$home=cargo"
"${cargo[@]}" build --release -Zbuild-std=core,alloc,panic_abort --target wasm32-unknown-unknown --target-dir target \
  "${@:3}"
[ -z "$out" ] || cp target/wasm32-unknown-unknown/release/*.wasm "$out/"
