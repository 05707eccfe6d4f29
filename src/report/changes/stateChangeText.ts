/**
 * Changes of the state in words, one line each.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import type { AccountHash } from '../../types/accountHash';
import type { ActionType } from '../../types/actionThresholds';
import type { CLValue } from '../../types/clValue';
import type { Key } from '../../types/key';
import { type Labels, Legend } from '../labels';
import { formatCspr, groupDigits, inMotes } from '../motes';
import { ValueText } from '../valueText';
import type { AuctionChange, ContractChange, StateChange } from './stateChange';

/** Entry points listed before the rest is counted. */
const LISTED_ENTRY_POINTS = 12;

/** How much of a value is shown. */
const VALUE_LIMITS = { longestText: 200, mostBytes: 64, mostItems: 16 };

const ACTIONS: { readonly [action in ActionType]: string } = {
  Deployment: 'deployment threshold',
  KeyManagement: 'key management threshold',
  UpgradeManagement: 'upgrade management threshold',
};

/** Lines for changes, and what the shortened hashes in them are short for. */
export interface StateChangeLines {
  readonly lines: readonly string[];
  /** One for each shortened hash: `account-hash-1f2e…9a0b is account-hash-…`. */
  readonly legend: readonly string[];
}

/** Puts changes in words, with names for what has one. */
export function stateChangeLines(changes: readonly StateChange[], labels: Labels): StateChangeLines {
  const legend = new Legend(labels);
  const text = new ChangeText(labels, legend);
  return { lines: changes.map((change) => text.line(change)), legend: legend.lines() };
}

/** Writes changes with the short forms of a legend. */
export class ChangeText {
  readonly #legend: Pick<Legend, 'text'>;
  readonly #values: ValueText;

  constructor(labels: Labels, legend: Pick<Legend, 'text'>) {
    this.#legend = legend;
    this.#values = new ValueText(labels, legend, VALUE_LIMITS);
  }

  /** One change in one line. */
  line(change: StateChange): string {
    switch (change._tag) {
      case 'AccountCreated':
        return `creates the account ${this.account(change.account)}`;
      case 'AssociatedKeyChanged':
        return `${this.account(change.account)}: ${this.#keyChange(change)}`;
      case 'ActionThresholdChanged':
        return `${this.account(change.account)}: ${ACTIONS[change.action]} ${change.before} -> ${change.after}`;
      case 'PurseCreated':
        return `creates the purse ${this.purse(change.purse)}`;
      case 'MotesMoved':
        return `moves ${exactMotes(change.amount)} from ${this.purse(change.from)} to ${this.purse(change.to)}`;
      case 'BalanceChanged': {
        const added = change.beyondMoves;
        const purse = this.purse(change.purse);
        return added < 0n ? `takes ${exactMotes(-added)} out of ${purse}` : `adds ${exactMotes(added)} to ${purse}`;
      }
      case 'StakeChanged':
        return this.#stake(change);
      case 'NamedKeyChanged':
        return this.#namedKey(change);
      case 'ValueWritten':
        return `writes ${this.key(change.key)} ${this.#value(change.before, change.after)}`;
      case 'DictionaryItemWritten': {
        const dictionary = this.purse(change.dictionary);
        return `writes ${JSON.stringify(change.itemKey)} of the dictionary ${dictionary} ${this.#value(change.before, change.after)}`;
      }
      case 'RecordChanged':
        return `${change.removed ? 'removes' : 'writes'} the record ${change.record} under ${this.key(change.key)}`;
      default:
        return this.#contract(change);
    }
  }

  /** An account by its name. */
  account(account: AccountHash): string {
    return this.#legend.text(account.toFormattedString());
  }

  /** A purse, or anything else under a URef, by its name or its shortened address. */
  purse(purse: Uint8Array): string {
    return this.#legend.text(`uref-${bytesToHex(purse)}`);
  }

  /** A key by the name of what it is about. */
  key(key: Key): string {
    return this.#legend.text(key.toFormattedString());
  }

  /** Any text, with the hashes in it named or shortened. */
  text(text: string): string {
    return this.#legend.text(text);
  }

