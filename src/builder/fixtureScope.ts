/**
 * What a fixture that is being made wants to know: the builders it makes and changes, and the files it reads. Kept apart from
 * fixtures because every builder tells, and hardly any test has a fixture.
 *
 * @module
 */
import { blake2b256 } from '../bytes/blake2b';
import { bytesToHex } from '../bytes/hex';
import type { StateHolder } from './stateHolder';

/** Who wants to know of changed builders and read files. */
interface FixtureScope {
  /** The builders of the fixture that is being made, if one is. */
  current: (() => Set<StateHolder> | undefined) | undefined;
  /** Takes note of a file that was read: the name that was asked for, and the hash of what it held. */
  read: ((file: string, hash: string) => void) | undefined;
}

/** Set by `loadFixture` and `sharedFixture`. */
export const fixtureScope: FixtureScope = { current: undefined, read: undefined };

/** Tells the fixture that is being made, if one is, that it made or changed this builder. */
export function noteChange(builder: StateHolder): void {
  fixtureScope.current?.()?.add(builder);
}

/** Tells the fixture that is being made, if one is, that it read this file. */
export function noteRead(file: string, bytes: Uint8Array): void {
  fixtureScope.read?.(file, contentHash(bytes));
}

/** Hash of a file's content, hex. */
export function contentHash(bytes: Uint8Array): string {
  return bytesToHex(blake2b256(bytes));
}
