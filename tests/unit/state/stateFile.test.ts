import { describe, expect, test } from '@jest/globals';
import { blake2b256 } from '../../../src/bytes/blake2b';
import { concatBytes } from '../../../src/bytes/compareBytes';
import { bytesToHex } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { stateFromBytes, stateToBytes } from '../../../src/state/stateFile';
import { CLValue } from '../../../src/types/clValue';
import { Key } from '../../../src/types/key';
import { storedValueToBytes } from '../../../src/types/storedValue';

const key = (byte: number): Key => Key.hash(new Uint8Array(32).fill(byte));
const value = { _tag: 'CLValue', value: CLValue.u64(7n) } as const;
const state = GlobalState.empty().commitValues([
  [key(2), value],
  [key(1), { _tag: 'RawBytes', value: new Uint8Array(300) }],
]);
const bytes = stateToBytes(state);
const HEADER = 12 + 4 + 32 + 8;

/** The bytes with something changed and the checksum made good again. */
function changed(change: (content: Uint8Array) => Uint8Array): Uint8Array {
  const content = change(bytes.slice(0, -32));
  return concatBytes(content, blake2b256(content));
}

test('there and back', () => {
  const back = stateFromBytes(bytes, 'it');
  expect(back.stateRootHash()).toEqual(state.stateRootHash());
  expect(back.read(key(2))).toEqual(value);
  expect(stateToBytes(back)).toEqual(bytes);
  expect(stateFromBytes(stateToBytes(GlobalState.empty()), 'it').leaves()).toHaveLength(0);
});

test('the format', () => {
  const entries = [1, 2].map((byte) => {
    const valueBytes = storedValueToBytes(state.read(key(byte))!);
    const length = new Uint8Array(Uint32Array.of(valueBytes.length).buffer);
    return concatBytes(key(byte).bytes, length, valueBytes);
  });
  const content = concatBytes(
    new TextEncoder().encode('casper-state'),
    Uint8Array.of(1, 0, 0, 0),
    state.stateRootHash(),
    Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0),
    ...entries,
  );
  expect(bytesToHex(bytes)).toBe(bytesToHex(concatBytes(content, blake2b256(content))));
});

test('it does not matter how the state came about', () => {
  const detour = GlobalState.empty()
    .commitValues([[key(9), value]])
    .commitValues([[key(1), state.read(key(1))!]])
    .commitValues([[key(2), value]], [key(9)]);
  expect(stateToBytes(detour)).toEqual(bytes);
});

describe('what is refused', () => {
  const refused = (given: Uint8Array, text: string): void => {
    expect(() => stateFromBytes(given, 'a.state')).toThrow(
      expect.objectContaining({ code: 'BAD_STATE_FILE', message: expect.stringContaining(text) }),
    );
  };

  test('something else', () => {
    refused(new TextEncoder().encode('{"state": 1}'), 'a.state is not an exported state');
    refused(new Uint8Array(0), 'is not an exported state');
  });

  test('another version', () => {
    refused(
      changed((content) => content.with(12, 2)),
      'has version 2 of the format; this package reads version 1',
    );
  });

  test('every cut', () => {
    for (let length = 12; length < bytes.length; length++) refused(bytes.subarray(0, length), 'cut short');
  });

  test('every changed byte', () => {
    for (let at = 0; at < bytes.length; at++) {
      expect(() => stateFromBytes(bytes.with(at, bytes[at]! ^ 0x10), 'a.state')).toThrow(
        expect.objectContaining({ code: 'BAD_STATE_FILE' }),
      );
    }
  });

  test('another root, with a good checksum', () => {
    refused(
      changed((content) => content.with(16, content[16]! ^ 1)),
      'what it holds has the root',
    );
  });

  test('a wrong number of keys', () => {
    refused(
      changed((content) => content.with(48, 3)),
      'cannot be read',
    );
    refused(
      changed((content) => content.with(48, 1)),
      'cannot be read',
    );
    refused(
      changed((content) => content.with(55, 255)),
      'cannot be read',
    );
  });

  test('keys out of order, or twice', () => {
    const entry = 33 + 4 + storedValueToBytes(state.read(key(1))!).length;
    const first = (content: Uint8Array): Uint8Array => content.subarray(HEADER, HEADER + entry);
    const second = (content: Uint8Array): Uint8Array => content.subarray(HEADER + entry);
    refused(
      changed((content) => concatBytes(content.subarray(0, HEADER), second(content), first(content))),
      'keys ascend',
    );
    refused(
      changed((content) => concatBytes(content.subarray(0, HEADER), first(content), first(content))),
      'keys ascend',
    );
  });

  test('a key or value that is none', () => {
    refused(
      changed((content) => content.with(HEADER, 99)),
      'cannot be read',
    );
    refused(
      changed((content) => content.with(HEADER + 37, 99)),
      'value:',
    );
  });

  test('every changed byte with a good checksum', () => {
    for (let at = 12; at < bytes.length - 32; at++) {
      const given = changed((content) => content.with(at, content[at]! ^ 0x81));
      expect(() => stateFromBytes(given, 'a.state')).toThrow(expect.objectContaining({ code: 'BAD_STATE_FILE' }));
    }
  });
});
