/**
 * Addresses, keys and people.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import { DEFAULT_ACCOUNT, TEST_ACCOUNTS, type TestAccount } from '../builder/testAccounts';
import { CasperTestError } from '../bytes/casperTestError';
import type { AccessRights } from '../types/accessRights';
import { AccountHash } from '../types/accountHash';
import { BID_ADDR_TAGS, type BidAddr, type BidAddrTag } from '../types/bidAddr';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { BALANCE_HOLD_KINDS, BLOCK_GLOBALS, KEY_VARIANTS, type KeyVariant } from '../types/keyPayload';
import { PublicKey } from '../types/publicKey';
import { SecretKey } from '../types/secretKey';
import { URef } from '../types/uref';
import { withBoundaries } from './boundaries';
import { fc } from './fastCheck';
import { u32, u64 } from './numbers';

/** Number of points of secp256k1: secret keys are below it. Source: SEC 2 §2.4.1. */
const SECP256K1_ORDER = 0xffffffff_ffffffff_ffffffff_fffffffe_baaedce6_af48a03b_bfd25e8c_d0364141n;

/** 32 bytes. */
export function hash(): Arbitrary<Uint8Array> {
  return withBoundaries(fc.uint8Array({ minLength: 32, maxLength: 32 }), [
    new Uint8Array(32),
    new Uint8Array(32).fill(255),
  ]);
}

/** One of the accounts of `TEST_ACCOUNTS`, or of those named; it shrinks to the first. */
export function testAccount(...names: readonly (keyof typeof TEST_ACCOUNTS)[]): Arbitrary<TestAccount> {
  const accounts = names.length === 0 ? Object.values(TEST_ACCOUNTS) : names.map((name) => TEST_ACCOUNTS[name]);
  return fc.constantFrom(...accounts);
}

/** An account hash; that of a test account now and then. */
export function accountHash(): Arbitrary<AccountHash> {
  const known = [DEFAULT_ACCOUNT, ...Object.values(TEST_ACCOUNTS)].map((account) => account.accountHash);
  return withBoundaries(hash().map(AccountHash.fromBytes), known);
}

/** Access rights: any of the eight sets. */
export function accessRights(): Arbitrary<AccessRights> {
  return fc.integer({ min: 0, max: 7 });
}

/** A URef with any rights. */
export function uref(): Arbitrary<URef> {
  return fc.tuple(hash(), accessRights()).map(([addr, rights]) => URef.create(addr, rights));
}

/** Which public keys there are to be. */
export interface PublicKeyConstraints {
  /** `ed25519` and `secp256k1` when left out; `system` is the key `00`. */
  readonly algorithms?: readonly ('ed25519' | 'secp256k1' | 'system')[];
}

/** A public key, always a point of its curve; that of a test account now and then. */
export function publicKey({ algorithms = ['ed25519', 'secp256k1'] }: PublicKeyConstraints = {}): Arbitrary<PublicKey> {
  const made = {
    ed25519: (): Arbitrary<PublicKey> =>
      withBoundaries(
        hash().map((bytes) => SecretKey.ed25519(bytes).publicKey()),
        Object.values(TEST_ACCOUNTS).map((account) => account.publicKey),
      ),
    secp256k1: (): Arbitrary<PublicKey> =>
      fc
        .bigInt({ min: 1n, max: SECP256K1_ORDER - 1n })
        .map((secret) => SecretKey.fromHex(secret.toString(16).padStart(64, '0'), 'secp256k1').publicKey()),
    system: (): Arbitrary<PublicKey> => fc.constant(PublicKey.system()),
  };
  return fc.oneof(...algorithms.map((algorithm) => made[algorithm]()));
}

/** An entity address of any kind. */
export function entityAddr(): Arbitrary<EntityAddr> {
  const kind = fc.constantFrom('Account' as const, 'SmartContract' as const, 'System' as const);
  return fc.tuple(kind, hash()).map(([tag, addr]) => EntityAddr.create(tag, addr));
}

/** Which keys there are to be. */
export interface KeyConstraints {
  /** Every variant when left out. */
  readonly variants?: readonly KeyVariant[];
}

