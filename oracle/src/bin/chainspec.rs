//! Prints the configuration the reference crate starts with: the parsed `resources/chainspec.toml`, the engine
//! config made from it, the engine's own defaults, and how durations are read.
//!
//!     cargo run --release --bin chainspec > ../tests/vectors/chainspec.json
use casper_engine_test_support::{ChainspecConfig, CHAINSPEC_SYMLINK};
use casper_execution_engine::engine_state::EngineConfig;
use casper_types::{FeeHandling, RefundHandling, TimeDiff};
use serde_json::{json, Value};
use std::str::FromStr;

fn refund(handling: RefundHandling) -> Value {
    serde_json::to_value(handling).unwrap()
}

fn fee(handling: FeeHandling) -> Value {
    serde_json::to_value(handling).unwrap()
}

fn engine_config(config: &EngineConfig) -> Value {
    json!({
        "max_associated_keys": config.max_associated_keys(),
        "max_runtime_call_stack_height": config.max_runtime_call_stack_height(),
        "minimum_delegation_amount": config.minimum_delegation_amount().to_string(),
        "maximum_delegation_amount": config.maximum_delegation_amount().to_string(),
        "minimum_bid_amount": config.minimum_bid_amount().to_string(),
        "strict_argument_checking": config.strict_argument_checking(),
        "vesting_schedule_period_millis": config.vesting_schedule_period_millis().to_string(),
        "max_delegators_per_validator": config.max_delegators_per_validator(),
        "wasm": config.wasm_config(),
        "system_costs": config.system_config(),
        "protocol_version": config.protocol_version().to_string(),
        "administrative_accounts": config.administrative_accounts().iter().map(|a| a.to_formatted_string()).collect::<Vec<_>>(),
        "allow_auction_bids": config.allow_auction_bids(),
        "allow_unrestricted_transfers": config.allow_unrestricted_transfers(),
        "refund_handling": refund(config.refund_handling()),
        "fee_handling": fee(config.fee_handling()),
        "compute_rewards": config.compute_rewards(),
        "trap_on_ambiguous_entity_version": config.trap_on_ambiguous_entity_version(),
        "storage_costs": config.storage_costs(),
    })
}

const ADMINISTRATORS: &str = "administrators = ['01ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c', \
    '0202531fe6068134503d2723133227c867ac8fa6c83c537e9a44c3c5bdbdcb1fe337', \
    '018a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c']";

const DURATIONS: [&str; 40] = [
    "0 days", "13 weeks", "41 seconds", "4096 ms", "24 hours", "2 hours", "1h 30m", "1hour12min5s", "1.5 hours", "0.5s",
    "1 month", "1M", "1 year", "2years 2months 3days", "  7  d  ", "10 usec", "1 us 999 us", "1500us", "999999ns", "1 000 ms",
    "", "   ", "5", "5 5s", "weeks", "1 fortnight", "1.s", "1.2.3s", "-1s", "1,5s", "1h,2m", "0.0000000001s", "99999999999999999999s",
    "18446744073709551615s", "584942417y", "1.5 ns", "3 Days", "1µs", "1ms2", "1d12h",
];

fn main() {
    let text = std::fs::read_to_string(&*CHAINSPEC_SYMLINK).unwrap();
    let spec = ChainspecConfig::from_chainspec_path(&*CHAINSPEC_SYMLINK).unwrap();
    let with_administrators: ChainspecConfig =
        toml::from_str(&text.replace("administrators = []", ADMINISTRATORS)).unwrap();
    let core = &spec.core_config;
    let millis = |diff: TimeDiff| diff.millis().to_string();
    let durations: Vec<Value> = DURATIONS
        .iter()
        .map(|text| match TimeDiff::from_str(text) {
            Ok(diff) => json!({"name": text, "input": text, "expected": diff.millis().to_string()}),
            Err(error) => json!({"name": text, "input": text, "error": error.to_string()}),
        })
        .collect();
    let out = json!({
        "source": "casper-engine-test-support 8.1.1, casper-types 6.1.0",
        "command": "cargo run --release --bin chainspec > ../tests/vectors/chainspec.json",
        // The crate's own file, without the activation point its build script writes and without comments.
        "toml": text.lines().filter(|line| !line.starts_with("activation_point") && !line.starts_with('#') && !line.is_empty()).collect::<Vec<_>>().join("\n"),
        "chainspec": {
            "core": core,
            "wasm": spec.wasm_config,
            "system_costs": spec.system_costs_config,
            "storage_costs": spec.storage_costs,
        },
        "coreMillis": {
            "era_duration": millis(core.era_duration),
            "minimum_block_time": millis(core.minimum_block_time),
            "locked_funds_period": millis(core.locked_funds_period),
            "vesting_schedule_period": millis(core.vesting_schedule_period),
            "gas_hold_interval": millis(core.gas_hold_interval),
        },
        "engineConfig": engine_config(&spec.engine_config()),
        "engineDefault": engine_config(&EngineConfig::default()),
        "administrators": {
            "core": with_administrators.core_config.administrators,
            "engineConfig": with_administrators.engine_config().administrative_accounts().iter().map(|a| a.to_formatted_string()).collect::<Vec<_>>(),
            "toml": ADMINISTRATORS,
        },
        "durations": durations,
    });
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
