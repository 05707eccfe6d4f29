//! Prints what the reference storage makes of writes, prunes, reads and queries: roots, raw trie nodes, proofs, keys in
//! order, journals of tracking copies, query results, generated addresses.
//!
//!     cargo run --release --bin trie > ../tests/vectors/trie.json
use casper_storage::{
    data_access_layer::{QueryResult, TrieRequest, TrieResult},
    global_state::state::{
        lmdb::{make_temporary_global_state, LmdbGlobalState},
        CommitProvider, StateProvider, StateReader,
    },
    tracking_copy::{new_temporary_tracking_copy, AddResult},
    AddressGenerator, AddressGeneratorBuilder,
};
use casper_types::{
    account::{Account, AccountHash, ActionThresholds, AssociatedKeys, Weight},
    addressable_entity::NamedKeyAddr,
    bytesrepr::ToBytes,
    contract_messages::{MessageAddr, TopicNameHash},
    contracts::{Contract, ContractPackageHash, NamedKeys},
    execution::{Effects, TransformKindV2, TransformV2},
    system::{auction::BidAddr, mint::BalanceHoldAddr},
    AccessRights, BlockGlobalAddr, BlockTime, CLValue, ContractWasm, ContractWasmHash, Digest,
    EntityAddr, EraId, Key, KeyTag, Phase, ProtocolVersion, StoredValue, URef, U128,
    U256, U512,
};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// A small generator, so that the output depends on nothing but this file.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 33
    }
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
    /// 32 bytes that share beginnings of many lengths with others.
    fn addr(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for _ in 0..self.below(4) {
            bytes[self.below(32) as usize] = [1, 2, 255][self.below(3) as usize];
        }
        bytes
    }
}

fn hex_of<T: ToBytes>(value: &T) -> String {
    hex::encode(value.to_bytes().unwrap())
}

fn cl(value: CLValue) -> StoredValue {
    StoredValue::CLValue(value)
}

fn u64_value(value: u64) -> StoredValue {
    cl(CLValue::from_t(value).unwrap())
}

fn any_key(rng: &mut Rng) -> Key {
    let addr = rng.addr();
    let account = AccountHash::new(addr);
    let entity = [EntityAddr::System(addr), EntityAddr::Account(addr), EntityAddr::SmartContract(addr)]
        [rng.below(3) as usize];
    let number = [0, 1, 255, 256, 65_536, u64::MAX][rng.below(6) as usize];
    match rng.below(24) {
        0..=9 => Key::Hash(addr),
        10 => Key::Account(account),
        11 => Key::URef(URef::new(addr, AccessRights::NONE)),
        12 => Key::Balance(addr),
        13 => Key::Dictionary(addr),
        14 => Key::EraInfo(EraId::new(number)),
        15 => Key::BalanceHold(BalanceHoldAddr::new_gas(addr, BlockTime::new(number))),
        16 => Key::BalanceHold(BalanceHoldAddr::new_processing(addr, BlockTime::new(number))),
        17 => Key::Message(MessageAddr::new_topic_addr(entity, TopicNameHash::new(rng.addr()))),
        18 => Key::Message(MessageAddr::new_message_addr(
            entity,
            TopicNameHash::new(rng.addr()),
            number as u32,
        )),
        19 => Key::NamedKey(NamedKeyAddr::new_from_string(entity, format!("name {}", rng.below(3))).unwrap()),
        20 => Key::BidAddr(BidAddr::Validator(account)),
        21 => Key::BidAddr(BidAddr::Credit { validator: account, era_id: EraId::new(number) }),
        22 => [Key::SystemEntityRegistry, Key::EraSummary, Key::ChainspecRegistry][rng.below(3) as usize],
        _ => Key::BlockGlobal([BlockGlobalAddr::BlockTime, BlockGlobalAddr::MessageCount][rng.below(2) as usize]),
    }
}

