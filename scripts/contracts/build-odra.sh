#!/usr/bin/env bash
# Builds contracts of the published crate odra-modules into tests/fixtures/realworld, and the one in
# tests/fixtures/odra-registry beside its folder; their schemas go into tests/fixtures/schemas.
#
#   scripts/contracts/build-odra.sh BUILD_DIR [NAME ...]
#
# BUILD_DIR lies outside the repository: it gets the crate as crates.io has it, its own Cargo.lock included, and nothing of
# it is committed. NAME is a file of tests/fixtures/realworld without .wasm, or odra-registry; all of them if none is given. Compiler and
# settings are those of build-5.sh; the profile is that of Odra's project template (link-time optimisation, one codegen
# unit). Odra's build script selects the contract by ODRA_MODULE. Nothing is run over the result. Schemas come from a program
# for this machine, which Odra's macros need the settings of a nightly compiler for (RUSTC_BOOTSTRAP).
set -euo pipefail
version=2.9.1
declare -A modules=(
  [cep18]=Cep18 [cep18-mintable]=Cep18Example [cep18-client]=Cep18ClientContract
  [cep95]=BasicCep95 [cep95-receiver]=NFTReceiver
  [erc721]=Erc721Token [erc721-receiver]=Erc721Receiver
  [erc1155]=Erc1155Token [erc1155-receiver]=Erc1155Receiver
  [wrapped-cspr]=WrappedNativeToken [ownable-2-step]=Ownable2Step [cep3009]=CEP3009Wrapper
)
here=$(cd "$(dirname "$0")" && pwd)
fixtures=$here/../../tests/fixtures/realworld
mkdir -p "$1"
build=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- "${!modules[@]}" odra-registry

crate=$build/odra-modules-$version
if [ ! -d "$crate" ]; then
  mkdir -p "$build/fetch/src"
  touch "$build/fetch/src/lib.rs"
  printf '[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\nodra-modules = "=%s"\n[workspace]\n' \
    "$version" >"$build/fetch/Cargo.toml"
  (cd "$build/fetch" && cargo fetch)
  cp -r "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/"odra-modules-$version" "$build/"
  # The crate brings schemas of an older version with it.
  rm -rf "$crate/resources"
fi

export CARGO_PROFILE_RELEASE_LTO=true CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1
schema() { # CRATE MODULE PROGRAM
  (cd "$1" && RUSTC_BOOTSTRAP=1 ODRA_MODULE=$2 cargo run --quiet --locked --bin "$3")
}

for name in "$@"; do
  if [ "$name" = odra-registry ]; then
    rm -rf "$build/odra-registry"
    cp -r "$here/../../tests/fixtures/odra-registry" "$build/"
    schema "$build/odra-registry" Registry odra_registry_build_schema
    ODRA_MODULE=Registry "$here/build-5.sh" "$build/odra-registry" "$build/out" --locked --bin odra_registry_build_contract
    install -m 644 "$build/out/odra_registry_build_contract.wasm" "$fixtures/../odra-registry.wasm"
    cp "$build"/odra-registry/resources/casper_contract_schemas/*.json "$fixtures/../schemas/"
    continue
  fi
  schema "$crate" "${modules[$name]}" odra_modules_build_schema
  ODRA_MODULE=${modules[$name]} "$here/build-5.sh" "$crate" "$build/out" --locked --bin odra_modules_build_contract
  install -m 644 "$build/out/odra_modules_build_contract.wasm" "$fixtures/$name.wasm"
done
# Only the schemas that tests use are committed.
for file in "$fixtures"/../schemas/*_schema.json; do
  made=$crate/resources/casper_contract_schemas/$(basename "$file")
  [ ! -f "$made" ] || cp "$made" "$file"
done
