import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';
import { genesis, run } from './worlds';

const printed = run(genesis(), 'tests/fixtures/board-5.wasm');
const silent = run(genesis(), 'examples/counter/counter-v1.wasm');

test('passes by a part of what was printed', () => {
  expect(printed).toPrint('the board');
  expect(printed).toPrint(/^installed/g);
  expect(printed).toPrint(/^installed/g);
  expect(printed.getLastExecResult()).not.toPrint('the counter');
  expect(silent).not.toPrint('');
  expect(result({ consumed: 1n })).not.toPrint('');
});

test('messages', () => {
  const failed = result({ consumed: 1n, error: { _tag: 'GasLimit', message: 'Out of gas error' } });
  expect(messageOf(() => expect(printed).toPrint('the counter'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(silent).toPrint(/counter/))).toMatchSnapshot('nothing printed');
  expect(messageOf(() => expect(failed).toPrint('the counter'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(printed).not.toPrint('board'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(['installed']).toPrint('installed'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(printed).not.toPrint(5 as never))).toMatchSnapshot('no text');
});