fn raw_trie(state: &LmdbGlobalState, hash: Digest) -> Vec<u8> {
    match state.trie(TrieRequest::new(hash, None)) {
        result @ TrieResult::Success { .. } => result.into_raw().unwrap().unwrap().into_inner().to_vec(),
        other => panic!("{:?}", other),
    }
}

/// All nodes under a hash: `[hash, bytes]`, parents first.
fn nodes(state: &LmdbGlobalState, hash: Digest, out: &mut Vec<Value>) {
    let raw = raw_trie(state, hash);
    out.push(json!([hex::encode(hash), hex::encode(&raw)]));
    let digest = |bytes: &[u8]| Digest::try_from(bytes).unwrap();
    match raw[0] {
        1 => {
            let mut at = 1;
            for _ in 0..256 {
                at += 1;
                if raw[at - 1] == 1 {
                    nodes(state, digest(&raw[at + 1..at + 33]), out);
                    at += 33;
                }
            }
        }
        2 => nodes(state, digest(&raw[raw.len() - 32..]), out),
        _ => (),
    }
}

fn proof_of(state: &LmdbGlobalState, root: Digest, key: &Key) -> Value {
    let view = state.checkout(root).unwrap().unwrap();
    match view.read_with_proof(key).unwrap() {
        Some(proof) => json!([hex_of(key), hex_of(&proof)]),
        None => json!([hex_of(key), null]),
    }
}

fn keys_with_prefix(state: &LmdbGlobalState, root: Digest, prefix: &[u8]) -> Value {
    let view = state.checkout(root).unwrap().unwrap();
    let keys: Vec<String> = view.keys_with_prefix(prefix).unwrap().iter().map(hex_of).collect();
    json!([hex::encode(prefix), keys])
}

/// Batches of writes and prunes on one state.
fn trie_case(seed: u64, batches: u64, with_nodes: bool) -> Value {
    let mut rng = Rng(seed);
    let (state, mut root, _dir) = make_temporary_global_state(Vec::new());
    let size = 2 + rng.below(30);
    let pool: Vec<Key> = (0..size).map(|_| any_key(&mut rng)).collect();
    let mut out = Vec::new();
    for _ in 0..batches {
        let mut effects = Effects::new();
        let mut changes = Vec::new();
        for _ in 0..1 + rng.below(12) {
            let key = pool[rng.below(size) as usize];
            if rng.below(3) == 0 {
                effects.push(TransformV2::new(key, TransformKindV2::Prune(key)));
                changes.push(json!([hex_of(&key)]));
            } else {
                let value = match rng.below(3) {
                    0 => u64_value(rng.below(3)),
                    1 => cl(CLValue::from_t("x".repeat(rng.below(20) as usize)).unwrap()),
                    _ => StoredValue::RawBytes(vec![7; rng.below(5) as usize]),
                };
                changes.push(json!([hex_of(&key), hex_of(&value)]));
                effects.push(TransformV2::new(key, TransformKindV2::Write(value)));
            }
        }
        root = state.commit_effects(root, effects).unwrap();
        out.push(json!({"changes": changes, "root": hex::encode(root)}));
    }
    let mut prefixes: Vec<Vec<u8>> = vec![vec![], vec![1], vec![1, 0], vec![2], vec![99]];
    for key in &pool {
        let bytes = key.to_bytes().unwrap();
        prefixes.push(bytes[..rng.below(bytes.len() as u64 + 1) as usize].to_vec());
    }
    prefixes.push([pool[0].to_bytes().unwrap(), vec![0]].concat());
    let mut case = json!({
        "name": format!("seed {seed}"),
        "batches": out,
        "prefixes": prefixes.iter().map(|prefix| keys_with_prefix(&state, root, prefix)).collect::<Vec<_>>(),
        "proofs": pool.iter().take(6).map(|key| proof_of(&state, root, key)).collect::<Vec<_>>(),
    });
    if with_nodes {
        let mut all = Vec::new();
        nodes(&state, root, &mut all);
        case["nodes"] = json!(all);
    }
    case
}

