//! What the transfer sessions share.
#![no_std]

extern crate alloc;

use casper_contract::{
    contract_api::{account, runtime, system},
    ext_ffi,
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::{bytesrepr::FromBytes, URef, U512};

/// The argument of that name, if it is given.
pub fn optional<T: FromBytes>(name: &str) -> Option<T> {
    let mut size = 0usize;
    let found = unsafe { ext_ffi::casper_get_named_arg_size(name.as_ptr(), name.len(), &mut size) };
    (found == 0).then(|| runtime::get_named_arg(name))
}

/// How much: the argument `amount`, which is also what the session may take out of the main purse.
pub fn amount() -> U512 {
    runtime::get_named_arg("amount")
}

/// A number of the sender's own that is kept with the transfer: the argument `id`.
pub fn id() -> Option<u64> {
    optional("id")
}

/// Where from: the argument `source`, a purse; without it a new purse that is filled from the main purse first.
pub fn source() -> URef {
    optional("source").unwrap_or_else(|| {
        let purse = system::create_purse();
        system::transfer_from_purse_to_purse(account::get_main_purse(), purse, amount(), None).unwrap_or_revert();
        purse
    })
}

/// Puts a purse under the name in the argument `name`, if there is one.
pub fn remember(purse: URef) {
    if let Some(name) = optional::<alloc::string::String>("name") {
        runtime::put_key(&name, purse.into());
    }
}
