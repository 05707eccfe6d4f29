/**
 * What the chainspec asks of a transaction, whatever the state.
 *
 * Answers to: casper-types `transaction/deploy.rs` (`is_config_compliant`), `deploy/deploy_header.rs` (`is_valid`), casper-node 2.0
 * `types/transaction/meta_transaction/meta_transaction_v1.rs` (`is_config_compliant`). Checks are in the order of Rust.
 *
 * @module
 */
import type { SystemConfig } from '../../config/systemConfig';
import type { Deploy } from '../../types/deploy';
import type { TransactionEntryPoint } from '../../types/transactionEntryPoint';
import type { TransactionV1 } from '../../types/transactionV1';
import { laneOf } from '../chain/lanes';
import { reject } from '../chain/rejection';
import { argsLength, type TransactionFacts, u512Argument } from '../chain/transactionFacts';
import { durationText, timestampText } from '../json/timeText';
import type { NetworkChainspec } from '../settings/chainspecFile';
import { checkNativeArguments } from './nativeArguments';

/**
 * Checks a transaction against the chainspec.
 *
 * @param now milliseconds since 1970
 * @throws Rejection
 */
export function checkConfigCompliance(facts: TransactionFacts, network: NetworkChainspec, now: bigint): void {
  const { transaction } = facts;
  if (transaction._tag === 'Deploy') checkDeploy(transaction.value, facts, network, now);
  else checkV1(transaction.value, facts, network, now);
}

function checkDeploy(deploy: Deploy, facts: TransactionFacts, network: NetworkChainspec, now: bigint): void {
  const { core } = network.chainspec;
  const { transactions, chainName, vacancy } = network.node;
  const lane = laneOf(transactions, facts.laneId)!;
  const { gasLimit, size } = facts;
  if (BigInt(size) > lane.maxTransactionLength) {
    reject('DeployExcessiveSize', `deploy size of ${size} bytes exceeds limit of ${lane.maxTransactionLength}`);
  }
  if (facts.chainName !== chainName) {
    reject('DeployChainName', `invalid chain name: expected ${chainName}, got ${facts.chainName}`);
  }
  checkPriceTolerance(facts, vacancy.minGasPrice);
  if (deploy.header.dependencies.length > 0) reject('DeployDependenciesNoLongerSupported');
  checkTimes(facts, network, now, 'Deploy');
  if (deploy.approvals.length > core.maxAssociatedKeys) {
    reject('DeployExcessiveApprovals', `${deploy.approvals.length} approvals, at most ${core.maxAssociatedKeys}`);
  }
  if (gasLimit === 0n) reject('TransactionOrDeployUnspecified', 'invalid payment amount: 0');
  if (gasLimit > transactions.blockGasLimit) {
    reject('DeployExceededBlockGasLimit', `payment of ${gasLimit} exceeds the limit of ${transactions.blockGasLimit}`);
  }
  if (gasLimit > lane.maxTransactionGasLimit) {
    const limit = lane.maxTransactionGasLimit;
    reject('TransactionOrDeployUnspecified', `payment amount of ${gasLimit} exceeds the lane gas limit of ${limit}`);
  }
  checkDeployArguments(deploy, network);
}

function checkDeployArguments({ payment, session }: Deploy, network: NetworkChainspec): void {
  const { transactions } = network.node;
  const paymentLength = argsLength(payment.args);
  if (paymentLength > transactions.paymentArgsMaxLength) {
    reject('DeployExcessivePaymentArgsLength', `${paymentLength} bytes, at most ${transactions.paymentArgsMaxLength}`);
  }
  const sessionLength = argsLength(session.args);
  if (sessionLength > transactions.sessionArgsMaxLength) {
    reject('DeployExcessiveSessionArgsLength', `${sessionLength} bytes, at most ${transactions.sessionArgsMaxLength}`);
  }
  const isTransfer = session._tag === 'Transfer';
  const value = (isTransfer ? session : payment).args.get('amount');
  if (value === undefined) reject('DeployMissingTransferAmount');
  const amount = u512Argument(value) ?? reject('DeployFailedToParseTransferAmount');
  if (isTransfer) {
    const minimum = transactions.nativeTransferMinimumMotes;
    if (amount < minimum) {
      reject(
        'DeployInsufficientTransferAmount',
        `insufficient transfer amount; minimum: ${minimum} attempted: ${amount}`,
      );
    }
  } else if (amount < network.chainspec.core.baselineMotesAmount) {
    const least = network.chainspec.core.baselineMotesAmount;
    reject('TransactionOrDeployUnspecified', `invalid payment amount: ${amount} is less than ${least}`);
  }
}

function checkPriceTolerance({ gasPriceTolerance }: TransactionFacts, minimum: number): void {
  if (gasPriceTolerance >= minimum) return;
  reject(
    'GasPriceToleranceTooLow',
    `gas price tolerance ${gasPriceTolerance}, but the price is never below ${minimum}`,
  );
}

