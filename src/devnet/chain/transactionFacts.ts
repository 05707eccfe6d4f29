/**
 * What a node knows of a transaction of either kind before it looks at any state: its lane, its limit of gas, what it runs, who
 * signed.
 *
 * Answers to: casper-node `types/transaction/meta_transaction.rs`, `meta_transaction/{meta_deploy,meta_transaction_v1}.rs`;
 * casper-types `GasLimited` of deploys, `pricing_mode.rs` (`gas_limit`).
 *
 * @module
 */
import { isBytesError } from '../../bytes/bytesError';
import { ByteReader } from '../../bytes/reader';
import { isStandardPayment, type SessionInputData } from '../../engine/wasmV1Request';
import type { AccountHash } from '../../types/accountHash';
import type { CLValue } from '../../types/clValue';
import { type Deploy, deployToBytes } from '../../types/deploy';
import type { InitiatorAddr } from '../../types/initiatorAddr';
import type { PricingMode } from '../../types/pricingMode';
import type { RuntimeArgs } from '../../types/runtimeArgs';
import { type Transaction, transactionHashOf } from '../../types/transaction';
import { plainEntryPoint, type TransactionEntryPoint } from '../../types/transactionEntryPoint';
import type { TransactionHash } from '../../types/transactionHash';
import type { TransactionTarget } from '../../types/transactionTarget';
import {
  decodeTransactionFields,
  type TransactionArgs,
  type TransactionV1,
  type TransactionV1Fields,
  transactionV1ToBytes,
} from '../../types/transactionV1';
import type { NetworkChainspec } from '../settings/chainspecFile';
import { AUCTION_LANE_ID, INSTALL_UPGRADE_LANE_ID, laneOf, MINT_LANE_ID, wasmLaneId } from './lanes';
import { reject } from './rejection';

/** A transaction, understood. */
export interface TransactionFacts {
  readonly transaction: Transaction;
  readonly hash: TransactionHash;
  readonly initiator: InitiatorAddr;
  /** Accounts of those who signed. */
  readonly signers: readonly AccountHash[];
  /** Milliseconds since 1970. */
  readonly timestamp: bigint;
  /** Milliseconds. */
  readonly ttl: bigint;
  readonly chainName: string;
  readonly gasPriceTolerance: number;
  /** Bytes of the deploy or V1 transaction. */
  readonly size: number;
  readonly laneId: number;
  readonly gasLimit: bigint;
  readonly isStandardPayment: boolean;
  readonly entryPoint: TransactionEntryPoint;
  readonly args: TransactionArgs;
  /** Present for V1 transactions. */
  readonly target: TransactionTarget | undefined;
  /** The contract that is called by its hash, if that is what it does. */
  readonly contract: { readonly hash: Uint8Array; readonly entryPoint: string } | undefined;
  /** What to execute; native transactions have nothing. */
  readonly session: SessionInputData | undefined;
  /** What pays, unless the payment is the standard one. */
  readonly payment: SessionInputData | undefined;
}

/** A number of 512 bits out of an argument; `undefined` if its type or bytes are others. */
export function u512Argument(value: CLValue): bigint | undefined {
  if (value.clType._tag !== 'U512') return undefined;
  try {
    const reader = new ByteReader(value.bytes);
    const amount = reader.readU512();
    return reader.remaining === 0 ? amount : undefined;
  } catch (error) {
    if (isBytesError(error)) return undefined;
    throw error;
  }
}

/** Bytes of arguments. */
export function argsLength(args: RuntimeArgs): number {
  return args.toBytes().length;
}

/** Understands a transaction. Throws `Rejection` when nobody could. */
export function transactionFacts(transaction: Transaction, network: NetworkChainspec): TransactionFacts {
  return transaction._tag === 'Deploy'
    ? deployFacts(transaction.value, transaction, network)
    : v1Facts(transaction.value, transaction, network);
}

