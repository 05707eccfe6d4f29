import { expect, test } from '@jest/globals';
import { readSettings } from '../../../reporter/options';

test('what is left out', () => {
  expect(readSettings(undefined, '/project', {})).toEqual({
    snapshot: '/project/.casper-gas-snapshot',
    check: false,
    update: false,
    tolerance: { _tag: 'Gas', gas: 0n },
    table: true,
    json: undefined,
    markdown: undefined,
    ignored: [],
  });
});

test('what is given', () => {
  const options = {
    snapshot: 'gas/snapshot',
    check: true,
    tolerance: '0.5%',
    table: false,
    json: '/tmp/gas.json',
    markdown: 'gas.md',
    testPathIgnorePatterns: ['/property/'],
  };
  expect(readSettings(options, '/project', {})).toEqual({
    snapshot: '/project/gas/snapshot',
    check: true,
    update: false,
    tolerance: { _tag: 'Percent', millionths: 500_000n },
    table: false,
    json: '/tmp/gas.json',
    markdown: '/project/gas.md',
    ignored: [/\/property\//],
  });
  expect(readSettings({ snapshot: false }, '/project', {}).snapshot).toBeUndefined();
});

test('variables come first', () => {
  expect(readSettings({}, '/', { CASPER_TEST_GAS_CHECK: '1' }).check).toBe(true);
  expect(readSettings({ check: true }, '/', { CASPER_TEST_GAS_CHECK: 'false' }).check).toBe(false);
  expect(readSettings({ check: true }, '/', { CASPER_TEST_GAS_CHECK: '' }).check).toBe(true);
  expect(readSettings({}, '/', { CASPER_TEST_GAS_UPDATE: 'true' }).update).toBe(true);
});

test.each([
  [{ snapshots: 'gas' }],
  [{ colour: 'red' }],
  [{ snapshot: true }],
  [{ check: 'yes' }],
  [{ tolerance: 'a little' }],
  [{ tolerance: -1n }],
  [{ json: 5 }],
  [{ markdown: '' }],
  [{ testPathIgnorePatterns: '/property/' }],
  [{ testPathIgnorePatterns: ['('] }],
])('a mistake: %p', (options) => {
  expect(() => readSettings(options, '/', {})).toThrowErrorMatchingSnapshot();
});

test('a mistake in a variable', () => {
  expect(() => readSettings({}, '/', { CASPER_TEST_GAS_CHECK: 'perhaps' })).toThrowErrorMatchingSnapshot();
});
