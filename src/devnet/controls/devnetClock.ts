/**
 * The clock of a devnet: the host's, shifted.
 *
 * @module
 */

/** Times are milliseconds since 1970. */
export class DevnetClock {
  /** By how much it is ahead of the host's clock. */
  offset = 0n;
  readonly #host: () => bigint;

  constructor(host: () => bigint = () => BigInt(Date.now())) {
    this.#host = host;
  }

  /** The host's time. */
  hostNow(): bigint {
    return this.#host();
  }

  now(): bigint {
    return this.#host() + this.offset;
  }

  /** Sets the time; it goes on from there. */
  set(milliseconds: bigint): void {
    this.offset = milliseconds - this.#host();
  }
}
