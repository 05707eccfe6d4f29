//! Prints what the request builders, the chainspec and the constants of the reference's test support crate come to.
//!
//!     cargo run --release --bin builders > ../tests/vectors/builders.json
use std::collections::BTreeSet;

use casper_engine_test_support::*;
use casper_engine_test_support::{genesis_config_builder::GenesisConfigBuilder, utils};
use casper_storage::{
    data_access_layer::{EvictItem, GenesisRequest, HandleFeeMode, HandleFeeResult, RewardItem, StepResult},
    system::runtime_native::{Config, TransferConfig},
};
use casper_types::{
    account::AccountHash, bytesrepr::ToBytes, Digest, EraId, FeeHandling, GenesisAccount,
    GenesisConfig, GenesisValidator, InitiatorAddr, MintCosts, Motes, ProtocolVersion, PublicKey,
    RefundHandling, SecretKey, TimeDiff, TransactionHash, TransactionV1Hash, URef, U512,
};
use num_rational::Ratio;
use serde_json::{json, Value};

fn public_key(n: u8) -> PublicKey {
    PublicKey::from(&SecretKey::ed25519_from_bytes([n; 32]).unwrap())
}

/// All but the accounts and the price lists, which other vectors have.
fn genesis_config(config: &GenesisConfig) -> Value {
    let mut fields = serde_json::to_value(config).unwrap();
    let map = fields.as_object_mut().unwrap();
    let accounts = config.accounts().len();
    for name in ["accounts", "wasm_config", "system_config", "storage_costs"] {
        map.remove(name);
    }
    map.insert("accounts".to_string(), json!(accounts));
    fields
}

fn chainspec() -> Value {
    let production = ChainspecConfig::from_chainspec_path(&*CHAINSPEC_SYMLINK).unwrap();
    let resource = "../resources/chainspec.toml";
    let ours = ChainspecConfig::from_chainspec_path(resource).unwrap();
    let parts = |spec: &ChainspecConfig| {
        json!([spec.core_config, spec.wasm_config, spec.system_costs_config, spec.storage_costs])
    };
    let default = ChainspecConfig::default();
    let core = &default.core_config;
    let millis = |diff: TimeDiff| diff.millis().to_string();
    let mint_costs = MintCosts { transfer: 7, ..Default::default() };
    let entity = production.clone().with_enable_addressable_entity(true);
    json!({
        "resource": {
            "bytes": std::fs::metadata(resource).unwrap().len(),
            "equalsCrateFile": parts(&production) == parts(&ours),
        },
        "defaultCore": core,
        "defaultCoreMillis": {
            "era_duration": millis(core.era_duration),
            "minimum_block_time": millis(core.minimum_block_time),
            "locked_funds_period": millis(core.locked_funds_period),
            "vesting_schedule_period": millis(core.vesting_schedule_period),
            "gas_hold_interval": millis(core.gas_hold_interval),
        },
        "transferCostAfterWithMintCosts": production.clone().with_mint_costs(mint_costs).system_costs_config.mint_costs().transfer,
        "genesisConfigs": {
            "builder": genesis_config(&GenesisConfigBuilder::new().build()),
            "utils": genesis_config(&utils::create_genesis_config(vec![])),
            "exec": genesis_config(&DEFAULT_EXEC_CONFIG),
            "request": genesis_config(entity.create_genesis_request(vec![], ProtocolVersion::V2_0_0).unwrap().config()),
            "tryFrom": genesis_config(&GenesisConfig::try_from(entity).unwrap()),
        },
    })
}

