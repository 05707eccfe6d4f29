//! Prints what casper-types makes of the values contracts pass and store: serialized bytes, formatted strings, texts,
//! order, keys and signatures, and which hostile byte strings it refuses with which error.
//!
//!     cargo run --release --bin codecs > ../tests/vectors/types.json
use casper_types::{
    account::AccountHash,
    addressable_entity::NamedKeyAddr,
    bytesrepr::{self, Bytes, FromBytes, ToBytes},
    checksummed_hex, cl_value_to_json,
    contract_messages::{MessageAddr, TopicNameHash},
    contracts::NamedKeys,
    crypto,
    system::{auction::BidAddr, mint::BalanceHoldAddr},
    AccessRights, ApiError, AsymmetricType, BlockGlobalAddr, BlockTime, ByteCodeAddr, CLType,
    CLTyped, CLValue, DeployHash, Digest, EntityAddr, EntryPointAddr, EraId, Key, ProtocolVersion,
    PublicKey, RuntimeArgs, SecretKey, Signature, TransferAddr, URef, U128, U256, U512,
};
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

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
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        bytes.iter_mut().for_each(|byte| *byte = self.next() as u8);
        bytes
    }
    fn vec(&mut self, limit: u64) -> Vec<u8> {
        (0..self.below(limit)).map(|_| self.next() as u8).collect()
    }
    fn rights(&mut self) -> AccessRights {
        AccessRights::from_bits(self.below(8) as u8).unwrap()
    }
    fn entity(&mut self) -> EntityAddr {
        match self.below(3) {
            0 => EntityAddr::System(self.bytes()),
            1 => EntityAddr::Account(self.bytes()),
            _ => EntityAddr::SmartContract(self.bytes()),
        }
    }
}

fn hex_of<T: ToBytes>(value: &T) -> String {
    hex::encode(value.to_bytes().unwrap())
}

/// Numbers as strings: JavaScript would round the large ones.
fn no_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => items.into_iter().map(no_numbers).collect(),
        Value::Object(map) => {
            Value::Object(map.into_iter().map(|(k, v)| (k, no_numbers(v))).collect())
        }
        other => other,
    }
}

fn cl_types() -> Vec<CLType> {
    use CLType::*;
    let simple = vec![
        Bool, I32, I64, U8, U32, U64, U128, U256, U512, Unit, String, Key, URef, PublicKey, Any,
    ];
    let b = |t: &CLType| Box::new(t.clone());
    let mut all = simple.clone();
    all.extend([ByteArray(0), ByteArray(32), ByteArray(u32::MAX)]);
    for (index, t) in simple.iter().enumerate() {
        let other = &simple[(index * 7 + 3) % simple.len()];
        all.push(Option(b(t)));
        all.push(List(b(t)));
        all.push(Result { ok: b(t), err: b(other) });
        all.push(Map { key: b(t), value: b(other) });
        all.push(Tuple1([b(t)]));
        all.push(Tuple2([b(t), b(other)]));
        all.push(Tuple3([b(t), b(other), b(t)]));
    }
    all.push(List(Box::new(Map { key: b(&String), value: Box::new(Tuple2([b(&U8), Box::new(Option(Box::new(ByteArray(7))))])) })));
    let mut deep = Bool;
    for level in 1..50 {
        deep = match level % 4 {
            0 => Option(Box::new(deep)),
            1 => List(Box::new(deep)),
            2 => Tuple1([Box::new(deep)]),
            _ => Map { key: b(&U8), value: Box::new(deep) },
        };
    }
    all.push(deep);
    all
}

