//! Values drawn from a fixed sequence, so that every run prints the same vectors.

use casper_types::{
    account::AccountHash, contracts::NamedKeys, system::auction::DelegatorKind, AccessRights,
    CLType, CLValue, DeployHash, Digest, EntityAddr, EraId, Group, InitiatorAddr, Key,
    ProtocolVersion, PublicKey, RuntimeArgs, SecretKey, TransactionHash, TransactionV1Hash, URef,
    U128, U256, U512,
};
use std::collections::BTreeMap;

/// SplitMix64.
pub struct Gen(pub u64);

impl Gen {
    pub fn u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.u64() % n
    }

    pub fn flip(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn u32(&mut self) -> u32 {
        self.u64() as u32
    }

    pub fn u8(&mut self) -> u8 {
        self.u64() as u8
    }

    pub fn bytes(&mut self, n: usize) -> Vec<u8> {
        (0..n).map(|_| self.u8()).collect()
    }

    pub fn hash(&mut self) -> [u8; 32] {
        let mut hash = [0; 32];
        hash.copy_from_slice(&self.bytes(32));
        hash
    }

    pub fn digest(&mut self) -> Digest {
        Digest::from(self.hash())
    }

    pub fn option<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.flip() {
            Some(make(self))
        } else {
            None
        }
    }

    pub fn list<T>(&mut self, most: u64, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let n = self.below(most + 1);
        (0..n).map(|_| make(self)).collect()
    }

    pub fn map<K: Ord, V>(
        &mut self,
        most: u64,
        mut make: impl FnMut(&mut Self) -> (K, V),
    ) -> BTreeMap<K, V> {
        self.list(most, |g| make(g)).into_iter().collect()
    }

    pub fn u512(&mut self) -> U512 {
        let bits = self.below(513) as usize;
        if bits == 0 {
            return U512::zero();
        }
        U512::from_little_endian(&self.bytes(64)) >> (512 - bits)
    }

    pub fn u256(&mut self) -> U256 {
        U256::from_little_endian(&self.bytes(32)) >> (self.below(256) as usize)
    }

    pub fn u128(&mut self) -> U128 {
        U128::from_little_endian(&self.bytes(16)) >> (self.below(128) as usize)
    }

    /// Names beyond ASCII too: their order by bytes is not that of UTF-16.
    pub fn name(&mut self) -> String {
        const PARTS: [&str; 9] = ["a", "key", "_1", "é", "\u{ff5e}", "\u{10348}", "Z", "0", "日"];
        let n = self.below(4) as usize;
        let mut name: String = (0..n).map(|_| PARTS[self.below(9) as usize]).collect();
        if self.flip() {
            name.push_str(&format!("{:x}", self.u32()));
        }
        name
    }

    pub fn uref(&mut self) -> URef {
        let hash = self.hash();
        URef::new(hash, AccessRights::from_bits_truncate(self.u8()))
    }

    pub fn account_hash(&mut self) -> AccountHash {
        AccountHash::new(self.hash())
    }

    pub fn entity_addr(&mut self) -> EntityAddr {
        let hash = self.hash();
        match self.below(3) {
            0 => EntityAddr::System(hash),
            1 => EntityAddr::Account(hash),
            _ => EntityAddr::SmartContract(hash),
        }
    }

    pub fn secret_key(&mut self) -> SecretKey {
        let mut seed = self.hash();
        seed[0] &= 0x7f;
        if self.flip() {
            SecretKey::ed25519_from_bytes(seed).unwrap()
        } else {
            SecretKey::secp256k1_from_bytes(seed).unwrap()
        }
    }

    pub fn public_key(&mut self) -> PublicKey {
        if self.below(12) == 0 {
            return PublicKey::System;
        }
        PublicKey::from(&self.secret_key())
    }

    pub fn delegator_kind(&mut self) -> DelegatorKind {
        if self.flip() {
            DelegatorKind::PublicKey(self.public_key())
        } else {
            DelegatorKind::Purse(self.hash())
        }
    }

    pub fn era(&mut self) -> EraId {
        EraId::new(if self.flip() { self.below(1000) } else { self.u64() })
    }

    pub fn key(&mut self) -> Key {
        match self.below(6) {
            0 => Key::Account(self.account_hash()),
            1 => Key::Hash(self.hash()),
            2 | 3 => Key::URef(self.uref()),
            4 => Key::EraInfo(self.era()),
            _ => Key::Dictionary(self.hash()),
        }
    }

    pub fn named_keys(&mut self, most: u64) -> NamedKeys {
        NamedKeys::from(self.map(most, |g| (g.name(), g.key())))
    }

    pub fn protocol_version(&mut self) -> ProtocolVersion {
        ProtocolVersion::from_parts(self.below(4) as u32, self.below(9) as u32, self.u32())
    }

    pub fn group(&mut self) -> Group {
        Group::new(self.name())
    }

    pub fn cl_type(&mut self, depth: u32) -> CLType {
        let simple = depth == 0 || self.below(3) != 0;
        match self.below(if simple { 8 } else { 15 }) {
            0 => CLType::Bool,
            1 => CLType::U512,
            2 => CLType::String,
            3 => CLType::Key,
            4 => CLType::URef,
            5 => CLType::PublicKey,
            6 => CLType::Any,
            7 => CLType::Unit,
            8 => CLType::Option(Box::new(self.cl_type(depth - 1))),
            9 => CLType::List(Box::new(self.cl_type(depth - 1))),
            10 => CLType::ByteArray(self.u32()),
            11 => CLType::Result {
                ok: Box::new(self.cl_type(depth - 1)),
                err: Box::new(self.cl_type(depth - 1)),
            },
            12 => CLType::Map {
                key: Box::new(self.cl_type(depth - 1)),
                value: Box::new(self.cl_type(depth - 1)),
            },
            13 => CLType::Tuple2([
                Box::new(self.cl_type(depth - 1)),
                Box::new(self.cl_type(depth - 1)),
            ]),
            _ => CLType::Tuple1([Box::new(self.cl_type(depth - 1))]),
        }
    }

    pub fn cl_value(&mut self) -> CLValue {
        match self.below(8) {
            0 => CLValue::from_t(self.u512()).unwrap(),
            1 => CLValue::from_t(self.name()).unwrap(),
            2 => CLValue::from_t(self.key()).unwrap(),
            3 => CLValue::from_t(self.map(3, |g| (g.name(), g.u64()))).unwrap(),
            4 => CLValue::from_t(self.option(|g| g.uref())).unwrap(),
            5 => CLValue::from_t((self.u32(), self.flip())).unwrap(),
            6 => CLValue::from_t(self.list(3, |g| g.public_key())).unwrap(),
            _ => {
                let cl_type = self.cl_type(3);
                let n = self.below(40) as usize;
                CLValue::from_components(cl_type, self.bytes(n))
            }
        }
    }

    pub fn runtime_args(&mut self) -> RuntimeArgs {
        let mut args = RuntimeArgs::new();
        for _ in 0..self.below(4) {
            let name = self.name();
            args.insert_cl_value(name, self.cl_value());
        }
        args
    }

    pub fn transaction_hash(&mut self) -> TransactionHash {
        if self.flip() {
            TransactionHash::Deploy(DeployHash::new(self.digest()))
        } else {
            TransactionHash::V1(TransactionV1Hash::new(self.digest()))
        }
    }

    pub fn initiator(&mut self) -> InitiatorAddr {
        if self.flip() {
            InitiatorAddr::PublicKey(self.public_key())
        } else {
            InitiatorAddr::AccountHash(self.account_hash())
        }
    }
}