function deployPaymentAmount(deploy: Deploy): bigint {
  const value = deploy.payment.args.get('amount');
  if (value === undefined) return reject('DeployMissingPaymentAmount');
  return u512Argument(value) ?? reject('DeployFailedToParsePaymentAmount');
}

const U64_MASK = 0xffff_ffff_ffff_ffffn;

function deployFacts(deploy: Deploy, transaction: Transaction, network: NetworkChainspec): TransactionFacts {
  const { header, payment, session } = deploy;
  const { core, systemCosts } = network.chainspec;
  const { transactions } = network.node;
  if (header.gasPrice > 255n) reject('DeployUnableToCalculateGasLimit', `gas price ${header.gasPrice} is above 255`);
  const gasPriceTolerance = Number(header.gasPrice);
  const size = deployToBytes(deploy).length;
  const initiator: InitiatorAddr = { _tag: 'PublicKey', publicKey: header.account };
  const signers = deploy.approvals.map(({ signer }) => signer.toAccountHash());
  const standard = isStandardPayment(payment);
  const isTransfer = session._tag === 'Transfer';
  let laneId: number | undefined = MINT_LANE_ID;
  if (!isTransfer) {
    const measure = {
      transactionSize: BigInt(size),
      argsSize: BigInt(argsLength(payment.args) + argsLength(session.args)),
    };
    const pricing: PricingMode =
      core.pricingHandling._tag === 'PaymentLimited'
        ? {
            _tag: 'PaymentLimited',
            // Rust takes the low 64 bits here; what is above is found by the limit of gas.
            paymentAmount: deployPaymentAmount(deploy) & U64_MASK,
            gasPriceTolerance,
            standardPayment: standard,
          }
        : { _tag: 'Fixed', gasPriceTolerance, additionalComputationFactor: 0 };
    laneId = wasmLaneId(transactions, pricing, measure);
    if (laneId === undefined) {
      return reject('NoLaneMatches', `${size} bytes, arguments of ${measure.argsSize} bytes: no lane takes that`);
    }
  }
  const data = (item: typeof session): SessionInputData => ({
    _tag: 'Deploy',
    deployHash: deploy.hash,
    session: item,
    initiatorAddr: initiator,
    signers,
    isStandardPayment: standard,
  });
  return {
    transaction,
    hash: transactionHashOf(transaction),
    initiator,
    signers,
    timestamp: header.timestamp,
    ttl: header.ttl,
    chainName: header.chainName,
    gasPriceTolerance,
    size,
    laneId,
    gasLimit: deployGasLimit(deploy, laneId, network, BigInt(systemCosts.mintCosts.transfer)),
    isStandardPayment: standard,
    entryPoint: deployEntryPoint(deploy),
    args: { _tag: 'Named', args: session.args },
    target: undefined,
    contract:
      session._tag === 'StoredContractByHash' ? { hash: session.hash, entryPoint: session.entryPoint } : undefined,
    session: isTransfer ? undefined : data(session),
    payment: standard ? undefined : data(payment),
  };
}

function deployGasLimit(deploy: Deploy, laneId: number, network: NetworkChainspec, transferCost: bigint): bigint {
  if (network.chainspec.core.pricingHandling._tag === 'Fixed') {
    return laneOf(network.node.transactions, laneId)!.maxTransactionGasLimit;
  }
  return deploy.session._tag === 'Transfer' ? transferCost : deployPaymentAmount(deploy);
}

function deployEntryPoint({ session }: Deploy): TransactionEntryPoint {
  switch (session._tag) {
    case 'ModuleBytes':
      return { _tag: 'Call' };
    case 'Transfer':
      return { _tag: 'Transfer' };
    default:
      return plainEntryPoint(session.entryPoint) ?? { _tag: 'Custom', name: session.entryPoint };
  }
}

