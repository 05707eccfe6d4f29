/**
 * Calling a stored contract: checks, rights and arguments, then its code in a frame of its own.
 *
 * Answers to: casper-execution-engine `runtime/mod.rs` (`execute_contract` and what calls it).
 *
 * @module
 */

import { EnginePanic } from '../state/enginePanic';
import { AccessRights } from '../types/accessRights';
import type { Caller } from '../types/caller';
import { clTypeEquals, clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';
import { ContextAccessRights } from '../types/contextAccessRights';
import type { EntityAddr } from '../types/entityAddr';
import { contractRuntimeText } from '../types/entityKind';
import type { EntityEntryPoint, EntryPointAccess, EntryPointType } from '../types/entryPoint';
import { Key } from '../types/key';
import type { Package } from '../types/package';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import { compareUtf8 } from '../types/sortedEntries';
import type { URef } from '../types/uref';
import { preparation } from '../wasm/preparation';
import type { PreparedModule } from '../wasm/prepare';
import { callSystemContract } from './callSystemContract';
import type { ContractCaller } from './contractCaller';
import { findContract } from './contractFootprint';
import { execError } from './execError';
import { instantiateModule } from './instantiateModule';
import { readGs } from './meteredState';
import { inRecordedFrame } from './recordedFrame';
import { attenuateUrefInArgs, extractUrefs } from './rewriteUrefs';
import { runExport } from './runModule';
import { Runtime } from './runtime';
import { childContextOf, entityHashAddr, type RuntimeContext } from './runtimeContext';
import { validateUref } from './validation';

/** Calls an entry point of a contract. */
export const executeContract: ContractCaller = (runtime, identifier, entryPointName, args) =>
  inRecordedFrame(runtime.context, { identifier, entryPoint: entryPointName, args }, () =>
    callContract(runtime, identifier, entryPointName, args),
  );

const callContract: ContractCaller = (runtime, identifier, entryPointName, args) => {
  const { context, execution } = runtime;
  const { config } = execution;
  const found = findContract(runtime, identifier);
  execution.recorder?.contractFound(found);
  const { footprint, entityAddr, package: contractPackage } = found;
  if (footprint.entityKind._tag === 'Account') throw execError.invalidContext();

  const entryPoint = footprint.entryPoints.get(entryPointName);
  if (entryPoint === undefined) {
    if (footprint.entityKind._tag === 'System') {
      runtime.chargeSystemContractCall(config.systemConfig.noSuchEntrypoint);
    }
    throw execError.noSuchMethod(entryPointName);
  }
  const { entryPointType } = entryPoint;
  if (config.enableEntity && entryPointType === 'Caller') throw execError.invalidContext();
  checkAccess(context, contractPackage, entryPointName, entryPoint.access);
  if (config.strictArgumentChecking) checkArguments(entryPoint, args);
  if (
    config.administrativeAccounts.size !== 0 &&
    !contractPackage.isEntityEnabled(entityAddr) &&
    !execution.isSystemAddress(entityAddr.addr)
  ) {
    throw execError.disabledEntity();
  }

  const contextKey = contextKeyForCall(context, entityAddr, entryPointType);
  const contextAddress = entityHashAddr(contextKey);
  if (contextAddress === undefined) throw execError.unexpectedKeyVariant(contextKey);

  const { runtimeArgs, urefs } = prepareArguments(context, args, contextAddress);
  const isSessionCode = entryPointType === 'Caller';
  const owner = isSessionCode ? execution.runtimeFootprint : footprint;
  const accessRights = new ContextAccessRights(isSessionCode ? contextAddress : entityAddr.addr, owner.rights);
  accessRights.extend(urefs);

  const stack = runtime.stack.push(callerOf(footprint, entityAddr, config.enableEntity));
  if (footprint.entityKind._tag === 'System' && footprint.entityKind.system !== 'StandardPayment') {
    return callSystemContract(runtime, {
      system: footprint.entityKind.system,
      entryPointName: entryPoint.name,
      args: runtimeArgs,
      accessRights,
      stack,
    });
  }

  const module = readModule(runtime, footprint);
  const childContext = childContextOf(context, {
    contextKey,
    entryPointType,
    namedKeys: owner.namedKeys,
    accessRights,
    args: runtimeArgs,
  });
  const child = new Runtime(childContext, stack, module);
  const instance = instantiateModule(child, module);
  return runStoredContract(runtime, child, () => runExport(child, instance, entryPoint.name));
};

/** Runs the child and hands what it leaves to its parent: gas, message price and transfers even when it fails. */
function runStoredContract(parent: Runtime, child: Runtime, run: () => ReturnType<typeof runExport>): CLValue {
  const [outer, inner] = [parent.context, child.context];
  let end: ReturnType<typeof runExport>;
  try {
    end = run();
  } finally {
    outer.gas.remaining = inner.gas.remaining;
    outer.emitMessageCost = inner.emitMessageCost;
    outer.transfers = inner.transfers;
  }
  if (end._tag === 'Ret') outer.accessRights.extend(end.urefs);
  // Session code that session code calls works on the same named keys.
  if (outer.entryPointType === 'Caller' && inner.entryPointType === 'Caller') outer.replaceNamedKeys(inner.namedKeys);
  // Code that ends with `ret` leaves the limit of its caller as it was: the reference forgets it there.
  if (end._tag === 'Returned') outer.remainingSpendingLimit = inner.remainingSpendingLimit;
  return end.value;
}

/** @throws ExecError `InvalidContext` or `TemplateMethod` for who may not call */
function checkAccess(
  context: RuntimeContext,
  contractPackage: Package,
  entryPointName: string,
  access: EntryPointAccess,
): void {
  switch (access._tag) {
    case 'Public':
      return;
    case 'Groups': {
      const isMember = (group: string): boolean =>
        contractPackage.groups.get(group)?.some((uref) => context.accessRights.has(uref)) ?? false;
      if (!access.groups.some(isMember)) throw execError.invalidContext();
      return;
    }
    case 'Template':
      throw execError.templateMethod(entryPointName);
  }
}

/** Every parameter must be there with its type, unless it is optional. */
function checkArguments(entryPoint: EntityEntryPoint, args: RuntimeArgs): void {
  // Of equal names the last counts, among parameters and arguments alike; parameters are looked at in order of names.
  const parameters = new Map(entryPoint.args.map((parameter) => [parameter.name, parameter.clType]));
  const given = new Map(args.entries.map((entry) => [entry.name, entry.value.clType]));
  for (const [name, expected] of [...parameters].sort(([a], [b]) => compareUtf8(a, b))) {
    const found = given.get(name);
    if (found === undefined) {
      if (expected._tag !== 'Option') throw execError.missingArgument(name);
    } else if (!clTypeEquals(expected, found)) {
      throw execError.typeMismatch(clTypeText(expected), clTypeText(found));
    }
  }
}

/** Session code runs in its caller's name, a contract in its own. */
function contextKeyForCall(context: RuntimeContext, entityAddr: EntityAddr, next: EntryPointType): Key {
  if (next === 'Caller') {
    // A contract must not run session code.
    if (context.entryPointType !== 'Caller') throw execError.invalidContext();
    return context.contextKey;
  }
  return context.execution.config.enableEntity ? Key.addressableEntity(entityAddr) : Key.hash(entityAddr.addr);
}

/** Takes the right to write from main purses handed to contracts, and checks that the caller holds what it hands on. */
function prepareArguments(
  context: RuntimeContext,
  args: RuntimeArgs,
  contextAddress: Uint8Array,
): { readonly runtimeArgs: RuntimeArgs; readonly urefs: readonly URef[] } {
  const { execution } = context;
  const isCallerSystem = execution.isSystemAddress(context.accessRights.contextAddress);
  const isCalleeSystem = execution.isSystemAddress(contextAddress);
  let runtimeArgs = args;
  if (!execution.initiatedBySystem && !isCallerSystem && !isCalleeSystem) {
    const { mainPurse } = execution.runtimeFootprint;
    if (mainPurse === undefined) throw new EnginePanic('need purse for attenuation');
    runtimeArgs = attenuateUrefInArgs(args, mainPurse.addr, AccessRights.WRITE);
  }
  const urefs: URef[] = [];
  for (const { value } of runtimeArgs.entries) {
    for (const uref of extractUrefs(value)) {
      if (!isCallerSystem || !isCalleeSystem) validateUref(context, uref);
      urefs.push(uref);
    }
  }
  return { runtimeArgs, urefs };
}

function callerOf(footprint: RuntimeFootprint, entityAddr: EntityAddr, enableEntity: boolean): Caller {
  const { packageHash } = footprint;
  if (packageHash === undefined) throw execError.unexpectedStoredValueVariant();
  return enableEntity
    ? { _tag: 'Entity', packageHash, entityAddr }
    : { _tag: 'SmartContract', contractPackageHash: packageHash, contractHash: entityAddr.addr };
}

function readModule(runtime: Runtime, footprint: RuntimeFootprint): PreparedModule {
  const { context, execution } = runtime;
  const { wasmHash, entityKind } = footprint;
  if (wasmHash === undefined) throw execError.invalidContext();
  let key: Key;
  if (entityKind._tag !== 'SmartContract') {
    key = Key.byteCode({ _tag: 'Empty' });
  } else if (entityKind.runtime === 'VmCasperV1') {
    key = execution.config.enableEntity ? Key.byteCode({ _tag: 'V1CasperWasm', addr: wasmHash }) : Key.hash(wasmHash);
  } else {
    throw execError.incompatibleRuntime(contractRuntimeText(entityKind.runtime));
  }
  const stored = readGs(context, key);
  if (stored === undefined) throw execError.keyNotFound(key);
  if (stored._tag !== 'ContractWasm' && stored._tag !== 'ByteCode') throw execError.invalidByteCode(wasmHash);
  return preparation().loadStored(stored.value.bytes, execution.config.wasmConfig.v1);
}
