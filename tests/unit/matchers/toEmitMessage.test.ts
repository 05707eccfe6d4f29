import { expect, test } from '@jest/globals';
import { DEFAULT_ACCOUNT_ADDR, EntityAddr } from '../../../src/index';
import { messageOf, result } from './messages';
import { BOARD_ITEM, boardContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const silent = builder.fork();
silent.contract(DEFAULT_ACCOUNT_ADDR, 'board').call('read', { item: BOARD_ITEM });
const failed = builder.fork();
failed.contract(DEFAULT_ACCOUNT_ADDR, 'board').tryCall('post');
const ofBytes = result({
  consumed: 1n,
  messages: [
    {
      entityAddr: EntityAddr.smartContract(new Uint8Array(32).fill(0x55)),
      message: { _tag: 'Bytes', value: Uint8Array.from([1, 2, 255]) },
      topicName: 'events',
      topicNameHash: new Uint8Array(32),
      topicIndex: 0,
      blockIndex: 0n,
    },
  ],
});

test('passes by topic, payload, emitter and count', () => {
  expect(builder).toEmitMessage('notes');
  expect(builder).toEmitMessage(/^note/, `${DEFAULT_ACCOUNT_ADDR.toHex()}: hello`);
  expect(builder).toEmitMessage('notes', /: hello$/, { by: board });
  expect(builder).toEmitMessage(expect.any(String), expect.stringContaining('hello'), { times: 1 });
  expect(builder.getLastExecResult()).toEmitMessage('notes', undefined, { by: board.hash });
  expect(builder).toEmitMessage('notes', undefined, { by: 'board' });
  expect(builder).not.toEmitMessage('notes', 'hello');
  expect(builder).not.toEmitMessage('note');
  expect(builder).not.toEmitMessage('notes', undefined, { by: new Uint8Array(32) });
  expect(builder).not.toEmitMessage('notes', undefined, { times: 2 });
  expect(silent).not.toEmitMessage('notes');
  expect(silent).toEmitMessage('notes', undefined, { times: 0 });
});

test('passes by bytes', () => {
  expect(ofBytes).toEmitMessage('events', Uint8Array.from([1, 2, 255]));
  expect(ofBytes).toEmitMessage('events', [1, 2, 255]);
  expect(ofBytes).toEmitMessage('events', '0102ff');
  expect(ofBytes).toEmitMessage('events', expect.bytes('0102ff'));
  expect(ofBytes).not.toEmitMessage('events', /0102ff/);
  expect(builder).not.toEmitMessage('notes', [1, 2, 255]);
});

test('messages', () => {
  const toNobody = { by: new Uint8Array(32), times: 2 };
  expect(messageOf(() => expect(builder).toEmitMessage('notes', 'bye'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(silent).toEmitMessage('notes', undefined, toNobody))).toMatchSnapshot('no messages');
  expect(messageOf(() => expect(builder).toEmitMessage(/n/, /hello/, { times: 2 }))).toMatchSnapshot('another count');
  expect(messageOf(() => expect(ofBytes).toEmitMessage('events', [1n] as never))).toMatchSnapshot('no payload');
  expect(messageOf(() => expect(ofBytes).toEmitMessage('events', [1]))).toMatchSnapshot('bytes');
  expect(messageOf(() => expect(failed).toEmitMessage('notes'))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toEmitMessage('notes'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(board).toEmitMessage('notes'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(silent).not.toEmitMessage(5 as never))).toMatchSnapshot('no topic');
  expect(messageOf(() => expect(silent).not.toEmitMessage('notes', '', { times: -1 }))).toMatchSnapshot('no count');
});
