/** The expression language by which a step refers to results of earlier ones (docs/conformance.md, Expressions). */
import { isLeft, isRight } from 'fp-ts/Either';
import type { WasmTestBuilder } from '../../../src/builder/wasmTestBuilder';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { EnginePanic } from '../../../src/state/enginePanic';
import { AccountHash } from '../../../src/types/accountHash';
import type { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { EntityAddr } from '../../../src/types/entityAddr';
import type { InitiatorAddr } from '../../../src/types/initiatorAddr';
import { Key } from '../../../src/types/key';
import type { NamedKeys } from '../../../src/types/namedKeys';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import type { StoredValue } from '../../../src/types/storedValue';
import { URef } from '../../../src/types/uref';
import { type Json, type JsonObject, written } from './json';

/** An expression that needs state which is not there: the step ends as `{unresolved}`. */
export class Unresolved extends Error {
  readonly _tag: 'Unresolved' = 'Unresolved';
}

/** A scenario that does not follow the format. */
export class BadScenario extends Error {
  readonly _tag: 'BadScenario' = 'BadScenario';
}

/** A step kind or option that this engine does not have. */
export class Unsupported extends Error {
  readonly _tag: 'Unsupported' = 'Unsupported';
}

/** What is remembered of finished steps. */
export interface Memory {
  readonly roots: Map<string, Uint8Array>;
  readonly rets: Map<string, CLValue>;
}

/** Fails with a {@link BadScenario}. */
export function bad(what: string, value?: unknown): never {
  throw new BadScenario(`scenario: ${what}${value === undefined ? '' : ` in ${JSON.stringify(value)}`}`);
}

function unresolved(why: string): never {
  throw new Unresolved(why);
}

/** A string field, or `undefined`. */
export function stringOf(step: JsonObject, field: string): string | undefined {
  const value = step[field];
  return typeof value === 'string' ? value : undefined;
}

/** A boolean field, or `undefined`. */
export function booleanOf(step: JsonObject, field: string): boolean | undefined {
  const value = step[field];
  return typeof value === 'boolean' ? value : undefined;
}

/** An unsigned field given as number or decimal string, or `undefined`. */
export function u64Of(step: JsonObject, field: string): bigint | undefined {
  const value = step[field];
  if (typeof value === 'number') return BigInt(value);
  return typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : undefined;
}

/** A list field; absent counts as empty. */
export function arrayOf(step: JsonObject, field: string): readonly Json[] {
  const value = step[field];
  return Array.isArray(value) ? value : [];
}

/** An amount: JSON number or decimal string. */
export function amount(value: Json | undefined): bigint {
  if (typeof value === 'number') return BigInt(value);
  return typeof value === 'string' ? BigInt(value) : bad('amount', value);
}

/** A public key in hex, or `"system"`. */
export function publicKey(value: Json | undefined): PublicKey {
  if (typeof value !== 'string') return bad('public key', value);
  return value === 'system' ? PublicKey.system() : PublicKey.fromHex(value);
}

/** ACCOUNT of the format. */
export function account(value: Json | undefined): AccountHash {
  if (typeof value === 'string' && value.startsWith('account-hash-')) return AccountHash.fromFormattedString(value);
  return publicKey(value).toAccountHash();
}

/** INITIATOR of the format. */
export function initiatorAddr(value: Json | undefined): InitiatorAddr {
  if (typeof value !== 'string') return bad('initiator', value);
  if (value === 'system' || value.startsWith('account-hash-'))
    return { _tag: 'AccountHash', accountHash: account(value) };
  return { _tag: 'PublicKey', publicKey: publicKey(value) };
}

/** VERSION of the format. */
export function protocolVersion(value: Json | undefined): ProtocolVersion {
  return typeof value === 'string' ? ProtocolVersion.fromString(value) : ProtocolVersion.fromParts(2, 0, 0);
}

/** Evaluates expressions against a builder's current state. */
export class Expressions {
  readonly #builder: WasmTestBuilder;
  readonly #memory: Memory;

  constructor(builder: WasmTestBuilder, memory: Memory) {
    this.#builder = builder;
    this.#memory = memory;
  }

  /** The state root a query runs against: `undefined` for the current one. */
  root(step: JsonObject): Uint8Array | undefined {
    const id = stringOf(step, 'at');
    return id === undefined ? undefined : (this.#memory.roots.get(id) ?? hexToBytes(id));
  }

  /** KEY of the format. */
  key(value: Json | undefined): Key {
    if (typeof value === 'string') return Key.fromFormattedString(value);
    const [op, arg] = single(value, 'key expression');
    switch (op) {
      case 'account':
        return Key.account(account(arg));
      case 'namedKey': {
        const [owner, name] = pair(arg);
        return this.namedKeys(this.key(owner)).get(String(name)) ?? unresolved(`no named key ${JSON.stringify(name)}`);
      }
      case 'contractOf': {
        const [packageKey, pick] = pair(arg);
        return this.#versionOf(this.key(packageKey), pick);
      }
      case 'packageOf': {
        const value = this.#read(this.key(arg));
        if (value._tag === 'Contract') return Key.hash(value.value.contractPackageHash);
        if (value._tag === 'AddressableEntity') return Key.smartContract(value.value.packageHash);
        return unresolved(`no package in ${value._tag}`);
      }
      case 'wasmOf': {
        const value = this.#read(this.key(arg));
        return value._tag === 'Contract'
          ? Key.hash(value.value.contractWasmHash)
          : unresolved(`no wasm in ${value._tag}`);
      }
      case 'system':
        return this.#system(String(arg));
      case 'mainPurse':
        return Key.uref(this.#mainPurse(this.key(arg)));
      case 'balance':
        return Key.balance(this.uref(arg).addr);
      case 'dictionary': {
        const [seed, item] = pair(arg);
        return Key.dictionaryItem(this.uref(seed), new TextEncoder().encode(String(item)));
      }
      case 'normalize':
        return this.key(arg).normalize();
      case 'hash':
        return Key.hash(this.hash(arg));
      case 'withRights': {
        const [purse, bits] = pair(arg);
        return Key.uref(this.uref(purse).withAccessRights(Number(bits)));
      }
      case 'value': {
        const value = this.#read(this.key(arg));
        if (value._tag !== 'CLValue' || value.value.clType._tag !== 'Key') return unresolved('not a Key value');
        return Key.fromBytes(value.value.bytes);
      }
      case 'ret':
        return this.#returnedKey(String(arg));
      case 'blockGlobal':
        return blockGlobal(String(arg));
      case 'gasHold': {
        const [purse, time] = pair(arg);
        return Key.balanceHold('Gas', this.uref(purse).addr, amount(time));
      }
      case 'bytes':
        return Key.fromBytes(hexToBytes(String(arg)));
      default:
        return bad('key expression', value);
    }
  }

  /** The URef a KEY expression gives. */
  uref(value: Json | undefined): URef {
    const key = this.key(value);
    const payload = key.payload();
    return payload.variant === 'URef' ? payload.uref : unresolved(`not a uref: ${key}`);
  }

  /** HASH of the format. */
  hash(value: Json | undefined): Uint8Array {
    if (typeof value === 'string' && value.length === 64) return hexToBytes(value);
    const key = this.key(value);
    switch (key.variant) {
      case 'Hash':
      case 'SmartContract':
      case 'Account':
      case 'URef':
        return key.bytes.slice(1, 33);
      case 'AddressableEntity':
        return key.bytes.slice(2, 34);
      default:
        return bad(`no 32 byte address in ${key}`);
    }
  }

  /** BYTES of the format. */
  bytes(value: Json | undefined): Uint8Array {
    if (typeof value === 'string') return hexToBytes(value);
    if (Array.isArray(value)) return concat((value as readonly Json[]).map((part) => this.bytes(part)));
    const [op, arg] = single(value, 'bytes expression');
    switch (op) {
      case 'key':
        return this.key(arg).bytes;
      case 'uref':
        return this.uref(arg).toBytes();
      case 'hash':
        return this.hash(arg);
      case 'string':
        return written((writer) => writer.writeString(String(arg)));
      case 'publicKey':
        return publicKey(arg).toBytes();
      case 'ret':
        return this.#ret(String(arg)).bytes;
      default:
        return bad('bytes expression', value);
    }
  }

  /** ARGS of the format. */
  args(list: readonly Json[]): RuntimeArgs {
    return RuntimeArgs.fromEntries(
      list.map((triple) => {
        const [name, type, bytes] = triple as readonly Json[];
        return { name: String(name), value: CLValue.fromComponents(clType(type), this.bytes(bytes)) };
      }),
    );
  }

  /** The named keys of an account, contract, system contract or entity. */
  namedKeys(owner: Key): NamedKeys {
    const payload = owner.payload();
    switch (payload.variant) {
      case 'Account':
        return this.#builder.getNamedKeys(EntityAddr.account(this.#entityHashOf(payload.accountHash)));
      case 'AddressableEntity':
        return this.#builder.getNamedKeys(payload.entityAddr);
      case 'Hash': {
        const found = this.#builder.query(owner);
        return isRight(found) && found.right._tag === 'Contract'
          ? found.right.value.namedKeys
          : this.#builder.getNamedKeys(EntityAddr.smartContract(payload.addr));
      }
      default:
        return unresolved(`${owner} has no named keys`);
    }
  }

  #entityHashOf(account: AccountHash): Uint8Array {
    const found = this.#builder.getEntityHashByAccountHash(account);
    if (found._tag === 'Some') return found.value;
    throw new EnginePanic('must have entity hash');
  }

  #read(key: Key): StoredValue {
    const found = this.#builder.query(key);
    return isLeft(found) ? unresolved(`nothing under ${key}: ${found.left}`) : found.right;
  }

  #ret(id: string): CLValue {
    return this.#memory.rets.get(id) ?? unresolved(`no ret of ${id}`);
  }

  #returnedKey(id: string): Key {
    const ret = this.#ret(id);
    if (ret.clType._tag === 'Key') return Key.fromBytes(ret.bytes);
    if (ret.clType._tag === 'URef') return Key.uref(URef.fromBytes(ret.bytes));
    if (ret.clType._tag === 'ByteArray' && ret.clType.size === 32) return Key.hash(ret.bytes);
    return unresolved(`ret is ${ret.clType._tag}`);
  }

  #mainPurse(owner: Key): URef {
    const payload = owner.payload();
    if (payload.variant === 'Account') {
      const found = this.#builder.getEntityByAccountHash(payload.accountHash);
      return found._tag === 'Some' ? found.value.mainPurse : unresolved('no such account');
    }
    const value = this.#read(owner);
    return value._tag === 'AddressableEntity' ? value.value.mainPurse : unresolved(`no main purse in ${value._tag}`);
  }

  #versionOf(packageKey: Key, pick: Json | undefined): Key {
    const value = this.#read(packageKey);
    if (value._tag === 'ContractPackage') return Key.hash(picked(value.value.versions, pick).contractHash);
    if (value._tag === 'SmartContract') return Key.addressableEntity(picked(value.value.versions, pick).entityAddr);
    return unresolved(`not a package: ${value._tag}`);
  }

  #system(name: string): Key {
    const address = this.#builder.getSystemContractHash(name);
    return this.#builder.chainspec().core.enableAddressableEntity
      ? Key.addressableEntity(EntityAddr.system(address))
      : Key.hash(address);
  }
}

