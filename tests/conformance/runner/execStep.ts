/** `exec`: builds an `ExecuteRequest` from a step and records its result. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toNullable } from 'fp-ts/Option';
import { DeployItem } from '../../../src/builder/deployItem';
import { ExecuteRequest, ExecuteRequestBuilder } from '../../../src/builder/executeRequestBuilder';
import type { WasmTestBuilder } from '../../../src/builder/wasmTestBuilder';
import { hexToBytes } from '../../../src/bytes/hex';
import type { WasmV1Result } from '../../../src/engine/wasmV1Result';
import { EnginePanic } from '../../../src/state/enginePanic';
import { apiErrorDebug } from '../../../src/types/apiError';
import { CLValue } from '../../../src/types/clValue';
import type { ExecutableDeployItem } from '../../../src/types/deploy';
import { messageToBytes } from '../../../src/types/message';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import { transferToBytes } from '../../../src/types/transfer';
import {
  account,
  amount,
  arrayOf,
  bad,
  booleanOf,
  type Expressions,
  initiatorAddr,
  type Memory,
  protocolVersion,
  stringOf,
  u64Of,
} from './expressions';
import { bytesJson, clValueJson, effectsJson, type Json, type JsonObject } from './json';

/** What a step may use. */
export interface StepContext {
  readonly builder: WasmTestBuilder;
  readonly memory: Memory;
  readonly expressions: Expressions;
  /** Folder of the scenario: Wasm paths are relative to it. */
  readonly folder: string;
  /** 0-based index of the step. */
  readonly index: number;
}

/** 10^13 motes. Source: casper-engine-test-support src/lib.rs (`DEFAULT_PAYMENT`). */
const DEFAULT_PAYMENT = 10_000_000_000_000n;

/** The hash of the deploy or transaction of a step: given, or the step's 1-based number. */
export function stepHash(step: JsonObject, index: number): Uint8Array {
  const given = stringOf(step, 'hash');
  if (given !== undefined) return hexToBytes(given);
  const hash = new Uint8Array(32);
  new DataView(hash.buffer).setBigUint64(24, BigInt(index + 1));
  return hash;
}

/** Runs an `exec` step and gives what the vector records for it. */
export function execStep(step: JsonObject, context: StepContext): JsonObject {
  const { builder, memory } = context;
  const request = executeRequest(step, context);
  builder.clearResults();
  builder.exec(request);
  const count = builder.getExecResultsCount();
  const results = Array.from({ length: count }, (_, i) => toNullable(builder.getExecResultOwned(i))!);
  const last = results[count - 1]!;
  const id = stringOf(step, 'id');
  if (id !== undefined && last.ret !== undefined) memory.rets.set(id, last.ret);
  const out: Record<string, Json> = { ...resultJson(last) };
  if (count > 1) {
    out.payment = resultJson(results[0]!);
    out.committedEffects = effectsJson(builder.getEffects().at(-1) ?? []);
  }
  if (booleanOf(step, 'commit') ?? true) builder.commit();
  return out;
}

/** What apiErrorDebug gives for a code of a system contract that names no error. Rust cannot print those, and panics. */
const NAMELESS = /^ApiError::(?!User)\w+\(\d+\)/;

/** The fields that a vector keeps of a result. */
export function resultJson(result: WasmV1Result): JsonObject {
  if (result.error?._tag === 'Revert' && NAMELESS.test(apiErrorDebug(result.error.code))) {
    throw new EnginePanic('a formatting trait implementation returned an error');
  }
  return {
    error: result.error?.message ?? null,
    gasLimit: result.gasLimit.toString(),
    gasConsumed: result.consumed.toString(),
    ret: result.ret === undefined ? null : clValueJson(result.ret),
    messages: result.messages.map((message) => ({ bytes: bytesJson(messageToBytes(message)) })),
    transfers: result.transfers.map((transfer) => bytesJson(transferToBytes(transfer))),
    effects: effectsJson(result.effects),
  };
}