function decodedFields(transaction: TransactionV1): TransactionV1Fields {
  try {
    return decodeTransactionFields(transaction.payload);
  } catch (error) {
    if (isBytesError(error)) return reject('InvalidTransactionCannotDeserializeField', (error as Error).message);
    throw error;
  }
}

function v1LaneId({ target, entryPoint }: TransactionV1Fields, wasm: () => number): number {
  switch (target._tag) {
    case 'Native':
      if (entryPoint._tag === 'Call') return reject('InvalidTransactionEntryPointCannotBeCall');
      if (entryPoint._tag === 'Custom') return reject('TransactionEntryPointCannotBeCustom', entryPoint.name);
      return entryPoint._tag === 'Transfer' || entryPoint._tag === 'Burn' ? MINT_LANE_ID : AUCTION_LANE_ID;
    case 'Stored':
      return entryPoint._tag === 'Custom' ? wasm() : reject('TransactionEntryPointMustBeCustom', entryPoint._tag);
    case 'Session': {
      const isAllowed =
        entryPoint._tag === 'Call' || (entryPoint._tag === 'Custom' && target.runtime._tag !== 'VmCasperV1');
      if (!isAllowed) return reject('InvalidTransactionEntryPointMustBeCall', entryPoint._tag);
      return target.isInstallUpgrade ? INSTALL_UPGRADE_LANE_ID : wasm();
    }
  }
}

function v1Facts(v1: TransactionV1, transaction: Transaction, network: NetworkChainspec): TransactionFacts {
  const { payload } = v1;
  const { pricingMode, initiatorAddr: initiator } = payload;
  const { transactions } = network.node;
  const fields = decodedFields(v1);
  const size = transactionV1ToBytes(v1).length;
  const measure = { transactionSize: BigInt(size), argsSize: BigInt(payload.fields.get(0)?.length ?? 0) };
  const laneId = v1LaneId(fields, () => {
    if (pricingMode._tag === 'Prepaid') return reject('PricingModeNotSupported');
    const found = wasmLaneId(transactions, pricingMode, measure);
    return (
      found ?? reject('NoLaneMatches', `${size} bytes, arguments of ${measure.argsSize} bytes: no lane takes that`)
    );
  });
  if (pricingMode._tag === 'Prepaid') return reject('TransactionPricingMode', 'prepaid transactions are not taken');
  const { target, entryPoint, args } = fields;
  const signers = v1.approvals.map(({ signer }) => signer.toAccountHash());
  const standard = pricingMode._tag !== 'PaymentLimited' || pricingMode.standardPayment;
  const data: SessionInputData | undefined =
    target._tag === 'Native' || args._tag !== 'Named'
      ? undefined
      : {
          _tag: 'V1',
          hash: v1.hash,
          args: args.args,
          target,
          entryPoint,
          isInstallUpgrade: laneId === INSTALL_UPGRADE_LANE_ID,
          pricingMode,
          initiatorAddr: initiator,
          signers,
          isStandardPayment: standard,
        };
  const isDirect = target._tag === 'Stored' && target.id._tag === 'ByHash' && entryPoint._tag === 'Custom';
  return {
    transaction,
    hash: transactionHashOf(transaction),
    initiator,
    signers,
    timestamp: payload.timestamp,
    ttl: payload.ttl,
    chainName: payload.chainName,
    gasPriceTolerance: pricingMode.gasPriceTolerance,
    size,
    laneId,
    gasLimit:
      pricingMode._tag === 'PaymentLimited'
        ? pricingMode.paymentAmount
        : laneOf(transactions, laneId)!.maxTransactionGasLimit,
    isStandardPayment: standard,
    entryPoint,
    args,
    target,
    contract:
      isDirect && target.id._tag === 'ByHash' && entryPoint._tag === 'Custom'
        ? { hash: target.id.hash, entryPoint: entryPoint.name }
        : undefined,
    session: data,
    payment: standard ? undefined : data,
  };
}
