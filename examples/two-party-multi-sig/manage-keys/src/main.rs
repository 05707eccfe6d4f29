//! Session code: what the parties of a shared account can decide together.
//!
//! The argument `action` says what: `set-thresholds` (with `deployment` and `key-management`, u8), `remove-key` or
//! `set-weight` (with `key`, and `weight`, u8).
#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::String;
use casper_contract::{
    contract_api::{account, runtime},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::{
    account::{AccountHash, ActionType, Weight},
    ApiError,
};

/// User error: the action is not one of those above.
const UNKNOWN_ACTION: u16 = 1;

#[no_mangle]
pub extern "C" fn call() {
    let action: String = runtime::get_named_arg("action");
    match action.as_str() {
        "set-thresholds" => set_thresholds(
            runtime::get_named_arg("deployment"),
            runtime::get_named_arg("key-management"),
        ),
        "remove-key" => {
            let key: AccountHash = runtime::get_named_arg("key");
            account::remove_associated_key(key).unwrap_or_revert();
        }
        "set-weight" => {
            let key: AccountHash = runtime::get_named_arg("key");
            let weight: u8 = runtime::get_named_arg("weight");
            account::update_associated_key(key, Weight::new(weight)).unwrap_or_revert();
        }
        _ => runtime::revert(ApiError::User(UNKNOWN_ACTION)),
    }
}

/// The deployment threshold may never exceed that of key management, so this order serves to lower both.
fn set_thresholds(deployment: u8, key_management: u8) {
    account::set_action_threshold(ActionType::Deployment, Weight::new(deployment)).unwrap_or_revert();
    account::set_action_threshold(ActionType::KeyManagement, Weight::new(key_management)).unwrap_or_revert();
}
