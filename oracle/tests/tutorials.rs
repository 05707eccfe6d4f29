//! The tests of the tutorials on docs.casper.network, on casper-engine-test-support 8.1.1: what docs/guides/porting-a-rust-test.md
//! puts beside their counterparts in TypeScript. `cargo test --test tutorials` runs them.
use casper_engine_test_support::{ExecuteRequestBuilder, LmdbWasmTestBuilder, DEFAULT_ACCOUNT_ADDR, LOCAL_GENESIS_REQUEST};
use casper_types::{
    account::AccountHash,
    contracts::ContractHash,
    runtime_args, Key, RuntimeArgs,
};

const MULTI_SIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/two-party-multi-sig/contract.wasm");
const MANAGE_KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/two-party-multi-sig/manage_keys.wasm");
const COUNTER_V1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/counter/counter-v1.wasm");
const COUNTER_V2: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/counter/counter-v2.wasm");
const COUNTER_CALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/counter/counter-call.wasm");

// #region associated-key
#[test]
fn should_add_associated_key() {
    let partner = AccountHash::new([7; 32]);
    let mut builder = LmdbWasmTestBuilder::default();
    builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();

    let account = builder.get_account(*DEFAULT_ACCOUNT_ADDR).expect("should have account");
    assert!(account.associated_keys().get(&partner).is_none());

    let args = runtime_args! { "deployment-account" => partner };
    let request = ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, MULTI_SIG, args).build();
    builder.exec(request).expect_success().commit();

    let account = builder.get_account(*DEFAULT_ACCOUNT_ADDR).expect("should have account");
    assert_eq!(account.associated_keys().get(&partner).map(|weight| weight.value()), Some(1));
    assert_eq!(account.action_thresholds().deployment().value(), 2);
    assert_eq!(account.action_thresholds().key_management().value(), 2);
}
// #endregion

// #region failure
#[test]
fn should_refuse_one_signature() {
    let partner = AccountHash::new([7; 32]);
    let mut builder = LmdbWasmTestBuilder::default();
    builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();
    let args = runtime_args! { "deployment-account" => partner };
    builder
        .exec(ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, MULTI_SIG, args).build())
        .expect_success()
        .commit();

    let args = runtime_args! { "action" => "remove-key", "key" => partner };
    builder.exec(ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, MANAGE_KEYS, args).build());

    builder.expect_failure();
    let message = builder.get_error_message().expect("should have an error");
    assert_eq!(message, "Tracking copy error: Deployment authorization failure");
}
// #endregion

// #region counter-helpers
fn counter_hash(builder: &LmdbWasmTestBuilder) -> ContractHash {
    let account = builder.get_account(*DEFAULT_ACCOUNT_ADDR).expect("should have account");
    let key = account.named_keys().get("counter").expect("should have the counter's key");
    key.into_hash_addr().map(ContractHash::new).expect("should be a hash")
}

fn count(builder: &LmdbWasmTestBuilder) -> i32 {
    let key = Key::Hash(counter_hash(builder).value());
    builder
        .query(None, key, &["count".to_string()])
        .expect("should be stored")
        .as_cl_value()
        .cloned()
        .expect("should be a CLValue")
        .into_t::<i32>()
        .expect("should be an i32")
}
// #endregion

// #region counter
#[test]
fn should_install_call_and_upgrade_the_counter() {
    let mut builder = LmdbWasmTestBuilder::default();
    builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();

    let install = ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, COUNTER_V1, RuntimeArgs::new()).build();
    builder.exec(install).expect_success().commit();
    assert_eq!(count(&builder), 0);

    let increment = ExecuteRequestBuilder::contract_call_by_hash(
        *DEFAULT_ACCOUNT_ADDR,
        counter_hash(&builder).into(),
        "counter_inc",
        RuntimeArgs::new(),
    )
    .build();
    builder.exec(increment).expect_success().commit();
    assert_eq!(count(&builder), 1);

    // Version 1 has no way down.
    let decrement = ExecuteRequestBuilder::contract_call_by_hash(
        *DEFAULT_ACCOUNT_ADDR,
        counter_hash(&builder).into(),
        "counter_decrement",
        RuntimeArgs::new(),
    )
    .build();
    builder.exec(decrement).expect_failure();

    // Session code that calls the contract.
    let session = ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, COUNTER_CALL, RuntimeArgs::new()).build();
    builder.exec(session).expect_success().commit();
    assert_eq!(count(&builder), 2);

    let upgrade = ExecuteRequestBuilder::standard(*DEFAULT_ACCOUNT_ADDR, COUNTER_V2, RuntimeArgs::new()).build();
    builder.exec(upgrade).expect_success().commit();
    let decrement = ExecuteRequestBuilder::contract_call_by_name(
        *DEFAULT_ACCOUNT_ADDR,
        "counter",
        "counter_decrement",
        RuntimeArgs::new(),
    )
    .build();
    builder.exec(decrement).expect_success().commit();
    assert_eq!(count(&builder), 1);
}
// #endregion

#[test]
#[should_panic(expected = "must have stored value")]
fn should_panic_for_an_account_that_is_not_there() {
    let mut builder = LmdbWasmTestBuilder::default();
    builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();
    builder.get_account(AccountHash::new([7; 32]));
}
