//! Times a commit of 10,000 keys on a state of many, and the opening of that state with the reading of 1,000 keys, for the
//! benchmarks: `large_state FOLDER COUNT` prints milliseconds and the root as JSON.
use casper_engine_test_support::{
    ChainspecConfig, LmdbWasmTestBuilder, DEFAULT_ACCOUNTS, DEFAULT_PROTOCOL_VERSION,
};
use casper_types::{CLValue, Digest, Key, ProtocolVersion, StoredValue};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    time::Instant,
};

const COMMIT: u64 = 10_000;
const READS: u64 = 1_000;
const COMMITS: u64 = 3;

fn key(n: u64) -> Key {
    Key::Hash(Digest::hash(n.to_le_bytes()).value())
}

fn values(from: u64, to: u64) -> Vec<(Key, StoredValue)> {
    (from..to).map(|n| (key(n), StoredValue::CLValue(CLValue::from_t(n).unwrap()))).collect()
}

fn open(folder: &Path, root: Digest) -> LmdbWasmTestBuilder {
    LmdbWasmTestBuilder::open(folder, Default::default(), ProtocolVersion::V2_0_0, root)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn main() {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().expect("a folder"));
    let count: u64 = args.next().expect("a count of keys").parse().expect("a number");
    let mut builder = LmdbWasmTestBuilder::new(&folder);
    // Two: the rest of the default accounts have random keys.
    let accounts = DEFAULT_ACCOUNTS[..2].to_vec();
    let request = ChainspecConfig::create_genesis_request_from_local_chainspec(
        accounts,
        DEFAULT_PROTOCOL_VERSION,
    );
    builder.run_genesis(request.expect("a genesis request")).commit();
    // In one go: commit by commit it would take an hour and tens of gigabytes.
    let genesis = builder.get_post_state_hash();
    let state = builder.data_access_layer().state();
    let filled = state.put_stored_values(genesis, values(0, count)).unwrap();
    builder.flush_environment();
    drop(builder);

    let mut builder = open(&folder, filled);
    let mut commit = vec![];
    for turn in 0..COMMITS {
        let from = count + turn * COMMIT;
        let data = values(from, from + COMMIT);
        let start = Instant::now();
        builder.write_data_and_commit(data.into_iter());
        commit.push(milliseconds(start));
    }
    let root = builder.get_post_state_hash();
    builder.flush_environment();
    drop(builder);

    let mut open_and_read = vec![];
    for _ in 0..COMMITS {
        let start = Instant::now();
        let builder = open(&folder, root);
        for n in 0..READS {
            builder.query(None, key(n * (count / READS)), &[]).expect("a value");
        }
        open_and_read.push(milliseconds(start));
    }
    println!(
        "{}",
        json!({ "root": hex::encode(root.value()), "commit": commit, "openAndRead": open_and_read })
    );
}
