/**
 * The mint's ports over a frame: storage is that of the frame's context, with its rights and its price.
 *
 * What fails inside becomes an error of the mint; which one the mint gets to see depends on what it was doing.
 *
 * Answers to: casper-execution-engine `runtime/mint_internal.rs`.
 *
 * @module
 */

import type { MintProvider } from '../system/mintProvider';
import { mintError } from '../system/systemErrors';
import { CLValue } from '../types/clValue';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { URef } from '../types/uref';
import { footprintByAccountHash } from './accountFootprint';
import { availableBalance, totalBalance } from './balances';
import { systemErrors, toExecError } from './errorConversion';
import { meteredAdd, meteredAddUnsafe, meteredWrite, meteredWriteUnsafe, newUref, readGs } from './meteredState';
import type { Runtime } from './runtime';
import { recordTransfer } from './transferRecords';

/** Only two errors come through as themselves. */
const orError = systemErrors(mintError, ['GasLimit', 'ForgedReference']);

/** The ports over the mint's frame. */
export function mintProvider(runtime: Runtime): MintProvider {
  const { context, execution } = runtime;
  const { config } = execution;
  return {
    getCaller: () => execution.initiator,
    getImmediateCaller: () => runtime.immediateCaller,
    isCalledFromStandardPayment: () => execution.phase === Phase.Payment && runtime.module === undefined,
    getSystemEntityRegistry: () => orError('UnableToGetSystemRegistry', () => execution.systemEntityRegistry()),
    runtimeFootprintByAccountHash: (accountHash) => {
      try {
        return footprintByAccountHash(context, accountHash);
      } catch (thrown) {
        if (toExecError(thrown) === undefined) throw thrown;
        throw mintError('Storage');
      }
    },
    getKey: (name) => context.namedKeys.get(name),
    getApprovedSpendingLimit: () => context.remainingSpendingLimit,
    subApprovedSpendingLimit: (amount) => {
      const rest = context.remainingSpendingLimit - amount;
      context.remainingSpendingLimit = rest < 0n ? 0n : rest;
    },
    getMainPurse: () => execution.runtimeFootprint.mainPurse,
    isAdministrator: (accountHash) => execution.isAdministrator(accountHash),
    allowUnrestrictedTransfers: () => config.allowUnrestrictedTransfers,
    isValidURef: (uref) => context.accessRights.has(uref),

    newURef: (value) => orError('NewURef', () => newUref(context, { _tag: 'CLValue', value })),
    read: (uref) => {
      const stored = orError('Storage', () => readGs(context, Key.uref(uref)));
      if (stored !== undefined && stored._tag !== 'CLValue') throw mintError('CLValue');
      return stored?.value;
    },
    writeAmount: (uref, amount) => orError('Storage', () => meteredWrite(context, Key.uref(uref), u512(amount))),
    add: (uref, amount) => orError('Storage', () => meteredAdd(context, Key.uref(uref), u512(amount))),
    totalBalance: (purse) => orError('Storage', () => totalBalance(runtime, purse)),
    availableBalance: (purse) => orError('Storage', () => availableBalance(runtime, purse)),
    writeBalance: (purse, balance) =>
      orError('Storage', () => meteredWriteUnsafe(context, balanceKey(purse), u512(balance))),
    addBalance: (purse, amount) => orError('Storage', () => meteredAddUnsafe(context, balanceKey(purse), u512(amount))),
    purseExists: (purse) => {
      const stored = orError('Storage', () => readGs(context, balanceKey(purse)));
      if (stored === undefined) return false;
      if (stored._tag !== 'CLValue') throw mintError('CLValue');
      return stored.value.clType._tag === 'U512';
    },

    recordTransfer: (to, source, target, amount, id) =>
      orError('RecordTransferFailure', () => recordTransfer(runtime, { to, source, target, amount, id })),
  };
}

const balanceKey = (purse: URef): Key => Key.balance(purse.addr);

const u512 = (amount: bigint): { readonly _tag: 'CLValue'; readonly value: CLValue } => ({
  _tag: 'CLValue',
  value: CLValue.u512(amount),
});
