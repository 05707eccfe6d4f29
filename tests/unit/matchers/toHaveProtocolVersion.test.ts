import { describe, expect, test } from '@jest/globals';
import { none } from 'fp-ts/Option';
import { bytesToHex, DEFAULT_ACCOUNT_ADDR, ProtocolVersion } from '../../../src/index';
import { account, stranger } from './accounts';
import { messageOf } from './messages';
import { boardContract, counterContract } from './worlds';

const builder = counterContract();
const counter = builder.contract(DEFAULT_ACCOUNT_ADDR, 'counter');
const entities = boardContract({ enableAddressableEntity: true });
const entityHash = entities.getNamedKeysByAccountHash(DEFAULT_ACCOUNT_ADDR).get('board')!.asHash()!;
const entity = entities.getAddressableEntity(entityHash);

describe('toHaveProtocolVersion', () => {
  test('passes by text and by numbers', () => {
    expect(counter).toHaveProtocolVersion('2.0.0');
    expect(builder.getContract(counter.hash)).toHaveProtocolVersion(ProtocolVersion.fromParts(2, 0, 0));
    expect(entity).toHaveProtocolVersion({ major: 2, minor: 0, patch: 0 });
    expect(entities.getEntityWithNamedKeysByEntityHash(entityHash)).toHaveProtocolVersion('2.0.0');
    expect(counter).not.toHaveProtocolVersion('1.5.0');
    expect(none).not.toHaveProtocolVersion('2.0.0');
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toHaveProtocolVersion('1.5.0'))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toHaveProtocolVersion('1.5.0'))).toMatchSnapshot('no contract');
    expect(messageOf(() => expect(entity).not.toHaveProtocolVersion('2.0.0'))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(account).toHaveProtocolVersion('2.0.0'))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(counter).toHaveProtocolVersion('2'))).toMatchSnapshot('no version');
  });
});

describe('toHaveByteCodeHash', () => {
  const hash = counter.contract.contractWasmHash;

  test('passes by bytes, hex and text', () => {
    expect(counter).toHaveByteCodeHash(hash);
    expect(counter).toHaveByteCodeHash(bytesToHex(hash));
    expect(counter).toHaveByteCodeHash(`contract-wasm-${bytesToHex(hash)}`);
    expect(entity).toHaveByteCodeHash(entity._tag === 'Some' ? entity.value.byteCodeHash : '');
    expect(counter).not.toHaveByteCodeHash(stranger.bytes);
    expect(none).not.toHaveByteCodeHash(hash);
  });

  test('messages', () => {
    expect(messageOf(() => expect(counter).toHaveByteCodeHash(stranger.bytes))).toMatchSnapshot('fail');
    expect(messageOf(() => expect(none).toHaveByteCodeHash(hash))).toMatchSnapshot('no contract');
    expect(messageOf(() => expect(counter).not.toHaveByteCodeHash(hash))).toMatchSnapshot('.not fail');
    expect(messageOf(() => expect(hash).toHaveByteCodeHash(hash))).toMatchSnapshot('wrong subject');
    expect(messageOf(() => expect(counter).toHaveByteCodeHash('wasm'))).toMatchSnapshot('no hash');
  });
});
