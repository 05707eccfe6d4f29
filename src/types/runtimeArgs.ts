/**
 * Named arguments of session code and entry points.
 *
 * Answers to: casper-types `transaction/runtime_args.rs`.
 */

import { type ByteReader, readAll } from '../bytes/reader';
import { type ByteWriter, writeBytes } from '../bytes/writer';
import { CLValue } from './clValue';

/** One argument. */
export interface NamedArg {
  readonly name: string;
  readonly value: CLValue;
}

/** Immutable list of named arguments, in order; a name may occur more than once, and then its first value counts. */
export class RuntimeArgs {
  readonly _tag = 'RuntimeArgs' as const;
  readonly entries: readonly NamedArg[];

  private constructor(entries: readonly NamedArg[]) {
    this.entries = entries;
  }

  /** No arguments. */
  static empty(): RuntimeArgs {
    return new RuntimeArgs([]);
  }

  /** In the given order. */
  static fromEntries(entries: Iterable<NamedArg>): RuntimeArgs {
    return new RuntimeArgs([...entries]);
  }

  /** The same as `fromEntries`. */
  static from(entries: Iterable<NamedArg>): RuntimeArgs {
    return RuntimeArgs.fromEntries(entries);
  }

  /** From the serialized form; throws `BytesError`. */
  static fromBytes(bytes: Uint8Array): RuntimeArgs {
    return readAll(bytes, RuntimeArgs.read);
  }

  /** Reads one in bytesrepr. Throws `BytesError`. */
  static read(reader: ByteReader): RuntimeArgs {
    return new RuntimeArgs(reader.readVec(() => ({ name: reader.readString(), value: CLValue.read(reader) })));
  }

  /** Writes it in bytesrepr. */
  write(writer: ByteWriter): void {
    writer.writeVec(this.entries, (_, { name, value }) => {
      writer.writeString(name);
      value.write(writer);
    });
  }

  /** The arguments in bytesrepr. */
  toBytes(): Uint8Array {
    return writeBytes((writer) => this.write(writer));
  }

  /** The first argument of that name. */
  get(name: string): CLValue | undefined {
    return this.entries.find((entry) => entry.name === name)?.value;
  }

  /** These arguments and one more. */
  with(name: string, value: CLValue): RuntimeArgs {
    return new RuntimeArgs([...this.entries, { name, value }]);
  }

  /**
   * The number in an argument of type U512 or U64; 0 when it is absent or of another type.
   * Throws `BytesError` when its bytes are not such a number.
   */
  tryGetNumber(name: string): bigint {
    const value = this.get(name);
    switch (value?.clType._tag) {
      case 'U512':
        return readAll(value.bytes, (reader) => reader.readU512());
      case 'U64':
        return readAll(value.bytes, (reader) => reader.readU64());
      default:
        return 0n;
    }
  }

  /** Whether both have the same arguments in the same order. */
  equals(other: RuntimeArgs): boolean {
    return (
      this.entries.length === other.entries.length &&
      this.entries.every(({ name, value }, index) => {
        const entry = other.entries[index]!;
        return name === entry.name && value.equals(entry.value);
      })
    );
  }

  /** Its text, as messages show it. */
  toString(): string {
    return `RuntimeArgs(${this.entries.map(({ name, value }) => `${name}: ${value.toString()}`).join(', ')})`;
  }
}
