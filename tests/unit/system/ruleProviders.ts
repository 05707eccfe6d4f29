/**
 * In-memory ports of the mint and of handle payment, the counterparts of those in `oracle/src/bin/system_rules.rs`: they log
 * every call that could have an effect, and one of the calls may be made to fail.
 */

import { bytesEqual } from '../../../src/bytes/compareBytes';
import type { FeeHandling } from '../../../src/config/coreConfig';
import type { HandlePaymentProvider } from '../../../src/system/handlePaymentProvider';
import type { MintProvider } from '../../../src/system/mintProvider';
import { SYSTEM_ACCOUNT_HASH } from '../../../src/system/systemAccount';
import { handlePaymentError, type MintErrorName, mintError } from '../../../src/system/systemErrors';
import { ratioToCLValue } from '../../../src/system/typedValue';
import { Account } from '../../../src/types/account';
import { AccountHash } from '../../../src/types/accountHash';
import type { Caller } from '../../../src/types/caller';
import { clTypeText } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { EntityAddr } from '../../../src/types/entityAddr';
import { Key } from '../../../src/types/key';
import type { Phase } from '../../../src/types/phase';
import { RuntimeFootprint } from '../../../src/types/runtimeFootprint';
import type { SystemEntityRegistry } from '../../../src/types/systemEntityRegistry';
import { URef } from '../../../src/types/uref';

/** A URef: every byte of its address, and its rights. */
export type URefJson = readonly [number, number];

/** Everything the providers answer with. Accounts, purses and contracts are numbers; account 0 is the system. */
export interface SetupJson {
  readonly caller: number;
  readonly immediate: readonly ['Initiator' | 'Entity' | 'SmartContract', number] | null;
  readonly standardPayment: boolean;
  readonly registry: readonly number[] | null;
  readonly footprints: readonly (readonly [number, number | 'error' | 'absent' | 'noPurse'])[];
  readonly keys: Readonly<Record<string, readonly [number, boolean]>>;
  readonly limit: string;
  readonly mainPurse: URefJson | null;
  readonly admins: readonly number[];
  readonly unrestricted: boolean;
  readonly validURefs: boolean;
  readonly values: readonly (readonly [number, 'U512' | 'Ratio' | 'String', string, string])[];
  readonly balances: readonly (readonly [number, string, string | null])[];
  readonly failAt: readonly [number, MintErrorName] | null;
  readonly phase: Phase;
  readonly feeAccumulates: boolean;
}

const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

/** The account of a number. */
export const account = (number: number): AccountHash =>
  number === 0 ? SYSTEM_ACCOUNT_HASH : AccountHash.fromBytes(filled(number));

const numberOf = (hash: AccountHash): number => (hash.equals(SYSTEM_ACCOUNT_HASH) ? 0 : hash.bytes[0]!);

/** The URef of a number. */
export const uref = ([address, rights]: URefJson): URef => URef.create(filled(address), rights);

const addressOf = (at: URef): number => at.addr[0]!;

/** Ports of the mint. */
export class MemoryMint implements MintProvider {
  readonly log: string[] = [];
  readonly setup: SetupJson;
  private calls = 0;

  constructor(setup: SetupJson) {
    this.setup = setup;
  }

  call(line: string): void {
    this.log.push(line);
    this.calls += 1;
    const { failAt } = this.setup;
    if (failAt?.[0] === this.calls) throw mintError(failAt[1]);
  }

  getCaller(): AccountHash {
    return account(this.setup.caller);
  }

  getImmediateCaller(): Caller | undefined {
    const { immediate } = this.setup;
    if (immediate === null) return undefined;
    const [kind, number] = immediate;
    switch (kind) {
      case 'Initiator':
        return { _tag: kind, accountHash: account(number) };
      case 'Entity': {
        const address = filled(number);
        const entityAddr = number % 2 === 0 ? EntityAddr.system(address) : EntityAddr.smartContract(address);
        return { _tag: kind, packageHash: filled(9), entityAddr };
      }
      case 'SmartContract':
        return { _tag: kind, contractPackageHash: filled(9), contractHash: filled(number) };
    }
  }

  isCalledFromStandardPayment(): boolean {
    return this.setup.standardPayment;
  }

  getSystemEntityRegistry(): SystemEntityRegistry {
    const { registry } = this.setup;
    if (registry === null) throw mintError('UnableToGetSystemRegistry');
    return new Map(registry.map((number) => [`contract ${number}`, filled(number)]));
  }

  runtimeFootprintByAccountHash(accountHash: AccountHash): RuntimeFootprint | undefined {
    const number = numberOf(accountHash);
    this.log.push(`footprint ${number}`);
    const purse = this.setup.footprints.find(([who]) => who === number)?.[1] ?? 'absent';
    if (purse === 'error') throw mintError('Storage');
    if (purse === 'absent') return undefined;
    const mainPurse = uref([purse === 'noPurse' ? 0 : purse, 7]);
    const footprint = RuntimeFootprint.ofAccount(Account.create(accountHash, new Map(), mainPurse));
    return purse === 'noPurse' ? new RuntimeFootprint({ ...footprint, mainPurse: undefined }) : footprint;
  }

