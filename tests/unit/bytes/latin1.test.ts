import { describe, expect, jest, test } from '@jest/globals';

type Module = typeof import('../../../src/bytes/latin1');
type BufferPrototype = { latin1Slice?: unknown };

/** The module on a Node that has its own function, or has it no longer. */
function load(hasOwn: boolean): Module['latin1'] {
  const prototype = Buffer.prototype as BufferPrototype;
  const own = prototype.latin1Slice;
  let loaded: Module | undefined;
  if (!hasOwn) prototype.latin1Slice = undefined;
  try {
    jest.isolateModules(() => {
      loaded = require('../../../src/bytes/latin1') as Module;
    });
  } finally {
    prototype.latin1Slice = own;
  }
  return loaded!.latin1;
}

describe.each([true, false])('with a function of Node: %s', (hasOwn) => {
  const latin1 = load(hasOwn);

  test('a character for each byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const text = latin1(all);
    expect(Array.from(text, (character) => character.codePointAt(0))).toEqual([...all]);
    expect(latin1(new Uint8Array(0))).toBe('');
  });

  test('a view is taken as it is', () => {
    expect(latin1(Uint8Array.of(65, 66, 67, 68).subarray(1, 3))).toBe('BC');
  });
});
