/**
 * Whether a node takes a transaction.
 *
 * Answers to: casper-node 2.0 `components/transaction_acceptor.rs`; casper-types `Deploy::is_valid`, `TransactionV1::verify`.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { bytesEqual } from '../../bytes/compareBytes';
import { hasTag } from '../../bytes/hasTag';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../config/engineConfig';
import { balanceOf } from '../../engine/balance';
import { TrackingCopy } from '../../state/trackingCopy';
import { isTrackingCopyError } from '../../state/trackingCopyError';
import { getPackage } from '../../state/trackingCopyExt';
import { runtimeFootprintByAccountHash } from '../../state/trackingCopyExtEntity';
import { nativeRuntimeConfig } from '../../system/nativeRuntimeConfig';
import type { AccountHash } from '../../types/accountHash';
import { type Deploy, deployBodyHash, deployHash, type ExecutableDeployItem } from '../../types/deploy';
import { EntityAddr } from '../../types/entityAddr';
import { initiatorAccountHash } from '../../types/initiatorAddr';
import { Key, nameHash } from '../../types/key';
import type { Package } from '../../types/package';
import { verifySignature } from '../../types/signature';
import type { Transaction } from '../../types/transaction';
import { hasValidTransactionV1Hash } from '../../types/transactionV1';
import type { ChainState } from '../chain/chainState';
import { type Rejection, reject } from '../chain/rejection';
import { type TransactionFacts, transactionFacts, u512Argument } from '../chain/transactionFacts';
import { timestampText } from '../json/timeText';
import type { NetworkChainspec } from '../settings/chainspecFile';
import { checkConfigCompliance } from './configCompliance';

/** What a transaction is checked against. */
export interface AcceptanceContext {
  readonly network: NetworkChainspec;
  /** The latest state. */
  readonly state: ChainState;
  /**
   * Times that count as now, milliseconds since 1970: the chain's clock, and the host's when they differ, since clients stamp
   * their transactions with the latter. It suffices that a transaction is good for one of them.
   */
  readonly clocks: readonly bigint[];
  /** Accounts whose transactions need no signatures. */
  readonly isImpersonated: (accountHash: AccountHash) => boolean;
}

/**
 * Checks a transaction as a node checks one that a client sends.
 *
 * @returns the transaction understood; with every associated key as a signer if its account is impersonated
 * @throws Rejection
 */
export function acceptTransaction(transaction: Transaction, context: AcceptanceContext): TransactionFacts {
  const facts = transactionFacts(transaction, context.network);
  checkWithAnyClock(facts, context);
  const copy = copyOf(context);
  const impersonated = checkAccount(facts, copy, context);
  if (transaction._tag === 'Deploy') checkDeployBody(transaction.value, copy, context.network);
  else checkStoredTarget(facts, copy, context.network);
  if (impersonated !== undefined) return withSigners(facts, impersonated);
  checkCryptography(transaction);
  return facts;
}

function copyOf({ network, state }: AcceptanceContext): TrackingCopy {
  const { enableAddressableEntity } = network.chainspec.core;
  return new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity });
}

function checkWithAnyClock(facts: TransactionFacts, { network, clocks }: AcceptanceContext): void {
  let first: Rejection | undefined;
  for (const now of clocks) {
    try {
      checkConfigCompliance(facts, network, now);
      const expires = facts.timestamp + facts.ttl;
      if (expires < now) {
        reject('TransactionExpired', `expired at ${timestampText(expires)}, it is ${timestampText(now)}`);
      }
      return;
    } catch (error) {
      if (!hasTag(error, 'Rejection')) throw error;
      first ??= error as Rejection;
    }
  }
  throw first;
}

/** Signers may act for the account, and it can pay the least there is to pay. Gives the keys of an impersonated account. */
function checkAccount(
  facts: TransactionFacts,
  copy: TrackingCopy,
  context: AcceptanceContext,
): readonly AccountHash[] | undefined {
  const { network } = context;
  const { protocolVersion } = network.node;
  const accountHash = initiatorAccountHash(facts.initiator);
  const footprint = (() => {
    try {
      return runtimeFootprintByAccountHash(copy, protocolVersion, accountHash).footprint;
    } catch (error) {
      if (!isTrackingCopyError(error)) throw error;
      return reject('NoSuchAddressableEntity', `there is no account ${accountHash}`);
    }
  })();
  const isImpersonated = context.isImpersonated(accountHash);
  const { administrativeAccounts } = nativeRuntimeConfig(network.chainspec);
  const isAdministrator = facts.signers.some((signer) => administrativeAccounts.some((each) => each.equals(signer)));
  if (!isImpersonated && !isAdministrator) {
    if (!footprint.canAuthorize(facts.signers))
      reject('InvalidAssociatedKeys', 'a signer is no associated key of the account');
    if (!footprint.canDeployWith(facts.signers)) {
      reject('InsufficientSignatureWeight', 'the signers weigh less than the deployment threshold');
    }
  }
  const balance = balanceOf(copyOf(context), {
    identifier: { _tag: 'Account', accountHash },
    protocolVersion,
    handling: 'Available',
    withProofs: false,
  });
  const least = network.chainspec.core.baselineMotesAmount;
  if (isLeft(balance) || balance.right.availableBalance < least) {
    const found = isLeft(balance) ? 'no balance' : `${balance.right.availableBalance} motes`;
    reject('InsufficientBalance', `${accountHash} has ${found}, at least ${least} are needed`);
  }
  return isImpersonated ? footprint.associatedKeys.entries.map((entry) => entry.accountHash) : undefined;
}

