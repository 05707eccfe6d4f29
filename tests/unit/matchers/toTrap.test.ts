import { expect, test } from '@jest/globals';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';

const trap = (kind: string) => result({ consumed: 7n, error: execError.interpreter(`trap: Code(${kind})`) });
const revert = result({ consumed: 10n, error: execError.revert(2) });
const success = result({ consumed: 1n });

test('passes for any trap, and for one of a kind', () => {
  expect(trap('Unreachable')).toTrap();
  expect(trap('Unreachable')).toTrap('Unreachable');
  expect(trap('DivisionByZero')).not.toTrap('Unreachable');
  expect(revert).not.toTrap();
  expect(success).not.toTrap();
  expect(result({ consumed: 1n, error: execError.gasLimit() })).not.toTrap();
  expect(
    result({ consumed: 1n, error: execError.interpreter('trying to access region [0..5] in memory [0..1]') }),
  ).not.toTrap();
});

test('messages', () => {
  expect(messageOf(() => expect(success).toTrap())).toMatchSnapshot('success');
  expect(messageOf(() => expect(revert).toTrap('Unreachable'))).toMatchSnapshot('another failure');
  expect(messageOf(() => expect(trap('StackOverflow')).toTrap('Unreachable'))).toMatchSnapshot('another trap');
  expect(messageOf(() => expect(trap('Unreachable')).not.toTrap('Unreachable'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(1).toTrap())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(success).not.toTrap('OutOfGas' as never))).toMatchSnapshot('no kind');
});
