//! The JSON forms that a node's RPC shows: of the values in `tests/vectors/stored.json` and `types.json`, of transactions, and
//! of random blocks and execution results together with their bytes and hashes.
//!
//! cargo run --release --bin json_forms > ../tests/vectors/jsonForms.json

use casper_types::{
    bytesrepr::{deserialize_from_slice, ToBytes},
    contract_messages::Message,
    execution::{ExecutionResult, TransformKindV2},
    testing::TestRng,
    BlockHash, BlockV2, CLValue, Deploy, Digest, EraEndV2, EraId, Key, ProtocolVersion, PublicKey,
    RewardedSignatures, SingleBlockRewardedSignatures, StoredValue, Timestamp, Transaction,
    TransactionHash, TransactionV1, Transfer, U512,
};
use rand::Rng;
use serde_json::{json, Value};
use std::{collections::BTreeMap, fs};

fn read(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("vectors")).expect("json")
}

macro_rules! forms {
    ($type:ty, $entries:expr) => {
        forms!($type, $entries, |value| value)
    };
    ($type:ty, $entries:expr, $wrap:expr) => {
        $entries
            .as_array()
            .expect("array")
            .iter()
            .filter_map(|entry| {
                let bytes = hex::decode(entry["bytes"].as_str().expect("bytes")).expect("hex");
                let value = deserialize_from_slice::<_, $type>(&bytes).ok()?;
                let form = serde_json::to_string(&$wrap(value)).ok()?;
                Some(json!([hex::encode(bytes), form]))
            })
            .collect::<Vec<_>>()
    };
}

fn random_block(rng: &mut TestRng, index: u64) -> BlockV2 {
    let digest = |rng: &mut TestRng| Digest::random(rng);
    let mut transactions = BTreeMap::new();
    for lane in 0..(index % 6) as u8 {
        let hashes = (0..rng.gen_range(0..3)).map(|_| TransactionHash::random(rng)).collect();
        transactions.insert(lane, hashes);
    }
    let signatures = (0..index % 4)
        .map(|_| SingleBlockRewardedSignatures::pack((0..rng.gen_range(1..12)).map(|bit| bit % 2)))
        .collect::<Vec<_>>();
    let era_end = (index % 3 == 0).then(|| {
        let keys: Vec<_> = (0..4).map(|_| PublicKey::random(rng)).collect();
        EraEndV2::new(
            keys[..(index % 2) as usize].to_vec(),
            keys[2..2 + (index % 3) as usize / 2].to_vec(),
            keys.iter().map(|key| (key.clone(), U512::from(rng.gen::<u64>()))).collect(),
            keys.iter()
                .map(|key| (key.clone(), vec![U512::from(rng.gen::<u64>()), U512::zero()]))
                .collect(),
            rng.gen_range(1..4),
        )
    });
    BlockV2::new(
        BlockHash::new(digest(rng)),
        digest(rng),
        digest(rng),
        rng.gen(),
        era_end,
        Timestamp::from(1_700_000_000_000 + index * 4_321),
        EraId::from(index / 3),
        index,
        ProtocolVersion::V2_0_0,
        PublicKey::random(rng),
        transactions,
        RewardedSignatures::new(signatures),
        1,
        (index % 2 == 1).then(|| BlockHash::new(digest(rng))),
    )
}

fn main() {
    let stored = read("../tests/vectors/stored.json");
    let types = read("../tests/vectors/types.json");
    let mut rng = TestRng::from_seed([7; 16]);

    let mut blocks = vec![];
    for index in 0..24u64 {
        let block = random_block(&mut rng, index);
        blocks.push(json!({
            "header": hex::encode(block.header().to_bytes().unwrap()),
            "body": hex::encode(block.body().to_bytes().unwrap()),
            "hash": hex::encode(block.hash().inner().value()),
            "json": serde_json::to_string(&casper_types::Block::V2(block)).unwrap(),
        }));
    }
    let mut results = vec![];
    for _ in 0..24 {
        let result = ExecutionResult::V2(Box::new(
            casper_types::execution::ExecutionResultV2::random(&mut rng),
        ));
        results.push(json!([
            hex::encode(result.to_bytes().unwrap()),
            serde_json::to_string(&result).unwrap()
        ]));
    }
    let out = json!({
        "source": "casper-types 6.1.0",
        "command": "cargo run --release --bin json_forms > ../tests/vectors/jsonForms.json",
        "storedValues": forms!(StoredValue, stored["stored"]),
        "transforms": forms!(TransformKindV2, stored["transforms"]),
        "transfers": forms!(Transfer, stored["transfers"]),
        "messages": forms!(Message, stored["messages"]),
        "deploys": forms!(Deploy, stored["deploys"]),
        "transactions": forms!(TransactionV1, stored["transactions"], Transaction::V1),
        "clValues": forms!(CLValue, types["clValues"]),
        "keys": forms!(Key, types["keys"]),
        "blocks": blocks,
        "executionResults": results,
    });
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
