//! Upgrades the counter to version 3: it knows when it was changed last.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::ToString;
use casper_contract::{
    contract_api::{runtime, storage},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::{contracts::NamedKeys, CLTyped, CLValue};
use counter::{entry_points, upgrade, uref_of, version_1, LAST_UPDATED};

fn touch() {
    let now: u64 = runtime::get_blocktime().into();
    storage::write(uref_of(LAST_UPDATED), now);
}

#[no_mangle]
pub extern "C" fn counter_inc() {
    counter::increment();
    touch();
}

#[no_mangle]
pub extern "C" fn counter_decrement() {
    counter::decrement();
    touch();
}

#[no_mangle]
pub extern "C" fn counter_get() {
    counter::get();
}

#[no_mangle]
pub extern "C" fn counter_last_updated_at() {
    let last_updated: u64 = storage::read_or_revert(uref_of(LAST_UPDATED));
    runtime::ret(CLValue::from_t(last_updated).unwrap_or_revert());
}

#[no_mangle]
pub extern "C" fn call() {
    let mut points = version_1();
    points.push(("counter_decrement", <()>::cl_type()));
    points.push(("counter_last_updated_at", u64::cl_type()));
    let mut keys = NamedKeys::new();
    keys.insert(LAST_UPDATED.to_string(), storage::new_uref(0u64).into());
    upgrade(entry_points(&points), keys);
}
