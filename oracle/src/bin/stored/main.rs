//! Prints tests/vectors/stored.json: bytes and contents of everything global state stores, what the domain rules
//! answer, and hashes of deploys and transactions.

mod gen;
mod mutants;
mod rules;
mod summary;
mod transactions;
mod values;

use casper_types::{bytesrepr::ToBytes, ProtocolVersion, StoredValue, Transfer, U512};
use gen::Gen;
use serde_json::{json, Value};

/// Numbers on the command line, for larger runs than the committed one: values of each variant and kind, damaged
/// copies of each value, seed.
fn argument(index: usize, default: usize) -> usize {
    std::env::args().nth(index).map_or(default, |text| text.parse().unwrap())
}

fn many(count: usize, mut make: impl FnMut() -> Value) -> Vec<Value> {
    (0..count).map(|_| make()).collect()
}

fn main() {
    let per_variant = argument(1, 8);
    let mutants = argument(2, 12);
    let g = &mut Gen(argument(3, 2026) as u64);
    let mut stored = vec![];
    for which in 0..values::VARIANTS {
        let count = if which == 11 { 3 * per_variant } else { per_variant };
        for _ in 0..count {
            let value = values::stored_value(g, which);
            let bytes = value.to_bytes().unwrap();
            let damaged = mutants::of::<StoredValue>(g, &bytes, mutants);
            stored.push(json!({
                "variant": format!("{:?}", value.tag()),
                "typeName": value.type_name(),
                "bytes": hex::encode(&bytes),
                "serializedLength": value.serialized_length(),
                "value": summary::stored_value(&value),
                "read": mutants::outcome::<StoredValue>(&bytes),
                "mutants": damaged,
            }));
        }
    }
    let mut transforms = vec![];
    for which in 0..values::TRANSFORM_KINDS {
        for _ in 0..per_variant {
            let kind = values::transform_kind(g, which);
            let bytes = kind.to_bytes().unwrap();
            let debug = format!("{kind:?}");
            let name = debug.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_string();
            transforms.push(json!({
                "kind": name,
                "bytes": hex::encode(&bytes),
                "value": summary::transform_kind(&kind),
                "mutants": mutants::of::<casper_types::execution::TransformKindV2>(g, &bytes, mutants / 3),
            }));
        }
    }
    let deploys = many(24, || {
        let (bytes, described) = transactions::deploy(g);
        let damaged = mutants::of::<casper_types::Deploy>(g, &bytes, mutants / 2);
        json!({"bytes": hex::encode(&bytes), "described": described, "mutants": damaged})
    });
    let mut which = 0;
    let transactions = many(39, || {
        let (bytes, described) = transactions::transaction_v1(g, which);
        which += 1;
        let damaged = mutants::of::<casper_types::TransactionV1>(g, &bytes, mutants);
        json!({"bytes": hex::encode(&bytes), "described": described, "mutants": damaged})
    });
    let transfers = many(16, || {
        let (bytes, described) = transactions::transfer_v2(g);
        let damaged = mutants::of::<Transfer>(g, &bytes, mutants);
        json!({"bytes": hex::encode(&bytes), "described": described, "mutants": damaged})
    });
    let messages = many(12, || {
        let (bytes, described) = transactions::message(g);
        json!({"bytes": hex::encode(&bytes), "described": described})
    });
    let v = ProtocolVersion::from_parts;
    let versions = [v(1, 0, 0), v(1, 5, 8), v(2, 0, 0), v(2, 1, 0), v(3, 0, 0)];
    let mut compatible = vec![];
    for entity in versions {
        for other in versions {
            compatible.push(rules::compatible(entity, other));
        }
    }
    let mut vesting = vec![];
    for weeks in [0, 1, 2, 12, 13] {
        for staked in [
            U512::zero(),
            U512::one(),
            U512::from(1000),
            U512::from(10).pow(U512::from(18)),
            U512::MAX,
        ] {
            vesting.push(rules::vesting(g, staked, weeks));
        }
    }
    let mut which = 0;
    let footprints = many(24, || {
        which += 1;
        rules::footprint(g, which % 3)
    });
    let vectors = json!({
        "source": "casper-types 6.1.0",
        "command": "cargo run --release --bin stored > ../tests/vectors/stored.json",
        "stored": stored,
        "transforms": transforms,
        "applied": rules::applied(g),
        "accounts": many(24, || rules::account_sequence(g, 25)),
        "entities": many(12, || rules::entity_sequence(g, 25)),
        "contractPackages": many(10, || rules::contract_package_sequence(g, 15)),
        "packages": many(10, || rules::package_sequence(g, 15)),
        "convertedPackages": many(6, || rules::package_of_contract_package(g)),
        "convertedEntities": many(6, || rules::entities_of(g)),
        "footprints": footprints,
        "compatible": compatible,
        "vesting": vesting,
        "expired": many(16, || rules::expired(g)),
        "topics": many(6, || rules::topics(g)),
        "snapshots": many(10, || transactions::snapshot(g)),
        "deploys": deploys,
        "transactions": transactions,
        "transfers": transfers,
        "messages": messages,
    });
    println!("{}", serde_json::to_string(&vectors).unwrap());
}
