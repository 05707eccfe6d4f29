/**
 * What somebody who is to sign should know first: who gains control of the account, who loses it, what leaves it, and what the code
 * could have done and did not.
 *
 * @module
 */

import { hasTag } from '../../bytes/hasTag';
import { bytesToHex } from '../../bytes/hex';
import type { CallFrame, ExecutionTrace } from '../../runtime/executionTrace';
import type { AccountHash } from '../../types/accountHash';
import type { AssociatedKey } from '../../types/associatedKeys';
import type { CLValue } from '../../types/clValue';
import { Key } from '../../types/key';
import type { URef } from '../../types/uref';
import type { InspectedCapability } from '../../wasm/inspection/wasmInspection';
import { codeText } from '../callTree';
import type { Labels, Legend } from '../labels';
import type { StateChange } from './stateChange';
import { ChangeText, exactMotes } from './stateChangeText';

/** A kind of warning, as a stable name a program can test for. */
export type WarningCode =
  /** No set of keys reaches a threshold. */
  | 'LockedOut'
  /** Another key can act for the account alone. */
  | 'SoleControl'
  /** The keys that sign this are no longer enough. */
  | 'SignersLoseControl'
  /** A signing key is removed. */
  | 'SignerRemoved'
  /** More than one key must sign from now on. */
  | 'SeveralSignatures'
  | 'MotesLeave'
  /** Code of somebody else is called. */
  | 'ContractCalled'
  /** Code of somebody else gets the main purse, with the right to take motes. */
  | 'PurseHandedOver'
  | 'NamedKeyReplaced'
  /** The code can do more than it did. */
  | 'CouldDoMore';

/** One warning. */
export interface Warning {
  readonly code: WarningCode;
  readonly text: string;
}

/** Who may act for an account. */
export interface Authorization {
  readonly associatedKeys: readonly AssociatedKey[];
  readonly deployment: number;
  readonly keyManagement: number;
}

/** What warnings are made from. */
export interface WarningSources {
  readonly changes: readonly StateChange[];
  readonly initiator: AccountHash;
  readonly signers: readonly AccountHash[];
  readonly mainPurse: URef;
  /** The account's purses besides the main one: addresses under its named keys, in hex. */
  readonly ownPurses: ReadonlySet<string>;
  /** Who may act for an account before and after, absent where there is no such account. */
  readonly authorizationBefore: (account: AccountHash) => Authorization | undefined;
  readonly authorizationAfter: (account: AccountHash) => Authorization | undefined;
  readonly trace: ExecutionTrace | undefined;
  /** What the session code could do, absent for stored contracts. */
  readonly capabilities: readonly InspectedCapability[] | undefined;
  readonly labels: Labels;
  readonly legend: Pick<Legend, 'text'>;
}

/** All warnings, the gravest first. */
export function warningsOf(sources: WarningSources): Warning[] {
  const collector = new Warnings(sources);
  collector.authorization();
  collector.motes();
  collector.contracts();
  collector.namedKeys();
  collector.couldDoMore();
  return [...collector.found].sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}

const ORDER: readonly WarningCode[] = [
  'LockedOut',
  'SoleControl',
  'SignersLoseControl',
  'SignerRemoved',
  'PurseHandedOver',
  'MotesLeave',
  'SeveralSignatures',
  'ContractCalled',
  'NamedKeyReplaced',
  'CouldDoMore',
];

const ACTIONS = [
  ['deployment', 'deploy'],
  ['keyManagement', 'manage keys'],
] as const;

class Warnings {
  readonly found: Warning[] = [];
  readonly #sources: WarningSources;
  readonly #text: ChangeText;

  constructor(sources: WarningSources) {
    this.#sources = sources;
    this.#text = new ChangeText(sources.labels, sources.legend);
  }

