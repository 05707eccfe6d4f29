/**
 * Why bytes are no UTF-8, in Rust's words.
 *
 * Answers to: the Rust standard library, `core::str::Utf8Error`.
 *
 * @module
 */

/** Bounds of the second byte after each first byte that narrows them; any other takes 0x80 to 0xbf. */
const SECOND_BYTE: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Rust's text of the error, or undefined for valid UTF-8. */
export function utf8Error(bytes: Uint8Array): string | undefined {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at]!;
    const width = characterWidth(first);
    if (width === 0) return invalid(1, at);
    for (let i = 1; i < width; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return `incomplete utf-8 byte sequence from index ${at}`;
      const [low, high] = (i === 1 ? SECOND_BYTE[first] : undefined) ?? [0x80, 0xbf];
      if (byte < low || byte > high) return invalid(i, at);
    }
    at += width;
  }
  return undefined;
}

function characterWidth(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

function invalid(length: number, at: number): string {
  return `invalid utf-8 sequence of ${length} bytes from index ${at}`;
}
