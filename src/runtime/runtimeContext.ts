/**
 * What one frame of an execution knows and may do: its key, its named keys, its rights, its arguments, its gas.
 *
 * The rules over it stand in files of their own: `validation.ts` (rights), `meteredState.ts` (reads, writes and their
 * price), `namedKeys.ts`, `keyManagement.ts`, `dictionaries.ts`, `messageTopics.ts`, `packages.ts`.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (`RuntimeContext`).
 *
 * @module
 */

import type { ContextAccessRights } from '../types/contextAccessRights';
import { EntityAddr } from '../types/entityAddr';
import type { EntryPointType } from '../types/entryPoint';
import type { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { RuntimeArgs } from '../types/runtimeArgs';
import type { Transfer } from '../types/transfer';
import type { URef } from '../types/uref';
import { execError } from './execError';
import type { Execution } from './execution';
import { GasMeter } from './gasMeter';

/** Transfers made so far, last first. A child frame starts from its parent's list and shares it. */
export interface TransferList {
  readonly transfer: Transfer;
  readonly previous: TransferList | undefined;
}

/** What distinguishes the context of a new frame. */
export interface ContextParts {
  readonly contextKey: Key;
  readonly entryPointType: EntryPointType;
  readonly namedKeys: NamedKeys;
  readonly accessRights: ContextAccessRights;
  readonly args: RuntimeArgs;
  readonly gas: GasMeter;
  readonly transfers: TransferList | undefined;
  readonly remainingSpendingLimit: bigint;
  readonly emitMessageCost: bigint;
  readonly paymentPurse: URef | undefined;
}

/** The context of one frame. */
export class RuntimeContext {
  readonly execution: Execution;
  /** Account, contract or entity in whose name the code runs. */
  readonly contextKey: Key;
  readonly entryPointType: EntryPointType;
  readonly accessRights: ContextAccessRights;
  readonly gas: GasMeter;
  args: RuntimeArgs;
  transfers: TransferList | undefined;
  /** How many motes may still leave the initiator's main purse. */
  remainingSpendingLimit: bigint;
  /** Price of the next message; rises with each one. */
  emitMessageCost: bigint;
  paymentPurse: URef | undefined;
  private sharedNamedKeys: NamedKeys;
  private ownNamedKeys: Map<string, Key> | undefined;
  private entity: EntityAddr | undefined;
  private ofSystemContract: boolean | undefined;

  constructor(execution: Execution, parts: ContextParts) {
    this.execution = execution;
    this.contextKey = parts.contextKey;
    this.entryPointType = parts.entryPointType;
    this.accessRights = parts.accessRights;
    this.gas = parts.gas;
    this.args = parts.args;
    this.transfers = parts.transfers;
    this.remainingSpendingLimit = parts.remainingSpendingLimit;
    this.emitMessageCost = parts.emitMessageCost;
    this.paymentPurse = parts.paymentPurse;
    this.sharedNamedKeys = parts.namedKeys;
  }

  get namedKeys(): NamedKeys {
    return this.ownNamedKeys ?? this.sharedNamedKeys;
  }

  /** Takes over other named keys whole. */
  replaceNamedKeys(namedKeys: NamedKeys): void {
    this.sharedNamedKeys = namedKeys;
    this.ownNamedKeys = undefined;
  }

  /** Sets a named key of this frame; a URef under it becomes usable here. */
  insertNamedKey(name: string, key: Key): void {
    const uref = key.asURef();
    if (uref !== undefined) this.accessRights.insert(uref);
    this.writableNamedKeys().set(name, key);
  }

  /** Forgets a named key of this frame. */
  removeNamedKey(name: string): void {
    if (this.namedKeys.has(name)) this.writableNamedKeys().delete(name);
  }

  /**
   * The context key as an entity.
   *
   * @throws ExecError `UnexpectedKeyVariant` when it is none
   */
  entityAddr(): EntityAddr {
    this.entity ??= this.resolveEntityAddr();
    return this.entity;
  }

  /** Whether the code runs in the name of a system contract. Those do not pay for what they store. */
  storesForFree(): boolean {
    if (this.ofSystemContract === undefined) {
      const address = entityHashAddr(this.contextKey);
      this.ofSystemContract = address !== undefined && this.execution.isSystemAddress(address);
    }
    return this.ofSystemContract;
  }

  /** Adds a transfer to those made. */
  recordTransfer(transfer: Transfer): void {
    this.transfers = { transfer, previous: this.transfers };
  }

  private writableNamedKeys(): Map<string, Key> {
    this.ownNamedKeys ??= new Map(this.sharedNamedKeys);
    return this.ownNamedKeys;
  }

  private resolveEntityAddr(): EntityAddr {
    const { contextKey } = this;
    switch (contextKey.variant) {
      case 'Account':
        return EntityAddr.account(contextKey.bytes.subarray(1));
      case 'Hash': {
        const address = contextKey.bytes.subarray(1);
        return EntityAddr.create(this.execution.isSystemAddress(address) ? 'System' : 'SmartContract', address);
      }
      case 'AddressableEntity':
        return EntityAddr.fromBytes(contextKey.bytes.subarray(1));
      default:
        throw execError.unexpectedKeyVariant(contextKey);
    }
  }
}

/** The 32-byte address of a key that stands for an account, contract or entity. Not to be changed. */
export function entityHashAddr(key: Key): Uint8Array | undefined {
  switch (key.variant) {
    case 'AddressableEntity':
      // After the tag and the kind of entity.
      return key.bytes.subarray(2);
    case 'Account':
    case 'Hash':
      return key.bytes.subarray(1);
    default:
      return undefined;
  }
}

/** What distinguishes a child's context; the rest it starts with is its parent's. */
export type ChildContextParts = Pick<
  ContextParts,
  'contextKey' | 'entryPointType' | 'namedKeys' | 'accessRights' | 'args'
>;

/** A context for a frame called from another one. */
export function childContextOf(parent: RuntimeContext, parts: ChildContextParts): RuntimeContext {
  const { contextKey, entryPointType, namedKeys, accessRights, args } = parts;
  // Name by name: V8 takes microseconds for what is added to a spread object.
  return new RuntimeContext(parent.execution, {
    contextKey,
    entryPointType,
    namedKeys,
    accessRights,
    args,
    gas: new GasMeter(parent.gas.limit, parent.gas.remaining),
    transfers: parent.transfers,
    remainingSpendingLimit: parent.remainingSpendingLimit,
    emitMessageCost: parent.emitMessageCost,
    paymentPurse: parent.paymentPurse,
  });
}

/** The transfers of a list, first one first. */
export function transfersInOrder(list: TransferList | undefined): Transfer[] {
  const transfers: Transfer[] = [];
  for (let node = list; node !== undefined; node = node.previous) transfers.push(node.transfer);
  return transfers.reverse();
}