/// A leaf above 8 MiB, whose hash is that of its chunks: value `RawBytes` of `length` bytes, byte i is i mod 251.
fn large_leaf(length: usize) -> Value {
    let bytes: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
    let key = Key::Hash([5; 32]);
    let (state, root, _dir) = make_temporary_global_state([(key, StoredValue::RawBytes(bytes))]);
    let raw = raw_trie(&state, root);
    let at = raw.iter().skip(1).position(|byte| *byte == 1).unwrap() + 3;
    json!({"length": length, "key": hex_of(&key), "leafHash": hex::encode(&raw[at..at + 32]), "root": hex::encode(root)})
}

fn named_keys(pairs: &[(&str, Key)]) -> NamedKeys {
    let mut keys = NamedKeys::new();
    for (name, key) in pairs {
        keys.insert(name.to_string(), *key);
    }
    keys
}

fn account_value(byte: u8, keys: &[(&str, Key)]) -> StoredValue {
    let hash = AccountHash::new([byte; 32]);
    StoredValue::Account(Account::new(
        hash,
        named_keys(keys),
        URef::new([byte; 32], AccessRights::READ_ADD_WRITE),
        AssociatedKeys::new(hash, Weight::new(1)),
        ActionThresholds::default(),
    ))
}

fn contract_value(keys: &[(&str, Key)]) -> StoredValue {
    StoredValue::Contract(Contract::new(
        ContractPackageHash::new([1; 32]),
        ContractWasmHash::new([2; 32]),
        named_keys(keys),
        Default::default(),
        ProtocolVersion::V2_0_0,
    ))
}

fn copy_values(rng: &mut Rng) -> StoredValue {
    let number = rng.below(4);
    let big = [0, 1, u64::MAX][rng.below(3) as usize];
    let malformed = |value: CLValue| {
        let (cl_type, mut bytes) = (value.cl_type().clone(), value.inner_bytes().clone());
        bytes.push(0);
        CLValue::from_components(cl_type, bytes)
    };
    match rng.below(26) {
        0 => cl(CLValue::from_t(number as i32 - 2).unwrap()),
        1 => cl(CLValue::from_t(i32::MAX).unwrap()),
        2 => u64_value(big),
        3 => cl(CLValue::from_t(U128::from(big)).unwrap()),
        4 => cl(CLValue::from_t(U256::from(big)).unwrap()),
        5 => cl(CLValue::from_t(U512::from(big)).unwrap()),
        6 => cl(CLValue::from_t(U512::MAX).unwrap()),
        7 => cl(CLValue::from_t("text").unwrap()),
        8 | 9 => cl(CLValue::from_t((format!("name {number}"), Key::Hash([9; 32]))).unwrap()),
        10 => account_value(1, &[("name 1", Key::Hash([1; 32]))]),
        11 => contract_value(&[("b", Key::Hash([1; 32]))]),
        12 => StoredValue::ContractWasm(ContractWasm::new(vec![1, 2])),
        13 => cl(malformed(CLValue::from_t(5u64).unwrap())),
        14 => cl(CLValue::from_t(Key::Hash([3; 32])).unwrap()),
        15 => StoredValue::RawBytes(vec![1]),
        16..=22 => cl(CLValue::from_t(U512::from(number)).unwrap()),
        23 => u64_value(number),
        _ => account_value(2, &[("z", Key::Hash([1; 32]))]),
    }
}

fn add_result(result: AddResult) -> String {
    match result {
        AddResult::Success => "Success".to_string(),
        AddResult::KeyNotFound(key) => format!("KeyNotFound: {key}"),
        AddResult::TypeMismatch(mismatch) => format!("TypeMismatch: {mismatch}"),
        AddResult::Serialization(error) => format!("Serialization: {error}"),
        AddResult::Transform(error) => format!("Transform: {error}"),
    }
}

