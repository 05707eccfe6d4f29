import { describe, expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { CLType, DEFAULT_ACCOUNT_ADDR, EntityAddr, Key } from '../../../src/index';
import { account } from './accounts';
import { messageOf } from './messages';
import { boardContract } from './worlds';

const builder = boardContract();
const board = builder.contract(DEFAULT_ACCOUNT_ADDR, 'board');
const entities = boardContract({ enableAddressableEntity: true });
const entityHash = entities.getNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR).get('board')!.asHash()!;
const points = entities.getEntryPoints(EntityAddr.smartContract(entityHash));

describe('toHaveEntryPoint', () => {
  test('passes by name, parameters, return type, access, type and payment', () => {
    expect(board).toHaveEntryPoint('post');
    expect(board).toHaveEntryPoint('post', { args: { text: 'String' }, ret: 'Unit', access: 'Public', type: 'Called' });
    expect(board).toHaveEntryPoint('post', { args: ['text'] });
    expect(board).toHaveEntryPoint('read', { ret: CLType.option(CLType.String) });
    expect(board).toHaveEntryPoint('close', { args: [], access: ['keepers'] });
    expect(builder.getContract(board.hash)).toHaveEntryPoint('who', { ret: 'U32' });
    expect(builder.query(Key.hash(board.hash))).toHaveEntryPoint('who');
    expect(points).toHaveEntryPoint('post', { payment: 'Caller' });
    expect(board).not.toHaveEntryPoint('post', { payment: 'Caller' });
    expect(board).not.toHaveEntryPoint('post', { args: { text: 'U64' } });
    expect(board).not.toHaveEntryPoint('post', { args: [] });
    expect(board).not.toHaveEntryPoint('close', { access: 'Public' });
    expect(board).not.toHaveEntryPoint('close', { type: 'Caller' });
    expect(board).not.toHaveEntryPoint('open');
    expect(none).not.toHaveEntryPoint('post');
  });

  test('messages', () => {
    expect(
      messageOf(() =>
        expect(board).toHaveEntryPoint('post', { args: { text: 'U64' }, ret: 'Unit', access: ['keepers'] }),
      ),
    ).toMatchSnapshot('fail');
    expect(
      messageOf(() => expect(points).toHaveEntryPoint('post', { payment: 'SelfOnward', type: 'Caller' })),
    ).toMatchSnapshot('entity');
    expect(messageOf(() => expect(board).toHaveEntryPoint('open'))).toMatchSnapshot('no such');
    expect(messageOf(() => expect(none).toHaveEntryPoint('post'))).toMatchSnapshot('no contract');
    expect(messageOf(() => expect(board).not.toHaveEntryPoint('post'))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(account).toHaveEntryPoint('post'))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(board).toHaveEntryPoint(5 as never))).toMatchSnapshot('no name');
    expect(messageOf(() => expect(board).toHaveEntryPoint('post', { returns: 'U64' } as never))).toMatchSnapshot(
      'no part',
    );
    expect(messageOf(() => expect(board).toHaveEntryPoint('post', { access: 'keepers' as never }))).toMatchSnapshot(
      'no access',
    );
    expect(messageOf(() => expect(board).toHaveEntryPoint('post', { type: 'Session' as never }))).toMatchSnapshot(
      'no type',
    );
    expect(messageOf(() => expect(board).toHaveEntryPoint('post', { payment: 'Me' as never }))).toMatchSnapshot(
      'no payment',
    );
  });
});

describe('toHaveEntryPoints', () => {
  test('passes by names, and by names with what is expected', () => {
    expect(board).toHaveEntryPoints(['post', 'read', 'close', 'who'], { exact: true });
    expect(board).toHaveEntryPoints({ post: { args: { text: 'String' } }, who: {} });
    expect(points).toHaveEntryPoints({ post: { payment: 'Caller' } });
    expect(board).not.toHaveEntryPoints(['post'], { exact: true });
    expect(board).not.toHaveEntryPoints({ post: { ret: 'U64' } });
    expect(none).not.toHaveEntryPoints([]);
  });

  test('messages', () => {
    expect(
      messageOf(() => expect(board).toHaveEntryPoints({ post: { args: [] }, open: { ret: 'Unit' } })),
    ).toMatchSnapshot('fail');
    expect(messageOf(() => expect(board).toHaveEntryPoints(['post', 'read'], { exact: true }))).toMatchSnapshot(
      'exact',
    );
    expect(messageOf(() => expect(none).toHaveEntryPoints(['post']))).toMatchSnapshot('no contract');
    expect(messageOf(() => expect(board).not.toHaveEntryPoints(['post']))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(5).toHaveEntryPoints(['post']))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(board).toHaveEntryPoints('post' as never))).toMatchSnapshot('no names');
  });
});
