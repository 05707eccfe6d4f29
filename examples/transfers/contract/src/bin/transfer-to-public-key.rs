//! Sends `amount` from the main purse to the account of the public key `target`, which need not exist yet.
#![no_std]
#![no_main]

use casper_contract::{
    contract_api::{runtime, system},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::PublicKey;

#[no_mangle]
pub extern "C" fn call() {
    let target: PublicKey = runtime::get_named_arg("target");
    system::transfer_to_public_key(target, transfers::amount(), transfers::id()).unwrap_or_revert();
}