  #add(code: WarningCode, text: string): void {
    this.found.push({ code, text });
  }

  /** Accounts whose keys or thresholds changed. */
  authorization(): void {
    const accounts = new Map<string, AccountHash>();
    for (const change of this.#sources.changes) {
      if (change._tag !== 'AssociatedKeyChanged' && change._tag !== 'ActionThresholdChanged') continue;
      accounts.set(change.account.toHex(), change.account);
    }
    for (const account of accounts.values()) {
      const authorization = this.#sources.authorizationAfter(account);
      if (authorization !== undefined) this.#accountAfter(account, authorization);
    }
    for (const change of this.#sources.changes) {
      if (change._tag !== 'AssociatedKeyChanged' || change.after !== undefined) continue;
      if (!this.#signed(change.key)) continue;
      const key = this.#text.account(change.key);
      this.#add(
        'SignerRemoved',
        `${key} signs this and is removed from the keys of ${this.#text.account(change.account)}`,
      );
    }
  }

  #accountAfter(account: AccountHash, authorization: Authorization): void {
    const name = this.#text.account(account);
    const keys = [...authorization.associatedKeys].sort((a, b) => b.weight - a.weight);
    const signers = keys.filter(({ accountHash }) => this.#signed(accountHash));
    const total = weightOf(keys);
    const needed: string[] = [];
    const lost: string[] = [];
    let most = 1;
    for (const [threshold, action] of ACTIONS) {
      const weight = authorization[threshold];
      if (total < weight) {
        this.#add(
          'LockedOut',
          `locks ${name} out: all its keys together weigh ${total}, and to ${action} takes ${weight}: nobody ever can`,
        );
        continue;
      }
      const count = fewestKeys(keys, weight);
      most = Math.max(most, count);
      needed.push(`${count} of ${keys.length} keys must sign to ${action}`);
      if (weightOf(signers) < weight) lost.push(action);
    }
    if (lost.length > 0) {
      const who = this.#sources.signers.map((signer) => this.#text.account(signer)).join(' and ');
      this.#add(
        'SignersLoseControl',
        `the signature of ${who} alone is no longer enough for ${name} to ${lost.join(', or to ')}`,
      );
    }
    this.#soleControl(account, name, authorization);
    if (most > 1) this.#add('SeveralSignatures', `after this, at least ${needed.join(', and ')} for ${name}`);
  }

  /** Keys besides the account's own that need nobody else from now on. */
  #soleControl(account: AccountHash, name: string, after: Authorization): void {
    const before = this.#sources.authorizationBefore(account);
    for (const { accountHash } of after.associatedKeys) {
      if (accountHash.toHex() === account.toHex()) continue;
      const gained = (threshold: keyof typeof POWERS): string[] =>
        isEnough(after, accountHash, threshold) && !isEnough(before, accountHash, threshold) ? [POWERS[threshold]] : [];
      const powers = [...gained('deployment'), ...gained('keyManagement')];
      if (powers.length === 0) continue;
      this.#add('SoleControl', `${this.#text.account(accountHash)} alone can act for ${name}: ${powers.join(', ')}`);
    }
  }

  /** Motes that leave the account's purses for purses that are not its own. */
  motes(): void {
    const { changes, mainPurse, ownPurses } = this.#sources;
    const own = new Set([...ownPurses, bytesToHex(mainPurse.addr)]);
    const out: string[] = [];
    let sum = 0n;
    for (const change of changes) {
      if (change._tag === 'MotesMoved') {
        if (!own.has(bytesToHex(change.from)) || own.has(bytesToHex(change.to))) continue;
        sum += change.amount;
        out.push(`${exactMotes(change.amount)} to ${this.#text.purse(change.to)}`);
      } else if (change._tag === 'BalanceChanged' && change.beyondMoves < 0n && own.has(bytesToHex(change.purse))) {
        sum -= change.beyondMoves;
        out.push(`${exactMotes(-change.beyondMoves)} burned`);
      }
    }
    if (sum > 0n) {
      const name = this.#text.account(this.#sources.initiator);
      this.#add('MotesLeave', `${exactMotes(sum)} leave ${name}: ${out.join(', ')}`);
    }
  }

  /** Contracts that are called, and what they get. */
  contracts(): void {
    const { trace, mainPurse, initiator } = this.#sources;
    if (trace === undefined) return;
    const called = new Map<string, Set<string>>();
    for (const frame of framesOf(trace.root)) {
      if (frame.code._tag !== 'Contract') continue;
      const code = codeText(frame.code, this.#sources);
      called.set(code, (called.get(code) ?? new Set()).add(frame.entryPoint));
      const hasPurse = frame.args.entries.some(({ value }) => holdsPurse(value, mainPurse));
      if (hasPurse) {
        this.#add(
          'PurseHandedOver',
          `hands the main purse of ${this.#text.account(initiator)} to ${code} (${frame.entryPoint}), which may take all that is in it`,
        );
      }
    }
    for (const [code, entryPoints] of called) {
      const names = [...entryPoints].join(', ');
      this.#add(
        'ContractCalled',
        `runs code that this file does not contain: ${code} (${names}), which may be another by the time this is executed`,
      );
    }
  }

  namedKeys(): void {
    const own = Key.account(this.#sources.initiator).toFormattedString();
    for (const change of this.#sources.changes) {
      if (change._tag !== 'NamedKeyChanged' || change.before === undefined) continue;
      if (change.owner.toFormattedString() !== own) continue;
      this.#add('NamedKeyReplaced', this.#text.line(change));
    }
  }

  /** Host functions that the code can reach and did not use. */
  couldDoMore(): void {
    const { capabilities, trace } = this.#sources;
    if (capabilities === undefined || trace === undefined) return;
    const used = new Set(
      [...framesOf(trace.root)].flatMap(({ steps }) =>
        steps.flatMap((step) => (step._tag === 'HostCall' ? [step.call.name] : [])),
      ),
    );
    for (const [area, what] of Object.entries(COULD) as [keyof typeof COULD, string][]) {
      const unused = capabilities.filter(
        ({ area: its, access, hostFunction, reachableFrom }) =>
          its === area && access === 'changes' && reachableFrom.includes('call') && !used.has(hostFunction),
      );
      if (unused.length === 0) continue;
      const names = unused.map(({ hostFunction }) => hostFunction).join(', ');
      this.#add('CouldDoMore', `this session can ${what}, and did not here: it imports ${names}, reachable from call`);
    }
  }

  #signed(key: AccountHash): boolean {
    return this.#sources.signers.some((signer) => signer.toHex() === key.toHex());
  }
}

