import { describe, expect, test } from '@jest/globals';
import { compareBytes } from '../../../src/bytes/compareBytes';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { AccessRights } from '../../../src/types/accessRights';
import { AccountHash } from '../../../src/types/accountHash';
import { bidAddrFromBytes, bidAddrToBytes } from '../../../src/types/bidAddr';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key, nameHash } from '../../../src/types/key';
import { KEY_VARIANTS, type KeyPayload } from '../../../src/types/keyPayload';
import { URef } from '../../../src/types/uref';
import { typesVectors } from './typesVectors';

/** The key made by its constructor from its parts. */
function rebuilt(payload: KeyPayload): Key {
  switch (payload.variant) {
    case 'Account':
      return Key.account(payload.accountHash);
    case 'Bid':
      return Key.bid(payload.accountHash);
    case 'Withdraw':
      return Key.withdraw(payload.accountHash);
    case 'Unbond':
      return Key.unbond(payload.accountHash);
    case 'Hash':
      return Key.hash(payload.addr);
    case 'Transfer':
      return Key.transfer(payload.addr);
    case 'DeployInfo':
      return Key.deployInfo(payload.addr);
    case 'Balance':
      return Key.balance(payload.addr);
    case 'Dictionary':
      return Key.dictionary(payload.addr);
    case 'SmartContract':
      return Key.smartContract(payload.addr);
    case 'URef':
      return Key.uref(payload.uref);
    case 'EraInfo':
      return Key.eraInfo(payload.eraId);
    case 'SystemEntityRegistry':
      return Key.systemEntityRegistry();
    case 'EraSummary':
      return Key.eraSummary();
    case 'ChainspecRegistry':
      return Key.chainspecRegistry();
    case 'ChecksumRegistry':
      return Key.checksumRegistry();
    case 'BidAddr':
      return Key.bidAddr(bidAddrFromBytes(bidAddrToBytes(payload.bidAddr)));
    case 'AddressableEntity':
      return Key.addressableEntity(payload.entityAddr);
    case 'State':
      return Key.state(payload.entityAddr);
    case 'ByteCode':
      return Key.byteCode(payload.byteCodeAddr);
    case 'Message':
      return payload.messageIndex === undefined
        ? Key.messageTopic(payload.entityAddr, payload.topicNameHash)
        : Key.message(payload.entityAddr, payload.topicNameHash, payload.messageIndex);
    case 'NamedKey':
      return Key.namedKey(payload.entityAddr, payload.nameHash);
    case 'EntryPoint':
      return Key.entryPoint(payload.entityAddr, payload.nameHash);
    case 'BlockGlobal':
      return Key.blockGlobal(payload.blockGlobal);
    case 'BalanceHold':
      return Key.balanceHold(payload.kind, payload.purse, payload.blockTime);
  }
}

