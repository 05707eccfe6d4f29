/**
 * PEM and DER of keys, as casper-client and casper-js-sdk read and write them.
 *
 * Answers to: casper-types `crypto/asymmetric_key.rs` (`to_der`, `from_der`, `to_pem`, `from_pem`), pem 0.8.
 */

import { BytesError } from '../bytes/bytesError';
import { bytesEqual, concatBytes } from '../bytes/compareBytes';
import { hexToBytes } from '../bytes/hex';

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;
const CONTEXT_0 = 0xa0;

/** 1.3.101.112 (RFC 8410 §3). */
const ED25519 = hexToBytes('2b6570');
/** 1.2.840.10045.2.1, "id-ecPublicKey" (RFC 5480 §2.1.1). */
const EC_PUBLIC_KEY = hexToBytes('2a8648ce3d0201');
/** 1.3.132.0.10 (SEC 2 §A.2). */
const SECP256K1 = hexToBytes('2b8104000a');

const SECRET_LABELS = { ed25519: 'PRIVATE KEY', secp256k1: 'EC PRIVATE KEY' } as const;
const PUBLIC_LABEL = 'PUBLIC KEY';
const LINE = 64;

/** Algorithms whose keys have a PEM form. */
export type PemAlgorithm = 'ed25519' | 'secp256k1';

/** A key as it stands in a file: algorithm and raw bytes, not yet checked to be a key of that algorithm. */
export interface PemKey {
  readonly algorithm: PemAlgorithm;
  readonly bytes: Uint8Array;
}

function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...parts);
  const { length } = content;
  const header = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return concatBytes(Uint8Array.from(header), content);
}

/** Cursor over DER elements; `offset` counts from the start of the whole document. */
class DerReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get isAtEnd(): boolean {
    return this.at === this.end;
  }

  refuse(reason: string): never {
    throw new BytesError('Formatting', this.at, `not a key in DER form: ${reason}`);
  }

  /** The tag of the next element. */
  peek(): number | undefined {
    return this.isAtEnd ? undefined : this.bytes[this.at];
  }

  /** Enters the next element, which must have the tag. */
  enter(tag: number): DerReader {
    if (this.peek() !== tag) {
      this.refuse(`expected an element with tag 0x${tag.toString(16)}`);
    }
    this.at++;
    const length = this.length();
    if (length > this.end - this.at) {
      this.refuse(`an element of ${length} bytes does not fit`);
    }
    const inner = new DerReader(this.bytes, this.at, this.at + length);
    this.at += length;
    return inner;
  }

  /** The content of the next element, which must have the tag. */
  content(tag: number): Uint8Array {
    const inner = this.enter(tag);
    return this.bytes.slice(inner.at, inner.end);
  }

  /** Throws if something is left. */
  finish(): void {
    if (!this.isAtEnd) {
      this.refuse('unexpected bytes at the end');
    }
  }

  /** DER asks for the shortest form; nothing in a key needs more than two bytes of length. */
  private length(): number {
    const first = this.bytes[this.at++] ?? this.refuse('it ends early');
    if (first < 0x80) {
      return first;
    }
    const count = first & 0x7f;
    let length = 0;
    for (let index = 0; index < count && count <= 2; index++) {
      length = length * 256 + (this.bytes[this.at++] ?? this.refuse('it ends early'));
    }
    if (count > 2 || length < (count === 1 ? 0x80 : 0x100)) {
      this.refuse('bad length');
    }
    return length;
  }
}

function toPem(label: string, der: Uint8Array): string {
  let base64 = '';
  for (const byte of der) {
    base64 += String.fromCharCode(byte);
  }
  const text = btoa(base64);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) {
    lines.push(text.slice(at, at + LINE));
  }
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\r\n');
}

function fromPem(pem: string): { label: string; der: Uint8Array } {
  const match = /-----BEGIN (.*?)-----[ \t\n\r]*(.*?)-----END (.*?)-----/s.exec(pem);
  if (match === null || match[1] === '' || match[1] !== match[3]) {
    throw new BytesError('Formatting', 0, 'not PEM: expected -----BEGIN x-----, base64 and -----END x-----');
  }
  const text = match[2]!.replaceAll(/[ \t]*(\r?\n|$)/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new BytesError('Formatting', match.index, 'not PEM: the content is not base64');
  }
  return { label: match[1]!, der: Uint8Array.from(atob(text), (char) => char.charCodeAt(0)) };
}

function expectLabel(label: string, expected: string): void {
  if (label !== expected) {
    throw new BytesError('Formatting', 0, `expected -----BEGIN ${expected}-----, got -----BEGIN ${label}-----`);
  }
}

