import { expect, test } from '@jest/globals';
import { left } from 'fp-ts/Either';
import { DEFAULT_ACCOUNT_ADDR, EntityAddr } from '../../../src/index';
import { messageOf } from './messages';
import { boardContract, counterContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const counter = counterContract().contract(DEFAULT_ACCOUNT_ADDR, 'counter');
const entities = boardContract({ enableAddressableEntity: true });
const key = entities.getNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR).get('board');
const ofEntity = entities.messageTopics(EntityAddr.smartContract(key?.asHash() ?? new Uint8Array(32)));

test('passes by name and count', () => {
  expect(board).toHaveMessageTopic('notes');
  expect(board).toHaveMessageTopic('notes', { count: 1 });
  expect(board).toHaveMessageTopic('notes', { count: { max: 2 } });
  expect(builder.messageTopics(EntityAddr.smartContract(board.hash))).toHaveMessageTopic('notes');
  expect(ofEntity).toHaveMessageTopic('notes');
  expect(board).not.toHaveMessageTopic('events');
  expect(board).not.toHaveMessageTopic('events', { count: 0 });
  expect(board).not.toHaveMessageTopic('notes', { count: 2 });
  expect(counter).not.toHaveMessageTopic('notes');
  expect(left('no such contract')).not.toHaveMessageTopic('notes');
});

test('messages', () => {
  expect(messageOf(() => expect(board).toHaveMessageTopic('events'))).toMatchSnapshot('fail');
  expect(messageOf(() => expect(board).toHaveMessageTopic('notes', { count: 2 }))).toMatchSnapshot('another count');
  expect(messageOf(() => expect(board).toHaveMessageTopic('events', { count: 2 }))).toMatchSnapshot('no topic');
  expect(messageOf(() => expect(counter).toHaveMessageTopic('events'))).toMatchSnapshot('none');
  expect(messageOf(() => expect(left('')).toHaveMessageTopic('events'))).toMatchSnapshot('no contract');
  expect(messageOf(() => expect(board).not.toHaveMessageTopic('notes'))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect(board).not.toHaveMessageTopic('notes', { count: 1 }))).toMatchSnapshot('.not count');
  expect(messageOf(() => expect(builder).toHaveMessageTopic('notes'))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(ofEntity).toHaveMessageTopic('notes', { count: 1 }))).toMatchSnapshot(
    'count of entity',
  );
  expect(messageOf(() => expect(board).not.toHaveMessageTopic(5 as never))).toMatchSnapshot('no name');
});
