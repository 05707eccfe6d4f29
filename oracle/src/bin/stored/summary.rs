//! What a value says, as JSON: what a reader of its bytes has to find there.

use casper_types::{
    bytesrepr::ToBytes,
    contracts::NamedKeys,
    execution::{TransformError, TransformKindV2},
    system::auction::{Bid, BidKind, Delegator, DelegatorKind, SeigniorageAllocation, UnbondKind},
    CLType, CLValue, EntityKind, EntryPointAccess, EntryPointPayment, EntryPointType,
    EntryPointValue, Groups, InitiatorAddr, Key, Parameter, ProtocolVersion, PublicKey,
    StoredValue, TransferV1, TransferV2, URef, U512,
};
use serde_json::{json, Value};

pub fn bytes_of(value: &impl ToBytes) -> String {
    hex::encode(value.to_bytes().unwrap())
}

fn key(key: &Key) -> String {
    bytes_of(key)
}

fn uref(uref: &URef) -> String {
    uref.to_formatted_string()
}

fn public_key(key: &PublicKey) -> String {
    bytes_of(key)
}

fn amount(amount: &U512) -> String {
    amount.to_string()
}

fn version(version: ProtocolVersion) -> String {
    version.to_string()
}

pub fn named_keys(keys: &NamedKeys) -> Value {
    keys.iter().map(|(name, value)| json!([name, key(value)])).collect()
}

pub fn cl_value(value: &CLValue) -> Value {
    json!({"clType": format!("{:?}", value.cl_type()), "bytes": hex::encode(value.inner_bytes())})
}

fn delegator_kind(kind: &DelegatorKind) -> Value {
    match kind {
        DelegatorKind::PublicKey(key) => json!({"publicKey": public_key(key)}),
        DelegatorKind::Purse(addr) => json!({"purse": hex::encode(addr)}),
    }
}

/// The schedule's type has no public name.
macro_rules! vesting {
    ($schedule:expr) => {
        $schedule.map(|schedule| {
            json!({
                "initialReleaseTimestampMillis": schedule.initial_release_timestamp_millis().to_string(),
                "lockedAmounts": schedule.locked_amounts().map(|all| all.iter().map(amount).collect::<Vec<_>>()),
            })
        })
    };
}

fn delegator(delegator: &Delegator) -> Value {
    json!({
        "delegatorPublicKey": public_key(delegator.delegator_public_key()),
        "stakedAmount": amount(&delegator.staked_amount()),
        "bondingPurse": uref(delegator.bonding_purse()),
        "validatorPublicKey": public_key(delegator.validator_public_key()),
        "vestingSchedule": vesting!(delegator.vesting_schedule()),
    })
}

fn bid(bid: &Bid) -> Value {
    let delegators: Vec<Value> =
        bid.delegators().iter().map(|(k, d)| json!([public_key(k), delegator(d)])).collect();
    json!({
        "validatorPublicKey": public_key(bid.validator_public_key()),
        "bondingPurse": uref(bid.bonding_purse()),
        "stakedAmount": amount(bid.staked_amount()),
        "delegationRate": bid.delegation_rate(),
        "vestingSchedule": vesting!(bid.vesting_schedule()),
        "delegators": delegators,
        "inactive": bid.inactive(),
    })
}

