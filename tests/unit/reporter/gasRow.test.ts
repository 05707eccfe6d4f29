import { expect, test } from '@jest/globals';
import { compareRows, rowNames, rowOf } from '../../../reporter/gasRow';

const ROOT = '/project';

test.each([
  ['/project/counter.wasm', 'counter.wasm'],
  ['/project/wasm/counter.wasm', 'wasm/counter.wasm'],
  ['/project/target/wasm32-unknown-unknown/release/counter.wasm', 'counter.wasm'],
  ['/project/crates/a/target/wasm32-unknown-unknown/release/counter.wasm', 'counter.wasm'],
  ['/project/build/wasm32-unknown-unknown/release/counter.wasm', 'counter.wasm'],
  ['/project/node_modules/contracts/counter.wasm', 'counter.wasm'],
  ['/somewhere/else/counter.wasm', 'counter.wasm'],
  [undefined, 'session code without a file'],
])('session code from %s is %s', (name, key) => {
  expect(rowOf({ kind: 'Session', ...(name === undefined ? {} : { name }) }, ROOT).key).toBe(key);
});

test('others', () => {
  expect(rowOf({ kind: 'Payment', name: '/project/pay.wasm' }, ROOT).key).toBe('pay.wasm (payment)');
  expect(rowOf({ kind: 'Contract', name: 'counter v2', entryPoint: 'inc' }, ROOT).key).toBe('counter v2.inc');
  expect(rowOf({ kind: 'Contract', entryPoint: 'inc' }, ROOT).key).toBe('a contract without a name.inc');
});

test('order and names', () => {
  const rows = [
    rowOf({ kind: 'Contract', name: 'b', entryPoint: 'x' }, ROOT),
    rowOf({ kind: 'Contract', name: 'Z', entryPoint: 'x' }, ROOT),
    rowOf({ kind: 'Session', name: '/project/b/one.wasm' }, ROOT),
    rowOf({ kind: 'Session', name: '/project/a/one.wasm' }, ROOT),
    rowOf({ kind: 'Session', name: '/project/a/two.wasm' }, ROOT),
    rowOf({ kind: 'Payment', name: '/project/a/two.wasm' }, ROOT),
  ].sort(compareRows);
  const names = rowNames(rows);
  expect(rows.map(({ key }) => names.get(key))).toEqual([
    'a/one.wasm',
    'two.wasm',
    'b/one.wasm',
    'two.wasm (payment)',
    'Z.x',
    'b.x',
  ]);
});
