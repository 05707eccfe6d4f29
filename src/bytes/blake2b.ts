/**
 * blake2b with a 32-byte digest: the hash behind every address, trie node and account hash.
 *
 * Node's own crypto has blake2b only with 64 bytes of digest, and a hash in plain JavaScript is the slowest part of
 * everything the engine does, so a small WebAssembly module (`blake2bModule.ts`) is compiled on first use.
 *
 * Answers to: casper-types `crypto.rs` (`blake2b`).
 */

import { BLOCK, BUFFER, BUFFER_SIZE, blake2bModuleBytes } from './blake2bModule';

interface Hasher {
  /** All of the module's memory. */
  readonly memory: Uint8Array;
  /** The part of it that is hashed. */
  readonly input: Uint8Array;
  readonly hash: (length: number, first: number, last: number) => void;
}

let hasher: Hasher | undefined;

function start(): Hasher {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(blake2bModuleBytes()));
  const { buffer } = exports.memory;
  hasher = {
    memory: new Uint8Array(buffer),
    input: new Uint8Array(buffer, BUFFER, BUFFER_SIZE),
    hash: exports.hash,
  };
  return hasher;
}

/**
 * Where {@link hashOfInput} finds its bytes, 64,512 at most: who puts them together anyway can do it here, and saves a copy. Every hash
 * overwrites it.
 */
export function hashInput(): Uint8Array {
  return (hasher ?? start()).input;
}

/** The 32-byte blake2b hash of the first bytes of {@link hashInput}. */
export function hashOfInput(length: number): Uint8Array {
  return end(hasher ?? start(), length, 1);
}

/** The 32-byte blake2b hash of all parts, one after the other. */
export function blake2b256(...parts: readonly Uint8Array[]): Uint8Array {
  const known = hasher ?? start();
  const { input, hash } = known;
  let used = 0;
  let first = 1;
  for (const part of parts) {
    let at = 0;
    // A full buffer is only hashed when more bytes follow: the last block must be known as such.
    while (used + (part.length - at) > BUFFER_SIZE) {
      const taken = BUFFER_SIZE - used;
      input.set(part.subarray(at, at + taken), used);
      hash(BUFFER_SIZE, first, 0);
      first = 0;
      used = 0;
      at += taken;
    }
    input.set(at === 0 ? part : part.subarray(at), used);
    used += part.length - at;
  }
  return end(known, used, first);
}

/** Hashes the last bytes, padded to whole blocks. */
function end({ memory, input, hash }: Hasher, used: number, first: number): Uint8Array {
  input.fill(0, used, used === 0 ? BLOCK : Math.ceil(used / BLOCK) * BLOCK);
  hash(used, first, 1);
  return memory.slice(0, 32);
}
