/**
 * The auction's ports over a frame.
 *
 * Answers to: casper-execution-engine `runtime/auction_internal.rs`.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { EnginePanic } from '../state/enginePanic';
import type { AuctionProvider } from '../system/auctionProvider';
import { MINT_ARG, MINT_METHOD } from '../system/mintConstants';
import {
  type AuctionErrorName,
  auctionError,
  isSystemContractError,
  type SystemContractError,
} from '../system/systemErrors';
import { AccessRights } from '../types/accessRights';
import type { AccountHash } from '../types/accountHash';
import { CLValue } from '../types/clValue';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import { KEY_TAGS } from '../types/keyPayload';
import { Phase } from '../types/phase';
import { RuntimeArgs } from '../types/runtimeArgs';
import type { StoredValue } from '../types/storedValue';
import type { UnbondEra, UnbondKind } from '../types/unbond';
import { URef } from '../types/uref';
import { availableBalance } from './balances';
import { readClValue } from './clValueDecoding';
import { systemErrors, toExecError } from './errorConversion';
import { meteredWrite, meteredWriteUnsafe, readGs } from './meteredState';
import type { Runtime } from './runtime';
import { callMint, createPurse, mintReduceTotalSupply, mintTransferArgs, refusalOf } from './systemCalls';

/** Only running out of gas comes through as itself. */
const orError = systemErrors(auctionError, ['GasLimit']);

/** The ports over the auction's frame. */
export function auctionProvider(runtime: Runtime): AuctionProvider {
  const { context, execution } = runtime;
  const { config, trackingCopy } = execution;
  return {
    getCaller: () => execution.initiator,
    isAllowedSessionCaller: (accountHash) => {
      const caller = runtime.immediateCaller;
      if (execution.initiatedBySystem) return true;
      return caller?._tag === 'Initiator' && caller.accountHash.equals(accountHash);
    },
    isValidURef: (uref) => context.accessRights.has(uref),
    namedKeysGet: (name) => context.namedKeys.get(name),
    getBidKeys: () => trackingCopy.getKeys(KEY_TAGS.BidAddr),
    getKeysByPrefix: (prefix) => trackingCopy.reader.keysWithPrefix(prefix),
    vestingSchedulePeriodMillis: () => config.vestingSchedulePeriodMillis,
    allowAuctionBids: () => config.allowAuctionBids,

    read: (uref) => {
      const stored = readRecord(runtime, Key.uref(uref));
      if (stored !== undefined && stored._tag !== 'CLValue') throw auctionError('Storage');
      return stored?.value;
    },
    write: (uref, value) => orError('Storage', () => meteredWrite(context, Key.uref(uref), { _tag: 'CLValue', value })),
    readBid: (key) => {
      const stored = readRecord(runtime, key);
      if (stored !== undefined && stored._tag !== 'BidKind') throw auctionError('Storage');
      return stored?.value;
    },
    writeBid: (key, value) => orError('Storage', () => meteredWriteUnsafe(context, key, { _tag: 'BidKind', value })),
    pruneBid: (key) => trackingCopy.prune(key),
    recordEraInfo: (eraInfo) => {
      if (!execution.initiatedBySystem || !runsAsAuction(runtime)) throw auctionError('RecordEraInfo');
      if (execution.phase !== Phase.Session) return;
      trackingCopy.write(Key.eraSummary(), { _tag: 'EraInfo', value: eraInfo });
    },

    unbond: (unbondKind, unbondEra) => payBack(runtime, unbondKind, unbondEra),
    mintTransferDirect: (to, source, target, amount, id) => transferDirect(runtime, to, source, target, amount, id),
    mintIntoExistingPurse: (amount, existingPurse) => mintIntoExistingPurse(runtime, amount, existingPurse),
    createPurse: () => orError('CreatePurseFailed', () => createPurse(runtime)),
    availableBalance: (purse) => orError('GetBalance', () => availableBalance(runtime, purse)),
    reduceTotalSupply: (amount) => orError('MintReduceTotalSupply', () => mintReduceTotalSupply(runtime, amount)),

    getMainPurse: () => {
      const { mainPurse } = execution.runtimeFootprint;
      if (mainPurse === undefined) throw auctionError('InvalidContext');
      return mainPurse;
    },
  };
}

function readRecord(runtime: Runtime, key: Key): StoredValue | undefined {
  try {
    return readGs(runtime.context, key);
  } catch (thrown) {
    switch (toExecError(thrown)?._tag) {
      case undefined:
        throw thrown;
      case 'BytesRepr':
        throw auctionError('Serialization');
      case 'GasLimit':
        throw auctionError('GasLimit');
      default:
        throw auctionError('Storage');
    }
  }
}