fn constants() -> Value {
    let ratio = |r: Ratio<u64>| json!([r.numer().to_string(), r.denom().to_string()]);
    json!({
        "DEFAULT_VALIDATOR_SLOTS": DEFAULT_VALIDATOR_SLOTS.to_string(),
        "DEFAULT_AUCTION_DELAY": DEFAULT_AUCTION_DELAY.to_string(),
        "DEFAULT_LOCKED_FUNDS_PERIOD_MILLIS": DEFAULT_LOCKED_FUNDS_PERIOD_MILLIS.to_string(),
        "DEFAULT_VESTING_SCHEDULE_PERIOD_MILLIS": DEFAULT_VESTING_SCHEDULE_PERIOD_MILLIS.to_string(),
        "DEFAULT_UNBONDING_DELAY": DEFAULT_UNBONDING_DELAY.to_string(),
        "DEFAULT_ROUND_SEIGNIORAGE_RATE": ratio(DEFAULT_ROUND_SEIGNIORAGE_RATE),
        "PRODUCTION_ROUND_SEIGNIORAGE_RATE": ratio(*PRODUCTION_ROUND_SEIGNIORAGE_RATE),
        "DEFAULT_CHAIN_NAME": DEFAULT_CHAIN_NAME,
        "DEFAULT_GENESIS_TIMESTAMP_MILLIS": DEFAULT_GENESIS_TIMESTAMP_MILLIS.to_string(),
        "DEFAULT_BLOCK_TIME": DEFAULT_BLOCK_TIME.to_string(),
        "DEFAULT_GAS_PRICE": DEFAULT_GAS_PRICE.to_string(),
        "ARG_AMOUNT": ARG_AMOUNT,
        "TIMESTAMP_MILLIS_INCREMENT": TIMESTAMP_MILLIS_INCREMENT.to_string(),
        "DEFAULT_GAS_HOLD_BALANCE_HANDLING": format!("{DEFAULT_GAS_HOLD_BALANCE_HANDLING:?}"),
        "DEFAULT_GAS_HOLD_INTERVAL_MILLIS": DEFAULT_GAS_HOLD_INTERVAL_MILLIS.to_string(),
        "DEFAULT_MAX_ASSOCIATED_KEYS": DEFAULT_MAX_ASSOCIATED_KEYS.to_string(),
        "DEFAULT_MAX_QUERY_DEPTH": DEFAULT_MAX_QUERY_DEPTH.to_string(),
        "DEFAULT_MAX_RUNTIME_CALL_STACK_HEIGHT": DEFAULT_MAX_RUNTIME_CALL_STACK_HEIGHT.to_string(),
        "DEFAULT_MINIMUM_DELEGATION_AMOUNT": DEFAULT_MINIMUM_DELEGATION_AMOUNT.to_string(),
        "DEFAULT_MAXIMUM_DELEGATION_AMOUNT": DEFAULT_MAXIMUM_DELEGATION_AMOUNT.to_string(),
        "DEFAULT_GENESIS_CONFIG_HASH": hex::encode(DEFAULT_GENESIS_CONFIG_HASH),
        "DEFAULT_ACCOUNT_PUBLIC_KEY": hex::encode(DEFAULT_ACCOUNT_PUBLIC_KEY.to_bytes().unwrap()),
        "DEFAULT_ACCOUNT_ADDR": hex::encode(DEFAULT_ACCOUNT_ADDR.value()),
        "DEFAULT_ACCOUNT_KEY": hex::encode(DEFAULT_ACCOUNT_KEY.value()),
        "DEFAULT_ACCOUNT_INITIAL_BALANCE": DEFAULT_ACCOUNT_INITIAL_BALANCE.to_string(),
        "MINIMUM_ACCOUNT_CREATION_BALANCE": MINIMUM_ACCOUNT_CREATION_BALANCE.to_string(),
        "DEFAULT_PROPOSER_PUBLIC_KEY": hex::encode(DEFAULT_PROPOSER_PUBLIC_KEY.to_bytes().unwrap()),
        "DEFAULT_PROPOSER_ADDR": hex::encode(DEFAULT_PROPOSER_ADDR.value()),
        "DEFAULT_PROTOCOL_VERSION": DEFAULT_PROTOCOL_VERSION.to_string(),
        "DEFAULT_PAYMENT": DEFAULT_PAYMENT.to_string(),
        "DEFAULT_CHAINSPEC_REGISTRY": hex::encode(DEFAULT_CHAINSPEC_REGISTRY.to_bytes().unwrap()),
        "SYSTEM_ADDR": hex::encode(SYSTEM_ADDR.value()),
        "ExecuteRequestBuilder::DEFAULT_STATE_HASH": hex::encode(ExecuteRequestBuilder::DEFAULT_STATE_HASH),
        "ExecuteRequestBuilder::DEFAULT_TRANSACTION_HASH": hex::encode(ExecuteRequestBuilder::DEFAULT_TRANSACTION_HASH.to_bytes().unwrap()),
        "ExecuteRequestBuilder::DEFAULT_ENTRY_POINT": ExecuteRequestBuilder::DEFAULT_ENTRY_POINT,
        "ExecuteRequestBuilder::DEFAULT_PROTOCOL_VERSION": ExecuteRequestBuilder::DEFAULT_PROTOCOL_VERSION.to_string(),
        "TransferRequestBuilder::DEFAULT_STATE_HASH": hex::encode(TransferRequestBuilder::DEFAULT_STATE_HASH),
        "TransferRequestBuilder::DEFAULT_GAS": TransferRequestBuilder::DEFAULT_GAS.to_string(),
    })
}