function executeRequest(step: JsonObject, context: StepContext): ExecuteRequest {
  const { expressions, index } = context;
  const session = (step.session ?? bad('session', step)) as JsonObject;
  const args = expressions.args(arrayOf(step, 'args'));
  const hash = stepHash(step, index);
  const initiator = initiatorAddr(step.initiator ?? DEFAULT_INITIATOR);
  const initiatorHash = initiator._tag === 'PublicKey' ? initiator.publicKey.toAccountHash() : initiator.accountHash;
  const keys = step.authorizationKeys === undefined ? [initiatorHash] : arrayOf(step, 'authorizationKeys').map(account);
  const version = protocolVersion(step.protocolVersion);
  let builder: ExecuteRequestBuilder;
  if (booleanOf(session, 'v1') ?? false) {
    const { target, entryPoint } = v1Target(context, session);
    const standardPayment = booleanOf(step, 'standardPayment') ?? true;
    builder = ExecuteRequestBuilder.fromSessionInputDataForProtocolVersion(
      {
        _tag: 'V1',
        args,
        target,
        entryPoint,
        isInstallUpgrade: booleanOf(session, 'installUpgrade') ?? false,
        hash,
        pricingMode: {
          _tag: 'PaymentLimited',
          paymentAmount: DEFAULT_PAYMENT,
          gasPriceTolerance: 1,
          standardPayment,
        },
        initiatorAddr: initiator,
        signers: keys,
        isStandardPayment: standardPayment,
      },
      version,
    );
  } else {
    const payment: ExecutableDeployItem =
      step.payment === undefined
        ? { _tag: 'ModuleBytes', moduleBytes: new Uint8Array(0), args: standardPaymentArgs() }
        : deployItem(
            context,
            step.payment as JsonObject,
            expressions.args(arrayOf(step.payment as JsonObject, 'args')),
          );
    const item = DeployItem.new({
      address: initiatorHash,
      session: deployItem(context, session, args),
      payment,
      authorizationKeys: keys,
      deployHash: hash,
    });
    builder = ExecuteRequestBuilder.fromDeployItemForProtocolVersion(item, version);
  }
  builder.withBlockTime(u64Of(step, 'blockTime') ?? 0n).withBlockHeight(u64Of(step, 'blockHeight') ?? 0n);
  const parent = stringOf(step, 'parentBlockHash');
  if (parent !== undefined) builder.withParentBlockHash(hexToBytes(parent));
  const request = builder.build();
  return ExecuteRequest.new(
    step.gasLimit === undefined ? request.session : { ...request.session, gasLimit: amount(step.gasLimit) },
    request.customPayment === undefined || step.paymentGasLimit === undefined
      ? request.customPayment
      : { ...request.customPayment, gasLimit: amount(step.paymentGasLimit) },
    request.hasOwnHash,
  );
}

/** Account hash of the default account. */
const DEFAULT_INITIATOR = 'account-hash-58b891759929bd4ed5a9cce20b9d6e3c96a66c21386bed96040e17dd07b79fa7';

function standardPaymentArgs(): RuntimeArgs {
  return RuntimeArgs.fromEntries([{ name: 'amount', value: CLValue.u512(DEFAULT_PAYMENT) }]);
}

function readWasm(folder: string, name: string): Uint8Array {
  return name.startsWith('hex:') ? hexToBytes(name.slice(4)) : new Uint8Array(readFileSync(resolve(folder, name)));
}

function optionalU32(item: JsonObject, field: string): number | undefined {
  const value = u64Of(item, field);
  return value === undefined ? undefined : Number(value);
}

function deployItem({ folder, expressions }: StepContext, item: JsonObject, args: RuntimeArgs): ExecutableDeployItem {
  const entryPoint = stringOf(item, 'entryPoint') ?? 'call';
  const version = optionalU32(item, 'version');
  const wasm = stringOf(item, 'wasm');
  if (wasm !== undefined) return { _tag: 'ModuleBytes', moduleBytes: readWasm(folder, wasm), args };
  if (item.contractHash !== undefined) {
    return { _tag: 'StoredContractByHash', hash: expressions.hash(item.contractHash), entryPoint, args };
  }
  const contractName = stringOf(item, 'contractName');
  if (contractName !== undefined) return { _tag: 'StoredContractByName', name: contractName, entryPoint, args };
  if (item.packageHash !== undefined) {
    const hash = expressions.hash(item.packageHash);
    return { _tag: 'StoredVersionedContractByHash', hash, version, entryPoint, args };
  }
  const packageName = stringOf(item, 'packageName');
  if (packageName !== undefined) {
    return { _tag: 'StoredVersionedContractByName', name: packageName, version, entryPoint, args };
  }
  if (item.transfer !== undefined) return { _tag: 'Transfer', args };
  return bad('nothing to execute', item);
}

type V1Data = Extract<Parameters<typeof ExecuteRequestBuilder.fromSessionInputData>[0], { readonly _tag: 'V1' }>;

function v1Target({ folder, expressions }: StepContext, item: JsonObject): Pick<V1Data, 'target' | 'entryPoint'> {
  const wasm = stringOf(item, 'wasm');
  if (wasm !== undefined) {
    return {
      target: {
        _tag: 'Session',
        isInstallUpgrade: booleanOf(item, 'installUpgrade') ?? false,
        moduleBytes: readWasm(folder, wasm),
        runtime: { _tag: 'VmCasperV1' },
      },
      entryPoint: { _tag: 'Call' },
    };
  }
  return {
    target: { _tag: 'Stored', id: invocationTarget(expressions, item), runtime: { _tag: 'VmCasperV1' } },
    entryPoint: { _tag: 'Custom', name: stringOf(item, 'entryPoint') ?? 'call' },
  };
}

type InvocationTarget = Extract<V1Data['target'], { readonly _tag: 'Stored' }>['id'];

function invocationTarget(expressions: Expressions, item: JsonObject): InvocationTarget {
  const version = optionalU32(item, 'version');
  const protocolVersionMajor = optionalU32(item, 'protocolVersionMajor');
  if (item.contractHash !== undefined) return { _tag: 'ByHash', hash: expressions.hash(item.contractHash) };
  const contractName = stringOf(item, 'contractName');
  if (contractName !== undefined) return { _tag: 'ByName', name: contractName };
  if (item.packageHash !== undefined) {
    return { _tag: 'ByPackageHash', addr: expressions.hash(item.packageHash), version, protocolVersionMajor };
  }
  const packageName = stringOf(item, 'packageName');
  if (packageName !== undefined) return { _tag: 'ByPackageName', name: packageName, version, protocolVersionMajor };
  return bad('nothing to execute', item);
}
