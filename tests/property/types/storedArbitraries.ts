/** Arbitrary stored values, built by hand rather than from bytes, and in any order where Rust keeps a map. */
import fc from 'fast-check';
import { Account } from '../../../src/types/account';
import { AccountHash } from '../../../src/types/accountHash';
import { ActionThresholds } from '../../../src/types/actionThresholds';
import { AddressableEntity } from '../../../src/types/addressableEntity';
import { AssociatedKeys } from '../../../src/types/associatedKeys';
import type { Bid, Delegator } from '../../../src/types/bid';
import type { BidKind } from '../../../src/types/bidKind';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { Contract } from '../../../src/types/contract';
import { ContractPackage } from '../../../src/types/contractPackage';
import type { DelegatorKind } from '../../../src/types/delegatorKind';
import { EntityAddr } from '../../../src/types/entityAddr';
import type { EntityKind } from '../../../src/types/entityKind';
import { type EntryPointAccess, entryPointsFrom } from '../../../src/types/entryPoint';
import { Key } from '../../../src/types/key';
import type { NamedKeys } from '../../../src/types/namedKeys';
import { Package } from '../../../src/types/package';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import { type PublicKey, PublicKey as PublicKeys } from '../../../src/types/publicKey';
import type { StoredValue, StoredValueName } from '../../../src/types/storedValue';
import type { TransformKind } from '../../../src/types/transform';
import type { UnbondKind } from '../../../src/types/unbond';
import { URef } from '../../../src/types/uref';

/** Any 32 bytes are read as an ed25519 key only if they are a point; these are (RFC 8032 §7.1, SEC 2 §2.4.1). */
const PUBLIC_KEYS: readonly string[] = [
  '00',
  '01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  '013d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  '01fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  '020279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
];

const bytes = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most });
export const hash: fc.Arbitrary<Uint8Array> = fc.uint8Array({ minLength: 32, maxLength: 32 });
export const byte: fc.Arbitrary<number> = fc.nat(255);
export const u32: fc.Arbitrary<number> = fc.nat(0xffff_ffff);
export const u64: fc.Arbitrary<bigint> = fc.bigInt(0n, 2n ** 64n - 1n);
export const u512: fc.Arbitrary<bigint> = fc.oneof(u64, fc.bigInt(0n, 2n ** 512n - 1n));
/** Names in all planes: their order by bytes is not that of UTF-16. */
export const name: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 6 });
export const uref: fc.Arbitrary<URef> = fc.tuple(hash, fc.nat(7)).map(([addr, rights]) => URef.create(addr, rights));
export const accountHash: fc.Arbitrary<AccountHash> = hash.map(AccountHash.fromBytes);
export const publicKey: fc.Arbitrary<PublicKey> = fc.constantFrom(...PUBLIC_KEYS).map(PublicKeys.fromHex);
export const entityAddr: fc.Arbitrary<EntityAddr> = fc
  .tuple(fc.constantFrom('System' as const, 'Account' as const, 'SmartContract' as const), hash)
  .map(([kind, addr]) => EntityAddr.create(kind, addr));
export const key: fc.Arbitrary<Key> = fc.oneof(
  hash.map(Key.hash),
  uref.map(Key.uref),
  accountHash.map(Key.account),
  u64.map(Key.eraInfo),
);
export const namedKeys: fc.Arbitrary<NamedKeys> = fc
  .array(fc.tuple(name, key), { maxLength: 5 })
  .map((entries) => new Map(entries));

const protocolVersion = fc
  .tuple(u32, u32, u32)
  .map(([major, minor, patch]) => ProtocolVersion.fromParts(major, minor, patch));

export const clType: fc.Arbitrary<CLType> = fc.letrec<{ type: CLType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(CLType.Bool, CLType.U8, CLType.U512, CLType.String, CLType.Key, CLType.Any, CLType.Unit),
    fc.record({ _tag: fc.constantFrom('Option' as const, 'List' as const), inner: tie('type') }),
    fc.record({ _tag: fc.constant('ByteArray' as const), size: u32 }),
    fc.tuple(tie('type'), tie('type')).map(([first, second]) => CLType.map(first, second)),
  ),
})).type;