/** What a key can do that reaches a threshold alone. */
const POWERS = { deployment: 'move all its motes', keyManagement: 'change its keys, and so take it over' } as const;

function isEnough(authorization: Authorization | undefined, key: AccountHash, threshold: keyof typeof POWERS): boolean {
  const found = authorization?.associatedKeys.find(({ accountHash }) => accountHash.toHex() === key.toHex());
  return found !== undefined && found.weight >= authorization![threshold];
}

/** Areas that are worth a warning when they could be touched. */
const COULD = {
  AssociatedKeys: 'change the keys of the account',
  ActionThresholds: 'change the thresholds of the account',
  Motes: 'move motes beyond what it moved here',
  ContractCalls: 'call contracts',
  ContractInstallation: 'install or upgrade contracts',
} as const;

function weightOf(keys: readonly AssociatedKey[]): number {
  return Math.min(
    255,
    keys.reduce((sum, { weight }) => sum + weight, 0),
  );
}

/** The fewest keys, heaviest first, that weigh enough. */
function fewestKeys(heaviestFirst: readonly AssociatedKey[], weight: number): number {
  let sum = 0;
  for (const [index, key] of heaviestFirst.entries()) {
    sum += key.weight;
    if (sum >= weight) return index + 1;
  }
  return heaviestFirst.length;
}

/** Whether an argument holds the purse with the right to take from it. */
function holdsPurse(value: CLValue, purse: URef): boolean {
  try {
    return urefsIn(value.decode()).some(
      (uref) => bytesToHex(uref.addr) === bytesToHex(purse.addr) && uref.isWriteable(),
    );
  } catch {
    // Bytes that are not of their type name no purse.
    return false;
  }
}

/** Every URef in decoded data, also inside of keys, options, lists and maps. */
function urefsIn(data: unknown): URef[] {
  if (hasTag(data, 'URef')) return [data as unknown as URef];
  if (hasTag(data, 'Key')) return [(data as unknown as Key).asURef() ?? []].flat();
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return [];
  if (Array.isArray(data)) return data.flatMap(urefsIn);
  if (Object.prototype.toString.call(data) === '[object Map]')
    return [...(data as ReadonlyMap<unknown, unknown>)].flatMap(urefsIn);
  return hasTag(data, 'Some') || hasTag(data, 'Left') || hasTag(data, 'Right')
    ? Object.values(data).flatMap(urefsIn)
    : [];
}

/** A frame and all below it, in the order of the calls. */
export function* framesOf(frame: CallFrame): Generator<CallFrame> {
  yield frame;
  for (const step of frame.steps) if (step._tag === 'Frame') yield* framesOf(step.frame);
}
