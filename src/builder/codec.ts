/**
 * How values of one type travel: what the contracts that are generated from a schema write and read their values with.
 *
 * Answers to: casper-types `bytesrepr.rs` (`ToBytes`, `FromBytes`) and `cl_type.rs` (`CLTyped`).
 *
 * @module
 */
import { isBytesError } from '../bytes/bytesError';
import { CasperTestError, isCasperTestError } from '../bytes/casperTestError';
import { ByteReader } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { type CLType, clTypeChildren, clTypeText } from '../types/clType';
import { CLValue } from '../types/clValue';

/** What a codec is made of. */
export interface CodecParts<Value, Given = Value> {
  /** As in messages: `U256`, `Option(Place)`. */
  readonly name: string;
  /** The type that a contract's value says it has; asked for when it is needed, since types may contain themselves. */
  clType(): CLType;
  write(writer: ByteWriter, value: Given): void;
  read(reader: ByteReader): Value;
}

/** Writes and reads the values of one type. `Given` is what it takes, `Value` what it gives. */
export class Codec<Value, Given = Value> {
  readonly _tag: 'Codec' = 'Codec';
  /** As in messages: `U256`, `Option(Place)`. */
  readonly name: string;
  readonly #parts: CodecParts<Value, Given>;

  /** @internal */
  constructor(parts: CodecParts<Value, Given>) {
    this.name = parts.name;
    this.#parts = parts;
  }

  /** The type of its CLValues. Structs and unions are `Any`, as in Rust. */
  get clType(): CLType {
    return this.#parts.clType();
  }

  /** A CLValue, for example an argument. @throws CasperTestError `BAD_ARGUMENT` saying where the value is wrong */
  toCLValue(value: Given): CLValue {
    return CLValue.fromComponents(this.clType, this.toBytes(value));
  }

  /**
   * What a contract returned or stored.
   *
   * @param value undefined counts as unit, like the `ret` of an execution
   * @throws CasperTestError `SCHEMA_MISMATCH` when it is of another type, or its bytes are no such value
   */
  fromCLValue(value: CLValue = CLValue.unit()): Value {
    if (isSameType(this.clType, value.clType)) return this.fromBytes(value.bytes);
    throw mismatch(`Expected a value of type ${this.name}, got one of type ${clTypeText(value.clType)}`);
  }

  /** The bytes of a value. @throws CasperTestError `BAD_ARGUMENT` saying where the value is wrong */
  toBytes(value: Given): Uint8Array {
    try {
      return writeBytes((writer) => this.write(writer, value));
    } catch (error) {
      throw wrongValue(error, this.name);
    }
  }

  /** A value from all of its bytes. @throws CasperTestError `SCHEMA_MISMATCH` */
  fromBytes(bytes: Uint8Array): Value {
    const reader = new ByteReader(bytes);
    try {
      const value = this.read(reader);
      if (reader.remaining > 0) reader.fail(`${reader.remaining} bytes are left over`);
      return value;
    } catch (error) {
      if (isBytesError(error)) throw mismatch(`These ${bytes.length} bytes are no ${this.name}: ${error.message}`);
      throw error;
    }
  }

  /** @internal */
  write(writer: ByteWriter, value: Given): void {
    this.#parts.write(writer, value);
  }

  /** @internal */
  read(reader: ByteReader): Value {
    return this.#parts.read(reader);
  }
}

/** What was wrong, and where inside the value. */
class WrongPart extends Error {
  readonly _tag: 'WrongPart' = 'WrongPart';
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

function isWrongPart(error: unknown): error is WrongPart {
  return typeof error === 'object' && error !== null && (error as { _tag?: unknown })._tag === 'WrongPart';
}

/** Writes a part of a value; what is wrong with it is told with the part's place, such as `.owner` or `[2]`. */
export function writePart(place: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (isWrongPart(error)) throw new WrongPart(`${place}${error.path}`, error.reason);
    throw new WrongPart(place, reasonOf(error));
  }
}

/** What was expected of a value and what it is instead. */
export function wrongPart(expected: string, got: string): Error {
  return new WrongPart('', `expected ${expected}, got ${got}`);
}

function reasonOf(error: unknown): string {
  if (isBytesError(error)) return error.reason;
  if (isCasperTestError(error)) return error.shortMessage.replace(/\.$/, '').replace(/^E/, 'e');
  return error instanceof Error || hasMessage(error) ? error.message : String(error);
}

function hasMessage(error: unknown): error is { readonly message: string } {
  return typeof error === 'object' && error !== null && typeof (error as { message?: unknown }).message === 'string';
}

function wrongValue(error: unknown, name: string): CasperTestError {
  const path = isWrongPart(error) ? error.path : '';
  const reason = isWrongPart(error) ? error.reason : reasonOf(error);
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `This is no ${name}${path === '' ? '' : `, at ${path}`}: ${reason}.`,
    cause: isWrongPart(error) ? undefined : error,
  });
}

function mismatch(sentence: string): CasperTestError {
  return new CasperTestError({
    code: 'SCHEMA_MISMATCH',
    shortMessage: `${sentence}.`,
    hint: 'Is the schema that of the contract as it is installed? Generate it and the code again from the same source.',
  });
}

/** Whether two types are the same where neither is `Any`, which stands for everything. */
function isSameType(left: CLType, right: CLType): boolean {
  if (left._tag === 'Any' || right._tag === 'Any') return true;
  if (left._tag !== right._tag) return false;
  if (left._tag === 'ByteArray' && right._tag === 'ByteArray') return left.size === right.size;
  const others = clTypeChildren(right);
  return clTypeChildren(left).every((child, index) => isSameType(child, others[index]!));
}