function runsAsAuction({ context, execution }: Runtime): boolean {
  const address = execution.systemContract('auction');
  const key = execution.config.enableEntity ? Key.addressableEntity(EntityAddr.system(address)) : Key.hash(address);
  return context.contextKey.equals(key);
}

/** Pays unbonded stake out; whatever goes wrong with the motes is a failed transfer. */
function payBack(runtime: Runtime, unbondKind: UnbondKind, { bondingPurse, amount }: UnbondEra): void {
  let to: AccountHash | undefined;
  let purse: URef;
  if (unbondKind._tag === 'DelegatedPurse') {
    purse = URef.create(unbondKind.addr, AccessRights.READ_ADD_WRITE);
    checkPurse(runtime, purse);
  } else {
    to = unbondKind.publicKey.toAccountHash();
    const notFound = unbondKind._tag === 'Validator' ? 'ValidatorNotFound' : 'DelegatorNotFound';
    purse = mainPurseOf(runtime, to, notFound);
  }
  let refusal: SystemContractError | undefined;
  try {
    refusal = transferDirect(runtime, to, bondingPurse, purse, amount, undefined);
  } catch (thrown) {
    if (!isSystemContractError(thrown)) throw thrown;
    throw auctionError('Transfer');
  }
  if (refusal !== undefined) throw auctionError('Transfer');
}

function checkPurse(runtime: Runtime, purse: URef): void {
  try {
    availableBalance(runtime, purse);
  } catch (thrown) {
    if (toExecError(thrown) === undefined) throw thrown;
    throw auctionError('MintError');
  }
}

function mainPurseOf(runtime: Runtime, accountHash: AccountHash, notFound: AuctionErrorName): URef {
  const { trackingCopy } = runtime.execution;
  const stored = trackingCopy.read(Key.account(accountHash));
  switch (stored?._tag) {
    case undefined:
      throw auctionError('InvalidPublicKey');
    case 'Account':
      return stored.value.mainPurse;
    case 'CLValue': {
      const { value } = stored;
      if (value.clType._tag !== 'Key') throw auctionError('CLValue');
      const entity = trackingCopy.read(orError('CLValue', () => readClValue(value, Key.read)));
      if (entity === undefined) throw auctionError('InvalidPublicKey');
      if (entity._tag === 'AddressableEntity') return entity.value.mainPurse;
      throw auctionError(entity._tag === 'CLValue' ? 'CLValue' : notFound);
    }
    default:
      throw auctionError('UnexpectedStoredValueVariant');
  }
}

/** A transfer between purses of the auction, without its price if it succeeds. */
function transferDirect(
  runtime: Runtime,
  to: AccountHash | undefined,
  source: URef,
  target: URef,
  amount: bigint,
  id: bigint | undefined,
): SystemContractError | undefined {
  const { context, execution } = runtime;
  const { mainPurse } = execution.runtimeFootprint;
  if (mainPurse === undefined) throw new EnginePanic('didnt have purse');
  const isMainPurse = bytesEqual(mainPurse.addr, source.addr);
  const isAllowed = isMainPurse || (source.isWriteable() && context.accessRights.has(source));
  if (!isAllowed && !execution.initiatedBySystem) throw auctionError('InvalidCaller');

  const args = mintTransferArgs(to, source, target, amount, id);
  context.accessRights.extend([source, target.withAccessRights(AccessRights.ADD)]);
  return refusalOf(callMintForFree(runtime, 'Transfer', MINT_METHOD.transfer, args));
}

function mintIntoExistingPurse(runtime: Runtime, amount: bigint, existingPurse: URef): void {
  if (!runtime.execution.initiatedBySystem) throw auctionError('InvalidCaller');
  const args = RuntimeArgs.from([
    { name: MINT_ARG.amount, value: CLValue.u512(amount) },
    { name: MINT_ARG.purse, value: CLValue.uref(existingPurse) },
  ]);
  const result = callMintForFree(runtime, 'MintError', MINT_METHOD.mintIntoExistingPurse, args);
  if (refusalOf(result) !== undefined) throw auctionError('MintError');
}

/** Calls the mint. Only a call that comes back sets the gas counter back. */
function callMintForFree(runtime: Runtime, otherwise: AuctionErrorName, method: string, args: RuntimeArgs): CLValue {
  const { gas } = runtime.context;
  const before = gas.remaining;
  const result = orError(otherwise, () => callMint(runtime, method, args));
  gas.remaining = before;
  runtime.execution.recorder?.gasRestored(before);
  return result;
}
