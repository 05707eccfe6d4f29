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

// A global is slow to look up in the contexts Jest runs tests in.
const { imul } = Math;

/** Keeps a number of values; the one unused for longest goes first. Bytes are compared as a whole: that takes less than a hash to rely on. */
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
  return `${kind} ${bytes.length} ${hashOf(bytes)}`;
}

/** FNV-1a over words. Equal ones are compared, so it may be weak; all of the bytes count, as builds of a contract differ in a few. */
function hashOf(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, bytes.length >> 2);
  let hash = 0x811c_9dc5 | 0;
  for (let i = 0; i < words.length; i++) hash = imul(hash ^ words[i]!, 0x0100_0193);
  for (let i = words.length * 4; i < bytes.length; i++) hash = imul(hash ^ bytes[i]!, 0x0100_0193);
  return hash;
}
