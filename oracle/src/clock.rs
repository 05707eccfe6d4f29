//! The time spent inside builder calls, by name, without reading Wasm files, building requests or writing JSON.
use std::{cell::RefCell, collections::BTreeMap, time::Instant};

thread_local! {
    static PARTS: RefCell<BTreeMap<&'static str, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// Runs `f` and adds its milliseconds to the part of that name.
pub fn call<T>(name: &'static str, f: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let out = f();
    let ms = start.elapsed().as_secs_f64() * 1e3;
    PARTS.with(|parts| *parts.borrow_mut().entry(name).or_insert(0.0) += ms);
    out
}

/// The parts since the last call.
pub fn take() -> BTreeMap<&'static str, f64> {
    PARTS.with(|parts| std::mem::take(&mut *parts.borrow_mut()))
}