/// A random script of tracking copy operations over a small state, with the result of each.
fn copy_case(seed: u64) -> Value {
    let mut rng = Rng(seed);
    let mut pool: Vec<Key> = (0..6).map(|_| any_key(&mut rng)).collect();
    let addr = rng.addr();
    for rights in [AccessRights::NONE, AccessRights::READ, AccessRights::READ_ADD_WRITE] {
        pool.push(Key::URef(URef::new(addr, rights)));
    }
    let initial: Vec<(Key, StoredValue)> =
        pool.iter().filter(|_| rng.below(3) > 0).map(|key| (*key, u64_value(1))).collect::<Vec<_>>();
    let initial: Vec<(Key, StoredValue)> =
        initial.into_iter().map(|(key, _)| (key, copy_values(&mut rng))).collect();
    let shown: Vec<Value> = initial.iter().map(|(k, v)| json!([hex_of(&k.normalize()), hex_of(v)])).collect();
    let (mut copy, _dir) = new_temporary_tracking_copy(initial, Some(5), false);
    let mut steps = Vec::new();
    for _ in 0..30 {
        let key = pool[rng.below(pool.len() as u64) as usize];
        let maybe = |value: Option<StoredValue>| value.map(|value| hex_of(&value));
        steps.push(match rng.below(14) {
            0..=2 => json!(["read", hex_of(&key), maybe(copy.read(&key).unwrap())]),
            3 => json!(["get", hex_of(&key), maybe(copy.get(&key).unwrap())]),
            4 => json!(["peek", hex_of(&key), maybe(StateReader::read(&&copy, &key).unwrap())]),
            5..=7 => {
                let value = copy_values(&mut rng);
                copy.write(key, value.clone());
                json!(["write", hex_of(&key), hex_of(&value)])
            }
            8..=10 => {
                let value = copy_values(&mut rng);
                json!(["add", hex_of(&key), hex_of(&value), add_result(copy.add(key, value).unwrap())])
            }
            11 => {
                copy.prune(key);
                json!(["prune", hex_of(&key)])
            }
            12 => {
                let tag = [KeyTag::Hash, KeyTag::URef, KeyTag::EraInfo, KeyTag::BalanceHold, KeyTag::Message, KeyTag::BidAddr]
                    [rng.below(6) as usize];
                let keys: BTreeSet<Key> = copy.get_keys(&tag).unwrap();
                json!(["getKeys", tag as u8, keys.iter().map(hex_of).collect::<Vec<_>>()])
            }
            _ => {
                let bytes = key.to_bytes().unwrap();
                let prefix = &bytes[..rng.below(4) as usize];
                let keys = StateReader::keys_with_prefix(&&copy, prefix).unwrap();
                json!(["prefix", hex::encode(prefix), keys.iter().map(hex_of).collect::<Vec<_>>()])
            }
        });
    }
    let (writes, prunes, effects) = copy.destructure();
    json!({
        "name": format!("seed {seed}"),
        "initial": shown,
        "steps": steps,
        "effects": effects.transforms().iter().map(|t| json!([hex_of(t.key()), hex_of(t.kind())])).collect::<Vec<_>>(),
        "writes": writes.iter().map(|(k, v)| json!([hex_of(k), hex_of(v)])).collect::<Vec<_>>(),
        "prunes": prunes.iter().map(hex_of).collect::<Vec<_>>(),
    })
}

/// Keys of each numbered kind in the order of Rust's `Ord`.
fn key_order() -> Value {
    let mut rng = Rng(77);
    let keys: BTreeSet<Key> = (0..400).map(|_| any_key(&mut rng)).collect();
    json!(keys.iter().map(hex_of).collect::<Vec<_>>())
}