fn keys(rng: &mut Rng) -> Vec<Key> {
    let mut all = vec![
        Key::SystemEntityRegistry,
        Key::EraSummary,
        Key::ChainspecRegistry,
        Key::ChecksumRegistry,
        Key::ByteCode(ByteCodeAddr::Empty),
    ];
    for rights in 0..8 {
        all.push(Key::URef(URef::new(rng.bytes(), AccessRights::from_bits(rights).unwrap())));
    }
    for era in [0, 1, 255, 256, 1 << 32, (1 << 53) + 1, u64::MAX] {
        all.push(Key::EraInfo(EraId::new(era)));
        let validator = AccountHash::new([9; 32]);
        all.push(Key::BidAddr(BidAddr::Credit { validator, era_id: EraId::new(era) }));
        let time = BlockTime::new(era.min(250_000_000_000_000));
        all.push(Key::BalanceHold(BalanceHoldAddr::new_gas([3; 32], time)));
    }
    for global in [
        BlockGlobalAddr::BlockTime,
        BlockGlobalAddr::MessageCount,
        BlockGlobalAddr::ProtocolVersion,
        BlockGlobalAddr::AddressableEntity,
    ] {
        all.push(Key::BlockGlobal(global));
    }
    for _ in 0..2 {
        let entities = [
            EntityAddr::System(rng.bytes()),
            EntityAddr::Account(rng.bytes()),
            EntityAddr::SmartContract(rng.bytes()),
        ];
        for entity in entities {
            let topic = TopicNameHash::new(rng.bytes());
            all.push(Key::AddressableEntity(entity));
            all.push(Key::State(entity));
            all.push(Key::NamedKey(NamedKeyAddr::new_named_key_entry(entity, rng.bytes())));
            all.push(Key::EntryPoint(EntryPointAddr::VmCasperV1 { entity_addr: entity, name_bytes: rng.bytes() }));
            all.push(Key::Message(MessageAddr::new_topic_addr(entity, topic)));
            for index in [0, 1, 256, rng.next() as u32, u32::MAX] {
                all.push(Key::Message(MessageAddr::new_message_addr(entity, topic, index)));
            }
        }
        let validator = AccountHash::new(rng.bytes());
        let delegator = AccountHash::new(rng.bytes());
        let purse = rng.bytes();
        all.extend([
            Key::Account(AccountHash::new(rng.bytes())),
            Key::Hash(rng.bytes()),
            Key::Transfer(TransferAddr::new(rng.bytes())),
            Key::DeployInfo(DeployHash::new(Digest::from(rng.bytes()))),
            Key::Balance(rng.bytes()),
            Key::Bid(validator),
            Key::Withdraw(validator),
            Key::Dictionary(rng.bytes()),
            Key::Unbond(validator),
            Key::SmartContract(rng.bytes()),
            Key::ByteCode(ByteCodeAddr::V1CasperWasm(rng.bytes())),
            Key::ByteCode(ByteCodeAddr::V2CasperWasm(rng.bytes())),
            Key::BalanceHold(BalanceHoldAddr::new_processing(purse, BlockTime::new(rng.next()))),
            Key::BidAddr(BidAddr::Unified(validator)),
            Key::BidAddr(BidAddr::Validator(validator)),
            Key::BidAddr(BidAddr::DelegatedAccount { validator, delegator }),
            Key::BidAddr(BidAddr::DelegatedPurse { validator, delegator: purse }),
            Key::BidAddr(BidAddr::ReservedDelegationAccount { validator, delegator }),
            Key::BidAddr(BidAddr::ReservedDelegationPurse { validator, delegator: purse }),
            Key::BidAddr(BidAddr::UnbondAccount { validator, unbonder: delegator }),
            Key::BidAddr(BidAddr::UnbondPurse { validator, unbonder: purse }),
            Key::BidAddr(BidAddr::ValidatorRev(validator)),
        ]);
    }
    all
}

fn key_json(key: &Key) -> Value {
    let bytes = key.to_bytes().unwrap();
    json!({
        "name": key.type_string(),
        "bytes": hex::encode(&bytes),
        "formatted": key.to_formatted_string(),
        "display": key.to_string(),
    })
}

/// The text of a key with a checksum in the case of its letters, where it is prefix and hex.
fn checksummed_text(key: &Key) -> Option<String> {
    let text = key.to_formatted_string();
    let (prefix, hex) = text.rsplit_once('-')?;
    let bytes = hex::decode(hex).ok()?;
    let mixed = checksum_encode(&bytes);
    let mixed = format!("{prefix}-{mixed}");
    Key::from_formatted_str(&mixed).ok().map(|parsed| {
        assert_eq!(parsed, *key);
        mixed
    })
}

/// The crate only exports the decoder, which tells the expected digit where it differs: tried digit by digit.
fn checksum_encode(bytes: &[u8]) -> String {
    let mut text: Vec<u8> = hex::encode(bytes).into_bytes();
    let upper = hex::encode_upper(bytes).into_bytes();
    // The decoder corrects from the front; with the last letter in the other case the text stays mixed until the end.
    if let Some(last) = text.iter().rposition(|c| c.is_ascii_lowercase()) {
        if text.iter().filter(|c| c.is_ascii_lowercase()).count() < 2 {
            return String::from_utf8(text).unwrap();
        }
        text[last] = upper[last];
    }
    loop {
        match checksummed_hex::decode(&text) {
            Ok(_) => return String::from_utf8(text).unwrap(),
            Err(error) => {
                let shown = format!("{error:?}");
                let digits = |label: &str| -> usize {
                    let at = shown.find(label).unwrap() + label.len();
                    shown[at..].chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
                };
                text[digits("index: ")] = digits("byte: ") as u8;
            }
        }
    }
}

struct Values(Vec<Value>);

impl Values {
    fn add<T: CLTyped + ToBytes>(&mut self, name: &str, value: T) {
        let value = CLValue::from_t(value).unwrap();
        self.add_value(name, value);
    }
    fn add_value(&mut self, name: &str, value: CLValue) {
        let mut entry = Map::new();
        entry.insert("name".into(), json!(name));
        entry.insert("type".into(), json!(format!("{:?}", value.cl_type())));
        entry.insert("inner".into(), json!(hex::encode(value.inner_bytes())));
        entry.insert("bytes".into(), json!(hex_of(&value)));
        if let Some(parsed) = cl_value_to_json(&value) {
            entry.insert("parsed".into(), no_numbers(parsed));
        }
        self.0.push(Value::Object(entry));
    }
}