export const clValue: fc.Arbitrary<CLValue> = fc.oneof(
  u512.map(CLValue.u512),
  name.map(CLValue.string),
  key.map(CLValue.key),
  fc.tuple(clType, bytes(20)).map(([type, content]) => CLValue.fromComponents(type, content)),
);

const associatedKeys = fc
  .array(fc.record({ accountHash, weight: byte }), { maxLength: 5 })
  .map((keys) => AssociatedKeys.from(keys));

const account = fc
  .record({
    accountHash,
    namedKeys,
    mainPurse: uref,
    associatedKeys,
    actionThresholds: fc.tuple(byte, byte).map(([low, high]) => ActionThresholds.unchecked(low, high)),
  })
  .map((fields) => new Account(fields));

const access: fc.Arbitrary<EntryPointAccess> = fc.oneof(
  fc.constant<EntryPointAccess>({ _tag: 'Public' }),
  fc.constant<EntryPointAccess>({ _tag: 'Template' }),
  fc.record({ _tag: fc.constant('Groups' as const), groups: fc.array(name, { maxLength: 3 }) }),
);

const entryPointFields = {
  name,
  args: fc.array(fc.record({ name, clType }), { maxLength: 3 }),
  ret: clType,
  access,
  entryPointType: fc.constantFrom('Caller' as const, 'Called' as const, 'Factory' as const),
};

const contract = fc
  .record({
    contractPackageHash: hash,
    contractWasmHash: hash,
    namedKeys,
    entryPoints: fc.array(fc.record(entryPointFields), { maxLength: 3 }).map((all) => entryPointsFrom(all)),
    protocolVersion,
  })
  .map((fields) => new Contract(fields));

const groups = fc
  .array(fc.tuple(name, fc.array(uref, { maxLength: 3 })), { maxLength: 3 })
  .map((entries) => new Map(entries));
const lockStatus = fc.constantFrom('Locked' as const, 'Unlocked' as const);
/** Few enough numbers that versions collide. */
const major = fc.nat(2);

const contractPackage = fc
  .record({
    accessKey: uref,
    versions: fc.array(fc.record({ protocolVersionMajor: major, contractVersion: fc.nat(4), contractHash: hash }), {
      maxLength: 6,
    }),
    disabledVersions: fc.array(fc.record({ protocolVersionMajor: major, contractVersion: fc.nat(4) }), {
      maxLength: 4,
    }),
    groups,
    lockStatus,
  })
  .map((fields) => new ContractPackage(fields));

const entityPackage = fc
  .record({
    versions: fc.array(fc.record({ protocolVersionMajor: major, entityVersion: fc.nat(4), entityAddr }), {
      maxLength: 6,
    }),
    disabledVersions: fc.array(fc.record({ protocolVersionMajor: major, entityVersion: fc.nat(4) }), { maxLength: 4 }),
    groups,
    lockStatus,
  })
  .map((fields) => new Package(fields));

const entityKind: fc.Arbitrary<EntityKind> = fc.oneof(
  fc.record({
    _tag: fc.constant('System' as const),
    system: fc.constantFrom('Mint' as const, 'HandlePayment' as const, 'StandardPayment' as const, 'Auction' as const),
  }),
  fc.record({ _tag: fc.constant('Account' as const), accountHash }),
  fc.record({
    _tag: fc.constant('SmartContract' as const),
    runtime: fc.constantFrom('VmCasperV1' as const, 'VmCasperV2' as const),
  }),
);

const entity = fc
  .record({
    packageHash: hash,
    byteCodeHash: hash,
    protocolVersion,
    mainPurse: uref,
    associatedKeys,
    actionThresholds: fc.record({ deployment: byte, upgradeManagement: byte, keyManagement: byte }),
    entityKind,
  })
  .map((fields) => new AddressableEntity(fields));

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const vestingSchedule = fc.record({
  initialReleaseTimestampMillis: u64,
  lockedAmounts: optional(fc.array(u512, { minLength: 14, maxLength: 14 })),
});

