/**
 * Sentences of hints that depend on what there is: names that are near, keys that have not signed, arguments that were given.
 *
 * @module
 */
import { bytesEqual } from '../bytes/compareBytes';
import { type CLType, clTypeEquals, clTypeText } from '../types/clType';
import { Key } from '../types/key';
import { codeText } from './callTree';
import type { Failure } from './failure';
import { nearestName } from './nearestName';

/** Names that are listed. */
const MOST_NAMES = 12;

/** A gas limit that suffices, in gas. */
export function moreGas(needed: bigint | undefined): string {
  const limit = String(needed).replace(/\B(?=(\d{3})+$)/g, '_');
  return `Raise the gas limit to this or more: withGasLimit(${limit}n) of the request; on a network, the payment.`;
}

/** The account that the transaction is from. */
export function initiatorName({ trace, text }: Failure): string {
  return text.data(Key.account(trace.initiator));
}

/** Whose code failed. */
export function codeName(failure: Failure): string {
  const { code } = failure.frame;
  return code._tag === 'Session' || code._tag === 'Payment' ? initiatorName(failure) : codeText(code, failure);
}

/** In quotation marks. */
export function quote(name: string): string {
  return JSON.stringify(name);
}

/** `alice (weight 1) and bob (weight 2)`. */
export function keyList({ trace, text }: Failure): string {
  const keys = trace.account?.associatedKeys ?? [];
  return listing(keys.map(({ accountHash, weight }) => `${text.data(Key.account(accountHash))} (weight ${weight})`));
}

/** Who should sign as well. */
export function moreSigners(failure: Failure, action: 'deployment' | 'keyManagement'): string {
  const { trace, text } = failure;
  const { account, authorizationKeys } = trace;
  const what = action === 'deployment' ? 'Deployment' : 'Key management';
  if (account === undefined)
    return `${what} needs more weight than the signers have: pass .withAuthorizationKeys([…]).`;
  const hasSigned = (hash: Uint8Array): boolean => authorizationKeys.some(({ bytes }) => bytesEqual(bytes, hash));
  const missing = account.associatedKeys.filter(({ accountHash }) => !hasSigned(accountHash.bytes));
  const total = account.associatedKeys.reduce((sum, { weight }) => sum + weight, 0);
  const needed = account[action];
  if (total < needed) {
    return `${what} needs a weight of ${needed}, and all keys of ${initiatorName(failure)} together have ${total}: nobody can do this any more. Thresholds were set above the weight of the keys.`;
  }
  const names = missing.map(({ accountHash, weight }) => `${text.data(Key.account(accountHash))} (weight ${weight})`);
  return `${what} of ${initiatorName(failure)} needs a weight of ${needed}. ${listing(names)} ${names.length === 1 ? 'has' : 'have'} not signed: pass .withAuthorizationKeys([…]) with all who sign.`;
}

/** The named key that the transaction named and that is not there. */
export function wantedName({ frame, error }: Failure): string {
  return frame.code._tag === 'Named' ? frame.code.name : error.message.replace(/^Named key | not found$/g, '');
}

/** The key of the contract or package that was called. */
export function calledKey({ frame }: Failure): Key {
  const { code } = frame;
  if (code._tag !== 'Unresolved') return Key.eraSummary();
  return Key.hash(code.identifier._tag === 'Contract' ? code.identifier.contractHash : code.identifier.packageHash);
}

/** A name that is not there, with those that are. */
export function nameHint(name: string, failure: Failure, kind: string, owner: string): string {
  const { call, frame, text } = failure;
  const available = call?.available ?? frame.available;
  const other = failure.ownerOf(name);
  const elsewhere = other === undefined ? '' : `, but ${text.data(Key.account(other))} has one`;
  const there = `${owner} has no ${kind} ${quote(name)}${elsewhere}`;
  if (available === undefined) return `${there}.`;
  if (available.length === 0) {
    return other === undefined
      ? `${there}, nor any other: was the contract installed by this account, and committed?`
      : `${there}: send it from there, or call the contract by its hash.`;
  }
  return `${there}. ${near(name, available)}It has ${listing(shortList(available))}.`;
}