function checkTimes(
  facts: TransactionFacts,
  network: NetworkChainspec,
  now: bigint,
  kind: 'Deploy' | 'Transaction',
): void {
  const { maxTtl, maxTimestampLeeway } = network.node.transactions;
  if (facts.ttl > maxTtl) {
    reject(
      `${kind}ExcessiveTimeToLive`,
      `time-to-live of ${durationText(facts.ttl)} exceeds limit of ${durationText(maxTtl)}`,
    );
  }
  if (facts.timestamp > now + maxTimestampLeeway) {
    reject(
      `${kind}TimestampInFuture`,
      `timestamp of ${timestampText(facts.timestamp)} is later than node's timestamp of ${timestampText(now)} plus leeway of ${durationText(maxTimestampLeeway)}`,
    );
  }
}

function checkV1(v1: TransactionV1, facts: TransactionFacts, network: NetworkChainspec, now: bigint): void {
  const { core, systemCosts } = network.chainspec;
  const { transactions, chainName, vacancy } = network.node;
  const { target, gasLimit, size } = facts;
  const lane = laneOf(transactions, facts.laneId)!;
  if (target !== undefined && target._tag !== 'Native') {
    const { runtime } = target;
    // VmCasperV2 is not part of the engine, whatever a chainspec says.
    if (runtime._tag === 'VmCasperV2') reject('InvalidTransactionRuntime', 'VmCasperV2 is not supported');
    if (!transactions.enabledRuntime.vmCasperV1) reject('InvalidTransactionRuntime', 'VmCasperV1 is off');
    if (facts.args._tag !== 'Named') reject('ExpectedNamedArguments');
  }
  if (BigInt(size) > lane.maxTransactionLength) {
    const limit = lane.maxTransactionLength;
    reject('TransactionExcessiveSize', `transaction size of ${size} bytes exceeds limit of ${limit}`);
  }
  if (facts.chainName !== chainName) {
    reject('TransactionChainName', `invalid chain name: expected ${chainName}, got ${facts.chainName}`);
  }
  const mode = v1.payload.pricingMode._tag;
  if (mode !== core.pricingHandling._tag)
    reject('TransactionPricingMode', `the network's pricing is ${core.pricingHandling._tag}, not ${mode}`);
  if (mode === 'PaymentLimited') {
    const least = leastPayment(facts.entryPoint, systemCosts) ?? core.baselineMotesAmount;
    if (gasLimit < least) {
      reject('TransactionOrDeployUnspecified', `invalid payment amount: ${gasLimit} is less than ${least}`);
    }
  }
  checkPriceTolerance(facts, vacancy.minGasPrice);
  checkTimes(facts, network, now, 'Transaction');
  if (v1.approvals.length > core.maxAssociatedKeys) {
    reject('TransactionExcessiveApprovals', `${v1.approvals.length} approvals, at most ${core.maxAssociatedKeys}`);
  }
  if (gasLimit > transactions.blockGasLimit) {
    const limit = transactions.blockGasLimit;
    reject('TransactionExceedsBlockGasLimit', `payment amount of ${gasLimit} exceeds the block gas limit of ${limit}`);
  }
  const argsSize = v1.payload.fields.get(0)?.length ?? 0;
  if (BigInt(argsSize) > lane.maxTransactionArgsLength) {
    reject('TransactionExcessiveArgsLength', `arguments of ${argsSize} bytes exceed ${lane.maxTransactionArgsLength}`);
  }
  if (target?._tag === 'Native') checkNativeArguments(facts, core, transactions.nativeTransferMinimumMotes);
  if (target?._tag === 'Session' && target.moduleBytes.length === 0) reject('TransactionEmptyModuleBytes');
}

/** What a native transaction costs, which its payment must cover; `undefined` for Wasm. */
function leastPayment(
  entryPoint: TransactionEntryPoint,
  { mintCosts, auctionCosts }: SystemConfig,
): bigint | undefined {
  switch (entryPoint._tag) {
    case 'Transfer':
      return BigInt(mintCosts.transfer);
    case 'Burn':
      return BigInt(mintCosts.burn);
    case 'AddBid':
      return BigInt(auctionCosts.addBid);
    case 'ActivateBid':
      return BigInt(auctionCosts.activateBid);
    case 'WithdrawBid':
      return BigInt(auctionCosts.withdrawBid);
    case 'Delegate':
      return BigInt(auctionCosts.delegate);
    case 'Undelegate':
      return BigInt(auctionCosts.undelegate);
    case 'Redelegate':
      return BigInt(auctionCosts.redelegate);
    case 'ChangeBidPublicKey':
      return BigInt(auctionCosts.changeBidPublicKey);
    case 'AddReservations':
      return BigInt(auctionCosts.addReservations);
    case 'CancelReservations':
      return BigInt(auctionCosts.cancelReservations);
    default:
      return undefined;
  }
}