/** PEM of a public key: SubjectPublicKeyInfo (RFC 8410 §4, SEC 1 §C.3). `bytes` are 32 or 33 (compressed). */
export function publicKeyToPem({ algorithm, bytes }: PemKey): string {
  return toPem(PUBLIC_LABEL, publicKeyToDer({ algorithm, bytes }));
}

/** The same in DER. */
export function publicKeyToDer({ algorithm, bytes }: PemKey): Uint8Array {
  const identifiers =
    algorithm === 'ed25519'
      ? [element(OBJECT_IDENTIFIER, ED25519)]
      : [element(OBJECT_IDENTIFIER, EC_PUBLIC_KEY), element(OBJECT_IDENTIFIER, SECP256K1)];
  return element(SEQUENCE, element(SEQUENCE, ...identifiers), element(BIT_STRING, Uint8Array.of(0), bytes));
}

/** Reads a public key from PEM; throws `BytesError`. */
export function publicKeyFromPem(pem: string): PemKey {
  const { label, der } = fromPem(pem);
  const document = new DerReader(der);
  const outer = document.enter(SEQUENCE);
  document.finish();
  const identifiers = outer.enter(SEQUENCE);
  const first = identifiers.content(OBJECT_IDENTIFIER);
  let algorithm: PemAlgorithm = 'ed25519';
  if (bytesEqual(first, EC_PUBLIC_KEY)) {
    algorithm = 'secp256k1';
    if (!bytesEqual(identifiers.content(OBJECT_IDENTIFIER), SECP256K1)) {
      identifiers.refuse('the curve is not secp256k1');
    }
  } else if (!bytesEqual(first, ED25519)) {
    identifiers.refuse('the algorithm is neither Ed25519 nor that of an elliptic curve key');
  }
  identifiers.finish();
  const bits = outer.content(BIT_STRING);
  outer.finish();
  if (bits[0] !== 0) {
    outer.refuse('the key is not a whole number of bytes');
  }
  expectLabel(label, PUBLIC_LABEL);
  return { algorithm, bytes: bits.slice(1) };
}

/** PEM of a secret key: PKCS #8 for ed25519 (RFC 8410 §7), EC PRIVATE KEY for secp256k1 (SEC 1 §C.4). 32 bytes. */
export function secretKeyToPem({ algorithm, bytes }: PemKey): string {
  return toPem(SECRET_LABELS[algorithm], secretKeyToDer({ algorithm, bytes }));
}

/** The same in DER. */
export function secretKeyToDer({ algorithm, bytes }: PemKey): Uint8Array {
  const key = element(OCTET_STRING, bytes);
  return algorithm === 'ed25519'
    ? element(
        SEQUENCE,
        element(INTEGER, Uint8Array.of(0)),
        element(SEQUENCE, element(OBJECT_IDENTIFIER, ED25519)),
        element(OCTET_STRING, key),
      )
    : element(
        SEQUENCE,
        element(INTEGER, Uint8Array.of(1)),
        key,
        element(CONTEXT_0, element(OBJECT_IDENTIFIER, SECP256K1)),
      );
}

/** Reads a secret key from PEM; throws `BytesError`. */
export function secretKeyFromPem(pem: string): PemKey {
  const { label, der } = fromPem(pem);
  const document = new DerReader(der);
  const outer = document.enter(SEQUENCE);
  document.finish();
  const version = outer.content(INTEGER);
  const isPkcs8 = outer.peek() === SEQUENCE;
  if (version.length !== 1 || version[0] !== (isPkcs8 ? 0 : 1)) {
    outer.refuse('unknown version');
  }
  if (isPkcs8) {
    const identifiers = outer.enter(SEQUENCE);
    if (!bytesEqual(identifiers.content(OBJECT_IDENTIFIER), ED25519)) {
      identifiers.refuse('the algorithm is not Ed25519');
    }
    identifiers.finish();
    const octets = outer.enter(OCTET_STRING);
    const bytes = octets.content(OCTET_STRING);
    octets.finish();
    outer.finish();
    expectLabel(label, SECRET_LABELS.ed25519);
    return { algorithm: 'ed25519', bytes };
  }
  const bytes = outer.content(OCTET_STRING);
  const parameters = outer.enter(CONTEXT_0);
  if (!bytesEqual(parameters.content(OBJECT_IDENTIFIER), SECP256K1)) {
    parameters.refuse('the curve is not secp256k1');
  }
  parameters.finish();
  // The public key may follow; it is not needed.
  const next = outer.peek();
  if (next !== undefined) {
    outer.enter(next);
  }
  outer.finish();
  expectLabel(label, SECRET_LABELS.secp256k1);
  return { algorithm: 'secp256k1', bytes };
}
