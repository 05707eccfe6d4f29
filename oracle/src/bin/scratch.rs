//! Prints what the reference makes of changes gathered in scratch: what is read, the order of keys, errors, and the root after
//! writing them.
//!
//!     cargo run --release --bin scratch > ../tests/vectors/scratch.json
use casper_storage::{
    data_access_layer::{BlockStore, DataAccessLayer},
    global_state::state::{
        lmdb::make_temporary_global_state, CommitProvider, ScratchProvider, StateProvider,
        StateReader,
    },
};
use casper_types::{
    bytesrepr::ToBytes,
    execution::{Effects, TransformKindV2, TransformV2},
    system::mint::BalanceHoldAddr,
    BlockTime, CLValue, Digest, Key, StoredValue,
};
use serde_json::{json, Value};

/// A small generator, so that the output depends on nothing but this file.
struct Rng(u64);

impl Rng {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }

    /// One of few keys, so that they meet again.
    fn key(&mut self) -> Key {
        let mut addr = [0; 32];
        addr[[0, 1, 31][self.below(3) as usize]] = [1, 2, 255][self.below(3) as usize];
        match self.below(4) {
            0 => Key::Balance(addr),
            1 => Key::BalanceHold(BalanceHoldAddr::new_gas(addr, BlockTime::new(self.below(2)))),
            _ => Key::Hash(addr),
        }
    }
}

fn hex_of<T: ToBytes>(value: &T) -> String {
    hex::encode(value.to_bytes().unwrap())
}

fn u64_value(value: u64) -> StoredValue {
    StoredValue::CLValue(CLValue::from_t(value).unwrap())
}

fn effect(rng: &mut Rng) -> (Value, TransformV2) {
    let key = rng.key();
    let number = rng.below(1000);
    match rng.below(8) {
        0..=3 => {
            let value = u64_value(number);
            (
                json!(["write", hex_of(&key), hex_of(&value)]),
                TransformV2::new(key, TransformKindV2::Write(value)),
            )
        }
        4..=5 => (
            json!(["add", hex_of(&key), number]),
            TransformV2::new(key, TransformKindV2::AddUInt64(number)),
        ),
        6 => (
            json!(["prune", hex_of(&key)]),
            TransformV2::new(key, TransformKindV2::Prune(key)),
        ),
        _ => (json!(["identity", hex_of(&key)]), TransformV2::new(key, TransformKindV2::Identity)),
    }
}

fn case(seed: u64) -> Value {
    let rng = &mut Rng(seed);
    let initial: Vec<(Key, StoredValue)> =
        (0..rng.below(12)).map(|_| (rng.key(), u64_value(rng.below(1000)))).collect();
    let (state, mut root, _folder) = make_temporary_global_state(initial.clone());
    let layer = DataAccessLayer {
        block_store: BlockStore::new(),
        state,
        max_query_depth: 5,
        enable_addressable_entity: false,
    };
    let initial_root = root;
    let scratch = layer.get_scratch_global_state();
    let mut steps = vec![];
    for _ in 0..8 + rng.below(8) {
        steps.push(match rng.below(6) {
            0..=2 => {
                let (described, transforms): (Vec<Value>, Vec<TransformV2>) =
                    (0..1 + rng.below(3)).map(|_| effect(rng)).unzip();
                let mut effects = Effects::new();
                transforms.into_iter().for_each(|transform| effects.push(transform));
                let result = scratch.commit_effects(root, effects);
                json!({ "commit": described, "error": result.err().map(|error| error.to_string()) })
            }
            3 => {
                let key = rng.key();
                let value = scratch.checkout(root).unwrap().unwrap().read(&key).unwrap();
                json!({ "read": hex_of(&key), "value": value.map(|value| hex_of(&value)) })
            }
            4 => {
                let prefix: Vec<u8> = match rng.below(3) {
                    0 => vec![],
                    1 => vec![1],
                    _ => vec![1, rng.below(3) as u8],
                };
                let view = scratch.checkout(root).unwrap().unwrap();
                let keys = view.keys_with_prefix(&prefix).unwrap();
                json!({ "prefix": hex::encode(&prefix), "keys": keys.iter().map(hex_of).collect::<Vec<_>>() })
            }
            _ => {
                // The state below moves on without scratch.
                let key = rng.key();
                let value = u64_value(rng.below(1000));
                let mut effects = Effects::new();
                effects.push(TransformV2::new(key, TransformKindV2::Write(value.clone())));
                root = layer.state.commit_effects(root, effects).unwrap();
                json!({ "below": [hex_of(&key), hex_of(&value)], "root": hex::encode(root.value()) })
            }
        });
    }
    let written: Result<Digest, _> = layer.write_scratch_to_db(root, scratch);
    json!({
        "initial": initial.iter().map(|(key, value)| json!([hex_of(key), hex_of(value)])).collect::<Vec<_>>(),
        "initialRoot": hex::encode(initial_root.value()),
        "steps": steps,
        "root": hex::encode(written.unwrap().value()),
    })
}

fn main() {
    println!(
        "{}",
        json!({
            "source": "casper-storage 2.1.1, casper-types 6.1.0",
            "command": "cargo run --release --bin scratch > ../tests/vectors/scratch.json",
            "cases": (1..=120).map(case).collect::<Vec<_>>(),
        })
    );
}
