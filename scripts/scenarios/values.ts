/**
 * Values of scenario files: the EXPRESSIONS, BYTES and ARGS of the conformance format, with the byte lengths that
 * driver programs need to know.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** BYTES of a scenario and how many they are. */
export interface Bytes {
  readonly json: Json;
  readonly size: number;
}

export const DEFAULT = '01d5af25e204ad03d0a26e236996404f1be51a60948bcc026cd084a83690b756d3';
export const PROPOSER = '01bb47d33d777b4559bb917d1825827421c4a6b1b9737f12e1c58ea4305af88b74';
/** The ed25519 secret keys `[1; 32]` and so on. */
export const ONE = '018a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c';
export const TWO = '018139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394';
export const THREE = '01ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d1';

/** CLType tags of bytesrepr. */
export const TAG = {
  Bool: '00', I32: '01', I64: '02', U8: '03', U32: '04', U64: '05', U128: '06', U256: '07', U512: '08', Unit: '09',
  String: '0a', Key: '0b', URef: '0c', Option: '0d', List: '0e', ByteArray: '0f', Result: '10', Map: '11',
  Tuple1: '12', Tuple2: '13', Tuple3: '14', Any: '15', PublicKey: '16',
} as const; // biome-ignore format: a table

export function hex(text: string): Bytes {
  return { json: text, size: text.length / 2 };
}

export function join(...parts: readonly Bytes[]): Bytes {
  const merged: Json[] = [];
  for (const part of parts) {
    const last = merged[merged.length - 1];
    if (typeof part.json === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part.json;
    else if (Array.isArray(part.json)) merged.push(...part.json);
    else if (part.json !== '') merged.push(part.json);
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { json: merged.length === 1 ? (merged[0] as Json) : merged, size };
}

function littleEndian(value: bigint, bytes: number): string {
  let text = '';
  for (let rest = BigInt.asUintN(bytes * 8, value), n = 0; n < bytes; n += 1, rest >>= 8n) {
    text += Number(rest & 255n)
      .toString(16)
      .padStart(2, '0');
  }
  return text;
}

export const u8 = (value: number): Bytes => hex(littleEndian(BigInt(value), 1));
export const u16 = (value: number): Bytes => hex(littleEndian(BigInt(value), 2));
export const u32 = (value: number): Bytes => hex(littleEndian(BigInt(value), 4));
export const u64 = (value: number | bigint): Bytes => hex(littleEndian(BigInt(value), 8));
export const i32: typeof u32 = u32;
export const i64: typeof u64 = u64;
export const bool = (value: boolean): Bytes => u8(value ? 1 : 0);

/** U128, U256 and U512: a length byte, then the significant bytes. */
export function big(value: number | bigint): Bytes {
  let rest = BigInt(value);
  let text = '';
  for (; rest > 0n; rest >>= 8n)
    text += Number(rest & 255n)
      .toString(16)
      .padStart(2, '0');
  return hex((text.length / 2).toString(16).padStart(2, '0') + text);
}

export const raw = (text: string): Bytes => hex(bytesToHex(utf8ToBytes(text)));

/** bytesrepr of a string or a byte vector: length, then the bytes. */
export const string = (text: string): Bytes => join(u32(raw(text).size), raw(text));
export const vector = (bytes: Bytes): Bytes => join(u32(bytes.size), bytes);
export const none = (): Bytes => u8(0);
export const some = (value: Bytes): Bytes => join(u8(1), value);
export const list = (...items: readonly Bytes[]): Bytes => join(u32(items.length), ...items);
export const fill = (size: number, byte = 0xcc): Bytes => hex(byte.toString(16).padStart(2, '0').repeat(size));

/** bytesrepr of a CLValue; `type` is the hex of its CLType. */
export const clValue = (value: Bytes, type: string): Bytes => join(vector(value), hex(type));
export const unitValue = (): Bytes => clValue(hex(''), TAG.Unit);
export const u64Value = (value: number | bigint): Bytes => clValue(u64(value), TAG.U64);
export const stringValue = (text: string): Bytes => clValue(string(text), TAG.String);
export const u512Value = (value: number | bigint): Bytes => clValue(big(value), TAG.U512);

/** The account hash of an ed25519 public key, 32 bytes. */
export function accountHash(publicKey: string): Bytes {
  const input = new Uint8Array([...utf8ToBytes('ed25519'), 0, ...hexToBytes(publicKey.slice(2))]);
  return hex(bytesToHex(blake2b(input, { dkLen: 32 })));
}

/** bytesrepr of Key::Account. */
export const accountKey = (publicKey: string): Bytes => join(hex('00'), accountHash(publicKey));
export const hashKey = (address: string): Bytes => hex(`01${address}`);
/** bytesrepr of Key::URef for an address in hex. */
export const urefKey = (address: string, rights: number): Bytes => join(hex(`02${address}`), u8(rights));
export const uref = (address: string, rights: number): Bytes => join(hex(address), u8(rights));

/** bytesrepr of a URef that a KEY expression gives: 33 bytes. */
export const urefOf = (key: Json): Bytes => ({ json: { uref: key }, size: 33 });
/** bytesrepr of the Key::URef that a KEY expression gives: 34 bytes. */
export const urefKeyOf = (key: Json): Bytes => ({ json: { key }, size: 34 });
/** bytesrepr of a Key of 33 bytes (account, hash, dictionary, ...) that a KEY expression gives. */
export const keyOf = (key: Json, size = 33): Bytes => ({ json: { key }, size });
/** The 32 bytes of a HASH expression. */
export const hashOf = (key: Json): Bytes => ({ json: { hash: key }, size: 32 });

export const mainPurse = (account: string): Json => ({ mainPurse: { account } });
export const namedKey = (account: string, name: string): Json => ({ namedKey: [{ account }, name] });
export const withRights = (key: Json, rights: number): Json => ({ withRights: [key, rights] });
/** CSPR in motes. */
export const cspr = (amount: number): bigint => BigInt(amount) * 1_000_000_000n;

/** An argument of an exec step. */
export type Argument = readonly [name: string, type: Json, bytes: Json];
export const argument = (name: string, type: Json, bytes: Bytes): Argument => [name, type, bytes.json];
export const amountArgument = (value: number | bigint): Argument => argument('amount', 'U512', big(value));