fn queries() -> Value {
    let uref = |byte: u8| URef::new([byte; 32], AccessRights::READ_ADD_WRITE);
    let dictionary_key = Key::dictionary(uref(50), b"item");
    let dictionary_value = CLValue::from_components(
        casper_types::CLType::Any,
        [
            CLValue::from_t("inner").unwrap().to_bytes().unwrap(),
            vec![50u8; 32].to_bytes().unwrap(),
            b"item".to_vec().to_bytes().unwrap(),
        ]
        .concat(),
    );
    let key_value = |key: Key| cl(CLValue::from_t(key).unwrap());
    let account = Key::Account(AccountHash::new([1; 32]));
    let contract = Key::Hash([11; 32]);
    let mut initial = vec![
        (
            account,
            account_value(
                1,
                &[
                    ("text", Key::URef(uref(20))),
                    ("contract", contract),
                    ("wasm", Key::Hash([12; 32])),
                    ("dictionary", dictionary_key),
                    ("broken dictionary", Key::Dictionary([51; 32])),
                    ("indirect", Key::URef(uref(30))),
                    ("loop", Key::URef(uref(40))),
                    ("self", account),
                    ("missing", Key::Hash([99; 32])),
                    ("deep", Key::URef(uref(60))),
                    ("raw", Key::Hash([13; 32])),
                    ("bad key", Key::URef(uref(31))),
                ],
            ),
        ),
        (contract, contract_value(&[("text", Key::URef(uref(20))), ("back", account), ("number", Key::URef(uref(21)))])),
        (Key::Hash([12; 32]), StoredValue::ContractWasm(ContractWasm::new(vec![1]))),
        (Key::Hash([13; 32]), StoredValue::RawBytes(vec![1, 2, 3])),
        (Key::URef(uref(20)), cl(CLValue::from_t("hello").unwrap())),
        (Key::URef(uref(21)), cl(CLValue::from_t(Some((5u8, U512::from(7)))).unwrap())),
        (Key::URef(uref(30)), key_value(contract)),
        (Key::URef(uref(31)), cl(CLValue::from_components(casper_types::CLType::Key, vec![1, 2]))),
        (Key::URef(uref(40)), key_value(Key::URef(uref(41)))),
        (Key::URef(uref(41)), key_value(Key::URef(uref(40)))),
        (dictionary_key, cl(dictionary_value)),
        (Key::Dictionary([51; 32]), cl(CLValue::from_t(5u32).unwrap())),
    ];
    for byte in 60..70 {
        initial.push((Key::URef(uref(byte)), key_value(Key::URef(uref(byte + 1)))));
    }
    let cases: Vec<(Key, Vec<&str>)> = vec![
        (account, vec![]),
        (account, vec!["text"]),
        (account, vec!["text", "more"]),
        (account, vec!["nothing"]),
        (account, vec!["contract", "text"]),
        (account, vec!["contract", "nothing"]),
        (account, vec!["contract", "back", "text"]),
        (account, vec!["contract", "number", "x"]),
        (account, vec!["wasm"]),
        (account, vec!["wasm", "x"]),
        (account, vec!["raw", "x"]),
        (account, vec!["dictionary"]),
        (account, vec!["broken dictionary"]),
        (account, vec!["indirect"]),
        (account, vec!["indirect", "text"]),
        (account, vec!["indirect", "nothing \"quoted\" \\ \n é \u{1} \u{200b}"]),
        (account, vec!["loop"]),
        (account, vec!["loop", "x"]),
        (account, vec!["self"]),
        (account, vec!["missing"]),
        (account, vec!["missing", "x"]),
        (account, vec!["deep"]),
        (account, vec!["deep", "x"]),
        (account, vec!["deep", "x", "y", "z", "a", "b", "c"]),
        (account, vec!["bad key"]),
        (account, vec!["bad key", "x"]),
        (Key::Account(AccountHash::new([9; 32])), vec!["text"]),
        (Key::URef(uref(20)), vec![]),
        (Key::URef(URef::new([20; 32], AccessRights::NONE)), vec!["x"]),
        (contract, vec!["text"]),
        (dictionary_key, vec![]),
        (Key::Dictionary([51; 32]), vec![]),
        (Key::ChainspecRegistry, vec![]),
    ];
    let shown: Vec<Value> = initial.iter().map(|(k, v)| json!([hex_of(&k.normalize()), hex_of(v)])).collect();
    let (copy, _dir) = new_temporary_tracking_copy(initial, Some(5), false);
    let results: Vec<Value> = cases
        .iter()
        .map(|(key, path)| {
            let names: Vec<String> = path.iter().map(|name| name.to_string()).collect();
            let result: QueryResult = copy.query(*key, &names).unwrap().into();
            match result {
                QueryResult::Success { value, proofs } => json!({
                    "key": hex_of(key), "path": path, "value": hex_of(&*value),
                    "proofs": proofs.iter().map(hex_of).collect::<Vec<_>>(),
                }),
                other => json!({"key": hex_of(key), "path": path, "error": format!("{:?}", other)}),
            }
        })
        .collect();
    json!({"initial": shown, "cases": results})
}

