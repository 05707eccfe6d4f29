//! Session code: turns an account that one key controls into one that two keys control together.
//!
//! It adds the account named by the argument `deployment-account` as an associated key of weight 1, then raises the
//! key management threshold and the deployment threshold to 2. Afterwards neither key can act without the other.
// #region code
#![no_std]
#![no_main]

// #endregion
#[cfg(feature = "handlers")]
mod handlers;

// #region code
use casper_contract::{
    contract_api::{account, runtime},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::account::{AccountHash, ActionType, Weight};

/// The account that shall co-sign from now on.
const ARG_DEPLOYMENT_ACCOUNT: &str = "deployment-account";

// #region call
#[no_mangle]
pub extern "C" fn call() {
    let deployment_account: AccountHash = runtime::get_named_arg(ARG_DEPLOYMENT_ACCOUNT);

    account::add_associated_key(deployment_account, Weight::new(1)).unwrap_or_revert();

    // In this order: the deployment threshold may never exceed the key management threshold.
    account::set_action_threshold(ActionType::KeyManagement, Weight::new(2)).unwrap_or_revert();
    account::set_action_threshold(ActionType::Deployment, Weight::new(2)).unwrap_or_revert();
}
// #endregion
// #endregion
