/**
 * Native transfers and burns: transactions that move motes without any code of a user.
 *
 * Answers to: casper-storage `global_state/state/mod.rs` (`transfer`, `burn`), `data_access_layer/mint.rs`.
 *
 * @module
 */

import type { TrackingCopy } from '../state/trackingCopy';
import { isTrackingCopyError, TrackingCopyError } from '../state/trackingCopyError';
import {
  authorizedRuntimeFootprintWithAccessRights,
  type FootprintWithAccessRights,
  systemContractNamedKey,
} from '../state/trackingCopyExtEntity';
import { createAddressableEntityFromAccount, migrateAccount } from '../state/trackingCopyMigration';
import { Account } from '../types/account';
import { AccountHash } from '../types/accountHash';
import { ContextAccessRights } from '../types/contextAccessRights';
import { type InitiatorAddr, initiatorAccountHash } from '../types/initiatorAddr';
import { Key } from '../types/key';
import { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { RuntimeArgs } from '../types/runtimeArgs';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { TransactionHash } from '../types/transactionHash';
import type { Transfer } from '../types/transfer';
import type { Effects } from '../types/transform';
import { burn, mint, transfer } from './mint';
import { MINT_KEY } from './mintConstants';
import { NativeMint } from './nativeMint';
import { NativeRuntime } from './nativeRuntime';
import { enforceTransferRestrictions, isAdministrator, type NativeRuntimeConfig } from './nativeRuntimeConfig';
import { isSystemAccount } from './systemAccount';
import { isSystemContractError } from './systemErrors';
import {
  resolveAmount,
  resolveSource,
  resolveSpendingLimit,
  resolveTarget,
  resolveTransfer,
  type TransferTarget,
} from './transferArguments';
import { TransferError } from './transferError';

/** A native transaction of the mint. */
export interface NativeMintRequest {
  readonly config: NativeRuntimeConfig;
  readonly protocolVersion: ProtocolVersion;
  readonly transactionHash: TransactionHash;
  readonly initiator: InitiatorAddr;
  readonly authorizationKeys: readonly AccountHash[];
  readonly args: RuntimeArgs;
}

/** What a native transaction did. */
export interface NativeOutcome {
  readonly effects: Effects;
  readonly transfers: readonly Transfer[];
}

/**
 * Carries out a transfer.
 *
 * @param copy a fresh tracking copy, which keeps what was done until something failed
 * @throws TransferError with Rust's text
 */
export function nativeTransfer(request: NativeMintRequest, copy: TrackingCopy): NativeOutcome {
  return withTransferErrors(() => {
    const { config, protocolVersion, args } = request;
    const sender = initiatorAccountHash(request.initiator);
    migrateAccount(copy, sender, protocolVersion);
    const remainingSpendingLimit = resolveSpendingLimit(args);
    const target = resolveTarget(args, copy, protocolVersion);
    checkRestrictions(config, sender, target);

    const administrators = new Set(config.administrativeAccounts.map((administrator) => administrator.toHex()));
    const sending = authorize(request, copy, sender, administrators);
    const runtime = runtimeOf(request, copy, sending, sender, remainingSpendingLimit);
    const provider = new NativeMint(runtime);
    if (target._tag === 'CreateAccount') {
      const account = Account.create(target.accountHash, new Map(), mint(provider, 0n));
      createAddressableEntityFromAccount(copy, account, protocolVersion);
    }
    const { to, source, target: purse, amount, id } = resolveTransfer(args, copy, protocolVersion, sending.footprint);
    transfer(provider, to, source, purse, amount, id);
    return { effects: copy.effects(), transfers: runtime.transfers() };
  });
}

/**
 * Burns motes.
 *
 * @param copy a fresh tracking copy, which keeps what was done until something failed
 * @throws TransferError with Rust's text
 */
export function nativeBurn(request: NativeMintRequest, copy: TrackingCopy): NativeOutcome {
  return withTransferErrors(() => {
    const { protocolVersion, args } = request;
    const sender = initiatorAccountHash(request.initiator);
    migrateAccount(copy, sender, protocolVersion);
    const found = authorize(request, copy, sender, new Set());

    const supply = systemContractNamedKey(copy, SYSTEM_ENTITY_NAMES.Mint, MINT_KEY.totalSupply);
    if (supply === undefined) throw new TrackingCopyError({ _tag: 'NamedKeyNotFound', name: MINT_KEY.totalSupply });
    const supplyURef = supply.asURef();
    if (supplyURef === undefined) throw new TrackingCopyError({ _tag: 'UnexpectedKeyVariant', key: supply });
    // Whoever burns writes the total supply, so it is lent to the sender's context.
    const burning = {
      ...found,
      footprint: found.footprint.withNamedKey(MINT_KEY.totalSupply, supply),
      urefs: [...found.urefs, supplyURef],
    };

    const source = resolveSource(args, copy, burning.footprint);
    const amount = resolveAmount(args);
    const runtime = runtimeOf(request, copy, burning, sender, amount);
    burn(new NativeMint(runtime), source, amount);
    return { effects: copy.effects(), transfers: [] };
  });
}

/** On networks that restrict transfers, one end must be an administrator or the system. */
function checkRestrictions(config: NativeRuntimeConfig, sender: AccountHash, target: TransferTarget): void {
  if (!enforceTransferRestrictions(config, sender)) return;
  const { accountHash } = target;
  if (accountHash === undefined) throw new TransferError({ _tag: 'UnableToVerifyTargetIsAdmin' });
  if (!isSystemAccount(accountHash) && !isAdministrator(config, accountHash)) {
    throw new TransferError({ _tag: 'RestrictedTransferAttempted' });
  }
}

function authorize(
  request: NativeMintRequest,
  copy: TrackingCopy,
  sender: AccountHash,
  administrativeAccounts: ReadonlySet<string>,
): FootprintWithAccessRights {
  const { protocolVersion, authorizationKeys } = request;
  return authorizedRuntimeFootprintWithAccessRights(copy, protocolVersion, sender, {
    authorizationKeys,
    administrativeAccounts,
  });
}

function runtimeOf(
  request: NativeMintRequest,
  trackingCopy: TrackingCopy,
  { entityAddr, footprint, contextAddress, urefs }: FootprintWithAccessRights,
  address: AccountHash,
  remainingSpendingLimit: bigint,
): NativeRuntime {
  const { config, protocolVersion, transactionHash } = request;
  const accountOrContract =
    entityAddr.kind === 'Account' ? Key.account(AccountHash.fromBytes(entityAddr.addr)) : Key.hash(entityAddr.addr);
  return new NativeRuntime(
    {
      config,
      protocolVersion,
      id: { _tag: 'Transaction', hash: transactionHash },
      trackingCopy,
      phase: Phase.Session,
    },
    {
      address,
      contextKey: config.enableAddressableEntity ? Key.addressableEntity(entityAddr) : accountOrContract,
      footprint,
      accessRights: new ContextAccessRights(contextAddress, urefs),
      remainingSpendingLimit,
    },
  );
}

/** Runs a transaction and throws what the state and the mint throw as its own error. */
function withTransferErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (isTrackingCopyError(thrown)) throw new TransferError({ _tag: 'TrackingCopy', error: thrown });
    if (isSystemContractError(thrown, 'Mint')) throw new TransferError({ _tag: 'Mint', error: thrown });
    throw thrown;
  }
}
