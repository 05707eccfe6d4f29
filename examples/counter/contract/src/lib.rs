//! What the versions of the counter share: names, the entry points, installing.
#![no_std]

extern crate alloc;

mod handlers;

use alloc::{collections::BTreeMap, string::ToString, vec, vec::Vec};
use casper_contract::{
    contract_api::{runtime, storage},
    unwrap_or_revert::UnwrapOrRevert,
};
use casper_types::{
    addressable_entity::{EntityEntryPoint, EntryPoints},
    contracts::{ContractPackageHash, NamedKeys},
    ApiError, CLType, CLTyped, CLValue, EntryPointAccess, EntryPointPayment, EntryPointType, Key, Parameter, URef,
};

/// Named key of the contract: the number itself.
pub const COUNT: &str = "count";
/// Named key of the contract since version 3: block time of the last change.
pub const LAST_UPDATED: &str = "last_updated";
/// Named keys of the account that installs.
pub const CONTRACT: &str = "counter";
pub const PACKAGE: &str = "counter_package";
pub const ACCESS: &str = "counter_access";
pub const VERSION: &str = "counter_version";

/// The URef of a named key of the current context.
pub fn uref_of(name: &str) -> URef {
    runtime::get_key(name)
        .unwrap_or_revert_with(ApiError::MissingKey)
        .into_uref()
        .unwrap_or_revert_with(ApiError::UnexpectedKeyVariant)
}

pub fn increment() {
    storage::add(uref_of(COUNT), 1i32);
}

pub fn decrement() {
    storage::add(uref_of(COUNT), -1i32);
}

pub fn get() -> ! {
    let count: i32 = storage::read_or_revert(uref_of(COUNT));
    runtime::ret(CLValue::from_t(count).unwrap_or_revert())
}

/// Public entry points without parameters: name and type of the result.
pub fn entry_points(list: &[(&str, CLType)]) -> EntryPoints {
    let mut out = EntryPoints::new();
    for (name, result) in list {
        out.add_entry_point(EntityEntryPoint::new(
            name.to_string(),
            Vec::<Parameter>::new(),
            result.clone(),
            EntryPointAccess::Public,
            EntryPointType::Called,
            EntryPointPayment::Caller,
        ));
    }
    out
}

pub fn version_1() -> Vec<(&'static str, CLType)> {
    vec![("counter_inc", <()>::cl_type()), ("counter_get", i32::cl_type())]
}

/// Stores the first version; locked, if the argument `locked` says so.
pub fn install(points: EntryPoints) {
    let mut keys = NamedKeys::new();
    keys.insert(COUNT.to_string(), storage::new_uref(0i32).into());
    let (package, access) = (Some(PACKAGE.to_string()), Some(ACCESS.to_string()));
    let (hash, version) = if runtime::try_get_named_arg("locked").unwrap_or(false) {
        storage::new_locked_contract(points, Some(keys), package, access, None)
    } else {
        storage::new_contract(points, Some(keys), package, access, None)
    };
    runtime::put_key(CONTRACT, Key::Hash(hash.value()));
    runtime::put_key(VERSION, storage::new_uref(version).into());
}

/// Adds a version to the package; the named keys of the version before come with it.
pub fn upgrade(points: EntryPoints, keys: NamedKeys) {
    let package: ContractPackageHash = package_hash();
    let (hash, version) = storage::add_contract_version(package, points, keys, BTreeMap::new());
    runtime::put_key(CONTRACT, Key::Hash(hash.value()));
    storage::write(uref_of(VERSION), version);
}

pub fn package_hash() -> ContractPackageHash {
    match runtime::get_key(PACKAGE) {
        Some(Key::Hash(hash)) => ContractPackageHash::new(hash),
        _ => runtime::revert(ApiError::UnexpectedKeyVariant),
    }
}