/** The n-th version, counted from 1, or the last. */
function picked<T>(versions: readonly T[], pick: Json | undefined): T {
  const index = typeof pick === 'number' ? pick - 1 : versions.length - 1;
  return versions[index] ?? unresolved('no version');
}

/** The one entry of an object that says what it is by its name. */
export function single(value: Json | undefined, what: string): readonly [string, Json] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(what, value);
  const entry = Object.entries(value)[0];
  return entry ?? bad(what, value);
}

function pair(value: Json | undefined): readonly [Json | undefined, Json | undefined] {
  return Array.isArray(value) ? [value[0] as Json, value[1] as Json] : bad('a pair', value);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return hexToBytes(parts.map(bytesToHex).join(''));
}

function blockGlobal(name: string): Key {
  const which = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  if (
    which === 'BlockTime' ||
    which === 'MessageCount' ||
    which === 'ProtocolVersion' ||
    which === 'AddressableEntity'
  ) {
    return Key.blockGlobal(which);
  }
  return bad('block global', name);
}

/** A CLType from its serde JSON. */
export function clType(value: Json | undefined): CLType {
  if (typeof value === 'string') return { _tag: value } as CLType;
  const [name, arg] = single(value, 'CLType');
  const parts = arg as { readonly [name: string]: Json };
  switch (name) {
    case 'Option':
    case 'List':
      return { _tag: name, inner: clType(arg) };
    case 'ByteArray':
      return { _tag: name, size: Number(arg) };
    case 'Result':
      return { _tag: name, ok: clType(parts.ok), err: clType(parts.err) };
    case 'Map':
      return { _tag: name, key: clType(parts.key), value: clType(parts.value) };
    case 'Tuple1':
    case 'Tuple2':
    case 'Tuple3':
      return { _tag: name, inner: (arg as readonly Json[]).map(clType) } as unknown as CLType;
    default:
      return bad('CLType', value);
  }
}