fn uints() -> Vec<U512> {
    let mut all = vec![U512::zero(), U512::MAX];
    for bits in [1, 7, 8, 31, 32, 47, 48, 63, 64, 96, 127, 128, 200, 255, 256, 300, 511] {
        let power = U512::one() << bits;
        all.extend([power - 1, power, power + 1]);
    }
    all
}

fn cl_values(rng: &mut Rng, public_keys: &[PublicKey]) -> Vec<Value> {
    let mut v = Values(vec![]);
    for b in [true, false] {
        v.add("bool", b);
    }
    for n in [0, 1, -1, i32::MIN, i32::MAX, 305419896] {
        v.add("i32", n);
    }
    for n in [0, 1, -1, i64::MIN, i64::MAX, 1 << 32, -(1 << 53) - 1] {
        v.add("i64", n);
    }
    for n in [0u8, 1, 127, 128, 255] {
        v.add("u8", n);
    }
    for n in [0u32, 1, 1 << 31, u32::MAX] {
        v.add("u32", n);
    }
    for n in [0u64, 1, u32::MAX as u64, 1 << 32, (1 << 53) - 1, (1 << 53) + 1, u64::MAX] {
        v.add("u64", n);
    }
    for n in uints() {
        v.add("u512", n);
        if n.bits() <= 256 {
            let mut bytes = [0; 64];
            n.to_little_endian(&mut bytes);
            v.add("u256", U256::from_little_endian(&bytes[..32]));
            if n.bits() <= 128 {
                v.add("u128", U128::from_little_endian(&bytes[..16]));
            }
        }
    }
    v.add("unit", ());
    for text in ["", "a", "héllo", "\u{feff}bom", "日本語", "😀 \u{10ffff}", "\0\u{7f}\u{80}", &"x".repeat(300)] {
        v.add("string", text.to_string());
    }
    for key in keys(rng).into_iter().step_by(5) {
        v.add("key", key);
    }
    v.add("uref", URef::new(rng.bytes(), rng.rights()));
    for key in public_keys {
        v.add("publicKey", key.clone());
    }
    v.add("accountHash", AccountHash::new(rng.bytes()));
    v.add("byteArray", rng.bytes::<5>());
    v.add("byteArray", [0u8; 0]);
    v.add("byteList", Bytes::from(rng.vec(40)));
    v.add("byteList", Bytes::new());
    v.add("optionSome", Some(7u64));
    v.add("optionNone", None::<u64>);
    v.add("optionSome", Some(String::from("x")));
    v.add("optionSome", Some(Some(())));
    v.add("optionSome", Some(None::<()>));
    v.add("list", vec![1u64, 2, u64::MAX]);
    v.add("list", Vec::<String>::new());
    v.add("list", vec![String::from("a"), String::new()]);
    v.add("list", vec![vec![U512::from(5u8)], vec![]]);
    v.add("list", vec![Some(true), None]);
    v.add("resultOk", Ok::<u64, String>(9));
    v.add("resultErr", Err::<u64, String>("no".into()));
    v.add("resultOk", Ok::<(), ()>(()));
    v.add("resultErr", Err::<(), u8>(3));
    let words = ["b", "a", "aa", "", "é", "z", "\u{ffff}", "😀"];
    v.add("map", words.iter().enumerate().map(|(i, w)| (w.to_string(), i as u64)).collect::<BTreeMap<_, _>>());
    v.add("map", [256u32, 1, 255, 65536].into_iter().map(|n| (n, n.to_string())).collect::<BTreeMap<_, _>>());
    v.add("map", [256u32, 1, 255].into_iter().map(|n| (U512::from(n), ())).collect::<BTreeMap<_, _>>());
    v.add("map", [5i32, -1, 0, i32::MIN].into_iter().map(|n| (n, true)).collect::<BTreeMap<_, _>>());
    v.add("map", BTreeMap::<String, Key>::new());
    v.add("map", public_keys.iter().map(|key| (key.clone(), 1u8)).collect::<BTreeMap<_, _>>());
    v.add("map", keys(rng).into_iter().step_by(3).map(|key| (key, ())).collect::<BTreeMap<_, _>>());
    v.add("map", [(true, 2u8), (false, 9), (false, 1)].into_iter().map(|k| (k, 0u8)).collect::<BTreeMap<_, _>>());
    v.add("map", [Some(1u8), None, Some(0)].into_iter().map(|k| (k, 0u8)).collect::<BTreeMap<_, _>>());
    v.add("map", [Err(1u8), Ok(2u8), Err(0)].into_iter().map(|k| (k, 0u8)).collect::<BTreeMap<_, _>>());
    v.add("map", [vec![256u32], vec![1, 2], vec![]].into_iter().map(|k| (k, 0u8)).collect::<BTreeMap<_, _>>());
    v.add("tuple1", (String::from("one"),));
    v.add("tuple2", (1u8, String::from("two")));
    v.add("tuple3", (true, U256::from(3u8), ()));
    v.add("tuple3", ((1u8,), (2u8, vec![3u16 as u32]), Some((4u64, String::from("five")))));
    v.add_value("any", CLValue::from_components(CLType::Any, rng.vec(30)));
    v.add_value("any", CLValue::from_components(CLType::Any, vec![]));
    // Bytes that are not of the type are kept as they are.
    v.add_value("mismatch", CLValue::from_components(CLType::Bool, vec![2]));
    v.add_value("mismatch", CLValue::from_components(CLType::U512, vec![3, 1, 0, 0]));
    v.add_value("mismatch", CLValue::from_components(CLType::List(Box::new(CLType::Any)), vec![1, 0, 0, 0]));
    v.0
}