fn native_config(config: &Config) -> Value {
    let transfer = config.transfer_config();
    json!({
        "administrators": transfer.administrative_accounts().iter().map(|a| hex::encode(a.value())).collect::<Vec<_>>(),
        "allow_unrestricted_transfers": transfer.allow_unrestricted_transfers(),
        "fee_handling": config.fee_handling(),
        "refund_handling": config.refund_handling(),
        "vesting_schedule_period_millis": config.vesting_schedule_period_millis().to_string(),
        "allow_auction_bids": config.allow_auction_bids(),
        "compute_rewards": config.compute_rewards(),
        "max_delegators_per_validator": config.max_delegators_per_validator(),
        "minimum_bid_amount": config.minimum_bid_amount().to_string(),
        "minimum_delegation_amount": config.minimum_delegation_amount().to_string(),
        "balance_hold_interval": config.balance_hold_interval().to_string(),
        "include_credits": config.include_credits(),
        "credit_cap": [config.credit_cap().numer().to_string(), config.credit_cap().denom().to_string()],
        "enable_addressable_entity": config.enable_addressable_entity(),
    })
}

fn administered() -> Config {
    let administrators: BTreeSet<AccountHash> = [3, 1, 2].map(|n| AccountHash::new([n; 32])).into();
    Config::new(
        TransferConfig::new(administrators, false),
        FeeHandling::Accumulate,
        RefundHandling::Burn { refund_ratio: Ratio::new_raw(6, 8) },
        91,
        false,
        false,
        17,
        1_000,
        2_000,
        3_000,
        true,
        Ratio::new_raw(U512::from(1), U512::from(5)),
        true,
        123,
    )
}

/// Hashes that transfers get when the test gives them none.
fn transfers() -> Value {
    let target = public_key(9);
    let plain = || TransferRequestBuilder::new(1_000u64, target.clone());
    let hash = |builder: TransferRequestBuilder| {
        hex::encode(builder.build().transaction_hash().to_bytes().unwrap())
    };
    let purse = URef::new([5; 32], casper_types::AccessRights::READ_ADD_WRITE);
    let configs = [administered(), Config::default()].map(|config| {
        json!({
            "config": native_config(&config),
            "hash": hash(plain().with_native_runtime_config(config)),
        })
    });
    json!({
        "defaultConfig": native_config(&TransferRequestBuilder::DEFAULT_CONFIG),
        "plain": hash(plain()),
        "toAccount": hash(TransferRequestBuilder::new(U512::from(u64::MAX) * 4, AccountHash::new([7; 32]))),
        "toPurse": hash(TransferRequestBuilder::new(0u64, purse)),
        "everything": hash(
            plain()
                .with_block_time(77)
                .with_protocol_version(ProtocolVersion::from_parts(2, 1, 3))
                .with_initiator(InitiatorAddr::AccountHash(AccountHash::new([8; 32])))
                .with_source(purse)
                .with_transfer_id(42)
        ),
        "authorizationKeys": hash(plain().with_authorization_keys([AccountHash::new([6; 32]), AccountHash::new([2; 32])])),
        "configs": configs,
    })
}

