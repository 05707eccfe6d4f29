import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, runtimeArgs } from '../../../src/index';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';
import { genesis } from './worlds';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const execute = (bytes: readonly number[]) =>
  genesis().exec(
    ExecuteRequestBuilder.moduleBytes(DEFAULT_ACCOUNT_ADDR, Uint8Array.from(bytes), runtimeArgs({})).build(),
  );
const noWasm = execute([1, 2, 3, 4]);
const withoutMemory = execute(HEADER);
const success = result({ consumed: 1n });
const trap = result({ consumed: 7n, error: execError.interpreter('trap: Code(Unreachable)') });

test('passes for modules that are refused, for a reason', () => {
  expect(noWasm).toFailPreprocessing();
  expect(noWasm).toFailPreprocessing(/^Wasm preprocessing error: Deserialization error/);
  expect(withoutMemory).toFailPreprocessing('Memory section should exist');
  expect(withoutMemory).not.toFailPreprocessing('Deserialization');
  // What the Rust engine answers to a start section, to an import that it does not have, and to a module without `call`.
  for (const error of [
    execError.refusedModule('UnsupportedWasmStart', 'Unsupported Wasm start'),
    execError.refusedModule(
      'Interpreter',
      "Interpreter error: host module doesn't export function with name casper_nope",
    ),
    execError.refusedModule('Interpreter', "Interpreter error: Module doesn't have export call"),
    execError.refusedModule('Resolver', 'Resolver error: No imported memory'),
  ]) {
    expect(result({ consumed: 0n, error })).toFailPreprocessing();
  }
  const badPointer = execError.interpreter('trying to access region [16..4294967311] in memory [0..262144]');
  expect(result({ consumed: 7n, error: badPointer })).not.toFailPreprocessing();
  expect(trap).not.toFailPreprocessing();
  expect(success).not.toFailPreprocessing();
});

test('messages', () => {
  expect(messageOf(() => expect(success).toFailPreprocessing())).toMatchSnapshot('success');
  expect(messageOf(() => expect(trap).toFailPreprocessing(/memory/i))).toMatchSnapshot('another failure');
  expect(messageOf(() => expect(withoutMemory).toFailPreprocessing('float'))).toMatchSnapshot('another reason');
  expect(messageOf(() => expect(withoutMemory).not.toFailPreprocessing('Memory'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect([]).toFailPreprocessing())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(success).toFailPreprocessing(5 as never))).toMatchSnapshot('no reason');
});