fn bid_kind(kind: &BidKind) -> Value {
    match kind {
        BidKind::Unified(value) => json!({"Unified": bid(value)}),
        BidKind::Validator(bid) => json!({"Validator": {
            "validatorPublicKey": public_key(bid.validator_public_key()),
            "bondingPurse": uref(bid.bonding_purse()),
            "stakedAmount": amount(&bid.staked_amount()),
            "delegationRate": bid.delegation_rate(),
            "vestingSchedule": vesting!(bid.vesting_schedule()),
            "inactive": bid.inactive(),
            "minimumDelegationAmount": bid.minimum_delegation_amount().to_string(),
            "maximumDelegationAmount": bid.maximum_delegation_amount().to_string(),
            "reservedSlots": bid.reserved_slots(),
        }}),
        BidKind::Delegator(bid) => json!({"Delegator": {
            "delegatorKind": delegator_kind(bid.delegator_kind()),
            "stakedAmount": amount(&bid.staked_amount()),
            "bondingPurse": uref(bid.bonding_purse()),
            "validatorPublicKey": public_key(bid.validator_public_key()),
            "vestingSchedule": vesting!(bid.vesting_schedule()),
        }}),
        BidKind::Bridge(bridge) => json!({"Bridge": {
            "oldValidatorPublicKey": public_key(bridge.old_validator_public_key()),
            "newValidatorPublicKey": public_key(bridge.new_validator_public_key()),
            "eraId": bridge.era_id().value().to_string(),
        }}),
        BidKind::Credit(credit) => json!({"Credit": {
            "validatorPublicKey": public_key(credit.validator_public_key()),
            "eraId": credit.era_id().value().to_string(),
            "amount": amount(&credit.amount()),
        }}),
        BidKind::Reservation(reservation) => json!({"Reservation": {
            "delegatorKind": delegator_kind(reservation.delegator_kind()),
            "validatorPublicKey": public_key(reservation.validator_public_key()),
            "delegationRate": reservation.delegation_rate(),
        }}),
        BidKind::Unbond(unbond) => {
            let kind = match unbond.unbond_kind() {
                UnbondKind::Validator(key) => json!({"Validator": public_key(key)}),
                UnbondKind::DelegatedPublicKey(key) => {
                    json!({"DelegatedPublicKey": public_key(key)})
                }
                UnbondKind::DelegatedPurse(addr) => json!({"DelegatedPurse": hex::encode(addr)}),
            };
            let eras: Vec<Value> = unbond
                .eras()
                .iter()
                .map(|era| {
                    json!({
                        "bondingPurse": uref(era.bonding_purse()),
                        "eraOfCreation": era.era_of_creation().value().to_string(),
                        "amount": amount(era.amount()),
                        "newValidator": era.new_validator().as_ref().map(public_key),
                    })
                })
                .collect();
            json!({"Unbond": {
                "validatorPublicKey": public_key(unbond.validator_public_key()),
                "unbondKind": kind,
                "eras": eras,
            }})
        }
    }
}

fn allocation(allocation: &SeigniorageAllocation) -> Value {
    match allocation {
        SeigniorageAllocation::Validator { validator_public_key, amount: motes } => {
            json!({"Validator": {
                "validatorPublicKey": public_key(validator_public_key),
                "amount": amount(motes),
            }})
        }
        SeigniorageAllocation::Delegator {
            delegator_public_key,
            validator_public_key,
            amount: motes,
        } => {
            json!({"Delegator": {
                "delegatorPublicKey": public_key(delegator_public_key),
                "validatorPublicKey": public_key(validator_public_key),
                "amount": amount(motes),
            }})
        }
        SeigniorageAllocation::DelegatorKind {
            delegator_kind: kind,
            validator_public_key,
            amount: motes,
        } => {
            json!({"DelegatorKind": {
                "delegatorKind": delegator_kind(kind),
                "validatorPublicKey": public_key(validator_public_key),
                "amount": amount(motes),
            }})
        }
    }
}

fn groups(groups: &Groups) -> Value {
    // The names are private to the crate; the serialised form has them.
    let as_json = serde_json::to_value(groups).unwrap();
    as_json
        .as_array()
        .unwrap()
        .iter()
        .map(|group| json!([group["group_name"], group["group_users"]]))
        .collect()
}

fn entry_point(
    name: &str,
    args: &[Parameter],
    ret: &CLType,
    access: &EntryPointAccess,
    kind: EntryPointType,
    payment: Option<EntryPointPayment>,
) -> Value {
    let access = match access {
        EntryPointAccess::Public => json!("Public"),
        EntryPointAccess::Groups(groups) => groups.iter().map(|group| group.value()).collect(),
        EntryPointAccess::Template => json!("Template"),
    };
    let args: Vec<Value> =
        args.iter().map(|arg| json!([arg.name(), format!("{:?}", arg.cl_type())])).collect();
    json!({
        "name": name,
        "args": args,
        "ret": format!("{ret:?}"),
        "access": access,
        "entryPointType": format!("{kind:?}"),
        "entryPointPayment": payment.map(|payment| format!("{payment:?}")),
    })
}

