//! Calls the counter that the account knows by name, and asserts that the number moved by one.
#![no_std]
#![no_main]

use casper_contract::{contract_api::runtime, unwrap_or_revert::UnwrapOrRevert};
use casper_types::{contracts::ContractHash, ApiError, Key, RuntimeArgs};
use counter::CONTRACT;

#[no_mangle]
pub extern "C" fn call() {
    let contract = match runtime::get_key(CONTRACT).unwrap_or_revert_with(ApiError::GetKey) {
        Key::Hash(hash) => ContractHash::new(hash),
        _ => runtime::revert(ApiError::UnexpectedKeyVariant),
    };
    let before: i32 = runtime::call_contract(contract, "counter_get", RuntimeArgs::new());
    let _: () = runtime::call_contract(contract, "counter_inc", RuntimeArgs::new());
    let after: i32 = runtime::call_contract(contract, "counter_get", RuntimeArgs::new());
    if after - before != 1 {
        runtime::revert(ApiError::User(1));
    }
}
