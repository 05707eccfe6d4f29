import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBytesError } from '../../../src/bytes/bytesError';
import { readAll } from '../../../src/bytes/reader';
import { writeBytes } from '../../../src/bytes/writer';
import { applyTransform } from '../../../src/types/applyTransform';
import { CLValue } from '../../../src/types/clValue';
import { deployFromBytes, deployToBytes, type ExecutableDeployItem, makeDeploy } from '../../../src/types/deploy';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { compareUtf8, sortedEntries } from '../../../src/types/sortedEntries';
import {
  readStoredValue,
  storedValueFromBytes,
  storedValueSerializedLength,
  storedValueToBytes,
} from '../../../src/types/storedValue';
import type { TransactionTarget } from '../../../src/types/transactionTarget';
import {
  decodeTransactionFields,
  makeTransactionV1,
  type TransactionV1Fields,
  transactionV1FromBytes,
  transactionV1ToBytes,
} from '../../../src/types/transactionV1';
import { transformKindFromBytes, transformKindToBytes } from '../../../src/types/transform';
import { summariseStoredValue, summariseTransformKind } from '../../unit/types/storedSummary';
import {
  accountHash,
  byte,
  clValue,
  hash,
  name,
  prepayment,
  publicKey,
  storedValue,
  transformKind,
  u32,
  u64,
} from './storedArbitraries';

const numRuns = Number(process.env.FC_NUM_RUNS ?? 300);

test('a stored value is what it was written from', () => {
  fc.assert(
    fc.property(storedValue, (value) => {
      const bytes = storedValueToBytes(value);
      const read = storedValueFromBytes(bytes);
      expect(read._tag).toBe(value._tag);
      expect(storedValueToBytes(read)).toEqual(bytes);
      expect(storedValueSerializedLength(value)).toBe(bytes.length);
      // Reading gives maps in Rust's order, so what it says stays the same from then on.
      expect(summariseStoredValue(storedValueFromBytes(storedValueToBytes(read)))).toEqual(summariseStoredValue(read));
    }),
    { numRuns },
  );
});

test('a prepayment is written but never read', () => {
  fc.assert(
    fc.property(prepayment, (value) => {
      const bytes = storedValueToBytes(value);
      expect(storedValueSerializedLength(value)).toBe(bytes.length);
      expect(() => storedValueFromBytes(bytes)).toThrow('a stored prepayment cannot be read');
    }),
    { numRuns: 20 },
  );
});

test('a transform is what it was written from', () => {
  fc.assert(
    fc.property(transformKind, (kind) => {
      const bytes = transformKindToBytes(kind);
      const read = transformKindFromBytes(bytes);
      expect(transformKindToBytes(read)).toEqual(bytes);
      expect(read._tag).toBe(kind._tag);
      if (kind._tag !== 'Write') expect(summariseTransformKind(read)).toEqual(summariseTransformKind(kind));
    }),
    { numRuns },
  );
});

test('every transform has an answer on every value', () => {
  fc.assert(
    fc.property(transformKind, storedValue, (kind, value) => {
      const before = storedValueToBytes(value);
      expect(['Left', 'Right']).toContain(applyTransform(kind, value)._tag);
      expect(storedValueToBytes(value)).toEqual(before);
    }),
    { numRuns },
  );
});

test('hostile bytes give a BytesError or a value that writes as it reads', () => {
  const hostile = fc
    .tuple(storedValue.map(storedValueToBytes), fc.array(fc.tuple(fc.nat(), byte), { maxLength: 4 }), fc.nat())
    .map(([bytes, changes, cut]) => {
      const changed = Uint8Array.from(bytes);
      for (const [at, value] of changes) changed[at % changed.length] = value;
      return cut % 3 === 0 ? changed.subarray(0, cut % (changed.length + 1)) : changed;
    });
  fc.assert(
    fc.property(fc.oneof(hostile, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      try {
        const value = readAll(bytes, readStoredValue);
        const written = storedValueToBytes(value);
        expect(storedValueToBytes(storedValueFromBytes(written))).toEqual(written);
      } catch (error) {
        if (!isBytesError(error)) throw error;
        expect(error.offset).toBeLessThanOrEqual(bytes.length);
        expect(error.reason).not.toBe('');
      }
    }),
    { numRuns: numRuns * 3 },
  );
});

test('names sort as their UTF-8 bytes do', () => {
  const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(sortedEntries(names, compareUtf8)).toEqual([...new Set(names)].sort(byBytes));
    }),
    { numRuns },
  );
});

