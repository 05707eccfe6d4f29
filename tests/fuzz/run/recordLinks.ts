/**
 * Records what the whole engine says to modules that cannot be instantiated, for `tests/unit/wasm/link.test.ts`:
 *
 *     npx tsx tests/fuzz/run/recordLinks.ts
 *
 * The texts for functions of the host imported with a wrong type name the right one, so this also records all their types.
 *
 * @module
 */
import { writeFileSync } from 'node:fs';
import wabt from 'wabt';
import { HOST_SIGNATURES } from '../../../src/wasm/hostSignatures';
import { executeOnOracle } from './oracle';

/** A session and the error it gets from the Rust engine, if any. */
export interface RecordedLink {
  readonly name: string;
  /** Base64. */
  readonly bytes: string;
  readonly error: string | null;
}

const CALL = '(func (export "call"))';
const UNKNOWN = '(import "env" "casper_unknown" (func (param i32)))';
const WRONG = '(import "env" "casper_ret" (func (param i64) (result f32)))';

const MODULES: { readonly [name: string]: string } = {
  'nothing wrong': `(module (import "env" "casper_revert" (func (param i32))) (memory 1) ${CALL})`,
  'another module': `(module (import "wasi" "casper_revert" (func (param i32))) (memory 1) ${CALL})`,
  'an unknown function': `(module ${UNKNOWN} (memory 1) ${CALL})`,
  'a wrong type': `(module ${WRONG} (memory 1) ${CALL})`,
  'a wrong type, then an unknown function': `(module ${WRONG} ${UNKNOWN} (memory 1) ${CALL})`,
  'an unknown function, then another module': `(module ${UNKNOWN} (import "x" "y" (func)) (memory 1) ${CALL})`,
  'a global': `(module (import "env" "number" (global i32)) (memory 1) ${CALL})`,
  'a global of another module': `(module (import "globals" "number" (global i64)) (memory 1) ${CALL})`,
  'a table': `(module (import "env" "table" (table 1 funcref)) (memory 1) ${CALL})`,
  'a memory besides its own': `(module (import "env" "memory" (memory 1)) (memory 1) ${CALL})`,
  'a memory with too high a maximum': `(module (memory 1 65) ${CALL})`,
  'a memory with the highest maximum': `(module (memory 64 64) ${CALL})`,
  'too much memory, and an unknown function': `(module ${UNKNOWN} (memory 1 65) ${CALL})`,
  'too much memory, and a wrong type': `(module ${WRONG} (memory 1 65) ${CALL})`,
  'elements that do not fit': `(module (memory 1) (table 1 funcref) (elem (i32.const 1) 0) ${CALL})`,
  'elements at -1': `(module (memory 1) (table 1 funcref) (elem (i32.const -1) 0) ${CALL})`,
  'data that does not fit': `(module (memory 1) (data (i32.const 65535) "ab") ${CALL})`,
  'elements and data that do not fit': `(module (memory 1) (table 1 funcref) (data (i32.const 65535) "ab") (elem (i32.const 1) 0) ${CALL})`,
  'data that does not fit, and a wrong type': `(module ${WRONG} (memory 1) (data (i32.const 65535) "ab") ${CALL})`,
  'a start function': `(module (memory 1) (start 0) ${CALL})`,
  'a start function, and data that does not fit': `(module (memory 1) (data (i32.const 65535) "ab") (start 0) ${CALL})`,
};

async function main(): Promise<void> {
  const { parseWat } = await wabt();
  const texts = Object.entries(MODULES);
  for (const name of HOST_SIGNATURES.keys()) {
    texts.push([
      `${name} of a wrong type`,
      `(module (import "env" "${name}" (func (param f64) (result i64))) (memory 1) ${CALL})`,
    ]);
  }
  const modules = texts.map(([name, text]) => ({ name, bytes: parseWat(name, text).toBinary({}).buffer }));
  const errors = executeOnOracle(modules.map(({ bytes }) => bytes));
  const record = {
    source: 'casper-execution-engine 8.1.1: oracle/src/bin/wasm.rs --execute',
    command: 'npx tsx tests/fuzz/run/recordLinks.ts',
    modules: modules.map(({ name, bytes }, index): RecordedLink => {
      return { name, bytes: Buffer.from(bytes).toString('base64'), error: errors[index]! };
    }),
  };
  writeFileSync('tests/vectors/wasm-links.json', `${JSON.stringify(record, null, 1)}\n`);
}

void main();
