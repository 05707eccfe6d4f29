/**
 * Prepared modules by the bytes they came from.
 *
 * @module
 */
import { Buffer } from 'node:buffer';

interface Entry<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** Bytes of a module that its key is made of. */
const SAMPLES = 64;

/**
 * Keeps a number of values; the one unused for longest goes first. Bytes are compared as a whole, which takes less than any hash of them:
 * a sample of them leads to the few that may be equal.
 */
export class ModuleCache<T> {
  readonly #size: number;
  #count = 0;
  /** Those used last stand last. */
  readonly #entries = new Map<string, readonly Entry<T>[]>();

  constructor(size: number) {
    this.#size = size;
  }

  /** @param kind what else the value depends on */
  find(kind: string, bytes: Uint8Array): T | undefined {
    const key = keyOf(kind, bytes);
    const entries = this.#entries.get(key);
    const found = entries?.find((entry) => Buffer.compare(entry.bytes, bytes) === 0);
    if (entries === undefined || found === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entries);
    return found.value;
  }

  /** Adds a value that {@link find} did not find. The bytes must never change. */
  add(kind: string, bytes: Uint8Array, value: T): void {
    if (this.#count === this.#size) this.#forgetOldest();
    const key = keyOf(kind, bytes);
    const entries = this.#entries.get(key) ?? [];
    this.#entries.delete(key);
    this.#entries.set(key, [...entries, { bytes, value }]);
    this.#count += 1;
  }

  #forgetOldest(): void {
    const [key, entries] = this.#entries.entries().next().value!;
    if (entries.length === 1) this.#entries.delete(key);
    else this.#entries.set(key, entries.slice(1));
    this.#count -= 1;
  }
}

function keyOf(kind: string, bytes: Uint8Array): string {
  const step = Math.max(1, Math.floor(bytes.length / SAMPLES));
  let sample = 0;
  for (let i = bytes.length - 1; i >= 0; i -= step) sample = (Math.imul(sample, 31) + bytes[i]!) | 0;
  return `${kind} ${bytes.length} ${sample}`;
}
