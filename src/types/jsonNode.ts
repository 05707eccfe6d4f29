/**
 * A walk through JSON that knows where it is, so that what does not fit can be named.
 */
import { BytesError, isBytesError } from '../bytes/bytesError';
import { checksummedHexToBytes } from '../bytes/hex';

/** Strings, or numbers of at least 16 digits, which may not be exact in JavaScript. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** A value in JSON and its path. Every reading method throws `BytesError` (`Formatting`) that names the path. */
export class JsonNode {
  private readonly value: unknown;
  /** Such as `$.header.account`. */
  readonly path: string;

  private constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  /** Parses a text; long integers stay exact. */
  static parse(text: string): JsonNode {
    const exact = text.replace(STRING_OR_LONG_NUMBER, (match) => (match.startsWith('"') ? match : `"${match}"`));
    try {
      return new JsonNode(JSON.parse(exact), '$');
    } catch (error) {
      throw new BytesError('Formatting', 0, `not JSON: ${(error as Error).message}`);
    }
  }

  /** What was parsed elsewhere. */
  static of(value: unknown): JsonNode {
    return new JsonNode(value, '$');
  }

  fail(reason: string): never {
    throw new BytesError('Formatting', 0, `${this.path}: ${reason}`);
  }

  /** Fails with what belongs here and what is here. */
  expected(what: string): never {
    return this.fail(`expected ${what}, got ${shown(this.value)}`);
  }

  /** Whether it is there and not null. */
  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The text, if it is one. */
  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** A member of an object, which need not be there. */
  field(name: string): JsonNode {
    const fields = this.object();
    return new JsonNode(Object.hasOwn(fields, name) ? fields[name] : undefined, `${this.path}.${name}`);
  }

  /** The elements of an array. */
  elements(): readonly JsonNode[] {
    if (!Array.isArray(this.value)) {
      return this.expected('an array');
    }
    return this.value.map((element, index) => new JsonNode(element, `${this.path}[${index}]`));
  }

  /** The name and the contents of an object of one member, which is how Rust's enums look. A text is a name alone. */
  variant(): readonly [name: string, contents: JsonNode] {
    if (typeof this.value === 'string') {
      return [this.value, new JsonNode(undefined, this.path)];
    }
    const names = Object.keys(this.object());
    const [name] = names;
    if (name === undefined || names.length > 1) {
      return this.expected('one of several kinds, as a text or an object of one member');
    }
    return [name, this.field(name)];
  }

  string(): string {
    return this.text ?? this.expected('a text');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.expected('true or false');
  }

  /** A whole number from 0 to `largest`. */
  integer(largest: bigint): bigint {
    const isWhole = Number.isSafeInteger(this.value) || (typeof this.value === 'string' && /^\d+$/.test(this.value));
    const number = isWhole ? BigInt(this.value as number | string) : -1n;
    return number >= 0n && number <= largest ? number : this.expected(`a whole number from 0 to ${largest}`);
  }

  u8(): number {
    return Number(this.integer(0xffn));
  }

  u16(): number {
    return Number(this.integer(0xffffn));
  }

  u32(): number {
    return Number(this.integer(0xffff_ffffn));
  }

  u64(): bigint {
    return this.integer(0xffff_ffff_ffff_ffffn);
  }

  /** Bytes in hex, of a given number if one is given. */
  bytes(length?: number): Uint8Array {
    const bytes = this.parsed(this.string(), checksummedHexToBytes);
    return length === undefined || bytes.length === length ? bytes : this.fail(`expected ${length} bytes in hex`);
  }

  /** What `parse` makes of a text; its errors name the path. */
  parsed<T>(text: string, parse: (text: string) => T): T {
    try {
      return parse(text);
    } catch (error) {
      return this.fail(isBytesError(error) ? error.reason : (error as Error).message);
    }
  }

  /** Undefined where null or nothing is. */
  optional<T>(read: (node: JsonNode) => T): T | undefined {
    return this.isPresent ? read(this) : undefined;
  }

  private object(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      return this.expected('an object');
    }
    return this.value as Readonly<Record<string, unknown>>;
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.keys(value).slice(0, 4).join(', ');
  return members === '' ? 'an empty object' : `an object (${members})`;
}
