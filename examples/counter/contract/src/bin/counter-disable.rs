//! Disables the version of the counter whose hash is the argument `contract`.
#![no_std]
#![no_main]

use casper_contract::{
    contract_api::{runtime, storage},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::contracts::ContractHash;
use counter::package_hash;

#[no_mangle]
pub extern "C" fn call() {
    let contract: [u8; 32] = runtime::get_named_arg("contract");
    storage::disable_contract_version(package_hash(), ContractHash::new(contract)).unwrap_or_revert();
}