fn transfer(transfer: &TransferV1) -> Value {
    json!({
        "deployHash": hex::encode(transfer.deploy_hash.inner()),
        "from": hex::encode(transfer.from.value()),
        "to": transfer.to.map(|to| hex::encode(to.value())),
        "source": uref(&transfer.source),
        "target": uref(&transfer.target),
        "amount": amount(&transfer.amount),
        "gas": amount(&transfer.gas),
        "id": transfer.id.map(|id| id.to_string()),
    })
}

pub fn initiator(initiator: &InitiatorAddr) -> Value {
    match initiator {
        InitiatorAddr::PublicKey(key) => json!({"publicKey": public_key(key)}),
        InitiatorAddr::AccountHash(hash) => json!({"accountHash": hex::encode(hash.value())}),
    }
}

pub fn transfer_v2(transfer: &TransferV2) -> Value {
    json!({
        "transactionHash": bytes_of(&transfer.transaction_hash),
        "from": initiator(&transfer.from),
        "to": transfer.to.map(|to| hex::encode(to.value())),
        "source": uref(&transfer.source),
        "target": uref(&transfer.target),
        "amount": amount(&transfer.amount),
        "gas": transfer.gas.value().to_string(),
        "id": transfer.id.map(|id| id.to_string()),
    })
}