fn secret_keys() -> Vec<SecretKey> {
    let mut all = vec![];
    for fill in [1u8, 7, 15, 42, 199, 254] {
        all.push(SecretKey::ed25519_from_bytes([fill; 32]).unwrap());
        all.push(SecretKey::secp256k1_from_bytes([fill; 32]).unwrap());
    }
    all
}

fn secret_bytes(key: &SecretKey) -> String {
    let der = key.to_der().unwrap();
    match key {
        SecretKey::Ed25519(_) => hex::encode(&der[der.len() - 32..]),
        _ => hex::encode(&der[7..39]),
    }
}

fn key_pairs() -> Vec<Value> {
    let mut all = vec![];
    for secret in secret_keys() {
        let public = PublicKey::from(&secret);
        let messages: [&[u8]; 3] = [b"", b"hello", &[0xff; 200]];
        let signatures: Vec<Value> = messages
            .iter()
            .map(|message| {
                let signature = crypto::sign(message, &secret, &public);
                crypto::verify(message, &signature, &public).unwrap();
                json!({ "message": hex::encode(message), "signature": signature.to_hex(), "bytes": hex_of(&signature), "display": format!("{signature:?}") })
            })
            .collect();
        all.push(json!({
            "algorithm": if matches!(secret, SecretKey::Ed25519(_)) { "ed25519" } else { "secp256k1" },
            "secret": secret_bytes(&secret),
            "secretPem": secret.to_pem().unwrap(),
            "public": public.to_hex(),
            "publicChecksummed": format!("{}{}", &public.to_hex()[..2], checksum_encode(&Vec::<u8>::from(&public))),
            "publicPem": public.to_pem().unwrap(),
            "publicBytes": hex_of(&public),
            "accountHash": public.to_account_hash().to_formatted_string(),
            "display": format!("{public:?}"),
            "signatures": signatures,
        }));
    }
    all
}

/// Verification of good and altered signatures, and of those that only lax libraries accept.
fn verifications(rng: &mut Rng) -> Vec<Value> {
    let mut all = vec![];
    let mut add = |name: &str, message: &[u8], signature: &[u8], public: &[u8]| {
        let signature_value = bytesrepr::deserialize_from_slice::<_, Signature>(signature);
        let public_value = bytesrepr::deserialize_from_slice::<_, PublicKey>(public);
        let outcome = match (&signature_value, &public_value) {
            (Ok(s), Ok(p)) => json!(crypto::verify(message, s, p).is_ok()),
            (Err(_), _) => json!("bad signature bytes"),
            _ => json!("bad key bytes"),
        };
        all.push(json!({ "name": name, "message": hex::encode(message), "signature": hex::encode(signature), "public": hex::encode(public), "outcome": outcome }));
    };
    for secret in secret_keys() {
        let public = PublicKey::from(&secret);
        let message = rng.vec(50);
        let signature = crypto::sign(&message, &secret, &public).to_bytes().unwrap();
        let public = public.to_bytes().unwrap();
        add("good", &message, &signature, &public);
        let mut other = message.clone();
        other.push(1);
        add("other message", &other, &signature, &public);
        for _ in 0..4 {
            let mut altered = signature.clone();
            altered[1 + rng.below(64) as usize] ^= 1 << rng.below(8);
            add("altered signature", &message, &altered, &public);
            let mut altered = public.clone();
            let at = 1 + rng.below(public.len() as u64 - 1) as usize;
            altered[at] ^= 1 << rng.below(8);
            add("altered key", &message, &signature, &altered);
        }
        // The same signature with S (or s) replaced by order - s: high S for secp256k1, plain wrong for ed25519.
        let order = if signature[0] == 2 {
            U256::from_str_radix_hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
        } else {
            U256::from_str_radix_hex("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed")
        };
        let mut altered = signature.clone();
        if signature[0] == 2 {
            let s = U256::from_big_endian(&signature[33..]);
            (order - s).to_big_endian(&mut altered[33..]);
            add("s negated", &message, &altered, &public);
            altered[33..].fill(0);
            add("s zero", &message, &altered, &public);
            order.to_big_endian(&mut altered[33..]);
            add("s is the order", &message, &altered, &public);
        } else {
            let s = U256::from_little_endian(&signature[33..]);
            (s + order).to_little_endian(&mut altered[33..]);
            add("S not reduced", &message, &altered, &public);
        }
        let zero = [vec![signature[0]], vec![0; 64]].concat();
        add("zero signature", &message, &zero, &public);
        add("system signature", &message, &[0], &public);
    }
    // Small-order points as keys and as R, canonical and not.
    let small = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ];
    for (index, point) in small.iter().enumerate() {
        let point = hex::decode(point).unwrap();
        let key = [vec![1], point.clone()].concat();
        let r = hex::decode(small[(index * 5 + 2) % small.len()]).unwrap();
        add("small order", b"any message", &[vec![1], r, vec![0; 32]].concat(), &key);
        add("small order", b"any message", &[vec![1], point, vec![0; 32]].concat(), &key);
    }
    all
}