export const delegatorKind: fc.Arbitrary<DelegatorKind> = fc.oneof(
  fc.record({ _tag: fc.constant('PublicKey' as const), publicKey }),
  fc.record({ _tag: fc.constant('Purse' as const), addr: hash }),
);

const delegator: fc.Arbitrary<Delegator> = fc.record({
  delegatorPublicKey: publicKey,
  stakedAmount: u512,
  bondingPurse: uref,
  validatorPublicKey: publicKey,
  vestingSchedule: optional(vestingSchedule),
});

const bidFields = {
  validatorPublicKey: publicKey,
  bondingPurse: uref,
  stakedAmount: u512,
  delegationRate: byte,
  vestingSchedule: optional(vestingSchedule),
  inactive: fc.boolean(),
};

const bid: fc.Arbitrary<Bid> = fc.record({
  ...bidFields,
  delegators: fc.array(fc.tuple(publicKey, delegator), { maxLength: 4 }),
});

const unbondKind: fc.Arbitrary<UnbondKind> = fc.oneof(
  fc.record({ _tag: fc.constantFrom('Validator' as const, 'DelegatedPublicKey' as const), publicKey }),
  fc.record({ _tag: fc.constant('DelegatedPurse' as const), addr: hash }),
);

const tagged = <N extends string, T>(
  _tag: N,
  value: fc.Arbitrary<T>,
): fc.Arbitrary<{ readonly _tag: N; readonly value: T }> => fc.record({ _tag: fc.constant(_tag), value });

const bidKind: fc.Arbitrary<BidKind> = fc.oneof(
  tagged('Unified', bid),
  tagged(
    'Validator',
    fc.record({ ...bidFields, minimumDelegationAmount: u64, maximumDelegationAmount: u64, reservedSlots: u32 }),
  ),
  tagged(
    'Delegator',
    fc.record({
      delegatorKind,
      stakedAmount: u512,
      bondingPurse: uref,
      validatorPublicKey: publicKey,
      vestingSchedule: optional(vestingSchedule),
    }),
  ),
  tagged('Bridge', fc.record({ oldValidatorPublicKey: publicKey, newValidatorPublicKey: publicKey, eraId: u64 })),
  tagged('Credit', fc.record({ validatorPublicKey: publicKey, eraId: u64, amount: u512 })),
  tagged('Reservation', fc.record({ delegatorKind, validatorPublicKey: publicKey, delegationRate: byte })),
  tagged(
    'Unbond',
    fc.record({
      validatorPublicKey: publicKey,
      unbondKind,
      eras: fc.array(
        fc.record({ bondingPurse: uref, eraOfCreation: u64, amount: u512, newValidator: optional(publicKey) }),
        { maxLength: 3 },
      ),
    }),
  ),
);

const purseFields = {
  bondingPurse: uref,
  validatorPublicKey: publicKey,
  unbonderPublicKey: publicKey,
  eraOfCreation: u64,
  amount: u512,
};

