/**
 * The deterministic random stream behind new addresses and `random_bytes`: ChaCha20 with a 32-byte seed as key, zero
 * nonce and 64-bit block counter.
 *
 * Answers to: rand_chacha 0.3 `ChaChaRng` (`from_seed`, `fill_bytes`), as used by casper-storage
 * `address_generator.rs`.
 */

/** "expand 32-byte k", RFC 8439 §2.3. */
const CONSTANTS: readonly number[] = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
const DOUBLE_ROUNDS = 10;

/** A stream of pseudo-random bytes; the same seed gives the same stream. */
export class RandomStream {
  private readonly input: Uint32Array = new Uint32Array(16);
  private readonly block: Uint32Array = new Uint32Array(16);
  /** Words of `block` handed out already. */
  private used = 16;

  /** `seed`: 32 bytes. */
  constructor(seed: Uint8Array) {
    if (seed.length !== 32) {
      throw new RangeError(`the seed of a random stream has 32 bytes, got ${seed.length}`);
    }
    this.input.set(CONSTANTS);
    for (let word = 0; word < 8; word++) {
      const at = word * 4;
      this.input[4 + word] = seed[at]! | (seed[at + 1]! << 8) | (seed[at + 2]! << 16) | (seed[at + 3]! << 24);
    }
  }

  /** The next `length` bytes. The stream moves on by whole 32-bit words: what is left of the last one is lost. */
  nextBytes(length: number): Uint8Array {
    const result = new Uint8Array(length);
    for (let at = 0; at < length; at += 4) {
      if (this.used === 16) {
        this.nextBlock();
      }
      const word = this.block[this.used++]!;
      result[at] = word;
      // Writes behind the end of a typed array are ignored.
      result[at + 1] = word >>> 8;
      result[at + 2] = word >>> 16;
      result[at + 3] = word >>> 24;
    }
    return result;
  }

  private nextBlock(): void {
    const { block, input } = this;
    block.set(input);
    for (let round = 0; round < DOUBLE_ROUNDS; round++) {
      quarterRound(block, 0, 4, 8, 12);
      quarterRound(block, 1, 5, 9, 13);
      quarterRound(block, 2, 6, 10, 14);
      quarterRound(block, 3, 7, 11, 15);
      quarterRound(block, 0, 5, 10, 15);
      quarterRound(block, 1, 6, 11, 12);
      quarterRound(block, 2, 7, 8, 13);
      quarterRound(block, 3, 4, 9, 14);
    }
    for (let word = 0; word < 16; word++) {
      block[word] = block[word]! + input[word]!;
    }
    this.used = 0;
    input[12] = input[12]! + 1;
    if (input[12] === 0) {
      input[13] = input[13]! + 1;
    }
  }
}

/** RFC 8439 §2.1. */
function quarterRound(state: Uint32Array, a: number, b: number, c: number, d: number): void {
  step(state, a, b, d, 16);
  step(state, c, d, b, 12);
  step(state, a, b, d, 8);
  step(state, c, d, b, 7);
}

function step(state: Uint32Array, sum: number, addend: number, mixed: number, bits: number): void {
  state[sum] = state[sum]! + state[addend]!;
  const value = state[mixed]! ^ state[sum]!;
  state[mixed] = (value << bits) | (value >>> (32 - bits));
}