fn addresses() -> Value {
    let mut out = Vec::new();
    for phase in [Phase::System, Phase::Payment, Phase::Session, Phase::FinalizePayment] {
        for seed in [vec![], vec![7; 32], (0..64).collect::<Vec<u8>>()] {
            let mut generator = AddressGenerator::new(&seed, phase);
            let mut list = Vec::new();
            for _ in 0..6 {
                list.push(hex::encode(generator.create_address()));
                list.push(hex::encode(generator.new_hash_address()));
            }
            list.push(hex_of(&generator.new_uref(AccessRights::READ)));
            out.push(json!({"name": format!("{phase:?} {}", hex::encode(&seed)), "seed": hex::encode(&seed), "phase": phase as u8, "expected": list}));
        }
    }
    let mut built = AddressGeneratorBuilder::new().seed_with(b"one").seed_with(b"two").build();
    out.push(json!({"name": "built", "seed": hex::encode(b"onetwo"), "expected": [hex::encode(built.create_address())]}));
    json!(out)
}

fn commit_errors() -> Value {
    let key = Key::Hash([1; 32]);
    let uref = Key::URef(URef::new([1; 32], AccessRights::READ));
    let named = named_keys(&[("a", key)]);
    let cases: Vec<(&str, Key, TransformKindV2)> = vec![
        ("add to nothing", Key::Hash([2; 32]), TransformKindV2::AddUInt64(1)),
        ("add of another type", key, TransformKindV2::AddKeys(named)),
        ("add to text", Key::Hash([3; 32]), TransformKindV2::AddInt32(1)),
        ("add to nothing under a uref", uref, TransformKindV2::AddUInt512(U512::one())),
    ];
    let initial = vec![(key, u64_value(1)), (Key::Hash([3; 32]), cl(CLValue::from_t("x").unwrap()))];
    let shown: Vec<Value> = initial.iter().map(|(k, v)| json!([hex_of(k), hex_of(v)])).collect();
    let results: Vec<Value> = cases
        .into_iter()
        .map(|(name, key, kind)| {
            let (state, root, _dir) = make_temporary_global_state(initial.clone());
            let mut effects = Effects::new();
            effects.push(TransformV2::new(key, kind.clone()));
            let error = state.commit_effects(root, effects).unwrap_err();
            json!({"name": name, "key": hex_of(&key), "kind": hex_of(&kind), "error": error.to_string()})
        })
        .collect();
    json!({"initial": shown, "cases": results})
}

fn main() {
    let tries: Vec<Value> = (1..=50).map(|seed| trie_case(seed, 1 + seed % 7, seed <= 5)).collect();
    let out = json!({
        "source": "casper-storage 2.1.1, casper-types 6.1.0",
        "command": "cargo run --release --bin trie > ../tests/vectors/trie.json",
        "emptyRoot": hex::encode(make_temporary_global_state(Vec::new()).1),
        "tries": tries,
        "largeLeaves": [large_leaf(8 * 1024 * 1024 - 38), large_leaf(8 * 1024 * 1024 - 37), large_leaf(20_000_000)],
        "copies": (100..140).map(copy_case).collect::<Vec<_>>(),
        "keyOrder": key_order(),
        "queries": queries(),
        "addresses": addresses(),
        "commitErrors": commit_errors(),
    });
    println!("{}", serde_json::to_string(&out).unwrap().replace("},{\"", "},\n{\""));
}
