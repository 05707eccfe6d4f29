import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { writeBytes } from '../../../src/bytes/writer';
import { GlobalState } from '../../../src/state/globalState';
import { TrackingCopy } from '../../../src/state/trackingCopy';
import * as ext from '../../../src/state/trackingCopyExt';
import * as balances from '../../../src/state/trackingCopyExtBalances';
import * as entities from '../../../src/state/trackingCopyExtEntity';
import * as migration from '../../../src/state/trackingCopyMigration';
import { AccountHash } from '../../../src/types/accountHash';
import { writeAssociatedKeys } from '../../../src/types/associatedKeys';
import { CLValue } from '../../../src/types/clValue';
import { writeContract } from '../../../src/types/contract';
import { EntityAddr } from '../../../src/types/entityAddr';
import { writeEntityKind } from '../../../src/types/entityKind';
import { Key } from '../../../src/types/key';
import { sortedNamedKeys } from '../../../src/types/namedKeys';
import { writePackage } from '../../../src/types/package';
import { ProtocolVersion } from '../../../src/types/protocolVersion';
import type { RuntimeFootprint } from '../../../src/types/runtimeFootprint';
import { compareUtf8 } from '../../../src/types/sortedEntries';
import type { StoredValue } from '../../../src/types/storedValue';
import { transformKindToBytes } from '../../../src/types/transform';
import { URef } from '../../../src/types/uref';
import { keyHex, type Pair, pairs } from './vectors';

interface Case {
  readonly name: string;
  readonly extra: readonly Pair[];
  readonly entities: boolean;
  readonly outcome: { readonly value?: unknown; readonly error?: string };
  readonly effects: readonly (readonly [string, string])[];
}

interface Vector {
  readonly purse: string;
  readonly base: readonly Pair[];
  readonly cases: readonly Case[];
}

const vector = JSON.parse(readFileSync(join(__dirname, '../../vectors/trackingCopyExt.json'), 'utf8')) as Vector;
const state = GlobalState.empty().commitValues(pairs(vector.base));

const V2 = ProtocolVersion.V2_0_0;
const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const hash = (byte: number): AccountHash => AccountHash.fromBytes(filled(byte));
const purse = URef.fromBytes(hexToBytes(vector.purse));
const account = AccountHash.fromFormattedString(
  'account-hash-58b891759929bd4ed5a9cce20b9d6e3c96a66c21386bed96040e17dd07b79fa7',
);
const system = AccountHash.fromPublicKey({ algorithm: 'system', bytes: new Uint8Array(0) });
const proposer = Key.fromBytes(
  hexToBytes(
    vector.base
      .map(([k]) => k)
      .find((k) => k.startsWith('00') && ![account, system].some((a) => k === `00${a.toHex()}`))!,
  ),
).asAccount()!;
const systemContract = (name: string): Uint8Array => ext.getSystemContractHash(new TrackingCopy(state, OPTIONS), name);
const OPTIONS = { maxQueryDepth: 5, enableAddressableEntity: false };
const mint = systemContract('mint');
const mintPackage = ext.getContract(new TrackingCopy(state, OPTIONS), mint).contractPackageHash;
const u512 = (value: bigint): StoredValue => ({ _tag: 'CLValue', value: CLValue.u512(value) });

function footprintJson(footprint: RuntimeFootprint): unknown {
  const hex = (bytes: Uint8Array | undefined): string | null => (bytes === undefined ? null : bytesToHex(bytes));
  return {
    hashAddr: hex(footprint.hashAddr),
    packageHash: hex(footprint.packageHash),
    wasmHash: hex(footprint.wasmHash),
    mainPurse: hex(footprint.mainPurse?.toBytes()),
    namedKeys: sortedNamedKeys(footprint.namedKeys).map(([name, key]) => [name, keyHex(key)]),
    entryPoints: [...footprint.entryPoints.keys()].sort(compareUtf8),
    associatedKeys: hex(writeBytes((writer) => writeAssociatedKeys(writer, footprint.associatedKeys))),
    entityKind: hex(writeBytes((writer) => writeEntityKind(writer, footprint.entityKind))),
  };
}

function addressed({ entityAddr, footprint }: entities.AddressedFootprint): unknown {
  return [entityAddr.toFormattedString(), footprintJson(footprint)];
}

