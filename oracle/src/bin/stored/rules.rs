//! What the domain rules answer to sequences of operations.

use crate::{gen::Gen, summary, values};
use casper_types::{
    account::{Account, AccountHash, ActionThresholds, ActionType, AssociatedKeys, Weight},
    addressable_entity,
    bytesrepr::ToBytes,
    contract_messages::TopicNameHash,
    contracts::{ContractHash, ContractPackage, ContractPackageStatus},
    execution::{TransformInstruction, TransformKindV2},
    system::{
        auction::{Unbond, UnbondEra, UnbondKind, ValidatorBid},
        SystemEntityType,
    },
    AddressableEntity, CLType, CLValue, EntityAddr, EntryPoints, EraId, NamedKeys, Package,
    PackageStatus, ProtocolVersion, RuntimeFootprint, StoredValue, U512,
};
use serde_json::{json, Value};
use std::{collections::BTreeSet, fmt::Debug};

fn outcome<E: Debug>(result: Result<(), E>) -> Value {
    match result {
        Ok(()) => json!("ok"),
        Err(error) => json!(format!("{error:?}")),
    }
}

fn hash(n: u64) -> AccountHash {
    AccountHash::new([n as u8; 32])
}

fn hex_hash(hash: &AccountHash) -> String {
    hex::encode(hash.value())
}

fn state(value: impl Into<StoredValue>) -> String {
    summary::bytes_of(&value.into())
}

/// The value's bytes if they are not those of before.
fn changed<T: Clone + Into<StoredValue>>(last: &mut String, value: &T) -> Option<String> {
    let now = state(value.clone());
    if now == *last {
        return None;
    }
    *last = now.clone();
    Some(now)
}

/// Weights that meet the limits often: small ones, and those near the largest.
fn weight(g: &mut Gen) -> u8 {
    match g.below(6) {
        0 => 0,
        1 => 255,
        2 => 250 + g.below(6) as u8,
        _ => g.below(5) as u8,
    }
}

fn account(g: &mut Gen) -> Account {
    let owner = hash(0);
    let keys = AssociatedKeys::new(owner, Weight::new(1 + g.below(3) as u8));
    Account::new(owner, NamedKeys::new(), g.uref(), keys, ActionThresholds::default())
}

/// Operations on an account, each with its answer and the account after it.
pub fn account_sequence(g: &mut Gen, steps: usize) -> Value {
    let mut account = account(g);
    let start = state(account.clone());
    let mut last = start.clone();
    let steps: Vec<Value> = (0..steps)
        .map(|_| {
            let key = hash(g.below(4));
            let w = weight(g);
            let action = if g.flip() { ActionType::Deployment } else { ActionType::KeyManagement };
            let name = match action {
                ActionType::Deployment => "Deployment",
                ActionType::KeyManagement => "KeyManagement",
            };
            let (operation, result) = match g.below(7) {
                0 | 1 => (
                    json!(["add", hex_hash(&key), w]),
                    outcome(account.add_associated_key(key, Weight::new(w))),
                ),
                2 => {
                    (json!(["remove", hex_hash(&key)]), outcome(account.remove_associated_key(key)))
                }
                3 | 4 => (
                    json!(["update", hex_hash(&key), w]),
                    outcome(account.update_associated_key(key, Weight::new(w))),
                ),
                5 => (
                    json!(["threshold", name, w]),
                    outcome(account.set_action_threshold(action, Weight::new(w))),
                ),
                _ => (
                    json!(["unchecked threshold", name, w]),
                    outcome(account.set_action_threshold_unchecked(action, Weight::new(w))),
                ),
            };
            let keys: BTreeSet<AccountHash> = g.list(3, |g| hash(g.below(4))).into_iter().collect();
            json!({
                "operation": operation,
                "result": result,
                "account": changed(&mut last, &account),
                "keys": keys.iter().map(hex_hash).collect::<Vec<_>>(),
                "canAuthorize": account.can_authorize(&keys),
                "canDeployWith": account.can_deploy_with(&keys),
                "canManageKeysWith": account.can_manage_keys_with(&keys),
            })
        })
        .collect();
    json!({"start": start, "steps": steps})
}