trait FromHexNumber {
    fn from_str_radix_hex(text: &str) -> Self;
}

impl FromHexNumber for U256 {
    fn from_str_radix_hex(text: &str) -> Self {
        let padded = format!("{text:0>64}");
        U256::from_big_endian(&hex::decode(padded).unwrap())
    }
}

fn recoveries() -> Vec<Value> {
    let mut all = vec![];
    for secret in secret_keys() {
        if !matches!(secret, SecretKey::Secp256k1(_)) {
            continue;
        }
        let public = PublicKey::from(&secret);
        let message = b"recover me";
        let signature = crypto::sign(message, &secret, &public);
        let mut bytes = signature.to_bytes().unwrap();
        let mut add = |bytes: &[u8]| {
            let signature: Signature = bytesrepr::deserialize_from_slice(bytes).unwrap();
            for id in 0..5u8 {
                let recovered = crypto::recover_secp256k1(message, &signature, id);
                all.push(json!({ "message": hex::encode(message), "signature": hex::encode(bytes), "id": id, "public": recovered.ok().map(|key| key.to_hex()) }));
            }
        };
        add(&bytes);
        let order = U256::from_str_radix_hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
        let s = U256::from_big_endian(&bytes[33..]);
        (order - s).to_big_endian(&mut bytes[33..]);
        add(&bytes);
        bytes[1..33].fill(0);
        bytes[32] = 5;
        bytes[33..].fill(0);
        bytes[64] = 1;
        add(&bytes);
    }
    all
}

/// Byte strings as public keys and signatures, most of them wrong.
fn public_key_bytes(rng: &mut Rng) -> Vec<Value> {
    let mut all: Vec<Vec<u8>> = vec![vec![], vec![0], vec![0, 1], vec![1], vec![2], vec![3; 33], vec![1; 32], vec![2; 35]];
    for _ in 0..40 {
        all.push([vec![1], rng.bytes::<32>().to_vec()].concat());
        let form = [2, 3, 5, 4, 0, 1, 6][rng.below(7) as usize];
        all.push([vec![2, form], rng.bytes::<32>().to_vec()].concat());
    }
    for fill in [0u8, 0xff] {
        all.push([vec![1], vec![fill; 32]].concat());
        all.push([vec![2, 2], vec![fill; 32]].concat());
    }
    for low in 0..=18u8 {
        for high in [0x7f, 0xff] {
            let mut point = vec![0xff; 33];
            point[0] = 1;
            point[1] = 0xed + low;
            point[32] = high;
            all.push(point);
        }
    }
    all.iter()
        .map(|bytes| {
            json!({
                "bytes": hex::encode(bytes),
                "outcome": outcome::<PublicKey>(bytes),
                "fromHex": PublicKey::from_hex(hex::encode(bytes)).ok().map(|key| key.to_hex()),
            })
        })
        .collect()
}

fn args(rng: &mut Rng) -> Vec<Value> {
    let mut all = vec![RuntimeArgs::new()];
    let mut some = RuntimeArgs::new();
    some.insert("amount", U512::from(2_500_000_000u64)).unwrap();
    some.insert("target", AccountHash::new(rng.bytes())).unwrap();
    some.insert("id", Some(7u64)).unwrap();
    some.insert("", ()).unwrap();
    all.push(some.clone());
    some.insert("amount", U512::from(1)).unwrap();
    some.insert("héllo", String::from("日本")).unwrap();
    all.push(some);
    for cl_value in [
        CLValue::from_t(5u64).unwrap(),
        CLValue::from_t(5u32).unwrap(),
        CLValue::from_t(String::from("5")).unwrap(),
        CLValue::from_t(U512::MAX).unwrap(),
        CLValue::from_components(CLType::U512, vec![2, 1]),
        CLValue::from_components(CLType::U512, vec![1, 1, 1]),
        CLValue::from_components(CLType::U512, vec![65]),
        CLValue::from_components(CLType::U64, vec![1, 2]),
    ] {
        let mut args = RuntimeArgs::new();
        args.insert_cl_value("amount", cl_value);
        all.push(args);
    }
    all.iter()
        .map(|args| {
            json!({
                "bytes": hex_of(args),
                "entries": args.named_args().map(|arg| json!([arg.name(), hex_of(arg.cl_value())])).collect::<Vec<_>>(),
                "amount": match args.try_get_number("amount") {
                    Ok(number) => json!(number.to_string()),
                    Err(casper_types::CLValueError::Serialization(error)) => json!({ "error": format!("{error:?}") }),
                    Err(_) => unreachable!(),
                },
            })
        })
        .collect()
}

