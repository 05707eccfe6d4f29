import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DEFAULT_WASM_CONFIG } from '../../../src/config/wasmConfig';
import { HOST_SIGNATURES } from '../../../src/wasm/hostSignatures';
import type { HostFunctions } from '../../../src/wasm/instance';
import { instantiate } from '../../../src/wasm/instantiate';
import { prepareSession } from '../../../src/wasm/prepare';
import type { RecordedLink } from '../../fuzz/run/recordLinks';

const file = join(__dirname, '../../vectors/wasm-links.json');
const { modules } = JSON.parse(readFileSync(file, 'utf8')) as { modules: RecordedLink[] };

const ALL_FUNCTIONS: HostFunctions = Object.fromEntries([...HOST_SIGNATURES.keys()].map((name) => [name, () => 0]));

describe.each([false, true])('instantiating, interpreter: %s', (interpreter) => {
  test.each(modules.map((module) => [module.name, module] as const))('%s', (_, { bytes, error }) => {
    const run = () => {
      const prepared = prepareSession(Buffer.from(bytes, 'base64'), DEFAULT_WASM_CONFIG);
      return instantiate(prepared, ALL_FUNCTIONS, { engine: interpreter ? 'interpreter' : 'v8' });
    };
    if (error === null) expect(run().invoke('call')).toEqual({ _tag: 'Returned' });
    else expect(run).toThrow(expect.objectContaining({ _tag: 'WasmError', message: error }));
  });
});

test('a function of the host that is not implemented fails like one that does not exist, and is named', () => {
  const nothingWrong = modules.find(({ name }) => name === 'nothing wrong')!;
  const prepared = prepareSession(Buffer.from(nothingWrong.bytes, 'base64'), DEFAULT_WASM_CONFIG);
  expect(() => instantiate(prepared, {})).toThrow(
    "Interpreter error: host module doesn't export function with name casper_revert",
  );
});

test('every function of the host has its recorded type', () => {
  expect(modules.filter(({ error }) => error?.includes('but actual type is')).length).toBeGreaterThanOrEqual(
    HOST_SIGNATURES.size - 1,
  );
});