function checkDeployBody({ payment, session }: Deploy, copy: TrackingCopy, network: NetworkChainspec): void {
  if (payment._tag === 'Transfer') reject('DeployInvalidPaymentVariant');
  if (payment._tag === 'ModuleBytes' && payment.moduleBytes.length === 0) {
    const amount = payment.args.get('amount');
    if (amount === undefined) reject('DeployMissingPaymentAmount');
    if (u512Argument(amount) === undefined) reject('DeployFailedToParsePaymentAmount');
  }
  checkStoredItem(payment, copy, network);
  if (session._tag === 'Transfer' && session.args.get('target') === undefined) reject('DeployMissingTransferTarget');
  if (session._tag === 'ModuleBytes' && session.moduleBytes.length === 0) reject('DeployMissingModuleBytes');
  checkStoredItem(session, copy, network);
}

function checkStoredItem(item: ExecutableDeployItem, copy: TrackingCopy, network: NetworkChainspec): void {
  if (item._tag === 'StoredContractByHash') checkEntryPoint(copy, item.hash, item.entryPoint);
  if (item._tag === 'StoredVersionedContractByHash') {
    checkPackage(copy, network, item.hash, item.version, undefined, item.entryPoint);
  }
}

function checkStoredTarget(
  { target, entryPoint }: TransactionFacts,
  copy: TrackingCopy,
  network: NetworkChainspec,
): void {
  if (target?._tag !== 'Stored' || entryPoint._tag !== 'Custom') return;
  const { id } = target;
  if (id._tag === 'ByHash') checkEntryPoint(copy, id.hash, entryPoint.name);
  if (id._tag === 'ByPackageHash') {
    checkPackage(copy, network, id.addr, id.version, id.protocolVersionMajor, entryPoint.name);
  }
}

function checkEntryPoint(copy: TrackingCopy, hash: Uint8Array, entryPoint: string): void {
  const entity = EntityAddr.smartContract(hash);
  const contract = copy.get(Key.hash(hash));
  const isEntity = copy.get(Key.addressableEntity(entity)) !== undefined;
  if (contract?._tag !== 'Contract' && !isEntity) {
    reject('NoSuchContractAtHash', `there is no contract ${Buffer.from(hash).toString('hex')}`);
  }
  const inEntity = copy.get(Key.entryPoint(entity, nameHash(entryPoint))) !== undefined;
  const inContract = contract?._tag === 'Contract' && contract.value.entryPoint(entryPoint) !== undefined;
  if (!inEntity && !inContract) reject('NoSuchEntryPoint', `contract does not have entry point '${entryPoint}'`);
}

function checkPackage(
  copy: TrackingCopy,
  network: NetworkChainspec,
  addr: Uint8Array,
  version: number | undefined,
  major: number | undefined,
  entryPoint: string,
): void {
  let found: Package;
  try {
    found = getPackage(copy, addr);
  } catch (error) {
    if (!isTrackingCopyError(error)) throw error;
    reject('NoSuchPackageAtHash', `there is no package ${Buffer.from(addr).toString('hex')}`);
  }
  if (version === undefined) return;
  const protocolVersionMajor = major ?? network.node.protocolVersion.major;
  const isVersion = (key: { readonly protocolVersionMajor: number; readonly entityVersion: number }): boolean =>
    key.protocolVersionMajor === protocolVersionMajor && key.entityVersion === version;
  const known = found.versions.find(isVersion);
  if (known === undefined) reject('MissingEntityAtVersion', `version ${protocolVersionMajor}.${version}`);
  if (found.disabledVersions.some(isVersion))
    reject('DisabledEntityAtVersion', `version ${protocolVersionMajor}.${version}`);
  checkEntryPoint(copy, known.entityAddr.addr, entryPoint);
}

/** Hashes are those of the contents, and every signature is right. */
export function checkCryptography(transaction: Transaction): void {
  const isDeploy = transaction._tag === 'Deploy';
  const { approvals, hash } = transaction.value;
  if (approvals.length === 0) reject(isDeploy ? 'DeployEmptyApprovals' : 'TransactionEmptyApprovals');
  if (isDeploy) {
    const { payment, session, header } = transaction.value;
    if (!bytesEqual(deployBodyHash(payment, session), header.bodyHash)) reject('DeployBodyHash');
    if (!bytesEqual(deployHash(header), hash)) reject('DeployHash');
  } else if (!hasValidTransactionV1Hash(transaction.value)) {
    reject('TransactionHash');
  }
  approvals.forEach(({ signer, signature }, index) => {
    if (verifySignature(hash, signature, signer)) return;
    reject(isDeploy ? 'DeployApproval' : 'TransactionInvalidApproval', `the approval at index ${index} is invalid`);
  });
}

function withSigners(facts: TransactionFacts, signers: readonly AccountHash[]): TransactionFacts {
  const { session, payment } = facts;
  return {
    ...facts,
    signers,
    session: session === undefined ? undefined : { ...session, signers },
    payment: payment === undefined ? undefined : { ...payment, signers },
  };
}