  getKey(name: string): Key | undefined {
    const key = this.setup.keys[name];
    if (key === undefined) return undefined;
    return key[1] ? Key.uref(uref([key[0], 7])) : Key.account(account(key[0]));
  }

  getApprovedSpendingLimit(): bigint {
    return BigInt(this.setup.limit);
  }

  subApprovedSpendingLimit(amount: bigint): void {
    this.log.push(`sub ${amount}`);
  }

  getMainPurse(): URef | undefined {
    return this.setup.mainPurse === null ? undefined : uref(this.setup.mainPurse);
  }

  isAdministrator(accountHash: AccountHash): boolean {
    return this.setup.admins.some((admin) => bytesEqual(account(admin).bytes, accountHash.bytes));
  }

  allowUnrestrictedTransfers(): boolean {
    return this.setup.unrestricted;
  }

  isValidURef(): boolean {
    return this.setup.validURefs;
  }

  newURef(value: CLValue): URef {
    this.call(`new ${clTypeText(value.clType)}`);
    return uref([200, 7]);
  }

  read(at: URef): CLValue | undefined {
    this.call(`read ${addressOf(at)}`);
    const value = this.setup.values.find(([address]) => address === addressOf(at));
    if (value === undefined) return undefined;
    const [, kind, first, second] = value;
    switch (kind) {
      case 'U512':
        return CLValue.u512(BigInt(first));
      case 'Ratio':
        return ratioToCLValue({ numer: BigInt(first), denom: BigInt(second) });
      case 'String':
        return CLValue.string('text');
    }
  }

  writeAmount(at: URef, amount: bigint): void {
    this.call(`write ${addressOf(at)} ${amount}`);
  }

  add(at: URef, amount: bigint): void {
    this.call(`add ${addressOf(at)} ${amount}`);
  }

  totalBalance(purse: URef): bigint {
    this.call(`total ${addressOf(purse)}`);
    return BigInt(this.balanceOf(purse)?.[1] ?? 0);
  }

  availableBalance(purse: URef): bigint | undefined {
    this.call(`available ${addressOf(purse)}`);
    return this.peekAvailable(purse);
  }

  /** The available balance without a log entry. */
  peekAvailable(purse: URef): bigint | undefined {
    const available = this.balanceOf(purse)?.[2] ?? null;
    return available === null ? undefined : BigInt(available);
  }

  private balanceOf(purse: URef): SetupJson['balances'][number] | undefined {
    return this.setup.balances.find(([address]) => address === addressOf(purse));
  }

  writeBalance(purse: URef, balance: bigint): void {
    this.call(`writeBalance ${addressOf(purse)} ${balance}`);
  }

  addBalance(purse: URef, amount: bigint): void {
    this.call(`addBalance ${addressOf(purse)} ${amount}`);
  }

  purseExists(purse: URef): boolean {
    this.call(`exists ${addressOf(purse)}`);
    return this.balanceOf(purse) !== undefined;
  }

  recordTransfer(
    to: AccountHash | undefined,
    source: URef,
    target: URef,
    amount: bigint,
    id: bigint | undefined,
  ): void {
    const toText = to === undefined ? '-' : numberOf(to);
    this.call(`record ${toText} ${addressOf(source)} ${addressOf(target)} ${amount} ${id ?? '-'}`);
  }
}

/** Ports of handle payment; every failing call is `GetBalance`. */
export class MemoryHandlePayment implements HandlePaymentProvider {
  readonly memory: MemoryMint;

  constructor(setup: SetupJson) {
    this.memory = new MemoryMint(setup);
  }

  private call(line: string): void {
    try {
      this.memory.call(line);
    } catch {
      throw handlePaymentError('GetBalance');
    }
  }

  transferPurseToAccount(source: URef, target: AccountHash, amount: bigint): void {
    this.call(`toAccount ${addressOf(source)} ${numberOf(target)} ${amount}`);
  }

  transferPurseToPurse(source: URef, target: URef, amount: bigint): void {
    this.call(`toPurse ${addressOf(source)} ${addressOf(target)} ${amount}`);
  }

  availableBalance(purse: URef): bigint | undefined {
    this.call(`available ${addressOf(purse)}`);
    return this.memory.peekAvailable(purse);
  }

  reduceTotalSupply(amount: bigint): void {
    this.call(`reduce ${amount}`);
  }

  getKey(name: string): Key | undefined {
    return this.memory.getKey(name);
  }

  putKey(name: string, key: Key): void {
    const value = key.asURef()!;
    this.call(`put ${name} ${addressOf(value)} ${value.accessRights}`);
  }

  removeKey(name: string): void {
    this.call(`remove ${name}`);
  }

  getPhase(): Phase {
    return this.memory.setup.phase;
  }

  getCaller(): AccountHash {
    return this.memory.getCaller();
  }

  feeHandling(): FeeHandling {
    return { _tag: this.memory.setup.feeAccumulates ? 'Accumulate' : 'Burn' };
  }

  administrativeAccounts(): readonly AccountHash[] {
    return this.memory.setup.admins.map(account);
  }

  writeBalance(purse: URef, amount: bigint): void {
    this.call(`writeBalance ${addressOf(purse)} ${amount}`);
  }
}