const byVariant: { readonly [Name in StoredValueName]: fc.Arbitrary<Extract<StoredValue, { readonly _tag: Name }>> } = {
  CLValue: tagged('CLValue', clValue),
  Account: tagged('Account', account),
  ContractWasm: tagged('ContractWasm', fc.record({ bytes: bytes(50) })),
  Contract: tagged('Contract', contract),
  ContractPackage: tagged('ContractPackage', contractPackage),
  Transfer: tagged(
    'Transfer',
    fc.record({
      deployHash: hash,
      from: accountHash,
      to: optional(accountHash),
      source: uref,
      target: uref,
      amount: u512,
      gas: u512,
      id: optional(u64),
    }),
  ),
  DeployInfo: tagged(
    'DeployInfo',
    fc.record({
      deployHash: hash,
      transfers: fc.array(hash, { maxLength: 3 }),
      from: accountHash,
      source: uref,
      gas: u512,
    }),
  ),
  EraInfo: tagged(
    'EraInfo',
    fc.record({
      seigniorageAllocations: fc.array(
        fc.oneof(
          fc.record({ _tag: fc.constant('Validator' as const), validatorPublicKey: publicKey, amount: u512 }),
          fc.record({
            _tag: fc.constant('Delegator' as const),
            delegatorPublicKey: publicKey,
            validatorPublicKey: publicKey,
            amount: u512,
          }),
          fc.record({
            _tag: fc.constant('DelegatorKind' as const),
            delegatorKind,
            validatorPublicKey: publicKey,
            amount: u512,
          }),
        ),
        { maxLength: 4 },
      ),
    }),
  ),
  Bid: tagged('Bid', bid),
  Withdraw: tagged('Withdraw', fc.array(fc.record(purseFields), { maxLength: 3 })),
  Unbonding: tagged(
    'Unbonding',
    fc.array(fc.record({ ...purseFields, newValidator: optional(publicKey) }), { maxLength: 3 }),
  ),
  AddressableEntity: tagged('AddressableEntity', entity),
  BidKind: tagged('BidKind', bidKind),
  SmartContract: tagged('SmartContract', entityPackage),
  ByteCode: tagged(
    'ByteCode',
    fc.record({
      kind: fc.constantFrom('Empty' as const, 'V1CasperWasm' as const, 'V2CasperWasm' as const),
      bytes: bytes(50),
    }),
  ),
  MessageTopic: tagged('MessageTopic', fc.record({ messageCount: u32, blockTime: u64, topicName: name })),
  Message: tagged('Message', hash),
  NamedKey: tagged('NamedKey', fc.record({ namedKey: clValue, name: clValue })),
  Prepayment: tagged('Prepayment', fc.record({ receipt: hash, prepaymentKind: byte, prepaymentData: bytes(20) })),
  EntryPoint: tagged(
    'EntryPoint',
    fc.record({
      ...entryPointFields,
      entryPointPayment: fc.constantFrom('Caller' as const, 'DirectInvocationOnly' as const, 'SelfOnward' as const),
    }),
  ).map(({ _tag, value }) => ({ _tag, value: { _tag: 'V1CasperVm' as const, entryPoint: value } })),
  RawBytes: tagged('RawBytes', bytes(50)),
};

/** Any value the engine can read back: all but prepayments. */
export const storedValue: fc.Arbitrary<StoredValue> = fc.oneof(
  ...Object.entries(byVariant)
    .filter(([variant]) => variant !== 'Prepayment')
    .map(([, arbitrary]) => arbitrary as fc.Arbitrary<StoredValue>),
);

/** Any prepayment. */
export const prepayment: fc.Arbitrary<StoredValue> = byVariant.Prepayment;

/** Any transform. */
export const transformKind: fc.Arbitrary<TransformKind> = fc.oneof(
  fc.constant<TransformKind>({ _tag: 'Identity' }),
  tagged('Write', storedValue),
  tagged('AddInt32', fc.integer()),
  tagged('AddUInt64', u64),
  tagged('AddUInt128', fc.bigInt(0n, 2n ** 128n - 1n)),
  tagged('AddUInt256', fc.bigInt(0n, 2n ** 256n - 1n)),
  tagged('AddUInt512', u512),
  tagged('AddKeys', namedKeys),
  fc.record({ _tag: fc.constant('Prune' as const), key }),
  fc.record({
    _tag: fc.constant('Failure' as const),
    error: fc.oneof(
      fc.constant({ _tag: 'Deprecated' as const }),
      fc.record({
        _tag: fc.constant('TypeMismatch' as const),
        mismatch: fc.record({ expected: name, found: name }),
      }),
      fc.record({
        _tag: fc.constant('Serialization' as const),
        code: fc.constantFrom('EarlyEndOfStream' as const, 'Formatting' as const, 'ExceededRecursionDepth' as const),
      }),
    ),
  }),
);