const args = fc.array(fc.record({ name, value: clValue }), { maxLength: 3 }).map(RuntimeArgs.fromEntries);
const call = { entryPoint: name, args };
const version = fc.option(u32, { nil: undefined });
const item: fc.Arbitrary<ExecutableDeployItem> = fc.oneof(
  fc.record({ _tag: fc.constant('ModuleBytes' as const), moduleBytes: fc.uint8Array({ maxLength: 40 }), args }),
  fc.record({ _tag: fc.constant('StoredContractByHash' as const), hash, ...call }),
  fc.record({ _tag: fc.constant('StoredContractByName' as const), name, ...call }),
  fc.record({ _tag: fc.constant('StoredVersionedContractByHash' as const), hash, version, ...call }),
  fc.record({ _tag: fc.constant('StoredVersionedContractByName' as const), name, version, ...call }),
  fc.record({ _tag: fc.constant('Transfer' as const), args }),
);

test('a deploy is what it was written from', () => {
  const header = fc.record({
    account: publicKey,
    timestamp: u64,
    ttl: u64,
    gasPrice: u64,
    dependencies: fc.array(hash, { maxLength: 3 }),
    chainName: name,
  });
  fc.assert(
    fc.property(header, item, item, (fields, payment, session) => {
      const deploy = makeDeploy(fields, payment, session);
      expect(deployFromBytes(deployToBytes(deploy))).toEqual(deploy);
    }),
    { numRuns },
  );
});

test('a version 1 transaction is what it was written from', () => {
  const runtime = fc.oneof(
    fc.record({ _tag: fc.constant('VmCasperV1' as const) }),
    fc.record({
      _tag: fc.constant('VmCasperV2' as const),
      transferredValue: u64,
      seed: fc.option(hash, { nil: undefined }),
    }),
  );
  const target: fc.Arbitrary<TransactionTarget> = fc.oneof(
    fc.record({ _tag: fc.constant('Native' as const) }),
    fc.record({
      _tag: fc.constant('Session' as const),
      isInstallUpgrade: fc.boolean(),
      moduleBytes: fc.uint8Array({ maxLength: 40 }),
      runtime,
    }),
    fc.record({
      _tag: fc.constant('Stored' as const),
      id: fc.oneof(
        fc.record({ _tag: fc.constant('ByHash' as const), hash }),
        fc.record({ _tag: fc.constant('ByName' as const), name }),
        fc.record({ _tag: fc.constant('ByPackageHash' as const), addr: hash, version, protocolVersionMajor: version }),
        fc.record({ _tag: fc.constant('ByPackageName' as const), name, version, protocolVersionMajor: version }),
      ),
      runtime,
    }),
  );
  const fields: fc.Arbitrary<TransactionV1Fields> = fc.record({
    args: fc.oneof(
      fc.record({ _tag: fc.constant('Named' as const), args }),
      fc.record({ _tag: fc.constant('Bytesrepr' as const), bytes: fc.uint8Array({ maxLength: 40 }) }),
    ),
    target,
    entryPoint: fc.oneof(
      fc.record({ _tag: fc.constantFrom('Call' as const, 'Transfer' as const, 'Burn' as const, 'AddBid' as const) }),
      fc.record({ _tag: fc.constant('Custom' as const), name }),
    ),
    scheduling: fc.constant({ _tag: 'Standard' as const }),
  });
  const payload = fc.record({
    initiatorAddr: fc.oneof(
      fc.record({ _tag: fc.constant('PublicKey' as const), publicKey }),
      fc.record({ _tag: fc.constant('AccountHash' as const), accountHash }),
    ),
    timestamp: u64,
    ttl: u64,
    chainName: name,
    pricingMode: fc.oneof(
      fc.record({
        _tag: fc.constant('PaymentLimited' as const),
        paymentAmount: u64,
        gasPriceTolerance: byte,
        standardPayment: fc.boolean(),
      }),
      fc.record({ _tag: fc.constant('Fixed' as const), gasPriceTolerance: byte, additionalComputationFactor: byte }),
      fc.record({ _tag: fc.constant('Prepaid' as const), receipt: hash }),
    ),
  });
  fc.assert(
    fc.property(payload, fields, (contents, decoded) => {
      const transaction = makeTransactionV1(contents, decoded);
      const read = transactionV1FromBytes(transactionV1ToBytes(transaction));
      expect(read).toEqual(transaction);
      expect(decodeTransactionFields(read.payload)).toEqual(decoded);
    }),
    { numRuns },
  );
});

test('a typed value inside a stored one is read back whole', () => {
  const value = CLValue.list([CLValue.u8(1), CLValue.u8(2)]);
  const stored = storedValueFromBytes(storedValueToBytes({ _tag: 'CLValue', value }));
  expect(stored._tag === 'CLValue' && stored.value.equals(value)).toBe(true);
  expect(writeBytes((writer) => value.write(writer))).toEqual(value.toBytes());
});
