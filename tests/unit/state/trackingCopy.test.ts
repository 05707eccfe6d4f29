import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { AddressGenerator } from '../../../src/state/addressGenerator';
import { GlobalState } from '../../../src/state/globalState';
import { queryText } from '../../../src/state/query';
import { type AddResult, TrackingCopy } from '../../../src/state/trackingCopy';
import type { StoredValue } from '../../../src/types/storedValue';
import { transformKindToBytes } from '../../../src/types/transform';
import { typeMismatchText } from '../../../src/types/typeMismatch';
import { key, keyHex, pairs, TRIE_VECTOR, value, valueHex } from './vectors';

const options = { maxQueryDepth: 5, enableAddressableEntity: false };
const shown = (found: StoredValue | undefined): string | null => (found === undefined ? null : valueHex(found));

function addResultText(result: AddResult): string {
  switch (result._tag) {
    case 'Success':
      return 'Success';
    case 'KeyNotFound':
      return `KeyNotFound: ${result.key.display()}`;
    case 'TypeMismatch':
      return `TypeMismatch: ${typeMismatchText(result)}`;
    default:
      return `${result._tag}: ${result.message}`;
  }
}

describe.each(TRIE_VECTOR.copies.map((copy) => [copy.name, copy] as const))('script of %s', (_name, script) => {
  test('gives the results and the journal of the reference', () => {
    const state = GlobalState.empty().commitValues(pairs(script.initial));
    const copy = new TrackingCopy(state, options);
    for (const [operation, on, ...rest] of script.steps) {
      const k = typeof on === 'string' && operation !== 'prefix' ? key(on) : key('0a'.padEnd(66, '0'));
      switch (operation) {
        case 'read':
        case 'get':
        case 'peek':
          expect([operation, on, shown(copy[operation](k))]).toEqual([operation, on, rest[0]]);
          break;
        case 'write':
          copy.write(k, value(rest[0] as string));
          break;
        case 'add':
          expect(addResultText(copy.add(k, value(rest[0] as string)))).toBe(rest[1]);
          break;
        case 'prune':
          copy.prune(k);
          break;
        case 'getKeys':
          expect(copy.getKeys(on as number).map(keyHex)).toEqual(rest[0]);
          break;
        case 'prefix':
          expect(copy.keysWithPrefix(hexToBytes(on as string)).map(keyHex)).toEqual(rest[0]);
          break;
        default:
          throw new TypeError(`unknown operation ${operation}`);
      }
    }
    const { effects, writes, prunes } = copy.destructure();
    expect(effects.map((each) => [keyHex(each.key), bytesToHex(transformKindToBytes(each.kind))])).toEqual(
      script.effects,
    );
    expect(writes.map(([k, v]) => [keyHex(k), valueHex(v)])).toEqual(script.writes);
    expect(prunes.map(keyHex)).toEqual(script.prunes);
    expect(copy.effects()).toEqual(effects);
  });
});

describe('queries', () => {
  const state = GlobalState.empty().commitValues(pairs(TRIE_VECTOR.queries.initial));
  const copy = new TrackingCopy(state, options);

  test.each(TRIE_VECTOR.queries.cases.map((each) => [each.path.join('/'), each] as const))('%j', (_name, expected) => {
    const result = copy.query(key(expected.key), expected.path);
    const text = queryText(result);
    if (text._tag === 'Left') {
      expect(text.left).toBe(expected.error);
    } else {
      expect(valueHex(text.right)).toBe(expected.value);
      expect(result._tag === 'Success' && result.proofs.map((proof) => bytesToHex(proof.toBytes()))).toEqual(
        expected.proofs,
      );
    }
  });

  test('see the state below only', () => {
    const written = key(`01${'42'.repeat(32)}`);
    copy.write(written, value('1401000000aa'));
    expect(queryText(copy.query(written, []))._tag).toBe('Left');
    expect(shown(copy.get(written))).toBe('1401000000aa');
  });
});

test.each(TRIE_VECTOR.addresses)('addresses of $name', ({ seed, phase, expected }) => {
  if (phase === undefined) {
    const parts = [hexToBytes(seed.slice(0, 6)), hexToBytes(seed.slice(6))];
    expect([bytesToHex(AddressGenerator.fromSeed(...parts).createAddress())]).toEqual(expected);
    return;
  }
  const generator = AddressGenerator.create(hexToBytes(seed), phase);
  const made: string[] = [];
  for (let round = 0; round < 6; round++) {
    made.push(bytesToHex(generator.createAddress()), bytesToHex(generator.newHashAddress()));
  }
  made.push(bytesToHex(generator.newUref(1).toBytes()));
  expect(made).toEqual(expected);
});

test('readFirst, and the order in which a message is written', () => {
  const copy = new TrackingCopy(GlobalState.empty(), options);
  const [a, b, c] = ['aa', 'bb', 'cc'].map((byte) => key(`01${byte.repeat(32)}`));
  const one = value('1401000000aa');
  const two = value('1401000000bb');
  const message = {
    entityAddr: undefined as never,
    message: { _tag: 'String', value: 'x' } as const,
    topicName: 't',
    topicNameHash: new Uint8Array(32),
    topicIndex: 0,
    blockIndex: 0n,
  };
  copy.emitMessage({
    topicKey: a!,
    topicSummary: one,
    messageKey: b!,
    messageChecksum: two,
    blockMessageCount: one,
    message,
  });
  expect(copy.readFirst([c!, b!, a!])).toBe(two);
  expect(copy.effects().map((each) => [each.key.toFormattedString(), each.kind._tag])).toEqual([
    [b!.toFormattedString(), 'Write'],
    [a!.toFormattedString(), 'Write'],
    [`block-message-count-${'0'.repeat(62)}`, 'Write'],
    [b!.toFormattedString(), 'Identity'],
  ]);
  expect(copy.messages()).toEqual([message]);
});
