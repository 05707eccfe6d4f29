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
  readonly hash: (length: number, first: number, last: number) => void;
}

let hasher: Hasher | undefined;

function start(): Hasher {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(blake2bModuleBytes()));
  hasher = { memory: new Uint8Array(exports.memory.buffer), hash: exports.hash };
  return hasher;
}

/** The 32-byte blake2b hash of all parts, one after the other. */
export function blake2b256(...parts: readonly Uint8Array[]): Uint8Array {
  const { memory, hash } = hasher ?? start();
  let used = 0;
  let first = 1;
  for (const part of parts) {
    let at = 0;
    // A full buffer is only hashed when more bytes follow: the last block must be known as such.
    while (used + (part.length - at) > BUFFER_SIZE) {
      const taken = BUFFER_SIZE - used;
      memory.set(part.subarray(at, at + taken), BUFFER + used);
      hash(BUFFER_SIZE, first, 0);
      first = 0;
      used = 0;
      at += taken;
    }
    memory.set(at === 0 ? part : part.subarray(at), BUFFER + used);
    used += part.length - at;
  }
  const end = used === 0 ? BLOCK : Math.ceil(used / BLOCK) * BLOCK;
  memory.fill(0, BUFFER + used, BUFFER + end);
  hash(used, first, 1);
  return memory.slice(0, 32);
}
