//! Sends `amount` from the purse `source` (or a new one filled from the main purse) to the purse `target` (or a new
//! one, kept under the name `name`).
#![no_std]
#![no_main]

use casper_contract::{contract_api::system, unwrap_or_revert::UnwrapOrRevert};

#[no_mangle]
pub extern "C" fn call() {
    let source = transfers::source();
    let target = transfers::optional("target").unwrap_or_else(system::create_purse);
    system::transfer_from_purse_to_purse(source, target, transfers::amount(), transfers::id()).unwrap_or_revert();
    transfers::remember(target);
}
