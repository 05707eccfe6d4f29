/**
 * Values as TypeScript, for tests that are printed.
 *
 * @module
 */

import { tagOf } from '../builder/coerce';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from '../builder/testAccounts';
import { bytesToHex } from '../bytes/hex';
import type { AccountHash } from '../types/accountHash';
import type { CLValue } from '../types/clValue';
import type { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { PublicKey } from '../types/publicKey';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { URef } from '../types/uref';

/** Columns of a line. */
const WIDTH = 120;

/** Writes values as expressions and notes what these take from the package. */
export class TypeScriptText {
  /** Names to import from `casper-engine-test-support`. */
  readonly imports: Set<string> = new Set();

  /** An expression for a value, a member a line where it is long. */
  of(value: unknown, indent = ''): string {
    switch (typeof value) {
      case 'string':
        return quoted(value);
      case 'bigint':
        return `${value}n`;
      case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
      case 'object':
        return value === null ? 'null' : this.#object(value, indent);
      case 'boolean':
      case 'undefined':
        return String(value);
      default:
        return unwritable(typeof value);
    }
  }

  /** A list of expressions in brackets. */
  #group(open: string, items: readonly ((indent: string) => string)[], close: string, indent: string): string {
    const padding = open.endsWith('{') ? ' ' : '';
    const oneLine = `${open}${padding}${items.map((item) => item(indent)).join(', ')}${padding}${close}`;
    if (items.length === 0) return `${open}${close}`;
    if (!oneLine.includes('\n') && indent.length + oneLine.length <= WIDTH - 20) return oneLine;
    const inner = `${indent}  `;
    return [open, ...items.map((item) => `${inner}${item(inner)},`), `${indent}${close}`].join('\n');
  }

  #object(value: object, indent: string): string {
    if (ArrayBuffer.isView(value)) return this.#bytes(value as Uint8Array);
    if (Array.isArray(value)) {
      return this.#group(
        '[',
        value.map((each) => (inner) => this.of(each, inner)),
        ']',
        indent,
      );
    }
    const kind = Object.prototype.toString.call(value);
    if (kind === '[object Map]' || kind === '[object Set]') {
      const entries = [...(value as ReadonlySet<unknown>)];
      const name = kind === '[object Map]' ? 'Map' : 'Set';
      return this.#group(
        `new ${name}([`,
        entries.map((each) => (inner) => this.of(each, inner)),
        '])',
        indent,
      );
    }
    return this.#account(value) ?? this.#tagged(value, tagOf(value), indent) ?? this.#plain(value, indent);
  }

  #bytes(bytes: Uint8Array): string {
    if (Object.prototype.toString.call(bytes) !== '[object Uint8Array]') return unwritable('an array of numbers');
    if (bytes.length === 0) return 'new Uint8Array(0)';
    return `${this.#use('hexToBytes')}('${bytesToHex(bytes)}')`;
  }

  /** A person of the test network, or one of its keys. */
  #account(value: object): string | undefined {
    const named = Object.entries(TEST_ACCOUNTS).map(([name, account]) => [`TEST_ACCOUNTS.${name}`, account] as const);
    const accounts = [...named, ['DEFAULT_ACCOUNT', DEFAULT_ACCOUNT], ['DEFAULT_PROPOSER', DEFAULT_PROPOSER]] as const;
    for (const [text, account] of accounts) {
      const [first] = text.split('.');
      const isWhole = 'secretKey' in value && 'accountHash' in value && same(value.accountHash, account.accountHash);
      if (!isWhole && !same(value, account.accountHash) && !same(value, account.publicKey)) continue;
      this.#use(first!);
      if (isWhole) return text;
      return tagOf(value) === 'AccountHash' ? `${text}.accountHash` : `${text}.publicKey`;
    }
    return undefined;
  }

  #tagged(value: object, tag: string | undefined, indent: string): string | undefined {
    switch (tag) {
      case 'AccountHash':
      case 'URef':
      case 'EntityAddr':
        return this.#formatted(tag, value as AccountHash | URef | EntityAddr);
      case 'Key':
        return this.#key(value as Key);
      case 'PublicKey':
        return `${this.#use('PublicKey')}.fromHex('${(value as PublicKey).toHex()}')`;
      case 'CLValue':
        return `${this.#use('CLValue')}.fromBytes(${this.#bytes((value as CLValue).toBytes())})`;
      case 'RuntimeArgs': {
        const { entries } = value as RuntimeArgs;
        const items = entries.map((entry) => (inner: string) => this.#plain(entry, inner));
        return this.#group(`${this.#use('RuntimeArgs')}.fromEntries([`, items, '])', indent);
      }
      case 'None':
        return this.#use('none');
      case 'Some':
        return this.#call('some', (value as { readonly value: unknown }).value, indent);
      case 'Left':
        return this.#call('left', (value as { readonly left: unknown }).left, indent);
      case 'Right':
        return this.#call('right', (value as { readonly right: unknown }).right, indent);
      default:
        return undefined;
    }
  }

  #key(key: Key): string {
    const account = key.asAccount();
    const named = account === undefined ? undefined : this.#account(account);
    if (named !== undefined) return `${this.#use('Key')}.account(${named})`;
    const text = key.toFormattedString();
    const isRead = attempt(() => Key.fromFormattedString(text).compare(key) === 0) ?? false;
    if (isRead) return `${this.#use('Key')}.fromFormattedString('${text}')`;
    return `${this.#use('Key')}.fromBytes(${this.#bytes(key.toBytes())})`;
  }

  #formatted(className: string, value: { toFormattedString(): string }): string {
    return `${this.#use(className)}.fromFormattedString('${value.toFormattedString()}')`;
  }

  #call(name: string, value: unknown, indent: string): string {
    return `${this.#use(name)}(${this.of(value, indent)})`;
  }

  #plain(value: object, indent: string): string {
    const prototype: unknown = Object.getPrototypeOf(value);
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!isPlain) return unwritable(tagOf(value) ?? value.constructor.name);
    const members = Object.entries(value).map(
      ([name, each]) =>
        (inner: string) =>
          `${memberName(name)}: ${this.of(each, inner)}`,
    );
    return this.#group('{', members, '}', indent);
  }

  #use(name: string): string {
    this.imports.add(name);
    return name;
  }
}

/** A text in quotes, on one line whatever is in it. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${escaped.replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, unicodeEscape)}'`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** Text that the compiler refuses, rather than one that means something else. */
function unwritable(what: string): string {
  return `(() => { throw new Error(${quoted(`${what} cannot be written as TypeScript: put it here by hand`)}); })()`;
}

function same(value: unknown, account: AccountHash | PublicKey): boolean {
  return tagOf(value) === account._tag && String(value) === String(account);
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
