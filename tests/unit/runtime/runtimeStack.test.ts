/** The cases of `runtime/stack.rs`. */
import { expect, test } from '@jest/globals';
import { RuntimeStack } from '../../../src/runtime/runtimeStack';
import { AccountHash } from '../../../src/types/accountHash';
import type { Caller } from '../../../src/types/caller';

function nthFrame(n: number): Caller {
  return { _tag: 'Initiator', accountHash: AccountHash.fromBytes(new Uint8Array(32).fill(n, 0, 1)) };
}

function start(maxHeight: number): RuntimeStack {
  return RuntimeStack.fromAccountHash(AccountHash.fromBytes(new Uint8Array(32)), maxHeight);
}

test('frames are added up to the maximum height', () => {
  let stack = start(6);
  expect(stack.previousFrame()).toBeUndefined();
  for (let n = 1; n < 6; n++) {
    stack = stack.push(nthFrame(n));
    expect(stack.frames).toHaveLength(n + 1);
    expect(stack.frames[n]).toEqual(nthFrame(n));
    expect(stack.previousFrame()).toEqual(nthFrame(n - 1));
    expect(stack.frames[0]).toEqual(nthFrame(0));
  }
  expect(() => stack.push(nthFrame(6))).toThrow(
    expect.objectContaining({ _tag: 'RuntimeStackOverflow', message: 'Runtime stack overflow' }),
  );
  expect(stack.frames).toHaveLength(6);
});

test('a push does not change the stack it starts from', () => {
  const stack = start(3);
  stack.push(nthFrame(1)).push(nthFrame(2));
  expect(stack.frames).toHaveLength(1);
});
