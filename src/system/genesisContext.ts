/**
 * What every part of genesis works with: the state being made, the addresses drawn for it, and the records that several parts
 * write the same way. Accounts and system contracts are stored as such here; `genesisEntityContext.ts` stores entities.
 *
 * Answers to: casper-storage `system/genesis/account_contract_installer.rs` (its helpers).
 *
 * @module
 */

import type { AddressGenerator } from '../state/addressGenerator';
import { EnginePanic } from '../state/enginePanic';
import type { TrackingCopy } from '../state/trackingCopy';
import { AccessRights } from '../types/accessRights';
import { Account } from '../types/account';
import type { AccountHash } from '../types/accountHash';
import { CLType } from '../types/clType';
import { CLValue } from '../types/clValue';
import { Contract } from '../types/contract';
import { ContractPackage } from '../types/contractPackage';
import type { EntryPoints } from '../types/entryPoint';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { ProtocolVersion } from '../types/protocolVersion';
import type { StoredValue } from '../types/storedValue';
import { registryFromBytes, registryToBytes, type SystemEntityRegistry } from '../types/systemEntityRegistry';
import { URef } from '../types/uref';
import type { GenesisConfig } from './genesisRequest';
import type { StoredSystemContract } from './systemEntryPoints';

const REGISTRY_TYPE: CLType = CLType.map(CLType.String, CLType.byteArray(32));

const NO_NAMED_KEYS: NamedKeys = new Map();

/** One genesis under way. The order of calls is that of the effects and of the addresses. */
export class GenesisContext {
  readonly config: GenesisConfig;
  readonly protocolVersion: ProtocolVersion;
  readonly trackingCopy: TrackingCopy;
  protected readonly addressGenerator: AddressGenerator;

  constructor(
    config: GenesisConfig,
    protocolVersion: ProtocolVersion,
    trackingCopy: TrackingCopy,
    addressGenerator: AddressGenerator,
  ) {
    this.config = config;
    this.protocolVersion = protocolVersion;
    this.trackingCopy = trackingCopy;
    this.addressGenerator = addressGenerator;
  }

  write(key: Key, value: StoredValue): void {
    this.trackingCopy.write(key, value);
  }

  writeCLValue(key: Key, value: CLValue): void {
    this.write(key, { _tag: 'CLValue', value });
  }

  /** A new URef with all rights, without a value. */
  newURef(): URef {
    return this.addressGenerator.newUref(AccessRights.READ_ADD_WRITE);
  }

  /** A new URef with a value, as a key for the named keys of a contract. */
  newURefWith(value: CLValue): Key {
    const key = Key.uref(this.newURef());
    this.writeCLValue(key, value);
    return key;
  }

  /** A new purse; here the balance is written before the URef, unlike in the mint. */
  createPurse(amount: bigint): URef {
    const address = this.addressGenerator.createAddress();
    this.writeCLValue(Key.balance(address), CLValue.u512(amount));
    const purse = URef.create(address, AccessRights.READ_ADD_WRITE);
    this.writeCLValue(Key.uref(purse), CLValue.unit());
    return purse;
  }

  /** Stores an account. */
  storeAccount(accountHash: AccountHash, mainPurse: URef): void {
    const value = Account.create(accountHash, NO_NAMED_KEYS, mainPurse);
    this.write(Key.account(accountHash), { _tag: 'Account', value });
  }

  /** Stores a system contract, which has no code, in a package of its own; returns the contract's hash. */
  storeSystemContract(_type: StoredSystemContract, namedKeys: NamedKeys, entryPoints: EntryPoints): Uint8Array {
    const accessKey = this.newURef();
    const contractWasmHash = this.addressGenerator.newHashAddress();
    const contractHash = this.addressGenerator.newHashAddress();
    const contractPackageHash = this.addressGenerator.newHashAddress();

    const { protocolVersion } = this;
    const contract = new Contract({
      contractPackageHash,
      contractWasmHash,
      namedKeys,
      entryPoints,
      protocolVersion,
    });
    const { contractPackage } = new ContractPackage({
      accessKey,
      versions: [],
      disabledVersions: [],
      groups: new Map(),
      lockStatus: 'Unlocked',
    }).insertContractVersion(protocolVersion.major, contractHash);

    this.write(Key.hash(contractWasmHash), { _tag: 'ContractWasm', value: { bytes: new Uint8Array(0) } });
    this.write(Key.hash(contractHash), { _tag: 'Contract', value: contract });
    this.write(Key.hash(contractPackageHash), { _tag: 'ContractPackage', value: contractPackage });
    return contractHash;
  }

  /** Starts the registry of system contracts. */
  writeRegistry(registry: SystemEntityRegistry): void {
    this.writeCLValue(Key.systemEntityRegistry(), CLValue.fromComponents(REGISTRY_TYPE, registryToBytes(registry)));
  }

  /** Puts one more contract into the registry. */
  register(name: string, contractHash: Uint8Array): void {
    const stored = this.trackingCopy.read(Key.systemEntityRegistry());
    if (stored?._tag !== 'CLValue') throw new EnginePanic('the registry of system contracts is not there');
    this.writeRegistry(new Map([...registryFromBytes(stored.value.bytes), [name, contractHash]]));
  }
}
