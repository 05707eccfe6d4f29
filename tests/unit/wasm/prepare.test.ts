import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { loadStored, prepareSession } from '../../../src/wasm/prepare';
import { module, section, usual, withBody } from '../../fuzz/wasm/assemble';

const empty = withBody([]);
const contract = new Uint8Array(readFileSync(join(__dirname, '../../../examples/two-party-multi-sig/contract.wasm')));

function refusal(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('the cache', () => {
  test('the same bytes are prepared once for one configuration', () => {
    const prepared = prepareSession(contract, DEFAULT_WASM_CONFIG);
    expect(prepareSession(contract.slice(), DEFAULT_WASM_CONFIG)).toBe(prepared);
    expect(prepareSession(contract, structuredClone(DEFAULT_WASM_CONFIG))).toBe(prepared);
    expect(prepareSession(contract, { ...DEFAULT_WASM_CONFIG, maxStackHeight: 499 })).not.toBe(prepared);
  });

  test('session bytes and the same bytes stored are different modules', () => {
    expect(loadStored(empty, DEFAULT_WASM_CONFIG)).not.toBe(prepareSession(empty, DEFAULT_WASM_CONFIG));
  });

  test.each(['Uint8Array', 'Buffer'])('later changes of the %s given do not reach the module', (kind) => {
    const given = module(
      usual.types,
      usual.functions,
      usual.memory,
      usual.exports,
      usual.code,
      section(11, [1, 0, 0x41, 0, 0x0b, 1, 7]),
    );
    const bytes = kind === 'Buffer' ? Buffer.from(given) : given;
    const prepared = prepareSession(bytes, { ...DEFAULT_WASM_CONFIG, maxMemory: kind.length });
    bytes.fill(0);
    expect(prepared.module.data[0]!.bytes).toEqual(Uint8Array.of(7));
  });

  test('it forgets what has not been used for longest', () => {
    const config = { ...DEFAULT_WASM_CONFIG, maxMemory: 17 };
    const numbered = (number: number) => withBody([0x41, number & 0x3f, 0x1a, 0x41, number >> 6, 0x1a]);
    const first = prepareSession(numbered(0), config);
    const second = prepareSession(numbered(1), config);
    for (let number = 2; number < 256; number++) prepareSession(numbered(number), config);
    expect(prepareSession(numbered(0), config)).toBe(first);
    prepareSession(numbered(256), config);
    expect(prepareSession(numbered(0), config)).toBe(first);
    expect(prepareSession(numbered(1), config)).not.toBe(second);
  });
});

describe('stages of errors', () => {
  test('session bytes that do not parse', () => {
    expect(refusal(() => prepareSession(Uint8Array.of(0), DEFAULT_WASM_CONFIG))).toMatchObject({
      _tag: 'WasmError',
      stage: 'preparation',
      message: 'Wasm preprocessing error: Deserialization error: I/O Error: UnexpectedEof',
    });
  });

  test('stored bytes that do not parse', () => {
    expect(refusal(() => loadStored(withBody([0xfc]), DEFAULT_WASM_CONFIG))).toMatchObject({
      stage: 'deserialization',
      message: 'Unknown opcode 252',
    });
  });

  test('a module that is not valid', () => {
    const error = { stage: 'interpreter', message: expect.stringMatching(/^Interpreter error: Function #0 reading/) };
    expect(refusal(() => prepareSession(withBody([0x41, 0]), DEFAULT_WASM_CONFIG))).toMatchObject(error);
    expect(refusal(() => loadStored(withBody([0x41, 0]), DEFAULT_WASM_CONFIG))).toMatchObject(error);
  });

  test('an entry point that is not exported, the first one missing', () => {
    const prepared = prepareSession(empty, DEFAULT_WASM_CONFIG);
    expect(refusal(() => prepared.storedBytes(['a', 'b', 'call']))).toMatchObject({
      stage: 'storing',
      message: 'Function not found: a',
    });
  });
});

describe('a prepared module', () => {
  test('loads again from its canonical bytes', () => {
    const prepared = prepareSession(contract, DEFAULT_WASM_CONFIG);
    expect(loadStored(prepared.bytes, DEFAULT_WASM_CONFIG).bytes).toEqual(prepared.bytes);
  });

  test('knows how many operands its functions have at most', () => {
    const threeOperands = withBody([0x41, 1, 0x41, 2, 0x41, 3, 0x1a, 0x1a, 0x1a]);
    // Stored code is looked at as it is. Of a session it is said how many there can be under the limiter's two; function 1 is the thunk.
    expect([...loadStored(threeOperands, DEFAULT_WASM_CONFIG).operandHeights]).toEqual([3]);
    expect([...prepareSession(threeOperands, DEFAULT_WASM_CONFIG).operandHeights]).toEqual([5, 2]);
  });

  test('gives the bytes to store for its entry points, once', () => {
    const prepared = prepareSession(contract, DEFAULT_WASM_CONFIG);
    expect(prepared.storedBytes(['call'])).toBe(prepared.storedBytes(['call']));
  });
});
