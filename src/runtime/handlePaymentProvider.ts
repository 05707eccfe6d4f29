/**
 * Handle payment's ports over a frame.
 *
 * Answers to: casper-execution-engine `runtime/handle_payment_internal.rs`.
 *
 * @module
 */

import { hexToBytes } from '../bytes/hex';
import type { HandlePaymentProvider } from '../system/handlePaymentProvider';
import { handlePaymentError } from '../system/systemErrors';
import { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { Key, nameHash } from '../types/key';
import { availableBalance } from './balances';
import { readClValue } from './clValueDecoding';
import { putKey, removeKey } from './contextNamedKeys';
import { systemErrors, toExecError } from './errorConversion';
import { meteredWriteUnsafe, readGs } from './meteredState';
import type { Runtime } from './runtime';
import type { RuntimeContext } from './runtimeContext';
import { mintReduceTotalSupply, mintTransfer } from './systemCalls';
import { transferFromPurseToAccountHash } from './transfers';

/** Only running out of gas comes through as itself. */
const orError = systemErrors(handlePaymentError, ['GasLimit']);

/** The ports over the contract's frame. */
export function handlePaymentProvider(runtime: Runtime): HandlePaymentProvider {
  const { context, execution } = runtime;
  return {
    transferPurseToAccount: (source, target, amount) => {
      const outcome = orError('Transfer', () =>
        transferFromPurseToAccountHash(runtime, source, target, amount, undefined),
      );
      if (outcome._tag === 'Refused') throw handlePaymentError('Transfer');
    },
    transferPurseToPurse: (source, target, amount) => {
      const refusal = orError('Transfer', () => mintTransfer(runtime, undefined, source, target, amount, undefined));
      if (refusal !== undefined) throw handlePaymentError('Transfer');
    },
    availableBalance: (purse) => orError('GetBalance', () => availableBalance(runtime, purse)),
    reduceTotalSupply: (amount) => orError('ReduceTotalSupply', () => mintReduceTotalSupply(runtime, amount)),

    getKey: (name) => context.namedKeys.get(name) ?? storedNamedKey(context, name),
    putKey: (name, key) => orError('PutKey', () => putKey(context, name, key)),
    removeKey: (name) => orError('RemoveKey', () => removeKey(context, name)),
    getPhase: () => execution.phase,
    getCaller: () => execution.initiator,
    feeHandling: () => execution.config.feeHandling,
    administrativeAccounts: () =>
      [...execution.config.administrativeAccounts].map((hash) => AccountHash.fromBytes(hexToBytes(hash))),

    writeBalance: (purse, amount) =>
      orError('Storage', () =>
        meteredWriteUnsafe(context, Key.balance(purse.addr), { _tag: 'CLValue', value: CLValue.u512(amount) }),
      ),
  };
}

/** The frame's copy may lack a key that is stored; whatever goes wrong in looking for it means there is none. */
function storedNamedKey(context: RuntimeContext, name: string): Key | undefined {
  try {
    const payload = context.contextKey.payload();
    switch (payload.variant) {
      case 'AddressableEntity': {
        const record = readGs(context, Key.namedKey(payload.entityAddr, nameHash(name)));
        return record?._tag === 'NamedKey' ? readClValue(record.value.namedKey, Key.read) : undefined;
      }
      case 'Hash':
      case 'Account': {
        const record = readGs(context, context.contextKey);
        return record?._tag === 'Contract' || record?._tag === 'Account' ? record.value.namedKeys.get(name) : undefined;
      }
      default:
        return undefined;
    }
  } catch (thrown) {
    if (toExecError(thrown) === undefined) throw thrown;
    return undefined;
  }
}