pub fn stored_value(value: &StoredValue) -> Value {
    match value {
        StoredValue::CLValue(value) => cl_value(value),
        StoredValue::Account(account) => json!({
            "accountHash": hex::encode(account.account_hash().value()),
            "namedKeys": named_keys(account.named_keys()),
            "mainPurse": uref(&account.main_purse()),
            "associatedKeys": account.associated_keys().iter()
                .map(|(hash, weight)| json!([hex::encode(hash.value()), weight.value()])).collect::<Value>(),
            "actionThresholds": {
                "deployment": account.action_thresholds().deployment.value(),
                "keyManagement": account.action_thresholds().key_management.value(),
            },
        }),
        StoredValue::ContractWasm(wasm) => json!({"bytes": hex::encode(wasm.clone().take_bytes())}),
        StoredValue::Contract(contract) => json!({
            "contractPackageHash": hex::encode(contract.contract_package_hash().value()),
            "contractWasmHash": hex::encode(contract.contract_wasm_hash().value()),
            "namedKeys": named_keys(contract.named_keys()),
            "entryPoints": contract.entry_points().clone().take_entry_points().iter()
                .map(|ep| entry_point(ep.name(), ep.args(), ep.ret(), ep.access(), ep.entry_point_type(), None))
                .collect::<Value>(),
            "protocolVersion": version(contract.protocol_version()),
        }),
        StoredValue::ContractPackage(package) => json!({
            "accessKey": uref(&package.access_key()),
            "versions": package.versions().iter()
                .map(|(key, hash)| json!([key.to_string(), hex::encode(hash.value())])).collect::<Value>(),
            "disabledVersions": package.disabled_versions().iter().map(|key| key.to_string()).collect::<Value>(),
            "groups": groups(package.groups()),
            "lockStatus": format!("{:?}", package.lock_status()),
        }),
        StoredValue::Transfer(value) => transfer(value),
        StoredValue::DeployInfo(info) => json!({
            "deployHash": hex::encode(info.deploy_hash.inner()),
            "transfers": info.transfers.iter().map(|addr| hex::encode(addr.value())).collect::<Value>(),
            "from": hex::encode(info.from.value()),
            "source": uref(&info.source),
            "gas": amount(&info.gas),
        }),
        StoredValue::EraInfo(info) => {
            info.seigniorage_allocations().iter().map(allocation).collect()
        }
        StoredValue::Bid(value) => bid(value),
        StoredValue::Withdraw(purses) => purses
            .iter()
            .map(|purse| {
                json!({
                    "bondingPurse": uref(purse.bonding_purse()),
                    "validatorPublicKey": public_key(purse.validator_public_key()),
                    "unbonderPublicKey": public_key(purse.unbonder_public_key()),
                    "eraOfCreation": purse.era_of_creation().value().to_string(),
                    "amount": amount(purse.amount()),
                })
            })
            .collect(),
        StoredValue::Unbonding(purses) => purses
            .iter()
            .map(|purse| {
                json!({
                    "bondingPurse": uref(purse.bonding_purse()),
                    "validatorPublicKey": public_key(purse.validator_public_key()),
                    "unbonderPublicKey": public_key(purse.unbonder_public_key()),
                    "eraOfCreation": purse.era_of_creation().value().to_string(),
                    "amount": amount(purse.amount()),
                    "newValidator": purse.new_validator().as_ref().map(public_key),
                })
            })
            .collect(),
        StoredValue::AddressableEntity(entity) => json!({
            "packageHash": hex::encode(entity.package_hash().value()),
            "byteCodeHash": hex::encode(entity.byte_code_hash().value()),
            "protocolVersion": version(entity.protocol_version()),
            "mainPurse": uref(&entity.main_purse()),
            "associatedKeys": entity.associated_keys().iter()
                .map(|(hash, weight)| json!([hex::encode(hash.value()), weight.value()])).collect::<Value>(),
            "actionThresholds": {
                "deployment": entity.action_thresholds().deployment.value(),
                "upgradeManagement": entity.action_thresholds().upgrade_management.value(),
                "keyManagement": entity.action_thresholds().key_management.value(),
            },
            "entityKind": match entity.entity_kind() {
                EntityKind::System(system) => json!({"System": format!("{system:?}")}),
                EntityKind::Account(hash) => json!({"Account": hex::encode(hash.value())}),
                EntityKind::SmartContract(runtime) => json!({"SmartContract": format!("{runtime:?}")}),
            },
        }),
        StoredValue::BidKind(kind) => bid_kind(kind),
        StoredValue::SmartContract(package) => json!({
            "versions": package.versions().iter_entries()
                .map(|(key, addr)| json!([key.to_string(), addr.to_formatted_string()])).collect::<Value>(),
            "disabledVersions": package.disabled_versions().iter().map(|key| key.to_string()).collect::<Value>(),
            "groups": groups(package.groups()),
            "lockStatus": format!("{:?}", package.get_lock_status()),
        }),
        StoredValue::ByteCode(code) => {
            json!({"kind": code.kind().to_string(), "bytes": hex::encode(code.bytes())})
        }
        StoredValue::MessageTopic(topic) => json!({
            "messageCount": topic.message_count(),
            "blockTime": topic.blocktime().value().to_string(),
            "topicName": topic.topic_name(),
        }),
        StoredValue::Message(checksum) => json!(hex::encode(checksum.value())),
        StoredValue::NamedKey(value) => json!({
            "namedKey": cl_value(value.get_key_as_cl_value()),
            "name": cl_value(value.get_name_as_cl_value()),
        }),
        StoredValue::Prepayment(prepayment) => serde_json::to_value(prepayment).unwrap(),
        StoredValue::EntryPoint(EntryPointValue::V1CasperVm(ep)) => entry_point(
            ep.name(),
            ep.args(),
            ep.ret(),
            ep.access(),
            ep.entry_point_type(),
            Some(ep.entry_point_payment()),
        ),
        StoredValue::RawBytes(bytes) => json!(hex::encode(bytes)),
    }
}

pub fn transform_error(error: &TransformError) -> Value {
    match error {
        TransformError::Serialization(error) => json!({"Serialization": format!("{error:?}")}),
        other => json!(other.to_string()),
    }
}

pub fn transform_kind(kind: &TransformKindV2) -> Value {
    match kind {
        TransformKindV2::Identity => Value::Null,
        TransformKindV2::Write(value) => stored_value(value),
        TransformKindV2::AddInt32(value) => json!(value),
        TransformKindV2::AddUInt64(value) => json!(value.to_string()),
        TransformKindV2::AddUInt128(value) => json!(value.to_string()),
        TransformKindV2::AddUInt256(value) => json!(value.to_string()),
        TransformKindV2::AddUInt512(value) => json!(value.to_string()),
        TransformKindV2::AddKeys(keys) => named_keys(keys),
        TransformKindV2::Prune(value) => json!(key(value)),
        TransformKindV2::Failure(error) => transform_error(error),
    }
}