/** The rights of each address together, as Rust's `ContextAccessRights` keeps them. */
function withRights(found: entities.FootprintWithAccessRights): unknown {
  const rights = new Map<string, number>();
  for (const uref of found.urefs) {
    const addr = bytesToHex(uref.addr);
    rights.set(addr, (rights.get(addr) ?? 0) | uref.accessRights);
  }
  const urefs = [...rights].map(([addr, bits]) => `${addr}0${bits}`).sort();
  return [...(addressed(found) as unknown[]), bytesToHex(found.contextAddress), urefs];
}

function holdConfig(copy: TrackingCopy, kind: 'Gas' | 'Processing'): unknown {
  const config = balances.getBalanceHoldConfig(copy, kind);
  return config === undefined ? null : [`${config.blockTime}`, config.handling._tag, `${config.interval}`];
}

const footprintAt = (copy: TrackingCopy, addr: EntityAddr): unknown =>
  footprintJson(ext.runtimeFootprintByEntityAddr(copy, addr));
const accountFootprint = (copy: TrackingCopy, who: AccountHash = account): unknown =>
  addressed(entities.runtimeFootprintByAccountHash(copy, V2, who));
const total = (copy: TrackingCopy, key: Key): unknown => `${balances.getTotalBalance(copy, key)}`;
const available = (copy: TrackingCopy, key: Key): unknown => `${balances.getAvailableBalance(copy, key)}`;
const packageAt = (copy: TrackingCopy, byHash: Uint8Array): unknown =>
  bytesToHex(writeBytes((writer) => writePackage(writer, ext.getPackage(copy, byHash))));
const contractAt = (copy: TrackingCopy, byHash: Uint8Array): unknown =>
  bytesToHex(writeBytes((writer) => writeContract(writer, ext.getContract(copy, byHash))));
const blockTime = (copy: TrackingCopy): unknown => {
  const time = ext.getBlockTime(copy);
  return time === undefined ? null : `${time}`;
};
const topics = (copy: TrackingCopy): unknown =>
  [...ext.getMessageTopics(copy, EntityAddr.smartContract(mint))]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([name, topic]) => [name, bytesToHex(topic)]);
const fees = (copy: TrackingCopy, handling: entities.FeesPurseHandling): unknown =>
  bytesToHex(entities.feesPurse(copy, V2, handling).toBytes());
const done = (_: unknown): null => null;

const SIGNERS: Readonly<Record<string, readonly AccountHash[]>> = {
  nobody: [],
  'the account': [account],
  'the other': [hash(7)],
  'account and other': [account, hash(7)],
  'account and a stranger': [account, hash(1)],
  'a stranger': [hash(1)],
  'a weightless key': [hash(8)],
};
const INITIATORS: Readonly<Record<string, AccountHash>> = { account, system, nobody: hash(9) };

type Call = (copy: TrackingCopy) => unknown;

