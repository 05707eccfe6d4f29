//! Makes a state on disk the way the reference does (LMDB data format 1) and prints its roots and what is under some keys
//! at each. The environment reserves a terabyte; the file is cut to the pages in use before it is left there.
//!
//!     cargo run --release --bin lmdb_state -- /tmp/lmdb-state > ../tests/vectors/lmdbState.json
//!     gzip -9n < /tmp/lmdb-state/global_state/data.lmdb > ../tests/fixtures/data-format-1.lmdb.gz
use casper_engine_test_support::{
    ChainspecConfig, LmdbWasmTestBuilder, CHAINSPEC_SYMLINK, DEFAULT_ACCOUNT_INITIAL_BALANCE,
    DEFAULT_ACCOUNT_PUBLIC_KEY, DEFAULT_GAS_HOLD_INTERVAL_MILLIS, DEFAULT_GENESIS_CONFIG_HASH,
    DEFAULT_GENESIS_TIMESTAMP_MILLIS, DEFAULT_PROTOCOL_VERSION,
};
use casper_storage::{
    data_access_layer::{GenesisRequest, TrieRequest},
    global_state::state::{CommitProvider, StateProvider, StateReader},
};
use casper_types::{
    bytesrepr::{Bytes, ToBytes},
    CLValue, ChainspecRegistry, Digest, GenesisAccount, GenesisConfig, HoldBalanceHandling, Key,
    Motes, StoredValue,
};
use serde_json::{json, Value};
use std::{
    collections::BTreeSet,
    fs::OpenOptions,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

fn genesis_request() -> GenesisRequest {
    let accounts = vec![GenesisAccount::account(
        DEFAULT_ACCOUNT_PUBLIC_KEY.clone(),
        Motes::new(DEFAULT_ACCOUNT_INITIAL_BALANCE),
        None,
    )];
    let spec = ChainspecConfig::from_chainspec_path(&*CHAINSPEC_SYMLINK).expect("chainspec.toml");
    let config = GenesisConfig::new(
        accounts,
        spec.wasm_config,
        spec.system_costs_config,
        spec.core_config.validator_slots,
        spec.core_config.auction_delay,
        spec.core_config.locked_funds_period.millis(),
        spec.core_config.round_seigniorage_rate,
        spec.core_config.unbonding_delay,
        DEFAULT_GENESIS_TIMESTAMP_MILLIS,
        HoldBalanceHandling::Accrued,
        DEFAULT_GAS_HOLD_INTERVAL_MILLIS,
        spec.core_config.enable_addressable_entity,
        spec.storage_costs,
    );
    let registry = ChainspecRegistry::new_with_genesis(&[], &[]);
    GenesisRequest::new(DEFAULT_GENESIS_CONFIG_HASH, DEFAULT_PROTOCOL_VERSION, config, registry)
}

fn addr(seed: u16) -> [u8; 32] {
    Digest::hash(seed.to_le_bytes()).value()
}

/// Hashes of what lies under some keys at a root, how many keys there are, and the root node.
fn at(builder: &LmdbWasmTestBuilder, root: Digest, keys: &[Key]) -> Value {
    let state = builder.data_access_layer().state();
    let reader = state.checkout(root).unwrap().expect("root");
    let values: Vec<Value> = keys
        .iter()
        .map(|key| {
            let value = reader.read(key).unwrap();
            let hash = value.map(|value| Digest::hash(value.to_bytes().unwrap()).value());
            json!([hex::encode(key.to_bytes().unwrap()), hash.map(hex::encode)])
        })
        .collect();
    let node = state.trie(TrieRequest::new(root, None)).into_raw().unwrap().expect("root node");
    json!({
        "root": hex::encode(root.value()),
        "keys": reader.keys_with_prefix(&[]).unwrap().len(),
        "rootNode": hex::encode(node.inner()),
        "valueHashes": values,
    })
}

/// The pages in use: the last page of the newer meta page, which lies 136 bytes into it, its transaction 8 further on.
fn cut_to_pages_in_use(file: &Path) {
    const PAGE: u64 = 4096;
    let file = OpenOptions::new().read(true).write(true).open(file).unwrap();
    let word = |at: u64| {
        let mut bytes = [0; 8];
        file.read_exact_at(&mut bytes, at).unwrap();
        u64::from_le_bytes(bytes)
    };
    let newer = if word(144) > word(PAGE + 144) { 0 } else { PAGE };
    file.set_len((word(newer + 136) + 1) * PAGE).unwrap();
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    let mut builder = LmdbWasmTestBuilder::new(&folder);
    builder.run_genesis(genesis_request());
    let genesis = builder.get_post_state_hash();

    let small: Vec<Key> = (0..150).map(|seed| Key::Hash(addr(seed))).collect();
    let large: Vec<Key> = (150..156).map(|seed| Key::Dictionary(addr(seed))).collect();
    // From a few bytes to five pages: inside a leaf page, alone on one, over several.
    let sizes = [1, 1_000, 2_500, 4_080, 8_200, 20_000];
    let writes = small
        .iter()
        .map(|key| (*key, CLValue::from_t(key.to_string()).unwrap()))
        .chain(large.iter().zip(sizes).map(|(key, size)| {
            (*key, CLValue::from_t(Bytes::from(vec![size as u8; size])).unwrap())
        }))
        .map(|(key, value)| (key, StoredValue::CLValue(value)))
        .collect();
    let state = builder.data_access_layer().state();
    let written = state.put_stored_values(genesis, writes).unwrap();

    let gone: BTreeSet<Key> = small.iter().step_by(10).copied().collect();
    let changed = vec![(small[1], StoredValue::CLValue(CLValue::from_t(1u64).unwrap()))];
    let pruned = state.commit_values(written, changed, gone).unwrap();
    builder.flush_environment();

    let mut keys: Vec<Key> = small.into_iter().take(30).collect();
    keys.extend(large);
    keys.push(Key::Account(DEFAULT_ACCOUNT_PUBLIC_KEY.to_account_hash()));
    let roots: Vec<Value> =
        [genesis, written, pruned].iter().map(|root| at(&builder, *root, &keys)).collect();
    println!(
        "{}",
        json!({
            "source": "casper-storage 2.1.1, casper-engine-test-support 8.1.1, lmdb-rkv 0.14.0",
            "command": "cargo run --release --bin lmdb_state -- /tmp/lmdb-state > ../tests/vectors/lmdbState.json",
            "file": "tests/fixtures/data-format-1.lmdb.gz",
            "roots": roots,
        })
    );
    drop(builder);
    cut_to_pages_in_use(&folder.join("global_state").join("data.lmdb"));
}
