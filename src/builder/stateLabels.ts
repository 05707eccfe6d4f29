/**
 * Labels that follow from a state: accounts by their names, contracts and URefs by the named keys they are stored under, system
 * contracts by what they are.
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { bytesToHex } from '../bytes/hex';
import { Labels } from '../report/labels';
import { AccountHash } from '../types/accountHash';
import { EntityAddr } from '../types/entityAddr';
import { Key } from '../types/key';
import type { NamedKeys } from '../types/namedKeys';
import type { StoredValue } from '../types/storedValue';
import type { Effects } from '../types/transform';
import { SYSTEM_ADDR } from './defaults';
import type { StateQueries } from './stateQueries';
import { DEFAULT_ACCOUNT, DEFAULT_PROPOSER, TEST_ACCOUNTS } from './testAccounts';

/** What is asked of the state. */
export type LabelledState = Pick<StateQueries, 'getEntityByAccountHash' | 'getNamedKeys' | 'query'>;

/** What labels are made from. */
export interface LabelSources {
  readonly state: LabelledState;
  /** The system contracts: addresses by name. */
  readonly systemContracts: ReadonlyMap<string, Uint8Array>;
  /** Names that the test gave, by hex of the address; they come before all others. */
  readonly given: ReadonlyMap<string, string>;
  readonly genesisEffects: Effects;
  /** Accounts to look at besides those that have a name. */
  readonly accounts: readonly AccountHash[];
}

/** Whose named keys are looked at. */
interface Owner {
  /** Absent for an account without a name. */
  readonly name: string | undefined;
  readonly namedKeys: NamedKeys;
}

/** A version of a contract, or of an entity. */
interface Version {
  readonly address: Uint8Array;
  readonly number: number;
}

/** Most accounts and contracts that are looked at: explaining a failure must not take long. */
const MOST_OWNERS = 300;

/** What stands behind a name in a named key of a package: `counter_package_name`. */
const PACKAGE_SUFFIX = /_?(contract_)?package(_(name|hash))?$/;

/** The labels of a builder's current state. */
export function labelsOfState(sources: LabelSources): Labels {
  return new LabelCollector(sources).collect();
}

class LabelCollector {
  readonly #sources: LabelSources;
  readonly #names: Map<string, string>;
  readonly #owners: Owner[] = [];
  /** Packages by the name that their contracts have. */
  readonly #packages = new Map<string, string>();

  constructor(sources: LabelSources) {
    this.#sources = sources;
    this.#names = new Map(sources.given);
  }

