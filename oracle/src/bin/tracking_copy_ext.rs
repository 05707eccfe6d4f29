//! Prints what the reference's higher-level tracking copy operations give on a state made by genesis with some records
//! added: balances and holds, footprints, authorization, registries, migration to addressable entities.
//!
//!     cargo run --release --bin tracking_copy_ext > ../tests/vectors/trackingCopyExt.json
use casper_engine_test_support::{
    LmdbWasmTestBuilder, DEFAULT_ACCOUNT_ADDR, DEFAULT_ACCOUNT_PUBLIC_KEY, DEFAULT_PROPOSER_PUBLIC_KEY, LOCAL_GENESIS_REQUEST,
};
use casper_storage::{
    global_state::state::{lmdb::LmdbGlobalStateView, StateProvider, StateReader},
    tracking_copy::{
        new_temporary_tracking_copy, FeesPurseHandling, TrackingCopyEntityExt, TrackingCopyError, TrackingCopyExt,
    },
    TrackingCopy,
};
use casper_types::{
    account::{Account, AccountHash, ActionThresholds, AssociatedKeys, Weight},
    bytesrepr::ToBytes,
    contract_messages::{MessageAddr, MessageTopicSummary, TopicNameHash},
    contracts::NamedKeys,
    system::{mint::{BalanceHoldAddr, BalanceHoldAddrTag}, AUCTION, HANDLE_PAYMENT, MINT},
    AccessRights, AddressableEntityHash, BlockGlobalAddr, BlockTime, CLValue, EntityAddr, HoldsEpoch, Key, ProtocolVersion,
    PublicKey, RuntimeFootprint, StoredValue, URef, U512,
};
use serde_json::{json, Value};
use std::collections::BTreeSet;

type Copy = TrackingCopy<LmdbGlobalStateView>;
type Outcome = Result<Value, TrackingCopyError>;

const V2: ProtocolVersion = ProtocolVersion::V2_0_0;

fn hex_of<T: ToBytes>(value: &T) -> String {
    hex::encode(value.to_bytes().unwrap())
}

fn named_keys(keys: &NamedKeys) -> Value {
    json!(keys.iter().map(|(name, key)| json!([name, hex_of(key)])).collect::<Vec<_>>())
}

fn footprint(footprint: &RuntimeFootprint) -> Value {
    json!({
        "hashAddr": hex::encode(footprint.hash_addr()),
        "packageHash": footprint.package_hash().map(hex::encode),
        "wasmHash": footprint.wasm_hash().map(hex::encode),
        "mainPurse": footprint.main_purse().map(|purse| hex_of(&purse)),
        "namedKeys": named_keys(footprint.named_keys()),
        "entryPoints": footprint.entry_points().clone().take_entry_points().iter().map(|e| e.name().to_string()).collect::<Vec<_>>(),
        "associatedKeys": hex_of(footprint.associated_keys()),
        "entityKind": hex_of(&footprint.entity_kind()),
    })
}

fn addressed(found: Result<(EntityAddr, RuntimeFootprint), TrackingCopyError>) -> Outcome {
    found.map(|(addr, found)| json!([addr.to_formatted_string(), footprint(&found)]))
}

struct Cases {
    base: Vec<(Key, StoredValue)>,
    out: Vec<Value>,
}

impl Cases {
    fn run(&mut self, name: &str, extra: &[(Key, StoredValue)], entities: bool, call: impl FnOnce(&mut Copy) -> Outcome) {
        let initial: Vec<(Key, StoredValue)> = self.base.iter().chain(extra).cloned().collect();
        let (mut copy, _dir) = new_temporary_tracking_copy(initial, None, entities);
        let outcome = match call(&mut copy) {
            Ok(value) => json!({"value": value}),
            Err(error) => json!({"error": error.to_string()}),
        };
        let effects: Vec<Value> =
            copy.effects().transforms().iter().map(|t| json!([hex_of(t.key()), hex_of(t.kind())])).collect();
        self.out.push(json!({
            "name": name,
            "extra": extra.iter().map(|(k, v)| json!([hex_of(&k.normalize()), hex_of(v)])).collect::<Vec<_>>(),
            "entities": entities,
            "outcome": outcome,
            "effects": effects,
        }));
    }
}

