/**
 * Parameters of a request, by name or by position, and the values in them.
 *
 * Answers to: the `Deserialize` implementations of casper-sidecar `rpc_sidecar/src/rpcs/` and of casper-types.
 *
 * @module
 */
import { isBytesError } from '../../bytes/bytesError';
import { hexToBytes } from '../../bytes/hex';
import { AccountHash } from '../../types/accountHash';
import { EntityAddr } from '../../types/entityAddr';
import { Key } from '../../types/key';
import { PublicKey } from '../../types/publicKey';
import type { Json, JsonObject } from '../json/exactJson';
import { rpcFail } from './rpcError';

/** A parameter that a method takes. */
export interface ParamSpec {
  readonly name: string;
  readonly isOptional?: boolean;
  /** Another name it goes by. */
  readonly alias?: string;
  /** For people: what it holds. */
  readonly description: string;
}

/** Refuses parameters. */
export function badParams(reason: string): never {
  return rpcFail('InvalidParams', `Failed to parse 'params' field: ${reason}`);
}

/** A value somewhere in the parameters. */
export class Param {
  readonly value: Json;
  readonly #path: string;

  constructor(value: Json, path: string) {
    this.value = value;
    this.#path = path;
  }

  fail(expected: string): never {
    const { value } = this;
    const shown =
      typeof value === 'string'
        ? `the string ${JSON.stringify(value)}`
        : Array.isArray(value)
          ? 'a list'
          : typeof value;
    return badParams(`${this.#path}: expected ${expected}, got ${value === null ? 'null' : shown}`);
  }

  /** Reads it with a parser that throws `BytesError`. */
  parsed<T>(expected: string, parse: (text: string) => T): T {
    try {
      return parse(this.string(expected));
    } catch (error) {
      if (!isBytesError(error)) throw error;
      return badParams(`${this.#path}: expected ${expected}: ${error.reason}`);
    }
  }

  string(expected: string = 'a string'): string {
    return typeof this.value === 'string' ? this.value : this.fail(expected);
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true or false');
  }

  /** An integer of 64 bits; text of digits will do. */
  u64(): bigint {
    const { value } = this;
    const isDigits = typeof value === 'string' && /^\d{1,20}$/.test(value);
    const isInteger = typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
    if (!isDigits && !isInteger) return this.fail('an integer from 0 to 18446744073709551615');
    const wide = BigInt(value as string | number | bigint);
    return wide >= 0n && wide <= 0xffff_ffff_ffff_ffffn ? wide : this.fail('an integer from 0 to 18446744073709551615');
  }

  /** An amount of motes: decimal text, or an integer. */
  motes(): bigint {
    const { value } = this;
    if (typeof value === 'string' && /^\d{1,155}$/.test(value)) return BigInt(value);
    return this.u64();
  }

  object(): JsonObject {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail('an object');
    return value as JsonObject;
  }

  field(name: string): Param {
    const value = this.object()[name];
    return value === undefined
      ? badParams(`${this.#path}: missing field \`${name}\``)
      : new Param(value, `${this.#path}.${name}`);
  }

  list(): readonly Param[] {
    const { value } = this;
    if (!Array.isArray(value)) return this.fail('a list');
    return (value as readonly Json[]).map((each, index) => new Param(each, `${this.#path}[${index}]`));
  }

  /** One of these names, with what is under it. */
  variant<T extends string>(...names: readonly T[]): readonly [T, Param] {
    const entries = Object.entries(this.object());
    const [name, value] = entries[0] ?? [];
    const known = names.find((each) => each === name);
    if (entries.length !== 1 || known === undefined || value === undefined) {
      return this.fail(`one of ${names.join(', ')}`);
    }
    return [known, new Param(value, `${this.#path}.${known}`)];
  }

  /** 32 bytes in hex. */
  digest(): Uint8Array {
    const text = this.string('64 hex digits');
    return /^[0-9a-fA-F]{64}$/.test(text) ? hexToBytes(text.toLowerCase()) : this.fail('64 hex digits');
  }

  publicKey(): PublicKey {
    return this.parsed('a public key in hex', PublicKey.fromHex);
  }

  /** `account-hash-…`; casper-js-sdk 5.0 leaves the last hyphen out. */
  accountHash(): AccountHash {
    return this.parsed('an account hash', (text) =>
      AccountHash.fromFormattedString(text.replace(/^account-hash(?=[0-9a-fA-F]{64}$)/, 'account-hash-')),
    );
  }

  key(): Key {
    return this.parsed('a formatted key', Key.fromFormattedString);
  }

  entityAddr(): EntityAddr {
    return this.parsed('an entity address', EntityAddr.fromFormattedString);
  }
}

/** All parameters of a request. */
export class Params {
  readonly #values: ReadonlyMap<string, Json>;

  private constructor(values: ReadonlyMap<string, Json>) {
    this.#values = values;
  }

  /**
   * @param given an object, a list, or nothing
   * @throws RpcError `InvalidParams`
   */
  static read(given: Json | undefined, specs: readonly ParamSpec[]): Params {
    const isAbsent = given === undefined || given === null;
    if (specs.length === 0) {
      const isEmpty = isAbsent || (typeof given === 'object' && Object.keys(given as object).length === 0);
      if (!isEmpty) {
        rpcFail('InvalidParams', "'params' field should be an empty Array '[]', an empty Object '{}' or absent");
      }
      return new Params(new Map());
    }
    const allOptional = specs.every((spec) => spec.isOptional);
    if (isAbsent && !allOptional) rpcFail('InvalidParams', "Missing 'params' field");
    const values = new Map<string, Json>();
    if (Array.isArray(given)) {
      if (given.length > specs.length) badParams(`at most ${specs.length} elements, got ${given.length}`);
      for (const [index, value] of (given as readonly Json[]).entries()) values.set(specs[index]!.name, value);
    } else {
      for (const [name, value] of Object.entries((given ?? {}) as JsonObject)) {
        const spec = specs.find((each) => each.name === name || each.alias === name);
        if (spec === undefined) {
          return badParams(
            `unknown field \`${name}\`, expected one of ${specs.map((each) => `\`${each.name}\``).join(', ')}`,
          );
        }
        if (value !== undefined) values.set(spec.name, value);
      }
    }
    const missing = specs.find((spec) => !spec.isOptional && !values.has(spec.name));
    if (missing !== undefined) badParams(`missing field \`${missing.name}\``);
    return new Params(values);
  }

  get(name: string): Param {
    return new Param(this.#values.get(name) ?? null, name);
  }

  /** `undefined` when it is absent or null. */
  optional(name: string): Param | undefined {
    const value = this.#values.get(name);
    return value === undefined || value === null ? undefined : new Param(value, name);
  }
}
