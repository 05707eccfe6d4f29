/**
 * Names for what has only a hash: accounts, contracts, packages, purses. A name belongs to a 32-byte address whatever kind of key
 * it appears in, or to a public key.
 *
 * @module
 */
import { bytesToHex } from '../bytes/hex';
import type { Key } from '../types/key';

/**
 * Hex digits of an address or a public key, with what stands around them in formatted strings: `hash-`, `account-hash-`, `uref-…-007`.
 * Public keys have a tag byte in front, and secp256k1 keys one byte more behind it. Bytes (`0x…`) are left alone, and so is the end
 * of the escape sequence of a colour, which is a letter.
 */
const HASH_IN_TEXT = new RegExp(
  String.raw`(?<!\u001b\[[\d;]*)((?:[a-z]+[0-9]*-)*)(?<![0-9a-fx])` +
    '(0202[0-9a-f]{64}|0203[0-9a-f]{64}|01[0-9a-f]{64}|[0-9a-f]{64})(?![0-9a-f])((?:-0[0-7]{2})?)',
  'g',
);

/** Digits that a shortened hash keeps in front and behind. */
const KEPT = 4;

/** Names by the lower-case hex of the address or public key. Immutable. */
export class Labels {
  readonly _tag: 'Labels' = 'Labels';
  readonly #names: ReadonlyMap<string, string>;

  constructor(names: ReadonlyMap<string, string> = new Map()) {
    this.#names = names;
  }

  /** Every name, by hex. */
  get names(): ReadonlyMap<string, string> {
    return this.#names;
  }

  /** The name of an address (bytes or hex), or of what a key is about. */
  nameOf(thing: Uint8Array | string | Key): string | undefined {
    if (typeof thing === 'string') return this.#names.get(/[0-9a-f]{64,}/i.exec(thing)?.[0].toLowerCase() ?? '');
    if ('_tag' in thing) return this.nameOf(thing.toFormattedString());
    return this.#names.get(bytesToHex(thing));
  }

  /** A text with the hashes in it replaced by their names, those without one left as they are. */
  text(text: string): string {
    return text.replace(HASH_IN_TEXT, (whole, _prefix, hex: string) => this.#names.get(hex) ?? whole);
  }
}

/** Shortens the hashes without a name in texts, and remembers what they are short for. */
export class Legend {
  readonly #labels: Labels;
  /** What is shown short: the whole by the short form. */
  readonly #short = new Map<string, string>();
  /** The lines, by hex. */
  readonly #full = new Map<string, string>();

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  /** A text with each hash replaced by its name, or shortened: `hash-1f2e…9a0b`. */
  text(text: string): string {
    return text.replace(HASH_IN_TEXT, (_whole, prefix: string, hex: string, suffix: string) => {
      const name = this.#labels.nameOf(hex);
      if (name !== undefined) return name;
      const short = `${prefix}${hex.slice(0, KEPT)}…${hex.slice(-KEPT)}`;
      const full = `${prefix}${hex}${suffix}`;
      // Two that would look the same must not.
      if ((this.#short.get(short) ?? full) !== full) return full;
      this.#short.set(short, full);
      // Once is enough, whatever kinds of keys it appears in.
      if (!this.#full.has(hex)) this.#full.set(hex, `${short} is ${full}`);
      return short;
    });
  }

  /** What the shortened hashes are short for; empty if none was. */
  lines(): readonly string[] {
    return [...this.#full.values()];
  }
}