/** An entry point that is not there. */
export function entryPointHint(failure: Failure): string {
  const { entryPoint, available } = failure.frame;
  const there = `${codeText(failure.frame.code, failure)} has no entry point ${quote(entryPoint)}`;
  if (available === undefined || available.length === 0) return `${there}.`;
  return `${there}. ${near(entryPoint, available)}It has ${listing(shortList(available))}.`;
}

/** An entry point for members of groups. */
export function groupHint({ frame }: Failure): string {
  const access = frame.declaration?.access;
  const groups = access?._tag === 'Groups' ? access.groups.map(quote) : [];
  if (groups.length === 0) return `${quote(frame.entryPoint)} is for no group at all: nobody can call it.`;
  return `${quote(frame.entryPoint)} is for the group ${listing(groups, 'or')}: only code that holds a URef of the group may call it, such as session code of the account that has it under a named key.`;
}

/** An argument that was not given. */
export function missingArgument(name: string, failure: Failure): string {
  const { frame } = failure;
  const given = frame.args.entries.map((entry) => entry.name);
  const isDeclared = frame.declaration?.args.some((parameter) => parameter.name === name) ?? false;
  const asked = isDeclared ? 'the entry point declares it' : 'the code asked for it with get_named_arg';
  const there = given.length === 0 ? 'No argument was given.' : `Given were ${listing(shortList(given))}.`;
  return `The argument ${quote(name)} is missing: ${asked}. ${near(name, given)}${there}`;
}

/** An argument that is not of the declared type. */
export function wrongArgumentType({ frame }: Failure): string {
  const wrong = frame.declaration?.args.find(({ name, clType }) => {
    const given = frame.args.get(name);
    return given !== undefined && !clTypeEquals(given.clType, clType);
  });
  if (wrong === undefined) return 'An argument is of another type than the entry point declares.';
  const given = clTypeText(frame.args.get(wrong.name)!.clType);
  return `The argument ${quote(wrong.name)} is declared as ${clTypeText(wrong.clType)}, and a ${given} was given: pass ${makerOf(wrong.clType)}.`;
}

/** An argument that the code could not read. */
export function unreadableArgument({ call, frame }: Failure): string {
  const name = String(call?.args.name ?? '');
  const given = frame.args.get(name);
  if (given === undefined) return 'An argument could not be read.';
  const declared = frame.declaration?.args.find((parameter) => parameter.name === name);
  const there = `The argument ${quote(name)} was given as ${clTypeText(given.clType)}, and the code reads`;
  if (declared !== undefined && !clTypeEquals(declared.clType, given.clType)) {
    return `${there} a ${clTypeText(declared.clType)}, as it is declared: pass ${makerOf(declared.clType)}.`;
  }
  const isText = given.clType._tag === 'String' ? ' Text stays text, whatever it says.' : '';
  const others = COMMON_ARGUMENTS.filter(([tag]) => tag !== given.clType._tag).map(([, how]) => how);
  return `${there} something else.${isText} Give it as what get_named_arg asks for: ${others.join(', ')}, …`;
}

/** How arguments of the types that are mixed up most are given, by the `CLType` they become. */
const COMMON_ARGUMENTS: readonly (readonly [CLType['_tag'], string])[] = [
  ['ByteArray', 'an AccountHash (TEST_ACCOUNTS.alice, AccountHash.fromFormattedString(…))'],
  ['PublicKey', 'a PublicKey'],
  ['Key', 'CLValue.key(…)'],
  ['String', 'text'],
  ['U64', 'CLValue.u64(…)'],
  ['U512', 'CLValue.u512(…)'],
];

/** What makes a value of this type. */
function makerOf({ _tag }: CLType): string {
  const name = _tag === 'URef' ? 'uref' : _tag[0]!.toLowerCase() + _tag.slice(1);
  return `CLValue.${name}(${_tag === 'Unit' ? '' : '…'})`;
}

function near(name: string, candidates: readonly string[]): string {
  const found = nearestName(name, candidates);
  return found === undefined ? '' : `Did you mean ${quote(found)}? `;
}

function shortList(names: readonly string[]): readonly string[] {
  if (names.length <= MOST_NAMES) return names.map(quote);
  return [...names.slice(0, MOST_NAMES).map(quote), `${names.length - MOST_NAMES} more`];
}

function listing(items: readonly string[], last = 'and'): string {
  if (items.length === 0) return 'none';
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
