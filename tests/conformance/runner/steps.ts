/** One function per step kind; each gives what the vector records for the step. */
import { type Either, isLeft, isRight } from 'fp-ts/Either';
import { type Option, toNullable } from 'fp-ts/Option';
import { TransferRequestBuilder } from '../../../src/builder/transferRequestBuilder';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import type { ByteWriter } from '../../../src/bytes/writer';
import { writeAddressableEntity } from '../../../src/types/addressableEntity';
import { writeBidKind } from '../../../src/types/bidKind';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key } from '../../../src/types/key';
import { KEY_TAGS } from '../../../src/types/keyPayload';
import { writePackage } from '../../../src/types/package';
import type { StoredValue } from '../../../src/types/storedValue';
import { TransactionHash } from '../../../src/types/transactionHash';
import { writeUnbond, writeUnbondKind } from '../../../src/types/unbond';
import { balanceStep } from './balanceStep';
import { execStep, resultJson, type StepContext } from './execStep';
import {
  account,
  amount,
  arrayOf,
  bad,
  initiatorAddr,
  protocolVersion,
  publicKey,
  stringOf,
  Unsupported,
  u64Of,
} from './expressions';
import { holdHandling } from './genesis';
import { bytesJson, effectsJson, type Json, type JsonObject, storedValueJson, written } from './json';
import {
  balanceHoldStep,
  biddingStep,
  burnStep,
  distributeFeesStep,
  distributeStep,
  eraStep,
  handleFeeStep,
  handleRefundStep,
  runAuctionStep,
} from './nativeSteps';
import { dataOf, upgradeStep } from './upgradeStep';

type Step = (step: JsonObject, context: StepContext) => JsonObject;

const STEPS: { readonly [kind: string]: Step } = {
  exec: execStep,
  commit: (_, { builder }) => {
    builder.commit();
    return {};
  },
  transfer: transferStep,
  burn: burnStep,
  bidding: biddingStep,
  step: eraStep,
  advanceEras: (step, { builder }) => {
    builder.advanceErasBy(u64Of(step, 'eras') ?? 0n);
    return {};
  },
  runAuction: runAuctionStep,
  distribute: distributeStep,
  distributeFees: distributeFeesStep,
  handleFee: handleFeeStep,
  handleRefund: handleRefundStep,
  balanceHold: balanceHoldStep,
  upgrade: upgradeStep,
  writeData: writeDataStep,
  prune: pruneStep,
  setBlockTime: (step, { builder }) => {
    builder.withBlockTime(u64Of(step, 'blockTime') ?? 0n);
    return {};
  },
  setGasHoldConfig: (step, { builder }) => {
    builder.withGasHoldConfig(holdHandling(stringOf(step, 'handling') ?? ''), u64Of(step, 'interval') ?? 0n);
    return {};
  },
  query: (step, { builder, expressions }) =>
    queryJson(builder.query(expressions.key(step.key), pathOf(step), expressions.root(step))),
  queryWithProof: queryWithProofStep,
  queryDictionary: (step, { builder, expressions }) => {
    const seed = expressions.uref(step.seed);
    return queryJson(builder.queryDictionaryItem(seed, stringOf(step, 'item') ?? '', expressions.root(step)));
  },
  balance: balanceStep,
  getAccount: (step, { builder }) => storedOf('Account', builder.query(Key.account(account(step.account)))),
  getContract: (step, { builder, expressions }) =>
    storedOf('Contract', builder.query(Key.hash(expressions.hash(step.contract)))),
  getEntity: (step, { builder }) => ({
    value: optionalBytes(builder.getEntityByAccountHash(account(step.account)), writeAddressableEntity),
  }),
  getAddressableEntity: (step, { builder, expressions }) => ({
    value: optionalBytes(builder.getAddressableEntity(expressions.hash(step.contract)), writeAddressableEntity),
  }),
  getPackage: (step, { builder, expressions }) => {
    const hash = expressions.hash(step.package);
    const isEntity = builder.chainspec().core.enableAddressableEntity;
    const found = builder.query(isEntity ? Key.smartContract(hash) : Key.hash(hash));
    return isRight(found)
      ? { value: optionalBytes(builder.getPackage(hash), writePackage) }
      : { panic: 'no such package' };
  },
  getEraValidators: (_, { builder }) => ({
    value: builder
      .getEraValidators()
      .map(({ eraId, weights }) => [
        Number(eraId),
        weights.map(([key, weight]) => [key.toHex().toLowerCase(), `${weight}`]),
      ]),
  }),
  getBids: (_, { builder }) => ({
    value: builder.getBids().map((bid) => ({ bytes: bytesJson(written((writer) => writeBidKind(writer, bid))) })),
  }),
  getUnbonds: (_, { builder }) => ({
    value: builder.getUnbonds().map(([kind, unbonds]) => ({
      kind: bytesJson(written((writer) => writeUnbondKind(writer, kind))),
      unbonds: unbonds.map((unbond) => bytesJson(written((writer) => writeUnbond(writer, unbond)))),
    })),
  }),
  getEra: (_, { builder }) => ({ value: `${builder.getEra()}` }),
  roundSeigniorageRate: (step, { builder, expressions }) => {
    const { numer, denom } = builder.roundSeigniorageRate(expressions.root(step));
    return { value: [`${numer}`, `${denom}`] };
  },
  baseRoundReward: (step, { builder, expressions }) => ({
    value: `${builder.baseRoundReward(expressions.root(step))}`,
  }),
  messageTopics: (step, { builder, expressions }) => {
    const owner = EntityAddr.smartContract(expressions.hash(step.contract));
    const topics = builder.messageTopics(owner, expressions.root(step));
    if (isLeft(topics)) return { error: topics.left };
    return { value: [...topics.right].map(([name, hash]) => [name, bytesToHex(hash)]) };
  },
  getNamedKeys: (step, { expressions }) => {
    const keys = [...expressions.namedKeys(expressions.key(step.owner))];
    return { value: Object.fromEntries(keys.map(([name, key]) => [name, key.toFormattedString()])) };
  },
  getKeys: (step, { builder }) => {
    const tag = (KEY_TAGS as { readonly [name: string]: number })[stringOf(step, 'tag') ?? ''] ?? bad('key tag', step);
    return { value: builder.getKeys(tag).map((key) => key.toFormattedString()) };
  },
  totalSupply: (step, { builder, expressions }) => ({ value: builder.totalSupply(expressions.root(step)).toString() }),
  trie: (step, { builder }) => {
    const hash = stringOf(step, 'hash');
    const root = hash === undefined ? builder.getPostStateHash() : hexToBytes(hash);
    const node = toNullable(builder.getTrie(root));
    return { value: node === null ? null : bytesJson(node) };
  },
};

