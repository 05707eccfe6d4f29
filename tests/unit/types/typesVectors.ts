/**
 * The vectors of casper-types (tests/vectors/types.json, made by oracle/src/bin/codecs.rs).
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexToBytes } from '../../../src/bytes/hex';

/** What Rust makes of a byte string: canonical bytes, or the error. */
export type Outcome = string | { readonly error: string };

/** Hex, or one part repeated many times behind a prefix. */
type HostileBytes = string | { readonly repeat: string; readonly times: number; readonly prefix: string };

export interface TypesVectors {
  readonly clTypes: readonly { bytes: string; debug: string; display: string }[];
  readonly clValues: readonly { name: string; type: string; inner: string; bytes: string; parsed?: unknown }[];
  readonly keys: readonly { name: string; bytes: string; formatted: string; display: string }[];
  readonly checksummedKeys: readonly string[];
  readonly sortedKeys: readonly string[];
  readonly refusedTexts: readonly string[];
  readonly oddTexts: readonly { text: string; bytes: string }[];
  readonly dictionaryItems: readonly { seed: string; item: string; key: string }[];
  readonly names: readonly { entity: string; name: string; namedKey: string; entryPoint: string }[];
  readonly accessRights: readonly string[];
  readonly systemAccountHash: string;
  readonly keyPairs: readonly {
    algorithm: 'ed25519' | 'secp256k1';
    secret: string;
    secretPem: string;
    public: string;
    publicChecksummed: string;
    publicPem: string;
    publicBytes: string;
    accountHash: string;
    display: string;
    signatures: readonly { message: string; signature: string; bytes: string; display: string }[];
  }[];
  readonly publicKeyBytes: readonly { bytes: string; outcome: Outcome; fromHex: string | null }[];
  readonly verifications: readonly {
    name: string;
    message: string;
    signature: string;
    public: string;
    outcome: boolean | string;
  }[];
  readonly recoveries: readonly { message: string; signature: string; id: number; public: string | null }[];
  readonly args: readonly {
    bytes: string;
    entries: readonly (readonly [string, string])[];
    amount: Outcome;
  }[];
  readonly namedKeys: { bytes: string; entries: readonly (readonly [string, string])[] };
  readonly versions: readonly { from: string; to: string; bytes: string; check: string }[];
  readonly apiErrors: {
    texts: Readonly<Record<string, readonly [string | null, string | null]>>;
    ranges: readonly { start: number; hash: string }[];
  };
  readonly hostile: readonly (readonly [kind: string, bytes: HostileBytes, outcome: Outcome])[];
}

const FILE = join(__dirname, '../../vectors/types.json');

export const typesVectors: TypesVectors = JSON.parse(readFileSync(FILE, 'utf8')) as TypesVectors;

export function hostileBytes(bytes: HostileBytes): Uint8Array {
  return hexToBytes(typeof bytes === 'string' ? bytes : bytes.prefix + bytes.repeat.repeat(bytes.times));
}