  #keyChange({ key, before, after }: Extract<StateChange, { readonly _tag: 'AssociatedKeyChanged' }>): string {
    const name = this.account(key);
    if (before === undefined) return `adds key ${name} with weight ${after}`;
    if (after === undefined) return `removes key ${name} (weight ${before})`;
    return `weight of key ${name} ${before} -> ${after}`;
  }

  #namedKey({ owner, name, before, after }: Extract<StateChange, { readonly _tag: 'NamedKeyChanged' }>): string {
    const what = `named key ${JSON.stringify(name)}`;
    const of = this.key(owner);
    if (after === undefined) return `${of}: removes the ${what} (${this.key(before!)})`;
    if (before === undefined) return `${of}: adds the ${what} = ${this.key(after)}`;
    return `${of}: changes the ${what} from ${this.key(before)} to ${this.key(after)}`;
  }

  #value(before: CLValue | undefined, after: CLValue | undefined): string {
    if (after === undefined) return `: removes it (was ${this.#clValue(before)})`;
    return `= ${this.#clValue(after)} (${before === undefined ? 'new' : `was ${this.#clValue(before)}`})`;
  }

  #clValue(value: CLValue | undefined): string {
    if (value === undefined) return 'nothing';
    try {
      return this.#values.data(value.decode());
    } catch {
      return `${value.bytes.length} bytes that are no ${value.clType._tag}`;
    }
  }

  #contract(change: ContractChange): string {
    const at = (hash: Uint8Array): string => this.#legend.text(`hash-${bytesToHex(hash)}`);
    switch (change._tag) {
      case 'PackageCreated':
        return `creates the contract package ${at(change.packageHash)}${change.lockStatus === 'Locked' ? ', locked: it can have no second version' : ''}`;
      case 'ContractInstalled': {
        const version = change.version === undefined ? '' : ` as version ${change.version}`;
        const size = change.codeBytes === undefined ? '' : `, ${groupDigits(change.codeBytes)} bytes of code`;
        return `installs the contract ${at(change.contractHash)}${version} of ${at(change.packageHash)} ${entryPointsText(change.entryPoints)}${size}`;
      }
      case 'ContractVersionEnabled':
        return `enables version ${change.version} of ${at(change.packageHash)}`;
      case 'ContractVersionDisabled':
        return `disables version ${change.version} of ${at(change.packageHash)}`;
      case 'UserGroupChanged': {
        const group = `user group ${JSON.stringify(change.group)} of ${at(change.packageHash)}`;
        if (change.after === undefined) return `removes the ${group}`;
        if (change.before === undefined) return `adds the ${group} with ${change.after} URefs`;
        return `${group}: ${change.before} -> ${change.after} URefs`;
      }
      case 'MessageTopicAdded':
        return `adds the message topic ${JSON.stringify(change.topic)} to ${at(change.entity)}`;
    }
  }

  #stake({ record, validator, delegator, before = 0n, after = 0n }: AuctionChange): string {
    const to = this.#legend.text(validator);
    const change = `${formatCspr(before)} -> ${formatCspr(after)}`;
    switch (record) {
      case 'Validator':
        return `bid of the validator ${to}: ${change}`;
      case 'Delegator':
        return `delegation of ${this.#legend.text(delegator ?? '')} to ${to}: ${change}`;
      case 'Unbond':
        return `unbonding of ${this.#legend.text(delegator ?? validator)} from ${to}: ${change}`;
    }
  }
}

/** Motes of a change, exact: in CSPR when that is not mostly zeros. */
export function exactMotes(amount: bigint): string {
  return amount >= 10_000n ? formatCspr(amount) : inMotes(amount);
}

function entryPointsText(names: readonly string[]): string {
  if (names.length === 0) return 'without entry points';
  const shown = names.slice(0, LISTED_ENTRY_POINTS).join(', ');
  const more = names.length > LISTED_ENTRY_POINTS ? `, and ${names.length - LISTED_ENTRY_POINTS} more` : '';
  return `with the entry points ${shown}${more}`;
}