/** A `Key` of any variant; it shrinks to one of the first variant. */
export function key({ variants = KEY_VARIANTS }: KeyConstraints = {}): Arbitrary<Key> {
  const unknown = variants.find((variant) => !Object.hasOwn(KEYS, variant));
  if (unknown !== undefined || variants.length === 0) {
    throw new CasperTestError({
      code: 'BAD_ARGUMENT',
      shortMessage: `Expected variants of Key, got ${unknown === undefined ? 'none' : JSON.stringify(unknown)}.`,
      hint: `They are ${KEY_VARIANTS.join(', ')}.`,
    });
  }
  return fc.oneof({ withCrossShrink: true }, ...variants.map((variant) => KEYS[variant]()));
}

const entityAndHash = (make: (entity: EntityAddr, bytes: Uint8Array) => Key): Arbitrary<Key> =>
  fc.tuple(entityAddr(), hash()).map(([entity, bytes]) => make(entity, bytes));

/** A maker for each variant; the compiler holds the list complete. */
const KEYS: Readonly<Record<KeyVariant, () => Arbitrary<Key>>> = {
  Account: () => accountHash().map(Key.account),
  Hash: () => hash().map(Key.hash),
  URef: () => uref().map(Key.uref),
  Transfer: () => hash().map(Key.transfer),
  DeployInfo: () => hash().map(Key.deployInfo),
  EraInfo: () => u64().map(Key.eraInfo),
  Balance: () => hash().map(Key.balance),
  Bid: () => accountHash().map(Key.bid),
  Withdraw: () => accountHash().map(Key.withdraw),
  Dictionary: () => hash().map(Key.dictionary),
  SystemEntityRegistry: () => fc.constant(Key.systemEntityRegistry()),
  EraSummary: () => fc.constant(Key.eraSummary()),
  Unbond: () => accountHash().map(Key.unbond),
  ChainspecRegistry: () => fc.constant(Key.chainspecRegistry()),
  ChecksumRegistry: () => fc.constant(Key.checksumRegistry()),
  BidAddr: () => bidAddr().map(Key.bidAddr),
  SmartContract: () => hash().map(Key.smartContract),
  AddressableEntity: () => entityAddr().map(Key.addressableEntity),
  ByteCode: () =>
    fc.oneof(
      hash().map((addr) => Key.byteCode({ _tag: 'V1CasperWasm', addr })),
      hash().map((addr) => Key.byteCode({ _tag: 'V2CasperWasm', addr })),
      fc.constant(Key.byteCode({ _tag: 'Empty' })),
    ),
  Message: () =>
    fc.oneof(
      fc.tuple(entityAddr(), hash(), u32()).map(([entity, topic, index]) => Key.message(entity, topic, index)),
      entityAndHash(Key.messageTopic),
    ),
  NamedKey: () => entityAndHash(Key.namedKey),
  BlockGlobal: () => fc.constantFrom(...BLOCK_GLOBALS).map(Key.blockGlobal),
  BalanceHold: () =>
    fc
      .tuple(fc.constantFrom(...BALANCE_HOLD_KINDS), hash(), u64())
      .map(([kind, purse, blockTime]) => Key.balanceHold(kind, purse, blockTime)),
  EntryPoint: () => entityAndHash(Key.entryPoint),
  State: () => entityAddr().map(Key.state),
};

function bidAddr(): Arbitrary<BidAddr> {
  return fc.constantFrom(...BID_ADDR_TAGS).chain(bidAddrOf);
}

function bidAddrOf(_tag: BidAddrTag): Arbitrary<BidAddr> {
  const validator = accountHash();
  switch (_tag) {
    case 'Unified':
    case 'Validator':
    case 'ValidatorRev':
      return fc.record({ _tag: fc.constant(_tag), validator });
    case 'DelegatedAccount':
    case 'ReservedDelegationAccount':
      return fc.record({ _tag: fc.constant(_tag), validator, delegator: accountHash() });
    case 'DelegatedPurse':
    case 'ReservedDelegationPurse':
      return fc.record({ _tag: fc.constant(_tag), validator, delegator: hash() });
    case 'Credit':
      return fc.record({ _tag: fc.constant(_tag), validator, eraId: u64() });
    case 'UnbondAccount':
      return fc.record({ _tag: fc.constant(_tag), validator, unbonder: accountHash() });
    case 'UnbondPurse':
      return fc.record({ _tag: fc.constant(_tag), validator, unbonder: hash() });
  }
}
