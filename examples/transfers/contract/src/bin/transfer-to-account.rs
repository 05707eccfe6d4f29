//! Sends `amount` from the main purse to the account `target`, which need not exist yet.
#![no_std]
#![no_main]

use casper_contract::{
    contract_api::{runtime, system},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::account::AccountHash;

#[no_mangle]
pub extern "C" fn call() {
    let target: AccountHash = runtime::get_named_arg("target");
    system::transfer_to_account(target, transfers::amount(), transfers::id()).unwrap_or_revert();
}
