/** The options of the Rust preset, as they stand in a Jest configuration. */
import { expect, test } from '@jest/globals';
import { rustOptionsFromGlobals } from '../../../src/rust/rustOptions';

const read = (rust: unknown) => rustOptionsFromGlobals({ 'casper-engine-test-support': { rust } });

test('none', () => {
  expect(rustOptionsFromGlobals(undefined)).toEqual({});
  expect(rustOptionsFromGlobals({ other: 1 })).toEqual({});
  expect(rustOptionsFromGlobals({ 'casper-engine-test-support': {} })).toEqual({});
});

test('all of them', () => {
  const options = {
    crates: ['contract'],
    profile: 'dev',
    target: 'wasm32v1-none',
    features: ['a'],
    toolchain: 'nightly',
    targetDir: 'out',
    rustflags: ['-C', 'opt-level=z'],
    cargoArgs: ['--locked'],
  };
  expect(read(options)).toEqual(options);
});

test.each([
  [{ crate: ['contract'] }, 'The Rust preset has no option "crate".'],
  [{ crates: 'contract' }, 'The Rust preset takes a list of texts as crates, and was given "contract".'],
  [{ profile: 5 }, 'The Rust preset takes a text as profile, and was given 5.'],
  ['release', 'The Rust preset takes { rust: { … } } as globals'],
])('a mistake: %j', (options, message) => {
  expect(() => read(options)).toThrow(
    expect.objectContaining({ code: 'BAD_ARGUMENT', message: expect.stringContaining(message) }),
  );
});
