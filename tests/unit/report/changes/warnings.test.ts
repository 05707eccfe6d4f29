/** Warnings about what the engine's own rules let happen only in other states: made of changes by hand. */
import { describe, expect, test } from '@jest/globals';
import { CLValue, DEFAULT_ACCOUNT, RuntimeArgs, TEST_ACCOUNTS, URef } from '../../../../src/index';
import type { StateChange } from '../../../../src/report/changes/stateChange';
import {
  type Authorization,
  type Warning,
  type WarningSources,
  warningsOf,
} from '../../../../src/report/changes/warnings';
import { Labels } from '../../../../src/report/labels';
import type { CallFrame, ExecutionTrace } from '../../../../src/runtime/executionTrace';
import { AccessRights } from '../../../../src/types/accessRights';

const { alice, bob, carol } = TEST_ACCOUNTS;
const labels = new Labels(new Map([alice, bob, carol].map(({ accountHash, name }) => [accountHash.toHex(), name])));
const mainPurse = URef.create(new Uint8Array(32).fill(1), AccessRights.READ_ADD_WRITE);

function authorization(
  weights: Record<'alice' | 'bob' | 'carol', number>,
  deployment: number,
  keyManagement: number,
): Authorization {
  const associatedKeys = ([alice, bob, carol] as const)
    .map(({ accountHash, name }) => ({ accountHash, weight: weights[name as 'alice'] }))
    .filter(({ weight }) => weight > 0);
  return { associatedKeys, deployment, keyManagement };
}

function warnings(parts: Partial<WarningSources>): Warning[] {
  return warningsOf({
    changes: [],
    initiator: alice.accountHash,
    signers: [alice.accountHash],
    mainPurse,
    ownPurses: new Set(['02'.repeat(32)]),
    authorizationBefore: () => authorization({ alice: 1, bob: 0, carol: 0 }, 1, 1),
    authorizationAfter: () => authorization({ alice: 1, bob: 0, carol: 0 }, 1, 1),
    trace: undefined,
    capabilities: undefined,
    labels,
    legend: labels,
    ...parts,
  });
}

const keyAdded: StateChange = {
  _tag: 'AssociatedKeyChanged',
  account: alice.accountHash,
  key: bob.accountHash,
  before: undefined,
  after: 1,
};

describe('authorization', () => {
  test('nobody reaches a threshold', () => {
    const after = authorization({ alice: 1, bob: 1, carol: 0 }, 1, 3);
    expect(warnings({ changes: [keyAdded], authorizationAfter: () => after })).toEqual([
      {
        code: 'LockedOut',
        text: 'locks alice out: all its keys together weigh 2, and to manage keys takes 3: nobody ever can',
      },
      { code: 'SoleControl', text: 'bob alone can act for alice: move all its motes' },
    ]);
  });

  test('two of three, by weight', () => {
    const after = authorization({ alice: 2, bob: 1, carol: 1 }, 3, 4);
    expect(warnings({ changes: [keyAdded], authorizationAfter: () => after })).toEqual([
      {
        code: 'SignersLoseControl',
        text: 'the signature of alice alone is no longer enough for alice to deploy, or to manage keys',
      },
      {
        code: 'SeveralSignatures',
        text: 'after this, at least 2 of 3 keys must sign to deploy, and 3 of 3 keys must sign to manage keys for alice',
      },
    ]);
  });

  test('a signer that is removed', () => {
    const removed: StateChange = { ...keyAdded, key: alice.accountHash, before: 1, after: undefined };
    const after = authorization({ alice: 0, bob: 1, carol: 0 }, 1, 1);
    expect(warnings({ changes: [removed], authorizationAfter: () => after }).map(({ code }) => code)).toEqual([
      'SoleControl',
      'SignersLoseControl',
      'SignerRemoved',
    ]);
  });

  test('nothing about accounts whose keys stay', () => {
    expect(warnings({ authorizationAfter: () => authorization({ alice: 1, bob: 0, carol: 0 }, 9, 9) })).toEqual([]);
  });
});

describe('motes', () => {
  const move = (from: number, to: number): StateChange => ({
    _tag: 'MotesMoved',
    from: new Uint8Array(32).fill(from),
    to: new Uint8Array(32).fill(to),
    amount: 2_500_000_000n,
  });

  test('leave the main purse and the other purses of the account, not those of others', () => {
    const found = warnings({
      changes: [move(1, 3), move(2, 3), move(1, 2), move(4, 3)],
      legend: { text: (text) => text.slice(5, 7) },
    });
    expect(found).toEqual([{ code: 'MotesLeave', text: '5 CSPR leave nt: 2.5 CSPR to 03, 2.5 CSPR to 03' }]);
  });

  test('are burned', () => {
    const burned: StateChange = {
      _tag: 'BalanceChanged',
      purse: mainPurse.addr,
      before: 5n,
      after: 2n,
      beyondMoves: -3n,
    };
    expect(warnings({ changes: [burned] })).toEqual([
      { code: 'MotesLeave', text: '3 motes leave alice: 3 motes burned' },
    ]);
  });
});

describe('code of somebody else', () => {
  const frame = (parts: Partial<CallFrame>): CallFrame => ({
    code: { _tag: 'Session' },
    entryPoint: 'call',
    declaration: undefined,
    args: RuntimeArgs.empty(),
    depth: 1,
    gas: 0n,
    ownGas: { instructions: 0n, hostCalls: 0n, storage: 0n, systemContracts: 0n },
    steps: [],
    end: { _tag: 'Returned', value: CLValue.unit() },
    shortfall: undefined,
    memory: undefined,
    available: undefined,
    ...parts,
  });
  const called = (purse: URef): CallFrame =>
    frame({
      code: {
        _tag: 'Contract',
        contractHash: bob.accountHash.bytes,
        packageHash: carol.accountHash.bytes,
        version: 1,
        runsAs: 'Contract',
      },
      entryPoint: 'deposit',
      args: RuntimeArgs.from([{ name: 'purse', value: CLValue.option(CLValue.uref(purse)) }]),
    });
  const traceOf = (...frames: readonly CallFrame[]): ExecutionTrace =>
    ({
      root: frame({ steps: frames.map((each) => ({ _tag: 'Frame', frame: each })) }),
    }) as Partial<ExecutionTrace> as ExecutionTrace;

  test('gets the main purse', () => {
    expect(warnings({ trace: traceOf(called(mainPurse)) })).toEqual([
      {
        code: 'PurseHandedOver',
        text: 'hands the main purse of alice to bob (deposit), which may take all that is in it',
      },
      {
        code: 'ContractCalled',
        text: 'runs code that this file does not contain: bob (deposit), which may be another by the time this is executed',
      },
    ]);
  });

  test.each([
    ['to look at only', URef.create(mainPurse.addr, AccessRights.READ)],
    ['to add to only', URef.create(mainPurse.addr, AccessRights.ADD)],
    ['of another account', URef.create(DEFAULT_ACCOUNT.accountHash.bytes, AccessRights.READ_ADD_WRITE)],
  ])('gets a purse %s', (_, purse) => {
    expect(warnings({ trace: traceOf(called(purse)) }).map(({ code }) => code)).toEqual(['ContractCalled']);
  });
});