fn u512(value: u64) -> StoredValue {
    StoredValue::CLValue(CLValue::from_t(U512::from(value)).unwrap())
}

fn block_time(millis: u64) -> (Key, StoredValue) {
    (Key::BlockGlobal(BlockGlobalAddr::BlockTime), StoredValue::CLValue(CLValue::from_t(millis).unwrap()))
}

fn main() {
    let mut builder = LmdbWasmTestBuilder::default();
    builder.run_genesis(LOCAL_GENESIS_REQUEST.clone()).commit();
    let view = builder.data_access_layer().checkout(builder.get_post_state_hash()).unwrap().unwrap();
    // The ten random accounts of the request are left out: nothing below asks for them.
    let random: BTreeSet<Key> = view
        .keys_with_prefix(&[0])
        .unwrap()
        .into_iter()
        .filter(|key| {
            ![DEFAULT_ACCOUNT_PUBLIC_KEY.to_account_hash(), DEFAULT_PROPOSER_PUBLIC_KEY.to_account_hash(), PublicKey::System.to_account_hash()]
                .contains(&key.into_account().unwrap())
        })
        .collect();
    let base: Vec<(Key, StoredValue)> = view
        .keys_with_prefix(&[])
        .unwrap()
        .into_iter()
        .filter(|key| !random.contains(key))
        .map(|key| (key, view.read(&key).unwrap().unwrap()))
        .collect();
    let registry = match view.read(&Key::SystemEntityRegistry).unwrap().unwrap() {
        StoredValue::CLValue(value) => value.into_t::<casper_types::SystemHashRegistry>().unwrap(),
        _ => unreachable!(),
    };
    let mint = *registry.get(MINT).unwrap();
    let account = *DEFAULT_ACCOUNT_ADDR;
    let purse = builder.get_account(account).unwrap().main_purse();
    let addr = purse.addr();
    let mint_named_keys = builder.get_named_keys(EntityAddr::System(mint));
    let setting = |name: &str| mint_named_keys.get(name).unwrap().normalize();
    let handling = |tag: u8| (setting("gas_hold_handling"), StoredValue::CLValue(CLValue::from_t(tag).unwrap()));
    let interval = |millis: u64| (setting("gas_hold_interval"), StoredValue::CLValue(CLValue::from_t(millis).unwrap()));
    let gas = |time: u64, amount: u64| (Key::BalanceHold(BalanceHoldAddr::new_gas(addr, BlockTime::new(time))), u512(amount));
    let processing =
        |time: u64, amount: u64| (Key::BalanceHold(BalanceHoldAddr::new_processing(addr, BlockTime::new(time))), u512(amount));
    let shown = base.iter().map(|(k, v)| json!([hex_of(k), hex_of(v)])).collect::<Vec<_>>();
    let mut cases = Cases { base, out: Vec::new() };

    // Balances.
    let balance_key = Key::Balance(addr);
    for (name, key) in [
        ("total balance by uref", Key::URef(purse)),
        ("total balance by balance key", balance_key),
        ("total balance of nothing", Key::Balance([9; 32])),
        ("total balance by a hash", Key::Hash([9; 32])),
    ] {
        cases.run(name, &[], false, |copy| copy.get_total_balance(key).map(|motes| json!(motes.value().to_string())));
    }
    cases.run("total balance of text", &[(Key::Balance([9; 32]), StoredValue::CLValue(CLValue::from_t("x").unwrap()))], false, |copy| {
        copy.get_total_balance(Key::Balance([9; 32])).map(|motes| json!(motes.value().to_string()))
    });
    cases.run("total balance of bytes", &[(Key::Balance([9; 32]), StoredValue::RawBytes(vec![]))], false, |copy| {
        copy.get_total_balance(Key::Balance([9; 32])).map(|motes| json!(motes.value().to_string()))
    });
    let holds = vec![gas(1_000, 700), gas(256, 11), gas(50_000, 13), processing(1_000, 5), processing(90_000, 17), gas(100_000, 19)];
    for tag in [0, 1, 2] {
        for millis in [0, 10_000, 60_000, u64::MAX] {
            for now in [0, 999, 60_000, 61_001, 200_000] {
                if tag == 1 && millis == 0 && now == 0 {
                    continue;
                }
                let mut extra = holds.clone();
                extra.extend([handling(tag), interval(millis), block_time(now)]);
                cases.run(&format!("available balance, handling {tag}, interval {millis}, time {now}"), &extra, false, |copy| {
                    copy.get_available_balance(balance_key).map(|motes| json!(motes.value().to_string()))
                });
            }
        }
    }
    cases.run("available balance with more held than there is", &[block_time(5), (balance_key, u512(10)), gas(5, 11)], false, |copy| {
        copy.get_available_balance(Key::URef(purse)).map(|motes| json!(motes.value().to_string()))
    });
    cases.run("available balance by a hash", &[], false, |copy| {
        copy.get_available_balance(Key::Hash([1; 32])).map(|motes| json!(motes.value().to_string()))
    });
    cases.run("hold of another type", &[block_time(5), (Key::BalanceHold(BalanceHoldAddr::new_gas(addr, BlockTime::new(5))), StoredValue::RawBytes(vec![]))], false, |copy| {
        copy.get_available_balance(balance_key).map(|motes| json!(motes.value().to_string()))
    });
    let hold_config = |copy: &mut Copy, tag| {
        copy.get_balance_hold_config(tag)
            .map(|config| json!(config.map(|(time, handling, interval)| json!([time.value().to_string(), format!("{handling:?}"), interval.to_string()]))))
    };
    cases.run("gas hold settings", &[block_time(77)], false, |copy| hold_config(copy, BalanceHoldAddrTag::Gas));
    cases.run("processing hold settings", &[block_time(77)], false, |copy| hold_config(copy, BalanceHoldAddrTag::Processing));
    cases.run("hold settings with a setting of another type", &[block_time(77), (setting("gas_hold_interval"), u512(1))], false, |copy| hold_config(copy, BalanceHoldAddrTag::Gas));
    cases.run("hold settings with an unknown handling", &[block_time(77), handling(9)], false, |copy| hold_config(copy, BalanceHoldAddrTag::Gas));
    cases.run("hold addresses", &holds, false, |copy| {
        copy.write(Key::BalanceHold(BalanceHoldAddr::new_gas(addr, BlockTime::new(3))), u512(1));
        copy.get_balance_hold_addresses(addr).map(|list| json!(list.iter().map(|hold| hex_of(&Key::BalanceHold(*hold))).collect::<Vec<_>>()))
    });
    for (name, filter) in [
        ("clear gas holds up to a time", vec![(BalanceHoldAddrTag::Gas, HoldsEpoch::from_millis(60_000, 10_000))]),
        ("clear all holds", vec![(BalanceHoldAddrTag::Processing, HoldsEpoch::NOT_APPLICABLE), (BalanceHoldAddrTag::Gas, HoldsEpoch::NOT_APPLICABLE)]),
    ] {
        cases.run(name, &holds, false, |copy| copy.clear_expired_balance_holds(addr, filter).map(|_| json!(null)));
    }
    cases.run("total balance with proof", &[], false, |copy| {
        copy.get_total_balance_with_proof(Key::URef(purse)).map(|(motes, proof)| json!([motes.to_string(), hex_of(&proof)]))
    });
    let mut proven = holds.clone();
    proven.extend([block_time(60_000), interval(20_000)]);
    cases.run("holds with proofs", &proven, false, |copy| {
        copy.get_balance_holds_with_proof(addr).map(|found| {
            json!(found
                .iter()
                .map(|(time, kinds)| json!([time.value().to_string(), kinds.iter().map(|(tag, (amount, proof))| json!([format!("{tag:?}"), amount.to_string(), hex_of(proof)])).collect::<Vec<_>>()]))
                .collect::<Vec<_>>())
        })
    });

    // Records.
    cases.run("block time", &[block_time(77)], false, |copy| copy.get_block_time().map(|time| json!(time.map(|t| t.value().to_string()))));
    cases.run("block time of another kind", &[(block_time(1).0, StoredValue::RawBytes(vec![]))], false, |copy| copy.get_block_time().map(|time| json!(time.map(|t| t.value().to_string()))));
    cases.run("registry", &[], false, |copy| copy.get_system_entity_registry().map(|found| json!(found.inner().iter().map(|(n, h)| json!([n, hex::encode(h)])).collect::<Vec<_>>())));
    cases.run("registry of another kind", &[(Key::SystemEntityRegistry, StoredValue::RawBytes(vec![]))], false, |copy| copy.get_system_entity_registry().map(|_| json!(null)));
    cases.run("registry of another type", &[(Key::SystemEntityRegistry, u512(1))], false, |copy| copy.get_system_entity_registry().map(|_| json!(null)));
    cases.run("registry without the mint", &[(Key::SystemEntityRegistry, StoredValue::CLValue(CLValue::from_t(std::collections::BTreeMap::<String, AddressableEntityHash>::new()).unwrap())), block_time(1)], false, |copy| hold_config(copy, BalanceHoldAddrTag::Gas));
    cases.run("checksum registry", &[], false, |copy| copy.get_checksum_registry().map(|found| json!(found.is_some())));
    let mint_contract = builder.get_contract(mint.into()).unwrap();
    let package = mint_contract.contract_package_hash().value();
    cases.run("package", &[], false, |copy| copy.get_package(package).map(|found| json!(hex_of(&found))));
    cases.run("package of nothing", &[], false, |copy| copy.get_package([9; 32]).map(|found| json!(hex_of(&found))));
    cases.run("package at a contract", &[], false, |copy| copy.get_package(mint).map(|found| json!(hex_of(&found))));
    cases.run("package of another kind", &[(Key::SmartContract([9; 32]), u512(1))], false, |copy| copy.get_package([9; 32]).map(|found| json!(hex_of(&found))));
    cases.run("contract", &[], false, |copy| copy.get_contract(mint.into()).map(|found| json!(hex_of(&found))));
    cases.run("contract at a package", &[], false, |copy| copy.get_contract(package.into()).map(|found| json!(hex_of(&found))));
    cases.run("contract of nothing", &[], false, |copy| copy.get_contract([9; 32].into()).map(|found| json!(hex_of(&found))));
    cases.run("byte code of nothing", &[], false, |copy| copy.get_byte_code([9; 32].into()).map(|found| json!(hex_of(&found))));
    cases.run("account key of an account", &[], false, |copy| copy.read_account_key(account).map(|key| json!(hex_of(&key))));
    cases.run("account key of nobody", &[], false, |copy| copy.read_account_key(AccountHash::new([9; 32])).map(|key| json!(hex_of(&key))));
    let entity = EntityAddr::SmartContract(mint);
    let topic = |name: &str, byte: u8| {
        (
            Key::Message(MessageAddr::new_topic_addr(entity, TopicNameHash::new([byte; 32]))),
            StoredValue::MessageTopic(MessageTopicSummary::new(0, BlockTime::new(1), name.to_string())),
        )
    };
    let message = (
        Key::Message(MessageAddr::new_message_addr(entity, TopicNameHash::new([1; 32]), 300)),
        StoredValue::Message(casper_types::contract_messages::MessageChecksum([3; 32])),
    );
    let topics = |copy: &mut Copy| {
        copy.get_message_topics(entity).map(|found| json!(found.iter().map(|(name, hash)| json!([name, hex_of(hash)])).collect::<Vec<_>>()))
    };
    cases.run("message topics", &[topic("b", 1), topic("a", 2), message.clone()], false, topics);
    cases.run("message topics of another kind", &[(topic("b", 1).0, u512(1))], false, topics);

    // Footprints.
    let system = PublicKey::System.to_account_hash();
    cases.run("footprint of an account", &[], false, |copy| addressed(copy.runtime_footprint_by_account_hash(V2, account)));
    cases.run("footprint of nobody", &[], false, |copy| addressed(copy.runtime_footprint_by_account_hash(V2, AccountHash::new([9; 32]))));
    cases.run("footprint of an account record of another kind", &[(Key::Account(account), StoredValue::RawBytes(vec![]))], false, |copy| addressed(copy.runtime_footprint_by_account_hash(V2, account)));
    cases.run("footprint of an account that points elsewhere", &[(Key::Account(account), StoredValue::CLValue(CLValue::from_t(Key::Hash([1; 32])).unwrap()))], false, |copy| addressed(copy.runtime_footprint_by_account_hash(V2, account)));
    cases.run("footprint of an account that becomes an entity", &[], true, |copy| addressed(copy.runtime_footprint_by_account_hash(V2, account)));
    cases.run("footprint of an account that has become an entity", &[], true, |copy| {
        copy.migrate_account(account, V2)?;
        addressed(copy.runtime_footprint_by_account_hash(V2, account))
    });
    for (name, addr) in [
        ("footprint by address of the mint", EntityAddr::System(mint)),
        ("footprint by address of an account", EntityAddr::Account(account.value())),
        ("footprint by address of nothing", EntityAddr::SmartContract([9; 32])),
        ("footprint by address of nobody", EntityAddr::Account([9; 32])),
    ] {
        cases.run(name, &[], false, |copy| copy.runtime_footprint_by_entity_addr(addr).map(|found| footprint(&found)));
    }
    for name in [MINT, AUCTION, HANDLE_PAYMENT] {
        let hash = *registry.get(name).unwrap();
        cases.run(&format!("footprint of {name} by hash"), &[], false, |copy| copy.runtime_footprint_by_hash_addr(hash).map(|found| footprint(&found)));
    }
    let with_rights = |found: Result<(EntityAddr, RuntimeFootprint, casper_types::ContextAccessRights), TrackingCopyError>| {
        found.map(|(addr, found, rights)| {
            let context = hex::encode(rights.context_key());
            let mut urefs: Vec<String> = rights
                .take_access_rights()
                .iter()
                .map(|(addr, rights)| hex_of(&URef::new(*addr, *rights)))
                .collect();
            urefs.sort();
            json!([addr.to_formatted_string(), footprint(&found), context, urefs])
        })
    };
    cases.run("footprint of the system account", &[], false, |copy| with_rights(copy.system_entity_runtime_footprint(V2)));

    // Authorization.
    let other = AccountHash::new([7; 32]);
    let third = AccountHash::new([8; 32]);
    let shared = {
        let mut keys = AssociatedKeys::new(account, Weight::new(1));
        keys.add_key(other, Weight::new(2)).unwrap();
        keys.add_key(third, Weight::new(0)).unwrap();
        let mut named = NamedKeys::new();
        named.insert("purse".to_string(), Key::URef(URef::new([3; 32], AccessRights::READ)));
        named.insert("äther".to_string(), Key::Hash([3; 32]));
        named.insert("Zeug".to_string(), Key::URef(purse.with_access_rights(AccessRights::ADD)));
        (
            Key::Account(account),
            StoredValue::Account(Account::new(account, named, purse, keys, ActionThresholds::new(Weight::new(2), Weight::new(3)).unwrap())),
        )
    };
    let signers: Vec<(&str, Vec<AccountHash>)> = vec![
        ("nobody", vec![]),
        ("the account", vec![account]),
        ("the other", vec![other]),
        ("account and other", vec![account, other]),
        ("account and a stranger", vec![account, AccountHash::new([1; 32])]),
        ("a stranger", vec![AccountHash::new([1; 32])]),
        ("a weightless key", vec![third]),
    ];
    for (who, keys) in &signers {
        for administrators in [vec![], vec![AccountHash::new([1; 32])]] {
            for (name, initiator) in [("account", account), ("system", system), ("nobody", AccountHash::new([9; 32]))] {
                cases.run(&format!("{name} signed by {who}, {} administrators", administrators.len()), &[shared.clone()], false, |copy| {
                    with_rights(copy.authorized_runtime_footprint_with_access_rights(
                        V2,
                        initiator,
                        &keys.iter().copied().collect(),
                        &administrators.iter().copied().collect(),
                    ))
                });
            }
        }
    }

    // The system's purses and keys.
    for (name, handling) in [
        ("fees to the proposer", FeesPurseHandling::ToProposer(DEFAULT_PROPOSER_PUBLIC_KEY.to_account_hash())),
        ("fees to nobody", FeesPurseHandling::ToProposer(AccountHash::new([9; 32]))),
        ("fees accumulate", FeesPurseHandling::Accumulate),
        ("fees burn", FeesPurseHandling::Burn(purse)),
        ("no fees", FeesPurseHandling::None(purse)),
    ] {
        cases.run(name, &[], false, |copy| copy.fees_purse(V2, handling).map(|uref| json!(hex_of(&uref))));
    }
    for (contract, key) in [(MINT, "total_supply"), (AUCTION, "era_id"), (HANDLE_PAYMENT, "nothing"), ("nothing", "x")] {
        cases.run(&format!("named key {key} of {contract}"), &[], false, |copy| copy.system_contract_named_key(contract, key).map(|found| json!(found.map(|key| hex_of(&key)))));
    }

    // Migration.
    for entities in [false, true] {
        let model = if entities { "with entities" } else { "without entities" };
        cases.run(&format!("migrate an account {model}"), &[shared.clone()], entities, |copy| copy.migrate_account(account, V2).map(|_| json!(null)));
        cases.run(&format!("migrate nobody {model}"), &[], entities, |copy| copy.migrate_account(AccountHash::new([9; 32]), V2).map(|_| json!(null)));
        cases.run(&format!("migrate an account twice {model}"), &[], entities, |copy| {
            copy.migrate_account(account, V2)?;
            copy.migrate_account(account, V2).map(|_| json!(null))
        });
        cases.run(&format!("entity of a new account {model}"), &[], entities, |copy| {
            copy.create_new_addressable_entity_on_transfer(other, URef::new([4; 32], AccessRights::READ_ADD_WRITE), ProtocolVersion::from_parts(2, 1, 0)).map(|_| json!(null))
        });
        cases.run(&format!("migrate a package {model}"), &[], entities, |copy| copy.migrate_package(Key::Hash(package), V2).map(|_| json!(null)));
        cases.run(&format!("migrate a contract as package {model}"), &[], entities, |copy| copy.migrate_package(Key::Hash(mint), V2).map(|_| json!(null)));
        let uref = URef::new([5; 32], AccessRights::READ_ADD_WRITE);
        for (name, entity_addr) in [("account", EntityAddr::Account(account.value())), ("mint", EntityAddr::System(mint))] {
            cases.run(&format!("a named key for the {name} {model}"), &[], entities, |copy| {
                copy.upsert_uref_to_named_keys(entity_addr, "new", &NamedKeys::new(), uref, u512(5)).map(|_| json!(null))
            });
        }
        cases.run(&format!("a named key that is there {model}"), &[shared.clone()], entities, |copy| {
            let mut keys = NamedKeys::new();
            keys.insert("purse".to_string(), Key::URef(URef::new([3; 32], AccessRights::READ)));
            keys.insert("hash".to_string(), Key::Hash([3; 32]));
            copy.upsert_uref_to_named_keys(EntityAddr::Account(account.value()), "purse", &keys, uref, u512(5))?;
            copy.upsert_uref_to_named_keys(EntityAddr::Account(account.value()), "hash", &keys, uref, u512(5)).map(|_| json!(null))
        });
    }
    cases.run("footprint of a migrated contract", &[], true, |copy| {
        copy.migrate_package(Key::Hash(package), V2)?;
        copy.runtime_footprint_by_entity_addr(EntityAddr::SmartContract(mint)).map(|found| footprint(&found))
    });
    cases.run("package that was migrated", &[], true, |copy| {
        copy.migrate_package(Key::Hash(package), V2)?;
        copy.get_package(package).map(|found| json!(hex_of(&found)))
    });

    let out = json!({
        "source": "casper-storage 2.1.1, casper-engine-test-support 8.1.1",
        "command": "cargo run --release --bin tracking_copy_ext > ../tests/vectors/trackingCopyExt.json",
        "purse": hex_of(&purse),
        "base": shown,
        "cases": cases.out,
    });
    println!("{}", serde_json::to_string(&out).unwrap().replace("},{\"", "},\n{\""));
}