/** Runs a step. @throws Unsupported naming a kind that this engine does not have */
export function runStep(step: JsonObject, context: StepContext): JsonObject {
  const kind = stringOf(step, 'kind') ?? bad('kind', step);
  const run = STEPS[kind];
  if (run === undefined) throw new Unsupported(`step kind ${kind} is not supported yet`);
  return run(step, context);
}

function optionalBytes<T>(option: Option<T>, write: (writer: ByteWriter, value: T) => void): Json {
  const value = toNullable(option);
  return value === null ? null : bytesJson(written((writer) => write(writer, value)));
}

function pathOf(step: JsonObject): string[] {
  return arrayOf(step, 'path').map(String);
}

function queryJson(result: Either<string, StoredValue>): JsonObject {
  return isLeft(result) ? { error: result.left } : { value: storedValueJson(result.right) };
}

/** What the builder's typed getters do: they panic when there is nothing, and find nothing when it is something else. */
function storedOf(tag: StoredValue['_tag'], found: Either<string, StoredValue>): JsonObject {
  if (isLeft(found)) return { panic: found.left };
  return { value: found.right._tag === tag ? storedValueJson(found.right) : null };
}

function queryWithProofStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  const found = builder.queryWithProof(expressions.key(step.key), pathOf(step), expressions.root(step));
  if (isLeft(found)) return { panic: found.left };
  const { value, proofs } = found.right;
  return { value: storedValueJson(value), proofs: proofs.map((proof) => bytesJson(proof.toBytes())) };
}

function transferStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  const [kind, target] = Object.entries((step.target ?? bad('target', step)) as JsonObject)[0] ?? bad('target', step);
  const to =
    kind === 'publicKey'
      ? publicKey(target)
      : kind === 'account'
        ? account(target)
        : kind === 'uref'
          ? expressions.uref(target)
          : bad('transfer target', step);
  const request = TransferRequestBuilder.new(amount(step.amount), to)
    .withBlockTime(u64Of(step, 'blockTime') ?? 0n)
    .withProtocolVersion(protocolVersion(step.protocolVersion));
  if (step.source !== undefined) request.withSource(expressions.uref(step.source));
  const id = u64Of(step, 'transferId');
  if (id !== undefined) request.withTransferId(id);
  if (step.initiator !== undefined) request.withInitiator(initiatorAddr(step.initiator));
  if (step.authorizationKeys !== undefined) {
    request.withAuthorizationKeys(arrayOf(step, 'authorizationKeys').map(account));
  }
  const hash = stringOf(step, 'hash');
  if (hash !== undefined) request.withTransactionHash(TransactionHash.v1(hexToBytes(hash)));
  if (step.args !== undefined) request.withArgs(expressions.args(arrayOf(step, 'args')));
  builder.clearResults();
  builder.transferAndCommit(request.build());
  return resultJson(builder.getExpectedLastExecResult());
}

function writeDataStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  builder.writeDataAndCommit(dataOf(arrayOf(step, 'data'), expressions));
  return {};
}

function pruneStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  builder.commitPrune(arrayOf(step, 'keys').map((key) => expressions.key(key)));
  return { effects: effectsJson(builder.getEffects().at(-1) ?? []) };
}
