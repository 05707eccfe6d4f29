import { expect, test } from '@jest/globals';
import { messageOf, result } from './messages';

const success = result({ consumed: 1n });
const failure = result({ consumed: 5_000_000_000_000n, error: { _tag: 'GasLimit', message: 'Out of gas error' } });

test('passes by text, pattern and tag', () => {
  expect(failure).toFailWith('Out of gas');
  expect(failure).toFailWith(/^Out of gas error$/g);
  expect(failure).toFailWith(/^Out of gas error$/g);
  expect(failure).toFailWith('GasLimit');
  expect(failure).not.toFailWith('Forged reference');
  expect(success).not.toFailWith('Out of gas');
});

test('messages', () => {
  expect(messageOf(() => expect(failure).toFailWith('Forged reference'))).toMatchSnapshot('another error');
  expect(messageOf(() => expect(success).toFailWith(/gas/))).toMatchSnapshot('success');
  expect(messageOf(() => expect(failure).not.toFailWith('GasLimit'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect('text').toFailWith('GasLimit'))).toMatchSnapshot('wrong subject');
});
