//! Damaged bytes, and what the reader makes of them.

use crate::gen::Gen;
use casper_types::bytesrepr::{self, FromBytes, ToBytes};
use serde_json::{json, Value};

/// The error's name, `same` when the value writes the bytes it was read from, else the bytes it writes.
pub fn outcome<T: FromBytes + ToBytes>(bytes: &[u8]) -> Value {
    match bytesrepr::deserialize_from_slice::<_, T>(bytes) {
        Err(error) => json!(format!("{error:?}")),
        Ok(value) => {
            let written = value.to_bytes().unwrap();
            if written == bytes {
                json!("same")
            } else {
                json!(hex::encode(written))
            }
        }
    }
}

/// A change as `[position, bytes removed, bytes put there in hex]`.
pub fn of<T: FromBytes + ToBytes>(g: &mut Gen, bytes: &[u8], count: usize) -> Vec<Value> {
    (0..count)
        .map(|_| {
            let at = g.below(bytes.len() as u64 + 1) as usize;
            let left = bytes.len() - at;
            let (removed, put) = match g.below(8) {
                0 => (left, vec![]),
                1 => (0, vec![g.u8()]),
                2 => (left.min(1), vec![]),
                3 => (left.min(4), vec![255; 4]),
                4 => (left.min(1), vec![g.below(4) as u8]),
                5 => (left.min(2), vec![g.below(3) as u8, g.below(3) as u8]),
                _ => (left.min(1), vec![g.u8()]),
            };
            let mut mutant = bytes[..at].to_vec();
            mutant.extend(&put);
            mutant.extend(&bytes[at + removed..]);
            json!([at, removed, hex::encode(put), outcome::<T>(&mutant)])
        })
        .collect()
}