fn step_builder_with_genesis() -> (LmdbWasmTestBuilder, Digest) {
    let validator = |n: u8, bonded: u64| {
        GenesisAccount::account(
            public_key(n),
            Motes::new(1_000_000_000_000u64),
            Some(GenesisValidator::new(Motes::new(bonded), 10)),
        )
    };
    let config = GenesisConfigBuilder::new()
        .with_accounts(vec![
            validator(1, 1_000),
            validator(2, 50_000_000_000_000),
            validator(3, 200_000_000_000_000),
        ])
        .build();
    // Without fees, validators earn credits, which a step heeds only if its configuration says so.
    let chainspec = ChainspecConfig::from_chainspec_path(&*CHAINSPEC_SYMLINK).unwrap();
    let chainspec = chainspec.with_fee_handling(FeeHandling::NoFee);
    let mut builder = LmdbWasmTestBuilder::new_temporary_with_config(chainspec);
    builder.run_genesis(GenesisRequest::new(
        DEFAULT_GENESIS_CONFIG_HASH,
        DEFAULT_PROTOCOL_VERSION,
        config,
        DEFAULT_CHAINSPEC_REGISTRY.clone(),
    ));
    let credit = HandleFeeMode::credit(Box::new(public_key(2)), U512::from(5_000_000_000_000u64), EraId::new(0));
    let hash = TransactionHash::V1(TransactionV1Hash::from_raw([4; 32]));
    let result = builder.handle_fee(None, DEFAULT_PROTOCOL_VERSION, hash, credit);
    assert!(matches!(result, HandleFeeResult::Success { .. }));
    let root = builder.get_post_state_hash();
    (builder, root)
}

/// The root after one step of the same genesis, by request.
fn steps() -> Value {
    let mut cases = serde_json::Map::new();
    let mut case = |name: &str, make: &dyn Fn(&mut LmdbWasmTestBuilder, Digest) -> StepRequestBuilder| {
        let (mut builder, root) = step_builder_with_genesis();
        let request = make(&mut builder, root).with_next_era_id(EraId::new(1)).build();
        let result = match builder.step(request) {
            StepResult::RootNotFound => json!({ "error": "RootNotFound" }),
            StepResult::Failure(error) => json!({ "error": error.to_string() }),
            StepResult::Success { post_state_hash, .. } => {
                assert_eq!(post_state_hash, builder.get_post_state_hash());
                let inactive = builder
                    .get_bids()
                    .iter()
                    .filter(|bid| bid.is_validator() && bid.inactive())
                    .count();
                let weights = builder.get_validator_weights(EraId::new(2)).unwrap();
                let weight = weights.get(&public_key(2)).map(U512::to_string);
                json!({ "creditedWeight": weight, "root": hex::encode(post_state_hash), "inactiveValidators": inactive })
            }
        };
        cases.insert(name.to_string(), result);
    };
    let two = ProtocolVersion::V2_0_0;
    let plain = move |root: Digest| {
        StepRequestBuilder::new().with_parent_state_hash(root).with_protocol_version(two)
    };
    case("new", &move |_, root| plain(root));
    case("newWithoutProtocolVersion", &|_, root| StepRequestBuilder::new().with_parent_state_hash(root));
    case("newWithoutParent", &|_, _| StepRequestBuilder::new().with_protocol_version(ProtocolVersion::V2_0_0));
    case("ofBuilder", &|builder, _| builder.step_request_builder());
    case("withRuntimeConfig", &move |_, root| plain(root).with_runtime_config(administered()));
    case("withTransferConfig", &move |_, root| {
        plain(root).with_transfer_config(TransferConfig::new([AccountHash::new([3; 32])].into(), false))
    });
    case("withRunAuction", &move |_, root| plain(root).with_run_auction(false));
    case("withRewardItem", &move |_, root| plain(root).with_reward_item(RewardItem::new(public_key(3), 1_000)));
    case("withEvictItem", &move |_, root| plain(root).with_evict_item(EvictItem::new(public_key(3))));
    case("onEarlierState", &move |builder, root| {
        builder.advance_era();
        plain(root)
    });
    Value::Object(cases)
}

fn main() {
    let out = json!({
        "source": "casper-engine-test-support 8.1.1",
        "command": "cargo run --release --bin builders > ../tests/vectors/builders.json",
        "chainspec": chainspec(),
        "constants": constants(),
        "transfers": transfers(),
        "stepConfigDefault": native_config(&Config::default()),
        "steps": steps(),
    });
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
