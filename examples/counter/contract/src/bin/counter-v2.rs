//! Upgrades the counter to version 2: it can count down, too.
#![no_std]
#![no_main]

use casper_types::{contracts::NamedKeys, CLTyped};
use counter::{entry_points, upgrade, version_1};

#[no_mangle]
pub extern "C" fn counter_inc() {
    counter::increment();
}

#[no_mangle]
pub extern "C" fn counter_decrement() {
    counter::decrement();
}

#[no_mangle]
pub extern "C" fn counter_get() {
    counter::get();
}

#[no_mangle]
pub extern "C" fn call() {
    let mut points = version_1();
    points.push(("counter_decrement", <()>::cl_type()));
    upgrade(entry_points(&points), NamedKeys::new());
}
