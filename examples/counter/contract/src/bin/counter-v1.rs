//! Installs version 1 of the counter: it counts up and tells the number.
#![no_std]
#![no_main]

use counter::{entry_points, install, version_1};

#[no_mangle]
pub extern "C" fn counter_inc() {
    counter::increment();
}

#[no_mangle]
pub extern "C" fn counter_get() {
    counter::get();
}

#[no_mangle]
pub extern "C" fn call() {
    install(entry_points(&version_1()));
}
