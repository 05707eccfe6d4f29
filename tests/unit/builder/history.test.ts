import { expect, test } from '@jest/globals';
import { History } from '../../../src/builder/history';

test('a list and a longer one of it are apart', () => {
  const empty = History.empty<string>();
  const one = empty.with('a');
  const two = one.with('b');
  const other = one.with('c');
  expect([empty.length, one.length, two.length]).toEqual([0, 1, 2]);
  expect([empty.last(), one.last(), two.last(), other.last()]).toEqual([undefined, 'a', 'b', 'c']);
  expect([empty.toArray(), two.toArray(), other.toArray()]).toEqual([[], ['a', 'b'], ['a', 'c']]);
  expect([...two.newestFirst()]).toEqual(['b', 'a']);
});

test('an item by its number', () => {
  const list = [1, 2, 3].reduce((history, value) => history.with(value), History.empty<number>());
  expect([0, 1, 2].map((index) => list.at(index))).toEqual([1, 2, 3]);
  for (const index of [-1, 3, 0.5, Number.NaN]) expect(list.at(index)).toBeUndefined();
});

test('undefined can be an item', () => {
  const list = History.empty<undefined>().with(undefined);
  expect(list.toArray()).toEqual([undefined]);
});