  collect(): Labels {
    for (const [hex, account] of this.#accounts()) this.#addAccount(hex, account);
    for (const [name, address] of this.#sources.systemContracts) {
      this.#addOwner(this.#add(address, name), EntityAddr.system(address));
    }
    // Contracts are appended while this runs.
    for (let at = 0; at < this.#owners.length; at++) this.#addNamedKeys(this.#owners[at]!);
    return new Labels(this.#names);
  }

  /** Names by account hash; accounts without a name are among them. */
  #accounts(): ReadonlyMap<string, string | undefined> {
    const { given, genesisEffects, accounts } = this.#sources;
    const found = new Map<string, string | undefined>(given);
    const add = (accountHash: AccountHash, name: string | undefined): void => {
      const hex = accountHash.toHex();
      if (found.get(hex) === undefined && found.size < MOST_OWNERS) found.set(hex, name);
    };
    for (const { name, accountHash, publicKey } of [
      ...Object.values(TEST_ACCOUNTS),
      DEFAULT_ACCOUNT,
      DEFAULT_PROPOSER,
    ]) {
      add(accountHash, name);
      this.#add(publicKey.toHex(), found.get(accountHash.toHex())!);
    }
    add(SYSTEM_ADDR, 'the system');
    let unnamed = 0;
    for (const { key, kind } of genesisEffects) {
      const accountHash = kind._tag === 'Write' ? key.asAccount() : undefined;
      if (accountHash !== undefined && !found.has(accountHash.toHex()))
        add(accountHash, `genesis account ${++unnamed}`);
    }
    for (const accountHash of accounts) add(accountHash, undefined);
    return found;
  }

  #addAccount(hex: string, name: string | undefined): void {
    if (hex.length !== 64) return;
    if (name !== undefined) this.#add(hex, name);
    const accountHash = AccountHash.fromFormattedString(`account-hash-${hex}`);
    const entity = this.#sources.state.getEntityByAccountHash(accountHash);
    if (entity._tag === 'None') {
      // A name that the test gave may be that of a contract.
      if (this.#read(Key.hash(accountHash.bytes))?._tag !== 'Contract') return;
      this.#addOwner(name, EntityAddr.smartContract(accountHash.bytes));
      return;
    }
    if (name !== undefined) this.#add(entity.value.mainPurse.addr, `${name}'s main purse`);
    this.#addOwner(name, EntityAddr.account(accountHash.bytes));
  }

  #addNamedKeys({ name: owner, namedKeys }: Owner): void {
    const packages: [string, Uint8Array][] = [];
    for (const [name, key] of namedKeys) {
      const uref = key.asURef();
      if (uref !== undefined) this.#add(uref.addr, owner === undefined ? name : `${owner}'s ${name}`);
      const value = uref === undefined ? this.#recordOf(key) : undefined;
      if (value?._tag === 'Contract') this.#addVersions(name, value.value.contractPackageHash, owner);
      if (value?._tag === 'AddressableEntity') this.#addVersions(name, value.value.packageHash, owner);
      if (value?._tag === 'ContractPackage' || value?._tag === 'SmartContract') {
        const address = addressOf(key);
        if (address !== undefined) packages.push([name, address]);
      }
    }
    // A contract is rather called by its own named key than by that of its package.
    for (const [name, address] of packages) {
      this.#addVersions(name.replace(PACKAGE_SUFFIX, '') || name, address, owner);
    }
  }

  /** Names a package and every version of it, with its number if there are several. */
  #addVersions(namedKey: string, packageHash: Uint8Array, owner: string | undefined): void {
    const packageId = bytesToHex(packageHash);
    const isTaken = (this.#packages.get(namedKey) ?? packageId) !== packageId;
    const name = isTaken && owner !== undefined ? `${owner}'s ${namedKey}` : namedKey;
    this.#packages.set(name, packageId);
    const versions = this.#versions(packageHash);
    for (const { address, number } of versions) {
      if (this.#names.has(bytesToHex(address)) || this.#owners.length >= MOST_OWNERS) continue;
      const label = this.#add(address, versions.length > 1 ? `${name} v${number}` : name);
      this.#addOwner(label, EntityAddr.smartContract(address));
    }
    this.#add(packageHash, `${name}'s package`);
  }

  #versions(packageHash: Uint8Array): readonly Version[] {
    const value = this.#read(Key.hash(packageHash)) ?? this.#read(Key.smartContract(packageHash));
    if (value?._tag === 'ContractPackage') {
      return value.value.versions.map((each) => ({ address: each.contractHash, number: each.contractVersion }));
    }
    if (value?._tag !== 'SmartContract') return [];
    return value.value.versions.map((each) => ({ address: each.entityAddr.addr, number: each.entityVersion }));
  }

  #addOwner(name: string | undefined, entityAddr: EntityAddr): void {
    try {
      this.#owners.push({ name, namedKeys: this.#sources.state.getNamedKeys(entityAddr) });
    } catch {
      // What has no named keys has none to give a label to.
    }
  }

  /** What a key leads to; where the chain has entities, code still names contracts and packages by their hash. */
  #recordOf(key: Key): StoredValue | undefined {
    const found = this.#read(key);
    const hash = key.asHash();
    if (found !== undefined || hash === undefined) return found;
    const entity = this.#read(Key.addressableEntity(EntityAddr.smartContract(hash)));
    return entity ?? this.#read(Key.smartContract(hash));
  }

  #read(key: Key): StoredValue | undefined {
    const found = this.#sources.state.query(key);
    return isLeft(found) ? undefined : found.right;
  }

  /** Gives a name unless there is one, and returns the name in force. */
  #add(address: Uint8Array | string, name: string): string {
    const hex = typeof address === 'string' ? address : bytesToHex(address);
    const label = this.#names.get(hex) ?? name;
    this.#names.set(hex, label);
    return label;
  }
}

function addressOf(key: Key): Uint8Array | undefined {
  return key.asHash() ?? (key.variant === 'SmartContract' ? key.bytes.subarray(1) : undefined);
}
