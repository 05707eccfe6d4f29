import { expect, test } from '@jest/globals';
import { classifyV8Trap, isV8Limit, isV8Trap, trapMessage } from '../../../src/wasm/traps';

/** Fills the native stack. */
function recurse(): number {
  return 1 + recurse();
}

test('a trap has the text of the reference', () => {
  // Source: casper-wasmi `lib.rs`, casper-execution-engine `execution/error.rs`; compared with Rust in `run.test.ts`.
  expect(trapMessage('Unreachable')).toBe('Interpreter error: trap: Code(Unreachable)');
});

test('a message that V8 does not have is no known trap', () => {
  const error = Object.assign(new Error('something new'), { name: 'RuntimeError' });
  expect(isV8Trap(error)).toBe(true);
  expect(classifyV8Trap(error)).toBeUndefined();
});

test('a full native stack is a limit of V8, other errors are not', () => {
  let thrown: unknown;
  try {
    recurse();
  } catch (error) {
    thrown = error;
  }
  expect(isV8Limit(thrown)).toBe(true);
  expect(isV8Limit(new RangeError('Invalid array length'))).toBe(false);
  expect(isV8Limit(new TypeError('call stack'))).toBe(false);
  expect(isV8Limit(undefined)).toBe(false);
  expect(isV8Trap('RuntimeError')).toBe(false);
});
