/**
 * Values in one short piece of text: arguments of calls, with names for hashes.
 *
 * @module
 */
import { bytesToHex } from '../bytes/hex';
import type { HostCallArgument } from '../runtime/executionTrace';
import type { CLData } from '../types/clData';
import type { CLValue } from '../types/clValue';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { Labels, Legend } from './labels';
import { formatCspr, groupDigits, inMotes } from './motes';

/** How much of a value is shown. */
export interface ValueLimits {
  /** Letters of a string. */
  readonly longestText: number;
  /** Bytes of what has other than 32 of them. */
  readonly mostBytes: number;
  /** Items of a list or map. */
  readonly mostItems: number;
}

/** For a line among others. */
const SHORT: ValueLimits = { longestText: 40, mostBytes: 16, mostItems: 4 };
/** Letters of all arguments of a call. */
const LONGEST_ARGUMENTS = 110;
/** From here on motes are shown in CSPR. */
const SMALLEST_IN_CSPR = 10_000_000n;

/** Writes values, with the names of `labels` and the short forms of `legend`. */
export class ValueText {
  readonly #labels: Labels;
  readonly #legend: Pick<Legend, 'text'>;
  readonly #limits: ValueLimits;

  constructor(labels: Labels, legend: Pick<Legend, 'text'>, limits: ValueLimits = SHORT) {
    this.#labels = labels;
    this.#legend = legend;
    this.#limits = limits;
  }

  /** Named arguments: `recipient: bob, amount: 5`; what is too long is counted only. */
  args(args: RuntimeArgs, longest: number = LONGEST_ARGUMENTS): string {
    return this.#list(
      args.entries.map(({ name, value }) => `${name}: ${this.value(value)}`),
      longest,
    );
  }

  /** Arguments of a host call. */
  hostCallArgs(args: { readonly [parameter: string]: HostCallArgument }): string {
    return this.#list(
      Object.entries(args).map(([name, value]) => {
        if (name === 'amount' && typeof value === 'bigint') return `${name}: ${motes(value)}`;
        return `${name}: ${this.argument(value)}`;
      }),
    );
  }

  /** An argument of a host call. */
  argument(value: HostCallArgument): string {
    if (typeof value === 'object' && '_tag' in value) {
      if (value._tag === 'CLValue') return this.value(value);
      if (value._tag === 'RuntimeArgs') return `{ ${this.args(value)} }`.replace(/^\{ {2}\}$/, '{}');
    }
    return this.data(value as CLData);
  }

  /** A CLValue by what it holds; by its type when it cannot be decoded. */
  value(value: CLValue): string {
    try {
      return this.data(value.decode());
    } catch {
      return `undecodable ${value.clType._tag}`;
    }
  }

  /** Decoded data. */
  data(data: CLData): string {
    if (data === undefined) return 'unit';
    if (typeof data === 'string') return JSON.stringify(cut(this.#legend.text(data), this.#limits.longestText));
    if (typeof data === 'number' || typeof data === 'bigint') return groupDigits(data);
    if (typeof data === 'boolean') return String(data);
    if (ArrayBuffer.isView(data)) return this.#bytes(data as Uint8Array);
    if (Array.isArray(data)) return `[${this.#items(data, (item) => this.data(item))}]`;
    if (isMap(data)) return `{${this.#items([...data], ([key, item]) => `${this.data(key)}: ${this.data(item)}`)}}`;
    return this.#tagged(data as Exclude<CLData, string | number | bigint | boolean | undefined | Uint8Array>);
  }

  #tagged(data: CLData): string {
    if (typeof data !== 'object' || !('_tag' in data)) return String(data);
    switch (data._tag) {
      case 'None':
        return 'none';
      case 'Some':
        return `some ${this.data(data.value)}`;
      case 'Left':
        return `err ${this.data(data.left)}`;
      case 'Right':
        return `ok ${this.data(data.right)}`;
      case 'PublicKey':
        return this.#legend.text(data.toHex());
      default:
        return this.#legend.text(data.toFormattedString());
    }
  }

  #bytes(bytes: Uint8Array): string {
    const hex = bytesToHex(bytes);
    if (bytes.length === 32) return this.#labels.nameOf(hex) ?? this.#legend.text(hex);
    return bytes.length <= this.#limits.mostBytes
      ? `0x${hex}`
      : `${bytes.length} bytes 0x${cut(hex, this.#limits.mostBytes / 2)}`;
  }

  #items<T>(items: readonly T[], show: (item: T) => string): string {
    const { mostItems } = this.#limits;
    const shown = items.slice(0, mostItems).map(show);
    if (items.length > mostItems) shown.push(`… ${items.length - mostItems} more`);
    return shown.join(', ');
  }

  #list(parts: readonly string[], longest: number = LONGEST_ARGUMENTS): string {
    const shown: string[] = [];
    let length = 0;
    for (const part of parts) {
      length += part.length + 2;
      if (shown.length > 0 && length > longest) break;
      shown.push(cut(part, longest));
    }
    if (shown.length < parts.length) shown.push(`… ${parts.length - shown.length} more`);
    return shown.join(', ');
  }
}

/** Motes, in CSPR if that is not too small a number; both are exact. */
export function motes(amount: bigint): string {
  return amount >= SMALLEST_IN_CSPR ? formatCspr(amount) : inMotes(amount);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function isMap(data: unknown): data is ReadonlyMap<CLData, CLData> {
  return Object.prototype.toString.call(data) === '[object Map]';
}