/// The same for an addressable entity.
pub fn entity_sequence(g: &mut Gen, steps: usize) -> Value {
    let mut entity = AddressableEntity::from(account(g));
    let start = state(entity.clone());
    let mut last = start.clone();
    let steps: Vec<Value> = (0..steps)
        .map(|_| {
            let key = hash(g.below(4));
            let w = weight(g);
            let entity_weight = addressable_entity::Weight::new(w);
            let (action, name) = match g.below(3) {
                0 => (addressable_entity::ActionType::Deployment, "Deployment"),
                1 => (addressable_entity::ActionType::KeyManagement, "KeyManagement"),
                _ => (addressable_entity::ActionType::UpgradeManagement, "UpgradeManagement"),
            };
            let (operation, result) = match g.below(7) {
                0 | 1 => (
                    json!(["add", hex_hash(&key), w]),
                    outcome(entity.add_associated_key(key, entity_weight)),
                ),
                2 => {
                    (json!(["remove", hex_hash(&key)]), outcome(entity.remove_associated_key(key)))
                }
                3 | 4 => (
                    json!(["update", hex_hash(&key), w]),
                    outcome(entity.update_associated_key(key, entity_weight)),
                ),
                5 => (
                    json!(["threshold", name, w]),
                    outcome(entity.set_action_threshold(action, entity_weight)),
                ),
                _ => (
                    json!(["unchecked threshold", name, w]),
                    outcome(entity.set_action_threshold_unchecked(action, entity_weight)),
                ),
            };
            let keys: BTreeSet<AccountHash> = g.list(3, |g| hash(g.below(4))).into_iter().collect();
            json!({
                "operation": operation,
                "result": result,
                "entity": changed(&mut last, &entity),
                "keys": keys.iter().map(hex_hash).collect::<Vec<_>>(),
                "canAuthorize": entity.can_authorize(&keys),
                "canDeployWith": entity.can_deploy_with(&keys),
                "canManageKeysWith": entity.can_manage_keys_with(&keys),
                "canUpgradeWith": entity.can_upgrade_with(&keys),
            })
        })
        .collect();
    json!({"start": start, "steps": steps})
}