describe('Key', () => {
  test.each(typesVectors.keys)('$formatted', ({ name, bytes, formatted, display }) => {
    const key = Key.fromBytes(hexToBytes(bytes));
    expect(bytesToHex(key.toBytes())).toBe(bytes);
    expect(key.toFormattedString()).toBe(formatted);
    expect(key.display()).toBe(display);
    expect(key.typeString()).toBe(name);
    expect(bytesToHex(Key.fromFormattedString(formatted).bytes)).toBe(bytes);
    expect(key.payload().variant).toBe(key.variant);
    expect(rebuilt(key.payload()).id).toBe(key.id);
  });

  test('the vectors have every variant', () => {
    const seen = new Set(typesVectors.keys.map(({ bytes }) => Key.fromBytes(hexToBytes(bytes)).variant));
    expect([...seen].sort()).toEqual([...KEY_VARIANTS].sort());
  });

  test.each(typesVectors.checksummedKeys)('checksum: %s', (text) => {
    const plain = Key.fromFormattedString(text.toLowerCase());
    expect(Key.fromFormattedString(text).id).toBe(plain.id);
    const last = /[a-f](?=[^a-f]*$)/i.exec(text)!;
    const flipped = last[0] === last[0].toLowerCase() ? last[0].toUpperCase() : last[0].toLowerCase();
    const wrong = text.slice(0, last.index) + flipped + text.slice(last.index + 1);
    const digits = wrong.slice(wrong.lastIndexOf('-') + 1);
    const isNumber = text.startsWith('message-entity');
    if (!isNumber && /[a-f]/.test(digits) && /[A-F]/.test(digits)) {
      expect(() => Key.fromFormattedString(wrong)).toThrow(/checksum/);
    }
  });

  test.each(typesVectors.refusedTexts)('refuses %j', (text) => {
    expect(() => Key.fromFormattedString(text)).toThrow(
      expect.objectContaining({ _tag: 'BytesError', code: 'Formatting', offset: expect.any(Number) }),
    );
  });

  test.each(typesVectors.oddTexts)('accepts $text', ({ text, bytes }) => {
    expect(bytesToHex(Key.fromFormattedString(text).bytes)).toBe(bytes);
  });

  test('errors say what is wrong and where', () => {
    const zeros = '0'.repeat(63);
    expect(() => Key.fromFormattedString(`hash-${zeros}g`)).toThrow(`Hash key: "g" is not a hexadecimal digit (at 68)`);
    expect(() => Key.fromFormattedString('entity-contract-00')).toThrow(
      'entity address has 32 bytes (64 hex digits), got 1 (at 16)',
    );
    expect(() => Key.fromFormattedString('nonsense-1')).toThrow(
      `'nonsense-1' does not begin with the prefix of any key (at 0)`,
    );
    expect(() => Key.hash(new Uint8Array(3))).toThrow('Hash key has 32 bytes, got 3');
  });

  test('sorts as Rust does', () => {
    const keys = typesVectors.keys.map(({ bytes }) => Key.fromBytes(hexToBytes(bytes)));
    keys.sort((left, right) => left.compare(right));
    expect(keys.map(({ bytes }) => bytesToHex(bytes))).toEqual(typesVectors.sortedKeys);
  });

  test.each(typesVectors.dictionaryItems)('dictionary item $item', ({ seed, item, key }) => {
    const itemKey = new TextEncoder().encode(item);
    expect(Key.dictionaryItem(URef.fromFormattedString(seed), itemKey).toFormattedString()).toBe(key);
  });

  test.each(typesVectors.names)('name $name', ({ entity, name, namedKey, entryPoint }) => {
    const addr = EntityAddr.fromFormattedString(entity);
    expect(Key.namedKey(addr, nameHash(name)).toFormattedString()).toBe(namedKey);
    expect(Key.entryPoint(addr, nameHash(name)).toFormattedString()).toBe(entryPoint);
  });

  test('normalize takes access rights away from URefs only', () => {
    for (const { bytes } of typesVectors.keys) {
      const key = Key.fromBytes(hexToBytes(bytes));
      const normal = key.normalize();
      if (key.variant === 'URef') {
        expect(normal.asURef()!.accessRights).toBe(AccessRights.NONE);
        expect(compareBytes(normal.bytes.subarray(0, 33), key.bytes.subarray(0, 33))).toBe(0);
      } else {
        expect(normal).toBe(key);
      }
    }
  });

  test('narrowing', () => {
    const account = AccountHash.fromBytes(new Uint8Array(32).fill(5));
    expect(Key.account(account).asAccount()!.equals(account)).toBe(true);
    expect(Key.account(account).asHash()).toBeUndefined();
    expect(Key.hash(account.bytes).asHash()).toEqual(account.bytes);
    expect(Key.hash(account.bytes).asURef()).toBeUndefined();
    expect(Key.hash(account.bytes).equals(Key.account(account))).toBe(false);
    expect(`${Key.hash(account.bytes)}`).toBe(`hash-${'05'.repeat(32)}`);
    expect(JSON.stringify(Key.eraInfo(7n))).toBe('"era-7"');
  });
});
