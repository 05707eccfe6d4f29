/**
 * blake2b with a 32-byte digest: the hash behind every address, trie node and account hash.
 *
 * Node's own crypto has blake2b only with 64 bytes of digest, and a hash in plain JavaScript is the slowest part of
 * everything the engine does, so a small WebAssembly module (`blake2bModule.ts`) is compiled on first use.
 *
 * Answers to: casper-types `crypto.rs` (`blake2b`).
 */

import { BLOCK, BUFFER, BUFFER_SIZE, blake2bModuleBytes } from './blake2bModule';

const DIGEST_LENGTH = 32;

interface Hasher {
  /** The part of the module's memory that is hashed. */
  readonly input: Uint8Array;
  /** The part of it where the hash is afterwards. */
  readonly digest: Uint8Array;
  readonly hash: (length: number, first: number, last: number) => void;
}

let hasher: Hasher | undefined;

function start(): Hasher {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(blake2bModuleBytes()));
  const { buffer } = exports.memory;
  hasher = {
    input: new Uint8Array(buffer, BUFFER, BUFFER_SIZE),
    digest: new Uint8Array(buffer, 0, DIGEST_LENGTH),
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
  const known = hasher ?? start();
  finish(known, length, 1);
  return known.digest.slice();
}

/**
 * As {@link hashOfInput}, for hashes that are made and kept by the thousand and not handed out: 64 of them share their memory, and are kept
 * as long as any of them. Each takes half the room of an array of its own, and V8's garbage collector moves a third of the objects.
 */
export function sharedHashOfInput(length: number): Uint8Array {
  const known = hasher ?? start();
  finish(known, length, 1);
  if (sharedUsed === sharedHashes.length) {
    sharedHashes = new Uint8Array(64 * DIGEST_LENGTH);
    sharedUsed = 0;
  }
  const hash = sharedHashes.subarray(sharedUsed, sharedUsed + DIGEST_LENGTH);
  hash.set(known.digest);
  sharedUsed += DIGEST_LENGTH;
  return hash;
}

let sharedHashes = new Uint8Array(0);
let sharedUsed = 0;

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
  finish(known, used, first);
  return known.digest.slice();
}

/** Hashes the last bytes, padded to whole blocks. */
function finish({ input, hash }: Hasher, used: number, first: number): void {
  input.fill(0, used, used === 0 ? BLOCK : Math.ceil(used / BLOCK) * BLOCK);
  hash(used, first, 1);
}
