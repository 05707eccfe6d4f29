/**
 * What all frames of one execution share: the request, the state it runs on, and what it leaves behind.
 *
 * Answers to: casper-execution-engine `runtime_context/mod.rs` (the fields every context copies from the one before),
 * `runtime/host_function_flag.rs`.
 *
 * @module
 */

import { bytesEqual } from '../bytes/compareBytes';
import { bytesToHex } from '../bytes/hex';
import type { EngineConfig } from '../config/engineConfig';
import type { AddressGenerator } from '../state/addressGenerator';
import type { TrackingCopy } from '../state/trackingCopy';
import { getSystemEntityRegistry } from '../state/trackingCopyExt';
import { isSystemAccount } from '../system/systemAccount';
import type { AccountHash } from '../types/accountHash';
import type { Key } from '../types/key';
import type { Phase } from '../types/phase';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { RuntimeFootprint } from '../types/runtimeFootprint';
import type { SystemEntityRegistry } from '../types/systemEntityRegistry';
import type { TransactionHash } from '../types/transactionHash';
import type { WasmEngine } from '../wasm/instance';
import type { ContractCaller } from './contractCaller';
import { execError } from './execError';
import type { ExecutionRecorder } from './executionRecorder';

/** What code can ask about the block it runs in, besides the state it started from. */
export interface ExecutionBlockInfo {
  /** Milliseconds since 1970. */
  readonly blockTime: bigint;
  /** 32 bytes. */
  readonly parentBlockHash: Uint8Array;
  readonly blockHeight: bigint;
  readonly protocolVersion: ProtocolVersion;
}

/** What code printed with `casper_print`. */
export interface PrintedText {
  readonly text: string;
  /** Whose code printed it: an account's key for session code, else the contract's. */
  readonly contextKey: Key;
}

/** The fixed parts of an {@link Execution}. */
export interface ExecutionParts {
  readonly trackingCopy: TrackingCopy;
  readonly config: EngineConfig;
  readonly blockInfo: ExecutionBlockInfo;
  /** Root hash of the state the block started from, 32 bytes. Asked for only when code asks: hashing takes time. */
  readonly stateHash: () => Uint8Array;
  readonly transactionHash: TransactionHash;
  readonly phase: Phase;
  /** The account the transaction is from, whatever code runs for it. */
  readonly initiator: AccountHash;
  /** Ascending, without repetition. */
  readonly authorizationKeys: readonly AccountHash[];
  readonly addressGenerator: AddressGenerator;
  /** The initiator's account or entity as it was before the execution. */
  readonly runtimeFootprint: RuntimeFootprint;
  /** Whether this code may add contract versions. */
  readonly installUpgradeAllowed: boolean;
  /** What Wasm must run on, if it must. */
  readonly engine: WasmEngine | undefined;
  readonly recorder: ExecutionRecorder | undefined;
  /** What runs the contracts that are called. */
  readonly executeContract: ContractCaller;
}

/** One execution under way. */
export class Execution {
  readonly trackingCopy: TrackingCopy;
  readonly config: EngineConfig;
  readonly blockInfo: ExecutionBlockInfo;
  readonly stateHash: () => Uint8Array;
  readonly transactionHash: TransactionHash;
  readonly phase: Phase;
  readonly initiator: AccountHash;
  readonly authorizationKeys: readonly AccountHash[];
  readonly addressGenerator: AddressGenerator;
  readonly installUpgradeAllowed: boolean;
  readonly engine: WasmEngine | undefined;
  readonly recorder: ExecutionRecorder | undefined;
  readonly executeContract: ContractCaller;
  /** Whether the initiator is the system account. */
  readonly initiatedBySystem: boolean;
  /** Replaced when the auction gives the initiator another main purse. */
  runtimeFootprint: RuntimeFootprint;
  /** What was printed with `casper_print`, in order. */
  readonly output: PrintedText[] = [];
  /** How many host functions that must not pay for system contracts are being served. */
  hostFunctionDepth = 0;
  private registry: SystemEntityRegistry | undefined;
  private systemAddresses: readonly Uint8Array[] | undefined;

  constructor(parts: ExecutionParts) {
    this.trackingCopy = parts.trackingCopy;
    this.config = parts.config;
    this.blockInfo = parts.blockInfo;
    this.stateHash = parts.stateHash;
    this.transactionHash = parts.transactionHash;
    this.phase = parts.phase;
    this.initiator = parts.initiator;
    this.authorizationKeys = parts.authorizationKeys;
    this.addressGenerator = parts.addressGenerator;
    this.runtimeFootprint = parts.runtimeFootprint;
    this.installUpgradeAllowed = parts.installUpgradeAllowed;
    this.engine = parts.engine;
    this.recorder = parts.recorder;
    this.executeContract = parts.executeContract;
    this.initiatedBySystem = isSystemAccount(parts.initiator);
  }

  /**
   * The system contracts. No execution changes them, so they are read once.
   *
   * @throws TrackingCopyError when the state has none
   */
  systemEntityRegistry(): SystemEntityRegistry {
    const registry = this.registry ?? getSystemEntityRegistry(this.trackingCopy);
    this.registry = registry;
    return registry;
  }

  /** Whether an address is that of a system contract. */
  isSystemAddress(address: Uint8Array): boolean {
    this.systemAddresses ??= [...this.systemEntityRegistry().values()];
    for (const known of this.systemAddresses) if (bytesEqual(known, address)) return true;
    return false;
  }

  /**
   * Address of a system contract, by its name in the registry.
   *
   * @throws ExecError `MissingSystemContractHash`
   */
  systemContract(name: string): Uint8Array {
    const address = this.systemEntityRegistry().get(name);
    if (address === undefined) throw execError.missingSystemContractHash(name);
    return address;
  }

  /** Whether one of the signers is an administrator of a private chain. */
  isAuthorizedByAdmin(): boolean {
    return this.authorizationKeys.some((key) => this.isAdministrator(key));
  }

  isAdministrator(accountHash: AccountHash): boolean {
    return this.config.administrativeAccounts.has(bytesToHex(accountHash.bytes));
  }
}