fn named_keys(rng: &mut Rng) -> Value {
    let mut named = NamedKeys::new();
    for name in ["b", "a", "aa", "", "é", "z", "\u{ffff}", "😀", "Z"] {
        named.insert(name.to_string(), keys(rng).swap_remove(rng.below(60) as usize));
    }
    json!({
        "bytes": hex_of(&named),
        "entries": named.iter().map(|(name, key)| json!([name, key.to_formatted_string()])).collect::<Vec<_>>(),
    })
}

/// Canonical bytes if the whole input is a value, the error otherwise.
fn outcome<T: FromBytes + ToBytes>(bytes: &[u8]) -> Value {
    match bytesrepr::deserialize_from_slice::<_, T>(bytes) {
        Ok(value) => json!(hex_of(&value)),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

/// Cut, lengthened and altered forms of good bytes.
fn mutants(rng: &mut Rng, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![[bytes, &[0]].concat(), vec![0xff; bytes.len()]];
    for _ in 0..5 {
        if !bytes.is_empty() {
            all.push(bytes[..rng.below(bytes.len() as u64) as usize].to_vec());
            let mut altered = bytes.to_vec();
            altered[rng.below((bytes.len() as u64).min(6)) as usize] = rng.next() as u8;
            all.push(altered);
            let mut altered = bytes.to_vec();
            altered[rng.below(bytes.len() as u64) as usize] ^= 1 << rng.below(8);
            all.push(altered);
        }
    }
    all
}

struct Hostile(Vec<Value>);

impl Hostile {
    fn add<T: FromBytes + ToBytes>(&mut self, rng: &mut Rng, kind: &str, good: &[T]) {
        for value in good {
            for bytes in mutants(rng, &value.to_bytes().unwrap()) {
                self.one::<T>(kind, &bytes);
            }
        }
        self.one::<T>(kind, &[]);
        for _ in 0..10 {
            let bytes = rng.vec(70);
            self.one::<T>(kind, &bytes);
        }
    }
    fn one<T: FromBytes + ToBytes>(&mut self, kind: &str, bytes: &[u8]) {
        self.0.push(json!([kind, hex::encode(bytes), outcome::<T>(bytes)]));
    }
    /// The type is written as bytes, so that the reader need not know it.
    fn typed<T: CLTyped + FromBytes + ToBytes>(&mut self, rng: &mut Rng, good: &[T]) {
        let kind = format!("decode {}", hex::encode(cl_type_bytes(&T::cl_type())));
        self.add::<T>(rng, &kind, good);
    }
}

/// `CLType` itself only serializes inside a value.
fn cl_type_bytes(cl_type: &CLType) -> Vec<u8> {
    CLValue::from_components(cl_type.clone(), vec![]).to_bytes().unwrap()[4..].to_vec()
}

fn hostile(rng: &mut Rng, public_keys: &[PublicKey]) -> Vec<Value> {
    let mut h = Hostile(vec![]);
    let all_keys = keys(rng);
    h.add(rng, "Key", &all_keys);
    let urefs = [URef::new(rng.bytes(), rng.rights()), URef::default()];
    h.add(rng, "URef", &urefs);
    let entities = [rng.entity(), rng.entity()];
    h.add(rng, "EntityAddr", &entities);
    h.add(rng, "PublicKey", public_keys);
    let accounts = [AccountHash::new(rng.bytes())];
    h.add(rng, "AccountHash", &accounts);
    h.add(rng, "ProtocolVersion", &[ProtocolVersion::from_parts(2, 0, 1)]);
    let signatures: Vec<Signature> = secret_keys()
        .iter()
        .take(4)
        .map(|secret| crypto::sign(b"x", secret, &PublicKey::from(secret)))
        .collect();
    h.add(rng, "Signature", &signatures);
    let values: Vec<CLValue> = cl_types().into_iter().map(|t| CLValue::from_components(t, rng.vec(9))).collect();
    h.add(rng, "CLValue", &values);
    for depth in [48, 49, 50, 51, 1000, 100_000] {
        let nested = [vec![0; 4], vec![13; depth], vec![0]].concat();
        if depth <= 1000 {
            h.one::<CLValue>("CLValue", &nested);
        } else {
            h.0.push(json!(["CLValue", { "repeat": "0d", "times": depth, "prefix": "00000000" }, outcome::<CLValue>(&nested)]));
        }
    }
    let mut some = RuntimeArgs::new();
    some.insert("amount", U512::from(2_500_000_000u64)).unwrap();
    some.insert("id", Some(7u64)).unwrap();
    h.add(rng, "RuntimeArgs", &[some]);
    let mut named = NamedKeys::new();
    named.insert("b".into(), all_keys[3]);
    named.insert("a".into(), all_keys[30]);
    h.add(rng, "NamedKeys", &[named]);
    h.typed(rng, &[true, false]);
    h.typed(rng, &[7i32]);
    h.typed(rng, &[-7i64]);
    h.typed(rng, &[U128::from(77)]);
    h.typed(rng, &[U256::MAX]);
    h.typed(rng, &[U512::MAX, U512::from(300)]);
    h.typed(rng, &[String::from("héllo"), "😀".repeat(20)]);
    h.typed(rng, &[Some(7u64), None]);
    h.typed(rng, &[vec![String::from("a"), String::from("bc")], vec![]]);
    h.typed(rng, &[Ok::<u64, String>(1), Err(String::from("e"))]);
    h.typed(rng, &[BTreeMap::from([(String::from("k"), 1u64), (String::from("l"), 2)])]);
    h.typed(rng, &[(1u8, String::from("x"), all_keys[0])]);
    h.typed(rng, &[(all_keys[7], URef::default())]);
    h.typed(rng, &[[1u8; 32]]);
    h.typed(rng, &[Bytes::from(vec![1, 2, 3])]);
    for invalid in ["c080", "eda080", "f4908080", "ff", "e282", "f0808080", "c3"] {
        let text = hex::decode(invalid).unwrap();
        let bytes = [(text.len() as u32).to_le_bytes().to_vec(), text].concat();
        h.one::<String>("decode 0a", &bytes);
    }
    h.one::<Vec<String>>("decode 0e0a", &hex::decode("ffffffff").unwrap());
    h.one::<Vec<String>>("decode 0e0a", &hex::decode("ffffffff00000000").unwrap());
    h.0
}

fn bad_texts() -> Vec<&'static str> {
    vec![
        "",
        "hash",
        "hash-",
        "hash-00",
        "hash-zz00000000000000000000000000000000000000000000000000000000000000",
        "hash-000000000000000000000000000000000000000000000000000000000000000",
        "hash-00000000000000000000000000000000000000000000000000000000000000000",
        "hash-Aa000000000000000000000000000000000000000000000000000000000000aB",
        "account-hash-00",
        "uref-0000000000000000000000000000000000000000000000000000000000000000",
        "uref-0000000000000000000000000000000000000000000000000000000000000000-",
        "uref-0000000000000000000000000000000000000000000000000000000000000000-008",
        "uref-0000000000000000000000000000000000000000000000000000000000000000-010",
        "uref-00-007",
        "era-",
        "era--1",
        "era-18446744073709551616",
        "era-1x",
        "balance-hold-",
        "balance-hold-02",
        "bid-addr-",
        "bid-addr-0a00000000000000000000000000000000000000000000000000000000000000ff",
        "entity-",
        "entity-other-0000000000000000000000000000000000000000000000000000000000000000",
        "byte-code-v3-wasm-0000000000000000000000000000000000000000000000000000000000000000",
        "message-",
        "message-topic-",
        "named-key-",
        "entry-point-v1-",
        "state-hash-0000000000000000000000000000000000000000000000000000000000000000",
        "block-time-00",
        "package-0",
        "contract-package-0000000000000000000000000000000000000000000000000000000000000000",
        "contract-0000000000000000000000000000000000000000000000000000000000000000",
        "HASH-0000000000000000000000000000000000000000000000000000000000000000",
    ]
}

fn odd_texts() -> Vec<Value> {
    [
        "uref-0000000000000000000000000000000000000000000000000000000000000000-7",
        "uref-0000000000000000000000000000000000000000000000000000000000000000-+3",
        "uref-0000000000000000000000000000000000000000000000000000000000000000-0000001",
        "era-+7",
        "era-007",
        "hash-ABCDEF0000000000000000000000000000000000000000000000000000000000",
        "system-entity-registry-1100000000000000000000000000000000000000000000000000000000000000",
        "block-time-11000000000000000000000000000000000000000000000000000000000000",
        "byte-code-empty-1100000000000000000000000000000000000000000000000000000000000000",
    ]
    .iter()
    .map(|text| {
        let key = Key::from_formatted_str(text).unwrap();
        json!({ "text": text, "bytes": hex_of(&key) })
    })
    .collect()
}

/// Whether Rust can print the code at all: it panics on a system contract's code that names no error.
fn printable(code: u32) -> bool {
    match code {
        64512..=64767 => code - 64512 <= 63,
        64768..=65023 => (1..=9).contains(&(code - 64768)),
        65024..=65279 => code - 65024 <= 25,
        65280..=65535 => code - 65280 <= 40,
        _ => true,
    }
}

fn api_errors() -> Value {
    let debug = |code: u32| printable(code).then(|| format!("{:?}", ApiError::from(code)));
    let display = |code: u32| {
        let shows_number = (64768..=65535).contains(&code);
        (printable(code) || shows_number).then(|| format!("{}", ApiError::from(code)))
    };
    let mut texts = Map::new();
    for code in (0..=60).chain(64500..=65600).chain([131070, 131071, 131072, u32::MAX]) {
        texts.insert(code.to_string(), json!([debug(code), display(code)]));
    }
    let ranges: Vec<Value> = (0..=131071u32)
        .step_by(4096)
        .map(|start| {
            let codes = start..start + 4096;
            let text: String = codes
                .filter(|code| printable(*code))
                .map(|code| format!("{}\n{}\n", debug(code).unwrap(), display(code).unwrap()))
                .collect();
            json!({ "start": start, "hash": hex::encode(Digest::hash(text)) })
        })
        .collect();
    json!({ "texts": texts, "ranges": ranges })
}

fn versions() -> Vec<Value> {
    let all = [(1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 5, 8), (2, 0, 0), (2, 0, 1), (3, 0, 0), (u32::MAX, 1, 2), (u32::MAX, 2, 0)];
    let mut checks = vec![];
    for from in all {
        for to in all {
            let from = ProtocolVersion::from_parts(from.0, from.1, from.2);
            let to = ProtocolVersion::from_parts(to.0, to.1, to.2);
            checks.push(json!({ "from": from.to_string(), "to": to.to_string(), "bytes": hex_of(&from), "check": format!("{:?}", from.check_next_version(&to)) }));
        }
    }
    checks
}

fn main() {
    let rng = &mut Rng(2026);
    let mut public_keys: Vec<PublicKey> = secret_keys().iter().map(PublicKey::from).collect();
    public_keys.push(PublicKey::System);
    let all_keys = keys(rng);
    let mut sorted = all_keys.clone();
    sorted.sort();
    let types: Vec<Value> = cl_types()
        .iter()
        .map(|t| json!({ "bytes": hex::encode(cl_type_bytes(t)), "debug": format!("{t:?}"), "display": t.to_string() }))
        .collect();
    let texts: Vec<&str> = bad_texts().into_iter().filter(|text| Key::from_formatted_str(text).is_err()).collect();
    assert_eq!(texts.len(), bad_texts().len());
    let dictionary: Vec<Value> = ["", "item", "日本"]
        .iter()
        .map(|item| {
            let seed = URef::new(rng.bytes(), AccessRights::READ);
            json!({ "seed": seed.to_formatted_string(), "item": item, "key": Key::dictionary(seed, item.as_bytes()).to_formatted_string() })
        })
        .collect();
    let entity = rng.entity();
    let names: Vec<Value> = ["", "call", "héllo"]
        .iter()
        .map(|name| {
            let named = Key::NamedKey(NamedKeyAddr::new_from_string(entity, name.to_string()).unwrap());
            let entry = Key::EntryPoint(EntryPointAddr::new_v1_entry_point_addr(entity, name).unwrap());
            json!({ "entity": entity.to_formatted_string(), "name": name, "namedKey": named.to_formatted_string(), "entryPoint": entry.to_formatted_string() })
        })
        .collect();
    let output = json!({
        "source": "casper-types 6.1.0",
        "command": "cargo run --release --bin codecs > ../tests/vectors/types.json",
        "clTypes": types,
        "clValues": cl_values(rng, &public_keys),
        "keys": all_keys.iter().map(key_json).collect::<Vec<_>>(),
        "checksummedKeys": all_keys.iter().filter_map(checksummed_text).collect::<Vec<_>>(),
        "sortedKeys": sorted.iter().map(hex_of).collect::<Vec<_>>(),
        "refusedTexts": texts,
        "oddTexts": odd_texts(),
        "dictionaryItems": dictionary,
        "names": names,
        "accessRights": (0..8).map(|bits| AccessRights::from_bits(bits).unwrap().to_string()).collect::<Vec<_>>(),
        "systemAccountHash": PublicKey::System.to_account_hash().to_formatted_string(),
        "keyPairs": key_pairs(),
        "publicKeyBytes": public_key_bytes(rng),
        "verifications": verifications(rng),
        "recoveries": recoveries(),
        "args": args(rng),
        "namedKeys": named_keys(rng),
        "versions": versions(),
        "apiErrors": api_errors(),
        "hostile": hostile(rng, &public_keys),
    });
    println!("{}", output.to_string().replace("},{", "},\n{"));
}