/// Versions of a contract package added, disabled and enabled.
pub fn contract_package_sequence(g: &mut Gen, steps: usize) -> Value {
    let lock = ContractPackageStatus::new(g.flip());
    let mut package = ContractPackage::new(
        g.uref(),
        Default::default(),
        Default::default(),
        Default::default(),
        lock,
    );
    let start = state(package.clone());
    let steps: Vec<Value> = (0..steps)
        .map(|_| {
            let contract = ContractHash::new([g.below(4) as u8; 32]);
            let contract_hex = hex::encode(contract.value());
            let (operation, result) = match g.below(4) {
                0 | 1 => {
                    let major = 1 + g.below(2) as u32;
                    let key = package.insert_contract_version(major, contract);
                    (json!(["insert", major, contract_hex]), json!(key.to_string()))
                }
                2 => (json!(["disable", contract_hex]), outcome(package.disable_contract_version(contract))),
                _ => (json!(["enable", contract_hex]), outcome(package.enable_contract_version(contract))),
            };
            json!({
                "operation": operation,
                "result": result,
                "package": state(package.clone()),
                "locked": package.is_locked(),
                "currentVersion": package.current_contract_version().map(|key| key.to_string()),
                "currentHash": package.current_contract_hash().map(|hash| hex::encode(hash.value())),
                "enabled": package.enabled_versions().keys().map(|key| key.to_string()).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({"start": start, "steps": steps})
}

/// Versions of an entity package added, disabled and enabled.
pub fn package_sequence(g: &mut Gen, steps: usize) -> Value {
    let lock = PackageStatus::new(g.flip());
    let mut package =
        Package::new(Default::default(), Default::default(), Default::default(), lock);
    let start = state(package.clone());
    let steps: Vec<Value> = (0..steps)
        .map(|_| {
            let entity = EntityAddr::SmartContract([g.below(4) as u8; 32]);
            let text = entity.to_formatted_string();
            let (operation, result) = match g.below(5) {
                0 | 1 => {
                    let major = 1 + g.below(2) as u32;
                    let key = package.insert_entity_version(major, entity);
                    (json!(["insert", major, text]), json!(key.to_string()))
                }
                2 => (json!(["disable", text]), outcome(package.disable_entity_version(entity))),
                3 => (json!(["enable", text]), outcome(package.enable_version(entity))),
                _ => {
                    let (name, urefs) = (g.group(), g.list(2, |g| g.uref()));
                    let texts: Vec<String> =
                        urefs.iter().map(|uref| uref.to_formatted_string()).collect();
                    package.add_group(name.clone(), urefs.into_iter().collect());
                    (json!(["group", name.value(), texts]), json!("ok"))
                }
            };
            json!({
                "operation": operation,
                "result": result,
                "package": state(package.clone()),
                "locked": package.is_locked(),
                "entityEnabled": package.is_entity_enabled(&entity),
                "entity": text,
                "currentVersion": package.current_entity_version().map(|key| key.to_string()),
                "currentVersionFor1": package.current_entity_version_for(1).to_string(),
                "currentAddr": package.current_entity_hash().map(|addr| addr.to_formatted_string()),
                "next": package.next_entity_version_for(2),
            })
        })
        .collect();
    json!({"start": start, "steps": steps})
}

/// A contract package as a package of entities.
pub fn package_of_contract_package(g: &mut Gen) -> Value {
    let package = values::contract_package(g);
    json!({"contractPackage": state(package.clone()), "package": state(Package::from(package))})
}

/// An account and a contract as entities.
pub fn entities_of(g: &mut Gen) -> Value {
    let (account, contract) = (values::account(g), values::contract(g));
    json!({
        "account": state(account.clone()),
        "accountEntity": state(AddressableEntity::from(account)),
        "contract": state(contract.clone()),
        "contractEntity": state(AddressableEntity::from(contract)),
    })
}

/// Every transform on every kind of value.
pub fn applied(g: &mut Gen) -> Value {
    let mut targets: Vec<StoredValue> =
        (0..values::VARIANTS).map(|which| values::stored_value(g, which)).collect();
    let most = |bits: usize| (U512::MAX >> (512 - bits)).to_bytes().unwrap();
    for (cl_type, bytes) in [
        (CLType::I32, i32::MAX.to_bytes().unwrap()),
        (CLType::I32, (-1i32).to_bytes().unwrap()),
        (CLType::I64, i64::MIN.to_bytes().unwrap()),
        (CLType::I64, i64::MAX.to_bytes().unwrap()),
        (CLType::U8, 255u8.to_bytes().unwrap()),
        (CLType::U32, u32::MAX.to_bytes().unwrap()),
        (CLType::U32, 7u32.to_bytes().unwrap()),
        (CLType::U64, u64::MAX.to_bytes().unwrap()),
        (CLType::U128, most(128)),
        (CLType::U256, most(256)),
        (CLType::U512, most(512)),
        (CLType::U512, U512::from(5).to_bytes().unwrap()),
        (CLType::Bool, vec![1]),
        (CLType::String, vec![0, 0, 0, 0]),
        (CLType::ByteArray(2), vec![1, 2]),
        (CLType::Option(Box::new(CLType::U8)), vec![0]),
        // Bytes that are not of the type.
        (CLType::U64, vec![1, 2, 3]),
        (CLType::U8, vec![1, 2]),
        (CLType::U512, vec![65]),
        (CLType::U512, vec![2, 1, 0]),
    ] {
        targets.push(StoredValue::CLValue(CLValue::from_components(cl_type, bytes)));
    }
    let mut kinds: Vec<TransformKindV2> = vec![
        TransformKindV2::AddInt32(-1),
        TransformKindV2::AddInt32(i32::MIN),
        TransformKindV2::AddInt32(1),
        TransformKindV2::AddUInt64(u64::MAX),
        TransformKindV2::AddUInt128(casper_types::U128::MAX),
        TransformKindV2::AddUInt256(casper_types::U256::MAX),
        TransformKindV2::AddUInt512(U512::MAX),
    ];
    for which in 0..values::TRANSFORM_KINDS {
        kinds.push(values::transform_kind(g, which));
    }
    // A stored prepayment cannot be read back, so it is left out.
    targets.retain(|target| !matches!(target, StoredValue::Prepayment(_)));
    let cases: Vec<Value> = kinds
        .iter()
        .map(|kind| {
            let results: Vec<Value> = targets
                .iter()
                .map(|target| match kind.clone().apply(target.clone()) {
                    Ok(TransformInstruction::Store(value)) if value == *target => {
                        json!("unchanged")
                    }
                    Ok(TransformInstruction::Store(value)) => {
                        json!({"store": summary::bytes_of(&value)})
                    }
                    Ok(TransformInstruction::Prune(key)) => {
                        json!({"prune": summary::bytes_of(&key)})
                    }
                    Err(error) => json!({"error": error.to_string()}),
                })
                .collect();
            json!([summary::bytes_of(kind), results])
        })
        .collect();
    json!({"targets": targets.iter().map(summary::bytes_of).collect::<Vec<_>>(), "cases": cases})
}

/// What a footprint takes over, and what keys may do with it.
pub fn footprint(g: &mut Gen, which: u64) -> Value {
    let (source, footprint) = match which {
        0 => {
            let account = account(g);
            (
                json!({"account": state(account.clone())}),
                RuntimeFootprint::new_account_footprint(account),
            )
        }
        1 => {
            let contract = values::contract(g);
            let at = ContractHash::new(g.hash());
            let system = if g.flip() { Some(SystemEntityType::Auction) } else { None };
            (
                json!({
                    "contract": state(contract.clone()),
                    "hash": hex::encode(at.value()),
                    "system": system.map(|system| format!("{system:?}")),
                }),
                RuntimeFootprint::new_contract_footprint(at, contract, system),
            )
        }
        _ => {
            let mut entity = AddressableEntity::from(account(g));
            let _ = entity.add_associated_key(hash(1), addressable_entity::Weight::new(3));
            let _ = entity.set_action_threshold(
                addressable_entity::ActionType::KeyManagement,
                addressable_entity::Weight::new(1 + g.below(4) as u8),
            );
            let _ = entity.set_action_threshold(
                addressable_entity::ActionType::UpgradeManagement,
                addressable_entity::Weight::new(1 + g.below(4) as u8),
            );
            let addr = g.entity_addr();
            let names = g.named_keys(3);
            (
                json!({
                    "entity": state(entity.clone()),
                    "addr": addr.to_formatted_string(),
                    "namedKeys": summary::bytes_of(&names),
                }),
                RuntimeFootprint::new_entity_footprint(addr, entity, names, EntryPoints::new()),
            )
        }
    };
    let rights = footprint.extract_access_rights(footprint.hash_addr());
    let keys: BTreeSet<AccountHash> = g.list(3, |g| hash(g.below(3))).into_iter().collect();
    json!({
        "source": source,
        "hashAddr": hex::encode(footprint.hash_addr()),
        "packageHash": footprint.package_hash().map(hex::encode),
        "wasmHash": footprint.wasm_hash().map(hex::encode),
        "mainPurse": footprint.main_purse().map(|purse| purse.to_formatted_string()),
        "namedKeys": summary::named_keys(footprint.named_keys()),
        "entryPoints": summary::bytes_of(footprint.entry_points()),
        "entityKind": summary::bytes_of(&footprint.entity_kind()),
        "accessRights": rights.access_rights().iter()
            .map(|(addr, rights)| json!([hex::encode(addr), rights.bits()])).collect::<Value>(),
        "keys": keys.iter().map(hex_hash).collect::<Vec<_>>(),
        "canAuthorize": footprint.can_authorize(&keys),
        "canDeployWith": footprint.can_deploy_with(&keys),
        "canManageKeysWith": footprint.can_manage_keys_with(&keys),
        "canUpgradeWith": footprint.can_upgrade_with(&keys),
    })
}

/// Release of locked stake: the table, what is locked at times around each week, and when the bid counts as locked.
pub fn vesting(g: &mut Gen, staked: U512, period_weeks: u64) -> Value {
    const WEEK: u64 = 7 * 24 * 60 * 60 * 1000;
    let release = 1_000_000;
    let period = period_weeks * WEEK;
    let mut bid = ValidatorBid::locked(g.public_key(), g.uref(), staked, 0, release, 0, 0, 0);
    let times: Vec<u64> = (0..16)
        .flat_map(|week| {
            [release + week * WEEK - 1, release + week * WEEK, release + week * WEEK + 1]
        })
        .collect();
    let locked = |bid: &ValidatorBid| -> Vec<Value> {
        let schedule = bid.vesting_schedule().unwrap();
        times
            .iter()
            .map(|time| {
                json!([
                    time.to_string(),
                    schedule.locked_amount(*time).map(|amount| amount.to_string()),
                    bid.is_locked_with_vesting_schedule(*time, period),
                ])
            })
            .collect()
    };
    let before = locked(&bid);
    let first = bid.vesting_schedule_mut().unwrap().initialize_with_schedule(staked, period);
    let again = bid.vesting_schedule_mut().unwrap().initialize_with_schedule(staked, period);
    let table: Vec<String> = bid
        .vesting_schedule()
        .unwrap()
        .locked_amounts()
        .unwrap()
        .iter()
        .map(|amount| amount.to_string())
        .collect();
    json!({
        "stakedAmount": staked.to_string(),
        "periodMillis": period.to_string(),
        "release": release.to_string(),
        "initialized": [first, again],
        "lockedAmounts": table,
        "before": before,
        "after": locked(&bid),
    })
}

/// Which eras of an unbonding are over.
pub fn expired(g: &mut Gen) -> Value {
    let eras = g.list(5, |g| {
        let era = if g.below(5) == 0 { u64::MAX } else { g.below(20) };
        UnbondEra::new(g.uref(), EraId::new(era), g.u512(), None)
    });
    let unbond = Unbond::new(g.public_key(), UnbondKind::Validator(g.public_key()), eras);
    let (era, delay) = (g.below(30), g.below(10));
    let (retained, expired) = unbond.clone().expired(EraId::new(era), delay);
    json!({
        "unbond": summary::bytes_of(&unbond),
        "eraId": era.to_string(),
        "unbondingDelay": delay.to_string(),
        "retained": summary::bytes_of(&retained),
        "expired": expired.unwrap_or_default().iter().map(|era| era.era_of_creation().value().to_string())
            .collect::<Vec<_>>(),
    })
}

/// Which protocol versions a contract and an entity go with.
pub fn compatible(entity: ProtocolVersion, other: ProtocolVersion) -> Value {
    let contract = casper_types::Contract::new(
        Default::default(),
        Default::default(),
        Default::default(),
        Default::default(),
        entity,
    );
    let mut as_entity = AddressableEntity::default();
    as_entity.set_protocol_version(entity);
    json!([
        entity.to_string(),
        other.to_string(),
        contract.is_compatible_protocol_version(other),
        as_entity.is_compatible_protocol_version(other),
    ])
}

/// Topics are kept by the order of their names.
pub fn topics(g: &mut Gen) -> Value {
    let mut topics = casper_types::addressable_entity::MessageTopics::default();
    let steps: Vec<Value> = (0..6)
        .map(|_| {
            let name = g.name();
            let hash = TopicNameHash::new(g.hash());
            let result = outcome(topics.add_topic(&name, hash));
            json!([name, hex::encode(hash.value()), result])
        })
        .collect();
    json!({"steps": steps, "topics": summary::bytes_of(&topics)})
}
