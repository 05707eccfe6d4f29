//! Sends `amount` from the purse `source` (or a new one filled from the main purse) to the account `target`.
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
    let source = transfers::source();
    system::transfer_from_purse_to_account(source, target, transfers::amount(), transfers::id()).unwrap_or_revert();
}
