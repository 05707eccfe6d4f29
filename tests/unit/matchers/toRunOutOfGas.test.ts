import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequest, ExecuteRequestBuilder } from '../../../src/index';
import { execError } from '../../../src/runtime/execError';
import { messageOf, result } from './messages';
import { genesis } from './worlds';

const file = `${__dirname}/../../../examples/counter/counter-v1.wasm`;
const revert = result({ consumed: 10n, error: execError.revert(2) });
const success = result({ consumed: 1n });

function withGasLimit(gasLimit: bigint) {
  const { session } = ExecuteRequestBuilder.standard(DEFAULT_ACCOUNT_ADDR, file).build();
  return genesis().exec(ExecuteRequest.new({ ...session, gasLimit }));
}

test('passes when the limit was exceeded', () => {
  expect(withGasLimit(1_000_000n)).toRunOutOfGas();
  expect(withGasLimit(5_000_000_000_000n)).not.toRunOutOfGas();
  expect(revert).not.toRunOutOfGas();
});

test('messages', () => {
  expect(messageOf(() => expect(success).toRunOutOfGas())).toMatchSnapshot('success');
  expect(messageOf(() => expect(revert).toRunOutOfGas())).toMatchSnapshot('another failure');
  expect(messageOf(() => expect(withGasLimit(1_000_000n)).not.toRunOutOfGas())).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(null).toRunOutOfGas())).toMatchSnapshot('wrong subject');
});