const CALLS: Readonly<Record<string, Call>> = {
  'total balance by uref': (copy) => total(copy, Key.uref(purse)),
  'total balance by balance key': (copy) => total(copy, Key.balance(purse.addr)),
  'total balance of nothing': (copy) => total(copy, Key.balance(filled(9))),
  'total balance by a hash': (copy) => total(copy, Key.hash(filled(9))),
  'total balance of text': (copy) => total(copy, Key.balance(filled(9))),
  'total balance of bytes': (copy) => total(copy, Key.balance(filled(9))),
  'available balance with more held than there is': (copy) => available(copy, Key.uref(purse)),
  'available balance by a hash': (copy) => available(copy, Key.hash(filled(1))),
  'hold of another type': (copy) => available(copy, Key.balance(purse.addr)),
  'gas hold settings': (copy) => holdConfig(copy, 'Gas'),
  'processing hold settings': (copy) => holdConfig(copy, 'Processing'),
  'hold settings with a setting of another type': (copy) => holdConfig(copy, 'Gas'),
  'hold settings with an unknown handling': (copy) => holdConfig(copy, 'Gas'),
  'hold addresses': (copy) => {
    copy.write(Key.balanceHold('Gas', purse.addr, 3n), u512(1n));
    return balances.getBalanceHoldAddresses(copy, purse.addr).map(({ key }) => keyHex(key));
  },
  'clear gas holds up to a time': (copy) => {
    balances.clearExpiredBalanceHolds(copy, purse.addr, [{ kind: 'Gas', epoch: 50_000n }]);
    return null;
  },
  'clear all holds': (copy) => {
    const filter = (['Processing', 'Gas'] as const).map((kind) => ({ kind, epoch: undefined }));
    balances.clearExpiredBalanceHolds(copy, purse.addr, filter);
    return null;
  },
  'total balance with proof': (copy) => {
    const { amount, proof } = balances.getTotalBalanceWithProof(copy, Key.uref(purse));
    return [`${amount}`, bytesToHex(proof.toBytes())];
  },
  'holds with proofs': (copy) =>
    [...balances.getBalanceHoldsWithProof(copy, purse.addr)].map(([time, kinds]) => [
      `${time}`,
      [...kinds].map(([kind, { amount, proof }]) => [kind, `${amount}`, bytesToHex(proof.toBytes())]),
    ]),
  'block time': blockTime,
  'block time of another kind': blockTime,
  registry: (copy) => [...ext.getSystemEntityRegistry(copy)].map(([name, addr]) => [name, bytesToHex(addr)]),
  'registry of another kind': (copy) => ext.getSystemEntityRegistry(copy),
  'registry of another type': (copy) => ext.getSystemEntityRegistry(copy),
  'registry without the mint': (copy) => holdConfig(copy, 'Gas'),
  'checksum registry': (copy) => ext.getChecksumRegistry(copy) !== undefined,
  package: (copy) => packageAt(copy, mintPackage),
  'package of nothing': (copy) => packageAt(copy, filled(9)),
  'package at a contract': (copy) => packageAt(copy, mint),
  'package of another kind': (copy) => packageAt(copy, filled(9)),
  contract: (copy) => contractAt(copy, mint),
  'contract at a package': (copy) => contractAt(copy, mintPackage),
  'contract of nothing': (copy) => contractAt(copy, filled(9)),
  'byte code of nothing': (copy) => ext.getByteCode(copy, filled(9)),
  'account key of an account': (copy) => ext.readAccountKey(copy, account),
  'account key of nobody': (copy) => ext.readAccountKey(copy, hash(9)),
  'message topics': topics,
  'message topics of another kind': topics,
  'footprint of an account': (copy) => accountFootprint(copy),
  'footprint of nobody': (copy) => accountFootprint(copy, hash(9)),
  'footprint of an account record of another kind': (copy) => accountFootprint(copy),
  'footprint of an account that points elsewhere': (copy) => accountFootprint(copy),
  'footprint of an account that becomes an entity': (copy) => accountFootprint(copy),
  'footprint of an account that has become an entity': (copy) => {
    migration.migrateAccount(copy, account, V2);
    return accountFootprint(copy);
  },
  'footprint by address of the mint': (copy) => footprintAt(copy, EntityAddr.system(mint)),
  'footprint by address of an account': (copy) => footprintAt(copy, EntityAddr.account(account.bytes)),
  'footprint by address of nothing': (copy) => footprintAt(copy, EntityAddr.smartContract(filled(9))),
  'footprint by address of nobody': (copy) => footprintAt(copy, EntityAddr.account(filled(9))),
  'footprint of the system account': (copy) => withRights(entities.systemEntityRuntimeFootprint(copy, V2)),
  'fees to the proposer': (copy) => fees(copy, { _tag: 'ToProposer', proposer }),
  'fees to nobody': (copy) => fees(copy, { _tag: 'ToProposer', proposer: hash(9) }),
  'fees accumulate': (copy) => fees(copy, { _tag: 'Accumulate' }),
  'fees burn': (copy) => fees(copy, { _tag: 'Burn', uref: purse }),
  'no fees': (copy) => fees(copy, { _tag: 'None', uref: purse }),
  'footprint of a migrated contract': (copy) => {
    migration.migratePackage(copy, Key.hash(mintPackage), V2);
    return footprintAt(copy, EntityAddr.smartContract(mint));
  },
  'package that was migrated': (copy) => {
    migration.migratePackage(copy, Key.hash(mintPackage), V2);
    return packageAt(copy, mintPackage);
  },
};

const uref = URef.create(filled(5), 7);
const upsert = (copy: TrackingCopy, to: EntityAddr, name: string, keys: ReadonlyMap<string, Key>): null =>
  done(migration.upsertUrefToNamedKeys(copy, to, name, keys, uref, u512(5n)));

