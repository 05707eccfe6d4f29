/**
 * Assembles programs of the driver module from a list of instructions with symbolic data.
 */
import { OPERATION_BASE, OPERATIONS, type Operation, PROGRAM_ADDRESS } from './driver';
import { HOST_FUNCTIONS } from './hostFunctions';
import { type Bytes, fill, hex, type Json, join, u8, u16, u32 } from './values';

/** A place in the program's data; its address is known once the program is assembled. */
export interface Place {
  readonly bytes: Bytes;
  readonly offset: number;
}

/** A parameter: a literal, an address, or the word that stands at an address. */
export type Parameter = number | Place | { readonly wordAt: Place };

interface Instruction {
  readonly opcode: number;
  readonly name: string;
  readonly mode: 'drop' | 'check' | Place;
  readonly parameters: readonly (Parameter | { readonly label: string })[];
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

/** A program under construction. Methods append one instruction and return the program. */
export class Program {
  private readonly instructions: Instruction[] = [];
  private readonly places: Place[] = [];
  private readonly labels = new Map<string, number>();

  /** Puts bytes into the program's data. */
  data(bytes: Bytes): Place {
    const place = { bytes, offset: 0 };
    this.places.push(place);
    return place;
  }

  /** Space for `size` bytes, filled with 0xcc. */
  space(size: number): Place {
    return this.data(fill(size));
  }

  /** A host call whose result, if not zero, reverts the execution with that code. */
  call(name: string, ...parameters: readonly Parameter[]): this {
    return this.host(name, 'check', parameters);
  }

  /** A host call whose result is ignored. */
  try(name: string, ...parameters: readonly Parameter[]): this {
    return this.host(name, 'drop', parameters);
  }

  /** A host call whose result is stored at `place`. */
  callInto(place: Place, name: string, ...parameters: readonly Parameter[]): this {
    return this.host(name, place, parameters);
  }

  /** One of the driver's own operations. */
  operation(name: Operation, ...parameters: readonly (Parameter | { readonly label: string })[]): this {
    const index = OPERATIONS.findIndex(([operation]) => operation === name);
    this.instructions.push({ opcode: OPERATION_BASE + index, name, mode: 'drop', parameters });
    return this;
  }

  label(name: string): this {
    this.labels.set(name, this.instructions.length);
    return this;
  }

  /** Ends the execution with the bytes at `place` as ByteArray; `place` must come from `result`. */
  ret(result: { readonly value: Place; readonly size: number }): this {
    return this.call('casper_ret', result.value, result.size);
  }

  /** A CLValue of type ByteArray whose `size` bytes (at `at`) the program fills before it returns the whole. */
  result(size: number): { readonly value: Place; readonly size: number; at(offset: number): Place } {
    const value = this.data(join(u32(size), fill(size), hex('0f'), u32(size)));
    return {
      value,
      size: size + 9,
      at: (offset) => ({ bytes: value.bytes, offset: offset + 4, base: value }) as Place & { base: Place },
    };
  }

  /** The program's bytes. */
  assemble(): Bytes {
    const starts: number[] = [];
    let address = PROGRAM_ADDRESS;
    for (const { parameters } of this.instructions) {
      starts.push(address);
      address += 8 + 4 * parameters.length;
    }
    starts.push(address);
    address += 8;
    const addresses = new Map<Place, number>();
    for (const place of this.places) {
      addresses.set(place, address);
      address += place.bytes.size;
    }
    const addressOf = (place: Place): number => {
      const base = (place as Place & { base?: Place }).base ?? place;
      return addresses.get(base)! + place.offset;
    };
    const wordOf = (parameter: Instruction['parameters'][number]): number => {
      if (typeof parameter === 'number') return parameter;
      if ('label' in parameter) return starts[this.labels.get(parameter.label)!]!;
      return addressOf(isPlace(parameter) ? parameter : parameter.wordAt);
    };
    const code = this.instructions.map(({ opcode, mode, parameters }) => {
      const indirect = parameters.reduce<number>(
        (bits, parameter, n) => (typeof parameter === 'object' && 'wordAt' in parameter ? bits | (1 << n) : bits),
        0,
      );
      const modeNumber = mode === 'drop' ? 0 : mode === 'check' ? 1 : 2;
      const operand = isPlace(mode) ? addressOf(mode) : 0;
      return join(u8(opcode), u8(modeNumber), u16(indirect), u32(operand), ...parameters.map((p) => u32(wordOf(p))));
    });
    const end = join(u8(OPERATION_BASE), u8(0), u16(0), u32(0));
    return join(...code, end, ...this.places.map((place) => place.bytes));
  }

  /** One line for people per instruction, kept in the scenario beside the bytes. */
  listing(): Json {
    const text = (parameter: Instruction['parameters'][number]): string => {
      if (typeof parameter === 'number') return String(parameter);
      if ('label' in parameter) return `@${parameter.label}`;
      const place = isPlace(parameter) ? parameter : parameter.wordAt;
      const base = (place as Place & { base?: Place }).base ?? place;
      const name = `d${this.places.indexOf(base)}${place.offset > 0 ? `+${place.offset}` : ''}`;
      return isPlace(parameter) ? name : `[${name}]`;
    };
    return this.instructions.map(({ name, mode, parameters }) => {
      const suffix = mode === 'check' ? ' or revert' : isPlace(mode) ? ` -> ${text(mode)}` : '';
      return `${name.replace(/^casper_/, '')}(${parameters.map(text).join(', ')})${suffix}`;
    });
  }

  private host(name: string, mode: Instruction['mode'], parameters: readonly Parameter[]): this {
    const opcode = HOST_FUNCTIONS.findIndex(([known]) => known === name);
    if (opcode < 0) throw new Error(`no host function ${name}`);
    const [, count, returns] = HOST_FUNCTIONS[opcode]!;
    if (parameters.length !== count) throw new Error(`${name} takes ${count} parameters, got ${parameters.length}`);
    this.instructions.push({ opcode, name, mode: mode === 'check' && !returns ? 'drop' : mode, parameters });
    return this;
  }
}