/** Those that run with and without entities. */
const MIGRATIONS: Readonly<Record<string, Call>> = {
  'migrate an account': (copy) => done(migration.migrateAccount(copy, account, V2)),
  'migrate nobody': (copy) => done(migration.migrateAccount(copy, hash(9), V2)),
  'migrate an account twice': (copy) => {
    migration.migrateAccount(copy, account, V2);
    return done(migration.migrateAccount(copy, account, V2));
  },
  'entity of a new account': (copy) => {
    const mainPurse = URef.create(filled(4), 7);
    migration.createNewAddressableEntityOnTransfer(copy, hash(7), mainPurse, ProtocolVersion.fromParts(2, 1, 0));
    return null;
  },
  'migrate a package': (copy) => done(migration.migratePackage(copy, Key.hash(mintPackage), V2)),
  'migrate a contract as package': (copy) => done(migration.migratePackage(copy, Key.hash(mint), V2)),
  'a named key for the account': (copy) => upsert(copy, EntityAddr.account(account.bytes), 'new', new Map()),
  'a named key for the mint': (copy) => upsert(copy, EntityAddr.system(mint), 'new', new Map()),
  'a named key that is there': (copy) => {
    const keys = new Map([
      ['purse', Key.uref(URef.create(filled(3), 1))],
      ['hash', Key.hash(filled(3))],
    ]);
    upsert(copy, EntityAddr.account(account.bytes), 'purse', keys);
    return upsert(copy, EntityAddr.account(account.bytes), 'hash', keys);
  },
};

function callOf(name: string): Call {
  const exact = CALLS[name] ?? MIGRATIONS[name.replace(/ with(out)? entities$/, '')];
  if (exact !== undefined) return exact;
  if (name.startsWith('available balance, ')) return (copy) => available(copy, Key.balance(purse.addr));
  const signed = /^(\w+) signed by (.*), (\d) administrators$/.exec(name);
  if (signed !== null) {
    const administrativeAccounts = new Set(signed[3] === '1' ? [hash(1).toHex()] : []);
    const authorization = { authorizationKeys: SIGNERS[signed[2]!]!, administrativeAccounts };
    return (copy) =>
      withRights(entities.authorizedRuntimeFootprintWithAccessRights(copy, V2, INITIATORS[signed[1]!]!, authorization));
  }
  const byHash = /^footprint of (.*) by hash$/.exec(name);
  if (byHash !== null) {
    return (copy) => footprintJson(entities.runtimeFootprintByHashAddr(copy, systemContract(byHash[1]!)));
  }
  const named = /^named key (\w+) of (.*)$/.exec(name);
  if (named === null) throw new TypeError(`no call for ${name}`);
  return (copy) => {
    const key = entities.systemContractNamedKey(copy, named[2]!, named[1]!);
    return key === undefined ? null : keyHex(key);
  };
}

describe('tracking copy operations', () => {
  test.each(vector.cases.map((each) => [each.name, each] as const))('%s', (name, expected) => {
    const base = state.commitValues(pairs(expected.extra));
    const copy = new TrackingCopy(base, { maxQueryDepth: 5, enableAddressableEntity: expected.entities });
    let outcome: Case['outcome'];
    try {
      outcome = { value: callOf(name)(copy) };
    } catch (error) {
      expect(error).toMatchObject({ _tag: 'TrackingCopyError' });
      outcome = { error: (error as Error).message };
    }
    expect(outcome).toEqual(expected.outcome);
    expect(copy.effects().map(({ key, kind }) => [keyHex(key), bytesToHex(transformKindToBytes(kind))])).toEqual(
      expected.effects,
    );
  });

  test('a hold listed twice and an interval of zero are what the reference does not survive', () => {
    const hold = Key.balanceHold('Gas', purse.addr, 5n);
    const settled = state.commitValues([
      [hold, u512(1n)],
      [Key.blockGlobal('BlockTime'), { _tag: 'CLValue', value: CLValue.u64(5n) }],
    ]);
    const copy = new TrackingCopy(settled, OPTIONS);
    copy.write(hold, u512(2n));
    expect(() => balances.getAvailableBalance(copy, Key.uref(purse))).toThrow(
      expect.objectContaining({ _tag: 'EnginePanic' }),
    );
  });
});
